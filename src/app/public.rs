//! The gate before the first public test, and the deliberate step past it.

use crate::args;
use crate::hints::{Asks, Unmet, going_public, needs_gate};
use crate::model::RecordId;

use super::App;

/// What is not met before going public; never empty.
pub(super) type TooEarly = Vec<Unmet>;

impl App {
    /// What the gate before going public asks for and is not there; empty = it is open.
    pub fn going_public(&self) -> Vec<Unmet> {
        going_public(self.campaign(), self.tallies())
    }

    /// Whether a public test may get a day: another one was held before, or the gate is open. `test` is the
    /// one that would get it, if it is on the ladder.
    ///
    /// # Errors
    /// What is not met.
    pub fn may_go_public(&self, test: Option<RecordId>) -> Result<(), Vec<Unmet>> {
        if !needs_gate(self.campaign(), test, self.today()) {
            return Ok(());
        }
        let unmet = self.going_public();
        if unmet.is_empty() { Ok(()) } else { Err(unmet) }
    }

    /// One condition in words: "Nights: 4 of 31 rated by did or said lately".
    pub fn say_unmet(&self, unmet: &Unmet) -> String {
        let tr = &self.tr;
        let campaign = self.campaign();
        let unit = unmet.unit.and_then(|unit| campaign.unit(unit)).map(|unit| unit.name.to_string());
        let unit = match (unit, unmet.asks) {
            (Some(name), _) => name,
            (None, Asks::Rated) => tr.say("public-no-unit"),
            (None, _) => tr.say("public-whole"),
        };
        let args = args!["unit" => &unit, "n" => unmet.have, "of" => unmet.of];
        match unmet.asks {
            Asks::Charted => tr.with("public-charted", args),
            Asks::Rated => tr.with("public-rated", args),
            Asks::Leader => tr.with("public-leader", args!["unit" => &unit]),
            Asks::Second => tr.with("public-second", args!["unit" => &unit]),
            Asks::Private => match unmet.test.and_then(|test| campaign.test(test)) {
                Some(test) => {
                    let name = test.name.to_string();
                    tr.with("public-private", args!["test" => &name, "n" => unmet.have, "of" => unmet.of])
                }
                None => tr.say("public-private-none"),
            },
        }
    }

    /// All of it, for faces that end with it.
    pub(super) fn say_too_early(&self, unmet: &[Unmet]) -> String {
        let lines: Vec<String> = unmet.iter().map(|unmet| format!("  {}", self.say_unmet(unmet))).collect();
        let lines = lines.join("\n");
        self.tr.with("app-too-early", args!["unmet" => &lines])
    }
}
