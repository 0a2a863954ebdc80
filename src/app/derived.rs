//! What follows from the campaign: kept, never saved as truth, equal to building it anew.

use crate::model::{Campaign, Day, Touched};

/// Everything derived.
pub(super) struct Derived {
    today: Day,
}

impl Derived {
    /// Builds everything from the campaign.
    pub(super) fn new(_campaign: &Campaign, today: Day) -> Self {
        Self { today }
    }

    /// Follows a change.
    pub(super) fn follow(&mut self, _campaign: &Campaign, _touched: &Touched) {}

    /// The day ages are counted from.
    pub(super) fn today(&self) -> Day {
        self.today
    }
}
