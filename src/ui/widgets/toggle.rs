//! A switch with its words, as a row.

use egui::{Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::small::focus_ring;
use crate::ui::measure;
use crate::ui::text::Words;
use crate::ui::theme::Theme;

/// A row that turns something on or off: words, a line that explains them
/// (may be empty) and a switch at the end. The whole row can be clicked.
pub fn toggle_row(ui: &mut Ui, words: &str, why: &str, on: &mut bool) -> Response {
    const SWITCH: f32 = 32.0;
    let theme = Theme::of(ui.ctx());
    let width = ui.available_width();
    let height = if why.is_empty() { measure::CONTROL } else { measure::CARD_HEIGHT };
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let enabled = ui.is_enabled();
    let is_on = *on;
    response.widget_info(|| WidgetInfo::selected(Role::Switch, enabled, is_on, words));
    if ui.is_rect_visible(rect) {
        if response.hovered() && enabled {
            let ground = rect.expand2(vec2(6.0, 0.0));
            ui.painter().rect_filled(ground, f32::from(measure::RADIUS_CONTROL), theme.hover);
        }
        let room = width - SWITCH - measure::GAP_12;
        let line = if why.is_empty() { 0.0 } else { 8.0 };
        let at = rect.left_center() - vec2(0.0, line);
        Words::new(words).paint_at(ui.painter(), theme, at, room);
        if !why.is_empty() {
            let below = rect.left_center() + vec2(0.0, line);
            Words::new(why).muted().paint_at(ui.painter(), theme, below, room);
        }
        let track =
            Rect::from_center_size(pos2(rect.right() - SWITCH / 2.0, rect.center().y), vec2(SWITCH, 18.0));
        let (fill, edge, knob) = if is_on {
            (theme.accent, theme.accent, theme.on_accent)
        } else {
            (theme.raised, theme.mark, theme.mark)
        };
        let border = Stroke::new(measure::LINE, edge);
        ui.painter().rect(track, 9.0, fill, border, StrokeKind::Inside);
        let x = if is_on { track.right() - 9.0 } else { track.left() + 9.0 };
        ui.painter().circle_filled(pos2(x, track.center().y), 5.5, knob);
        focus_ring(ui, &response, track, 9);
    }
    response
}
