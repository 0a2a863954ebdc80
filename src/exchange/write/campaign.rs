//! The folded campaign as readable JSON: for other programs and for reading, not for opening
//! again. What is written is what counts now; how it came about stays in the campaign's own file.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Campaign, Expected, Grouping, Judgement, Outcome, TieKind, Worker, support};

use super::people::{basis_word, path, says};

#[derive(Serialize)]
struct Whole<'a> {
    format: &'static str,
    version: u32,
    name: &'a str,
    scale: Vec<Level<'a>>,
    people: Vec<Person<'a>>,
    units: Vec<Unit<'a>>,
    ties: Vec<Tie>,
    tests: Vec<Test<'a>>,
}

#[derive(Serialize)]
struct Level<'a> {
    value: u8,
    word: &'a str,
    supports: bool,
}

#[derive(Serialize)]
struct Person<'a> {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    job: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    number: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    phone: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    email: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    languages: Vec<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    standing: &'a str,
    counted: bool,
    /// Record of the unit, by grouping.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    places: BTreeMap<&'a str, String>,
    /// The rating that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<u8>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ratings: Vec<Rating>,
    #[serde(skip_serializing_if = "str::is_empty")]
    leader: &'static str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    committee: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    responsible: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    results: Vec<Said>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    predictions: Vec<Said>,
    #[serde(skip_serializing_if = "str::is_empty")]
    note: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    free: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct Rating {
    value: u8,
    day: String,
    basis: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
}

/// A result or a prediction.
#[derive(Serialize)]
struct Said {
    test: String,
    value: &'static str,
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
}

#[derive(Serialize)]
struct Unit<'a> {
    id: String,
    name: &'a str,
    grouping: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    path: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    estimate: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    leader: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    second: Option<String>,
    gate: bool,
}

#[derive(Serialize)]
struct Tie {
    id: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<String>,
    from: String,
    to: String,
    mutual: bool,
    day: String,
}

#[derive(Serialize)]
struct Test<'a> {
    id: String,
    name: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    ask: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    public: bool,
    rung: u32,
    finished: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    roster: Option<&'a crate::model::Roster>,
}

/// The campaign as JSON, indented, UTF-8. `name` says how people are called; with
/// `whole` = false employee numbers, phones, e-mails, notes and free fields are left out,
/// as they lead to the person whatever the name.
///
/// # Errors
/// Those of the JSON writer; none is known for these shapes.
pub fn campaign_json(
    campaign: &Campaign,
    name: &dyn Fn(&Worker) -> String,
    whole: bool,
) -> Result<Vec<u8>, serde_json::Error> {
    let scale = campaign.scale();
    let here = |id| campaign.canonical(id).to_string();
    let people = campaign.people().filter(|worker| campaign.canonical(worker.id) == worker.id);
    let document = Whole {
        format: "wallchart-export",
        version: 1,
        name: campaign.about.name.value(),
        scale: scale
            .levels
            .iter()
            .map(|level| Level { value: level.value, word: &level.word, supports: level.supports })
            .collect(),
        people: people.map(|worker| person(campaign, worker, name(worker), whole)).collect(),
        units: campaign
            .units
            .values()
            .map(|unit| Unit {
                id: unit.id.to_string(),
                name: unit.name.value(),
                grouping: if unit.grouping.is_empty() { Grouping::UNIT } else { unit.grouping.value() },
                kind: unit.kind.value(),
                parent: unit.parent.value().map(here),
                path: path(campaign, Some(unit.id)),
                estimate: *unit.estimate.value(),
                leader: unit.leader.value().map(here),
                second: unit.second.value().map(here),
                gate: *unit.gate.value(),
            })
            .collect(),
        ties: campaign
            .ties
            .values()
            .map(|tie| {
                let (kind, question) = match &tie.kind {
                    TieKind::Naming { question } => ("naming", Some(question.to_string())),
                    TieKind::Moves { .. } => ("moves", None),
                };
                let (from, to) = (here(tie.from), here(tie.to));
                Tie {
                    id: tie.id.to_string(),
                    kind,
                    question,
                    from,
                    to,
                    mutual: tie.mutual,
                    day: tie.day.to_string(),
                }
            })
            .collect(),
        tests: campaign
            .tests
            .values()
            .map(|test| Test {
                id: test.id.to_string(),
                name: test.name.value(),
                ask: test.ask.value(),
                day: test.day.value().map(|day| day.to_string()),
                public: *test.public.value(),
                rung: *test.rung.value(),
                finished: *test.finished.value(),
                roster: test.roster.as_ref(),
            })
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn person<'a>(campaign: &Campaign, worker: &'a Worker, name: String, whole: bool) -> Person<'a> {
    let only_whole = |text: &'a str| if whole { text } else { "" };
    let spoken = |speaker| if whole { says(speaker) } else { None };
    Person {
        id: worker.id.to_string(),
        name,
        job: worker.job.value(),
        number: only_whole(worker.number.value()),
        phone: only_whole(worker.phone.value()),
        email: only_whole(worker.email.value()),
        languages: worker.languages.value().iter().map(|language| &**language).collect(),
        standing: worker.standing.value(),
        counted: campaign.is_counted(worker),
        places: worker
            .places
            .iter()
            .filter_map(|(grouping, unit)| {
                Some((&**grouping, campaign.canonical((*unit.value())?).to_string()))
            })
            .collect(),
        support: support(&worker.ratings).map(|support| support.rating.value),
        ratings: worker
            .ratings
            .iter()
            .map(|rating| Rating {
                value: rating.value,
                day: rating.day.to_string(),
                basis: basis_word(rating.basis),
                says: spoken(&rating.source.says),
            })
            .collect(),
        leader: match worker.judgement.value() {
            Judgement::NotLookedAt => "",
            Judgement::Suggested => "suggested",
            Judgement::Identified => "identified",
            Judgement::NotALeader => "not_a_leader",
        },
        committee: *worker.committee.value(),
        responsible: worker.responsible.value().map(|id| campaign.canonical(id).to_string()),
        results: worker
            .results
            .iter()
            .map(|result| Said {
                test: result.test.to_string(),
                value: match result.outcome {
                    Outcome::NotAsked => "not_asked",
                    Outcome::NoAnswer => "no_answer",
                    Outcome::Refused => "refused",
                    Outcome::Did => "did",
                },
                day: result.day.to_string(),
                says: spoken(&result.source.says),
            })
            .collect(),
        predictions: worker
            .predictions
            .iter()
            .map(|prediction| Said {
                test: prediction.test.to_string(),
                value: match prediction.expected {
                    Expected::Will => "will",
                    Expected::Wont => "wont",
                    Expected::DontKnow => "dont_know",
                },
                day: prediction.day.to_string(),
                says: spoken(&prediction.source.says),
            })
            .collect(),
        note: only_whole(worker.note.value()),
        free: worker.free.iter().filter(|_| whole).map(|(label, text)| (&**label, &**text.value())).collect(),
    }
}
