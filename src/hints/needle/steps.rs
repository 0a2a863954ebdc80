//! The steps of each row, and those that concern all.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{Campaign, Judgement, Outcome, RecordId, Text};
use crate::tally::{
    Door, Fall, GateCell, GateKey, HeldTest, Leadership, Met, Readiness, ReadyRow, Rests, RowKind, Tallies,
};

use super::super::talks::{Road, Ties};
use super::{NeedleStep, Nudge};

/// Where nobody stands out, so many are asked whom they go to (field.md: three to five).
const ASK: usize = 5;
/// At most so many talks are planned from one step.
const TALKS: usize = 8;

struct Ground<'a> {
    campaign: &'a Campaign,
    tallies: &'a Tallies,
    ties: &'a Ties<'a>,
    /// Counted people by name, by unit; sub-units included.
    members: BTreeMap<RecordId, Vec<RecordId>>,
}

pub(super) fn steps(
    campaign: &Campaign,
    tallies: &Tallies,
    readiness: &Readiness,
    ties: &Ties<'_>,
) -> Vec<NeedleStep> {
    let ground = Ground { campaign, tallies, ties, members: tallies.members() };
    let mut steps: Vec<NeedleStep> = Vec::new();
    let mut hold: Option<NeedleStep> = None;
    for row in &readiness.rows {
        for step in ground.of_row(row) {
            if step.kind == Nudge::HoldTest {
                // A test is held by all: said once.
                match &mut hold {
                    None => hold = Some(NeedleStep { unit: None, ..step }),
                    Some(known) => {
                        known.opens += step.opens;
                        known.reaches += step.reaches;
                        known.gates.extend(step.gates);
                        known.gates.sort();
                        known.gates.dedup();
                    }
                }
                continue;
            }
            // One leader who is missing in a unit and on a shift is one talk.
            let is_same = |known: &&mut NeedleStep| {
                known.kind == step.kind && step.who.is_some() && known.who == step.who
            };
            match steps.iter_mut().find(is_same) {
                Some(known) if row.kind == RowKind::Shift => known.opens += step.opens,
                _ => steps.push(step),
            }
        }
    }
    steps.extend(hold);
    steps
}

fn open(row: &ReadyRow, key: GateKey) -> Option<&GateCell> {
    row.cell(key).filter(|cell| !cell.is_met())
}

fn blank(kind: Nudge, row: &ReadyRow, gates: Vec<GateKey>) -> NeedleStep {
    let opens = gates.len() as u32;
    NeedleStep {
        kind,
        unit: Some(row.unit),
        gates,
        opens,
        reaches: 0,
        who: None,
        named_by: 0,
        of_asked: 0,
        people: Vec::new(),
        through: None,
        way: None,
        test: None,
        talks: Vec::new(),
    }
}

impl Ground<'_> {
    fn of_row(&self, row: &ReadyRow) -> Vec<NeedleStep> {
        let mut steps = Vec::new();
        steps.extend(self.leading(row));
        steps.extend(self.naming(row));
        steps.extend(self.rating(row));
        if open(row, GateKey::Reach).is_some() {
            let carries = self.carries(row);
            let talks = carries.map(|who| (who, None)).into_iter().collect();
            let step = blank(Nudge::Reach, row, vec![GateKey::Reach]);
            steps.push(NeedleStep { reaches: row.belongs, through: carries, talks, ..step });
        }
        steps.extend(self.testing(row));
        steps.extend(self.falling(row));
        steps.extend(self.predicting(row));
        steps
    }

    fn people(&self, row: &ReadyRow) -> Vec<RecordId> {
        row.units().filter_map(|unit| self.members.get(&unit)).flatten().copied().collect()
    }

    fn name(&self, who: RecordId) -> Text {
        self.campaign.worker(who).map(|worker| worker.name.value().clone()).unwrap_or_default()
    }

    /// Who carries a row for us: the leader responsible, the second, else whoever of ours has most ties.
    fn carries(&self, row: &ReadyRow) -> Option<RecordId> {
        let coverage = row.units().map(|unit| self.tallies.coverage(unit));
        let (mut leaders, mut seconds) = (Vec::new(), Vec::new());
        for coverage in coverage {
            leaders.extend(coverage.leaders);
            seconds.extend(coverage.second);
        }
        leaders.first().copied().or(seconds.first().copied()).or_else(|| {
            let ours = self.people(row).into_iter().filter(|who| self.ties.is_ours(*who));
            ours.min_by_key(|who| (Reverse(self.ties.degree(*who)), self.name(*who), *who))
        })
    }

    /// A leader, or the second in line.
    fn leading(&self, row: &ReadyRow) -> Option<NeedleStep> {
        let cell = open(row, GateKey::Leaders)?;
        let Rests::Leaders { leaders, wanted, .. } = &cell.rests else { return None };
        let has_leaders = leaders.len() as u32 >= *wanted;
        // Who leads brings the others: names, ratings, results.
        let moved = [GateKey::Charted, GateKey::Rated, GateKey::Tests, GateKey::Fall];
        let mut gates = vec![GateKey::Leaders];
        if !has_leaders {
            gates.extend(moved.into_iter().filter(|key| open(row, *key).is_some()));
        }
        let is_second = |who: RecordId| {
            let said = row.units().filter_map(|unit| *self.campaign.unit(unit)?.second.value());
            said.map(|said| self.campaign.canonical(said)).any(|said| said == who)
        };
        let rank = |who: &RecordId| {
            let named_by = self.ties.namings(*who).named_by;
            let rank = match self.ties.judgement(*who) {
                Judgement::NotALeader => return None,
                Judgement::Identified if self.ties.supports(*who) => 0,
                Judgement::Identified => 1,
                Judgement::Suggested => 2,
                // One voice is no evidence of anything.
                Judgement::NotLookedAt if named_by >= 2 => 2,
                Judgement::NotLookedAt => return None,
            };
            // A second has to be for it; the first is won. Whom the unit calls its second stays that.
            let is_last = if has_leaders { !self.ties.supports(*who) } else { is_second(*who) };
            let rank = if is_last { rank + 3 } else { rank };
            Some((rank, Reverse(named_by), self.name(*who), *who))
        };
        let free =
            |who: &RecordId| self.tallies.leadership(*who) != Leadership::Proven && !leaders.contains(who);
        let best = self.people(row).into_iter().filter(free).filter_map(|who| rank(&who)).min();
        let Some((_, _, _, who)) = best else { return Some(self.asking_whom(row, gates)) };
        let identified = self.ties.judgement(who) == Judgement::Identified;
        let kind = match (has_leaders, identified && self.ties.supports(who)) {
            (true, _) => Nudge::FindSecond,
            (false, true) => Nudge::ProveLeader,
            (false, false) => Nudge::WinLeader,
        };
        let named = self.ties.namings(who);
        let road = self.ties.road(who, true);
        let step = blank(kind, row, gates);
        Some(NeedleStep {
            reaches: if has_leaders { 1 } else { self.waiting(row) },
            who: Some(who),
            named_by: named.named_by,
            of_asked: named.of_asked,
            people: vec![who],
            through: road.as_ref().map(|road| road.who),
            talks: self.talks(&[(who, road.clone())]),
            way: road.and_then(|road| road.way),
            ..step
        })
    }

    /// Everybody who belongs and has not acted in the last test.
    fn waiting(&self, row: &ReadyRow) -> u32 {
        let last = row.cell(GateKey::Tests).and_then(|cell| match &cell.rests {
            Rests::Tests { held, .. } => held.last(),
            _ => None,
        });
        last.map_or(row.belongs, |last| last.eligible.saturating_sub(last.did)).max(1)
    }

    /// Nobody stands out: a few are asked whom they go to.
    fn asking_whom(&self, row: &ReadyRow, gates: Vec<GateKey>) -> NeedleStep {
        let not_asked = |who: &RecordId| self.campaign.worker(*who).is_some_and(|w| w.asked.is_empty());
        let people: Vec<RecordId> = self.people(row).into_iter().filter(not_asked).collect();
        let near = self.nearest(people, &|_| 0, ASK);
        self.with_people(blank(Nudge::FindLeader, row, gates), &near, near.len() as u32)
    }

    fn naming(&self, row: &ReadyRow) -> Option<NeedleStep> {
        let Rests::Share { short, .. } = open(row, GateKey::Charted)?.rests else { return None };
        let through = self.carries(row);
        let talks = through.filter(|who| !self.ties.is_left_alone(*who)).map(|who| (who, None));
        let step = blank(Nudge::Name, row, vec![GateKey::Charted]);
        Some(NeedleStep { reaches: short.max(1), through, talks: talks.into_iter().collect(), ..step })
    }

    fn rating(&self, row: &ReadyRow) -> Option<NeedleStep> {
        let Rests::Share { short, .. } = open(row, GateKey::Rated)?.rests else { return None };
        let mut people = self.people(row);
        people.retain(|who| self.tallies.counts(*who, Door::NotRatedLately));
        let near = self.nearest(people, &|_| 0, short as usize);
        Some(self.with_people(blank(Nudge::Rate, row, vec![GateKey::Rated]), &near, short.max(1)))
    }

    fn testing(&self, row: &ReadyRow) -> Option<NeedleStep> {
        let cell = open(row, GateKey::Tests)?;
        let Rests::Tests { held, wanted } = &cell.rests else { return None };
        let Some(test) = held.iter().find(|test| test.is_reached != Some(true)) else {
            return Some(self.holding(row, held.len() as u32, *wanted));
        };
        let mut gates = vec![GateKey::Tests];
        gates.extend(self.worst(row).filter(|worst| worst.to == test.test).map(|_| GateKey::Fall));
        let step = blank(Nudge::AskAgain, row, gates);
        Some(self.in_test(row, step, test))
    }

    fn in_test(&self, row: &ReadyRow, step: NeedleStep, test: &HeldTest) -> NeedleStep {
        let who = row.who_did_not(self.tallies, test.test).people;
        let tally = self.tallies.test(test.test);
        // First who is for it and was not asked, last who refused.
        let likely = |who: &RecordId| {
            let outcome = tally.and_then(|tally| tally.person(*who)).map(|marked| marked.outcome);
            let asked = match outcome {
                Some(Outcome::Refused) => 8,
                Some(Outcome::NoAnswer) => 1,
                _ => 0,
            };
            asked + if self.ties.supports(*who) { 0 } else { 2 + self.ties.mark(*who) }
        };
        let short = test.short.max(1);
        let near = self.nearest(who, &likely, short as usize);
        NeedleStep { test: Some(test.test), ..self.with_people(step, &near, short) }
    }

    fn worst(&self, row: &ReadyRow) -> Option<Fall> {
        let Rests::Fall { steps } = &open(row, GateKey::Fall)?.rests else { return None };
        steps.iter().copied().max_by_key(Fall::points)
    }

    /// A fall between tests that stands alone: who acted before is brought back.
    fn falling(&self, row: &ReadyRow) -> Option<NeedleStep> {
        let cell = open(row, GateKey::Fall)?;
        let worst = self.worst(row)?;
        let tests = row.cell(GateKey::Tests);
        let held = tests.and_then(|cell| match &cell.rests {
            Rests::Tests { held, .. } => Some((cell.met, held)),
            _ => None,
        });
        let open_test = held.and_then(|(met, held)| {
            (met != Met::Met).then(|| held.iter().find(|test| test.is_reached != Some(true))).flatten()
        });
        if open_test.is_some_and(|test| test.test == worst.to) {
            return None;
        }
        let people = row.behind(self.campaign, self.tallies, GateKey::Fall).people;
        let eligible = held.and_then(|(_, held)| held.iter().find(|test| test.test == worst.to));
        let eligible = eligible.map_or(row.belongs, |test| test.eligible);
        let over = worst.points().saturating_sub(cell.limit);
        let wanted = (u64::from(over) * u64::from(eligible)).div_ceil(100) as u32;
        let near = self.nearest(people, &|_| 0, wanted.max(1) as usize);
        let step = blank(Nudge::BringBack, row, vec![GateKey::Fall]);
        Some(NeedleStep { test: Some(worst.to), ..self.with_people(step, &near, wanted.max(1)) })
    }

    /// Too few tests were held, and those that were hold.
    fn holding(&self, row: &ReadyRow, held: u32, wanted: u32) -> NeedleStep {
        let mut gates = vec![GateKey::Tests];
        if held + 1 >= 2.min(wanted) && self.worst(row).is_none() && open(row, GateKey::Fall).is_some() {
            gates.push(GateKey::Fall);
        }
        if held == 0 && open(row, GateKey::Prediction).is_some() {
            gates.push(GateKey::Prediction);
        }
        let step = blank(Nudge::HoldTest, row, gates);
        NeedleStep { reaches: row.belongs, test: self.next_test(), ..step }
    }

    /// The lowest test that has no results yet.
    fn next_test(&self) -> Option<RecordId> {
        let held = |test: &RecordId| self.tallies.test(*test).is_some_and(|tally| tally.total.asked() > 0);
        self.campaign.ladder().into_iter().map(|test| test.id).find(|test| !held(test))
    }

    fn predicting(&self, row: &ReadyRow) -> Option<NeedleStep> {
        let cell = open(row, GateKey::Prediction)?;
        // Without any test the next one brings it.
        let Rests::Prediction(Some(_)) = &cell.rests else { return None };
        let who = self.carries(row);
        let talks = who.map(|who| (who, None)).into_iter().collect();
        let step = blank(Nudge::Predict, row, vec![GateKey::Prediction]);
        Some(NeedleStep { who, reaches: row.belongs, test: self.next_test(), talks, ..step })
    }

    /// So many of these people, likeliest first, then those whom a tie of ours reaches best.
    fn nearest(
        &self,
        people: Vec<RecordId>,
        likely: &dyn Fn(&RecordId) -> u8,
        most: usize,
    ) -> Vec<(RecordId, Option<Road>)> {
        let mut near: Vec<_> = people
            .into_iter()
            .map(|who| {
                let road = self.ties.road(who, false);
                let rank = road.as_ref().map_or((u8::MAX, 0, 0), |road| road.rank);
                ((likely(&who), rank, self.name(who), who), road)
            })
            .collect();
        near.sort_by(|(one, _), (other, _)| one.cmp(other));
        near.truncate(most);
        near.into_iter().map(|((_, _, _, who), road)| (who, road)).collect()
    }

    fn with_people(&self, step: NeedleStep, near: &[(RecordId, Option<Road>)], reaches: u32) -> NeedleStep {
        let mut over: BTreeMap<RecordId, u32> = BTreeMap::new();
        for road in near.iter().filter_map(|(_, road)| road.as_ref()) {
            *over.entry(road.who).or_default() += 1;
        }
        let through = over.into_iter().max_by_key(|(who, ways)| (*ways, Reverse(*who))).map(|(who, _)| who);
        let first = near.first().and_then(|(_, road)| road.as_ref());
        NeedleStep {
            reaches,
            people: near.iter().map(|(who, _)| *who).collect(),
            through,
            way: first.filter(|road| Some(road.who) == through).and_then(|road| road.way.clone()),
            talks: self.talks(near),
            ..step
        }
    }

    fn talks(&self, near: &[(RecordId, Option<Road>)]) -> Vec<(RecordId, Option<RecordId>)> {
        let free = near.iter().filter(|(who, _)| !self.ties.is_left_alone(*who));
        free.map(|(who, road)| (*who, road.as_ref().map(|road| road.who))).take(TALKS).collect()
    }
}
