//! What one person did in one test, and what that teaches.

use crate::model::{
    AuthorId, Basis, Campaign, Day, Expected, Judgement, Outcome, Prediction, RecordId, Speaker,
    StructureTest, TestResult, Worker, support,
};

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
    /// What was expected before the result.
    pub expected: Option<Expected>,
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

/// A prediction counts if it was made before the result: the latest, of one day the more cautious.
fn prediction(worker: &Worker, test: RecordId, until: Option<Day>) -> Option<&Prediction> {
    let caution = |expected| match expected {
        Expected::Will => 0,
        Expected::DontKnow => 1,
        Expected::Wont => 2,
    };
    let said = worker.predictions.iter().filter(|said| said.test == test);
    said.filter(|said| until.is_none_or(|until| said.day <= until))
        .max_by_key(|said| (said.day, caution(said.expected), said.source.at))
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

pub(super) fn mark(rules: &Rules, test: &StructureTest, worker: &Worker, unit: Option<RecordId>) -> Marked {
    let result = result(worker, test.id);
    let Some(result) = result else {
        let expected = prediction(worker, test.id, None).map(|said| said.expected);
        return Marked { unit, expected, ..Marked::default() };
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
    let expected = prediction(worker, test.id, Some(result.day)).map(|said| said.expected);
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
    Marked { unit, outcome, disputed, expected, soft, moved, lesson }
}

/// How often somebody's predictions came true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accuracy {
    /// Who predicted.
    pub says: Speaker,
    /// Who typed it (tells "whoever typed it" of several people apart).
    pub by: AuthorId,
    /// Came true.
    pub right: u32,
    /// Of how many that were asked.
    pub of: u32,
}

/// How often the predictions of each assessor came true in a test; "we do not know" is none.
pub fn accuracy(campaign: &Campaign, test: RecordId) -> Vec<Accuracy> {
    let mut all: Vec<Accuracy> = Vec::new();
    for worker in campaign.people() {
        let Some(result) = result(worker, test) else { continue };
        let said = worker.predictions.iter().filter(|said| said.test == test && said.day <= result.day);
        for said in said.filter(|said| said.expected != Expected::DontKnow) {
            let right = (said.expected == Expected::Will) == (result.outcome == Outcome::Did);
            let mine = |known: &Accuracy| match &said.source.says {
                Speaker::Typist => known.says.is_typist() && known.by == said.source.by,
                says => known.says == *says,
            };
            let at = all.iter().position(mine).unwrap_or_else(|| {
                let (says, by) = (said.source.says.clone(), said.source.by);
                all.push(Accuracy { says, by, right: 0, of: 0 });
                all.len() - 1
            });
            if let Some(known) = all.get_mut(at) {
                known.of += 1;
                known.right += u32::from(right);
            }
        }
    }
    all.sort_by(|a, b| (&a.says, a.by).cmp(&(&b.says, b.by)));
    all
}
