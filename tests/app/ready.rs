//! Readiness without a face: the made-up hospital in words, and talks planned from what moves the needle.

use std::collections::BTreeSet;
use std::sync::Arc;

use wallchart::app::{Action, GateKey, Names, Nudge, Whom, plan_talks};
use wallchart::model::RecordId;

use super::Computer;

fn hospital() -> wallchart::app::App {
    let mut app = Computer::new().start();
    app.perform(Action::Practice("harbour-hospital".to_owned()));
    app.finish();
    app
}

#[test]
fn every_cell_and_step_of_the_hospital_says_its_reason() {
    let app = hospital();
    let readiness = app.readiness();
    assert!(!readiness.is_ready && readiness.units().count() > 3);
    assert_eq!(app.readiness_verdict(readiness), "Not yet ready");
    for row in &readiness.rows {
        for cell in &row.cells {
            let words = app.gate_words(row, cell);
            assert!(!words.number.is_empty() && !words.why.is_empty(), "{cell:?}");
            assert!(!format!("{words:?}").contains("{$"), "{words:?}");
        }
    }
    let north = readiness.rows.iter().find(|row| app.row_name(row) == "5 North").unwrap();
    let leaders = app.gate_words(north, north.cell(GateKey::Leaders).unwrap());
    assert_eq!((&*leaders.number, &*leaders.why), ("gap", "Nadia is not yet won and proven"));
    let steps = app.needle();
    assert!(Arc::ptr_eq(&steps, &app.needle()), "a look costs nothing");
    let win =
        steps.iter().find(|step| step.kind == Nudge::WinLeader && step.unit == Some(north.unit)).unwrap();
    let words = app.needle_words(win);
    assert_eq!(words.title, "A leader in 5 North");
    assert!(words.why.starts_with("Nadia is named by 5 of 9 asked and is a 3"), "{}", words.why);
    assert!(words.why.ends_with("talk through Kwame."), "{}", words.why);
    for step in steps.iter() {
        let coded = app.needle_words_as(step, Names::Codes);
        assert!(!coded.why.contains("Nadia") && !coded.why.contains("Kwame"), "{}", coded.why);
    }
}

#[test]
fn talks_are_planned_from_the_steps_in_one_deed_and_nobody_twice() {
    let mut app = hospital();
    let planned = |app: &wallchart::app::App| -> BTreeSet<RecordId> {
        app.planned_talks(Whom::Everybody).into_iter().filter_map(|talk| *talk.worker.value()).collect()
    };
    let before = planned(&app);
    let steps = app.needle();
    let talks = app.needle_talks(&steps);
    let whom: BTreeSet<RecordId> = talks.iter().map(|(whom, _)| *whom).collect();
    assert!(talks.len() > 3 && whom.len() == talks.len());
    assert!(whom.is_disjoint(&before), "who has a talk planned is not planned again");
    assert!(talks.iter().all(|(_, organizer)| !organizer.trim().is_empty()));
    app.perform(Action::Make(plan_talks(talks.clone(), app.today().plus(7))));
    assert_eq!(planned(&app).len(), before.len() + talks.len());
    let again = app.needle_talks(&app.needle());
    assert!(again.iter().all(|(person, _)| !whom.contains(person)));
    app.perform(Action::Undo);
    assert_eq!(planned(&app), before, "one step back");
}
