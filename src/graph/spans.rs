//! Over which groups people are spread.

use std::collections::BTreeMap;

use crate::model::{Campaign, Grouping, RecordId, Text};

/// A group people are in: a unit of a grouping, or the words of one that has no units (job, language).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A unit's record.
    Unit(RecordId),
    /// As it stands with the people.
    Words(Text),
}

/// Over how many groups of one grouping some people are spread ("across 3 shifts").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Key of the grouping.
    pub grouping: Text,
    /// The groups and how many of the people are in each, most first, then by id.
    pub groups: Vec<(Group, u32)>,
    /// How many have no group there: unknown, not elsewhere.
    pub unknown: u32,
}

/// How some people are spread over the groups of one grouping. With languages a person is in several.
pub fn spread_over(
    campaign: &Campaign,
    grouping: &str,
    people: impl IntoIterator<Item = RecordId>,
) -> Spread {
    let groups: Vec<Vec<Group>> = people.into_iter().map(|id| groups_of(campaign, grouping, id)).collect();
    Spread::over(grouping.into(), groups.iter().map(Vec::as_slice))
}

impl Spread {
    /// From the groups of each person.
    pub(super) fn over<'a>(grouping: Text, people: impl Iterator<Item = &'a [Group]>) -> Self {
        let mut unknown = 0;
        let mut counts: BTreeMap<&Group, u32> = BTreeMap::new();
        for own in people {
            unknown += u32::from(own.is_empty());
            for group in own {
                *counts.entry(group).or_default() += 1;
            }
        }
        let mut groups: Vec<(Group, u32)> =
            counts.into_iter().map(|(group, count)| (group.clone(), count)).collect();
        groups.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Self { grouping, groups, unknown }
    }
}

/// The groups of one person in a grouping; none = unknown.
pub fn groups_of(campaign: &Campaign, grouping: &str, person: RecordId) -> Vec<Group> {
    let Some(worker) = campaign.worker(person) else { return Vec::new() };
    let words = |text: &Text| (!text.trim().is_empty()).then(|| Group::Words(text.trim().into()));
    match grouping {
        Grouping::JOB => words(worker.job.value()).into_iter().collect(),
        Grouping::LANGUAGE => worker.languages.value().iter().filter_map(words).collect(),
        _ => {
            let unit = worker.place(grouping).map(|unit| campaign.canonical(unit));
            unit.filter(|unit| campaign.unit(*unit).is_some()).map(Group::Unit).into_iter().collect()
        }
    }
}
