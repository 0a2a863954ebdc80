//! What follows from the campaign: kept, never saved as truth, equal to building it anew.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::graph::{Asked, Kinds, Namings, Network};
use crate::model::{Campaign, Day, QuestionKind, RecordId, TieKind, Touched};
use crate::tally::Tallies;

/// Everything derived.
pub(super) struct Derived {
    today: Day,
    network: Network,
    tallies: Tallies,
    /// By how many of their unit somebody is named; counted when first asked for.
    named: OnceCell<BTreeMap<RecordId, u32>>,
}

impl Derived {
    /// Builds everything from the campaign.
    pub(super) fn new(campaign: &Campaign, today: Day) -> Self {
        Self {
            today,
            network: Network::of(campaign),
            tallies: Tallies::new(campaign, today),
            named: OnceCell::new(),
        }
    }

    /// Follows a change.
    pub(super) fn follow(&mut self, campaign: &Campaign, touched: &Touched) {
        if touched.everything {
            *self = Self::new(campaign, self.today);
            return;
        }
        self.network.follow(campaign, touched);
        self.tallies.follow(campaign, touched);
        let kinds = touched.kinds;
        if kinds.ties || kinds.workers || kinds.about {
            self.named.take();
        }
    }

    /// The day ages are counted from.
    pub(super) fn today(&self) -> Day {
        self.today
    }

    /// Another day began.
    pub(super) fn set_today(&mut self, campaign: &Campaign, today: Day) {
        if today != self.today {
            self.today = today;
            self.tallies = Tallies::new(campaign, today);
        }
    }

    /// The counts that decide.
    pub(super) fn tallies(&self) -> &Tallies {
        &self.tallies
    }

    /// Who turns to whom.
    pub(super) fn network(&self) -> &Network {
        &self.network
    }

    /// By how many of their unit somebody is named, asked for trust or help.
    pub(super) fn named_in_unit(&self, campaign: &Campaign, person: RecordId) -> u32 {
        let named = self.named.get_or_init(|| named(campaign, &self.network));
        named.get(&person).copied().unwrap_or(0)
    }

    /// Who of a person's unit was asked, and who names whom there.
    pub(super) fn namings(&self, campaign: &Campaign, person: RecordId, kind: QuestionKind) -> Namings {
        let unit = campaign.worker(person).and_then(crate::model::Worker::unit);
        let same = |id: &RecordId| campaign.worker(*id).is_some_and(|worker| worker.unit() == unit);
        let group: BTreeSet<RecordId> = campaign.workers.keys().filter(|id| same(id)).copied().collect();
        Namings::of(campaign, &self.network, &Kinds::of(campaign), &group, &Asked::Kind(kind))
    }
}

fn named(campaign: &Campaign, network: &Network) -> BTreeMap<RecordId, u32> {
    let kinds = Kinds::of(campaign);
    let counts = |id| campaign.worker(id).filter(|worker| campaign.is_counted(worker));
    let mut namers: BTreeMap<RecordId, BTreeSet<RecordId>> = BTreeMap::new();
    for link in network.links() {
        if !matches!(link.kind, TieKind::Naming { .. })
            || kinds.of_tie(&link.kind) != Some(QuestionKind::Trust)
        {
            continue;
        }
        for (asker, named) in link.namings() {
            if let (Some(one), Some(other)) = (counts(asker), counts(named))
                && one.unit() == other.unit()
            {
                namers.entry(named).or_default().insert(asker);
            }
        }
    }
    namers.into_iter().map(|(named, askers)| (named, askers.len() as u32)).collect()
}
