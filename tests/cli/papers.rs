//! Sheets to be filled in by hand, from the terminal.

use super::Terminal;

#[test]
fn prints_team_sheets_whose_numbers_stay_in_the_campaign() {
    let terminal = Terminal::with_campaign();
    let list =
        "name,unit,employee number,job\nAna Lima,ICU,1,RN\nBen Ode,ICU,2,Porter\nCy Roe,5 North,3,RN\n";
    terminal.write("list.csv", list);
    terminal.ok(&["import", "a.wallchart", "list.csv"]);
    terminal.ok(&["test", "a.wallchart", "add", "Petition"]);
    terminal.ok(&["export", "a.wallchart", "-o", "sheets.pdf", "--what", "sheets"]);
    let file = String::from_utf8(terminal.read("a.wallchart")).unwrap();
    assert_eq!(file.matches("\"edit\":{\"paper\":{\"code\":\"").count(), 2);
    assert!(terminal.read("sheets.pdf").starts_with(b"%PDF"));
    let before = terminal.bytes();
    for words in [
        vec!["export", "a.wallchart", "-o", "sheets.csv", "--what", "sheets"],
        vec!["export", "a.wallchart", "-o", "sheets.png", "--what", "sheets"],
        vec!["export", "a.wallchart", "-o", "s.pdf", "--what", "sheets", "--unit", "Nowhere"],
    ] {
        terminal.fails(&words);
        assert!(terminal.bytes() == before, "nothing is written unless all of it is");
    }
    let args = ["export", "a.wallchart", "-o", "icu.pdf", "--what", "sheets", "--unit", "ICU", "--tile"];
    terminal.ok(&[&args[..], &["--names", "full", "--paper", "A3"]].concat());
    assert!(terminal.bytes() != before);
}
