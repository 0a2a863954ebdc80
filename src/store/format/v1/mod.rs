//! Version 1: one JSON document, one entry a line, a check over all of it.
//! FORMAT.md is the specification; this is the program that follows it.

mod judge;
mod read;
mod rescue;
mod write;

pub use read::{Damage, Read, read};
pub use write::write;

use std::fmt;

use crate::log::Entry;
use crate::model::RecordId;

use super::desk::Desk;

/// The first bytes of every version of the format.
const SIGNATURE: &str = r#"{"format":"wallchart","version":["#;
/// The line before the first entry.
const ENTRIES: &str = r#""entries":["#;
/// What the line after the last entry begins with.
const TAIL: &str = r#"],"aside":"#;
/// What the last line begins with.
const CHECK: &str = r#""check":""#;
/// The version written: major, minor.
const VERSION: (u32, u32) = (1, 0);

/// What a file says.
#[derive(Clone, PartialEq)]
pub struct Document {
    /// The format's version, major and minor. A newer minor stays as it came.
    pub version: (u32, u32),
    /// The campaign: the random id of its campaign record.
    pub campaign: RecordId,
    /// The entries; written in order of time, then id, each once.
    pub entries: Vec<Entry>,
    /// Damaged lines, kept as they were found until another copy heals them.
    pub aside: Vec<String>,
    /// What belongs to this copy alone.
    pub desk: Desk,
    /// Keys this version does not know, with their values as written.
    pub more: Vec<(String, String)>,
}

/// Counts only: what a campaign says is for no log.
impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("version", &self.version)
            .field("entries", &self.entries.len())
            .field("aside", &self.aside.len())
            .field("desk", &self.desk)
            .finish_non_exhaustive()
    }
}

impl Document {
    /// An empty document of this version for a campaign.
    pub fn new(campaign: RecordId) -> Self {
        Self {
            version: VERSION,
            campaign,
            entries: Vec::new(),
            aside: Vec::new(),
            desk: Desk::default(),
            more: Vec::new(),
        }
    }

    /// The same without what belongs to this copy alone: for others.
    #[must_use]
    pub fn without_desk(mut self) -> Self {
        self.desk = Desk::default();
        self
    }
}
