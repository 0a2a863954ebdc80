//! Plots on paper: told apart without colour, nothing cut, and nobody's name.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use wallchart::chart::{
    Dash, Fonts, Mark, Palette, Plot, PlotAxis, PlotKind, PlotRule, PlotSeries, PlotSign, PlotSpot, PlotTick,
    Scene, Weight, plot_sheet, spread, svg, wrapped,
};

use super::workplace::id;
use crate::cli::Terminal;
use crate::privacy::MARKERS;

fn axis(low: f64, high: f64, ticks: &[(f64, &str)]) -> PlotAxis {
    let ticks = ticks.iter().map(|(at, word)| PlotTick { at: *at, word: (*word).to_owned() });
    PlotAxis { low, high, ticks: ticks.collect(), lines: true }
}

fn series(name: &str, sign: PlotSign, dash: Option<Dash>, values: &[f64]) -> PlotSeries {
    let spot = |(x, y): (usize, &f64)| PlotSpot {
        x: x as f64,
        y: *y,
        again: x == 1,
        says: format!("{name}: {y}"),
        people: Arc::from([id(1, 7)]),
    };
    PlotSeries {
        name: name.to_owned(),
        label: format!("{name} label"),
        sign,
        dash,
        strong: sign == PlotSign::Disc,
        quiet: false,
        steps: false,
        joined: true,
        sign_at_end: false,
        spots: values.iter().enumerate().map(spot).collect(),
    }
}

fn plot(all: Vec<PlotSeries>) -> Plot {
    Plot {
        kind: PlotKind::Participation,
        title: "Half took part".to_owned(),
        counts: "of everybody".to_owned(),
        note: "One thing is not known.".to_owned(),
        x: axis(0.0, 1.0, &[(0.0, "Survey"), (1.0, "Petition")]),
        y: axis(0.0, 100.0, &[(0.0, "0 %"), (50.0, "50 %"), (100.0, "100 %")]),
        rows: false,
        series: all,
        rules: vec![PlotRule { from: (0.0, 65.0), to: (1.0, 65.0), is_aim: true, word: String::new() }],
        asides: Vec::new(),
        key: vec![(PlotSign::Aim, "aim 65 %".to_owned())],
    }
}

fn words(scene: &Scene) -> Vec<String> {
    fn each(marks: &[Mark], found: &mut Vec<String>) {
        for mark in marks {
            match mark {
                Mark::Words { run, .. } => found.push(run.text.to_string()),
                Mark::Group { marks, .. } => each(marks, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    each(&scene.marks, &mut found);
    found
}

#[test]
fn a_plot_reads_as_these_lines() {
    let plot = plot(vec![
        series("ICU", PlotSign::Square, Some(Dash::new(6.0, 3.0)), &[40.0, 20.0]),
        series("All", PlotSign::Disc, None, &[60.0, 50.0]),
    ]);
    let lines = plot_sheet(&[plot], 600.0, &mut Fonts::new()).scene.to_lines();
    let golden = include_str!("plot.scene");
    assert_eq!(lines, golden, "\n{lines}");
}

#[test]
fn any_two_units_differ_in_sign_and_their_scenes_differ_in_grey() {
    let signs: BTreeSet<String> = PlotSign::UNITS.iter().map(|(sign, _)| format!("{sign:?}")).collect();
    assert_eq!(signs.len(), PlotSign::UNITS.len());
    assert!(!PlotSign::UNITS.iter().any(|(sign, _)| *sign == PlotSign::Disc), "the disc is everybody");
    let drawn: BTreeSet<String> = PlotSign::UNITS
        .iter()
        .map(|(sign, dash)| {
            let plot = plot(vec![series("One", *sign, *dash, &[30.0, 70.0])]);
            let scene = plot_sheet(&[plot], 600.0, &mut Fonts::new()).scene;
            // What is left without any colour: shapes, widths, dashes and words.
            let without_ink = |line: &str| line.split(" Text").next().unwrap_or(line).to_owned();
            scene.to_lines().lines().map(without_ink).collect::<Vec<_>>().join("\n")
        })
        .collect();
    assert_eq!(drawn.len(), PlotSign::UNITS.len());
}

#[test]
fn no_series_of_units_is_told_by_a_colour() {
    let all = PlotSign::UNITS.iter().zip(0..);
    let all = all.map(|((sign, dash), n)| series(&format!("U{n}"), *sign, *dash, &[f64::from(n), 50.0]));
    let scene = plot_sheet(&[plot(all.collect())], 700.0, &mut Fonts::new()).scene;
    let picture = svg(&scene, Palette::paper());
    let colours: BTreeSet<&str> = picture
        .split("fill=\"#")
        .chain(picture.split("stroke=\"#"))
        .skip(1)
        .filter_map(|rest| rest.get(..6))
        .filter(|hex| hex.chars().all(|letter| letter.is_ascii_hexdigit()))
        .collect();
    for colour in colours {
        let channel = |at: usize| i32::from_str_radix(&colour[at..at + 2], 16).unwrap();
        let (r, g, b) = (channel(0), channel(2), channel(4));
        assert!((r - b).abs() < 26 && (g - b).abs() < 26, "#{colour} is a colour");
    }
}

#[test]
fn words_are_whole_where_there_is_room() {
    let plot = plot(vec![series("Intensive care and recovery", PlotSign::Square, None, &[10.0, 100.0])]);
    let scene = plot_sheet(&[plot], 900.0, &mut Fonts::new()).scene;
    let words = words(&scene);
    for whole in ["Half took part", "of everybody", "100 %", "50 %", "Survey", "Petition", "aim 65 %"] {
        assert!(words.iter().any(|word| word == whole), "{whole}: {words:?}");
    }
    assert!(words.iter().any(|word| word == "Intensive care and recovery label"), "{words:?}");
    assert!(!words.iter().any(|word| word.ends_with('…')), "{words:?}");
}

#[test]
fn people_behind_values_are_never_drawn() {
    let scene = plot_sheet(
        &[plot(vec![series("One", PlotSign::Square, None, &[30.0, 70.0])])],
        600.0,
        &mut Fonts::new(),
    )
    .scene;
    let code = id(1, 7).to_string();
    assert!(!svg(&scene, Palette::paper()).contains(&code[..6]));
    assert!(scene.marks.iter().all(|mark| mark.of().is_none()));
}

proptest! {
    #[test]
    fn words_at_the_ends_stay_apart_in_order_and_in_the_picture(
        wanted in proptest::collection::vec(0.0_f32..300.0, 0..15),
    ) {
        let places = spread(&wanted, 17.0, 0.0, 300.0);
        prop_assert_eq!(places.len(), wanted.len());
        let mut order: Vec<usize> = (0..wanted.len()).collect();
        order.sort_by(|a, b| places[*a].total_cmp(&places[*b]));
        for pair in order.windows(2) {
            prop_assert!(places[pair[1]] - places[pair[0]] >= 16.9, "{:?} {:?}", wanted, places);
            prop_assert!(wanted[pair[0]] <= wanted[pair[1]], "the order stays");
        }
        for place in &places {
            prop_assert!((-0.1..=300.1).contains(place), "{:?}", places);
        }
    }

    #[test]
    fn a_finding_is_broken_into_lines_that_fit(text in "[a-zé ]{0,120}", width in 80.0_f32..400.0) {
        let mut fonts = Fonts::new();
        let lines = wrapped(&text, 18.0, Weight::SemiBold, width, &mut fonts);
        let whole: Vec<&str> = text.split_whitespace().collect();
        prop_assert_eq!(lines.join(" "), whole.join(" "));
        for line in lines.iter().filter(|line| line.contains(' ')) {
            prop_assert!(fonts.width_pt(line, 18.0, Weight::SemiBold) <= width + 0.01);
        }
    }
}

/// A campaign whose people, leaders, units and tests want to be something else.
fn hostile() -> Terminal {
    let terminal = Terminal::with_campaign();
    let mut edits: Vec<serde_json::Value> = Vec::new();
    let mut say = |on: String, edit: serde_json::Value| {
        edits.push(serde_json::json!({ "on": on, "edit": edit }));
    };
    for (n, unit) in ["ICU", "</text><script>", "=1+1", "| a | b"].iter().enumerate() {
        say(
            format!("$u{n}"),
            serde_json::json!({ "unit": { "name": unit, "gate": true, "leader": format!("$p{n}") } }),
        );
    }
    for n in 0..40 {
        let name = format!("{} {n}", MARKERS[n % MARKERS.len()]);
        let unit = format!("$u{}", n % 4);
        let worker =
            serde_json::json!({ "name": name, "places": { "unit": unit }, "judgement": "identified" });
        say(format!("$p{n}"), serde_json::json!({ "worker": worker }));
        let rating = serde_json::json!({ "value": 1 + n % 5, "day": "2026-10-01", "basis": "said" });
        say(format!("$p{n}"), serde_json::json!({ "state": { "rating": rating } }));
    }
    for (n, test) in ["Survey", "<img src=x onerror=z>"].iter().enumerate() {
        say(
            format!("$t{n}"),
            serde_json::json!({ "test": { "name": test, "threshold": 65, "rung": n + 1 } }),
        );
        for person in 0..40 {
            let outcome = ["did", "refused", "no_answer"][(person + n) % 3];
            let result =
                serde_json::json!({ "test": format!("$t{n}"), "outcome": outcome, "day": "2026-11-01" });
            say(format!("$p{person}"), serde_json::json!({ "state": { "result": result } }));
            let told =
                serde_json::json!({ "test": format!("$t{n}"), "expected": "will", "day": "2026-10-30" });
            say(format!("$p{person}"), serde_json::json!({ "state": { "prediction": told } }));
        }
    }
    let lines: Vec<String> = edits.iter().map(ToString::to_string).collect();
    terminal.write("edits.jsonl", &lines.join("\n"));
    terminal.ok(&["apply", "a.wallchart", "edits.jsonl"]);
    std::fs::remove_file(terminal.path("edits.jsonl")).unwrap();
    terminal
}

#[test]
fn no_name_stands_in_what_is_given_out_and_nothing_in_it_runs() {
    let terminal = hostile();
    for names in ["codes", "initials"] {
        for out in ["t.svg", "t.pdf", "t.png", "t.csv", "t.md", "t.html", "t.json"] {
            terminal.ok(&["export", "a.wallchart", "--what", "tests", "-o", out, "--names", names]);
            let bytes = terminal.read(out);
            let text = String::from_utf8_lossy(&bytes);
            for word in MARKERS {
                assert!(!text.contains(word), "{out} {names}: {word}");
            }
            for bad in ["<script", "<img"] {
                let raw = text.to_lowercase().contains(bad);
                assert!(!raw || out == "t.csv" || out == "t.json", "{out} {names}: {bad}");
            }
            if names == "codes" {
                assert!(!text.contains("ICU"), "units are letters: {out}");
            }
        }
        let table = terminal.read("t.csv");
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(table.as_slice());
        for row in rows.records() {
            for cell in row.unwrap().iter() {
                assert!(!cell.trim_start_matches('\u{feff}').starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
    }
    // With full names whoever is responsible is named, and only in the table.
    for (out, named) in [("t.svg", false), ("t.csv", true)] {
        terminal.ok(&["export", "a.wallchart", "--what", "tests", "-o", out, "--names", "full"]);
        let text = String::from_utf8_lossy(&terminal.read(out)).into_owned();
        assert_eq!(MARKERS.iter().any(|word| text.contains(word)), named, "{out}");
    }
}

#[test]
fn every_format_is_what_its_ending_says_and_another_one_is_refused() {
    let terminal = hostile();
    let made = |out: &str| {
        terminal.ok(&["export", "a.wallchart", "--what", "tests", "-o", out, "--paper", "A4"]);
        terminal.read(out)
    };
    assert!(made("t.png").starts_with(b"\x89PNG"));
    assert!(made("t.pdf").starts_with(b"%PDF"));
    assert!(made("t.svg").starts_with(b"<svg"));
    assert!(made("t.html").starts_with(b"<!DOCTYPE html>"));
    assert!(made("t.md").starts_with(b"# Structure tests"));
    let table: serde_json::Value = serde_json::from_slice(&made("t.json")).unwrap();
    assert_eq!(table.as_array().unwrap().len(), 2);
    terminal.fails(&["export", "a.wallchart", "--what", "tests", "-o", "t.xlsx"]);
}
