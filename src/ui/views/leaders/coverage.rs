//! Coverage: who carries which unit and shift, and who could close the gaps.

use egui::Ui;

use super::known::Known;
use crate::app::App;
use crate::model::RecordId;
use crate::ui::outbox::Outbox;

/// How it is looked at.
#[derive(Default)]
pub(super) struct Coverage {}

impl Coverage {
    #[expect(clippy::unused_self, reason = "what was counted is kept here")]
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        known: &mut Known,
        out: &mut Outbox,
    ) -> Option<RecordId> {
        let _ = (ui, app, known, out);
        None
    }
}
