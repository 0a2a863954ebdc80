//! The program is killed in the middle: the file is the old one or the new one,
//! and after "saved" always the new one.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use wallchart::model::RecordId;
use wallchart::store::{ChartFile, Document, Folders, RealDisk, Saving, Seal, is_own_temp};

use super::sample::{Fault, FaultyDisk, Lasting, NOON_MS, Room, Trouble, chart, grown};

/// Set in the child: the folder it saves in, and the call it dies at.
const ROOM: &str = "WALLCHART_TEST_KILL_ROOM";
const CALL: &str = "WALLCHART_TEST_KILL_CALL";

fn child(room: &Room, test: &str, call: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).env(ROOM, room.dir.path()).env(CALL, call);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

fn opened(room: &Room) -> Document {
    let read = ChartFile::open(&RealDisk, &room.path(), None).unwrap().read;
    assert_eq!(read.damage, None);
    read.document
}

#[test]
fn dying_at_any_call_leaves_the_old_file_or_the_new() {
    let test = "store::kill::dying_at_any_call_leaves_the_old_file_or_the_new";
    let old = chart(3);
    let new = grown(&old);
    if let (Some(room), Ok(call)) = (std::env::var_os(ROOM), std::env::var(CALL)) {
        let room = std::path::PathBuf::from(room);
        let disk = FaultyDisk::default();
        let path = room.join("charts").join("bakery.wallchart");
        let mut file = ChartFile::open(&disk, &path, None).unwrap().file;
        let at = call.parse().unwrap();
        disk.set(Some(Fault { at, trouble: Trouble::Death, lasting: Lasting::Once }));
        let _ = file.save(&disk, &Folders::under(&room.join("home")), &new, NOON_MS + 1);
        println!("survived");
        return;
    }
    let (mut olds, mut news) = (0, 0);
    for call in 0..40 {
        let room = Room::new();
        let mut file = ChartFile::new(&room.path(), Seal::Plain);
        let _ = file.save(&FaultyDisk::default(), &room.folders, &old, NOON_MS);
        let out = child(&room, test, &call.to_string()).output().unwrap();
        let survived = String::from_utf8_lossy(&out.stdout).contains("survived");
        let now = opened(&room);
        if now == new {
            news += 1;
        } else {
            assert_eq!(now, old, "dying at call {call}");
            olds += 1;
        }
        assert!(!survived || now == new, "call {call}");
        for (path, mode) in room.files() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert_eq!(mode, 0o600, "{name}");
            assert!(name.ends_with(".wallchart") || is_own_temp(&name), "{name}");
        }
        if survived {
            break;
        }
    }
    assert!(olds > 10 && news > 1, "{olds} old, {news} new");
}

#[test]
fn being_killed_at_random_loses_nothing_that_was_saved() {
    let test = "store::kill::being_killed_at_random_loses_nothing_that_was_saved";
    let first = chart(3);
    if let Some(room) = std::env::var_os(ROOM) {
        let room = std::path::PathBuf::from(room);
        let folders = Folders::under(&room.join("home"));
        let path = room.join("charts").join("bakery.wallchart");
        let mut document = first;
        let mut file = ChartFile::open(&RealDisk, &path, None).unwrap().file;
        loop {
            document = grown(&document);
            let count = document.entries.len();
            match file.save(&RealDisk, &folders, &document, NOON_MS + count as i64) {
                Saving::Saved { .. } => println!("\nsaved {count}"),
                other => panic!("{other:?}"),
            }
        }
    }
    killed_at_random(test, 12);
}

#[test]
#[ignore = "release check: 1,000 kills"]
fn being_killed_a_thousand_times_loses_nothing_that_was_saved() {
    killed_at_random("store::kill::being_killed_at_random_loses_nothing_that_was_saved", 1000);
}

/// Kills a child that saves on and on, so many times, each a little later.
fn killed_at_random(test: &str, times: u64) {
    let first = chart(3);
    for round in 0..times {
        let room = Room::new();
        let mut file = ChartFile::new(&room.path(), Seal::Plain);
        let _ = file.save(&RealDisk, &room.folders, &first, NOON_MS);
        let mut child = child(&room, test, "").spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut saved = first.entries.len();
        let mut take = |line: std::io::Result<String>| {
            if let Some(count) = line.unwrap().strip_prefix("saved ") {
                saved = count.parse().unwrap();
            }
        };
        for line in lines.by_ref().take(8 + (round % 12) as usize) {
            take(line);
        }
        std::thread::sleep(std::time::Duration::from_micros(round * 317 % 4001));
        child.kill().unwrap();
        child.wait().unwrap();
        lines.for_each(take);
        let now = opened(&room);
        let found = now.entries.len();
        assert!((saved..=saved + 1).contains(&found), "{saved} saved, {found} found");
        assert!(saved > first.entries.len(), "the child got to save");
        assert_ne!(now.campaign, RecordId::from_bytes([0; 15]));
    }
}
