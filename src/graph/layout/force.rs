//! One relaxation: everybody pushes, ties pull, the middle draws.

use super::tree::Tree;
use super::{Links, Place, exact};

/// Up to this many nodes each pair is looked at, which is exact.
const EXACT: usize = 256;

pub(crate) struct Relax<'a> {
    pub(crate) links: &'a Links,
    /// The length a tie would like, in points.
    pub(crate) tie_pt: f32,
    /// How strongly the middle draws.
    pub(crate) gravity: f32,
    pub(crate) middle: Place,
    /// How far a node may go in the first round, in points.
    pub(crate) heat_pt: f32,
    pub(crate) rounds: usize,
    /// Who does not move; empty = everybody moves.
    pub(crate) fixed: &'a [bool],
}

impl Relax<'_> {
    /// Moves `places` to rest; false when `progress` said to stop.
    pub(crate) fn run(&self, places: &mut [Place], progress: &mut dyn FnMut(f32) -> bool) -> bool {
        let count = places.len();
        // Whoever has many ties needs more room around.
        let masses: Vec<f32> =
            (0..count).map(|i| 1.0 + (self.links.degree(i) as f32).sqrt() * 0.35).collect();
        let pairs: Vec<(usize, usize, f32)> = self.links.pairs().collect();
        let strength = self.tie_pt * self.tie_pt;
        let mut moves = vec![Place::default(); count];
        let mut stack = Vec::new();
        for round in 0..self.rounds {
            if round % 8 == 0 && !progress(round as f32 / self.rounds as f32) {
                return false;
            }
            if count <= EXACT {
                push_exactly(places, &masses, &mut moves);
            } else {
                let tree = Tree::new(places, &masses);
                for (p, m) in places.iter().zip(&mut moves) {
                    *m = tree.push(*p, &mut stack);
                }
            }
            for (i, m) in moves.iter_mut().enumerate() {
                *m = *m * (strength * masses[i] * 0.5)
                    + (self.middle - places[i]) * (self.gravity * masses[i]);
            }
            for &(a, b, w) in &pairs {
                let delta = places[b] - places[a];
                let d = exact::length(delta.x, delta.y);
                // Between Fruchterman and Reingold's square and a plain spring: long
                // ties are shortened without squeezing the dense middle.
                let crowd = (self.links.degree(a).min(self.links.degree(b)) as f32).sqrt();
                let pull = delta * (w * (0.5 + d / self.tie_pt * 0.5).min(4.0) / crowd.max(1.0));
                moves[a] = moves[a] + pull;
                moves[b] = moves[b] - pull;
            }
            let left = 1.0 - round as f32 / self.rounds as f32;
            let reach = self.heat_pt * left * left + 0.2;
            for (i, m) in moves.iter().enumerate() {
                if self.fixed.get(i).copied().unwrap_or(false) {
                    continue;
                }
                // A hub feels many springs at once and must not overshoot.
                let ease = 0.25 / (1.0 + self.links.degree(i) as f32 * 0.12);
                let size = exact::length(m.x, m.y).max(1e-6);
                places[i] = places[i] + *m * ease.min(reach / size);
            }
        }
        true
    }
}

fn push_exactly(places: &[Place], masses: &[f32], moves: &mut [Place]) {
    moves.fill(Place::default());
    for a in 0..places.len() {
        for b in a + 1..places.len() {
            let delta = places[a] - places[b];
            let d2 = (delta.x * delta.x + delta.y * delta.y).max(1.0);
            moves[a] = moves[a] + delta * (masses[b] / d2);
            moves[b] = moves[b] - delta * (masses[a] / d2);
        }
    }
}
