//! From the campaign to what the layout sees.

use std::collections::BTreeMap;

use super::layout::{Edge, Net, Node, Place};
use super::network::Network;
use crate::model::{Campaign, RecordId, Worker};

/// A [`Net`] with the people and units its numbers stand for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MapNet {
    /// The person of each node.
    pub people: Vec<RecordId>,
    /// The unit of each unit number.
    pub units: Vec<RecordId>,
    /// What the layout works on.
    pub net: Net,
}

impl MapNet {
    /// The people of a campaign, grouped by `grouping`, with pins and the places of the last picture.
    ///
    /// `kept` holds for each person the place and the unit they had then; whoever
    /// has changed their unit finds a new place. `radius` tells the size of a mark, in points.
    pub fn of(
        campaign: &Campaign,
        network: &Network,
        grouping: &str,
        kept: &BTreeMap<RecordId, (Place, Option<RecordId>)>,
        radius: &dyn Fn(&Worker) -> f32,
    ) -> Self {
        let units: Vec<RecordId> = campaign.units_of(grouping).into_iter().map(|unit| unit.id).collect();
        let unit_no: BTreeMap<RecordId, u32> = units.iter().copied().zip(0..).collect();
        let people: Vec<RecordId> = campaign.workers.keys().copied().collect();
        let number: BTreeMap<RecordId, u32> = people.iter().copied().zip(0..).collect();
        let nodes = campaign.people().map(|worker| {
            let unit = worker.place(grouping).map(|unit| campaign.canonical(unit));
            let unit = unit.filter(|unit| unit_no.contains_key(unit));
            Node {
                unit: unit.and_then(|unit| unit_no.get(&unit).copied()),
                radius: radius(worker),
                pin: worker.pin.map(|pin| Place::new(pin.x as f32, pin.y as f32)),
                kept: kept.get(&worker.id).filter(|(_, then)| *then == unit).map(|(place, _)| *place),
            }
        });
        let edges = network.links().filter_map(|link| {
            Some(Edge { from: *number.get(&link.from)?, to: *number.get(&link.to)?, weight: 1.0 })
        });
        Self { net: Net { nodes: nodes.collect(), edges: edges.collect() }, people, units }
    }
}
