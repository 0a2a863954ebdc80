//! The terminal face from outside: the real program, its words, its status, its JSON keys.
#![allow(clippy::disallowed_methods, reason = "a test lays out and spoils files as anybody may")]

mod contract;
mod help;
mod inputs;
mod layout;
mod papers;
mod practice;
mod predict;
mod readiness;
mod readme;
mod sealed;
mod tests;
mod ties;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A terminal in a folder of its own, with a home of its own.
pub(crate) struct Terminal {
    folder: tempfile::TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        let terminal = Self { folder: tempfile::tempdir().unwrap() };
        for folder in ["files", "temp"] {
            fs::create_dir(terminal.root().join(folder)).unwrap();
        }
        terminal
    }

    /// A terminal with the plain campaign `a.wallchart`.
    pub(crate) fn with_campaign() -> Self {
        let terminal = Self::new();
        terminal.ok(&["new", "a.wallchart", "--name", "Ward 5", "--plain"]);
        terminal
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join("files").join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    pub(crate) fn run(&self, words: &[&str]) -> Said {
        let done = Command::new(env!("CARGO_BIN_EXE_wallchart"))
            .args(words)
            .current_dir(self.root().join("files"))
            .env("WALLCHART_HOME", self.root().join("home"))
            .env("TMPDIR", self.root().join("temp"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Said {
            status: done.status.code().unwrap_or(-1),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    /// What it prints when it is done.
    pub(crate) fn ok(&self, words: &[&str]) -> String {
        let said = self.run(words);
        assert_eq!(said.status, 0, "{words:?}: {}", said.err);
        said.out
    }

    pub(crate) fn json(&self, words: &[&str]) -> Value {
        let out = self.ok(words);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{words:?}: {error}: {out}"))
    }

    /// What it says on stderr when it could not be done; and nothing was written.
    pub(crate) fn fails(&self, words: &[&str]) -> String {
        let before = self.bytes();
        let said = self.run(words);
        assert_eq!(said.status, 1, "{words:?}: {} {}", said.out, said.err);
        assert_eq!(said.out, "", "{words:?}");
        assert_eq!(said.err.trim_end().lines().count(), 1, "one message: {}", said.err);
        assert!(said.err.trim_end().ends_with('.') || said.err.contains(": "), "a sentence: {}", said.err);
        assert_eq!(self.bytes().keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>(), "{words:?}");
        assert!(self.bytes() == before, "{words:?} wrote something");
        said.err
    }

    /// Every file but settings and locks, with its bytes.
    pub(crate) fn bytes(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut all = every_file(self.root());
        all.retain(|path, _| {
            !path.ends_with("settings.json") && path.extension().is_none_or(|e| e != "lock")
        });
        all
    }
}

/// Every file under a folder with its bytes.
pub(crate) fn every_file(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for one in fs::read_dir(folder).into_iter().flatten() {
        let path = one.unwrap().path();
        if path.is_dir() {
            found.extend(every_file(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.insert(path, bytes);
        }
    }
    found
}

/// The keys of a JSON object, in order of name.
pub(crate) fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}
