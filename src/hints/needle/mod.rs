//! What moves the needle: for each gate that is not met the smallest next step, with the people it is
//! about and the tie it goes through.
//!
//! A hint: the program sorts by what a step could open, people decide. Steps that could open more gates
//! come first; of equals the one that needs fewer people.

mod steps;

use crate::graph::Network;
use crate::model::{Campaign, Day, RecordId};
use crate::tally::{GateKey, Readiness, Tallies};

use super::Way;
use super::talks::Ties;

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nudge {
    /// Nobody stands out: ask there whom people go to.
    FindLeader,
    /// Talk with the one whom most name, or who is held to be a leader, and is not won yet.
    WinLeader,
    /// A leader who supports us: a task in their own unit is the proof.
    ProveLeader,
    /// A leader is there: find the second in line.
    FindSecond,
    /// Put the unnamed on the chart.
    Name,
    /// Ask and rate, by what they say or do.
    Rate,
    /// Ask again in a test that stayed under its aim.
    AskAgain,
    /// Bring back who acted before and did not in the next test.
    BringBack,
    /// Hold the next test: too few were held.
    HoldTest,
    /// Predict before the next test.
    Predict,
    /// Make sure that everybody can be reached within 48 hours, and say so.
    Reach,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedleStep {
    /// What it is.
    pub kind: Nudge,
    /// The gate unit or shift; `None` = everywhere.
    pub unit: Option<RecordId>,
    /// The gates it could open there.
    pub gates: Vec<GateKey>,
    /// How many cells of the grid it could open.
    pub opens: u32,
    /// How many people it reaches, the unnamed too.
    pub reaches: u32,
    /// Whom it is about: the leader to win or prove, the second, who predicts.
    pub who: Option<RecordId>,
    /// `who` is named by so many of their unit, asked for trust or help, ...
    pub named_by: u32,
    /// ... of so many asked.
    pub of_asked: u32,
    /// Whom to talk with: to ask, rate, bring back; nearest through ties first. Without the unnamed.
    pub people: Vec<RecordId>,
    /// Through whom most of them are reached.
    pub through: Option<RecordId>,
    /// The tie to go through, to `who` or to the first of `people`.
    pub way: Option<Way>,
    /// The test to ask again in, or to hold.
    pub test: Option<RecordId>,
    /// Talks that could be planned: with whom, and who could hold it (`None` = whoever plans).
    pub talks: Vec<(RecordId, Option<RecordId>)>,
}

/// Steps to every gate that is not met, best first.
pub fn needle(
    campaign: &Campaign,
    network: &Network,
    tallies: &Tallies,
    readiness: &Readiness,
    today: Day,
) -> Vec<NeedleStep> {
    if readiness.is_ready || readiness.rows.is_empty() {
        return Vec::new();
    }
    let ties = Ties::of(campaign, network, tallies, today);
    let mut steps = steps::steps(campaign, tallies, readiness, &ties);
    // Stable: of equals the row that stands first.
    steps.sort_by_key(|step| (std::cmp::Reverse(step.opens), step.reaches));
    steps
}
