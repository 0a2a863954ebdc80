//! Tests: where are we (ladder), what am I typing (sheet), does every unit carry it (units).

mod choice;
mod compare;
mod doors;
mod finish;
mod form;
mod gates;
mod ladder;
mod plots;
mod predict;
mod record;
mod rungs;
mod shows;
mod unit_row;
mod units;

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::{View, bar_ui};
use crate::app::App;
use crate::args;
use crate::model::{RecordId, StructureTest};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::panels::PrintSheet;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_button, menu_item, segments};
use crate::ui::{Icon, measure};
pub(in crate::ui) use record::Join;

/// What the sheet in the middle is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// Saying beforehand what each will do.
    Predict,
    /// Typing results.
    #[default]
    Record,
    /// What it shows: surprises, and what to do now.
    Shows,
    /// Two tests side by side.
    Compare,
    /// What changed from test to test and from day to day.
    OverTime,
}

impl Mode {
    /// All, in the order of the work, with their words.
    const ALL: [(Self, &'static str); 5] = [
        (Self::Predict, "tests-predict"),
        (Self::Record, "tests-record"),
        (Self::Shows, "tests-shows"),
        (Self::Compare, "tests-compare"),
        (Self::OverTime, "tests-over-time"),
    ];
}

/// Which of the three parts a narrow window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// The ladder.
    Ladder,
    /// The sheet.
    #[default]
    Sheet,
    /// The units.
    Units,
}

/// How it is looked at.
#[derive(Default)]
pub(super) struct Tests {
    mode: Mode,
    part: Part,
    test: Option<RecordId>,
    /// The unit whose sheet is shown; `None` = the first one.
    unit: Option<RecordId>,
    /// Row of the sheet the keys act on.
    row: usize,
    plots: plots::Plots,
    compare: compare::Compare,
    record: record::Record,
    predicting: predict::Predicting,
    shows: shows::Shows,
    /// The tests on the ladder when it was last looked at; `None` before the first look.
    known: Option<std::collections::BTreeSet<RecordId>>,
    /// Gate units whose parts are shown.
    unfolded: std::collections::BTreeSet<RecordId>,
}

impl Tests {
    /// The test in focus: the chosen one, else the last that has a day, else the first.
    fn test<'a>(&self, app: &'a App) -> Option<&'a StructureTest> {
        let campaign = app.campaign();
        let chosen = self.test.and_then(|test| campaign.test(test));
        let ladder = campaign.ladder();
        let dated = || ladder.iter().filter(|test| test.day.is_some()).max_by_key(|test| *test.day.value());
        chosen.or_else(|| dated().copied()).or_else(|| ladder.first().copied())
    }

    fn choose(&mut self, test: RecordId) {
        self.test = Some(test);
        self.row = 0;
    }

    /// A test just put on the ladder, with a day, is looked at.
    fn follow_ladder(&mut self, app: &App) {
        let tests = &app.campaign().tests;
        if self.known.as_ref().is_some_and(|known| known.iter().eq(tests.keys())) {
            return;
        }
        let known = self.known.replace(tests.keys().copied().collect());
        let Some(known) = known else { return };
        let mut new = tests.keys().filter(|test| !known.contains(test));
        let (Some(test), None) = (new.next().copied(), new.next()) else { return };
        let is_open = |test: &StructureTest| test.day.is_some() && !*test.finished.value();
        if !app.campaign().test(test).is_some_and(is_open) {
            return;
        }
        self.choose(test);
    }
}

impl View for Tests {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        self.follow_ladder(app);
        let Some(test) = self.test(app) else {
            empty_ui(ui, app, out);
            return;
        };
        let narrow = ui.available_width() < 720.0;
        self.bar_ui(ui, app, test, narrow, out);
        let room = ui.available_rect_before_wrap();
        let part = |ui: &mut Ui, name: &str, rect: Rect, draw: &mut dyn FnMut(&mut Ui)| {
            let layout = Layout::top_down(Align::Min);
            let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
            child.set_clip_rect(rect.intersect(ui.clip_rect()));
            draw(&mut child);
        };
        if narrow {
            let shown = self.part;
            part(ui, "part", room, &mut |ui| match shown {
                Part::Ladder => self.ladder_ui(ui, app, test, out),
                Part::Sheet => self.middle_ui(ui, app, test, out),
                Part::Units if self.mode == Mode::Predict => self.predict_units_ui(ui, app, test, out),
                Part::Units => self.units_ui(ui, app, test, out),
            });
            return;
        }
        let theme = Theme::of(ui.ctx());
        let left = if room.width() < 1000.0 { 176.0 } else { 208.0 };
        let right = if room.width() < 1000.0 { measure::INSPECTOR_NARROW } else { measure::INSPECTOR };
        let (ladder, rest) = room.split_left_right_at_x(room.left() + left);
        // Plots are about all tests and units at once, and want the room.
        let right = if self.mode == Mode::OverTime { 0.0 } else { right };
        let (middle, units) = rest.split_left_right_at_x(rest.right() - right);
        ui.painter().rect_filled(units, 0.0, theme.background);
        part(ui, "ladder", ladder, &mut |ui| self.ladder_ui(ui, app, test, out));
        part(ui, "middle", middle, &mut |ui| self.middle_ui(ui, app, test, out));
        if right > 0.0 {
            part(ui, "units", units, &mut |ui| match self.mode {
                Mode::Predict => self.predict_units_ui(ui, app, test, out),
                _ => self.units_ui(ui, app, test, out),
            });
        }
        let line = egui::Stroke::new(measure::LINE, theme.line);
        ui.painter().vline(ladder.right() - 0.5, room.y_range(), line);
        ui.painter().vline(units.left() + 0.5, room.y_range(), line);
    }

    fn takes_keys(&self) -> bool {
        // Y, N, A and - write the sheet; digits and letters of other views would get in between.
        true
    }

    fn run(&mut self, command: Command, _app: &App, _out: &mut Outbox) -> bool {
        let _ = command;
        false
    }

    fn escape(&mut self) -> bool {
        self.mode == Mode::Record && self.record.escape()
    }

    fn picked(&mut self, app: &App, path: &std::path::Path) {
        self.mode = Mode::Record;
        self.part = Part::Sheet;
        if let Some(test) = self.test(app).map(|test| test.id) {
            self.record.take_list(app, test, path);
        }
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Tests {
    fn bar_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, narrow: bool, out: &mut Outbox) {
        let tr = app.tr();
        let modes = Mode::ALL.map(|(mode, id)| (mode, tr.say(id)));
        let options: Vec<(Mode, &str)> = modes.iter().map(|(mode, words)| (*mode, &**words)).collect();
        // A unit is finished where its sheet is typed, unless it is the whole test.
        let units = if self.mode == Mode::Record { self.record.units(app, test) } else { Vec::new() };
        let unit = self.unit.filter(|unit| units.contains(&Some(*unit)));
        let unit = unit.or_else(|| units.first().copied().flatten()).filter(|_| units.len() > 1);
        let finish = finish::Finish { app, test, unit };
        let mut is_finished = false;
        // A narrow window has no room for it beside the sheet: it stands with the units.
        let has_finish = !narrow || self.part == Part::Units;
        bar_ui(
            ui,
            |ui| {
                if narrow {
                    let (ladder, sheet, units) =
                        (tr.say("tests-ladder"), tr.say("tests-sheet"), tr.say("tests-units"));
                    let parts = [(Part::Ladder, &*ladder), (Part::Sheet, &*sheet), (Part::Units, &*units)];
                    segments(ui, &tr.say("tests-part"), &parts, &mut self.part);
                    if self.part != Part::Sheet {
                        return;
                    }
                }
                if narrow {
                    self.mode_menu_ui(ui, app);
                } else {
                    segments(ui, &tr.say("tests-mode"), &options, &mut self.mode);
                }
                if let Some(day) = test.roster.as_ref().map(|roster| roster.day).filter(|_| !narrow) {
                    ui.add_space(measure::GAP_12);
                    let day = tr.short_day(day.into());
                    text::muted(ui, tr.with("tests-frozen", args!["day" => &day]));
                }
            },
            |ui| {
                if !has_finish {
                    return;
                }
                is_finished = finish.ui(ui, out);
                let words = tr.say("command-print-sheets");
                let hint = tr.say("command-print-sheets.hint");
                if Button::plain(&words).icon(Icon::Printer).hint(&hint).ui(ui).clicked() {
                    out.show(PrintSheet::new(app, Some(test.id)));
                }
            },
        );
        if is_finished {
            // What it shows is what one finishes it for.
            self.mode = Mode::Shows;
            self.part = Part::Sheet;
        }
    }

    /// The modes in a menu, where a narrow window has no room for them side by side.
    fn mode_menu_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let now = Mode::ALL.iter().find(|(mode, _)| *mode == self.mode);
        let now = now.map(|(_, id)| tr.say(id)).unwrap_or_default();
        menu_button(ui, Button::plain(&now).caret().hint(&tr.say("tests-mode")), |ui| {
            for (mode, id) in Mode::ALL {
                if menu_item(ui, None, &tr.say(id), "", mode == self.mode).clicked() {
                    self.mode = mode;
                }
            }
        });
    }

    fn middle_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        match self.mode {
            Mode::Record => self.record_ui(ui, app, test, out),
            Mode::Predict => self.predict_ui(ui, app, test, out),
            Mode::Shows => self.shows_ui(ui, app, test, out),
            Mode::Compare => self.compare_ui(ui, app, test, out),
            Mode::OverTime => self.plots_ui(ui, app, test, out),
        }
    }
}

/// Nothing on the ladder yet: says what a test is for and puts the first one there.
fn empty_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let room = ui.available_rect_before_wrap();
    let wide = 520.0_f32.min(room.width() - 32.0);
    let page = Rect::from_center_size(room.center(), vec2(wide, 240.0));
    let mut ui = ui.new_child(UiBuilder::new().id_salt("empty").max_rect(page));
    let ui = &mut ui;
    Words::title(tr.say("tests-empty-title")).wrap().ui(ui);
    ui.add_space(measure::GAP_8);
    Words::new(tr.say("tests-empty-why")).muted().wrap().ui(ui);
    ui.add_space(measure::GAP_16);
    ui.horizontal(|ui| {
        let first = app.templates().into_iter().next();
        if let Some(template) = first {
            let name = template.rung.name.to_string();
            let words = tr.with("tests-add-named", args!["name" => &name]);
            if Button::primary(&words).icon(Icon::Plus).ui(ui).clicked() {
                out.show(form::NewForm::from(app, Some(template)));
            }
        }
        if Button::plain(&tr.say("tests-add-own")).ui(ui).clicked() {
            out.show(form::NewForm::from(app, None));
        }
    });
}

/// The menu that puts a test on the ladder.
fn add_menu_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let name = tr.say("tests-add");
    menu_button(ui, Button::icon_only(Icon::Plus, &name), |ui| {
        for template in app.templates() {
            if menu_item(ui, None, &template.rung.name, "", false).clicked() {
                out.show(form::NewForm::from(app, Some(template)));
            }
        }
        crate::ui::widgets::menu_line(ui);
        if menu_item(ui, None, &tr.say("tests-add-own"), "", false).clicked() {
            out.show(form::NewForm::from(app, None));
        }
    });
}

/// The aim in words; blank if none is set.
pub(in crate::ui::views::tests) fn aim_words(app: &App, aim: crate::model::Threshold) -> String {
    use crate::model::Threshold;
    match aim {
        Threshold::None => app.tr().say("tests-no-aim"),
        Threshold::Majority => app.tr().say("tests-majority"),
        Threshold::Percent(percent) => app.tr().with("tests-aim", args!["n" => percent]),
    }
}

/// Both aims of a test in words: what it has to reach over all, and what in every unit.
pub(in crate::ui::views::tests) fn aims_words(app: &App, test: &StructureTest) -> String {
    use crate::model::Threshold;
    let tr = app.tr();
    // A unit without an aim of its own has the one over all; the tally knows.
    let tally = app.tallies().test(test.id);
    let (all, unit) =
        tally.map_or((*test.threshold.value(), *test.gate.value()), |it| (it.threshold, it.gate));
    let part = |aim: Threshold| match aim {
        Threshold::None => None,
        Threshold::Majority => Some(tr.say("tests-aim-half")),
        Threshold::Percent(percent) => Some(tr.percent(i64::from(percent))),
    };
    match (part(all), part(unit)) {
        (None, None) => tr.say("tests-no-aim"),
        (Some(all), Some(unit)) if all == unit => tr.with("tests-aim-same", args!["aim" => &all]),
        (Some(all), Some(unit)) => tr.with("tests-aim-two", args!["all" => &all, "unit" => &unit]),
        (Some(all), None) => tr.with("tests-aim-all", args!["all" => &all]),
        (None, Some(unit)) => tr.with("tests-aim-unit", args!["unit" => &unit]),
    }
}
