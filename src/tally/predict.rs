//! Prediction before result: when a row closes, what comes too late, and how far off it was.
//!
//! FORMAT.md, "Counting", rules 11 and 12. A row closes with its first result; what is said of its
//! people afterwards is *late*: shown, never scored.

use std::collections::BTreeMap;

use crate::model::{
    AuthorId, Campaign, CountPrediction, Day, Expected, Outcome, Prediction, RecordId, Speaker, Stamp,
    StructureTest, Unit, Worker,
};

use super::headcount::percent;
use super::lesson::result;
use super::test::TestTally;
use super::tree::Tree;

/// When a row, or a unit with all under it, closed: the day of its first result and when that was first
/// typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Closed {
    /// The day of the result.
    pub day: Day,
    /// When it was typed.
    pub at: Stamp,
}

impl Closed {
    /// Whether something said of this day and typed at this time comes too late.
    pub fn is_late(self, day: Day, at: Stamp) -> bool {
        (day, at) > (self.day, self.at)
    }
}

fn is_late(closed: Option<Closed>, day: Day, at: Stamp) -> bool {
    closed.is_some_and(|closed| closed.is_late(day, at))
}

/// A person's first result in a test, if anybody asked them.
fn first_result(worker: &Worker, test: RecordId) -> Option<Closed> {
    let said = worker.results.iter().filter(|result| result.test == test);
    let asked = said.filter(|result| result.outcome != Outcome::NotAsked);
    asked.map(|result| Closed { day: result.day, at: result.since }).min()
}

/// What was expected of a person: the latest of what was said in time, and the latest said too late.
pub(super) fn expected(
    worker: &Worker,
    test: RecordId,
    closed: Option<Closed>,
) -> (Option<&Prediction>, Option<&Prediction>) {
    let (mut in_time, mut late): (Option<&Prediction>, Option<&Prediction>) = (None, None);
    for said in worker.predictions.iter().filter(|said| said.test == test) {
        let place = if is_late(closed, said.day, said.source.at) { &mut late } else { &mut in_time };
        let is_later = place.is_none_or(|held| (held.day, held.source.at) <= (said.day, said.source.at));
        if is_later {
            *place = Some(said);
        }
    }
    (in_time, late)
}

/// What was said of a unit as a mere number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Number {
    /// The latest said in time.
    pub(super) will: Option<u32>,
    /// How many came too late.
    pub(super) late: u32,
}

impl Number {
    fn of(unit: &Unit, test: RecordId, closed: Option<Closed>) -> Self {
        let mut number = Self::default();
        let mut held: Option<&CountPrediction> = None;
        for said in unit.predictions.iter().filter(|said| said.test == test) {
            if is_late(closed, said.day, said.source.at) {
                number.late += 1;
            } else if held.is_none_or(|held| (held.day, held.source.at) <= (said.day, said.source.at)) {
                held = Some(said);
            }
        }
        number.will = held.map(|said| said.will);
        number
    }
}

/// One row of a roster: its people and the first result of each.
#[derive(Debug, Clone, PartialEq, Default)]
struct Row {
    people: Vec<RecordId>,
    firsts: BTreeMap<RecordId, Closed>,
    closed: Option<Closed>,
}

impl Row {
    /// Takes a person's first result in. Says whether the row closes at another time now.
    fn settle(&mut self, person: RecordId, first: Option<Closed>) -> bool {
        let before = match first {
            Some(first) => self.firsts.insert(person, first),
            None => self.firsts.remove(&person),
        };
        let was = self.closed;
        if before == first {
            return false;
        }
        self.closed = match first {
            Some(first) if was.is_none_or(|was| first <= was) => Some(first),
            _ if before.is_some() && before == was => self.firsts.values().min().copied(),
            _ => was,
        };
        was != self.closed
    }
}

/// Which rows are closed, and the numbers said of units.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Foreseen {
    rows: BTreeMap<Option<RecordId>, Row>,
    /// When a unit with all under it closed.
    units: BTreeMap<RecordId, Closed>,
    numbers: BTreeMap<RecordId, Number>,
}

impl TestTally {
    /// When the row of a unit closed; `None` = predictions still count. `unit` `None` = people
    /// without one.
    pub fn closed(&self, unit: Option<RecordId>) -> Option<Closed> {
        self.foreseen.rows.get(&unit).and_then(|row| row.closed)
    }

    /// When the first result of a unit or of one under it came in.
    pub fn closed_under(&self, unit: RecordId) -> Option<Closed> {
        self.foreseen.units.get(&unit).copied()
    }

    /// The people of a row.
    pub fn row(&self, unit: Option<RecordId>) -> &[RecordId] {
        self.foreseen.rows.get(&unit).map_or(&[], |row| &row.people)
    }

    /// Every row with people, by unit; `None` = people without one.
    pub fn rows(&self) -> impl Iterator<Item = (Option<RecordId>, &[RecordId])> {
        self.foreseen.rows.iter().map(|(unit, row)| (*unit, &*row.people))
    }

    /// Puts everybody who has a seat into their row, and sees which rows are closed.
    pub(super) fn open_rows(&mut self, campaign: &Campaign, tree: &Tree) {
        for (person, marked) in &self.people {
            let row = self.foreseen.rows.entry(marked.unit).or_default();
            row.people.push(*person);
            let worker = campaign.workers.get(person);
            if let Some(first) = worker.and_then(|worker| first_result(worker, self.test)) {
                row.firsts.insert(*person, first);
                row.closed = row.closed.into_iter().chain([first]).min();
            }
        }
        for (unit, row) in &self.foreseen.rows {
            if let (Some(unit), Some(closed)) = (unit, row.closed) {
                for up in tree.chain(*unit) {
                    let first = self.foreseen.units.entry(up).or_insert(closed);
                    *first = closed.min(*first);
                }
            }
        }
    }

    /// Takes in the first result of somebody who has a seat. If their row closes at another time now:
    /// the others in it about whom something was said, to be looked at again.
    pub(super) fn close(
        &mut self,
        campaign: &Campaign,
        tree: &Tree,
        person: RecordId,
    ) -> Option<Vec<RecordId>> {
        let unit = self.people.get(&person).map(|marked| marked.unit)?;
        let worker = campaign.workers.get(&person);
        let first = worker.and_then(|worker| first_result(worker, self.test));
        let row = self.foreseen.rows.get_mut(&unit)?;
        if !row.settle(person, first) {
            return None;
        }
        for up in unit.into_iter().flat_map(|unit| tree.chain(unit)) {
            let own = self.foreseen.rows.get(&Some(up)).and_then(|row| row.closed);
            let below = tree.children(up).iter().filter_map(|unit| self.foreseen.units.get(unit));
            match own.into_iter().chain(below.copied()).min() {
                Some(closed) => self.foreseen.units.insert(up, closed),
                None => self.foreseen.units.remove(&up),
            };
            self.look_up_number(campaign, up);
        }
        let foretold = |other: &&RecordId| {
            let worker = campaign.workers.get(*other);
            **other != person
                && worker.is_some_and(|worker| worker.predictions.iter().any(|said| said.test == self.test))
        };
        Some(self.row(unit).iter().filter(foretold).copied().collect())
    }

    fn look_up_number(&mut self, campaign: &Campaign, unit: RecordId) {
        let closed = self.closed_under(unit);
        let record = campaign.units.get(&unit).filter(|_| self.unit(unit).is_some());
        let number = record.map(|record| Number::of(record, self.test, closed)).unwrap_or_default();
        if number == Number::default() {
            self.foreseen.numbers.remove(&unit);
        } else {
            self.foreseen.numbers.insert(unit, number);
        }
    }

    /// Takes in what is said of one unit as a number.
    pub(super) fn follow_number(&mut self, campaign: &Campaign, tree: &Tree, unit: RecordId) {
        self.look_up_number(campaign, unit);
        self.expect(tree, Some(unit));
    }

    /// Looks up every number and what every unit is expected to bring.
    pub(super) fn expect_all(&mut self, campaign: &Campaign, tree: &Tree) {
        let units: Vec<RecordId> = self.units().map(|(unit, _)| unit).collect();
        for unit in &units {
            self.look_up_number(campaign, *unit);
        }
        let gone = units.iter().copied().filter(|unit| !campaign.units.contains_key(unit));
        for unit in gone.chain(tree.upward()).collect::<Vec<_>>() {
            self.expect_one(tree, unit);
        }
        self.expect_total(tree);
    }

    /// What a unit is expected to bring changed: it, and all above it.
    pub(super) fn expect(&mut self, tree: &Tree, unit: Option<RecordId>) {
        for up in unit.into_iter().flat_map(|unit| tree.chain(unit)).collect::<Vec<_>>() {
            self.expect_one(tree, up);
        }
        self.expect_total(tree);
    }

    /// The greater of its own number, and of those named in its own row together with what the units
    /// under it are expected to bring.
    fn expect_one(&mut self, tree: &Tree, unit: RecordId) {
        let number = self.foreseen.numbers.get(&unit).copied().unwrap_or_default();
        let (mut will, mut expects) = (0, 0);
        let (mut numbers, mut late) = (u32::from(number.will.is_some()), number.late);
        for below in tree.children(unit).iter().filter_map(|unit| self.unit(*unit)) {
            will += below.will;
            expects += below.expects;
            numbers += below.numbers;
            late += below.numbers_late;
        }
        if let Some(count) = self.unit_mut(unit) {
            count.will_counted = number.will;
            count.expects = (count.will.saturating_sub(will) + expects).max(number.will.unwrap_or(0));
            (count.numbers, count.numbers_late) = (numbers, late);
        }
    }

    fn expect_total(&mut self, tree: &Tree) {
        let (mut expects, mut numbers, mut late) = (0, 0, 0);
        for (_, count) in self.units().filter(|(unit, _)| tree.is_top(*unit)) {
            expects += count.expects;
            numbers += count.numbers;
            late += count.numbers_late;
        }
        if let Some(count) = self.unassigned_mut() {
            count.expects = count.will;
            expects += count.will;
        }
        let total = &mut self.total;
        (total.expects, total.numbers, total.numbers_late) = (expects, numbers, late);
    }
}

/// One prediction that was scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scored {
    /// In which test.
    pub test: RecordId,
    /// Of whom.
    pub person: RecordId,
}

/// A unit predicted as a number, and what it brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Off {
    /// In which test.
    pub test: RecordId,
    /// Of which unit.
    pub unit: RecordId,
    /// How many were expected to act.
    pub will: u32,
    /// How many did.
    pub did: u32,
    /// Of how many who belong.
    pub eligible: u32,
}

impl Off {
    /// How far off, in people, either way.
    pub fn people(&self) -> u32 {
        self.will.abs_diff(self.did)
    }

    /// How far off, in whole percent of everybody eligible in the unit.
    pub fn points(&self) -> u32 {
        percent(self.people(), self.eligible)
    }
}

/// How often the predictions of one person came true: of the one who said so, whoever typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accuracy {
    /// Who predicted.
    pub says: Speaker,
    /// Who typed it (tells "whoever typed it" of several people apart).
    pub by: AuthorId,
    /// Those who did as predicted.
    pub right: Vec<Scored>,
    /// Those who did otherwise.
    pub wrong: Vec<Scored>,
    /// Of whom they said that they do not know: never scored.
    pub unsure: Vec<Scored>,
    /// Of whom they said something too late: never scored.
    pub late: Vec<Scored>,
    /// Units they predicted as a number, in tests that are finished.
    pub off: Vec<Off>,
}

impl Accuracy {
    fn new(says: Speaker, by: AuthorId) -> Self {
        let (right, wrong, unsure, late) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { says, by, right, wrong, unsure, late, off: Vec::new() }
    }

    /// Predictions about people that were scored.
    pub fn scored(&self) -> u32 {
        (self.right.len() + self.wrong.len()) as u32
    }

    /// How far off the numbers were on average, in whole points, halves up; `None` without any.
    pub fn points_off(&self) -> Option<u32> {
        let of = self.off.len() as u32;
        let sum: u32 = self.off.iter().map(Off::points).sum();
        (2 * sum + of).checked_div(2 * of)
    }
}

/// Speakers as they are told apart.
type Speaking = (Speaker, Option<AuthorId>);

fn speaking(campaign: &Campaign, says: &Speaker, by: AuthorId) -> Speaking {
    match says {
        Speaker::Typist => (Speaker::Typist, Some(by)),
        Speaker::Worker { worker } => (Speaker::Worker { worker: campaign.canonical(*worker) }, None),
        says @ Speaker::Named(_) => (says.clone(), None),
    }
}

/// How often what each speaker said came true, over these tests; by speaker.
pub(super) fn accuracy<'a>(
    campaign: &Campaign,
    tallies: impl Iterator<Item = (&'a StructureTest, &'a TestTally)>,
) -> Vec<Accuracy> {
    let mut all: BTreeMap<Speaking, Accuracy> = BTreeMap::new();
    for (test, tally) in tallies {
        for (unit, people) in tally.rows() {
            let closed = tally.closed(unit);
            for worker in people.iter().filter_map(|person| campaign.workers.get(person)) {
                score_person(campaign, test.id, worker, closed, &mut all);
            }
        }
        for unit in tally.foreseen.numbers.keys().filter_map(|unit| campaign.units.get(unit)) {
            if *test.finished.value() {
                score_unit(campaign, tally, unit, &mut all);
            }
        }
    }
    all.into_values().collect()
}

/// What each speaker said of a person last, in time.
fn score_person(
    campaign: &Campaign,
    test: RecordId,
    worker: &Worker,
    closed: Option<Closed>,
    all: &mut BTreeMap<Speaking, Accuracy>,
) {
    let mut last: BTreeMap<Speaking, &Prediction> = BTreeMap::new();
    let scored = Scored { test, person: worker.id };
    for said in worker.predictions.iter().filter(|said| said.test == test) {
        let who = speaking(campaign, &said.source.says, said.source.by);
        let known = all.entry(who.clone()).or_insert_with(|| Accuracy::new(who.0.clone(), said.source.by));
        if is_late(closed, said.day, said.source.at) {
            if !known.late.contains(&scored) {
                known.late.push(scored);
            }
            continue;
        }
        let held = last.entry(who).or_insert(said);
        if (held.day, held.source.at) <= (said.day, said.source.at) {
            *held = said;
        }
    }
    let outcome = result(worker, test).map(|result| result.outcome);
    for (who, said) in last {
        let Some(known) = all.get_mut(&who) else { continue };
        match (said.expected, outcome) {
            (Expected::DontKnow, _) => known.unsure.push(scored),
            (_, None) => {}
            (expected, Some(outcome)) if (expected == Expected::Will) == (outcome == Outcome::Did) => {
                known.right.push(scored);
            }
            _ => known.wrong.push(scored),
        }
    }
}

/// What each speaker said last, in time, of how many of a unit will act.
fn score_unit(campaign: &Campaign, tally: &TestTally, unit: &Unit, all: &mut BTreeMap<Speaking, Accuracy>) {
    let (Some(count), Some(closed)) = (tally.unit(unit.id), tally.closed_under(unit.id)) else { return };
    let mut last: BTreeMap<Speaking, &CountPrediction> = BTreeMap::new();
    for said in unit.predictions.iter().filter(|said| said.test == tally.test) {
        if closed.is_late(said.day, said.source.at) {
            continue;
        }
        let held = last.entry(speaking(campaign, &said.source.says, said.source.by)).or_insert(said);
        if (held.day, held.source.at) <= (said.day, said.source.at) {
            *held = said;
        }
    }
    for (who, said) in last {
        let (did, eligible) = (count.did, count.eligible);
        let off = Off { test: tally.test, unit: unit.id, will: said.will, did, eligible };
        let known = all.entry(who.clone()).or_insert_with(|| Accuracy::new(who.0, said.source.by));
        known.off.push(off);
    }
}
