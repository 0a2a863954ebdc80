//! A campaign's file: opened, saved, and never overwritten blindly.

use std::fmt;
use std::path::{Path, PathBuf};

use super::backup;
use super::disk::{Disk, Folders};
use super::error::{Step, StoreError};
use super::format::{Document, Read, read, write};
use super::passphrase::Passphrase;
use super::save::{self, Saving, Seen, Writing, patiently};
use super::seal::{self, JournalKey, WorkFactor};

/// How a campaign's file is kept from other eyes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Seal {
    /// Not at all: made-up practice workplaces, or an explicit, warned choice.
    #[default]
    Plain,
    /// As a standard age passphrase file.
    Passphrase {
        /// What opens it.
        passphrase: Passphrase,
        /// How hard guessing is.
        work: WorkFactor,
    },
}

impl Seal {
    /// Sealed to a passphrase with the standard work factor.
    pub fn with(passphrase: Passphrase) -> Self {
        Self::Passphrase { passphrase, work: WorkFactor::STANDARD }
    }

    /// Seals bytes, or leaves them as they are.
    pub(super) fn close(&self, plain: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        match self {
            Self::Plain => Ok(plain),
            Self::Passphrase { passphrase, work } => seal::seal(&plain, passphrase, *work),
        }
    }

    /// Reads a file that may be sealed.
    pub(super) fn read(&self, bytes: &[u8]) -> Result<Read, StoreError> {
        match self {
            Self::Passphrase { passphrase, .. } if seal::is_sealed(bytes) => {
                read(&seal::unseal(bytes, passphrase)?)
            }
            _ => read(bytes),
        }
    }

    /// Whether `sealed` opens and says what `plain` says, entry by entry: all
    /// bytes alike (padding apart), every line an entry that matches its hash.
    pub(super) fn proves(&self, sealed: &[u8], plain: &[u8], entries: usize) -> bool {
        let opened = match self {
            Self::Plain => sealed.to_vec(),
            Self::Passphrase { passphrase, .. } => match seal::unseal(sealed, passphrase) {
                Ok(opened) => opened,
                Err(_) => return false,
            },
        };
        let same = opened.strip_prefix(plain).is_some_and(|rest| rest.iter().all(|b| *b == b' '));
        let read = if same { read(&opened).ok() } else { None };
        read.is_some_and(|read| read.damage.is_none() && read.document.entries.len() == entries)
    }
}

/// A campaign's file and how it looked when it was last read or written here.
#[derive(Clone)]
pub struct ChartFile {
    pub(super) path: PathBuf,
    pub(super) seen: Option<Seen>,
    pub(super) seal: Seal,
}

impl fmt::Debug for ChartFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChartFile").field("seal", &self.seal).finish_non_exhaustive()
    }
}

/// A campaign's file, opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The file, for saving.
    pub file: ChartFile,
    /// What it says. Its journal is read by [`super::Journal::open`].
    pub read: Read,
    /// The journal's key was made just now and is in no file yet: the next thing to write is a
    /// full save, or nobody could read the journal after a power cut.
    pub is_key_new: bool,
}

impl ChartFile {
    /// A file that does not exist yet: the first [`ChartFile::save`] makes it
    /// and overwrites nothing.
    pub fn new(path: &Path, seal: Seal) -> Self {
        Self { path: path.to_owned(), seen: None, seal }
    }

    /// Opens a campaign, a backup or a file of a shared folder. A sealed one
    /// without a journal's key gets one, which reaches the file with the next
    /// full save.
    ///
    /// # Errors
    /// [`StoreError::Io`] when it cannot be read;
    /// [`StoreError::NeedsPassphrase`] when it is sealed and none was given;
    /// those of [`read`] and [`seal::unseal`].
    pub fn open(disk: &dyn Disk, path: &Path, passphrase: Option<Passphrase>) -> Result<Opened, StoreError> {
        let path = save::resolve(disk, path)?;
        let bytes =
            patiently(|| disk.read(&path)).map_err(|error| StoreError::io(Step::Look, &path, &error))?;
        let seal = match passphrase {
            Some(passphrase) if seal::is_sealed(&bytes) => Seal::with(passphrase),
            _ => Seal::Plain,
        };
        let mut read = seal.read(&bytes)?;
        // Sealed by hand, or its desk is damaged: the journal must not lie open.
        let is_key_new = seal != Seal::Plain && read.document.desk.journal.is_none();
        if is_key_new {
            read.document.desk.journal = Some(JournalKey::generate());
        }
        let file = Self { path, seen: Some(Seen::of(&bytes)), seal };
        Ok(Opened { file, read, is_key_new })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was read from disk or written there.
    pub fn is_on_disk(&self) -> bool {
        self.seen.is_some()
    }

    /// From now on saves under another name, as a new file.
    pub fn move_to(&mut self, path: &Path) {
        path.clone_into(&mut self.path);
        self.seen = None;
    }

    /// Whether it is sealed.
    pub fn is_sealed(&self) -> bool {
        self.seal != Seal::Plain
    }

    /// Whether these words open it; for typing the passphrase back.
    pub fn opens_with(&self, typed: &Passphrase) -> bool {
        matches!(&self.seal, Seal::Passphrase { passphrase, .. } if passphrase == typed)
    }

    /// Seals with another work factor from now on (tests use a small one).
    pub fn set_work_factor(&mut self, factor: WorkFactor) {
        if let Seal::Passphrase { work, .. } = &mut self.seal {
            *work = factor;
        }
    }

    /// A full save of `document` in eight steps. `now_ms` (since 1970 UTC)
    /// names the backup of the file before it. After [`Saving::Saved`] the
    /// caller empties the journal.
    pub fn save(&mut self, disk: &dyn Disk, folders: &Folders, document: &Document, now_ms: i64) -> Saving {
        let (plain, count) = encoded(document);
        let bytes = match self.seal.close(plain.clone()) {
            Ok(bytes) => bytes,
            Err(why) => return Saving::NotSaved { why },
        };
        let verify = |found: &[u8]| self.seal.proves(found, &plain, count);
        let writing = Writing { bytes: &bytes, verify: &verify };
        let mut keep = |old: &[u8]| backup::keep(disk, folders, document.campaign, old, now_ms);
        let saving = save::save(disk, &self.path, self.seen, &writing, &mut keep);
        if matches!(saving, Saving::Saved { .. } | Saving::SavedUnconfirmed { .. }) {
            self.seen = Some(Seen::of(&bytes));
        }
        saving
    }

    /// After [`Saving::ChangedOnDisk`]: reads what is there now and counts it
    /// as seen, so that the next save, of the union, goes on.
    ///
    /// # Errors
    /// Those of [`read`] and [`seal::unseal`], and
    /// [`StoreError::OtherCampaign`]. Then nothing is counted as seen: save
    /// under a [`free_name`] instead.
    pub fn take_in(&mut self, bytes: &[u8], campaign: &Document) -> Result<Read, StoreError> {
        let read = self.seal.read(bytes)?;
        if read.document.campaign != campaign.campaign {
            return Err(StoreError::OtherCampaign);
        }
        self.seen = Some(Seen::of(bytes));
        Ok(read)
    }
}

/// A document's bytes and how many entries they hold.
pub(super) fn encoded(document: &Document) -> (Vec<u8>, usize) {
    let bytes = write(document);
    let mut ids: Vec<_> = document.entries.iter().map(|entry| entry.id).collect();
    ids.sort_unstable();
    ids.dedup();
    (bytes, ids.len())
}

/// A name beside `path` that no file has: `name 2.wallchart`, `name 3.wallchart` …
/// For saving when the file at `path` has become something that cannot be read.
///
/// # Errors
/// [`StoreError::Io`] when the folder cannot be read.
pub fn free_name(disk: &dyn Disk, path: &Path) -> Result<PathBuf, StoreError> {
    let path = save::resolve(disk, path)?;
    let folder = path.parent().unwrap_or(&path);
    let listed =
        patiently(|| disk.list(folder)).map_err(|error| StoreError::io(Step::List, folder, &error))?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let taken = |name: &str| listed.iter().any(|file| file.name.eq_ignore_ascii_case(name));
    let mut number = 2_u32;
    loop {
        let name = format!("{stem} {number}.wallchart");
        if !taken(&name) {
            return Ok(folder.join(name));
        }
        number += 1;
    }
}
