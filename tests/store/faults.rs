//! Every call to the disk fails once, and for ever: the file is the old one or
//! the new one, and the program says which.

use wallchart::i18n::Tr;
use wallchart::store::{
    Cause, ChartFile, Document, Journal, Passphrase, RealDisk, Saving, Seal, StoreError, read,
};

use super::sample::{
    Fault, FaultyDisk, Lasting, NOON_MS, Room, Trouble, chart, grown, mode, quick, with_key,
};

/// EIO, ENOSPC, EACCES, EROFS, EDQUOT, EMFILE, EINTR and a short write.
const TROUBLES: [(Trouble, Cause); 8] = [
    (Trouble::Errno(5), Cause::Hardware),
    (Trouble::Errno(28), Cause::DiskFull),
    (Trouble::Errno(13), Cause::Forbidden),
    (Trouble::Errno(30), Cause::ReadOnly),
    (Trouble::Errno(122), Cause::Quota),
    (Trouble::Errno(24), Cause::TooManyFiles),
    (Trouble::Errno(4), Cause::Interrupted),
    (Trouble::ShortWrite, Cause::DiskFull),
];

const LASTING: [Lasting; 3] = [Lasting::Once, Lasting::ThisCall, Lasting::ForEver];

/// Every fault at every one of `calls` calls.
fn faults(calls: usize) -> impl Iterator<Item = (Fault, Cause)> {
    (0..calls).flat_map(|at| {
        TROUBLES.into_iter().flat_map(move |(trouble, cause)| {
            LASTING.into_iter().map(move |lasting| (Fault { at, trouble, lasting }, cause))
        })
    })
}

fn opened(room: &Room) -> Document {
    let words = Passphrase::new("six words".into());
    let opened = ChartFile::open(&RealDisk, &room.path(), Some(words)).unwrap();
    assert_eq!(opened.read.damage, None);
    opened.read.document
}

fn cause_of(why: &StoreError) -> Cause {
    let StoreError::Io { cause, .. } = why else { panic!("{why:?}") };
    *cause
}

/// Runs one save under one fault and looks at everything.
fn check(seal: &Seal, fault: Fault, cause: Cause) -> &'static str {
    let tr = Tr::default();
    let what = format!("{fault:?}");
    let (room, disk) = (Room::new(), FaultyDisk::default());
    let old = with_key(chart(3));
    let new = grown(&old);
    let mut file = ChartFile::new(&room.path(), seal.clone());
    assert_eq!(file.save(&disk, &room.folders, &old, NOON_MS), Saving::Saved { backup: None });

    disk.set(Some(fault));
    let saving = file.save(&disk, &room.folders, &new, NOON_MS + 1);
    disk.set(None);
    assert!(!saving.message(&tr).contains("store-"), "{what}: words for everything");
    let outcome = match &saving {
        Saving::Saved { backup: None } => {
            assert_eq!(opened(&room), new, "{what}");
            "saved"
        }
        Saving::Saved { backup: Some(why) } => {
            assert_eq!(opened(&room), new, "{what}");
            assert_eq!(cause_of(why), cause, "{what}");
            "saved without backup"
        }
        Saving::NotSaved { why } => {
            assert_eq!(opened(&room), old, "{what}");
            assert_eq!(cause_of(why), cause, "{what}");
            "not saved"
        }
        Saving::SavedUnconfirmed { why } => {
            assert_eq!(opened(&room), new, "{what}");
            assert_eq!(cause_of(why), cause, "{what}");
            "unconfirmed"
        }
        Saving::ChangedOnDisk { .. } => panic!("{what}: nobody changed it"),
    };
    for (path, mode) in room.files() {
        assert_eq!(mode, 0o600, "{what}");
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!name.ends_with(".tmp"), "{what}: a temp was left");
    }
    // The trouble is over: the next save goes through.
    let saving = file.save(&disk, &room.folders, &new, NOON_MS + 2);
    assert_eq!(saving, Saving::Saved { backup: None }, "{what}");
    assert_eq!(opened(&room), new, "{what}");
    outcome
}

#[test]
fn a_save_survives_every_fault_at_every_step() {
    let room = Room::new();
    let disk = FaultyDisk::default();
    let mut file = ChartFile::new(&room.path(), Seal::Plain);
    let _ = file.save(&disk, &room.folders, &chart(3), NOON_MS);
    disk.set(None);
    let _ = file.save(&disk, &room.folders, &grown(&chart(3)), NOON_MS + 1);
    let calls = disk.calls();
    for call in ["resolve", "read", "create_temp", "write", "sync", "rename", "sync_folder"] {
        assert!(calls.contains(&call), "{call} is part of a save");
    }
    let mut outcomes = std::collections::BTreeMap::new();
    for (fault, cause) in faults(calls.len()) {
        *outcomes.entry(check(&Seal::Plain, fault, cause)).or_insert(0) += 1;
    }
    let points: usize = outcomes.values().sum();
    assert!(points >= 450, "{points} points");
    for outcome in ["saved", "saved without backup", "not saved", "unconfirmed"] {
        assert!(outcomes.contains_key(outcome), "{outcomes:?}");
    }
}

#[test]
fn a_sealed_save_survives_faults_too() {
    let seal = quick("six words");
    for at in 0..24 {
        for lasting in [Lasting::Once, Lasting::ForEver] {
            let (trouble, cause) = TROUBLES[at % TROUBLES.len()];
            check(&seal, Fault { at, trouble, lasting }, cause);
        }
    }
}

#[test]
fn a_journal_survives_every_fault_at_every_step() {
    let old = chart(3);
    let entries = &grown(&grown(&old)).entries[4..];
    let run = |fault: Option<Fault>| {
        let (room, disk) = (Room::new(), FaultyDisk::default());
        let mut journal = Journal::open(&disk, &room.folders, &old, "d1").unwrap().journal;
        assert_eq!(journal.keep(&disk, &entries[..1]), Saving::Saved { backup: None });
        disk.set(fault);
        let kept = journal.keep(&disk, entries);
        let calls = disk.calls().len();
        disk.set(None);
        let found = Journal::open(&RealDisk, &room.folders, &old, "d1").unwrap();
        assert!(found.unreadable.is_empty());
        assert_eq!(mode(journal.path()), 0o600);
        let again = journal.keep(&disk, entries);
        assert_eq!(again, Saving::Saved { backup: None }, "{fault:?}");
        (kept, found.entries.len(), calls)
    };
    let (_, _, calls) = run(None);
    assert!(faults(calls).count() >= 200);
    for (fault, cause) in faults(calls) {
        let (kept, found, _) = run(Some(fault));
        match kept {
            Saving::Saved { .. } => assert_eq!(found, 2, "{fault:?}"),
            Saving::SavedUnconfirmed { why } => {
                assert_eq!((found, cause_of(&why)), (2, cause), "{fault:?}");
            }
            Saving::NotSaved { why } => {
                assert_eq!((found, cause_of(&why)), (1, cause), "{fault:?}");
            }
            Saving::ChangedOnDisk { .. } => panic!("{fault:?}"),
        }
    }
}

#[test]
fn a_disk_that_gives_back_other_bytes_is_noticed() {
    struct Liar(FaultyDisk);
    impl wallchart::store::Disk for Liar {
        fn resolve(&self, path: &std::path::Path) -> std::io::Result<std::path::PathBuf> {
            self.0.resolve(path)
        }
        fn read(&self, path: &std::path::Path) -> std::io::Result<Vec<u8>> {
            let mut bytes = self.0.read(path)?;
            if path.extension().is_some_and(|end| end == "tmp") {
                bytes[100] ^= 1;
            }
            Ok(bytes)
        }
        fn create_temp(
            &self,
            folder: &std::path::Path,
        ) -> std::io::Result<Box<dyn wallchart::store::TempFile>> {
            self.0.create_temp(folder)
        }
        fn sync_folder(&self, folder: &std::path::Path) -> std::io::Result<()> {
            self.0.sync_folder(folder)
        }
        fn remove(&self, path: &std::path::Path) -> std::io::Result<()> {
            self.0.remove(path)
        }
        fn list(&self, folder: &std::path::Path) -> std::io::Result<Vec<wallchart::store::Listed>> {
            self.0.list(folder)
        }
        fn make_folder(&self, folder: &std::path::Path) -> std::io::Result<()> {
            self.0.make_folder(folder)
        }
    }
    let room = Room::new();
    let mut file = ChartFile::new(&room.path(), Seal::Plain);
    let saving = file.save(&Liar(FaultyDisk::default()), &room.folders, &chart(1), NOON_MS);
    let Saving::NotSaved { why } = saving else { panic!("{saving:?}") };
    assert_eq!(cause_of(&why), Cause::NotWhatWasWritten);
    assert!(!room.path().exists());
}

#[test]
fn an_unreadable_place_has_its_own_word() {
    let room = Room::new();
    let cause = |path: &std::path::Path| cause_of(&ChartFile::open(&RealDisk, path, None).unwrap_err());
    assert_eq!(cause(&room.path()), Cause::Missing);
    assert_eq!(cause(room.path().parent().unwrap()), Cause::NotAFile);
    assert_eq!(cause(&room.dir.path().join("no/such/folder/x.wallchart")), Cause::Missing);
    let mut nowhere = ChartFile::new(&room.dir.path().join("no/such/folder/x.wallchart"), Seal::Plain);
    let saving = nowhere.save(&RealDisk, &room.folders, &chart(1), NOON_MS);
    let Saving::NotSaved { why } = saving else { panic!("{saving:?}") };
    assert_eq!(cause_of(&why), Cause::Missing);
    assert!(read(b"").is_err());
}
