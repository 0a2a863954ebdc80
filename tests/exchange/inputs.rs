//! The messy lists of the field: each gives its people, or its own clear word.

use wallchart::exchange::{Column, ExchangeError, What, Will};
use wallchart::model::{Campaign, Judgement, Outcome, Worker, support};

use super::{draft_of, session, sheets, take_in};

fn taken(name: &str) -> Campaign {
    let (mut session, mut world) = session();
    let draft = draft_of(sheets(name).unwrap(), session.campaign());
    let counts = draft.counts();
    take_in(&mut session, &mut world, draft);
    assert_eq!(session.campaign().workers.len(), counts.added as usize);
    session.campaign().clone()
}

fn named<'a>(campaign: &'a Campaign, name: &str) -> &'a Worker {
    campaign.people().find(|worker| &**worker.name.value() == name).unwrap_or_else(|| panic!("{name}"))
}

fn numbered<'a>(campaign: &'a Campaign, number: &str) -> &'a Worker {
    campaign.people().find(|worker| &**worker.number.value() == number).unwrap_or_else(|| panic!("{number}"))
}

fn place(campaign: &Campaign, worker: &Worker, grouping: &str) -> String {
    let unit = worker.place(grouping).and_then(|unit| campaign.unit(unit));
    unit.map(|unit| unit.name.to_string()).unwrap_or_default()
}

#[test]
fn payroll_with_titles_semicolons_and_a_total_line_holds_60() {
    let campaign = taken("payroll-de-1252.csv");
    assert_eq!(campaign.workers.len(), 60);
    let worker = numbered(&campaign, "004000");
    assert_eq!(&**worker.name.value(), "Günther Köhler");
    assert_eq!(&**worker.phone.value(), "01753534732");
    assert_eq!(place(&campaign, worker, "unit"), "Montage");
    assert_eq!(place(&campaign, worker, "shift"), "Spät");
    assert_eq!(
        worker.free.get("Eintritt").map(|text| text.value().to_string()).as_deref(),
        Some("04.08.2016")
    );
    assert_eq!(campaign.units_of("unit").len(), 4);
    assert_eq!(campaign.units_of("shift").len(), 3);
}

#[test]
fn voter_list_in_word_holds_45_under_their_department() {
    let campaign = taken("voter-list.docx");
    assert_eq!(campaign.workers.len(), 45);
    let worker = named(&campaign, "Priya Okafor");
    assert_eq!(place(&campaign, worker, "unit"), "EMERGENCY");
    assert_eq!(place(&campaign, worker, "shift"), "Eve");
    assert_eq!(place(&campaign, worker, "worksite"), "Main bldg");
    assert_eq!(&**worker.phone.value(), "+1 (636) 555-3565");
    let units: Vec<String> = campaign.units_of("unit").iter().map(|unit| unit.name.to_string()).collect();
    assert_eq!(units, ["EMERGENCY", "ICU", "HOUSEKEEPING"]);
}

#[test]
fn schedule_with_a_sheet_per_shift_holds_75() {
    let campaign = taken("schedule.xlsx");
    assert_eq!(campaign.workers.len(), 75);
    let worker = numbered(&campaign, "70001");
    assert_eq!(&**worker.name.value(), "Wei Martinez");
    assert_eq!(&**worker.phone.value(), "7186093034");
    assert_eq!(place(&campaign, worker, "shift"), "Day");
    assert_eq!(place(&campaign, worker, "unit"), "Dock");
    assert_eq!(worker.free.get("Hired").map(|text| text.value().to_string()).as_deref(), Some("2016-02-23"));
    assert_eq!(campaign.units_of("shift").len(), 3);
}

#[test]
fn export_in_utf16_holds_40() {
    let campaign = taken("export-utf16.txt");
    assert_eq!(campaign.workers.len(), 40);
    let worker = named(&campaign, "René Öztürk");
    assert_eq!(&**worker.job.value(), "Picker");
    assert_eq!(worker.languages.value()[0], "English".into());
    assert_eq!(place(&campaign, worker, "unit"), "A");
}

#[test]
fn another_database_with_assessments_and_event_steps_holds_50() {
    let campaign = taken("organizing-db.csv");
    assert_eq!(campaign.workers.len(), 50);
    let worker = named(&campaign, "Robert Brown");
    assert_eq!(support(&worker.ratings).unwrap().rating.value, 3);
    assert_eq!(*worker.judgement.value(), Judgement::Suggested);
    assert_eq!(worker.results.len(), 1);
    assert_eq!(worker.results[0].outcome, Outcome::Did);
    assert_eq!(&**worker.note.value(), "asks \"why now?\"");
    assert_eq!(worker.free.get("Night crew").map(|text| text.value().to_string()).as_deref(), Some("X"));
    let fatima = named(&campaign, "Fatima St.John");
    let refused = fatima.results.iter().find(|result| result.outcome == Outcome::Did);
    assert_eq!(campaign.test(refused.unwrap().test).unwrap().name.value().to_string(), "Petition");
    assert_eq!(&**fatima.note.value(), "line one\nline two");
    let unit = campaign.unit(fatima.unit().unwrap()).unwrap();
    assert_eq!(&**unit.name.value(), "5 North");
    assert_eq!(&**campaign.unit(unit.parent.value().unwrap()).unwrap().name.value(), "Dietary");
    let tests: Vec<String> = campaign.tests.values().map(|test| test.name.to_string()).collect();
    assert_eq!(tests.len(), 2, "{tests:?}");
}

#[test]
fn arabic_with_a_mark_holds_10() {
    let campaign = taken("staff-ar.csv");
    assert_eq!(campaign.workers.len(), 10);
    let worker = named(&campaign, "كريم Haddad");
    assert_eq!(place(&campaign, worker, "unit"), "النقل");
    assert_eq!(place(&campaign, worker, "shift"), "مساء");
}

#[test]
fn hostile_list_is_previewed_with_its_problems_named() {
    let campaign = taken("hostile.csv");
    assert_eq!(campaign.workers.len(), 9);
    assert!(campaign.people().any(|worker| &**worker.name.value() == "evil"));
    assert!(campaign.people().any(|worker| &**worker.name.value() == "ZeroWidth"));
    let draft = draft_of(sheets("hostile.csv").unwrap(), &Campaign::blank(campaign.id));
    let at = |row: u32| -> Vec<&What> {
        draft
            .problems()
            .iter()
            .filter(|problem| problem.place.is_some_and(|place| place.row == row))
            .map(|problem| &problem.what)
            .collect()
    };
    assert!(matches!(at(5)[..], [What::Cleaned(cleaned)] if cleaned.turning == 2), "{:?}", at(5));
    assert!(matches!(at(6)[..], [What::Shortened { .. }]), "{:?}", at(6));
    assert!(matches!(at(9)[..], [What::Cleaned(cleaned)] if cleaned.unseen == 1), "{:?}", at(9));
    assert!(matches!(at(11)[..], [What::Cleaned(cleaned)] if cleaned.control == 1), "{:?}", at(11));
    let doubles: Vec<u32> = draft.doubles().iter().map(|double| double.row.row).collect();
    assert_eq!(doubles, [8], "the second Ann");
    assert!(draft.rows().iter().all(|row| row.will == Will::Add));
}

#[test]
fn each_broken_file_has_its_own_error() {
    let error = |name: &str| sheets(name).unwrap_err();
    assert_eq!(error("empty.csv"), ExchangeError::Empty);
    assert_eq!(error("binary.csv"), ExchangeError::Binary);
    assert_eq!(error("not-a-list.xlsx"), ExchangeError::NotAnArchive);
    assert_eq!(error("unbalanced-quotes.csv"), ExchangeError::UnbalancedQuotes { line: 2 });
}

#[test]
fn the_same_list_again_changes_nothing() {
    for name in [
        "payroll-de-1252.csv",
        "voter-list.docx",
        "schedule.xlsx",
        "organizing-db.csv",
        "staff-ar.csv",
        "hostile.csv",
    ] {
        let (mut session, mut world) = session();
        let first = draft_of(sheets(name).unwrap(), session.campaign());
        assert!(take_in(&mut session, &mut world, first));
        let again = draft_of(sheets(name).unwrap(), session.campaign());
        let counts = again.counts();
        assert_eq!((counts.added, counts.changed), (0, 0), "{name}: {counts:?}");
        assert!(!take_in(&mut session, &mut world, again), "{name}");
    }
}

#[test]
fn one_undo_takes_the_whole_list_back() {
    let (mut session, mut world) = session();
    let draft = draft_of(sheets("organizing-db.csv").unwrap(), session.campaign());
    take_in(&mut session, &mut world, draft);
    session.undo(&mut world).unwrap();
    let campaign = session.campaign();
    assert_eq!((campaign.workers.len(), campaign.units.len(), campaign.tests.len()), (0, 0, 0));
    session.redo(&mut world).unwrap();
    assert_eq!(session.campaign().workers.len(), 50);
}

#[test]
fn the_campaign_remembers_how_many_came_and_when() {
    let campaign = taken("staff-ar.csv");
    let import = campaign.about.imports.first().unwrap();
    assert_eq!((import.added, import.changed, import.day), (10, 0, super::today()));
}

#[test]
fn columns_of_the_docx_are_guessed() {
    let campaign = Campaign::blank(wallchart::model::RecordId::from_bytes([0; 15]));
    let draft = draft_of(sheets("voter-list.docx").unwrap(), &campaign);
    let columns: Vec<Column> = draft.columns().iter().map(|guess| guess.column).collect();
    use Column::{Email, Free, Job, Name, Phone, Shift, Worksite};
    assert_eq!(columns, [Name, Job, Shift, Worksite, Free, Email, Phone]);
}
