//! Proof of leadership: what she promised, and whom she brought.
//!
//! A test proves a leader (default; field.md, "Organic leaders"): she acted herself, and of *her
//! people* in her own unit - those she moves, and those she promised by name - more than half
//! acted. Where nobody is named as hers, more than half of everybody in her unit must have acted.
//!
//! Who her people are is what the roster froze; before the day, or where an older roster says nothing
//! of leaders, what is said today.

use std::collections::BTreeSet;

use crate::model::{Campaign, Outcome, RecordId, TieKind, Worker};

use super::lesson::outcome;
use super::roster::Hers;

/// What one test shows of one leader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The test.
    pub test: RecordId,
    /// She acted herself.
    pub acted: bool,
    /// How many she promised to bring; 0 = no promise.
    pub promised: u32,
    /// Of her people, everywhere: who acted.
    pub brought: Vec<RecordId>,
    /// Her people in this test, everywhere.
    pub of: Vec<RecordId>,
    /// It proves her.
    pub is_proven: bool,
}

/// Those a leader moves, as somebody said it: people who are here, herself left out.
pub fn her_people(campaign: &Campaign, leader: RecordId) -> BTreeSet<RecordId> {
    let leader = campaign.canonical(leader);
    let ties = campaign.ties.values().filter(|tie| matches!(tie.kind, TieKind::Moves { .. }));
    let ends = ties.flat_map(|tie| {
        let (from, to) = (campaign.canonical(tie.from), campaign.canonical(tie.to));
        let back = tie.mutual.then_some((to, from));
        [Some((from, to)), back].into_iter().flatten()
    });
    ends.filter(|(from, to)| *from == leader && to != from)
        .map(|(_, to)| to)
        .filter(|to| campaign.worker(*to).is_some())
        .collect()
}

/// How the unit of a leader did in a test, and who is in it: what proof is measured by.
pub(super) trait Ground {
    /// Her people and how many she promised, where the roster of the test holds it.
    fn frozen(&self, test: RecordId) -> Option<Hers>;
    /// Whether a person stands in the leader's own row or in that of a unit under hers.
    fn is_own(&self, test: RecordId, person: RecordId) -> bool;
    /// Acted and eligible in her own unit in this test.
    fn own_unit(&self, test: RecordId) -> (u32, u32);
}

/// Who her people are as it is said today: those she moves, and those she promised in this test.
fn said_today(campaign: &Campaign, leader: &Worker, test: RecordId, moves: &BTreeSet<RecordId>) -> Hers {
    let promises = || leader.promises.iter().filter(|promise| promise.test == test);
    let named = promises().flat_map(|promise| &promise.people).map(|id| campaign.canonical(*id));
    let mut people = moves.clone();
    people.extend(named.filter(|id| *id != leader.id));
    Hers { people, count: promises().map(|promise| promise.count).max().unwrap_or(0) }
}

/// What each test shows of a leader, in the order of `tests`; tests in which she has no result and
/// promised nothing are left out.
pub(super) fn proofs_on(
    campaign: &Campaign,
    leader: &Worker,
    moves: &BTreeSet<RecordId>,
    ground: &dyn Ground,
) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for test in campaign.tests.values() {
        let acted = outcome(leader, test.id);
        let promised = leader.promises.iter().any(|promise| promise.test == test.id);
        let frozen = ground.frozen(test.id);
        if acted == Outcome::NotAsked && !promised && frozen.as_ref().is_none_or(|hers| hers.count == 0) {
            continue;
        }
        let hers = frozen.unwrap_or_else(|| said_today(campaign, leader, test.id, moves));
        let people: Vec<&Worker> = hers.people.iter().filter_map(|id| campaign.worker(*id)).collect();
        let did = |person: &&&Worker| outcome(person, test.id) == Outcome::Did;
        let own: Vec<&&Worker> = people.iter().filter(|person| ground.is_own(test.id, person.id)).collect();
        let (part, whole) = if own.is_empty() {
            ground.own_unit(test.id)
        } else {
            (own.iter().copied().filter(did).count() as u32, own.len() as u32)
        };
        let acted = acted == Outcome::Did;
        proofs.push(Proof {
            test: test.id,
            acted,
            promised: hers.count,
            brought: people.iter().filter(did).map(|person| person.id).collect(),
            of: people.iter().map(|person| person.id).collect(),
            is_proven: acted && part * 2 > whole,
        });
    }
    proofs
}

/// What each test shows of a leader: evidence for people to judge by.
pub fn proofs(campaign: &Campaign, tallies: &super::Tallies, leader: RecordId) -> Vec<Proof> {
    let Some(leader) = campaign.worker(leader) else { return Vec::new() };
    let moves = tallies.her_people(leader.id).collect();
    proofs_on(campaign, leader, &moves, &tallies.ground(leader.id))
}
