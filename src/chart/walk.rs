//! Finding things on the wall: by place, by record, by arrow key.

use crate::model::RecordId;

use super::geometry::{Point, Rect};
use super::lane::Lane;
use super::wall::Plan;

/// Where an arrow key leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// The card before, in reading order across lanes.
    Left,
    /// The card after.
    Right,
    /// The nearest card of the row above.
    Up,
    /// The nearest card of the row below.
    Down,
}

impl Plan {
    /// The person whose card lies at a place of the wall.
    pub fn at(&self, point: Point) -> Option<RecordId> {
        let lane = self.lane_at(point)?;
        let place = lane.people.get(lane.slot_at(point)?)?;
        self.person(*place).map(|person| person.worker.id)
    }

    /// The lane at a place: what is dropped there goes into it.
    pub fn lane_at(&self, point: Point) -> Option<&Lane> {
        let after = self.lanes.partition_point(|lane| lane.rect.bottom() <= point.y);
        self.lanes.get(after).filter(|lane| lane.rect.contains(point))
    }

    /// The first card of a person, in the wall's coordinates.
    pub fn card_of(&self, person: RecordId) -> Option<Rect> {
        let (lane, number) = self.place_of(person)?;
        self.lanes.get(lane).map(|lane| lane.slot(number))
    }

    /// Everybody whose card touches a rectangle: the rubber band. Each once.
    pub fn within(&self, band: Rect) -> Vec<RecordId> {
        let mut found = Vec::new();
        for lane in self.lanes.iter().filter(|lane| lane.rect.overlaps(&band)) {
            for number in lane.slots_between(band.y, band.bottom()) {
                let Some(place) = lane.people.get(number) else { break };
                if lane.slot(number).overlaps(&band) {
                    found.extend(self.person(*place).map(|person| person.worker.id));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Everybody on the wall in reading order; who stands in two lanes comes twice.
    pub fn reading_order(&self) -> impl Iterator<Item = RecordId> {
        self.lanes.iter().flat_map(|lane| self.people_of(lane))
    }

    /// The person an arrow key leads to from a card; `None` at the ends of the
    /// wall. From nobody it leads to the first card.
    pub fn step(&self, from: Option<RecordId>, step: Step) -> Option<RecordId> {
        let Some((lane, number)) = from.and_then(|from| self.place_of(from)) else {
            return self.reading_order().next();
        };
        let here = self.lanes.get(lane)?;
        let columns = here.columns;
        let found = match step {
            Step::Left if number > 0 => Some((lane, number - 1)),
            Step::Left => self.filled(lane, true).map(|at| (at, self.last_of(at))),
            Step::Right if number + 1 < here.len() => Some((lane, number + 1)),
            Step::Right => self.filled(lane, false).map(|at| (at, 0)),
            Step::Up if number >= columns => Some((lane, number - columns)),
            Step::Up => self.filled(lane, true).map(|at| {
                let x = here.slot(number).middle().x;
                (at, self.nearest(at, self.last_of(at), x))
            }),
            Step::Down if number / columns < (here.len().saturating_sub(1)) / columns => {
                Some((lane, (number + columns).min(here.len() - 1)))
            }
            Step::Down => {
                let x = here.slot(number).middle().x;
                self.filled(lane, false).map(|at| (at, self.nearest(at, 0, x)))
            }
        };
        let (lane, number) = found?;
        let place = self.lanes.get(lane)?.people.get(number)?;
        self.person(*place).map(|person| person.worker.id)
    }

    /// The next lane with somebody in it.
    fn filled(&self, from: usize, upward: bool) -> Option<usize> {
        let has = |at: &usize| self.lanes.get(*at).is_some_and(|lane| !lane.is_empty());
        if upward { (0..from).rev().find(has) } else { (from + 1..self.lanes.len()).find(has) }
    }

    fn last_of(&self, lane: usize) -> usize {
        self.lanes.get(lane).map_or(0, |lane| lane.len().saturating_sub(1))
    }

    /// The card nearest to `x` in the row of a card.
    fn nearest(&self, lane: usize, number: usize, x: f32) -> usize {
        let Some(lane) = self.lanes.get(lane) else { return 0 };
        let row = number / lane.columns;
        let cards = (row * lane.columns)..((row + 1) * lane.columns).min(lane.len());
        let away = |number: &usize| (lane.slot(*number).middle().x - x).abs();
        cards.min_by(|a, b| away(a).total_cmp(&away(b))).unwrap_or(0)
    }

    fn place_of(&self, person: RecordId) -> Option<(usize, usize)> {
        let place = self.people.all.binary_search_by_key(&person, |person| person.worker.id).ok()? as u32;
        self.lanes.iter().enumerate().find_map(|(at, lane)| {
            let number = lane.people.iter().position(|other| *other == place)?;
            Some((at, number))
        })
    }
}
