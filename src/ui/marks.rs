//! The marks of the wall: support, leaders, test results, coverage, gates.
//!
//! Each says its meaning by shape first; colour only repeats it. They are drawn
//! in points around a centre and know nothing of campaigns: a value is a number
//! from 0 to 5, everything else one of the small enums here. A mark has no
//! accessible name of its own; what it stands beside says it in words.

use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::dashes::{self, Dash};
use super::theme::{Theme, semibold};
use crate::i18n::{Tr, args};

/// How long ago a rating was given, as the badge shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Age {
    /// Filled.
    #[default]
    Fresh,
    /// Pale fill.
    Ageing,
    /// No fill, dashed edge.
    Old,
}

impl Age {
    /// The age of a rating given `age_days` ago: ageing after `ageing_days`,
    /// old after `old_days` (by default 28 and 84).
    pub fn of(age_days: i64, ageing_days: i64, old_days: i64) -> Self {
        if age_days > old_days {
            Self::Old
        } else if age_days > ageing_days {
            Self::Ageing
        } else {
            Self::Fresh
        }
    }
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
        let colours = theme.support(self.value);
        let ground = self.ground.unwrap_or(theme.raised);
        let assessed = (1..=5).contains(&self.value);
        let (fill, ink) = match (assessed, self.age) {
            (false, _) => (ground, colours.ink),
            (true, Age::Fresh) => (colours.fill, colours.ink),
            (true, Age::Ageing) => (colours.pale, colours.pale_ink),
            (true, Age::Old) => (ground, theme.muted),
        };
        let small = side < 14.0;
        let stroke = Stroke::new(if small { 1.0 } else { 1.25 }, colours.edge);
        let outline = outline(self.value, centre, (side - 1.5) / 2.0);
        if assessed && self.age != Age::Old {
            painter.add(Shape::convex_polygon(outline, fill, stroke));
        } else {
            let dash = if small { Dash { on: 1.8, off: 2.2 } } else { Dash { on: 2.4, off: 2.1 } };
            painter.add(Shape::convex_polygon(outline.clone(), fill, Stroke::NONE));
            painter.extend(dashes::closed(&outline, dash, stroke));
        }
        if assessed && side >= 16.0 {
            let lift = match self.value {
                2 => 0.06,
                4 => -0.06,
                _ => 0.0,
            };
            // Arabic digits are smaller at the same size.
            let (size, drop) = if self.numeral.is_ascii() {
                (side * 0.6, 0.208 * side)
            } else {
                (side * 0.68, 0.238 * side)
            };
            let baseline = pos2(centre.x, centre.y + drop + side * lift);
            numeral(painter, self.numeral, baseline, size, ink);
        }
    }
}

/// The outline of a value's shape: up for yes, down for no.
fn outline(value: u8, centre: Pos2, half: f32) -> Vec<Pos2> {
    let at = |points: &[(f32, f32)]| points.iter().map(|&(x, y)| centre + half * vec2(x, y)).collect();
    match value {
        2 => at(&[(0.0, -1.0), (0.9, -0.28), (0.9, 0.86), (-0.9, 0.86), (-0.9, -0.28)]),
        3 => at(&[(0.0, -1.08), (1.08, 0.0), (0.0, 1.08), (-1.08, 0.0)]),
        4 => at(&[(0.0, 1.0), (-0.9, 0.28), (-0.9, -0.86), (0.9, -0.86), (0.9, 0.28)]),
        5 => at(&[(-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)]),
        _ => dashes::circle(centre, half * 0.93),
    }
}

/// Text centred on a baseline, in semibold: numerals are part of the drawing.
pub(super) fn numeral(painter: &Painter, text: &str, baseline: Pos2, size: f32, ink: Color32) {
    let galley = painter.layout_no_wrap(text.to_owned(), FontId::new(size, semibold()), ink);
    let Some(row) = galley.rows.first() else {
        return;
    };
    let down = row.pos.y + row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
    let top_left = pos2(baseline.x - galley.size().x / 2.0, baseline.y - down);
    painter.galley(top_left, galley, ink);
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

/// What a star beside a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Star {
    /// A leader: filled.
    Leader,
    /// Second in line: hollow.
    Second,
    /// Suggested by evidence: hollow, dashed.
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

/// Paints a star. With a `halo` of the ground it stands clear of what is
/// below it, as on badges and on the map.
pub fn star(painter: &Painter, theme: &Theme, centre: Pos2, side: f32, star: Star, halo: Option<Color32>) {
    let centre = centre + vec2(0.0, 0.3);
    let radius = if star == Star::Leader { side / 2.0 } else { side / 2.0 - 0.4 };
    let points: Vec<Pos2> = (0..10u8)
        .map(|step| {
            let angle = std::f32::consts::PI * (f32::from(step) / 5.0 - 0.5);
            let reach = if step % 2 == 1 { radius * 0.46 } else { radius };
            centre + reach * vec2(angle.cos(), angle.sin())
        })
        .collect();
    if let Some(ground) = halo {
        let around = Stroke::new(if star == Star::Leader { 3.0 } else { 4.0 }, ground);
        painter.add(Shape::closed_line(points.clone(), around));
    }
    let stroke = Stroke::new(1.25, theme.star);
    match star {
        Star::Leader => {
            painter.add(fan(centre, &points, theme.star));
            painter.add(Shape::closed_line(points, Stroke::new(1.0, theme.star)));
        }
        Star::Second => {
            if let Some(ground) = halo {
                painter.add(fan(centre, &points, ground));
            }
            painter.add(Shape::closed_line(points, stroke));
        }
        Star::Suggested => {
            if let Some(ground) = halo {
                painter.add(fan(centre, &points, ground));
            }
            painter.extend(dashes::closed(&points, Dash { on: 1.9, off: 1.9 }, stroke));
        }
    }
}

/// A filled star: egui fills convex paths only, so it is a fan of triangles.
fn fan(centre: Pos2, points: &[Pos2], fill: Color32) -> Shape {
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(centre, fill);
    for &point in points {
        mesh.colored_vertex(point, fill);
    }
    let count = points.len() as u32;
    for step in 0..count {
        mesh.add_triangle(0, 1 + step, 1 + (step + 1) % count);
    }
    Shape::mesh(mesh)
}

/// The result of one person in one structure test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Took part: a disc.
    Did,
    /// Refused: a cross.
    Refused,
    /// Was asked and has not answered: a ring.
    Asked,
    /// Was not asked: a point.
    NotAsked,
}

impl Outcome {
    /// The id of its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Did => "mark-did",
            Self::Refused => "mark-refused",
            Self::Asked => "mark-asked",
            Self::NotAsked => "mark-not-asked",
        }
    }
}

/// Paints a test result, 8 points on cards, 12 in lists.
pub fn outcome(painter: &Painter, theme: &Theme, centre: Pos2, side: f32, outcome: Outcome) {
    let radius = side / 2.0;
    let large = side > 10.0;
    match outcome {
        Outcome::Did => {
            painter.circle_filled(centre, radius - 0.4, theme.text);
        }
        Outcome::Refused => {
            let width = if large { 2.0 } else { 1.6 };
            let reach = radius - 0.9;
            for arm in [vec2(reach, reach), vec2(reach, -reach)] {
                let ends = [centre - arm, centre + arm];
                painter.line_segment(ends, Stroke::new(width, theme.danger));
                for end in ends {
                    painter.circle_filled(end, width / 2.0, theme.danger);
                }
            }
        }
        Outcome::Asked => {
            let width = if large { 1.75 } else { 1.35 };
            painter.circle_stroke(centre, radius - 1.0, Stroke::new(width, theme.mark));
        }
        Outcome::NotAsked => {
            painter.circle_filled(centre, if large { 1.6 } else { 1.15 }, theme.mark);
        }
    }
}

/// Whether a unit has a leader and a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Coverage {
    /// A leader and a second.
    Covered,
    /// A leader without a second.
    NoSecond,
    /// Neither: a gap. Its word stands beside it, in danger, semibold.
    Gap,
}

impl Coverage {
    /// The id of its word: the mark never stands without it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Covered => "mark-covered",
            Self::NoSecond => "mark-no-second",
            Self::Gap => "mark-gap",
        }
    }
}

/// Width of a coverage mark: two slots of 13 points and a gap of 1.
pub const COVERAGE_WIDTH: f32 = 27.0;

/// Paints the two slots of coverage, from `left` (the middle of the left edge).
pub fn coverage(painter: &Painter, theme: &Theme, left: Pos2, coverage: Coverage) {
    let side = 13.0;
    let first = left + vec2(side / 2.0, 0.0);
    let second = first + vec2(side + 1.0, 0.0);
    match coverage {
        Coverage::Covered => {
            star(painter, theme, first, side, Star::Leader, None);
            star(painter, theme, second, side, Star::Second, None);
        }
        Coverage::NoSecond => {
            star(painter, theme, first, side, Star::Leader, None);
            slot(painter, theme, second, side);
        }
        Coverage::Gap => {
            slot(painter, theme, first, side);
            slot(painter, theme, second, side);
        }
    }
}

fn slot(painter: &Painter, theme: &Theme, centre: Pos2, side: f32) {
    let path = dashes::circle(centre, side / 2.0 - 1.5);
    let stroke = Stroke::new(1.0, theme.mark);
    painter.extend(dashes::closed(&path, Dash { on: 1.8, off: 2.4 }, stroke));
}

/// How far a gate or an aim is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// Paints how far an aim is reached, 14 points wide.
pub fn reached(painter: &Painter, theme: &Theme, centre: Pos2, reached: Reached) {
    let by = |x: f32, y: f32| centre + vec2(x - 7.0, y - 7.0);
    match reached {
        Reached::Met => {
            painter.circle_filled(centre, 7.0, theme.text);
            let tick = vec![by(4.0, 7.2), by(6.2, 9.3), by(10.2, 4.9)];
            painter.add(Shape::line(tick, Stroke::new(1.6, theme.surface)));
        }
        Reached::Near => {
            painter.circle_stroke(centre, 6.2, Stroke::new(1.5, theme.warning));
            let half = dashes::circle(centre, 6.0)
                .into_iter()
                .filter(|point| point.x >= centre.x - 0.01)
                .collect::<Vec<_>>();
            painter.add(Shape::convex_polygon(sorted_by_height(half), theme.warning, Stroke::NONE));
        }
        Reached::NotYet => {
            painter.circle_stroke(centre, 6.2, Stroke::new(1.5, theme.danger));
            painter.line_segment([by(4.0, 7.0), by(10.0, 7.0)], Stroke::new(1.5, theme.danger));
        }
    }
}

/// The right half of a circle from top to bottom.
fn sorted_by_height(mut points: Vec<Pos2>) -> Vec<Pos2> {
    points.sort_by(|a, b| a.y.total_cmp(&b.y));
    points
}

/// Paints an empty place: somebody is known to be there and is not yet named.
pub fn placeholder(painter: &Painter, theme: &Theme, rect: Rect) {
    let path = dashes::round_rect(rect.shrink(0.5), 4.0);
    let stroke = Stroke::new(1.0, theme.line_strong);
    painter.extend(dashes::closed(&path, Dash { on: 3.0, off: 3.0 }, stroke));
}

/// Paints a count in a round tag, as on a drag of many cards.
pub fn count_tag(painter: &Painter, theme: &Theme, centre: Pos2, count: &str) {
    let width = 12.0 + 7.5 * count.chars().count() as f32;
    let rect = Rect::from_center_size(centre, vec2(width.max(26.0), 20.0));
    painter.rect_filled(rect, 10.0, theme.accent);
    painter.text(
        rect.center(),
        Align2::CENTER_CENTER,
        count,
        FontId::new(super::measure::TEXT, semibold()),
        theme.on_accent,
    );
}
