//! The wall, its scenes, and what becomes of them on paper.

mod floor;
mod outputs;
mod paper;
mod papers;
mod plots;
#[cfg(feature = "gui")]
mod screen;
mod wall;
mod workplace;
