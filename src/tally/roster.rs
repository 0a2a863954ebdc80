//! Who belongs on the day of a test: the rows of its roster, and whom leaders move and promised.
//!
//! FORMAT.md, Counting 5.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Campaign, Day, Grouping, RecordId, Roster, RosterLeader, RosterUnit, StructureTest, Text, TieKind, Unit,
};

use super::share::place;
use super::tree::{Tree, belong};

/// Whom a leader moves and whom she promised, without herself; how many she promised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Hers {
    pub(super) people: BTreeSet<RecordId>,
    pub(super) count: u32,
}

/// The grouping whose units are the rows: that of the first unit that takes part.
pub(super) fn grouping_of(campaign: &Campaign, test: &StructureTest) -> Text {
    let unit = test.units.iter().find_map(|unit| campaign.unit(*unit));
    unit.map_or(Grouping::UNIT.into(), |unit| unit.grouping_key().into())
}

/// Freezes who belongs on the day of a test: per unit the counted people by name and the number
/// of the unnamed; each person stands once. With them whom leaders move and promised.
pub fn roster(campaign: &Campaign, test: &StructureTest, day: Day) -> Roster {
    let units = rows(campaign, &Tree::of(campaign), test);
    Roster { units, leaders: leaders(campaign, test.id), day }
}

/// The rows of a test as they would be today.
pub(super) fn rows(campaign: &Campaign, tree: &Tree, test: &StructureTest) -> Vec<RosterUnit> {
    let grouping = grouping_of(campaign, test);
    let by_household = *test.households.value();
    let chosen: BTreeSet<RecordId> = test.units.iter().map(|unit| campaign.canonical(*unit)).collect();
    let takes_part = |unit: RecordId| chosen.is_empty() || tree.chain(unit).any(|up| chosen.contains(&up));
    let mut people: BTreeMap<Option<RecordId>, Vec<RecordId>> = BTreeMap::new();
    for worker in campaign.people().filter(|worker| campaign.is_counted(worker)) {
        people.entry(place(campaign, worker, &grouping)).or_default().push(worker.id);
    }
    let mut belongs: BTreeMap<RecordId, u32> = BTreeMap::new();
    let mut units = Vec::new();
    for unit in tree.upward() {
        let Some(record) = campaign.units.get(&unit).filter(|unit| unit.grouping_key() == &*grouping) else {
            continue;
        };
        let named = people.remove(&Some(unit)).unwrap_or_default();
        let below: u32 = tree.children(unit).iter().filter_map(|unit| belongs.get(unit)).sum();
        let flat = by_household && is_flat(record, tree);
        let (here, all) = if flat {
            // One household, named or not; nobody in a vacant flat.
            let lives = u32::from(!named.is_empty());
            (lives, lives.max(u32::from(!*record.vacant.value())))
        } else {
            let here = named.len() as u32 + below;
            // An estimate of people says nothing about how many households there are.
            let says = !by_household || *record.households.value();
            (here, belong(here, record.estimate.value().filter(|_| says)))
        };
        belongs.insert(unit, all);
        if takes_part(unit) {
            units.push(RosterUnit { unit: Some(unit), people: named, unnamed: all - here, flat });
        }
    }
    units.sort_by_key(|row| row.unit);
    if chosen.is_empty()
        && let Some(people) = people.remove(&None)
    {
        units.push(RosterUnit { unit: None, people, unnamed: 0, flat: false });
    }
    units
}

/// A flat: a unit with a door number and nothing below it.
fn is_flat(unit: &Unit, tree: &Tree) -> bool {
    !unit.door.is_empty() && tree.children(unit.id).is_empty()
}

/// Whom people move, and whom they promised to bring to this test, as it is said now.
fn leaders(campaign: &Campaign, test: RecordId) -> Vec<RosterLeader> {
    let mut moves: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
    let here = |id: RecordId| campaign.worker(id).map(|worker| worker.id);
    for tie in campaign.ties.values().filter(|tie| matches!(tie.kind, TieKind::Moves { .. })) {
        let (Some(from), Some(to)) = (here(tie.from), here(tie.to)) else { continue };
        let back = tie.mutual.then_some((to, from));
        for (leader, person) in [Some((from, to)), back].into_iter().flatten().filter(|(from, to)| from != to)
        {
            moves.entry(leader).or_default().insert(person);
        }
    }
    let of = |leader: &crate::model::Worker| {
        let promises = || leader.promises.iter().filter(|promise| promise.test == test);
        let names = promises().flat_map(|promise| &promise.people).map(|id| campaign.canonical(*id));
        let promised: BTreeSet<RecordId> = names.filter(|id| *id != leader.id).collect();
        let count = promises().map(|promise| promise.count).max();
        let moves = moves.get(&leader.id);
        (moves.is_some() || count.is_some()).then(|| RosterLeader {
            leader: leader.id,
            moves: moves.into_iter().flatten().copied().collect(),
            promised: promised.into_iter().collect(),
            count: count.unwrap_or(0),
        })
    };
    campaign.people().filter_map(of).collect()
}

/// Whose people are whose, as a roster holds it; `None` if it says nothing of leaders.
pub(super) fn hers_of(campaign: &Campaign, roster: &Roster) -> Option<BTreeMap<RecordId, Hers>> {
    let mut all: BTreeMap<RecordId, Hers> = BTreeMap::new();
    for said in &roster.leaders {
        let leader = campaign.canonical(said.leader);
        let hers = all.entry(leader).or_default();
        let people = said.moves.iter().chain(&said.promised).map(|id| campaign.canonical(*id));
        hers.people.extend(people.filter(|id| *id != leader));
        hers.count = hers.count.max(said.count);
    }
    (!all.is_empty()).then_some(all)
}
