//! The disk itself.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{Disk, LARGEST_FILE, Listed, TEMP_PREFIX, TEMP_SUFFIX, TempFile};

/// How many links are followed before a circle is assumed.
const MOST_LINKS: usize = 32;

/// The computer's disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        let mut place = std::path::absolute(path)?;
        for _ in 0..MOST_LINKS {
            match fs::canonicalize(&place) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                other => return other,
            }
            let folder = fs::canonicalize(place.parent().ok_or(io::ErrorKind::InvalidInput)?)?;
            let name = place.file_name().ok_or(io::ErrorKind::InvalidInput)?;
            let here = folder.join(name);
            // A link to a file that is not there (yet): go where it points.
            match fs::read_link(&here) {
                Ok(target) => place = folder.join(target),
                Err(_) => return Ok(here),
            }
        }
        Err(io::ErrorKind::InvalidInput.into())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        // Asked before opening: opening a pipe would wait for ever.
        let kind = fs::metadata(path)?;
        if kind.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if !kind.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        if kind.len() > LARGEST_FILE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = Vec::with_capacity(kind.len() as usize + 1);
        File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }

    fn create_temp(&self, folder: &Path) -> io::Result<Box<dyn TempFile>> {
        let file = tempfile::Builder::new()
            .prefix(TEMP_PREFIX)
            .suffix(TEMP_SUFFIX)
            .rand_bytes(10)
            .tempfile_in(folder)?;
        Ok(Box::new(RealTemp(file)))
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    /// Windows has no such call; its rename is written through.
    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    #[allow(clippy::disallowed_methods, reason = "this is the disk")]
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        let mut listed = Vec::new();
        for one in fs::read_dir(folder)? {
            let one = one?;
            let Ok(kind) = one.metadata() else { continue };
            let Ok(name) = one.file_name().into_string() else {
                continue;
            };
            if kind.is_file() {
                let written = kind.modified().ok();
                let since = written.and_then(|at| at.duration_since(UNIX_EPOCH).ok());
                let written_ms = since.map_or(0, |since| since.as_millis() as i64);
                listed.push(Listed { name, written_ms });
            }
        }
        listed.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(listed)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            builder.mode(0o700);
        }
        builder.create(folder)
    }
}

/// A temp on the real disk (0600 from its creation on).
struct RealTemp(tempfile::NamedTempFile);

impl TempFile for RealTemp {
    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.as_file_mut().write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.as_file().sync_all()
    }

    #[cfg(not(windows))]
    fn rename(self: Box<Self>, onto: &Path) -> io::Result<()> {
        self.0.persist(onto).map(drop).map_err(|failed| failed.error)
    }

    /// Indexers and virus scanners hold files open for a moment: access denied,
    /// sharing and lock violations (5, 32, 33) are tried again for 3 s.
    #[cfg(windows)]
    fn rename(self: Box<Self>, onto: &Path) -> io::Result<()> {
        let mut file = self.0;
        for wait_ms in [10, 20, 50, 100, 200, 300, 500, 800, 1000] {
            match file.persist(onto) {
                Ok(_) => return Ok(()),
                Err(failed) if matches!(failed.error.raw_os_error(), Some(5 | 32 | 33)) => {
                    file = failed.file;
                    std::thread::sleep(std::time::Duration::from_millis(wait_ms));
                }
                Err(failed) => return Err(failed.error),
            }
        }
        file.persist(onto).map(drop).map_err(|failed| failed.error)
    }
}
