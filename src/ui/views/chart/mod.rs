//! The view Chart: names on a wall, in lanes, and the ways to put them there.
//!
//! What it draws is a scene of the room `chart`; here are the hands: selecting, dragging, keys,
//! the line for typing names, and the round that rates one person after the other.
//!
//! Promises: only what is in sight is drawn or named; whatever is done to many is one deed; keys
//! never act while a text field has the cursor.
//!
//! Deliberately absent: counting (the room `tally`), drawing of marks (the room `chart`).

mod ask;
mod bar;
mod entry;
mod head;
mod menu;
mod round;
mod wall;

use std::collections::HashMap;
use std::sync::Arc;

use egui::{Event, Key, Ui};

use super::tick::Tick;
use super::{View, bar_ui};
use crate::app::{Action, App, Exported, Names, Selection};
use crate::chart::{Detail, Heads, LaneKey, Look, Paper, Step};
use crate::model::{Grouping, RecordId, Text};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::reasons::grouping_word;
use crate::ui::{deeds, measure};

use crate::ui::reasons;
use crate::ui::said::person as name_of;
use crate::ui::shown::Shown;
pub(crate) use ask::Ask;
use entry::Entry;
pub(in crate::ui) use entry::put_line;
use round::Round;
use wall::Wall;

/// How the chart is looked at.
pub(super) struct Chart {
    /// Key of the grouping whose units are lanes.
    grouping: Text,
    detail: Detail,
    own_detail: HashMap<LaneKey, Detail>,
    wall: Wall,
    shown: Shown,
    entry: Option<Entry>,
    round: Option<Round>,
    /// A test whose results are being ticked.
    tick: Option<Tick>,
    /// Who is being renamed, with the text so far.
    rename: Option<(RecordId, String)>,
}

impl Default for Chart {
    fn default() -> Self {
        Self {
            grouping: Grouping::UNIT.into(),
            detail: Detail::default(),
            own_detail: HashMap::new(),
            wall: Wall::default(),
            shown: Shown::default(),
            entry: None,
            round: None,
            tick: None,
            rename: None,
        }
    }
}

impl View for Chart {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        self.settle(app);
        let narrow = ui.ctx().content_rect().width() < measure::WINDOW_NARROW;
        if let Some(round) = &mut self.round {
            if round.ui(ui, app, out) {
                self.round = None;
            }
            return;
        }
        self.keys(ui, app, out);
        self.bar_ui(ui, app, narrow, out);
        if self.tick.as_mut().is_some_and(|tick| tick.ui(ui, app, out)) {
            self.tick = None;
        }
        if let Some(entry) = &mut self.entry
            && entry.ui(ui, app, out)
        {
            self.entry = None;
        }
        if self.entry.as_mut().is_some_and(|entry| std::mem::take(&mut entry.has_added)) {
            self.wall.reveal_next();
        }
        self.wall_ui(ui, app, narrow, out);
    }

    fn run(&mut self, command: Command, app: &App, out: &mut Outbox) -> bool {
        if let Some(round) = &mut self.round {
            return round.run(command, app, out);
        }
        let people = &app.selection().people;
        let ask = match command {
            Command::TypeNames => {
                self.entry.get_or_insert_with(Entry::default).focus();
                return true;
            }
            Command::Round => {
                self.round = Some(Round::new(app, self.wall.reading_order()));
                return true;
            }
            Command::Rename => {
                self.rename = app
                    .selection()
                    .person()
                    .and_then(|person| app.campaign().worker(person))
                    .map(|worker| (worker.id, worker.name.to_string()));
                return true;
            }
            Command::Remove => {
                out.send(Action::Do(deeds::remove("remove", people)));
                return true;
            }
            Command::Leader => Ask::leader(app, people),
            Command::Result if app.campaign().tests.is_empty() => Ask::result(app, people),
            Command::Result => {
                self.tick = Tick::begin(app);
                return true;
            }
            Command::Move => Ask::places(app, people),
            other => {
                let Some(value) = other.rating() else { return false };
                return Self::rate(value, app, out);
            }
        };
        out.show(ask);
        true
    }

    fn takes_keys(&self) -> bool {
        self.round.is_some() || self.tick.is_some()
    }

    fn exported(&mut self, app: &App, _names: Names, paper: Paper) -> Option<Exported> {
        let width = self.wall.width_pt().unwrap_or(960.0);
        let mut look = self.look(app, width, false, true);
        look.shown = app.shown().map(|shown| Arc::new(shown.iter().copied().collect()));
        Some(Exported::Chart { look: Box::new(look), paper })
    }

    fn escape(&mut self) -> bool {
        if self.rename.take().is_some() || self.wall.let_go() {
            return true;
        }
        self.tick.take().is_some() || self.round.take().is_some() || self.entry.take().is_some()
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Chart {
    /// Rates the selected, asking once where they are several.
    fn rate(value: u8, app: &App, out: &mut Outbox) -> bool {
        let people = &app.selection().people;
        let scale = app.campaign().scale();
        if value != 0 && !scale.offered().any(|level| level.value == value) {
            return false;
        }
        match people.len() {
            0 => return false,
            1 => out.send(Action::Do(deeds::rate(people, value, &deeds::Said::guess(app.today())))),
            _ => out.show(Ask::rate(app, people, value)),
        }
        true
    }

    /// Lets go of what the campaign no longer has.
    fn settle(&mut self, app: &App) {
        let campaign = app.campaign();
        let groupings = campaign.groupings();
        if !groupings.iter().any(|grouping| grouping.key == self.grouping && !grouping.retired) {
            self.grouping = Grouping::UNIT.into();
        }
        if self.rename.as_ref().is_some_and(|(person, _)| campaign.worker(*person).is_none()) {
            self.rename = None;
        }
    }

    fn look(&self, app: &App, width_pt: f32, narrow: bool, wide: bool) -> Look {
        let head = if wide { measure::LANE_HEAD } else { measure::LANE_HEAD_NARROW };
        Look {
            grouping: self.grouping.clone(),
            width_pt,
            heads: if narrow { Heads::Above } else { Heads::Beside(head) },
            detail: self.detail,
            own_detail: self.own_detail.clone(),
            ..Look::new(app.today())
        }
    }

    fn wall_ui(&mut self, ui: &mut Ui, app: &App, narrow: bool, out: &mut Outbox) {
        let wide = ui.ctx().content_rect().width() >= measure::WINDOW_WIDE;
        let room = ui.available_rect_before_wrap();
        let look = self.look(app, room.width(), narrow, wide);
        let campaign = self.shown.campaign(app);
        let mut hands = wall::Hands { ticks: self.tick.is_some(), ..wall::Hands::default() };
        self.wall.ui(ui, app, campaign, &look, &mut self.rename, &mut hands, out);
        if let (Some(tick), Some(person)) = (&mut self.tick, hands.ticked) {
            tick.tick(app, person, out);
        }
        if let Some(ask) = hands.ask {
            out.show(ask);
        }
        if let Some(detail) = hands.detail {
            self.own_detail.clear();
            self.detail = detail;
        }
        if hands.zoom != 0 {
            self.zoom(hands.zoom);
        }
        if let Some((lane, detail)) = hands.lane_detail {
            if detail == self.detail {
                self.own_detail.remove(&lane);
            } else {
                self.own_detail.insert(lane, detail);
            }
        }
        if let Some(command) = hands.run {
            out.run(command);
        }
    }

    /// Steps all lanes nearer (or further, if negative).
    fn zoom(&mut self, steps: i32) {
        self.own_detail.clear();
        for _ in 0..steps.unsigned_abs() {
            self.detail = if steps > 0 { self.detail.nearer() } else { self.detail.further() };
        }
    }

    /// Keys of the wall itself: arrows walk, Ctrl+A selects everybody.
    fn keys(&mut self, ui: &Ui, app: &App, out: &mut Outbox) {
        let ctx = ui.ctx();
        if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
            return;
        }
        // A focused control keeps its keys; the wall itself has none of its own.
        if ctx.memory(egui::Memory::focused).is_some_and(|id| !self.wall.is_wall(id)) {
            return;
        }
        let mut steps = Vec::new();
        let mut everybody = false;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, pressed: true, modifiers, .. } = event else {
                    return true;
                };
                if modifiers.command && *key == Key::A && !modifiers.alt {
                    everybody = true;
                    return false;
                }
                if modifiers.command || modifiers.alt {
                    return true;
                }
                let step = match key {
                    Key::ArrowLeft => Step::Left,
                    Key::ArrowRight => Step::Right,
                    Key::ArrowUp => Step::Up,
                    Key::ArrowDown => Step::Down,
                    _ => return true,
                };
                steps.push((step, modifiers.shift));
                false
            });
        });
        for (step, extends) in steps {
            if let Some(selection) = self.wall.walk(app, step, extends) {
                out.send(Action::Select(selection));
            }
        }
        if everybody {
            let people: Vec<RecordId> = self.wall.reading_order();
            out.send(Action::Select(Selection { people, ..app.selection().clone() }));
        }
    }
}

/// The digit of a key of the top row or the number pad.
pub(super) fn digit(key: Option<Key>) -> Option<u8> {
    const DIGITS: [Key; 10] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
    ];
    let key = key?;
    DIGITS.iter().zip(0..).find_map(|(digit, value)| (*digit == key).then_some(value))
}
