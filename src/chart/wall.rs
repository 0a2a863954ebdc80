//! The plan of the wall: lanes of cards, kept and cheap to make anew.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::{Campaign, Grouping, RecordId, Scale, Text, Unit, Worker};
use crate::tally::Tallies;

use super::geometry::{Rect, Size};
use super::lane::{Lane, LaneCount};
use super::look::{LaneKey, Look};
use super::marks::Star;
use super::people::{People, Person};

/// The wall as boxes: where every lane and card is. Nothing in it is measured
/// text; that is done for what is drawn.
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) look: Look,
    pub(super) people: People,
    pub(super) lanes: Vec<Lane>,
    /// Stars given by units: leader and second.
    pub(super) stars: HashMap<RecordId, Star>,
    /// Tests by rung, lowest risk first: one mark each on a card.
    pub(super) tests: Vec<RecordId>,
    pub(super) scale: Scale,
    size_pt: Size,
}

/// The plan of a campaign's wall; `tallies` are those of the campaign.
pub fn wall(campaign: &Campaign, tallies: &Tallies, look: &Look) -> Plan {
    plan(campaign, tallies, look, None)
}

impl Plan {
    /// The plan after changes of the campaign or the look, the same as
    /// [`wall`] would make; facts of records that stayed are not counted anew.
    #[must_use]
    pub fn follow(&self, campaign: &Campaign, tallies: &Tallies, look: &Look) -> Plan {
        plan(campaign, tallies, look, Some(&self.people))
    }

    /// Size of the whole wall in points.
    pub fn size_pt(&self) -> Size {
        self.size_pt
    }

    /// How it is looked at.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// The lanes from top to bottom; Unassigned is always there and the last.
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// The lane of those without a place: pinned at the foot of the window
    /// while the others scroll.
    pub fn foot(&self) -> Rect {
        self.lanes.last().map(|lane| lane.rect).unwrap_or_default()
    }

    /// The people of a lane in the order of their cards.
    pub fn people_of(&self, lane: &Lane) -> impl Iterator<Item = RecordId> {
        lane.people.iter().filter_map(|place| self.person(*place)).map(|person| person.worker.id)
    }

    pub(super) fn person(&self, place: u32) -> Option<&Person> {
        self.people.all.get(place as usize)
    }
}

fn plan(campaign: &Campaign, tallies: &Tallies, look: &Look, old: Option<&People>) -> Plan {
    let people = People::of(campaign, old);
    let mut stars = HashMap::new();
    for unit in campaign.units.values() {
        // A leader anywhere is shown as a leader, also where they are second elsewhere.
        if let Some(second) = *unit.second.value() {
            stars.entry(campaign.canonical(second)).or_insert(Star::Second);
        }
        if let Some(leader) = *unit.leader.value() {
            stars.insert(campaign.canonical(leader), Star::Leader);
        }
    }
    let by_units = !matches!(&*look.grouping, Grouping::JOB | Grouping::LANGUAGE);
    let mut lanes = lanes(campaign, look, &people);
    let scale = campaign.scale();
    let test = tallies.last_test(campaign);
    let mut top = 0.0;
    for lane in &mut lanes {
        lane.count.people = match lane.key {
            LaneKey::Unit(unit) => tallies.unit_alone(unit),
            LaneKey::Unassigned if by_units => tallies.unassigned(&look.grouping),
            LaneKey::Word(_) | LaneKey::Unassigned => {
                let ids = lane.people.iter().filter_map(|place| people.all.get(*place as usize));
                tallies.lane(ids.map(|person| person.worker.id), None)
            }
        };
        if let Some(unit) = lane.unit() {
            lane.count.cover = Some(tallies.coverage(unit).word);
            let name = |id| campaign.test(id).map(|test| test.name.value().clone()).unwrap_or_default();
            let counted = test.and_then(|test| Some((name(test.test), *test.unit(unit)?)));
            lane.count.test = counted;
        }
        // Under a filter that hides, places of the unnamed would only be in the way.
        let hides = look.shown.is_some() && !look.dim;
        lane.unnamed = if hides { 0 } else { lane.count.people.unnamed() };
        if hides {
            lane.people.retain(|place| {
                people.all.get(*place as usize).is_some_and(|person| look.shows(person.worker.id))
            });
        }
        lane.detail = look.detail_of(&lane.key);
        top = lane.lay_out(top, look.width_pt, look.heads);
    }
    Plan {
        look: look.clone(),
        people,
        lanes,
        stars,
        tests: campaign.ladder().iter().map(|test| test.id).collect(),
        scale,
        size_pt: Size::new(look.width_pt, top),
    }
}

fn empty_lane(key: LaneKey, name: Text) -> Lane {
    Lane {
        key,
        name,
        rect: Rect::default(),
        head: Rect::default(),
        body: Rect::default(),
        detail: super::look::Detail::default(),
        columns: 1,
        card: Size::default(),
        unnamed: 0,
        count: LaneCount::default(),
        people: Vec::new(),
    }
}

/// The lanes of a grouping with their people, Unassigned last.
fn lanes(campaign: &Campaign, look: &Look, people: &People) -> Vec<Lane> {
    // Cards keep the order in which they were put.
    let mut order: Vec<(i64, &Worker, u32)> = people
        .all
        .iter()
        .zip(0..)
        .map(|(person, place)| (person.worker.rank.unwrap_or(i64::MAX), &*person.worker, place))
        .collect();
    order.sort_unstable_by_key(|(rank, worker, _)| (*rank, worker.made, worker.id));
    match &*look.grouping {
        Grouping::JOB => by_words(&order, |worker| std::slice::from_ref(worker.job.value())),
        Grouping::LANGUAGE => by_words(&order, |worker| worker.languages.value()),
        grouping => by_units(campaign, grouping, &order),
    }
}

fn by_units(campaign: &Campaign, grouping: &str, order: &[(i64, &Worker, u32)]) -> Vec<Lane> {
    let units = in_tree_order(&campaign.units_of(grouping));
    let mut lanes: Vec<Lane> =
        units.iter().map(|unit| empty_lane(LaneKey::Unit(unit.id), unit.name.value().clone())).collect();
    let places: HashMap<RecordId, usize> =
        units.iter().zip(0..).map(|(unit, place)| (unit.id, place)).collect();
    let lane_of = |unit: Option<RecordId>| places.get(&campaign.canonical(unit?)).copied();
    let mut unassigned = empty_lane(LaneKey::Unassigned, "".into());
    for (_, worker, place) in order {
        let said = worker.places.get(grouping);
        match said.and_then(|said| lane_of(**said)).and_then(|at| lanes.get_mut(at)) {
            Some(lane) => lane.people.push(*place),
            None => unassigned.people.push(*place),
        }
        for (other, _) in
            said.into_iter().filter(|said| said.is_disputed()).flat_map(|said| said.sayings().skip(1))
        {
            if let Some(lane) = lane_of(*other).and_then(|at| lanes.get_mut(at)) {
                lane.count.also += 1;
            }
        }
    }
    // A unit that only holds other units has its people there.
    let parents: Vec<RecordId> = units.iter().filter_map(|unit| *unit.parent.value()).collect();
    let mut kept = lanes.into_iter().zip(&units).filter(|(lane, unit)| {
        !lane.people.is_empty() || unit.estimate.is_some() || !parents.contains(&unit.id)
    });
    let mut lanes: Vec<Lane> = kept.by_ref().map(|(lane, _)| lane).collect();
    lanes.push(unassigned);
    lanes
}

/// Units so that each stands before its parts; parts of a unit that is not here
/// (or that circle) stand at the end.
fn in_tree_order<'a>(units: &[&'a Unit]) -> Vec<&'a Unit> {
    let here: HashSet<RecordId> = units.iter().map(|unit| unit.id).collect();
    let mut parts: BTreeMap<Option<RecordId>, Vec<&Unit>> = BTreeMap::new();
    for unit in units {
        let parent = unit.parent.filter(|parent| here.contains(parent));
        parts.entry(parent).or_default().push(unit);
    }
    let mut ordered = Vec::with_capacity(units.len());
    let mut stack: Vec<&Unit> = parts.remove(&None).unwrap_or_default().into_iter().rev().collect();
    while let Some(unit) = stack.pop() {
        ordered.push(unit);
        stack.extend(parts.remove(&Some(unit.id)).unwrap_or_default().into_iter().rev());
    }
    ordered.extend(parts.into_values().flatten());
    ordered
}

/// Lanes by words, in their order in the alphabet; who has several stands in each.
fn by_words<'a>(order: &[(i64, &'a Worker, u32)], words: impl Fn(&'a Worker) -> &'a [Text]) -> Vec<Lane> {
    let mut lanes: BTreeMap<String, Lane> = BTreeMap::new();
    let mut unassigned = empty_lane(LaneKey::Unassigned, "".into());
    for (_, worker, place) in order {
        let mut placed = false;
        for word in words(worker).iter().filter(|word| !word.trim().is_empty()) {
            let key = word.trim().to_lowercase();
            let lane =
                lanes.entry(key).or_insert_with(|| empty_lane(LaneKey::Word(word.clone()), word.clone()));
            if lane.people.last() != Some(place) {
                lane.people.push(*place);
            }
            placed = true;
        }
        if !placed {
            unassigned.people.push(*place);
        }
    }
    lanes.into_values().chain([unassigned]).collect()
}
