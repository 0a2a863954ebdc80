//! The journal: chart ∪ journal is the campaign.

use std::time::Instant;

use wallchart::store::{
    ChartFile, Journal, JournalKey, RealDisk, Saving, Seal, StoreError, is_sealed, write,
};

use super::sample::{Chance, FaultyDisk, NOON_MS, Room, chart, grown, quick, with_key};

#[test]
fn what_was_kept_is_there_after_a_crash() {
    for seal in [Seal::Plain, quick("six words")] {
        let room = Room::new();
        let document = if seal == Seal::Plain { chart(3) } else { with_key(chart(3)) };
        let mut file = ChartFile::new(&room.path(), seal.clone());
        let _ = file.save(&RealDisk, &room.folders, &document, NOON_MS);
        let mut journal = Journal::open(&RealDisk, &room.folders, &document, "d1").unwrap().journal;
        let now = grown(&grown(&document));
        assert_eq!(journal.keep(&RealDisk, &now.entries[4..]), Saving::Saved { backup: None });
        let bytes = std::fs::read(journal.path()).unwrap();
        assert_eq!(is_sealed(&bytes), seal != Seal::Plain, "sealed like the campaign");

        // The program is killed here. Another start:
        let mut found = Journal::open(&RealDisk, &room.folders, &document, "d1").unwrap();
        let mut union = document.clone();
        union.entries.append(&mut found.entries);
        assert_eq!(union.entries, now.entries);
        let saving = file.save(&RealDisk, &room.folders, &union, NOON_MS + 1);
        assert!(matches!(saving, Saving::Saved { .. }));
        found.journal.empty(&RealDisk).unwrap();
        assert!(!found.journal.path().exists());
        let found = Journal::open(&RealDisk, &room.folders, &union, "d1").unwrap();
        assert!(found.entries.is_empty());
    }
}

#[test]
fn a_journal_of_another_campaign_or_key_is_left_alone_and_told() {
    let room = Room::new();
    let document = with_key(chart(2));
    let mut journal = Journal::open(&RealDisk, &room.folders, &document, "d1").unwrap().journal;
    let _ = journal.keep(&RealDisk, &document.entries);
    let bytes = std::fs::read(journal.path()).unwrap();
    let stranger = with_key(document.clone());
    let mut found = Journal::open(&RealDisk, &room.folders, &stranger, "d1").unwrap();
    assert_eq!(found.unreadable[0].1, StoreError::SealedForOthers);
    // What is kept now lies beside it.
    let kept = found.journal.keep(&RealDisk, &stranger.entries[..1]);
    assert_eq!(kept, Saving::Saved { backup: None });
    found.journal.empty(&RealDisk).unwrap();
    assert_eq!(std::fs::read(journal.path()).unwrap(), bytes);

    let mut after = document.clone();
    after.desk.journal_before = after.desk.journal.replace(JournalKey::generate());
    let found = Journal::open(&RealDisk, &room.folders, &after, "d1").unwrap();
    assert_eq!(found.entries.len(), 3, "the key before still opens it");

    let other = chart(2).without_desk();
    let mut plain = write(&other);
    plain.truncate(plain.len() / 2);
    std::fs::write(journal.path(), &plain).unwrap();
    let found = Journal::open(&RealDisk, &room.folders, &document, "d1").unwrap();
    assert!(!found.entries.is_empty(), "a torn plain journal gives its whole entries");
}

#[test]
fn two_windows_do_not_overwrite_each_other() {
    let room = Room::new();
    let document = chart(2);
    let open = || Journal::open(&RealDisk, &room.folders, &document, "d1").unwrap().journal;
    let (mut one, mut two) = (open(), open());
    let entries = grown(&grown(&document)).entries;
    assert_eq!(one.keep(&RealDisk, &entries[3..4]), Saving::Saved { backup: None });
    let saving = two.keep(&RealDisk, &entries[4..]);
    let Saving::ChangedOnDisk { bytes } = saving else { panic!("{saving:?}") };
    let theirs = two.take_in(&bytes).unwrap().document.entries;
    assert_eq!(theirs, entries[3..4]);
    assert_eq!(two.keep(&RealDisk, &entries[3..]), Saving::Saved { backup: None });
    // The first window saves in full: what the second kept stays.
    one.empty(&RealDisk).unwrap();
    assert_eq!(open_entries(&room, &document), 2);
}

fn open_entries(room: &Room, document: &wallchart::store::Document) -> usize {
    Journal::open(&RealDisk, &room.folders, document, "d1").unwrap().entries.len()
}

#[test]
fn a_journal_under_an_older_device_code_is_taken_in() {
    let room = Room::new();
    let document = chart(2);
    let entries = grown(&document).entries;
    let mut old = Journal::open(&RealDisk, &room.folders, &document, "d1").unwrap().journal;
    let _ = old.keep(&RealDisk, &entries[3..]);
    let mut found = Journal::open(&RealDisk, &room.folders, &document, "D/2 ü").unwrap();
    assert_eq!(found.entries, entries[3..]);
    let name = found.journal.path().file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(name, format!("{}-d2.wallchart", document.campaign));
    found.journal.empty(&RealDisk).unwrap();
    assert!(!old.path().exists());
}

#[test]
fn keeping_five_hundred_entries_is_quick() {
    let room = Room::new();
    let disk = FaultyDisk::default();
    let document = with_key(chart(1));
    let mut chance = Chance(3);
    let entries: Vec<_> = (0..500).map(|number| chance.worker(number)).collect();
    let mut journal = Journal::open(&disk, &room.folders, &document, "d1").unwrap().journal;
    let mut best = f64::MAX;
    for _ in 0..5 {
        let begun = Instant::now();
        assert_eq!(journal.keep(&disk, &entries), Saving::Saved { backup: None });
        best = best.min(begun.elapsed().as_secs_f64());
    }
    // 5 ms when optimised, waiting for the disk apart.
    let limit = if cfg!(debug_assertions) { 0.5 } else { 0.005 };
    assert!(best < limit, "{best} s");
}

#[test]
fn a_sealed_campaign_never_has_an_open_journal() {
    let room = Room::new();
    let without_key = chart(2);
    let mut file = ChartFile::new(&room.path(), quick("six words"));
    let _ = file.save(&RealDisk, &room.folders, &without_key, NOON_MS);
    let words = wallchart::store::Passphrase::new("six words".into());
    let document = ChartFile::open(&RealDisk, &room.path(), Some(words)).unwrap().read.document;
    let mut journal = Journal::open(&RealDisk, &room.folders, &document, "d1").unwrap().journal;
    let _ = journal.keep(&RealDisk, &grown(&document).entries[3..]);
    assert!(is_sealed(&std::fs::read(journal.path()).unwrap()));
}
