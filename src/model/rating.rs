//! Ratings: who stands where, since when, and who says so.

use serde::{Deserialize, Serialize};

use super::{AuthorId, Day, EntryNo, RecordId, Stamp, Text};

/// What a rating rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Somebody's guess. Counts only where nothing else does.
    #[default]
    Guess,
    /// They said so.
    Said,
    /// They did it.
    Did,
}

/// Who says so: apart from who typed it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Speaker {
    /// Whoever typed it.
    #[default]
    Typist,
    /// A person of the chart.
    Worker {
        /// Who.
        worker: RecordId,
    },
    /// Initials or a code.
    Named(Text),
}

impl Speaker {
    /// Whether it is left to who typed.
    pub fn is_typist(&self) -> bool {
        matches!(self, Speaker::Typist)
    }
}

/// Where a fact comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The entry that states it.
    pub said: EntryNo,
    /// Who typed it.
    pub by: AuthorId,
    /// When it was typed.
    pub at: Stamp,
    /// Who says so.
    pub says: Speaker,
}

impl Source {
    /// Whether both were said by one person (whoever typed them).
    pub fn same_speaker(&self, other: &Source) -> bool {
        match (&self.says, &other.says) {
            (Speaker::Typist, Speaker::Typist) => self.by == other.by,
            (mine, theirs) => mine == theirs,
        }
    }
}

/// A dated rating of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rating {
    /// The value on the campaign's scale; 0 = not assessed.
    pub value: u8,
    /// Day of the assessment.
    pub day: Day,
    /// What it rests on.
    pub basis: Basis,
    /// Where it comes from.
    pub source: Source,
}

/// The rating that counts, and what is said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support<'a> {
    /// The rating that counts.
    pub rating: &'a Rating,
    /// Another speaker's different rating of the same day: talk about it.
    pub disputed: Option<&'a Rating>,
    /// A newer guess that differs.
    pub newer_guess: Option<&'a Rating>,
}

/// The rating that counts among `ratings`; `None` = not assessed.
///
/// Rule (FORMAT.md, "Support"): the latest day of *did* and *said* counts, never the time of typing;
/// a guess counts only where there is neither. Of one day and several speakers the more cautious
/// (greater) value counts. A value of 0 says "not assessed".
pub fn support(ratings: &[Rating]) -> Option<Support<'_>> {
    let firm = || ratings.iter().filter(|rating| rating.basis != Basis::Guess);
    let guesses = || ratings.iter().filter(|rating| rating.basis == Basis::Guess);
    let day = firm().map(|rating| rating.day).max();
    let (day, only_guesses) = match day {
        Some(day) => (day, false),
        None => (guesses().map(|rating| rating.day).max()?, true),
    };
    let of_day = || {
        ratings
            .iter()
            .filter(move |rating| rating.day == day && (rating.basis == Basis::Guess) == only_guesses)
    };
    // 0 is a word about what we know, not a value: it counts only if nobody of that day says more.
    let counted = of_day().max_by_key(|rating| (rating.value, rating.source.at))?;
    if counted.value == 0 {
        return None;
    }
    let disputed = of_day().find(|rating| {
        rating.value != counted.value && rating.value != 0 && !rating.source.same_speaker(&counted.source)
    });
    let newer_guess = guesses()
        .filter(|guess| !only_guesses && guess.day > day && guess.value != counted.value)
        .max_by_key(|guess| (guess.day, guess.source.at));
    Some(Support { rating: counted, disputed, newer_guess })
}
