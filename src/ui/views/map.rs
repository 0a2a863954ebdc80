//! The view Map.

use egui::Ui;

use super::View;
use crate::app::App;
use crate::ui::outbox::Outbox;

/// How it is looked at.
#[derive(Default)]
pub(super) struct Map;

impl View for Map {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let _ = (ui, app, out);
    }
}
