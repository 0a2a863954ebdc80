//! What the program keeps counted equals counting it anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use wallchart::app::{Action, App, Host, Settings, Waker};
use wallchart::graph::{
    Asked, Connects, ESTIMATE_STEPS, Kinds, Looking, Namings, Network, Reach, SingleThreads, Web,
    found_groups,
};
use wallchart::log::Outside;
use wallchart::model::{
    Basis, CampaignField, Day, Deed, Edit, Expected, Fact, Fields, GateRule, Judgement, Label, Outcome,
    Question, QuestionKind, RecordId, Speaker, Stamp, TestField, Threshold, TieKind, UnitField, WorkerField,
};
use wallchart::tally::{Readiness, Tallies};

use crate::desk::World;

const TODAY: Day = Day::from_number(20_400);

struct MadeUp(World);

impl Outside for MadeUp {
    fn now(&mut self) -> Stamp {
        self.0.now()
    }

    fn random(&mut self, into: &mut [u8]) {
        self.0.random(into);
    }
}

impl Host for MadeUp {
    fn today(&mut self) -> Day {
        TODAY
    }

    fn ticks(&mut self) -> u64 {
        0
    }

    fn waker(&self) -> Waker {
        Arc::new(|| {})
    }
}

/// Every person's count, and the namings of their unit, as the program tells them and as counted
/// from nothing.
fn assert_counted(app: &App, people: &[RecordId]) {
    let campaign = app.campaign();
    let network = Network::of(campaign);
    let kinds = Kinds::of(campaign);
    for person in people {
        let Some(worker) = campaign.worker(*person) else {
            assert_eq!(app.named_in_unit(*person), 0);
            continue;
        };
        let unit = worker.unit();
        let group: BTreeSet<RecordId> =
            campaign.people().filter(|other| other.unit() == unit).map(|other| other.id).collect();
        for kind in [QuestionKind::Trust, QuestionKind::Work] {
            let anew = Namings::of(campaign, &network, &kinds, &group, &Asked::Kind(kind));
            assert_eq!(*app.namings(*person, kind), anew);
            if kind == QuestionKind::Trust {
                assert_eq!(app.named_in_unit(*person), anew.named_by(worker.id));
            }
        }
    }
}

/// Candidates and what the web says, as the program tells them and as counted from nothing.
fn assert_measured(app: &App) {
    let campaign = app.campaign();
    let network = Network::of(campaign);
    let web = Web::counted(campaign, &network);
    assert_eq!(*app.web(), web);
    assert_eq!(*app.whole_web(), Web::all(&network));
    assert_eq!(*app.single_threads(), SingleThreads::of(&web));
    assert_eq!(*app.reach(), Reach::of(campaign, &web));
    assert_eq!(*app.found_groups(), found_groups(campaign, &web, "unit"));
    let connects = Connects::estimate(&web, ESTIMATE_STEPS);
    assert_eq!(*app.connects(), connects);
    let looking =
        Looking { campaign, network: &network, asked: &Asked::Leading, connects: &connects, today: TODAY };
    assert_eq!(*app.unit_leaders(), looking.leaders());
}

#[test]
fn namings_follow_each_change_as_if_counted_anew() {
    let mut app = App::new(Box::new(MadeUp(World::new(4))), Settings::default());
    let mut dice = World::new(11);
    let mut below = |n: usize| {
        let mut bytes = [0; 2];
        dice.random(&mut bytes);
        usize::from(u16::from_le_bytes(bytes)) % n
    };
    let people: Vec<RecordId> = (0..14).map(|_| app.new_record()).collect();
    let units: Vec<RecordId> = (0..3).map(|_| app.new_record()).collect();
    let mut ties: Vec<RecordId> = Vec::new();
    let mut seen = BTreeSet::new();
    for unit in &units {
        let name = UnitField::Name("Hall".into());
        let edits = vec![(*unit, Edit::SetUnit(Fields(vec![name])))];
        app.perform(Action::Do(Deed::new(Label::new("set", 1), edits)));
    }
    for step in 0..400 {
        let person = people[below(people.len())];
        let edit = match below(15) {
            _ if step < people.len() => {
                let place = WorkerField::Place("unit".into(), Some(units[below(2)]));
                let name = WorkerField::Name("Ada".into());
                Some((people[step], Edit::SetWorker(Fields(vec![name, place]))))
            }
            0 | 1 => {
                let unit = (below(4) > 0).then(|| units[below(3)]);
                Some((person, Edit::SetWorker(Fields(vec![WorkerField::Place("unit".into(), unit)]))))
            }
            2 => {
                let standing = ["", "supervisor", "left"][below(3)];
                Some((person, Edit::SetWorker(Fields(vec![WorkerField::Standing(standing.into())]))))
            }
            3 => Some((person, Edit::Remove { seen: Vec::new() })),
            4 if below(4) == 0 => {
                let other = people[below(people.len())];
                (other != person).then_some((person, Edit::Same { other }))
            }
            5 if !ties.is_empty() => Some((ties[below(ties.len())], Edit::Remove { seen: Vec::new() })),
            6 => {
                let kind = [QuestionKind::Trust, QuestionKind::Work][below(2)];
                let question = Question { key: "problem".into(), word: "".into(), kind, retired: false };
                let questions = CampaignField::Questions(vec![question]);
                Some((app.campaign().id, Edit::SetCampaign(Fields(vec![questions]))))
            }
            7 => None,
            8 => {
                let judged = [Judgement::Identified, Judgement::NotLookedAt][below(2)];
                Some((person, Edit::SetWorker(Fields(vec![WorkerField::Judgement(judged)]))))
            }
            9 => {
                let (value, basis, says) = (below(5) as u8 + 1, Basis::Said, Speaker::Typist);
                Some((person, Edit::State(Fact::Rating { value, day: TODAY, basis, says })))
            }
            10 => {
                let parent = (below(2) == 0).then(|| units[below(3)]);
                Some((units[below(3)], Edit::SetUnit(Fields(vec![UnitField::Parent(parent)]))))
            }
            _ => {
                let question = ["problem", "schedule"][below(2)];
                let kind = TieKind::Naming { question: question.into() };
                let (from, to, mutual) = (person, people[below(people.len())], below(3) == 0);
                let tie = Fact::Tie { kind, from, to, mutual, day: TODAY, says: Speaker::Typist };
                ties.push(app.new_record());
                ties.last().map(|id| (*id, Edit::State(tie)))
            }
        };
        match edit {
            Some(edit) => app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![edit]))),
            None => app.perform(Action::Undo),
        }
        assert_counted(&app, &people);
        assert_measured(&app);
        seen.extend(people.iter().map(|person| app.named_in_unit(*person)));
    }
    assert!(app.unit_leaders().iter().any(|unit| unit.candidates.len() > 2));
    assert!(seen.len() > 2, "somebody is named by several: {seen:?}");
}

/// A workplace too large to count every way between two frames.
fn large() -> (App, Vec<RecordId>) {
    let mut app = App::new(Box::new(MadeUp(World::new(6))), Settings::default());
    let people: Vec<RecordId> = (0..1_200).map(|_| app.new_record()).collect();
    let mut edits: Vec<(RecordId, Edit)> = Vec::new();
    for (no, person) in people.iter().enumerate() {
        edits.push((*person, Edit::SetWorker(Fields(vec![WorkerField::Name("Ada".into())]))));
        for other in [no / 2, no * 7 % 31] {
            let kind = TieKind::Naming { question: "problem".into() };
            let tie = Fact::Tie {
                kind,
                from: *person,
                to: people[other],
                mutual: false,
                day: TODAY,
                says: Speaker::Typist,
            };
            edits.push((app.new_record(), Edit::State(tie)));
        }
    }
    app.perform(Action::Do(Deed::new(Label::new("set", 1), edits)));
    (app, people)
}

#[test]
fn every_way_is_counted_by_a_job_and_takes_the_place_of_the_estimate() {
    let (mut app, people) = large();
    assert!(!app.connects().is_exact(), "at once an estimate");
    app.finish();
    let exact = app.connects();
    assert!(exact.is_exact());
    assert_eq!(*exact, Connects::exact(&app.web(), 1, &|_| true).unwrap());
    // A tie changes: what was known stays until a job has counted anew.
    let kind = TieKind::Naming { question: "problem".into() };
    let tie = Fact::Tie {
        kind,
        from: people[1_199],
        to: people[3],
        mutual: true,
        day: TODAY,
        says: Speaker::Typist,
    };
    let on = app.new_record();
    app.perform(Action::Do(Deed::new(Label::new("tie", 1), vec![(on, Edit::State(tie))])));
    assert!(Arc::ptr_eq(&exact, &app.connects()), "not counted on the thread of the window");
    app.finish();
    let anew = app.connects();
    assert_eq!(*anew, Connects::exact(&app.web(), 1, &|_| true).unwrap());
    assert_ne!(*anew, *exact);
    let leader = &app.unit_leaders()[0].candidates[0];
    assert!((leader.connects_groups - anew.share(leader.id)).abs() < 1e-9, "candidates follow");
    let kept = app.unit_leaders();
    assert!(Arc::ptr_eq(&kept, &app.unit_leaders()), "a look costs nothing");
}

#[test]
fn readiness_follows_each_change_as_if_counted_anew() {
    let mut app = App::new(Box::new(MadeUp(World::new(8))), Settings::default());
    let mut dice = World::new(23);
    let mut below = |n: usize| {
        let mut bytes = [0; 2];
        dice.random(&mut bytes);
        usize::from(u16::from_le_bytes(bytes)) % n
    };
    let people: Vec<RecordId> = (0..40).map(|_| app.new_record()).collect();
    let units: Vec<RecordId> = (0..6).map(|_| app.new_record()).collect();
    let tests: Vec<RecordId> = (0..4).map(|_| app.new_record()).collect();
    let unit = |on: RecordId, field: UnitField| (on, Edit::SetUnit(Fields(vec![field])));
    let mut edits = Vec::new();
    for (no, on) in units.iter().enumerate() {
        edits.push(unit(*on, UnitField::Name("Hall".into())));
        if no == 5 {
            edits.push(unit(*on, UnitField::Grouping("shift".into())));
        }
    }
    for (no, on) in people.iter().enumerate() {
        let place = WorkerField::Place("unit".into(), Some(units[no % 4]));
        edits.push((*on, Edit::SetWorker(Fields(vec![WorkerField::Name("Ada".into()), place]))));
    }
    for (no, on) in tests.iter().enumerate() {
        let aim = if no == 1 { Threshold::Majority } else { Threshold::Percent(30) };
        let fields =
            vec![TestField::Name("Test".into()), TestField::Rung(no as u32 / 2 * 10), TestField::Gate(aim)];
        edits.push((*on, Edit::SetTest(Fields(fields))));
    }
    app.perform(Action::Do(Deed::new(Label::new("set", 1), edits)));
    let rule = |(key, limit): (&str, u32)| GateRule { key: key.into(), limit, off: false };
    let gates = [("rated", 30), ("reach", 100), ("tests", 2), ("fall", 20), ("prediction", 40)].map(rule);
    let gates = Edit::SetCampaign(Fields(vec![CampaignField::Gates(gates.into())]));
    let about = app.campaign().id;
    app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![(about, gates)])));
    let (mut seen, mut kept) = (BTreeSet::new(), 0);
    for _ in 0..900 {
        let (person, test) = (people[below(people.len())], tests[below(tests.len())]);
        let on = units[below(units.len())];
        let says = Speaker::Typist;
        let edit = match below(24) {
            0 => unit(on, UnitField::Estimate((below(3) > 0).then(|| below(20) as u32))),
            1 => unit(on, UnitField::Leader(Some(person))),
            2 => unit(on, UnitField::Second((below(3) > 0).then_some(person))),
            3 => unit(on, UnitField::Reach([None, Some(true), Some(false)][below(3)])),
            4 if below(3) == 0 => unit(on, UnitField::Gate(below(2) == 0)),
            5 if below(3) == 0 => unit(on, UnitField::Joins(Some(units[below(units.len())]))),
            6 if below(3) == 0 => unit(on, UnitField::Parent((below(2) == 0).then(|| units[below(4)]))),
            7 => (
                person,
                Edit::SetWorker(Fields(vec![WorkerField::Place("unit".into(), Some(units[below(5)]))])),
            ),
            8 => {
                let shift = (below(3) > 0).then_some(units[5]);
                (person, Edit::SetWorker(Fields(vec![WorkerField::Place("shift".into(), shift)])))
            }
            9 if below(2) == 0 => {
                let standing = ["", "supervisor"][below(2)];
                (person, Edit::SetWorker(Fields(vec![WorkerField::Standing(standing.into())])))
            }
            10 | 11 => {
                let judged = [Judgement::Identified, Judgement::NotLookedAt][below(2)];
                (person, Edit::SetWorker(Fields(vec![WorkerField::Judgement(judged)])))
            }
            12..15 => {
                let (value, basis) = (below(4) as u8, [Basis::Said, Basis::Guess, Basis::Did][below(3)]);
                let day = TODAY.plus(-(below(80) as i32));
                (person, Edit::State(Fact::Rating { value, day, basis, says }))
            }
            15..20 => {
                let outcome = [Outcome::Did, Outcome::Did, Outcome::Refused, Outcome::NoAnswer][below(4)];
                (
                    person,
                    Edit::State(Fact::Result { test, outcome, day: TODAY.plus(-(below(4) as i32)), says }),
                )
            }
            20 | 21 => {
                let expected = [Expected::Will, Expected::Wont, Expected::DontKnow][below(3)];
                let day = TODAY.plus(-(below(6) as i32));
                (person, Edit::State(Fact::Prediction { test, expected, day, says }))
            }
            22 => {
                let (will, day) = (below(9) as u32, TODAY.plus(-5));
                (on, Edit::State(Fact::CountPrediction { test, will, day, says }))
            }
            23 if below(3) == 0 => {
                let campaign = app.campaign();
                let Some(known) = campaign.test(test) else { continue };
                let frozen = wallchart::tally::roster(campaign, known, TODAY);
                (test, Edit::State(Fact::Roster(frozen)))
            }
            _ => {
                app.perform(Action::Undo);
                continue;
            }
        };
        let before = app.readiness().clone();
        app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![edit])));
        let anew = Readiness::new(app.campaign(), &Tallies::new(app.campaign(), TODAY));
        assert_eq!(*app.readiness(), anew);
        kept += usize::from(before == anew);
        seen.extend(anew.rows.iter().flat_map(|row| row.cells.iter().map(|cell| (cell.key, cell.met))));
    }
    assert!(seen.len() > 12, "gates were met and open: {seen:?}");
    assert!(kept < 700, "edits changed something: {kept} did not");
}
