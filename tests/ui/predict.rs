//! Predicting under the hands: who says so, one key each, a number, a reason, too late, how right.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::{Action, App};
use wallchart::model::{
    Basis, Day, Edit, Expected, Fact, Fields, Judgement, Outcome, RecordId, Speaker, TestField, TieKind,
    UnitField, WorkerField,
};

use super::workplace::{NAMES, Seat, TODAY, empty, open, person, say, unit};
use crate::support::picture::{Stage, picture};

struct Hall {
    test: RecordId,
    north: RecordId,
    south: RecordId,
    people: Vec<RecordId>,
}

/// Twelve people in 5 North, four in 5 South, a petition without a roster.
fn hall(app: &mut App) -> Hall {
    let (north, south) = (unit(app, "unit", "5 North", Some(15)), unit(app, "unit", "5 South", None));
    let mut people = Vec::new();
    for (n, name) in NAMES[..16].iter().enumerate() {
        people.push(person(app, name, "Nurse", &[("unit", if n < 12 { north } else { south })]));
    }
    let test = app.new_record();
    let fields = vec![TestField::Name("Petition".into()), TestField::Rung(1)];
    say(app, test, Edit::SetTest(Fields(fields)));
    Hall { test, north, south, people }
}

fn shown(stage: &Stage, app: App) -> Harness<'static, Seat> {
    let mut harness = open(stage, app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    click(&mut harness, "What the sheet is for: Predict");
    harness
}

fn press(harness: &mut Harness<'_, Seat>, key: Key) {
    harness.key_press(key);
    harness.run_steps(2);
}

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

fn enter(harness: &mut Harness<'_, Seat>, field: &str, words: &str) {
    click(harness, field);
    harness.get_by_label(field).type_text(words);
    harness.run_steps(2);
    press(harness, Key::Enter);
}

fn result(app: &mut App, test: RecordId, who: RecordId, outcome: Outcome, day: Day) {
    say(app, who, Edit::State(Fact::Result { test, outcome, day, says: Speaker::Typist }));
}

fn expects(app: &App, test: RecordId, wanted: Expected) -> usize {
    let tally = app.tallies().test(test).expect("the test is counted");
    tally.everybody().filter(|(_, marked)| marked.expected == Some(wanted)).count()
}

#[test]
fn a_unit_of_twelve_is_predicted_in_twelve_keys_and_enter_goes_to_the_next() {
    let mut app = empty();
    let hall = hall(&mut app);
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    assert_eq!(expects(harness.state().app(), hall.test, Expected::Will), 0, "nothing is prefilled");
    for key in
        [Key::Y, Key::Y, Key::N, Key::D, Key::Y, Key::Y, Key::Y, Key::N, Key::N, Key::Y, Key::D, Key::Y]
    {
        press(&mut harness, key);
    }
    let app = harness.state().app();
    let counts = [Expected::Will, Expected::Wont, Expected::DontKnow].map(|w| expects(app, hall.test, w));
    assert_eq!(counts, [7, 3, 2]);
    assert!(app.campaign().test(hall.test).expect("the test").roster.is_none(), "predicting freezes nothing");
    harness.get_by_label("5 North: 12 of 12 by name");
    harness.get_by_label("5 North: 12 of 12 said.");
    // At the foot letters say nothing; Backspace goes back to the last row, Enter on to the next unit.
    press(&mut harness, Key::Y);
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::N);
    assert_eq!(expects(harness.state().app(), hall.test, Expected::Wont), 4);
    press(&mut harness, Key::Enter);
    harness.get_by_label("0 of 4 said");
    press(&mut harness, Key::Y);
    let app = harness.state().app();
    assert_eq!(expects(app, hall.test, Expected::Will), 7);
    assert_eq!(
        app.tallies().test(hall.test).and_then(|t| t.person(hall.people[12])?.expected),
        Some(Expected::Will)
    );
}

#[test]
fn who_says_so_is_kept_and_their_own_people_come_first() {
    let mut app = empty();
    let hall = hall(&mut app);
    let (rosa, ben) = (hall.people[0], hall.people[1]);
    say(&mut app, rosa, Edit::SetWorker(Fields(vec![WorkerField::Judgement(Judgement::Identified)])));
    say(&mut app, hall.south, Edit::SetUnit(Fields(vec![UnitField::Leader(Some(rosa))])));
    for person in &hall.people[2..5] {
        say(&mut app, *person, Edit::SetWorker(Fields(vec![WorkerField::Responsible(Some(ben))])));
    }
    let tie = app.new_record();
    let kind = TieKind::Moves { basis: Basis::Said };
    let fact =
        Fact::Tie { kind, from: ben, to: hall.people[15], mutual: false, day: TODAY, says: Speaker::Typist };
    say(&mut app, tie, Edit::State(fact));
    let test = app.campaign().test(hall.test).expect("the test").clone();
    let own = |app: &App, who| app.own_people(&test, &Speaker::Worker { worker: who });
    assert_eq!(own(&app, ben), [&hall.people[2..5], &hall.people[15..16]].concat());
    assert_eq!(own(&app, rosa).len(), 16, "the unit she leads, and her own");
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    click(&mut harness, "Who says so: You");
    harness.get_by_role_and_label(egui::accesskit::Role::MenuItem, NAMES[1]).click();
    harness.run_steps(3);
    harness.get_by_label(&format!("{}’s own people", NAMES[1]));
    for key in [Key::Y, Key::Y, Key::N, Key::Y] {
        press(&mut harness, key);
    }
    let app = harness.state().app();
    let said = &app.campaign().worker(hall.people[15]).expect("the last one").predictions;
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].source.says, Speaker::Worker { worker: ben });
}

#[test]
fn what_others_said_is_not_shown_before_one_is_through() {
    let mut app = empty();
    let hall = hall(&mut app);
    for person in &hall.people {
        let says = Speaker::Named("MB".into());
        let (test, expected, day) = (hall.test, Expected::Wont, TODAY);
        say(&mut app, *person, Edit::State(Fact::Prediction { test, expected, day, says }));
    }
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    harness.get_by_label("5 South: 0 of 4 by name").click();
    harness.run_steps(3);
    assert!(harness.query_by_label("What others said").is_none());
    assert_eq!(harness.state().app().others_foretold(hall.test, hall.people[12], &Speaker::Typist).len(), 1);
    for _ in 0..3 {
        press(&mut harness, Key::Y);
    }
    assert!(harness.query_by_label("5 South: 3 of 4 said.").is_some());
    // The side column says how far one is, not what others expect.
    assert!(harness.query_by_label_contains("expected").is_none());
    press(&mut harness, Key::Y);
    harness.get_by_label("5 South: 4 of 4 said. That was the last unit.");
}

#[test]
fn a_number_is_kept_and_more_than_belong_is_kept_out() {
    let mut app = empty();
    let hall = hall(&mut app);
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    let field = "How many of 15 in 5 North will do it";
    // Where the keys stand at the foot, Enter in the field must not turn the page.
    press(&mut harness, Key::End);
    harness.event(egui::Event::Text("#".into()));
    harness.run_steps(2);
    harness.get_by_label(field).type_text("16");
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    harness.get_by_label("15 belong here, so 16 cannot act. Nothing was kept.");
    assert!(harness.state().app().campaign().unit(hall.north).expect("a unit").predictions.is_empty());
    click(&mut harness, field);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.get_by_label(field).type_text("many");
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    harness.get_by_label("Type a whole number. Nothing was kept.");
    click(&mut harness, field);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(2);
    harness.get_by_label(field).type_text("9");
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    harness.get_by_label("5 North: 9 of 15 as a number");
    let tally = harness.state().app().tallies().test(hall.test).expect("counted").clone();
    assert_eq!(tally.total.expected(), 9);
}

#[test]
fn a_unit_is_skipped_with_a_reason_and_predicted_after_all() {
    let mut app = empty();
    let hall = hall(&mut app);
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    click(&mut harness, "Skip with a reason");
    harness.get_by_label("Why does nobody predict here?").type_text("Nobody knows the nights.");
    harness.run_steps(2);
    click(&mut harness, "Skip 5 North");
    harness.get_by_label("Skipped: Nobody knows the nights.");
    let app = harness.state().app();
    let test = app.campaign().test(hall.test).expect("the test");
    let found = app.unforeseen(test);
    assert_eq!(found.skipped, [(Some(hall.north), "Nobody knows the nights.".into())]);
    assert_eq!(found.silent, [Some(hall.south)]);
    click(&mut harness, "Predict after all");
    let app = harness.state().app();
    let test = app.campaign().test(hall.test).expect("the test");
    assert!(app.skipped(test, Some(hall.north)).is_none());
}

#[test]
fn after_the_first_result_it_says_that_it_is_late_and_keeps_what_was_said_in_time() {
    let mut app = empty();
    let hall = hall(&mut app);
    let deed = app
        .foretell(hall.test, &Speaker::Typist, TODAY.plus(-2), &[(hall.people[1], Expected::Will)])
        .expect("somebody on the roster");
    app.perform(Action::Do(deed));
    result(&mut app, hall.test, hall.people[0], Outcome::Did, TODAY);
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    harness.get_by_label_contains("what is said now is marked late and never scored");
    press(&mut harness, Key::Y);
    press(&mut harness, Key::N);
    let app = harness.state().app();
    let said = |n: usize| app.foretold_by(hall.test, hall.people[n], &Speaker::Typist);
    assert_eq!((said(0).in_time, said(0).late), (None, Some(Expected::Will)));
    assert_eq!((said(1).in_time, said(1).late), (Some(Expected::Will), Some(Expected::Wont)));
    harness.get_by_label_contains("2 late");
    // Typed from a sheet that was filled in before: in time.
    enter(&mut harness, "Day on the paper", &TODAY.plus(-1).to_string());
    assert!(harness.query_by_label_contains("what is said now is marked late").is_none());
    let app = harness.state().app();
    let nobody = app.foretell(hall.test, &Speaker::Typist, TODAY, &[(hall.north, Expected::Will)]);
    assert!(nobody.is_none(), "nothing is said of who is not in the test");
}

#[test]
fn how_right_somebody_was_opens_the_people_behind_it() {
    let mut app = empty();
    let hall = hall(&mut app);
    let mb = Speaker::Named("MB".into());
    for (n, expected) in [(0, Expected::Will), (1, Expected::Will), (2, Expected::Wont), (3, Expected::Will)]
    {
        let deed = app.foretell(hall.test, &mb, TODAY.plus(-2), &[(hall.people[n], expected)]);
        app.perform(Action::Do(deed.expect("a deed")));
    }
    for (n, outcome) in [(0, Outcome::Did), (1, Outcome::Did), (2, Outcome::NoAnswer), (3, Outcome::Refused)]
    {
        result(&mut app, hall.test, hall.people[n], outcome, TODAY);
    }
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    click(&mut harness, "Accuracy");
    harness.get_by_label("(too few to say much)");
    click(&mut harness, "MB: 3 of 4 right");
    let door = harness.state().app().filter().door.clone().expect("a door");
    assert_eq!(door.people.len(), 3);
    assert!(!door.people.contains(&hall.people[3]));
}

#[test]
fn nobody_knows_the_initials_and_the_day_is_to_come() {
    let mut app = empty();
    let hall = hall(&mut app);
    let mut harness = shown(&Stage::light(1440.0, 900.0), app);
    enter(&mut harness, "Other name or initials", "QX");
    harness.get_by_label("Nobody on the chart is called “QX”: kept as initials.");
    harness.get_by_label("Who says so: QX");
    enter(&mut harness, "Day on the paper", "2099-01-01");
    harness.get_by_label("A day is written 2026-11-22, and is not to come.");
    press(&mut harness, Key::Tab);
    press(&mut harness, Key::Y);
    assert_eq!(expects(harness.state().app(), hall.test, Expected::Will), 0);
}

#[test]
fn looks_as_it_did() {
    for (name, stage) in
        [("predict-light", Stage::light(1280.0, 720.0)), ("predict-dark", Stage::dark(1440.0, 900.0))]
    {
        let mut app = empty();
        hall(&mut app);
        let mut harness = shown(&stage, app);
        for key in [Key::Y, Key::Y, Key::N, Key::D] {
            press(&mut harness, key);
        }
        picture(name, &stage.picture(&harness));
    }
}
