//! Every file of a campaign on this computer, written anew in one step: after
//! changing the passphrase, and after forgetting a person.

use super::backup::{self, backups};
use super::chart_file::{ChartFile, Seal, encoded};
use super::disk::{Disk, Folders, TempFile};
use super::error::{ShownPath, Step, StoreError};
use super::format::{Document, write};
use super::journal::Journal;
use super::save::{self, Found, Saving, Seen, Writing, patiently};
use super::seal::JournalKey;

/// What becomes of the backups.
pub enum Backups<'a> {
    /// They are opened, passed through this, and sealed like the campaign.
    Rewrite(&'a dyn Fn(Document) -> Document),
    /// They are removed.
    Delete,
}

/// How rewriting ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rekeyed {
    /// The campaign's own file. Unless it says saved, the old passphrase
    /// still holds, and so does every byte of the campaign.
    pub saving: Saving,
    /// Older files of the campaign that are as they were, and had to be: to
    /// be removed by hand.
    pub left_over: Vec<ShownPath>,
}

/// Seals the campaign, with a new journal key, and its backups to `new`, or
/// removes the backups. `document` must hold what is in the journal, too.
///
/// Nothing is replaced before every new file lies on the disk and was read
/// back. Then the backups are replaced and last the campaign, so that a power
/// cut in between leaves a campaign that opens as before; doing it again
/// finishes the work. A backup that can be neither replaced nor removed is
/// listed.
pub fn rekey(
    disk: &dyn Disk,
    folders: &Folders,
    file: &mut ChartFile,
    journal: &mut Journal,
    document: &mut Document,
    new: Seal,
    backups: &Backups<'_>,
) -> Rekeyed {
    let desk_before = document.desk.clone();
    document.desk.journal_before = document.desk.journal.take();
    document.desk.journal = (new != Seal::Plain).then(JournalKey::generate);
    let old = std::mem::replace(&mut file.seal, new);
    let rekeyed = rewrite_files(disk, folders, file, journal, document, &old, backups);
    if is_written(&rekeyed.saving) {
        journal.follow_desk(&document.desk);
    } else {
        document.desk = desk_before;
        file.seal = old;
    }
    rekeyed
}

/// Writes the campaign and its backups anew under the seal they have: after
/// forgetting or erasing, so that what left `document` leaves every file.
/// `document` must hold what is in the journal, too. Same promises as [`rekey`].
pub fn rewrite(
    disk: &dyn Disk,
    folders: &Folders,
    file: &mut ChartFile,
    journal: &mut Journal,
    document: &Document,
    backups: &Backups<'_>,
) -> Rekeyed {
    let old = file.seal.clone();
    rewrite_files(disk, folders, file, journal, document, &old, backups)
}

fn is_written(saving: &Saving) -> bool {
    matches!(saving, Saving::Saved { .. } | Saving::SavedUnconfirmed { .. })
}

fn rewrite_files(
    disk: &dyn Disk,
    folders: &Folders,
    file: &mut ChartFile,
    journal: &mut Journal,
    document: &Document,
    old: &Seal,
    how: &Backups<'_>,
) -> Rekeyed {
    let mut left_over = Vec::new();
    let prepared = prepare_all(disk, folders, file, document, old, how, &mut left_over);
    let (chart, bytes, temps) = match prepared {
        Ok(prepared) => prepared,
        Err(saving) => return Rekeyed { saving, left_over },
    };
    for (path, temp) in temps {
        let replaced = match temp {
            Some(temp) => save::replace(temp, path.as_path()).is_ok(),
            None => false,
        };
        if !replaced && patiently(|| disk.remove(path.as_path())).is_err() {
            left_over.push(path);
        }
    }
    let folder = backup::folder(folders, document.campaign);
    // Unconfirmed names of backups come back as they were at worst; the
    // campaign's own folder is confirmed below and reported.
    let _ = disk.sync_folder(&folder);
    let saving = match save::replace(chart, &file.path) {
        Ok(()) => match save::confirm(disk, &file.path) {
            Ok(()) => Saving::Saved { backup: None },
            Err(why) => Saving::SavedUnconfirmed { why },
        },
        Err(why) => match save::look(disk, &file.path, Some(Seen::of(&bytes))) {
            Ok(Found::Same(_)) => Saving::SavedUnconfirmed { why },
            _ => Saving::NotSaved { why },
        },
    };
    if is_written(&saving) {
        file.seen = Some(Seen::of(&bytes));
        if journal.empty(disk).is_err() {
            left_over.push(ShownPath::new(journal.path()));
        }
    }
    Rekeyed { saving, left_over }
}

/// A backup's place and what is to take it; nothing: it is to be removed.
type Replacement = (ShownPath, Option<Box<dyn TempFile>>);
type Prepared = (Box<dyn TempFile>, Vec<u8>, Vec<Replacement>);

/// Everything that can fail without anything being changed.
fn prepare_all(
    disk: &dyn Disk,
    folders: &Folders,
    file: &mut ChartFile,
    document: &Document,
    old: &Seal,
    how: &Backups<'_>,
    left_over: &mut Vec<ShownPath>,
) -> Result<Prepared, Saving> {
    let not_saved = |why| Saving::NotSaved { why };
    file.path = save::resolve(disk, &file.path).map_err(not_saved)?;
    look_again(disk, file)?;
    let mut temps = Vec::new();
    for backup in backups(disk, folders, document.campaign).map_err(not_saved)? {
        let path = ShownPath::new(&backup.path);
        let temp = match how {
            Backups::Delete => None,
            Backups::Rewrite(with) => {
                let bytes = patiently(|| disk.read(&backup.path))
                    .map_err(|error| not_saved(StoreError::io(Step::Look, &backup.path, &error)))?;
                let read = old.read(&bytes).or_else(|_| file.seal.read(&bytes));
                // Damaged, or sealed to an older passphrase: it cannot be rewritten.
                let Ok(read) = read else {
                    left_over.push(path);
                    continue;
                };
                let plain = write(&with(read.document));
                let bytes = file.seal.close(plain).map_err(not_saved)?;
                let writing = Writing { bytes: &bytes, verify: &|_| true };
                Some(save::prepare(disk, &backup.path, &writing).map_err(not_saved)?)
            }
        };
        temps.push((path, temp));
    }
    let (plain, count) = encoded(document);
    let bytes = file.seal.close(plain.clone()).map_err(not_saved)?;
    let verify = |found: &[u8]| file.seal.proves(found, &plain, count);
    let writing = Writing { bytes: &bytes, verify: &verify };
    let chart = save::prepare(disk, &file.path, &writing).map_err(not_saved)?;
    look_again(disk, file)?;
    Ok((chart, bytes, temps))
}

fn look_again(disk: &dyn Disk, file: &ChartFile) -> Result<(), Saving> {
    match save::look(disk, &file.path, file.seen) {
        Ok(Found::Changed(bytes)) => Err(Saving::ChangedOnDisk { bytes }),
        Ok(Found::Same(_) | Found::Missing) => Ok(()),
        Err(why) => Err(Saving::NotSaved { why }),
    }
}
