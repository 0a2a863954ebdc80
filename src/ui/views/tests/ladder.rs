//! The ladder: risk grows upward, the foot is done.

use egui::{Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Tests, add_menu_ui, aim_words};
use crate::app::App;
use crate::args;
use crate::model::StructureTest;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::selected_row;
use crate::ui::{Tone, measure};

/// Where a test stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Ahead.
    Ahead,
    /// Results are coming in.
    Now,
    /// Done and passed, or done without an aim.
    Passed,
    /// Done, not passed.
    Failed,
}

fn stage(app: &App, test: &StructureTest) -> Stage {
    let tally = app.tallies().test(test.id);
    let asked = tally.is_some_and(|tally| tally.total.asked() > 0);
    match (*test.finished.value(), asked, tally.and_then(|tally| tally.passed())) {
        (false, false, _) => Stage::Ahead,
        (false, true, _) => Stage::Now,
        (true, _, Some(false)) => Stage::Failed,
        (true, ..) => Stage::Passed,
    }
}

impl Tests {
    pub(super) fn ladder_ui(&mut self, ui: &mut Ui, app: &App, shown: &StructureTest, out: &mut Outbox) {
        let tr = app.tr();
        ui.horizontal(|ui| {
            ui.set_height(44.0);
            ui.add_space(measure::GAP_16);
            Words::new(tr.say("tests-ladder")).strong().extend().ui(ui);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(measure::GAP_12);
                add_menu_ui(ui, app, out);
            });
        });
        let mut rungs = app.campaign().ladder();
        rungs.reverse();
        ScrollArea::vertical().id_salt("rungs").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for test in rungs {
                if rung_ui(ui, app, test, test.id == shown.id) {
                    self.choose(test.id);
                }
            }
        });
    }
}

fn rung_ui(ui: &mut Ui, app: &App, test: &StructureTest, chosen: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let stage = stage(app, test);
    let name = test.name.to_string();
    let aim = aim_words(app, *test.threshold.value());
    let count = app.tallies().test(test.id).filter(|_| stage != Stage::Ahead);
    let height = if count.is_some() { 66.0 } else { 50.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    selected_row(ui.painter(), theme, rect, chosen, response.hovered());
    let middle = pos2(rect.left() + 22.0, rect.top() + 17.0);
    ui.painter().vline(middle.x, rect.y_range(), Stroke::new(measure::LINE, theme.line_strong));
    let ground = if chosen { theme.selection } else { theme.surface };
    let painter = ui.painter();
    painter.circle_filled(middle, 10.0, ground);
    match stage {
        Stage::Ahead => {
            painter.circle_stroke(middle, 8.0, Stroke::new(1.25, theme.mark));
        }
        Stage::Now => {
            painter.circle_stroke(middle, 8.0, Stroke::new(2.0, theme.accent));
            painter.circle_filled(middle, 4.0, theme.accent);
        }
        Stage::Passed => {
            painter.circle_filled(middle, 8.5, theme.text);
            let check = [(-3.5, 0.5), (-1.0, 3.0), (4.0, -2.5)].map(|(x, y)| middle + vec2(x, y));
            painter.line(check.to_vec(), Stroke::new(1.6, theme.surface));
        }
        Stage::Failed => {
            painter.circle_stroke(middle, 8.0, Stroke::new(1.5, theme.danger));
            for (from, to) in [((-3.0, -3.0), (3.0, 3.0)), ((-3.0, 3.0), (3.0, -3.0))] {
                let ends = [middle + vec2(from.0, from.1), middle + vec2(to.0, to.1)];
                painter.line_segment(ends, Stroke::new(1.6, theme.danger));
            }
        }
    }
    let left = rect.left() + 44.0;
    let room = rect.right() - left - 8.0;
    let strong = matches!(stage, Stage::Now | Stage::Passed | Stage::Failed);
    let line = |row: f32| pos2(left, rect.top() + 17.0 + row * 17.0);
    let tone = if strong { Tone::Text } else { Tone::Muted };
    Words::new(&name).strong_if(strong).tone(tone).paint_at(painter, theme, line(0.0), room);
    let second = match test.day.value() {
        Some(day) => format!("{aim} · {}", tr.short_day((*day).into())),
        None => aim,
    };
    Words::new(second).muted().paint_at(painter, theme, line(1.0), room);
    if let Some(tally) = count {
        let percent = tr.percent(i64::from(tally.total.percent()));
        let met = tally.gates().filter(|gate| gate.is_met == Some(true)).count();
        let args = args!["percent" => &percent, "met" => met, "units" => tally.gates().count()];
        let words = tr.with("tests-rung", args);
        let tone = if stage == Stage::Failed { Tone::Danger } else { Tone::Text };
        Words::new(words).tone(tone).paint_at(painter, theme, line(2.0), room);
    }
    response.clicked()
}
