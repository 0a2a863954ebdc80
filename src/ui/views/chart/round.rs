//! The round: one person large at a time, in lane order; one key rates and goes on.
//!
//! The old rating stays hidden until the new one is typed, so that nobody rates after the last
//! rating; then both show.

use egui::{Align, Event, Key, Layout, Sense, Ui, vec2};

use super::{digit, name_of};
use crate::app::{Action, App};
use crate::args;
use crate::model::{Basis, RecordId, Speaker};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::reasons::{said_words, value_word};
use crate::ui::{Badge, Button, Field, Theme, Tone, Words, deeds, measure, segments};

/// What was typed of one person, beside what stood there.
struct Given {
    person: RecordId,
    value: u8,
    /// Value and reasons of the rating before, if any.
    before: Option<(u8, String)>,
}

/// A round under way.
pub(super) struct Round {
    people: Vec<RecordId>,
    at: usize,
    basis: Basis,
    speaker: String,
    given: Vec<Given>,
    begun: bool,
}

impl Round {
    /// A round through the selected, or through everybody in lane order.
    pub(super) fn new(app: &App, order: Vec<RecordId>) -> Self {
        let selection = app.selection();
        let people = if selection.people.len() > 1 {
            order.into_iter().filter(|person| selection.has(*person)).collect()
        } else {
            order
        };
        Self { people, at: 0, basis: Basis::Guess, speaker: String::new(), given: Vec::new(), begun: false }
    }

    /// A command inside the round; rating is the round's own.
    pub(super) fn run(&mut self, command: Command, app: &App, out: &mut Outbox) -> bool {
        match command.rating() {
            Some(value) => {
                self.rate(value, app, out);
                true
            }
            None => false,
        }
    }

    fn rate(&mut self, value: u8, app: &App, out: &mut Outbox) {
        let campaign = app.campaign();
        let Some(worker) = self.people.get(self.at).and_then(|person| campaign.worker(*person)) else {
            return;
        };
        if value != 0 && !campaign.scale().offered().any(|level| level.value == value) {
            return;
        }
        let before =
            campaign.support(worker).map(|support| (support.rating.value, said_words(app, support.rating)));
        let speaker = self.speaker.trim();
        let says = if speaker.is_empty() { Speaker::Typist } else { Speaker::Named(speaker.into()) };
        let said = deeds::Said { basis: self.basis, says, day: app.today() };
        out.send(Action::Do(deeds::rate(&[worker.id], value, &said)));
        self.given.retain(|given| given.person != worker.id);
        self.given.push(Given { person: worker.id, value, before });
        self.at += 1;
    }

    /// Draws the round into the whole view; `true` when it is done with.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> bool {
        self.people.retain(|person| app.campaign().worker(*person).is_some());
        if !std::mem::replace(&mut self.begun, true) {
            // The inspector would show the rating that the round hides.
            out.send(Action::Select(app.selection().with(Vec::new())));
        }
        let done = self.keys(ui, app, out);
        let tr = app.tr();
        let mut closed = false;
        super::bar_ui(
            ui,
            |ui| {
                Words::new(tr.say("chart-view-round")).strong().ui(ui);
                ui.add_space(measure::GAP_8);
                let name = tr.say("chart-view-round-basis");
                let words = ["did", "said", "guess"].map(|word| tr.say(&format!("chart-basis-{word}")));
                let [did, said, guess] = &words;
                let options = [(Basis::Did, did.as_str()), (Basis::Said, said), (Basis::Guess, guess)];
                segments(ui, &name, &options, &mut self.basis);
                ui.add_space(measure::GAP_8);
                let name = tr.say("chart-view-round-speaker");
                Field::new(&name).hint(&name).width(160.0).ui(ui, &mut self.speaker);
            },
            |ui| {
                let words = tr.say("chart-view-round-end");
                closed = Button::plain(&words).key("Esc").ui(ui).clicked();
            },
        );
        let room = ui.available_rect_before_wrap();
        ui.add_space((room.height() * 0.14).max(measure::GAP_16));
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.y = measure::GAP_8;
            match self.people.get(self.at).copied() {
                Some(person) => self.person_ui(ui, app, person, out),
                None => closed |= self.end_ui(ui, app),
            }
            ui.add_space(measure::GAP_24);
            self.last_ui(ui, app);
        });
        closed || done
    }

    fn person_ui(&mut self, ui: &mut Ui, app: &App, person: RecordId, out: &mut Outbox) {
        let tr = app.tr();
        let campaign = app.campaign();
        let Some(worker) = campaign.worker(person) else { return };
        let count = tr.with("chart-view-round-of", args!["n" => self.at + 1, "of" => self.people.len()]);
        Words::new(count).muted().ui(ui);
        Words::title(name_of(app, worker)).size(measure::PRESENT_TITLE).ui(ui);
        let places = campaign.groupings().into_iter().filter_map(|grouping| worker.place(&grouping.key));
        let units = places.filter_map(|unit| campaign.unit(unit)).map(|unit| unit.name.to_string());
        let about: Vec<String> =
            std::iter::once(worker.job.to_string()).chain(units).filter(|word| !word.is_empty()).collect();
        Words::new(about.join(" · ")).muted().size(measure::PRESENT_TEXT).ui(ui);
        ui.add_space(measure::GAP_24);
        let scale = campaign.scale();
        let values: Vec<u8> = scale.offered().map(|level| level.value).chain([0]).collect();
        let theme = Theme::of(ui.ctx());
        // As wide as the longest word, if the window has that room.
        let count = values.len() as f32;
        let longest =
            values.iter().map(|value| Words::new(value_word(app, *value)).width(ui.painter(), theme));
        let room = (ui.available_width() - measure::GAP_32) / count - measure::GAP_8;
        let each = vec2((longest.fold(80.0, f32::max) + measure::GAP_16).min(room), 84.0);
        let wide = count * (each.x + measure::GAP_8) - measure::GAP_8;
        let mut chosen = None;
        ui.allocate_ui_with_layout(vec2(wide, each.y), Layout::left_to_right(Align::Min), |ui| {
            for value in values {
                let (rect, response) = ui.allocate_exact_size(each, Sense::click());
                let words = value_word(app, value);
                let says = tr
                    .with("chart-view-rate-as", args!["value" => i64::from(value), "word" => words.clone()]);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &says));
                let (fill, edge) =
                    if response.hovered() { (theme.hover, theme.text) } else { (theme.raised, theme.mark) };
                ui.painter().rect(rect, 4.0, fill, egui::Stroke::new(1.0, edge), egui::StrokeKind::Inside);
                let numeral = tr.numeral(value);
                let at = rect.center_top() + vec2(0.0, 28.0);
                Badge::new(scale.mark(value)).numeral(&numeral).on(fill).paint(ui.painter(), theme, at, 34.0);
                let foot = rect.center_bottom() - vec2(0.0, 18.0);
                Words::new(words).muted().paint_centred(ui.painter(), theme, foot, each.x - 8.0);
                crate::ui::focus_ring(ui, &response, rect, 4);
                if response.clicked() {
                    chosen = Some(value);
                }
            }
        });
        ui.add_space(measure::GAP_8);
        Words::new(tr.say("chart-view-round-keys")).muted().ui(ui);
        if let Some(value) = chosen {
            self.rate(value, app, out);
        }
    }

    /// The one who was rated last: what stood there and what stands there now.
    fn last_ui(&self, ui: &mut Ui, app: &App) {
        let Some(given) = self.given.last() else { return };
        let Some(worker) = app.campaign().worker(given.person) else { return };
        let tr = app.tr();
        let name = name_of(app, worker);
        let now = tr.with("chart-view-round-now", args!["name" => name, "value" => i64::from(given.value)]);
        let (before, tone) = match &given.before {
            Some((value, why)) => {
                let words = tr.with(
                    "chart-view-round-before",
                    args!["value" => i64::from(*value), "why" => why.clone()],
                );
                (words, if *value == given.value { Tone::Muted } else { Tone::Warning })
            }
            None => (tr.say("chart-view-round-first"), Tone::Muted),
        };
        Words::new(now).ui(ui);
        Words::new(before).tone(tone).ui(ui);
    }

    fn end_ui(&self, ui: &mut Ui, app: &App) -> bool {
        let tr = app.tr();
        let changed = |given: &&Given| given.before.as_ref().is_some_and(|(value, _)| *value != given.value);
        let changed = self.given.iter().filter(changed).count();
        let words = tr.with("chart-view-round-done", args!["n" => self.given.len(), "changed" => changed]);
        Words::title(words).ui(ui);
        let close = tr.say("chart-view-round-close");
        Button::primary(&close).ui(ui).clicked()
    }

    fn keys(&mut self, ui: &Ui, app: &App, out: &mut Outbox) -> bool {
        if ui.ctx().text_edit_focused() {
            return false;
        }
        let over = self.at >= self.people.len();
        let mut done = false;
        let mut asked = Vec::new();
        ui.ctx().input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, physical_key, pressed: true, modifiers, .. } = event else {
                    return true;
                };
                if modifiers.command || modifiers.alt {
                    return true;
                }
                match key {
                    Key::Space | Key::Backspace => asked.push(*key),
                    Key::Enter if over => done = true,
                    _ => match digit(*physical_key).or(digit(Some(*key))) {
                        Some(_) => {
                            asked
                                .push(physical_key.filter(|key| digit(Some(*key)).is_some()).unwrap_or(*key));
                        }
                        None => return true,
                    },
                }
                false
            });
        });
        for key in asked {
            match key {
                Key::Space => self.at = (self.at + 1).min(self.people.len()),
                Key::Backspace => self.at = self.at.saturating_sub(1),
                key => {
                    if let Some(value) = digit(Some(key)) {
                        self.rate(value, app, out);
                    }
                }
            }
        }
        done
    }
}
