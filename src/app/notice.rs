//! What the program tells after something happened.

use crate::model::Label;

/// How loud a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something to know.
    Note,
    /// Something failed: what happened, what is safe, what to do.
    Trouble,
}

/// One thing to tell. A deed is told by its label and offers undo.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Counts up: a new notice has a new number.
    pub number: u64,
    /// How loud.
    pub tone: Tone,
    /// In words, already in the user's language.
    pub words: String,
    /// The deed, where it was one that can be undone.
    pub deed: Option<Label>,
    /// Ticks (ms since start) when it was told.
    pub since: u64,
}
