//! Prediction before result: what is late, what was expected, how right each speaker was.

use std::collections::BTreeSet;

use wallchart::log::{Entry, Outside, Session};
use wallchart::model::{
    Deed, Edit, Expected, Fact, Fields, Label, Outcome, RecordId, Speaker, TestField, Threshold, Touched,
};
use wallchart::tally::{Accuracy, Tallies, TestDoor};

use super::{Shop, today};

fn said(test: RecordId, expected: Expected, days_ago: i32, says: &Speaker) -> Edit {
    Edit::State(Fact::Prediction { test, expected, day: today().plus(-days_ago), says: says.clone() })
}

fn number(test: RecordId, will: u32, days_ago: i32, says: &Speaker) -> Edit {
    let day = today().plus(-days_ago);
    Edit::State(Fact::CountPrediction { test, will, day, says: says.clone() })
}

fn did(test: RecordId, outcome: Outcome, days_ago: i32) -> Edit {
    let day = today().plus(-days_ago);
    Edit::State(Fact::Result { test, outcome, day, says: Speaker::Typist })
}

fn named(initials: &str) -> Speaker {
    Speaker::Named(initials.into())
}

impl Shop {
    fn expects(&self, test: RecordId, person: RecordId) -> (Option<Expected>, Option<Expected>) {
        let tallies = self.tallies();
        let marked = tallies.test(test).unwrap().person(person).unwrap();
        (marked.expected, marked.late)
    }

    fn accuracy(&self, test: Option<RecordId>) -> Vec<Accuracy> {
        self.tallies().accuracy(self.campaign(), test)
    }

    /// Says something, and holds the counts that follow to those built anew.
    fn follow(&mut self, tallies: &mut Tallies, edits: Vec<(RecordId, Edit)>) {
        let touched: Touched =
            self.session.apply(Deed::new(Label::new("test", edits.len()), edits), &mut self.dice);
        tallies.follow(self.session.campaign(), &touched);
        assert!(*tallies == self.tallies());
    }
}

#[test]
fn a_row_closes_with_its_first_result_and_what_is_said_later_is_late_and_never_scored() {
    let mut shop = Shop::new();
    let (north, south) = (shop.unit("North", None, None), shop.unit("South", None, None));
    let (n, s) = (shop.people(north, 3), shop.people(south, 1));
    let test = shop.test(Threshold::None);
    let mut tallies = shop.tallies();
    let typist = Speaker::Typist;
    shop.follow(&mut tallies, vec![(n[0], said(test, Expected::Will, 2, &typist))]);
    shop.follow(&mut tallies, vec![(n[1], said(test, Expected::Will, 0, &typist))]);
    assert_eq!(tallies.test(test).unwrap().closed(Some(north)), None);
    shop.follow(&mut tallies, vec![(n[2], did(test, Outcome::NotAsked, 1))]);
    assert_eq!(tallies.test(test).unwrap().closed(Some(north)), None, "nobody was asked yet");
    shop.follow(&mut tallies, vec![(n[0], did(test, Outcome::Did, 1))]);
    let closed = tallies.test(test).unwrap().closed(Some(north)).unwrap();
    assert_eq!(closed.day, today().plus(-1));
    shop.follow(&mut tallies, vec![(n[1], did(test, Outcome::Did, 0))]);
    shop.follow(&mut tallies, vec![(n[2], said(test, Expected::Will, 0, &typist))]);
    shop.follow(&mut tallies, vec![(s[0], said(test, Expected::Wont, 0, &typist))]);
    assert_eq!(shop.expects(test, n[0]), (Some(Expected::Will), None));
    assert_eq!(
        shop.expects(test, n[1]),
        (None, Some(Expected::Will)),
        "said after the first result of North"
    );
    assert_eq!(shop.expects(test, n[2]), (None, Some(Expected::Will)));
    assert_eq!(shop.expects(test, s[0]), (Some(Expected::Wont), None), "South has no result yet");
    let tally = tallies.test(test).unwrap();
    let total = tally.total;
    assert_eq!((total.predicted, total.right, total.late, total.foretold, total.will), (1, 1, 2, 2, 1));
    let mut late: Vec<RecordId> = tally.people(&tallies, Some(north), TestDoor::Late).collect();
    late.sort_by_key(|person| n.iter().position(|one| one == person));
    assert_eq!(late, n[1..]);
    let of = &shop.accuracy(Some(test))[0];
    assert_eq!((of.right.len(), of.scored(), of.late.len()), (1, 1, 2));
}

#[test]
fn a_result_of_an_earlier_day_on_paper_closes_the_row_then_and_taking_it_back_opens_it() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let p = shop.people(unit, 2);
    let test = shop.test(Threshold::None);
    let mut tallies = shop.tallies();
    shop.follow(&mut tallies, vec![(p[0], said(test, Expected::Will, 3, &Speaker::Typist))]);
    shop.follow(&mut tallies, vec![(p[1], did(test, Outcome::Did, 1))]);
    assert_eq!(shop.expects(test, p[0]).0, Some(Expected::Will));
    shop.follow(&mut tallies, vec![(p[1], did(test, Outcome::Refused, 5))]);
    assert_eq!(shop.expects(test, p[0]), (None, Some(Expected::Will)), "the paper is older");
    let touched = shop.session.undo(&mut shop.dice).unwrap().touched;
    tallies.follow(shop.session.campaign(), &touched);
    assert!(tallies == shop.tallies());
    assert_eq!(shop.expects(test, p[0]), (Some(Expected::Will), None));
    let touched = shop.session.undo(&mut shop.dice).unwrap().touched;
    tallies.follow(shop.session.campaign(), &touched);
    assert!(tallies == shop.tallies());
    assert_eq!(tallies.test(test).unwrap().closed(Some(unit)), None);
    // What was said on a sheet before, and typed after the result, was said in time.
    shop.follow(&mut tallies, vec![(p[0], did(test, Outcome::Refused, 0))]);
    shop.follow(&mut tallies, vec![(p[1], said(test, Expected::Wont, 1, &Speaker::Typist))]);
    assert_eq!(shop.expects(test, p[1]), (Some(Expected::Wont), None));
}

#[test]
fn correcting_the_first_result_makes_nothing_in_time_that_was_late() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let p = shop.people(unit, 2);
    let test = shop.test(Threshold::None);
    let mut tallies = shop.tallies();
    shop.follow(&mut tallies, vec![(p[0], did(test, Outcome::Did, 0))]);
    shop.follow(&mut tallies, vec![(p[1], said(test, Expected::Will, 0, &Speaker::Typist))]);
    assert_eq!(shop.expects(test, p[1]), (None, Some(Expected::Will)));
    for outcome in [Outcome::Refused, Outcome::NoAnswer] {
        shop.follow(&mut tallies, vec![(p[0], did(test, outcome, 0))]);
        assert_eq!(shop.expects(test, p[1]), (None, Some(Expected::Will)), "the row stays closed");
    }
    // A slip of the key, said to be none: nobody was asked yet.
    shop.follow(&mut tallies, vec![(p[0], did(test, Outcome::NotAsked, 0))]);
    assert_eq!(shop.expects(test, p[1]), (Some(Expected::Will), None));
}

#[test]
fn the_latest_in_time_counts_and_a_late_one_wipes_nothing() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let p = shop.people(unit, 2);
    let test = shop.test(Threshold::None);
    for (expected, days_ago) in [(Expected::Will, 9), (Expected::DontKnow, 4), (Expected::Wont, 4)] {
        shop.say(p[0], said(test, expected, days_ago, &Speaker::Typist));
    }
    shop.say(p[0], said(test, Expected::Will, 6, &named("LK")));
    assert_eq!(shop.expects(test, p[0]).0, Some(Expected::Wont), "of one day the later one");
    shop.say(p[0], said(test, Expected::Wont, 0, &Speaker::Typist));
    shop.say(p[1], did(test, Outcome::Did, 0));
    // The same speaker says otherwise, on the day of the result and after it.
    shop.say(p[0], said(test, Expected::Will, 0, &Speaker::Typist));
    shop.say(p[0], said(test, Expected::Will, -1, &named("LK")));
    assert_eq!(shop.expects(test, p[0]), (Some(Expected::Wont), Some(Expected::Will)));
    shop.say(p[0], did(test, Outcome::Refused, 0));
    let all = shop.accuracy(None);
    let of = |says: &Speaker| all.iter().find(|one| one.says == *says).unwrap();
    assert_eq!((of(&Speaker::Typist).right.len(), of(&Speaker::Typist).late.len()), (1, 1));
    assert_eq!(
        (of(&named("LK")).wrong.len(), of(&named("LK")).late.len()),
        (1, 1),
        "her own, six days before"
    );
}

/// Two laptops, each with the same start.
fn two() -> (Shop, Session, Vec<RecordId>, RecordId) {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let people = shop.people(unit, 3);
    let test = shop.test(Threshold::None);
    let all = shop.session.log().entries().cloned().collect();
    let other = Session::open(shop.campaign().id, shop.dice.author(), all, BTreeSet::new());
    (shop, other, people, test)
}

#[test]
fn whoever_has_not_seen_the_result_wipes_nothing_either_and_the_order_of_arrival_does_not_matter() {
    let (mut shop, mut other, p, test) = two();
    shop.say(p[0], said(test, Expected::Will, 1, &named("MB")));
    let first: Vec<_> = shop.session.log().entries().cloned().collect();
    let now = shop.dice.now();
    other.take_in(&first, &BTreeSet::new(), now);
    // One laptop records; the other, unaware, says otherwise on a later day.
    shop.say(p[1], did(test, Outcome::Did, 1));
    let edit = said(test, Expected::Wont, 0, &named("MB"));
    other.apply(Deed::new(Label::new("test", 1), vec![(p[0], edit)]), &mut shop.dice);
    let mut lines: Vec<std::sync::Arc<Entry>> = shop.session.log().entries().cloned().collect();
    lines.extend(other.log().entries().cloned());
    let campaign = shop.campaign().id;
    let mut seen = None;
    for round in 0..20 {
        shop.dice.shuffle(&mut lines);
        let mut third = Session::open(campaign, shop.dice.author(), Vec::new(), BTreeSet::new());
        let now = shop.dice.now();
        for line in &lines {
            third.take_in(std::slice::from_ref(line), &BTreeSet::new(), now);
        }
        let tallies = Tallies::new(third.campaign(), today());
        let marked = tallies.test(test).unwrap().person(p[0]).unwrap().clone();
        assert_eq!(
            (marked.expected, marked.late),
            (Some(Expected::Will), Some(Expected::Wont)),
            "round {round}"
        );
        let all = tallies.accuracy(third.campaign(), None);
        assert!(seen.is_none_or(|before| before == all));
        seen = Some(all);
    }
}

#[test]
fn a_number_closes_with_the_first_result_under_it_and_a_whole_adds_up_its_units() {
    let mut shop = Shop::new();
    let house = shop.unit("House", Some(40), None);
    let ward = shop.unit("Ward", Some(12), Some(house));
    let lab = shop.unit("Lab", None, None);
    let nights = shop.dice.record();
    let shift = wallchart::model::UnitField::Grouping("shift".into());
    shop.say(nights, Edit::SetUnit(Fields(vec![shift])));
    let (w, l) = (shop.people(ward, 6), shop.people(lab, 4));
    let loose = shop.person(None, "");
    let test = shop.test(Threshold::None);
    let mut tallies = shop.tallies();
    let lk = named("LK");
    shop.follow(&mut tallies, vec![(ward, number(test, 5, 4, &lk))]);
    shop.follow(&mut tallies, vec![(ward, number(test, 9, 2, &lk))]);
    shop.follow(&mut tallies, vec![(nights, number(test, 30, 2, &lk))]);
    for person in [w[0], l[0], l[1], loose] {
        shop.follow(&mut tallies, vec![(person, said(test, Expected::Will, 2, &lk))]);
    }
    let tally = tallies.test(test).unwrap();
    let expected = |unit| tally.unit(unit).unwrap().expected();
    assert_eq!((expected(ward), expected(house), expected(lab)), (9, 9, 2));
    assert_eq!(tally.total.expected(), 12, "9 as a number, 2 and 1 by name");
    assert!(tally.unit(nights).is_none(), "a number about a unit without a row says nothing");
    assert_eq!(tally.unit(house).unwrap().numbers, 1);
    shop.follow(&mut tallies, vec![(house, number(test, 8, 2, &lk))]);
    assert_eq!(tallies.test(test).unwrap().unit(house).unwrap().expected(), 9, "the ward brings more");
    shop.follow(&mut tallies, vec![(w[1], did(test, Outcome::Did, 1))]);
    shop.follow(&mut tallies, vec![(house, number(test, 30, 0, &lk)), (ward, number(test, 1, 0, &lk))]);
    let tally = tallies.test(test).unwrap();
    assert!(tally.closed(Some(house)).is_none() && tally.closed_under(house).is_some());
    let count = tally.unit(house).unwrap();
    assert_eq!((count.expected(), count.will_counted, count.numbers_late), (9, Some(8), 2));
    assert!(shop.accuracy(None)[0].off.is_empty(), "the test is not finished");
    shop.say(test, Edit::SetTest(Fields(vec![TestField::Finished(true)])));
    let all = shop.accuracy(Some(test));
    let off: Vec<_> = all[0].off.iter().map(|off| (off.unit, off.people(), off.points())).collect();
    assert_eq!(off.len(), 2);
    assert!(off.contains(&(ward, 8, 67)) && off.contains(&(house, 7, 18)), "{off:?}");
    assert_eq!(all[0].points_off(), Some(43), "halves up");
    assert_eq!(all[0].scored(), 0, "nobody predicted by name was asked");
}

#[test]
fn right_and_wrong_are_kept_for_each_who_said_so_over_all_tests() {
    let (mut shop, mut other, p, first) = two();
    let ana = Speaker::Worker { worker: p[2] };
    shop.say(p[0], said(first, Expected::Will, 3, &ana));
    shop.say(p[0], said(first, Expected::Wont, 3, &Speaker::Typist));
    shop.say(p[1], said(first, Expected::DontKnow, 3, &ana));
    let edit = said(first, Expected::Will, 3, &Speaker::Typist);
    other.apply(Deed::new(Label::new("test", 1), vec![(p[0], edit)]), &mut shop.dice);
    let theirs: Vec<_> = other.log().entries().cloned().collect();
    let now = shop.dice.now();
    shop.session.take_in(&theirs, &BTreeSet::new(), now);
    let second = shop.test(Threshold::None);
    // The same person, charted twice.
    let twin = shop.person(None, "");
    shop.say(twin, Edit::Same { other: p[2] });
    shop.say(p[0], said(second, Expected::Wont, 3, &Speaker::Worker { worker: twin }));
    for test in [first, second] {
        shop.say(p[0], did(test, Outcome::Did, 1));
        shop.say(p[1], did(test, Outcome::Did, 1));
    }
    let all = shop.accuracy(None);
    assert_eq!(all.len(), 3, "the two who typed are apart, Ana is one person");
    let typed: Vec<_> = all.iter().filter(|one| one.says.is_typist()).collect();
    assert_ne!(typed[0].by, typed[1].by);
    let mut right: Vec<_> = typed.iter().map(|one| (one.right.len(), one.scored())).collect();
    right.sort_unstable();
    assert_eq!(right, [(0, 1), (1, 1)]);
    let ana = all.iter().find(|one| !one.says.is_typist()).unwrap();
    assert_eq!((ana.right.len(), ana.wrong.len(), ana.unsure.len()), (1, 1, 1));
    assert_eq!((ana.right[0].test, ana.wrong[0].test), (first, second));
    let one = shop.accuracy(Some(second));
    assert_eq!((one.len(), one[0].scored()), (1, 1));
}

#[test]
fn a_first_result_closes_a_row_of_five_thousand_in_a_moment() {
    let mut shop = Shop::new();
    let unit = shop.unit("Works", None, None);
    let test = shop.test(Threshold::None);
    let people: Vec<RecordId> = (0..5_000).map(|_| shop.dice.record()).collect();
    let place = wallchart::model::WorkerField::Place("unit".into(), Some(unit));
    let mut edits: Vec<(RecordId, Edit)> = Vec::new();
    for person in &people {
        edits.push((*person, Edit::SetWorker(Fields(vec![place.clone()]))));
        edits.push((*person, said(test, Expected::Will, -1, &Speaker::Typist)));
    }
    shop.session.apply(Deed::new(Label::new("test", 1), edits), &mut shop.dice);
    let mut tallies = shop.tallies();
    shop.follow(&mut tallies, vec![(people[0], did(test, Outcome::Did, 0))]);
    assert_eq!(tallies.test(test).unwrap().total.late, 5_000);
    assert_eq!(tallies.test(test).unwrap().total.foretold, 0);
}
