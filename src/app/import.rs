//! Taking a list in: read, look, change a guess, take in as one deed.

use std::path::PathBuf;

/// One step of taking a list in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportStep {
    /// Reads a file into a preview.
    Read(PathBuf),
    /// Takes in what the preview shows: one deed.
    Apply,
    /// Puts the preview away; nothing changed.
    Drop,
}
