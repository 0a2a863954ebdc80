//! What tests share: pictures, chance that repeats itself, edits of every kind, histories.

mod dice;
mod edits;
mod history;
pub(crate) mod picture;
pub(crate) mod raster;
mod view;

pub(crate) use dice::{Dice, NOON_MS, histories};
pub(crate) use edits::{World, any_edit, raw_entries};
pub(crate) use history::{Copies, any_history, entries};
pub(crate) use view::{assert_alike, heads_view, lines, view};
