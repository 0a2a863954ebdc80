//! The picture: from the ground to a scene. What is seen and what is exported are made here alike.

use std::collections::VecDeque;

use super::bands::MapBand;
use super::ground::{MapDot, MapGround};
use super::labels::Taken;
use super::legend;
use super::lines;
use super::look::{MapLook, Steps};
use crate::chart::{Badge, Fonts, Ink, Mark, Pen, Point, Rect, Scene, Shape, badge_shape};
use crate::i18n::Tr;

/// Above this many marks in sight they are drawn as mere shapes.
const MOST_FINE_MARKS: usize = 1_500;
/// So few keep their age and stars from further away.
const FEW_MARKS: usize = 200;
/// How far ties step back behind those of the person in focus.
const STEP_BACK: f32 = 0.5;
/// How far bands step back, and how far behind somebody in focus.
const BANDS_BACK: (f32, f32) = (0.5, 0.78);
/// How far people step back whom the filter hides.
const HIDDEN: f32 = 0.68;

/// Room the buttons take at the lower left, wide and high, in points.
const BUTTONS_PT: (f32, f32) = (52.0, 164.0);

/// The map's picture, and what lies on it.
#[derive(Default)]
pub struct MapPicture {
    /// The marks.
    pub scene: Scene,
    /// The bands that stand for ties between two units.
    pub bands: Vec<MapBand>,
    /// How many ties are seen as lines of their own, and of how many.
    pub lines: (usize, usize),
    /// Hulls whose names are shortened.
    pub short_names: Vec<usize>,
    /// Where the legend lies.
    pub legend: Option<Rect>,
    /// Where units are named, by their place in [`MapGround::hulls`].
    pub unit_names: Vec<(usize, Rect)>,
}

/// The picture of the ground as it is looked at.
pub fn map_picture(ground: &MapGround, look: &MapLook<'_>, fonts: &mut Fonts, tr: &Tr) -> MapPicture {
    let (people, ties) = look.hides.seen(ground);
    let size = look.sight.size;
    let mut drawing = Drawing {
        ground,
        look,
        fonts,
        tr,
        focus: look.focus.and_then(|id| ground.by_id.get(&id).copied()),
        hover: look.hover.and_then(|id| ground.by_id.get(&id).copied()),
        steps: Vec::new(),
        places: ground.dots.iter().map(|dot| look.sight.to_screen(dot.at)).collect(),
        people,
        ties,
        taken: Taken::default(),
        window: Rect::new(0.0, 0.0, size.width, size.height),
        picture: MapPicture::default(),
    };
    drawing.draw();
    drawing.picture
}

pub(super) struct Drawing<'a> {
    pub(super) ground: &'a MapGround,
    pub(super) look: &'a MapLook<'a>,
    pub(super) fonts: &'a mut Fonts,
    pub(super) tr: &'a Tr,
    pub(super) focus: Option<usize>,
    pub(super) hover: Option<usize>,
    /// By person how many steps from the one in focus, up to two; empty without focus.
    steps: Vec<u8>,
    /// By person where they are on the screen.
    pub(super) places: Vec<Point>,
    /// By person and by tie whether they are not hidden.
    pub(super) people: Vec<bool>,
    pub(super) ties: Vec<bool>,
    pub(super) taken: Taken,
    pub(super) window: Rect,
    pub(super) picture: MapPicture,
}

impl Drawing<'_> {
    fn draw(&mut self) {
        self.step_out();
        let banded = lines::is_banded(self.ground, self.look.hides, self.look.sight.zoom);
        let size = self.look.sight.size;
        let legend =
            self.look.legend.map(|spot| legend::legend(self.ground, spot, size, banded, self.fonts, self.tr));
        if let Some((_, room)) = &legend {
            self.taken.put(*room);
            self.picture.legend = Some(*room);
        }
        // Lower left stand the window's buttons.
        self.taken.put(Rect::new(0.0, size.height - BUTTONS_PT.1, BUTTONS_PT.0, BUTTONS_PT.1));
        let [bands, lit] = if banded { self.bands() } else { [Vec::new(), Vec::new()] };
        let hulls = self.hulls();
        let lines = self.lines(banded);
        let [hidden, shown] = self.marks();
        let names = self.names();
        let back = if self.focus.is_some() || self.look.way.is_some() { BANDS_BACK.1 } else { BANDS_BACK.0 };
        let [far, plain, front] = lines;
        let layers = [
            (back, bands),
            (0.3, lit),
            (0.0, hulls),
            (STEP_BACK, far),
            (0.0, plain),
            (0.0, front),
            (HIDDEN, hidden),
            (0.0, shown),
            (0.0, names),
            (0.0, legend.map(|(marks, _)| marks).unwrap_or_default()),
        ];
        let groups = layers.into_iter().filter(|(_, marks)| !marks.is_empty());
        self.picture.scene = Scene {
            size_pt: self.look.sight.size,
            marks: groups.map(|(fade, marks)| Mark::Group { clip: None, fade, marks }).collect(),
        };
    }

    /// Who stands how many steps from the person in focus.
    fn step_out(&mut self) {
        let Some(focus) = self.focus else { return };
        let far = if self.look.steps == Steps::Two { 2 } else { 1 };
        let mut steps = vec![u8::MAX; self.ground.dots.len()];
        if let Some(own) = steps.get_mut(focus) {
            *own = 0;
        }
        let mut queue = VecDeque::from([focus]);
        while let Some(at) = queue.pop_front() {
            let on = steps.get(at).map_or(u8::MAX, |step| step.saturating_add(1));
            if on > far {
                continue;
            }
            let own = self.ground.dots.get(at).map(|dot| dot.ties.as_slice()).unwrap_or_default();
            for tie in own.iter().filter(|tie| self.ties.get(**tie) == Some(&true)) {
                let Some(other) = self.ground.other(*tie, at) else { continue };
                if let Some(step) = steps.get_mut(other).filter(|step| **step == u8::MAX) {
                    *step = on;
                    queue.push_back(other);
                }
            }
        }
        self.steps = steps;
    }

    /// How many steps somebody is from the person in focus; `None` = further, or nobody is in focus.
    pub(super) fn steps_to(&self, person: usize) -> Option<u8> {
        self.steps.get(person).copied().filter(|step| *step != u8::MAX)
    }

    pub(super) fn dot(&self, person: usize) -> Option<&MapDot> {
        self.ground.dots.get(person)
    }

    pub(super) fn place(&self, person: usize) -> Point {
        self.places.get(person).copied().unwrap_or_default()
    }

    /// Half the side of a mark on the screen.
    pub(super) fn radius(&self, person: usize) -> f32 {
        let radius = self.dot(person).map_or(8.0, |dot| dot.radius_pt);
        radius * self.look.sight.mark_scale()
    }

    pub(super) fn in_sight(&self, at: Point, by: f32) -> bool {
        self.window.shrunk(-by).contains(at)
    }

    /// Whether the filter shows somebody.
    pub(super) fn matches(&self, person: usize) -> bool {
        let id = self.dot(person).map(|dot| dot.id);
        self.look.shown.is_none_or(|shown| id.is_some_and(|id| shown.contains(&id)))
    }

    pub(super) fn is_on_way(&self, person: usize) -> bool {
        let id = self.dot(person).map(|dot| dot.id);
        self.look.way.is_some_and(|way| way.everybody().any(|other| Some(other) == id))
    }

    /// Marks of those who step back, and of the others.
    fn marks(&mut self) -> [Vec<Mark>; 2] {
        let mut marks = [Vec::new(), Vec::new()];
        let seen: Vec<usize> = (0..self.ground.dots.len())
            .filter(|person| self.people.get(*person) == Some(&true))
            .filter(|person| self.in_sight(self.place(*person), 24.0))
            .collect();
        let scale = self.look.sight.mark_scale();
        let fine = seen.len() <= MOST_FINE_MARKS && scale > 0.55 || seen.len() <= FEW_MARKS && scale > 0.4;
        for person in seen {
            let Some(dot) = self.ground.dots.get(person) else { continue };
            let (at, radius) = (self.place(person), self.radius(person));
            self.taken.put(Rect::around(at, radius * 2.0 + 3.0));
            let is_shown = self.matches(person);
            let on_way = self.is_on_way(person);
            let [hidden, shown] = &mut marks;
            let into = if is_shown { shown } else { hidden };
            let ground = if dot.hull.is_some() { Ink::Raised } else { Ink::Surface };
            let mut pen = Pen { marks: into, fonts: self.fonts, of: Some(dot.id) };
            let circle = |radius_pt| Shape::Circle { middle: at, radius_pt };
            let selected = self.look.selected.contains(&dot.id) || Some(person) == self.focus;
            let on_thread = self.look.threads.is_some_and(|threads| threads.contains(&dot.id));
            if selected || on_way {
                pen.fill(circle(radius + 4.0), Ink::Raised);
                pen.stroke(circle(radius + 4.0), Ink::Focus, 2.0, None);
            } else if on_thread {
                pen.fill(circle(radius + 3.5), Ink::Raised);
                pen.stroke(circle(radius + 3.5), Ink::Danger, 1.5, None);
            } else if self.steps.get(person) == Some(&2) && self.look.steps == Steps::Two {
                // A thin ring: two steps away.
                pen.stroke(circle(radius + 3.0), Ink::TieFocus, 1.0, None);
            }
            if let Some(tint) = &self.ground.tint {
                tint.mark(&mut pen, at, dot.tint, radius * 2.0, ground);
            } else if fine || selected {
                let numeral = self.tr.numeral(dot.value);
                let (age, box_pt) = (dot.age, radius * 2.0);
                pen.badge(at, &Badge { mark: dot.mark, numeral: &numeral, age, box_pt, ground });
            } else {
                let shape = badge_shape(dot.mark, at, radius * 2.0);
                if dot.mark == 0 {
                    pen.stroke(shape, Ink::RampEdge(0), 1.0, None);
                } else {
                    pen.fill(shape, Ink::RampFill(dot.mark));
                }
            }
            if let Some(star) = dot.star.filter(|_| fine || selected) {
                let away = radius * 0.78;
                let corner = at.moved(away + 1.5, -away - 1.5);
                pen.star(corner, 13.0, star, ground, true);
                self.taken.put(Rect::around(corner, 14.0));
            }
        }
        marks
    }
}
