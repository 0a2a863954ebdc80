//! The last versions of a campaign, sealed as they were, in the data folder.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;

use crate::model::RecordId;

use super::disk::{Disk, Folders, is_own_temp};
use super::error::{Step, StoreError};
use super::save::{self, Saving, Writing, patiently};

/// How many of the last full saves are kept.
const LAST: usize = 10;
/// For how many days one a day is kept.
const DAYS: i64 = 30;
const DAY_MS: i64 = 86_400_000;

/// A backup of a campaign.
#[derive(Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is. Opened like any campaign.
    pub path: PathBuf,
    /// When it was replaced by a newer file, ms since 1970 UTC.
    pub kept_ms: i64,
}

impl fmt::Debug for Backup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backup").field("kept_ms", &self.kept_ms).finish_non_exhaustive()
    }
}

/// Where the backups of a campaign lie. The folder is named by the campaign's
/// random id and tells nothing.
pub(super) fn folder(folders: &Folders, campaign: RecordId) -> PathBuf {
    folders.backups().join(HEXLOWER.encode(campaign.as_bytes()))
}

/// The backups of a campaign, newest first.
///
/// # Errors
/// [`StoreError::Io`] when the folder is there and cannot be read.
pub fn backups(disk: &dyn Disk, folders: &Folders, campaign: RecordId) -> Result<Vec<Backup>, StoreError> {
    let folder = folder(folders, campaign);
    let listed = match patiently(|| disk.list(&folder)) {
        Ok(listed) => listed,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io(Step::List, &folder, &error)),
    };
    let mut found: Vec<Backup> = listed
        .into_iter()
        .filter_map(|file| {
            let kept_ms = file.name.strip_suffix(".wallchart")?.parse().ok()?;
            Some(Backup { path: folder.join(&file.name), kept_ms })
        })
        .collect();
    found.sort_by_key(|backup| std::cmp::Reverse(backup.kept_ms));
    Ok(found)
}

/// Step 6 of saving: keeps `old`, the file as it was, and lets go of what is
/// older than the rule (the last ten, one a day for thirty days).
pub(super) fn keep(
    disk: &dyn Disk,
    folders: &Folders,
    campaign: RecordId,
    old: &[u8],
    now_ms: i64,
) -> Result<(), StoreError> {
    let folder = folder(folders, campaign);
    patiently(|| disk.make_folder(&folder)).map_err(|error| StoreError::io(Step::Backup, &folder, &error))?;
    let mut before = backups(disk, folders, campaign)?;
    // Two saves within one millisecond, or a clock set back, get a name of their own.
    let newest = before.first().map_or(i64::MIN, |backup| backup.kept_ms.saturating_add(1));
    let taken = before.iter().any(|backup| backup.kept_ms == now_ms);
    let kept_ms = if taken { newest } else { now_ms };
    let path = folder.join(format!("{kept_ms:013}.wallchart"));
    let writing = Writing { bytes: old, verify: &|_| true };
    match save::save(disk, &path, None, &writing, &mut |_| Ok(())) {
        Saving::Saved { .. } => {}
        Saving::NotSaved { why } | Saving::SavedUnconfirmed { why } => return Err(why),
        Saving::ChangedOnDisk { .. } => return Err(StoreError::OpenElsewhere),
    }
    before.push(Backup { path, kept_ms });
    for backup in superfluous(before, kept_ms) {
        // A backup too many harms nobody; it is tried again at the next save.
        let _ = disk.remove(&backup.path);
    }
    Ok(())
}

/// Those that the rule does not keep.
fn superfluous(mut all: Vec<Backup>, now_ms: i64) -> Vec<Backup> {
    all.sort_by_key(|backup| std::cmp::Reverse(backup.kept_ms));
    let today = now_ms.div_euclid(DAY_MS);
    let mut days = BTreeSet::new();
    let mut place = 0;
    all.retain(|backup| {
        place += 1;
        let day = backup.kept_ms.div_euclid(DAY_MS);
        // The newest of each day comes first.
        let first_of_day = days.insert(day);
        let kept = place <= LAST || (first_of_day && today.saturating_sub(day) < DAYS);
        !kept
    });
    all
}

/// Temps of this program left in `folder` by a program that was killed, not
/// written to for ten minutes. They hold a whole or a half file, sealed like
/// the one they were to replace; the user may look into them or remove them.
///
/// # Errors
/// [`StoreError::Io`] when the folder cannot be read.
pub fn stale_temps(disk: &dyn Disk, folder: &Path, now_ms: i64) -> Result<Vec<PathBuf>, StoreError> {
    const STALE_MS: i64 = 10 * 60 * 1000;
    let listed = match patiently(|| disk.list(folder)) {
        Ok(listed) => listed,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io(Step::List, folder, &error)),
    };
    let is_stale = |written_ms: i64| now_ms.saturating_sub(written_ms) >= STALE_MS;
    Ok(listed
        .into_iter()
        .filter(|file| is_own_temp(&file.name) && is_stale(file.written_ms))
        .map(|file| folder.join(file.name))
        .collect())
}
