//! What was said about a person, latest first.

use egui::Ui;

use super::Inspector;
use super::conflicts::{field_word, judgement_word};
use super::one::stands_word;
use super::rows::part_ui;
use crate::app::App;
use crate::app::Entry;
use crate::args;
use crate::model::{Edit, Fact, RecordField, Worker, WorkerField};
use crate::ui::reasons::{basis_word, outcome_word, standing_word};
use crate::ui::said::person as name_of;
use crate::ui::{Button, Words};

/// Entries shown at once.
const MOST_SHOWN: usize = 60;

impl Inspector {
    pub(super) fn history_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker) {
        let tr = app.tr();
        let entries = app.session().log().history(worker.id);
        part_ui(ui, &tr.say("inspector-history"), &tr.number(entries.len() as i64));
        if !self.shows_history {
            let show = tr.say("inspector-history-show");
            if Button::link(&show).ui(ui).clicked() {
                self.shows_history = true;
            }
            return;
        }
        for entry in entries.iter().rev().take(MOST_SHOWN) {
            let said = edit_words(app, &entry.edit);
            let live = app.session().log().is_live(entry);
            let said = if live { said } else { tr.with("inspector-taken-back", args!["what" => said]) };
            Words::new(said).wrap().ui(ui);
            Words::new(when_words(app, entry)).muted().ui(ui);
        }
    }
}

fn when_words(app: &App, entry: &Entry) -> String {
    let tr = app.tr();
    let age = tr.age(i64::from(entry.at.day().days_until(app.today())));
    let who = if entry.by == app.session().author() { tr.say("inspector-you") } else { entry.by.to_string() };
    format!("{who}, {age}")
}

/// What an edit said, in words.
fn edit_words(app: &App, edit: &Edit) -> String {
    let tr = app.tr();
    match edit {
        Edit::SetWorker(fields) => {
            let each = fields.0.iter().map(|field| {
                let name = field_word(app, &field.name());
                let what = value_words(app, field);
                if what.is_empty() {
                    tr.with("inspector-cleared", args!["field" => name])
                } else {
                    tr.with("inspector-set", args!["field" => name, "what" => what])
                }
            });
            each.collect::<Vec<_>>().join(" · ")
        }
        Edit::State(Fact::Rating { value, basis, .. }) => tr.with(
            "inspector-said-rating",
            args!["value" => i64::from(*value), "basis" => basis_word(app, *basis)],
        ),
        Edit::State(Fact::Result { test, outcome, .. }) => {
            let test = app.campaign().test(*test).map(|test| test.name.to_string()).unwrap_or_default();
            tr.with("inspector-set", args!["field" => test, "what" => outcome_word(app, *outcome)])
        }
        Edit::State(_) => tr.say("inspector-said-fact"),
        Edit::Remove { .. } => tr.say("inspector-said-remove"),
        Edit::Keep {} => tr.say("inspector-said-keep"),
        Edit::Same { .. } => tr.say("inspector-said-same"),
        Edit::Different { .. } => tr.say("inspector-said-different"),
        Edit::Erased { .. } => tr.say("inspector-said-erased"),
        _ => tr.say("inspector-said-other"),
    }
}

/// What a field was set to; blank = it was emptied.
fn value_words(app: &App, field: &WorkerField) -> String {
    match field {
        WorkerField::Name(text)
        | WorkerField::Job(text)
        | WorkerField::Phone(text)
        | WorkerField::Email(text)
        | WorkerField::Number(text) => text.to_string(),
        // Notes keep no history: that something was written is all that is said.
        WorkerField::Note(text) | WorkerField::Free(_, text) => {
            if text.is_empty() {
                String::new()
            } else {
                app.tr().say("inspector-written")
            }
        }
        WorkerField::Languages(all) => all.join(", "),
        WorkerField::Standing(key) => standing_word(app, key),
        WorkerField::Responsible(person) => {
            let worker = person.and_then(|id| app.campaign().worker(id));
            worker.map(|worker| name_of(app, worker)).unwrap_or_default()
        }
        WorkerField::Judgement(judgement) => judgement_word(app, *judgement),
        WorkerField::Talk(stands) => stands_word(app, *stands),
        WorkerField::Place(_, unit) => {
            let unit = unit.and_then(|id| app.campaign().unit(id));
            unit.map(|unit| unit.name.to_string()).unwrap_or_default()
        }
        WorkerField::Committee(yes) => app.tr().say(if *yes { "chart-view-yes" } else { "chart-view-no" }),
        WorkerField::Asked(_, day) => {
            let age = day.map(|day| app.tr().age(i64::from(day.days_until(app.today()))));
            age.unwrap_or_default()
        }
        WorkerField::Pin(_) | WorkerField::Spot(..) | WorkerField::Rank(_) => app.tr().say("inspector-moved"),
    }
}
