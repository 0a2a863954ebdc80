//! What moves the needle in words, and the talks planned from it.

use std::collections::BTreeSet;

use crate::app::{App, Make, Names, name_as};
use crate::args;
use crate::hints::{NeedleStep, NextTalk, Nudge};
use crate::model::{Day, Deed, Edit, Fields, Label, RecordId, TalkField, Text};

use super::words::Called;

/// A step in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedleWords {
    /// "A leader in Theatres".
    pub title: String,
    /// "Hassan is named by 4 of 6 asked and is a 3. Hassan goes to Tomasz: talk through Tomasz."
    pub why: String,
    /// "4 gates".
    pub gates: String,
    /// "14 people".
    pub people: String,
}

/// So many names at most stand in a sentence.
const NAMES: usize = 3;

/// The deed that plans several talks: with whom, and who holds each (initials or a code).
pub fn plan_talks(talks: Vec<(RecordId, String)>, day: Day) -> Make {
    Make::new(move |new| {
        let label = Label::new("plan-talk", talks.len());
        let label = if let [(one, _)] = talks.as_slice() { label.about(*one) } else { label };
        let plan = talks.into_iter().map(|(person, organizer)| {
            let fields = vec![
                TalkField::Worker(Some(person)),
                TalkField::Organizer(Text::from(organizer.trim())),
                TalkField::Day(Some(day)),
                TalkField::Held(false),
            ];
            (new(), Edit::SetTalk(Fields(fields)))
        });
        Deed::new(label, plan.collect())
    })
}

impl App {
    /// The talks that follow from some steps: with whom, and who holds each as they stand on a talk.
    /// Nobody twice, nobody who has a talk planned.
    pub fn needle_talks(&self, steps: &[NeedleStep]) -> Vec<(RecordId, String)> {
        let planned = self.campaign().talks.values().filter(|talk| !*talk.held);
        let mut seen: BTreeSet<RecordId> = planned.filter_map(|talk| *talk.worker.value()).collect();
        let mut talks = Vec::new();
        for (whom, who) in steps.iter().flat_map(|step| step.talks.iter().copied()) {
            if seen.insert(whom) {
                let organizer = who.and_then(|who| self.organizer(who)).unwrap_or_else(|| self.typist());
                talks.push((whom, organizer.code));
            }
        }
        talks
    }

    /// A step in words, people by their first names as the screen may show them.
    pub fn needle_words(&self, step: &NeedleStep) -> NeedleWords {
        self.needle_words_by(step, &|person| self.called(person, true), Some(true))
    }

    /// A step in words, people as they may be seen.
    pub fn needle_words_as(&self, step: &NeedleStep, names: Names) -> NeedleWords {
        let called = |person: RecordId| {
            let campaign = self.campaign();
            campaign.worker(person).map(|worker| name_as(campaign, worker, names)).unwrap_or_default()
        };
        // The words of ties name people as the screen does: on paper only where that is in full.
        self.needle_words_by(step, &called, (names == Names::Full && !self.is_presenting()).then_some(false))
    }

    fn needle_words_by(&self, step: &NeedleStep, called: Called<'_>, ties: Option<bool>) -> NeedleWords {
        let tr = self.tr();
        let why = self.needle_why(step, called);
        let way = self.needle_way(step, called, ties);
        let why = if way.is_empty() {
            tr.with("needle-sentence", args!["one" => why])
        } else {
            tr.with("needle-sentences", args!["one" => why, "other" => way])
        };
        NeedleWords {
            title: self.needle_title(step),
            why,
            gates: tr.with("needle-gates", args!["n" => step.opens]),
            people: tr.with("needle-people", args!["n" => step.reaches]),
        }
    }

    fn needle_title(&self, step: &NeedleStep) -> String {
        let row = step.unit.and_then(|unit| self.readiness().row(unit));
        let unit = row.map(|row| self.row_name(row)).unwrap_or_default();
        let test = step.test.map(|test| self.test_name(test)).unwrap_or_default();
        let id = match step.kind {
            Nudge::WinLeader => "needle-title-win",
            Nudge::ProveLeader => "needle-title-prove",
            Nudge::FindLeader => "needle-title-find",
            Nudge::FindSecond => "needle-title-second",
            Nudge::Name => "needle-title-name",
            Nudge::Rate => "needle-title-rate",
            Nudge::AskAgain => "needle-title-ask",
            Nudge::BringBack => "needle-title-back",
            Nudge::HoldTest if test.is_empty() => "needle-title-hold",
            Nudge::HoldTest => "needle-title-hold-named",
            Nudge::Predict => "needle-title-predict",
            Nudge::Reach => "needle-title-reach",
        };
        self.tr().with(id, args!["unit" => &unit, "test" => &test])
    }

    fn needle_why(&self, step: &NeedleStep, called: Called<'_>) -> String {
        let tr = self.tr();
        let who = step.who.map(called).unwrap_or_default();
        let names = self.some(&step.people, called);
        let unit = step.unit.and_then(|unit| self.campaign().unit(unit));
        let unit = unit.map(|unit| unit.name.to_string()).unwrap_or_default();
        let named = || args!["name" => &who, "n" => step.named_by, "of" => step.of_asked];
        match step.kind {
            Nudge::WinLeader => {
                let worker = step.who.and_then(|who| self.campaign().worker(who));
                let value = worker.and_then(|worker| self.campaign().support(worker));
                let rated = match value {
                    Some(support) => tr.with("needle-is-rated", args!["value" => support.rating.value]),
                    None => tr.say("needle-is-unrated"),
                };
                let id = if step.named_by > 0 { "needle-win-named" } else { "needle-win-held" };
                let says = args!["name" => &who, "n" => step.named_by, "of" => step.of_asked,
                    "rated" => &rated];
                tr.with(id, says)
            }
            Nudge::ProveLeader => tr.with("needle-prove", args!["name" => &who, "unit" => &unit]),
            Nudge::FindSecond if step.named_by > 0 => tr.with("needle-second", named()),
            Nudge::FindSecond => tr.with("needle-second-held", named()),
            Nudge::FindLeader if names.is_empty() => tr.say("needle-find-nobody"),
            Nudge::FindLeader => tr.with("needle-find", args!["names" => &names]),
            Nudge::Name => tr.with("needle-name", args!["n" => step.reaches]),
            Nudge::Rate if names.is_empty() => tr.say("needle-rate-unnamed"),
            Nudge::Rate => tr.with("needle-rate", args!["names" => &names]),
            Nudge::AskAgain if self.has_no_aim(step) => tr.say("needle-ask-no-aim"),
            Nudge::AskAgain if names.is_empty() => tr.with("needle-ask-unnamed", args!["n" => step.reaches]),
            Nudge::AskAgain => tr.with("needle-ask", args!["n" => step.reaches, "names" => &names]),
            Nudge::BringBack => tr.with("needle-back", args!["names" => &names]),
            Nudge::HoldTest => tr.say("needle-hold"),
            Nudge::Predict if who.is_empty() => tr.say("needle-predict"),
            Nudge::Predict => tr.with("needle-predict-who", args!["name" => &who]),
            Nudge::Reach => tr.say("needle-reach"),
        }
    }

    fn has_no_aim(&self, step: &NeedleStep) -> bool {
        let tally = step.test.and_then(|test| self.tallies().test(test));
        tally.is_some_and(|tally| tally.gate.is_none())
    }

    /// "Hassan goes to Tomasz: talk through Tomasz"; blank where no tie is known. `ties` = whether ties
    /// are told with first names alone; `None` = not at all.
    fn needle_way(&self, step: &NeedleStep, called: Called<'_>, ties: Option<bool>) -> String {
        let tr = self.tr();
        let Some(through) = step.through else { return String::new() };
        if matches!(step.kind, Nudge::Name | Nudge::Reach) {
            return tr.with("needle-with", args!["name" => called(through)]);
        }
        let through_words = tr.with("needle-through", args!["name" => called(through)]);
        let whom = step.people.first().filter(|_| step.who.is_some());
        let (Some(whom), Some(way), Some(short)) = (whom, step.way.clone(), ties) else {
            return through_words;
        };
        let talk = NextTalk {
            whom: *whom,
            who: through,
            way: Some(way),
            reasons: Vec::new(),
            day: self.today(),
            is_loose: true,
            is_late: false,
        };
        let way = self.way_words(&talk, short);
        tr.with("needle-way", args!["way" => way, "through" => through_words])
    }

    /// Some names, and how many more.
    fn some(&self, people: &[RecordId], called: Called<'_>) -> String {
        let names: Vec<String> = people.iter().take(NAMES).map(|person| called(*person)).collect();
        let more = people.len().saturating_sub(NAMES);
        if more == 0 {
            return self.and(&names);
        }
        self.tr().with("needle-more", args!["names" => names.join(", "), "n" => more])
    }
}
