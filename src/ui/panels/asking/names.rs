//! Who may be meant by what is typed: people whose names begin so, likely doubles, somebody new.

use std::collections::BTreeMap;

use crate::app::{App, folded};
use crate::model::RecordId;

use super::MOST_OFFERED;

/// One way to read what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// Somebody whose name begins so.
    Person(RecordId),
    /// Somebody whose name is much like it.
    Double(RecordId),
    /// Nobody who is on the chart.
    New,
}

/// The names of everybody, folded once, and the offers for what was typed last.
#[derive(Default)]
pub(super) struct Offers {
    of: Option<(RecordId, u64)>,
    folded: BTreeMap<RecordId, String>,
    last: Option<(String, Option<RecordId>, RecordId, Vec<Offer>)>,
}

impl Offers {
    fn follow(&mut self, app: &App) {
        let now = Some((app.campaign().id, app.campaign().revision));
        if self.of != now {
            self.of = now;
            self.last = None;
            self.folded = app.campaign().people().map(|worker| (worker.id, folded(&worker.name))).collect();
        }
    }

    /// Everybody whose name begins as typed, word by word: the whole name first, then people of
    /// `unit`, then by name.
    pub(super) fn people(&mut self, app: &App, typed: &str, unit: Option<RecordId>) -> Vec<RecordId> {
        self.follow(app);
        let wanted = folded(typed);
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut fitting: Vec<_> = self
            .folded
            .iter()
            .filter(|(_, name)| begins(name, &wanted))
            .map(|(id, name)| {
                let is_near = super::queue::unit_of(app, *id) == unit;
                ((*name != wanted, !is_near, !name.starts_with(&wanted), name), *id)
            })
            .collect();
        fitting.sort_unstable();
        fitting.into_iter().map(|(_, id)| id).collect()
    }

    /// What may be meant, the likeliest first. Whoever is asked is offered last: nobody names themselves.
    pub(super) fn of(
        &mut self,
        app: &App,
        typed: &str,
        unit: Option<RecordId>,
        asked: RecordId,
    ) -> Vec<Offer> {
        self.follow(app);
        if let Some((of, near, who, offers)) = &self.last
            && of == typed
            && *near == unit
            && *who == asked
        {
            return offers.clone();
        }
        let mut people = self.people(app, typed, unit);
        people.sort_by_key(|person| *person == asked);
        people.truncate(MOST_OFFERED - 1);
        let mut offers: Vec<Offer> = people.iter().map(|person| Offer::Person(*person)).collect();
        if !typed.trim().is_empty() {
            offers.push(Offer::New);
        }
        if typed.trim().chars().count() > 2 {
            let room = (MOST_OFFERED + 1).saturating_sub(offers.len()).min(2);
            let alike = app.alike(typed, MOST_OFFERED).into_iter();
            let others = alike.filter(|person| !people.contains(person) && *person != asked);
            offers.extend(others.take(room).map(Offer::Double));
        }
        self.last = Some((typed.to_owned(), unit, asked, offers.clone()));
        offers
    }
}

/// Whether every word of `typed` begins a word of the name of its own.
fn begins(name: &str, typed: &str) -> bool {
    let mut words: Vec<&str> = name.split(' ').collect();
    typed.split(' ').all(|part| {
        let found = words.iter().position(|word| word.starts_with(part));
        found.map(|at| words.remove(at)).is_some()
    })
}
