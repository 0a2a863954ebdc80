//! Readiness as others may see it: names reduced, everything in words.

use crate::app::{App, Names};
use crate::args;
use crate::exchange::{ReadyCell, ReadyGate, ReadyLine, ReadySheet, ReadyStep};
use crate::tally::{Met, RowKind};

/// Met, near or not yet, as files write it.
pub fn met_key(met: Met) -> &'static str {
    match met {
        Met::Met => "met",
        Met::Near => "near",
        Met::NotYet => "not_yet",
    }
}

/// A unit or a shift, as files write it.
pub fn kind_key(kind: RowKind) -> &'static str {
    match kind {
        RowKind::Unit => "unit",
        RowKind::Shift => "shift",
    }
}

impl App {
    /// Readiness with names as they may be seen.
    pub(in crate::app) fn ready_sheet(&self, names: Names) -> ReadySheet {
        let tr = self.tr();
        let readiness = self.readiness();
        let lines = readiness.rows.iter().map(|row| {
            let words = self.row_words(row, names);
            let cells = row.cells.iter().zip(words.cells).map(|(cell, words)| ReadyCell {
                gate: cell.key.key().to_owned(),
                met: met_key(cell.met),
                word: self.met_word(cell.met),
                number: words.number,
                why: words.why,
            });
            ReadyLine {
                name: words.name,
                kind: kind_key(row.kind),
                word: words.kind,
                belongs: row.belongs,
                named: row.named,
                is_ready: row.is_ready(),
                gates: words.gates,
                cells: cells.collect(),
            }
        });
        let needle = self.needle();
        let steps = needle.iter().map(|step| {
            let words = self.needle_words_as(step, names);
            let size = tr.with("readiness-size", args!["gates" => &words.gates, "people" => &words.people]);
            // A page with names carries neither ratings nor ties: why and through whom stands with codes alone.
            let why = if names == Names::Codes { words.why } else { String::new() };
            ReadyStep { title: words.title, why, opens: step.opens, reaches: step.reaches, size }
        });
        let gates = readiness.gates.iter().map(|gate| ReadyGate {
            key: gate.key.key().to_owned(),
            name: self.gate_name(gate.key),
            limit: self.gate_limit_words(gate),
        });
        let heads = [
            "readiness-head-unit",
            "readiness-head-kind",
            "readiness-head-gate",
            "readiness-head-state",
            "readiness-head-number",
            "readiness-head-reason",
        ];
        ReadySheet {
            title: self.campaign().about.name.to_string(),
            band: self.campaign().is_practice().then(|| tr.say("app-practice-band")),
            language: tr.language().tag().to_owned(),
            direction: if tr.language().is_right_to_left() { "rtl" } else { "ltr" },
            is_ready: readiness.is_ready,
            verdict: self.readiness_verdict(readiness),
            units: self.readiness_units(readiness),
            heads: heads.map(|id| tr.say(id)),
            gates: gates.collect(),
            lines: lines.collect(),
            needle: tr.say("readiness-needle"),
            steps: steps.collect(),
        }
    }
}
