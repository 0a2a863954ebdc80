//! Names as others may see them: the campaign reduced before anything is made from it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Campaign, EntryNo, Field, RecordId, Text, Worker};

use super::{App, Names};

/// Letters of a code before it has to grow to stay apart from others.
const CODE_LETTERS: usize = 4;

/// A person's code: the first letters of the record's random id. Says nothing about the person,
/// stays the same as long as the campaign lives.
pub fn code(campaign: &Campaign, person: RecordId) -> String {
    let own = person.to_string();
    let mut letters = CODE_LETTERS;
    // Ids are sorted: whoever begins alike is a neighbour.
    let near = [campaign.workers.get_prev(&person), campaign.workers.get_next(&person)];
    let mut neighbours: Vec<String> = near.into_iter().flatten().map(|(id, _)| id.to_string()).collect();
    neighbours.retain(|other| *other != own);
    while letters < own.len() && neighbours.iter().any(|other| other.get(..letters) == own.get(..letters)) {
        letters += 1;
    }
    own.get(..letters).unwrap_or(&own).to_uppercase()
}

fn initials(name: &str) -> String {
    let firsts =
        name.split([' ', '-']).filter_map(|word| word.chars().find(|letter| letter.is_alphanumeric()));
    firsts.flat_map(|letter| letter.to_uppercase().chain(['.'])).collect()
}

fn first(name: &str) -> String {
    name.split(' ').find(|word| !word.is_empty()).unwrap_or_default().to_owned()
}

/// A person's name as it may be seen.
pub fn name_as(campaign: &Campaign, worker: &Worker, names: Names) -> String {
    let name = worker.name.value();
    let shown = match names {
        Names::Full => return name.to_string(),
        Names::First => first(name),
        Names::Initials => initials(name),
        Names::Codes => String::new(),
    };
    if shown.is_empty() { code(campaign, worker.id) } else { shown }
}

fn said(text: String) -> Field<Text> {
    let mut field: Field<Text> = Field::default();
    field.put(text.into(), EntryNo(0));
    field
}

/// The campaign with names as they may be seen and nothing else that leads to a person: no phone,
/// e-mail, number, note or free field, and nobody who is responsible.
pub fn reduced(campaign: &Campaign, names: Names) -> Campaign {
    let mut reduced = campaign.clone();
    let workers: Vec<Arc<Worker>> = campaign.workers.values().cloned().collect();
    for worker in workers {
        let id = worker.id;
        let mut worker = Worker::clone(&worker);
        worker.name = said(name_as(campaign, &worker, names));
        if names != Names::Full {
            worker.phone = Field::default();
            worker.email = Field::default();
            worker.number = Field::default();
            worker.responsible = Field::default();
            worker.free.clear();
        }
        worker.note = Field::default();
        reduced.workers.insert(id, Arc::new(worker));
    }
    reduced
}

impl App {
    /// A person's name as the screen may show it now: as chosen while presenting, else in full.
    pub fn name_of(&self, worker: &Worker) -> String {
        let names = if self.presenting { self.settings.presenting_names } else { Names::Full };
        name_as(self.campaign(), worker, names)
    }

    /// The campaign as the screen may show it now.
    pub fn shown_campaign(&self) -> std::borrow::Cow<'_, Campaign> {
        if self.presenting && self.settings.presenting_names != Names::Full {
            std::borrow::Cow::Owned(reduced(self.campaign(), self.settings.presenting_names))
        } else {
            std::borrow::Cow::Borrowed(self.campaign())
        }
    }

    /// Codes in use, for typing results back.
    pub fn codes(&self) -> BTreeSet<String> {
        self.campaign().workers.keys().map(|person| code(self.campaign(), *person)).collect()
    }
}
