//! The ladder under the hands: its rungs, the form of a test, gate units, the gate before going public.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::{Action, App};
use wallchart::model::{
    Deed, Edit, Fields, Label, Outcome, RecordId, StructureTest, TestField, Threshold, UnitField,
};

use super::workplace::{NAMES, Seat, TODAY, empty, open, person, say, unit};
use crate::support::picture::Stage;

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn choose(harness: &mut Harness<'_, Seat>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_steps(3);
}

fn type_into(harness: &mut Harness<'_, Seat>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run_steps(2);
}

fn tests_of(harness: &Harness<'_, Seat>) -> Vec<StructureTest> {
    harness.state().app().campaign().ladder().into_iter().cloned().collect()
}

/// Ten people in North, four in South, nobody in the attic; the tests are shown.
fn shown(app: impl FnOnce(&mut App, &[RecordId], &[RecordId])) -> Harness<'static, Seat> {
    let mut made = empty();
    let units: Vec<RecordId> = [("North", 12), ("South", 4), ("Attic", 0)]
        .map(|(name, estimate)| unit(&mut made, "unit", name, (estimate > 0).then_some(estimate)))
        .into();
    let people: Vec<RecordId> = NAMES[..14]
        .iter()
        .enumerate()
        .map(|(n, name)| person(&mut made, name, "Nurse", &[("unit", units[usize::from(n > 9)])]))
        .collect();
    app(&mut made, &units, &people);
    let mut harness = open(&Stage::light(1440.0, 900.0), made);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    harness
}

fn test(app: &mut App, name: &str, template: &str, rung: u32) -> RecordId {
    let id = app.new_record();
    let fields = vec![
        TestField::Name(name.into()),
        TestField::Template(template.into()),
        TestField::Rung(rung),
        TestField::Day(Some(TODAY)),
        TestField::Threshold(Threshold::Percent(65)),
        TestField::Gate(Threshold::Percent(65)),
    ];
    say(app, id, Edit::SetTest(Fields(fields)));
    id
}

#[test]
fn the_form_takes_deadline_aims_units_and_says_what_is_wrong() {
    let mut harness = shown(|_, _, _| {});
    click(&mut harness, "A test of your own");
    type_into(&mut harness, "Name", "Badge day");
    for (aim, says) in [
        ("0", "An aim of 0 % tests nothing: a number from 1 to 100, or 50+1"),
        ("101", "More than 100 % cannot act: a number from 1 to 100, or 50+1"),
        ("many", "A number from 1 to 100, or 50+1"),
    ] {
        type_into(&mut harness, "Aim over all, percent", aim);
        harness.get_by_label(says);
        click(&mut harness, "Put it on the ladder");
        assert!(tests_of(&harness).is_empty(), "{aim}");
    }
    type_into(&mut harness, "Aim over all, percent", "50+1");
    type_into(&mut harness, "Aim in every gate unit", "40 %");
    type_into(&mut harness, "Day", &TODAY.plus(7).to_string());
    type_into(&mut harness, "Last day for results", &TODAY.plus(6).to_string());
    harness.get_by_label("The last day for results lies before the day of the test");
    click(&mut harness, "Put it on the ladder");
    assert!(tests_of(&harness).is_empty());
    type_into(&mut harness, "Last day for results", &TODAY.plus(9).to_string());
    harness.get_by_label("Attic: nobody belongs there. It counts neither as passed nor as failed.");
    click(&mut harness, "Everybody takes part");
    click(&mut harness, "North · 12");
    click(&mut harness, "Put it on the ladder");
    let test = tests_of(&harness).pop().expect("the test is there");
    assert_eq!((*test.threshold.value(), *test.gate.value()), (Threshold::Majority, Threshold::Percent(40)));
    assert_eq!((*test.day.value(), *test.deadline.value()), (Some(TODAY.plus(7)), Some(TODAY.plus(9))));
    assert_eq!(test.units.value().len(), 1);
    // Changing it shows what was said.
    click(&mut harness, "This test");
    click(&mut harness, "Change name, day or aim");
    click(&mut harness, "Count households");
    choose(&mut harness, Role::Button, "Change the test");
    let test = tests_of(&harness).pop().expect("the test is there");
    assert!(*test.households.value() && test.units.value().len() == 1);
}

#[test]
fn a_test_of_a_day_before_people_were_charted_says_so_and_leaves_them_out() {
    let mut harness = shown(|_, _, _| {});
    click(&mut harness, "A test of your own");
    type_into(&mut harness, "Name", "Old petition");
    // The made-up clock stands a month before today.
    type_into(&mut harness, "Day", &TODAY.plus(-60).to_string());
    harness.get_by_label_contains("14 people were charted after");
    // The sheet grew: it stands still before the pointer comes.
    harness.run_steps(4);
    click(&mut harness, "Leave 14 people out");
    click(&mut harness, "Put it on the ladder");
    let test = tests_of(&harness).pop().expect("the test is there");
    let tally = harness.state().app().tallies().test(test.id).expect("counted").total;
    assert_eq!((tally.eligible, tally.unnamed), (16, 16), "the estimates stand, nobody of them by name");
}

#[test]
fn a_public_test_is_dated_early_only_by_a_second_step_with_a_reason() {
    let mut harness = shown(|_, _, _| {});
    click(&mut harness, "A test of your own");
    type_into(&mut harness, "Name", "Sticker day");
    type_into(&mut harness, "Day", &TODAY.plus(2).to_string());
    click(&mut harness, "Public");
    harness.get_by_label("Not everybody would stand yet");
    harness.get_by_label_contains("North: 10 of 12 charted");
    assert!(harness.query_by_label("Put it on the ladder").is_none());
    harness.get_by_label_contains("North: 10 of 12 charted").click();
    harness.run_steps(3);
    harness.get_by_label_contains(NAMES[0]);
    let typed = harness.get_by_role_and_label(Role::TextInput, "Name").value();
    assert_eq!(typed.as_deref(), Some("Sticker day"), "who is behind it is named, and the form stays");
    click(&mut harness, "Give it its day anyway");
    click(&mut harness, "Give it its day, with this reason");
    assert!(tests_of(&harness).is_empty(), "not without a reason");
    type_into(&mut harness, "Why it cannot wait", "They vote on Friday");
    // It may have to be scrolled to.
    harness.get_by_label("Give it its day, with this reason").click_accesskit();
    harness.run_steps(3);
    let test = tests_of(&harness).pop().expect("the test is there");
    assert_eq!((*test.day.value(), &*test.early.to_string()), (Some(TODAY.plus(2)), "They vote on Friday"));
    harness.get_by_label("Dated before the gate was met: They vote on Friday");
}

#[test]
fn a_public_test_may_stand_on_the_ladder_without_a_day() {
    let mut harness = shown(|_, _, _| {});
    click(&mut harness, "A test of your own");
    type_into(&mut harness, "Name", "Sticker day");
    click(&mut harness, "Public");
    click(&mut harness, "Keep it without a day");
    let test = tests_of(&harness).pop().expect("the test is there");
    assert_eq!((*test.day.value(), *test.public.value()), (None, true));
}

#[test]
fn a_failed_test_is_run_again_on_its_rung_before_a_higher_one() {
    let mut harness = shown(|app, _, people| {
        let petition = test(app, "Petition", "petition", 30);
        let results: Vec<(RecordId, Outcome)> = people[..5].iter().map(|who| (*who, Outcome::Did)).collect();
        let deed = app.results_deed(petition, TODAY, &results);
        app.perform(Action::Do(deed));
        say(app, petition, Edit::SetTest(Fields(vec![TestField::Finished(true)])));
    });
    harness.get_by_label("“Petition” was not passed: run it again before any higher one.");
    click(&mut harness, "Put “Sticker day” on the ladder");
    harness.get_by_label_contains("“Petition” was not passed. Go back");
    click(&mut harness, "Cancel");
    // It stands clear of the bar after a deed.
    click(&mut harness, "Run it again");
    click(&mut harness, "Put it on the ladder");
    let tests = tests_of(&harness);
    assert_eq!(tests.len(), 2);
    let (first, second) = (&tests[0], &tests[1]);
    let (first, second) = if first.again.value().is_none() { (first, second) } else { (second, first) };
    assert_eq!(*second.again.value(), Some(first.id));
    assert_eq!(first.rung.value(), second.rung.value());
    assert!(harness.query_by_label_contains("was not passed: run it").is_none());
}

#[test]
fn the_ladder_is_edited_in_one_step_and_brought_back() {
    let mut harness = shown(|app, _, _| {
        test(app, "Petition", "petition", 30);
    });
    click(&mut harness, "Ladder and gate units");
    click(&mut harness, "Edit the ladder");
    type_into(&mut harness, "Name of rung 2", "Who is with us");
    type_into(&mut harness, "Aim of rung 2", "70");
    click(&mut harness, "Move rung 2 up");
    click(&mut harness, "Remove rung 8");
    click(&mut harness, "Keep this ladder");
    let names: Vec<String> =
        harness.state().app().templates().iter().map(|it| it.rung.name.to_string()).collect();
    assert_eq!((names.len(), &*names[0], &*names[1]), (7, "Who is with us", "48-hour reach"));
    assert_eq!(harness.state().app().templates()[0].rung.aim, Threshold::Percent(70));
    harness.get_by_label("Put “Who is with us” on the ladder");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(harness.state().app().templates().len(), 8);
    click(&mut harness, "Ladder and gate units");
    click(&mut harness, "Edit the ladder");
    click(&mut harness, "Ladder: Tenants");
    click(&mut harness, "Keep this ladder");
    let app = harness.state().app();
    assert_eq!((app.ladder_key(), app.has_own_ladder()), ("tenants", false));
}

#[test]
fn gate_units_are_chosen_in_one_step_with_the_neighbour_of_a_small_one() {
    let mut harness = shown(|app, _, _| {
        test(app, "Petition", "petition", 30);
    });
    click(&mut harness, "Ladder and gate units");
    click(&mut harness, "Gate units");
    click(&mut harness, "North · 12");
    click(&mut harness, "South · 4");
    click(&mut harness, "nobody: it stands alone");
    choose(&mut harness, Role::MenuItem, "North");
    click(&mut harness, "Choose these");
    let app = harness.state().app();
    let gates: Vec<&str> = app
        .campaign()
        .units
        .values()
        .filter(|unit| *unit.gate.value())
        .map(|unit| if unit.joins.value().is_some() { "joins" } else { "alone" })
        .collect();
    assert_eq!(gates.len(), 2);
    assert!(gates.contains(&"joins"));
    let test = tests_of(&harness).pop().expect("the test");
    let tally = harness.state().app().tallies().test(test.id).expect("counted");
    let gates: Vec<(usize, u32)> = tally.gates().map(|gate| (gate.of.len(), gate.count.eligible)).collect();
    assert_eq!(gates, [(2, 16)], "both decide together");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert!(harness.state().app().campaign().units.values().all(|unit| !unit.gate.value()));
}

#[test]
fn somebody_is_responsible_for_a_unit_in_one_test() {
    let mut harness = shown(|app, units, people| {
        for (who, field) in
            [(people[0], UnitField::Leader(Some(people[0]))), (people[1], UnitField::Second(Some(people[1])))]
        {
            let _ = who;
            let edit = Edit::SetUnit(Fields(vec![field]));
            app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![(units[0], edit)])));
        }
        test(app, "Petition", "petition", 30);
    });
    click(&mut harness, "This test");
    click(&mut harness, "Change name, day or aim");
    click(&mut harness, "Who is responsible");
    let leader = format!("its leader: {}", NAMES[0]);
    click(&mut harness, &leader);
    choose(&mut harness, Role::MenuItem, NAMES[1]);
    choose(&mut harness, Role::Button, "Change the test");
    let test = tests_of(&harness).pop().expect("the test");
    assert_eq!(test.responsible.values().filter(|who| who.value().is_some()).count(), 1);
}
