//! Readiness: gate units against gates, in words, and what moves the needle.

use crate::tally::{Behind, GateKey, Readiness, ReadyRow};

use super::App;

impl App {
    /// Gate units against the gates the campaign agreed on: kept, and following each change.
    pub fn readiness(&self) -> &Readiness {
        self.derived.readiness(self.campaign())
    }

    /// The people behind one cell of a row.
    pub fn behind_gate(&self, row: &ReadyRow, gate: GateKey) -> Behind {
        row.behind(self.campaign(), self.tallies(), gate)
    }
}
