//! The map's other side, Place: where people stand at work. A sheet for each floor or site, a
//! picture or a blank grid, with people, units and a few marks on it.
//!
//! Promises: whoever is put down stays where they were put, and every move is one step to undo;
//! nobody's name covers a mark; an export holds exactly this sheet.
//!
//! Deliberately absent: reading pictures (the room `exchange`), who stands how (the model).

mod bar;
mod draw;
mod hands;
mod keys;
mod put;
mod sight;
mod tray;

use std::collections::BTreeSet;

use egui::{TextureHandle, Ui};

use super::View;
use crate::app::{Action, App, Exported, Names, reduced};
use crate::chart::{Fonts, Paper, Size};
use crate::model::{Floor, LandmarkKind, Pin, RecordId, Text};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::shown::Shown;

pub(in crate::ui) use bar::next_name;
pub(super) use bar::sides_ui;
use hands::Drag;
use sight::Sight;

/// A mark on its way onto the sheet: what it is, and the places clicked so far.
struct Putting {
    kind: LandmarkKind,
    at: Vec<Pin>,
}

/// How sheets are looked at.
#[derive(Default)]
pub(super) struct Sites {
    /// The sheet that is looked at; `None` = the first.
    floor: Option<RecordId>,
    /// The sheets of a frame ago: a new one is looked at.
    known: Option<BTreeSet<RecordId>>,
    sight: Option<Sight>,
    /// The people of this shift light up, others step back.
    shift: Option<RecordId>,
    putting: Option<Putting>,
    /// The mark in hand.
    mark: Option<RecordId>,
    /// The unit whose tile is in hand.
    tile: Option<RecordId>,
    drag: Option<Drag>,
    /// The name that is typed for the sheet.
    renaming: Option<String>,
    /// Of nobody typed yet in [`Sites::renaming`].
    rename_begun: bool,
    picture: Option<(Text, TextureHandle)>,
    names: Shown,
    fonts: Fonts,
    room: Size,
}

impl View for Sites {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        self.settle(app);
        self.bar_ui(ui, app, out);
        let Some(floor) = self.looked_at(app) else {
            self.empty_ui(ui, app, out);
            return;
        };
        if app.needs_developing(floor) {
            out.send(Action::Develop(floor.id));
        }
        self.sheet_ui(ui, app, floor, out);
    }

    fn run(&mut self, command: Command, app: &App, out: &mut Outbox) -> bool {
        let Some(floor) = self.looked_at(app) else { return false };
        let people = &app.selection().people;
        match command {
            // Whoever is on the sheet is taken off it; the others are removed as in every view.
            Command::Remove if !put::on_sheet(app.campaign(), floor.id, people).is_empty() => {
                self.take_off(app, floor, out);
                true
            }
            Command::OpenPerson if self.putting.is_some() => {
                self.enter(floor, out);
                true
            }
            Command::OpenPerson => {
                let waiting = put::off_sheet(app.campaign(), floor.id, people);
                if waiting.is_empty() {
                    return false;
                }
                self.put_in_sight(app, floor, &waiting, out);
                true
            }
            _ => false,
        }
    }

    fn exported(&mut self, app: &App, names: Names, paper: Paper) -> Option<Exported> {
        let floor = self.looked_at(app)?;
        let campaign = reduced(app.campaign(), names);
        let scene = draw::page(app, &campaign, floor, self.shift, &mut Fonts::new());
        Some(Exported::Picture { what: "map", scene: Box::new(scene), paper })
    }

    fn escape(&mut self) -> bool {
        self.drag.take().is_some()
            || self.renaming.take().is_some()
            || self.putting.take().is_some()
            || self.mark.take().is_some()
            || self.tile.take().is_some()
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Sites {
    /// Lets go of what the campaign no longer has; looks at a sheet that is new.
    fn settle(&mut self, app: &App) {
        let campaign = app.campaign();
        let now: BTreeSet<RecordId> = campaign.floors.keys().copied().collect();
        if let Some(known) = &self.known
            && let Some(new) = now.iter().find(|floor| !known.contains(floor))
        {
            self.look_at(*new);
        }
        self.known = Some(now);
        if self.floor.is_some_and(|floor| !campaign.floors.contains_key(&floor)) {
            self.floor = None;
            self.sight = None;
        }
        self.shift = self.shift.filter(|shift| campaign.unit(*shift).is_some());
        let floor = self.looked_at(app);
        let has = |mark: &RecordId| floor.is_some_and(|floor| floor.landmarks().any(|(id, _)| id == *mark));
        self.mark = self.mark.filter(has);
        let stands = |id: &RecordId| {
            let unit = campaign.unit(*id);
            floor.zip(unit).is_some_and(|(floor, unit)| unit.spot(floor.id).is_some())
        };
        self.tile = self.tile.filter(stands);
        if !app.selection().people.is_empty() {
            (self.mark, self.tile) = (None, None);
        }
        if app.is_presenting() {
            (self.putting, self.renaming) = (None, None);
        }
    }

    /// The sheet that is looked at.
    fn looked_at<'a>(&self, app: &'a App) -> Option<&'a Floor> {
        let campaign = app.campaign();
        let chosen = self.floor.and_then(|floor| campaign.floors.get(&floor)).map(AsRef::as_ref);
        chosen.or_else(|| campaign.sheets().first().copied())
    }

    fn look_at(&mut self, floor: RecordId) {
        let names = std::mem::take(&mut self.names);
        let (known, shift, fonts) = (self.known.take(), self.shift, std::mem::take(&mut self.fonts));
        *self = Self { floor: Some(floor), known, shift, fonts, names, ..Self::default() };
    }
}

/// What a sheet is called.
fn name_of(app: &App, floor: &Floor) -> String {
    if floor.name.is_empty() { app.tr().say("place-view-nameless") } else { floor.name.to_string() }
}
