//! Printed sheets: which rows stood on the paper, in which order.

use serde::{Deserialize, Serialize};

use super::field::record;
use super::{Day, RecordId, Text};

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
