//! Where in a sheet the list is: its head, its columns, its people and its other lines.

use super::columns::{self, Column};
use super::error::ExchangeError;
use super::names::fold;
use super::sheet::{Kind, Sheet};
use super::words;

/// How many rows from the top are looked at for the head.
const HEAD_WITHIN: usize = 40;

/// A column of a list and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnGuess {
    /// Place of the sheet among those read.
    pub sheet: usize,
    /// Place of the column in the sheet, from 0.
    pub place: usize,
    /// Its head as written; blank where the list has none.
    pub head: String,
    /// What it is taken for.
    pub column: Column,
    /// Name of the test, the list or the free field.
    pub label: String,
    /// Known for certain: the head is one of our words, or the user said so.
    pub certain: bool,
}

/// A rule of the user: the column with this head is that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Head of the column as written in the list; case, accents and punctuation do not matter.
    pub head: String,
    /// What it is.
    pub column: Column,
    /// Name of the test, the list or the free field; blank = the head.
    pub label: String,
}

impl Rule {
    /// Reads `Header=field`, `Header=test:Petition` and the like.
    ///
    /// # Errors
    /// [`ExchangeError::BadRule`] without an equals sign, or where no field is called so.
    pub fn parse(text: &str) -> Result<Self, ExchangeError> {
        let bad = || ExchangeError::BadRule { rule: text.to_owned() };
        let (head, field) = text.rsplit_once('=').ok_or_else(bad)?;
        let (field, label) = field.split_once(':').unwrap_or((field, ""));
        let column = Column::named(field).ok_or_else(bad)?;
        if head.trim().is_empty() {
            return Err(bad());
        }
        Ok(Self { head: head.trim().to_owned(), column, label: label.trim().to_owned() })
    }
}

/// What a line of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Person,
    /// Names the unit of those below.
    Heading(&'a str),
    Total,
    HeadAgain,
}

/// A list within a sheet.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) sheet: usize,
    pub(super) columns: Vec<ColumnGuess>,
    /// First row below the head.
    pub(super) first: usize,
    head: Option<usize>,
    /// Names stand as "Last, First".
    pub(super) last_first: bool,
}

impl Table {
    /// Place of the column taken for `column`.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|guess| guess.column == column).map(|guess| guess.place)
    }

    /// The one line right above the head, if lines within the list name units too: then it
    /// names the unit of the first people and is no title.
    pub(super) fn heading_above<'a>(&self, sheet: &'a Sheet) -> Option<&'a str> {
        let above = self.head?.checked_sub(1)?;
        let mut filled = sheet.row(above).filter(|cell| !cell.is_empty());
        let text = filled.next()?;
        let more = |at| matches!(self.line(sheet, at), Line::Heading(_));
        (filled.next().is_none() && (self.first..sheet.len()).any(more))
            .then(|| text.trim_end_matches([':', ' ']))
    }

    /// What the row at `at` is.
    pub(super) fn line<'a>(&self, sheet: &'a Sheet, at: usize) -> Line<'a> {
        let width = sheet.width_of(at);
        let mut filled = (0..width).filter(|place| !sheet.cell(at, *place).is_empty());
        let Some(first) = filled.next() else { return Line::Total };
        let text = sheet.cell(at, first);
        // Most rows of a list have three filled cells and no total in front.
        let second = filled.next();
        if second.is_none() && self.is_heading(sheet, at, first, text) {
            return Line::Heading(text.trim_end_matches([':', ' ']));
        }
        // Looked up last: asked of every row of a long list.
        let counts = |place| !sheet.cell(at, place).chars().any(char::is_alphabetic);
        if (first + 1..width).all(counts) && words::is_total(text) {
            return Line::Total;
        }
        if let Some(head) = self.head
            && text == sheet.cell(head, first)
            && sheet.row(at).eq(sheet.row(head))
        {
            return Line::HeadAgain;
        }
        Line::Person
    }

    /// A line with one filled cell that names the unit of those below. A merged cell says so
    /// by itself; otherwise it must look unlike a person with nothing but a name.
    fn is_heading(&self, sheet: &Sheet, at: usize, place: usize, text: &str) -> bool {
        if self.columns.len() < 3 || words::is_total(text) {
            return false;
        }
        if sheet.is_merged(at) {
            return true;
        }
        let name =
            self.place(Column::Name).or(self.place(Column::LastName)).or(self.place(Column::FirstName));
        if name.is_some_and(|name| name != place) {
            return place == 0 && text.chars().any(char::is_alphabetic);
        }
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        let shouted = letters().any(char::is_uppercase) && !letters().any(char::is_lowercase);
        let unlike = shouted || text.ends_with(':') || (self.last_first && !text.contains(','));
        unlike && self.place(Column::Unit).is_none()
    }
}

/// Finds the lists in the sheets.
pub(super) fn tables(
    sheets: &[Sheet],
    only: Option<&str>,
    rules: &[Rule],
) -> Result<Vec<Table>, ExchangeError> {
    let mut tables: Vec<Table> = Vec::new();
    let wanted = |sheet: &Sheet| only.is_none_or(|only| fold(only) == fold(sheet.name()));
    if !sheets.iter().any(wanted) {
        return Err(ExchangeError::NoSuchSheet);
    }
    for (number, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| wanted(sheet)) {
        let head = find_head(sheet, rules);
        // A list that goes on in the next table of a document has its head above the first.
        let above = tables.last().filter(|above| head.is_none() && above.columns.len() == sheet.width());
        let mut table = if let Some(above) = above {
            let mut columns = above.columns.clone();
            for guess in &mut columns {
                guess.sheet = number;
            }
            Table { sheet: number, columns, first: 0, head: None, last_first: above.last_first }
        } else {
            let first = head.map_or(0, |head| head + 1);
            let columns = guess_columns(sheet, number, head, first, rules);
            Table { sheet: number, columns, first, head, last_first: false }
        };
        if let Some(place) = table.place(Column::Name) {
            let names = sample(sheet, table.first, place, 200);
            let flipped = names.iter().filter(|name| name.contains(',')).count();
            table.last_first = flipped * 2 > names.len();
        }
        tables.push(table);
    }
    for rule in rules {
        let named = |guess: &ColumnGuess| is_head(&guess.head, &rule.head);
        if !tables.iter().any(|table| table.columns.iter().any(named)) {
            return Err(ExchangeError::BadRule { rule: format!("{}={}", rule.head, rule.column.id()) });
        }
    }
    // A workbook often has a sheet of explanations beside its lists.
    tables.retain(is_of_people);
    if tables.is_empty() { Err(ExchangeError::NobodyNamed) } else { Ok(tables) }
}

fn is_of_people(table: &Table) -> bool {
    [Column::Name, Column::LastName, Column::FirstName, Column::Number]
        .iter()
        .any(|column| table.place(*column).is_some())
}

fn is_head(head: &str, rule: &str) -> bool {
    let plain =
        |text: &str| -> String { fold(text).chars().filter(|c| c.is_alphanumeric() || *c == '#').collect() };
    head == rule || plain(head) == plain(rule)
}

/// The row with most heads in it.
fn find_head(sheet: &Sheet, rules: &[Rule]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for at in 0..sheet.len().min(HEAD_WITHIN) {
        let (mut score, mut filled) = (0, 0);
        for place in 0..sheet.width_of(at) {
            let cell = sheet.cell(at, place);
            if cell.is_empty() {
                continue;
            }
            filled += 1;
            if sheet.kind(at, place) != Kind::Text || cell.chars().count() > 80 {
                continue;
            }
            if rules.iter().any(|rule| is_head(cell, &rule.head)) {
                score += 3;
            } else if let Some(guess) = columns::guess(cell) {
                score += if guess.certain { 2 } else { 1 };
            }
        }
        // One known word heads a list only if nothing beside it speaks against it.
        let enough = score >= 4 || score >= 2 && filled <= 2 || score >= 3 && filled <= 5;
        if enough && best.is_none_or(|(than, _)| score > than) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at)
}

/// The first filled cells of a column.
fn sample(sheet: &Sheet, first: usize, place: usize, most: usize) -> Vec<&str> {
    (first..sheet.len())
        .take(2_000)
        .filter(|at| sheet.width_of(*at) > 1 || place == 0)
        .map(|at| sheet.cell(at, place))
        .filter(|cell| !cell.is_empty())
        .take(most)
        .collect()
}

fn guess_columns(
    sheet: &Sheet,
    number: usize,
    head: Option<usize>,
    first: usize,
    rules: &[Rule],
) -> Vec<ColumnGuess> {
    let width = head.map_or(sheet.width(), |head| {
        // Cells right of the head count if most rows have them.
        let over = (first..sheet.len()).filter(|at| sheet.width_of(*at) > sheet.width_of(head)).count();
        if over * 2 > sheet.len() - first { sheet.width() } else { sheet.width_of(head) }
    });
    let mut guesses: Vec<ColumnGuess> = (0..width)
        .map(|place| {
            let text = head.map_or("", |head| sheet.cell(head, place));
            let (column, label, certain) = guess_column(sheet, first, place, text, rules);
            ColumnGuess { sheet: number, place, head: text.to_owned(), column, label, certain }
        })
        .collect();
    settle(&mut guesses, sheet, first, head.is_some());
    guesses
}

fn guess_column(
    sheet: &Sheet,
    first: usize,
    place: usize,
    head: &str,
    rules: &[Rule],
) -> (Column, String, bool) {
    if let Some(rule) = rules.iter().find(|rule| is_head(head, &rule.head)) {
        let label = if rule.label.is_empty() { head } else { &rule.label };
        return (rule.column, label.to_owned(), true);
    }
    if let Some(guess) = columns::guess(head) {
        return (guess.column, guess.label, guess.certain);
    }
    let cells = sample(sheet, first, place, 100);
    let column = if cells.is_empty() {
        Column::LeaveOut
    } else if let Some(column) = columns::guess_by_content(&cells) {
        column
    } else if head.is_empty() {
        Column::LeaveOut
    } else if cells.iter().all(|cell| words::mark(cell).is_some()) {
        Column::List
    } else {
        Column::Free
    };
    (column, head.to_owned(), false)
}

/// Settles what one column alone cannot know: which of two phones is the person's own,
/// whether "Nom" is the whole name, who is named where nothing says so.
fn settle(guesses: &mut [ColumnGuess], sheet: &Sheet, first: usize, headed: bool) {
    let has = |guesses: &[ColumnGuess], column| guesses.iter().any(|guess| guess.column == column);
    let turn = |guesses: &mut [ColumnGuess], from, to| {
        if let Some(guess) = guesses.iter_mut().find(|guess| guess.column == from) {
            guess.column = to;
        }
    };
    let (name, first_name, last_name) =
        (has(guesses, Column::Name), has(guesses, Column::FirstName), has(guesses, Column::LastName));
    if name && last_name && !first_name {
        turn(guesses, Column::Name, Column::FirstName);
    } else if !name && first_name != last_name {
        turn(guesses, if first_name { Column::FirstName } else { Column::LastName }, Column::Name);
    } else if !name && !first_name {
        let whole = |guess: &&mut ColumnGuess| {
            let cells = sample(sheet, first, guess.place, 100);
            let like = cells.iter().filter(|cell| columns::is_whole_name(cell)).count();
            !guess.certain && !cells.is_empty() && like * 10 >= cells.len() * 7
        };
        if let Some(guess) = guesses.iter_mut().find(whole) {
            guess.column = Column::Name;
        } else if !headed {
            let texts = |guess: &&mut ColumnGuess| {
                let cells = sample(sheet, first, guess.place, 100);
                let like = cells
                    .iter()
                    .map(|cell| words::without_bullet(cell))
                    .filter(|cell| !cell.chars().any(|c| c.is_numeric() || c == '@'))
                    .count();
                !cells.is_empty() && like * 10 >= cells.len() * 7
            };
            if let Some(guess) = guesses.iter_mut().find(texts) {
                guess.column = Column::Name;
            }
        }
    }
    // Of several columns for one field the certain one wins, then the first.
    let single = |column| {
        !matches!(
            column,
            Column::Test
                | Column::Refused
                | Column::List
                | Column::Free
                | Column::LeaveOut
                | Column::Languages
        )
    };
    let mut order: Vec<usize> = (0..guesses.len()).collect();
    // Of phones the person's own wins, whatever the heads.
    order.sort_by_key(|at| {
        guesses.get(*at).map(|guess| {
            let foreign = guess.column == Column::Phone && !columns::is_own_phone(&guess.head);
            (foreign, !guess.certain, *at)
        })
    });
    let mut taken = Vec::new();
    for at in order {
        let Some(guess) = guesses.get_mut(at) else { continue };
        if !single(guess.column) {
            continue;
        }
        if taken.contains(&guess.column) {
            guess.column = if guess.head.is_empty() { Column::LeaveOut } else { Column::Free };
            guess.certain = false;
        } else {
            taken.push(guess.column);
        }
    }
}
