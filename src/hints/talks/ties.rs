//! Ways to people for hints beside the next talks: the same ties, the same rules whom to leave alone.

use crate::graph::Network;
use crate::model::{Campaign, Day, Judgement, RecordId};
use crate::tally::Tallies;

use super::ground::{Ground, Person};
use super::reasons::Wanted;
use super::{Reason, Way, ways};

/// Who can be reached through whom, and who is named by how many.
pub(in crate::hints) struct Ties<'a>(Ground<'a>);

/// One way to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::hints) struct Road {
    /// Who would go it.
    pub(in crate::hints) who: RecordId,
    /// The tie; `None` where the two talked before.
    pub(in crate::hints) way: Option<Way>,
    /// How good it is: less is better.
    pub(in crate::hints) rank: (u8, u8, u8),
}

/// What the namings say of one person in their own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::hints) struct Namings {
    /// Named by so many of their own unit, asked for trust or help.
    pub(in crate::hints) named_by: u32,
    /// Of so many asked.
    pub(in crate::hints) of_asked: u32,
}

impl<'a> Ties<'a> {
    pub(in crate::hints) fn of(
        campaign: &'a Campaign,
        network: &'a Network,
        tallies: &'a Tallies,
        today: Day,
    ) -> Self {
        Self(Ground::of(campaign, network, tallies, today))
    }

    fn person(&self, id: RecordId) -> Option<&Person<'a>> {
        self.0.index(id).map(|at| self.0.person(at))
    }

    /// The best way to somebody; `far` = over somebody between, where no tie of ours leads there.
    pub(in crate::hints) fn road(&self, whom: RecordId, far: bool) -> Option<Road> {
        let whom = self.0.index(whom)?;
        let reason =
            if far { Reason::Target { unit: None } } else { Reason::NotAssessed { through_leader: false } };
        let wanted = Wanted { whom, reasons: vec![reason] };
        let best = ways::routes(&self.0, &wanted, None).into_iter().next()?;
        Some(Road { who: best.who, way: best.way, rank: best.rank })
    }

    pub(in crate::hints) fn namings(&self, of: RecordId) -> Namings {
        let Some(person) = self.person(of) else { return Namings::default() };
        let asked = self.0.groups.get(&person.unit).map_or(0, |group| group.asked);
        Namings { named_by: person.named_by, of_asked: asked }
    }

    /// Who was talked with or asked lately, or has a talk or task open, waits.
    pub(in crate::hints) fn is_left_alone(&self, who: RecordId) -> bool {
        self.person(who).is_none_or(|person| self.0.is_left_alone(person))
    }

    /// Whether they can hold a talk for us.
    pub(in crate::hints) fn is_ours(&self, who: RecordId) -> bool {
        self.person(who).is_some_and(|person| person.is_ours)
    }

    /// How many ties somebody has.
    pub(in crate::hints) fn degree(&self, who: RecordId) -> usize {
        self.person(who).map_or(0, |person| person.links.len())
    }

    pub(in crate::hints) fn judgement(&self, who: RecordId) -> Judgement {
        self.person(who).map_or(Judgement::NotLookedAt, |person| *person.worker.judgement.value())
    }

    pub(in crate::hints) fn supports(&self, who: RecordId) -> bool {
        self.person(who).is_some_and(|person| person.supports)
    }

    /// The mark of the scale that draws them; 0 = not assessed.
    pub(in crate::hints) fn mark(&self, who: RecordId) -> u8 {
        self.person(who).map_or(0, |person| person.mark)
    }
}
