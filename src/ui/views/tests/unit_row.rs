//! One gate unit: its numbers, its bar, who is responsible and what their people did; its parts.

use std::collections::BTreeSet;

use egui::{Align, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::doors::{door_at, names, people_of, show_people, unit_name};
use super::finish::still_out_words;
use crate::app::{App, TestCount, TestDoor, TestGate as Gate};
use crate::args;
use crate::model::{Outcome, RecordId, StructureTest, Threshold};
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::selected_row;
use crate::ui::{Icon, Tone, measure};

/// From the head of a unit to the words below its bar.
const HEAD_PT: f32 = 86.0;
/// A line of words below that.
const LINE_PT: f32 = 19.0;

/// The units with a row below a gate unit, with their depth below it, in lane order; where several are
/// counted together these too.
pub(super) fn parts(app: &App, test: &StructureTest, gate: &Gate) -> Vec<(usize, RecordId)> {
    let Some(tally) = app.tallies().test(test.id) else { return Vec::new() };
    let campaign = app.campaign();
    let is_joined = gate.units.len() > 1;
    let mut found = Vec::new();
    let mut seen: BTreeSet<RecordId> = gate.units.iter().copied().collect();
    let mut open: Vec<(usize, RecordId)> = gate.units.iter().rev().map(|unit| (0, *unit)).collect();
    while let Some((depth, unit)) = open.pop() {
        if is_joined || !gate.units.contains(&unit) {
            found.push((depth + usize::from(is_joined), unit));
        }
        let below = campaign.units_of(&tally.grouping).into_iter().rev().map(|part| part.id);
        let is_child = |part: &RecordId| {
            let parent = campaign.unit(*part).and_then(|part| *part.parent.value());
            parent.map(|up| campaign.canonical(up)) == Some(unit) && tally.unit(*part).is_some()
        };
        for part in below.filter(is_child) {
            if seen.insert(part) {
                open.push((depth + 1, part));
            }
        }
    }
    found
}

/// Whether a gate unit has parts with rows, or is several.
fn has_parts(app: &App, test: &StructureTest, gate: &Gate) -> bool {
    let (campaign, tally) = (app.campaign(), app.tallies().test(test.id));
    gate.units.len() > 1
        || tally.is_some_and(|tally| {
            let mut others = tally.units().filter(|(unit, _)| !gate.units.contains(unit));
            others.any(|(unit, _)| {
                let parent = campaign.unit(unit).and_then(|unit| *unit.parent.value());
                parent.is_some_and(|up| gate.units.contains(&campaign.canonical(up)))
            })
        })
}

/// Whether anything was entered in a test yet, in any unit.
fn tally_began(app: &App, test: &StructureTest) -> bool {
    app.tallies().test(test.id).is_some_and(|tally| tally.total.asked() > 0)
}

/// One gate unit on its way to the window.
pub(super) struct UnitRow<'a> {
    pub(super) app: &'a App,
    pub(super) test: &'a StructureTest,
    pub(super) gate: &'a Gate,
    pub(super) chosen: bool,
}

impl UnitRow<'_> {
    /// Draws it; whether it was clicked.
    pub(super) fn ui(&self, ui: &mut Ui, unfolded: &mut BTreeSet<RecordId>, out: &mut Outbox) -> bool {
        let Self { app, test, gate, chosen } = *self;
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let count = gate.count;
        let name = names(app, gate.unit, &gate.units);
        let percent = tr.percent(i64::from(count.percent()));
        let numbers = tr.with("tests-n-of", args!["n" => count.did, "of" => count.eligible]);
        // Who is responsible is nobody's business on a screen that others see.
        let shows_leader = !app.is_presenting() && count.eligible > 0 && gate.unit.is_some();
        let mut units = gate.unit.iter().chain(&gate.units).chain(&gate.of);
        let leader = units.find_map(|unit| app.responsible_for(test.id, *unit));
        let brought = leader.filter(|_| shows_leader).map(|leader| app.brought(test.id, leader));
        // While there is still somebody to ask it is too early to say so.
        let is_over = *test.finished.value() || count.not_asked() <= count.unnamed;
        let is_doubtful = count.asked() > 0
            && is_over
            && brought.as_ref().is_some_and(|brought| brought.is_below_half() == Some(true));
        let out_words = if chosen && count.asked() > 0 { self.still_out() } else { None };
        let folds = gate.unit.filter(|_| has_parts(app, test, gate));
        let lines = usize::from(shows_leader) * 2 + usize::from(is_doubtful);
        let lines = lines + usize::from(out_words.is_some()) + usize::from(folds.is_some());
        // Without anybody responsible one line says so.
        let lines = if shows_leader && leader.is_none() { lines - 1 } else { lines };
        let height = HEAD_PT + lines as f32 * LINE_PT + 6.0;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let says = format!("{name}: {numbers}, {percent}");
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &says));
        if !ui.is_rect_visible(rect) {
            return response.clicked();
        }
        selected_row(ui.painter(), theme, rect, chosen, response.hovered());
        let painter = ui.painter().clone();
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
        let (left, right) = (rect.left() + 16.0, rect.right() - 16.0);
        let top = rect.top() + 20.0;
        let tone = if gate.is_met == Some(true) { Tone::Good } else { Tone::Text };
        let end = Words::new(&percent).strong().tone(tone);
        let end = end.paint_ending(&painter, theme, pos2(right, top), 60.0);
        let at = pos2(end.left() - 12.0, top);
        let door = tr.with(
            "shows-door",
            args!["test" => &**test.name, "unit" => &name, "what" => tr.say("shows-did")],
        );
        let words = Words::new(&numbers);
        let hit = door_at(ui, &words, at, Align::Max, 90.0, &door, Tone::Text);
        if hit.clicked() {
            show_people(out, door, self.people(TestDoor::Outcome(Outcome::Did)));
        }
        let room = hit.rect.left() - left - 44.0;
        let title = Words::new(&name).strong();
        let wide = title.width(&painter, theme).min(room);
        title.paint_at(&painter, theme, pos2(left, top), room);
        if let Some(unit) = gate.unit {
            let coverage = app.tallies().coverage(unit).word;
            marks::coverage(&painter, theme, pos2(left + wide + 8.0, top), coverage);
        }
        let bar = Rect::from_min_max(pos2(left, rect.top() + 34.0), pos2(right, rect.top() + 46.0));
        bar_ui(ui, theme, bar, &count, *test.gate.value(), gate.is_met == Some(true));
        let mut line = rect.top() + 70.0;
        self.state_ui(ui, left, right, line, &name, out);
        if shows_leader {
            line += LINE_PT;
            match (leader.and_then(|who| app.campaign().worker(who)), &brought) {
                (Some(worker), Some(brought)) => {
                    marks::star(&painter, theme, pos2(left + 6.0, line), 11.0, marks::Star::Leader, None);
                    let called = app.name_of(worker);
                    let did = app.tallies().test(test.id).and_then(|tally| tally.person(worker.id));
                    let outcome = did.map_or(Outcome::NotAsked, |marked| marked.outcome);
                    marks::outcome(&painter, theme, pos2(right - 6.0, line), 11.0, outcome);
                    Words::new(&called).paint_at(
                        &painter,
                        theme,
                        pos2(left + 18.0, line),
                        right - left - 40.0,
                    );
                    line += LINE_PT;
                    let (n, of) = (brought.did.len(), brought.of.len());
                    let args = args!["promised" => brought.promised, "n" => n, "of" => of];
                    let id = match (brought.promised, of) {
                        (0, 0) => "shows-people-unknown",
                        (_, 0) => "shows-promised-only",
                        (0, _) => "shows-brought",
                        _ => "shows-promised-brought",
                    };
                    let words = tr.with(id, args);
                    let (at, room) = (pos2(left + 18.0, line), right - left - 18.0);
                    if of == 0 {
                        Words::new(words).muted().paint_at(&painter, theme, at, room);
                    } else {
                        let door =
                            tr.with("shows-brought-door", args!["name" => &called, "test" => &**test.name]);
                        let name = format!("{door}: {words}");
                        let hit = door_at(ui, &Words::new(words), at, Align::Min, room, &name, Tone::Text);
                        if hit.clicked() {
                            show_people(out, name, brought.of.iter().copied());
                        }
                    }
                    if is_doubtful {
                        line += LINE_PT;
                        let words = Words::new(tr.say("shows-below-half")).tone(Tone::Warning);
                        words.paint_at(&painter, theme, pos2(left + 18.0, line), right - left - 18.0);
                    }
                }
                _ => {
                    let words = Words::new(tr.say("shows-no-leader")).tone(Tone::Warning);
                    words.paint_at(&painter, theme, pos2(left, line), right - left);
                }
            }
        }
        if let Some(words) = out_words {
            line += LINE_PT;
            let words = Words::new(words).tone(Tone::Warning);
            words.paint_at(&painter, theme, pos2(left, line), right - left);
        }
        if let Some(unit) = folds {
            line += LINE_PT;
            let n = parts(app, test, gate).len();
            let is_open = unfolded.contains(&unit);
            let words = Words::new(tr.with("shows-parts", args!["n" => n])).muted();
            let wide = words.width(&painter, theme) + 20.0;
            let fold = Rect::from_min_size(pos2(left, line - 9.0), vec2(wide, 18.0));
            let hit = ui.interact(fold, response.id.with("parts"), Sense::click());
            let called = tr.with("shows-parts-of", args!["unit" => &name]);
            hit.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &called));
            let what = if is_open { Icon::CaretDown } else { Icon::CaretRight };
            icon(&painter, what, pos2(left + 6.0, line), 12.0, theme.muted);
            words.paint_at(&painter, theme, pos2(left + 18.0, line), wide);
            crate::ui::focus_ring(ui, &hit, fold, measure::RADIUS_CHIP);
            if hit.clicked() && !unfolded.remove(&unit) {
                unfolded.insert(unit);
            }
        }
        response.clicked()
    }

    /// How it stands, how many were asked, how many short: the line below the bar.
    fn state_ui(&self, ui: &Ui, left: f32, right: f32, y: f32, name: &str, out: &mut Outbox) {
        let Self { app, test, gate, .. } = *self;
        let (theme, tr, count) = (Theme::of(ui.ctx()), app.tr(), gate.count);
        let painter = ui.painter();
        let needed = test_gate(app, test).needed(count.eligible);
        let short = needed.saturating_sub(count.did);
        let mut room = right - left;
        if needed > 0 && short > 0 {
            let words = match test_gate(app, test) {
                Threshold::Percent(percent) => tr.with("tests-short", args!["n" => short, "aim" => percent]),
                Threshold::Majority | Threshold::None => tr.with("tests-short-half", args!["n" => short]),
            };
            let what = tr.say("shows-short");
            let door = tr.with("shows-door", args!["test" => &**test.name, "unit" => name, "what" => what]);
            let words = Words::new(words);
            let hit = door_at(ui, &words, pos2(right, y), Align::Max, room * 0.6, &door, Tone::Muted);
            if hit.clicked() {
                let doors = [Outcome::NotAsked, Outcome::NoAnswer, Outcome::Refused].map(TestDoor::Outcome);
                show_people(out, door, doors.into_iter().flat_map(|door| self.people(door)));
            }
            room = hit.rect.left() - left - 8.0;
        }
        let asked = tr.with("shows-asked-n", args!["n" => count.asked()]);
        let finished = *test.finished.value();
        let (state, tone) = match (count.asked(), gate.is_met) {
            // Before anything is entered anywhere this is where every test begins.
            (0, _) if tally_began(app, test) => (tr.say("tests-nobody-asked"), Tone::Danger),
            (0, _) => (tr.say("tests-nobody-asked"), Tone::Muted),
            (_, Some(true)) => (tr.say("tests-unit-passed"), Tone::Good),
            (_, Some(false)) if finished => (tr.say("tests-unit-not-passed"), Tone::Danger),
            _ => (String::new(), Tone::Muted),
        };
        let mut at = pos2(left, y);
        if !state.is_empty() {
            let painted = Words::new(&state).tone(tone).paint_at(painter, theme, at, room);
            room -= painted.width() + 8.0;
            at.x = painted.right() + 8.0;
        }
        if count.asked() > 0 {
            let words = if state.is_empty() && !finished {
                tr.with("shows-asked-so-far", args!["n" => count.asked()])
            } else {
                asked
            };
            let what = tr.say("shows-asked");
            let door = tr.with("shows-door", args!["test" => &**test.name, "unit" => name, "what" => what]);
            let words = Words::new(words);
            if door_at(ui, &words, at, Align::Min, room, &door, Tone::Muted).clicked() {
                show_people(out, door, self.people(TestDoor::Asked));
            }
        }
    }

    /// What is still to come in: rows that are not typed, sheets that are out.
    fn still_out(&self) -> Option<String> {
        let Self { app, test, gate, .. } = *self;
        if *test.finished.value() {
            return None;
        }
        still_out_words(app, test, &gate.units)
    }

    fn people(&self, door: TestDoor) -> Vec<RecordId> {
        people_of(self.app, self.test, &self.gate.units, door)
    }
}

/// The aim in gate units as it holds, with what stands in for it.
fn test_gate(app: &App, test: &StructureTest) -> Threshold {
    app.tallies().test(test.id).map_or(Threshold::None, |tally| tally.gate)
}

/// The bar of a count: acted, aim and prediction.
fn bar_ui(ui: &Ui, theme: &Theme, bar: Rect, count: &TestCount, aim: Threshold, is_met: bool) {
    let painter = ui.painter();
    painter.rect_stroke(bar, 0.0, Stroke::new(measure::LINE, theme.line_strong), StrokeKind::Inside);
    let x = |n: u32| bar.left() + bar.width() * (n as f32 / count.eligible.max(1) as f32).min(1.0);
    let fill = if is_met { theme.text } else { theme.mark };
    painter.rect_filled(Rect::from_min_max(bar.min, pos2(x(count.did), bar.bottom())), 0.0, fill);
    let needed = aim.needed(count.eligible);
    if needed > 0 && count.eligible > 0 {
        painter.vline(x(needed), bar.top() - 4.0..=bar.bottom() + 4.0, Stroke::new(1.5, theme.text));
    }
    if count.predicted > 0 || count.expected() > 0 {
        triangle(ui, theme, pos2(x(count.expected()), bar.bottom() + 7.0));
    }
}

/// A part of a unit, unfolded: its name, its numbers and a bar of its own; whether it was clicked.
pub(super) fn part_ui(
    ui: &mut Ui,
    app: &App,
    test: &StructureTest,
    unit: RecordId,
    depth: usize,
    chosen: bool,
    out: &mut Outbox,
) -> bool {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let Some(count) = app.tallies().test(test.id).and_then(|tally| tally.unit(unit).copied()) else {
        return false;
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
    let name = unit_name(app, Some(unit));
    let percent = tr.percent(i64::from(count.percent()));
    let numbers = tr.with("tests-n-of", args!["n" => count.did, "of" => count.eligible]);
    let says = format!("{name}: {numbers}, {percent}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &says));
    selected_row(ui.painter(), theme, rect, chosen, response.hovered());
    let painter = ui.painter().clone();
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
    let (left, right) = (rect.left() + 16.0 + 16.0 * depth as f32, rect.right() - 16.0);
    let y = rect.top() + 12.0;
    let is_met = test_gate(app, test).is_met(count.did, count.eligible) == Some(true);
    let tone = if is_met { Tone::Good } else { Tone::Text };
    let end = Words::new(&percent).tone(tone).paint_ending(&painter, theme, pos2(right, y), 60.0);
    let what = tr.say("shows-did");
    let door = tr.with("shows-door", args!["test" => &**test.name, "unit" => &name, "what" => what]);
    let at = pos2(end.left() - 12.0, y);
    let hit = door_at(ui, &Words::new(&numbers), at, Align::Max, 90.0, &door, Tone::Text);
    if hit.clicked() {
        show_people(out, door, people_of(app, test, &[unit], TestDoor::Outcome(Outcome::Did)));
    }
    Words::new(&name).paint_at(&painter, theme, pos2(left, y), hit.rect.left() - left - 8.0);
    let bar = Rect::from_min_max(pos2(left, rect.bottom() - 9.0), pos2(right, rect.bottom() - 5.0));
    painter.rect_filled(bar, 0.0, theme.line);
    let share = bar.width() * (count.did as f32 / count.eligible.max(1) as f32).min(1.0);
    let fill = if is_met { theme.text } else { theme.mark };
    painter.rect_filled(Rect::from_min_size(bar.min, vec2(share, bar.height())), 0.0, fill);
    response.clicked()
}

/// The mark of a prediction: a triangle below the bar.
pub(super) fn triangle(ui: &Ui, theme: &Theme, at: egui::Pos2) {
    let points = [(0.0, -6.0), (5.0, 2.0), (-5.0, 2.0)].map(|(x, y)| at + vec2(x, y));
    ui.painter().add(Shape::convex_polygon(points.to_vec(), theme.background, Stroke::new(1.25, theme.text)));
}
