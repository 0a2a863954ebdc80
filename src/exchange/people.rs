//! Who is meant: people of the chart by employee number, by name, or by record.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Campaign, RecordId};

use super::names::name_key;

/// How a list names people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// By employee number or record; where nobody has that, by name.
    #[default]
    Either,
    /// By employee number or record.
    Number,
    /// By name.
    Name,
}

/// Who was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nobody,
    One(RecordId),
    Several(u32),
}

/// The people of a campaign, by what may name them.
pub(super) struct People<'a> {
    campaign: &'a Campaign,
    by: By,
    numbers: HashMap<String, Vec<RecordId>>,
    names: HashMap<String, Vec<RecordId>>,
}

/// Employee numbers are compared without case and spaces; leading zeros count.
pub(super) fn number_key(number: &str) -> Cow<'_, str> {
    if number.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()) {
        return Cow::Borrowed(number);
    }
    Cow::Owned(number.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect())
}

impl<'a> People<'a> {
    pub(super) fn of(campaign: &'a Campaign, by: By) -> Self {
        let mut people = Self { campaign, by, numbers: HashMap::new(), names: HashMap::new() };
        for worker in campaign.people().filter(|worker| campaign.canonical(worker.id) == worker.id) {
            if !worker.number.is_empty() {
                people
                    .numbers
                    .entry(number_key(worker.number.value()).into_owned())
                    .or_default()
                    .push(worker.id);
            }
            people.names.entry(name_key(worker.name.value())).or_default().push(worker.id);
        }
        people
    }

    /// Everybody who is called so; by number or record first.
    pub(super) fn find_all(&self, cell: &str) -> Vec<RecordId> {
        if cell.trim().is_empty() {
            return Vec::new();
        }
        match self.find(cell) {
            Found::Nobody => Vec::new(),
            Found::One(worker) => vec![worker],
            Found::Several(_) => {
                let numbered = self.numbers.get(&*number_key(cell)).filter(|people| people.len() > 1);
                numbered.or_else(|| self.names.get(&name_key(cell))).cloned().unwrap_or_default()
            }
        }
    }

    pub(super) fn find(&self, cell: &str) -> Found {
        let found = |people: Option<&Vec<RecordId>>| match people.map(Vec::as_slice) {
            None | Some([]) => Found::Nobody,
            Some([only]) => Found::One(*only),
            Some(several) => Found::Several(several.len() as u32),
        };
        if self.by != By::Name {
            let record = cell.parse::<RecordId>().ok().and_then(|id| self.campaign.worker(id));
            if let Some(worker) = record {
                return Found::One(worker.id);
            }
            let number = found(self.numbers.get(&*number_key(cell)));
            if number != Found::Nobody || self.by == By::Number {
                return number;
            }
        }
        found(self.names.get(&name_key(cell)))
    }
}
