//! Colour by something else than support: unit, shift, groups found in the ties, reach, age.
//!
//! It never looks like support: every mark is a hexagon with a sign in it, which carries the
//! meaning in grey as well.

use std::collections::HashMap;

use crate::chart::{Dash, Ink, Pen, Point, Shape, Style, Weight};
use crate::model::RecordId;

/// Signs of categories: letters, then two of them.
const LETTERS: u16 = 26;
/// Colours of categories; above that they begin again, the signs do not.
const COLOURS: u16 = 8;

/// One group of a tint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TintGroup {
    /// In the mark.
    pub sign: String,
    /// In the legend.
    pub word: String,
}

/// Whom a tint puts together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tint {
    /// What the colour says.
    pub title: String,
    /// The groups, as the legend lists them.
    pub groups: Vec<TintGroup>,
    /// Which group somebody belongs to.
    pub of: HashMap<RecordId, u16>,
    /// Groups come in an order, from much to little: dark to pale in place of colours.
    pub ordered: bool,
    /// Of those who belong to none.
    pub none: String,
}

impl Tint {
    /// The sign of the group with this number: A … Z, AA …
    pub fn letters(number: u16) -> String {
        let letter = |number: u16| char::from(b'A' + u8::try_from(number % LETTERS).unwrap_or_default());
        match number / LETTERS {
            0 => letter(number).to_string(),
            round => format!("{}{}", letter(round - 1), letter(number)),
        }
    }

    /// Fill and sign of a group's mark.
    fn inks(&self, group: Option<u16>, ground: Ink) -> (Ink, Ink) {
        match (group, self.ordered) {
            (None, _) => (ground, Ink::Muted),
            (Some(group), false) => (Ink::Group((group % COLOURS) as u8), Ink::Text),
            (Some(0), true) => (Ink::Muted, Ink::Raised),
            (Some(1), true) => (Ink::LineStrong, Ink::Text),
            (Some(2), true) => (Ink::Line, Ink::Text),
            (Some(_), true) => (ground, Ink::Text),
        }
    }

    /// Draws the mark of somebody in a group, in a box of `box_pt`.
    pub(super) fn mark(&self, pen: &mut Pen<'_>, at: Point, group: Option<u16>, box_pt: f32, ground: Ink) {
        let (fill, ink) = self.inks(group, ground);
        let shape = hexagon(at, box_pt / 2.0);
        if box_pt < 10.0 && group.is_some() {
            pen.fill(shape, fill);
            return;
        }
        let dash = group.is_none().then_some(Dash::new(2.4, 2.1));
        pen.fill(shape.clone(), fill);
        pen.stroke(shape, Ink::Mark, 1.0, dash);
        let sign =
            group.and_then(|group| self.groups.get(usize::from(group))).map(|group| group.sign.as_str());
        if let Some(sign) = sign.filter(|_| box_pt >= 14.0) {
            let size_pt = if sign.chars().count() > 1 { box_pt * 0.44 } else { box_pt * 0.58 };
            pen.numeral(sign, at, Style { size_pt, weight: Weight::SemiBold, ink });
        }
    }
}

/// A hexagon standing on its side: no value of support has it.
fn hexagon(at: Point, radius: f32) -> Shape {
    let (wide, tall) = (radius * 0.98, radius * 0.86);
    let corners = [(1.0, 0.0), (0.5, 1.0), (-0.5, 1.0), (-1.0, 0.0), (-0.5, -1.0), (0.5, -1.0)];
    Shape::Polygon(corners.iter().map(|(x, y)| at.moved(x * wide, y * tall)).collect())
}
