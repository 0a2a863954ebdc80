//! Predictions: who is expected to act, said before the result, unit by unit.

use std::collections::BTreeSet;

use crate::model::{RecordId, StructureTest};

use super::App;

impl App {
    /// The units with a sheet in a test, in the order of the chart; `None` = people without one.
    pub fn test_units(&self, test: &StructureTest) -> Vec<Option<RecordId>> {
        let campaign = self.campaign();
        let Some(tally) = self.tallies().test(test.id) else { return Vec::new() };
        let used: BTreeSet<Option<RecordId>> = tally.everybody().map(|(_, marked)| marked.unit).collect();
        let units = campaign.units_of(&tally.grouping);
        let known = units.into_iter().map(|unit| Some(unit.id)).filter(|unit| used.contains(unit));
        known.chain(used.contains(&None).then_some(None)).collect()
    }

    /// The people of a row of a test in the order in which they were put on the chart; whoever was
    /// named after the roster was frozen stands at the end: no row may move under the keys.
    pub fn test_rows(&self, test: &StructureTest, unit: Option<RecordId>) -> Vec<RecordId> {
        let campaign = self.campaign();
        let Some(tally) = self.tallies().test(test.id) else { return Vec::new() };
        let mut rows: Vec<RecordId> =
            tally.everybody().filter(|(_, marked)| marked.unit == unit).map(|(person, _)| person).collect();
        let frozen = test.roster.iter().flat_map(|roster| &roster.units).flat_map(|unit| &unit.people);
        let frozen: BTreeSet<RecordId> = frozen.map(|person| campaign.canonical(*person)).collect();
        rows.sort_by_key(|person| {
            let made = campaign.worker(*person).map(|worker| worker.made);
            (!frozen.is_empty() && !frozen.contains(person), made, *person)
        });
        rows
    }
}
