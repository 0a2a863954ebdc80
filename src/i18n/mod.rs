//! Language in, words out.
//!
//! For: every word a person reads. [`Tr`] holds one language and turns the id
//! of a message into its words; dates, ages, numbers and shares are said here
//! too, so that both faces say them alike. [`visual_order`] turns words into
//! the order in which they are painted.
//!
//! Promises: a message that a language lacks is said in English; an id that
//! English lacks shows itself and never fails. What comes back is in logical
//! order, as it is stored, read aloud and copied; only what goes to the painter
//! passes [`visual_order`]. Text without right-to-left letters comes back
//! without any invisible mark.
//!
//! Deliberately absent: any other room, the clock, the environment, choosing a
//! language. Who asks says which [`Language`] is spoken and what day it is.

mod days;
mod language;
mod numbers;
mod order;
mod tr;

pub use crate::args;
pub use language::Language;
pub use order::{has_right_to_left, visual_order};
pub use tr::{Args, Tr};
