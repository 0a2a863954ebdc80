//! What leaves the program.

use wallchart::exchange::{Choices, Draft, PeopleSheet, campaign_json, people_csv, read};
use wallchart::model::{Campaign, Worker};

use super::{draft, draft_of, session, sheets, take_in, today};

fn full(worker: &Worker) -> String {
    worker.name.to_string()
}

fn text(campaign: &Campaign, sheet: &PeopleSheet<'_>) -> String {
    String::from_utf8(people_csv(campaign, sheet)).unwrap()
}

/// What an export says of everybody, in an order that does not depend on ids.
fn lines(campaign: &Campaign) -> Vec<String> {
    let mut lines: Vec<String> =
        text(campaign, &PeopleSheet::whole("en", &full)).lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

#[test]
fn what_goes_out_comes_back_the_same_in_every_language() {
    for name in [
        "payroll-de-1252.csv",
        "voter-list.docx",
        "schedule.xlsx",
        "export-utf16.txt",
        "organizing-db.csv",
        "staff-ar.csv",
        "hostile.csv",
    ] {
        for language in ["en", "de", "es", "fr", "pt", "ar"] {
            let (mut first, mut world) = session();
            let list = draft_of(sheets(name).unwrap(), first.campaign());
            take_in(&mut first, &mut world, list);
            let out = people_csv(first.campaign(), &PeopleSheet::whole(language, &full));
            let (mut second, mut world) = session();
            let choices = Choices { keep_sensitive: true, ..Choices::on(today()) };
            let back = Draft::build(read(&out, Some("csv")).unwrap(), second.campaign(), choices).unwrap();
            take_in(&mut second, &mut world, back);
            assert_eq!(lines(first.campaign()), lines(second.campaign()), "{name} {language}");
        }
    }
}

#[test]
fn no_cell_is_computed_by_a_spreadsheet() {
    let (mut session, mut world) = session();
    let list = draft_of(sheets("hostile.csv").unwrap(), session.campaign());
    take_in(&mut session, &mut world, list);
    let more = draft("Name,Phone,Notes\n=cmd|' /C calc'!A0,+49 170 1234567,-1+1\n", session.campaign());
    take_in(&mut session, &mut world, more);
    let out = text(session.campaign(), &PeopleSheet::whole("en", &full));
    let cells = out.trim_start_matches('\u{feff}').split("\",\"").flat_map(|part| part.split("\"\r\n\""));
    let mut seen = 0;
    for cell in cells {
        let cell = cell.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
        seen += usize::from(cell.starts_with('\''));
    }
    assert!(seen >= 5, "{seen}");
}

#[test]
fn a_list_with_names_says_nothing_of_where_they_stand() {
    let (mut session, mut world) = session();
    let list = draft_of(sheets("organizing-db.csv").unwrap(), session.campaign());
    take_in(&mut session, &mut world, list);
    let named = text(session.campaign(), &PeopleSheet::named("en", &full));
    for word in ["Support", "Leader", "suggested", "Petition", "asks", "Note"] {
        assert!(!named.contains(word), "{word}");
    }
    let code = |worker: &Worker| worker.id.to_string()[..4].to_owned();
    let coded = text(session.campaign(), &PeopleSheet::coded("en", &code));
    for word in ["Robert", "Brown", "555-", "asks"] {
        assert!(!coded.contains(word), "{word}");
    }
    assert!(coded.contains("suggested"));
}

#[test]
fn the_campaign_as_json_is_whole_and_readable() {
    let (mut session, mut world) = session();
    let list = draft_of(sheets("organizing-db.csv").unwrap(), session.campaign());
    take_in(&mut session, &mut world, list);
    let bytes = campaign_json(session.campaign(), &full, true).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(value["people"].as_array().unwrap().len(), 50);
    assert_eq!(value["tests"].as_array().unwrap().len(), 2);
    let with = |key: &str| {
        value["people"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|person| person[key].is_array() || person[key].is_number())
            .count()
    };
    let rated = session.campaign().people().filter(|worker| !worker.ratings.is_empty()).count();
    assert_eq!(with("support"), rated);
    let reduced =
        String::from_utf8(campaign_json(session.campaign(), &|_| "P".to_owned(), false).unwrap()).unwrap();
    for word in ["Robert", "555-", "asks"] {
        assert!(!reduced.contains(word), "{word}");
    }
}

#[test]
fn one_unit_with_those_within_it() {
    let (mut session, mut world) = session();
    let list = draft(
        "Name,Department,Sub Department\nAnn,Nursing,5 North\nBob,Dietary,\nCarl,Nursing,\n",
        session.campaign(),
    );
    take_in(&mut session, &mut world, list);
    let nursing =
        session.campaign().units.values().find(|unit| &**unit.name.value() == "Nursing").unwrap().id;
    let sheet = PeopleSheet { unit: Some(nursing), ..PeopleSheet::named("en", &full) };
    let out = text(session.campaign(), &sheet);
    assert!(out.contains("Ann") && out.contains("Carl") && !out.contains("Bob"));
}
