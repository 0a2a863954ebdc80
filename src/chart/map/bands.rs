//! Ties between units from afar: one band for each pair, as wide as there are many, with the number.

use super::draw::Drawing;
use super::ground::MapPair;
use crate::chart::{Ink, Mark, Pen, Point, Shape};

/// Each unit keeps at least so many of its widest bands.
const EACH: usize = 2;
/// And every band is seen that has this share of the widest.
const SHARE: f32 = 0.3;
/// Bands of a unit under the pointer or in focus.
const OF_ONE: usize = 14;
/// Widths from the narrowest to the widest, in points.
const WIDTH_PT: (f32, f32) = (1.5, 11.0);

/// A band between two units on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct MapBand {
    /// One unit: its place in the ground's hulls.
    pub one: usize,
    /// The other unit.
    pub other: usize,
    /// From where its visible part begins, at the first unit's outline …
    pub from: Point,
    /// … to where it ends.
    pub to: Point,
    /// Its width in points.
    pub width_pt: f32,
    /// Ties from the first to the second, and back.
    pub counts: (usize, usize),
    /// Whether it stands out.
    pub lit: bool,
}

impl MapBand {
    /// How many ties it stands for.
    pub fn all(&self) -> usize {
        self.counts.0 + self.counts.1
    }

    /// How far a place of the screen is from its visible part, in points.
    pub fn away_from(&self, at: Point) -> f32 {
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let long = (dx * dx + dy * dy).max(1e-3);
        let share = (((at.x - self.from.x) * dx + (at.y - self.from.y) * dy) / long).clamp(0.0, 1.0);
        (at.x - self.from.x - dx * share).hypot(at.y - self.from.y - dy * share)
    }
}

impl Drawing<'_> {
    /// The unit that stands out: under the pointer, in focus, or that of the person in focus.
    fn lit_hull(&self) -> Option<usize> {
        let person = self.focus.or(self.hover).and_then(|person| self.dot(person)).and_then(|dot| dot.hull);
        let unit = self.look.unit;
        person.or(self.look.over).or_else(|| {
            unit.and_then(|unit| self.ground.hulls.iter().position(|hull| hull.unit == Some(unit)))
        })
    }

    /// Bands that lie back, and those that stand out.
    pub(super) fn bands(&mut self) -> [Vec<Mark>; 2] {
        let mut counted: Vec<(usize, &MapPair, (usize, usize))> = Vec::new();
        for pair in &self.ground.pairs {
            let seen = pair.ties.iter().filter(|tie| self.ties.get(**tie) == Some(&true));
            let (mut there, mut back) = (0, 0);
            for tie in seen.filter_map(|tie| self.ground.ties.get(*tie)) {
                let begins = self.dot(tie.from).and_then(|dot| dot.hull) == Some(pair.one);
                there += usize::from(begins || tie.mutual);
                back += usize::from(!begins || tie.mutual);
            }
            if there + back > 0 {
                counted.push((there + back, pair, (there, back)));
            }
        }
        counted.sort_by_key(|(count, pair, _)| (std::cmp::Reverse(*count), pair.one, pair.other));
        let most = counted.first().map_or(1, |(count, ..)| *count) as f32;
        let lit = self.lit_hull();
        let mut kept = vec![0_usize; self.ground.hulls.len()];
        let mut marks = [Vec::new(), Vec::new()];
        let mut bands = Vec::new();
        for (count, pair, counts) in counted {
            let own = lit.is_some_and(|lit| pair.one == lit || pair.other == lit);
            let pointed = self.look.band == Some((pair.one, pair.other));
            let of = |hull: usize| kept.get(hull).copied().unwrap_or_default();
            let stays = of(pair.one) < EACH || of(pair.other) < EACH || count as f32 >= most * SHARE;
            let stands = own && lit.is_some_and(|lit| of(lit) < OF_ONE);
            if !(stays || stands || pointed) {
                continue;
            }
            for end in [pair.one, pair.other] {
                if let Some(kept) = kept.get_mut(end) {
                    *kept += 1;
                }
            }
            let share = (count as f32 / most).sqrt();
            let scale = (self.look.sight.zoom * 1.6).clamp(0.45, 1.6);
            let width_pt = (WIDTH_PT.0 + (WIDTH_PT.1 - WIDTH_PT.0) * share) * scale;
            let Some(band) = self.band(pair, counts, width_pt.max(1.0), own || pointed) else { continue };
            let [back, front] = &mut marks;
            self.draw_band(if band.lit { front } else { back }, &band);
            bands.push(band);
        }
        self.picture.bands = bands;
        marks
    }

    fn band(&self, pair: &MapPair, counts: (usize, usize), width_pt: f32, lit: bool) -> Option<MapBand> {
        let hull = |at: usize| self.ground.hulls.get(at);
        let (one, other) = (hull(pair.one)?, hull(pair.other)?);
        let sight = self.look.sight;
        let (a, b) = (sight.to_screen(one.middle()), sight.to_screen(other.middle()));
        let edge = |hull: &super::ground::MapHull| -> Vec<Point> {
            hull.edge.iter().map(|place| sight.to_screen(*place)).collect()
        };
        let leaves = leaving(a, b, &edge(one));
        let enters = 1.0 - leaving(b, a, &edge(other));
        let at = |share: f32| Point::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
        // Where outlines meet there is no gap to see it in: it lies between the two edges.
        let (leaves, enters) = if leaves < enters { (leaves, enters) } else { (enters, leaves) };
        Some(MapBand {
            one: pair.one,
            other: pair.other,
            from: at(leaves),
            to: at(enters),
            width_pt,
            counts,
            lit,
        })
    }

    fn draw_band(&mut self, marks: &mut Vec<Mark>, band: &MapBand) {
        let bounds = Shape::Line(vec![band.from, band.to]).bounds().shrunk(-band.width_pt);
        if !bounds.overlaps(&self.window) {
            return;
        }
        let ink = if band.lit { Ink::TieFocus } else { Ink::Tie };
        let (dx, dy) = (band.to.x - band.from.x, band.to.y - band.from.y);
        let length = dx.hypot(dy).max(0.1);
        let (ux, uy) = (dx / length, dy / length);
        let mut pen = Pen { marks, fonts: self.fonts, of: None };
        let head = (band.width_pt * 1.5).clamp(6.0, 13.0);
        let (there, back) = band.counts;
        let all = (there + back).max(1) as f32;
        // A head where at least a fifth point that way; none where the gap is too short for it.
        let has_heads = length > head * 2.6;
        let heads = [has_heads && back as f32 / all >= 0.2, has_heads && there as f32 / all >= 0.2];
        let cut = |on: bool| if on { head - 1.0 } else { -4.0 };
        let (begin, end) = (cut(heads[0]), length - cut(heads[1]));
        let along = |at: f32| band.from.moved(ux * at, uy * at);
        let half = band.width_pt / 2.0;
        let aside = |point: Point, by: f32| point.moved(-uy * by, ux * by);
        let (tail, tip) = (along(begin), along(end));
        let corners = vec![aside(tail, half), aside(tip, half), aside(tip, -half), aside(tail, -half)];
        pen.fill(Shape::Polygon(corners), ink);
        let wide = (band.width_pt * 0.5 + 3.0).max(head * 0.5);
        let mut arrow = |on: bool, point: f32, foot: f32| {
            if on {
                let (point, foot) = (along(point), along(foot));
                pen.fill(Shape::Polygon(vec![point, aside(foot, wide), aside(foot, -wide)]), ink);
            }
        };
        arrow(heads[1], length, length - head);
        arrow(heads[0], 0.0, head);
        if band.lit {
            self.taken.put_line(tail, tip);
        } else {
            self.taken.put_faint(tail, tip);
        }
    }
}

/// The share of the way from the middle of a convex outline to somewhere else at which one leaves it.
fn leaving(from: Point, to: Point, edge: &[Point]) -> f32 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let mut share = 0.0_f32;
    for (a, b) in edge.iter().zip(edge.iter().cycle().skip(1)) {
        let (ex, ey) = (b.x - a.x, b.y - a.y);
        let cross = dx * ey - dy * ex;
        if cross.abs() < 1e-6 {
            continue;
        }
        let (px, py) = (a.x - from.x, a.y - from.y);
        let (along, side) = ((px * ey - py * ex) / cross, (px * dy - py * dx) / cross);
        if (0.0..=1.0).contains(&side) && along > share {
            share = along;
        }
    }
    share.min(1.0)
}
