//! The marks of the field where a view sets them one by one.
//!
//! How they look is said once, by the pen of the chart; here they only come to
//! stand at a place of a painter. A mark has no accessible name of its own; what
//! it stands beside says it in words.

use std::cell::Cell;

use egui::{Color32, Painter, Pos2, Rect};

use super::paint::paint_marks;
use super::theme::Theme;
use crate::chart::{self, Fonts, Ink, Mark, Pen, Point, SupportBar};
use crate::i18n::{Tr, args};

pub use crate::app::{Age, CoverageWord as Coverage};
pub use crate::chart::{COVERAGE_PT as COVERAGE_WIDTH, Reached, Star};
pub use crate::model::Outcome;

/// What marks are made with, kept from one to the next.
#[derive(Default)]
struct Bench {
    marks: Vec<Mark>,
    /// Measures numerals; never sees a name.
    fonts: Fonts,
}

thread_local! {
    static BENCH: Cell<Option<Box<Bench>>> = const { Cell::new(None) };
}

/// Lets the pen draw at places of the painter, on a ground (by default `raised`).
fn draw(painter: &Painter, theme: &Theme, ground: Option<Color32>, mark: impl FnOnce(&mut Pen<'_>)) {
    let mut bench = BENCH.take().unwrap_or_default();
    let Bench { marks, fonts } = &mut *bench;
    marks.clear();
    mark(&mut Pen { marks, fonts, of: None });
    paint_marks(painter, theme, ground, marks);
    BENCH.set(Some(bench));
}

fn point(at: Pos2) -> Point {
    Point::new(at.x, at.y)
}

fn area(rect: Rect) -> chart::Rect {
    chart::Rect::new(rect.left(), rect.top(), rect.width(), rect.height())
}

/// A support badge: shape, numeral and colour, any one of which suffices.
#[derive(Clone, Copy, Debug)]
pub struct Badge<'a> {
    value: u8,
    numeral: &'a str,
    age: Age,
    ground: Option<Color32>,
}

impl<'a> Badge<'a> {
    /// The badge of a value of the ramp: 1 strong yes … 5 hostile, 0 not assessed.
    pub fn new(value: u8) -> Self {
        let numeral = match value {
            1 => "1",
            2 => "2",
            3 => "3",
            4 => "4",
            5 => "5",
            _ => "",
        };
        Self { value, numeral, age: Age::Fresh, ground: None }
    }

    /// The age of the rating.
    #[must_use]
    pub fn age(mut self, age: Age) -> Self {
        self.age = age;
        self
    }

    /// Another numeral: of a pack with its own scale, or of another script.
    #[must_use]
    pub fn numeral(mut self, numeral: &'a str) -> Self {
        self.numeral = numeral;
        self
    }

    /// The ground that shows through an empty mark; by default `raised`.
    #[must_use]
    pub fn on(mut self, ground: Color32) -> Self {
        self.ground = Some(ground);
        self
    }

    /// Paints the badge into a box of `side` points. Under 16 points the
    /// numeral is left out: it could not be read.
    pub fn paint(self, painter: &Painter, theme: &Theme, centre: Pos2, side: f32) {
        // A value off the ramp counts as not assessed.
        let mark = if self.value > 5 { 0 } else { self.value };
        let Self { numeral, age, ground, .. } = self;
        let badge = chart::Badge { mark, numeral, age, box_pt: side, ground: Ink::Raised };
        draw(painter, theme, ground, |pen| pen.badge(point(centre), &badge));
    }
}

/// What a badge is called where it is read aloud: "support 3, rated long ago".
pub fn badge_name(tr: &Tr, value: u8, age: Age) -> String {
    let mark = tr.with("mark-support", args!["value" => value]);
    match age {
        _ if value == 0 => mark,
        Age::Fresh => mark,
        Age::Ageing => tr.with("mark-rating-ageing", args!["mark" => mark]),
        Age::Old => tr.with("mark-rating-old", args!["mark" => mark]),
    }
}

/// Paints a star. With a `halo` of the ground it stands clear of what is
/// below it, as on badges and on the map.
pub fn star(painter: &Painter, theme: &Theme, centre: Pos2, side: f32, star: Star, halo: Option<Color32>) {
    draw(painter, theme, halo, |pen| pen.star(point(centre), side, star, Ink::Raised, halo.is_some()));
}

/// Paints a test result, 8 points on cards, 12 in lists.
pub fn outcome(painter: &Painter, theme: &Theme, centre: Pos2, side: f32, outcome: Outcome) {
    draw(painter, theme, None, |pen| pen.outcome(point(centre), outcome, side));
}

/// Paints the two slots of coverage, from `left` (the middle of the left edge).
pub fn coverage(painter: &Painter, theme: &Theme, left: Pos2, coverage: Coverage) {
    draw(painter, theme, None, |pen| {
        pen.coverage(point(left), coverage, super::measure::STAR, Ink::Raised);
    });
}

/// Paints how far an aim is reached, 14 points wide.
pub fn reached(painter: &Painter, theme: &Theme, centre: Pos2, reached: Reached) {
    draw(painter, theme, None, |pen| pen.reached(point(centre), reached));
}

/// Paints an empty place: somebody is known to be there and is not yet named.
pub fn placeholder(painter: &Painter, theme: &Theme, rect: Rect) {
    draw(painter, theme, None, |pen| pen.placeholder(area(rect)));
}

/// Paints a count in a round tag, as on a drag of many cards.
pub fn count_tag(painter: &Painter, theme: &Theme, centre: Pos2, count: &str) {
    draw(painter, theme, None, |pen| pen.count_tag(point(centre), count));
}

/// Paints who stands where, over *everybody* in the unit.
///
/// `counts` holds the people per value: `counts[0]` not assessed, `counts[1]`
/// strong yes … `counts[5]` hostile. `everybody` is the estimated size of the
/// unit; the rest of it is hatched. With `numerals` a count stands inside where it fits.
pub fn support_bar(
    painter: &Painter,
    theme: &Theme,
    rect: Rect,
    counts: [usize; 6],
    everybody: usize,
    numerals: bool,
) {
    let bar = SupportBar::new(counts.map(small), small(everybody));
    let digits = |count: u32| if numerals { count.to_string() } else { String::new() };
    draw(painter, theme, None, |pen| pen.support_bar(area(rect), &bar, &digits));
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
