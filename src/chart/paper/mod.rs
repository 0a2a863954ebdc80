//! Sheets to be filled in by hand: who stands on them, boxes for a pen, a number to find them by.
//!
//! A [`Form`] says what stands on one sheet; [`form_pages`] lays it out on as many pages as it
//! needs; [`posters`] enlarges pages over several sheets of paper, to be cut and glued.
//!
//! Promises: black ink on white and nothing else, so that any printer and copier keeps it; boxes of
//! at least six millimetres; the number large on every page; every name whole, on more lines where
//! one is too short; the same form gives the same scenes.
//!
//! Deliberately absent: ratings, marks of leaders, ties, notes, authors. A form has no place for
//! them, so a page with names cannot carry them.

mod form;
mod lay;
mod poster;
mod table;
mod wrap;

pub use form::{Form, FormRow};
pub use lay::form_pages;
pub use poster::posters;
