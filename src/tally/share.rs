//! What the counts see of one person.

use crate::model::{Basis, Campaign, Day, Judgement, RecordId, Worker};

use super::Age;

/// Where somebody stands as a leader: follows from our judgement, their support and the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Leadership {
    /// Not identified as a leader.
    #[default]
    None,
    /// Identified and not yet won, or not yet proven: never counted.
    Target,
    /// Identified, supports, proven in at least one test in their own unit: counts as coverage.
    Proven,
}

/// One person as the counts see them. Equal shares count equally.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Share {
    pub(super) counted: bool,
    pub(super) mark: u8,
    pub(super) age: Option<Age>,
    pub(super) old: bool,
    pub(super) lately: bool,
    pub(super) supports: bool,
    pub(super) identified: bool,
    pub(super) leadership: Leadership,
    /// The unit of each grouping, by the grouping's key; only units that are here.
    pub(super) places: Vec<(crate::model::Text, RecordId)>,
}

impl Share {
    /// `proven` tells whether a test proves the person.
    pub(super) fn of(campaign: &Campaign, rules: &Rules, worker: &Worker, proven: bool) -> Self {
        let counted = campaign.is_counted(worker);
        let support = campaign.support(worker);
        let value = support.map_or(0, |support| support.rating.value);
        let day = support.map(|support| support.rating.day);
        let is_old = |day: Day| day.days_until(rules.today) > rules.old_after as i32;
        let is_firm = support.is_some_and(|support| support.rating.basis != Basis::Guess);
        let supports = rules.scale.supports(value);
        let identified = counted && *worker.judgement.value() == Judgement::Identified;
        let leadership = match (identified, supports && proven) {
            (false, _) => Leadership::None,
            (true, false) => Leadership::Target,
            (true, true) => Leadership::Proven,
        };
        Self {
            counted,
            mark: rules.scale.mark(value),
            age: day.map(|day| Age::of(day, rules.today)),
            old: day.is_some_and(is_old),
            lately: is_firm && !day.is_some_and(is_old),
            supports,
            identified,
            leadership,
            places: places(campaign, worker),
        }
    }

    /// The unit in a grouping.
    pub(super) fn place(&self, grouping: &str) -> Option<RecordId> {
        self.places.iter().find(|(key, _)| **key == *grouping).map(|(_, unit)| *unit)
    }
}

/// The unit of a person in a grouping, if it is here and of that grouping.
pub(super) fn place(campaign: &Campaign, worker: &Worker, grouping: &str) -> Option<RecordId> {
    let unit = campaign.unit(worker.place(grouping)?)?;
    (unit.grouping_key() == grouping).then_some(unit.id)
}

fn places(campaign: &Campaign, worker: &Worker) -> Vec<(crate::model::Text, RecordId)> {
    let of = |key: &crate::model::Text| Some((key.clone(), place(campaign, worker, key)?));
    worker.places.keys().filter_map(of).collect()
}

/// What the campaign says about counting, looked up once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rules {
    pub(super) scale: crate::model::Scale,
    pub(super) old_after: u32,
    pub(super) today: Day,
}

impl Rules {
    pub(super) fn of(campaign: &Campaign, today: Day) -> Self {
        Self { scale: campaign.scale(), old_after: campaign.about.old_after.unwrap_or(60), today }
    }
}
