//! Laws of the log alone, on entries nobody's program would write.

use std::collections::BTreeSet;
use std::sync::Arc;

use wallchart::log::{Entry, Log};
use wallchart::model::{Campaign, Edit};

use super::{slow, told};
use crate::support::{Dice, World, assert_alike, histories, lines, raw_entries, view};

fn folded(world: &World, entries: &[Arc<Entry>]) -> (Log, Campaign) {
    let mut log = Log::default();
    let mut campaign = Campaign::blank(world.campaign);
    log.add(&mut campaign, entries.to_vec());
    (log, campaign)
}

fn tell(log: &Log, campaign: &Campaign) -> String {
    lines(log).join("\n") + &view(log, campaign)
}

fn shown(world: &World, entries: &[Arc<Entry>]) -> String {
    let (log, campaign) = folded(world, entries);
    tell(&log, &campaign)
}

/// Seeds with growing counts, so that the smallest counterexample comes first.
fn each(usual: u64, forget: bool, law: impl Fn(u64, &mut Dice, &World, Vec<Arc<Entry>>)) {
    for seed in 0..histories(usual) {
        let mut dice = Dice::new(seed);
        let world = World::new(&mut dice);
        let count = 2 + seed as usize % 28;
        let entries = raw_entries(&mut dice, &world, count, forget);
        law(seed, &mut dice, &world, entries);
    }
}

#[test]
fn apply_equals_fold_in_any_order_of_arrival() {
    for forget in [false, true] {
        each(400, forget, |seed, dice, world, mut entries| {
            let whole = shown(world, &entries);
            let mut log = Log::default();
            let mut campaign = Campaign::blank(world.campaign);
            dice.shuffle(&mut entries);
            while !entries.is_empty() {
                let some = entries.split_off(entries.len() - 1 - dice.below(entries.len().min(3)));
                let before = campaign.clone();
                let touched = log.add(&mut campaign, some);
                for (id, worker) in &campaign.workers {
                    let same = before.workers.get(id).is_some_and(|before| before == worker);
                    assert!(same || touched.records.contains(id), "seed {seed}: {id} changed untold");
                }
            }
            assert_alike(&whole, &tell(&log, &campaign), &format!("seed {seed}, forget {forget}"));
        });
    }
}

#[test]
fn agrees_with_the_slow_fold() {
    for forget in [false, true] {
        each(400, forget, |seed, _, world, entries| {
            let (log, campaign) = folded(world, &entries);
            let raw: Vec<String> = entries.iter().map(|entry| entry.line.to_string()).collect();
            let slow = slow::fold(&world.campaign.to_string(), &raw);
            let told = told::told(&log, &campaign);
            let text = |all: std::collections::BTreeMap<String, serde_json::Value>| {
                all.into_iter().map(|(id, value)| format!("{id} {value}\n")).collect::<String>()
            };
            assert_alike(&text(told), &text(slow), &format!("seed {seed}, forget {forget}"));
        });
    }
}

#[test]
fn merge_commutes() {
    each(400, true, |seed, dice, world, entries| {
        let (mine, theirs): (Vec<_>, Vec<_>) = entries.into_iter().partition(|_| dice.once_in(2));
        let there = |a: &[Arc<Entry>], b: &[Arc<Entry>]| {
            let (mut log, mut campaign) = folded(world, a);
            let (other, _) = folded(world, b);
            log.add(&mut campaign, other.entries().cloned().collect());
            tell(&log, &campaign)
        };
        assert_alike(&there(&mine, &theirs), &there(&theirs, &mine), &format!("seed {seed}"));
    });
}

#[test]
fn merge_associates() {
    each(300, true, |seed, dice, world, entries| {
        let mut parts: [Vec<Arc<Entry>>; 3] = Default::default();
        for entry in entries {
            parts[dice.below(3)].push(entry);
        }
        let [a, b, c] = parts.map(|part| folded(world, &part).0.entries().cloned().collect::<Vec<_>>());
        let join = |a: &[Arc<Entry>], b: &[Arc<Entry>]| -> Vec<Arc<Entry>> {
            folded(world, &[a, b].concat()).0.entries().cloned().collect()
        };
        let left = shown(world, &join(&join(&a, &b), &c));
        assert_eq!(left, shown(world, &join(&a, &join(&b, &c))), "seed {seed}");
    });
}

#[test]
fn merge_is_idempotent() {
    each(300, true, |seed, _, world, entries| {
        let (mut log, mut campaign) = folded(world, &entries);
        let before = tell(&log, &campaign);
        let again = log.entries().cloned().collect();
        assert!(log.add(&mut campaign, again).is_nothing(), "seed {seed}");
        assert_eq!(before, tell(&log, &campaign), "seed {seed}");
    });
}

#[test]
fn no_entry_lost() {
    each(300, false, |seed, dice, world, entries| {
        let (log, _) = folded(world, &entries);
        let words: BTreeSet<_> = entries.iter().map(|entry| entry.id).collect();
        let kept: BTreeSet<_> = log.entries().map(|entry| entry.id).collect();
        assert_eq!(words, kept, "seed {seed}");
        let entry = dice.pick(&entries);
        let erased = entries.iter().any(|other| other.id == entry.id && other.is_erased());
        if !erased {
            assert_eq!(log.find(entry.id).unwrap().line, entry.line, "seed {seed}: byte for byte");
        }
    });
}

#[test]
fn leaving_out_is_never_having_had() {
    each(300, false, |seed, dice, world, entries| {
        let out: BTreeSet<_> = entries.iter().map(|e| e.id).filter(|_| dice.once_in(3)).collect();
        let (mut log, mut campaign) = folded(world, &entries);
        log.leave_out(&mut campaign, &out);
        let rest: Vec<_> = entries.iter().filter(|entry| !out.contains(&entry.id)).cloned().collect();
        assert_alike(&tell(&log, &campaign), &shown(world, &rest), &format!("seed {seed}"));
    });
}

#[test]
fn small_scope_exhaustive() {
    // Three copies of one record, four entries each made in every way to see the others' or not:
    // name set by each of three authors, a removal or a take-back as the last; delivered in every
    // order. 3 × 2^6 shapes × 24 orders.
    use wallchart::log::{Draft, Outside};
    use wallchart::model::{EntryId, Fields, Stamp, WorkerField};
    let mut dice = Dice::new(1);
    let world = World::new(&mut dice);
    let authors = [dice.author(), dice.author(), dice.author()];
    let on = world.workers[0];
    for last in 0..5 {
        for shape in 0..64u32 {
            let mut entries: Vec<Arc<Entry>> = Vec::new();
            let mut bit = 0;
            for n in 0..4usize {
                let mut over: Vec<EntryId> = Vec::new();
                for known in &entries {
                    if shape >> bit & 1 == 1 {
                        over.push(known.id);
                    }
                    bit += 1;
                }
                let name = ["Ana", "Ben", "Cara", "Ana"][n];
                let name = Edit::SetWorker(Fields(vec![WorkerField::Name(name.into())]));
                let (edit, on, over) = match (n, last) {
                    (3, 1) => (Edit::Remove { seen: over }, on, Vec::new()),
                    (3, 2) => (Edit::TakeBack { deed: entries[0].id }, world.campaign, Vec::new()),
                    (3, 3) => (Edit::Same { other: world.workers[1] }, on, Vec::new()),
                    (3, 4) => (Edit::Forget { with: Vec::new() }, on, Vec::new()),
                    _ => (name, on, over),
                };
                let at = Stamp { ms: 1_000_000 - n as i64 * 400_000, count: 0 };
                let draft = Draft { on, by: authors[n % 3], at, deed: None, over, edit };
                let mut nonce = [0; 16];
                dice.random(&mut nonce);
                entries.push(Arc::new(Entry::write(draft, nonce)));
            }
            let raw: Vec<String> = entries.iter().map(|entry| entry.line.to_string()).collect();
            let slow = slow::fold(&world.campaign.to_string(), &raw);
            for order in 0..24usize {
                let mut left: Vec<usize> = (0..4).collect();
                let (mut log, mut campaign) = (Log::default(), Campaign::blank(world.campaign));
                let mut order = order;
                for n in (1..=4).rev() {
                    let next = left.remove(order % n);
                    order /= n;
                    log.add(&mut campaign, vec![entries[next].clone()]);
                }
                assert_eq!(told::told(&log, &campaign), slow, "last {last}, shape {shape}");
            }
        }
    }
}

#[test]
fn take_backs_in_a_circle_end() {
    use wallchart::log::{Draft, Outside};
    use wallchart::model::{Fields, Stamp, WorkerField};
    let mut dice = Dice::new(1);
    let world = World::new(&mut dice);
    let by = dice.author();
    let mut write = |on, deed, edit| {
        let mut nonce = [0; 16];
        dice.random(&mut nonce);
        let draft = Draft { on, by, at: Stamp::default(), deed, over: Vec::new(), edit };
        Arc::new(Entry::write(draft, nonce))
    };
    let name = |name: &str| Edit::SetWorker(Fields(vec![WorkerField::Name(name.into())]));
    let a = write(world.workers[0], None, name("Ana"));
    let b = write(world.workers[1], None, name("Ben"));
    let back_b = write(world.campaign, Some(a.id), Edit::TakeBack { deed: b.id });
    let back_a = write(world.campaign, Some(b.id), Edit::TakeBack { deed: a.id });
    let (_, campaign) = folded(&world, &[a, b, back_a, back_b]);
    assert_eq!(campaign.workers.len(), 2, "they take nothing back: none is the first of its deed");
}
