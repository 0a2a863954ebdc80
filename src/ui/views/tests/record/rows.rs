//! One row: the person, what was expected, one cell for each result, what it teaches.

use egui::{Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::choice::Choice;
use super::join::Settle;
use super::{Line, Seat};
use crate::app::{Action, App, Lesson, Marked};
use crate::args;
use crate::model::{Expected, Outcome, Speaker, StructureTest, TestResult};
use crate::ui::marks::{self, Age, Badge, Star};
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{key_cap, selected_row};
use crate::ui::{Tone, measure};

/// One cell of a row: what it says, its key and mark.
struct Cell {
    cap: &'static str,
    word: &'static str,
    mark: Outcome,
}

const RESULTS: [Cell; 4] = [
    Cell { cap: "Y", word: "mark-did", mark: Outcome::Did },
    Cell { cap: "N", word: "mark-refused", mark: Outcome::Refused },
    Cell { cap: "A", word: "mark-asked", mark: Outcome::NoAnswer },
    Cell { cap: "–", word: "mark-not-asked", mark: Outcome::NotAsked },
];

/// What was clicked in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hit {
    /// The row.
    Row,
    /// The cell of an outcome.
    Outcome(Outcome),
}

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
fn expected_mark(expected: Expected) -> Outcome {
    match expected {
        Expected::Will => Outcome::Did,
        Expected::Wont => Outcome::Refused,
        Expected::DontKnow => Outcome::NoAnswer,
    }
}

/// Where the columns stand, from the left edge of the sheet.
pub(super) struct Columns {
    badge: f32,
    name: f32,
    predicted: f32,
    cells: f32,
    lesson: Option<f32>,
}

const CELL_WIDTH: f32 = 34.0;

/// The columns of a sheet so wide.
pub(super) fn columns(width: f32) -> Columns {
    let wide = width > 640.0;
    let cells_wide = CELL_WIDTH * RESULTS.len() as f32;
    let lesson = (width > 520.0).then_some(width - 150.0);
    let cells = lesson.unwrap_or(width - measure::GAP_8) - cells_wide - measure::GAP_8;
    let predicted = cells - if wide { 60.0 } else { 32.0 };
    Columns { badge: 62.0, name: 84.0, predicted, cells, lesson }
}

/// One row to be drawn.
pub(super) struct Row<'a> {
    pub(super) app: &'a App,
    pub(super) test: &'a StructureTest,
    pub(super) place: usize,
    pub(super) line: &'a Line,
    /// The keys act on it.
    pub(super) current: bool,
    /// Something else is typed first: a number, a day.
    pub(super) waits: bool,
}

impl Row<'_> {
    pub(super) fn ui(&self, ui: &mut Ui, columns: &Columns, out: &mut Outbox) -> Option<Hit> {
        let theme = Theme::of(ui.ctx());
        let Row { app, test, place, line, .. } = *self;
        let (tr, campaign, person) = (app.tr(), app.campaign(), line.person);
        let current = self.current && !self.waits;
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
        let worker = campaign.worker(person);
        let name = match (&line.gone, worker) {
            (Some(name), _) => name.clone(),
            (None, Some(worker)) => app.name_of(worker),
            (None, None) => tr.say("tests-gone"),
        };
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &name));
        selected_row(ui.painter(), theme, rect, current, response.hovered());
        let at = |x: f32| pos2(rect.left() + x, rect.center().y);
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
        let blank = Marked::default();
        let marked = app.tallies().test(test.id).and_then(|tally| tally.person(person)).unwrap_or(&blank);
        let disputed = marked.disputed.is_some();
        let note = if disputed { said_words(app, test, line) } else { line.note.clone() };
        let ends = columns.predicted - 20.0;
        let tone = if line.gone.is_some() { Tone::Muted } else { Tone::Text };
        let words = Words::new(&name).strong_if(leader).tone(tone);
        let room = (ends - columns.name).max(0.0);
        // What is noted beside a name may take half the room, never the name's own.
        let kept = if note.is_empty() { 0.0 } else { room * 0.4 };
        let wide = words.width(painter, theme).min(room - kept);
        words.paint_at(painter, theme, at(columns.name), wide + 0.5);
        let mut after = columns.name + wide + 12.0;
        if leader {
            marks::star(painter, theme, at(after), 13.0, Star::Leader, None);
            after += 16.0;
        }
        let mut hit = None;
        let mut response = response;
        if !note.is_empty() {
            let tone = if disputed || line.seat != Seat::Taken { Tone::Warning } else { Tone::Muted };
            Words::new(&note).tone(tone).paint_at(painter, theme, at(after), ends - after);
            response = tooltip(response, &note);
        }
        let expected = marked.expected.map_or(Outcome::NotAsked, expected_mark);
        marks::outcome(ui.painter(), theme, at(columns.predicted), 11.0, expected);
        let recorded =
            worker.is_some_and(|worker| worker.results.iter().any(|result| result.test == test.id));
        // Somebody beside the roster has a result too; it counts nowhere until they join.
        let marked_here = Marked {
            outcome: worker.map_or(Outcome::NotAsked, |worker| crate::app::outcome(worker, test.id)),
            ..Marked::default()
        };
        let chosen = chosen(if line.seat == Seat::Taken { marked } else { &marked_here }, recorded);
        for (number, cell) in RESULTS.iter().enumerate() {
            let box_at = at(columns.cells + CELL_WIDTH * (number as f32 + 0.5));
            if self.cell_ui(ui, &response, number, cell, box_at, chosen, &name) {
                hit = Some(Hit::Outcome(cell.mark));
            }
        }
        if let Some(x) = columns.lesson {
            self.lesson_ui(ui, rect, x, marked, chosen.is_none(), &name, out);
        }
        if response.clicked() {
            hit = hit.or(Some(Hit::Row));
            if worker.is_some() {
                out.send(Action::Select(app.selection().only(person)));
            }
        }
        hit
    }

    #[allow(clippy::too_many_arguments, reason = "a cell stands in a row of a test")]
    fn cell_ui(
        &self,
        ui: &Ui,
        row: &Response,
        number: usize,
        cell: &Cell,
        box_at: egui::Pos2,
        chosen: Option<usize>,
        name: &str,
    ) -> bool {
        let says = format!("{name}: {}", self.app.tr().say(cell.word));
        let choice = Choice {
            mark: cell.mark,
            is_chosen: chosen == Some(number),
            waits: chosen.is_none(),
            current: self.current && !self.waits,
            first: number == 0,
        };
        choice.ui(ui, row.id.with(number), box_at, &says)
    }

    #[allow(clippy::too_many_arguments, reason = "a lesson stands in a row of a test")]
    fn lesson_ui(
        &self,
        ui: &mut Ui,
        rect: Rect,
        x: f32,
        marked: &Marked,
        is_blank: bool,
        name: &str,
        out: &mut Outbox,
    ) {
        let theme = Theme::of(ui.ctx());
        let app = self.app;
        let at = pos2(rect.left() + x, rect.center().y);
        if marked.disputed.is_some() {
            // Two people differ: to be settled comes before any lesson.
            let words = app.tr().say("record-settle");
            let place = Rect::from_min_size(pos2(at.x - 8.0, rect.top() + 2.0), vec2(142.0, 28.0));
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            let mut ui = ui.new_child(
                egui::UiBuilder::new().id_salt(("settle", self.place)).max_rect(place).layout(layout),
            );
            let hint = app.tr().with("record-settle.hint", args!["name" => name]);
            if crate::ui::widgets::Button::link(&words).hint(&hint).ui(&mut ui).clicked() {
                out.show(Settle::new(self.test.id, self.line.person));
            }
        } else if let Some((words, tone)) = marked.lesson.map(|lesson| lesson_words(app, lesson)) {
            Words::new(words).tone(tone).paint_at(ui.painter(), theme, at, 142.0);
        } else if self.current && !self.waits && is_blank {
            let caps = Rect::from_min_size(pos2(at.x, rect.top()), vec2(142.0, rect.height()));
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            let mut ui = ui.new_child(
                egui::UiBuilder::new().id_salt(("caps", self.place)).max_rect(caps).layout(layout),
            );
            ui.spacing_mut().item_spacing.x = 4.0;
            for cell in &RESULTS {
                key_cap(&mut ui, cell.cap);
            }
        }
    }
}

/// Who says so, in a word; whoever types is "you".
pub(super) fn speaker(app: &App, result: &TestResult) -> String {
    let typist = || {
        if result.source.by == app.session().author() {
            return app.tr().say("record-you");
        }
        let known = app.campaign().about.authors.get(&result.source.by);
        let initials = known.map(|said| said.value().trim().to_owned()).filter(|said| !said.is_empty());
        initials.unwrap_or_else(|| result.source.by.to_string())
    };
    match &result.source.says {
        Speaker::Named(text) => text.to_string(),
        Speaker::Worker { worker } => {
            app.campaign().worker(*worker).map_or_else(typist, |worker| app.name_of(worker))
        }
        Speaker::Typist => typist(),
    }
}

/// Everything that is said of one result: "M.K.: refused, 12 Nov · you: did it, 20 Nov".
fn said_words(app: &App, test: &StructureTest, line: &Line) -> String {
    let tr = app.tr();
    if app.is_presenting() {
        return tr.say("record-disputed");
    }
    let said = app.said_results(line.person, test.id);
    let said = said.iter().filter(|result| result.outcome != Outcome::NotAsked).map(|result| {
        let word = tr.say(crate::chart::outcome_word(result.outcome));
        let day = tr.short_day(result.day.into());
        tr.with("record-said", args!["who" => speaker(app, result), "what" => &word, "day" => &day])
    });
    said.collect::<Vec<String>>().join(" · ")
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

/// The heads of the columns.
pub(super) fn heads_ui(ui: &mut Ui, app: &App, columns: &Columns) {
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
pub(super) fn keys_ui(ui: &mut Ui, app: &App, is_paper: bool) {
    let theme = Theme::of(ui.ctx());
    let is_wide = ui.available_width() > 760.0;
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
        if is_paper && is_wide {
            Words::new(app.tr().say("record-skip")).muted().extend().ui(ui);
            key_cap(ui, &app.tr().say("record-key-space"));
            ui.add_space(measure::GAP_8);
            Words::new(app.tr().say("record-add")).muted().extend().ui(ui);
            key_cap(ui, "+");
        }
    });
}
