//! Ready: gate units against gates, with the reason for each "not yet"; rising or falling; what moves the
//! needle most.
//!
//! Promises: a mark, a number and a reason in every cell, never colour alone; every number is a door to
//! its people; a campaign is ready only when every gate unit is; no percentages that nobody counted.
//!
//! Deliberately not here: the law of the gates (`tally`, FORMAT.md "Counting"), the next steps (`hints`).

mod empty;
mod gates;
mod grid;
mod known;
mod lines;
mod majority;
mod pages;
mod picture;
mod side;
mod words;

use egui::{Key, Modifiers, Popup, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Place, View, bar_ui};
use crate::app::{Action, App, Door, Exported, Filter, Names, Number};
use crate::args;
use crate::chart::Paper;
use crate::model::{Outcome, RecordId};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_item, segments};
use crate::ui::{self, Icon, Reached, evidence, measure};
use grid::{Asked, Look};
use known::Known;

/// Under this width, in a window of 960, there is one unit a page.
const NARROW: f32 = 920.0;
/// Height of the plots in a high window.
const PLOTS: f32 = 290.0;
/// Height of the plots where every point counts: the drawing itself is 120 high with its names.
const PLOTS_LOW: f32 = 162.0;
/// Rows of the grid that stay in sight before the plots give way.
const LEAST_ROWS: f32 = 3.0;

/// Which part a narrow window shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    /// A unit and its gates.
    #[default]
    Unit,
    /// What moves the needle.
    Steps,
}

/// How it is looked at.
#[derive(Default)]
pub(super) struct Ready {
    known: Known,
    look: Look,
    part: Part,
    /// The test it is to be ready for; `None` = the next on the ladder.
    test: Option<RecordId>,
}

/// Shows people in the table; the words say who they are.
fn show(out: &mut Outbox, says: String, people: impl IntoIterator<Item = RecordId>) {
    let door = Some(Door { says, people: people.into_iter().collect() });
    out.send(Action::Filter(Filter { query: String::new(), door }));
    out.go(Place::People);
}

impl View for Ready {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        if empty::empty_ui(ui, app, out) {
            return;
        }
        self.known.follow(app, self.test);
        let rows = self.known.rows;
        self.look.at = self.look.at.filter(|(row, _)| *row < rows);
        let narrow = ui.available_width() < NARROW;
        self.bar_ui(ui, app, narrow, out);
        if self.keys(ui, narrow)
            && let Some((row, gate)) = self.look.at
        {
            self.take(app, Asked::People(row, gate), out);
        }
        let room = ui.available_rect_before_wrap();
        if narrow {
            self.narrow_ui(ui, app, room, out);
        } else {
            self.wide_ui(ui, app, room, out);
        }
    }

    fn takes_keys(&self) -> bool {
        // Arrows and Enter walk the grid; digits and letters would mean people nobody sees here.
        true
    }

    fn run(&mut self, command: Command, app: &App, out: &mut Outbox) -> bool {
        let Some((row, gate)) = self.look.at.filter(|_| command == Command::OpenPerson) else { return false };
        self.take(app, Asked::People(row, gate), out);
        true
    }

    fn exported(&mut self, app: &App, names: Names, paper: Paper) -> Option<Exported> {
        let scene = Box::new(picture::picture(app, names));
        Some(Exported::Picture { what: "readiness", scene, paper })
    }

    fn escape(&mut self) -> bool {
        self.look.at.take().is_some()
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Ready {
    fn bar_ui(&mut self, ui: &mut Ui, app: &App, narrow: bool, out: &mut Outbox) {
        let tr = app.tr();
        let wide = ui.available_width() > 1100.0;
        bar_ui(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_8;
                if narrow {
                    let (unit, steps) = (tr.say("ready-part-unit"), tr.say("ready-part-steps"));
                    let parts = [(Part::Unit, &*unit), (Part::Steps, &*steps)];
                    segments(ui, &tr.say("ready-part"), &parts, &mut self.part);
                    if self.part == Part::Unit {
                        self.unit_choice_ui(ui, app);
                    }
                    return;
                }
                Words::new(tr.say("ready-for")).muted().extend().ui(ui);
                self.test_choice_ui(ui, app);
                if wide {
                    ui.add_space(measure::GAP_4);
                    Words::new(agreed(app)).muted().ui(ui);
                }
            },
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_8;
                let gates = tr.say("ready-gates");
                let button = if narrow {
                    Button::icon_only(Icon::SlidersHorizontal, &gates)
                } else {
                    Button::plain(&gates).icon(Icon::SlidersHorizontal)
                };
                if !app.is_presenting() && button.ui(ui).clicked() {
                    out.show(gates::GatesSheet::new(app));
                }
                if !app.is_presenting() {
                    let export = Command::Export.words(tr);
                    if Button::icon_only(Icon::Printer, &export).ui(ui).clicked() {
                        out.run(Command::Export);
                    }
                }
                let majority = tr.say("ready-majority-open");
                let button = if narrow {
                    Button::icon_only(Icon::Target, &majority)
                } else {
                    Button::plain(&majority).icon(Icon::Target)
                };
                if button.ui(ui).clicked() {
                    out.show(majority::MajoritySheet::default());
                }
                if wide {
                    ui.add_space(measure::GAP_8);
                    for reached in [Reached::NotYet, Reached::Near, Reached::Met] {
                        legend_ui(ui, app, reached);
                    }
                }
            },
        );
    }

    fn test_choice_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let campaign = app.campaign();
        let test = self.known.test.and_then(|test| campaign.test(test));
        let name = test.map_or_else(|| tr.say("ready-no-test"), |test| test.name.to_string());
        let says = tr.with("ready-for-test", args!["test" => &name]);
        let button = Button::plain(&name).caret().hint(&says).ui(ui);
        Popup::menu(&button).width(240.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for other in campaign.ladder() {
                    let done = if *other.finished { tr.say("ready-test-done") } else { String::new() };
                    let chosen = Some(other.id) == self.known.test;
                    if menu_item(ui, None, &other.name, &done, chosen).clicked() {
                        self.test = Some(other.id);
                        ui.close();
                    }
                }
            });
        });
    }

    /// The drop-down of units in a narrow window.
    fn unit_choice_ui(&mut self, ui: &mut Ui, app: &App) {
        let at = self.look.at.map_or(0, |(row, _)| row);
        let name = self.known.row(app, at).map(|row| row.name.clone()).unwrap_or_default();
        let says = app.tr().with("ready-choose-unit", args!["name" => &name]);
        let button = Button::plain(&name).caret().hint(&says).ui(ui);
        Popup::menu(&button).width(260.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let rows = self.known.rows;
            ScrollArea::vertical().max_height(280.0).show_rows(ui, measure::CONTROL, rows, |ui, range| {
                for place in range {
                    let Some(row) = self.known.row(app, place) else { continue };
                    if menu_item(ui, None, &row.name, &row.gates, place == at).clicked() {
                        self.look.at = Some((place, 0));
                        ui.close();
                    }
                }
            });
        });
    }

    fn wide_ui(&mut self, ui: &mut Ui, app: &App, room: Rect, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let side = if room.width() < 1200.0 - measure::RAIL_NARROW { 224.0 } else { side_width(ui) };
        let (main, side) = room.split_left_right_at_x(room.right() - side);
        ui.painter().rect_filled(side, 0.0, theme.background);
        let least = grid::HEAD + grid::ROW * LEAST_ROWS;
        let whole = grid::height(&self.known);
        let plots = if main.height() - PLOTS_LOW < least {
            0.0
        } else {
            (main.height() - whole).clamp(PLOTS_LOW, PLOTS + 60.0)
        };
        let (table, below) =
            main.split_top_bottom_at_y((main.bottom() - plots).min(main.top() + whole + 1.0));
        let mut part = child(ui, "table", table);
        let reveal = self.look.reveal;
        let asked = grid::grid_ui(&mut part, app, &mut self.known, &mut self.look);
        if plots > 0.0 {
            let below = below.with_max_y((below.top() + PLOTS + 40.0).min(below.bottom()));
            let mut part = child(ui, "plots", below);
            let at = self.look.at.filter(|_| reveal).map(|(row, _)| row);
            if let Some(row) = lines::lines_ui(&mut part, app, &mut self.known, at) {
                self.show_last(app, row, out);
            }
        }
        let mut part = child(ui, "side", side);
        if let Some(at) = side::side_ui(&mut part, app, &self.known, out) {
            self.look = Look { at: Some(at), reveal: true };
        }
        ui.painter().vline(side.left() + 0.5, room.y_range(), Stroke::new(measure::LINE, theme.line));
        if let Some(asked) = asked {
            self.take(app, asked, out);
        }
    }

    fn narrow_ui(&mut self, ui: &mut Ui, app: &App, room: Rect, out: &mut Outbox) {
        let mut part = child(ui, "page", room);
        match self.part {
            Part::Unit => {
                if let Some(asked) = pages::page_ui(&mut part, app, &mut self.known, &mut self.look) {
                    self.take(app, asked, out);
                }
            }
            Part::Steps => {
                if let Some(at) = side::side_ui(&mut part, app, &self.known, out) {
                    self.look = Look { at: Some(at), reveal: true };
                    self.part = Part::Unit;
                }
            }
        }
    }

    /// Arrows walk the cells; whether Enter asks for the people behind one.
    fn keys(&mut self, ui: &Ui, narrow: bool) -> bool {
        let ctx = ui.ctx();
        let held = ctx.memory(|memory| memory.focused()).is_some();
        if held
            || ctx.text_edit_focused()
            || Popup::is_any_open(ctx)
            || ctx.memory(|memory| memory.top_modal_layer().is_some())
        {
            return false;
        }
        let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let down = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
        let across = isize::from(pressed(Key::ArrowRight)) - isize::from(pressed(Key::ArrowLeft));
        // One unit a page: its gates stand below each other.
        let (down, across) = if narrow { (across, down) } else { (down, across) };
        let (rows, gates) = (self.known.rows, self.known.heads.len());
        if (down != 0 || across != 0) && rows > 0 && gates > 0 {
            let at = self.look.at.map_or((0, 0), |(row, gate)| {
                (
                    row.saturating_add_signed(down).min(rows - 1),
                    gate.saturating_add_signed(across).min(gates - 1),
                )
            });
            self.look = Look { at: Some(at), reveal: true };
        }
        self.look.at.is_some() && pressed(Key::Enter)
    }

    /// Does what was asked for on the grid.
    fn take(&mut self, app: &App, asked: Asked, out: &mut Outbox) {
        match asked {
            Asked::People(row, gate) => {
                let people = self.known.behind(app, (row, gate)).people.clone();
                let cell = self.known.row(app, row);
                let head = self.known.heads.get(gate);
                let (Some(row), Some(head)) = (cell, head) else { return };
                let Some(cell) = row.cells.get(gate).and_then(Option::as_ref) else { return };
                if !people.is_empty() {
                    show(out, cell.says(app, &row.name, &head.name), people);
                }
            }
            Asked::Unit(row) => {
                let Some(row) = app.readiness().rows.get(row) else { return };
                let people = row.units().flat_map(|unit| app.tallies().people(Some(unit), Number::Named));
                let door = Some(Door { says: app.row_name(row), people: people.collect() });
                let selection = crate::app::Selection { unit: Some(row.unit), ..app.selection().clone() };
                out.send(Action::Select(selection));
                out.send(Action::Filter(Filter { query: String::new(), door }));
                out.go(Place::Chart);
            }
            Asked::Last(row) => self.show_last(app, row, out),
            Asked::Rule if app.is_presenting() => {}
            Asked::Rule => out.show(gates::GatesSheet::new(app)),
        }
    }

    /// Shows who of a unit did it in the last test.
    fn show_last(&mut self, app: &App, at: usize, out: &mut Outbox) {
        let Some(row) = app.readiness().rows.get(at) else { return };
        let Some(shown) = self.known.tests.last() else { return };
        let Some(tally) = app.tallies().test(shown.test) else { return };
        let did = crate::app::TestDoor::Outcome(Outcome::Did);
        let people: Vec<RecordId> =
            row.units().flat_map(|unit| tally.people(app.tallies(), Some(unit), did)).collect();
        let args = args!["unit" => app.row_name(row), "test" => &shown.name];
        show(out, app.tr().with("ready-did", args), people);
    }
}

fn side_width(ui: &Ui) -> f32 {
    if ui.ctx().content_rect().width() < measure::WINDOW_WIDE {
        measure::INSPECTOR_NARROW
    } else {
        measure::INSPECTOR
    }
}

/// Who agreed on the gates, and when; else that they are the defaults.
fn agreed(app: &App) -> String {
    let by = evidence::set_by(app, app.campaign().about.gates.said());
    if by.is_empty() || app.campaign().about.gates.is_empty() {
        return app.tr().say("ready-gates-default");
    }
    app.tr().with("ready-gates-by", args!["by" => by])
}

/// What a mark means. Ends at the right, so it is written from the right.
fn legend_ui(ui: &mut Ui, app: &App, reached: Reached) {
    let theme = Theme::of(ui.ctx());
    Words::new(app.tr().say(reached.word())).muted().extend().ui(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(14.0, measure::LINE_HEIGHT), egui::Sense::hover());
    ui::reached(ui.painter(), theme, rect.center(), reached);
    ui.add_space(measure::GAP_4);
}

fn child(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    child
}

/// The middle of a page for a few words.
fn middle(room: Rect, height: f32) -> Rect {
    let wide = 520.0_f32.min(room.width() - 2.0 * measure::GAP_16);
    let top = (room.center().y - height / 2.0).max(room.top() + measure::GAP_16);
    Rect::from_min_size(pos2(room.center().x - wide / 2.0, top), vec2(wide, height))
}
