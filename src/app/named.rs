//! Who is named inside their own unit, followed change by change.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::graph::{Asked, Kinds, Namings, Network};
use crate::model::{Campaign, QuestionKind, RecordId, Touched};

/// What counting namings needs to know of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Standing {
    unit: Option<RecordId>,
    counted: bool,
}

impl Standing {
    fn of(campaign: &Campaign, person: RecordId) -> Option<Self> {
        let worker = campaign.workers.get(&person)?;
        Some(Self { unit: worker.unit(), counted: campaign.is_counted(worker) })
    }
}

/// Namings of a unit (or of those without one), one kind of question.
type ByUnit = BTreeMap<(Option<RecordId>, QuestionKind), Arc<Namings>>;

/// By how many of their own unit people are named.
pub(super) struct Named {
    kinds: Kinds,
    standings: HashMap<RecordId, Standing>,
    units: HashMap<Option<RecordId>, BTreeSet<RecordId>>,
    counts: HashMap<RecordId, u32>,
    /// Counted when asked for, let go with the next change.
    by_unit: RefCell<ByUnit>,
}

impl Named {
    /// Counts everybody.
    pub(super) fn of(campaign: &Campaign, network: &Network) -> Self {
        let mut named = Self {
            kinds: Kinds::of(campaign),
            standings: HashMap::new(),
            units: HashMap::new(),
            counts: HashMap::new(),
            by_unit: RefCell::default(),
        };
        for person in campaign.workers.keys() {
            named.stand(*person, Standing::of(campaign, *person));
        }
        for person in campaign.workers.keys() {
            named.count(network, *person);
        }
        named
    }

    /// Whose count a change may reach, as the network tells it. Asked before and after it follows:
    /// who was tied is reached as well as who is.
    pub(super) fn reached(
        &self,
        campaign: &Campaign,
        network: &Network,
        touched: &Touched,
    ) -> BTreeSet<RecordId> {
        let mut reached = BTreeSet::new();
        for id in &touched.records {
            reached.extend(network.link(*id).into_iter().flat_map(|link| [link.from, link.to]));
            if self.standings.get(id).copied() != Standing::of(campaign, *id) {
                reached.insert(*id);
                reached.extend(network.links_of(*id).map(|link| link.other(*id)));
            }
        }
        reached
    }

    /// Counts anew whom a change reached; `network` follows the change already.
    pub(super) fn follow(
        &mut self,
        campaign: &Campaign,
        network: &Network,
        touched: &Touched,
        reached: &BTreeSet<RecordId>,
    ) {
        for id in &touched.records {
            self.stand(*id, Standing::of(campaign, *id));
        }
        for person in reached {
            self.count(network, *person);
        }
        self.by_unit.borrow_mut().clear();
    }

    /// By how many of their own unit a person is named, asked for trust or help.
    pub(super) fn count_of(&self, person: RecordId) -> u32 {
        self.counts.get(&person).copied().unwrap_or(0)
    }

    /// The namings in the unit of a person.
    pub(super) fn in_unit_of(
        &self,
        campaign: &Campaign,
        network: &Network,
        person: RecordId,
        kind: QuestionKind,
    ) -> Arc<Namings> {
        let unit = campaign.worker(person).and_then(crate::model::Worker::unit);
        let mut known = self.by_unit.borrow_mut();
        let namings = known.entry((unit, kind)).or_insert_with(|| {
            let nobody = BTreeSet::new();
            let group = self.units.get(&unit).unwrap_or(&nobody);
            Arc::new(Namings::of(campaign, network, &self.kinds, group, &Asked::Kind(kind)))
        });
        Arc::clone(namings)
    }

    fn stand(&mut self, person: RecordId, now: Option<Standing>) {
        let before = match now {
            Some(now) => self.standings.insert(person, now),
            None => self.standings.remove(&person),
        };
        let (before, now) = (before.map(|standing| standing.unit), now.map(|standing| standing.unit));
        if before == now {
            return;
        }
        if let Some(people) = before.and_then(|unit| self.units.get_mut(&unit)) {
            people.remove(&person);
        }
        if let Some(unit) = now {
            self.units.entry(unit).or_default().insert(person);
        }
    }

    fn count(&mut self, network: &Network, person: RecordId) {
        let standing = |id: &RecordId| self.standings.get(id).filter(|standing| standing.counted);
        let askers: BTreeSet<RecordId> = match standing(&person) {
            None => BTreeSet::new(),
            Some(own) => network
                .links_of(person)
                .filter(|link| self.kinds.of_tie(&link.kind) == Some(QuestionKind::Trust))
                .flat_map(crate::graph::Link::namings)
                .filter(|(_, named)| *named == person)
                .map(|(asker, _)| asker)
                .filter(|asker| standing(asker).is_some_and(|other| other.unit == own.unit))
                .collect(),
        };
        if askers.is_empty() {
            self.counts.remove(&person);
        } else {
            self.counts.insert(person, askers.len() as u32);
        }
    }
}
