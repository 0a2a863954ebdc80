//! Does every unit carry it: eligible, asked, acted, aim and prediction, unit by unit; who is
//! responsible there and what their people did.

use std::collections::BTreeSet;

use egui::{Align, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::doors::{door_at, show_people, unit_name};
use super::{Tests, aim_words, form};
use crate::app::{App, LeaderStood, TestCount, TestDoor, TestGate as Gate, Verdict};
use crate::args;
use crate::model::{Outcome, RecordId, StructureTest, Threshold};
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::{self, Button, Chip, menu_button, menu_item, rule, selected_row};
use crate::ui::{Icon, Tone, measure};

/// From the head of a unit to the words below its bar.
const HEAD_PT: f32 = 86.0;
/// A line of words below that.
const LINE_PT: f32 = 19.0;
/// Sheets out are named up to this many.
const MOST_CODES: usize = 4;

impl Tests {
    pub(super) fn units_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let Some(tally) = app.tallies().test(test.id) else { return };
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 6.0);
        head_ui(ui, app, test, out);
        rule(ui);
        let gates: Vec<Gate> = tally.gates().collect();
        ScrollArea::vertical().id_salt("units").auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for gate in gates {
                let drawn = UnitRow { app, test, gate: &gate, chosen: self.unit == gate.unit };
                if drawn.ui(ui, &mut self.unfolded, out) {
                    self.look_at(gate.unit);
                }
                if gate.unit.is_some_and(|unit| self.unfolded.contains(&unit)) {
                    for (depth, part) in parts(app, test, gate.unit) {
                        if part_ui(ui, app, test, part, depth, self.unit == Some(part), out) {
                            self.look_at(Some(part));
                        }
                    }
                }
            }
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                legend_ui(ui, app);
                hides_ui(ui, app, test, out);
            });
        });
    }

    fn look_at(&mut self, unit: Option<RecordId>) {
        self.unit = unit;
        self.row = 0;
        self.part = super::Part::Sheet;
    }
}

/// The test as a whole: its day and aim, how many units passed, and of how many.
fn head_ui(ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
    let tr = app.tr();
    let Some(tally) = app.tallies().test(test.id) else { return };
    egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let menu = 36.0;
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() - menu);
                Words::title(test.name.to_string()).ui(ui);
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                test_menu_ui(ui, app, test, out);
            });
        });
        let aim = aim_words(app, *test.gate.value());
        let day = match test.day.value() {
            Some(day) => format!("{} · {aim}", tr.near_day((*day).into(), app.today().into())),
            None => tr.with("tests-no-day", args!["aim" => &aim]),
        };
        text::muted(ui, day);
        let total = tally.total;
        ui.horizontal_wrapped(|ui| {
            let gates = tally.gates().count();
            let met = tally.gates().filter(|gate| gate.is_met == Some(true)).count();
            let words = tr.with("tests-units-passed", args!["n" => met, "of" => gates]);
            let tone = if met == gates { Tone::Good } else { Tone::Warning };
            if *test.gate.value() != Threshold::None {
                Chip::new(&words).tone(tone).ui(ui);
            }
            let percent = tr.percent(i64::from(total.percent()));
            let args = args!["percent" => &percent, "n" => total.did, "of" => total.eligible];
            let words = tr.with("tests-total", args);
            if widgets::door(ui, &words, &words).clicked() {
                let people = tally.people(app.tallies(), None, TestDoor::Outcome(Outcome::Did));
                show_people(out, format!("{} · {words}", &**test.name), people);
            }
        });
        if total.unnamed > 0 {
            let args = args!["n" => total.unnamed, "of" => total.eligible];
            Words::new(tr.with("shows-unnamed", args)).muted().wrap().ui(ui);
        }
        let passed = match tally.passed() {
            Some(true) => Some(("tests-passed", Tone::Good)),
            // Until it is finished, nothing has failed.
            Some(false) if *test.finished.value() => Some(("tests-not-passed", Tone::Danger)),
            Some(false) | None => None,
        };
        if let Some((id, tone)) = passed {
            Words::new(tr.say(id)).strong().tone(tone).ui(ui);
        }
    });
}

fn test_menu_ui(ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
    let tr = app.tr();
    let name = tr.say("tests-menu");
    menu_button(ui, Button::icon_only(Icon::DotsThree, &name), |ui| {
        if menu_item(ui, Some(Icon::PencilSimple), &tr.say("tests-edit"), "", false).clicked() {
            out.show(form::NewForm::of(app, test));
        }
        if menu_item(ui, Some(Icon::X), &tr.say("tests-remove"), "", false).clicked() {
            out.send(form::remove(test.id));
        }
    });
}

/// The units with a row below a gate unit, with their depth below it, in lane order.
fn parts(app: &App, test: &StructureTest, gate: Option<RecordId>) -> Vec<(usize, RecordId)> {
    let (Some(tally), Some(gate)) = (app.tallies().test(test.id), gate) else { return Vec::new() };
    let campaign = app.campaign();
    let mut found = Vec::new();
    let mut seen = BTreeSet::from([gate]);
    let mut open = vec![(0_usize, gate)];
    while let Some((depth, unit)) = open.pop() {
        if unit != gate {
            found.push((depth, unit));
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

/// Whether a unit has parts with rows.
fn has_parts(app: &App, test: &StructureTest, gate: RecordId) -> bool {
    let (campaign, tally) = (app.campaign(), app.tallies().test(test.id));
    tally.is_some_and(|tally| {
        let mut others = tally.units().filter(|(unit, _)| *unit != gate);
        others.any(|(unit, _)| {
            let parent = campaign.unit(unit).and_then(|unit| *unit.parent.value());
            parent.map(|up| campaign.canonical(up)) == Some(gate)
        })
    })
}

/// One gate unit on its way to the window.
struct UnitRow<'a> {
    app: &'a App,
    test: &'a StructureTest,
    gate: &'a Gate,
    chosen: bool,
}

impl UnitRow<'_> {
    /// Draws it; whether it was clicked.
    fn ui(&self, ui: &mut Ui, unfolded: &mut BTreeSet<RecordId>, out: &mut Outbox) -> bool {
        let Self { app, test, gate, chosen } = *self;
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let count = gate.count;
        let name = unit_name(app, gate.unit);
        let percent = tr.percent(i64::from(count.percent()));
        let numbers = tr.with("tests-n-of", args!["n" => count.did, "of" => count.eligible]);
        // Who is responsible is nobody's business on a screen that others see.
        let shows_leader = !app.is_presenting() && count.eligible > 0 && gate.unit.is_some();
        let leader = gate.unit.and_then(|unit| app.responsible_for(test.id, unit));
        let brought = leader.filter(|_| shows_leader).map(|leader| app.brought(test.id, leader));
        let is_doubtful = count.asked() > 0
            && brought.as_ref().is_some_and(|brought| brought.is_below_half() == Some(true));
        let out_words = if chosen && count.asked() > 0 { self.still_out() } else { None };
        let folds = gate.unit.filter(|unit| has_parts(app, test, *unit));
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
            let n = parts(app, test, Some(unit)).len();
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
            (0, _) => (tr.say("tests-nobody-asked"), Tone::Danger),
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
        still_out_words(app, test, gate.unit)
    }

    fn people(&self, door: TestDoor) -> Vec<RecordId> {
        people_of(self.app, self.test, self.gate.unit, door)
    }
}

/// What is still to come in of a unit, or of all, in words; `None` if nothing is.
pub(super) fn still_out_words(app: &App, test: &StructureTest, unit: Option<RecordId>) -> Option<String> {
    let tr = app.tr();
    let still = app.still_out(test, unit);
    let mut parts = Vec::new();
    if !still.untyped.is_empty() {
        parts.push(tr.with("shows-untyped", args!["n" => still.untyped.len()]));
    }
    if !still.sheets.is_empty() {
        let code = |sheet: &RecordId| app.campaign().papers.get(sheet).map(|paper| paper.code.to_string());
        let mut codes: Vec<String> = still.sheets.iter().take(MOST_CODES).filter_map(code).collect();
        if still.sheets.len() > MOST_CODES {
            codes.push("…".to_owned());
        }
        let args = args!["n" => still.sheets.len(), "codes" => codes.join(", ")];
        parts.push(tr.with("shows-sheets-out", args));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The people of a row's number; `None` = people without a unit.
pub(super) fn people_of(
    app: &App,
    test: &StructureTest,
    unit: Option<RecordId>,
    door: TestDoor,
) -> Vec<RecordId> {
    let Some(tally) = app.tallies().test(test.id) else { return Vec::new() };
    let people = tally.people(app.tallies(), unit, door);
    match unit {
        Some(_) => people.collect(),
        None => {
            let without = |who: &RecordId| tally.person(*who).is_some_and(|marked| marked.unit.is_none());
            people.filter(without).collect()
        }
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
fn part_ui(
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
        show_people(out, door, people_of(app, test, Some(unit), TestDoor::Outcome(Outcome::Did)));
    }
    Words::new(&name).paint_at(&painter, theme, pos2(left, y), hit.rect.left() - left - 8.0);
    let bar = Rect::from_min_max(pos2(left, rect.bottom() - 9.0), pos2(right, rect.bottom() - 5.0));
    painter.rect_filled(bar, 0.0, theme.line);
    let share = bar.width() * (count.did as f32 / count.eligible.max(1) as f32).min(1.0);
    let fill = if is_met { theme.text } else { theme.mark };
    painter.rect_filled(Rect::from_min_size(bar.min, vec2(share, bar.height())), 0.0, fill);
    response.clicked()
}

/// A total can hide an empty unit: the one that is worst, and what the method says there.
fn hides_ui(ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
    let tr = app.tr();
    let Some(tally) = app.tallies().test(test.id) else { return };
    if !tally.hides_units() && !tally.gates().any(|gate| gate.count.did == 0) {
        return;
    }
    ui.add_space(measure::GAP_16);
    text::strong(ui, tr.say("tests-hides"));
    let after = app.after(test.id).filter(|_| !app.is_presenting());
    let worst = after.as_ref().and_then(|after| after.units.iter().min_by_key(|unit| unit.count.percent()));
    let Some(worst) = worst.filter(|unit| unit.unit.is_some()) else {
        Words::new(tr.say("tests-hides-why")).muted().wrap().ui(ui);
        return;
    };
    let unit = unit_name(app, worst.unit);
    let called = |who: &RecordId| app.campaign().worker(*who).map(|who| app.name_of(who)).unwrap_or_default();
    let is_open = after.as_ref().is_some_and(|after| after.verdict == Verdict::Open);
    let words = match &worst.leader {
        LeaderStood::Missing => tr.with("shows-worst-no-leader", args!["unit" => &unit]),
        LeaderStood::Refused(who) | LeaderStood::NoAnswer(who) => {
            tr.with("shows-worst-leader-out", args!["unit" => &unit, "name" => called(who)])
        }
        LeaderStood::NotAsked(who) if !is_open => {
            tr.with("shows-worst-leader-out", args!["unit" => &unit, "name" => called(who)])
        }
        LeaderStood::NotBrought(who, brought) => tr.with(
            "shows-worst-not-brought",
            args!["unit" => &unit, "name" => called(who), "n" => brought.did.len(), "of" => brought.of.len()],
        ),
        LeaderStood::NotAsked(_) | LeaderStood::Stood(..) => {
            tr.with("shows-worst-other", args!["unit" => &unit, "n" => worst.short])
        }
    };
    Words::new(words).muted().wrap().ui(ui);
    let people = people_of(app, test, worst.unit, TestDoor::Named);
    if people.is_empty() {
        return;
    }
    let words = tr.with("shows-worst-people", args!["n" => people.len(), "unit" => &unit]);
    if Button::link(&words).ui(ui).clicked() {
        show_people(out, format!("{} · {unit}", &**test.name), people);
    }
}

/// The mark of a prediction: a triangle below the bar.
fn triangle(ui: &Ui, theme: &Theme, at: egui::Pos2) {
    let points = [(0.0, -6.0), (5.0, 2.0), (-5.0, 2.0)].map(|(x, y)| at + vec2(x, y));
    ui.painter().add(Shape::convex_polygon(points.to_vec(), theme.background, Stroke::new(1.25, theme.text)));
}

fn legend_ui(ui: &mut Ui, app: &App) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    ui.horizontal_wrapped(|ui| {
        let (aim, _) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
        ui.painter().vline(aim.center().x, aim.y_range(), Stroke::new(1.5, theme.text));
        Words::new(tr.say("tests-legend-aim")).muted().extend().ui(ui);
        ui.add_space(measure::GAP_8);
        let (predicted, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
        triangle(ui, theme, predicted.center() + vec2(0.0, 2.0));
        Words::new(tr.say("tests-legend-predicted")).muted().extend().ui(ui);
        ui.add_space(measure::GAP_8);
        let (passed, _) = ui.allocate_exact_size(vec2(14.0, 10.0), Sense::hover());
        ui.painter().rect_filled(passed, 0.0, theme.text);
        Words::new(tr.say("tests-legend-passed")).muted().extend().ui(ui);
    });
}
