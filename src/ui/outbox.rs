//! What views and panels ask for while they draw: collected, and done after the frame is drawn.

use super::commands::Command;
use super::views::Place;
use crate::app::{Action, App};

/// One thing asked for.
pub(super) enum Wish {
    /// Something for the program to do.
    Do(Action),
    /// The same, made with the program at hand: for deeds that need new record ids.
    Make(Box<dyn FnOnce(&mut App) -> Action>),
    /// A command, as if its key had been pressed.
    Run(Command),
    /// Another view.
    Go(Place),
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

    /// Sends something that is made when its turn comes: `make` may draw record ids.
    pub(crate) fn make(&mut self, make: impl FnOnce(&mut App) -> Action + 'static) {
        self.0.push(Wish::Make(Box::new(make)));
    }

    /// Runs a command.
    pub(crate) fn run(&mut self, command: Command) {
        self.0.push(Wish::Run(command));
    }

    /// Shows another view.
    pub(crate) fn go(&mut self, place: Place) {
        self.0.push(Wish::Go(place));
    }

    /// Takes out everything that was sent.
    pub(super) fn take(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.0)
    }
}
