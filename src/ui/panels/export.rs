//! What is given out: what, as which file, and how names are shown.

use std::path::PathBuf;

use egui::Ui;

use super::path::{absolute, home};
use super::settings::{names_ui, row};
use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{App, Names};
use crate::chart::Paper;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::picker::{Pick, Picker};
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field, Message, segments};

/// What is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ui) enum What {
    /// The chart, as on screen.
    Chart,
    /// The map, as on screen.
    Map,
    /// People as a table.
    People,
    /// Tests: plots, or a table.
    Tests,
    /// Units against gates: a picture, or a table.
    Readiness,
    /// The whole campaign.
    Campaign,
}

/// An export that is wanted.
#[derive(Debug)]
pub(in crate::ui) struct Wanted {
    /// What.
    pub(in crate::ui) what: What,
    /// The sheet of a PDF.
    pub(in crate::ui) paper: Paper,
    /// Where to.
    pub(in crate::ui) path: PathBuf,
    /// How names are shown.
    pub(in crate::ui) names: Names,
    /// For whom.
    pub(in crate::ui) whom: String,
}

/// The sheet of exports.
pub(in crate::ui) struct Export {
    what: What,
    paper: Paper,
    whom: String,
    ending: &'static str,
    names: Names,
    /// Full names were willed for this export, knowing the risk.
    willed: bool,
    path: String,
    over: Option<PathBuf>,
}

impl Export {
    /// Offers the chart, with the names of the settings but never full ones.
    pub(in crate::ui) fn new(app: &App, what: What) -> Self {
        let names = match app.settings().presenting_names {
            Names::Full => Names::First,
            names => names,
        };
        let mut export = Self {
            what,
            paper: Paper::A4,
            whom: String::new(),
            ending: "pdf",
            names,
            willed: false,
            path: String::new(),
            over: None,
        };
        if !export.endings().contains(&export.ending) {
            export.ending = export.endings().first().copied().unwrap_or("pdf");
        }
        export.name_file();
        export
    }

    fn endings(&self) -> &'static [&'static str] {
        match self.what {
            What::Chart | What::Map => &["pdf", "png", "svg"],
            What::People => &["csv"],
            What::Tests | What::Readiness => &["pdf", "png", "svg", "csv", "html", "md", "json"],
            What::Campaign => &["json"],
        }
    }

    /// Follows what and as which file; the folder stays.
    fn name_file(&mut self) {
        let folder = absolute(&self.path).parent().map(PathBuf::from);
        let folder = folder.filter(|_| !self.path.is_empty()).unwrap_or_else(home);
        let stem = match self.what {
            What::Chart => "chart",
            What::Map => "map",
            What::People => "people",
            What::Tests => "tests",
            What::Readiness => "readiness",
            What::Campaign => "campaign",
        };
        self.path = folder.join(stem).with_extension(self.ending).display().to_string();
    }

    fn what_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let before = (self.what, self.ending);
        let words = [
            "export-chart",
            "export-map",
            "export-people",
            "export-tests",
            "export-readiness",
            "export-campaign",
        ];
        let [chart, map, people, tests, readiness, campaign] = words.map(|id| tr.say(id));
        row(ui, &tr.say("export-what"), |ui| {
            let options = [
                (What::Chart, chart.as_str()),
                (What::Map, &map),
                (What::People, &people),
                (What::Tests, &tests),
                (What::Readiness, &readiness),
                (What::Campaign, &campaign),
            ];
            segments(ui, &tr.say("export-what"), &options, &mut self.what);
        });
        if !self.endings().contains(&self.ending) {
            self.ending = self.endings().first().copied().unwrap_or("pdf");
        }
        row(ui, &tr.say("export-format"), |ui| {
            let upper: Vec<String> = self.endings().iter().map(|ending| ending.to_uppercase()).collect();
            let options: Vec<(&'static str, &str)> =
                self.endings().iter().copied().zip(upper.iter().map(String::as_str)).collect();
            segments(ui, &tr.say("export-format"), &options, &mut self.ending);
        });
        if self.ending == "pdf" {
            row(ui, &tr.say("export-paper"), |ui| {
                let fitting = tr.say("export-paper-fitting");
                let letter = tr.say("export-paper-letter");
                let options = [
                    (Paper::A4, "A4"),
                    (Paper::A3, "A3"),
                    (Paper::Letter, letter.as_str()),
                    (Paper::Fitting, &fitting),
                ];
                segments(ui, &tr.say("export-paper"), &options, &mut self.paper);
            });
        }
        if before != (self.what, self.ending) {
            self.name_file();
        }
    }

    fn names_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        if self.what == What::Campaign {
            Message::warning(&tr.say("export-whole.happens"), &tr.say("export-whole.safe")).ui(ui);
            ui.checkbox(&mut self.willed, tr.say("export-full.will"));
            return;
        }
        row(ui, &tr.say("settings-names"), |ui| {
            names_ui(ui, app, &tr.say("settings-names"), &mut self.names);
        });
        if matches!(self.names, Names::Full | Names::First) {
            // What leaves with names is written into the campaign's list: for whom it was made.
            let name = tr.say("export-whom");
            row(ui, &name, |ui| {
                let hint = tr.say("export-whom.hint");
                Field::new(&name).hint(&hint).width(240.0).ui(ui, &mut self.whom);
            });
        }
        if self.names == Names::Full {
            Message::warning(&tr.say("export-full.happens"), &tr.say("export-full.safe")).ui(ui);
            ui.checkbox(&mut self.willed, tr.say("export-full.will"));
        } else {
            self.willed = false;
            let letters = self.what == What::Tests && self.names == Names::Codes;
            let words = tr.say(if letters { "export-tests-letters" } else { "export-reduced" });
            Words::new(words).muted().wrap().ui(ui);
        }
    }

    fn is_ready(&self) -> bool {
        let full = self.names == Names::Full || self.what == What::Campaign;
        !self.path.trim().is_empty() && (!full || self.willed)
    }
}

impl Sheet for Export {
    fn title(&self, app: &App) -> String {
        app.tr().say("export-title")
    }

    fn width(&self) -> f32 {
        620.0
    }

    fn is_light(&self) -> bool {
        false
    }

    fn picked(&mut self, path: PathBuf) {
        self.over = Some(path.clone());
        self.path = path.display().to_string();
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        self.what_ui(ui, app);
        self.names_ui(ui, app);
        ui.add_space(measure::GAP_4);
        Words::new(tr.say("save-where")).strong().ui(ui);
        ui.horizontal(|ui| {
            let has_dialog = Picker::has_dialog();
            let room = if has_dialog { ui.available_width() - 120.0 } else { ui.available_width() };
            let name = tr.say("save-where.name");
            Field::new(&name).width(room).ui(ui, &mut self.path);
            if has_dialog && Button::plain(&tr.say("ui-browse")).ui(ui).clicked() {
                out.pick(Pick::Export(self.ending));
            }
        });
        let path = absolute(&self.path);
        if self.over.as_ref() == Some(&path) && path.exists() {
            Words::new(tr.say("save-over")).tone(crate::ui::Tone::Warning).wrap().ui(ui);
        }
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            let words = tr.say("export-do");
            let hint = tr.say("export-not-ready");
            let button = Button::primary(&words).enabled(self.is_ready()).hint(&hint);
            if button.ui(ui).clicked() {
                if path.exists() && self.over.as_ref() != Some(&path) {
                    self.over = Some(path);
                } else {
                    let (what, paper, whom) = (self.what, self.paper, self.whom.trim().to_owned());
                    let names = if what == What::Campaign { Names::Full } else { self.names };
                    out.export(Wanted { what, paper, path, names, whom });
                    stays = Stays::Closed;
                }
            }
            let key = tr.say("key-escape");
            if Button::plain(&tr.say("ui-cancel")).key(&key).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}
