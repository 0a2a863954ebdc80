//! The deeds of a sheet: one step each, however many are moved.

use crate::model::{
    Campaign, Deed, Edit, Extent, Fields, FloorField, Grouping, Label, Landmark, Pin, RecordId, UnitField,
    WorkerField,
};

use super::sight::kept;

/// People of these who have no spot on the sheet.
pub(super) fn off_sheet(campaign: &Campaign, floor: RecordId, people: &[RecordId]) -> Vec<RecordId> {
    let waits = |id: &RecordId| campaign.worker(*id).is_some_and(|worker| worker.spot(floor).is_none());
    people.iter().copied().filter(waits).collect()
}

/// People of these who have one.
pub(super) fn on_sheet(campaign: &Campaign, floor: RecordId, people: &[RecordId]) -> Vec<RecordId> {
    let stands = |id: &RecordId| campaign.worker(*id).is_some_and(|worker| worker.spot(floor).is_some());
    people.iter().copied().filter(stands).collect()
}

/// Puts people on a sheet, or moves them there.
pub(super) fn spots(floor: RecordId, spots: &[(RecordId, Pin)]) -> Deed {
    let edit = |at: Pin| Edit::SetWorker(Fields(vec![WorkerField::Spot(floor, Some(at))]));
    let mut label = Label::new("spot", spots.len());
    label.about = spots.first().map(|(person, _)| *person).filter(|_| spots.len() == 1);
    Deed::new(label, spots.iter().map(|(person, at)| (*person, edit(*at))).collect())
}

/// Takes people off a sheet.
pub(super) fn unspot(floor: RecordId, people: &[RecordId]) -> Deed {
    let mut label = Label::new("unspot", people.len());
    label.about = people.first().copied().filter(|_| people.len() == 1);
    let edit = || Edit::SetWorker(Fields(vec![WorkerField::Spot(floor, None)]));
    Deed::new(label, people.iter().map(|person| (*person, edit())).collect())
}

/// Puts the tile of a unit on a sheet, moves it, or takes it off.
pub(super) fn unit(floor: RecordId, unit: RecordId, at: Option<Pin>) -> Deed {
    let verb = if at.is_some() { "spot-unit" } else { "unspot-unit" };
    let edit = Edit::SetUnit(Fields(vec![UnitField::Spot(floor, at)]));
    Deed::new(Label::new(verb, 1).about(unit), vec![(unit, edit)])
}

/// Sets one field of a sheet; the first one makes it.
pub(super) fn sheet(verb: &'static str, floor: RecordId, field: FloorField) -> Deed {
    Deed::new(Label::new(verb, 1).about(floor), vec![(floor, Edit::SetFloor(Fields(vec![field])))])
}

/// Puts a mark on a sheet, moves it, or takes it off.
pub(super) fn mark(verb: &'static str, floor: RecordId, mark: RecordId, to: Option<Landmark>) -> Deed {
    sheet(verb, floor, FloorField::Mark(mark, to))
}

/// A place for each of so many around a middle, none upon another of them.
pub(super) fn around(count: usize, middle: Pin, extent: Extent, room: (i32, i32)) -> Vec<Pin> {
    let columns = (count as f32).sqrt().ceil().max(1.0) as usize;
    let rows = count.div_ceil(columns);
    let (wide, tall) = room;
    // The block as a whole stays on the sheet, as far as it fits.
    let inside = |at: i32, side: u32, block: i32| {
        let edge = (block / 2 + 30).min(side as i32 / 2);
        at.clamp(edge, side as i32 - edge)
    };
    let middle = match count {
        1 => middle,
        _ => Pin {
            x: inside(middle.x, extent.width, (columns as i32 - 1) * wide),
            y: inside(middle.y, extent.height, (rows as i32 - 1) * tall),
        },
    };
    let pin = |number: usize| {
        let (column, row) = ((number % columns) as i32, (number / columns) as i32);
        let x = middle.x + column * wide - (columns as i32 - 1) * wide / 2;
        let y = middle.y + row * tall - (rows as i32 - 1) * tall / 2;
        kept(Pin { x, y }, extent)
    };
    (0..count).map(pin).collect()
}

/// The free place nearest to a middle: nobody of `taken` stands within `room` of it.
pub(super) fn free(taken: &[Pin], middle: Pin, extent: Extent, room: (i32, i32)) -> Pin {
    let (wide, tall) = room;
    let is_free =
        |at: &Pin| taken.iter().all(|other| (other.x - at.x).abs() >= wide || (other.y - at.y).abs() >= tall);
    let ring = |ring: i32| {
        let side = move |step: i32| Pin { x: step * wide, y: ring * tall };
        let edge = (-ring..=ring).flat_map(move |step| {
            let Pin { x, y } = side(step);
            [(x, y), (x, -y), (ring * wide, step * tall), (-ring * wide, step * tall)]
        });
        edge.map(|(x, y)| Pin { x: middle.x + x, y: middle.y + y })
    };
    let inside = |at: &Pin| kept(*at, extent) == *at;
    (0..24).flat_map(ring).find(|at| inside(at) && is_free(at)).unwrap_or(kept(middle, extent))
}

/// The people of a unit who are here, those of the units within it too.
pub(super) fn people_of(campaign: &Campaign, unit: RecordId) -> Vec<RecordId> {
    let within = |mut of: RecordId| {
        // A circle of parents is no reason to hang.
        for _ in 0..16 {
            if of == unit {
                return true;
            }
            let Some(parent) = campaign.unit(of).and_then(|unit| *unit.parent.value()) else { return false };
            of = campaign.canonical(parent);
        }
        false
    };
    let belongs = |place: Option<RecordId>| place.is_some_and(|of| within(campaign.canonical(of)));
    let grouping = campaign.unit(unit).map_or(Grouping::UNIT, |unit| unit.grouping_key()).to_owned();
    campaign.people().filter(|worker| belongs(worker.place(&grouping))).map(|worker| worker.id).collect()
}
