use super::Terminal;

const VERBS: [&str; 18] = [
    "new", "import", "ties", "apply", "people", "unit", "rate", "test", "leaders", "coverage", "export",
    "check", "seal", "unseal", "rekey", "forget", "history", "layout",
];

#[test]
fn help_fits_a_screen_and_names_every_verb() {
    let terminal = Terminal::new();
    let help = terminal.ok(&["--help"]);
    assert!(help.lines().count() <= 32, "{} lines", help.lines().count());
    for verb in VERBS {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{verb} "))), "{verb}");
    }
}

#[test]
fn every_verb_has_an_example() {
    let terminal = Terminal::new();
    for verb in VERBS {
        assert!(terminal.ok(&[verb, "--help"]).contains("Example"), "{verb}");
    }
    for verb in ["add", "predict", "record", "show"] {
        assert!(terminal.ok(&["test", "a.wallchart", verb, "--help"]).contains("Example"), "{verb}");
    }
}

#[test]
fn completions_and_a_manual_page_are_printed() {
    let terminal = Terminal::new();
    assert!(terminal.ok(&["completions", "bash"]).contains("wallchart"));
    assert!(terminal.ok(&["man"]).contains(".TH"));
}
