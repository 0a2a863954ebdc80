//! What a test shows, and the deeds that follow from it: rating by deed, asking again, tasks and the
//! second run after a failed test, finishing a unit.

use crate::args;
use crate::hints::{After, AfterStep, Todo, Verdict};
use crate::model::{
    AuthorId, Basis, Day, Deed, Edit, Fact, Fields, Joined, Label, Outcome, Paper, RecordId, Speaker,
    StructureTest, TaskField, TestField, Text,
};
use crate::tally::{Brought, Compared, Foretold, Surprised, brought, foretold, surprises};

use super::{App, Make};

/// Days until a conversation or the finding of a leader is due.
const SOON: i32 = 7;
/// Days until asking the rest and naming the unnamed is due.
const LATER: i32 = 14;

/// A task that a test calls for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What for.
    pub todo: Todo,
    /// What is to be done, in words.
    pub what: String,
    /// By when.
    pub due: Day,
    /// It was made before: done or not.
    pub is_made: bool,
}

/// What is still open where a test is to be finished: in a unit with its sub-units, or in all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StillOut {
    /// Rows nobody typed anything into.
    pub untyped: Vec<RecordId>,
    /// Named people who were not asked, typed or not.
    pub not_asked: Vec<RecordId>,
    /// People who are not named.
    pub unnamed: u32,
    /// Printed sheets that did not come back, by code.
    pub sheets: Vec<RecordId>,
}

impl StillOut {
    /// Whether nothing is to come any more.
    pub fn is_nothing(&self) -> bool {
        self.untyped.is_empty() && self.sheets.is_empty()
    }
}

impl App {
    /// Who did other than their rating said.
    pub fn surprises(&self, test: RecordId) -> Vec<Surprised> {
        let campaign = self.campaign();
        match (campaign.test(test), self.tallies().test(test)) {
            (Some(record), Some(tally)) => surprises(campaign, record, tally),
            _ => Vec::new(),
        }
    }

    /// What each speaker expected of somebody in a test.
    pub fn foretold(&self, person: RecordId, test: RecordId) -> Vec<Foretold> {
        let Some(worker) = self.campaign().worker(person) else { return Vec::new() };
        let tally = self.tallies().test(test);
        let marked = tally.and_then(|tally| tally.person(worker.id));
        let closed = tally.zip(marked).and_then(|(tally, marked)| tally.closed(marked.unit));
        foretold(worker, test, closed)
    }

    /// Who says something, in short: initials, the name of a person, else who typed it.
    pub fn speaker_words(&self, says: &Speaker, by: AuthorId) -> String {
        let campaign = self.campaign();
        match says {
            Speaker::Named(words) => words.to_string(),
            Speaker::Worker { worker } => {
                campaign.worker(*worker).map(|worker| self.name_of(worker)).unwrap_or_default()
            }
            Speaker::Typist if by == self.session().author() => self.tr().say("inspector-you"),
            Speaker::Typist => {
                let initials = campaign.about.authors.get(&by).map(|said| said.value().trim().to_owned());
                initials.filter(|said| !said.is_empty()).unwrap_or_else(|| by.to_string())
            }
        }
    }

    /// Whose predictions came after the first result of their unit: shown, never scored.
    pub fn late_predictions(&self, test: RecordId) -> Vec<RecordId> {
        let tally = self.tallies().test(test).into_iter();
        tally
            .flat_map(|t| t.everybody())
            .filter(|(_, marked)| marked.late.is_some())
            .map(|(who, _)| who)
            .collect()
    }

    /// Who is responsible for a unit in a test: who was named for it, else the unit's leader.
    pub fn responsible_for(&self, test: RecordId, unit: RecordId) -> Option<RecordId> {
        let test = self.campaign().test(test)?;
        crate::tally::responsible(self.campaign(), test, unit)
    }

    /// What a leader promised for a test and what her people did.
    pub fn brought(&self, test: RecordId, leader: RecordId) -> Brought {
        let test = self.campaign().test(test);
        test.map(|test| brought(self.campaign(), self.tallies(), test, leader)).unwrap_or_default()
    }

    /// Two tests side by side, each on its own roster.
    pub fn compared(&self, first: RecordId, second: RecordId) -> Option<Compared> {
        let tallies = self.tallies();
        Some(Compared::of(tallies.test(first)?, tallies.test(second)?))
    }

    /// The test to compare another one with, unless somebody chose: the first run of it, else the last
    /// one before it on the ladder that has results, else any other one, those with results first.
    pub fn pair_of(&self, test: RecordId) -> Option<RecordId> {
        let campaign = self.campaign();
        let again = campaign.test(test)?.again.value().and_then(|first| campaign.test(first));
        let ladder = campaign.ladder();
        let at = ladder.iter().position(|other| other.id == test)?;
        let began = |other: &RecordId| self.has_begun(*other);
        let below: Vec<RecordId> = ladder.iter().take(at).rev().map(|other| other.id).collect();
        let above: Vec<RecordId> = ladder.iter().skip(at + 1).map(|other| other.id).collect();
        let mut all = below.iter().chain(&above);
        let other = all.clone().find(|other| began(other)).or_else(|| all.next()).copied();
        again.map(|first| first.id).filter(|first| *first != test).or(other)
    }

    /// Whether anybody was asked in a test.
    pub fn has_begun(&self, test: RecordId) -> bool {
        self.tallies().test(test).is_some_and(|tally| tally.total.asked() > 0)
    }

    /// What the method says after a test.
    pub fn after(&self, test: RecordId) -> Option<After> {
        After::of(self.campaign(), self.tallies(), test)
    }

    /// The value proposed for somebody who acted: the most cautious one that counts as support.
    pub fn proposed_value(&self) -> Option<u8> {
        let scale = self.campaign().scale();
        scale.offered().filter(|level| level.supports).map(|level| level.value).max()
    }

    /// The deed that rates people by what they did in a test: basis *did*, of the day of the result.
    pub fn rerate_deed(&self, test: RecordId, people: &[(RecordId, u8)]) -> Deed {
        let campaign = self.campaign();
        let day = |person: RecordId| {
            let results = campaign.worker(person).map(|worker| worker.results.as_slice()).unwrap_or_default();
            let said = results.iter().filter(|said| said.test == test && said.outcome != Outcome::NotAsked);
            said.map(|said| said.day).max().unwrap_or(self.today())
        };
        let edit = |(person, value): &(RecordId, u8)| {
            let fact =
                Fact::Rating { value: *value, day: day(*person), basis: Basis::Did, says: Speaker::Typist };
            (*person, Edit::State(fact))
        };
        let edits = people.iter().map(edit).collect();
        Deed::new(Label::new("re-rate", people.len()).about(test), edits)
    }

    /// The deed that notes whom to ask (again), a task each; `None` if all of them have it already.
    pub fn ask_again(&self, test: RecordId, people: &[RecordId]) -> Option<Make> {
        let open = people.iter().filter(|person| !self.asks_again(test, **person));
        let open: Vec<(RecordId, Text)> =
            open.map(|person| (*person, Text::from(self.ask_words(test, *person).as_str()))).collect();
        let (who, due) = (Text::from(self.typist().code.as_str()), self.due(test, SOON));
        (!open.is_empty()).then(|| {
            Make::new(move |new| {
                let edit = |(person, what): &(RecordId, Text)| {
                    let fields = vec![
                        TaskField::What(what.clone()),
                        TaskField::Worker(Some(*person)),
                        TaskField::Test(Some(test)),
                        TaskField::Who(who.clone()),
                        TaskField::Due(Some(due)),
                    ];
                    (new(), Edit::SetTask(Fields(fields)))
                };
                let label = Label::new("ask-again", open.len()).about(test);
                Deed::new(label, open.iter().map(edit).collect())
            })
        })
    }

    /// Whether a task to ask somebody (again) about a test is there, not done.
    pub fn asks_again(&self, test: RecordId, person: RecordId) -> bool {
        let campaign = self.campaign();
        let mine = campaign.tasks.values().filter(|task| {
            task.test.value() == &Some(test)
                && task.done.value().is_none()
                && task.worker.value().is_some_and(|of| campaign.canonical(of) == person)
        });
        let words = ["shows-task-ask", "shows-task-ask-again"]
            .map(|id| self.tr().with(id, args!["test" => self.test_name(test)]));
        mine.into_iter().any(|task| words.iter().any(|words| **task.what.value() == **words))
    }

    fn ask_words(&self, test: RecordId, person: RecordId) -> String {
        let worker = self.campaign().worker(person);
        let outcome = worker.map_or(Outcome::NotAsked, |worker| crate::tally::outcome(worker, test));
        let id = if outcome == Outcome::NotAsked { "shows-task-ask" } else { "shows-task-ask-again" };
        self.tr().with(id, args!["test" => self.test_name(test)])
    }

    /// The tasks a failed test calls for, unit by unit.
    pub fn after_tasks(&self, test: RecordId) -> Vec<Wanted> {
        let campaign = self.campaign();
        let (Some(after), Some(tally)) = (self.after(test), self.tallies().test(test)) else {
            return Vec::new();
        };
        let wanted = |todo: Todo| {
            let what = self.step_words(test, &todo);
            let due = self.due(
                test,
                if matches!(todo.step, AfterStep::AskTheRest | AfterStep::NameThem) { LATER } else { SOON },
            );
            let same = |of: Option<RecordId>, wanted: Option<RecordId>| {
                of.map(|of| campaign.canonical(of)) == wanted.map(|wanted| campaign.canonical(wanted))
            };
            let is_made = campaign.tasks.values().any(|task| {
                task.test.value() == &Some(test)
                    && same(*task.unit.value(), todo.unit)
                    && same(*task.worker.value(), todo.with)
                    && **task.what.value() == *what
            });
            Wanted { todo, what, due, is_made }
        };
        after.steps(tally).into_iter().map(wanted).collect()
    }

    /// The deed after a failed test: the tasks that are not there yet and, unless it is on the ladder,
    /// the second run. `None` if nothing is left to make.
    pub fn after_deed(&self, test: RecordId) -> Option<Make> {
        let after = self.after(test).filter(|after| after.verdict == Verdict::Failed)?;
        let tasks: Vec<Wanted> = self.after_tasks(test).into_iter().filter(|task| !task.is_made).collect();
        let rerun = if after.rerun.is_none() { self.rerun_fields(test) } else { None };
        if tasks.is_empty() && rerun.is_none() {
            return None;
        }
        let who = Text::from(self.typist().code.as_str());
        Some(Make::new(move |new| {
            let mut edits: Vec<(RecordId, Edit)> = Vec::new();
            let count = tasks.len();
            for task in tasks {
                let fields = vec![
                    TaskField::What(task.what.as_str().into()),
                    TaskField::Worker(task.todo.with),
                    TaskField::Unit(task.todo.unit),
                    TaskField::Test(Some(test)),
                    TaskField::Who(who.clone()),
                    TaskField::Due(Some(task.due)),
                ];
                edits.push((new(), Edit::SetTask(Fields(fields))));
            }
            edits.extend(rerun.map(|fields| (new(), Edit::SetTest(Fields(fields)))));
            Deed::new(Label::new("after-test", count).about(test), edits)
        }))
    }

    /// What a second run of a test says: the same ask, aims and units on the same rung, without a day.
    pub fn rerun_fields(&self, test: RecordId) -> Option<Vec<TestField>> {
        let campaign = self.campaign();
        let first = campaign.test(test)?;
        // How often it ran, and its name without "2nd run".
        let (mut runs, mut root) = (2_u32, first);
        while let Some(before) = root.again.value().and_then(|before| campaign.test(before)) {
            // A circle of runs ends after as many steps as there are tests.
            if runs as usize > campaign.tests.len() + 1 {
                break;
            }
            (runs, root) = (runs + 1, before);
        }
        let name = self.tr().with("shows-rerun-name", args!["name" => &**root.name, "n" => runs]);
        let mut fields = vec![
            TestField::Name(name.as_str().into()),
            TestField::Ask(first.ask.value().clone()),
            TestField::Template(first.template.value().clone()),
            TestField::Threshold(*first.threshold.value()),
            TestField::Gate(*first.gate.value()),
            TestField::Public(*first.public.value()),
            TestField::Households(*first.households.value()),
            TestField::Units(first.units.value().clone()),
            TestField::Rung(*first.rung.value()),
            TestField::Again(Some(test)),
        ];
        let responsible = first.responsible.iter().filter(|(_, who)| who.is_some());
        fields.extend(responsible.map(|(unit, who)| TestField::Responsible(*unit, *who.value())));
        Some(fields)
    }

    /// A day ahead, but before the day of a higher test, and never before tomorrow.
    fn due(&self, test: RecordId, days: i32) -> Day {
        let campaign = self.campaign();
        let rung = campaign.test(test).map_or(0, |test| *test.rung.value());
        let higher = campaign.tests.values().filter(|other| *other.rung.value() > rung);
        let higher = higher.filter_map(|other| *other.day.value()).filter(|day| *day > self.today()).min();
        let due = self.today().plus(days);
        higher.map_or(due, |day| due.min(day.plus(-1))).max(self.today().plus(1))
    }

    fn step_words(&self, test: RecordId, todo: &Todo) -> String {
        let unit = todo.unit.and_then(|unit| self.campaign().unit(unit));
        let unit = unit.map_or_else(|| self.tr().say("shows-task-everywhere"), |unit| unit.name.to_string());
        let id = match todo.step {
            AfterStep::FindLeader => "shows-task-find-leader",
            AfterStep::TalkToLeader => "shows-task-talk-to-leader",
            AfterStep::LookWithLeader => "shows-task-look-with-leader",
            AfterStep::AskTheRest => "shows-task-ask-rest",
            AfterStep::TalkToThem => "shows-task-talk-to-them",
            AfterStep::NameThem => "shows-task-name-them",
        };
        self.tr().with(id, args!["unit" => unit, "test" => self.test_name(test)])
    }

    pub(super) fn test_name(&self, test: RecordId) -> String {
        self.campaign().test(test).map(|test| test.name.to_string()).unwrap_or_default()
    }

    /// The deed that says somebody was there and was not named in time: fills an unnamed place of their
    /// own unit's row.
    pub fn was_there_deed(&self, test: RecordId, person: RecordId, reason: &str) -> Option<Deed> {
        let (campaign, tally) = (self.campaign(), self.tallies().test(test)?);
        let worker = campaign.worker(person)?;
        let unit = worker.place(&tally.grouping).and_then(|unit| campaign.unit(unit)).map(|unit| unit.id);
        let joined = Joined { unit, worker: worker.id, reason: reason.trim().into() };
        let label = Label::new("was-there", 1).about(worker.id);
        Some(Deed::new(label, vec![(test, Edit::State(Fact::Joined(joined)))]))
    }

    /// What is still open in some units with their sub-units; in all, where none is named.
    pub fn still_out(&self, test: &StructureTest, units: &[RecordId]) -> StillOut {
        let campaign = self.campaign();
        let Some(tally) = self.tallies().test(test.id) else { return StillOut::default() };
        let inside = |row: Option<RecordId>| {
            units.is_empty()
                || row.is_some_and(|row| units.iter().any(|unit| self.tallies().is_within(row, *unit)))
        };
        let not_asked = tally.everybody().filter(|(_, marked)| marked.outcome == Outcome::NotAsked);
        let not_asked: Vec<RecordId> =
            not_asked.filter(|(_, marked)| inside(marked.unit)).map(|(who, _)| who).collect();
        let is_typed = |person: &&RecordId| {
            let worker = campaign.worker(**person);
            worker.is_none_or(|worker| worker.results.iter().any(|result| result.test == test.id))
        };
        let untyped = not_asked.iter().filter(|person| !is_typed(person)).copied().collect();
        let unnamed = match units {
            [] => tally.total.unnamed,
            units => units.iter().filter_map(|unit| tally.unit(*unit)).map(|count| count.unnamed).sum(),
        };
        StillOut { untyped, not_asked, unnamed, sheets: self.sheets_out(test.id, units) }
    }

    /// Printed sheets with boxes for a test that did not come back: of some units, or all.
    fn sheets_out(&self, test: RecordId, units: &[RecordId]) -> Vec<RecordId> {
        let campaign = self.campaign();
        let inside = |paper: &Paper| {
            if units.is_empty() {
                return true;
            }
            // A sheet of a person is of the units its people stand in.
            let tally = self.tallies().test(test);
            let row = |person: &RecordId| {
                tally.and_then(|tally| tally.person(campaign.canonical(*person))).and_then(|m| m.unit)
            };
            let own = paper.unit.value().map(|unit| campaign.canonical(unit));
            let all = own.into_iter().chain(paper.rows.iter().filter_map(row).take_while(|_| own.is_none()));
            all.into_iter().any(|part| units.iter().any(|unit| self.tallies().is_within(part, *unit)))
        };
        let papers = campaign.papers.values().map(AsRef::as_ref);
        let out = papers.filter(|paper| paper.back.value().is_none() && paper.day.value().is_some());
        let of_test = out.filter(|paper| paper.tests.contains(&test)).filter(|paper| inside(paper));
        let mut sheets: Vec<&Paper> = of_test.collect();
        sheets.sort_by_key(|paper| (paper.day.value().unwrap_or(Day::from_number(0)), paper.made, paper.id));
        sheets.into_iter().map(|paper| paper.id).collect()
    }

    /// The deed that finishes a unit: rows nobody typed anything into are said to be not asked, which is
    /// no refusal. `None` if there are none.
    pub fn finish_unit_deed(&self, test: &StructureTest, unit: RecordId) -> Option<Deed> {
        let untyped = self.still_out(test, &[unit]).untyped;
        let day = self.today();
        let fact = Fact::Result { test: test.id, outcome: Outcome::NotAsked, day, says: Speaker::Typist };
        let said = untyped.iter().map(|person| (*person, Edit::State(fact.clone())));
        let edits: Vec<(RecordId, Edit)> = self.freeze(test.id).into_iter().chain(said).collect();
        let label = Label::new("finish-unit", untyped.len()).about(unit);
        (!untyped.is_empty()).then(|| Deed::new(label, edits))
    }
}
