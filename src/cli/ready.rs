//! What `readiness` prints: each gate of each unit, met or why not, and what moves the needle.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::app::{
    App, GateCell, MajorityBasis, Names, NeedleStep, Nudge, ReadyRow, Rests, kind_key, met_key,
};
use crate::args;
use crate::model::RecordId;

/// Readiness as words or as one JSON document.
pub(super) fn readiness(app: &App, json: bool) -> String {
    if json { format!("{:#}\n", document(app)) } else { words(app) }
}

fn words(app: &App) -> String {
    let tr = app.tr();
    let readiness = app.readiness();
    let (verdict, units) = (app.readiness_verdict(readiness), app.readiness_units(readiness));
    let mut words = tr.with("cli-readiness", args!["verdict" => &verdict, "units" => &units]) + "\n";
    if readiness.unplaced > 0 {
        words.push_str(&tr.with("readiness-unplaced", args!["n" => readiness.unplaced]));
        words.push('\n');
    }
    let names: Vec<String> = readiness.gates.iter().map(|gate| app.gate_name(gate.key)).collect();
    let wide = |words: &[String]| words.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    let states = [crate::app::Met::Met, crate::app::Met::Near, crate::app::Met::NotYet];
    let states = states.map(|met| app.met_word(met));
    let (gate_wide, met_wide) = (wide(&names), wide(&states));
    for row in &readiness.rows {
        let said = app.row_words(row, Names::Full);
        words.push('\n');
        let head = args!["name" => &said.name, "kind" => &said.kind, "gates" => &said.gates];
        words.push_str(&tr.with("cli-readiness-row", head));
        words.push('\n');
        for (cell, gate) in row.cells.iter().zip(&said.cells) {
            let state = format!("{:met_wide$}", app.met_word(cell.met));
            let name = format!("{:gate_wide$}", app.gate_name(cell.key));
            let line = args!["met" => &state, "gate" => &name, "number" => &gate.number, "why" => &gate.why];
            words.push_str("  ");
            words.push_str(&tr.with("cli-readiness-cell", line));
            words.push('\n');
        }
    }
    let steps = app.needle();
    if !steps.is_empty() {
        let _ = writeln!(words, "\n{}", tr.say("readiness-needle"));
    }
    for (number, step) in (1..).zip(steps.iter()) {
        let said = app.needle_words_as(step, Names::Full);
        let line = args!["n" => number, "title" => &said.title, "gates" => &said.gates,
            "people" => &said.people, "why" => &said.why];
        words.push_str(&tr.with("cli-readiness-step", line));
        words.push('\n');
    }
    let votes = app.votes(None, MajorityBasis::LastTest);
    if votes.entitled > 0 {
        let _ = writeln!(words, "\n{}", app.majority_head(&votes));
        for majority in votes.under_all() {
            let (rule, _, says) = app.majority_words(&majority);
            words.push_str("  ");
            words.push_str(&tr.with("majority-line", args!["rule" => &rule, "says" => &says]));
            words.push('\n');
        }
    }
    words
}

fn majorities(app: &App) -> Value {
    let votes = app.votes(None, MajorityBasis::LastTest);
    let rules = votes.under_all().into_iter().map(|majority| {
        json!({
            "rule": majority.rule.key(),
            "entitled": majority.entitled,
            "needed": majority.needed,
            "turnout": majority.turnout,
            "sure": majority.sure,
            "likely": majority.likely,
            "to_win": majority.to_win,
            "reached": majority.is_reached(),
        })
    });
    json!({ "test": votes.test.and_then(|test| test_name(app, test)), "rules": rules.collect::<Value>() })
}

fn document(app: &App) -> Value {
    let readiness = app.readiness();
    let gates = readiness.gates.iter().map(|gate| json!({ "gate": gate.key.key(), "limit": gate.limit }));
    json!({
        "ready": readiness.is_ready,
        "ready_units": readiness.ready_units,
        "units": readiness.units().count(),
        "unplaced": readiness.unplaced,
        "gates": gates.collect::<Value>(),
        "rows": readiness.rows.iter().map(|row| row_document(app, row)).collect::<Value>(),
        "majorities": majorities(app),
        "needle": app.needle().iter().map(|step| step_document(app, step)).collect::<Value>(),
    })
}

fn unit_name(app: &App, unit: RecordId) -> Option<String> {
    app.campaign().unit(unit).map(|unit| unit.name.to_string())
}

fn person(app: &App, person: RecordId) -> Value {
    let name = app.campaign().worker(person).map(|worker| worker.name.to_string());
    json!({ "id": person.to_string(), "name": name })
}

fn people(app: &App, people: &[RecordId]) -> Value {
    people.iter().map(|id| person(app, *id)).collect()
}

fn row_document(app: &App, row: &ReadyRow) -> Value {
    let said = app.row_words(row, Names::Full);
    let cells = row.cells.iter().zip(said.cells).map(|(cell, said)| {
        let behind = app.behind_gate(row, cell.key);
        json!({
            "gate": cell.key.key(),
            "met": met_key(cell.met),
            "number": said.number,
            "why": said.why,
            "rests": rests(app, cell),
            "people": people(app, &behind.people),
            "unnamed": behind.unnamed,
        })
    });
    let with: Vec<String> = row.joined.iter().filter_map(|unit| unit_name(app, *unit)).collect();
    json!({
        "unit": unit_name(app, row.unit),
        "with": with,
        "kind": kind_key(row.kind),
        "belongs": row.belongs,
        "named": row.named,
        "ready": row.is_ready(),
        "met": row.met(),
        "cells": cells.collect::<Value>(),
    })
}

fn test_name(app: &App, test: RecordId) -> Option<String> {
    app.campaign().test(test).map(|test| test.name.to_string())
}

fn rests(app: &App, cell: &GateCell) -> Value {
    match &cell.rests {
        Rests::Share { part, of, percent, short, unnamed } => {
            json!({ "n": part, "of": of, "percent": percent, "short": short, "unnamed": unnamed })
        }
        Rests::Leaders { leaders, wanted, second, targets } => json!({
            "leaders": people(app, leaders),
            "wanted": wanted,
            "second": second.map(|second| person(app, second)),
            "targets": people(app, targets),
        }),
        Rests::Reach(said) => json!({ "reach": said }),
        Rests::Tests { held, wanted } => {
            let held = held.iter().map(|test| {
                json!({
                    "test": test_name(app, test.test),
                    "did": test.did,
                    "of": test.eligible,
                    "percent": test.percent,
                    "aim": test.aim,
                    "reached": test.is_reached,
                    "short": test.short,
                })
            });
            json!({ "wanted": wanted, "held": held.collect::<Value>() })
        }
        Rests::Fall { steps } => {
            let steps = steps.iter().map(|fall| {
                json!({
                    "from": test_name(app, fall.from),
                    "to": test_name(app, fall.to),
                    "before": fall.before,
                    "after": fall.after,
                    "points": fall.points(),
                })
            });
            json!({ "steps": steps.collect::<Value>() })
        }
        Rests::Prediction(said) => said.map_or(Value::Null, |said| {
            json!({
                "test": test_name(app, said.test),
                "predicted": said.is_foretold,
                "expected": said.expected,
                "did": said.did,
                "of": said.eligible,
                "points": said.points(),
            })
        }),
    }
}

fn nudge(kind: Nudge) -> &'static str {
    match kind {
        Nudge::FindLeader => "find_leader",
        Nudge::WinLeader => "win_leader",
        Nudge::ProveLeader => "prove_leader",
        Nudge::FindSecond => "find_second",
        Nudge::Name => "name",
        Nudge::Rate => "rate",
        Nudge::AskAgain => "ask_again",
        Nudge::BringBack => "bring_back",
        Nudge::HoldTest => "hold_test",
        Nudge::Predict => "predict",
        Nudge::Reach => "reach",
    }
}

fn step_document(app: &App, step: &NeedleStep) -> Value {
    let said = app.needle_words_as(step, Names::Full);
    json!({
        "step": nudge(step.kind),
        "unit": step.unit.and_then(|unit| unit_name(app, unit)),
        "gates": step.gates.iter().map(|gate| gate.key()).collect::<Vec<_>>(),
        "opens": step.opens,
        "n": step.reaches,
        "who": step.who.map(|who| person(app, who)),
        "people": people(app, &step.people),
        "through": step.through.map(|who| person(app, who)),
        "test": step.test.and_then(|test| test_name(app, test)),
        "title": said.title,
        "why": said.why,
    })
}
