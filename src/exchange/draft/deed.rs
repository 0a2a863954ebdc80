//! The draft becomes one deed.

use std::collections::BTreeMap;

use crate::exchange::names::name_key;
use crate::model::{
    Campaign, Deed, Edit, Fact, Fields, Grouping, Import, Label, RecordId, TestField, UnitField, WorkerField,
};

use super::matching::Change;
use super::rows::{Person, places};
use super::{Decision, Draft, DraftRow, Will};

impl Draft {
    /// One deed for the whole import, so that one undo takes all of it back; `None` where
    /// nothing would change. `random` fills bytes for the ids of new records.
    ///
    /// Its first edit states on the campaign's record that a list was taken in: how many
    /// people, on what day, never from which file.
    pub fn into_deed(self, campaign: &Campaign, random: &mut dyn FnMut(&mut [u8])) -> Option<Deed> {
        let counts = self.counts();
        let people = counts.added + counts.changed;
        if people == 0 {
            return None;
        }
        let import = Import { added: counts.added, changed: counts.changed, day: self.choices.day };
        let mut edits = vec![(campaign.id, Edit::State(Fact::Import(import)))];
        edits.reserve(people as usize + self.units.len());
        let units = self.make_units(&mut edits, random);
        let tests = self.make_tests(&mut edits, random);
        for row in &self.rows {
            match row.will {
                Will::Add => self.add(row, campaign, &units, &tests, &mut edits, random),
                Will::Change(id) => {
                    let Some(worker) = campaign.worker(id) else { continue };
                    let person = self.person(row, campaign);
                    let change = self.change(row, &person, worker, campaign);
                    self.put(worker.id, change, &person, &units, &tests, &mut edits);
                }
                Will::Unchanged(_) | Will::LeaveOut => {}
            }
        }
        Some(Deed::new(Label::new("import", people as usize), edits))
    }

    /// Units in use that are known or made, by their place; the others are Unassigned.
    fn make_units(
        &self,
        edits: &mut Vec<(RecordId, Edit)>,
        random: &mut dyn FnMut(&mut [u8]),
    ) -> BTreeMap<u32, RecordId> {
        let mut used = vec![false; self.units.len()];
        for row in self.rows.iter().filter(|row| matches!(row.will, Will::Add | Will::Change(_))) {
            for (_, place) in places(row) {
                let mut at = place;
                while let Some(place) = at {
                    let Some(seen) = used.get_mut(place as usize) else { break };
                    *seen = true;
                    at = self.units.get(place as usize).and_then(|unit| unit.parent);
                }
            }
        }
        let mut ids = BTreeMap::new();
        for (place, unit) in self.units.iter().enumerate() {
            let id = match unit.known {
                Some(id) => id,
                None if unit.make && used.get(place) == Some(&true) => {
                    let id = RecordId::random(random);
                    let mut fields = vec![UnitField::Name(unit.name.as_str().into())];
                    if unit.grouping != Grouping::UNIT {
                        fields.push(UnitField::Grouping(unit.grouping.into()));
                    }
                    // A parent stands before its parts in the list.
                    let parent: Option<&RecordId> = unit.parent.and_then(|parent| ids.get(&parent));
                    if let Some(parent) = parent {
                        fields.push(UnitField::Parent(Some(*parent)));
                    }
                    edits.push((id, Edit::SetUnit(Fields(fields))));
                    id
                }
                None => continue,
            };
            ids.insert(place as u32, id);
        }
        ids
    }

    fn make_tests(
        &self,
        edits: &mut Vec<(RecordId, Edit)>,
        random: &mut dyn FnMut(&mut [u8]),
    ) -> Vec<RecordId> {
        self.tests
            .iter()
            .map(|test| {
                test.known.unwrap_or_else(|| {
                    let id = RecordId::random(random);
                    // When it was held the list does not say: no day, so that no roster is
                    // frozen on the wrong one; its results are in.
                    let fields = vec![TestField::Name(test.name.as_str().into()), TestField::Finished(true)];
                    edits.push((id, Edit::SetTest(Fields(fields))));
                    id
                })
            })
            .collect()
    }

    fn add(
        &self,
        row: &DraftRow,
        campaign: &Campaign,
        units: &BTreeMap<u32, RecordId>,
        tests: &[RecordId],
        edits: &mut Vec<(RecordId, Edit)>,
        random: &mut dyn FnMut(&mut [u8]),
    ) {
        let id = RecordId::random(random);
        let mut person = self.person(row, campaign);
        let change = Change {
            fields: std::mem::take(&mut person.fields),
            places: places(row)
                .into_iter()
                .filter_map(|(grouping, place)| Some((grouping, place?)))
                .collect(),
            rating: person.rating.is_some(),
            results: std::mem::take(&mut person.results),
        };
        self.put(id, change, &person, units, tests, edits);
        // Said to be somebody new although there is somebody like them: not asked again.
        if self.choices.decided.get(&row.place) == Some(&Decision::New) {
            let alike =
                campaign.people().filter(|worker| name_key(worker.name.value()) == name_key(&row.name));
            edits.extend(alike.map(|worker| (id, Edit::Different { other: worker.id })));
        }
    }

    /// One edit for all fields of a person, then what is said about them.
    fn put(
        &self,
        on: RecordId,
        change: Change,
        person: &Person,
        units: &BTreeMap<u32, RecordId>,
        tests: &[RecordId],
        edits: &mut Vec<(RecordId, Edit)>,
    ) {
        let Change { mut fields, places, rating, results } = change;
        for (grouping, place) in places {
            if let Some(unit) = units.get(&place) {
                fields.push(WorkerField::Place(grouping.into(), Some(*unit)));
            }
        }
        if !fields.is_empty() {
            edits.push((on, Edit::SetWorker(Fields(fields))));
        }
        if let Some((value, day, basis)) = person.rating.filter(|_| rating) {
            edits.push((on, Edit::State(Fact::Rating { value, day, basis, says: person.says.clone() })));
        }
        for (test, outcome) in results {
            if let Some(test) = tests.get(test) {
                let says = person.says.clone();
                edits.push((
                    on,
                    Edit::State(Fact::Result { test: *test, outcome, day: self.choices.day, says }),
                ));
            }
        }
    }
}
