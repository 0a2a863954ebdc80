//! Names stay in the campaign file: looked for in every byte the program leaves anywhere else.
#![allow(clippy::disallowed_methods, reason = "a test lays out and spoils files as anybody may")]

mod erased;
mod red_team;
mod traces;

use std::path::{Path, PathBuf};

use crate::cli::every_file;

/// Words no program has of its own.
pub(crate) const MARKERS: [&str; 4] = ["Qvornaxil", "Zebruthian", "Wykstromel", "Jaxoprandt"];

/// Where a word stands: the files under `folder` that hold it, sealed ones opened with `passphrase`.
pub(crate) fn where_is(folder: &Path, word: &str) -> Vec<PathBuf> {
    let holds = |bytes: &[u8]| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    let found = every_file(folder).into_iter().filter(|(_, bytes)| holds(bytes));
    found.map(|(path, _)| path).collect()
}

/// Every file is its owner's alone.
#[cfg(unix)]
pub(crate) fn assert_private(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    for (path, _) in every_file(folder) {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", path.display());
    }
}

#[cfg(not(unix))]
pub(crate) fn assert_private(_folder: &Path) {}
