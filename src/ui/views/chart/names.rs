//! Names as they may be shown: while presenting as chosen, else as they are.

use std::borrow::Cow;

use crate::app::{App, Names};
use crate::model::{Campaign, Field, RecordId, Text, Worker};

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
            let mut reduced = campaign.clone();
            for (id, worker) in &campaign.workers {
                let mut shown = Worker::clone(worker);
                let mut name: Field<Text> = Field::default();
                name.put(Text::from(reduced_name(worker, names)), worker.name.said().unwrap_or_default());
                shown.name = name;
                reduced.workers.insert(*id, shown.into());
            }
            self.kept = Some((now.0, now.1, now.2, reduced));
        }
        self.kept.as_ref().map_or(campaign, |(.., reduced)| reduced)
    }
}

/// The name of a person as it may be shown.
pub(crate) fn name_of<'a>(app: &App, worker: &'a Worker) -> Cow<'a, str> {
    let names = app.settings().presenting_names;
    if app.is_presenting() && names != Names::Full {
        Cow::Owned(reduced_name(worker, names))
    } else {
        Cow::Borrowed(worker.name.value())
    }
}

fn reduced_name(worker: &Worker, names: Names) -> String {
    match names {
        Names::Full => worker.name.to_string(),
        Names::First => worker.name.split_whitespace().next().unwrap_or_default().to_owned(),
        Names::Initials => worker
            .name
            .split_whitespace()
            .filter_map(|word| word.chars().next())
            .map(|c| format!("{c}."))
            .collect(),
        // Letters of the record's random id: they say nothing and stay the same.
        Names::Codes => worker.id.to_string().chars().take(4).collect::<String>().to_uppercase(),
    }
}
