//! Several people: what they share is filled, the rest says "differs"; one deed whatever the number.

use egui::{Sense, Ui};

use super::Inspector;
use super::fields::{standing_choices, unit_choices, unit_groupings};
use super::rating::{ratings_words, strip_ui};
use super::rows::{choice_ui, part_ui, person_ui, row_ui};
use crate::app::{Action, App};
use crate::args;
use crate::model::{RecordId, Text, Worker, WorkerField};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::reasons::standing_word;
use crate::ui::said::person as name_of;
use crate::ui::{Field, Words, deeds, measure, menu_item, rule};

/// What several people have in common.
enum Shared<T> {
    /// All the same.
    Same(T),
    /// So many different values.
    Differs(usize),
}

fn shared<T: Ord + Clone>(workers: &[&Worker], of: impl Fn(&Worker) -> T) -> Shared<T> {
    let values: std::collections::BTreeSet<T> = workers.iter().map(|worker| of(worker)).collect();
    match (values.len(), values.into_iter().next()) {
        (1, Some(value)) => Shared::Same(value),
        (many, _) => Shared::Differs(many),
    }
}

impl Inspector {
    pub(super) fn many_ui(&mut self, ui: &mut Ui, app: &App, people: &[RecordId], out: &mut Outbox) {
        let tr = app.tr();
        let campaign = app.campaign();
        let workers: Vec<&Worker> = people.iter().filter_map(|person| campaign.worker(*person)).collect();
        Words::title(tr.with("inspector-people", args!["n" => workers.len()])).ui(ui);
        if app.is_presenting() {
            return;
        }
        Words::new(tr.say("inspector-shared")).muted().wrap().ui(ui);
        let differs = |many: usize| tr.with("inspector-differs", args!["n" => many]);
        for (key, word) in unit_groupings(app) {
            let (now, chosen) = match shared(&workers, |worker| worker.place(&key)) {
                Shared::Same(place) => {
                    let unit = place.and_then(|id| campaign.unit(id)).map(|unit| unit.name.to_string());
                    (unit.unwrap_or_else(|| tr.say("chart-view-none")), Some(place))
                }
                Shared::Differs(many) => (differs(many), None),
            };
            if let Some(unit) = choice_ui(ui, &word, &now, &unit_choices(app, &key), chosen.as_ref()) {
                out.send(Action::Do(deeds::place(people, &key, unit)));
            }
        }
        self.shared_text_ui(
            ui,
            app,
            "chart-view-job",
            &shared(&workers, |worker| worker.job.value().clone()),
            out,
            &|text| deeds::set("job", people, &WorkerField::Job(text.into())),
        );
        let languages = shared(&workers, |worker| Text::from(worker.languages.join(", ")));
        self.shared_text_ui(ui, app, "inspector-languages", &languages, out, &|text| {
            let all = super::fields::listed(text);
            deeds::set("languages", people, &WorkerField::Languages(all))
        });
        let standing = |worker: &Worker| -> Text {
            if worker.standing.is_empty() { "in_unit".into() } else { worker.standing.value().clone() }
        };
        let (now, chosen) = match shared(&workers, standing) {
            Shared::Same(key) => (standing_word(app, &key), Some(key)),
            Shared::Differs(many) => (differs(many), None),
        };
        let label = tr.say("chart-view-standing");
        if let Some(key) = choice_ui(ui, &label, &now, &standing_choices(app), chosen.as_ref()) {
            out.send(Action::Do(deeds::set("standing", people, &WorkerField::Standing(key))));
        }
        let label = tr.say("inspector-responsible");
        let now = match shared(&workers, |worker| *worker.responsible.value()) {
            Shared::Same(Some(id)) => {
                campaign.worker(id).map(|worker| name_of(app, worker)).unwrap_or_default()
            }
            Shared::Same(None) => tr.say("inspector-responsible-hint"),
            Shared::Differs(many) => differs(many),
        };
        row_ui(ui, &label, |ui| {
            if let Some(person) = person_ui(ui, app, &label, &now, &mut self.responsible, &[]) {
                out.send(Action::Do(deeds::set(
                    "responsible",
                    people,
                    &WorkerField::Responsible(Some(person)),
                )));
            }
        });

        part_ui(ui, &tr.with("inspector-rate-all", args!["n" => workers.len()]), "");
        ui.push_id("rate all", |ui| {
            let value = |worker: &Worker| campaign.support(worker).map_or(0, |support| support.rating.value);
            let now = match shared(&workers, value) {
                Shared::Same(value) => Some((value, crate::ui::Age::Fresh)),
                Shared::Differs(_) => Some((u8::MAX, crate::ui::Age::Fresh)),
            };
            if let Some(value) = strip_ui(ui, app, now) {
                out.send(Action::Do(deeds::rate(people, value, &self.said(app))));
            }
        });
        Words::new(ratings_words(app, people)).muted().wrap().ui(ui);
        self.basis_ui(ui, app);

        part_ui(ui, &tr.with("inspector-do-all", args!["n" => workers.len()]), "");
        for command in [Command::Move, Command::Result, Command::Leader, Command::Remove] {
            if menu_item(ui, None, &command.words(tr), &command.key_words(tr), false).clicked() {
                out.run(command);
            }
        }
        ui.add_space(measure::GAP_8);
        rule(ui);
        Words::new(tr.say("inspector-one-step")).muted().wrap().ui(ui);
        ui.allocate_exact_size(egui::vec2(1.0, measure::GAP_16), Sense::hover());
    }

    /// A line of text for all; what is entered is one deed.
    fn shared_text_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        label: &str,
        now: &Shared<Text>,
        out: &mut Outbox,
        deed: &dyn Fn(&str) -> crate::model::Deed,
    ) {
        let tr = app.tr();
        let label = tr.say(label);
        row_ui(ui, &label, |ui| {
            let id = ui.scope_id().with(("shared", &label));
            let is_open = self.typing.as_ref().is_some_and(|(open, _)| *open == id);
            let (kept, hint) = match now {
                Shared::Same(text) => (text.to_string(), String::new()),
                Shared::Differs(many) => (String::new(), tr.with("inspector-differs", args!["n" => *many])),
            };
            let mut text = match &self.typing {
                Some((_, typed)) if is_open => typed.clone(),
                _ => kept.clone(),
            };
            let response = Field::new(&label).hint(&hint).id(id).ui(ui, &mut text);
            if response.lost_focus() && is_open {
                self.typing = None;
                // A field that differs and was left empty stays as it is.
                if text != kept {
                    out.send(Action::Do(deed(text.trim())));
                }
            } else if response.has_focus() {
                self.typing = Some((id, text));
            }
        });
    }
}
