//! A query against a campaign: who fits, best first.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;
use super::index::Index;
use super::query::{Age, Ask, NONE, Query};
use crate::model::{Campaign, Day, Grouping, Judgement, Outcome, RecordId, Text, TieKind, Worker};

/// What a query found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Who fits, best first; of equals by name.
    pub people: Vec<RecordId>,
    /// How many people there are in all.
    pub of: usize,
    /// How many are left out only because nothing stands in this field.
    pub without: Vec<(Text, usize)>,
}

/// How one person answers one term.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Fits,
    No,
    /// Nothing stands there.
    Unsaid,
}

impl From<bool> for Answer {
    fn from(fits: bool) -> Self {
        if fits { Answer::Fits } else { Answer::No }
    }
}

type Test<'a> = Box<dyn Fn(&Worker) -> Answer + 'a>;

impl Query {
    /// Who fits, on a given day (for ages).
    pub fn find(&self, campaign: &Campaign, index: &Index, today: Day) -> Found {
        let mut scores: Option<BTreeMap<RecordId, u32>> = None;
        let mut tests: Vec<(Test<'_>, bool, Option<&str>)> = Vec::new();
        for term in &self.terms {
            match &term.ask {
                Ask::Word(word) if !term.is_not => {
                    let found = index.who_has(word);
                    scores = Some(match scores {
                        None => found,
                        Some(before) => before
                            .into_iter()
                            .filter_map(|(id, score)| Some((id, score + found.get(&id)?)))
                            .collect(),
                    });
                }
                ask => {
                    let field = if let Ask::Field { name, .. } = ask { Some(name.as_str()) } else { None };
                    tests.push((test(ask, campaign, index, today), term.is_not, field));
                }
            }
        }
        let mut without: BTreeMap<&str, usize> = BTreeMap::new();
        let mut fits = |worker: &Worker| {
            let mut unsaid = None;
            for (test, is_not, field) in &tests {
                match (test(worker), is_not) {
                    // Whoever says nothing is not in the field: that fits a turned term.
                    (Answer::Fits, false) | (Answer::No | Answer::Unsaid, true) => {}
                    (Answer::Unsaid, false) if field.is_some() => unsaid = unsaid.or(*field),
                    _ => return false,
                }
            }
            if let Some(field) = unsaid {
                *without.entry(field).or_default() += 1;
            }
            unsaid.is_none()
        };
        let mut people: Vec<(u32, &str, RecordId)> = match &scores {
            Some(scores) => scores
                .iter()
                .filter(|(id, _)| campaign.workers.get(*id).is_some_and(|w| fits(w)))
                .map(|(id, score)| (*score, index.name(*id), *id))
                .collect(),
            None => campaign.people().filter(|w| fits(w)).map(|w| (0, index.name(w.id), w.id)).collect(),
        };
        people.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
        Found {
            people: people.into_iter().map(|(_, _, id)| id).collect(),
            of: campaign.workers.len(),
            without: without.into_iter().map(|(field, n)| (field.into(), n)).collect(),
        }
    }
}

/// Gets one term ready: names are looked up once, not for each person.
fn test<'a>(ask: &'a Ask, campaign: &'a Campaign, index: &'a Index, today: Day) -> Test<'a> {
    match ask {
        Ask::Word(word) => {
            let has = index.who_has(word);
            Box::new(move |w| has.contains_key(&w.id).into())
        }
        Ask::Field { name, values } => field(name, values, campaign),
        Ask::Support(levels) => Box::new(move |w| {
            let value = campaign.support(w).map_or(0, |s| s.rating.value);
            levels.contains(&value).into()
        }),
        Ask::Leader(judgement) => Box::new(move |w| (*w.judgement.value() == *judgement).into()),
        Ask::Committee => Box::new(|w| (*w.committee.value()).into()),
        Ask::Counted => Box::new(|w| campaign.is_counted(w).into()),
        Ask::Standing(text) => {
            let asked = fold(text);
            let fits = move |key: &str, word: &str| {
                [fold(key), fold(word)].iter().any(|n| !n.is_empty() && n.starts_with(&asked))
            };
            let keys: BTreeSet<Text> =
                campaign.standings().into_iter().filter(|s| fits(&s.key, &s.word)).map(|s| s.key).collect();
            Box::new(move |w| {
                let key = w.standing.value();
                keys.contains(if key.is_empty() { "in_unit" } else { key }).into()
            })
        }
        Ask::Test { name, outcome } => result(name, *outcome, campaign),
        Ask::Talked(age) => {
            let mut last: BTreeMap<RecordId, Day> = BTreeMap::new();
            for talk in campaign.talks.values().filter(|talk| *talk.held.value()) {
                if let (Some(worker), Some(day)) = (*talk.worker.value(), *talk.day.value()) {
                    let last = last.entry(campaign.canonical(worker)).or_insert(day);
                    *last = day.max(*last);
                }
            }
            Box::new(move |w| is_of_age(*age, last.get(&w.id).copied(), today).into())
        }
        Ask::Rated(age) => Box::new(move |w| {
            let day = campaign.support(w).map(|s| s.rating.day);
            is_of_age(*age, day, today).into()
        }),
        Ask::Responsible(None) => Box::new(|w| w.responsible.is_none().into()),
        Ask::Responsible(Some(name)) => {
            let them = called(name, campaign, index);
            Box::new(move |w| match *w.responsible.value() {
                Some(who) => them.contains(&campaign.canonical(who)).into(),
                None => Answer::No,
            })
        }
        Ask::MovesWith(name) => {
            let leaders = called(name, campaign, index);
            let moved: BTreeSet<RecordId> = campaign
                .ties
                .values()
                .filter(|t| {
                    matches!(t.kind, TieKind::Moves { .. }) && leaders.contains(&campaign.canonical(t.from))
                })
                .map(|t| campaign.canonical(t.to))
                .collect();
            Box::new(move |w| moved.contains(&w.id).into())
        }
    }
}

fn is_of_age(age: Age, day: Option<Day>, today: Day) -> bool {
    let days = day.map(|day| day.days_until(today));
    match age {
        Age::Over(least) => days.is_none_or(|days| i64::from(days) > i64::from(least)),
        Age::Within(most) => days.is_some_and(|days| i64::from(days) <= i64::from(most)),
        Age::Never => days.is_none(),
    }
}

/// Everybody whose name begins, word by word, like this one.
fn called(name: &str, campaign: &Campaign, index: &Index) -> BTreeSet<RecordId> {
    let asked = fold(name);
    campaign.people().map(|w| w.id).filter(|id| begins_word_by_word(index.name(*id), &asked)).collect()
}

/// Whether each asked word begins a word of the name.
fn begins_word_by_word(name: &str, asked: &str) -> bool {
    !asked.is_empty() && asked.split(' ').all(|part| name.split(' ').any(|word| word.starts_with(part)))
}

/// A grouping by its key or word, the job, languages, or a free field.
fn field<'a>(name: &str, values: &'a [String], campaign: &'a Campaign) -> Test<'a> {
    let asked: Vec<String> = values.iter().map(|v| fold(v)).collect();
    let lets_none_in = asked.iter().any(|v| v == NONE);
    let unsaid = if lets_none_in { Answer::Fits } else { Answer::Unsaid };
    let folded = fold(name);
    let says = move |asked: &[String], text: &str| {
        let text = fold(text);
        asked.iter().any(|v| begins_word_by_word(&text, v))
    };
    match name {
        Grouping::JOB => {
            return Box::new(move |w| {
                if w.job.value().is_empty() { unsaid } else { says(&asked, w.job.value()).into() }
            });
        }
        Grouping::LANGUAGE => {
            return Box::new(move |w| match w.languages.value().as_slice() {
                [] => unsaid,
                languages => languages.iter().any(|l| says(&asked, l)).into(),
            });
        }
        _ => {}
    }
    let grouping =
        campaign.groupings().into_iter().find(|g| fold(&g.key) == folded || fold(&g.word) == folded);
    if let Some(grouping) = grouping {
        let units = units_called(&asked, &grouping.key, campaign);
        return Box::new(move |w| {
            let place = w.place(&grouping.key).map(|p| campaign.canonical(p));
            match place.filter(|p| campaign.units.contains_key(p)) {
                None => unsaid,
                Some(place) => units.contains(&place).into(),
            }
        });
    }
    Box::new(move |w| {
        let text = w.free.iter().find(|(label, _)| fold(label) == folded).map(|(_, text)| text.value());
        match text.filter(|text| !text.is_empty()) {
            None => unsaid,
            Some(text) => says(&asked, text).into(),
        }
    })
}

/// Units of a grouping by name, the exact name before a beginning, with all their parts.
fn units_called(asked: &[String], grouping: &str, campaign: &Campaign) -> BTreeSet<RecordId> {
    let units: Vec<(RecordId, String, Option<RecordId>)> = campaign
        .units_of(grouping)
        .into_iter()
        .map(|u| (u.id, fold(u.name.value()), u.parent.map(|p| campaign.canonical(p))))
        .collect();
    let mut called = BTreeSet::new();
    for value in asked {
        let exact: Vec<RecordId> = units.iter().filter(|(_, n, _)| n == value).map(|(id, ..)| *id).collect();
        if exact.is_empty() {
            called.extend(units.iter().filter(|(_, n, _)| begins_word_by_word(n, value)).map(|(id, ..)| *id));
        } else {
            called.extend(exact);
        }
    }
    loop {
        let before = called.len();
        let parts = units.iter().filter(|(_, _, up)| up.is_some_and(|up| called.contains(&up)));
        let parts: Vec<RecordId> = parts.map(|(id, ..)| *id).collect();
        called.extend(parts);
        if called.len() == before {
            return called;
        }
    }
}

/// What they did in the latest test called so.
fn result<'a>(name: &str, outcome: Outcome, campaign: &'a Campaign) -> Test<'a> {
    let tests = campaign.tests.values().map(|t| (t, fold(t.name.value())));
    let latest = tests
        .filter(|(_, n)| begins_word_by_word(n, name))
        .max_by_key(|(t, n)| (n == name, *t.day.value(), t.made, t.id))
        .map(|(t, _)| t.id);
    Box::new(move |w| {
        let Some(test) = latest else { return Answer::No };
        let results = w.results.iter().filter(|r| r.test == test);
        let did = results.max_by_key(|r| (r.day, r.source.at)).map_or(Outcome::NotAsked, |r| r.outcome);
        (did == outcome).into()
    })
}

/// Whether a judgement counts as "leader" in words.
pub(crate) fn judgement_key(judgement: Judgement) -> &'static str {
    match judgement {
        Judgement::NotLookedAt => "not-looked-at",
        Judgement::Suggested => "suggested",
        Judgement::Identified => "identified",
        Judgement::NotALeader => "not-a-leader",
    }
}
