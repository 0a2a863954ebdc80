//! Ring 2: bytes on disk. Campaigns, journals and backups, sealed or plain.
//!
//! ```text
//! open    chart ∪ journal                                     one mechanism, no replay
//! save    resolve · look · new file · write · sync · read back · backup · rename · sync folder
//! keep    one second after a change: the journal, sealed to a key inside the chart
//! ```
//!
//! Promises: whatever fails, and whenever the power goes, the name of a
//! campaign leads to its old file or its new one, whole. What somebody else
//! wrote in the meantime is never overwritten. Only entries that match their
//! own hash are read; damage is reported and what is damaged is kept.
//! Everything written is 0600 and sealed like the campaign it belongs to.
//!
//! Deliberately absent: merging (the room `log` does it), deciding when to
//! save, clocks (the time is an argument), words in errors other than through
//! [`StoreError::message`]. Paths and contents are never logged or printed.

mod backup;
mod chart_file;
mod disk;
mod error;
mod format;
mod journal;
mod passphrase;
mod rekey;
mod save;
mod seal;
mod words;

pub use backup::{Backup, backups, stale_temps};
pub use chart_file::{ChartFile, Opened, Seal, free_name};
pub use disk::{Carrier, Disk, Folders, Listed, OpenLock, RealDisk, TempFile, carrier_of, is_own_temp};
pub use error::{Cause, ShownPath, Step, StoreError};
pub use format::{Damage, Desk, Document, Read, heal, read, write};
pub use journal::{Journal, Recovered};
pub use passphrase::Passphrase;
pub use rekey::{Backups, Rekeyed, rekey, rewrite};
pub use save::{Saving, Seen};
pub use seal::{JournalKey, WorkFactor, is_sealed, seal, seal_to_key, unseal, unseal_with_key};
