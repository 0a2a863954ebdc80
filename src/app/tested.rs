//! Tests as a table: per test and unit the numbers, the aim, what was expected, who is responsible.

use crate::exchange::{TestNumbers, TestRows, TestSheet, TestUnitRow, TestWords};
use crate::i18n::Tr;
use crate::model::{Campaign, Expected, RecordId, StructureTest, Threshold};
use crate::tally::{Gate, Tallies, TestCount, TestDoor, TestTally};

use super::plots::unit_as;
use super::reduce::name_as;
use super::{App, Names};

/// Heads of the columns, as ids of their words.
const HEADS: [&str; 16] = [
    "tested-test",
    "tested-day",
    "tested-unit",
    "tested-gate",
    "tested-responsible",
    "tested-eligible",
    "tested-unnamed",
    "tested-asked",
    "tested-did",
    "tested-refused",
    "tested-no-answer",
    "tested-percent",
    "tested-aim",
    "tested-passed",
    "tested-expected",
    "tested-off-by",
];

fn words(campaign: &Campaign, tr: &Tr) -> TestWords {
    let band = if campaign.is_practice() { tr.say("app-practice-band") } else { String::new() };
    TestWords {
        title: tr.say("tested-title"),
        band,
        heads: HEADS.map(|id| tr.say(id)),
        all: tr.say("plot-all"),
        no_unit: tr.say("tests-no-unit"),
        majority: tr.say("tested-majority"),
        yes_no: ["tested-yes", "tested-no"].map(|id| tr.say(id)),
    }
}

fn numbers(count: &TestCount, aim: Threshold, passed: Option<bool>, foretold: bool) -> TestNumbers {
    TestNumbers {
        eligible: count.eligible,
        unnamed: count.unnamed,
        asked: count.asked(),
        did: count.did,
        refused: count.refused,
        no_answer: count.no_answer,
        percent: count.percent(),
        aim,
        passed,
        expected: foretold.then(|| count.expected()),
    }
}

/// Whether anybody predicted anything in a unit, or at all.
fn is_foretold(tally: &TestTally, tallies: &Tallies, unit: Option<RecordId>, count: &TestCount) -> bool {
    let said = [Expected::Will, Expected::Wont, Expected::DontKnow];
    count.is_foretold()
        || said.into_iter().any(|said| tally.people(tallies, unit, TestDoor::Expected(said)).next().is_some())
}

/// Whoever is responsible for a unit in a test: named for the test, else the unit's leader.
pub(super) fn responsible(campaign: &Campaign, test: &StructureTest, unit: RecordId) -> Option<RecordId> {
    let named = test.responsible.get(&unit).and_then(|named| **named);
    let leader = || campaign.unit(unit).and_then(|unit| *unit.leader.value());
    named.or_else(leader).map(|person| campaign.canonical(person))
}

/// The gate that judges a gate unit.
fn gate_of(gates: &[Gate], unit: RecordId) -> Option<&Gate> {
    let judges =
        |gate: &&Gate| gate.unit == Some(unit) || gate.of.contains(&unit) || gate.units.contains(&unit);
    gates.iter().find(judges)
}

/// The table of all tests, or of one.
pub(super) fn test_sheet(
    campaign: &Campaign,
    tallies: &Tallies,
    tr: &Tr,
    names: Names,
    one: Option<RecordId>,
) -> TestSheet {
    let mut sheet = TestSheet { tests: Vec::new(), words: words(campaign, tr) };
    for test in campaign.ladder().into_iter().filter(|test| one.is_none_or(|one| one == test.id)) {
        let Some(tally) = tallies.test(test.id) else { continue };
        let gates: Vec<Gate> = tally.gates().collect();
        let row = |unit: RecordId, count: &TestCount| {
            let gate = gate_of(&gates, unit);
            // Who is too few alone is judged together with others: their aim is one.
            let others = gate.into_iter().flat_map(|gate| &gate.units).filter(|other| **other != unit);
            let passed = gate.map_or(tally.gate.is_met(count.did, count.eligible), |gate| gate.is_met);
            let leader = responsible(campaign, test, unit).and_then(|person| campaign.worker(person));
            TestUnitRow {
                unit: Some(unit_as(campaign, tr, Some(unit), names)),
                gate: gate.is_some(),
                with: others.map(|other| unit_as(campaign, tr, Some(*other), names)).collect(),
                leader: leader.map(|worker| name_as(campaign, worker, names)),
                numbers: numbers(count, tally.gate, passed, is_foretold(tally, tallies, Some(unit), count)),
            }
        };
        let lanes = campaign.units_of(&tally.grouping);
        let mut units: Vec<TestUnitRow> =
            lanes.iter().filter_map(|unit| Some(row(unit.id, tally.unit(unit.id)?))).collect();
        // A unit that was taken off the chart since keeps its row.
        let is_lane = |unit: RecordId| lanes.iter().any(|lane| lane.id == unit);
        units.extend(tally.units().filter(|(unit, _)| !is_lane(*unit)).map(|(unit, count)| row(unit, count)));
        if let Some(count) = tally.unassigned() {
            let passed = tally.gate.is_met(count.did, count.eligible);
            let told =
                tally.everybody().any(|(_, marked)| marked.unit.is_none() && marked.expected.is_some());
            let numbers = numbers(count, tally.gate, passed, told);
            units.push(TestUnitRow { unit: None, gate: false, with: Vec::new(), leader: None, numbers });
        }
        let total = &tally.total;
        sheet.tests.push(TestRows {
            id: test.id,
            name: test.name.to_string(),
            day: *test.day.value(),
            deadline: *test.deadline.value(),
            public: *test.public.value(),
            again: test.again.is_some(),
            frozen: test.roster.as_ref().map(|roster| roster.day),
            whole: numbers(total, tally.threshold, tally.passed(), is_foretold(tally, tallies, None, total)),
            units,
        });
    }
    sheet
}

impl App {
    /// The table of all tests, or of one, in full.
    pub fn test_sheet(&self, one: Option<RecordId>) -> TestSheet {
        test_sheet(self.campaign(), self.tallies(), &self.tr, Names::Full, one)
    }
}
