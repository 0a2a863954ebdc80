//! Who may be one person: found by what they share, then asked of a measure of likeness.
//!
//! Comparing everybody with everybody takes hours at 100,000; instead only those are
//! compared who share a word of the name and the first letters of another, or a phone, or an
//! e-mail. Two people with two employee numbers are two people.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::exchange::names::name_key;
use crate::exchange::problem::{Problem, What};
use crate::exchange::sheet::Place;
use crate::model::{Campaign, RecordId};
use crate::search::likeness;

use super::rows::Cells;
use super::{Decision, Draft, Will};

/// As like as this, two names may be one person's.
const ALIKE: f32 = 0.92;
/// As like as this, if a phone or an e-mail is the same.
const ALIKE_WITH_CONTACT: f32 = 0.7;
/// More people who share a key than this are not compared with each other: a name so common
/// proves nothing.
const COMMON: usize = 24;
/// More pairs than this nobody looks through.
const MOST: usize = 2_000;

/// Two who may be one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Double {
    /// The row in question.
    pub row: Place,
    /// Whom it is like.
    pub of: DoubleOf,
    /// How like the names are, 0 to 1.
    pub likeness: f32,
}

/// Whom a row is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubleOf {
    /// A person of the chart.
    Worker(RecordId),
    /// An earlier row of the list.
    Row(Place),
}

/// Somebody, for comparing.
struct Somebody<'a> {
    who: DoubleOf,
    /// Rows come after people of the chart and after earlier rows.
    is_row: bool,
    name: &'a str,
    key: String,
    number: u64,
    phone: u64,
    email: u64,
}

impl Draft {
    pub(super) fn find_doubles(&mut self, campaign: &Campaign) {
        let cells = self.cells();
        let numbered = |row: &super::DraftRow| !row.without_number && !self.keys(row, &cells)[0].is_empty();
        // Where everybody has an employee number nobody is like anybody: all numbers differ.
        if self.rows.iter().all(numbered) && campaign.people().all(|worker| !worker.number.is_empty()) {
            return;
        }
        let people = self.somebodies(campaign);
        let mut best: HashMap<usize, (usize, f32)> = HashMap::new();
        let mut common = false;
        // Whether nothing speaks against one person, and how alike they must be at least.
        let bar = |one: &Somebody<'_>, other: &Somebody| -> Option<f32> {
            let differ = |a: u64, b: u64| a != 0 && b != 0 && a != b;
            if !other.is_row || differ(one.number, other.number) {
                return None;
            }
            let shared = |a: u64, b: u64| a != 0 && a == b;
            if shared(one.phone, other.phone) || shared(one.email, other.email) {
                return Some(ALIKE_WITH_CONTACT);
            }
            (!differ(one.phone, other.phone) && !differ(one.email, other.email)).then_some(ALIKE)
        };
        for blocks in keys(&people) {
            for block in blocks.chunk_by(|a, b| a.0 == b.0) {
                if block.len() < 2 {
                    continue;
                }
                if block.len() > COMMON {
                    common |=
                        block.iter().any(|(_, at)| people.get(*at as usize).is_some_and(|p| p.number == 0));
                    continue;
                }
                for (at, (_, later)) in block.iter().enumerate() {
                    for (_, earlier) in block.get(..at).unwrap_or_default() {
                        let (earlier, later) = (*earlier as usize, *later as usize);
                        let (Some(one), Some(other)) = (people.get(earlier), people.get(later)) else {
                            continue;
                        };
                        let Some(bar) = bar(one, other) else { continue };
                        if best.get(&later).is_some_and(|(_, known)| *known >= 1.0)
                            || !may_be_alike(&one.key, &other.key)
                        {
                            continue;
                        }
                        let alike = if one.key == other.key { 1.0 } else { likeness(one.name, other.name) };
                        if alike >= bar && best.get(&later).is_none_or(|(_, known)| alike > *known) {
                            best.insert(later, (earlier, alike));
                        }
                    }
                }
            }
        }
        let mut doubles: Vec<Double> = best
            .into_iter()
            .filter_map(|(later, (earlier, likeness))| {
                let (later, of) = (people.get(later)?, people.get(earlier)?.who);
                let DoubleOf::Row(row) = later.who else { return None };
                Some(Double { row, of, likeness })
            })
            .collect();
        doubles.sort_by_key(|double| double.row);
        if doubles.len() > MOST || common {
            doubles.truncate(MOST);
            self.problems.push(Problem { place: None, what: What::TooManyAlike });
        }
        self.doubles = doubles;
    }

    /// People of the chart whom no row is, then the rows that come onto the chart.
    fn somebodies<'a>(&'a self, campaign: &'a Campaign) -> Vec<Somebody<'a>> {
        let taken: std::collections::BTreeSet<RecordId> = self
            .rows
            .iter()
            .filter_map(|row| match row.will {
                Will::Change(id) | Will::Unchanged(id) => Some(id),
                Will::Add | Will::LeaveOut => None,
            })
            .collect();
        let cells: Vec<Cells> = self.cells();
        let known = campaign
            .people()
            .filter(|worker| campaign.canonical(worker.id) == worker.id && !taken.contains(&worker.id));
        let known = known.map(|worker| Somebody {
            who: DoubleOf::Worker(worker.id),
            is_row: false,
            name: worker.name.value(),
            key: name_key(worker.name.value()),
            number: text_hash(worker.number.value()),
            phone: phone_hash(worker.phone.value()),
            email: text_hash(worker.email.value()),
        });
        let new = self.rows.iter().filter(|row| {
            row.will == Will::Add && self.choices.decided.get(&row.place) != Some(&Decision::New)
        });
        let new = new.map(|row| {
            let [number, phone, email] = self.keys(row, &cells);
            Somebody {
                who: DoubleOf::Row(row.place),
                is_row: true,
                name: &row.name,
                key: name_key(&row.name),
                number: if row.without_number { 0 } else { text_hash(number) },
                phone: phone_hash(phone),
                email: text_hash(email),
            }
        });
        known.chain(new).collect()
    }
}

/// Keys that people who may be one share, each kind sorted so that equal keys stand together.
fn keys(people: &[Somebody<'_>]) -> [Vec<(u64, u32)>; 3] {
    let (mut names, mut begins, mut contacts) = (Vec::new(), Vec::new(), Vec::new());
    for (at, somebody) in people.iter().enumerate() {
        let at = at as u32;
        if somebody.key.is_empty() {
            continue;
        }
        names.push((hash(&somebody.key), at));
        let words: Vec<&str> = somebody.key.split(' ').collect();
        if let [first, .., last] = words.as_slice() {
            begins.push((hash(&(first, begin(last), 1u8)), at));
            begins.push((hash(&(last, begin(first), 2u8)), at));
        } else if let [only] = words.as_slice() {
            begins.push((hash(&(begin(only), only.len() / 3, 3u8)), at));
        }
        if somebody.phone != 0 {
            contacts.push((somebody.phone, at));
        }
        if somebody.email != 0 {
            contacts.push((somebody.email, at));
        }
    }
    names.sort_unstable();
    begins.sort_unstable();
    contacts.sort_unstable();
    [names, begins, contacts]
}

/// The first two letters.
fn begin(word: &str) -> &str {
    word.char_indices().nth(2).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// A quick look before asking about likeness: names that differ in more than four kinds of
/// letters, or much in length, are not alike.
fn may_be_alike(one: &str, other: &str) -> bool {
    let letters = |name: &str| name.bytes().fold(0u64, |set, byte| set | 1 << (byte & 63));
    one.len().abs_diff(other.len()) <= 8 && (letters(one) ^ letters(other)).count_ones() <= 6
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish().max(1)
}

fn text_hash(text: &str) -> u64 {
    let text = text.trim();
    if text.is_empty() { 0 } else { hash(&text.to_lowercase()) }
}

/// The last eight digits: +49 170 123 and 0170 123 are one phone.
fn phone_hash(phone: &str) -> u64 {
    let mut digits = phone.chars().rev().filter_map(|c| c.to_digit(10));
    let mut last = 0u64;
    for place in 0..8 {
        let Some(digit) = digits.next() else {
            return if place < 6 { 0 } else { hash(&last) };
        };
        last = last * 10 + u64::from(digit);
    }
    hash(&last)
}
