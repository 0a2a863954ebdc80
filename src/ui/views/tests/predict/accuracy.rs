//! How right everybody was who predicted: each number opens the people behind it.

use egui::{Align, Layout, Margin, ScrollArea, Ui};

use super::{Predicting, speaker_words};
use crate::app::{Accuracy, App, Scored};
use crate::args;
use crate::model::StructureTest;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::views::tests::doors::{show_people, unit_name};
use crate::ui::widgets::{Button, door, rule, segments};
use crate::ui::{Icon, Tone, measure};

/// From this many scored predictions on a percentage says something (our own default).
const ENOUGH: u32 = 10;

impl Predicting {
    pub(super) fn accuracy_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let tr = app.tr();
        let margin = Margin { left: 16, right: 12, top: 8, bottom: 8 };
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                Words::title(tr.say("predict-accuracy-title")).extend().ui(ui);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let words = tr.say("predict-accuracy-back");
                    if Button::plain(&words).icon(Icon::ArrowLeft).ui(ui).clicked() {
                        self.shows_accuracy = false;
                    }
                });
            });
            ui.add_space(measure::GAP_8);
            let (one, all) = (tr.say("predict-accuracy-this"), tr.say("predict-accuracy-all"));
            let options = [(false, &*all), (true, &*one)];
            segments(ui, &tr.say("predict-accuracy-of"), &options, &mut self.this_test_only);
            ui.add_space(measure::GAP_4);
            Words::new(tr.say("predict-accuracy-how")).muted().wrap().ui(ui);
        });
        rule(ui);
        if app.is_presenting() {
            egui::Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
                text::muted(ui, tr.say("predict-accuracy-presenting"));
            });
            return;
        }
        let all = app.accuracy(self.this_test_only.then_some(test.id));
        ScrollArea::vertical().id_salt("accuracy").auto_shrink([false, false]).show(ui, |ui| {
            egui::Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                if all.is_empty() {
                    text::muted(ui, tr.say("predict-accuracy-none"));
                }
                for one in all.iter() {
                    one_ui(ui, app, one, out);
                }
                if self.this_test_only {
                    unforeseen_ui(ui, app, test);
                }
            });
        });
    }
}

/// One who said so.
fn one_ui(ui: &mut Ui, app: &App, one: &Accuracy, out: &mut Outbox) {
    let tr = app.tr();
    let name = speaker_words(app, &one.says, Some(one.by));
    let mut people_ui = |ui: &mut Ui, number: String, says: String, of: &[&[Scored]]| {
        let says = format!("{name}: {says}");
        if door(ui, &number, &says).clicked() {
            let mut people: Vec<_> = of.iter().flat_map(|of| of.iter()).map(|scored| scored.person).collect();
            people.sort_unstable();
            people.dedup();
            show_people(out, says, people);
        }
    };
    ui.spacing_mut().item_spacing.y = measure::GAP_4;
    ui.add_space(measure::GAP_8);
    text::strong(ui, &*name);
    let (right, scored) = (one.right.len() as u32, one.scored());
    ui.horizontal_wrapped(|ui| {
        if scored == 0 {
            text::muted(ui, tr.say("predict-nothing-scored"));
        } else {
            let says = tr.with("predict-right-door", args!["n" => right, "of" => scored]);
            people_ui(ui, right.to_string(), says, &[&one.right]);
            text::muted(ui, tr.say("predict-right-of"));
            let says = tr.with("predict-scored-door", args!["n" => scored]);
            people_ui(ui, scored.to_string(), says, &[&one.right, &one.wrong]);
            text::muted(ui, tr.say("predict-right"));
            if scored < ENOUGH {
                text::muted(ui, tr.say("predict-too-few"));
            } else {
                text::strong(ui, tr.percent(i64::from(crate::app::percent(right, scored))));
            }
            if !one.wrong.is_empty() {
                let n = one.wrong.len();
                let words = tr.with("predict-wrong", args!["n" => n]);
                people_ui(ui, words.clone(), words, &[&one.wrong]);
            }
        }
        if !one.unsure.is_empty() {
            let words = tr.with("predict-unsure", args!["n" => one.unsure.len()]);
            people_ui(ui, words.clone(), words, &[&one.unsure]);
        }
        if !one.late.is_empty() {
            let words = tr.with("predict-late-said", args!["n" => one.late.len()]);
            people_ui(ui, words.clone(), words, &[&one.late]);
        }
    });
    if let Some(points) = one.points_off() {
        let n = one.off.len();
        let words = tr.with("predict-off", args!["points" => points, "n" => n]);
        Words::new(words).muted().wrap().ui(ui);
        for off in &one.off {
            let unit = unit_name(app, Some(off.unit));
            let test = app.campaign().test(off.test).map(|test| test.name.to_string()).unwrap_or_default();
            let args = args![
                "unit" => unit, "test" => test, "will" => off.will, "did" => off.did, "of" => off.eligible,
            ];
            Words::new(tr.with("predict-off-unit", args)).muted().wrap().ui(ui);
        }
    }
    ui.add_space(measure::GAP_8);
    rule(ui);
}

/// Where nobody predicted, and why.
fn unforeseen_ui(ui: &mut Ui, app: &App, test: &StructureTest) {
    let tr = app.tr();
    let found = app.unforeseen(test);
    if found.skipped.is_empty() && found.silent.is_empty() && found.late_numbers.is_empty() {
        return;
    }
    ui.add_space(measure::GAP_16);
    text::strong(ui, tr.say("predict-unforeseen"));
    for (unit, why) in &found.skipped {
        let args = args!["unit" => unit_name(app, *unit), "why" => &**why];
        Words::new(tr.with("predict-unforeseen-skipped", args)).wrap().ui(ui);
    }
    for unit in &found.silent {
        let args = args!["unit" => unit_name(app, *unit)];
        Words::new(tr.with("predict-unforeseen-silent", args)).tone(Tone::Warning).wrap().ui(ui);
    }
    for (unit, n) in &found.late_numbers {
        let args = args!["unit" => unit_name(app, Some(*unit)), "n" => *n];
        Words::new(tr.with("predict-unforeseen-late", args)).muted().wrap().ui(ui);
    }
}
