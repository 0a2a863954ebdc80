//! Units on the map: their hulls and where their names stand.

use super::draw::Drawing;
use crate::args;
use crate::chart::{Ink, Mark, Pen, Point, Rect, Shape, Style, Weight};
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

    pub(super) fn unit_names(&mut self, marks: &mut Vec<Mark>) {
        // Large units first: they are looked for first.
        let mut order: Vec<usize> = (0..self.ground.hulls.len()).collect();
        order.sort_by_key(|number| {
            let hull = self.ground.hulls.get(*number);
            (std::cmp::Reverse(hull.map_or(0, |hull| hull.people.len())), *number)
        });
        let rated = self.ground.hulls.iter().any(|hull| hull.cover != CoverageWord::Gap);
        let many = self.ground.hulls.len() > 12;
        for number in order {
            let Some(hull) = self.ground.hulls.get(number) else { continue };
            if self.look.hides.units.contains(&hull.unit) {
                continue;
            }
            let corners = hull.edge.iter().map(|place| self.look.sight.to_screen(*place)).collect();
            let bounds = Shape::Polygon(corners).bounds();
            if !bounds.overlaps(&self.window) {
                continue;
            }
            let (says, loud) = self.cover_word(hull.unit, hull.cover, hull.people.len());
            let name = Style::strong(Ink::Text);
            let wide = self.fonts.run_within(&hull.name, 13.0, Weight::SemiBold, 240.0).width_pt;
            let rest = 8.0 + self.fonts.width_pt(&says, 13.0, Weight::Regular);
            // Where there are many units and none is covered, the word would say nothing.
            let short = many && (hull.cover == CoverageWord::Gap && !rated || self.look.sight.zoom < 0.3);
            let whole = if short { wide } else { wide + rest };
            let mut at = self.unit_place(bounds, whole);
            let mut brief = short;
            if at.is_none() && !short {
                at = self.unit_place(bounds, wide);
                brief = true;
            }
            let Some(at) = at else { continue };
            self.picture.unit_names.push((number, at));
            let mut pen = Pen { marks, fonts: self.fonts, of: hull.unit };
            let left = Point::new(at.x, at.y);
            pen.words(&hull.name, left, name, 240.0);
            if !brief {
                let style = if loud == Ink::Danger { Style::strong(loud) } else { Style::plain(loud) };
                pen.words(&says, left.moved(wide + 8.0, 0.0), style, 200.0);
            }
        }
    }

    /// Where a unit's name of a width may stand.
    fn unit_place(&mut self, bounds: Rect, whole: f32) -> Option<Rect> {
        let (height, top, foot) = (16.0, bounds.y - 20.0, bounds.bottom() + 4.0);
        // Where the outline leaves room beside its highest place, the name comes close to it.
        let middle = bounds.middle().x - whole / 2.0;
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
            (bounds.right() + 4.0, bounds.middle().y - 8.0),
            (bounds.x - whole - 4.0, bounds.middle().y - 8.0),
            // Inside, where nothing stands.
            (middle, bounds.y + 5.0),
            (middle, bounds.bottom() - 21.0),
            (middle, bounds.y + 22.0),
            (middle, bounds.bottom() - 38.0),
        ];
        let window = self.window;
        let keep = |(x, y): (f32, f32)| {
            let x = x.clamp(8.0, (window.width - whole - 8.0).max(8.0));
            let y = y.clamp(6.0, (window.height - height - 6.0).max(6.0));
            Rect::new(x, y, whole, height)
        };
        self.taken.take(tries.map(keep)).map(|(at, _)| at)
    }
}
