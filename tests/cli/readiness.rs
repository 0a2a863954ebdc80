//! Readiness in the terminal: each gate with its reason, the honest denominator everywhere.

use std::fmt::Write;

use serde_json::{Value, json};

use super::{Terminal, keys};

/// 200 named of 450, of whom 120 signed.
fn signed() -> Terminal {
    let terminal = Terminal::with_campaign();
    let (mut list, mut results) = ("name,unit,employee number\n".to_owned(), "person,result\n".to_owned());
    for number in 0..200 {
        writeln!(list, "Ana Lima-{number},Works,{number}").unwrap();
        if number < 120 {
            writeln!(results, "{number},did").unwrap();
        }
    }
    terminal.write("list.csv", &list);
    terminal.write("results.csv", &results);
    terminal.ok(&["import", "a.wallchart", "list.csv"]);
    terminal.ok(&["unit", "a.wallchart", "Works", "--estimate", "450", "--gate"]);
    terminal.ok(&["test", "a.wallchart", "add", "Petition", "--threshold", "65"]);
    terminal.ok(&["test", "a.wallchart", "record", "Petition", "results.csv"]);
    terminal
}

fn cell<'a>(row: &'a Value, gate: &str) -> &'a Value {
    let cells = row["cells"].as_array().unwrap();
    cells.iter().find(|cell| cell["gate"] == gate).unwrap()
}

#[test]
fn two_hundred_named_of_450_with_120_who_signed_are_27_percent_everywhere() {
    let terminal = signed();
    let shown = terminal.json(&["test", "a.wallchart", "show", "--json"]);
    assert_eq!(shown[0]["percent"], 27);
    assert!(terminal.ok(&["test", "a.wallchart", "show"]).contains("27 %"));
    let ready = terminal.json(&["readiness", "a.wallchart", "--json"]);
    let held = &cell(&ready["rows"][0], "tests")["rests"]["held"][0];
    assert_eq!((&held["did"], &held["of"], &held["percent"]), (&json!(120), &json!(450), &json!(27)));
    let words = terminal.ok(&["readiness", "a.wallchart"]);
    assert!(words.contains("27 %: 173 short of 65 % in Petition"), "{words}");
    terminal.ok(&["export", "a.wallchart", "--what", "readiness", "-o", "ready.json"]);
    let exported: Value = serde_json::from_slice(&terminal.read("ready.json")).unwrap();
    assert_eq!(cell(&exported["rows"][0], "tests")["number"], "27 %");
    let rated: String = (0..120).map(|number| format!("rate a.wallchart {number} 1 --basis did\n")).collect();
    for line in rated.lines().take(1) {
        terminal.ok(&line.split(' ').collect::<Vec<_>>());
    }
    let app = open(&terminal);
    let (_, did, of, percent) = app.tallies().status(app.campaign()).last_test.unwrap();
    assert_eq!((did, of, percent), (120, 450, 27), "the status line");
    let row = &app.readiness().rows[0];
    assert_eq!(app.gate_words(row, row.cell(wallchart::app::GateKey::Tests).unwrap()).number, "27 %");
}

/// The file as the window opens it.
fn open(terminal: &Terminal) -> wallchart::app::App {
    use wallchart::app::{Action, App, System};
    let host = System::new(std::sync::Arc::new(|| ()));
    let folders = wallchart::store::Folders::under(&terminal.root().join("home"));
    let mut app = App::start_in(Box::new(host), Some(folders));
    app.perform(Action::Open(terminal.path("a.wallchart")));
    app.finish();
    app
}

#[test]
fn prints_each_gate_with_its_reason_and_the_keys_of_the_contract() {
    let terminal = signed();
    let ready = terminal.json(&["readiness", "a.wallchart", "--json"]);
    let wanted = ["gates", "majorities", "needle", "ready", "ready_units", "rows", "units", "unplaced"];
    assert_eq!(keys(&ready), wanted);
    assert_eq!(
        (&ready["ready"], &ready["ready_units"], &ready["units"]),
        (&json!(false), &json!(0), &json!(1))
    );
    let row = &ready["rows"][0];
    assert_eq!(keys(row), ["belongs", "cells", "kind", "met", "named", "ready", "unit", "with"]);
    assert_eq!(
        (&row["unit"], &row["kind"], &row["belongs"], &row["named"]),
        (&json!("Works"), &json!("unit"), &json!(450), &json!(200))
    );
    let charted = cell(row, "charted");
    assert_eq!(keys(charted), ["gate", "met", "number", "people", "rests", "unnamed", "why"]);
    assert_eq!(
        (&charted["met"], &charted["number"], &charted["why"]),
        (&json!("not_yet"), &json!("200 of 450"), &json!("250 not named"))
    );
    assert_eq!(charted["unnamed"], 250);
    let gates: Vec<&str> =
        ready["gates"].as_array().unwrap().iter().map(|gate| gate["gate"].as_str().unwrap()).collect();
    assert_eq!(gates, ["charted", "rated", "leaders", "tests", "fall", "prediction"]);
    assert_eq!(cell(row, "leaders")["number"], "gap");
    assert_eq!(cell(row, "fall")["why"], "no two tests to compare");
    assert_eq!(cell(row, "prediction")["why"], "nobody predicted");
    let cards = &ready["majorities"]["rules"][4];
    assert_eq!(keys(cards), ["entitled", "likely", "needed", "reached", "rule", "sure", "to_win", "turnout"]);
    assert_eq!(
        (&cards["rule"], &cards["needed"], &cards["sure"], &cards["to_win"]),
        (&json!("cards_65"), &json!(293), &json!(120), &json!(173))
    );
    let step = &ready["needle"][0];
    let wanted = ["gates", "n", "opens", "people", "step", "test", "through", "title", "unit", "who", "why"];
    assert_eq!(keys(step), wanted);
    let words = terminal.ok(&["readiness", "a.wallchart"]);
    assert!(words.starts_with("Not yet ready: 0 of 1 unit meets every gate."), "{words}");
    assert!(words.contains("What moves the needle\n1. "), "{words}");
}

#[test]
fn exports_the_grid_without_names_unless_they_are_asked_for() {
    let terminal = signed();
    terminal.ok(&["rate", "a.wallchart", "3", "2", "--basis", "said"]);
    for ending in ["csv", "json", "md", "html"] {
        let out = format!("ready.{ending}");
        terminal.ok(&["export", "a.wallchart", "--what", "readiness", "-o", &out]);
        let text = String::from_utf8(terminal.read(&out)).unwrap();
        assert!(text.contains("Works") && text.contains("27 %"), "{ending}: {text}");
        assert!(!text.contains("Lima"), "{ending}: {text}");
    }
    let html = String::from_utf8(terminal.read("ready.html")).unwrap();
    assert!(!html.contains("http") && !html.contains("<script"), "loads nothing");
    terminal.ok(&["export", "a.wallchart", "--what", "readiness", "--names", "full", "-o", "named.md"]);
    // Beside names stand neither ratings nor ties: why, and through whom, is told with codes alone.
    let why = |file: &str| {
        let text = String::from_utf8(terminal.read(file)).unwrap();
        let step = text.lines().find(|line| line.starts_with("1. **")).expect("a first step").to_owned();
        step.split_once("). ").map_or_else(String::new, |(_, why)| why.trim().to_owned())
    };
    assert!(!why("ready.md").is_empty(), "codes: with the reason");
    assert_eq!(why("named.md"), "");
    let refused = terminal.fails(&["export", "a.wallchart", "--what", "readiness", "-o", "ready.gexf"]);
    assert!(!refused.is_empty());
}

#[test]
fn an_empty_campaign_is_told_what_to_do_first() {
    let terminal = Terminal::with_campaign();
    let words = terminal.ok(&["readiness", "a.wallchart"]);
    assert!(words.contains("There is no gate unit yet"), "{words}");
    let ready = terminal.json(&["readiness", "a.wallchart", "--json"]);
    assert_eq!((&ready["ready"], &ready["rows"]), (&json!(false), &json!([])));
}
