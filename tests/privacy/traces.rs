use wallchart::app::{Action, Filter, ImportStep, SavedSearch};
use wallchart::model::{Deed, Edit, Fields, Label, WorkerField};

use super::{MARKERS, assert_private, where_is};
use crate::app::{Computer, PASSPHRASE, person, set, told, unlock};
use crate::cli::{Terminal, every_file};

const NAME: &str = MARKERS[0];
const NOTE: &str = MARKERS[1];
const SEARCH: &str = MARKERS[2];
const CELL: &str = MARKERS[3];

#[test]
fn a_session_leaves_names_in_its_file_only() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", Some(PASSPHRASE));
    let someone = person(&mut app, NAME);
    set(&mut app, someone, WorkerField::Note(NOTE.into()));
    app.perform(Action::Type { on: someone, field: WorkerField::Job(CELL.into()) });
    app.perform(Action::Filter(Filter { query: SEARCH.to_owned(), ..Filter::default() }));
    let mut settings = app.settings().clone();
    for query in
        [SEARCH.to_owned(), format!("name:{NAME}"), format!("responsible:{NAME}"), "unit:ICU".to_owned()]
    {
        settings.searches.push(SavedSearch { name: query.clone(), query });
    }
    app.perform(Action::Set(Box::new(settings)));
    assert_eq!(app.settings().searches.len(), 1, "settings name nobody");
    let list = computer.root().join("list.csv");
    std::fs::write(&list, format!("name\n{CELL}\n")).unwrap();
    app.perform(Action::Import(ImportStep::Read(list.clone())));
    app.finish();
    app.perform(Action::Import(ImportStep::Apply));
    computer.wait(&mut app, 1_100);
    app.perform(Action::Lock);
    app.finish();
    unlock(&mut app, "wrong");
    unlock(&mut app, PASSPHRASE);
    app.perform(Action::Quit);
    app.finish();
    std::fs::remove_file(list).unwrap();
    for word in MARKERS {
        assert!(where_is(computer.root(), word).is_empty(), "{word}: {:?}", where_is(computer.root(), word));
    }
    assert!(
        where_is(computer.root(), "another").is_empty() && where_is(computer.root(), PASSPHRASE).is_empty()
    );
    assert_private(computer.root());
}

#[test]
fn a_plain_campaign_keeps_names_in_campaign_files_only() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, NAME);
    computer.wait(&mut app, 1_100);
    app.perform(Action::Save);
    app.finish();
    person(&mut app, CELL);
    computer.wait(&mut app, 1_100);
    let kept = where_is(computer.root(), NAME);
    assert!(!kept.is_empty());
    for path in kept.iter().chain(&where_is(computer.root(), CELL)) {
        assert!(path.extension().is_some_and(|ending| ending == "wallchart"), "{}", path.display());
        assert!(!path.display().to_string().contains(NAME));
    }
    assert_private(computer.root());
}

#[test]
fn what_is_shown_for_finding_defects_names_nobody() {
    let computer = Computer::new();
    let mut app = computer.start();
    let someone = person(&mut app, NAME);
    let edit = Edit::SetWorker(Fields(vec![WorkerField::Note(NOTE.into())]));
    let actions = [
        Action::Do(Deed::new(Label::new("set-worker", 1).about(someone), vec![(someone, edit)])),
        Action::Type { on: someone, field: WorkerField::Name(NAME.into()) },
        Action::Filter(Filter { query: NAME.to_owned(), ..Filter::default() }),
        Action::Unlock(wallchart::app::Secret::new(NAME.to_owned())),
        Action::Open(NAME.into()),
    ];
    for action in actions {
        let shown = format!("{action:?}");
        assert!(MARKERS.iter().all(|word| !shown.contains(word)), "{shown}");
        app.perform(action);
        app.finish();
    }
    let shown = format!("{:?} {:?} {:?}", app.gate(), app.kept(), app.session().undo_label());
    assert!(MARKERS.iter().all(|word| !shown.contains(word)), "{shown}");
}

#[test]
fn errors_about_lists_repeat_no_cell() {
    let computer = Computer::new();
    let mut app = computer.start();
    for (name, text) in [
        ("a.csv", format!("name,unit\n\"{CELL},ICU\n")),
        ("b.csv", format!("{CELL}\n")),
        ("c.csv", format!("from,to\n{CELL},{NAME}\n")),
    ] {
        let path = computer.path(name);
        std::fs::write(&path, text).unwrap();
        let ties = format!("{:?}", app.ties(&path, None, None, false).map(|taken| taken.problems));
        assert!(MARKERS.iter().all(|word| !ties.contains(word)), "{ties}");
        app.perform(Action::Import(ImportStep::Read(path)));
        app.finish();
        let words = told(&app);
        assert!(MARKERS.iter().all(|word| !words.contains(word)), "{words}");
        app.perform(Action::Import(ImportStep::Drop));
    }
}

#[test]
fn commands_leave_names_in_campaign_files_only() {
    let terminal = Terminal::with_campaign();
    terminal.write("list.csv", &format!("name,note\n{NAME},{NOTE}\n"));
    terminal.ok(&["import", "a.wallchart", "list.csv"]);
    let mut said = Vec::new();
    for words in [
        vec!["rate", "a.wallchart", NAME, "2", "--says", "M.K."],
        vec!["people", "a.wallchart", "--where", SEARCH],
        vec!["rate", "a.wallchart", CELL, "2"],
        vec!["rate", "a.wallchart", NAME, "9"],
        vec!["forget", "a.wallchart", NAME],
        vec!["unit", "a.wallchart", "X", "--parent", CELL],
        vec!["import", "a.wallchart", "list.csv", "--sheet", "X"],
        vec!["export", "a.wallchart", "-o", "people.csv"],
        vec!["export", "a.wallchart", "-o", "wall.svg"],
        vec!["export", "a.wallchart", "-o", "all.json"],
    ] {
        said.push(terminal.run(&words).err);
    }
    std::fs::remove_file(terminal.path("list.csv")).unwrap();
    for word in MARKERS {
        assert!(said.iter().all(|words| !words.contains(word)), "{word}: {said:?}");
        for path in where_is(terminal.root(), word) {
            assert!(
                path.extension().is_some_and(|ending| ending == "wallchart"),
                "{word}: {}",
                path.display()
            );
        }
    }
    assert!(every_file(&terminal.root().join("temp")).is_empty());
    assert_private(&terminal.root().join("home"));
}

#[cfg(target_os = "linux")]
#[test]
fn no_core_is_dumped_and_no_other_program_reads_the_memory() {
    let terminal = Terminal::with_campaign();
    // The passphrase is read from a pipe that stays open: time to look at the running program.
    let pipe = terminal.path("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut running = std::process::Command::new(env!("CARGO_BIN_EXE_wallchart"))
        .args(["seal", "a.wallchart", "--passphrase-file", "pipe"])
        .current_dir(terminal.root().join("files"))
        .env("WALLCHART_HOME", terminal.root().join("home"))
        .spawn()
        .unwrap();
    let held = std::fs::File::options().write(true).open(&pipe).unwrap();
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.id())).unwrap();
    drop(held);
    assert!(!running.wait().unwrap().success(), "an empty passphrase is refused");
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
}

#[test]
fn the_windows_title_is_the_programs_name_alone() {
    fn sources(folder: &std::path::Path, into: &mut Vec<String>) {
        for one in std::fs::read_dir(folder).unwrap() {
            let path = one.unwrap().path();
            if path.is_dir() {
                sources(&path, into);
            } else {
                into.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut all = Vec::new();
    sources(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &mut all);
    let titles: Vec<&str> = all.iter().flat_map(|text| text.split(".with_title(").skip(1)).collect();
    assert!(!titles.is_empty() && titles.iter().all(|title| title.starts_with("\"Wallchart\")")));
    assert!(all.iter().all(|text| !text.contains("ViewportCommand::Title")), "and it never changes");
}

#[test]
fn a_panic_says_where_and_never_what() {
    let own = std::env::current_exe().unwrap();
    let done = std::process::Command::new(own)
        .args(["--ignored", "--exact", "privacy::traces::panics_on_purpose", "--nocapture"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr).into_owned() + &String::from_utf8_lossy(&done.stdout);
    assert!(!done.status.success());
    assert!(said.contains("traces.rs:"), "{said}");
    assert!(!said.contains(NAME), "{said}");
}

#[test]
#[ignore = "run by a_panic_says_where_and_never_what in a process of its own"]
fn panics_on_purpose() {
    wallchart::app::armour_process();
    assert_eq!(NAME.parse::<u32>().expect(NAME), 0);
}
