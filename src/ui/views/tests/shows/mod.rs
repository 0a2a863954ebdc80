//! What a test shows: what to do now, who did other than was thought, what is disputed, and who acted
//! without standing on the roster.
//!
//! Nothing is rated here by itself: a value is proposed for each person, can be changed, and counts
//! when somebody ticks it and says so, all in one deed.

mod after;
mod list;
mod rows;
mod there;

use std::collections::{BTreeMap, BTreeSet};

use egui::{ScrollArea, Sense, Ui, vec2};

use super::Tests;
use crate::app::{Action, App, Surprise};
use crate::args;
use crate::model::{Day, RecordId, StructureTest};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::widgets::{Button, rule};

use list::{Line, Listed};

/// What is proposed to do about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Proposal {
    /// Rate them so, by what they did.
    Rate(u8),
    /// Ask them, or ask them again: no verdict.
    Ask,
}

/// How it is looked at.
#[derive(Default)]
pub(super) struct Shows {
    test: Option<RecordId>,
    /// Who is ticked.
    ticked: BTreeSet<RecordId>,
    /// What was chosen instead of the proposal.
    chosen: BTreeMap<RecordId, Proposal>,
    /// The tasks after a failed test are unfolded.
    unfolded: bool,
    /// About whom nothing was said yet.
    open: BTreeSet<RecordId>,
    /// The list as of a state of the campaign.
    kept: Option<(u64, Day, Listed)>,
}

impl Shows {
    fn follow(&mut self, app: &App, test: RecordId) {
        if self.test != Some(test) {
            *self = Self { test: Some(test), ..Self::default() };
        }
        let now = (app.campaign().revision, app.today());
        if self.kept.as_ref().is_none_or(|(revision, day, _)| (*revision, *day) != now) {
            let listed = Listed::of(app, test);
            self.open = listed.open().map(|one| one.who).collect();
            // Whoever was rated or noted meanwhile is no longer ticked.
            self.ticked.retain(|person| self.open.contains(person));
            self.kept = Some((now.0, now.1, listed));
        }
    }

    /// What is proposed for somebody: what was chosen, else what the program says.
    fn proposal(&self, app: &App, person: RecordId, what: Surprise) -> Proposal {
        let chosen = self.chosen.get(&person).copied();
        chosen.unwrap_or_else(|| match app.proposed_value().filter(|_| what.is_good()) {
            Some(value) => Proposal::Rate(value),
            None => Proposal::Ask,
        })
    }

    /// Those ticked, by what is proposed for them.
    fn split(&self, app: &App) -> (Vec<(RecordId, u8)>, Vec<RecordId>) {
        let (mut rate, mut ask) = (Vec::new(), Vec::new());
        let Some((_, _, listed)) = &self.kept else { return (rate, ask) };
        for one in listed.open().filter(|one| self.ticked.contains(&one.who)) {
            match self.proposal(app, one.who, one.what) {
                Proposal::Rate(value) => rate.push((one.who, value)),
                Proposal::Ask => ask.push(one.who),
            }
        }
        (rate, ask)
    }
}

impl Tests {
    pub(super) fn shows_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        self.shows.follow(app, test.id);
        deeds_ui(ui, app, test, &mut self.shows, out);
        rule(ui);
        let Some((revision, day, listed)) = self.shows.kept.take() else { return };
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut chosen = None;
        ScrollArea::vertical().id_salt("shows").auto_shrink(false).show(ui, |ui| {
            chosen = after::after_ui(ui, app, test, &mut self.shows.unfolded, out);
            if listed.lines.is_empty() {
                egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                    Words::new(app.tr().say("shows-nothing")).muted().wrap().ui(ui);
                });
            }
            for line in &listed.lines {
                let high = if matches!(line, Line::Head(..)) { 44.0 } else { measure::ROW };
                let (rect, response) =
                    ui.allocate_exact_size(vec2(ui.available_width(), high), Sense::click());
                // A long list is laid out in full and drawn only where it is seen.
                if ui.is_rect_visible(rect) {
                    self.shows.line_ui(ui, app, test, line, rect, &response, out);
                }
            }
            ui.add_space(measure::GAP_16);
        });
        self.shows.kept = Some((revision, day, listed));
        if let Some(test) = chosen {
            self.choose(test);
        }
    }
}

/// Who is ticked, and the deeds about them.
fn deeds_ui(ui: &mut Ui, app: &App, test: &StructureTest, shows: &mut Shows, out: &mut Outbox) {
    let tr = app.tr();
    let (rate, ask) = shows.split(app);
    let open = shows.kept.as_ref().map_or(0, |(_, _, listed)| listed.open().count());
    ui.horizontal(|ui| {
        ui.set_height(44.0);
        ui.add_space(measure::GAP_16);
        let words = tr.with("shows-surprises", args!["n" => open]);
        text::strong(ui, words);
        if app.is_presenting() || open == 0 {
            return;
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(measure::GAP_16);
            let words = tr.with("shows-re-rate", args!["n" => rate.len()]);
            let why = tr.say("shows-re-rate-why");
            let button = if rate.is_empty() { Button::plain(&words) } else { Button::primary(&words) };
            if button.enabled(!rate.is_empty()).hint(&why).ui(ui).clicked() {
                out.send(Action::Do(app.rerate_deed(test.id, &rate)));
            }
            if !ask.is_empty() {
                let words = tr.with("shows-ask", args!["n" => ask.len()]);
                if Button::plain(&words).ui(ui).clicked()
                    && let Some(make) = app.ask_again(test.id, &ask)
                {
                    out.send(Action::Make(make));
                }
            }
        });
    });
}
