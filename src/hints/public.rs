//! The gate before going public: people are fired for going public too early.
//!
//! FORMAT.md, Counting 15 (field.md, "Structure tests"). What is not met is said unit by unit, with how
//! few would stand there and the people behind it.

use std::collections::BTreeSet;

use crate::model::{Basis, Campaign, Day, Grouping, RecordId, StructureTest, Threshold};
use crate::tally::{Coverage, Door, GateUnits, Tallies};

/// The share of all eligible that did it in a private test (field.md).
pub const PRIVATE_SHARE: Threshold = Threshold::Percent(65);

/// What the gate asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asks {
    /// Everybody who belongs is charted by name.
    Charted,
    /// Every counted person is rated by did or said, lately.
    Rated,
    /// A leader who counts as coverage.
    Leader,
    /// A second in line.
    Second,
    /// In one test that is not public enough of all eligible did it.
    Private,
}

/// One condition that is not met in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// The condition.
    pub asks: Asks,
    /// The unit or shift; `None` = the whole, or people without a unit.
    pub unit: Option<RecordId>,
    /// The best private test, where that is not enough; `None` = none was held.
    pub test: Option<RecordId>,
    /// How many meet it.
    pub have: u32,
    /// Of so many.
    pub of: u32,
    /// The people behind it: not rated lately; who could be won or proven as a leader.
    pub people: Vec<RecordId>,
}

/// Whether the gate is asked for before `test` gets a day: not where another public test was held. Held is
/// one whose day has come.
pub fn needs_gate(campaign: &Campaign, test: Option<RecordId>, today: Day) -> bool {
    let other = |other: &&StructureTest| Some(other.id) != test && *other.public.value();
    let held = |other: &StructureTest| other.day.is_some_and(|day| day <= today);
    !campaign.tests.values().map(AsRef::as_ref).filter(other).any(held)
}

/// Everything that is not met, gate units first, then shifts; empty = the gate is open.
pub fn going_public(campaign: &Campaign, tallies: &Tallies) -> Vec<Unmet> {
    let gates = tallies.gate_units(campaign);
    let shifts = campaign.units_of(Grouping::SHIFT).into_iter().map(|unit| unit.id);
    let shifts: Vec<GateUnits> =
        shifts.map(|unit| GateUnits { unit, units: vec![unit], of: vec![unit] }).collect();
    let mut unmet = Vec::new();
    charted(tallies, &gates, &mut unmet);
    rated(campaign, tallies, &gates, &shifts, &mut unmet);
    led(tallies, &gates, &shifts, &mut unmet);
    tested(campaign, tallies, &mut unmet);
    unmet
}

fn charted(tallies: &Tallies, gates: &[GateUnits], unmet: &mut Vec<Unmet>) {
    let mut missing = 0;
    for gate in gates {
        let (named, belongs) = numbers(tallies, gate);
        if belongs > named {
            missing += belongs - named;
            unmet.push(Unmet::new(Asks::Charted, Some(gate.unit), named, belongs));
        }
    }
    // Gate units need not be everybody.
    let whole = tallies.whole();
    if whole.unnamed() > missing {
        unmet.push(Unmet::new(Asks::Charted, None, whole.named, whole.belongs));
    }
}

fn rated(
    campaign: &Campaign,
    tallies: &Tallies,
    gates: &[GateUnits],
    shifts: &[GateUnits],
    unmet: &mut Vec<Unmet>,
) {
    let mut left: BTreeSet<RecordId> =
        tallies.people(None, Door::Named).into_iter().filter(|id| !lately(campaign, tallies, *id)).collect();
    let all = left.clone();
    for gate in gates.iter().chain(shifts) {
        let here = people(tallies, gate);
        let open: Vec<RecordId> = here.iter().copied().filter(|id| all.contains(id)).collect();
        if !open.is_empty() {
            left.retain(|id| !here.contains(id));
            let (named, belongs) = numbers(tallies, gate);
            let have = named.saturating_sub(open.len() as u32);
            unmet.push(Unmet { people: open, ..Unmet::new(Asks::Rated, Some(gate.unit), have, belongs) });
        }
    }
    if !left.is_empty() {
        let of = left.len() as u32;
        let people = left.into_iter().collect();
        unmet.push(Unmet { people, ..Unmet::new(Asks::Rated, None, 0, of) });
    }
}

fn led(tallies: &Tallies, gates: &[GateUnits], shifts: &[GateUnits], unmet: &mut Vec<Unmet>) {
    let staffed = shifts.iter().filter(|shift| numbers(tallies, shift).0 > 0);
    for gate in gates.iter().chain(staffed) {
        let covers: Vec<Coverage> = gate.units.iter().map(|unit| tallies.coverage(*unit)).collect();
        let leaders: BTreeSet<RecordId> =
            covers.iter().flat_map(|cover| cover.leaders.iter().copied()).collect();
        let second = leaders.len() > 1 || covers.iter().any(|cover| cover.second.is_some());
        let targets: BTreeSet<RecordId> = covers.into_iter().flat_map(|cover| cover.targets).collect();
        let missing = [(leaders.is_empty(), Asks::Leader), (!second, Asks::Second)];
        for asks in missing.into_iter().filter(|(missing, _)| *missing).map(|(_, asks)| asks) {
            let people = targets.iter().copied().collect();
            unmet.push(Unmet { people, ..Unmet::new(asks, Some(gate.unit), 0, 1) });
        }
    }
}

fn tested(campaign: &Campaign, tallies: &Tallies, unmet: &mut Vec<Unmet>) {
    let private = campaign.tests.values().filter(|test| !test.public.value());
    let counts = private.filter_map(|test| Some((test.id, tallies.test(test.id)?.total)));
    let counts: Vec<_> = counts.filter(|(_, total)| total.eligible > 0 && total.asked() > 0).collect();
    if counts.iter().any(|(_, total)| PRIVATE_SHARE.is_met(total.did, total.eligible) == Some(true)) {
        return;
    }
    let share = |did: u32, of: u32| u64::from(did) * 1_000_000 / u64::from(of.max(1));
    let best = counts.into_iter().max_by_key(|(id, total)| (share(total.did, total.eligible), *id));
    unmet.push(match best {
        Some((test, total)) => {
            Unmet { test: Some(test), ..Unmet::new(Asks::Private, None, total.did, total.eligible) }
        }
        None => Unmet::new(Asks::Private, None, 0, tallies.whole().belongs),
    });
}

impl Unmet {
    fn new(asks: Asks, unit: Option<RecordId>, have: u32, of: u32) -> Self {
        Self { asks, unit, test: None, have, of, people: Vec::new() }
    }
}

/// Named, and belonging.
fn numbers(tallies: &Tallies, gate: &GateUnits) -> (u32, u32) {
    let counts = gate.units.iter().map(|unit| tallies.unit(*unit));
    counts.fold((0, 0), |(named, belongs), count| (named + count.named, belongs + count.belongs))
}

fn people(tallies: &Tallies, gate: &GateUnits) -> BTreeSet<RecordId> {
    gate.units.iter().flat_map(|unit| tallies.people(Some(*unit), Door::Named)).collect()
}

/// Rated by did or said within the campaign's limit (FORMAT.md, Counting 14).
fn lately(campaign: &Campaign, tallies: &Tallies, person: RecordId) -> bool {
    let limit = campaign.about.old_after.unwrap_or(60) as i32;
    let support = campaign.worker(person).and_then(|worker| campaign.support(worker));
    support.is_some_and(|support| {
        let rating = support.rating;
        rating.value != 0 && rating.basis != Basis::Guess && rating.day.days_until(tallies.today()) <= limit
    })
}
