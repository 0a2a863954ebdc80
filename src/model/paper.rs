//! Printed sheets: which rows stood on the paper, in which order, and the number they are found by.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::field::record;
use super::{AuthorId, Campaign, Day, IdError, RecordId, Text};

/// What a printed sheet is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// Everybody of one unit, boxes for what they did.
    #[default]
    Team,
    /// The 5 to 15 people one person is responsible for.
    Assignment,
    /// What is expected of the people of one unit: will, won't, don't know.
    Prediction,
    /// From door to door, in order of stairwell and floor.
    Door,
    /// Names and blank lines to call and write down.
    Call,
}

record! {
    /// A printed sheet. Its rows stay as they were printed, whatever has changed since, so that what
    /// is on the paper can be typed by the number of the sheet alone.
    Paper,
    /// What can be said of a printed sheet. Taking it back brings back what stood there before.
    PaperField {
        /// The number printed on it, check sign included, such as `12K`.
        code / Code: Text;
        /// What it is for.
        kind / Kind: PaperKind;
        /// The tests it has boxes for, from left to right.
        tests / Tests: Vec<RecordId>;
        /// Whose sheet it is: a unit.
        unit / Unit: Option<RecordId>;
        /// Whose sheet it is: the person who is responsible.
        responsible / Responsible: Option<RecordId>;
        /// The people on it, in printed order.
        rows / Rows: Vec<RecordId>;
        /// Printed on.
        day / Day: Option<Day>;
        /// Came back on; blank = still out.
        back / Back: Option<Day>;
    }
    by key {}
    with {}
}

/// The letters a sheet's number may end in: those nobody reads as a digit.
const LETTERS: [char; 23] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'U', 'V', 'W', 'X',
    'Y', 'Z',
];

/// The letter that goes with a number printed by this author (FORMAT.md, *Counting* 17).
pub fn sheet_letter(number: u32, author: AuthorId) -> char {
    let mut sum: u32 = author.to_string().bytes().map(u32::from).sum();
    let (mut rest, mut place) = (number, 2);
    while rest > 0 {
        sum += rest % 10 * place;
        (rest, place) = (rest / 10, place + 1);
    }
    LETTERS.get(sum as usize % LETTERS.len()).copied().unwrap_or('A')
}

/// The number of a printed sheet with its check sign, such as `12K`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetCode {
    number: u32,
    letter: char,
}

impl SheetCode {
    /// The most sheets one campaign prints: six digits are typed without a slip.
    pub const MOST: u32 = 999_999;

    /// The code of this number, printed by this author.
    pub fn new(number: u32, author: AuthorId) -> Self {
        Self { number, letter: sheet_letter(number, author) }
    }

    /// Its number, from 1.
    pub fn number(self) -> u32 {
        self.number
    }

    /// Whether the letter goes with the number, printed by this author.
    pub fn fits(self, author: AuthorId) -> bool {
        sheet_letter(self.number, author) == self.letter
    }
}

impl fmt::Display for SheetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.letter)
    }
}

/// The digit a character stands for, in the numerals keyboards have.
fn digit(sign: char) -> Option<u32> {
    let zeros = ['0', '\u{660}', '\u{6f0}'];
    zeros.into_iter().find_map(|zero| {
        let digit = (sign as u32).checked_sub(zero as u32)?;
        (digit < 10).then_some(digit)
    })
}

impl FromStr for SheetCode {
    type Err = IdError;

    /// Reads what was typed: capitals or not, spaces and hyphens between, zeros before it.
    fn from_str(typed: &str) -> Result<Self, IdError> {
        let signs = typed.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '.' | '#'));
        let mut signs: Vec<char> = signs.collect();
        let letter = signs.pop().ok_or(IdError::NotACode)?.to_ascii_uppercase();
        if !LETTERS.contains(&letter) || signs.is_empty() {
            return Err(IdError::NotACode);
        }
        let mut number = 0;
        for sign in signs {
            number = number * 10 + digit(sign).ok_or(IdError::NotACode)?;
            if number > Self::MOST {
                return Err(IdError::NotACode);
            }
        }
        if number == 0 { Err(IdError::NotACode) } else { Ok(Self { number, letter }) }
    }
}

/// Why a typed code leads to no sheet. Nothing was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoSheet {
    /// No number followed by a letter.
    #[error("not a code of a sheet")]
    NotACode,
    /// There is a sheet of this number, and its letter is another: mistyped.
    #[error("the letter does not go with the number")]
    Mistyped,
    /// No sheet of this number is known here: mistyped, or printed on a laptop not yet merged.
    #[error("no sheet of this number")]
    Unknown,
}

impl Paper {
    /// Its code; `None` if what stands there is none.
    pub fn sheet_code(&self) -> Option<SheetCode> {
        self.code.parse().ok()
    }
}

impl Campaign {
    /// The printed sheets that bear a typed code, oldest first: one, or several where two laptops
    /// used the same number and their letters happen to agree.
    ///
    /// # Errors
    /// [`NoSheet`]: a code that leads nowhere is refused, never guessed at.
    pub fn papers_with(&self, typed: &str) -> Result<Vec<&Paper>, NoSheet> {
        let code: SheetCode = typed.parse().map_err(|_| NoSheet::NotACode)?;
        let known = self.papers.values().filter_map(|paper| Some((paper.as_ref(), paper.sheet_code()?)));
        let of_number: Vec<(&Paper, SheetCode)> =
            known.filter(|(_, other)| other.number == code.number).collect();
        let mut found: Vec<&Paper> =
            of_number.iter().filter(|(_, other)| *other == code).map(|(paper, _)| *paper).collect();
        found.sort_by_key(|paper| (paper.made, paper.id));
        match (found.is_empty(), of_number.is_empty()) {
            (false, _) => Ok(found),
            (true, false) => Err(NoSheet::Mistyped),
            (true, true) => Err(NoSheet::Unknown),
        }
    }

    /// The number of the next sheet: one more than the greatest at hand.
    pub fn next_sheet(&self) -> u32 {
        let numbers = self.papers.values().filter_map(|paper| paper.sheet_code());
        numbers.map(SheetCode::number).max().unwrap_or(0) + 1
    }
}
