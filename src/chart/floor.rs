//! Marks of a sheet of the workplace: what stands where.

use crate::model::LandmarkKind;

use super::geometry::{Point, Rect};
use super::ink::Ink;
use super::marks::Pen;
use super::scene::{Dash, Shape};

/// How the way of a round is broken.
pub const ROUND_DASH: Dash = Dash::new(8.0, 5.0);

/// The id of the word of a mark on a sheet.
pub fn landmark_word(kind: LandmarkKind) -> &'static str {
    match kind {
        LandmarkKind::Entrance => "mark-entrance",
        LandmarkKind::BreakRoom => "mark-break-room",
        LandmarkKind::Office => "mark-office",
        LandmarkKind::Round => "mark-round",
        LandmarkKind::Smoking => "mark-smoking",
        LandmarkKind::Stairs => "mark-stairs",
    }
}

impl Pen<'_> {
    /// The sign of a mark on a plate of `size_pt` around `middle`; `edge` draws the plate's line.
    pub fn landmark(&mut self, middle: Point, kind: LandmarkKind, size_pt: f32, edge: Ink) {
        let rect = Rect::around(middle, size_pt);
        let plate = Shape::Box { rect, radius_pt: size_pt / 6.0 };
        self.fill(plate.clone(), Ink::Raised);
        self.stroke(plate, edge, if edge == Ink::Focus { 2.0 } else { 1.0 }, None);
        // Drawn in a box of 24.
        let unit = size_pt / 24.0;
        let width = 1.5 * unit.max(0.7);
        let at = |x: f32, y: f32| middle.moved((x - 12.0) * unit, (y - 12.0) * unit);
        let mut line = |places: &[(f32, f32)]| {
            let places = places.iter().map(|(x, y)| at(*x, *y)).collect();
            self.stroke(Shape::Line(places), Ink::Text, width, None);
        };
        match kind {
            LandmarkKind::Entrance => {
                line(&[(12.0, 5.0), (18.5, 5.0), (18.5, 19.0), (12.0, 19.0)]);
                line(&[(4.5, 12.0), (13.5, 12.0)]);
                line(&[(10.0, 8.5), (13.5, 12.0), (10.0, 15.5)]);
            }
            LandmarkKind::BreakRoom => {
                line(&[
                    (5.5, 9.0),
                    (5.5, 16.0),
                    (8.0, 19.0),
                    (13.0, 19.0),
                    (15.5, 16.0),
                    (15.5, 9.0),
                    (5.5, 9.0),
                ]);
                line(&[(15.5, 10.5), (18.5, 10.5), (19.0, 13.5), (15.5, 15.5)]);
                line(&[(8.5, 4.5), (8.5, 6.5)]);
                line(&[(12.5, 4.5), (12.5, 6.5)]);
            }
            LandmarkKind::Office => {
                line(&[(4.5, 8.5), (19.5, 8.5), (19.5, 18.5), (4.5, 18.5), (4.5, 8.5)]);
                line(&[(9.0, 8.5), (9.0, 5.5), (15.0, 5.5), (15.0, 8.5)]);
                line(&[(4.5, 13.0), (19.5, 13.0)]);
            }
            LandmarkKind::Round => {
                line(&[(5.0, 18.5), (5.0, 9.0), (8.0, 6.0), (16.0, 6.0), (19.0, 9.0), (19.0, 15.5)]);
                line(&[(15.8, 13.0), (19.0, 16.5), (22.0, 13.0)]);
            }
            LandmarkKind::Smoking => {
                line(&[(4.0, 15.0), (20.0, 15.0), (20.0, 18.5), (4.0, 18.5), (4.0, 15.0)]);
                line(&[(15.5, 15.0), (15.5, 18.5)]);
                line(&[(18.0, 12.0), (16.5, 9.5), (18.5, 7.5), (17.0, 5.0)]);
            }
            LandmarkKind::Stairs => {
                line(&[
                    (4.0, 18.5),
                    (8.0, 18.5),
                    (8.0, 14.5),
                    (12.0, 14.5),
                    (12.0, 10.5),
                    (16.0, 10.5),
                    (16.0, 6.5),
                    (20.0, 6.5),
                ]);
            }
        }
    }
}
