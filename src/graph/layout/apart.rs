//! No mark lies on another: a grid finds who is near, pushes part them.

use std::collections::HashMap;

use super::{Place, ROOM_PT, exact};

/// Marks by the cell they stand in.
pub(crate) struct Grid {
    cell: f32,
    marks: HashMap<(i32, i32), Vec<u32>>,
}

impl Grid {
    pub(crate) fn new(cell: f32) -> Self {
        Self { cell: cell.max(1.0), marks: HashMap::new() }
    }

    pub(crate) fn of(places: &[Place], cell: f32) -> Self {
        let mut grid = Self::new(cell);
        for (i, p) in places.iter().enumerate() {
            grid.put(i, *p);
        }
        grid
    }

    fn key(&self, p: Place) -> (i32, i32) {
        ((p.x / self.cell).floor() as i32, (p.y / self.cell).floor() as i32)
    }

    pub(crate) fn put(&mut self, index: usize, p: Place) {
        self.marks.entry(self.key(p)).or_default().push(index as u32);
    }

    /// Everybody in the nine cells around a place, in a fixed order.
    pub(crate) fn near(&self, p: Place) -> impl Iterator<Item = usize> + '_ {
        let (x, y) = self.key(p);
        (-1..=1)
            .flat_map(move |dx| (-1..=1).map(move |dy| (x.saturating_add(dx), y.saturating_add(dy))))
            .filter_map(|key| self.marks.get(&key))
            .flatten()
            .map(|i| *i as usize)
    }
}

/// The room two marks need between their middles, in points.
pub(crate) fn reach(a: f32, b: f32) -> f32 {
    a + b + ROOM_PT
}

fn widest(radii: &[f32]) -> f32 {
    let r = radii.iter().copied().fold(1.0, f32::max);
    reach(r, r)
}

/// Moves marks until none touch; `fixed` ones stay. What pushing cannot part
/// in a fair number of rounds is put on the nearest free place.
pub(crate) fn part(places: &mut [Place], radii: &[f32], fixed: &[bool]) {
    let is_fixed = |i: usize| fixed.get(i).copied().unwrap_or(false);
    let cell = widest(radii);
    for _ in 0..120 {
        let grid = Grid::of(places, cell);
        let mut has_moved = false;
        for a in 0..places.len() {
            for b in grid.near(places[a]) {
                if b <= a || is_fixed(a) && is_fixed(b) {
                    continue;
                }
                let delta = places[b] - places[a];
                let d = exact::length(delta.x, delta.y);
                let want = reach(radii[a], radii[b]);
                if d >= want - 0.01 {
                    continue;
                }
                has_moved = true;
                let way = if d > 1e-3 {
                    delta * (1.0 / d)
                } else {
                    // On the same spot: part them along a direction of their numbers.
                    let (cos, sin) = exact::cos_sin((a * 7 + b * 13) as f32);
                    Place::new(cos, sin)
                };
                let gap = way * ((want - d) * 0.52 + 0.02);
                match (is_fixed(a), is_fixed(b)) {
                    (false, false) => {
                        places[a] = places[a] - gap;
                        places[b] = places[b] + gap;
                    }
                    (true, _) => places[b] = places[b] + gap * 2.0,
                    (_, true) => places[a] = places[a] - gap * 2.0,
                }
            }
        }
        if !has_moved {
            return;
        }
    }
    settle(places, radii, fixed);
}

/// The last resort of [`part`]: those who still touch someone go, one by one,
/// to the nearest free place.
fn settle(places: &mut [Place], radii: &[f32], fixed: &[bool]) {
    let mut grid = Grid::new(widest(radii));
    let (held, loose): (Vec<usize>, Vec<usize>) =
        (0..places.len()).partition(|i| fixed.get(*i).copied().unwrap_or(false));
    for i in held {
        grid.put(i, places[i]);
    }
    for i in loose {
        let spot =
            spiral(places[i], 4.0).find(|p| is_free(&grid, places, radii, *p, radii[i])).unwrap_or(places[i]);
        places[i] = spot;
        grid.put(i, spot);
    }
}

/// Whether a mark of this radius has room here among those in the grid.
pub(crate) fn is_free(grid: &Grid, places: &[Place], radii: &[f32], p: Place, radius: f32) -> bool {
    grid.near(p).all(|b| places[b].distance(p) >= reach(radius, radii[b]) - 0.05)
}

/// Places outward from a middle, evenly, `step` points apart; ends after a
/// million, which is far beyond any picture.
pub(crate) fn spiral(middle: Place, step: f32) -> impl Iterator<Item = Place> {
    // The golden angle keeps the places even: its cosine and sine, turned on from place to place.
    const COS: f64 = -0.737_368_878_078_320_1;
    const SIN: f64 = 0.675_490_294_261_524;
    let mut way = (1.0_f64, 0.0_f64);
    (0..1_000_000_u32).map(move |i| {
        let (x, y) = way;
        way = (x * COS - y * SIN, x * SIN + y * COS);
        middle + Place::new(x as f32, y as f32) * (step * 0.56 * (i as f32).sqrt())
    })
}
