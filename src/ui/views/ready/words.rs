//! Gates, cells and steps as this view needs them; the words themselves are the program's.

use super::known::{Cell, Head, Step};
use crate::app::{
    App, Behind, GateCell, GateKey, GateLimit, Met, NeedleStep, Number, Readiness, ReadyRow, Rests,
};
use crate::args;
use crate::model::{RecordId, StructureTest};
use crate::ui::Reached;

/// So many steps at most: more is no order any more.
const MOST_STEPS: usize = 10;

/// The mark of a cell.
fn mark(met: Met) -> Reached {
    match met {
        Met::Met => Reached::Met,
        Met::Near => Reached::Near,
        Met::NotYet => Reached::NotYet,
    }
}

/// The message with the name of a gate.
pub(super) fn gate_id(key: GateKey) -> &'static str {
    match key {
        GateKey::Charted => "ready-gate-charted",
        GateKey::Rated => "ready-gate-rated",
        GateKey::Leaders => "ready-gate-leaders",
        GateKey::Reach => "ready-gate-reach",
        GateKey::Tests => "ready-gate-tests",
        GateKey::Fall => "ready-gate-fall",
        GateKey::Prediction => "ready-gate-prediction",
    }
}

/// The head of a gate: its name, its limit, what it asks for.
pub(super) fn head(app: &App, gate: GateLimit) -> Head {
    let days = app.campaign().about.old_after.unwrap_or(60);
    let args = args!["n" => gate.limit, "days" => days];
    let why = app.tr().with(&format!("{}.why", gate_id(gate.key)), args);
    Head { key: gate.key, name: app.gate_name(gate.key), limit: app.gate_limit_words(&gate), why }
}

/// One gate of one row.
pub(super) fn cell(app: &App, row: &ReadyRow, cell: &GateCell) -> Cell {
    let words = app.gate_words(row, cell);
    // A number and its sign are not parted at the end of a line.
    let reason = words.why.replace(" %", "\u{a0}%");
    Cell { reached: mark(cell.met), number: words.number, reason }
}

/// Who stands behind a cell: those it waits for; where it waits for nobody, those it rests on.
pub(super) fn behind(app: &App, row: &ReadyRow, key: GateKey) -> Behind {
    let mut behind = app.behind_gate(row, key);
    let Some(cell) = row.cell(key) else { return behind };
    if let (GateKey::Leaders, Rests::Leaders { leaders, second, .. }) = (key, &cell.rests) {
        // Who carries it belongs there too.
        let carry = leaders.iter().copied().chain(*second);
        let more: Vec<RecordId> = carry.filter(|one| !behind.people.contains(one)).collect();
        behind.people.extend(more);
    }
    if behind.people.is_empty() {
        let people = row.units().flat_map(|unit| app.tallies().people(Some(unit), Number::Named));
        behind.people = people.collect();
    }
    behind
}

/// How far the campaign is: "1 of 5 units passes all six gates. March on the boss needs all five."
pub(super) fn verdict(app: &App, readiness: &Readiness, test: Option<&StructureTest>) -> String {
    let tr = app.tr();
    let units = readiness.units().count();
    let shifts = readiness.shifts().filter(|shift| !shift.is_ready()).count();
    let name = test.map(|test| test.name.to_string()).unwrap_or_default();
    let say = |id: &str| {
        let args = args!["n" => readiness.ready_units, "of" => units, "gates" => readiness.gates.len(),
            "shifts" => shifts, "test" => &name];
        tr.with(id, args)
    };
    let mut said = vec![say("ready-verdict")];
    if shifts > 0 && readiness.ready_units as usize == units {
        said.push(say("ready-verdict-shifts"));
    }
    if test.is_some() && !readiness.is_ready {
        said.push(say("ready-verdict-test"));
    }
    said.join(" ")
}

/// People of no unit; blank where there are none.
pub(super) fn unplaced(app: &App, readiness: &Readiness) -> String {
    match readiness.unplaced {
        0 => String::new(),
        n => app.tr().with("ready-unplaced", args!["n" => n]),
    }
}

/// What moves the needle, and the talks that could be planned from it.
pub(super) fn steps(app: &App, readiness: &Readiness) -> (Vec<Step>, Vec<(RecordId, String)>) {
    let steps = app.needle();
    let shown = steps.get(..steps.len().min(MOST_STEPS)).unwrap_or_default();
    let place = |step: &NeedleStep| {
        let unit = step.unit?;
        let row = readiness.rows.iter().position(|row| row.units().any(|known| known == unit))?;
        let first = step.gates.first()?;
        let gate = readiness.gates.iter().position(|gate| gate.key == *first)?;
        Some((row, gate))
    };
    let written = shown.iter().map(|step| {
        let words = app.needle_words(step);
        let gates: Vec<String> = step.gates.iter().map(|gate| app.gate_name(*gate)).collect();
        let says =
            |what: &str| app.tr().with("ready-step-door", args!["step" => &words.title, "what" => what]);
        // A step without names, such as who is not on the chart, has a count and no door.
        let people = step.people.iter().chain(&step.who).copied().collect();
        Step {
            gates_say: says(&gates.join(", ")),
            says: says(&words.people),
            title: words.title,
            why: words.why,
            gates: words.gates,
            count: words.people,
            people,
            cell: place(step),
        }
    });
    (written.collect(), app.needle_talks(shown))
}
