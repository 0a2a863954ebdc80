//! Namings inside a group: who is named by how many of how many asked.
//!
//! Counted are distinct people, of those asked, one kind of question at a time
//! (field.md, "Organic leaders": the plain count inside the unit finds the
//! leader; trust and work advice are never added). People who are not counted
//! (supervisors, outsiders) are left out as askers and as named. Whoever was
//! not asked is unknown, not a zero.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::network::{Kinds, Network};
use crate::model::{Campaign, Day, QuestionKind, RecordId, Text, TieKind, Worker};

/// Which namings are counted together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Every question of one kind.
    Kind(QuestionKind),
    /// One question alone, by its key.
    Question(Text),
    /// What leads in the group: trust or help; where nobody was asked that, life outside work. Work
    /// advice never leads alone.
    Leading,
}

impl Asked {
    fn takes(&self, question: &Text, kinds: &Kinds) -> bool {
        match self {
            Asked::Kind(kind) => kinds.kind(question) == *kind,
            Asked::Question(key) => key == question,
            Asked::Leading => kinds.kind(question) == QuestionKind::Trust,
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
    /// For each pair (asker, named) counted above: the day it was said last.
    pub days: BTreeMap<(RecordId, RecordId), Day>,
}

impl Namings {
    /// What leads in a group, and its namings: trust or help; if nobody was asked that, life outside
    /// work. `None` beside empty namings if nobody was asked either.
    pub fn leading(
        campaign: &Campaign,
        network: &Network,
        kinds: &Kinds,
        group: &BTreeSet<RecordId>,
    ) -> (Option<QuestionKind>, Self) {
        let mut leading = (None, Self::default());
        for (kind, namings) in Self::by_kind(campaign, network, kinds, group) {
            if leading.0.is_none() && namings.leads(kind) {
                leading = (Some(kind), namings);
            }
        }
        leading
    }

    /// Whether namings of this kind lead where no kind before it does.
    pub(super) fn leads(&self, kind: QuestionKind) -> bool {
        kind != QuestionKind::Work && !(self.asked.is_empty() && self.outside.is_empty())
    }

    /// Counts the namings in a group of people. Those of `group` who are not counted are left out.
    ///
    /// [`Asked::Leading`] counts trust or help here; what leads a group is told by [`Namings::leading`].
    pub fn of(
        campaign: &Campaign,
        network: &Network,
        kinds: &Kinds,
        group: &BTreeSet<RecordId>,
        asked: &Asked,
    ) -> Self {
        let takes = |question: &Text| asked.takes(question, kinds).then_some(0);
        let [namings] = Self::gather(campaign, network, group, takes);
        namings
    }

    /// The namings of each kind of question, apart, in one walk.
    pub fn by_kind(
        campaign: &Campaign,
        network: &Network,
        kinds: &Kinds,
        group: &BTreeSet<RecordId>,
    ) -> [(QuestionKind, Self); 3] {
        const KINDS: [QuestionKind; 3] = [QuestionKind::Trust, QuestionKind::Work, QuestionKind::Social];
        let takes = |question: &Text| KINDS.iter().position(|kind| *kind == kinds.kind(question));
        let [trust, work, social] = Self::gather(campaign, network, group, takes);
        let [first, second, third] = KINDS;
        [(first, trust), (second, work), (third, social)]
    }

    /// Counts the namings of several sets of questions; `takes` tells to which of them one belongs.
    fn gather<const N: usize>(
        campaign: &Campaign,
        network: &Network,
        group: &BTreeSet<RecordId>,
        takes: impl Fn(&Text) -> Option<usize>,
    ) -> [Self; N] {
        let own = |id: &RecordId| campaign.worker(*id).filter(|w| campaign.is_counted(w));
        let members: HashMap<RecordId, &Worker> =
            group.iter().filter_map(|id| Some((*id, own(id)?))).collect();
        let mut sets = [(); N].map(|()| Self::default());
        for id in group {
            let Some(worker) = members.get(id) else { continue };
            for (question, day) in &worker.asked {
                if day.is_some()
                    && let Some(namings) = takes(question).and_then(|set| sets.get_mut(set))
                {
                    namings.asked.insert(*id);
                }
            }
            for link in network.links_of(*id) {
                let TieKind::Naming { question } = &link.kind else { continue };
                let Some(namings) = takes(question).and_then(|set| sets.get_mut(set)) else { continue };
                for (asker, named) in link.namings() {
                    if asker == *id {
                        namings.asked.insert(*id);
                    } else if named == *id {
                        let side = if members.contains_key(&asker) {
                            &mut namings.inside
                        } else if !group.contains(&asker) && own(&asker).is_some() {
                            &mut namings.outside
                        } else {
                            continue;
                        };
                        side.entry(*id).or_default().insert(asker);
                        let day = namings.days.entry((asker, named)).or_insert(link.day);
                        *day = link.day.max(*day);
                    }
                }
            }
        }
        sets
    }

    /// By how many of the group somebody is named.
    pub fn named_by(&self, id: RecordId) -> u32 {
        self.inside.get(&id).map_or(0, |namers| namers.len() as u32)
    }

    /// How many of those who name somebody, inside and outside, did so last more than `days` days before `today`.
    pub fn older_than(&self, id: RecordId, today: Day, days: i32) -> u32 {
        let namers = self.inside.get(&id).into_iter().chain(self.outside.get(&id)).flatten();
        let old = namers
            .filter(|namer| self.days.get(&(**namer, id)).is_some_and(|day| day.days_until(today) > days));
        old.count() as u32
    }

    /// How many of those of the group who name somebody are named by them too.
    pub fn returned(&self, id: RecordId) -> u32 {
        let namers = self.inside.get(&id).into_iter().flatten();
        namers.filter(|namer| self.names(id, **namer)).count() as u32
    }

    /// The share (0 to 1) of namings inside the group that are returned, of those whose named was asked
    /// as well: whoever was not asked could not return one. `None` if there is none such.
    pub fn reciprocity(&self) -> Option<f32> {
        let (mut all, mut returned) = (0_u32, 0_u32);
        for (named, namers) in self.inside.iter().filter(|(named, _)| self.asked.contains(named)) {
            all += namers.len() as u32;
            returned += namers.iter().filter(|namer| self.names(*named, **namer)).count() as u32;
        }
        (all > 0).then(|| returned as f32 / all as f32)
    }

    fn names(&self, asker: RecordId, named: RecordId) -> bool {
        self.inside.get(&named).is_some_and(|namers| namers.contains(&asker))
    }

    /// How many of the group were asked.
    pub fn of_asked(&self) -> u32 {
        self.asked.len() as u32
    }
}
