use std::path::Path;

use super::Terminal;

fn input(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inputs").join(name).display().to_string()
}

#[test]
fn every_list_brings_the_people_that_were_counted_in_it() {
    let counts = std::fs::read_to_string(input("COUNTS.txt")).unwrap();
    assert!(counts.lines().count() >= 6);
    for line in counts.lines() {
        let (name, people) = line.split_once('\t').unwrap();
        let people: usize = people.split(' ').next().unwrap().parse().unwrap();
        let terminal = Terminal::with_campaign();
        let said = terminal.json(&["import", "a.wallchart", &input(name), "--json"]);
        assert_eq!(said["added"], people, "{name}");
        assert_eq!(
            terminal.json(&["people", "a.wallchart", "--json"]).as_array().unwrap().len(),
            people,
            "{name}"
        );
    }
}

#[test]
fn what_is_no_list_gets_an_error_of_its_own() {
    let terminal = Terminal::with_campaign();
    let told: std::collections::BTreeSet<String> =
        ["empty.csv", "unbalanced-quotes.csv", "not-a-list.xlsx", "binary.csv"]
            .iter()
            .map(|name| terminal.fails(&["import", "a.wallchart", &input(name)]))
            .collect();
    assert_eq!(told.len(), 4);
    assert!(told.iter().all(|words| words.contains("Nothing was changed")));
}

#[test]
fn hostile_cells_are_told_by_row_and_leave_as_text() {
    let terminal = Terminal::with_campaign();
    let said = terminal.json(&["import", "a.wallchart", &input("hostile.csv"), "--json"]);
    assert!(!said["problems"].as_array().unwrap().is_empty());
    terminal.ok(&["export", "a.wallchart", "-o", "people.csv", "--names", "full"]);
    let csv = String::from_utf8(terminal.read("people.csv")).unwrap();
    let mut reader = csv_cells(&csv);
    assert!(!reader.any(|cell| cell.starts_with(['=', '+', '-', '@', '\t'])));
    terminal.ok(&["export", "a.wallchart", "-o", "wall.svg", "--names", "full"]);
    let svg = String::from_utf8(terminal.read("wall.svg")).unwrap();
    assert!(!svg.to_lowercase().contains("<script"));
}

fn csv_cells(text: &str) -> impl Iterator<Item = String> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let cells: Vec<String> =
        reader.records().flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    cells.into_iter()
}
