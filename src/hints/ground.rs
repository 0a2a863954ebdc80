//! The ground evidence stands on: one unit or shift, who is in it, who was asked there.

use std::collections::BTreeSet;

use crate::graph::{Kinds, Namings, Network};
use crate::model::{Campaign, RecordId};
use crate::tally::{Door, Tallies};

/// One unit or shift with its parts, or the people without a unit: who counts there, who was asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ground {
    /// The unit of whatever grouping; `None` = people without a unit.
    pub unit: Option<RecordId>,
    /// Counted people by name.
    pub people: BTreeSet<RecordId>,
    /// Everybody who belongs, the unnamed too.
    pub belongs: u32,
    /// Who of them was asked what leads here: trust or help, where anybody was.
    pub asked: BTreeSet<RecordId>,
}

impl Ground {
    /// The ground of a unit of any grouping; `None` = people without a unit.
    pub fn of(
        campaign: &Campaign,
        network: &Network,
        tallies: &Tallies,
        kinds: &Kinds,
        unit: Option<RecordId>,
    ) -> Self {
        let people: BTreeSet<RecordId> = match unit {
            Some(unit) => tallies.people(Some(unit), Door::Named).into_iter().collect(),
            None => {
                let has_unit = |id: RecordId| campaign.unit(id).is_some();
                let counted = campaign.people().filter(|worker| campaign.is_counted(worker));
                counted
                    .filter(|worker| !worker.unit().is_some_and(has_unit))
                    .map(|worker| worker.id)
                    .collect()
            }
        };
        let belongs = match unit {
            Some(unit) => tallies.unit(unit).belongs,
            None => people.len() as u32,
        };
        let asked = Namings::leading(campaign, network, kinds, &people).1.asked;
        Self { unit, people, belongs, asked }
    }

    /// Who was not asked, by name: they are unknown, not zeros.
    pub fn not_asked(&self) -> impl Iterator<Item = RecordId> + '_ {
        self.people.difference(&self.asked).copied()
    }

    /// How many who belong are not named on the chart.
    pub fn unnamed(&self) -> u32 {
        self.belongs.saturating_sub(self.people.len() as u32)
    }
}
