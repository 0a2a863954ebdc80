//! The units, and per unit who is named.

use egui::Ui;

use super::talks::Talks;
use crate::app::App;
use crate::model::RecordId;
use crate::ui::outbox::Outbox;

/// How it is looked at.
#[derive(Default)]
pub(super) struct Units {
    /// The unit in focus; `None` = people without one.
    unit: Option<RecordId>,
}

impl Units {
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, talks: &mut Talks, out: &mut Outbox) {
        talks.next_talks_ui(ui, app, self.unit, out);
    }
}
