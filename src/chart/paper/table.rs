//! The table of a sheet: its columns, how high its rows are, and how a row is drawn.

use crate::args;
use crate::i18n::Tr;

use super::super::fonts::{Fonts, is_leftward};
use super::super::geometry::{Point, Rect};
use super::super::ink::Ink;
use super::super::marks::{Pen, Style};
use super::super::scene::{Shape, Weight};
use super::form::{Form, FormRow};
use super::wrap::wrapped;
use crate::model::PaperKind;

/// Side of a box: 6.35 mm, for a pen.
pub(super) const BOX_PT: f32 = 18.0;
/// The least height of a row: 8.8 mm, for handwriting.
const ROW_PT: f32 = 25.0;
/// The least height of a row to be written by hand: 10 mm.
const BLANK_PT: f32 = 28.5;
const HEAD_ROW_PT: f32 = 24.0;
/// Width of the numbers before the rows.
const NUMBER_PT: f32 = 24.0;
const GAP_PT: f32 = 8.0;
const LINE_PT: f32 = 0.5;

const NAME: Style = Style { size_pt: 12.0, weight: Weight::Regular, ink: Ink::Text };
const LONG_NAME: Style = Style { size_pt: 10.0, weight: Weight::Regular, ink: Ink::Text };
const PLACE: Style = Style { size_pt: 10.0, weight: Weight::Regular, ink: Ink::Text };
const DOOR: Style = Style { size_pt: 12.0, weight: Weight::SemiBold, ink: Ink::Text };
const SMALL: Style = Style { size_pt: 10.0, weight: Weight::Regular, ink: Ink::Text };
const PART: Style = Style { size_pt: 12.0, weight: Weight::SemiBold, ink: Ink::Text };

/// A row as it will be drawn.
pub(super) enum Row<'a> {
    /// One of the form's, with its number if it is somebody.
    Form(&'a FormRow, Option<u32>),
    /// The words over the lines for people who are not on the sheet.
    NotListed,
    /// A line to be written by hand.
    Blank,
}

/// A stretch from the left.
#[derive(Clone, Copy, Default)]
struct Span {
    x: f32,
    width: f32,
}

/// The columns of a sheet.
pub(super) struct Table {
    left: f32,
    width: f32,
    name: Span,
    place: Span,
    /// Doors stand before the names, in bold: they are what one looks for.
    is_door: bool,
    boxes: Vec<(Span, String)>,
    /// What a call sheet has between name and boxes.
    notes: Option<Span>,
}

impl Table {
    pub(super) fn of(form: &Form, left: f32, width: f32, fonts: &mut Fonts, tr: &Tr) -> Self {
        let columns = form.columns(tr);
        let mut right = left + width;
        let mut boxes: Vec<(Span, String)> = Vec::new();
        for column in columns.into_iter().rev() {
            let words = fonts.width_pt(&column, SMALL.size_pt, SMALL.weight);
            let width = (words + GAP_PT).clamp(BOX_PT + 10.0, 72.0);
            right -= width;
            boxes.insert(0, (Span { x: right, width }, column));
        }
        let is_door = form.kind == PaperKind::Door;
        let style = if is_door { DOOR } else { PLACE };
        let widest = form.rows.iter().filter_map(|row| place_of(row)).fold(0.0_f32, |widest, place| {
            // A point more: what just fits must not be parted by rounding.
            let wide = fonts.width_pt(place, style.size_pt, style.weight);
            if wide > 0.0 { widest.max(wide.ceil() + 1.0) } else { widest }
        });
        let after = left + NUMBER_PT + GAP_PT;
        let room = right - after - GAP_PT;
        let place_width = widest.min(room * 0.36);
        let (name, place, notes) = if form.kind == PaperKind::Call {
            let half = room * 0.5;
            let notes = Span { x: after + half, width: room - half };
            (Span { x: after, width: half - GAP_PT }, Span::default(), Some(notes))
        } else if place_width <= 0.0 {
            (Span { x: after, width: room }, Span::default(), None)
        } else if is_door {
            let name = after + place_width + GAP_PT;
            let place = Span { x: after, width: place_width };
            (Span { x: name, width: right - name - GAP_PT }, place, None)
        } else {
            let place = Span { x: right - GAP_PT - place_width, width: place_width };
            (Span { x: after, width: place.x - GAP_PT - after }, place, None)
        };
        Self { left, width, name, place, is_door, boxes, notes }
    }

    /// Height of the heads of the columns.
    pub(super) fn head_pt(&self) -> f32 {
        20.0
    }

    pub(super) fn draw_head(&self, pen: &mut Pen<'_>, top: f32, tr: &Tr) {
        let words = |pen: &mut Pen<'_>, id: &str, at: Span| {
            pen.words(&tr.say(id), Point::new(at.x, top + 3.0), SMALL, at.width);
        };
        words(pen, "paper-name", self.name);
        if let Some(notes) = self.notes {
            words(pen, "paper-reach", notes);
        }
        for (span, column) in &self.boxes {
            let middle = span.x + span.width / 2.0;
            let width = pen.fonts.width_pt(column, SMALL.size_pt, SMALL.weight).min(span.width);
            pen.words(column, Point::new(middle - width / 2.0, top + 3.0), SMALL, span.width);
        }
        self.line(pen, top + self.head_pt(), 1.0);
    }

    fn line(&self, pen: &mut Pen<'_>, y: f32, width_pt: f32) {
        let ends = vec![Point::new(self.left, y), Point::new(self.left + self.width, y)];
        pen.stroke(Shape::Line(ends), Ink::Text, width_pt, None);
    }

    /// A name on its lines, with the size they are written in.
    fn name_lines(&self, name: &str, fonts: &mut Fonts) -> (Vec<String>, Style) {
        let one = wrapped(name, NAME, self.name.width, fonts);
        if one.len() < 2 {
            (one, NAME)
        } else {
            (wrapped(name, LONG_NAME, self.name.width, fonts), LONG_NAME)
        }
    }

    fn place_style(&self) -> Style {
        if self.is_door { DOOR } else { PLACE }
    }

    /// How high a row is.
    pub(super) fn height_pt(&self, row: &Row<'_>, fonts: &mut Fonts) -> f32 {
        let form = match row {
            Row::Blank => return BLANK_PT,
            Row::NotListed | Row::Form(FormRow::Head(_), _) => return HEAD_ROW_PT,
            Row::Form(form, _) => *form,
        };
        let place = place_of(form).unwrap_or_default();
        let places = wrapped(place, self.place_style(), self.place.width, fonts);
        let mut high = lines_pt(&places, self.place_style());
        if let FormRow::Person { name, .. } = form {
            let (lines, style) = self.name_lines(name, fonts);
            high = high.max(lines_pt(&lines, style));
        }
        (high + 6.0).max(ROW_PT)
    }

    /// Draws a row from `top` on, `high` points high.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, row: &Row<'_>, top: f32, high: f32, tr: &Tr) {
        let middle = top + high / 2.0;
        let part = |pen: &mut Pen<'_>, words: &str| {
            pen.words(words, Point::new(self.left, middle - 5.0), PART, self.width);
        };
        match row {
            Row::Form(FormRow::Head(words), _) => part(pen, words),
            Row::NotListed => part(pen, &tr.say("paper-not-listed")),
            Row::Blank => self.boxes_at(pen, middle),
            Row::Form(FormRow::Person { name, place }, number) => {
                if let Some(number) = number {
                    let at = Point::new(self.left + NUMBER_PT, middle - 6.0);
                    pen.words_ending(&tr.number(i64::from(*number)), at, SMALL, NUMBER_PT);
                }
                let (lines, style) = self.name_lines(name, pen.fonts);
                text(pen, &lines, style, self.name, middle);
                self.place_at(pen, place, middle);
                self.boxes_at(pen, middle);
            }
            Row::Form(FormRow::Open { place }, _) => {
                self.place_at(pen, place, middle);
                self.boxes_at(pen, middle);
            }
            Row::Form(FormRow::Vacant { place }, _) => {
                self.place_at(pen, place, middle);
                text(pen, &[tr.say("paper-vacant")], SMALL, self.name, middle);
                // Struck through instead of boxes: nobody to ask.
                if let Some((first, _)) = self.boxes.first() {
                    let ends = vec![Point::new(first.x, middle), Point::new(self.left + self.width, middle)];
                    pen.stroke(Shape::Line(ends), Ink::Text, 1.0, None);
                }
            }
        }
        self.line(pen, top + high, LINE_PT);
    }

    fn place_at(&self, pen: &mut Pen<'_>, place: &str, middle: f32) {
        let style = self.place_style();
        let lines = wrapped(place, style, self.place.width, pen.fonts);
        text(pen, &lines, style, self.place, middle);
    }

    fn boxes_at(&self, pen: &mut Pen<'_>, middle: f32) {
        for (span, _) in &self.boxes {
            let rect = Rect::around(Point::new(span.x + span.width / 2.0, middle), BOX_PT);
            pen.stroke(Shape::Box { rect, radius_pt: 1.5 }, Ink::Text, 1.0, None);
        }
    }
}

fn place_of(row: &FormRow) -> Option<&str> {
    match row {
        FormRow::Head(_) => None,
        FormRow::Person { place, .. } | FormRow::Open { place } | FormRow::Vacant { place } => Some(place),
    }
}

fn line_pt(style: Style) -> f32 {
    style.size_pt * 1.25
}

fn lines_pt(lines: &[String], style: Style) -> f32 {
    lines.len() as f32 * line_pt(style)
}

/// Lines around a middle; those that run from right to left end at the right side.
fn text(pen: &mut Pen<'_>, lines: &[String], style: Style, span: Span, middle: f32) {
    let mut top = middle - lines_pt(lines, style) / 2.0;
    let turns = lines.iter().flat_map(|line| line.chars()).find(|letter| letter.is_alphabetic());
    for line in lines {
        if turns.is_some_and(is_leftward) {
            pen.words_ending(line, Point::new(span.x + span.width, top), style, span.width + 1.0);
        } else {
            pen.words(line, Point::new(span.x, top), style, span.width + 1.0);
        }
        top += line_pt(style);
    }
}

/// How a sheet is filled in, in one line; the marks are told as words, for they are written by hand.
pub(super) fn legend(form: &Form, tr: &Tr) -> String {
    let id = match (form.tests.len() > 1, form.predicts()) {
        (false, false) => "paper-legend-one",
        (true, false) => "paper-legend-many",
        (false, true) => "paper-legend-predict",
        (true, true) => "paper-legend-predict-many",
    };
    tr.with(id, args!["n" => form.tests.len() as i64])
}
