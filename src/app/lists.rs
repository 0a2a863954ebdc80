//! Lists about people who are known: ties, results and predictions, taken in as one deed.

use std::path::Path;

use crate::exchange::{self, AnswerDraft, Answers, By, ExchangeError, Problem, Sheet, TieChoices, TieDraft};
use crate::graph::{Asked, Looking, UnitLeaders};
use crate::model::{QuestionKind, RecordId};
use crate::store::{Disk, RealDisk, Step, StoreError};

use super::{Action, App};

/// What a list brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// How many ties or answers are new.
    pub count: usize,
    /// What was odd, by row.
    pub problems: Vec<Problem>,
}

impl App {
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
        let sheets = self.sheets(path)?;
        let mut choices = TieChoices::on(self.today());
        choices.kind = kind;
        choices.mutual = mutual;
        if let Some(by) = by {
            choices.by = by;
        }
        let draft =
            TieDraft::build(&sheets, self.campaign(), &choices).map_err(|error| self.say_error(&error))?;
        let taken = Taken { count: draft.ties.len(), problems: draft.problems.clone() };
        if let Some(deed) = draft.into_deed(self.session.campaign(), &mut |bytes| self.host.random(bytes)) {
            self.perform(Action::Do(deed));
        }
        Ok(taken)
    }

    /// Takes a list of results or predictions in. The first result freezes who belongs.
    ///
    /// # Errors
    /// In words: what happened, what is safe, what to do. Nothing was changed then.
    pub fn answers(&mut self, path: &Path, test: RecordId, what: Answers) -> Result<Taken, String> {
        let sheets = self.sheets(path)?;
        let draft = AnswerDraft::build(&sheets, self.campaign(), test, what, By::default(), self.today());
        let draft = draft.map_err(|error| self.say_error(&error))?;
        let taken = Taken { count: draft.answers.len(), problems: draft.problems.clone() };
        if let Some(mut deed) = draft.into_deed(test) {
            if what == Answers::Results
                && let Some(freeze) = self.freeze(test, self.today())
            {
                deed.edits.insert(0, freeze);
            }
            self.perform(Action::Do(deed));
        }
        Ok(taken)
    }

    /// Candidates per unit, by who is named; `kind` is a question's key, or `trust`, `work`, `social`.
    /// Without one, what leads in each unit.
    pub fn leaders(&self, kind: Option<&str>) -> Vec<UnitLeaders> {
        let asked = match kind {
            None => Asked::Leading,
            Some("trust") => Asked::Kind(QuestionKind::Trust),
            Some("work") => Asked::Kind(QuestionKind::Work),
            Some("social") => Asked::Kind(QuestionKind::Social),
            Some(question) => Asked::Question(question.into()),
        };
        let connects = self.connects();
        let (campaign, network) = (self.campaign(), self.network());
        Looking { campaign, network, asked: &asked, connects: &connects, today: self.today() }.leaders()
    }

    fn sheets(&self, path: &Path) -> Result<Vec<Sheet>, String> {
        let bytes = RealDisk
            .read(path)
            .map_err(|error| StoreError::io(Step::Look, path, &error).message(&self.tr))?;
        let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
        exchange::read(&bytes, ending.as_deref()).map_err(|error| self.say_error(&error))
    }

    fn say_error(&self, error: &ExchangeError) -> String {
        error.message(&self.tr)
    }
}
