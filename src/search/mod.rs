//! Words and queries in, people out; and how alike two people's names are.
//!
//! Promises: accents, case and one wrong letter are forgiven; a query never
//! fails (what it does not know it takes for words); the index follows each
//! change and then equals one built anew. Import, merge and completion ask
//! here who may be the same person; the answer is a proposal, nothing more.
//!
//! Deliberately not here: what to do with the people found, counting support
//! (the room `tally`), the day of today (who asks says it).

mod find;
mod fold;
mod index;
mod likeness;
mod query;
mod say;

pub use find::Found;
pub use fold::{fold, plain};
pub use index::Index;
pub use likeness::{ALIKE, Names, likeness};
pub use query::{Age, Ask, Query, Term};
