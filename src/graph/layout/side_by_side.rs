//! Clusters put side by side: each on the free place nearest to those it is
//! tied to, turned toward them, drawn together until hulls nearly touch.

use std::collections::{BTreeMap, HashMap};

use super::arrange::Cluster;
use super::hull::meet;
use super::{Links, Place, apart};

/// How much wider than high a picture should be, about as a window is.
const ASPECT: f32 = 1.45;

/// How strongly each two clusters are tied, by cluster.
pub(super) fn weights(clusters: &[Cluster], links: &Links, count: usize) -> Vec<BTreeMap<usize, f32>> {
    let mut home = vec![usize::MAX; count];
    for (c, cluster) in clusters.iter().enumerate() {
        for m in &cluster.members {
            home[*m] = c;
        }
    }
    let mut weights = vec![BTreeMap::new(); clusters.len()];
    for &(a, b, w) in &links.pairs {
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
    lying: HashMap<(i32, i32), Vec<usize>>,
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
pub(super) fn put_side_by_side(
    clusters: &mut [Cluster],
    weights: &[BTreeMap<usize, f32>],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<()> {
    let count = clusters.len();
    let mean = clusters.iter().map(|c| c.reach).sum::<f32>() / count.max(1) as f32;
    let mut ground = Ground { cell: (mean * 2.0).max(40.0), lying: HashMap::new() };
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
pub(super) fn turn(clusters: &mut [Cluster], links: &Links, radii: &[f32]) {
    let mut home = vec![(usize::MAX, 0); links.of.len()];
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
                for &(to, w) in &links.of[*m] {
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
pub(super) fn draw_together(clusters: &mut [Cluster], weights: &[BTreeMap<usize, f32>]) {
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
