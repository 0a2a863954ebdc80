//! The picture: from the ground to a scene. What is seen and what is exported are made here alike.

use std::collections::BTreeSet;

use super::ground::{Ground, Kind, Line, Manner};
use super::labels::{Taken, afar, around};
use super::legend;
use crate::app::CoverageWord;
use crate::app::Place;
use crate::chart::{
    Badge, Fonts, Ink, Mark, Pen, Point, Rect, Scene, Shape, Size, Star, Style, Weight, badge_shape,
};
use crate::i18n::Tr;
use crate::model::{Day, RecordId, Text};

/// Above this many ties in sight, lines are drawn plain: dashes and heads could not be told apart.
const MOST_FINE_LINES: usize = 2_500;
/// Above this many marks in sight they are drawn as mere shapes.
const MOST_FINE_MARKS: usize = 1_500;
/// Names of leaders on one picture.
const MOST_NAMES: usize = 120;
/// How far ties step back behind those of the person in focus.
const STEP_BACK: f32 = 0.5;
/// How far people step back whom the filter hides.
const HIDDEN: f32 = 0.62;

/// How many steps around the person in focus are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Steps {
    /// Their own ties.
    #[default]
    One,
    /// Those of their neighbours too.
    Two,
    /// Everybody; their own ties are thick.
    All,
}

/// Where the map is looked at from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sight {
    /// The map's place in the upper left corner.
    pub(super) corner: Place,
    /// Points of the screen a point of the map.
    pub(super) zoom: f32,
    /// The room there is.
    pub(super) size: Size,
}

impl Sight {
    /// A place of the map on the screen.
    pub(super) fn to_screen(&self, place: Place) -> Point {
        Point::new((place.x - self.corner.x) * self.zoom, (place.y - self.corner.y) * self.zoom)
    }

    /// A place of the screen on the map.
    pub(super) fn to_map(&self, point: Point) -> Place {
        Place::new(point.x / self.zoom + self.corner.x, point.y / self.zoom + self.corner.y)
    }

    /// How large marks are: text and marks keep their size until people would stand on each other.
    pub(super) fn mark_scale(&self) -> f32 {
        (self.zoom * 1.9).clamp(0.2, 1.0)
    }
}

/// How the map is looked at.
#[derive(Debug, Clone)]
pub(super) struct Look<'a> {
    pub(super) sight: Sight,
    pub(super) focus: Option<RecordId>,
    pub(super) steps: Steps,
    /// Questions whose ties are hidden; `None` = who moves whom.
    pub(super) without: &'a BTreeSet<Option<Text>>,
    /// Ties said before are hidden.
    pub(super) since: Option<Day>,
    pub(super) selected: &'a [RecordId],
    pub(super) hover: Option<RecordId>,
    /// The tie that the arrow keys stand on.
    pub(super) walked: Option<RecordId>,
    /// The unit in focus.
    pub(super) unit: Option<RecordId>,
    /// Who fits the filter; `None` = everybody.
    pub(super) shown: Option<&'a BTreeSet<RecordId>>,
    /// Whether the legend lies on the picture.
    pub(super) legend: bool,
}

impl Look<'_> {
    /// Whether a tie is shown.
    pub(super) fn shows(&self, kinds: &[Kind], line: &Line) -> bool {
        let kind = kinds.get(line.kind);
        kind.is_some_and(|kind| !self.without.contains(&kind.question))
            && self.since.is_none_or(|since| line.day >= since)
    }
}

/// How loud a tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Loud {
    Back,
    Plain,
    Second,
    Focus,
}

/// The picture of the ground as it is looked at.
pub(super) fn scene(ground: &Ground, look: &Look<'_>, fonts: &mut Fonts, tr: &Tr) -> Scene {
    let mut drawing = Drawing {
        ground,
        look,
        fonts,
        tr,
        focus: look.focus.and_then(|id| ground.by_id.get(&id).copied()),
        near: BTreeSet::new(),
        taken: Taken::default(),
        window: Rect::new(0.0, 0.0, look.sight.size.width, look.sight.size.height),
    };
    drawing.draw()
}

struct Drawing<'a> {
    ground: &'a Ground,
    look: &'a Look<'a>,
    fonts: &'a mut Fonts,
    tr: &'a Tr,
    focus: Option<usize>,
    /// The neighbours of the person in focus.
    near: BTreeSet<usize>,
    taken: Taken,
    window: Rect,
}

impl Drawing<'_> {
    fn draw(&mut self) -> Scene {
        let mut scene = Scene::new(self.look.sight.size);
        let ground = self.ground;
        if let Some(focus) = self.focus {
            let lines = ground.dots.get(focus).map(|dot| dot.lines.as_slice()).unwrap_or_default();
            for line in lines {
                if ground.lines.get(*line).is_some_and(|line| self.look.shows(&ground.kinds, line)) {
                    self.near.extend(ground.other(*line, focus));
                }
            }
        }
        let legend = self
            .look
            .legend
            .then(|| legend::legend(ground, &self.look.sight, self.window, self.fonts, self.tr));
        if let Some((_, room)) = &legend {
            self.taken.put(*room);
        }
        let hulls = self.hulls();
        scene.marks.push(group(0.0, hulls));
        let [back, front] = self.lines();
        scene.marks.push(group(STEP_BACK, back));
        scene.marks.push(group(0.0, front));
        let [hidden, shown] = self.marks();
        scene.marks.push(group(HIDDEN, hidden));
        scene.marks.push(group(0.0, shown));
        let names = self.names();
        scene.marks.push(group(0.0, names));
        if let Some((marks, _)) = legend {
            scene.marks.push(group(0.0, marks));
        }
        scene.marks.retain(|mark| !matches!(mark, Mark::Group { marks, .. } if marks.is_empty()));
        scene
    }

    fn place(&self, person: usize) -> Point {
        self.ground.dots.get(person).map(|dot| self.look.sight.to_screen(dot.at)).unwrap_or_default()
    }

    /// Half the side of a mark on the screen.
    fn radius(&self, person: usize) -> f32 {
        let radius = self.ground.dots.get(person).map_or(8.0, |dot| dot.radius_pt);
        radius * self.look.sight.mark_scale()
    }

    fn in_sight(&self, at: Point, by: f32) -> bool {
        self.window.shrunk(-by).contains(at)
    }

    fn hulls(&mut self) -> Vec<Mark> {
        let mut marks = Vec::new();
        let focus = self.focus.and_then(|focus| self.ground.dots.get(focus)).and_then(|dot| dot.hull);
        for (number, hull) in self.ground.hulls.iter().enumerate() {
            let corners: Vec<Point> =
                hull.edge.iter().map(|place| self.look.sight.to_screen(*place)).collect();
            for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                self.taken.put_faint(*from, *to);
            }
            let shape = Shape::Polygon(corners);
            if !shape.bounds().overlaps(&self.window) {
                continue;
            }
            let lit = focus == Some(number) || hull.unit.is_some() && hull.unit == self.look.unit;
            let (ground, edge) =
                if lit { (Ink::Selection, Ink::Accent) } else { (Ink::Raised, Ink::LineStrong) };
            let mut pen = Pen { marks: &mut marks, fonts: self.fonts, of: hull.unit };
            pen.fill(shape.clone(), ground);
            pen.stroke(shape, edge, 1.0, None);
        }
        marks
    }

    fn loud(&self, line: &Line) -> Loud {
        let lit = |end: usize| {
            let id = self.ground.dots.get(end).map(|dot| dot.id);
            id.is_some() && id == self.look.hover
        };
        if self.look.walked == Some(line.tie) || lit(line.from) || lit(line.to) {
            return Loud::Focus;
        }
        let Some(focus) = self.focus else { return Loud::Plain };
        if line.from == focus || line.to == focus {
            return Loud::Focus;
        }
        match self.look.steps {
            Steps::One => Loud::Back,
            Steps::Two if self.near.contains(&line.from) || self.near.contains(&line.to) => Loud::Second,
            Steps::Two => Loud::Back,
            Steps::All => Loud::Plain,
        }
    }

    /// Ties that step back, and the others, the loudest on top.
    fn lines(&mut self) -> [Vec<Mark>; 2] {
        let mut seen: Vec<(Loud, &Line)> = Vec::new();
        for line in &self.ground.lines {
            if !self.look.shows(&self.ground.kinds, line) {
                continue;
            }
            let (from, to) = (self.place(line.from), self.place(line.to));
            let bounds = Rect::spanning(from, to).shrunk(-2.0);
            if bounds.overlaps(&self.window) {
                seen.push((self.loud(line), line));
            }
        }
        seen.sort_by_key(|(loud, _)| *loud);
        let fine = seen.len() <= MOST_FINE_LINES && self.look.sight.zoom > 0.3;
        let mut marks = [Vec::new(), Vec::new()];
        for (loud, line) in seen {
            let [back, front] = &mut marks;
            let into = if loud == Loud::Back { back } else { front };
            self.line(into, line, loud, fine || loud == Loud::Focus);
        }
        marks
    }

    fn line(&mut self, marks: &mut Vec<Mark>, line: &Line, loud: Loud, fine: bool) {
        let (from, to) = (self.place(line.from), self.place(line.to));
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = dx.hypot(dy);
        let (ink, width) = match loud {
            Loud::Focus => (Ink::TieFocus, 2.0),
            Loud::Second => (Ink::TieFocus, 1.0),
            Loud::Back | Loud::Plain => (Ink::Tie, 1.0),
        };
        let mut pen = Pen { marks, fonts: self.fonts, of: Some(line.tie) };
        if !fine {
            pen.stroke(Shape::Line(vec![from, to]), ink, width, None);
            return;
        }
        let radius = |person: usize| {
            let radius = self.ground.dots.get(person).map_or(8.0, |dot| dot.radius_pt);
            let ring = if Some(person) == self.focus { 4.0 } else { 0.0 };
            radius * self.look.sight.mark_scale() + 3.5 + ring
        };
        let (start, end) = (radius(line.from), radius(line.to));
        if length < start + end + 4.0 {
            return;
        }
        let (ux, uy) = (dx / length, dy / length);
        let along = |at: f32| from.moved(ux * at, uy * at);
        let head = if loud == Loud::Focus { 8.0 } else { 7.0 };
        let half = head * 0.457;
        let back = if line.mutual { start + head - 1.0 } else { start };
        let (tail, tip) = (along(back), along(length - end - head + 1.0));
        let manner = self.ground.kinds.get(line.kind).map_or(Manner::Solid, |kind| kind.manner);
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
        if line.mutual {
            arrow(start, -1.0);
        }
        if loud == Loud::Focus && self.focus.is_some() {
            self.taken.put_line(tail, tip);
        } else {
            self.taken.put_faint(tail, tip);
        }
    }

    /// Marks of those whom the filter hides, and of the others.
    fn marks(&mut self) -> [Vec<Mark>; 2] {
        let mut marks = [Vec::new(), Vec::new()];
        let seen: Vec<usize> =
            (0..self.ground.dots.len()).filter(|person| self.in_sight(self.place(*person), 24.0)).collect();
        let fine = seen.len() <= MOST_FINE_MARKS && self.look.sight.mark_scale() > 0.55;
        for person in seen {
            let Some(dot) = self.ground.dots.get(person) else { continue };
            let (at, radius) = (self.place(person), self.radius(person));
            self.taken.put(Rect::around(at, radius * 2.0));
            let [hidden, shown] = &mut marks;
            let is_shown = self.look.shown.is_none_or(|shown| shown.contains(&dot.id));
            let into = if is_shown { shown } else { hidden };
            let ground = self.ground_of(person);
            let mut pen = Pen { marks: into, fonts: self.fonts, of: Some(dot.id) };
            let ringed = self.look.selected.contains(&dot.id) || Some(person) == self.focus;
            if ringed {
                let circle = |radius_pt| Shape::Circle { middle: at, radius_pt };
                pen.fill(circle(radius + 4.0), Ink::Raised);
                pen.stroke(circle(radius + 4.0), Ink::Focus, 2.0, None);
            }
            if !fine && !ringed {
                let shape = badge_shape(dot.mark, at, radius * 2.0);
                if dot.mark == 0 {
                    pen.stroke(shape, Ink::RampEdge(0), 1.0, None);
                } else {
                    pen.fill(shape, Ink::RampFill(dot.mark));
                }
                continue;
            }
            let numeral = self.tr.numeral(dot.value);
            let badge =
                Badge { mark: dot.mark, numeral: &numeral, age: dot.age, box_pt: radius * 2.0, ground };
            pen.badge(at, &badge);
            if let Some(star) = dot.star {
                let away = radius * 0.78;
                let corner = at.moved(away + 1.5, -away - 1.5);
                pen.star(corner, 13.0, star, ground, true);
                self.taken.put(Rect::around(corner, 14.0));
            }
        }
        marks
    }

    fn ground_of(&self, person: usize) -> Ink {
        match self.ground.dots.get(person).and_then(|dot| dot.hull) {
            Some(_) => Ink::Raised,
            None => Ink::Surface,
        }
    }

    /// Names of units, then of the people who are named on the map.
    fn names(&mut self) -> Vec<Mark> {
        let mut marks = Vec::new();
        self.unit_names(&mut marks);
        let mut wanted: Vec<(u8, usize)> = Vec::new();
        for (number, dot) in self.ground.dots.iter().enumerate() {
            let urgent = if Some(number) == self.focus {
                0
            } else if self.look.hover == Some(dot.id) {
                1
            } else if self.look.selected.contains(&dot.id) {
                2
            } else if self.near.contains(&number) {
                3
            } else {
                match dot.star {
                    Some(Star::Leader) => 4,
                    Some(Star::Second) => 5,
                    Some(Star::Suggested) => 6,
                    None => continue,
                }
            };
            if self.in_sight(self.place(number), 4.0) {
                wanted.push((urgent, number));
            }
        }
        wanted.sort_unstable();
        for (urgent, number) in wanted.into_iter().take(MOST_NAMES) {
            let Some(dot) = self.ground.dots.get(number) else { continue };
            let leads = matches!(dot.star, Some(Star::Leader | Star::Second));
            let weight = if leads { Weight::SemiBold } else { Weight::Regular };
            let calm = self.focus.is_some() && urgent > 3;
            let ink = if calm { Ink::Muted } else { Ink::Text };
            let run = self.fonts.run_within(&dot.name, 13.0, weight, 180.0);
            let radius = self.radius(number) + if urgent == 0 || urgent == 2 { 4.0 } else { 0.0 };
            let (middle, wide, tall) = (self.place(number), run.width_pt, run.height_pt);
            let mut places = around(middle, radius, wide, tall).to_vec();
            if urgent <= 2 {
                places.extend(afar(middle, radius, wide, tall));
            }
            let Some(at) = self.taken.take(places) else { continue };
            let at = Point::new(at.x, at.y + run.ascent_pt);
            marks.push(Mark::Words { at, run, ink, of: Some(dot.id) });
        }
        marks
    }

    fn unit_names(&mut self, marks: &mut Vec<Mark>) {
        for hull in &self.ground.hulls {
            let corners = hull.edge.iter().map(|place| self.look.sight.to_screen(*place)).collect();
            let bounds = Shape::Polygon(corners).bounds();
            if !bounds.overlaps(&self.window) {
                continue;
            }
            let (says, loud) = match (hull.unit, hull.cover) {
                (None, _) => {
                    (self.tr.with("map-view-people", crate::args!["n" => hull.people.len()]), Ink::Muted)
                }
                (_, CoverageWord::Covered) => (self.tr.say("map-view-covered"), Ink::Muted),
                (_, CoverageWord::LeaderNoSecond) => (self.tr.say("map-view-no-second"), Ink::Muted),
                (_, CoverageWord::Gap) => (self.tr.say("map-view-gap"), Ink::Danger),
            };
            let name = Style::strong(Ink::Text);
            let wide = self.fonts.run_within(&hull.name, 13.0, Weight::SemiBold, 240.0).width_pt;
            let whole = wide + 8.0 + self.fonts.width_pt(&says, 13.0, Weight::Regular);
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
            ];
            let keep = |(x, y): (f32, f32)| {
                let x = x.clamp(8.0, (self.window.width - whole - 8.0).max(8.0));
                let y = y.clamp(6.0, (self.window.height - height - 6.0).max(6.0));
                Rect::new(x, y, whole, height)
            };
            let Some(at) = self.taken.take(tries.map(keep)) else { continue };
            let mut pen = Pen { marks, fonts: self.fonts, of: hull.unit };
            let left = Point::new(at.x, at.y);
            pen.words(&hull.name, left, name, 240.0);
            let style = if loud == Ink::Danger { Style::strong(loud) } else { Style::plain(loud) };
            pen.words(&says, left.moved(wide + 8.0, 0.0), style, 200.0);
        }
    }
}

fn group(fade: f32, marks: Vec<Mark>) -> Mark {
    Mark::Group { clip: None, fade, marks }
}
