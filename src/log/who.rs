//! Who is whom, and who is forgotten: both a function of what is in the log.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use crate::model::{Campaign, Edit, EntryNo, RecordId};

use super::{Entry, Log};

/// What becomes of an entry where records are forgotten.
enum Fate {
    Stays,
    /// Its words go; that its record was about somebody forgotten stays.
    Marks,
    Leaves,
}

impl Log {
    /// Computes anew who stands for whom.
    pub(super) fn join(&mut self, campaign: &mut Campaign, touched: &mut BTreeSet<RecordId>) {
        let mut parent: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        campaign.different.clear();
        for no in &self.joins {
            let Some(entry) = self.entry(*no) else { continue };
            if !self.is_live(entry) {
                continue;
            }
            match &entry.edit {
                // The campaign is nobody else.
                Edit::Same { other } if entry.on != campaign.id && *other != campaign.id => {
                    let (a, b) = (root(&parent, entry.on), root(&parent, *other));
                    // The smallest id stands for all.
                    let (up, down) = (a.min(b), a.max(b));
                    parent.insert(down, up);
                    parent.entry(up).or_insert(up);
                }
                Edit::Different { other } => {
                    campaign.different.insert((entry.on.min(*other), entry.on.max(*other)));
                }
                _ => {}
            }
        }
        let mut members: BTreeMap<RecordId, Vec<RecordId>> = BTreeMap::new();
        for &id in parent.keys() {
            members.entry(root(&parent, id)).or_default().push(id);
        }
        let mut classes: HashMap<RecordId, Arc<[RecordId]>> = HashMap::new();
        let mut same = imbl::OrdMap::new();
        for (canonical, ids) in members.into_iter().filter(|(_, ids)| ids.len() > 1) {
            let class: Arc<[RecordId]> = ids.into();
            for &id in class.iter() {
                if id != canonical {
                    same.insert(id, canonical);
                }
                classes.insert(id, Arc::clone(&class));
            }
        }
        let changed = |id: &RecordId| classes.get(id) != self.classes.get(id);
        touched.extend(classes.keys().chain(self.classes.keys()).filter(|id| changed(id)));
        self.classes = classes;
        campaign.same = same;
    }

    /// Everything about forgotten records leaves; so does what is about them alone.
    ///
    /// Which records are forgotten is a function of what is here: those that were named, those said
    /// to be the same, and those marked as about one of them. The campaign itself is never.
    pub(super) fn forget(
        &mut self,
        campaign: RecordId,
        came: Vec<EntryNo>,
        touched: &mut BTreeSet<RecordId>,
    ) {
        if self.forgets.is_empty() && self.forgotten.is_empty() {
            return;
        }
        let mut open = came;
        loop {
            let mut forgotten: BTreeSet<RecordId> = BTreeSet::new();
            for entry in self.forgets.iter().filter_map(|no| self.entry(*no)) {
                forgotten.insert(entry.on);
                if let Edit::Forget { with } = &entry.edit {
                    forgotten.extend(with);
                }
            }
            let same: Vec<RecordId> = forgotten.iter().flat_map(|id| self.class(*id)).copied().collect();
            forgotten.extend(same);
            forgotten.remove(&campaign);
            for record in forgotten.difference(&self.forgotten) {
                open.extend(self.by_record.get(record).into_iter().flatten());
                open.extend(self.about.get(record).into_iter().flatten());
            }
            self.forgotten = forgotten;
            let mut marked = false;
            for no in std::mem::take(&mut open) {
                let Some(entry) = self.entry(no).cloned() else { continue };
                match self.fate(&entry) {
                    Fate::Stays => continue,
                    Fate::Leaves => self.take_out(no),
                    Fate::Marks => {
                        self.replace(no, Arc::new(entry.forgotten()));
                        marked = true;
                    }
                }
                touched.insert(entry.on);
            }
            if !marked {
                break;
            }
        }
    }

    /// What becomes of an entry: a function of it and of what is forgotten, never of when it came.
    fn fate(&self, entry: &Entry) -> Fate {
        let is_forgotten = self.forgotten.contains(&entry.on);
        let about = entry.edit.about();
        if !about.is_empty() && (is_forgotten || about.iter().any(|id| self.forgotten.contains(id))) {
            return Fate::Marks;
        }
        let says_nothing = matches!(
            entry.edit,
            Edit::Forget { .. } | Edit::Same { .. } | Edit::Different { .. } | Edit::TakeBack { .. }
        ) || entry.marks_forgotten();
        if is_forgotten && !says_nothing { Fate::Leaves } else { Fate::Stays }
    }
}

/// Who stands for `id` so far.
fn root(parent: &BTreeMap<RecordId, RecordId>, mut id: RecordId) -> RecordId {
    while let Some(&up) = parent.get(&id) {
        if up == id {
            break;
        }
        id = up;
    }
    id
}
