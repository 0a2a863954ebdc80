//! The gates of a campaign: their keys, and their limits as agreed.

use crate::model::Campaign;

/// One gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateKey {
    /// So many percent of those who belong are named.
    Charted,
    /// So many percent of those who belong are rated by *did* or *said*, not long ago.
    Rated,
    /// So many proven leaders, and a second in line.
    Leaders,
    /// Everybody can be reached within 48 hours.
    Reach,
    /// So many tests of rising risk reached their aim here.
    Tests,
    /// From one of these to the next it fell by no more points than this.
    Fall,
    /// In the last of these, expected and did differ by no more points than this.
    Prediction,
}

impl GateKey {
    /// All, in the order they are shown.
    pub const ALL: [Self; 7] =
        [Self::Charted, Self::Rated, Self::Leaders, Self::Reach, Self::Tests, Self::Fall, Self::Prediction];

    /// As the file writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Charted => "charted",
            Self::Rated => "rated",
            Self::Leaders => "leaders",
            Self::Reach => "reach",
            Self::Tests => "tests",
            Self::Fall => "fall",
            Self::Prediction => "prediction",
        }
    }

    /// The gate of a key of the file.
    pub fn of(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|gate| gate.key() == key)
    }

    /// The default: its number, and whether it is left out (our own; field.md, "Ready to win").
    pub fn default_limit(self) -> GateLimit {
        let (limit, off) = match self {
            Self::Charted => (100, false),
            Self::Rated => (80, false),
            Self::Leaders => (1, false),
            Self::Reach => (100, true),
            Self::Tests => (3, false),
            Self::Fall | Self::Prediction => (10, false),
        };
        GateLimit { key: self, limit, off }
    }
}

/// A gate with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GateLimit {
    /// Which.
    pub key: GateKey,
    /// Percent, leaders, tests or points; what it counts follows from the key.
    pub limit: u32,
    /// Not asked for in this campaign.
    pub off: bool,
}

/// All seven gates as the campaign agreed on them; what it does not name has its default.
pub fn gate_limits(campaign: &Campaign) -> Vec<GateLimit> {
    let said = |gate: GateKey| {
        let rule = campaign.about.gates.iter().find(|rule| &*rule.key == gate.key());
        rule.map_or(gate.default_limit(), |rule| GateLimit { key: gate, limit: rule.limit, off: rule.off })
    };
    GateKey::ALL.into_iter().map(said).collect()
}
