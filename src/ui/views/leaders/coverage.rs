//! Coverage: who carries which unit and shift, what is missing, and who could close it.

use egui::{
    Align, Layout, Popup, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::known::{Coverage as Counted, Known};
use crate::app::{Action, App, CoverageWord, Covered, Crossing, Door, Filter};
use crate::args;
use crate::model::{RecordId, UnitField};
use crate::ui::evidence::{closer_words, gap_words, unit_name};
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::views::Place;
use crate::ui::widgets::{Button, door, focus_ring, menu_item};
use crate::ui::{self, Tone, deeds, measure, said};

/// Height of one line of text in a row.
const LINE_PT: f32 = 20.0;
/// Height of a cell of a unit on a shift.
const CELL_PT: f32 = 44.0;

/// How it is looked at: nothing of it is remembered.
#[derive(Default)]
pub(super) struct Coverage;

/// Where the columns begin.
struct Columns {
    leaders: f32,
    second: f32,
    targets: f32,
    reach: f32,
    missing: f32,
    close: f32,
    end: f32,
    /// What is missing and who could close it stand below the row.
    narrow: bool,
}

impl Columns {
    fn of(width: f32) -> Self {
        let end = width - measure::GAP_16;
        let narrow = width < 840.0;
        let room = end - measure::GAP_16;
        let shares: [f32; 6] =
            if narrow { [0.3, 0.2, 0.2, 0.12, 0.18, 0.0] } else { [0.15, 0.125, 0.125, 0.065, 0.09, 0.185] };
        let mut at = measure::GAP_16;
        let mut starts = [0.0; 6];
        for (start, share) in starts.iter_mut().zip(shares) {
            at += room * share;
            *start = at;
        }
        let [leaders, second, targets, reach, missing, close] = starts;
        Self { leaders, second, targets, reach, missing, close, end, narrow }
    }
}

impl Coverage {
    /// The page; gives the unit whose people are to be shown.
    #[expect(clippy::unused_self, reason = "a page of the view, like the others")]
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        known: &mut Known,
        out: &mut Outbox,
    ) -> Option<RecordId> {
        let mut open = None;
        let counted = known.coverage(app);
        ScrollArea::vertical().id_salt("coverage").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            head_ui(ui, app, counted);
            if counted.units.is_empty() {
                return;
            }
            let columns = Columns::of(ui.available_width());
            for shifts in [false, true] {
                let mut rows = counted.units.iter().filter(|(_, is_shift)| *is_shift == shifts).peekable();
                if rows.peek().is_some() {
                    heads_ui(ui, app, &columns, shifts);
                }
                for (covered, _) in rows {
                    if row_ui(ui, app, &columns, covered, out) {
                        open = Some(covered.unit);
                    }
                }
            }
            crossings_ui(ui, app, &counted.crossings, out);
            ui.add_space(measure::GAP_24);
        });
        open
    }
}

fn head_ui(ui: &mut Ui, app: &App, counted: &Counted) {
    let tr = app.tr();
    let margin = egui::Margin { left: 16, right: 16, top: 14, bottom: 10 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 2.0);
        if counted.units.is_empty() {
            Words::new(tr.say("leaders-coverage-none")).muted().wrap().ui(ui);
            return;
        }
        let units = counted.units.iter().filter(|(_, is_shift)| !is_shift);
        let covered = units.clone().filter(|(one, _)| one.coverage.word == CoverageWord::Covered).count();
        let args = args!["n" => covered, "of" => units.count()];
        Words::title(tr.with("leaders-coverage-title", args)).ui(ui);
        Words::new(tr.say("leaders-coverage-why")).muted().wrap().ui(ui);
    });
    ui::rule(ui);
}

fn heads_ui(ui: &mut Ui, app: &App, columns: &Columns, shifts: bool) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme.background);
    let end = columns.end;
    let reach_end = if columns.narrow { end } else { columns.missing };
    let mut heads = vec![
        (measure::GAP_16, columns.leaders, if shifts { "leaders-head-shift" } else { "leaders-head-unit" }),
        (columns.leaders, columns.second, "leaders-head-leaders"),
        (columns.second, columns.targets, "leaders-head-second"),
        (columns.targets, columns.reach, "leaders-head-targets"),
        (columns.reach, reach_end, "leaders-head-reach"),
    ];
    if !columns.narrow {
        heads.push((columns.missing, columns.close, "leaders-head-missing"));
        // Whoever looks on is not shown who could be won.
        if !app.is_presenting() {
            heads.push((columns.close, end, "leaders-head-close"));
        }
    }
    for (from, to, id) in heads {
        let at = rect.left_center() + vec2(from, 0.0);
        Words::new(tr.say(id)).muted().paint_at(ui.painter(), theme, at, to - from - 6.0);
    }
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
}

/// Sends the people behind a number to the table.
fn show(out: &mut Outbox, says: String, people: impl IntoIterator<Item = RecordId>) {
    let people = people.into_iter().collect();
    out.send(Action::Filter(Filter { query: String::new(), door: Some(Door { says, people }) }));
    out.go(Place::People);
}

/// One unit or shift; whether it is to be opened.
fn row_ui(ui: &mut Ui, app: &App, columns: &Columns, covered: &Covered, out: &mut Outbox) -> bool {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let name = unit_name(app, Some(covered.unit));
    let missing: Vec<String> = covered.gaps.iter().map(|gap| gap_words(app, *gap)).collect();
    let closers: &[_] = if app.is_presenting() { &[] } else { &covered.closers };
    let wants = covered.coverage.word != CoverageWord::Covered;
    let lines = if columns.narrow {
        2 + missing.len().min(1) + closers.len()
    } else {
        missing.len().max(closers.len() * 2).max(2)
    };
    let height = lines as f32 * LINE_PT + 16.0;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    if !ui.is_rect_visible(rect) {
        return false;
    }
    let cell = |from: f32, to: f32, line: usize| {
        let top = rect.top() + 8.0 + line as f32 * LINE_PT;
        Rect::from_min_max(pos2(rect.left() + from, top), pos2(rect.left() + to - 8.0, top + LINE_PT))
    };
    // The unit, its marks and word: opens the unit.
    let word = tr.say(crate::chart::coverage_word(covered.coverage.word));
    let at = cell(measure::GAP_16, columns.leaders, 0);
    let button = at.with_max_y(at.bottom() + LINE_PT);
    let response = ui.interact(button, ui.scope_id().with(("open", covered.unit)), Sense::click());
    let says = tr.with("leaders-open-unit", args!["unit" => &name, "word" => &word]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &says));
    if response.hovered() {
        ui.painter().rect_filled(button.expand2(vec2(6.0, 2.0)), 4.0, theme.hover);
    }
    Words::new(&name).strong().paint_at(ui.painter(), theme, at.left_center(), at.width());
    let below = cell(measure::GAP_16, columns.leaders, 1);
    ui::coverage(ui.painter(), theme, below.left_center(), covered.coverage.word);
    let is_gap = covered.coverage.word == CoverageWord::Gap;
    let tone = if is_gap { Tone::Danger } else { Tone::Text };
    let left = below.left_center() + vec2(ui::COVERAGE_WIDTH + 6.0, 0.0);
    let room = below.right() - left.x;
    Words::new(&word).strong_if(is_gap).tone(tone).paint_at(ui.painter(), theme, left, room);
    focus_ring(ui, &response, button, measure::RADIUS_CONTROL);
    let open = response.clicked();

    let tenths = covered.count.leaders_per_ten_tenths();
    let n = covered.coverage.leaders.len();
    let mut numbers = line(ui, ("leaders", covered.unit), cell(columns.leaders, columns.second, 0));
    let says = tr.with("leaders-door-leaders", args!["unit" => &name, "n" => n]);
    if door(&mut numbers, &tr.number(n as i64), &says).clicked() {
        show(out, says, covered.coverage.leaders.iter().copied());
    }
    Words::new(tr.with("leaders-needed", args!["of" => covered.needed])).muted().ui(&mut numbers);
    let per_ten = tr.decimal(f64::from(tenths) / 10.0, 1);
    let at = cell(columns.leaders, columns.second, 1);
    let per_ten = Words::new(tr.with("leaders-per-ten", args!["n" => per_ten])).muted();
    per_ten.paint_at(ui.painter(), theme, at.left_center(), at.width());

    let second = covered.coverage.second.map(|id| said::record(app, id));
    let at = cell(columns.second, columns.targets, 0);
    let second = second.unwrap_or_else(|| tr.say("chart-view-none"));
    Words::new(second).paint_at(ui.painter(), theme, at.left_center(), at.width());

    let targets = &covered.coverage.targets;
    let mut numbers = line(ui, ("targets", covered.unit), cell(columns.targets, columns.reach, 0));
    let says = tr.with("leaders-door-targets", args!["unit" => &name, "n" => targets.len()]);
    if targets.is_empty() {
        Words::new("0").muted().ui(&mut numbers);
    } else if door(&mut numbers, &tr.number(targets.len() as i64), &says).clicked() {
        show(out, says, targets.iter().copied());
    }
    let reach_end = if columns.narrow { columns.end } else { columns.missing };
    let mut side =
        line(ui, ("reach", covered.unit), cell(columns.reach, reach_end, 0).expand2(vec2(0.0, 2.0)));
    reach_ui(&mut side, app, covered, &name, out);

    let (from, to, first) =
        if columns.narrow { (measure::GAP_16, columns.end, 2) } else { (columns.missing, columns.close, 0) };
    if columns.narrow {
        let at = cell(from, to, first);
        Words::new(missing.join(" · ")).paint_at(ui.painter(), theme, at.left_center(), at.width());
    } else {
        for (line, words) in missing.iter().enumerate() {
            let at = cell(from, to, line);
            let words = Words::new(words);
            let words = if line == 0 && wants { words } else { words.muted() };
            words.paint_at(ui.painter(), theme, at.left_center(), at.width());
        }
        if missing.is_empty() {
            let at = cell(from, to, 0);
            let nothing = Words::new(tr.say("leaders-nothing-missing")).muted();
            nothing.paint_at(ui.painter(), theme, at.left_center(), at.width());
        }
    }
    for (place, closer) in closers.iter().enumerate() {
        let (at, why_at) = if columns.narrow {
            let at = cell(measure::GAP_16, columns.end, 2 + missing.len().min(1) + place);
            (at, at)
        } else {
            (cell(columns.close, columns.end, place * 2), cell(columns.close, columns.end, place * 2 + 1))
        };
        let whom = Whom { app, unit: covered.unit, who: closer.who, why: closer_words(app, closer) };
        whom.ui(ui, at, why_at, columns.narrow, out);
    }
    if closers.is_empty() && wants && !columns.narrow && !app.is_presenting() {
        let at = cell(columns.close, columns.end, 0);
        let nobody = Words::new(tr.say("leaders-nobody-could")).muted();
        nobody.paint_at(ui.painter(), theme, at.left_center(), at.width());
    }
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    open
}

/// Whether everybody is reached in 48 hours; a click says otherwise.
fn reach_ui(ui: &mut Ui, app: &App, covered: &Covered, unit: &str, out: &mut Outbox) {
    let tr = app.tr();
    let word = |reach: Option<bool>| {
        tr.say(match reach {
            Some(true) => "leaders-reach-yes",
            Some(false) => "leaders-reach-no",
            None => "leaders-reach-unknown",
        })
    };
    let words = word(covered.coverage.reach);
    if app.is_presenting() {
        Words::new(&words).muted().ui(ui);
        return;
    }
    let ask = tr.with("leaders-reach-set", args!["unit" => unit]);
    let button = Button::link(&words).hint(&ask).ui(ui);
    Popup::menu(&button).width(160.0).show(|ui| {
        for reach in [Some(true), Some(false), None] {
            if menu_item(ui, None, &word(reach), "", covered.coverage.reach == reach).clicked() {
                let fields = vec![UnitField::Reach(reach)];
                out.send(Action::Do(deeds::set_unit("reach", covered.unit, fields)));
                ui.close();
            }
        }
    });
}

/// Somebody who could close a gap: a click selects them.
struct Whom<'a> {
    app: &'a App,
    unit: RecordId,
    who: RecordId,
    why: String,
}

impl Whom<'_> {
    fn ui(&self, ui: &mut Ui, at: Rect, why_at: Rect, one_line: bool, out: &mut Outbox) {
        let Some(worker) = self.app.campaign().worker(self.who) else { return };
        let theme = Theme::of(ui.ctx());
        let name = said::person(self.app, worker);
        let whole = at.union(why_at);
        let id = ui.scope_id().with(("close", self.unit, self.who));
        let response = ui.interact(whole, id, Sense::click());
        let args = args!["name" => &name, "why" => &self.why];
        let says = self.app.tr().with("leaders-closer", args);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &says));
        if response.hovered() {
            ui.painter().rect_filled(whole.expand2(vec2(4.0, 1.0)), 4.0, theme.hover);
        }
        let centre = at.left_center() + vec2(8.0, 0.0);
        super::rows::badge(ui.painter(), theme, self.app, worker, centre, 16.0, theme.surface);
        let left = at.left_center() + vec2(22.0, 0.0);
        let drawn = Words::new(&name).paint_at(ui.painter(), theme, left, at.width() - 22.0);
        let from = if one_line {
            drawn.right_center() + vec2(8.0, 0.0)
        } else {
            why_at.left_center() + vec2(22.0, 0.0)
        };
        let why = Words::new(&self.why).muted();
        let room = why_at.right() - from.x;
        let cut = why.is_cut(ui.painter(), theme, room);
        why.paint_at(ui.painter(), theme, from, room);
        focus_ring(ui, &response, whole, measure::RADIUS_CONTROL);
        let response = if cut { tooltip(response, &says) } else { response };
        if response.clicked() {
            out.send(Action::Select(self.app.selection().only(self.who)));
        }
    }
}

/// Units on shifts: a unit may be covered by day and have nobody by night.
fn crossings_ui(ui: &mut Ui, app: &App, crossings: &[Crossing], out: &mut Outbox) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let (mut units, mut shifts): (Vec<RecordId>, Vec<RecordId>) = (Vec::new(), Vec::new());
    for cell in crossings {
        if !units.contains(&cell.unit) {
            units.push(cell.unit);
        }
        if !shifts.contains(&cell.shift) {
            shifts.push(cell.shift);
        }
    }
    if shifts.len() < 2 || units.is_empty() {
        return;
    }
    let margin = egui::Margin { left: 16, right: 16, top: 16, bottom: 8 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        Words::new(tr.say("leaders-crossings")).strong().ui(ui);
        Words::new(tr.say("leaders-crossings-why")).muted().wrap().ui(ui);
    });
    let width = ui.available_width() - 2.0 * measure::GAP_16;
    let first = (width * 0.22).clamp(110.0, 200.0);
    let each = ((width - first) / shifts.len() as f32).min(190.0);
    let (heads, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    for (place, shift) in shifts.iter().enumerate() {
        let at = heads.left_center() + vec2(measure::GAP_16 + first + each * place as f32, 0.0);
        Words::new(unit_name(app, Some(*shift))).muted().paint_at(ui.painter(), theme, at, each - 8.0);
    }
    for unit in units {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CELL_PT), Sense::hover());
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let line = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(rect.shrink2(vec2(16.0, 0.0)).x_range(), rect.top() + 0.5, line);
        let at = rect.left_center() + vec2(measure::GAP_16, 0.0);
        let name = unit_name(app, Some(unit));
        Words::new(&name).paint_at(ui.painter(), theme, at, first - 8.0);
        for (place, shift) in shifts.iter().enumerate() {
            let left = rect.left() + measure::GAP_16 + first + each * place as f32;
            let cell = Rect::from_min_size(pos2(left, rect.top() + 4.0), vec2(each - 8.0, CELL_PT - 6.0));
            let found = crossings.iter().find(|cell| cell.unit == unit && cell.shift == *shift);
            let Some(found) = found else {
                Words::new("—").muted().paint_at(ui.painter(), theme, cell.left_center(), 20.0);
                continue;
            };
            cell_ui(ui, app, found, cell, &name, out);
        }
    }
}

fn cell_ui(ui: &mut Ui, app: &App, found: &Crossing, cell: Rect, unit: &str, out: &mut Outbox) {
    let tr = app.tr();
    let shift = unit_name(app, Some(found.shift));
    let n = found.people.len();
    let people = tr.with("leaders-door-people", args!["unit" => unit, "shift" => &shift, "n" => n]);
    let (upper, lower) = cell.split_top_bottom_at_fraction(0.5);
    let is_gap = found.leaders.is_empty();
    let words = if is_gap {
        tr.say("leaders-cell-gap")
    } else {
        tr.with("leaders-cell-leaders", args!["n" => found.leaders.len()])
    };
    let tone = if is_gap { Tone::Danger } else { Tone::Text };
    let mut above = line(ui, ("carries", found.unit, found.shift), upper);
    Words::new(&words).strong_if(is_gap).tone(tone).ui(&mut above);
    if !found.targets.is_empty() {
        let targets = tr.with("leaders-cell-targets", args!["n" => found.targets.len()]);
        Words::new(targets).muted().ui(&mut above);
    }
    let mut below = line(ui, ("people", found.unit, found.shift), lower);
    if door(&mut below, &n_people(app, n), &people).clicked() {
        show(out, people, found.people.iter().copied());
    }
}

/// A line of its own at a place.
fn line(ui: &mut Ui, name: impl std::hash::Hash + std::fmt::Debug, rect: Rect) -> Ui {
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
    child.set_clip_rect(rect.expand(3.0).intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = vec2(6.0, 0.0);
    child
}

fn n_people(app: &App, n: usize) -> String {
    app.tr().with("deed-people", args!["n" => n])
}
