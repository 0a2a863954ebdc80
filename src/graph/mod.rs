//! The network of ties: who turns to whom, what that says, and where each
//! person stands on the map.
//!
//! Promises: everything here is derived from the campaign and never saved as
//! truth; counts stay inside the unit, supervisors are left out, kinds of ties
//! are never added together; a layout with kept places moves nobody.
//!
//! Deliberately not here: drawing (`chart`, `ui`), the decision who is a
//! leader (a person's judgement, in the model), anything that needs a clock.

mod between;
mod layout;
mod leaders;
mod map;
mod namings;
mod network;

pub use between::connects_groups;
pub use layout::{Edge, HULL_PT, Net, Node, Place, hull, lay_out};
pub use leaders::{Candidate, NamedBy, UnitLeaders, leaders};
pub use map::MapNet;
pub use namings::{Asked, Namings};
pub use network::{Kinds, Link, Network};
