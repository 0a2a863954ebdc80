//! Recording results without a face: days, names, lists, joining a roster, two who disagree.

use wallchart::app::{Action, App, Joining, Joins};
use wallchart::model::{
    Day, Deed, Edit, Fact, Fields, Label, Outcome, PaperField, RecordId, Speaker, TestField, UnitField,
    WorkerField,
};

use super::{Computer, person};

/// The day of every test here.
const TODAY: Day = Day::from_number(20_400);

fn say(app: &mut App, on: RecordId, edit: Edit) {
    app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![(on, edit)])));
}

fn unit(app: &mut App, name: &str, estimate: Option<u32>) -> RecordId {
    let id = app.new_record();
    say(app, id, Edit::SetUnit(Fields(vec![UnitField::Name(name.into()), UnitField::Estimate(estimate)])));
    id
}

fn put(app: &mut App, person: RecordId, unit: RecordId) {
    say(app, person, Edit::SetWorker(Fields(vec![WorkerField::Place("unit".into(), Some(unit))])));
}

fn petition(app: &mut App) -> RecordId {
    let id = app.new_record();
    let fields = vec![TestField::Name("Petition".into()), TestField::Rung(1), TestField::Day(Some(TODAY))];
    say(app, id, Edit::SetTest(Fields(fields)));
    id
}

/// Four people of a unit of ten.
fn ward() -> (Computer, App, RecordId, RecordId, Vec<RecordId>) {
    let computer = Computer::new();
    let mut app = computer.start();
    let north = unit(&mut app, "5 North", Some(10));
    let people: Vec<RecordId> = ["Ada Berg", "Maria Garcia", "María García López", "Ben Okoye"]
        .map(|name| person(&mut app, name))
        .to_vec();
    for id in &people {
        put(&mut app, *id, north);
    }
    let test = petition(&mut app);
    (computer, app, test, north, people)
}

fn record(app: &mut App, test: RecordId, results: &[(RecordId, Outcome)]) {
    let deed = app.results_deed(test, TODAY, results);
    app.perform(Action::Do(deed));
}

#[test]
fn one_result_is_one_entry_once_the_roster_is_frozen() {
    let (_computer, mut app, test, _, people) = ward();
    record(&mut app, test, &[(people[0], Outcome::Did)]);
    let before = app.session().log().len();
    record(&mut app, test, &[(people[1], Outcome::Refused)]);
    assert_eq!(app.session().log().len(), before + 1);
}

#[test]
fn a_day_is_read_as_it_is_written_and_never_ahead() {
    let (_computer, app, ..) = ward();
    let (year, month, day) = app.today().parts();
    let read = |typed: &str| app.read_day(typed);
    assert_eq!(read(&day.to_string()), Some(TODAY));
    assert_eq!(read(&format!("{day}.{month}.{year}")), Some(TODAY));
    assert_eq!(read(&format!("{day}/{month}")), Some(TODAY));
    assert_eq!(read(&TODAY.to_string()), Some(TODAY));
    assert_eq!(read(&TODAY.plus(1).to_string()), None, "tomorrow has no results");
    assert_eq!(read("31.2.2020"), None);
    assert_eq!(read("x"), None);
    // A day of the month that is still ahead was that of the month before.
    let ahead = read("31").expect("the last 31st");
    assert!(ahead <= TODAY && ahead.parts().2 == 31);
    // Where the second number is no month, the first is.
    assert_eq!(read("11/21/2024"), Day::new(2024, 11, 21));
}

#[test]
fn beginnings_of_names_find_whoever_has_them_in_any_order() {
    let (_computer, app, _, _, people) = ward();
    assert_eq!(app.people_called("gar ma"), [people[1], people[2]]);
    assert_eq!(app.people_called("MARÍA garcia"), [people[1], people[2]], "whole words, then by name");
    assert_eq!(app.people_called("lop gar"), [people[2]]);
    assert!(app.people_called("ma ma").is_empty(), "each fragment has a word of its own");
    assert!(app.people_called("").is_empty());
}

#[test]
fn a_pasted_list_knows_names_in_both_orders_and_says_what_is_odd() {
    let (_computer, mut app, _, _, people) = ward();
    let other = person(&mut app, "Ben Okoye");
    let signed =
        app.pasted_names("1) Berg, Ada\n\nGarcia, Maria\n- Ben Okoye\nAda Berg\nNobody Known\n").unwrap();
    let found: Vec<(u32, usize, Option<u32>)> =
        signed.rows.iter().map(|row| (row.line, row.people.len(), row.again)).collect();
    assert_eq!(found, [(1, 1, None), (3, 1, None), (4, 2, None), (5, 1, Some(1)), (6, 0, None)]);
    assert_eq!(signed.rows[0].people, [people[0]]);
    assert!(signed.rows[2].people.contains(&other));
    assert!(signed.rows.iter().all(|row| row.outcome.is_none()), "a mere list says nothing but names");
}

#[test]
fn a_pasted_table_brings_its_results_and_days() {
    let (_computer, app, _, _, people) = ward();
    let table = "Name\tResult\tDay\nAda Berg\tyes\t3.11.2025\nMaria Garcia\tno\t\nBen Okoye\t\t\nMaría García López\tperhaps\t\n";
    let signed = app.pasted_names(table).unwrap();
    let outcomes: Vec<Option<Outcome>> = signed.rows.iter().map(|row| row.outcome).collect();
    let (did, no, blank) = (Some(Outcome::Did), Some(Outcome::Refused), Some(Outcome::NotAsked));
    assert_eq!(outcomes, [did, no, blank, None]);
    assert_eq!(signed.rows[0].day, Day::new(2025, 11, 3));
    assert_eq!(signed.rows[3].unread.as_deref(), Some("perhaps"), "told, never guessed");
    assert_eq!(signed.rows[1].people, [people[1]]);
    // A comma parts a result from a name, but never a family name from a first name.
    let signed = app.pasted_names("Ada Berg, yes\nBen Okoye, no").unwrap();
    assert_eq!(signed.rows[1].outcome, Some(Outcome::Refused));
    assert_eq!(app.pasted_names("Berg, Ada\nOkoye, Ben").unwrap().rows[0].people, [people[0]]);
}

#[test]
fn an_empty_list_is_refused_in_words() {
    let (_computer, app, ..) = ward();
    for nothing in ["", " \n\t\n", "Name\tResult\n"] {
        let said = app.pasted_names(nothing).expect_err("nothing is no list");
        assert!(said.contains("Nothing was changed"), "{said}");
    }
}

#[test]
fn a_file_with_unknown_names_says_whom_it_does_not_know() {
    let (computer, app, _, _, people) = ward();
    let path = computer.path("results.csv");
    std::fs::write(&path, "name,result\nAda Berg,yes\nNobody Known,yes\nAda Berg,no\n").unwrap();
    let signed = app.listed_names(&path).unwrap();
    assert_eq!(signed.rows[0].people, [people[0]]);
    assert!(signed.rows[1].people.is_empty());
    assert_eq!(signed.rows[2].again, Some(2), "the same person twice is counted once");
    assert!(app.listed_names(&computer.path("missing.csv")).is_err());
}

#[test]
fn who_joins_fills_an_unnamed_place_in_one_deed() {
    let (_computer, mut app, test, north, people) = ward();
    record(&mut app, test, &[(people[0], Outcome::Did)]);
    let before = app.tallies().test(test).unwrap().total;
    assert_eq!((before.eligible, before.unnamed), (10, 6));
    let joining = Joining {
        who: Joins::New("Zoe New".into()),
        unit: Some(north),
        reason: "was on leave".into(),
        outcome: Outcome::Did,
        day: TODAY,
    };
    let make = app.joining_deed(test, &[(people[3], Outcome::NoAnswer, TODAY.plus(-1))], vec![joining]);
    app.perform(Action::Make(make));
    let after = app.tallies().test(test).unwrap().total;
    assert_eq!((after.eligible, after.unnamed, after.did, after.no_answer), (10, 5, 2, 1));
    assert_eq!(app.said_results(people[3], test)[0].day, TODAY.plus(-1));
    app.perform(Action::Undo);
    assert_eq!(app.tallies().test(test).unwrap().total, before);
    assert_eq!(app.campaign().people().count(), 4);
}

#[test]
fn the_first_result_freezes_whoever_joins_by_it_too() {
    let (_computer, mut app, test, north, _) = ward();
    let joining = Joining {
        who: Joins::New("Zoe New".into()),
        unit: Some(north),
        reason: "signed".into(),
        outcome: Outcome::Did,
        day: TODAY,
    };
    let make = app.joining_deed(test, &[], vec![joining]);
    app.perform(Action::Make(make));
    let total = app.tallies().test(test).unwrap().total;
    assert_eq!((total.eligible, total.unnamed, total.did), (10, 5, 1));
}

#[test]
fn a_result_puts_back_whoever_was_taken_off_the_chart() {
    let (_computer, mut app, test, north, people) = ward();
    record(&mut app, test, &[(people[0], Outcome::Did)]);
    say(&mut app, people[1], Edit::Remove { seen: Vec::new() });
    let paper = app.new_record();
    let rows = vec![people[1], people[0]];
    say(&mut app, paper, Edit::SetPaper(Fields(vec![PaperField::Rows(rows), PaperField::Unit(Some(north))])));
    let sheet = app.campaign().papers.get(&paper).unwrap().clone();
    let row = &app.rows_of_paper(&sheet, test)[0];
    assert_eq!((row.name.as_str(), row.is_on_roster), ("Maria Garcia", true), "the row keeps its name");
    let joining = Joining {
        who: Joins::Known(people[1]),
        unit: Some(north),
        reason: "worked that day".into(),
        outcome: Outcome::Did,
        day: TODAY,
    };
    let make = app.joining_deed(test, &[], vec![joining]);
    app.perform(Action::Make(make));
    assert!(app.campaign().worker(people[1]).is_some_and(|worker| worker.results.len() == 1));
    let total = app.tallies().test(test).unwrap().total;
    assert_eq!((total.eligible, total.did), (10, 2), "no place is counted twice");
}

#[test]
fn two_who_disagree_are_settled_by_a_later_word_and_both_stay() {
    let (_computer, mut app, test, _, people) = ward();
    let ada = people[0];
    let said = |outcome, says: &str| {
        let says = Speaker::Named(says.into());
        Edit::State(Fact::Result { test, outcome, day: TODAY.plus(-3), says })
    };
    say(&mut app, ada, said(Outcome::Refused, "M.K."));
    say(&mut app, ada, said(Outcome::Did, "B.O."));
    let marked = |app: &App| app.tallies().test(test).unwrap().person(ada).unwrap().clone();
    assert_eq!((marked(&app).outcome, marked(&app).disputed), (Outcome::Refused, Some(Outcome::Did)));
    let deed = app.settle_deed(ada, test, Outcome::Did);
    app.perform(Action::Do(deed));
    assert_eq!((marked(&app).outcome, marked(&app).disputed), (Outcome::Did, None));
    assert_eq!(app.said_results(ada, test).len(), 3, "nothing was overwritten");
}
