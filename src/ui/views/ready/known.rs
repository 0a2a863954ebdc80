//! What the view shows, in words: kept until the campaign, the day or the way names are shown changes.
//!
//! Rows are put into words when they come into sight, people are looked up when they are asked for: two
//! hundred units cost what twelve do.

use std::collections::HashMap;
use std::rc::Rc;

use super::words;
use crate::app::{App, Behind, GateKey, Names, ReadyRow, RowKind};
use crate::args;
use crate::model::{Day, RecordId, StructureTest, Threshold};
use crate::ui::Reached;

/// What the words rest on.
type Stamp = (RecordId, u64, Day, Option<Names>, Option<RecordId>);

/// How many tests a plot shows at most, the last ones.
const MOST_TESTS: usize = 6;

/// The head of a gate.
pub(super) struct Head {
    pub(super) key: GateKey,
    pub(super) name: String,
    /// Its limit in words.
    pub(super) limit: String,
    /// What it asks for, in a sentence.
    pub(super) why: String,
}

/// One gate of one row.
pub(super) struct Cell {
    pub(super) reached: Reached,
    /// The number that says it, or the word.
    pub(super) number: String,
    /// The reason in words; blank where nothing is to be said.
    pub(super) reason: String,
}

impl Cell {
    /// The cell in full, for a reader: "Theatres, Rated: not yet, 7 of 14, 7 not rated lately".
    pub(super) fn says(&self, app: &App, unit: &str, gate: &str) -> String {
        let met = app.tr().say(self.reached.word());
        let args = args!["unit" => unit, "gate" => gate, "met" => met, "number" => &self.number];
        let says = app.tr().with("ready-cell", args);
        if self.reason.is_empty() { says } else { format!("{says}, {}", self.reason) }
    }
}

/// One gate unit or shift.
pub(super) struct Row {
    pub(super) unit: RecordId,
    pub(super) name: String,
    /// "2 of 6 gates".
    pub(super) gates: String,
    /// People by mark of support, not assessed first.
    pub(super) counts: [usize; 6],
    pub(super) belongs: usize,
    /// A cell for each gate; `None` where it is not asked of this row.
    pub(super) cells: Vec<Option<Cell>>,
    /// Whole percent in each of the shown tests; `None` where nobody of it takes part.
    pub(super) shares: Vec<Option<u32>>,
}

/// A test of the plots.
pub(super) struct Shown {
    pub(super) test: RecordId,
    pub(super) name: String,
}

/// What is to be done next for a gate.
pub(super) struct Step {
    pub(super) title: String,
    pub(super) why: String,
    /// "4 gates".
    pub(super) gates: String,
    pub(super) gates_say: String,
    /// "14 people".
    pub(super) count: String,
    pub(super) says: String,
    pub(super) people: Vec<RecordId>,
    /// Row and gate it would open first.
    pub(super) cell: Option<(usize, usize)>,
}

/// Everything that is shown.
#[derive(Default)]
pub(super) struct Known {
    stamp: Option<Stamp>,
    /// The test that is next, by which the aim is drawn.
    pub(super) test: Option<RecordId>,
    pub(super) heads: Vec<Head>,
    /// How many rows there are; gate units first.
    pub(super) rows: usize,
    /// How many of them are gate units.
    pub(super) units: usize,
    words: HashMap<usize, Rc<Row>>,
    behind: Option<((usize, usize), Behind)>,
    pub(super) tests: Vec<Shown>,
    /// The aim in gate units, in percent; "more than half" is drawn at 50.
    pub(super) aim: Option<u32>,
    pub(super) is_ready: bool,
    /// How far it is, in a sentence.
    pub(super) verdict: String,
    /// People of no unit stand behind no gate: said where there are any.
    pub(super) unplaced: String,
    pub(super) steps: Vec<Step>,
    /// Talks that could be planned from the steps: with whom, who holds it.
    pub(super) talks: Vec<(RecordId, String)>,
}

impl Known {
    /// Puts anew into words what changed. `chosen` is the test that it is to be ready for; without
    /// one it is the next on the ladder.
    pub(super) fn follow(&mut self, app: &App, chosen: Option<RecordId>) {
        let campaign = app.campaign();
        let names = app.is_presenting().then(|| app.settings().presenting_names);
        let stamp = Some((campaign.id, campaign.revision, app.today(), names, chosen));
        if self.stamp == stamp {
            return;
        }
        let readiness = app.readiness();
        let test = chosen.and_then(|test| campaign.test(test)).or_else(|| next(app));
        let tests: Vec<&StructureTest> = campaign
            .ladder()
            .into_iter()
            .filter(|test| app.tallies().test(test.id).is_some_and(|tally| tally.total.asked() > 0))
            .collect();
        let skip = tests.len().saturating_sub(MOST_TESTS);
        let shown = |test: &&StructureTest| Shown { test: test.id, name: test.name.to_string() };
        let tests: Vec<Shown> = tests.iter().skip(skip).map(shown).collect();
        // The aim of the test that is next; before there is one, that of the last.
        let aimed = test.map(|test| test.id).or(tests.last().map(|test| test.test));
        let aim = aimed.and_then(|test| app.tallies().test(test)).map(|tally| tally.gate);
        let (steps, talks) = words::steps(app, readiness);
        *self = Self {
            stamp,
            test: test.map(|test| test.id),
            heads: readiness.gates.iter().map(|gate| words::head(app, *gate)).collect(),
            rows: readiness.rows.len(),
            units: readiness.units().count(),
            words: HashMap::new(),
            behind: None,
            aim: aim.and_then(|aim| match aim {
                Threshold::None => None,
                Threshold::Majority => Some(50),
                Threshold::Percent(percent) => Some(percent.into()),
            }),
            tests,
            is_ready: readiness.is_ready,
            verdict: words::verdict(app, readiness, test),
            unplaced: words::unplaced(app, readiness),
            steps,
            talks,
        };
    }

    /// A row in words.
    pub(super) fn row(&mut self, app: &App, at: usize) -> Option<Rc<Row>> {
        if let Some(row) = self.words.get(&at) {
            return Some(Rc::clone(row));
        }
        let row = app.readiness().rows.get(at)?;
        let row = Rc::new(self.write(app, row));
        self.words.insert(at, Rc::clone(&row));
        Some(row)
    }

    fn write(&self, app: &App, row: &ReadyRow) -> Row {
        let tallies = app.tallies();
        let mut counts = [0; 6];
        for unit in row.units() {
            for (sum, of) in counts.iter_mut().zip(tallies.unit(unit).support) {
                *sum += of as usize;
            }
        }
        let cells = self.heads.iter().map(|head| row.cell(head.key).map(|cell| words::cell(app, row, cell)));
        let shares = self.tests.iter().map(|shown| {
            let tally = tallies.test(shown.test)?;
            let counts: Vec<_> = row.units().filter_map(|unit| tally.unit(unit)).collect();
            let eligible: u32 = counts.iter().map(|count| count.eligible).sum();
            let did = counts.iter().map(|count| count.did).sum();
            (eligible > 0 && row.kind == RowKind::Unit).then(|| crate::app::percent(did, eligible))
        });
        Row {
            unit: row.unit,
            name: app.row_name(row),
            gates: match row.kind {
                RowKind::Unit => app.row_gates(row),
                RowKind::Shift => app.tr().say("ready-shift"),
            },
            counts,
            belongs: row.belongs as usize,
            cells: cells.collect(),
            shares: shares.collect(),
        }
    }

    /// Who stands behind a cell: those it waits for, else those it rests on.
    pub(super) fn behind(&mut self, app: &App, at: (usize, usize)) -> &Behind {
        if self.behind.as_ref().is_none_or(|(of, _)| *of != at) {
            self.behind = None;
        }
        let key = self.heads.get(at.1).map(|head| head.key);
        let (_, behind) = self.behind.get_or_insert_with(|| {
            let row = app.readiness().rows.get(at.0);
            let behind = row.zip(key).map(|(row, key)| words::behind(app, row, key));
            (at, behind.unwrap_or_default())
        });
        behind
    }

    /// What a click on a cell does, in words: "Show the 10 people in Theatres".
    pub(super) fn door(&mut self, app: &App, at: (usize, usize)) -> String {
        let n = self.behind(app, at).people.len();
        let unit = self.row(app, at.0).map(|row| row.name.clone()).unwrap_or_default();
        app.tr().with("ready-show", args!["n" => n, "unit" => unit])
    }
}

/// The next test of the ladder: the first that is not finished.
fn next(app: &App) -> Option<&StructureTest> {
    app.campaign().ladder().into_iter().find(|test| !*test.finished)
}
