//! The view Ready under the hands: arrows over the grid, doors to people, the gates and undo.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use wallchart::app::App;
use wallchart::model::{Basis, CampaignField, Edit, Fields, GateRule, Threshold, UnitField};

use super::workplace::{NAMES, Seat, empty, open, person, rate, say, unit, ward};
use crate::support::picture::{Stage, picture};

fn ready(stage: &Stage, app: App) -> Harness<'static, Seat> {
    let mut harness = open(stage, app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    harness.run_steps(3);
    harness
}

fn press(harness: &mut Harness<'_, Seat>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

#[test]
fn every_cell_says_whether_it_is_met_with_a_number_and_the_reason() {
    let harness = ready(&Stage::light(1440.0, 900.0), ward().app);
    harness.get_by_label("Not yet ready");
    let cells: Vec<String> = harness
        .query_all_by_label_contains(": not yet, ")
        .map(|node| node.accesskit_node().label().unwrap_or_default())
        .collect();
    assert!(!cells.is_empty());
    for says in cells {
        let (_, number) = says.split_once(": not yet, ").expect("the mark is said in words");
        assert!(number.contains(", "), "a reason stands beside the number: {says}");
    }
}

#[test]
fn arrows_walk_the_cells_and_enter_shows_the_people_behind_one() {
    let made = ward();
    let mut harness = ready(&Stage::light(1440.0, 900.0), made.app);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::Enter);
    let door = harness.state().app().filter().door.clone().expect("people are shown");
    let readiness = harness.state().app().readiness();
    let row = &readiness.rows[0];
    let gate = readiness.gates[1].key;
    let behind = harness.state().app().behind_gate(row, gate);
    assert!(!behind.people.is_empty());
    assert_eq!(door.people, behind.people.into_iter().collect());
    assert!(door.says.contains("Rated"), "{}", door.says);
    // They are shown in the table.
    assert!(harness.query_by_label("Not yet ready").is_none());
}

#[test]
fn the_head_of_a_row_opens_the_unit_on_the_chart() {
    let made = ward();
    let mut harness = ready(&Stage::light(1440.0, 900.0), made.app);
    let first = harness.state().app().readiness().rows[0].unit;
    harness.query_all_by_label_contains(": show it on the chart").next().expect("a head of a row").click();
    harness.run_steps(3);
    let app = harness.state().app();
    assert_eq!(app.selection().unit, Some(first));
    assert!(app.filter().door.is_some());
}

#[test]
fn a_gate_is_changed_in_one_deed_and_taken_back() {
    let mut harness = ready(&Stage::light(1440.0, 900.0), ward().app);
    let before = harness.state().app().readiness().gates.len();
    click(&mut harness, "Gates");
    for gate in ["48-hour reach", "No fall", "Prediction"] {
        harness.get_by_role_and_label(egui::accesskit::Role::Switch, gate).click();
        harness.run_steps(3);
    }
    click(&mut harness, "Set the gates");
    let app = harness.state().app();
    assert_eq!(app.readiness().gates.len(), before - 1);
    assert_eq!(app.campaign().about.gates.len(), 7);
    harness.get_by_label("Changed the gates");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    let app = harness.state().app();
    assert_eq!(app.readiness().gates.len(), before);
    assert!(app.campaign().about.gates.is_empty());
}

#[test]
fn a_limit_that_makes_no_sense_is_not_taken() {
    let mut harness = ready(&Stage::light(1440.0, 900.0), ward().app);
    click(&mut harness, "Gates");
    harness.get_by_label("Charted: limit").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text("101".into()));
    harness.run_steps(3);
    harness.get_by_label("A number from 0 to 100.");
    assert!(harness.get_by_label("Set the gates").accesskit_node().is_disabled());
}

#[test]
fn gates_go_back_to_what_is_proposed() {
    let mut made = ward();
    let campaign = made.app.campaign().id;
    let rules = vec![GateRule { key: "charted".into(), limit: 50, off: true }];
    let fields = vec![CampaignField::Gates(rules), CampaignField::Threshold(Threshold::Majority)];
    say(&mut made.app, campaign, Edit::SetCampaign(Fields(fields)));
    let mut harness = ready(&Stage::light(1440.0, 900.0), made.app);
    assert!(harness.query_by_label("Charted, everyone named").is_none(), "a gate that is off has no column");
    click(&mut harness, "Gates");
    click(&mut harness, "Back to what is proposed");
    click(&mut harness, "Set the gates");
    harness.get_by_label("Charted, everyone named");
    let about = &harness.state().app().campaign().about;
    assert_eq!(*about.threshold.value(), Threshold::Majority, "what was agreed on besides stays");
}

#[test]
fn what_is_missing_before_there_are_gates_is_said() {
    let mut harness = ready(&Stage::light(1440.0, 900.0), empty());
    harness.get_by_label("Ready comes last");
    harness.state_mut().act(|app| {
        let ward = unit(app, "unit", "Ward", None);
        let _ = ward;
    });
    harness.run_steps(3);
    harness.get_by_label("Nobody belongs in a unit yet");
    harness.state_mut().act(|app| {
        let ward = app.campaign().units_of("unit")[0].id;
        person(app, NAMES[0], "Nurse", &[("unit", ward)]);
    });
    harness.run_steps(3);
    harness.get_by_label("No test yet");
    click(&mut harness, "Go to the tests");
    harness.get_by_label_contains("Add “");
}

/// Many units of nine people each, with a test.
fn many(stage: &Stage, units: usize) -> Harness<'static, Seat> {
    let mut app = ward().app;
    for at in 0..units {
        let id = unit(&mut app, "unit", &format!("Ward {at:03}"), Some(9));
        say(&mut app, id, Edit::SetUnit(Fields(vec![UnitField::Gate(true)])));
        let who = person(&mut app, &format!("Nurse {at:03}"), "Nurse", &[("unit", id)]);
        rate(&mut app, who, 2, Basis::Said, 1);
    }
    ready(stage, app)
}

#[test]
fn of_many_units_only_those_in_sight_are_drawn_and_keys_reach_the_rest() {
    let mut harness = many(&Stage::light(1440.0, 900.0), 60);
    assert!(harness.query_by_label_contains("Ward 059, Charted").is_none());
    for _ in 0..60 {
        harness.key_press(Key::ArrowDown);
    }
    harness.run_steps(6);
    harness.get_by_label_contains("Ward 059, Charted");
    assert!(harness.query_by_label_contains("Ward 000, Charted").is_none());
    // The head stays.
    harness.get_by_label("Charted, everyone named");
}

#[test]
fn a_narrow_window_shows_one_unit_a_page() {
    let mut harness = ready(&Stage::light(720.0, 450.0).scaled(2.0), ward().app);
    let units = harness.state().app().readiness().units().count();
    assert!(units > 1);
    assert_eq!(harness.query_all_by_label_contains(", Charted: ").count(), 1);
    let first = harness.state().app().readiness().rows[0].names(harness.state().app().campaign())[0].clone();
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert!(
        harness.query_by_label_contains(&format!("{first}, Charted: ")).is_none(),
        "the next unit is shown"
    );
}

#[test]
fn a_majority_says_sure_likely_and_still_to_win_and_its_numbers_are_doors() {
    let mut harness = ready(&Stage::light(1440.0, 900.0), ward().app);
    click(&mut harness, "Majority");
    let app = harness.state().app();
    let votes = app.votes(None, wallchart::app::MajorityBasis::LastTest);
    let all = votes.under(wallchart::app::MajorityRule::All, None);
    assert!(all.sure > 0 && all.to_win > 0);
    harness.get_by_label_contains(&format!("of {} who may vote", all.entitled));
    harness.get_by_label(&format!(
        "More than half of all: {} sure, {} likely, {} still to win of {} needed",
        all.sure, all.likely, all.to_win, all.needed
    ));
    // Another law asks for more.
    harness.get_by_label_contains("75 % of all members: ").click();
    harness.run_steps(3);
    harness.get_by_label_contains(&format!(
        "of {} needed, of {} who may vote",
        (all.entitled * 3).div_ceil(4),
        all.entitled
    ));
    let sure: std::collections::BTreeSet<_> = votes.sure.iter().copied().collect();
    harness.get_by_label_contains(" sure: did it").click();
    harness.run_steps(3);
    assert_eq!(harness.state().app().filter().door.as_ref().expect("people are shown").people, sure);
    assert!(harness.query_by_label("How far is a majority?").is_none(), "the sheet makes room for them");
}

#[test]
fn talks_are_planned_from_the_steps_with_one_undo() {
    let mut harness = ready(&Stage::light(1440.0, 900.0), ward().app);
    let before = harness.state().app().campaign().talks.len();
    harness.get_by_label_contains("from this").click();
    harness.run_steps(3);
    let planned = harness.state().app().campaign().talks.len() - before;
    assert!(planned > 0);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(harness.state().app().campaign().talks.len(), before);
}

#[test]
fn who_looks_on_sees_no_plan_and_no_full_names() {
    let mut harness = ready(&Stage::light(1440.0, 900.0), ward().app);
    press(&mut harness, Key::F5);
    assert!(harness.state().app().is_presenting());
    assert!(harness.query_by_label_contains("from this").is_none());
    assert!(harness.query_by_label("Gates").is_none());
    // Who goes to whom is not shown to them.
    harness.get_by_label("What moves the needle most");
    assert!(harness.query_by_label_contains(" goes to ").is_none());
    assert!(harness.query_by_label_contains("named by").is_none());
    let names = harness.state().app().settings().presenting_names;
    assert_ne!(names, wallchart::app::Names::Full);
    for name in NAMES {
        assert!(harness.query_by_label_contains(name).is_none(), "{name} stands in full");
    }
}

#[test]
fn the_grid_is_given_out_as_a_picture_with_codes_instead_of_names() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("grid.svg");
    let mut harness = ready(&Stage::light(1440.0, 900.0), ward().app);
    click(&mut harness, "Export or print");
    harness.get_by_label("As: SVG").click();
    harness.run_steps(3);
    harness.get_by_label("Path of the file").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(egui::Event::Text(path.display().to_string()));
    harness.run_steps(3);
    let names = harness.state().app().settings().presenting_names;
    assert_eq!(names, wallchart::app::Names::Codes);
    click(&mut harness, "Export");
    for _ in 0..200 {
        if path.exists() && !harness.state().app().is_exporting() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        harness.run_steps(1);
    }
    let picture = std::fs::read_to_string(&path).expect("the picture was written");
    assert!(picture.contains("Leader, second") && picture.contains("Not yet ready"));
    for name in NAMES {
        let first = name.split(' ').next().expect("a first name");
        assert!(!picture.contains(&format!(">{first}")), "{first} stands in the picture");
    }
}

#[test]
fn looks_as_it_is_drawn() {
    let stage = Stage::light(1440.0, 900.0);
    let mut harness = ready(&stage, ward().app);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowDown);
    picture("ready", &stage.picture(&harness));
}
