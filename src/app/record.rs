//! Recording results: from a printed sheet, from a list of names, one by one.
//!
//! An empty row is *not asked*, never *refused*. Nothing is guessed: a sheet's number that fits none
//! is refused, somebody who is not on the roster joins it with a reason, and what two people say
//! differently stays side by side until one of them corrects it.

use std::collections::BTreeSet;

use crate::model::{
    Day, Deed, Edit, Fact, Fields, Grouping, Joined, Label, Outcome, Paper, PaperField, RecordId, Speaker,
    TestResult, Text, WorkerField,
};

use super::App;
use super::action::Make;

/// What happened to somebody since a sheet was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Since {
    /// Belongs to another unit now; `None` = to none.
    Moved(Option<RecordId>),
    /// Is the same person as another record, and goes by its name.
    Merged,
    /// Was taken off the chart: the row stays, a result puts them back.
    Removed,
    /// Was erased for good: nothing can be said of them any more.
    Forgotten,
    /// Does not count any more (a supervisor, gone).
    NotCounted,
}

/// One row of a printed sheet, as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// The person.
    pub person: RecordId,
    /// Their name; of somebody removed the last one known; blank of somebody forgotten.
    pub name: String,
    /// What happened since the sheet was printed.
    pub since: Option<Since>,
    /// Whether they stand on the roster of the test.
    pub is_on_roster: bool,
}

/// Who is added to the roster of a test with a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joins {
    /// Somebody on the chart, or taken off it.
    Known(RecordId),
    /// Somebody new, by name.
    New(Text),
}

/// A result with the person who joins the roster by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joining {
    /// Who.
    pub who: Joins,
    /// The unit in which they were there; `None` = none.
    pub unit: Option<RecordId>,
    /// Why they count.
    pub reason: Text,
    /// What they did.
    pub outcome: Outcome,
    /// The day on the paper.
    pub day: Day,
}

impl App {
    /// The test that a printed sheet is typed for: the one in focus if the sheet has a box for it, else
    /// the last of those on it that are here. A sheet without boxes is typed for the one in focus.
    pub fn test_of_paper(&self, paper: &Paper, focus: RecordId) -> Option<RecordId> {
        let campaign = self.campaign();
        let here = paper.tests.iter().filter_map(|test| campaign.test(*test)).map(|test| test.id);
        let focus = campaign.canonical(focus);
        let here: Vec<RecordId> = here.collect();
        if here.contains(&focus) || paper.tests.is_empty() { Some(focus) } else { here.last().copied() }
    }

    /// The rows of a printed sheet in printed order, whatever has changed since.
    pub fn rows_of_paper(&self, paper: &Paper, test: RecordId) -> Vec<PaperRow> {
        let campaign = self.campaign();
        let tally = self.tallies().test(test);
        let grouping = tally.map_or_else(|| Grouping::UNIT.into(), |tally| tally.grouping.clone());
        let printed_in = paper.unit.value().map(|unit| self.units_under(unit));
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for printed in paper.rows.iter() {
            let person = campaign.canonical(*printed);
            let is_again = !seen.insert(person);
            let is_on_roster = tally.is_some_and(|tally| tally.person(person).is_some());
            let Some(worker) = campaign.worker(person) else {
                let name = self.last_name_of(person);
                let forgotten = self.session.log().forgotten().contains(&person);
                let since = if forgotten { Since::Forgotten } else { Since::Removed };
                rows.push(PaperRow { person, name, since: Some(since), is_on_roster });
                continue;
            };
            let unit = worker.places.get(&grouping).and_then(|place| *place.value());
            let unit = unit.and_then(|unit| campaign.unit(unit)).map(|unit| unit.id);
            let stays = |under: &BTreeSet<RecordId>| unit.is_some_and(|unit| under.contains(&unit));
            let since = if is_again || person != *printed {
                Some(Since::Merged)
            } else if !campaign.is_counted(worker) {
                Some(Since::NotCounted)
            } else if printed_in.as_ref().is_some_and(|under| !stays(under)) {
                Some(Since::Moved(unit))
            } else {
                None
            };
            rows.push(PaperRow { person, name: self.name_of(worker), since, is_on_roster });
        }
        rows
    }

    /// A unit and all units under it.
    fn units_under(&self, top: RecordId) -> BTreeSet<RecordId> {
        let campaign = self.campaign();
        let mut under = BTreeSet::from([campaign.canonical(top)]);
        loop {
            let known = under.len();
            for unit in campaign.units.values() {
                if unit.parent.value().is_some_and(|parent| under.contains(&campaign.canonical(parent))) {
                    under.insert(unit.id);
                }
            }
            if under.len() == known {
                return under;
            }
        }
    }

    /// The name somebody had last, who is not on the chart any more; blank if it was erased.
    fn last_name_of(&self, person: RecordId) -> String {
        let log = self.session.log();
        let said = log.history(person).into_iter().filter(|entry| log.is_live(entry));
        let mut last = None;
        for entry in said {
            let Edit::SetWorker(fields) = &entry.edit else { continue };
            for field in &fields.0 {
                if let WorkerField::Name(name) = field {
                    last = Some(name.to_string());
                }
            }
        }
        let hidden = self.presenting && self.settings.presenting_names != super::Names::Full;
        match last {
            Some(_) if hidden => super::code(self.campaign(), person),
            last => last.unwrap_or_default(),
        }
    }

    /// The deed that says a printed sheet came back.
    pub fn back_deed(&self, paper: RecordId) -> Deed {
        let edit = Edit::SetPaper(Fields(vec![PaperField::Back(Some(self.today()))]));
        Deed::new(Label::new("paper-back", 1), vec![(paper, edit)])
    }

    /// The day on the paper, unless another is typed: the test's, if that is not ahead.
    pub fn day_of_results(&self, test: RecordId) -> Day {
        let day = self.campaign().test(test).and_then(|test| *test.day.value());
        day.unwrap_or(self.today()).min(self.today())
    }

    /// A day as it is typed from a paper: `21` (the last 21st), `21.11` or `21/11`, `21.11.2026`,
    /// `2026-11-21`. Days ahead are none: a result is never of tomorrow.
    pub fn read_day(&self, typed: &str) -> Option<Day> {
        let today = self.today();
        let parts: Vec<&str> = typed
            .split(|sign: char| !sign.is_ascii_digit())
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let (year, month, _) = today.parts();
        let number = |part: &str| part.parse::<i16>().ok();
        let small = |part: i16| i8::try_from(part).ok();
        let in_year = |day: i8, month: i8| {
            let this = Day::new(year, month, day).filter(|day| *day <= today);
            this.or_else(|| Day::new(year - 1, month, day))
        };
        let found = match parts.as_slice() {
            [day] => {
                let day = small(number(day)?)?;
                let mut months = (0..12).map(|back| {
                    let at = i32::from(year) * 12 + i32::from(month) - 1 - back;
                    Day::new((at.div_euclid(12)) as i16, (at.rem_euclid(12) + 1) as i8, day)
                });
                months.find_map(|day| day.filter(|day| *day <= today))
            }
            [day, month] => {
                let (day, month) = (small(number(day)?)?, small(number(month)?)?);
                // Where the second cannot be a month, the first is.
                if month > 12 { in_year(month, day) } else { in_year(day, month) }
            }
            [first, month, last] if first.len() == 4 => {
                Day::new(number(first)?, small(number(month)?)?, small(number(last)?)?)
            }
            [day, month, year] => {
                let (day, month, year) = (small(number(day)?)?, small(number(month)?)?, number(year)?);
                let year = if year < 100 { year + 2000 } else { year };
                if month > 12 { Day::new(year, day, month) } else { Day::new(year, month, day) }
            }
            _ => None,
        };
        found.filter(|day| *day <= today)
    }

    /// What is said of somebody's result in a test, the latest day first: several speakers may differ.
    pub fn said_results(&self, person: RecordId, test: RecordId) -> Vec<TestResult> {
        let worker = self.campaign().worker(person);
        let said = worker.into_iter().flat_map(|worker| worker.results.iter());
        let mut said: Vec<TestResult> = said.filter(|result| result.test == test).cloned().collect();
        said.sort_by_key(|result| std::cmp::Reverse((result.day, result.source.at)));
        said
    }

    /// The deed that settles a result about which two people differ: the own word corrected, or, where
    /// only others spoke, said anew of a later day.
    pub fn settle_deed(&self, person: RecordId, test: RecordId, outcome: Outcome) -> Deed {
        let said = self.said_results(person, test);
        let newest = said.iter().map(|result| result.day).max().unwrap_or(self.today());
        let against = said.iter().any(|result| {
            let own = result.source.by == self.session.author() && result.source.says == Speaker::Typist;
            !own && result.outcome != outcome && result.day == newest
        });
        let day = if against { newest.plus(1).min(self.today()) } else { newest };
        self.results_deed(test, day, &[(person, outcome)])
    }

    /// The unit somebody is counted in where they join a test: their place in its grouping.
    pub fn joins_in(&self, test: RecordId, person: RecordId) -> Option<RecordId> {
        let campaign = self.campaign();
        let grouping = self.tallies().test(test).map(|tally| tally.grouping.clone());
        let grouping = grouping.unwrap_or_else(|| Grouping::UNIT.into());
        let place = campaign.worker(person)?.places.get(&grouping).and_then(|place| *place.value());
        place.and_then(|unit| campaign.unit(unit)).map(|unit| unit.id)
    }

    /// The deed that records results and adds people to the roster by them: somebody who was there and
    /// is named only now fills one of the unnamed places of the unit.
    ///
    /// `plain` are results of people on the roster. One deed, one undo.
    pub fn joining_deed(
        &self,
        test: RecordId,
        plain: &[(RecordId, Outcome, Day)],
        joining: Vec<Joining>,
    ) -> Make {
        let campaign = self.campaign();
        let days = plain.iter().map(|(.., day)| *day).chain(joining.iter().map(|joins| joins.day));
        let first = days.min().unwrap_or(self.today());
        let mut deed = self.results_deed(test, first, &[]);
        let fact =
            move |outcome, day| Edit::State(Fact::Result { test, outcome, day, says: Speaker::Typist });
        deed.edits.extend(plain.iter().map(|(person, outcome, day)| (*person, fact(*outcome, *day))));
        let tally = self.tallies().test(test);
        let grouping = tally.map_or_else(|| Grouping::UNIT.into(), |tally| tally.grouping.clone());
        let seated = |person: RecordId| tally.is_some_and(|tally| tally.person(person).is_some());
        // How each who is known stands: whether they have a place, and whether they are on the chart.
        let stands: Vec<(bool, bool)> = joining
            .iter()
            .map(|joins| match joins.who {
                Joins::Known(person) => (seated(person), campaign.worker(person).is_some()),
                Joins::New(_) => (false, true),
            })
            .collect();
        let count = plain.len() + joining.len();
        deed.label = Label::new("results", count).about(test);
        Make::new(move |new| {
            for (joins, (is_seated, is_here)) in joining.into_iter().zip(stands) {
                let worker = match joins.who {
                    Joins::Known(worker) => worker,
                    Joins::New(name) => {
                        let worker = new();
                        let mut fields = vec![WorkerField::Name(name)];
                        if joins.unit.is_some() {
                            fields.push(WorkerField::Place(grouping.clone(), joins.unit));
                        }
                        deed.edits.push((worker, Edit::SetWorker(Fields(fields))));
                        worker
                    }
                };
                if !is_here {
                    deed.edits.push((worker, Edit::Keep {}));
                }
                if !is_seated {
                    let joined = Joined { unit: joins.unit, worker, reason: joins.reason };
                    deed.edits.push((test, Edit::State(Fact::Joined(joined))));
                }
                deed.edits.push((worker, fact(joins.outcome, joins.day)));
            }
            deed
        })
    }
}
