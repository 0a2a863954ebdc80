//! Convex hulls around marks, and whether two of them meet.

use super::Place;

/// The convex hull of some marks, each with its radius and `pad` around it, in
/// points, clockwise on the screen. Empty for no marks.
pub fn hull(marks: &[(Place, f32)], pad: f32) -> Vec<Place> {
    // Twelve points around each mark: round enough that corners are soft.
    let mut points = Vec::with_capacity(marks.len() * ROUND.len());
    for (p, r) in marks {
        points.extend(ROUND.iter().map(|(x, y)| *p + Place::new(*x, *y) * (r + pad)));
    }
    convex(points)
}

const ROUND: [(f32, f32); 12] = [
    (1.0, 0.0),
    (0.866, 0.5),
    (0.5, 0.866),
    (0.0, 1.0),
    (-0.5, 0.866),
    (-0.866, 0.5),
    (-1.0, 0.0),
    (-0.866, -0.5),
    (-0.5, -0.866),
    (0.0, -1.0),
    (0.5, -0.866),
    (0.866, -0.5),
];

fn cross(o: Place, a: Place, b: Place) -> f32 {
    (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
}

/// Andrew's monotone chain (Information Processing Letters 9, 1979).
fn convex(mut points: Vec<Place>) -> Vec<Place> {
    points.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    points.dedup();
    if points.len() < 3 {
        return points;
    }
    let mut chain: Vec<Place> = Vec::with_capacity(points.len());
    for pass in 0..2 {
        let start = chain.len();
        let each: Box<dyn Iterator<Item = &Place>> =
            if pass == 0 { Box::new(points.iter()) } else { Box::new(points.iter().rev()) };
        for p in each {
            while chain.len() >= start + 2 && cross(chain[chain.len() - 2], chain[chain.len() - 1], *p) <= 0.0
            {
                chain.pop();
            }
            chain.push(*p);
        }
        chain.pop();
    }
    chain
}

/// Whether two convex hulls share an inner point, by separating axes; `by` is
/// added to the second one's places.
pub(crate) fn meet(a: &[Place], b: &[Place], by: Place) -> bool {
    !(parts(a, b, by) || parts(b, a, Place::default() - by))
}

/// Whether a side of `a` has all of `b` beyond it.
fn parts(a: &[Place], b: &[Place], by: Place) -> bool {
    (0..a.len()).any(|i| {
        let (from, to) = (a[i], a[(i + 1) % a.len()]);
        b.iter().all(|p| cross(from, to, *p + by) <= 0.0)
    })
}

/// Whether a place lies in a convex hull.
pub(crate) fn holds(hull: &[Place], p: Place) -> bool {
    hull.len() > 2 && (0..hull.len()).all(|i| cross(hull[i], hull[(i + 1) % hull.len()], p) >= 0.0)
}
