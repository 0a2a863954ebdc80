//! Exports: the chart as on screen, tables, the campaign. Redacted unless somebody wills otherwise.

use std::path::PathBuf;

use super::Names;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    /// The chart, as on screen: SVG, PNG or PDF by the file's ending.
    Chart,
    /// The map, as on screen.
    Map,
    /// People: CSV.
    People,
    /// The whole campaign: JSON.
    Campaign,
}

/// An export to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// What.
    pub what: Exported,
    /// Where to.
    pub path: PathBuf,
    /// How names are shown.
    pub names: Names,
}
