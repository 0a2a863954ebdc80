//! What the network says of people: kept while nothing it rests on changes.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::graph::{
    Connects, ESTIMATE_STEPS, FoundGroup, Network, Reach, SingleThreads, UnitLeaders, Web, found_groups,
    path, rings,
};
use crate::model::{Campaign, Day, Grouping, RecordId, Touched};

use super::App;
use super::job::Job;
use super::ranks::Ranks;

/// Up to so many visits of ties every way is counted at once when a tie changes: a thousandth of a second or two.
const AT_ONCE: usize = 300_000;

/// Up to so many visits of ties a job counts every way: some 30,000 people, half a minute of one core.
const MOST_EXACT: usize = 8_000_000_000;

/// What a job visits where counting every way would take too long.
const LONG_ESTIMATE: usize = 1_500_000_000;

/// Milliseconds of quiet before a job begins anew on changed ties.
const QUIET_MS: u64 = 1_000;

/// Counted when asked for.
#[derive(Default)]
pub(super) struct Measures {
    all: OnceCell<Arc<Web>>,
    counted: OnceCell<Arc<Web>>,
    single: OnceCell<Arc<SingleThreads>>,
    found: OnceCell<Arc<Vec<FoundGroup>>>,
    reach: OnceCell<Arc<Reach>>,
    ranks: RefCell<Option<Ranks>>,
    /// Kept over changes of ties until better ones are brought.
    connects: RefCell<Option<Arc<Connects>>>,
    /// Ties did not change since `connects` was looked at.
    settled: Cell<bool>,
    /// Somebody looked at `connects`, and a job could make it better.
    wanted: Cell<bool>,
    /// The face was woken for that.
    woken: Cell<bool>,
}

impl Measures {
    /// Whose units a change may reach, if anybody counted them. Asked before and after the network follows.
    pub(super) fn reached(&self, network: &Network, touched: &Touched) -> BTreeSet<RecordId> {
        let counted = self.ranks.borrow().is_some();
        if counted { Ranks::reached(network, touched) } else { BTreeSet::new() }
    }

    /// Follows a change that reached some people; the network follows it already.
    pub(super) fn follow(&mut self, campaign: &Campaign, touched: &Touched, reached: &BTreeSet<RecordId>) {
        let kinds = &touched.kinds;
        // Who is there and who is tied; a rating changes neither.
        let is_here = |web: &Web, id: &RecordId, there: bool| web.number(*id).is_some() == there;
        let stands = |id: &RecordId| {
            let worker = campaign.workers.get(id);
            let counted = worker.is_some_and(|worker| campaign.is_counted(worker));
            self.all.get().is_none_or(|web| is_here(web, id, worker.is_some()))
                && self.counted.get().is_none_or(|web| is_here(web, id, counted))
        };
        if kinds.ties || kinds.about || kinds.workers && !touched.records.iter().all(stands) {
            self.forget_ties();
        }
        if kinds.workers || kinds.units || kinds.about {
            self.reach.take();
            self.found.take();
        }
        let ranks = self.ranks.get_mut();
        if kinds.units || kinds.about {
            *ranks = None;
        } else if let Some(ranks) = ranks {
            ranks.follow(campaign, reached);
        }
    }

    /// Who stands for whom changed, or more than is worth following.
    pub(super) fn forget(&mut self) {
        self.forget_ties();
        self.ranks.take();
    }

    fn forget_ties(&mut self) {
        self.all.take();
        self.counted.take();
        self.single.take();
        self.found.take();
        self.reach.take();
        self.settled.set(false);
    }

    fn all(&self, network: &Network) -> &Arc<Web> {
        self.all.get_or_init(|| Arc::new(Web::all(network)))
    }

    fn counted(&self, campaign: &Campaign, network: &Network) -> &Arc<Web> {
        self.counted.get_or_init(|| Arc::new(Web::counted(campaign, network)))
    }

    fn connects(&self, campaign: &Campaign, network: &Network) -> Arc<Connects> {
        let mut kept = self.connects.borrow_mut();
        if let Some(connects) = kept.as_ref().filter(|_| self.settled.get()) {
            return Arc::clone(connects);
        }
        let web = self.counted(campaign, network);
        let connects = match kept.take() {
            // What was known serves until a job has counted anew.
            Some(before) if Connects::steps(web) > AT_ONCE => {
                self.wanted.set(true);
                before
            }
            _ => {
                let connects = Connects::estimate(web, ESTIMATE_STEPS);
                self.wanted.set(!connects.is_exact());
                Arc::new(connects)
            }
        };
        self.settled.set(true);
        *kept = Some(Arc::clone(&connects));
        connects
    }

    fn leaders(&self, campaign: &Campaign, network: &Network, today: Day) -> Arc<Vec<UnitLeaders>> {
        let connects = self.connects(campaign, network);
        let mut ranks = self.ranks.borrow_mut();
        let ranks = ranks.get_or_insert_with(|| Ranks::of(campaign, network, Arc::clone(&connects), today));
        ranks.units(campaign, network, &connects, today)
    }
}

/// Every way of a web counted, or a good estimate.
struct Counted {
    campaign: RecordId,
    web: Arc<Web>,
    connects: Option<Connects>,
}

/// The job that counts who connects groups.
#[derive(Default)]
pub(super) struct Counting {
    job: Option<Job<Counted>>,
}

impl App {
    /// Candidates per unit by what leads there, in lane order; those without a unit last. Costs nothing
    /// while nothing changes, and only the units that a change reaches when it does.
    pub fn unit_leaders(&self) -> Arc<Vec<UnitLeaders>> {
        let leaders = self.derived.measures().leaders(self.campaign(), self.network(), self.today());
        self.wake_to_count();
        leaders
    }

    /// Who connects groups: an estimate at once, then every way counted, as soon as a job has brought it.
    /// While ties change, what was known last.
    pub fn connects(&self) -> Arc<Connects> {
        let connects = self.derived.measures().connects(self.campaign(), self.network());
        self.wake_to_count();
        connects
    }

    /// A look from a frame cannot start a job: the next tick does.
    fn wake_to_count(&self) {
        let measures = self.derived.measures();
        if measures.wanted.get() && !measures.woken.replace(true) {
            self.host.waker()();
        }
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

    /// Whether who connects groups is being counted.
    pub fn counts_ways(&self) -> bool {
        self.counting.job.is_some()
    }

    pub(super) fn poll_counting(&mut self) {
        if let Some(Ok(counted)) = Job::take_done(&mut self.counting.job) {
            self.take_counted(counted);
        }
        let now = self.host.ticks();
        let quiet = self.files.changed.is_none_or(|changed| now >= changed + QUIET_MS);
        if quiet {
            self.start_counting();
        }
    }

    pub(super) fn finish_counting(&mut self) {
        self.start_counting();
        while let Some(job) = self.counting.job.take() {
            if let Ok(counted) = job.wait() {
                self.take_counted(counted);
            }
            self.start_counting();
        }
    }

    fn start_counting(&mut self) {
        let measures = self.derived.measures();
        if self.counting.job.is_some() || !measures.wanted.get() {
            return;
        }
        measures.wanted.set(false);
        measures.woken.set(false);
        let web = Arc::clone(measures.counted(self.session.campaign(), self.derived.network()));
        let campaign = self.session.campaign().id;
        self.counting.job = Some(Job::start(self.host.waker(), move |progress| {
            let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
            let connects = if Connects::steps(&web) <= MOST_EXACT {
                Connects::exact(&web, threads, &|share| progress.at(share))
            } else {
                Some(Connects::estimate(&web, LONG_ESTIMATE))
            };
            Counted { campaign, web, connects }
        }));
    }

    fn take_counted(&mut self, counted: Counted) {
        let campaign = self.session.campaign();
        let measures = self.derived.measures();
        let Some(connects) = counted.connects.filter(|_| counted.campaign == campaign.id) else { return };
        // If ties changed meanwhile, what is brought is nearer than what was there, and is counted again.
        let same = Arc::ptr_eq(&counted.web, measures.counted(campaign, self.derived.network()));
        measures.connects.replace(Some(Arc::new(connects)));
        measures.settled.set(same);
    }

    /// When a job should start, in ticks.
    pub(super) fn counting_due(&self) -> Option<u64> {
        let waits = self.counting.job.is_none() && self.derived.measures().wanted.get();
        waits.then(|| self.files.changed.map_or(0, |changed| changed + QUIET_MS))
    }
}
