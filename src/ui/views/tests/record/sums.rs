//! The sums below the rows: predicted, so far, predictions right. Numbers are doors.

use egui::Ui;

use super::Kept;
use crate::app::{Action, App, Door, Filter, Marked, TestDoor};
use crate::args;
use crate::model::{Expected, Outcome, RecordId, StructureTest};
use crate::ui::outbox::Outbox;
use crate::ui::text;
use crate::ui::theme::Theme;
use crate::ui::views::Place;
use crate::ui::widgets;

/// How many did less than expected, and how many more.
pub(super) fn off<'a>(marked: impl Iterator<Item = &'a Marked>) -> (usize, usize) {
    let (mut less, mut more) = (0, 0);
    for marked in marked {
        match (marked.expected, marked.outcome) {
            (Some(Expected::Will), Outcome::Refused | Outcome::NoAnswer) => less += 1,
            (Some(Expected::Wont | Expected::DontKnow), Outcome::Did) => more += 1,
            _ => {}
        }
    }
    (less, more)
}

/// The three sums of a unit; of a printed sheet none, its rows may be of several units.
pub(super) fn sums_ui(
    ui: &mut Ui,
    app: &App,
    test: &StructureTest,
    unit: Option<Option<RecordId>>,
    kept: &Kept,
    out: &mut Outbox,
) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let Some(tally) = app.tallies().test(test.id) else { return };
    let Some(unit) = unit else { return };
    let count = match unit {
        Some(unit) => tally.unit(unit).copied().unwrap_or_default(),
        None => tally.unassigned().copied().unwrap_or_default(),
    };
    let mut go = |doors: &[TestDoor], says: String| {
        let behind = |person: &&RecordId| {
            doors.iter().any(|door| tally.people(app.tallies(), None, *door).any(|found| found == **person))
        };
        let people = kept.lines.iter().map(|line| &line.person).filter(behind).copied().collect();
        out.send(Action::Filter(Filter { query: String::new(), door: Some(Door { says, people }) }));
        out.go(Place::People);
    };
    egui::Frame::new().inner_margin(egui::Margin::symmetric(16, 8)).show(ui, |ui| {
        widgets::panel(theme).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.columns(3, |columns| {
                let mut sum = |at: usize, head: &str, number: String, below: String, doors: &[TestDoor]| {
                    let Some(ui) = columns.get_mut(at) else { return };
                    ui.spacing_mut().item_spacing.y = 6.0;
                    let head = tr.say(head);
                    text::muted(ui, &*head);
                    let name = format!("{head}: {number}");
                    if widgets::door(ui, &number, &name).clicked() {
                        go(doors, name);
                    }
                    text::muted(ui, below);
                };
                let of = |n: u32, of: u32| tr.with("tests-n-of", args!["n" => n, "of" => of]);
                let share = |n: u32| {
                    let percent = u64::from(n) * 200 + u64::from(count.eligible);
                    let percent = percent.checked_div(2 * u64::from(count.eligible)).unwrap_or(0);
                    tr.percent(percent as i64)
                };
                sum(
                    0,
                    "tests-sum-predicted",
                    of(count.expected(), count.eligible),
                    share(count.expected()),
                    &[TestDoor::Expected(Expected::Will)],
                );
                let left = count.not_asked().saturating_sub(count.unnamed);
                let args = args!["percent" => share(count.did), "left" => left, "unnamed" => count.unnamed];
                let below = tr.with("tests-sum-so-far.below", args);
                sum(
                    1,
                    "tests-sum-so-far",
                    of(count.did, count.eligible),
                    below,
                    &[TestDoor::Outcome(Outcome::Did)],
                );
                let (less, more) = kept.off;
                let args = args!["more" => more, "less" => less];
                let below = tr.with("tests-sum-right.below", args);
                let doors = [TestDoor::Right(true), TestDoor::Right(false)];
                sum(2, "tests-sum-right", of(count.right, count.predicted), below, &doors);
            });
        });
    });
}
