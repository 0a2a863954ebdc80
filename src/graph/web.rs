//! People and their ties without direction, for measures that do not ask who named whom.

use super::flat::Flat;
use super::network::{Kinds, Network};
use crate::model::{Campaign, QuestionKind, RecordId};

/// People and their ties without direction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Web {
    people: Vec<RecordId>,
    flat: Flat,
}

impl Web {
    /// People and pairs of them. Pairs of others are left out, as are self-ties and repeated ones.
    pub fn of(
        people: impl IntoIterator<Item = RecordId>,
        pairs: impl IntoIterator<Item = (RecordId, RecordId)>,
    ) -> Self {
        let mut people: Vec<RecordId> = people.into_iter().collect();
        people.sort_unstable();
        people.dedup();
        let number = |id: RecordId| people.binary_search(&id).ok().map(|n| n as u32);
        let pairs = pairs.into_iter().filter_map(|(a, b)| Some((number(a)?, number(b)?)));
        let flat = Flat::of(people.len(), pairs);
        Self { people, flat }
    }

    /// Everybody on the chart and every tie, of whatever kind: what the map shows.
    pub fn all(network: &Network) -> Self {
        let people = network.graph().nodes();
        Self::of(people, network.links().map(|link| (link.from, link.to)))
    }

    /// Counted people and what ties them as people: namings of trust and of life outside work, and who
    /// moves whom. Work advice is left out, as are supervisors: word does not go through them.
    pub fn counted(campaign: &Campaign, network: &Network) -> Self {
        let kinds = Kinds::of(campaign);
        let people = campaign.people().filter(|w| campaign.is_counted(w)).map(|w| w.id);
        let links = network.links().filter(|link| kinds.of_tie(&link.kind) != Some(QuestionKind::Work));
        Self::of(people, links.map(|link| (link.from, link.to)))
    }

    /// The people, by id; a person's place in it is their number.
    pub fn people(&self) -> &[RecordId] {
        &self.people
    }

    /// The ties by number.
    pub fn flat(&self) -> &Flat {
        &self.flat
    }

    /// The number of a person.
    pub fn number(&self, person: RecordId) -> Option<u32> {
        self.people.binary_search(&person).ok().map(|n| n as u32)
    }

    /// The person of a number.
    pub fn person(&self, number: u32) -> Option<RecordId> {
        self.people.get(number as usize).copied()
    }

    /// Whom a person is tied to, by id.
    pub fn tied_to(&self, person: RecordId) -> impl Iterator<Item = RecordId> {
        let next = self.number(person).map_or(&[][..], |number| self.flat.next(number));
        next.iter().filter_map(|number| self.person(*number))
    }
}
