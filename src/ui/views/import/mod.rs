//! The page on which a list is looked through before it is taken in.

use egui::Ui;

use crate::app::App;
use crate::ui::outbox::Outbox;

/// How the page is looked at.
#[derive(Default)]
pub(super) struct Page;

impl Page {
    /// Draws the page.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let _ = (ui, app, out);
    }

    /// Forgets how the list before was looked at.
    pub(super) fn reset(&mut self) {}

    /// Whether the page reads plain keys itself.
    pub(super) fn takes_keys(&self) -> bool {
        false
    }
}
