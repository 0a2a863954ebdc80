//! The index: for each word who has it. Kept in step with the campaign.

use std::collections::BTreeMap;

use super::fold::{begins_nearly, fold};
use crate::model::{Campaign, RecordId, Touched, Worker};

/// Where a word stands on a person's record, and what finding it there is worth.
const NAME: u8 = 1;
const NUMBER: u8 = 2;
const JOB: u8 = 4;
const NOTE: u8 = 8;

fn worth(fields: u8) -> u32 {
    [(NAME, 100), (NUMBER, 90), (JOB, 60), (NOTE, 20)]
        .into_iter()
        .find(|(field, _)| fields & field != 0)
        .map_or(0, |(_, worth)| worth)
}

/// Words of names, jobs, notes and employee numbers, folded, with the people who have them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Index {
    by_word: BTreeMap<Box<str>, BTreeMap<RecordId, u8>>,
    of: BTreeMap<RecordId, BTreeMap<Box<str>, u8>>,
    names: BTreeMap<RecordId, Box<str>>,
}

impl Index {
    /// The index of a campaign.
    pub fn of(campaign: &Campaign) -> Self {
        let mut index = Self::default();
        for worker in campaign.people() {
            index.put(worker);
        }
        index
    }

    /// Follows a change; afterwards it equals [`Index::of`] the same campaign.
    pub fn follow(&mut self, campaign: &Campaign, touched: &Touched) {
        if touched.everything {
            *self = Self::of(campaign);
            return;
        }
        for id in &touched.records {
            self.drop(*id);
            if let Some(worker) = campaign.workers.get(id) {
                self.put(worker);
            }
        }
    }

    fn put(&mut self, worker: &Worker) {
        let name = fold(worker.name.value());
        let mut words: BTreeMap<Box<str>, u8> = BTreeMap::new();
        let mut take = |text: &str, field: u8| {
            for word in text.split(' ').filter(|w| !w.is_empty()) {
                *words.entry(word.into()).or_default() |= field;
            }
        };
        take(&name, NAME);
        take(&fold(worker.number.value()), NUMBER);
        take(&fold(worker.job.value()), JOB);
        take(&fold(worker.note.value()), NOTE);
        for (word, fields) in &words {
            self.by_word.entry(word.clone()).or_default().insert(worker.id, *fields);
        }
        self.of.insert(worker.id, words);
        self.names.insert(worker.id, name.into());
    }

    fn drop(&mut self, id: RecordId) {
        self.names.remove(&id);
        for word in self.of.remove(&id).into_iter().flatten().map(|(word, _)| word) {
            if let Some(people) = self.by_word.get_mut(&word) {
                people.remove(&id);
                if people.is_empty() {
                    self.by_word.remove(&word);
                }
            }
        }
    }

    /// The name of a person as it is compared.
    pub(crate) fn name(&self, id: RecordId) -> &str {
        self.names.get(&id).map_or("", AsRef::as_ref)
    }

    /// Whose name has words that begin with all these fragments, each with a word of its own, in any
    /// order ("gar ma" is Garcia, Maria); the fragments folded. Whole words first, then by name.
    pub fn called(&self, fragments: &str) -> Vec<RecordId> {
        let mut typed: Vec<&str> = fragments.split(' ').filter(|part| !part.is_empty()).collect();
        if typed.is_empty() {
            return Vec::new();
        }
        // The longest first: a short fragment must not take the word only the longer one fits.
        typed.sort_by_key(|part| std::cmp::Reverse(part.len()));
        let mut free: Vec<&str> = Vec::new();
        let mut found: Vec<(usize, &str, RecordId)> = Vec::new();
        for (id, name) in &self.names {
            free.clear();
            free.extend(name.split(' '));
            let mut whole = 0;
            let fits = typed.iter().all(|part| {
                let exact = free.iter().position(|word| word == part);
                whole += usize::from(exact.is_some());
                let at = exact.or_else(|| free.iter().position(|word| word.starts_with(part)));
                at.map(|at| free.swap_remove(at)).is_some()
            });
            if fits {
                found.push((typed.len() - whole.min(typed.len()), name, *id));
            }
        }
        found.sort();
        found.into_iter().map(|(_, _, id)| id).collect()
    }

    /// Who has a word that begins like this one, and how well it fits. Only
    /// where nobody has: words that hold it, or begin so but for one slip.
    pub(crate) fn who_has(&self, typed: &str) -> BTreeMap<RecordId, u32> {
        let mut found = BTreeMap::new();
        let beginning =
            self.by_word.range::<str, _>((std::ops::Bound::Included(typed), std::ops::Bound::Unbounded));
        for (word, people) in beginning.take_while(|(word, _)| word.starts_with(typed)) {
            let fits = if word.len() == typed.len() { 10 } else { 8 };
            add(&mut found, people, fits);
        }
        let letters: Vec<char> = typed.chars().collect();
        if !found.is_empty() || letters.len() < 3 {
            return found;
        }
        let mut word_letters = Vec::new();
        for (word, people) in &self.by_word {
            if word.contains(typed) {
                add(&mut found, people, 4);
            } else if letters.len() >= 4 {
                word_letters.clear();
                word_letters.extend(word.chars());
                if begins_nearly(&word_letters, &letters) {
                    add(&mut found, people, 3);
                }
            }
        }
        found
    }
}

fn add(found: &mut BTreeMap<RecordId, u32>, people: &BTreeMap<RecordId, u8>, fits: u32) {
    for (id, fields) in people {
        let score = worth(*fields) * fits;
        let best = found.entry(*id).or_default();
        *best = score.max(*best);
    }
}
