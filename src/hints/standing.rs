//! Who stands where in a unit: proven, target, named, against, active without namings.
//!
//! Our judgement sorts, never a count: what the counts show stands beside it.

use std::collections::BTreeSet;

use super::Ground;
use super::evidence::is_against;
use crate::graph::{Before, UnitLeaders};
use crate::model::{Campaign, Judgement, Outcome, RecordId, Worker};
use crate::tally::{Leadership, Tallies, outcome};

/// Where somebody stands apart from others. Follows from our judgement, their support and the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Apart {
    /// Judged a leader, supports, proven: counts as coverage.
    Proven,
    /// Judged a leader, not yet won or not yet proven: never counted.
    Target,
    /// Named by coworkers, or suggested; nobody judged it yet.
    Named,
    /// Named or judged a leader, and against.
    Against,
    /// For it and acts, and nobody who was asked named them yet.
    Active,
    /// Looked at: not a leader.
    NotALeader,
}

impl Apart {
    /// All, in the order they are shown.
    pub const ALL: [Self; 6] =
        [Self::Proven, Self::Target, Self::Named, Self::Against, Self::Active, Self::NotALeader];
}

/// Two who are level on count, of whom one comes first because coworkers elsewhere name them too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// Who comes first.
    pub first: RecordId,
    /// Who is level with them.
    pub with: RecordId,
    /// Both are named by so many.
    pub named_by: u32,
    /// Of so many asked.
    pub of_asked: u32,
    /// The first is named from so many other units.
    pub units: u32,
    /// Why the first comes first.
    pub before: Before,
}

/// Who stands where on one ground, best evidence first in each group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// The rows.
    pub rows: Vec<(Apart, RecordId)>,
    /// Who is level with whom, from the top.
    pub levels: Vec<Level>,
}

impl Standing {
    /// Sorts the candidates of a unit, and adds those who are active and not named.
    pub fn of(campaign: &Campaign, tallies: &Tallies, ground: &Ground, candidates: &UnitLeaders) -> Self {
        let known: BTreeSet<RecordId> = candidates.candidates.iter().map(|one| one.id).collect();
        let named = candidates.candidates.iter().filter_map(|one| {
            let worker = campaign.worker(one.id)?;
            Some((apart(campaign, tallies, worker), one.id))
        });
        let mut rows: Vec<(Apart, RecordId)> = named.collect();
        rows.extend(active(campaign, ground, &known).into_iter().map(|id| (Apart::Active, id)));
        // The order inside a group stays: best evidence first.
        rows.sort_by_key(|(apart, _)| *apart);
        Self { rows, levels: levels(candidates).collect() }
    }
}

fn apart(campaign: &Campaign, tallies: &Tallies, worker: &Worker) -> Apart {
    match (*worker.judgement.value(), tallies.leadership(worker.id)) {
        (Judgement::NotALeader, _) => Apart::NotALeader,
        (_, Leadership::Proven) => Apart::Proven,
        _ if is_against(campaign, worker.id) => Apart::Against,
        (_, Leadership::Target) => Apart::Target,
        _ => Apart::Named,
    }
}

/// Those who support, acted in every test they were asked in (two at least, where there are two),
/// and whom nobody who was asked named. Where nobody was asked nothing is known of that.
fn active(campaign: &Campaign, ground: &Ground, known: &BTreeSet<RecordId>) -> Vec<RecordId> {
    if ground.asked.is_empty() {
        return Vec::new();
    }
    let tests: Vec<RecordId> = campaign.tests.keys().copied().collect();
    let wanted = tests.len().clamp(1, 2);
    let scale = campaign.scale();
    let mut active: Vec<(std::cmp::Reverse<usize>, RecordId)> = Vec::new();
    for person in ground.people.difference(known) {
        let Some(worker) = campaign.worker(*person) else { continue };
        let supports = campaign.support(worker).is_some_and(|support| scale.supports(support.rating.value));
        if !supports || *worker.judgement.value() == Judgement::NotALeader {
            continue;
        }
        let outcomes = tests.iter().map(|test| outcome(worker, *test));
        let asked: Vec<Outcome> = outcomes.filter(|outcome| *outcome != Outcome::NotAsked).collect();
        if asked.len() >= wanted && asked.iter().all(|outcome| *outcome == Outcome::Did) {
            active.push((std::cmp::Reverse(asked.len()), worker.id));
        }
    }
    active.sort_unstable();
    active.into_iter().map(|(_, id)| id).collect()
}

/// Neighbours in the order of evidence who are level on count.
pub(super) fn levels(candidates: &UnitLeaders) -> impl Iterator<Item = Level> + '_ {
    let pairs = candidates.candidates.iter().zip(candidates.candidates.iter().skip(1));
    let level = pairs.filter(|(one, _)| one.named_by > 0);
    level.filter_map(|(one, other)| {
        Some(Level {
            first: one.id,
            with: other.id,
            named_by: one.named_by,
            of_asked: one.of_asked,
            units: one.other_units,
            before: one.before_next?,
        })
    })
}
