//! Lists about people who are known: ties, results and predictions, taken in as one deed.

use std::collections::BTreeSet;
use std::path::Path;

use crate::exchange::{
    self, AnswerDraft, Answers, By, DraftAnswer, ExchangeError, Place, Problem, Sheet, Signed, TieChoices,
    TieDraft, What,
};
use crate::graph::{Asked, Connects, Looking, UnitLeaders};
use crate::model::{QuestionKind, RecordId};
use crate::store::{Disk, RealDisk, Step, StoreError};

use super::{Action, App};

/// Up to so many people every shortest way is counted; above, how much they connect groups is estimated.
const MOST_EXACT: usize = 10_000;

/// What a list brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// How many ties or answers are new.
    pub count: usize,
    /// What was odd, by row.
    pub problems: Vec<Problem>,
}

impl App {
    /// What may be chosen about a list of ties, with the words on screen of the campaign's questions.
    pub fn tie_choices(&self) -> TieChoices {
        let mut choices = TieChoices::on(self.today());
        for question in self.campaign().questions() {
            for form in ["map-view-kind", "map-view-says", "inspector-question", "asking-question"] {
                let id = format!("{form}-{}", question.key);
                if self.tr.knows(&id) {
                    choices.spoken.push((question.key.clone(), self.tr.say(&id)));
                }
            }
        }
        choices
    }

    /// Reads a list of ties and says what taking it in would do.
    ///
    /// # Errors
    /// In words: what happened, what is safe, what to do. Nothing is changed in any case.
    pub fn read_ties(&self, path: &Path, choices: &TieChoices) -> Result<TieDraft, String> {
        let (bytes, ending) = self.bytes(path)?;
        let sheets =
            exchange::read_ties(&bytes, ending.as_deref()).map_err(|error| self.say_error(&error))?;
        TieDraft::build(&sheets, self.campaign(), choices).map_err(|error| self.say_error(&error))
    }

    /// Takes in what was read: one deed.
    pub fn take_ties(&mut self, draft: TieDraft) -> Taken {
        let taken = Taken { count: draft.ties.len(), problems: draft.problems.clone() };
        if let Some(deed) = draft.into_deed(self.session.campaign(), &mut |bytes| self.host.random(bytes)) {
            self.perform(Action::Do(deed));
        }
        taken
    }

    /// Takes a list of ties in.
    ///
    /// # Errors
    /// In words: what happened, what is safe, what to do. Nothing was changed then.
    pub fn ties(
        &mut self,
        path: &Path,
        kind: Option<String>,
        by: Option<By>,
        mutual: bool,
    ) -> Result<Taken, String> {
        let choices = TieChoices { by: by.unwrap_or(By::Either), kind, mutual, ..self.tie_choices() };
        let draft = self.read_ties(path, &choices)?;
        Ok(self.take_ties(draft))
    }

    /// Takes a list of results or predictions in. The first result freezes who belongs.
    ///
    /// # Errors
    /// In words: what happened, what is safe, what to do. Nothing was changed then.
    pub fn answers(&mut self, path: &Path, test: RecordId, what: Answers) -> Result<Taken, String> {
        let sheets = self.sheets(path)?;
        let draft = AnswerDraft::build(&sheets, self.campaign(), test, what, By::default(), self.today());
        let mut draft = draft.map_err(|error| self.say_error(&error))?;
        if what == Answers::Results
            && let Some(tally) = self.tallies().test(test)
        {
            // Who was not there by the roster joins it with a reason, which a list does not give.
            let seated = |row: &DraftAnswer| tally.person(row.worker).is_some();
            let (on, off) = draft.answers.into_iter().partition::<Vec<DraftAnswer>, _>(seated);
            let beside: BTreeSet<Place> = off.iter().map(|row| row.place).collect();
            draft.answers = on;
            draft.problems.retain(|odd| odd.place.is_none_or(|place| !beside.contains(&place)));
            let told = |place| Problem { place: Some(place), what: What::NotOnRoster };
            draft.problems.extend(beside.into_iter().map(told));
            draft.problems.sort_by_key(|problem| problem.place);
        }
        let taken = Taken { count: draft.answers.len(), problems: draft.problems.clone() };
        if let Some(mut deed) = draft.into_deed(test) {
            if what == Answers::Results
                && let Some(freeze) = self.freeze(test)
            {
                deed.edits.insert(0, freeze);
            }
            self.perform(Action::Do(deed));
        }
        Ok(taken)
    }

    /// Reads names that were pasted, a line each or a table.
    ///
    /// # Errors
    /// In words: what happened, what is safe, what to do. Nothing is changed in any case.
    pub fn pasted_names(&self, text: &str) -> Result<Signed, String> {
        Signed::pasted(text, self.campaign()).map_err(|error| match error {
            ExchangeError::Empty => self.tr.say("record-nothing-pasted"),
            other => self.say_error(&other),
        })
    }

    /// Reads a list of names from a file.
    ///
    /// # Errors
    /// In words: what happened, what is safe, what to do. Nothing is changed in any case.
    pub fn listed_names(&self, path: &Path) -> Result<Signed, String> {
        let sheets = self.sheets(path)?;
        Signed::of(&sheets, self.campaign()).map_err(|error| self.say_error(&error))
    }

    /// What was asked, by `trust`, `work` or `social`, or by a question's key or words; what
    /// leads in each unit where nothing is said. `None` = no question is called so.
    pub fn asked(&self, kind: Option<&str>) -> Option<Asked> {
        let Some(kind) = kind else { return Some(Asked::Leading) };
        let same = |text: &str| {
            let spaced = |text: &str| super::folded(&text.replace(['_', '-'], " "));
            !text.is_empty() && spaced(text) == spaced(kind)
        };
        let choices = self.tie_choices();
        let questions = self.campaign().questions();
        let called = questions.iter().find(|question| *question.key == *kind);
        let called = match (kind, called) {
            ("trust", _) => return Some(Asked::Kind(QuestionKind::Trust)),
            ("work", _) => return Some(Asked::Kind(QuestionKind::Work)),
            ("social", _) => return Some(Asked::Kind(QuestionKind::Social)),
            (_, Some(called)) => called,
            _ => questions.iter().find(|question| {
                let spoken = choices.spoken.iter().any(|(key, said)| *key == question.key && same(said));
                same(&question.key) || same(&question.word) || spoken
            })?,
        };
        Some(Asked::Question(called.key.clone()))
    }

    /// Whether what was asked is advice about the work, which never leads.
    pub fn is_work_advice(&self, asked: &Asked) -> bool {
        let kinds = crate::graph::Kinds::of(self.campaign());
        match asked {
            Asked::Kind(kind) => *kind == QuestionKind::Work,
            Asked::Question(key) => kinds.kind(key) == QuestionKind::Work,
            Asked::Leading => false,
        }
    }

    /// Candidates per unit, by who is named; `kind` is a question's key, or `trust`, `work`, `social`.
    /// Without one, what leads in each unit.
    pub fn leaders(&self, kind: Option<&str>) -> Vec<UnitLeaders> {
        let asked = self.asked(kind).unwrap_or_else(|| Asked::Question(kind.unwrap_or_default().into()));
        // Every way counted, up to as many people as that takes seconds for.
        let connects = (self.campaign().workers.len() <= MOST_EXACT)
            .then(|| Connects::exact(&self.web(), 2, &|_| true))
            .flatten()
            .map_or_else(|| self.connects(), std::sync::Arc::new);
        let (campaign, network) = (self.campaign(), self.network());
        Looking { campaign, network, asked: &asked, connects: &connects, today: self.today() }.leaders()
    }

    fn bytes(&self, path: &Path) -> Result<(Vec<u8>, Option<String>), String> {
        let bytes = RealDisk
            .read(path)
            .map_err(|error| StoreError::io(Step::Look, path, &error).message(&self.tr))?;
        Ok((bytes, path.extension().map(|ending| ending.to_string_lossy().into_owned())))
    }

    pub(super) fn sheets(&self, path: &Path) -> Result<Vec<Sheet>, String> {
        let (bytes, ending) = self.bytes(path)?;
        exchange::read(&bytes, ending.as_deref()).map_err(|error| self.say_error(&error))
    }

    pub(super) fn say_error(&self, error: &ExchangeError) -> String {
        error.message(&self.tr)
    }
}
