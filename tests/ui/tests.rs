//! The tests under the hands: the ladder, the sheet of one key a row, the units.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::{Action, App, Export, Exported, Names, Secret};
use wallchart::chart::Paper;
use wallchart::model::{
    CampaignField, Edit, Expected, Fields, Outcome, RecordId, TestField, Threshold, WorkerField,
};

use super::workplace::{Seat, TODAY, empty, empty_in, open, person, say, unit};
use crate::support::picture::{Stage, picture};

fn press(harness: &mut Harness<'_, Seat>, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

/// Twelve people of one unit, three of them not named; the tests are shown.
fn twelve(stage: &Stage) -> Harness<'static, Seat> {
    let mut app = empty();
    let north = unit(&mut app, "unit", "5 North", Some(15));
    for name in &super::workplace::NAMES[..12] {
        person(&mut app, name, "Nurse", &[("unit", north)]);
    }
    let mut harness = open(stage, app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    harness
}

/// Puts the first test of the ladder there, by its form.
fn add_first(harness: &mut Harness<'_, Seat>) -> RecordId {
    harness.get_by_label_contains("Add “").click();
    harness.run_steps(3);
    click(harness, "Put it on the ladder");
    let tests = &harness.state().app().campaign().tests;
    assert_eq!(tests.len(), 1);
    *tests.keys().next().expect("the test is there")
}

fn outcomes(app: &App, test: RecordId, outcome: Outcome) -> usize {
    let tally = app.tallies().test(test).expect("the test is counted");
    tally.everybody().filter(|(_, marked)| marked.outcome == outcome).count()
}

#[test]
fn twelve_people_are_recorded_with_twelve_keys() {
    let mut harness = twelve(&Stage::light(1440.0, 900.0));
    let test = add_first(&mut harness);
    for key in
        [Key::Y, Key::Y, Key::N, Key::Y, Key::A, Key::Y, Key::Y, Key::Minus, Key::N, Key::Y, Key::Y, Key::A]
    {
        press(&mut harness, key);
    }
    let app = harness.state().app();
    assert_eq!(outcomes(app, test, Outcome::Did), 7);
    assert_eq!(outcomes(app, test, Outcome::Refused), 2);
    assert_eq!(outcomes(app, test, Outcome::NoAnswer), 2);
    assert_eq!(outcomes(app, test, Outcome::NotAsked), 1);
    assert!(
        app.campaign().test(test).expect("the test").roster.is_some(),
        "the first key freezes the roster"
    );
    // Everybody who belongs stands below the line: those not named too.
    harness.get_by_label("So far: 7 of 15");
    harness.get_by_label("5 North: 7 of 15, 47 %");
}

#[test]
fn a_wrong_key_is_gone_back_to_and_taken_back() {
    let mut harness = twelve(&Stage::light(1440.0, 900.0));
    let test = add_first(&mut harness);
    press(&mut harness, Key::Y);
    press(&mut harness, Key::Y);
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::N);
    let app = harness.state().app();
    assert_eq!((outcomes(app, test, Outcome::Did), outcomes(app, test, Outcome::Refused)), (1, 1));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    let app = harness.state().app();
    assert_eq!((outcomes(app, test, Outcome::Did), outcomes(app, test, Outcome::Refused)), (2, 0));
}

#[test]
fn keys_in_one_frame_freeze_the_roster_once() {
    let mut harness = twelve(&Stage::light(1440.0, 900.0));
    let test = add_first(&mut harness);
    for key in [Key::Y, Key::N, Key::A] {
        harness.key_press(key);
    }
    harness.run_steps(3);
    let app = harness.state().app();
    assert_eq!(outcomes(app, test, Outcome::Did), 1);
    assert_eq!(outcomes(app, test, Outcome::Refused), 1);
    assert_eq!(outcomes(app, test, Outcome::NoAnswer), 1);
    let undos = 3;
    for _ in 0..undos {
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
        harness.run_steps(2);
    }
    let app = harness.state().app();
    assert!(app.campaign().test(test).expect("the test").roster.is_none());
}

#[test]
fn letters_typed_into_the_form_record_nothing() {
    let mut harness = twelve(&Stage::light(1440.0, 900.0));
    let test = add_first(&mut harness);
    click(&mut harness, "This test");
    click(&mut harness, "Change name, day or aim");
    press(&mut harness, Key::Y);
    press(&mut harness, Key::N);
    assert_eq!(outcomes(harness.state().app(), test, Outcome::NotAsked), 12);
}

#[test]
fn predictions_stand_beside_results_and_are_judged() {
    let mut harness = twelve(&Stage::light(1440.0, 900.0));
    let test = add_first(&mut harness);
    click(&mut harness, "What the sheet is for: Predict");
    for key in [Key::Y, Key::Y, Key::N, Key::D] {
        press(&mut harness, key);
    }
    let app = harness.state().app();
    let tally = app.tallies().test(test).expect("the test is counted");
    let expects = |wanted| tally.everybody().filter(|(_, m)| m.expected == Some(wanted)).count();
    assert_eq!((expects(Expected::Will), expects(Expected::Wont), expects(Expected::DontKnow)), (2, 1, 1));
    click(&mut harness, "What the sheet is for: Record");
    for _ in 0..12 {
        press(&mut harness, Key::ArrowUp);
    }
    for key in [Key::Y, Key::N, Key::N] {
        press(&mut harness, key);
    }
    harness.get_by_label("Predictions right: 2 of 3");
    click(&mut harness, "Finish this test");
    let app = harness.state().app();
    assert!(*app.campaign().test(test).expect("the test").finished.value());
}

#[test]
fn supervisors_never_count_and_the_unnamed_always_do() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = empty_in(folder.path());
    let plant = unit(&mut app, "unit", "Plant", Some(450));
    let workers: Vec<RecordId> =
        (0..200).map(|n| person(&mut app, &format!("Made-up {n}"), "Fitter", &[("unit", plant)])).collect();
    for n in 0..22 {
        let boss = person(&mut app, &format!("Foreman {n}"), "Foreman", &[("unit", plant)]);
        say(&mut app, boss, Edit::SetWorker(Fields(vec![WorkerField::Standing("supervisor".into())])));
    }
    let campaign = app.campaign().id;
    say(&mut app, campaign, Edit::SetCampaign(Fields(vec![CampaignField::Name("Plant".into())])));
    let test = app.new_record();
    let aim = Threshold::Percent(65);
    let fields = vec![
        TestField::Name("Petition".into()),
        TestField::Rung(1),
        TestField::Day(Some(TODAY)),
        TestField::Threshold(aim),
        TestField::Gate(aim),
    ];
    say(&mut app, test, Edit::SetTest(Fields(fields)));
    let results: Vec<(RecordId, Outcome)> =
        workers.iter().take(120).map(|worker| (*worker, Outcome::Did)).collect();
    let deed = app.results_deed(test, TODAY, &results);
    app.perform(Action::Do(deed));
    say(&mut app, test, Edit::SetTest(Fields(vec![TestField::Finished(true)])));

    let picture = folder.path().join("plant.svg");
    let look = wallchart::chart::Look::new(TODAY);
    app.perform(Action::Export(Export {
        what: Exported::Chart { look: Box::new(look), paper: Paper::Fitting },
        path: picture.clone(),
        names: Names::Codes,
        whom: "".into(),
    }));
    app.finish();
    let drawn = std::fs::read_to_string(&picture).expect("the picture was written");
    let drawn = drawn.replace(['\u{a0}', '\u{202f}'], " ");
    assert!(drawn.contains("27 %") && drawn.contains("120 of 450"), "the export says the same");

    let file = folder.path().join("plant.wallchart");
    app.perform(Action::SaveAs { path: file.clone(), passphrase: None::<Secret> });
    app.finish();
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_wallchart"))
        .args(["test", file.to_str().expect("a path"), "show", "Petition"])
        .env("HOME", folder.path())
        .output()
        .expect("the terminal runs");
    let complains = String::from_utf8_lossy(&said.stderr).into_owned();
    let said = String::from_utf8_lossy(&said.stdout).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(said.contains("27 %") && said.contains("120 of 450"), "the terminal says: {said} {complains}");

    let mut harness = open(&Stage::light(1440.0, 900.0), app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    harness.get_by_label("Plant: 120 of 450, 27 %");
    harness.get_by_label("27 % of all (120 of 450)");
    harness.get_by_label("Not passed");
    harness.get_by_label("27 %: Petition 27 %");
}

#[test]
fn looks_as_it_did() {
    let stage = Stage::light(1280.0, 720.0);
    let mut harness = twelve(&stage);
    add_first(&mut harness);
    click(&mut harness, "What the sheet is for: Predict");
    for key in [Key::Y, Key::Y, Key::Y, Key::N] {
        press(&mut harness, key);
    }
    click(&mut harness, "What the sheet is for: Record");
    for _ in 0..4 {
        press(&mut harness, Key::ArrowUp);
    }
    for key in [Key::Y, Key::N, Key::A] {
        press(&mut harness, key);
    }
    picture("tests-sheet", &stage.picture(&harness));
}
