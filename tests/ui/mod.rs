//! The window under a made-up hand and a reader of its names.

mod asking;
mod campaign;
mod chart;
mod frame;
mod import;
mod inspector;
mod ladder;
mod leaders;
mod map;
mod papers;
mod people;
mod place;
mod plots;
mod predict;
mod ready;
mod record;
mod shows;
mod tests;
mod workplace;
