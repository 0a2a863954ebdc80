//! The unit in focus: its numbers, and who carries it.

use egui::Ui;

use super::rows::part_ui;
use crate::app::Number as Door;
use crate::app::{Action, App};
use crate::args;
use crate::model::RecordId;
use crate::ui::outbox::Outbox;
use crate::ui::said::person as name_of;
use crate::ui::{Button, Words};

pub(super) fn unit_ui(ui: &mut Ui, app: &App, unit: RecordId, out: &mut Outbox) {
    let tr = app.tr();
    let Some(unit) = app.campaign().unit(unit) else { return };
    let count = app.tallies().unit(unit.id);
    Words::title(unit.name.to_string()).ui(ui);
    let id = if count.estimate > 0 { "chart-count-of" } else { "chart-count" };
    let words = tr.with(id, args!["n" => count.named, "of" => count.belongs, "rated" => count.rated]);
    Words::new(words).muted().ui(ui);
    let select = tr.say("chart-view-select-lane");
    if Button::plain(&select).ui(ui).clicked() {
        let people = app.tallies().people(Some(unit.id), Door::Named);
        out.send(Action::Select(app.selection().with(people)));
    }
    part_ui(ui, &tr.say("inspector-carries"), "");
    for (id, person) in
        [("chart-view-unit-leader", unit.leader.value()), ("chart-view-unit-second", unit.second.value())]
    {
        let worker = person.and_then(|id| app.campaign().worker(id));
        let name = worker.map_or_else(|| tr.say("chart-view-none"), |worker| name_of(app, worker));
        Words::new(format!("{}: {name}", tr.say(id))).wrap().ui(ui);
    }
}
