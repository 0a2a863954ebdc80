//! What a large campaign costs: 5,000 people, 100,000 entries. `cargo bench --bench core`.
//!
//! With `-- --write FILE` it only writes the campaign. Budgets: opening under 0.3 s apart from the key, an edit with everything that follows from it
//! under 1 ms, a full save and the journal beside the frame (here: the work of their thread).

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

use std::time::Duration;

use support::{line, time};
use wallchart::app::{Action, App, Filter, Selection};
use wallchart::graph::Network;
use wallchart::hints::{Whom, next_talks};
use wallchart::log::Session;
use wallchart::model::{
    Basis, Deed, Edit, Fact, Fields, Label, QuestionKind, RecordId, Speaker, TieKind, Touched, UnitField,
    WorkerField,
};
use wallchart::search::{Index, Query};
use wallchart::store::{Document, Folders, read, write};
use wallchart::tally::Tallies;

/// Opens the file in a program of its own.
fn open(home: &std::path::Path, file: &std::path::Path) -> App {
    let mut app = App::start_in(Box::new(support::World::new(9)), Some(Folders::under(home)));
    app.perform(Action::Open(file.to_owned()));
    app.finish();
    app
}

fn rating(value: u8) -> Edit {
    let says = Speaker::Typist;
    Edit::State(Fact::Rating { value, day: support::TODAY, basis: Basis::Said, says })
}

fn main() {
    let told = support::tell(5_000);
    println!("{} people, {} entries", told.people.len(), told.len());
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("works.wallchart");
    let mut document = Document::new(told.campaign);
    document.entries = told.entries.iter().map(|entry| entry.as_ref().clone()).collect();
    let bytes = write(&document);
    std::fs::write(&file, &bytes).unwrap();
    println!("{:.1} MB", bytes.len() as f64 / 1e6);
    // `cargo bench --bench core -- --write FILE`: to look at it in the real window.
    if let Some(to) = std::env::args().skip_while(|arg| arg != "--write").nth(1) {
        std::fs::write(to, &bytes).unwrap();
        return;
    }

    reading(&told, &bytes);
    line(
        "open the file: everything, journal and derived included",
        time(7, || (), |()| open(home.path(), &file)),
        300.0,
    );
    line("write: entries to bytes", time(5, || (), |()| write(&document)), 300.0);

    let mut app = open(home.path(), &file);
    assert_eq!(app.campaign().workers.len(), 5_000);
    edits(&mut app, &told.people, &told.units);
    searching(&mut app, &told.people);
    saving(&mut app, &told.people);
}

/// From bytes to everything derived, step by step.
fn reading(told: &support::Told, bytes: &[u8]) {
    line("open: bytes to entries, each against its hash", time(7, || (), |()| read(bytes).unwrap()), 180.0);
    let entries = || told.entries.clone();
    let fold = |entries| Session::open(told.campaign, support::author(), entries, Default::default());
    line("open: entries to campaign", time(7, entries, fold), 80.0);
    let session = fold(entries());
    let campaign = session.campaign();
    line("open: tallies", time(7, || (), |()| Tallies::new(campaign, support::TODAY)), 20.0);
    line("open: search index", time(7, || (), |()| Index::of(campaign)), 20.0);
    line("open: network", time(7, || (), |()| Network::of(campaign)), 20.0);
    let (network, tallies) = (Network::of(campaign), Tallies::new(campaign, support::TODAY));
    let list = || next_talks(campaign, &network, &tallies, support::TODAY, Whom::Everybody, None);
    println!("    ({} talks over {} ties)", list().len(), campaign.ties.len());
    line("next ten talks", time(21, || (), |()| list()), 20.0);
    let mut network = Network::of(campaign);
    let ties: Vec<RecordId> = campaign.ties.keys().copied().collect();
    let mut next = 0;
    let took = time(
        501,
        || {
            next += 7;
            let mut touched = Touched::default();
            touched.records.insert(ties[next % ties.len()]);
            touched.kinds.ties = true;
            touched
        },
        |touched| network.follow(campaign, &touched),
    );
    line("network: follow one tie", took, 0.1);
}

/// One edit, with everything that follows from it.
fn edits(app: &mut App, people: &[RecordId], units: &[RecordId]) {
    let mut next = 0;
    let mut each = |app: &mut App, what: &str, edit: &dyn Fn(usize) -> Action| {
        let took = time(
            301,
            || {
                next += 17;
                edit(next)
            },
            |action| {
                app.perform(action);
                // The first look after an edit counts what is counted when asked for.
                app.named_in_unit(people[0])
            },
        );
        line(what, took, 1.0);
    };
    let whom = |no: usize| people[no % people.len()];
    each(app, "edit: rate one person", &|no| {
        let edits = vec![(whom(no), rating((no % 5 + 1) as u8))];
        Action::Do(Deed::new(Label::new("rate", 1), edits))
    });
    each(app, "edit: move one person to another unit", &|no| {
        let place = WorkerField::Place("unit".into(), Some(units[no % units.len()]));
        Action::Do(Deed::set_worker(Label::new("move", 1), whom(no), vec![place]))
    });
    each(app, "edit: type a letter of a name", &|no| Action::Type {
        on: whom(no / 20),
        field: WorkerField::Name(support::name(no).into()),
    });
    app.perform(Action::EndTyping);
    each(app, "edit: draw a tie", &|no| {
        let (from, to) = (whom(no), whom(no + 3));
        Action::Make(wallchart::app::Make::new(move |new| {
            let kind = TieKind::Naming { question: "problem".into() };
            let says = Speaker::Typist;
            let tie = Fact::Tie { kind, from, to, mutual: false, day: support::TODAY, says };
            Deed::new(Label::new("tie", 1), vec![(new(), Edit::State(tie))])
        }))
    });
    each(app, "undo", &|_| Action::Undo);
    each(app, "redo", &|_| Action::Redo);
    let query = Filter { query: "unit:\"Hall 7\" support:1-3".to_owned(), door: None };
    app.perform(Action::Filter(query));
    each(app, "edit: rate one person under a filter", &|no| {
        let edits = vec![(whom(no), rating((no % 4 + 1) as u8))];
        Action::Do(Deed::new(Label::new("rate", 1), edits))
    });
    app.perform(Action::Filter(Filter::default()));
    each(app, "edit: rate 200 people at once", &|no| {
        let edits = (0..200).map(|at| (whom(no + at * 3), rating((no % 3 + 1) as u8))).collect();
        Action::Do(Deed::new(Label::new("rate", 200), edits))
    });
    each(app, "edit: estimate of a unit", &|no| {
        let fields = vec![UnitField::Estimate(Some(no as u32))];
        let edits = vec![(units[no % units.len()], Edit::SetUnit(Fields(fields)))];
        Action::Do(Deed::new(Label::new("set", 1), edits))
    });
    each(app, "edit: select a person", &|no| {
        Action::Select(Selection { people: vec![whom(no)], ..Selection::default() })
    });
    line("tick at rest", time(301, || (), |()| app.tick()), 0.1);
    line("needs layout?", time(101, || (), |()| app.needs_layout()), 0.1);
}

/// A key in the search field.
fn searching(app: &mut App, people: &[RecordId]) {
    let index = Index::of(app.campaign());
    for query in ["a", "ko", "korental", "kxrental", "unit:\"Hall 3\" -support:none", "picker rated:>30d"] {
        let took = time(51, || (), |()| Query::parse(query).find(app.campaign(), &index, support::TODAY));
        line(&format!("search: {query}"), took, 4.0);
        let filter = || Action::Filter(Filter { query: query.to_owned(), door: None });
        line(&format!("filter all views by: {query}"), time(51, filter, |action| app.perform(action)), 4.0);
    }
    app.perform(Action::Filter(Filter::default()));
    line("names alike, while typing one", time(21, || (), |()| app.alike("Kofi Addo", 3)), 4.0);
    let mut next = 0;
    let person = || {
        next += 13;
        people[next % people.len()]
    };
    let took = time(101, person, |person| app.namings(person, QuestionKind::Trust));
    line("namings of one person's unit", took, 1.0);
}

/// What a save costs the frame, and what it costs in all.
fn saving(app: &mut App, people: &[RecordId]) {
    app.perform(Action::Save);
    app.finish();
    let mut frame = Vec::new();
    let whole = time(
        5,
        || (),
        |()| {
            let begun = std::time::Instant::now();
            app.perform(Action::Save);
            frame.push(begun.elapsed().as_secs_f64() * 1e3);
            app.finish();
        },
    );
    line("full save of all entries: what its frame waits", frame, 4.0);
    line("full save of all entries: in its thread", whole, 3_000.0);
    let mut frame = Vec::new();
    let whole: Vec<f64> = (0..3)
        .map(|no| {
            let edits = vec![(people[no], rating(2 + no as u8 % 2))];
            app.perform(Action::Do(Deed::new(Label::new("rate", 1), edits)));
            std::thread::sleep(Duration::from_millis(1_100));
            let begun = std::time::Instant::now();
            app.tick();
            frame.push(begun.elapsed().as_secs_f64() * 1e3);
            app.finish();
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    line("journal of one edit: what its frame waits", frame, 4.0);
    line("journal of one edit: in its thread, disk included", whole, 300.0);
}
