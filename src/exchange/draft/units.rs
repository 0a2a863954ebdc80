//! Units, shifts and worksites a list names.

use std::collections::HashMap;

use crate::exchange::columns::Column;
use crate::exchange::names::fold;
use crate::exchange::sheet::Sheet;
use crate::exchange::table::Table;
use crate::exchange::words;
use crate::model::{Campaign, Grouping, RecordId};

use super::Choices;
use super::rows::Cells;

/// Between a unit and the one it is part of, in a cell.
pub(in crate::exchange) const WITHIN: &str = " > ";

/// A unit the list names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftUnit {
    /// Key of its grouping: `unit`, `shift` or `worksite`.
    pub grouping: &'static str,
    /// Its name.
    pub name: String,
    /// Place in the draft's units of the one it is part of.
    pub parent: Option<u32>,
    /// The unit of the campaign, if it is known.
    pub known: Option<RecordId>,
    /// Will be made: it is new, and chosen to be.
    pub make: bool,
    /// How many rows name it.
    pub people: u32,
}

/// What a sheet's name says of its people.
#[derive(Debug, Clone, Default)]
pub(super) struct SheetName<'a> {
    shift: Option<&'a str>,
    unit: Option<&'a str>,
}

/// A sheet called Night holds the night shift; one of several lists without a column for
/// units is called by its unit.
pub(super) fn sheet_name<'a>(name: &'a str, table: &Table, cells: &Cells, tables: usize) -> SheetName<'a> {
    let mut said = SheetName::default();
    if words::is_default_sheet(name) || name.chars().count() > 60 {
        return said;
    }
    if words::is_shift(name) {
        if table.place(Column::Shift).is_none() {
            said.shift = Some(name);
        }
    } else if tables > 1 && cells.unit.is_none() {
        said.unit = Some(name);
    }
    said
}

/// Grouping, place of the parent, folded name.
type Key = (&'static str, Option<u32>, String);
/// Places by cell as written.
type Seen = HashMap<Box<str>, Option<u32>>;
/// A unit of the campaign and the one it is part of.
type Known = (RecordId, Option<RecordId>);

pub(super) struct Units<'a> {
    campaign: &'a Campaign,
    choices: &'a Choices,
    list: Vec<DraftUnit>,
    by_name: HashMap<Key, u32>,
    /// Cells as written, so that a name is folded once: units, shifts, worksites.
    seen: [Seen; 3],
    /// The same for units within a unit, by the place of that unit.
    within: HashMap<u32, Seen>,
    known: HashMap<(&'a str, String), Vec<Known>>,
}

impl<'a> Units<'a> {
    pub(super) fn new(campaign: &'a Campaign, choices: &'a Choices) -> Self {
        let mut known: HashMap<_, Vec<_>> = HashMap::new();
        for unit in campaign.units.values() {
            let key = (unit.grouping_key(), fold(unit.name.value()).into_owned());
            known.entry(key).or_default().push((unit.id, *unit.parent.value()));
        }
        Self {
            campaign,
            choices,
            list: Vec::new(),
            by_name: HashMap::new(),
            seen: Default::default(),
            within: HashMap::new(),
            known,
        }
    }

    /// Unit, shift and worksite of a row.
    pub(super) fn of_row(
        &mut self,
        sheet: &Sheet,
        at: usize,
        cells: &Cells,
        heading: Option<&str>,
        named: &SheetName<'_>,
    ) -> (Option<u32>, Option<u32>, Option<u32>) {
        let cell = |place: Option<usize>| place.map_or("", |place| sheet.cell(at, place));
        let choices = self.choices;
        let unit = match cell(cells.unit) {
            "" => heading.or(named.unit).or(choices.unit.as_deref()).unwrap_or_default(),
            written => written,
        };
        let mut unit = self.place(Grouping::UNIT, None, unit);
        let sub = cell(cells.sub_unit);
        if !sub.is_empty() {
            unit = self.place(Grouping::UNIT, unit, sub);
        }
        let shift = match cell(cells.shift) {
            "" => self.place(Grouping::SHIFT, None, named.shift.unwrap_or_default()),
            written => self.place(Grouping::SHIFT, None, written),
        };
        let worksite = self.place(Grouping::WORKSITE, None, cell(cells.worksite));
        for place in [unit, shift, worksite].into_iter().flatten() {
            if let Some(unit) = self.list.get_mut(place as usize) {
                unit.people += 1;
            }
        }
        (unit, shift, worksite)
    }

    /// Place in the list of a unit by its cell; `None` for an empty cell.
    fn place(&mut self, grouping: &'static str, parent: Option<u32>, cell: &str) -> Option<u32> {
        if cell.is_empty() {
            return None;
        }
        if let Some(place) = self.seen(grouping, parent).get(cell) {
            return *place;
        }
        let mut place = parent;
        for name in cell.split(WITHIN).map(str::trim).filter(|name| !name.is_empty()) {
            place = Some(self.intern(grouping, place, name));
        }
        self.seen(grouping, parent).insert(cell.into(), place);
        place
    }

    fn seen(&mut self, grouping: &str, parent: Option<u32>) -> &mut Seen {
        let [units, shifts, worksites] = &mut self.seen;
        match (parent, grouping) {
            (Some(parent), _) => self.within.entry(parent).or_default(),
            (None, Grouping::SHIFT) => shifts,
            (None, Grouping::WORKSITE) => worksites,
            (None, _) => units,
        }
    }

    fn intern(&mut self, grouping: &'static str, parent: Option<u32>, name: &str) -> u32 {
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = (grouping, parent, fold(&name).into_owned());
        if let Some(place) = self.by_name.get(&key) {
            return *place;
        }
        let known = self.known_as(grouping, parent, &key.2);
        let left = self.choices.units_left.iter().any(|left| fold(left) == key.2);
        let make = known.is_none() && self.choices.make_units && !left;
        let place = self.list.len() as u32;
        self.list.push(DraftUnit { grouping, name, parent, known, make, people: 0 });
        self.by_name.insert(key, place);
        place
    }

    /// The unit of the campaign so called: within the parent, if the list names one; else
    /// wherever it is, if there is one only, and before all at the top.
    fn known_as(&self, grouping: &'static str, parent: Option<u32>, folded: &str) -> Option<RecordId> {
        let known = self.known.get(&(grouping, folded.to_owned()))?;
        if let Some(parent) = parent {
            let parent = self.list.get(parent as usize)?.known?;
            let within =
                |above: Option<RecordId>| above.map(|id| self.campaign.canonical(id)) == Some(parent);
            return known.iter().find(|(_, above)| within(*above)).map(|(id, _)| *id);
        }
        let top = known.iter().find(|(_, above)| above.is_none());
        match (top, known.as_slice()) {
            (Some((id, _)), _) | (None, [(id, _)]) => Some(*id),
            _ => None,
        }
    }

    /// Neither known nor to be made: its people go to Unassigned.
    pub(super) fn is_left(&self, place: u32) -> bool {
        self.list.get(place as usize).is_some_and(|unit| unit.known.is_none() && !unit.make)
    }

    pub(super) fn into_list(self) -> Vec<DraftUnit> {
        self.list
    }
}
