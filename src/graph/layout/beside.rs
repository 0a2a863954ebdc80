//! Newcomers beside those who stay: nobody who has a place is moved.

use std::collections::BTreeMap;

use super::hull::{holds, hull};
use super::{Effort, HULL_PT, Links, Net, Node, Place, ROOM_PT, TIE_PT, apart, arrange, radius};

/// Places the nodes without a kept place or pin near their ties or their unit.
/// A unit all of whose people are new is laid out for itself and set down
/// beside the picture.
pub(crate) fn place_newcomers(
    net: &Net,
    links: &Links,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let radii: Vec<f32> = net.nodes.iter().map(radius).collect();
    let mut places: Vec<Option<Place>> = net.nodes.iter().map(held).collect();
    set_down_new_units(net, links, seed, &radii, &mut places, progress)?;
    let widest = radii.iter().copied().fold(1.0, f32::max);
    let mut grid = apart::Grid::new(apart::reach(widest, widest));
    let mut known: Vec<Place> = vec![Place::default(); net.nodes.len()];
    for (i, place) in places.iter().enumerate() {
        if let Some(p) = place {
            known[i] = *p;
            grid.put(i, *p);
        }
    }
    let mut hulls = hulls(net, &radii, &places);
    let mut waiting: Vec<usize> = (0..places.len()).filter(|i| places[*i].is_none()).collect();
    let total = waiting.len().max(1) as f32;
    while !waiting.is_empty() {
        if !progress(1.0 - waiting.len() as f32 / total) {
            return None;
        }
        // Whoever has most ties to people with a place goes first.
        let ties = |i: usize| links.with(i).filter(|(n, _)| places[*n].is_some()).count();
        let slot = (0..waiting.len()).max_by_key(|s| (ties(waiting[*s]), waiting.len() - s)).unwrap_or(0);
        let who = waiting.remove(slot);
        let spot = spot_for(net, links, &radii, &places, &known, &grid, &hulls, who);
        places[who] = Some(spot);
        known[who] = spot;
        grid.put(who, spot);
        if let Some(unit) = net.nodes[who].unit {
            hulls.insert(unit, hull_of(net, &radii, &places, unit));
        }
    }
    Some(known)
}

fn held(node: &Node) -> Option<Place> {
    node.pin.filter(|p| p.is_sound()).or(node.kept.filter(|p| p.is_sound()))
}

fn hull_of(net: &Net, radii: &[f32], places: &[Option<Place>], unit: u32) -> Vec<Place> {
    let marks: Vec<(Place, f32)> = net
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, n)| n.unit == Some(unit))
        .filter_map(|(i, _)| Some((places[i]?, radii[i])))
        .collect();
    hull(&marks, HULL_PT)
}

fn hulls(net: &Net, radii: &[f32], places: &[Option<Place>]) -> BTreeMap<u32, Vec<Place>> {
    let mut marks: BTreeMap<u32, Vec<(Place, f32)>> = BTreeMap::new();
    for (i, node) in net.nodes.iter().enumerate() {
        if let (Some(unit), Some(p)) = (node.unit, places[i]) {
            marks.entry(unit).or_default().push((p, radii[i]));
        }
    }
    marks.into_iter().map(|(unit, m)| (unit, hull(&m, HULL_PT))).collect()
}

#[expect(clippy::too_many_arguments, reason = "one search over the tables of its caller")]
fn spot_for(
    net: &Net,
    links: &Links,
    radii: &[f32],
    places: &[Option<Place>],
    known: &[Place],
    grid: &apart::Grid,
    hulls: &BTreeMap<u32, Vec<Place>>,
    who: usize,
) -> Place {
    let unit = net.nodes[who].unit;
    let friends: Vec<(Place, f32)> = links
        .with(who)
        .filter_map(|(n, w)| {
            let same = unit.is_some() && net.nodes[n].unit == unit;
            // The own unit decides where to stand; ties outside only lean.
            Some((places[n]?, if same || unit.is_none() { w } else { w * 0.15 }))
        })
        .collect();
    let home = unit.and_then(|u| hulls.get(&u)).filter(|h| !h.is_empty());
    let middle = home.map(|h| h.iter().fold(Place::default(), |s, p| s + *p) * (1.0 / h.len() as f32));
    let (mut toward, mut mass) = middle.map_or((Place::default(), 0.0), |m| (m * 0.5, 0.5));
    for (p, w) in &friends {
        toward = toward + *p * *w;
        mass += w;
    }
    let start = if mass > 0.0 { toward * (1.0 / mass) } else { below(net, radii, places) };
    let step = (radii[who] + ROOM_PT) * 0.5;
    let is_foreign = |p: Place| hulls.iter().any(|(u, h)| Some(*u) != unit && holds(h, p));
    let strain = |p: Place| {
        let ties: f32 = friends.iter().map(|(f, w)| w * (f.distance(p) / TIE_PT - 1.0).abs()).sum();
        let outside = home.is_some_and(|h| !holds(h, p));
        ties + p.distance(start) / TIE_PT * 0.6 + if outside { 0.8 } else { 0.0 }
    };
    apart::spiral(start, step)
        .filter(|p| apart::is_free(grid, known, radii, *p, radii[who]) && !is_foreign(*p))
        .take(24)
        .min_by(|a, b| strain(*a).total_cmp(&strain(*b)))
        .unwrap_or(start)
}

/// The left end of a row under the picture, where those wait who have no tie.
fn below(net: &Net, radii: &[f32], places: &[Option<Place>]) -> Place {
    let waits = |i: usize| net.nodes[i].unit.is_none();
    let (mut left, mut low, mut row) = (f32::MAX, f32::MIN, f32::MIN);
    for (i, p) in places.iter().enumerate() {
        let Some(p) = p else { continue };
        left = left.min(p.x);
        low = low.max(p.y + radii[i]);
        if waits(i) {
            row = row.max(p.y);
        }
    }
    if places.iter().all(Option::is_none) {
        return Place::default();
    }
    // A row of waiting people at the foot is gone on with, else one is begun.
    let y = if row >= low - 60.0 { row } else { low + HULL_PT * 2.0 + 60.0 };
    Place::new(left + 26.0, y)
}

/// Lays out the units nobody of whom has a place yet, and sets them down
/// together to the right of the picture.
fn set_down_new_units(
    net: &Net,
    links: &Links,
    seed: u64,
    radii: &[f32],
    places: &mut [Option<Place>],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<()> {
    let mut has_place: BTreeMap<u32, bool> = BTreeMap::new();
    for (i, node) in net.nodes.iter().enumerate() {
        if let Some(unit) = node.unit {
            *has_place.entry(unit).or_default() |= places[i].is_some();
        }
    }
    let new: Vec<usize> = (0..places.len())
        .filter(|i| net.nodes[*i].unit.is_some_and(|u| has_place.get(&u) == Some(&false)))
        .collect();
    if new.is_empty() {
        return Some(());
    }
    let part = Net { nodes: new.iter().map(|i| net.nodes[*i]).collect(), edges: Vec::new() };
    let order: Vec<u32> = new.iter().map(|i| *i as u32).collect();
    let inner = links.among(&order);
    let laid = arrange::arrange(&part, &inner, Effort::Fine, seed, &mut |done| progress(done * 0.5))?;
    let left = laid.iter().zip(&new).map(|(p, i)| p.x - radii[*i]).fold(f32::MAX, f32::min);
    let (mut right, mut sum, mut count) = (f32::MIN, 0.0, 0.0);
    for (p, r) in places.iter().zip(radii) {
        if let Some(p) = p {
            right = right.max(p.x + r);
            sum += p.y;
            count += 1.0;
        }
    }
    let by = Place::new(right - left + HULL_PT * 2.0 + 32.0, sum / f32::max(count, 1.0));
    for (p, i) in laid.iter().zip(&new) {
        places[*i] = Some(*p + by);
    }
    Some(())
}
