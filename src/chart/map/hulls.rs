//! Units on the map: their hulls and where their names stand.

use super::draw::Drawing;
use super::ground::MapHull;
use super::labels::crosses;
use crate::args;
use crate::chart::{Ink, Mark, Pen, Point, Rect, Shape, Size, Style, Weight};
use crate::tally::CoverageWord;

impl Drawing<'_> {
    pub(super) fn hulls(&mut self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let focus = self.focus.and_then(|focus| self.dot(focus)).and_then(|dot| dot.hull);
        for (number, hull) in self.ground.hulls.iter().enumerate() {
            if self.look.hides.units.contains(&hull.unit) {
                continue;
            }
            let corners: Vec<Point> =
                hull.edge.iter().map(|place| self.look.sight.to_screen(*place)).collect();
            for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                self.taken.put_faint(*from, *to);
            }
            let shape = Shape::Polygon(corners);
            if !shape.bounds().overlaps(&self.window) {
                continue;
            }
            let pointed = self.look.band.is_some_and(|(one, other)| one == number || other == number);
            let lit = focus == Some(number) || hull.unit.is_some() && hull.unit == self.look.unit;
            let pointed = pointed || self.look.over == Some(number);
            let (ground, edge) = match (lit, pointed) {
                (true, _) => (Ink::Selection, Ink::Accent),
                (_, true) => (Ink::Raised, Ink::Accent),
                _ => (Ink::Raised, Ink::LineStrong),
            };
            let mut pen = Pen { marks: &mut marks, fonts: self.fonts, of: hull.unit };
            pen.fill(shape.clone(), ground);
            pen.stroke(shape, edge, 1.0, None);
        }
        marks
    }

    /// What stands behind a unit's name: its coverage, or how many people wait without a unit.
    fn cover_word(
        &self,
        unit: Option<crate::model::RecordId>,
        cover: CoverageWord,
        people: usize,
    ) -> (String, Ink) {
        match (unit, cover) {
            (None, _) => (self.tr.with("map-view-people", args!["n" => people]), Ink::Muted),
            (_, CoverageWord::Covered) => (self.tr.say("map-view-covered"), Ink::Muted),
            (_, CoverageWord::LeaderNoSecond) => (self.tr.say("map-view-no-second"), Ink::Muted),
            (_, CoverageWord::Gap) => (self.tr.say("map-view-gap"), Ink::Danger),
        }
    }

    pub(super) fn unit_names(&mut self, plates: &mut Vec<Mark>, marks: &mut Vec<Mark>) {
        // Large units first: they are looked for first.
        let mut order: Vec<usize> = (0..self.ground.hulls.len()).collect();
        order.sort_by_key(|number| {
            let hull = self.ground.hulls.get(*number);
            (std::cmp::Reverse(hull.map_or(0, |hull| hull.people.len())), *number)
        });
        let rated = self.ground.hulls.iter().any(|hull| hull.cover != CoverageWord::Gap);
        let many = self.ground.hulls.len() > 12;
        let edges: Vec<Vec<Point>> = self.ground.hulls.iter().map(|hull| self.edge(hull)).collect();
        let names: Vec<&str> = self.ground.hulls.iter().map(|hull| hull.name.as_str()).collect();
        let tails = tails(&names);
        for number in order {
            let (Some(hull), Some(edge)) = (self.ground.hulls.get(number), edges.get(number)) else {
                continue;
            };
            if edge.is_empty() || !Shape::Polygon(edge.clone()).bounds().overlaps(&self.window) {
                continue;
            }
            let others =
                || edges.iter().enumerate().filter(|(other, _)| *other != number).map(|(_, edge)| edge);
            let (says, loud) = self.cover_word(hull.unit, hull.cover, hull.people.len());
            let name = Style::strong(Ink::Text);
            let wide = self.fonts.run_within(&hull.name, 13.0, Weight::SemiBold, 240.0).width_pt;
            let rest = 8.0 + self.fonts.width_pt(&says, 13.0, Weight::Regular);
            // Where there are many units and none is covered, the word would say nothing.
            let short = many && (hull.cover == CoverageWord::Gap && !rated || self.look.sight.zoom < 0.3);
            let mut found = None;
            if !short {
                found = self.unit_place(edge, others, Size::new(wide + rest, LINE_PT));
            }
            let brief = found.is_none();
            found = found.or_else(|| self.unit_place(edge, others, Size::new(wide, LINE_PT)));
            let mut lines = vec![hull.name.as_str()];
            if found.is_none()
                && let Some((one, other)) = in_two(&hull.name)
            {
                lines = vec![one, other];
                let widths = lines.iter().map(|line| self.fonts.width_pt(line, 13.0, Weight::SemiBold));
                let wide = widths.fold(0.0_f32, f32::max).min(240.0);
                found = self.unit_place(edge, others, Size::new(wide, 2.0 * LINE_PT));
            }
            let mut is_short = false;
            if found.is_none()
                && let Some(rest) = tails.get(number).filter(|tail| !tail.is_empty())
            {
                lines = vec![rest];
                let wide = self.fonts.run_within(rest, 13.0, Weight::SemiBold, CUT_PT).width_pt;
                found = self.unit_place(edge, others, Size::new(wide, LINE_PT));
                is_short = true;
            }
            let Some((at, clear)) = found else { continue };
            if is_short {
                self.picture.short_names.push(number);
            }
            self.picture.unit_names.push((number, at));
            // The next unit's name does not read on from this one.
            self.taken.put(Rect::new(at.x - APART_PT, at.y, at.width + 2.0 * APART_PT, at.height));
            let within = holds(edge, at.middle());
            if !clear && (within || !overlap(edge, &at)) {
                // Ties end where it begins.
                let rect = Rect::new(at.x - 2.0, at.y, at.width + 4.0, at.height);
                let ink = if within { self.hull_ground(number) } else { Ink::Surface };
                plates.push(Mark::Fill { shape: Shape::Box { rect, radius_pt: 3.0 }, ink, of: None });
            }
            let mut pen = Pen { marks, fonts: self.fonts, of: hull.unit };
            let left = Point::new(at.x, at.y);
            for (line, words) in lines.into_iter().enumerate() {
                let limit = if is_short { CUT_PT } else { 240.0 };
                pen.words(words, left.moved(0.0, line as f32 * LINE_PT), name, limit);
            }
            if !brief {
                let style = if loud == Ink::Danger { Style::strong(loud) } else { Style::plain(loud) };
                pen.words(&says, left.moved(wide + 8.0, 0.0), style, 200.0);
            }
        }
    }

    /// A hull's corners on the screen; none where the unit is hidden.
    fn edge(&self, hull: &MapHull) -> Vec<Point> {
        if self.look.hides.units.contains(&hull.unit) {
            return Vec::new();
        }
        hull.edge.iter().map(|place| self.look.sight.to_screen(*place)).collect()
    }

    /// What a hull is filled with.
    pub(super) fn hull_ground(&self, number: usize) -> Ink {
        let unit = self.ground.hulls.get(number).and_then(|hull| hull.unit);
        let focus = self.focus.and_then(|focus| self.dot(focus)).and_then(|dot| dot.hull);
        let lit = focus == Some(number) || unit.is_some() && unit == self.look.unit;
        if lit { Ink::Selection } else { Ink::Raised }
    }

    /// Where a unit's name of a size may stand, and whether it covers no tie there: beside the unit
    /// and over no other unit, or inside it.
    fn unit_place<'e, I: Iterator<Item = &'e Vec<Point>>>(
        &mut self,
        edge: &[Point],
        others: impl Fn() -> I,
        size: Size,
    ) -> Option<(Rect, bool)> {
        let bounds = Shape::Polygon(edge.to_vec()).bounds();
        let (whole, height) = (size.width, size.height);
        let (top, foot) = (bounds.y - height - 4.0, bounds.bottom() + 4.0);
        // Where the outline leaves room beside its highest place, the name comes close to it.
        let middle = bounds.middle().x - whole / 2.0;
        let beside = bounds.middle().y - height / 2.0;
        let tries = [
            (bounds.x + 16.0, top + 8.0),
            (bounds.x + 16.0, top),
            (middle, top),
            (bounds.right() - whole - 16.0, top),
            (bounds.right() - whole - 16.0, top + 8.0),
            (middle, foot),
            (bounds.x + 16.0, foot),
            (middle, top - 18.0),
            (middle, foot + 14.0),
            (bounds.right() + 4.0, beside),
            (bounds.x - whole - 4.0, beside),
        ];
        let window = self.window;
        let keep = |(x, y): (f32, f32)| {
            let x = x.clamp(8.0, (window.width - whole - 8.0).max(8.0));
            let y = y.clamp(6.0, (window.height - height - 6.0).max(6.0));
            Rect::new(x, y, whole, height)
        };
        let lone = |place: &Rect| others().all(|other| !overlap(other, &place.shrunk(1.0)));
        let outside = tries.into_iter().chain(along(edge, size)).map(keep).filter(lone);
        // Inside, where nothing stands: from the top down, from the middle to the sides.
        let rows = (bounds.height - height).max(0.0) / STEP_PT;
        let columns = (bounds.width - whole).max(0.0) / 2.0 / STEP_PT;
        let within = (0..=rows as u16).flat_map(|row| {
            let y = bounds.y + f32::from(row) * STEP_PT;
            (0..=columns as u16).flat_map(move |column| {
                let by = f32::from(column) * STEP_PT;
                [(middle - by, y), (middle + by, y)]
            })
        });
        let within =
            within.map(keep).filter(|place| place.corners().into_iter().all(|corner| holds(edge, corner)));
        // A short name is understood from where it stands: rather inside.
        let found = if whole <= CUT_PT && height <= LINE_PT {
            self.taken.take(within.chain(outside))
        } else {
            self.taken.take(outside.chain(within))
        };
        if found.is_some() {
            return found;
        }
        // Astride its outline, where it is plain whose name it is.
        let aside = LINE_PT + size.width / 2.0;
        let around = Rect::new(
            bounds.x - aside,
            bounds.y - height,
            bounds.width + 2.0 * aside,
            bounds.height + 2.0 * height,
        );
        let near: Vec<&Vec<Point>> =
            others().filter(|other| Shape::Polygon((*other).clone()).bounds().overlaps(&around)).collect();
        let (rows, columns) = ((around.height - height) / STEP_PT, (around.width - whole) / 2.0 / STEP_PT);
        let mut best: Option<(usize, Rect)> = None;
        for row in 0..=rows.max(0.0) as u16 {
            for column in 0..=columns.max(0.0) as u16 {
                for side in [-1.0, 1.0] {
                    let x = middle + side * f32::from(column) * STEP_PT;
                    let place = Rect::new(x, around.y + f32::from(row) * STEP_PT, whole, height);
                    if !window.shrunk(6.0).holds(&place) || !self.taken.has_no_box(&place) {
                        continue;
                    }
                    let own = samples(&place).filter(|at| holds(edge, *at)).count();
                    let foreign =
                        samples(&place).filter(|at| near.iter().any(|other| holds(other, *at))).count();
                    if own >= foreign * 2 + OWN && best.is_none_or(|(most, _)| own - foreign > most) {
                        best = Some((own - foreign, place));
                    }
                }
            }
        }
        self.taken.take(best.map(|(_, place)| place))
    }
}

/// Height of a line of a unit's name, in points.
const LINE_PT: f32 = 16.0;
/// Room on both sides of a unit's name, in points.
const APART_PT: f32 = 8.0;
/// From one place that is tried inside a unit to the next, in points.
const STEP_PT: f32 = 6.0;

/// A name that finds no room is cut to this width, in points.
const CUT_PT: f32 = 72.0;
/// Cut names tell units apart by so many letters.
const TELLING: usize = 6;

/// What names are shortened to: without the words that most begin with ("Ward 3" is "…3"), or cut at
/// the end. Empty where the rest would not tell one unit from another.
fn tails(names: &[&str]) -> Vec<String> {
    let first = |name: &str| name.split_once(' ').map(|(first, _)| first.to_owned());
    let head = |name: &str| name.chars().take(TELLING).collect::<String>();
    let own = names.iter().map(|name| {
        let alike = |form: &dyn Fn(&str) -> bool| names.iter().filter(|other| form(other)).count();
        if alike(&|other| head(other) == head(name)) == 1 {
            return (*name).to_owned();
        }
        match name.split_once(' ') {
            Some((_, rest)) if alike(&|other| first(other) == first(name)) > 1 => format!("…{rest}"),
            _ => String::new(),
        }
    });
    let tails: Vec<String> = own.collect();
    let once = |tail: &String| tails.iter().filter(|other| head(other) == head(tail)).count() == 1;
    tails.iter().map(|tail| if once(tail) { tail.clone() } else { String::new() }).collect()
}

/// Of the places in a name that are looked at, so many are to lie in the unit.
const OWN: usize = 5;

/// Places in a name, to see what it lies on.
fn samples(of: &Rect) -> impl Iterator<Item = Point> + use<> {
    let of = *of;
    [0.15, 0.5, 0.85].into_iter().flat_map(move |down| {
        (0..7_u8)
            .map(move |along| Point::new(of.x + of.width * f32::from(along) / 6.0, of.y + of.height * down))
    })
}

/// A name in two lines, at the space that halves it best.
fn in_two(name: &str) -> Option<(&str, &str)> {
    let uneven = |(one, other): &(&str, &str)| one.len().abs_diff(other.len());
    name.match_indices(' ')
        .filter_map(|(at, _)| name.split_at_checked(at))
        .min_by_key(uneven)
        .map(|(one, other)| (one, other.trim_start()))
}

/// Places that touch a hull from outside, above first: sixteen ways round.
fn along(edge: &[Point], size: Size) -> impl Iterator<Item = (f32, f32)> + '_ {
    (0..16_u8).map(move |way| {
        // Up, then to both sides in turn.
        let turn = f32::from(way.div_ceil(2)) * if way % 2 == 0 { 1.0 } else { -1.0 };
        let (sin, cos) = (turn * std::f32::consts::TAU / 16.0).sin_cos();
        let (dx, dy) = (sin, -cos);
        let reach = |at: &Point| at.x * dx + at.y * dy;
        let most = edge.iter().max_by(|a, b| reach(a).total_cmp(&reach(b))).copied().unwrap_or_default();
        let middle = most.moved(dx * 4.0 + dx * size.width / 2.0, dy * 4.0 + dy * size.height / 2.0);
        (middle.x - size.width / 2.0, middle.y - size.height / 2.0)
    })
}

/// Whether a place lies in a hull.
pub(super) fn holds(edge: &[Point], at: Point) -> bool {
    let mut sides = edge.iter().zip(edge.iter().cycle().skip(1));
    !edge.is_empty() && sides.all(|(a, b)| (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x) >= 0.0)
}

/// Whether a box lies on a hull, were it in part.
fn overlap(edge: &[Point], place: &Rect) -> bool {
    let mut sides = edge.iter().zip(edge.iter().cycle().skip(1));
    holds(edge, place.middle()) || sides.any(|(a, b)| crosses(*a, *b, place))
}
