//! What the measures of the network cost: `cargo bench --bench measures`.
//!
//! Made-up workplaces of units with hubs, nearly eight ties a head. Goals, in processor seconds: every
//! shortest way at 3,000 people 0.27 s and at 10,000 4.5 s; groups at 100,000 people 0.12 s. A change of
//! one rating or tie with everything that follows under 1 ms.

#![allow(
    clippy::pedantic,
    clippy::disallowed_methods,
    unreachable_pub,
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench"
)]

mod support;

use support::{line, time};
use wallchart::app::{Action, App};
use wallchart::graph::{Connects, ESTIMATE_STEPS, Reach, SingleThreads, Web, communities, path};
use wallchart::log::Session;
use wallchart::model::{Basis, Deed, Edit, Fact, Label, RecordId, Speaker, TieKind};

/// Chance that repeats (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// Units of 8 to 40 people: a tree inside, hubs, triangles; few ties between units, mostly near ones.
fn workplace(people: usize) -> Web {
    let mut chance = Chance(20_261 + people as u64);
    let mut ids: Vec<RecordId> = Vec::with_capacity(people);
    for _ in 0..people {
        let mut bytes = [0; 15];
        bytes.iter_mut().for_each(|byte| *byte = chance.below(256) as u8);
        ids.push(RecordId::from_bytes(bytes));
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut first = 0;
    while first < people {
        let size = (8 + chance.below(33)).min(people - first);
        for member in 0..size {
            let at = first + member;
            pairs.push((at, first + chance.below(member)));
            pairs.push((at, first + chance.below(size.div_ceil(12))));
            pairs.push((at, first + chance.below(size)));
            let friend = first + chance.below(size);
            pairs.push((friend, first + (friend - first + at) % size));
            if member % 5 == 0 && first > 0 {
                let near = first.saturating_sub(1 + chance.below(200));
                pairs.push((if chance.below(2) == 0 { first } else { at }, near));
            }
        }
        first += size;
    }
    Web::of(ids.clone(), pairs.into_iter().map(|(a, b)| (ids[a], ids[b])))
}

fn main() {
    for people in [300, 3_000, 10_000, 100_000] {
        let web = workplace(people);
        println!("{people} people, {} ties", web.flat().ties());
        let rounds = if people > 20_000 { 3 } else { 5 };
        if people <= 10_000 {
            let once = if people > 5_000 { 1 } else { 3 };
            let goal = if people > 5_000 { 4_500.0 } else { 270.0 };
            let exact = |threads| move |web: &Web| Connects::exact(web, threads, &|_| true);
            line("connects groups: every way, one thread", time(once, || &web, exact(1)), goal);
            line("connects groups: every way, two threads", time(once, || &web, exact(2)), goal);
        }
        let estimate = time(rounds, || (), |()| Connects::estimate(&web, ESTIMATE_STEPS));
        line("connects groups: the estimate shown first", estimate, 50.0);
        line("groups found in the ties", time(rounds, || (), |()| communities(web.flat(), 0)), 120.0);
        line("single threads", time(rounds, || (), |()| SingleThreads::of(&web)), 60.0);
        let ours: Vec<RecordId> = web.people().iter().copied().step_by(20).collect();
        line("reach of one in twenty", time(rounds, || (), |()| Reach::from(&web, ours.clone())), 60.0);
        let (from, to) = (web.people()[0], web.people()[people - 1]);
        line("a way between two people", time(rounds, || (), |()| path(&web, from, to)), 30.0);
        println!("modularity {:.4}", communities(web.flat(), 0).modularity);
    }
    following();
}

/// Leaders of a campaign of 5,000 people, kept by the program.
fn following() {
    let told = support::tell(5_000);
    let session = Session::open(told.campaign, support::author(), told.entries.clone(), Default::default());
    let campaign = session.campaign();
    let network = wallchart::graph::Network::of(campaign);
    let asked = wallchart::graph::Asked::Leading;
    let all = time(5, || (), |()| wallchart::graph::leaders(campaign, &network, &asked, support::TODAY));
    line("leaders of 5,000 people from nothing", all, 100.0);
    let file = tempfile::tempdir().unwrap();
    let path = file.path().join("works.wallchart");
    let mut document = wallchart::store::Document::new(told.campaign);
    document.entries = told.entries.iter().map(|entry| entry.as_ref().clone()).collect();
    std::fs::write(&path, wallchart::store::write(&document)).unwrap();
    let folders = wallchart::store::Folders::under(file.path());
    let mut app = App::start_in(Box::new(support::World::new(9)), Some(folders));
    app.perform(Action::Open(path));
    app.finish();
    line("leaders: the first look", time(1, || (), |()| app.unit_leaders()), 100.0);
    line("leaders: another look", time(101, || (), |()| app.unit_leaders()), 0.01);
    app.finish();
    let mut next = 0;
    let people = &told.people;
    let rate = |app: &mut App, no: usize| {
        let fact = Fact::Rating {
            value: (no % 5 + 1) as u8,
            day: support::TODAY,
            basis: Basis::Said,
            says: Speaker::Typist,
        };
        let edits = vec![(people[no % people.len()], Edit::State(fact))];
        app.perform(Action::Do(Deed::new(Label::new("rate", 1), edits)));
    };
    let took = time(
        101,
        || {
            next += 17;
            next
        },
        |no| {
            rate(&mut app, no);
            app.unit_leaders()
        },
    );
    line("leaders: a rating and a look", took, 8.0);
    let took = time(
        31,
        || {
            next += 17;
            next
        },
        |no| {
            let (from, to) = (people[no % people.len()], people[(no * 7 + 3) % people.len()]);
            let kind = TieKind::Naming { question: "problem".into() };
            let tie = Fact::Tie { kind, from, to, mutual: false, day: support::TODAY, says: Speaker::Typist };
            let on = app.new_record();
            app.perform(Action::Do(Deed::new(Label::new("tie", 1), vec![(on, Edit::State(tie))])));
            app.unit_leaders()
        },
    );
    line("leaders: a tie and a look", took, 8.0);
}
