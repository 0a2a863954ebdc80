//! Lists of ties and what they say of leaders, from outside.

use std::fmt::Write;

use serde_json::{Value, json};

use super::Terminal;

/// A terminal whose campaign has these people in two units.
fn people(n: usize) -> Terminal {
    let terminal = Terminal::with_campaign();
    let mut list = "id,name,unit\n".to_owned();
    for number in 1..=n {
        writeln!(list, "{number},Person {number},{}", if number % 2 == 0 { "Dock" } else { "Line" }).unwrap();
    }
    terminal.write("list.csv", &list);
    terminal.ok(&["import", "a.wallchart", "list.csv"]);
    terminal
}

fn rows(taken: &Value) -> Vec<Option<u64>> {
    taken["problems"].as_array().unwrap().iter().map(|problem| problem["row"].as_u64()).collect()
}

#[test]
fn bad_rows_are_told_by_number_and_good_ones_come_in() {
    let terminal = people(6);
    terminal.write("ties.csv", "from,to,weight\n1,3,2\n1,1,1\n1,3,1\n99,1,1\n3,1,0\n3,1,-2\n,1,1\n3,1,1\n");
    let taken = terminal.json(&["ties", "a.wallchart", "ties.csv", "--json"]);
    assert_eq!(taken["added"], 2);
    assert_eq!(rows(&taken), [3, 4, 5, 6, 7, 8].map(Some));
    let words = terminal.ok(&["ties", "a.wallchart", "ties.csv"]);
    assert!(
        words.contains("Row 3: A tie to oneself") && words.contains("Row 5: ") && words.contains("nobody")
    );
}

#[test]
fn each_pair_once_asks_and_takes_the_answer_afterwards() {
    let terminal = people(6);
    terminal.write("ties.csv", "from,to,kind\n1,3,trust\n3,5,trust\n5,1,trust\n");
    let asked = terminal.json(&["ties", "a.wallchart", "ties.csv", "--json"]);
    assert_eq!((&asked["added"], rows(&asked)), (&json!(3), vec![None]));
    assert!(asked["problems"][0]["what"].as_str().unwrap().contains("mutual"));
    let mutual = terminal.json(&["ties", "a.wallchart", "ties.csv", "--mutual", "--json"]);
    assert_eq!((&mutual["added"], rows(&mutual)), (&json!(3), vec![]));
    let check = terminal.json(&["check", "a.wallchart", "--json"]);
    assert_eq!(check["ties"], 3, "the same ties, not new ones");
    let line = &terminal.json(&["leaders", "a.wallchart", "--unit", "Line", "--json"])[0];
    assert!(line["candidates"].as_array().unwrap().iter().all(|one| one["named_by"] == 2));
    assert_eq!(terminal.run(&["ties", "a.wallchart", "ties.csv", "--mutual", "--directed"]).status, 2);
    let words = people(6);
    words.write("ties.csv", "from,to\n1,3\n3,5\n5,1\n");
    assert!(words.ok(&["ties", "a.wallchart", "ties.csv"]).contains("--mutual"));
    assert!(!words.ok(&["ties", "a.wallchart", "ties.csv", "--directed"]).contains("--mutual"));
}

#[test]
fn lists_without_ties_change_nothing_and_say_so() {
    let terminal = people(2);
    terminal.write("head.csv", "from,to\n");
    terminal.write("empty.csv", "");
    let before = terminal.json(&["check", "a.wallchart", "--json"]);
    let taken = terminal.json(&["ties", "a.wallchart", "head.csv", "--json"]);
    assert_eq!((&taken["added"], rows(&taken)), (&json!(0), vec![None]));
    assert!(terminal.fails(&["ties", "a.wallchart", "empty.csv"]).contains("othing was changed"));
    assert!(terminal.fails(&["ties", "a.wallchart", "missing.csv"]).contains("missing"));
    assert_eq!(terminal.json(&["check", "a.wallchart", "--json"]), before);
}

#[test]
fn kinds_are_counted_apart_and_work_advice_leads_nobody() {
    let terminal = people(10);
    let mut list = "from,to,kind\n".to_owned();
    for asker in [3, 5, 7, 9] {
        writeln!(list, "{asker},1,advice").unwrap();
    }
    for asker in [1, 5, 7] {
        writeln!(list, "{asker},3,friendship").unwrap();
    }
    list.push_str("1,5,neighbour\n5,1,neighbour\n");
    terminal.write("ties.csv", &list);
    let said = terminal.ok(&["ties", "a.wallchart", "ties.csv", "--directed"]);
    assert!(said.contains("never says who leads") && said.contains("trust or help"), "{said}");
    let first = |kind: &[&str]| {
        let line =
            &terminal.json(&[&["leaders", "a.wallchart", "--unit", "Line", "--json"], kind].concat())[0];
        (line["candidates"][0]["name"].clone(), line["candidates"][0]["named_by"].clone())
    };
    assert_eq!(first(&[]), (json!("Person 3"), json!(3)));
    assert_eq!(first(&["--kind", "friendship"]), (json!("Person 3"), json!(3)));
    assert_eq!(first(&["--kind", "work"]), (json!("Person 1"), json!(4)));
    assert_eq!(first(&["--kind", "neighbour"]).1, 1);
    assert!(terminal.fails(&["leaders", "a.wallchart", "--kind", "gossip"]).contains("friendship"));
}

#[test]
fn work_advice_alone_says_that_it_does_not_lead() {
    let terminal = people(10);
    terminal.write("ties.csv", "from,to\n3,1\n5,1\n7,1\n9,1\n1,3\n");
    terminal.ok(&["ties", "a.wallchart", "ties.csv", "--kind", "advice", "--directed"]);
    let said = terminal.ok(&["leaders", "a.wallchart"]);
    assert!(said.contains("Work advice alone does not say who leads"), "{said}");
    assert!(!said.contains("Person 1"), "nobody is put first by it: {said}");
    let line = &terminal.json(&["leaders", "a.wallchart", "--unit", "Line", "--json"])[0];
    assert_eq!(line["asked"], 0);
    assert!(line["candidates"].as_array().unwrap().iter().all(|one| one["named_by"] == 0));
    let work = terminal.ok(&["leaders", "a.wallchart", "--kind", "work", "--unit", "Line"]);
    assert!(work.contains("named by 4 of 5 asked") && work.contains("does not say who leads"), "{work}");
}

#[test]
fn who_stands_first_of_two_level_on_the_count_is_said_in_words() {
    let terminal = people(12);
    // 1 and 3 are named by three each in their unit; two of the other unit turn to 3.
    let list = "from,to\n5,1\n7,1\n9,1\n5,3\n7,3\n11,3\n2,3\n4,3\n3,2\n";
    terminal.write("ties.csv", list);
    terminal.ok(&["ties", "a.wallchart", "ties.csv", "--kind", "trust", "--directed"]);
    let said = terminal.ok(&["leaders", "a.wallchart", "--unit", "Line"]);
    let at = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words}: {said}"));
    assert!(
        at("Person 3") < at("level with Person 1 on the count") && said.contains("(1 against 0)"),
        "{said}"
    );
    assert!(said.contains("named by 3 of 5 asked") && said.contains("first three hold the leader"), "{said}");
    assert!(!said.contains("is a leader") && !said.contains("no followers"), "{said}");
}

#[test]
fn coverage_says_who_is_missing_per_unit() {
    let terminal = people(4);
    let said = terminal.ok(&["coverage", "a.wallchart"]);
    assert!(said.contains("2 of 2 charted, 0 rated: gap") && said.contains("0 of 2 units covered"), "{said}");
}

#[test]
fn the_map_is_given_out_for_other_programs_without_names() {
    let terminal = people(6);
    terminal.write("ties.csv", "from,to,kind,mutual\n1,3,trust,x\n5,3,trust,\n2,4,advice,\n");
    terminal.ok(&["ties", "a.wallchart", "ties.csv"]);
    for ending in ["graphml", "gexf", "dot", "json", "csv"] {
        let (out, again) = (format!("map.{ending}"), format!("again.{ending}"));
        terminal.ok(&["export", "a.wallchart", "--what", "map", "-o", &out]);
        terminal.ok(&["export", "a.wallchart", "--what", "map", "-o", &again]);
        assert_eq!(terminal.read(&out), terminal.read(&again), "{ending}: the same each time");
        let text = String::from_utf8(terminal.read(&out)).unwrap();
        assert!(!text.contains("Person") && text.contains("advice"), "{ending}");
    }
    let graph: Value = serde_json::from_slice(&terminal.read("map.json")).unwrap();
    assert_eq!(graph["nodes"].as_array().unwrap().len(), 6);
    let asks = |of: &Value| (of["kind"].clone(), of["asks"].clone(), of["mutual"].clone());
    let links: Vec<_> = graph["links"].as_array().unwrap().iter().map(asks).collect();
    assert!(links.contains(&(json!("advice"), json!("work"), json!(false))));
    assert!(links.contains(&(json!("trust"), json!("trust"), json!(true))));
    let graphml = String::from_utf8(terminal.read("map.graphml")).unwrap();
    assert_eq!(graphml.matches("<edge ").count(), 4, "a mutual tie is named both ways");
    terminal.ok(&["export", "a.wallchart", "--what", "map", "--unit", "Dock", "-o", "dock.json"]);
    let dock: Value = serde_json::from_slice(&terminal.read("dock.json")).unwrap();
    assert_eq!(dock["nodes"].as_array().unwrap().len(), 3);
    terminal.ok(&["export", "a.wallchart", "--what", "map", "--names", "full", "-o", "named.csv"]);
    assert!(String::from_utf8(terminal.read("named.csv")).unwrap().contains("\"Person 1\",\"Person 3\""));
    let back = terminal.json(&["ties", "a.wallchart", "named.csv", "--by", "name", "--json"]);
    assert_eq!((&back["added"], rows(&back)), (&json!(0), vec![Some(2), Some(3), Some(4)]), "known already");
    terminal.fails(&["export", "a.wallchart", "--what", "map", "-o", "map.docx"]);
    for ending in ["svg", "pdf", "png"] {
        let (out, again) = (format!("map.{ending}"), format!("again.{ending}"));
        terminal.ok(&["export", "a.wallchart", "--what", "map", "-o", &out]);
        terminal.ok(&["export", "a.wallchart", "--what", "map", "-o", &again]);
        assert_eq!(terminal.read(&out), terminal.read(&again), "{ending}: the same each time");
    }
    let picture = String::from_utf8(terminal.read("map.svg")).unwrap();
    assert!(!picture.contains("Person") && picture.contains("undecided"), "codes, and a legend");
    terminal.ok(&[
        "export",
        "a.wallchart",
        "--what",
        "map",
        "--unit",
        "Dock",
        "--names",
        "full",
        "-o",
        "dock.svg",
    ]);
    let dock = String::from_utf8(terminal.read("dock.svg")).unwrap();
    assert!(dock.contains("Dock") && !dock.contains(">Line<"), "{dock}");
}
