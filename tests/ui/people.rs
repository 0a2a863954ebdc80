//! The table of everybody under a made-up hand.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::{Action, App};
use wallchart::model::{Grouping, RecordId};

use super::workplace::{NAMES, Seat, Ward, open, ward};
use crate::support::picture::{Stage, picture};

/// The table of the ward in a window.
fn table(stage: &Stage) -> (Harness<'static, Seat>, Vec<RecordId>) {
    let Ward { app, people, .. } = ward();
    let mut harness = open(stage, app);
    harness.get_by_label("People").click();
    harness.run_steps(4);
    (harness, people)
}

fn app<'a>(harness: &'a Harness<'static, Seat>) -> &'a App {
    harness.state().app()
}

fn click(harness: &mut Harness<'static, Seat>, label: &str, held: Modifiers) {
    harness.get_by_label(label).click_modifiers(held);
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'static, Seat>, key: Key, held: Modifiers) {
    harness.key_press_modifiers(held, key);
    harness.run_steps(3);
}

fn type_text(harness: &mut Harness<'static, Seat>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_steps(2);
}

/// The names in the order of the rows.
fn order(harness: &Harness<'static, Seat>) -> Vec<String> {
    let cell = egui::accesskit::Role::Cell;
    let row = |name: &&'static str| {
        let name = *name;
        let mut found = harness.query_all_by(move |node| {
            node.role() == cell && node.label().is_some_and(|label| label.starts_with(name))
        });
        found.next().map(|node| (node.rect().top(), name.to_owned()))
    };
    let mut rows: Vec<(f32, String)> = NAMES.iter().filter_map(row).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

fn unit_of(app: &App, person: RecordId, grouping: &str) -> String {
    let worker = app.campaign().worker(person).expect("the person is there");
    let unit = worker.place(grouping).and_then(|unit| app.campaign().unit(unit));
    unit.map(|unit| unit.name.to_string()).unwrap_or_default()
}

#[test]
fn sorts_by_several_columns() {
    let (mut harness, _) = table(&Stage::light(1440.0, 1000.0));
    assert_eq!(order(&harness)[..3], NAMES[..3], "by name at first");
    click(&mut harness, "Support", Modifiers::NONE);
    let first: Vec<String> = order(&harness);
    assert_eq!(first[..2], ["Ada Berg", "Kofi Addo"], "strong yes first, then by name");
    click(&mut harness, "Rated", Modifiers::SHIFT);
    harness.get_by_label("Rated, sorted upwards, key 2");
    assert_eq!(order(&harness)[..2], ["Ada Berg", "Kofi Addo"], "3 days before 40");
    click(&mut harness, "Rated, sorted upwards, key 2", Modifiers::SHIFT);
    assert_eq!(order(&harness)[..2], ["Kofi Addo", "Ada Berg"], "the oldest first");
    assert_eq!(order(&harness).last().map(String::as_str), Some("Olga Maric"), "the unrated last");
}

#[test]
fn filters_under_the_heads_by_the_one_query() {
    let (mut harness, _) = table(&Stage::light(1440.0, 1000.0));
    click(&mut harness, "Filter by Shift", Modifiers::NONE);
    click(&mut harness, "Nights", Modifiers::NONE);
    assert_eq!(app(&harness).filter().query, "shift:Nights");
    assert_eq!(order(&harness).len(), 10);
    press(&mut harness, Key::Escape, Modifiers::NONE);
    click(&mut harness, "Show every Shift", Modifiers::NONE);
    assert!(app(&harness).filter().is_blank());
    assert_eq!(order(&harness).len(), 20);
}

#[test]
fn writes_a_cell_in_place_and_steps_down() {
    let (mut harness, people) = table(&Stage::light(1440.0, 1000.0));
    click(&mut harness, "Shift of Ada Berg: Days", Modifiers::NONE);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    harness.get_by_label("Write Shift of Ada Berg");
    type_text(&mut harness, "nig");
    press(&mut harness, Key::Enter, Modifiers::NONE);
    assert_eq!(unit_of(app(&harness), people[0], Grouping::SHIFT), "Nights", "the known word is proposed");
    harness.get_by_label("Write Shift of Ben Okoye");
    press(&mut harness, Key::Escape, Modifiers::NONE);
    assert!(harness.query_by_label("Write Shift of Ben Okoye").is_none());
    harness.state_mut().act(|app| app.perform(Action::Undo));
    harness.run_steps(2);
    assert_eq!(unit_of(app(&harness), people[0], Grouping::SHIFT), "Days", "one cell, one step");
}

#[test]
fn makes_a_unit_that_is_typed_and_takes_both_back_at_once() {
    let (mut harness, people) = table(&Stage::light(1440.0, 1000.0));
    click(&mut harness, "Unit of Ada Berg: Emergency", Modifiers::NONE);
    press(&mut harness, Key::Enter, Modifiers::NONE);
    type_text(&mut harness, "Radiology");
    press(&mut harness, Key::Tab, Modifiers::NONE);
    assert_eq!(unit_of(app(&harness), people[0], Grouping::UNIT), "Radiology");
    harness.get_by_label("Write Shift of Ada Berg");
    harness.state_mut().act(|app| app.perform(Action::Undo));
    harness.run_steps(2);
    assert_eq!(app(&harness).campaign().units_of(Grouping::UNIT).len(), 4);
    assert_eq!(unit_of(app(&harness), people[0], Grouping::UNIT), "Emergency");
}

#[test]
fn selects_a_range_and_removes_it_as_one_deed() {
    let (mut harness, people) = table(&Stage::light(1440.0, 1000.0));
    click(&mut harness, "Job of Ada Berg: Nurse", Modifiers::NONE);
    click(&mut harness, "Job of Cem Arslan: Porter", Modifiers::SHIFT);
    assert_eq!(app(&harness).selection().people, people[..3]);
    press(&mut harness, Key::ArrowDown, Modifiers::SHIFT);
    assert_eq!(app(&harness).selection().people, people[..4]);
    press(&mut harness, Key::Delete, Modifiers::NONE);
    assert_eq!(app(&harness).campaign().workers.len(), 16);
    harness.state_mut().act(|app| app.perform(Action::Undo));
    assert_eq!(app(&harness).campaign().workers.len(), 20);
    press(&mut harness, Key::A, Modifiers::COMMAND);
    assert_eq!(app(&harness).selection().people.len(), 20);
}

#[test]
fn a_digit_rates_the_selected() {
    let (mut harness, people) = table(&Stage::light(1440.0, 1000.0));
    click(&mut harness, "Job of Ella Ruiz: Nurse", Modifiers::NONE);
    press(&mut harness, Key::Num4, Modifiers::NONE);
    let app = app(&harness);
    let worker = app.campaign().worker(people[4]).expect("she is there");
    assert_eq!(app.campaign().support(worker).map(|support| support.rating.value), Some(4));
}

#[test]
fn copies_cells_for_a_spreadsheet_and_takes_them_back() {
    let (mut harness, people) = table(&Stage::light(1440.0, 1000.0));
    click(&mut harness, "Job of Ada Berg: Nurse", Modifiers::NONE);
    click(&mut harness, "Job of Ben Okoye: Nurse", Modifiers::SHIFT);
    harness.event(Event::Copy);
    harness.run_steps(1);
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("something was copied");
    let lines: Vec<&str> = copied.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with("Name\tJob\tUnit\tShift\tSupport"));
    assert!(lines[1].starts_with("Ada Berg\tNurse\tEmergency\tDays\t1"));
    let pasted = "Midwife\tKitchen\nMidwife\tLaundry";
    harness.event(Event::Paste(pasted.to_owned()));
    harness.run_steps(3);
    let app = harness.state().app();
    assert_eq!(&**app.campaign().worker(people[1]).expect("he is there").job, "Midwife");
    assert_eq!(unit_of(app, people[0], Grouping::UNIT), "Kitchen");
    assert_eq!(unit_of(app, people[1], Grouping::UNIT), "Laundry", "a unit that was new");
    harness.state_mut().act(|app| app.perform(Action::Undo));
    let app = harness.state().app();
    assert_eq!(unit_of(app, people[0], Grouping::UNIT), "Emergency", "the block is one deed");
    assert_eq!(unit_of(app, people[1], Grouping::UNIT), "Emergency");
}

#[test]
fn a_pasted_list_of_names_becomes_people() {
    let (mut harness, _) = table(&Stage::light(1440.0, 1000.0));
    harness.event(Event::Paste("Una Reyes\nVito Lang\n\n=SUM(A1)\n".to_owned()));
    harness.run_steps(3);
    assert_eq!(app(&harness).campaign().workers.len(), 23);
    harness.state_mut().act(|app| app.perform(Action::Undo));
    assert_eq!(app(&harness).campaign().workers.len(), 20);
}

#[test]
fn hides_phones_and_does_not_write_while_presenting() {
    let (mut harness, people) = table(&Stage::light(1440.0, 1000.0));
    click(&mut harness, "Columns", Modifiers::NONE);
    click(&mut harness, "Phone", Modifiers::NONE);
    press(&mut harness, Key::Escape, Modifiers::NONE);
    let phone = wallchart::model::WorkerField::Phone("0170 555".into());
    let edit = wallchart::model::Edit::SetWorker(wallchart::model::Fields(vec![phone]));
    harness.state_mut().act(|app| super::workplace::say(app, people[0], edit));
    harness.run_steps(2);
    harness.get_by_label("Phone of Ada Berg: 0170 555");
    harness.state_mut().act(|app| app.perform(Action::Present(true)));
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("0170 555").is_none());
    press(&mut harness, Key::F2, Modifiers::NONE);
    assert!(harness.query_by_label_contains("Write ").is_none());
}

#[test]
fn looks_as_it_is_drawn() {
    let stage = Stage::light(1440.0, 900.0);
    let (mut harness, people) = table(&stage);
    click(&mut harness, "Support", Modifiers::NONE);
    click(&mut harness, "Rated", Modifiers::SHIFT);
    let selection = app(&harness).selection().with(people[7..9].to_vec());
    harness.state_mut().act(|app| app.perform(Action::Select(selection)));
    harness.run_steps(4);
    picture("people-light", &stage.picture(&harness));
}
