//! The support bar: everybody in a unit, from strong yes to not yet named.

use egui::{Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::dashes::{self, Dash};
use super::marks::numeral;
use super::measure;
use super::theme::Theme;

/// Paints who stands where, over *everybody* in the unit.
///
/// `counts` holds the people per value: `counts[0]` not assessed, `counts[1]`
/// strong yes … `counts[5]` hostile. `everybody` is the estimated size of the
/// unit; the rest of it is hatched. A count stands inside where it fits.
pub fn support_bar(
    painter: &Painter,
    theme: &Theme,
    rect: Rect,
    counts: [usize; 6],
    everybody: usize,
    numerals: bool,
) {
    let named: usize = counts.iter().sum();
    let all = everybody.max(named);
    if all == 0 {
        painter.extend(hatching(rect, theme));
        return;
    }
    let one = rect.width() / all as f32;
    let mut before = 0usize;
    let mut part = |count: usize| {
        let from = rect.left() + before as f32 * one;
        before += count;
        // One point is kept free between parts, but nobody vanishes.
        let to = (rect.left() + before as f32 * one - 1.0).max(from + 1.0);
        Rect::from_min_max(pos2(from, rect.top()), pos2(to, rect.bottom()))
    };
    let [not_assessed, rated @ ..] = counts;
    for (value, count) in (1u8..).zip(rated).chain([(0, not_assessed)]) {
        if count == 0 {
            continue;
        }
        let part = part(count);
        let colours = theme.support(value);
        if value == 0 {
            let path = dashes::round_rect(part.shrink(0.5), 0.0);
            let edge = Stroke::new(1.0, colours.edge);
            painter.extend(dashes::closed(&path, Dash { on: 3.0, off: 2.0 }, edge));
        } else {
            painter.rect(part, 0.0, colours.fill, Stroke::new(1.0, colours.edge), StrokeKind::Inside);
        }
        let digits = count.to_string();
        if numerals && part.width() >= 9.0 * digits.len() as f32 {
            let size = if rect.height() > 18.0 { measure::TEXT } else { measure::NUMERAL_IN_BAR };
            // Digits are about .73 of their size tall.
            let baseline = part.center() + vec2(0.0, size * 0.364);
            numeral(painter, &digits, baseline, size, colours.ink);
        }
    }
    if all > named {
        let rest = part(all - named);
        painter.extend(hatching(rest, theme));
    }
}

/// Steep thin lines, four points apart: nobody known yet.
fn hatching(rect: Rect, theme: &Theme) -> Vec<Shape> {
    const SPACING: f32 = 4.41;
    // The lines lean by 25 degrees, so this much to the left on the way down.
    let lean = rect.height() * 0.466;
    let mut lines = Vec::new();
    let mut top = rect.left() + SPACING * 0.8;
    while top - lean < rect.right() {
        let at = |x: f32| {
            // Where the line crosses x, as a share of the height.
            rect.top() + rect.height() * ((top - x) / lean).clamp(0.0, 1.0)
        };
        let from_x = top.min(rect.right());
        let to_x = (top - lean).max(rect.left());
        if from_x > to_x {
            lines.push(Shape::line_segment(
                [pos2(from_x, at(from_x)), pos2(to_x, at(to_x))],
                Stroke::new(1.0, theme.line_strong),
            ));
        }
        top += SPACING;
    }
    lines
}
