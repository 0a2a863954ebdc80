//! A path that is typed: where the system has no dialog for files.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use egui::{Key, Ui};

use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App, ImportStep, TakePicture};
use crate::ui::Icon;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::picker::Pick;
use crate::ui::text::Words;
use crate::ui::views::{Place, next_sheet_name};
use crate::ui::widgets::{Button, Field, menu_item};

/// The home folder of whoever is logged in; the working folder where there is none.
pub(super) fn home() -> PathBuf {
    directories::UserDirs::new().map_or_else(|| PathBuf::from("."), |dirs| dirs.home_dir().to_owned())
}

/// What was typed as a path: `~` is the home folder, and relative paths begin there.
pub(super) fn absolute(typed: &str) -> PathBuf {
    let typed = typed.trim();
    let rest = typed.strip_prefix("~/").or(if typed == "~" { Some("") } else { None });
    match rest {
        Some(rest) => home().join(rest),
        None => home().join(typed),
    }
}

/// What stands in a folder: (name, is a folder).
type Listed = Vec<(String, bool)>;

/// Asks for the path of a file to read.
pub(in crate::ui) struct PathAsk {
    pick: Pick,
    typed: String,
    /// The folder that is listed, and what stands in it, once it is read.
    folder: PathBuf,
    listed: Option<Listed>,
    reading: Option<Receiver<Listed>>,
    begun: bool,
}

impl PathAsk {
    /// Asks for a campaign or a list.
    pub(in crate::ui) fn new(pick: Pick) -> Self {
        let typed = format!("{}{}", home().display(), std::path::MAIN_SEPARATOR);
        Self { pick, typed, folder: PathBuf::new(), listed: None, reading: None, begun: false }
    }

    /// Reads the folder of what is typed, on a thread: sticks and shares can be slow.
    fn list(&mut self, ctx: &egui::Context) {
        let path = absolute(&self.typed);
        let folder = if self.typed.ends_with(std::path::MAIN_SEPARATOR) {
            path
        } else {
            path.parent().map(Path::to_owned).unwrap_or(path)
        };
        if folder != self.folder {
            self.folder.clone_from(&folder);
            let (send, receive) = channel();
            let (endings, ctx) = (self.pick.endings(), ctx.clone());
            #[allow(clippy::disallowed_methods, reason = "a folder that hangs must not hang the window")]
            std::thread::spawn(move || {
                // The sheet may be gone; then nobody needs the list.
                let _ = send.send(read(&folder, endings));
                ctx.request_repaint();
            });
            self.reading = Some(receive);
        }
        if let Some(listed) = self.reading.as_ref().and_then(|reading| reading.try_recv().ok()) {
            self.listed = Some(listed);
            self.reading = None;
        }
    }
}

fn read(folder: &Path, endings: &[&str]) -> Listed {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut listed: Listed = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let is_folder = entry.path().is_dir();
            let ending = Path::new(&name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
            let fits = ending.is_some_and(|ending| endings.contains(&ending.as_str()));
            (!name.starts_with('.') && (is_folder || fits)).then_some((name, is_folder))
        })
        .collect();
    listed.sort_by_key(|(name, is_folder)| (*is_folder, name.to_lowercase()));
    listed
}

impl Sheet for PathAsk {
    fn title(&self, app: &App) -> String {
        app.tr().say(self.pick.title())
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        self.list(ui.ctx());
        let name = tr.say("path-name");
        let path = absolute(&self.typed);
        let field = Field::new(&name).icon(Icon::FolderOpen);
        let response = field.ui(ui, &mut self.typed);
        if !self.begun {
            response.request_focus();
            self.begun = true;
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let begins = if self.typed.ends_with(std::path::MAIN_SEPARATOR) {
            String::new()
        } else {
            path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default()
        };
        let mut chosen = None;
        let listed = self.listed.iter().flatten();
        let fitting: Vec<&(String, bool)> =
            listed.filter(|(name, _)| name.to_lowercase().starts_with(&begins)).take(60).collect();
        if fitting.is_empty() {
            Words::new(tr.say("path-nothing")).muted().wrap().ui(ui);
        }
        egui::ScrollArea::vertical().max_height(240.0).id_salt("path list").show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (name, is_folder) in fitting {
                let sign = if *is_folder { Icon::FolderOpen } else { Icon::FileCsv };
                if menu_item(ui, Some(sign), name, "", false).clicked() {
                    chosen = Some((name.clone(), *is_folder));
                }
            }
        });
        if let Some((name, is_folder)) = chosen {
            let mut path = self.folder.join(name).display().to_string();
            if is_folder {
                path.push(std::path::MAIN_SEPARATOR);
            }
            self.typed = path;
        }
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            let words = tr.say(match self.pick {
                Pick::Open => "path-open",
                Pick::Picture(_) => "path-picture",
                _ => "path-read",
            });
            let ready = !self.typed.trim().is_empty() && !self.typed.ends_with(std::path::MAIN_SEPARATOR);
            if Button::primary(&words).enabled(ready).ui(ui).clicked() || entered && ready {
                let path = absolute(&self.typed);
                match self.pick {
                    Pick::List => {
                        out.send(Action::Import(ImportStep::Read(path)));
                        out.go(Place::People);
                    }
                    Pick::Results => out.picked(Pick::Results, path),
                    Pick::Picture(onto) => {
                        let name = next_sheet_name(app).into();
                        out.send(Action::TakePicture(TakePicture { path, onto, name }));
                    }
                    _ => out.send(Action::Open(path)),
                }
                stays = Stays::Closed;
            }
            let key = tr.say("key-escape");
            if Button::plain(&tr.say("ui-cancel")).key(&key).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}
