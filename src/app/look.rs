//! What is looked at in all views at once: one selection, one filter. Neither saved nor undone.

use std::collections::BTreeSet;

use crate::model::{Campaign, RecordId};

/// Who is selected, in the order of selecting, and what else is in focus.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// The selected people; the last one is the one that keys start from.
    pub people: Vec<RecordId>,
    /// The unit in focus.
    pub unit: Option<RecordId>,
    /// The test in focus.
    pub test: Option<RecordId>,
}

impl Selection {
    /// One person.
    pub fn person(&self) -> Option<RecordId> {
        self.people.last().copied()
    }

    /// Whether this person is selected.
    pub fn has(&self, person: RecordId) -> bool {
        self.people.contains(&person)
    }

    /// The same focus with one person selected.
    #[must_use]
    pub fn only(&self, person: RecordId) -> Self {
        Self { people: vec![person], ..self.clone() }
    }

    /// The same focus with these people selected.
    #[must_use]
    pub fn with(&self, people: Vec<RecordId>) -> Self {
        Self { people, ..self.clone() }
    }

    /// Adds the person, or takes them out.
    #[must_use]
    pub fn toggled(&self, person: RecordId) -> Self {
        let mut people = self.people.clone();
        match people.iter().position(|other| *other == person) {
            Some(at) => {
                people.remove(at);
            }
            None => people.push(person),
        }
        self.with(people)
    }

    /// Lets go of what is no longer there.
    pub(super) fn settle(&mut self, campaign: &Campaign) {
        self.people.retain(|person| campaign.worker(*person).is_some());
        self.unit = self.unit.filter(|unit| campaign.unit(*unit).is_some());
        self.test = self.test.filter(|test| campaign.test(*test).is_some());
    }
}

/// Who is shown: by words of the search language, and through a number that was clicked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// A query of the search language; blank = everybody.
    pub query: String,
    /// The people behind a number, with the words that say which number.
    pub door: Option<Door>,
}

/// The people behind a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// What the number says, in words.
    pub says: String,
    /// The people.
    pub people: BTreeSet<RecordId>,
}

impl Filter {
    /// Whether everybody is shown.
    pub fn is_blank(&self) -> bool {
        self.query.trim().is_empty() && self.door.is_none()
    }
}
