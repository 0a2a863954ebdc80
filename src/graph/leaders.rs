//! Leader candidates by unit: evidence beside our judgement, never a verdict.

use std::collections::{BTreeMap, BTreeSet};

use super::between::connects_groups;
use super::namings::{Asked, Namings};
use super::network::{Kinds, Network};
use crate::model::{Campaign, Judgement, QuestionKind, RecordId, Text};

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
    /// Counted people of other units who name them.
    pub from_outside: u32,
    /// Over how many other units those are spread.
    pub other_units: u32,
    /// Share (0 to 1) of all pairs whose shortest way leads over them: a bridge, not a leader.
    pub connects_groups: f32,
    /// Our judgement.
    pub status: Judgement,
    /// The rating that counts; `None` = not assessed.
    pub support: Option<u8>,
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
    /// Who is named or judged.
    pub candidates: Vec<Candidate>,
}

/// Candidates per unit, in lane order; people without a unit last. A unit holds its parts' people too.
///
/// Order within a unit: namings inside it; then from how many other units and
/// by how many of their people somebody is named; then how much they connect
/// groups; then the name. What was asked is by default trust or help
/// (`Asked::Kind(QuestionKind::Trust)`); namings of other kinds stand beside
/// it in [`Candidate::by_kind`] and never move anybody up.
pub fn leaders(campaign: &Campaign, network: &Network, asked: &Asked) -> Vec<UnitLeaders> {
    let kinds = Kinds::of(campaign);
    let counted: Vec<RecordId> = campaign.people().filter(|w| campaign.is_counted(w)).map(|w| w.id).collect();
    let pairs = network.links().filter(|link| match (&link.kind, asked) {
        (crate::model::TieKind::Naming { question }, Asked::Question(key)) => question == key,
        (kind, Asked::Kind(asked)) => kinds.of_tie(kind) == Some(*asked),
        (crate::model::TieKind::Moves { .. }, Asked::Question(_)) => false,
    });
    let connects = connects_groups(&counted, pairs.map(|link| (link.from, link.to)));
    let groups = groups(campaign, &counted);
    let all = groups
        .into_iter()
        .map(|(unit, group)| of_unit(campaign, network, &kinds, asked, &connects, unit, &group));
    all.collect()
}

/// The counted people of each unit, with those of its parts.
fn groups(campaign: &Campaign, counted: &[RecordId]) -> Vec<(Option<RecordId>, BTreeSet<RecordId>)> {
    let mut of: BTreeMap<Option<RecordId>, BTreeSet<RecordId>> = BTreeMap::new();
    for id in counted {
        let own = campaign.worker(*id).and_then(crate::model::Worker::unit);
        let mut unit = own.map(|u| campaign.canonical(u)).filter(|u| campaign.units.contains_key(u));
        if unit.is_none() {
            of.entry(None).or_default().insert(*id);
        }
        let mut seen = BTreeSet::new();
        while let Some(at) = unit.filter(|u| seen.insert(*u)) {
            of.entry(Some(at)).or_default().insert(*id);
            let parent = campaign.unit(at).and_then(|u| *u.parent.value());
            unit = parent.map(|u| campaign.canonical(u)).filter(|u| campaign.units.contains_key(u));
        }
    }
    let lanes = campaign.units_of(crate::model::Grouping::UNIT).into_iter().map(|u| Some(u.id));
    lanes.chain([None]).filter_map(|unit| Some((unit, of.remove(&unit)?))).collect()
}

fn of_unit(
    campaign: &Campaign,
    network: &Network,
    kinds: &Kinds,
    asked: &Asked,
    connects: &BTreeMap<RecordId, f32>,
    unit: Option<RecordId>,
    group: &BTreeSet<RecordId>,
) -> UnitLeaders {
    let leading = Namings::of(campaign, network, kinds, group, asked);
    let by_kind = [QuestionKind::Trust, QuestionKind::Work, QuestionKind::Social]
        .map(|kind| (kind, Namings::of(campaign, network, kinds, group, &Asked::Kind(kind))));
    let mut candidates = Vec::new();
    for id in group {
        let Some(worker) = campaign.worker(*id) else { continue };
        let status = *worker.judgement.value();
        let outside = leading.outside.get(id);
        let is_named = by_kind.iter().any(|(_, n)| n.named_by(*id) > 0)
            || leading.named_by(*id) > 0
            || outside.is_some();
        if !is_named && status == Judgement::NotLookedAt {
            continue;
        }
        let home = |id: &RecordId| campaign.worker(*id).and_then(crate::model::Worker::unit);
        candidates.push(Candidate {
            id: *id,
            name: worker.name.value().clone(),
            named_by: leading.named_by(*id),
            of_asked: leading.of_asked(),
            namers: leading.inside.get(id).cloned().unwrap_or_default(),
            by_kind: by_kind
                .iter()
                .map(|(kind, n)| NamedBy { kind: *kind, named_by: n.named_by(*id), of_asked: n.of_asked() })
                .collect(),
            from_outside: outside.map_or(0, |namers| namers.len() as u32),
            other_units: outside
                .map_or(0, |namers| namers.iter().map(home).collect::<BTreeSet<_>>().len() as u32),
            connects_groups: connects.get(id).copied().unwrap_or(0.0),
            status,
            support: campaign.support(worker).map(|s| s.rating.value),
        });
    }
    candidates.sort_by(|a, b| {
        (b.named_by, b.other_units, b.from_outside)
            .cmp(&(a.named_by, a.other_units, a.from_outside))
            .then(b.connects_groups.total_cmp(&a.connects_groups))
            .then_with(|| a.name.cmp(&b.name))
            .then(a.id.cmp(&b.id))
    });
    UnitLeaders { unit, people: group.len() as u32, asked: leading.of_asked(), candidates }
}
