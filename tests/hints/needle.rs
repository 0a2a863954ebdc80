//! What moves the needle: the smallest next step, through the tie that is there.

use wallchart::graph::Network;
use wallchart::hints::{NeedleStep, Nudge, needle};
use wallchart::log::Outside;
use wallchart::model::{
    Basis, Campaign, CampaignField, Day, Edit, Fact, Fields, GateRule, Judgement, Outcome, RecordId, Speaker,
    TestField, Threshold, UnitField, WorkerField,
};
use wallchart::tally::{GateKey, Readiness, Tallies, roster};

use crate::desk::Desk;

fn today() -> Day {
    Day::from_number(20_410)
}

fn steps(campaign: &Campaign) -> Vec<NeedleStep> {
    let tallies = Tallies::new(campaign, today());
    let readiness = Readiness::new(campaign, &tallies);
    needle(campaign, &Network::of(campaign), &tallies, &readiness, today())
}

fn of(campaign: &Campaign, kind: Nudge) -> NeedleStep {
    let steps = steps(campaign);
    let found = steps.iter().find(|step| step.kind == kind);
    found.unwrap_or_else(|| panic!("no {kind:?} in {steps:?}")).clone()
}

/// A unit of fourteen places and ten names; four of seven asked go to the one in the middle, who goes
/// to one of ours in the kitchen.
struct Theatres {
    desk: Desk,
    unit: RecordId,
    people: Vec<RecordId>,
    hassan: RecordId,
    tomasz: RecordId,
}

fn theatres() -> Theatres {
    let mut desk = Desk::new();
    let (unit, kitchen) = (desk.unit("Theatres"), desk.unit("Kitchen"));
    desk.say(unit, Edit::SetUnit(Fields(vec![UnitField::Gate(true), UnitField::Estimate(Some(14))])));
    let people: Vec<_> = (0..10).map(|n| desk.person(&format!("Person {n}"), Some(unit))).collect();
    let hassan = people[0];
    for (asker, named) in [(1, 0), (2, 0), (3, 0), (4, 0), (5, 6), (6, 5)] {
        desk.naming(people[asker], people[named], "problem", false);
    }
    desk.rate(hassan, 3, Basis::Said);
    let tomasz = desk.person("Tomasz", Some(kitchen));
    desk.rate(tomasz, 1, Basis::Did);
    desk.naming(hassan, tomasz, "problem", false);
    Theatres { desk, unit, people, hassan, tomasz }
}

fn test(desk: &mut Desk, rung: u32, aim: u8, outcomes: &[(RecordId, Outcome)]) -> RecordId {
    let on = desk.world.record();
    let fields = vec![
        TestField::Name(format!("Test {rung}").into()),
        TestField::Day(Some(today().plus(-5))),
        TestField::Gate(Threshold::Percent(aim)),
        TestField::Rung(rung),
    ];
    desk.say(on, Edit::SetTest(Fields(fields)));
    let frozen = roster(desk.campaign(), desk.campaign().test(on).unwrap(), today().plus(-5));
    desk.say(on, Edit::State(Fact::Roster(frozen)));
    for (person, outcome) in outcomes {
        let (day, says) = (today().plus(-4), Speaker::Typist);
        desk.say(*person, Edit::State(Fact::Result { test: on, outcome: *outcome, day, says }));
    }
    on
}

fn only(desk: &mut Desk, keys: &[&str]) {
    let about = desk.campaign().id;
    let rules = GateKey::ALL.into_iter().map(|gate| GateRule {
        key: gate.key().into(),
        limit: if gate == GateKey::Tests { 1 } else { gate.default_limit().limit },
        off: !keys.contains(&gate.key()),
    });
    let gates = CampaignField::Gates(rules.collect());
    desk.say(about, Edit::SetCampaign(Fields(vec![gates])));
}

#[test]
fn the_leader_whom_most_name_is_won_through_the_one_he_goes_to() {
    let theatres = theatres();
    let all = steps(theatres.desk.campaign());
    let first = &all[0];
    assert_eq!(
        (first.kind, first.unit, first.who),
        (Nudge::WinLeader, Some(theatres.unit), Some(theatres.hassan))
    );
    assert_eq!((first.named_by, first.of_asked, first.through), (4, 7, Some(theatres.tomasz)));
    assert_eq!(
        first.gates,
        [GateKey::Leaders, GateKey::Charted, GateKey::Rated, GateKey::Tests, GateKey::Fall]
    );
    assert_eq!((first.opens, first.reaches), (5, 14), "everybody there, the unnamed too");
    assert_eq!(first.talks, [(theatres.hassan, Some(theatres.tomasz))]);
    assert_eq!(first.way.as_ref().unwrap().over, theatres.tomasz);
    assert!(all.windows(2).all(|two| two[0].opens >= two[1].opens), "those that could open more come first");
}

#[test]
fn whoever_is_judged_no_leader_is_not_proposed_and_one_voice_is_no_evidence() {
    let mut theatres = theatres();
    let judged = WorkerField::Judgement(Judgement::NotALeader);
    theatres.desk.set(theatres.hassan, vec![judged]);
    let step = of(theatres.desk.campaign(), Nudge::FindLeader);
    assert_eq!(step.who, None);
    assert!(!step.people.is_empty() && step.people.len() <= 5, "a few are asked");
}

#[test]
fn who_is_missing_a_rating_is_asked_by_whom_a_tie_leads_to() {
    let mut theatres = theatres();
    let other = theatres.people[7];
    theatres.desk.naming(other, theatres.tomasz, "social", false);
    let step = of(theatres.desk.campaign(), Nudge::Rate);
    assert_eq!((step.gates.as_slice(), step.reaches), ([GateKey::Rated].as_slice(), 11), "80 % of 14 are 12");
    assert_eq!((step.people[0], step.through), (other, Some(theatres.tomasz)));
    assert_eq!(step.people.len(), 9, "all by name who are not rated lately");
    assert!(!step.people.contains(&theatres.hassan));
    let name = of(theatres.desk.campaign(), Nudge::Name);
    assert_eq!((name.reaches, name.people.len()), (4, 0));
}

#[test]
fn a_test_under_its_aim_asks_again_first_who_is_for_it_and_was_not_asked() {
    let mut theatres = theatres();
    only(&mut theatres.desk, &["tests"]);
    let people = theatres.people.clone();
    let mut outcomes: Vec<_> = people[..6].iter().map(|person| (*person, Outcome::Did)).collect();
    outcomes.push((people[6], Outcome::Refused));
    outcomes.push((people[7], Outcome::NoAnswer));
    for person in [6, 7, 8] {
        theatres.desk.rate(people[person], 2, Basis::Said);
    }
    let test = test(&mut theatres.desk, 10, 65, &outcomes);
    let all = steps(theatres.desk.campaign());
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].kind, all[0].test, all[0].reaches),
        (Nudge::AskAgain, Some(test), 4),
        "65 % of 14 are 10"
    );
    assert_eq!(all[0].people, [people[8], people[7], people[9], people[6]]);
}

#[test]
fn a_unit_with_a_leader_is_told_who_could_be_second() {
    let mut theatres = theatres();
    only(&mut theatres.desk, &["leaders"]);
    let people = theatres.people.clone();
    theatres.desk.rate(people[1], 1, Basis::Did);
    theatres.desk.set(people[1], vec![WorkerField::Judgement(Judgement::Identified)]);
    theatres.desk.rate(people[6], 2, Basis::Said);
    theatres.desk.naming(people[7], people[6], "number", false);
    let prove = of(theatres.desk.campaign(), Nudge::ProveLeader);
    assert_eq!(prove.who, Some(people[1]));
    let outcomes: Vec<_> = people.iter().map(|person| (*person, Outcome::Did)).collect();
    test(&mut theatres.desk, 10, 65, &outcomes);
    let second = of(theatres.desk.campaign(), Nudge::FindSecond);
    assert_eq!(
        (second.who, second.reaches),
        (Some(people[6]), 1),
        "who is for it comes before who is named more"
    );
}

#[test]
fn too_few_tests_are_said_once_for_all_units() {
    let mut theatres = theatres();
    let ward = theatres.desk.unit("Ward");
    theatres
        .desk
        .say(ward, Edit::SetUnit(Fields(vec![UnitField::Gate(true), UnitField::Estimate(Some(20))])));
    only(&mut theatres.desk, &["tests"]);
    let all = steps(theatres.desk.campaign());
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].kind, all[0].unit, all[0].opens, all[0].reaches), (Nudge::HoldTest, None, 2, 34));
}

#[test]
fn a_campaign_that_is_ready_or_empty_needs_no_step() {
    let mut theatres = theatres();
    only(&mut theatres.desk, &[]);
    assert!(steps(theatres.desk.campaign()).is_empty());
    assert!(steps(Desk::new().campaign()).is_empty());
}
