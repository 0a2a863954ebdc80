//! Ring 1: counts that decide: support with its denominator, coverage, tests on frozen rosters,
//! predictions against results, gate units against gates, majorities.
//!
//! The rule under every number: **the denominator is everybody who belongs that day**, the greater
//! of the estimate and the named people who count. Supervisors and people outside the unit are
//! charted and never counted. In a total each person counts once. A parent's people include those
//! of its sub-units. The rules stand in FORMAT.md, *Counting*; `tests/recount` counts by them once more.
//!
//! [`Tallies`] keeps all counts of a campaign and follows its changes; [`Tallies::follow`] and
//! [`Tallies::new`] give equal values. Every number is a door: [`Tallies::people`],
//! [`TestTally::people`] and [`Coverage`] name the people behind it.
//!
//! Deliberately absent: words, percentages with digits behind the point, verdicts about people
//! (our judgement is said by people, here is only what follows from it), ranking of candidates
//! (the room `graph`), the clock (today is handed in).

mod compare;
mod coverage;
mod gates;
mod headcount;
mod join;
mod lesson;
mod majority;
mod predict;
mod proof;
mod ready;
mod roster;
mod share;
mod surprise;
mod tallies;
mod test;
mod tree;

pub use compare::{Compared, Paired, Pairing, UnitPair};
pub use coverage::{Coverage, CoverageWord};
pub use gates::GateUnits;
pub use headcount::{Age, Door, Headcount, Status, percent};
pub use join::SMALL_UNIT;
pub use lesson::{Lesson, Marked, outcome};
pub use majority::{Majority, MajorityBasis, MajorityRule, Votes};
pub use predict::{Accuracy, Closed, Off, Scored};
pub use proof::{Proof, her_people, proofs};
pub use ready::{
    Behind, Expectation, Fall, GateCell, GateKey, GateLimit, HeldTest, Met, Readiness, ReadyRow, Rests,
    RowKind, gate_limits,
};
pub use roster::roster;
pub use share::Leadership;
pub use surprise::{Brought, Foretold, Surprise, Surprised, brought, foretold, responsible, surprises};
pub use tallies::{Reached, Tallies, lane};
pub use test::{Gate, TestCount, TestDoor, TestTally};
