//! Keys while results are typed: digits begin a sheet's number, a letter ends it, one key a row.

use egui::{Event, Key, Ui};

use super::{Record, Way};
use crate::app::{Action, App};
use crate::args;
use crate::model::{NoSheet, Outcome, RecordId, StructureTest};
use crate::ui::outbox::Outbox;

/// The outcome a key stands for.
pub(super) fn outcome_of(key: Key) -> Option<Outcome> {
    match key {
        Key::Y => Some(Outcome::Did),
        Key::N => Some(Outcome::Refused),
        Key::A => Some(Outcome::NoAnswer),
        Key::Minus => Some(Outcome::NotAsked),
        _ => None,
    }
}

/// The digit of a key, by what is printed on it, else by its place (AZERTY).
pub(super) fn digit_of(key: Key, place: Option<Key>) -> Option<char> {
    let digit = |key: Key| {
        let name = key.name();
        let mut signs = name.chars();
        signs.next().filter(|sign| sign.is_ascii_digit() && signs.next().is_none())
    };
    if outcome_of(key).is_some() {
        return None;
    }
    digit(key).or_else(|| place.and_then(digit))
}

fn letter_of(key: Key) -> Option<char> {
    let mut signs = key.name().chars();
    signs.next().filter(|sign| sign.is_ascii_uppercase() && signs.next().is_none())
}

impl Record {
    pub(super) fn keys(
        &mut self,
        ui: &Ui,
        app: &App,
        test: &StructureTest,
        focus: &mut Option<RecordId>,
        out: &mut Outbox,
    ) {
        // A field, a menu or a sheet over the window has the keys.
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if ui.ctx().text_edit_focused() && self.asks_day.is_none() || ui.ctx().any_popup_open() || covered {
            return;
        }
        let is_focused = ui.memory(|memory| memory.focused().is_some());
        let events = ui.input(|input| input.events.clone());
        let mut deeds = Vec::new();
        for event in events {
            let (key, place, repeat) = match event {
                Event::Paste(text) => {
                    self.paste(app, test.id, &text);
                    continue;
                }
                Event::Key { key, physical_key, pressed: true, modifiers, repeat }
                    if !modifiers.command && !modifiers.alt =>
                {
                    (key, physical_key, repeat)
                }
                _ => continue,
            };
            let moves = matches!(key, Key::ArrowDown | Key::ArrowUp | Key::Backspace);
            // A key held down says one thing once; a control in focus is pressed by Enter and Space.
            if repeat && !moves || is_focused && matches!(key, Key::Enter | Key::Space) {
                continue;
            }
            if is_focused && moves && key != Key::Backspace {
                continue;
            }
            if self.asks_day.is_some() {
                self.day_key(app, test, key, place);
            } else if self.way == Way::Rows {
                let before = self.row;
                self.row_key(app, test, key, place, focus, &mut deeds, out);
                self.follows |= self.row != before;
            }
            if focus.is_some() {
                // The sheet is of another test: its rows are there from the next frame on.
                break;
            }
            if self.kept_is_other() {
                let unit = self.stands.and_then(|(_, unit)| unit);
                self.follow(app, test, unit);
            }
        }
        for deed in deeds {
            out.send(Action::Do(deed));
        }
    }

    fn kept_is_other(&self) -> bool {
        let paper = self.open.map(|open| open.paper);
        self.kept.made.is_some_and(|made| made.4 != paper)
    }

    /// A key while the day on the paper is asked for: typing and arrows change it, Enter confirms.
    fn day_key(&mut self, app: &App, test: &StructureTest, key: Key, place: Option<Key>) {
        let of = self.open.map_or(test.id, |open| open.test);
        let known = self.day(app, of);
        let Some(typed) = &mut self.asks_day else { return };
        let step = match key {
            Key::ArrowUp | Key::ArrowRight => 1,
            Key::ArrowDown | Key::ArrowLeft => -1,
            _ => 0,
        };
        if step != 0 {
            typed.clear();
            self.trouble = None;
            let day = known.plus(step).min(app.today());
            self.day = Some((of, day));
            return;
        }
        let sign = match key {
            Key::Minus => Some('-'),
            Key::Period => Some('.'),
            Key::Slash => Some('/'),
            _ => digit_of(key, place),
        };
        match (key, sign) {
            (Key::Enter, _) => {
                let day = if typed.is_empty() { Some(known) } else { app.read_day(typed) };
                match day {
                    Some(day) => {
                        self.day = Some((of, day));
                        self.asks_day = None;
                        self.trouble = None;
                    }
                    None => {
                        let written = std::mem::take(typed);
                        self.trouble = Some(app.tr().with("record-no-day", args!["typed" => &written]));
                    }
                }
            }
            (Key::Backspace, _) => {
                typed.pop();
            }
            (_, Some(sign)) if typed.len() < 10 => {
                self.trouble = None;
                typed.push(sign);
            }
            _ => {}
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a key meets the rows, the sheets and the deeds here")]
    fn row_key(
        &mut self,
        app: &App,
        test: &StructureTest,
        key: Key,
        place: Option<Key>,
        focus: &mut Option<RecordId>,
        deeds: &mut Vec<crate::model::Deed>,
        out: &mut Outbox,
    ) {
        if let Some(digit) = digit_of(key, place) {
            self.several.clear();
            self.trouble = None;
            self.done = None;
            self.rests = true;
            if self.number.len() < 6 {
                self.number.push(digit);
            }
            return;
        }
        if !self.number.is_empty() {
            if key == Key::Backspace {
                self.number.pop();
                self.rests = !self.number.is_empty();
            } else if let Some(letter) = letter_of(key) {
                let code = format!("{}{letter}", self.number);
                self.number.clear();
                self.look_up(app, test, &code, focus);
            }
            return;
        }
        if !self.several.is_empty() {
            let last = self.several.len() - 1;
            match key {
                Key::ArrowDown => self.chosen = (self.chosen + 1).min(last),
                Key::ArrowUp => self.chosen = self.chosen.saturating_sub(1),
                Key::Enter => {
                    if let Some(paper) = self.several.get(self.chosen).copied() {
                        self.begin(app, paper, test.id, focus);
                    }
                }
                _ => {}
            }
            return;
        }
        if key == Key::Plus || key == Key::Insert {
            self.add(app, test, out);
            return;
        }
        if key == Key::S && self.open.is_none() {
            self.way = Way::Names;
            self.names.begin();
            self.rests = false;
            return;
        }
        let last = self.kept.lines.len().saturating_sub(1);
        let walks = matches!(key, Key::ArrowDown | Key::ArrowUp | Key::Home | Key::End);
        if self.rests && self.open.is_none() {
            // What is typed now was meant for a sheet that is not here, or is done.
            if !walks {
                return;
            }
            self.rests = false;
            self.trouble = None;
            self.done = None;
            return;
        }
        match key {
            Key::ArrowDown => self.row = (self.row + 1).min(last),
            Key::ArrowUp | Key::Backspace => self.row = self.row.saturating_sub(1),
            Key::Home => self.row = 0,
            Key::End => self.row = last,
            // An empty row: not asked, and nothing to say.
            Key::Space | Key::Enter => self.step(app, deeds),
            _ => {
                if let Some(outcome) = outcome_of(key)
                    && !self.kept.lines.is_empty()
                {
                    self.say(app, test, outcome, deeds, out);
                    self.step(app, deeds);
                }
            }
        }
    }

    /// To the next row; past the last one of a sheet, the sheet is done.
    fn step(&mut self, app: &App, deeds: &mut Vec<crate::model::Deed>) {
        if self.row + 1 < self.kept.lines.len() {
            self.row += 1;
        } else if self.open.is_some() {
            self.end(app, deeds);
        }
    }

    /// Finds the sheet of a typed code; one that fits none is refused.
    fn look_up(&mut self, app: &App, test: &StructureTest, code: &str, focus: &mut Option<RecordId>) {
        match app.campaign().papers_with(code) {
            Ok(found) => match found.as_slice() {
                [paper] => self.begin(app, paper.id, test.id, focus),
                several => {
                    self.several = several.iter().map(|paper| paper.id).collect();
                    self.chosen = 0;
                }
            },
            Err(why) => {
                let id = match why {
                    NoSheet::NotACode | NoSheet::Mistyped => "record-no-sheet",
                    NoSheet::Unknown => "record-unknown-sheet",
                };
                self.trouble = Some(app.tr().with(id, args!["code" => code]));
            }
        }
    }
}
