//! The sheet: one person a row, one key a result.

use egui::{Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Tests;
use crate::app::{Action, App, Door, Filter, Lesson, Marked, TestDoor};
use crate::args;
use crate::model::{Expected, Outcome, RecordId, StructureTest};
use crate::ui::marks::{self, Age, Badge, Star};
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::views::Place;
use crate::ui::widgets::{self, Button, key_cap, menu_button, menu_item, selected_row};
use crate::ui::{Tone, measure};

/// One cell of a row: what it says, its key and mark.
struct Cell {
    key: Key,
    cap: &'static str,
    word: &'static str,
    mark: Outcome,
}

const RESULTS: [Cell; 4] = [
    Cell { key: Key::Y, cap: "Y", word: "mark-did", mark: Outcome::Did },
    Cell { key: Key::N, cap: "N", word: "mark-refused", mark: Outcome::Refused },
    Cell { key: Key::A, cap: "A", word: "mark-asked", mark: Outcome::NoAnswer },
    Cell { key: Key::Minus, cap: "–", word: "mark-not-asked", mark: Outcome::NotAsked },
];

/// Which cell is set, if any.
fn chosen(marked: &Marked, is_recorded: bool) -> Option<usize> {
    match marked.outcome {
        Outcome::Did => Some(0),
        Outcome::Refused => Some(1),
        Outcome::NoAnswer => Some(2),
        Outcome::NotAsked => is_recorded.then_some(3),
    }
}

/// The mark of what was expected.
pub(super) fn expected_mark(expected: Expected) -> Outcome {
    match expected {
        Expected::Will => Outcome::Did,
        Expected::Wont => Outcome::Refused,
        Expected::DontKnow => Outcome::NoAnswer,
    }
}

/// Where the columns stand, from the left edge of the sheet.
struct Columns {
    badge: f32,
    name: f32,
    predicted: f32,
    cells: f32,
    lesson: Option<f32>,
}

const CELL_WIDTH: f32 = 34.0;

fn columns(width: f32) -> Columns {
    let wide = width > 640.0;
    let cells_wide = CELL_WIDTH * RESULTS.len() as f32;
    let lesson = (width > 520.0).then_some(width - 150.0);
    let cells = lesson.unwrap_or(width - measure::GAP_8) - cells_wide - measure::GAP_8;
    let predicted = cells - if wide { 60.0 } else { 32.0 };
    Columns { badge: 62.0, name: 84.0, predicted, cells, lesson }
}

impl Tests {
    pub(super) fn sheet_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let sheets = app.test_units(test);
        let unit = self.unit.filter(|unit| sheets.contains(&Some(*unit)));
        let unit = if unit.is_some() { unit } else { sheets.first().copied().flatten() };
        let rows = app.test_rows(test, unit);
        self.row = self.row.min(rows.len().saturating_sub(1));
        self.head_ui(ui, app, test, unit, &sheets, &rows);
        if rows.is_empty() {
            ui.add_space(measure::GAP_16);
            ui.horizontal(|ui| {
                ui.add_space(measure::GAP_16);
                text::muted(ui, app.tr().say("tests-nobody"));
            });
            return;
        }
        self.keys(ui, app, test, &rows, out);
        let columns = columns(ui.available_width());
        heads_ui(ui, app, &columns);
        let foot = if ui.available_height() > 300.0 { 126.0 } else { 0.0 };
        let height = ui.available_height() - foot - 40.0;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("rows").max_height(height).auto_shrink([false, true]);
        if std::mem::take(&mut self.follows) {
            area = area.vertical_scroll_offset(self.keep_in_sight(height));
        }
        let shown = area.show_rows(ui, measure::ROW, rows.len(), |ui, range| {
            for place in range {
                if let Some(person) = rows.get(place) {
                    self.row_ui(ui, app, test, &columns, place, *person, out);
                }
            }
        });
        self.scrolled = shown.state.clamped_offset().y;
        keys_ui(ui, app);
        if foot > 0.0 {
            sums_ui(ui, app, test, unit, &rows, out);
        }
    }

    /// The offset at which the row of the keys is in sight, with one more before and behind it.
    fn keep_in_sight(&self, height: f32) -> f32 {
        let top = self.row as f32 * measure::ROW;
        let (low, high) = (top - measure::ROW, top + 2.0 * measure::ROW - height);
        self.scrolled.clamp(high.min(low), low.max(high)).max(0.0)
    }

    fn head_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        unit: Option<RecordId>,
        sheets: &[Option<RecordId>],
        rows: &[RecordId],
    ) {
        let tr = app.tr();
        let tally = app.tallies().test(test.id);
        let name = |unit: Option<RecordId>| match unit.and_then(|unit| app.campaign().unit(unit)) {
            Some(unit) => unit.name.to_string(),
            None => tr.say("tests-no-unit"),
        };
        ui.horizontal(|ui| {
            ui.set_height(44.0);
            ui.add_space(measure::GAP_12);
            let own = name(unit);
            menu_button(ui, Button::quiet(&own).caret(), |ui| {
                for other in sheets {
                    if menu_item(ui, None, &name(*other), "", *other == unit).clicked() {
                        self.unit = *other;
                        self.row = 0;
                    }
                }
            });
            let entered = rows.iter().filter(|person| {
                tally.and_then(|tally| tally.person(**person)).is_some_and(|m| m.outcome != Outcome::NotAsked)
            });
            let args = args!["n" => entered.count(), "of" => rows.len()];
            text::muted(ui, tr.with("tests-entered", args));
        });
    }

    fn keys(&mut self, ui: &Ui, app: &App, test: &StructureTest, rows: &[RecordId], out: &mut Outbox) {
        // A field, a menu or a sheet over the window has the keys.
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if ui.ctx().text_edit_focused() || ui.ctx().any_popup_open() || covered {
            return;
        }
        let is_focused = ui.memory(|memory| memory.focused().is_some());
        let events = ui.input(|input| input.events.clone());
        let mut begun = false;
        for event in events {
            let egui::Event::Key { key, pressed: true, modifiers, repeat, .. } = event else { continue };
            if modifiers.command || modifiers.alt {
                continue;
            }
            let last = rows.len().saturating_sub(1);
            let before = self.row;
            match key {
                // A control in focus is pressed by Enter, and left by arrows.
                Key::ArrowDown | Key::Enter | Key::ArrowUp if is_focused => {}
                Key::ArrowDown | Key::Enter => self.row = (self.row + 1).min(last),
                Key::ArrowUp | Key::Backspace => self.row = self.row.saturating_sub(1),
                Key::Home => self.row = 0,
                Key::End => self.row = last,
                // A key held down says one thing once.
                _ if repeat => {}
                _ => {
                    let cell = RESULTS.iter().position(|cell| cell.key == key);
                    if let (Some(cell), Some(person)) = (cell, rows.get(self.row)) {
                        set(app, test, *person, cell, begun, out);
                        begun = true;
                        self.row = (self.row + 1).min(last);
                    }
                }
            }
            self.follows |= self.row != before;
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a row stands in a sheet of a test")]
    fn row_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        columns: &Columns,
        place: usize,
        person: RecordId,
        out: &mut Outbox,
    ) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let campaign = app.campaign();
        let current = place == self.row;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
        let worker = campaign.worker(person);
        let name = worker.map_or_else(|| tr.say("tests-gone"), |worker| app.name_of(worker));
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &name));
        selected_row(ui.painter(), theme, rect, current, response.hovered());
        let middle = rect.center().y;
        let at = |x: f32| pos2(rect.left() + x, middle);
        let painter = ui.painter();
        painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
        Words::new((place + 1).to_string()).muted().paint_at(painter, theme, at(measure::GAP_16), 40.0);
        let leader =
            worker.is_some_and(|worker| *worker.judgement.value() == crate::model::Judgement::Identified);
        if let Some(worker) = worker {
            let support = campaign.support(worker);
            let value = support.map_or(0, |support| campaign.scale().mark(support.rating.value));
            let numeral = support.map_or(String::new(), |support| tr.numeral(support.rating.value));
            let age = support.map_or(Age::Fresh, |support| Age::of(support.rating.day, app.today()));
            Badge::new(value).numeral(&numeral).age(age).paint(painter, theme, at(columns.badge), 20.0);
        }
        let ends = columns.predicted - 20.0;
        let words = Words::new(&name).strong_if(leader);
        let wide = words.width(painter, theme).min(ends - columns.name);
        words.paint_at(painter, theme, at(columns.name), ends - columns.name);
        if leader {
            marks::star(painter, theme, at(columns.name + wide + 12.0), 13.0, Star::Leader, None);
        }
        let blank = Marked::default();
        let marked = app.tallies().test(test.id).and_then(|tally| tally.person(person)).unwrap_or(&blank);
        let expected = marked.expected.map_or(Outcome::NotAsked, expected_mark);
        marks::outcome(painter, theme, at(columns.predicted), 11.0, expected);
        let recorded =
            worker.is_some_and(|worker| worker.results.iter().any(|result| result.test == test.id));
        let chosen = chosen(marked, recorded);
        for (number, cell) in RESULTS.iter().enumerate() {
            let box_at = at(columns.cells + CELL_WIDTH * (number as f32 + 0.5));
            let cell_rect = Rect::from_center_size(box_at, vec2(28.0, 26.0));
            let id = response.id.with(number);
            let hit = ui.interact(cell_rect, id, Sense::click());
            let says = format!("{name}: {}", tr.say(cell.word));
            let is_chosen = chosen == Some(number);
            hit.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, &says));
            let painter = ui.painter();
            let waits = chosen.is_none();
            if is_chosen || current || waits || hit.hovered() {
                let stroke = match (is_chosen, hit.hovered()) {
                    (true, _) => Stroke::new(1.5, theme.text),
                    // The keys begin here.
                    (false, _) if current && waits && number == 0 => Stroke::new(measure::RING, theme.focus),
                    (false, true) => Stroke::new(1.0, theme.focus),
                    (false, false) if current => Stroke::new(1.0, theme.line_strong),
                    (false, false) => Stroke::new(1.0, theme.line),
                };
                painter.rect(cell_rect, 4.0, theme.raised, stroke, StrokeKind::Inside);
            }
            if is_chosen || current {
                marks::outcome(painter, theme, box_at, 11.0, cell.mark);
            } else {
                // What was not chosen steps back.
                let faint = painter.clone().with_clip_rect(cell_rect);
                let mut faint = faint;
                faint.multiply_opacity(if waits { 0.6 } else { 0.35 });
                marks::outcome(&faint, theme, box_at, 11.0, cell.mark);
            }
            if hit.clicked() {
                self.row = place;
                set(app, test, person, number, false, out);
            }
        }
        if let Some(x) = columns.lesson {
            let at = at(x);
            if let Some((words, tone)) = marked.lesson.map(|lesson| lesson_words(app, lesson)) {
                Words::new(words).tone(tone).paint_at(ui.painter(), theme, at, 142.0);
            } else if let Some(other) = marked.disputed {
                let other = tr.say(crate::chart::outcome_word(other));
                let words = tr.with("tests-disputed", args!["other" => &other]);
                Words::new(words).tone(Tone::Warning).paint_at(ui.painter(), theme, at, 142.0);
            } else if current && chosen.is_none() {
                let caps = Rect::from_min_size(pos2(at.x, rect.top()), vec2(142.0, rect.height()));
                let mut ui = ui.new_child(
                    egui::UiBuilder::new()
                        .id_salt(("caps", place))
                        .max_rect(caps)
                        .layout(egui::Layout::left_to_right(egui::Align::Center)),
                );
                ui.spacing_mut().item_spacing.x = 4.0;
                for cell in &RESULTS {
                    key_cap(&mut ui, cell.cap);
                }
            }
        }
        if response.clicked() {
            self.row = place;
            out.send(Action::Select(app.selection().only(person)));
        }
    }
}

fn lesson_words(app: &App, lesson: Lesson) -> (String, Tone) {
    let (id, tone) = match lesson {
        Lesson::LeaderRefused => ("tests-lesson-leader-refused", Tone::Danger),
        Lesson::LeaderNoAnswer => ("tests-lesson-leader-no-answer", Tone::Danger),
        Lesson::SaidYesRefused => ("tests-lesson-yes-refused", Tone::Danger),
        Lesson::SaidYesNoAnswer => ("tests-lesson-yes-no-answer", Tone::Warning),
        Lesson::Soft => ("tests-lesson-soft", Tone::Warning),
        Lesson::Moved => ("tests-lesson-moved", Tone::Good),
        Lesson::ActedUnrated => ("tests-lesson-unrated", Tone::Good),
    };
    (app.tr().say(id), tone)
}

/// Sets one cell: one deed.
///
/// `begun`: another cell was set in this frame, so the roster is being frozen already.
fn set(app: &App, test: &StructureTest, person: RecordId, cell: usize, begun: bool, out: &mut Outbox) {
    let outcomes = [Outcome::Did, Outcome::Refused, Outcome::NoAnswer, Outcome::NotAsked];
    let Some(outcome) = outcomes.get(cell) else { return };
    let day = test.day.value().unwrap_or(app.today()).min(app.today());
    let mut deed = app.results_deed(test.id, day, &[(person, *outcome)]);
    if begun {
        deed.edits.retain(|(record, _)| *record != test.id);
    }
    out.send(Action::Do(deed));
}

fn heads_ui(ui: &mut Ui, app: &App, columns: &Columns) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let painter = ui.painter();
    let line = Stroke::new(measure::LINE, theme.line);
    painter.hline(rect.x_range(), rect.top() + 0.5, line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    Words::new(tr.say("tests-row")).muted().paint_at(painter, theme, at(measure::GAP_16), 40.0);
    Words::new(tr.say("tests-name")).muted().paint_at(painter, theme, at(columns.name), 160.0);
    if rect.width() > 640.0 {
        let at = at(columns.predicted);
        Words::new(tr.say("tests-predicted")).muted().paint_centred(painter, theme, at, 80.0);
    }
    for (number, cell) in RESULTS.iter().enumerate() {
        let x = columns.cells + CELL_WIDTH * (number as f32 + 0.5);
        Words::new(cell.cap).muted().paint_centred(painter, theme, at(x), CELL_WIDTH);
    }
    if let Some(x) = columns.lesson {
        Words::new(tr.say("tests-lesson")).muted().paint_at(painter, theme, at(x), 140.0);
    }
}

/// The keys of the sheet, below it.
fn keys_ui(ui: &mut Ui, app: &App) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(40.0);
        ui.add_space(measure::GAP_16);
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        for cell in &RESULTS {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, measure::CONTROL), Sense::hover());
            marks::outcome(ui.painter(), theme, rect.center(), 11.0, cell.mark);
            Words::new(app.tr().say(cell.word)).muted().extend().ui(ui);
            key_cap(ui, cell.cap);
            ui.add_space(measure::GAP_8);
        }
    });
}

/// Three sums: predicted, so far, predictions right. Numbers are doors.
fn sums_ui(
    ui: &mut Ui,
    app: &App,
    test: &StructureTest,
    unit: Option<RecordId>,
    rows: &[RecordId],
    out: &mut Outbox,
) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let Some(tally) = app.tallies().test(test.id) else { return };
    let count = match unit {
        Some(unit) => tally.unit(unit).copied().unwrap_or_default(),
        None => tally.unassigned().copied().unwrap_or_default(),
    };
    let mut go = |doors: &[TestDoor], says: String| {
        let behind = |person: &&RecordId| {
            doors.iter().any(|door| tally.people(app.tallies(), None, *door).any(|found| found == **person))
        };
        let people = rows.iter().filter(behind).copied().collect();
        out.send(Action::Filter(Filter { query: String::new(), door: Some(Door { says, people }) }));
        out.go(Place::People);
    };
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        widgets::panel(theme).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.columns(3, |columns| {
                let mut sum = |at: usize, head: &str, number: String, below: String, doors: &[TestDoor]| {
                    let Some(ui) = columns.get_mut(at) else { return };
                    ui.spacing_mut().item_spacing.y = 6.0;
                    let head = tr.say(head);
                    text::muted(ui, &*head);
                    let name = format!("{head}: {number}");
                    if widgets::door(ui, &number, &name).clicked() {
                        go(doors, name);
                    }
                    text::muted(ui, below);
                };
                let of = |n: u32, of: u32| tr.with("tests-n-of", args!["n" => n, "of" => of]);
                let share = |n: u32| {
                    let percent = u64::from(n) * 200 + u64::from(count.eligible);
                    let percent = percent.checked_div(2 * u64::from(count.eligible)).unwrap_or(0);
                    tr.percent(percent as i64)
                };
                sum(
                    0,
                    "tests-sum-predicted",
                    of(count.expected(), count.eligible),
                    share(count.expected()),
                    &[TestDoor::Expected(Expected::Will)],
                );
                let left = count.not_asked().saturating_sub(count.unnamed);
                let args = args!["percent" => share(count.did), "left" => left, "unnamed" => count.unnamed];
                let below = tr.with("tests-sum-so-far.below", args);
                sum(
                    1,
                    "tests-sum-so-far",
                    of(count.did, count.eligible),
                    below,
                    &[TestDoor::Outcome(Outcome::Did)],
                );
                let (mut less, mut more) = (0, 0);
                for marked in rows.iter().filter_map(|person| tally.person(*person)) {
                    match (marked.expected, marked.outcome) {
                        (Some(Expected::Will), Outcome::Refused | Outcome::NoAnswer) => less += 1,
                        (Some(Expected::Wont | Expected::DontKnow), Outcome::Did) => more += 1,
                        _ => {}
                    }
                }
                let args = args!["more" => more, "less" => less];
                let below = tr.with("tests-sum-right.below", args);
                let doors = [TestDoor::Right(true), TestDoor::Right(false)];
                sum(2, "tests-sum-right", of(count.right, count.predicted), below, &doors);
            });
        });
    });
}
