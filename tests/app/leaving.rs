use wallchart::app::{Action, Kept, Next};

use super::{Computer, names, person};

#[test]
fn asks_before_work_in_memory_is_lost() {
    let computer = Computer::new();
    drop(computer.saved("b.wallchart", None));
    let mut app = computer.start();
    assert_eq!(app.kept(), Kept::Nothing);
    person(&mut app, "Ana");
    assert_eq!(app.kept(), Kept::InMemory);
    app.perform(Action::Quit);
    app.finish();
    assert!(!app.may_quit());
    assert_eq!(app.waits(), Some(&Next::Quit));
    app.perform(Action::Leave { let_go: false });
    assert_eq!((app.waits(), names(&app)), (None, vec!["Ana".to_owned()]));
    app.perform(Action::Open(computer.path("b.wallchart")));
    assert_eq!(names(&app), ["Ana"], "not before the answer");
    app.perform(Action::Leave { let_go: true });
    app.finish();
    assert!(names(&app).is_empty());
    assert!(app.path().is_some_and(|path| path.ends_with("b.wallchart")));
}

#[test]
fn saving_is_an_answer_too() {
    let computer = Computer::new();
    let mut app = computer.start();
    person(&mut app, "Ana");
    app.perform(Action::Quit);
    app.perform(Action::SaveAs { path: computer.path("a.wallchart"), passphrase: None });
    app.finish();
    assert!(app.may_quit());
    assert_eq!(names(&computer.opened("a.wallchart")), ["Ana"]);
}

#[test]
fn leaving_saves_what_the_journal_holds() {
    let computer = Computer::new();
    drop(computer.saved("b.wallchart", None));
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, "Ana");
    computer.open(&mut app, "b.wallchart");
    assert!(names(&app).is_empty());
    computer.open(&mut app, "a.wallchart");
    assert_eq!((names(&app), app.kept()), (vec!["Ana".to_owned()], Kept::Saved));
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_open_one_alone() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, "Ana");
    app.perform(Action::Save);
    app.finish();
    std::fs::write(computer.path("poem.wallchart"), "roses").unwrap();
    for name in ["poem.wallchart", "missing.wallchart"] {
        computer.open(&mut app, name);
        assert_eq!(names(&app), ["Ana"], "{name}");
        assert!(!super::told(&app).is_empty());
        app.perform(Action::Dismiss);
    }
}

#[test]
fn what_is_said_while_another_file_is_read_is_not_lost() {
    let computer = Computer::new();
    drop(computer.saved("b.wallchart", None));
    let mut app = computer.saved("a.wallchart", None);
    app.perform(Action::Open(computer.path("b.wallchart")));
    person(&mut app, "Ana");
    app.finish();
    assert!(app.path().is_some_and(|path| path.ends_with("b.wallchart")));
    drop(app);
    assert_eq!(names(&computer.opened("a.wallchart")), ["Ana"]);
}

#[test]
fn an_untouched_practice_workplace_needs_no_saving() {
    let computer = Computer::new();
    let mut app = computer.start();
    app.perform(Action::Practice("harbour-hospital".to_owned()));
    app.finish();
    assert!(names(&app).len() > 100);
    assert_eq!((app.kept(), app.session().undo_label()), (Kept::Nothing, None));
    app.perform(Action::Quit);
    assert!(app.may_quit());
    let mut app = computer.start();
    app.perform(Action::Practice("harbour-hospital".to_owned()));
    person(&mut app, "Ana");
    assert_eq!(app.kept(), Kept::InMemory);
}

#[test]
fn opening_the_open_file_again_is_no_second_window() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    person(&mut app, "Ana");
    computer.open(&mut app, "a.wallchart");
    assert_eq!((names(&app), super::told(&app)), (vec!["Ana".to_owned()], String::new()));
    let other = computer.opened("a.wallchart");
    assert!(super::told(&other).contains("another window"));
}

#[test]
fn a_plain_campaign_is_not_locked() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    app.perform(Action::Lock);
    app.finish();
    assert_eq!(*app.gate(), wallchart::app::Gate::Open);
    assert!(super::told(&app).contains("passphrase"));
}
