//! Finishing a unit or the whole test: what is still not typed, which sheets are out, who was not asked.
//!
//! Nothing is asked twice: finishing can be taken back, and what was open is said before and after.

use egui::Ui;

use super::doors::unit_name;
use super::form;
use crate::app::{Action, App};
use crate::args;
use crate::model::{RecordId, StructureTest, TestField};
use crate::ui::outbox::Outbox;
use crate::ui::widgets::Button;

/// Sheets out are named up to this many.
const MOST_CODES: usize = 4;

/// The buttons at the end of the bar.
pub(super) struct Finish<'a> {
    pub(super) app: &'a App,
    pub(super) test: &'a StructureTest,
    /// The unit whose sheet is shown, where it can be finished on its own.
    pub(super) unit: Option<RecordId>,
}

impl Finish<'_> {
    /// Draws them; whether the test was finished now.
    pub(super) fn ui(&self, ui: &mut Ui, out: &mut Outbox) -> bool {
        let Self { app, test, .. } = *self;
        let tr = app.tr();
        let finished = *test.finished.value();
        let words = tr.say(if finished { "tests-reopen" } else { "tests-finish" });
        let hint = self.hint(None);
        let button = if finished { Button::plain(&words) } else { Button::primary(&words) };
        let pressed = button.hint(&hint).ui(ui).clicked();
        if pressed {
            out.send(form::set(test.id, "set-test", TestField::Finished(!finished)));
        }
        if let Some(unit) = self.unit.filter(|_| !finished)
            && let Some(deed) = app.finish_unit_deed(test, unit)
        {
            let words = tr.with("shows-finish-unit", args!["unit" => unit_name(app, Some(unit))]);
            let hint = self.hint(Some(unit));
            if Button::plain(&words).hint(&hint).ui(ui).clicked() {
                out.send(Action::Do(deed));
            }
        }
        pressed && !finished
    }

    /// What is still open, as the tooltip of a button says it.
    fn hint(&self, unit: Option<RecordId>) -> String {
        let Self { app, test, .. } = *self;
        let tr = app.tr();
        let units: Vec<RecordId> = unit.into_iter().collect();
        let still = app.still_out(test, &units);
        let mut words: Vec<String> = Vec::new();
        if unit.is_some() && !still.untyped.is_empty() {
            words.push(tr.with("shows-finish-unit-why", args!["n" => still.untyped.len()]));
        }
        words.extend(still_out_words(app, test, &units));
        if !still.not_asked.is_empty() {
            words.push(tr.with("shows-not-asked", args!["n" => still.not_asked.len()]));
        }
        if words.is_empty() { tr.say("shows-all-in") } else { words.join("\n") }
    }
}

/// What is still to come in of some units, or of all, in words; `None` if nothing is.
pub(super) fn still_out_words(app: &App, test: &StructureTest, units: &[RecordId]) -> Option<String> {
    let tr = app.tr();
    let still = app.still_out(test, units);
    let mut parts = Vec::new();
    if !still.untyped.is_empty() {
        parts.push(tr.with("shows-untyped", args!["n" => still.untyped.len()]));
    }
    if !still.sheets.is_empty() {
        let code = |sheet: &RecordId| app.campaign().papers.get(sheet).map(|paper| paper.code.to_string());
        let mut codes: Vec<String> = still.sheets.iter().take(MOST_CODES).filter_map(code).collect();
        if still.sheets.len() > MOST_CODES {
            codes.push("…".to_owned());
        }
        let args = args!["n" => still.sheets.len(), "codes" => codes.join(", ")];
        parts.push(tr.with("shows-sheets-out", args));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}
