//! What is written down about a person: where they belong, how to reach them, a note.

use egui::Ui;

use super::Inspector;
use super::rows::{choice_ui, part_ui, person_ui, row_ui};
use crate::app::{Action, App};
use crate::args;
use crate::model::{Grouping, RecordId, Text, Worker, WorkerField};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::{grouping_word, standing_word};
use crate::ui::said::person as name_of;
use crate::ui::{Chip, Words, deeds};

/// The units of a grouping as choices, *none* last.
pub(super) fn unit_choices(app: &App, grouping: &Text) -> Vec<(Option<RecordId>, String)> {
    let campaign = app.campaign();
    let units = campaign.units_of(grouping);
    let mut choices: Vec<_> = units.iter().map(|unit| (Some(unit.id), unit.name.to_string())).collect();
    choices.push((None, app.tr().say("chart-view-none")));
    choices
}

/// Groupings whose units are records, with their words.
pub(super) fn unit_groupings(app: &App) -> Vec<(Text, String)> {
    let groupings = app.campaign().groupings().into_iter();
    groupings
        .filter(|grouping| !grouping.retired)
        .filter(|grouping| ![Grouping::JOB, Grouping::LANGUAGE].contains(&&*grouping.key))
        // A grouping nobody uses is not asked of everybody.
        .filter(|grouping| {
            *grouping.key == *Grouping::UNIT || !app.campaign().units_of(&grouping.key).is_empty()
        })
        .map(|grouping| (grouping.key.clone(), grouping_word(app, &grouping)))
        .collect()
}

/// Standings on offer with their words.
pub(super) fn standing_choices(app: &App) -> Vec<(Text, String)> {
    let standings = app.campaign().standings().into_iter().filter(|standing| !standing.retired);
    standings.map(|standing| (standing.key.clone(), standing_word(app, &standing.key))).collect()
}

/// Words parted by commas, blanks left out.
pub(super) fn listed(text: &str) -> Vec<Text> {
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(Text::from).collect()
}

/// A line of text: its label, what stands there, and how it is written.
type Line<'a> = (&'a str, &'a str, &'a dyn Fn(&str) -> WorkerField);

impl Inspector {
    pub(super) fn fields_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
        let tr = app.tr();
        let id = worker.id;
        part_ui(ui, &tr.say("inspector-fields"), "");
        for (key, word) in unit_groupings(app) {
            let options = unit_choices(app, &key);
            let place = worker.place(&key);
            let now = place.and_then(|unit| app.campaign().unit(unit)).map(|unit| unit.name.to_string());
            let now = now.unwrap_or_else(|| tr.say("chart-view-none"));
            if let Some(unit) = choice_ui(ui, &word, &now, &options, Some(&place)) {
                out.send(Action::Do(deeds::place(&[id], &key, unit)));
            }
        }
        let texts: [Line<'_>; 4] = [
            ("chart-view-job", &worker.job, &|text| WorkerField::Job(text.into())),
            ("inspector-phone", &worker.phone, &|text| WorkerField::Phone(text.into())),
            ("inspector-email", &worker.email, &|text| WorkerField::Email(text.into())),
            ("inspector-number", &worker.number, &|text| WorkerField::Number(text.into())),
        ];
        for (label, now, write) in texts {
            self.text_ui(ui, &tr.say(label), now, 1, id, write, out);
        }
        let languages = worker.languages.join(", ");
        let write = |text: &str| WorkerField::Languages(listed(text));
        self.text_ui(ui, &tr.say("inspector-languages"), &languages, 1, id, &write, out);

        let now: Text =
            if worker.standing.is_empty() { "in_unit".into() } else { worker.standing.value().clone() };
        let options = standing_choices(app);
        let word = standing_word(app, &now);
        if let Some(key) = choice_ui(ui, &tr.say("chart-view-standing"), &word, &options, Some(&now)) {
            out.send(Action::Do(deeds::set("standing", &[id], &WorkerField::Standing(key))));
        }
        self.responsible_ui(ui, app, worker, out);
        let free: Vec<(Text, Text)> =
            worker.free.iter().map(|(key, text)| (key.clone(), text.value().clone())).collect();
        for (key, text) in free {
            let write = |text: &str| WorkerField::Free(key.clone(), text.into());
            self.text_ui(ui, &key, &text, 1, id, &write, out);
        }
        let write = |text: &str| WorkerField::Note(text.into());
        self.text_ui(ui, &tr.say("inspector-note"), &worker.note, 3, id, &write, out);
        Words::new(tr.say("inspector-note-history")).muted().wrap().ui(ui);
    }

    /// The team member who follows this person.
    fn responsible_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
        let tr = app.tr();
        let label = tr.say("inspector-responsible");
        let now = worker.responsible.and_then(|id| app.campaign().worker(id));
        let set =
            |person| Action::Do(deeds::set("responsible", &[worker.id], &WorkerField::Responsible(person)));
        row_ui(ui, &label, |ui| {
            if let Some(now) = now {
                let name = name_of(app, now);
                let remove = tr.with("ui-remove", args!["what" => format!("{label}: {name}")]);
                if Chip::new(&name).removable(&remove).ui(ui).clicked() {
                    out.send(set(None));
                }
                return;
            }
            let hint = tr.say("inspector-responsible-hint");
            let typed = &mut self.responsible;
            if let Some(person) = person_ui(ui, app, &label, &hint, typed, &[worker.id]) {
                out.send(set(Some(person)));
            }
        });
    }
}
