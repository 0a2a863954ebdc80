//! Merging: the union of two sets of entries, and what it would do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{AuthorId, Campaign, Edit, EntryId, EntryNo, FieldName, RecordId, Stamp, Touched};

use super::{Entry, Session, Step};

/// One field on which heads disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The record.
    pub on: RecordId,
    /// The field.
    pub field: FieldName,
    /// The entries that say something different.
    pub heads: Vec<EntryNo>,
}

/// What taking entries in does, or would do.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Merged {
    /// Entries that were not here.
    pub new: usize,
    /// What changes.
    pub touched: Touched,
    /// Fields on which heads disagree now and did not before.
    pub conflicts: Vec<Conflict>,
    /// People who would be forgotten.
    pub would_forget: Vec<RecordId>,
    /// People who would be removed.
    pub would_remove: Vec<RecordId>,
    /// Authors whose clock is ahead, by how many days.
    pub ahead: Vec<(AuthorId, i32)>,
}

impl Session {
    /// What taking these entries in would do. Nothing changes.
    pub fn preview(&self, theirs: &[Arc<Entry>], now: Stamp) -> Merged {
        self.clone().take_in(theirs, &BTreeSet::new(), now)
    }

    /// Takes entries in, but for those refused, which stay out here until accepted. One undo.
    pub fn take_in(&mut self, theirs: &[Arc<Entry>], refused: &BTreeSet<EntryId>, now: Stamp) -> Merged {
        let before = self.campaign().clone();
        let (log, campaign, declined) = self.parts();
        declined.extend(refused.iter().filter(|id| !log.has(**id)));
        let new: Vec<Arc<Entry>> = theirs
            .iter()
            .filter(|entry| !declined.contains(&entry.id))
            .filter(|entry| log.is_news(entry))
            .cloned()
            .collect();
        let forgotten = log.forgotten().clone();
        let known: BTreeSet<EntryId> = new.iter().map(|entry| entry.id).filter(|id| log.has(*id)).collect();
        let touched = log.add(campaign, new.clone());
        // As they came: what a forgetting turned into a mark has no way back.
        let is_here = |entry: &Arc<Entry>| log.find(entry.id).is_some_and(|now| now.line == entry.line);
        let came: Vec<Arc<Entry>> =
            new.into_iter().filter(|entry| !known.contains(&entry.id) && is_here(entry)).collect();
        let would_forget: Vec<RecordId> = log.forgotten().difference(&forgotten).copied().collect();
        let conflicts = conflicts(&before, campaign, &touched);
        let gone = |id: &RecordId| before.workers.contains_key(id) && campaign.worker(*id).is_none();
        let would_remove: Vec<RecordId> =
            touched.records.iter().filter(|id| gone(id) && !would_forget.contains(id)).copied().collect();
        let mut ahead: BTreeMap<AuthorId, i32> = BTreeMap::new();
        for entry in &came {
            let days = now.day().days_until(entry.at.day());
            if days > 0 {
                let most = ahead.entry(entry.by).or_default();
                *most = (*most).max(days);
            }
        }
        let forgets = came.iter().any(|entry| matches!(entry.edit, Edit::Forget { .. }));
        if !known.is_empty() || forgets || !would_forget.is_empty() {
            self.mark_rewritten();
            self.forget_steps();
        }
        self.see(came.iter().map(|entry| entry.at), now);
        let new = came.len();
        // Forgetting has no way back; the rest of the merge has.
        let entries: Vec<Arc<Entry>> = came
            .into_iter()
            .filter(|entry| !matches!(entry.edit, Edit::Forget { .. }) && !entry.marks_forgotten())
            .collect();
        if !entries.is_empty() {
            self.step(Step::TookIn { entries });
        }
        self.show_typing();
        Merged { new, touched, conflicts, would_forget, would_remove, ahead: ahead.into_iter().collect() }
    }

    /// Takes in again what was declined.
    pub fn accept(&mut self, theirs: &[Arc<Entry>], ids: &BTreeSet<EntryId>, now: Stamp) -> Merged {
        let (_, _, declined) = self.parts();
        declined.retain(|id| !ids.contains(id));
        let accepted: Vec<Arc<Entry>> =
            theirs.iter().filter(|entry| ids.contains(&entry.id)).cloned().collect();
        self.take_in(&accepted, &BTreeSet::new(), now)
    }
}

fn conflicts(before: &Campaign, after: &Campaign, touched: &Touched) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for &on in &touched.records {
        let (was, is): (Vec<FieldName>, Vec<(FieldName, Vec<EntryNo>)>) = if let Some(worker) =
            after.workers.get(&on)
        {
            let was = before.workers.get(&on).map(|worker| worker.disputed()).unwrap_or_default();
            (was, worker.disputed().into_iter().map(|name| (name.clone(), worker.heads(&name))).collect())
        } else if let Some(unit) = after.units.get(&on) {
            let was = before.units.get(&on).map(|unit| unit.disputed()).unwrap_or_default();
            (was, unit.disputed().into_iter().map(|name| (name.clone(), unit.heads(&name))).collect())
        } else if let Some(test) = after.tests.get(&on) {
            let was = before.tests.get(&on).map(|test| test.disputed()).unwrap_or_default();
            (was, test.disputed().into_iter().map(|name| (name.clone(), test.heads(&name))).collect())
        } else if on == after.id {
            let about = &after.about;
            let is = about.disputed().into_iter().map(|name| (name.clone(), about.heads(&name))).collect();
            (before.about.disputed(), is)
        } else {
            continue;
        };
        let new = is.into_iter().filter(|(name, _)| !was.contains(name));
        conflicts.extend(new.map(|(field, heads)| Conflict { on, field, heads }));
    }
    conflicts
}
