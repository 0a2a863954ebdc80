//! Who of the list is known: by employee number, then by name and unit.

use std::collections::{BTreeSet, HashMap};

use crate::exchange::names::name_key;
use crate::exchange::people::number_key;
use crate::exchange::problem::What;
use crate::model::{Campaign, Judgement, Outcome, RecordField, RecordId, Worker, WorkerField, support};
use crate::search::likeness;

use super::rows::{Person, places};
use super::{Decision, Draft, DraftRow, Will};

/// What a row changes about a known person.
#[derive(Debug, Default)]
pub(super) struct Change {
    pub(super) fields: Vec<WorkerField>,
    /// Grouping and place in the draft's units.
    pub(super) places: Vec<(&'static str, u32)>,
    pub(super) rating: bool,
    pub(super) results: Vec<(usize, Outcome)>,
}

impl Change {
    fn is_nothing(&self) -> bool {
        self.fields.is_empty() && self.places.is_empty() && !self.rating && self.results.is_empty()
    }
}

/// People of the campaign by what may name them.
struct Known<'a> {
    by_number: HashMap<String, Vec<&'a Worker>>,
    by_name: HashMap<String, Vec<&'a Worker>>,
}

impl<'a> Known<'a> {
    fn of(campaign: &'a Campaign) -> Self {
        let mut known = Self { by_number: HashMap::new(), by_name: HashMap::new() };
        for worker in campaign.people().filter(|worker| campaign.canonical(worker.id) == worker.id) {
            if !worker.number.is_empty() {
                known
                    .by_number
                    .entry(number_key(worker.number.value()).into_owned())
                    .or_default()
                    .push(worker);
            }
            known.by_name.entry(name_key(worker.name.value())).or_default().push(worker);
        }
        known
    }
}

impl Draft {
    /// Settles the fate of every row.
    pub(super) fn match_rows(&mut self, campaign: &Campaign) {
        let known = Known::of(campaign);
        let cells = self.cells();
        let mut rows = std::mem::take(&mut self.rows);
        let mut numbers: HashMap<String, usize> = HashMap::with_capacity(rows.len());
        let mut claimed: BTreeSet<RecordId> = BTreeSet::new();
        let mut odd = Vec::new();
        for at in 0..rows.len() {
            let Some(row) = rows.get(at).filter(|row| row.will != Will::LeaveOut) else { continue };
            let [number, ..] = self.keys(row, &cells);
            let key = number_key(number);
            let mut without_number = false;
            let mut will = None;
            if !key.is_empty() {
                match numbers.get(&*key).and_then(|first| rows.get(*first)) {
                    Some(first) => {
                        let again = name_key(&first.name) == name_key(&row.name);
                        let first = first.place;
                        odd.push(if again {
                            What::NumberAgain { first }
                        } else {
                            What::NumberOfAnother { first }
                        });
                        without_number = true;
                        will = again.then_some(Will::LeaveOut);
                    }
                    None => {
                        numbers.insert(key.clone().into_owned(), at);
                    }
                }
            }
            if let Some(row) = rows.get_mut(at) {
                row.without_number = without_number;
            }
            let Some(row) = rows.get(at) else { continue };
            let will = will.unwrap_or_else(|| {
                let key = if without_number { "" } else { &*key };
                self.fate(row, key, campaign, &known, &claimed, &mut odd)
            });
            if let Will::Change(id) | Will::Unchanged(id) = will {
                claimed.insert(id);
            }
            if will != Will::LeaveOut {
                self.say_of(row, campaign, &mut odd, true);
            }
            let place = row.place;
            odd.drain(..).for_each(|what| self.say(place, what));
            if let Some(row) = rows.get_mut(at) {
                row.will = will;
            }
        }
        self.rows = rows;
    }

    fn fate(
        &self,
        row: &DraftRow,
        number: &str,
        campaign: &Campaign,
        known: &Known<'_>,
        claimed: &BTreeSet<RecordId>,
        odd: &mut Vec<What>,
    ) -> Will {
        let known_as = |worker: &Worker| {
            let person = self.say_of(row, campaign, &mut Vec::new(), false);
            if self.change(row, &person, worker, campaign).is_nothing() {
                Will::Unchanged(worker.id)
            } else {
                Will::Change(worker.id)
            }
        };
        match self.choices.decided.get(&row.place) {
            Some(Decision::Same(id)) => {
                return campaign.worker(*id).map_or(Will::Add, known_as);
            }
            Some(Decision::New) => return Will::Add,
            _ => {}
        }
        if known.by_name.is_empty() {
            return self.nameless(row, odd);
        }
        if let Some(&[worker]) = known.by_number.get(number).map(Vec::as_slice) {
            // A number handed on to somebody else must not turn one person into another.
            let named = !row.name.is_empty() && !worker.name.is_empty();
            if named
                && !shares_a_word(&row.name, worker.name.value())
                && likeness(&row.name, worker.name.value()) < 0.75
            {
                odd.push(What::NumberAndNameDiffer);
                return Will::LeaveOut;
            }
            return known_as(worker);
        }
        if row.name.is_empty() {
            return self.nameless(row, odd);
        }
        let unit = row.unit.and_then(|unit| self.units.get(unit as usize));
        let fits = |worker: &&&Worker| {
            let numbers = number.is_empty() || worker.number.is_empty();
            let units = match (unit, worker.unit()) {
                (Some(unit), Some(theirs)) => unit.known == Some(campaign.canonical(theirs)),
                _ => true,
            };
            numbers && units && !claimed.contains(&worker.id)
        };
        let people = known.by_name.get(&name_key(&row.name)).map_or(&[][..], Vec::as_slice);
        let fitting: Vec<&Worker> = people.iter().filter(fits).copied().collect();
        match fitting.as_slice() {
            [] => Will::Add,
            [only] => known_as(only),
            several => {
                let person = self.say_of(row, campaign, &mut Vec::new(), false);
                let same = |worker: &&&Worker| self.change(row, &person, worker, campaign).is_nothing();
                several.iter().find(same).map_or(Will::Add, |worker| known_as(worker))
            }
        }
    }

    /// A row with a number nobody has and without a name says nothing about anybody.
    #[allow(clippy::unused_self, reason = "reads beside `fate`")]
    fn nameless(&self, row: &DraftRow, odd: &mut Vec<What>) -> Will {
        if row.name.is_empty() {
            odd.push(What::NoName);
            return Will::LeaveOut;
        }
        Will::Add
    }

    /// What the row changes about `worker`: blank fields only, or all that differ.
    pub(super) fn change(
        &self,
        row: &DraftRow,
        person: &Person,
        worker: &Worker,
        campaign: &Campaign,
    ) -> Change {
        let wins = self.choices.list_wins;
        let mut change = Change::default();
        for field in &person.fields {
            if differs(field, worker) && (wins || is_blank(field, worker)) {
                change.fields.push(field.clone());
            }
        }
        for (grouping, place) in places(row) {
            let Some(place) = place else { continue };
            let Some(unit) = self.units.get(place as usize) else { continue };
            let theirs = worker.place(grouping).map(|id| campaign.canonical(id));
            let blank = theirs.is_none();
            let differs = if unit.known.is_some() { theirs != unit.known } else { unit.make };
            if differs && (blank || wins) {
                change.places.push((grouping, place));
            }
        }
        if let Some((value, day, basis)) = person.rating {
            let stands = support(&worker.ratings).map(|support| support.rating.value) == Some(value);
            let said = worker
                .ratings
                .iter()
                .any(|rating| (rating.value, rating.day, rating.basis) == (value, day, basis));
            change.rating = !stands && !said;
        }
        for (test, outcome) in &person.results {
            let id = self.tests.get(*test).and_then(|test| test.known);
            let known =
                worker.results.iter().any(|result| Some(result.test) == id && result.outcome == *outcome);
            if !known {
                change.results.push((*test, *outcome));
            }
        }
        change
    }
}

fn shares_a_word(one: &str, other: &str) -> bool {
    let (one, other) = (name_key(one), name_key(other));
    one.split(' ').any(|word| word.len() > 2 && other.split(' ').any(|theirs| theirs == word))
}

/// Whether the person says something else, or nothing, in this field.
fn differs(field: &WorkerField, worker: &Worker) -> bool {
    match field {
        WorkerField::Name(value) => worker.name.value() != value,
        WorkerField::Job(value) => worker.job.value() != value,
        WorkerField::Phone(value) => worker.phone.value() != value,
        WorkerField::Email(value) => worker.email.value() != value,
        WorkerField::Number(value) => worker.number.value() != value,
        WorkerField::Languages(value) => worker.languages.value() != value,
        WorkerField::Standing(value) => {
            worker.standing.value() != value && !(worker.standing.is_empty() && &**value == "in_unit")
        }
        // A list only suggests: it never takes a judgement back.
        WorkerField::Judgement(Judgement::Suggested) => *worker.judgement.value() == Judgement::NotLookedAt,
        WorkerField::Judgement(value) => worker.judgement.value() != value,
        WorkerField::Note(value) => worker.note.value() != value,
        WorkerField::Free(key, value) => worker.free.get(key).is_none_or(|known| known.value() != value),
        // A list sets no other field.
        WorkerField::Responsible(_)
        | WorkerField::Talk(_)
        | WorkerField::Committee(_)
        | WorkerField::Pin(_)
        | WorkerField::Spot(..)
        | WorkerField::Rank(_)
        | WorkerField::Place(..)
        | WorkerField::Asked(..) => false,
    }
}

/// Whether the person says nothing in this field.
fn is_blank(field: &WorkerField, worker: &Worker) -> bool {
    match field {
        WorkerField::Name(_) => worker.name.is_empty(),
        WorkerField::Job(_) => worker.job.is_empty(),
        WorkerField::Phone(_) => worker.phone.is_empty(),
        WorkerField::Email(_) => worker.email.is_empty(),
        WorkerField::Number(_) => worker.number.is_empty(),
        WorkerField::Languages(_) => worker.languages.is_empty(),
        WorkerField::Standing(_) => worker.standing.is_empty(),
        WorkerField::Judgement(_) => *worker.judgement.value() == Judgement::NotLookedAt,
        WorkerField::Note(_) => worker.note.is_empty(),
        WorkerField::Free(key, _) => worker.free.get(key).is_none_or(|known| known.is_empty()),
        other => worker.heads(&other.name()).is_empty(),
    }
}
