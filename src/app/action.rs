//! Everything that can be done, as values: faces send them, [`super::App::perform`] does them.

use std::path::PathBuf;

use crate::model::{Deed, RecordId, WorkerField};

use super::export::Export;
use super::floor::TakePicture;
use super::import::ImportStep;
use super::paper::Print;
use super::{Filter, Selection, Settings};

/// A passphrase on its way. Wiped when dropped; shows nothing.
pub struct Secret(zeroize::Zeroizing<String>);

impl Secret {
    /// As typed.
    pub fn new(typed: String) -> Self {
        Self(zeroize::Zeroizing::new(typed))
    }

    /// The words themselves.
    pub fn words(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// Draws a new record id.
pub type NewId<'a> = &'a mut dyn FnMut() -> RecordId;

/// A deed that makes records: their ids are drawn when it is done.
pub struct Make(Box<dyn FnOnce(NewId<'_>) -> Deed>);

impl Make {
    /// A deed written with ids from `new`.
    pub fn new(write: impl FnOnce(NewId<'_>) -> Deed + 'static) -> Self {
        Self(Box::new(write))
    }

    /// Writes it.
    pub fn write(self, new: NewId<'_>) -> Deed {
        (self.0)(new)
    }
}

impl std::fmt::Debug for Make {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Make")
    }
}

/// Something to do.
pub enum Action {
    /// Does a deed.
    Do(Deed),
    /// Does a deed that makes records.
    Make(Make),
    /// Shows text while it is typed into a person's field.
    Type {
        /// The person.
        on: RecordId,
        /// The field with the text so far.
        field: WorkerField,
    },
    /// The cursor left the field.
    EndTyping,
    /// Takes back the last deed.
    Undo,
    /// Does it again.
    Redo,
    /// Erases everything about a person, for good.
    Forget(RecordId),
    /// Selects, in all views.
    Select(Selection),
    /// Filters, in all views.
    Filter(Filter),
    /// Begins a new campaign in memory; what was open is saved first.
    New,
    /// Opens the practice workplace of this key.
    Practice(String),
    /// Opens a campaign file.
    Open(PathBuf),
    /// Answers when the open campaign has no file and something else is to be opened.
    Leave {
        /// Lets it go; otherwise stays.
        let_go: bool,
    },
    /// Leaves the passphrase page without opening.
    CloseGate,
    /// Gives the passphrase that an opened or locked file asks for.
    Unlock(Secret),
    /// Saves where the campaign lives.
    Save,
    /// Saves to another place, from now on the campaign's own.
    SaveAs {
        /// Where.
        path: PathBuf,
        /// Sealed with this passphrase; `None` = plain, readable by everybody.
        passphrase: Option<Secret>,
    },
    /// Seals with another passphrase, backups included.
    Rekey(Secret),
    /// Saves without a seal, readable by everybody. A warned choice.
    Unseal,
    /// Saves and closes until the passphrase is given again.
    Lock,
    /// Saves; the face closes when [`super::App::may_quit`] says so.
    Quit,
    /// One step of taking a list in.
    Import(ImportStep),
    /// Writes a chart, a table or the campaign for somebody.
    Export(Export),
    /// Writes sheets to be filled in by hand, and keeps their numbers.
    Print(Box<Print>),
    /// Takes a picture onto a sheet of the workplace.
    TakePicture(TakePicture),
    /// Unpacks the picture of a sheet for the screen.
    Develop(RecordId),
    /// Lays the map out: new people only, or everything anew.
    LayOut {
        /// Starts from the data alone; kept places are let go, pins hold.
        anew: bool,
    },
    /// Changes settings.
    Set(Box<Settings>),
    /// Shows the screen to others, or stops.
    Present(bool),
    /// Ends the running job.
    Cancel,
    /// Puts the notice away.
    Dismiss,
    /// Removes what interrupted saves left behind ([`super::App::left_over`]).
    RemoveLeftOver,
    /// Deletes settings, recent list, journals and backups of this computer.
    ForgetComputer,
}

/// Which action, never whom it is about: what is shown for finding a defect names nobody.
impl std::fmt::Debug for Action {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Action::Do(_) => "Do",
            Action::Make(_) => "Make",
            Action::Type { .. } => "Type",
            Action::EndTyping => "EndTyping",
            Action::Undo => "Undo",
            Action::Redo => "Redo",
            Action::Forget(_) => "Forget",
            Action::Select(_) => "Select",
            Action::Filter(_) => "Filter",
            Action::New => "New",
            Action::Practice(_) => "Practice",
            Action::Open(_) => "Open",
            Action::Leave { .. } => "Leave",
            Action::CloseGate => "CloseGate",
            Action::Unlock(_) => "Unlock",
            Action::Save => "Save",
            Action::SaveAs { .. } => "SaveAs",
            Action::Rekey(_) => "Rekey",
            Action::Unseal => "Unseal",
            Action::Lock => "Lock",
            Action::Quit => "Quit",
            Action::Import(_) => "Import",
            Action::Export(_) => "Export",
            Action::Print(_) => "Print",
            Action::TakePicture(_) => "TakePicture",
            Action::Develop(_) => "Develop",
            Action::LayOut { .. } => "LayOut",
            Action::Set(_) => "Set",
            Action::Present(_) => "Present",
            Action::Cancel => "Cancel",
            Action::Dismiss => "Dismiss",
            Action::RemoveLeftOver => "RemoveLeftOver",
            Action::ForgetComputer => "ForgetComputer",
        })
    }
}
