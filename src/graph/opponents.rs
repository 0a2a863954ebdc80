//! Who is against it, and who is tied to them.

use std::collections::{BTreeSet, HashSet};

use super::network::Network;
use crate::model::{Campaign, RecordId, Scale, Worker};

/// Every counted opponent of a campaign, for looking up many ties.
#[derive(Debug, Clone)]
pub struct Against(HashSet<RecordId>);

impl Against {
    /// The opponents of a campaign.
    pub fn of(campaign: &Campaign) -> Self {
        let scale = campaign.scale();
        let against =
            campaign.people().filter(|w| stands_against(&scale, campaign, w) && campaign.is_counted(w));
        Self(against.map(|worker| worker.id).collect())
    }

    /// Those among some people.
    pub(super) fn among(&self, people: impl IntoIterator<Item = RecordId>) -> BTreeSet<RecordId> {
        people.into_iter().filter(|id| self.0.contains(id)).collect()
    }

    /// Those a person is tied to.
    pub(super) fn tied_to(&self, network: &Network, person: RecordId) -> BTreeSet<RecordId> {
        self.among(network.links_of(person).map(|link| link.other(person)))
    }
}

fn stands_against(scale: &Scale, campaign: &Campaign, worker: &Worker) -> bool {
    campaign.support(worker).is_some_and(|support| {
        let value = support.rating.value;
        !scale.supports(value) && scale.mark(value) >= 4
    })
}

/// Whether the rating that counts stands against: a value that does not support, drawn as 4 or 5.
/// Whoever is not rated is no opponent.
pub fn is_opponent(campaign: &Campaign, worker: &Worker) -> bool {
    stands_against(&campaign.scale(), campaign, worker)
}

/// The counted opponents among some people ("of the 3 opponents").
pub fn opponents(campaign: &Campaign, people: impl IntoIterator<Item = RecordId>) -> BTreeSet<RecordId> {
    let scale = campaign.scale();
    let counted = |id: RecordId| campaign.worker(id).filter(|w| campaign.is_counted(w));
    let against = people.into_iter().filter_map(counted).filter(|w| stands_against(&scale, campaign, w));
    against.map(|worker| worker.id).collect()
}

/// The counted opponents a person is tied to, by any tie, wherever they are.
pub fn tied_opponents(campaign: &Campaign, network: &Network, person: RecordId) -> BTreeSet<RecordId> {
    let person = campaign.canonical(person);
    opponents(campaign, network.links_of(person).map(|link| link.other(person)))
}
