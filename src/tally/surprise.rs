//! What a test shows that was not expected: who stood where before, and what they did.

use crate::model::{
    AuthorId, Basis, Campaign, Day, Expected, Outcome, Rating, RecordId, Speaker, StructureTest, Worker,
};

use super::lesson::{rating_before, result};
use super::predict::Closed;
use super::{Tallies, TestTally, her_people};

/// Where what somebody did differs from where they stood. In the order they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surprise {
    /// Rated a supporter, asked, and refused.
    Refused,
    /// Rated a supporter, asked, gave no answer.
    NoAnswer,
    /// Rated a supporter, and nobody asked them: says nothing about them yet.
    NotAsked,
    /// Rated undecided or against, and acted.
    Acted,
    /// Rated by nobody, and acted.
    ActedUnrated,
}

impl Surprise {
    /// All, in the order they are shown.
    pub const ALL: [Self; 5] =
        [Self::Refused, Self::NoAnswer, Self::NotAsked, Self::Acted, Self::ActedUnrated];

    /// Whether they did more than was thought of them.
    pub fn is_good(self) -> bool {
        matches!(self, Self::Acted | Self::ActedUnrated)
    }
}

/// One person whose deed differs from their rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surprised {
    /// How it differs.
    pub what: Surprise,
    /// Who.
    pub who: RecordId,
    /// Their row of the roster.
    pub unit: Option<RecordId>,
    /// The rating that counted before the test; `None` = not assessed.
    pub before: Option<Rating>,
    /// The day of the result; `None` = not asked.
    pub day: Option<Day>,
    /// What was said or done since then, by deed already on that day: what the test showed was taken in.
    pub since: Option<Rating>,
    /// It is noted to ask them (again); set by who knows the tasks.
    pub noted: bool,
}

/// Everybody whose result differs from the rating that counted before the test, by kind, then by record.
///
/// The day before which ratings count is the test's own or the result's, whichever is earlier; a rating
/// by deed of that very day is what the test itself showed.
pub fn surprises(campaign: &Campaign, test: &StructureTest, tally: &TestTally) -> Vec<Surprised> {
    let scale = campaign.scale();
    let today = Day::from_number(i32::MAX);
    let of = |(who, unit, outcome): (RecordId, Option<RecordId>, Outcome)| {
        let worker = campaign.worker(who)?;
        let day = result(worker, test.id).map(|result| result.day);
        let until = test.day.unwrap_or(day.unwrap_or(today)).min(day.unwrap_or(today));
        let before = rating_before(worker, until).filter(|rating| rating.value != 0);
        let supports = before.as_ref().is_some_and(|rating| scale.supports(rating.value));
        let what = match (outcome, supports, before.is_some()) {
            (Outcome::Refused, true, _) => Surprise::Refused,
            (Outcome::NoAnswer, true, _) => Surprise::NoAnswer,
            (Outcome::NotAsked, true, _) => Surprise::NotAsked,
            (Outcome::Did, false, true) => Surprise::Acted,
            (Outcome::Did, false, false) => Surprise::ActedUnrated,
            _ => return None,
        };
        // What is said of somebody after the result, or of that very day by deed, took it in.
        let later = |rating: &&Rating| {
            let firm = rating.basis != Basis::Guess;
            day.is_some_and(|day| firm && rating.day > day || rating.basis == Basis::Did && rating.day == day)
        };
        let since = worker.ratings.iter().filter(later).max_by_key(|rating| (rating.day, rating.source.at));
        Some(Surprised { what, who, unit, before, day, since: since.cloned(), noted: false })
    };
    let rows = tally.everybody().map(|(who, marked)| (who, marked.unit, marked.outcome));
    let mut found: Vec<Surprised> = rows.filter_map(of).collect();
    found.sort_by_key(|one| (one.what, one.who));
    found
}

/// What one speaker expected of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foretold {
    /// Who said so.
    pub says: Speaker,
    /// Who typed it (tells "whoever typed it" of several people apart).
    pub by: AuthorId,
    /// What was expected.
    pub expected: Expected,
    /// When.
    pub day: Day,
    /// Said after the first result of their unit: shown, never scored.
    pub is_late: bool,
}

/// What each speaker expected of a person in a test, oldest first: the latest that each said in time, and
/// the latest that each said too late. `closed`: when their row closed ([`TestTally::closed`]).
pub fn foretold(worker: &Worker, test: RecordId, closed: Option<Closed>) -> Vec<Foretold> {
    let mut said: Vec<_> = worker.predictions.iter().filter(|said| said.test == test).collect();
    said.sort_by_key(|said| (said.day, said.source.at));
    let mut all: Vec<Foretold> = Vec::new();
    for said in said {
        let one = Foretold {
            says: said.source.says.clone(),
            by: said.source.by,
            expected: said.expected,
            day: said.day,
            is_late: closed.is_some_and(|closed| closed.is_late(said.day, said.source.at)),
        };
        let other_speaker =
            |known: &Foretold| known.says != one.says || one.says.is_typist() && known.by != one.by;
        all.retain(|known| other_speaker(known) || known.is_late != one.is_late);
        all.push(one);
    }
    all
}

/// Who is responsible for a unit in a test: who was named for it, else the unit's leader.
pub fn responsible(campaign: &Campaign, test: &StructureTest, unit: RecordId) -> Option<RecordId> {
    let unit = campaign.unit(unit)?;
    let named = test.responsible.iter().find(|(of, _)| campaign.canonical(**of) == unit.id);
    let named = named.and_then(|(_, who)| *who.value());
    let who = named.and_then(|who| campaign.worker(who));
    who.or_else(|| unit.leader.and_then(|who| campaign.worker(who))).map(|worker| worker.id)
}

/// What a leader promised for a test and what her people did in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// How many she promised; 0 = no promise.
    pub promised: u32,
    /// Her people who are in the test, by name: those she moves and those she promised.
    pub of: Vec<RecordId>,
    /// Of these, who acted.
    pub did: Vec<RecordId>,
}

impl Brought {
    /// Whether less than half of her people acted: is she an activist here, was it the wrong ask, or
    /// were they not asked? `None` if nobody is named as hers.
    pub fn is_below_half(&self) -> Option<bool> {
        (!self.of.is_empty()).then(|| self.did.len() * 2 < self.of.len())
    }
}

/// What a leader promised for a test and what her people did: her people as the roster holds them;
/// before it holds any, as they are said to be today.
pub fn brought(campaign: &Campaign, tallies: &Tallies, test: &StructureTest, leader: RecordId) -> Brought {
    let leader = campaign.canonical(leader);
    let Some(tally) = tallies.test(test.id) else { return Brought::default() };
    let frozen = test.roster.as_ref().filter(|roster| !roster.leaders.is_empty());
    let (hers, promised) = if let Some(roster) = frozen {
        let mut own = roster.leaders.iter().filter(|one| campaign.canonical(one.leader) == leader);
        match own.next() {
            Some(one) => (one.moves.iter().chain(&one.promised).copied().collect(), one.count),
            None => (Vec::new(), 0),
        }
    } else {
        let promises = campaign.worker(leader).map(|leader| leader.promises.as_slice()).unwrap_or_default();
        let promises = promises.iter().filter(|promise| promise.test == test.id);
        let count = promises.clone().map(|promise| promise.count).max().unwrap_or(0);
        let named = promises.flat_map(|promise| promise.people.iter().copied());
        (her_people(campaign, leader).into_iter().chain(named).collect::<Vec<_>>(), count)
    };
    let hers: std::collections::BTreeSet<RecordId> = hers
        .into_iter()
        .map(|person| campaign.canonical(person))
        .filter(|person| *person != leader)
        .collect();
    let of: Vec<RecordId> = hers.into_iter().filter(|person| tally.person(*person).is_some()).collect();
    let acted = |person: &&RecordId| tally.person(**person).is_some_and(|m| m.outcome == Outcome::Did);
    let did = of.iter().filter(acted).copied().collect();
    Brought { promised, of, did }
}
