//! The status line: the numbers of the campaign, each a door to its people.

use egui::{Ui, vec2};

use crate::app::{Action, App, Door, Filter, Number};
use crate::args;
use crate::i18n::Args;
use crate::model::{Outcome, RecordId};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, tooltip};
use crate::ui::widgets::door;

/// What stands around a number in a sentence, so that it becomes a door wherever a language puts it.
const MARK: char = '\u{E000}';

/// Draws the status line.
pub(in crate::ui) fn status_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ui.add_space(measure::GAP_16);
    let campaign = app.campaign();
    if campaign.workers.is_empty() {
        Words::new(tr.say("ui-nobody-charted")).muted().ui(ui);
        return;
    }
    let status = app.tallies().status(campaign);
    let whole = status.whole;
    let mut line = Line { app, out, first: true };
    let (named, belongs) = (mark(whole.named), whole.belongs);
    let charted = if whole.estimate > 0 { "status-charted" } else { "status-charted-plain" };
    line.ui(ui, charted, args!["n" => named, "of" => belongs], &[Behind::Number(Number::Named)]);
    if whole.old > 0 {
        let says = args!["n" => mark(whole.rated), "old" => mark(whole.old), "days" => status.old_after];
        let doors = [Behind::Number(Number::Rated), Behind::Number(Number::OldRated)];
        line.ui(ui, "status-rated-old", says, &doors);
    } else {
        line.ui(ui, "status-rated", args!["n" => mark(whole.rated)], &[Behind::Number(Number::Rated)]);
    }
    let share = mark(format!("{} %", whole.support_percent()));
    line.ui(ui, "status-support", args!["share" => share], &[Behind::Number(Number::Supporters)]);
    let leaders = args!["n" => mark(whole.leaders), "targets" => mark(whole.targets),
        "leaders" => whole.leaders];
    let doors = [Behind::Number(Number::Leaders), Behind::Number(Number::Targets)];
    line.ui(ui, "status-leaders", leaders, &doors);
    if let Some((test, _, _, percent)) = status.last_test
        && let Some(named) = campaign.test(test)
    {
        let says = args!["test" => &**named.name.value(), "share" => mark(format!("{percent} %"))];
        line.ui(ui, "status-test", says, &[Behind::Did(test)]);
    }
}

fn mark(number: impl std::fmt::Display) -> String {
    format!("{MARK}{number}{MARK}")
}

/// Whose number it is.
#[derive(Clone, Copy)]
enum Behind {
    Number(Number),
    /// Who did it in a test.
    Did(RecordId),
}

struct Line<'a> {
    app: &'a App,
    out: &'a mut Outbox,
    first: bool,
}

impl Line<'_> {
    /// One saying of the line: words muted, numbers as doors. What has no room is left out.
    fn ui(&mut self, ui: &mut Ui, id: &str, args: Args<'_>, doors: &[Behind]) {
        let said = self.app.tr().with(id, args);
        let whole: String = said.chars().filter(|letter| *letter != MARK).collect();
        let theme = crate::ui::Theme::of(ui.ctx());
        let gap = if self.first { 0.0 } else { measure::GAP_24 };
        let width = Words::new(&whole).strong().width(ui.painter(), theme) + gap;
        if width > ui.available_width() - measure::GAP_16 {
            return;
        }
        ui.add_space(gap);
        self.first = false;
        let mut doors = doors.iter();
        for (place, part) in said.split(MARK).enumerate() {
            if place % 2 == 0 {
                if !part.is_empty() {
                    Words::new(part).muted().extend().ui(ui);
                }
            } else if let Some(behind) = doors.next() {
                self.door_ui(ui, part, &whole, *behind);
            }
        }
    }

    fn door_ui(&mut self, ui: &mut Ui, number: &str, whole: &str, behind: Behind) {
        // The accessible name says the sentence, the number first.
        let name = format!("{number}: {whole}");
        let response = door(ui, number, &name);
        if tooltip(response, &self.app.tr().say("status-door")).clicked() {
            let people = self.people(behind);
            let says = whole.to_owned();
            let filter = Filter { query: String::new(), door: Some(Door { says, people }) };
            self.out.send(Action::Filter(filter));
        }
    }

    fn people(&self, behind: Behind) -> std::collections::BTreeSet<RecordId> {
        match behind {
            Behind::Number(number) => self.app.tallies().people(None, number).into_iter().collect(),
            Behind::Did(test) => {
                let did = |worker: &&crate::model::Worker| {
                    let results = worker.results.iter().filter(|result| result.test == test);
                    let latest = results.max_by_key(|result| result.day);
                    latest.is_some_and(|result| result.outcome == Outcome::Did)
                };
                self.app.campaign().people().filter(did).map(|worker| worker.id).collect()
            }
        }
    }
}
