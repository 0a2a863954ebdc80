//! The status line: the numbers of the campaign, each a door to its people.

use egui::{Ui, vec2};

use crate::app::App;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;

/// Draws the status line.
pub(in crate::ui) fn status_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let _ = out;
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ui.add_space(measure::GAP_16);
    if app.campaign().workers.is_empty() {
        Words::new(app.tr().say("ui-nobody-charted")).muted().ui(ui);
    }
}
