//! Wallchart: chart a workplace offline.
//!
//! The map of the house, one line a room, in ring order. A room imports only
//! lower rings; siblings never meet (`tests/architecture.rs` holds that).

pub mod i18n;
pub mod model;

pub mod graph;
pub mod log;
pub mod practice;
pub mod search;
pub mod tally;

pub mod chart;
pub mod exchange;
pub mod hints;
pub mod store;

pub mod app;

pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;
