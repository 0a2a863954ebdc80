//! The draft of an import: what will happen to every row, before anything happens.

mod deed;
mod doubles;
mod matching;
mod rows;
mod units;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Basis, Campaign, Day, RecordId};

use super::columns::Column;
use super::error::ExchangeError;
use super::problem::{Problem, What};
use super::sheet::{Place, Sheet};
use super::table::{self, ColumnGuess, Line, Rule, Table};

pub use doubles::{Double, DoubleOf};
pub use rows::Person;
pub use units::DraftUnit;
pub(super) use units::WITHIN;

/// What the user may choose about an import. The defaults change least.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Only the sheet of this name; all sheets with a list otherwise.
    pub sheet: Option<String>,
    /// Columns the user knows better.
    pub rules: Vec<Rule>,
    /// Unit of those whose row names none.
    pub unit: Option<String>,
    /// Make units that do not exist; otherwise their people go to Unassigned.
    pub make_units: bool,
    /// Names of new units that shall not be made all the same.
    pub units_left: BTreeSet<String>,
    /// The list wins over what is known; otherwise only blank fields are filled.
    pub list_wins: bool,
    /// The list's support scale runs the other way round.
    pub reversed: bool,
    /// What assessments of the list rest on where it does not say.
    pub basis: Basis,
    /// The day of assessments and results where the list does not say: the day of the import.
    pub day: Day,
    /// Take notes in that speak of health, papers, faith or love.
    pub keep_sensitive: bool,
    /// Leave letters alone that look encoded twice.
    pub keep_doubled_letters: bool,
    /// What the user decided about single rows.
    pub decided: BTreeMap<Place, Decision>,
}

impl Choices {
    /// The defaults, on this day.
    pub fn on(day: Day) -> Self {
        Self {
            sheet: None,
            rules: Vec::new(),
            unit: None,
            make_units: true,
            units_left: BTreeSet::new(),
            list_wins: false,
            reversed: false,
            basis: Basis::Guess,
            day,
            keep_sensitive: false,
            keep_doubled_letters: false,
            decided: BTreeMap::new(),
        }
    }
}

/// What the user decided about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is this person of the chart.
    Same(RecordId),
    /// It is somebody new, whoever it is like: never asked again.
    New,
    /// Not taken in.
    LeaveOut,
}

/// What will happen to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Will {
    /// Somebody new comes onto the chart.
    Add,
    /// Something about a known person changes.
    Change(RecordId),
    /// Everything the row says is known.
    Unchanged(RecordId),
    /// Nothing; the problems say why, or the user said so.
    LeaveOut,
}

/// A row of the list that names somebody.
#[derive(Debug, Clone)]
pub struct DraftRow {
    /// Where it stands in the file.
    pub place: Place,
    /// What will happen.
    pub will: Will,
    /// Name, first name first.
    pub name: String,
    table: u32,
    at: u32,
    unit: Option<u32>,
    shift: Option<u32>,
    worksite: Option<u32>,
    without_number: bool,
}

/// A test the list has marks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftTest {
    /// Its name.
    pub name: String,
    /// The test of the campaign, if there is one of that name.
    pub known: Option<RecordId>,
}

/// How many rows meet which fate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Come onto the chart.
    pub added: u32,
    /// Known, and something changes.
    pub changed: u32,
    /// Known, and nothing changes.
    pub unchanged: u32,
    /// Left out.
    pub left_out: u32,
    /// Perhaps somebody who is known, or stands in an earlier row.
    pub possible_doubles: u32,
}

/// The preview of an import: change [`Choices`] and build it again, then turn it into a deed.
#[derive(Debug)]
pub struct Draft {
    sheets: Vec<Sheet>,
    tables: Vec<Table>,
    columns: Vec<ColumnGuess>,
    rows: Vec<DraftRow>,
    units: Vec<DraftUnit>,
    tests: Vec<DraftTest>,
    doubles: Vec<Double>,
    problems: Vec<Problem>,
    choices: Choices,
}

impl Draft {
    /// Compares a list with the campaign.
    ///
    /// # Errors
    /// [`ExchangeError::NoSuchSheet`], [`ExchangeError::BadRule`], and
    /// [`ExchangeError::NobodyNamed`] where no sheet has a column with names or numbers.
    pub fn build(sheets: Vec<Sheet>, campaign: &Campaign, choices: Choices) -> Result<Self, ExchangeError> {
        let tables = table::tables(&sheets, choices.sheet.as_deref(), &choices.rules)?;
        let columns = tables.iter().flat_map(|table| table.columns.iter().cloned()).collect();
        let mut draft = Self {
            sheets,
            tables,
            columns,
            rows: Vec::new(),
            units: Vec::new(),
            tests: Vec::new(),
            doubles: Vec::new(),
            problems: Vec::new(),
            choices,
        };
        draft.note_tests(campaign);
        draft.note_cleaned();
        draft.note_dates();
        draft.read_rows(campaign);
        draft.match_rows(campaign);
        draft.find_doubles(campaign);
        draft.problems.sort_by_key(|problem| problem.place);
        Ok(draft)
    }

    /// The columns and what each is taken for.
    pub fn columns(&self) -> &[ColumnGuess] {
        &self.columns
    }

    /// The rows that name somebody, as they stand in the file.
    pub fn rows(&self) -> &[DraftRow] {
        &self.rows
    }

    /// The units the list names, known and new.
    pub fn units(&self) -> &[DraftUnit] {
        &self.units
    }

    /// The tests the list has marks for.
    pub fn tests(&self) -> &[DraftTest] {
        &self.tests
    }

    /// Rows that may be somebody who is known, or who stands in an earlier row.
    pub fn doubles(&self) -> &[Double] {
        &self.doubles
    }

    /// What is odd, in the order of the rows; what is about the whole list first.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// What was chosen.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// The sheets as read.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The sheets, for building the draft again with other choices.
    pub fn into_sheets(self) -> Vec<Sheet> {
        self.sheets
    }

    /// How many rows meet which fate.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            *match row.will {
                Will::Add => &mut counts.added,
                Will::Change(_) => &mut counts.changed,
                Will::Unchanged(_) => &mut counts.unchanged,
                Will::LeaveOut => &mut counts.left_out,
            } += 1;
        }
        counts.possible_doubles = self.doubles.len() as u32;
        counts
    }

    fn say(&mut self, place: Place, what: What) {
        self.problems.push(Problem { place: Some(place), what });
    }

    fn note_tests(&mut self, campaign: &Campaign) {
        let marks = |guess: &&ColumnGuess| matches!(guess.column, Column::Test | Column::Refused);
        for guess in self.columns.iter().filter(marks) {
            let same = |name: &str| super::names::fold(name) == super::names::fold(&guess.label);
            if self.tests.iter().any(|test| same(&test.name)) {
                continue;
            }
            let known = campaign.tests.values().find(|test| same(test.name.value())).map(|test| test.id);
            self.tests.push(DraftTest { name: guess.label.clone(), known });
        }
    }

    /// What reading took out or mended, told by row.
    fn note_cleaned(&mut self) {
        for table in &self.tables {
            let Some(sheet) = self.sheets.get(table.sheet) else { continue };
            if sheet.unreadable() > 0 {
                let what = What::Unreadable { letters: sheet.unreadable() };
                self.problems.push(Problem { place: None, what });
            }
            for mended in sheet.mended() {
                let mut what = mended.what;
                what.doubled &= !self.choices.keep_doubled_letters;
                if what != super::Cleaned::default() {
                    let place = Place { sheet: table.sheet as u32, row: mended.row };
                    self.problems.push(Problem { place: Some(place), what: What::Cleaned(what) });
                }
            }
        }
    }

    fn note_dates(&mut self) {
        for table in &self.tables {
            let Some(sheet) = self.sheets.get(table.sheet) else { continue };
            for guess in table.columns.iter().filter(|guess| guess.column == Column::RatedOn) {
                let cells = (table.first..sheet.len()).map(|at| sheet.cell(at, guess.place));
                if super::words::order(cells).1 {
                    let what = What::DayOrMonth { head: guess.head.clone() };
                    self.problems.push(Problem { place: None, what });
                }
            }
        }
    }

    /// Goes through the lines: people become rows, the others are told.
    fn read_rows(&mut self, campaign: &Campaign) {
        let sheets = std::mem::take(&mut self.sheets);
        let tables = std::mem::take(&mut self.tables);
        let mut problems = std::mem::take(&mut self.problems);
        let mut rows = Vec::new();
        let mut say = |place, what| problems.push(Problem { place: Some(place), what });
        let mut units = units::Units::new(campaign, &self.choices);
        for (number, table) in tables.iter().enumerate() {
            let Some(sheet) = sheets.get(table.sheet) else { continue };
            let cells = rows::Cells::of(table);
            let named = units::sheet_name(sheet.name(), table, &cells, tables.len());
            let mut heading = table.heading_above(sheet);
            rows.reserve(sheet.len() - table.first.min(sheet.len()));
            for at in table.first..sheet.len() {
                let place = Place { sheet: table.sheet as u32, row: sheet.row_number(at) };
                match table.line(sheet, at) {
                    Line::Total => say(place, What::Total),
                    Line::HeadAgain => say(place, What::HeadAgain),
                    Line::Heading(text) => {
                        say(place, What::Heading);
                        heading = Some(text);
                    }
                    Line::Person => {
                        let extra = (table.columns.len()..sheet.width_of(at))
                            .filter(|c| !sheet.cell(at, *c).is_empty());
                        let extra = extra.count() as u32;
                        if extra > 0 {
                            say(place, What::Surplus { cells: extra });
                        }
                        let name = cells.name(sheet, at, table.last_first, self.choices.keep_doubled_letters);
                        let (unit, shift, worksite) = units.of_row(sheet, at, &cells, heading, &named);
                        if unit.is_some_and(|unit| units.is_left(unit)) {
                            say(place, What::NoSuchUnit);
                        }
                        let mut will = Will::Add;
                        let letters = name.chars().count() as u32;
                        if name.is_empty() && cells.number(sheet, at).is_empty() {
                            say(place, What::NoName);
                            will = Will::LeaveOut;
                        } else if letters > rows::LONGEST_NAME {
                            say(place, What::NameTooLong { letters });
                            will = Will::LeaveOut;
                        } else if self.choices.decided.get(&place) == Some(&Decision::LeaveOut) {
                            will = Will::LeaveOut;
                        }
                        let (table, at) = (number as u32, at as u32);
                        rows.push(DraftRow {
                            place,
                            will,
                            name,
                            table,
                            at,
                            unit,
                            shift,
                            worksite,
                            without_number: false,
                        });
                    }
                }
            }
        }
        self.units = units.into_list();
        self.rows = rows;
        self.problems = problems;
        self.sheets = sheets;
        self.tables = tables;
    }
}
