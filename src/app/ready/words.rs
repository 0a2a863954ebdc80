//! Gates and cells in words: the same in the window, in the terminal and on paper.

use crate::app::{App, Names, name_as};
use crate::args;
use crate::model::{RecordId, Threshold};
use crate::tally::{
    Expectation, Fall, GateCell, GateKey, GateLimit, HeldTest, Met, Readiness, ReadyRow, Rests, RowKind,
};

/// A cell in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GateWords {
    /// The number, or what stands for it: "13 of 15", "no second", "67 → 47".
    pub number: String,
    /// The reason: "two not named", "3 short of 65 % in Petition", "20 points off".
    pub why: String,
}

/// A row in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowWords {
    /// The unit, with those it is counted together with.
    pub name: String,
    /// A unit or a shift.
    pub kind: String,
    /// "6 of 6 gates".
    pub gates: String,
    /// Its cells.
    pub cells: Vec<GateWords>,
}

/// How a person is called.
pub(super) type Called<'a> = &'a dyn Fn(RecordId) -> String;

/// So many names at most stand in a cell.
const NAMES: usize = 2;

impl App {
    /// What a gate is called.
    pub fn gate_name(&self, gate: GateKey) -> String {
        self.tr().say(&format!("readiness-gate-{}", gate.key()))
    }

    /// What a gate asks for: "80 % or more, lately".
    pub fn gate_limit_words(&self, gate: &GateLimit) -> String {
        self.tr().with(&format!("readiness-limit-{}", gate.key.key()), args!["n" => gate.limit])
    }

    /// Met, near, not yet.
    pub fn met_word(&self, met: Met) -> String {
        self.tr().say(match met {
            Met::Met => "readiness-met",
            Met::Near => "readiness-near",
            Met::NotYet => "readiness-not-yet",
        })
    }

    /// A cell in words, people by their first names as the screen may show them.
    pub fn gate_words(&self, row: &ReadyRow, cell: &GateCell) -> GateWords {
        self.gate_words_by(row, cell, &|person| self.called(person, true))
    }

    /// A row in words, people as they may be seen.
    pub fn row_words(&self, row: &ReadyRow, names: Names) -> RowWords {
        let called = |person: RecordId| {
            let campaign = self.campaign();
            campaign.worker(person).map(|worker| name_as(campaign, worker, names)).unwrap_or_default()
        };
        let kind = match row.kind {
            RowKind::Unit => "readiness-unit",
            RowKind::Shift => "readiness-shift",
        };
        RowWords {
            name: self.row_name(row),
            kind: self.tr().say(kind),
            gates: self.row_gates(row),
            cells: row.cells.iter().map(|cell| self.gate_words_by(row, cell, &called)).collect(),
        }
    }

    /// The unit of a row, with those it is counted together with.
    pub fn row_name(&self, row: &ReadyRow) -> String {
        let names = row.names(self.campaign());
        let mut names = names.iter().map(|name| name.to_string());
        let first = names.next().unwrap_or_default();
        let more: Vec<String> = names.collect();
        if more.is_empty() {
            return first;
        }
        self.tr().with("readiness-joined", args!["name" => &first, "more" => more.join(", ")])
    }

    /// "2 of 6 gates".
    pub fn row_gates(&self, row: &ReadyRow) -> String {
        self.tr().with("readiness-gates-met", args!["n" => row.met(), "of" => row.cells.len()])
    }

    /// "Not yet ready".
    pub fn readiness_verdict(&self, readiness: &Readiness) -> String {
        self.tr().with("readiness-verdict", args!["ready" => u32::from(readiness.is_ready)])
    }

    /// "1 of 5 units meet every gate"; or that there is none.
    pub fn readiness_units(&self, readiness: &Readiness) -> String {
        let units = readiness.units().count();
        if units == 0 {
            return self.tr().say("readiness-no-units");
        }
        self.tr().with("readiness-units", args!["n" => readiness.ready_units, "of" => units])
    }

    fn gate_words_by(&self, row: &ReadyRow, cell: &GateCell, called: Called<'_>) -> GateWords {
        let tr = self.tr();
        match &cell.rests {
            Rests::Share { part, of, short, unnamed, .. } => {
                let why = match cell.key {
                    GateKey::Rated => self.rated_why(row, cell, *short, called),
                    _ if *of == 0 => tr.say("readiness-nobody-why"),
                    _ if *unnamed == 0 => tr.say("readiness-everyone"),
                    _ if cell.limit >= 100 || cell.is_met() => {
                        tr.with("readiness-not-named", args!["n" => *unnamed])
                    }
                    _ => tr.with("readiness-short", args!["n" => *short, "limit" => cell.limit]),
                };
                let number = match *of {
                    0 => tr.say("readiness-nobody"),
                    of => tr.with("readiness-of", args!["n" => *part, "of" => of]),
                };
                GateWords { number, why }
            }
            Rests::Leaders { leaders, wanted, second, targets } => {
                self.leaders_words(leaders, *wanted, *second, targets, called)
            }
            Rests::Reach(said) => {
                let (number, why) = match said {
                    Some(true) => ("readiness-reach-yes", "readiness-reach-yes-why"),
                    Some(false) => ("readiness-reach-no", "readiness-reach-no-why"),
                    None => ("readiness-reach-unknown", "readiness-reach-unknown-why"),
                };
                GateWords { number: tr.say(number), why: tr.say(why) }
            }
            Rests::Tests { held, wanted } => self.tests_words(held, *wanted),
            Rests::Fall { steps } => self.fall_words(steps, cell),
            Rests::Prediction(said) => self.prediction_words(said.as_ref()),
        }
    }

    fn rated_why(&self, row: &ReadyRow, cell: &GateCell, short: u32, called: Called<'_>) -> String {
        let tr = self.tr();
        if row.belongs == 0 {
            return tr.say("readiness-nobody-why");
        }
        if cell.is_met() {
            return tr.say("readiness-rated-lately");
        }
        let behind = self.behind_gate(row, GateKey::Rated);
        if behind.unnamed == 0 && (1..=NAMES).contains(&behind.people.len()) {
            let names: Vec<String> = behind.people.into_iter().map(called).collect();
            return tr.with("readiness-not-rated", args!["names" => self.and(&names)]);
        }
        tr.with("readiness-short", args!["n" => short, "limit" => cell.limit])
    }

    /// "Samuel and Rosa".
    pub(super) fn and(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                self.tr().with("readiness-and", args!["one" => first.join(", "), "other" => last])
            }
        }
    }

    fn leaders_words(
        &self,
        leaders: &[RecordId],
        wanted: u32,
        second: Option<RecordId>,
        targets: &[RecordId],
        called: Called<'_>,
    ) -> GateWords {
        let tr = self.tr();
        let have = leaders.len() as u32;
        let targets_why = || match targets {
            [] => tr.say("readiness-gap-why"),
            [one] => tr.with("readiness-target", args!["name" => called(*one)]),
            more => tr.with("readiness-targets", args!["n" => more.len()]),
        };
        match (leaders.first(), second) {
            _ if have < wanted && have > 0 => GateWords {
                number: tr.with("readiness-few-leaders", args!["n" => have, "of" => wanted]),
                why: targets_why(),
            },
            (Some(leader), Some(second)) => GateWords {
                number: tr.with(
                    "readiness-leaders",
                    args!["leader" => called(*leader), "second" => called(second)],
                ),
                why: tr.say("readiness-leaders-why"),
            },
            (Some(leader), None) => GateWords {
                number: tr.say("readiness-no-second"),
                why: tr.with("readiness-no-second-why", args!["name" => called(*leader)]),
            },
            (None, Some(_)) => GateWords { number: tr.say("readiness-no-leader"), why: targets_why() },
            (None, None) => GateWords { number: tr.say("readiness-gap"), why: targets_why() },
        }
    }

    fn tests_words(&self, held: &[HeldTest], wanted: u32) -> GateWords {
        let tr = self.tr();
        let reached = held.iter().filter(|test| test.is_reached == Some(true)).count();
        let number = tr.with("readiness-of", args!["n" => reached, "of" => wanted]);
        let Some(open) = held.iter().find(|test| test.is_reached != Some(true)) else {
            let why = if (held.len() as u32) < wanted {
                tr.with("readiness-tests-few", args!["n" => held.len(), "of" => wanted])
            } else {
                let names: Vec<String> = held.iter().map(|test| self.test_name(test.test)).collect();
                tr.with("readiness-tests-met", args!["names" => names.join(", ")])
            };
            return GateWords { number, why };
        };
        let name = self.test_name(open.test);
        if open.is_reached.is_none() {
            return GateWords { number, why: tr.with("readiness-test-no-aim", args!["test" => &name]) };
        }
        let number = tr.with("readiness-percent", args!["n" => open.percent]);
        if open.asked == 0 {
            return GateWords { number, why: tr.with("readiness-test-nobody", args!["test" => &name]) };
        }
        let why = match open.aim {
            Threshold::Percent(aim) => {
                let args = args!["n" => open.short, "limit" => u32::from(aim)];
                let short = tr.with("readiness-short", args);
                tr.with("readiness-test-short", args!["short" => &short, "test" => &name])
            }
            // That more than half is the aim stands in the gate; a cell has room for the test.
            _ => tr.with("readiness-test-short-majority", args!["n" => open.short, "test" => &name]),
        };
        GateWords { number, why }
    }

    fn fall_words(&self, steps: &[Fall], cell: &GateCell) -> GateWords {
        let tr = self.tr();
        // Of equal falls the latest.
        let Some(worst) = steps.iter().max_by_key(|step| step.points()) else {
            return GateWords { number: tr.say("readiness-none"), why: tr.say("readiness-fall-none") };
        };
        let number = tr.with("readiness-from-to", args!["before" => worst.before, "after" => worst.after]);
        let why = if cell.is_met() {
            tr.with("readiness-fall-met", args!["n" => worst.points()])
        } else {
            let says = args!["before" => worst.before, "after" => worst.after, "n" => worst.points()];
            tr.with("readiness-fell", says)
        };
        GateWords { number, why }
    }

    fn prediction_words(&self, said: Option<&Expectation>) -> GateWords {
        let tr = self.tr();
        match said {
            None => GateWords { number: tr.say("readiness-none"), why: tr.say("readiness-no-test") },
            Some(said) if !said.is_foretold => {
                GateWords { number: tr.say("readiness-none"), why: tr.say("readiness-not-predicted") }
            }
            Some(said) => GateWords {
                number: tr.with("readiness-from-to", args!["before" => said.before, "after" => said.after]),
                why: tr.with("readiness-points-off", args!["n" => said.points()]),
            },
        }
    }
}
