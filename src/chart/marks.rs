//! The marks of the field: badges, stars, result dots, coverage, support bars,
//! placeholders. One geometry for screen and paper: each function here pushes
//! scene marks, and whoever paints scenes has them all.

use crate::model::{Outcome, RecordId};
use crate::tally::{Age, CoverageWord, Headcount};

use super::fonts::{CAP_HEIGHT, Fonts};
use super::geometry::{Point, Rect};
use super::ink::Ink;
use super::scene::{Dash, Mark, Shape, Weight};

/// What a star says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Star {
    /// Leader of a unit, or judged an organic leader: filled.
    Leader,
    /// Second in line: hollow.
    Second,
    /// Suggested: hollow and broken.
    Suggested,
}

impl Star {
    /// The id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Leader => "mark-leader",
            Self::Second => "mark-second",
            Self::Suggested => "mark-suggested",
        }
    }
}

/// The id of the word of a test result.
pub fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Did => "mark-did",
        Outcome::Refused => "mark-refused",
        Outcome::NoAnswer => "mark-asked",
        Outcome::NotAsked => "mark-not-asked",
    }
}

/// The id of the word of coverage: its marks never stand without it.
pub fn coverage_word(cover: CoverageWord) -> &'static str {
    match cover {
        CoverageWord::Covered => "mark-covered",
        CoverageWord::LeaderNoSecond => "mark-no-second",
        CoverageWord::Gap => "mark-gap",
    }
}

/// Width of the marks of coverage, in points: two of 13 and a gap of 1.
pub const COVERAGE_PT: f32 = 27.0;

/// How far a gate or an aim is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reached {
    /// A disc with a tick.
    Met,
    /// A half disc, in warning.
    Near,
    /// A ring with a bar, in danger.
    NotYet,
}

impl Reached {
    /// The id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Met => "mark-met",
            Self::Near => "mark-near",
            Self::NotYet => "mark-not-yet",
        }
    }
}

/// A support badge: numeral, shape and colour, any one of them suffices.
#[derive(Debug, Clone, Copy)]
pub struct Badge<'a> {
    /// The mark that draws the value: 1 (strong yes) to 5 (hostile), 0 not assessed.
    pub mark: u8,
    /// The value in the digits of the language. Left out under 16 points.
    pub numeral: &'a str,
    /// How old the rating is.
    pub age: Age,
    /// Side of its box: 10 to 34 points.
    pub box_pt: f32,
    /// What lies behind it; shows where it is empty.
    pub ground: Ink,
}

/// Draws the marks of the field into a list of scene marks.
pub struct Pen<'a> {
    /// Where the marks go.
    pub marks: &'a mut Vec<Mark>,
    /// Measures numerals.
    pub fonts: &'a mut Fonts,
    /// The record that what is drawn stands for.
    pub of: Option<RecordId>,
}

impl Pen<'_> {
    /// Fills a shape.
    pub fn fill(&mut self, shape: Shape, ink: Ink) {
        self.marks.push(Mark::Fill { shape, ink, of: self.of });
    }

    /// Draws along a shape.
    pub fn stroke(&mut self, shape: Shape, ink: Ink, width_pt: f32, dash: Option<Dash>) {
        self.marks.push(Mark::Stroke { shape, ink, width_pt, dash, of: self.of });
    }

    /// Writes a line of text from `left` on, its line box beginning at `top`;
    /// cut to `limit_pt`. Returns its width in points.
    pub fn words(&mut self, text: &str, top_left: Point, style: Style, limit_pt: f32) -> f32 {
        let run = self.fonts.run_within(text, style.size_pt, style.weight, limit_pt);
        let width_pt = run.width_pt;
        if !run.text.is_empty() {
            let at = top_left.moved(0.0, run.ascent_pt);
            self.marks.push(Mark::Words { at, run, ink: style.ink, of: self.of });
        }
        width_pt
    }

    /// Writes a line of text that ends at `top_right`. Returns its width in points.
    pub fn words_ending(&mut self, text: &str, top_right: Point, style: Style, limit_pt: f32) -> f32 {
        let run = self.fonts.run_within(text, style.size_pt, style.weight, limit_pt);
        self.words(text, top_right.moved(-run.width_pt, 0.0), style, limit_pt)
    }

    /// Writes a numeral around a middle, its digits centred by their height.
    pub fn numeral(&mut self, text: &str, middle: Point, style: Style) {
        let run = self.fonts.run(text, style.size_pt, style.weight);
        let at = middle.moved(-run.width_pt / 2.0, style.size_pt * CAP_HEIGHT / 2.0);
        self.marks.push(Mark::Words { at, run, ink: style.ink, of: self.of });
    }

    /// A support badge around `middle`.
    pub fn badge(&mut self, middle: Point, badge: &Badge<'_>) {
        let Badge { mark, numeral, age, box_pt, ground } = *badge;
        let shape = badge_shape(mark, middle, box_pt - 1.5);
        let (fill, ink) = match (mark, age) {
            (0, _) => (ground, Ink::RampInk(0)),
            (_, Age::Fresh) => (Ink::RampFill(mark), Ink::RampInk(mark)),
            (_, Age::Ageing) => (Ink::RampPale(mark), Ink::RampPaleInk(mark)),
            (_, Age::Old) => (ground, Ink::Muted),
        };
        let small = box_pt < 14.0;
        let dash = if small { Dash::new(1.6, 1.6) } else { Dash::new(2.4, 2.1) };
        let broken = (mark == 0 || age == Age::Old).then_some(dash);
        self.fill(shape.clone(), fill);
        self.stroke(shape, Ink::RampEdge(mark), if small { 1.0 } else { 1.25 }, broken);
        if mark != 0 && box_pt >= 16.0 && !numeral.is_empty() {
            let western = numeral.is_ascii();
            let size_pt = box_pt * if western { 0.6 } else { 0.68 };
            // The middle of a house lies lower than the middle of its box; and digits
            // centred by their height look a trifle low.
            let down = match mark {
                2 => 0.05,
                4 => -0.07,
                _ => -0.01,
            };
            let style = Style { size_pt, weight: Weight::SemiBold, ink };
            self.numeral(numeral, middle.moved(0.0, box_pt * down), style);
        }
    }

    /// A star of `size_pt` around `middle`, on `ground`; with `halo` a ring of
    /// the ground parts it from what lies under it.
    pub fn star(&mut self, middle: Point, size_pt: f32, kind: Star, ground: Ink, halo: bool) {
        let middle = middle.moved(0.0, size_pt * 0.023);
        let radius_pt = size_pt / 2.0;
        if halo {
            self.stroke(Shape::Star { middle, radius_pt }, ground, 3.0, None);
        }
        if kind == Star::Leader {
            let star = Shape::Star { middle, radius_pt };
            self.fill(star.clone(), Ink::Star);
            self.stroke(star, Ink::Star, 1.0, None);
        } else {
            let star = Shape::Star { middle, radius_pt: radius_pt - 0.4 };
            let dash = (kind == Star::Suggested).then_some(Dash::new(2.0, 1.6));
            // Without a halo nothing lies under it that would have to be hidden.
            if halo {
                self.fill(star.clone(), ground);
            }
            self.stroke(star, Ink::Star, 1.25, dash);
        }
    }

    /// What somebody did in a test, in a box of `size_pt` (8 on cards, 12 in lists).
    pub fn outcome(&mut self, middle: Point, outcome: Outcome, size_pt: f32) {
        let reach = size_pt / 2.0;
        let large = size_pt > 10.0;
        let circle = |radius_pt| Shape::Circle { middle, radius_pt };
        match outcome {
            Outcome::Did => self.fill(circle(reach - 0.4), Ink::Text),
            Outcome::Refused => {
                let arm = reach - 0.9;
                let width_pt = if large { 2.0 } else { 1.6 };
                for (dx, dy) in [(arm, arm), (arm, -arm)] {
                    let line = Shape::Line(vec![middle.moved(-dx, -dy), middle.moved(dx, dy)]);
                    self.stroke(line, Ink::Danger, width_pt, None);
                }
            }
            Outcome::NoAnswer => {
                self.stroke(circle(reach - 1.0), Ink::Mark, if large { 1.75 } else { 1.35 }, None);
            }
            Outcome::NotAsked => self.fill(circle(if large { 1.6 } else { 1.15 }), Ink::Mark),
        }
    }

    /// The two marks of coverage beside each other, `size_pt` (13) each;
    /// `left` is the middle of their left side. Returns their width.
    pub fn coverage(&mut self, left: Point, cover: CoverageWord, size_pt: f32, ground: Ink) -> f32 {
        let first = left.moved(size_pt / 2.0, 0.0);
        let second = first.moved(size_pt + 1.0, 0.0);
        if cover == CoverageWord::Gap {
            self.empty_slot(first, size_pt);
        } else {
            self.star(first, size_pt, Star::Leader, ground, false);
        }
        if cover == CoverageWord::Covered {
            self.star(second, size_pt, Star::Second, ground, false);
        } else {
            self.empty_slot(second, size_pt);
        }
        size_pt * 2.0 + 1.0
    }

    /// How far an aim is reached, in a box of 14 points.
    pub fn reached(&mut self, middle: Point, reached: Reached) {
        let by = |dx: f32, dy: f32| middle.moved(dx, dy);
        let circle = |radius_pt| Shape::Circle { middle, radius_pt };
        match reached {
            Reached::Met => {
                self.fill(circle(7.0), Ink::Text);
                let tick = Shape::Line(vec![by(-3.0, 0.2), by(-0.8, 2.3), by(3.2, -2.1)]);
                self.stroke(tick, Ink::Surface, 1.6, None);
            }
            Reached::Near => {
                self.stroke(circle(6.2), Ink::Warning, 1.5, None);
                let right = (0..=24u8).map(|step| {
                    let turn = std::f32::consts::PI * (f32::from(step) / 24.0 - 0.5);
                    by(6.0 * turn.cos(), 6.0 * turn.sin())
                });
                self.fill(Shape::Polygon(right.collect()), Ink::Warning);
            }
            Reached::NotYet => {
                self.stroke(circle(6.2), Ink::Danger, 1.5, None);
                self.stroke(Shape::Line(vec![by(-3.0, 0.0), by(3.0, 0.0)]), Ink::Danger, 1.5, None);
            }
        }
    }

    /// A count in a round tag, as on a drag of many cards.
    pub fn count_tag(&mut self, middle: Point, count: &str) {
        let width = (self.fonts.width_pt(count, 13.0, Weight::SemiBold) + 12.0).max(26.0);
        let rect = Rect::new(middle.x - width / 2.0, middle.y - 10.0, width, 20.0);
        self.fill(Shape::Box { rect, radius_pt: 10.0 }, Ink::Accent);
        self.numeral(count, middle, Style::strong(Ink::OnAccent));
    }

    fn empty_slot(&mut self, middle: Point, size_pt: f32) {
        let slot = Shape::Circle { middle, radius_pt: size_pt / 2.0 - 1.5 };
        self.stroke(slot, Ink::Mark, 1.0, Some(Dash::new(1.6, 1.8)));
    }

    /// A support bar over everybody who belongs: the scale from best to worst,
    /// then not assessed (broken, empty), then not named (hatched). A count
    /// stands in its part where nine points a digit fit; `digits` writes it.
    pub fn support_bar(&mut self, rect: Rect, bar: &SupportBar, digits: &dyn Fn(u32) -> String) {
        let everybody = bar.everybody();
        if everybody == 0 {
            return;
        }
        let each_pt = rect.width / everybody as f32;
        let size_pt = if rect.height > 18.0 { 13.0 } else { 11.0 };
        let mut x = rect.x;
        let parts = bar.parts.iter().copied().chain([(0, bar.not_assessed)]);
        for (mark, count) in parts.filter(|(_, count)| *count > 0) {
            let width = count as f32 * each_pt;
            // One point of ground parts the parts, but never the whole of a thin one.
            let part = Rect::new(x, rect.y, (width - 1.0).max(width * 0.5), rect.height);
            x += width;
            let inner = Shape::rect(part.shrunk(0.5));
            if mark == 0 {
                self.stroke(inner, Ink::RampEdge(0), 1.0, Some(Dash::new(2.4, 2.1)));
            } else {
                self.fill(Shape::rect(part), Ink::RampFill(mark));
                if part.width >= 2.0 {
                    self.stroke(inner, Ink::RampEdge(mark), 1.0, None);
                }
            }
            let text = digits(count);
            if !text.is_empty() && part.width >= 9.0 * text.chars().count() as f32 {
                let style = Style { size_pt, weight: Weight::SemiBold, ink: Ink::RampInk(mark) };
                self.numeral(&text, part.middle(), style);
            }
        }
        if bar.unnamed > 0 {
            let width = (rect.right() - x - 1.0).max(0.0);
            self.hatch(Rect::new(x, rect.y, width, rect.height));
        }
    }

    /// Leaning lines over a rectangle: those not yet named.
    pub fn hatch(&mut self, rect: Rect) {
        let lean = rect.height * 0.466;
        let mut low = rect.x - lean;
        while low < rect.right() && rect.width > 0.0 {
            // Cut at the sides here, so that no painter has to.
            let share = |x: f32| (x - low) / lean.max(0.01);
            let (from, to) = (share(rect.x.max(low)), share(rect.right().min(low + lean)));
            let place = |share: f32| Point::new(low + lean * share, rect.bottom() - rect.height * share);
            if to > from {
                self.stroke(Shape::Line(vec![place(from), place(to)]), Ink::LineStrong, 1.0, None);
            }
            low += 4.4;
        }
    }

    /// The place of somebody not yet named.
    pub fn placeholder(&mut self, rect: Rect) {
        let edge = Shape::Box { rect: rect.shrunk(0.5), radius_pt: 4.0_f32.min(rect.height / 5.0) };
        self.stroke(edge, Ink::LineStrong, 1.0, Some(Dash::new(3.0, 3.0)));
    }
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Size of the letters in points.
    pub size_pt: f32,
    /// Weight of the letters.
    pub weight: Weight,
    /// Colour.
    pub ink: Ink,
}

impl Style {
    /// 13, regular: most text.
    pub const fn plain(ink: Ink) -> Self {
        Self { size_pt: 13.0, weight: Weight::Regular, ink }
    }

    /// 13, semibold: a leader, a heading, the number that decides.
    pub const fn strong(ink: Ink) -> Self {
        Self { size_pt: 13.0, weight: Weight::SemiBold, ink }
    }

    /// 18, semibold: the title of a page.
    pub const fn title(ink: Ink) -> Self {
        Self { size_pt: 18.0, weight: Weight::SemiBold, ink }
    }
}

/// What a support bar shows: everybody who belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SupportBar {
    /// From best to worst: the mark of a value (1 to 5) and how many stand there.
    pub parts: Vec<(u8, u32)>,
    /// Named and counted, not assessed.
    pub not_assessed: u32,
    /// Estimated and not yet named.
    pub unnamed: u32,
}

impl From<&Headcount> for SupportBar {
    fn from(people: &Headcount) -> Self {
        let [not_assessed, marks @ ..] = people.support;
        Self { parts: (1..).zip(marks).collect(), not_assessed, unnamed: people.unnamed() }
    }
}

impl SupportBar {
    /// From the people by mark (0 not assessed, 1 strong yes … 5 hostile) and
    /// the size of the whole; who is named beyond it belongs all the same.
    pub fn new(support: [u32; 6], everybody: u32) -> Self {
        let [not_assessed, marks @ ..] = support;
        let named = support.iter().fold(0, |sum: u32, count| sum.saturating_add(*count));
        Self { parts: (1..).zip(marks).collect(), not_assessed, unnamed: everybody.saturating_sub(named) }
    }

    /// All of them together: the denominator.
    pub fn everybody(&self) -> u32 {
        self.parts.iter().map(|(_, count)| count).sum::<u32>() + self.not_assessed + self.unnamed
    }
}

/// The shape of a mark (1 to 5, else the circle of *not assessed*) in a box of
/// side `box_pt` around `middle`. Up for yes, down for no, both ways between.
pub fn badge_shape(mark: u8, middle: Point, box_pt: f32) -> Shape {
    let half = box_pt / 2.0;
    let polygon = |corners: &[(f32, f32)]| {
        Shape::Polygon(corners.iter().map(|(x, y)| middle.moved(x * half, y * half)).collect())
    };
    match mark {
        2 => polygon(&[(0.0, -1.0), (0.9, -0.28), (0.9, 0.86), (-0.9, 0.86), (-0.9, -0.28)]),
        3 => polygon(&[(0.0, -1.08), (1.08, 0.0), (0.0, 1.08), (-1.08, 0.0)]),
        4 => polygon(&[(0.0, 1.0), (-0.9, 0.28), (-0.9, -0.86), (0.9, -0.86), (0.9, 0.28)]),
        5 => polygon(&[(-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)]),
        _ => Shape::Circle { middle, radius_pt: half * 0.93 },
    }
}
