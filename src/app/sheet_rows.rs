//! Who stands on which sheet of paper, in which order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use crate::chart::FormRow;
use crate::model::{Campaign, Grouping, PaperKind, RecordId, StructureTest, Unit};
use crate::tally::roster;

use super::{App, Names, name_as};

/// The most names on a sheet that one person takes along (field.md).
pub(super) const MOST_ASSIGNED: usize = 15;

/// Whose sheets are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetOf {
    /// Those of a unit; on a door sheet those of all units in it.
    Unit(RecordId),
    /// Those without a unit.
    Unplaced,
    /// Those a person is responsible for.
    Responsible(RecordId),
    /// Those nobody is responsible for.
    Nobodys,
    /// Nobody: lines to be written by hand.
    Blank,
}

/// Somebody whose sheets can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetChoice {
    /// Whose.
    pub of: SheetOf,
    /// How many people stand on them.
    pub people: usize,
    /// Whether it is offered as chosen.
    pub usual: bool,
}

/// Texts with numbers in them, in the order of the numbers: 2 before 10, 2a after 2.
pub(super) fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.trim(), b.trim());
    while !a.is_empty() && !b.is_empty() {
        let (digits_a, digits_b) = (beginning(a, true), beginning(b, true));
        if digits_a > 0 && digits_b > 0 {
            let ((number_a, rest_a), (number_b, rest_b)) = (a.split_at(digits_a), b.split_at(digits_b));
            let plain = |number: &str| number.trim_start_matches('0').to_owned();
            let (plain_a, plain_b) = (plain(number_a), plain(number_b));
            let order = plain_a.len().cmp(&plain_b.len()).then_with(|| plain_a.cmp(&plain_b));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (rest_a, rest_b);
            continue;
        }
        let ((word_a, rest_a), (word_b, rest_b)) =
            (a.split_at(beginning(a, false).max(digits_a)), b.split_at(beginning(b, false).max(digits_b)));
        let order = super::folded(word_a).cmp(&super::folded(word_b));
        if order != Ordering::Equal {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
    a.len().cmp(&b.len())
}

/// How many bytes at the beginning are digits, or none.
fn beginning(text: &str, digits: bool) -> usize {
    text.find(|letter: char| letter.is_ascii_digit() != digits).unwrap_or(text.len())
}

/// Everybody who can stand on a sheet, and the units as they hang together.
pub(super) struct Standing<'a> {
    campaign: &'a Campaign,
    names: Names,
    tests: Vec<&'a StructureTest>,
    /// By the unit they are counted in.
    by_unit: BTreeMap<Option<RecordId>, Vec<RecordId>>,
    children: BTreeMap<RecordId, Vec<&'a Unit>>,
    /// The grouping whose units have rows.
    grouping: String,
}

impl<'a> Standing<'a> {
    /// Those who are eligible in these tests: on the frozen roster, or as it would be today.
    pub(super) fn of(app: &'a App, tests: &[RecordId], names: Names) -> Self {
        let campaign = app.campaign();
        let tests: Vec<&StructureTest> = tests.iter().filter_map(|test| campaign.test(*test)).collect();
        let mut by_unit: BTreeMap<Option<RecordId>, Vec<RecordId>> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let blank = StructureTest::blank(campaign.id, crate::model::Stamp::default());
        let everybody = if tests.is_empty() { vec![&blank] } else { tests.clone() };
        let mut grouping = None;
        for test in everybody {
            let today;
            let roster = match &test.roster {
                Some(frozen) => frozen,
                None => {
                    today = roster(campaign, test, app.today());
                    &today
                }
            };
            let rows =
                roster.units.iter().flat_map(|row| row.people.iter().map(|person| (row.unit, *person)));
            let joined = test.joined.iter().map(|joined| (joined.unit, joined.worker));
            for (unit, person) in rows.chain(joined) {
                let Some(worker) = campaign.worker(person) else { continue };
                let unit = unit.map(|unit| campaign.canonical(unit));
                let unit = unit.filter(|unit| campaign.unit(*unit).is_some());
                if grouping.is_none() {
                    grouping =
                        unit.and_then(|unit| campaign.unit(unit)).map(|unit| unit.grouping_key().to_owned());
                }
                if seen.insert(worker.id) {
                    by_unit.entry(unit).or_default().push(worker.id);
                }
            }
        }
        let grouping = grouping.unwrap_or_else(|| Grouping::UNIT.to_owned());
        let mut children: BTreeMap<RecordId, Vec<&Unit>> = BTreeMap::new();
        for unit in campaign.units_of(&grouping) {
            if let Some(parent) = unit.parent.value().map(|parent| campaign.canonical(parent)) {
                children.entry(parent).or_default().push(unit);
            }
        }
        for units in children.values_mut() {
            units.sort_by(|a, b| {
                let rank = |unit: &Unit| unit.rank.value().unwrap_or(i64::MAX);
                natural(door(a), door(b)).then(rank(a).cmp(&rank(b))).then(a.id.cmp(&b.id))
            });
        }
        let mut standing = Self { campaign, names, tests, by_unit, children, grouping };
        let mut sorted = std::mem::take(&mut standing.by_unit);
        for people in sorted.values_mut() {
            standing.by_name(people);
        }
        standing.by_unit = sorted;
        standing
    }

    /// Puts people in the order of what is written of their names.
    fn by_name(&self, people: &mut [RecordId]) {
        let written = |person: &RecordId| {
            let name = self.campaign.worker(*person).map(|worker| name_as(self.campaign, worker, self.names));
            super::folded(&name.unwrap_or_default())
        };
        people.sort_by_cached_key(|person| (written(person), *person));
    }

    /// Units of the grouping in lane order.
    fn units(&self) -> Vec<&'a Unit> {
        self.campaign.units_of(&self.grouping)
    }

    fn is_leaf(&self, unit: RecordId) -> bool {
        self.children.get(&unit).is_none_or(Vec::is_empty)
    }

    /// A unit and those above it, from below; a circle is cut.
    fn chain(&self, unit: RecordId) -> Vec<RecordId> {
        let mut chain = vec![unit];
        while let Some(up) = chain
            .last()
            .and_then(|unit| self.campaign.unit(*unit))
            .and_then(|unit| *unit.parent.value())
            .map(|up| self.campaign.canonical(up))
            && self.campaign.unit(up).is_some()
            && !chain.contains(&up)
        {
            chain.push(up);
        }
        chain
    }

    /// Who is responsible for somebody: their own organizer, else the unit's in this test, else the
    /// unit's leader, else those of the units above it.
    fn responsible(&self, person: RecordId, unit: Option<RecordId>) -> Option<RecordId> {
        let here = |person: RecordId| self.campaign.worker(person).map(|worker| worker.id);
        let worker = self.campaign.worker(person)?;
        if let Some(own) = worker.responsible.value().and_then(here) {
            return Some(own);
        }
        self.chain(unit?).into_iter().find_map(|unit| {
            let said = self.tests.iter().find_map(|test| test.responsible.get(&unit).and_then(|who| **who));
            said.and_then(here).or_else(|| self.campaign.unit(unit)?.leader.value().and_then(here))
        })
    }

    /// People by whoever is responsible for them, unit by unit in lane order.
    fn by_responsible(&self) -> BTreeMap<Option<RecordId>, Vec<RecordId>> {
        let mut found: BTreeMap<Option<RecordId>, Vec<RecordId>> = BTreeMap::new();
        let units = self.units().into_iter().map(|unit| Some(unit.id)).chain([None]);
        for unit in units {
            for person in self.by_unit.get(&unit).into_iter().flatten() {
                found.entry(self.responsible(*person, unit)).or_default().push(*person);
            }
        }
        found
    }

    /// Whose sheets of a kind can be printed; those usual for it are marked.
    pub(super) fn choices(&self, kind: PaperKind, by_person: bool) -> Vec<SheetChoice> {
        if kind == PaperKind::Call {
            return vec![SheetChoice { of: SheetOf::Blank, people: 0, usual: true }];
        }
        if kind == PaperKind::Door {
            return self.door_choices();
        }
        if kind == PaperKind::Assignment || by_person {
            let mut choices: Vec<(String, SheetChoice)> = self
                .by_responsible()
                .into_iter()
                .map(|(who, people)| {
                    let worker = who.and_then(|who| self.campaign.worker(who));
                    // Whoever has nobody stands at the end.
                    let name =
                        worker.map_or_else(|| "\u{10ffff}".to_owned(), |worker| super::folded(&worker.name));
                    let of = who.map_or(SheetOf::Nobodys, SheetOf::Responsible);
                    (name, SheetChoice { of, people: people.len(), usual: who.is_some() })
                })
                .collect();
            choices.sort_by(|(a, one), (b, other)| a.cmp(b).then(one.of.cmp(&other.of)));
            return choices.into_iter().map(|(_, choice)| choice).collect();
        }
        let rows = self.units().into_iter().map(|unit| (Some(unit.id), SheetOf::Unit(unit.id)));
        rows.chain([(None, SheetOf::Unplaced)])
            .filter_map(|(unit, of)| {
                let people = self.by_unit.get(&unit).map_or(0, Vec::len);
                (people > 0).then_some(SheetChoice { of, people, usual: unit.is_some() })
            })
            .collect()
    }

    /// Units with units in them: a sheet for each stairwell, where there are stairwells in houses.
    fn door_choices(&self) -> Vec<SheetChoice> {
        let here: Vec<&Unit> = self.units();
        let is_top = |unit: &Unit| self.chain(unit.id).len() == 1;
        let has_floors = |unit: &Unit| {
            self.children.get(&unit.id).into_iter().flatten().any(|child| !self.is_leaf(child.id))
        };
        here.iter()
            .filter(|unit| !self.is_leaf(unit.id) || is_top(unit))
            .map(|unit| {
                let depth = self.chain(unit.id).len();
                // Of a house with stairwells the stairwells, else the house.
                let usual = match depth {
                    1 => !has_floors(unit),
                    2 => !self.is_leaf(unit.id),
                    _ => false,
                };
                let people = self.walk(unit.id).iter().filter(|(_, person)| person.is_some()).count();
                SheetChoice { of: SheetOf::Unit(unit.id), people, usual }
            })
            .filter(|choice| choice.people > 0)
            .collect()
    }

    /// The sheets of a choice: for each, whose it is and who stands on it.
    pub(super) fn sheets(
        &self,
        kind: PaperKind,
        of: SheetOf,
    ) -> Vec<(Option<RecordId>, Option<RecordId>, Vec<RecordId>)> {
        let unit = |unit: Option<RecordId>| self.by_unit.get(&unit).cloned().unwrap_or_default();
        let shared = |who: Option<RecordId>| {
            let people = self.by_responsible().remove(&who).unwrap_or_default();
            let sheets = people.len().div_ceil(MOST_ASSIGNED).max(1);
            // 31 people are 11, 10 and 10, never 15, 15 and 1.
            let (each, more) = (people.len() / sheets, people.len() % sheets);
            let mut rest = people.as_slice();
            let mut made = Vec::new();
            for sheet in 0..sheets {
                let (now, then) = rest.split_at((each + usize::from(sheet < more)).min(rest.len()));
                made.push((None, who, now.to_vec()));
                rest = then;
            }
            made
        };
        match of {
            SheetOf::Blank => vec![(None, None, Vec::new())],
            SheetOf::Unit(id) if kind == PaperKind::Door => {
                vec![(Some(id), None, self.walk(id).into_iter().filter_map(|(_, person)| person).collect())]
            }
            SheetOf::Unit(id) => vec![(Some(id), None, unit(Some(id)))],
            SheetOf::Unplaced => vec![(None, None, unit(None))],
            SheetOf::Responsible(who) => shared(Some(who)),
            SheetOf::Nobodys => shared(None),
        }
    }

    /// From door to door: what stands on the sheet of a unit, with whom.
    pub(super) fn walk(&self, unit: RecordId) -> Vec<(FormRow, Option<RecordId>)> {
        let mut rows = Vec::new();
        self.enter(unit, &mut Vec::new(), &mut rows);
        rows
    }

    fn enter(&self, id: RecordId, way: &mut Vec<String>, rows: &mut Vec<(FormRow, Option<RecordId>)>) {
        let Some(unit) = self.campaign.unit(id) else { return };
        let place = door(unit).to_owned();
        let people = self.by_unit.get(&Some(id)).map(Vec::as_slice).unwrap_or_default();
        let children = self.children.get(&id).map(Vec::as_slice).unwrap_or_default();
        if *unit.vacant.value() && people.is_empty() {
            rows.push((FormRow::Vacant { place }, None));
        } else if people.is_empty() && children.is_empty() {
            rows.push((FormRow::Open { place }, None));
        } else {
            for person in people {
                rows.push((self.person(*person, place.clone()), Some(*person)));
            }
        }
        let doors = children.iter().any(|child| self.is_leaf(child.id));
        if doors && !way.is_empty() {
            rows.push((FormRow::Head(way.join(" · ")), None));
        }
        // Doors of the unit itself before those of the units in it, so that no head speaks for both.
        let (leaves, inner): (Vec<&Unit>, Vec<&Unit>) =
            children.iter().partition(|child| self.is_leaf(child.id));
        for child in leaves {
            self.enter(child.id, way, rows);
        }
        for child in inner {
            // A file may say anything: nobody climbs in circles.
            if way.len() < 16 {
                way.push(child.name.to_string());
                self.enter(child.id, way, rows);
                way.pop();
            }
        }
    }

    fn person(&self, person: RecordId, place: String) -> FormRow {
        let worker = self.campaign.worker(person);
        let name = worker.map(|worker| name_as(self.campaign, worker, self.names)).unwrap_or_default();
        FormRow::Person { name, place }
    }

    /// The rows of a sheet as they were put, whatever has changed since.
    pub(super) fn rows(&self, kind: PaperKind, unit: Option<RecordId>, people: &[RecordId]) -> Vec<FormRow> {
        if kind == PaperKind::Door
            && let Some(unit) = unit
        {
            let walk = self.walk(unit);
            if walk.iter().filter_map(|(_, person)| *person).eq(people.iter().copied()) {
                return walk.into_iter().map(|(row, _)| row).collect();
            }
        }
        let unit_of = |person: &RecordId| {
            let worker = self.campaign.worker(*person)?;
            let unit = self.campaign.unit(worker.place(&self.grouping)?)?;
            Some(if kind == PaperKind::Door { door(unit) } else { &unit.name }.to_owned())
        };
        let units: BTreeSet<Option<String>> = people.iter().map(unit_of).collect();
        // Where all are of one unit, or the sheet is that unit's, nobody needs to be told.
        let tells = kind == PaperKind::Door || unit.is_none() && units.len() > 1;
        people
            .iter()
            .map(|person| self.person(*person, unit_of(person).filter(|_| tells).unwrap_or_default()))
            .collect()
    }

    /// What stands over a sheet: its unit with the units above it, or the unit all on it share.
    pub(super) fn title(&self, unit: Option<RecordId>, people: &[RecordId]) -> String {
        let unit = unit.or_else(|| {
            let of = |person: &RecordId| {
                let unit = self.campaign.worker(*person)?.place(&self.grouping)?;
                self.campaign.unit(unit).map(|unit| unit.id)
            };
            let first = people.first().and_then(of);
            first.filter(|_| people.iter().all(|person| of(person) == first))
        });
        let chain = unit.map(|unit| self.chain(unit)).unwrap_or_default();
        let names = chain.iter().rev().filter_map(|unit| self.campaign.unit(*unit));
        names.map(|unit| unit.name.to_string()).collect::<Vec<_>>().join(" · ")
    }
}

/// What is written at a unit's door.
fn door(unit: &Unit) -> &str {
    if unit.door.is_empty() { &unit.name } else { &unit.door }
}
