//! Search and commands, people and commands together (Ctrl+K).

use egui::{Context, Frame, Id, Key, Margin, Modal, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::sheet;
use crate::app::{Action, App};
use crate::args;
use crate::model::{Judgement, RecordId, Worker};
use crate::ui::commands::Command;
use crate::ui::marks::{self, Age, Badge};
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::{key_cap, rule};
use crate::ui::{Icon, Tone, measure, said};

/// How many people are offered.
const PEOPLE: usize = 7;
/// How many commands are offered.
const COMMANDS: usize = 9;

/// The palette while it is open.
#[derive(Default)]
pub(in crate::ui) struct Palette {
    typed: String,
    /// Which line Enter takes.
    at: usize,
    /// What was found for these words.
    found: Option<(String, u64, Vec<Line>, usize, usize)>,
}

/// One line of what was found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Person(RecordId),
    Command(Command),
    /// A command about the first person found.
    About(Command, RecordId),
}

impl Palette {
    /// Draws the palette; whether it stays.
    pub(in crate::ui) fn ui(&mut self, ctx: &Context, app: &App, out: &mut Outbox) -> bool {
        let theme = Theme::of(ctx);
        let width = 484.0_f32.min(ctx.content_rect().width() - 2.0 * measure::GAP_16);
        let shown = Modal::new(Id::unique("palette"))
            .area(sheet::hanging("palette"))
            .backdrop_color(egui::Color32::TRANSPARENT)
            .frame(sheet::frame(theme).inner_margin(Margin::same(0)))
            .show(ctx, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                self.find(app);
                let (down, up, enter) = ui.input_mut(|input| {
                    let none = egui::Modifiers::NONE;
                    (
                        input.count_and_consume_key(none, Key::ArrowDown),
                        input.count_and_consume_key(none, Key::ArrowUp),
                        input.consume_key(none, Key::Enter),
                    )
                });
                self.field_ui(ui, app);
                self.find(app);
                let lines = self.found.as_ref().map(|(_, _, lines, ..)| lines.clone()).unwrap_or_default();
                self.at = (self.at + down).min(lines.len().saturating_sub(1)).saturating_sub(up);
                if lines.is_empty() {
                    Self::nothing_ui(ui, app);
                    return true;
                }
                rule(ui);
                self.lines_ui(ui, app, &lines, enter, out)
            });
        shown.inner && !shown.backdrop_response.clicked()
    }

    fn field_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let (people, commands) =
            self.found.as_ref().map_or((0, 0), |(.., people, commands)| (*people, *commands));
        Frame::new().inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(vec2(measure::ICON + 10.0, 20.0), Sense::hover());
                let at = rect.left_center() + vec2(measure::ICON / 2.0, 0.0);
                icon(ui.painter(), Icon::MagnifyingGlass, at, measure::ICON, theme.text);
                let count = if self.typed.trim().is_empty() {
                    String::new()
                } else {
                    tr.with("ui-palette-found", args!["people" => people, "commands" => commands])
                };
                let room = Words::new(&count).width(ui.painter(), theme);
                let hint = tr.say("ui-palette-hint");
                let edit = egui::TextEdit::singleline(&mut self.typed)
                    .id(Id::unique("palette words"))
                    .hint_text(egui::RichText::new(hint).color(theme.muted))
                    .frame(Frame::NONE)
                    .desired_width(ui.available_width() - room - measure::GAP_12)
                    .align(egui::Align2::LEFT_CENTER)
                    .text_color(theme.text);
                let response = ui.add(edit);
                let response = response.accessible_name(Command::Palette.words(tr));
                if response.changed() {
                    self.at = 0;
                }
                response.request_focus();
                if room > 0.0 {
                    ui.add_space(measure::GAP_12);
                    Words::new(&count).muted().ui(ui);
                }
            });
        });
    }

    fn nothing_ui(ui: &mut Ui, app: &App) {
        rule(ui);
        Frame::new().inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
            Words::new(app.tr().say("ui-palette-nothing")).muted().wrap().ui(ui);
        });
    }

    fn lines_ui(&mut self, ui: &mut Ui, app: &App, lines: &[Line], enter: bool, out: &mut Outbox) -> bool {
        let mut stays = true;
        let moved = ui.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
        Frame::new().inner_margin(Margin::same(5)).show(ui, |ui| {
            let mut was_person = false;
            for (place, line) in lines.iter().enumerate() {
                let is_person = matches!(line, Line::Person(_));
                if was_person && !is_person {
                    ui.add_space(2.0);
                    rule(ui);
                    ui.add_space(2.0);
                }
                was_person = is_person;
                let response = line.ui(ui, app, place == self.at, &self.typed);
                if response.hovered() && moved {
                    self.at = place;
                }
                if response.clicked() || enter && place == self.at {
                    line.take(app, out);
                    stays = false;
                }
            }
        });
        stays
    }

    /// Finds anew when the words or the campaign changed.
    fn find(&mut self, app: &App) {
        let revision = app.campaign().revision;
        if self.found.as_ref().is_some_and(|(typed, at, ..)| *typed == self.typed && *at == revision) {
            return;
        }
        let words = self.typed.trim();
        let people = if words.is_empty() { Vec::new() } else { app.search(words).people };
        let mut lines: Vec<Line> = people.iter().take(PEOPLE).map(|id| Line::Person(*id)).collect();
        let mut commands = found_commands(app, words);
        let count = commands.len();
        commands.truncate(COMMANDS);
        if let Some(first) = people.first() {
            let about = [Command::OpenPerson, Command::FocusMap].map(|command| Line::About(command, *first));
            lines.extend(about);
        }
        lines.extend(commands.into_iter().map(Line::Command));
        let offered = count + lines.iter().filter(|line| matches!(line, Line::About(..))).count();
        self.found = Some((self.typed.clone(), revision, lines, people.len(), offered));
    }
}

/// Commands whose words have a word beginning with each of what was typed; all while nothing is.
fn found_commands(app: &App, typed: &str) -> Vec<Command> {
    let typed: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<(usize, Command)> = Vec::new();
    for row in Command::TABLE {
        let command = row.command;
        let hidden = command == Command::Palette || !command.is_offered(app);
        if hidden || !command.is_available(app) {
            continue;
        }
        let words = command.words_now(app).to_lowercase();
        let hint = command.hint(app.tr()).to_lowercase();
        let begins = |text: &str, part: &str| {
            text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.starts_with(part))
        };
        let in_words = typed.iter().all(|part| begins(&words, part));
        let in_either = typed.iter().all(|part| begins(&words, part) || begins(&hint, part));
        if in_words || in_either {
            found.push((usize::from(!in_words), command));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, command)| command).collect()
}

impl Line {
    fn take(self, app: &App, out: &mut Outbox) {
        match self {
            Self::Person(person) => out.send(Action::Select(app.selection().only(person))),
            Self::Command(command) => out.run(command),
            Self::About(command, person) => {
                out.send(Action::Select(app.selection().only(person)));
                out.run(command);
            }
        }
    }

    fn name(self, app: &App) -> String {
        let tr = app.tr();
        match self {
            Self::Person(id) => said::record(app, id),
            Self::Command(command) => command.words_now(app),
            Self::About(Command::FocusMap, id) => {
                tr.with("ui-palette-focus", args!["name" => said::record(app, id)])
            }
            Self::About(_, id) => tr.with("ui-palette-open", args!["name" => said::record(app, id)]),
        }
    }

    fn ui(self, ui: &mut Ui, app: &App, chosen: bool, typed: &str) -> egui::Response {
        let theme = Theme::of(ui.ctx());
        let name = self.name(app);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::CONTROL), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ListBoxOption, true, &name);
            info.selected = Some(chosen);
            info
        });
        if chosen {
            ui.painter().rect_filled(rect, f32::from(measure::RADIUS_CHIP), theme.selection);
        }
        let centre = pos2(rect.left() + 20.0, rect.center().y);
        match self {
            Self::Person(id) => {
                if let Some(worker) = app.campaign().worker(id) {
                    person_ui(ui, app, theme, rect, worker, &name, typed);
                }
                if chosen {
                    let cap = Rect::from_min_size(
                        pos2(rect.right() - 60.0, rect.top() + 5.0),
                        vec2(52.0, measure::KEY_CAP),
                    );
                    let mut end = ui.new_child(
                        egui::UiBuilder::new()
                            .max_rect(cap)
                            .layout(egui::Layout::right_to_left(egui::Align::Center)),
                    );
                    key_cap(&mut end, &app.tr().say("key-enter"));
                }
            }
            Self::Command(command) | Self::About(command, _) => {
                icon(ui.painter(), command.row().icon, centre, measure::ICON, theme.muted);
                let key = Words::new(command.key_words(app.tr())).muted();
                let key_room = key.width(ui.painter(), theme);
                let at = rect.left_center() + vec2(36.0, 0.0);
                let room = rect.width() - 36.0 - key_room - 24.0;
                let enabled = command.is_available(app) || matches!(self, Self::About(..));
                let tone = if enabled { Tone::Text } else { Tone::Muted };
                Words::new(&name).tone(tone).paint_at(ui.painter(), theme, at, room);
                key.paint_ending(ui.painter(), theme, rect.right_center() - vec2(10.0, 0.0), key_room + 0.5);
            }
        }
        response
    }
}

/// A person: mark, name with what was typed in semibold, star, what they do and where.
fn person_ui(ui: &Ui, app: &App, theme: &Theme, rect: Rect, worker: &Worker, name: &str, typed: &str) {
    let campaign = app.campaign();
    let support = campaign.support(worker);
    let value = support.as_ref().map_or(0, |support| support.rating.value);
    let age = support.map_or(Age::Fresh, |support| Age::of(support.rating.day, app.today()));
    let numeral = if value == 0 { String::new() } else { value.to_string() };
    let centre = pos2(rect.left() + 20.0, rect.center().y);
    let badge = Badge::new(campaign.scale().mark(value)).age(age).numeral(&numeral);
    badge.on(theme.raised).paint(ui.painter(), theme, centre, measure::BADGE);
    let mut x = rect.left() + 36.0;
    let end = rect.right() - 64.0;
    let folded = name.to_lowercase();
    let part = typed.split_whitespace().next().unwrap_or_default().to_lowercase();
    let cut = if !part.is_empty() && folded.len() == name.len() && folded.starts_with(&part) {
        part.len()
    } else {
        0
    };
    let (strong, rest) = name.split_at_checked(cut).unwrap_or(("", name));
    for (words, is_strong) in [(strong, true), (rest, false)] {
        if !words.is_empty() {
            let drawn = Words::new(words).strong_if(is_strong).paint_at(
                ui.painter(),
                theme,
                pos2(x, rect.center().y),
                end - x,
            );
            x = drawn.right();
        }
    }
    x += measure::GAP_8;
    let star = match worker.judgement.value() {
        Judgement::Identified => Some(marks::Star::Leader),
        Judgement::Suggested => Some(marks::Star::Suggested),
        Judgement::NotLookedAt | Judgement::NotALeader => None,
    };
    if let Some(star) = star {
        let at = pos2(x + measure::STAR / 2.0, rect.center().y);
        marks::star(ui.painter(), theme, at, measure::STAR, star, None);
        x += measure::STAR + measure::GAP_8;
    }
    let unit = worker.unit().and_then(|unit| campaign.unit(unit)).map(|unit| unit.name.to_string());
    let unit = unit.unwrap_or_else(|| app.tr().say("ui-unassigned"));
    let about = if worker.job.is_empty() { unit } else { format!("{} · {unit}", worker.job.value()) };
    if end > x {
        let at = pos2(x, rect.center().y);
        Words::new(about).muted().paint_at(ui.painter(), theme, at, end - x);
    }
}
