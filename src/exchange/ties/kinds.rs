//! What the ties of a list say: a question of the campaign, a question the list brings, or who
//! moves whom.

use std::collections::{BTreeMap, HashMap};

use crate::exchange::names::fold;
use crate::exchange::words;
use crate::model::{Basis, Campaign, Question, QuestionKind, Text, TieKind};

/// A question the list brings with it: no question of the campaign is called so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewQuestion {
    /// Its key.
    pub key: String,
    /// As the list writes it.
    pub word: String,
    /// What it asks for: chosen, or guessed by its words.
    pub kind: QuestionKind,
    /// Chosen, or said by its words. Otherwise it was taken for a question of trust where no other
    /// is, and stands beside those of trust where there are some.
    pub certain: bool,
}

/// The kinds a list names, each looked up once. A question of its own where the campaign has none
/// called so: questions are never thrown together.
pub(super) struct Kinds<'a> {
    questions: Vec<Question>,
    /// How many of them are the campaign's.
    own: usize,
    certain: Vec<bool>,
    /// The words of the campaign's questions on screen, with their keys.
    spoken: &'a [(Text, String)],
    basis: Basis,
    seen: HashMap<String, usize>,
    kinds: Vec<TieKind>,
}

impl<'a> Kinds<'a> {
    pub(super) fn of(campaign: &Campaign, spoken: &'a [(Text, String)], basis: Basis) -> Self {
        let questions = campaign.questions();
        let own = questions.len();
        let certain = vec![true; own];
        Self { questions, own, certain, spoken, basis, seen: HashMap::new(), kinds: Vec::new() }
    }

    /// The number of the kind a cell names.
    pub(super) fn number(&mut self, cell: &str) -> usize {
        if let Some(number) = self.seen.get(cell) {
            return *number;
        }
        let kind = self.look_up(cell);
        let number = self.number_of(&kind);
        self.seen.insert(cell.to_owned(), number);
        number
    }

    /// The number of a kind of a tie of the campaign. What a tie rests on tells no tie from another.
    pub(super) fn number_of(&mut self, kind: &TieKind) -> usize {
        let same = |known: &TieKind| match (known, kind) {
            (TieKind::Moves { .. }, TieKind::Moves { .. }) => true,
            (known, kind) => known == kind,
        };
        self.kinds.iter().position(same).unwrap_or_else(|| {
            self.kinds.push(kind.clone());
            self.kinds.len() - 1
        })
    }

    pub(super) fn kind(&self, number: usize) -> TieKind {
        self.kinds.get(number).cloned().unwrap_or(TieKind::Moves { basis: self.basis })
    }

    fn look_up(&mut self, cell: &str) -> TieKind {
        let word = spaced(cell);
        if words::is_moves(&word) {
            return TieKind::Moves { basis: self.basis };
        }
        let folded = fold(&word).into_owned();
        let same = |text: &str| fold(&spaced(text)) == folded;
        let spoken = |key: &Text| self.spoken.iter().any(|(of, said)| of == key && same(said));
        let offered = self.questions.iter().find(|question| !question.retired);
        let known = if word.is_empty() {
            offered.or(self.questions.first())
        } else {
            let called = |question: &&Question| same(&question.key) || same(&question.word);
            let by_word = || self.questions.iter().find(|question| spoken(&question.key));
            self.questions.iter().find(called).or_else(by_word)
        };
        if let Some(question) = known {
            return TieKind::Naming { question: question.key.clone() };
        }
        let key: String =
            folded.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(60).collect();
        let key = if key.is_empty() { "list".to_owned() } else { key };
        let kind = words::question_kind(cell);
        self.certain.push(kind.is_some());
        self.questions.push(Question {
            key: key.as_str().into(),
            word: word.into(),
            kind: kind.unwrap_or(QuestionKind::Trust),
            retired: false,
        });
        TieKind::Naming { question: key.into() }
    }

    /// The questions the list brings. One whose words do not say what it asks for leads only where
    /// nothing else was asked for trust: a strange word never weighs in beside known trust.
    pub(super) fn new_questions(
        self,
        used: &dyn Fn(&str) -> bool,
        chosen: &BTreeMap<String, QuestionKind>,
        is_trust_known: bool,
    ) -> Vec<NewQuestion> {
        let new =
            || self.questions.iter().zip(&self.certain).skip(self.own).filter(|(new, _)| used(&new.key));
        let trusts = |(question, certain): (&Question, &bool)| match chosen.get(&*question.key) {
            Some(kind) => *kind == QuestionKind::Trust,
            None => *certain && question.kind == QuestionKind::Trust,
        };
        let has_trust = is_trust_known || new().any(trusts);
        new()
            .map(|(question, certain)| {
                let chosen = chosen.get(&*question.key).copied();
                let guess = match (certain, has_trust) {
                    (false, true) => QuestionKind::Social,
                    _ => question.kind,
                };
                NewQuestion {
                    key: question.key.to_string(),
                    word: question.word.to_string(),
                    kind: chosen.unwrap_or(guess),
                    certain: *certain || chosen.is_some(),
                }
            })
            .collect()
    }
}

fn spaced(text: &str) -> String {
    text.replace(['_', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
