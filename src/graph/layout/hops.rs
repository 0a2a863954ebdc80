//! How many ties lie between groups: a search from many people at once.

use super::links::Links;

/// Searches run together: one bit each in a row of words (the idea of MS-BFS,
/// Then et al., VLDB 8, 2014).
const WORDS: usize = 8;

/// For each of at most `from.len()` people the mean number of ties to the members of each group.
pub(crate) struct Hops {
    /// By group, then by person searched from; 0 = nobody of the group is reached.
    pub(crate) mean: Vec<f32>,
    /// How many people were searched from.
    pub(crate) width: usize,
}

impl Hops {
    /// `bounds` are the ends of the groups, whose members stand in a row in `links`.
    pub(crate) fn of(links: &Links, bounds: &[u32], from: &[u32]) -> Self {
        let width = from.len();
        let groups = bounds.len().saturating_sub(1);
        let mut made = Self { mean: vec![0.0; groups * width], width };
        let mut first = 0;
        // Narrow searches waste no words.
        while first < width {
            let left = width - first;
            let take = left.min(if left > 128 {
                512
            } else if left > 64 {
                128
            } else {
                64
            });
            match take {
                0..=64 => made.search::<1>(links, bounds, from, first, take),
                65..=128 => made.search::<2>(links, bounds, from, first, take),
                _ => made.search::<WORDS>(links, bounds, from, first, take),
            }
            first += take;
        }
        made
    }

    fn search<const W: usize>(
        &mut self,
        links: &Links,
        bounds: &[u32],
        from: &[u32],
        first: usize,
        take: usize,
    ) {
        let count = links.count();
        let mut seen = vec![[0_u64; W]; count];
        let mut front = vec![[0_u64; W]; count];
        let mut next = vec![[0_u64; W]; count];
        for (bit, start) in from[first..first + take].iter().enumerate() {
            seen[*start as usize][bit / 64] |= 1 << (bit % 64);
            front[*start as usize][bit / 64] |= 1 << (bit % 64);
        }
        let mut sum = vec![0_u32; take];
        let mut reached = vec![[0_u32; 2]; (bounds.len() - 1) * take];
        for step in 1_u32.. {
            let mut any = 0;
            for v in 0..count {
                // Whoever has been found by all searches hears nothing new.
                let mut found = [0_u64; W];
                for &u in links.ends(v) {
                    let f = &front[u as usize];
                    for k in 0..W {
                        found[k] |= f[k];
                    }
                }
                let s = &mut seen[v];
                for k in 0..W {
                    found[k] &= !s[k];
                    s[k] |= found[k];
                    any |= found[k];
                }
                next[v] = found;
            }
            if any == 0 {
                break;
            }
            for (g, span) in bounds.windows(2).enumerate() {
                let row = &mut reached[g * take..(g + 1) * take];
                for found in &next[span[0] as usize..span[1] as usize] {
                    for (k, word) in found.iter().enumerate() {
                        let mut word = *word;
                        while word != 0 {
                            let bit = word.trailing_zeros() as usize;
                            word &= word - 1;
                            let cell = &mut row[k * 64 + bit];
                            cell[0] += step;
                            cell[1] += 1;
                        }
                    }
                }
            }
            std::mem::swap(&mut front, &mut next);
        }
        sum.clear();
        for g in 0..bounds.len() - 1 {
            for bit in 0..take {
                let [steps, people] = reached[g * take + bit];
                if people > 0 {
                    self.mean[g * self.width + first + bit] = steps as f32 / people as f32;
                }
            }
        }
    }
}
