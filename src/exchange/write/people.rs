//! People as a table, in the columns import understands.

use std::collections::BTreeSet;

use crate::exchange::columns::Column;
use crate::exchange::draft::WITHIN;
use crate::model::{Basis, Campaign, Grouping, Judgement, Outcome, RecordId, Speaker, Worker, support};

use super::csv::Rows;

/// What a list of people holds, and how it names them.
#[derive(Clone, Copy)]
pub struct PeopleSheet<'a> {
    /// Language of the heads, such as `de`.
    pub language: &'a str,
    /// How a person is named: in full, by initials, by a code.
    pub name: &'a dyn Fn(&Worker) -> String,
    /// Only people of this unit and the units within it.
    pub unit: Option<RecordId>,
    /// Employee number, phone, e-mail.
    pub contacts: bool,
    /// Support, leader marks, test results.
    pub assessments: bool,
    /// Notes and free fields.
    pub notes: bool,
}

impl<'a> PeopleSheet<'a> {
    /// Names with contacts, without anything that says where somebody stands.
    pub fn named(language: &'a str, name: &'a dyn Fn(&Worker) -> String) -> Self {
        Self { language, name, unit: None, contacts: true, assessments: false, notes: false }
    }

    /// Codes or initials with assessments, without anything that leads to the person.
    pub fn coded(language: &'a str, name: &'a dyn Fn(&Worker) -> String) -> Self {
        Self { language, name, unit: None, contacts: false, assessments: true, notes: false }
    }

    /// Everything: for a campaign that moves to another program. Says who stands where, by name.
    pub fn whole(language: &'a str, name: &'a dyn Fn(&Worker) -> String) -> Self {
        Self { language, name, unit: None, contacts: true, assessments: true, notes: true }
    }
}

impl std::fmt::Debug for PeopleSheet<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PeopleSheet").field("language", &self.language).finish_non_exhaustive()
    }
}

/// People as CSV, by unit and name. Every cell is text: none is computed by a spreadsheet.
pub fn people_csv(campaign: &Campaign, sheet: &PeopleSheet<'_>) -> Vec<u8> {
    let mut people: Vec<(Vec<String>, String, &Worker)> = campaign
        .people()
        .filter(|worker| campaign.canonical(worker.id) == worker.id)
        .filter(|worker| sheet.unit.is_none_or(|unit| is_within(campaign, worker, unit)))
        .map(|worker| (path(campaign, worker.place(Grouping::UNIT)), (sheet.name)(worker), worker))
        .collect();
    people.sort_by(|a, b| (&a.0, &a.1, a.2.id).cmp(&(&b.0, &b.1, b.2.id)));
    let labels: BTreeSet<&str> = people
        .iter()
        .filter(|_| sheet.notes)
        .flat_map(|(_, _, worker)| worker.free.iter())
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, _)| &**label)
        .collect();
    let tests: Vec<_> = campaign.tests.values().filter(|_| sheet.assessments).collect();

    let head = |column: Column| column.header(sheet.language).to_owned();
    let mut heads = vec![head(Column::Name)];
    if sheet.contacts {
        heads.insert(0, head(Column::Number));
    }
    heads.extend([Column::Job, Column::Unit, Column::Shift, Column::Worksite].map(head));
    if sheet.contacts {
        heads.extend([Column::Phone, Column::Email].map(head));
    }
    heads.extend([Column::Languages, Column::Standing].map(head));
    if sheet.assessments {
        heads.extend([Column::Support, Column::RatedOn, Column::Basis, Column::Leader].map(head));
    }
    heads.extend(tests.iter().map(|test| format!("{}: {}", head(Column::Test), test.name.value())));
    if sheet.notes {
        heads.push(head(Column::Note));
        heads.extend(labels.iter().map(|label| (*label).to_owned()));
    }
    let mut rows = Rows::new();
    rows.row(&heads);
    for (unit, name, worker) in &people {
        let mut cells: Vec<String> = Vec::with_capacity(heads.len());
        if sheet.contacts {
            cells.push(worker.number.to_string());
        }
        cells.push(name.clone());
        cells.push(worker.job.to_string());
        cells.push(unit.join(WITHIN));
        cells.push(path(campaign, worker.place(Grouping::SHIFT)).join(WITHIN));
        cells.push(path(campaign, worker.place(Grouping::WORKSITE)).join(WITHIN));
        if sheet.contacts {
            cells.push(worker.phone.to_string());
            cells.push(worker.email.to_string());
        }
        cells.push(worker.languages.value().join(", "));
        cells.push(worker.standing.to_string());
        if sheet.assessments {
            cells.extend(assessment(worker));
            cells.extend(tests.iter().map(|test| result(worker, test.id).to_owned()));
        }
        if sheet.notes {
            cells.push(worker.note.to_string());
            cells.extend(
                labels
                    .iter()
                    .map(|label| worker.free.get(*label).map_or_else(String::new, |text| text.to_string())),
            );
        }
        rows.row(&cells);
    }
    rows.into_bytes()
}

/// Names of a unit and those it is part of, outermost first.
pub(super) fn path(campaign: &Campaign, unit: Option<RecordId>) -> Vec<String> {
    let mut path = Vec::new();
    let mut at = unit;
    // A circle of parents (two people merged at once) must not be an endless path.
    while let Some(unit) = at.and_then(|at| campaign.unit(at)).filter(|_| path.len() < 16) {
        path.insert(0, unit.name.to_string());
        at = *unit.parent.value();
    }
    path
}

fn is_within(campaign: &Campaign, worker: &Worker, unit: RecordId) -> bool {
    let unit = campaign.canonical(unit);
    worker.places.values().filter_map(|place| *place.value()).any(|place| {
        let mut at = Some(place);
        for _ in 0..16 {
            let Some(here) = at.map(|at| campaign.canonical(at)) else { return false };
            if here == unit {
                return true;
            }
            at = campaign.unit(here).and_then(|unit| *unit.parent.value());
        }
        false
    })
}

/// Support, its day, what it rests on, and our judgement.
fn assessment(worker: &Worker) -> [String; 4] {
    let rating = support(&worker.ratings).map(|support| support.rating);
    let judgement = match worker.judgement.value() {
        Judgement::NotLookedAt => "",
        Judgement::Suggested => "suggested",
        Judgement::Identified => "identified",
        Judgement::NotALeader => "not a leader",
    };
    [
        rating.map_or_else(String::new, |rating| rating.value.to_string()),
        rating.map_or_else(String::new, |rating| rating.day.to_string()),
        rating.map_or("", |rating| basis_word(rating.basis)).to_owned(),
        judgement.to_owned(),
    ]
}

pub(super) fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Guess => "guess",
        Basis::Said => "said",
        Basis::Did => "did",
    }
}

/// The latest result in a test, in a word import understands.
fn result(worker: &Worker, test: RecordId) -> &'static str {
    let of_test = worker.results.iter().filter(|result| result.test == test);
    match of_test.max_by_key(|result| (result.day, result.source.at)).map(|result| result.outcome) {
        Some(Outcome::Did) => "did",
        Some(Outcome::Refused) => "refused",
        Some(Outcome::NoAnswer) => "no answer",
        Some(Outcome::NotAsked) | None => "",
    }
}

/// Who says so, without names: a record or initials.
pub(super) fn says(speaker: &Speaker) -> Option<String> {
    match speaker {
        Speaker::Typist => None,
        Speaker::Worker { worker } => Some(worker.to_string()),
        Speaker::Named(text) => Some(text.to_string()),
    }
}
