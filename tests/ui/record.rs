//! Recording fast: sheets by their number, names by their beginnings, pasted lists, ticking.

use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::App;
use wallchart::model::{
    Day, Edit, Fact, Fields, Outcome, PaperField, RecordId, SheetCode, Speaker, TestField, Text, WorkerField,
};

use super::workplace::{NAMES, Seat, TODAY, empty, open, person, say, unit};
use crate::support::picture::{Stage, picture};

/// Keys pressed so far, counted where they are pressed.
struct Hands<'a> {
    harness: Harness<'a, Seat>,
    pressed: usize,
}

impl Hands<'_> {
    fn press(&mut self, key: Key) {
        self.pressed += 1;
        self.harness.key_press(key);
        self.harness.run_steps(2);
    }

    fn code(&mut self, code: &str) {
        for sign in code.chars() {
            let key = Key::from_name(&sign.to_string()).expect("a digit or a letter");
            self.press(key);
        }
    }

    fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(2);
    }

    fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.harness.run_steps(3);
    }

    fn app(&self) -> &App {
        self.harness.state().app()
    }

    fn outcomes(&self, test: RecordId, outcome: Outcome) -> usize {
        let tally = self.app().tallies().test(test).expect("the test is counted");
        tally.everybody().filter(|(_, marked)| marked.outcome == outcome).count()
    }

    fn outcome(&self, test: RecordId, person: RecordId) -> Outcome {
        wallchart::app::outcome(self.app().campaign().worker(person).expect("is here"), test)
    }
}

fn test_of(app: &mut App, name: &str, rung: u32, day: Day) -> RecordId {
    let id = app.new_record();
    let fields = vec![TestField::Name(name.into()), TestField::Rung(rung), TestField::Day(Some(day))];
    say(app, id, Edit::SetTest(Fields(fields)));
    id
}

/// Prints a sheet: its code.
fn print(
    app: &mut App,
    number: u32,
    unit: RecordId,
    tests: &[RecordId],
    rows: &[RecordId],
) -> (RecordId, String) {
    let id = app.new_record();
    let code = SheetCode::new(number, app.session().author()).to_string();
    let fields = vec![
        PaperField::Code(code.as_str().into()),
        PaperField::Unit(Some(unit)),
        PaperField::Tests(tests.to_vec()),
        PaperField::Rows(rows.to_vec()),
        PaperField::Day(Some(TODAY.plus(-3))),
    ];
    say(app, id, Edit::SetPaper(Fields(fields)));
    (id, code)
}

fn seated(stage: &Stage, app: App) -> Hands<'static> {
    let mut harness = open(stage, app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    Hands { harness, pressed: 0 }
}

/// Twelve people of one unit and one of another, a petition, nobody recorded.
struct Desk {
    hands: Hands<'static>,
    people: Vec<RecordId>,
    test: RecordId,
    north: RecordId,
}

fn desk_with(stage: &Stage, more: impl FnOnce(&mut App, &[RecordId], RecordId, RecordId)) -> Desk {
    let mut app = empty();
    let north = unit(&mut app, "unit", "5 North", Some(15));
    let kitchen = unit(&mut app, "unit", "Kitchen", None);
    let mut people: Vec<RecordId> =
        NAMES[..12].iter().map(|name| person(&mut app, name, "Nurse", &[("unit", north)])).collect();
    people.push(person(&mut app, "Maria Garcia", "Cook", &[("unit", kitchen)]));
    let test = test_of(&mut app, "Petition", 1, TODAY);
    more(&mut app, &people, test, north);
    Desk { hands: seated(stage, app), people, test, north }
}

fn desk() -> Desk {
    desk_with(&Stage::light(1440.0, 900.0), |_, _, _, _| {})
}

#[test]
fn a_hundred_and_fifty_results_from_nine_sheets_take_at_most_190_keys() {
    let mut app = empty();
    let test = {
        let app = &mut app;
        let mut sheets = Vec::new();
        for number in 0..9_u32 {
            let ward = unit(app, "unit", &format!("Ward {number}"), None);
            let many = if number < 6 { 17 } else { 16 };
            let rows: Vec<RecordId> = (0..many)
                .map(|row| person(app, &format!("Made up {number} {row}"), "Nurse", &[("unit", ward)]))
                .collect();
            sheets.push((ward, rows));
        }
        let test = test_of(app, "Petition", 1, TODAY.plus(-1));
        for (number, (ward, rows)) in (1..).zip(sheets) {
            print(app, number, ward, &[test], &rows);
        }
        test
    };
    let codes: Vec<String> =
        app.campaign().papers.values().map(|paper| paper.code.value().to_string()).collect();
    let mut hands = seated(&Stage::light(1440.0, 900.0), app);
    let keys = [Key::Y, Key::Y, Key::N, Key::Y, Key::A];
    let mut typed = 0;
    for code in &codes {
        hands.code(code);
        hands.press(Key::Enter);
        let papers = &hands.app().campaign().papers;
        let rows = papers.values().find(|paper| &**paper.code.value() == code).expect("printed").rows.len();
        for _ in 0..rows {
            hands.press(keys[typed % keys.len()]);
            typed += 1;
        }
    }
    assert_eq!(typed, 150);
    assert!(hands.pressed <= 190, "{} keys", hands.pressed);
    assert_eq!(hands.outcomes(test, Outcome::NotAsked), 0);
    assert_eq!(hands.outcomes(test, Outcome::Did), 90);
    assert_eq!(hands.outcomes(test, Outcome::Refused), 30);
    let papers = &hands.app().campaign().papers;
    assert!(papers.values().all(|paper| *paper.back.value() == Some(TODAY)), "every sheet is back");
    // The day of the test stands on every result.
    let days = hands.app().campaign().people().flat_map(|worker| worker.results.iter().map(|said| said.day));
    assert!(days.into_iter().all(|day| day == TODAY.plus(-1)));
}

#[test]
fn a_sheet_keeps_its_rows_whoever_moved_was_merged_or_removed() {
    let mut code = String::new();
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        let rows = [people[3], people[1], people[0], people[2]];
        code = print(app, 7, north, &[test], &rows).1;
        let deed = app.results_deed(test, TODAY, &[(people[5], Outcome::Did)]);
        app.perform(wallchart::app::Action::Do(deed));
        let kitchen =
            *app.campaign().units.iter().find(|(_, unit)| &**unit.name == "Kitchen").expect("is here").0;
        say(app, people[1], Edit::SetWorker(Fields(vec![WorkerField::Place("unit".into(), Some(kitchen))])));
        say(app, people[0], Edit::Remove { seen: Vec::new() });
        say(app, people[2], Edit::Same { other: people[11] });
    });
    desk.hands.code(&code);
    desk.hands.press(Key::Enter);
    let rows = desk.hands.app().campaign().papers.values().next().expect("printed").as_ref().clone();
    let rows = desk.hands.app().rows_of_paper(&rows, desk.test);
    let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names[..3], ["Dora Novak", "Ben Okoye", "Ada Berg"], "printed order, the removed by name");
    // Three keys: the removed one is asked about before anything is written.
    desk.hands.press(Key::Y);
    desk.hands.press(Key::Y);
    desk.hands.press(Key::Y);
    assert_eq!(desk.hands.outcome(desk.test, desk.people[3]), Outcome::Did);
    assert_eq!(desk.hands.outcome(desk.test, desk.people[1]), Outcome::Did, "who moved is on the roster");
    desk.hands.harness.get_by_label("Taken off the chart");
    assert!(desk.hands.app().campaign().worker(desk.people[0]).is_none());
    desk.hands.type_text("still worked that day");
    desk.hands.press(Key::Enter);
    assert_eq!(desk.hands.outcome(desk.test, desk.people[0]), Outcome::Did, "put back with the result");
    desk.hands.press(Key::Space);
    let paper = desk.hands.app().campaign().papers.values().next().expect("printed").clone();
    assert_eq!(*paper.back.value(), Some(TODAY));
}

#[test]
fn a_mistyped_number_is_refused_and_writes_nothing() {
    let mut code = String::new();
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        code = print(app, 12, north, &[test], &people[..4]).1;
    });
    let letter = code.chars().last().expect("a letter");
    let wrong = if letter == 'K' { 'L' } else { 'K' };
    desk.hands.code(&format!("12{wrong}"));
    let words = format!("No sheet 12{wrong}: read the number again. Nothing was written.");
    desk.hands.harness.get_by_label(&words);
    desk.hands.press(Key::Enter);
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::NotAsked), 13);
    assert!(desk.hands.app().campaign().test(desk.test).expect("is here").roster.is_none());
    // Swapped digits are no sheet either.
    desk.hands.code(&format!("21{letter}"));
    assert!(desk.hands.harness.query_by_label("Day on the paper").is_none());
    desk.hands.code(&code);
    desk.hands.harness.get_all_by_label("Day on the paper").next().expect("the day is asked for");
}

#[test]
fn two_sheets_of_one_number_are_both_offered() {
    let mut code = String::new();
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        code = print(app, 4, north, &[test], &people[..2]).1;
        let kitchen =
            app.campaign().units.values().find(|unit| &**unit.name == "Kitchen").expect("is here").id;
        print(app, 4, kitchen, &[test], &people[12..]);
    });
    desk.hands.code(&code);
    desk.hands.harness.get_by_label("2 sheets have this number. Which one lies before you?");
    desk.hands.press(Key::ArrowDown);
    desk.hands.press(Key::Enter);
    desk.hands.press(Key::Enter);
    desk.hands.press(Key::Y);
    assert_eq!(desk.hands.outcome(desk.test, desk.people[12]), Outcome::Did);
}

#[test]
fn the_day_on_the_paper_is_asked_once_and_kept_for_the_next_sheet() {
    let mut codes = Vec::new();
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        codes.push(print(app, 1, north, &[test], &people[..1]).1);
        codes.push(print(app, 2, north, &[test], &people[1..2]).1);
    });
    desk.hands.code(&codes[0]);
    desk.hands.press(Key::ArrowDown);
    desk.hands.press(Key::ArrowDown);
    desk.hands.press(Key::Enter);
    desk.hands.press(Key::Y);
    desk.hands.code(&codes[1]);
    desk.hands.press(Key::Enter);
    desk.hands.press(Key::N);
    for person in &desk.people[..2] {
        let said = desk.hands.app().said_results(*person, desk.test);
        assert_eq!(said[0].day, TODAY.plus(-2));
    }
}

#[test]
fn a_sheet_with_boxes_for_another_test_goes_there() {
    let mut code = String::new();
    let mut survey = None;
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, _, north| {
        let other = test_of(app, "Issue survey", 0, TODAY.plus(-20));
        code = print(app, 3, north, &[other], &people[..2]).1;
        survey = Some(other);
    });
    let survey = survey.expect("made");
    desk.hands.code(&code);
    desk.hands.press(Key::Enter);
    desk.hands.press(Key::Y);
    assert_eq!(desk.hands.outcome(survey, desk.people[0]), Outcome::Did);
    assert_eq!(desk.hands.outcome(desk.test, desk.people[0]), Outcome::NotAsked);
}

#[test]
fn two_fragments_and_enter_find_a_name_in_any_order() {
    let mut desk = desk();
    desk.hands.press(Key::S);
    for typed in ["gar ma", "ma gar", "ben"] {
        desk.hands.type_text(typed);
        desk.hands.press(Key::Enter);
    }
    assert_eq!(desk.hands.outcome(desk.test, desk.people[12]), Outcome::Did);
    assert_eq!(desk.hands.outcome(desk.test, desk.people[1]), Outcome::Did);
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Did), 2);
    // Several fit: a digit chooses.
    let two = desk.hands.app().people_called("a");
    assert!(two.len() > 1);
    desk.hands.type_text("a");
    desk.hands.type_text("2");
    desk.hands.press(Key::Enter);
    assert_eq!(desk.hands.outcome(desk.test, two[1]), Outcome::Did);
}

#[test]
fn a_signature_that_is_not_on_the_chart_is_typed_in_place_with_a_reason() {
    let mut desk = desk();
    desk.hands.press(Key::Y);
    desk.hands.press(Key::S);
    desk.hands.type_text("zoe new");
    desk.hands.press(Key::Enter);
    desk.hands.harness.get_by_label("A name that is not on the chart");
    // Without a reason nothing is written.
    desk.hands.press(Key::Enter);
    assert_eq!(desk.hands.app().campaign().people().count(), 13);
    desk.hands.type_text("was on leave");
    desk.hands.press(Key::Enter);
    let app = desk.hands.app();
    let zoe = app.campaign().people().find(|worker| &**worker.name == "Zoe New").expect("on the chart").id;
    let test = app.campaign().test(desk.test).expect("is here");
    assert_eq!(test.joined.len(), 1);
    assert_eq!((test.joined[0].worker, test.joined[0].unit), (zoe, Some(desk.north)));
    assert_eq!(test.joined[0].reason, Text::from("was on leave"));
    let tally = app.tallies().test(desk.test).expect("counted");
    assert_eq!(tally.person(zoe).expect("on the roster").outcome, Outcome::Did);
    assert_eq!(tally.total.eligible, 16, "she fills one of the unnamed places");
    desk.hands.harness.key_press(Key::Escape);
    desk.hands.harness.run_steps(2);
    desk.hands.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.hands.harness.run_steps(2);
    assert!(desk.hands.app().campaign().worker(zoe).is_none(), "one undo takes all of it back");
}

#[test]
fn somebody_hired_after_the_test_is_told_and_added_with_a_reason() {
    let mut code = String::new();
    let mut late = None;
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        let deed = app.results_deed(test, TODAY, &[(people[5], Outcome::Did)]);
        app.perform(wallchart::app::Action::Do(deed));
        let new = person(app, "Late Hire", "Nurse", &[("unit", north)]);
        code = print(app, 9, north, &[test], &[new, people[0]]).1;
        late = Some(new);
    });
    let late = late.expect("made");
    desk.hands.code(&code);
    desk.hands.press(Key::Enter);
    desk.hands.press(Key::Y);
    desk.hands.harness.get_by_label("Not on the roster");
    assert_eq!(desk.hands.outcome(desk.test, late), Outcome::NotAsked, "nothing is written yet");
    desk.hands.type_text("was there that day");
    desk.hands.press(Key::Enter);
    assert_eq!(desk.hands.outcome(desk.test, late), Outcome::Did);
    assert!(desk.hands.app().tallies().test(desk.test).expect("counted").person(late).is_some());
}

#[test]
fn two_who_disagree_both_stand_in_the_row_until_it_is_settled() {
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, _| {
        let deed = app.results_deed(test, TODAY.plus(-2), &[(people[0], Outcome::Did)]);
        app.perform(wallchart::app::Action::Do(deed));
        let says = Speaker::Named("M.K.".into());
        let fact = Fact::Result { test, outcome: Outcome::Refused, day: TODAY.plus(-2), says };
        say(app, people[0], Edit::State(fact));
    });
    let said = desk.hands.app().said_results(desk.people[0], desk.test);
    assert_eq!(said.len(), 2, "neither is overwritten");
    desk.hands.click("Two say: settle");
    desk.hands.harness.get_by_label("What did Ada Berg do?");
    desk.hands.click("It holds: did it");
    assert_eq!(desk.hands.outcome(desk.test, desk.people[0]), Outcome::Did);
    assert_eq!(desk.hands.app().said_results(desk.people[0], desk.test).len(), 2, "both stay on record");
    assert!(desk.hands.harness.query_by_label("Two say: settle").is_none());
}

#[test]
fn a_pasted_list_is_looked_through_before_anything_is_written() {
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, _, _, north| {
        person(app, "Ben Okoye", "Porter", &[("unit", north)]);
    });
    let list = "1. Ada Berg\nGarcia, Maria\nBen Okoye\nAda Berg\nNobody Known\nCem Arslan";
    desk.hands.harness.event(Event::Paste(list.to_owned()));
    desk.hands.harness.run_steps(3);
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Did), 0);
    desk.hands.harness.get_by_label("6 lines to look through");
    desk.hands.harness.get_by_label("Ben Okoye: 2 people are called so");
    desk.hands.harness.get_by_label("Ada Berg: the same person as line 1: counted once");
    desk.hands.harness.get_by_label("Nobody Known: not on the chart");
    desk.hands.harness.get_by_label("2 lines are unclear and stay out");
    desk.hands.click("Record 3 results");
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Did), 3);
    desk.hands.harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    desk.hands.harness.run_steps(2);
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Did), 0, "one undo");
}

#[test]
fn an_empty_paste_says_so() {
    let mut desk = desk();
    desk.hands.harness.event(Event::Paste("  \n \n".to_owned()));
    desk.hands.harness.run_steps(3);
    desk.hands.harness.get_by_label_contains("There is no name in what was pasted.");
}

#[test]
fn a_sheet_by_number_looks_as_it_did() {
    let stage = Stage::light(1440.0, 900.0);
    let mut code = String::new();
    let mut desk = desk_with(&stage, |app, people, test, north| {
        let rows: Vec<RecordId> = people[..10].iter().rev().copied().collect();
        code = print(app, 12, north, &[test], &rows).1;
        say(app, people[6], Edit::Remove { seen: Vec::new() });
        let kitchen =
            app.campaign().units.values().find(|unit| &**unit.name == "Kitchen").expect("is here").id;
        let place = WorkerField::Place("unit".into(), Some(kitchen));
        say(app, people[4], Edit::SetWorker(Fields(vec![place])));
    });
    desk.hands.code(&code);
    desk.hands.press(Key::Enter);
    for key in [Key::Y, Key::N, Key::A] {
        desk.hands.press(key);
    }
    picture("record-sheet", &stage.picture(&desk.hands.harness));
}

#[test]
fn t_ticks_on_the_chart_and_on_the_map_until_escape() {
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |_, _, _, _| {});
    for view in [Key::Num2, Key::Num4] {
        let harness = &mut desk.hands.harness;
        harness.key_press_modifiers(Modifiers::COMMAND, view);
        harness.run_steps(4);
        harness.state_mut().act(App::finish);
        harness.run_steps(4);
        desk.hands.press(Key::T);
        let click = |hands: &mut Hands<'_>, name: &str| {
            hands.harness.get_by_label_contains(name).click_accesskit();
            hands.harness.run_steps(3);
        };
        click(&mut desk.hands, "Ada Berg");
        assert_eq!(desk.hands.outcome(desk.test, desk.people[0]), Outcome::Did, "{view:?}");
        desk.hands.press(Key::N);
        click(&mut desk.hands, "Cem Arslan,");
        assert_eq!(desk.hands.outcome(desk.test, desk.people[2]), Outcome::Refused, "{view:?}");
        assert_eq!(desk.hands.outcome(desk.test, desk.people[0]), Outcome::Did, "a letter ticks nobody");
        // A second click takes it back.
        click(&mut desk.hands, "Cem Arslan,");
        assert_eq!(desk.hands.outcome(desk.test, desk.people[2]), Outcome::NotAsked, "{view:?}");
        desk.hands.press(Key::Escape);
        assert!(desk.hands.harness.query_by_label("What is ticked: did it Y").is_none());
        let ada = desk.people[0];
        let undo = desk.hands.app().results_deed(desk.test, TODAY, &[(ada, Outcome::NotAsked)]);
        desk.hands.harness.state_mut().act(|app| app.perform(wallchart::app::Action::Do(undo)));
    }
}

#[test]
fn ticking_the_selected_takes_one_letter_and_tells_who_is_not_on_the_roster() {
    let mut late = None;
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        let deed = app.results_deed(test, TODAY, &[(people[5], Outcome::Did)]);
        app.perform(wallchart::app::Action::Do(deed));
        late = Some(person(app, "Late Hire", "Nurse", &[("unit", north)]));
    });
    let late = late.expect("made");
    let people = vec![desk.people[0], desk.people[1], late];
    desk.hands.harness.state_mut().act(|app| {
        let selection = wallchart::app::Selection { people, ..wallchart::app::Selection::default() };
        app.perform(wallchart::app::Action::Select(selection));
    });
    desk.hands.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    desk.hands.harness.run_steps(4);
    desk.hands.press(Key::T);
    desk.hands.press(Key::Y);
    assert_eq!(desk.hands.outcome(desk.test, desk.people[1]), Outcome::Did);
    assert_eq!(desk.hands.outcome(desk.test, late), Outcome::NotAsked);
    desk.hands.harness.get_by_label_contains("1 person is not on the roster");
}

#[test]
fn the_question_in_people_and_leaders_asks_why_somebody_joins_the_roster() {
    let mut late = None;
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        let deed = app.results_deed(test, TODAY, &[(people[5], Outcome::Did)]);
        app.perform(wallchart::app::Action::Do(deed));
        late = Some(person(app, "Late Hire", "Nurse", &[("unit", north)]));
    });
    let late = late.expect("made");
    for view in [Key::Num3, Key::Num5] {
        desk.hands.harness.key_press_modifiers(Modifiers::COMMAND, view);
        desk.hands.harness.run_steps(4);
        for people in [vec![desk.people[0], late], vec![late]] {
            let begun = desk.hands.outcomes(desk.test, Outcome::Did);
            let alone = people.len() == 1;
            desk.hands.harness.state_mut().act(|app| {
                let selection = wallchart::app::Selection { people, ..wallchart::app::Selection::default() };
                app.perform(wallchart::app::Action::Select(selection));
            });
            desk.hands.press(Key::T);
            desk.hands.harness.get_by_label_contains("not on the roster of this test");
            desk.hands.type_text("y");
            assert_eq!(desk.hands.outcome(desk.test, late), Outcome::NotAsked, "{view:?}");
            if alone {
                desk.hands.harness.get_by_label("Not on the roster");
                desk.hands.press(Key::Escape);
                assert_eq!(desk.hands.outcomes(desk.test, Outcome::Did), begun, "{view:?}");
            } else {
                assert_eq!(desk.hands.outcome(desk.test, desk.people[0]), Outcome::Did, "{view:?}");
            }
        }
    }
}

#[test]
fn a_supervisor_joins_no_roster_by_hand_or_by_list() {
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, _, _, north| {
        let boss = person(app, "Bea Boss", "Ward manager", &[("unit", north)]);
        say(app, boss, Edit::SetWorker(Fields(vec![WorkerField::Standing("supervisor".into())])));
    });
    desk.hands.harness.event(Event::Paste("Bea Boss\nAda Berg".to_owned()));
    desk.hands.harness.run_steps(3);
    desk.hands.harness.get_by_label("Bea Boss: never counts: left out");
    desk.hands.click("Record 1 result");
    desk.hands.press(Key::S);
    desk.hands.type_text("bea");
    desk.hands.press(Key::Enter);
    desk.hands.harness.get_by_label_contains("those never count in a test");
    desk.hands.type_text("was there");
    desk.hands.press(Key::Enter);
    let test = desk.hands.app().campaign().test(desk.test).expect("is here");
    assert!(test.joined.is_empty());
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Did), 1);
}

#[test]
fn keys_meant_for_a_sheet_that_is_not_here_write_nowhere() {
    let mut code = String::new();
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        code = print(app, 12, north, &[test], &people[3..4]).1;
    });
    // A number nobody printed, and the rows typed on regardless.
    desk.hands.code("99A");
    for key in [Key::Enter, Key::Y, Key::N, Key::Space, Key::Y] {
        desk.hands.press(key);
    }
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::NotAsked), 13);
    // One key too many after the last row is not the first row of the unit.
    desk.hands.code(&code);
    for key in [Key::Enter, Key::Y, Key::N] {
        desk.hands.press(key);
    }
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Did), 1);
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Refused), 0);
    // An arrow says that the rows of the unit are meant.
    desk.hands.press(Key::ArrowDown);
    desk.hands.press(Key::N);
    assert_eq!(desk.hands.outcomes(desk.test, Outcome::Refused), 1);
}

#[test]
fn a_name_written_by_hand_below_the_rows_is_typed_in_place() {
    let mut code = String::new();
    let mut desk = desk_with(&Stage::light(1440.0, 900.0), |app, people, test, north| {
        code = print(app, 5, north, &[test], &people[..1]).1;
    });
    desk.hands.code(&code);
    desk.hands.press(Key::Enter);
    desk.hands.press(Key::Y);
    desk.hands.press(Key::Plus);
    desk.hands.type_text("kim park");
    desk.hands.press(Key::Enter);
    desk.hands.type_text("was there that day");
    desk.hands.press(Key::Enter);
    let app = desk.hands.app();
    let kim =
        app.campaign().people().find(|worker| worker.name.to_lowercase() == "kim park").expect("charted");
    let tally = app.tallies().test(desk.test).expect("counted");
    let marked = tally.person(kim.id).expect("on the roster");
    assert_eq!((marked.unit, marked.outcome), (Some(desk.north), Outcome::Did));
}

#[test]
fn the_button_that_prints_stays_in_sight_in_small_windows() {
    let mut desk = desk_with(&Stage::light(640.0, 360.0), |_, _, _, _| {});
    desk.hands.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    desk.hands.harness.run_steps(3);
    desk.hands.type_text("print sheets");
    desk.hands.press(Key::Enter);
    desk.hands.harness.run_steps(6);
    let words = |n: usize| if n == 1 { "Print 1 sheet".to_owned() } else { format!("Print {n} sheets") };
    let button = (1..20)
        .find_map(|n| desk.hands.harness.query_by_label(&words(n)).map(|node| node.rect()))
        .expect("is drawn");
    assert!(button.bottom() < 360.0, "{button:?}");
}
