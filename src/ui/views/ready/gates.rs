//! The sheet of the gates: limits, which of them are asked for, the agreed majority, when a rating is old.
//! What was changed is one deed.

use egui::Ui;

use super::words;
use crate::app::{Action, App, GateKey, GateLimit, gate_limits};
use crate::model::{CampaignField, Deed, Edit, Fields, GateRule, Label, Threshold};
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field, rule, toggle_row};
use crate::ui::{Tone, measure};

/// Width of a field with a number.
const NUMBER: f32 = 72.0;

/// One gate as it is typed.
struct Typed {
    key: GateKey,
    on: bool,
    limit: String,
}

/// The sheet, with what was typed so far.
pub(super) struct GatesSheet {
    gates: Vec<Typed>,
    majority: String,
    days: String,
}

fn aim_text(aim: Threshold) -> String {
    match aim {
        Threshold::None => String::new(),
        Threshold::Majority => "50+1".to_owned(),
        Threshold::Percent(percent) => percent.to_string(),
    }
}

/// The greatest limit that makes sense for a gate, and the least.
fn bounds(key: GateKey) -> (u32, u32) {
    match key {
        GateKey::Charted | GateKey::Rated | GateKey::Fall | GateKey::Prediction | GateKey::Reach => (0, 100),
        GateKey::Leaders | GateKey::Tests => (1, 20),
    }
}

impl Typed {
    fn of(gate: GateLimit) -> Self {
        Self { key: gate.key, on: !gate.off, limit: gate.limit.to_string() }
    }

    fn limit(&self) -> Option<u32> {
        let (least, most) = bounds(self.key);
        let typed: u32 = self.limit.trim().trim_end_matches('%').trim().parse().ok()?;
        (least..=most).contains(&typed).then_some(typed)
    }

    fn rule(&self) -> Option<GateRule> {
        Some(GateRule { key: self.key.key().into(), limit: self.limit()?, off: !self.on })
    }
}

impl GatesSheet {
    /// The gates as they are agreed on now.
    pub(super) fn new(app: &App) -> Self {
        let about = &app.campaign().about;
        Self {
            gates: gate_limits(app.campaign()).into_iter().map(Typed::of).collect(),
            majority: aim_text(*about.threshold.value()),
            days: about.old_after.unwrap_or(60).to_string(),
        }
    }

    fn majority(&self) -> Option<Threshold> {
        let typed = self.majority.trim().trim_end_matches('%').trim();
        if typed.is_empty() {
            return Some(Threshold::None);
        }
        if typed.replace(' ', "") == "50+1" {
            return Some(Threshold::Majority);
        }
        let percent: u8 = typed.parse().ok()?;
        (1..=100).contains(&percent).then_some(Threshold::Percent(percent))
    }

    fn days(&self) -> Option<u32> {
        self.days.trim().parse().ok().filter(|days| (1..=3650).contains(days))
    }

    /// What is said about the campaign; `None` while something typed makes no sense. What did not
    /// change is not said again.
    fn fields(&self, app: &App) -> Option<Vec<CampaignField>> {
        let about = &app.campaign().about;
        let rules: Option<Vec<GateRule>> = self.gates.iter().map(Typed::rule).collect();
        let (rules, majority, days) = (rules?, self.majority()?, self.days()?);
        let mut fields = Vec::new();
        let is_default = rules.iter().zip(GateKey::ALL).all(|(rule, key)| {
            let known = key.default_limit();
            rule.limit == known.limit && rule.off == known.off
        });
        let rules = if is_default { Vec::new() } else { rules };
        if rules != *about.gates.value() {
            fields.push(CampaignField::Gates(rules));
        }
        if majority != *about.threshold.value() {
            fields.push(CampaignField::Threshold(majority));
        }
        if days != about.old_after.unwrap_or(60) {
            fields.push(CampaignField::OldAfter(Some(days)));
        }
        Some(fields)
    }

    fn gate_ui(ui: &mut Ui, app: &App, gate: &mut Typed) {
        let tr = app.tr();
        let id = words::gate_id(gate.key);
        let name = app.gate_name(gate.key);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = measure::GAP_12;
            let room = ui.available_width() - NUMBER - 112.0;
            ui.allocate_ui(egui::vec2(room, measure::CARD_HEIGHT), |ui| {
                ui.set_width(room);
                toggle_row(ui, &name, &tr.say(&format!("{id}.asks")), &mut gate.on);
            });
            // Reached or not: there is no number to it.
            if gate.key == GateKey::Reach {
                return;
            }
            ui.add_enabled_ui(gate.on, |ui| {
                let says = tr.with("ready-gate-limit", crate::args!["gate" => &name]);
                Field::new(&says).width(NUMBER).ui(ui, &mut gate.limit);
            });
            Words::new(tr.say(&format!("{id}.unit"))).muted().ui(ui);
        });
        if gate.on && gate.limit().is_none() {
            let (least, most) = bounds(gate.key);
            let says = tr.with("ready-bad-limit", crate::args!["least" => least, "most" => most]);
            Words::new(says).tone(Tone::Danger).wrap().ui(ui);
        }
    }
}

impl Sheet for GatesSheet {
    fn title(&self, app: &App) -> String {
        app.tr().say("ready-gates-title")
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        ui.spacing_mut().item_spacing.y = measure::GAP_4;
        Words::new(tr.say("ready-gates-why")).muted().wrap().ui(ui);
        ui.add_space(measure::GAP_4);
        for gate in &mut self.gates {
            Self::gate_ui(ui, app, gate);
        }
        rule(ui);
        ui.add_space(measure::GAP_4);
        let mut numbers = |id: &str, typed: &mut String, bad: bool| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_12;
                let room = ui.available_width() - NUMBER - 112.0;
                ui.allocate_ui(egui::vec2(room, measure::CARD_HEIGHT), |ui| {
                    ui.set_width(room);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    ui.vertical(|ui| {
                        Words::new(tr.say(id)).ui(ui);
                        Words::new(tr.say(&format!("{id}.why"))).muted().ui(ui);
                    });
                });
                Field::new(&tr.say(id)).width(NUMBER).ui(ui, typed);
                Words::new(tr.say(&format!("{id}.unit"))).muted().ui(ui);
            });
            if bad {
                Words::new(tr.say(&format!("{id}.bad"))).tone(Tone::Danger).wrap().ui(ui);
            }
            ui.add_space(measure::GAP_4);
        };
        let (bad_majority, bad_days) = (self.majority().is_none(), self.days().is_none());
        numbers("ready-majority", &mut self.majority, bad_majority);
        numbers("ready-old-after", &mut self.days, bad_days);
        ui.add_space(measure::GAP_8);
        let fields = self.fields(app);
        let mut stays = Stays::Open;
        ui.horizontal(|ui| {
            if Button::quiet(&tr.say("ready-gates-defaults")).ui(ui).clicked() {
                self.gates = GateKey::ALL.map(|key| Typed::of(key.default_limit())).into();
                "60".clone_into(&mut self.days);
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let saves = fields.as_ref().is_some_and(|fields| !fields.is_empty());
                if Button::primary(&tr.say("ready-gates-set")).enabled(saves).ui(ui).clicked()
                    && let Some(fields) = fields
                {
                    let edit = Edit::SetCampaign(Fields(fields));
                    let deed = Deed::new(Label::new("set-gates", 1), vec![(app.campaign().id, edit)]);
                    out.send(Action::Do(deed));
                    stays = Stays::Closed;
                }
                if Button::plain(&tr.say("ready-gates-cancel")).ui(ui).clicked() {
                    stays = Stays::Closed;
                }
            });
        });
        stays
    }
}
