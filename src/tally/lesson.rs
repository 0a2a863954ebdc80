//! What one person did in one test, and what that teaches.

use crate::model::{
    Basis, Day, Expected, Judgement, Outcome, RecordId, StructureTest, TestResult, Worker, support,
};

use super::predict::{self, Closed};
use super::share::Rules;

/// What a result teaches, where it differs from what we thought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lesson {
    /// Identified as a leader, and refused.
    LeaderRefused,
    /// Identified as a leader, expected to act, gave no answer.
    LeaderNoAnswer,
    /// Expected to act, and refused.
    SaidYesRefused,
    /// Expected to act, and gave no answer.
    SaidYesNoAnswer,
    /// Rated a supporter, asked, and did not act: soft support.
    Soft,
    /// Rated undecided or against, or expected not to act, and acted.
    Moved,
    /// Acted, and nobody had rated them.
    ActedUnrated,
}

/// One person in one test.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marked {
    /// The row of the roster: the unit they belonged to on the day.
    pub unit: Option<RecordId>,
    /// What they did: the later day counts; of one day the more cautious.
    pub outcome: Outcome,
    /// Somebody else says otherwise: talk about it.
    pub disputed: Option<Outcome>,
    /// What was expected before the first result of their row: the latest that was said in time.
    pub expected: Option<Expected>,
    /// What was said last after the first result of their row: shown, never scored.
    pub late: Option<Expected>,
    /// Rated a supporter before, asked, did not act.
    pub soft: bool,
    /// Rated undecided or against before (or expected not to act), and acted.
    pub moved: bool,
    /// What it teaches.
    pub lesson: Option<Lesson>,
}

impl Marked {
    /// Whether what was expected came true; `None` without a prediction or without an answer.
    pub fn is_right(&self) -> Option<bool> {
        if self.outcome == Outcome::NotAsked {
            return None;
        }
        match self.expected? {
            Expected::Will => Some(self.outcome == Outcome::Did),
            Expected::Wont => Some(self.outcome != Outcome::Did),
            Expected::DontKnow => None,
        }
    }
}

/// Of one day the more cautious outcome counts; "not asked" says nothing.
fn caution(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::NotAsked => 0,
        Outcome::Did => 1,
        Outcome::NoAnswer => 2,
        Outcome::Refused => 3,
    }
}

pub(super) fn result(worker: &Worker, test: RecordId) -> Option<&TestResult> {
    let said = worker.results.iter().filter(|result| result.test == test);
    said.filter(|result| result.outcome != Outcome::NotAsked)
        .max_by_key(|result| (result.day, caution(result.outcome), result.source.at))
}

/// What a person did in a test, as it counts.
pub fn outcome(worker: &Worker, test: RecordId) -> Outcome {
    result(worker, test).map_or(Outcome::NotAsked, |result| result.outcome)
}

/// The rating that counted before the test: what the test itself showed is left out.
pub(super) fn rating_before(worker: &Worker, day: Day) -> Option<crate::model::Rating> {
    let before =
        |rating: &&crate::model::Rating| rating.day < day || rating.day == day && rating.basis != Basis::Did;
    let ratings: Vec<_> = worker.ratings.iter().filter(before).cloned().collect();
    support(&ratings).map(|support| support.rating.clone())
}

fn value_before(worker: &Worker, day: Day) -> u8 {
    rating_before(worker, day).map_or(0, |rating| rating.value)
}

/// One person in a test. `closed`: when their row closed.
pub(super) fn mark(
    rules: &Rules,
    test: &StructureTest,
    worker: &Worker,
    unit: Option<RecordId>,
    closed: Option<Closed>,
) -> Marked {
    let (in_time, late) = predict::expected(worker, test.id, closed);
    let (expected, late) = (in_time.map(|said| said.expected), late.map(|said| said.expected));
    let Some(result) = result(worker, test.id) else {
        return Marked { unit, expected, late, ..Marked::default() };
    };
    let others = worker.results.iter().filter(|other| other.test == test.id);
    // Asked on Monday without an answer and acted on Tuesday is no dispute; acted and then did not is.
    let differs = |other: &&TestResult| {
        other.outcome != result.outcome
            && other.outcome != Outcome::NotAsked
            && !other.source.same_speaker(&result.source)
            && (other.day == result.day || other.outcome == Outcome::Did)
    };
    let disputed = others.filter(differs).map(|other| other.outcome).max();
    let outcome = result.outcome;
    let value = value_before(worker, test.day.unwrap_or(result.day).min(result.day));
    let supported = rules.scale.supports(value);
    let did = outcome == Outcome::Did;
    let soft = !did && supported;
    let moved = did && (value != 0 && !supported || expected == Some(Expected::Wont));
    let leads = *worker.judgement.value() == Judgement::Identified;
    let will = expected == Some(Expected::Will);
    let lesson = match outcome {
        Outcome::Refused if leads => Some(Lesson::LeaderRefused),
        Outcome::Refused if will => Some(Lesson::SaidYesRefused),
        Outcome::NoAnswer if leads && will => Some(Lesson::LeaderNoAnswer),
        Outcome::NoAnswer if will => Some(Lesson::SaidYesNoAnswer),
        Outcome::Refused | Outcome::NoAnswer if soft => Some(Lesson::Soft),
        Outcome::Did if moved => Some(Lesson::Moved),
        Outcome::Did if value == 0 => Some(Lesson::ActedUnrated),
        _ => None,
    };
    Marked { unit, outcome, disputed, expected, late, soft, moved, lesson }
}
