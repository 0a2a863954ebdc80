//! What can go wrong between memory and disk, and what to say about it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A path for the user's eyes: shown in messages, redacted everywhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct ShownPath(PathBuf);

impl ShownPath {
    /// Wraps a path.
    pub fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// The path, for the screen only.
    pub fn show(&self) -> String {
        self.0.display().to_string()
    }

    /// The path, for reaching the file.
    pub fn as_path(&self) -> &Path {
        &self.0
    }
}

impl fmt::Debug for ShownPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(path)")
    }
}

/// What was being done when the system said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Finding the file a path or link stands for.
    Resolve,
    /// Reading the file as it is now.
    Look,
    /// Making a new file beside it.
    Create,
    /// Writing.
    Write,
    /// Waiting for the disk to confirm the bytes.
    Sync,
    /// Reading back what was written.
    ReadBack,
    /// Keeping the old file as a backup.
    Backup,
    /// Giving the new file the old one's name.
    Rename,
    /// Waiting for the disk to confirm the name.
    SyncFolder,
    /// Removing a file that is no longer needed.
    Remove,
    /// Looking into a folder.
    List,
    /// Marking a file as open in this window.
    Lock,
}

/// Why the system said no, as far as it changes what to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No room left on the disk (`ENOSPC`).
    DiskFull,
    /// The user's share of the disk is used up (`EDQUOT`).
    Quota,
    /// Not allowed (`EACCES`, `EPERM`).
    Forbidden,
    /// The disk can only be read (`EROFS`).
    ReadOnly,
    /// The disk or its cable fails (`EIO`).
    Hardware,
    /// Too many files are open (`EMFILE`, `ENFILE`).
    TooManyFiles,
    /// Interrupted again and again (`EINTR`).
    Interrupted,
    /// Not there.
    Missing,
    /// A folder, a device or a pipe where a file should be.
    NotAFile,
    /// Larger than any campaign (512 MiB).
    TooLarge,
    /// The bytes read back are not the bytes written.
    NotWhatWasWritten,
    /// Anything else.
    Other(io::ErrorKind),
}

impl Cause {
    /// Sorts a system error.
    pub fn of(error: &io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::StorageFull | Kind::WriteZero => Self::DiskFull,
            Kind::QuotaExceeded => Self::Quota,
            Kind::PermissionDenied => Self::Forbidden,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            Kind::Interrupted => Self::Interrupted,
            Kind::NotFound => Self::Missing,
            Kind::IsADirectory | Kind::NotADirectory | Kind::InvalidInput => Self::NotAFile,
            Kind::FileTooLarge => Self::TooLarge,
            kind => Self::of_number(error.raw_os_error()).unwrap_or(Self::Other(kind)),
        }
    }

    /// Numbers the standard library has no kind for (Unix: `EIO` 5, `ENFILE` 23,
    /// `EMFILE` 24; Windows: too many files 4, bad sector 23, disk fault 483, I/O 1117).
    fn of_number(number: Option<i32>) -> Option<Self> {
        match (cfg!(windows), number?) {
            (false, 5) | (true, 23 | 483 | 1117) => Some(Self::Hardware),
            (false, 23 | 24) | (true, 4) => Some(Self::TooManyFiles),
            _ => None,
        }
    }
}

/// What can go wrong in the store. No variant holds a name or a line of a
/// campaign; paths are for the screen only.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The file has no content at all.
    #[error("the file is empty")]
    Empty,
    /// The file is not a campaign of this program.
    #[error("not a campaign file")]
    Foreign,
    /// Written by a version whose files this one cannot read.
    #[error("written by a newer version (format {major})")]
    Newer {
        /// The format's major version.
        major: u32,
    },
    /// The file ends early and holds no whole entry.
    #[error("cut short, nothing to rescue")]
    CutShort,
    /// The file is damaged and holds no whole entry.
    #[error("damaged, nothing to rescue")]
    Damaged,
    /// The file is sealed: a passphrase is needed.
    #[error("sealed")]
    NeedsPassphrase,
    /// The passphrase does not open it (or its first lines are damaged: that looks the same).
    #[error("the passphrase does not open it")]
    WrongPassphrase,
    /// Opening asks for more work than any file of ours (2^20).
    #[error("asks for too much work")]
    TooMuchWork,
    /// Sealed to a key, not to a passphrase.
    #[error("sealed to another key")]
    SealedForOthers,
    /// Sealed by a newer kind of seal.
    #[error("a newer kind of seal")]
    NewerSeal,
    /// The sealed file ends early.
    #[error("sealed and cut short")]
    SealedCutShort,
    /// The sealed file was changed or damaged.
    #[error("sealed and damaged")]
    SealBroken,
    /// Sealing failed, or the passphrase is empty.
    #[error("could not be sealed")]
    SealFailed,
    /// Two files that should hold one campaign hold two.
    #[error("another campaign")]
    OtherCampaign,
    /// The system said no.
    #[error("{step:?}: {cause:?}")]
    Io {
        /// What was being done.
        step: Step,
        /// Why not.
        cause: Cause,
        /// Where.
        path: ShownPath,
    },
    /// Another window has the campaign open.
    #[error("open in another window")]
    OpenElsewhere,
    /// The system names no home folder.
    #[error("no home folder")]
    NoHome,
}

impl StoreError {
    /// Sorts a system error met at `step` about `path`.
    pub fn io(step: Step, path: &Path, error: &io::Error) -> Self {
        Self::because(step, path, Cause::of(error))
    }

    /// A refusal at `step` about `path`.
    pub(super) fn because(step: Step, path: &Path, cause: Cause) -> Self {
        Self::Io { step, cause, path: ShownPath::new(path) }
    }
}
