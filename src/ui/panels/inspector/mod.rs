//! The inspector: what is known of those who are selected.

use egui::Ui;

use crate::app::App;
use crate::ui::outbox::Outbox;

/// How the inspector is looked at.
#[derive(Default)]
pub(crate) struct Inspector;

impl Inspector {
    /// Draws it into all the room there is. Shown only while somebody or something is selected.
    pub(crate) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let _ = (ui, app, out);
    }
}
