//! One cluster of people - a unit, or an island of ties - laid out for itself.

use std::collections::VecDeque;

use super::apart;
use super::force::Relax;
use super::{Dice, Links, Place, TIE_PT};

/// Up to this size several beginnings are tried and the clearest is taken.
const SMALL: usize = 160;

/// Places for the people of one cluster around its own middle; `None` = stopped.
pub(crate) fn lay(
    links: &Links,
    radii: &[f32],
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let count = radii.len();
    let mut dice = Dice::new(seed);
    if count < 2 {
        return Some(vec![Place::default(); count]);
    }
    let wide = TIE_PT * (count as f32).sqrt() * 0.6;
    let starts = if count <= 60 {
        10
    } else if count <= SMALL {
        4
    } else {
        1
    };
    let mut best: Option<(f32, Vec<Place>)> = None;
    for start in 0..starts {
        let mut places = if start == 0 {
            unfolded(links, count, wide, &mut dice)
        } else {
            (0..count).map(|_| dice.in_disc(wide)).collect()
        };
        let share = start as f32 / starts as f32;
        let relax = Relax {
            links,
            tie_pt: TIE_PT,
            gravity: 0.9,
            middle: Place::default(),
            heat_pt: if start == 0 { TIE_PT * 0.6 } else { TIE_PT * 1.6 },
            rounds: rounds(count),
            fixed: &[],
        };
        if !relax.run(&mut places, &mut |part| progress(share + part / starts as f32)) {
            return None;
        }
        spread(&mut places, radii);
        apart::part(&mut places, radii, &[]);
        if starts == 1 {
            return Some(places);
        }
        let muddle = muddle(&places, links, radii);
        if best.as_ref().is_none_or(|(least, _)| muddle < *least) {
            best = Some((muddle, places));
        }
    }
    best.map(|(_, places)| places)
}

pub(crate) fn rounds(count: usize) -> usize {
    match count {
        0..=SMALL => 260,
        161..=1_200 => 220,
        1_201..=4_000 => 120,
        _ => 80,
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
    let far = places.iter().map(|p| p.x.hypot(p.y)).fold(1e-6, f32::max);
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
    let far = places.iter().map(|p| p.x.hypot(p.y)).fold(0.0, f32::max);
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
