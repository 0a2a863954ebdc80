use serde_json::Value;

use super::Terminal;

fn hospital() -> Terminal {
    let terminal = Terminal::new();
    terminal.ok(&["new", "a.wallchart", "--practice", "harbour-hospital"]);
    terminal
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

#[test]
fn a_unit_has_no_proven_leader() {
    let coverage = hospital().json(&["coverage", "a.wallchart", "--json"]);
    assert_eq!(list(&coverage).len(), 5);
    let bare: Vec<&Value> = list(&coverage).iter().filter(|unit| unit["leader"].is_null()).collect();
    assert!(!bare.is_empty() && bare.len() < 5);
    assert!(bare.iter().all(|unit| unit["word"] == "gap"));
    assert!(list(&coverage).iter().any(|unit| unit["word"] == "covered"));
}

#[test]
fn whom_most_name_has_no_title_and_does_not_support() {
    let terminal = hospital();
    let leaders = terminal.json(&["leaders", "a.wallchart", "--json"]);
    let candidates = list(&leaders).iter().flat_map(|of| list(&of["candidates"]));
    let most = candidates.max_by_key(|one| one["named_by"].as_u64().unwrap()).unwrap();
    assert!(most["named_by"].as_u64().unwrap() >= 5, "{most}");
    assert!(most["support"].as_u64().unwrap() >= 3, "{most}");
    let people = terminal.json(&["people", "a.wallchart", "--json"]);
    let job = |name: &Value| list(&people).iter().find(|one| one["name"] == *name).unwrap()["job"].clone();
    let title = job(&most["name"]).as_str().unwrap().to_lowercase();
    for word in ["head", "lead", "charge", "chief", "senior", "steward", "supervisor", "director"] {
        assert!(!title.contains(word), "{title}");
    }
    let coverage = terminal.json(&["coverage", "a.wallchart", "--json"]);
    assert!(!list(&coverage).iter().any(|unit| unit["leader"] == most["name"]));
}

#[test]
fn an_activist_rated_one_is_named_by_nobody() {
    let terminal = hospital();
    let leaders = terminal.json(&["leaders", "a.wallchart", "--json"]);
    let named: Vec<&Value> = list(&leaders)
        .iter()
        .flat_map(|of| list(&of["candidates"]))
        .filter(|one| one["named_by"].as_u64().unwrap() > 0)
        .map(|one| &one["id"])
        .collect();
    let activists = terminal.json(&["people", "a.wallchart", "--where", "support:1", "--json"]);
    assert!(list(&activists).iter().any(|one| one["support"] == 1 && !named.contains(&&one["id"])));
}

#[test]
fn a_unit_is_below_half_in_a_test_whose_total_passes() {
    let tests = hospital().json(&["test", "a.wallchart", "show", "--json"]);
    assert_eq!(list(&tests).len(), 2);
    let hidden = |test: &Value| {
        let total = test["participated"].as_u64().unwrap() * 2 >= test["eligible"].as_u64().unwrap();
        total && list(&test["units"]).iter().any(|unit| unit["percent"].as_u64().unwrap() < 50)
    };
    assert!(list(&tests).iter().any(hidden), "{tests}");
}

#[test]
fn a_list_is_not_taken_in_without_a_word() {
    let terminal = hospital();
    terminal.write("list.csv", "name\nAna Lima\n");
    let said = terminal.run(&["import", "a.wallchart", "list.csv"]);
    assert_eq!(said.status, 0);
    assert!(said.err.contains("practice") && said.err.contains("wallchart new"), "{}", said.err);
}

#[test]
fn paper_says_that_its_people_are_made_up() {
    let terminal = hospital();
    terminal.ok(&["export", "a.wallchart", "-o", "wall.svg"]);
    assert!(String::from_utf8(terminal.read("wall.svg")).unwrap().contains("Made-up people"));
}
