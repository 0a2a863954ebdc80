//! Blocks - units with their outline - side by side: those tied near each other, none on another,
//! the whole about as wide as a window.
//!
//! First places come from stress over the ways from block to block, or from putting one after the
//! other beside those it is tied to; whichever strains less is kept. Then each block in turn is
//! taken out and put back where it lies best, and at last all slide together until they nearly touch.

use std::collections::{BTreeMap, BinaryHeap, HashMap};

use super::hull::meet;
use super::stress::{self, Term};
use super::{ASPECT, Dice, Effort, Place, apart, exact};

/// Beyond this many blocks the finer steps are not worth the wait.
const MANY: usize = 240;

/// A figure that may be moved as a whole.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Its outline around its own middle.
    pub(crate) hull: Vec<Place>,
    /// The radius of the circle around it.
    pub(crate) reach: f32,
    /// Where its middle is.
    pub(crate) at: Place,
    /// Stays where it is.
    pub(crate) is_fixed: bool,
}

impl Block {
    pub(crate) fn new(hull: Vec<Place>, at: Place, is_fixed: bool) -> Self {
        let reach = hull.iter().map(|p| exact::length(p.x, p.y)).fold(0.0, f32::max);
        Self { hull, reach, at, is_fixed }
    }

    fn area(&self) -> f32 {
        let n = self.hull.len();
        let twice: f32 = (0..n)
            .map(|i| {
                let (a, b) = (self.hull[i], self.hull[(i + 1) % n]);
                a.x * b.y - a.y * b.x
            })
            .sum();
        twice.abs() * 0.5
    }
}

/// How strongly each block is tied to others.
pub(crate) type Bonds = Vec<BTreeMap<usize, f32>>;

/// What blocks are asked when they may not meet: by circle while they may still turn, else by outline.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Circle,
    Outline,
}

fn is_clear(by: By, a: &Block, at: Place, b: &Block) -> bool {
    if at.distance(b.at) >= a.reach + b.reach {
        return true;
    }
    (by == By::Outline || a.is_fixed || b.is_fixed) && !meet(&a.hull, &b.hull, b.at - at)
}

/// Where blocks lie already, findable by place. Only asked by key, so its order does not show.
struct Ground {
    cell: f32,
    lying: HashMap<(i32, i32), Vec<usize>>,
}

impl Ground {
    fn new(blocks: &[Block]) -> Self {
        let mean = blocks.iter().map(|b| b.reach).sum::<f32>() / blocks.len().max(1) as f32;
        Self { cell: (mean * 2.0).max(40.0), lying: HashMap::new() }
    }

    fn cells(&self, block: &Block, at: Place) -> impl Iterator<Item = (i32, i32)> + use<> {
        let low = |v: f32| ((v - block.reach) / self.cell).floor() as i32;
        let high = |v: f32| ((v + block.reach) / self.cell).floor() as i32;
        let (x0, x1, y0, y1) = (low(at.x), high(at.x), low(at.y), high(at.y));
        (x0..=x1).flat_map(move |x| (y0..=y1).map(move |y| (x, y)))
    }

    fn put(&mut self, blocks: &[Block], index: usize) {
        for cell in self.cells(&blocks[index], blocks[index].at) {
            self.lying.entry(cell).or_default().push(index);
        }
    }

    fn take(&mut self, blocks: &[Block], index: usize) {
        for cell in self.cells(&blocks[index], blocks[index].at) {
            if let Some(there) = self.lying.get_mut(&cell) {
                there.retain(|i| *i != index);
            }
        }
    }

    fn is_free(&self, by: By, blocks: &[Block], index: usize, at: Place) -> bool {
        let block = &blocks[index];
        self.cells(block, at).all(|cell| {
            self.lying
                .get(&cell)
                .is_none_or(|there| there.iter().all(|o| *o == index || is_clear(by, block, at, &blocks[*o])))
        })
    }
}

/// The frame the blocks should fit in: half its width and height.
struct Frame {
    middle: Place,
    half: Place,
}

impl Frame {
    fn of(blocks: &[Block]) -> Self {
        // Round blocks leave about a quarter of the ground between them.
        let area: f32 = blocks.iter().map(Block::area).sum::<f32>() * 1.3;
        let wide = (area * ASPECT).sqrt();
        let half = Place::new(wide * 0.5, wide * 0.5 / ASPECT);
        let mass: f32 = blocks.iter().map(Block::area).sum::<f32>().max(1e-6);
        let sum = blocks.iter().fold(Place::default(), |sum, b| sum + b.at * b.area());
        Self { middle: sum * (1.0 / mass), half }
    }

    /// How far a block would stick out, and a little for being far from the middle.
    fn strain(&self, block: &Block, at: Place) -> f32 {
        let off = at - self.middle;
        let x = (off.x.abs() + block.reach * 0.8 - self.half.x).max(0.0);
        let y = (off.y.abs() + block.reach * 0.8 - self.half.y).max(0.0);
        0.7 * exact::length(off.x, off.y * ASPECT) + 2.5 * (x + y)
    }
}

/// How badly a block would lie here.
fn strain(blocks: &[Block], bonds: &BTreeMap<usize, f32>, frame: &Frame, index: usize, at: Place) -> f32 {
    let ties: f32 = bonds
        .iter()
        .map(|(j, w)| {
            // What counts is the way between the outlines: large blocks are not "far".
            let gap = at.distance(blocks[*j].at) - (blocks[index].reach + blocks[*j].reach) * 0.5;
            w * gap.max(0.0)
        })
        .sum();
    ties + frame.strain(&blocks[index], at)
}

fn total(blocks: &[Block], bonds: &Bonds) -> f32 {
    let frame = Frame::of(blocks);
    (0..blocks.len()).map(|i| strain(blocks, &bonds[i], &frame, i, blocks[i].at)).sum()
}

/// Puts the blocks of one part of the network side by side, by their circles.
pub(crate) fn put(
    blocks: &mut Vec<Block>,
    bonds: &Bonds,
    effort: Effort,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<()> {
    let count = blocks.len();
    if count < 2 {
        return progress(1.0).then_some(());
    }
    let mut dice = Dice::new(seed);
    let mut best: Option<(f32, Vec<Block>)> = None;
    let tries = if effort == Effort::Quick || count > MANY { 1 } else { 4 };
    for number in 0..tries {
        if !progress(number as f32 / tries as f32) {
            return None;
        }
        let mut made = blocks.clone();
        if number == 3 || count > 1_500 {
            one_by_one(&mut made, bonds);
        } else {
            by_ways(&mut made, bonds, &mut dice);
        }
        let rounds = if effort == Effort::Quick { 1 } else { 5 };
        if count <= 1_500 {
            put_back(&mut made, bonds, rounds);
        }
        let strained = total(&made, bonds);
        if best.as_ref().is_none_or(|(least, _)| strained < *least) {
            best = Some((strained, made));
        }
    }
    if let Some((_, made)) = best {
        *blocks = made;
    }
    progress(1.0).then_some(())
}

/// One after the other, the largest and most tied first, each beside those it is tied to.
fn one_by_one(blocks: &mut [Block], bonds: &Bonds) {
    let count = blocks.len();
    let mut ground = Ground::new(blocks);
    let frame_half = Frame::of(blocks).half;
    let mut is_put: Vec<bool> = blocks.iter().map(|b| b.is_fixed).collect();
    for (i, _) in is_put.iter().enumerate().filter(|(_, is_put)| **is_put) {
        ground.put(blocks, i);
    }
    let tied =
        |i: usize, is_put: &[bool]| bonds[i].iter().filter(|(j, _)| is_put[**j]).map(|(_, w)| *w).sum();
    let mut bond: Vec<f32> = (0..count).map(|i| tied(i, &is_put)).collect();
    for _ in 0..count {
        let next = (0..count).filter(|i| !is_put[*i]).max_by(|a, b| {
            let rank = |i: usize| blocks[i].reach * (1.0 + bond[i]);
            rank(*a).total_cmp(&rank(*b)).then(b.cmp(a))
        });
        let Some(next) = next else { break };
        let known: BTreeMap<usize, f32> =
            bonds[next].iter().filter(|(j, _)| is_put[**j]).map(|(j, w)| (*j, *w)).collect();
        let there: Vec<Block> = (0..count).filter(|i| is_put[*i]).map(|i| blocks[i].clone()).collect();
        let frame = Frame { middle: Frame::of(&there).middle, half: frame_half };
        blocks[next].at = best_free(blocks, &known, &ground, &frame, next);
        is_put[next] = true;
        ground.put(blocks, next);
        for (other, w) in &bonds[next] {
            bond[*other] += w;
        }
    }
}

fn best_free(
    blocks: &[Block],
    bonds: &BTreeMap<usize, f32>,
    ground: &Ground,
    frame: &Frame,
    index: usize,
) -> Place {
    let (mut toward, mut mass) = (frame.middle * 0.6, 0.6);
    for (j, w) in bonds {
        toward = toward + blocks[*j].at * *w;
        mass += w;
    }
    let toward = toward * (1.0 / mass);
    let step = (blocks[index].reach * 0.3).max(8.0);
    apart::spiral(toward, step)
        .filter(|at| ground.is_free(By::Circle, blocks, index, *at))
        .take(40)
        .min_by(|a, b| {
            let s = |at: Place| strain(blocks, bonds, frame, index, at);
            s(*a).total_cmp(&s(*b))
        })
        .unwrap_or(toward)
}

/// By the ways from block to block: tied ones should touch, others lie as far as the way around.
fn by_ways(blocks: &mut [Block], bonds: &Bonds, dice: &mut Dice) {
    let count = blocks.len();
    if blocks.iter().any(|b| b.is_fixed) {
        return one_by_one(blocks, bonds);
    }
    let strongest = bonds.iter().flat_map(|b| b.values()).copied().fold(1e-6, f32::max);
    let length = |a: usize, b: usize, w: f32| {
        (blocks[a].reach + blocks[b].reach) * (0.9 + 0.5 * (1.0 - w / strongest))
    };
    let mut terms = Vec::with_capacity(count * count / 2);
    let mut ways = vec![f32::MAX; count];
    let mut queue = BinaryHeap::new();
    for a in 0..count {
        ways.fill(f32::MAX);
        ways[a] = 0.0;
        // The order of positive floats is the order of their bits.
        queue.push((std::cmp::Reverse(0_u32), a));
        while let Some((std::cmp::Reverse(bits), at)) = queue.pop() {
            if f32::from_bits(bits) > ways[at] {
                continue;
            }
            for (&next, &w) in &bonds[at] {
                let way = ways[at] + length(at, next, w);
                if way < ways[next] {
                    ways[next] = way;
                    queue.push((std::cmp::Reverse(way.to_bits()), next));
                }
            }
        }
        for (b, &far) in ways.iter().enumerate().skip(a + 1).filter(|(_, far)| **far < f32::MAX) {
            let weight = 1.0 / (far * far).max(1e-6);
            terms.push(Term { a: a as u32, b: b as u32, far, weight_a: weight, weight_b: weight });
        }
    }
    let wide = blocks.iter().map(|b| b.reach).sum::<f32>() / (count as f32).sqrt();
    let mut at: Vec<[f32; 2]> = (0..count)
        .map(|_| {
            let p = dice.in_disc(wide);
            [p.x, p.y]
        })
        .collect();
    stress::settle(&mut at, &mut terms, 40, 0.05, dice);
    lay_flat(&mut at);
    let radius: Vec<f32> = blocks.iter().map(|b| b.reach).collect();
    push_apart(&mut at, &radius);
    for (block, p) in blocks.iter_mut().zip(&at) {
        block.at = Place::new(p[0], p[1]);
    }
    // What pushing left over is put on free ground, from the middle out.
    let mut ground = Ground::new(blocks);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| {
        let off = |i: usize| exact::length(blocks[i].at.x, blocks[i].at.y);
        off(*a).total_cmp(&off(*b)).then(a.cmp(b))
    });
    for i in order {
        let step = (blocks[i].reach * 0.1).max(4.0);
        let here = blocks[i].at;
        let free = apart::spiral(here, step).find(|at| ground.is_free(By::Circle, blocks, i, *at));
        blocks[i].at = free.unwrap_or(here);
        ground.put(blocks, i);
    }
}

fn way(angle: f32) -> Place {
    let (cos, sin) = exact::cos_sin(angle);
    Place::new(cos, sin)
}

/// Turns a picture so that its longer way lies level, around its middle.
fn lay_flat(at: &mut [[f32; 2]]) {
    let n = at.len().max(1) as f32;
    let sum = at.iter().fold([0.0; 2], |s, p| [s[0] + p[0], s[1] + p[1]]);
    let middle = [sum[0] / n, sum[1] / n];
    let (mut xx, mut yy, mut xy) = (0.0_f32, 0.0_f32, 0.0_f32);
    for p in at.iter_mut() {
        *p = [p[0] - middle[0], p[1] - middle[1]];
        xx += p[0] * p[0];
        yy += p[1] * p[1];
        xy += p[0] * p[1];
    }
    // Half the angle whose tangent is 2xy / (xx - yy).
    let double = exact::length(xx - yy, 2.0 * xy);
    let cos_double = if double > 0.0 { (xx - yy) / double } else { 1.0 };
    let cos = ((1.0 + cos_double) * 0.5).max(0.0).sqrt();
    let sin = ((1.0 - cos_double) * 0.5).max(0.0).sqrt() * if xy < 0.0 { -1.0 } else { 1.0 };
    for p in at {
        *p = [p[0] * cos + p[1] * sin, p[1] * cos - p[0] * sin];
    }
}

/// Pushes circles apart, two by two, until hardly any lie on another.
fn push_apart(at: &mut [[f32; 2]], radius: &[f32]) {
    let most = radius.iter().copied().fold(0.0, f32::max) * 2.0;
    let mut order: Vec<usize> = (0..at.len()).collect();
    for _ in 0..80 {
        let mut has_moved = false;
        order.sort_by(|a, b| at[*a][0].total_cmp(&at[*b][0]).then(a.cmp(b)));
        for (k, &a) in order.iter().enumerate() {
            for &b in &order[k + 1..] {
                let (dx, dy) = (at[b][0] - at[a][0], at[b][1] - at[a][1]);
                if dx > most {
                    break;
                }
                let (want, d) = (radius[a] + radius[b], exact::length(dx, dy).max(1e-3));
                if d < want {
                    has_moved = true;
                    let by = (want - d) * 0.5 / d;
                    at[a] = [at[a][0] - dx * by, at[a][1] - dy * by];
                    at[b] = [at[b][0] + dx * by, at[b][1] + dy * by];
                }
            }
        }
        if !has_moved {
            break;
        }
    }
}

/// Takes each block out and puts it back where it lies best, until nothing gains.
fn put_back(blocks: &mut [Block], bonds: &Bonds, rounds: usize) {
    let mut ground = Ground::new(blocks);
    for i in 0..blocks.len() {
        ground.put(blocks, i);
    }
    for _ in 0..rounds {
        let mut has_moved = false;
        let frame = Frame::of(blocks);
        // The farthest out has most to gain.
        let mut order: Vec<usize> = (0..blocks.len()).filter(|i| !blocks[*i].is_fixed).collect();
        let strains: Vec<f32> =
            (0..blocks.len()).map(|i| strain(blocks, &bonds[i], &frame, i, blocks[i].at)).collect();
        order.sort_by(|a, b| strains[*b].total_cmp(&strains[*a]).then(a.cmp(b)));
        for i in order {
            let now = strain(blocks, &bonds[i], &frame, i, blocks[i].at);
            ground.take(blocks, i);
            let at = best_free(blocks, &bonds[i], &ground, &frame, i);
            if strain(blocks, &bonds[i], &frame, i, at) < now * 0.995 {
                blocks[i].at = at;
                has_moved = true;
            }
            ground.put(blocks, i);
        }
        if !has_moved {
            break;
        }
    }
}

/// Slides blocks toward those they are tied to until their outlines nearly touch.
pub(crate) fn draw_together(blocks: &mut [Block], bonds: &Bonds, effort: Effort) {
    let rounds = match effort {
        Effort::Quick => 12,
        Effort::Fine if blocks.len() > MANY => 20,
        Effort::Fine => 80,
    };
    let mut ground = Ground::new(blocks);
    for i in 0..blocks.len() {
        ground.put(blocks, i);
    }
    for round in 0..rounds {
        let frame = Frame::of(blocks);
        let mut order: Vec<usize> = (0..blocks.len()).filter(|i| !blocks[*i].is_fixed).collect();
        order.sort_by(|a, b| {
            let off = |i: usize| blocks[i].at.distance(frame.middle);
            off(*a).total_cmp(&off(*b)).then(a.cmp(b))
        });
        let mut has_moved = false;
        for i in order {
            let share = if round * 2 < rounds { 0.12 } else { 0.04 };
            let (here, step) = (blocks[i].at, blocks[i].reach * share);
            let now = strain(blocks, &bonds[i], &frame, i, here);
            let mut ways: Vec<(f32, Place)> = (0..12_u8)
                .map(|k| f32::from(k) * std::f32::consts::TAU / 12.0)
                .map(|turn| here + way(turn) * step)
                .map(|at| (strain(blocks, &bonds[i], &frame, i, at), at))
                .filter(|(s, _)| *s < now - 1e-3)
                .collect();
            ways.sort_by(|a, b| a.0.total_cmp(&b.0));
            let better = ways.into_iter().find(|(_, at)| ground.is_free(By::Outline, blocks, i, *at));
            if let Some((_, at)) = better {
                ground.take(blocks, i);
                blocks[i].at = at;
                ground.put(blocks, i);
                has_moved = true;
            }
        }
        if !has_moved && round * 2 >= rounds {
            break;
        }
    }
}

/// Packs blocks that nothing ties together, the largest in the middle, by their outlines.
pub(crate) fn pack(blocks: &mut [Block]) {
    let mut ground = Ground::new(blocks);
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by(|a, b| {
        let rank = |i: usize| (blocks[i].is_fixed, blocks[i].area());
        let (x, y) = (rank(*a), rank(*b));
        y.0.cmp(&x.0).then(y.1.total_cmp(&x.1)).then(a.cmp(b))
    });
    let middle = Frame::of(&blocks.iter().filter(|b| b.is_fixed).cloned().collect::<Vec<_>>()).middle;
    // Blocks of falling size: where a larger one found nothing, a later one need not look long.
    let (mut first, mut step, mut before) = (0_usize, 0.0_f32, f32::MAX);
    for i in order {
        if blocks[i].is_fixed {
            ground.put(blocks, i);
            continue;
        }
        if blocks[i].reach < before * 0.7 {
            (first, step, before) = (0, (blocks[i].reach * 0.3).max(6.0), blocks[i].reach);
        }
        let wide = ASPECT.sqrt();
        let found = apart::spiral(Place::default(), step)
            .map(|p| middle + Place::new(p.x * wide, p.y / wide))
            .enumerate()
            .skip(first)
            .find(|(_, at)| ground.is_free(By::Outline, blocks, i, *at));
        if let Some((k, at)) = found {
            first = k;
            blocks[i].at = at;
        }
        ground.put(blocks, i);
    }
}
