//! Who is shown: the filter against the campaign, found once a change.

use std::collections::BTreeSet;

use crate::model::{RecordId, Touched};
use crate::search::{Ask, Found, Index, Query};

use super::App;

/// The search index and what the filter found.
pub(super) struct Shown {
    index: Index,
    found: Option<(Found, BTreeSet<RecordId>)>,
}

impl Shown {
    pub(super) fn new(campaign: &crate::model::Campaign) -> Self {
        Self { index: Index::of(campaign), found: None }
    }
}

/// Whether a search asks for fields only, not for somebody.
fn names_nobody(query: &str) -> bool {
    const OF_A_PERSON: [&str; 6] = ["name", "note", "phone", "email", "e-mail", "number"];
    Query::parse(query).terms.iter().all(|term| match &term.ask {
        Ask::Word(_) | Ask::Responsible(Some(_)) | Ask::MovesWith(_) => false,
        Ask::Field { name, .. } => !OF_A_PERSON.contains(&name.to_lowercase().as_str()),
        _ => true,
    })
}

impl App {
    /// The people who fit the filter; `None` while everybody is shown.
    pub fn shown(&self) -> Option<&BTreeSet<RecordId>> {
        self.shown.found.as_ref().map(|(_, people)| people)
    }

    /// What the filter found: who, of how many, and who says nothing in a field it asks for.
    pub fn found(&self) -> Option<&Found> {
        self.shown.found.as_ref().map(|(found, _)| found)
    }

    /// The filter in words, with how many are shown and hidden; `None` while everybody is shown.
    pub fn filter_words(&self) -> Option<String> {
        let (found, _) = self.shown.found.as_ref()?;
        if let Some(door) = &self.filter.door {
            let args = crate::args!["n" => found.people.len(), "of" => found.of, "what" => &door.says];
            return Some(self.tr.with("app-filter-door", args));
        }
        Some(Query::parse(&self.filter.query).say(found, self.campaign(), &self.tr))
    }

    /// Whose name has words that begin with these fragments, in any order; whole words first.
    pub fn people_called(&self, fragments: &str) -> Vec<RecordId> {
        self.shown.index.called(&crate::search::fold(fragments))
    }

    /// Who fits a query, best first, without filtering by it.
    pub fn search(&self, query: &str) -> Found {
        Query::parse(query).find(self.campaign(), &self.shown.index, self.today())
    }

    /// Lets go of kept searches that name somebody: settings name nobody.
    pub(super) fn keep_nameless_searches(&mut self) {
        let before = self.settings.searches.len();
        self.settings.searches.retain(|search| names_nobody(&search.query));
        if self.settings.searches.len() < before {
            self.tell(super::Tone::Note, self.tr.say("app-search-names"));
        }
    }

    /// These people as a table, every cell text.
    pub fn people_table(&self, people: &[RecordId]) -> String {
        let name = |worker: &crate::model::Worker| worker.name.to_string();
        let mut campaign = self.campaign().clone();
        let wanted: BTreeSet<RecordId> = people.iter().copied().collect();
        let others: Vec<RecordId> =
            campaign.workers.keys().filter(|id| !wanted.contains(id)).copied().collect();
        for other in others {
            campaign.workers.remove(&other);
        }
        let sheet = crate::exchange::PeopleSheet::whole(self.tr.language().tag(), &name);
        String::from_utf8_lossy(&crate::exchange::people_csv(&campaign, &sheet)).into_owned()
    }

    /// People whose names may be this one: doubles while typing, at most `most`.
    pub fn alike(&self, name: &str, most: usize) -> Vec<RecordId> {
        super::import::alike(self.campaign(), name, most)
    }

    pub(super) fn follow_shown(&mut self, touched: &Touched) {
        let campaign = self.session.campaign();
        if touched.everything {
            self.shown.index = Index::of(campaign);
        } else {
            self.shown.index.follow(campaign, touched);
        }
        self.find_shown();
    }

    pub(super) fn find_shown(&mut self) {
        self.shown.found = (!self.filter.is_blank()).then(|| {
            let mut found = self.search(&self.filter.query);
            if let Some(door) = &self.filter.door {
                found.people.retain(|person| door.people.contains(person));
            }
            let people = found.people.iter().copied().collect();
            (found, people)
        });
    }
}
