//! What readiness costs: 200 gate units, ten tests, 5,000 people. `cargo bench --bench ready`.
//!
//! Budgets: the grid from nothing under 10 ms; after one edit it is counted only where that reached.

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

use support::{TODAY, line, time};
use wallchart::app::App;
use wallchart::graph::Network;
use wallchart::hints::needle;
use wallchart::log::{Outside, Session};
use wallchart::model::{
    Basis, Deed, Edit, Expected, Fact, Fields, Judgement, Label, Outcome, RecordId, Speaker, TestField,
    Threshold, TieKind, Touched, UnitField, WorkerField,
};
use wallchart::tally::{MajorityBasis, Readiness, Tallies, Votes, roster};

const UNITS: usize = 200;
const PEOPLE: usize = 5_000;
const TESTS: usize = 10;

struct Told {
    session: Session,
    world: support::World,
    people: Vec<RecordId>,
    tests: Vec<RecordId>,
}

impl Told {
    fn say(&mut self, edits: Vec<(RecordId, Edit)>) -> Touched {
        self.session.apply(Deed::new(Label::new("set", edits.len()), edits), &mut self.world)
    }
}

fn tell() -> Told {
    let mut world = support::World::new(20_262);
    let session = Session::new(support::author(), &mut world);
    let mut told = Told { session, world, people: Vec::new(), tests: Vec::new() };
    let units: Vec<RecordId> = (0..UNITS).map(|_| told.world.record()).collect();
    let shifts: Vec<RecordId> = (0..3).map(|_| told.world.record()).collect();
    let mut edits = Vec::new();
    for (no, on) in units.iter().chain(&shifts).enumerate() {
        let grouping = if no < UNITS { "unit" } else { "shift" };
        // One in ten is small and joins its neighbour.
        let estimate = if no < UNITS { 26 } else { PEOPLE / 3 };
        let fields = vec![
            UnitField::Name(format!("Hall {no}").into()),
            UnitField::Grouping(grouping.into()),
            UnitField::Estimate((no % 10 != 0).then_some(estimate as u32)),
            UnitField::Gate(no < UNITS),
            UnitField::Joins((no > 0 && no < UNITS).then(|| units[no - 1])),
        ];
        edits.push((*on, Edit::SetUnit(Fields(fields))));
    }
    told.tests = (0..TESTS).map(|_| told.world.record()).collect();
    for (no, on) in told.tests.iter().enumerate() {
        let fields = vec![
            TestField::Name(format!("Test {no}").into()),
            TestField::Day(Some(TODAY.plus(-100 + no as i32 * 9))),
            TestField::Rung(no as u32 + 1),
            TestField::Gate(Threshold::Percent(65)),
        ];
        edits.push((*on, Edit::SetTest(Fields(fields))));
    }
    told.say(edits);
    told.people = (0..PEOPLE).map(|_| told.world.record()).collect();
    let says = Speaker::Typist;
    let mut edits = Vec::new();
    for (no, on) in told.people.clone().into_iter().enumerate() {
        let judgement = if no % 12 == 0 { Judgement::Identified } else { Judgement::NotLookedAt };
        let fields = vec![
            WorkerField::Name(support::name(no).into()),
            WorkerField::Judgement(judgement),
            WorkerField::Place("unit".into(), Some(units[no * UNITS / PEOPLE])),
            WorkerField::Place("shift".into(), Some(shifts[no % 3])),
        ];
        edits.push((on, Edit::SetWorker(Fields(fields))));
        let (value, day) = ((no % 5 + 1) as u8, TODAY.plus(-(no as i32 % 80)));
        edits.push((on, Edit::State(Fact::Rating { value, day, basis: Basis::Said, says: says.clone() })));
        let tie = told.world.record();
        let (kind, to) = (TieKind::Naming { question: "problem".into() }, told.people[no / 12 * 12]);
        let tie_fact = Fact::Tie { kind, from: on, to, mutual: false, day: TODAY, says: says.clone() };
        if on != to {
            edits.push((tie, Edit::State(tie_fact)));
        }
    }
    told.say(edits);
    for (at, test) in told.tests.clone().into_iter().enumerate() {
        let campaign = told.session.campaign();
        let frozen = Fact::Roster(roster(campaign, campaign.test(test).unwrap(), TODAY));
        let mut edits = vec![(test, Edit::State(frozen))];
        for (no, on) in told.people.iter().enumerate() {
            let outcome = if (no + at) % 4 == 0 { Outcome::NoAnswer } else { Outcome::Did };
            let (day, before) = (TODAY.plus(-3), TODAY.plus(-4));
            let expected =
                Fact::Prediction { test, expected: Expected::Will, day: before, says: says.clone() };
            edits.push((*on, Edit::State(expected)));
            edits.push((*on, Edit::State(Fact::Result { test, outcome, day, says: says.clone() })));
        }
        told.say(edits);
    }
    told
}

fn main() {
    let mut told = tell();
    let campaign = told.session.campaign().clone();
    println!(
        "{} people, {} units, {} tests",
        campaign.workers.len(),
        campaign.units.len(),
        campaign.tests.len()
    );
    line("tallies from nothing", time(7, || (), |()| Tallies::new(&campaign, TODAY)), 200.0);
    let mut tallies = Tallies::new(&campaign, TODAY);
    line("readiness: the grid from nothing", time(51, || (), |()| Readiness::new(&campaign, &tallies)), 10.0);
    let mut readiness = Readiness::new(&campaign, &tallies);
    println!("    ({} rows of {} gates)", readiness.rows.len(), readiness.gates.len());

    let (mut next, mut alone) = (0, Vec::new());
    let mut whole = Vec::new();
    for _ in 0..301 {
        next += 17;
        let (on, test) = (told.people[next % PEOPLE], told.tests[TESTS - 1]);
        let outcome = if next % 2 == 0 { Outcome::Did } else { Outcome::Refused };
        let fact = Fact::Result { test, outcome, day: TODAY, says: Speaker::Typist };
        let touched = told.say(vec![(on, Edit::State(fact))]);
        let campaign = told.session.campaign();
        let begun = std::time::Instant::now();
        let reached = tallies.follow(campaign, &touched);
        let follows = std::time::Instant::now();
        readiness.follow(campaign, &tallies, &reached);
        alone.push(follows.elapsed().as_secs_f64() * 1e3);
        whole.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    line("readiness: follow one result, the grid alone", alone, 1.0);
    line("readiness: follow one result, tallies too", whole, 1.0);

    let campaign = told.session.campaign();
    assert_eq!(readiness, Readiness::new(campaign, &Tallies::new(campaign, TODAY)));
    let network = Network::of(campaign);
    let steps = || needle(campaign, &network, &tallies, &readiness, TODAY);
    println!("    ({} steps)", steps().len());
    line("what moves the needle, from nothing", time(7, || (), |()| steps()), 50.0);
    let votes = || Votes::of(campaign, &tallies, None, MajorityBasis::LastTest);
    line("majorities: who is sure and likely of all", time(21, || (), |()| votes().under_all()), 10.0);
    let app: App = support::app();
    assert!(app.readiness().rows.is_empty());
}
