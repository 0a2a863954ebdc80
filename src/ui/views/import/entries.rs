//! The rows of the list, each with what will happen to it.

use std::collections::{BTreeMap, HashMap};

use crate::app::{App, Column, Decision, DoubleOf, Draft, DraftRow, RowPlace as Place, What, Will};
use crate::model::RecordId;
use crate::ui::{Icon, Tone};

/// What will happen to a row, as its mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Somebody new.
    New,
    /// Somebody known.
    Known(RecordId),
    /// Perhaps somebody known: waits for an answer.
    Asked(DoubleOf),
    /// Not taken in; or taken in with something odd, where `out` is false.
    Odd {
        /// It stays out.
        out: bool,
    },
    /// Not taken in, because the user said so.
    Out,
}

impl Fate {
    /// Its icon and colour.
    pub(super) fn sign(self) -> (Icon, Tone) {
        match self {
            Self::New => (Icon::Plus, Tone::Good),
            Self::Known(_) => (Icon::Check, Tone::Muted),
            Self::Asked(_) => (Icon::WarningCircle, Tone::Warning),
            Self::Odd { out: true } => (Icon::Warning, Tone::Danger),
            Self::Odd { out: false } => (Icon::Warning, Tone::Warning),
            Self::Out => (Icon::X, Tone::Muted),
        }
    }
}

/// One row of the file.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Where it stands.
    pub(super) place: Place,
    /// Place among the rows of the sheet that hold something.
    pub(super) at: usize,
    /// Place among the rows of the draft; lines that name nobody have none.
    pub(super) row: Option<usize>,
    /// What will happen.
    pub(super) fate: Fate,
    /// In words.
    pub(super) words: String,
}

/// A column of the file as the page shows it; sheets with the same head share it.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) head: String,
    pub(super) column: Column,
    pub(super) certain: bool,
    /// Sheet and place in it.
    pub(super) places: BTreeMap<usize, usize>,
    /// How many cells say something.
    pub(super) filled: usize,
}

/// What the page shows of a draft.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) all: Vec<Entry>,
    pub(super) heads: Vec<Head>,
    /// Rows that wait for an answer.
    pub(super) asked: usize,
    pub(super) odd: usize,
    pub(super) new: usize,
    pub(super) known: usize,
    pub(super) out: usize,
}

impl Entries {
    pub(super) fn of(app: &App, draft: &Draft) -> Self {
        let mut entries = Self { heads: heads(draft), ..Self::default() };
        let tr = app.tr();
        let mut odd: HashMap<Place, Vec<&What>> = HashMap::new();
        for problem in draft.problems() {
            if let Some(place) = problem.place {
                odd.entry(place).or_default().push(&problem.what);
            }
        }
        let decided = &draft.choices().decided;
        let doubles: HashMap<Place, DoubleOf> = draft
            .doubles()
            .iter()
            .filter(|double| !decided.contains_key(&double.row))
            .map(|double| (double.row, double.of))
            .collect();
        let mut named: HashMap<Place, usize> = HashMap::new();
        for (place, row) in draft.rows().iter().enumerate() {
            named.insert(row.place, place);
        }
        let mut add = |place: Place, row: Option<usize>| {
            let what = odd.get(&place).map(Vec::as_slice).unwrap_or_default();
            let draft_row = row.and_then(|row| draft.rows().get(row));
            let fate = fate(draft_row, doubles.get(&place).copied(), what, decided.get(&place));
            let words = match fate {
                Fate::New => tr.say("import-new"),
                Fate::Known(person) => tr.with("import-known", crate::args!["name" => name(app, person)]),
                Fate::Asked(DoubleOf::Worker(person)) => {
                    tr.with("import-same", crate::args!["name" => name(app, person)])
                }
                Fate::Asked(DoubleOf::Row(first)) => {
                    tr.with("import-same-row", crate::args!["row" => first.row])
                }
                Fate::Out => tr.say("import-out"),
                Fate::Odd { .. } => what.first().map(|what| short(app, what)).unwrap_or_default(),
            };
            match fate {
                Fate::New => entries.new += 1,
                Fate::Known(_) => entries.known += 1,
                Fate::Asked(_) => entries.asked += 1,
                Fate::Odd { .. } => entries.odd += 1,
                Fate::Out => entries.out += 1,
            }
            let sheet = draft.sheets().get(place.sheet as usize);
            let at = sheet.map_or(0, |sheet| find(sheet.len(), |at| sheet.row_number(at) < place.row));
            entries.all.push(Entry { place, at, row, fate, words });
        };
        for (at, row) in draft.rows().iter().enumerate() {
            add(row.place, Some(at));
        }
        let lines = odd.keys().filter(|place| !named.contains_key(place)).copied().collect::<Vec<_>>();
        for place in lines {
            add(place, None);
        }
        entries.all.sort_by_key(|entry| entry.place);
        entries
    }
}

/// The first of `many` places for which `before` no longer holds.
fn find(many: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, many);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn fate(row: Option<&DraftRow>, double: Option<DoubleOf>, odd: &[&What], said: Option<&Decision>) -> Fate {
    let Some(row) = row else { return Fate::Odd { out: true } };
    if said == Some(&Decision::LeaveOut) {
        return Fate::Out;
    }
    if row.will == Will::LeaveOut {
        return Fate::Odd { out: true };
    }
    if let Some(of) = double {
        return Fate::Asked(of);
    }
    // Only what the row loses is a problem; mended letters and the like are told at the side.
    let loses = |what: &&&What| {
        matches!(
            **what,
            What::OffScale { .. }
                | What::UnknownWord { .. }
                | What::NotADay { .. }
                | What::NumberOfAnother { .. }
                | What::Surplus { .. }
                | What::Shortened { .. }
                | What::NoSuchUnit
        )
    };
    if odd.iter().any(|what| loses(&what)) {
        return Fate::Odd { out: false };
    }
    match row.will {
        Will::Change(person) | Will::Unchanged(person) => Fate::Known(person),
        Will::Add | Will::LeaveOut => Fate::New,
    }
}

/// A person's name as it may be shown.
pub(super) fn name(app: &App, person: RecordId) -> String {
    app.campaign().worker(person).map(|worker| app.name_of(worker)).unwrap_or_default()
}

/// What is odd, in two or three words.
fn short(app: &App, what: &What) -> String {
    let tr = app.tr();
    let id = match what {
        What::NoName => "import-odd-no-name",
        What::NameTooLong { .. } => "import-odd-too-long",
        What::Total => "import-odd-total",
        What::HeadAgain => "import-odd-head",
        What::Heading => "import-odd-heading",
        What::Surplus { .. } => "import-odd-surplus",
        What::Shortened { .. } => "import-odd-shortened",
        What::NumberAgain { .. } => "import-odd-number-again",
        What::NumberOfAnother { .. } => "import-odd-number-other",
        What::NumberAndNameDiffer => "import-odd-number-differs",
        What::OffScale { .. } => "import-odd-scale",
        What::UnknownWord { .. } => "import-odd-word",
        What::NotADay { .. } => "import-odd-day",
        What::NoSuchUnit => "import-odd-unit",
        _ => "import-odd-other",
    };
    tr.say(id)
}

fn heads(draft: &Draft) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    for guess in draft.columns() {
        let filled = draft.sheets().get(guess.sheet).map_or(0, |sheet| {
            (0..sheet.len()).filter(|at| !sheet.cell(*at, guess.place).is_empty()).count()
        });
        let filled = filled.saturating_sub(usize::from(!guess.head.is_empty()));
        let same = |head: &&mut Head| {
            head.head == guess.head && !guess.head.is_empty() && !head.places.contains_key(&guess.sheet)
        };
        match heads.iter_mut().find(same) {
            Some(head) => {
                head.places.insert(guess.sheet, guess.place);
                head.filled += filled;
            }
            None => heads.push(Head {
                head: guess.head.clone(),
                column: guess.column,
                certain: guess.certain,
                places: [(guess.sheet, guess.place)].into(),
                filled,
            }),
        }
    }
    heads.retain(|head| head.filled > 0 || !head.head.is_empty());
    heads
}
