//! Ring 3: everything that can be done, without a face. Actions in, state out.
//!
//! A face (the window, the terminal) reads `&App` and sends [`Action`]s; [`App::perform`] does
//! them, [`App::tick`] takes what jobs bring and keeps the journal. Rooms below never meet but here.
//!
//! Promises: a change is in memory and shown in the frame of its action; a second later it is in
//! the journal; work that takes longer than a frame is a job with progress and cancel, and what it
//! brings is followed up or dropped by the revision it was made from.
//!
//! Deliberately absent: drawing, keys, words other than through `Tr`, network.

mod action;
mod armour;
mod derived;
mod evidence;
mod export;
mod file;
mod floor;
mod freeze;
mod given;
mod host;
mod import;
mod job;
mod keep;
mod ladder;
mod lists;
mod look;
mod map;
mod measures;
mod named;
mod notice;
mod offer;
mod paper;
mod plots;
mod practice;
mod predict;
mod public;
mod ranks;
mod ready;
mod record;
mod reduce;
mod settings;
mod shape;
mod sheet_rows;
mod shown;
mod shows;
mod talks;
mod tested;
mod trend;
mod work;

pub use action::{Action, Make, NewId, Secret};
pub use armour::{armour_process, armour_terminal};
pub use export::{Export, Exported};
pub use file::Next;
pub use floor::TakePicture;
pub use host::{Host, System, Waker};
pub use import::{Import, ImportStep, TieImport};
pub use ladder::{NewTest, Template};
pub use lists::Taken;
pub use look::{Door, Filter, Selection};
pub use map::{MapColour, MapSize};
pub use notice::{Notice, Tone};
pub use paper::{PaperWay, Print, Printed};
pub use predict::{BadNumber, Called, Foreseeing, Predictor, PredictsAs, Said, TakenPredictions, Unforeseen};
pub use ready::{GateWords, NeedleWords, RowWords, kind_key, met_key, plan_talks};
pub use record::{Joining, Joins, PaperRow, Since};
pub use reduce::{code, name_as, reduced};
pub use settings::{Names, SavedSearch, Settings, Shade};
pub use shape::{Took, lay_out_lists};
pub use sheet_rows::{SheetChoice, SheetOf};
pub use shows::{StillOut, Wanted};
pub use talks::{Organizer, planned_talk};
pub use trend::{CoverageOn, RatingsOn, Trend, TrendGate, TrendTest};
pub use work::Stand;

pub use crate::exchange::{
    Answers, By, Choices, Column, Decision, Double, DoubleOf, Draft, DraftRow, ExchangeError, NewQuestion,
    Place as RowPlace, Problem, Rule, Signed, SignedRow, TieChoices, TieDraft, What, Will, neutral,
};
pub use crate::graph::{
    Before, Candidate, Connects, Cut, FoundGroup, Group, HULL_PT, Kinds, Link, NamedBy, Namings, OLD_DAYS,
    OnlyTie, Place, Reach, SingleThreads, Spread, Trust, TrustLevel, UnitLeaders, Web, groups_of, hull,
    is_opponent, opponents, spread_over, tied_opponents,
};
pub use crate::hints::{
    Apart, Asks, Closer, Covered, Crossing, Evidence, Gap, Ground, Level, NeedleStep, NextTalk, Nudge, Point,
    RECENT_DAYS, Reason as TalkReason, Standing, Stands, Step as TalkStep, Unmet, Way, Whom, Why,
};
pub use crate::log::Entry;
pub use crate::search::fold;
pub use crate::store::Backup;
pub use crate::tally::{
    Age, Behind, CoverageWord, Door as Number, Expectation, Fall, Gate as TestGate, GateCell, GateKey,
    GateLimit, GateUnits, Headcount, HeldTest, Leadership, Lesson, Majority, MajorityBasis, MajorityRule,
    Marked, Met, Readiness, ReadyRow, Rests, RowKind, SMALL_UNIT, TestCount, TestDoor, Votes, gate_limits,
    outcome, proofs,
};

pub use crate::hints::{After, AfterStep, LeaderStood, Shortfall, Todo, Verdict};
pub use crate::tally::{
    Accuracy, Brought, Closed, Compared, Foretold, Off, Paired, Pairing, Scored, Surprise, Surprised,
    UnitPair, percent,
};

pub use crate::exchange::{TestNumbers, TestRows, TestSheet, TestUnitRow};

use std::sync::Arc;

use crate::graph::Network;
use crate::i18n::Tr;
use crate::log::Session;
use crate::model::{AuthorId, Campaign, Day, Label, QuestionKind, RecordId, Touched};
use crate::store::{Folders, Passphrase, Seal};
use crate::tally::Tallies;

use derived::Derived;

/// Where the open campaign stands between memory and disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was said yet.
    Nothing,
    /// In memory only: it has no file yet.
    InMemory,
    /// Changed; the journal follows in a moment.
    Changed,
    /// In the journal of this computer, not yet in the file.
    Journal,
    /// In the file.
    Saved,
    /// The last save failed: the work is in memory.
    Failed,
}

/// Whether the campaign is open, or behind its passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// Open.
    Open,
    /// A sealed file waits for its passphrase.
    Sealed {
        /// The passphrase given last was wrong.
        wrong: bool,
    },
}

/// The program.
pub struct App {
    host: Box<dyn Host>,
    session: Session,
    derived: Derived,
    selection: Selection,
    filter: Filter,
    settings: Settings,
    tr: Tr,
    notice: Option<Notice>,
    notices: u64,
    presenting: bool,
    gate: Gate,
    files: file::Files,
    work: work::Work,
    counting: measures::Counting,
    shown: shown::Shown,
    importing: import::Importing,
    exporting: export::Exporting,
    floors: floor::Floors,
    next_talks: talks::NextTalks,
    accuracies: predict::Accuracies,
    needle: ready::Needle,
    traceless: bool,
    /// A day may have come on which a test freezes.
    freezes: bool,
    /// Ticks when the user was last there.
    touched: u64,
    /// Ticks of the last key of what is being typed.
    typed: u64,
}

/// A name without case and accents, for comparing.
pub fn folded(name: &str) -> String {
    crate::search::fold(name)
}

impl App {
    /// The program with these settings and an empty campaign.
    pub fn new(mut host: Box<dyn Host>, mut settings: Settings) -> Self {
        let author = settings.author.parse().unwrap_or_else(|_| {
            let author = AuthorId::random(&mut |bytes| host.random(bytes));
            settings.author = author.to_string();
            author
        });
        let session = Session::new(author, host.as_mut());
        let today = host.today();
        let derived = Derived::new(session.campaign(), today);
        let tr = Tr::new(settings.language());
        let shown = shown::Shown::new(session.campaign());
        Self {
            host,
            session,
            derived,
            selection: Selection::default(),
            filter: Filter::default(),
            settings,
            tr,
            notice: None,
            notices: 0,
            presenting: false,
            gate: Gate::Open,
            files: file::Files::default(),
            work: work::Work::default(),
            counting: measures::Counting::default(),
            shown,
            importing: import::Importing::default(),
            exporting: export::Exporting::default(),
            floors: floor::Floors::default(),
            next_talks: talks::NextTalks::default(),
            accuracies: predict::Accuracies::default(),
            needle: ready::Needle::default(),
            traceless: false,
            freezes: false,
            touched: 0,
            typed: 0,
        }
    }

    /// The program with the settings of this computer.
    ///
    /// Without a home folder it runs with defaults and cannot save.
    pub fn start(host: Box<dyn Host>) -> Self {
        let folders = Folders::find().ok();
        Self::start_in(host, folders)
    }

    /// The program with its folders under these; tests and portable use.
    pub fn start_in(host: Box<dyn Host>, folders: Option<Folders>) -> Self {
        let own = folders.as_ref().and_then(|folders| keep::read_own(&folders.config, file::SETTINGS));
        let settings = own.map(|bytes| Settings::read(&bytes)).unwrap_or_default();
        let known = !settings.author.is_empty();
        let mut app = Self::new(host, settings);
        app.files.folders = folders;
        if !known {
            app.write_settings();
        }
        app
    }

    /// Leaves no trace of what is opened on this computer: no recent files. For scripts.
    pub fn leave_no_trace(&mut self) {
        self.settings.remember_files = false;
        self.traceless = true;
    }

    /// The campaign as it stands, with what is being typed.
    pub fn campaign(&self) -> &Campaign {
        self.session.campaign()
    }

    /// The session: log, labels of undo and redo, what is being typed.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Who is selected.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Who is shown.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The words of the program.
    pub fn tr(&self) -> &Tr {
        &self.tr
    }

    /// Settings of this computer.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What was told last.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// Whether the screen is shown to others.
    pub fn is_presenting(&self) -> bool {
        self.presenting
    }

    /// Whether the campaign is open or waits for its passphrase.
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Today where the user is.
    pub fn today(&self) -> Day {
        self.derived.today()
    }

    /// A new record id, for a deed that makes records.
    pub fn new_record(&mut self) -> RecordId {
        self.host.record()
    }

    /// Does what a face asks for.
    pub fn perform(&mut self, action: Action) {
        match action {
            Action::Do(deed) => {
                let label = deed.label.clone();
                let touched = self.session.apply(deed, self.host.as_mut());
                if !touched.is_nothing() {
                    self.tell_deed(label);
                }
                self.follow(&touched);
            }
            Action::Make(make) => {
                let deed = make.write(&mut || self.host.record());
                self.perform(Action::Do(deed));
            }
            Action::Type { on, field } => {
                self.typed = self.host.ticks();
                let touched = self.session.type_into(on, field, self.host.as_mut());
                self.show(&touched);
            }
            Action::EndTyping => self.end_typing(),
            Action::Undo => {
                if let Some(undone) = self.session.undo(self.host.as_mut()) {
                    self.follow(&undone.touched);
                }
            }
            Action::Redo => {
                if let Some(undone) = self.session.redo(self.host.as_mut()) {
                    self.follow(&undone.touched);
                }
            }
            Action::Forget(on) => {
                let touched = self.session.forget(on, self.host.as_mut());
                self.follow(&touched);
                self.files.clean_backups = true;
                if self.files.place.is_some() {
                    self.save();
                }
            }
            Action::Select(selection) => self.selection = selection,
            Action::Filter(filter) => {
                self.filter = filter;
                self.find_shown();
            }
            Action::Present(on) => self.presenting = on,
            Action::Dismiss => self.notice = None,
            Action::Set(settings) => {
                self.tr = Tr::new(settings.language());
                self.settings = *settings;
                self.keep_nameless_searches();
                if !self.settings.remember_files {
                    self.settings.recent.clear();
                }
                self.write_settings();
            }
            Action::New => self.leave_for(Next::New),
            Action::Practice(key) => self.leave_for(Next::Practice(key)),
            Action::Open(path) => self.leave_for(Next::Open(path)),
            Action::Leave { let_go } => self.answer_leaving(let_go),
            Action::Unlock(secret) => self.unlock(&secret),
            Action::CloseGate => self.close_gate(),
            Action::Save => self.save(),
            Action::SaveAs { path, passphrase } => self.save_as(&path, passphrase),
            Action::Rekey(secret) => {
                let passphrase = Passphrase::new(secret.words().to_owned());
                self.reseal(Seal::with(passphrase));
            }
            Action::Unseal => self.reseal(Seal::Plain),
            Action::Lock => self.lock(),
            Action::Quit => self.leave_for(Next::Quit),
            Action::Import(step) => self.import_step(step),
            Action::Export(export) => self.export(export),
            Action::Print(print) => self.print(*print),
            Action::TakePicture(wanted) => self.take_picture(wanted),
            Action::Develop(floor) => self.develop(floor),
            Action::LayOut { anew } => self.lay_out(anew),
            Action::Cancel => self.cancel_work(),
            Action::RemoveLeftOver => self.remove_left_over(),
            Action::ForgetComputer => self.forget_computer(),
        }
    }

    /// Who turns to whom: the ties of people who are here.
    pub fn network(&self) -> &Network {
        self.derived.network()
    }

    /// The counts that decide.
    pub fn tallies(&self) -> &Tallies {
        self.derived.tallies()
    }

    /// By how many of their own unit somebody is named, asked for trust or help.
    pub fn named_in_unit(&self, person: RecordId) -> u32 {
        self.derived.named_in_unit(self.campaign(), person)
    }

    /// Who of a person's unit was asked, and who names whom there.
    pub fn namings(&self, person: RecordId, kind: QuestionKind) -> Arc<Namings> {
        self.derived.namings(self.campaign(), person, kind)
    }

    fn end_typing(&mut self) {
        if let Some((_, touched)) = self.session.end_typing(self.host.as_mut()) {
            self.follow(&touched);
        }
    }

    /// Follows a change of what is said.
    fn follow(&mut self, touched: &Touched) {
        if !touched.is_nothing() {
            self.mark_changed();
            self.show(touched);
        }
    }

    /// Keeps everything derived in step with the campaign.
    fn show(&mut self, touched: &Touched) {
        if touched.is_nothing() {
            return;
        }
        let campaign = self.session.campaign();
        self.derived.follow(campaign, touched);
        self.selection.settle(campaign);
        self.follow_shown(touched);
    }

    fn tell(&mut self, tone: Tone, words: String) {
        self.notices += 1;
        let since = self.host.ticks();
        self.notice = Some(Notice { number: self.notices, tone, words, deed: None, since });
    }

    fn tell_deed(&mut self, label: Label) {
        self.notices += 1;
        let since = self.host.ticks();
        self.notice = Some(Notice {
            number: self.notices,
            tone: Tone::Done,
            words: String::new(),
            deed: Some(label),
            since,
        });
    }
}
