//! Predictions: who says beforehand what each will do, unit by unit; and how right they were.
//!
//! Nothing is prefilled and nothing is offered for "all the rest": each is said by somebody who has
//! thought of that person, or a mere number is said of the unit, or it is skipped with a reason.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::exchange::{DraftForeseen, Foreseen, ForeseenDraft, TakesPart};
use crate::model::{
    Day, Deed, Edit, Expected, Fact, Fields, Judgement, Label, Prediction, RecordId, Source, Speaker,
    StructureTest, TestField, Text, Worker,
};
use crate::tally::{Accuracy, Closed};

use super::{Action, App, By, Taken, folded};

/// Why somebody may be asked what they expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PredictsAs {
    /// Whoever sits at the keys.
    Typist,
    /// Leads a unit, or is held to be a leader.
    Leader,
    /// Is responsible for people.
    Responsible,
    /// Of the committee.
    Committee,
    /// Said something before; known by initials.
    Initials,
}

/// Somebody who may say what they expect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predictor {
    /// Who says so.
    pub says: Speaker,
    /// Why they may be asked.
    pub role: PredictsAs,
}

/// Whose prediction it is, from what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called {
    /// A person of the chart, by name; initials or a code that were used before; whoever types.
    Known(Speaker),
    /// Nobody on the chart is called so, and nobody used it before: kept as it stands.
    New(Text),
    /// Several people are called so.
    Several(u32),
}

/// What one speaker said about one person in a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// Last in time: this is scored.
    pub in_time: Option<Expected>,
    /// Last of what came too late: shown, never scored.
    pub late: Option<Expected>,
}

impl Said {
    /// Whether anything was said, in time or too late.
    pub fn is_anything(self) -> bool {
        self.in_time.is_some() || self.late.is_some()
    }
}

/// Why a number was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadNumber {
    /// More than belong in the unit: so many belong.
    MoreThanBelong(u32),
    /// The unit does not take part in the test.
    TakesNoPart,
}

/// How far the prediction of one row of a test is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Foreseeing {
    /// The unit; `None` = people without one.
    pub unit: Option<RecordId>,
    /// Its people by name.
    pub people: u32,
    /// Of whom this speaker said something in time.
    pub named: u32,
    /// The number this speaker said in time of the unit.
    pub number: Option<u32>,
    /// Everybody who belongs in it, sub-units included.
    pub eligible: u32,
    /// Why nobody predicts here.
    pub skipped: Option<Text>,
    /// What anybody said too late: about people, and as numbers.
    pub late: u32,
    /// When it closed.
    pub closed: Option<Closed>,
}

impl Foreseeing {
    /// Whether this speaker has nothing left to say in it: everybody by name, or a number, or skipped.
    pub fn is_done(&self) -> bool {
        self.skipped.is_some() || self.number.is_some() || self.named >= self.people
    }
}

/// What a list of predictions brought.
#[derive(Debug, Clone, PartialEq)]
pub struct TakenPredictions {
    /// How many are new, and what was odd.
    pub taken: Taken,
    /// Of the new ones, how many came after the first result of their unit.
    pub late: usize,
}

/// What a debrief has to look at: where nobody predicted, and what was said too late.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unforeseen {
    /// Units that were skipped, with the reason; `None` = people without a unit.
    pub skipped: Vec<(Option<RecordId>, Text)>,
    /// Units with people of whom nobody said anything, without a reason.
    pub silent: Vec<Option<RecordId>>,
    /// People about whom something was said too late.
    pub late: Vec<RecordId>,
    /// Units of which a number was said too late, and how many.
    pub late_numbers: Vec<(RecordId, u32)>,
}

/// How right everybody was, as long as the campaign stands.
#[derive(Default)]
pub(super) struct Accuracies(RefCell<Option<(RecordId, u64, Known)>>);

type Known = Vec<(Option<RecordId>, Arc<Vec<Accuracy>>)>;

impl App {
    /// The units with a sheet in a test, in the order of the chart; `None` = people without one.
    pub fn test_units(&self, test: &StructureTest) -> Vec<Option<RecordId>> {
        let campaign = self.campaign();
        let Some(tally) = self.tallies().test(test.id) else { return Vec::new() };
        let used: BTreeSet<Option<RecordId>> = tally.rows().map(|(unit, _)| unit).collect();
        let units = campaign.units_of(&tally.grouping);
        let known = units.into_iter().map(|unit| Some(unit.id)).filter(|unit| used.contains(unit));
        known.chain(used.contains(&None).then_some(None)).collect()
    }

    /// The people of a row of a test in the order in which they were put on the chart; whoever was
    /// named after the roster was frozen stands at the end: no row may move under the keys.
    pub fn test_rows(&self, test: &StructureTest, unit: Option<RecordId>) -> Vec<RecordId> {
        let campaign = self.campaign();
        let Some(tally) = self.tallies().test(test.id) else { return Vec::new() };
        let mut rows: Vec<RecordId> = tally.row(unit).to_vec();
        let frozen = test.roster.iter().flat_map(|roster| &roster.units).flat_map(|unit| &unit.people);
        let frozen: BTreeSet<RecordId> = frozen.map(|person| campaign.canonical(*person)).collect();
        rows.sort_by_key(|person| {
            let made = campaign.worker(*person).map(|worker| worker.made);
            (!frozen.is_empty() && !frozen.contains(person), made, *person)
        });
        rows
    }

    /// Who may say what they expect: whoever types, then people with a role, then initials that were
    /// used before.
    pub fn predictors(&self) -> Vec<Predictor> {
        let campaign = self.campaign();
        let here = |id: RecordId| campaign.worker(id).map(|worker| worker.id);
        let leads: BTreeSet<RecordId> = campaign
            .units
            .values()
            .filter_map(|unit| here((*unit.leader.value())?))
            .chain(campaign.tests.values().flat_map(|test| {
                test.responsible.values().filter_map(|who| here((*who.value())?)).collect::<Vec<_>>()
            }))
            .collect();
        let responsible: BTreeSet<RecordId> =
            campaign.people().filter_map(|worker| here((*worker.responsible.value())?)).collect();
        let mut people: Vec<(PredictsAs, String, RecordId)> = Vec::new();
        let mut initials: BTreeSet<Text> = BTreeSet::new();
        for worker in campaign.people().filter(|worker| campaign.canonical(worker.id) == worker.id) {
            let judged = *worker.judgement.value() == Judgement::Identified;
            let role = if leads.contains(&worker.id) || judged {
                PredictsAs::Leader
            } else if responsible.contains(&worker.id) {
                PredictsAs::Responsible
            } else if *worker.committee.value() {
                PredictsAs::Committee
            } else {
                self.collect_initials(worker, &mut initials);
                continue;
            };
            self.collect_initials(worker, &mut initials);
            people.push((role, folded(&worker.name), worker.id));
        }
        people.sort();
        let typist = Predictor { says: Speaker::Typist, role: PredictsAs::Typist };
        let known =
            people.into_iter().map(|(role, _, worker)| Predictor { says: Speaker::Worker { worker }, role });
        let named = initials
            .into_iter()
            .map(|text| Predictor { says: Speaker::Named(text), role: PredictsAs::Initials });
        std::iter::once(typist).chain(known).chain(named).collect()
    }

    fn collect_initials(&self, worker: &Worker, into: &mut BTreeSet<Text>) {
        let ratings = worker.ratings.iter().map(|said| &said.source.says);
        let results = worker.results.iter().map(|said| &said.source.says);
        let foretold = worker.predictions.iter().map(|said| &said.source.says);
        for says in ratings.chain(results).chain(foretold) {
            if let Speaker::Named(text) = says
                && !into.contains(text)
            {
                into.insert(text.clone());
            }
        }
    }

    /// Whose prediction it is, from a name or initials as typed; blank = whoever types.
    pub fn speaker_called(&self, typed: &str) -> Called {
        let typed = typed.trim();
        if typed.is_empty() {
            return Called::Known(Speaker::Typist);
        }
        let campaign = self.campaign();
        let wanted = folded(typed);
        let mut called = campaign.people().filter(|worker| folded(&worker.name) == wanted);
        match (called.next(), called.count()) {
            (Some(worker), 0) => return Called::Known(Speaker::Worker { worker: worker.id }),
            (Some(_), more) => return Called::Several(more as u32 + 1),
            (None, _) => {}
        }
        let used = self.predictors().into_iter().find_map(|known| match known.says {
            Speaker::Named(text) if folded(&text) == wanted => Some(text),
            _ => None,
        });
        match used {
            Some(text) => Called::Known(Speaker::Named(text)),
            None => Called::New(typed.into()),
        }
    }

    /// Whether something was said by this speaker here.
    pub(super) fn is_said_by(&self, source: &Source, says: &Speaker) -> bool {
        let campaign = self.campaign();
        match (&source.says, says) {
            (Speaker::Typist, Speaker::Typist) => source.by == self.session.author(),
            (Speaker::Worker { worker }, Speaker::Worker { worker: wanted }) => {
                campaign.canonical(*worker) == campaign.canonical(*wanted)
            }
            (said, wanted) => said == wanted,
        }
    }

    /// A speaker's own people in a test, unit by unit in the order of the chart: those they are
    /// responsible for; of a leader those she moves, and her unit. Empty for whoever has none.
    pub fn own_people(&self, test: &StructureTest, says: &Speaker) -> Vec<RecordId> {
        let campaign = self.campaign();
        let Speaker::Worker { worker } = says else { return Vec::new() };
        let Some(speaker) = campaign.worker(*worker) else { return Vec::new() };
        let is_her = |id: Option<RecordId>| id.is_some_and(|id| campaign.canonical(id) == speaker.id);
        let mut own: BTreeSet<RecordId> = self.tallies().her_people(speaker.id).collect();
        let mut units: BTreeSet<RecordId> =
            campaign.units.values().filter(|unit| is_her(*unit.leader.value())).map(|unit| unit.id).collect();
        let named = test.responsible.iter().filter(|(_, who)| is_her(*who.value()));
        units.extend(named.map(|(unit, _)| campaign.canonical(*unit)));
        if *speaker.judgement.value() == Judgement::Identified {
            units.extend(self.tallies().test(test.id).and_then(|tally| tally.person(speaker.id)?.unit));
        }
        own.extend(campaign.people().filter(|worker| is_her(*worker.responsible.value())).map(|w| w.id));
        let inside = |unit: Option<RecordId>| {
            unit.is_some_and(|u| units.iter().any(|of| self.tallies().is_within(u, *of)))
        };
        let mut people = Vec::new();
        for unit in self.test_units(test) {
            let rows = self.test_rows(test, unit);
            people.extend(rows.into_iter().filter(|person| inside(unit) || own.contains(person)));
        }
        people
    }

    /// What a speaker said about somebody in a test: last in time, and last of what came too late.
    pub fn foretold_by(&self, test: RecordId, person: RecordId, says: &Speaker) -> Said {
        let Some(worker) = self.campaign().worker(person) else { return Said::default() };
        let said = worker.predictions.iter().filter(|said| said.test == test);
        let own: Vec<&Prediction> = said.filter(|said| self.is_said_by(&said.source, says)).collect();
        let closed = if own.is_empty() { None } else { self.closed_for(test, person) };
        let is_late =
            |said: &&Prediction| closed.is_some_and(|closed| closed.is_late(said.day, said.source.at));
        let last = |late: bool| {
            let of = own.iter().copied().filter(|said| is_late(said) == late);
            of.max_by_key(|said| (said.day, said.source.at)).map(|said| said.expected)
        };
        Said { in_time: last(false), late: last(true) }
    }

    /// What everybody else said last about somebody in a test, each speaker once.
    pub fn others_foretold(&self, test: RecordId, person: RecordId, says: &Speaker) -> Vec<Expected> {
        let Some(worker) = self.campaign().worker(person) else { return Vec::new() };
        let mut last: Vec<&Prediction> = Vec::new();
        let mut said: Vec<_> = worker.predictions.iter().filter(|said| said.test == test).collect();
        said.sort_by_key(|said| (said.day, said.source.at));
        for said in said.into_iter().filter(|said| !self.is_said_by(&said.source, says)) {
            last.retain(|known| !known.source.same_speaker(&said.source));
            last.push(said);
        }
        last.iter().map(|said| said.expected).collect()
    }

    /// When the row of somebody closed; `None` = predictions about them still count.
    pub fn closed_for(&self, test: RecordId, person: RecordId) -> Option<Closed> {
        let tally = self.tallies().test(test)?;
        tally.closed(tally.person(person)?.unit)
    }

    /// The deed that says beforehand what people will do. Of people who are not in the test nothing is
    /// said; `None` where nothing is left.
    pub fn foretell(
        &self,
        test: RecordId,
        says: &Speaker,
        day: Day,
        expected: &[(RecordId, Expected)],
    ) -> Option<Deed> {
        let tally = self.tallies().test(test)?;
        let day = day.min(self.today());
        let fact = |expected| Fact::Prediction { test, expected, day, says: says.clone() };
        let said: Vec<(RecordId, Edit)> = expected
            .iter()
            .filter(|(person, _)| tally.person(*person).is_some())
            .map(|(person, expected)| (*person, Edit::State(fact(*expected))))
            .collect();
        (!said.is_empty()).then(|| Deed::new(Label::new("predictions", said.len()).about(test), said))
    }

    /// The deed that says beforehand how many of a unit will act.
    ///
    /// # Errors
    /// [`BadNumber`]: more than belong, or the unit takes no part.
    pub fn foretell_number(
        &self,
        test: RecordId,
        unit: RecordId,
        says: &Speaker,
        day: Day,
        will: u32,
    ) -> Result<Deed, BadNumber> {
        let count = self.tallies().test(test).and_then(|tally| tally.unit(unit));
        let count = count.ok_or(BadNumber::TakesNoPart)?;
        if will > count.eligible {
            return Err(BadNumber::MoreThanBelong(count.eligible));
        }
        let day = day.min(self.today());
        let fact = Fact::CountPrediction { test, will, day, says: says.clone() };
        Ok(Deed::new(
            Label::new("predict-number", will as usize).about(unit),
            vec![(unit, Edit::State(fact))],
        ))
    }

    /// The deed that says why nobody predicts in a unit; a blank reason takes that back.
    pub fn skip_deed(&self, test: RecordId, unit: Option<RecordId>, why: &str) -> Deed {
        let verb = if why.trim().is_empty() { "predict-after-all" } else { "predict-skip" };
        let key = unit.unwrap_or(test);
        let field = TestField::Skipped(key, why.trim().into());
        Deed::new(Label::new(verb, 1).about(key), vec![(test, Edit::SetTest(Fields(vec![field])))])
    }

    /// Why nobody predicts in a unit of a test, if somebody said so.
    pub fn skipped(&self, test: &StructureTest, unit: Option<RecordId>) -> Option<Text> {
        let campaign = self.campaign();
        let key = unit.unwrap_or(test.id);
        let said = test.skipped.iter().find(|(of, _)| campaign.canonical(**of) == key)?;
        let why = said.1.value();
        (!why.trim().is_empty()).then(|| why.clone())
    }

    /// How far a speaker is, unit by unit in the order of the chart.
    pub fn foreseeing(&self, test: &StructureTest, says: &Speaker) -> Vec<Foreseeing> {
        let Some(tally) = self.tallies().test(test.id) else { return Vec::new() };
        let campaign = self.campaign();
        let of = |unit: Option<RecordId>| {
            let people = tally.row(unit);
            let is_named = |person: &&RecordId| self.foretold_by(test.id, **person, says).in_time.is_some();
            let record = unit.and_then(|unit| campaign.unit(unit));
            let closed_under = unit.and_then(|unit| tally.closed_under(unit));
            let said = record.into_iter().flat_map(|unit| &unit.predictions);
            let (late, in_time): (Vec<_>, Vec<_>) = said
                .filter(|said| said.test == test.id)
                .partition(|said| closed_under.is_some_and(|c| c.is_late(said.day, said.source.at)));
            let own = in_time.into_iter().filter(|said| self.is_said_by(&said.source, says));
            let number = own.max_by_key(|said| (said.day, said.source.at)).map(|said| said.will);
            let late_people = people.iter().filter_map(|person| tally.person(*person)?.late);
            let count = unit.map_or(tally.unassigned(), |unit| tally.unit(unit));
            Foreseeing {
                unit,
                people: people.len() as u32,
                named: people.iter().filter(is_named).count() as u32,
                number,
                eligible: count.map_or(0, |count| count.eligible),
                skipped: self.skipped(test, unit),
                late: (late.len() + late_people.count()) as u32,
                closed: tally.closed(unit),
            }
        };
        self.test_units(test).into_iter().map(of).collect()
    }

    /// What a debrief has to look at: where nobody predicted and why, and what was said too late.
    pub fn unforeseen(&self, test: &StructureTest) -> Unforeseen {
        let Some(tally) = self.tallies().test(test.id) else { return Unforeseen::default() };
        let mut found = Unforeseen::default();
        for unit in self.test_units(test) {
            let count = unit.map_or(tally.unassigned(), |unit| tally.unit(unit));
            let is_foretold = |person: &RecordId| tally.person(*person).is_some_and(|m| m.expected.is_some());
            let is_silent = !tally.row(unit).iter().any(is_foretold)
                && count.is_none_or(|count| count.will_counted.is_none());
            match self.skipped(test, unit) {
                Some(why) => found.skipped.push((unit, why)),
                None if is_silent => found.silent.push(unit),
                None => {}
            }
            let is_late = |person: &&RecordId| tally.person(**person).is_some_and(|m| m.late.is_some());
            found.late.extend(tally.row(unit).iter().filter(is_late));
        }
        for (unit, count) in tally.units() {
            let below: u32 = self.late_numbers_under(test, unit);
            if count.numbers_late > 0 && below > 0 {
                found.late_numbers.push((unit, below));
            }
        }
        found
    }

    /// Numbers said too late of this very unit.
    fn late_numbers_under(&self, test: &StructureTest, unit: RecordId) -> u32 {
        let closed = self.tallies().test(test.id).and_then(|tally| tally.closed_under(unit));
        let record = self.campaign().unit(unit);
        let said = record.into_iter().flat_map(|unit| &unit.predictions).filter(|said| said.test == test.id);
        said.filter(|said| closed.is_some_and(|closed| closed.is_late(said.day, said.source.at))).count()
            as u32
    }

    /// Takes a list of predictions in: of people by name, and of units as a number.
    ///
    /// # Errors
    /// In words: what happened, what is safe, what to do. Nothing was changed then.
    pub fn take_predictions(&mut self, path: &Path, test: RecordId) -> Result<TakenPredictions, String> {
        let sheets = self.sheets(path)?;
        let tally = self.tallies().test(test);
        let initials: BTreeSet<String> = self
            .predictors()
            .into_iter()
            .filter_map(
                |known| if let Speaker::Named(text) = known.says { Some(folded(&text)) } else { None },
            )
            .collect();
        let part = TakesPart {
            person: &|person| tally.is_some_and(|tally| tally.person(person).is_some()),
            belongs: &|unit| tally.and_then(|tally| tally.unit(unit)).map(|count| count.eligible),
            knows: &|typed| initials.contains(&folded(typed.trim())),
        };
        let draft = ForeseenDraft::build(&sheets, self.campaign(), test, &part, By::default(), self.today());
        let draft = draft.map_err(|error| self.say_error(&error))?;
        let (count, problems) = (draft.said.len(), draft.problems.clone());
        // They are typed now: in a row that is closed, of its day or a later one, they are late.
        let late = |row: &&DraftForeseen| {
            let closed = match row.what {
                Foreseen::Person(person, _) => self.closed_for(test, person),
                Foreseen::Unit(unit, _) => tally.and_then(|tally| tally.closed_under(unit)),
            };
            closed.is_some_and(|closed| row.day >= closed.day)
        };
        let late = draft.said.iter().filter(late).count();
        if let Some(deed) = draft.into_deed(test) {
            self.perform(Action::Do(deed));
        }
        Ok(TakenPredictions { taken: Taken { count, problems }, late })
    }

    /// How often what each speaker said beforehand came true, in one test or over all; whoever predicted
    /// most first. Counted when asked for, and kept until something changes.
    pub fn accuracy(&self, test: Option<RecordId>) -> Arc<Vec<Accuracy>> {
        let campaign = self.campaign();
        let mut kept = self.accuracies.0.borrow_mut();
        let holds = kept.as_ref().is_some_and(|(id, at, _)| (*id, *at) == (campaign.id, campaign.revision));
        if !holds {
            *kept = Some((campaign.id, campaign.revision, Vec::new()));
        }
        let Some((_, _, known)) = kept.as_mut() else { return Arc::default() };
        if let Some((_, found)) = known.iter().find(|(of, _)| *of == test) {
            return Arc::clone(found);
        }
        let mut all = self.tallies().accuracy(campaign, test);
        all.sort_by_key(|one| std::cmp::Reverse(one.scored() as usize + one.off.len()));
        let all = Arc::new(all);
        known.push((test, Arc::clone(&all)));
        all
    }
}
