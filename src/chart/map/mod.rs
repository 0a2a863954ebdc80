//! The map's picture: who turns to whom, made of marks for screen and paper alike.
//!
//! [`MapGround`] is what there is, [`MapLook`] how it is looked at, [`map_picture`] what one sees.
//! From afar ties between units become bands with a number and ties inside a unit thin out; nearer,
//! or around somebody in focus, every tie stands for itself. No name covers a mark, a name or a tie
//! in focus. Finding places and measuring is not here (`graph`).

mod bands;
mod draw;
mod fit;
mod ground;
mod hulls;
mod kinds;
mod labels;
mod legend;
mod lines;
mod look;
mod names;
mod tint;
mod way;

pub use bands::MapBand;
pub use draw::{MapPicture, map_picture};
pub use fit::{LegendSpot, fit_map};
pub use ground::{MapDot, MapGround, MapHull, MapSource, MapTie};
pub use kinds::{Manner, MapKind};
pub use look::{Hides, MapLook, Sight, Steps};
pub use tint::{Tint, TintGroup};
pub use way::Way;

/// Half the side of a mark on the map, in points, by namings inside the unit (tokens.md: 16 to 30).
pub fn mark_radius_pt(namings: u32) -> f32 {
    8.0 + ((namings as f32).sqrt() * 2.2).min(7.0)
}

/// The same by a share from 0 to 1 of the largest there is.
pub fn spread_radius_pt(share: f32) -> f32 {
    8.0 + 7.0 * share.clamp(0.0, 1.0).sqrt()
}
