//! One gate of one unit: met, near, or not yet, and the numbers it rests on.

use crate::model::{RecordId, Threshold};

use super::GateKey;

/// How far a gate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Met {
    /// It is met.
    Met,
    /// A small step away (our own measure): a share that lacks at most two people or ten points and
    /// has begun, a fall or a prediction that is at most five points over, a leader or a second who is
    /// missing where the other is there, one test of all that is that near.
    Near,
    /// Not yet.
    NotYet,
}

/// One gate of one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateCell {
    /// Which gate.
    pub key: GateKey,
    /// Its number, as agreed.
    pub limit: u32,
    /// How far it is.
    pub met: Met,
    /// What that rests on.
    pub rests: Rests,
}

impl GateCell {
    /// Whether the gate is met.
    pub fn is_met(&self) -> bool {
        self.met == Met::Met
    }
}

/// What a cell rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rests {
    /// `charted`, `rated`: so many of those who belong.
    Share {
        /// Named, or rated lately.
        part: u32,
        /// Everybody who belongs, the unnamed too.
        of: u32,
        /// Whole percent.
        percent: u32,
        /// So many more are needed.
        short: u32,
        /// Who belongs and is not named.
        unnamed: u32,
    },
    /// `leaders`.
    Leaders {
        /// Who counts as coverage, the one responsible first.
        leaders: Vec<RecordId>,
        /// So many are wanted.
        wanted: u32,
        /// The second in line.
        second: Option<RecordId>,
        /// Identified, not yet won or not yet proven.
        targets: Vec<RecordId>,
    },
    /// `reach`: what somebody said; `None` = nobody said.
    Reach(Option<bool>),
    /// `tests`.
    Tests {
        /// At each rung the latest, the last so many, lowest risk first; fewer where fewer were held.
        held: Vec<HeldTest>,
        /// So many are wanted.
        wanted: u32,
    },
    /// `fall`.
    Fall {
        /// From each of these tests to the next; empty where there are no two to compare.
        steps: Vec<Fall>,
    },
    /// `prediction`; `None` = no test with results.
    Prediction(Option<Expectation>),
}

/// One test in one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldTest {
    /// The test.
    pub test: RecordId,
    /// Its rung.
    pub rung: u32,
    /// Acted.
    pub did: u32,
    /// Everybody eligible, the unnamed too.
    pub eligible: u32,
    /// Asked.
    pub asked: u32,
    /// Whole percent.
    pub percent: u32,
    /// The aim in gate units.
    pub aim: Threshold,
    /// Whether it was reached; `None` = no aim is set.
    pub is_reached: Option<bool>,
    /// So many more had to act.
    pub short: u32,
}

/// From one test to the next of higher risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fall {
    /// The earlier test.
    pub from: RecordId,
    /// The next.
    pub to: RecordId,
    /// Percent in the earlier.
    pub before: u32,
    /// Percent in the next.
    pub after: u32,
}

impl Fall {
    /// By how many points it fell; 0 if it rose.
    pub fn points(&self) -> u32 {
        self.before.saturating_sub(self.after)
    }
}

/// What was expected in the last test, and what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expectation {
    /// The test.
    pub test: RecordId,
    /// Whether anybody predicted in time.
    pub is_foretold: bool,
    /// Expected to act.
    pub expected: u32,
    /// Acted.
    pub did: u32,
    /// Everybody eligible.
    pub eligible: u32,
    /// Expected, in whole percent.
    pub before: u32,
    /// Acted, in whole percent.
    pub after: u32,
}

impl Expectation {
    /// By how many points they differ, either way.
    pub fn points(&self) -> u32 {
        self.before.abs_diff(self.after)
    }
}

/// Shares that lack no more people than this are near, once they have begun.
const NEAR_PEOPLE: u32 = 2;
/// Shares that lack no more points than this are near.
const NEAR_POINTS: u32 = 10;
/// Falls and predictions that are no more points over than this are near.
const NEAR_OVER: u32 = 5;

/// How many of `of` are so many percent at least.
pub(super) fn needed(limit: u32, of: u32) -> u32 {
    u32::try_from((u64::from(limit) * u64::from(of)).div_ceil(100)).unwrap_or(u32::MAX)
}

/// A share: met, near, not yet.
pub(super) fn share(part: u32, percent: u32, short: u32, aim: u32) -> Met {
    match short {
        0 => Met::Met,
        _ if part > 0 && (short <= NEAR_PEOPLE || percent + NEAR_POINTS >= aim) => Met::Near,
        _ => Met::NotYet,
    }
}

/// Points that may not be more than a limit.
pub(super) fn points(points: u32, limit: u32) -> Met {
    match points.saturating_sub(limit) {
        0 => Met::Met,
        1..=NEAR_OVER => Met::Near,
        _ => Met::NotYet,
    }
}

impl HeldTest {
    pub(super) fn met(&self) -> Met {
        match (self.is_reached, self.aim) {
            (Some(true), _) => Met::Met,
            (Some(false), Threshold::Percent(aim)) => {
                share(self.did, self.percent, self.short.max(1), aim.into())
            }
            (Some(false), _) => share(self.did, self.percent, self.short.max(1), 50),
            (None, _) => Met::NotYet,
        }
    }
}
