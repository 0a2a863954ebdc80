//! The program looked at from outside, in one test binary.
// A test may stop at the first thing that is not as it should be.
#![allow(
    clippy::pedantic,
    clippy::disallowed_methods,
    clippy::inconsistent_digit_grouping,
    clippy::redundant_closure_call,
    clippy::expect_used,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::many_single_char_names,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used
)]

mod app;
mod architecture;
mod chart;
mod cli;
mod derived;
mod desk;
pub(crate) mod exchange;
mod face;
mod format;
mod graph;
mod hints;
mod i18n;
mod laws;
mod practice;
mod privacy;
mod recount;
mod search;
mod store;
mod support;
mod tally;
mod ui;
