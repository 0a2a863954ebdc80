//! Candidates per unit, followed change by change: only units that a change reaches are counted again.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::graph::{Against, Asked, Connects, Kinds, Looking, Network, UnitLeaders, groups, units_over};
use crate::model::{Campaign, Day, Grouping, RecordId, Touched};

/// The units somebody counts in, from the smallest up.
type Chain = Vec<Option<RecordId>>;

/// Candidates per unit, by what leads there.
pub(super) struct Ranks {
    kinds: Kinds,
    groups: BTreeMap<Option<RecordId>, BTreeSet<RecordId>>,
    chains: HashMap<RecordId, Chain>,
    units: Arc<Vec<UnitLeaders>>,
    /// Units to be counted again when asked for.
    stale: BTreeSet<Option<RecordId>>,
    connects: Arc<Connects>,
    today: Day,
}

impl Ranks {
    /// Counts every unit.
    pub(super) fn of(campaign: &Campaign, network: &Network, connects: Arc<Connects>, today: Day) -> Self {
        let groups: BTreeMap<_, _> = groups(campaign).into_iter().collect();
        let counted = campaign.people().filter(|worker| campaign.is_counted(worker));
        let chains = counted.map(|worker| (worker.id, units_over(campaign, worker))).collect();
        let stale = groups.keys().copied().collect();
        let kinds = Kinds::of(campaign);
        let mut ranks = Self { kinds, groups, chains, units: Arc::default(), stale, connects, today };
        ranks.settle(campaign, network);
        ranks
    }

    /// Whose units a change may reach, as the network tells it. Asked before and after it follows.
    pub(super) fn reached(network: &Network, touched: &Touched) -> BTreeSet<RecordId> {
        let mut reached = BTreeSet::new();
        for id in &touched.records {
            reached.extend(network.link(*id).into_iter().flat_map(|link| [link.from, link.to]));
            // Their support and their place stand with those they are tied to.
            reached.insert(*id);
            reached.extend(network.links_of(*id).map(|link| link.other(*id)));
        }
        reached
    }

    /// Marks the units of whom a change reached.
    pub(super) fn follow(&mut self, campaign: &Campaign, reached: &BTreeSet<RecordId>) {
        for id in reached {
            let counted = campaign.workers.get(id).filter(|worker| campaign.is_counted(worker));
            let now = counted.map(|worker| units_over(campaign, worker));
            let before = self.chains.get(id);
            self.stale.extend(before.into_iter().chain(&now).flatten());
            if before == now.as_ref() {
                continue;
            }
            for unit in before.into_iter().flatten() {
                if let Some(people) = self.groups.get_mut(unit) {
                    people.remove(id);
                }
            }
            for unit in now.iter().flatten() {
                self.groups.entry(*unit).or_default().insert(*id);
            }
            match now {
                Some(now) => self.chains.insert(*id, now),
                None => self.chains.remove(id),
            };
        }
    }

    /// The candidates of every unit, in lane order; those without a unit last.
    pub(super) fn units(
        &mut self,
        campaign: &Campaign,
        network: &Network,
        connects: &Arc<Connects>,
        today: Day,
    ) -> Arc<Vec<UnitLeaders>> {
        if today != self.today {
            self.today = today;
            self.stale.extend(self.groups.keys());
        }
        if !Arc::ptr_eq(connects, &self.connects) {
            self.connects = Arc::clone(connects);
            for unit in Arc::make_mut(&mut self.units) {
                unit.connect(connects);
            }
        }
        if !self.stale.is_empty() {
            self.settle(campaign, network);
        }
        Arc::clone(&self.units)
    }

    fn settle(&mut self, campaign: &Campaign, network: &Network) {
        let looking = Looking {
            campaign,
            network,
            asked: &Asked::Leading,
            connects: &self.connects,
            today: self.today,
        };
        let mut of: BTreeMap<Option<RecordId>, UnitLeaders> = std::mem::take(Arc::make_mut(&mut self.units))
            .into_iter()
            .map(|unit| (unit.unit, unit))
            .collect();
        let against = Against::of(campaign);
        for unit in std::mem::take(&mut self.stale) {
            match self.groups.get(&unit).filter(|people| !people.is_empty()) {
                Some(people) => of.insert(unit, looking.of_group(&self.kinds, &against, unit, people)),
                None => of.remove(&unit),
            };
        }
        let lanes = campaign.units_of(Grouping::UNIT).into_iter().map(|unit| Some(unit.id));
        self.units = Arc::new(lanes.chain([None]).filter_map(|unit| of.remove(&unit)).collect());
    }
}
