//! What stands in the table while there is nobody to show.

use egui::{Rect, Ui, UiBuilder, vec2};

use crate::app::{Action, App, Filter};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::widgets::Button;
use crate::ui::{Icon, measure};

/// Nobody is charted yet: three ways, each with one line of why.
pub(super) fn nobody_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let mut page = page(ui, 320.0);
    let ui = &mut page;
    Words::title(tr.say("people-empty")).wrap().ui(ui);
    Words::new(tr.say("people-empty.why")).muted().wrap().ui(ui);
    ui.add_space(measure::GAP_16);
    let ways = [
        (Command::TypeNames, Icon::Plus, "people-empty-type"),
        (Command::Import, Icon::FileCsv, "people-empty-import"),
        (Command::Practice, Icon::GraduationCap, "people-empty-practice"),
    ];
    for (place, (command, icon, id)) in ways.into_iter().enumerate() {
        let words = tr.say(id);
        let button = Button::plain(&words);
        let button = if place == 0 { button.chosen(true) } else { button };
        if button.icon(icon).width(260.0).ui(ui).clicked() {
            out.run(command);
        }
        Words::new(tr.say(&format!("{id}.why"))).muted().wrap().ui(ui);
        ui.add_space(measure::GAP_8);
    }
}

/// Nobody fits the filter.
pub(super) fn nothing_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let mut page = page(ui, 140.0);
    let ui = &mut page;
    Words::title(tr.say("people-nothing")).wrap().ui(ui);
    Words::new(tr.say("people-nothing.why")).muted().wrap().ui(ui);
    ui.add_space(measure::GAP_12);
    if Button::plain(&tr.say("ui-show-everyone")).ui(ui).clicked() {
        out.send(Action::Filter(Filter::default()));
    }
}

/// A column of words in the middle of the room, somewhat above its centre.
fn page(ui: &mut Ui, height: f32) -> Ui {
    let room = ui.available_rect_before_wrap();
    let width = 420.0_f32.min(room.width() - 2.0 * measure::GAP_16);
    let top = (room.height() - height).max(0.0) * 0.3;
    let at = egui::pos2(room.center().x - width / 2.0, room.top() + top);
    let mut page =
        ui.new_child(UiBuilder::new().id_salt("page").max_rect(Rect::from_min_size(at, vec2(width, height))));
    page.spacing_mut().item_spacing.y = measure::GAP_8;
    page
}
