//! The log: a set of entries, and the campaign they fold to.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::model::{AuthorId, Campaign, Edit, EntryId, EntryNo, RecordId, Stamp, Touched};

use super::fold::{self, Record};
use super::{Entry, Typing};

/// All entries, by number and by what they speak of. Adding to it is the only way a campaign changes.
#[derive(Debug, Clone, Default)]
pub struct Log {
    entries: Vec<Option<Arc<Entry>>>,
    by_id: HashMap<EntryId, EntryNo>,
    pub(super) by_record: HashMap<RecordId, Vec<EntryNo>>,
    by_deed: HashMap<EntryId, Vec<EntryNo>>,
    /// Take-backs by the deed they name.
    take_backs: HashMap<EntryId, Vec<EntryNo>>,
    /// Statements that two records are one (or two) people.
    pub(super) joins: BTreeSet<EntryNo>,
    /// Records that stand for one another: member -> all members, smallest id first.
    pub(super) classes: HashMap<RecordId, Arc<[RecordId]>>,
    /// Entries that make a record one about a person alone (ties, conversations, tasks), by person.
    pub(super) about: HashMap<RecordId, BTreeSet<EntryNo>>,
    /// What says that records are forgotten.
    pub(super) forgets: BTreeSet<EntryNo>,
    pub(super) forgotten: BTreeSet<RecordId>,
}

impl Log {
    /// How many numbers were given out; entries keep theirs while the campaign is open.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// All entries, in no particular order.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().flatten()
    }

    /// Entries whose number is `from` or greater.
    pub fn since(&self, from: usize) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.get(from..).unwrap_or_default().iter().flatten()
    }

    /// The entry of a number, if it is still there.
    pub fn entry(&self, no: EntryNo) -> Option<&Arc<Entry>> {
        self.entries.get(no.0 as usize)?.as_ref()
    }

    /// The entry of an id.
    pub fn find(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entry(*self.by_id.get(&id)?)
    }

    /// Whether the entry is in the log.
    pub fn has(&self, id: EntryId) -> bool {
        self.by_id.contains_key(&id)
    }

    /// Entries of a deed.
    pub fn deed(&self, deed: EntryId) -> impl Iterator<Item = &Arc<Entry>> {
        self.by_deed.get(&deed).into_iter().flatten().filter_map(|no| self.entry(*no))
    }

    /// Everything said about a record (and records said to be the same), oldest first.
    pub fn history(&self, on: RecordId) -> Vec<&Arc<Entry>> {
        let mut entries: Vec<&Arc<Entry>> = self.numbered(on).filter_map(|no| self.entry(no)).collect();
        entries.sort_by_key(|entry| (entry.at, entry.id));
        entries
    }

    /// Records that were forgotten.
    pub fn forgotten(&self) -> &BTreeSet<RecordId> {
        &self.forgotten
    }

    /// The latest stamp, but none further ahead of `now` than a day.
    pub fn last_stamp(&self, now: Stamp) -> Stamp {
        let near = |stamp: &Stamp| stamp.ms <= now.ms + 86_400_000;
        self.entries().map(|entry| entry.at).filter(near).max().unwrap_or_default()
    }

    /// Whether an entry counts: no live take-back of its author names its deed.
    pub fn is_live(&self, entry: &Entry) -> bool {
        !self.is_taken_back(entry.deed, entry.by)
    }

    /// Whether the part of a deed typed by `by` is taken back.
    ///
    /// Ids are hashes, so take-backs cannot name each other in a circle; the walk keeps its own
    /// stack because a file may hold a very long chain.
    fn is_taken_back(&self, deed: EntryId, by: AuthorId) -> bool {
        struct Open {
            deed: EntryId,
            by: AuthorId,
            next: usize,
        }
        let mut stack = vec![Open { deed, by, next: 0 }];
        // The answer of the level just closed.
        let mut answer = None;
        while let Some(open) = stack.last_mut() {
            // A take-back that was itself not taken back settles it.
            if answer.take() == Some(false) {
                answer = Some(true);
                stack.pop();
                continue;
            }
            let named = self.take_backs.get(&open.deed).map_or(&[][..], Vec::as_slice);
            let mut of_author = named.iter().skip(open.next).enumerate().filter_map(|(i, no)| {
                let entry = self.entry(*no)?;
                (entry.by == open.by).then_some((i, entry))
            });
            if let Some((skipped, entry)) = of_author.next() {
                open.next += skipped + 1;
                let (deed, by) = (entry.deed, entry.by);
                stack.push(Open { deed, by, next: 0 });
            } else {
                answer = Some(false);
                stack.pop();
            }
        }
        answer.unwrap_or(false)
    }

    /// Takes entries in and folds the records they touch; nothing else changes.
    ///
    /// Entries already here are passed over, but for words erased elsewhere, which are erased here.
    /// What was forgotten stays out. The order in which entries come makes no difference.
    pub fn add(&mut self, campaign: &mut Campaign, new: Vec<Arc<Entry>>) -> Touched {
        let mut touched = BTreeSet::new();
        let mut joins_changed = false;
        let mut came = Vec::new();
        for entry in new {
            if let Some(&no) = self.by_id.get(&entry.id) {
                let known = self.entry(no).filter(|known| entry.supersedes(known)).cloned();
                let Some(known) = known else { continue };
                touched.insert(known.on);
                joins_changed |= self.status_changed(&known, &mut touched) || is_join(&known);
                self.replace(no, Arc::clone(&entry));
                came.push(no);
            } else {
                came.push(self.insert(Arc::clone(&entry)));
            }
            touched.insert(entry.on);
            joins_changed |= self.status_changed(&entry, &mut touched) || is_join(&entry);
        }
        if joins_changed {
            self.join(campaign, &mut touched);
        }
        self.forget(campaign.id, came, &mut touched);
        self.refold(campaign, touched, None)
    }

    /// Whether an entry would change anything: not here yet, or erased elsewhere.
    pub(super) fn is_news(&self, entry: &Entry) -> bool {
        self.find(entry.id).is_none_or(|known| entry.supersedes(known))
    }

    /// Lets entries leave the set (undo of a merge).
    pub fn leave_out(&mut self, campaign: &mut Campaign, ids: &BTreeSet<EntryId>) -> Touched {
        let mut touched = BTreeSet::new();
        let mut joins_changed = false;
        for id in ids {
            let Some(&no) = self.by_id.get(id) else { continue };
            let Some(entry) = self.entry(no).cloned() else { continue };
            touched.insert(entry.on);
            self.take_out(no);
            joins_changed |= self.status_changed(&entry, &mut touched) || is_join(&entry);
        }
        if joins_changed {
            self.join(campaign, &mut touched);
        }
        self.forget(campaign.id, Vec::new(), &mut touched);
        self.refold(campaign, touched, None)
    }

    /// Replaces an entry by itself without its words.
    pub fn erase(&mut self, campaign: &mut Campaign, id: EntryId) -> Touched {
        let Some(&no) = self.by_id.get(&id) else { return Touched::default() };
        let Some(entry) = self.entry(no).filter(|entry| entry.has_words()).cloned() else {
            return Touched::default();
        };
        let on = entry.on;
        self.replace(no, Arc::new(entry.erased()));
        self.refold(campaign, BTreeSet::from([on]), None)
    }

    /// Gives out one number that nothing will have: what was saved before it is not up to date.
    pub(super) fn skip_number(&mut self) {
        self.entries.push(None);
    }

    /// Folds one record anew; `typing` is text that is being typed into it.
    pub fn fold_record(&self, campaign: RecordId, on: RecordId, typing: Option<&Typing>) -> Option<Record> {
        let mut live: Vec<fold::Numbered<'_>> = self
            .numbered(on)
            .filter_map(|no| Some((no, self.entry(no)?.as_ref())))
            .filter(|(_, entry)| self.is_live(entry))
            .collect();
        live.sort_by_key(|(_, entry)| (entry.at, entry.id));
        fold::fold(on, campaign, &live, typing)
    }

    /// The campaign as it was told until `at`.
    pub fn as_of(&self, id: RecordId, at: Stamp) -> Campaign {
        let mut campaign = Campaign::blank(id);
        let entries = self.entries().filter(|entry| entry.at <= at).cloned().collect();
        Log::default().add(&mut campaign, entries);
        campaign
    }

    /// Folds records anew, with text that is being typed, and says what was touched.
    pub fn refold(
        &self,
        campaign: &mut Campaign,
        records: BTreeSet<RecordId>,
        typing: Option<&Typing>,
    ) -> Touched {
        let mut touched = Touched::default();
        for record in records {
            let canonical = self.class(record).first().copied().unwrap_or(record);
            for on in [canonical, record] {
                if touched.records.insert(on) {
                    let canonical_of = |id| self.class(id).first().copied().unwrap_or(id);
                    let typing = typing.filter(|typing| canonical_of(typing.on) == on);
                    let folded =
                        (on == canonical).then(|| self.fold_record(campaign.id, on, typing)).flatten();
                    install(campaign, on, folded, &mut touched);
                }
            }
        }
        if !touched.is_nothing() {
            campaign.revision += 1;
        }
        touched
    }

    /// Members of the class of `on`; empty if it stands for itself alone.
    pub fn class(&self, on: RecordId) -> &[RecordId] {
        self.classes.get(&on).map_or(&[], AsRef::as_ref)
    }

    /// Records that are about this one alone, and all said to be the same: what forgetting takes along.
    pub fn goes_with(&self, on: RecordId) -> BTreeSet<RecordId> {
        let mut members: BTreeSet<RecordId> = self.class(on).iter().copied().collect();
        members.insert(on);
        let about = members.iter().filter_map(|member| self.about.get(member)).flatten();
        let mut with: BTreeSet<RecordId> =
            about.filter_map(|no| self.entry(*no)).map(|entry| entry.on).collect();
        with.extend(members);
        with.remove(&on);
        with
    }

    fn numbered(&self, on: RecordId) -> impl Iterator<Item = EntryNo> {
        let class = self.class(on);
        let records = if class.is_empty() { vec![on] } else { class.to_vec() };
        records.into_iter().flat_map(|record| self.by_record.get(&record).into_iter().flatten().copied())
    }

    fn insert(&mut self, entry: Arc<Entry>) -> EntryNo {
        let no = EntryNo(self.entries.len() as u32);
        self.by_id.insert(entry.id, no);
        self.by_record.entry(entry.on).or_default().push(no);
        self.by_deed.entry(entry.deed).or_default().push(no);
        self.index(no, &entry);
        self.entries.push(Some(entry));
        no
    }

    pub(super) fn replace(&mut self, no: EntryNo, entry: Arc<Entry>) {
        self.take_out(no);
        self.by_id.insert(entry.id, no);
        self.by_record.entry(entry.on).or_default().push(no);
        self.by_deed.entry(entry.deed).or_default().push(no);
        self.index(no, &entry);
        if let Some(place) = self.entries.get_mut(no.0 as usize) {
            *place = Some(entry);
        }
    }

    fn index(&mut self, no: EntryNo, entry: &Entry) {
        match &entry.edit {
            Edit::TakeBack { deed } if entry.deed == entry.id => {
                self.take_backs.entry(*deed).or_default().push(no);
            }
            Edit::Forget { .. } => {
                self.forgets.insert(no);
            }
            _ if entry.marks_forgotten() => {
                self.forgets.insert(no);
            }
            _ if is_join(entry) => {
                self.joins.insert(no);
            }
            _ => {}
        }
        for person in entry.edit.about() {
            self.about.entry(person).or_default().insert(no);
        }
    }

    pub(super) fn take_out(&mut self, no: EntryNo) {
        let Some(entry) = self.entries.get_mut(no.0 as usize).and_then(Option::take) else { return };
        self.by_id.remove(&entry.id);
        let lists = [
            self.by_record.get_mut(&entry.on),
            self.by_deed.get_mut(&entry.deed),
            match &entry.edit {
                Edit::TakeBack { deed } => self.take_backs.get_mut(deed),
                _ => None,
            },
        ];
        for list in lists.into_iter().flatten() {
            list.retain(|other| *other != no);
        }
        self.joins.remove(&no);
        self.forgets.remove(&no);
        for person in entry.edit.about() {
            if let Some(entries) = self.about.get_mut(&person) {
                entries.remove(&no);
            }
        }
    }

    /// Collects the records of every deed whose standing `entry` may change. Says whether one of
    /// them joins records.
    fn status_changed(&self, entry: &Entry, touched: &mut BTreeSet<RecordId>) -> bool {
        let mut joins = false;
        let mut deeds = Vec::new();
        if let Edit::TakeBack { deed } = &entry.edit
            && entry.deed == entry.id
        {
            deeds.push(*deed);
        }
        let mut seen = BTreeSet::new();
        while let Some(deed) = deeds.pop() {
            if !seen.insert(deed) {
                continue;
            }
            for entry in self.deed(deed) {
                touched.insert(entry.on);
                match &entry.edit {
                    Edit::TakeBack { deed } => deeds.push(*deed),
                    Edit::Same { .. } | Edit::Different { .. } => joins = true,
                    _ => {}
                }
            }
        }
        joins
    }
}

fn is_join(entry: &Entry) -> bool {
    matches!(entry.edit, Edit::Same { .. } | Edit::Different { .. })
}

fn install(campaign: &mut Campaign, on: RecordId, record: Option<Record>, touched: &mut Touched) {
    let kinds = &mut touched.kinds;
    if on == campaign.id {
        // A take-back speaks of the campaign without changing what it says: nobody counts anew then.
        if let Some(Record::About(about)) = record
            && campaign.about != about
        {
            campaign.about = about;
            kinds.about = true;
        }
        return;
    }
    macro_rules! settle {
        ($map:ident, $variant:ident, $kind:ident) => {
            match &record {
                Some(Record::$variant(value)) => {
                    campaign.$map.insert(on, Arc::clone(value));
                    kinds.$kind = true;
                }
                _ => {
                    if campaign.$map.remove(&on).is_some() {
                        kinds.$kind = true;
                    }
                }
            }
        };
    }
    settle!(workers, Worker, workers);
    settle!(units, Unit, units);
    settle!(ties, Tie, ties);
    settle!(tests, Test, tests);
    settle!(talks, Talk, talks);
    settle!(tasks, Task, talks);
    settle!(homework, Homework, talks);
    settle!(debriefs, Debrief, talks);
    settle!(floors, Floor, floors);
    settle!(papers, Paper, papers);
}
