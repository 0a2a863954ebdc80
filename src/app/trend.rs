//! What changed from test to test and from day to day: numbers and the people behind them.
//!
//! Pure series from the campaign as it stands. Of the past it says what the records say of it: results
//! stand on the frozen rosters, ratings carry their day, and somebody was charted on the day their
//! record was made. Who belongs, who counts and who is held to be a leader is as known today; people
//! who left the chart are in none of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Campaign, Day, Expected, Outcome, RecordId, Threshold, Worker, support};
use crate::tally::{Gate, Leadership, Marked, Tallies, TestCount, proofs};

/// More days than this are not drawn one by one.
const MOST_DAYS: usize = 60;

/// One test on the way up.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendTest {
    /// The test.
    pub test: RecordId,
    /// The day it was held, or is planned for.
    pub day: Option<Day>,
    /// It runs another one again.
    pub again: bool,
    /// Over all.
    pub total: TestCount,
    /// The aim over all.
    pub aim: Threshold,
    /// The aim in gate units.
    pub gate: Threshold,
    /// Passed, over all and in every gate unit; `None` = no aim.
    pub passed: Option<bool>,
    /// Who took part, over all.
    pub did: Arc<[RecordId]>,
    /// Its gate units.
    pub gates: BTreeMap<Option<RecordId>, TrendGate>,
}

/// One gate unit in one test.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendGate {
    /// Its count, what is counted with it included.
    pub count: TestCount,
    /// Whether its aim is reached; `None` = no aim.
    pub is_met: Option<bool>,
    /// Somebody predicted there.
    pub foretold: bool,
    /// Who took part.
    pub did: Arc<[RecordId]>,
    /// Of whom it was expected by name.
    pub expected: Arc<[RecordId]>,
}

/// How many stand where on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingsOn {
    /// The day, at its end.
    pub day: Day,
    /// The counted people by mark of the scale: 1 to 5, 0 = not assessed.
    pub by_mark: [Arc<[RecordId]>; 6],
    /// Those whose value counts as support.
    pub supporters: u32,
}

/// How far the chart had come on one day.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageOn {
    /// The day, at its end.
    pub day: Day,
    /// Counted people who were charted.
    pub charted: Arc<[RecordId]>,
    /// Of these, with a rating.
    pub rated: Arc<[RecordId]>,
    /// Leaders who count as coverage today and whom a test had proven by then.
    pub proven: Arc<[RecordId]>,
}

/// All series of a campaign.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trend {
    /// Tests with results, lowest risk first, then by day.
    pub tests: Vec<TrendTest>,
    /// Units that decided in at least one of them, in the order of lanes.
    pub units: Vec<Option<RecordId>>,
    /// By day, oldest first; the last is today.
    pub ratings: Vec<RatingsOn>,
    /// By day, oldest first; the last is today.
    pub coverage: Vec<CoverageOn>,
    /// Everybody who belongs, as known today.
    pub belongs: u32,
    /// Leaders needed for them.
    pub leaders_needed: u32,
}

impl Trend {
    /// The series of a campaign, from its counts.
    pub fn of(campaign: &Campaign, tallies: &Tallies) -> Self {
        let tests = tests(campaign, tallies);
        let units = units(campaign, &tests);
        let counted: Vec<&Worker> = campaign.people().filter(|worker| campaign.is_counted(worker)).collect();
        let whole = tallies.whole();
        Self {
            tests,
            units,
            ratings: ratings(campaign, &counted, tallies.today()),
            coverage: coverage(campaign, tallies, &counted),
            belongs: whole.belongs,
            leaders_needed: whole.leaders_needed(campaign.about.per_leader.unwrap_or(10)),
        }
    }
}

/// The rows of a test, each with its people.
type Rows<'a> = BTreeMap<Option<RecordId>, Vec<(RecordId, &'a Marked)>>;

/// Those of the rows that are within one of `units` and fit.
fn picked(
    tallies: &Tallies,
    rows: &Rows<'_>,
    units: &[Option<RecordId>],
    fits: impl Fn(&Marked) -> bool,
) -> Arc<[RecordId]> {
    let inside = |row: Option<RecordId>| {
        units.iter().any(|unit| match (row, *unit) {
            (Some(row), Some(unit)) => tallies.is_within(row, unit),
            (row, unit) => row == unit,
        })
    };
    let rows = rows.iter().filter(|(row, _)| inside(**row)).flat_map(|(_, people)| people);
    rows.filter(|(_, marked)| fits(marked)).map(|(person, _)| *person).collect()
}

fn tests(campaign: &Campaign, tallies: &Tallies) -> Vec<TrendTest> {
    let with_results = campaign.ladder().into_iter().filter_map(|test| {
        let tally = tallies.test(test.id).filter(|tally| tally.total.asked() > 0)?;
        let mut rows: Rows<'_> = BTreeMap::new();
        for (person, marked) in tally.everybody() {
            rows.entry(marked.unit).or_default().push((person, marked));
        }
        let did = |marked: &Marked| marked.outcome == Outcome::Did;
        let gates = tally.gates().map(|gate| {
            let units = counted_together(&gate);
            let of = TrendGate {
                count: gate.count,
                is_met: gate.is_met,
                foretold: gate.count.is_foretold()
                    || !picked(tallies, &rows, &units, |marked| marked.expected.is_some()).is_empty(),
                did: picked(tallies, &rows, &units, did),
                expected: picked(tallies, &rows, &units, |marked| marked.expected == Some(Expected::Will)),
            };
            (gate.unit, of)
        });
        let everybody = tally.everybody().filter(|(_, marked)| did(marked)).map(|(person, _)| person);
        Some(TrendTest {
            test: test.id,
            day: *test.day.value(),
            again: test.again.is_some_and(|first| campaign.test(first).is_some()),
            total: tally.total,
            aim: tally.threshold,
            gate: tally.gate,
            passed: tally.passed(),
            did: everybody.collect(),
            gates: gates.collect(),
        })
    });
    with_results.collect()
}

/// The units of a gate: small ones are counted with a neighbour or what they are part of.
fn counted_together(gate: &Gate) -> Vec<Option<RecordId>> {
    if gate.units.is_empty() { vec![gate.unit] } else { gate.units.iter().copied().map(Some).collect() }
}

fn units(campaign: &Campaign, tests: &[TrendTest]) -> Vec<Option<RecordId>> {
    let all: BTreeSet<Option<RecordId>> = tests.iter().flat_map(|test| test.gates.keys().copied()).collect();
    let groupings = campaign.groupings();
    let lanes: Vec<RecordId> =
        groupings.iter().flat_map(|key| campaign.units_of(&key.key)).map(|unit| unit.id).collect();
    let mut units: Vec<Option<RecordId>> = all.into_iter().collect();
    let place = |unit: &Option<RecordId>| unit.and_then(|unit| lanes.iter().position(|known| *known == unit));
    units.sort_by_key(|unit| (unit.is_none(), place(unit).unwrap_or(usize::MAX), *unit));
    units
}

/// The days on which something changed, the last always among them; thinned out where there are many.
fn thinned(mut days: BTreeSet<Day>, today: Day) -> Vec<Day> {
    days.insert(today);
    let days: Vec<Day> = days.into_iter().collect();
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return days };
    if days.len() <= MOST_DAYS {
        return days;
    }
    let span = first.days_until(*last);
    let step = (span / (MOST_DAYS as i32 - 1)).max(1);
    let mut thin: Vec<Day> = (0..=span / step).map(|n| last.plus(-n * step)).collect();
    thin.reverse();
    thin
}

/// The rating that counted at the end of a day: the rule of [`support`] on what was said up to then.
/// Ratings stand oldest day first.
fn value_on(worker: &Worker, day: Day) -> u8 {
    let known = worker.ratings.partition_point(|rating| rating.day <= day);
    let known = worker.ratings.get(..known).unwrap_or_default();
    support(known).map_or(0, |support| support.rating.value)
}

fn ratings(campaign: &Campaign, counted: &[&Worker], today: Day) -> Vec<RatingsOn> {
    let days: BTreeSet<Day> =
        counted.iter().flat_map(|worker| &worker.ratings).map(|rating| rating.day).collect();
    if days.is_empty() {
        return Vec::new();
    }
    let scale = campaign.scale();
    let on = |day: Day| {
        let mut by_mark: [Vec<RecordId>; 6] = Default::default();
        let mut supporters = 0;
        for worker in counted {
            let value = value_on(worker, day);
            supporters += u32::from(scale.supports(value));
            if let Some(people) = by_mark.get_mut(usize::from(scale.mark(value))) {
                people.push(worker.id);
            }
        }
        RatingsOn { day, by_mark: by_mark.map(Arc::from), supporters }
    };
    thinned(days, today).into_iter().map(on).collect()
}

/// The first day on which a test proved each leader who counts as coverage today.
fn proven_since(campaign: &Campaign, tallies: &Tallies, counted: &[&Worker]) -> BTreeMap<RecordId, Day> {
    let leaders = counted.iter().filter(|worker| tallies.leadership(worker.id) == Leadership::Proven);
    let since = leaders.filter_map(|leader| {
        let proving = proofs(campaign, tallies, leader.id).into_iter().filter(|proof| proof.is_proven);
        let acted = |test| {
            let own = leader.results.iter().filter(move |result| result.test == test);
            own.filter(|result| result.outcome == Outcome::Did).map(|result| result.day).max()
        };
        let held = |test| campaign.test(test).and_then(|test| Some(test.roster.as_ref()?.day));
        let day = proving.filter_map(|proof| acted(proof.test).or(held(proof.test))).min()?;
        Some((leader.id, day))
    });
    since.collect()
}

fn coverage(campaign: &Campaign, tallies: &Tallies, counted: &[&Worker]) -> Vec<CoverageOn> {
    if counted.is_empty() {
        return Vec::new();
    }
    let today = tallies.today();
    let proven = proven_since(campaign, tallies, counted);
    // A stamp is in UTC and a clock may have been wrong: nobody is charted after today.
    let made = |worker: &Worker| worker.made.day().min(today);
    let rated = |worker: &Worker| worker.ratings.iter().map(|rating| rating.day).min();
    let mut days: BTreeSet<Day> = counted.iter().map(|worker| made(worker)).collect();
    days.extend(proven.values().copied());
    days.extend(counted.iter().filter_map(|worker| rated(worker)));
    let on = |day: Day| {
        let charted = || counted.iter().filter(|worker| made(worker) <= day || value_on(worker, day) != 0);
        CoverageOn {
            day,
            charted: charted().map(|worker| worker.id).collect(),
            rated: charted().filter(|worker| value_on(worker, day) != 0).map(|worker| worker.id).collect(),
            proven: proven.iter().filter(|(_, since)| **since <= day).map(|(leader, _)| *leader).collect(),
        }
    };
    thinned(days, today).into_iter().map(on).collect()
}
