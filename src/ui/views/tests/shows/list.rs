//! The lines of the list, made once for a state of the campaign.

use crate::app::{App, Surprise, Surprised, TestDoor};
use crate::args;
use crate::model::{Outcome, RecordId, TestResult};

/// A line of the list.
pub(super) enum Line {
    /// A heading: its words, and the people behind its number.
    Head(Head, String, Vec<RecordId>),
    /// Somebody whose deed differs from their rating.
    Person(Surprised),
    /// Somebody about whose result two people disagree, and what is said beside the result that counts.
    Disputed(RecordId, Vec<TestResult>),
    /// A prediction that came after the first result of its unit.
    Late(RecordId),
    /// Nobody predicted there: the unit and why.
    Skipped(String, String),
    /// Acted, and stands on no row.
    Beside(RecordId),
}

/// What stands under a heading.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// People whose deed differs.
    Surprise(Surprise),
    /// The rest: nothing can be ticked there.
    Other,
}

/// The list.
#[derive(Default)]
pub(super) struct Listed {
    /// Its lines, headings included.
    pub(super) lines: Vec<Line>,
}

impl Listed {
    /// Looks a test through.
    pub(super) fn of(app: &App, test: RecordId) -> Self {
        let (tr, campaign) = (app.tr(), app.campaign());
        let (Some(record), Some(tally)) = (campaign.test(test), app.tallies().test(test)) else {
            return Self::default();
        };
        let mut lines = Vec::new();
        let all = app.surprises(test);
        let order = campaign.units_of(&tally.grouping);
        let place = |unit: Option<RecordId>| order.iter().position(|known| Some(known.id) == unit);
        let name = |who: &RecordId| campaign.worker(*who).map(|worker| app.name_of(worker));
        let began = tally.total.asked() > 0;
        for what in Surprise::ALL {
            // Before anybody was asked, that supporters were not asked says nothing.
            if what == Surprise::NotAsked && !began {
                continue;
            }
            let mut of: Vec<&Surprised> = all.iter().filter(|one| one.what == what).collect();
            if of.is_empty() {
                continue;
            }
            of.sort_by_cached_key(|one| {
                (place(one.unit).unwrap_or(usize::MAX), one.unit, name(&one.who), one.who)
            });
            let values = values_words(app, !what.is_good());
            let id = match what {
                Surprise::Refused => "shows-list-refused",
                Surprise::NoAnswer => "shows-list-no-answer",
                Surprise::NotAsked => "shows-list-not-asked",
                Surprise::Acted => "shows-list-acted",
                Surprise::ActedUnrated => "shows-list-acted-unrated",
            };
            let people = of.iter().map(|one| one.who).collect();
            lines.push(Line::Head(Head::Surprise(what), tr.with(id, args!["values" => values]), people));
            lines.extend(of.into_iter().cloned().map(Line::Person));
        }
        let mut other = |id: &str, people: Vec<RecordId>, of: Vec<Line>| {
            if !of.is_empty() {
                lines.push(Line::Head(Head::Other, tr.say(id), people));
                lines.extend(of);
            }
        };
        let disputed: Vec<RecordId> = tally.people(app.tallies(), None, TestDoor::Disputed).collect();
        let rows = disputed.iter().map(|who| Line::Disputed(*who, said(app, *who, test))).collect();
        other("shows-list-disputed", disputed, rows);
        let late: Vec<RecordId> = app.late_predictions(test);
        let rows = late.iter().map(|who| Line::Late(*who)).collect();
        other("shows-list-late", late, rows);
        let skipped = record.skipped.iter().filter(|(_, why)| !why.trim().is_empty());
        let unit = |unit: RecordId| match campaign.unit(unit) {
            Some(unit) => unit.name.to_string(),
            None => tr.say("tests-no-unit"),
        };
        let rows = skipped.map(|(of, why)| Line::Skipped(unit(*of), why.to_string())).collect();
        other("shows-list-skipped", Vec::new(), rows);
        let beside: Vec<RecordId> = tally.beside().collect();
        let rows = beside.iter().map(|who| Line::Beside(*who)).collect();
        other("shows-list-beside", beside, rows);
        let mut listed = Self { lines };
        listed.settle(app, test);
        listed
    }

    /// Those whose task to be asked is there count as taken in.
    fn settle(&mut self, app: &App, test: RecordId) {
        for line in &mut self.lines {
            if let Line::Person(one) = line
                && one.since.is_none()
                && app.asks_again(test, one.who)
            {
                one.noted = true;
            }
        }
    }

    /// Those about whom nothing was said yet.
    pub(super) fn open(&self) -> impl Iterator<Item = &Surprised> {
        self.lines.iter().filter_map(|line| match line {
            Line::Person(one) if one.since.is_none() && !one.noted => Some(one),
            _ => None,
        })
    }
}

/// Every result of somebody in a test that says something, latest first.
fn said(app: &App, who: RecordId, test: RecordId) -> Vec<TestResult> {
    let results = app.campaign().worker(who).map(|worker| worker.results.as_slice()).unwrap_or_default();
    let mut said: Vec<TestResult> = results
        .iter()
        .filter(|said| said.test == test && said.outcome != Outcome::NotAsked)
        .cloned()
        .collect();
    said.sort_by_key(|said| std::cmp::Reverse((said.day, said.source.at)));
    said
}

/// The values of the scale that count as support, or those that do not: "1s and 2s", "3s to 5s".
fn values_words(app: &App, supports: bool) -> String {
    let (tr, scale) = (app.tr(), app.campaign().scale());
    let values: Vec<u8> =
        scale.offered().filter(|level| level.supports == supports).map(|level| level.value).collect();
    match values.as_slice() {
        [] => tr.say("shows-values-none"),
        [one] => tr.with("shows-values-one", args!["n" => *one]),
        [one, two] => tr.with("shows-values-two", args!["n" => *one, "m" => *two]),
        [first, .., last] => tr.with("shows-values-many", args!["n" => *first, "m" => *last]),
    }
}
