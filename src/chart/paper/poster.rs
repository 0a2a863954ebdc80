//! Pages enlarged over several sheets of paper, to be cut along the marks and glued.

use crate::args;
use crate::i18n::Tr;

use super::super::error::ChartError;
use super::super::fonts::Fonts;
use super::super::geometry::{Point, Rect, Size};
use super::super::ink::Ink;
use super::super::marks::{Pen, Style};
use super::super::page::{Paper, placed};
use super::super::scene::{Mark, Scene, Shape, Weight};
use super::form::upright;

/// 10 mm: what no printer reaches, and how far neighbours overlap for the glue.
const MARGIN_PT: f32 = 28.35;
const OVERLAP_PT: f32 = 28.35;
/// Length of a crop mark and its distance from what it marks.
const CROP_PT: f32 = 14.0;
const CROP_GAP_PT: f32 = 4.0;
/// A wall of more sheets than this is not glued by hand.
const MOST_ACROSS: u32 = 8;

const SMALL: Style = Style { size_pt: 8.0, weight: Weight::Regular, ink: Ink::Text };

/// Every page enlarged until it is `across` sheets of paper wide, cut into these with crop marks
/// and an overlap of ten millimetres, row by row.
///
/// # Errors
/// [`ChartError::NoRoom`] for a page without size, or more than eight sheets across.
pub fn posters(
    pages: &[Scene],
    paper: Paper,
    across: u32,
    fonts: &mut Fonts,
    tr: &Tr,
) -> Result<Vec<Scene>, ChartError> {
    if !(1..=MOST_ACROSS).contains(&across) {
        return Err(ChartError::NoRoom);
    }
    let sheet = upright(paper);
    let room = Size::new(sheet.width - 2.0 * MARGIN_PT, sheet.height - 2.0 * MARGIN_PT);
    // From one sheet to the next the picture moves by this much.
    let step = Size::new(room.width - OVERLAP_PT, room.height - OVERLAP_PT);
    let mut made = Vec::new();
    for page in pages {
        if !(page.size_pt.width > 0.0 && page.size_pt.height > 0.0) {
            return Err(ChartError::NoRoom);
        }
        let whole = step.width * across as f32 + OVERLAP_PT;
        let scale = whole / page.size_pt.width;
        let high = page.size_pt.height * scale;
        // A hundredth of slack, so that rounding adds no row.
        let down = (((high - OVERLAP_PT) / step.height) - 0.01).ceil().max(1.0) as u32;
        for row in 0..down {
            for column in 0..across {
                let from = Point::new(column as f32 * step.width, row as f32 * step.height);
                let part = Size::new(room.width.min(whole - from.x), room.height.min(high - from.y));
                let window =
                    Rect::new(from.x / scale, from.y / scale, part.width / scale, part.height / scale);
                let mut scene = Scene::new(sheet);
                let at = Point::new(MARGIN_PT, MARGIN_PT);
                scene.marks.push(placed(&page.window(&window), at, scale));
                crop_marks(&mut scene.marks, &Rect::new(at.x, at.y, part.width, part.height));
                let words = tr.with(
                    "paper-tile",
                    args![
                        "row" => i64::from(row) + 1, "rows" => i64::from(down),
                        "column" => i64::from(column) + 1, "columns" => i64::from(across)
                    ],
                );
                let mut pen = Pen { marks: &mut scene.marks, fonts, of: None };
                let below = Point::new(MARGIN_PT + 3.0 * CROP_PT, sheet.height - MARGIN_PT + CROP_GAP_PT);
                pen.words(&words, below, SMALL, room.width - 6.0 * CROP_PT);
                made.push(scene);
            }
        }
    }
    Ok(made)
}

/// Two short lines outside each corner, and where the overlap ends.
fn crop_marks(marks: &mut Vec<Mark>, part: &Rect) {
    let mut line = |from: Point, to: Point| {
        let shape = Shape::Line(vec![from, to]);
        marks.push(Mark::Stroke { shape, ink: Ink::Text, width_pt: 0.5, dash: None, of: None });
    };
    let (near, far) = (CROP_GAP_PT, CROP_GAP_PT + CROP_PT);
    for x in [part.x, part.right() - OVERLAP_PT, part.right()] {
        line(Point::new(x, part.y - near), Point::new(x, part.y - far));
        line(Point::new(x, part.bottom() + near), Point::new(x, part.bottom() + far));
    }
    for y in [part.y, part.bottom() - OVERLAP_PT, part.bottom()] {
        line(Point::new(part.x - near, y), Point::new(part.x - far, y));
        line(Point::new(part.right() + near, y), Point::new(part.right() + far, y));
    }
}
