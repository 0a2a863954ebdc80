//! What the window is made of: marks, words, controls.

mod controls;
mod marks;
mod theme;
