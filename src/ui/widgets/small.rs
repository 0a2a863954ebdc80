//! The smallest controls: doors, key caps, rules, rings and grounds.

use egui::{
    Frame, Margin, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use crate::ui::measure;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::{Icon, Tone};

/// A number that opens: underlined thinly, a click shows the people behind it.
/// `name` says it in full for screen readers and as a tooltip.
pub fn door(ui: &mut Ui, number: &str, name: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let words = Words::new(number).strong();
    let width = words.width(ui.painter(), theme);
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::LINE_HEIGHT), Sense::click());
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let reach = rect.expand2(vec2(4.0, 4.0));
    if ui.is_rect_visible(reach) {
        let tone = if response.hovered() { Tone::Accent } else { Tone::Text };
        words.tone(tone).paint_at(ui.painter(), theme, rect.left_center(), f32::INFINITY);
        let line = if response.hovered() { theme.accent } else { theme.line_strong };
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, line));
        focus_ring(ui, &response, rect.expand2(vec2(2.0, 0.0)), measure::RADIUS_CHIP);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A key as it stands on the keyboard; explains, is never pressed.
pub fn key_cap(ui: &mut Ui, key: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let words = Words::new(key).muted();
    let width = (words.width(ui.painter(), theme) + 12.0).max(measure::KEY_CAP);
    let (rect, response) = ui.allocate_exact_size(vec2(width, measure::KEY_CAP), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    paint_key_cap(ui.painter(), theme, rect, key);
    response
}

/// Paints a key cap into a box.
pub(super) fn paint_key_cap(painter: &Painter, theme: &Theme, rect: Rect, key: &str) {
    painter.rect(
        rect,
        f32::from(measure::RADIUS_CHIP),
        theme.raised,
        Stroke::new(measure::LINE, theme.line_strong),
        StrokeKind::Inside,
    );
    Words::new(key).muted().paint_centred(painter, theme, rect.center(), rect.width());
}

/// A thin line across, parting what is above from what is below.
pub fn rule(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(measure::LINE, theme.line));
}

/// An icon beside a word, in a tone. It is not read aloud.
pub fn icon_ui(ui: &mut Ui, what: Icon, tone: Tone) -> Response {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(measure::ICON, measure::ICON), Sense::hover());
    icon(ui.painter(), what, rect.center(), measure::ICON, tone.colour(theme));
    response
}

/// The ring of the keyboard, outside a control by one point.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_stroke(
            rect.expand(1.0),
            f32::from(radius) + 1.0,
            Stroke::new(measure::RING, theme.focus),
            StrokeKind::Outside,
        );
    }
}

/// The ground of a row: selected ones have a bar at the leading edge.
pub fn selected_row(painter: &Painter, theme: &Theme, rect: Rect, selected: bool, hovered: bool) {
    if selected {
        painter.rect_filled(rect, 0.0, theme.selection);
        let bar =
            Rect::from_min_max(rect.left_top(), pos2(rect.left() + measure::SELECTED_BAR, rect.bottom()));
        painter.rect_filled(bar, 0.0, theme.focus);
    } else if hovered {
        painter.rect_filled(rect, 0.0, theme.hover);
    }
}

/// A raised panel with a thin border.
pub fn panel(theme: &Theme) -> Frame {
    Frame::new()
        .fill(theme.raised)
        .stroke(Stroke::new(measure::LINE, theme.line))
        .corner_radius(measure::RADIUS_PANEL)
        .inner_margin(Margin::same(16))
}
