//! Rising or falling: for every gate unit the share who took part, test after test. Small, on one scale,
//! with one line for the aim; only the ends are labelled.

use egui::{Pos2, Rect, Role, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::known::{Known, Row};
use crate::app::App;
use crate::args;
use crate::ui::measure;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::focus_ring;

/// Height of the heading.
const HEAD: f32 = 42.0;
/// Least width of one plot.
const LEAST: f32 = 150.0;
/// Greatest width of one plot.
const MOST: f32 = 240.0;
/// Room for the number behind the last point.
const NUMBER: f32 = 44.0;

/// Draws the plots into all the room there is; the row whose last number was clicked.
pub(super) fn lines_ui(ui: &mut Ui, app: &App, known: &mut Known, reveal: Option<usize>) -> Option<usize> {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let room = ui.max_rect();
    let rule = Stroke::new(measure::LINE, theme.line);
    ui.painter().hline(room.x_range(), room.top() + 0.5, rule);
    let units = known.units;
    let left = room.left() + measure::GAP_16;
    let line = room.top() + 22.0;
    let title = Words::new(tr.say("ready-lines")).strong();
    let drawn = title.paint_at(ui.painter(), theme, pos2(left, line), room.width());
    let tests: Vec<&str> = known.tests.iter().map(|test| test.name.as_str()).collect();
    let what = tr.with("ready-lines-what", args!["tests" => tests.join(", ")]);
    let at = pos2(drawn.right() + measure::GAP_12, line);
    let what = Words::new(what).muted();
    what.paint_at(ui.painter(), theme, at, room.right() - measure::GAP_16 - at.x);
    if known.tests.is_empty() {
        let at = pos2(left, line + 24.0);
        Words::new(tr.say("ready-lines-none")).muted().paint_at(ui.painter(), theme, at, room.width() - 32.0);
        return None;
    }
    let mut asked = None;
    let width = room.width() - measure::GAP_16;
    let each = (width / units.max(1) as f32).clamp(LEAST, MOST).floor();
    let below = Rect::from_min_max(pos2(room.left(), room.top() + HEAD), room.max);
    let mut part = ui.new_child(egui::UiBuilder::new().id_salt("lines").max_rect(below));
    part.set_clip_rect(below.intersect(ui.clip_rect()));
    ScrollArea::horizontal().id_salt("lines").auto_shrink(false).show_viewport(&mut part, |ui, seen| {
        let size = vec2(measure::GAP_16 + each * units as f32, below.height() - 2.0);
        ui.set_min_size(size);
        let origin = ui.min_rect().min;
        let from = ((seen.left() - measure::GAP_16) / each).floor().max(0.0) as usize;
        let until = (seen.right() / each).ceil().max(0.0) as usize;
        let place = |at: usize| {
            let corner = origin + vec2(measure::GAP_16 + each * at as f32, 0.0);
            Rect::from_min_size(corner, vec2(each, size.y))
        };
        if let Some(wanted) = reveal.filter(|row| *row < units) {
            ui.scroll_to_rect(place(wanted), None);
        }
        let mut says_aim = true;
        for at in from..until.min(units) {
            let Some(row) = known.row(app, at) else { continue };
            if plot_ui(ui, app, theme, known, &row, place(at), &mut says_aim) {
                asked = Some(at);
            }
        }
    });
    asked
}

/// The plot of one unit alone, where there is one unit a page; whether its last number was asked for.
pub(super) fn line_ui(ui: &mut Ui, app: &App, known: &Known, row: &Row) -> bool {
    if known.tests.is_empty() || row.shares.iter().all(Option::is_none) {
        return false;
    }
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 150.0), Sense::hover());
    let inner = rect.shrink2(vec2(measure::GAP_16, measure::GAP_12));
    plot_ui(ui, app, theme, known, row, inner.with_max_x(inner.left() + MOST), &mut true)
}

/// One plot; whether its last number was asked for. "aim" is said once, where there is room beside a line.
fn plot_ui(
    ui: &mut Ui,
    app: &App,
    theme: &Theme,
    known: &Known,
    row: &Row,
    rect: Rect,
    says_aim: &mut bool,
) -> bool {
    let tr = app.tr();
    let response = ui.interact(rect, ui.scope_id().with(("plot", row.unit)), Sense::click());
    let told: Vec<String> = row
        .shares
        .iter()
        .zip(&known.tests)
        .filter_map(|(share, test)| {
            let share = tr.percent(i64::from((*share)?));
            Some(tr.with("ready-line-point", args!["test" => &test.name, "share" => share]))
        })
        .collect();
    let told = tr.with("ready-line", args!["unit" => &row.name, "points" => told.join(" · ")]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &told));
    let painter = ui.painter();
    let name = Words::new(&row.name).strong();
    name.paint_at(painter, theme, pos2(rect.left(), rect.top() + 8.0), rect.width() - measure::GAP_12);

    let right = (rect.right() - NUMBER - measure::GAP_12).min(rect.left() + 190.0);
    let plot = Rect::from_min_max(rect.left_top() + vec2(4.0, 26.0), pos2(right, rect.bottom() - 34.0));
    let foot = Stroke::new(measure::LINE, theme.line_strong);
    painter.hline(plot.left() - 4.0..=plot.right() + 4.0, plot.bottom(), foot);
    let y = |share: u32| plot.bottom() - plot.height() * share.min(100) as f32 / 100.0;
    if let Some(aim) = known.aim {
        let ends = [pos2(plot.left() - 4.0, y(aim)), pos2(plot.right() + 4.0, y(aim))];
        let dash = Stroke::new(measure::LINE, theme.mark);
        painter.extend(Shape::dashed_line(&ends, dash, 3.0, 3.0));
    }
    let steps = known.tests.len().saturating_sub(1).max(1) as f32;
    let at = |step: usize, share: u32| {
        let x = if known.tests.len() == 1 {
            plot.center().x
        } else {
            plot.left() + plot.width() * step as f32 / steps
        };
        pos2(x, y(share))
    };
    let points: Vec<(Pos2, u32)> = row
        .shares
        .iter()
        .enumerate()
        .filter_map(|(step, share)| share.map(|share| (at(step, share), share)))
        .collect();
    let path: Vec<Pos2> = points.iter().map(|(point, _)| *point).collect();
    if path.len() > 1 {
        painter.add(Shape::line(path, Stroke::new(1.5, theme.text)));
    }
    let last = points.len().saturating_sub(1);
    for (place, (point, _)) in points.iter().enumerate() {
        let (radius, colour) = if place == last { (4.0, theme.accent) } else { (3.0, theme.text) };
        painter.circle_filled(*point, radius, colour);
    }
    let mut label = None;
    if let Some((point, share)) = points.last() {
        let words = Words::new(tr.number(i64::from(*share))).strong();
        // Above the line, so that it does not cover it; under it where it would leave the plot.
        let up = if point.y - 10.0 < rect.top() + 24.0 { 10.0 } else { -10.0 };
        let drawn = words.paint_at(painter, theme, *point + vec2(8.0, up), NUMBER);
        painter.hline(drawn.x_range(), drawn.bottom(), Stroke::new(measure::LINE, theme.line_strong));
        label = Some(drawn);
    }
    if let Some(aim) = known.aim.filter(|_| *says_aim) {
        let words = Words::new(tr.say("ready-lines-aim")).muted();
        let beside = pos2(plot.right() + 7.0, y(aim));
        if label.is_none_or(|label: Rect| (label.center().y - beside.y).abs() > 15.0) {
            words.paint_at(painter, theme, beside, NUMBER);
            *says_aim = false;
        }
    }
    let line = plot.bottom() + 14.0;
    let end = |test: Option<&super::known::Shown>| test.map(|test| test.name.clone()).unwrap_or_default();
    let (begins, ends) =
        (Words::new(end(known.tests.first())).muted(), Words::new(end(known.tests.last())).muted());
    let all = plot.width() + NUMBER / 2.0;
    let first = begins.width(painter, theme);
    if known.tests.len() > 1 {
        let least = (all / 2.0 - 4.0).max(all - first - 8.0);
        let drawn = ends.paint_ending(painter, theme, pos2(plot.left() - 4.0 + all, line), least);
        begins.paint_at(painter, theme, pos2(plot.left() - 4.0, line), drawn.left() - plot.left() - 4.0);
    } else {
        begins.paint_at(painter, theme, pos2(plot.left() - 4.0, line), all);
    }
    focus_ring(ui, &response, rect.shrink(2.0), measure::RADIUS_CONTROL);
    let response = tooltip(response, &told);
    response.clicked()
}
