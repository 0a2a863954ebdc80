//! Predictions from a list: people, units as a number, what comes too late, what is kept out.

use super::Terminal;

fn three() -> Terminal {
    let terminal = Terminal::with_campaign();
    let list =
        "name,unit,employee number,job\nAna Lima,ICU,1,RN\nBen Ode,ICU,2,Porter\nCy Roe,5 North,3,RN\n";
    terminal.write("list.csv", list);
    terminal.ok(&["import", "a.wallchart", "list.csv"]);
    terminal.ok(&["test", "a.wallchart", "add", "Petition", "--template", "petition"]);
    terminal
}

fn predict(terminal: &Terminal, list: &str) -> String {
    terminal.write("expected.csv", list);
    terminal.ok(&["test", "a.wallchart", "predict", "Petition", "expected.csv"])
}

#[test]
fn a_row_that_names_a_unit_says_how_many_of_it() {
    let terminal = three();
    let said = predict(&terminal, "person,expected,by\nICU,2,Ana Lima\nAna Lima,will,\nCy Roe,1,Ana Lima\n");
    assert!(said.starts_with("3 taken in."), "{said}");
    assert!(!said.contains("late"), "{said}");
    let shown = terminal.ok(&["test", "a.wallchart", "show", "Petition"]);
    assert!(shown.contains("3 expected") || shown.contains("expected 3") || shown.contains('3'), "{shown}");
    let again = predict(&terminal, "person,expected,by\nICU,2,Ana Lima\n");
    assert!(again.starts_with("0 taken in."), "{again}");
    assert!(predict(&terminal, "ICU,1\n5 North,1\n").starts_with("2 taken in."), "without a head, too");
}

#[test]
fn what_comes_after_the_first_result_is_said_to_be_late() {
    let terminal = three();
    terminal.write("results.csv", "person,result,day\nAna Lima,did,2026-01-10\n");
    terminal.ok(&["test", "a.wallchart", "record", "Petition", "results.csv"]);
    let said = predict(
        &terminal,
        "person,expected,day\nBen Ode,will,2026-01-12\nAna Lima,wont,2026-01-09\nICU,2,2026-01-12\nCy Roe,will,2026-01-12\n",
    );
    assert!(said.starts_with("4 taken in."), "{said}");
    assert!(
        said.contains("2 came after the first result of their unit: marked late, never scored."),
        "{said}"
    );
}

#[test]
fn what_fits_nobody_is_said_and_kept_out() {
    let terminal = three();
    terminal.ok(&["test", "a.wallchart", "add", "Vote", "--units", "ICU"]);
    terminal.write(
        "expected.csv",
        "person,expected,by\nICU,3,\n5 North,1,\nCy Roe,will,\nNights,4,\nBen Ode,perhaps so,\nBen Ode,will,QX\nAna Lima,will,QX\n",
    );
    let said = terminal.ok(&["test", "a.wallchart", "predict", "Vote", "expected.csv"]);
    assert!(said.starts_with("2 taken in."), "{said}");
    for words in [
        "Row 2: More than the 2 who belong in this unit: left out.",
        "Row 3: This unit takes no part in the test: left out.",
        "Row 4: On the chart, but not in this test: left out.",
        "Row 7: Nobody on the chart is called as in “by”: kept as initials.",
    ] {
        assert!(said.contains(words), "{words} in: {said}");
    }
    assert!(said.contains("Row 5") && said.contains("Row 6"), "{said}");
    assert!(!said.contains("Row 8"), "said once: {said}");
}
