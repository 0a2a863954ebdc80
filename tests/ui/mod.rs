//! The window under a made-up hand and a reader of its names.

mod chart;
mod frame;
mod inspector;
mod map;
mod tests;
mod workplace;
