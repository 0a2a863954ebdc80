//! The ties made clean, in flat arrays.

use super::Net;

/// Ties by person in flat arrays (compressed sparse rows): no loops, each pair
/// once, neighbours in rising order. Direction is dropped.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    start: Vec<u32>,
    to: Vec<u32>,
    weight: Vec<f32>,
}

impl Links {
    /// The ties of a net. Loops, ends that do not exist and weights that are no
    /// number, zero or negative ("never") are passed over; doubled ties are one.
    pub(crate) fn of(net: &Net) -> Self {
        let count = net.nodes.len();
        let sound = net.edges.iter().filter_map(|edge| {
            let (a, b) = (edge.from as usize, edge.to as usize);
            let is_tie = a != b && a < count && b < count && edge.weight.is_finite() && edge.weight > 0.0;
            is_tie.then_some((a, b, edge.weight))
        });
        let mut links = Self::from_pairs(count, sound);
        // Many ties between two people pull more, but not without bound.
        for w in &mut links.weight {
            *w = w.clamp(0.1, 4.0).sqrt();
        }
        links
    }

    /// From pairs without loops; weights of the same pair are added.
    pub(crate) fn from_pairs(count: usize, pairs: impl Iterator<Item = (usize, usize, f32)> + Clone) -> Self {
        let mut start = vec![0_u32; count + 2];
        for (a, b, _) in pairs.clone() {
            start[a + 2] += 1;
            start[b + 2] += 1;
        }
        for i in 2..start.len() {
            start[i] += start[i - 1];
        }
        let total = start.last().copied().unwrap_or(0) as usize;
        let mut ends = vec![(0_u32, 0.0_f32); total];
        for (a, b, w) in pairs {
            for (from, to) in [(a, b), (b, a)] {
                let slot = &mut start[from + 1];
                ends[*slot as usize] = (to as u32, w);
                *slot += 1;
            }
        }
        let (mut to, mut weight) = (Vec::with_capacity(total), Vec::with_capacity(total));
        let mut begins = Vec::with_capacity(count + 1);
        for i in 0..count {
            let first = to.len();
            begins.push(first as u32);
            let row = &mut ends[start[i] as usize..start[i + 1] as usize];
            // Sums of equal ends come out the same in any order but for rounding: sort by both.
            row.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
            for &(end, w) in row.iter() {
                if to.len() > first && to[to.len() - 1] == end {
                    let last = weight.len() - 1;
                    weight[last] += w;
                } else {
                    to.push(end);
                    weight.push(w);
                }
            }
        }
        begins.push(to.len() as u32);
        Self { start: begins, to, weight }
    }

    /// How many people there are.
    pub(crate) fn count(&self) -> usize {
        self.start.len().saturating_sub(1)
    }

    fn row(&self, i: usize) -> std::ops::Range<usize> {
        self.start[i] as usize..self.start[i + 1] as usize
    }

    /// With how many people someone has a tie.
    pub(crate) fn degree(&self, i: usize) -> usize {
        self.row(i).len()
    }

    /// Whom someone has a tie with.
    pub(crate) fn ends(&self, i: usize) -> &[u32] {
        &self.to[self.row(i)]
    }

    /// Whom someone has a tie with, and how strongly.
    pub(crate) fn with(&self, i: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.row(i).map(|k| (self.to[k] as usize, self.weight[k]))
    }

    /// Each pair once, the lower number first.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (usize, usize, f32)> + Clone + '_ {
        (0..self.count())
            .flat_map(move |a| self.row(a).map(move |k| (a, self.to[k] as usize, self.weight[k])))
            .filter(|(a, b, _)| a < b)
    }

    /// The ties among the people of `order`, who are numbered anew by it.
    pub(crate) fn among(&self, order: &[u32]) -> Self {
        let mut number = vec![u32::MAX; self.count()];
        for (new, old) in order.iter().enumerate() {
            number[*old as usize] = new as u32;
        }
        let mut made = Self {
            start: Vec::with_capacity(order.len() + 1),
            to: Vec::with_capacity(self.to.len()),
            weight: Vec::with_capacity(self.to.len()),
        };
        for old in order {
            made.start.push(made.to.len() as u32);
            for k in self.row(*old as usize) {
                let end = number[self.to[k] as usize];
                if end != u32::MAX {
                    made.to.push(end);
                    made.weight.push(self.weight[k]);
                }
            }
        }
        made.start.push(made.to.len() as u32);
        made
    }
}
