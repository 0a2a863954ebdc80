//! Leaders: who is named by how many of how many asked, who carries which unit, whom to talk to next.
//!
//! Promises: evidence, judgement, talk and proof stay four facts; kinds of questions are never
//! added together; unknown is said as unknown; the program calls nobody a leader, people do.
//!
//! Deliberately not here: counting (`tally`), evidence and gaps (`hints`), the network's measures
//! (`graph`); what stands in the inspector beside it.

mod cards;
mod column;
mod coverage;
mod known;
mod rows;
mod talks;
mod units;

use egui::Ui;

use super::{View, bar_ui};
use crate::app::App;
use crate::ui::measure;
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
    known: known::Known,
    units: units::Units,
    coverage: coverage::Coverage,
    talks: talks::Talks,
}

impl View for Leaders {
    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let tr = app.tr();
        let narrow = is_narrow(ui.available_width());
        let words = [Page::Units, Page::Coverage, Page::Talks].map(|page| (page, tr.say(page.id())));
        let options: Vec<(Page, &str)> = words.iter().map(|(page, words)| (*page, &**words)).collect();
        self.known.follow(app);
        let unit = (self.page == Page::Units).then(|| self.units.unit(&self.known)).flatten();
        let Self { page, known, units, .. } = self;
        bar_ui(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_12;
                segments(ui, &tr.say("leaders-page"), &options, page);
                if narrow && *page == Page::Units && !known.lines.is_empty() {
                    units.choice_ui(ui, app, known);
                }
            },
            |ui| {
                if !app.is_presenting() {
                    talks::asking_in_ui(ui, app, unit, out);
                }
            },
        );
        let ui = &mut *ui;
        match self.page {
            Page::Units => self.units.ui(ui, app, &mut self.known, &mut self.talks, out),
            Page::Coverage => {
                if let Some(unit) = self.coverage.ui(ui, app, &mut self.known, out) {
                    self.units.look_at(Some(unit));
                    self.page = Page::Units;
                }
            }
            Page::Talks => self.talks.ui(ui, app, out),
        }
        if self.talks.takes_all() {
            self.page = Page::Talks;
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

/// Whether a part of the view is too narrow for columns: rows become cards of three lines, and the
/// second column a drop-down in the bar.
fn is_narrow(width: f32) -> bool {
    width < 700.0
}
