//! Groups put so that their distance tells how many ties lie between them.
//!
//! Stress sums, over pairs, the squared relative error of the distance drawn. It is brought down by
//! stochastic gradient descent (Zheng, Pawar, Goodman, IEEE TVCG 25, 2019); from many groups on only
//! pairs with some pivots count, weighted for those they speak for (Ortmann, Klimenta, Brandes, JGAA 21, 2017).

use super::{Dice, exact};

/// A pair of groups, the distance they should have, and how much that moves each.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) far: f32,
    pub(crate) weight_a: f32,
    pub(crate) weight_b: f32,
}

/// Moves `at` until the terms are content; `rounds` passes over them.
pub(crate) fn settle(at: &mut [[f32; 2]], terms: &mut [Term], rounds: usize, least: f32, dice: &mut Dice) {
    let weights = || terms.iter().flat_map(|t| [t.weight_a, t.weight_b]).filter(|w| *w > 0.0);
    let (low, high) = weights().fold((f32::MAX, 0.0_f32), |(l, h), w| (l.min(w), h.max(w)));
    if high <= 0.0 || rounds == 0 {
        return;
    }
    let (first, last) = (1.0 / low, least / high);
    let decay = exact::ln((last / first).min(1.0)) / (rounds.max(2) - 1) as f32;
    for round in 0..rounds {
        let step = first * exact::exp(decay * round as f32);
        dice.shuffle(terms);
        for t in terms.iter() {
            let (p, q) = (at[t.a as usize], at[t.b as usize]);
            let (dx, dy) = (p[0] - q[0], p[1] - q[1]);
            let d = (dx * dx + dy * dy).sqrt().max(1e-6);
            let by = (d - t.far) * 0.5 / d;
            let (ma, mb) = ((t.weight_a * step).min(1.0) * by, (t.weight_b * step).min(1.0) * by);
            at[t.a as usize] = [p[0] - dx * ma, p[1] - dy * ma];
            at[t.b as usize] = [q[0] + dx * mb, q[1] + dy * mb];
        }
    }
}

/// First places from squared distances to pivots (pivot MDS, Brandes and Pich, Graph Drawing 2006).
/// `far(i, k)` is the distance of `i` to pivot `k`.
pub(crate) fn unfold(
    count: usize,
    pivots: usize,
    far: &dyn Fn(usize, usize) -> f32,
    dice: &mut Dice,
) -> Vec<[f32; 2]> {
    let mut rows = vec![0.0_f32; count * pivots];
    let mut of_pivot = vec![0.0_f32; pivots];
    for i in 0..count {
        for k in 0..pivots {
            let d = far(i, k);
            rows[i * pivots + k] = d * d;
            of_pivot[k] += d * d / count as f32;
        }
    }
    let all = of_pivot.iter().sum::<f32>() / pivots.max(1) as f32;
    for row in rows.chunks_exact_mut(pivots.max(1)) {
        let mean = row.iter().sum::<f32>() / pivots as f32;
        for (cell, pivot) in row.iter_mut().zip(&of_pivot) {
            *cell = -0.5 * (*cell - pivot - mean + all);
        }
    }
    let mut inner = vec![0.0_f32; pivots * pivots];
    for row in rows.chunks_exact(pivots.max(1)) {
        for (a, line) in row.iter().zip(inner.chunks_exact_mut(pivots)) {
            for (cell, b) in line.iter_mut().zip(row) {
                *cell += a * b;
            }
        }
    }
    let first = main_direction(&inner, pivots, None, dice);
    let second = main_direction(&inner, pivots, Some(&first), dice);
    rows.chunks_exact(pivots.max(1))
        .map(|row| {
            let along = |v: &[f32]| row.iter().zip(v).map(|(a, b)| a * b).sum::<f32>();
            [along(&first), along(&second)]
        })
        .collect()
}

/// The strongest direction of a symmetric matrix across another, by power iteration.
fn main_direction(matrix: &[f32], size: usize, across: Option<&[f32]>, dice: &mut Dice) -> Vec<f32> {
    let mut v: Vec<f32> = (0..size).map(|_| dice.next()).collect();
    for _ in 0..40 {
        let mut next: Vec<f32> = matrix
            .chunks_exact(size.max(1))
            .map(|row| row.iter().zip(&v).map(|(a, b)| a * b).sum())
            .collect();
        if let Some(other) = across {
            let along: f32 = next.iter().zip(other).map(|(a, b)| a * b).sum();
            for (n, o) in next.iter_mut().zip(other) {
                *n -= along * o;
            }
        }
        let norm = next.iter().map(|n| n * n).sum::<f32>().sqrt();
        if norm < 1e-9 {
            break;
        }
        v = next.into_iter().map(|n| n / norm).collect();
    }
    v
}
