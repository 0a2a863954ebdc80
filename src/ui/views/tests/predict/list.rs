//! The list: a row for each person, three boxes, one key.

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::choice::Choice;
use super::{CHOICES, Predicting};
use crate::app::{Action, App, Said};
use crate::args;
use crate::model::{Judgement, RecordId, StructureTest, Worker};
use crate::ui::marks::{self, Age, Badge, Star};
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, key_cap, selected_row};
use crate::ui::{Icon, Tone, measure};

const CELL_WIDTH: f32 = 34.0;
const BADGE_AT: f32 = 62.0;
const NAME_AT: f32 = 84.0;
/// The words at the end of a row.
const WORDS_WIDTH: f32 = 170.0;

/// Below this much room under the head, in points, the keys are not explained.
const LOW: f32 = 220.0;

/// Where the columns stand, from the left edge of the list.
struct Columns {
    cells: f32,
    words: Option<f32>,
}

impl Columns {
    fn of(width: f32) -> Self {
        let words = (width > 520.0).then_some(width - WORDS_WIDTH);
        let cells = words.unwrap_or(width - measure::GAP_8) - CELL_WIDTH * CHOICES.len() as f32;
        Self { cells: cells - measure::GAP_12, words }
    }
}

impl Predicting {
    pub(super) fn list_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let tr = app.tr();
        if self.rows().is_empty() {
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                text::muted(ui, tr.say("tests-nobody"));
            });
            return;
        }
        let through = self.is_through(app, test);
        let columns = Columns::of(ui.available_width());
        heads_ui(ui, app, &columns, through);
        let count = self.rows().len();
        // Where there is little height the keys go first, then the way on until it is reached.
        let is_low = ui.available_height() < LOW;
        let has_end = !is_low || self.row == count;
        let below = if has_end { 44.0 } else { 0.0 } + if is_low { 4.0 } else { 52.0 };
        let height = (ui.available_height() - below).max(2.0 * measure::ROW);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area =
            ScrollArea::vertical().id_salt("predict rows").max_height(height).auto_shrink([false, true]);
        if std::mem::take(&mut self.follows) {
            area = area.vertical_scroll_offset(self.keep_in_sight(height));
        }
        let shown = area.show_rows(ui, measure::ROW, count, |ui, range| {
            for place in range {
                if let Some(person) = self.rows().get(place).copied() {
                    self.row_ui(ui, app, test, &columns, place, person, through, out);
                }
            }
        });
        self.scrolled = shown.state.clamped_offset().y;
        if has_end {
            self.end_ui(ui, app, test, through);
        }
        if !is_low {
            keys_ui(ui, app);
        }
    }

    /// The offset at which the row of the keys is in sight, with one more before and behind it.
    fn keep_in_sight(&self, height: f32) -> f32 {
        let top = self.row as f32 * measure::ROW;
        let (low, high) = (top - measure::ROW, top + 2.0 * measure::ROW - height);
        self.scrolled.clamp(high.min(low), low.max(high)).max(0.0)
    }

    #[allow(clippy::too_many_arguments, reason = "a row stands in a list of a test")]
    fn row_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        columns: &Columns,
        place: usize,
        person: RecordId,
        through: bool,
        out: &mut Outbox,
    ) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let current = place == self.row;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
        let worker = app.campaign().worker(person);
        let name = worker.map_or_else(|| tr.say("tests-gone"), |worker| app.name_of(worker));
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &name));
        selected_row(ui.painter(), theme, rect, current, response.hovered());
        let line = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        person_ui(ui, app, rect, place, worker, &name, columns.cells - 20.0);
        let said = app.foretold_by(test.id, person, &self.says);
        let chosen = said.in_time.or(said.late);
        let middle = rect.center().y;
        for (number, choice) in CHOICES.iter().enumerate() {
            let x = rect.left() + columns.cells + CELL_WIDTH * (number as f32 + 0.5);
            let says = format!("{name}: {}", tr.say(choice.word));
            let is_chosen = chosen == Some(choice.expected);
            let cell =
                Choice { mark: choice.mark, is_chosen, waits: chosen.is_none(), current, first: number == 0 };
            if cell.ui(ui, response.id.with(number), pos2(x, middle), &says) {
                self.row = place;
                self.say(app, test, place, choice.expected, out);
            }
        }
        if let Some(x) = columns.words {
            let at = pos2(rect.left() + x, middle);
            self.words_ui(ui, app, test, person, said, current, through, at);
        }
        if response.clicked() {
            self.row = place;
            out.send(Action::Select(app.selection().only(person)));
        }
    }

    /// The end of a row: late, closed, what others said once this speaker is through, or the keys.
    #[allow(clippy::too_many_arguments, reason = "a row stands in a list of a test")]
    fn words_ui(
        &self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        person: RecordId,
        said: Said,
        current: bool,
        through: bool,
        at: egui::Pos2,
    ) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let room = WORDS_WIDTH - 8.0;
        let closed = app.closed_for(test.id, person);
        if let Some(late) = said.late {
            let choice = CHOICES.iter().find(|choice| choice.expected == late);
            let what = choice.map(|choice| tr.say(choice.short)).unwrap_or_default();
            let words = tr.with("predict-late", args!["what" => what]);
            Words::new(words).tone(Tone::Warning).paint_at(ui.painter(), theme, at, room);
        } else if through {
            Words::new(others_words(app, test, person, &self.says)).muted().paint_at(
                ui.painter(),
                theme,
                at,
                room,
            );
        } else if !said.is_anything() && closed.is_some() {
            Words::new(tr.say("predict-closed-row")).muted().paint_at(ui.painter(), theme, at, room);
        } else if current && !said.is_anything() {
            let caps = Rect::from_min_size(pos2(at.x, at.y - 16.0), vec2(room, 32.0));
            let layout = Layout::left_to_right(Align::Center);
            let mut ui =
                ui.new_child(UiBuilder::new().id_salt(("caps", person)).max_rect(caps).layout(layout));
            ui.spacing_mut().item_spacing.x = 4.0;
            for choice in &CHOICES {
                key_cap(&mut ui, choice.cap);
            }
        }
    }

    /// What comes after the last row: the next unit.
    fn end_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, through: bool) {
        let tr = app.tr();
        let here = self.page.map(|page| self.page_name(app, page)).unwrap_or_default();
        let current = self.row == self.rows().len();
        let next = self.next_page();
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::hover());
        let theme = Theme::of(ui.ctx());
        selected_row(ui.painter(), theme, rect, current, false);
        let layout = Layout::left_to_right(Align::Center);
        let inner = rect.shrink2(vec2(16.0, 0.0));
        let mut ui = ui.new_child(UiBuilder::new().id_salt("predict end").max_rect(inner).layout(layout));
        let ui = &mut ui;
        let of = self.rows().len();
        let said = |person: &&RecordId| app.foretold_by(test.id, **person, &self.says).is_anything();
        let n = self.rows().iter().filter(said).count();
        let number = self.foreseeing().and_then(|of| of.number);
        let words = match (number, through) {
            (Some(number), false) => tr.with("predict-end-number", args!["unit" => &here, "n" => number]),
            _ => tr.with("predict-end", args!["unit" => &here, "n" => n, "of" => of]),
        };
        let mut turned = None;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some(page) = next {
                let name = self.page_name(app, page);
                let words = tr.with("predict-next", args!["unit" => name]);
                let key = tr.say("predict-next-key");
                let button = Button::plain(&words).icon(Icon::ArrowRight);
                let button = if current { button.key(&key) } else { button };
                if button.ui(ui).clicked() {
                    turned = Some(page);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let last = next.is_none() && (through || number.is_some());
                let words = if last { format!("{words} {}", tr.say("predict-end-all")) } else { words };
                Words::new(words).strong_if(through).muted().ui(ui);
            });
        });
        if let Some(page) = turned {
            self.turn_to(page);
        }
    }
}

/// Number, badge and name of a row.
fn person_ui(ui: &Ui, app: &App, rect: Rect, place: usize, worker: Option<&Worker>, name: &str, end: f32) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let painter = ui.painter();
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    Words::new((place + 1).to_string()).muted().paint_at(painter, theme, at(measure::GAP_16), 40.0);
    let leads = worker.is_some_and(|worker| *worker.judgement.value() == Judgement::Identified);
    if let Some(worker) = worker {
        let support = app.campaign().support(worker);
        let value = support.map_or(0, |support| app.campaign().scale().mark(support.rating.value));
        let numeral = support.map_or(String::new(), |support| tr.numeral(support.rating.value));
        let age = support.map_or(Age::Fresh, |support| Age::of(support.rating.day, app.today()));
        Badge::new(value).numeral(&numeral).age(age).paint(painter, theme, at(BADGE_AT), 20.0);
    }
    let words = Words::new(name).strong_if(leads);
    let wide = words.width(painter, theme).min(end - NAME_AT);
    words.paint_at(painter, theme, at(NAME_AT), end - NAME_AT);
    if leads {
        marks::star(painter, theme, at(NAME_AT + wide + 12.0), 13.0, Star::Leader, None);
    }
}

/// What others said last about somebody: shown only to who is through.
fn others_words(app: &App, test: &StructureTest, person: RecordId, says: &crate::model::Speaker) -> String {
    let tr = app.tr();
    let others = app.others_foretold(test.id, person, says);
    let count = |wanted| others.iter().filter(|expected| **expected == wanted).count();
    let parts: Vec<String> = CHOICES
        .iter()
        .map(|choice| (count(choice.expected), choice))
        .filter(|(n, _)| *n > 0)
        .map(|(n, choice)| format!("{n} {}", tr.say(choice.short)))
        .collect();
    if parts.is_empty() {
        tr.say("predict-nobody-else")
    } else {
        tr.with("predict-others", args!["said" => parts.join(", ")])
    }
}

fn heads_ui(ui: &mut Ui, app: &App, columns: &Columns, through: bool) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let painter = ui.painter();
    let line = Stroke::new(measure::LINE, theme.line);
    painter.hline(rect.x_range(), rect.top() + 0.5, line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    Words::new(tr.say("tests-row")).muted().paint_at(painter, theme, at(measure::GAP_16), 40.0);
    Words::new(tr.say("tests-name")).muted().paint_at(painter, theme, at(NAME_AT), 160.0);
    for (number, choice) in CHOICES.iter().enumerate() {
        let x = columns.cells + CELL_WIDTH * (number as f32 + 0.5);
        Words::new(choice.cap).muted().paint_centred(painter, theme, at(x), CELL_WIDTH);
    }
    if let Some(x) = columns.words.filter(|_| through) {
        Words::new(tr.say("predict-others-head")).muted().paint_at(painter, theme, at(x), WORDS_WIDTH - 8.0);
    }
}

/// The keys of the list, below it.
fn keys_ui(ui: &mut Ui, app: &App) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(40.0);
        ui.add_space(measure::GAP_16);
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        for choice in &CHOICES {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, measure::CONTROL), Sense::hover());
            marks::outcome(ui.painter(), theme, rect.center(), 11.0, choice.mark);
            Words::new(tr.say(choice.word)).muted().extend().ui(ui);
            key_cap(ui, choice.cap);
            ui.add_space(measure::GAP_8);
        }
        Words::new(tr.say("predict-key-number")).muted().extend().ui(ui);
        key_cap(ui, "#");
    });
}
