//! Somebody acted who stands on no row: were they there on the day? Then they fill an unnamed place.

use egui::Ui;

use crate::app::{Action, App};
use crate::args;
use crate::model::RecordId;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field};

/// The sheet that asks why they count.
pub(super) struct WasThere {
    test: RecordId,
    who: RecordId,
    reason: String,
}

impl WasThere {
    pub(super) fn new(test: RecordId, who: RecordId) -> Self {
        Self { test, who, reason: String::new() }
    }
}

impl Sheet for WasThere {
    fn title(&self, app: &App) -> String {
        let name = app.campaign().worker(self.who).map(|worker| app.name_of(worker)).unwrap_or_default();
        app.tr().with("shows-there-title", args!["name" => name])
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        Words::new(tr.say("shows-there-why")).muted().wrap().ui(ui);
        let label = tr.say("shows-there-reason");
        let hint = tr.say("shows-there-hint");
        Field::new(&label).hint(&hint).ui(ui, &mut self.reason);
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        ui.horizontal(|ui| {
            let has_reason = !self.reason.trim().is_empty();
            if Button::primary(&tr.say("shows-there-do")).enabled(has_reason).ui(ui).clicked() {
                if let Some(deed) = app.was_there_deed(self.test, self.who, &self.reason) {
                    out.send(Action::Do(deed));
                }
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("tests-form-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}
