//! Where the columns of a list of ties stand.

use crate::exchange::columns::{self, Column};
use crate::exchange::error::ExchangeError;
use crate::exchange::names::fold;
use crate::exchange::people::{Found, People};
use crate::exchange::sheet::Sheet;
use crate::exchange::table::Rule;

/// How many rows from the top are looked at for the head.
const HEAD_WITHIN: usize = 20;

/// Columns of a list of ties.
const OF_TIES: [Column; 6] =
    [Column::From, Column::To, Column::Kind, Column::Day, Column::Mutual, Column::Weight];

/// Heads that say which way a tie goes: whoever writes them means it.
const ONE_WAY: &[(&str, &str)] = &[
    ("asker", "named"),
    ("asked", "named"),
    ("named by", "named"),
    ("leader", "follower"),
    ("who", "goes to"),
    ("who", "whom"),
    ("fragende", "genannte"),
    ("wer", "wen"),
];

/// Where the columns of a list of ties stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Places {
    /// The sheet, by its place in the file.
    pub(super) sheet: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: Option<usize>,
    pub(super) day: Option<usize>,
    pub(super) mutual: Option<usize>,
    pub(super) weight: Option<usize>,
    /// The row of the head.
    pub(super) head: Option<usize>,
    /// First row below the head.
    pub(super) first: usize,
    /// The head itself says which way ties go.
    pub(super) one_way: bool,
}

impl Places {
    /// Looks for the head in the first rows of each sheet. A list without one is `from,to[,kind]`.
    pub(super) fn of(sheets: &[Sheet], rules: &[Rule], people: &People<'_>) -> Result<Self, ExchangeError> {
        for rule in rules {
            let is_here = |sheet: &Sheet| {
                (0..sheet.len().min(HEAD_WITHIN)).any(|at| sheet.row(at).any(|head| same(head, &rule.head)))
            };
            if !sheets.iter().any(is_here) {
                return Err(ExchangeError::BadRule { rule: format!("{}={}", rule.head, rule.column.id()) });
            }
        }
        let known = |cell: &str| matches!(people.find(cell), Found::One(_) | Found::Several(_));
        for (number, sheet) in sheets.iter().enumerate() {
            for at in 0..sheet.len().min(HEAD_WITHIN) {
                // Two people whose codes read like heads ("a", "b") are a tie, not a head.
                if let Some(places) = Self::head(sheet, number, at, rules)
                    && !(known(sheet.cell(at, places.from)) && known(sheet.cell(at, places.to)))
                {
                    return Ok(places);
                }
            }
        }
        let sheet = sheets.first().ok_or(ExchangeError::Empty)?;
        let (from, to) = (0..sheet.width_of(0)).fold((false, false), |(from, to), place| {
            let column = column_of(sheet.cell(0, place), rules);
            (from || column == Some(Column::From), to || column == Some(Column::To))
        });
        if from != to && !known(sheet.cell(0, 0)) && !known(sheet.cell(0, 1)) {
            return Err(ExchangeError::ColumnMissing {
                column: if from { Column::To } else { Column::From },
            });
        }
        if sheet.width() < 2 {
            return Err(ExchangeError::ColumnMissing { column: Column::To });
        }
        let kind = (sheet.width() == 3).then_some(2);
        Ok(Self {
            sheet: 0,
            from: 0,
            to: 1,
            kind,
            day: None,
            mutual: None,
            weight: None,
            head: None,
            first: 0,
            one_way: false,
        })
    }

    /// Whether the heads of these sheets are those of a list of ties and not of people.
    pub(super) fn are_ties(sheets: &[Sheet]) -> bool {
        sheets.iter().enumerate().any(|(number, sheet)| {
            (0..sheet.len().min(HEAD_WITHIN)).any(|at| {
                let names = |head: &str| {
                    let of = [Column::Name, Column::FirstName, Column::LastName, Column::Phone, Column::Job];
                    columns::look_up(head, |column| of.contains(&column)).is_some()
                };
                Self::head(sheet, number, at, &[]).is_some_and(|places| {
                    let others =
                        sheet.row(at).enumerate().filter(|(at, _)| ![places.from, places.to].contains(at));
                    !others.into_iter().any(|(_, head)| names(head))
                })
            })
        })
    }

    /// The columns where this row is the head.
    fn head(sheet: &Sheet, number: usize, at: usize, rules: &[Rule]) -> Option<Self> {
        let heads: Vec<&str> = sheet.row(at).collect();
        let mut taken = Vec::new();
        let mut find = |column: Column| {
            let place = heads
                .iter()
                .enumerate()
                .position(|(place, head)| !taken.contains(&place) && says(head, column, rules))?;
            taken.push(place);
            Some(place)
        };
        let (from, to) = (find(Column::From)?, find(Column::To)?);
        let (kind, day, mutual) = (find(Column::Kind), find(Column::Day), find(Column::Mutual));
        let weight = find(Column::Weight);
        let word = |place: usize| heads.get(place).map(|head| fold(head).into_owned()).unwrap_or_default();
        let (asker, named) = (word(from), word(to));
        let one_way = ONE_WAY.iter().any(|(one, other)| asker.trim() == *one && named.trim() == *other);
        let (head, first) = (Some(at), at + 1);
        Some(Self { sheet: number, from, to, kind, day, mutual, weight, head, first, one_way })
    }

    /// What each column of the sheet is taken for, in the order of the sheet.
    pub(super) fn columns(&self, sheet: &Sheet) -> Vec<(String, Column)> {
        let of = |place: usize| {
            let known = [
                (Some(self.from), Column::From),
                (Some(self.to), Column::To),
                (self.kind, Column::Kind),
                (self.day, Column::Day),
                (self.mutual, Column::Mutual),
                (self.weight, Column::Weight),
            ];
            known
                .into_iter()
                .find(|(at, _)| *at == Some(place))
                .map_or(Column::LeaveOut, |(_, column)| column)
        };
        let head = |place: usize| self.head.map_or("", |at| sheet.cell(at, place)).to_owned();
        (0..sheet.width()).map(|place| (head(place), of(place))).collect()
    }
}

/// Whether a head stands for a column, by a rule of the user or by our words.
fn says(head: &str, column: Column, rules: &[Rule]) -> bool {
    match rules.iter().find(|rule| same(&rule.head, head)) {
        Some(rule) => rule.column == column,
        None => columns::look_up(head, |known| known == column).is_some(),
    }
}

fn column_of(head: &str, rules: &[Rule]) -> Option<Column> {
    OF_TIES.into_iter().find(|column| says(head, *column, rules))
}

fn same(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && fold(one.trim()) == fold(other.trim())
}
