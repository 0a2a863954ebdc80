//! A session: the log, what it folds to, what is being typed, and the way back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{
    AuthorId, Campaign, Deed, Edit, EntryId, Fields, Label, RecordField, RecordId, Stamp, Touched,
    WorkerField,
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
    pub(super) log: Log,
    pub(super) campaign: Campaign,
    pub(super) author: AuthorId,
    typing: Option<Typing>,
    done: Vec<Step>,
    undone: Vec<(Step, EntryId)>,
    declined: BTreeSet<EntryId>,
    /// Entries from this number on are in no full save.
    saved: usize,
    /// Earlier entries changed (erased, forgotten, left out): a full save holds that if it was made
    /// of at least so many numbers. 0 = it is held.
    rewritten: usize,
    pub(super) last: Stamp,
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

    /// Writes down what follows by itself: one entry, no step to undo; what is being typed stays open.
    pub fn note(&mut self, on: RecordId, edit: Edit, from: &mut dyn Outside) -> Touched {
        self.say(on, edit, None, from).1
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
        if let Some(typing) = &mut self.typing {
            typing.field = field;
            typing.last = now;
        } else {
            let over = self.heads(self.campaign.canonical(on), &field.name());
            self.typing = Some(Typing { on, field, over, opened: now, last: now });
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
}

impl Step {
    fn label(&self) -> Label {
        match self {
            Step::Deed { label, .. } => label.clone(),
            Step::TookIn { entries } => Label::new("take-in", entries.len()),
        }
    }
}
