//! The campaign as it may be shown on the wall: while presenting with names as chosen.

use crate::app::{App, Names, reduced};
use crate::model::{Campaign, RecordId};

/// The campaign as it may be shown, kept until it changes.
#[derive(Default)]
pub(crate) struct Shown {
    kept: Option<(RecordId, u64, Names, Campaign)>,
}

impl Shown {
    /// The campaign with names as they may be shown.
    pub(crate) fn campaign<'a>(&'a mut self, app: &'a App) -> &'a Campaign {
        let campaign = app.campaign();
        let names = app.settings().presenting_names;
        if !app.is_presenting() || names == Names::Full {
            self.kept = None;
            return campaign;
        }
        let now = (campaign.id, campaign.revision, names);
        if self.kept.as_ref().is_none_or(|(id, revision, names, _)| (*id, *revision, *names) != now) {
            self.kept = Some((now.0, now.1, now.2, reduced(campaign, names)));
        }
        self.kept.as_ref().map_or(campaign, |(.., reduced)| reduced)
    }
}
