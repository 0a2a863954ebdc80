//! One person.

use egui::{Popup, Sense, Ui, vec2};

use super::Inspector;
use super::conflicts::conflicts_ui;
use super::leader::{leader_ui, weigh_ui};
use super::rows::part_ui;
use super::tests::tests_ui;
use crate::app::{Action, App};
use crate::args;
use crate::model::{RecordId, TalkStands, Worker, WorkerField};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::said::person as name_of;
use crate::ui::{self, Button, Icon, Words, deeds, measure, menu_item, menu_line};

impl Inspector {
    pub(super) fn one_ui(&mut self, ui: &mut Ui, app: &App, person: RecordId, out: &mut Outbox) {
        let Some(worker) = app.campaign().worker(person) else { return };
        let presenting = app.is_presenting();
        self.heading_ui(ui, app, worker, out);
        conflicts_ui(ui, app, worker, out);
        ui.add_space(measure::GAP_4);
        self.evidence.follow(app, worker.id);
        if self.weighs {
            leader_ui(ui, app, worker, &mut self.evidence, out);
            if !presenting {
                weigh_ui(ui, app, &self.evidence, out);
            }
            ui.add_space(measure::GAP_4);
            ui::rule(ui);
            ui.add_space(measure::GAP_4);
        }
        self.rating_ui(ui, app, worker, out);
        if !self.weighs {
            leader_ui(ui, app, worker, &mut self.evidence, out);
        }
        if !presenting {
            self.ties_ui(ui, app, worker, out);
        }
        tests_ui(ui, app, worker, out);
        if !presenting {
            talks_ui(ui, app, worker);
            self.fields_ui(ui, app, worker, out);
            self.history_ui(ui, app, worker);
            self.leaving_ui(ui, app, worker, out);
        }
    }

    fn heading_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
        let tr = app.tr();
        let name = name_of(app, worker);
        ui.horizontal(|ui| {
            let room = ui.available_width() - 36.0;
            if self.renaming && !app.is_presenting() {
                let label = tr.say("chart-view-rename");
                let write = |text: &str| WorkerField::Name(text.into());
                ui.allocate_ui(vec2(room, measure::CONTROL), |ui| {
                    let response = self.typed_ui(ui, &label, &worker.name, 1, worker.id, &write, out);
                    if self.typing.is_none() && !response.has_focus() {
                        response.request_focus();
                    }
                    if response.lost_focus() {
                        self.renaming = false;
                    }
                });
            } else {
                ui.allocate_ui(vec2(room, measure::TITLE_LINE_HEIGHT), |ui| {
                    ui.set_min_width(room);
                    let title = Words::title(&*name).ui(ui);
                    let title = ui.interact(title.rect, title.id.with("rename"), Sense::click());
                    if title.on_hover_cursor(egui::CursorIcon::Text).clicked() {
                        self.renaming = true;
                    }
                });
            }
            if !app.is_presenting() {
                let more = tr.with("inspector-more", args!["name" => name.clone()]);
                let button = Button::icon_only(Icon::DotsThree, &more).ui(ui);
                Popup::menu(&button).width(240.0).show(|ui| {
                    for command in [Command::Rename, Command::Move, Command::FocusMap] {
                        if menu_item(ui, None, &command.words(tr), &command.key_words(tr), false).clicked() {
                            out.run(command);
                            ui.close();
                        }
                    }
                    menu_line(ui);
                    let words = Command::Remove.words(tr);
                    if menu_item(ui, None, &words, &Command::Remove.key_words(tr), false).clicked() {
                        out.run(Command::Remove);
                        ui.close();
                    }
                });
            }
        });
        let campaign = app.campaign();
        let places = campaign.groupings().into_iter().filter_map(|grouping| worker.place(&grouping.key));
        let units = places.filter_map(|unit| campaign.unit(unit)).map(|unit| unit.name.to_string());
        let about: Vec<String> = std::iter::once(worker.job.to_string())
            .chain(units)
            .chain([worker.languages.join(", ")])
            .filter(|word| !word.is_empty())
            .collect();
        if !about.is_empty() {
            Words::new(about.join(" · ")).muted().wrap().ui(ui);
        }
    }

    /// Removing and forgetting; forgetting asks once more and says what it means.
    fn leaving_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
        let tr = app.tr();
        let name = name_of(app, worker);
        part_ui(ui, &tr.say("inspector-leaving"), "");
        if !self.forgetting {
            ui.horizontal_wrapped(|ui| {
                let remove = tr.say("inspector-remove");
                if Button::plain(&remove).key("Del").ui(ui).clicked() {
                    out.send(Action::Do(deeds::remove("remove", &[worker.id])));
                }
                let forget = tr.say("inspector-forget");
                if Button::quiet(&forget).ui(ui).clicked() {
                    self.forgetting = true;
                }
            });
            return;
        }
        Words::new(tr.with("inspector-forget-means", args!["name" => name.clone()])).wrap().ui(ui);
        ui.horizontal_wrapped(|ui| {
            let forget = tr.with("inspector-forget-do", args!["name" => name]);
            if Button::danger(&forget).ui(ui).clicked() {
                out.send(Action::Forget(worker.id));
                self.forgetting = false;
            }
            let keep = tr.say("inspector-forget-keep");
            if Button::plain(&keep).ui(ui).clicked() {
                self.forgetting = false;
            }
        });
    }
}

/// What comes next with this person, and how many talks there were.
fn talks_ui(ui: &mut Ui, app: &App, worker: &Worker) {
    let tr = app.tr();
    let campaign = app.campaign();
    let mine = |person: &Option<RecordId>| person.is_some_and(|id| campaign.canonical(id) == worker.id);
    let talks: Vec<_> = campaign.talks.values().filter(|talk| mine(talk.worker.value())).collect();
    let held = talks.iter().filter(|talk| *talk.held.value()).count();
    let next = talks
        .iter()
        .flat_map(|talk| {
            let planned = talk.day.filter(|_| !*talk.held.value());
            [planned, *talk.next.value()].into_iter().flatten()
        })
        .filter(|day| *day >= app.today())
        .min();
    if talks.is_empty() {
        return;
    }
    let last = talks.iter().filter(|talk| *talk.held.value()).filter_map(|talk| *talk.day.value()).max();
    let last = last.map(|day| tr.age(i64::from(day.days_until(app.today())))).unwrap_or_default();
    part_ui(ui, &tr.say("inspector-talks"), &tr.with("inspector-talks-held", args!["n" => held]));
    if !last.is_empty() {
        Words::new(tr.with("inspector-talk-last", args!["when" => last])).muted().ui(ui);
    }
    if let Some(next) = next {
        let when = tr.age(-i64::from(app.today().days_until(next)));
        Words::new(tr.with("inspector-talk-next", args!["when" => when])).tone(ui::Tone::Warning).ui(ui);
    }
}

/// Where the talk with a leader stands, in a word.
pub(super) fn stands_word(app: &App, stands: TalkStands) -> String {
    app.tr().say(match stands {
        TalkStands::NotBegun => "chart-view-stands-not-begun",
        TalkStands::InConversation => "chart-view-stands-in-conversation",
        TalkStands::Yes => "chart-view-stands-yes",
        TalkStands::No => "chart-view-stands-no",
    })
}
