//! All counts of a campaign, kept and following its changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use imbl::OrdMap;

use crate::model::{Campaign, Day, Grouping, RecordId, Text, TieKind, Touched, Unit, Worker};

use super::coverage::{Coverage, CoverageWord};
use super::headcount::{Door, Headcount, Status, Step};
use super::predict::{Accuracy, accuracy};
use super::proof::{Ground, proofs_on};
use super::roster::Hers;
use super::share::{Leadership, Rules, Share};
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
    /// Her people, by leader, with how many ties say so; they may be gone.
    hers: HashMap<RecordId, BTreeMap<RecordId, u32>>,
    identified: BTreeSet<RecordId>,
    same: OrdMap<RecordId, RecordId>,
    /// The units as they were counted.
    units: OrdMap<RecordId, Arc<Unit>>,
}

/// What a change reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reached {
    /// Everything may be different.
    Everything,
    /// The numbers of these units, of whatever grouping, with all above them.
    Units(BTreeSet<RecordId>),
}

/// More people than this changed at once: counting anew is cheaper than following each.
const MANY: usize = 300;

/// A leader's own unit in each test: the row she stands in.
pub(super) struct OwnUnit<'a> {
    tree: &'a Tree,
    tests: &'a BTreeMap<RecordId, TestTally>,
    leader: RecordId,
}

impl OwnUnit<'_> {
    /// The row of somebody in a test; `None` who stands in none.
    fn row(&self, test: RecordId, person: RecordId) -> Option<Option<RecordId>> {
        self.tests.get(&test)?.person(person).map(|marked| marked.unit)
    }
}

impl Ground for OwnUnit<'_> {
    fn frozen(&self, test: RecordId) -> Option<Hers> {
        let hers = self.tests.get(&test)?.hers()?;
        Some(hers.get(&self.leader).cloned().unwrap_or_default())
    }

    fn is_own(&self, test: RecordId, person: RecordId) -> bool {
        match (self.row(test, self.leader), self.row(test, person)) {
            (Some(Some(own)), Some(Some(unit))) => self.tree.chain(unit).any(|up| up == own),
            (own, unit) => own.is_some() && own == unit,
        }
    }

    fn own_unit(&self, test: RecordId) -> (u32, u32) {
        let unit = self.row(test, self.leader).flatten();
        let count = unit.and_then(|unit| self.tests.get(&test)?.unit(unit));
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
            same: campaign.same.clone(),
            units: campaign.units.clone(),
        };
        for tie in campaign.ties.keys() {
            tallies.follow_tie(campaign, *tie);
        }
        for unit in campaign.units.keys() {
            tallies.rooms.insert(*unit, Room::default());
        }
        tallies.unassigned = groupings(campaign).map(|key| (key, Headcount::default())).collect();
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

    /// Follows a change: equal to counting everything anew, and cheap where people, their ratings,
    /// results, ties, and the estimates and leaders of units changed. Where units stand, tests and
    /// the campaign's words are rare and count anew. Says what it reached.
    pub fn follow(&mut self, campaign: &Campaign, touched: &Touched) -> Reached {
        let kinds = touched.kinds;
        let moved = kinds.units && self.units_moved(campaign, touched);
        let anew = touched.everything || kinds.about || moved || kinds.tests;
        let joined = !self.same.ptr_eq(&campaign.same) && self.same != campaign.same;
        if anew || joined || touched.records.len() > MANY {
            *self = Self::new(campaign, self.rules.today);
            return Reached::Everything;
        }
        let mut reached = BTreeSet::new();
        if kinds.units {
            reached.extend(self.follow_units(campaign, touched));
        }
        let is_person = |id: &&RecordId| campaign.workers.contains_key(*id) || self.shares.contains_key(id);
        let mut people: BTreeSet<RecordId> = touched.records.iter().filter(is_person).copied().collect();
        if kinds.ties {
            for tie in &touched.records {
                people.extend(self.follow_tie(campaign, *tie));
            }
        }
        let grounds = self.follow_tests(campaign, &people);
        people.extend(self.leaders_behind(campaign, &people, &grounds));
        reached.extend(grounds);
        reached.extend(self.follow_people(campaign, &people));
        Reached::Units(reached)
    }

    /// Whether a unit came, went, or stands elsewhere: its grouping, parent, place among the lanes,
    /// gate, neighbour, door or what it counts.
    fn units_moved(&self, campaign: &Campaign, touched: &Touched) -> bool {
        let stand = |unit: &Arc<Unit>| {
            let Unit {
                grouping, parent, households, gate, joins, door, vacant, rank, presence, made, ..
            } = unit.as_ref();
            let (grouping, parent) = (grouping.value().clone(), *parent.value());
            let gates = (*gate.value(), *joins.value());
            let counts = (*households.value(), gates, door.value().clone(), *vacant.value());
            (grouping, parent, counts, *rank.value(), presence.clone(), *made)
        };
        touched.records.iter().any(|id| self.units.get(id).map(stand) != campaign.units.get(id).map(stand))
    }

    /// Takes in what changed about units that stand where they stood: estimate, leader, second,
    /// reach, predictions, words. Gives the units whose numbers may be others.
    fn follow_units(&mut self, campaign: &Campaign, touched: &Touched) -> BTreeSet<RecordId> {
        let changed: Vec<RecordId> =
            touched.records.iter().filter(|id| campaign.units.contains_key(*id)).copied().collect();
        let before = std::mem::replace(&mut self.units, campaign.units.clone());
        let sides = |unit: &RecordId| before.get(unit).zip(campaign.units.get(unit));
        let pairs: Vec<_> = changed.iter().filter_map(sides).collect();
        let estimated = pairs.iter().any(|(was, is)| was.estimate.value() != is.estimate.value());
        let foretold = pairs.iter().filter(|(was, is)| was.predictions != is.predictions);
        let foretold: BTreeSet<RecordId> = foretold
            .flat_map(|(was, is)| was.predictions.iter().chain(&is.predictions))
            .map(|said| said.test)
            .collect();
        let places: BTreeSet<RecordId> = changed.iter().flat_map(|unit| self.tree.chain(*unit)).collect();
        // Before its day a test asks everybody who belongs; afterwards the roster stands.
        let mut grounds = BTreeSet::new();
        for (id, tally) in &mut self.tests {
            let Some(test) = campaign.tests.get(id) else { continue };
            if estimated && !tally.is_frozen {
                *tally = TestTally::new(campaign, &self.rules, &self.tree, test);
                grounds.extend(tally.units().map(|(unit, _)| unit));
            } else if foretold.contains(id) {
                for unit in &changed {
                    tally.follow_number(campaign, &self.tree, *unit);
                }
            }
        }
        for unit in self.tree.upward() {
            if places.contains(&unit) {
                self.settle(campaign, unit);
            }
        }
        self.settle_whole(campaign);
        let leaders = self.leaders_behind(campaign, &BTreeSet::new(), &grounds).into_iter().collect();
        grounds.extend(self.follow_people(campaign, &leaders));
        for unit in &places {
            self.cover(campaign, *unit);
        }
        grounds.extend(places);
        grounds
    }

    /// Takes changed people into every test. Gives the units whose counts changed.
    fn follow_tests(&mut self, campaign: &Campaign, people: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
        let belongs = |share: &Share| (share.counted, share.places.clone());
        let moved = people.iter().any(|person| {
            let now = campaign.workers.get(person);
            let now = now.map(|worker| Share::of(campaign, &self.rules, worker, false));
            self.shares.get(person).map(belongs) != now.as_ref().map(belongs)
        });
        let mut changed = BTreeSet::new();
        for (id, tally) in &mut self.tests {
            let Some(test) = campaign.tests.get(id) else { continue };
            if moved && !tally.is_frozen {
                changed.extend(tally.units().map(|(unit, _)| unit));
                *tally = TestTally::new(campaign, &self.rules, &self.tree, test);
                changed.extend(tally.units().map(|(unit, _)| unit));
                continue;
            }
            for person in people {
                if tally.follow(campaign, &self.rules, &self.tree, test, *person)
                    && let Some(unit) = tally.person(*person).and_then(|marked| marked.unit)
                {
                    changed.extend(self.tree.chain(unit));
                }
            }
        }
        changed
    }

    /// Leaders whose proof may rest on these people or units.
    fn leaders_behind(
        &self,
        campaign: &Campaign,
        people: &BTreeSet<RecordId>,
        grounds: &BTreeSet<RecordId>,
    ) -> Vec<RecordId> {
        let promised = |leader: &Worker| {
            let names = leader.promises.iter().flat_map(|promise| &promise.people);
            names.into_iter().any(|id| people.contains(&campaign.canonical(*id)))
        };
        let stands = |leader: &RecordId| {
            self.tests.values().any(|tally| {
                let hers = tally.hers().and_then(|hers| hers.get(leader));
                hers.is_some_and(|hers| people.iter().any(|person| hers.people.contains(person)))
                    || tally
                        .person(*leader)
                        .and_then(|marked| marked.unit)
                        .is_some_and(|unit| grounds.contains(&unit))
            })
        };
        let rests = |leader: &&RecordId| {
            let moves = self.hers.get(leader);
            if stands(leader) {
                return true;
            }
            moves.is_some_and(|hers| people.iter().any(|person| hers.contains_key(person)))
                || campaign.workers.get(*leader).is_some_and(|leader| promised(leader))
        };
        self.identified.iter().filter(rests).copied().collect()
    }

    /// Counts changed people out as they were and in as they are. Gives the units that changed.
    fn follow_people(&mut self, campaign: &Campaign, people: &BTreeSet<RecordId>) -> BTreeSet<RecordId> {
        let mut changed: BTreeSet<RecordId> = BTreeSet::new();
        let mut places: BTreeSet<RecordId> = BTreeSet::new();
        for person in people {
            let after = campaign.workers.get(person).map(|worker| self.share(campaign, worker));
            let before = self.shares.get(person);
            if before == after.as_ref() {
                continue;
            }
            changed.insert(*person);
            for share in before.into_iter().chain(&after) {
                let units = share.places.iter().flat_map(|(_, unit)| self.tree.chain(*unit));
                places.extend(units);
            }
            match after {
                Some(share) => self.count(*person, share),
                None => self.count_out(*person),
            }
        }
        if changed.is_empty() {
            return places;
        }
        for unit in self.tree.upward() {
            if places.contains(&unit) {
                self.settle(campaign, unit);
            }
        }
        self.settle_whole(campaign);
        let names = |id: Option<RecordId>| id.is_some_and(|id| changed.contains(&campaign.canonical(id)));
        let carried = campaign.units.values().filter(|unit| names(*unit.leader) || names(*unit.second));
        places.extend(carried.map(|unit| unit.id));
        for unit in &places {
            self.cover(campaign, *unit);
        }
        places
    }

    pub(super) fn tree(&self) -> &Tree {
        &self.tree
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
        let hers = self.hers.get(&leader).into_iter().flat_map(BTreeMap::keys).copied();
        hers.filter(|person| self.shares.contains_key(person))
    }

    /// One test, counted.
    pub fn test(&self, test: RecordId) -> Option<&TestTally> {
        self.tests.get(&test)
    }

    /// How often what each speaker said beforehand came true, in one test or over all of them.
    pub fn accuracy(&self, campaign: &Campaign, test: Option<RecordId>) -> Vec<Accuracy> {
        let wanted = campaign.tests.values().filter(|known| test.is_none_or(|test| known.id == test));
        accuracy(campaign, wanted.filter_map(|test| Some((test.as_ref(), self.tests.get(&test.id)?))))
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

    /// Whether a number counts this person.
    pub fn counts(&self, person: RecordId, door: Door) -> bool {
        self.shares.get(&person).is_some_and(|share| door.leads_to(share))
    }

    /// Counted people by name of every unit of every grouping, sub-units included: all in one go.
    pub fn members(&self) -> BTreeMap<RecordId, Vec<RecordId>> {
        let mut members: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for person in self.people(None, Door::Named) {
            let places = self.shares.get(&person).map_or(&[][..], |share| &share.places);
            for (_, unit) in places {
                for up in self.tree.chain(*unit) {
                    members.entry(up).or_default().push(person);
                }
            }
        }
        members
    }

    pub(super) fn ground(&self, leader: RecordId) -> OwnUnit<'_> {
        OwnUnit { tree: &self.tree, tests: &self.tests, leader }
    }

    fn share(&self, campaign: &Campaign, worker: &Worker) -> Share {
        let mut share = Share::of(campaign, &self.rules, worker, false);
        if share.identified && share.supports {
            let hers = self.hers.get(&worker.id).into_iter().flat_map(BTreeMap::keys).copied().collect();
            let proofs = proofs_on(campaign, worker, &hers, &self.ground(worker.id));
            if proofs.iter().any(|proof| proof.is_proven) {
                share.leadership = Leadership::Proven;
            }
        }
        share
    }

    /// Counts a person in; who was counted before is counted out first.
    fn count(&mut self, person: RecordId, share: Share) {
        self.count_out(person);
        self.step(&share, Step::In);
        if share.identified {
            self.identified.insert(person);
        }
        self.shares.insert(person, share);
    }

    fn count_out(&mut self, person: RecordId) {
        if let Some(before) = self.shares.remove(&person) {
            self.step(&before, Step::Out);
        }
        self.identified.remove(&person);
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

    /// Takes one tie in, as it stands now. Gives the leaders whose people changed.
    fn follow_tie(&mut self, campaign: &Campaign, tie: RecordId) -> Vec<RecordId> {
        let now = campaign.ties.get(&tie).filter(|tie| matches!(tie.kind, TieKind::Moves { .. }));
        let now = now.map(|tie| (campaign.canonical(tie.from), campaign.canonical(tie.to), tie.mutual));
        let before = self.moves.get(&tie).copied();
        if before == now {
            return Vec::new();
        }
        let ends = |(from, to, mutual): (RecordId, RecordId, bool)| {
            let back = mutual.then_some((to, from));
            [Some((from, to)), back].into_iter().flatten().filter(|(from, to)| from != to)
        };
        let mut leaders = Vec::new();
        for (leader, person) in before.into_iter().flat_map(ends) {
            let hers = self.hers.entry(leader).or_default();
            match hers.get_mut(&person) {
                Some(ties) if *ties > 1 => *ties -= 1,
                _ => {
                    hers.remove(&person);
                }
            }
            if hers.is_empty() {
                self.hers.remove(&leader);
            }
            leaders.push(leader);
        }
        for (leader, person) in now.into_iter().flat_map(ends) {
            *self.hers.entry(leader).or_default().entry(person).or_default() += 1;
            leaders.push(leader);
        }
        match now {
            Some(now) => self.moves.insert(tie, now),
            None => self.moves.remove(&tie),
        };
        leaders
    }
}

/// Every grouping that is named or used.
fn groupings(campaign: &Campaign) -> impl Iterator<Item = Text> {
    let named = campaign.groupings().into_iter().map(|grouping| grouping.key);
    let used = campaign.units.values().map(|unit| Text::from(unit.grouping_key()));
    let keys: BTreeSet<Text> = named.chain(used).chain([Grouping::UNIT.into()]).collect();
    keys.into_iter()
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
