//! Predictions for a structure test, from a list: person or unit, value[, by][, day].
//!
//! A row about a person says `will`, `wont` or `dont_know`; a row whose first cell names a unit and
//! whose value is a number says how many of that unit will act.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Campaign, Day, Deed, Edit, Expected, Fact, Label, RecordId, Speaker, Text};

use super::columns::Column;
use super::error::ExchangeError;
use super::names::{fold, name_key};
use super::people::{By, Found, People};
use super::problem::{Problem, What};
use super::results::{Answers, Columns};
use super::sheet::{Place, Sheet};
use super::words;

/// What a row says beforehand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreseen {
    /// What a person will do.
    Person(RecordId, Expected),
    /// How many of a unit will act.
    Unit(RecordId, u32),
}

impl Foreseen {
    fn about(self) -> RecordId {
        match self {
            Self::Person(about, _) | Self::Unit(about, _) => about,
        }
    }
}

/// A row of the list that will be stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftForeseen {
    /// Where it stands.
    pub place: Place,
    /// What it says.
    pub what: Foreseen,
    /// Who says so.
    pub says: Speaker,
    /// The day on the paper.
    pub day: Day,
}

/// Who and what takes part in the test.
pub struct TakesPart<'a> {
    /// Whether somebody stands on its roster.
    pub person: &'a dyn Fn(RecordId) -> bool,
    /// How many belong in a unit; `None` = it takes no part.
    pub belongs: &'a dyn Fn(RecordId) -> Option<u32>,
    /// Whether anybody used these initials before.
    pub knows: &'a dyn Fn(&str) -> bool,
}

/// The preview of a list of predictions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForeseenDraft {
    /// What will be stated, in the order of the list.
    pub said: Vec<DraftForeseen>,
    /// What is odd, by row.
    pub problems: Vec<Problem>,
}

impl ForeseenDraft {
    /// Compares a list with the campaign. Days where the list has none, or one to come, are `today`.
    ///
    /// # Errors
    /// [`ExchangeError::Empty`] without a sheet; [`ExchangeError::ColumnMissing`] where nobody
    /// is named or no value is given.
    pub fn build(
        sheets: &[Sheet],
        campaign: &Campaign,
        test: RecordId,
        part: &TakesPart<'_>,
        by: By,
        today: Day,
    ) -> Result<Self, ExchangeError> {
        let sheet = sheets.first().ok_or(ExchangeError::Empty)?;
        let columns = Columns::of(sheet, Answers::Predictions)?;
        let reading = Reading { campaign, people: People::of(campaign, by), part };
        let mut draft = Self::default();
        // One speaker says one thing about one person or unit on one day.
        let mut seen: BTreeMap<(RecordId, Speaker, Day), Place> = BTreeMap::new();
        let mut new_speakers: BTreeSet<Text> = BTreeSet::new();
        let cell = |at: usize, column: Option<usize>| column.map_or("", |column| sheet.cell(at, column));
        let order = words::order((columns.first..sheet.len()).map(|at| cell(at, columns.day))).0;
        for at in columns.first..sheet.len() {
            let place = Place { sheet: 0, row: sheet.row_number(at) };
            let mut say = |what| draft.problems.push(Problem { place: Some(place), what });
            let what = match reading.row(sheet.cell(at, columns.person), sheet.cell(at, columns.value)) {
                Ok(what) => what,
                Err(odd) => {
                    say(odd);
                    continue;
                }
            };
            let (says, is_new) = reading.speaker(cell(at, columns.by));
            if let (Speaker::Named(text), true) = (&says, is_new)
                && new_speakers.insert(text.clone())
            {
                say(What::NewSpeaker);
            }
            let head = || Column::Day.id().to_owned();
            let day = match cell(at, columns.day) {
                "" => today,
                written => match words::day(written, order) {
                    Some(day) if day <= today => day,
                    Some(_) => {
                        say(What::DayToCome { head: head() });
                        today
                    }
                    None => {
                        say(What::NotADay { head: head() });
                        today
                    }
                },
            };
            let key = (what.about(), says.clone(), day);
            if let Some(first) = seen.get(&key) {
                say(What::PersonAgain { first: *first });
                continue;
            }
            seen.insert(key, place);
            if !reading.is_known(test, what, &says, day) {
                draft.said.push(DraftForeseen { place, what, says, day });
            }
        }
        draft.problems.sort_by_key(|problem| problem.place);
        Ok(draft)
    }

    /// One deed for the whole list; `None` where nothing would be stated.
    pub fn into_deed(self, test: RecordId) -> Option<Deed> {
        let count = self.said.len();
        let edits: Vec<_> = self
            .said
            .into_iter()
            .map(|DraftForeseen { place: _, what, says, day }| match what {
                Foreseen::Person(worker, expected) => {
                    (worker, Edit::State(Fact::Prediction { test, expected, day, says }))
                }
                Foreseen::Unit(unit, will) => {
                    (unit, Edit::State(Fact::CountPrediction { test, will, day, says }))
                }
            })
            .collect();
        (count > 0).then(|| Deed::new(Label::new("predictions", count).about(test), edits))
    }
}

/// What a list is read against.
struct Reading<'a> {
    campaign: &'a Campaign,
    people: People<'a>,
    part: &'a TakesPart<'a>,
}

impl Reading<'_> {
    fn row(&self, who: &str, value: &str) -> Result<Foreseen, What> {
        let found = self.people.find(who);
        let number = number(value);
        // "1" is a yes of a person, and a number of a unit.
        if let (Found::Nobody, Some(will)) = (found, number) {
            return self.unit(who, will);
        }
        let expected = words::expected(value);
        match (found, expected, number) {
            (Found::One(worker), Some(expected), _) if (self.part.person)(worker) => {
                Ok(Foreseen::Person(worker, expected))
            }
            (Found::One(_), Some(_), _) => Err(What::NotInTest),
            (Found::Nobody, ..) => Err(What::Unknown { column: Column::Person }),
            (Found::Several(people), ..) => Err(What::SeveralCalledSo { column: Column::Person, people }),
            (Found::One(_), None, Some(will)) => self.unit(who, will).map_err(|_| What::NoValue),
            (Found::One(_), None, None) => Err(What::NoValue),
        }
    }

    fn unit(&self, called: &str, will: u32) -> Result<Foreseen, What> {
        let record = called.parse::<RecordId>().ok().and_then(|id| self.campaign.unit(id));
        let wanted = fold(called.trim());
        let mut named: Vec<RecordId> = match record {
            Some(unit) => vec![unit.id],
            None => {
                let units = self.campaign.units.values();
                units.filter(|unit| fold(unit.name.trim()) == wanted).map(|unit| unit.id).collect()
            }
        };
        // Two units of one name, one of which takes part: that one is meant.
        if named.len() > 1 {
            named.retain(|unit| (self.part.belongs)(*unit).is_some());
        }
        let unit = match named.as_slice() {
            [] => return Err(What::Unknown { column: Column::Person }),
            [unit] => *unit,
            several => {
                let people = several.len() as u32;
                return Err(What::SeveralCalledSo { column: Column::Unit, people });
            }
        };
        match (self.part.belongs)(unit) {
            None => Err(What::UnitNotInTest),
            Some(of) if will > of => Err(What::MoreThanBelong { of }),
            Some(_) => Ok(Foreseen::Unit(unit, will)),
        }
    }

    /// Who says so, and whether nobody knows these initials yet.
    fn speaker(&self, cell: &str) -> (Speaker, bool) {
        if cell.trim().is_empty() {
            return (Speaker::Typist, false);
        }
        match self.people.find(cell) {
            Found::One(worker) => (Speaker::Worker { worker }, false),
            Found::Nobody | Found::Several(_) => {
                let is_new = name_key(cell).is_empty() || !(self.part.knows)(cell);
                (Speaker::Named(cell.into()), is_new)
            }
        }
    }

    fn is_known(&self, test: RecordId, what: Foreseen, says: &Speaker, day: Day) -> bool {
        match what {
            Foreseen::Person(worker, expected) => self.campaign.worker(worker).is_some_and(|worker| {
                worker.predictions.iter().any(|known| {
                    (known.test, known.expected, known.day) == (test, expected, day)
                        && known.source.says == *says
                })
            }),
            Foreseen::Unit(unit, will) => self.campaign.unit(unit).is_some_and(|unit| {
                unit.predictions.iter().any(|known| {
                    (known.test, known.will, known.day) == (test, will, day) && known.source.says == *says
                })
            }),
        }
    }
}

fn number(value: &str) -> Option<u32> {
    let value = value.trim();
    (!value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())).then(|| value.parse().ok())?
}
