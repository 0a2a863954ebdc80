//! Next talks: a planted answer, whom they leave alone, the same list from any order.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wallchart::graph::Network;
use wallchart::hints::{MOST_TALKS, NextTalk, RECENT_DAYS, Reason, Turn, Whom, next_talks};
use wallchart::log::Outside;
use wallchart::model::{
    Answer, Basis, Campaign, Day, Deed, Edit, Fact, Fields, Judgement, Label, Outcome, RecordId, Speaker,
    TalkField, TalkStands, TaskField, TestField, Text, TieKind, UnitField, WorkerField,
};
use wallchart::tally::Tallies;

use crate::desk::Desk;
use crate::support::Dice;

const TODAY: i32 = 20_410;

fn today() -> Day {
    Day::from_number(TODAY)
}

fn talks(campaign: &Campaign) -> Vec<NextTalk> {
    of(campaign, Whom::Everybody)
}

fn of(campaign: &Campaign, whom: Whom) -> Vec<NextTalk> {
    let tallies = Tallies::new(campaign, today());
    next_talks(campaign, &Network::of(campaign), &tallies, today(), whom, None)
}

fn place(talks: &[NextTalk], whom: RecordId) -> Option<usize> {
    talks.iter().position(|talk| talk.whom == whom)
}

fn talk(desk: &mut Desk, fields: Vec<TalkField>) {
    let id = desk.world.record();
    desk.say(id, Edit::SetTalk(Fields(fields)));
}

fn held(desk: &mut Desk, whom: RecordId, ago: i32, more: Vec<TalkField>) {
    let day = Some(today().plus(-ago));
    let mut fields = vec![TalkField::Worker(Some(whom)), TalkField::Day(day), TalkField::Held(true)];
    fields.extend(more);
    talk(desk, fields);
}

/// Four units of eight. The laundry's real leader is named by five of its own; of ours only Sun
/// from the kitchen is tied to her, over a shared ride. The other units have many at hand.
struct Works {
    desk: Desk,
    units: Vec<RecordId>,
    people: Vec<Vec<RecordId>>,
    leader: RecordId,
    sun: RecordId,
    ride: RecordId,
}

fn works() -> Works {
    let mut desk = Desk::new();
    let units: Vec<_> = ["Laundry", "Kitchen", "Ward", "Stores"].map(|name| desk.unit(name)).into();
    let mut people = Vec::new();
    for (u, unit) in units.iter().enumerate() {
        let of: Vec<_> = (0..8).map(|n| desk.person(&format!("Person {u}{n}"), Some(*unit))).collect();
        people.push(of);
    }
    // The laundry: nobody of it is ours.
    for asker in 1..6 {
        desk.naming(people[0][asker], people[0][0], "problem", false);
        desk.rate(people[0][asker], 3, Basis::Said);
    }
    desk.naming(people[0][0], people[0][7], "problem", false);
    desk.rate(people[0][0], 3, Basis::Said);
    // The others: two supporters each, a likely one with many ways to them.
    for unit in people.iter().take(4).skip(1) {
        desk.rate(unit[1], 1, Basis::Did);
        desk.rate(unit[2], 2, Basis::Said);
        desk.rate(unit[0], 3, Basis::Said);
        for asker in [1, 2, 3] {
            desk.naming(unit[asker], unit[0], "problem", false);
        }
        for n in 3..8 {
            desk.naming(unit[n], unit[1], "schedule", false);
        }
    }
    let (leader, sun) = (people[0][0], people[1][1]);
    let ride = desk.naming(sun, leader, "social", true);
    Works { desk, units, people, leader, sun, ride }
}

#[test]
fn the_real_leader_whom_one_tie_reaches_is_among_the_first_three() {
    let works = works();
    let talks = talks(works.desk.campaign());
    let at = place(&talks, works.leader).expect("is proposed");
    assert!(at < 3, "at {at}");
    let talk = &talks[at];
    assert_eq!(talk.who, works.sun);
    let way = talk.way.as_ref().expect("through a tie");
    assert_eq!((way.tie, way.over, way.before, way.turn), (works.ride, works.sun, None, Turn::Both));
    assert!(way.is_only);
    let named = Reason::MostNamed { unit: Some(works.units[0]), named_by: 5, of_asked: 6 };
    assert_eq!(talk.reasons[0], named);
    assert!(talk.day > today());
}

#[test]
fn a_leader_whom_no_tie_of_ours_reaches_is_reached_over_somebody_between() {
    let mut works = works();
    works.desk.say(works.ride, Edit::Remove { seen: Vec::new() });
    assert_eq!(place(&talks(works.desk.campaign()), works.leader), None);
    let between = works.people[0][3];
    let tie = works.desk.naming(between, works.people[2][1], "number", false);
    let talks = talks(works.desk.campaign());
    let talk = &talks[place(&talks, works.leader).expect("is proposed")];
    let way = talk.way.as_ref().unwrap();
    assert_eq!((talk.who, way.over, way.before), (works.people[2][1], between, Some(tie)));
}

#[test]
fn leaders_come_before_gaps_before_what_is_due_before_who_is_unknown() {
    let mut works = works();
    held(&mut works.desk, works.people[1][5], 30, vec![TalkField::Next(Some(today().plus(-3)))]);
    let talks = talks(works.desk.campaign());
    let steps: Vec<_> = talks.iter().map(|talk| talk.reasons[0].step()).collect();
    assert!(steps.is_sorted(), "{steps:?}");
    let due = &talks[place(&talks, works.people[1][5]).expect("is due")];
    assert_eq!(due.reasons[0], Reason::AnswerDue { since: today().plus(-3) });
    assert!(due.is_late && !due.is_loose);
}

#[test]
fn a_yes_that_no_deed_followed_is_named_with_its_test() {
    let mut works = works();
    let test = works.desk.world.record();
    let day = Some(today().plus(-8));
    works
        .desk
        .say(test, Edit::SetTest(Fields(vec![TestField::Name("Petition".into()), TestField::Day(day)])));
    let soft = works.people[1][2];
    let result =
        Fact::Result { test, outcome: Outcome::Refused, day: today().plus(-6), says: Speaker::Typist };
    works.desk.say(soft, Edit::State(result));
    works.desk.naming(soft, works.sun, "problem", false);
    let talks = of(works.desk.campaign(), Whom::Unit(works.units[1]));
    let talk = &talks[place(&talks, soft).expect("is proposed")];
    assert!(talk.reasons.contains(&Reason::SoftYes { test, refused: true }), "{:?}", talk.reasons);
}

/// What takes somebody off the list.
fn taken_off(desk: &mut Desk, whom: RecordId, other: RecordId, how: usize) {
    let in_a_week = Some(today().plus(7));
    match how {
        0 => held(desk, whom, RECENT_DAYS - 1, vec![]),
        1 => {
            desk.set(whom, vec![WorkerField::Asked("problem".into(), Some(today().plus(-3)))]);
        }
        2 => talk(
            desk,
            vec![
                TalkField::Worker(Some(whom)),
                TalkField::Organizer("X.Y.".into()),
                TalkField::Day(in_a_week),
            ],
        ),
        3 => held(
            desk,
            whom,
            40,
            vec![
                TalkField::Answer(Some(Answer::Yes)),
                TalkField::Commitment("Brings two".into()),
                TalkField::CommitmentDay(in_a_week),
            ],
        ),
        4 => {
            desk.set(whom, vec![WorkerField::Talk(TalkStands::Yes)]);
        }
        5 => {
            desk.set(whom, vec![WorkerField::Responsible(Some(other))]);
        }
        6 => {
            desk.set(whom, vec![WorkerField::Standing("supervisor".into())]);
        }
        7 => {
            desk.set(whom, vec![WorkerField::Standing("left".into())]);
        }
        8 => {
            desk.say(whom, Edit::Remove { seen: Vec::new() });
        }
        9 => held(desk, whom, 40, vec![TalkField::Next(in_a_week)]),
        _ => {
            let id = desk.world.record();
            let fields = vec![TaskField::What("Go round".into()), TaskField::Worker(Some(whom))];
            desk.say(id, Edit::SetTask(Fields(fields)));
        }
    }
}

#[test]
fn who_was_asked_lately_is_committed_or_anothers_is_left_alone() {
    for how in 0..=10 {
        let mut works = works();
        let (leader, other) = (works.leader, works.people[3][1]);
        taken_off(&mut works.desk, leader, other, how);
        assert_eq!(place(&talks(works.desk.campaign()), leader), None, "way {how}");
    }
}

#[test]
fn two_weeks_after_a_talk_somebody_is_proposed_again() {
    let mut works = works();
    held(&mut works.desk, works.leader, RECENT_DAYS, vec![]);
    assert!(place(&talks(works.desk.campaign()), works.leader).is_some());
}

#[test]
fn somebody_whom_one_of_us_follows_is_left_to_that_one() {
    let mut works = works();
    works.desk.set(works.leader, vec![WorkerField::Responsible(Some(works.sun))]);
    let found = talks(works.desk.campaign());
    assert_eq!(found[place(&found, works.leader).unwrap()].who, works.sun);
    let tallies = Tallies::new(works.desk.campaign(), today());
    let network = Network::of(works.desk.campaign());
    let for_one = |who| next_talks(works.desk.campaign(), &network, &tallies, today(), Whom::Everybody, who);
    assert!(for_one(Some(works.sun)).iter().all(|talk| talk.who == works.sun));
    assert_eq!(place(&for_one(Some(works.people[2][1])), works.leader), None);
}

#[test]
fn of_a_unit_only_its_people_are_proposed() {
    let works = works();
    for (unit, people) in works.units.iter().zip(&works.people) {
        let talks = of(works.desk.campaign(), Whom::Unit(*unit));
        assert!(!talks.is_empty());
        assert!(talks.iter().all(|talk| people.contains(&talk.whom)));
    }
    assert!(of(works.desk.campaign(), Whom::Unassigned).is_empty());
}

#[test]
fn one_who_is_judged_no_leader_is_not_proposed_as_one() {
    let mut works = works();
    works.desk.set(works.leader, vec![WorkerField::Judgement(Judgement::NotALeader)]);
    let talks = talks(works.desk.campaign());
    let reasons = talks.iter().filter(|talk| talk.whom == works.leader).flat_map(|talk| &talk.reasons);
    assert!(reasons.into_iter().all(|reason| !matches!(reason, Reason::MostNamed { .. })));
}

/// A chart by chance: deeds with fixed ids, so that they can be said in another order.
fn deeds(dice: &mut Dice) -> Vec<(RecordId, Edit)> {
    let mut id = {
        let mut n = 0_u32;
        move |kind: u8| {
            n += 1;
            let mut bytes = [kind; 15];
            bytes[1..5].copy_from_slice(&n.to_be_bytes());
            RecordId::from_bytes(bytes)
        }
    };
    let names = ["Ana", "Bo", "Cem", "Dia", "Eli"];
    let mut edits = Vec::new();
    let units: Vec<_> = (0..1 + dice.below(4)).map(|_| id(1)).collect();
    for (n, unit) in units.iter().enumerate() {
        edits.push((*unit, Edit::SetUnit(Fields(vec![UnitField::Name(format!("Unit {n}").into())]))));
    }
    let people: Vec<_> = (0..5 + dice.below(40)).map(|_| id(2)).collect();
    for person in &people {
        // Names on purpose so few that several people share one.
        let mut fields = vec![WorkerField::Name(dice.pick(&names).into())];
        if !dice.once_in(6) {
            fields.push(WorkerField::Place("unit".into(), Some(dice.pick(&units))));
        }
        if dice.once_in(8) {
            let standing = dice.pick(&["supervisor", "left", "outside", "on_leave"]);
            fields.push(WorkerField::Standing(standing.into()));
        }
        if dice.once_in(8) {
            fields.push(WorkerField::Responsible(Some(dice.pick(&people))));
        }
        if dice.once_in(6) {
            let judged = [Judgement::Identified, Judgement::Suggested, Judgement::NotALeader];
            fields.push(WorkerField::Judgement(dice.pick(&judged)));
        }
        if dice.once_in(8) {
            fields.push(WorkerField::Talk(dice.pick(&[TalkStands::Yes, TalkStands::InConversation])));
        }
        if dice.once_in(8) {
            fields.push(WorkerField::Asked("number".into(), Some(today().plus(-(dice.below(40) as i32)))));
        }
        edits.push((*person, Edit::SetWorker(Fields(fields))));
        if dice.once_in(2) {
            let day = today().plus(-(dice.below(200) as i32));
            let value = 1 + dice.below(5) as u8;
            let rating = Fact::Rating { value, day, basis: Basis::Said, says: Speaker::Typist };
            edits.push((*person, Edit::State(rating)));
        }
    }
    for _ in 0..dice.below(90) {
        let question = Text::from(dice.pick(&["problem", "number", "schedule", "social"]));
        let kind = match dice.below(5) {
            0 => TieKind::Moves { basis: Basis::Guess },
            _ => TieKind::Naming { question },
        };
        let (from, to) = (dice.pick(&people), dice.pick(&people));
        let tie = Fact::Tie {
            kind,
            from,
            to,
            mutual: dice.once_in(4),
            day: today().plus(-5),
            says: Speaker::Typist,
        };
        edits.push((id(3), Edit::State(tie)));
    }
    for _ in 0..dice.below(8) {
        let day = today().plus(10 - dice.below(60) as i32);
        let mut fields = vec![
            TalkField::Worker(Some(dice.pick(&people))),
            TalkField::Day(Some(day)),
            TalkField::Held(!dice.once_in(3)),
        ];
        if dice.once_in(2) {
            fields.push(TalkField::Commitment("Brings two".into()));
            fields.push(TalkField::CommitmentDay(Some(day.plus(dice.below(30) as i32))));
        }
        edits.push((id(4), Edit::SetTalk(Fields(fields))));
    }
    edits
}

fn said(edits: &[(RecordId, Edit)]) -> Desk {
    let mut desk = Desk::new();
    for (on, edit) in edits {
        let deed = Deed::new(Label::new("edit", 1), vec![(*on, edit.clone())]);
        desk.session.apply(deed, &mut desk.world);
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_proposed_who_is_to_be_left_alone(seed in any::<u64>()) {
        let desk = said(&deeds(&mut Dice::new(seed)));
        let campaign = desk.campaign();
        let talks = talks(campaign);
        prop_assert!(talks.len() <= MOST_TALKS);
        let whom: BTreeSet<_> = talks.iter().map(|talk| talk.whom).collect();
        prop_assert_eq!(whom.len(), talks.len());
        for next in &talks {
            let worker = campaign.worker(next.whom).unwrap();
            prop_assert!(campaign.is_counted(worker) && &**worker.standing.value() != "left");
            prop_assert!(campaign.is_counted(campaign.worker(next.who).unwrap()));
            prop_assert!(next.who != next.whom && !next.reasons.is_empty() && next.day >= today());
            let follows = worker.responsible.value().and_then(|who| campaign.worker(who));
            prop_assert!(follows.is_none_or(|follows| follows.id == next.who));
            let recent = |day: Day| day.days_until(today()) < RECENT_DAYS;
            prop_assert!(!worker.asked.values().any(|day| day.value().is_some_and(recent)));
            for talk in campaign.talks.values().filter(|talk| *talk.worker.value() == Some(next.whom)) {
                prop_assert!(*talk.held && !recent(talk.day.value().unwrap()));
                let runs = talk.commitment_day.value().is_some_and(|day| day >= today());
                prop_assert!(!runs);
            }
            if let Some(way) = &next.way {
                let tie = &campaign.ties[&way.tie];
                let ends = BTreeSet::from([tie.from, tie.to]);
                prop_assert_eq!(ends, BTreeSet::from([way.over, next.whom]));
                prop_assert!(way.before.is_some() || way.over == next.who);
            }
        }
    }

    #[test]
    fn the_list_is_the_same_from_any_order_of_records(seed in any::<u64>()) {
        let mut dice = Dice::new(seed);
        let mut edits = deeds(&mut dice);
        let one = talks(said(&edits).campaign());
        dice.shuffle(&mut edits);
        prop_assert_eq!(one, talks(said(&edits).campaign()));
    }
}
