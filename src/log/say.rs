//! Saying one thing: what an edit goes over, when it was said, and whether it says anything new.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Edit, EntryId, EntryNo, Fact, FieldName, Fields, RecordField, RecordId, Stamp, Touched};

use super::Entry;
use super::entry::Draft;
use super::session::{Outside, Session};

impl Session {
    /// Fits an edit to what is there: drops fields that say the same, parts free text from the rest.
    pub(super) fn split(&self, on: RecordId, edit: Edit) -> Vec<Edit> {
        macro_rules! part {
            ($fields:ident, $set:ident, $record:expr) => {{
                let record = $record;
                let is_said = |field: &_| {
                    record.as_ref().is_some_and(|record| {
                        let name = RecordField::name(field);
                        if record.heads(&name).is_empty() {
                            return RecordField::is_blank(field);
                        }
                        let mut with = record.as_ref().clone();
                        with.put(field, EntryNo(u32::MAX));
                        !with.disputed().contains(&name)
                    })
                };
                part($fields.0, record.is_none(), is_said)
                    .into_iter()
                    .map(|fields| Edit::$set(Fields(fields)))
                    .collect()
            }};
        }
        let campaign = &self.campaign;
        let on = campaign.canonical(on);
        match edit {
            Edit::SetWorker(fields) => part!(fields, SetWorker, campaign.workers.get(&on)),
            Edit::SetUnit(fields) => part!(fields, SetUnit, campaign.units.get(&on)),
            Edit::SetCampaign(fields) => part!(fields, SetCampaign, Some(&campaign.about)),
            Edit::SetTest(fields) => part!(fields, SetTest, campaign.tests.get(&on)),
            Edit::SetTalk(fields) => part!(fields, SetTalk, campaign.talks.get(&on)),
            Edit::SetTask(fields) => part!(fields, SetTask, campaign.tasks.get(&on)),
            Edit::SetHomework(fields) => part!(fields, SetHomework, campaign.homework.get(&on)),
            Edit::SetDebrief(fields) => part!(fields, SetDebrief, campaign.debriefs.get(&on)),
            Edit::SetFloor(fields) => part!(fields, SetFloor, campaign.floors.get(&on)),
            Edit::SetPaper(fields) => part!(fields, SetPaper, campaign.papers.get(&on)),
            edit => vec![edit],
        }
    }

    /// Says one thing: fills what it goes over, writes it, folds.
    pub(super) fn say(
        &mut self,
        on: RecordId,
        edit: Edit,
        deed: Option<EntryId>,
        from: &mut dyn Outside,
    ) -> (EntryId, Touched) {
        let on = self.campaign.canonical(on);
        let (edit, over) = self.fill(on, edit);
        let draft = Draft { on, by: self.author, at: self.stamp(from), deed, over, edit };
        self.write(draft, from)
    }

    pub(super) fn write(&mut self, draft: Draft, from: &mut dyn Outside) -> (EntryId, Touched) {
        let mut nonce = [0; 16];
        from.random(&mut nonce);
        let entry = Entry::write(draft, nonce);
        let id = entry.id;
        (id, self.log.add(&mut self.campaign, vec![Arc::new(entry)]))
    }

    fn fill(&self, on: RecordId, edit: Edit) -> (Edit, Vec<EntryId>) {
        let over = match &edit {
            Edit::SetWorker(fields) => self.all_heads(on, &fields.0),
            Edit::SetUnit(fields) => self.all_heads(on, &fields.0),
            Edit::SetCampaign(fields) => self.all_heads(on, &fields.0),
            Edit::SetTest(fields) => self.all_heads(on, &fields.0),
            Edit::SetTalk(fields) => self.all_heads(on, &fields.0),
            Edit::SetTask(fields) => self.all_heads(on, &fields.0),
            Edit::SetHomework(fields) => self.all_heads(on, &fields.0),
            Edit::SetDebrief(fields) => self.all_heads(on, &fields.0),
            Edit::SetFloor(fields) => self.all_heads(on, &fields.0),
            Edit::SetPaper(fields) => self.all_heads(on, &fields.0),
            Edit::State(fact) => self.corrected(on, fact),
            Edit::Remove { seen } if seen.is_empty() => {
                // What was taken back is not seen: done again later, it is news to this removal.
                let history = self.log.history(on).into_iter();
                let seen = history.filter(|entry| self.log.is_live(entry)).map(|entry| entry.id).collect();
                return (Edit::Remove { seen }, Vec::new());
            }
            Edit::Keep {} => {
                let history = self.log.history(on).into_iter();
                history
                    .filter(|entry| matches!(entry.edit, Edit::Remove { .. }))
                    .map(|entry| entry.id)
                    .collect()
            }
            _ => Vec::new(),
        };
        (edit, over)
    }

    /// The own fact this one corrects: same speaker, same typist, same subject. A prediction corrects
    /// none: what was said before the result must stand whatever is said after it, here or on a copy
    /// that has not seen the result. The latest in time counts.
    fn corrected(&self, on: RecordId, fact: &Fact) -> Vec<EntryId> {
        let same_subject = |other: &Fact| match (fact, other) {
            // A second rating of one day is a correction; another day is another rating.
            (Fact::Rating { day, .. }, Fact::Rating { day: other, .. }) => day == other,
            (Fact::Result { test, .. }, Fact::Result { test: other, .. })
            | (Fact::Promise { test, .. }, Fact::Promise { test: other, .. }) => test == other,
            (Fact::Tie { .. }, Fact::Tie { .. }) | (Fact::Roster(_), Fact::Roster(_)) => true,
            (Fact::Joined(joined), Fact::Joined(other)) => joined.worker == other.worker,
            _ => false,
        };
        let history = self.log.history(on).into_iter();
        let own = history.filter(|entry| entry.by == self.author && self.log.is_live(entry));
        own.filter(|entry| match &entry.edit {
            Edit::State(other) => same_subject(other) && other.says() == fact.says(),
            _ => false,
        })
        .map(|entry| entry.id)
        .collect()
    }

    fn all_heads<F: RecordField>(&self, on: RecordId, fields: &[F]) -> Vec<EntryId> {
        let heads: BTreeSet<EntryId> =
            fields.iter().flat_map(|field| self.heads(on, &field.name())).collect();
        heads.into_iter().collect()
    }

    /// The entries whose values stand in a field now.
    pub fn heads(&self, on: RecordId, name: &FieldName) -> Vec<EntryId> {
        let campaign = &self.campaign;
        let numbers = if on == campaign.id {
            campaign.about.heads(name)
        } else if let Some(worker) = campaign.workers.get(&on) {
            worker.heads(name)
        } else if let Some(unit) = campaign.units.get(&on) {
            unit.heads(name)
        } else if let Some(test) = campaign.tests.get(&on) {
            test.heads(name)
        } else if let Some(talk) = campaign.talks.get(&on) {
            talk.heads(name)
        } else if let Some(task) = campaign.tasks.get(&on) {
            task.heads(name)
        } else if let Some(homework) = campaign.homework.get(&on) {
            homework.heads(name)
        } else if let Some(debrief) = campaign.debriefs.get(&on) {
            debrief.heads(name)
        } else if let Some(floor) = campaign.floors.get(&on) {
            floor.heads(name)
        } else if let Some(paper) = campaign.papers.get(&on) {
            paper.heads(name)
        } else {
            Vec::new()
        };
        numbers.into_iter().filter_map(|no| self.log.entry(no)).map(|entry| entry.id).collect()
    }

    /// Records of a deed on whose fields somebody else built.
    pub(super) fn built_upon(&self, deed: EntryId) -> Vec<RecordId> {
        let ids: BTreeSet<EntryId> = self.log.deed(deed).map(|entry| entry.id).collect();
        let records: BTreeSet<RecordId> = self.log.deed(deed).map(|entry| entry.on).collect();
        let builds = |entry: &&Arc<Entry>| {
            entry.by != self.author && self.log.is_live(entry) && entry.over.iter().any(|id| ids.contains(id))
        };
        let built = |record: &RecordId| self.log.history(*record).iter().any(builds);
        records.into_iter().filter(built).collect()
    }

    /// Own clock, or the last stamp seen if that is later; then counted on.
    pub(super) fn stamp(&mut self, from: &mut dyn Outside) -> Stamp {
        let now = from.now();
        if self.last == Stamp::default() {
            self.last = self.log.last_stamp(now);
        }
        self.last = if now > self.last {
            now
        } else if self.last.count == u16::MAX {
            Stamp { ms: self.last.ms + 1, count: 0 }
        } else {
            Stamp { ms: self.last.ms, count: self.last.count + 1 }
        };
        self.last
    }
}

/// Parts fields into what keeps history (one entry) and free text (one entry each).
fn part<F: RecordField>(fields: Vec<F>, is_new: bool, is_said: impl Fn(&F) -> bool) -> Vec<Vec<F>> {
    let fields = Fields(fields).each_once().0.into_iter().filter(|field| is_new || !is_said(field));
    let (free, kept): (Vec<F>, Vec<F>) = fields.partition(RecordField::is_free_text);
    let kept = if kept.is_empty() { Vec::new() } else { vec![kept] };
    kept.into_iter().chain(free.into_iter().map(|field| vec![field])).collect()
}
