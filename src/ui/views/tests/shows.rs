//! What a test shows: who did other than was thought, and what to do now.

use egui::Ui;

use super::Tests;
use crate::app::App;
use crate::model::StructureTest;
use crate::ui::outbox::Outbox;

/// How it is looked at.
#[derive(Default)]
pub(super) struct Shows {}

impl Tests {
    pub(super) fn shows_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let _ = (ui, app, test, out);
    }
}
