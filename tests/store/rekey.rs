//! Changing the passphrase, and rewriting every file after forgetting.

use wallchart::store::{
    Backups, ChartFile, Document, Journal, Passphrase, RealDisk, Rekeyed, Saving, Seal, StoreError, backups,
    rekey, rewrite,
};

use super::sample::{Fault, FaultyDisk, Lasting, NOON_MS, Room, Trouble, chart, grown, quick, with_key};

struct Case {
    room: Room,
    disk: FaultyDisk,
    file: ChartFile,
    journal: Journal,
    document: Document,
}

/// A sealed campaign with two backups and a journal.
fn case() -> Case {
    let (room, disk) = (Room::new(), FaultyDisk::default());
    let mut document = with_key(chart(2));
    let mut file = ChartFile::new(&room.path(), quick("old words"));
    for time in 0..3 {
        let saving = file.save(&disk, &room.folders, &document, NOON_MS + time);
        assert_eq!(saving, Saving::Saved { backup: None });
    }
    let mut journal = Journal::open(&disk, &room.folders, &document, "d1").unwrap().journal;
    document = grown(&document);
    assert_eq!(journal.keep(&disk, &document.entries[3..]), Saving::Saved { backup: None });
    Case { room, disk, file, journal, document }
}

fn run(case: &mut Case, how: &Backups<'_>, fault: Option<Fault>) -> Rekeyed {
    let Case { room, disk, file, journal, document } = case;
    disk.set(fault);
    let new = quick("new words");
    let rekeyed = rekey(disk, &room.folders, file, journal, document, new, how);
    disk.set(None);
    rekeyed
}

fn opens(path: &std::path::Path, words: &str) -> Result<Document, StoreError> {
    let words = Passphrase::new(words.into());
    ChartFile::open(&RealDisk, path, Some(words)).map(|opened| opened.read.document)
}

fn same(document: Document) -> Document {
    document
}

#[test]
fn nothing_opens_with_the_old_passphrase_any_more() {
    let mut case = case();
    let key = case.document.desk.journal.clone();
    let rekeyed = run(&mut case, &Backups::Rewrite(&same), None);
    assert_eq!(rekeyed, Rekeyed { saving: Saving::Saved { backup: None }, left_over: Vec::new() });
    let found = backups(&RealDisk, &case.room.folders, case.document.campaign).unwrap();
    assert_eq!(found.len(), 2);
    for path in found.iter().map(|backup| backup.path.as_path()).chain([case.file.path()]) {
        assert_eq!(opens(path, "old words").unwrap_err(), StoreError::WrongPassphrase);
        assert!(opens(path, "new words").is_ok());
    }
    assert_eq!(opens(case.file.path(), "new words").unwrap(), case.document);
    assert_ne!(case.document.desk.journal, key);
    assert!(!case.journal.path().exists());
    assert!(case.file.opens_with(&Passphrase::new("new words".into())));
    // Keeping and saving go on.
    let more = grown(&case.document);
    assert_eq!(case.journal.keep(&case.disk, &more.entries[4..]), Saving::Saved { backup: None });
    let found = Journal::open(&RealDisk, &case.room.folders, &case.document, "d1").unwrap();
    assert_eq!(found.entries.len(), 1);
}

#[test]
fn backups_can_be_removed_instead() {
    let mut case = case();
    let rekeyed = run(&mut case, &Backups::Delete, None);
    assert!(matches!(rekeyed.saving, Saving::Saved { .. }));
    let found = backups(&RealDisk, &case.room.folders, case.document.campaign).unwrap();
    assert!(found.is_empty());
}

#[test]
fn rekeying_survives_every_fault_at_every_step() {
    let calls = {
        let mut case = case();
        case.disk.set(None);
        let Case { room, disk, file, journal, document } = &mut case;
        let how = Backups::Rewrite(&same);
        let _ = rekey(disk, &room.folders, file, journal, document, quick("new words"), &how);
        disk.calls().len()
    };
    assert!(calls > 25);
    let errors = [5, 28, 13, 30];
    for at in 0..calls {
        for lasting in [Lasting::Once, Lasting::ThisCall, Lasting::ForEver] {
            let trouble = Trouble::Errno(errors[at % errors.len()]);
            let fault = Fault { at, trouble, lasting };
            let mut case = case();
            let before = case.document.clone();
            let rekeyed = run(&mut case, &Backups::Rewrite(&same), Some(fault));
            let written = match &rekeyed.saving {
                Saving::Saved { .. } | Saving::SavedUnconfirmed { .. } => true,
                Saving::NotSaved { .. } => false,
                Saving::ChangedOnDisk { .. } => panic!("{fault:?}"),
            };
            let words = if written { "new words" } else { "old words" };
            let document = opens(case.file.path(), words).unwrap();
            if written {
                assert_eq!(document, case.document, "{fault:?}");
            } else {
                assert_eq!(case.document, before, "{fault:?}: the desk is as it was");
                let found = Journal::open(&RealDisk, &case.room.folders, &document, "d1").unwrap();
                assert_eq!(found.entries.len(), 1, "{fault:?}: the journal is there");
            }
            let left: Vec<_> = rekeyed.left_over.iter().map(|path| path.as_path().to_owned()).collect();
            for backup in backups(&RealDisk, &case.room.folders, before.campaign).unwrap() {
                let old = opens(&backup.path, "old words").is_ok();
                assert!(old || opens(&backup.path, "new words").is_ok(), "{fault:?}");
                assert!(!written || !old || left.contains(&backup.path), "{fault:?}: not told");
            }
            // Doing it again finishes the work.
            let again = run(&mut case, &Backups::Rewrite(&same), None);
            assert!(matches!(again.saving, Saving::Saved { .. }), "{fault:?}");
            assert!(opens(case.file.path(), "new words").is_ok(), "{fault:?}");
        }
    }
}

#[test]
fn a_backup_of_an_older_passphrase_is_listed() {
    let mut case = case();
    let folder = backups(&RealDisk, &case.room.folders, case.document.campaign).unwrap();
    let other = case.room.dir.path().join("other.wallchart");
    let mut older = ChartFile::new(&other, quick("still older"));
    let _ = older.save(&RealDisk, &case.room.folders, &chart(2).clone(), 1);
    std::fs::copy(&other, &folder[1].path).unwrap();
    let rekeyed = run(&mut case, &Backups::Rewrite(&same), None);
    assert!(matches!(rekeyed.saving, Saving::Saved { .. }));
    assert_eq!(rekeyed.left_over.len(), 1);
    assert_eq!(rekeyed.left_over[0].as_path(), folder[1].path);
    let words = rekeyed.message(&wallchart::i18n::Tr::default());
    assert!(words.contains("by hand"), "{words}");
    assert!(!format!("{rekeyed:?}").contains("wallchart"), "paths are for the screen alone");
}

#[test]
fn forget_removes_every_byte_of_the_files() {
    let marker = "Person 2 ";
    let (room, disk) = (Room::new(), FaultyDisk::default());
    let mut document = chart(3);
    let mut file = ChartFile::new(&room.path(), Seal::Plain);
    for time in 0..3 {
        let _ = file.save(&disk, &room.folders, &document, NOON_MS + time);
    }
    let mut journal = Journal::open(&disk, &room.folders, &document, "d1").unwrap().journal;
    let _ = journal.keep(&disk, &document.entries);
    let holds = |room: &Room| {
        let files = room.files();
        files
            .iter()
            .filter(|(path, _)| String::from_utf8_lossy(&std::fs::read(path).unwrap()).contains(marker))
            .count()
    };
    assert_eq!(holds(&room), 4);
    let gone = |mut document: Document| {
        document.entries.retain(|entry| !entry.line.contains(marker));
        document
    };
    document = gone(document);
    let rewritten =
        rewrite(&disk, &room.folders, &mut file, &mut journal, &document, &Backups::Rewrite(&gone));
    assert!(matches!(rewritten.saving, Saving::Saved { .. }) && rewritten.left_over.is_empty());
    assert_eq!(holds(&room), 0);
    assert_eq!(backups(&disk, &room.folders, document.campaign).unwrap().len(), 2);
}
