//! A signature list: the beginnings of two names and Enter.

use egui::{Event, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Join;
use super::join::where_of;
use crate::app::{Action, App};
use crate::args;
use crate::model::{Day, Outcome, RecordId, StructureTest};
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Field, key_cap, segments, selected_row};
use crate::ui::{Tone, measure};

/// People offered: as many as there are digits to choose with.
const MOST_OFFERED: usize = 9;
/// How many of those typed last are shown.
const MOST_TYPED: usize = 200;

/// What was found for what was typed.
type Found = (String, (RecordId, u64), Vec<RecordId>);

/// The line for names, with whom it may mean.
#[derive(Default)]
pub(super) struct Signing {
    typed: String,
    chosen: usize,
    outcome: Option<Outcome>,
    found: Option<Found>,
    /// Who was recorded, newest last.
    recorded: Vec<RecordId>,
    /// The test they were recorded in: another one has its own list.
    of: Option<RecordId>,
    /// The field gets the cursor.
    begins: bool,
}

impl Signing {
    /// The field is to have the cursor.
    pub(super) fn begin(&mut self) {
        self.begins = true;
        self.typed.clear();
        self.chosen = 0;
    }

    fn outcome(&self) -> Outcome {
        self.outcome.unwrap_or(Outcome::Did)
    }

    /// Draws it; answers with a list of several lines that was pasted into the field.
    #[allow(clippy::too_many_arguments, reason = "the line meets the test, the day and the unit here")]
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        day: Day,
        unit: Option<RecordId>,
        rests: bool,
        out: &mut Outbox,
    ) -> Option<String> {
        let tr = app.tr();
        if self.of.replace(test.id) != Some(test.id) {
            self.recorded.clear();
        }
        let mut pasted = None;
        ui.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Paste(text) if text.trim().contains(['\n', '\t']) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
        let id = Id::unique("record name");
        let typing = ui.memory(|memory| memory.has_focus(id));
        self.find(app, test);
        if typing {
            self.keys(ui);
        }
        let mut entered = false;
        ui.horizontal(|ui| {
            ui.set_height(44.0);
            ui.add_space(measure::GAP_16);
            ui.spacing_mut().item_spacing.x = measure::GAP_12;
            let wide = (ui.available_width() - 290.0).clamp(140.0, 300.0);
            let (name, hint) = (tr.say("record-name"), tr.say("record-name.hint"));
            let before = self.typed.clone();
            let response = ui
                .add_enabled_ui(!rests, |ui| {
                    Field::new(&name).hint(&hint).id(id).width(wide).ui(ui, &mut self.typed)
                })
                .inner;
            if self.typed != before {
                self.chosen = 0;
            }
            entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if std::mem::take(&mut self.begins) || entered {
                response.request_focus();
            }
            let words: Vec<(Outcome, String)> = [Outcome::Did, Outcome::Refused, Outcome::NoAnswer]
                .map(|outcome| (outcome, tr.say(crate::chart::outcome_word(outcome))))
                .to_vec();
            let options: Vec<(Outcome, &str)> =
                words.iter().map(|(outcome, word)| (*outcome, word.as_str())).collect();
            let mut outcome = self.outcome();
            if segments(ui, &tr.say("record-names-outcome"), &options, &mut outcome) {
                self.outcome = Some(outcome);
                self.begins = true;
            }
        });
        self.find(app, test);
        let people = self.found.as_ref().map(|(_, _, people)| people.clone()).unwrap_or_default();
        self.chosen = self.chosen.min(people.len().min(MOST_OFFERED).saturating_sub(1));
        let mut takes = if entered { people.get(self.chosen).copied() } else { None };
        if self.typed.trim().is_empty() {
            self.recorded_ui(ui, app, test);
            return pasted;
        }
        if people.is_empty() {
            self.nobody_ui(ui, app);
            if entered {
                out.show(Join::new(test.id, &self.typed, unit, self.outcome(), day));
                self.begin();
            }
            return pasted;
        }
        if let Some(person) = self.offers_ui(ui, app, test, &people) {
            takes = Some(person);
        }
        if let Some(person) = takes {
            self.take(app, test, person, unit, day, out);
        }
        pasted
    }

    /// Digits and arrows choose among those offered; Alt and a letter what the next ones did.
    fn keys(&mut self, ui: &Ui) {
        let offered = self.found.as_ref().map_or(0, |(_, _, people)| people.len().min(MOST_OFFERED));
        ui.input_mut(|input| {
            for (key, step) in [(Key::ArrowDown, 1_i32), (Key::ArrowUp, -1)] {
                while input.consume_key(Modifiers::NONE, key) {
                    let last = offered.saturating_sub(1) as i32;
                    self.chosen = (self.chosen as i32 + step).clamp(0, last) as usize;
                }
            }
            for (key, outcome) in
                [(Key::Y, Outcome::Did), (Key::N, Outcome::Refused), (Key::A, Outcome::NoAnswer)]
            {
                if input.consume_key(Modifiers::ALT, key) {
                    self.outcome = Some(outcome);
                }
            }
            if offered == 0 {
                return;
            }
            // Names have no digits: one chooses.
            let mut chosen = None;
            input.events.retain(|event| match event {
                Event::Text(text) if text.len() == 1 => {
                    match text.chars().next().and_then(|c| c.to_digit(10)) {
                        Some(digit) => {
                            chosen = (digit as usize).checked_sub(1);
                            false
                        }
                        None => true,
                    }
                }
                _ => true,
            });
            if let Some(place) = chosen.filter(|place| *place < offered) {
                self.chosen = place;
            }
        });
    }

    /// Whom the typed beginnings may mean: people of the roster first, and of these who has no result.
    fn find(&mut self, app: &App, test: &StructureTest) {
        let campaign = app.campaign();
        let now = (campaign.id, campaign.revision);
        if self.found.as_ref().is_some_and(|(of, at, _)| *of == self.typed && *at == now) {
            return;
        }
        let mut people = app.people_called(&self.typed);
        let tally = app.tallies().test(test.id);
        people.sort_by_key(|person| {
            let marked = tally.and_then(|tally| tally.person(*person));
            (marked.is_none(), marked.is_some_and(|marked| marked.outcome != Outcome::NotAsked))
        });
        self.found = Some((self.typed.clone(), now, people));
    }

    fn take(
        &mut self,
        app: &App,
        test: &StructureTest,
        person: RecordId,
        unit: Option<RecordId>,
        day: Day,
        out: &mut Outbox,
    ) {
        let on_roster = app.tallies().test(test.id).is_some_and(|tally| tally.person(person).is_some());
        if on_roster {
            out.send(Action::Do(app.results_deed(test.id, day, &[(person, self.outcome())])));
        } else {
            let unit = app.joins_in(test.id, person).or(unit);
            out.show(Join::known(test.id, person, String::new(), unit, self.outcome(), day));
        }
        self.recorded.retain(|known| *known != person);
        self.recorded.push(person);
        self.begin();
    }

    /// Those who fit, the best first, each with its digit.
    fn offers_ui(
        &self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        people: &[RecordId],
    ) -> Option<RecordId> {
        let mut clicked = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, person) in people.iter().take(MOST_OFFERED).enumerate() {
            let chosen = place == self.chosen;
            let cap = (people.len() > 1).then(|| (place + 1).to_string());
            if person_ui(ui, app, test, *person, chosen, cap.as_deref()) {
                clicked = Some(*person);
            }
        }
        if people.len() > MOST_OFFERED {
            let words = app.tr().with("record-names-more", args!["n" => people.len() - MOST_OFFERED]);
            ui.horizontal(|ui| {
                ui.set_height(measure::ROW);
                ui.add_space(measure::GAP_16);
                Words::new(words).muted().ui(ui);
            });
        }
        clicked
    }

    fn nobody_ui(&self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        ui.horizontal(|ui| {
            ui.set_height(measure::ROW);
            ui.add_space(measure::GAP_16);
            ui.spacing_mut().item_spacing.x = measure::GAP_8;
            let words = tr.with("record-names-nobody", args!["typed" => self.typed.trim()]);
            Words::new(words).tone(Tone::Warning).ui(ui);
            key_cap(ui, &tr.say("key-enter"));
        });
    }

    /// Those recorded here, the last one first.
    fn recorded_ui(&self, ui: &mut Ui, app: &App, test: &StructureTest) {
        let tr = app.tr();
        ui.horizontal(|ui| {
            ui.set_height(measure::ROW);
            ui.add_space(measure::GAP_16);
            let words = tr.with("record-names-recorded", args!["n" => self.recorded.len()]);
            Words::new(words).muted().ui(ui);
        });
        let shown: Vec<RecordId> = self.recorded.iter().rev().take(MOST_TYPED).copied().collect();
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("recorded").auto_shrink([false, false]).show_rows(
            ui,
            measure::ROW,
            shown.len(),
            |ui, range| {
                for person in shown.get(range).unwrap_or_default() {
                    person_ui(ui, app, test, *person, false, None);
                }
            },
        );
    }
}

/// A person in a row: what they did so far, their name and where they are.
fn person_ui(
    ui: &mut Ui,
    app: &App,
    test: &StructureTest,
    person: RecordId,
    chosen: bool,
    cap: Option<&str>,
) -> bool {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
    let worker = app.campaign().worker(person);
    let name = worker.map_or_else(|| tr.say("tests-gone"), |worker| app.name_of(worker));
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &name));
    selected_row(ui.painter(), theme, rect, chosen, response.hovered());
    let marked = app.tallies().test(test.id).and_then(|tally| tally.person(person));
    let outcome = worker.map_or(Outcome::NotAsked, |worker| crate::app::outcome(worker, test.id));
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    if let Some(cap) = cap {
        let place = Rect::from_center_size(at(28.0), vec2(22.0, measure::KEY_CAP));
        let mut child = ui.new_child(egui::UiBuilder::new().id_salt(("cap", person)).max_rect(place));
        key_cap(&mut child, cap);
    }
    let painter = ui.painter();
    marks::outcome(painter, theme, at(58.0), 11.0, outcome);
    let drawn = Words::new(&name).strong_if(chosen).paint_at(painter, theme, at(78.0), rect.width() * 0.45);
    let x = drawn.right() - rect.left() + 12.0;
    let mut place = where_of(app, person, test.id);
    if outcome != Outcome::NotAsked {
        place = format!("{place} · {}", tr.say(crate::chart::outcome_word(outcome)));
    }
    let tone = if marked.is_none() {
        place = format!("{place} · {}", tr.say("record-not-on-roster"));
        Tone::Warning
    } else {
        Tone::Muted
    };
    Words::new(place.trim_start_matches(" · ")).tone(tone).paint_at(
        painter,
        theme,
        at(x),
        rect.width() - x - 16.0,
    );
    response.clicked()
}
