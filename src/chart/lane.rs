//! One lane: who stands in it, where its cards are, what its head says.

use crate::model::{RecordId, Text};
use crate::tally::{CoverageWord, Headcount, TestCount};

use super::geometry::{Point, Rect, Size};
use super::look::{Detail, Heads, LaneKey};

/// Space around the cards of a lane, in points.
pub(super) const PAD_PT: f32 = 10.0;
const PAD_DOWN_PT: f32 = 6.0;
/// From line to line in a head.
pub(super) const HEAD_ROW_PT: f32 = 22.0;
/// Height of a head that lies above its cards.
pub(super) const HEAD_ABOVE_PT: f32 = 52.0;

/// What a head says: counts of the room `tally`, whose denominator is everybody
/// who belongs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LaneCount {
    /// The people of the lane.
    pub people: Headcount,
    /// Whether the unit is covered; `None` where that is no question (words, Unassigned).
    pub cover: Option<CoverageWord>,
    /// The latest test: its name, and what was counted in it.
    pub test: Option<(Text, TestCount)>,
    /// People also said to be here, while another lane counts.
    pub also: u32,
}

/// A lane of the wall, in the wall's coordinates.
#[derive(Debug, Clone)]
pub struct Lane {
    /// What it is the lane of.
    pub key: LaneKey,
    /// Its name; empty for Unassigned, which is said in the language of the reader.
    pub name: Text,
    /// The whole lane.
    pub rect: Rect,
    /// Its head.
    pub head: Rect,
    /// Where its cards are.
    pub body: Rect,
    /// How near it is.
    pub detail: Detail,
    /// Cards in a row.
    pub columns: usize,
    /// Size of a card.
    pub card: Size,
    /// Placeholders behind the cards: everybody less the named.
    pub unnamed: u32,
    /// What the head says.
    pub count: LaneCount,
    /// Places of its people among the wall's people, in the order of cards.
    pub(super) people: Vec<u32>,
}

impl Lane {
    /// How many cards it has, placeholders apart.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether nobody named stands in it.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// The place of its card or placeholder with this number.
    pub fn slot(&self, number: usize) -> Rect {
        let gap = self.detail.gap_pt();
        let (row, column) = (number / self.columns, number % self.columns);
        let x = self.body.x + column as f32 * (self.card.width + gap);
        let y = self.body.y + row as f32 * (self.card.height + gap);
        Rect::new(x, y, self.card.width, self.card.height)
    }

    /// The number of the card or placeholder at a place.
    pub fn slot_at(&self, at: Point) -> Option<usize> {
        if at.x < self.body.x || at.y < self.body.y {
            return None;
        }
        let gap = self.detail.gap_pt();
        let column = ((at.x - self.body.x) / (self.card.width + gap)) as usize;
        let row = ((at.y - self.body.y) / (self.card.height + gap)) as usize;
        let number = row * self.columns + column;
        let there = column < self.columns && number < self.slots();
        (there && self.slot(number).contains(at)).then_some(number)
    }

    /// Cards and placeholders together.
    pub fn slots(&self) -> usize {
        self.people.len() + self.unnamed as usize
    }

    /// The numbers of the slots whose rows cross these heights.
    pub(super) fn slots_between(&self, top: f32, bottom: f32) -> std::ops::Range<usize> {
        let pitch = self.card.height + self.detail.gap_pt();
        let first = ((top - self.body.y) / pitch).floor().max(0.0) as usize;
        let last = ((bottom - self.body.y) / pitch).ceil().max(0.0) as usize;
        let slots = self.slots();
        (first.saturating_mul(self.columns)).min(slots)..(last.saturating_mul(self.columns)).min(slots)
    }

    /// Gives the lane its place from `top` on and returns where it ends.
    pub(super) fn lay_out(&mut self, top: f32, width_pt: f32, heads: Heads) -> f32 {
        let (body_x, body_y) = match heads {
            Heads::Beside(head_pt) => (head_pt + PAD_PT, top + PAD_DOWN_PT),
            Heads::Above => (PAD_PT, top + HEAD_ABOVE_PT),
        };
        let gap = self.detail.gap_pt();
        let least = self.detail.width_pt();
        let room = (width_pt - body_x - PAD_PT).max(least);
        self.columns = (((room + gap) / (least + gap)).floor() as usize).max(1);
        let shared = (room - gap * (self.columns - 1) as f32) / self.columns as f32;
        let card_width = if self.detail.has_names() { shared } else { least };
        self.card = Size::new(card_width, self.detail.height_pt());
        let rows = self.slots().div_ceil(self.columns).max(1);
        let cards = rows as f32 * (self.card.height + gap) - gap;
        self.body = Rect::new(body_x, body_y, room, cards);
        let height = match heads {
            Heads::Beside(_) => (cards + 2.0 * PAD_DOWN_PT).max(self.head_height()),
            Heads::Above => cards + HEAD_ABOVE_PT + PAD_DOWN_PT + 2.0,
        };
        self.rect = Rect::new(0.0, top, width_pt, height);
        self.head = match heads {
            Heads::Beside(head_pt) => Rect::new(0.0, top, head_pt, height),
            Heads::Above => Rect::new(0.0, top, width_pt, HEAD_ABOVE_PT),
        };
        top + height
    }

    /// Lines of the head: six near, four in far zoom, three for words, two for Unassigned.
    pub(super) fn head_rows(&self) -> usize {
        match (&self.key, self.detail) {
            (LaneKey::Unassigned, _) => 2,
            (LaneKey::Word(_), _) | (_, Detail::Dots) => 3,
            (LaneKey::Unit(_), Detail::Tiles | Detail::Lines) => 4,
            (LaneKey::Unit(_), Detail::Cards | Detail::Reasons) if self.count.test.is_some() => 6,
            (LaneKey::Unit(_), Detail::Cards | Detail::Reasons) => 5,
        }
    }

    fn head_height(&self) -> f32 {
        self.head_rows() as f32 * HEAD_ROW_PT + 12.0
    }

    /// The unit, if it is the lane of one.
    pub fn unit(&self) -> Option<RecordId> {
        match self.key {
            LaneKey::Unit(unit) => Some(unit),
            LaneKey::Word(_) | LaneKey::Unassigned => None,
        }
    }
}
