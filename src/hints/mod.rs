//! Ring 2: hints for people to decide by: the evidence about one who may be a leader, the gaps and
//! who could close them, the next talks and why, what to do after a test.
//!
//! Promises: every hint names what it rests on, as records and counts; unknown is said as unknown;
//! the same campaign on the same day gives the same hints in the same order.
//!
//! Deliberately not here: words (the faces say them through i18n), the judgement itself (people
//! set it, in the model), counting (`tally`), the network and its measures (`graph`).

mod after;
mod evidence;
mod gaps;
mod ground;
mod needle;
mod public;
mod standing;
mod talks;

pub use after::{After, LeaderStood, Shortfall, Step as AfterStep, Todo, Verdict};
pub use evidence::{Evidence, Point};
pub use gaps::{Closer, Covered, Crossing, Gap, Stands, Why, crossings};
pub use ground::Ground;
pub use needle::{NeedleStep, Nudge, needle};
pub use public::{Asks, PRIVATE_SHARE, Unmet, going_public, needs_gate};
pub use standing::{Apart, Level, Standing};
pub use talks::{MOST_TALKS, NextTalk, RECENT_DAYS, Reason, Step, Turn, Way, Whom, next_talks};
