//! The wall, its scenes, and what becomes of them on paper.

mod outputs;
mod paper;
mod wall;
mod workplace;
