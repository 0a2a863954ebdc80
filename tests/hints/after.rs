//! After a test: what the method says, and where.

use wallchart::hints::{After, AfterStep, LeaderStood, Verdict};
use wallchart::log::Outside;
use wallchart::model::{
    Day, Edit, Fact, Fields, Outcome, RecordId, Speaker, TestField, Threshold, TieKind, UnitField,
};
use wallchart::tally::Tallies;

use crate::desk::Desk;

const TODAY: Day = Day::from_number(20_410);

/// Three units of ten; the petition asks for six of ten in each.
struct Works {
    desk: Desk,
    units: Vec<RecordId>,
    people: Vec<Vec<RecordId>>,
    test: RecordId,
}

fn works() -> Works {
    let mut desk = Desk::new();
    let units: Vec<_> = ["Laundry", "Kitchen", "Stores"].map(|name| desk.unit(name)).into();
    let people = units
        .iter()
        .enumerate()
        .map(|(u, unit)| (0..10).map(|n| desk.person(&format!("Person {u}{n}"), Some(*unit))).collect())
        .collect();
    let test = put(&mut desk, "Petition", 20);
    Works { desk, units, people, test }
}

fn put(desk: &mut Desk, name: &str, rung: u32) -> RecordId {
    let id = desk.world.record();
    let fields = vec![
        TestField::Name(name.into()),
        TestField::Rung(rung),
        TestField::Day(Some(TODAY.plus(-3))),
        TestField::Threshold(Threshold::Percent(60)),
    ];
    desk.say(id, Edit::SetTest(Fields(fields)));
    id
}

impl Works {
    fn result(&mut self, who: RecordId, outcome: Outcome) {
        let fact = Fact::Result { test: self.test, outcome, day: TODAY.plus(-2), says: Speaker::Typist };
        self.desk.say(who, Edit::State(fact));
    }

    /// So many of a unit did it, from the second on.
    fn did(&mut self, unit: usize, count: usize) {
        for who in self.people[unit].clone().into_iter().take(count + 1).skip(1) {
            self.result(who, Outcome::Did);
        }
    }

    fn finish(&mut self) {
        self.desk.say(self.test, Edit::SetTest(Fields(vec![TestField::Finished(true)])));
    }

    fn leads(&mut self, unit: usize) -> RecordId {
        let who = self.people[unit][0];
        self.desk.say(self.units[unit], Edit::SetUnit(Fields(vec![UnitField::Leader(Some(who))])));
        who
    }

    fn after(&self) -> (After, Vec<(Option<RecordId>, AfterStep)>) {
        let tallies = Tallies::new(self.desk.campaign(), TODAY);
        let after = After::of(self.desk.campaign(), &tallies, self.test).expect("the test is here");
        let steps = after.steps(tallies.test(self.test).expect("is counted"));
        (after, steps.into_iter().map(|todo| (todo.unit, todo.step)).collect())
    }
}

#[test]
fn nothing_has_failed_until_the_test_is_finished() {
    let mut works = works();
    works.did(0, 6);
    let (after, steps) = works.after();
    assert_eq!((after.verdict, steps.len()), (Verdict::Open, 0));
    works.finish();
    assert_eq!(works.after().0.verdict, Verdict::Failed);
}

#[test]
fn each_unit_that_missed_is_named_with_how_many_are_short_and_what_is_known_of_its_leader() {
    let mut works = works();
    works.did(0, 6);
    works.did(1, 4);
    let cook = works.leads(1);
    works.result(cook, Outcome::Refused);
    works.finish();
    let (after, steps) = works.after();
    let found: Vec<_> = after.units.iter().map(|unit| (unit.unit, unit.short)).collect();
    assert_eq!(found, [(Some(works.units[1]), 2), (Some(works.units[2]), 6)]);
    assert_eq!(after.units[0].leader, LeaderStood::Refused(cook));
    assert_eq!(after.units[1].leader, LeaderStood::Missing);
    assert_eq!(after.short, 8, "18 of 30 were wanted over all, 10 did it");
    let (kitchen, stores) = (Some(works.units[1]), Some(works.units[2]));
    assert_eq!(
        steps,
        [
            (kitchen, AfterStep::TalkToLeader),
            (kitchen, AfterStep::AskTheRest),
            (kitchen, AfterStep::TalkToThem),
            (stores, AfterStep::FindLeader),
            (stores, AfterStep::AskTheRest),
        ]
    );
}

#[test]
fn a_leader_whose_people_did_not_come_is_a_question_and_not_a_verdict() {
    let mut works = works();
    for unit in [0, 2] {
        works.did(unit, 6);
    }
    works.did(1, 2);
    let cook = works.leads(1);
    works.result(cook, Outcome::Did);
    for to in works.people[1].clone().into_iter().take(7).skip(2) {
        let id = works.desk.world.record();
        let kind = TieKind::Moves { basis: wallchart::model::Basis::Said };
        let fact = Fact::Tie { kind, from: cook, to, mutual: false, day: TODAY, says: Speaker::Typist };
        works.desk.say(id, Edit::State(fact));
    }
    works.finish();
    let (after, steps) = works.after();
    let LeaderStood::NotBrought(who, brought) = &after.units[0].leader else {
        panic!("{:?}", after.units[0].leader)
    };
    assert_eq!((*who, brought.did.len(), brought.of.len()), (cook, 1, 5));
    // Both are looked into: whether she moves them, and who else does.
    let kitchen = Some(works.units[1]);
    assert!(steps.contains(&(kitchen, AfterStep::LookWithLeader)), "{steps:?}");
    assert!(steps.contains(&(kitchen, AfterStep::FindLeader)), "{steps:?}");
}

#[test]
fn what_passed_opens_the_next_and_what_runs_it_again_is_known() {
    let mut works = works();
    let higher = put(&mut works.desk, "Sticker day", 30);
    for unit in 0..3 {
        works.did(unit, 6);
    }
    works.finish();
    let (after, steps) = works.after();
    assert_eq!(
        (after.verdict, after.next, after.rerun, steps.len()),
        (Verdict::Passed, Some(higher), None, 0)
    );
    let again = put(&mut works.desk, "Petition, 2nd run", 20);
    works.desk.say(again, Edit::SetTest(Fields(vec![TestField::Again(Some(works.test))])));
    assert_eq!(works.after().0.rerun, Some(again));
}

#[test]
fn small_units_that_decide_together_are_short_together_and_their_leader_is_found() {
    let mut desk = Desk::new();
    let units: Vec<_> = ["Laundry", "Kitchen"].map(|name| desk.unit(name)).into();
    let mut people = Vec::new();
    for unit in &units {
        people.extend((0..4).map(|n| desk.person(&format!("Person {n}"), Some(*unit))).collect::<Vec<_>>());
        desk.say(*unit, Edit::SetUnit(Fields(vec![UnitField::Gate(true)])));
    }
    desk.say(units[0], Edit::SetUnit(Fields(vec![UnitField::Joins(Some(units[1]))])));
    desk.say(units[0], Edit::SetUnit(Fields(vec![UnitField::Leader(Some(people[0]))])));
    let test = put(&mut desk, "Petition", 20);
    for who in [people[1], people[5]] {
        let says = Speaker::Typist;
        desk.say(who, Edit::State(Fact::Result { test, outcome: Outcome::Did, day: TODAY.plus(-2), says }));
    }
    desk.say(test, Edit::SetTest(Fields(vec![TestField::Finished(true)])));
    let tallies = Tallies::new(desk.campaign(), TODAY);
    let after = After::of(desk.campaign(), &tallies, test).expect("the test is here");
    assert_eq!(after.units.len(), 1);
    let both = &after.units[0];
    assert_eq!((both.count.did, both.count.eligible, both.short), (2, 8, 3));
    assert_eq!(both.units.len(), 2);
    assert_eq!(both.leader, LeaderStood::NotAsked(people[0]));
    assert_eq!(both.not_asked.len(), 6);
}
