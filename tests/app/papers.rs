//! Sheets of paper: what is printed stands in the campaign, in the printed order.

use std::path::PathBuf;

use wallchart::app::{Action, App, Names, PaperWay, Print, Printed, SheetOf, Tone};
use wallchart::chart::FormRow;
use wallchart::model::{
    Basis, Deed, Edit, Fact, Fields, Judgement, Label, PaperKind, RecordId, SheetCode, Speaker, TestField,
    UnitField, WorkerField,
};

use super::{Computer, person, set, told};

fn say(app: &mut App, on: RecordId, edit: Edit) {
    app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![(on, edit)])));
}

fn unit(app: &mut App, name: &str, parent: Option<RecordId>, more: &[UnitField]) -> RecordId {
    let id = app.new_record();
    let mut fields = vec![UnitField::Name(name.into()), UnitField::Parent(parent)];
    fields.extend(more.iter().cloned());
    say(app, id, Edit::SetUnit(Fields(fields)));
    id
}

fn test(app: &mut App, name: &str) -> RecordId {
    let id = app.new_record();
    say(app, id, Edit::SetTest(Fields(vec![TestField::Name(name.into())])));
    id
}

fn placed(app: &mut App, name: &str, unit: RecordId) -> RecordId {
    let id = person(app, name);
    set(app, id, WorkerField::Place("unit".into(), Some(unit)));
    id
}

fn way(names: Names) -> PaperWay {
    PaperWay { names, ..PaperWay::default() }
}

fn print(app: &mut App, path: PathBuf, what: Printed, names: Names) {
    app.perform(Action::print(Print { what, way: way(names), path, whom: "the committee".into() }));
    app.finish();
}

fn team(tests: &[RecordId], of: &[SheetOf]) -> Printed {
    Printed::New { kind: PaperKind::Team, tests: tests.to_vec(), of: of.to_vec() }
}

/// Names on a form, in order.
fn on(app: &App, what: &Printed, names: Names) -> Vec<Vec<String>> {
    let named = |row: &FormRow| match row {
        FormRow::Person { name, .. } => Some(name.clone()),
        _ => None,
    };
    let forms = app.sheet_forms(what, way(names));
    forms.iter().map(|form| form.rows.iter().filter_map(named).collect()).collect()
}

struct Ward {
    app: App,
    north: RecordId,
    kitchen: RecordId,
    petition: RecordId,
}

fn ward(computer: &Computer) -> Ward {
    let mut app = computer.saved("a.wallchart", None);
    let north = unit(&mut app, "5 North", None, &[]);
    let kitchen = unit(&mut app, "Kitchen", None, &[]);
    for name in ["Éva Zorn", "ada Berg", "Ben Okoye", "Dora Novak"] {
        placed(&mut app, name, north);
    }
    for name in ["Finn Olsen", "Cem Arslan"] {
        placed(&mut app, name, kitchen);
    }
    let petition = test(&mut app, "Petition");
    Ward { app, north, kitchen, petition }
}

#[test]
fn what_is_printed_is_kept_in_the_printed_order_and_undo_takes_the_numbers_back() {
    let computer = Computer::new();
    let Ward { mut app, north, kitchen, petition } = ward(&computer);
    let path = computer.path("sheets.pdf");
    let what = team(&[petition], &[SheetOf::Unit(north), SheetOf::Unit(kitchen)]);
    let forms = on(&app, &what, Names::Full);
    assert_eq!(forms[0], ["ada Berg", "Ben Okoye", "Dora Novak", "Éva Zorn"]);
    print(&mut app, path.clone(), what, Names::Full);
    assert!(told(&app).contains("sheets.pdf"), "{}", told(&app));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    let author = app.session().author();
    let sheets: Vec<_> = app.papers_out().into_iter().cloned().collect();
    assert_eq!(sheets.len(), 2);
    for (sheet, (number, names)) in sheets.iter().zip((1..).zip(&forms)) {
        assert_eq!(&**sheet.code.value(), SheetCode::new(number, author).to_string());
        let campaign = app.campaign();
        let rows: Vec<String> =
            sheet.rows.iter().map(|row| campaign.worker(*row).unwrap().name.to_string()).collect();
        assert_eq!(&rows, names, "the rows stand as they were printed");
        assert_eq!(*sheet.day.value(), Some(app.today()));
        assert_eq!(sheet.tests.value(), &[petition]);
        assert_eq!(app.campaign().papers_with(&sheet.code).unwrap()[0].id, sheet.id);
    }
    assert_eq!(app.campaign().about.given.len(), 1, "named pages stand in the list of what was given out");
    let label = app.session().undo_label().unwrap();
    assert_eq!((label.verb, label.count), ("print-sheets", 2));
    app.perform(Action::Undo);
    assert!(app.papers_out().is_empty() && app.campaign().next_sheet() == 1);
    app.perform(Action::Redo);
    assert_eq!(app.campaign().next_sheet(), 3);
}

#[test]
fn whatever_changes_since_a_sheet_printed_again_is_the_same_sheet() {
    let computer = Computer::new();
    let Ward { mut app, north, kitchen, petition } = ward(&computer);
    let what = team(&[petition], &[SheetOf::Unit(north)]);
    print(&mut app, computer.path("a.pdf"), what, Names::Full);
    let sheet = app.papers_out()[0].clone();
    let rows = sheet.rows.value().clone();
    set(&mut app, rows[0], WorkerField::Place("unit".into(), Some(kitchen)));
    set(&mut app, rows[1], WorkerField::Name("Zoe Okoye".into()));
    say(&mut app, rows[2], Edit::Remove { seen: Vec::new() });
    placed(&mut app, "Aaron New", north);
    let again = Printed::Again(vec![sheet.id]);
    let forms = app.sheet_forms(&again, way(Names::Full));
    assert_eq!((&*forms[0].code, forms[0].day), (&**sheet.code.value(), *sheet.day.value()));
    assert_eq!(
        on(&app, &again, Names::Full),
        [["ada Berg", "Zoe Okoye", "", "Éva Zorn"]],
        "a row stays a row"
    );
    let papers = app.campaign().papers.len();
    print(&mut app, computer.path("b.pdf"), again, Names::Codes);
    assert_eq!(app.campaign().papers.len(), papers, "no new number");
    assert_eq!(app.papers_out()[0], &sheet);
    assert_eq!(app.campaign().about.given.len(), 1, "codes are given out without a word");
}

#[test]
fn a_page_with_names_carries_no_ratings_leaders_ties_notes_or_authors() {
    let computer = Computer::new();
    let Ward { mut app, north, petition, .. } = ward(&computer);
    let people: Vec<RecordId> = app.campaign().people().map(|worker| worker.id).collect();
    for (at, person) in people.iter().enumerate() {
        let says = Speaker::Named("SPEAKERMARK".into());
        let rating = Fact::Rating { value: 3, day: app.today(), basis: Basis::Said, says };
        say(&mut app, *person, Edit::State(rating));
        set(&mut app, *person, WorkerField::Note("NOTEMARK".into()));
        set(&mut app, *person, WorkerField::Phone("PHONEMARK".into()));
        set(&mut app, *person, WorkerField::Judgement(Judgement::Identified));
        set(&mut app, *person, WorkerField::Responsible(Some(people[0])));
        set(&mut app, *person, WorkerField::Job(format!("JOBMARK {at}").into()));
    }
    say(&mut app, north, Edit::SetUnit(Fields(vec![UnitField::Leader(Some(people[1]))])));
    for kind in
        [PaperKind::Team, PaperKind::Assignment, PaperKind::Prediction, PaperKind::Door, PaperKind::Call]
    {
        for names in [Names::Full, Names::First, Names::Initials, Names::Codes] {
            let of =
                app.sheet_choices(kind, &[petition], false).into_iter().map(|choice| choice.of).collect();
            let what = Printed::New { kind, tests: vec![petition], of };
            for form in app.sheet_forms(&what, way(names)) {
                let said = format!("{form:?}");
                assert!(!said.contains("MARK"), "{said}");
                if names == Names::Codes {
                    for name in ["ada", "Ben", "Okoye", "Olsen"] {
                        assert!(!said.contains(name), "{said}");
                    }
                }
            }
        }
    }
    // Whose sheet it is stands in the campaign, never on the page.
    let what = Printed::New {
        kind: PaperKind::Assignment,
        tests: vec![petition],
        of: vec![SheetOf::Responsible(people[0])],
    };
    let name = app.campaign().worker(people[0]).unwrap().name.to_string();
    let named = format!("{:?}", app.sheet_forms(&what, way(Names::Full)));
    assert_eq!(named.matches(&name).count(), 1, "as one row among others");
}

#[test]
fn assignment_sheets_have_at_most_fifteen_names_shared_out_evenly() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    let petition = test(&mut app, "Petition");
    let (north, south) = (unit(&mut app, "North", None, &[]), unit(&mut app, "South", None, &[]));
    let rosa = person(&mut app, "Rosa");
    for number in 0..31 {
        let unit = if number % 2 == 0 { north } else { south };
        let id = placed(&mut app, &format!("P{number:02}"), unit);
        set(&mut app, id, WorkerField::Responsible(Some(rosa)));
    }
    let ben = placed(&mut app, "Ben", south);
    placed(&mut app, "Nobody's", north);
    say(&mut app, south, Edit::SetUnit(Fields(vec![UnitField::Leader(Some(ben))])));
    let choices = app.sheet_choices(PaperKind::Assignment, &[petition], false);
    let found: Vec<(SheetOf, usize, bool)> =
        choices.iter().map(|choice| (choice.of, choice.people, choice.usual)).collect();
    // Rosa herself stands in no unit and has nobody.
    let expected = [
        (SheetOf::Responsible(ben), 1, true),
        (SheetOf::Responsible(rosa), 31, true),
        (SheetOf::Nobodys, 2, false),
    ];
    assert_eq!(found, expected);
    let of = vec![SheetOf::Responsible(rosa)];
    let what = Printed::New { kind: PaperKind::Assignment, tests: vec![petition], of };
    let forms = app.sheet_forms(&what, way(Names::Full));
    let sizes: Vec<usize> = forms.iter().map(|form| form.people()).collect();
    assert_eq!(sizes, [11, 10, 10]);
    let all = on(&app, &what, Names::Full).concat();
    assert_eq!(all.len(), 31);
    assert!(all[..16].is_sorted() && all[16..].is_sorted(), "unit by unit: {all:?}");
    assert_eq!(forms[0].title, "North");
    assert_eq!(forms[1].title, "", "two units: told at each row");
    assert!(matches!(&forms[1].rows[9], FormRow::Person { place, .. } if place == "South"));
}

#[test]
fn doors_come_in_the_order_of_stairwell_floor_and_number() {
    let computer = Computer::new();
    let mut app = computer.saved("a.wallchart", None);
    let house = unit(&mut app, "Canal Street 7", None, &[]);
    let door = |number: &str| UnitField::Door(number.into());
    let mut stairs = Vec::new();
    for name in ["Stairwell B", "Stairwell A"] {
        let stair = unit(&mut app, name, Some(house), &[]);
        for floor in ["Floor 10", "Floor 2"] {
            let floor_unit = unit(&mut app, floor, Some(stair), &[]);
            for number in ["12", "2a", "2", "100"] {
                let vacant = UnitField::Vacant(number == "12");
                let flat =
                    unit(&mut app, &format!("Flat {number}"), Some(floor_unit), &[door(number), vacant]);
                if number != "12" && number != "100" {
                    placed(&mut app, &format!("{name} {floor} {number}"), flat);
                }
            }
        }
        stairs.push(stair);
    }
    let choices = app.sheet_choices(PaperKind::Door, &[], false);
    let usual: Vec<SheetOf> = choices.iter().filter(|choice| choice.usual).map(|choice| choice.of).collect();
    assert_eq!(usual.len(), 2, "a sheet a stairwell");
    let what = Printed::New { kind: PaperKind::Door, tests: Vec::new(), of: vec![SheetOf::Unit(house)] };
    let form = app.sheet_forms(&what, way(Names::Full)).remove(0);
    let told: Vec<String> = form
        .rows
        .iter()
        .map(|row| match row {
            FormRow::Head(words) => format!("# {words}"),
            FormRow::Person { name, place } => format!("{place} {name}"),
            FormRow::Open { place } => format!("{place} ?"),
            FormRow::Vacant { place } => format!("{place} vacant"),
        })
        .collect();
    let mut expected = Vec::new();
    for stair in ["Stairwell A", "Stairwell B"] {
        for floor in ["Floor 2", "Floor 10"] {
            expected.push(format!("# {stair} · {floor}"));
            expected.push(format!("2 {stair} {floor} 2"));
            expected.push(format!("2a {stair} {floor} 2a"));
            expected.push("12 vacant".into());
            expected.push("100 ?".into());
        }
    }
    assert_eq!(told, expected);
    print(&mut app, computer.path("doors.pdf"), what, Names::Codes);
    let sheet = app.papers_out()[0];
    let rows: Vec<String> =
        sheet.rows.iter().map(|row| app.campaign().worker(*row).unwrap().name.to_string()).collect();
    assert_eq!(rows[0], "Stairwell A Floor 2 2");
    assert_eq!(rows.len(), 8);
    let again = app.sheet_forms(&Printed::Again(vec![sheet.id]), way(Names::Full)).remove(0);
    assert_eq!(again.rows, form.rows, "printed again with its vacant doors");
}

#[test]
fn sheets_come_back_and_the_list_says_which_are_out() {
    let computer = Computer::new();
    let Ward { mut app, north, kitchen, petition } = ward(&computer);
    let what = team(&[petition], &[SheetOf::Unit(north), SheetOf::Unit(kitchen)]);
    print(&mut app, computer.path("a.pdf"), what, Names::Codes);
    let first = app.papers_out()[0].id;
    app.perform(Action::Do(app.back_deed(first)));
    assert_eq!(app.papers_out().len(), 1);
    assert_eq!(app.printed_sheets().len(), 2);
    app.perform(Action::Do(App::still_out_deed(first)));
    assert_eq!(app.papers_out().len(), 2);
}

#[test]
fn a_frozen_roster_says_who_stands_on_the_sheet() {
    let computer = Computer::new();
    let Ward { mut app, north, petition, .. } = ward(&computer);
    let ada = app.campaign().people().find(|worker| &**worker.name.value() == "ada Berg").unwrap().id;
    app.perform(Action::Do(app.results_deed(
        petition,
        app.today(),
        &[(ada, wallchart::model::Outcome::Did)],
    )));
    placed(&mut app, "Hired Later", north);
    let sheets = on(&app, &team(&[petition], &[SheetOf::Unit(north)]), Names::Full);
    assert_eq!(sheets, [["ada Berg", "Ben Okoye", "Dora Novak", "Éva Zorn"]]);
    assert_eq!(on(&app, &team(&[], &[SheetOf::Unit(north)]), Names::Full)[0].len(), 5);
}

#[test]
fn what_cannot_be_printed_is_said_and_takes_no_number() {
    let computer = Computer::new();
    let Ward { mut app, north, kitchen, petition } = ward(&computer);
    let empty = unit(&mut app, "Empty", None, &[]);
    let both = || team(&[petition], &[SheetOf::Unit(north), SheetOf::Unit(kitchen)]);
    for (name, what) in [
        ("a.pdf", team(&[petition], &[SheetOf::Unit(empty)])),
        ("a.pdf", team(&[petition], &[])),
        ("a.bmp", both()),
        ("a.png", both()),
        ("a.wallchart", both()),
    ] {
        let before = std::fs::read(computer.path("a.wallchart")).unwrap();
        print(&mut app, computer.path(name), what, Names::Full);
        assert_eq!(app.notice().unwrap().tone, Tone::Trouble, "{name}: {}", told(&app));
        assert!(app.papers_out().is_empty() && app.campaign().about.given.is_empty(), "{name}");
        assert_eq!(std::fs::read(computer.path("a.wallchart")).unwrap(), before);
    }
    // One page is a picture, too; and a poster of it is several.
    print(&mut app, computer.path("one.png"), team(&[petition], &[SheetOf::Unit(north)]), Names::Initials);
    assert!(std::fs::read(computer.path("one.png")).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn the_same_sheets_are_the_same_bytes() {
    let computer = Computer::new();
    let Ward { mut app, north, petition, .. } = ward(&computer);
    print(&mut app, computer.path("a.pdf"), team(&[petition], &[SheetOf::Unit(north)]), Names::Full);
    let sheet = app.papers_out()[0].id;
    print(&mut app, computer.path("b.pdf"), Printed::Again(vec![sheet]), Names::Full);
    assert_eq!(
        std::fs::read(computer.path("a.pdf")).unwrap(),
        std::fs::read(computer.path("b.pdf")).unwrap()
    );
}
