use std::fmt::Write;

use serde_json::json;
use sha2::Digest;

use super::{Terminal, keys};

const LIST: &str =
    "name,unit,employee number,job\nAna Lima,ICU,1,RN\nBen Ode,ICU,2,Porter\nCy Roe,5 North,3,RN\n";

/// A terminal whose campaign has three people in two units.
fn three() -> Terminal {
    let terminal = Terminal::with_campaign();
    terminal.write("list.csv", LIST);
    terminal.ok(&["import", "a.wallchart", "list.csv"]);
    terminal
}

#[test]
fn makes_a_campaign_once() {
    let terminal = Terminal::with_campaign();
    assert!(terminal.fails(&["new", "a.wallchart", "--plain"]).contains("already"));
    assert!(terminal.fails(&["new", "b.wallchart", "--plain", "--scale", "seven"]).contains("Scales:"));
    assert!(terminal.fails(&["new", "b.wallchart", "--practice", "nowhere"]).contains("harbour-hospital"));
    let check = terminal.json(&["check", "a.wallchart", "--json"]);
    assert_eq!(check["whole"], true);
    assert_eq!(check["sealed"], false);
    assert_eq!(check["people"], 0);
}

#[test]
fn says_what_an_import_does_with_the_keys_of_the_contract() {
    let terminal = Terminal::with_campaign();
    terminal.write("list.csv", LIST);
    let before = terminal.bytes();
    let dry = terminal.json(&["import", "a.wallchart", "list.csv", "--dry-run", "--json"]);
    assert!(terminal.bytes() == before, "a dry run writes nothing");
    assert_eq!(keys(&dry), ["added", "changed", "columns", "possible_duplicates", "problems", "unchanged"]);
    assert_eq!(dry["added"], 3);
    assert_eq!(dry["columns"]["name"], "name");
    let done = terminal.json(&["import", "a.wallchart", "list.csv", "--json"]);
    assert_eq!(done, dry);
    assert_eq!(terminal.json(&["people", "a.wallchart", "--json"]).as_array().unwrap().len(), 3);
    let again = terminal.json(&["import", "a.wallchart", "list.csv", "--json"]);
    assert_eq!((&again["added"], &again["unchanged"]), (&json!(0), &json!(3)));
}

#[test]
fn refuses_a_choice_that_fits_nothing_in_the_list() {
    let terminal = Terminal::with_campaign();
    terminal.write("list.csv", LIST);
    for words in [
        ["import", "a.wallchart", "list.csv", "--sheet", "Nights"],
        ["import", "a.wallchart", "list.csv", "--map", "Ward=unit"],
        ["import", "a.wallchart", "list.csv", "--map", "name=bogus"],
        ["import", "a.wallchart", "list.csv", "--map", "name"],
    ] {
        terminal.fails(&words);
    }
    terminal.fails(&["import", "a.wallchart", "missing.csv"]);
    terminal.ok(&["import", "a.wallchart", "list.csv", "--map", "job=shift"]);
    let people = terminal.json(&["people", "a.wallchart", "--json"]);
    assert!(people.as_array().unwrap().iter().any(|person| person["places"]["shift"] == "RN"));
}

#[test]
fn takes_ties_in_and_counts_who_is_named() {
    let terminal = three();
    terminal.write("ties.csv", "from,to\n1,2\n3,2\n9,1\n");
    let taken = terminal.json(&["ties", "a.wallchart", "ties.csv", "--by", "id", "--json"]);
    assert_eq!(keys(&taken), ["added", "problems"]);
    assert_eq!(taken["added"], 2);
    assert_eq!(keys(&taken["problems"][0]), ["row", "what"]);
    let leaders = terminal.json(&["leaders", "a.wallchart", "--json"]);
    let of = &leaders[0];
    assert_eq!(keys(of), ["asked", "candidates", "people", "unit"]);
    let wanted = ["connects_groups", "id", "name", "named_by", "of_asked", "status", "support"];
    let ben = leaders.as_array().unwrap().iter().flat_map(|of| of["candidates"].as_array().unwrap());
    let ben: Vec<_> = ben.filter(|one| one["name"] == "Ben Ode").collect();
    assert_eq!(keys(ben[0]), wanted);
    assert!(ben[0]["named_by"].as_u64().unwrap() >= 1);
    terminal.fails(&["leaders", "a.wallchart", "--unit", "Nowhere"]);
    terminal.write("bad.csv", "\n\n");
    terminal.fails(&["ties", "a.wallchart", "bad.csv"]);
}

#[test]
fn finds_people_by_the_search_language_and_prints_text_cells_only() {
    let terminal = three();
    let found = terminal.json(&["people", "a.wallchart", "--where", "unit:ICU", "--json"]);
    let names: Vec<&str> =
        found.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names.len(), 2);
    assert!(!names.contains(&"Cy Roe"));
    terminal.write("odd.csv", "name,phone\n=1+1,+49 30 1\n");
    terminal.ok(&["import", "a.wallchart", "odd.csv"]);
    let csv = terminal.ok(&["people", "a.wallchart", "--csv"]);
    for cell in csv.lines().flat_map(|line| line.split(',')) {
        let first = cell.trim_matches('"').chars().next();
        assert!(!matches!(first, Some('=' | '+' | '-' | '@')), "{cell}");
    }
    assert_eq!(terminal.run(&["people", "a.wallchart", "--csv", "--json"]).status, 2);
}

#[test]
fn makes_and_changes_units_and_rates_people() {
    let terminal = three();
    let id = terminal.ok(&["unit", "a.wallchart", "Nights", "--estimate", "15", "--gate", "--parent", "ICU"]);
    let again = terminal.ok(&["unit", "a.wallchart", "nights", "--estimate", "16"]);
    assert_eq!(id, again, "found by its name");
    terminal.fails(&["unit", "a.wallchart", "Days", "--parent", "Nowhere"]);
    terminal.ok(&["rate", "a.wallchart", "ana lima", "2", "--basis", "said", "--says", "M.K."]);
    terminal.ok(&["rate", "a.wallchart", "2", "4"]);
    let people = terminal.json(&["people", "a.wallchart", "--json"]);
    let support = |name: &str| {
        let one = people.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
        one["support"].clone()
    };
    assert_eq!(
        (support("Ana Lima"), support("Ben Ode"), support("Cy Roe")),
        (json!(2), json!(4), json!(null))
    );
    assert!(terminal.fails(&["rate", "a.wallchart", "Ana Lima", "9"]).contains("0 1 2 3 4 5"));
    assert!(terminal.fails(&["rate", "a.wallchart", "Nobody", "2"]).contains("wallchart people"));
    assert_eq!(terminal.run(&["rate", "a.wallchart", "Ana Lima", "2", "--day", "yesterday"]).status, 2);
    let coverage = terminal.json(&["coverage", "a.wallchart", "--json"]);
    for key in ["unit", "people", "charted", "rated", "leader", "second", "word"] {
        assert!(coverage[0].get(key).is_some(), "{key}");
    }
}

#[test]
fn asks_by_id_when_a_name_is_two_peoples() {
    let terminal = three();
    terminal.write("same.jsonl", "{\"on\":\"$b\",\"edit\":{\"worker\":{\"name\":\"Ana Lima\"}}}\n");
    let made: serde_json::Value =
        serde_json::from_str(&terminal.ok(&["apply", "a.wallchart", "same.jsonl"])).unwrap();
    let id = made["records"]["$b"].as_str().unwrap().to_owned();
    assert!(terminal.fails(&["rate", "a.wallchart", "Ana Lima", "2"]).contains(&id));
    terminal.ok(&["rate", "a.wallchart", &id, "2"]);
}

#[test]
fn applies_all_edits_or_none() {
    let terminal = Terminal::with_campaign();
    let good = "{\"on\":\"$ana\",\"edit\":{\"worker\":{\"name\":\"Ana\",\"note\":\"$5 more\",\"free\":{\"Car\":\"$x\"}}}}";
    for bad in [
        "{\"on\":\"$ana\",\"edit\":{\"wrker\":{}}}",
        "{\"on\":\"$ana\",\"edit\":{\"worker\":{\"nme\":\"Ana\"}}}",
        "{\"on\":\"$ana\",\"edit\":{\"state\":{\"rating\":{\"value\":1,\"day\":\"2026-01-01\",\"basis\":\"said\",\"bass\":1}}}}",
        "{\"on\":\"ana\",\"edit\":{\"worker\":{\"name\":\"Ana\"}}}",
        "{\"on\":\"$ana\",\"edit\":{\"forget\":{}}}",
        "not json",
    ] {
        terminal.write("edits.jsonl", &format!("{good}\n\n{bad}\n"));
        assert!(terminal.fails(&["apply", "a.wallchart", "edits.jsonl"]).contains("Line 3"), "{bad}");
    }
    terminal.write("edits.jsonl", good);
    terminal.ok(&["apply", "a.wallchart", "edits.jsonl"]);
    let file = String::from_utf8(terminal.read("a.wallchart")).unwrap();
    assert!(file.contains("$5 more") && file.contains("\"$x\""), "text that begins with $ stays text");
    terminal.fails(&["apply", "a.wallchart", "missing.jsonl"]);
}

#[test]
fn two_hundred_named_of_450_and_120_signed_are_27_percent_and_not_passed() {
    let terminal = Terminal::with_campaign();
    terminal.ok(&["unit", "a.wallchart", "Plant", "--estimate", "450"]);
    let plant = terminal.json(&["coverage", "a.wallchart", "--json"]);
    assert_eq!(plant[0]["people"], 450);
    let unit = terminal.ok(&["unit", "a.wallchart", "Plant"]);
    let unit = unit.trim();
    let mut edits = String::new();
    let mut results = String::from("person,result\n");
    for n in 0..222 {
        let standing = if n < 200 { "in_unit" } else { "supervisor" };
        let fields = json!({"name": format!("Person {n}"), "standing": standing, "places": {"unit": unit}});
        writeln!(edits, "{}", json!({"on": format!("$p{n}"), "edit": {"worker": fields}})).unwrap();
        if n < 120 {
            writeln!(results, "Person {n},did").unwrap();
        }
    }
    terminal.write("edits.jsonl", &edits);
    terminal.ok(&["apply", "a.wallchart", "edits.jsonl"]);
    terminal.ok(&["test", "a.wallchart", "add", "Petition", "--threshold", "65", "--day", "2026-11-21"]);
    terminal.write("results.csv", &results);
    assert!(terminal.ok(&["test", "a.wallchart", "record", "petition", "results.csv"]).contains("120"));
    let shown = terminal.json(&["test", "a.wallchart", "show", "--json"]);
    let test = &shown[0];
    assert_eq!((&test["eligible"], &test["participated"]), (&json!(450), &json!(120)));
    assert_eq!((&test["percent"], &test["passed"]), (&json!(27), &json!(false)));
    let words = terminal.ok(&["test", "a.wallchart", "show", "Petition"]);
    assert!(words.contains("27 % (120 of 450)") && words.contains("not passed"), "{words}");
    let coverage = terminal.json(&["coverage", "a.wallchart", "--json"]);
    assert_eq!((&coverage[0]["people"], &coverage[0]["charted"]), (&json!(450), &json!(200)));
    terminal.ok(&["export", "a.wallchart", "-o", "wall.svg"]);
    let wall = String::from_utf8(terminal.read("wall.svg")).unwrap();
    assert!(wall.contains("450"), "the chart says of how many");
}

#[test]
fn predicts_and_records_tests() {
    let terminal = three();
    terminal.ok(&["test", "a.wallchart", "add", "Petition", "--template", "petition"]);
    terminal.write("expected.csv", "person,expected\nAna Lima,will\nBen Ode,wont\n");
    assert!(terminal.ok(&["test", "a.wallchart", "predict", "Petition", "expected.csv"]).contains('2'));
    terminal.write("results.csv", "person,result\nAna Lima,did\nNobody Known,did\n");
    let said = terminal.ok(&["test", "a.wallchart", "record", "Petition", "results.csv"]);
    assert!(said.contains('1') && said.contains("Row 3"), "{said}");
    assert!(terminal.fails(&["test", "a.wallchart", "show", "Strike"]).contains("show"));
    terminal.fails(&["test", "a.wallchart", "add", "March", "--threshold", "0"]);
    assert!(terminal.fails(&["test", "a.wallchart", "add", "March", "--template", "x"]).contains("petition"));
}

#[test]
fn exports_redacted_unless_told_otherwise() {
    let terminal = three();
    for (out, what) in
        [("wall.svg", "chart"), ("wall.pdf", "chart"), ("wall.png", "chart"), ("people.csv", "people")]
    {
        terminal.ok(&["export", "a.wallchart", "-o", out, "--what", what]);
        assert!(!terminal.read(out).is_empty());
    }
    terminal.ok(&["export", "a.wallchart", "-o", "all.json", "--what", "campaign"]);
    for out in ["wall.svg", "people.csv", "all.json"] {
        assert!(!String::from_utf8(terminal.read(out)).unwrap().contains("Ana"), "{out}");
    }
    let before = terminal.ok(&["history", "a.wallchart"]);
    terminal.ok(&["export", "a.wallchart", "-o", "named.svg", "--names", "full", "--unit", "ICU"]);
    let named = String::from_utf8(terminal.read("named.svg")).unwrap();
    assert!(named.contains("Ana") && !named.contains("Cy Roe"));
    assert_ne!(terminal.ok(&["history", "a.wallchart"]), before, "the campaign notes what was given out");
    terminal.fails(&["export", "a.wallchart", "-o", "wall.bmp"]);
    terminal.fails(&["export", "a.wallchart", "-o", "wall.pdf", "--paper", "A9"]);
    terminal.fails(&["export", "a.wallchart", "-o", "people.pdf", "--what", "people"]);
    std::fs::copy(terminal.path("a.wallchart"), terminal.path("a.json")).unwrap();
    assert!(terminal.fails(&["export", "a.json", "-o", "a.json"]).contains("another name"));
}

#[test]
fn checks_what_is_no_campaign_with_a_message_each() {
    let terminal = three();
    let whole = terminal.read("a.wallchart");
    let mut flipped = whole.clone();
    let place = whole.windows(3).position(|three| three == b"Ana").unwrap();
    flipped[place] ^= 1;
    let damaged = [("short.wallchart", whole[..whole.len() * 4 / 5].to_vec()), ("flip.wallchart", flipped)];
    for (name, bytes) in damaged {
        std::fs::write(terminal.path(name), bytes).unwrap();
        let said = terminal.run(&["check", name, "--json"]);
        assert_eq!(said.status, 1, "{name}");
        let check: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(check["whole"], false, "{name}");
        assert!(check["people"].as_u64().unwrap() >= 1, "{name}: what can be read is read");
        assert!(!said.err.is_empty() && check["told"].as_str().is_some(), "{name}");
    }
    let newer = String::from_utf8(whole).unwrap().replace("\"version\":[1,", "\"version\":[9,");
    let body = newer.rsplit_once("\n\"check\"").unwrap().0;
    let check = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(format!("{body}\n").as_bytes()));
    terminal.write("newer.wallchart", &format!("{body}\n\"check\":\"{check}\"}}\n"));
    terminal.write("empty.wallchart", "");
    terminal.write("foreign.wallchart", "{\"a\":1}");
    let mut told = std::collections::BTreeSet::new();
    for name in ["newer.wallchart", "empty.wallchart", "foreign.wallchart", "missing.wallchart"] {
        told.insert(terminal.fails(&["check", name]));
    }
    terminal.fails(&["check", "."]);
    assert_eq!(told.len(), 4, "each its own: {told:?}");
}

#[test]
fn forgets_a_person_for_good_and_only_when_told_twice() {
    let terminal = three();
    assert!(terminal.fails(&["forget", "a.wallchart", "Ana Lima"]).contains("--yes"));
    std::fs::copy(terminal.path("a.wallchart"), terminal.root().join("old.wallchart")).unwrap();
    terminal.ok(&["forget", "a.wallchart", "Ana Lima", "--yes"]);
    std::fs::remove_file(terminal.path("list.csv")).unwrap();
    for (path, bytes) in super::every_file(terminal.root()) {
        let holds = bytes.windows(4).any(|four| four == b"Lima");
        assert_eq!(holds, path.ends_with("old.wallchart"), "{}", path.display());
    }
    let history = terminal.json(&["history", "a.wallchart", "--json"]);
    assert!(history.as_array().unwrap().iter().any(|entry| entry["what"] == "forget"));
}

#[test]
fn tells_what_was_said_by_whom_and_when() {
    let terminal = three();
    terminal.ok(&["rate", "a.wallchart", "Ana Lima", "2"]);
    let all = terminal.json(&["history", "a.wallchart", "--json"]);
    assert_eq!(keys(&all[0]), ["at", "by", "counts", "fields", "id", "on", "what"]);
    let hers = terminal.json(&["history", "a.wallchart", "--person", "Ana Lima", "--json"]);
    let what: Vec<&str> =
        hers.as_array().unwrap().iter().map(|entry| entry["what"].as_str().unwrap()).collect();
    assert_eq!(what.last(), Some(&"rating"));
    assert!(what.len() < all.as_array().unwrap().len() && what.contains(&"worker"));
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_saved_says_why_and_leaves_nothing() {
    let terminal = Terminal::new();
    let said = terminal.fails(&["new", "/proc/a.wallchart", "--plain"]);
    assert!(said.contains("Not saved") && said.contains("/proc") && !said.contains("window"), "{said}");
}

#[test]
fn wrong_usage_is_status_two_and_writes_nothing() {
    let terminal = three();
    let before = terminal.bytes();
    for words in [
        vec!["rate", "a.wallchart"],
        vec!["rate", "a.wallchart", "Ana Lima", "many"],
        vec!["export", "a.wallchart"],
        vec!["people", "a.wallchart", "--bogus"],
        vec!["export", "a.wallchart", "-o", "x.svg", "--names", "some"],
    ] {
        let said = terminal.run(&words);
        assert_eq!(said.status, 2, "{words:?}");
        assert!(said.out.is_empty() && said.err.contains("--help"), "{words:?}: {}", said.err);
    }
    assert!(terminal.bytes() == before);
}
