//! The units beside the list: how far this speaker is, what was skipped, what came too late.

use egui::{Margin, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Page, Predicting};
use crate::app::{App, Foreseeing};
use crate::args;
use crate::model::StructureTest;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::views::tests::doors::{show_people, unit_name};
use crate::ui::widgets::{self, rule, selected_row};
use crate::ui::{Tone, measure};

const UNIT_HEIGHT: f32 = 56.0;

impl Predicting {
    /// Returns whether a unit was chosen.
    pub(super) fn units_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        out: &mut Outbox,
    ) -> bool {
        let tr = app.tr();
        self.look_up(app, test);
        let units = self.known.as_ref().map(|known| known.units.clone()).unwrap_or_default();
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 6.0);
        egui::Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            Words::title(test.name.to_string()).ui(ui);
            let done = units.iter().filter(|unit| unit.is_done()).count();
            let args = args!["n" => done, "of" => units.len()];
            Words::new(tr.with("predict-units-done", args)).muted().wrap().ui(ui);
            let late = app.unforeseen(test).late;
            if !late.is_empty() {
                let words = tr.with("predict-late-people", args!["n" => late.len()]);
                if widgets::door(ui, &words, &words).clicked() {
                    show_people(out, format!("{} · {words}", &**test.name), late);
                }
            }
        });
        rule(ui);
        let mut chosen = None;
        ScrollArea::vertical().id_salt("predict units").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for unit in &units {
                if unit_ui(ui, app, unit, self.page == Some(Page::Unit(unit.unit))) {
                    chosen = Some(Page::Unit(unit.unit));
                }
            }
            egui::Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
                Words::new(tr.say("predict-blind")).muted().wrap().ui(ui);
            });
        });
        let Some(page) = chosen else { return false };
        self.shows_accuracy = false;
        self.turn_to(page);
        true
    }
}

/// One unit: its name, how far, and what came too late. Returns whether it was clicked.
fn unit_ui(ui: &mut Ui, app: &App, of: &Foreseeing, chosen: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let name = unit_name(app, of.unit);
    let by_name = tr.with("predict-unit-named", args!["n" => of.named, "of" => of.people]);
    let (words, tone) = match (&of.skipped, of.number) {
        (Some(why), _) => (tr.with("predict-unit-skipped", args!["why" => &**why]), Tone::Warning),
        (None, Some(n)) if of.named == 0 => {
            (tr.with("predict-unit-number", args!["n" => n, "of" => of.eligible]), Tone::Text)
        }
        (None, Some(n)) => {
            let number = tr.with("predict-unit-number", args!["n" => n, "of" => of.eligible]);
            (format!("{by_name} · {number}"), Tone::Text)
        }
        (None, None) => (by_name, if of.is_done() { Tone::Text } else { Tone::Muted }),
    };
    let late = (of.late > 0).then(|| tr.with("predict-unit-late", args!["n" => of.late]));
    let closed = of.closed.map(|closed| {
        let day = tr.near_day(closed.day.into(), app.today().into());
        tr.with("predict-unit-closed", args!["day" => day])
    });
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), UNIT_HEIGHT), Sense::click());
    let mut says = format!("{name}: {words}");
    for more in closed.iter().chain(&late) {
        says.push_str(", ");
        says.push_str(more);
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &says));
    selected_row(ui.painter(), theme, rect, chosen, response.hovered());
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
    let (left, right) = (rect.left() + 16.0, rect.right() - 16.0);
    let (top, foot) = (rect.top() + 18.0, rect.top() + 38.0);
    let mut room = right - left;
    if let Some(closed) = closed {
        let end = Words::new(closed).muted().paint_ending(painter, theme, pos2(right, top), room * 0.6);
        room = end.left() - left - 8.0;
    }
    Words::new(&name).strong().paint_at(painter, theme, pos2(left, top), room);
    let mut room = right - left;
    if let Some(late) = late {
        let late = Words::new(late).tone(Tone::Warning);
        let end = late.paint_ending(painter, theme, pos2(right, foot), room * 0.4);
        room = end.left() - left - 8.0;
    }
    let line = Words::new(&words).tone(tone);
    let cut = line.is_cut(painter, theme, room);
    line.paint_at(painter, theme, pos2(left, foot), room);
    let clicked = response.clicked();
    if cut {
        text::tooltip(response, &words);
    }
    clicked
}
