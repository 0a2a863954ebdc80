//! Laws of copies that merge.

use std::collections::BTreeSet;

use wallchart::log::{Outside, Session};
use wallchart::model::{Deed, Edit, FieldName, Fields, Label, Presence, WorkerField};

use crate::support::{Copies, any_history, entries, heads_view, histories, lines, view};

fn shown(copy: &Session) -> (Vec<String>, String) {
    (lines(copy.log()), view(copy.log(), copy.campaign()))
}

#[test]
fn any_gossip_order_converges() {
    for seed in 0..histories(400) {
        let mut copies = any_history(seed, 30);
        copies.gossip();
        let first = lines(copies.copies[0].log());
        for copy in &copies.copies {
            assert_eq!(first, lines(copy.log()), "seed {seed}");
        }
    }
}

#[test]
fn view_equal_on_all_replicas() {
    for seed in 0..histories(400) {
        let mut copies = any_history(seed, 30);
        copies.gossip();
        let first = shown(&copies.copies[0]);
        for copy in &copies.copies {
            assert_eq!(first, shown(copy), "seed {seed}");
            let anew = Session::open(copies.world.campaign, copy.author(), entries(copy), BTreeSet::new());
            assert_eq!(first, shown(&anew), "seed {seed}: opened anew");
        }
    }
}

#[test]
fn every_head_visible() {
    for seed in 0..histories(300) {
        let mut copies = any_history(seed, 25);
        copies.gossip();
        let copy = &copies.copies[0];
        let phone = FieldName { name: "phone", key: None };
        for (id, worker) in &copy.campaign().workers {
            let history = copy.log().history(*id);
            let live: Vec<_> = history.iter().filter(|entry| copy.log().is_live(entry)).collect();
            let sets = |entry: &&&&std::sync::Arc<_>| -> bool {
                let entry: &wallchart::log::Entry = entry;
                entry.field_names().contains(&phone)
            };
            let phones: Vec<_> = live.iter().filter(sets).collect();
            for entry in &phones {
                let replaced = phones.iter().any(|other| other.over.contains(&entry.id));
                let heads = copy.heads(*id, &phone);
                assert_eq!(heads.contains(&entry.id), !replaced, "seed {seed}");
            }
            assert_eq!(worker.phone.sayings().count(), copy.heads(*id, &phone).len());
        }
    }
}

#[test]
fn remove_never_hides_unseen_work() {
    for seed in 0..histories(400) {
        let mut copies = any_history(seed, 30);
        copies.gossip();
        let copy = &copies.copies[0];
        let campaign = copy.campaign();
        for entry in copy.log().entries().filter(|entry| copy.log().is_live(entry)) {
            let on = campaign.canonical(entry.on);
            let history = copy.log().history(on);
            let seen = |remove: &std::sync::Arc<wallchart::log::Entry>| match &remove.edit {
                Edit::Remove { seen } => copy.log().is_live(remove) && seen.contains(&entry.id),
                _ => false,
            };
            let hidden = history.iter().any(|remove| seen(remove));
            if !hidden && matches!(entry.edit, Edit::SetWorker(_)) && !campaign.workers.contains_key(&on) {
                // Another kind of record by its first entry, or nothing.
                assert!(
                    campaign.units.contains_key(&on) || campaign.ties.contains_key(&on),
                    "seed {seed}: {on} vanished without a human"
                );
            }
        }
    }
}

#[test]
fn a_removed_person_somebody_else_worked_on_stays_disputed() {
    let mut copies = Copies::new(3, 2);
    let on = copies.world.workers[0];
    let set = |field| Deed::set_worker(Label::new("set", 1), on, vec![field]);
    let (ana, dice) = copies.at(0);
    ana.apply(set(WorkerField::Name("Rosa".into())), dice);
    copies.merge(1, 0);
    let (ben, dice) = copies.at(1);
    ben.apply(set(WorkerField::Phone("+49 1".into())), dice);
    let (ana, dice) = copies.at(0);
    ana.apply(Deed::new(Label::new("remove", 1), vec![(on, Edit::Remove { seen: vec![] })]), dice);
    assert!(ana.campaign().worker(on).is_none());
    copies.merge(0, 1);
    let rosa = copies.copies[0].campaign().worker(on).expect("shown: Ben worked on it");
    assert!(matches!(&rosa.presence, Presence::Disputed { since, .. } if since.len() == 1));
    let (ana, dice) = copies.at(0);
    ana.apply(Deed::new(Label::new("keep", 1), vec![(on, Edit::Keep {})]), dice);
    assert_eq!(ana.campaign().worker(on).unwrap().presence, Presence::Here);
}

#[test]
fn work_taken_back_and_done_again_is_news_to_a_removal() {
    let mut copies = Copies::new(8, 2);
    let on = copies.world.workers[0];
    let set = |field| Deed::set_worker(Label::new("set", 1), on, vec![field]);
    let (ana, dice) = copies.at(0);
    ana.apply(set(WorkerField::Name("Rosa".into())), dice);
    ana.apply(set(WorkerField::Phone("+49 1".into())), dice);
    ana.undo(dice);
    copies.merge(1, 0);
    let (ben, dice) = copies.at(1);
    ben.apply(Deed::new(Label::new("remove", 1), vec![(on, Edit::Remove { seen: vec![] })]), dice);
    let (ana, dice) = copies.at(0);
    ana.redo(dice);
    copies.merge(0, 1);
    assert!(copies.copies[0].campaign().worker(on).is_some(), "Ben never saw the phone stand");
}

#[test]
fn undo_never_takes_back_anothers_entry() {
    for seed in 0..histories(300) {
        let mut copies = any_history(seed, 25);
        let copy = copies.dice.below(copies.copies.len());
        let author = copies.copies[copy].author();
        let of_others = |session: &Session| -> BTreeSet<_> {
            let log = session.log();
            let others = log.entries().filter(|entry| entry.by != author && log.is_live(entry));
            others.map(|entry| entry.id).collect()
        };
        let (session, dice) = copies.at(copy);
        session.end_typing(dice);
        // Undoing a merge declines; undoing a deed touches nobody else's entries.
        let merge = session.undo_label().is_some_and(|label| label.verb == "take-in");
        let before = of_others(session);
        if !merge {
            session.undo(dice);
            assert_eq!(before, of_others(session), "seed {seed}");
        }
        let back = lines(session.log()).len();
        assert!(back >= before.len());
    }
}

#[test]
fn declined_stays_declined_and_never_travels() {
    for seed in 0..histories(200) {
        let mut copies = Copies::new(seed, 3);
        for _ in 0..4 {
            copies.deed(0);
            copies.deed(1);
        }
        let theirs: BTreeSet<_> = entries(&copies.copies[1]).iter().map(|entry| entry.id).collect();
        let before = shown(&copies.copies[0]);
        copies.merge(0, 1);
        let (ana, dice) = copies.at(0);
        let undone = ana.undo(dice);
        if undone.is_none_or(|undone| undone.label.verb != "take-in") {
            continue;
        }
        assert_eq!(before, shown(ana), "seed {seed}: undoing a merge is never having merged");
        assert!(!theirs.is_disjoint(ana.declined()));
        copies.merge(0, 1);
        copies.merge(2, 0);
        copies.merge(0, 2);
        let has = |copy: usize| theirs.iter().any(|id| copies.copies[copy].log().has(*id));
        assert!(!has(0), "seed {seed}: stays declined");
        assert!(!has(2), "seed {seed}: what is declined does not travel");
        assert!(copies.copies[2].declined().is_empty(), "nor does the word no");
        let all = entries(&copies.copies[1]);
        let (ana, dice) = copies.at(0);
        let now = dice.now();
        ana.accept(&all, &theirs, now);
        assert!(theirs.iter().all(|id| ana.log().has(*id)), "seed {seed}: accepted again");
    }
}

#[test]
fn refused_parts_of_a_merge_stay_out() {
    let mut copies = Copies::new(5, 2);
    let on = copies.world.workers[0];
    let (ben, dice) = copies.at(1);
    let deed = |field| Deed::set_worker(Label::new("set", 1), on, vec![field]);
    ben.apply(deed(WorkerField::Name("Rosa".into())), dice);
    ben.apply(deed(WorkerField::Phone("+49 1".into())), dice);
    let theirs = entries(ben);
    let refused = BTreeSet::from([theirs[1].id]);
    let (ana, dice) = copies.at(0);
    let now = dice.now();
    let merged = ana.take_in(&theirs, &refused, now);
    assert_eq!(merged.new, 1);
    assert_eq!(&**ana.campaign().worker(on).unwrap().phone.value(), "");
    assert!(ana.declined().contains(&theirs[1].id));
}

#[test]
fn future_clock_changes_nothing_but_order() {
    for seed in 0..histories(200) {
        let history = |skewed: bool| {
            let mut copies = Copies::new(seed, 3);
            copies.skew_ms = if skewed { vec![0, 400 * 86_400_000, -400 * 86_400_000] } else { vec![0; 3] };
            for _ in 0..20 {
                copies.step();
            }
            copies.gossip();
            copies
        };
        let (right, wrong) = (history(false), history(true));
        let (right, wrong) = (&right.copies[0], &wrong.copies[0]);
        assert_eq!(right.log().entries().count(), wrong.log().entries().count(), "seed {seed}");
        assert_eq!(heads_view(right.campaign()), heads_view(wrong.campaign()), "seed {seed}");
    }
}

#[test]
fn clocks_ahead_are_reported_and_not_adopted() {
    let mut copies = Copies::new(5, 2);
    copies.skew_ms = vec![0, 3 * 365 * 86_400_000];
    copies.deed(1);
    let theirs = entries(&copies.copies[1]);
    let (ana, dice) = copies.at(0);
    let now = dice.now();
    let merged = ana.take_in(&theirs, &BTreeSet::new(), now);
    assert!(merged.ahead.iter().any(|(_, days)| *days >= 3 * 365 - 1));
    copies.deed(0);
    let ana = &copies.copies[0];
    let own = entries(ana).into_iter().filter(|entry| entry.by == ana.author());
    assert!(own.map(|entry| entry.at.ms).all(|ms| ms < now.ms + 86_400_000), "our clock is ours");
}

#[test]
fn the_same_value_from_two_people_is_replaced_as_one() {
    let mut copies = Copies::new(9, 2);
    let on = copies.world.workers[0];
    let set = |name: &str| {
        let fields = Fields(vec![WorkerField::Name(name.into())]);
        Deed::new(Label::new("set", 1), vec![(on, Edit::SetWorker(fields))])
    };
    for copy in [0, 1] {
        let (session, dice) = copies.at(copy);
        session.apply(set("Ana"), dice);
    }
    copies.merge(0, 1);
    let (ana, dice) = copies.at(0);
    assert!(!ana.campaign().worker(on).unwrap().name.is_disputed());
    ana.apply(set("Anna"), dice);
    let name = &ana.campaign().worker(on).unwrap().name;
    assert_eq!((&**name.value(), name.is_disputed()), ("Anna", false));
}
