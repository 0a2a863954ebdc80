//! Where words may stand: a fixed list of places is tried in order, and none may cover a mark, a
//! name or a tie in focus. Whatever finds no place is left out.

use std::collections::HashMap;

use crate::chart::{Point, Rect};

/// Side of a cell of the grid that occupied places are kept in, in points.
const CELL_PT: f32 = 64.0;

/// What is occupied already.
#[derive(Default)]
pub(super) struct Taken {
    cells: HashMap<(i32, i32), Vec<usize>>,
    boxes: Vec<Rect>,
    /// Never covered.
    lines: Vec<(Point, Point)>,
    /// Covered only where there is no other place.
    faint: HashMap<(i32, i32), Vec<(Point, Point)>>,
}

impl Taken {
    /// Occupies a box.
    pub(super) fn put(&mut self, taken: Rect) {
        let number = self.boxes.len();
        for cell in cells(&taken) {
            self.cells.entry(cell).or_default().push(number);
        }
        self.boxes.push(taken);
    }

    /// Occupies a line.
    pub(super) fn put_line(&mut self, from: Point, to: Point) {
        self.lines.push((from, to));
    }

    /// A line that is rather not covered.
    pub(super) fn put_faint(&mut self, from: Point, to: Point) {
        // Every cell it may touch: the places along it are less than a cell apart, each with its
        // neighbours would be safe but slow; half a cell misses corners only.
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let steps = ((dx.hypot(dy) / (CELL_PT * 0.5)).ceil() as usize).clamp(1, 200);
        let mut last = None;
        for step in 0..=steps {
            let share = step as f32 / steps as f32;
            let at = cell_of(from.x + dx * share, from.y + dy * share);
            if last != Some(at) {
                self.faint.entry(at).or_default().push((from, to));
                last = Some(at);
            }
        }
    }

    /// Whether a box covers no mark and no name.
    pub(super) fn has_no_box(&self, wanted: &Rect) -> bool {
        let near = cells(wanted).filter_map(|cell| self.cells.get(&cell)).flatten();
        let mut boxes = near.filter_map(|number| self.boxes.get(*number));
        boxes.all(|taken| !taken.overlaps(wanted))
    }

    fn is_free(&self, wanted: &Rect) -> bool {
        self.has_no_box(wanted) && self.lines.iter().all(|(from, to)| !crosses(*from, *to, wanted))
    }

    fn is_clear(&self, wanted: &Rect) -> bool {
        let mut near = cells(wanted).filter_map(|cell| self.faint.get(&cell)).flatten();
        near.all(|(from, to)| !crosses(*from, *to, wanted))
    }

    /// The first of some boxes that covers nothing, best one that covers no faint line either; it is
    /// occupied then. Also whether it covers no faint line.
    pub(super) fn take(&mut self, wanted: impl IntoIterator<Item = Rect>) -> Option<(Rect, bool)> {
        let mut covers = None;
        for place in wanted {
            if !self.is_free(&place) {
                continue;
            }
            if self.is_clear(&place) {
                self.put(place);
                return Some((place, true));
            }
            covers = covers.or(Some(place));
        }
        let place = covers?;
        self.put(place);
        Some((place, false))
    }
}

/// The places of a name around a mark, best first: right, below, left, above, then between them.
pub(super) fn around(middle: Point, radius_pt: f32, width: f32, height: f32) -> [Rect; 14] {
    let gap = radius_pt + 6.0;
    let near = radius_pt + 2.0;
    let (x, y) = (middle.x, middle.y);
    let at = |left: f32, top: f32| Rect::new(left, top, width, height);
    [
        at(x + gap, y - height / 2.0),
        at(x - width / 2.0, y + near + 1.0),
        at(x - gap - width, y - height / 2.0),
        at(x - width / 2.0, y - near - height - 1.0),
        at(x + near, y + near - 2.0),
        at(x - near - width, y + near - 2.0),
        at(x + near, y - near - height + 2.0),
        at(x - near - width, y - near - height + 2.0),
        // Further out, where the near places are taken.
        at(x + gap + 10.0, y - height / 2.0),
        at(x - width / 2.0, y + near + 11.0),
        at(x - gap - width - 10.0, y - height / 2.0),
        at(x - width / 2.0, y - near - height - 11.0),
        at(x - width * 0.2, y + near + 7.0),
        at(x - width * 0.8, y + near + 7.0),
    ]
}

/// Places further out, for names that must be read: eight ways, at two distances.
pub(super) fn afar(middle: Point, radius_pt: f32, width: f32, height: f32) -> Vec<Rect> {
    let at = |away: f32, (dx, dy): (f32, f32)| {
        let out = radius_pt + away;
        let (x, y) = (middle.x + dx * (out + width / 2.0), middle.y + dy * (out + height / 2.0));
        Rect::new(x - width / 2.0, y - height / 2.0, width, height)
    };
    let ways = [
        (0.6, 1.0),
        (-0.6, 1.0),
        (0.6, -1.0),
        (-0.6, -1.0),
        (1.0, 0.0),
        (-1.0, 0.0),
        (0.0, 1.0),
        (0.0, -1.0),
    ];
    [14.0, 26.0, 40.0].into_iter().flat_map(|away| ways.map(|way| at(away, way))).collect()
}

fn cell_of(x: f32, y: f32) -> (i32, i32) {
    let cell = |at: f32| (at / CELL_PT).floor().clamp(-1e6, 1e6) as i32;
    (cell(x), cell(y))
}

fn cells(of: &Rect) -> impl Iterator<Item = (i32, i32)> + use<> {
    let cell = |at: f32| (at / CELL_PT).floor().clamp(-1e6, 1e6) as i32;
    let (left, right) = (cell(of.x), cell(of.right()));
    let (top, bottom) = (cell(of.y), cell(of.bottom()));
    (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
}

/// Whether a line runs through a box (Liang and Barsky's clipping, 1984).
pub(super) fn crosses(from: Point, to: Point, over: &Rect) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let sides = [
        (-dx, from.x - over.x),
        (dx, over.right() - from.x),
        (-dy, from.y - over.y),
        (dy, over.bottom() - from.y),
    ];
    let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
    for (speed, room) in sides {
        if speed == 0.0 {
            if room < 0.0 {
                return false;
            }
            continue;
        }
        let share = room / speed;
        if speed < 0.0 {
            enters = enters.max(share);
        } else {
            leaves = leaves.min(share);
        }
    }
    enters < leaves
}
