//! Everybody in a group of moderate size: the units, and where there is none
//! or one too large, people drawn together along their ties.

use super::Net;
use super::links::Links;

/// Groups as spans of an order of the people.
pub(crate) struct Groups {
    /// The people, group after group.
    pub(crate) order: Vec<u32>,
    /// Where each group begins in `order`, and the end of the last.
    pub(crate) bounds: Vec<u32>,
}

impl Groups {
    /// The units of a net, those above `most` and the people without one cut along their ties.
    pub(crate) fn of(net: &Net, links: &Links, most: usize) -> Self {
        let mut order: Vec<u32> = (0..net.nodes.len() as u32).collect();
        let unit = |i: u32| net.nodes[i as usize].unit.map_or(u64::MAX, u64::from);
        order.sort_by_key(|i| unit(*i));
        let mut made = Self { order: Vec::with_capacity(order.len()), bounds: vec![0] };
        for run in order.chunk_by(|a, b| unit(*a) == unit(*b)) {
            if unit(run[0]) != u64::MAX && run.len() <= most {
                made.push(run);
                continue;
            }
            // Those without any tie stand together, whoever they are.
            let (idle, tied): (Vec<u32>, Vec<u32>) =
                run.iter().partition(|i| links.degree(**i as usize) == 0);
            for part in cut(links, &tied, most / 2) {
                made.push(&part);
            }
            for part in idle.chunks(most / 2) {
                made.push(part);
            }
        }
        made
    }

    /// Everybody drawn together along ties, in groups of at most `most`.
    pub(crate) fn along_ties(links: &Links, most: usize) -> Self {
        let members: Vec<u32> = (0..links.count() as u32).collect();
        let mut made = Self { order: Vec::with_capacity(members.len()), bounds: vec![0] };
        for part in cut(links, &members, most) {
            made.push(&part);
        }
        made
    }

    fn push(&mut self, members: &[u32]) {
        self.order.extend_from_slice(members);
        self.bounds.push(self.order.len() as u32);
    }

    pub(crate) fn count(&self) -> usize {
        self.bounds.len() - 1
    }

    /// The group of each person, by their number in `order`.
    pub(crate) fn homes(&self) -> Vec<u32> {
        let mut home = vec![0; self.order.len()];
        for g in 0..self.count() {
            home[self.span(g)].fill(g as u32);
        }
        home
    }

    pub(crate) fn span(&self, group: usize) -> std::ops::Range<usize> {
        self.bounds[group] as usize..self.bounds[group + 1] as usize
    }
}

/// Cuts people into groups of at most `most`: again and again each group joins the one it is most
/// tied to for its size (heavy-edge matching, Karypis and Kumar, SIAM J. Sci. Comput. 20, 1998).
fn cut(links: &Links, members: &[u32], most: usize) -> Vec<Vec<u32>> {
    let mut groups: Vec<Vec<u32>> = members.iter().map(|m| vec![*m]).collect();
    let mut level = links.among(members);
    loop {
        let count = groups.len();
        let mut mate = vec![u32::MAX; count];
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|i| (level.degree(*i), groups[*i].len(), *i));
        for &i in &order {
            if mate[i] != u32::MAX {
                continue;
            }
            let best = level
                .with(i)
                .filter(|(j, _)| mate[*j] == u32::MAX && groups[i].len() + groups[*j].len() <= most)
                .map(|(j, w)| (w / (groups[i].len() * groups[j].len()) as f32, j))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((_, j)) = best {
                mate[i] = j as u32;
                mate[j] = i as u32;
            }
        }
        // Those left over who hang on the same one go together, as the leaves of a star do.
        let mut waiting = vec![u32::MAX; count];
        for &i in &order {
            if mate[i] != u32::MAX || groups[i].len() * 2 > most {
                continue;
            }
            let Some((hub, _)) = level.with(i).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) else {
                continue;
            };
            match waiting[hub] {
                u32::MAX => waiting[hub] = i as u32,
                other => {
                    mate[i] = other;
                    mate[other as usize] = i as u32;
                    waiting[hub] = u32::MAX;
                }
            }
        }
        let mut number = vec![u32::MAX; count];
        let mut joined: Vec<Vec<u32>> = Vec::with_capacity(count);
        for i in 0..count {
            if number[i] != u32::MAX {
                continue;
            }
            number[i] = joined.len() as u32;
            let mut group = std::mem::take(&mut groups[i]);
            if mate[i] != u32::MAX {
                let j = mate[i] as usize;
                number[j] = number[i];
                group.append(&mut groups[j]);
            }
            joined.push(group);
        }
        let is_done = joined.len() == count;
        groups = joined;
        if is_done {
            return groups;
        }
        let between = level
            .pairs()
            .map(|(a, b, w)| (number[a] as usize, number[b] as usize, w))
            .filter(|(a, b, _)| a != b);
        level = Links::from_pairs(groups.len(), between);
    }
}
