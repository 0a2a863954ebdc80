//! Sheets to be filled in by hand, from the terminal.

use std::path::PathBuf;

use crate::app::{Action, Names, PaperWay, Print, Printed, SheetOf, Tone};
use crate::chart::Paper;
use crate::model::{PaperKind, RecordId, Text};

use super::desk::{Desk, Outcome};

/// Team sheets for the next test on the ladder, with numbers that the campaign keeps.
pub(super) fn print(
    mut desk: Desk,
    path: PathBuf,
    unit: Option<RecordId>,
    names: Names,
    paper: Paper,
    tile: bool,
) -> Outcome<String> {
    let ladder = desk.campaign().ladder();
    let open = ladder.iter().find(|test| !*test.finished.value()).or(ladder.last());
    let tests: Vec<RecordId> = open.map(|test| test.id).into_iter().collect();
    let way = PaperWay { names, paper, across: if tile { 2 } else { 1 }, lettered: false };
    let kind = PaperKind::Team;
    let within = |of: SheetOf| match (of, unit) {
        (_, None) => true,
        (SheetOf::Unit(own), Some(unit)) => own == unit || desk.app.tallies().is_within(own, unit),
        _ => false,
    };
    let choices = desk.app.sheet_choices(kind, &tests, false);
    let of: Vec<SheetOf> = choices.into_iter().map(|choice| choice.of).filter(|of| within(*of)).collect();
    let what = Printed::New { kind, tests, of };
    let whom: Text = desk.app.tr().say("cli-whom").into();
    desk.app.perform(Action::print(Print { what, way, path, whom }));
    desk.finish();
    if desk.app.notice().is_none_or(|notice| notice.tone != Tone::Done) {
        return Err(desk.told("cli-not-exported"));
    }
    desk.save()?;
    Ok(String::new())
}
