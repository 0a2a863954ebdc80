//! Predicting: one person a row, one key each, before the result.

use egui::{Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Tests;
use crate::app::{Action, App, Marked};
use crate::args;
use crate::model::{Expected, Outcome, RecordId, Speaker, StructureTest};
use crate::ui::marks::{self, Age, Badge, Star};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, key_cap, menu_button, menu_item, selected_row};

/// One cell of a row: what it says, its key and mark.
struct Cell {
    key: Key,
    cap: &'static str,
    word: &'static str,
    mark: Outcome,
}

const PREDICTIONS: [Cell; 3] = [
    Cell { key: Key::Y, cap: "Y", word: "tests-will", mark: Outcome::Did },
    Cell { key: Key::N, cap: "N", word: "tests-wont", mark: Outcome::Refused },
    Cell { key: Key::D, cap: "D", word: "tests-dont-know", mark: Outcome::NoAnswer },
];

fn chosen(marked: &Marked) -> Option<usize> {
    Some(match marked.expected? {
        Expected::Will => 0,
        Expected::Wont => 1,
        Expected::DontKnow => 2,
    })
}

/// Where the columns stand, from the left edge of the sheet.
struct Columns {
    badge: f32,
    name: f32,
    cells: f32,
}

const CELL_WIDTH: f32 = 34.0;

fn columns(width: f32) -> Columns {
    let cells_wide = CELL_WIDTH * PREDICTIONS.len() as f32;
    Columns { badge: 62.0, name: 84.0, cells: width - 2.0 * measure::GAP_8 - cells_wide }
}

impl Tests {
    pub(super) fn predict_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let sheets = app.test_units(test);
        let unit = self.unit.filter(|unit| sheets.contains(&Some(*unit)));
        let unit = if unit.is_some() { unit } else { sheets.first().copied().flatten() };
        let rows = app.test_rows(test, unit);
        self.row = self.row.min(rows.len().saturating_sub(1));
        self.predict_head_ui(ui, app, test, unit, &sheets, &rows);
        if rows.is_empty() {
            ui.add_space(measure::GAP_16);
            ui.horizontal(|ui| {
                ui.add_space(measure::GAP_16);
                text::muted(ui, app.tr().say("tests-nobody"));
            });
            return;
        }
        self.predict_keys(ui, app, test, &rows, out);
        let columns = columns(ui.available_width());
        heads_ui(ui, app, &columns);
        let height = ui.available_height() - 40.0;
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("rows").max_height(height).auto_shrink([false, true]);
        if std::mem::take(&mut self.follows) {
            area = area.vertical_scroll_offset(self.predict_keep_in_sight(height));
        }
        let shown = area.show_rows(ui, measure::ROW, rows.len(), |ui, range| {
            for place in range {
                if let Some(person) = rows.get(place) {
                    self.predict_row_ui(ui, app, test, &columns, place, *person, out);
                }
            }
        });
        self.scrolled = shown.state.clamped_offset().y;
        keys_ui(ui, app);
    }

    /// The offset at which the row of the keys is in sight, with one more before and behind it.
    fn predict_keep_in_sight(&self, height: f32) -> f32 {
        let top = self.row as f32 * measure::ROW;
        let (low, high) = (top - measure::ROW, top + 2.0 * measure::ROW - height);
        self.scrolled.clamp(high.min(low), low.max(high)).max(0.0)
    }

    fn predict_head_ui(
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
                tally.and_then(|tally| tally.person(**person)).is_some_and(|m| m.expected.is_some())
            });
            let args = args!["n" => entered.count(), "of" => rows.len()];
            text::muted(ui, tr.with("tests-entered", args));
        });
    }

    fn predict_keys(
        &mut self,
        ui: &Ui,
        app: &App,
        test: &StructureTest,
        rows: &[RecordId],
        out: &mut Outbox,
    ) {
        // A field, a menu or a sheet over the window has the keys.
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if ui.ctx().text_edit_focused() || ui.ctx().any_popup_open() || covered {
            return;
        }
        let is_focused = ui.memory(|memory| memory.focused().is_some());
        let events = ui.input(|input| input.events.clone());
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
                    let cell = PREDICTIONS.iter().position(|cell| cell.key == key);
                    if let (Some(cell), Some(person)) = (cell, rows.get(self.row)) {
                        set(app, test, *person, cell, out);
                        self.row = (self.row + 1).min(last);
                    }
                }
            }
            self.follows |= self.row != before;
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a row stands in a sheet of a test")]
    fn predict_row_ui(
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
        let ends = columns.cells - 20.0;
        let words = Words::new(&name).strong_if(leader);
        let wide = words.width(painter, theme).min(ends - columns.name);
        words.paint_at(painter, theme, at(columns.name), ends - columns.name);
        if leader {
            marks::star(painter, theme, at(columns.name + wide + 12.0), 13.0, Star::Leader, None);
        }
        let blank = Marked::default();
        let marked = app.tallies().test(test.id).and_then(|tally| tally.person(person)).unwrap_or(&blank);
        let chosen = chosen(marked);
        for (number, cell) in PREDICTIONS.iter().enumerate() {
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
                set(app, test, person, number, out);
            }
        }
        if response.clicked() {
            self.row = place;
            out.send(Action::Select(app.selection().only(person)));
        }
    }
}

/// Sets one cell: one deed.
fn set(app: &App, test: &StructureTest, person: RecordId, cell: usize, out: &mut Outbox) {
    let expected = [Expected::Will, Expected::Wont, Expected::DontKnow];
    let Some(expected) = expected.get(cell) else { return };
    out.send(Action::Do(app.predictions_deed(test.id, &Speaker::Typist, &[(person, *expected)])));
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
    for (number, cell) in PREDICTIONS.iter().enumerate() {
        let x = columns.cells + CELL_WIDTH * (number as f32 + 0.5);
        Words::new(cell.cap).muted().paint_centred(painter, theme, at(x), CELL_WIDTH);
    }
}

/// The keys of the sheet, below it.
fn keys_ui(ui: &mut Ui, app: &App) {
    let theme = Theme::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(40.0);
        ui.add_space(measure::GAP_16);
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        for cell in &PREDICTIONS {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, measure::CONTROL), Sense::hover());
            marks::outcome(ui.painter(), theme, rect.center(), 11.0, cell.mark);
            Words::new(app.tr().say(cell.word)).muted().extend().ui(ui);
            key_cap(ui, cell.cap);
            ui.add_space(measure::GAP_8);
        }
    });
}
