//! For which tests, and whose sheets.

use std::collections::BTreeSet;

use egui::Ui;

use crate::app::{App, SheetChoice, SheetOf};
use crate::args;
use crate::model::{PaperKind, RecordId};
use crate::ui::text::Words;
use crate::ui::widgets::{Button, menu_button, menu_item};

/// The most tests a sheet has boxes for.
const MOST_TESTS: usize = 8;

/// The tests the sheets have boxes for.
pub(super) fn tests_ui(ui: &mut Ui, app: &App, tests: &mut Vec<RecordId>) {
    let tr = app.tr();
    let ladder = app.campaign().ladder();
    tests.retain(|test| ladder.iter().any(|known| known.id == *test));
    if ladder.is_empty() {
        Words::new(tr.say("print-no-test")).muted().wrap().ui(ui);
        return;
    }
    let chosen: Vec<&str> = ladder
        .iter()
        .filter(|test| tests.contains(&test.id))
        .map(|test| -> &str { test.name.value() })
        .collect();
    ui.horizontal(|ui| {
        Words::new(tr.say("print-tests")).ui(ui);
        let shown = match chosen.as_slice() {
            [] => tr.say("print-tests-none"),
            [one] => (*one).to_owned(),
            many => tr.with("print-tests-many", args!["n" => many.len()]),
        };
        let hint = tr.say("print-tests.hint");
        menu_button(ui, Button::plain(&shown).caret().hint(&hint), |ui| {
            for test in &ladder {
                let is_on = tests.contains(&test.id);
                if menu_item(ui, None, test.name.value(), "", is_on).clicked() {
                    if is_on {
                        tests.retain(|known| *known != test.id);
                    } else if tests.len() < MOST_TESTS {
                        tests.push(test.id);
                    }
                    // From left to right in the order of the ladder.
                    let place = |id: &RecordId| ladder.iter().position(|known| known.id == *id);
                    tests.sort_by_key(place);
                }
            }
        });
    });
}

/// Whose sheets are printed: the usual, until something else is chosen.
pub(super) fn whose_ui(
    ui: &mut Ui,
    app: &App,
    kind: PaperKind,
    choices: &[SheetChoice],
    of: &mut Option<BTreeSet<SheetOf>>,
) {
    let tr = app.tr();
    if choices.is_empty() {
        let id = if kind == PaperKind::Door { "print-no-doors" } else { "print-no-units" };
        Words::new(tr.say(id)).muted().wrap().ui(ui);
        return;
    }
    let usual = || choices.iter().filter(|choice| choice.usual).map(|choice| choice.of).collect();
    let mut chosen: BTreeSet<SheetOf> = of.clone().unwrap_or_else(usual);
    ui.horizontal(|ui| {
        Words::new(tr.say("print-whose")).strong().ui(ui);
        if Button::link(&tr.say("print-all")).ui(ui).clicked() {
            chosen = choices.iter().map(|choice| choice.of).collect();
            *of = Some(chosen.clone());
        }
        if Button::link(&tr.say("print-none")).ui(ui).clicked() {
            chosen.clear();
            *of = Some(BTreeSet::new());
        }
    });
    egui::ScrollArea::vertical().id_salt("whose").max_height(114.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for choice in choices {
                let mut is_on = chosen.contains(&choice.of);
                let words = tr
                    .with("print-whose-line", args!["whose" => whose(app, choice.of), "n" => choice.people]);
                if ui.checkbox(&mut is_on, words).changed() {
                    if is_on {
                        chosen.insert(choice.of);
                    } else {
                        chosen.remove(&choice.of);
                    }
                    *of = Some(chosen.clone());
                }
            }
        },
    );
}

/// Whose sheet it is, in words.
pub(super) fn whose(app: &App, of: SheetOf) -> String {
    let (campaign, tr) = (app.campaign(), app.tr());
    match of {
        SheetOf::Unit(unit) => match campaign.unit(unit) {
            Some(unit) if !unit.name.is_empty() => unit.name.to_string(),
            _ => tr.say("chart-unnamed-unit"),
        },
        SheetOf::Responsible(who) => {
            campaign.worker(who).map_or_else(|| tr.say("print-gone"), |worker| app.name_of(worker))
        }
        SheetOf::Unplaced => tr.say("chart-unassigned"),
        SheetOf::Nobodys => tr.say("print-nobodys"),
        SheetOf::Blank => tr.say("print-call"),
    }
}
