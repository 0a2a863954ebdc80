//! How long opening, one edit and counting take: `cargo bench --bench core`.
//!
//! 5,000 people with 100,000 entries, made up. One line each: name, figure, goal.
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods
)]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use wallchart::log::{Entry, Outside, Session};
use wallchart::model::{
    Basis, Day, Deed, Edit, Fact, Fields, Grouping, Judgement, Label, Outcome, RecordId, Speaker, Stamp,
    TestField, Threshold, TieKind, UnitField, WorkerField,
};
use wallchart::tally::{Tallies, roster};

const PEOPLE: usize = 5_000;
const ENTRIES: usize = 100_000;

/// Chance that repeats itself.
struct Dice(u64, i64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

impl Outside for Dice {
    fn now(&mut self) -> Stamp {
        self.1 += 500;
        Stamp { ms: 1_790_000_000_000 + self.1, count: 0 }
    }

    fn random(&mut self, into: &mut [u8]) {
        for byte in into {
            *byte = self.below(256) as u8;
        }
    }
}

/// Prints the median and the worst of some rounds.
fn line(name: &str, goal: &str, mut took: Vec<f64>) {
    took.sort_by(f64::total_cmp);
    let (median, worst) = (took[took.len() / 2], took[took.len() - 1]);
    println!("{name:<58} {median:>9.3} ms (worst {worst:>8.3})   goal {goal}");
}

fn timed<T>(run: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let value = run();
    (start.elapsed().as_secs_f64() * 1000.0, value)
}

fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

fn workplace(dice: &mut Dice) -> (Session, Vec<RecordId>, Vec<RecordId>, RecordId) {
    let mut session = Session::new(wallchart::model::AuthorId::from_bytes([1; 5]), dice);
    let units: Vec<RecordId> = (0..40).map(|_| dice.record()).collect();
    let people: Vec<RecordId> = (0..PEOPLE).map(|_| dice.record()).collect();
    let test = dice.record();
    let mut edits = Vec::new();
    for (n, unit) in units.iter().enumerate() {
        let parent = (n >= 8).then(|| units[n % 8]);
        let fields = vec![
            UnitField::Name(format!("Unit {n}").into()),
            UnitField::Parent(parent),
            UnitField::Estimate(Some(150)),
        ];
        edits.push((*unit, Edit::SetUnit(Fields(fields))));
    }
    for (n, person) in people.iter().enumerate() {
        let mut fields = vec![
            WorkerField::Name(format!("Person Number {n}").into()),
            WorkerField::Job("Nurse".into()),
            WorkerField::Phone(format!("+49 30 {n:07}").into()),
            WorkerField::Number(format!("{n}").into()),
            WorkerField::Place(Grouping::UNIT.into(), Some(units[n % 40])),
        ];
        if n % 15 == 0 {
            fields.push(WorkerField::Judgement(Judgement::Identified));
        }
        edits.push((*person, Edit::SetWorker(Fields(fields))));
    }
    let fields = vec![TestField::Name("Petition".into()), TestField::Threshold(Threshold::Majority)];
    edits.push((test, Edit::SetTest(Fields(fields))));
    session.apply(Deed::new(Label::new("import", PEOPLE), edits), dice);
    let frozen = roster(session.campaign(), session.campaign().test(test).unwrap(), today());
    session.apply(Deed::new(Label::new("freeze", 1), vec![(test, Edit::State(Fact::Roster(frozen)))]), dice);
    while session.log().len() < ENTRIES {
        let edits = (0..1000).map(|n| fact(dice, &people, test, n % 5)).collect();
        session.apply(Deed::new(Label::new("rate", 1000), edits), dice);
    }
    (session, people, units, test)
}

fn fact(dice: &mut Dice, people: &[RecordId], test: RecordId, kind: usize) -> (RecordId, Edit) {
    let (person, says) = (people[dice.below(PEOPLE)], Speaker::Typist);
    let day = today().plus(-(dice.below(300) as i32));
    let fact = match kind {
        0 => {
            let outcome = [Outcome::Did, Outcome::Refused, Outcome::NoAnswer][dice.below(3)];
            Fact::Result { test, outcome, day, says }
        }
        1 => {
            let (kind, to) = (TieKind::Moves { basis: Basis::Said }, people[dice.below(PEOPLE)]);
            let tie = Fact::Tie { kind, from: person, to, mutual: false, day, says };
            return (dice.record(), Edit::State(tie));
        }
        2 => {
            let job = ["Nurse", "Porter", "Cook"][dice.below(3)];
            return (person, Edit::SetWorker(Fields(vec![WorkerField::Job(job.into())])));
        }
        _ => Fact::Rating { value: 1 + dice.below(5) as u8, day, basis: Basis::Said, says },
    };
    (person, Edit::State(fact))
}

fn main() {
    let mut dice = Dice(7, 0);
    let (session, people, units, test) = workplace(&mut dice);
    let lines: Vec<Arc<str>> = session.log().entries().map(|entry| Arc::clone(&entry.line)).collect();
    let bytes: usize = lines.iter().map(|line| line.len() + 2).sum();
    println!("{} people, {} entries, {} MB", people.len(), lines.len(), bytes / 1_000_000);
    let campaign = session.campaign().id;
    let author = session.author();
    drop(session);

    let (mut parsing, mut folding, mut counting) = (Vec::new(), Vec::new(), Vec::new());
    let mut opened = None;
    for _ in 0..5 {
        let (took, entries) =
            timed(|| lines.iter().map(|line| Arc::new(Entry::parse(line).unwrap())).collect::<Vec<_>>());
        parsing.push(took);
        let (took, session) = timed(|| Session::open(campaign, author, entries, BTreeSet::new()));
        folding.push(took);
        let (took, tallies) = timed(|| Tallies::new(session.campaign(), today()));
        counting.push(took);
        opened = Some((session, tallies));
    }
    let both = parsing.iter().zip(&folding).map(|(a, b)| a + b).collect();
    line("open: lines read and their ids checked", "", parsing);
    line("open: folded", "", folding);
    line("open: together", "300 ms", both);
    line("counted from nothing", "", counting);

    let (mut session, mut tallies) = opened.unwrap();
    let (mut applied, mut followed, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..500 {
        let (on, edit) = match n % 3 {
            0 => {
                let place = WorkerField::Place(Grouping::UNIT.into(), Some(units[dice.below(40)]));
                (people[dice.below(PEOPLE)], Edit::SetWorker(Fields(vec![place])))
            }
            kind => fact(&mut dice, &people, test, kind * 2 - 2),
        };
        let deed = Deed::new(Label::new("edit", 1), vec![(on, edit)]);
        let (edit_ms, touched) = timed(|| session.apply(deed, &mut dice));
        let (follow_ms, ()) = timed(|| tallies.follow(session.campaign(), &touched));
        applied.push(edit_ms);
        followed.push(follow_ms);
        all.push(edit_ms + follow_ms);
    }
    assert!(tallies == Tallies::new(session.campaign(), today()));
    line("one edit applied", "", applied);
    line("one edit followed by all counts", "", followed);
    line("one edit: together", "1 ms", all);
    let (took, _) = timed(|| session.undo(&mut dice));
    line("one undo", "1 ms", vec![took]);
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        for name in ["VmRSS", "VmHWM"] {
            let found = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            let kb: u64 = found.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or_default();
            println!("{:<58} {:>9} MB", format!("memory ({name}; the bench holds its lines too)"), kb / 1024);
        }
    }
}
