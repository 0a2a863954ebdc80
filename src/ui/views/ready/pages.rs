//! The grid where there is no room for one: one unit a page, its gates as rows.

use egui::{Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::grid::{Asked, Look};
use super::known::Known;
use crate::app::App;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::focus_ring;
use crate::ui::{self, Reached, measure};

/// Height of a gate with a reason on one line.
const ROW: f32 = 52.0;
/// Room for the mark.
const MARK: f32 = 36.0;

/// Draws the page of the unit in focus; what was asked for.
pub(super) fn page_ui(ui: &mut Ui, app: &App, known: &mut Known, look: &mut Look) -> Option<Asked> {
    let theme = Theme::of(ui.ctx());
    let (at, chosen) = look.at.unwrap_or((0, usize::MAX));
    let row = known.row(app, at)?;
    let mut asked = None;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0), Sense::click());
    let says = app.tr().with("ready-unit-head", crate::args!["unit" => &row.name, "gates" => &row.gates]);
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &says));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    let line = rect.center().y;
    let left = rect.left() + measure::GAP_16;
    let name = Words::new(&row.name).strong();
    let drawn = name.paint_at(ui.painter(), theme, pos2(left, line), rect.width() * 0.4);
    let gates = Words::new(&row.gates).muted();
    let drawn = gates.paint_at(ui.painter(), theme, pos2(drawn.right() + 12.0, line), 140.0);
    let bar = egui::Rect::from_min_max(
        pos2(drawn.right() + 16.0, line - 6.0),
        pos2(rect.right() - measure::GAP_16, line + 6.0),
    );
    if bar.width() > 60.0 {
        ui::support_bar(ui.painter(), theme, bar, row.counts, row.belongs, false);
    }
    focus_ring(ui, &response, rect.shrink(3.0), measure::RADIUS_CONTROL);
    if response.clicked() {
        asked = Some(Asked::Unit(at));
    }
    ui::rule(ui);
    ScrollArea::vertical().id_salt("gates").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        for (column, head) in known.heads.iter().enumerate() {
            let Some(cell) = row.cells.get(column).and_then(Option::as_ref) else { continue };
            let size = vec2(ui.available_width(), ROW);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let is_chosen = column == chosen;
            let says = cell.says(app, &row.name, &head.name);
            response.widget_info(|| WidgetInfo::selected(Role::Cell, true, is_chosen, &says));
            if is_chosen && std::mem::take(&mut look.reveal) {
                ui.scroll_to_rect(rect, None);
            }
            let met = cell.reached == Reached::Met;
            let ground = match (is_chosen, met) {
                (true, _) => theme.selection,
                (false, true) => theme.surface,
                (false, false) => theme.raised,
            };
            let painter = ui.painter();
            painter.rect_filled(rect, 0.0, ground);
            painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
            let (first, second) = (rect.top() + 18.0, rect.top() + 35.0);
            ui::reached(painter, theme, pos2(rect.left() + 16.0 + 7.0, first), cell.reached);
            let names = rect.width() * 0.32;
            let from = rect.left() + MARK + measure::GAP_4;
            Words::new(&head.name).strong_if(!met).paint_at(painter, theme, pos2(from, first), names);
            Words::new(&head.limit).muted().paint_at(painter, theme, pos2(from, second), names);
            let from = from + names + measure::GAP_12;
            let room = rect.right() - measure::GAP_16 - from;
            let number = Words::new(&cell.number).strong_if(!met);
            let number = if met { number.muted() } else { number };
            number.paint_at(painter, theme, pos2(from, first), room);
            let reason = Words::new(&cell.reason).muted();
            let cut = reason.is_cut(painter, theme, room);
            reason.paint_at(painter, theme, pos2(from, second), room);
            if is_chosen {
                let ring = Stroke::new(measure::RING, theme.focus);
                painter.rect_stroke(rect, 0.0, ring, egui::StrokeKind::Inside);
            }
            focus_ring(ui, &response, rect.shrink(3.0), measure::RADIUS_CONTROL);
            let response = if cut { tooltip(response, &cell.reason) } else { response };
            if response.clicked() {
                look.at = Some((at, column));
                asked = Some(Asked::People(at, column));
            }
        }
        if super::lines::line_ui(ui, app, known, &row) {
            asked = Some(Asked::Last(at));
        }
    });
    asked
}
