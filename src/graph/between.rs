//! Betweenness: how often somebody lies on the shortest way between two others.
//!
//! Shown as "connects groups", never as leadership. Brandes, "A faster algorithm for betweenness
//! centrality", J. Math. Sociology 25 (2001); estimated from some beginnings: Brandes and Pich,
//! "Centrality estimation in large networks", Int. J. Bifurcation and Chaos 17 (2007).

#![expect(clippy::indexing_slicing, reason = "the tables of one search have one length, made here")]

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::flat::Flat;
use super::web::Web;
use crate::model::RecordId;

/// The searches are cut into so many parts whatever the number of threads: the sums are added in
/// their order, so that the same network gives the same bits everywhere.
const PARTS: usize = 16;

/// Visits of ties an estimate may cost where somebody waits for it: some hundredths of a second.
pub const ESTIMATE_STEPS: usize = 4_000_000;

/// For each person the share (0 to 1) of pairs of others whose shortest way leads over them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Connects {
    shares: BTreeMap<RecordId, f32>,
    exact: bool,
}

impl Connects {
    /// An estimate from as many beginnings as `steps` visits of ties allow (at least eight); exact if
    /// they suffice for all. The same each time.
    pub fn estimate(web: &Web, steps: usize) -> Self {
        let flat = web.flat();
        let count = flat.len();
        let each = flat.next.len() + count;
        let most = (steps / each.max(1)).max(8);
        if most >= count {
            return Self::exact(web, 1, &|_| true).unwrap_or_default();
        }
        let starts: Vec<u32> = (0..most).map(|i| ((i * 2 + 1) * count / (most * 2)) as u32).collect();
        let sums = sums(flat, &starts, 1, &|_| true).unwrap_or_default();
        Self::from(web, sums, starts.len(), false)
    }

    /// Every shortest way, counted by so many threads. `go_on` hears the share done, from any of them,
    /// and answers whether to go on; `None` if it did not.
    pub fn exact(web: &Web, threads: usize, go_on: &(dyn Fn(f32) -> bool + Sync)) -> Option<Self> {
        let starts: Vec<u32> = (0..web.flat().len() as u32).collect();
        let sums = sums(web.flat(), &starts, threads, go_on)?;
        Some(Self::from(web, sums, starts.len(), true))
    }

    fn from(web: &Web, sums: Vec<f64>, begun: usize, exact: bool) -> Self {
        let count = sums.len();
        // Each pair is met from both ends: (n-1)(n-2) ordered pairs.
        let all = (count.saturating_sub(1) * count.saturating_sub(2)) as f64;
        let scale = if all > 0.0 && begun > 0 { count as f64 / begun as f64 / all } else { 0.0 };
        let shares = web.people().iter().zip(sums).map(|(id, sum)| (*id, (sum * scale) as f32));
        Self { shares: shares.collect(), exact }
    }

    /// How many visits of ties counting every way costs.
    pub fn steps(web: &Web) -> usize {
        let flat = web.flat();
        flat.len() * (flat.next.len() + flat.len())
    }

    /// The share of one person; nothing for whoever is not in the network.
    pub fn share(&self, person: RecordId) -> f32 {
        self.shares.get(&person).copied().unwrap_or(0.0)
    }

    /// The shares of everybody.
    pub fn shares(&self) -> &BTreeMap<RecordId, f32> {
        &self.shares
    }

    /// Whether every way was counted; else it is an estimate.
    pub fn is_exact(&self) -> bool {
        self.exact
    }
}

/// For each node the sum of its dependencies from these beginnings; `None` if told to stop.
fn sums(
    flat: &Flat,
    starts: &[u32],
    threads: usize,
    go_on: &(dyn Fn(f32) -> bool + Sync),
) -> Option<Vec<f64>> {
    let count = flat.len();
    let (flat, place) = flat.near();
    let starts: Vec<u32> = starts.iter().map(|start| place[*start as usize]).collect();
    let length = starts.len().div_ceil(PARTS).max(1);
    let parts: Vec<&[u32]> = starts.chunks(length).collect();
    let (next, done, stopped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    // One after another takes the next part, until none is left.
    let work = || {
        let mut search = Search::new(count);
        let mut brought: Vec<(usize, Vec<f64>)> = Vec::new();
        loop {
            let part = next.fetch_add(1, Ordering::Relaxed);
            let Some(starts) = parts.get(part) else { break };
            let mut sums = vec![0.0_f64; count];
            for start in *starts {
                search.add_from(*start, &flat, &mut sums);
                let done = done.fetch_add(1, Ordering::Relaxed);
                if done % 32 == 0 && !go_on(done as f32 / (parts.len() * length) as f32) {
                    stopped.store(true, Ordering::Relaxed);
                }
                if stopped.load(Ordering::Relaxed) {
                    return brought;
                }
            }
            brought.push((part, sums));
        }
        brought
    };
    let mut brought = if threads < 2 {
        work()
    } else {
        // Threads that live within this call and whose number changes nothing (design.md, rule 2).
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let mut brought = work();
            for other in others {
                brought.extend(other.join().unwrap_or_default());
            }
            brought
        })
    };
    if stopped.load(Ordering::Relaxed) || brought.len() < parts.len() {
        return None;
    }
    brought.sort_by_key(|(part, _)| *part);
    let mut all = vec![0.0_f64; count];
    for (_, sums) in brought {
        for (all, sum) in all.iter_mut().zip(sums) {
            *all += sum;
        }
    }
    Some(place.iter().map(|place| all[*place as usize]).collect())
}

/// The tables of one search.
///
/// No visit of a tie asks how far its end is. Going out, ways are added to every end: those nearer have
/// been read off already (`ways`), and only those of the next ring are read later. Coming back, a ring is
/// written when all of it was summed, so that of a node's neighbours only those behind it hold anything.
struct Search {
    met: Vec<bool>,
    adding: Vec<f64>,
    /// Shortest ways to each of `order`.
    ways: Vec<f64>,
    /// (1 + dependency) over the number of ways, for whoever lies behind.
    share: Vec<f64>,
    order: Vec<u32>,
    /// Where each ring begins in `order`.
    rings: Vec<usize>,
    summed: Vec<f64>,
}

impl Search {
    fn new(count: usize) -> Self {
        Self {
            met: vec![false; count],
            adding: vec![0.0; count],
            ways: vec![0.0; count],
            share: vec![0.0; count],
            // One more than there are: each end is written there before it is known to be new.
            order: vec![0; count + 1],
            rings: Vec::new(),
            summed: Vec::with_capacity(count),
        }
    }

    fn add_from(&mut self, start: u32, flat: &Flat, sums: &mut [f64]) {
        self.met.fill(false);
        self.adding.fill(0.0);
        self.share.fill(0.0);
        self.rings.clear();
        self.met[start as usize] = true;
        self.adding[start as usize] = 1.0;
        self.order[0] = start;
        let (mut head, mut tail) = (0, 1);
        while head < tail {
            self.rings.push(head);
            let end = tail;
            for at in head..end {
                self.ways[at] = self.adding[self.order[at] as usize];
            }
            for at in head..end {
                let ways = self.ways[at];
                for to in flat.next(self.order[at]) {
                    let met = &mut self.met[*to as usize];
                    self.order[tail] = *to;
                    tail += usize::from(!*met);
                    *met = true;
                    self.adding[*to as usize] += ways;
                }
            }
            head = end;
        }
        let mut end = tail;
        for begin in self.rings.drain(..).skip(1).rev() {
            self.summed.clear();
            for at in &self.order[begin..end] {
                self.summed.push(flat.next(*at).iter().map(|to| self.share[*to as usize]).sum());
            }
            for (at, sum) in (begin..end).zip(&self.summed) {
                let node = self.order[at] as usize;
                sums[node] += self.ways[at] * sum;
                self.share[node] = 1.0 / self.ways[at] + sum;
            }
            end = begin;
        }
    }
}
