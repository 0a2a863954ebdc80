//! Today: what is due, each line one click from done. At most twelve lines.

use std::collections::BTreeSet;

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Place, View, page};
use crate::app::{Action, App, CoverageWord, Door, Filter, Kept, Number, Whom};
use crate::args;
use crate::model::{Day, Grouping, RecordId};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::widgets::{focus_ring, rule};
use crate::ui::{Icon, Tone, measure, said};

/// The most lines that are shown.
const MOST: usize = 12;
/// Width of the column of lines.
const COLUMN: f32 = 680.0;
/// How many of the weakest units are named.
const WORST: usize = 3;
/// How many of the next talks are named.
const TALKS: usize = 3;

/// The view: nothing of it is remembered.
#[derive(Default)]
pub(super) struct Today;

/// What a click on a line does.
enum Does {
    Run(Command),
    Go(Place),
    Person(RecordId),
    /// Shows the people of a unit.
    Unit(RecordId),
    /// Shows these people on the chart; the words say which they are.
    Show(Vec<RecordId>),
}

struct Line {
    icon: Icon,
    words: String,
    due: String,
    tone: Tone,
    does: Does,
}

impl Line {
    fn new(icon: Icon, words: String, does: Does) -> Self {
        Self { icon, words, due: String::new(), tone: Tone::Muted, does }
    }

    /// A day by which it is due: late ones are overdue.
    fn due(mut self, app: &App, day: Day) -> Self {
        let ahead = app.today().days_until(day);
        self.due = app.tr().age(-i64::from(ahead));
        self.tone = match ahead {
            ..0 => Tone::Danger,
            0..=2 => Tone::Warning,
            _ => Tone::Muted,
        };
        self
    }
}

impl View for Today {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let groups = [
            ("today-due", due(app)),
            ("today-talks", next_talks(app)),
            ("today-test", next_test(app)),
            ("today-look", worth_a_look(app)),
        ];
        let room = ui.max_rect();
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            page().show(ui, |ui| {
                ui.set_width(COLUMN.min(room.width() - 2.0 * measure::GAP_16));
                ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                Words::title(tr.say("ui-view-today")).ui(ui);
                ui.add_space(2.0);
                Words::new(weekday(app)).muted().ui(ui);
                ui.add_space(measure::GAP_16);
                let mut left = MOST;
                for (id, lines) in groups {
                    if lines.is_empty() || left == 0 {
                        continue;
                    }
                    Words::new(tr.say(id)).strong().ui(ui);
                    ui.add_space(measure::GAP_4);
                    for line in lines.into_iter().take(left) {
                        left -= 1;
                        if line_ui(ui, &line) {
                            take(line, app, out);
                        }
                    }
                    ui.add_space(measure::GAP_16);
                }
                if left == MOST {
                    Words::new(tr.say("today-nothing")).strong().ui(ui);
                    ui.add_space(2.0);
                    Words::new(tr.say("today-nothing.why")).muted().wrap().ui(ui);
                }
            });
        });
    }
}

fn weekday(app: &App) -> String {
    let (year, month, day) = app.today().parts();
    let date = jiff::civil::Date::new(year, month, day).unwrap_or_default();
    format!("{} {}", app.tr().weekday(date), app.tr().day(date))
}

/// Promises, follow-ups and tasks by date, overdue first; and what is unsaved.
fn due(app: &App) -> Vec<Line> {
    let tr = app.tr();
    let campaign = app.campaign();
    let mut lines = Vec::new();
    if matches!(app.kept(), Kept::InMemory | Kept::Failed) && !campaign.is_practice() {
        let words = tr.say("today-unsaved");
        let mut line = Line::new(Icon::Warning, words, Does::Run(Command::Save));
        line.tone = Tone::Warning;
        lines.push(line);
    }
    let mut dated: Vec<(Day, Line)> = Vec::new();
    let soon = |day: &Day| app.today().days_until(*day) <= 7;
    for task in campaign.tasks.values().filter(|task| task.done.is_none()) {
        let Some(day) = task.due.value().filter(soon) else { continue };
        let does = match (*task.worker.value(), *task.unit.value()) {
            (Some(person), _) => Does::Person(person),
            (None, Some(unit)) => Does::Unit(unit),
            (None, None) => Does::Go(Place::Chart),
        };
        let words = match task.worker.value() {
            Some(person) if campaign.worker(*person).is_some() => {
                let name = said::record(app, *person);
                tr.with("today-task-about", args!["what" => &**task.what.value(), "name" => name])
            }
            _ => task.what.value().to_string(),
        };
        dated.push((day, Line::new(Icon::ListChecks, words, does).due(app, day)));
    }
    for talk in campaign.talks.values() {
        let Some(person) = talk.worker.value().filter(|person| campaign.worker(*person).is_some()) else {
            continue;
        };
        let name = said::record(app, person);
        let planned = talk.day.value().filter(|day| !*talk.held && soon(day));
        if let Some(day) = planned {
            let words = tr.with("today-talk", args!["name" => &name]);
            dated.push((day, Line::new(Icon::Chats, words, Does::Person(person)).due(app, day)));
        }
        if let Some(day) = talk.next.value().filter(soon) {
            let later = campaign.talks.values().any(|other| {
                *other.worker.value() == Some(person) && *other.held && *other.day.value() >= Some(day)
            });
            if !later {
                let words = tr.with("today-follow-up", args!["name" => &name]);
                dated.push((day, Line::new(Icon::CalendarBlank, words, Does::Person(person)).due(app, day)));
            }
        }
        if let Some(day) = talk.commitment_day.value().filter(soon)
            && !talk.commitment.is_empty()
        {
            let what: &str = talk.commitment.value();
            let words = tr.with("today-commitment", args!["name" => &name, "what" => what]);
            dated.push((day, Line::new(Icon::HandPalm, words, Does::Person(person)).due(app, day)));
        }
    }
    dated.sort_by_key(|(day, _)| *day);
    lines.extend(dated.into_iter().map(|(_, line)| line).take(5));
    lines
}

/// The next three talks and why; not while others see the screen.
fn next_talks(app: &App) -> Vec<Line> {
    if app.is_presenting() {
        return Vec::new();
    }
    let list = app.next_talks(Whom::Everybody);
    let why = app.talk_words(&list);
    let lines = list.iter().zip(why).take(TALKS).map(|(talk, why)| {
        let of = args!["who" => said::record(app, talk.who), "name" => said::record(app, talk.whom),
            "why" => why];
        let line = Line::new(Icon::Chats, app.tr().with("today-next-talk", of), Does::Person(talk.whom));
        if talk.is_loose { line } else { line.due(app, talk.day) }
    });
    lines.collect()
}

/// The next test, who promised for it, and the units that carry it least.
fn next_test(app: &App) -> Vec<Line> {
    let tr = app.tr();
    let campaign = app.campaign();
    let mut lines = Vec::new();
    let sheets = app.papers_out().len();
    if sheets > 0 {
        let words = tr.with("today-sheets-out", args!["n" => sheets]);
        lines.push(Line::new(Icon::Rows, words, Does::Run(Command::SheetsOut)));
    }
    let open = campaign.ladder().into_iter().find(|test| !*test.finished);
    let Some(test) = open else {
        if !campaign.workers.is_empty() {
            lines.push(Line::new(Icon::Stairs, tr.say("today-no-test"), Does::Go(Place::Tests)));
        }
        return lines;
    };
    let name: &str = test.name.value();
    let tally = app.tallies().test(test.id);
    let (did, of) = tally.map_or((0, 0), |tally| (tally.total.did, tally.total.eligible));
    let words = tr.with("today-next-test", args!["test" => name, "did" => did, "of" => of]);
    let mut line = Line::new(Icon::CheckSquareOffset, words, Does::Go(Place::Tests));
    if let Some(day) = test.deadline.value().or(*test.day.value()) {
        line = line.due(app, day);
    }
    lines.push(line);
    if let Some(tally) = tally {
        let mut units: Vec<_> = tally
            .units()
            .filter(|(unit, count)| count.eligible > 0 && campaign.unit(*unit).is_some())
            .collect();
        units.sort_by_key(|(_, count)| (count.percent(), std::cmp::Reverse(count.eligible)));
        for (unit, count) in units.into_iter().take(WORST) {
            let unit_name = said::record(app, unit);
            let of = args!["unit" => unit_name, "did" => count.did, "of" => count.eligible,
                "share" => format!("{} %", count.percent())];
            lines.push(Line::new(Icon::Buildings, tr.with("today-worst", of), Does::Unit(unit)));
        }
    }
    let readiness = app.readiness();
    if !readiness.is_ready && readiness.units().next().is_some() {
        let words = tr.with("today-ready", args!["units" => app.readiness_units(readiness)]);
        lines.push(Line::new(Icon::FlagCheckered, words, Does::Go(Place::Ready)));
    }
    let promised = campaign.people().flat_map(|worker| {
        worker.promises.iter().filter(|promise| promise.test == test.id).map(move |promise| (worker, promise))
    });
    for (worker, promise) in promised.take(2) {
        let words = args!["name" => said::person(app, worker), "n" => promise.count, "test" => name];
        lines.push(Line::new(Icon::Star, tr.with("today-promise", words), Does::Person(worker.id)));
    }
    lines
}

/// What a chart lacks: units without a leader, old ratings, people nobody rated or placed.
fn worth_a_look(app: &App) -> Vec<Line> {
    let tr = app.tr();
    let campaign = app.campaign();
    if campaign.workers.is_empty() {
        return vec![Line::new(Icon::Keyboard, tr.say("today-begin"), Does::Run(Command::TypeNames))];
    }
    let mut lines = Vec::new();
    let tallies = app.tallies();
    for unit in campaign.units_of(Grouping::UNIT) {
        let is_gap = tallies.coverage(unit.id).word == CoverageWord::Gap;
        if is_gap && tallies.unit(unit.id).named > 0 {
            let words = tr.with("today-gap", args!["unit" => &**unit.name.value()]);
            lines.push(Line::new(Icon::Star, words, Does::Unit(unit.id)));
        }
    }
    lines.truncate(WORST);
    let mut numbers = |icon: Icon, id: &str, number: Number| {
        let people = tallies.people(None, number);
        if !people.is_empty() {
            let words = tr.with(id, args!["n" => people.len()]);
            lines.push(Line::new(icon, words, Does::Show(people)));
        }
    };
    numbers(Icon::Clock, "today-old", Number::OldRated);
    numbers(Icon::CircleDashed, "today-not-rated", Number::NotRated);
    let unplaced: Vec<RecordId> =
        campaign.people().filter(|worker| worker.unit().is_none()).map(|worker| worker.id).collect();
    if !unplaced.is_empty() {
        let words = tr.with("today-unplaced", args!["n" => unplaced.len()]);
        lines.push(Line::new(Icon::Tray, words, Does::Show(unplaced)));
    }
    lines
}

fn take(line: Line, app: &App, out: &mut Outbox) {
    let show = |people: BTreeSet<RecordId>, says: String| {
        Action::Filter(Filter { query: String::new(), door: Some(Door { says, people }) })
    };
    match line.does {
        Does::Run(command) => out.run(command),
        Does::Go(place) => out.go(place),
        Does::Person(person) => {
            out.send(Action::Select(app.selection().only(person)));
            out.go(Place::Chart);
        }
        Does::Unit(unit) => {
            let within = |worker: &&crate::model::Worker| {
                worker.unit().is_some_and(|place| app.tallies().is_within(place, unit))
            };
            let people = app.campaign().people().filter(within).map(|worker| worker.id).collect();
            out.send(show(people, said::record(app, unit)));
            out.go(Place::Chart);
        }
        Does::Show(people) => {
            out.send(show(people.into_iter().collect(), line.words));
            out.go(Place::Chart);
        }
    }
}

/// Draws a line; whether it was taken.
fn line_ui(ui: &mut Ui, line: &Line) -> bool {
    let theme = Theme::of(ui.ctx());
    let (whole, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW), Sense::click());
    let spoken =
        if line.due.is_empty() { line.words.clone() } else { format!("{}, {}", line.words, line.due) };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    let rect: Rect = whole.expand2(vec2(measure::GAP_8, 0.0));
    if response.hovered() {
        ui.painter().rect_filled(rect, f32::from(measure::RADIUS_CONTROL), theme.hover);
    }
    let tone = if line.tone == Tone::Warning && line.due.is_empty() { Tone::Warning } else { Tone::Muted };
    let at = pos2(whole.left() + measure::ICON / 2.0, whole.center().y);
    icon(ui.painter(), line.icon, at, measure::ICON, tone.colour(theme));
    icon(
        ui.painter(),
        Icon::CaretRight,
        pos2(whole.right() - 6.0, whole.center().y),
        12.0,
        theme.line_strong,
    );
    let due = Words::new(&line.due).tone(line.tone).strong_if(line.tone == Tone::Danger);
    let end = whole.right_center() - vec2(24.0, 0.0);
    let drawn = due.paint_ending(ui.painter(), theme, end, 160.0);
    let at = whole.left_center() + vec2(28.0, 0.0);
    let words = Words::new(&line.words);
    let room = drawn.left() - measure::GAP_12 - at.x;
    let cut = words.is_cut(ui.painter(), theme, room);
    words.paint_at(ui.painter(), theme, at, room);
    focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
    rule(ui);
    let response = if cut { crate::ui::tooltip(response, &line.words) } else { response };
    response.clicked()
}
