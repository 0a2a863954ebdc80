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
mod derived;
mod export;
mod host;
mod import;
mod look;
mod notice;
mod settings;

pub use action::{Action, Make, NewId, Secret};
pub use export::{Export, Exported};
pub use host::{Host, System, Waker};
pub use import::ImportStep;
pub use look::{Door, Filter, Selection};
pub use notice::{Notice, Tone};
pub use settings::{Names, SavedSearch, Settings, Shade};

use crate::i18n::Tr;
use crate::log::Session;
use crate::model::{AuthorId, Campaign, Day, Label, RecordId, Touched};

use derived::Derived;

/// Where the open campaign stands between memory and disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was said yet.
    Nothing,
    /// In memory only: it has no file yet.
    InMemory,
    /// Changed; the journal follows in a moment.
    Changed,
    /// In the journal of this computer, not yet in the file.
    Kept,
    /// In the file since these ticks.
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
        }
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
                let touched = self.session.type_into(on, field, self.host.as_mut());
                self.follow(&touched);
            }
            Action::EndTyping => {
                if let Some((_, touched)) = self.session.end_typing(self.host.as_mut()) {
                    self.follow(&touched);
                }
            }
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
            }
            Action::Select(selection) => self.selection = selection,
            Action::Filter(filter) => self.filter = filter,
            Action::Present(on) => self.presenting = on,
            Action::Dismiss => self.notice = None,
            Action::Set(settings) => {
                self.tr = Tr::new(settings.language());
                self.settings = *settings;
            }
            _ => {}
        }
    }

    /// Keeps everything derived in step with the campaign.
    fn follow(&mut self, touched: &Touched) {
        if touched.is_nothing() {
            return;
        }
        let campaign = self.session.campaign();
        self.derived.follow(campaign, touched);
        self.selection.settle(campaign);
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
