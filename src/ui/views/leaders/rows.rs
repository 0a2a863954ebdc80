//! Who is named in a unit: one row a person, apart by where they stand.

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::known::Focus;
use crate::app::{Action, Apart, App, Before, Evidence, Level, is_opponent, outcome as outcome_of};
use crate::args;
use crate::model::{Judgement, Outcome, QuestionKind, RecordId, Worker};
use crate::ui::commands::Command;
use crate::ui::evidence::{beside, from_words, judgement_word, kind_head, level_words, n_of, talk_word};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::age_mark;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{focus_ring, selected_row};
use crate::ui::{self, Badge, Tone, badge_name, measure, said};

/// Height of a row with three lines, where the window is narrow.
const CARD_PT: f32 = 88.0;
/// Height of the words over a group of rows.
const SECTION_PT: f32 = 32.0;
/// Height of the words that say who is level, on one line.
const LEVEL_PT: f32 = 28.0;
/// Where these words begin, under the name.
const LEVEL_LEAD_PT: f32 = measure::GAP_16 + 28.0;
/// From one of their lines to the next.
const LINE_PT: f32 = 18.0;
/// Height of the heads of the columns.
const HEAD_PT: f32 = 32.0;
/// So many marks of people tied to are shown.
const MOST_TIED: usize = 3;
/// Who is level is said of so many from the top.
const MOST_LEVELS: usize = 3;

/// Where the columns of a row begin, in points from its leading edge.
pub(super) struct Columns {
    narrow: bool,
    named: f32,
    beside: f32,
    from: Option<f32>,
    tied: f32,
    tests: f32,
    status: f32,
    end: f32,
}

impl Columns {
    /// Shares the room out.
    pub(super) fn of(width: f32, narrow: bool) -> Self {
        let end = width - measure::GAP_16;
        // Where room is scarce, where the namings come from goes into the tooltip.
        let has_from = width >= 780.0;
        let shares: [f32; 6] = if has_from {
            [0.23, 0.175, 0.115, 0.12, 0.075, 0.155]
        } else {
            [0.27, 0.205, 0.12, 0.0, 0.09, 0.17]
        };
        let room = end - measure::GAP_16;
        let mut at = measure::GAP_16;
        let mut starts = [0.0; 6];
        for (start, share) in starts.iter_mut().zip(shares) {
            at += room * share;
            *start = at;
        }
        let [named, beside, from, tied, tests, status] = starts;
        Self { narrow, named, beside, from: has_from.then_some(from), tied, tests, status, end }
    }

    fn row_height(&self) -> f32 {
        if self.narrow { CARD_PT } else { measure::ROW_OF_TWO }
    }
}

/// The heads of the columns.
pub(super) fn head_ui(ui: &mut Ui, app: &App, columns: &Columns, leads: Option<QuestionKind>) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD_PT), Sense::hover());
    let other = kind_beside(leads);
    let mut heads = vec![
        (measure::GAP_16, columns.named, tr.say("leaders-who")),
        (columns.named, columns.beside, kind_head(app, leads)),
        (columns.beside, columns.from.unwrap_or(columns.tied), kind_head(app, Some(other))),
        (columns.tests, columns.status, tr.say("leaders-tests")),
        (columns.status, columns.end, tr.say("leaders-status")),
    ];
    if let Some(from) = columns.from {
        heads.push((from, columns.tied, tr.say("leaders-named-from")));
    }
    if !app.is_presenting() {
        heads.push((columns.tied, columns.tests, tr.say("leaders-tied-to")));
    }
    for (from, to, words) in heads {
        let at = rect.left_center() + vec2(from, 0.0);
        Words::new(words).muted().paint_at(ui.painter(), theme, at, to - from - 6.0);
    }
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// The kind that stands beside what leads.
fn kind_beside(leads: Option<QuestionKind>) -> QuestionKind {
    if leads == Some(QuestionKind::Work) { QuestionKind::Trust } else { QuestionKind::Work }
}

/// One thing in the list.
enum Item {
    Section(Apart),
    Row(Apart, RecordId),
    Level(Level),
}

fn items(focus: &Focus) -> Vec<Item> {
    let mut items = Vec::with_capacity(focus.standing.rows.len() + 8);
    let mut section = None;
    let levels = &focus.standing.levels;
    let top: Vec<RecordId> = focus.leaders.candidates.iter().take(MOST_LEVELS).map(|one| one.id).collect();
    for (place, (apart, person)) in focus.standing.rows.iter().enumerate() {
        if section != Some(*apart) {
            section = Some(*apart);
            items.push(Item::Section(*apart));
        }
        items.push(Item::Row(*apart, *person));
        let next = focus.standing.rows.get(place + 1).filter(|(next, _)| next == apart);
        let level = levels.iter().find(|level| level.first == *person && top.contains(person));
        let says = level.filter(|level| {
            level.before != Before::Name && next.is_some_and(|(_, next)| *next == level.with)
        });
        items.extend(says.map(|level| Item::Level(*level)));
    }
    items
}

/// Draws the rows in sight; gives who was selected.
pub(super) fn rows_ui(
    ui: &mut Ui,
    app: &App,
    focus: &mut Focus,
    columns: &Columns,
    reveal: Option<RecordId>,
    out: &mut Outbox,
) -> Option<RecordId> {
    let mut picked = None;
    let items = items(focus);
    let sight = ui.clip_rect().expand(columns.row_height());
    let (left, width) = (ui.cursor().left(), ui.available_width());
    let mut top = ui.cursor().top();
    let begin = top;
    for item in &items {
        let height = match item {
            Item::Section(_) => SECTION_PT,
            Item::Row(..) => columns.row_height(),
            Item::Level(level) => {
                let lines = level_lines(ui, app, level, width).len().saturating_sub(1);
                (0..lines).fold(LEVEL_PT, |height, _| height + LINE_PT)
            }
        };
        let rect = Rect::from_min_size(pos2(left, top), vec2(width, height));
        top += height;
        if let Item::Row(_, person) = item
            && reveal == Some(*person)
        {
            ui.scroll_to_rect(rect, None);
        }
        if !sight.intersects(rect) {
            continue;
        }
        match item {
            Item::Section(apart) => section_ui(ui, app, *apart, rect),
            Item::Level(level) => level_ui(ui, app, level, rect),
            Item::Row(apart, person) => {
                let response = row_ui(ui, app, focus, columns, *apart, *person, rect);
                let Some(response) = response else { continue };
                if response.double_clicked() {
                    out.run(Command::OpenPerson);
                }
                if response.clicked() {
                    picked = Some(*person);
                    let extends = ui.input(|input| input.modifiers.command);
                    let selection = app.selection();
                    let selection =
                        if extends { selection.toggled(*person) } else { selection.only(*person) };
                    out.send(Action::Select(selection));
                }
            }
        }
    }
    ui.allocate_rect(Rect::from_min_size(pos2(left, begin), vec2(width, top - begin)), Sense::hover());
    picked
}

fn section_ui(ui: &mut Ui, app: &App, apart: Apart, rect: Rect) {
    let theme = Theme::of(ui.ctx());
    let words = app.tr().say(match apart {
        Apart::Proven => "leaders-apart-proven",
        Apart::Target => "leaders-apart-target",
        Apart::Named => "leaders-apart-named",
        Apart::Against => "leaders-apart-against",
        Apart::Active => "leaders-apart-active",
        Apart::NotALeader => "leaders-apart-not",
    });
    let response = ui.allocate_rect_keeping(rect, words.as_str(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
    ui.painter().rect_filled(rect, 0.0, theme.background);
    let at = rect.left_center() + vec2(measure::GAP_16, 0.0);
    Words::new(&words).muted().paint_at(ui.painter(), theme, at, rect.width() - 32.0);
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
}

fn level_ui(ui: &mut Ui, app: &App, level: &Level, rect: Rect) {
    let theme = Theme::of(ui.ctx());
    let words = level_words(app, level);
    let response = ui.allocate_rect_keeping(rect, words.as_str(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let mut at = rect.left_top() + vec2(LEVEL_LEAD_PT, LEVEL_PT / 2.0);
    for said in level_lines(ui, app, level, rect.width()) {
        Words::new(said).muted().paint_at(ui.painter(), theme, at, rect.width() - LEVEL_LEAD_PT);
        at.y += LINE_PT;
    }
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// Who is level, in full, on as many lines as it takes.
fn level_lines(ui: &Ui, app: &App, level: &Level, width: f32) -> Vec<String> {
    let room = width - LEVEL_LEAD_PT - measure::GAP_16;
    let theme = Theme::of(ui.ctx());
    let fits = |line: &str| !Words::new(line).is_cut(ui.painter(), theme, room);
    let mut lines: Vec<String> = Vec::new();
    for word in level_words(app, level).split(' ') {
        match lines.last_mut() {
            Some(line) if fits(&format!("{line} {word}")) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Room that was reckoned before, as a widget of its own name.
trait Keep {
    fn allocate_rect_keeping(
        &self,
        rect: Rect,
        name: impl std::hash::Hash + std::fmt::Debug,
        sense: Sense,
    ) -> Response;
}

impl Keep for Ui {
    fn allocate_rect_keeping(
        &self,
        rect: Rect,
        name: impl std::hash::Hash + std::fmt::Debug,
        sense: Sense,
    ) -> Response {
        let id = self.scope_id().with(("leaders", name));
        self.interact(rect, id, sense)
    }
}

/// Where somebody stands, in two short lines: our judgement, and the talk.
fn status(app: &App, apart: Apart, worker: &Worker) -> (String, String) {
    let tr = app.tr();
    let talk = *worker.talk.value();
    let talks = if talk == crate::model::TalkStands::NotBegun { String::new() } else { talk_word(app, talk) };
    match apart {
        Apart::Proven => (tr.say("leaders-status-proven"), talks),
        Apart::Target => (tr.say("leaders-status-target"), talk_word(app, talk)),
        _ => (judgement_word(app, *worker.judgement.value()), talks),
    }
}

fn row_ui(
    ui: &mut Ui,
    app: &App,
    focus: &mut Focus,
    columns: &Columns,
    apart: Apart,
    person: RecordId,
    rect: Rect,
) -> Option<Response> {
    let worker = app.campaign().worker(person)?;
    let theme = Theme::of(ui.ctx());
    let evidence = focus.evidence(app, person);
    let chosen = app.selection().has(person);
    let response = ui.allocate_rect_keeping(rect, person, Sense::click());
    let name = said::person(app, worker);
    let (first, second) = status(app, apart, worker);
    let says = spoken(app, worker, evidence, &name, &first, &second);
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, chosen, &says));
    selected_row(ui.painter(), theme, rect, chosen, response.hovered());
    let ground = if chosen {
        theme.selection
    } else if response.hovered() {
        theme.hover
    } else {
        theme.surface
    };
    let row = Row { app, painter: ui.painter(), theme, worker, evidence, apart, columns, ground };
    if columns.narrow {
        row.card(rect, &name, &first, &second);
    } else {
        row.line(rect, &name, &first, &second);
    }
    // Whom the filter hides steps back and stays readable.
    if app.shown().is_some_and(|shown| !shown.contains(&person)) {
        ui.painter().rect_filled(rect, 0.0, ground.gamma_multiply(0.6));
    }
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    focus_ring(ui, &response, rect.shrink(2.0), measure::RADIUS_CONTROL);
    let hint = if app.is_presenting() { String::new() } else { hint(app, evidence) };
    let response = if hint.is_empty() { response } else { tooltip(response, &hint) };
    Some(response)
}

/// The row as it is read aloud.
fn spoken(app: &App, worker: &Worker, evidence: &Evidence, name: &str, first: &str, second: &str) -> String {
    let support = app.campaign().support(worker);
    let value = support.map_or(0, |support| support.rating.value);
    let age = support.map_or(ui::Age::Fresh, |support| age_mark(app, support.rating));
    let status = if second.is_empty() { first.to_owned() } else { format!("{first}, {second}") };
    let args = args![
        "name" => name,
        "support" => badge_name(app.tr(), value, age),
        "kind" => kind_head(app, evidence.leads),
        "n" => evidence.named_by,
        "of" => evidence.of_asked,
        "status" => status,
    ];
    let id = if evidence.of_asked == 0 { "leaders-row-unknown" } else { "leaders-row" };
    app.tr().with(id, args)
}

/// What has no room in the row: where namings come from, and whom somebody is tied to.
fn hint(app: &App, evidence: &Evidence) -> String {
    let tr = app.tr();
    let mut lines = Vec::new();
    let from = from_words(app, evidence);
    if !from.is_empty() {
        lines.push(format!("{}: {from}", tr.say("leaders-named-from")));
    }
    let names: Vec<String> = tied(app, evidence).iter().map(|id| said::record(app, *id)).collect();
    lines.push(if names.is_empty() {
        tr.say("leaders-tied-nobody")
    } else {
        tr.with("leaders-tied-hint", args!["names" => names.join(", ")])
    });
    lines.join("\n")
}

/// Whom somebody is tied to and it matters: those who are against, then those strongly for it.
fn tied(app: &App, evidence: &Evidence) -> Vec<RecordId> {
    let campaign = app.campaign();
    let scale = campaign.scale();
    let rank = |id: &RecordId| {
        let worker = campaign.worker(*id)?;
        let mark = scale.mark(campaign.support(worker)?.rating.value);
        match mark {
            _ if is_opponent(campaign, worker) => Some((0, 5 - mark)),
            1 => Some((1, 0)),
            _ => None,
        }
    };
    let mut tied: Vec<_> = evidence.tied.iter().filter_map(|id| Some((rank(id)?, *id))).collect();
    tied.sort_unstable();
    tied.into_iter().map(|(_, id)| id).collect()
}

struct Row<'a> {
    app: &'a App,
    painter: &'a Painter,
    theme: &'a Theme,
    worker: &'a Worker,
    evidence: &'a Evidence,
    apart: Apart,
    columns: &'a Columns,
    ground: Color32,
}

impl Row<'_> {
    /// One line of columns, two lines of text.
    fn line(&self, rect: Rect, name: &str, first: &str, second: &str) {
        let Columns { named, beside, from, tied, tests, status, end, .. } = *self.columns;
        let (up, down) = (rect.center().y - 10.0, rect.center().y + 10.0);
        let x = |at: f32| rect.left() + at;
        self.name(pos2(x(measure::GAP_16), rect.center().y), named - measure::GAP_16 - 8.0, name);
        self.count(pos2(x(named), up), beside - named - 8.0);
        self.dots(pos2(x(named), down), beside - named - 14.0);
        let next = from.unwrap_or(tied);
        self.beside(pos2(x(beside), up), next - beside - 6.0);
        if let Some(from) = from {
            self.from(pos2(x(from), rect.center().y), tied - from - 8.0);
        }
        if !self.app.is_presenting() {
            self.tied(pos2(x(tied), rect.center().y));
        }
        self.tests(pos2(x(tests), up), pos2(x(tests), down), status - tests - 8.0);
        let room = end - status;
        let tone = if self.apart == Apart::Named { Tone::Muted } else { Tone::Text };
        let first = Words::new(first).tone(tone);
        if second.is_empty() {
            let lines = self.two_lines(&first, room);
            self.paint_two(pos2(x(status), rect.center().y), lines, tone, room);
        } else {
            first.paint_at(self.painter, self.theme, pos2(x(status), up), room);
            let at = pos2(x(status), down);
            Words::new(second).muted().paint_at(self.painter, self.theme, at, room);
        }
    }

    /// Three lines, where the window is narrow.
    fn card(&self, rect: Rect, name: &str, first: &str, second: &str) {
        let (left, right) = (rect.left() + measure::GAP_16, rect.right() - measure::GAP_16);
        let lines = [-26.0, 0.0, 26.0].map(|by| rect.center().y + by);
        let [one, two, three] = lines;
        let status = if second.is_empty() { first.to_owned() } else { format!("{first} · {second}") };
        let status = Words::new(&status).muted();
        let drawn = status.paint_ending(self.painter, self.theme, pos2(right, one), 240.0);
        self.name(pos2(left, one), drawn.left() - left - 12.0, name);
        let middle = rect.center().x;
        self.count(pos2(left + 28.0, two), middle - left - 36.0);
        let kind = kind_head(self.app, Some(kind_beside(self.evidence.leads)));
        let kind = Words::new(kind).muted();
        let drawn = kind.paint_at(self.painter, self.theme, pos2(middle, two), (right - middle) / 2.0);
        self.beside(pos2(drawn.right() + 6.0, two), 90.0);
        if !self.app.is_presenting() {
            self.tied(pos2(right - 72.0, two));
        }
        self.dots(pos2(left + 28.0, three), middle - left - 44.0);
        self.tests(pos2(middle, three), pos2(middle + 90.0, three), right - middle - 90.0);
    }

    /// The badge, the name, and the star of our judgement.
    fn name(&self, at: Pos2, room: f32, name: &str) {
        let (painter, theme) = (self.painter, self.theme);
        badge(painter, theme, self.app, self.worker, at + vec2(10.0, 0.0), measure::BADGE, self.ground);
        let star = star_of(self.app, self.worker);
        let strong = star.is_some_and(|star| star != ui::Star::Suggested);
        let star_room = if star.is_some() { 22.0 } else { 0.0 };
        let words = Words::new(name).strong_if(strong);
        let drawn = words.paint_at(painter, theme, at + vec2(28.0, 0.0), room - 28.0 - star_room);
        if let Some(star) = star {
            let centre = pos2(drawn.right() + 13.0, at.y);
            ui::star(painter, theme, centre, measure::STAR, star, None);
        }
    }

    /// "5 of 9 asked": comes first as text. Where nobody was asked it is not known.
    fn count(&self, at: Pos2, room: f32) {
        let (painter, theme, tr) = (self.painter, self.theme, self.app.tr());
        if self.evidence.of_asked == 0 {
            Words::new(tr.say("leaders-asked-nobody")).muted().paint_at(painter, theme, at, room);
            return;
        }
        let count = n_of(self.app, self.evidence.named_by, self.evidence.of_asked);
        let drawn = Words::new(count).strong().paint_at(painter, theme, at, room);
        let at = pos2(drawn.right() + 4.0, at.y);
        let asked = tr.say("leaders-asked");
        let left = room - drawn.width() - 4.0;
        if left > 24.0 {
            Words::new(asked).muted().paint_at(painter, theme, at, left);
        }
    }

    /// Filled: named; ring: asked and named others; point: not asked. Many become a bar of the same.
    fn dots(&self, at: Pos2, room: f32) {
        let (painter, theme) = (self.painter, self.theme);
        let Evidence { named_by, of_asked, belongs, .. } = *self.evidence;
        let all = belongs.max(of_asked).max(named_by);
        let step = (room / all.max(1) as f32).min(9.0);
        if step >= 7.0 {
            for place in 0..all {
                let centre = pos2(at.x + step * 0.4 + place as f32 * step, at.y);
                if place < named_by {
                    painter.circle_filled(centre, step * 0.4, theme.text);
                } else if place < of_asked {
                    painter.circle_stroke(centre, step * 0.35, Stroke::new(1.1, theme.mark));
                } else {
                    painter.circle_filled(centre, 1.1, theme.mark);
                }
            }
            return;
        }
        let width = |n: u32| room * n as f32 / all.max(1) as f32;
        let bar = |from: u32, to: u32| {
            let (left, right) = (at.x + width(from), at.x + width(to));
            Rect::from_min_max(pos2(left, at.y - 3.5), pos2(right.max(left), at.y + 3.5))
        };
        let asked = bar(named_by.min(of_asked), of_asked);
        let ring = Stroke::new(1.1, theme.mark);
        painter.rect_stroke(asked, 2.0, ring, egui::StrokeKind::Inside);
        let named = bar(0, named_by);
        painter.rect_filled(named.with_max_x(named.right().max(named.left() + 2.0)), 2.0, theme.text);
        let mut x = at.x + width(of_asked) + 4.0;
        while x < at.x + room {
            painter.circle_filled(pos2(x, at.y), 1.1, theme.mark);
            x += 6.0;
        }
    }

    /// The other kind of question, in its own column; never added.
    fn beside(&self, at: Pos2, room: f32) {
        let kind = kind_beside(self.evidence.leads);
        let words = beside(self.app, &self.evidence.by_kind, kind);
        let known = words.is_some();
        let words = words.unwrap_or_else(|| {
            if self.evidence.by_kind.is_empty() {
                "—".to_owned()
            } else {
                self.app.tr().say("leaders-not-asked-this")
            }
        });
        let tone = if known { Tone::Text } else { Tone::Muted };
        Words::new(words).tone(tone).paint_at(self.painter, self.theme, at, room);
    }

    fn from(&self, at: Pos2, room: f32) {
        let words = from_words(self.app, self.evidence);
        let words = if words.is_empty() { "—".to_owned() } else { words };
        let lines = self.two_lines(&Words::new(&words), room);
        let lines = if lines.len() < 2 { vec![words] } else { lines };
        self.paint_two(at, lines, Tone::Muted, room);
    }

    fn tied(&self, at: Pos2) {
        let tied = tied(self.app, self.evidence);
        if tied.is_empty() {
            Words::new("—").muted().paint_at(self.painter, self.theme, at, 20.0);
            return;
        }
        for (place, person) in (0_u8..).zip(tied.iter().take(MOST_TIED)) {
            let Some(worker) = self.app.campaign().worker(*person) else { continue };
            let centre = at + vec2(8.0 + f32::from(place) * 18.0, 0.0);
            badge(self.painter, self.theme, self.app, worker, centre, 16.0, self.ground);
        }
    }

    /// One mark a test, lowest risk first, and what was promised and came.
    fn tests(&self, at: Pos2, below: Pos2, room: f32) {
        let ladder = self.app.campaign().ladder();
        for (place, test) in (0_u8..).zip(ladder.iter().take(8)) {
            let centre = pos2(at.x + 5.0 + f32::from(place) * 13.0, at.y);
            let outcome = outcome_of(self.worker, test.id);
            ui::outcome(self.painter, self.theme, centre, 9.0, outcome);
        }
        if let Some((words, tone)) = self.promise() {
            Words::new(words).tone(tone).paint_at(self.painter, self.theme, below, room);
        }
    }

    /// Promised against delivered, or what their people did, or what was said and not done.
    fn promise(&self) -> Option<(String, Tone)> {
        let tr = self.app.tr();
        let (promised, brought) = self.evidence.delivered();
        let last = self.evidence.proofs.iter().filter(|proof| !proof.of.is_empty()).max_by_key(|proof| {
            self.app.campaign().test(proof.test).map(|test| (*test.day.value(), *test.rung.value()))
        });
        let tests = self.app.campaign().ladder();
        let marks = tests.iter().rev().map(|test| outcome_of(self.worker, test.id));
        let refused = marks.clone().find(|outcome| *outcome != Outcome::NotAsked) == Some(Outcome::Refused);
        let expected = tests.iter().rev().any(|test| {
            let marked = self.app.tallies().test(test.id).and_then(|tally| tally.person(self.worker.id));
            marked.is_some_and(|marked| {
                marked.outcome == Outcome::Refused && marked.expected == Some(crate::model::Expected::Will)
            })
        });
        if refused && (promised > 0 || expected) {
            return Some((tr.say("tests-lesson-yes-refused"), Tone::Warning));
        }
        if promised > 0 {
            let tone = if brought < promised { Tone::Warning } else { Tone::Muted };
            return Some((tr.with("leaders-brought", args!["n" => brought, "of" => promised]), tone));
        }
        if is_opponent(self.app.campaign(), self.worker) {
            return Some((tr.say("leaders-against"), Tone::Muted));
        }
        let proof = last?;
        let args = args!["n" => proof.brought.len(), "of" => proof.of.len()];
        Some((tr.with("leaders-theirs", args), Tone::Muted))
    }

    /// Words on at most two lines.
    fn two_lines(&self, words: &Words<'_>, room: f32) -> Vec<String> {
        let text = words.text();
        if !words.is_cut(self.painter, self.theme, room) {
            return vec![text.to_owned()];
        }
        let fits = |line: &str| !Words::new(line).is_cut(self.painter, self.theme, room);
        let breaks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        let at = breaks.into_iter().rev().find(|at| text.get(..*at).is_some_and(fits));
        match at {
            Some(at) => {
                let (one, other) = text.split_at(at);
                vec![one.to_owned(), other.trim_start().to_owned()]
            }
            None => vec![text.to_owned()],
        }
    }

    fn paint_two(&self, at: Pos2, lines: Vec<String>, tone: Tone, room: f32) {
        let offset = if lines.len() > 1 { 10.0 } else { 0.0 };
        for (line, by) in lines.into_iter().zip([-offset, offset]) {
            Words::new(line).tone(tone).paint_at(self.painter, self.theme, at + vec2(0.0, by), room);
        }
    }
}

/// The star of somebody: judged a leader, second in line, suggested.
pub(super) fn star_of(app: &App, worker: &Worker) -> Option<ui::Star> {
    let second = || {
        let unit = worker.unit().map(|unit| app.tallies().coverage(unit));
        unit.is_some_and(|coverage| coverage.second == Some(worker.id))
    };
    match *worker.judgement.value() {
        Judgement::Identified => Some(ui::Star::Leader),
        Judgement::NotALeader => None,
        _ if second() => Some(ui::Star::Second),
        Judgement::Suggested => Some(ui::Star::Suggested),
        Judgement::NotLookedAt => None,
    }
}

/// The badge of somebody's rating at a place.
pub(super) fn badge(
    painter: &Painter,
    theme: &Theme,
    app: &App,
    worker: &Worker,
    centre: Pos2,
    side: f32,
    ground: Color32,
) {
    let support = app.campaign().support(worker);
    let value = support.map_or(0, |support| support.rating.value);
    let age = support.map_or(ui::Age::Fresh, |support| age_mark(app, support.rating));
    let numeral = app.tr().numeral(value);
    let mark = app.campaign().scale().mark(value);
    Badge::new(mark).age(age).numeral(&numeral).on(ground).paint(painter, theme, centre, side);
}
