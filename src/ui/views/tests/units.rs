//! Does every unit carry it: eligible, asked, acted, aim and prediction, unit by unit; who is
//! responsible there and what their people did.

use egui::{ScrollArea, Sense, Stroke, Ui, vec2};

use super::doors::{names, people_of, show_people};
use super::unit_row::{UnitRow, part_ui, parts, triangle};
use super::{Tests, aims_words, form};
use crate::app::{App, LeaderStood, TestDoor, TestGate as Gate, Verdict};
use crate::args;
use crate::model::{Outcome, RecordId, StructureTest, Threshold};
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::widgets::{self, Button, Chip, menu_button, menu_item, rule};
use crate::ui::{Icon, Tone, measure};

impl Tests {
    pub(super) fn units_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let Some(tally) = app.tallies().test(test.id) else { return };
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 6.0);
        // Where there is little height the head scrolls away with the rest.
        let is_low = ui.available_height() < 480.0;
        if !is_low {
            head_ui(ui, app, test, out);
            rule(ui);
        }
        let gates: Vec<Gate> = tally.gates().collect();
        ScrollArea::vertical().id_salt("units").auto_shrink([false, false]).show(ui, |ui| {
            if is_low {
                head_ui(ui, app, test, out);
                rule(ui);
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            for gate in gates {
                let drawn = UnitRow { app, test, gate: &gate, chosen: self.unit == gate.unit };
                if drawn.ui(ui, &mut self.unfolded, out) {
                    self.look_at(gate.unit);
                }
                if gate.unit.is_some_and(|unit| self.unfolded.contains(&unit)) {
                    for (depth, part) in parts(app, test, &gate) {
                        if part_ui(ui, app, test, part, depth, self.unit == Some(part), out) {
                            self.look_at(Some(part));
                        }
                    }
                }
            }
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                legend_ui(ui, app);
                hides_ui(ui, app, test, out);
            });
        });
    }

    fn look_at(&mut self, unit: Option<RecordId>) {
        self.unit = unit;
        self.row = 0;
        self.part = super::Part::Sheet;
    }
}

/// The test as a whole: its day and aim, how many units passed, and of how many.
fn head_ui(ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
    let tr = app.tr();
    let Some(tally) = app.tallies().test(test.id) else { return };
    egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let menu = 36.0;
            ui.scope(|ui| {
                ui.set_max_width(ui.available_width() - menu);
                Words::title(test.name.to_string()).ui(ui);
            });
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                test_menu_ui(ui, app, test, out);
            });
        });
        let aim = aims_words(app, test);
        let day = match test.day.value() {
            Some(day) => format!("{} · {aim}", tr.near_day((*day).into(), app.today().into())),
            None => tr.with("tests-no-day", args!["aim" => &aim]),
        };
        Words::new(day).muted().wrap().ui(ui);
        if !test.early.is_empty() {
            let reason = test.early.to_string();
            let words = tr.with("tests-early-kept", args!["reason" => &reason]);
            Words::new(words).tone(Tone::Warning).wrap().ui(ui);
        }
        let total = tally.total;
        ui.horizontal_wrapped(|ui| {
            let gates = tally.gates().count();
            let met = tally.gates().filter(|gate| gate.is_met == Some(true)).count();
            let words = tr.with("tests-units-passed", args!["n" => met, "of" => gates]);
            let tone = if met == gates { Tone::Good } else { Tone::Warning };
            if tally.gate != Threshold::None {
                Chip::new(&words).tone(tone).ui(ui);
            }
            let percent = tr.percent(i64::from(total.percent()));
            let args = args!["percent" => &percent, "n" => total.did, "of" => total.eligible];
            let words = tr.with("tests-total", args);
            if widgets::door(ui, &words, &words).clicked() {
                let people = tally.people(app.tallies(), None, TestDoor::Outcome(Outcome::Did));
                show_people(out, format!("{} · {words}", &**test.name), people);
            }
        });
        if total.unnamed > 0 {
            let args = args!["n" => total.unnamed, "of" => total.eligible];
            Words::new(tr.with("shows-unnamed", args)).muted().wrap().ui(ui);
        }
        let passed = match tally.passed() {
            Some(true) => Some(("tests-passed", Tone::Good)),
            // Until it is finished, nothing has failed.
            Some(false) if *test.finished.value() => Some(("tests-not-passed", Tone::Danger)),
            Some(false) | None => None,
        };
        if let Some((id, tone)) = passed {
            Words::new(tr.say(id)).strong().tone(tone).ui(ui);
        }
    });
}

fn test_menu_ui(ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
    let tr = app.tr();
    let name = tr.say("tests-menu");
    menu_button(ui, Button::icon_only(Icon::DotsThree, &name), |ui| {
        if menu_item(ui, Some(Icon::PencilSimple), &tr.say("tests-edit"), "", false).clicked() {
            out.show(form::NewForm::of(app, test));
        }
        if menu_item(ui, Some(Icon::X), &tr.say("tests-remove"), "", false).clicked() {
            out.send(form::remove(test.id));
        }
    });
}

/// A total can hide an empty unit: the one that is worst, and what the method says there.
fn hides_ui(ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
    let tr = app.tr();
    let Some(tally) = app.tallies().test(test.id) else { return };
    if !tally.hides_units() && !tally.gates().any(|gate| gate.count.did == 0) {
        return;
    }
    ui.add_space(measure::GAP_16);
    text::strong(ui, tr.say("tests-hides"));
    let after = app.after(test.id).filter(|_| !app.is_presenting());
    let worst = after.as_ref().and_then(|after| after.units.iter().min_by_key(|unit| unit.count.percent()));
    let Some(worst) = worst.filter(|unit| unit.unit.is_some()) else {
        Words::new(tr.say("tests-hides-why")).muted().wrap().ui(ui);
        return;
    };
    let unit = names(app, worst.unit, &worst.units);
    let called = |who: &RecordId| app.campaign().worker(*who).map(|who| app.name_of(who)).unwrap_or_default();
    let is_open = after.as_ref().is_some_and(|after| after.verdict == Verdict::Open);
    let words = match &worst.leader {
        LeaderStood::Missing => tr.with("shows-worst-no-leader", args!["unit" => &unit]),
        LeaderStood::Refused(who) | LeaderStood::NoAnswer(who) => {
            tr.with("shows-worst-leader-out", args!["unit" => &unit, "name" => called(who)])
        }
        LeaderStood::NotAsked(who) if !is_open => {
            tr.with("shows-worst-leader-out", args!["unit" => &unit, "name" => called(who)])
        }
        LeaderStood::NotBrought(who, brought) => tr.with(
            "shows-worst-not-brought",
            args!["unit" => &unit, "name" => called(who), "n" => brought.did.len(), "of" => brought.of.len()],
        ),
        LeaderStood::NotAsked(_) | LeaderStood::Stood(..) => {
            tr.with("shows-worst-other", args!["unit" => &unit, "n" => worst.short])
        }
    };
    Words::new(words).muted().wrap().ui(ui);
    let people = people_of(app, test, &worst.units, TestDoor::Named);
    if people.is_empty() {
        return;
    }
    let words = tr.with("shows-worst-people", args!["n" => people.len(), "unit" => &unit]);
    if Button::link(&words).ui(ui).clicked() {
        show_people(out, format!("{} · {unit}", &**test.name), people);
    }
}

fn legend_ui(ui: &mut Ui, app: &App) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    ui.horizontal_wrapped(|ui| {
        let (aim, _) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
        ui.painter().vline(aim.center().x, aim.y_range(), Stroke::new(1.5, theme.text));
        Words::new(tr.say("tests-legend-aim")).muted().extend().ui(ui);
        ui.add_space(measure::GAP_8);
        let (predicted, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
        triangle(ui, theme, predicted.center() + vec2(0.0, 2.0));
        Words::new(tr.say("tests-legend-predicted")).muted().extend().ui(ui);
        ui.add_space(measure::GAP_8);
        let (passed, _) = ui.allocate_exact_size(vec2(14.0, 10.0), Sense::hover());
        ui.painter().rect_filled(passed, 0.0, theme.text);
        Words::new(tr.say("tests-legend-passed")).muted().extend().ui(ui);
    });
}
