//! Whether a unit has its leader and a second in line.

use crate::model::RecordId;

/// The word for a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum CoverageWord {
    /// No proven leader.
    #[default]
    Gap,
    /// A proven leader without a second in line.
    LeaderNoSecond,
    /// A proven leader and a second in line.
    Covered,
}

/// Who carries a unit. Sub-units included.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// The word.
    pub word: CoverageWord,
    /// Proven leaders in it; the one responsible for it first.
    pub leaders: Vec<RecordId>,
    /// Second in line: who the unit says, else another identified leader of it who supports.
    pub second: Option<RecordId>,
    /// Identified, not yet won or not yet proven.
    pub targets: Vec<RecordId>,
    /// Extra mark: everybody can be reached within 48 hours; `None` = nobody said.
    pub reach: Option<bool>,
}
