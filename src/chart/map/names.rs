//! Names on the map: of units, then of the people who are named, then numbers on bands.

use super::draw::Drawing;
use super::hulls::holds;
use super::labels::{afar, around};
use crate::args;
use crate::chart::{Ink, Mark, Pen, Point, Rect, Shape, Star, Style, Weight};

/// Names of people on one picture.
const MOST_NAMES: usize = 120;
/// With so few people in sight, and from near, everybody is named.
const FEW: usize = 64;
/// Further from its mark than this a name is led to, in points.
const LEAD_PT: f32 = 14.0;
/// Room on each side of a name that lies over ties, in points.
const PLATE_PT: f32 = 2.0;

impl Drawing<'_> {
    pub(super) fn names(&mut self) -> Vec<Mark> {
        let (mut plates, mut marks) = (Vec::new(), Vec::new());
        self.unit_names(&mut plates, &mut marks);
        let mut wanted = self.wanted();
        wanted.sort_unstable();
        for (urgent, number) in wanted.into_iter().take(MOST_NAMES) {
            let Some(dot) = self.ground.dots.get(number) else { continue };
            let leads = matches!(dot.star, Some(Star::Leader | Star::Second));
            let weight = if leads { Weight::SemiBold } else { Weight::Regular };
            let calm = (self.focus.is_some() || self.look.way.is_some()) && urgent > 3;
            let ink = if calm || urgent > 6 { Ink::Muted } else { Ink::Text };
            let run = self.fonts.run_within(&dot.name, 13.0, weight, 180.0);
            let radius = self.radius(number) + if urgent == 0 || urgent == 2 { 4.0 } else { 0.0 };
            let (middle, wide, tall) = (self.place(number), run.width_pt, run.height_pt);
            let near = around(middle, radius, wide, tall);
            let far = if urgent <= 5 { afar(middle, radius, wide, tall) } else { Vec::new() };
            let places = near.into_iter().chain(far).filter(|place| self.window.shrunk(2.0).holds(place));
            let Some((at, clear)) = self.taken.take(places) else { continue };
            let under = self.ground_under(dot.hull, &at);
            if !clear && under.is_none() && urgent > 6 {
                continue;
            }
            if !clear && let Some(ink) = under {
                // Ties end where it begins, as on a drawn map: the letters stand free.
                let rect = Rect::new(at.x - PLATE_PT, at.y + 1.0, at.width + 2.0 * PLATE_PT, at.height - 2.0);
                plates.push(Mark::Fill { shape: Shape::Box { rect, radius_pt: 3.0 }, ink, of: None });
            }
            self.lead(&mut plates, middle, radius, &at);
            let at = Point::new(at.x, at.y + run.ascent_pt);
            marks.push(Mark::Words { at, run, ink, of: Some(dot.id) });
        }
        self.band_numbers(&mut plates, &mut marks);
        self.lines_words(&mut marks);
        plates.append(&mut marks);
        plates
    }

    /// A thin line from a mark to its name, where that stands apart.
    fn lead(&mut self, marks: &mut Vec<Mark>, middle: Point, radius: f32, name: &Rect) {
        let to = Point::new(
            middle.x.clamp(name.x, name.right()),
            middle.y.clamp(name.y + 3.0, name.bottom() - 2.0),
        );
        let away = (to.x - middle.x).hypot(to.y - middle.y);
        if away < radius + LEAD_PT {
            return;
        }
        let share = (radius + 2.0) / away;
        let from = middle.moved((to.x - middle.x) * share, (to.y - middle.y) * share);
        let mut pen = Pen { marks, fonts: self.fonts, of: None };
        pen.stroke(Shape::Line(vec![from, to]), Ink::Muted, 0.75, None);
    }

    /// What lies under a name beside a mark, where it is one ground: in a unit, or beside all of them.
    fn ground_under(&self, hull: Option<usize>, name: &Rect) -> Option<Ink> {
        let Some(number) = hull else { return Some(Ink::Surface) };
        let hull = self.ground.hulls.get(number)?;
        let edge: Vec<Point> = hull.edge.iter().map(|place| self.look.sight.to_screen(*place)).collect();
        let rect = Rect::new(name.x - PLATE_PT, name.y, name.width + 2.0 * PLATE_PT, name.height);
        rect.corners().into_iter().all(|corner| holds(&edge, corner)).then(|| self.hull_ground(number))
    }

    /// Who is to be named, the most urgent first.
    fn wanted(&self) -> Vec<(u8, usize)> {
        let people = &self.people;
        let seen = (0..self.ground.dots.len())
            .filter(|person| people.get(*person) == Some(&true) && self.in_sight(self.place(*person), -4.0));
        let seen: Vec<usize> = seen.collect();
        let near = self.look.sight.zoom >= 0.8 && seen.len() <= FEW;
        let search = self.look.shown.is_some_and(|shown| shown.len() <= FEW);
        let urgent = |number: usize| {
            let dot = self.dot(number)?;
            if Some(number) == self.focus {
                return Some(0);
            }
            if self.hover == Some(number) {
                return Some(1);
            }
            if self.look.selected.contains(&dot.id) || self.is_on_way(number) {
                return Some(2);
            }
            if self.steps_to(number) == Some(1) || search && self.matches(number) {
                return Some(3);
            }
            if self.look.threads.is_some_and(|threads| threads.contains(&dot.id)) {
                return Some(3);
            }
            match dot.star {
                Some(_) if self.look.shown.is_some() && !self.matches(number) => None,
                Some(Star::Leader) => Some(4),
                Some(Star::Second) => Some(5),
                Some(Star::Suggested) => Some(6),
                None => near.then_some(7),
            }
        };
        seen.into_iter().filter_map(|number| Some((urgent(number)?, number))).collect()
    }

    /// How many ties are left out of so many, beside the buttons.
    fn lines_words(&mut self, marks: &mut Vec<Mark>) {
        let (lines, all) = self.picture.lines;
        if lines >= all || self.focus.is_some() || self.look.way.is_some() {
            return;
        }
        let (n, of) = (self.tr.number(lines as i64), self.tr.number(all as i64));
        let says = self.tr.with("map-view-lines", args!["n" => n, "of" => of]);
        let wide = self.fonts.width_pt(&says, 13.0, Weight::Regular);
        let (right, foot) = (self.window.width - wide - 16.0, self.window.height - 26.0);
        let places = [(56.0, foot), (right, foot), (right, 12.0), (16.0, 12.0)];
        let places = places.into_iter().map(|(x, y)| Rect::new(x, y, wide, 16.0));
        let free =
            places.into_iter().find(|room| room.right() < self.window.width && self.taken.has_no_box(room));
        if let Some(room) = free {
            let mut pen = Pen { marks, fonts: self.fonts, of: None };
            pen.words(&says, Point::new(room.x, room.y), Style::plain(Ink::Muted), wide + 1.0);
        }
    }

    /// How many ties a band stands for: on those that stand out, and on wide ones from near.
    fn band_numbers(&mut self, plates: &mut Vec<Mark>, marks: &mut Vec<Mark>) {
        let bands = std::mem::take(&mut self.picture.bands);
        for band in &bands {
            let long = (band.to.x - band.from.x).hypot(band.to.y - band.from.y);
            let near = self.look.sight.zoom >= 0.45 && band.width_pt >= 3.0 && self.focus.is_none();
            if !(band.lit || near) || long < 22.0 {
                continue;
            }
            let style = if band.lit { Style::strong(Ink::TieFocus) } else { Style::plain(Ink::Muted) };
            let says = self.tr.number(band.all() as i64);
            let wide = self.fonts.width_pt(&says, style.size_pt, style.weight);
            let along = |share: f32| {
                let x = band.from.x + (band.to.x - band.from.x) * share;
                let y = band.from.y + (band.to.y - band.from.y) * share;
                Rect::new(x - wide / 2.0 - 3.0, y - 8.0, wide + 6.0, 16.0)
            };
            let places = [0.5, 0.4, 0.6, 0.3, 0.7].map(along);
            let room = places.into_iter().find(|place| self.taken.has_no_box(place));
            let Some(room) = room else { continue };
            self.taken.put(room);
            plates.push(Mark::Fill {
                shape: Shape::Box { rect: room, radius_pt: 3.0 },
                ink: Ink::Surface,
                of: None,
            });
            let mut pen = Pen { marks, fonts: self.fonts, of: None };
            pen.words(&says, Point::new(room.x + 3.0, room.y), style, 80.0);
        }
        self.picture.bands = bands;
    }
}
