//! The people behind a cell.

use std::collections::BTreeSet;

use crate::model::{Campaign, Expected, Outcome, RecordId};

use super::cell::{Fall, Met, Rests};
use super::{GateKey, ReadyRow};
use crate::tally::headcount::Door;
use crate::tally::tallies::Tallies;
use crate::tally::test::TestDoor;

/// Who stands behind a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Behind {
    /// By name: who is not rated lately; who is a target; who did not act in the test that is open; who
    /// acted and then did not; whose prediction did not come true.
    pub people: Vec<RecordId>,
    /// And so many who are not named.
    pub unnamed: u32,
}

impl ReadyRow {
    /// Who stands behind a cell of this row: the people it waits for.
    pub fn behind(&self, campaign: &Campaign, tallies: &Tallies, key: GateKey) -> Behind {
        let unnamed = self.belongs.saturating_sub(self.named);
        let Some(cell) = self.cell(key) else { return Behind::default() };
        let mut behind = match (&cell.rests, key) {
            (Rests::Share { .. }, GateKey::Rated) => {
                let people = self.units().flat_map(|unit| tallies.people(Some(unit), Door::NotRatedLately));
                Behind { people: people.collect(), unnamed }
            }
            (Rests::Share { .. }, _) => Behind { people: Vec::new(), unnamed },
            (Rests::Leaders { targets, .. }, _) => Behind { people: targets.clone(), unnamed: 0 },
            (Rests::Reach(_), _) => Behind::default(),
            (Rests::Tests { held, .. }, _) => {
                // The lowest that did not reach its aim comes first; where all did, the last.
                let open = held.iter().find(|test| test.met() != Met::Met).or(held.last());
                open.map_or_else(Behind::default, |open| self.who_did_not(tallies, open.test))
            }
            (Rests::Fall { steps }, _) => {
                let worst = steps.iter().max_by_key(|step| step.points());
                worst.map_or_else(Behind::default, |worst| self.who_fell(tallies, worst))
            }
            (Rests::Prediction(said), _) => said.map_or_else(Behind::default, |said| Behind {
                people: self.in_test(tallies, said.test, &[TestDoor::Right(false)]),
                unnamed: 0,
            }),
        };
        behind.people.retain(|person| campaign.worker(*person).is_some());
        behind
    }

    /// Who of this row did not act in a test.
    pub fn who_did_not(&self, tallies: &Tallies, test: RecordId) -> Behind {
        let doors = [Outcome::NotAsked, Outcome::NoAnswer, Outcome::Refused].map(TestDoor::Outcome);
        let tally = tallies.test(test);
        let unnamed = self.units().filter_map(|unit| tally?.unit(unit)).map(|count| count.unnamed).sum();
        Behind { people: self.in_test(tallies, test, &doors), unnamed }
    }

    /// Who of this row was expected to act in a test, or expected not to, or not known.
    pub fn who_was_expected(&self, tallies: &Tallies, test: RecordId, to: Expected) -> Vec<RecordId> {
        self.in_test(tallies, test, &[TestDoor::Expected(to)])
    }

    fn who_fell(&self, tallies: &Tallies, fall: &Fall) -> Behind {
        let did = |test| self.in_test(tallies, test, &[TestDoor::Outcome(Outcome::Did)]);
        let after: BTreeSet<RecordId> = did(fall.to).into_iter().collect();
        let people = did(fall.from).into_iter().filter(|person| !after.contains(person)).collect();
        Behind { people, unnamed: 0 }
    }

    fn in_test(&self, tallies: &Tallies, test: RecordId, doors: &[TestDoor]) -> Vec<RecordId> {
        let Some(tally) = tallies.test(test) else { return Vec::new() };
        let through = |door: &TestDoor| {
            let door = *door;
            self.units().flat_map(move |unit| tally.people(tallies, Some(unit), door)).collect::<Vec<_>>()
        };
        doors.iter().flat_map(through).collect()
    }
}
