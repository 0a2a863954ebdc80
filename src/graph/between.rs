//! Betweenness: how often somebody lies on the shortest way between two others.
//!
//! Shown as "connects groups", never as leadership. Brandes, "A faster
//! algorithm for betweenness centrality", J. Math. Sociology 25 (2001).

#![expect(clippy::indexing_slicing, reason = "the tables of one search have one length, made here")]

use std::collections::{BTreeMap, VecDeque};

use crate::model::RecordId;

/// Above this many people every so-manyth is a beginning: an estimate
/// (Brandes and Pich, "Centrality estimation in large networks", 2007).
const BEGINNINGS: usize = 1_000;

/// For each person the share (0 to 1) of pairs of others whose shortest way
/// leads over them, directions left aside. Above a thousand people an estimate
/// that is the same each time.
pub fn connects_groups(
    people: &[RecordId],
    pairs: impl Iterator<Item = (RecordId, RecordId)>,
) -> BTreeMap<RecordId, f32> {
    let number: BTreeMap<RecordId, usize> = people.iter().enumerate().map(|(i, id)| (*id, i)).collect();
    let count = people.len();
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (a, b) in pairs {
        let (Some(&a), Some(&b)) = (number.get(&a), number.get(&b)) else { continue };
        if a != b {
            next[a].push(b);
            next[b].push(a);
        }
    }
    for of in &mut next {
        of.sort_unstable();
        of.dedup();
    }
    let every = count.div_ceil(BEGINNINGS).max(1);
    let mut sums = vec![0.0_f64; count];
    let mut begun = 0_usize;
    let mut search = Search::new(count);
    for start in (0..count).step_by(every) {
        search.add_from(start, &next, &mut sums);
        begun += 1;
    }
    // Each pair is met from both ends: (n-1)(n-2) ordered pairs.
    let all = (count.saturating_sub(1) * count.saturating_sub(2)) as f64;
    let scale = if all > 0.0 { count as f64 / begun as f64 / all } else { 0.0 };
    people.iter().zip(sums).map(|(id, sum)| (*id, (sum * scale) as f32)).collect()
}

struct Search {
    steps: Vec<u32>,
    ways: Vec<f64>,
    share: Vec<f64>,
    order: Vec<usize>,
    queue: VecDeque<usize>,
}

impl Search {
    fn new(count: usize) -> Self {
        Self {
            steps: vec![u32::MAX; count],
            ways: vec![0.0; count],
            share: vec![0.0; count],
            order: Vec::with_capacity(count),
            queue: VecDeque::new(),
        }
    }

    fn add_from(&mut self, start: usize, next: &[Vec<usize>], sums: &mut [f64]) {
        self.steps.fill(u32::MAX);
        self.ways.fill(0.0);
        self.share.fill(0.0);
        self.order.clear();
        self.steps[start] = 0;
        self.ways[start] = 1.0;
        self.queue.push_back(start);
        while let Some(at) = self.queue.pop_front() {
            self.order.push(at);
            for &to in &next[at] {
                if self.steps[to] == u32::MAX {
                    self.steps[to] = self.steps[at] + 1;
                    self.queue.push_back(to);
                }
                if self.steps[to] == self.steps[at] + 1 {
                    self.ways[to] += self.ways[at];
                }
            }
        }
        for &at in self.order.iter().rev() {
            for &before in &next[at] {
                if self.steps[before] != u32::MAX && self.steps[before] + 1 == self.steps[at] {
                    self.share[before] += self.ways[before] / self.ways[at] * (1.0 + self.share[at]);
                }
            }
            if at != start {
                sums[at] += self.share[at];
            }
        }
    }
}
