//! What is odd about a list, by row.

use super::clean::Cleaned;
use super::columns::Column;
use super::sheet::Place;

/// One thing that is odd about a list; the rest of it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; `None` = about the list as a whole.
    pub place: Option<Place>,
    /// What.
    pub what: What,
}

/// What is odd. Holds heads of columns and counts, never what a cell says of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum What {
    /// The row names nobody: left out.
    NoName,
    /// Too long for a name: left out.
    NameTooLong {
        /// Letters of the name.
        letters: u32,
    },
    /// A line that counts: left out.
    Total,
    /// The head of the list again: left out.
    HeadAgain,
    /// A line that names the unit of those below.
    Heading,
    /// More cells than the list has columns: the surplus is left out.
    Surplus {
        /// How many cells too many.
        cells: u32,
    },
    /// Characters that turn or hide letters, or control a machine, were taken out.
    Cleaned(Cleaned),
    /// Letters no encoding could read stand as `�`.
    Unreadable {
        /// How many.
        letters: u32,
    },
    /// A text was cut.
    Shortened {
        /// Head of the column.
        head: String,
        /// Letters it had.
        letters: u32,
    },
    /// The employee number stands in an earlier row too, with the same name: left out.
    NumberAgain {
        /// The earlier row.
        first: Place,
    },
    /// The employee number stands in an earlier row under another name: taken in without it.
    NumberOfAnother {
        /// The earlier row.
        first: Place,
    },
    /// The employee number is one person's and the name another's: not touched.
    NumberAndNameDiffer,
    /// A value that is not on the campaign's support scale: no rating.
    OffScale {
        /// Head of the column.
        head: String,
    },
    /// A word that is not one of the column's: not taken in.
    UnknownWord {
        /// Head of the column.
        head: String,
    },
    /// Not a day: the day of the import is used.
    NotADay {
        /// Head of the column.
        head: String,
    },
    /// Days such as 3/4 could be read either way; read day first.
    DayOrMonth {
        /// Head of the column.
        head: String,
    },
    /// The note speaks of health, papers, faith or love: kept out.
    Sensitive {
        /// Head of the column.
        head: String,
    },
    /// The unit does not exist and shall not be made: the person goes to Unassigned.
    NoSuchUnit,
    /// More rows are like each other than a person could look through.
    TooManyAlike,
    /// A tie to oneself: left out.
    SelfTie,
    /// The same tie as in an earlier row: left out.
    TieAgain {
        /// The earlier row.
        first: Place,
    },
    /// The tie is on the chart already: left out.
    TieKnown,
    /// The row that names the other direction stands earlier: the two become one mutual tie.
    TieBack {
        /// The earlier row.
        first: Place,
    },
    /// Nobody on the chart is called so: left out.
    Unknown {
        /// Which end, or the person of a result.
        column: Column,
    },
    /// Several people are called so: left out.
    SeveralCalledSo {
        /// Which end, or the person of a result.
        column: Column,
        /// How many.
        people: u32,
    },
    /// One of the two ends is blank: left out.
    Blank {
        /// Which end.
        column: Column,
    },
    /// A weight of zero, below zero, "never" or not a number: left out.
    Weightless,
    /// An earlier row says that the other one moves this one: left out.
    Contradicts {
        /// The earlier row.
        first: Place,
    },
    /// A day to come: the day of the import is used.
    DayToCome {
        /// Head of the column.
        head: String,
    },
    /// The list holds no tie.
    NoTies,
    /// Every pair stands once, in one direction only: perhaps each tie is mutual.
    EachOnce,
    /// An empty value: left out.
    NoValue,
    /// The person is on the chart and not on the roster of the test: left out.
    NotInTest,
    /// A result for somebody who is on the chart and not on the roster of the test: left out.
    NotOnRoster,
    /// Somebody else says otherwise for the same day: both are kept.
    SaysOtherwise,
    /// The unit takes no part in the test: left out.
    UnitNotInTest,
    /// More are predicted than belong in the unit: left out.
    MoreThanBelong {
        /// How many belong.
        of: u32,
    },
    /// Nobody on the chart is called so, and nobody used these initials before: kept as they stand.
    NewSpeaker,
    /// The person's value stands in an earlier row: left out.
    PersonAgain {
        /// The earlier row.
        first: Place,
    },
}

impl What {
    /// Whether the row is left out because of it.
    pub fn leaves_out(&self) -> bool {
        match self {
            What::NoName
            | What::NameTooLong { .. }
            | What::Total
            | What::HeadAgain
            | What::NumberAgain { .. }
            | What::NumberAndNameDiffer
            | What::SelfTie
            | What::TieAgain { .. }
            | What::TieKnown
            | What::Unknown { .. }
            | What::SeveralCalledSo { .. }
            | What::Weightless
            | What::Blank { .. }
            | What::Contradicts { .. }
            | What::NoValue
            | What::NotInTest
            | What::UnitNotInTest
            | What::NotOnRoster
            | What::MoreThanBelong { .. }
            | What::PersonAgain { .. } => true,
            What::Heading
            | What::Surplus { .. }
            | What::Cleaned(_)
            | What::Unreadable { .. }
            | What::Shortened { .. }
            | What::NumberOfAnother { .. }
            | What::OffScale { .. }
            | What::UnknownWord { .. }
            | What::NotADay { .. }
            | What::DayOrMonth { .. }
            | What::Sensitive { .. }
            | What::NoSuchUnit
            | What::TooManyAlike
            | What::TieBack { .. }
            | What::DayToCome { .. }
            | What::NoTies
            | What::NewSpeaker
            | What::SaysOtherwise
            | What::EachOnce => false,
        }
    }
}
