//! Barnes and Hut's quadtree (Nature 324, 1986): far groups push as one.

use super::Place;

#[derive(Clone, Copy)]
struct Cell {
    sum: Place,
    mass: f32,
    middle: Place,
    half: f32,
    children: [u32; 4],
    is_leaf: bool,
}

pub(crate) struct Tree {
    cells: Vec<Cell>,
}

const NONE: u32 = u32::MAX;
const DEEPEST: u32 = 22;

impl Tree {
    pub(crate) fn new(places: &[Place], masses: &[f32]) -> Self {
        let mut low = Place::new(f32::MAX, f32::MAX);
        let mut high = Place::new(f32::MIN, f32::MIN);
        for p in places {
            low = Place::new(low.x.min(p.x), low.y.min(p.y));
            high = Place::new(high.x.max(p.x), high.y.max(p.y));
        }
        let half = ((high.x - low.x).max(high.y - low.y) / 2.0).max(1.0);
        let mut tree = Self { cells: Vec::with_capacity(places.len() * 2) };
        tree.grow((low + high) * 0.5, half);
        for (p, m) in places.iter().zip(masses) {
            tree.insert(*p, *m);
        }
        for cell in &mut tree.cells {
            cell.sum = cell.sum * (1.0 / cell.mass.max(1e-9));
        }
        tree
    }

    fn grow(&mut self, middle: Place, half: f32) -> u32 {
        self.cells.push(Cell {
            sum: Place::default(),
            mass: 0.0,
            middle,
            half,
            children: [NONE; 4],
            is_leaf: true,
        });
        self.cells.len() as u32 - 1
    }

    fn child(&mut self, at: usize, p: Place) -> usize {
        let Cell { middle, half, children, .. } = self.cells[at];
        let (right, down) = (p.x > middle.x, p.y > middle.y);
        let slot = usize::from(right) + 2 * usize::from(down);
        if children[slot] == NONE {
            let h = half / 2.0;
            let m = Place::new(
                if right { middle.x + h } else { middle.x - h },
                if down { middle.y + h } else { middle.y - h },
            );
            let made = self.grow(m, h);
            self.cells[at].children[slot] = made;
            return made as usize;
        }
        children[slot] as usize
    }

    fn insert(&mut self, p: Place, mass: f32) {
        let mut at = 0;
        for depth in 0.. {
            let cell = self.cells[at];
            if cell.is_leaf && cell.mass > 0.0 && depth < DEEPEST {
                // Push the one who sat here a level down, then go on.
                let old = cell.sum * (1.0 / cell.mass);
                self.cells[at].is_leaf = false;
                let below = self.child(at, old);
                self.cells[below].sum = cell.sum;
                self.cells[below].mass = cell.mass;
            }
            let was_empty = cell.mass <= 0.0;
            self.cells[at].sum = cell.sum + p * mass;
            self.cells[at].mass = cell.mass + mass;
            if was_empty || depth >= DEEPEST {
                return;
            }
            at = self.child(at, p);
        }
    }

    /// The push on a unit mass at `p`: the sum of mass / distance, away from each.
    pub(crate) fn push(&self, p: Place, stack: &mut Vec<u32>) -> Place {
        const THETA_SQUARED: f32 = 0.9 * 0.9;
        let mut push = Place::default();
        stack.clear();
        stack.push(0);
        while let Some(at) = stack.pop() {
            let cell = &self.cells[at as usize];
            if cell.mass <= 0.0 {
                continue;
            }
            let delta = p - cell.sum;
            let d2 = delta.x * delta.x + delta.y * delta.y;
            let size = cell.half * 2.0;
            if cell.is_leaf || size * size < THETA_SQUARED * d2 {
                push = push + delta * (cell.mass / d2.max(1.0));
            } else {
                stack.extend(cell.children.iter().copied().filter(|c| *c != NONE));
            }
        }
        push
    }
}
