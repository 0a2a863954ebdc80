//! The grid units × gates: what is met lies quiet on the surface, what is not yet met is raised, so that
//! the eye lands on work.
//!
//! Head and first column stay while the rest scrolls; only rows in sight are drawn.

use std::rc::Rc;

use egui::{
    Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::known::{Cell, Head, Known, Row};
use crate::app::App;
use crate::args;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::focus_ring;
use crate::ui::{self, Reached, measure};

/// Height of the head.
pub(super) const HEAD: f32 = 52.0;
/// Height of a row: a number and two lines of reason.
pub(super) const ROW: f32 = 80.0;
/// Height of a shift: one gate, on two lines.
const SHIFT: f32 = 56.0;
/// From the edge of a cell to what stands in it.
const PAD: f32 = 12.0;
/// Least width of a gate.
const LEAST: f32 = 124.0;

/// What was asked for on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// The people behind a cell: row and gate.
    People(usize, usize),
    /// The unit of a row, on the chart.
    Unit(usize),
    /// Who of a row did it in the last test.
    Last(usize),
    /// The rule of a gate, to change it.
    Rule,
}

/// How the grid is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// The cell the keys act on: row and gate.
    pub(super) at: Option<(usize, usize)>,
    /// It is to be brought into sight.
    pub(super) reveal: bool,
}

/// How high the whole grid is.
pub(super) fn height(known: &Known) -> f32 {
    HEAD + ROW * known.units as f32 + SHIFT * (known.rows - known.units) as f32
}

struct Places {
    first: f32,
    each: f32,
    columns: usize,
    units: usize,
    rows: usize,
}

impl Places {
    fn of(known: &Known, width: f32) -> Self {
        let first = if width < 1000.0 { 150.0 } else { 168.0 };
        let columns = known.heads.len().max(1);
        let each = ((width - first) / columns as f32).max(LEAST);
        Self { first, each, columns, units: known.units, rows: known.rows }
    }

    fn size(&self) -> egui::Vec2 {
        vec2(self.first + self.each * self.columns as f32, self.top(self.rows))
    }

    /// How far down a row begins.
    fn top(&self, row: usize) -> f32 {
        HEAD + ROW * row.min(self.units) as f32 + SHIFT * row.saturating_sub(self.units) as f32
    }

    fn height(&self, row: usize) -> f32 {
        if row < self.units { ROW } else { SHIFT }
    }

    /// The rows that lie between two heights.
    fn between(&self, from: f32, until: f32) -> std::ops::Range<usize> {
        let row = |y: f32| {
            let units = ((y - HEAD) / ROW).max(0.0);
            let over = y - self.top(self.units);
            if over <= 0.0 { units as usize } else { self.units + (over / SHIFT) as usize }
        };
        row(from + HEAD).min(self.rows)..(row(until) + 1).min(self.rows)
    }

    fn cell(&self, origin: Pos2, row: usize, column: usize) -> Rect {
        let corner = vec2(self.first + self.each * column as f32, self.top(row));
        Rect::from_min_size(origin + corner, vec2(self.each, self.height(row)))
    }
}

/// Draws the grid into all the room there is; what was asked for.
pub(super) fn grid_ui(ui: &mut Ui, app: &App, known: &mut Known, look: &mut Look) -> Option<Asked> {
    let room = ui.max_rect();
    let places = Places::of(known, room.width());
    let mut asked = None;
    let area = ScrollArea::both().id_salt("grid").auto_shrink(false);
    area.show_viewport(ui, |ui, seen| {
        ui.set_min_size(places.size());
        let origin = ui.min_rect().min;
        // The corner of what is seen: there head and first column stay.
        let corner = origin + seen.min.to_vec2();
        if std::mem::take(&mut look.reveal)
            && let Some((row, column)) = look.at
        {
            // Head and first column cover what lies under them.
            let cell = places.cell(origin, row, column);
            ui.scroll_to_rect(Rect::from_min_max(cell.min - vec2(places.first, HEAD), cell.max), None);
        }
        let in_sight = places.between(seen.top(), seen.bottom());
        let clip = ui.clip_rect();
        let theme = Theme::of(ui.ctx());
        let mut over = None;
        let rows: Vec<(usize, Rc<Row>)> =
            in_sight.clone().filter_map(|at| Some((at, known.row(app, at)?))).collect();

        let body = Rect::from_min_max(corner + vec2(places.first, HEAD), clip.max);
        let mut cells = child(ui, "cells", body);
        for (at, row) in &rows {
            for (column, head) in known.heads.iter().enumerate() {
                let rect = places.cell(origin, *at, column);
                let Some(cell) = row.cells.get(column).and_then(Option::as_ref) else {
                    not_asked_ui(&cells, rect, theme);
                    continue;
                };
                let chosen = look.at == Some((*at, column));
                let response = cell_ui(&mut cells, app, theme, row, head, cell, rect, chosen);
                if response.hovered() {
                    over = Some(((*at, column), response.clone()));
                }
                if response.clicked() {
                    look.at = Some((*at, column));
                    asked = Some(Asked::People(*at, column));
                }
            }
        }
        if let Some((at, response)) = over.take() {
            let door = known.door(app, at);
            let cell = rows.iter().find(|(row, _)| *row == at.0);
            let cell = cell.and_then(|(_, row)| row.cells.get(at.1)).and_then(Option::as_ref);
            let full = cell.map(|cell| format!("{}\n{}", cell.number, cell.reason)).unwrap_or_default();
            tooltip(response, &format!("{full}\n{door}"));
        }
        // The ring lies over the lines of the neighbours.
        if let Some((row, column)) = look.at.filter(|(row, _)| in_sight.contains(row)) {
            let ring = Stroke::new(measure::RING, theme.focus);
            let rect = places.cell(origin, row, column);
            cells.painter().rect_stroke(rect, 0.0, ring, StrokeKind::Inside);
        }

        let column =
            Rect::from_min_max(corner + vec2(0.0, HEAD), pos2(corner.x + places.first, clip.bottom()));
        let mut units = child(ui, "units", column);
        units.painter().rect_filled(column, 0.0, theme.surface);
        for (at, row) in &rows {
            let top = origin.y + places.top(*at);
            let size = vec2(places.first, places.height(*at));
            let rect = Rect::from_min_size(pos2(corner.x, top), size);
            if unit_ui(&mut units, app, theme, row, rect) {
                asked = Some(Asked::Unit(*at));
            }
        }
        let line = Stroke::new(measure::LINE, theme.line);
        let foot = (origin.y + places.size().y).min(clip.bottom());
        units.painter().vline(column.right() - 0.5, column.top()..=foot, line);

        let head = Rect::from_min_max(corner + vec2(places.first, 0.0), pos2(clip.right(), corner.y + HEAD));
        let mut heads = child(ui, "heads", head);
        heads.painter().rect_filled(head, 0.0, theme.surface);
        for (at, gate) in known.heads.iter().enumerate() {
            let left = origin.x + places.first + places.each * at as f32;
            let rect = Rect::from_min_size(pos2(left, corner.y), vec2(places.each, HEAD));
            if gate_ui(&mut heads, app, theme, gate, rect) {
                asked = Some(Asked::Rule);
            }
        }
        let above = Rect::from_min_size(corner, vec2(places.first, HEAD));
        ui.painter().rect_filled(above, 0.0, theme.surface);
        let at = pos2(above.left() + measure::GAP_16, above.bottom() - 16.0);
        Words::new(app.tr().say("ready-unit")).muted().paint_at(ui.painter(), theme, at, places.first);
        ui.painter().hline(above.left()..=clip.right(), above.bottom() - 0.5, line);
        ui.painter().vline(above.right() - 0.5, above.y_range(), line);
    });
    asked
}

fn child(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child
}

/// The head of a gate: its name, and its limit in words. A click opens the rules.
fn gate_ui(ui: &mut Ui, app: &App, theme: &Theme, gate: &Head, rect: Rect) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(("gate", gate.key)), Sense::click());
    let says = app.tr().with("ready-gate-head", args!["gate" => &gate.name, "limit" => &gate.limit]);
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &says));
    let ground = if response.hovered() { theme.hover } else { theme.surface };
    ui.painter().rect_filled(rect, 0.0, ground);
    let left = rect.left() + PAD;
    let room = rect.width() - PAD - 6.0;
    let name = Words::new(&gate.name).strong();
    name.paint_at(ui.painter(), theme, pos2(left, rect.bottom() - 33.0), room);
    let limit = Words::new(&gate.limit).muted();
    limit.paint_at(ui.painter(), theme, pos2(left, rect.bottom() - 16.0), room);
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
    focus_ring(ui, &response, rect.shrink(3.0), measure::RADIUS_CONTROL);
    tooltip(response, &gate.why).clicked()
}

/// The unit of a row; whether it is to be shown on the chart.
fn unit_ui(ui: &mut Ui, app: &App, theme: &Theme, row: &Row, rect: Rect) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(("unit", row.unit)), Sense::click());
    let says = app.tr().with("ready-unit-head", args!["unit" => &row.name, "gates" => &row.gates]);
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &says));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    let left = rect.left() + measure::GAP_16;
    let room = rect.width() - measure::GAP_16 - PAD;
    let name = Words::new(&row.name).strong();
    let cut = name.is_cut(ui.painter(), theme, room);
    name.paint_at(ui.painter(), theme, pos2(left, rect.top() + 19.0), room);
    let gates = Words::new(&row.gates).muted();
    gates.paint_at(ui.painter(), theme, pos2(left, rect.top() + 36.0), room);
    if rect.height() >= ROW {
        let bar = Rect::from_min_size(pos2(left, rect.top() + 51.0), vec2(room, 11.0));
        ui::support_bar(ui.painter(), theme, bar, row.counts, row.belongs, false);
    }
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    focus_ring(ui, &response, rect.shrink(3.0), measure::RADIUS_CONTROL);
    let response = if cut { tooltip(response, &row.name) } else { response };
    response.clicked()
}

/// A gate that is not asked of this row.
fn not_asked_ui(ui: &Ui, rect: Rect, theme: &Theme) {
    let line = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    ui.painter().vline(rect.right() - 0.5, rect.y_range(), line);
    let at = rect.left_top() + vec2(PAD, 20.0);
    Words::new("—").muted().paint_at(ui.painter(), theme, at, 20.0);
}

#[expect(clippy::too_many_arguments, reason = "one cell with what it stands in")]
fn cell_ui(
    ui: &mut Ui,
    app: &App,
    theme: &Theme,
    row: &Row,
    head: &Head,
    cell: &Cell,
    rect: Rect,
    chosen: bool,
) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("cell", row.unit, head.key)), Sense::click());
    let says = cell.says(app, &row.name, &head.name);
    response.widget_info(|| WidgetInfo::selected(Role::Cell, true, chosen, &says));
    let met = cell.reached == Reached::Met;
    let ground = match (chosen, met) {
        (true, _) => theme.selection,
        (false, true) => theme.surface,
        (false, false) => theme.raised,
    };
    let painter = ui.painter();
    painter.rect_filled(rect, 0.0, ground);
    let line = Stroke::new(measure::LINE, theme.line);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    painter.vline(rect.right() - 0.5, rect.y_range(), line);
    if response.hovered() {
        let edge = Stroke::new(measure::LINE, theme.mark);
        painter.rect_stroke(rect.shrink(0.5), 0.0, edge, StrokeKind::Inside);
    }
    let left = rect.left() + PAD;
    let line = rect.top() + 19.0;
    ui::reached(painter, theme, pos2(left + 7.0, line), cell.reached);
    let room = rect.right() - left - 20.0 - 6.0;
    let number = Words::new(&cell.number).strong_if(!met);
    let number = if met { number.muted() } else { number };
    number.paint_at(painter, theme, pos2(left + 20.0, line), room);
    let lines = if rect.height() >= ROW { 2 } else { 1 };
    let reason = Words::new(&cell.reason).muted().lines(lines);
    let under = pos2(left, rect.top() + 32.0);
    reason.paint_below(painter, theme, under, rect.width() - PAD - 8.0);
    focus_ring(ui, &response, rect.shrink(3.0), measure::RADIUS_CONTROL);
    response
}
