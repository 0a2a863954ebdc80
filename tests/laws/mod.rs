//! What must hold of log, merge and undo, whatever happened before. Names as in the plan of storage.

mod log;
mod merge;
mod session;
pub(crate) mod slow;
mod told;
mod undo;
