//! The shortest ways between two people, over the ties that are seen, whichever way they point.

use std::collections::VecDeque;

use super::ground::MapGround;
use super::look::Hides;
use crate::model::RecordId;

/// The shortest ways between two people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// One end.
    pub from: RecordId,
    /// The other end.
    pub to: RecordId,
    /// People on one of the ways, ends included, by their steps from the first.
    pub people: Vec<Vec<RecordId>>,
    /// Ties on any of the shortest ways.
    pub ties: Vec<RecordId>,
    /// How many shortest ways there are; two ties between the same two people are one.
    pub ways: u64,
}

impl Way {
    /// The shortest ways over the ties that are seen; `None` where there is none.
    pub fn between(ground: &MapGround, hides: &Hides, from: RecordId, to: RecordId) -> Option<Self> {
        let (&start, &end) = (ground.by_id.get(&from)?, ground.by_id.get(&to)?);
        if start == end {
            return None;
        }
        let (_, seen) = hides.seen(ground);
        let next = |person: usize| {
            let own = ground.dots.get(person).map(|dot| dot.ties.as_slice()).unwrap_or_default();
            let seen = &seen;
            own.iter()
                .filter(move |tie| seen.get(**tie) == Some(&true))
                .filter_map(move |tie| Some((*tie, ground.other(*tie, person)?)))
        };
        let steps = steps_from(ground.dots.len(), end, &next);
        let far = steps.get(start).copied().flatten()?;
        // From the start on, everybody one step nearer to the end lies on a shortest way.
        let mut ties = Vec::new();
        let mut people = vec![vec![from]];
        let mut layer = std::collections::BTreeMap::from([(start, 1_u64)]);
        for left in (0..far).rev() {
            let mut further: std::collections::BTreeMap<usize, u64> = std::collections::BTreeMap::new();
            for (person, ways) in &layer {
                let mut met = std::collections::BTreeSet::new();
                for (tie, other) in next(*person) {
                    if steps.get(other).copied().flatten() == Some(left) {
                        ties.extend(ground.ties.get(tie).map(|tie| tie.tie));
                        if met.insert(other) {
                            let count = further.entry(other).or_default();
                            *count = count.saturating_add(*ways);
                        }
                    }
                }
            }
            let ids = further.keys().filter_map(|person| ground.dots.get(*person)).map(|dot| dot.id);
            people.push(ids.collect());
            layer = further;
        }
        let ways = layer.get(&end).copied().unwrap_or(1);
        Some(Self { from, to, people, ties, ways })
    }

    /// How many steps it takes.
    pub fn steps(&self) -> usize {
        self.people.len().saturating_sub(1)
    }

    /// Everybody on a way.
    pub fn everybody(&self) -> impl Iterator<Item = RecordId> + '_ {
        self.people.iter().flatten().copied()
    }
}

fn steps_from<N, I>(count: usize, start: usize, next: &N) -> Vec<Option<u32>>
where
    N: Fn(usize) -> I,
    I: Iterator<Item = (usize, usize)>,
{
    let mut steps = vec![None; count];
    if let Some(first) = steps.get_mut(start) {
        *first = Some(0);
    }
    let mut queue = VecDeque::from([start]);
    while let Some(at) = queue.pop_front() {
        let on = steps.get(at).copied().flatten().unwrap_or(0) + 1;
        for (_, other) in next(at) {
            if let Some(step) = steps.get_mut(other).filter(|step| step.is_none()) {
                *step = Some(on);
                queue.push_back(other);
            }
        }
    }
    steps
}
