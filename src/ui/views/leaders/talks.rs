//! Next ten talks: who should talk to whom, through which tie, why now; and what is planned.

use std::sync::Arc;

use egui::{Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::page;
use crate::app::{Action, App, NextTalk, TalkStep, Whom, planned_talk};
use crate::args;
use crate::model::{Conversation, Day, RecordId, Worker};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::said::person as name_of;
use crate::ui::text::{Words, icon, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, focus_ring, menu_item, rule, selected_row};
use crate::ui::{Badge, Icon, Tone, deeds, measure, reasons};

/// Rows under the candidates of a unit.
const MOST_OF_UNIT: usize = 5;
/// Under this width a row has two lines.
const WIDE: f32 = 760.0;
/// Height of a row on one line.
const ROW: f32 = 44.0;
/// Room for the button at the end of a row.
const TAKE: f32 = 84.0;
/// Room for the day.
const DAY: f32 = 84.0;

/// How the list is looked at, and the words said for it.
#[derive(Default)]
pub(super) struct Talks {
    /// All ten are wanted, from the list of a unit.
    wants_all: bool,
    /// Sentences of the list that was shown last.
    said: Option<(Arc<Vec<NextTalk>>, bool, Vec<String>)>,
}

impl Talks {
    /// Whether all ten were asked for since the last look.
    pub(super) fn takes_all(&mut self) -> bool {
        std::mem::take(&mut self.wants_all)
    }

    /// The page with all ten, into all the room there is.
    pub(super) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        ScrollArea::vertical().id_salt("next talks").auto_shrink(false).show(ui, |ui| {
            page().show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 0.0);
                head_ui(ui, &tr.say("talks-title"), &tr.say("talks-what"), |_| {});
                if app.is_presenting() {
                    Words::new(tr.say("talks-presenting")).muted().wrap().ui(ui);
                    return;
                }
                let list = app.next_talks(Whom::Everybody);
                if list.is_empty() {
                    empty_ui(ui, app, out);
                }
                self.rows_ui(ui, app, &list, list.len(), out);
                planned_ui(ui, app, Whom::Everybody, usize::MAX, out);
            });
        });
    }

    /// At most five rows under the candidates of a unit; `None` = people without one.
    pub(super) fn next_talks_ui(&mut self, ui: &mut Ui, app: &App, unit: Option<RecordId>, out: &mut Outbox) {
        let tr = app.tr();
        let whom = unit.map_or(Whom::Unassigned, Whom::Unit);
        let name = unit.and_then(|unit| app.campaign().unit(unit)).map(|unit| unit.name.to_string());
        let name = name.unwrap_or_else(|| tr.say("talks-no-unit"));
        let frame = egui::Frame::new().inner_margin(egui::Margin { left: 16, right: 16, top: 16, bottom: 0 });
        frame.show(ui, |ui| self.of_unit_ui(ui, app, whom, &name, out));
    }

    fn of_unit_ui(&mut self, ui: &mut Ui, app: &App, whom: Whom, name: &str, out: &mut Outbox) {
        let tr = app.tr();
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 0.0);
        let title = tr.with("talks-title-unit", args!["unit" => name]);
        head_ui(ui, &title, &tr.say("talks-what"), |ui| {
            if Button::link(&tr.say("talks-all")).icon(Icon::ArrowRight).ui(ui).clicked() {
                self.wants_all = true;
            }
        });
        if app.is_presenting() {
            Words::new(tr.say("talks-presenting")).muted().wrap().ui(ui);
            return;
        }
        let list = app.next_talks(whom);
        if list.is_empty() {
            empty_ui(ui, app, out);
        }
        self.rows_ui(ui, app, &list, MOST_OF_UNIT, out);
        planned_ui(ui, app, whom, 3, out);
    }

    fn rows_ui(&mut self, ui: &mut Ui, app: &App, list: &Arc<Vec<NextTalk>>, most: usize, out: &mut Outbox) {
        let presenting = app.is_presenting();
        let known =
            self.said.as_ref().is_some_and(|(of, how, _)| Arc::ptr_eq(of, list) && *how == presenting);
        if !known {
            self.said = Some((Arc::clone(list), presenting, app.talk_words(list)));
        }
        let Some((_, _, said)) = &self.said else { return };
        for (place, (talk, words)) in list.iter().zip(said).enumerate().take(most) {
            ui.push_id(talk.whom, |ui| row_ui(ui, app, place + 1, talk, words, out));
        }
    }
}

fn head_ui(ui: &mut Ui, title: &str, what: &str, end: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.set_min_height(measure::CONTROL);
        Words::new(title).strong().extend().ui(ui);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            end(ui);
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                Words::new(what).muted().ui(ui);
            });
        });
    });
    ui.add_space(measure::GAP_4);
    rule(ui);
}

/// One proposal: "1  WHO -> mark WHOM  reason  day". A click selects the person.
fn row_ui(ui: &mut Ui, app: &App, number: usize, talk: &NextTalk, words: &str, out: &mut Outbox) {
    let tr = app.tr();
    let campaign = app.campaign();
    let (Some(who), Some(whom)) = (campaign.worker(talk.who), campaign.worker(talk.whom)) else { return };
    let theme = Theme::of(ui.ctx());
    let is_wide = ui.available_width() >= WIDE;
    let height = if is_wide { ROW } else { ROW + 2.0 * measure::LINE_HEIGHT + measure::GAP_8 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let (who_name, name) = (name_of(app, who), name_of(app, whom));
    let day = day_words(app, talk);
    let spoken = args!["n" => number, "who" => &who_name, "name" => &name, "day" => &day, "why" => words];
    let spoken = tr.with("talks-row", spoken);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let ground = rect.expand2(vec2(measure::GAP_8, 0.0));
    selected_row(ui.painter(), theme, ground, app.selection().has(talk.whom), response.hovered());
    let line = if is_wide { rect.center().y } else { rect.top() + ROW / 2.0 };
    let painter = ui.painter().clone();
    let number = Words::new(tr.number(number as i64)).muted();
    number.paint_at(&painter, theme, pos2(rect.left() + measure::GAP_4, line), 22.0);
    let names = (rect.width() * 0.16).clamp(110.0, 190.0);
    let mut x = rect.left() + 28.0;
    Words::new(who_name.as_str()).paint_at(&painter, theme, pos2(x, line), names - measure::GAP_8);
    x += names;
    icon(&painter, Icon::ArrowRight, pos2(x + 8.0, line), measure::ICON, theme.muted);
    x += 28.0;
    badge_paint(ui, app, whom, Rect::from_center_size(pos2(x + 9.0, line), vec2(18.0, 18.0)), theme);
    x += 26.0;
    let leads = talk.reasons.first().is_some_and(|reason| reason.step() == TalkStep::Leader);
    let strong = Words::new(name.as_str()).strong_if(leads);
    strong.paint_at(&painter, theme, pos2(x, line), names - measure::GAP_8);
    let end = rect.right() - TAKE;
    let day_rect = Rect::from_min_max(pos2(end - DAY, line - 11.0), pos2(end - measure::GAP_8, line + 11.0));
    day_paint(&painter, theme, day_rect, &day, talk.is_late);
    let (at, room) = if is_wide {
        let at = pos2(x + names, line);
        (at, day_rect.left() - measure::GAP_12 - at.x)
    } else {
        let at = pos2(rect.left() + 28.0, line + measure::LINE_HEIGHT + measure::GAP_8);
        (at, rect.right() - at.x)
    };
    let is_cut = why_paint(&painter, theme, words, at, room, is_wide);
    focus_ring(ui, &response, ground, measure::RADIUS_CONTROL);
    let all = app.talk_reasons(talk);
    let response = if is_cut || all.len() > 1 {
        let way = app.way_words(talk, false);
        let told: Vec<String> = std::iter::once(way).filter(|way| !way.is_empty()).chain(all).collect();
        tooltip(response, &told.join("\n"))
    } else {
        response
    };
    if response.clicked() {
        out.send(Action::Select(app.selection().only(talk.whom)));
    }
    let at = Rect::from_min_max(pos2(end, line - 14.0), pos2(rect.right(), line + 14.0));
    take_ui(ui, app, talk, &name, at, out);
    rule(ui);
}

/// The sentence: on one line where it fits, else the way on the first and the reason on the second.
/// Says whether something of it is cut.
fn why_paint(
    painter: &egui::Painter,
    theme: &Theme,
    words: &str,
    at: egui::Pos2,
    room: f32,
    is_centred: bool,
) -> bool {
    let whole = Words::new(words).muted();
    let parts = words.split_once("; ").filter(|_| whole.is_cut(painter, theme, room));
    let Some((way, reason)) = parts else {
        whole.paint_at(painter, theme, at, room);
        return whole.is_cut(painter, theme, room);
    };
    let up = if is_centred { measure::LINE_HEIGHT / 2.0 } else { 0.0 };
    let mut cut = false;
    for (line, part) in [way, reason].into_iter().enumerate() {
        let part = Words::new(part).muted();
        let at = at + vec2(0.0, line as f32 * measure::LINE_HEIGHT - up);
        part.paint_at(painter, theme, at, room);
        cut |= part.is_cut(painter, theme, room);
    }
    cut
}

/// The button that takes a talk: who holds it is chosen in place, the likeliest first.
fn take_ui(ui: &mut Ui, app: &App, talk: &NextTalk, name: &str, at: Rect, out: &mut Outbox) {
    let tr = app.tr();
    let mut part = ui.new_child(
        egui::UiBuilder::new()
            .id_salt("take")
            .max_rect(at)
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    let hint = tr.with("talks-take-name", args!["name" => name]);
    let button = Button::plain(&tr.say("talks-take")).hint(&hint).ui(&mut part);
    let menu = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClick).width(240.0);
    menu.show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let day = tr.near_day(talk.day.into(), app.today().into());
        Words::new(tr.with("talks-who", args!["day" => day])).muted().extend().ui(ui);
        ui.add_space(measure::GAP_4);
        for (place, organizer) in app.organizers(talk).into_iter().enumerate() {
            if menu_item(ui, Some(Icon::User), &organizer.name, "", place == 0).clicked() {
                out.send(Action::Make(planned_talk(talk.whom, &organizer.code, talk.day)));
                ui.close();
            }
        }
    });
}

/// What is planned and not held: who, with whom, on which day.
fn planned_ui(ui: &mut Ui, app: &App, whom: Whom, most: usize, out: &mut Outbox) {
    let planned = app.planned_talks(whom);
    if planned.is_empty() {
        return;
    }
    ui.add_space(measure::GAP_16);
    let count = app.tr().number(planned.len() as i64);
    head_ui(ui, &app.tr().say("talks-planned"), &count, |_| {});
    for talk in planned.into_iter().take(most) {
        ui.push_id(talk.id, |ui| planned_row_ui(ui, app, talk, out));
    }
}

fn planned_row_ui(ui: &mut Ui, app: &App, talk: &Conversation, out: &mut Outbox) {
    let tr = app.tr();
    let Some(whom) = talk.worker.value().and_then(|whom| app.campaign().worker(whom)) else { return };
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let name = name_of(app, whom);
    let organizer = talk.organizer.trim();
    let typist = app.typist();
    let who = match organizer {
        "" => tr.say("talks-planned-nobody"),
        // Who types may have no initials yet; the sign that stands for them says nothing to anybody.
        code if code == typist.code => typist.name,
        code => code.to_owned(),
    };
    let (day, late) = match talk.day.value() {
        Some(day) => (tr.near_day((*day).into(), app.today().into()), *day < app.today()),
        None => (tr.say("talks-no-day"), false),
    };
    let spoken = tr.with("talks-planned-row", args!["who" => &who, "name" => &name, "day" => &day]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let ground = rect.expand2(vec2(measure::GAP_8, 0.0));
    selected_row(ui.painter(), theme, ground, app.selection().has(whom.id), response.hovered());
    let painter = ui.painter().clone();
    let line = rect.center().y;
    let names = (rect.width() * 0.16).clamp(110.0, 190.0);
    let mut x = rect.left() + 28.0;
    Words::new(who.as_str()).paint_at(&painter, theme, pos2(x, line), names - measure::GAP_8);
    x += names;
    icon(&painter, Icon::ArrowRight, pos2(x + 8.0, line), measure::ICON, theme.muted);
    x += 28.0;
    badge_paint(ui, app, whom, Rect::from_center_size(pos2(x + 9.0, line), vec2(18.0, 18.0)), theme);
    x += 26.0;
    let end = rect.right() - TAKE;
    Words::new(name.as_str()).paint_at(&painter, theme, pos2(x, line), end - DAY - measure::GAP_8 - x);
    let day_rect = Rect::from_min_max(pos2(end - DAY, line - 11.0), pos2(end - measure::GAP_8, line + 11.0));
    day_paint(&painter, theme, day_rect, &day, late);
    focus_ring(ui, &response, ground, measure::RADIUS_CONTROL);
    if response.clicked() {
        out.send(Action::Select(app.selection().only(whom.id)));
    }
    let at = Rect::from_min_max(pos2(end, line - 14.0), pos2(rect.right(), line + 14.0));
    let mut part = ui.new_child(
        egui::UiBuilder::new()
            .id_salt("drop")
            .max_rect(at)
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    let drop = tr.with("talks-drop", args!["name" => name]);
    if Button::icon_only(Icon::X, &drop).ui(&mut part).clicked() {
        out.send(Action::Do(deeds::remove("drop-talk", &[talk.id])));
    }
    rule(ui);
}

/// Why there is nothing to propose, and what would help.
fn empty_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let campaign = app.campaign();
    let supports = app.tallies().whole().supporters > 0;
    let id = if app.network().links().next().is_none() {
        "talks-none-ties"
    } else if !supports {
        "talks-none-ours"
    } else {
        "talks-none-now"
    };
    ui.add_space(measure::GAP_12);
    if campaign.workers.is_empty() {
        Words::new(tr.say("talks-none")).strong().ui(ui);
        Words::new(tr.say("talks-none.why")).muted().wrap().ui(ui);
        return;
    }
    Words::new(tr.say(id)).strong().ui(ui);
    ui.add_space(2.0);
    let why = tr.with(&format!("{id}.why"), args!["days" => crate::app::RECENT_DAYS]);
    Words::new(why).muted().wrap().ui(ui);
    if id == "talks-none-ties" {
        ui.add_space(measure::GAP_12);
        if Button::plain(&tr.say("talks-ask")).icon(Icon::ChatCircleText).key("A").ui(ui).clicked() {
            out.run(Command::Ask);
        }
    }
    ui.add_space(measure::GAP_12);
}

fn day_words(app: &App, talk: &NextTalk) -> String {
    if talk.is_loose {
        return app.tr().say("talks-this-week");
    }
    near(app, talk.day)
}

fn near(app: &App, day: Day) -> String {
    app.tr().near_day(day.into(), app.today().into())
}

/// The day at the end of a row, on its ground: late ones in amber.
fn day_paint(painter: &egui::Painter, theme: &Theme, room: Rect, day: &str, late: bool) {
    let tone = if late { Tone::Warning } else { Tone::Muted };
    let words = Words::new(day).tone(tone);
    let width = (words.width(painter, theme) + 14.0).min(room.width());
    let rect = Rect::from_min_max(pos2(room.right() - width, room.top()), room.max);
    let ground = if late { theme.warning_pale } else { theme.hover };
    painter.rect_filled(rect, f32::from(measure::RADIUS_CHIP), ground);
    words.paint_at(painter, theme, pos2(rect.left() + 7.0, rect.center().y), width - 13.0);
}

fn badge_paint(ui: &Ui, app: &App, worker: &Worker, rect: Rect, theme: &Theme) {
    let support = app.campaign().support(worker);
    let value = support.map_or(0, |support| support.rating.value);
    let age = support.map_or(crate::ui::Age::Fresh, |support| reasons::age_mark(app, support.rating));
    let numeral = app.tr().numeral(value);
    let badge = Badge::new(app.campaign().scale().mark(value)).age(age).numeral(&numeral).on(theme.surface);
    badge.paint(ui.painter(), theme, rect.center(), rect.width());
}

/// The same button, to begin with a unit where nobody is selected.
pub(super) fn asking_in_ui(ui: &mut Ui, app: &App, unit: Option<RecordId>, out: &mut Outbox) {
    if !asking_clicked_ui(ui, app) {
        return;
    }
    let before = app.selection().clone();
    if before.people.is_empty() && unit.is_some() {
        out.send(Action::Select(crate::app::Selection { unit, ..before }));
    }
    out.run(Command::Ask);
}

/// The button that opens the sheet for asking, at the right end of the bar and in empty states.
pub(super) fn asking_button_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    if asking_clicked_ui(ui, app) {
        out.run(Command::Ask);
    }
}

fn asking_clicked_ui(ui: &mut Ui, app: &App) -> bool {
    let words = app.tr().say("leaders-add-naming");
    !app.is_presenting() && Button::plain(&words).icon(Icon::Plus).key("A").ui(ui).clicked()
}
