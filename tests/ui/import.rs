//! Lists on their way in, looked through on the page.

use std::path::PathBuf;

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::{Action, App, ImportStep};

use super::workplace::{Seat, empty, open, person, ward};
use crate::support::picture::Stage;

fn input(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name)
}

/// The page over a program, with a list of the inputs read.
fn page(stage: &Stage, app: App, name: &str) -> Harness<'static, Seat> {
    let mut harness = open(stage, app);
    harness.get_by_label("People").click();
    harness.run_steps(2);
    harness.state_mut().act(|app| {
        app.perform(Action::Import(ImportStep::Read(input(name))));
        app.finish();
    });
    harness.run_steps(4);
    harness
}

fn click(harness: &mut Harness<'static, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

fn people(harness: &Harness<'static, Seat>) -> usize {
    harness.state().app().campaign().workers.len()
}

#[test]
fn takes_every_readable_list_in_and_back_out() {
    let lists = [
        ("organizing-db.csv", 50),
        ("payroll-de-1252.csv", 60),
        ("schedule.xlsx", 75),
        ("staff-ar.csv", 10),
        ("voter-list.docx", 45),
        ("export-utf16.txt", 40),
    ];
    for (name, many) in lists {
        let mut harness = page(&Stage::light(1440.0, 900.0), empty(), name);
        // Rows that are like an earlier row stay out until somebody says who they are.
        let alike = harness.state().app().import().expect("the list is there").draft.doubles().len();
        click(&mut harness, &format!("Import {} people", many - alike));
        assert_eq!(people(&harness), many - alike, "{name}");
        harness.state_mut().act(|app| app.perform(Action::Undo));
        let campaign = harness.state().app().campaign();
        assert!(campaign.workers.is_empty() && campaign.units.is_empty(), "{name} is taken back whole");
    }
}

#[test]
fn changes_nothing_when_it_is_cancelled() {
    let mut harness = page(&Stage::light(1440.0, 900.0), empty(), "payroll-de-1252.csv");
    harness.get_by_label("60 new people");
    click(&mut harness, "Cancel");
    assert!(harness.state().app().import().is_none());
    assert_eq!(people(&harness), 0);
}

#[test]
fn tells_what_cannot_be_read_and_keeps_the_table() {
    for name in ["binary.csv", "empty.csv", "not-a-list.xlsx", "unbalanced-quotes.csv"] {
        let harness = page(&Stage::light(1440.0, 900.0), ward().app, name);
        let app = harness.state().app();
        assert!(app.notice().is_some_and(|notice| !notice.words.is_empty()), "{name}");
        assert!(app.import().is_none(), "{name}");
        assert_eq!(people(&harness), 20, "{name}");
        harness.get_by_label("Job of Ada Berg: Nurse");
    }
}

#[test]
fn a_column_can_be_taken_for_something_else() {
    let mut harness = page(&Stage::light(1440.0, 900.0), empty(), "payroll-de-1252.csv");
    let column = harness.query_all_by_label_contains("Schicht is taken for").next();
    column.expect("the shift has its column").click();
    harness.run_steps(3);
    click(&mut harness, "Leave out");
    let draft = &harness.state().app().import().expect("the list is there").draft;
    let guess = draft.columns().iter().find(|guess| guess.head == "Schicht").expect("the column is there");
    assert_eq!(guess.column, wallchart::app::Column::LeaveOut);
    assert!(draft.units().iter().all(|unit| unit.grouping == "unit"));
}

#[test]
fn who_is_perhaps_known_stays_out_until_it_is_said() {
    let mut app = empty();
    // The first two of the list, without a number and with a letter amiss.
    person(&mut app, "Günter Köhler", "", &[]);
    let rene = person(&mut app, "René von der Heyde", "", &[]);
    let mut harness = page(&Stage::light(1440.0, 900.0), app, "payroll-de-1252.csv");
    let asked = harness.state().app().import().expect("the list is there").draft.doubles().len();
    assert!(asked >= 2, "{asked} rows are like somebody");
    harness.get_by_label(&format!("Import {} people", 60 - asked));
    // The first question is answered by Y, the second by N.
    harness.key_press_modifiers(Modifiers::NONE, Key::ArrowDown);
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::NONE, Key::Y);
    harness.run_steps(4);
    harness.key_press_modifiers(Modifiers::NONE, Key::N);
    harness.run_steps(4);
    let draft = &harness.state().app().import().expect("the list is there").draft;
    let waits = draft.doubles().iter().filter(|double| !draft.choices().decided.contains_key(&double.row));
    let waits = waits.count();
    assert!(waits + 2 <= asked, "two answers were taken");
    click(&mut harness, &format!("Import {} people", 60 - waits));
    // One is known, one is somebody else; whoever still waits stays out.
    assert_eq!(people(&harness), 2 + 60 - waits - 1);
    let app = harness.state().app();
    assert!(app.campaign().worker(rene).is_some_and(|worker| worker.phone.is_empty()));
}

/// The page over the ward, with a list of ties read.
fn ties(list: &str) -> Harness<'static, Seat> {
    let mut harness = open(&Stage::light(1440.0, 900.0), ward().app);
    harness.get_by_label("People").click();
    harness.run_steps(2);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ties.csv");
    std::fs::write(&path, list).expect("written");
    harness.state_mut().act(|app| {
        app.perform(Action::Import(ImportStep::Read(path)));
        app.finish();
    });
    harness.run_steps(4);
    harness
}

/// Three names of the ward, in alphabetical order.
fn three() -> [String; 3] {
    let app = ward().app;
    let mut names: Vec<String> = app.campaign().people().map(|worker| worker.name.to_string()).collect();
    names.sort();
    [names[0].clone(), names[1].clone(), names[2].clone()]
}

#[test]
fn a_list_of_ties_asks_for_both_ways_and_is_one_step_to_undo() {
    let [one, two, three] = three();
    let list = format!(
        "from,to,kind\n{one},{two},friendship\n{two},{three},friendship\n{three},{one},friendship\n{one},{one},friendship\nNobody Known,{one},friendship\n"
    );
    let mut harness = ties(&list);
    let before = harness.state().app().campaign().ties.len();
    harness.get_by_label_contains("Row 5: A tie to oneself");
    harness.get_by_label_contains("Row 6: “From”: nobody");
    harness.get_by_label("“friendship” is a new question");
    // Not before the question is answered.
    click(&mut harness, "Take in 3 ties");
    assert_eq!(harness.state().app().campaign().ties.len(), before);
    click(&mut harness, "Both ways");
    click(&mut harness, "Take in 3 ties");
    let app = harness.state().app();
    assert_eq!(app.campaign().ties.len(), before + 3);
    assert_eq!(app.campaign().ties.values().filter(|tie| tie.mutual).count(), 3);
    assert!(!app.is_list_coming());
    harness.state_mut().act(|app| app.perform(Action::Undo));
    let campaign = harness.state().app().campaign();
    assert_eq!((campaign.ties.len(), campaign.questions().len()), (before, 4));
}

#[test]
fn a_column_of_ties_and_what_a_question_asks_for_can_be_said() {
    let [one, two, three] = three();
    let list = format!("from,to,note\n{one},{two},whispers\n{two},{one},whispers\n{three},{one},whispers\n");
    let mut harness = ties(&list);
    harness.get_by_label_contains("note is taken for").click();
    harness.run_steps(3);
    click(&mut harness, "Kind");
    let import = harness.state().app().tie_import().expect("the list is there");
    assert!(!import.draft.questions[0].certain, "a strange word is asked about");
    click(&mut harness, "What “whispers” asks for: Work");
    let import = harness.state().app().tie_import().expect("the list is there");
    assert_eq!(import.draft.questions[0].kind, wallchart::model::QuestionKind::Work);
    click(&mut harness, "Cancel");
    assert!(harness.state().app().tie_import().is_none());
}

#[test]
fn a_list_of_people_and_a_list_of_ties_can_be_read_as_each_other() {
    let [one, two, _] = three();
    let mut harness = ties(&format!("from,to\n{one},{two}\n{two},{one}\n"));
    click(&mut harness, "These are people");
    let app = harness.state().app();
    assert!(app.tie_import().is_none() && app.import().is_some());
    click(&mut harness, "This is a list of ties");
    assert_eq!(harness.state().app().tie_import().map(|import| import.draft.ties.len()), Some(2));
    let mut harness = page(&Stage::light(1440.0, 900.0), ward().app, "payroll-de-1252.csv");
    click(&mut harness, "This is a list of ties");
    assert!(harness.state().app().import().is_some() || harness.state().app().tie_import().is_some());
}
