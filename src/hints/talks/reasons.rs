//! Why to talk with somebody now, and how much it moves.

use crate::model::{Day, Expected, Outcome, RecordId, TalkStands};
use crate::tally::{CoverageWord, Leadership, Marked};

use super::ground::{Ground, Group, HOSTILE, Person};
use super::ways::Route;
use super::{NextTalk, RECENT_DAYS, Reason, Step, Whom};

/// Days until a talk about a leader, a second or a gap should be: our own default.
const SOON_DAYS: i32 = 2;
/// Days until any other talk should be.
const WEEK_DAYS: i32 = 7;
/// A unit of fewer people is asked by who happens to be there.
const LEAST_ASKED: u32 = 3;

/// Somebody to talk with, and why.
pub(super) struct Wanted {
    pub(super) whom: usize,
    /// The strongest first.
    pub(super) reasons: Vec<Reason>,
}

impl Wanted {
    pub(super) fn step(&self) -> Step {
        self.reasons.first().map_or(Step::Assess, Reason::step)
    }
}

/// Everybody whom there is a reason to talk with now.
pub(super) fn wanted(ground: &Ground<'_>, of: Whom) -> Vec<Wanted> {
    let is_inside = |person: &Person<'_>| match (of, person.unit) {
        (Whom::Everybody, _) => true,
        (Whom::Unassigned, unit) => unit.is_none(),
        (Whom::Unit(of), unit) => unit.is_some_and(|unit| ground.tallies.is_within(unit, of)),
    };
    let people = ground.people.iter().enumerate();
    let people = people.filter(|(_, person)| is_inside(person) && !ground.is_left_alone(person));
    let wanted = people.map(|(whom, person)| {
        let mut reasons = Vec::new();
        if let Some(group) = ground.groups.get(&person.unit) {
            about_leading(ground, whom, person, group, &mut reasons);
        }
        about_due(ground, person, &mut reasons);
        about_yes(ground, person, &mut reasons);
        about_knowing(ground, person, &mut reasons);
        reasons.sort_by_key(Reason::step);
        // What those who act against us hear reaches the employer: only a leader is worth it.
        let is_safe = person.mark < HOSTILE || reasons.first().is_some_and(|r| r.step() == Step::Leader);
        if !is_safe {
            reasons.clear();
        }
        Wanted { whom, reasons }
    });
    wanted.filter(|wanted| !wanted.reasons.is_empty()).collect()
}

/// Real leaders, seconds in line, gaps.
fn about_leading(
    ground: &Ground<'_>,
    whom: usize,
    person: &Person<'_>,
    group: &Group,
    reasons: &mut Vec<Reason>,
) {
    if !person.may_lead() || Ground::has_said_yes(person) && !person.supports {
        return;
    }
    let (named_by, of_asked) = (person.named_by, group.asked);
    let place = group.ranked.iter().position(|at| *at == whom);
    let is_top = place.is_some_and(|place| place < group.top);
    let leads = is_top || person.is_identified();
    if leads && !person.supports {
        reasons.push(if is_top {
            Reason::MostNamed { unit: person.unit, named_by, of_asked }
        } else {
            Reason::Target { unit: person.unit }
        });
        return;
    }
    if leads && person.leadership != Leadership::Proven && !Ground::has_said_yes(person) {
        reasons.push(Reason::Unproven { unit: person.unit });
    }
    let (Some(unit), false) = (person.unit, Ground::has_said_yes(person)) else { return };
    let coverage = &group.coverage;
    // The first in the namings who does not lead already.
    let is_next = group.ranked.iter().skip(group.top).find(|at| !is_leader(ground, **at, coverage))
        == Some(&whom)
        || is_top && person.supports && coverage.word == CoverageWord::LeaderNoSecond;
    match (coverage.word, coverage.leaders.first()) {
        (CoverageWord::LeaderNoSecond, Some(leader))
            if is_next && !coverage.leaders.contains(&person.id()) =>
        {
            reasons.push(Reason::Second { unit, leader: *leader, named_by, of_asked });
        }
        (CoverageWord::Gap, _) if is_next => reasons.push(Reason::Gap { unit, named_by, of_asked }),
        (CoverageWord::Gap, _) if of_asked == 0 && group.belongs >= LEAST_ASKED => {
            reasons.push(Reason::NobodyAsked { unit, people: group.belongs });
        }
        _ => {}
    }
}

fn is_leader(ground: &Ground<'_>, at: usize, coverage: &crate::tally::Coverage) -> bool {
    coverage.leaders.contains(&ground.person(at).id())
}

/// What was promised, agreed or is near.
fn about_due(ground: &Ground<'_>, person: &Person<'_>, reasons: &mut Vec<Reason>) {
    let today = ground.today;
    let talked = &person.talked;
    if let Some((what, since)) = talked.promise.clone().filter(|(_, by)| *by < today) {
        reasons.push(Reason::CommitmentOverdue { what, since });
    }
    if let Some(since) = talked.next.filter(|next| *next <= today) {
        reasons.push(Reason::AnswerDue { since });
    } else if let Some((since, _)) = talked.last {
        if talked.waits {
            reasons.push(Reason::AnswerDue { since });
        } else if *person.worker.talk.value() == TalkStands::InConversation {
            reasons.push(Reason::Hangs { since });
        }
    }
    let Some((test, day)) = ground.near_test else { return };
    let leads = |unit: &RecordId| {
        let campaign = ground.campaign;
        let said = campaign.unit(*unit).and_then(|unit| *unit.leader.value());
        said.is_some_and(|said| campaign.canonical(said) == person.id())
            || person.leadership == Leadership::Proven
    };
    let has_promised = person.worker.promises.iter().any(|promise| promise.test == test);
    if let Some(unit) = person.unit.filter(leads).filter(|_| !has_promised) {
        reasons.push(Reason::BeforeTest { test, day, unit });
    }
}

/// A yes that no deed followed.
fn about_yes(ground: &Ground<'_>, person: &Person<'_>, reasons: &mut Vec<Reason>) {
    let Some(tally) = ground.last_test else { return };
    let Some(marked) = tally.person(person.id()) else { return };
    let said_yes = |marked: &Marked| {
        marked.soft
            || person.talked.said_yes
            || Ground::has_said_yes(person)
            || marked.expected == Some(Expected::Will)
    };
    if matches!(marked.outcome, Outcome::NoAnswer | Outcome::Refused) && said_yes(marked) {
        let refused = marked.outcome == Outcome::Refused;
        reasons.push(Reason::SoftYes { test: tally.test, refused });
    }
}

/// Who was never assessed, or long ago.
fn about_knowing(ground: &Ground<'_>, person: &Person<'_>, reasons: &mut Vec<Reason>) {
    if Ground::has_said_yes(person) {
        return;
    }
    let Some(day) = person.rated else {
        reasons.push(Reason::NotAssessed { through_leader: false });
        return;
    };
    let old_after = ground.campaign.about.old_after.unwrap_or(60) as i32;
    let age = day.days_until(ground.today);
    if age > old_after {
        reasons.push(Reason::RatingOld { weeks: (age / 7).unsigned_abs() });
    }
}

/// How much a talk moves among those of its step: more is more.
pub(super) fn score(ground: &Ground<'_>, wanted: &Wanted, only: bool, best: Option<&Route>) -> i64 {
    let person = ground.person(wanted.whom);
    let group = ground.groups.get(&person.unit);
    let is_gap = group.is_some_and(|group| group.coverage.word == CoverageWord::Gap);
    let belongs = group.map_or(0, |group| i64::from(group.belongs));
    let direct = best.is_some_and(|route| route.rank.0 == 0);
    let named = i64::from(person.named_by);
    let late = |since: Day| i64::from(since.days_until(ground.today)).min(90);
    match wanted.reasons.first() {
        // A single way may tear, and a unit without a leader waits; who acts against us comes last.
        Some(Reason::MostNamed { .. } | Reason::Target { .. }) => {
            let reached = if direct { 1_000 } else { 0 };
            let hostile = if person.mark == HOSTILE { -2_000 } else { 0 };
            reached + hostile + 10 * (named + 3 * i64::from(only && direct) + 2 * i64::from(is_gap))
        }
        Some(Reason::Second { .. } | Reason::Gap { .. }) => 1_000 * i64::from(direct) + 10 * named,
        Some(Reason::Unproven { .. }) => 2_000 + 10 * named,
        Some(Reason::NobodyAsked { .. }) => {
            // In a unit the one who is tied best begins.
            let tie = best.map_or(0, |route| 9 - i64::from(route.rank.1.min(9)));
            (10 * belongs).min(900) + tie
        }
        Some(Reason::CommitmentOverdue { since, .. } | Reason::AnswerDue { since }) => 100 + late(*since),
        Some(Reason::BeforeTest { day, .. }) => 100 - i64::from(ground.today.days_until(*day)),
        Some(Reason::Hangs { since }) => late(*since),
        Some(Reason::SoftYes { refused, .. }) => {
            10 * i64::from(!refused) + best.map_or(0, |route| 9 - i64::from(route.rank.1.min(9)))
        }
        Some(Reason::NotAssessed { .. }) => {
            let leader = best.is_some_and(|route| is_through_leader(ground, route));
            1_000 + 100 * i64::from(leader) + best.map_or(0, |route| 9 - i64::from(route.rank.1.min(9)))
        }
        Some(Reason::RatingOld { weeks }) => i64::from(*weeks).min(500),
        None => 0,
    }
}

fn is_through_leader(ground: &Ground<'_>, route: &Route) -> bool {
    let over = route.way.as_ref().and_then(|way| ground.index(way.over)).map(|over| ground.person(over));
    over.is_some_and(|over| over.is_identified() && over.supports)
}

/// The proposal itself. `load` is how many talks its holder has on the list already.
pub(super) fn talk(ground: &Ground<'_>, wanted: &Wanted, route: &Route, load: usize) -> NextTalk {
    let today = ground.today;
    let through_leader = is_through_leader(ground, route);
    let reasons: Vec<Reason> = wanted
        .reasons
        .iter()
        .map(|reason| match reason {
            Reason::NotAssessed { .. } => Reason::NotAssessed { through_leader },
            other => other.clone(),
        })
        .collect();
    let step = wanted.step();
    let load = i32::try_from(load).unwrap_or(RECENT_DAYS);
    let (days, is_loose) = match step {
        Step::Due => (1 + load, false),
        Step::Leader | Step::Second | Step::Gap => (SOON_DAYS + load, false),
        Step::SoftYes | Step::Assess => (WEEK_DAYS, true),
    };
    let mut day = today.plus(days.min(RECENT_DAYS));
    if let (Some((_, test)), true) = (ground.near_test, step < Step::SoftYes) {
        day = day.min(test.plus(-1)).max(today);
    }
    let is_late = reasons
        .iter()
        .any(|reason| matches!(reason, Reason::AnswerDue { .. } | Reason::CommitmentOverdue { .. }));
    let person = ground.person(wanted.whom);
    NextTalk { whom: person.id(), who: route.who, way: route.way.clone(), reasons, day, is_loose, is_late }
}
