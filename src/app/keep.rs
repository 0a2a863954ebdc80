//! Between memory and disk: the file, its journal, and the jobs that write them.
//!
//! One writing job at a time. It takes the file and the journal along and brings them back, so that
//! nothing else can write them meanwhile; the campaign itself is never away.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::log::{Entry, Log};
use crate::model::{Campaign, Edit, RecordId};
use crate::store::{
    Backups, ChartFile, Desk, Disk, Document, Folders, Journal, OpenLock, Passphrase, Read, RealDisk,
    Recovered, Rekeyed, Saving, Seal, StoreError, TempFile, free_name, rekey, rewrite, stale_temps,
};

/// Where the open campaign lives on this computer.
pub(super) struct Place {
    /// Where its file is.
    pub(super) path: PathBuf,
    /// Whether the file is sealed.
    pub(super) is_sealed: bool,
    /// What belongs to this copy alone.
    pub(super) desk: Desk,
    /// Damaged lines, carried along until another copy heals them.
    pub(super) aside: Vec<String>,
    /// What a newer version wrote around the entries.
    pub(super) version: (u32, u32),
    /// Keys of the file this version does not know.
    pub(super) more: Vec<(String, String)>,
    /// The journal's key is in no file yet: a full save comes before anything is kept there.
    pub(super) is_key_new: bool,
    /// The file and its journal; away while a job writes them.
    pub(super) hands: Option<Hands>,
    /// Tells other windows that the campaign is open here.
    lock: Option<OpenLock>,
}

/// What a writing job takes along.
pub(super) struct Hands {
    pub(super) file: ChartFile,
    pub(super) journal: Journal,
}

/// An opened file, with everything found beside it.
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) campaign: RecordId,
    pub(super) entries: Vec<Arc<Entry>>,
    /// Entries of the journal that the file does not hold.
    pub(super) recovered: usize,
    /// What to tell the user besides.
    pub(super) remarks: Vec<Remark>,
}

/// Something about a file that the user should know.
pub(super) enum Remark {
    /// Parts of it are damaged, or from a newer version. Its document is blank: it was taken out.
    Odd(Box<Read>),
    /// It could be opened, but something beside it could not.
    Beside(StoreError),
    /// Interrupted saves left these beside it.
    LeftOver(Vec<PathBuf>),
}

/// Opens a file with its journal.
pub(super) fn open(
    folders: &Folders,
    path: &Path,
    passphrase: Option<Passphrase>,
    device: &str,
    now_ms: i64,
) -> Result<Found, StoreError> {
    let disk = RealDisk;
    let opened = ChartFile::open(&disk, path, passphrase)?;
    let Read { document, damage, unknown } = opened.read;
    let mut remarks = Vec::new();
    let lock = match OpenLock::take(folders, path) {
        Ok(lock) => Some(lock),
        Err(StoreError::OpenElsewhere) => {
            remarks.push(Remark::Beside(StoreError::OpenElsewhere));
            None
        }
        // No runtime folder is no reason not to open.
        Err(_) => None,
    };
    let Recovered { journal, entries: recovered, aside, unreadable } =
        Journal::open(&disk, folders, &document, device)?;
    remarks.extend(unreadable.into_iter().map(|(_, error)| Remark::Beside(error)));
    let beside = opened.file.path().parent().map(Path::to_owned);
    let left: Vec<PathBuf> = beside
        .into_iter()
        .chain([folders.journals()])
        .filter_map(|folder| stale_temps(&disk, &folder, now_ms).ok())
        .flatten()
        .collect();
    if !left.is_empty() {
        remarks.push(Remark::LeftOver(left));
    }
    if damage.is_some() || unknown > 0 {
        let document = Document::new(document.campaign);
        remarks.push(Remark::Odd(Box::new(Read { document, damage, unknown })));
    }
    let Document { version, campaign, mut entries, aside: mut lines, desk, more } = document;
    lines.extend(aside);
    lines.sort();
    lines.dedup();
    let is_sealed = opened.file.is_sealed();
    let known: BTreeSet<_> = entries.iter().map(|entry| entry.id).collect();
    let new = recovered.iter().filter(|entry| !known.contains(&entry.id)).count();
    entries.extend(recovered);
    crate::store::heal(&mut lines, &entries);
    let place = Place {
        path: opened.file.path().to_owned(),
        is_sealed,
        desk,
        aside: lines,
        version,
        more,
        is_key_new: opened.is_key_new,
        hands: Some(Hands { file: opened.file, journal }),
        lock,
    };
    let entries = entries.into_iter().map(Arc::new).collect();
    Ok(Found { place, campaign, entries, recovered: new, remarks })
}

/// A place for a campaign that has none yet. Nothing is written before the first save.
pub(super) fn settle(
    folders: &Folders,
    path: &Path,
    passphrase: Option<Passphrase>,
    campaign: RecordId,
    device: &str,
) -> Result<Place, StoreError> {
    let seal = passphrase.map_or(Seal::Plain, Seal::with);
    let is_sealed = seal != Seal::Plain;
    let mut document = Document::new(campaign);
    if is_sealed {
        document.desk.journal = Some(crate::store::JournalKey::generate());
    }
    let Recovered { journal, .. } = Journal::open(&RealDisk, folders, &document, device)?;
    // What lies there already was chosen in the dialog: it is read as seen, kept as a backup.
    let file = ChartFile::new(path, seal);
    let Document { desk, version, .. } = document;
    Ok(Place {
        path: path.to_owned(),
        is_sealed,
        desk,
        aside: Vec::new(),
        version,
        more: Vec::new(),
        is_key_new: is_sealed,
        hands: Some(Hands { file, journal }),
        lock: OpenLock::take(folders, path).ok(),
    })
}

impl Place {
    /// The campaign is about to be opened anew: that is no second window.
    pub(super) fn unmark(&mut self) {
        self.lock = None;
    }

    /// The document to be written now.
    pub(super) fn document(&self, campaign: RecordId, entries: &[Arc<Entry>]) -> Document {
        Document {
            version: self.version,
            campaign,
            entries: entries.iter().map(|entry| entry.as_ref().clone()).collect(),
            aside: self.aside.clone(),
            desk: self.desk.clone(),
            more: self.more.clone(),
        }
    }
}

/// How writing ended.
pub(super) enum Written {
    /// Saved; confirmed by the disk, with a backup and nothing left over, or not.
    Saved(Rekeyed),
    /// Not saved; the old file is whole.
    Failed(StoreError),
    /// Somebody else wrote the file: these entries are in it.
    Changed(Vec<Arc<Entry>>),
    /// Somebody else put something there that cannot be read: a free name beside it.
    Taken(PathBuf),
}

/// What a full save is to do besides writing.
pub(super) enum Besides {
    /// Nothing.
    Nothing,
    /// Words were erased or people forgotten: backups are written anew without them.
    CleanBackups,
    /// Another seal; backups are sealed anew with it.
    Reseal(Seal),
}

/// A full save in a job.
pub(super) fn write(
    hands: &mut Hands,
    folders: &Folders,
    document: &mut Document,
    besides: Besides,
    now_ms: i64,
) -> Written {
    let disk = RealDisk;
    let cleaned = |backup: Document| clean(backup, document);
    let (saving, left_over) = match besides {
        Besides::Nothing => (hands.file.save(&disk, folders, document, now_ms), Vec::new()),
        Besides::CleanBackups => {
            let Hands { file, journal } = hands;
            let done = rewrite(&disk, folders, file, journal, document, &Backups::Rewrite(&cleaned));
            (done.saving, done.left_over)
        }
        Besides::Reseal(seal) => {
            let Hands { file, journal } = hands;
            let copy = document.clone();
            let cleaned = |backup: Document| clean(backup, &copy);
            let done = rekey(&disk, folders, file, journal, document, seal, &Backups::Rewrite(&cleaned));
            (done.saving, done.left_over)
        }
    };
    match saving {
        Saving::Saved { .. } => {
            hands.journal.follow_desk(&document.desk);
            // What stays in the journal is in the file too: reading it again changes nothing.
            let _ = hands.journal.empty(&disk);
            Written::Saved(Rekeyed { saving, left_over })
        }
        // The journal stays until the disk confirms.
        Saving::SavedUnconfirmed { .. } => {
            hands.journal.follow_desk(&document.desk);
            Written::Saved(Rekeyed { saving, left_over })
        }
        Saving::NotSaved { why } => Written::Failed(why),
        Saving::ChangedOnDisk { bytes } => match hands.file.take_in(&bytes, document) {
            Ok(read) => Written::Changed(read.document.entries.into_iter().map(Arc::new).collect()),
            Err(why) => match free_name(&disk, hands.file.path()) {
                Ok(path) => Written::Taken(path),
                Err(_) => Written::Failed(why),
            },
        },
    }
}

/// A backup without what was forgotten or erased since.
fn clean(mut backup: Document, now: &Document) -> Document {
    let gone =
        now.entries.iter().filter(|entry| entry.is_erased() || matches!(entry.edit, Edit::Forget { .. }));
    let mut log = Log::default();
    let mut campaign = Campaign::blank(backup.campaign);
    let entries = backup.entries.drain(..).chain(gone.cloned()).map(Arc::new).collect();
    log.add(&mut campaign, entries);
    backup.entries = log.entries().map(|entry| entry.as_ref().clone()).collect();
    backup
}

/// Keeps entries in the journal, in a job.
pub(super) fn keep(hands: &mut Hands, entries: &[Arc<Entry>]) -> Written {
    let plain: Vec<Entry> = entries.iter().map(|entry| entry.as_ref().clone()).collect();
    match hands.journal.keep(&RealDisk, &plain) {
        saving @ (Saving::Saved { .. } | Saving::SavedUnconfirmed { .. }) => {
            Written::Saved(Rekeyed { saving, left_over: Vec::new() })
        }
        Saving::NotSaved { why } => Written::Failed(why),
        Saving::ChangedOnDisk { bytes } => match hands.journal.take_in(&bytes) {
            Ok(read) => Written::Changed(read.document.entries.into_iter().map(Arc::new).collect()),
            Err(why) => Written::Failed(why),
        },
    }
}

/// Writes a small file of the program's own (settings), whole or not at all.
pub(super) fn write_own(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let disk = RealDisk;
    disk.make_folder(folder)?;
    let mut temp: Box<dyn TempFile> = disk.create_temp(folder)?;
    let mut rest = bytes;
    while !rest.is_empty() {
        let count = temp.write(rest)?;
        if count == 0 {
            return Err(std::io::ErrorKind::WriteZero.into());
        }
        rest = rest.get(count..).unwrap_or_default();
    }
    temp.sync()?;
    temp.rename(&folder.join(name))
}

/// Reads a small file of the program's own.
pub(super) fn read_own(folder: &Path, name: &str) -> Option<Vec<u8>> {
    RealDisk.read(&folder.join(name)).ok()
}

/// Removes everything the program keeps on this computer; says whether all of it is gone.
pub(super) fn forget_all(folders: &Folders) -> bool {
    let gone = |folder: &PathBuf| match std::fs::remove_dir_all(folder) {
        Ok(()) => true,
        Err(error) => error.kind() == std::io::ErrorKind::NotFound,
    };
    // Each of them, also when one before stays.
    let all = [&folders.data, &folders.config, &folders.runtime].map(gone);
    all.into_iter().all(|gone| gone)
}
