//! A disk that is really full, where the system lets a test make one.

use std::process::Command;

use wallchart::store::{Cause, ChartFile, Folders, RealDisk, Saving, Seal, StoreError, read};

use super::sample::{NOON_MS, chart};

/// Set in the child that runs inside its own small disk.
const INSIDE: &str = "WALLCHART_TEST_SMALL_DISK";

#[test]
fn a_full_disk_leaves_the_old_file_byte_for_byte() {
    if std::env::var_os(INSIDE).is_some() {
        return inside();
    }
    if !cfg!(target_os = "linux") {
        return skipped("only Linux makes small disks for tests");
    }
    // 4 KiB steps from "nothing fits" to "all fits", each a disk of its own.
    let test = std::env::current_exe().unwrap();
    let script = "mount -t tmpfs -o size=$0k none /mnt && exec \"$1\" --exact \
                  store::full_disk::a_full_disk_leaves_the_old_file_byte_for_byte --nocapture";
    let run = |kib: usize| {
        let out = Command::new("unshare")
            .args(["-Urm", "sh", "-c", script])
            .arg(kib.to_string())
            .arg(&test)
            .env(INSIDE, "1")
            .output();
        out.map(|out| {
            let text = String::from_utf8_lossy(&out.stdout).into_owned();
            let errors = String::from_utf8_lossy(&out.stderr).into_owned();
            (out.status.success(), text + &errors)
        })
    };
    let mut outcomes = std::collections::BTreeSet::new();
    for kib in (16..=64).step_by(4) {
        match run(kib) {
            Err(error) => return skipped(&error.to_string()),
            Ok((false, text)) if text.contains("unshare") || text.contains("mount:") => {
                return skipped(&text);
            }
            Ok((passed, text)) => {
                assert!(passed, "{kib} KiB: {text}");
                let outcome = text.lines().find_map(|line| line.split_once("outcome: "));
                outcomes.insert(outcome.expect("the child tells").1.to_owned());
            }
        }
    }
    assert!(outcomes.contains("not saved"), "{outcomes:?}");
    assert!(outcomes.contains("saved"), "{outcomes:?}");
}

fn skipped(why: &str) {
    eprintln!("SKIPPED a_full_disk_leaves_the_old_file_byte_for_byte: {}", why.trim());
}

/// Saves a small chart on the small disk at /mnt, then a larger one.
fn inside() {
    let folders = Folders::under(&std::env::temp_dir().join("wallchart-small-disk"));
    let path = std::path::Path::new("/mnt/chart.wallchart");
    let mut file = ChartFile::new(path, Seal::Plain);
    assert!(matches!(file.save(&RealDisk, &folders, &chart(10), NOON_MS), Saving::Saved { .. }));
    let old = std::fs::read(path).unwrap();
    let saving = file.save(&RealDisk, &folders, &chart(60), NOON_MS + 1);
    let now = std::fs::read(path).unwrap();
    match saving {
        Saving::Saved { .. } => {
            assert_eq!(read(&now).unwrap().document, chart(60));
            println!("outcome: saved");
        }
        Saving::NotSaved { why: StoreError::Io { cause: Cause::DiskFull, .. } } => {
            assert_eq!(now, old);
            assert_eq!(std::fs::read_dir("/mnt").unwrap().count(), 1, "no temp is left");
            println!("outcome: not saved");
        }
        other => panic!("{other:?}"),
    }
}
