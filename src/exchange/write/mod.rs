//! Campaign to bytes: people as CSV, tests as a table, the network for other programs, everything as JSON.

mod campaign;
mod csv;
mod markup;
mod network;
mod people;
mod ready;
mod tests;

pub use campaign::campaign_json;
pub(super) use csv::meant;
pub use csv::neutral;
pub use network::{NetworkFormat, NetworkPerson, NetworkSheet, NetworkTie};
pub use people::{PeopleSheet, people_csv};
pub use ready::{ReadyCell, ReadyFormat, ReadyGate, ReadyLine, ReadySheet, ReadyStep};
pub use tests::{TestNumbers, TestRows, TestSheet, TestUnitRow, TestWords};
