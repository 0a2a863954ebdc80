//! A picture arranged anew: each unit for itself, then side by side.

use std::collections::BTreeMap;

use super::force::Relax;
use super::hull::hull;
use super::side_by_side::{draw_together, put_side_by_side, turn, weights};
use super::{HULL_PT, Links, Net, Place, ROOM_PT, TIE_PT, apart, cluster, radius};

/// Half of the room between the hulls of two units; a unit's name stands there.
pub(super) const LANE_PT: f32 = 16.0;

/// A unit or an island: its people and their places around its own middle.
pub(super) struct Cluster {
    pub(super) members: Vec<usize>,
    pub(super) places: Vec<Place>,
    pub(super) pad: f32,
    pub(super) hull: Vec<Place>,
    pub(super) reach: f32,
    pub(super) middle: Place,
    pub(super) is_fixed: bool,
}

impl Cluster {
    pub(super) fn shape(&mut self, radii: &[f32]) {
        let marks: Vec<(Place, f32)> =
            self.members.iter().zip(&self.places).map(|(m, p)| (*p, radii[*m])).collect();
        self.hull = hull(&marks, self.pad);
        self.reach = self.hull.iter().map(|p| p.x.hypot(p.y)).fold(0.0, f32::max);
    }
}

pub(crate) fn arrange(
    net: &Net,
    links: &Links,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let radii: Vec<f32> = net.nodes.iter().map(radius).collect();
    let (groups, idle) = groups(net, links);
    let mut clusters = Vec::with_capacity(groups.len());
    let total = net.nodes.len().max(1) as f32;
    let mut done = 0.0;
    for (number, (members, is_unit)) in groups.into_iter().enumerate() {
        let share = members.len() as f32 / total * 0.8;
        let made = lay_cluster(net, links, &radii, members, is_unit, seed ^ number as u64, &mut |part| {
            progress(done + share * part)
        })?;
        done += share;
        clusters.push(made);
    }
    let weights = weights(&clusters, links, net.nodes.len());
    put_side_by_side(&mut clusters, &weights, &mut |part| progress(0.8 + 0.1 * part))?;
    turn(&mut clusters, links, &radii);
    if !progress(0.95) {
        return None;
    }
    draw_together(&mut clusters, &weights);
    let mut places = vec![Place::default(); net.nodes.len()];
    for c in &clusters {
        for (m, p) in c.members.iter().zip(&c.places) {
            places[*m] = c.middle + *p;
        }
    }
    if clusters.iter().all(|c| !c.is_fixed) {
        centre(&mut places, &clusters);
    }
    shelve(net, &mut places, &radii, &idle);
    let mut fixed = vec![false; net.nodes.len()];
    for (i, node) in net.nodes.iter().enumerate() {
        if let Some(pin) = node.pin.filter(|p| p.is_sound()) {
            places[i] = pin;
            fixed[i] = true;
        }
    }
    apart::part(&mut places, &radii, &fixed);
    Some(places)
}

/// The clusters (units first, then islands of people without one) and those
/// who have neither unit nor tie.
fn groups(net: &Net, links: &Links) -> (Vec<(Vec<usize>, bool)>, Vec<usize>) {
    let mut units: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut idle = Vec::new();
    let mut seen = vec![false; net.nodes.len()];
    for (i, node) in net.nodes.iter().enumerate() {
        if let Some(unit) = node.unit {
            units.entry(unit).or_default().push(i);
            seen[i] = true;
        } else if links.of[i].is_empty() {
            idle.push(i);
            seen[i] = true;
        }
    }
    let mut groups: Vec<_> = units.into_values().map(|members| (members, true)).collect();
    for start in 0..net.nodes.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut island = vec![start];
        let mut next = 0;
        while let Some(&at) = island.get(next) {
            next += 1;
            for &(to, _) in &links.of[at] {
                if !seen[to] {
                    seen[to] = true;
                    island.push(to);
                }
            }
        }
        island.sort_unstable();
        groups.push((island, false));
    }
    (groups, idle)
}

fn lay_cluster(
    net: &Net,
    links: &Links,
    radii: &[f32],
    members: Vec<usize>,
    is_unit: bool,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Cluster> {
    let inner = inside(links, &members, net.nodes.len());
    let own: Vec<f32> = members.iter().map(|m| radii[*m]).collect();
    let mut places = cluster::lay(&inner, &own, seed, progress)?;
    let pins: Vec<(usize, Place)> = members
        .iter()
        .enumerate()
        .filter_map(|(i, m)| Some((i, net.nodes[*m].pin.filter(|p| p.is_sound())?)))
        .collect();
    let mut middle = Place::default();
    if pins.is_empty() {
        let off = round_middle(&places);
        for p in &mut places {
            *p = *p - off;
        }
    } else {
        // The unit follows its pins: first as a whole, then each person.
        for (i, pin) in &pins {
            middle = middle + (*pin - places[*i]) * (1.0 / pins.len() as f32);
        }
        let mut fixed = vec![false; places.len()];
        for (i, pin) in &pins {
            places[*i] = *pin - middle;
            fixed[*i] = true;
        }
        let relax = Relax {
            links: &inner,
            tie_pt: TIE_PT,
            gravity: 0.9,
            middle: Place::default(),
            heat_pt: if pins.len() > 1 { TIE_PT } else { 0.0 },
            rounds: if pins.len() > 1 { cluster::rounds(places.len()) / 2 } else { 0 },
            fixed: &fixed,
        };
        if !relax.run(&mut places, progress) {
            return None;
        }
        apart::part(&mut places, &own, &fixed);
    }
    let pad = LANE_PT + if is_unit { HULL_PT } else { 0.0 };
    let mut made =
        Cluster { members, places, pad, hull: Vec::new(), reach: 0.0, middle, is_fixed: !pins.is_empty() };
    made.shape(radii);
    Some(made)
}

fn inside(links: &Links, members: &[usize], count: usize) -> Links {
    let mut number = vec![usize::MAX; if members.len() * 20 > count { count } else { 0 }];
    let lookup: BTreeMap<usize, usize> = if number.is_empty() {
        members.iter().enumerate().map(|(i, m)| (*m, i)).collect()
    } else {
        for (i, m) in members.iter().enumerate() {
            number[*m] = i;
        }
        BTreeMap::new()
    };
    let find = |node: usize| match number.get(node) {
        Some(&i) => (i != usize::MAX).then_some(i),
        None => lookup.get(&node).copied(),
    };
    let mut pairs = Vec::new();
    for (i, m) in members.iter().enumerate() {
        for &(to, w) in &links.of[*m] {
            if let Some(j) = find(to).filter(|j| *j > i) {
                pairs.push((i, j, w));
            }
        }
    }
    Links::from_pairs(members.len(), pairs)
}

/// The middle of the smallest circle around some places, near enough (Badoiu
/// and Clarkson 2003: step toward the farthest, ever less).
fn round_middle(places: &[Place]) -> Place {
    let mut middle = places.first().copied().unwrap_or_default();
    for step in 1..=100_u16 {
        let far = places
            .iter()
            .max_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)))
            .copied()
            .unwrap_or_default();
        middle = middle + (far - middle) * (1.0 / (f32::from(step) + 1.0));
    }
    middle
}

/// Moves the picture so that its middle is the origin, and lays a tall one on its side.
fn centre(places: &mut [Place], clusters: &[Cluster]) {
    let (mut low, mut high) = (Place::new(f32::MAX, f32::MAX), Place::new(f32::MIN, f32::MIN));
    for c in clusters {
        for p in c.hull.iter().map(|p| *p + c.middle) {
            low = Place::new(low.x.min(p.x), low.y.min(p.y));
            high = Place::new(high.x.max(p.x), high.y.max(p.y));
        }
    }
    if low.x > high.x {
        return;
    }
    let middle = (low + high) * 0.5;
    let is_tall = high.y - low.y > (high.x - low.x) * 1.1;
    for p in places {
        let off = *p - middle;
        *p = if is_tall { Place::new(off.y, -off.x) } else { off };
    }
}

/// Puts those without unit and tie in rows below the picture.
fn shelve(net: &Net, places: &mut [Place], radii: &[f32], idle: &[usize]) {
    if idle.is_empty() {
        return;
    }
    let waits: std::collections::BTreeSet<usize> = idle.iter().copied().collect();
    let (mut left, mut right, mut low) = (f32::MAX, f32::MIN, f32::MIN);
    for (i, p) in places.iter().enumerate() {
        if !waits.contains(&i) || net.nodes[i].pin.is_some() {
            left = left.min(p.x);
            right = right.max(p.x);
            low = low.max(p.y + radii[i]);
        }
    }
    let widest = idle.iter().map(|i| radii[*i]).fold(1.0, f32::max);
    let pace = (widest * 2.0 + ROOM_PT).max(52.0);
    let least = pace * (idle.len() as f32 * 1.6).sqrt();
    if left > right {
        (left, right, low) = (-least / 2.0, least / 2.0, -HULL_PT * 2.0 - LANE_PT - pace);
    }
    let wide = (right - left).max(least);
    let a_row = ((wide / pace) as usize).max(1);
    let top = low + HULL_PT * 2.0 + LANE_PT * 2.0 + pace / 2.0;
    let first = f32::midpoint(left, right) - (a_row.min(idle.len()) as f32 - 1.0) * pace / 2.0;
    for (k, i) in idle.iter().enumerate() {
        let (row, column) = ((k / a_row) as f32, (k % a_row) as f32);
        places[*i] = Place::new(first + column * pace, top + row * pace);
    }
}
