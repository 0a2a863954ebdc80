//! What the map stands on: people with their marks, ties, hulls of units, the pairs of units that
//! ties lead between. Built once, then followed change by change.

use std::collections::{BTreeMap, HashMap};

use super::kinds::{MapKind, kinds};
use super::tint::Tint;
use crate::chart::Star;
use crate::graph::{HULL_PT, Network, Place, hull};
use crate::i18n::Tr;
use crate::model::{Campaign, Day, Grouping, Judgement, RecordId, Text, TieKind, Worker};
use crate::tally::{Age, CoverageWord, Tallies};

/// One person on the map.
pub struct MapDot {
    /// Who.
    pub id: RecordId,
    /// Where, in points of the map, y down.
    pub at: Place,
    /// Half the side of the mark, in points, seen from near.
    pub radius_pt: f32,
    /// The value that counts; 0 = not assessed.
    pub value: u8,
    /// The mark that draws it.
    pub mark: u8,
    /// How old the rating is.
    pub age: Age,
    /// Leader, second, suggested.
    pub star: Option<Star>,
    /// As they are called here.
    pub name: String,
    /// Place in [`MapGround::hulls`].
    pub hull: Option<usize>,
    /// Numbers of the ties that end here.
    pub ties: Vec<usize>,
    /// Which group of the tint they belong to.
    pub tint: Option<u16>,
}

/// One tie.
pub struct MapTie {
    /// Its record.
    pub tie: RecordId,
    /// The asker; the leader.
    pub from: usize,
    /// The named; the one who is moved.
    pub to: usize,
    /// Place in [`MapGround::kinds`].
    pub kind: usize,
    /// Said of both directions.
    pub mutual: bool,
    /// When it was said.
    pub day: Day,
    /// How soon it is left out where there are too many inside a unit: 0 = the last to go. Every
    /// asker keeps the tie to whomever most of the unit name.
    pub rank: u16,
    /// Ties between the same two people lie side by side: how far from the middle, in lines, to the
    /// right of the way from the one with the smaller number.
    pub aside: f32,
}

/// A unit on the map.
pub struct MapHull {
    /// `None` = people without unit and tie, on the shelf.
    pub unit: Option<RecordId>,
    /// Its name.
    pub name: String,
    /// Its coverage.
    pub cover: CoverageWord,
    /// Who is in it.
    pub people: Vec<usize>,
    /// The outline, clockwise.
    pub edge: Vec<Place>,
    /// How many ties lead from one of them to another.
    pub inside: usize,
}

impl MapHull {
    /// The middle of its outline's box.
    pub fn middle(&self) -> Place {
        let Some(first) = self.edge.first().copied() else { return Place::default() };
        let (mut low, mut high) = (first, first);
        for corner in &self.edge {
            low = Place::new(low.x.min(corner.x), low.y.min(corner.y));
            high = Place::new(high.x.max(corner.x), high.y.max(corner.y));
        }
        (low + high) * 0.5
    }
}

/// Two units with the ties between them.
pub struct MapPair {
    /// The one with the smaller place in [`MapGround::hulls`].
    pub one: usize,
    /// The other one.
    pub other: usize,
    /// Numbers of the ties.
    pub ties: Vec<usize>,
}

/// Everything on the map, in points of the map, y down.
#[derive(Default)]
pub struct MapGround {
    /// People who have a place, by id.
    pub dots: Vec<MapDot>,
    /// Where in `dots` somebody is.
    pub by_id: HashMap<RecordId, usize>,
    /// Ties between people who have a place, by id.
    pub ties: Vec<MapTie>,
    /// Kinds of ties.
    pub kinds: Vec<MapKind>,
    /// Units with people on the map, in lane order; the shelf last.
    pub hulls: Vec<MapHull>,
    /// Units between which there are ties.
    pub pairs: Vec<MapPair>,
    /// Colour by something else than support.
    pub tint: Option<Tint>,
    /// What size says, as the legend has it.
    pub larger: String,
}

/// Where a map's ground comes from.
pub struct MapSource<'a> {
    /// The program's own campaign, or one reduced for others.
    pub campaign: &'a Campaign,
    /// Its ties.
    pub network: &'a Network,
    /// Its counts.
    pub tallies: &'a Tallies,
    /// Where people stand who are not pinned, with the unit they had then.
    pub places: &'a BTreeMap<RecordId, (Place, Option<RecordId>)>,
    /// Half the side of a mark, in points.
    pub radius_pt: &'a dyn Fn(RecordId) -> f32,
    /// What size says, as the legend has it.
    pub larger: String,
    /// What a person is called.
    pub name: &'a dyn Fn(&Worker) -> String,
    /// Colour by something else than support.
    pub tint: Option<Tint>,
    /// The day ages are counted to.
    pub today: Day,
    /// Whether ties may be seen, and what follows from them (not while presenting).
    pub reveals: bool,
    /// The words.
    pub tr: &'a Tr,
}

type Marks = Vec<(Place, f32)>;

impl MapGround {
    /// The ground of a campaign.
    pub fn of(source: MapSource<'_>) -> Self {
        let MapSource { campaign, .. } = source;
        let mut ground = Self { kinds: kinds(campaign, source.tr), ..Self::default() };
        ground.larger.clone_from(&source.larger);
        let mut hull_of: HashMap<RecordId, usize> = HashMap::new();
        for unit in campaign.units_of(Grouping::UNIT) {
            hull_of.insert(unit.id, ground.hulls.len());
            ground.hulls.push(MapHull {
                unit: Some(unit.id),
                name: unit.name.to_string(),
                cover: source.tallies.coverage(unit.id).word,
                people: Vec::new(),
                edge: Vec::new(),
                inside: 0,
            });
        }
        let stars = Stars::of(campaign);
        for worker in campaign.people() {
            let Some(dot) = dot(&source, &stars, worker) else { continue };
            let number = ground.dots.len();
            let unit = worker.unit().map(|unit| campaign.canonical(unit));
            let hull = unit.and_then(|unit| hull_of.get(&unit).copied());
            if let Some(hull) = hull.and_then(|hull| ground.hulls.get_mut(hull)) {
                hull.people.push(number);
            }
            ground.by_id.insert(worker.id, number);
            ground.dots.push(MapDot { hull, ..dot });
        }
        if source.reveals {
            ground.tie(source.network);
        }
        ground.shelve(source.tr);
        for hull in 0..ground.hulls.len() {
            ground.bound(hull);
        }
        ground.hulls.retain(|hull| !hull.people.is_empty());
        ground.number_hulls();
        ground.pair();
        ground.rank();
        ground.tint = source.tint;
        ground
    }

    /// Follows a change from the campaign it showed to the source's; whether it could. It cannot
    /// where ties, units or who is in them changed: then it is built anew.
    pub fn follow(&mut self, source: &MapSource<'_>, before: &Campaign) -> bool {
        let campaign = source.campaign;
        let same = campaign.id == before.id
            && campaign.ties.ptr_eq(&before.ties)
            && campaign.units.ptr_eq(&before.units)
            && campaign.same.ptr_eq(&before.same)
            && std::sync::Arc::ptr_eq(&campaign.about, &before.about)
            && self.larger == source.larger
            && self.tint == source.tint;
        if !same {
            return false;
        }
        let stars = Stars::of(campaign);
        let mut moved = std::collections::BTreeSet::new();
        for change in before.workers.diff(&campaign.workers) {
            let imbl::ordmap::DiffItem::Update { old: (_, old), new: (_, new) } = change else {
                return false;
            };
            if old.unit() != new.unit() || campaign.is_counted(old) != campaign.is_counted(new) {
                return false;
            }
            let number = self.by_id.get(&new.id).copied();
            match (number.and_then(|number| self.dots.get_mut(number)), dot(source, &stars, new)) {
                (Some(own), Some(now)) => {
                    if (own.at, own.radius_pt) != (now.at, now.radius_pt) {
                        moved.extend(own.hull);
                    }
                    let (hull, ties) = (own.hull, std::mem::take(&mut own.ties));
                    *own = MapDot { hull, ties, ..now };
                }
                (None, None) => {}
                _ => return false,
            }
        }
        for hull in moved {
            self.bound(hull);
        }
        for hull in &mut self.hulls {
            if let Some(unit) = hull.unit {
                hull.cover = source.tallies.coverage(unit).word;
            }
        }
        true
    }

    fn tie(&mut self, network: &Network) {
        let by_question: HashMap<Option<Text>, usize> =
            self.kinds.iter().enumerate().map(|(place, kind)| (kind.question.clone(), place)).collect();
        let trust = by_question.get(&Some("problem".into())).copied();
        for link in network.links() {
            let question = match &link.kind {
                TieKind::Naming { question } => Some(question.clone()),
                TieKind::Moves { .. } => None,
            };
            let kind = by_question.get(&question).copied().or(trust);
            let ends = (self.by_id.get(&link.from), self.by_id.get(&link.to));
            let (Some(kind), (Some(&from), Some(&to))) = (kind, ends) else { continue };
            let number = self.ties.len();
            for end in [from, to] {
                if let Some(dot) = self.dots.get_mut(end) {
                    dot.ties.push(number);
                }
            }
            if let Some(kind) = self.kinds.get_mut(kind) {
                kind.ties += 1;
            }
            let (mutual, day) = (link.mutual, link.day);
            self.ties.push(MapTie { tie: link.tie, from, to, kind, mutual, day, rank: 0, aside: 0.0 });
        }
        super::kinds::give_manners(&mut self.kinds);
    }

    /// People without unit and tie wait on a shelf, which is drawn as a hull of its own.
    fn shelve(&mut self, tr: &Tr) {
        let waits = |(_, dot): &(usize, &MapDot)| dot.hull.is_none() && dot.ties.is_empty();
        let people: Vec<usize> =
            self.dots.iter().enumerate().filter(waits).map(|(number, _)| number).collect();
        if !people.is_empty() {
            let name = tr.say("map-view-unassigned");
            let cover = CoverageWord::default();
            self.hulls.push(MapHull { unit: None, name, cover, people, edge: Vec::new(), inside: 0 });
        }
    }

    fn number_hulls(&mut self) {
        for (number, hull) in self.hulls.iter().enumerate() {
            for person in &hull.people {
                if let Some(dot) = self.dots.get_mut(*person) {
                    dot.hull = Some(number);
                }
            }
        }
    }

    /// Which units ties lead between, and how many stay inside.
    fn pair(&mut self) {
        let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (number, tie) in self.ties.iter().enumerate() {
            let hull = |end: usize| self.dots.get(end).and_then(|dot| dot.hull);
            match (hull(tie.from), hull(tie.to)) {
                (Some(from), Some(to)) if from == to => {
                    if let Some(hull) = self.hulls.get_mut(from) {
                        hull.inside += 1;
                    }
                }
                (Some(from), Some(to)) => {
                    pairs.entry((from.min(to), from.max(to))).or_default().push(number);
                }
                _ => {}
            }
        }
        let mut between: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (number, tie) in self.ties.iter().enumerate() {
            between.entry((tie.from.min(tie.to), tie.from.max(tie.to))).or_default().push(number);
        }
        for ties in between.values().filter(|ties| ties.len() > 1) {
            let middle = (ties.len() - 1) as f32 / 2.0;
            for (place, tie) in ties.iter().enumerate() {
                if let Some(tie) = self.ties.get_mut(*tie) {
                    tie.aside = place as f32 - middle;
                }
            }
        }
        self.pairs = pairs.into_iter().map(|((one, other), ties)| MapPair { one, other, ties }).collect();
    }

    /// Orders each asker's ties inside their unit: first to whom most of the unit name.
    fn rank(&mut self) {
        let hull = |dots: &[MapDot], end: usize| dots.get(end).and_then(|dot| dot.hull);
        let mut named = vec![0_u32; self.dots.len()];
        for tie in &self.ties {
            if hull(&self.dots, tie.from) == hull(&self.dots, tie.to)
                && let Some(named) = named.get_mut(tie.to)
            {
                *named += 1;
            }
        }
        let mut ranks = vec![0_u16; self.ties.len()];
        for (number, dot) in self.dots.iter().enumerate() {
            let own = dot.ties.iter().copied().filter(|tie| {
                self.ties
                    .get(*tie)
                    .is_some_and(|tie| tie.from == number && hull(&self.dots, tie.to) == dot.hull)
            });
            let mut own: Vec<(std::cmp::Reverse<u32>, usize)> = own
                .filter_map(|tie| {
                    let to = self.ties.get(tie)?.to;
                    Some((std::cmp::Reverse(*named.get(to)?), tie))
                })
                .collect();
            own.sort_unstable();
            for (rank, (_, tie)) in own.into_iter().enumerate() {
                if let Some(of) = ranks.get_mut(tie) {
                    *of = u16::try_from(rank).unwrap_or(u16::MAX);
                }
            }
        }
        for (tie, rank) in self.ties.iter_mut().zip(ranks) {
            tie.rank = rank;
        }
    }

    fn bound(&mut self, number: usize) {
        let Some(found) = self.hulls.get_mut(number) else { return };
        let marks = found.people.iter().filter_map(|person| self.dots.get(*person));
        let marks: Marks = marks.map(|dot| (dot.at, dot.radius_pt)).collect();
        found.edge = hull(&marks, HULL_PT);
    }

    /// Shows a person elsewhere while they are dragged.
    pub fn carry(&mut self, person: usize, to: Place) {
        if let Some(dot) = self.dots.get_mut(person) {
            dot.at = to;
            if let Some(hull) = dot.hull {
                self.bound(hull);
            }
        }
    }

    /// The corners of the whole picture; `None` while nobody has a place.
    pub fn bounds(&self) -> Option<(Place, Place)> {
        let first = self.dots.first()?.at;
        let mut corners = (first, first);
        let edges = self.hulls.iter().flat_map(|hull| hull.edge.iter().copied());
        for place in self.dots.iter().map(|dot| dot.at).chain(edges) {
            corners.0 = Place::new(corners.0.x.min(place.x), corners.0.y.min(place.y));
            corners.1 = Place::new(corners.1.x.max(place.x), corners.1.y.max(place.y));
        }
        Some(corners)
    }

    /// The other end of a tie.
    pub fn other(&self, tie: usize, end: usize) -> Option<usize> {
        let tie = self.ties.get(tie)?;
        Some(if tie.from == end { tie.to } else { tie.from })
    }

    /// The person of a record.
    pub fn dot(&self, id: RecordId) -> Option<&MapDot> {
        self.by_id.get(&id).and_then(|number| self.dots.get(*number))
    }
}

/// A person's mark; `None` while they have no place. Hull and ties are put in by the ground.
fn dot(source: &MapSource<'_>, stars: &Stars, worker: &Worker) -> Option<MapDot> {
    let campaign = source.campaign;
    let at = match worker.pin.value() {
        Some(pin) => Place::new(pin.x as f32, pin.y as f32),
        None => source.places.get(&worker.id).map(|(place, _)| *place)?,
    };
    let rating = campaign.support(worker).map(|support| support.rating);
    let value = rating.map_or(0, |rating| rating.value);
    Some(MapDot {
        id: worker.id,
        at,
        radius_pt: (source.radius_pt)(worker.id),
        value,
        mark: stars.scale.mark(value),
        age: rating.map_or(Age::Fresh, |rating| Age::of(rating.day, source.today)),
        star: stars.star(worker),
        name: (source.name)(worker),
        hull: None,
        ties: Vec::new(),
        tint: source.tint.as_ref().and_then(|tint| tint.of.get(&worker.id).copied()),
    })
}

/// Leaders and seconds of units.
struct Stars {
    leads: std::collections::HashSet<RecordId>,
    seconds: std::collections::HashSet<RecordId>,
    scale: crate::model::Scale,
}

impl Stars {
    fn of(campaign: &Campaign) -> Self {
        let of = |pick: &dyn Fn(&crate::model::Unit) -> Option<RecordId>| {
            let units = campaign.units.values();
            units.filter_map(|unit| pick(unit)).map(|id| campaign.canonical(id)).collect()
        };
        Self {
            leads: of(&|unit| *unit.leader.value()),
            seconds: of(&|unit| *unit.second.value()),
            scale: campaign.scale(),
        }
    }

    fn star(&self, worker: &Worker) -> Option<Star> {
        let judged = *worker.judgement.value();
        if self.leads.contains(&worker.id) || judged == Judgement::Identified {
            Some(Star::Leader)
        } else if self.seconds.contains(&worker.id) {
            Some(Star::Second)
        } else {
            (judged == Judgement::Suggested).then_some(Star::Suggested)
        }
    }
}
