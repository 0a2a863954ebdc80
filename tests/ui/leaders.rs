//! The view Leaders under the hands: units, coverage, judging, and what is said of whom.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use wallchart::model::{Basis, Judgement, TalkStands};

use super::workplace::{NAMES, Seat, empty, naming, open, person, rate, unit, ward};
use crate::support::picture::{Stage, picture};

fn leaders(stage: &Stage, app: wallchart::app::App) -> Harness<'static, Seat> {
    let mut harness = open(stage, app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
    harness.run_steps(3);
    harness
}

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

#[test]
fn a_row_says_the_count_with_how_many_were_asked() {
    let mut harness = leaders(&Stage::light(1440.0, 900.0), ward().app);
    harness.get_by_label_contains("Emergency, ").click();
    harness.run_steps(2);
    harness.get_by_label_contains("5 North, Gap").click();
    harness.run_steps(3);
    let row = harness.get_by_label_contains("Cem Arslan, support 3");
    let says = row.accesskit_node().label().unwrap_or_default();
    assert!(says.contains("Trust or help: named by 4 of 4 asked, Target"), "{says}");
}

#[test]
fn judging_and_the_talk_are_one_click_each_and_say_who_set_them() {
    let made = ward();
    let cem = made.people[2];
    let mut harness = leaders(&Stage::light(1440.0, 900.0), made.app);
    harness.get_by_label_contains("5 North, Gap").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Cem Arslan, support 3").click();
    harness.run_steps(3);
    harness.get_by_label_contains("What speaks for it");
    harness.get_by_label_contains("What speaks against it");
    harness.get_by_label_contains("A hint with evidence, not a verdict");
    click(&mut harness, "Judge");
    click(&mut harness, "Suggested as a leader");
    let judged =
        |harness: &Harness<'_, Seat>| *harness.state().app().campaign().worker(cem).unwrap().judgement;
    assert_eq!(judged(&harness), Judgement::Suggested);
    harness.get_by_label_contains("set by you, ");
    click(&mut harness, "Judge");
    click(&mut harness, "Said yes");
    assert_eq!(*harness.state().app().campaign().worker(cem).unwrap().talk, TalkStands::Yes);
    // The key asks the same.
    harness.key_press(Key::L);
    harness.run_steps(3);
    harness.event(egui::Event::Text("n".into()));
    harness.run_steps(3);
    assert_eq!(judged(&harness), Judgement::NotALeader);
}

#[test]
fn a_talk_is_planned_from_the_evidence() {
    let made = ward();
    let cem = made.people[2];
    let mut harness = leaders(&Stage::light(1440.0, 900.0), made.app);
    harness.get_by_label_contains("5 North, Gap").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Cem Arslan, support 3").click();
    harness.run_steps(3);
    click(&mut harness, "Plan a talk with Cem");
    let app = harness.state().app();
    let talks: Vec<_> = app.campaign().talks.values().collect();
    assert_eq!(talks.len(), 1);
    assert_eq!(talks[0].worker.value(), &Some(cem));
    assert!(!*talks[0].held.value());
    harness.get_by_label("A talk is planned.");
}

/// Two groups; in the first two people are level on count, and only one of them is named from the other.
fn level(stage: &Stage) -> Harness<'static, Seat> {
    let mut app = empty();
    let north = unit(&mut app, "unit", "North", None);
    let south = unit(&mut app, "unit", "South", None);
    let at = |app: &mut wallchart::app::App, name: &str, unit| person(app, name, "Nurse", &[("unit", unit)]);
    let people: Vec<_> = NAMES[..6].iter().map(|name| at(&mut app, name, north)).collect();
    let other = at(&mut app, NAMES[6], south);
    // Finn is named by Ben and Cem, Ada by Dora and Ella; Gita of the other unit turns to Finn.
    for (from, to) in [(1, 5), (2, 5), (3, 0), (4, 0)] {
        naming(&mut app, people[from], people[to], "problem");
    }
    naming(&mut app, other, people[5], "problem");
    rate(&mut app, people[5], 2, Basis::Said, 3);
    leaders(stage, app)
}

#[test]
fn who_is_level_on_count_is_said_and_why_one_stands_first() {
    let harness = level(&Stage::light(1440.0, 900.0));
    harness.get_by_label(
        "Finn Olsen and Ada Berg are level at 2 of 4 asked. Finn Olsen stands first because people of \
         another unit turn to Finn Olsen too.",
    );
}

#[test]
fn unknown_is_said_as_unknown() {
    let mut harness = level(&Stage::light(1440.0, 900.0));
    harness.get_by_label_contains("Of 6 on the chart 4 were asked");
    harness.get_by_label_contains("2 not asked");
    // In the other unit nobody names anybody of it: nothing is known of who leads there.
    let mut app = empty();
    let ward = unit(&mut app, "unit", "Ward", Some(5));
    person(&mut app, NAMES[0], "Nurse", &[("unit", ward)]);
    harness = leaders(&Stage::light(1440.0, 900.0), app);
    harness.get_by_label("Nobody in Ward was asked yet");
    harness.get_by_label_contains("gap · nobody asked yet");
}

#[test]
fn the_program_calls_nobody_a_leader_whom_no_person_judged() {
    let harness = level(&Stage::light(1440.0, 900.0));
    for name in ["Finn Olsen", "Ada Berg"] {
        for node in harness.query_all_by_label_contains(name) {
            let says = node.accesskit_node().label().unwrap_or_default().to_lowercase();
            assert!(!says.contains("leader"), "{says}");
            assert!(!says.contains("follower"), "{says}");
        }
    }
}

#[test]
fn arrows_walk_units_and_people() {
    let mut harness = leaders(&Stage::light(1440.0, 900.0), ward().app);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    let app = harness.state().app();
    let selected = app.selection().person().expect("somebody is selected");
    assert_eq!(&*app.campaign().worker(selected).unwrap().name.to_string(), "Cem Arslan");
}

#[test]
fn coverage_names_what_is_missing_and_its_numbers_are_doors() {
    let made = ward();
    let cem = made.people[2];
    let mut harness = leaders(&Stage::light(1440.0, 900.0), made.app);
    click(&mut harness, "Page: Coverage");
    harness.get_by_label_contains("units covered");
    harness.get_by_label("Open 5 North: Gap");
    let closers = harness.query_all_by_label_contains("Cem Arslan: no talk yet").count();
    assert!(closers >= 1, "nobody is named who could close the gap");
    click(&mut harness, "5 North: 1 targets");
    let app = harness.state().app();
    let door = app.filter().door.as_ref().expect("the number is a door");
    assert!(door.people.contains(&cem) && door.people.len() == 1);
}

#[test]
fn narrow_windows_choose_the_unit_in_the_bar() {
    let mut harness = leaders(&Stage::light(720.0, 450.0), ward().app);
    harness.get_by_role_and_label(egui::accesskit::Role::Button, "Emergency").click();
    harness.run_steps(3);
    click(&mut harness, "5 North");
    harness.get_by_label_contains("Cem Arslan, support 3");
}

#[test]
fn the_view_as_a_picture() {
    let stage = Stage::light(1280.0, 720.0);
    let mut harness = leaders(&stage, ward().app);
    harness.get_by_label_contains("5 North, Gap").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Cem Arslan, support 3").click();
    harness.run_steps(4);
    picture("leaders", &stage.picture(&harness));
}
