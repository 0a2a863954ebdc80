//! Ring 1: entries in, campaign out. The only way a campaign changes.
//!
//! ```text
//! entry  = { id, on, by, at, deed, over, edit }   small, immutable, about one record
//! log    = a set of entries
//! fold   : log -> Campaign                        a record is a pure function of its live entries
//! merge  : log ∪ log                              commutative, associative, idempotent
//! undo   = an entry TakeBack{deed} of one's own
//! ```
//!
//! The rules stand in FORMAT.md; `fold` is the rule in code. What is promised: applying entries one
//! by one and folding them all at once give the same campaign, in whatever order they arrive.
//!
//! Deliberately absent: files (the room `store`), clocks and chance (handed in as [`Outside`]),
//! deciding by time: a stamp orders what is shown, it never chooses whose word counts.

mod entry;
mod fold;
#[allow(clippy::module_inception, reason = "the log is the noun of this room")]
mod log;
mod merge;
mod say;
mod session;
mod who;

pub use entry::{Draft, Entry, EntryError};
pub use fold::Record;
pub use log::Log;
pub use merge::{Conflict, Merged};
pub use session::{Outside, Session, Step, Typing, Undone};
