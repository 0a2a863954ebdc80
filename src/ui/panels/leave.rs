//! Questions that the program asks of itself: a campaign without a file would be lost; the first
//! person on a practice chart.

use egui::Ui;

use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::{Action, App};
use crate::model::{CampaignField, Deed, Edit, Fields, Label, RecordId};
use crate::ui::commands::Command;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::widgets::Button;

/// The open campaign has no file and something else is to be opened.
pub(in crate::ui) struct Leave;

impl Sheet for Leave {
    fn title(&self, app: &App) -> String {
        app.tr().say("leave-title")
    }

    fn is_light(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let people = app.campaign().workers.len();
        Words::new(tr.with("leave-why", crate::args!["n" => people])).wrap().ui(ui);
        ui.add_space(measure::GAP_16);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            if Button::primary(&tr.say("leave-save")).ui(ui).clicked() {
                out.run(Command::SaveAs);
                stays = Stays::Closed;
            }
            let key = tr.say("key-escape");
            if Button::plain(&tr.say("leave-stay")).key(&key).ui(ui).clicked() {
                out.send(Action::Leave { let_go: false });
                stays = Stays::Closed;
            }
            if Button::danger(&tr.say("leave-let-go")).ui(ui).clicked() {
                out.send(Action::Leave { let_go: true });
                stays = Stays::Closed;
            }
        });
        stays
    }
}

/// The first person was put on a practice chart: made up, or someone real?
pub(in crate::ui) struct RealOrMadeUp {
    /// Who it was.
    pub(in crate::ui) person: RecordId,
}

/// Key of the answer in the campaign's `answered`.
pub(in crate::ui) const ANSWERED: &str = "people";

impl Sheet for RealOrMadeUp {
    fn title(&self, app: &App) -> String {
        app.tr().say("practice-real-title")
    }

    fn closes(&self) -> bool {
        false
    }

    fn is_light(&self) -> bool {
        false
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        Words::new(tr.say("practice-real-why")).wrap().ui(ui);
        ui.add_space(measure::GAP_16);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            if Button::primary(&tr.say("practice-made-up")).ui(ui).clicked() {
                let field = CampaignField::Answered(ANSWERED.into(), true);
                let edit = Edit::SetCampaign(Fields(vec![field]));
                out.send(Action::Do(Deed::new(Label::new("answer", 1), vec![(app.campaign().id, edit)])));
                stays = Stays::Closed;
            }
            if Button::plain(&tr.say("practice-real")).ui(ui).clicked() {
                if let Some(worker) = app.campaign().worker(self.person) {
                    let (name, job) = (worker.name.value().clone(), worker.job.value().clone());
                    out.begin_with(name, job);
                }
                stays = Stays::Closed;
            }
        });
        stays
    }
}
