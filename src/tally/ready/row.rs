//! One gate unit, or a shift, against every gate.

use crate::model::{Campaign, RecordId, Text, Threshold};

use super::cell::{Expectation, Fall, GateCell, HeldTest, Met, Rests, needed, points, share};
use super::{GateKey, GateLimit};
use crate::tally::headcount::percent;
use crate::tally::tallies::Tallies;
use crate::tally::test::{TestCount, TestTally};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// A gate unit.
    Unit,
    /// A shift: it has the gate `leaders` alone.
    Shift,
}

/// One gate unit, with those it is counted together with, or one shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyRow {
    /// The unit it is called by.
    pub unit: RecordId,
    /// Neighbours counted with it, because one of them is small.
    pub joined: Vec<RecordId>,
    /// What it is.
    pub kind: RowKind,
    /// Everybody who belongs, the unnamed too.
    pub belongs: u32,
    /// Counted people by name.
    pub named: u32,
    /// A cell for each gate that is asked for; of a shift, `leaders` alone.
    pub cells: Vec<GateCell>,
}

/// The tests with results, lowest risk first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ladder {
    tests: Vec<(u32, RecordId)>,
    /// So many rungs are looked at: the limit of the gate `tests`, on or off.
    wanted: u32,
}

impl Ladder {
    pub(super) fn of(campaign: &Campaign, tallies: &Tallies) -> Self {
        let has_results = |test: &RecordId| tallies.test(*test).is_some_and(|tally| tally.total.asked() > 0);
        let tests = campaign.ladder().into_iter().filter(|test| has_results(&test.id));
        let tests = tests.map(|test| (*test.rung.value(), test.id)).collect();
        let gates = super::gate_limits(campaign);
        let wanted = gates.iter().find(|gate| gate.key == GateKey::Tests).map_or(0, |gate| gate.limit);
        Self { tests, wanted }
    }
}

impl ReadyRow {
    /// Every unit it counts, the one it is called by first.
    pub fn units(&self) -> impl Iterator<Item = RecordId> + '_ {
        std::iter::once(self.unit).chain(self.joined.iter().copied())
    }

    /// The cell of a gate; `None` where it is not asked for.
    pub fn cell(&self, key: GateKey) -> Option<&GateCell> {
        self.cells.iter().find(|cell| cell.key == key)
    }

    /// Whether every gate is met.
    pub fn is_ready(&self) -> bool {
        self.cells.iter().all(GateCell::is_met)
    }

    /// How many gates are met.
    pub fn met(&self) -> u32 {
        self.cells.iter().filter(|cell| cell.is_met()).count() as u32
    }

    pub(super) fn count(
        campaign: &Campaign,
        tallies: &Tallies,
        gates: &[GateLimit],
        ladder: &Ladder,
        kind: RowKind,
        units: &[RecordId],
    ) -> Self {
        let (mut belongs, mut named, mut lately) = (0, 0, 0);
        for unit in units {
            let count = tallies.unit(*unit);
            belongs += count.belongs;
            named += count.named;
            lately += count.lately;
        }
        let tests_wanted = ladder.wanted;
        let held = match kind {
            RowKind::Unit => held(tallies, ladder, units),
            RowKind::Shift => Vec::new(),
        };
        let wanted = gates.iter().filter(|gate| kind == RowKind::Unit || gate.key == GateKey::Leaders);
        let cells = wanted.map(|gate| {
            let limit = gate.limit;
            let (met, rests) = match gate.key {
                GateKey::Charted => of_those(named, belongs, belongs - named.min(belongs), limit),
                GateKey::Rated => of_those(lately, belongs, belongs - named.min(belongs), limit),
                GateKey::Leaders => carried(tallies, units, limit),
                GateKey::Reach => reached(campaign, units),
                GateKey::Tests => tested(&held, limit),
                GateKey::Fall => fallen(&held, limit, tests_wanted),
                GateKey::Prediction => foretold(tallies, &held, units, limit),
            };
            GateCell { key: gate.key, limit, met, rests }
        });
        let cells = cells.collect();
        let (first, joined) = units.split_first().map_or((campaign.id, &[][..]), |(one, more)| (*one, more));
        Self { unit: first, joined: joined.to_vec(), kind, belongs, named, cells }
    }
}

fn of_those(part: u32, of: u32, unnamed: u32, limit: u32) -> (Met, Rests) {
    let short = needed(limit, of).saturating_sub(part);
    let percent = percent(part, of);
    // Where nobody belongs nothing was charted yet: an estimate or a name comes first.
    let met = if of == 0 { Met::NotYet } else { share(part, percent, short, limit) };
    (met, Rests::Share { part, of, percent, short, unnamed })
}

fn carried(tallies: &Tallies, units: &[RecordId], wanted: u32) -> (Met, Rests) {
    let (mut leaders, mut targets, mut seconds) = (Vec::new(), Vec::new(), Vec::new());
    let put = |into: &mut Vec<RecordId>, one: RecordId| {
        if !into.contains(&one) {
            into.push(one);
        }
    };
    for unit in units {
        let coverage = tallies.coverage(*unit);
        coverage.leaders.into_iter().for_each(|one| put(&mut leaders, one));
        coverage.targets.into_iter().for_each(|one| put(&mut targets, one));
        coverage.second.into_iter().for_each(|one| put(&mut seconds, one));
    }
    let first = leaders.first().copied();
    let second = seconds.into_iter().find(|one| Some(*one) != first).or(leaders.get(1).copied());
    let have = leaders.len() as u32;
    let met = match (have >= wanted, second) {
        (true, Some(_)) => Met::Met,
        (true, None) => Met::Near,
        (false, Some(_)) if have + 1 == wanted => Met::Near,
        _ => Met::NotYet,
    };
    (met, Rests::Leaders { leaders, wanted, second, targets })
}

/// Reached are several units together when each of them is.
fn reached(campaign: &Campaign, units: &[RecordId]) -> (Met, Rests) {
    let said = units.iter().map(|unit| campaign.unit(*unit).and_then(|unit| *unit.reach.value()));
    let said: Vec<Option<bool>> = said.collect();
    let reach = if said.contains(&Some(false)) {
        Some(false)
    } else if said.contains(&None) {
        None
    } else {
        Some(true)
    };
    (if reach == Some(true) { Met::Met } else { Met::NotYet }, Rests::Reach(reach))
}

/// What several units counted together did in a test; `None` where nobody of them takes part.
fn count_of(tally: &TestTally, units: &[RecordId]) -> Option<(TestCount, u32, bool)> {
    let mut all = TestCount::default();
    let (mut expected, mut is_foretold) = (0, false);
    for count in units.iter().filter_map(|unit| tally.unit(*unit)) {
        all.eligible += count.eligible;
        all.did += count.did;
        all.refused += count.refused;
        all.no_answer += count.no_answer;
        expected += count.expected();
        is_foretold |= count.is_foretold();
    }
    (all.eligible > 0).then_some((all, expected, is_foretold))
}

/// Of the tests with results in which these units take part: at each rung the latest, of these the
/// last so many.
fn held(tallies: &Tallies, ladder: &Ladder, units: &[RecordId]) -> Vec<HeldTest> {
    let mut held: Vec<HeldTest> = Vec::new();
    for (rung, test) in ladder.tests.iter().rev() {
        if held.last().is_some_and(|last| last.rung == *rung) {
            continue;
        }
        if held.len() as u32 >= ladder.wanted.max(1) {
            break;
        }
        let Some(tally) = tallies.test(*test) else { continue };
        let Some((count, ..)) = count_of(tally, units) else { continue };
        let aim = tally.gate;
        held.push(HeldTest {
            test: *test,
            rung: *rung,
            did: count.did,
            eligible: count.eligible,
            asked: count.asked(),
            percent: count.percent(),
            aim,
            is_reached: aim.is_met(count.did, count.eligible),
            short: if aim == Threshold::None {
                0
            } else {
                aim.needed(count.eligible).saturating_sub(count.did)
            },
        });
    }
    held.reverse();
    held
}

fn tested(held: &[HeldTest], wanted: u32) -> (Met, Rests) {
    let held: Vec<HeldTest> = held.iter().copied().take(wanted as usize).collect();
    let all = held.len() as u32 >= wanted;
    let mut open = held.iter().map(HeldTest::met).filter(|met| *met != Met::Met);
    let met = match (all, open.next(), open.next()) {
        (true, None, _) => Met::Met,
        (true, Some(Met::Near), None) => Met::Near,
        _ => Met::NotYet,
    };
    (met, Rests::Tests { held, wanted })
}

fn fallen(held: &[HeldTest], limit: u32, tests_wanted: u32) -> (Met, Rests) {
    let steps: Vec<Fall> = held
        .iter()
        .zip(held.iter().skip(1))
        .map(|(one, next)| Fall { from: one.test, to: next.test, before: one.percent, after: next.percent })
        .collect();
    let worst = steps.iter().map(Fall::points).max();
    let met = match worst {
        Some(worst) => points(worst, limit),
        // One test alone has nothing to fall from.
        None if tests_wanted < 2 => Met::Met,
        None => Met::NotYet,
    };
    (met, Rests::Fall { steps })
}

fn foretold(tallies: &Tallies, held: &[HeldTest], units: &[RecordId], limit: u32) -> (Met, Rests) {
    let last = held.last().and_then(|last| tallies.test(last.test));
    let Some((tally, (count, expected, is_foretold))) =
        last.and_then(|tally| Some((tally, count_of(tally, units)?)))
    else {
        return (Met::NotYet, Rests::Prediction(None));
    };
    let said = Expectation {
        test: tally.test,
        is_foretold,
        expected,
        did: count.did,
        eligible: count.eligible,
        before: percent(expected, count.eligible),
        after: count.percent(),
    };
    let met = if is_foretold { points(said.points(), limit) } else { Met::NotYet };
    (met, Rests::Prediction(Some(said)))
}

impl ReadyRow {
    /// The names of its units, as the campaign has them.
    pub fn names(&self, campaign: &Campaign) -> Vec<Text> {
        self.units().filter_map(|unit| campaign.unit(unit)).map(|unit| unit.name.value().clone()).collect()
    }
}
