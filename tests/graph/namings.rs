use std::collections::BTreeSet;

use wallchart::graph::{Asked, Group, Kinds, Namings, Network, leaders, spread_over};
use wallchart::model::{Basis, Day, QuestionKind, RecordId, WorkerField};

use crate::desk::Desk;

/// Four people of a ward, named.
fn ward() -> (Desk, RecordId, Vec<RecordId>) {
    let mut desk = Desk::new();
    let ward = desk.unit("Ward");
    let people = ["Ada", "Ben", "Cid", "Dot"].map(|name| desk.person(name, Some(ward)));
    (desk, ward, people.into())
}

fn trust(desk: &Desk, people: &[RecordId]) -> Namings {
    let campaign = desk.campaign();
    let group: BTreeSet<RecordId> = people.iter().copied().collect();
    let asked = Asked::Kind(QuestionKind::Trust);
    Namings::of(campaign, &Network::of(campaign), &Kinds::of(campaign), &group, &asked)
}

#[test]
fn a_naming_is_old_after_ninety_days_and_returned_if_both_name_each_other() {
    let (mut desk, _, people) = ward();
    desk.naming(people[1], people[0], "problem", true);
    desk.naming(people[2], people[0], "problem", false);
    let namings = trust(&desk, &people);
    assert_eq!((namings.named_by(people[0]), namings.returned(people[0])), (2, 1));
    // Two of three namings of those who were asked themselves go both ways.
    assert!((namings.reciprocity().unwrap() - 2.0 / 3.0).abs() < 1e-6);
    let said = Day::from_number(20_400);
    assert_eq!(namings.older_than(people[0], said.plus(90), 90), 0);
    assert_eq!(namings.older_than(people[0], said.plus(91), 90), 2);
    assert_eq!(trust(&desk, &people[2..]).reciprocity(), None, "nobody who is named was asked: unknown");
}

#[test]
fn life_outside_work_leads_only_where_nobody_was_asked_for_trust() {
    let (mut desk, _, people) = ward();
    let social = desk.campaign().questions().into_iter().find(|q| q.kind == QuestionKind::Social);
    let social = social.expect("a question of life outside work is shipped").key;
    desk.naming(people[0], people[1], "schedule", false);
    let leading = |desk: &Desk| {
        let units = leaders(
            desk.campaign(),
            &Network::of(desk.campaign()),
            &Asked::Leading,
            Day::from_number(20_400),
        );
        (units[0].leads, units[0].candidates[0].id)
    };
    assert_eq!(leading(&desk).0, None, "work advice never leads alone");
    desk.naming(people[0], people[2], &social, false);
    assert_eq!(leading(&desk), (Some(QuestionKind::Social), people[2]));
    desk.naming(people[0], people[3], "problem", false);
    assert_eq!(leading(&desk), (Some(QuestionKind::Trust), people[3]));
}

#[test]
fn namers_are_spread_over_shifts_and_ties_to_opponents_are_of_how_many() {
    let (mut desk, _, people) = ward();
    for (person, shift) in [(1, "Nights"), (2, "Days")] {
        let id = desk.unit(shift);
        desk.say(
            id,
            wallchart::model::Edit::SetUnit(wallchart::model::Fields(vec![
                wallchart::model::UnitField::Grouping("shift".into()),
            ])),
        );
        desk.set(people[person], vec![WorkerField::Place("shift".into(), Some(id))]);
    }
    for asker in 1..4 {
        desk.naming(people[asker], people[0], "problem", false);
        desk.rate(people[asker], 5 - (asker as u8 % 3), Basis::Said);
    }
    let spread = spread_over(desk.campaign(), "shift", people[1..].iter().copied());
    assert_eq!((spread.groups.len(), spread.unknown), (2, 1));
    assert!(spread.groups.iter().all(|(group, count)| matches!(group, Group::Unit(_)) && *count == 1));
    let units =
        leaders(desk.campaign(), &Network::of(desk.campaign()), &Asked::Leading, Day::from_number(20_400));
    let ward = units.iter().find(|unit| unit.people == 4).unwrap();
    // Rated 4, 3 and 5: two of them stand against.
    assert_eq!((ward.candidates[0].tied_opponents.len(), ward.opponents.len()), (2, 2));
    assert_eq!(ward.candidates[0].spreads.iter().find(|s| &*s.grouping == "shift").unwrap().groups.len(), 2);
}
