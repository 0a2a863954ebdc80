//! A unit: a department, shift, worksite, stairwell, flat …

use super::field::record;
use super::{CountPrediction, Pin, RecordId, Text};

record! {
    /// A group people belong to in one grouping: a department, a shift, a worksite, a flat.
    Unit,
    /// What can be said of a unit. Taking it back brings back what stood there before.
    UnitField {
        /// Its name.
        name / Name: Text;
        /// Key of the grouping it belongs to; blank = `unit`.
        grouping / Grouping: Text;
        /// Kind in words: department, crew, stairwell …
        kind / Kind: Text;
        /// The unit it is part of.
        parent / Parent: Option<RecordId>;
        /// How many people (or households) are estimated to belong to it.
        estimate / Estimate: Option<u32>;
        /// Counts households instead of people.
        households / Households: bool;
        /// The leader responsible for it.
        leader / Leader: Option<RecordId>;
        /// The second in line.
        second / Second: Option<RecordId>;
        /// Everybody in it can be reached within 48 hours.
        reach / Reach: Option<bool>;
        /// One of the units whose majorities decide.
        gate / Gate: bool;
        /// The neighbour it is counted with where majorities decide and it has under 8 people; blank = its
        /// parent.
        joins / Joins: Option<RecordId>;
        /// Door number, of a flat.
        door / Door: Text;
        /// Nobody lives here.
        vacant / Vacant: bool;
        /// Order among the lanes; blank = in the order they were made.
        rank / Rank: Option<i64>;
    }
    by key {
        /// Where its tile is on a sheet, by the sheet.
        spots / Spot: RecordId => Option<Pin>;
    }
    with {
        /// Predictions given as a mere number.
        predictions: Vec<CountPrediction>;
    }
}

impl Unit {
    /// Where its tile is on a sheet.
    pub fn spot(&self, floor: RecordId) -> Option<Pin> {
        self.spots.get(&floor).and_then(|spot| **spot).map(Pin::near)
    }

    /// Key of the grouping it belongs to.
    pub fn grouping_key(&self) -> &str {
        if self.grouping.is_empty() { super::Grouping::UNIT } else { &self.grouping }
    }
}
