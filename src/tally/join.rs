//! Small units counted together with a neighbour or their parent, where majorities decide.

use crate::model::{Campaign, RecordId};

use super::tree::Tree;

/// Units with fewer people than this are counted together with others (field.md, default).
pub const SMALL_UNIT: u32 = 8;

/// Gate units in lane order, each with those it is counted together with (FORMAT.md, Counting 10): a
/// unit under [`SMALL_UNIT`] people joins the neighbour its `joins` names, if that takes part, or else
/// its parent; so does what they make together, until it is large enough or there is nobody to join.
///
/// `size` is how many people count in a unit with its sub-units. No unit of a group lies within
/// another one of it, so that sizes and counts of a group are sums.
pub(super) fn joined(
    campaign: &Campaign,
    tree: &Tree,
    units: &[RecordId],
    size: &dyn Fn(RecordId) -> u32,
    takes_part: &dyn Fn(RecordId) -> bool,
) -> Vec<Vec<RecordId>> {
    let place = |unit: RecordId| {
        let unit = campaign.unit(unit);
        unit.map(|unit| {
            let grouping = unit.grouping_key();
            let is_other = grouping != crate::model::Grouping::UNIT;
            (is_other, grouping, unit.rank.value().unwrap_or(i64::MAX), unit.made, unit.id)
        })
    };
    let mut order: Vec<RecordId> = units.to_vec();
    order.sort_by_key(|unit| place(*unit));
    order.dedup();
    let mut groups: Vec<Vec<RecordId>> = order.into_iter().map(|unit| vec![unit]).collect();
    let is_small = |group: &[RecordId]| group.iter().map(|unit| size(*unit)).sum::<u32>() < SMALL_UNIT;
    let is_inside = |unit: RecordId, group: &[RecordId]| tree.chain(unit).any(|up| group.contains(&up));
    let whom = |group: &[RecordId]| {
        let neighbour = |unit: &RecordId| {
            let own = campaign.unit(*unit)?;
            let other = own.joins.and_then(|other| campaign.unit(other))?;
            let fits = other.grouping_key() == own.grouping_key() && takes_part(other.id);
            (fits && !is_inside(other.id, group)).then_some(other.id)
        };
        let parent = |unit: &RecordId| tree.parent(*unit).filter(|up| !is_inside(*up, group));
        group.iter().rev().find_map(neighbour).or_else(|| group.iter().rev().find_map(parent))
    };
    // Each round a group takes in somebody new, so it ends.
    while let Some((at, to)) = groups
        .iter()
        .enumerate()
        .find_map(|(at, group)| is_small(group).then(|| whom(group)).flatten().map(|to| (at, to)))
    {
        let small = groups.remove(at);
        let known = groups.iter().position(|group| is_inside(to, group));
        let at = known.unwrap_or_else(|| {
            groups.push(vec![to]);
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            let outside: Vec<RecordId> = small.into_iter().filter(|unit| !is_inside(*unit, group)).collect();
            group.extend(outside);
            let all = group.clone();
            group.retain(|unit| !tree.chain(*unit).skip(1).any(|up| all.contains(&up)));
        }
    }
    groups.sort_by_key(|group| group.first().and_then(|unit| place(*unit)));
    groups
}
