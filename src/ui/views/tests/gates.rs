//! Choosing the units whose majorities decide, and the neighbour of each small one: one deed.

use std::collections::{BTreeMap, BTreeSet};

use egui::{ScrollArea, Ui};

use super::form::in_order;
use crate::app::{Action, App, SMALL_UNIT};
use crate::args;
use crate::model::{Deed, Edit, Fields, Grouping, Label, RecordId, Text, Unit, UnitField};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::reasons::grouping_word;
use crate::ui::text::{self, Words};
use crate::ui::widgets::{Button, menu_button, menu_item, toggle_row};

/// The sheet, with what was ticked so far.
pub(super) struct Gates {
    grouping: Text,
    ticked: BTreeSet<RecordId>,
    joins: BTreeMap<RecordId, Option<RecordId>>,
}

impl Gates {
    pub(super) fn of(app: &App) -> Self {
        let marked: Vec<&Unit> =
            app.campaign().units.values().map(AsRef::as_ref).filter(|unit| *unit.gate.value()).collect();
        let grouping = marked.first().map_or(Grouping::UNIT, |unit| unit.grouping_key()).into();
        Self { grouping, ticked: marked.iter().map(|unit| unit.id).collect(), joins: BTreeMap::new() }
    }

    fn joins(&self, app: &App, unit: &Unit) -> Option<RecordId> {
        let said = self.joins.get(&unit.id).copied().unwrap_or(*unit.joins.value());
        said.and_then(|other| app.campaign().unit(other)).map(|other| other.id)
    }

    fn deed(&self, app: &App) -> Deed {
        let mut edits = Vec::new();
        for unit in app.campaign().units.values() {
            let mut fields = Vec::new();
            let ticked = self.ticked.contains(&unit.id);
            if ticked != *unit.gate.value() {
                fields.push(UnitField::Gate(ticked));
            }
            if let Some(joins) = self.joins.get(&unit.id).filter(|joins| **joins != *unit.joins.value()) {
                fields.push(UnitField::Joins(*joins));
            }
            if !fields.is_empty() {
                edits.push((unit.id, Edit::SetUnit(Fields(fields))));
            }
        }
        Deed::new(Label::new("gate-units", edits.len()), edits)
    }

    fn choice_ui(&mut self, ui: &mut Ui, app: &App, rows: &[(&Unit, usize)]) {
        let tr = app.tr();
        ui.horizontal_wrapped(|ui| {
            let name = tr.say("gates-grouping");
            let all = app.campaign().groupings();
            let now = all.iter().find(|grouping| grouping.key == self.grouping);
            let shown = now.map_or_else(|| self.grouping.to_string(), |now| grouping_word(app, now));
            menu_button(ui, Button::plain(&shown).caret().hint(&name), |ui| {
                for grouping in all.iter().filter(|grouping| !grouping.retired) {
                    let words = grouping_word(app, grouping);
                    if menu_item(ui, None, &words, "", grouping.key == self.grouping).clicked() {
                        self.grouping = grouping.key.clone();
                        self.ticked.clear();
                    }
                }
            });
            let at = |level: usize| -> BTreeSet<RecordId> {
                rows.iter().filter(|(_, depth)| *depth == level).map(|(unit, _)| unit.id).collect()
            };
            let levels = rows.iter().map(|(_, depth)| depth + 1).max().unwrap_or(0);
            let words = |level: usize| match level {
                0 => tr.say("gates-level-top"),
                level => tr.with("gates-level-n", args!["n" => level + 1]),
            };
            let now = (0..levels).find(|level| at(*level) == self.ticked);
            let shown = now.map_or_else(|| tr.say("gates-level-own"), words);
            menu_button(ui, Button::plain(&shown).caret().hint(&tr.say("gates-level")), |ui| {
                for level in 0..levels {
                    if menu_item(ui, None, &words(level), "", now == Some(level)).clicked() {
                        self.ticked = at(level);
                    }
                }
            });
        });
    }

    /// The neighbour of a small unit.
    fn neighbour_ui(&mut self, ui: &mut Ui, app: &App, unit: &Unit, rows: &[(&Unit, usize)]) {
        let tr = app.tr();
        let none = if unit.parent.is_some() { "gates-joins-parent" } else { "gates-joins-alone" };
        let none = tr.say(none);
        let now = self.joins(app, unit);
        let name = |id: RecordId| app.campaign().unit(id).map(|unit| unit.name.to_string());
        let shown = now.and_then(name).unwrap_or_else(|| none.clone());
        ui.horizontal(|ui| {
            ui.add_space(measure::GAP_16);
            let own = unit.name.to_string();
            let words = tr.with("gates-joins", args!["unit" => &own]);
            Words::new(&words).muted().ui(ui);
            menu_button(ui, Button::plain(&shown).caret().hint(&words), |ui| {
                if menu_item(ui, None, &none, "", now.is_none()).clicked() {
                    self.joins.insert(unit.id, None);
                }
                for (other, _) in rows.iter().filter(|(other, _)| other.id != unit.id) {
                    let other_name = other.name.to_string();
                    if menu_item(ui, None, &other_name, "", now == Some(other.id)).clicked() {
                        self.joins.insert(unit.id, Some(other.id));
                    }
                }
            });
        });
    }
}

impl Sheet for Gates {
    fn title(&self, app: &App) -> String {
        app.tr().say("gates-title")
    }

    fn is_light(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        Words::new(tr.say("gates-why")).muted().wrap().ui(ui);
        let rows = in_order(app, &self.grouping);
        self.choice_ui(ui, app, &rows);
        if rows.is_empty() {
            text::muted(ui, tr.say("tests-form-no-unit-yet"));
        }
        ScrollArea::vertical().id_salt("gate units").max_height(360.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (unit, depth) in &rows {
                let belongs = app.tallies().unit(unit.id).belongs;
                let name = unit.name.to_string();
                let words = tr.with("tests-form-unit", args!["unit" => &name, "n" => belongs]);
                let mut decides = self.ticked.contains(&unit.id);
                ui.horizontal(|ui| {
                    ui.add_space(*depth as f32 * 16.0);
                    if toggle_row(ui, &words, "", &mut decides).changed() {
                        if decides {
                            self.ticked.insert(unit.id);
                        } else {
                            self.ticked.remove(&unit.id);
                        }
                    }
                });
                if decides && belongs < SMALL_UNIT {
                    self.neighbour_ui(ui, app, unit, &rows);
                }
            }
        });
        let count = self.ticked.len();
        let says =
            if count == 0 { tr.say("gates-none") } else { tr.with("gates-count", args!["n" => count]) };
        text::muted(ui, says);
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        ui.horizontal(|ui| {
            let deed = self.deed(app);
            let changes = !deed.edits.is_empty();
            if Button::primary(&tr.say("gates-save")).enabled(changes).ui(ui).clicked() {
                out.send(Action::Do(deed));
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("tests-form-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}
