//! Ties as lines: whose stand out, which thin out, and how one is drawn.

use super::draw::Drawing;
use super::ground::{MapGround, MapTie};
use super::kinds::Manner;
use super::look::{Hides, Steps};
use crate::chart::{Ink, Mark, Pen, Point, Rect, Shape};

/// Above this many ties in sight lines are drawn plain: dashes and heads could not be told apart.
const MOST_FINE_LINES: usize = 1_200;
/// With so few they keep their dashes and heads from further away.
const FEW_LINES: usize = 400;
/// Ties of the second step that are drawn; with more only rings tell it.
const MOST_SECOND: usize = 260;
/// Ties between units that stand for themselves, at the map's own size.
const MOST_BETWEEN: f32 = 300.0;
/// Ties inside a unit for each point of its width that stand for themselves.
const FULL: f32 = 0.75;
/// How many are left of more.
const THIN: f32 = 0.55;

/// Between ties of the same two people, in points.
const BESIDE_PT: f32 = 5.0;

/// How loud a tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Loud {
    Back,
    Plain,
    Second,
    Focus,
}

/// Whether ties between units are too many to be lines from so near: they become bands.
pub(super) fn is_banded(ground: &MapGround, hides: &Hides, zoom: f32) -> bool {
    let (_, seen) = hides.seen(ground);
    let seen = |tie: &&usize| seen.get(**tie) == Some(&true);
    let between: usize = ground.pairs.iter().map(|pair| pair.ties.iter().filter(seen).count()).sum();
    between as f32 > MOST_BETWEEN * zoom.powi(2).max(0.1)
}

impl Drawing<'_> {
    fn hull_of(&self, person: usize) -> Option<usize> {
        self.ground.dots.get(person).and_then(|dot| dot.hull)
    }

    fn loud(&self, tie: &MapTie) -> Loud {
        let ends = [Some(tie.from), Some(tie.to)];
        let lit = |person: Option<usize>| person.is_some() && ends.contains(&person);
        if let Some(way) = self.look.way {
            return if way.ties.contains(&tie.tie) { Loud::Focus } else { Loud::Back };
        }
        if self.look.walked == Some(tie.tie) || lit(self.hover) || lit(self.focus) {
            return Loud::Focus;
        }
        if self.look.threads.is_some() {
            let single = self.look.threads.is_some_and(|threads| threads.contains(&tie.tie));
            return if single { Loud::Focus } else { Loud::Back };
        }
        let search = self.look.shown.is_some();
        if search && !(self.matches(tie.from) && self.matches(tie.to)) {
            return Loud::Back;
        }
        if self.focus.is_none() {
            return Loud::Plain;
        }
        let step = [tie.from, tie.to].into_iter().filter_map(|end| self.steps_to(end)).min();
        match self.look.steps {
            Steps::All => Loud::Plain,
            Steps::Two if step == Some(1) => Loud::Second,
            Steps::One | Steps::Two => Loud::Back,
        }
    }

    /// By hull (the last for people without one) the highest rank of ties inside that are drawn, and
    /// whether any are left out.
    fn ranks(&self) -> Vec<(u16, bool)> {
        let nowhere = self.ground.hulls.len();
        let mut counts: Vec<Vec<u32>> = vec![Vec::new(); nowhere + 1];
        for (tie, _) in self.ground.ties.iter().zip(&self.ties).filter(|(_, seen)| **seen) {
            let (from, to) = (self.hull_of(tie.from), self.hull_of(tie.to));
            if from != to && from.is_some() && to.is_some() {
                continue;
            }
            let hull = if from == to { from.unwrap_or(nowhere) } else { nowhere };
            let Some(counts) = counts.get_mut(hull) else { continue };
            let rank = usize::from(tie.rank);
            if counts.len() <= rank {
                counts.resize(rank + 1, 0);
            }
            if let Some(count) = counts.get_mut(rank) {
                *count += 1;
            }
        }
        let whole = self.ground.bounds().map_or(0.0, |(low, high)| (high.x - low.x).max(high.y - low.y));
        let found = counts.iter().enumerate().map(|(hull, counts)| {
            let wide = self.ground.hulls.get(hull).map_or(whole * self.look.sight.zoom, |hull| {
                let corners = hull.edge.iter().map(|place| self.look.sight.to_screen(*place)).collect();
                let bounds = Shape::Polygon(corners).bounds();
                bounds.width.max(bounds.height)
            });
            let all: u32 = counts.iter().sum();
            if all as f32 <= FULL * wide {
                return (u16::MAX, false);
            }
            let mut kept = 0;
            let mut rank = None;
            for (at, count) in counts.iter().enumerate() {
                kept += count;
                if kept as f32 > THIN * wide {
                    break;
                }
                rank = u16::try_from(at).ok();
            }
            // The tie to whomever most name stays as long as the unit is more than a speck.
            (rank.map_or(u16::from(wide > 60.0), |rank| rank + 1), true)
        });
        found.collect()
    }

    /// Ties that step back, plain ones, and the loudest on top.
    pub(super) fn lines(&mut self, banded: bool) -> [Vec<Mark>; 3] {
        let ranks = self.ranks();
        let nowhere = self.ground.hulls.len();
        let mut seen: Vec<(Loud, bool, &MapTie)> = Vec::new();
        let mut second = 0;
        let mut all = 0;
        for (tie, _) in self.ground.ties.iter().zip(&self.ties).filter(|(_, seen)| **seen) {
            all += 1;
            let bounds = Rect::spanning(self.place(tie.from), self.place(tie.to)).shrunk(-2.0);
            if !bounds.overlaps(&self.window) {
                continue;
            }
            let loud = self.loud(tie);
            let mut thinned = false;
            if loud == Loud::Second {
                second += 1;
            } else if loud != Loud::Focus {
                let (from, to) = (self.hull_of(tie.from), self.hull_of(tie.to));
                if from != to && from.is_some() && to.is_some() {
                    if banded {
                        continue;
                    }
                } else {
                    let hull = if from == to { from.unwrap_or(nowhere) } else { nowhere };
                    let (most, thin) = ranks.get(hull).copied().unwrap_or((u16::MAX, false));
                    if tie.rank >= most && most != u16::MAX {
                        continue;
                    }
                    thinned = thin;
                }
            }
            seen.push((loud, thinned, tie));
        }
        if second > MOST_SECOND {
            seen.retain(|(loud, ..)| *loud != Loud::Second);
        }
        seen.sort_by_key(|(loud, thinned, _)| (*loud, !*thinned));
        self.picture.lines = (seen.len(), all);
        let scale = self.look.sight.mark_scale();
        let fine = seen.len() <= MOST_FINE_LINES && scale > 0.55 || seen.len() <= FEW_LINES && scale > 0.4;
        let mut marks = [Vec::new(), Vec::new(), Vec::new()];
        for (loud, thinned, tie) in seen {
            let [back, plain, front] = &mut marks;
            let into = match loud {
                Loud::Back => back,
                Loud::Plain if thinned && !fine => back,
                Loud::Plain => plain,
                Loud::Second | Loud::Focus => front,
            };
            self.line(into, tie, loud, fine || loud == Loud::Focus);
        }
        marks
    }

    fn line(&mut self, marks: &mut Vec<Mark>, tie: &MapTie, loud: Loud, fine: bool) {
        let (from, to) = (self.place(tie.from), self.place(tie.to));
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = dx.hypot(dy);
        let single = loud == Loud::Focus && self.look.way.is_none() && self.look.threads.is_some();
        let (ink, width) = match loud {
            Loud::Focus if single => (Ink::Danger, 2.0),
            Loud::Focus => (Ink::TieFocus, 2.0),
            Loud::Second => (Ink::TieFocus, 1.0),
            Loud::Back | Loud::Plain => (Ink::Tie, 1.0),
        };
        let mut pen = Pen { marks, fonts: self.fonts, of: Some(tie.tie) };
        if !fine {
            pen.stroke(Shape::Line(vec![from, to]), ink, width, None);
            return;
        }
        let radius = |person: usize| {
            let ring = Some(person) == self.focus
                || self.ground.dots.get(person).is_some_and(|dot| self.look.selected.contains(&dot.id));
            let radius = self.ground.dots.get(person).map_or(8.0, |dot| dot.radius_pt);
            radius * self.look.sight.mark_scale() + 3.5 + if ring { 4.0 } else { 0.0 }
        };
        let (start, end) = (radius(tie.from), radius(tie.to));
        let scale = if self.look.sight.mark_scale() > 0.55 { 1.0 } else { 0.75 };
        if length < start + end + 4.0 {
            return;
        }
        let (ux, uy) = (dx / length, dy / length);
        let side = if tie.from < tie.to { tie.aside } else { -tie.aside } * BESIDE_PT;
        let side = side.clamp(-start.min(end) + 2.0, start.min(end) - 2.0);
        let from = from.moved(-uy * side, ux * side);
        let along = |at: f32| from.moved(ux * at, uy * at);
        let head = if loud == Loud::Focus { 8.0 } else { 7.0 * scale };
        let half = head * 0.457;
        let back = if tie.mutual { start + head - 1.0 } else { start };
        let (tail, tip) = (along(back), along(length - end - head + 1.0));
        let manner = self.ground.kinds.get(tie.kind).map_or(Manner::Solid, |kind| kind.manner);
        if manner == Manner::Double {
            for side in [-1.4_f32, 1.4] {
                let aside = |point: Point| point.moved(-uy * side, ux * side);
                pen.stroke(Shape::Line(vec![aside(tail), aside(tip)]), ink, width * 0.75, None);
            }
        } else {
            pen.stroke(Shape::Line(vec![tail, tip]), ink, width, manner.dash(width > 1.0));
        }
        let mut arrow = |tip: f32, way: f32| {
            let point = along(tip);
            let foot = along(tip - head * way);
            let corners = vec![point, foot.moved(-uy * half, ux * half), foot.moved(uy * half, -ux * half)];
            pen.fill(Shape::Polygon(corners), ink);
        };
        arrow(length - end, 1.0);
        if tie.mutual {
            arrow(start, -1.0);
        }
        let lit = self.focus.is_some() || self.look.way.is_some() || self.look.threads.is_some();
        if loud == Loud::Focus && lit {
            self.taken.put_line(tail, tip);
        } else {
            self.taken.put_faint(tail, tip);
        }
    }
}
