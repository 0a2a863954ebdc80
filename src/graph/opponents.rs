//! Who is against it, and who is tied to them.

use std::collections::BTreeSet;

use super::network::Network;
use crate::model::{Campaign, RecordId, Scale, Worker};

/// What stands against on a campaign's scale.
pub(super) struct Against(Scale);

impl Against {
    pub(super) fn of(campaign: &Campaign) -> Self {
        Self(campaign.scale())
    }

    /// Whether the rating that counts stands against.
    fn is(&self, campaign: &Campaign, worker: &Worker) -> bool {
        campaign.support(worker).is_some_and(|support| {
            let value = support.rating.value;
            !self.0.supports(value) && self.0.mark(value) >= 4
        })
    }

    /// The counted opponents among some people.
    pub(super) fn among(
        &self,
        campaign: &Campaign,
        people: impl IntoIterator<Item = RecordId>,
    ) -> BTreeSet<RecordId> {
        let worker = |id: RecordId| campaign.worker(id).filter(|w| campaign.is_counted(w));
        let against = people.into_iter().filter_map(worker).filter(|w| self.is(campaign, w));
        against.map(|worker| worker.id).collect()
    }

    /// The counted opponents a person is tied to.
    pub(super) fn tied_to(
        &self,
        campaign: &Campaign,
        network: &Network,
        person: RecordId,
    ) -> BTreeSet<RecordId> {
        let person = campaign.canonical(person);
        self.among(campaign, network.links_of(person).map(|link| link.other(person)))
    }
}

/// Whether the rating that counts stands against: a value that does not support, drawn as 4 or 5.
/// Whoever is not rated is no opponent.
pub fn is_opponent(campaign: &Campaign, worker: &Worker) -> bool {
    Against::of(campaign).is(campaign, worker)
}

/// The counted opponents among some people ("of the 3 opponents").
pub fn opponents(campaign: &Campaign, people: impl IntoIterator<Item = RecordId>) -> BTreeSet<RecordId> {
    Against::of(campaign).among(campaign, people)
}

/// The counted opponents a person is tied to, by any tie, wherever they are.
pub fn tied_opponents(campaign: &Campaign, network: &Network, person: RecordId) -> BTreeSet<RecordId> {
    Against::of(campaign).tied_to(campaign, network, person)
}
