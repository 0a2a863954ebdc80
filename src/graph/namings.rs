//! Namings inside a group: who is named by how many of how many asked.
//!
//! Counted are distinct people, of those asked, one kind of question at a time
//! (field.md, "Organic leaders": the plain count inside the unit finds the
//! leader; trust and work advice are never added). People who are not counted
//! (supervisors, outsiders) are left out as askers and as named. Whoever was
//! not asked is unknown, not a zero.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{Kinds, Network};
use crate::model::{Campaign, QuestionKind, RecordId, Text, TieKind};

/// Which namings are counted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Every question of one kind.
    Kind(QuestionKind),
    /// One question alone, by its key.
    Question(Text),
}

impl Asked {
    fn takes(&self, question: &Text, kinds: &Kinds) -> bool {
        match self {
            Asked::Kind(kind) => kinds.kind(question) == *kind,
            Asked::Question(key) => key == question,
        }
    }
}

/// Who is named by whom in one group of people, for one kind of question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Namings {
    /// Those of the group who were asked: it stands on their record, or they named somebody.
    pub asked: BTreeSet<RecordId>,
    /// For each of the group who is named: the people of the group who do so.
    pub inside: BTreeMap<RecordId, BTreeSet<RecordId>>,
    /// For each of the group who is named: counted people of other groups who do so. Never added.
    pub outside: BTreeMap<RecordId, BTreeSet<RecordId>>,
}

impl Namings {
    /// Counts the namings in a group of people. Those of `group` who are not counted are left out.
    pub fn of(
        campaign: &Campaign,
        network: &Network,
        kinds: &Kinds,
        group: &BTreeSet<RecordId>,
        asked: &Asked,
    ) -> Self {
        let counts = |id: RecordId| campaign.worker(id).is_some_and(|w| campaign.is_counted(w));
        let mut namings = Self::default();
        for id in group {
            let Some(worker) = campaign.worker(*id).filter(|w| campaign.is_counted(w)) else { continue };
            if worker.asked.iter().any(|(question, day)| day.is_some() && asked.takes(question, kinds)) {
                namings.asked.insert(*id);
            }
            for link in network.links_of(*id) {
                let TieKind::Naming { question } = &link.kind else { continue };
                if !asked.takes(question, kinds) {
                    continue;
                }
                for (asker, named) in link.namings() {
                    if asker == *id {
                        namings.asked.insert(*id);
                    } else if named == *id && counts(asker) {
                        let side =
                            if group.contains(&asker) { &mut namings.inside } else { &mut namings.outside };
                        side.entry(*id).or_default().insert(asker);
                    }
                }
            }
        }
        namings
    }

    /// By how many of the group somebody is named.
    pub fn named_by(&self, id: RecordId) -> u32 {
        self.inside.get(&id).map_or(0, |namers| namers.len() as u32)
    }

    /// How many of the group were asked.
    pub fn of_asked(&self) -> u32 {
        self.asked.len() as u32
    }
}
