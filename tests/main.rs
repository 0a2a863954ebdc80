//! The program looked at from outside, in one test binary.

mod desk;
mod graph;
mod search;
