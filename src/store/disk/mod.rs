//! The one impure corner of the lower rings: files, folders and locks.
//!
//! Everything that touches the system while saving goes through [`Disk`], one
//! call a step, so that tests can fail each of them.

mod folders;
mod lock;
mod real;

use std::io;
use std::path::{Path, PathBuf};

pub use folders::{Carrier, Folders, carrier_of};
pub use lock::OpenLock;
pub use real::RealDisk;

/// The largest file that is read at all; a campaign of 100,000 people over
/// years stays below 200 MB.
pub(super) const LARGEST_FILE: u64 = 512 * 1024 * 1024;

/// What saving needs of a disk. [`RealDisk`] is the disk; tests wrap it.
pub trait Disk {
    /// Follows links, so that replacing the file does not replace the link.
    /// A file that is not there yet resolves to its place in its folder.
    ///
    /// # Errors
    /// The system's, for example when the folder does not exist.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// Reads a whole regular file of at most 512 MiB.
    ///
    /// # Errors
    /// The system's; `IsADirectory`, `InvalidInput` and `FileTooLarge` for what
    /// is no file of ours.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Creates an empty new file of a name of our own (see [`is_own_temp`]) in
    /// `folder`, readable by the user only.
    ///
    /// # Errors
    /// The system's.
    fn create_temp(&self, folder: &Path) -> io::Result<Box<dyn TempFile>>;

    /// Makes the folder remember its names through a power cut.
    ///
    /// # Errors
    /// The system's.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// The system's.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// The regular files of a folder, in order of name.
    ///
    /// # Errors
    /// The system's.
    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>>;

    /// Makes a folder, and those above it, open to the user only. A folder
    /// that exists is left as it is.
    ///
    /// # Errors
    /// The system's.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
}

/// A file being written beside the one it is to replace. Dropping it removes
/// it from the disk.
pub trait TempFile {
    /// Where it is.
    fn path(&self) -> &Path;

    /// Writes some of `bytes` at the end and says how many.
    ///
    /// # Errors
    /// The system's.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Waits until the bytes are on the disk. Never tried twice on one file:
    /// after a failure the system may have thrown the bytes away and say yes.
    ///
    /// # Errors
    /// The system's.
    fn sync(&mut self) -> io::Result<()>;

    /// Takes the name `onto`, replacing what had it, in one step. On an error
    /// the temp is removed and the old file is whole.
    ///
    /// # Errors
    /// The system's.
    fn rename(self: Box<Self>, onto: &Path) -> io::Result<()>;
}

/// A file seen in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name, without the folder. Names that are not text are left out.
    pub name: String,
    /// When it was last written, ms since 1970 UTC (0 when not known).
    pub written_ms: i64,
}

/// How the temps of this program begin and end.
const TEMP_PREFIX: &str = ".wallchart-";
const TEMP_SUFFIX: &str = ".tmp";

/// True for the name of a temp of this program.
pub fn is_own_temp(name: &str) -> bool {
    name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX)
}
