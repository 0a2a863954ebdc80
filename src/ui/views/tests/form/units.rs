//! Which units take part, and who is responsible in each.

use egui::{ScrollArea, Ui};

use super::NewForm;
use crate::app::App;
use crate::args;
use crate::model::{Grouping, RecordId, Unit};
use crate::ui::Tone;
use crate::ui::said;
use crate::ui::text::{self, Words};
use crate::ui::widgets::{Button, menu_button, menu_item, toggle_row};

/// So many people are offered for a unit.
const OFFERED: usize = 12;

impl NewForm {
    /// Everybody, or only some units.
    pub(super) fn units_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let mut all = !self.draft.some;
        let why = match self.draft.units.len() {
            _ if all => tr.say("tests-form-all.why"),
            0 => tr.say("tests-form-no-units"),
            n => tr.with("tests-form-units", args!["n" => n]),
        };
        if toggle_row(ui, &tr.say("tests-form-all"), &why, &mut all).changed() {
            self.draft.some = !all;
        }
        if all {
            return;
        }
        let grouping = self.grouping(app);
        let units = in_order(app, &grouping);
        if units.is_empty() {
            Words::new(tr.say("tests-form-no-unit-yet")).tone(Tone::Warning).wrap().ui(ui);
        }
        ScrollArea::vertical().id_salt("units that take part").max_height(152.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (unit, depth) in units {
                let mut takes_part = self.draft.units.contains(&unit.id);
                let name = unit.name.to_string();
                let belongs = app.tallies().unit(unit.id).belongs;
                let words = tr.with("tests-form-unit", args!["unit" => &name, "n" => belongs]);
                ui.horizontal(|ui| {
                    ui.add_space(depth as f32 * 16.0);
                    if toggle_row(ui, &words, "", &mut takes_part).changed() {
                        self.draft.units.retain(|known| *known != unit.id);
                        if takes_part {
                            self.draft.units.push(unit.id);
                        }
                    }
                });
            }
        });
    }

    /// Rows are units of one grouping: that of the first that takes part.
    fn grouping(&self, app: &App) -> String {
        let first = self.draft.units.iter().find_map(|unit| app.campaign().unit(*unit));
        first.map_or(Grouping::UNIT, Unit::grouping_key).to_owned()
    }

    /// Who is responsible in each unit that decides.
    pub(super) fn responsible_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let words = tr.say("tests-form-responsible");
        let why = tr.say("tests-form-responsible.why");
        toggle_row(ui, &words, &why, &mut self.shows_responsible);
        if !self.shows_responsible {
            return;
        }
        let units: Vec<RecordId> = if self.draft.some {
            self.draft.units.clone()
        } else {
            app.tallies().gate_units(app.campaign()).into_iter().flat_map(|gate| gate.of).collect()
        };
        if units.is_empty() {
            text::muted(ui, tr.say("tests-form-no-unit-yet"));
        }
        for unit in units.iter().filter_map(|unit| app.campaign().unit(*unit)) {
            self.unit_ui(ui, app, unit);
        }
    }

    fn unit_ui(&mut self, ui: &mut Ui, app: &App, unit: &Unit) {
        let tr = app.tr();
        let campaign = app.campaign();
        let name_of = |who: Option<RecordId>| match who.and_then(|who| campaign.worker(who)) {
            Some(worker) => said::person(app, worker),
            None => tr.say("tests-form-nobody"),
        };
        let said = self.draft.responsible.get(&unit.id).copied().flatten();
        let leader = tr.with("tests-form-its-leader", args!["name" => name_of(*unit.leader.value())]);
        let shown = if said.is_some() { name_of(said) } else { leader.clone() };
        let name = unit.name.to_string();
        ui.horizontal(|ui| {
            let room = ui.available_width();
            ui.scope(|ui| {
                ui.set_width(room * 0.4);
                Words::new(&name).ui(ui);
            });
            let hint = tr.with("tests-form-responsible-in", args!["unit" => &name]);
            menu_button(ui, Button::plain(&shown).caret().hint(&hint), |ui| {
                if menu_item(ui, None, &leader, "", said.is_none()).clicked() {
                    self.draft.responsible.insert(unit.id, None);
                }
                for who in offered(app, unit) {
                    if menu_item(ui, None, &name_of(Some(who)), "", said == Some(who)).clicked() {
                        self.draft.responsible.insert(unit.id, Some(who));
                    }
                }
            });
        });
    }
}

/// Units of a grouping in lane order, sub-units below what they are part of, with their depth.
pub(in crate::ui::views::tests) fn in_order<'a>(app: &'a App, grouping: &str) -> Vec<(&'a Unit, usize)> {
    let units = app.campaign().units_of(grouping);
    let within = |unit: &Unit, of: RecordId| unit.id != of && app.tallies().is_within(unit.id, of);
    let depth = |unit: &Unit| units.iter().filter(|above| within(unit, above.id)).count();
    let mut rows: Vec<(&Unit, usize)> = Vec::new();
    let mut open: Vec<&Unit> = units.iter().rev().copied().filter(|unit| depth(unit) == 0).collect();
    while let Some(unit) = open.pop() {
        let at = depth(unit);
        rows.push((unit, at));
        let below = units.iter().rev().copied();
        open.extend(below.filter(|sub| within(sub, unit.id) && depth(sub) == at + 1));
    }
    rows
}

/// Who may be responsible in a unit: its leaders, its second, who could be won there, then the committee.
fn offered(app: &App, unit: &Unit) -> Vec<RecordId> {
    let campaign = app.campaign();
    let cover = app.tallies().coverage(unit.id);
    let committee = campaign.people().filter(|worker| *worker.committee.value()).map(|worker| worker.id);
    let all = cover.leaders.into_iter().chain(cover.second).chain(cover.targets).chain(committee);
    let mut offered: Vec<RecordId> = Vec::new();
    for who in all {
        if !offered.contains(&who) && offered.len() < OFFERED {
            offered.push(who);
        }
    }
    offered
}
