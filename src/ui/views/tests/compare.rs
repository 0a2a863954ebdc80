//! Two tests side by side: who moved, and how each unit changed.

use std::collections::BTreeMap;

use egui::{Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Tests;
use crate::app::{Action, App};
use crate::args;
use crate::model::{Outcome, RecordId, StructureTest};
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_button, menu_item, selected_row};
use crate::ui::{Tone, measure};

impl Tests {
    pub(super) fn compare_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let tr = app.tr();
        let campaign = app.campaign();
        let ladder = campaign.ladder();
        let before = self.compared.and_then(|other| campaign.test(other)).filter(|other| other.id != test.id);
        let earlier =
            || ladder.iter().rfind(|other| other.id != test.id && other.day.value() <= test.day.value());
        let Some(before) = before.or_else(|| earlier().copied()) else {
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                text::muted(ui, tr.say("tests-compare-none"));
            });
            return;
        };
        ui.horizontal(|ui| {
            ui.set_height(44.0);
            ui.add_space(measure::GAP_12);
            let name = before.name.to_string();
            menu_button(ui, Button::quiet(&name).caret(), |ui| {
                for other in ladder.iter().filter(|other| other.id != test.id) {
                    if menu_item(ui, None, &other.name, "", other.id == before.id).clicked() {
                        self.compared = Some(other.id);
                    }
                }
            });
            text::muted(ui, "→");
            text::strong(ui, test.name.to_string());
        });
        let tallies = app.tallies();
        let (Some(then), Some(now)) = (tallies.test(before.id), tallies.test(test.id)) else { return };
        let mut changed: BTreeMap<RecordId, (Outcome, Outcome)> = BTreeMap::new();
        for (person, marked) in now.everybody() {
            let was = then.person(person).map_or(Outcome::NotAsked, |was| was.outcome);
            if was != marked.outcome {
                changed.insert(person, (was, marked.outcome));
            }
        }
        let did = |outcome: Outcome| outcome == Outcome::Did;
        let won = changed.values().filter(|(was, is)| !did(*was) && did(*is)).count();
        let lost = changed.values().filter(|(was, is)| did(*was) && !did(*is)).count();
        let percent = |n: u32| tr.percent(i64::from(n));
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
            let args = args![
                "before" => percent(then.total.percent()), "now" => percent(now.total.percent()),
                "won" => won, "lost" => lost,
            ];
            Words::new(tr.with("tests-compare-total", args)).wrap().ui(ui);
        });
        let mut rows: Vec<(RecordId, Outcome, Outcome)> =
            changed.into_iter().map(|(person, (was, is))| (person, was, is)).collect();
        // Who fell away first: there the work is.
        rows.sort_by_key(|(person, was, is)| {
            let name = campaign.worker(*person).map(|worker| worker.name.value().clone());
            (did(*is), !did(*was), name)
        });
        let theme = Theme::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("changed").auto_shrink([false, false]).show_rows(
            ui,
            measure::ROW,
            rows.len(),
            |ui, range| {
                for (person, was, is) in rows.get(range).unwrap_or_default() {
                    let Some(worker) = campaign.worker(*person) else { continue };
                    let size = vec2(ui.available_width(), measure::ROW);
                    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                    let name = app.name_of(worker);
                    let selected = app.selection().has(*person);
                    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
                    let painter = ui.painter();
                    selected_row(painter, theme, rect, selected, response.hovered());
                    painter.hline(
                        rect.x_range(),
                        rect.bottom() - 0.5,
                        Stroke::new(measure::LINE, theme.line),
                    );
                    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
                    marks::outcome(painter, theme, at(24.0), 11.0, *was);
                    Words::new("→").muted().paint_at(painter, theme, at(36.0), 20.0);
                    marks::outcome(painter, theme, at(62.0), 11.0, *is);
                    let room = rect.width() - 230.0;
                    Words::new(&name).paint_at(painter, theme, at(84.0), room);
                    let (id, tone) = match (did(*was), did(*is)) {
                        (false, true) => ("tests-compare-won", Tone::Good),
                        (true, false) => ("tests-compare-lost", Tone::Danger),
                        _ => ("tests-compare-other", Tone::Muted),
                    };
                    let end = pos2(rect.right() - 16.0, rect.center().y);
                    Words::new(tr.say(id)).tone(tone).paint_ending(painter, theme, end, 140.0);
                    if response.clicked() {
                        out.send(Action::Select(app.selection().only(*person)));
                    }
                }
            },
        );
    }
}
