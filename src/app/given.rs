//! The network as others may see it: names reduced, places of the map, ties in one order.

use std::collections::BTreeMap;

use crate::exchange::{NetworkPerson, NetworkSheet, NetworkTie};
use crate::graph::{Kinds, Place};
use crate::model::{QuestionKind, RecordId, TieKind, Worker};

use super::reduce::{code, name_as};
use super::{App, Names};

impl App {
    /// Whether a person belongs to a unit or to one within it.
    pub fn is_in(&self, worker: &Worker, unit: RecordId) -> bool {
        worker.unit().is_some_and(|own| own == unit || self.tallies().is_within(own, unit))
    }

    /// The network with names as they may be seen. With names nobody's rating is told (FORMAT.md).
    pub(super) fn network_sheet(&self, names: Names, unit: Option<RecordId>) -> NetworkSheet {
        let campaign = self.campaign();
        let coded = matches!(names, Names::Codes | Names::Initials);
        let shown = campaign.people().filter(|worker| unit.is_none_or(|unit| self.is_in(worker, unit)));
        let mut people: Vec<(NetworkPerson, RecordId)> = shown
            .map(|worker| {
                let own = worker.unit().and_then(|unit| campaign.unit(unit));
                let kept = self.places().get(&worker.id).map_or(Place::default(), |(place, _)| *place);
                let at = worker.pin.map_or((kept.x, kept.y), |pin| (pin.x as f32, pin.y as f32));
                let support = campaign.support(worker).map(|support| support.rating.value);
                let person = NetworkPerson {
                    code: code(campaign, worker.id),
                    label: name_as(campaign, worker, names),
                    unit: own.map(|unit| unit.name.to_string()).unwrap_or_default(),
                    standing: worker.standing.to_string(),
                    support: support.filter(|_| coded),
                    named_by: self.named_in_unit(worker.id),
                    at,
                    pinned: worker.pin.is_some(),
                };
                (person, worker.id)
            })
            .collect();
        people.sort_by(|(a, _), (b, _)| (&a.unit, &a.code).cmp(&(&b.unit, &b.code)));
        let number: BTreeMap<RecordId, usize> =
            people.iter().enumerate().map(|(number, (_, id))| (*id, number)).collect();
        let kinds = Kinds::of(campaign);
        let mut ties: Vec<NetworkTie> = self
            .network()
            .links()
            .filter_map(|link| {
                let (kind, asks) = match &link.kind {
                    TieKind::Moves { .. } => ("moves".to_owned(), "moves"),
                    TieKind::Naming { question } => {
                        let asks = match kinds.kind(question) {
                            QuestionKind::Trust => "trust",
                            QuestionKind::Work => "work",
                            QuestionKind::Social => "social",
                        };
                        (question.to_string(), asks)
                    }
                };
                let (from, to) = (*number.get(&link.from)?, *number.get(&link.to)?);
                Some(NetworkTie { from, to, kind, asks, mutual: link.mutual, day: link.day })
            })
            .collect();
        ties.sort_by(|a, b| (a.from, a.to, &a.kind, a.day).cmp(&(b.from, b.to, &b.kind, b.day)));
        NetworkSheet { people: people.into_iter().map(|(person, _)| person).collect(), ties }
    }
}
