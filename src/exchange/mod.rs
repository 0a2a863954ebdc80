//! Foreign files: bytes to a draft, a draft to one deed; campaign to bytes.
//!
//! A list goes through three stages, each a value that can be looked at: the file becomes
//! [`Sheet`]s (rows of cells, nothing understood yet), sheets and a campaign become a draft
//! (what will happen to every row, guessed columns, problems by row), and a draft becomes
//! one deed, so that one undo takes back the whole import.
//!
//! Promises: no bytes make it panic or take memory without end; a file is refused whole, with
//! its own error, or read whole, with its problems named by row; nothing is half applied.
//! Text goes in without characters that turn or hide letters and comes out as text: no cell
//! we write is computed by a spreadsheet.
//!
//! A picture of a floor ([`picture()`]) comes in as its pixels, written anew: nothing of the camera stays.
//!
//! Deliberately absent: reading from paths, formulas, macros, links, pictures and anything
//! else a document may hold besides its tables; names of files, which are never kept.

mod clean;
mod columns;
mod draft;
mod error;
mod foretold;
mod heads;
mod message;
mod names;
mod people;
mod picture;
mod problem;
mod read;
mod results;
mod shape;
mod sheet;
mod signed;
mod table;
mod ties;
mod words;
mod write;

pub use clean::Cleaned;
pub use columns::Column;
pub use draft::{
    Choices, Counts, Decision, Double, DoubleOf, Draft, DraftRow, DraftTest, DraftUnit, Person, Will,
};
pub use error::ExchangeError;
pub use foretold::{DraftForeseen, Foreseen, ForeseenDraft, TakesPart};
pub use people::By;
pub use picture::{PictureError, picture};
pub use problem::{Problem, What};
pub use read::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_TIES, read, read_ties};
pub use results::{Answer, AnswerDraft, Answers, DraftAnswer};
pub use shape::{BadRow, BadShape, shape};
pub use sheet::{Kind, Mended, Place, Sheet};
pub use signed::{Signed, SignedRow};
pub use table::{ColumnGuess, Rule};
pub use ties::{DraftTie, NewQuestion, TieChoices, TieDraft};
pub use write::{
    NetworkFormat, NetworkPerson, NetworkSheet, NetworkTie, PeopleSheet, ReadyCell, ReadyFormat, ReadyGate,
    ReadyLine, ReadySheet, ReadyStep, TestNumbers, TestRows, TestSheet, TestUnitRow, TestWords,
    campaign_json, neutral, people_csv,
};
