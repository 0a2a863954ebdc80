//! What a test shows, recounted: surprises and comparisons from raw facts alone.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use wallchart::model::{
    Basis, Campaign, Day, Edit, Expected, Fact, Fields, Outcome, Rating, RecordId, RosterLeader, Speaker,
    TestField, Threshold, UnitField, Worker,
};
use wallchart::tally::{
    Compared, Pairing, Surprise, TestDoor, brought, foretold, responsible, roster, surprises,
};

use super::{Shop, today};
use crate::support::Copies;

/// FORMAT.md, Counting 8, written again: of the results that say something those of the latest day; of
/// several the most cautious.
fn slow_outcome(worker: &Worker, test: RecordId) -> (Outcome, Option<Day>) {
    let said: Vec<_> =
        worker.results.iter().filter(|r| r.test == test && r.outcome != Outcome::NotAsked).collect();
    let Some(day) = said.iter().map(|r| r.day).max() else { return (Outcome::NotAsked, None) };
    let of_day: Vec<Outcome> = said.iter().filter(|r| r.day == day).map(|r| r.outcome).collect();
    let first = [Outcome::Refused, Outcome::NoAnswer, Outcome::Did];
    (first.into_iter().find(|outcome| of_day.contains(outcome)).unwrap(), Some(day))
}

/// Fold 9, written again, over the ratings of before.
fn slow_value(ratings: &[Rating], until: Option<Day>) -> u8 {
    let before: Vec<&Rating> = ratings
        .iter()
        .filter(|r| until.is_none_or(|until| r.day < until || r.day == until && r.basis != Basis::Did))
        .collect();
    let firm = before.iter().any(|r| r.basis != Basis::Guess);
    let counts = |r: &&&Rating| (r.basis != Basis::Guess) == firm;
    let Some(day) = before.iter().filter(counts).map(|r| r.day).max() else { return 0 };
    before.iter().filter(counts).filter(|r| r.day == day).map(|r| r.value).max().unwrap_or(0)
}

fn slow_surprises(campaign: &Campaign, test: RecordId, on: &[RecordId]) -> BTreeMap<RecordId, Surprise> {
    let scale = campaign.scale();
    let held = *campaign.test(test).unwrap().day.value();
    let mut found = BTreeMap::new();
    for who in on {
        let Some(worker) = campaign.worker(*who) else { continue };
        let (outcome, day) = slow_outcome(worker, test);
        let until = match (held, day) {
            (Some(held), Some(day)) => Some(held.min(day)),
            (held, day) => held.or(day),
        };
        let value = slow_value(&worker.ratings, until);
        let supports = scale.levels.iter().any(|level| level.value == value && level.supports);
        let what = match outcome {
            Outcome::Refused if supports => Surprise::Refused,
            Outcome::NoAnswer if supports => Surprise::NoAnswer,
            Outcome::NotAsked if supports => Surprise::NotAsked,
            Outcome::Did if value == 0 => Surprise::ActedUnrated,
            Outcome::Did if !supports => Surprise::Acted,
            _ => continue,
        };
        found.insert(*who, what);
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn surprises_and_comparisons_agree_with_a_recount(seed in any::<u64>(), deeds in 40_usize..260) {
        let mut copies = Copies::new(seed, 1);
        for _ in 0..deeds {
            copies.deed(0);
        }
        let campaign = copies.copies[0].campaign();
        let tallies = wallchart::tally::Tallies::new(campaign, today());
        let tests: Vec<RecordId> = campaign.tests.keys().copied().collect();
        for id in &tests {
            let (test, tally) = (campaign.test(*id).unwrap(), tallies.test(*id).unwrap());
            let on: Vec<RecordId> = tally.everybody().map(|(who, _)| who).collect();
            let found = surprises(campaign, test, tally);
            let fast: BTreeMap<RecordId, Surprise> = found.iter().map(|one| (one.who, one.what)).collect();
            prop_assert_eq!(fast.len(), found.len(), "nobody stands twice");
            prop_assert_eq!(&fast, &slow_surprises(campaign, *id, &on));
            for other in &tests {
                let then = tallies.test(*other).unwrap();
                let compared = Compared::of(then, tally);
                let first: BTreeSet<RecordId> = then.everybody().map(|(who, _)| who).collect();
                let second: BTreeSet<RecordId> = on.iter().copied().collect();
                let all: BTreeSet<RecordId> = first.union(&second).copied().collect();
                let listed: BTreeSet<RecordId> = compared.people.iter().map(|one| one.who).collect();
                prop_assert_eq!(&listed, &all);
                prop_assert_eq!(compared.people.len(), all.len());
                for one in &compared.people {
                    let did = |test: RecordId| {
                        campaign.worker(one.who).is_some_and(|w| slow_outcome(w, test).0 == Outcome::Did)
                    };
                    let expected = match (first.contains(&one.who), second.contains(&one.who)) {
                        (false, _) => Pairing::NotInFirst,
                        (_, false) => Pairing::NotInSecond,
                        _ => match (did(*other), did(*id)) {
                            (true, true) => Pairing::Both,
                            (true, false) => Pairing::OnlyFirst,
                            (false, true) => Pairing::OnlySecond,
                            (false, false) => Pairing::Neither,
                        },
                    };
                    prop_assert_eq!(one.pairing(), expected);
                }
                // A household counts once, however many of it did.
                let by_household = |test: RecordId| *campaign.test(test).unwrap().households.value();
                if by_household(*id) || by_household(*other) {
                    continue;
                }
                for pair in compared.units.iter().filter(|pair| pair.unit.is_some()) {
                    let did = |tally: &wallchart::tally::TestTally| {
                        tally.people(&tallies, pair.unit, TestDoor::Outcome(Outcome::Did)).count() as u32
                    };
                    prop_assert_eq!(pair.first.map_or(0, |count| count.did), did(then));
                    prop_assert_eq!(pair.second.map_or(0, |count| count.did), did(tally));
                }
            }
        }
    }
}

/// Five rated and asked, one of each kind, and a supporter nobody asked.
#[test]
fn who_did_not_is_kept_apart_by_whether_they_were_asked() {
    let mut shop = Shop::new();
    let ward = shop.unit("Ward", None, None);
    let people = shop.people(ward, 6);
    for (who, value) in people.iter().zip([1, 2, 2, 4, 0, 1]) {
        if value > 0 {
            shop.rate(*who, value, 20);
        }
    }
    let test = shop.test(Threshold::Majority);
    let done =
        [Outcome::Refused, Outcome::NoAnswer, Outcome::NotAsked, Outcome::Did, Outcome::Did, Outcome::Did];
    for (who, outcome) in people.iter().zip(done) {
        let fact = Fact::Result { test, outcome, day: today(), says: Speaker::Typist };
        shop.say(*who, Edit::State(fact));
    }
    let tallies = shop.tallies();
    let (record, tally) = (shop.campaign().test(test).unwrap(), tallies.test(test).unwrap());
    let found = surprises(shop.campaign(), record, tally);
    let kinds: Vec<(RecordId, Surprise)> = found.iter().map(|one| (one.who, one.what)).collect();
    let expected = [
        (people[0], Surprise::Refused),
        (people[1], Surprise::NoAnswer),
        (people[2], Surprise::NotAsked),
        (people[3], Surprise::Acted),
        (people[4], Surprise::ActedUnrated),
    ];
    assert_eq!(kinds, expected, "whoever was for it and did it surprises nobody");
    assert!(found.iter().all(|one| one.since.is_none()));

    // A rating by deed of that day takes it in; the surprise itself stays.
    let fact = Fact::Rating { value: 2, day: today(), basis: Basis::Did, says: Speaker::Typist };
    shop.say(people[3], Edit::State(fact));
    let tallies = shop.tallies();
    let record = shop.campaign().test(test).unwrap();
    let found = surprises(shop.campaign(), record, tallies.test(test).unwrap());
    let moved = found.iter().find(|one| one.who == people[3]).expect("is still a surprise");
    assert_eq!(moved.what, Surprise::Acted);
    assert_eq!(moved.before.as_ref().map(|rating| rating.value), Some(4));
    assert_eq!(moved.since.as_ref().map(|rating| rating.value), Some(2));
}

#[test]
fn what_a_leader_brought_is_counted_on_the_people_the_roster_holds() {
    let mut shop = Shop::new();
    let ward = shop.unit("Ward", None, None);
    let people = shop.people(ward, 10);
    let leader = people[0];
    let test = shop.test(Threshold::Majority);
    let mut frozen = roster(shop.campaign(), shop.campaign().test(test).unwrap(), today());
    frozen.leaders = vec![RosterLeader {
        leader,
        moves: people[1..5].to_vec(),
        promised: people[3..8].to_vec(),
        count: 12,
    }];
    shop.say(test, Edit::State(Fact::Roster(frozen)));
    for who in [1, 4, 7, 9] {
        let says = Speaker::Typist;
        shop.say(people[who], Edit::State(Fact::Result { test, outcome: Outcome::Did, day: today(), says }));
    }
    // Promised only after the day: it does not count any more.
    let late =
        Fact::Promise { test, people: vec![people[9]], count: 30, day: today(), says: Speaker::Typist };
    shop.say(leader, Edit::State(late));
    let tallies = shop.tallies();
    let record = shop.campaign().test(test).unwrap();
    let brought_now = brought(shop.campaign(), &tallies, record, leader);
    assert_eq!((brought_now.promised, brought_now.did.len(), brought_now.of.len()), (12, 3, 7));
    assert_eq!(brought_now.is_below_half(), Some(true));
    // Nobody is somebody else's for standing in the same unit.
    let other = brought(shop.campaign(), &tallies, record, people[9]);
    assert_eq!((other.of.len(), other.is_below_half()), (0, None));
}

#[test]
fn who_is_responsible_is_who_was_named_for_the_test_else_the_leader_of_the_unit() {
    let mut shop = Shop::new();
    let ward = shop.unit("Ward", None, None);
    let people = shop.people(ward, 2);
    let test = shop.test(Threshold::Majority);
    let who = |shop: &Shop| responsible(shop.campaign(), shop.campaign().test(test).unwrap(), ward);
    assert_eq!(who(&shop), None);
    shop.say(ward, Edit::SetUnit(Fields(vec![UnitField::Leader(Some(people[0]))])));
    assert_eq!(who(&shop), Some(people[0]));
    shop.say(test, Edit::SetTest(Fields(vec![TestField::Responsible(ward, Some(people[1]))])));
    assert_eq!(who(&shop), Some(people[1]));
    shop.say(test, Edit::SetTest(Fields(vec![TestField::Responsible(ward, None)])));
    assert_eq!(who(&shop), Some(people[0]));
}

#[test]
fn each_speaker_is_heard_once_in_time_and_once_too_late() {
    let mut shop = Shop::new();
    let ward = shop.unit("Ward", None, None);
    let people = shop.people(ward, 2);
    let test = shop.test(Threshold::Majority);
    let say = |shop: &mut Shop, expected, ago: i32, says: &str| {
        let day = today().plus(-ago);
        let fact = Fact::Prediction { test, expected, day, says: Speaker::Named(says.into()) };
        shop.say(people[0], Edit::State(fact));
    };
    say(&mut shop, Expected::Wont, 9, "M.K.");
    say(&mut shop, Expected::Will, 8, "M.K.");
    say(&mut shop, Expected::DontKnow, 7, "R.D.");
    let result = Fact::Result { test, outcome: Outcome::Did, day: today().plus(-5), says: Speaker::Typist };
    shop.say(people[1], Edit::State(result));
    say(&mut shop, Expected::Wont, 2, "M.K.");
    let tallies = shop.tallies();
    let closed = tallies.test(test).unwrap().closed(Some(ward));
    let said = foretold(shop.campaign().worker(people[0]).unwrap(), test, closed);
    let said: Vec<_> = said.iter().map(|one| (one.says.clone(), one.expected, one.is_late)).collect();
    let (mk, rd) = (Speaker::Named("M.K.".into()), Speaker::Named("R.D.".into()));
    assert_eq!(
        said,
        [(mk.clone(), Expected::Will, false), (rd, Expected::DontKnow, false), (mk, Expected::Wont, true)]
    );
}
