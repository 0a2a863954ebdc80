//! Two tests side by side, each on its own roster and with its own denominator.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Outcome, RecordId};

use super::{TestCount, TestTally};

/// What one person did in two tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pairing {
    /// Did the first and not the second: fell away.
    OnlyFirst,
    /// Did the second and not the first: came.
    OnlySecond,
    /// Did both.
    Both,
    /// Did neither.
    Neither,
    /// Not on the roster of the first.
    NotInFirst,
    /// Not on the roster of the second.
    NotInSecond,
}

impl Pairing {
    /// All, in the order they are shown: where the work is first.
    pub const ALL: [Self; 6] =
        [Self::OnlyFirst, Self::OnlySecond, Self::Both, Self::Neither, Self::NotInFirst, Self::NotInSecond];
}

/// One person in two tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paired {
    /// Who.
    pub who: RecordId,
    /// Their row in the second test, else in the first.
    pub unit: Option<RecordId>,
    /// What they did in the first; `None` = not on its roster.
    pub first: Option<Outcome>,
    /// What they did in the second; `None` = not on its roster.
    pub second: Option<Outcome>,
}

impl Paired {
    /// Which of the six groups they are in.
    pub fn pairing(&self) -> Pairing {
        let did = |outcome: Outcome| outcome == Outcome::Did;
        match (self.first, self.second) {
            (None, _) => Pairing::NotInFirst,
            (_, None) => Pairing::NotInSecond,
            (Some(first), Some(second)) => match (did(first), did(second)) {
                (true, false) => Pairing::OnlyFirst,
                (false, true) => Pairing::OnlySecond,
                (true, true) => Pairing::Both,
                (false, false) => Pairing::Neither,
            },
        }
    }
}

/// One unit in two tests, its sub-units included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UnitPair {
    /// The unit; `None` = people without one, or the whole.
    pub unit: Option<RecordId>,
    /// Its count in the first test; `None` = it had no row there.
    pub first: Option<TestCount>,
    /// Its count in the second.
    pub second: Option<TestCount>,
}

impl UnitPair {
    /// By how many points the percent rose (or fell, below 0); `None` where one of the tests had nobody there.
    pub fn points(&self) -> Option<i32> {
        let percent = |count: Option<TestCount>| {
            count.filter(|count| count.eligible > 0).map(|count| count.percent() as i32)
        };
        Some(percent(self.second)? - percent(self.first)?)
    }
}

/// Two tests compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// Everybody by name who stands on either roster, by record.
    pub people: Vec<Paired>,
    /// Every unit with a row in either, and those above it, by record; people without a unit last.
    pub units: Vec<UnitPair>,
    /// All.
    pub whole: UnitPair,
}

impl Compared {
    /// Compares two counted tests.
    pub fn of(first: &TestTally, second: &TestTally) -> Self {
        let mut people: BTreeMap<RecordId, Paired> = BTreeMap::new();
        for (who, marked) in first.everybody() {
            let one = Paired { who, unit: marked.unit, first: Some(marked.outcome), second: None };
            people.insert(who, one);
        }
        for (who, marked) in second.everybody() {
            let blank = Paired { who, unit: marked.unit, first: None, second: None };
            let one = people.entry(who).or_insert(blank);
            (one.unit, one.second) = (marked.unit, Some(marked.outcome));
        }
        let known: BTreeSet<RecordId> = first.units().chain(second.units()).map(|(unit, _)| unit).collect();
        let pair = |unit: RecordId| UnitPair {
            unit: Some(unit),
            first: first.unit(unit).copied(),
            second: second.unit(unit).copied(),
        };
        let mut units: Vec<UnitPair> = known.into_iter().map(pair).collect();
        let without =
            UnitPair { unit: None, first: first.unassigned().copied(), second: second.unassigned().copied() };
        if without.first.is_some() || without.second.is_some() {
            units.push(without);
        }
        let whole = UnitPair { unit: None, first: Some(first.total), second: Some(second.total) };
        Self { people: people.into_values().collect(), units, whole }
    }

    /// The people of one group.
    pub fn who(&self, pairing: Pairing) -> impl Iterator<Item = RecordId> + '_ {
        self.people.iter().filter(move |one| one.pairing() == pairing).map(|one| one.who)
    }
}
