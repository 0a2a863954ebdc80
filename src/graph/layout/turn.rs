//! The turn, and mirroring, that brings a figure nearest to what pulls it, in closed form.

use super::exact;

/// What pulls on the points of a figure (the plane case of Kabsch, Acta Cryst. A32, 1976).
#[derive(Default)]
pub(crate) struct Pulls {
    plain: [f32; 2],
    mirrored: [f32; 2],
}

/// A turn about the origin, after mirroring top and bottom or not.
#[derive(Clone, Copy)]
pub(crate) struct Turn {
    cos: f32,
    sin: f32,
    flip: f32,
}

impl Pulls {
    /// A point, seen from the middle of the figure, and the way it is drawn.
    pub(crate) fn add(&mut self, p: [f32; 2], way: [f32; 2]) {
        self.plain[0] += p[0] * way[0] + p[1] * way[1];
        self.plain[1] += p[0] * way[1] - p[1] * way[0];
        self.mirrored[0] += p[0] * way[0] - p[1] * way[1];
        self.mirrored[1] += p[0] * way[1] + p[1] * way[0];
    }

    /// The best turn; none when nothing pulls.
    pub(crate) fn best(&self) -> Option<Turn> {
        let (a, b) =
            (exact::length(self.plain[0], self.plain[1]), exact::length(self.mirrored[0], self.mirrored[1]));
        let (of, size, flip) = if a >= b { (self.plain, a, 1.0) } else { (self.mirrored, b, -1.0) };
        (size > 1e-6).then(|| Turn { cos: of[0] / size, sin: of[1] / size, flip })
    }
}

impl Turn {
    /// Where a point comes to stand.
    pub(crate) fn of(self, p: [f32; 2]) -> [f32; 2] {
        let y = p[1] * self.flip;
        [p[0] * self.cos - y * self.sin, p[0] * self.sin + y * self.cos]
    }
}
