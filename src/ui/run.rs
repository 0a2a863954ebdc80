//! What each command does where the view has no way of its own.

use egui::Context;

use super::commands::Command;
use super::panels::{
    AskingSheet, CampaignSheet, Empty, Export, FilterLine, First, Keys, Palette, PathAsk, PrintSheet, SaveAs,
    SettingsSheet, Wanted, What,
};
use super::picker::{Pick, Picked, Picker};
use super::views::{Ask, Place, next_sheet_name};
use super::window::Window;
use crate::app::{Action, Exported, ImportStep, Settings, TakePicture, Waker};

/// The sizes that Ctrl+Plus and Ctrl+Minus step through, in percent.
const SCALES: [u16; 10] = [75, 90, 100, 110, 125, 150, 175, 200, 225, 250];

/// The key of the practice workplace that the first page offers.
pub(super) const PRACTICE: &str = "harbour-hospital";

impl Window {
    /// Runs a command: the view's own way first, then the window's.
    pub(super) fn run(&mut self, command: Command, ctx: &Context) {
        if !command.is_available(&self.app) {
            return;
        }
        if let Some(place) = command.place() {
            self.go(place);
            return;
        }
        let blank = self.is_blank() && self.place == Place::Chart;
        if !blank && self.views.at(self.place).run(command, &self.app, &mut self.out) {
            return;
        }
        match command {
            Command::New => self.app.perform(Action::New),
            Command::Open => self.pick(Pick::Open, ctx),
            Command::Save if self.app.path().is_none() => self.save_as(),
            Command::Save => self.app.perform(Action::Save),
            Command::SaveAs => self.save_as(),
            Command::Passphrase => {
                let sheet = if self.app.path().is_none() {
                    SaveAs::new(&mut self.app)
                } else {
                    SaveAs::passphrase_only(&mut self.app)
                };
                self.show(sheet);
            }
            Command::Import => self.pick(Pick::List, ctx),
            Command::Export => {
                let what = match self.place {
                    Place::Map => What::Map,
                    Place::People => What::People,
                    Place::Tests => What::Tests,
                    Place::Ready => What::Readiness,
                    Place::Today | Place::Chart | Place::Leaders => What::Chart,
                };
                self.show(Export::new(&self.app, what));
            }
            Command::PrintSheets => self.show(PrintSheet::new(&self.app, None)),
            Command::SheetsOut => self.show(PrintSheet::out(&self.app)),
            Command::Ask => {
                let sheet = AskingSheet::open(&self.asking, &self.app);
                self.show(sheet);
            }
            Command::OpenPerson => self.open_inspector(),
            Command::CampaignSheet => self.show(CampaignSheet::default()),
            Command::Practice => self.app.perform(Action::Practice(PRACTICE.to_owned())),
            Command::Lock => self.app.perform(Action::Lock),
            Command::Quit => self.app.perform(Action::Quit),
            Command::Undo => self.app.perform(Action::Undo),
            Command::Redo => self.app.perform(Action::Redo),
            Command::Palette => self.palette = Some(Palette::default()),
            Command::Search => self.line = Some(FilterLine::default()),
            Command::Present => self.app.perform(Action::Present(!self.app.is_presenting())),
            Command::Larger => self.scale(|now| SCALES.into_iter().find(|size| *size > now)),
            Command::Smaller => self.scale(|now| SCALES.into_iter().rev().find(|size| *size < now)),
            Command::FirstSize => self.scale(|_| Some(100)),
            Command::Settings => self.show(SettingsSheet::default()),
            Command::Keys => self.show(Keys),
            Command::FirstPage => self.show(First::default()),
            Command::TypeNames if self.is_blank() => {
                self.go(Place::Chart);
                self.empty = Empty::default();
            }
            Command::TypeNames | Command::Round | Command::Rename => self.run_at(Place::Chart, command),
            Command::MapTies | Command::MapPlace => {
                self.views.show_place(command == Command::MapPlace);
                self.go(Place::Map);
            }
            Command::FocusMap | Command::WayBetween => {
                self.views.show_place(false);
                self.run_at(Place::Map, command);
            }
            Command::Result if self.app.selection().people.is_empty() => self.run_at(Place::Chart, command),
            Command::Result => {
                let ask = Ask::result(&self.app, &self.app.selection().people);
                self.show(ask);
            }
            // Rating, moving and the like mean the selected, wherever they are looked at.
            other => {
                self.views.at(Place::Chart).run(other, &self.app, &mut self.out);
            }
        }
    }

    /// Exports what is wanted, of the views exactly as they are looked at.
    pub(super) fn export(&mut self, wanted: Wanted) {
        let Wanted { what, paper, path, names, whom } = wanted;
        let place = match what {
            What::Chart => Some(Place::Chart),
            What::Map => Some(Place::Map),
            // A picture of the grid; else a table.
            What::Readiness if is_picture(&path) => Some(Place::Ready),
            What::Readiness | What::People | What::Tests | What::Campaign => None,
        };
        let what = match place {
            Some(place) => self.views.at(place).exported(&self.app, names, paper),
            None if what == What::People => Some(Exported::People { unit: None }),
            None if what == What::Readiness => Some(Exported::Readiness),
            None if what == What::Tests => Some(Exported::Tests { paper }),
            None => Some(Exported::Campaign),
        };
        if let Some(what) = what {
            let export = crate::app::Export { what, path, names, whom: whom.as_str().into() };
            self.app.perform(Action::Export(export));
        }
    }

    /// Runs a command of another view there.
    fn run_at(&mut self, place: Place, command: Command) {
        if self.place != place {
            self.go(place);
            self.views.at(place).run(command, &self.app, &mut self.out);
        }
    }

    fn save_as(&mut self) {
        let sheet = SaveAs::new(&mut self.app);
        self.show(sheet);
    }

    fn scale(&mut self, step: impl FnOnce(u16) -> Option<u16>) {
        let now = self.app.settings();
        if let Some(scale_percent) = step(now.scale_percent) {
            let settings = Settings { scale_percent, ..now.clone() };
            self.app.perform(Action::Set(Box::new(settings)));
        }
    }

    /// Lets the user choose a file: by the system's dialog, or by typing its path.
    pub(super) fn pick(&mut self, pick: Pick, ctx: &Context) {
        if !Picker::has_dialog() {
            self.no_dialog(pick);
            return;
        }
        let ctx = ctx.clone();
        let waker: Waker = std::sync::Arc::new(move || ctx.request_repaint());
        self.picker.ask(pick, self.app.tr().say(pick.title()), self.app.path(), waker);
    }

    /// What came of choosing a file.
    pub(super) fn poll_picker(&mut self) {
        match self.picker.poll() {
            Some((pick, Picked::File(path))) => self.picked(pick, path),
            Some((pick, Picked::NoDialog)) => self.no_dialog(pick),
            Some((_, Picked::Nothing)) | None => {}
        }
    }

    pub(super) fn picked(&mut self, pick: Pick, path: std::path::PathBuf) {
        match pick {
            Pick::Open => self.app.perform(Action::Open(path)),
            Pick::List => {
                self.app.perform(Action::Import(ImportStep::Read(path)));
                // The preview stands in the table's place.
                self.go(Place::People);
            }
            Pick::Results => {
                self.go(Place::Tests);
                self.views.at(Place::Tests).picked(&self.app, &path);
            }
            Pick::Picture(onto) => {
                let name = next_sheet_name(&self.app).into();
                self.app.perform(Action::TakePicture(TakePicture { path, onto, name }));
            }
            Pick::SaveAs | Pick::Export(_) => {
                if let Some(sheet) = &mut self.sheet {
                    sheet.picked(path);
                }
            }
        }
    }

    fn no_dialog(&mut self, pick: Pick) {
        match pick {
            Pick::Open | Pick::List | Pick::Results | Pick::Picture(_) => self.show(PathAsk::new(pick)),
            // These sheets have a field for the path.
            Pick::SaveAs | Pick::Export(_) => {}
        }
    }
}

/// Whether a file of this name is a picture, by its ending.
fn is_picture(path: &std::path::Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(&*ending, "pdf" | "png" | "svg")
}
