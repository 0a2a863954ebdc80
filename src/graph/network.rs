//! The network: who is tied to whom, kept in step with the campaign.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graphmap::DiGraphMap;

use crate::model::{Campaign, Day, QuestionKind, RecordId, TieKind, Touched};

/// One tie as the network sees it: its ends are the people who stand for those said to be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The tie's record.
    pub tie: RecordId,
    /// The asker; the leader.
    pub from: RecordId,
    /// The named; the one who is moved.
    pub to: RecordId,
    /// What it says.
    pub kind: TieKind,
    /// Said of both directions.
    pub mutual: bool,
    /// When it was said.
    pub day: Day,
    /// Both ends are here, and are two people.
    here: bool,
}

impl Link {
    /// Whoever is at the other end, seen from one end.
    pub fn other(&self, end: RecordId) -> RecordId {
        if self.from == end { self.to } else { self.from }
    }

    /// The namings it says, asker first: one, or two if it is mutual; none if it says who moves whom.
    pub fn namings(&self) -> impl Iterator<Item = (RecordId, RecordId)> + use<> {
        let is_naming = matches!(self.kind, TieKind::Naming { .. });
        let there = is_naming.then_some((self.from, self.to));
        let back = (is_naming && self.mutual).then_some((self.to, self.from));
        there.into_iter().chain(back)
    }
}

/// The people who are here and their ties: derived, never saved.
#[derive(Debug, Clone, Default)]
pub struct Network {
    /// People here; an edge holds every tie said from one to the other.
    graph: DiGraphMap<RecordId, BTreeSet<RecordId>>,
    /// Every tie of the campaign, also those whose ends are not both here.
    said: BTreeMap<RecordId, Link>,
    by_end: BTreeMap<RecordId, BTreeSet<RecordId>>,
    same: imbl::OrdMap<RecordId, RecordId>,
}

impl Network {
    /// The network of a campaign.
    pub fn of(campaign: &Campaign) -> Self {
        let mut network = Self { same: campaign.same.clone(), ..Self::default() };
        for id in campaign.workers.keys() {
            network.graph.add_node(*id);
        }
        for id in campaign.ties.keys() {
            network.put_tie(campaign, *id);
        }
        network
    }

    /// Follows a change; afterwards it equals [`Network::of`] the same campaign.
    pub fn follow(&mut self, campaign: &Campaign, touched: &Touched) {
        // Who stands for whom reaches ties that were not touched themselves.
        if touched.everything || self.same != campaign.same {
            *self = Self::of(campaign);
            return;
        }
        let mut ties: BTreeSet<RecordId> = BTreeSet::new();
        for id in &touched.records {
            let is_here = campaign.workers.contains_key(id);
            if is_here != self.graph.contains_node(*id) {
                if is_here {
                    self.graph.add_node(*id);
                } else {
                    self.graph.remove_node(*id);
                }
                ties.extend(self.by_end.get(id).into_iter().flatten());
            }
            if self.said.contains_key(id) || campaign.ties.contains_key(id) {
                ties.insert(*id);
            }
        }
        for id in ties {
            self.drop_tie(id);
            self.put_tie(campaign, id);
        }
    }

    fn put_tie(&mut self, campaign: &Campaign, id: RecordId) {
        let Some(tie) = campaign.ties.get(&id) else { return };
        let (from, to) = (campaign.canonical(tie.from), campaign.canonical(tie.to));
        // Who comes or goes has their ties said again, so this holds.
        let here = from != to && self.graph.contains_node(from) && self.graph.contains_node(to);
        let link = Link { tie: id, from, to, kind: tie.kind.clone(), mutual: tie.mutual, day: tie.day, here };
        for end in [from, to] {
            self.by_end.entry(end).or_default().insert(id);
        }
        self.said.insert(id, link);
        if !here {
            return;
        }
        match self.graph.edge_weight_mut(from, to) {
            Some(ties) => {
                ties.insert(id);
            }
            None => {
                self.graph.add_edge(from, to, BTreeSet::from([id]));
            }
        }
    }

    fn drop_tie(&mut self, id: RecordId) {
        let Some(link) = self.said.remove(&id) else { return };
        for end in [link.from, link.to] {
            if let Some(ties) = self.by_end.get_mut(&end) {
                ties.remove(&id);
                if ties.is_empty() {
                    self.by_end.remove(&end);
                }
            }
        }
        if let Some(ties) = self.graph.edge_weight_mut(link.from, link.to) {
            ties.remove(&id);
            if ties.is_empty() {
                self.graph.remove_edge(link.from, link.to);
            }
        }
    }

    /// The graph itself, for algorithms of petgraph: an edge holds the ids of
    /// every tie said in its direction. The order of nodes means nothing.
    pub fn graph(&self) -> &DiGraphMap<RecordId, BTreeSet<RecordId>> {
        &self.graph
    }

    /// How many people are here.
    pub fn people(&self) -> usize {
        self.graph.node_count()
    }

    /// A tie whose ends are both here.
    pub fn link(&self, tie: RecordId) -> Option<&Link> {
        self.said.get(&tie).filter(|link| link.here)
    }

    /// Every tie whose ends are both here, by id.
    pub fn links(&self) -> impl Iterator<Item = &Link> {
        self.said.values().filter(|link| link.here)
    }

    /// The ties of one person, in both directions, by id.
    pub fn links_of(&self, person: RecordId) -> impl Iterator<Item = &Link> {
        let ties = self.by_end.get(&person).into_iter().flatten();
        ties.filter_map(|tie| self.link(*tie))
    }
}

impl PartialEq for Network {
    /// The same people and the same ties, in whatever order they came.
    fn eq(&self, other: &Self) -> bool {
        let nodes = |n: &Self| n.graph.nodes().collect::<BTreeSet<_>>();
        let edges = |n: &Self| {
            n.graph.all_edges().map(|(from, to, ties)| ((from, to), ties.clone())).collect::<BTreeMap<_, _>>()
        };
        self.said == other.said
            && self.by_end == other.by_end
            && self.same == other.same
            && nodes(self) == nodes(other)
            && edges(self) == edges(other)
    }
}

/// The kinds of the campaign's naming questions, for looking up many ties.
#[derive(Debug, Clone)]
pub struct Kinds {
    of: BTreeMap<crate::model::Text, QuestionKind>,
}

impl Kinds {
    /// The kinds of a campaign's questions.
    pub fn of(campaign: &Campaign) -> Self {
        Self { of: campaign.questions().into_iter().map(|q| (q.key, q.kind)).collect() }
    }

    /// The kind of a question by its key. One the campaign does not list counts as trust: it was
    /// asked of coworkers about each other, and nothing says that it was about the work.
    pub fn kind(&self, question: &str) -> QuestionKind {
        self.of.get(question).copied().unwrap_or(QuestionKind::Trust)
    }

    /// The kind of naming a tie is; `None` if it says who moves whom.
    pub fn of_tie(&self, kind: &TieKind) -> Option<QuestionKind> {
        match kind {
            TieKind::Naming { question } => Some(self.kind(question)),
            TieKind::Moves { .. } => None,
        }
    }
}
