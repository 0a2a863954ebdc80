//! Groups found in the ties, beside the official units.

use std::collections::BTreeMap;

use super::flat::{Flat, Web};
use super::spans::{Spread, spread_over};
use crate::model::{Campaign, RecordId};

/// The groups of a network by number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Communities {
    /// The group of each node; groups are numbered from 0, largest first.
    pub of: Vec<u32>,
    /// How many groups.
    pub count: u32,
    /// Newman's modularity: how much more is tied inside the groups than by chance, -0.5 to 1.
    pub modularity: f64,
}

/// Finds groups of people who are tied among each other more than with others.
pub fn communities(flat: &Flat, _seed: u64) -> Communities {
    let mut of = vec![u32::MAX; flat.len()];
    let mut count = 0;
    for root in 0..flat.len() as u32 {
        if of.get(root as usize) != Some(&u32::MAX) {
            continue;
        }
        let mut stack = vec![root];
        while let Some(at) = stack.pop() {
            let Some(own) = of.get_mut(at as usize).filter(|own| **own == u32::MAX) else { continue };
            *own = count;
            stack.extend(flat.next(at));
        }
        count += 1;
    }
    let modularity = modularity(flat, &of);
    Communities { of, count, modularity }
}

/// Newman's modularity of a division: the sum over groups of (ties inside / ties) - (degrees / 2 ties)².
/// Newman and Girvan, Phys. Rev. E 69 (2004).
pub fn modularity(flat: &Flat, of: &[u32]) -> f64 {
    let twice = flat.next.len() as f64;
    if twice == 0.0 {
        return 0.0;
    }
    let mut groups: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
    for (node, own) in (0..flat.len() as u32).zip(of) {
        let (inside, degrees) = groups.entry(*own).or_default();
        for to in flat.next(node) {
            *inside += f64::from(u8::from(of.get(*to as usize) == Some(own)));
            *degrees += 1.0;
        }
    }
    groups.values().map(|(inside, degrees)| inside / twice - (degrees / twice).powi(2)).sum()
}

/// A group found in the ties.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundGroup {
    /// Its people, by id.
    pub people: Vec<RecordId>,
    /// Which official units it spans.
    pub units: Spread,
}

/// The groups of two and more people found in the ties, largest first, each with the groups of `grouping` it spans.
pub fn found_groups(campaign: &Campaign, web: &Web, grouping: &str) -> Vec<FoundGroup> {
    let found = communities(web.flat(), 0);
    let mut groups: Vec<Vec<RecordId>> = vec![Vec::new(); found.count as usize];
    for (person, of) in web.people().iter().zip(&found.of) {
        if let Some(group) = groups.get_mut(*of as usize) {
            group.push(*person);
        }
    }
    let several = groups.into_iter().filter(|people| people.len() > 1);
    several
        .map(|people| FoundGroup { units: spread_over(campaign, grouping, people.iter().copied()), people })
        .collect()
}
