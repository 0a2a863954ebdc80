use wallchart::app::{Action, Kept, Secret, Tone};

use super::{Computer, PASSPHRASE, names, person, set, told, unlock};
use wallchart::model::WorkerField;

#[test]
fn opens_what_was_saved() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    assert_eq!(app.kept(), Kept::Saved);
    person(&mut app, "Ana");
    assert_eq!(app.kept(), Kept::Changed);
    app.perform(Action::Save);
    app.finish();
    assert_eq!(app.kept(), Kept::Saved);
    drop(app);
    let app = computer.opened("a.wallchart");
    assert_eq!((names(&app), app.kept()), (vec!["Ana".to_owned()], Kept::Saved));
    assert!(app.path().is_some_and(|path| path.ends_with("a.wallchart")));
}

#[test]
fn recovers_what_only_the_journal_held() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, "Ana");
    computer.wait(&mut app, 500);
    assert_eq!(app.kept(), Kept::Changed, "not yet a second");
    computer.wait(&mut app, 600);
    assert_eq!(app.kept(), Kept::Journal);
    // The power goes.
    drop(app);
    let mut app = computer.opened("a.wallchart");
    assert_eq!((names(&app), app.kept()), (vec!["Ana".to_owned()], Kept::Journal));
    assert!(!told(&app).is_empty(), "and says so");
    app.perform(Action::Save);
    app.finish();
    assert_eq!(app.kept(), Kept::Saved);
    let journals = std::fs::read_dir(computer.home().join("data/journal")).unwrap().count();
    assert_eq!(journals, 0, "the file holds it now");
}

#[test]
fn saves_the_file_after_five_quiet_minutes() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, "Ana");
    computer.wait(&mut app, 1_100);
    assert_eq!(app.kept(), Kept::Journal);
    computer.wait(&mut app, 5 * 60_000);
    assert_eq!(app.kept(), Kept::Saved);
    assert_eq!(app.next_tick_ms(), None, "at rest nothing is due");
}

#[test]
fn saves_the_file_after_five_hundred_entries() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    for n in 0..499 {
        person(&mut app, &format!("Person {n}"));
        if n % 100 == 98 {
            computer.wait(&mut app, 1_100);
            assert_eq!(app.kept(), Kept::Journal, "{n}");
        }
    }
    person(&mut app, "One more");
    computer.wait(&mut app, 10);
    assert_eq!(app.kept(), Kept::Saved);
}

#[test]
fn brings_together_what_two_windows_saved() {
    let computer = Computer::new();
    drop(computer.saved("a.wallchart", None));
    let mut one = computer.opened("a.wallchart");
    let mut other = computer.opened("a.wallchart");
    assert!(told(&other).contains("another window"), "{}", told(&other));
    person(&mut one, "Ana");
    person(&mut other, "Ben");
    for app in [&mut one, &mut other] {
        app.perform(Action::Save);
        app.finish();
        assert_eq!(app.kept(), Kept::Saved);
    }
    assert_eq!(names(&other), ["Ana", "Ben"]);
    drop((one, other));
    assert_eq!(names(&computer.opened("a.wallchart")), ["Ana", "Ben"]);
}

#[test]
fn a_file_that_became_something_else_is_not_overwritten() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    std::fs::write(computer.path("a.wallchart"), "somebody's poem").unwrap();
    person(&mut app, "Ana");
    app.perform(Action::Save);
    app.finish();
    assert_eq!(app.kept(), Kept::Saved);
    assert_eq!(std::fs::read(computer.path("a.wallchart")).unwrap(), b"somebody's poem");
    assert_eq!(names(&computer.opened("a 2.wallchart")), ["Ana"]);
}

#[test]
fn a_vanished_folder_is_told_once_and_the_work_stays() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    std::fs::rename(computer.root().join("files"), computer.root().join("stick")).unwrap();
    person(&mut app, "Ana");
    app.perform(Action::Save);
    app.finish();
    assert_eq!((app.kept(), names(&app)), (Kept::Failed, vec!["Ana".to_owned()]));
    let notice = app.notice().unwrap();
    assert_eq!(notice.tone, Tone::Trouble);
    assert!(notice.words.contains("Not saved"), "{}", notice.words);
    let number = notice.number;
    app.perform(Action::Dismiss);
    for _ in 0..50 {
        app.tick();
    }
    app.finish();
    // The journal is elsewhere and keeps it; the file is tried again later, not with every frame.
    computer.wait(&mut app, 1_100);
    assert_eq!(app.kept(), Kept::Journal);
    assert!(app.notice().is_none_or(|notice| notice.number <= number + 1));
    std::fs::rename(computer.root().join("stick"), computer.root().join("files")).unwrap();
    app.perform(Action::Save);
    app.finish();
    assert_eq!(app.kept(), Kept::Saved);
    drop(app);
    assert_eq!(names(&computer.opened("a.wallchart")), ["Ana"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_takes_nothing_is_told_and_the_work_stays_unsaved() {
    let computer = Computer::new();
    let mut app = computer.start();
    person(&mut app, "Ana");
    app.perform(Action::SaveAs { path: "/proc/a.wallchart".into(), passphrase: None });
    app.finish();
    assert_eq!((app.kept(), names(&app)), (Kept::Failed, vec!["Ana".to_owned()]));
    assert!(told(&app).contains("/proc"), "{}", told(&app));
    // Another place takes it.
    app.perform(Action::SaveAs { path: computer.path("a.wallchart"), passphrase: None });
    app.finish();
    assert_eq!(app.kept(), Kept::Saved);
}

#[test]
fn an_idle_sealed_campaign_locks_and_opens_with_its_passphrase_only() {
    use wallchart::app::Gate;
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", Some(PASSPHRASE));
    person(&mut app, "Ana");
    computer.wait(&mut app, 4 * 60_000);
    assert_eq!(*app.gate(), Gate::Open);
    app.noticed_user();
    computer.wait(&mut app, 4 * 60_000);
    assert_eq!(*app.gate(), Gate::Open, "somebody was there");
    computer.wait(&mut app, 60_001);
    assert_eq!(*app.gate(), Gate::Sealed { wrong: false });
    assert!(names(&app).is_empty() && app.session().log().is_empty());
    unlock(&mut app, "something else");
    assert_eq!(*app.gate(), Gate::Sealed { wrong: true });
    unlock(&mut app, PASSPHRASE);
    assert_eq!((app.gate(), names(&app)), (&Gate::Open, vec!["Ana".to_owned()]));
}

#[test]
fn another_passphrase_holds_although_the_journal_was_being_written() {
    use wallchart::app::Gate;
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", Some(PASSPHRASE));
    person(&mut app, "Ana");
    app.tick();
    // A save is on its way when the passphrase is changed.
    app.perform(Action::Save);
    app.perform(Action::Rekey(Secret::new("another one".to_owned())));
    app.finish();
    assert_eq!(app.kept(), Kept::Saved);
    drop(app);
    let mut app = computer.opened("a.wallchart");
    unlock(&mut app, PASSPHRASE);
    assert_eq!(*app.gate(), Gate::Sealed { wrong: true });
    unlock(&mut app, "another one");
    assert_eq!(names(&app), ["Ana"]);
}

#[test]
fn saving_elsewhere_while_saving_here_goes_elsewhere() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, "Ana");
    app.perform(Action::Save);
    app.perform(Action::SaveAs { path: computer.path("b.wallchart"), passphrase: None });
    app.finish();
    person(&mut app, "Ben");
    app.perform(Action::Save);
    app.finish();
    assert!(app.path().is_some_and(|path| path.ends_with("b.wallchart")));
    drop(app);
    assert_eq!(names(&computer.opened("a.wallchart")), ["Ana"]);
    assert_eq!(names(&computer.opened("b.wallchart")), ["Ana", "Ben"]);
}

#[test]
fn keeps_earlier_versions_and_lists_them() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    let ana = person(&mut app, "Ana");
    app.perform(Action::Save);
    app.finish();
    set(&mut app, ana, WorkerField::Name("Ana Lima".into()));
    app.perform(Action::Save);
    app.finish();
    let backups = app.backups();
    assert!(backups.len() >= 2);
    let newest = backups[0].path.clone();
    app.perform(Action::Open(newest));
    app.finish();
    assert_eq!(names(&app), ["Ana"]);
}

#[test]
fn says_once_that_a_folder_is_copied_to_other_computers() {
    let computer = Computer::new();
    std::fs::create_dir(computer.path("Dropbox")).unwrap();
    let app = computer.saved("Dropbox/a.wallchart", None);
    assert_eq!(app.kept(), Kept::Saved);
    assert!(told(&app).contains("Dropbox"));
    drop(app);
    let mut app = computer.opened("Dropbox/a.wallchart");
    person(&mut app, "Ana");
    app.perform(Action::Dismiss);
    app.perform(Action::Save);
    app.finish();
    assert!(!told(&app).contains("Dropbox"));
}

#[test]
fn offers_what_an_interrupted_save_left_behind() {
    let computer = Computer::new();
    drop(computer.saved("a.wallchart", None));
    let temp = computer.path(".wallchart-0123456789.tmp");
    std::fs::write(&temp, "half").unwrap();
    let file = std::fs::File::options().write(true).open(&temp).unwrap();
    // The made-up clock of these tests stands in October 2025.
    file.set_modified(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000)).unwrap();
    let mut app = computer.opened("a.wallchart");
    assert_eq!(app.left_over(), [temp.canonicalize().unwrap()]);
    assert!(told(&app).contains(".wallchart-0123456789.tmp"));
    app.perform(Action::RemoveLeftOver);
    assert!(!temp.exists() && app.left_over().is_empty());
}

#[test]
fn forgets_everything_on_this_computer_but_the_campaigns() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, "Ana");
    app.perform(Action::Save);
    app.finish();
    app.perform(Action::ForgetComputer);
    app.finish();
    assert!(crate::cli::every_file(&computer.home()).is_empty());
    assert!(computer.path("a.wallchart").exists());
}

#[test]
fn a_sealed_file_without_a_journals_key_is_saved_before_anything_is_kept() {
    use wallchart::store::{Document, Passphrase, WorkFactor, seal, write};
    let computer = Computer::new();
    let document = Document::new(wallchart::model::RecordId::from_bytes([7; 15]));
    let passphrase = Passphrase::new(PASSPHRASE.to_owned());
    let sealed = seal(&write(&document), &passphrase, WorkFactor::new(10).unwrap()).unwrap();
    std::fs::write(computer.path("a.wallchart"), sealed).unwrap();
    let mut app = computer.opened("a.wallchart");
    unlock(&mut app, PASSPHRASE);
    person(&mut app, "Ana");
    computer.wait(&mut app, 1_100);
    drop(app);
    let mut app = computer.opened("a.wallchart");
    unlock(&mut app, PASSPHRASE);
    assert_eq!(names(&app), ["Ana"]);
}
