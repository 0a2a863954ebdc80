//! The campaign's own rules: the rungs of its ladder, and when it is ready.

use serde::{Deserialize, Serialize};

use super::{Text, Threshold};

/// A rung of the ladder: what a test is made from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rung {
    /// Its key, kept by the tests made from it.
    pub key: Text,
    /// Its name; blank = the program's words for the key.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub name: Text,
    /// The ask in words; blank = the program's words for the key.
    #[serde(default, skip_serializing_if = "is_blank")]
    pub ask: Text,
    /// Aim over all.
    pub aim: Threshold,
    /// Aim in every gate unit; none = the aim over all.
    #[serde(default, skip_serializing_if = "Threshold::is_none")]
    pub gate: Threshold,
    /// Shown in public: the employer sees who acts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub public: bool,
    /// Counts households instead of people.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub households: bool,
}

fn is_blank(text: &Text) -> bool {
    text.is_empty()
}

/// One condition of being ready, as the campaign agreed on it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GateRule {
    /// Which condition: `charted`, `rated`, `leaders`, `reach`, `tests`, `fall`, `prediction`.
    pub key: Text,
    /// Its number: percent, tests, or points; what it counts follows from the key.
    pub limit: u32,
    /// Not asked for in this campaign.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}
