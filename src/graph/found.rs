//! Groups found in the ties, held against the official units.

use super::communities::communities;
use super::spans::{Spread, spread_over};
use super::web::Web;
use crate::model::{Campaign, RecordId};

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
