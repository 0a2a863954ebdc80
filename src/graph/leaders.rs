//! Leader candidates by unit: evidence beside our judgement, never a verdict.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::between::{Connects, ESTIMATE_STEPS};
use super::namings::{Asked, Namings};
use super::network::{Kinds, Network};
use super::opponents::Against;
use super::spans::{Group, Spread, groups_of};
use super::trust::Trust;
use super::web::Web;
use crate::model::{Campaign, Day, Grouping, Judgement, QuestionKind, RecordId, Text, Worker};

/// By how many of how many asked somebody is named, for one kind of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedBy {
    /// Which kind. Kinds are never added together.
    pub kind: QuestionKind,
    /// Distinct people of the unit who name them.
    pub named_by: u32,
    /// How many of the unit were asked.
    pub of_asked: u32,
}

/// A naming older than this many days is shown as old (default).
pub const OLD_DAYS: i32 = 90;

/// Somebody of a unit who is named, or whom we hold to be a leader.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Who.
    pub id: RecordId,
    /// As coworkers say it.
    pub name: Text,
    /// Distinct people of the unit who name them, for what was asked for.
    pub named_by: u32,
    /// How many of the unit were asked that.
    pub of_asked: u32,
    /// The people behind `named_by`.
    pub namers: BTreeSet<RecordId>,
    /// The same count for every kind of question, apart.
    pub by_kind: Vec<NamedBy>,
    /// Over which groups of the other groupings the namers are spread; only groupings that are known of one of them.
    pub spreads: Vec<Spread>,
    /// How many of the namers, inside and outside, said so last more than [`OLD_DAYS`] days ago.
    pub old: u32,
    /// How many of the namers of the unit they name too.
    pub returned: u32,
    /// Counted people of other units who name them.
    pub from_outside: u32,
    /// The people behind `from_outside`.
    pub outside: BTreeSet<RecordId>,
    /// Over how many other units those are spread.
    pub other_units: u32,
    /// Share (0 to 1) of all pairs whose shortest way leads over them: a bridge, not a leader.
    pub connects_groups: f32,
    /// The opponents of the unit they are tied to, of [`UnitLeaders::opponents`].
    pub tied_opponents: BTreeSet<RecordId>,
    /// The opponents elsewhere they are tied to.
    pub opponents_elsewhere: BTreeSet<RecordId>,
    /// Our judgement.
    pub status: Judgement,
    /// The rating that counts; `None` = not assessed.
    pub support: Option<u8>,
    /// Why they stand before the next, who is level with them on the count; `None` if the count decides.
    pub before_next: Option<Before>,
}

/// Why of two who are level on the count one stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// People of more other units turn to them.
    OtherUnits,
    /// More people of other units turn to them.
    Outside,
    /// They connect groups more.
    Connects,
    /// Nothing but the name: level.
    Name,
}

/// The candidates of one unit, best evidence first.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitLeaders {
    /// The unit; `None` = people without one.
    pub unit: Option<RecordId>,
    /// Counted people who are named on the chart.
    pub people: u32,
    /// How many of them were asked, for what was asked for.
    pub asked: u32,
    /// Which kind of question leads here; `None` if one question alone was asked for, or nobody was asked.
    pub leads: Option<QuestionKind>,
    /// How far the order can be trusted.
    pub trust: Trust,
    /// Share (0 to 1) of namings that are returned, of those whose named was asked; `None` = unknown.
    pub reciprocity: Option<f32>,
    /// The unit's opponents.
    pub opponents: BTreeSet<RecordId>,
    /// Who is named or judged.
    pub candidates: Vec<Candidate>,
}

/// What candidates are found with.
#[derive(Debug, Clone, Copy)]
pub struct Looking<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// Its network.
    pub network: &'a Network,
    /// Which namings are counted.
    pub asked: &'a Asked,
    /// How much people connect groups.
    pub connects: &'a Connects,
    /// The day ages are counted to.
    pub today: Day,
}

impl Looking<'_> {
    /// Candidates per unit, in lane order; people without a unit last. A unit holds its parts' people too.
    ///
    /// Order within a unit: namings inside it; then from how many other units and
    /// by how many of their people somebody is named; then how much they connect
    /// groups; then the name. What was asked is by default what leads
    /// ([`Asked::Leading`]); namings of other kinds stand beside
    /// it in [`Candidate::by_kind`] and never move anybody up.
    pub fn leaders(&self) -> Vec<UnitLeaders> {
        let (kinds, against) = (Kinds::of(self.campaign), Against::of(self.campaign));
        let groups = groups(self.campaign).into_iter();
        groups.map(|(unit, group)| self.of_group(&kinds, &against, unit, &group)).collect()
    }

    /// The candidates of one group of people.
    pub fn of_unit(&self, kinds: &Kinds, unit: Option<RecordId>, group: &BTreeSet<RecordId>) -> UnitLeaders {
        self.of_group(kinds, &Against::of(self.campaign), unit, group)
    }

    /// The candidates of one of several groups of people.
    pub fn of_group(
        &self,
        kinds: &Kinds,
        against: &Against,
        unit: Option<RecordId>,
        group: &BTreeSet<RecordId>,
    ) -> UnitLeaders {
        let Looking { campaign, network, asked, .. } = *self;
        let by_kind = Namings::by_kind(campaign, network, kinds, group);
        let one;
        let nothing = Namings::default();
        let (leads, leading) = match asked {
            Asked::Leading => by_kind
                .iter()
                .find(|(kind, namings)| namings.leads(*kind))
                .map_or((None, &nothing), |(kind, namings)| (Some(*kind), namings)),
            Asked::Kind(asked) => by_kind
                .iter()
                .find(|(kind, _)| kind == asked)
                .map_or((None, &nothing), |(kind, namings)| (Some(*kind), namings)),
            Asked::Question(_) => {
                one = Namings::of(campaign, network, kinds, group, asked);
                (None, &one)
            }
        };
        let opponents = against.among(group.iter().copied());
        let groupings =
            campaign.groupings().into_iter().map(|g| g.key).filter(|key| &**key != Grouping::UNIT);
        // Looked up once a person: each names several.
        let groupings: Vec<(Text, HashMap<RecordId, Vec<Group>>)> = groupings
            .map(|key| (group.iter().map(|id| (*id, groups_of(campaign, &key, *id))).collect(), key))
            .filter(|(of, _): &(HashMap<_, Vec<Group>>, _)| of.values().any(|groups| !groups.is_empty()))
            .map(|(of, key)| (key, of))
            .collect();
        let home = |id: &RecordId| campaign.worker(*id).and_then(crate::model::Worker::unit);
        let mut candidates = Vec::new();
        for id in group {
            let Some(worker) = campaign.worker(*id) else { continue };
            let status = *worker.judgement.value();
            let is_named = by_kind.iter().any(|(_, n)| n.named_by(*id) > 0)
                || leading.named_by(*id) > 0
                || leading.outside.contains_key(id);
            if !is_named && status == Judgement::NotLookedAt {
                continue;
            }
            let namers = leading.inside.get(id).cloned().unwrap_or_default();
            let outside = leading.outside.get(id).cloned().unwrap_or_default();
            let spreads = groupings.iter().map(|(key, of)| {
                Spread::over(key.clone(), namers.iter().map(|id| of.get(id).map_or(&[][..], Vec::as_slice)))
            });
            let (tied, elsewhere) =
                against.tied_to(network, *id).into_iter().partition(|o| opponents.contains(o));
            let counts = |(kind, n): &(QuestionKind, Namings)| NamedBy {
                kind: *kind,
                named_by: n.named_by(*id),
                of_asked: n.of_asked(),
            };
            candidates.push(Candidate {
                id: *id,
                name: worker.name.value().clone(),
                named_by: leading.named_by(*id),
                of_asked: leading.of_asked(),
                by_kind: by_kind.iter().map(counts).collect(),
                spreads: spreads.filter(|spread| !spread.groups.is_empty()).collect(),
                namers,
                old: leading.older_than(*id, self.today, OLD_DAYS),
                returned: leading.returned(*id),
                from_outside: outside.len() as u32,
                other_units: outside.iter().map(home).collect::<BTreeSet<_>>().len() as u32,
                outside,
                connects_groups: self.connects.share(*id),
                tied_opponents: tied,
                opponents_elsewhere: elsewhere,
                status,
                support: campaign.support(worker).map(|s| s.rating.value),
                before_next: None,
            });
        }
        rank(&mut candidates);
        let people = group.len() as u32;
        UnitLeaders {
            unit,
            people,
            asked: leading.of_asked(),
            leads: leads.filter(|_| leading.of_asked() > 0 || !leading.outside.is_empty()),
            trust: Trust::of(leading, people),
            reciprocity: leading.reciprocity(),
            opponents,
            candidates,
        }
    }
}

impl UnitLeaders {
    /// Takes in who connects groups, counted better; of those level on the rest the order may change.
    pub fn connect(&mut self, connects: &Connects) {
        for candidate in &mut self.candidates {
            candidate.connects_groups = connects.share(candidate.id);
        }
        rank(&mut self.candidates);
    }
}

/// Puts candidates in order and says of those who are level on the count why one stands first.
fn rank(candidates: &mut [Candidate]) {
    candidates.sort_by(|a, b| {
        (b.named_by, b.other_units, b.from_outside)
            .cmp(&(a.named_by, a.other_units, a.from_outside))
            .then(b.connects_groups.total_cmp(&a.connects_groups))
            .then_with(|| a.name.cmp(&b.name))
            .then(a.id.cmp(&b.id))
    });
    let mut rest = candidates;
    while let [one, others @ ..] = rest {
        one.before_next = others.first().filter(|next| next.named_by == one.named_by).map(|next| {
            if one.other_units > next.other_units {
                Before::OtherUnits
            } else if one.from_outside > next.from_outside {
                Before::Outside
            } else if one.connects_groups > next.connects_groups {
                Before::Connects
            } else {
                Before::Name
            }
        });
        rest = others;
    }
}

/// Candidates per unit, with an estimate of who connects groups: [`Looking::leaders`].
pub fn leaders(campaign: &Campaign, network: &Network, asked: &Asked, today: Day) -> Vec<UnitLeaders> {
    let connects = Connects::estimate(&Web::counted(campaign, network), ESTIMATE_STEPS);
    Looking { campaign, network, asked, connects: &connects, today }.leaders()
}

/// The counted people of each unit, with those of its parts, in lane order; those without a unit last.
pub fn groups(campaign: &Campaign) -> Vec<(Option<RecordId>, BTreeSet<RecordId>)> {
    let mut of: BTreeMap<Option<RecordId>, BTreeSet<RecordId>> = BTreeMap::new();
    for worker in campaign.people().filter(|worker| campaign.is_counted(worker)) {
        for unit in units_over(campaign, worker) {
            of.entry(unit).or_default().insert(worker.id);
        }
    }
    let lanes = campaign.units_of(Grouping::UNIT).into_iter().map(|u| Some(u.id));
    lanes.chain([None]).filter_map(|unit| Some((unit, of.remove(&unit)?))).collect()
}

/// The unit of a person and those it is part of, from the smallest up; `None` alone if they have none.
pub fn units_over(campaign: &Campaign, worker: &Worker) -> Vec<Option<RecordId>> {
    let here = |unit: Option<RecordId>| {
        unit.map(|u| campaign.canonical(u)).filter(|u| campaign.units.contains_key(u))
    };
    let mut units = Vec::new();
    let mut unit = here(worker.unit());
    while let Some(at) = unit.filter(|u| !units.contains(&Some(*u))) {
        units.push(Some(at));
        unit = here(campaign.unit(at).and_then(|u| *u.parent.value()));
    }
    if units.is_empty() {
        units.push(None);
    }
    units
}
