//! The layout: a network, pins, kept places and a seed in; a place for each
//! person out. Pure and deterministic: the same input gives the same picture.
//!
//! Two pictures come out of one engine:
//!
//! - [`lay_out`], for the window. Each unit (or island of people without one) is laid out for itself
//!   (`cluster`: several beginnings by force, the clearest is kept; large ones start from the bare
//!   shape). The outlines are put side by side by the ways between them, turned toward their ties, and
//!   drawn together in a frame as wide as a window (`side`); parts without a tie between them are
//!   packed; those without unit or tie wait on a shelf below. Outlines never meet, no mark lies on
//!   another, pins hold. With kept places nobody moves and newcomers are put near their ties (`beside`).
//! - [`spread`], the bare shape, for scripts and for judging (its page says how).
//!
//! Promises: the same input gives the same picture to the last bit, on any number of cores and on any
//! machine: dice come from the seed, hash maps are only asked by key, threads never share a sum, and
//! no function of the system's mathematics library but the square root is called (`exact`).
//!
//! Deliberately absent: a clock (how long it may take is said by [`Effort`]), animation, names.

#![expect(
    clippy::indexing_slicing,
    reason = "hot loops over arrays made here with one length; held by tests on random networks"
)]

mod apart;
mod arrange;
mod beside;
mod cluster;
mod exact;
mod force;
mod groups;
mod hops;
mod hull;
mod inner;
mod links;
mod side;
mod spread;
mod stress;
mod tree;
mod turn;

pub use hull::hull;
use links::Links;
pub use spread::spread;

/// How far the hull of a unit keeps from the middle of its people's marks, in points.
pub const HULL_PT: f32 = 24.0;

/// The length a tie inside a unit would like to have, in points.
pub(crate) const TIE_PT: f32 = 62.0;

/// How much wider than high a picture should be, about as a window is.
pub(crate) const ASPECT: f32 = 1.45;

/// The least room between the edges of two marks, in points.
pub(crate) const ROOM_PT: f32 = 16.0;

/// A place on the map, in points; y runs down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// To the right.
    pub x: f32,
    /// Downward.
    pub y: f32,
}

impl Place {
    /// A place from its two coordinates, in points.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The distance to another place, in points.
    pub fn distance(self, other: Self) -> f32 {
        exact::length(self.x - other.x, self.y - other.y)
    }

    pub(crate) fn is_sound(self) -> bool {
        self.x.is_finite() && self.y.is_finite() && self.x.abs() < 1e7 && self.y.abs() < 1e7
    }
}

impl std::ops::Add for Place {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for Place {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl std::ops::Mul<f32> for Place {
    type Output = Self;
    fn mul(self, by: f32) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

/// One person on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Node {
    /// The unit they sit with, by a number of the caller's; none = without a unit.
    pub unit: Option<u32>,
    /// The radius of their mark, in points.
    pub radius: f32,
    /// Where somebody put them by hand. Always held.
    pub pin: Option<Place>,
    /// Where they stood in the last picture. Held exactly; leave it out for
    /// those who should find a new place (they changed their unit).
    pub kept: Option<Place>,
}

/// A tie between two people, by their place in [`Net::nodes`]; direction does
/// not matter here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// One end.
    pub from: u32,
    /// The other end.
    pub to: u32,
    /// How strongly it pulls; 1 is usual.
    pub weight: f32,
}

/// What the layout sees of a campaign.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Net {
    /// The people, in a stable order (by id), so that the picture is stable.
    pub nodes: Vec<Node>,
    /// The ties. Loops and ends that do not exist are passed over.
    pub edges: Vec<Edge>,
}

/// How much time a picture may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A first picture at once.
    Quick,
    /// The clearest there is.
    Fine,
}

/// Finds a place for each node of the net, for the window.
///
/// With at least one kept place every kept node stays exactly where it was and
/// only the others are placed ([`Node::kept`]); without any the picture is
/// arranged anew from the data and the pins alone. `progress` hears the part
/// done, 0 to 1, and answers whether to go on; `None` when it said no.
pub fn lay_out(
    net: &Net,
    effort: Effort,
    seed: u64,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<Place>> {
    let links = Links::of(net);
    if !progress(0.0) {
        return None;
    }
    let keeps = net.nodes.iter().any(|n| n.kept.is_some_and(Place::is_sound));
    let places = if keeps {
        beside::place_newcomers(net, &links, seed, progress)?
    } else {
        arrange::arrange(net, &links, effort, seed, progress)?
    };
    progress(1.0).then_some(places)
}

/// The radius a node is given room for, in points, whatever the caller said.
pub(crate) fn radius(node: &Node) -> f32 {
    if node.radius.is_finite() { node.radius.clamp(1.0, 400.0) } else { 8.0 }
}

/// A small generator of even bits (splitmix64, Steele, Lea, Flood 2014).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number from -1 to 1.
    pub(crate) fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bits = (z ^ (z >> 31)) >> 40;
        bits as f32 / 8_388_608.0 - 1.0
    }

    /// Brings a row into another order (Fisher and Yates).
    pub(crate) fn shuffle<T>(&mut self, row: &mut [T]) {
        for i in (1..row.len()).rev() {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = self.0;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z ^= z >> 32;
            let slot = ((z & 0xffff_ffff) * (i as u64 + 1)) >> 32;
            row.swap(i, slot as usize);
        }
    }

    /// A place in the disc of this radius.
    pub(crate) fn in_disc(&mut self, radius: f32) -> Place {
        loop {
            let p = Place::new(self.next(), self.next());
            if p.x * p.x + p.y * p.y <= 1.0 {
                return p * radius;
            }
        }
    }
}
