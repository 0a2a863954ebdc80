//! Ties without direction as flat arrays, for measures that walk them many times.

#![expect(
    clippy::indexing_slicing,
    reason = "the tables have one length, made here; numbers are checked on the way in"
)]

/// A simple undirected network of numbered nodes: no self-ties, no doubled ties.
///
/// The ties of node `i` are `next[starts[i]..starts[i + 1]]`, by number (compressed sparse rows).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flat {
    pub(super) starts: Vec<u32>,
    pub(super) next: Vec<u32>,
}

impl Default for Flat {
    fn default() -> Self {
        Self { starts: vec![0], next: Vec::new() }
    }
}

impl Flat {
    /// The network of `count` nodes and these ties. Self-ties, repeated ties (in either direction) and ties
    /// to numbers beyond `count` are left out.
    pub fn of(count: usize, pairs: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut pairs: Vec<(u32, u32)> = pairs
            .into_iter()
            .filter(|(a, b)| a != b && (*a as usize) < count && (*b as usize) < count)
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0_u32; count + 1];
        for (a, b) in &pairs {
            starts[*a as usize + 1] += 1;
            starts[*b as usize + 1] += 1;
        }
        for i in 0..count {
            starts[i + 1] += starts[i];
        }
        let mut next = vec![0_u32; pairs.len() * 2];
        let mut at = starts.clone();
        // Sorted pairs: first whoever has a lower number, then the higher ones; so each row is in order.
        for (a, b) in &pairs {
            next[at[*b as usize] as usize] = *a;
            at[*b as usize] += 1;
        }
        for (a, b) in &pairs {
            next[at[*a as usize] as usize] = *b;
            at[*a as usize] += 1;
        }
        Self { starts, next }
    }

    /// How many nodes.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many ties.
    pub fn ties(&self) -> usize {
        self.next.len() / 2
    }

    /// Whom a node is tied to, by number; nobody for a number that is not here.
    pub fn next(&self, node: u32) -> &[u32] {
        let node = node as usize;
        if node >= self.len() {
            return &[];
        }
        &self.next[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// The same network with its nodes numbered as a walk from neighbour to neighbour meets them, so that
    /// who is tied lies together in memory; and each node's new number.
    pub(super) fn near(&self) -> (Self, Vec<u32>) {
        let count = self.len();
        let mut place = vec![u32::MAX; count];
        let mut order: Vec<u32> = Vec::with_capacity(count);
        for root in 0..count as u32 {
            let mut head = order.len();
            if place[root as usize] == u32::MAX {
                place[root as usize] = head as u32;
                order.push(root);
            }
            while head < order.len() {
                for to in self.next(order[head]) {
                    if place[*to as usize] == u32::MAX {
                        place[*to as usize] = order.len() as u32;
                        order.push(*to);
                    }
                }
                head += 1;
            }
        }
        let mut near =
            Self { starts: Vec::with_capacity(count + 1), next: Vec::with_capacity(self.next.len()) };
        near.starts.push(0);
        for node in order {
            near.next.extend(self.next(node).iter().map(|to| place[*to as usize]));
            near.starts.push(near.next.len() as u32);
        }
        (near, place)
    }
}
