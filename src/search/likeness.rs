//! How alike two names are, and whom a name may be: only ever a proposal.

use std::collections::{BTreeMap, BTreeSet};

use super::fold::fold;
use crate::model::RecordId;

/// From this likeness on two names are worth a question: "the same person?"
pub const ALIKE: f32 = 0.9;

/// How alike two names are: 0 (nothing in common) to 1 (the same but for
/// accents, case, marks and the order of words).
///
/// The mean of two views, so that neither a shared family name nor a shared
/// beginning is enough: Jaro and Winkler (1990) on the words in order of the
/// alphabet, and on each word with the one it fits best, where an initial fits
/// its word.
pub fn likeness(a: &str, b: &str) -> f32 {
    of_folded(&words(&fold(a)), &words(&fold(b)))
}

/// The words of a folded name in order of the alphabet.
fn words(folded: &str) -> Vec<Vec<char>> {
    let mut words: Vec<Vec<char>> =
        folded.split(' ').filter(|w| !w.is_empty()).map(|w| w.chars().collect()).collect();
    words.sort();
    words
}

fn of_folded(a: &[Vec<char>], b: &[Vec<char>]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    // In one order, so that the likeness is the same both ways.
    let (a, b) = if (a.len(), a) <= (b.len(), b) { (a, b) } else { (b, a) };
    let whole = jaro_winkler(&a.join(&' '), &b.join(&' '));
    f32::midpoint(whole, word_by_word(a, b)).min(0.99)
}

/// Each word of the shorter name with the word of the other it fits best.
fn word_by_word(a: &[Vec<char>], b: &[Vec<char>]) -> f32 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut free: Vec<bool> = vec![true; long.len()];
    let (mut sum, mut mass) = (0.0, 0.0);
    for word in short {
        let fits = long.iter().zip(&free).enumerate().filter(|(_, (_, free))| **free);
        let best = fits.map(|(i, (other, _))| (i, fit(word, other))).max_by(|x, y| x.1.total_cmp(&y.1));
        let Some((at, fit)) = best else { break };
        if let Some(slot) = free.get_mut(at) {
            *slot = false;
        }
        sum += fit * word.len() as f32;
        mass += word.len() as f32;
    }
    // Words only one of them has count a third: second family names are often left out.
    mass += long.iter().zip(&free).filter(|(_, free)| **free).map(|(w, _)| w.len() as f32 / 3.0).sum::<f32>();
    sum / mass.max(1.0)
}

fn fit(a: &[char], b: &[char]) -> f32 {
    if a.len() == 1 || b.len() == 1 {
        return if a.first() == b.first() { 0.92 } else { 0.0 };
    }
    jaro_winkler(a, b)
}

/// Winkler's likeness of two words (Proc. Section on Survey Research Methods, 1990).
fn jaro_winkler(a: &[char], b: &[char]) -> f32 {
    let reach = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut of_a = Vec::new();
    for (i, letter) in a.iter().enumerate() {
        let window =
            taken.iter_mut().zip(b).enumerate().skip(i.saturating_sub(reach)).take(i.min(reach) + reach + 1);
        for (_, (taken, other)) in window {
            if !*taken && letter == other {
                *taken = true;
                of_a.push(letter);
                break;
            }
        }
    }
    if of_a.is_empty() {
        return 0.0;
    }
    let of_b = b.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(letter, _)| letter);
    let moved = of_a.iter().zip(of_b).filter(|(x, y)| **x != *y).count() as f32 / 2.0;
    let same = of_a.len() as f32;
    let jaro = (same / a.len() as f32 + same / b.len() as f32 + (same - moved) / same) / 3.0;
    let head = a.iter().zip(b).take(4).take_while(|(x, y)| x == y).count() as f32;
    jaro + head * 0.1 * (1.0 - jaro)
}

/// Many names, ready to be asked who may be meant. Finds the alike without
/// comparing everybody with everybody.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Names {
    folded: BTreeMap<RecordId, Vec<Vec<char>>>,
    by_key: BTreeMap<[char; 4], BTreeSet<RecordId>>,
}

impl Names {
    /// Puts a name in; a second name for the same person replaces the first.
    pub fn put(&mut self, id: RecordId, name: &str) {
        self.drop(id);
        let words = words(&fold(name));
        if words.is_empty() {
            return;
        }
        for key in keys(&words) {
            self.by_key.entry(key).or_default().insert(id);
        }
        self.folded.insert(id, words);
    }

    /// Takes a person out.
    pub fn drop(&mut self, id: RecordId) {
        let Some(words) = self.folded.remove(&id) else { return };
        for key in keys(&words) {
            if let Some(of) = self.by_key.get_mut(&key) {
                of.remove(&id);
                if of.is_empty() {
                    self.by_key.remove(&key);
                }
            }
        }
    }

    /// Everybody at least this like a name, the most alike first.
    pub fn alike(&self, name: &str, least: f32) -> Vec<(RecordId, f32)> {
        let words = words(&fold(name));
        let near: BTreeSet<RecordId> =
            keys(&words).iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        let mut alike: Vec<(RecordId, f32)> = near
            .into_iter()
            .filter_map(|id| Some((id, of_folded(&words, self.folded.get(&id)?))))
            .filter(|(_, likeness)| *likeness >= least)
            .collect();
        alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        alike
    }
}

/// What two alike names share: an end of one word and an end of another, in
/// either order. A slip at one end of a word leaves its other end.
fn keys(words: &[Vec<char>]) -> BTreeSet<[char; 4]> {
    let ends = |word: &[char]| {
        let at = |i: usize| word.get(i).copied().unwrap_or(' ');
        let last = word.len().saturating_sub(2);
        let back = if word.len() < 2 { [at(0), ' '] } else { [at(last), at(last + 1)] };
        // An initial is known by its first letter alone.
        [[at(0), at(1)], back, [at(0), ' ']]
    };
    let mut keys = BTreeSet::new();
    let all: Vec<[[char; 2]; 3]> = words.iter().map(|w| ends(w)).collect();
    for (i, one) in all.iter().enumerate() {
        if all.len() == 1 {
            let [[a, b], [c, d], _] = *one;
            keys.extend([[a, b, ' ', ' '], [' ', ' ', c, d]]);
        }
        for other in all.iter().skip(i + 1) {
            for [a, b] in one {
                for [c, d] in other {
                    // Two initials say too little.
                    if *b == ' ' && *d == ' ' {
                        continue;
                    }
                    let is_in_order = [a, b] <= [c, d];
                    keys.insert(if is_in_order { [*a, *b, *c, *d] } else { [*c, *d, *a, *b] });
                }
            }
        }
    }
    keys
}
