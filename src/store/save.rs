//! Saving in eight steps, each a function of its name.
//!
//! The old file is untouched until [`replace`], and `replace` is one rename:
//! whatever happens, and whenever the power goes, the name leads to the old
//! file or to the new one, whole. What a step left behind is a temp of our own.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::disk::{Disk, TempFile};
use super::error::{Cause, Step, StoreError};

/// How often a call that was only interrupted is tried again.
const PATIENCE: usize = 16;

/// SHA-256 of a file's bytes: has anybody written it since?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen([u8; 32]);

impl Seen {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

/// How a save ended. There is no other way.
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub enum Saving {
    /// On the disk, confirmed.
    Saved {
        /// Why the file before it could not be kept as a backup, if it could not.
        backup: Option<StoreError>,
    },
    /// Not saved. The old file is whole and the work is in memory.
    NotSaved {
        /// What was in the way.
        why: StoreError,
    },
    /// Saved, but the disk did not confirm it: save once more, or elsewhere.
    SavedUnconfirmed {
        /// What was in the way.
        why: StoreError,
    },
    /// Somebody else wrote the file since it was loaded. Nothing was written:
    /// take these bytes in and save again.
    ChangedOnDisk {
        /// The file as it is now.
        bytes: Vec<u8>,
    },
}

/// Without the bytes: they may be a whole campaign.
impl fmt::Debug for Saving {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saved { backup } => f.debug_struct("Saved").field("backup", backup).finish(),
            Self::NotSaved { why } => f.debug_struct("NotSaved").field("why", why).finish(),
            Self::SavedUnconfirmed { why } => f.debug_struct("SavedUnconfirmed").field("why", why).finish(),
            Self::ChangedOnDisk { bytes } => {
                f.debug_struct("ChangedOnDisk").field("bytes", &bytes.len()).finish()
            }
        }
    }
}

/// What is to be written, and how to know it again.
pub(super) struct Writing<'a> {
    pub(super) bytes: &'a [u8],
    /// Opens the bytes as read back and says whether they say the same.
    pub(super) verify: &'a dyn Fn(&[u8]) -> bool,
}

/// The file as it is now, against what was loaded.
pub(super) enum Found {
    Missing,
    Same(Vec<u8>),
    Changed(Vec<u8>),
}

/// A whole save of `writing` at `path`. `seen` is the file as it was loaded
/// (nothing: it should not exist). `keep` gets the old file before it is
/// replaced (step 6).
pub(super) fn save(
    disk: &dyn Disk,
    path: &Path,
    seen: Option<Seen>,
    writing: &Writing<'_>,
    keep: &mut dyn FnMut(&[u8]) -> Result<(), StoreError>,
) -> Saving {
    let not_saved = |why| Saving::NotSaved { why };
    let path = match resolve(disk, path) {
        Ok(path) => path,
        Err(why) => return not_saved(why),
    };
    match look(disk, &path, seen) {
        Ok(Found::Changed(bytes)) => return Saving::ChangedOnDisk { bytes },
        Ok(Found::Same(_) | Found::Missing) => {}
        Err(why) => return not_saved(why),
    }
    let temp = match prepare(disk, &path, writing) {
        Ok(temp) => temp,
        Err(why) => return not_saved(why),
    };
    // Sealing and writing took a while: look once more, right before the rename.
    let backup = match look(disk, &path, seen) {
        Ok(Found::Changed(bytes)) => return Saving::ChangedOnDisk { bytes },
        Ok(Found::Same(old)) => keep(&old).err(),
        Ok(Found::Missing) => None,
        Err(why) => return not_saved(why),
    };
    if let Err(why) = replace(temp, &path) {
        // Some network disks rename and then say no: what is there now decides.
        return match look(disk, &path, Some(Seen::of(writing.bytes))) {
            Ok(Found::Same(_)) => Saving::SavedUnconfirmed { why },
            _ => not_saved(why),
        };
    }
    match confirm(disk, &path) {
        Ok(()) => Saving::Saved { backup },
        Err(why) => Saving::SavedUnconfirmed { why },
    }
}

/// Steps 3 to 5: the new file beside the old one, on the disk and read back.
pub(super) fn prepare(
    disk: &dyn Disk,
    path: &Path,
    writing: &Writing<'_>,
) -> Result<Box<dyn TempFile>, StoreError> {
    let mut temp = begin(disk, path)?;
    write(&mut *temp, writing.bytes)?;
    settle(&mut *temp)?;
    read_back(disk, &*temp, writing)?;
    Ok(temp)
}

/// Step 1: the file itself, not a link to it.
pub(super) fn resolve(disk: &dyn Disk, path: &Path) -> Result<PathBuf, StoreError> {
    patiently(|| disk.resolve(path)).map_err(|error| StoreError::io(Step::Resolve, path, &error))
}

/// Step 2: has anybody written it since it was loaded?
pub(super) fn look(disk: &dyn Disk, path: &Path, seen: Option<Seen>) -> Result<Found, StoreError> {
    match patiently(|| disk.read(path)) {
        Ok(bytes) if seen == Some(Seen::of(&bytes)) => Ok(Found::Same(bytes)),
        Ok(bytes) => Ok(Found::Changed(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Found::Missing),
        Err(error) => Err(StoreError::io(Step::Look, path, &error)),
    }
}

/// Step 3: a new file of our own in the same folder, for the user's eyes only.
fn begin(disk: &dyn Disk, path: &Path) -> Result<Box<dyn TempFile>, StoreError> {
    let failed = |error: io::Error| StoreError::io(Step::Create, path, &error);
    let folder = path.parent().ok_or_else(|| failed(io::ErrorKind::InvalidInput.into()))?;
    patiently(|| disk.create_temp(folder)).map_err(failed)
}

/// Step 4, first half: all bytes.
fn write(temp: &mut dyn TempFile, bytes: &[u8]) -> Result<(), StoreError> {
    let mut rest = bytes;
    while !rest.is_empty() {
        let wrote = match patiently(|| temp.write(rest)) {
            Ok(0) => Err(io::ErrorKind::WriteZero.into()),
            other => other,
        };
        let wrote = wrote.map_err(|error| StoreError::io(Step::Write, temp.path(), &error))?;
        rest = rest.get(wrote..).unwrap_or_default();
    }
    Ok(())
}

/// Step 4, second half: on the disk. Once only: after a failed attempt a
/// second one may say yes although the bytes are gone.
fn settle(temp: &mut dyn TempFile) -> Result<(), StoreError> {
    temp.sync().map_err(|error| StoreError::io(Step::Sync, temp.path(), &error))
}

/// Step 5: what is there is what was meant, down to the last entry.
fn read_back(disk: &dyn Disk, temp: &dyn TempFile, writing: &Writing<'_>) -> Result<(), StoreError> {
    let path = temp.path();
    let bytes =
        patiently(|| disk.read(path)).map_err(|error| StoreError::io(Step::ReadBack, path, &error))?;
    if bytes == writing.bytes && (writing.verify)(&bytes) {
        Ok(())
    } else {
        Err(StoreError::because(Step::ReadBack, path, Cause::NotWhatWasWritten))
    }
}

/// Step 7: the new file takes the name.
pub(super) fn replace(temp: Box<dyn TempFile>, path: &Path) -> Result<(), StoreError> {
    temp.rename(path).map_err(|error| StoreError::io(Step::Rename, path, &error))
}

/// Step 8: the name is on the disk, too.
pub(super) fn confirm(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(path);
    disk.sync_folder(folder).map_err(|error| StoreError::io(Step::SyncFolder, path, &error))
}

/// Tries again what was only interrupted, but not for ever.
pub(super) fn patiently<T>(mut call: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 0..PATIENCE {
        match call() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
    call()
}
