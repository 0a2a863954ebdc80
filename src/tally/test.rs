//! Structure tests counted: on a frozen roster, the unnamed in the denominator.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Campaign, Expected, Outcome, RecordId, Roster, StructureTest, Text, Threshold, Worker};

use super::gates::{GateUnits, judging};
use super::headcount::{Step, percent};
use super::join::joined;
use super::lesson::{Lesson, Marked, mark};
use super::predict::Foreseen;
use super::roster::{Hers, grouping_of, hers_of, rows};
use super::share::Rules;
use super::tree::Tree;

/// What was counted in a test: of a unit with its sub-units, or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TestCount {
    /// Everybody who belonged on the day: by name and unnamed.
    pub eligible: u32,
    /// Of these, not named: not asked, did not act.
    pub unnamed: u32,
    /// Acted.
    pub did: u32,
    /// Refused.
    pub refused: u32,
    /// Asked, no answer.
    pub no_answer: u32,
    /// Expected to act, by name.
    pub will: u32,
    /// Expected to act, as a mere number said in time of this very unit.
    pub will_counted: Option<u32>,
    /// Expected to act in all: by name, or as a mere number where that is more, unit by unit.
    pub expects: u32,
    /// People of whom something was said in time ("we do not know", too).
    pub foretold: u32,
    /// People of whom something was said after the first result of their row: never scored.
    pub late: u32,
    /// Units of which a number was said in time, with those under it.
    pub numbers: u32,
    /// Numbers said after the first result: never scored.
    pub numbers_late: u32,
    /// Predictions that came true.
    pub right: u32,
    /// Predictions about people who were asked ("we do not know" is none).
    pub predicted: u32,
    /// Rated against or undecided, and acted.
    pub moved: u32,
    /// Rated a supporter, asked, and did not act.
    pub soft: u32,
    /// Two people say different things about one result.
    pub disputed: u32,
}

impl TestCount {
    /// Asked: acted, refused or no answer.
    pub fn asked(&self) -> u32 {
        self.did + self.refused + self.no_answer
    }

    /// Not asked: the unnamed too.
    pub fn not_asked(&self) -> u32 {
        self.eligible - self.asked().min(self.eligible)
    }

    /// Acted, in whole percent of everybody eligible: 120 of 450 = 27.
    pub fn percent(&self) -> u32 {
        percent(self.did, self.eligible)
    }

    /// Expected to act: by name, or as a mere number where that is more, unit by unit.
    pub fn expected(&self) -> u32 {
        self.expects
    }

    /// Whether anybody predicted anything in time.
    pub fn is_foretold(&self) -> bool {
        self.foretold > 0 || self.numbers > 0
    }

    /// Takes the count of others in, with whom it shares nobody.
    fn join(&mut self, other: &TestCount) {
        let TestCount { eligible, unnamed, did, refused, no_answer, will, will_counted, .. } = *other;
        self.eligible += eligible;
        self.unnamed += unnamed;
        self.did += did;
        self.refused += refused;
        self.no_answer += no_answer;
        self.will += will;
        if let Some(more) = will_counted {
            *self.will_counted.get_or_insert_default() += more;
        }
        let TestCount { expects, foretold, late, numbers, numbers_late, .. } = *other;
        self.expects += expects;
        self.foretold += foretold;
        self.late += late;
        self.numbers += numbers;
        self.numbers_late += numbers_late;
        let TestCount { right, predicted, moved, soft, disputed, .. } = *other;
        self.right += right;
        self.predicted += predicted;
        self.moved += moved;
        self.soft += soft;
        self.disputed += disputed;
    }

    fn count(&mut self, marked: &Marked, by: Step) {
        let step = |number: &mut u32, counts: bool| match by {
            Step::In => *number += u32::from(counts),
            Step::Out => *number -= u32::from(counts).min(*number),
        };
        step(&mut self.did, marked.outcome == Outcome::Did);
        step(&mut self.refused, marked.outcome == Outcome::Refused);
        step(&mut self.no_answer, marked.outcome == Outcome::NoAnswer);
        step(&mut self.will, marked.expected == Some(Expected::Will));
        step(&mut self.foretold, marked.expected.is_some());
        step(&mut self.late, marked.late.is_some());
        step(&mut self.right, marked.is_right() == Some(true));
        step(&mut self.predicted, marked.is_right().is_some());
        step(&mut self.moved, marked.moved);
        step(&mut self.soft, marked.soft);
        step(&mut self.disputed, marked.disputed.is_some());
    }
}

/// A number of a test whose people are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TestDoor {
    /// Eligible by name.
    Named,
    /// With this outcome.
    Outcome(Outcome),
    /// Asked, whatever came of it.
    Asked,
    /// With this prediction.
    Expected(Expected),
    /// Whose prediction came true (or did not).
    Right(bool),
    /// About whom something was said too late.
    Late,
    /// Moved.
    Moved,
    /// Soft support.
    Soft,
    /// About whose result two people disagree.
    Disputed,
    /// Who teach this.
    Lesson(Lesson),
}

impl TestDoor {
    fn leads_to(self, marked: &Marked) -> bool {
        match self {
            TestDoor::Named => true,
            TestDoor::Outcome(outcome) => marked.outcome == outcome,
            TestDoor::Asked => marked.outcome != Outcome::NotAsked,
            TestDoor::Expected(expected) => marked.expected == Some(expected),
            TestDoor::Right(right) => marked.is_right() == Some(right),
            TestDoor::Late => marked.late.is_some(),
            TestDoor::Moved => marked.moved,
            TestDoor::Soft => marked.soft,
            TestDoor::Disputed => marked.disputed.is_some(),
            TestDoor::Lesson(lesson) => marked.lesson == Some(lesson),
        }
    }
}

/// One unit whose majority decides, or several small ones that decide together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// The unit that gives it its name; `None` = people without one.
    pub unit: Option<RecordId>,
    /// The units that are counted together: one, where it is large enough.
    pub units: Vec<RecordId>,
    /// The gate units that are judged by it: more than one, or another one, where small ones were joined.
    pub of: Vec<RecordId>,
    /// Their count, sub-units included.
    pub count: TestCount,
    /// Whether it reached the aim; `None` = no aim, or nobody in it.
    pub is_met: Option<bool>,
}

/// One test, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct TestTally {
    /// The test.
    pub test: RecordId,
    /// On a frozen roster; else on everybody who belongs today.
    pub is_frozen: bool,
    /// The grouping of its rows.
    pub grouping: Text,
    /// All.
    pub total: TestCount,
    /// Aim over all.
    pub threshold: Threshold,
    /// Aim in every gate unit.
    pub gate: Threshold,
    units: BTreeMap<RecordId, TestCount>,
    unassigned: Option<TestCount>,
    gates: Vec<GateUnits>,
    pub(super) people: BTreeMap<RecordId, Marked>,
    pub(super) foreseen: Foreseen,
    /// Rows whose people are one household, with those people.
    flats: BTreeMap<RecordId, BTreeSet<RecordId>>,
    /// Whom leaders move and promised, where the roster says so.
    hers: Option<BTreeMap<RecordId, Hers>>,
    beside: BTreeSet<RecordId>,
}

impl TestTally {
    pub(super) fn new(campaign: &Campaign, rules: &Rules, tree: &Tree, test: &StructureTest) -> Self {
        let frozen = test.roster.is_some();
        let today;
        let roster = if let Some(roster) = &test.roster {
            roster
        } else {
            today = Roster { units: rows(campaign, tree, test), leaders: Vec::new(), day: rules.today };
            &today
        };
        let threshold = match *test.threshold.value() {
            Threshold::None => *campaign.about.threshold.value(),
            threshold => threshold,
        };
        let gate = match *test.gate.value() {
            Threshold::None => threshold,
            gate => gate,
        };
        let mut tally = Self {
            test: test.id,
            is_frozen: frozen,
            grouping: grouping_of(campaign, test),
            total: TestCount::default(),
            threshold,
            gate,
            units: BTreeMap::new(),
            unassigned: None,
            gates: Vec::new(),
            people: BTreeMap::new(),
            foreseen: Foreseen::default(),
            flats: BTreeMap::new(),
            hers: test.roster.as_ref().and_then(|roster| hers_of(campaign, roster)),
            beside: BTreeSet::new(),
        };
        tally.seat(campaign, tree, test, roster);
        tally.open_rows(campaign, tree);
        for id in tally.people.keys().copied().collect::<Vec<_>>() {
            tally.look_at(campaign, rules, tree, test, id);
        }
        for worker in campaign.workers.keys() {
            tally.follow_beside(campaign, *worker);
        }
        tally.expect_all(campaign, tree);
        tally.gates = tally.gate_units(campaign, tree, test);
        tally
    }

    /// Gives everybody on the roster their row. Two records of one person fill one place; the other
    /// becomes one of the unnamed where the estimate decides. A flat is one place, whoever lives there.
    fn seat(&mut self, campaign: &Campaign, tree: &Tree, test: &StructureTest, roster: &Roster) {
        let mut unnamed: BTreeMap<Option<RecordId>, u32> = BTreeMap::new();
        let mut housed: BTreeSet<RecordId> = BTreeSet::new();
        for row in &roster.units {
            let unit = row.unit.map(|unit| campaign.canonical(unit));
            let flat = unit.filter(|_| row.flat);
            let mut seated = 0;
            let mut twice = 0;
            for &person in &row.people {
                let person = campaign.canonical(person);
                let seat = Marked { unit, ..Marked::default() };
                if let std::collections::btree_map::Entry::Vacant(place) = self.people.entry(person) {
                    place.insert(seat);
                    seated += 1;
                    if let Some(flat) = flat {
                        self.flats.entry(flat).or_default().insert(person);
                    }
                } else {
                    twice += u32::from(row.unnamed > 0);
                }
            }
            let free = unnamed.entry(unit).or_default();
            let eligible = match flat {
                // Two flats that were joined are one household.
                Some(flat) => {
                    let living = self.flats.entry(flat).or_default();
                    let lives = seated > 0 || row.unnamed > 0;
                    let is_new = lives && housed.insert(flat);
                    if is_new && living.is_empty() {
                        *free += 1;
                    } else if !is_new && seated > 0 {
                        *free = 0;
                    }
                    u32::from(is_new)
                }
                None => {
                    *free += row.unnamed + twice;
                    row.unnamed + seated + twice
                }
            };
            self.each_count(tree, unit, |count| count.eligible += eligible);
        }
        for joined in &test.joined {
            let person = campaign.canonical(joined.worker);
            if self.people.contains_key(&person) {
                continue;
            }
            let unit = joined.unit.map(|unit| campaign.canonical(unit));
            self.people.insert(person, Marked { unit, ..Marked::default() });
            let flat = unit.and_then(|unit| self.flats.get_mut(&unit));
            let lives_with = flat.is_some_and(|flat| {
                flat.insert(person);
                flat.len() > 1
            });
            let free = unnamed.entry(unit).or_default();
            if *free > 0 {
                *free -= 1;
            } else if !lives_with {
                // They were there and no place was left: the estimate was too low.
                self.each_count(tree, unit, |count| count.eligible += 1);
            }
        }
        for (unit, unnamed) in unnamed {
            self.each_count(tree, unit, |count| count.unnamed += unnamed);
        }
    }

    /// The counts a row belongs to: its unit and all above it, and the total.
    fn each_count(&mut self, tree: &Tree, unit: Option<RecordId>, mut change: impl FnMut(&mut TestCount)) {
        change(&mut self.total);
        match unit {
            None => change(self.unassigned.get_or_insert_default()),
            Some(unit) => {
                for unit in tree.chain(unit) {
                    change(self.units.entry(unit).or_default());
                }
            }
        }
    }

    /// Looks at one person anew. Says whether anything changed.
    pub(super) fn follow(
        &mut self,
        campaign: &Campaign,
        rules: &Rules,
        tree: &Tree,
        test: &StructureTest,
        person: RecordId,
    ) -> bool {
        let Some(unit) = self.people.get(&person).map(|marked| marked.unit) else {
            return self.follow_beside(campaign, person);
        };
        // A first result closes the row: what is said of the others in it may be late now.
        let others = self.close(campaign, tree, person);
        let mut changed = others.is_some();
        for person in others.into_iter().flatten().chain([person]) {
            changed |= self.look_at(campaign, rules, tree, test, person);
        }
        if changed {
            self.expect(tree, unit);
        }
        changed
    }

    /// Marks one person anew, as their row stands. Says whether anything changed.
    fn look_at(
        &mut self,
        campaign: &Campaign,
        rules: &Rules,
        tree: &Tree,
        test: &StructureTest,
        person: RecordId,
    ) -> bool {
        let Some(before) = self.people.get(&person) else { return false };
        let unit = before.unit;
        let after = match campaign.workers.get(&person) {
            Some(worker) => mark(rules, test, worker, unit, self.closed(unit)),
            // Forgotten or removed: their place stays, so that old percentages keep their denominator.
            None => Marked { unit, ..Marked::default() },
        };
        if *before == after {
            return false;
        }
        let before = before.clone();
        let flat = unit.filter(|unit| self.flats.contains_key(unit));
        let Some(flat) = flat else {
            self.people.insert(person, after.clone());
            self.each_count(tree, unit, |count| {
                count.count(&before, Step::Out);
                count.count(&after, Step::In);
            });
            return true;
        };
        let whole = self.household(flat);
        self.people.insert(person, after);
        let now = self.household(flat);
        self.each_count(tree, unit, |count| {
            count.count(&whole, Step::Out);
            count.count(&now, Step::In);
        });
        true
    }

    /// What a household did: what that one of it did who did most. It was expected to act if one of it was.
    fn household(&self, flat: RecordId) -> Marked {
        let most = |outcome| match outcome {
            Outcome::NotAsked => 0,
            Outcome::NoAnswer => 1,
            Outcome::Refused => 2,
            Outcome::Did => 3,
        };
        let hopes = |expected| match expected {
            Expected::DontKnow => 0,
            Expected::Wont => 1,
            Expected::Will => 2,
        };
        let people = self.flats.get(&flat).into_iter().flatten();
        let mut whole = Marked { unit: Some(flat), ..Marked::default() };
        for marked in people.filter_map(|person| self.people.get(person)) {
            whole.outcome =
                [whole.outcome, marked.outcome].into_iter().max_by_key(|it| most(*it)).unwrap_or_default();
            whole.expected =
                [whole.expected, marked.expected].into_iter().flatten().max_by_key(|it| hopes(*it));
            whole.late = [whole.late, marked.late].into_iter().flatten().max_by_key(|it| hopes(*it));
            whole.disputed = whole.disputed.max(marked.disputed);
            whole.soft |= marked.soft;
            whole.moved |= marked.moved;
        }
        let did = whole.outcome == Outcome::Did;
        (whole.soft, whole.moved) = (whole.soft && !did, whole.moved && did);
        whole
    }

    fn follow_beside(&mut self, campaign: &Campaign, person: RecordId) -> bool {
        if self.people.contains_key(&person) {
            return false;
        }
        let acts = |worker: &Worker| super::outcome(worker, self.test) == Outcome::Did;
        if campaign.workers.get(&person).is_some_and(|worker| acts(worker)) {
            self.beside.insert(person)
        } else {
            self.beside.remove(&person)
        }
    }

    fn gate_units(&self, campaign: &Campaign, tree: &Tree, test: &StructureTest) -> Vec<GateUnits> {
        let here = |unit: &RecordId| self.units.contains_key(unit);
        let marked = campaign.units.values().filter(|unit| *unit.gate.value()).map(|unit| unit.id);
        let mut units: Vec<RecordId> = marked.filter(here).collect();
        if units.is_empty() {
            units = test.units.iter().map(|unit| campaign.canonical(*unit)).filter(here).collect();
        }
        if units.is_empty() {
            units = self.units.keys().copied().filter(|unit| tree.is_top(*unit)).collect();
        }
        let eligible = |unit: RecordId| self.units.get(&unit).map_or(0, |count| count.eligible);
        let groups = joined(campaign, tree, &units, &eligible, &|unit| self.units.contains_key(&unit));
        judging(tree, &groups, &units.into_iter().collect())
    }

    /// The units whose majority decides: gate units, else those that take part, else the top
    /// units. Units under 8 people are judged with the neighbour they join, or with their parent.
    pub fn gates(&self) -> impl Iterator<Item = Gate> + '_ {
        self.gates.iter().map(|gate| {
            let mut count = TestCount::default();
            for unit in gate.units.iter().filter_map(|unit| self.units.get(unit)) {
                count.join(unit);
            }
            let is_met = self.gate.is_met(count.did, count.eligible);
            Gate { unit: Some(gate.unit), units: gate.units.clone(), of: gate.of.clone(), count, is_met }
        })
    }

    /// The gate that judges a unit: the one that counts it or a unit above it.
    pub fn gate_of(&self, tallies: &super::Tallies, unit: RecordId) -> Option<Gate> {
        self.gates().find(|gate| gate.units.iter().any(|of| tallies.is_within(unit, *of)))
    }

    /// Whom a leader moves and promised, as the roster holds it: `None` = it says nothing of leaders.
    pub(super) fn hers(&self) -> Option<&BTreeMap<RecordId, Hers>> {
        self.hers.as_ref()
    }

    /// The count of a unit, sub-units included; `None` if nobody of it takes part.
    pub fn unit(&self, unit: RecordId) -> Option<&TestCount> {
        self.units.get(&unit)
    }

    pub(super) fn unit_mut(&mut self, unit: RecordId) -> Option<&mut TestCount> {
        self.units.get_mut(&unit)
    }

    pub(super) fn unassigned_mut(&mut self) -> Option<&mut TestCount> {
        self.unassigned.as_mut()
    }

    /// The count of people without a unit.
    pub fn unassigned(&self) -> Option<&TestCount> {
        self.unassigned.as_ref()
    }

    /// Every unit that takes part, and those above it.
    pub fn units(&self) -> impl Iterator<Item = (RecordId, &TestCount)> {
        self.units.iter().map(|(unit, count)| (*unit, count))
    }

    /// Whether the aim over all is reached; `None` = no aim.
    pub fn is_met(&self) -> Option<bool> {
        self.threshold.is_met(self.total.did, self.total.eligible)
    }

    /// Passed: the aim is reached over all **and** in every gate unit; a total can hide empty
    /// units. `None` = no aim was set, or nobody belongs.
    pub fn passed(&self) -> Option<bool> {
        let gates = self.gates().map(|gate| gate.is_met);
        let mut said = None;
        for met in gates.chain([self.is_met()]).flatten() {
            said = Some(said.unwrap_or(true) && met);
        }
        said
    }

    /// Whether the aim is reached over all, but not in every gate unit.
    pub fn hides_units(&self) -> bool {
        self.is_met() == Some(true) && self.passed() == Some(false)
    }

    /// One person in it; `None` if they are not on the roster.
    pub fn person(&self, person: RecordId) -> Option<&Marked> {
        self.people.get(&person)
    }

    /// Everybody on the roster by name.
    pub fn everybody(&self) -> impl Iterator<Item = (RecordId, &Marked)> {
        self.people.iter().map(|(person, marked)| (*person, marked))
    }

    /// The people behind a number: of a unit with its sub-units, or of all.
    pub fn people<'a>(
        &'a self,
        tallies: &'a super::Tallies,
        of: Option<RecordId>,
        door: TestDoor,
    ) -> impl Iterator<Item = RecordId> + 'a {
        let leads = |person: &RecordId| self.people.get(person).is_some_and(|marked| door.leads_to(marked));
        let mut people: Vec<RecordId> = match of {
            None => self.people.keys().copied().filter(leads).collect(),
            Some(of) => {
                let inside = |row: &Option<RecordId>| row.is_some_and(|unit| tallies.is_within(unit, of));
                let rows = self.rows().filter(|(row, _)| inside(row));
                rows.flat_map(|(_, people)| people.iter().copied()).filter(leads).collect()
            }
        };
        people.sort_unstable();
        people.into_iter()
    }

    /// Who acted and stands on no row: say that they were there and they fill an unnamed place.
    pub fn beside(&self) -> impl Iterator<Item = RecordId> + '_ {
        self.beside.iter().copied()
    }

    /// The count of any group of people, such as a lane of another grouping: those of them on the
    /// roster, and the estimate of the group if that is greater.
    pub fn lane(&self, people: impl IntoIterator<Item = RecordId>, estimate: Option<u32>) -> TestCount {
        let mut count = TestCount::default();
        let mut seen = BTreeSet::new();
        for person in people {
            if let Some(marked) = self.people.get(&person).filter(|_| seen.insert(person)) {
                match marked.unit.filter(|unit| self.flats.contains_key(unit)) {
                    // A household counts once, however many of it are in the lane.
                    Some(flat) if !seen.insert(flat) => continue,
                    Some(flat) => count.count(&self.household(flat), Step::In),
                    None => count.count(marked, Step::In),
                }
                count.eligible += 1;
            }
        }
        count.expects = count.will;
        count.unnamed = estimate.unwrap_or(0).saturating_sub(count.eligible);
        count.eligible += count.unnamed;
        count
    }
}
