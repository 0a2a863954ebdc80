//! How far a majority is: sure, likely, still to win. No invented percentages.
//!
//! *Sure* is who did it in the test that is looked at; *likely* who did not do it there and was not
//! asked in vain, and says so or showed it otherwise: a rating that counts as support and rests on
//! *did* or *said*. Nobody stands in both. Guesses count nowhere. How many will vote is not known:
//! where a rule asks for a share of the votes it is counted as if everybody voted, unless somebody
//! says how many will.

use crate::model::{Basis, Campaign, Outcome, RecordId, Threshold, Worker};

use super::headcount::Door;
use super::tallies::Tallies;

/// A rule by which a vote or a count of cards is won.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MajorityRule {
    /// More than half of the votes cast: the usual rule of a vote, such as the elections held by the
    /// labor board of the United States.
    Votes,
    /// More than half of everybody who belongs.
    All,
    /// Great Britain, important public services: at least 50 % vote, more than half of the votes are
    /// yes, and at least 40 % of everybody entitled vote yes (Trade Union Act 2016, sections 2 and 3;
    /// law changes: look up what is in force).
    Uk,
    /// At least 75 % of all members vote yes (Chicago teachers 2012: Illinois Educational Labor
    /// Relations Act as amended in 2011 asks three fourths of all members).
    Members75,
    /// At least 65 % of everybody signed: what organizers ask for before going public (field.md; no law).
    Cards65,
}

impl MajorityRule {
    /// All, as they are offered.
    pub const ALL: [Self; 5] = [Self::Votes, Self::All, Self::Uk, Self::Members75, Self::Cards65];

    /// Its key, as the terminal writes it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Votes => "votes",
            Self::All => "all",
            Self::Uk => "uk",
            Self::Members75 => "members_75",
            Self::Cards65 => "cards_65",
        }
    }

    /// How many yes are needed of `entitled`, of whom `votes` vote.
    pub fn needed(self, entitled: u32, votes: u32) -> u32 {
        let votes = votes.min(entitled);
        match self {
            Self::Votes => Threshold::Majority.needed(votes),
            Self::All => Threshold::Majority.needed(entitled),
            Self::Uk => {
                Threshold::Majority.needed(votes).max(Threshold::Percent(40).needed(entitled)).min(entitled)
            }
            Self::Members75 => Threshold::Percent(75).needed(entitled),
            Self::Cards65 => Threshold::Percent(65).needed(entitled),
        }
    }

    /// How many must vote at all; `None` where the rule does not ask.
    pub fn turnout(self, entitled: u32) -> Option<u32> {
        (self == Self::Uk).then(|| Threshold::Percent(50).needed(entitled))
    }
}

/// What *sure* rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MajorityBasis {
    /// The last test with results.
    #[default]
    LastTest,
    /// This test.
    Test(RecordId),
    /// No test: nobody is sure, ratings by *did* and *said* are likely.
    Ratings,
}

/// Who is sure and who is likely, among everybody who belongs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Votes {
    /// The test it rests on.
    pub test: Option<RecordId>,
    /// Everybody who belongs, the unnamed too.
    pub entitled: u32,
    /// Did it in that test.
    pub sure: Vec<RecordId>,
    /// Support, by what they did or said, and did not refuse or leave that test unanswered.
    pub likely: Vec<RecordId>,
    /// Rated a supporter by what they did or said, asked in that test, and did not: counted nowhere.
    pub soft: Vec<RecordId>,
}

/// How far one rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Majority {
    /// The rule.
    pub rule: MajorityRule,
    /// Everybody who belongs.
    pub entitled: u32,
    /// So many vote: everybody, unless somebody said how many will.
    pub votes: u32,
    /// So many yes are needed.
    pub needed: u32,
    /// So many must vote at all, where the rule asks.
    pub turnout: Option<u32>,
    /// So many are sure.
    pub sure: u32,
    /// So many more are likely.
    pub likely: u32,
    /// So many more are to be won, if all who are likely do.
    pub to_win: u32,
}

impl Majority {
    /// Whether those who are sure are enough.
    pub fn is_reached(&self) -> bool {
        self.entitled > 0 && self.sure >= self.needed && self.is_turnout_met()
    }

    /// Whether as many vote as the rule asks.
    pub fn is_turnout_met(&self) -> bool {
        self.turnout.is_none_or(|turnout| self.votes >= turnout)
    }

    /// Whether sure and likely together are enough.
    pub fn is_in_sight(&self) -> bool {
        self.entitled > 0 && self.to_win == 0 && self.is_turnout_met()
    }
}

impl Votes {
    /// Counts a unit with its sub-units, or the whole campaign.
    pub fn of(campaign: &Campaign, tallies: &Tallies, unit: Option<RecordId>, basis: MajorityBasis) -> Self {
        let tally = match basis {
            MajorityBasis::LastTest => tallies.last_test(campaign),
            MajorityBasis::Test(test) => tallies.test(test),
            MajorityBasis::Ratings => None,
        };
        let entitled = unit.map_or(tallies.whole().belongs, |unit| tallies.unit(unit).belongs);
        let mut votes = Self { test: tally.map(|tally| tally.test), entitled, ..Self::default() };
        let scale = campaign.scale();
        let supports = |worker: &Worker| {
            campaign.support(worker).is_some_and(|support| {
                support.rating.basis != Basis::Guess && scale.supports(support.rating.value)
            })
        };
        for person in tallies.people(unit, Door::Named) {
            let Some(worker) = campaign.worker(person) else { continue };
            let outcome = tally.map_or(Outcome::NotAsked, |tally| super::lesson::outcome(worker, tally.test));
            match (outcome, supports(worker)) {
                (Outcome::Did, _) => votes.sure.push(person),
                (Outcome::NotAsked, true) => votes.likely.push(person),
                (Outcome::Refused | Outcome::NoAnswer, true) => votes.soft.push(person),
                (_, false) => {}
            }
        }
        votes
    }

    /// How far a rule is; `votes` = how many will vote, where somebody says so; else everybody.
    pub fn under(&self, rule: MajorityRule, votes: Option<u32>) -> Majority {
        let votes = votes.unwrap_or(self.entitled).min(self.entitled);
        let needed = rule.needed(self.entitled, votes);
        let turnout = rule.turnout(self.entitled);
        let (sure, likely) = (self.sure.len() as u32, self.likely.len() as u32);
        Majority {
            rule,
            entitled: self.entitled,
            votes,
            needed,
            turnout,
            sure,
            likely,
            to_win: needed.saturating_sub(sure + likely),
        }
    }

    /// Every rule.
    pub fn under_all(&self) -> Vec<Majority> {
        MajorityRule::ALL.into_iter().map(|rule| self.under(rule, None)).collect()
    }
}
