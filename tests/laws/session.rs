//! Laws of one copy: undo, typing, forgetting.

use std::collections::BTreeSet;

use wallchart::log::{Outside, Session};
use wallchart::model::{
    Basis, Day, Deed, Edit, Fact, Fields, Label, RecordId, Speaker, TalkField, TieKind, Touched, WorkerField,
};
use wallchart::tally::Tallies;

use crate::support::{Copies, Dice, any_history, assert_alike, entries, histories, lines, view};

fn shown(session: &Session) -> String {
    view(session.log(), session.campaign())
}

fn fresh() -> (Session, Dice) {
    let mut dice = Dice::new(4);
    (Session::new(dice.author(), &mut dice), dice)
}

fn name(on: RecordId, name: &str) -> Deed {
    Deed::set_worker(Label::new("set", 1), on, vec![WorkerField::Name(name.into())])
}

#[test]
fn take_back_then_restore_is_identity() {
    for seed in 0..histories(300) {
        let mut copies = any_history(seed, 20);
        let (session, dice) = copies.at(0);
        session.end_typing(dice);
        let before = shown(session);
        let mut undone = 0;
        while session.undo(dice).is_some() {
            undone += 1;
        }
        for _ in 0..undone {
            session.redo(dice).expect("as many ways forward as back");
        }
        assert_alike(&before, &shown(session), &format!("seed {seed}: {undone} steps back and forward"));
    }
}

#[test]
fn undoing_everything_leaves_nothing_of_ones_own() {
    for seed in 0..histories(200) {
        let mut copies = Copies::new(seed, 1);
        for _ in 0..15 {
            copies.deed(0);
        }
        let (session, dice) = copies.at(0);
        while session.undo(dice).is_some() {}
        let own = entries(session);
        let left: Vec<_> = own
            .iter()
            .filter(|entry| session.log().is_live(entry) && !matches!(entry.edit, Edit::TakeBack { .. }))
            .collect();
        assert!(left.is_empty(), "seed {seed}: {left:?}");
        assert!(session.campaign().workers.is_empty());
    }
}

#[test]
fn typing_leaves_one_entry_or_none() {
    let (mut session, mut dice) = fresh();
    let on = dice.record();
    session.apply(name(on, "Ana"), &mut dice);
    let before = session.log().entries().count();
    for text in ["A", "An", "Ann", "Anna"] {
        session.type_into(on, WorkerField::Name(text.into()), &mut dice);
        assert_eq!(&**session.campaign().worker(on).unwrap().name.value(), text, "shown while typing");
        assert_eq!(session.log().entries().count(), before, "and in no log");
    }
    session.end_typing(&mut dice);
    assert_eq!(session.log().entries().count(), before + 1);
    session.type_into(on, WorkerField::Name("Ann".into()), &mut dice);
    session.type_into(on, WorkerField::Name("Anna".into()), &mut dice);
    assert!(session.end_typing(&mut dice).is_none(), "nothing changed: no entry");
    session.type_into(on, WorkerField::Name("Berta".into()), &mut dice);
    session.undo(&mut dice);
    assert_eq!(&**session.campaign().worker(on).unwrap().name.value(), "Anna", "undo drops the text");
    assert_eq!(session.log().entries().count(), before + 1);
}

#[test]
fn a_merge_while_typing_shows_as_a_conflict_and_keeps_the_text() {
    let mut copies = Copies::new(6, 2);
    let on = copies.world.workers[0];
    let (ana, dice) = copies.at(0);
    ana.apply(name(on, "Rosa"), dice);
    copies.merge(1, 0);
    let (ben, dice) = copies.at(1);
    ben.apply(name(on, "Rosa B."), dice);
    let (ana, dice) = copies.at(0);
    ana.type_into(on, WorkerField::Name("Rosa T.".into()), dice);
    copies.merge(0, 1);
    let (ana, dice) = copies.at(0);
    assert_eq!(&**ana.campaign().worker(on).unwrap().name.value(), "Rosa T.", "the text is not lost");
    ana.end_typing(dice);
    let rosa = ana.campaign().worker(on).unwrap();
    assert!(rosa.name.is_disputed());
    assert_eq!(rosa.name.sayings().count(), 2);
}

#[test]
fn opening_a_field_says_nothing_though_a_merge_changed_it() {
    let mut copies = Copies::new(6, 2);
    let on = copies.world.workers[0];
    let (ana, dice) = copies.at(0);
    ana.apply(name(on, "Rosa"), dice);
    copies.merge(1, 0);
    let (ben, dice) = copies.at(1);
    ben.apply(name(on, "Rosa B."), dice);
    let (ana, dice) = copies.at(0);
    ana.type_into(on, WorkerField::Name("Rosa".into()), dice);
    copies.merge(0, 1);
    let (ana, dice) = copies.at(0);
    assert!(ana.end_typing(dice).is_none());
    assert_eq!(&**ana.campaign().worker(on).unwrap().name.value(), "Rosa B.");
}

#[test]
fn undo_same_person_restores() {
    for seed in 0..histories(200) {
        let mut copies = any_history(seed, 15);
        let world = copies.world.clone();
        let (session, dice) = copies.at(0);
        session.end_typing(dice);
        let before = shown(session);
        let edit = Edit::Same { other: world.workers[1] };
        session.apply(Deed::new(Label::new("same", 2), vec![(world.workers[0], edit)]), dice);
        session.undo(dice);
        assert_alike(&before, &shown(session), &format!("seed {seed}"));
    }
}

/// A person with everything that can be about them.
fn charted(session: &mut Session, dice: &mut Dice, marker: &str) -> (RecordId, Vec<RecordId>) {
    let (on, friend, tie, talk) = (dice.record(), dice.record(), dice.record(), dice.record());
    let day = Day::new(2026, 11, 1).unwrap();
    let says = Speaker::Named(marker.into());
    let fields = vec![
        WorkerField::Name(format!("Name {marker}").into()),
        WorkerField::Phone(format!("+49 {marker}").into()),
        WorkerField::Note(format!("note {marker}").into()),
    ];
    session.apply(name(friend, "Friend"), dice);
    session.apply(Deed::set_worker(Label::new("set", 1), on, fields), dice);
    let rating = Fact::Rating { value: 2, day, basis: Basis::Said, says: says.clone() };
    let kind = TieKind::Naming { question: "problem".into() };
    let tied = Fact::Tie { kind, from: friend, to: on, mutual: false, day, says };
    let note = TalkField::Note(format!("talk {marker}").into());
    let edits = vec![
        (on, Edit::State(rating)),
        (tie, Edit::State(tied)),
        (talk, Edit::SetTalk(Fields(vec![TalkField::Worker(Some(on)), note]))),
    ];
    session.apply(Deed::new(Label::new("set", 3), edits), dice);
    (on, vec![friend, tie, talk])
}

fn all_bytes(session: &Session) -> String {
    lines(session.log()).join("\n") + &shown(session) + &format!("{session:?}")
}

#[test]
fn forget_removes_every_byte() {
    let (mut session, mut dice) = fresh();
    let (on, with) = charted(&mut session, &mut dice, "MARKER");
    session.type_into(on, WorkerField::Job("MARKER job".into()), &mut dice);
    session.end_typing(&mut dice);
    session.undo(&mut dice);
    assert!(all_bytes(&session).contains("MARKER"));
    session.forget(on, &mut dice);
    assert!(!all_bytes(&session).contains("MARKER"), "in no line, no view, no way back");
    assert!(session.campaign().worker(on).is_none());
    assert!(session.campaign().worker(with[0]).is_some(), "the friend stays");
    while session.undo(&mut dice).is_some() {}
    while session.redo(&mut dice).is_some() {}
    assert!(!all_bytes(&session).contains("MARKER"));
}

#[test]
fn forget_survives_old_copies() {
    for seed in 0..histories(60) {
        let mut copies = Copies::new(seed, 4);
        let (ana, dice) = copies.at(0);
        let (on, with) = charted(ana, dice, "MARKER");
        for copy in 1..4 {
            copies.merge(copy, 0);
        }
        // Ben writes more of her, and a talk about her that Ana never saw; Cara says she is also another.
        let (ben, dice) = copies.at(1);
        let talk = dice.record();
        let about = |field| Edit::SetTalk(Fields(vec![field]));
        for field in [TalkField::Worker(Some(on)), TalkField::Note("MARKER again".into())] {
            ben.apply(Deed::new(Label::new("talk", 1), vec![(talk, about(field))]), dice);
        }
        let (cara, dice) = copies.at(2);
        let double = dice.record();
        cara.apply(name(double, "MARKER double"), dice);
        let same = Edit::Same { other: on };
        cara.apply(Deed::new(Label::new("same", 2), vec![(double, same)]), dice);
        let (ana, dice) = copies.at(0);
        ana.forget(on, dice);
        for _ in 0..100 {
            let (into, from) = (copies.dice.below(4), copies.dice.below(4));
            copies.merge(into, from);
            let ana = lines(copies.copies[0].log()).join("\n");
            assert!(!ana.contains("MARKER"), "seed {seed}: came back");
        }
        copies.gossip();
        for copy in &copies.copies {
            assert!(!all_bytes(copy).contains("MARKER"), "seed {seed}: still somewhere");
            assert!(copy.campaign().worker(with[0]).is_some());
            assert_eq!(lines(copy.log()), lines(copies.copies[0].log()));
        }
    }
}

#[test]
fn free_text_keeps_no_history() {
    let (mut session, mut dice) = fresh();
    let on = dice.record();
    let note = |text: &str| Deed::set_worker(Label::new("note", 1), on, vec![WorkerField::Note(text.into())]);
    session.apply(name(on, "Ana"), &mut dice);
    session.apply(note("MARKER one"), &mut dice);
    session.apply(note("two"), &mut dice);
    session.apply(note("MARKER three"), &mut dice);
    session.undo(&mut dice);
    session.type_into(on, WorkerField::Note("typing".into()), &mut dice);
    session.forget_words();
    assert!(!all_bytes(&session).contains("MARKER"));
    session.undo(&mut dice);
    assert_eq!(&**session.campaign().worker(on).unwrap().note.value(), "two", "what stands stays");
    assert_eq!(&**session.campaign().worker(on).unwrap().name.value(), "Ana");
}

#[test]
fn words_once_erased_stay_erased() {
    let mut copies = Copies::new(2, 2);
    let (ana, dice) = copies.at(0);
    let on = dice.record();
    ana.apply(name(on, "MARKER"), dice);
    ana.apply(name(on, "Ana"), dice);
    copies.merge(1, 0);
    let (ana, _) = copies.at(0);
    let first = entries(ana)[0].id;
    ana.erase(first);
    assert!(ana.log().find(first).unwrap().is_erased());
    copies.merge(0, 1);
    assert!(!all_bytes(&copies.copies[0]).contains("MARKER"), "an old copy does not bring it back");
    copies.merge(1, 0);
    assert!(!all_bytes(&copies.copies[1]).contains("MARKER"), "and is erased itself");
    for line in lines(copies.copies[1].log()) {
        assert!(wallchart::log::Entry::parse(&line).is_ok());
    }
}

#[test]
fn erasing_a_correction_does_not_bring_back_what_it_corrected() {
    let (mut session, mut dice) = fresh();
    let on = dice.record();
    let day = Day::new(2026, 11, 1).unwrap();
    let rate = |value| {
        let fact = Fact::Rating { value, day, basis: Basis::Said, says: Speaker::Typist };
        Deed::new(Label::new("rate", 1), vec![(on, Edit::State(fact))])
    };
    session.apply(name(on, "Ana"), &mut dice);
    session.apply(rate(1), &mut dice);
    session.apply(rate(4), &mut dice);
    let last = session.campaign().worker(on).unwrap().ratings[0].source.said;
    let last = session.log().entry(last).unwrap().id;
    session.erase(last);
    assert!(session.campaign().worker(on).unwrap().ratings.is_empty());
}

#[test]
fn a_save_begun_before_erasing_does_not_count_as_having_erased() {
    let (mut session, mut dice) = fresh();
    let on = dice.record();
    session.apply(name(on, "Ana"), &mut dice);
    let begun = session.log().len();
    let first = entries(&session)[0].id;
    session.erase(first);
    session.mark_saved(begun);
    assert!(!session.is_saved());
    session.mark_saved(session.log().len());
    assert!(session.is_saved());
}

#[test]
fn following_equals_building_anew() {
    let today = Day::new(2026, 11, 22).unwrap();
    for seed in 0..histories(400) {
        let mut copies = Copies::new(seed, 2);
        let mut tallies = Tallies::new(copies.copies[0].campaign(), today);
        let mut before = copies.copies[0].campaign().clone();
        for step in 0..25 {
            let world = copies.world.clone();
            let touched = match copies.dice.below(12) {
                0 => {
                    copies.deed(1);
                    let theirs = entries(&copies.copies[1]);
                    let (session, dice) = copies.at(0);
                    let now = dice.now();
                    session.take_in(&theirs, &BTreeSet::new(), now).touched
                }
                1 => {
                    let (session, dice) = copies.at(0);
                    session.undo(dice).map_or_else(Touched::default, |undone| undone.touched)
                }
                2 => {
                    let (session, dice) = copies.at(0);
                    session.redo(dice).map_or_else(Touched::default, |undone| undone.touched)
                }
                _ => {
                    let (session, dice) = copies.at(0);
                    let edits: Vec<_> =
                        (0..=dice.below(3)).map(|_| crate::support::any_edit(dice, &world)).collect();
                    session.apply(Deed::new(Label::new("test", 1), edits), dice)
                }
            };
            let campaign = copies.copies[0].campaign();
            tallies.follow(campaign, &touched);
            assert!(tallies == Tallies::new(campaign, today), "seed {seed}, step {step}");
            before = campaign.clone();
        }
        drop(before);
    }
}
