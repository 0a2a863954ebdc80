//! Dashed outlines: dashes that bend with their path and come out even.

use egui::{Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::chart::Dash;

/// The smoothing of a stroke lengthens each dash by about this much.
const SOFT_ENDS: f32 = 0.6;

/// The dashes of a closed path. The cut is stretched a little so that a whole
/// number of dashes goes round and no seam shows.
pub(super) fn closed(mut path: Vec<Pos2>, dash: Dash, stroke: Stroke) -> Vec<Shape> {
    path.extend(path.first().copied());
    let length: f32 = steps(&path).map(|(a, b)| a.distance(b)).sum();
    let period = dash.on_pt + dash.off_pt;
    let times = (length / period).round().max(1.0);
    let stretch = length / (times * period);
    let on = (dash.on_pt * stretch - SOFT_ENDS).max(0.6);
    let dash = Dash::new(on, period * stretch - on);
    open(&path, dash, stroke)
}

/// The dashes of an open path, beginning with a dash.
pub(super) fn open(path: &[Pos2], dash: Dash, stroke: Stroke) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut on = true;
    let mut left = dash.on_pt;
    let mut piece: Vec<Pos2> = path.first().copied().into_iter().collect();
    for (from, to) in steps(path) {
        let length = from.distance(to);
        let mut at = 0.0;
        while length - at > left {
            at += left;
            let point = from.lerp(to, at / length);
            if on {
                piece.push(point);
                shapes.push(Shape::line(std::mem::take(&mut piece), stroke));
            } else {
                piece = vec![point];
            }
            on = !on;
            left = if on { dash.on_pt } else { dash.off_pt };
        }
        left -= length - at;
        if on {
            piece.push(to);
        }
    }
    // A rest too short to see would only smudge the seam.
    if on && piece.len() > 1 && dash.on_pt - left > 0.3 {
        shapes.push(Shape::line(piece, stroke));
    }
    shapes
}

/// A circle as a path, beginning at its left.
pub(super) fn circle(centre: Pos2, radius: f32) -> Vec<Pos2> {
    arc(centre, radius, std::f32::consts::PI, std::f32::consts::TAU, 48)
}

/// A rectangle with round corners as a path.
pub(super) fn round_rect(rect: Rect, radius: f32) -> Vec<Pos2> {
    if radius <= 0.0 {
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom()];
        return corners.to_vec();
    }
    let quarter = std::f32::consts::FRAC_PI_2;
    let inner = rect.shrink(radius);
    [
        (inner.left_top(), 2.0 * quarter),
        (inner.right_top(), 3.0 * quarter),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), quarter),
    ]
    .into_iter()
    .flat_map(|(corner, from)| {
        let mut points = arc(corner, radius, from, quarter, 4);
        points.push(pos2(corner.x, corner.y) + radius * vec2((from + quarter).cos(), (from + quarter).sin()));
        points
    })
    .collect()
}

fn arc(centre: Pos2, radius: f32, from: f32, turn: f32, steps: u8) -> Vec<Pos2> {
    (0..steps)
        .map(|step| {
            let angle = from + turn * f32::from(step) / f32::from(steps);
            centre + radius * vec2(angle.cos(), angle.sin())
        })
        .collect()
}

fn steps(path: &[Pos2]) -> impl Iterator<Item = (Pos2, Pos2)> + '_ {
    path.iter().copied().zip(path.iter().copied().skip(1))
}
