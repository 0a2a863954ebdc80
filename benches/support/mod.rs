//! A large made-up campaign, told through the door everything goes through.

#![allow(dead_code, reason = "each bench uses its part")]

use std::sync::Arc;
use std::time::Instant;

use wallchart::app::{App, Host, Settings, Waker};
use wallchart::log::{Entry, Outside, Session};
use wallchart::model::{
    AuthorId, Basis, CampaignField, Day, Deed, Edit, Expected, Fact, Fields, Judgement, Label, Outcome,
    RecordId, Speaker, Stamp, TestField, TieKind, UnitField, WorkerField,
};
use wallchart::tally::roster;

/// The day of the bench.
pub(crate) const TODAY: Day = Day::from_number(20_400);

/// Time that goes on as it is told, and chance that repeats.
pub(crate) struct World {
    now: i64,
    chance: u64,
    started: Instant,
}

impl World {
    /// A world with chance from this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self { now: 1_760_000_000_000, chance: seed, started: Instant::now() }
    }
}

impl Outside for World {
    fn now(&mut self) -> Stamp {
        self.now += 1_000;
        Stamp { ms: self.now, count: 0 }
    }

    fn random(&mut self, into: &mut [u8]) {
        for byte in into {
            self.chance =
                self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.chance >> 40) as u8;
        }
    }
}

impl Host for World {
    fn today(&mut self) -> Day {
        TODAY
    }

    fn ticks(&mut self) -> u64 {
        self.started.elapsed().as_millis() as u64
    }

    fn waker(&self) -> Waker {
        Arc::new(|| {})
    }
}

/// What was told.
pub(crate) struct Told {
    pub campaign: RecordId,
    pub entries: Vec<Arc<Entry>>,
    pub people: Vec<RecordId>,
    pub units: Vec<RecordId>,
}

impl Told {
    /// The number of its entries.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Who types.
pub(crate) fn author() -> AuthorId {
    AuthorId::from_bytes([1, 2, 3, 4, 5])
}

/// Settings of somebody who was here before.
pub(crate) fn settings() -> Settings {
    Settings { welcomed: true, author: author().to_string(), ..Settings::default() }
}

/// The program in this made-up world.
pub(crate) fn app() -> App {
    App::new(Box::new(World::new(5)), settings())
}

/// A made-up name, as many and as unlike as in a large workplace.
pub(crate) fn name(of: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ko", "mi", "ren", "tal", "su", "ve", "dor", "li", "an", "ka", "jo", "ne", "fri", "hu", "zö"];
    let word = |mut seed: usize, length: usize| {
        let mut word = String::new();
        for _ in 0..length {
            word.push_str(SYLLABLES[seed % 16]);
            seed /= 16;
        }
        word[..1].to_uppercase() + &word[1..]
    };
    let seed = of.wrapping_mul(2_654_435_761);
    format!("{} {}", word(seed >> 5, 2), word(seed >> 9, 3))
}

/// `people` in forty units and three shifts, four `ties` a head, six tests, and ratings until there
/// are about twenty entries a head: 5,000 people make 100,000 entries.
pub(crate) fn tell(people: usize) -> Told {
    let mut world = World::new(20_261);
    let mut session = Session::new(author(), &mut world);
    let campaign = session.campaign().id;
    let mut say = |world: &mut World, edits: Vec<(RecordId, Edit)>| {
        session.apply(Deed::new(Label::new("set", edits.len()), edits), world);
    };
    let about = vec![CampaignField::Name("Harbour works".into())];
    say(&mut world, vec![(campaign, Edit::SetCampaign(Fields(about)))]);
    let mut unit = |world: &mut World, grouping: &str, name: String, estimate: usize| {
        let id = world.record();
        let fields = vec![
            UnitField::Name(name.into()),
            UnitField::Grouping(grouping.into()),
            UnitField::Estimate(Some(estimate as u32)),
        ];
        say(world, vec![(id, Edit::SetUnit(Fields(fields)))]);
        id
    };
    let units: Vec<RecordId> =
        (0..40).map(|no| unit(&mut world, "unit", format!("Hall {no}"), people / 40 + no % 9)).collect();
    let shifts: Vec<RecordId> =
        ["Early", "Late", "Night"].map(|name| unit(&mut world, "shift", name.to_owned(), people / 3)).into();
    for no in 8..40 {
        let parent = vec![UnitField::Parent(Some(units[no % 8]))];
        say(&mut world, vec![(units[no], Edit::SetUnit(Fields(parent)))]);
    }
    let mut tests = Vec::new();
    for rung in 0..6 {
        let id = world.record();
        let fields = vec![
            TestField::Name(format!("Test {rung}").into()),
            TestField::Day(Some(TODAY.plus(-200 + rung * 30))),
            TestField::Rung(rung as u32 + 1),
        ];
        say(&mut world, vec![(id, Edit::SetTest(Fields(fields)))]);
        tests.push(id);
    }
    let ids: Vec<RecordId> = (0..people).map(|_| world.record()).collect();
    for (no, id) in ids.iter().copied().enumerate() {
        let judgement = if no % 15 == 0 { Judgement::Identified } else { Judgement::NotLookedAt };
        let mut edits = vec![(
            id,
            Edit::SetWorker(Fields(vec![
                WorkerField::Judgement(judgement),
                WorkerField::Name(name(no).into()),
                WorkerField::Job(format!("Picker {}", no % 40).into()),
                WorkerField::Phone(format!("0170{:07}", no * 61).into()),
                WorkerField::Number(format!("{no:06}").into()),
                WorkerField::Place("unit".into(), units.get(no * 40 / people).copied()),
                WorkerField::Place("shift".into(), shifts.get(no % 3).copied()),
            ])),
        )];
        for round in 0..7 {
            let day = TODAY.plus(-(round * 23 + no as i32 % 19));
            let value = ((no + round as usize) % 5 + 1) as u8;
            let says = if round % 2 == 0 { Speaker::Typist } else { Speaker::Named("M.K.".into()) };
            edits.push((id, Edit::State(Fact::Rating { value, day, basis: Basis::Said, says })));
        }
        for (at, test) in tests.iter().copied().enumerate() {
            let outcome = if (no + at) % 3 == 0 { Outcome::NoAnswer } else { Outcome::Did };
            let day = TODAY.plus(-100);
            edits.push((id, Edit::State(Fact::Result { test, outcome, day, says: Speaker::Typist })));
            if at < 2 {
                let expected = Expected::Will;
                let says = Speaker::Typist;
                edits.push((id, Edit::State(Fact::Prediction { test, expected, day, says })));
            }
        }
        say(&mut world, edits);
    }
    for no in 0..people * 4 {
        let from = no % people;
        // Mostly within the unit, some far away.
        let far = if no % 7 == 0 { no * 37 } else { from + 1 + no * 11 % 60 };
        let (from, to) = (ids[from], ids[far % people]);
        if from == to {
            continue;
        }
        // Leaders move people, everybody names people.
        let kind = match no % people % 15 {
            0 => TieKind::Moves { basis: Basis::Said },
            _ => TieKind::Naming { question: "problem".into() },
        };
        let tie = Fact::Tie { kind, from, to, mutual: no % 9 == 0, day: TODAY, says: Speaker::Typist };
        let id = world.record();
        say(&mut world, vec![(id, Edit::State(tie))]);
    }
    for test in tests {
        let Some(frozen) = session.campaign().test(test) else { continue };
        let frozen = Fact::Roster(roster(session.campaign(), frozen, TODAY));
        session.apply(Deed::new(Label::new("freeze", 1), vec![(test, Edit::State(frozen))]), &mut world);
    }
    let entries = session.log().entries().cloned().collect();
    Told { campaign, entries, people: ids, units }
}

/// One line of the table: the figure of the fastest of some rounds, the median, the goal.
/// On a machine that does other work too the fastest is nearest to the work itself.
pub(crate) fn line(what: &str, mut took_ms: Vec<f64>, goal_ms: f64) {
    took_ms.sort_by(f64::total_cmp);
    let (best, median) = (took_ms[0], took_ms[took_ms.len() / 2]);
    let met = if best <= goal_ms { "met" } else { "MISSED" };
    println!("{what:<58} {best:>9.3} ms  median {median:>9.3}  goal {goal_ms:>7.1}  {met}");
}

/// Milliseconds of each of some rounds; `ready` comes before each and is not counted.
pub(crate) fn time<S, T>(
    rounds: usize,
    mut ready: impl FnMut() -> S,
    mut run: impl FnMut(S) -> T,
) -> Vec<f64> {
    (0..rounds)
        .map(|_| {
            let start = ready();
            let begun = Instant::now();
            let done = std::hint::black_box(run(start));
            let took = begun.elapsed().as_secs_f64() * 1e3;
            drop(done);
            took
        })
        .collect()
}

/// Memory of this program now, in MB.
pub(crate) fn memory_mb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    found.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1024
}
