//! Ties without direction as flat arrays, for measures that walk them many times.

#![expect(
    clippy::indexing_slicing,
    reason = "the tables have one length, made here; numbers are checked on the way in"
)]

use super::network::{Kinds, Network};
use crate::model::{Campaign, QuestionKind, RecordId};

/// A simple undirected network of numbered nodes: no self-ties, no doubled ties.
///
/// The ties of node `i` are `next[starts[i]..starts[i + 1]]`, by number (compressed sparse rows).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flat {
    pub(super) starts: Vec<u32>,
    pub(super) next: Vec<u32>,
}

impl Default for Flat {
    fn default() -> Self {
        Self { starts: vec![0], next: Vec::new() }
    }
}

impl Flat {
    /// The network of `count` nodes and these ties. Self-ties, repeated ties (in either direction) and ties
    /// to numbers beyond `count` are left out.
    pub fn of(count: usize, pairs: impl IntoIterator<Item = (u32, u32)>) -> Self {
        let mut pairs: Vec<(u32, u32)> = pairs
            .into_iter()
            .filter(|(a, b)| a != b && (*a as usize) < count && (*b as usize) < count)
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0_u32; count + 1];
        for (a, b) in &pairs {
            starts[*a as usize + 1] += 1;
            starts[*b as usize + 1] += 1;
        }
        for i in 0..count {
            starts[i + 1] += starts[i];
        }
        let mut next = vec![0_u32; pairs.len() * 2];
        let mut at = starts.clone();
        // Sorted pairs: first whoever has a lower number, then the higher ones; so each row is in order.
        for (a, b) in &pairs {
            next[at[*b as usize] as usize] = *a;
            at[*b as usize] += 1;
        }
        for (a, b) in &pairs {
            next[at[*a as usize] as usize] = *b;
            at[*a as usize] += 1;
        }
        Self { starts, next }
    }

    /// How many nodes.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many ties.
    pub fn ties(&self) -> usize {
        self.next.len() / 2
    }

    /// Whom a node is tied to, by number; nobody for a number that is not here.
    pub fn next(&self, node: u32) -> &[u32] {
        let node = node as usize;
        if node >= self.len() {
            return &[];
        }
        &self.next[self.starts[node] as usize..self.starts[node + 1] as usize]
    }
}

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
