//! A scene is a picture made of a few marks. It knows no screen and no file:
//! the window paints it, and the same scene becomes SVG, PNG and PDF.

use std::fmt::Write as _;
use std::sync::Arc;

use super::geometry::{Point, Rect, Size};
use super::ink::Ink;
use super::raster::Raster;
use crate::model::RecordId;

/// A picture: its size in points and its marks from the back to the front.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width and height in points; marks may lie outside and are cut off.
    pub size_pt: Size,
    /// Painted in this order.
    pub marks: Vec<Mark>,
}

/// One stroke of the brush.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// An area of one colour.
    Fill {
        /// What is filled.
        shape: Shape,
        /// With which ink.
        ink: Ink,
        /// The record it stands for.
        of: Option<RecordId>,
    },
    /// A line along a shape; joins are round.
    Stroke {
        /// What is drawn; half the width falls on each side.
        shape: Shape,
        /// With which ink.
        ink: Ink,
        /// Width in points.
        width_pt: f32,
        /// Broken line, if any.
        dash: Option<Dash>,
        /// The record it stands for.
        of: Option<RecordId>,
    },
    /// A line of text.
    Words {
        /// The left end of its baseline, also for right-to-left text.
        at: Point,
        /// The text, laid out.
        run: Arc<Run>,
        /// With which ink.
        ink: Ink,
        /// The record it stands for.
        of: Option<RecordId>,
    },
    /// A picture of pixels, stretched over a rectangle. It never steps back. The window does not
    /// paint it: a view lays pictures under its scene.
    Picture {
        /// What it fills.
        rect: Rect,
        /// The picture.
        raster: Arc<Raster>,
    },
    /// Marks that are cut off or step back together.
    Group {
        /// Nothing is painted outside of it.
        clip: Option<Rect>,
        /// How far the colours step back into the surface: 0 not at all, 1 gone.
        /// Groups in groups: the further one holds.
        fade: f32,
        /// Painted in this order.
        marks: Vec<Mark>,
    },
}

impl Mark {
    /// The record the mark stands for.
    pub fn of(&self) -> Option<RecordId> {
        match self {
            Mark::Fill { of, .. } | Mark::Stroke { of, .. } | Mark::Words { of, .. } => *of,
            Mark::Picture { .. } | Mark::Group { .. } => None,
        }
    }
}

/// What is filled or drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Box {
        /// Its sides.
        rect: Rect,
        /// Radius of the corners, 0 for none.
        radius_pt: f32,
    },
    /// A circle.
    Circle {
        /// Its middle.
        middle: Point,
        /// Its radius.
        radius_pt: f32,
    },
    /// A closed convex polygon.
    Polygon(Vec<Point>),
    /// A five-pointed star, point up. It is concave: fill it as a fan of the
    /// ten triangles from its middle to the sides of [`star_points`].
    Star {
        /// Its middle.
        middle: Point,
        /// From the middle to a point of it.
        radius_pt: f32,
    },
    /// An open line through places; only for strokes, its ends are round.
    Line(Vec<Point>),
}

impl Shape {
    /// A rectangle with sharp corners.
    pub fn rect(rect: Rect) -> Self {
        Shape::Box { rect, radius_pt: 0.0 }
    }

    /// The rectangle around the shape, without the width of a stroke.
    pub fn bounds(&self) -> Rect {
        match self {
            Shape::Box { rect, .. } => *rect,
            Shape::Circle { middle, radius_pt } | Shape::Star { middle, radius_pt } => {
                Rect::around(*middle, radius_pt * 2.0)
            }
            Shape::Polygon(points) | Shape::Line(points) => {
                let mut low = points.first().copied().unwrap_or_default();
                let mut high = low;
                for point in points {
                    low = Point::new(low.x.min(point.x), low.y.min(point.y));
                    high = Point::new(high.x.max(point.x), high.y.max(point.y));
                }
                Rect::spanning(low, high)
            }
        }
    }
}

/// The ten corners of a [`Shape::Star`], clockwise from the upper point; inner
/// corners at .46 of the radius.
pub fn star_points(middle: Point, radius_pt: f32) -> [Point; 10] {
    std::array::from_fn(|corner| {
        let turn = std::f32::consts::PI * (corner as f32 / 5.0 - 0.5);
        let reach = if corner % 2 == 0 { radius_pt } else { radius_pt * 0.46 };
        middle.moved(reach * turn.cos(), reach * turn.sin())
    })
}

/// A broken line: so much line, so much gap, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// Length of line.
    pub on_pt: f32,
    /// Length of gap.
    pub off_pt: f32,
}

impl Dash {
    /// A broken line from line and gap.
    pub const fn new(on_pt: f32, off_pt: f32) -> Self {
        Self { on_pt, off_pt }
    }
}

/// Weight of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400: everything else.
    Regular,
    /// 600: a leader, a heading, the number that decides.
    SemiBold,
}

/// One line of text as it will stand, measured on the bundled fonts.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The text as one reads it aloud (for SVG and for screen readers).
    pub text: Arc<str>,
    /// The text in the order in which it stands from left to right: words of a
    /// right-to-left language are turned, the letters of a word are not.
    pub visual: Arc<str>,
    /// Size of the letters in points.
    pub size_pt: f32,
    /// Weight of the letters.
    pub weight: Weight,
    /// Width in points.
    pub width_pt: f32,
    /// From the top of the line to its baseline, in points.
    pub ascent_pt: f32,
    /// Height of the line, in points.
    pub height_pt: f32,
}

impl Scene {
    /// An empty picture.
    pub fn new(size_pt: Size) -> Self {
        Self { size_pt, marks: Vec::new() }
    }

    /// The picture in words, one line a mark, groups indented: what golden tests compare.
    pub fn to_lines(&self) -> String {
        let mut lines = format!("scene {}×{}\n", tenth(self.size_pt.width), tenth(self.size_pt.height));
        write_lines(&self.marks, 1, &mut lines);
        lines
    }

    /// Marks that are not groups, groups counted through.
    pub fn count(&self) -> usize {
        fn count(marks: &[Mark]) -> usize {
            let inner = |mark: &Mark| match mark {
                Mark::Group { marks, .. } => count(marks),
                _ => 1,
            };
            marks.iter().map(inner).sum()
        }
        count(&self.marks)
    }
}

fn tenth(number: f32) -> f32 {
    // + 0.0 turns -0 into 0.
    (number * 10.0).round() / 10.0 + 0.0
}

fn shape_words(shape: &Shape) -> String {
    let places = |points: &[Point]| {
        let each: Vec<String> = points.iter().map(|p| format!("{},{}", tenth(p.x), tenth(p.y))).collect();
        each.join(" ")
    };
    match shape {
        Shape::Box { rect: Rect { x, y, width, height }, radius_pt } => format!(
            "box {},{} {}×{} r{}",
            tenth(*x),
            tenth(*y),
            tenth(*width),
            tenth(*height),
            tenth(*radius_pt)
        ),
        Shape::Circle { middle, radius_pt } => {
            format!("circle {},{} r{}", tenth(middle.x), tenth(middle.y), tenth(*radius_pt))
        }
        Shape::Star { middle, radius_pt } => {
            format!("star {},{} r{}", tenth(middle.x), tenth(middle.y), tenth(*radius_pt))
        }
        Shape::Polygon(points) => format!("polygon {}", places(points)),
        Shape::Line(points) => format!("line {}", places(points)),
    }
}

fn write_lines(marks: &[Mark], depth: usize, lines: &mut String) {
    for mark in marks {
        let indent = "  ".repeat(depth);
        // Writing to a String cannot fail.
        let _ = match mark {
            Mark::Fill { shape, ink, .. } => {
                writeln!(lines, "{indent}fill {} {ink:?}", shape_words(shape))
            }
            Mark::Stroke { shape, ink, width_pt, dash, .. } => {
                let dash = dash.map_or(String::new(), |dash| format!(" dash {}/{}", dash.on_pt, dash.off_pt));
                writeln!(lines, "{indent}stroke {} {ink:?} {width_pt}{dash}", shape_words(shape))
            }
            Mark::Words { at, run, ink, .. } => writeln!(
                lines,
                "{indent}words {},{} {:?} {} {:?} {ink:?}",
                tenth(at.x),
                tenth(at.y),
                run.visual,
                run.size_pt,
                run.weight
            ),
            Mark::Picture { rect, raster } => {
                writeln!(lines, "{indent}picture {} {raster:?}", shape_words(&Shape::rect(*rect)))
            }
            Mark::Group { clip, fade, marks } => {
                let clip =
                    clip.map_or(String::new(), |clip| format!(" in {}", shape_words(&Shape::rect(clip))));
                let _ = writeln!(lines, "{indent}group{clip} fade {fade}");
                write_lines(marks, depth + 1, lines);
                Ok(())
            }
        };
    }
}
