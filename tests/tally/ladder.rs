//! Frozen rosters over time, gate units that join, flats that count once.

use wallchart::log::Outside;
use wallchart::model::{
    Basis, Edit, Expected, Fact, Fields, Grouping, Judgement, Outcome, RecordId, Speaker, TestField,
    Threshold, TieKind, UnitField, WorkerField,
};
use wallchart::tally::{Tallies, TestDoor};

use super::{Shop, today};
use crate::support::Dice;

impl Shop {
    fn mark(&mut self, unit: RecordId, field: UnitField) {
        self.say(unit, Edit::SetUnit(Fields(vec![field])));
    }

    /// The gates of a test: what each counts, whom it judges, did and eligible.
    fn decided(&self, test: RecordId) -> Vec<(Vec<RecordId>, Vec<RecordId>, u32, u32)> {
        let tallies = self.tallies();
        let sorted = |mut units: Vec<RecordId>| {
            units.sort();
            units
        };
        let gates = tallies.test(test).unwrap().gates();
        gates.map(|gate| (sorted(gate.units), sorted(gate.of), gate.count.did, gate.count.eligible)).collect()
    }
}

fn both(a: RecordId, b: RecordId) -> Vec<RecordId> {
    let mut both = vec![a, b];
    both.sort();
    both
}

#[test]
fn a_small_gate_unit_is_counted_with_the_neighbour_it_joins_else_with_its_parent() {
    let mut shop = Shop::new();
    let house = shop.unit("House", None, None);
    let wards: Vec<RecordId> = [9, 3, 2]
        .map(|size| {
            let ward = shop.unit("Ward", None, Some(house));
            shop.people(ward, size);
            shop.mark(ward, UnitField::Gate(true));
            ward
        })
        .into();
    let test = shop.test(Threshold::Majority);
    let gates = shop.decided(test);
    assert!(gates.contains(&(vec![wards[0]], vec![wards[0]], 0, 9)));
    assert!(gates.contains(&(vec![house], both(wards[1], wards[2]), 0, 14)), "with their parent: {gates:?}");
    shop.mark(wards[1], UnitField::Joins(Some(wards[0])));
    let gates = shop.decided(test);
    assert!(gates.contains(&(both(wards[0], wards[1]), both(wards[0], wards[1]), 0, 12)), "{gates:?}");
    assert!(gates.contains(&(vec![house], vec![wards[2]], 0, 14)));
    // Two that name each other, and are still too few together, go on to their parent.
    shop.mark(wards[1], UnitField::Joins(Some(wards[2])));
    shop.mark(wards[2], UnitField::Joins(Some(wards[1])));
    let gates = shop.decided(test);
    assert!(gates.contains(&(vec![house], both(wards[1], wards[2]), 0, 14)), "{gates:?}");
    assert_eq!(gates.len(), 2);
}

#[test]
fn a_frozen_row_stays_when_its_unit_is_split_joined_or_moved() {
    let mut shop = Shop::new();
    let (north, south) = (shop.unit("North", Some(12), None), shop.unit("South", None, None));
    let people = shop.people(north, 10);
    shop.people(south, 9);
    let test = shop.test(Threshold::Percent(65));
    shop.freeze(test);
    for person in &people[..5] {
        shop.result(test, *person, Outcome::Did, "");
    }
    let count = |shop: &Shop, unit: RecordId| {
        let tallies = shop.tallies();
        tallies.test(test).unwrap().unit(unit).map(|count| (count.did, count.eligible, count.unnamed))
    };
    assert_eq!((count(&shop, north), count(&shop, south)), (Some((5, 12, 2)), Some((0, 9, 0))));
    // Split: half of its people go to a new unit.
    let east = shop.unit("East", Some(6), None);
    for person in &people[..5] {
        shop.set(*person, WorkerField::Place(Grouping::UNIT.into(), Some(east)));
    }
    assert_eq!((count(&shop, north), count(&shop, east)), (Some((5, 12, 2)), None));
    // Moved under another parent: its row counts there, too, and stays what it is.
    let house = shop.unit("House", None, None);
    shop.mark(north, UnitField::Parent(Some(house)));
    assert_eq!((count(&shop, north), count(&shop, house)), (Some((5, 12, 2)), Some((5, 12, 2))));
    // Joined: two units that are one have the rows of both.
    shop.say(north, Edit::Same { other: south });
    let one = shop.campaign().canonical(north);
    assert_eq!(count(&shop, one), Some((5, 21, 2)));
    // Removed: nobody's place goes with it.
    shop.say(one, Edit::Remove { seen: Vec::new() });
    let tallies = shop.tallies();
    assert_eq!((tallies.test(test).unwrap().total.did, tallies.test(test).unwrap().total.eligible), (5, 21));
}

#[test]
fn a_unit_nobody_belongs_to_neither_passes_nor_fails() {
    let mut shop = Shop::new();
    let (full, empty) = (shop.unit("Full", None, None), shop.unit("Empty", None, None));
    let people = shop.people(full, 8);
    shop.mark(full, UnitField::Gate(true));
    shop.mark(empty, UnitField::Gate(true));
    let test = shop.test(Threshold::Majority);
    shop.freeze(test);
    for person in &people {
        shop.result(test, *person, Outcome::Did, "");
    }
    let tallies = shop.tallies();
    let tally = tallies.test(test).unwrap();
    let said: Vec<Option<bool>> = tally.gates().map(|gate| gate.is_met).collect();
    assert!(said.contains(&None) && said.contains(&Some(true)), "{said:?}");
    assert_eq!(tally.passed(), Some(true));
}

#[test]
fn a_flat_counts_once_where_households_are_counted() {
    let mut shop = Shop::new();
    let stairs = shop.unit("Stairwell A", Some(10), None);
    let flat = |shop: &mut Shop, door: &str, people: usize| {
        let flat = shop.unit("Flat", None, Some(stairs));
        shop.mark(flat, UnitField::Door(door.into()));
        (flat, shop.people(flat, people))
    };
    let (_, two) = flat(&mut shop, "1", 2);
    let (_, three) = flat(&mut shop, "2", 3);
    let (empty, _) = flat(&mut shop, "3", 0);
    let (vacant, _) = flat(&mut shop, "4", 0);
    shop.mark(vacant, UnitField::Vacant(true));
    let test = shop.test(Threshold::Majority);
    shop.say(test, Edit::SetTest(Fields(vec![TestField::Households(true)])));
    let total = |shop: &Shop| {
        let tallies = shop.tallies();
        let total = tallies.test(test).unwrap().total;
        (total.eligible, total.unnamed, total.did, total.refused, total.no_answer)
    };
    assert_eq!(total(&shop), (3, 1, 0, 0, 0), "an estimate of people is none of households");
    shop.mark(stairs, UnitField::Households(true));
    assert_eq!(total(&shop), (10, 8, 0, 0, 0));
    shop.freeze(test);
    shop.result(test, two[0], Outcome::Refused, "");
    assert_eq!(total(&shop), (10, 8, 0, 1, 0));
    shop.result(test, two[1], Outcome::Did, "");
    assert_eq!(total(&shop), (10, 8, 1, 0, 0), "one of them did it: the household did");
    shop.result(test, three[0], Outcome::NoAnswer, "");
    shop.result(test, three[1], Outcome::NoAnswer, "");
    assert_eq!(total(&shop), (10, 8, 1, 0, 1));
    // Somebody of a flat where nobody was named, and a second one: still one household.
    let joined = |shop: &mut Shop| {
        let worker = shop.person(Some(empty), "");
        let reason = "at home".into();
        let fact = wallchart::model::Joined { unit: Some(empty), worker, reason };
        shop.say(test, Edit::State(Fact::Joined(fact)));
    };
    joined(&mut shop);
    assert_eq!(total(&shop), (10, 7, 1, 0, 1));
    joined(&mut shop);
    assert_eq!(total(&shop), (10, 7, 1, 0, 1));
    // The door goes: what was frozen stays.
    for unit in shop.campaign().units.keys().copied().collect::<Vec<_>>() {
        shop.mark(unit, UnitField::Door("".into()));
    }
    assert_eq!(total(&shop), (10, 7, 1, 0, 1));
    let tallies = shop.tallies();
    let did = tallies.test(test).unwrap().people(&tallies, None, TestDoor::Outcome(Outcome::Did)).count();
    assert_eq!(did, 1, "the people behind it are people");
}

#[test]
fn counts_of_frozen_tests_follow_each_change_as_if_counted_anew() {
    let mut shop = Shop::new();
    let mut dice = Dice::new(77);
    let house = shop.unit("House", None, None);
    let units: Vec<RecordId> = (0..5).map(|n| shop.unit("Unit", Some(3 * n), Some(house))).collect();
    let people: Vec<RecordId> = (0..24).map(|n| shop.person(Some(units[n % 5]), "")).collect();
    let tests: Vec<RecordId> = (0..3).map(|_| shop.test(Threshold::Majority)).collect();
    shop.say(tests[1], Edit::SetTest(Fields(vec![TestField::Households(true)])));
    let mut kept = shop.tallies();
    let (mut frozen, mut proven) = (0, 0);
    for step in 0..600 {
        let (person, unit, test) = (dice.pick(&people), dice.pick(&units), dice.pick(&tests));
        let (day, says) = (today().plus(dice.below(4) as i32 - 2), Speaker::Typist);
        let (on, edit) = match dice.below(14) {
            0 => (unit, Edit::SetUnit(Fields(vec![UnitField::Joins(Some(dice.pick(&units)))]))),
            1 => (unit, Edit::SetUnit(Fields(vec![UnitField::Gate(dice.once_in(2))]))),
            2 => (unit, Edit::SetUnit(Fields(vec![UnitField::Door(dice.pick(&["", "7"]).into())]))),
            3 => (unit, Edit::SetUnit(Fields(vec![UnitField::Estimate(Some(dice.below(12) as u32))]))),
            4 => {
                (person, Edit::SetWorker(Fields(vec![WorkerField::Place(Grouping::UNIT.into(), Some(unit))])))
            }
            5 => (person, Edit::SetWorker(Fields(vec![WorkerField::Judgement(Judgement::Identified)]))),
            6 => (person, Edit::State(Fact::Rating { value: 1, day, basis: Basis::Said, says })),
            7 => {
                let kind = TieKind::Moves { basis: Basis::Said };
                let to = dice.pick(&people);
                let id = shop.dice.record();
                (id, Edit::State(Fact::Tie { kind, from: person, to, mutual: dice.once_in(3), day, says }))
            }
            8 => {
                let (people, count) = (vec![dice.pick(&people)], 2);
                (person, Edit::State(Fact::Promise { test, people, count, day, says }))
            }
            9 => {
                let expected = dice.pick(&[Expected::Will, Expected::Wont]);
                (person, Edit::State(Fact::Prediction { test, expected, day, says }))
            }
            10 if step > 120
                && frozen < 3
                && shop.campaign().test(tests[frozen]).unwrap().roster.is_none() =>
            {
                frozen += 1;
                let campaign = shop.campaign();
                let roster =
                    wallchart::tally::roster(campaign, campaign.test(tests[frozen - 1]).unwrap(), today());
                (tests[frozen - 1], Edit::State(Fact::Roster(roster)))
            }
            11 if dice.once_in(6) => (person, Edit::Remove { seen: Vec::new() }),
            _ => {
                let outcome = dice.pick(&[Outcome::Did, Outcome::Did, Outcome::Refused, Outcome::NotAsked]);
                (person, Edit::State(Fact::Result { test, outcome, day, says }))
            }
        };
        let deed = wallchart::model::Deed::new(wallchart::model::Label::new("test", 1), vec![(on, edit)]);
        let touched = shop.session.apply(deed, &mut shop.dice);
        kept.follow(shop.campaign(), &touched);
        assert!(kept == Tallies::new(shop.campaign(), today()), "step {step}");
        proven = proven.max(kept.whole().leaders);
    }
    assert_eq!((frozen, proven > 0), (3, true), "rosters froze and leaders were proven on them");
}
