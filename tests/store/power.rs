//! The power goes: every prefix of what was sent to the disk, with every way
//! the unconfirmed rest may have reached it or not.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use wallchart::model::EntryId;
use wallchart::store::{
    ChartFile, Disk, Document, Folders, Journal, Listed, Saving, Seal, TempFile, is_own_temp,
};

use super::sample::{NOON_MS, chart, grown};

/// What the disk was told, in order.
#[derive(Clone, Debug)]
enum Told {
    Create(PathBuf, usize),
    Write(usize, Vec<u8>),
    Sync(usize),
    Rename(PathBuf, PathBuf),
    SyncFolder(PathBuf),
    Remove(PathBuf),
    /// Not a call: from here on these entries were promised to be safe.
    Promised(BTreeSet<EntryId>),
}

#[derive(Default)]
struct Memory {
    names: BTreeMap<PathBuf, usize>,
    files: Vec<Vec<u8>>,
    told: Vec<Told>,
}

/// A disk in memory that writes down what it is told.
#[derive(Clone, Default)]
struct RecordingDisk(Rc<RefCell<Memory>>);

impl Disk for RecordingDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        Ok(path.to_owned())
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let memory = self.0.borrow();
        let file = memory.names.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(memory.files[*file].clone())
    }

    fn create_temp(&self, folder: &Path) -> io::Result<Box<dyn TempFile>> {
        let mut memory = self.0.borrow_mut();
        let file = memory.files.len();
        let path = folder.join(format!(".wallchart-{file}.tmp"));
        memory.files.push(Vec::new());
        memory.names.insert(path.clone(), file);
        memory.told.push(Told::Create(path.clone(), file));
        Ok(Box::new(RecordingTemp { disk: self.clone(), path, file }))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.borrow_mut().told.push(Told::SyncFolder(folder.to_owned()));
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut memory = self.0.borrow_mut();
        memory.names.remove(path).ok_or(io::ErrorKind::NotFound)?;
        memory.told.push(Told::Remove(path.to_owned()));
        Ok(())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<Listed>> {
        let memory = self.0.borrow();
        let here = memory.names.keys().filter(|path| path.parent() == Some(folder));
        let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
        Ok(here.map(|path| Listed { name: name(path), written_ms: 0 }).collect())
    }

    fn make_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
}

struct RecordingTemp {
    disk: RecordingDisk,
    path: PathBuf,
    file: usize,
}

impl TempFile for RecordingTemp {
    fn path(&self) -> &Path {
        &self.path
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // In pieces, so that a cut may fall between them.
        let piece = &bytes[..bytes.len().min(700)];
        let mut memory = self.disk.0.borrow_mut();
        memory.files[self.file].extend_from_slice(piece);
        memory.told.push(Told::Write(self.file, piece.to_vec()));
        Ok(piece.len())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.0.borrow_mut().told.push(Told::Sync(self.file));
        Ok(())
    }

    fn rename(self: Box<Self>, onto: &Path) -> io::Result<()> {
        let mut memory = self.disk.0.borrow_mut();
        memory.names.remove(&self.path);
        memory.names.insert(onto.to_owned(), self.file);
        memory.told.push(Told::Rename(self.path.clone(), onto.to_owned()));
        Ok(())
    }
}

/// How much of a file's unconfirmed bytes is on the disk.
#[derive(Clone, Copy, PartialEq)]
enum Rest {
    Lost,
    Half,
    All,
    /// The length is there, the bytes are not: some file systems do that.
    Zeros,
}

/// The disk after a power cut behind the first `cut` calls: of the changes of
/// names that no folder's sync confirmed, those with a bit in `pending` are in.
fn after_power_cut(told: &[Told], rest: Rest, pending: u32) -> RecordingDisk {
    let disk = RecordingDisk::default();
    let mut memory = disk.0.borrow_mut();
    let mut synced: BTreeMap<usize, usize> = BTreeMap::new();
    for call in told {
        match call {
            Told::Create(..) => memory.files.push(Vec::new()),
            Told::Write(file, bytes) => memory.files[*file].extend_from_slice(bytes),
            Told::Sync(file) => {
                synced.insert(*file, memory.files[*file].len());
            }
            _ => {}
        }
    }
    for (number, file) in memory.files.iter_mut().enumerate() {
        let safe = synced.get(&number).copied().unwrap_or(0);
        let len = file.len();
        match rest {
            Rest::Lost => file.truncate(safe),
            Rest::Half => file.truncate(safe + (len - safe) / 2),
            Rest::All => {}
            Rest::Zeros => file[safe..].fill(0),
        }
    }
    // What names a folder's sync has confirmed, and what hangs in the air.
    let confirmed = |at: usize, path: &Path| {
        told[at..]
            .iter()
            .any(|later| matches!(later, Told::SyncFolder(folder) if path.parent() == Some(folder.as_path())))
    };
    let mut unsure = 0;
    let mut inode: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for (at, call) in told.iter().enumerate() {
        let path = match call {
            Told::Create(path, file) => {
                inode.insert(path.clone(), *file);
                path
            }
            Told::Rename(path, _) | Told::Remove(path) => path,
            _ => continue,
        };
        if !confirmed(at, path) {
            unsure += 1;
            if pending & (1 << (unsure - 1)) == 0 {
                continue;
            }
        }
        match call {
            Told::Create(path, file) => {
                memory.names.insert(path.clone(), *file);
            }
            Told::Rename(from, to) => {
                memory.names.remove(from);
                memory.names.insert(to.clone(), inode[from]);
            }
            Told::Remove(path) => {
                memory.names.remove(path);
            }
            _ => {}
        }
    }
    drop(memory);
    disk
}

fn unsure(told: &[Told]) -> u32 {
    let confirmed = |at: usize, path: &Path| {
        told[at..]
            .iter()
            .any(|later| matches!(later, Told::SyncFolder(folder) if path.parent() == Some(folder.as_path())))
    };
    let open = told.iter().enumerate().filter(|(at, call)| match call {
        Told::Create(path, _) | Told::Rename(path, _) | Told::Remove(path) => !confirmed(*at, path),
        _ => false,
    });
    open.count() as u32
}

fn ids(entries: &[impl std::borrow::Borrow<wallchart::log::Entry>]) -> BTreeSet<EntryId> {
    entries.iter().map(|entry| entry.borrow().id).collect()
}

#[test]
fn power_loss_tears_nothing_and_keeps_every_promise() {
    let disk = RecordingDisk::default();
    let folders = Folders::under(Path::new("/home"));
    let path = Path::new("/charts/bakery.wallchart");
    let mut document = chart(3);
    let mut file = ChartFile::new(path, Seal::Plain);
    let mut journal = Journal::open(&disk, &folders, &document, "d1").unwrap().journal;
    let promise = |document: &Document| {
        disk.0.borrow_mut().told.push(Told::Promised(ids(&document.entries)));
    };
    let first = file.save(&disk, &folders, &document, NOON_MS);
    assert_eq!(first, Saving::Saved { backup: None });
    promise(&document);
    let begin = disk.0.borrow().told.len();
    for round in 0..4 {
        let saved = document.entries.len();
        for _ in 0..3 {
            document = grown(&document);
            let kept = journal.keep(&disk, &document.entries[saved..]);
            assert_eq!(kept, Saving::Saved { backup: None });
            promise(&document);
        }
        let saving = file.save(&disk, &folders, &document, NOON_MS + 1 + round);
        assert_eq!(saving, Saving::Saved { backup: None });
        journal.empty(&disk).unwrap();
    }

    let told = disk.0.borrow().told.clone();
    let all = ids(&document.entries);
    let mut states = 0;
    for cut in begin..=told.len() {
        let told = &told[..cut];
        let promised = told.iter().rev().find_map(|call| match call {
            Told::Promised(ids) => Some(ids.clone()),
            _ => None,
        });
        let open = unsure(told);
        assert!(open <= 6, "{open} names in the air");
        for rest in [Rest::Lost, Rest::Half, Rest::All, Rest::Zeros] {
            for pending in 0..1_u32 << open {
                let disk = after_power_cut(told, rest, pending);
                let what = format!("cut {cut}, pending {pending:b}");
                let opened = ChartFile::open(&disk, path, None).expect(&what);
                assert_eq!(opened.read.damage, None, "{what}: torn");
                let found = Journal::open(&disk, &folders, &opened.read.document, "d1").unwrap();
                assert!(found.unreadable.is_empty() && found.aside.is_empty(), "{what}: torn journal");
                let mut there = ids(&opened.read.document.entries);
                there.extend(ids(&found.entries));
                assert!(there.is_superset(promised.as_ref().unwrap()), "{what}: a promise is broken");
                assert!(there.is_subset(&all), "{what}");
                for name in disk.0.borrow().names.keys() {
                    let name = name.file_name().unwrap().to_string_lossy();
                    assert!(name.ends_with(".wallchart") || is_own_temp(&name));
                }
                states += 1;
            }
        }
    }
    assert!(states > 1000, "{states} states");
}
