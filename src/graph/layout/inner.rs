//! One group laid out for itself, each pair looked at, eight at a time.

use super::groups::Groups;
use super::links::Links;
use super::stress::{self, Term};
use super::{Dice, Effort, exact};

/// Pairs looked at together.
const LANES: usize = 8;

/// How far somebody may go in one round.
const FASTEST: f32 = 0.3;

/// How many people, about, a thread lays out before progress is heard.
const BATCH: usize = 4_096;

/// The people of one group: places in two rows (padded to whole lanes) and ties among them.
struct Inner {
    count: usize,
    x: Vec<f32>,
    y: Vec<f32>,
    /// Pairs tied, lower number first, and how strongly.
    ties: Vec<(u32, u32, f32)>,
    vx: Vec<f32>,
    vy: Vec<f32>,
    fx: Vec<f32>,
    fy: Vec<f32>,
}

impl Inner {
    fn new(places: &[[f32; 2]], pairs: &[(u32, u32)]) -> Self {
        let count = places.len();
        let padded = count.div_ceil(LANES) * LANES;
        let mut x = vec![1e9; padded];
        let mut y = vec![1e9; padded];
        for (i, p) in places.iter().enumerate() {
            x[i] = p[0];
            y[i] = p[1];
        }
        let mut degree = vec![0.0_f32; count];
        for (a, b) in pairs {
            degree[*a as usize] += 1.0;
            degree[*b as usize] += 1.0;
        }
        // Each person's ties share one unit of likeness, so that a newcomer with two
        // ties counts as much as somebody everybody knows (t-SNE's symmetric p).
        let of =
            |a: u32, b: u32| (1.0 / degree[a as usize] + 1.0 / degree[b as usize]) / (2.0 * count as f32);
        let ties = pairs.iter().map(|(a, b)| (*a, *b, of(*a, *b))).collect();
        Self {
            count,
            x,
            y,
            ties,
            vx: vec![0.0; count],
            vy: vec![0.0; count],
            fx: vec![0.0; count],
            fy: vec![0.0; count],
        }
    }

    /// Draws neighbours together and all others apart as t-SNE does (van der Maaten and Hinton,
    /// JMLR 9, 2008; for networks Kruiger et al., tsNET, 2017), with the pairs exactly.
    fn run(&mut self, rounds: usize, rate: f32) {
        let n = self.count;
        for round in 0..rounds {
            let mut z = 0.0_f32;
            for i in 0..n {
                let (xi, yi) = (self.x[i], self.y[i]);
                let (mut sz, mut sx, mut sy) = ([0.0_f32; LANES], [0.0_f32; LANES], [0.0_f32; LANES]);
                for (xs, ys) in self.x.chunks_exact(LANES).zip(self.y.chunks_exact(LANES)) {
                    for k in 0..LANES {
                        let (dx, dy) = (xi - xs[k], yi - ys[k]);
                        let q = 1.0 / (1.0 + dx * dx + dy * dy);
                        let q2 = q * q;
                        sz[k] += q;
                        sx[k] += q2 * dx;
                        sy[k] += q2 * dy;
                    }
                }
                z += sz.iter().sum::<f32>() - 1.0;
                self.fx[i] = sx.iter().sum();
                self.fy[i] = sy.iter().sum();
            }
            let share = 1.0 / z.max(1e-9);
            for i in 0..n {
                self.fx[i] *= share;
                self.fy[i] *= share;
            }
            for &(a, b, p) in &self.ties {
                let (a, b) = (a as usize, b as usize);
                let (dx, dy) = (self.x[a] - self.x[b], self.y[a] - self.y[b]);
                let pull = p / (1.0 + dx * dx + dy * dy);
                self.fx[a] -= pull * dx;
                self.fy[a] -= pull * dy;
                self.fx[b] += pull * dx;
                self.fy[b] += pull * dy;
            }
            let momentum = if round * 3 < rounds { 0.5 } else { 0.8 };
            for i in 0..n {
                let vx = momentum * self.vx[i] + rate * self.fx[i];
                let vy = momentum * self.vy[i] + rate * self.fy[i];
                // Nobody leaps: in a small dense group that would never come to rest.
                let slow = FASTEST / exact::length(vx, vy).max(FASTEST);
                self.vx[i] = vx * slow;
                self.vy[i] = vy * slow;
                self.x[i] += self.vx[i];
                self.y[i] += self.vy[i];
            }
        }
    }

    fn place(&self, i: usize) -> [f32; 2] {
        [self.x[i], self.y[i]]
    }
}

/// Lays out each group for itself, on all cores; each has dice of its own, so
/// that neither the order nor the number of threads shows.
pub(crate) fn lay_all(
    links: &Links,
    groups: &Groups,
    effort: Effort,
    seed: u64,
    places: &mut [[f32; 2]],
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<()> {
    // Few people are done before a thread has begun.
    let cores = if places.len() < 600 {
        1
    } else {
        std::thread::available_parallelism().map_or(1, usize::from).min(8)
    };
    let lay = |range: std::ops::Range<usize>, mut rest: &mut [[f32; 2]]| {
        for g in range {
            let (own, after) = std::mem::take(&mut rest).split_at_mut(groups.span(g).len());
            rest = after;
            let mut dice = Dice::new(seed ^ (g as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            lay(links, groups.span(g).start, own, effort, &mut dice);
        }
    };
    let (count, total) = (groups.count(), places.len());
    let mut rest = places;
    let mut first = 0;
    // In batches, so that progress is heard and a stop obeyed.
    while first < count {
        let done = groups.bounds[first] as usize;
        if !progress(done as f32 / total.max(1) as f32) {
            return None;
        }
        std::thread::scope(|scope| {
            for _ in 0..cores {
                let begin = groups.bounds[first] as usize;
                let mut last = first;
                while last < count && (groups.bounds[last] as usize) < begin + BATCH {
                    last += 1;
                }
                let (own, after) =
                    std::mem::take(&mut rest).split_at_mut(groups.bounds[last] as usize - begin);
                rest = after;
                let range = first..last;
                first = last;
                if cores == 1 {
                    lay(range, own);
                } else if !range.is_empty() {
                    scope.spawn(move || lay(range, own));
                }
            }
        });
    }
    Some(())
}

/// One group: by the number of ties between each two first, then neighbours together.
/// The middle is the origin and a tie about one unit long.
fn lay(links: &Links, first: usize, places: &mut [[f32; 2]], effort: Effort, dice: &mut Dice) {
    let n = places.len();
    if n < 2 {
        places.fill([0.0; 2]);
        return;
    }
    let (hops, pairs) = hops(links, first, n);
    let far = |a: usize, b: usize| f32::from(hops[a * n + b]);
    let mut terms = Vec::with_capacity(n * n / 2);
    for a in 0..n {
        for b in a + 1..n {
            let far = far(a, b);
            let weight = 1.0 / (far * far);
            terms.push(Term { a: a as u32, b: b as u32, far, weight_a: weight, weight_b: weight });
        }
    }
    for p in places.iter_mut() {
        let start = dice.in_disc(1.0);
        *p = [start.x, start.y];
    }
    stress::settle(places, &mut terms, 10, 0.1, dice);
    let mut inner = Inner::new(places, &pairs);
    inner.run(if effort == Effort::Fine { 240 } else { 36 }, (n as f32).min(40.0));
    for (i, p) in places.iter_mut().enumerate() {
        *p = inner.place(i);
    }
    part(places);
    let (mut one, mut two) = (0.0, 0.0);
    for a in 0..n {
        for b in a + 1..n {
            let e = exact::length(places[a][0] - places[b][0], places[a][1] - places[b][1]) / far(a, b);
            one += e;
            two += e * e;
        }
    }
    let scale = if two > 0.0 { one / two } else { 1.0 };
    let sum = places.iter().fold([0.0; 2], |s, p| [s[0] + p[0], s[1] + p[1]]);
    let middle = [sum[0] / n as f32, sum[1] / n as f32];
    for p in places {
        *p = [(p[0] - middle[0]) * scale, (p[1] - middle[1]) * scale];
    }
}

/// The number of ties between each two of a group, and its tied pairs.
fn hops(links: &Links, first: usize, n: usize) -> (Vec<u8>, Vec<(u32, u32)>) {
    /// For two whom no tie of the group joins.
    const APART: u8 = 4;
    let mut hops = vec![0_u8; n * n];
    let mut queue = Vec::with_capacity(n);
    let mut pairs = Vec::new();
    for (i, row) in hops.chunks_exact_mut(n).enumerate() {
        queue.clear();
        queue.push(i);
        // One more than the number of ties; 0 = not found yet.
        row[i] = 1;
        let mut at = 0;
        while let Some(&v) = queue.get(at) {
            at += 1;
            for &u in links.ends(first + v) {
                let Some(u) = (u as usize).checked_sub(first).filter(|u| *u < n) else { continue };
                if v == i && u > i {
                    pairs.push((i as u32, u as u32));
                }
                if row[u] == 0 {
                    row[u] = row[v] + 1;
                    queue.push(u);
                }
            }
        }
        for cell in row {
            *cell = if *cell == 0 { APART } else { *cell - 1 };
        }
    }
    (hops, pairs)
}

/// Parts those who came to stand almost on one spot.
fn part(places: &mut [[f32; 2]]) {
    let n = places.len();
    let mut nearest = vec![f32::MAX; n];
    for a in 0..n {
        for b in a + 1..n {
            let d = (places[a][0] - places[b][0]).powi(2) + (places[a][1] - places[b][1]).powi(2);
            nearest[a] = nearest[a].min(d);
            nearest[b] = nearest[b].min(d);
        }
    }
    nearest.sort_by(f32::total_cmp);
    let sum = places.iter().fold([0.0; 2], |s, p| [s[0] + p[0], s[1] + p[1]]);
    let middle = [sum[0] / n as f32, sum[1] / n as f32];
    let square = |p: &[f32; 2]| (p[0] - middle[0]).powi(2) + (p[1] - middle[1]).powi(2);
    let wide = (places.iter().map(square).sum::<f32>() / n as f32).sqrt();
    // A clique may have drawn together in one spot: it, too, gets a share of the width.
    let want = (nearest[n / 2].sqrt() * 0.6).max(wide / (n as f32).sqrt() * 0.8).max(1e-3);
    for round in 0..30 {
        let mut has_moved = false;
        for a in 0..n {
            for b in a + 1..n {
                let (dx, dy) = (places[b][0] - places[a][0], places[b][1] - places[a][1]);
                let square = dx * dx + dy * dy;
                if square >= want * want {
                    continue;
                }
                has_moved = true;
                let d = square.sqrt();
                let (cos, sin) = if d > want * 1e-3 {
                    (dx / d, dy / d)
                } else {
                    exact::cos_sin((a * 7 + b * 13 + round) as f32)
                };
                let by = (want * 1.02 - d) * 0.5;
                places[a] = [places[a][0] - cos * by, places[a][1] - sin * by];
                places[b] = [places[b][0] + cos * by, places[b][1] + sin * by];
            }
        }
        if !has_moved {
            break;
        }
    }
}
