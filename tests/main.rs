//! The program looked at from outside, in one test binary.

mod chart;
mod desk;
mod face;
mod exchange;
mod graph;
mod search;
mod support;
mod store;
