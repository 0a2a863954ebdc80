//! What the method says after a test: back to leader identification and conversations where it
//! failed, and the same test again before any higher one.
//!
//! Counts are `tally`'s; here is only what follows from them. Nothing here is a verdict about people:
//! where a leader's people did not come it says what is not known.

use crate::model::{Campaign, Outcome, RecordId, StructureTest};
use crate::tally::{Brought, Gate, Tallies, TestCount, TestTally, brought, responsible};

/// How a test ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Not finished: nothing has failed yet.
    Open,
    /// Finished, without an aim, or with nobody in it.
    NoAim,
    /// Reached over all and in every gate unit.
    Passed,
    /// Missed over all or in a gate unit.
    Failed,
}

/// What is known of the one responsible for a unit that missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaderStood {
    /// Nobody is responsible there.
    Missing,
    /// Was not asked.
    NotAsked(RecordId),
    /// Gave no answer.
    NoAnswer(RecordId),
    /// Refused.
    Refused(RecordId),
    /// Acted, and less than half of their people did.
    NotBrought(RecordId, Brought),
    /// Acted, and half of their people or more did; or nobody is named as theirs.
    Stood(RecordId, Brought),
}

impl LeaderStood {
    /// Who is responsible.
    pub fn who(&self) -> Option<RecordId> {
        match self {
            Self::Missing => None,
            Self::NotAsked(who)
            | Self::NoAnswer(who)
            | Self::Refused(who)
            | Self::NotBrought(who, _)
            | Self::Stood(who, _) => Some(*who),
        }
    }
}

/// A gate unit that missed its aim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortfall {
    /// The unit; `None` = people without one.
    pub unit: Option<RecordId>,
    /// The units that are counted together under its name: one, where it is large enough.
    pub units: Vec<RecordId>,
    /// Its count.
    pub count: TestCount,
    /// So many more would have reached the aim.
    pub short: u32,
    /// The one responsible there.
    pub leader: LeaderStood,
    /// Named people who were not asked.
    pub not_asked: Vec<RecordId>,
}

/// A next step. Each becomes one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Back to leader identification: whom do people go to there?
    FindLeader,
    /// A conversation with the one responsible, who was not asked or did not act.
    TalkToLeader,
    /// Look at it together with the one responsible: whom do they move, and were these asked?
    LookWithLeader,
    /// Ask those who were not asked.
    AskTheRest,
    /// Conversations with those who were asked and did not act.
    TalkToThem,
    /// Find the names of those who are only estimated.
    NameThem,
}

/// A next step in one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Todo {
    /// The unit; `None` = over all, or people without a unit.
    pub unit: Option<RecordId>,
    /// The step.
    pub step: Step,
    /// With whom.
    pub with: Option<RecordId>,
}

/// What the method says after one test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// The test.
    pub test: RecordId,
    /// How it ended.
    pub verdict: Verdict,
    /// The gate units that missed, in lane order.
    pub units: Vec<Shortfall>,
    /// So many more would have reached the aim over all.
    pub short: u32,
    /// The test that runs this one again, if it is on the ladder.
    pub rerun: Option<RecordId>,
    /// The next higher test: opens when this one passed, waits when it failed.
    pub next: Option<RecordId>,
}

impl After {
    /// Looks at one test; `None` if it is not here.
    pub fn of(campaign: &Campaign, tallies: &Tallies, test: RecordId) -> Option<Self> {
        let test = campaign.test(test)?;
        let tally = tallies.test(test.id)?;
        let verdict = match (*test.finished.value(), tally.passed()) {
            (false, _) => Verdict::Open,
            (true, None) => Verdict::NoAim,
            (true, Some(true)) => Verdict::Passed,
            (true, Some(false)) => Verdict::Failed,
        };
        let missed = tally.gates().filter(|gate| gate.is_met == Some(false));
        let units = missed
            .map(|gate| {
                let needed = tally.gate.needed(gate.count.eligible);
                Shortfall {
                    unit: gate.unit,
                    count: gate.count,
                    short: needed.saturating_sub(gate.count.did),
                    leader: leader(campaign, tallies, test, tally, &gate),
                    not_asked: not_asked(tallies, tally, &gate),
                    units: gate.units,
                }
            })
            .collect();
        let short = match tally.is_met() {
            Some(false) => tally.threshold.needed(tally.total.eligible).saturating_sub(tally.total.did),
            _ => 0,
        };
        let ladder = campaign.ladder();
        let rerun = ladder.iter().find(|other| other.again.value() == &Some(test.id)).map(|other| other.id);
        let next = ladder.iter().find(|other| other.rung.value() > test.rung.value()).map(|other| other.id);
        Some(Self { test: test.id, verdict, units, short, rerun, next })
    }

    /// What to do, unit by unit; nothing unless the test failed.
    pub fn steps(&self, tally: &TestTally) -> Vec<Todo> {
        if self.verdict != Verdict::Failed {
            return Vec::new();
        }
        let mut todo = Vec::new();
        for unit in &self.units {
            let mut say = |step, with| todo.push(Todo { unit: unit.unit, step, with });
            match &unit.leader {
                LeaderStood::Missing => say(Step::FindLeader, None),
                LeaderStood::NotAsked(who) | LeaderStood::NoAnswer(who) | LeaderStood::Refused(who) => {
                    say(Step::TalkToLeader, Some(*who));
                }
                // An activist without followers looks like this: who do people go to, then?
                LeaderStood::NotBrought(who, _) => {
                    say(Step::LookWithLeader, Some(*who));
                    say(Step::FindLeader, None);
                }
                LeaderStood::Stood(..) => {}
            }
            if !unit.not_asked.is_empty() {
                say(Step::AskTheRest, None);
            }
            if unit.count.refused + unit.count.no_answer > 0 {
                say(Step::TalkToThem, None);
            }
            if unit.count.unnamed > 0 {
                say(Step::NameThem, None);
            }
        }
        // Every gate unit reached its own aim and the whole did not: the people are outside of them.
        if self.units.is_empty() {
            let total = tally.total;
            let mut say = |step| todo.push(Todo { unit: None, step, with: None });
            if total.not_asked() > total.unnamed {
                say(Step::AskTheRest);
            }
            if total.refused + total.no_answer > 0 {
                say(Step::TalkToThem);
            }
            if total.unnamed > 0 {
                say(Step::NameThem);
            }
        }
        todo
    }
}

fn leader(
    campaign: &Campaign,
    tallies: &Tallies,
    test: &StructureTest,
    tally: &TestTally,
    gate: &Gate,
) -> LeaderStood {
    // Of units that are counted together anybody who is responsible in one of them is asked about.
    let mut units = gate.unit.iter().chain(&gate.units).chain(&gate.of);
    let Some(who) = units.find_map(|unit| responsible(campaign, test, *unit)) else {
        return LeaderStood::Missing;
    };
    // Whoever leads and stands on no row (left since, or from elsewhere) still has a result of their own.
    let own = || campaign.worker(who).map_or(Outcome::NotAsked, |who| crate::tally::outcome(who, test.id));
    let outcome = tally.person(who).map_or_else(own, |marked| marked.outcome);
    match outcome {
        Outcome::NotAsked => LeaderStood::NotAsked(who),
        Outcome::NoAnswer => LeaderStood::NoAnswer(who),
        Outcome::Refused => LeaderStood::Refused(who),
        Outcome::Did => {
            let brought = brought(campaign, tallies, test, who);
            if brought.is_below_half() == Some(true) {
                LeaderStood::NotBrought(who, brought)
            } else {
                LeaderStood::Stood(who, brought)
            }
        }
    }
}

fn not_asked(tallies: &Tallies, tally: &TestTally, gate: &Gate) -> Vec<RecordId> {
    let rows = tally.everybody().filter(|(_, marked)| marked.outcome == Outcome::NotAsked);
    let inside = |row: Option<RecordId>| match row {
        Some(row) => gate.units.iter().any(|unit| tallies.is_within(row, *unit)),
        None => gate.unit.is_none(),
    };
    rows.filter(|(_, marked)| inside(marked.unit)).map(|(who, _)| who).collect()
}
