//! What a test shows, under the hands: re-rating, tasks after a failed test, comparing two tests.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::App;
use wallchart::model::{
    Basis, Edit, Expected, Fact, Fields, Outcome, Rating, RecordId, Speaker, TestField, Threshold, UnitField,
};

use super::workplace::{NAMES, Seat, TODAY, empty, open, person, rate, say, unit};
use crate::support::picture::Stage;

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn undo(harness: &mut Harness<'_, Seat>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

fn put(app: &mut App, name: &str, rung: u32, ago: i32) -> RecordId {
    let id = app.new_record();
    let fields = vec![
        TestField::Name(name.into()),
        TestField::Rung(rung),
        TestField::Day(Some(TODAY.plus(-ago))),
        TestField::Threshold(Threshold::Percent(50)),
    ];
    say(app, id, Edit::SetTest(Fields(fields)));
    id
}

fn result(app: &mut App, who: RecordId, test: RecordId, outcome: Outcome, ago: i32, says: &str) {
    let says = Speaker::Named(says.into());
    say(app, who, Edit::State(Fact::Result { test, outcome, day: TODAY.plus(-ago), says }));
}

/// Two units of eight; a survey and a petition, lower in the south.
struct Two {
    people: Vec<RecordId>,
    units: Vec<RecordId>,
    survey: RecordId,
    petition: RecordId,
}

fn two() -> (App, Two) {
    let mut app = empty();
    let units: Vec<RecordId> =
        ["North", "South"].map(|name| unit(&mut app, "unit", name, None)).into_iter().collect();
    let people: Vec<RecordId> = NAMES[..16]
        .iter()
        .enumerate()
        .map(|(place, name)| person(&mut app, name, "Nurse", &[("unit", units[place / 8])]))
        .collect();
    for (place, value) in [(0, 4), (1, 3), (2, 1), (8, 2), (9, 2)] {
        rate(&mut app, people[place], value, Basis::Said, 30);
    }
    let survey = put(&mut app, "Issue survey", 1, 20);
    let petition = put(&mut app, "Petition", 2, 5);
    say(&mut app, units[1], Edit::SetUnit(Fields(vec![UnitField::Leader(Some(people[8]))])));
    let expected = Fact::Prediction {
        test: petition,
        expected: Expected::Will,
        day: TODAY.plus(-9),
        says: Speaker::Named("M.K.".into()),
    };
    say(&mut app, people[8], Edit::State(expected));
    for (place, who) in people.iter().enumerate() {
        if place % 2 == 0 {
            result(&mut app, *who, survey, Outcome::Did, 19, "R.D.");
        }
    }
    for place in [0, 1, 2, 3, 4] {
        result(&mut app, people[place], petition, Outcome::Did, 4, "R.D.");
    }
    result(&mut app, people[8], petition, Outcome::Refused, 3, "R.D.");
    result(&mut app, people[9], petition, Outcome::NoAnswer, 4, "R.D.");
    (app, Two { people, units, survey, petition })
}

fn shown(app: App, stage: &Stage) -> Harness<'static, Seat> {
    let mut harness = open(stage, app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    harness
}

fn by_deed(app: &App, who: RecordId) -> Vec<&Rating> {
    let ratings = &app.campaign().worker(who).expect("is here").ratings;
    ratings.iter().filter(|rating| rating.basis == Basis::Did).collect()
}

#[test]
fn two_who_did_it_are_re_rated_in_one_deed_and_one_undo() {
    let (app, two) = two();
    let mut harness = shown(app, &Stage::light(1440.0, 900.0));
    click(&mut harness, "What the sheet is for: Shows");
    // Nobody is ticked by the program.
    assert!(harness.query_by_label("Re-rate 2 people").is_none());
    harness.get_by_label("Petition: 1s and 2s who refused");
    harness.get_by_label("Petition: 3s to 5s who did it");
    click(&mut harness, "Tick Ada Berg");
    click(&mut harness, "Tick Ben Okoye");
    // What is proposed can be changed for each.
    harness.get_by_label_contains("Ben Okoye: rate 2").click();
    harness.run_steps(3);
    harness.get_by_label_contains("rate 1: ").click();
    harness.run_steps(3);
    click(&mut harness, "Re-rate 2 people");
    let app = harness.state().app();
    for (who, value) in [(two.people[0], 2), (two.people[1], 1)] {
        let rated = by_deed(app, who);
        assert_eq!(rated.len(), 1);
        assert_eq!((rated[0].value, rated[0].day), (value, TODAY.plus(-4)), "of the day of the result");
    }
    assert!(harness.query_by_label("Tick Ada Berg").is_none(), "it is taken in");
    undo(&mut harness);
    let app = harness.state().app();
    assert!(by_deed(app, two.people[0]).is_empty() && by_deed(app, two.people[1]).is_empty());
    harness.get_by_label("Tick Ada Berg");
}

#[test]
fn who_was_for_it_and_refused_is_noted_to_be_asked_again_and_not_re_rated() {
    let (app, two) = two();
    let mut harness = shown(app, &Stage::light(1440.0, 900.0));
    click(&mut harness, "What the sheet is for: Shows");
    click(&mut harness, "Tick Ivo Petrov");
    click(&mut harness, "Note to ask one person");
    let app = harness.state().app();
    assert!(by_deed(app, two.people[8]).is_empty());
    let tasks: Vec<_> = app.campaign().tasks.values().collect();
    assert_eq!(tasks.len(), 1);
    assert_eq!((*tasks[0].worker.value(), *tasks[0].test.value()), (Some(two.people[8]), Some(two.petition)));
    assert!(app.asks_again(two.petition, two.people[8]));
    assert!(harness.query_by_label("Tick Ivo Petrov").is_none());
}

#[test]
fn a_failed_test_makes_its_tasks_and_the_next_run_once() {
    let (app, two) = two();
    let mut harness = shown(app, &Stage::light(1440.0, 900.0));
    click(&mut harness, "Finish this test");
    // Finishing leads to what the test shows: the south missed, its leader refused.
    harness.get_by_label("Make 3 tasks and the next run");
    click(&mut harness, "Make 3 tasks and the next run");
    let app = harness.state().app();
    let tasks: Vec<_> = app.campaign().tasks.values().collect();
    assert_eq!(tasks.len(), 3);
    assert!(tasks.iter().all(|task| *task.unit.value() == Some(two.units[1])));
    assert!(tasks.iter().all(|task| *task.test.value() == Some(two.petition)));
    assert!(tasks.iter().all(|task| task.who.value().trim() == app.typist().code));
    assert!(tasks.iter().all(|task| task.due.value().is_some_and(|day| day > TODAY)));
    assert!(tasks.iter().any(|task| *task.worker.value() == Some(two.people[8])));
    let again = app.campaign().tests.values().find(|test| *test.again.value() == Some(two.petition));
    let again = again.expect("the next run is on the ladder");
    assert_eq!((&**again.name.value() as &str, *again.rung.value()), ("Petition, 2nd run", 2));
    assert_eq!(*again.threshold.value(), Threshold::Percent(50));
    // Made once: there is nothing left to make.
    harness.get_by_label("These tasks are made.");
    assert!(app.after_deed(two.petition).is_none());
    undo(&mut harness);
    let app = harness.state().app();
    assert!(app.campaign().tasks.is_empty());
    assert_eq!(app.campaign().tests.len(), 2);
    harness.get_by_label("Make 3 tasks and the next run");
}

#[test]
fn two_tests_are_compared_person_by_person_and_unit_by_unit() {
    let (app, two) = two();
    let late = two.survey;
    let mut harness = shown(app, &Stage::light(1440.0, 900.0));
    click(&mut harness, "What the sheet is for: Compare");
    let app = harness.state().app();
    assert_eq!(app.pair_of(two.petition), Some(late));
    // North 4 of 8 and 5 of 8, South 4 of 8 and 0 of 8.
    harness.get_by_label_contains("North: 50");
    harness.get_by_label_contains("+13 points");
    harness.get_by_label_contains("\u{2212}50 points");
    harness.get_by_label("Issue survey → Petition: Only Issue survey");
    // Only the south: four fell away, nobody came.
    harness.get_by_label_contains("South: 50").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("Issue survey → Petition: Only Petition").is_none());
    harness.get_by_label("Issue survey → Petition: Only Issue survey").click();
    harness.run_steps(3);
    let app = harness.state().app();
    assert_eq!(app.shown().expect("a door was opened").len(), 4);
}

#[test]
fn a_unit_is_finished_by_saying_that_empty_rows_were_not_asked() {
    let (app, two) = two();
    let mut harness = shown(app, &Stage::light(1440.0, 900.0));
    click(&mut harness, "Finish North");
    let app = harness.state().app();
    let test = app.campaign().test(two.petition).expect("is here");
    assert!(app.still_out(test, &[two.units[0]]).untyped.is_empty());
    assert_eq!(app.still_out(test, &[two.units[1]]).untyped.len(), 6);
    let refused = app.tallies().test(two.petition).expect("is counted").total.refused;
    assert_eq!(refused, 1, "an empty row is never a refusal");
    assert!(harness.query_by_label("Finish North").is_none());
    undo(&mut harness);
    harness.get_by_label("Finish North");
}

#[test]
fn whoever_acted_and_stands_on_no_row_is_counted_in_with_a_reason() {
    let (mut app, two) = two();
    let results = app.results_deed(two.petition, TODAY.plus(-4), &[(two.people[5], Outcome::Did)]);
    app.perform(wallchart::app::Action::Do(results));
    let new = person(&mut app, "Rosa Lima", "Nurse", &[("unit", two.units[1])]);
    result(&mut app, new, two.petition, Outcome::Did, 3, "R.D.");
    let mut harness = shown(app, &Stage::light(1440.0, 900.0));
    click(&mut harness, "What the sheet is for: Shows");
    click(&mut harness, "Were there");
    harness.get_by_label("Why they count").focus();
    harness.run_steps(2);
    harness.get_by_label("Why they count").type_text("Worked there, was not on our list");
    harness.run_steps(2);
    click(&mut harness, "Count them in");
    let app = harness.state().app();
    let test = app.campaign().test(two.petition).expect("is here");
    assert_eq!(test.joined.len(), 1);
    assert_eq!(&*test.joined[0].reason, "Worked there, was not on our list");
    let tally = app.tallies().test(two.petition).expect("is counted");
    assert_eq!(tally.person(new).map(|marked| marked.unit), Some(Some(two.units[1])));
    assert_eq!(tally.total.eligible, 17, "no place was unnamed: they are one more");
}

#[test]
fn while_presenting_nothing_says_who_said_what() {
    let (mut app, _) = two();
    app.perform(wallchart::app::Action::Present(true));
    let mut harness = shown(app, &Stage::light(1440.0, 900.0));
    click(&mut harness, "What the sheet is for: Shows");
    for hidden in ["Re-rate who is ticked", "Tick Ada Berg"] {
        assert!(harness.query_by_label(hidden).is_none(), "{hidden}");
    }
    assert!(harness.query_by_label_contains("Ivo Petrov: ask again").is_none());
}

#[test]
fn a_second_run_stands_beside_the_first_and_says_nothing_before_anybody_was_asked() {
    let (mut app, two) = two();
    say(&mut app, two.petition, Edit::SetTest(Fields(vec![TestField::Finished(true)])));
    let make = app.after_deed(two.petition).expect("it failed");
    app.perform(wallchart::app::Action::Make(make));
    let again = app.campaign().ladder().last().map(|test| test.id).expect("three tests");
    assert_eq!(*app.campaign().test(again).expect("is here").again.value(), Some(two.petition));
    assert_eq!(app.pair_of(again), Some(two.petition), "the first run is compared with its second");
    assert_eq!(app.pair_of(two.petition), Some(two.survey), "what was not held yet is no measure");
    let mut harness = shown(app, &Stage::light(1280.0, 720.0));
    harness.get_by_label("Petition, 2nd run").click();
    harness.run_steps(3);
    click(&mut harness, "What the sheet is for: Compare");
    harness.get_by_label_contains("Nobody was asked yet in Petition, 2nd run");
    assert!(harness.query_by_label_contains(" points").is_none());
}
