use super::MARKERS;
use crate::cli::Terminal;

/// Forty names that want to be something else.
fn hostile() -> Vec<String> {
    let shapes = [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "=HYPERLINK(\"http://x\",\"y\")",
        "<script>alert(1)</script>",
        "\"><script>x</script>",
        "</text><script>y</script>",
        "<img src=x onerror=z>",
        "&lt;script&gt;",
        "]]><script>",
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
        "javascript:alert(1)",
        "<a href=\"http://x\">",
        "url(http://x)",
        "<svg onload=x>",
        "'; DROP TABLE",
        "{\"id\":1}",
        "\\\",\"x\":\"",
        "a,b",
        "a;b",
        "a\"b",
        "''",
        "\u{202e}evil",
        "\u{200b}",
        "\u{2066}x",
        "\u{feff}",
        "قائمة",
        "Ñandú",
        "😀",
        "%s%n",
        "${x}",
        "$(x)",
        "`x`",
        "../../etc",
        "C:\\x",
        "(x) Tj",
        "NULL",
    ];
    let names = shapes.iter().enumerate();
    names.map(|(n, shape)| format!("{shape} {}{n}", MARKERS[n % MARKERS.len()])).collect()
}

#[test]
fn forty_hostile_names_leave_no_formula_no_script_and_with_codes_no_name() {
    let terminal = Terminal::with_campaign();
    let names = hostile();
    assert_eq!(names.len(), 40);
    let edits = names.iter().enumerate().map(|(n, name)| {
        let fields =
            serde_json::json!({ "name": name, "note": format!("note of {name}"), "phone": format!("+{n}") });
        serde_json::json!({ "on": format!("$p{n}"), "edit": { "worker": fields } }).to_string()
    });
    terminal.write("edits.jsonl", &edits.collect::<Vec<_>>().join("\n"));
    terminal.ok(&["apply", "a.wallchart", "edits.jsonl"]);
    std::fs::remove_file(terminal.path("edits.jsonl")).unwrap();
    for names in ["codes", "initials", "full"] {
        for out in ["a.svg", "a.pdf", "a.png", "a.csv", "a.json"] {
            terminal.ok(&["export", "a.wallchart", "-o", out, "--names", names]);
            let bytes = terminal.read(out);
            let text = String::from_utf8_lossy(&bytes);
            if names != "full" {
                for word in MARKERS {
                    assert!(!text.contains(word), "{out} {names}: {word}");
                }
            }
            match out {
                "a.svg" => {
                    let text = text.to_lowercase();
                    for bad in ["<script", "onload=", "onerror=", "<img", "<a ", "<!entity", "href=\"http"] {
                        let raw = text.contains(bad) && !bad.ends_with('=');
                        assert!(!raw, "{names}: {bad}");
                    }
                    // Attributes of handlers can only stand in text, where they are harmless.
                    assert!(!in_a_tag(&text, "onload=") && !in_a_tag(&text, "onerror="));
                }
                "a.csv" => {
                    let mut reader =
                        csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
                    for cell in reader
                        .records()
                        .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
                    {
                        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{names}: {cell}");
                    }
                }
                "a.json" => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{names}"),
                "a.pdf" => assert!(!text.contains("/JavaScript") && !text.contains("/URI"), "{names}"),
                _ => assert!(bytes.starts_with(b"\x89PNG"), "{names}"),
            }
        }
    }
}

/// Whether these words stand between `<` and `>`.
fn in_a_tag(text: &str, words: &str) -> bool {
    text.split('<').skip(1).filter_map(|part| part.split('>').next()).any(|tag| tag.contains(words))
}
