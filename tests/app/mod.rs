//! The program without a face: opening, keeping, saving, locking, undoing.
#![allow(clippy::disallowed_methods, reason = "a test lays out and spoils files as anybody may")]

mod arranged;
mod doing;
mod floor;
mod keeping;
mod ladder;
mod leaving;
mod papers;
mod ready;
mod record;
mod trend;

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use wallchart::app::{Action, App, Host, Secret, Waker};
use wallchart::log::Outside;
use wallchart::model::{Day, Deed, Edit, Fields, Label, RecordId, Stamp, WorkerField};
use wallchart::store::Folders;

use crate::desk::World;

pub(crate) const PASSPHRASE: &str = "six words worth typing by hand";

/// A computer with a home, a folder of files and a clock that stands until it is moved.
pub(crate) struct Computer {
    folder: tempfile::TempDir,
    ticks: Rc<Cell<u64>>,
    seed: Cell<u64>,
}

struct Outer {
    world: World,
    ticks: Rc<Cell<u64>>,
}

impl Outside for Outer {
    fn now(&mut self) -> Stamp {
        self.world.now()
    }

    fn random(&mut self, into: &mut [u8]) {
        self.world.random(into);
    }
}

impl Host for Outer {
    fn today(&mut self) -> Day {
        Day::from_number(20_400)
    }

    fn ticks(&mut self) -> u64 {
        self.ticks.get()
    }

    fn waker(&self) -> Waker {
        Arc::new(|| {})
    }
}

impl Computer {
    pub(crate) fn new() -> Self {
        let computer =
            Self { folder: tempfile::tempdir().unwrap(), ticks: Rc::default(), seed: Cell::new(41) };
        std::fs::create_dir(computer.root().join("files")).unwrap();
        computer
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.root().join("home")
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root().join("files").join(name)
    }

    /// The program, started on this computer.
    pub(crate) fn start(&self) -> App {
        self.seed.set(self.seed.get() * 3 + 1);
        let outer = Outer { world: World::new(self.seed.get()), ticks: Rc::clone(&self.ticks) };
        App::start_in(Box::new(outer), Some(Folders::under(&self.home())))
    }

    /// The program with this campaign open.
    pub(crate) fn opened(&self, name: &str) -> App {
        let mut app = self.start();
        self.open(&mut app, name);
        app
    }

    pub(crate) fn open(&self, app: &mut App, name: &str) {
        app.perform(Action::Open(self.path(name)));
        app.finish();
    }

    /// The program with a new campaign saved under this name.
    pub(crate) fn saved(&self, name: &str, passphrase: Option<&str>) -> App {
        let mut app = self.start();
        let passphrase = passphrase.map(|words| Secret::new(words.to_owned()));
        app.perform(Action::SaveAs { path: self.path(name), passphrase });
        app.finish();
        app
    }

    /// Time goes on; the program takes a look and does what is due.
    pub(crate) fn wait(&self, app: &mut App, ms: u64) {
        self.ticks.set(self.ticks.get() + ms);
        app.tick();
        app.finish();
    }
}

pub(crate) fn unlock(app: &mut App, words: &str) {
    app.perform(Action::Unlock(Secret::new(words.to_owned())));
    app.finish();
}

pub(crate) fn set(app: &mut App, on: RecordId, field: WorkerField) {
    let edit = Edit::SetWorker(Fields(vec![field]));
    app.perform(Action::Do(Deed::new(Label::new("set-worker", 1).about(on), vec![(on, edit)])));
}

/// A new person.
pub(crate) fn person(app: &mut App, name: &str) -> RecordId {
    let id = app.new_record();
    set(app, id, WorkerField::Name(name.into()));
    id
}

pub(crate) fn names(app: &App) -> Vec<String> {
    let mut names: Vec<String> = app.campaign().people().map(|worker| worker.name.to_string()).collect();
    names.sort();
    names
}

pub(crate) fn told(app: &App) -> String {
    app.notice().map(|notice| notice.words.clone()).unwrap_or_default()
}
