//! Groups found in the ties, beside the official units.
//!
//! Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities",
//! Scientific Reports 9 (2019): people move to the group they are tied to most (more than by chance);
//! each group is divided again into parts that hang together well; the parts become the people of the
//! next round. What is made large is Newman's modularity. The same network and seed give the same groups.

#![expect(clippy::indexing_slicing, reason = "the tables of one round have one length, made here")]

use std::collections::VecDeque;

use super::flat::Flat;

/// Rounds over the whole network; each begins with the groups of the one before and ends early if
/// nobody moves.
const ROUNDS: usize = 10;

/// About so many visits of ties the rounds of one division may cost together.
const VISITS: usize = 1_600_000;

/// And those of all divisions.
const VISITS_OF_ALL: usize = 3_300_000;

/// Gains closer than this are one gain.
const HAIR: f64 = 1e-9;

/// The groups of a network by number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Communities {
    /// The group of each node; groups are numbered from 0, largest first.
    pub of: Vec<u32>,
    /// How many groups.
    pub count: u32,
    /// Newman's modularity: how much more is tied inside the groups than by chance, -0.5 to 1.
    pub modularity: f64,
}

/// Finds groups of people who are tied among each other more than with others. Every group hangs together.
///
/// Small networks are divided several times in different orders, and the best division stays.
pub fn communities(flat: &Flat, seed: u64) -> Communities {
    let (flat, place) = flat.near();
    let flat = &flat;
    let each = flat.next.len() + flat.len();
    let rounds = (VISITS / each.max(1)).clamp(2, ROUNDS);
    let tries = (VISITS_OF_ALL / (each * rounds).max(1)).clamp(1, 6) as u64;
    let mut best: Option<(Vec<u32>, f64)> = None;
    for no in 0..tries {
        let mut of = divide(flat, rounds, seed.wrapping_add(no));
        apart(flat, &mut of);
        let quality = modularity(flat, &of);
        if best.as_ref().is_none_or(|(_, known)| quality > known + HAIR) {
            best = Some((of, quality));
        }
    }
    let (near, modularity) = best.unwrap_or_default();
    let mut of: Vec<u32> = place.iter().map(|place| near[*place as usize]).collect();
    let count = by_size(&mut of);
    Communities { of, count, modularity }
}

/// Newman's modularity of a division: the sum over groups of (ties inside / ties) - (degrees / 2 ties)².
/// Newman and Girvan, Phys. Rev. E 69 (2004).
pub fn modularity(flat: &Flat, of: &[u32]) -> f64 {
    let twice = flat.next.len() as f64;
    if twice == 0.0 || of.len() != flat.len() {
        return 0.0;
    }
    let groups = of.iter().max().map_or(0, |most| *most as usize + 1);
    let mut degrees = vec![0_u64; groups];
    let mut inside = 0_u64;
    for node in 0..flat.len() {
        let own = of[node];
        let next = flat.next(node as u32);
        degrees[own as usize] += next.len() as u64;
        inside += next.iter().filter(|to| of[**to as usize] == own).count() as u64;
    }
    let chance: f64 = degrees.iter().map(|sum| (*sum as f64 / twice).powi(2)).sum();
    inside as f64 / twice - chance
}

/// A network of one round: ties with weights, and how much is tied to each node in all.
struct Round {
    starts: Vec<u32>,
    ties: Vec<(u32, u32)>,
    /// Weight of all ties of a node; ties inside what it stands for count twice.
    strength: Vec<u32>,
}

impl Round {
    fn first(flat: &Flat) -> Self {
        let strength = flat.starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
        Self { starts: flat.starts.clone(), ties: flat.next.iter().map(|to| (*to, 1)).collect(), strength }
    }

    fn len(&self) -> usize {
        self.strength.len()
    }

    fn ties(&self, node: u32) -> &[(u32, u32)] {
        &self.ties[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }
}

/// Weights to groups, for one node at a time: a table and whom to wipe afterwards.
struct Scales {
    to: Vec<u32>,
    met: Vec<u32>,
}

impl Scales {
    fn new(count: usize) -> Self {
        Self { to: vec![0; count], met: Vec::new() }
    }

    fn add(&mut self, group: u32, weight: u32) {
        let to = &mut self.to[group as usize];
        if *to == 0 {
            self.met.push(group);
        }
        *to += weight;
    }

    fn wipe(&mut self) {
        for group in self.met.drain(..) {
            self.to[group as usize] = 0;
        }
    }
}

/// The rounds, from everybody alone to groups that nobody leaves.
fn divide(flat: &Flat, rounds: usize, seed: u64) -> Vec<u32> {
    let mut of: Vec<u32> = (0..flat.len() as u32).collect();
    let first = Round::first(flat);
    let twice: f64 = flat.next.len() as f64;
    if twice == 0.0 {
        return of;
    }
    let mut chance = Chance(seed);
    for _ in 0..rounds {
        let before = of.clone();
        let moved = gather(&first, &mut of, twice, &mut chance);
        if !moved {
            of = before;
            break;
        }
    }
    of
}

/// One round with its levels. Answers whether anybody moved.
fn gather(first: &Round, of: &mut [u32], twice: f64, chance: &mut Chance) -> bool {
    let mut moved = move_all(first, of, twice, chance);
    let mut groups = of.to_vec();
    let mut held: Option<Round> = None;
    let mut stands: Vec<u32> = (0..of.len() as u32).collect();
    loop {
        let round = held.as_ref().unwrap_or(first);
        let count = number(&mut groups);
        if count as usize == round.len() {
            break;
        }
        let (parts, many) = refine(round, &groups, count, twice, chance);
        if many as usize == round.len() {
            break;
        }
        let mut next_groups = vec![0; many as usize];
        for (part, group) in parts.iter().zip(&groups) {
            next_groups[*part as usize] = *group;
        }
        let next = fold(round, &parts, many);
        for stand in &mut stands {
            *stand = parts[*stand as usize];
        }
        groups = next_groups;
        moved |= move_all(&next, &mut groups, twice, chance);
        held = Some(next);
    }
    for (own, stand) in of.iter_mut().zip(&stands) {
        *own = groups[*stand as usize];
    }
    moved
}

/// Everybody moves to the group they gain most by, until nobody does. Group numbers stay below the
/// number of nodes.
fn move_all(round: &Round, of: &mut [u32], twice: f64, chance: &mut Chance) -> bool {
    let count = round.len();
    let mut sums = vec![0_u32; count];
    let mut sizes = vec![0_u32; count];
    for (own, strength) in of.iter().zip(&round.strength) {
        sums[*own as usize] += strength;
        sizes[*own as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..count as u32).filter(|group| sizes[*group as usize] == 0).collect();
    let mut queue: VecDeque<u32> = chance.order(count).into();
    let mut waits = vec![true; count];
    let mut scales = Scales::new(count);
    let mut moved = false;
    while let Some(node) = queue.pop_front() {
        waits[node as usize] = false;
        let own = of[node as usize];
        let strength = f64::from(round.strength[node as usize]) / twice;
        for (to, weight) in round.ties(node) {
            scales.add(of[*to as usize], *weight);
        }
        let gain = |group: u32, sum: u32| f64::from(scales.to[group as usize]) - strength * f64::from(sum);
        let left = sums[own as usize] - round.strength[node as usize];
        let mut best = (gain(own, left), own);
        for group in &scales.met {
            if *group != own {
                let gain = gain(*group, sums[*group as usize]);
                if gain > best.0 + HAIR {
                    best = (gain, *group);
                }
            }
        }
        if best.0 < -HAIR && sizes[own as usize] > 1 {
            best = (0.0, empty.last().copied().unwrap_or(own));
        }
        scales.wipe();
        let to = best.1;
        if to == own {
            continue;
        }
        moved = true;
        if sizes[to as usize] == 0 {
            empty.pop();
        }
        sums[own as usize] = left;
        sizes[own as usize] -= 1;
        if sizes[own as usize] == 0 {
            empty.push(own);
        }
        sums[to as usize] += round.strength[node as usize];
        sizes[to as usize] += 1;
        of[node as usize] = to;
        for (other, _) in round.ties(node) {
            if of[*other as usize] != to && !waits[*other as usize] {
                waits[*other as usize] = true;
                queue.push_back(*other);
            }
        }
    }
    moved
}

/// Divides each group into parts that hang together well, and numbers them.
fn refine(round: &Round, groups: &[u32], count: u32, twice: f64, chance: &mut Chance) -> (Vec<u32>, u32) {
    let nodes = round.len();
    let mut whole = vec![0_u32; count as usize];
    for (group, strength) in groups.iter().zip(&round.strength) {
        whole[*group as usize] += strength;
    }
    let mut parts: Vec<u32> = (0..nodes as u32).collect();
    let mut sums = round.strength.clone();
    let mut alone = vec![true; nodes];
    // What each part is tied to the rest of its group.
    let mut bonds: Vec<u32> = (0..nodes as u32)
        .map(|node| {
            let own = groups[node as usize];
            round
                .ties(node)
                .iter()
                .filter(|(to, _)| groups[*to as usize] == own)
                .map(|(_, weight)| weight)
                .sum()
        })
        .collect();
    let mut scales = Scales::new(nodes);
    for node in chance.order(nodes) {
        let at = node as usize;
        let whole = f64::from(whole[groups[at] as usize]);
        let well =
            |bond: u32, sum: u32| f64::from(bond) >= f64::from(sum) * (whole - f64::from(sum)) / twice - HAIR;
        if !alone[at] || bonds[at] == 0 || !well(bonds[at], round.strength[at]) {
            continue;
        }
        for (to, weight) in round.ties(node) {
            if groups[*to as usize] == groups[at] {
                scales.add(parts[*to as usize], *weight);
            }
        }
        let strength = f64::from(round.strength[at]) / twice;
        let mut best = (-HAIR, node);
        for part in &scales.met {
            let sum = sums[*part as usize];
            if *part != node && well(bonds[*part as usize], sum) {
                let gain = f64::from(scales.to[*part as usize]) - strength * f64::from(sum);
                if gain > best.0 {
                    best = (gain, *part);
                }
            }
        }
        let part = best.1 as usize;
        if best.1 != node {
            let between = scales.to[part];
            bonds[part] = bonds[part] + bonds[at] - 2 * between;
            sums[part] += round.strength[at];
            sums[at] = 0;
            parts[at] = best.1;
            alone[part] = false;
            alone[at] = false;
        }
        scales.wipe();
    }
    let many = number(&mut parts);
    (parts, many)
}

/// The network whose nodes are the parts.
fn fold(round: &Round, parts: &[u32], many: u32) -> Round {
    let mut begins = vec![0_u32; many as usize + 1];
    for part in parts {
        begins[*part as usize + 1] += 1;
    }
    for part in 0..many as usize {
        begins[part + 1] += begins[part];
    }
    let mut at = begins.clone();
    let mut members = vec![0_u32; parts.len()];
    for (node, part) in parts.iter().enumerate() {
        members[at[*part as usize] as usize] = node as u32;
        at[*part as usize] += 1;
    }
    let mut next = Round { starts: vec![0], ties: Vec::new(), strength: vec![0; many as usize] };
    let mut scales = Scales::new(many as usize);
    for part in 0..many {
        for node in &members[begins[part as usize] as usize..begins[part as usize + 1] as usize] {
            next.strength[part as usize] += round.strength[*node as usize];
            for (to, weight) in round.ties(*node) {
                let to = parts[*to as usize];
                if to != part {
                    scales.add(to, *weight);
                }
            }
        }
        next.ties.extend(scales.met.iter().map(|to| (*to, scales.to[*to as usize])));
        scales.wipe();
        next.starts.push(next.ties.len() as u32);
    }
    next
}

/// Numbers groups from 0 in the order in which they are met; answers how many there are.
fn number(of: &mut [u32]) -> u32 {
    let most = of.iter().max().map_or(0, |most| *most as usize + 1);
    let mut numbers = vec![u32::MAX; most];
    let mut count = 0;
    for own in of {
        let number = &mut numbers[*own as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *own = *number;
    }
    count
}

/// Numbers groups by size, largest first; of equals whoever holds the first node.
fn by_size(of: &mut [u32]) -> u32 {
    let count = number(of);
    let mut sizes: Vec<(u32, u32)> = (0..count).map(|group| (0, group)).collect();
    for own in of.iter() {
        sizes[*own as usize].0 += 1;
    }
    sizes.sort_by_key(|(size, group)| (std::cmp::Reverse(*size), *group));
    let mut rank = vec![0; count as usize];
    for (place, (_, group)) in sizes.iter().enumerate() {
        rank[*group as usize] = place as u32;
    }
    for own in of {
        *own = rank[*own as usize];
    }
    count
}

/// A group that does not hang together is as many groups as it has pieces: that never makes modularity less.
fn apart(flat: &Flat, of: &mut [u32]) {
    let mut pieces = vec![u32::MAX; of.len()];
    let mut count = 0;
    let mut stack = Vec::new();
    for root in 0..of.len() as u32 {
        if pieces[root as usize] != u32::MAX {
            continue;
        }
        pieces[root as usize] = count;
        stack.push(root);
        while let Some(at) = stack.pop() {
            for to in flat.next(at) {
                if of[*to as usize] == of[at as usize] && pieces[*to as usize] == u32::MAX {
                    pieces[*to as usize] = count;
                    stack.push(*to);
                }
            }
        }
        count += 1;
    }
    of.copy_from_slice(&pieces);
}

/// Orders by chance that are the same each time (`SplitMix64`; Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// The numbers below `count`, mixed (Fisher and Yates).
    fn order(&mut self, count: usize) -> Vec<u32> {
        let mut order: Vec<u32> = (0..count as u32).collect();
        for last in (1..count).rev() {
            let other = ((u128::from(self.next()) * (last as u128 + 1)) >> 64) as usize;
            order.swap(last, other);
        }
        order
    }
}
