//! The campaign itself: its name, and what was taken in and given out.

use egui::Ui;

use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App};
use crate::args;
use crate::model::{CampaignField, Deed, Edit, Fields, Label};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::widgets::{Button, Field, rule};

/// The sheet of the campaign.
#[derive(Default)]
pub(in crate::ui) struct CampaignSheet {
    name: Option<String>,
}

impl Sheet for CampaignSheet {
    fn title(&self, app: &App) -> String {
        app.tr().say("campaign-title")
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let about = &app.campaign().about;
        let name = self.name.get_or_insert_with(|| about.name.value().to_string());
        Words::new(tr.say("campaign-name")).strong().ui(ui);
        Field::new(&tr.say("campaign-name")).hint(&tr.say("campaign-name.hint")).ui(ui, name);
        if let Some(path) = app.path() {
            let shown = path.display().to_string();
            let id = if app.is_sealed() { "campaign-sealed-at" } else { "campaign-plain-at" };
            Words::new(tr.with(id, args!["path" => shown])).muted().wrap().ui(ui);
        }
        rule(ui);
        Words::new(tr.say("campaign-imports")).strong().ui(ui);
        if about.imports.is_empty() {
            Words::new(tr.say("campaign-no-imports")).muted().wrap().ui(ui);
        }
        for import in about.imports.iter().rev().take(8) {
            let day = tr.age(i64::from(import.day.days_until(app.today())));
            let words = args!["day" => day, "added" => import.added, "changed" => import.changed];
            Words::new(tr.with("campaign-import", words)).wrap().ui(ui);
        }
        rule(ui);
        Words::new(tr.say("campaign-given")).strong().ui(ui);
        if about.given.is_empty() {
            Words::new(tr.say("campaign-nothing-given")).muted().wrap().ui(ui);
        }
        for given in about.given.iter().rev().take(8) {
            let day = tr.age(i64::from(given.day.days_until(app.today())));
            let what = tr.say(&format!("export-{}", given.what));
            let words = args!["day" => day, "what" => what, "whom" => given.whom.to_string()];
            Words::new(tr.with("campaign-gave", words)).wrap().ui(ui);
        }
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            if Button::primary(&tr.say("settings-done")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        let typed = self.name.as_deref().unwrap_or_default().trim();
        if stays == Stays::Closed && typed != &**about.name.value() {
            let edit = Edit::SetCampaign(Fields(vec![CampaignField::Name(typed.into())]));
            out.send(Action::Do(Deed::new(Label::new("name-campaign", 1), vec![(app.campaign().id, edit)])));
        }
        stays
    }
}
