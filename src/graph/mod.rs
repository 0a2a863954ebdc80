//! The network of ties: who turns to whom, what that says, and where each
//! person stands on the map.
//!
//! Promises: everything here is derived from the campaign and never saved as
//! truth; counts stay inside the unit, supervisors are left out, kinds of ties
//! are never added together; a layout with kept places moves nobody.
//!
//! Deliberately not here: drawing (`chart`, `ui`), the decision who is a
//! leader (a person's judgement, in the model), anything that needs a clock.

mod layout;

pub use layout::{Edge, HULL_PT, Net, Node, Place, hull, lay_out};
