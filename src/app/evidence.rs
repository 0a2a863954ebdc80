//! Evidence, standing and coverage of units: what `hints` counts from what is kept here.

use crate::graph::{Asked, Kinds, Looking, UnitLeaders};
use crate::hints::{Covered, Crossing, Evidence, Ground, Standing, crossings};
use crate::model::RecordId;

use super::App;

impl App {
    /// Who belongs to a unit of any grouping, and who was asked there; `None` = people without a unit.
    pub fn ground(&self, unit: Option<RecordId>) -> Ground {
        let kinds = Kinds::of(self.campaign());
        Ground::of(self.campaign(), self.network(), self.tallies(), &kinds, unit)
    }

    /// The candidates of any group of people, such as a shift. Counts anew each time.
    pub fn leaders_on(&self, ground: &Ground) -> UnitLeaders {
        let known = self.unit_leaders();
        if let Some(leaders) = known.iter().find(|leaders| leaders.unit == ground.unit) {
            return leaders.clone();
        }
        let campaign = self.campaign();
        let connects = self.connects();
        let looking = Looking {
            campaign,
            network: self.network(),
            asked: &Asked::Leading,
            connects: &connects,
            today: self.today(),
        };
        looking.of_unit(&Kinds::of(campaign), ground.unit, &ground.people)
    }

    /// Who stands where on a ground.
    pub fn standing(&self, ground: &Ground, leaders: &UnitLeaders) -> Standing {
        Standing::of(self.campaign(), self.tallies(), ground, leaders)
    }

    /// What is known of somebody on a ground.
    pub fn evidence(&self, ground: &Ground, leaders: &UnitLeaders, who: RecordId) -> Evidence {
        let campaign = self.campaign();
        let kinds = Kinds::of(campaign);
        Evidence::of(campaign, self.network(), self.tallies(), &kinds, ground, leaders, who)
    }

    /// Who carries a unit, what is missing there and who could close it; `None` for people without one.
    pub fn covered(&self, ground: &Ground, leaders: &UnitLeaders) -> Option<Covered> {
        let unit = ground.unit?;
        Some(Covered::of(self.campaign(), self.tallies(), ground, leaders, unit))
    }

    /// Every unit on every shift: who is there, and who carries them.
    pub fn crossings(&self) -> Vec<Crossing> {
        crossings(self.campaign(), self.tallies())
    }
}
