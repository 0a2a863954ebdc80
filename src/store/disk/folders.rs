//! Where the program keeps what it keeps, and whether a place leaves this computer.

use std::env;
use std::path::{Path, PathBuf};

use super::super::error::StoreError;

/// When set, everything lies under this folder (tests, sticks, portable use).
const HOME_VARIABLE: &str = "WALLCHART_HOME";

/// The program's folders on this computer. Nothing in them is made before it
/// is needed; files are 0600 and folders 0700.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Journals and backups.
    pub data: PathBuf,
    /// Settings.
    pub config: PathBuf,
    /// Locks; emptied by the system when the user logs out, where it can.
    pub runtime: PathBuf,
}

impl Folders {
    /// The folders of this user, or those under `WALLCHART_HOME`.
    ///
    /// # Errors
    /// [`StoreError::NoHome`] when the system names no home folder.
    pub fn find() -> Result<Self, StoreError> {
        if let Some(home) = env::var_os(HOME_VARIABLE).filter(|home| !home.is_empty()) {
            return Ok(Self::under(Path::new(&home)));
        }
        let places = directories::ProjectDirs::from("", "", "wallchart").ok_or(StoreError::NoHome)?;
        let data = places.data_local_dir().to_owned();
        Ok(Self {
            config: places.config_dir().to_owned(),
            runtime: places.runtime_dir().map_or_else(|| data.join("run"), Path::to_owned),
            data,
        })
    }

    /// All folders under one.
    pub fn under(home: &Path) -> Self {
        Self { data: home.join("data"), config: home.join("config"), runtime: home.join("run") }
    }

    /// Where the journals lie.
    pub fn journals(&self) -> PathBuf {
        self.data.join("journal")
    }

    /// Where the backups of all campaigns lie, a folder each.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backups")
    }
}

/// Somebody else's computer that a folder is copied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// Microsoft's.
    OneDrive,
    /// Google's.
    GoogleDrive,
    /// The company of that name.
    Dropbox,
    /// Apple's.
    ICloud,
    /// A network share (NFS, SMB, a mounted server).
    Network,
}

/// Who else gets what is saved at `path`, as far as it shows. For a word to
/// the user before the first save there; nothing is refused.
pub fn carrier_of(path: &Path) -> Option<Carrier> {
    // `\\server\share`, but not `\\?\C:\…`, Windows' long way to say `C:\…`.
    let text = path.to_string_lossy();
    if text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\")) {
        return Some(Carrier::Network);
    }
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    by_name(&path).or_else(|| is_on_network(&path).then_some(Carrier::Network))
}

fn by_name(path: &Path) -> Option<Carrier> {
    let folders = path.parent().unwrap_or(path);
    let mut names = folders.components().map(|c| c.as_os_str().to_string_lossy().to_lowercase());
    names.find_map(|name| {
        if name.starts_with("onedrive") {
            Some(Carrier::OneDrive)
        } else if name.starts_with("google drive") || name.starts_with("googledrive") {
            Some(Carrier::GoogleDrive)
        } else if name == "dropbox" || name.starts_with("dropbox ") || name.starts_with("dropbox-") {
            Some(Carrier::Dropbox)
        } else if name.starts_with("icloud") || name == "mobile documents" {
            Some(Carrier::ICloud)
        } else if name == "gvfs" {
            Some(Carrier::Network)
        } else {
            None
        }
    })
}

/// NFS, SMB (three generations), AFS and Ceph by their numbers in statfs(2).
#[cfg(target_os = "linux")]
fn is_on_network(path: &Path) -> bool {
    const NETWORKED: [u32; 6] = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x00C3_6400];
    let known = path.ancestors().find_map(|place| rustix::fs::statfs(place).ok());
    known.is_some_and(|known| NETWORKED.contains(&(known.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
fn is_on_network(_path: &Path) -> bool {
    false
}
