//! Units as a tree, whatever merging made of their parents.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Campaign, RecordId};

/// Parents and children among units of one grouping.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tree {
    parent: BTreeMap<RecordId, RecordId>,
    children: BTreeMap<RecordId, Vec<RecordId>>,
    units: BTreeSet<RecordId>,
}

impl Tree {
    /// A parent counts if it is here, of the same grouping and no descendant: two people who hang
    /// two units under each other make a circle, which is cut above the unit of smallest id.
    pub(super) fn of(campaign: &Campaign) -> Self {
        let mut parent: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        for unit in campaign.units.values() {
            let up = unit.parent.and_then(|up| campaign.unit(up));
            if let Some(up) = up.filter(|up| up.id != unit.id && up.grouping_key() == unit.grouping_key()) {
                parent.insert(unit.id, up.id);
            }
        }
        let mut settled: BTreeSet<RecordId> = BTreeSet::new();
        for &unit in campaign.units.keys() {
            let mut path = Vec::new();
            let mut here = unit;
            while !settled.contains(&here) {
                if let Some(from) = path.iter().position(|&on_path| on_path == here) {
                    let circle = path.get(from..).unwrap_or_default();
                    if let Some(smallest) = circle.iter().min() {
                        parent.remove(smallest);
                    }
                    break;
                }
                path.push(here);
                match parent.get(&here) {
                    Some(&up) => here = up,
                    None => break,
                }
            }
            settled.extend(path);
        }
        let mut children: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for (&unit, &up) in &parent {
            children.entry(up).or_default().push(unit);
        }
        Self { parent, children, units: campaign.units.keys().copied().collect() }
    }

    /// The unit and everything above it, nearest first. A unit that is gone stands alone.
    pub(super) fn chain(&self, unit: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        std::iter::successors(Some(unit), |unit| self.parent.get(unit).copied())
    }

    pub(super) fn parent(&self, unit: RecordId) -> Option<RecordId> {
        self.parent.get(&unit).copied()
    }

    pub(super) fn children(&self, unit: RecordId) -> &[RecordId] {
        self.children.get(&unit).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_top(&self, unit: RecordId) -> bool {
        !self.parent.contains_key(&unit)
    }

    /// Every unit, sub-units before what they are part of.
    pub(super) fn upward(&self) -> Vec<RecordId> {
        let mut order = Vec::with_capacity(self.units.len());
        let mut open: Vec<RecordId> = self.units.iter().copied().filter(|unit| self.is_top(*unit)).collect();
        while let Some(unit) = open.pop() {
            order.push(unit);
            open.extend(self.children(unit));
        }
        order.reverse();
        order
    }
}

/// Everybody who belongs in a unit: those named in it and those who belong in its sub-units, or
/// its own estimate if that is greater.
pub(super) fn belong(named_and_below: u32, estimate: Option<u32>) -> u32 {
    named_and_below.max(estimate.unwrap_or(0))
}
