//! Hints: what they rest on, and whom they leave alone.

mod after;
mod evidence;
mod needle;
mod talks;
