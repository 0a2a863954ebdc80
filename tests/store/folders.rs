//! Where things lie, who else gets them, who has them open.

use std::path::Path;

use wallchart::store::{Carrier, Folders, OpenLock, StoreError, carrier_of};

use super::sample::{Room, mode};

#[test]
fn places_that_leave_the_computer_are_known_by_name() {
    let of = |path: &str| carrier_of(Path::new(path));
    assert_eq!(of("/home/a/Dropbox/x.wallchart"), Some(Carrier::Dropbox));
    assert_eq!(of("/Users/a/Library/CloudStorage/OneDrive-Team/x"), Some(Carrier::OneDrive));
    assert_eq!(of("/Users/a/Library/CloudStorage/GoogleDrive-a/x"), Some(Carrier::GoogleDrive));
    assert_eq!(of("/Users/a/Library/Mobile Documents/com~apple~CloudDocs/x"), Some(Carrier::ICloud));
    assert_eq!(of("/run/user/1000/gvfs/smb-share:server=a/x"), Some(Carrier::Network));
    assert_eq!(of(r"\\server\share\x.wallchart"), Some(Carrier::Network));
    assert_eq!(of(r"\\?\UNC\server\share\x.wallchart"), Some(Carrier::Network));
    assert_eq!(of(r"\\?\C:\charts\x.wallchart"), None);
    assert_eq!(of("/tmp/dropbox.wallchart"), None, "a file's name is no folder");
    assert_eq!(of("/tmp/dropboxes/x.wallchart"), None);
    let tr = wallchart::i18n::Tr::default();
    assert!(Carrier::Dropbox.message(&tr, false).contains("not sealed"));
    assert!(Carrier::Network.message(&tr, true).contains("network share"));
}

#[test]
fn a_campaign_open_in_another_window_is_told_and_let_go_at_the_end() {
    let room = Room::new();
    let first = OpenLock::take(&room.folders, &room.path()).unwrap();
    let second = OpenLock::take(&room.folders, &room.path());
    assert_eq!(second.unwrap_err(), StoreError::OpenElsewhere);
    let other = room.path().with_file_name("other.wallchart");
    assert!(OpenLock::take(&room.folders, &other).is_ok());
    drop(first);
    assert!(OpenLock::take(&room.folders, &room.path()).is_ok());
    for (path, mode) in room.files() {
        assert_eq!(mode, 0o600);
        assert!(!path.to_string_lossy().contains("bakery"), "a hash, no name");
    }
}

#[test]
fn folders_are_for_the_user_alone() {
    let room = Room::new();
    let folders: Folders = room.folders.clone();
    let _held = OpenLock::take(&folders, &room.path()).unwrap();
    assert_eq!(folders.journals(), folders.data.join("journal"));
    if cfg!(unix) {
        assert_eq!(mode(&folders.runtime), 0o700);
        assert_eq!(mode(folders.runtime.parent().unwrap()), 0o700);
    }
}
