//! The gate before the first public test, and the deliberate step past it.

use std::collections::BTreeSet;

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

    /// One condition in words: "4 of 31 rated by did or said lately".
    fn say_condition(&self, unmet: &Unmet) -> String {
        let tr = &self.tr;
        let args = args!["n" => unmet.have, "of" => unmet.of];
        match unmet.asks {
            Asks::Charted => tr.with("public-charted", args),
            Asks::Rated => tr.with("public-rated", args),
            Asks::Leader => tr.say("public-leader"),
            Asks::Second => tr.say("public-second"),
            Asks::Private => match unmet.test.and_then(|test| self.campaign().test(test)) {
                Some(test) => {
                    let name = test.name.to_string();
                    tr.with("public-private", args!["test" => &name, "n" => unmet.have, "of" => unmet.of])
                }
                None => tr.say("public-private-none"),
            },
        }
    }

    /// What is not met in words, a line for each unit: "Nights: 4 of 31 rated by did or said lately,
    /// no leader"; with the people behind it.
    pub fn say_unmet(&self, unmet: &[Unmet]) -> Vec<(String, Vec<RecordId>)> {
        let tr = &self.tr;
        let mut places: Vec<(Option<RecordId>, bool)> = Vec::new();
        let place = |one: &Unmet| (one.unit, one.unit.is_none() && one.asks == Asks::Private);
        for one in unmet {
            if !places.contains(&place(one)) {
                places.push(place(one));
            }
        }
        let line = |at: (Option<RecordId>, bool)| {
            let here = || unmet.iter().filter(move |one| place(one) == at);
            let name = match at {
                (Some(unit), _) => self.campaign().unit(unit).map(|unit| unit.name.to_string()),
                (None, false) => Some(tr.say("public-whole")),
                (None, true) => Some(tr.say("public-test")),
            };
            let parts: Vec<String> = here().map(|one| self.say_condition(one)).collect();
            let (unit, parts) = (name.unwrap_or_default(), parts.join(" · "));
            let people: BTreeSet<RecordId> = here().flat_map(|one| one.people.iter().copied()).collect();
            let words = tr.with("public-line", args!["unit" => &unit, "open" => &parts]);
            (words, people.into_iter().collect())
        };
        places.into_iter().map(line).collect()
    }

    /// All of it, for faces that end with it.
    pub(super) fn say_too_early(&self, unmet: &[Unmet]) -> String {
        let lines: Vec<String> =
            self.say_unmet(unmet).into_iter().map(|(words, _)| format!("  {words}")).collect();
        let lines = lines.join("\n");
        self.tr.with("app-too-early", args!["unmet" => &lines])
    }
}
