//! How the map is looked at: from where, on whom, what is hidden.

use std::collections::BTreeSet;

use super::fit::LegendSpot;
use super::ground::{MapDot, MapGround};
use super::way::Way;
use crate::chart::{Point, Size};
use crate::graph::Place;
use crate::model::{Day, RecordId, Text};

/// How many steps around the person in focus are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Steps {
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
pub struct Sight {
    /// The map's place in the upper left corner.
    pub corner: Place,
    /// Points of the screen a point of the map.
    pub zoom: f32,
    /// The room there is.
    pub size: Size,
}

impl Default for Sight {
    fn default() -> Self {
        Self { corner: Place::default(), zoom: 1.0, size: Size::new(1200.0, 800.0) }
    }
}

impl Sight {
    /// A place of the map on the screen.
    pub fn to_screen(&self, place: Place) -> Point {
        Point::new((place.x - self.corner.x) * self.zoom, (place.y - self.corner.y) * self.zoom)
    }

    /// A place of the screen on the map.
    pub fn to_map(&self, point: Point) -> Place {
        Place::new(point.x / self.zoom + self.corner.x, point.y / self.zoom + self.corner.y)
    }

    /// How large marks are: text and marks keep their size until people would stand on each other.
    pub fn mark_scale(&self) -> f32 {
        (self.zoom * 1.9).clamp(0.2, 1.0)
    }
}

/// What is left out of the picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hides {
    /// Questions whose ties are hidden; `None` = who moves whom.
    pub kinds: BTreeSet<Option<Text>>,
    /// Units whose people are hidden; `None` = people without a unit.
    pub units: BTreeSet<Option<RecordId>>,
    /// Values whose people are hidden; 0 = not assessed.
    pub values: BTreeSet<u8>,
    /// Ties said before are hidden.
    pub since: Option<Day>,
}

impl Hides {
    /// Whether nothing is hidden.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a person is hidden.
    pub fn hides(&self, ground: &MapGround, dot: &MapDot) -> bool {
        if self.values.contains(&dot.value) {
            return true;
        }
        if self.units.is_empty() {
            return false;
        }
        let unit = dot.hull.and_then(|hull| ground.hulls.get(hull)).and_then(|hull| hull.unit);
        self.units.contains(&unit)
    }

    /// By person and by tie, whether they are seen. A tie needs both its ends.
    pub fn seen(&self, ground: &MapGround) -> (Vec<bool>, Vec<bool>) {
        let people: Vec<bool> = ground.dots.iter().map(|dot| !self.hides(ground, dot)).collect();
        let kinds: Vec<bool> = ground.kinds.iter().map(|kind| !self.kinds.contains(&kind.question)).collect();
        let is = |all: &[bool], at: usize| all.get(at).copied().unwrap_or_default();
        let ties = ground.ties.iter().map(|tie| {
            is(&kinds, tie.kind)
                && self.since.is_none_or(|since| tie.day >= since)
                && is(&people, tie.from)
                && is(&people, tie.to)
        });
        let ties = ties.collect();
        (people, ties)
    }
}

/// How the map is looked at.
#[derive(Debug, Clone)]
pub struct MapLook<'a> {
    /// From where.
    pub sight: Sight,
    /// Who is in focus.
    pub focus: Option<RecordId>,
    /// How far around them.
    pub steps: Steps,
    /// What is left out.
    pub hides: &'a Hides,
    /// Who is selected.
    pub selected: &'a [RecordId],
    /// Who lies under the pointer.
    pub hover: Option<RecordId>,
    /// The tie that the arrow keys stand on.
    pub walked: Option<RecordId>,
    /// The unit in focus.
    pub unit: Option<RecordId>,
    /// The unit under the pointer: a place in [`MapGround::hulls`].
    pub over: Option<usize>,
    /// The band under the pointer: two places in [`MapGround::hulls`].
    pub band: Option<(usize, usize)>,
    /// The way between two people that is shown.
    pub way: Option<&'a Way>,
    /// Single threads: people and ties whose loss cuts a group off.
    pub threads: Option<&'a BTreeSet<RecordId>>,
    /// Who fits the filter; `None` = everybody.
    pub shown: Option<&'a BTreeSet<RecordId>>,
    /// Where the legend lies, if it lies on the picture.
    pub legend: Option<LegendSpot>,
}

impl MapLook<'_> {
    /// Everybody, from a place.
    pub fn from(sight: Sight) -> MapLook<'static> {
        static NOTHING: Hides =
            Hides { kinds: BTreeSet::new(), units: BTreeSet::new(), values: BTreeSet::new(), since: None };
        MapLook {
            sight,
            focus: None,
            steps: Steps::One,
            hides: &NOTHING,
            selected: &[],
            hover: None,
            walked: None,
            unit: None,
            over: None,
            band: None,
            way: None,
            threads: None,
            shown: None,
            legend: Some(LegendSpot::default()),
        }
    }
}
