//! The ladder: risk grows upward, the foot is done. Rungs that are not on it yet stand where they would.

use egui::{Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Tests, add_menu_ui, aim_words, form, gates, rungs};
use crate::app::{App, Template};
use crate::args;
use crate::chart::Dash;
use crate::model::{RecordId, StructureTest, Threshold};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_button, menu_item, rule, selected_row};
use crate::ui::{Icon, Tone, dashes, measure};

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

/// A rung of the column: a test, or one of the ladder that is not on it yet.
enum Step<'a> {
    Test(&'a StructureTest),
    Ahead(Template),
}

/// All rungs, the highest first.
fn steps(app: &App) -> Vec<Step<'_>> {
    let tests = app.campaign().ladder();
    let made = |template: &Template| tests.iter().any(|test| **test.template.value() == *template.rung.key);
    let ahead = app.templates().into_iter().filter(|template| !made(template));
    let mut steps: Vec<(u32, Step<'_>)> = ahead.map(|it| (it.number, Step::Ahead(it))).collect();
    steps.extend(tests.iter().map(|test| (*test.rung.value(), Step::Test(test))));
    // Sorting is stable: what is not on the ladder yet stands below a test of the same number.
    steps.sort_by_key(|(number, _)| *number);
    steps.into_iter().rev().map(|(_, step)| step).collect()
}

/// The last run of each rung, lowest first.
fn last_runs(app: &App) -> Vec<&StructureTest> {
    let tests = app.campaign().ladder();
    let is_rerun = |test: &StructureTest| tests.iter().any(|other| *other.again.value() == Some(test.id));
    tests.iter().copied().filter(|test| !is_rerun(test)).collect()
}

/// A test below this rung that was not passed, and not run again since: the highest.
pub(super) fn failed_below(app: &App, rung: u32) -> Option<RecordId> {
    let runs = last_runs(app).into_iter().rev();
    let mut failed = runs.filter(|test| *test.rung.value() < rung && stage(app, test) == Stage::Failed);
    failed.next().map(|test| test.id)
}

impl Tests {
    pub(super) fn ladder_ui(&mut self, ui: &mut Ui, app: &App, shown: &StructureTest, out: &mut Outbox) {
        let tr = app.tr();
        ui.horizontal(|ui| {
            ui.set_height(44.0);
            ui.add_space(measure::GAP_16);
            Words::new(tr.say("tests-ladder")).strong().extend().ui(ui);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(measure::GAP_8);
                menu_ui(ui, app, out);
                add_menu_ui(ui, app, out);
            });
        });
        let room = ui.available_rect_before_wrap();
        let note = foot(app);
        let high = note.as_ref().map_or(0.0, |note| note.height(ui, room.width()));
        let top = Rect::from_min_max(room.min, pos2(room.right(), room.bottom() - high));
        let mut column = ui.new_child(egui::UiBuilder::new().id_salt("column").max_rect(top));
        ScrollArea::vertical().id_salt("rungs").auto_shrink([false, false]).show(&mut column, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let steps = steps(app);
            let last = steps.len().saturating_sub(1);
            for (at, step) in steps.into_iter().enumerate() {
                let ends = (at == 0, at == last);
                match step {
                    Step::Test(test) => {
                        if rung_ui(ui, app, test, test.id == shown.id, ends) {
                            self.choose(test.id);
                            if self.part == super::Part::Ladder {
                                self.part = super::Part::Sheet;
                            }
                        }
                    }
                    Step::Ahead(template) => {
                        if ahead_ui(ui, app, &template, ends) {
                            out.show(form::NewForm::from(app, Some(template)));
                        }
                    }
                }
            }
        });
        if let Some(note) = note {
            let foot = Rect::from_min_max(pos2(room.left(), top.bottom()), room.max);
            let mut foot = ui.new_child(egui::UiBuilder::new().id_salt("foot").max_rect(foot));
            note.ui(&mut foot, app, out);
        }
    }
}

/// So high is the bar after a deed, with the room around it.
const BAR_PT: f32 = 44.0;

/// What stands at the foot: what opens when, or what is to be run again first.
struct Foot {
    words: String,
    /// The test that is to be run again.
    again: Option<RecordId>,
}

fn foot(app: &App) -> Option<Foot> {
    let tr = app.tr();
    let runs = last_runs(app);
    let held = runs.iter().rev().find(|test| stage(app, test) != Stage::Ahead)?;
    let failed = failed_below(app, u32::MAX);
    if let Some(failed) = failed.and_then(|failed| app.campaign().test(failed)) {
        let name = failed.name.to_string();
        let words = tr.with("tests-run-again-first", args!["name" => &name]);
        return Some(Foot { words, again: Some(failed.id) });
    }
    let rung = *held.rung.value();
    let higher = steps(app).into_iter().rev().find_map(|step| match step {
        Step::Test(test) if *test.rung.value() > rung => Some(test.name.to_string()),
        Step::Ahead(template) if template.number > rung => Some(template.rung.name.to_string()),
        Step::Test(_) | Step::Ahead(_) => None,
    });
    let next = higher?;
    let tally = app.tallies().test(held.id)?;
    let aim = match tally.gate {
        Threshold::None => String::new(),
        Threshold::Majority => tr.say("tests-majority"),
        Threshold::Percent(percent) => tr.percent(i64::from(percent)),
    };
    let is_open = tally.passed() != Some(false);
    let words = if is_open || aim.is_empty() {
        tr.with("tests-opens-free", args!["next" => &next])
    } else {
        tr.with("tests-opens", args!["next" => &next, "units" => tally.gates().count(), "aim" => &aim])
    };
    Some(Foot { words, again: None })
}

impl Foot {
    fn height(&self, ui: &Ui, width: f32) -> f32 {
        let theme = Theme::of(ui.ctx());
        let words = Words::new(&self.words).wrap().height(ui.painter(), theme, width - 32.0);
        // The bar after a deed lies over the foot of the view for a while: the button stands above it.
        words + 25.0 + if self.again.is_some() { 40.0 + BAR_PT } else { 0.0 }
    }

    fn ui(&self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        rule(ui);
        egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
            let tone = if self.again.is_some() { Tone::Danger } else { Tone::Muted };
            Words::new(&self.words).tone(tone).wrap().ui(ui);
            let Some(again) = self.again else { return };
            if Button::plain(&app.tr().say("tests-run-again")).ui(ui).clicked()
                && let Some(form) = form::NewForm::again(app, again)
            {
                out.show(form);
            }
        });
    }
}

/// What can be done about the ladder as a whole.
fn menu_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let name = tr.say("tests-ladder-menu");
    menu_button(ui, Button::icon_only(Icon::DotsThree, &name), |ui| {
        if menu_item(ui, Some(Icon::PencilSimple), &tr.say("tests-ladder-edit"), "", false).clicked() {
            out.show(rungs::Rungs::of(app));
        }
        if menu_item(ui, Some(Icon::ListChecks), &tr.say("tests-gates-edit"), "", false).clicked() {
            out.show(gates::Gates::of(app));
        }
    });
}

/// The line through the column, which ends at the first and last mark.
fn thread(ui: &Ui, theme: &Theme, rect: Rect, x: f32, y: f32, (first, last): (bool, bool)) {
    let top = if first { y } else { rect.top() };
    let bottom = if last { y } else { rect.bottom() };
    ui.painter().vline(x, top..=bottom, Stroke::new(measure::LINE, theme.line_strong));
}

fn ahead_ui(ui: &mut Ui, app: &App, template: &Template, ends: (bool, bool)) -> bool {
    let theme = Theme::of(ui.ctx());
    let name = template.rung.name.to_string();
    let says = app.tr().with("tests-rung-ahead", args!["name" => &name]);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &says));
    selected_row(ui.painter(), theme, rect, false, response.hovered());
    let middle = pos2(rect.left() + 22.0, rect.top() + 17.0);
    thread(ui, theme, rect, middle.x, middle.y, ends);
    let painter = ui.painter();
    painter.circle_filled(middle, 10.0, if response.hovered() { theme.hover } else { theme.surface });
    let dash = Dash::new(2.5, 2.5);
    painter.extend(dashes::closed(dashes::circle(middle, 8.0), dash, Stroke::new(1.25, theme.mark)));
    let left = rect.left() + 44.0;
    let room = rect.right() - left - 8.0;
    Words::new(&name).muted().paint_at(painter, theme, pos2(left, rect.top() + 17.0), room);
    let aim = aim_words(app, template.rung.aim);
    Words::new(aim).muted().paint_at(painter, theme, pos2(left, rect.top() + 34.0), room);
    crate::ui::text::tooltip(response, &says).clicked()
}

fn rung_ui(ui: &mut Ui, app: &App, test: &StructureTest, chosen: bool, ends: (bool, bool)) -> bool {
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
    thread(ui, theme, rect, middle.x, middle.y, ends);
    let ground = match (chosen, response.hovered()) {
        (true, _) => theme.selection,
        (false, true) => theme.hover,
        (false, false) => theme.surface,
    };
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
        let total = tally.total;
        let words = if stage == Stage::Now {
            let named = total.eligible - total.unnamed.min(total.eligible);
            tr.with("tests-rung-entered", args!["n" => total.asked(), "of" => named])
        } else {
            let percent = tr.percent(i64::from(total.percent()));
            let met = tally.gates().filter(|gate| gate.is_met == Some(true)).count();
            tr.with(
                "tests-rung",
                args!["percent" => &percent, "met" => met, "units" => tally.gates().count()],
            )
        };
        let tone = if stage == Stage::Failed { Tone::Danger } else { Tone::Text };
        Words::new(words).tone(tone).paint_at(painter, theme, line(2.0), room);
    }
    response.clicked()
}
