//! Units whose majorities decide, and which gate units each of them judges.

use std::collections::BTreeSet;

use crate::model::{Campaign, RecordId};

use super::tallies::Tallies;
use super::tree::Tree;

/// One or more units that decide together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateUnits {
    /// The unit that gives it its name: the neighbour or parent that small ones joined.
    pub unit: RecordId,
    /// The units that are counted together, none of them inside another.
    pub units: Vec<RecordId>,
    /// The gate units that are judged by it.
    pub of: Vec<RecordId>,
}

/// Names the gate units that each group of units judges.
pub(super) fn judging(tree: &Tree, groups: &[Vec<RecordId>], gates: &BTreeSet<RecordId>) -> Vec<GateUnits> {
    let own = |unit: &RecordId| groups.iter().position(|group| group.contains(unit));
    let above = |unit: &RecordId| {
        let holds = |group: &Vec<RecordId>| tree.chain(*unit).any(|up| group.contains(&up));
        groups.iter().position(holds)
    };
    let homes: Vec<(RecordId, Option<usize>)> =
        gates.iter().map(|unit| (*unit, own(unit).or_else(|| above(unit)))).collect();
    let of = |at: usize| homes.iter().filter(|(_, home)| *home == Some(at)).map(|(unit, _)| *unit).collect();
    let made = groups.iter().enumerate().filter_map(|(at, group)| {
        Some(GateUnits { unit: *group.first()?, units: group.clone(), of: of(at) })
    });
    made.collect()
}

impl Tallies {
    /// The units whose majorities decide in the campaign, small ones joined, in the order of lanes
    /// (FORMAT.md, Counting 16).
    pub fn gate_units(&self, campaign: &Campaign) -> Vec<GateUnits> {
        let groups = super::ready::groups(campaign, self);
        let marked = campaign.units.values().filter(|unit| *unit.gate.value()).map(|unit| unit.id);
        let mut gates: BTreeSet<RecordId> = marked.collect();
        if gates.is_empty() {
            gates = groups.iter().flatten().copied().collect();
        }
        judging(self.tree(), &groups, &gates)
    }
}
