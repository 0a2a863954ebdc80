//! Choosing files: the system's dialog on a thread of its own, or a path that is typed.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::app::Waker;
use crate::model::RecordId;

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// A campaign to open.
    Open,
    /// A list to take in.
    List,
    /// A list of names with what they did in the test that is shown.
    Results,
    /// A picture for a sheet; `None` = a new one.
    Picture(Option<RecordId>),
    /// A place to save the campaign.
    SaveAs,
    /// A place for an export with this ending.
    Export(&'static str),
}

impl Pick {
    /// The message with the heading of the dialog.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Open => "ui-pick-open",
            Self::List => "ui-pick-list",
            Self::Results => "ui-pick-results",
            Self::Picture(_) => "ui-pick-picture",
            Self::SaveAs => "ui-pick-save",
            Self::Export(_) => "ui-pick-export",
        }
    }

    fn saves(self) -> bool {
        matches!(self, Self::SaveAs | Self::Export(_))
    }

    /// Endings of the files that are offered.
    pub(crate) fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Open | Self::SaveAs => &["wallchart", "json"],
            Self::List | Self::Results => &["csv", "tsv", "txt", "xlsx", "xls", "ods", "docx"],
            Self::Picture(_) => &["jpg", "jpeg", "png"],
            Self::Export("svg") => &["svg"],
            Self::Export("png") => &["png"],
            Self::Export("pdf") => &["pdf"],
            Self::Export("csv") => &["csv"],
            Self::Export("xlsx") => &["xlsx"],
            Self::Export(_) => &["json"],
        }
    }
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Picked {
    /// A file was chosen.
    File(PathBuf),
    /// The dialog was put away.
    Nothing,
    /// There was no dialog: a path has to be typed.
    NoDialog,
}

struct Asked {
    pick: Pick,
    answer: Receiver<Picked>,
}

/// The dialog that is open, if any.
#[derive(Default)]
pub(crate) struct Picker(Option<Asked>);

impl Picker {
    /// Whether the system has a dialog.
    pub(crate) fn has_dialog() -> bool {
        static HAS: OnceLock<bool> = OnceLock::new();
        *HAS.get_or_init(has_dialog)
    }

    /// Opens the system's dialog; nothing happens while one is open.
    pub(crate) fn ask(&mut self, pick: Pick, title: String, beside: Option<&Path>, waker: Waker) {
        if self.0.is_some() {
            return;
        }
        let folder = beside.and_then(Path::parent).map(Path::to_owned);
        let name = beside.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let (send, answer) = channel();
        #[allow(clippy::disallowed_methods, reason = "the dialog of the system blocks its thread")]
        std::thread::spawn(move || {
            let mut dialog = rfd::FileDialog::new().set_title(title);
            if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
                dialog = dialog.set_directory(folder);
            }
            if let Some(ending) = pick.endings().first() {
                dialog = dialog.add_filter(ending.to_uppercase(), pick.endings());
            }
            let asked = jiff::Timestamp::now();
            let chosen = if pick.saves() {
                name.into_iter().fold(dialog, rfd::FileDialog::set_file_name).save_file()
            } else {
                dialog.pick_file()
            };
            // Where neither portal nor zenity answers, "nothing" comes back at once: no hand is so fast.
            let at_once = jiff::Timestamp::now().duration_since(asked).as_millis() < 250;
            let picked = match chosen {
                Some(path) => Picked::File(path),
                None if at_once => Picked::NoDialog,
                None => Picked::Nothing,
            };
            // The window may be gone; then nobody needs the answer.
            let _ = send.send(picked);
            waker();
        });
        self.0 = Some(Asked { pick, answer });
    }

    /// The answer, once.
    pub(crate) fn poll(&mut self) -> Option<(Pick, Picked)> {
        let asked = self.0.as_ref()?;
        let picked = match asked.answer.try_recv() {
            Ok(picked) => picked,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Picked::NoDialog,
        };
        let pick = asked.pick;
        self.0 = None;
        Some((pick, picked))
    }
}

/// Looks for the desktop's portal and for zenity, without asking either.
fn has_dialog() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(not(target_os = "linux")) {
        return true;
    }
    if !set("DISPLAY") && !set("WAYLAND_DISPLAY") {
        return false;
    }
    let in_path = |program: &str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
    };
    let bus = set("DBUS_SESSION_BUS_ADDRESS")
        || std::env::var_os("XDG_RUNTIME_DIR").is_some_and(|folder| Path::new(&folder).join("bus").exists());
    let folders = std::env::var_os("XDG_DATA_DIRS").filter(|folders| !folders.is_empty());
    let folders = folders.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let portal = std::env::split_paths(&folders)
        .any(|folder| folder.join("dbus-1/services/org.freedesktop.portal.Desktop.service").is_file());
    bus && portal || in_path("zenity")
}
