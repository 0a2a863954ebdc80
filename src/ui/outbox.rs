//! What views and panels ask for while they draw: collected, and done after the frame is drawn.

use super::commands::Command;
use super::panels::{Sheet, Wanted};
use super::picker::Pick;
use super::views::Place;
use crate::app::{Action, Make, NewId};
use crate::model::{Deed, Text};

/// One thing asked for.
pub(super) enum Wish {
    /// Something for the program to do.
    Do(Action),
    /// A command, as if its key had been pressed.
    Run(Command),
    /// Another view.
    Go(Place),
    /// A sheet over the view.
    Show(Box<dyn Sheet>),
    /// A file to be chosen.
    Pick(Pick),
    /// A file was chosen, by typing its path.
    Picked(Pick, std::path::PathBuf),
    /// An export: of a view, or of what is named.
    Export(Wanted),
    /// A new, sealed campaign that begins with this person: name and job.
    Begin(Text, Text),
}

/// The way from views and panels to the program. What is sent is done in the order of sending,
/// after the frame is drawn.
#[derive(Default)]
pub(crate) struct Outbox(Vec<Wish>);

impl Outbox {
    /// Sends something for the program to do.
    pub(crate) fn send(&mut self, action: Action) {
        self.0.push(Wish::Do(action));
    }

    /// Sends a deed that makes records: their ids are drawn from `new` when its turn comes.
    pub(crate) fn make(&mut self, write: impl FnOnce(NewId<'_>) -> Deed + 'static) {
        self.send(Action::Make(Make::new(write)));
    }

    /// Runs a command.
    pub(crate) fn run(&mut self, command: Command) {
        self.0.push(Wish::Run(command));
    }

    /// Shows another view.
    pub(crate) fn go(&mut self, place: Place) {
        self.0.push(Wish::Go(place));
    }

    /// Shows a sheet over the view, in the place of the one that was there.
    pub(crate) fn show(&mut self, sheet: impl Sheet + 'static) {
        self.0.push(Wish::Show(Box::new(sheet)));
    }

    /// Lets the user choose a file; what is chosen comes back as what `pick` says.
    pub(crate) fn pick(&mut self, pick: Pick) {
        self.0.push(Wish::Pick(pick));
    }

    /// Takes the file that was chosen.
    pub(crate) fn picked(&mut self, pick: Pick, path: std::path::PathBuf) {
        self.0.push(Wish::Picked(pick, path));
    }

    /// Exports what is wanted; the views say how they are looked at.
    pub(super) fn export(&mut self, wanted: Wanted) {
        self.0.push(Wish::Export(wanted));
    }

    /// Begins a new, sealed campaign with a person taken off this one.
    pub(super) fn begin_with(&mut self, name: Text, job: Text) {
        self.0.push(Wish::Begin(name, job));
    }

    /// Takes out everything that was sent.
    pub(super) fn take(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.0)
    }
}
