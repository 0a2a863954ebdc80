use wallchart::graph::{Asked, Candidate, Connects, Network, UnitLeaders, Web, leaders};
use wallchart::model::{Basis, Day, Judgement, QuestionKind, RecordId, WorkerField};

use crate::desk::Desk;

const TRUST: Asked = Asked::Kind(QuestionKind::Trust);

fn of(desk: &Desk, asked: &Asked) -> Vec<UnitLeaders> {
    leaders(desk.campaign(), &Network::of(desk.campaign()), asked, Day::from_number(20_420))
}

fn names(unit: &UnitLeaders) -> Vec<&str> {
    unit.candidates.iter().map(|c| &*c.name).collect()
}

fn candidate<'a>(units: &'a [UnitLeaders], name: &str) -> &'a Candidate {
    units.iter().flat_map(|u| &u.candidates).find(|c| &*c.name == name).expect("is a candidate")
}

/// Ward: Ada is named by three with a problem; Ben by all five for the schedule.
/// Kitchen: two people; one of them turns to Cid of the ward.
fn hospital() -> (Desk, Vec<RecordId>) {
    let mut desk = Desk::new();
    let ward = desk.unit("Ward");
    let kitchen = desk.unit("Kitchen");
    let mut people = Vec::new();
    for name in ["Ada", "Ben", "Cid", "Dot", "Eve", "Fay", "Gus"] {
        people.push(desk.person(name, Some(ward)));
    }
    for name in ["Hob", "Ida"] {
        people.push(desk.person(name, Some(kitchen)));
    }
    for asker in [3, 4, 5] {
        desk.naming(people[asker], people[0], "problem", false);
    }
    for asker in [0, 2, 3, 4, 5] {
        desk.naming(people[asker], people[1], "schedule", false);
    }
    desk.naming(people[7], people[2], "problem", false);
    desk.naming(people[0], people[2], "number", false);
    (desk, people)
}

#[test]
fn the_count_inside_the_unit_leads_and_says_of_how_many_asked() {
    let (desk, _) = hospital();
    let units = of(&desk, &TRUST);
    assert_eq!(names(&units[0])[0], "Ada");
    assert_eq!((units[0].people, units[0].asked), (7, 4), "three who name Ada, and Ada who names Cid");
    let ada = candidate(&units, "Ada");
    assert_eq!((ada.named_by, ada.of_asked), (3, 4));
}

#[test]
fn work_advice_never_leads_and_is_never_added() {
    let (desk, _) = hospital();
    let units = of(&desk, &TRUST);
    assert_eq!(names(&units[0]), ["Ada", "Cid", "Ben"]);
    let ben = candidate(&units, "Ben");
    assert_eq!(ben.named_by, 0);
    let work = ben.by_kind.iter().find(|k| k.kind == QuestionKind::Work).unwrap();
    assert_eq!((work.named_by, work.of_asked), (5, 5));
    assert_eq!(names(&of(&desk, &Asked::Kind(QuestionKind::Work))[0])[0], "Ben", "unless it is asked for");
}

#[test]
fn namings_from_other_units_are_counted_apart() {
    let (desk, _) = hospital();
    let units = of(&desk, &TRUST);
    let cid = candidate(&units, "Cid");
    assert_eq!((cid.named_by, cid.from_outside, cid.other_units), (1, 1, 1));
}

#[test]
fn somebody_who_names_twice_counts_once() {
    let (mut desk, people) = hospital();
    desk.naming(people[3], people[0], "problem", false);
    desk.naming(people[3], people[0], "number", true);
    assert_eq!(candidate(&of(&desk, &TRUST), "Ada").named_by, 3);
}

#[test]
fn one_question_can_be_asked_for_alone() {
    let (desk, _) = hospital();
    let number = of(&desk, &Asked::Question("number".into()));
    assert_eq!((candidate(&number, "Cid").named_by, candidate(&number, "Cid").of_asked), (1, 1));
    assert_eq!(candidate(&number, "Ada").named_by, 0);
}

#[test]
fn supervisors_are_left_out_as_askers_and_as_named() {
    let (mut desk, people) = hospital();
    desk.naming(people[6], people[3], "problem", false);
    for who in [0, 6] {
        desk.set(people[who], vec![WorkerField::Standing("supervisor".into())]);
    }
    let units = of(&desk, &TRUST);
    assert!(!names(&units[0]).contains(&"Ada") && !names(&units[0]).contains(&"Dot"));
    assert_eq!(units[0].people, 5);
    assert_eq!(units[0].asked, 3, "Ada and Gus are not among those asked");
}

#[test]
fn whoever_was_asked_and_named_nobody_is_in_the_denominator() {
    let (mut desk, people) = hospital();
    desk.set(people[6], vec![WorkerField::Asked("problem".into(), Some(Day::from_number(20_000)))]);
    assert_eq!(of(&desk, &TRUST)[0].asked, 5);
    assert_eq!(candidate(&of(&desk, &TRUST), "Ben").by_kind[1].of_asked, 5, "they were not asked about work");
}

#[test]
fn of_equals_the_one_whom_other_groups_turn_to_comes_first() {
    let (mut desk, people) = hospital();
    // Dot gets three in the ward as Ada has; Hob of the kitchen turns to Dot.
    for asker in [4, 5, 6] {
        desk.naming(people[asker], people[3], "problem", false);
    }
    assert_eq!(names(&of(&desk, &TRUST)[0])[0], "Ada");
    desk.naming(people[8], people[3], "problem", true);
    assert_eq!(names(&of(&desk, &TRUST)[0])[0], "Dot");
}

#[test]
fn judgement_and_support_stand_beside_the_evidence() {
    let (mut desk, people) = hospital();
    desk.set(people[0], vec![WorkerField::Judgement(Judgement::Identified)]);
    desk.set(people[6], vec![WorkerField::Judgement(Judgement::Suggested)]);
    desk.rate(people[0], 3, Basis::Said);
    let units = of(&desk, &TRUST);
    let ada = candidate(&units, "Ada");
    assert_eq!((ada.status, ada.support), (Judgement::Identified, Some(3)));
    let gus = candidate(&units, "Gus");
    assert_eq!((gus.named_by, gus.support), (0, None), "judged without evidence: shown, last");
    assert_eq!(names(&units[0]).last(), Some(&"Gus"));
}

#[test]
fn people_without_a_unit_are_a_group_of_their_own() {
    let mut desk = Desk::new();
    let a = desk.person("Ada", None);
    let b = desk.person("Ben", None);
    desk.naming(a, b, "problem", false);
    let units = of(&desk, &TRUST);
    assert_eq!((units.len(), units[0].unit, units[0].people), (1, None, 2));
    assert_eq!(names(&units[0]), ["Ben"]);
}

#[test]
fn a_bridge_connects_groups_and_an_end_does_not() {
    let id = |n: u8| RecordId::from_bytes([n; 15]);
    let people: Vec<_> = (0..5).map(id).collect();
    // 0-1-2-3-4: over the middle go 4 of the 6 pairs of others.
    let web = Web::of(people, (0..4).map(|i| (id(i), id(i + 1))));
    let connects = Connects::exact(&web, 2, &|_| true).unwrap();
    assert!((connects.share(id(2)) - 4.0 / 6.0).abs() < 1e-6);
    assert!((connects.share(id(1)) - 3.0 / 6.0).abs() < 1e-6);
    assert!(connects.share(id(0)).abs() < 1e-6);
    assert!(Connects::estimate(&Web::default(), 1_000).shares().is_empty());
}
