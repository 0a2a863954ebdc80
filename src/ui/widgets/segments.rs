//! A choice of one among a few, side by side.

use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::small::focus_ring;
use crate::ui::Tone;
use crate::ui::measure;
use crate::ui::text::Words;
use crate::ui::theme::Theme;

/// Shows the options and marks the chosen one; returns whether another was
/// chosen. `name` says what is chosen ("Basis"), for screen readers.
pub fn segments<T: PartialEq + Copy>(ui: &mut Ui, name: &str, options: &[(T, &str)], chosen: &mut T) -> bool {
    let theme = Theme::of(ui.ctx());
    let mut changed = false;
    let widths: Vec<f32> = options
        .iter()
        // Measured semibold, so that nothing moves when the choice does.
        .map(|(_, words)| Words::new(*words).strong().width(ui.painter(), theme) + 20.0)
        .collect();
    let whole = vec2(widths.iter().sum(), measure::CONTROL);
    let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
    let border = Stroke::new(measure::LINE, theme.line_strong);
    let radius = measure::RADIUS_CONTROL;
    ui.painter().rect_filled(rect, f32::from(radius), theme.raised);
    let mut left = rect.left();
    let last = options.len().saturating_sub(1);
    for (place, ((value, words), width)) in options.iter().zip(widths).enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        left += width;
        let id = ui.scope_id().with((name, place));
        let response = ui.interact(part, id, Sense::click());
        let is_chosen = *value == *chosen;
        let enabled = ui.is_enabled();
        response.widget_info(|| {
            WidgetInfo::selected(Role::RadioButton, enabled, is_chosen, format!("{name}: {words}"))
        });
        let corners = CornerRadius {
            nw: if place == 0 { radius } else { 0 },
            sw: if place == 0 { radius } else { 0 },
            ne: if place == last { radius } else { 0 },
            se: if place == last { radius } else { 0 },
        };
        if is_chosen {
            ui.painter().rect_filled(part, corners, theme.accent_pale);
        } else if response.hovered() {
            ui.painter().rect_filled(part, corners, theme.hover);
        }
        if place < last {
            let line = Stroke::new(measure::LINE, theme.line);
            ui.painter().vline(part.right() - 0.5, rect.y_range(), line);
        }
        let tone = if is_chosen { Tone::Text } else { Tone::Muted };
        Words::new(*words).strong_if(is_chosen).tone(tone).paint_centred(
            ui.painter(),
            theme,
            part.center(),
            width,
        );
        focus_ring(ui, &response, part, radius);
        if response.clicked() && !is_chosen {
            *chosen = *value;
            changed = true;
        }
    }
    ui.painter().rect_stroke(rect, f32::from(radius), border, StrokeKind::Inside);
    changed
}
