//! The program looked at from outside, in one test binary.

mod chart;
mod desk;
mod exchange;
mod face;
mod graph;
mod search;
mod support;
mod store;
