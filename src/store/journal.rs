//! Keeping changes between two full saves: one small file, rewritten whole.

use std::io;
use std::path::{Path, PathBuf};

use crate::log::Entry;
use crate::model::RecordId;

use super::chart_file::encoded;
use super::disk::{Disk, Folders};
use super::error::{ShownPath, Step, StoreError};
use super::format::{Desk, Document, Read, read};
use super::save::{self, Saving, Seen, Writing, patiently};
use super::seal::{self, JournalKey};

/// The journal of one campaign on this computer:
/// `journal/<campaign>-<device>.wallchart` in the data folder.
pub struct Journal {
    campaign: RecordId,
    path: PathBuf,
    seen: Option<Seen>,
    key: Option<JournalKey>,
    key_before: Option<JournalKey>,
    /// Journals under another device's name that were taken in on opening.
    others: Vec<(PathBuf, Seen)>,
}

/// What the journals of a campaign held when it was opened.
pub struct Recovered {
    /// For keeping what comes now.
    pub journal: Journal,
    /// Entries since the last full save: the campaign is chart ∪ these.
    pub entries: Vec<Entry>,
    /// Damaged lines found in them.
    pub aside: Vec<String>,
    /// Journals that could not be read, and why. They are left where they are.
    pub unreadable: Vec<(ShownPath, StoreError)>,
}

impl Journal {
    /// Reads the journals of the campaign that `chart` holds, as it was read
    /// from its file. `device` is a code of this copy of the program (letters
    /// and digits, no name). A sealed campaign's journal is sealed to
    /// `chart.desk.journal`, which has to be in the chart's *file* before
    /// anything is kept.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the journals' folder cannot be read.
    pub fn open(
        disk: &dyn Disk,
        folders: &Folders,
        chart: &Document,
        device: &str,
    ) -> Result<Recovered, StoreError> {
        let folder = folders.journals();
        let Desk { journal: key, journal_before: key_before, .. } = chart.desk.clone();
        let beginning = format!("{}-", chart.campaign);
        let path = folder.join(format!("{beginning}{}.wallchart", code(device)));
        let journal =
            Self { campaign: chart.campaign, path, seen: None, key, key_before, others: Vec::new() };
        let mut found = Recovered { journal, entries: Vec::new(), aside: Vec::new(), unreadable: Vec::new() };
        let listed = match patiently(|| disk.list(&folder)) {
            Ok(listed) => listed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
            Err(error) => return Err(StoreError::io(Step::List, &folder, &error)),
        };
        for file in listed {
            if file.name.starts_with(&beginning) && file.name.ends_with(".wallchart") {
                found.take(disk, folder.join(file.name));
            }
        }
        Ok(found)
    }

    /// Keeps `entries`, all those since the last full save, in place of what
    /// was kept before; with none, the journal goes. Every step of saving but
    /// the backup. After [`Saving::ChangedOnDisk`] (a second window):
    /// [`Journal::take_in`] the bytes, and keep the union.
    pub fn keep(&mut self, disk: &dyn Disk, entries: &[Entry]) -> Saving {
        let not_saved = |why| Saving::NotSaved { why };
        if entries.is_empty() {
            return match self.empty(disk) {
                Ok(()) => Saving::Saved { backup: None },
                Err(why) => not_saved(why),
            };
        }
        let folder = self.path.parent().unwrap_or(&self.path);
        if let Err(error) = patiently(|| disk.make_folder(folder)) {
            return not_saved(StoreError::io(Step::Create, folder, &error));
        }
        let document = Document { entries: entries.to_vec(), ..Document::new(self.campaign) };
        let (plain, count) = encoded(&document);
        let bytes = match &self.key {
            None => Ok(plain),
            Some(key) => seal::seal_to_key(&plain, key),
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(why) => return not_saved(why),
        };
        let verify = |found: &[u8]| {
            let read = self.read(found).ok();
            read.is_some_and(|read| read.damage.is_none() && read.document.entries.len() == count)
        };
        let writing = Writing { bytes: &bytes, verify: &verify };
        let saving = save::save(disk, &self.path, self.seen, &writing, &mut |_| Ok(()));
        if matches!(saving, Saving::Saved { .. } | Saving::SavedUnconfirmed { .. }) {
            self.seen = Some(Seen::of(&bytes));
        }
        saving
    }

    /// After a full save: the journal, and those taken in on opening, go.
    /// What somebody else wrote there since is left alone.
    ///
    /// # Errors
    /// [`StoreError::Io`] when a journal cannot be removed. Nothing is lost by
    /// that: its entries are in the chart and are the same when read again.
    pub fn empty(&mut self, disk: &dyn Disk) -> Result<(), StoreError> {
        let mut failed = None;
        let own = self.seen.map(|seen| (self.path.clone(), seen));
        let mut left = Vec::new();
        for (path, seen) in own.into_iter().chain(std::mem::take(&mut self.others)) {
            if let Err(why) = remove_if_seen(disk, &path, seen) {
                failed = Some(why);
                left.push((path, seen));
            }
        }
        self.seen = left.iter().find(|(path, _)| *path == self.path).map(|(_, seen)| *seen);
        left.retain(|(path, _)| *path != self.path);
        self.others = left;
        failed.map_or(Ok(()), Err)
    }

    /// Takes in what another window wrote to this journal.
    ///
    /// # Errors
    /// Those of reading; [`StoreError::OtherCampaign`].
    pub fn take_in(&mut self, bytes: &[u8]) -> Result<Read, StoreError> {
        let read = self.read(bytes)?;
        self.seen = Some(Seen::of(bytes));
        Ok(read)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The chart was saved with other keys on its desk: from now on these.
    pub fn follow_desk(&mut self, desk: &Desk) {
        self.key.clone_from(&desk.journal);
        self.key_before.clone_from(&desk.journal_before);
    }

    fn read(&self, bytes: &[u8]) -> Result<Read, StoreError> {
        let read = if seal::is_sealed(bytes) {
            let mut keys = self.key.iter().chain(&self.key_before);
            let first = keys.next().ok_or(StoreError::SealedForOthers)?;
            let plain = match (seal::unseal_with_key(bytes, first), keys.next()) {
                (Err(StoreError::SealedForOthers), Some(key)) => seal::unseal_with_key(bytes, key),
                (other, _) => other,
            };
            read(&plain?)?
        } else {
            read(bytes)?
        };
        if read.document.campaign == self.campaign { Ok(read) } else { Err(StoreError::OtherCampaign) }
    }
}

impl Recovered {
    fn take(&mut self, disk: &dyn Disk, path: PathBuf) {
        let bytes = patiently(|| disk.read(&path)).map_err(|error| StoreError::io(Step::Look, &path, &error));
        let seen = bytes.as_ref().ok().map(|bytes| Seen::of(bytes));
        match bytes.and_then(|bytes| self.journal.read(&bytes)) {
            Ok(read) => {
                self.entries.extend(read.document.entries);
                self.aside.extend(read.document.aside);
                match seen {
                    Some(seen) if path != self.journal.path => {
                        self.journal.others.push((path, seen));
                    }
                    seen => self.journal.seen = seen,
                }
            }
            // An unreadable journal of our own name would stop keeping for
            // ever: keep the next one beside it.
            Err(why) => {
                if path == self.journal.path {
                    self.journal.path = beside(&path);
                }
                self.unreadable.push((ShownPath::new(&path), why));
            }
        }
    }
}

fn remove_if_seen(disk: &dyn Disk, path: &Path, seen: Seen) -> Result<(), StoreError> {
    let failed = |error: io::Error| StoreError::io(Step::Remove, path, &error);
    match patiently(|| disk.read(path)) {
        Ok(bytes) if Seen::of(&bytes) == seen => {}
        Ok(_) => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    }
    patiently(|| disk.remove(path)).map_err(failed)?;
    save::confirm(disk, path)
}

/// The device's code, letters and digits only, so that it is a file's name everywhere.
fn code(device: &str) -> String {
    let code: String = device.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
    if code.is_empty() { "0".into() } else { code.to_ascii_lowercase() }
}

fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    path.with_file_name(format!("{stem}x.wallchart"))
}
