//! Predicting: who says so goes down a unit with one key each, before the result.
//!
//! Nothing is prefilled, and nothing shows what others said until this speaker is through: who sees
//! what others expect does not say what they expect themselves.

mod accuracy;
mod head;
mod list;
mod units;

use egui::{Event, Key, Ui};

use super::Tests;
use crate::app::{Action, App, Foreseeing};
use crate::model::{Day, Expected, Outcome, RecordId, Speaker, StructureTest};
use crate::ui::outbox::Outbox;

/// One list of people: a speaker's own, or a row of the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    /// Those the speaker is responsible for, moves or leads.
    Own,
    /// A unit; `None` = people without one.
    Unit(Option<RecordId>),
}

/// What follows from the campaign for this test and this speaker, as long as both stand.
struct Known {
    of: (RecordId, u64, RecordId, Day),
    says: Speaker,
    pages: Vec<(Page, Vec<RecordId>)>,
    units: Vec<Foreseeing>,
}

/// A choice of a row: its key, word and mark.
struct Choice {
    key: Key,
    cap: &'static str,
    word: &'static str,
    /// The word where several stand side by side.
    short: &'static str,
    mark: Outcome,
    expected: Expected,
}

const CHOICES: [Choice; 3] = [
    Choice {
        key: Key::Y,
        cap: "Y",
        word: "tests-will",
        short: "tests-will-short",
        mark: Outcome::Did,
        expected: Expected::Will,
    },
    Choice {
        key: Key::N,
        cap: "N",
        word: "tests-wont",
        short: "tests-wont-short",
        mark: Outcome::Refused,
        expected: Expected::Wont,
    },
    Choice {
        key: Key::D,
        cap: "D",
        word: "tests-dont-know",
        short: "tests-dont-know-short",
        mark: Outcome::NoAnswer,
        expected: Expected::DontKnow,
    },
];

/// How predictions are being said.
#[derive(Default)]
pub(super) struct Predicting {
    /// Who says so.
    says: Speaker,
    /// Another name or initials, being typed.
    typed: String,
    /// What is to be said about what was typed.
    note: Option<String>,
    /// The day on the paper, as typed; blank = today.
    day: String,
    page: Option<Page>,
    /// The row of the keys; one past the last is the way to the next unit.
    row: usize,
    follows: bool,
    scrolled: f32,
    number: String,
    number_wrong: Option<String>,
    /// The reason for skipping, while it is typed.
    skip: Option<String>,
    wants_focus: bool,
    shows_accuracy: bool,
    this_test_only: bool,
    known: Option<Known>,
}

impl Tests {
    pub(super) fn predict_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        self.predicting.ui(ui, app, test, out);
    }

    /// The units beside the list, with how far this speaker is.
    pub(super) fn predict_units_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        out: &mut Outbox,
    ) {
        if self.predicting.units_ui(ui, app, test, out) {
            self.part = super::Part::Sheet;
        }
    }
}

impl Predicting {
    fn ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        self.look_up(app, test);
        if self.shows_accuracy {
            self.accuracy_ui(ui, app, test, out);
            return;
        }
        // Before the head: the Enter that leaves a field is the field's.
        self.keys(ui, app, test, out);
        self.head_ui(ui, app, test, out);
        self.list_ui(ui, app, test, out);
    }

    /// Looks up what follows from the campaign, where it does not stand any more.
    fn look_up(&mut self, app: &App, test: &StructureTest) {
        if let Speaker::Worker { worker } = self.says
            && app.campaign().worker(worker).is_none()
        {
            self.says = Speaker::Typist;
        }
        let campaign = app.campaign();
        let of = (campaign.id, campaign.revision, test.id, app.today());
        let stands = |known: &Known| known.of == of && known.says == self.says;
        if !self.known.as_ref().is_some_and(stands) {
            if self.known.as_ref().is_some_and(|known| known.of.2 != test.id || known.of.0 != campaign.id) {
                (self.page, self.row, self.skip) = (None, 0, None);
            }
            let own = app.own_people(test, &self.says);
            let own = (!own.is_empty()).then_some((Page::Own, own));
            let units = app.test_units(test).into_iter();
            let units = units.map(|unit| (Page::Unit(unit), app.test_rows(test, unit)));
            let pages = own.into_iter().chain(units).collect();
            let units = app.foreseeing(test, &self.says);
            self.known = Some(Known { of, says: self.says.clone(), pages, units });
        }
        let pages = self.pages();
        if !pages.iter().any(|(page, _)| Some(*page) == self.page) {
            self.page = pages.first().map(|(page, _)| *page);
            self.row = 0;
        }
        self.row = self.row.min(self.rows().len());
    }

    fn pages(&self) -> &[(Page, Vec<RecordId>)] {
        self.known.as_ref().map_or(&[], |known| &known.pages)
    }

    fn rows(&self) -> &[RecordId] {
        let here = self.pages().iter().find(|(page, _)| Some(*page) == self.page);
        here.map_or(&[], |(_, rows)| rows)
    }

    /// How far this speaker is in the unit that is shown.
    fn foreseeing(&self) -> Option<&Foreseeing> {
        let Some(Page::Unit(unit)) = self.page else { return None };
        self.known.as_ref()?.units.iter().find(|of| of.unit == unit)
    }

    fn turn_to(&mut self, page: Page) {
        self.page = Some(page);
        self.row = 0;
        self.scrolled = 0.0;
        self.follows = true;
        self.number.clear();
        (self.number_wrong, self.skip) = (None, None);
    }

    /// The page after this one.
    fn next_page(&self) -> Option<Page> {
        let pages = self.pages();
        let at = pages.iter().position(|(page, _)| Some(*page) == self.page)?;
        pages.get(at + 1).map(|(page, _)| *page)
    }

    fn speak_as(&mut self, says: Speaker) {
        if self.says != says {
            self.says = says;
            (self.page, self.row, self.known) = (None, 0, None);
            self.number.clear();
        }
    }

    /// The day it is said on: the one on the paper, or today.
    fn day(&self, app: &App) -> Option<Day> {
        let typed = self.day.trim();
        if typed.is_empty() {
            Some(app.today())
        } else {
            typed.parse().ok().filter(|day| *day <= app.today())
        }
    }

    /// Whether this speaker said something in time of everybody on the page, so that what others said
    /// may be seen.
    fn is_through(&self, app: &App, test: &StructureTest) -> bool {
        let said = |person: &RecordId| app.foretold_by(test.id, *person, &self.says).is_anything();
        !self.rows().is_empty() && self.rows().iter().all(said)
    }

    fn say(&mut self, app: &App, test: &StructureTest, row: usize, expected: Expected, out: &mut Outbox) {
        let (Some(person), Some(day)) = (self.rows().get(row).copied(), self.day(app)) else { return };
        if let Some(deed) = app.foretell(test.id, &self.says, day, &[(person, expected)]) {
            out.send(Action::Do(deed));
        }
    }

    fn keys(&mut self, ui: &Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        // A field, a menu or a sheet over the window has the keys.
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if ui.ctx().text_edit_focused() || ui.ctx().any_popup_open() || covered {
            return;
        }
        let is_focused = ui.memory(|memory| memory.focused().is_some());
        let last = self.rows().len();
        let before = (self.page, self.row);
        for event in ui.input(|input| input.events.clone()) {
            match event {
                Event::Text(text) if text == "#" => self.wants_focus = true,
                Event::Key { key, pressed: true, modifiers, repeat, .. }
                    if !modifiers.command && !modifiers.alt =>
                {
                    match key {
                        // A control in focus is pressed by Enter, and left by arrows.
                        Key::ArrowDown | Key::Enter | Key::ArrowUp if is_focused => {}
                        Key::Enter if self.row == last => {
                            if !repeat && let Some(page) = self.next_page() {
                                self.turn_to(page);
                                break;
                            }
                        }
                        Key::ArrowDown | Key::Enter => self.row = (self.row + 1).min(last),
                        Key::ArrowUp | Key::Backspace => self.row = self.row.saturating_sub(1),
                        Key::Home => self.row = 0,
                        Key::End => self.row = last,
                        // A key held down says one thing once.
                        _ if repeat => {}
                        _ => {
                            let choice = CHOICES.iter().find(|choice| choice.key == key);
                            if let Some(choice) = choice.filter(|_| self.row < last) {
                                self.say(app, test, self.row, choice.expected, out);
                                self.row += 1;
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        self.follows |= before != (self.page, self.row);
    }
}

/// Who says so, in words.
fn speaker_words(app: &App, says: &Speaker, by: Option<crate::model::AuthorId>) -> String {
    let tr = app.tr();
    match says {
        Speaker::Typist if by.is_none_or(|by| by == app.session().author()) => tr.say("predict-you"),
        Speaker::Typist => by.map(|by| by.to_string()).unwrap_or_default(),
        Speaker::Worker { worker } => match app.campaign().worker(*worker) {
            Some(worker) => app.name_of(worker),
            None => tr.say("tests-gone"),
        },
        Speaker::Named(text) => text.to_string(),
    }
}
