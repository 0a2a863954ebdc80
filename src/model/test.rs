//! Structure tests: what was asked, of whom, who acted.

use serde::{Deserialize, Serialize};

use super::field::record;
use super::{Day, RecordId, Source, Stamp, Text};

/// The share that passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Threshold {
    /// No aim set.
    #[default]
    None,
    /// More than half ("50 % + 1").
    Majority,
    /// At least this many percent of everybody who belongs (1-100).
    Percent(u8),
}

impl Threshold {
    /// Whether no aim is set.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    pub fn is_none(&self) -> bool {
        *self == Threshold::None
    }

    /// Whether `acted` of `eligible` reaches it; `None` where no aim is set or nobody is eligible.
    pub fn is_met(self, acted: u32, eligible: u32) -> Option<bool> {
        if eligible == 0 {
            return None;
        }
        let (acted, eligible) = (u64::from(acted), u64::from(eligible));
        match self {
            Threshold::None => None,
            Threshold::Majority => Some(acted * 2 > eligible),
            Threshold::Percent(percent) => Some(acted * 100 >= u64::from(percent) * eligible),
        }
    }

    /// How many of `eligible` must act.
    pub fn needed(self, eligible: u32) -> u32 {
        match self {
            Threshold::None => 0,
            Threshold::Majority => eligible / 2 + 1,
            Threshold::Percent(percent) => (u64::from(eligible) * u64::from(percent)).div_ceil(100) as u32,
        }
    }
}

impl Serialize for Threshold {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Threshold::None => to.serialize_none(),
            Threshold::Majority => to.serialize_str("majority"),
            Threshold::Percent(percent) => to.serialize_u8(*percent),
        }
    }
}

impl<'de> Deserialize<'de> for Threshold {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Wire {
            Percent(u8),
            Word(String),
            None(()),
        }
        match Wire::deserialize(from)? {
            Wire::Percent(percent) if (1..=100).contains(&percent) => Ok(Threshold::Percent(percent)),
            Wire::Word(word) if word == "majority" => Ok(Threshold::Majority),
            Wire::None(()) => Ok(Threshold::None),
            Wire::Percent(_) | Wire::Word(_) => {
                Err(serde::de::Error::custom("a threshold is 1-100, \"majority\" or null"))
            }
        }
    }
}

/// What somebody did when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Not asked. An empty row is this, never a refusal.
    #[default]
    NotAsked,
    /// Asked, no answer.
    NoAnswer,
    /// Refused.
    Refused,
    /// Did it.
    Did,
}

/// What we expect somebody to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expected {
    /// Will do it.
    Will,
    /// Will not.
    Wont,
    /// We do not know.
    DontKnow,
}

/// One person's result in one test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestResult {
    /// Which test.
    pub test: RecordId,
    /// What they did.
    pub outcome: Outcome,
    /// The day on the paper.
    pub day: Day,
    /// When it was first typed: earlier than its source says where it corrects another one. It closes
    /// predictions from then on.
    pub since: Stamp,
    /// Where it comes from.
    pub source: Source,
}

/// What somebody expected of one person in one test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prediction {
    /// Which test.
    pub test: RecordId,
    /// What was expected.
    pub expected: Expected,
    /// When.
    pub day: Day,
    /// Where it comes from.
    pub source: Source,
}

/// What somebody expected of a unit, as a mere number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountPrediction {
    /// Which test.
    pub test: RecordId,
    /// How many will act.
    pub will: u32,
    /// When.
    pub day: Day,
    /// Where it comes from.
    pub source: Source,
}

/// Everybody who belongs in one unit on the day of a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterUnit {
    /// The unit; `None` = people without one.
    pub unit: Option<RecordId>,
    /// The counted people by name.
    pub people: Vec<RecordId>,
    /// How many more are estimated and not named: eligible, not asked.
    pub unnamed: u32,
    /// A flat of a test that counts households: its people are one, eligible once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub flat: bool,
}

/// Whom a leader moves, and what she promised, frozen on the day of the test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterLeader {
    /// The leader.
    pub leader: RecordId,
    /// Those she moves, as somebody had said by then; each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<RecordId>,
    /// Whom she promised to bring, by name; each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promised: Vec<RecordId>,
    /// How many she promised to bring.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub count: u32,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_nobody(count: &u32) -> bool {
    *count == 0
}

/// Everybody who belongs, frozen on the day of the test.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Roster {
    /// Per unit; each person stands once.
    pub units: Vec<RosterUnit>,
    /// Those who move somebody or promised something, each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaders: Vec<RosterLeader>,
    /// The day it was frozen.
    pub day: Day,
}

/// Somebody who was there and is named later: fills one of the unnamed places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joined {
    /// The unit whose unnamed place is filled.
    pub unit: Option<RecordId>,
    /// Who.
    pub worker: RecordId,
    /// Why they count.
    pub reason: Text,
}

record! {
    /// A structure test: one ask to everybody, with a deadline and an aim.
    StructureTest,
    /// What can be said of a test. Taking it back brings back what stood there before.
    TestField {
        /// Its name.
        name / Name: Text;
        /// The ask, in words.
        ask / Ask: Text;
        /// Key of the template it was made from.
        template / Template: Text;
        /// The day it is held; on it the roster freezes.
        day / Day: Option<Day>;
        /// The last day for results.
        deadline / Deadline: Option<Day>;
        /// Aim over all.
        threshold / Threshold: Threshold;
        /// Aim per gate unit.
        gate / Gate: Threshold;
        /// Shown in public: the employer sees who acts.
        public / Public: bool;
        /// Counts households instead of people.
        households / Households: bool;
        /// Units that take part; empty = all.
        units / Units: Vec<RecordId>;
        /// Rung of the ladder: risk grows with the number.
        rung / Rung: u32;
        /// Results are in.
        finished / Finished: bool;
        /// The test this one runs again.
        again / Again: Option<RecordId>;
        /// Why it was given a day before the going-public gate was met. Keeps no history.
        early / Early: Text, text;
    }
    by key {
        /// Who is responsible for a unit in this test, by the unit; blank = the unit's leader.
        responsible / Responsible: RecordId => Option<RecordId>;
        /// Why nobody predicted for a unit, by the unit (the test itself: people without one). Keeps no history.
        skipped / Skipped: RecordId => Text, text;
    }
    with {
        /// The frozen roster; `None` before the day of the test.
        roster: Option<Roster>;
        /// People named after the roster was frozen.
        joined: Vec<Joined>;
    }
}
