//! Next ten talks: who should talk to whom, through which tie, why now.

use egui::Ui;

use crate::app::App;
use crate::model::RecordId;
use crate::ui::outbox::Outbox;

/// How the list is looked at, and what was counted for it.
#[derive(Default)]
pub(super) struct Talks {}

impl Talks {
    /// The page with all ten, into all the room there is.
    #[expect(clippy::unused_self, reason = "the list is kept here")]
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let _ = (ui, app, out);
    }

    /// At most five rows under the candidates of a unit; `None` = people without one.
    #[expect(clippy::unused_self, reason = "the list is kept here")]
    pub(super) fn next_talks_ui(&mut self, ui: &mut Ui, app: &App, unit: Option<RecordId>, out: &mut Outbox) {
        let _ = (ui, app, unit, out);
    }
}

/// The button that opens the sheet for asking, at the right end of the bar and in empty states.
pub(super) fn asking_button_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let _ = (ui, app, out);
}
