//! Shapes and letters as paths, for the outputs that draw paths.

use skrifa::font::glyph::outline::PathSink;
use skrifa::{DrawMemory, GlyphId, ScalerFont};

use super::fonts::Face;
use super::geometry::{Point, Rect};
use super::scene::{Shape, star_points};

/// Reach of the handles of a quarter circle drawn as a cubic curve, in radii
/// (4/3·tan(π/8)).
const HANDLE: f32 = 0.552_284_8;

/// Draws the outline of a shape. Lines stay open, all else is closed.
pub(super) fn trace(shape: &Shape, sink: &mut dyn PathSink) {
    match shape {
        Shape::Box { rect, radius_pt } => rounded(rect, *radius_pt, sink),
        Shape::Circle { middle, radius_pt } => {
            rounded(&Rect::around(*middle, radius_pt * 2.0), *radius_pt, sink);
        }
        Shape::Polygon(points) => polyline(points, true, sink),
        Shape::Star { middle, radius_pt } => polyline(&star_points(*middle, *radius_pt), true, sink),
        Shape::Line(points) => polyline(points, false, sink),
    }
}

fn polyline(points: &[Point], closed: bool, sink: &mut dyn PathSink) {
    let Some((first, rest)) = points.split_first() else { return };
    sink.move_to(first.x, first.y);
    for point in rest {
        sink.line_to(point.x, point.y);
    }
    if closed {
        sink.close();
    }
}

fn rounded(rect: &Rect, radius: f32, sink: &mut dyn PathSink) {
    let r = radius.min(rect.width / 2.0).min(rect.height / 2.0).max(0.0);
    let (left, top, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    if r == 0.0 {
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        return polyline(&corners.map(|(x, y)| Point::new(x, y)), true, sink);
    }
    let k = r * (1.0 - HANDLE);
    sink.move_to(left + r, top);
    sink.line_to(right - r, top);
    sink.curve_to(right - k, top, right, top + k, right, top + r);
    sink.line_to(right, bottom - r);
    sink.curve_to(right, bottom - k, right - k, bottom, right - r, bottom);
    sink.line_to(left + r, bottom);
    sink.curve_to(left + k, bottom, left, bottom - k, left, bottom - r);
    sink.line_to(left, top + r);
    sink.curve_to(left, top + k, left + k, top, left + r, top);
    sink.close();
}

/// Draws the outline of a glyph in ems, y up, its origin at 0, 0. Draws
/// nothing for a glyph without outline.
pub(super) fn trace_glyph(face: Face, glyph: u32, sink: &mut impl PathSink) {
    let Some(font) = face.font() else { return };
    let scaler = ScalerFont::unhinted(font.clone(), Some(1.0));
    if let Some(outline) = scaler.outline(GlyphId::new(glyph)) {
        // A glyph that cannot be drawn stays blank: its place is kept by its advance.
        let _ = outline.draw(DrawMemory::Scratch, sink);
    }
}
