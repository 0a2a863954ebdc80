//! The column at the end: ready or not yet, what moves the needle most, and the button that plans it.

use egui::{Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::known::{Known, Step};
use super::show;
use crate::app::App;
use crate::args;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, focus_ring, rule};
use crate::ui::{Tone, measure};

/// Planned talks are due so many days ahead: within the week.
const TALK_DAYS: i32 = 7;
/// Room for the button at the foot.
const FOOT: f32 = 60.0;

/// Draws the column into all the room there is; the cell a step is about, where one was clicked.
pub(super) fn side_ui(ui: &mut Ui, app: &App, known: &Known, out: &mut Outbox) -> Option<(usize, usize)> {
    let tr = app.tr();
    let room = ui.max_rect();
    let plans = !app.is_presenting() && !known.talks.is_empty();
    let foot = if plans { FOOT } else { 0.0 };
    let (list, below) = room.split_top_bottom_at_y(room.bottom() - foot);
    let mut goes = None;
    let mut part = ui.new_child(UiBuilder::new().id_salt("steps").max_rect(list));
    part.set_clip_rect(list.intersect(ui.clip_rect()));
    ScrollArea::vertical().id_salt("steps").auto_shrink(false).show(&mut part, |ui| {
        egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_4);
            let title = tr.say(if known.is_ready { "ready-is" } else { "ready-not-yet" });
            Words::title(title).wrap().ui(ui);
            Words::new(&known.verdict).muted().wrap().ui(ui);
            if !known.unplaced.is_empty() {
                let response = Words::new(&known.unplaced).wrap().ui(ui);
                let response = ui.interact(response.rect, ui.scope_id().with("unplaced"), Sense::click());
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &known.unplaced));
                focus_ring(ui, &response, response.rect, measure::RADIUS_CHIP);
                if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                    let unplaced = |worker: &&crate::model::Worker| {
                        worker.unit().is_none() && app.campaign().is_counted(worker)
                    };
                    let people = app.campaign().people().filter(unplaced).map(|worker| worker.id);
                    show(out, known.unplaced.clone(), people);
                }
            }
            ui.add_space(measure::GAP_8);
            rule(ui);
            ui.add_space(measure::GAP_4);
            if known.steps.is_empty() {
                let (head, why) = if known.is_ready {
                    ("ready-hold", "ready-hold.why")
                } else {
                    ("ready-no-step", "ready-no-step.why")
                };
                Words::new(tr.say(head)).strong().wrap().ui(ui);
                Words::new(tr.say(why)).muted().wrap().ui(ui);
                return;
            }
            Words::new(tr.say("ready-steps")).strong().ui(ui);
            Words::new(tr.say("ready-steps.why")).muted().wrap().ui(ui);
            for (at, step) in known.steps.iter().enumerate() {
                ui.add_space(measure::GAP_8);
                rule(ui);
                ui.add_space(measure::GAP_4);
                if let Some(cell) = ui.push_id(at, |ui| step_ui(ui, app, at + 1, step, out)).inner {
                    goes = Some(cell);
                }
            }
        });
    });
    if plans {
        let theme = Theme::of(ui.ctx());
        let inner = below.shrink2(vec2(measure::GAP_16, 0.0));
        let line = egui::Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(inner.x_range(), below.top() + 0.5, line);
        let mut part = ui.new_child(
            UiBuilder::new()
                .id_salt("plan")
                .max_rect(inner)
                .layout(egui::Layout::left_to_right(egui::Align::Center)),
        );
        let words = tr.with("ready-plan", args!["n" => known.talks.len()]);
        let hint = tr.say("ready-plan.hint");
        if Button::primary(&words).hint(&hint).width(inner.width()).ui(&mut part).clicked() {
            let talks = known.talks.clone();
            out.send(crate::app::Action::Make(crate::app::plan_talks(talks, app.today().plus(TALK_DAYS))));
        }
    }
    goes
}

/// One step: its number, what to do, why and through whom, and the numbers that are doors.
fn step_ui(ui: &mut Ui, app: &App, number: usize, step: &Step, out: &mut Outbox) -> Option<(usize, usize)> {
    let theme = Theme::of(ui.ctx());
    let mut goes = None;
    let left = ui.cursor().left();
    let top = ui.cursor().top();
    let words = Words::new(app.tr().number(number as i64)).muted();
    words.paint_at(ui.painter(), theme, pos2(left, top + measure::LINE_HEIGHT / 2.0), 20.0);
    let inner = Rect::from_min_max(pos2(left + 22.0, top), pos2(ui.max_rect().right(), f32::INFINITY));
    let mut part = ui.new_child(UiBuilder::new().id_salt("step").max_rect(inner));
    {
        let ui = &mut part;
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_4);
        let response = Words::new(&step.title).strong().wrap().ui(ui);
        let response = ui.interact(response.rect, ui.scope_id().with("title"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &step.title));
        focus_ring(ui, &response, response.rect, measure::RADIUS_CHIP);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            goes = step.cell;
        }
        // Why tells of ties and of ratings: not for who looks on.
        if !app.is_presenting() {
            Words::new(&step.why).muted().wrap().ui(ui);
        }
        ui.add_space(2.0);
        ui.horizontal_wrapped(|ui| {
            if chip_ui(ui, &step.gates, &step.gates_say).clicked() {
                goes = step.cell;
            }
            if !step.people.is_empty() && chip_ui(ui, &step.count, &step.says).clicked() {
                show(out, step.says.clone(), step.people.iter().copied());
            }
        });
    }
    let used = part.min_rect();
    ui.allocate_rect(Rect::from_min_max(pos2(left, top), used.max), Sense::hover());
    goes
}

/// A number that is a door, as a chip.
fn chip_ui(ui: &mut Ui, words: &str, says: &str) -> egui::Response {
    let theme = Theme::of(ui.ctx());
    let text = Words::new(words);
    let width = text.width(ui.painter(), theme) + 16.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::TARGET), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, says));
    let ground = if response.hovered() { theme.accent_pale } else { theme.hover };
    ui.painter().rect_filled(rect, f32::from(measure::RADIUS_CHIP), ground);
    let tone = if response.hovered() { Tone::Accent } else { Tone::Text };
    text.tone(tone).paint_at(ui.painter(), theme, rect.left_center() + vec2(8.0, 0.0), width);
    focus_ring(ui, &response, rect, measure::RADIUS_CHIP);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
