//! One line of the list.

use egui::{
    Align, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::list::{Head, Line};
use super::{Proposal, Shows, there};
use crate::app::{Action, App, Foretold, Surprised};
use crate::args;
use crate::model::{Expected, Judgement, Outcome, RecordId, StructureTest, TestResult, Worker};
use crate::ui::marks::{self, Age, Badge, Star};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::{outcome_word, value_word};
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::views::tests::doors::{door_at, show_people, unit_name};
use crate::ui::widgets::{Button, focus_ring, menu_item, menu_line, selected_row};
use crate::ui::{Icon, Tone, measure, said};

/// Room for what is proposed, at the end of a row.
const PROPOSAL_PT: f32 = 156.0;

impl Shows {
    #[allow(clippy::too_many_arguments, reason = "a line stands in a list of a test")]
    pub(super) fn line_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        line: &Line,
        rect: Rect,
        response: &Response,
        out: &mut Outbox,
    ) {
        match line {
            Line::Head(head, words, people) => self.head_ui(ui, app, test, *head, words, people, rect, out),
            Line::Person(one) => self.person_ui(ui, app, test, one, rect, response, out),
            Line::Disputed(who, said) => disputed_ui(ui, app, *who, said, rect, response, out),
            Line::Late(who) => late_ui(ui, app, test, *who, rect, response, out),
            Line::Skipped(unit, why) => {
                let theme = Theme::of(ui.ctx());
                let at = pos2(rect.left() + 48.0, rect.center().y);
                let room = rect.width() * 0.35;
                let words = format!("{unit}: {why}");
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
                Words::new(unit).paint_at(ui.painter(), theme, at, room);
                let at = pos2(at.x + room + 8.0, at.y);
                Words::new(format!("“{why}”")).muted().paint_at(
                    ui.painter(),
                    theme,
                    at,
                    rect.right() - at.x - 16.0,
                );
            }
            Line::Beside(who) => beside_ui(ui, app, test, *who, rect, response, out),
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a heading stands in a list of a test")]
    fn head_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        head: Head,
        words: &str,
        people: &[RecordId],
        rect: Rect,
        out: &mut Outbox,
    ) {
        let (theme, tr) = (Theme::of(ui.ctx()), app.tr());
        let y = rect.bottom() - 14.0;
        let painted = Words::new(words).strong().paint_at(
            ui.painter(),
            theme,
            pos2(rect.left() + 16.0, y),
            rect.width() - 170.0 - foretold_room(rect) * 1.6,
        );
        if !people.is_empty() {
            let name = format!("{}: {words}", &**test.name);
            let number = Words::new(people.len().to_string()).strong();
            let at = pos2(painted.right() + 10.0, y);
            if door_at(ui, &number, at, Align::Min, 60.0, &name, Tone::Text).clicked() {
                show_people(out, name, people.iter().copied());
            }
        }
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
        let Head::Surprise(_) = head else { return };
        let room = foretold_room(rect);
        if room > 0.0 {
            let end = rect.right() - 16.0 - if app.is_presenting() { 0.0 } else { PROPOSAL_PT };
            let at = pos2(end - 28.0 - room, y);
            Words::new(tr.say("shows-foretold")).muted().paint_at(ui.painter(), theme, at, room);
        }
        let open = self.kept_open(people);
        if open.is_empty() || app.is_presenting() {
            return;
        }
        let all = open.iter().all(|who| self.ticked.contains(who));
        let id = if all { "shows-untick-all" } else { "shows-tick-all" };
        let link = tr.with(id, args!["n" => open.len()]);
        let name = format!("{link}: {words}");
        let at = pos2(rect.right() - 16.0, y);
        if door_at(ui, &Words::new(&link), at, Align::Max, 120.0, &name, Tone::Muted).clicked() {
            for who in open {
                if all {
                    self.ticked.remove(&who);
                } else {
                    self.ticked.insert(who);
                }
            }
        }
    }

    fn kept_open(&self, people: &[RecordId]) -> Vec<RecordId> {
        people.iter().filter(|who| self.open.contains(who)).copied().collect()
    }

    #[allow(clippy::too_many_arguments, reason = "a row stands in a list of a test")]
    fn person_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        test: &StructureTest,
        one: &Surprised,
        rect: Rect,
        response: &Response,
        out: &mut Outbox,
    ) {
        let (theme, tr) = (Theme::of(ui.ctx()), app.tr());
        let Some(worker) = app.campaign().worker(one.who) else { return };
        let name = app.name_of(worker);
        let before = one.before.as_ref();
        let end = rect.right() - 16.0 - if app.is_presenting() { 0.0 } else { PROPOSAL_PT };
        name_ui(ui, app, worker, before.map(|rating| rating.value), one.unit, rect, end, response, out);
        let y = rect.center().y;
        let marked = app.tallies().test(test.id).and_then(|tally| tally.person(one.who));
        let outcome = marked.map_or(Outcome::NotAsked, |marked| marked.outcome);
        marks::outcome(ui.painter(), theme, pos2(end - 14.0, y), 11.0, outcome);
        let room = foretold_room(rect);
        if room > 0.0 {
            let said = app.foretold(one.who, test.id);
            let at = pos2(end - 28.0 - room, y);
            foretold_ui(ui, app, &said, at, room);
        }
        if app.is_presenting() {
            return;
        }
        if let Some(since) = &one.since {
            let words = tr.with("shows-rated-since", args!["value" => i64::from(since.value)]);
            Words::new(words).muted().paint_at(ui.painter(), theme, pos2(end + 8.0, y), PROPOSAL_PT);
            return;
        }
        if one.noted {
            let words = tr.say("shows-noted");
            icon(ui.painter(), Icon::Check, pos2(end + 14.0, y), 13.0, theme.muted);
            Words::new(words).muted().paint_at(ui.painter(), theme, pos2(end + 26.0, y), PROPOSAL_PT - 26.0);
            return;
        }
        self.tick_ui(ui, app, one.who, &name, pos2(rect.left() + 24.0, y));
        self.proposal_ui(ui, app, one, &name, pos2(end + 8.0, y));
    }

    fn tick_ui(&mut self, ui: &mut Ui, app: &App, who: RecordId, name: &str, at: egui::Pos2) {
        let theme = Theme::of(ui.ctx());
        let side = Rect::from_center_size(at, vec2(16.0, 16.0));
        let hit = ui.interact(side.expand(5.0), ui.scope_id().with(("tick", who)), Sense::click());
        if hit.clicked() && !self.ticked.remove(&who) {
            self.ticked.insert(who);
        }
        let on = self.ticked.contains(&who);
        let says = app.tr().with("shows-tick", args!["name" => name]);
        hit.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, &says));
        let (fill, edge) = match (on, hit.hovered()) {
            (true, _) => (theme.accent, theme.accent),
            (false, true) => (theme.raised, theme.text),
            _ => (theme.raised, theme.line_strong),
        };
        let line = Stroke::new(measure::LINE, edge);
        ui.painter().rect(side, f32::from(measure::RADIUS_CHIP), fill, line, StrokeKind::Inside);
        if on {
            icon(ui.painter(), Icon::Check, side.center(), 12.0, theme.on_accent);
        }
        focus_ring(ui, &hit, side, measure::RADIUS_CHIP);
    }

    fn proposal_ui(&mut self, ui: &mut Ui, app: &App, one: &Surprised, name: &str, at: egui::Pos2) {
        let tr = app.tr();
        let now = self.proposal(app, one.who, one.what);
        let words = |proposal: Proposal| match proposal {
            Proposal::Rate(value) => {
                let word = value_word(app, value);
                tr.with("shows-propose-rate", args!["value" => i64::from(value), "word" => word])
            }
            Proposal::Ask if one.day.is_none() => tr.say("shows-propose-ask"),
            Proposal::Ask => tr.say("shows-propose-ask-again"),
        };
        let room = Rect::from_min_size(
            at - vec2(0.0, measure::CONTROL / 2.0),
            vec2(PROPOSAL_PT - 8.0, measure::CONTROL),
        );
        let layout = egui::Layout::left_to_right(Align::Center);
        let mut child =
            ui.new_child(UiBuilder::new().id_salt(("proposal", one.who)).max_rect(room).layout(layout));
        let says = tr.with("shows-proposal", args!["name" => name, "what" => words(now)]);
        let label = words(now);
        let button = Button::quiet(&label).caret().width(room.width()).hint(&says).ui(&mut child);
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &says));
        Popup::menu(&button).width(220.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let mut pick = |ui: &mut Ui, proposal: Proposal| {
                if menu_item(ui, None, &words(proposal), "", proposal == now).clicked() {
                    self.chosen.insert(one.who, proposal);
                    ui.close();
                }
            };
            // Who was not asked did nothing that a rating by deed could rest on.
            if one.day.is_some() {
                for level in app.campaign().scale().offered() {
                    pick(ui, Proposal::Rate(level.value));
                }
                menu_line(ui);
            }
            pick(ui, Proposal::Ask);
        });
    }
}

/// Badge, name, star and unit of a person, up to where the rest of the row begins.
#[allow(clippy::too_many_arguments, reason = "a person as they stood, in a row")]
fn name_ui(
    ui: &Ui,
    app: &App,
    worker: &Worker,
    value: Option<u8>,
    unit: Option<RecordId>,
    rect: Rect,
    end: f32,
    response: &Response,
    out: &mut Outbox,
) {
    let theme = Theme::of(ui.ctx());
    let name = said::person(app, worker);
    let selected = app.selection().has(worker.id);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    if response.clicked() {
        out.send(Action::Select(app.selection().only(worker.id)));
    }
    let painter = ui.painter();
    selected_row(painter, theme, rect, selected, response.hovered());
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
    let at = |x: f32| pos2(rect.left() + x, rect.center().y);
    let scale = app.campaign().scale();
    let mark = value.map_or(0, |value| scale.mark(value));
    let numeral = value.map_or(String::new(), |value| app.tr().numeral(value));
    Badge::new(mark).numeral(&numeral).age(Age::Fresh).paint(painter, theme, at(54.0), 20.0);
    let leads = *worker.judgement.value() == Judgement::Identified;
    let words = Words::new(&name).strong_if(leads);
    let room = end - rect.left() - 76.0 - 30.0 - foretold_room(rect) - 28.0;
    let painted = words.paint_at(painter, theme, at(74.0), room);
    let mut x = painted.right() - rect.left() + 8.0;
    if leads {
        marks::star(painter, theme, at(x + 6.0), 13.0, Star::Leader, None);
        x += 20.0;
    }
    let left = room + 76.0 - x;
    if left > 60.0 && rect.width() > 560.0 {
        Words::new(unit_name(app, unit)).muted().paint_at(painter, theme, at(x + 4.0), left);
    }
}

/// Room for who predicted what: none in a narrow window.
fn foretold_room(rect: Rect) -> f32 {
    match rect.width() {
        ..520.0 => 0.0,
        520.0..740.0 => 96.0,
        _ => 132.0,
    }
}

fn expected_mark(expected: Expected) -> Outcome {
    match expected {
        Expected::Will => Outcome::Did,
        Expected::Wont => Outcome::Refused,
        Expected::DontKnow => Outcome::NoAnswer,
    }
}

/// Who predicted what: a mark and who said so, each.
fn foretold_ui(ui: &Ui, app: &App, said: &[Foretold], at: egui::Pos2, room: f32) {
    let theme = Theme::of(ui.ctx());
    let mut x = at.x;
    for one in said.iter().rev() {
        if x + 40.0 > at.x + room {
            Words::new("…").muted().paint_at(ui.painter(), theme, pos2(x, at.y), 12.0);
            break;
        }
        marks::outcome(ui.painter(), theme, pos2(x + 6.0, at.y), 11.0, expected_mark(one.expected));
        x += 16.0;
        // Who says so is nobody's business on a screen that others see.
        if !app.is_presenting() {
            let words = app.speaker_words(&one.says, one.by);
            let painted =
                Words::new(words).muted().paint_at(ui.painter(), theme, pos2(x, at.y), at.x + room - x);
            x = painted.right() + 8.0;
        }
    }
}

fn disputed_ui(
    ui: &Ui,
    app: &App,
    who: RecordId,
    said: &[TestResult],
    rect: Rect,
    response: &Response,
    out: &mut Outbox,
) {
    let Some(worker) = app.campaign().worker(who) else { return };
    let theme = Theme::of(ui.ctx());
    let value = app.campaign().support(worker).map(|support| support.rating.value);
    let unit = worker.unit();
    let half = rect.left() + rect.width() * 0.45;
    name_ui(ui, app, worker, value, unit, rect, half + foretold_room(rect) + 40.0, response, out);
    let one = |said: &TestResult| {
        let day = app.tr().short_day(said.day.into());
        let word = outcome_word(app, said.outcome);
        if app.is_presenting() {
            return format!("{word}, {day}");
        }
        let by = app.speaker_words(&said.source.says, said.source.by);
        app.tr().with("shows-said", args!["what" => word, "who" => by, "day" => day])
    };
    let words: Vec<String> = said.iter().map(one).collect();
    let words = Words::new(words.join(" · ")).tone(Tone::Warning);
    words.paint_at(ui.painter(), theme, pos2(half, rect.center().y), rect.right() - half - 16.0);
}

fn late_ui(
    ui: &Ui,
    app: &App,
    test: &StructureTest,
    who: RecordId,
    rect: Rect,
    response: &Response,
    out: &mut Outbox,
) {
    let Some(worker) = app.campaign().worker(who) else { return };
    let theme = Theme::of(ui.ctx());
    let value = app.campaign().support(worker).map(|support| support.rating.value);
    let half = rect.left() + rect.width() * 0.45;
    name_ui(ui, app, worker, value, worker.unit(), rect, half + foretold_room(rect) + 40.0, response, out);
    let said = app.foretold(who, test.id);
    let late: Vec<Foretold> = said.into_iter().filter(|said| said.is_late).collect();
    let days: Vec<String> = late.iter().map(|said| app.tr().short_day(said.day.into())).collect();
    foretold_ui(ui, app, &late, pos2(half, rect.center().y), rect.width() * 0.3);
    let words = Words::new(days.join(", ")).muted();
    words.paint_ending(ui.painter(), theme, pos2(rect.right() - 16.0, rect.center().y), rect.width() * 0.2);
}

fn beside_ui(
    ui: &mut Ui,
    app: &App,
    test: &StructureTest,
    who: RecordId,
    rect: Rect,
    response: &Response,
    out: &mut Outbox,
) {
    let Some(worker) = app.campaign().worker(who) else { return };
    let value = app.campaign().support(worker).map(|support| support.rating.value);
    let end = rect.right() - 16.0 - PROPOSAL_PT;
    name_ui(ui, app, worker, value, worker.unit(), rect, end, response, out);
    if app.is_presenting() {
        return;
    }
    let at = pos2(end + 8.0, rect.center().y - measure::CONTROL / 2.0);
    let room = Rect::from_min_size(at, vec2(PROPOSAL_PT - 8.0, measure::CONTROL));
    let layout = egui::Layout::right_to_left(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().id_salt(("there", who)).max_rect(room).layout(layout));
    let words = app.tr().say("shows-were-there");
    let says = app.tr().with("shows-were-there-name", args!["name" => app.name_of(worker)]);
    if Button::plain(&words).hint(&says).ui(&mut child).clicked() {
        out.show(there::WasThere::new(test.id, who));
    }
}
