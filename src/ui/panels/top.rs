//! The top bar: the campaign, search and commands, undo, what is saved, the lock.

use egui::{Align, Layout, Ui};

use crate::app::App;
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::Button;
use crate::ui::{Icon, measure};

/// Draws the top bar; `narrow` = without the words of *saved* and *Lock*.
pub(in crate::ui) fn top_ui(ui: &mut Ui, app: &App, narrow: bool, out: &mut Outbox) {
    let tr = app.tr();
    ui.add_space(measure::GAP_8);
    let named = app.campaign().about.name.value();
    let name = if named.is_empty() { tr.say("ui-new-campaign") } else { named.to_string() };
    Button::quiet(&name).caret().ui(ui);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.add_space(measure::GAP_8);
        let lock = tr.say("command-lock");
        let button = if narrow {
            Button::icon_only(Icon::LockSimple, &lock)
        } else {
            Button::quiet(&lock).icon(Icon::LockSimple)
        };
        if button.ui(ui).clicked() {
            out.run(Command::Lock);
        }
    });
}
