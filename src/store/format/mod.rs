//! Bytes into a campaign's entries and back. One file a major version; what is
//! landed in a release is frozen.

mod desk;
mod heal;
mod raw;
pub(super) mod v1;

pub use desk::Desk;
pub use heal::heal;
pub use v1::{Damage, Document, Read, read, write};
