//! The way back, in sentences.

use wallchart::log::{Outside, Session};
use wallchart::model::{Basis, Day, Deed, Edit, Fact, Fields, Import, Label, Speaker, TieKind, WorkerField};

use crate::support::{Copies, Dice, view};

fn fresh() -> (Session, Dice) {
    let mut dice = Dice::new(4);
    (Session::new(dice.author(), &mut dice), dice)
}

#[test]
fn restores_a_removed_worker_with_their_ties() {
    let (mut session, mut dice) = fresh();
    let (ana, ben, tie) = (dice.record(), dice.record(), dice.record());
    let day = Day::new(2026, 11, 1).unwrap();
    for (on, name) in [(ana, "Ana"), (ben, "Ben")] {
        let name = vec![WorkerField::Name(name.into())];
        session.apply(Deed::set_worker(Label::new("add", 1), on, name), &mut dice);
    }
    let kind = TieKind::Moves { basis: Basis::Said };
    let fact = Fact::Tie { kind, from: ana, to: ben, mutual: false, day, says: Speaker::Typist };
    session.apply(Deed::new(Label::new("tie", 1), vec![(tie, Edit::State(fact))]), &mut dice);
    let before = view(session.log(), session.campaign());
    let gone = || Edit::Remove { seen: Vec::new() };
    session.apply(Deed::new(Label::new("remove", 1), vec![(ana, gone()), (tie, gone())]), &mut dice);
    assert!(session.campaign().worker(ana).is_none() && session.campaign().ties.is_empty());
    session.undo(&mut dice).unwrap();
    assert_eq!(before, view(session.log(), session.campaign()));
    session.redo(&mut dice).unwrap();
    assert!(session.campaign().worker(ana).is_none());
}

#[test]
fn takes_a_whole_import_back_at_once_and_says_what_it_was() {
    let (mut session, mut dice) = fresh();
    let import = Import { added: 40, changed: 0, day: Day::new(2026, 11, 22).unwrap() };
    let mut edits = vec![(session.campaign().id, Edit::State(Fact::Import(import)))];
    for n in 0..40 {
        let fields = vec![WorkerField::Name(format!("Person {n}").into()), WorkerField::Note("x".into())];
        edits.push((dice.record(), Edit::SetWorker(Fields(fields))));
    }
    let before = view(session.log(), session.campaign());
    session.apply(Deed::new(Label::new("import", 40), edits), &mut dice);
    assert_eq!(session.campaign().workers.len(), 40);
    assert_eq!(session.campaign().about.imports.len(), 1);
    assert_eq!(session.undo_label(), Some(Label::new("import", 40)));
    let undone = session.undo(&mut dice).unwrap();
    assert_eq!((undone.label.count, undone.touched.records.len()), (40, 41));
    assert_eq!(before, view(session.log(), session.campaign()));
    assert_eq!((session.undo_label(), session.redo_label()), (None, Some(Label::new("import", 40))));
}

#[test]
fn says_what_stays_where_somebody_built_on_it() {
    let mut copies = Copies::new(1, 2);
    let on = copies.world.workers[0];
    let name =
        |name: &str| Deed::set_worker(Label::new("rename", 1), on, vec![WorkerField::Name(name.into())]);
    let (ana, dice) = copies.at(0);
    ana.apply(name("Rosa"), dice);
    copies.merge(1, 0);
    let (ben, dice) = copies.at(1);
    ben.apply(name("Rosa T."), dice);
    let theirs = crate::support::entries(ben);
    let (ana, dice) = copies.at(0);
    let now = dice.now();
    ana.take_in(&theirs, &Default::default(), now);
    ana.undo(dice);
    assert_eq!(&**ana.campaign().worker(on).unwrap().name.value(), "Rosa", "the merge is undone first");
    ana.redo(dice);
    let step = ana.undo_label().unwrap();
    assert_eq!(step.verb, "take-in");
    // Ana takes her own deed back through history: Ben's word on it stays.
    let deed = theirs.iter().find(|entry| entry.by == ana.author()).unwrap().deed;
    let back = Deed::new(Label::new("take-back", 1), vec![(ana.campaign().id, Edit::TakeBack { deed })]);
    ana.apply(back, dice);
    assert_eq!(&**ana.campaign().worker(on).unwrap().name.value(), "Rosa T.");
}

#[test]
fn tells_the_records_on_which_others_built() {
    let mut copies = Copies::new(1, 2);
    let on = copies.world.workers[0];
    let name =
        |name: &str| Deed::set_worker(Label::new("rename", 1), on, vec![WorkerField::Name(name.into())]);
    let (ana, dice) = copies.at(0);
    ana.apply(name("Rosa"), dice);
    copies.merge(1, 0);
    let (ben, dice) = copies.at(1);
    ben.apply(name("Rosa T."), dice);
    let theirs = crate::support::entries(ben);
    // Opened again Ana's copy holds both; nothing of it is a step, so she does one more deed.
    let ana = &copies.copies[0];
    let mut ana = Session::open(ana.campaign().id, ana.author(), theirs, Default::default());
    let dice = &mut copies.dice;
    ana.apply(name("Rosa Torres"), dice);
    let last = ana.log().entries().last().unwrap().clone();
    copies.copies[1].take_in(&[last], &Default::default(), dice.now());
    copies.copies[1].apply(name("R. Torres"), dice);
    let built = crate::support::entries(&copies.copies[1]);
    let log_only: Vec<_> = built.into_iter().filter(|entry| !ana.log().has(entry.id)).collect();
    ana.take_in(&log_only, &Default::default(), dice.now());
    ana.undo(dice);
    ana.redo(dice);
    ana.undo(dice);
    let undone = ana.undo(dice).unwrap();
    assert_eq!(undone.label.verb, "rename");
    assert!(undone.stays.is_empty(), "the merge was undone before: nobody built on it here");
}

#[test]
fn a_new_deed_ends_the_way_forward() {
    let (mut session, mut dice) = fresh();
    let on = dice.record();
    let name =
        |name: &str| Deed::set_worker(Label::new("rename", 1), on, vec![WorkerField::Name(name.into())]);
    session.apply(name("A"), &mut dice);
    session.undo(&mut dice);
    session.apply(name("B"), &mut dice);
    assert!(session.redo(&mut dice).is_none());
    assert!(session.apply(name("B"), &mut dice).is_nothing(), "what stands already is no deed");
    assert_eq!(session.undo_label().unwrap().verb, "rename");
    session.undo(&mut dice);
    assert!(session.undo(&mut dice).is_none());
}

#[test]
fn undo_of_a_rating_leaves_the_words_of_the_campaign_untouched() {
    let mut desk = crate::desk::Desk::new();
    let person = desk.person("Ada Berg", None);
    desk.rate(person, 2, wallchart::model::Basis::Said);
    let undone = desk.session.undo(&mut desk.world).unwrap();
    assert!(undone.touched.kinds.workers);
    assert!(!undone.touched.kinds.about, "nothing is counted anew for words that did not change");
    assert!(desk.campaign().worker(person).unwrap().ratings.is_empty());
}
