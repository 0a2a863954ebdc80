//! What speaks for it and what against it that somebody has followers.
//!
//! Evidence is counted, judgement is not: nothing here says who leads. Of *their people* only those
//! are spoken of whom they move, as somebody said it, never those who named them (field.md,
//! "Organic leaders").

use std::collections::{BTreeMap, BTreeSet};

use super::Ground;
use super::standing::{Level, levels};
use crate::graph::{Before, Kinds, NamedBy, Network, Spread, Trust, UnitLeaders, is_opponent, spread_over};
use crate::model::{Campaign, Outcome, QuestionKind, RecordId};
use crate::tally::{Proof, Tallies, outcome, proofs};

/// One thing that speaks for it or against it, with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// Named, asked for trust or help, over so many shifts (0 = shifts are not known).
    Named {
        /// By so many.
        by: u32,
        /// Of so many asked.
        of: u32,
        /// Over so many shifts.
        shifts: u32,
    },
    /// Named by people of other units too.
    NamedOutside {
        /// By so many.
        by: u32,
        /// Of so many other units.
        units: u32,
    },
    /// Tied to those who are against: the way to them.
    Opponents {
        /// To so many.
        tied: u32,
        /// Of so many in the same ground.
        of: u32,
    },
    /// In a test most of those they move did what they did.
    Followed {
        /// The test.
        test: RecordId,
        /// They acted; else they did not, and neither did theirs.
        acted: bool,
        /// How many of theirs did the same.
        same: u32,
        /// Of so many.
        of: u32,
    },
    /// A test proves them, with more than half of the whole unit.
    UnitActed {
        /// The test.
        test: RecordId,
    },
    /// Brought what was promised.
    Kept {
        /// The test.
        test: RecordId,
        /// So many came.
        brought: u32,
        /// So many were promised.
        promised: u32,
    },
    /// Everybody asked named others.
    NotNamed {
        /// So many were asked.
        of: u32,
    },
    /// Named for advice about the work alone: finds who knows the work or gives it out.
    OnlyWork {
        /// By so many.
        by: u32,
        /// Of so many asked.
        of: u32,
    },
    /// Not asked, so unknown: neither for nor against.
    NotAsked {
        /// So many.
        n: u32,
        /// Of so many who belong.
        of: u32,
    },
    /// Of those who name them, so many did so long ago.
    Old {
        /// So many.
        n: u32,
        /// Of so many.
        of: u32,
    },
    /// Turns to somebody who is against.
    TurnsTo {
        /// To whom.
        who: RecordId,
        /// With what.
        kind: QuestionKind,
    },
    /// In a test most of those they move did not do what they did.
    NotFollowed {
        /// The test.
        test: RecordId,
        /// They acted.
        acted: bool,
        /// How many of theirs did the same.
        same: u32,
        /// Of so many.
        of: u32,
    },
    /// Brought fewer than promised.
    Broken {
        /// The test.
        test: RecordId,
        /// So many came.
        brought: u32,
        /// So many were promised.
        promised: u32,
    },
    /// Promised to bring people and did not act.
    SaidYes {
        /// The test.
        test: RecordId,
        /// What they did.
        did: Outcome,
    },
}

/// What is known of one person on one ground. Counted, never judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Who.
    pub who: RecordId,
    /// The unit it was counted in.
    pub unit: Option<RecordId>,
    /// Which kind of question leads there; `None` = nobody was asked.
    pub leads: Option<QuestionKind>,
    /// Named by so many of the unit, asked what leads.
    pub named_by: u32,
    /// Of so many asked.
    pub of_asked: u32,
    /// Everybody who belongs in the unit, the unnamed too.
    pub belongs: u32,
    /// Every kind of question apart; never added.
    pub by_kind: Vec<NamedBy>,
    /// Who names them.
    pub namers: BTreeSet<RecordId>,
    /// Over which shifts (in a shift: over which units) those are spread.
    pub from: Spread,
    /// Who of other units names them.
    pub outside: BTreeSet<RecordId>,
    /// Of so many other units.
    pub other_units: u32,
    /// Of those who name them, so many did it last long ago.
    pub old: u32,
    /// So many of those who name them they name too.
    pub returned: u32,
    /// The opponents of the unit they are tied to.
    pub opponents: BTreeSet<RecordId>,
    /// How many opponents the unit has, themselves left out.
    pub opponents_here: u32,
    /// The opponents they turn to, anywhere, and with what.
    pub turns_to: BTreeMap<RecordId, QuestionKind>,
    /// Whom they are tied to, whatever the tie, each once.
    pub tied: BTreeSet<RecordId>,
    /// Whom they move, as somebody said it.
    pub people: Vec<RecordId>,
    /// Who is level with them on the count and stands behind, and why; not where only the name decides.
    pub level: Option<Level>,
    /// What each test shows.
    pub proofs: Vec<Proof>,
    /// How far the unit's order can be trusted.
    pub trust: Trust,
}

/// Whether somebody's rating stands against. Whoever is not rated does not.
pub(super) fn is_against(campaign: &Campaign, person: RecordId) -> bool {
    campaign.worker(person).is_some_and(|worker| is_opponent(campaign, worker))
}

impl Evidence {
    /// Counts what is known of a person on a ground, whose candidates are `leaders`. Whoever is no
    /// candidate is named by nobody there.
    pub fn of(
        campaign: &Campaign,
        network: &Network,
        tallies: &Tallies,
        kinds: &Kinds,
        ground: &Ground,
        leaders: &UnitLeaders,
        who: RecordId,
    ) -> Self {
        let who = campaign.canonical(who);
        let one = leaders.candidates.iter().find(|candidate| candidate.id == who);
        let namers = one.map(|one| one.namers.clone()).unwrap_or_default();
        let (mut tied, mut turns_to) = (BTreeSet::new(), BTreeMap::new());
        for link in network.links_of(who) {
            let other = link.other(who);
            if !campaign.worker(other).is_some_and(|worker| campaign.is_counted(worker)) {
                continue;
            }
            tied.insert(other);
            if is_against(campaign, other)
                && link.namings().any(|(asker, _)| asker == who)
                && let Some(kind) = kinds.of_tie(&link.kind)
            {
                let known = turns_to.entry(other).or_insert(kind);
                *known = kind.min(*known);
            }
        }
        let opponents_here = leaders.opponents.iter().filter(|id| **id != who).count();
        Self {
            who,
            unit: ground.unit,
            leads: leaders.leads,
            named_by: one.map_or(0, |one| one.named_by),
            of_asked: leaders.asked,
            belongs: ground.belongs,
            by_kind: one.map(|one| one.by_kind.clone()).unwrap_or_default(),
            from: spread_over(campaign, across(campaign, ground), namers.iter().copied()),
            namers,
            outside: one.map(|one| one.outside.clone()).unwrap_or_default(),
            other_units: one.map_or(0, |one| one.other_units),
            old: one.map_or(0, |one| one.old),
            returned: one.map_or(0, |one| one.returned),
            opponents: tied.intersection(&leaders.opponents).copied().collect(),
            opponents_here: opponents_here as u32,
            turns_to,
            tied,
            people: tallies.her_people(who).collect(),
            level: levels(leaders).find(|level| level.first == who && level.before != Before::Name),
            proofs: proofs(campaign, tallies, who),
            trust: leaders.trust,
        }
    }

    /// The count of one kind of question; `None` = nobody named them with it, or it is not known.
    pub fn kind(&self, kind: QuestionKind) -> Option<NamedBy> {
        self.by_kind.iter().copied().find(|named| named.kind == kind)
    }

    /// What they promised over all tests and what came of it: so many tests, of those kept.
    pub fn promises(&self) -> (u32, u32) {
        let promised = self.proofs.iter().filter(|proof| proof.promised > 0);
        let kept = |proof: &&Proof| proof.brought.len() as u32 >= proof.promised;
        (promised.clone().count() as u32, promised.filter(kept).count() as u32)
    }

    /// Over all tests: so many were promised, so many came.
    pub fn delivered(&self) -> (u32, u32) {
        let promised = self.proofs.iter().filter(|proof| proof.promised > 0);
        let sums = promised.map(|proof| (proof.promised, proof.brought.len() as u32));
        sums.fold((0, 0), |(all, came), (promised, brought)| (all + promised, came + brought))
    }

    /// What speaks for it, strongest first.
    pub fn speaks_for(&self, campaign: &Campaign) -> Vec<Point> {
        let mut points = Vec::new();
        if self.named_by > 0 {
            let shifts = self.from.groups.len() as u32;
            points.push(Point::Named { by: self.named_by, of: self.of_asked, shifts });
        }
        if !self.outside.is_empty() {
            points.push(Point::NamedOutside { by: self.outside.len() as u32, units: self.other_units });
        }
        for (proof, did, same, of) in self.tests(campaign) {
            let acted = did == Outcome::Did;
            if same * 2 > of {
                points.push(Point::Followed { test: proof.test, acted, same, of });
            }
            if of == 0 && proof.is_proven {
                points.push(Point::UnitActed { test: proof.test });
            }
            let brought = proof.brought.len() as u32;
            if proof.promised > 0 && acted && brought >= proof.promised {
                points.push(Point::Kept { test: proof.test, brought, promised: proof.promised });
            }
        }
        if !self.opponents.is_empty() {
            points.push(Point::Opponents { tied: self.opponents.len() as u32, of: self.opponents_here });
        }
        points
    }

    /// What speaks against it, and what is not known.
    pub fn speaks_against(&self, campaign: &Campaign) -> Vec<Point> {
        let mut points = Vec::new();
        if self.named_by == 0 && self.of_asked > 0 {
            points.push(Point::NotNamed { of: self.of_asked });
        }
        let work = self.kind(QuestionKind::Work).filter(|work| work.named_by > 0);
        if let Some(work) = work.filter(|_| self.named_by == 0 || self.leads == Some(QuestionKind::Work)) {
            points.push(Point::OnlyWork { by: work.named_by, of: work.of_asked });
        }
        let not_asked = self.belongs.saturating_sub(self.of_asked);
        if not_asked > 0 {
            points.push(Point::NotAsked { n: not_asked, of: self.belongs });
        }
        if self.old > 0 {
            points.push(Point::Old { n: self.old, of: (self.namers.len() + self.outside.len()) as u32 });
        }
        for (who, kind) in &self.turns_to {
            points.push(Point::TurnsTo { who: *who, kind: *kind });
        }
        for (proof, did, same, of) in self.tests(campaign) {
            let acted = did == Outcome::Did;
            if did != Outcome::NotAsked && of > 0 && same * 2 <= of {
                points.push(Point::NotFollowed { test: proof.test, acted, same, of });
            }
            let brought = proof.brought.len() as u32;
            if proof.promised > 0 && !acted && did != Outcome::NotAsked {
                points.push(Point::SaidYes { test: proof.test, did });
            }
            if proof.promised > brought && did != Outcome::NotAsked {
                points.push(Point::Broken { test: proof.test, brought, promised: proof.promised });
            }
        }
        points
    }

    /// Each test in ladder order, what they did themselves, and how many of theirs (of those who were
    /// asked) did the same.
    fn tests<'a>(
        &'a self,
        campaign: &'a Campaign,
    ) -> impl Iterator<Item = (&'a Proof, Outcome, u32, u32)> + 'a {
        let ladder = campaign.ladder().into_iter().map(|test| test.id);
        let of = |test| self.proofs.iter().find(|proof| proof.test == test);
        ladder.filter_map(of).map(|proof| {
            let worker = campaign.worker(self.who);
            let own = worker.map_or(Outcome::NotAsked, |worker| outcome(worker, proof.test));
            let of = |id: &&RecordId| campaign.worker(**id);
            let theirs: Vec<Outcome> = proof
                .of
                .iter()
                .filter_map(|id| of(&id))
                .map(|worker| outcome(worker, proof.test))
                .filter(|outcome| *outcome != Outcome::NotAsked)
                .collect();
            let acts = |outcome: &&Outcome| (**outcome == Outcome::Did) == (own == Outcome::Did);
            let same = if own == Outcome::NotAsked { 0 } else { theirs.iter().filter(acts).count() as u32 };
            (proof, own, same, theirs.len() as u32)
        })
    }
}

/// The grouping that tells where namings come from: shifts inside a unit, units inside anything else.
fn across(campaign: &Campaign, ground: &Ground) -> &'static str {
    let unit = ground.unit.and_then(|unit| campaign.unit(unit));
    let is_unit = unit.is_none_or(|unit| unit.grouping_key() == crate::model::Grouping::UNIT);
    if is_unit { crate::model::Grouping::SHIFT } else { crate::model::Grouping::UNIT }
}
