//! How far something goes from tie to tie: ways, rings, reach.

#![expect(clippy::indexing_slicing, reason = "the tables of one search have one length, made here")]

use std::collections::BTreeMap;

use super::flat::Flat;
use super::web::Web;
use crate::model::{Campaign, RecordId};

/// Not reached.
const NEVER: u32 = u32::MAX;

/// Steps from the nearest of `starts`, and whom each was reached from; breadth first.
fn spread(flat: &Flat, starts: &[u32], most: u32) -> (Vec<u32>, Vec<u32>) {
    let mut steps = vec![NEVER; flat.len()];
    let mut from = vec![NEVER; flat.len()];
    let mut queue: Vec<u32> = Vec::new();
    for start in starts {
        if steps[*start as usize] == NEVER {
            steps[*start as usize] = 0;
            queue.push(*start);
        }
    }
    let mut head = 0;
    while head < queue.len() {
        let at = queue[head];
        head += 1;
        let step = steps[at as usize] + 1;
        if step > most {
            break;
        }
        for to in flat.next(at) {
            if steps[*to as usize] == NEVER {
                steps[*to as usize] = step;
                from[*to as usize] = at;
                queue.push(*to);
            }
        }
    }
    (steps, from)
}

/// A shortest way along ties from one person to another, both included; of several the same each time.
/// `None` if there is none or one of them is not here.
pub fn path(web: &Web, from: RecordId, to: RecordId) -> Option<Vec<RecordId>> {
    let (start, end) = (web.number(from)?, web.number(to)?);
    // Searched from the end, so that the way reads from the start.
    let (steps, back) = spread(web.flat(), &[end], NEVER - 1);
    if steps[start as usize] == NEVER {
        return None;
    }
    let mut way = vec![from];
    let mut at = start;
    while at != end {
        at = back[at as usize];
        way.push(web.person(at)?);
    }
    Some(way)
}

/// The people at one, two … `steps` ties from a person, each ring by id; fewer rings if there are no more.
pub fn rings(web: &Web, from: RecordId, steps: u32) -> Vec<Vec<RecordId>> {
    let Some(start) = web.number(from) else { return Vec::new() };
    let (reached, _) = spread(web.flat(), &[start], steps);
    let mut rings: Vec<Vec<RecordId>> = Vec::new();
    for (step, person) in reached.iter().zip(web.people()) {
        if (1..NEVER).contains(step) {
            let ring = *step as usize - 1;
            if rings.len() <= ring {
                rings.resize_with(ring + 1, Vec::new);
            }
            rings[ring].push(*person);
        }
    }
    rings
}

/// How near people are to those who support.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// Ties to the nearest supporter: 0 = supports, 1 = tied to one of ours, 2 = through one person.
    /// Whoever is missing is reached by no way of ties we know of.
    pub steps: BTreeMap<RecordId, u32>,
    /// Everybody who was looked at.
    people: Vec<RecordId>,
}

impl Reach {
    /// The reach of those whose rating counts as support on the campaign's scale.
    pub fn of(campaign: &Campaign, web: &Web) -> Self {
        let scale = campaign.scale();
        let supports = |id: RecordId| {
            let worker = campaign.worker(id)?;
            campaign.support(worker).map(|support| scale.supports(support.rating.value))
        };
        Self::from(web, web.people().iter().copied().filter(|id| supports(*id) == Some(true)))
    }

    /// The reach of given people.
    pub fn from(web: &Web, ours: impl IntoIterator<Item = RecordId>) -> Self {
        let starts: Vec<u32> = ours.into_iter().filter_map(|id| web.number(id)).collect();
        let (steps, _) = spread(web.flat(), &starts, NEVER - 1);
        let known = web.people().iter().copied().zip(steps).filter(|(_, steps)| *steps != NEVER);
        Self { steps: known.collect(), people: web.people().to_vec() }
    }

    /// Ties to the nearest supporter; `None` = no way we know of.
    pub fn steps(&self, person: RecordId) -> Option<u32> {
        self.steps.get(&person).copied()
    }

    /// Within two ties of a supporter, supporters included, by id.
    pub fn within_two(&self) -> impl Iterator<Item = RecordId> {
        self.steps.iter().filter(|(_, steps)| **steps <= 2).map(|(id, _)| *id)
    }

    /// Whom none of ours is tied to, by id.
    pub fn untied(&self) -> impl Iterator<Item = RecordId> {
        self.people.iter().copied().filter(|id| self.steps(*id).is_none_or(|steps| steps > 1))
    }
}
