//! A picture arranged anew: each unit for itself, then side by side.

use std::collections::BTreeMap;

use super::force::Relax;
use super::hull::{hull, meet};
use super::{ASPECT, HULL_PT, Links, Net, Place, ROOM_PT, TIE_PT, apart, cluster, radius};

/// Half of the room between the hulls of two units; a unit's name stands there.
const LANE_PT: f32 = 16.0;

struct Cluster {
    members: Vec<usize>,
    places: Vec<Place>,
    pad: f32,
    hull: Vec<Place>,
    reach: f32,
    middle: Place,
    is_fixed: bool,
}

impl Cluster {
    fn shape(&mut self, radii: &[f32]) {
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

fn lay_cluster(
    net: &Net,
    links: &Links,
    radii: &[f32],
    members: Vec<usize>,
    is_unit: bool,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Cluster> {
    let order: Vec<u32> = members.iter().map(|m| *m as u32).collect();
    let inner = links.among(&order);
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
fn weights(clusters: &[Cluster], links: &Links, count: usize) -> Vec<BTreeMap<usize, f32>> {
    let mut home = vec![usize::MAX; count];
    for (c, cluster) in clusters.iter().enumerate() {
        for m in &cluster.members {
            home[*m] = c;
        }
    }
    let mut weights = vec![BTreeMap::new(); clusters.len()];
    for (a, b, w) in links.pairs() {
        let (a, b) = (home[a], home[b]);
        if a != b {
            *weights[a].entry(b).or_default() += w;
            *weights[b].entry(a).or_default() += w;
        }
    }
    for of in &mut weights {
        for w in of.values_mut() {
            *w = f32::ln_1p(*w);
        }
    }
    weights
}

/// Where clusters lie already, findable by place.
struct Ground {
    cell: f32,
    lying: std::collections::HashMap<(i32, i32), Vec<usize>>,
}

impl Ground {
    fn cells(&self, c: &Cluster, at: Place) -> impl Iterator<Item = (i32, i32)> + use<> {
        let low = |v: f32| ((v - c.reach) / self.cell).floor() as i32;
        let high = |v: f32| ((v + c.reach) / self.cell).floor() as i32;
        let (x0, x1, y0, y1) = (low(at.x), high(at.x), low(at.y), high(at.y));
        (x0..=x1).flat_map(move |x| (y0..=y1).map(move |y| (x, y)))
    }

    fn put(&mut self, clusters: &[Cluster], index: usize) {
        let c = &clusters[index];
        for cell in self.cells(c, c.middle) {
            self.lying.entry(cell).or_default().push(index);
        }
    }

    fn is_free(&self, clusters: &[Cluster], c: &Cluster, at: Place) -> bool {
        self.cells(c, at).all(|cell| {
            self.lying.get(&cell).is_none_or(|there| {
                there.iter().all(|other| is_clear(c, at, &clusters[*other], clusters[*other].middle))
            })
        })
    }
}

/// Whether two clusters do not meet. A fixed one counts by its hull (it may
/// be stretched by pins), the others by their circle, so that they can turn.
fn is_clear(a: &Cluster, at: Place, b: &Cluster, there: Place) -> bool {
    if at.distance(there) >= a.reach + b.reach {
        return true;
    }
    (a.is_fixed || b.is_fixed) && !meet(&a.hull, &b.hull, there - at)
}

/// Puts the clusters beside each other, the largest and most tied first, each
/// on the free place nearest to those it is tied to.
fn put_side_by_side(
    clusters: &mut [Cluster],
    weights: &[BTreeMap<usize, f32>],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<()> {
    let count = clusters.len();
    let mean = clusters.iter().map(|c| c.reach).sum::<f32>() / count.max(1) as f32;
    let mut ground = Ground { cell: (mean * 2.0).max(40.0), lying: std::collections::HashMap::new() };
    let mut is_put = vec![false; count];
    for i in 0..count {
        if clusters[i].is_fixed {
            is_put[i] = true;
            ground.put(clusters, i);
        }
    }
    // Bonds to those already put, kept up as they are put.
    let mut bond: Vec<f32> =
        (0..count).map(|i| weights[i].iter().filter(|(j, _)| is_put[**j]).map(|(_, w)| *w).sum()).collect();
    for round in 0..count {
        if round % 16 == 0 && !progress(round as f32 / count as f32) {
            return None;
        }
        let next = (0..count).filter(|i| !is_put[*i]).max_by(|a, b| {
            let rank = |i: usize| clusters[i].reach * (1.0 + bond[i]);
            rank(*a).total_cmp(&rank(*b)).then(b.cmp(a))
        });
        let Some(next) = next else { break };
        let at = best_free(clusters, weights, &is_put, &ground, next);
        clusters[next].middle = at;
        is_put[next] = true;
        ground.put(clusters, next);
        for (other, w) in &weights[next] {
            bond[*other] += w;
        }
    }
    Some(())
}

/// How badly a cluster would lie here: far from those it is tied to, far from the middle.
fn strain(
    clusters: &[Cluster],
    weights: &BTreeMap<usize, f32>,
    counts: &dyn Fn(usize) -> bool,
    hub: Place,
    at: Place,
) -> f32 {
    let ties: f32 =
        weights.iter().filter(|(j, _)| counts(**j)).map(|(j, w)| w * at.distance(clusters[*j].middle)).sum();
    let off = at - hub;
    ties + 0.8 * off.x.hypot(off.y * ASPECT)
}

fn hub(clusters: &[Cluster], counts: &dyn Fn(usize) -> bool) -> Place {
    let (mut sum, mut mass) = (Place::default(), 0.0);
    for (i, c) in clusters.iter().enumerate() {
        if counts(i) {
            let area = c.reach * c.reach;
            sum = sum + c.middle * area;
            mass += area;
        }
    }
    sum * (1.0 / f32::max(mass, 1e-6))
}

fn best_free(
    clusters: &[Cluster],
    weights: &[BTreeMap<usize, f32>],
    is_put: &[bool],
    ground: &Ground,
    next: usize,
) -> Place {
    if !is_put.contains(&true) {
        return Place::default();
    }
    let counts = |j: usize| is_put[j];
    let hub = hub(clusters, &counts);
    let (mut toward, mut mass) = (hub * 0.8, 0.8);
    for (j, w) in &weights[next] {
        if is_put[*j] {
            toward = toward + clusters[*j].middle * *w;
            mass += w;
        }
    }
    let toward = toward * (1.0 / mass);
    let step = (clusters[next].reach * 0.3).max(8.0);
    apart::spiral(toward, step)
        .filter(|at| ground.is_free(clusters, &clusters[next], *at))
        .take(40)
        .min_by(|a, b| {
            let s = |at: Place| strain(clusters, &weights[next], &counts, hub, at);
            s(*a).total_cmp(&s(*b))
        })
        .unwrap_or(toward)
}

/// Turns and mirrors each cluster so that those with ties outside face them:
/// the best turn of a plane figure onto its targets, in closed form.
fn turn(clusters: &mut [Cluster], links: &Links, radii: &[f32]) {
    let mut home = vec![(usize::MAX, 0); links.count()];
    for (c, cluster) in clusters.iter().enumerate() {
        for (i, m) in cluster.members.iter().enumerate() {
            home[*m] = (c, i);
        }
    }
    for _ in 0..4 {
        for c in 0..clusters.len() {
            if clusters[c].is_fixed || clusters[c].members.len() < 2 {
                continue;
            }
            let (mut plain, mut mirrored) = (Place::default(), Place::default());
            for (i, m) in clusters[c].members.iter().enumerate() {
                for (to, w) in links.with(*m) {
                    let (other, j) = home[to];
                    if other == c || other == usize::MAX {
                        continue;
                    }
                    let there = clusters[other].middle + clusters[other].places[j] - clusters[c].middle;
                    let way = there * (w / there.x.hypot(there.y).max(1.0));
                    let p = clusters[c].places[i];
                    plain = plain + Place::new(p.x * way.x + p.y * way.y, p.x * way.y - p.y * way.x);
                    mirrored = mirrored + Place::new(p.x * way.x - p.y * way.y, p.x * way.y + p.y * way.x);
                }
            }
            let (a, b) = (plain.x.hypot(plain.y), mirrored.x.hypot(mirrored.y));
            if a.max(b) < 1e-3 {
                continue;
            }
            let (cos, sin, flip) =
                if a >= b { (plain.x / a, plain.y / a, 1.0) } else { (mirrored.x / b, mirrored.y / b, -1.0) };
            for p in &mut clusters[c].places {
                let y = p.y * flip;
                *p = Place::new(p.x * cos - y * sin, p.x * sin + y * cos);
            }
        }
    }
    for c in clusters {
        if !c.is_fixed {
            c.shape(radii);
        }
    }
}

/// Slides clusters toward those they are tied to until their hulls nearly touch.
fn draw_together(clusters: &mut [Cluster], weights: &[BTreeMap<usize, f32>]) {
    // Beyond this many the gain is not worth the wait.
    if clusters.len() > 160 {
        return;
    }
    let everybody = |_: usize| true;
    for round in 0..60 {
        let hub = hub(clusters, &everybody);
        let mut order: Vec<usize> = (0..clusters.len()).filter(|i| !clusters[*i].is_fixed).collect();
        order.sort_by(|a, b| {
            let off = |i: usize| clusters[i].middle.distance(hub);
            off(*a).total_cmp(&off(*b)).then(a.cmp(b))
        });
        let mut has_moved = false;
        for i in order {
            let step = clusters[i].reach * if round < 30 { 0.12 } else { 0.04 };
            let here = clusters[i].middle;
            let now = strain(clusters, &weights[i], &everybody, hub, here);
            let better = (0..12_u8)
                .map(|k| f32::from(k) * std::f32::consts::TAU / 12.0)
                .map(|turn| here + Place::new(turn.cos(), turn.sin()) * step)
                .map(|at| (strain(clusters, &weights[i], &everybody, hub, at), at))
                .filter(|(s, at)| *s < now - 1e-3 && has_room(clusters, i, *at))
                .min_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, at)) = better {
                clusters[i].middle = at;
                has_moved = true;
            }
        }
        if !has_moved && round >= 30 {
            break;
        }
    }
}

fn has_room(clusters: &[Cluster], index: usize, at: Place) -> bool {
    let c = &clusters[index];
    clusters.iter().enumerate().all(|(j, other)| {
        j == index
            || at.distance(other.middle) >= c.reach + other.reach
            || !meet(&c.hull, &other.hull, other.middle - at)
    })
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
