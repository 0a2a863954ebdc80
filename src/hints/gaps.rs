//! Gaps in coverage, and who could close them: named people, each with the reason.
//!
//! Counts as coverage (field.md, default): judged a leader, supports, proven in at least one test in
//! their own unit. Targets stand beside it and are never counted.

use std::collections::BTreeSet;

use super::Ground;
use super::evidence::is_against;
use crate::graph::UnitLeaders;
use crate::model::{Campaign, Grouping, Judgement, RecordId, TalkStands};
use crate::tally::{Coverage, CoverageWord, Door, Headcount, Leadership, Tallies};

/// At most so many people are named who could close a gap.
const MOST_CLOSERS: usize = 3;

/// What is missing in a unit or shift.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nobody was asked whom they go to: who leads is unknown.
    NobodyAsked,
    /// No proven leader.
    NoLeader,
    /// A proven leader without a second in line.
    NoSecond,
    /// Fewer proven leaders than one for so many workers.
    TooFew {
        /// So many are there.
        have: u32,
        /// So many are needed.
        need: u32,
    },
    /// Not asked, by name; and not named on the chart: both unknown.
    NotAsked {
        /// So many by name.
        named: u32,
        /// So many not named.
        unnamed: u32,
    },
    /// Somebody said that not everybody can be reached within 48 hours.
    NoReach,
    /// Nobody said whether everybody can be reached within 48 hours.
    ReachUnknown,
}

/// Why somebody could close a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Judged a leader and supports: a task in their own unit is the proof.
    Prove {
        /// Named by so many.
        by: u32,
        /// Of so many asked.
        of: u32,
    },
    /// Judged a leader, not yet won.
    Win {
        /// Named by so many.
        by: u32,
        /// Of so many asked.
        of: u32,
        /// Where the talk stands.
        talk: Stands,
        /// Is against: the hardest to move.
        against: bool,
    },
    /// Named, and nobody has judged it yet.
    Judge {
        /// Named by so many.
        by: u32,
        /// Of so many asked.
        of: u32,
        /// Somebody suggested them.
        suggested: bool,
    },
}

/// Where a talk stands, with an order for sorting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Said yes.
    Yes,
    /// In conversation.
    InConversation,
    /// Not begun.
    NotBegun,
    /// Said no.
    No,
}

impl From<TalkStands> for Stands {
    fn from(stands: TalkStands) -> Self {
        match stands {
            TalkStands::Yes => Self::Yes,
            TalkStands::InConversation => Self::InConversation,
            TalkStands::NotBegun => Self::NotBegun,
            TalkStands::No => Self::No,
        }
    }
}

/// Somebody who could close a gap. A hint: people decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closer {
    /// Who.
    pub who: RecordId,
    /// Why.
    pub why: Why,
}

/// One unit or shift: who carries it, what is missing, who could close it.
#[derive(Debug, Clone, PartialEq)]
pub struct Covered {
    /// The unit, of whatever grouping.
    pub unit: RecordId,
    /// Its people.
    pub count: Headcount,
    /// Who carries it.
    pub coverage: Coverage,
    /// So many proven leaders are needed where one is for so many workers.
    pub needed: u32,
    /// So many were asked for trust or help.
    pub asked: u32,
    /// What is missing, gravest first.
    pub gaps: Vec<Gap>,
    /// Who could close it, most likely first; nobody where it is covered.
    pub closers: Vec<Closer>,
}

impl Covered {
    /// Counts one unit. `candidates` are those named in it, best evidence first.
    pub fn of(
        campaign: &Campaign,
        tallies: &Tallies,
        ground: &Ground,
        candidates: &UnitLeaders,
        unit: RecordId,
    ) -> Self {
        let count = tallies.unit(unit);
        let coverage = tallies.coverage(unit);
        let needed = count.leaders_needed(campaign.about.per_leader.unwrap_or(10));
        let asked = ground.asked.len() as u32;
        let have = coverage.leaders.len() as u32;
        let mut gaps = Vec::new();
        if asked == 0 && count.belongs > 0 {
            gaps.push(Gap::NobodyAsked);
        }
        match coverage.word {
            _ if count.belongs == 0 => {}
            CoverageWord::Gap => gaps.push(Gap::NoLeader),
            CoverageWord::LeaderNoSecond => gaps.push(Gap::NoSecond),
            CoverageWord::Covered => {}
        }
        if have > 0 && have < needed {
            gaps.push(Gap::TooFew { have, need: needed });
        }
        let named = (ground.people.len() as u32).saturating_sub(asked);
        let unnamed = ground.unnamed();
        if asked > 0 && (named > 0 || unnamed > 0) {
            gaps.push(Gap::NotAsked { named, unnamed });
        }
        match coverage.reach {
            _ if count.belongs == 0 => {}
            Some(true) => {}
            Some(false) => gaps.push(Gap::NoReach),
            None => gaps.push(Gap::ReachUnknown),
        }
        let wants = gaps.iter().any(|gap| matches!(gap, Gap::NoLeader | Gap::NoSecond | Gap::TooFew { .. }));
        let closers = if wants { closers(campaign, tallies, &coverage, candidates) } else { Vec::new() };
        Self { unit, count, coverage, needed, asked, gaps, closers }
    }
}

/// Who could close a gap: whoever is won first of all, else whoever is judged a leader, else whoever
/// is named and not yet looked at; more namings first.
fn closers(
    campaign: &Campaign,
    tallies: &Tallies,
    coverage: &Coverage,
    candidates: &UnitLeaders,
) -> Vec<Closer> {
    let scale = campaign.scale();
    let mut closers: Vec<(u8, std::cmp::Reverse<u32>, Closer)> = Vec::new();
    for candidate in &candidates.candidates {
        let Some(worker) = campaign.worker(candidate.id) else { continue };
        let who = worker.id;
        if tallies.leadership(who) == Leadership::Proven || coverage.second == Some(who) {
            continue;
        }
        let (by, of) = (candidate.named_by, candidate.of_asked);
        let supports = campaign.support(worker).is_some_and(|s| scale.supports(s.rating.value));
        let against = is_against(campaign, who);
        let (rank, why) = match *worker.judgement.value() {
            Judgement::NotALeader => continue,
            Judgement::Identified if supports => (0, Why::Prove { by, of }),
            Judgement::Identified => {
                (1, Why::Win { by, of, talk: Stands::from(*worker.talk.value()), against })
            }
            // Named for the work alone or from outside says little about who moves people here.
            _ if by == 0 && *worker.judgement.value() != Judgement::Suggested => continue,
            Judgement::Suggested => (2, Why::Judge { by, of, suggested: true }),
            Judgement::NotLookedAt => (2, Why::Judge { by, of, suggested: false }),
        };
        closers.push((rank, std::cmp::Reverse(by), Closer { who, why }));
    }
    // Stable: the order of evidence decides between equals.
    closers.sort_by_key(|(rank, by, _)| (*rank, *by));
    let closers = closers.into_iter().map(|(_, _, closer)| closer).enumerate();
    // One naming is little to go by: said only where there is nobody else.
    let weak = |closer: &Closer| matches!(closer.why, Why::Judge { by: ..2, suggested: false, .. });
    let closers = closers.filter(|(place, closer)| *place == 0 || !weak(closer));
    closers.map(|(_, closer)| closer).take(MOST_CLOSERS).collect()
}

/// The people of one unit on one shift, and who carries them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossing {
    /// The unit.
    pub unit: RecordId,
    /// The shift.
    pub shift: RecordId,
    /// Counted people of the unit on the shift, by name.
    pub people: Vec<RecordId>,
    /// Of these, proven leaders.
    pub leaders: Vec<RecordId>,
    /// Of these, targets.
    pub targets: Vec<RecordId>,
}

/// Every unit on every shift where somebody is, units and shifts in lane order. Units under another
/// one are told with it.
pub fn crossings(campaign: &Campaign, tallies: &Tallies) -> Vec<Crossing> {
    let mut cells = Vec::new();
    let shifts: Vec<(RecordId, BTreeSet<RecordId>)> = campaign
        .units_of(Grouping::SHIFT)
        .into_iter()
        .map(|shift| (shift.id, tallies.people(Some(shift.id), Door::Named).into_iter().collect()))
        .collect();
    for unit in campaign.units_of(Grouping::UNIT) {
        let is_part = unit.parent.is_some_and(|parent| campaign.unit(parent).is_some());
        if is_part || shifts.is_empty() {
            continue;
        }
        let people = tallies.people(Some(unit.id), Door::Named);
        for (shift, on_shift) in &shifts {
            let people: Vec<RecordId> = people.iter().filter(|id| on_shift.contains(id)).copied().collect();
            if people.is_empty() {
                continue;
            }
            let of = |leadership| {
                let of = people.iter().filter(move |id| tallies.leadership(**id) == leadership);
                of.copied().collect::<Vec<_>>()
            };
            let (leaders, targets) = (of(Leadership::Proven), of(Leadership::Target));
            cells.push(Crossing { unit: unit.id, shift: *shift, leaders, targets, people });
        }
    }
    cells
}
