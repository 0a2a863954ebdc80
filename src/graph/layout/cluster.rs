//! One cluster of people - a unit, or an island of ties - laid out for itself.

use std::collections::VecDeque;

use super::apart;
use super::force::Relax;
use super::groups::Groups;
use super::hull::{holds, hull};
use super::spread::spread_groups;
use super::{Dice, Effort, Links, Place, ROOM_PT, TIE_PT, exact};

/// Up to this size several beginnings are tried and the clearest is taken.
const SMALL: usize = 160;

/// The parts a larger cluster is cut into have at most this many.
const MOST_IN_PART: usize = 48;

/// How many beginnings are tried, by the size of the whole picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Starts {
    /// In a cluster of at most sixty.
    small: usize,
    /// In one of at most [`SMALL`].
    middling: usize,
    /// What part of the rounds is made.
    share: f32,
}

impl Starts {
    pub(crate) fn of(people: usize, effort: Effort) -> Self {
        match (effort, people) {
            (Effort::Quick, _) => Self { small: 1, middling: 1, share: 0.4 },
            (Effort::Fine, 0..=400) => Self { small: 12, middling: 5, share: 1.0 },
            (Effort::Fine, 401..=2_000) => Self { small: 6, middling: 3, share: 1.0 },
            (Effort::Fine, _) => Self { small: 2, middling: 2, share: 0.7 },
        }
    }

    fn of_cluster(self, count: usize) -> usize {
        match count {
            0..=60 => self.small,
            61..=SMALL => self.middling,
            _ => 1,
        }
    }
}

/// Places for the people of one cluster around its own middle; `None` = stopped.
pub(crate) fn lay(
    links: &Links,
    radii: &[f32],
    starts: Starts,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let count = radii.len();
    let mut dice = Dice::new(seed);
    if count < 2 {
        return Some(vec![Place::default(); count]);
    }
    // Those tied to nobody here do not take part; they are put on the rim at last.
    let (tied, loose): (Vec<u32>, Vec<u32>) = (0..count as u32).partition(|i| links.degree(*i as usize) > 0);
    if !loose.is_empty() {
        let own: Vec<f32> = tied.iter().map(|i| radii[*i as usize]).collect();
        let core = lay(&links.among(&tied), &own, starts, seed, progress)?;
        return Some(on_the_rim(radii, &tied, &core, &loose));
    }
    let wide = TIE_PT * (count as f32).sqrt() * 0.6;
    let tries = starts.of_cluster(count);
    let mut best: Option<(f32, Vec<Place>)> = None;
    for start in 0..tries {
        // One whom a third know stands in the middle of them, whatever parts there are.
        let has_hub = (0..count).any(|i| links.degree(i) * 3 > count);
        let mut places = if count > SMALL && has_hub {
            in_rings(links, wide)
        } else if count > SMALL {
            drawn(links, wide, seed, &mut dice)
        } else if start == 0 {
            unfolded(links, count, wide, &mut dice)
        } else {
            (0..count).map(|_| dice.in_disc(wide)).collect()
        };
        let share = start as f32 / tries as f32;
        let relax = Relax {
            links,
            tie_pt: TIE_PT,
            gravity: 0.9,
            middle: Place::default(),
            heat_pt: if start == 0 { TIE_PT * 0.6 } else { TIE_PT * 1.6 },
            rounds: (rounds(count) as f32 * starts.share) as usize,
            fixed: &[],
        };
        if !relax.run(&mut places, &mut |part| progress(share + part / tries as f32)) {
            return None;
        }
        call_in(&mut places);
        spread(&mut places, radii);
        apart::part(&mut places, radii, &[]);
        if tries == 1 {
            return Some(places);
        }
        let muddle = muddle(&places, links, radii);
        if best.as_ref().is_none_or(|(least, _)| muddle < *least) {
            best = Some((muddle, places));
        }
    }
    best.map(|(_, places)| places)
}

/// A first picture of a large cluster: its parts apart, each laid out exactly.
fn drawn(links: &Links, wide: f32, seed: u64, dice: &mut Dice) -> Vec<Place> {
    let groups = Groups::along_ties(links, MOST_IN_PART);
    let places = spread_groups(links, &groups, Effort::Quick, seed, &mut |_| true).unwrap_or_default();
    let n = places.len().max(1) as f32;
    let middle = places.iter().fold(Place::default(), |s, p| s + *p) * (1.0 / n);
    let square = places.iter().map(|p| p.distance(middle).powi(2)).sum::<f32>() / n;
    let scale = wide * 0.7 / square.sqrt().max(1e-6);
    places.iter().map(|p| (*p - middle) * scale + dice.in_disc(1.0)).collect()
}

/// Whoever has most ties in the middle, the others evenly around, ever farther out.
fn in_rings(links: &Links, wide: f32) -> Vec<Place> {
    let count = links.count();
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(links.degree(*i)), *i));
    let mut places = vec![Place::default(); count];
    let pace = wide / (count as f32).sqrt() / 0.56;
    for (i, p) in order.into_iter().zip(apart::spiral(Place::default(), pace)) {
        places[i] = p;
    }
    places
}

/// Calls stragglers in: beyond the circle that holds three quarters, and half again, the way is shortened,
/// so that one person with a single tie does not blow up the outline.
fn call_in(places: &mut [Place]) {
    let n = places.len();
    if n < 8 {
        return;
    }
    let middle = places.iter().fold(Place::default(), |s, p| s + *p) * (1.0 / n as f32);
    let mut far: Vec<f32> = places.iter().map(|p| p.distance(middle)).collect();
    far.sort_by(f32::total_cmp);
    let most = (far[n * 3 / 4] * 1.3).max(TIE_PT);
    for p in places {
        let d = p.distance(middle);
        if d > most {
            *p = middle + (*p - middle) * ((most + (d - most) * 0.35) / d);
        }
    }
}

/// Puts those tied to nobody of their cluster around it, close by.
fn on_the_rim(radii: &[f32], tied: &[u32], core: &[Place], loose: &[u32]) -> Vec<Place> {
    // With room for a name, as ties would give it.
    let roomy: Vec<f32> = radii.iter().map(|r| r.max((TIE_PT * 0.9 - ROOM_PT) * 0.5)).collect();
    let radii = &roomy;
    let mut places = vec![Place::default(); radii.len()];
    let widest = radii.iter().copied().fold(1.0, f32::max);
    let mut grid = apart::Grid::new(apart::reach(widest, widest));
    let mut marks = Vec::with_capacity(core.len());
    for (i, p) in tied.iter().zip(core) {
        places[*i as usize] = *p;
        grid.put(*i as usize, *p);
        marks.push((*p, radii[*i as usize]));
    }
    let rim = hull(&marks, 0.0);
    let n = core.len().max(1) as f32;
    let middle = core.iter().fold(Place::default(), |s, p| s + *p) * (1.0 / n);
    // A wide pace keeps them in a loose ring, and a later one need not look where none was free.
    let pace = apart::reach(widest, widest) * 0.45;
    let mut first = 0;
    for &i in loose {
        let i = i as usize;
        let found = apart::spiral(middle, pace)
            .enumerate()
            .skip(first)
            .find(|(_, p)| !holds(&rim, *p) && apart::is_free(&grid, &places, radii, *p, radii[i]));
        if let Some((k, p)) = found {
            first = k;
            places[i] = p;
        }
        grid.put(i, places[i]);
    }
    places
}

pub(crate) fn rounds(count: usize) -> usize {
    match count {
        0..=SMALL => 260,
        161..=1_200 => 100,
        1_201..=4_000 => 60,
        _ => 40,
    }
}

/// A first picture from distances along ties: pivot MDS (Brandes and Pich, Graph Drawing 2006).
fn unfolded(links: &Links, count: usize, wide: f32, dice: &mut Dice) -> Vec<Place> {
    let pivots = count.min(40);
    let mut nearest = vec![u32::MAX; count];
    let mut columns: Vec<Vec<f32>> = Vec::with_capacity(pivots);
    // The first pivot is whoever has most ties; then always whoever is farthest from all.
    let mut pivot = (0..count).max_by_key(|i| (links.degree(*i), count - i)).unwrap_or(0);
    for _ in 0..pivots {
        let steps = steps_from(pivot, links, count);
        let far = steps.iter().copied().filter(|s| *s < u32::MAX).max().unwrap_or(0) + 2;
        columns.push(steps.iter().map(|s| (*s).min(far) as f32).map(|s| s * s).collect());
        for (n, s) in nearest.iter_mut().zip(&steps) {
            *n = (*n).min((*s).min(far));
        }
        pivot = (0..count).max_by_key(|i| (nearest[*i], count - i)).unwrap_or(0);
        if nearest[pivot] == 0 {
            break;
        }
    }
    let height = columns.len();
    let of_column: Vec<f32> = columns.iter().map(|c| c.iter().sum::<f32>() / count as f32).collect();
    let all = of_column.iter().sum::<f32>() / height as f32;
    let mut rows = vec![vec![0.0_f32; height]; count];
    for (i, row) in rows.iter_mut().enumerate() {
        let mean = columns.iter().map(|c| c[i]).sum::<f32>() / height as f32;
        for (k, cell) in row.iter_mut().enumerate() {
            *cell = -0.5 * (columns[k][i] - of_column[k] - mean + all);
        }
    }
    let mut inner = vec![vec![0.0_f32; height]; height];
    for row in &rows {
        for (a, line) in inner.iter_mut().enumerate() {
            for (b, cell) in line.iter_mut().enumerate() {
                *cell += row[a] * row[b];
            }
        }
    }
    let first = main_direction(&inner, &[], dice);
    let second = main_direction(&inner, std::slice::from_ref(&first), dice);
    let mut places: Vec<Place> = rows
        .iter()
        .map(|row| {
            let along = |v: &[f32]| row.iter().zip(v).map(|(a, b)| a * b).sum::<f32>();
            Place::new(along(&first), along(&second))
        })
        .collect();
    let far = places.iter().map(|p| exact::length(p.x, p.y)).fold(1e-6, f32::max);
    for p in &mut places {
        *p = *p * (wide / far) + dice.in_disc(TIE_PT * 0.3);
    }
    places
}

fn steps_from(start: usize, links: &Links, count: usize) -> Vec<u32> {
    let mut steps = vec![u32::MAX; count];
    let mut queue = VecDeque::from([start]);
    steps[start] = 0;
    while let Some(at) = queue.pop_front() {
        for (next, _) in links.with(at) {
            if steps[next] == u32::MAX {
                steps[next] = steps[at] + 1;
                queue.push_back(next);
            }
        }
    }
    steps
}

/// The strongest direction of a symmetric matrix across `others`, by power iteration.
fn main_direction(matrix: &[Vec<f32>], others: &[Vec<f32>], dice: &mut Dice) -> Vec<f32> {
    let mut v: Vec<f32> = matrix.iter().map(|_| dice.next()).collect();
    for _ in 0..60 {
        let mut next: Vec<f32> =
            matrix.iter().map(|row| row.iter().zip(&v).map(|(a, b)| a * b).sum()).collect();
        for other in others {
            let along: f32 = next.iter().zip(other).map(|(a, b)| a * b).sum();
            for (n, o) in next.iter_mut().zip(other) {
                *n -= along * o;
            }
        }
        let size = next.iter().map(|n| n * n).sum::<f32>().sqrt();
        if size < 1e-9 {
            break;
        }
        v = next.into_iter().map(|n| n / size).collect();
    }
    v
}

/// Widens a picture that came out too dense for its marks, so that parting
/// them does not tear its shape.
fn spread(places: &mut [Place], radii: &[f32]) {
    let mut factors: Vec<f32> = Vec::with_capacity(places.len());
    let grid = apart::Grid::of(places, 80.0);
    for (i, p) in places.iter().enumerate() {
        let tightest = grid
            .near(*p)
            .filter(|j| *j != i)
            .map(|j| apart::reach(radii[i], radii[j]) / places[j].distance(*p).max(4.0))
            .fold(0.0, f32::max);
        factors.push(tightest);
    }
    factors.sort_by(f32::total_cmp);
    // Nine in ten get their room by widening, the rest by pushing.
    let factor = factors.get(factors.len() * 9 / 10).copied().unwrap_or(1.0).clamp(1.0, 2.2);
    for p in places {
        *p = *p * factor;
    }
}

/// How hard a picture is to read: crossings, marks under ties, uneven lengths.
fn muddle(places: &[Place], links: &Links, radii: &[f32]) -> f32 {
    let pairs: Vec<(usize, usize, f32)> = links.pairs().collect();
    let mut muddle = 0.0;
    if pairs.len() <= 600 {
        for (i, &(a, b, _)) in pairs.iter().enumerate() {
            for &(c, d, _) in &pairs[i + 1..] {
                if a != c && a != d && b != c && b != d && cross(places[a], places[b], places[c], places[d]) {
                    muddle += 1.0;
                }
            }
            for (k, p) in places.iter().enumerate() {
                if k != a && k != b && off_line(*p, places[a], places[b]) < radii[k] + 3.0 {
                    muddle += 1.5;
                }
            }
        }
    }
    for &(a, b, _) in &pairs {
        let off = places[a].distance(places[b]) / TIE_PT - 1.0;
        muddle += off.max(0.0) * 0.4;
    }
    let far = places.iter().map(|p| exact::length(p.x, p.y)).fold(0.0, f32::max);
    muddle + far / TIE_PT
}

fn side(a: Place, b: Place, p: Place) -> f32 {
    (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
}

fn cross(a: Place, b: Place, c: Place, d: Place) -> bool {
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

/// The distance of a place from the line between two others.
fn off_line(p: Place, a: Place, b: Place) -> f32 {
    let along = b - a;
    let length = (along.x * along.x + along.y * along.y).max(1e-6);
    let t = ((p.x - a.x) * along.x + (p.y - a.y) * along.y) / length;
    p.distance(a + along * t.clamp(0.0, 1.0))
}
