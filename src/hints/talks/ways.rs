//! Ways to somebody: through a tie of ours, or through somebody who is tied to both.

use std::collections::BTreeMap;

use crate::graph::Link;
use crate::model::{QuestionKind, RecordId, Text};

use super::ground::{Ground, HOSTILE, Person, says_moves};
use super::reasons::Wanted;
use super::{Step, Turn, Way};

/// One way, and who would go it.
pub(super) struct Route {
    pub(super) who: RecordId,
    pub(super) way: Option<Way>,
    /// How good it is: steps, the tie, who goes. Less is better.
    pub(super) rank: (u8, u8, u8),
    pub(super) tie_break: (Text, RecordId),
}

/// Every way to somebody that leads over one tie of ours; where there is none and a leader, a second
/// or a gap is at stake, those that lead over somebody between. Whoever is followed by a team member
/// is reached by that one alone; `holder` leaves only the ways of one person.
pub(super) fn routes(ground: &Ground<'_>, wanted: &Wanted, holder: Option<usize>) -> Vec<Route> {
    let person = ground.person(wanted.whom);
    let follows = ground.responsible(person);
    let may_go = |who: usize| {
        who != wanted.whom
            && follows.is_none_or(|follows| follows == who)
            && holder.is_none_or(|holder| holder == who)
    };
    let last = ground.organizer(&person.talked.organizer);
    let mut best: BTreeMap<usize, (u8, Way)> = BTreeMap::new();
    for (other, rank, way) in ties_to(ground, wanted.whom) {
        if ground.person(other).is_ours {
            keep(&mut best, other, rank, way);
        }
    }
    let is_only = best.len() == 1;
    let mut routes: Vec<Route> = best
        .into_iter()
        .filter(|(who, _)| may_go(*who))
        .map(|(who, (rank, way))| {
            let quality = if Some(who) == last { 0 } else { 1 + ground.person(who).quality() };
            route(ground, who, Some(Way { is_only, ..way }), (0, rank, quality))
        })
        .collect();
    if routes.is_empty() && wanted.step() <= Step::Gap {
        routes = over_somebody(ground, wanted.whom, &may_go);
    }
    // They talked before: no tie is needed to go on.
    let before = follows.or(last).filter(|who| may_go(*who) && person.talked.last.is_some());
    if let Some(who) = before.filter(|_| routes.is_empty())
        && ground.person(who).is_ours
    {
        routes.push(route(ground, who, None, (2, 0, 0)));
    }
    routes.sort_by(|a, b| (a.rank, &a.tie_break).cmp(&(b.rank, &b.tie_break)));
    routes
}

fn route(ground: &Ground<'_>, who: usize, way: Option<Way>, rank: (u8, u8, u8)) -> Route {
    let person = ground.person(who);
    Route { who: person.id(), way, rank, tie_break: (person.worker.name.value().clone(), person.id()) }
}

fn keep(best: &mut BTreeMap<usize, (u8, Way)>, other: usize, rank: u8, way: Way) {
    let better = best.get(&other).is_none_or(|(known, old)| (rank, way.tie) < (*known, old.tie));
    if better {
        best.insert(other, (rank, way));
    }
}

/// The ties of one person to others: who is at the other end, how much it carries, and the way.
fn ties_to<'g>(ground: &'g Ground<'_>, whom: usize) -> impl Iterator<Item = (usize, u8, Way)> + 'g {
    let person = ground.person(whom);
    person.links.iter().filter_map(move |link| {
        let other = ground.index(link.other(person.id()))?;
        let kind = ground.kinds.of_tie(&link.kind);
        let turn = turn(link, person);
        let way =
            Way { tie: link.tie, over: ground.person(other).id(), before: None, turn, kind, is_only: false };
        Some((other, carries(turn, kind), way))
    })
}

fn turn(link: &Link, person: &Person<'_>) -> Turn {
    let outward = link.from == person.id();
    match (says_moves(link), link.mutual, outward) {
        (true, false, true) => Turn::Moves,
        (true, ..) => Turn::IsMoved,
        (false, true, _) => Turn::Both,
        (false, false, true) => Turn::ToUs,
        (false, false, false) => Turn::FromUs,
    }
}

/// How much a tie carries, less is more: being moved, then trust (theirs in us before ours in them),
/// then ties outside work, then advice about the work. Our own order.
fn carries(turn: Turn, kind: Option<QuestionKind>) -> u8 {
    match (kind, turn) {
        (None, Turn::IsMoved) => 0,
        (Some(QuestionKind::Trust), Turn::ToUs | Turn::Both) => 1,
        (Some(QuestionKind::Trust), _) => 2,
        (Some(QuestionKind::Social), _) => 3,
        (Some(QuestionKind::Work), Turn::ToUs | Turn::Both) => 4,
        (Some(QuestionKind::Work), _) => 5,
        (None, _) => 6,
    }
}

/// Ways over one person between who is not ours and not against us.
fn over_somebody(ground: &Ground<'_>, whom: usize, may_go: &dyn Fn(usize) -> bool) -> Vec<Route> {
    let mut best: BTreeMap<usize, (u8, Way)> = BTreeMap::new();
    for (between, first, way) in ties_to(ground, whom) {
        let person = ground.person(between);
        if !person.counted || person.is_ours || person.mark >= HOSTILE - 1 {
            continue;
        }
        for (who, second, before) in ties_to(ground, between) {
            if ground.person(who).is_ours && may_go(who) {
                let way = Way { before: Some(before.tie), ..way.clone() };
                keep(&mut best, who, first.max(second), way);
            }
        }
    }
    let is_only = best.len() == 1;
    let routes = best.into_iter().map(|(who, (rank, way))| {
        let quality = 1 + ground.person(who).quality();
        route(ground, who, Some(Way { is_only, ..way }), (1, rank, quality))
    });
    routes.collect()
}
