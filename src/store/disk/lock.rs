//! A mark that a campaign is open in a window. It advises and gates nothing.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::super::error::{Step, StoreError};
use super::{Disk, Folders, RealDisk};

/// Held while a campaign is open. The system lets go of it when the program
/// ends, however it ends; no file has to be cleaned up.
#[derive(Debug)]
pub struct OpenLock {
    _held: File,
}

impl OpenLock {
    /// Marks `path` as open in this window. The mark lies in the runtime
    /// folder under a hash of the resolved path, never beside the campaign.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`] when another window has it: the caller
    /// tells the user and may go on without. [`StoreError::Io`] when the
    /// runtime folder cannot be used; that is no reason not to open, either.
    pub fn take(folders: &Folders, path: &Path) -> Result<Self, StoreError> {
        let failed = |error| StoreError::io(Step::Lock, path, &error);
        let path = RealDisk.resolve(path).map_err(failed)?;
        RealDisk.make_folder(&folders.runtime).map_err(failed)?;
        let name = Sha256::digest(path.as_os_str().as_encoded_bytes());
        let mut name = HEXLOWER.encode(&name);
        name.truncate(32);
        name.push_str(".lock");
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600);
        }
        let file = options.open(folders.runtime.join(name)).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _held: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::OpenElsewhere),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }
}
