//! Signs of series: told apart by shape, in black and white too.

use crate::chart::geometry::{Point, Rect};
use crate::chart::ink::Ink;
use crate::chart::marks::{Badge, Pen, Style};
use crate::chart::scene::{Dash, Shape};
use crate::tally::Age;

/// The sign of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlotSign {
    /// A filled disc: everybody, or did it.
    Disc,
    /// A filled square.
    Square,
    /// A filled triangle, point up.
    Triangle,
    /// A filled diamond.
    Diamond,
    /// A filled triangle, point down.
    Turned,
    /// Two crossed lines, leaning.
    Cross,
    /// Two crossed lines, upright.
    Plus,
    /// An empty triangle: expected.
    Expected,
    /// A mark of the support scale: 1 to 5, 0 not assessed.
    Support(u8),
    /// A short broken line: the aim.
    Aim,
    /// A hollow disc: a test run again.
    Again,
    /// A thin line: the others.
    Others,
}

impl PlotSign {
    /// Signs and dashes for units; any two differ in the sign.
    pub const UNITS: [(PlotSign, Option<Dash>); 6] = [
        (PlotSign::Square, Some(Dash::new(6.0, 3.0))),
        (PlotSign::Triangle, Some(Dash::new(2.0, 3.0))),
        (PlotSign::Diamond, Some(Dash::new(10.0, 3.0))),
        (PlotSign::Turned, Some(Dash::new(4.0, 2.0))),
        (PlotSign::Cross, Some(Dash::new(8.0, 5.0))),
        (PlotSign::Plus, Some(Dash::new(3.0, 5.0))),
    ];
}

impl Pen<'_> {
    /// The sign of a series around `middle`, about 9 points wide; hollow for a test run again.
    /// `ground` is what lies under it, `numeral` what a mark of the scale carries.
    pub fn plot_sign(&mut self, middle: Point, sign: PlotSign, hollow: bool, ground: Ink, numeral: &str) {
        let by = |dx: f32, dy: f32| middle.moved(dx, dy);
        let filled = |pen: &mut Self, shape: Shape| {
            pen.fill(shape.clone(), if hollow { ground } else { Ink::Text });
            pen.stroke(shape, Ink::Text, 1.5, None);
        };
        match sign {
            PlotSign::Disc => filled(self, Shape::Circle { middle, radius_pt: 3.6 }),
            PlotSign::Again => {
                let ring = Shape::Circle { middle, radius_pt: 3.6 };
                self.fill(ring.clone(), ground);
                self.stroke(ring, Ink::Text, 1.5, None);
            }
            PlotSign::Square => filled(self, Shape::rect(Rect::around(middle, 6.4))),
            PlotSign::Triangle => {
                filled(self, Shape::Polygon(vec![by(0.0, -4.4), by(4.2, 3.2), by(-4.2, 3.2)]));
            }
            PlotSign::Turned => {
                filled(self, Shape::Polygon(vec![by(-4.2, -3.2), by(4.2, -3.2), by(0.0, 4.4)]));
            }
            PlotSign::Diamond => {
                filled(self, Shape::Polygon(vec![by(0.0, -4.8), by(4.8, 0.0), by(0.0, 4.8), by(-4.8, 0.0)]));
            }
            PlotSign::Cross | PlotSign::Plus => {
                let arms = if sign == PlotSign::Cross {
                    [(-3.4, -3.4, 3.4, 3.4), (-3.4, 3.4, 3.4, -3.4)]
                } else {
                    [(-4.4, 0.0, 4.4, 0.0), (0.0, -4.4, 0.0, 4.4)]
                };
                // A gap of the ground parts it from its line; run again it has a box around it.
                self.fill(Shape::Circle { middle, radius_pt: 5.4 }, ground);
                for (x, y, to_x, to_y) in arms {
                    self.stroke(Shape::Line(vec![by(x, y), by(to_x, to_y)]), Ink::Text, 2.0, None);
                }
                if hollow {
                    self.stroke(Shape::rect(Rect::around(middle, 10.0)), Ink::Text, 1.0, None);
                }
            }
            PlotSign::Expected => {
                let shape = Shape::Polygon(vec![by(0.0, -4.6), by(4.6, 3.4), by(-4.6, 3.4)]);
                self.fill(shape.clone(), ground);
                self.stroke(shape, Ink::Muted, 1.5, None);
            }
            PlotSign::Support(mark) => {
                let badge = Badge { mark, numeral, age: Age::Fresh, box_pt: 17.0, ground };
                self.badge(middle, &badge);
            }
            PlotSign::Aim => {
                let line = Shape::Line(vec![by(-8.0, 0.0), by(8.0, 0.0)]);
                self.stroke(line, Ink::Muted, 1.25, Some(AIM));
            }
            PlotSign::Others => {
                self.stroke(Shape::Line(vec![by(-8.0, 0.0), by(8.0, 0.0)]), Ink::LineStrong, 1.0, None);
            }
        }
    }

    /// A sign with its words behind it, in a row whose middle is `left`. Returns its width in points.
    pub fn plot_key(&mut self, left: Point, sign: PlotSign, words: &str, limit_pt: f32) -> f32 {
        self.plot_sign(left.moved(9.0, 0.0), sign, false, Ink::Surface, "");
        let at = left.moved(24.0, -8.0);
        24.0 + self.words(words, at, Style::plain(Ink::Muted), limit_pt - 24.0)
    }
}

/// The line of an aim.
pub(super) const AIM: Dash = Dash::new(4.0, 3.0);
