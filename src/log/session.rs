//! A session: the log, what it folds to, what is being typed, and the way back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    AuthorId, Campaign, Deed, Edit, EntryId, EntryNo, Fact, FieldName, Fields, Label, RecordField, RecordId,
    Stamp, Touched, WorkerField,
};

use super::entry::Draft;
use super::{Entry, Log};

/// What comes from outside: the time and chance.
pub trait Outside {
    /// Now, UTC.
    fn now(&mut self) -> Stamp;
    /// Fills the bytes with randomness.
    fn random(&mut self, into: &mut [u8]);

    /// A new record id.
    fn record(&mut self) -> RecordId {
        RecordId::random(&mut |bytes| self.random(bytes))
    }
}

/// Text being typed into a field: shown everywhere, in no log, no file, no merge.
#[derive(Debug, Clone, PartialEq)]
pub struct Typing {
    /// The person.
    pub on: RecordId,
    /// The field with the text so far.
    pub field: WorkerField,
    /// The heads when it was opened.
    pub over: Vec<EntryId>,
    /// When it was opened.
    pub opened: Stamp,
    /// When the last key came.
    pub last: Stamp,
}

/// One step that can be undone.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// An own deed.
    Deed {
        /// Its first entry.
        deed: EntryId,
        /// How it is called.
        label: Label,
    },
    /// A merge.
    TookIn {
        /// The entries that came.
        entries: Vec<Arc<Entry>>,
    },
}

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq)]
pub struct Undone {
    /// What was undone or done again.
    pub label: Label,
    /// What changed.
    pub touched: Touched,
    /// Records on which somebody else built: that stays.
    pub stays: Vec<RecordId>,
}

/// An open campaign: the one door for changes.
#[derive(Debug, Clone)]
pub struct Session {
    log: Log,
    campaign: Campaign,
    author: AuthorId,
    typing: Option<Typing>,
    done: Vec<Step>,
    undone: Vec<(Step, EntryId)>,
    declined: BTreeSet<EntryId>,
    /// Entries from this number on are in no full save.
    saved: usize,
    /// Earlier entries changed (erased, forgotten, left out): a full save holds that if it was made
    /// of at least so many numbers. 0 = it is held.
    rewritten: usize,
    last: Stamp,
    /// Numbers given out when the session began.
    begun: usize,
}

impl Session {
    /// Opens a campaign from its entries; those in `declined` stay out.
    pub fn open(
        campaign: RecordId,
        author: AuthorId,
        entries: Vec<Arc<Entry>>,
        declined: BTreeSet<EntryId>,
    ) -> Self {
        let mut log = Log::default();
        let mut folded = Campaign::blank(campaign);
        let entries = entries.into_iter().filter(|entry| !declined.contains(&entry.id)).collect();
        log.add(&mut folded, entries);
        let saved = log.len();
        Self {
            log,
            campaign: folded,
            author,
            typing: None,
            done: Vec::new(),
            undone: Vec::new(),
            declined,
            saved,
            rewritten: 0,
            last: Stamp::default(),
            begun: saved,
        }
    }

    /// A new campaign of which nothing is said yet.
    pub fn new(author: AuthorId, from: &mut dyn Outside) -> Self {
        Self::open(from.record(), author, Vec::new(), BTreeSet::new())
    }

    /// The campaign as it stands, with what is being typed.
    pub fn campaign(&self) -> &Campaign {
        &self.campaign
    }

    /// The log.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Who types here.
    pub fn author(&self) -> AuthorId {
        self.author
    }

    /// Entries this copy does not take in.
    pub fn declined(&self) -> &BTreeSet<EntryId> {
        &self.declined
    }

    /// What is being typed.
    pub fn typing(&self) -> Option<&Typing> {
        self.typing.as_ref()
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<Label> {
        self.done.last().map(Step::label)
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<Label> {
        self.undone.last().map(|(step, _)| step.label())
    }

    /// Does a deed: ends typing, writes its entries, moves the campaign on.
    ///
    /// Fields that already say the same are passed over; a deed that says nothing new is no deed.
    pub fn apply(&mut self, deed: Deed, from: &mut dyn Outside) -> Touched {
        let mut touched = Touched::default();
        if let Some(typed) = self.settle_typing(from) {
            touched.join(typed.1);
        }
        let Deed { label, edits } = deed;
        let mut first = None;
        for (on, edit) in edits {
            // A take-back counts only as the first entry of its deed: another one is a step of its own.
            if first.is_some() && matches!(edit, Edit::TakeBack { .. }) {
                let (deed, change) = self.say(on, edit, None, from);
                touched.join(change);
                self.step(Step::Deed { deed, label: label.clone() });
                continue;
            }
            for edit in self.split(on, edit) {
                let (entry, change) = self.say(on, edit, first, from);
                first = first.or(Some(entry));
                touched.join(change);
            }
        }
        if let Some(deed) = first {
            self.step(Step::Deed { deed, label });
        }
        touched
    }

    /// Shows text while it is typed. It becomes one entry by [`Session::end_typing`] or the next deed.
    pub fn type_into(&mut self, on: RecordId, field: WorkerField, from: &mut dyn Outside) -> Touched {
        let mut touched = Touched::default();
        let now = from.now();
        let same = |typing: &Typing| typing.on == on && typing.field.name() == field.name();
        if !self.typing.as_ref().is_some_and(same)
            && let Some((_, change)) = self.settle_typing(from)
        {
            touched.join(change);
        }
        match &mut self.typing {
            Some(typing) => {
                typing.field = field;
                typing.last = now;
            }
            None => {
                let over = self.heads(self.campaign.canonical(on), &field.name());
                self.typing = Some(Typing { on, field, over, opened: now, last: now });
            }
        }
        touched.join(self.log.refold(&mut self.campaign, BTreeSet::from([on]), self.typing.as_ref()));
        touched
    }

    /// Makes one entry of what was typed; `None` if nothing changed.
    pub fn end_typing(&mut self, from: &mut dyn Outside) -> Option<(EntryId, Touched)> {
        self.settle_typing(from)
    }

    /// Takes back the last step. While typing it drops the text.
    pub fn undo(&mut self, from: &mut dyn Outside) -> Option<Undone> {
        if let Some(typing) = self.typing.take() {
            let touched = self.log.refold(&mut self.campaign, BTreeSet::from([typing.on]), None);
            return Some(Undone { label: Label::new("type", 1), touched, stays: Vec::new() });
        }
        let step = self.done.pop()?;
        let label = step.label();
        match &step {
            Step::Deed { deed, .. } => {
                let stays = self.built_upon(*deed);
                let (entry, touched) = self.say(self.campaign.id, Edit::TakeBack { deed: *deed }, None, from);
                self.undone.push((step, entry));
                Some(Undone { label, touched, stays })
            }
            Step::TookIn { entries } => {
                let ids: BTreeSet<EntryId> = entries.iter().map(|entry| entry.id).collect();
                let touched = self.log.leave_out(&mut self.campaign, &ids);
                self.mark_rewritten();
                let any = ids.first().copied();
                self.declined.extend(ids);
                if let Some(any) = any {
                    self.undone.push((step, any));
                }
                Some(Undone { label, touched, stays: Vec::new() })
            }
        }
    }

    /// Does again what undo took back last.
    pub fn redo(&mut self, from: &mut dyn Outside) -> Option<Undone> {
        self.settle_typing(from);
        let (step, taken_back) = self.undone.pop()?;
        let label = step.label();
        let touched = match &step {
            Step::Deed { .. } => {
                self.say(self.campaign.id, Edit::TakeBack { deed: taken_back }, None, from).1
            }
            Step::TookIn { entries } => {
                for entry in entries {
                    self.declined.remove(&entry.id);
                }
                self.log.add(&mut self.campaign, entries.clone())
            }
        };
        self.done.push(step);
        Some(Undone { label, touched, stays: Vec::new() })
    }

    /// Takes the words out of one entry for good.
    pub fn erase(&mut self, entry: EntryId) -> Touched {
        let touched = self.log.erase(&mut self.campaign, entry);
        self.mark_rewritten();
        self.forget_steps();
        self.show_typing();
        touched
    }

    /// Free text keeps no history: takes the words out of every note and free field that was
    /// replaced, removed or undone. Called on lock, close and first sharing; undo ends there.
    pub fn forget_words(&mut self) -> Touched {
        // What is being typed covers what stands in its field.
        let typing = self.typing.take();
        if let Some(typing) = &typing {
            self.log.refold(&mut self.campaign, BTreeSet::from([typing.on]), None);
        }
        let mut stale = Vec::new();
        for entry in self.log.entries().filter(|entry| entry.is_free_text()) {
            let on = self.log.class(entry.on).first().copied().unwrap_or(entry.on);
            let shown = self.log.is_live(entry)
                && entry.field_names().iter().all(|name| self.heads(on, name).contains(&entry.id));
            if !shown {
                stale.push(entry.id);
            }
        }
        let mut touched = Touched::default();
        let is_clean = stale.is_empty();
        for id in stale {
            touched.join(self.log.erase(&mut self.campaign, id));
        }
        self.typing = typing;
        self.show_typing();
        if is_clean {
            return Touched::default();
        }
        self.mark_rewritten();
        // A step back into erased words would bring back an empty field: the way back ends here.
        self.done.clear();
        self.undone.clear();
        touched
    }

    /// Everything about a person leaves the campaign for good. Not undoable.
    pub fn forget(&mut self, on: RecordId, from: &mut dyn Outside) -> Touched {
        let mut touched = Touched::default();
        if self.typing.as_ref().is_some_and(|typing| self.campaign.canonical(typing.on) == on) {
            self.typing = None;
        } else if let Some((_, typed)) = self.settle_typing(from) {
            touched.join(typed);
        }
        let with: Vec<RecordId> = self.log.goes_with(on).into_iter().collect();
        touched.join(self.say(on, Edit::Forget { with }, None, from).1);
        self.mark_rewritten();
        self.forget_steps();
        touched
    }

    /// Entries that no full save holds yet.
    pub fn unsaved(&self) -> Vec<Arc<Entry>> {
        self.log.since(self.saved).cloned().collect()
    }

    /// Forgets the way back: what was said so far is where this session begins.
    pub fn begin_here(&mut self) {
        self.done.clear();
        self.undone.clear();
        self.begun = self.log.len();
    }

    /// Whether anything was said since the session began.
    pub fn is_touched(&self) -> bool {
        self.typing.is_some() || self.log.len() > self.begun
    }

    /// How many entries stood in the last full save.
    pub fn saved_entries(&self) -> usize {
        self.saved
    }

    /// Whether a full save holds everything (what is being typed apart).
    pub fn is_saved(&self) -> bool {
        self.rewritten == 0 && self.log.since(self.saved).next().is_none()
    }

    /// A full save of the first `count` numbers ([`Log::len`] when it was made) is on disk.
    pub fn mark_saved(&mut self, count: usize) {
        self.saved = count;
        if count >= self.rewritten {
            self.rewritten = 0;
        }
    }

    /// Nothing of it is on disk any more, or it never was: the next save writes everything.
    pub fn mark_unsaved(&mut self) {
        self.mark_rewritten();
    }

    pub(super) fn parts(&mut self) -> (&mut Log, &mut Campaign, &mut BTreeSet<EntryId>) {
        (&mut self.log, &mut self.campaign, &mut self.declined)
    }

    /// Remembers a step; the way forward ends.
    pub(super) fn step(&mut self, step: Step) {
        self.done.push(step);
        self.undone.clear();
    }

    /// After forgetting and erasing: steps keep no words that left the log, and steps of which
    /// nothing is left are no steps.
    pub(super) fn forget_steps(&mut self) {
        let Self { log, done, undone, .. } = self;
        let as_it_was = |entry: &Arc<Entry>| log.find(entry.id).is_some_and(|now| now.line == entry.line);
        let left = |step: &mut Step| match step {
            Step::Deed { deed, .. } => log.deed(*deed).next().is_some(),
            Step::TookIn { entries } => {
                entries.retain(as_it_was);
                !entries.is_empty()
            }
        };
        done.retain_mut(left);
        undone.clear();
    }

    /// Something that was saved is not as it was. The number given out here tells a save that was
    /// begun before from one that holds it.
    pub(super) fn mark_rewritten(&mut self) {
        self.log.skip_number();
        self.rewritten = self.log.len();
    }

    /// Shows what is being typed again, after its record was folded without it.
    pub(super) fn show_typing(&mut self) {
        if let Some(typing) = &self.typing {
            if self.log.forgotten().contains(&typing.on) {
                self.typing = None;
            } else {
                self.log.refold(&mut self.campaign, BTreeSet::from([typing.on]), Some(typing));
            }
        }
    }

    /// Notes stamps seen in a merge, as far as they are near: own entries come after them.
    pub(super) fn see(&mut self, stamps: impl Iterator<Item = Stamp>, now: Stamp) {
        if self.last == Stamp::default() {
            self.last = self.log.last_stamp(now);
        }
        let near = stamps.filter(|stamp| stamp.ms <= now.ms + 86_400_000).max();
        self.last = self.last.max(near.unwrap_or_default());
    }

    fn settle_typing(&mut self, from: &mut dyn Outside) -> Option<(EntryId, Touched)> {
        let typing = self.typing.take()?;
        self.log.refold(&mut self.campaign, BTreeSet::from([typing.on]), None);
        if self.is_as_opened(&typing) {
            return None;
        }
        let edit = Edit::SetWorker(Fields(vec![typing.field]));
        let edit = self.split(typing.on, edit).pop();
        // Nothing changed: no entry.
        let edit = edit?;
        let draft = Draft {
            on: typing.on,
            by: self.author,
            at: self.stamp(from),
            deed: None,
            over: typing.over,
            edit,
        };
        let (id, touched) = self.write(draft, from);
        self.step(Step::Deed { deed: id, label: Label::new("type", 1).about(typing.on) });
        Some((id, touched))
    }

    /// Whether the text is what stood there when typing began, whatever a merge brought since.
    fn is_as_opened(&self, typing: &Typing) -> bool {
        match typing.over.as_slice() {
            [] => typing.field.is_blank(),
            [one] => self.log.find(*one).is_some_and(|entry| match &entry.edit {
                Edit::SetWorker(fields) => fields.0.contains(&typing.field),
                _ => false,
            }),
            _ => false,
        }
    }

    /// Fits an edit to what is there: drops fields that say the same, parts free text from the rest.
    fn split(&self, on: RecordId, edit: Edit) -> Vec<Edit> {
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
            edit => vec![edit],
        }
    }

    /// Says one thing: fills what it goes over, writes it, folds.
    fn say(
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

    fn write(&mut self, draft: Draft, from: &mut dyn Outside) -> (EntryId, Touched) {
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

    /// The own fact this one corrects: same speaker, same typist, same subject.
    fn corrected(&self, on: RecordId, fact: &Fact) -> Vec<EntryId> {
        let same_subject = |other: &Fact| match (fact, other) {
            // A second rating of one day is a correction; another day is another rating.
            (Fact::Rating { day, .. }, Fact::Rating { day: other, .. }) => day == other,
            (Fact::Result { test, .. }, Fact::Result { test: other, .. })
            | (Fact::Prediction { test, .. }, Fact::Prediction { test: other, .. })
            | (Fact::CountPrediction { test, .. }, Fact::CountPrediction { test: other, .. })
            | (Fact::Promise { test, .. }, Fact::Promise { test: other, .. }) => test == other,
            (Fact::Tie { .. }, Fact::Tie { .. }) => true,
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
        } else {
            Vec::new()
        };
        numbers.into_iter().filter_map(|no| self.log.entry(no)).map(|entry| entry.id).collect()
    }

    /// Records of a deed on whose fields somebody else built.
    fn built_upon(&self, deed: EntryId) -> Vec<RecordId> {
        let ids: BTreeSet<EntryId> = self.log.deed(deed).map(|entry| entry.id).collect();
        let records: BTreeSet<RecordId> = self.log.deed(deed).map(|entry| entry.on).collect();
        let builds = |entry: &&Arc<Entry>| {
            entry.by != self.author && self.log.is_live(entry) && entry.over.iter().any(|id| ids.contains(id))
        };
        let built = |record: &RecordId| self.log.history(*record).iter().any(builds);
        records.into_iter().filter(built).collect()
    }

    /// Own clock, or the last stamp seen if that is later; then counted on.
    fn stamp(&mut self, from: &mut dyn Outside) -> Stamp {
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

impl Step {
    fn label(&self) -> Label {
        match self {
            Step::Deed { label, .. } => label.clone(),
            Step::TookIn { entries } => Label::new("take-in", entries.len()),
        }
    }
}

/// Parts fields into what keeps history (one entry) and free text (one entry each).
fn part<F: RecordField>(fields: Vec<F>, is_new: bool, is_said: impl Fn(&F) -> bool) -> Vec<Vec<F>> {
    let fields = Fields(fields).each_once().0.into_iter().filter(|field| is_new || !is_said(field));
    let (free, kept): (Vec<F>, Vec<F>) = fields.partition(RecordField::is_free_text);
    let kept = if kept.is_empty() { Vec::new() } else { vec![kept] };
    kept.into_iter().chain(free.into_iter().map(|field| vec![field])).collect()
}
