//! What a row says of a person.

use std::borrow::Cow;

use crate::exchange::columns::Column;
use crate::exchange::names::fold;
use crate::exchange::problem::What;
use crate::exchange::sheet::Sheet;
use crate::exchange::table::{ColumnGuess, Table};
use crate::exchange::words::{self, Order};
use crate::model::{Basis, Campaign, Day, Grouping, Judgement, Outcome, Speaker, WorkerField};

use super::{Choices, Draft, DraftRow};

/// Longer than any name in use; what is longer is something else.
pub(super) const LONGEST_NAME: u32 = 200;
/// Notes and free fields are cut here: a page of text.
const LONGEST_TEXT: usize = 10_000;
/// Every other field.
const LONGEST_FIELD: usize = 500;

/// Where the columns of a table stand.
#[derive(Debug, Clone, Default)]
pub(super) struct Cells {
    name: Option<usize>,
    first_name: Option<usize>,
    last_name: Option<usize>,
    number: Option<usize>,
    pub(super) phone: Option<usize>,
    pub(super) email: Option<usize>,
    pub(super) unit: Option<usize>,
    pub(super) sub_unit: Option<usize>,
    pub(super) shift: Option<usize>,
    pub(super) worksite: Option<usize>,
}

impl Cells {
    pub(super) fn of(table: &Table) -> Self {
        Self {
            name: table.place(Column::Name),
            first_name: table.place(Column::FirstName),
            last_name: table.place(Column::LastName),
            number: table.place(Column::Number),
            phone: table.place(Column::Phone),
            email: table.place(Column::Email),
            unit: table.place(Column::Unit),
            sub_unit: table.place(Column::SubUnit),
            shift: table.place(Column::Shift),
            worksite: table.place(Column::Worksite),
        }
    }

    pub(super) fn number<'a>(&self, sheet: &'a Sheet, at: usize) -> &'a str {
        self.number.map_or("", |place| sheet.cell(at, place))
    }

    /// The name, first name first, on one line.
    pub(super) fn name(&self, sheet: &Sheet, at: usize, last_first: bool, as_written: bool) -> String {
        let cell = |place: Option<usize>| {
            place.map_or(Cow::Borrowed(""), |place| written(sheet, at, place, as_written))
        };
        let whole = cell(self.name);
        if !whole.is_empty() {
            let whole = words::without_bullet(&whole);
            return if last_first && whole.contains(',') { flip(whole) } else { one_line(whole) };
        }
        let (first, last) = (cell(self.first_name), cell(self.last_name));
        let mut name = one_line(&first);
        if !name.is_empty() && !last.is_empty() {
            name.push(' ');
        }
        name.push_str(&one_line(&last));
        name
    }
}

/// The text of a cell; on wish as it was before letters encoded twice were mended.
fn written(sheet: &Sheet, at: usize, place: usize, as_written: bool) -> Cow<'_, str> {
    if as_written && !sheet.mended().is_empty() {
        let number = sheet.row_number(at);
        let mended = sheet.mended();
        // Noted in the order of reading.
        let from = mended.partition_point(|mended| mended.row < number);
        let of_row = mended.iter().skip(from).take_while(|mended| mended.row == number);
        if let Some(before) =
            of_row.filter(|mended| mended.column as usize == place).find_map(|m| m.before.as_ref())
        {
            return Cow::Owned(before.clone());
        }
    }
    Cow::Borrowed(sheet.cell(at, place))
}

fn one_line(text: &str) -> String {
    let plain = !text.contains("  ") && !text.contains(['\n', '\t', '\u{a0}']);
    if plain { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// "Müller, Björn" -> "Björn Müller"; "Smith, Jr., Robert" -> "Robert Smith, Jr."
fn flip(name: &str) -> String {
    let Some((last, first)) = name.rsplit_once(',') else { return one_line(name) };
    let (last, first) = (last.trim(), first.trim());
    let suffix = ["jr", "sr", "ii", "iii", "iv", "md", "phd", "rn"];
    if last.is_empty()
        || first.is_empty()
        || suffix.contains(&first.trim_end_matches('.').to_lowercase().as_str())
    {
        return one_line(name.trim_matches([',', ' ']));
    }
    one_line(&format!("{first} {last}"))
}

/// A person as the import would make them, for the preview.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Person {
    /// What is set on the person, units aside.
    pub fields: Vec<WorkerField>,
    /// Unit, with those it is part of, outermost first.
    pub unit: Vec<String>,
    /// Shift.
    pub shift: String,
    /// Worksite.
    pub worksite: String,
    /// Value on the campaign's scale, its day and what it rests on.
    pub rating: Option<(u8, Day, Basis)>,
    /// Who says so; the typist where nobody is named.
    pub says: Speaker,
    /// Tests (places in the draft's list) and what they did.
    pub results: Vec<(usize, Outcome)>,
}

impl Draft {
    /// What a row says, as it will be taken in.
    pub fn person(&self, row: &DraftRow, campaign: &Campaign) -> Person {
        self.say_of(row, campaign, &mut Vec::new(), false)
    }

    /// The same; what is odd about it goes to `odd`. `only_odd` skips what nothing can be odd
    /// about: asked of every row of a long list.
    pub(super) fn say_of(
        &self,
        row: &DraftRow,
        campaign: &Campaign,
        odd: &mut Vec<What>,
        only_odd: bool,
    ) -> Person {
        let mut person = Person::default();
        let Some(table) = self.tables.get(row.table as usize) else { return person };
        let Some(sheet) = self.sheets.get(table.sheet) else { return person };
        let at = row.at as usize;
        if !only_odd {
            person.fields.reserve(table.columns.len());
        }
        if !row.name.is_empty() && !only_odd {
            person.fields.push(WorkerField::Name(row.name.as_str().into()));
        }
        let mut rating = None;
        let (mut day, mut basis) = (self.choices.day, self.choices.basis);
        for guess in &table.columns {
            let cell = written(sheet, at, guess.place, self.choices.keep_doubled_letters);
            if cell.is_empty() || only_odd && is_plain(&cell, guess.column, &self.choices) {
                continue;
            }
            match guess.column {
                Column::Number if row.without_number => {}
                Column::Support => rating = self.value(&cell, campaign, guess, odd),
                Column::RatedOn => match words::day(&cell, order_of(sheet, table, guess)) {
                    Some(said) => day = said,
                    None => odd.push(What::NotADay { head: guess.head.clone() }),
                },
                Column::Basis => match words::basis(&cell) {
                    Some(said) => basis = said,
                    None => odd.push(What::UnknownWord { head: guess.head.clone() }),
                },
                Column::Says => person.says = Speaker::Named(cut(&one_line(&cell), LONGEST_FIELD).into()),
                Column::Test | Column::Refused => self.result(&cell, guess, &mut person, odd),
                _ => {
                    person.fields.extend(field(&cell, guess, &self.choices, campaign, odd));
                }
            }
        }
        person.rating = rating.map(|value| (value, day, basis));
        if only_odd {
            return person;
        }
        person.unit = self.path(row.unit);
        let name = |place: Option<u32>| {
            place.and_then(|place| self.units.get(place as usize)).map(|unit| unit.name.clone())
        };
        person.shift = name(row.shift).unwrap_or_default();
        person.worksite = name(row.worksite).unwrap_or_default();
        person
    }

    /// Names of a unit and those it is part of, outermost first.
    fn path(&self, unit: Option<u32>) -> Vec<String> {
        let mut path = Vec::new();
        let mut at = unit;
        while let Some(unit) = at.and_then(|at| self.units.get(at as usize)) {
            path.insert(0, unit.name.clone());
            at = unit.parent;
        }
        path
    }

    /// Employee number, phone and e-mail of a row, for matching.
    pub(super) fn keys<'a>(&'a self, row: &DraftRow, cells: &[Cells]) -> [&'a str; 3] {
        let Some(table) = self.tables.get(row.table as usize) else { return [""; 3] };
        let (Some(sheet), Some(cells)) = (self.sheets.get(table.sheet), cells.get(row.table as usize)) else {
            return [""; 3];
        };
        let cell = |place: Option<usize>| place.map_or("", |place| sheet.cell(row.at as usize, place));
        [cell(cells.number), cell(cells.phone), cell(cells.email)]
    }

    pub(super) fn cells(&self) -> Vec<Cells> {
        self.tables.iter().map(Cells::of).collect()
    }

    /// The value of an assessment: "3", "3 - undecided", "3/5".
    fn value(&self, cell: &str, campaign: &Campaign, guess: &ColumnGuess, odd: &mut Vec<What>) -> Option<u8> {
        let scale = campaign.scale();
        if cell.chars().all(|c| "0-–—? ".contains(c)) || words::mark(cell) == Some(false) {
            return None;
        }
        let digits: String =
            cell.trim_start().chars().map_while(|c| c.to_digit(10)).map(|d| d.to_string()).collect();
        let word = |level: &&crate::model::Level| !level.word.is_empty() && fold(&level.word) == fold(cell);
        let found = match digits.parse::<u8>() {
            Ok(value) => scale.level(value).map(|level| level.value),
            Err(_) => scale.levels.iter().find(word).map(|level| level.value),
        };
        if found.is_none() {
            odd.push(What::OffScale { head: guess.head.clone() });
            return None;
        }
        if !self.choices.reversed {
            return found;
        }
        // Worst first in the list: the n-th value from below is the n-th from above.
        let place = scale.levels.iter().position(|level| Some(level.value) == found)?;
        scale.levels.iter().rev().nth(place).map(|level| level.value)
    }

    fn result(&self, cell: &str, guess: &ColumnGuess, person: &mut Person, odd: &mut Vec<What>) {
        let same = |name: &str| fold(name) == fold(&guess.label);
        let Some(test) = self.tests.iter().position(|test| same(&test.name)) else { return };
        let outcome = match (guess.column, words::mark(cell)) {
            (Column::Test, Some(true)) => Outcome::Did,
            (Column::Refused, Some(true)) => Outcome::Refused,
            (_, Some(false)) => return,
            (Column::Test, None) => match words::outcome(cell) {
                Some(Outcome::NotAsked) => return,
                Some(outcome) => outcome,
                None => return odd.push(What::UnknownWord { head: guess.head.clone() }),
            },
            _ => return odd.push(What::UnknownWord { head: guess.head.clone() }),
        };
        match person.results.iter_mut().find(|(known, _)| *known == test) {
            // Signed and refused in one row: who did it did it.
            Some((_, known)) => *known = (*known).max(outcome),
            None => person.results.push((test, outcome)),
        }
    }
}

/// Nothing can be odd about this cell.
fn is_plain(cell: &str, column: Column, choices: &Choices) -> bool {
    match column {
        Column::Job | Column::Phone | Column::Email | Column::Number | Column::Languages | Column::List => {
            cell.len() <= LONGEST_FIELD
        }
        Column::Note | Column::Free => {
            cell.len() <= LONGEST_TEXT && (choices.keep_sensitive || !words::is_sensitive(cell))
        }
        Column::Support
        | Column::RatedOn
        | Column::Basis
        | Column::Says
        | Column::Standing
        | Column::Leader
        | Column::Test
        | Column::Refused => false,
        _ => true,
    }
}

fn order_of(sheet: &Sheet, table: &Table, guess: &ColumnGuess) -> Order {
    words::order((table.first..sheet.len()).take(1_000).map(|at| sheet.cell(at, guess.place))).0
}

fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => text.get(..end).unwrap_or(text).to_owned(),
        None => text.to_owned(),
    }
}

/// What a cell sets on the person; units, ratings and results are none of this.
fn field(
    cell: &str,
    guess: &ColumnGuess,
    choices: &Choices,
    campaign: &Campaign,
    odd: &mut Vec<What>,
) -> Option<WorkerField> {
    let unknown = || What::UnknownWord { head: guess.head.clone() };
    let mut bounded = |most: usize| -> String {
        let letters = cell.chars().count();
        if letters > most {
            odd.push(What::Shortened { head: guess.head.clone(), letters: letters as u32 });
        }
        cut(cell, most)
    };
    Some(match guess.column {
        Column::Job => WorkerField::Job(one_line(&bounded(LONGEST_FIELD)).into()),
        Column::Phone => WorkerField::Phone(one_line(&bounded(LONGEST_FIELD)).into()),
        Column::Email => WorkerField::Email(bounded(LONGEST_FIELD).into()),
        Column::Number => WorkerField::Number(bounded(LONGEST_FIELD).into()),
        Column::Languages => {
            let text = bounded(LONGEST_FIELD);
            let parts =
                text.split([',', ';', '/', '|', '،', '\n']).map(str::trim).filter(|part| !part.is_empty());
            WorkerField::Languages(parts.map(Into::into).collect())
        }
        Column::Standing => {
            let Some(key) = standing(cell, campaign) else {
                odd.push(unknown());
                return None;
            };
            WorkerField::Standing(key.into())
        }
        Column::Leader => match words::judgement(cell) {
            Some(Judgement::NotLookedAt) => return None,
            Some(judgement) => WorkerField::Judgement(judgement),
            None => {
                odd.push(unknown());
                return None;
            }
        },
        Column::Note | Column::Free if !choices.keep_sensitive && words::is_sensitive(cell) => {
            odd.push(What::Sensitive { head: guess.head.clone() });
            return None;
        }
        Column::Note => WorkerField::Note(bounded(LONGEST_TEXT).into()),
        Column::Free => WorkerField::Free(guess.label.as_str().into(), bounded(LONGEST_TEXT).into()),
        Column::List => match words::mark(cell) {
            Some(false) => return None,
            Some(true) => WorkerField::Free(guess.label.as_str().into(), "X".into()),
            None => WorkerField::Free(guess.label.as_str().into(), bounded(LONGEST_FIELD).into()),
        },
        _ => return None,
    })
}

/// A standing by a word of the campaign, by its key, or by one of ours.
fn standing(cell: &str, campaign: &Campaign) -> Option<String> {
    let standings = campaign.standings();
    let own = standings
        .iter()
        .find(|standing| fold(&standing.word) == fold(cell) || fold(&standing.key) == fold(cell));
    if let Some(standing) = own {
        return Some(standing.key.to_string());
    }
    let key = words::standing(cell)?;
    standings.iter().any(|standing| &*standing.key == key).then(|| key.to_owned())
}

/// The grouping a place of a row belongs to, with the place.
pub(super) fn places(row: &DraftRow) -> [(&'static str, Option<u32>); 3] {
    [(Grouping::UNIT, row.unit), (Grouping::SHIFT, row.shift), (Grouping::WORKSITE, row.worksite)]
}
