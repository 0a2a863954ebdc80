//! Leaders: who is named by how many of how many asked, who carries which unit, whom to talk to next.
//!
//! Promises: evidence, judgement, talk and proof stay four facts; kinds of questions are never
//! added together; unknown is said as unknown; the program calls nobody a leader, people do.
//!
//! Deliberately not here: counting (`tally`), evidence and gaps (`hints`), the network's measures
//! (`graph`); what stands in the inspector beside it.

mod coverage;
mod talks;
mod units;

use egui::Ui;

use super::{View, bar_ui};
use crate::app::App;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::segments;

/// Which page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Page {
    /// Per unit, who is named.
    #[default]
    Units,
    /// Who carries which unit and shift.
    Coverage,
    /// Whom to talk to next.
    Talks,
}

/// How it is looked at.
#[derive(Default)]
pub(super) struct Leaders {
    page: Page,
    units: units::Units,
    coverage: coverage::Coverage,
    talks: talks::Talks,
}

impl View for Leaders {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let words = [Page::Units, Page::Coverage, Page::Talks].map(|page| (page, tr.say(page.id())));
        let options: Vec<(Page, &str)> = words.iter().map(|(page, words)| (*page, &**words)).collect();
        bar_ui(
            ui,
            |ui| segments(ui, &tr.say("leaders-page"), &options, &mut self.page),
            |ui| talks::asking_button_ui(ui, app, out),
        );
        match self.page {
            Page::Units => self.units.ui(ui, app, &mut self.talks, out),
            Page::Coverage => self.coverage.ui(ui, app, out),
            Page::Talks => self.talks.ui(ui, app, out),
        }
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl Page {
    /// The message with its name.
    fn id(self) -> &'static str {
        match self {
            Self::Units => "leaders-page-units",
            Self::Coverage => "leaders-page-coverage",
            Self::Talks => "leaders-page-talks",
        }
    }
}
