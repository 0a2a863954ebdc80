//! Percentages, rosters and gates against a recount from the lines of the file.
//!
//! The recount (`books`, `count`) is written from FORMAT.md and knows nothing of the program but
//! the slow fold of the laws, which is written from FORMAT.md too.

mod books;
mod count;
mod ready;

use std::collections::{BTreeMap, BTreeSet};

use wallchart::log::{Outside, Session};
use wallchart::model::{
    Basis, Campaign, CampaignField, Day, Deed, Edit, Expected, Fact, Fields, GateRule, Joined, Judgement,
    Label, Outcome, RecordId, Speaker, TestField, Threshold, TieKind, UnitField, WorkerField,
};
use wallchart::tally::{Readiness, RowKind, Tallies, roster};

use crate::support::{Dice, histories};

use books::Books;
use count::{GateSum, percent};

fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// A workplace as it comes: units in units, shifts, people who move, are joined and removed, tests
/// that freeze in between, results and predictions in any order.
struct Works {
    session: Session,
    dice: Dice,
    units: Vec<RecordId>,
    shifts: Vec<RecordId>,
    people: Vec<RecordId>,
    tests: Vec<RecordId>,
    /// Most are for it and act, so that gates are met too.
    keen: bool,
}

impl Works {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let session = Session::new(dice.author(), &mut dice);
        let mut some = |count: usize| (0..count).map(|_| dice.record()).collect::<Vec<_>>();
        let (units, shifts, people, tests) = (some(6), some(2), some(34), some(3));
        let mut works = Self { session, dice, units, shifts, people, tests, keen: seed % 2 == 1 };
        for unit in works.units.clone() {
            works.say(unit, Edit::SetUnit(Fields(vec![UnitField::Name("Hall".into())])));
        }
        for shift in works.shifts.clone() {
            let fields = vec![UnitField::Name("Nights".into()), UnitField::Grouping("shift".into())];
            works.say(shift, Edit::SetUnit(Fields(fields)));
        }
        for person in works.people.clone() {
            works.place(person);
        }
        for test in works.tests.clone() {
            works.say(test, Edit::SetTest(Fields(vec![TestField::Name("Petition".into())])));
        }
        works
    }

    fn say(&mut self, on: RecordId, edit: Edit) {
        self.session.apply(Deed::new(Label::new("test", 1), vec![(on, edit)]), &mut self.dice);
    }

    fn day(&mut self) -> Day {
        today().plus(-(self.dice.below(if self.keen { 50 } else { 100 }) as i32))
    }

    fn speaker(&mut self) -> Speaker {
        match self.dice.below(3) {
            0 => Speaker::Typist,
            1 => Speaker::Named(self.dice.pick(&["MB", "LK"]).into()),
            _ => Speaker::Worker { worker: self.dice.pick(&self.people) },
        }
    }

    fn place(&mut self, person: RecordId) {
        let mut unit = self.dice.below(8);
        // Most of them in few units, so that some are large.
        if self.dice.once_in(2) {
            unit = unit.min(1);
        }
        let unit = self.units.get(unit).copied();
        let shift = self.shifts.get(self.dice.below(3)).copied();
        let fields = vec![WorkerField::Place("unit".into(), unit), WorkerField::Place("shift".into(), shift)];
        self.say(person, Edit::SetWorker(Fields(fields)));
    }

    fn unit_field(&mut self) -> UnitField {
        match self.dice.below(7) {
            5 => UnitField::Door(self.dice.pick(&["1", "2a", ""]).into()),
            6 if self.dice.once_in(2) => UnitField::Vacant(self.dice.once_in(2)),
            6 => UnitField::Households(self.dice.once_in(2)),
            0 | 1 => {
                let up = self.dice.pick(&self.units);
                UnitField::Parent((!self.dice.once_in(4)).then_some(up))
            }
            2 => UnitField::Estimate((!self.dice.once_in(4)).then_some(self.dice.below(22) as u32)),
            3 => UnitField::Gate(self.dice.once_in(2)),
            _ => {
                let with = self.dice.pick(&self.units);
                UnitField::Joins((!self.dice.once_in(3)).then_some(with))
            }
        }
    }

    fn threshold(&mut self) -> Threshold {
        let percent = 1 + self.dice.below(if self.keen { 40 } else { 100 }) as u8;
        self.dice.pick(&[Threshold::None, Threshold::Majority, Threshold::Percent(percent)])
    }

    fn test_field(&mut self) -> TestField {
        match self.dice.below(5) {
            4 => TestField::Households(!self.dice.once_in(3)),
            0 => TestField::Threshold(self.threshold()),
            1 => TestField::Gate(self.threshold()),
            2 => {
                let among = if self.dice.once_in(5) { self.shifts.clone() } else { self.units.clone() };
                TestField::Units((0..self.dice.below(3)).map(|_| self.dice.pick(&among)).collect())
            }
            _ => TestField::Rung(self.dice.below(3) as u32),
        }
    }

    fn step(&mut self) {
        let (person, test) = (self.dice.pick(&self.people), self.dice.pick(&self.tests));
        let (day, says) = (self.day(), self.speaker());
        match self.dice.below(40) {
            0..=2 => self.place(person),
            3 => {
                let standing = self.dice.pick(&["", "in_unit", "supervisor", "on_leave", "left", "odd"]);
                self.say(person, Edit::SetWorker(Fields(vec![WorkerField::Standing(standing.into())])));
            }
            4..=7 => {
                let (unit, field) = (self.dice.pick(&self.units), self.unit_field());
                self.say(unit, Edit::SetUnit(Fields(vec![field])));
            }
            8 | 9 => {
                let field = self.test_field();
                self.say(test, Edit::SetTest(Fields(vec![field])));
            }
            10 | 11 => {
                let campaign = self.session.campaign();
                if let Some(record) = campaign.test(test).filter(|test| test.roster.is_none()) {
                    let frozen = roster(campaign, record, day);
                    self.say(test, Edit::State(Fact::Roster(frozen)));
                }
            }
            12 => {
                let unit = (!self.dice.once_in(5)).then(|| self.dice.pick(&self.units));
                let joined = Joined { unit, worker: person, reason: "was there".into() };
                self.say(test, Edit::State(Fact::Joined(joined)));
            }
            13 => {
                let other = self.dice.pick(&self.people);
                if self.dice.once_in(3) && other != person {
                    self.say(person, Edit::Same { other });
                }
            }
            14 if self.dice.once_in(3) => self.say(person, Edit::Remove { seen: Vec::new() }),
            14 if self.dice.once_in(3) => {
                let (unit, other) = (self.dice.pick(&self.units), self.dice.pick(&self.units));
                // Rows of two units that become one after a test froze by household: not told apart here.
                let campaign = self.session.campaign();
                let by_household = campaign.tests.values().any(|test| *test.households.value());
                if unit != other && !by_household {
                    self.say(unit, Edit::Same { other });
                }
            }
            15 => {
                let field = match self.dice.below(3) {
                    0 => CampaignField::Threshold(self.threshold()),
                    1 => CampaignField::OldAfter(Some(20 + self.dice.below(60) as u32)),
                    _ => {
                        let key =
                            self.dice.pick(&["rated", "leaders", "reach", "tests", "fall", "prediction"]);
                        let most = if ["leaders", "tests"].contains(&key) { 3 } else { 60 };
                        let (limit, off) = (self.dice.below(most) as u32, self.dice.once_in(5));
                        CampaignField::Gates(vec![GateRule { key: key.into(), limit, off }])
                    }
                };
                let on = self.session.campaign().id;
                self.say(on, Edit::SetCampaign(Fields(vec![field])));
            }
            16..=18 => {
                let expected =
                    self.dice.pick(&[Expected::Will, Expected::Will, Expected::Wont, Expected::DontKnow]);
                self.say(person, Edit::State(Fact::Prediction { test, expected, day, says }));
            }
            19 => {
                let (unit, will) = (self.dice.pick(&self.units), self.dice.below(12) as u32);
                self.say(unit, Edit::State(Fact::CountPrediction { test, will, day, says }));
            }
            20..=23 => {
                let basis = self.dice.pick(&[Basis::Guess, Basis::Said, Basis::Did]);
                let value = self.dice.below(if self.keen { 3 } else { 6 }) as u8;
                self.say(person, Edit::State(Fact::Rating { value, day, basis, says }));
            }
            24 if self.keen && self.dice.once_in(2) => {
                let unit = self.dice.pick(&self.units);
                let reach = UnitField::Reach(Some(!self.dice.once_in(4)));
                let field = self.dice.pick(&[
                    UnitField::Leader(Some(person)),
                    UnitField::Second(Some(person)),
                    reach,
                ]);
                self.say(unit, Edit::SetUnit(Fields(vec![field])));
            }
            24 => {
                let judgement =
                    self.dice.pick(&[Judgement::Identified, Judgement::Identified, Judgement::Suggested]);
                self.say(person, Edit::SetWorker(Fields(vec![WorkerField::Judgement(judgement)])));
            }
            25 => {
                let (on, to) = (self.dice.record(), self.dice.pick(&self.people));
                let kind = TieKind::Moves { basis: Basis::Did };
                let mutual = self.dice.once_in(4);
                self.say(on, Edit::State(Fact::Tie { kind, from: person, to, mutual, day, says }));
            }
            26 => {
                let people: Vec<_> = (0..self.dice.below(3)).map(|_| self.dice.pick(&self.people)).collect();
                let count = people.len() as u32 + self.dice.below(3) as u32;
                self.say(person, Edit::State(Fact::Promise { test, people, count, day, says }));
            }
            _ => {
                let outcome = self.dice.pick(&[
                    Outcome::Did,
                    Outcome::Did,
                    Outcome::Did,
                    Outcome::Refused,
                    Outcome::NoAnswer,
                    Outcome::NotAsked,
                ]);
                let outcome = if self.keen && !self.dice.once_in(4) { Outcome::Did } else { outcome };
                self.say(person, Edit::State(Fact::Result { test, outcome, day, says }));
            }
        }
    }

    fn lines(&self) -> Vec<String> {
        self.session.log().entries().map(|entry| entry.line.to_string()).collect()
    }

    fn books(&self) -> Books {
        Books::read(&self.session.campaign().id.to_string(), &today().to_string(), &self.lines())
    }
}

/// Looks at many workplaces, the small ones first.
fn each(usual: u64, law: impl Fn(u64, &Works, &Books, &Tallies)) {
    for seed in 0..histories(usual) {
        let mut works = Works::new(seed);
        for _ in 0..(10 + seed as usize * 7 % 400) {
            works.step();
        }
        let tallies = Tallies::new(works.session.campaign(), today());
        law(seed, &works, &works.books(), &tallies);
    }
}

#[test]
fn who_belongs_agrees_with_the_recount() {
    each(24, |seed, works, books, tallies| {
        let whole = tallies.whole();
        assert_eq!((u64::from(whole.belongs), u64::from(whole.named)), books.whole(), "seed {seed}");
        for unit in works.session.campaign().units.keys() {
            let count = tallies.unit(*unit);
            let told = (u64::from(count.belongs), u64::from(count.named));
            assert_eq!(told, books.belongs(&unit.to_string()), "seed {seed}, {unit}");
        }
    });
}

#[test]
fn a_roster_agrees_with_the_recount_on_the_day_it_freezes() {
    each(24, |seed, works, books, _| {
        let campaign = works.session.campaign();
        for test in campaign.tests.values() {
            let told = roster(campaign, test, today());
            let rows: BTreeMap<_, _> = told
                .units
                .iter()
                .map(|row| {
                    let people: BTreeSet<String> = row.people.iter().map(ToString::to_string).collect();
                    (row.unit.map(|unit| unit.to_string()), (people, u64::from(row.unnamed)))
                })
                .collect();
            assert_eq!(rows, books.roster_today(&test.id.to_string()), "seed {seed}");
        }
    });
}

#[test]
fn shares_of_a_test_agree_with_the_recount() {
    each(24, |seed, works, books, tallies| {
        shares_agree(&format!("seed {seed}"), works.session.campaign(), books, tallies);
    });
}

fn shares_agree(of: &str, campaign: &Campaign, books: &Books, tallies: &Tallies) {
    for test in campaign.tests.keys() {
        let tally = tallies.test(*test).unwrap();
        let id = test.to_string();
        let same = |told: &wallchart::tally::TestCount, sum: &count::Sum, what: &str| {
            let told_numbers = [told.eligible, told.unnamed, told.did, told.refused, told.no_answer];
            let numbers = [sum.eligible, sum.unnamed, sum.did, sum.refused, sum.no_answer];
            assert_eq!(told_numbers.map(u64::from), numbers, "{of}, {what}");
            assert_eq!(u64::from(told.percent()), percent(sum.did, sum.eligible), "{of}, {what}");
            if !books.seats(&id).flats.is_empty() {
                return;
            }
            let told_numbers = [told.will, told.predicted, told.right].map(u64::from);
            assert_eq!(told_numbers, [sum.will, sum.predicted, sum.right], "{of}, {what}: predictions");
        };
        same(&tally.total, &books.sum(&id, |_| true), "all");
        let seats = books.seats(&id);
        assert_eq!(&*tally.grouping, seats.grouping, "{of}");
        assert_eq!(tally.everybody().count(), seats.people.len(), "{of}");
        for (unit, count) in tally.units() {
            let sum = books.unit_sum(&id, &BTreeSet::from([unit.to_string()]));
            same(count, &sum, &unit.to_string());
        }
    }
}

#[test]
fn gates_and_passing_agree_with_the_recount() {
    each(24, |seed, works, books, tallies| {
        gates_agree(&format!("seed {seed}"), works.session.campaign(), books, tallies);
    });
}

fn gates_agree(of: &str, campaign: &Campaign, books: &Books, tallies: &Tallies) {
    for test in campaign.tests.keys() {
        let tally = tallies.test(*test).unwrap();
        let gate = |gate: wallchart::tally::Gate| GateSum {
            units: gate.units.iter().map(ToString::to_string).collect(),
            did: gate.count.did.into(),
            eligible: gate.count.eligible.into(),
            reached: gate.is_met,
        };
        let told: BTreeSet<GateSum> = tally.gates().map(gate).collect();
        assert_eq!(told, books.gates(&test.to_string()), "{of}");
        assert_eq!(tally.passed(), books.passes(&test.to_string()), "{of}");
    }
}

#[test]
fn leaders_and_seconds_agree_with_the_recount() {
    each(24, |seed, works, books, tallies| {
        for unit in works.session.campaign().units.keys() {
            let coverage = tallies.coverage(*unit);
            let told: Vec<String> = coverage.leaders.iter().map(ToString::to_string).collect();
            let second = coverage.second.map(|second| second.to_string());
            assert_eq!((told, second), books.coverage(&unit.to_string()), "seed {seed}, {unit}");
        }
    });
}

#[test]
fn readiness_agrees_with_the_recount() {
    each(24, |seed, works, books, tallies| {
        let readiness = Readiness::new(works.session.campaign(), tallies);
        readiness_agrees(&format!("seed {seed}"), &readiness, books);
    });
}

fn readiness_agrees(of: &str, readiness: &Readiness, books: &Books) {
    let units = |row: &wallchart::tally::ReadyRow| row.units().map(|unit| unit.to_string()).collect();
    let told: BTreeSet<BTreeSet<String>> = readiness.units().map(units).collect();
    assert_eq!(told, books.ready_units(), "{of}");
    for row in &readiness.rows {
        let units: BTreeSet<String> = row.units().map(|unit| unit.to_string()).collect();
        let mut cells = books.cells(&units);
        if row.kind == RowKind::Shift {
            cells.retain(|key, _| key == "leaders");
        }
        let told: BTreeMap<String, bool> =
            row.cells.iter().map(|cell| (cell.key.key().to_owned(), cell.is_met())).collect();
        assert_eq!(told, cells, "{of}, {units:?}");
    }
}

/// What an open program counts, against a recount from the lines of its campaign.
pub(crate) fn agrees(app: &wallchart::app::App, today: Day) {
    let session = app.session();
    let lines: Vec<String> = session.log().entries().map(|entry| entry.line.to_string()).collect();
    let books = Books::read(&session.campaign().id.to_string(), &today.to_string(), &lines);
    shares_agree("the open campaign", session.campaign(), &books, app.tallies());
    gates_agree("the open campaign", session.campaign(), &books, app.tallies());
    readiness_agrees("the open campaign", app.readiness(), &books);
}

#[test]
fn who_foresaw_it_agrees_with_the_recount() {
    each(24, |seed, works, books, tallies| {
        let campaign = works.session.campaign();
        let ids: Vec<String> = campaign.tests.keys().map(ToString::to_string).collect();
        let told = tallies.accuracy(campaign, None).into_iter().map(|one| {
            let who = match &one.says {
                Speaker::Typist => one.by.to_string(),
                Speaker::Worker { worker } => format!("worker {worker}"),
                Speaker::Named(name) => format!("text {name}"),
            };
            (who, (one.right.len() as u64, u64::from(one.scored())))
        });
        let told: BTreeMap<String, (u64, u64)> = told.filter(|(_, (_, of))| *of > 0).collect();
        assert_eq!(told, books.accuracy(&ids), "seed {seed}");
    });
}
