//! Two tests side by side, each on its own roster: unit by unit in points, person by person in groups.
//! A test that runs another one again is compared with that one first.

use egui::{Align, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::Tests;
use super::doors::{door_at, show_people, unit_name};
use crate::app::{Action, App, Compared, Paired, Pairing, UnitPair};
use crate::args;
use crate::model::{Outcome, RecordId, StructureTest};
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_button, menu_item, rule, selected_row};
use crate::ui::{Tone, measure, said};

/// How it is looked at.
#[derive(Default)]
pub(super) struct Compare {
    /// The other test, where somebody chose one.
    with: Option<RecordId>,
    /// Only this unit.
    unit: Option<RecordId>,
    kept: Option<Kept>,
}

/// The comparison as of a state of the campaign.
struct Kept {
    of: (u64, RecordId, RecordId, Option<RecordId>),
    compared: Compared,
    lines: Vec<Line>,
}

/// A line of the list.
enum Line {
    /// Names of the columns.
    Caps,
    /// One unit; how deep it lies under others.
    Unit(UnitPair, usize),
    /// A group of people.
    Group(Pairing, Vec<RecordId>),
    /// One person.
    Person(Paired),
}

impl Tests {
    pub(super) fn compare_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let (tr, campaign) = (app.tr(), app.campaign());
        let chosen = self.compare.with.and_then(|other| campaign.test(other));
        let chosen = chosen.filter(|other| other.id != test.id).map(|other| other.id);
        let other = chosen.or_else(|| app.pair_of(test.id)).and_then(|other| campaign.test(other));
        let Some(other) = other else {
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                text::muted(ui, tr.say("tests-compare-none"));
            });
            return;
        };
        // The lower on the ladder, or the earlier run, is the first, whichever is in focus.
        let ladder = campaign.ladder();
        let place = |of: &StructureTest| ladder.iter().position(|known| known.id == of.id);
        let is_rerun = other.again.value() == &Some(test.id);
        let turned = test.again.value() != &Some(other.id) && (is_rerun || place(other) > place(test));
        let (first, second) = if turned { (test, other) } else { (other, test) };
        self.pair_ui(ui, app, test, other, turned);
        rule(ui);
        let now = (campaign.revision, first.id, second.id, self.compare.unit);
        let kept = self.compare.kept.take().filter(|kept| kept.of == now);
        let kept = kept.or_else(|| {
            let compared = app.compared(first.id, second.id)?;
            let lines = lines(app, &compared, second, self.compare.unit);
            Some(Kept { of: now, compared, lines })
        });
        let Some(kept) = kept else { return };
        // A test in which nobody was asked says nothing yet: nobody fell away, nobody came.
        let silent = [first, second].into_iter().find(|test| !app.has_begun(test.id));
        let says = silent.is_none();
        head_ui(ui, app, (first, second), silent, &kept.compared, out);
        rule(ui);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("compared").auto_shrink(false).show_rows(
            ui,
            measure::ROW,
            kept.lines.len(),
            |ui, range| {
                for line in kept.lines.get(range).unwrap_or_default() {
                    let size = vec2(ui.available_width(), measure::ROW);
                    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                    let row = Row { app, first, second, says, rect, response: &response };
                    match line {
                        Line::Caps => row.caps_ui(ui),
                        Line::Unit(pair, depth) => {
                            if row.unit_ui(ui, pair, *depth, &kept.compared, self.compare.unit, out) {
                                let same = self.compare.unit == pair.unit;
                                self.compare.unit = pair.unit.filter(|_| !same);
                            }
                        }
                        Line::Group(pairing, people) => row.group_ui(ui, *pairing, people, out),
                        Line::Person(paired) => row.person_ui(ui, paired, out),
                    }
                }
            },
        );
        self.compare.kept = Some(kept);
    }

    /// Which two: the one in focus, and a menu for the other.
    fn pair_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, other: &StructureTest, turned: bool) {
        let tr = app.tr();
        ui.horizontal(|ui| {
            ui.set_height(44.0);
            ui.add_space(measure::GAP_12);
            let mut pick = |ui: &mut Ui| {
                let name = other.name.to_string();
                menu_button(ui, Button::quiet(&name).caret(), |ui| {
                    for known in app.campaign().ladder().iter().filter(|known| known.id != test.id) {
                        if menu_item(ui, None, &known.name, "", known.id == other.id).clicked() {
                            self.compare.with = Some(known.id);
                        }
                    }
                });
            };
            if turned {
                text::strong(ui, test.name.to_string());
                text::muted(ui, "→");
                pick(ui);
            } else {
                pick(ui);
                text::muted(ui, "→");
                text::strong(ui, test.name.to_string());
            }
            let only = self.compare.unit.and_then(|unit| app.campaign().unit(unit));
            if let Some(unit) = only {
                ui.add_space(measure::GAP_8);
                let words = tr.with("compare-filter", args!["unit" => &**unit.name]);
                let chip = crate::ui::widgets::Chip::new(&words).removable(&words).ui(ui);
                if chip.clicked() {
                    self.compare.unit = None;
                }
            }
        });
    }
}

/// The lines of a comparison: units in lane order, each under its parent, then people by group.
fn lines(app: &App, compared: &Compared, second: &StructureTest, only: Option<RecordId>) -> Vec<Line> {
    let (campaign, tallies) = (app.campaign(), app.tallies());
    let mut lines = vec![Line::Caps];
    let known = |unit: RecordId| compared.units.iter().find(|pair| pair.unit == Some(unit));
    let grouping = tallies.test(second.id).map(|tally| tally.grouping.clone()).unwrap_or_default();
    let ordered = campaign.units_of(&grouping);
    let parent = |unit: RecordId| {
        let up = campaign.unit(unit).and_then(|unit| *unit.parent.value());
        up.map(|up| campaign.canonical(up)).filter(|up| known(*up).is_some() && *up != unit)
    };
    let mut shown = std::collections::BTreeSet::new();
    let mut open: Vec<(usize, RecordId)> = ordered
        .iter()
        .rev()
        .map(|unit| unit.id)
        .filter(|unit| parent(*unit).is_none())
        .map(|u| (0, u))
        .collect();
    while let Some((depth, unit)) = open.pop() {
        if let Some(pair) = known(unit).filter(|_| shown.insert(unit)) {
            lines.push(Line::Unit(*pair, depth));
            let below = ordered.iter().rev().map(|part| part.id).filter(|part| parent(*part) == Some(unit));
            open.extend(below.map(|part| (depth + 1, part)));
        }
    }
    // Units of another grouping, in a circle, or gone; people without one.
    let rest = compared.units.iter().filter(|pair| pair.unit.is_none_or(|unit| !shown.contains(&unit)));
    lines.extend(rest.map(|pair| Line::Unit(*pair, 0)));
    let inside = |paired: &&Paired| match (only, paired.unit) {
        (None, _) => true,
        (Some(of), Some(unit)) => tallies.is_within(unit, of),
        (Some(_), None) => false,
    };
    for pairing in Pairing::ALL {
        let mut people: Vec<Paired> =
            compared.people.iter().filter(|one| one.pairing() == pairing).filter(inside).copied().collect();
        if people.is_empty() {
            continue;
        }
        people.sort_by_cached_key(|one| {
            let name = campaign.worker(one.who).map(|worker| app.name_of(worker));
            (name.is_none(), name, one.who)
        });
        lines.push(Line::Group(pairing, people.iter().map(|one| one.who).collect()));
        lines.extend(people.into_iter().map(Line::Person));
    }
    lines
}

/// Both as a whole, and whose eligible differ.
fn head_ui(
    ui: &mut Ui,
    app: &App,
    (first, second): (&StructureTest, &StructureTest),
    silent: Option<&StructureTest>,
    compared: &Compared,
    out: &mut Outbox,
) {
    let tr = app.tr();
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = measure::GAP_4;
        let (was, is) = (compared.whole.first.unwrap_or_default(), compared.whole.second.unwrap_or_default());
        let percent = |n: u32| tr.percent(i64::from(n));
        let points = points_words(app, compared.whole.points().filter(|_| silent.is_none()));
        ui.horizontal_wrapped(|ui| {
            let words = format!("{} → {}", percent(was.percent()), percent(is.percent()));
            text::strong(ui, words);
            Words::new(points.0).strong().tone(points.1).ui(ui);
            let args =
                args!["first" => was.did, "of" => was.eligible, "second" => is.did, "now" => is.eligible];
            text::muted(ui, tr.with("compare-eligible", args));
        });
        if second.again.value() == &Some(first.id) {
            let args = args!["first" => &**first.name, "second" => &**second.name];
            Words::new(tr.with("compare-rerun", args)).muted().wrap().ui(ui);
        }
        if let Some(test) = silent {
            let words = tr.with("compare-silent", args!["test" => &**test.name]);
            Words::new(words).tone(Tone::Warning).wrap().ui(ui);
        }
        let joined: Vec<RecordId> = compared.who(Pairing::NotInFirst).collect();
        let left: Vec<RecordId> = compared.who(Pairing::NotInSecond).collect();
        ui.horizontal_wrapped(|ui| {
            if joined.is_empty() && left.is_empty() {
                text::muted(ui, tr.say("compare-same"));
            }
            for (id, people) in [("compare-joined", joined), ("compare-left", left)] {
                if people.is_empty() {
                    continue;
                }
                let words = tr.with(id, args!["n" => people.len()]);
                let name = format!("{} → {}: {words}", &**first.name, &**second.name);
                if crate::ui::widgets::door(ui, &words, &name).clicked() {
                    show_people(out, name, people);
                }
            }
        });
    });
}

/// Points up or down in words, with their tone; blank where there is nothing to compare.
fn points_words(app: &App, points: Option<i32>) -> (String, Tone) {
    match points {
        None => (String::new(), Tone::Muted),
        Some(0) => (app.tr().with("compare-points", args!["n" => 0]), Tone::Muted),
        Some(up @ 1..) => (app.tr().with("compare-points", args!["n" => up]), Tone::Good),
        Some(down) => (app.tr().with("compare-points-down", args!["n" => -down]), Tone::Danger),
    }
}

/// Where the columns stand, from the right edge.
struct Columns {
    first: f32,
    second: f32,
    points: f32,
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let wide = rect.width() > 560.0;
        let points = rect.right() - 16.0;
        let second = points - if wide { 96.0 } else { 88.0 };
        Self { first: second - if wide { 150.0 } else { 104.0 }, second, points }
    }
}

/// One line on its way to the window.
struct Row<'a> {
    app: &'a App,
    first: &'a StructureTest,
    second: &'a StructureTest,
    /// Both have results: what differs says something.
    says: bool,
    rect: Rect,
    response: &'a Response,
}

impl Row<'_> {
    fn line(&self, ui: &Ui) {
        let line = Stroke::new(measure::LINE, Theme::of(ui.ctx()).line);
        ui.painter().hline(self.rect.x_range(), self.rect.bottom() - 0.5, line);
    }

    fn caps_ui(&self, ui: &Ui) {
        let (theme, tr, columns) = (Theme::of(ui.ctx()), self.app.tr(), Columns::of(self.rect));
        let painter = ui.painter();
        let y = self.rect.center().y;
        let unit = Words::new(tr.say("compare-unit")).muted();
        unit.paint_at(painter, theme, pos2(self.rect.left() + 16.0, y), 120.0);
        for (test, x) in [(self.first, columns.first), (self.second, columns.second)] {
            Words::new(&**test.name).muted().paint_ending(
                painter,
                theme,
                pos2(x, y),
                columns.second - columns.first - 12.0,
            );
        }
        self.line(ui);
    }

    /// Draws a unit; whether it was clicked.
    fn unit_ui(
        &self,
        ui: &Ui,
        pair: &UnitPair,
        depth: usize,
        compared: &Compared,
        only: Option<RecordId>,
        out: &mut Outbox,
    ) -> bool {
        let (theme, tr, columns) = (Theme::of(ui.ctx()), self.app.tr(), Columns::of(self.rect));
        let name = unit_name(self.app, pair.unit);
        let points = points_words(self.app, pair.points().filter(|_| self.says));
        let percent = |count: Option<crate::app::TestCount>| match count {
            Some(count) => tr.percent(i64::from(count.percent())),
            None => tr.say("compare-no-row"),
        };
        let chosen = pair.unit.is_some() && only == pair.unit;
        let says = format!("{name}: {} → {} {}", percent(pair.first), percent(pair.second), points.0);
        self.response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &says));
        selected_row(ui.painter(), theme, self.rect, chosen, self.response.hovered());
        self.line(ui);
        let y = self.rect.center().y;
        let points = Words::new(points.0).tone(points.1);
        points.paint_ending(ui.painter(), theme, pos2(columns.points, y), 90.0);
        let sides = [
            (self.first, pair.first, columns.first, true),
            (self.second, pair.second, columns.second, false),
        ];
        let mut start = columns.points;
        for (test, count, x, is_first) in sides {
            let Some(count) = count else {
                let words = Words::new(tr.say("compare-no-row")).muted();
                let painted = words.paint_ending(ui.painter(), theme, pos2(x, y), 90.0);
                start = start.min(painted.left());
                continue;
            };
            let end = Words::new(percent(Some(count))).strong();
            let end = end.paint_ending(ui.painter(), theme, pos2(x, y), 50.0);
            let numbers = tr.with("tests-n-of", args!["n" => count.did, "of" => count.eligible]);
            let what = tr.say("shows-did");
            let door = tr.with("shows-door", args!["test" => &**test.name, "unit" => &name, "what" => what]);
            let at = pos2(end.left() - 8.0, y);
            let hit = door_at(ui, &Words::new(numbers), at, Align::Max, 80.0, &door, Tone::Muted);
            start = start.min(hit.rect.left());
            if hit.clicked() {
                let inside = |one: &&Paired| match (pair.unit, one.unit) {
                    (Some(of), Some(unit)) => self.app.tallies().is_within(unit, of),
                    (None, unit) => unit.is_none(),
                    (Some(_), None) => false,
                };
                let did = |one: &&Paired| {
                    let outcome = if is_first { one.first } else { one.second };
                    outcome == Some(Outcome::Did)
                };
                let people = compared.people.iter().filter(inside).filter(did).map(|one| one.who);
                show_people(out, door, people);
            }
        }
        let left = self.rect.left() + 16.0 + 16.0 * depth as f32;
        let words = Words::new(&name).strong_if(depth == 0);
        words.paint_at(ui.painter(), theme, pos2(left, y), start - left - 8.0);
        self.response.clicked()
    }

    fn group_words(&self, pairing: Pairing) -> String {
        let tr = self.app.tr();
        let args = args!["first" => &**self.first.name, "second" => &**self.second.name];
        match pairing {
            Pairing::OnlyFirst => tr.with("compare-only-first", args),
            Pairing::OnlySecond => tr.with("compare-only-second", args),
            Pairing::Both => tr.say("compare-both"),
            Pairing::Neither => tr.say("compare-neither"),
            Pairing::NotInFirst => tr.with("compare-not-in-first", args),
            Pairing::NotInSecond => tr.with("compare-not-in-second", args),
        }
    }

    fn group_ui(&self, ui: &Ui, pairing: Pairing, people: &[RecordId], out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let words = self.group_words(pairing);
        let y = self.rect.bottom() - 11.0;
        let at = pos2(self.rect.left() + 16.0, y);
        let painted =
            Words::new(&words).strong().paint_at(ui.painter(), theme, at, self.rect.width() - 170.0);
        let name = format!("{} → {}: {words}", &**self.first.name, &**self.second.name);
        let number = Words::new(people.len().to_string()).strong();
        let at = pos2(painted.right() + 10.0, y);
        if door_at(ui, &number, at, Align::Min, 60.0, &name, Tone::Text).clicked() {
            show_people(out, name, people.iter().copied());
        }
        let (id, tone) = match pairing {
            Pairing::OnlyFirst => ("compare-fell", Tone::Danger),
            Pairing::OnlySecond => ("compare-came", Tone::Good),
            _ => ("", Tone::Muted),
        };
        if self.says && !id.is_empty() {
            let end = pos2(self.rect.right() - 16.0, y);
            Words::new(self.app.tr().say(id)).tone(tone).paint_ending(ui.painter(), theme, end, 120.0);
        }
        self.line(ui);
    }

    fn person_ui(&self, ui: &Ui, paired: &Paired, out: &mut Outbox) {
        let (theme, app) = (Theme::of(ui.ctx()), self.app);
        let worker = app.campaign().worker(paired.who);
        let name = worker.map_or_else(|| app.tr().say("tests-gone"), |worker| said::person(app, worker));
        let selected = app.selection().has(paired.who);
        self.response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
        selected_row(ui.painter(), theme, self.rect, selected, self.response.hovered());
        self.line(ui);
        let at = |x: f32| pos2(self.rect.left() + x, self.rect.center().y);
        for (outcome, x) in [(paired.first, 26.0), (paired.second, 62.0)] {
            match outcome {
                Some(outcome) => marks::outcome(ui.painter(), theme, at(x), 11.0, outcome),
                // Not eligible is no outcome: nothing stands there but a short line.
                None => {
                    let line = Stroke::new(measure::LINE, theme.mark);
                    ui.painter().hline(at(x).x - 4.0..=at(x).x + 4.0, at(x).y, line);
                }
            }
        }
        Words::new("→").muted().paint_at(ui.painter(), theme, at(37.0), 20.0);
        let half = self.rect.width() * 0.55;
        Words::new(&name).paint_at(ui.painter(), theme, at(84.0), half - 92.0);
        let unit = unit_name(app, paired.unit);
        Words::new(unit).muted().paint_at(ui.painter(), theme, at(half), self.rect.width() - half - 16.0);
        if self.response.clicked() {
            out.send(Action::Select(app.selection().only(paired.who)));
        }
    }
}
