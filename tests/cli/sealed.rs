use super::Terminal;

#[test]
fn a_sealed_campaign_opens_with_its_passphrase_only() {
    let terminal = Terminal::new();
    terminal.write("pass", "six words worth typing by hand\nsecond line\n");
    terminal.write("other", "something else\n");
    terminal.write("none", "\n");
    let pass = ["--passphrase-file", "pass"];
    terminal.ok(&["new", "a.wallchart", "--name", "Marker Ward", pass[0], pass[1]]);
    let sealed = terminal.read("a.wallchart");
    assert!(sealed.starts_with(b"age-encryption.org/"));
    assert_eq!(terminal.json(&["check", "a.wallchart", "--json", pass[0], pass[1]])["sealed"], true);
    let wrong = terminal.fails(&["people", "a.wallchart", "--passphrase-file", "other"]);
    assert!(wrong.contains("does not open"), "{wrong}");
    terminal.fails(&["people", "a.wallchart", "--passphrase-file", "none"]);
    terminal.fails(&["people", "a.wallchart", "--passphrase-file", "missing"]);
    assert!(terminal.fails(&["seal", "a.wallchart", pass[0], pass[1]]).contains("rekey"));

    let rekey = ["rekey", "a.wallchart", "--passphrase-file", "pass", "--new-passphrase-file", "other"];
    terminal.ok(&rekey);
    terminal.fails(&rekey);
    terminal.ok(&["unseal", "a.wallchart", "--passphrase-file", "other"]);
    assert!(terminal.read("a.wallchart").starts_with(b"{\"format\":\"wallchart\""));
    assert!(terminal.fails(&["unseal", "a.wallchart"]).contains("seal"));
    terminal.fails(&["rekey", "a.wallchart", "--new-passphrase-file", "other"]);
    terminal.ok(&["seal", "a.wallchart", pass[0], pass[1]]);
    assert!(terminal.read("a.wallchart").starts_with(b"age-encryption.org/"));
    // No copy stays readable that the seal was meant to close.
    for (path, bytes) in super::every_file(&terminal.root().join("home/data")) {
        assert!(!bytes.windows(11).any(|part| part == b"Marker Ward"), "{}", path.display());
    }
}
