//! The page of units: units and shifts at the leading side, beside them who is named in the one in focus.

use egui::{Align, Key, Layout, Popup, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::known::Known;
use super::talks::{self, Talks};
use super::{cards, column, rows};
use crate::app::{Action, App};
use crate::args;
use crate::model::RecordId;
use crate::ui::evidence::{trust_words, unit_name};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_item};
use crate::ui::{self, measure};

/// How it is looked at.
#[derive(Default)]
pub(super) struct Units {
    /// The unit in focus, once one was chosen; inside, `None` = people without one.
    unit: Option<Option<RecordId>>,
    /// Who was selected when last looked.
    seen: Option<RecordId>,
    /// Who is to be brought into sight.
    reveal: Option<RecordId>,
}

impl Units {
    /// The unit in focus.
    pub(super) fn unit(&self, known: &Known) -> Option<RecordId> {
        self.unit.or_else(|| known.lines.first().map(|line| line.unit)).flatten()
    }

    /// Looks at a unit.
    pub(super) fn look_at(&mut self, unit: Option<RecordId>) {
        self.unit = Some(unit);
    }

    /// The page into all the room there is.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        known: &mut Known,
        talks: &mut Talks,
        out: &mut Outbox,
    ) {
        if known.lines.is_empty() || app.campaign().workers.is_empty() {
            cards::no_units_ui(ui, app, out);
            return;
        }
        self.follow(app, known);
        self.keys(ui, app, known, out);
        let room = ui.available_rect_before_wrap();
        let mut main = room;
        if !super::is_narrow(room.width()) {
            let wide = if room.width() < 1100.0 { 208.0 } else { 256.0 };
            let (left, rest) = room.split_left_right_at_x(room.left() + wide);
            main = rest;
            let mut side = part(ui, "units", left);
            if let Some(unit) = column::column_ui(&mut side, app, known, self.unit(known), out) {
                self.unit = Some(unit);
            }
            let line = Stroke::new(measure::LINE, Theme::of(ui.ctx()).line);
            ui.painter().vline(left.right() - 0.5, room.y_range(), line);
        }
        let unit = self.unit(known);
        let mut middle = part(ui, "named", main);
        self.main_ui(&mut middle, app, known, unit, talks, out);
    }

    /// The drop-down that stands for the second column where there is no room for it.
    pub(super) fn choice_ui(&mut self, ui: &mut Ui, app: &App, known: &Known) {
        let unit = self.unit(known);
        let name = unit_name(app, unit);
        let says = app.tr().with("leaders-choose-unit", args!["name" => &name]);
        let button = Button::plain(&name).caret().hint(&says).ui(ui);
        Popup::menu(&button).width(220.0).show(|ui| {
            ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
                for line in &known.lines {
                    let asked = column::asked_words(app, line);
                    let name = unit_name(app, line.unit);
                    if menu_item(ui, None, &name, &asked, line.unit == unit).clicked() {
                        self.unit = Some(line.unit);
                        ui.close();
                    }
                }
            });
        });
    }

    /// Follows what was selected elsewhere, and units that went.
    fn follow(&mut self, app: &App, known: &mut Known) {
        if self.unit.is_some_and(|unit| known.line(unit).is_none()) {
            self.unit = None;
        }
        let selected = app.selection().person();
        if selected == self.seen {
            return;
        }
        self.seen = selected;
        let Some(person) = selected else { return };
        let unit = self.unit(known);
        let focus = known.focus(app, unit);
        if focus.ground.people.contains(&person) {
            return;
        }
        let own = app.campaign().worker(person).and_then(crate::model::Worker::unit);
        if known.line(own).is_some() {
            self.unit = Some(own);
            self.reveal = Some(person);
        }
    }

    /// Arrows walk: up and down the people, left and right the units.
    fn keys(&mut self, ui: &Ui, app: &App, known: &mut Known, out: &mut Outbox) {
        let ctx = ui.ctx();
        let held = ctx.memory(|memory| memory.focused()).is_some();
        if held || ctx.text_edit_focused() || Popup::is_any_open(ctx) {
            return;
        }
        let pressed = |key| ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, key));
        let across = isize::from(pressed(Key::ArrowRight)) - isize::from(pressed(Key::ArrowLeft));
        if across != 0 {
            let now = self.unit(known);
            let at = known.lines.iter().position(|line| line.unit == now).unwrap_or(0);
            let to = at.saturating_add_signed(across).min(known.lines.len().saturating_sub(1));
            self.unit = known.lines.get(to).map(|line| line.unit);
        }
        let down = isize::from(pressed(Key::ArrowDown)) - isize::from(pressed(Key::ArrowUp));
        if down != 0 {
            let unit = self.unit(known);
            let rows = &known.focus(app, unit).standing.rows;
            let selected = app.selection().person();
            let at = rows.iter().position(|(_, person)| Some(*person) == selected);
            let to = at.map_or(0, |at| at.saturating_add_signed(down).min(rows.len().saturating_sub(1)));
            if let Some((_, person)) = rows.get(to) {
                self.reveal = Some(*person);
                self.seen = Some(*person);
                out.send(Action::Select(app.selection().only(*person)));
            }
        }
    }

    fn main_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        known: &mut Known,
        unit: Option<RecordId>,
        talks: &mut Talks,
        out: &mut Outbox,
    ) {
        let is_shift = known.line(unit).is_some_and(|line| line.is_shift);
        let narrow = super::is_narrow(ui.max_rect().width());
        let focus = known.focus(app, unit);
        head_ui(ui, app, unit, focus, narrow);
        let columns = rows::Columns::of(ui.available_width(), narrow);
        if !focus.standing.rows.is_empty() && !narrow {
            rows::head_ui(ui, app, &columns, focus.leaders.leads);
        }
        ScrollArea::vertical().id_salt(("named", unit)).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            if focus.leaders.asked == 0 && focus.leaders.candidates.iter().all(|one| one.named_by == 0) {
                cards::nobody_asked_ui(ui, app, unit, out);
            }
            let reveal = self.reveal.take();
            if let Some(person) = rows::rows_ui(ui, app, focus, &columns, reveal, out) {
                self.seen = Some(person);
            }
            cards::gaps_ui(ui, app, focus, out);
            if !is_shift && !app.is_presenting() {
                talks.next_talks_ui(ui, app, unit, out);
            }
            ui.add_space(measure::GAP_16);
        });
    }
}

/// The unit, who carries it, how many were asked and how far that can be trusted.
fn head_ui(ui: &mut Ui, app: &App, unit: Option<RecordId>, focus: &super::known::Focus, narrow: bool) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let margin = egui::Margin { left: 16, right: 16, top: 10, bottom: 8 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 2.0);
        ui.horizontal(|ui| {
            ui.set_min_height(measure::TITLE_LINE_HEIGHT);
            let asked = format!(
                "{} · {}",
                tr.with("leaders-asked-of", args!["n" => focus.leaders.asked, "of" => focus.ground.belongs]),
                tr.say("leaders-left-out")
            );
            let room = if narrow { 0.0 } else { Words::new(&asked).width(ui.painter(), theme) + 24.0 };
            let mut marks = None;
            if unit.is_some() {
                marks = focus.covered.as_ref().map(|covered| covered.coverage.word);
            }
            let word = marks.map(|word| tr.say(crate::chart::coverage_word(word))).unwrap_or_default();
            let word_room = Words::new(&word).strong().width(ui.painter(), theme) + 44.0;
            ui.scope(|ui| {
                ui.set_max_width((ui.available_width() - room - word_room).max(80.0));
                Words::title(unit_name(app, unit)).ui(ui);
            });
            if let Some(mark) = marks {
                let size = vec2(ui::COVERAGE_WIDTH, measure::LINE_HEIGHT);
                let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                ui::coverage(ui.painter(), theme, rect.left_center(), mark);
                let gap = mark == ui::Coverage::Gap;
                let tone = if gap { ui::Tone::Danger } else { ui::Tone::Text };
                Words::new(&word).strong_if(gap).tone(tone).ui(ui);
            }
            if !narrow {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    Words::new(&asked).muted().ui(ui);
                });
            }
        });
        if focus.leaders.asked > 0 {
            Words::new(trust_words(app, &focus.leaders.trust)).muted().wrap().ui(ui);
        }
    });
    ui::rule(ui);
}

/// A part of the page with its own room.
pub(super) fn part(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let layout = Layout::top_down(Align::Min);
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(0.0, 0.0);
    child
}

/// The button for asking, where an empty page offers it.
pub(super) fn ask_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    if !app.is_presenting() {
        talks::asking_button_ui(ui, app, out);
    }
}
