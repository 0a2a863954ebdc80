//! Links between people: three, never mixed, and what leaders promise.

use serde::{Deserialize, Serialize};

use super::{Basis, Day, Presence, RecordId, Source, Stamp, Text};

/// What a tie says. Namings and moves are kept apart for good.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// The asker named somebody, answering a question.
    Naming {
        /// Key of the question (of the campaign's questions).
        question: Text,
    },
    /// The leader moves this person: when she acts, they act.
    Moves {
        /// What it rests on.
        basis: Basis,
    },
}

/// A tie between two people, as somebody said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// The record.
    pub id: RecordId,
    /// When its first entry was made.
    pub made: Stamp,
    /// Whether it is here.
    pub presence: Presence,
    /// What it says.
    pub kind: TieKind,
    /// The asker; the leader.
    pub from: RecordId,
    /// The named; the one who is moved.
    pub to: RecordId,
    /// Said of both directions.
    pub mutual: bool,
    /// When it was said.
    pub day: Day,
    /// Where it comes from.
    pub source: Source,
}

/// What a leader promised for a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// For which test.
    pub test: RecordId,
    /// Whom she will bring, by name.
    pub people: Vec<RecordId>,
    /// How many she will bring; with names, at least their number.
    pub count: u32,
    /// When she promised.
    pub day: Day,
    /// Where it comes from.
    pub source: Source,
}
