//! Conversations to come: the next ten and why, the deed that plans one, and what is planned already.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::args;
use crate::hints::{NextTalk, Reason, Turn, Whom, next_talks};
use crate::model::{Conversation, Day, Deed, Edit, Fields, Label, QuestionKind, RecordId, TalkField, Text};

use super::{App, Make, Names, code, name_as};

/// The deed that plans a conversation with somebody: who holds it (initials or a code) and when.
pub fn planned_talk(person: RecordId, organizer: &str, day: Day) -> Make {
    let organizer = Text::from(organizer.trim());
    Make::new(move |new| {
        let fields = vec![
            TalkField::Worker(Some(person)),
            TalkField::Organizer(organizer),
            TalkField::Day(Some(day)),
            TalkField::Held(false),
        ];
        let label = Label::new("plan-talk", 1).about(person);
        Deed::new(label, vec![(new(), Edit::SetTalk(Fields(fields)))])
    })
}

/// Somebody who could hold a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organizer {
    /// As the screen may call them.
    pub name: String,
    /// As they stand on the talk: initials or a code.
    pub code: String,
}

/// The next talks of each group, as long as the campaign and the day stand.
#[derive(Default)]
pub(super) struct NextTalks(RefCell<Kept>);

#[derive(Default)]
struct Kept {
    of: Option<(RecordId, u64, Day)>,
    lists: BTreeMap<Whom, Arc<Vec<NextTalk>>>,
}

impl App {
    /// The next talks with people of a group, ranked; counted when asked for and kept until something
    /// changes.
    pub fn next_talks(&self, whom: Whom) -> Arc<Vec<NextTalk>> {
        let campaign = self.campaign();
        let now = Some((campaign.id, campaign.revision, self.today()));
        let mut kept = self.next_talks.0.borrow_mut();
        if kept.of != now {
            *kept = Kept { of: now, lists: BTreeMap::new() };
        }
        let list = kept.lists.entry(whom).or_insert_with(|| {
            Arc::new(next_talks(campaign, self.network(), self.tallies(), self.today(), whom, None))
        });
        Arc::clone(list)
    }

    /// Talks that are planned and not held, with people of a group: overdue ones first, then by day.
    pub fn planned_talks(&self, whom: Whom) -> Vec<&Conversation> {
        let campaign = self.campaign();
        let is_inside = |talk: &&Conversation| {
            let worker = talk.worker.value().and_then(|worker| campaign.worker(worker));
            let unit = worker.and_then(|worker| worker.unit()).and_then(|unit| campaign.unit(unit));
            match (whom, worker) {
                (_, None) => false,
                (Whom::Everybody, _) => true,
                (Whom::Unassigned, _) => unit.is_none(),
                (Whom::Unit(of), _) => unit.is_some_and(|unit| self.tallies().is_within(unit.id, of)),
            }
        };
        let talks = campaign.talks.values().map(AsRef::as_ref);
        let mut talks: Vec<&Conversation> = talks.filter(|talk| !*talk.held).filter(is_inside).collect();
        talks.sort_by_key(|talk| (talk.day.value().is_none(), *talk.day.value(), talk.made, talk.id));
        talks
    }

    /// Who types, as they stand on a talk: initials, else the code of this copy.
    pub fn typist(&self) -> Organizer {
        let author = self.session().author();
        let initials = self.campaign().about.authors.get(&author).map(|said| said.value().trim().to_owned());
        match initials.filter(|said| !said.is_empty()) {
            Some(code) => Organizer { name: self.tr().with("talks-you-as", args!["code" => &code]), code },
            None => Organizer { name: self.tr().say("talks-you"), code: author.to_string() },
        }
    }

    /// Somebody of the chart, as they stand on a talk.
    pub fn organizer(&self, person: RecordId) -> Option<Organizer> {
        let worker = self.campaign().worker(person)?;
        let code = name_as(self.campaign(), worker, Names::Initials);
        Some(Organizer { name: self.name_of(worker), code })
    }

    /// Who could hold a proposed talk, the likeliest first: who is to go, who follows the person, the
    /// one to go through where it is not they, who types.
    pub fn organizers(&self, talk: &NextTalk) -> Vec<Organizer> {
        let follows = self.campaign().worker(talk.whom).and_then(|worker| *worker.responsible.value());
        let over = talk.way.as_ref().map(|way| way.over);
        let people = [Some(talk.who), follows, over].into_iter().flatten();
        let mut seen = BTreeSet::new();
        let people = people.filter_map(|person| self.organizer(person)).chain([self.typist()]);
        people.filter(|organizer| seen.insert(organizer.name.clone())).collect()
    }

    /// Why to talk, one sentence for each of a list; no two of them are the same. Names are first
    /// names where that stays clear.
    pub fn talk_words(&self, talks: &[NextTalk]) -> Vec<String> {
        let short: Vec<String> = talks.iter().map(|talk| self.talk_sentence(talk, true)).collect();
        let alike = |all: &[String], words: &String| all.iter().filter(|other| *other == words).count() > 1;
        let each = talks.iter().zip(&short);
        let full: Vec<String> = each
            .map(
                |(talk, words)| {
                    if alike(&short, words) { self.talk_sentence(talk, false) } else { words.clone() }
                },
            )
            .collect();
        // Two people of one name who go to people of one name: their codes keep them apart.
        let apart = talks.iter().zip(&full).map(|(talk, words)| {
            let code = || code(self.campaign(), talk.whom);
            if alike(&full, words) { format!("{words} ({})", code()) } else { words.clone() }
        });
        apart.collect()
    }

    /// Every reason for a talk, the strongest first.
    pub fn talk_reasons(&self, talk: &NextTalk) -> Vec<String> {
        talk.reasons.iter().map(|reason| self.reason_words(reason)).collect()
    }

    fn talk_sentence(&self, talk: &NextTalk, short: bool) -> String {
        let reason = talk.reasons.first().map(|reason| self.reason_words(reason)).unwrap_or_default();
        let way = self.way_words(talk, short);
        if way.is_empty() {
            let name = self.called(talk.whom, short);
            return self.tr().with("talks-sentence-alone", args!["name" => name, "reason" => reason]);
        }
        self.tr().with("talks-sentence", args!["way" => way, "reason" => reason])
    }

    /// The tie to go through, in words: "Nadia goes to Karim"; blank if there is none.
    pub fn way_words(&self, talk: &NextTalk, short: bool) -> String {
        let Some(way) = &talk.way else { return String::new() };
        let id = match (way.kind, way.turn) {
            (None, Turn::IsMoved) => "talks-way-is-moved",
            (None, _) => "talks-way-moves",
            (Some(QuestionKind::Social), _) => "talks-way-social",
            (Some(QuestionKind::Work), Turn::ToUs | Turn::Both) => "talks-way-work-to-us",
            (Some(QuestionKind::Work), _) => "talks-way-work-from-us",
            (Some(QuestionKind::Trust), Turn::ToUs) => "talks-way-to-us",
            (Some(QuestionKind::Trust), Turn::Both) => "talks-way-both",
            (Some(QuestionKind::Trust), _) => "talks-way-from-us",
        };
        let (name, over) = (self.called(talk.whom, short), self.called(way.over, short));
        let words = self.tr().with(id, args!["name" => name, "over" => &over]);
        let words = match way.before {
            Some(_) => self.tr().with("talks-way-between", args!["way" => words, "over" => over]),
            None => words,
        };
        let only = way.is_only
            && talk.reasons.iter().any(|r| matches!(r, Reason::MostNamed { .. } | Reason::Target { .. }));
        if only { self.tr().with("talks-way-only", args!["way" => words]) } else { words }
    }

    /// A person in a sentence: their first name, or all of it.
    pub(super) fn called(&self, person: RecordId, short: bool) -> String {
        let Some(worker) = self.campaign().worker(person) else { return String::new() };
        let full = self.name_of(worker);
        let full = if full.is_empty() { self.tr().say("ui-nameless") } else { full };
        match full.split_whitespace().next() {
            Some(first) if short => first.to_owned(),
            _ => full,
        }
    }

    fn reason_words(&self, reason: &Reason) -> String {
        let tr = self.tr();
        let campaign = self.campaign();
        let unit =
            |unit: &RecordId| campaign.unit(*unit).map(|unit| unit.name.to_string()).unwrap_or_default();
        let test =
            |test: &RecordId| campaign.test(*test).map(|test| test.name.to_string()).unwrap_or_default();
        let day = |day: &Day| tr.near_day((*day).into(), self.today().into());
        match reason {
            Reason::MostNamed { unit: of, named_by, of_asked } => {
                let named = args!["n" => *named_by, "of" => *of_asked,
                    "unit" => of.as_ref().map(unit).unwrap_or_default()];
                tr.with("talks-why-most-named", named)
            }
            Reason::Target { .. } => tr.say("talks-why-target"),
            Reason::Second { unit: of, named_by, of_asked, .. } => {
                tr.with("talks-why-second", args!["unit" => unit(of), "n" => *named_by, "of" => *of_asked])
            }
            Reason::Unproven { .. } => tr.say("talks-why-unproven"),
            Reason::Gap { unit: of, named_by, of_asked } => {
                tr.with("talks-why-gap", args!["unit" => unit(of), "n" => *named_by, "of" => *of_asked])
            }
            Reason::NobodyAsked { unit: of, people } => {
                tr.with("talks-why-nobody-asked", args!["unit" => unit(of), "n" => *people])
            }
            Reason::AnswerDue { since } => tr.with("talks-why-answer-due", args!["day" => day(since)]),
            Reason::CommitmentOverdue { what, since } => {
                tr.with("talks-why-promise", args!["what" => &**what, "day" => day(since)])
            }
            Reason::BeforeTest { test: of, day: on, unit: leads } => {
                let args = args!["test" => test(of), "day" => day(on), "unit" => unit(leads)];
                tr.with("talks-why-before-test", args)
            }
            Reason::Hangs { since } => {
                let weeks = since.days_until(self.today()) / 7;
                tr.with("talks-why-hangs", args!["weeks" => weeks])
            }
            Reason::SoftYes { test: of, refused } => {
                let id = if *refused { "talks-why-refused" } else { "talks-why-no-answer" };
                tr.with(id, args!["test" => test(of)])
            }
            Reason::NotAssessed { through_leader } => {
                tr.say(if *through_leader { "talks-why-unknown-leader" } else { "talks-why-unknown" })
            }
            Reason::RatingOld { weeks } => tr.with("talks-why-old", args!["weeks" => *weeks]),
        }
    }
}
