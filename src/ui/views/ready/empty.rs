//! Before there is anything to be ready with: what is missing, and the one thing to do about it.

use egui::{Ui, UiBuilder};

use super::{Place, middle};
use crate::app::App;
use crate::model::Grouping;
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::widgets::Button;
use crate::ui::{Icon, measure};

/// Says what is missing where nothing can be shown; whether it did.
pub(super) fn empty_ui(ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
    let campaign = app.campaign();
    let (id, icon, does): (_, _, fn(&mut Outbox)) =
        if campaign.workers.is_empty() && campaign.units.is_empty() {
            ("ready-empty-nobody", Icon::Plus, |out| out.run(Command::TypeNames))
        } else if app.readiness().units().next().is_none() {
            let id = if campaign.units_of(Grouping::UNIT).is_empty() {
                "ready-empty-unit"
            } else {
                "ready-empty-people"
            };
            (id, Icon::Wall, |out| out.go(Place::Chart))
        } else if campaign.tests.is_empty() {
            ("ready-empty-test", Icon::Stairs, |out| out.go(Place::Tests))
        } else {
            return false;
        };
    let tr = app.tr();
    let page = middle(ui.available_rect_before_wrap(), 180.0);
    let mut page = ui.new_child(UiBuilder::new().id_salt("empty").max_rect(page));
    let ui = &mut page;
    Words::title(tr.say(id)).wrap().ui(ui);
    ui.add_space(measure::GAP_8);
    Words::new(tr.say(&format!("{id}.why"))).muted().wrap().ui(ui);
    ui.add_space(measure::GAP_16);
    if Button::primary(&tr.say(&format!("{id}.do"))).icon(icon).ui(ui).clicked() {
        does(out);
    }
    true
}
