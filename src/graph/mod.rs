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
mod communities;
mod flat;
mod found;
mod layout;
mod leaders;
mod map;
mod namings;
mod network;
mod opponents;
mod reach;
mod single;
mod spans;
mod trust;
mod web;

pub use between::{Connects, ESTIMATE_STEPS};
pub use communities::{Communities, communities, modularity};
pub use flat::Flat;
pub use found::{FoundGroup, found_groups};
pub use layout::{Edge, Effort, HULL_PT, Net, Node, Place, hull, lay_out, spread};
pub use leaders::{Before, Candidate, Looking, NamedBy, OLD_DAYS, UnitLeaders, groups, leaders, units_over};
pub use map::MapNet;
pub use namings::{Asked, Namings};
pub use network::{Kinds, Link, Network};
pub use opponents::{Against, is_opponent, opponents, tied_opponents};
pub use reach::{Reach, path, rings};
pub use single::{Cut, OnlyTie, SingleThreads};
pub use spans::{Group, Spread, groups_of, spread_over};
pub use trust::{Trust, TrustLevel};
pub use web::Web;
