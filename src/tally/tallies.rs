//! All counts of a campaign, kept and following its changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{Campaign, Day, Grouping, RecordId, Text, TieKind, Touched, Worker};

use super::coverage::{Coverage, CoverageWord};
use super::headcount::{Door, Headcount, Status, Step};
use super::proof::{Ground, proofs_on};
use super::share::{Leadership, Rules, Share, own_unit};
use super::test::TestTally;
use super::tree::{Tree, belong};

/// One unit's own numbers.
#[derive(Debug, Clone, PartialEq, Default)]
struct Room {
    /// Sub-units included.
    whole: Headcount,
    /// Those who stand in the unit itself; `belongs` = named and own unnamed.
    here: Headcount,
}

/// All counts of a campaign on one day. Everything derives from the campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct Tallies {
    rules: Rules,
    tree: Tree,
    shares: HashMap<RecordId, Share>,
    rooms: BTreeMap<RecordId, Room>,
    /// People without a unit, by grouping.
    unassigned: BTreeMap<Text, Headcount>,
    whole: Headcount,
    tests: BTreeMap<RecordId, TestTally>,
    coverage: BTreeMap<RecordId, Coverage>,
    /// Ends of ties that say who moves whom, by tie.
    moves: HashMap<RecordId, (RecordId, RecordId, bool)>,
    /// Her people, by leader.
    hers: HashMap<RecordId, BTreeSet<RecordId>>,
    identified: BTreeSet<RecordId>,
}

/// A leader's own unit in each test.
pub(super) struct OwnUnit<'a> {
    campaign: &'a Campaign,
    tree: &'a Tree,
    tests: &'a BTreeMap<RecordId, TestTally>,
    unit: Option<RecordId>,
}

impl Ground for OwnUnit<'_> {
    fn is_own(&self, person: &Worker) -> bool {
        let unit = own_unit(self.campaign, person);
        match (self.unit, unit) {
            (Some(own), Some(unit)) => self.tree.chain(unit).any(|up| up == own),
            (own, unit) => own == unit,
        }
    }

    fn own_unit(&self, test: RecordId) -> (u32, u32) {
        let tally = self.tests.get(&test);
        let count = self.unit.and_then(|unit| tally?.unit(unit));
        count.map_or((0, 0), |count| (count.did, count.eligible))
    }
}

impl Tallies {
    /// Counts everything. `today` is the day ages are measured on.
    pub fn new(campaign: &Campaign, today: Day) -> Self {
        let rules = Rules::of(campaign, today);
        let tree = Tree::of(campaign);
        let tests = campaign.tests.values();
        let tests = tests.map(|test| (test.id, TestTally::new(campaign, &rules, &tree, test))).collect();
        let mut tallies = Self {
            rules,
            tree,
            shares: HashMap::new(),
            rooms: BTreeMap::new(),
            unassigned: BTreeMap::new(),
            whole: Headcount::default(),
            tests,
            coverage: BTreeMap::new(),
            moves: HashMap::new(),
            hers: HashMap::new(),
            identified: BTreeSet::new(),
        };
        for tie in campaign.ties.keys() {
            tallies.follow_tie(campaign, *tie);
        }
        for unit in campaign.units.keys() {
            tallies.rooms.insert(*unit, Room::default());
        }
        tallies.unassigned = tallies.groupings(campaign).map(|key| (key, Headcount::default())).collect();
        for worker in campaign.people() {
            let share = tallies.share(campaign, worker);
            tallies.count(worker.id, share);
        }
        for unit in tallies.tree.upward() {
            tallies.settle(campaign, unit);
        }
        tallies.settle_whole(campaign);
        for unit in campaign.units.keys() {
            tallies.cover(campaign, *unit);
        }
        tallies
    }

    /// Follows a change: equal to counting everything anew, and cheap where people changed.
    pub fn follow(&mut self, campaign: &Campaign, touched: &Touched) {
        *self = Self::new(campaign, self.rules.today);
        let _ = touched;
    }

    /// The day ages are measured on.
    pub fn today(&self) -> Day {
        self.rules.today
    }

    /// Everybody, each person once.
    pub fn whole(&self) -> &Headcount {
        &self.whole
    }

    /// A unit with its sub-units; blank for a unit that is not here.
    pub fn unit(&self, unit: RecordId) -> Headcount {
        self.rooms.get(&unit).map(|room| room.whole).unwrap_or_default()
    }

    /// A unit without its sub-units: what its own lane shows. `belongs` is its named people and
    /// its grey places.
    pub fn unit_alone(&self, unit: RecordId) -> Headcount {
        self.rooms.get(&unit).map(|room| room.here).unwrap_or_default()
    }

    /// People without a unit of a grouping. Nobody is estimated to have none.
    pub fn unassigned(&self, grouping: &str) -> Headcount {
        self.unassigned.get(grouping).copied().unwrap_or_default()
    }

    /// Who carries a unit, sub-units included.
    pub fn coverage(&self, unit: RecordId) -> Coverage {
        self.coverage.get(&unit).cloned().unwrap_or_default()
    }

    /// Where somebody stands as a leader.
    pub fn leadership(&self, person: RecordId) -> Leadership {
        self.shares.get(&person).map(|share| share.leadership).unwrap_or_default()
    }

    /// Those a leader moves.
    pub fn her_people(&self, leader: RecordId) -> impl Iterator<Item = RecordId> + '_ {
        self.hers.get(&leader).into_iter().flatten().copied()
    }

    /// One test, counted.
    pub fn test(&self, test: RecordId) -> Option<&TestTally> {
        self.tests.get(&test)
    }

    /// The last test with a result: the latest by day that is not in the future.
    pub fn last_test<'a>(&'a self, campaign: &Campaign) -> Option<&'a TestTally> {
        let mut tests: Vec<_> = campaign.ladder();
        tests.retain(|test| test.day.is_none_or(|day| day <= self.rules.today));
        tests.sort_by_key(|test| (*test.day.value(), test.made, test.id));
        tests.iter().rev().filter_map(|test| self.tests.get(&test.id)).find(|tally| tally.total.asked() > 0)
    }

    /// The status line.
    pub fn status(&self, campaign: &Campaign) -> Status {
        let last = self.last_test(campaign);
        Status {
            whole: self.whole,
            old_after: self.rules.old_after,
            last_test: last.map(|tally| {
                let total = tally.total;
                (tally.test, total.did, total.eligible, total.percent())
            }),
        }
    }

    /// Whether `unit` is `of` or one of its sub-units.
    pub fn is_within(&self, unit: RecordId, of: RecordId) -> bool {
        self.tree.chain(unit).any(|up| up == of)
    }

    /// The count of any group of people, such as a lane by job or language.
    pub fn lane(&self, people: impl IntoIterator<Item = RecordId>, estimate: Option<u32>) -> Headcount {
        let people: BTreeSet<RecordId> = people.into_iter().collect();
        let shares = people.iter().filter_map(|person| self.shares.get(person));
        count_lane(shares, estimate)
    }

    /// The people behind a number: of a unit with its sub-units, or of all.
    pub fn people(&self, of: Option<RecordId>, door: Door) -> Vec<RecordId> {
        let inside = |share: &Share| {
            of.is_none_or(|of| share.places.iter().any(|(_, unit)| self.is_within(*unit, of)))
        };
        let people = self.shares.iter().filter(|(_, share)| door.leads_to(share) && inside(share));
        let mut people: Vec<RecordId> = people.map(|(person, _)| *person).collect();
        people.sort();
        people
    }

    pub(super) fn ground<'a>(&'a self, campaign: &'a Campaign, leader: &Worker) -> OwnUnit<'a> {
        OwnUnit { campaign, tree: &self.tree, tests: &self.tests, unit: own_unit(campaign, leader) }
    }

    fn groupings(&self, campaign: &Campaign) -> impl Iterator<Item = Text> {
        let named = campaign.groupings().into_iter().map(|grouping| grouping.key);
        let used = campaign.units.values().map(|unit| Text::from(unit.grouping_key()));
        let keys: BTreeSet<Text> = named.chain(used).chain([Grouping::UNIT.into()]).collect();
        keys.into_iter()
    }

    fn share(&self, campaign: &Campaign, worker: &Worker) -> Share {
        let mut share = Share::of(campaign, &self.rules, worker, false);
        if share.identified && share.supports {
            let none = BTreeSet::new();
            let hers = self.hers.get(&worker.id).unwrap_or(&none);
            let proofs = proofs_on(campaign, worker, hers, &self.ground(campaign, worker));
            if proofs.iter().any(|proof| proof.is_proven) {
                share.leadership = Leadership::Proven;
            }
        }
        share
    }

    /// Counts a person in; who was counted before is counted out first.
    fn count(&mut self, person: RecordId, share: Share) {
        if let Some(before) = self.shares.remove(&person) {
            self.step(&before, Step::Out);
        }
        self.step(&share, Step::In);
        if share.identified {
            self.identified.insert(person);
        } else {
            self.identified.remove(&person);
        }
        self.shares.insert(person, share);
    }

    fn step(&mut self, share: &Share, by: Step) {
        self.whole.count(share, by);
        for (_, unit) in &share.places {
            if let Some(room) = self.rooms.get_mut(unit) {
                room.here.count(share, by);
            }
            for up in self.tree.chain(*unit) {
                if let Some(room) = self.rooms.get_mut(&up) {
                    room.whole.count(share, by);
                }
            }
        }
        for (grouping, count) in &mut self.unassigned {
            if share.place(grouping).is_none() {
                count.count(share, by);
                count.belongs = count.named;
            }
        }
    }

    /// Settles who belongs in a unit; sub-units must be settled.
    fn settle(&mut self, campaign: &Campaign, unit: RecordId) {
        let own = campaign.units.get(&unit).and_then(|unit| *unit.estimate.value());
        let below = self.tree.children(unit).iter().filter_map(|unit| self.rooms.get(unit));
        let (mut belongs, mut estimate) = (0, 0);
        for room in below {
            belongs += room.whole.belongs;
            estimate += room.whole.estimate;
        }
        if let Some(room) = self.rooms.get_mut(&unit) {
            room.whole.belongs = belong(room.here.named + belongs, own);
            room.whole.estimate = own.unwrap_or(estimate);
            room.here.belongs = room.whole.belongs - belongs;
            room.here.estimate = own.unwrap_or(0);
        }
    }

    /// The total: over top units of the tree of units, and the unassigned by name.
    fn settle_whole(&mut self, campaign: &Campaign) {
        let (mut belongs, mut estimate) = (self.unassigned(Grouping::UNIT).named, 0);
        for (unit, room) in &self.rooms {
            let is_unit = campaign.units.get(unit).is_some_and(|unit| unit.grouping_key() == Grouping::UNIT);
            if is_unit && self.tree.is_top(*unit) {
                belongs += room.whole.belongs;
                estimate += room.whole.estimate;
            }
        }
        self.whole.belongs = belongs;
        self.whole.estimate = estimate;
    }

    fn cover(&mut self, campaign: &Campaign, unit: RecordId) {
        let Some(record) = campaign.units.get(&unit) else { return };
        let in_it = |person: &RecordId| {
            self.shares
                .get(person)
                .is_some_and(|share| share.places.iter().any(|(_, place)| self.is_within(*place, unit)))
        };
        let here = &*self;
        let of = move |leadership| {
            here.identified.iter().copied().filter(move |id| here.leadership(*id) == leadership)
        };
        let leader = record.leader.map(|leader| campaign.canonical(leader));
        let is_responsible = |person: &RecordId| Some(*person) == leader;
        let mut leaders: Vec<RecordId> =
            of(Leadership::Proven).filter(|id| in_it(id) || is_responsible(id)).collect();
        leaders.sort_by_key(|id| (!is_responsible(id), *id));
        let targets: Vec<RecordId> = of(Leadership::Target).filter(in_it).collect();
        let first = leaders.first().copied();
        let counted = |id: &RecordId| self.shares.get(id).is_some_and(|share| share.counted);
        let said = record.second.map(|second| campaign.canonical(second)).filter(counted);
        let supports = |id: &RecordId| self.shares.get(id).is_some_and(|share| share.supports);
        let others = leaders.iter().skip(1).copied();
        let second = said
            .filter(|second| Some(*second) != first)
            .or(others.chain(targets.iter().copied().filter(supports)).next());
        let word = match (first, second) {
            (None, _) => CoverageWord::Gap,
            (Some(_), None) => CoverageWord::LeaderNoSecond,
            (Some(_), Some(_)) => CoverageWord::Covered,
        };
        let coverage = Coverage { word, leaders, second, targets, reach: *record.reach.value() };
        self.coverage.insert(unit, coverage);
    }

    /// Takes one tie in, as it stands now.
    fn follow_tie(&mut self, campaign: &Campaign, tie: RecordId) {
        let now = campaign.ties.get(&tie).filter(|tie| matches!(tie.kind, TieKind::Moves { .. }));
        let now = now.map(|tie| (campaign.canonical(tie.from), campaign.canonical(tie.to), tie.mutual));
        if let Some((from, to, mutual)) = now {
            self.moves.insert(tie, (from, to, mutual));
            let mut add = |from, to| {
                if from != to && campaign.worker(to).is_some() {
                    self.hers.entry(from).or_default().insert(to);
                }
            };
            add(from, to);
            if mutual {
                add(to, from);
            }
        }
    }
}

fn count_lane<'a>(shares: impl Iterator<Item = &'a Share>, estimate: Option<u32>) -> Headcount {
    let mut count = Headcount::default();
    for share in shares {
        count.count(share, Step::In);
    }
    count.estimate = estimate.unwrap_or(0);
    count.belongs = belong(count.named, estimate);
    count
}

/// The count of any group of people without kept tallies, leaders left out (they need proof from
/// all tests: see [`Tallies::lane`]).
pub fn lane(campaign: &Campaign, people: &[&Worker], estimate: Option<u32>, today: Day) -> Headcount {
    let rules = Rules::of(campaign, today);
    let shares: BTreeMap<RecordId, Share> = people
        .iter()
        .map(|worker| {
            let mut share = Share::of(campaign, &rules, worker, false);
            share.leadership = Leadership::None;
            (worker.id, share)
        })
        .collect();
    count_lane(shares.values(), estimate)
}
