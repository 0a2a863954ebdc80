//! Counts that decide, from outside.

mod ladder;
mod predict;
mod ready;
mod shows;

use wallchart::log::{Outside, Session};
use wallchart::model::{
    Basis, Campaign, Day, Deed, Edit, Expected, Fact, Fields, Grouping, Joined, Judgement, Label, Outcome,
    RecordId, Speaker, TestField, Threshold, TieKind, UnitField, WorkerField,
};
use wallchart::tally::{
    Age, CoverageWord, Door, Leadership, Lesson, Tallies, TestDoor, lane, percent, proofs, roster,
};

use crate::support::Dice;

fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// A workplace that grows deed by deed.
struct Shop {
    session: Session,
    dice: Dice,
}

impl Shop {
    fn new() -> Self {
        let mut dice = Dice::new(11);
        Self { session: Session::new(dice.author(), &mut dice), dice }
    }

    fn campaign(&self) -> &Campaign {
        self.session.campaign()
    }

    fn tallies(&self) -> Tallies {
        Tallies::new(self.campaign(), today())
    }

    fn say(&mut self, on: RecordId, edit: Edit) {
        self.session.apply(Deed::new(Label::new("test", 1), vec![(on, edit)]), &mut self.dice);
    }

    fn unit(&mut self, name: &str, estimate: Option<u32>, parent: Option<RecordId>) -> RecordId {
        let on = self.dice.record();
        let fields =
            vec![UnitField::Name(name.into()), UnitField::Estimate(estimate), UnitField::Parent(parent)];
        self.say(on, Edit::SetUnit(Fields(fields)));
        on
    }

    fn person(&mut self, unit: Option<RecordId>, standing: &str) -> RecordId {
        let on = self.dice.record();
        let fields = vec![
            WorkerField::Name("Somebody".into()),
            WorkerField::Standing(standing.into()),
            WorkerField::Place(Grouping::UNIT.into(), unit),
        ];
        self.say(on, Edit::SetWorker(Fields(fields)));
        on
    }

    fn people(&mut self, unit: RecordId, count: usize) -> Vec<RecordId> {
        (0..count).map(|_| self.person(Some(unit), "")).collect()
    }

    fn set(&mut self, on: RecordId, field: WorkerField) {
        self.say(on, Edit::SetWorker(Fields(vec![field])));
    }

    fn rate(&mut self, on: RecordId, value: u8, days_ago: i32) {
        let day = today().plus(-days_ago);
        let says = Speaker::Typist;
        self.say(on, Edit::State(Fact::Rating { value, day, basis: Basis::Said, says }));
    }

    fn test(&mut self, threshold: Threshold) -> RecordId {
        let on = self.dice.record();
        let fields = vec![
            TestField::Name("Petition".into()),
            TestField::Day(Some(today().plus(-1))),
            TestField::Threshold(threshold),
        ];
        self.say(on, Edit::SetTest(Fields(fields)));
        on
    }

    fn freeze(&mut self, test: RecordId) {
        let campaign = self.campaign();
        let frozen = roster(campaign, campaign.test(test).unwrap(), today());
        self.say(test, Edit::State(Fact::Roster(frozen)));
    }

    fn result(&mut self, test: RecordId, on: RecordId, outcome: Outcome, says: &str) {
        let says = if says.is_empty() { Speaker::Typist } else { Speaker::Named(says.into()) };
        self.say(on, Edit::State(Fact::Result { test, outcome, day: today(), says }));
    }

    fn predict(&mut self, test: RecordId, on: RecordId, expected: Expected) {
        let (day, says) = (today().plus(-2), Speaker::Typist);
        self.say(on, Edit::State(Fact::Prediction { test, expected, day, says }));
    }

    fn moves(&mut self, from: RecordId, to: RecordId) {
        let on = self.dice.record();
        let kind = TieKind::Moves { basis: Basis::Did };
        let (day, says) = (today(), Speaker::Typist);
        self.say(on, Edit::State(Fact::Tie { kind, from, to, mutual: false, day, says }));
    }
}

#[test]
fn the_unnamed_are_in_the_denominator_120_of_450_is_27_percent_and_no_majority() {
    let mut shop = Shop::new();
    let unit = shop.unit("Works", Some(450), None);
    let people = shop.people(unit, 200);
    for _ in 0..22 {
        shop.person(Some(unit), "supervisor");
    }
    let test = shop.test(Threshold::Majority);
    for frozen in [false, true] {
        if frozen {
            shop.freeze(test);
            for person in &people[..120] {
                shop.result(test, *person, Outcome::Did, "");
            }
        }
        let tallies = shop.tallies();
        let whole = tallies.whole();
        assert_eq!((whole.named, whole.belongs, whole.unnamed(), whole.beside), (200, 450, 250, 22));
        let tally = tallies.test(test).unwrap();
        assert_eq!((tally.total.eligible, tally.total.unnamed, tally.is_frozen), (450, 250, frozen));
    }
    let tallies = shop.tallies();
    let tally = tallies.test(test).unwrap();
    assert_eq!((tally.total.did, tally.total.percent(), tally.total.not_asked()), (120, 27, 330));
    assert_eq!((tally.is_met(), tally.passed()), (Some(false), Some(false)));
    assert_eq!(tallies.status(shop.campaign()).last_test, Some((test, 120, 450, 27)));
    assert_eq!(tally.people(&tallies, Some(unit), TestDoor::Outcome(Outcome::Did)).count(), 120);
    assert_eq!(tallies.people(Some(unit), Door::Beside).len(), 22);
}

#[test]
fn percents_are_whole_and_halves_go_up() {
    assert_eq!([percent(120, 450), percent(1, 8), percent(1, 200), percent(3, 0)], [27, 13, 1, 0]);
    assert_eq!(percent(u32::MAX, u32::MAX), 100);
}

#[test]
fn a_parent_holds_its_sub_units_and_each_person_counts_once() {
    let mut shop = Shop::new();
    let house = shop.unit("House", Some(20), None);
    let ward = shop.unit("Ward", Some(10), Some(house));
    let lab = shop.unit("Lab", None, Some(house));
    shop.people(house, 2);
    shop.people(ward, 4);
    let lab_people = shop.people(lab, 13);
    shop.person(None, "");
    let night = shop.dice.record();
    let shift = vec![UnitField::Grouping(Grouping::SHIFT.into()), UnitField::Estimate(Some(5))];
    shop.say(night, Edit::SetUnit(Fields(shift)));
    shop.set(lab_people[0], WorkerField::Place(Grouping::SHIFT.into(), Some(night)));
    let tallies = shop.tallies();
    let belongs = |unit| tallies.unit(unit).belongs;
    assert_eq!((belongs(ward), belongs(lab), belongs(night)), (10, 13, 5));
    assert_eq!(belongs(house), 25, "2 + 10 + 13 are more than its own estimate of 20");
    assert_eq!((tallies.unit_alone(house).belongs, tallies.unit_alone(house).unnamed()), (2, 0));
    assert_eq!((tallies.whole().named, tallies.whole().belongs), (20, 26), "the one without a unit too");
    assert_eq!(tallies.unassigned(Grouping::UNIT).named, 1);
    assert_eq!(tallies.unassigned(Grouping::SHIFT).named, 19);
    let in_house = tallies.people(Some(house), Door::Named);
    assert_eq!(in_house.len(), 19);
    assert_eq!(tallies.lane(in_house, Some(30)).belongs, 30);
}

#[test]
fn units_hung_under_each_other_are_cut_and_counted_once() {
    let mut shop = Shop::new();
    let a = shop.unit("A", Some(10), None);
    let b = shop.unit("B", Some(5), Some(a));
    shop.say(a, Edit::SetUnit(Fields(vec![UnitField::Parent(Some(b))])));
    shop.people(a, 1);
    shop.people(b, 1);
    let tallies = shop.tallies();
    assert_eq!(tallies.whole().named, 2);
    assert!([10, 15].contains(&tallies.whole().belongs), "{}", tallies.whole().belongs);
}

#[test]
fn ratings_have_an_age_and_unrated_is_no_three() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let people = shop.people(unit, 6);
    for (person, (value, days)) in people.iter().zip([(1, 0), (2, 27), (3, 28), (4, 84), (5, 61)]) {
        shop.rate(*person, value, days);
    }
    let count = shop.tallies().unit(unit);
    assert_eq!((count.rated, count.support, count.supporters), (5, [1, 1, 1, 1, 1, 1], 2));
    assert_eq!((count.ages, count.old), ([2, 2, 1], 2), "older than 60 days: 61 and 84");
    assert_eq!(count.support_percent(), 33);
    assert_eq!(Age::of(today().plus(3), today()), Age::Fresh);
    let workers: Vec<_> = shop.campaign().people().collect();
    let same = lane(shop.campaign(), &workers, None, today());
    assert_eq!((same.named, same.supporters, same.ages), (6, 2, [2, 2, 1]));
}

#[test]
fn a_total_can_hide_empty_units_and_then_the_test_is_not_passed() {
    let mut shop = Shop::new();
    let (full, empty) = (shop.unit("Full", None, None), shop.unit("Empty", None, None));
    let people = shop.people(full, 20);
    shop.people(empty, 10);
    let test = shop.test(Threshold::Percent(60));
    shop.freeze(test);
    for person in people {
        shop.result(test, person, Outcome::Did, "");
    }
    let tallies = shop.tallies();
    let tally = tallies.test(test).unwrap();
    assert_eq!((tally.total.percent(), tally.is_met()), (67, Some(true)));
    assert_eq!(tally.passed(), Some(false));
    assert!(tally.hides_units());
    let met: Vec<_> = tally.gates().map(|gate| (gate.unit, gate.is_met)).collect();
    assert_eq!(met, [(Some(full), Some(true)), (Some(empty), Some(false))]);
}

#[test]
fn a_roster_once_frozen_keeps_its_denominator() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", Some(12), None);
    let people = shop.people(unit, 10);
    let test = shop.test(Threshold::Majority);
    shop.freeze(test);
    let late = shop.person(Some(unit), "");
    shop.result(test, late, Outcome::Did, "");
    let eligible = |shop: &Shop| shop.tallies().test(test).unwrap().total;
    assert_eq!((eligible(&shop).eligible, eligible(&shop).did), (12, 0), "not on the roster");
    assert_eq!(shop.tallies().test(test).unwrap().beside().collect::<Vec<_>>(), [late]);
    let joined = Joined { unit: Some(unit), worker: late, reason: "on leave".into() };
    shop.say(test, Edit::State(Fact::Joined(joined)));
    let count = eligible(&shop);
    assert_eq!((count.eligible, count.unnamed, count.did), (12, 1, 1), "fills an unnamed place");
    shop.session.forget(people[0], &mut shop.dice);
    assert_eq!(eligible(&shop).eligible, 12, "a forgotten person keeps their place");
    shop.say(people[1], Edit::Same { other: people[2] });
    let count = eligible(&shop);
    assert_eq!((count.eligible, count.unnamed), (12, 2), "one person charted twice leaves a place open");
}

#[test]
fn an_empty_row_is_not_asked_and_predictions_meet_results() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let p = shop.people(unit, 6);
    let test = shop.test(Threshold::None);
    shop.freeze(test);
    shop.rate(p[0], 1, 9);
    shop.rate(p[1], 4, 9);
    shop.rate(p[4], 3, 9);
    shop.set(p[4], WorkerField::Judgement(Judgement::Identified));
    for (person, expected) in
        [(0, Expected::Will), (1, Expected::Wont), (2, Expected::Will), (5, Expected::Will)]
    {
        shop.predict(test, p[person], expected);
    }
    let results = [Outcome::Refused, Outcome::Did, Outcome::NoAnswer, Outcome::NotAsked, Outcome::Refused];
    for (person, outcome) in p.iter().zip(results) {
        shop.result(test, *person, outcome, "");
    }
    let tallies = shop.tallies();
    let tally = tallies.test(test).unwrap();
    let total = tally.total;
    assert_eq!((total.asked(), total.did, total.refused, total.no_answer), (4, 1, 2, 1));
    assert_eq!((total.will, total.right, total.predicted), (3, 0, 3));
    assert_eq!((total.moved, total.soft), (1, 1));
    let lesson = |n: usize| tally.person(p[n]).unwrap().lesson;
    assert_eq!(lesson(0), Some(Lesson::SaidYesRefused));
    assert_eq!(lesson(1), Some(Lesson::Moved));
    assert_eq!(lesson(2), Some(Lesson::SaidYesNoAnswer));
    assert_eq!(lesson(3), None);
    assert_eq!(lesson(4), Some(Lesson::LeaderRefused));
    assert_eq!(tally.passed(), None, "no aim was set");
    let of = &tallies.accuracy(shop.campaign(), Some(test))[0];
    assert_eq!((of.right.len(), of.wrong.len(), of.scored()), (0, 3, 3));
}

#[test]
fn two_people_who_disagree_on_one_result_are_shown_and_the_cautious_one_counts() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let p = shop.people(unit, 1);
    let test = shop.test(Threshold::None);
    shop.freeze(test);
    shop.result(test, p[0], Outcome::Did, "AB");
    shop.result(test, p[0], Outcome::Refused, "CD");
    let tallies = shop.tallies();
    let marked = tallies.test(test).unwrap().person(p[0]).unwrap();
    assert_eq!((marked.outcome, marked.disputed), (Outcome::Refused, Some(Outcome::Did)));
    assert_eq!(tallies.test(test).unwrap().total.disputed, 1);
}

#[test]
fn a_leader_counts_when_judged_for_it_and_proven_in_her_own_unit() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", Some(10), None);
    let p = shop.people(unit, 5);
    let lena = p[0];
    let word = |shop: &Shop| shop.tallies().coverage(unit).word;
    shop.set(lena, WorkerField::Judgement(Judgement::Identified));
    shop.rate(lena, 2, 5);
    for person in &p[1..4] {
        shop.moves(lena, *person);
    }
    assert_eq!(shop.tallies().leadership(lena), Leadership::Target);
    assert_eq!(word(&shop), CoverageWord::Gap, "identified and not proven is a target");
    let test = shop.test(Threshold::Majority);
    shop.freeze(test);
    shop.result(test, lena, Outcome::Did, "");
    shop.result(test, p[1], Outcome::Did, "");
    assert_eq!(shop.tallies().leadership(lena), Leadership::Target, "one of her three is no majority");
    shop.result(test, p[2], Outcome::Did, "");
    let tallies = shop.tallies();
    assert_eq!(tallies.leadership(lena), Leadership::Proven);
    let proof = &proofs(shop.campaign(), &tallies, lena)[0];
    assert_eq!((proof.brought.len(), proof.of.len(), proof.is_proven), (2, 3, true));
    assert_eq!(word(&shop), CoverageWord::LeaderNoSecond);
    assert_eq!(tallies.unit(unit).leaders_per_ten_tenths(), 10, "1.0 for ten who belong");
    shop.say(unit, Edit::SetUnit(Fields(vec![UnitField::Second(Some(p[3]))])));
    assert_eq!(word(&shop), CoverageWord::Covered);
    shop.rate(lena, 4, 0);
    assert_eq!(word(&shop), CoverageWord::Gap, "she turned: nobody carries it");
    assert_eq!(shop.tallies().people(None, Door::Targets), [lena]);
}
