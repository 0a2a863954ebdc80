//! Opening, saving, locking: the campaign between memory and disk.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::args;
use crate::log::{Entry, Session};
use crate::model::Touched;
use crate::store::{Carrier, Folders, Passphrase, Saving, Seal, StoreError, carrier_of};

use super::action::Secret;
use super::job::{Died, Job, Progress};
use super::keep::{self, Besides, Found, Hands, Place, Remark, Written};
use super::{App, Filter, Gate, Kept, Selection, Tone};

/// Milliseconds of quiet before what changed goes into the journal.
const JOURNAL_AFTER_MS: u64 = 1000;
/// Milliseconds of quiet before the journal goes into the file.
const SAVE_AFTER_MS: u64 = 5 * 60_000;
/// Entries in the journal before they go into the file.
const SAVE_AFTER_ENTRIES: usize = 500;

/// What waits until the open campaign is safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// An empty campaign.
    New,
    /// A practice workplace.
    Practice(String),
    /// Another file.
    Open(PathBuf),
    /// The passphrase page of this file.
    Lock,
    /// The program ends.
    Quit,
}

/// What a disk job brings back.
pub(super) enum Brought {
    Opened { path: PathBuf, found: Result<Box<Found>, StoreError> },
    Written { hands: Box<Hands>, desk: crate::store::Desk, written: Written, count: usize, full: bool },
}

/// What concerns the disk.
#[derive(Default)]
pub(super) struct Files {
    pub(super) folders: Option<Folders>,
    pub(super) place: Option<Place>,
    pub(super) job: Option<Job<Brought>>,
    /// The file the passphrase page asks for.
    pub(super) asks_for: Option<PathBuf>,
    pub(super) next: Option<Next>,
    /// Ticks of the last change that is in no journal yet.
    pub(super) changed: Option<u64>,
    /// Ticks of the last change that is in no file yet.
    pub(super) unsaved: Option<u64>,
    /// Numbers of entries in the journal.
    pub(super) journaled: usize,
    /// Ticks of the last full save.
    pub(super) saved: Option<u64>,
    pub(super) failed: bool,
    /// Why the last save failed.
    pub(super) why: Option<StoreError>,
    pub(super) save_again: bool,
    /// Words left that stand in backups, too.
    pub(super) clean_backups: bool,
    pub(super) may_quit: bool,
    /// The seal that the next full save is to bring.
    pub(super) reseal: Option<Seal>,
    /// What the running full save does besides writing: the seal it brings, cleaned backups.
    pub(super) besides: (Option<Seal>, bool),
    /// Ticks before which nothing is written unasked: the disk said no.
    pub(super) retry: Option<u64>,
    /// What the user let go in memory is not asked about again.
    pub(super) let_go: bool,
    /// What is wrong with the file as it was read, in words.
    pub(super) damage: Option<String>,
    /// Left by interrupted saves, oldest names first.
    pub(super) left_over: Vec<PathBuf>,
}

impl App {
    /// Where the open campaign stands between memory and disk.
    pub fn kept(&self) -> Kept {
        let files = &self.files;
        // An untouched practice workplace can be made again at any time.
        let is_blank = !self.session.is_touched();
        if files.failed {
            Kept::Failed
        } else if files.place.is_none() {
            if is_blank { Kept::Nothing } else { Kept::InMemory }
        } else if files.changed.is_some() || self.session.typing().is_some() {
            Kept::Changed
        } else if !self.session.is_saved() {
            Kept::Journal
        } else {
            Kept::Saved
        }
    }

    /// Ticks of the last full save in this session.
    pub fn saved_at(&self) -> Option<u64> {
        self.files.saved
    }

    /// The file of the open campaign.
    pub fn path(&self) -> Option<&Path> {
        self.files.place.as_ref().map(|place| place.path.as_path())
    }

    /// Why the last save failed, in words; for faces that end with it.
    pub fn save_trouble(&self) -> Option<String> {
        self.files.why.as_ref().filter(|_| self.files.failed).map(|why| why.message(&self.tr))
    }

    /// Whether the file of the open campaign is sealed.
    pub fn is_sealed(&self) -> bool {
        self.files.place.as_ref().is_some_and(|place| place.is_sealed)
    }

    /// What waits for a word of the user: the open campaign has no file and would be lost.
    pub fn waits(&self) -> Option<&Next> {
        self.files.next.as_ref().filter(|_| self.kept() == Kept::InMemory)
    }

    /// Whether the face may close.
    pub fn may_quit(&self) -> bool {
        self.files.may_quit
    }

    /// The running disk job: reading or writing.
    pub fn is_busy(&self) -> bool {
        self.files.job.is_some()
    }

    /// Milliseconds after which [`App::tick`] has something to do; `None` at rest.
    pub fn next_tick_ms(&mut self) -> Option<u64> {
        let now = self.host.ticks();
        let files = &self.files;
        let placed = files.place.is_some();
        let journal = files.changed.filter(|_| placed).map(|at| at + JOURNAL_AFTER_MS);
        let save = files.unsaved.filter(|_| placed).map(|at| at + SAVE_AFTER_MS);
        let save = save.map(|due| due.max(files.retry.unwrap_or(0)));
        let typing = self.session.typing().map(|_| self.typed + JOURNAL_AFTER_MS);
        let lock = self.lock_due();
        let counting = self.counting_due();
        [journal, save, typing, lock, counting]
            .into_iter()
            .flatten()
            .min()
            .map(|due| due.saturating_sub(now).max(1))
    }

    fn lock_due(&self) -> Option<u64> {
        let minutes = u64::from(self.settings.lock_after_min);
        let locks = minutes > 0 && !self.presenting && self.is_sealed() && self.gate == Gate::Open;
        locks.then(|| self.touched + minutes * 60_000)
    }

    /// The user is there: the idle lock starts anew.
    pub fn noticed_user(&mut self) {
        self.touched = self.host.ticks();
    }

    /// Takes what jobs brought, keeps the journal, locks when nobody is there. Once a frame.
    pub fn tick(&mut self) {
        let now = self.host.ticks();
        let today = self.host.today();
        if today != self.today() {
            self.look_for_days();
        }
        self.derived.set_today(self.session.campaign(), today);
        self.poll_disk();
        self.poll_work();
        self.poll_counting();
        self.poll_import();
        self.poll_export();
        self.poll_floors();
        if self.session.typing().is_some() && now >= self.typed + JOURNAL_AFTER_MS {
            self.end_typing();
        }
        self.freeze_due();
        if self.lock_due().is_some_and(|due| now >= due) {
            self.lock();
        }
        if self.files.job.is_some() || self.files.place.is_none() {
            return;
        }
        let entries = self.session.log().len().saturating_sub(self.session.saved_entries());
        let save_due = self.files.unsaved.is_some_and(|at| now >= at + SAVE_AFTER_MS);
        let may_save = self.files.retry.is_none_or(|retry| now >= retry);
        if self.files.save_again || may_save && (save_due || entries >= SAVE_AFTER_ENTRIES) {
            self.save();
        } else if self.files.changed.is_some_and(|at| now >= at + JOURNAL_AFTER_MS) {
            self.keep_journal();
        }
    }

    /// Waits for the running jobs and what follows from them; for faces without a window.
    pub fn finish(&mut self) {
        while let Some(job) = self.files.job.take() {
            match job.wait() {
                Ok(brought) => self.take_brought(brought),
                Err(Died) => self.lost_disk_job(),
            }
            self.tick();
        }
        self.finish_work();
        self.finish_counting();
        self.finish_import();
        self.finish_export();
        self.finish_floors();
    }

    pub(super) fn mark_changed(&mut self) {
        let now = self.host.ticks();
        self.files.changed = Some(now);
        self.files.unsaved = Some(now);
    }

    /// Leaves the open campaign for something else, as soon as it is safe.
    pub(super) fn leave_for(&mut self, next: Next) {
        self.end_typing();
        if next == Next::Lock && !self.is_sealed() {
            self.tell(Tone::Note, self.tr.say("app-lock-needs-seal"));
            return;
        }
        self.files.next = Some(next);
        self.forget_words();
        match self.kept() {
            Kept::Nothing | Kept::Saved => self.go_on(),
            // The user says: save it, or let it go.
            Kept::InMemory => {}
            Kept::Changed | Kept::Journal | Kept::Failed => self.save(),
        }
    }

    /// The user lets the campaign in memory go, or stays.
    pub(super) fn answer_leaving(&mut self, let_go: bool) {
        if let_go {
            self.files.let_go = true;
            self.go_on();
        } else {
            self.files.next = None;
        }
    }

    fn forget_words(&mut self) {
        let before = self.session.saved_entries();
        let touched = self.session.forget_words();
        if !touched.is_nothing() {
            self.files.clean_backups |= before > 0;
            self.follow(&touched);
        }
    }

    fn go_on(&mut self) {
        let Some(next) = self.files.next.take() else { return };
        match next {
            Next::New => {
                let session = Session::new(self.session.author(), self.host.as_mut());
                self.open_session(session, None);
            }
            Next::Practice(key) => self.open_practice(&key),
            Next::Open(path) => {
                let same = |place: &&mut Place| path.canonicalize().is_ok_and(|path| path == place.path);
                if let Some(place) = self.files.place.as_mut().filter(same) {
                    place.unmark();
                }
                self.read(path, None);
            }
            Next::Lock => {
                let path = self.path().map(Path::to_owned);
                let session = Session::new(self.session.author(), self.host.as_mut());
                self.open_session(session, None);
                self.files.asks_for = path;
                self.gate = Gate::Sealed { wrong: false };
            }
            Next::Quit => self.files.may_quit = true,
        }
    }

    pub(super) fn lock(&mut self) {
        self.leave_for(Next::Lock);
    }

    /// Puts another campaign on the desk.
    pub(super) fn open_session(&mut self, session: Session, place: Option<Place>) {
        self.session = session;
        self.selection = Selection::default();
        self.filter = Filter::default();
        self.notice = None;
        self.gate = Gate::Open;
        let folders = self.files.folders.take();
        let next = self.files.next.take();
        self.files = super::file::Files { folders, place, next, ..Default::default() };
        self.files.journaled = self.session.log().len();
        self.reset_work();
        self.importing = super::import::Importing::default();
        self.floors = super::floor::Floors::default();
        self.follow(&Touched::everything());
        self.files.changed = None;
        self.files.unsaved = None;
        self.look_for_days();
        self.noticed_user();
    }

    pub(super) fn read(&mut self, path: PathBuf, passphrase: Option<Passphrase>) {
        let Some(folders) = self.folders() else { return };
        let device = self.session.author().to_string();
        let now_ms = self.host.now().ms;
        self.files.job = Some(Job::start(self.host.waker(), move |_| {
            let found = keep::open(&folders, &path, passphrase, &device, now_ms).map(Box::new);
            Brought::Opened { path, found }
        }));
    }

    pub(super) fn unlock(&mut self, secret: &Secret) {
        if let Some(path) = self.files.asks_for.clone() {
            self.read(path, Some(Passphrase::new(secret.words().to_owned())));
        }
    }

    pub(super) fn save_as(&mut self, path: &Path, secret: Option<Secret>) {
        self.end_typing();
        let Some(folders) = self.folders() else { return };
        // What is being written belongs to the place before.
        self.wait_for_disk();
        let passphrase = secret.map(|secret| Passphrase::new(secret.words().to_owned()));
        let device = self.session.author().to_string();
        match keep::settle(&folders, path, passphrase, self.campaign().id, &device) {
            Ok(mut place) => {
                if let Some(old) = self.files.place.take() {
                    place.desk.places = old.desk.places;
                    place.desk.declined = old.desk.declined;
                    place.desk.sheet_key = old.desk.sheet_key;
                    place.aside = old.aside;
                    place.more = old.more;
                }
                self.files.place = Some(place);
                self.session.mark_unsaved();
                self.files.retry = None;
                self.files.reseal = None;
                let carrier = carrier_of(path);
                self.tell_carrier(carrier);
                self.save();
            }
            Err(error) => self.tell(Tone::Trouble, error.message(&self.tr)),
        }
    }

    /// Seals with another seal, with the next full save.
    pub(super) fn reseal(&mut self, seal: Seal) {
        self.files.reseal = Some(seal);
        self.save();
    }

    /// Says once that a folder is copied to other computers.
    fn tell_carrier(&mut self, carrier: Option<Carrier>) {
        if let Some(carrier) = carrier {
            self.tell(Tone::Note, carrier.message(&self.tr, self.is_sealed()));
        }
    }

    /// The program's folders; says so where there are none.
    fn folders(&mut self) -> Option<Folders> {
        if self.files.folders.is_none() {
            self.tell(Tone::Trouble, StoreError::NoHome.message(&self.tr));
        }
        self.files.folders.clone()
    }

    /// Waits for the running disk job.
    fn wait_for_disk(&mut self) {
        if let Some(job) = self.files.job.take() {
            match job.wait() {
                Ok(brought) => self.take_brought(brought),
                Err(_) => self.lost_job(),
            }
        }
    }

    /// A full save, in a job.
    pub(super) fn save(&mut self) {
        self.end_typing();
        if self.files.job.is_some() {
            self.files.save_again = true;
            return;
        }
        let campaign = self.campaign().id;
        let entries: Vec<Arc<Entry>> = self.session.log().entries().cloned().collect();
        let declined = self.session.declined().clone();
        let places = self.kept_places();
        let (Some(folders), Some(place)) = (self.files.folders.clone(), self.files.place.as_mut()) else {
            return;
        };
        let Some(mut hands) = place.hands.take() else {
            self.files.failed = true;
            self.tell(Tone::Trouble, self.tr.say("app-file-lost"));
            return;
        };
        place.desk.declined = declined;
        place.desk.places = places;
        let count = self.session.log().len();
        let now_ms = self.host.now().ms;
        let seal = self.files.reseal.take();
        let clean = std::mem::take(&mut self.files.clean_backups);
        self.files.besides = (seal.clone(), clean);
        let besides = match seal {
            Some(seal) => Besides::Reseal(seal),
            None if clean => Besides::CleanBackups,
            None => Besides::Nothing,
        };
        // Cloning the lines is the job's work; only their addresses are taken here.
        let frame = place.document(campaign, &[]);
        self.files.save_again = false;
        self.files.job = Some(Job::start(self.host.waker(), move |progress: &Progress| {
            let mut document = frame;
            document.entries = entries.iter().map(|entry| entry.as_ref().clone()).collect();
            progress.at(0.2);
            let written = keep::write(&mut hands, &folders, &mut document, besides, now_ms);
            let desk = document.desk;
            Brought::Written { hands: Box::new(hands), desk, written, count, full: true }
        }));
    }

    fn keep_journal(&mut self) {
        let Some(place) = self.files.place.as_mut() else { return };
        // A sealed journal needs its key in the file: the first save brings it there.
        if place.is_key_new {
            self.save();
            return;
        }
        let Some(mut hands) = place.hands.take() else { return };
        let entries = self.session.unsaved();
        let desk = place.desk.clone();
        let count = self.session.log().len();
        self.files.changed = None;
        self.files.job = Some(Job::start(self.host.waker(), move |_| {
            let written = keep::keep(&mut hands, &entries);
            Brought::Written { hands: Box::new(hands), desk, written, count, full: false }
        }));
    }

    fn poll_disk(&mut self) {
        match Job::take_done(&mut self.files.job) {
            Some(Ok(brought)) => self.take_brought(brought),
            Some(Err(Died)) => self.lost_disk_job(),
            None => {}
        }
    }

    /// The file and its journal went with the job: the campaign is in memory only, and says so.
    fn lost_disk_job(&mut self) {
        self.files.failed = true;
        self.lost_job();
    }

    /// A job ended without a result: a defect of the program, told as one.
    pub(super) fn lost_job(&mut self) {
        self.tell(Tone::Trouble, self.tr.say("app-job-died"));
    }

    fn take_brought(&mut self, brought: Brought) {
        match brought {
            Brought::Opened { path, found } => self.take_opened(path, found),
            Brought::Written { hands, desk, written, count, full } => {
                if let Some(place) = self.files.place.as_mut() {
                    place.is_sealed = hands.file.is_sealed();
                    hands.file.path().clone_into(&mut place.path);
                    place.hands = Some(*hands);
                    place.desk.journal = desk.journal;
                    place.desk.journal_before = desk.journal_before;
                }
                self.take_written(written, count, full);
            }
        }
    }

    fn take_written(&mut self, written: Written, count: usize, full: bool) {
        match written {
            Written::Saved(done) => {
                self.files.failed = false;
                self.files.journaled = count;
                if full {
                    self.session.mark_saved(count);
                    self.files.saved = Some(self.host.ticks());
                    self.files.besides = (None, false);
                    self.files.retry = None;
                    if let Some(place) = self.files.place.as_mut() {
                        place.is_key_new = false;
                    }
                    if self.session.is_saved() {
                        self.files.changed = None;
                        self.files.unsaved = None;
                    }
                    if let Some(path) = self.path().map(Path::to_owned) {
                        self.settings.opened(&path);
                        self.write_settings();
                    }
                }
                if done.saving != (Saving::Saved { backup: None }) || !done.left_over.is_empty() {
                    self.tell(Tone::Trouble, done.message(&self.tr));
                }
                if full && self.files.next.is_some() {
                    if self.session.is_saved() { self.go_on() } else { self.save() }
                }
            }
            Written::Failed(why) => {
                self.files.failed = true;
                self.files.next = None;
                // The old passphrase holds; backups are still to be cleaned.
                self.files.clean_backups |= std::mem::take(&mut self.files.besides).1;
                // Asked for again by the user, or after a while: not with every frame.
                let now = self.host.ticks();
                self.files.retry = Some(now + SAVE_AFTER_MS);
                self.touched = now;
                self.files.why = Some(why.clone());
                self.tell(Tone::Trouble, Saving::NotSaved { why }.message(&self.tr));
            }
            Written::Changed(entries) => {
                self.try_besides_again();
                let now = self.host.now();
                let merged = self.session.take_in(&entries, &BTreeSet::default(), now);
                self.follow(&merged.touched);
                if merged.new > 0 {
                    let words = self.tr.with("app-changed-on-disk", args!["n" => merged.new]);
                    self.tell(Tone::Note, words);
                }
                self.session.mark_unsaved();
                self.save();
            }
            Written::Taken(path) => {
                self.try_besides_again();
                self.tell(Tone::Note, self.tr.say("app-name-taken"));
                if let Some(place) = self.files.place.as_mut()
                    && let Some(hands) = place.hands.as_mut()
                {
                    hands.file.move_to(&path);
                    place.path.clone_from(&path);
                }
                self.save();
            }
        }
    }

    /// Nothing was written: the next save does besides what this one was to do.
    fn try_besides_again(&mut self) {
        let (seal, clean) = std::mem::take(&mut self.files.besides);
        self.files.clean_backups |= clean;
        self.files.reseal = self.files.reseal.take().or(seal);
    }

    fn take_opened(&mut self, path: PathBuf, found: Result<Box<Found>, StoreError>) {
        match found {
            // Something was said while the other file was read: it comes first.
            Ok(_) if !self.files.let_go && !matches!(self.kept(), Kept::Nothing | Kept::Saved) => {
                self.leave_for(Next::Open(path));
            }
            Ok(found) => {
                let Found { place, campaign, entries, recovered, remarks } = *found;
                let declined = place.desk.declined.clone();
                let session = Session::open(campaign, self.session.author(), entries, declined);
                self.open_session(session, Some(place));
                if recovered > 0 {
                    // They came from the journal: the file does not hold them yet.
                    self.session.mark_unsaved();
                    let now = self.host.ticks();
                    self.files.unsaved = Some(now);
                    let words = self.tr.with("app-recovered", args!["n" => recovered]);
                    self.tell(Tone::Note, words);
                }
                self.tell_remarks(remarks);
                self.settings.opened(&path);
                self.write_settings();
            }
            Err(StoreError::NeedsPassphrase) => {
                self.files.asks_for = Some(path);
                self.gate = Gate::Sealed { wrong: false };
            }
            Err(StoreError::WrongPassphrase) => self.gate = Gate::Sealed { wrong: true },
            Err(error) => {
                self.tell(Tone::Trouble, error.message(&self.tr));
            }
        }
    }

    fn tell_remarks(&mut self, remarks: Vec<Remark>) {
        for remark in remarks {
            match remark {
                Remark::Odd(read) => {
                    let Some(words) = read.message(&self.tr) else { continue };
                    let tone = if read.damage.is_some() { Tone::Trouble } else { Tone::Note };
                    self.files.damage = read.damage.is_some().then(|| words.clone());
                    self.tell(tone, words);
                }
                Remark::Beside(error) => self.tell(Tone::Note, error.message(&self.tr)),
                Remark::LeftOver(paths) => {
                    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
                    let names = names.join("\n");
                    let words = self.tr.with("app-stale-temps", args!["n" => paths.len(), "names" => &names]);
                    self.files.left_over = paths;
                    self.tell(Tone::Note, words);
                }
            }
        }
    }

    /// Shuts the passphrase page without opening.
    pub(super) fn close_gate(&mut self) {
        self.files.asks_for = None;
        self.gate = Gate::Open;
    }

    pub(super) fn write_settings(&self) {
        if let Some(folders) = self.files.folders.as_ref().filter(|_| !self.traceless) {
            // Settings that cannot be kept are no reason to disturb: they hold for this session.
            let _ = keep::write_own(&folders.config, SETTINGS, &self.settings.write());
        }
    }

    /// Deletes settings, journals and backups of this computer.
    pub(super) fn forget_computer(&mut self) {
        let Some(folders) = self.files.folders.clone() else { return };
        self.settings = super::Settings { welcomed: true, ..Default::default() };
        self.settings.author = self.session.author().to_string();
        let gone = keep::forget_all(&folders);
        let id = if gone { "app-computer-forgotten" } else { "app-computer-not-forgotten" };
        let tone = if gone { Tone::Done } else { Tone::Trouble };
        self.tell(tone, self.tr.say(id));
    }
}

/// Name of the settings file.
pub(super) const SETTINGS: &str = "settings.json";
