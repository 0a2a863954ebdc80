//! Sheets of paper in the window: chosen, looked at, printed, come back.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::workplace::{Seat, empty, empty_in, open, person, say, unit};
use crate::support::picture::Stage;
use wallchart::app::{App, Names, PaperWay, Printed};
use wallchart::model::{Edit, Fields, RecordId, TestField, UnitField};

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

fn command(harness: &mut Harness<'_, Seat>, words: &str) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run_steps(3);
    harness.event(egui::Event::Text(words.to_owned()));
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

/// Two units of five and three, a test, a leader.
fn filled(app: &mut App) -> RecordId {
    let north = unit(app, "unit", "5 North", Some(8));
    let kitchen = unit(app, "unit", "Kitchen", None);
    let mut people = Vec::new();
    for (at, name) in super::workplace::NAMES[..8].iter().enumerate() {
        people.push(person(app, name, "Nurse", &[("unit", if at < 5 { north } else { kitchen })]));
    }
    say(app, north, Edit::SetUnit(Fields(vec![UnitField::Leader(Some(people[0]))])));
    let test = app.new_record();
    say(app, test, Edit::SetTest(Fields(vec![TestField::Name("Petition".into())])));
    test
}

/// Puts a path into the field for it.
fn write_to(harness: &mut Harness<'_, Seat>, path: &std::path::Path) {
    let field = harness.get_by_label("Path of the file");
    field.focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.event(egui::Event::Text(path.display().to_string()));
    harness.run_steps(3);
}

fn finish(harness: &mut Harness<'_, Seat>) {
    harness.state_mut().act(App::finish);
    harness.run_steps(4);
}

#[test]
fn sheets_are_chosen_printed_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = empty_in(&folder.path().join("home"));
    let test = filled(&mut app);
    let mut harness = open(&Stage::light(1440.0, 900.0), app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    click(&mut harness, "Print sheets");
    // It starts with codes, and says how many sheets and pages.
    assert!(harness.query_by_label("2 sheets on 2 pages").is_some());
    assert_eq!(harness.get_all_by_label("page 1 of 2").count(), 1);
    click(&mut harness, "Kitchen, 3 people");
    assert!(harness.query_by_label("One sheet on one page").is_some());
    click(&mut harness, "All");
    let path = folder.path().join("out.pdf");
    write_to(&mut harness, &path);
    click(&mut harness, "Print 2 sheets");
    finish(&mut harness);
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    let sheets: Vec<(RecordId, String)> = {
        let app = harness.state().app();
        assert!(app.campaign().about.given.is_empty(), "codes only");
        app.papers_out().into_iter().map(|paper| (paper.id, paper.code.to_string())).collect()
    };
    assert_eq!(sheets.len(), 2);
    let app = harness.state().app();
    assert_eq!(app.campaign().papers[&sheets[0].0].tests.value(), &[test]);
    let what = Printed::Again(vec![sheets[0].0]);
    let form = app.sheet_forms(&what, PaperWay { names: Names::Full, ..PaperWay::default() }).remove(0);
    assert_eq!((form.people(), &*form.title), (5, "5 North"));
    // Today tells that they are out, and leads to the list.
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num1);
    harness.run_steps(3);
    click(&mut harness, "2 printed sheets are still out");
    click(&mut harness, &format!("{} came back", sheets[0].1));
    assert_eq!(harness.state().app().papers_out().len(), 1);
    // One still out is printed again with its number.
    harness.get_all_by_label("Print again").next().unwrap().click();
    harness.run_steps(4);
    assert!(harness.query_by_label(&format!("Sheet {} again", sheets[1].1)).is_some());
    let path = folder.path().join("again.pdf");
    write_to(&mut harness, &path);
    click(&mut harness, "Print the sheet again");
    finish(&mut harness);
    assert!(path.exists());
    assert_eq!(harness.state().app().campaign().papers.len(), 2);
}

#[test]
fn names_on_paper_are_an_act_of_will_and_are_noted() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = empty_in(&folder.path().join("home"));
    filled(&mut app);
    let mut harness = open(&Stage::light(1440.0, 900.0), app);
    command(&mut harness, "Print sheets");
    click(&mut harness, "Names: Full");
    let path = folder.path().join("out.pdf");
    write_to(&mut harness, &path);
    click(&mut harness, "Print 2 sheets");
    finish(&mut harness);
    assert!(!path.exists(), "not yet willed");
    click(&mut harness, "I want names on paper");
    click(&mut harness, "Print 2 sheets");
    finish(&mut harness);
    assert!(path.exists());
    assert_eq!(harness.state().app().campaign().about.given.len(), 1);
}

#[test]
fn each_kind_says_what_it_is_for_and_what_is_missing() {
    let mut app = empty();
    filled(&mut app);
    let mut harness = open(&Stage::light(1440.0, 900.0), app);
    command(&mut harness, "Print sheets");
    click(&mut harness, "Kind of sheet: Own people");
    assert!(harness.query_by_label("Ada Berg, 5 people").is_some());
    assert!(harness.query_by_label("Nobody is responsible, 3 people").is_some());
    click(&mut harness, "Kind of sheet: Prediction");
    click(&mut harness, "Whose prediction: By responsible person");
    assert!(harness.query_by_label("Ada Berg, 5 people").is_some());
    click(&mut harness, "Kind of sheet: Blank call sheet");
    assert!(harness.query_by_label("One sheet on one page").is_some());
    click(&mut harness, "Kind of sheet: Doors");
    assert!(harness.query_by_label_contains("Whose").is_some());
}

#[test]
fn without_anybody_it_says_what_to_do_first() {
    let mut harness = open(&Stage::light(1280.0, 720.0), empty());
    command(&mut harness, "Sheets out");
    assert!(harness.query_by_label("No sheet was printed yet.").is_some());
    click(&mut harness, "What is shown: Print");
    assert!(harness.query_by_label_contains("No test is on the ladder yet").is_some());
    assert!(harness.query_by_label_contains("put people in units first").is_some());
}
