//! Campaign to bytes: people as CSV, everything as JSON.

mod campaign;
mod csv;
mod people;

pub use campaign::campaign_json;
pub(super) use csv::meant;
pub use csv::neutral;
pub use people::{PeopleSheet, people_csv};
