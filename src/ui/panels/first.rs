//! The first page: which computer, what sealing protects and what not. Shown once, and under Help.

use egui::{Ui, vec2};

use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App};
use crate::model::{CampaignField, Deed, Edit, Fields, Label};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field, icon_ui, rule};
use crate::ui::{Icon, Tone, measure};

/// The first page.
#[derive(Default)]
pub(in crate::ui) struct First {
    /// Initials or a code for who types, while they are typed.
    initials: Option<String>,
}

/// Its paragraphs: an icon, and a message with a heading (`.head`).
const PARTS: [(Icon, &str); 4] = [
    (Icon::Prohibit, "first-computer"),
    (Icon::LockSimple, "first-sealing"),
    (Icon::Eye, "first-not"),
    (Icon::ShieldCheck, "first-disk"),
];

impl Sheet for First {
    fn title(&self, app: &App) -> String {
        app.tr().say("command-first-page")
    }

    fn width(&self) -> f32 {
        600.0
    }

    fn closes(&self) -> bool {
        false
    }

    fn is_light(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        ui.spacing_mut().item_spacing = vec2(measure::GAP_12, measure::GAP_12);
        for (sign, id) in PARTS {
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                icon_ui(ui, sign, Tone::Accent);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    Words::new(tr.say(&format!("{id}.head"))).strong().wrap().ui(ui);
                    Words::new(tr.say(id)).wrap().ui(ui);
                });
            });
        }
        rule(ui);
        let author = app.session().author();
        let known = app.campaign().about.authors.get(&author).map(|said| said.value().to_string());
        let initials = self.initials.get_or_insert_with(|| known.clone().unwrap_or_default());
        Words::new(tr.say("first-who")).wrap().ui(ui);
        let name = tr.say("first-who.name");
        let hint = tr.say("first-who.hint");
        Field::new(&name).hint(&hint).width(200.0).ui(ui, initials);
        ui.add_space(measure::GAP_4);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            if Button::primary(&tr.say("first-begin")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        if stays == Stays::Closed {
            let typed = initials.trim();
            if !typed.is_empty() && known.as_deref() != Some(typed) {
                let field = CampaignField::Author(author, typed.into());
                let edit = Edit::SetCampaign(Fields(vec![field]));
                out.send(Action::Do(Deed::new(Label::new("initials", 1), vec![(app.campaign().id, edit)])));
            }
            if !app.settings().welcomed {
                let mut settings = app.settings().clone();
                settings.welcomed = true;
                out.send(Action::Set(Box::new(settings)));
            }
        }
        stays
    }
}
