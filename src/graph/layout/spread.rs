//! The bare shape of a network, for its own sake: no marks, no hulls.
//!
//! 1. Everybody is in a group of moderate size: the units, and where there is none (or too large a
//!    one) people drawn together along their ties ([`Groups`]).
//! 2. From the hub of each group, or of some hundred groups, ties are counted to all others ([`Hops`]);
//!    the groups are put so that their distances tell these numbers ([`stress`]), and make room for each other.
//! 3. Each group is laid out for itself, all pairs exactly ([`inner`]), turned toward the groups it is
//!    tied to, and set into its room. Groups do not wait for each other: both cores work, and the
//!    picture does not depend on how many there are.
//! 4. Parts without a tie between them are packed in rows.

use super::groups::Groups;
use super::hops::Hops;
use super::inner;
use super::links::Links;
use super::stress::{self, Term};
use super::{Dice, Effort, Net, Place, exact};

/// Units above this size are cut into parts: all pairs are looked at inside.
const MOST: usize = 128;

/// What part of the picture's ellipse the rooms of the groups fill.
const FILL: f32 = 0.5;

/// Places for the people of a net that show its shape and nothing else: groups
/// apart, distances by the number of ties between, neighbours next to each other.
/// Pins, kept places and radii do not count; one tie is about one unit long.
/// `progress` hears the part done, 0 to 1, and answers whether to go on; `None` when it said no.
pub fn spread(
    net: &Net,
    effort: Effort,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let clean = Links::of(net);
    let groups = Groups::of(net, &clean, MOST);
    let places = spread_groups(&clean, &groups, effort, seed, progress)?;
    progress(1.0).then_some(places)
}

/// [`spread`] for links and groups at hand; places by person.
pub(crate) fn spread_groups(
    clean: &Links,
    groups: &Groups,
    effort: Effort,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let count = groups.count();
    let links = held_together(&clean.among(&groups.order), groups);
    let mut dice = Dice::new(seed);
    if !progress(0.02) {
        return None;
    }
    let part = parts(&links, groups);
    let pivots = pick(&part, effort);
    let hubs: Vec<u32> = pivots.iter().map(|g| hub(&links, groups, *g) as u32).collect();
    let hops = Hops::of(&links, &groups.bounds, &hubs);
    if !progress(0.2) {
        return None;
    }
    let mut middle = middles(groups, &pivots, &hops, effort, &mut dice);
    if !progress(0.4) {
        return None;
    }
    let room = make_room(groups, &part, &mut middle);
    pack(&part, &room, &mut middle);
    let mut places = vec![[0.0_f32; 2]; groups.order.len()];
    inner::lay_all(&links, groups, effort, seed, &mut places, &mut |done| progress(0.42 + 0.55 * done))?;
    turn(groups, &links, &middle, &mut places);
    // A quick picture keeps more of the true lengths, a fine one parts the groups clearly.
    let tight = match effort {
        Effort::Fine if count < 60 => 0.2,
        Effort::Fine => 0.17,
        Effort::Quick => 0.52,
    };
    let mut out = vec![Place::default(); groups.order.len()];
    for g in 0..count {
        let span = groups.span(g);
        let own = &places[span.clone()];
        let square = own.iter().map(|p| p[0] * p[0] + p[1] * p[1]).sum::<f32>() / own.len().max(1) as f32;
        let scale = tight * (room[g] / square.sqrt().max(1e-6)).min(1.0);
        for (k, p) in span.zip(own) {
            out[groups.order[k] as usize] =
                Place::new(middle[g][0] + p[0] * scale, middle[g][1] + p[1] * scale);
        }
    }
    Some(out)
}

/// Who of a group has most ties.
fn hub(links: &Links, groups: &Groups, g: usize) -> usize {
    let span = groups.span(g);
    span.clone().max_by_key(|i| (links.degree(*i), span.end - i)).unwrap_or(span.start)
}

/// The ties, and one more from the hub to each part of a group that nothing else holds.
fn held_together(links: &Links, groups: &Groups) -> Links {
    let mut seen = vec![false; links.count()];
    let mut more = Vec::new();
    let mut stack = Vec::new();
    for g in 0..groups.count() {
        let span = groups.span(g);
        let hub = hub(links, groups, g);
        for start in std::iter::once(hub).chain(span.clone()) {
            if start >= span.end || seen[start] {
                continue;
            }
            if start != hub {
                more.push((hub, start, 0.1));
            }
            seen[start] = true;
            stack.push(start);
            while let Some(v) = stack.pop() {
                for &u in links.ends(v) {
                    let u = u as usize;
                    if span.contains(&u) && !seen[u] {
                        seen[u] = true;
                        stack.push(u);
                    }
                }
            }
        }
    }
    if more.is_empty() { links.clone() } else { Links::from_pairs(links.count(), links.pairs().chain(more)) }
}

/// For each group the number of the part of the network it is in.
fn parts(links: &Links, groups: &Groups) -> Vec<u32> {
    let home = groups.homes();
    let mut part = vec![u32::MAX; groups.count()];
    let mut stack = Vec::new();
    let mut next = 0;
    for start in 0..groups.count() {
        if part[start] != u32::MAX {
            continue;
        }
        part[start] = next;
        stack.push(start);
        while let Some(g) = stack.pop() {
            for to in groups.span(g).flat_map(|k| links.ends(k)) {
                let h = home[*to as usize] as usize;
                if part[h] == u32::MAX {
                    part[h] = next;
                    stack.push(h);
                }
            }
        }
        next += 1;
    }
    part
}

/// The groups from which ties are counted: all, or evenly many of each part of the network.
fn pick(part: &[u32], effort: Effort) -> Vec<usize> {
    let count = part.len();
    let most = match effort {
        Effort::Fine if count <= 1_024 => 512,
        Effort::Fine => 192,
        Effort::Quick if count <= 1_024 => 128,
        Effort::Quick => 64,
    };
    if count <= most {
        return (0..count).collect();
    }
    let mut by_part: Vec<usize> = (0..count).collect();
    by_part.sort_by_key(|g| part[*g]);
    (0..most).map(|k| by_part[k * count / most]).collect()
}

/// How far groups should be from pivots, in ties; 0 where no tie leads or it is the same.
struct Reach<'a> {
    hops: &'a Hops,
    pivots: &'a [usize],
    /// The pivot a group is, or `usize::MAX`.
    slot: Vec<usize>,
}

impl Reach<'_> {
    fn own(&self, g: usize) -> f32 {
        match self.slot[g] {
            usize::MAX => 0.0,
            k => self.hops.mean[g * self.hops.width + k],
        }
    }

    /// From hub to everybody of the other group, both ways; and then some of the way from
    /// the hub to its own people.
    fn far(&self, g: usize, k: usize) -> f32 {
        let p = self.pivots[k];
        let there = self.hops.mean[g * self.hops.width + k];
        if g == p || there == 0.0 {
            return 0.0;
        }
        match self.slot[g] {
            usize::MAX => there + self.own(p) * 0.7,
            back => {
                (there + self.hops.mean[p * self.hops.width + back]) * 0.5
                    + (self.own(g) + self.own(p)) * 0.35
            }
        }
    }
}

/// Where the groups go by the number of ties between them.
fn middles(groups: &Groups, pivots: &[usize], hops: &Hops, effort: Effort, dice: &mut Dice) -> Vec<[f32; 2]> {
    let (count, width) = (groups.count(), hops.width);
    if width == 0 {
        return vec![[0.0; 2]; count];
    }
    let mut slot = vec![usize::MAX; count];
    for (k, g) in pivots.iter().enumerate() {
        slot[*g] = k;
    }
    let reach = Reach { hops, pivots, slot };
    let few: Vec<usize> = (0..width.min(40)).map(|k| k * width / width.min(40)).collect();
    let mut at = stress::unfold(count, few.len(), &|i, k| reach.far(i, few[k]), dice);
    to_scale(&mut at, &reach);
    for p in &mut at {
        let shake = dice.in_disc(0.05);
        *p = [p[0] + shake.x, p[1] + shake.y];
    }
    let mut terms = if width == count { all_pairs(groups, &reach) } else { some_pairs(count, &reach) };
    let rounds = if effort == Effort::Fine { 30 } else { 15 };
    stress::settle(&mut at, &mut terms, rounds, 0.1, dice);
    at
}

/// Brings first places to the scale of the distances wanted.
fn to_scale(at: &mut [[f32; 2]], reach: &Reach<'_>) {
    let (mut one, mut two) = (0.0, 0.0);
    for i in 0..at.len() {
        let k = (i * 7 + 3) % reach.pivots.len();
        let (d, p) = (reach.far(i, k), reach.pivots[k]);
        if d > 0.0 {
            let e = exact::length(at[i][0] - at[p][0], at[i][1] - at[p][1]) / d;
            one += e;
            two += e * e;
        }
    }
    if two > 0.0 {
        for p in at {
            *p = [p[0] * one / two, p[1] * one / two];
        }
    }
}

fn all_pairs(groups: &Groups, reach: &Reach<'_>) -> Vec<Term> {
    let count = groups.count();
    let mut terms = Vec::with_capacity(count * count / 2);
    for a in 0..count {
        for b in a + 1..count {
            let far = reach.far(a, b);
            if far > 0.0 {
                let weight = 1.0 / (far * far);
                terms.push(Term { a: a as u32, b: b as u32, far, weight_a: weight, weight_b: weight });
            }
        }
    }
    terms
}

fn some_pairs(count: usize, reach: &Reach<'_>) -> Vec<Term> {
    let width = reach.pivots.len();
    // Whom each pivot speaks for: the groups nearest to it, by distance.
    let mut region: Vec<Vec<f32>> = vec![Vec::new(); width];
    for g in 0..count {
        let is_near = |k: &usize| reach.pivots[*k] == g || reach.far(g, *k) > 0.0;
        let nearest = (0..width).filter(is_near).min_by(|a, b| reach.far(g, *a).total_cmp(&reach.far(g, *b)));
        if let Some(k) = nearest {
            region[k].push(reach.far(g, k));
        }
    }
    for r in &mut region {
        r.sort_by(f32::total_cmp);
    }
    let speaks = |k: usize, far: f32| region[k].partition_point(|d| *d <= far * 0.5).max(1) as f32;
    let mut terms = Vec::with_capacity(count * width);
    for g in 0..count {
        for k in 0..width {
            let (far, p) = (reach.far(g, k), reach.pivots[k]);
            let back = reach.slot[g];
            // Two pivots meet once.
            if far <= 0.0 || back != usize::MAX && p < g {
                continue;
            }
            let weight = 1.0 / (far * far);
            let weight_b = if back == usize::MAX { 0.0 } else { weight * speaks(back, far) };
            terms.push(Term { a: g as u32, b: p as u32, far, weight_a: weight * speaks(k, far), weight_b });
        }
    }
    terms
}

/// Pushes groups apart until each has a round room by the number of its people; the rooms' radii.
fn make_room(groups: &Groups, part: &[u32], at: &mut [[f32; 2]]) -> Vec<f32> {
    let count = groups.count();
    let parts = part.iter().copied().max().map_or(0, |m| m as usize + 1);
    // The ellipse each part of the network covers, from its spread both ways.
    let mut sums = vec![[0.0_f64; 7]; parts];
    for (g, p) in at.iter().enumerate() {
        let (x, y) = (f64::from(p[0]), f64::from(p[1]));
        let add = [1.0, x, y, x * x, y * y, x * y, groups.span(g).len() as f64];
        for (s, v) in sums[part[g] as usize].iter_mut().zip(add) {
            *s += v;
        }
    }
    let per_head: Vec<f32> = sums
        .iter()
        .map(|[n, x, y, xx, yy, xy, people]| {
            let (vx, vy, c) =
                (xx / n - (x / n) * (x / n), yy / n - (y / n) * (y / n), xy / n - x * y / (n * n));
            let area = 4.0 * (vx * vy - c * c).max(0.0).sqrt();
            // A chain has hardly any area, but each of its groups needs some room.
            (area / people).max(0.02) as f32
        })
        .collect();
    let radius: Vec<f32> = (0..count)
        .map(|g| (FILL * per_head[part[g] as usize] * groups.span(g).len() as f32).sqrt())
        .collect();
    let most = radius.iter().copied().fold(0.0, f32::max) * 2.0;
    let mut order: Vec<u32> = (0..count as u32).collect();
    for _ in 0..40 {
        let mut has_moved = false;
        order.sort_by(|a, b| at[*a as usize][0].total_cmp(&at[*b as usize][0]).then(a.cmp(b)));
        for (k, &a) in order.iter().enumerate() {
            let a = a as usize;
            for &b in &order[k + 1..] {
                let b = b as usize;
                let (dx, dy) = (at[b][0] - at[a][0], at[b][1] - at[a][1]);
                if dx > most {
                    break;
                }
                let want = radius[a] + radius[b];
                let square = dx * dx + dy * dy;
                if square >= want * want || part[a] != part[b] {
                    continue;
                }
                has_moved = true;
                let d = square.sqrt().max(1e-4);
                let by = (want - d) * 0.5 / d;
                at[a] = [at[a][0] - dx * by, at[a][1] - dy * by];
                at[b] = [at[b][0] + dx * by, at[b][1] + dy * by];
            }
        }
        if !has_moved {
            break;
        }
    }
    radius
}

/// Puts the parts of the network in rows, the largest first, wider than high.
fn pack(part: &[u32], room: &[f32], at: &mut [[f32; 2]]) {
    let parts = part.iter().copied().max().map_or(0, |m| m as usize + 1);
    if parts < 2 {
        return;
    }
    let mut corners = vec![[f32::MAX, f32::MAX, f32::MIN, f32::MIN]; parts];
    for (g, p) in at.iter().enumerate() {
        let c = &mut corners[part[g] as usize];
        let r = room[g] * 1.2;
        *c = [c[0].min(p[0] - r), c[1].min(p[1] - r), c[2].max(p[0] + r), c[3].max(p[1] + r)];
    }
    let area: f32 = corners.iter().map(|c| (c[2] - c[0]) * (c[3] - c[1])).sum();
    let widest = corners.iter().map(|c| c[2] - c[0]).fold(0.0, f32::max);
    let wide = (area * super::ASPECT).sqrt().max(widest) * 1.02;
    let mut order: Vec<usize> = (0..parts).collect();
    order.sort_by(|a, b| {
        let tall = |k: usize| corners[k][3] - corners[k][1];
        tall(*b).total_cmp(&tall(*a)).then(a.cmp(b))
    });
    let mut by = vec![[0.0_f32; 2]; parts];
    let (mut x, mut y, mut tall) = (0.0_f32, 0.0_f32, 0.0_f32);
    for k in order {
        let [x0, y0, x1, y1] = corners[k];
        if x > 0.0 && x + x1 - x0 > wide {
            y += tall;
            x = 0.0;
            tall = 0.0;
        }
        by[k] = [x - x0, y - y0];
        x += x1 - x0;
        tall = tall.max(y1 - y0);
    }
    for (p, k) in at.iter_mut().zip(part) {
        let by = by[*k as usize];
        *p = [p[0] + by[0], p[1] + by[1]];
    }
}

/// Turns and mirrors each group so that those with ties outside face them.
fn turn(groups: &Groups, links: &Links, middle: &[[f32; 2]], places: &mut [[f32; 2]]) {
    let home = groups.homes();
    for g in 0..groups.count() {
        let mut pulls = super::turn::Pulls::default();
        for k in groups.span(g) {
            for &to in links.ends(k) {
                let o = home[to as usize] as usize;
                if o != g {
                    let way = [middle[o][0] - middle[g][0], middle[o][1] - middle[g][1]];
                    let far = exact::length(way[0], way[1]).max(1e-6);
                    pulls.add(places[k], [way[0] / far, way[1] / far]);
                }
            }
        }
        if let Some(turn) = pulls.best() {
            for p in &mut places[groups.span(g)] {
                *p = turn.of(*p);
            }
        }
    }
}
