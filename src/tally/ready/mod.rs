//! When a campaign is ready: gate units against the gates it agreed on, each cell with its reason.
//!
//! FORMAT.md, Counting 16 is the law; defaults are those of field.md ("Ready to win"), ours and
//! editable. [`Readiness::follow`] equals [`Readiness::new`] and counts only the rows that a change
//! reached. A cell holds the numbers it rests on; [`ReadyRow::behind`] names the people.
//!
//! Deliberately absent: words (the faces say them), what to do next (the room `hints`).

mod behind;
mod cell;
mod row;
mod rules;

pub use behind::Behind;
pub use cell::{Expectation, Fall, GateCell, HeldTest, Met, Rests};
pub use row::{ReadyRow, RowKind};
pub use rules::{GateKey, GateLimit, gate_limits};

use std::collections::BTreeSet;

use crate::model::{Campaign, Grouping, RecordId, Unit};

use super::join::joined;
use super::tallies::{Reached, Tallies};
use row::Ladder;

/// Whether the campaign is ready, unit by unit and gate by gate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Readiness {
    /// The gates that are asked for, in the order of [`GateKey::ALL`].
    pub gates: Vec<GateLimit>,
    /// Gate units in lane order, then the shifts (which have the gate `leaders` alone).
    pub rows: Vec<ReadyRow>,
    /// Every row is: there is at least one gate unit, and a total hides none.
    pub is_ready: bool,
    /// How many gate units meet every gate.
    pub ready_units: u32,
    /// Counted people who stand in no unit, and so behind no gate.
    pub unplaced: u32,
    ladder: Ladder,
}

impl Readiness {
    /// Looks at every gate of every gate unit.
    pub fn new(campaign: &Campaign, tallies: &Tallies) -> Self {
        let mut readiness = Self::default();
        readiness.count(campaign, tallies, &Reached::Everything);
        readiness
    }

    /// Follows what a change reached, as [`Tallies::follow`] tells it.
    pub fn follow(&mut self, campaign: &Campaign, tallies: &Tallies, reached: &Reached) {
        self.count(campaign, tallies, reached);
    }

    fn count(&mut self, campaign: &Campaign, tallies: &Tallies, reached: &Reached) {
        let gates: Vec<GateLimit> = gate_limits(campaign).into_iter().filter(|gate| !gate.off).collect();
        let ladder = Ladder::of(campaign, tallies);
        let units = match reached {
            Reached::Units(units) if self.gates == gates && self.ladder == ladder => Some(units),
            _ => None,
        };
        let mut known = std::mem::take(&mut self.rows);
        self.gates = gates;
        self.ladder = ladder;
        let wants_leaders = self.gates.iter().any(|gate| gate.key == GateKey::Leaders);
        let shifts = if wants_leaders { shifts(campaign, tallies) } else { Vec::new() };
        let groups = groups(campaign, tallies);
        // A shift that is a gate unit itself stands there already.
        let is_told = |shift: &RecordId| groups.iter().any(|group| group.as_slice() == [*shift]);
        let shifts = shifts.into_iter().filter(|shift| !is_told(shift)).map(|shift| vec![shift]);
        let mut wanted: Vec<(RowKind, Vec<RecordId>)> = shifts.map(|shift| (RowKind::Shift, shift)).collect();
        let rows = groups.into_iter().map(|group| (RowKind::Unit, group));
        wanted.splice(0..0, rows);
        // Rows keep their order from one change to the next: the old one lies mostly at the same place.
        let mut old = known.drain(..).peekable();
        for (kind, group) in wanted {
            let is_same = |row: &ReadyRow| row.kind == kind && row.units().eq(group.iter().copied());
            let kept = old.next_if(is_same);
            let is_reached = |units: &BTreeSet<RecordId>| group.iter().any(|unit| units.contains(unit));
            let row = match (kept, units) {
                (Some(row), Some(units)) if !is_reached(units) => row,
                (kept, _) => {
                    if kept.is_none() {
                        old.next();
                    }
                    ReadyRow::count(campaign, tallies, &self.gates, &self.ladder, kind, &group)
                }
            };
            self.rows.push(row);
        }
        self.is_ready = self.units().next().is_some() && self.rows.iter().all(ReadyRow::is_ready);
        self.ready_units = self.units().filter(|row| row.is_ready()).count() as u32;
        self.unplaced = tallies.unassigned(Grouping::UNIT).named;
    }

    /// The gate units.
    pub fn units(&self) -> impl Iterator<Item = &ReadyRow> {
        self.rows.iter().filter(|row| row.kind == RowKind::Unit)
    }

    /// The shifts.
    pub fn shifts(&self) -> impl Iterator<Item = &ReadyRow> {
        self.rows.iter().filter(|row| row.kind == RowKind::Shift)
    }

    /// The row a unit is counted in; shifts too.
    pub fn row(&self, unit: RecordId) -> Option<&ReadyRow> {
        self.rows.iter().find(|row| row.units().any(|known| known == unit))
    }
}

/// The gate units of the campaign, each with those it is counted together with.
pub(super) fn groups(campaign: &Campaign, tallies: &Tallies) -> Vec<Vec<RecordId>> {
    let mut units: Vec<&Unit> =
        campaign.units.values().map(AsRef::as_ref).filter(|unit| *unit.gate.value()).collect();
    if units.is_empty() {
        // A top unit in which nobody belongs is a lane, and nobody's majority.
        let is_top = |unit: &&Unit| {
            unit.grouping_key() == Grouping::UNIT
                && tallies.tree().is_top(unit.id)
                && tallies.unit(unit.id).belongs > 0
        };
        units = campaign.units.values().map(AsRef::as_ref).filter(is_top).collect();
    }
    let units: Vec<RecordId> = units.into_iter().map(|unit| unit.id).collect();
    joined(campaign, tallies.tree(), &units, &|unit| tallies.unit(unit).belongs, &|_| true)
}

/// The shifts with counted people.
fn shifts(campaign: &Campaign, tallies: &Tallies) -> Vec<RecordId> {
    let shifts = campaign.units_of(Grouping::SHIFT).into_iter().map(|shift| shift.id);
    shifts.filter(|shift| tallies.unit(*shift).named > 0).collect()
}
