//! Results and predictions of a structure test, from a list: person, value[, by][, day].

use std::collections::BTreeMap;

use crate::model::{Campaign, Day, Deed, Edit, Expected, Fact, Label, Outcome, RecordId, Speaker};

use super::columns::{self, Column};
use super::error::ExchangeError;
use super::people::{By, Found, People};
use super::problem::{Problem, What};
use super::sheet::{Place, Sheet};
use super::words;

/// What a list about a test holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// What people did.
    Results,
    /// What we expect of them.
    Predictions,
}

/// What somebody did, or is expected to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Did.
    Result(Outcome),
    /// Is expected to.
    Prediction(Expected),
}

/// A row of the list that will be stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftAnswer {
    /// Where it stands.
    pub place: Place,
    /// Of whom.
    pub worker: RecordId,
    /// What.
    pub answer: Answer,
    /// Who says so.
    pub says: Speaker,
    /// The day on the paper.
    pub day: Day,
}

/// The preview of a list of results or predictions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerDraft {
    /// What will be stated, in the order of the list.
    pub answers: Vec<DraftAnswer>,
    /// What is odd, by row.
    pub problems: Vec<Problem>,
}

impl AnswerDraft {
    /// Compares a list with the campaign. Where the list has no day, or one to come, it is `today`.
    ///
    /// # Errors
    /// [`ExchangeError::Empty`] without a sheet; [`ExchangeError::ColumnMissing`] where nobody
    /// is named or no value is given.
    pub fn build(
        sheets: &[Sheet],
        campaign: &Campaign,
        test: RecordId,
        what: Answers,
        by: By,
        today: Day,
    ) -> Result<Self, ExchangeError> {
        let sheet = sheets.first().ok_or(ExchangeError::Empty)?;
        let columns = Columns::of(sheet, what)?;
        let people = People::of(campaign, by);
        let mut draft = Self::default();
        let mut seen: BTreeMap<RecordId, Place> = BTreeMap::new();
        let cell = |at: usize, column: Option<usize>| column.map_or("", |column| sheet.cell(at, column));
        let order = words::order((columns.first..sheet.len()).map(|at| cell(at, columns.day))).0;
        for at in columns.first..sheet.len() {
            let place = Place { sheet: 0, row: sheet.row_number(at) };
            let mut say = |what| draft.problems.push(Problem { place: Some(place), what });
            let worker = match people.find(sheet.cell(at, columns.person)) {
                Found::One(worker) => worker,
                Found::Nobody => {
                    say(What::Unknown { column: Column::Person });
                    continue;
                }
                Found::Several(people) => {
                    say(What::SeveralCalledSo { column: Column::Person, people });
                    continue;
                }
            };
            let value = sheet.cell(at, columns.value);
            if what == Answers::Results
                && !value.trim().is_empty()
                && words::outcome(value) == Some(Outcome::NotAsked)
            {
                // Said outright, and nothing to state.
                continue;
            }
            let answer = match what {
                // A row left empty is not asked, never refused: nothing to state.
                Answers::Results => {
                    words::outcome(value).filter(|outcome| *outcome != Outcome::NotAsked).map(Answer::Result)
                }
                Answers::Predictions => words::expected(value).map(Answer::Prediction),
            };
            let Some(answer) = answer else {
                say(What::NoValue);
                continue;
            };
            if let Some(first) = seen.get(&worker) {
                say(What::PersonAgain { first: *first });
                continue;
            }
            seen.insert(worker, place);
            let says = match cell(at, columns.by) {
                "" => Speaker::Typist,
                name => match people.find(name) {
                    Found::One(worker) => Speaker::Worker { worker },
                    Found::Nobody | Found::Several(_) => Speaker::Named(name.into()),
                },
            };
            let day = match cell(at, columns.day) {
                "" => today,
                written => words::day(written, order).unwrap_or_else(|| {
                    say(What::NotADay { head: Column::Day.id().to_owned() });
                    today
                }),
            };
            let day = if day > today {
                say(What::DayToCome { head: Column::Day.id().to_owned() });
                today
            } else {
                day
            };
            if let Answer::Result(outcome) = answer {
                let results = campaign.worker(worker).map_or(&[][..], |worker| &worker.results);
                let differs = results.iter().any(|known| {
                    known.test == test
                        && known.day == day
                        && known.source.says != says
                        && ![outcome, Outcome::NotAsked].contains(&known.outcome)
                });
                if differs {
                    say(What::SaysOtherwise);
                }
            }
            let known = campaign.worker(worker).is_some_and(|worker| match answer {
                Answer::Result(outcome) => worker.results.iter().any(|known| {
                    (known.test, known.outcome, known.day) == (test, outcome, day)
                        && known.source.says == says
                }),
                Answer::Prediction(expected) => worker.predictions.iter().any(|known| {
                    (known.test, known.expected, known.day) == (test, expected, day)
                        && known.source.says == says
                }),
            });
            if !known {
                draft.answers.push(DraftAnswer { place, worker, answer, says, day });
            }
        }
        draft.problems.sort_by_key(|problem| problem.place);
        Ok(draft)
    }

    /// One deed for the whole list; `None` where nothing would be stated.
    pub fn into_deed(self, test: RecordId) -> Option<Deed> {
        let count = self.answers.len();
        let verb = match self.answers.first()?.answer {
            Answer::Result(_) => "results",
            Answer::Prediction(_) => "predictions",
        };
        let edits = self.answers.into_iter().map(|row| {
            let DraftAnswer { place: _, worker, answer, says, day } = row;
            let fact = match answer {
                Answer::Result(outcome) => Fact::Result { test, outcome, day, says },
                Answer::Prediction(expected) => Fact::Prediction { test, expected, day, says },
            };
            (worker, Edit::State(fact))
        });
        Some(Deed::new(Label::new(verb, count).about(test), edits.collect()))
    }
}

pub(super) struct Columns {
    pub(super) person: usize,
    pub(super) value: usize,
    pub(super) by: Option<usize>,
    pub(super) day: Option<usize>,
    pub(super) first: usize,
}

impl Columns {
    /// Looks for the head in the first row. A list without one is `person,value[,by][,day]`.
    pub(super) fn of(sheet: &Sheet, what: Answers) -> Result<Self, ExchangeError> {
        let heads: Vec<&str> = sheet.row(0).collect();
        let find = |column: Column| {
            heads.iter().position(|head| columns::look_up(head, |known| known == column).is_some())
        };
        let (person, value) = (find(Column::Person), find(Column::Value));
        let (by, day) = (find(Column::Says), find(Column::Day));
        match (person, value) {
            (Some(person), Some(value)) => Ok(Self { person, value, by, day, first: 1 }),
            (Some(_), None) => Err(ExchangeError::ColumnMissing { column: Column::Value }),
            (None, Some(_)) => Err(ExchangeError::ColumnMissing { column: Column::Person }),
            (None, None) => {
                let value = sheet.cell(0, 1);
                let understood = match what {
                    Answers::Results => words::outcome(value).is_some(),
                    Answers::Predictions => {
                        words::expected(value).is_some() || value.trim().parse::<u32>().is_ok()
                    }
                };
                if sheet.width() < 2 || !understood {
                    return Err(ExchangeError::ColumnMissing { column: Column::Value });
                }
                let more = |place: usize| (sheet.width() > place).then_some(place);
                Ok(Self { person: 0, value: 1, by: more(2), day: more(3), first: 0 })
            }
        }
    }
}
