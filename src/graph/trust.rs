//! How far the chart can be trusted: with so many asked, how often the three most named hold the leader.
//!
//! Source: a model of our own, held against our own simulation (`tests/graph/trust.rs`): hidden units
//! of 12 to 45 with a leader planted, clear or nearly level with others, and a quarter to all of them
//! asked at random. What is claimed comes true within 15 points there; where all others are named alike
//! it may claim up to 20 points too little, never too much. By how many of those asked
//! somebody is named says how often the others would: each person's rate has a beta distribution, before
//! anything is heard of them with the unit's mean and a weight of some answers (an empirical Bayes
//! estimate; Skellam's beta-binomial, J. R. Stat. Soc. B 10 (1948)). The leader may be read as whoever is
//! named most when all were asked, or as whoever has the highest rate; the claim is midway.
//!
//! Whoever is asked is taken to be anybody: if only friends of one person were asked, no count says so.

#![expect(clippy::indexing_slicing, reason = "the tables have one length, made here")]

use super::namings::Namings;
use crate::model::RecordId;

/// How many answers what is usual in the unit weighs beside what was heard of one person, where the
/// leader is whoever is named most by all.
const WEIGHT_BY_COUNT: f64 = 8.0;

/// The same where the leader is whoever has the highest rate.
const WEIGHT_BY_RATE: f64 = 2.0;

/// Steps from a rate of none to a rate of all.
const RATES: usize = 200;

/// Namings point at leaders and prove nothing: no more than this is claimed.
const MOST: f64 = 0.95;

/// How many of the most named are looked at.
const FIRST: usize = 3;

/// How far a unit's ranking can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrustLevel {
    /// Nobody was asked: nothing is known.
    Nothing,
    /// The three most named hold the leader about one time in four.
    Guess,
    /// About half the time.
    Half,
    /// About three times in four.
    Mostly,
    /// Nine times in ten or more.
    Firm,
}

/// With so many asked, how likely the three most named hold the one whom most would name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trust {
    /// How many of the unit were asked.
    pub asked: u32,
    /// How many counted people the unit has on the chart.
    pub people: u32,
    /// `asked` of `people`, 0 to 1.
    pub share: f32,
    /// By how many more the first is named than the second.
    pub lead: u32,
    /// How often (0 to 1) the three most named hold the leader in units like this one.
    pub holds: f32,
    /// The same in a word.
    pub level: TrustLevel,
}

impl Trust {
    /// From the namings of a unit of `people` counted people.
    pub fn of(namings: &Namings, people: u32) -> Self {
        let named = namings.inside.keys().map(|id: &RecordId| namings.named_by(*id));
        Self::from_counts(named.collect(), namings.of_asked(), people)
    }

    /// From by how many each is named (who is missing is named by nobody), how many were asked, and how
    /// many there are.
    pub fn from_counts(mut named: Vec<u32>, asked: u32, people: u32) -> Self {
        let people = people.max(asked).max(named.len() as u32);
        named.resize(people as usize, 0);
        named.sort_unstable_by(|a, b| b.cmp(a));
        let share = if people == 0 { 0.0 } else { asked as f32 / people as f32 };
        let at = |place: usize| named.get(place).copied().unwrap_or(0);
        let holds = if asked == 0 { 0.0 } else { holds(&named, asked, people).min(MOST) as f32 };
        Self { asked, people, share, lead: at(0) - at(1), holds, level: TrustLevel::of(asked, holds) }
    }
}

impl TrustLevel {
    /// The word for a share: its middle is never further off than 15 points.
    fn of(asked: u32, holds: f32) -> Self {
        match holds {
            _ if asked == 0 => TrustLevel::Nothing,
            holds if holds < 0.4 => TrustLevel::Guess,
            holds if holds < 0.65 => TrustLevel::Half,
            holds if holds < 0.85 => TrustLevel::Mostly,
            _ => TrustLevel::Firm,
        }
    }
}

/// How likely the leader is one of the first three; `named` is sorted, largest first.
fn holds(named: &[u32], asked: u32, people: u32) -> f64 {
    let heard: u32 = named.iter().sum();
    if named.len() <= FIRST {
        return 1.0;
    }
    if heard == 0 {
        return FIRST as f64 / named.len() as f64;
    }
    let pairs = f64::from(asked) * f64::from(people - 1);
    let usual = (f64::from(heard) / pairs).min(0.5);
    let prior = |weight: f64| (usual * weight, (1.0 - usual) * weight);
    let by_count = first_lead(named, |count| ends_at_most(count, asked, people, prior(WEIGHT_BY_COUNT)));
    let by_rate = first_lead(named, |count| has_at_most(count, asked, prior(WEIGHT_BY_RATE)));
    f64::midpoint(by_count, by_rate)
}

/// How likely the largest of all is one of the first three, if `at_most` tells for somebody named so
/// often how likely they have at most each value.
fn first_lead(named: &[u32], at_most: impl Fn(u32) -> Vec<f64>) -> f64 {
    // How likely all of one side have at most each value.
    let side = |counts: &[u32]| {
        let mut all: Vec<f64> = Vec::new();
        for same in counts.chunk_by(|a, b| a == b) {
            let one = at_most(same.first().copied().unwrap_or(0));
            all.resize(one.len(), 1.0);
            for (all, one) in all.iter_mut().zip(one) {
                *all *= one.powi(same.len() as i32);
            }
        }
        all
    };
    let (first, others) = named.split_at(FIRST);
    // The first end at just this value, the others below; of equals half the time.
    let mut likely = 0.0;
    let (mut first_below, mut others_below) = (0.0, 0.0);
    for (first, others) in side(first).into_iter().zip(side(others)) {
        likely += (first - first_below) * f64::midpoint(others, others_below);
        (first_below, others_below) = (first, others);
    }
    likely
}

/// How likely somebody named by `count` of `asked` has at most each rate of [`RATES`].
fn has_at_most(count: u32, asked: u32, (yes, no): (f64, f64)) -> Vec<f64> {
    let (yes, no) = (yes + f64::from(count) - 1.0, no + f64::from(asked.saturating_sub(count)) - 1.0);
    let log = |step: usize| {
        let rate = (step as f64 + 0.5) / RATES as f64;
        yes * rate.ln() + no * (1.0 - rate).ln()
    };
    let most = (0..RATES).map(log).fold(f64::MIN, f64::max);
    let mut sum = 0.0;
    let mut at_most: Vec<f64> = Vec::with_capacity(RATES);
    for step in 0..RATES {
        sum += (log(step) - most).exp();
        at_most.push(sum);
    }
    at_most.into_iter().map(|one| one / sum).collect()
}

/// How likely somebody named by `count` of `asked` is named by at most 0, 1 … `people` when all were asked.
fn ends_at_most(count: u32, asked: u32, people: u32, (yes, no): (f64, f64)) -> Vec<f64> {
    let (yes, no) = (yes + f64::from(count), no + f64::from(asked.saturating_sub(count)));
    let left = people - asked;
    // The beta-binomial, in logarithms: large units end far below what a float can hold.
    let none: f64 = (0..left).map(|i| ((no + f64::from(i)) / (yes + no + f64::from(i))).ln()).sum();
    let mut at_most = vec![0.0; people as usize + 1];
    let (mut log, mut sum) = (none, 0.0);
    for more in 0..=left {
        sum += log.exp();
        at_most[(count + more).min(people) as usize] = sum.min(1.0);
        let (j, left) = (f64::from(more), f64::from(left));
        log += ((left - j) / (j + 1.0) * (yes + j) / (no + left - j - 1.0)).ln();
    }
    for after in at_most.iter_mut().skip((count + left).min(people) as usize) {
        *after = 1.0;
    }
    at_most
}
