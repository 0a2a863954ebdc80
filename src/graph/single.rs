//! Single threads: the one person, the one tie over which alone some are reached.
//!
//! Articulation points and bridges in one walk, in linear time: Hopcroft and Tarjan, "Efficient
//! algorithms for graph manipulation", Comm. ACM 16 (1973). What falls off is a run of the order in
//! which the walk met people, so that naming it costs no more than its length.

#![expect(clippy::indexing_slicing, reason = "the tables of one walk have one length, made here")]

use std::ops::Range;

use super::web::Web;
use crate::model::RecordId;

/// Not met yet.
const NEVER: u32 = u32::MAX;

/// Somebody without whom others lose each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Who.
    pub person: RecordId,
    /// How large the parts are into which the rest would fall, largest first; two or more.
    pub parts: Vec<u32>,
    /// How many would be cut off from the largest part.
    pub cut_off: u32,
    /// Runs of the walk that are the parts, in the order of the walk; the rest of the island is one more.
    runs: Vec<Range<u32>>,
    island: Range<u32>,
}

/// A tie that is the only way between two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyTie {
    /// The end on the larger side.
    pub near: RecordId,
    /// The end on the smaller side: whom it cuts off.
    pub far: RecordId,
    /// How many are on the smaller side, `far` among them.
    pub cut_off: u32,
    /// How many are on the larger side.
    pub rest: u32,
    /// The run of the walk below the tie, and whether the smaller side is what is outside of it.
    run: Range<u32>,
    outside: bool,
    island: Range<u32>,
}

/// Every single thread of a web.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SingleThreads {
    /// People, whoever cuts off most first, then by id.
    pub people: Vec<Cut>,
    /// Ties, whichever cuts off most first, then by ids.
    pub ties: Vec<OnlyTie>,
    /// People in the order of the walk.
    order: Vec<RecordId>,
}

impl SingleThreads {
    /// Finds them.
    pub fn of(web: &Web) -> Self {
        let flat = web.flat();
        let count = flat.len();
        let mut met = vec![NEVER; count];
        let mut low = vec![0_u32; count];
        let mut from = vec![NEVER; count];
        let mut at_tie = flat.starts.clone();
        let mut order: Vec<u32> = Vec::with_capacity(count);
        // (person, run below them), (near, far, run), each with its island to be filled in.
        let mut runs: Vec<(u32, Range<u32>)> = Vec::new();
        let mut ties: Vec<(u32, u32, Range<u32>)> = Vec::new();
        let mut threads = Self::default();
        for root in 0..count as u32 {
            if met[root as usize] != NEVER {
                continue;
            }
            let begin = order.len() as u32;
            let mut below_root = 0;
            met[root as usize] = begin;
            low[root as usize] = begin;
            order.push(root);
            let mut at = root;
            loop {
                let here = at as usize;
                if at_tie[here] < flat.starts[here + 1] {
                    let to = flat.next[at_tie[here] as usize];
                    at_tie[here] += 1;
                    if met[to as usize] == NEVER {
                        from[to as usize] = at;
                        met[to as usize] = order.len() as u32;
                        low[to as usize] = order.len() as u32;
                        order.push(to);
                        at = to;
                    } else if to != from[here] {
                        low[here] = low[here].min(met[to as usize]);
                    }
                    continue;
                }
                if at == root {
                    break;
                }
                let up = from[here];
                let run = met[here]..order.len() as u32;
                low[up as usize] = low[up as usize].min(low[here]);
                if low[here] > met[up as usize] {
                    ties.push((up, at, run.clone()));
                }
                if low[here] >= met[up as usize] {
                    below_root += u32::from(up == root);
                    runs.push((up, run));
                }
                at = up;
            }
            if below_root < 2 {
                runs.retain(|(person, _)| *person != root);
            }
            threads.close_island(web, begin..order.len() as u32, &mut runs, &mut ties);
        }
        threads.order = order.iter().filter_map(|n| web.person(*n)).collect();
        threads.people.sort_by_key(|cut| (std::cmp::Reverse(cut.cut_off), cut.person));
        threads.ties.sort_by_key(|tie| (std::cmp::Reverse(tie.cut_off), tie.near, tie.far));
        threads
    }

    /// An island was walked: its sizes are known.
    fn close_island(
        &mut self,
        web: &Web,
        island: Range<u32>,
        runs: &mut Vec<(u32, Range<u32>)>,
        ties: &mut Vec<(u32, u32, Range<u32>)>,
    ) {
        let size = island.end - island.start;
        runs.sort_by_key(|(person, run)| (*person, run.start));
        for of in runs.chunk_by(|a, b| a.0 == b.0) {
            let Some(person) = of.first().and_then(|(person, _)| web.person(*person)) else { continue };
            let runs: Vec<Range<u32>> = of.iter().map(|(_, run)| run.clone()).collect();
            let mut parts: Vec<u32> = runs.iter().map(|run| run.end - run.start).collect();
            let rest = size - 1 - parts.iter().sum::<u32>();
            parts.extend((rest > 0).then_some(rest));
            parts.sort_unstable_by(|a, b| b.cmp(a));
            let cut_off = parts.iter().skip(1).sum();
            self.people.push(Cut { person, parts, cut_off, runs, island: island.clone() });
        }
        for (up, down, run) in ties.iter() {
            let (Some(up), Some(down)) = (web.person(*up), web.person(*down)) else { continue };
            let below = run.end - run.start;
            let above = size - below;
            let outside = above < below;
            let (near, far) = if outside { (down, up) } else { (up, down) };
            let (cut_off, rest) = (below.min(above), below.max(above));
            self.ties.push(OnlyTie {
                near,
                far,
                cut_off,
                rest,
                run: run.clone(),
                outside,
                island: island.clone(),
            });
        }
        runs.clear();
        ties.clear();
    }

    /// Whether, and how, somebody is a single thread.
    pub fn cut(&self, person: RecordId) -> Option<&Cut> {
        self.people.iter().find(|cut| cut.person == person)
    }

    /// Who would be cut off without somebody: everybody but the largest part, by id.
    pub fn cut_off_by(&self, cut: &Cut) -> Vec<RecordId> {
        let largest = cut.parts.first().copied().unwrap_or(0);
        let stays = cut.runs.iter().find(|run| run.end - run.start == largest);
        let mut off: Vec<RecordId> = match stays {
            // The rest of the island stays together: what is below falls off.
            None => cut.runs.iter().flat_map(|run| self.run(run)).copied().collect(),
            Some(stays) => {
                let before = self.run(&(cut.island.start..stays.start));
                let after = self.run(&(stays.end..cut.island.end));
                before.iter().chain(after).copied().filter(|id| *id != cut.person).collect()
            }
        };
        off.sort_unstable();
        off
    }

    /// Who is on the smaller side of a tie, by id.
    pub fn beyond(&self, tie: &OnlyTie) -> Vec<RecordId> {
        let mut beyond = if tie.outside {
            let before = self.run(&(tie.island.start..tie.run.start));
            let after = self.run(&(tie.run.end..tie.island.end));
            [before, after].concat()
        } else {
            self.run(&tie.run).to_vec()
        };
        beyond.sort_unstable();
        beyond
    }

    fn run(&self, run: &Range<u32>) -> &[RecordId] {
        self.order.get(run.start as usize..run.end as usize).unwrap_or_default()
    }
}
