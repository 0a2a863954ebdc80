use super::Terminal;

/// A line of a shell, cut into words; double quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(place, part)| {
            let cut = |part: &str| part.split_whitespace().map(str::to_owned).collect();
            if place % 2 == 1 { vec![part.to_owned()] } else { cut(part) }
        })
        .collect()
}

#[test]
fn the_samples_of_the_readme_work_as_they_stand() {
    let readme = include_str!("../../README.md");
    let lines: Vec<&str> = readme.lines().filter(|line| line.starts_with("wallchart ")).collect();
    assert!(lines.len() >= 6);
    let terminal = Terminal::new();
    let list = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/inputs/schedule.xlsx");
    std::fs::copy(list, terminal.path("list.xlsx")).unwrap();
    terminal.write("known.csv", "name,unit\nAna Lima,5 North\n");
    terminal.write("results.csv", "person,result\nAna Lima,did\n");
    for line in lines {
        let mut words = words(line.strip_prefix("wallchart ").unwrap());
        let is_new = words[0] == "new";
        if is_new {
            // A test has no terminal to type a passphrase on.
            words.push("--plain".to_owned());
        }
        terminal.ok(&words.iter().map(String::as_str).collect::<Vec<_>>());
        if is_new {
            terminal.ok(&["import", "ward.wallchart", "known.csv"]);
        }
    }
    assert!(terminal.read("wall.pdf").starts_with(b"%PDF"));
}
