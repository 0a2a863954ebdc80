//! What the network says of people: kept while nothing it rests on changes.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use crate::graph::{
    Asked, Connects, ESTIMATE_STEPS, FoundGroup, Looking, Network, Reach, SingleThreads, UnitLeaders, Web,
    found_groups, path, rings,
};
use crate::model::{Campaign, Day, Grouping, RecordId, Touched};

use super::App;

/// Counted when asked for.
#[derive(Default)]
pub(super) struct Measures {
    all: OnceCell<Arc<Web>>,
    counted: OnceCell<Arc<Web>>,
    single: OnceCell<Arc<SingleThreads>>,
    found: OnceCell<Arc<Vec<FoundGroup>>>,
    reach: OnceCell<Arc<Reach>>,
    leaders: OnceCell<Arc<Vec<UnitLeaders>>>,
    /// Kept over changes until better ones are brought.
    connects: RefCell<Option<Arc<Connects>>>,
}

impl Measures {
    /// Lets go of what a change reaches.
    pub(super) fn follow(&mut self, touched: &Touched) {
        let kinds = &touched.kinds;
        if kinds.workers || kinds.ties || kinds.about || kinds.units || touched.everything {
            self.leaders.take();
            self.reach.take();
            self.found.take();
            self.counted.take();
            self.single.take();
            self.all.take();
        }
    }

    fn all(&self, network: &Network) -> &Arc<Web> {
        self.all.get_or_init(|| Arc::new(Web::all(network)))
    }

    fn counted(&self, campaign: &Campaign, network: &Network) -> &Arc<Web> {
        self.counted.get_or_init(|| Arc::new(Web::counted(campaign, network)))
    }

    fn connects(&self, campaign: &Campaign, network: &Network) -> Arc<Connects> {
        let mut kept = self.connects.borrow_mut();
        let connects = kept.get_or_insert_with(|| {
            Arc::new(Connects::estimate(self.counted(campaign, network), ESTIMATE_STEPS))
        });
        Arc::clone(connects)
    }

    fn leaders(&self, campaign: &Campaign, network: &Network, today: Day) -> Arc<Vec<UnitLeaders>> {
        let connects = self.connects(campaign, network);
        let leaders = self.leaders.get_or_init(|| {
            let looking = Looking { campaign, network, asked: &Asked::Leading, connects: &connects, today };
            Arc::new(looking.leaders())
        });
        Arc::clone(leaders)
    }
}

impl App {
    /// Candidates per unit by what leads there, in lane order; those without a unit last. Costs nothing
    /// while nothing changes.
    pub fn unit_leaders(&self) -> Arc<Vec<UnitLeaders>> {
        self.derived.measures().leaders(self.campaign(), self.network(), self.today())
    }

    /// Who connects groups: an estimate at once, then every way counted, as soon as a job has brought it.
    pub fn connects(&self) -> Arc<Connects> {
        self.derived.measures().connects(self.campaign(), self.network())
    }

    /// Counted people and what ties them as people (all but work advice).
    pub fn web(&self) -> Arc<Web> {
        Arc::clone(self.derived.measures().counted(self.campaign(), self.network()))
    }

    /// Everybody and every tie, as the map shows them.
    pub fn whole_web(&self) -> Arc<Web> {
        Arc::clone(self.derived.measures().all(self.network()))
    }

    /// People and ties over which alone others are reached.
    pub fn single_threads(&self) -> Arc<SingleThreads> {
        let single = &self.derived.measures().single;
        Arc::clone(single.get_or_init(|| Arc::new(SingleThreads::of(&self.web()))))
    }

    /// Groups found in the ties, with the official units each spans.
    pub fn found_groups(&self) -> Arc<Vec<FoundGroup>> {
        let found = &self.derived.measures().found;
        let find = || Arc::new(found_groups(self.campaign(), &self.web(), Grouping::UNIT));
        Arc::clone(found.get_or_init(find))
    }

    /// How near people are to those who support.
    pub fn reach(&self) -> Arc<Reach> {
        let reach = &self.derived.measures().reach;
        Arc::clone(reach.get_or_init(|| Arc::new(Reach::of(self.campaign(), &self.web()))))
    }

    /// A shortest way along ties between two people, both included.
    pub fn path_between(&self, from: RecordId, to: RecordId) -> Option<Vec<RecordId>> {
        path(&self.whole_web(), from, to)
    }

    /// The people at one, two … ties from a person, each ring by id.
    pub fn rings(&self, from: RecordId, steps: u32) -> Vec<Vec<RecordId>> {
        rings(&self.whole_web(), from, steps)
    }
}
