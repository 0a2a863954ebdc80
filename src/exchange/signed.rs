//! A list of names from a paper: who signed, who came, who refused; pasted, or from a file.

use std::collections::BTreeMap;

use crate::model::{Campaign, Day, Outcome, RecordId};

use super::clean;
use super::columns::{self, Column};
use super::error::ExchangeError;
use super::people::{By, People};
use super::read::MOST_ROWS;
use super::sheet::{Place, Sheet};
use super::words;

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SignedRow {
    /// Its line, from 1.
    pub line: u32,
    /// The name as written.
    pub written: String,
    /// Everybody on the chart who is called exactly so: one, several, or nobody.
    pub people: Vec<RecordId>,
    /// What the list says they did; `None` = it has no such column, or a word nobody knows.
    pub outcome: Option<Outcome>,
    /// A word for what they did that is not understood.
    pub unread: Option<String>,
    /// The day the list gives.
    pub day: Option<Day>,
    /// The same person stands on this line already.
    pub again: Option<u32>,
}

/// A list of names, line by line. Nothing is decided yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signed {
    /// The lines that name somebody, in their order.
    pub rows: Vec<SignedRow>,
}

impl Signed {
    /// Reads what was pasted: a name a line, or a table as spreadsheets copy it.
    ///
    /// # Errors
    /// [`ExchangeError::Empty`] without a line that says anything; [`ExchangeError::TooManyRows`].
    pub fn pasted(text: &str, campaign: &Campaign) -> Result<Self, ExchangeError> {
        let text = cleaned(text);
        let lines: Vec<(u32, &str)> = text
            .lines()
            .zip(1_u32..)
            .map(|(line, no)| (no, line))
            .filter(|(_, l)| !l.trim().is_empty())
            .collect();
        let parts = separator(&lines);
        let rows = lines.into_iter().map(|(no, line)| {
            let cells = match parts {
                Some(sign) => line.split(sign).map(|cell| unquoted(cell).to_owned()).collect(),
                None => vec![line.trim().to_owned()],
            };
            (no, cells)
        });
        Self::build(&rows.collect::<Vec<_>>(), campaign)
    }

    /// Reads the first sheet of a file.
    ///
    /// # Errors
    /// As [`Signed::pasted`].
    pub fn of(sheets: &[Sheet], campaign: &Campaign) -> Result<Self, ExchangeError> {
        let sheet = sheets.first().ok_or(ExchangeError::Empty)?;
        let rows =
            (0..sheet.len()).map(|at| (sheet.row_number(at), sheet.row(at).map(str::to_owned).collect()));
        Self::build(&rows.collect::<Vec<_>>(), campaign)
    }

    fn build(rows: &[(u32, Vec<String>)], campaign: &Campaign) -> Result<Self, ExchangeError> {
        if rows.len() > MOST_ROWS as usize {
            return Err(ExchangeError::TooManyRows { most: MOST_ROWS });
        }
        let Some((_, first)) = rows.first() else { return Err(ExchangeError::Empty) };
        let columns = Columns::of(first, rows.iter().map(|(_, cells)| cells.as_slice()));
        let people = People::of(campaign, By::Either);
        let days = rows.iter().map(|(_, cells)| cell(cells, columns.day));
        let order = words::order(days).0;
        let mut signed = Self::default();
        let mut seen: BTreeMap<RecordId, u32> = BTreeMap::new();
        for (line, cells) in rows.iter().skip(usize::from(columns.has_head)) {
            let mut written = columns.name(cells);
            let mut found = people.find_all(&written);
            let more = cell(cells, Some(1)).trim();
            // "Garcia", "Maria" in two columns without a head.
            if found.is_empty() && !columns.has_head && columns.value != Some(1) && !more.is_empty() {
                let whole = format!("{written} {more}");
                found = people.find_all(&whole);
                written = whole;
            }
            if written.is_empty() {
                continue;
            }
            let value = columns.value.map(|at| cell(cells, Some(at)));
            let outcome = value.and_then(words::outcome);
            let unread = value.filter(|_| outcome.is_none()).map(str::to_owned);
            let day = words::day(cell(cells, columns.day), order);
            let again = if let [one] = found.as_slice() { seen.get(one).copied() } else { None };
            if let ([one], None) = (found.as_slice(), again) {
                seen.insert(*one, *line);
            }
            signed.rows.push(SignedRow { line: *line, written, people: found, outcome, unread, day, again });
        }
        if signed.rows.is_empty() { Err(ExchangeError::Empty) } else { Ok(signed) }
    }
}

impl SignedRow {
    /// Where it stands, as problems name it.
    pub fn place(&self) -> Place {
        Place { sheet: 0, row: self.line }
    }
}

/// The text without letters that turn or hide others, cell by cell.
fn cleaned(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let cells = line.split('\t').map(|cell| {
            let mut cell = cell.to_owned();
            clean::clean(&mut cell);
            cell
        });
        cells.collect::<Vec<String>>().join("\t")
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn cell(cells: &[String], at: Option<usize>) -> &str {
    at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim())
}

fn unquoted(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell)
}

/// A name without the bullet or number in front of it.
fn bare(name: &str) -> String {
    let name = words::without_bullet(name.trim()).trim();
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let rest = name.get(digits..).unwrap_or_default();
    let numbered = digits > 0 && rest.starts_with(['.', ')', ':']);
    let name = if numbered { rest.get(1..).unwrap_or_default() } else { name };
    name.trim().trim_end_matches([',', ';']).trim().to_owned()
}

fn is_head(head: &str, wanted: Column) -> bool {
    columns::look_up(head, |known| known == wanted).is_some()
}

/// What parts the cells of pasted lines. A comma parts names too ("Garcia, Maria"), so it counts only
/// under a head, or where it stands before a result on every line.
fn separator(lines: &[(u32, &str)]) -> Option<char> {
    if let Some(sign) =
        ['\t', ';'].into_iter().find(|sign| lines.iter().any(|(_, line)| line.contains(*sign)))
    {
        return Some(sign);
    }
    let heads: Vec<&str> = lines.first()?.1.split(',').map(unquoted).collect();
    let names = [Column::Person, Column::Name, Column::LastName, Column::FirstName];
    let has_head = heads.len() > 1 && heads.iter().any(|head| names.iter().any(|name| is_head(head, *name)));
    let ends_in_result = |(_, line): &(u32, &str)| {
        let end = line.rsplit_once(',').map(|(_, end)| end.trim());
        line.matches(',').count() == 1
            && end.is_some_and(|end| !end.is_empty() && words::outcome(unquoted(end)).is_some())
    };
    (has_head || lines.iter().all(ends_in_result)).then_some(',')
}

/// Which column says what.
struct Columns {
    name: usize,
    first_name: Option<usize>,
    value: Option<usize>,
    day: Option<usize>,
    has_head: bool,
}

impl Columns {
    fn of<'a>(heads: &[String], rows: impl Iterator<Item = &'a [String]>) -> Self {
        let find = |wanted: Column| heads.iter().position(|head| is_head(head, wanted));
        let whole = find(Column::Person).or_else(|| find(Column::Name));
        let last = find(Column::LastName);
        if let Some(name) = whole.or(last).or_else(|| find(Column::FirstName)) {
            let first_name = if whole.is_some() { None } else { find(Column::FirstName) };
            let first_name = first_name.filter(|at| *at != name);
            let value = find(Column::Value).or_else(|| find(Column::Test));
            return Self { name, first_name, value, day: find(Column::Day), has_head: true };
        }
        // Without a head the second column is what they did, if it can be read so on every line.
        let mut said = 0;
        let reads = rows.into_iter().all(|cells| {
            let value = cell(cells, Some(1));
            said += usize::from(!value.is_empty());
            words::outcome(value).is_some()
        });
        let value = (reads && said > 0).then_some(1);
        Self { name: 0, first_name: None, value, day: value.map(|_| 2), has_head: false }
    }

    fn name(&self, cells: &[String]) -> String {
        let name = bare(cell(cells, Some(self.name)));
        match cell(cells, self.first_name) {
            "" => name,
            first => format!("{first} {name}").trim().to_owned(),
        }
    }
}
