//! Made-up workplaces to learn on.
//!
//! Promises: nobody in them is real; the campaign says so itself
//! ([`crate::model::Practice::MadeUp`]), so that every view and export can; the
//! same day and the same ids give the same workplace; dates are told from
//! today, so that it never looks stale.
//!
//! Deliberately not here: opening or saving it, and mixing it with real people
//! (who opens it asks "made up, or someone real?").

mod workplace;

pub use workplace::{Dated, WORKPLACES, workplace};
