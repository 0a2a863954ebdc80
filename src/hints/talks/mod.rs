//! Next talks: who should talk to whom, through which tie, why now.
//!
//! Ranked by what moves the campaign: a unit's real leader who is not yet won, then a second in
//! line, then gaps, then what is due, then soft yes, then who was never assessed. A leader whom only
//! one tie of ours reaches is moved up: that one way may tear.
//!
//! Never proposed: whoever was talked with or asked lately ([`RECENT_DAYS`]), has a talk or a task
//! open, an appointment ahead, a promise running or has said yes; somebody whom another team member
//! follows (to that team member alone they are); supervisors and others who are not counted; people
//! who left, or whose removal waits for an answer.

mod ground;
mod reasons;
mod ties;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use crate::graph::Network;
use crate::model::{Campaign, Day, QuestionKind, RecordId, Text};
use crate::tally::Tallies;

pub(super) use ties::{Road, Ties};

use ground::Ground;
use ways::Route;

/// Days after a talk (or after being asked a naming question) in which nobody is proposed again: our
/// own default, published practice differs.
pub const RECENT_DAYS: i32 = 14;

/// How many talks are proposed at most.
pub const MOST_TALKS: usize = 10;

/// Of talks about a soft yes or to assess, how many one person is asked to hold: our own default.
const MOST_EACH: usize = 3;

/// With whom the talks are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Whom {
    /// Anybody.
    #[default]
    Everybody,
    /// People of this unit and of its sub-units.
    Unit(RecordId),
    /// People without a unit.
    Unassigned,
}

/// What the tie says between the one talked with and the one to go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Turn {
    /// When the one to go through acts, the one talked with acts.
    IsMoved,
    /// The one talked with turns to the one to go through.
    ToUs,
    /// Each turns to the other.
    Both,
    /// The one to go through turns to the one talked with.
    FromUs,
    /// The one talked with moves the one to go through.
    Moves,
}

/// The way to somebody: the tie to go through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The tie between the one talked with and `over`.
    pub tie: RecordId,
    /// The trusted person at its near end.
    pub over: RecordId,
    /// Where `over` is not one of ours: the tie between them and who is to talk.
    pub before: Option<RecordId>,
    /// What the tie says.
    pub turn: Turn,
    /// Of which kind the question was; `None` if it says who moves whom.
    pub kind: Option<QuestionKind>,
    /// No other tie of ours leads there.
    pub is_only: bool,
}

/// What a talk moves: the order of proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Wins a unit's real leader.
    Leader,
    /// Gives a unit its second in line.
    Second,
    /// Begins to close a gap.
    Gap,
    /// Something was promised, agreed or is near.
    Due,
    /// A yes that no deed followed.
    SoftYes,
    /// We do not know where somebody stands.
    Assess,
}

/// Why to talk with somebody now: records and counts, the words are made by who shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Most named of their unit, asked for trust or help, and not yet won.
    MostNamed {
        /// The unit.
        unit: Option<RecordId>,
        /// Distinct people of the unit who name them.
        named_by: u32,
        /// How many of the unit were asked.
        of_asked: u32,
    },
    /// Held to be a leader, not yet won.
    Target {
        /// The unit.
        unit: Option<RecordId>,
    },
    /// Their unit has a proven leader and no second; next in the namings.
    Second {
        /// The unit.
        unit: RecordId,
        /// Its leader.
        leader: RecordId,
        /// Distinct people of the unit who name them.
        named_by: u32,
        /// How many of the unit were asked.
        of_asked: u32,
    },
    /// Turned to or judged a leader, supports, and no test shows it yet.
    Unproven {
        /// The unit.
        unit: Option<RecordId>,
    },
    /// Their unit has no proven leader, and they are next in the namings.
    Gap {
        /// The unit.
        unit: RecordId,
        /// Distinct people of the unit who name them.
        named_by: u32,
        /// How many of the unit were asked.
        of_asked: u32,
    },
    /// Their unit has no proven leader and nobody of it was asked whom they go to.
    NobodyAsked {
        /// The unit.
        unit: RecordId,
        /// How many belong to it.
        people: u32,
    },
    /// An answer, or the next contact that was agreed, is due.
    AnswerDue {
        /// Since when.
        since: Day,
    },
    /// A promise ran out.
    CommitmentOverdue {
        /// What was promised.
        what: Text,
        /// By when.
        since: Day,
    },
    /// Leads a unit, and a test is near for which they promised nothing.
    BeforeTest {
        /// The test.
        test: RecordId,
        /// Its day.
        day: Day,
        /// The unit.
        unit: RecordId,
    },
    /// In conversation, and no talk since.
    Hangs {
        /// Day of the last talk.
        since: Day,
    },
    /// Said yes, was rated a supporter or expected to act, was asked, and did not act.
    SoftYes {
        /// The test.
        test: RecordId,
        /// Refused; else gave no answer.
        refused: bool,
    },
    /// Nobody assessed them.
    NotAssessed {
        /// The one to go through leads, as we hold it.
        through_leader: bool,
    },
    /// Their rating is old.
    RatingOld {
        /// How many weeks.
        weeks: u32,
    },
}

impl Reason {
    /// What the talk moves.
    pub fn step(&self) -> Step {
        match self {
            Self::MostNamed { .. } | Self::Target { .. } => Step::Leader,
            Self::Second { .. } => Step::Second,
            Self::Unproven { .. } | Self::Gap { .. } | Self::NobodyAsked { .. } => Step::Gap,
            Self::AnswerDue { .. }
            | Self::CommitmentOverdue { .. }
            | Self::BeforeTest { .. }
            | Self::Hangs { .. } => Step::Due,
            Self::SoftYes { .. } => Step::SoftYes,
            Self::NotAssessed { .. } | Self::RatingOld { .. } => Step::Assess,
        }
    }
}

/// One talk that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextTalk {
    /// With whom.
    pub whom: RecordId,
    /// Who should hold it.
    pub who: RecordId,
    /// Through which tie; `None` where the two talked before and no tie is known.
    pub way: Option<Way>,
    /// Why now, the strongest first; never empty.
    pub reasons: Vec<Reason>,
    /// By which day.
    pub day: Day,
    /// The day is only the end of a week in which it should be.
    pub is_loose: bool,
    /// Something is overdue.
    pub is_late: bool,
}

/// The next talks, ranked: at most [`MOST_TALKS`], no two of them with the same words behind them.
///
/// `holder` asks for the talks that one person can hold. The order depends on what the records say,
/// not on the order in which they came.
pub fn next_talks(
    campaign: &Campaign,
    network: &Network,
    tallies: &Tallies,
    today: Day,
    whom: Whom,
    holder: Option<RecordId>,
) -> Vec<NextTalk> {
    let ground = Ground::of(campaign, network, tallies, today);
    let holder = match holder.map(|holder| ground.index(holder)) {
        Some(None) => return Vec::new(),
        Some(found) => found,
        None => None,
    };
    let mut wanted = reasons::wanted(&ground, whom);
    wanted.retain(|wanted| Some(wanted.whom) != holder);
    let mut found: Vec<Candidate> = wanted
        .into_iter()
        .filter_map(|wanted| {
            let routes = ways::routes(&ground, &wanted, holder);
            (!routes.is_empty()).then(|| Candidate::new(&ground, wanted, routes))
        })
        .collect();
    found.sort_by(|a, b| a.order.cmp(&b.order));
    pick(&ground, found)
}

/// Somebody with reasons to be talked with and ways to reach them.
pub(super) struct Candidate {
    wanted: reasons::Wanted,
    routes: Vec<Route>,
    order: (Step, std::cmp::Reverse<i64>, Text, RecordId),
}

impl Candidate {
    fn new(ground: &Ground<'_>, wanted: reasons::Wanted, routes: Vec<Route>) -> Self {
        let only = routes.iter().any(|route| route.way.as_ref().is_some_and(|way| way.is_only));
        let score = reasons::score(ground, &wanted, only, routes.first());
        let person = ground.person(wanted.whom);
        let order =
            (wanted.step(), std::cmp::Reverse(score), person.worker.name.value().clone(), person.worker.id);
        Self { wanted, routes, order }
    }
}

fn pick(ground: &Ground<'_>, found: Vec<Candidate>) -> Vec<NextTalk> {
    let mut talks: Vec<NextTalk> = Vec::new();
    let mut load: BTreeMap<RecordId, usize> = BTreeMap::new();
    let mut said: BTreeSet<String> = BTreeSet::new();
    let mut units_begun: BTreeSet<RecordId> = BTreeSet::new();
    let mut later = Vec::new();
    // Twice: nobody is asked to hold more than a few talks while others could hold some.
    for (round, found) in [found, Vec::new()].into_iter().enumerate() {
        let found = if round == 0 { found } else { std::mem::take(&mut later) };
        for candidate in found {
            if talks.len() == MOST_TALKS {
                break;
            }
            let is_light = candidate.wanted.step() > Step::Due;
            let of = |who: RecordId| load.get(&who).copied().unwrap_or(0);
            let best = candidate.routes.iter().min_by_key(|route| {
                let full = is_light && of(route.who) >= MOST_EACH;
                (full, route.rank, of(route.who), route.tie_break.clone())
            });
            let Some(route) = best else { continue };
            if round == 0 && is_light && of(route.who) >= MOST_EACH {
                later.push(candidate);
                continue;
            }
            // One begins where nobody was asked.
            if let Some(Reason::NobodyAsked { unit, .. }) = candidate.wanted.reasons.first()
                && !units_begun.insert(*unit)
            {
                continue;
            }
            let talk = reasons::talk(ground, &candidate.wanted, route, of(route.who));
            if said.insert(ground.says(&talk)) {
                *load.entry(talk.who).or_default() += 1;
                talks.push(talk);
            }
        }
    }
    talks.sort_by_key(|talk| talk.reasons.first().map(Reason::step));
    talks
}
