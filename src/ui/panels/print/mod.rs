//! Sheets of paper: which ones, for whom, how they will look; and those that are out.

mod look;
mod out;
mod who;

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Ui, vec2};

use super::path::{absolute, home};
use super::settings::{names_ui, row};
use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App, Names, PaperWay, Print, Printed, SheetOf};
use crate::args;
use crate::chart::Paper;
use crate::model::{PaperKind, RecordId};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::picker::{Pick, Picker};
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field, Message, segments, toggle_row};
use look::Preview;

/// Width of what is chosen; beside it stands the page.
const COLUMN: f32 = 470.0;
/// Under this the page stands below.
const BESIDE: f32 = 760.0;

/// Which part is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What is printed.
    Print,
    /// What is out.
    Out,
}

/// The sheet on which sheets are printed.
pub(crate) struct PrintSheet {
    part: Part,
    kind: PaperKind,
    by_person: bool,
    tests: Vec<RecordId>,
    /// Whose, if it was chosen; else the usual.
    of: Option<BTreeSet<SheetOf>>,
    /// A sheet that is printed again.
    again: Option<RecordId>,
    way: PaperWay,
    /// Names were willed, knowing the risk.
    willed: bool,
    whom: String,
    path: String,
    over: Option<PathBuf>,
    preview: Preview,
}

impl PrintSheet {
    /// Offers team sheets for a test, or for the next one on the ladder. Codes, whatever was last.
    pub(crate) fn new(app: &App, test: Option<RecordId>) -> Self {
        let ladder = app.campaign().ladder();
        let next = ladder.iter().find(|test| !*test.finished.value()).or(ladder.last());
        let test = test.or(next.map(|test| test.id));
        let name = format!("sheets-{}.pdf", app.campaign().next_sheet());
        Self {
            part: Part::Print,
            kind: PaperKind::Team,
            by_person: false,
            tests: test.into_iter().collect(),
            of: None,
            again: None,
            way: PaperWay { names: Names::Codes, paper: Paper::A4, across: 1, lettered: false },
            willed: false,
            whom: String::new(),
            path: home().join(name).display().to_string(),
            over: None,
            preview: Preview::default(),
        }
    }

    /// Begins with the sheets that are out.
    pub(in crate::ui) fn out(app: &App) -> Self {
        Self { part: Part::Out, ..Self::new(app, None) }
    }

    fn printed(&self, app: &App) -> Printed {
        if let Some(again) = self.again {
            return Printed::Again(vec![again]);
        }
        let of = app.sheet_choices(self.kind, &self.tests, self.by_person).into_iter();
        let of = of.filter(|choice| self.of.as_ref().map_or(choice.usual, |of| of.contains(&choice.of)));
        Printed::New { kind: self.kind, tests: self.tests.clone(), of: of.map(|choice| choice.of).collect() }
    }

    fn kind_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let kinds =
            [PaperKind::Team, PaperKind::Assignment, PaperKind::Prediction, PaperKind::Door, PaperKind::Call];
        let words = kinds.map(|kind| tr.say(kind_word(kind)));
        let options: Vec<(PaperKind, &str)> =
            kinds.into_iter().zip(words.iter().map(String::as_str)).collect();
        if segments(ui, &tr.say("print-kind"), &options, &mut self.kind) {
            self.of = None;
        }
        Words::new(tr.say(&format!("{}.why", kind_word(self.kind)))).muted().wrap().ui(ui);
        if self.kind == PaperKind::Prediction {
            let (unit, person) = (tr.say("print-by-unit"), tr.say("print-by-person"));
            let options = [(false, &*unit), (true, &*person)];
            if segments(ui, &tr.say("print-by"), &options, &mut self.by_person) {
                self.of = None;
            }
        }
    }

    fn paper_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let letter = tr.say("export-paper-letter");
        row(ui, &tr.say("export-paper"), |ui| {
            let options = [(Paper::A4, "A4"), (Paper::A3, "A3"), (Paper::Letter, letter.as_str())];
            // From the right: how large it becomes stands at the end.
            let none = tr.say("print-tile-none");
            let wide = [2, 3].map(|n: u32| tr.with("print-tile-wide", args!["n" => n]));
            let [two, three] = &wide;
            let posters = [(1, none.as_str()), (2, two), (3, three)];
            segments(ui, &tr.say("print-tile"), &posters, &mut self.way.across);
            segments(ui, &tr.say("export-paper"), &options, &mut self.way.paper);
        });
        row(ui, &tr.say("settings-names"), |ui| {
            names_ui(ui, app, &tr.say("settings-names"), &mut self.way.names);
        });
        if matches!(self.way.names, Names::Full | Names::First) {
            let name = tr.say("export-whom");
            row(ui, &name, |ui| {
                let hint = tr.say("export-whom.hint");
                Field::new(&name).hint(&hint).width(240.0).ui(ui, &mut self.whom);
            });
            Message::warning(&tr.say("print-named.happens"), &tr.say("print-named.safe")).ui(ui);
            ui.checkbox(&mut self.willed, tr.say("print-named.will"));
        } else {
            self.willed = false;
        }
        toggle_row(ui, &tr.say("print-letters"), &tr.say("print-letters.why"), &mut self.way.lettered);
    }

    fn path_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        Words::new(tr.say("save-where")).strong().ui(ui);
        ui.horizontal(|ui| {
            let has_dialog = Picker::has_dialog();
            let room = if has_dialog { ui.available_width() - 120.0 } else { ui.available_width() };
            Field::new(&tr.say("save-where.name")).width(room).ui(ui, &mut self.path);
            if has_dialog && Button::plain(&tr.say("ui-browse")).ui(ui).clicked() {
                out.pick(Pick::Export("pdf"));
            }
        });
        let path = absolute(&self.path);
        if self.over.as_ref() == Some(&path) && path.exists() {
            Words::new(tr.say("save-over")).tone(crate::ui::Tone::Warning).wrap().ui(ui);
        }
        Words::new(tr.say("print-traces")).muted().wrap().ui(ui);
    }

    /// What is chosen, from top to bottom.
    fn choose_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        if let Some(paper) = self.again.and_then(|paper| app.campaign().papers.get(&paper)) {
            let code: &str = paper.code.value();
            Words::new(tr.with("print-again-title", args!["code" => code])).strong().wrap().ui(ui);
            Words::new(tr.say("print-again-why")).muted().wrap().ui(ui);
        } else {
            self.again = None;
            self.kind_ui(ui, app);
            who::tests_ui(ui, app, &mut self.tests);
            if self.kind != PaperKind::Call {
                let choices = app.sheet_choices(self.kind, &self.tests, self.by_person);
                who::whose_ui(ui, app, self.kind, &choices, &mut self.of);
            }
        }
        self.paper_ui(ui, app);
        self.path_ui(ui, app, out);
    }

    fn print_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let printed = self.printed(app);
        self.preview.follow(app, &printed, self.way);
        let room = ui.available_width();
        if room < BESIDE {
            self.choose_ui(ui, app, out);
            self.preview.ui(ui, app, vec2(room.min(360.0), 320.0));
        } else {
            ui.horizontal_top(|ui| {
                let choose = ui.vertical(|ui| {
                    ui.set_width(COLUMN);
                    self.choose_ui(ui, app, out);
                });
                ui.add_space(measure::GAP_16);
                let high = choose.response.rect.height().clamp(320.0, 560.0);
                ui.vertical(|ui| self.preview.ui(ui, app, vec2(ui.available_width(), high)));
            });
        }
    }

    /// What prints, or not.
    fn do_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let printed = self.printed(app);
        let sheets = self.preview.sheets();
        let named = matches!(self.way.names, Names::Full | Names::First);
        let ready = sheets > 0 && !self.path.trim().is_empty() && (!named || self.willed);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            let id = if self.again.is_some() { "print-again-do" } else { "print-do" };
            let words = tr.with(id, args!["n" => sheets]);
            let hint = tr.say(if sheets == 0 { "print-nobody" } else { "export-not-ready" });
            if Button::primary(&words).enabled(ready).hint(&hint).ui(ui).clicked() {
                let path = absolute(&self.path);
                if path.exists() && self.over.as_ref() != Some(&path) {
                    self.over = Some(path);
                } else {
                    let whom = self.whom.trim().into();
                    out.send(Action::print(Print { what: printed, way: self.way, path, whom }));
                    stays = Stays::Closed;
                }
            }
            if Button::plain(&tr.say("ui-cancel")).key(&tr.say("key-escape")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

/// The message with the name of a kind.
fn kind_word(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Team => "print-team",
        PaperKind::Assignment => "print-assignment",
        PaperKind::Prediction => "print-prediction",
        PaperKind::Door => "print-door",
        PaperKind::Call => "print-call",
    }
}

impl Sheet for PrintSheet {
    fn title(&self, app: &App) -> String {
        app.tr().say("print-title")
    }

    fn width(&self) -> f32 {
        860.0
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
        let still = app.papers_out().len();
        let (new, list) = (tr.say("print-part-print"), tr.with("print-part-out", args!["n" => still]));
        let options = [(Part::Print, &*new), (Part::Out, &*list)];
        if segments(ui, &tr.say("print-part"), &options, &mut self.part) {
            self.again = None;
        }
        ui.add_space(measure::GAP_4);
        match self.part {
            Part::Print => self.print_ui(ui, app, out),
            Part::Out => {
                if let Some(again) = out::out_ui(ui, app, out) {
                    self.again = Some(again);
                    self.part = Part::Print;
                }
            }
        }
        Stays::Open
    }

    fn buttons_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        ui.add_space(measure::GAP_8);
        match self.part {
            Part::Print => self.do_ui(ui, app, out),
            Part::Out => {
                let mut stays = Stays::Open;
                foot_ui(ui, |ui| {
                    let key = tr.say("key-escape");
                    if Button::plain(&tr.say("ui-close")).key(&key).ui(ui).clicked() {
                        stays = Stays::Closed;
                    }
                });
                stays
            }
        }
    }
}
