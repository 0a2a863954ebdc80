//! Hints: what they rest on, and whom they leave alone.

mod talks;
