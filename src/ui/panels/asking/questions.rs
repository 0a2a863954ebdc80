//! The naming questions: how they are called, which are offered, and changing them.

use egui::Ui;

use super::Asking;
use crate::app::{Action, App};
use crate::model::{CampaignField, Deed, Edit, Fields, Label, Question, QuestionKind, Text};
use crate::ui::outbox::Outbox;
use crate::ui::panels::sheet::foot_ui;
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field, segments};
use crate::ui::{Icon, measure};

/// Questions about ties outside work that are offered beside the campaign's own (field.md, "Organic
/// leaders"); one joins them with its first answer.
const BESIDE: [(&str, QuestionKind); 2] =
    [("ride", QuestionKind::Social), ("neighbours", QuestionKind::Social)];

fn beside() -> impl Iterator<Item = Question> {
    BESIDE.into_iter().map(|(key, kind)| Question { key: key.into(), word: "".into(), kind, retired: false })
}

/// What can be asked: the campaign's questions that are not retired, then those offered beside them.
pub(super) fn offered(app: &App) -> Vec<Question> {
    all(app).into_iter().filter(|question| !question.retired).collect()
}

fn all(app: &App) -> Vec<Question> {
    let mut own = app.campaign().questions();
    let new: Vec<Question> = beside().filter(|new| own.iter().all(|old| old.key != new.key)).collect();
    own.extend(new);
    own
}

/// The question as it is asked, in full.
pub(super) fn question_words(app: &App, question: &Question) -> String {
    if !question.word.trim().is_empty() {
        return question.word.to_string();
    }
    let id = format!("asking-question-{}", question.key);
    if app.tr().knows(&id) { app.tr().say(&id) } else { question_short(app, question) }
}

/// The question in a word or two.
fn question_short(app: &App, question: &Question) -> String {
    if !question.word.trim().is_empty() {
        return question.word.to_string();
    }
    let id = format!("inspector-question-{}", question.key);
    if app.tr().knows(&id) { app.tr().say(&id) } else { question.key.to_string() }
}

/// The message with what a kind of question asks for.
pub(super) fn kind_id(kind: QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Trust => "asking-kind-trust",
        QuestionKind::Work => "asking-kind-work",
        QuestionKind::Social => "asking-kind-social",
    }
}

/// Questions being changed.
pub(super) struct Editing {
    rows: Vec<(Question, String)>,
    new: String,
    kind: QuestionKind,
}

impl Editing {
    pub(super) fn of(app: &App) -> Self {
        let rows = all(app).into_iter().map(|question| {
            let words = question_words(app, &question);
            (question, words)
        });
        Self { rows: rows.collect(), new: String::new(), kind: QuestionKind::Trust }
    }

    /// The questions as they are to be; one whose words were not touched keeps the program's words.
    fn questions(&self, app: &App) -> Vec<Question> {
        let known = app.campaign().questions();
        let mut questions: Vec<Question> = Vec::new();
        for (question, typed) in &self.rows {
            let typed = typed.trim();
            let is_own = typed != question_words(app, question) && !typed.is_empty();
            let word: Text = if is_own { typed.into() } else { question.word.clone() };
            let changed = Question { word, ..question.clone() };
            // What is only offered beside the campaign's own stays so until it is used or changed.
            let is_beside = beside().any(|other| other == changed);
            if known.iter().any(|other| other.key == changed.key) || !is_beside {
                questions.push(changed);
            }
        }
        let new = self.new.trim();
        if !new.is_empty() {
            let key = (1..=questions.len() + 1)
                .map(|n| format!("own-{n}"))
                .find(|key| questions.iter().all(|other| *other.key != **key));
            questions.push(Question {
                key: key.unwrap_or_default().into(),
                word: new.into(),
                kind: self.kind,
                retired: false,
            });
        }
        questions
    }
}

impl Asking {
    /// The page where questions are changed: words, kind, retired or not. None is ever deleted.
    pub(super) fn questions_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let Some(mut editing) = self.editing.take() else { return };
        Words::new(tr.say("asking-questions.why")).muted().wrap().ui(ui);
        let kinds = [QuestionKind::Trust, QuestionKind::Work, QuestionKind::Social];
        let words = kinds.map(|kind| tr.say(kind_id(kind)));
        let options: Vec<(QuestionKind, &str)> =
            kinds.into_iter().zip(words.iter().map(String::as_str)).collect();
        let kind_name = tr.say("asking-kind");
        for (place, (question, typed)) in editing.rows.iter_mut().enumerate() {
            ui.push_id(place, |ui| {
                let name = tr.with("asking-question-n", crate::args!["n" => place + 1]);
                ui.add_enabled_ui(!question.retired, |ui| Field::new(&name).ui(ui, typed));
                ui.horizontal(|ui| {
                    if question.retired {
                        Words::new(tr.say("asking-retired")).muted().ui(ui);
                    } else {
                        segments(ui, &kind_name, &options, &mut question.kind);
                    }
                    let id = if question.retired { "asking-use-again" } else { "asking-retire" };
                    if Button::quiet(&tr.say(id)).ui(ui).clicked() {
                        question.retired = !question.retired;
                    }
                });
            });
        }
        ui.add_space(measure::GAP_4);
        let name = tr.say("asking-new-question");
        Words::new(&name).strong().ui(ui);
        let hint = tr.say("asking-new-question-hint");
        Field::new(&name).hint(&hint).icon(Icon::Plus).ui(ui, &mut editing.new);
        segments(ui, &kind_name, &options, &mut editing.kind);
        let mut done = false;
        foot_ui(ui, |ui| {
            if Button::primary(&tr.say("asking-keep-questions")).ui(ui).clicked() {
                let questions = editing.questions(app);
                if questions != app.campaign().questions() {
                    let edit = Edit::SetCampaign(Fields(vec![CampaignField::Questions(questions)]));
                    let label = Label::new("questions", 1);
                    out.send(Action::Do(Deed::new(label, vec![(app.campaign().id, edit)])));
                }
                done = true;
            }
            done |= Button::plain(&tr.say("ui-cancel")).ui(ui).clicked();
        });
        if done {
            self.wants_focus = true;
        } else {
            self.editing = Some(editing);
        }
    }
}
