//! Ticking results on the chart and on the map: a bar names the test and what is ticked; each click
//! on a person records it.

use egui::{Event, Key, Rect, Sense, Stroke, Ui, UiBuilder, vec2};

use super::tests::Join;
use crate::app::{Action, App};
use crate::args;
use crate::model::{Outcome, RecordId};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, menu_button, menu_item, segments};
use crate::ui::{Icon, Tone, measure};

/// Height of the bar.
const BAR: f32 = 44.0;

/// A test that is being ticked.
pub(super) struct Tick {
    test: RecordId,
    outcome: Outcome,
    count: usize,
    /// What came of the last one.
    told: Option<(String, Tone)>,
}

impl Tick {
    /// Begins with the test in focus, else the last that has a day; `None` where there is none, or
    /// where others look on.
    pub(super) fn begin(app: &App) -> Option<Self> {
        if app.is_presenting() {
            return None;
        }
        let ladder = app.campaign().ladder();
        let focus = app.selection().test;
        let focused = ladder.iter().find(|test| focus == Some(test.id));
        let dated = || ladder.iter().filter(|test| test.day.is_some()).max_by_key(|test| *test.day.value());
        let test = focused.or_else(dated).or(ladder.last())?.id;
        Some(Self { test, outcome: Outcome::Did, count: 0, told: None })
    }

    /// Draws the bar and reads the keys; whether ticking ends.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
        let Some(test) = app.campaign().test(self.test).filter(|_| !app.is_presenting()) else { return true };
        self.keys(ui, app, out);
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), BAR), Sense::hover());
        ui.painter().rect_filled(rect, 0.0, theme.accent_pale);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
        let inner = rect.shrink2(vec2(measure::GAP_16, 0.0));
        let end = egui::Layout::right_to_left(egui::Align::Center);
        let mut right = ui.new_child(UiBuilder::new().id_salt("tick end").max_rect(inner).layout(end));
        let (done, key) = (tr.say("record-tick-done"), tr.say("key-escape"));
        let ends = Button::plain(&done).key(&key).ui(&mut right).clicked();
        let stop = right.min_rect().left() - measure::GAP_8;
        let left = Rect::from_min_max(inner.min, egui::pos2(stop, inner.bottom()));
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let mut left = ui.new_child(UiBuilder::new().id_salt("tick").max_rect(left).layout(layout));
        left.set_clip_rect(left.max_rect().intersect(ui.clip_rect()));
        let ui = &mut left;
        ui.spacing_mut().item_spacing.x = measure::GAP_8;
        crate::ui::widgets::icon_ui(ui, Icon::CheckSquareOffset, Tone::Accent);
        let name = test.name.to_string();
        menu_button(ui, Button::quiet(&name).chosen(true).caret(), |ui| {
            for other in app.campaign().ladder() {
                if menu_item(ui, None, &other.name, "", other.id == self.test).clicked() {
                    *self = Self { test: other.id, outcome: self.outcome, count: 0, told: None };
                }
            }
        });
        let words: Vec<(Outcome, String)> =
            [(Outcome::Did, "Y"), (Outcome::Refused, "N"), (Outcome::NoAnswer, "A")]
                .map(|(outcome, key)| {
                    let word = tr.say(crate::chart::outcome_word(outcome));
                    (outcome, format!("{word} {key}"))
                })
                .to_vec();
        let options: Vec<(Outcome, &str)> =
            words.iter().map(|(outcome, word)| (*outcome, word.as_str())).collect();
        segments(ui, &tr.say("record-tick"), &options, &mut self.outcome);
        match &self.told {
            Some((words, tone)) => Words::new(words.as_str()).tone(*tone).ui(ui),
            None => Words::new(tr.say("record-tick-how")).muted().ui(ui),
        };
        ends
    }

    /// Y, N, A and - choose what is ticked, and tick the selected; Enter ticks the selected.
    fn keys(&mut self, ui: &Ui, app: &App, out: &mut Outbox) {
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if ui.ctx().text_edit_focused() || ui.ctx().any_popup_open() || covered {
            return;
        }
        let people = app.selection().people.clone();
        let events = ui.input(|input| input.events.clone());
        for event in events {
            let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { continue };
            if modifiers.command || modifiers.alt {
                continue;
            }
            let outcome = match key {
                Key::Y => Outcome::Did,
                Key::N => Outcome::Refused,
                Key::A => Outcome::NoAnswer,
                Key::Minus if !people.is_empty() => Outcome::NotAsked,
                Key::Enter if !people.is_empty() => self.outcome,
                _ => continue,
            };
            if outcome != Outcome::NotAsked {
                self.outcome = outcome;
            }
            self.record(app, &people, outcome, out);
        }
    }

    /// A person was clicked: records what is ticked; a second click takes it back.
    pub(super) fn tick(&mut self, app: &App, person: RecordId, out: &mut Outbox) {
        let now = app.campaign().worker(person).map(|worker| crate::app::outcome(worker, self.test));
        let outcome = if now == Some(self.outcome) { Outcome::NotAsked } else { self.outcome };
        if !app.selection().people.is_empty() {
            // From now on letters choose what is ticked, and tick nobody by themselves.
            out.send(Action::Select(app.selection().with(Vec::new())));
        }
        self.record(app, &[person], outcome, out);
    }

    fn record(&mut self, app: &App, people: &[RecordId], outcome: Outcome, out: &mut Outbox) {
        let tr = app.tr();
        let tally = app.tallies().test(self.test);
        let seated = |person: &&RecordId| tally.is_some_and(|tally| tally.person(**person).is_some());
        let day = app.day_of_results(self.test);
        let results: Vec<(RecordId, Outcome)> =
            people.iter().filter(seated).map(|person| (*person, outcome)).collect();
        if let ([person], true) = (people, results.is_empty()) {
            // Not on the roster: told, and offered to add with a reason.
            let unit = app.joins_in(self.test, *person);
            out.show(Join::known(self.test, *person, String::new(), unit, outcome, day));
            return;
        }
        let beside = people.len() - results.len();
        if results.is_empty() {
            if beside > 0 {
                self.told = Some((tr.with("record-tick-beside", args!["n" => beside]), Tone::Warning));
            }
            return;
        }
        out.send(Action::Do(app.results_deed(self.test, day, &results)));
        self.count += results.len();
        let word = tr.say(crate::chart::outcome_word(outcome));
        let whom = match results.as_slice() {
            [(person, _)] => {
                app.campaign().worker(*person).map(|worker| app.name_of(worker)).unwrap_or_default()
            }
            several => tr.with("deed-people", args!["n" => several.len()]),
        };
        self.told = Some(if beside > 0 {
            (tr.with("record-tick-beside", args!["n" => beside]), Tone::Warning)
        } else {
            let args = args!["whom" => &whom, "what" => &word, "n" => self.count];
            (tr.with("record-ticked", args), Tone::Text)
        });
    }
}
