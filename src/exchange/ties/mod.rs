//! Lists of ties: who named whom, who moves whom.
//!
//! Promises: every row is taken in or told by its number; nothing is guessed silently where a list
//! can be read in two ways (each pair once: [`What::EachOnce`](super::What::EachOnce) asks); a kind
//! the campaign does not know becomes a question of its own and is never added to another.
//!
//! Deliberately absent: making people. A tie to somebody unknown is told, never guessed.

mod draft;
mod kinds;
mod places;

pub use draft::{DraftTie, TieChoices, TieDraft};
pub use kinds::NewQuestion;
