//! A picture arranged anew: each unit for itself, then side by side.

use std::collections::BTreeMap;

use super::force::Relax;
use super::hull::hull;
use super::side::{self, Block, Bonds};
use super::turn::Pulls;
use super::{Effort, HULL_PT, Links, Net, Place, ROOM_PT, TIE_PT, apart, cluster, exact, radius};

/// Half of the room between the hulls of two units; a unit's name stands there.
const LANE_PT: f32 = 16.0;

/// Up to this many people a picture is made on one thread: it is there before a second has begun.
const FEW: usize = 400;

/// Up to this many parts of the network slide together once they are packed.
const FEW_PARTS: usize = 60;

/// A unit, or an island of people without one, laid out around its own middle.
struct Cluster {
    members: Vec<usize>,
    is_unit: bool,
    places: Vec<Place>,
    /// Where pins hold its middle.
    held: Option<Place>,
}

impl Cluster {
    /// Its outline, with the room its name needs.
    fn outline(&self, radii: &[f32]) -> Vec<Place> {
        let marks: Vec<(Place, f32)> =
            self.members.iter().zip(&self.places).map(|(m, p)| (*p, radii[*m])).collect();
        hull(&marks, LANE_PT + if self.is_unit { HULL_PT } else { 0.0 })
    }
}

pub(crate) fn arrange(
    net: &Net,
    links: &Links,
    effort: Effort,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let radii: Vec<f32> = net.nodes.iter().map(radius).collect();
    let (groups, idle) = groups(net, links);
    let mut clusters: Vec<Cluster> = groups
        .into_iter()
        .map(|(members, is_unit)| Cluster { members, is_unit, places: Vec::new(), held: None })
        .collect();
    lay_clusters(net, links, &radii, effort, seed, &mut clusters, &mut |part| progress(0.7 * part))?;
    let bonds = bonds(&clusters, links, net.nodes.len());
    let middles = put_side_by_side(&mut clusters, links, &radii, &bonds, effort, seed, &mut |p| {
        progress(0.7 + 0.25 * p)
    })?;
    let mut places = vec![Place::default(); net.nodes.len()];
    for (c, middle) in clusters.iter().zip(&middles) {
        for (m, p) in c.members.iter().zip(&c.places) {
            places[*m] = *middle + *p;
        }
    }
    if clusters.iter().all(|c| c.held.is_none()) {
        centre(&mut places, &radii);
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
        } else if links.degree(i) == 0 {
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
            for (to, _) in links.with(at) {
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

/// Lays out each cluster for itself, on all cores when there are many people. Each has dice of its
/// own, so that the picture does not depend on how many threads there are.
fn lay_clusters(
    net: &Net,
    links: &Links,
    radii: &[f32],
    effort: Effort,
    seed: u64,
    clusters: &mut [Cluster],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<()> {
    let total = net.nodes.len().max(1) as f32;
    let starts = cluster::Starts::of(net.nodes.len(), effort);
    let mut done = 0.0;
    if net.nodes.len() <= FEW {
        for (number, one) in clusters.iter_mut().enumerate() {
            let share = one.members.len() as f32 / total;
            lay_cluster(net, links, radii, starts, seed ^ number as u64, one, &mut |part| {
                progress((done + share * part).min(1.0))
            })?;
            done += share;
        }
        return Some(());
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(8);
    let mut number = 0;
    let mut rest = clusters;
    while !rest.is_empty() {
        if !progress((done / total).min(1.0)) {
            return None;
        }
        // One cluster a thread where they are large, else some hundred people.
        let stopped = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            for _ in 0..cores {
                let mut people = 0;
                let mut take = 0;
                while take < rest.len() && people < 250 {
                    people += rest[take].members.len();
                    take += 1;
                }
                if take == 0 {
                    continue;
                }
                let (own, after) = std::mem::take(&mut rest).split_at_mut(take);
                rest = after;
                let first = number;
                number += take;
                done += people as f32;
                let stopped = &stopped;
                scope.spawn(move || {
                    for (k, one) in own.iter_mut().enumerate() {
                        let made = lay_cluster(
                            net,
                            links,
                            radii,
                            starts,
                            seed ^ (first + k) as u64,
                            one,
                            &mut |_| true,
                        );
                        if made.is_none() {
                            stopped.store(true, std::sync::atomic::Ordering::Relaxed);
                        }
                    }
                });
            }
        });
        if stopped.into_inner() {
            return None;
        }
    }
    Some(())
}

fn lay_cluster(
    net: &Net,
    links: &Links,
    radii: &[f32],
    starts: cluster::Starts,
    seed: u64,
    cluster: &mut Cluster,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<()> {
    let members = &cluster.members;
    let order: Vec<u32> = members.iter().map(|m| *m as u32).collect();
    let inner = links.among(&order);
    let own: Vec<f32> = members.iter().map(|m| radii[*m]).collect();
    let mut places = cluster::lay(&inner, &own, starts, seed, progress)?;
    let pins: Vec<(usize, Place)> = members
        .iter()
        .enumerate()
        .filter_map(|(i, m)| Some((i, net.nodes[*m].pin.filter(|p| p.is_sound())?)))
        .collect();
    if pins.is_empty() {
        let off = round_middle(&places);
        for p in &mut places {
            *p = *p - off;
        }
    } else {
        // The unit follows its pins: first as a whole, then each person.
        let mut middle = Place::default();
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
        cluster.held = Some(middle);
    }
    cluster.places = places;
    Some(())
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

/// How strongly each two clusters are tied, by cluster.
fn bonds(clusters: &[Cluster], links: &Links, count: usize) -> Bonds {
    let home = homes(clusters, count);
    let mut bonds: Bonds = vec![BTreeMap::new(); clusters.len()];
    for (a, b, w) in links.pairs() {
        let (a, b) = (home[a], home[b]);
        if a != b {
            *bonds[a].entry(b).or_default() += w;
            *bonds[b].entry(a).or_default() += w;
        }
    }
    for of in &mut bonds {
        for w in of.values_mut() {
            *w = exact::ln(1.0 + *w);
        }
    }
    bonds
}

fn homes(clusters: &[Cluster], count: usize) -> Vec<usize> {
    let mut home = vec![usize::MAX; count];
    for (c, cluster) in clusters.iter().enumerate() {
        for m in &cluster.members {
            home[*m] = c;
        }
    }
    home
}

/// The clusters that hang together, directly or through others; those held by pins count as one.
fn parts(clusters: &[Cluster], bonds: &Bonds) -> Vec<Vec<usize>> {
    let held: Vec<usize> = (0..clusters.len()).filter(|c| clusters[*c].held.is_some()).collect();
    let mut seen = vec![false; clusters.len()];
    let mut parts = Vec::new();
    for start in held.iter().copied().take(1).chain(0..clusters.len()) {
        if seen[start] {
            continue;
        }
        let mut part = vec![start];
        if clusters[start].held.is_some() {
            part.clone_from(&held);
        }
        for c in &part {
            seen[*c] = true;
        }
        let mut next = 0;
        while let Some(&at) = part.get(next) {
            next += 1;
            for &to in bonds[at].keys() {
                if !seen[to] {
                    seen[to] = true;
                    part.push(to);
                }
            }
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts
}

/// Puts the clusters of each part side by side, turns them toward their ties, draws them together,
/// and packs the parts; where the middle of each cluster comes to lie.
fn put_side_by_side(
    clusters: &mut [Cluster],
    links: &Links,
    radii: &[f32],
    bonds: &Bonds,
    effort: Effort,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let block = |c: &Cluster| Block::new(c.outline(radii), c.held.unwrap_or_default(), c.held.is_some());
    let mut middles = vec![Place::default(); clusters.len()];
    let parts = parts(clusters, bonds);
    let mut done = 0.0;
    let mut own: Vec<(Vec<Block>, Bonds)> = Vec::with_capacity(parts.len());
    for part in &parts {
        let number: BTreeMap<usize, usize> = part.iter().enumerate().map(|(k, c)| (*c, k)).collect();
        let within: Bonds = part
            .iter()
            .map(|c| bonds[*c].iter().filter_map(|(to, w)| Some((*number.get(to)?, *w))).collect())
            .collect();
        let mut blocks: Vec<Block> = part.iter().map(|c| block(&clusters[*c])).collect();
        let share = part.len() as f32 / clusters.len() as f32;
        side::put(&mut blocks, &within, effort, seed, &mut |p| progress((done + share * p).min(1.0) * 0.8))?;
        done += share;
        for (c, b) in part.iter().zip(&blocks) {
            middles[*c] = b.at;
        }
        own.push((blocks, within));
    }
    turn(clusters, links, &middles);
    let mut wholes = Vec::with_capacity(parts.len());
    for (part, (blocks, within)) in parts.iter().zip(&mut own) {
        for (c, b) in part.iter().zip(blocks.iter_mut()) {
            if !b.is_fixed {
                *b = block(&clusters[*c]);
                b.at = middles[*c];
            }
        }
        side::draw_together(blocks, within, effort);
        let corners: Vec<(Place, f32)> =
            blocks.iter().flat_map(|b| b.hull.iter().map(|p| (*p + b.at, 0.0))).collect();
        let (low, high) = bounds(corners.iter().map(|(p, _)| *p));
        let is_fixed = blocks.iter().any(|b| b.is_fixed);
        let middle = if is_fixed { Place::default() } else { (low + high) * 0.5 };
        let hull: Vec<Place> = hull(&corners, 0.0).into_iter().map(|p| p - middle).collect();
        wholes.push((middle, Block::new(hull, Place::default(), is_fixed)));
    }
    if !progress(0.9) {
        return None;
    }
    let (from, mut packed): (Vec<Place>, Vec<Block>) = wholes.into_iter().unzip();
    side::pack(&mut packed);
    if packed.len() <= FEW_PARTS {
        side::draw_together(&mut packed, &vec![BTreeMap::new(); parts.len()], effort);
    }
    for (k, (part, (blocks, _))) in parts.iter().zip(&own).enumerate() {
        for (c, b) in part.iter().zip(blocks) {
            middles[*c] = b.at - from[k] + packed[k].at;
        }
    }
    Some(middles)
}

/// Turns and mirrors each cluster so that those with ties outside face them.
fn turn(clusters: &mut [Cluster], links: &Links, middles: &[Place]) {
    let mut home = vec![(usize::MAX, 0); links.count()];
    for (c, cluster) in clusters.iter().enumerate() {
        for (i, m) in cluster.members.iter().enumerate() {
            home[*m] = (c, i);
        }
    }
    for _ in 0..4 {
        for c in 0..clusters.len() {
            if clusters[c].held.is_some() || clusters[c].members.len() < 2 {
                continue;
            }
            let mut pulls = Pulls::default();
            for (m, p) in clusters[c].members.iter().zip(&clusters[c].places) {
                for (to, w) in links.with(*m) {
                    let (other, j) = home[to];
                    if other != c && other != usize::MAX {
                        let there = middles[other] + clusters[other].places[j] - middles[c];
                        let way = there * (w / exact::length(there.x, there.y).max(1.0));
                        pulls.add([p.x, p.y], [way.x, way.y]);
                    }
                }
            }
            if let Some(turn) = pulls.best() {
                for p in &mut clusters[c].places {
                    let [x, y] = turn.of([p.x, p.y]);
                    *p = Place::new(x, y);
                }
            }
        }
    }
}

fn bounds(places: impl Iterator<Item = Place>) -> (Place, Place) {
    let start = (Place::new(f32::MAX, f32::MAX), Place::new(f32::MIN, f32::MIN));
    places.fold(start, |(low, high), p| {
        (Place::new(low.x.min(p.x), low.y.min(p.y)), Place::new(high.x.max(p.x), high.y.max(p.y)))
    })
}

/// Moves the picture so that its middle is the origin, and lays a tall one on its side.
fn centre(places: &mut [Place], radii: &[f32]) {
    let edges =
        places.iter().zip(radii).flat_map(|(p, r)| [*p - Place::new(*r, *r), *p + Place::new(*r, *r)]);
    let (low, high) = bounds(edges);
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
