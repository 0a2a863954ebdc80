use wallchart::app::{Action, Kept};
use wallchart::model::WorkerField;

use super::{MARKERS, assert_private, where_is};
use crate::app::{Computer, names, person, set};
use crate::cli::Terminal;

const NAME: &str = MARKERS[0];
const FIRST: &str = MARKERS[1];
const SECOND: &str = MARKERS[2];
const THIRD: &str = MARKERS[3];

fn note(words: &str) -> WorkerField {
    WorkerField::Note(words.into())
}

/// A plain campaign, so that every byte can be looked at as it is kept.
#[test]
fn words_replaced_undone_and_removed_are_in_no_byte_after_closing() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    let ana = person(&mut app, "Ana");
    set(&mut app, ana, note(&format!("says {FIRST}")));
    computer.wait(&mut app, 1_100);
    app.perform(Action::Save);
    app.finish();
    // Replaced after it went into the file and a backup.
    set(&mut app, ana, note("says nothing"));
    computer.wait(&mut app, 1_100);
    app.perform(Action::Save);
    app.finish();
    set(&mut app, ana, note(&format!("says {SECOND}")));
    computer.wait(&mut app, 1_100);
    app.perform(Action::Undo);
    set(&mut app, ana, WorkerField::Free("Car".into(), THIRD.into()));
    computer.wait(&mut app, 1_100);
    set(&mut app, ana, WorkerField::Free("Car".into(), "".into()));
    computer.wait(&mut app, 1_100);
    assert!(!where_is(computer.root(), FIRST).is_empty(), "until then undo has it");
    app.perform(Action::Quit);
    app.finish();
    assert!(app.may_quit() && app.kept() == Kept::Saved);
    for word in [FIRST, SECOND, THIRD] {
        assert!(where_is(computer.root(), word).is_empty(), "{word}: {:?}", where_is(computer.root(), word));
    }
    drop(app);
    let app = computer.opened("a.wallchart");
    let ana = app.campaign().worker(ana).unwrap();
    assert_eq!(&**ana.note, "says nothing", "what stands stays");
    assert_private(computer.root());
}

#[test]
fn a_forgotten_person_is_in_no_byte_and_stays_gone_when_an_old_copy_comes_back() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    let someone = person(&mut app, NAME);
    set(&mut app, someone, note(FIRST));
    person(&mut app, "Ben");
    app.perform(Action::Save);
    app.finish();
    set(&mut app, someone, WorkerField::Phone("+49 30 1".into()));
    app.perform(Action::Save);
    app.finish();
    set(&mut app, someone, WorkerField::Job(SECOND.into()));
    computer.wait(&mut app, 1_100);
    let old = std::fs::read(computer.path("a.wallchart")).unwrap();
    assert!(where_is(&computer.home(), NAME).len() + where_is(&computer.home(), SECOND).len() >= 2);
    app.perform(Action::Forget(someone));
    app.finish();
    for word in [NAME, FIRST, SECOND, "+49 30 1"] {
        assert!(where_is(computer.root(), word).is_empty(), "{word}: {:?}", where_is(computer.root(), word));
    }
    assert_eq!(names(&app), ["Ben"]);
    // Somebody's sync program puts the old file back.
    std::fs::write(computer.path("a.wallchart"), old).unwrap();
    person(&mut app, "Cy");
    app.perform(Action::Save);
    app.finish();
    assert_eq!((app.kept(), names(&app)), (Kept::Saved, vec!["Ben".to_owned(), "Cy".to_owned()]));
    drop(app);
    let app = computer.opened("a.wallchart");
    assert_eq!(names(&app), ["Ben", "Cy"]);
    let file = std::fs::read(computer.path("a.wallchart")).unwrap();
    assert!(!file.windows(NAME.len()).any(|part| part == NAME.as_bytes()));
}

#[test]
fn a_command_that_replaces_a_note_leaves_the_old_one_nowhere() {
    let terminal = Terminal::with_campaign();
    terminal.write(
        "one.jsonl",
        &format!("{{\"on\":\"$a\",\"edit\":{{\"worker\":{{\"name\":\"Ana\",\"note\":\"{FIRST}\"}}}}}}"),
    );
    let made: serde_json::Value =
        serde_json::from_str(&terminal.ok(&["apply", "a.wallchart", "one.jsonl"])).unwrap();
    let id = made["records"]["$a"].as_str().unwrap();
    terminal.ok(&["rate", "a.wallchart", "Ana", "2"]);
    terminal.write(
        "one.jsonl",
        &format!("{{\"on\":\"{id}\",\"edit\":{{\"worker\":{{\"note\":\"{SECOND}\"}}}}}}"),
    );
    terminal.ok(&["apply", "a.wallchart", "one.jsonl"]);
    std::fs::remove_file(terminal.path("one.jsonl")).unwrap();
    assert!(where_is(terminal.root(), FIRST).is_empty(), "{:?}", where_is(terminal.root(), FIRST));
    assert_eq!(where_is(terminal.root(), SECOND).len(), 1);
}
