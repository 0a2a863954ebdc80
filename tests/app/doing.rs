use std::path::Path;

use wallchart::app::{Action, App, Export, Exported, ImportStep, Names};
use wallchart::chart::{Look, Paper};
use wallchart::model::WorkerField;

use super::{Computer, names, person, set, told};

fn import(app: &mut App, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name);
    app.perform(Action::Import(ImportStep::Read(path)));
    app.finish();
    assert!(app.import().is_some(), "{}", told(app));
    let mut choices = app.import().unwrap().draft.choices().clone();
    choices.make_units = true;
    app.perform(Action::Import(ImportStep::Choose(Box::new(choices))));
    app.perform(Action::Import(ImportStep::Apply));
    app.finish();
}

#[test]
fn one_undo_takes_a_whole_import_back_and_redo_brings_it() {
    let computer = Computer::new();
    let mut app = computer.start();
    person(&mut app, "Ana");
    import(&mut app, "schedule.xlsx");
    assert_eq!(names(&app).len(), 76);
    assert_eq!(app.session().undo_label().map(|label| label.count), Some(75));
    app.perform(Action::Undo);
    assert_eq!(names(&app), ["Ana"]);
    assert!(app.campaign().units.is_empty(), "units of the list, too");
    app.perform(Action::Redo);
    assert_eq!(names(&app).len(), 76);
}

#[test]
fn undo_and_redo_say_what_they_would_do() {
    let computer = Computer::new();
    let mut app = computer.start();
    assert_eq!((app.session().undo_label(), app.session().redo_label()), (None, None));
    let ana = person(&mut app, "Ana");
    let label = app.session().undo_label().unwrap();
    app.perform(Action::Undo);
    assert!(names(&app).is_empty());
    assert_eq!((app.session().undo_label(), app.session().redo_label()), (None, Some(label)));
    app.perform(Action::Redo);
    set(&mut app, ana, WorkerField::Job("RN".into()));
    app.perform(Action::Undo);
    assert_eq!(names(&app), ["Ana"], "one step each");
}

#[test]
fn typing_becomes_one_entry_when_the_cursor_leaves() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    let ana = person(&mut app, "Ana");
    let before = app.session().log().len();
    for text in ["N", "No", "Nok", "Noka"] {
        app.perform(Action::Type { on: ana, field: WorkerField::Name(text.into()) });
        assert_eq!(names(&app), [text]);
    }
    assert_eq!(app.session().log().len(), before);
    app.perform(Action::EndTyping);
    assert_eq!(app.session().log().len(), before + 1);
    app.perform(Action::Type { on: ana, field: WorkerField::Name("Nokal".into()) });
    computer.wait(&mut app, 1_100);
    assert_eq!(app.session().log().len(), before + 2, "a second of quiet ends it, too");
    app.perform(Action::Undo);
    assert_eq!(names(&app), ["Noka"]);
}

#[test]
fn writes_every_kind_of_export_for_the_owner_alone() {
    let computer = Computer::new();
    let mut app = computer.start();
    import(&mut app, "staff-ar.csv");
    let chart = || Exported::Chart { look: Box::new(Look::new(app_today())), paper: Paper::A4 };
    let kinds = [
        ("a.svg", chart(), &b"<svg"[..]),
        ("a.png", chart(), b"\x89PNG"),
        ("a.pdf", chart(), b"%PDF"),
        ("a.csv", Exported::People { unit: None }, b""),
        ("a.json", Exported::Campaign, b"{"),
    ];
    for (name, what, begins) in kinds {
        let path = computer.path(name);
        let export = Export { what, path: path.clone(), names: Names::Codes, whom: "us".into() };
        app.perform(Action::Export(export));
        app.finish();
        let bytes = std::fs::read(&path).unwrap_or_else(|_| panic!("{name}: {}", told(&app)));
        let begin = &bytes[..bytes.len().min(200)];
        assert!(begins.is_empty() || begin.windows(begins.len()).any(|part| part == begins), "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
}

fn app_today() -> wallchart::model::Day {
    wallchart::model::Day::from_number(20_400)
}
