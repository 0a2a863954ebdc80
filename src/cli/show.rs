//! What verbs print: words and tables for people, one JSON document for scripts.

use serde_json::{Map, Value, json};

use crate::app::{App, CoverageWord, Draft, NewQuestion, Problem, Taken, UnitLeaders, What};
use crate::args;
use crate::i18n::Tr;
use crate::model::{Edit, Fact, Judgement, QuestionKind, RecordId, Worker};

/// One JSON document.
pub(super) fn document(value: &Value) -> String {
    format!("{value:#}\n")
}

fn problems(problems: &[Problem], tr: &Tr) -> Value {
    let rows = problems
        .iter()
        .map(|problem| json!({ "row": problem.place.map(|place| place.row), "what": problem.message(tr) }));
    rows.collect()
}

fn problem_lines(problems: &[Problem], tr: &Tr) -> String {
    problems
        .iter()
        .map(|problem| {
            let words = problem.message(tr);
            match problem.place {
                Some(place) => {
                    tr.with("cli-problem-row", args!["row" => place.row.to_string(), "what" => &words]) + "\n"
                }
                None => words + "\n",
            }
        })
        .collect()
}

/// What an import does, or would do.
pub(super) fn import(draft: &Draft, tr: &Tr, json: bool) -> String {
    let counts = draft.counts();
    if json {
        let columns: Map<String, Value> = draft
            .columns()
            .iter()
            .map(|guess| (guess.head.clone(), Value::from(guess.column.id())))
            .collect();
        let doubles: Value = draft.doubles().iter().map(|double| json!({ "row": double.row.row })).collect();
        return document(&json!({
            "added": counts.added,
            "changed": counts.changed,
            "unchanged": counts.unchanged,
            "possible_duplicates": doubles,
            "problems": problems(draft.problems(), tr),
            "columns": columns,
        }));
    }
    let words = tr.with(
        "cli-imported",
        args![
            "added" => counts.added,
            "changed" => counts.changed,
            "unchanged" => counts.unchanged,
            "out" => counts.left_out,
        ],
    );
    format!("{words}\n{}", problem_lines(draft.problems(), tr))
}

/// What a list of ties or answers brought.
pub(super) fn taken(count: usize, odd: &[Problem], tr: &Tr, json: bool) -> String {
    if json {
        return document(&json!({ "added": count, "problems": problems(odd, tr) }));
    }
    format!("{}\n{}", tr.with("cli-taken", args!["n" => count]), problem_lines(odd, tr))
}

/// What a list of ties brought, with the questions that are new.
pub(super) fn ties(taken: &Taken, new: &[NewQuestion], tr: &Tr, json: bool) -> String {
    if json {
        return document(&json!({ "added": taken.count, "problems": problems(&taken.problems, tr) }));
    }
    let mut words = tr.with("cli-ties-taken", args!["n" => taken.count]) + "\n";
    for question in new {
        let id = match (question.kind, question.certain) {
            (QuestionKind::Trust, true) => "cli-question-trust",
            (QuestionKind::Trust, false) => "cli-question-trust-guess",
            (QuestionKind::Work, _) => "cli-question-work",
            (QuestionKind::Social, true) => "cli-question-social",
            (QuestionKind::Social, false) => "cli-question-social-guess",
        };
        words.push_str(&tr.with(id, args!["word" => &question.word]));
        words.push('\n');
    }
    for problem in &taken.problems {
        match (&problem.what, problem.place) {
            (What::EachOnce, _) => words.push_str(&tr.say("cli-each-once")),
            (_, Some(place)) => {
                let what = problem.message(tr);
                words.push_str(
                    &tr.with("cli-problem-row", args!["row" => place.row.to_string(), "what" => &what]),
                );
            }
            (_, None) => words.push_str(&problem.message(tr)),
        }
        words.push('\n');
    }
    words
}

fn unit_name(app: &App, unit: Option<RecordId>) -> String {
    match unit.and_then(|unit| app.campaign().unit(unit)) {
        Some(unit) => unit.name.to_string(),
        None => app.tr().say("cli-no-unit-word"),
    }
}

fn person(app: &App, worker: &Worker) -> Value {
    let campaign = app.campaign();
    let places: Map<String, Value> = worker
        .places
        .iter()
        .filter_map(|(grouping, unit)| {
            Some((grouping.to_string(), campaign.unit((**unit)?)?.name.to_string().into()))
        })
        .collect();
    json!({
        "id": worker.id.to_string(),
        "name": &**worker.name,
        "number": &**worker.number,
        "job": &**worker.job,
        "places": places,
        "languages": worker.languages.value(),
        "standing": if worker.standing.is_empty() { "in_unit" } else { &**worker.standing },
        "support": campaign.support(worker).map(|support| support.rating.value),
        "rated": campaign.support(worker).map(|support| support.rating.day.to_string()),
    })
}

/// People, those who fit a query or all.
pub(super) fn people(app: &App, query: Option<&str>, json: bool, csv: bool) -> String {
    let found = app.search(query.unwrap_or_default());
    if csv {
        return app.people_table(&found.people);
    }
    let people = found.people.iter().filter_map(|id| app.campaign().worker(*id));
    if json {
        return document(&people.map(|worker| person(app, worker)).collect());
    }
    let line = |worker: &Worker| {
        let support = app.campaign().support(worker);
        let support = support.map_or("-".to_owned(), |support| support.rating.value.to_string());
        format!("{}  {support}  {}  {}\n", worker.id, &**worker.name, unit_name(app, worker.unit()))
    };
    people.map(line).collect()
}

/// Candidates per unit.
pub(super) fn leaders(
    app: &App,
    leaders: &[UnitLeaders],
    unit: Option<RecordId>,
    is_work: bool,
    json: bool,
) -> String {
    let wanted = || leaders.iter().filter(|of| unit.is_none() || of.unit == unit);
    let status = |judgement: Judgement| serde_json::to_value(judgement).unwrap_or_default();
    if json {
        let rows = wanted().map(|of| {
            let candidates: Value = of.candidates.iter().map(|one| json!({
                "id": one.id.to_string(),
                "name": &*one.name,
                "named_by": one.named_by,
                "of_asked": one.of_asked,
                "connects_groups": (f64::from(one.connects_groups) * 1000.0).round() / 1000.0,
                "status": status(one.status),
                "support": one.support,
            })).collect();
            json!({ "unit": of.unit.map(|_| unit_name(app, of.unit)), "asked": of.asked, "people": of.people, "candidates": candidates })
        });
        return document(&rows.collect());
    }
    super::leaders::words(app, leaders, unit, is_work, &|unit| unit_name(app, unit))
}

fn coverage_key(word: CoverageWord) -> &'static str {
    match word {
        CoverageWord::Covered => "covered",
        CoverageWord::LeaderNoSecond => "leader_no_second",
        CoverageWord::Gap => "gap",
    }
}

/// Per unit: people, charted, rated, leader, second, word.
pub(super) fn coverage(app: &App, json: bool) -> String {
    let campaign = app.campaign();
    let tallies = app.tallies();
    let units = campaign.units_of(crate::model::Grouping::UNIT);
    let name = |id: &RecordId| campaign.worker(*id).map(|worker| worker.name.to_string());
    if json {
        let rows = units.iter().map(|unit| {
            let count = tallies.unit(unit.id);
            let coverage = tallies.coverage(unit.id);
            json!({
                "unit": &**unit.name,
                "people": count.belongs,
                "charted": count.named,
                "rated": count.rated,
                "leader": coverage.leaders.first().and_then(name),
                "second": coverage.second.as_ref().and_then(name),
                "targets": coverage.targets.iter().filter_map(name).collect::<Vec<_>>(),
                "word": coverage_key(coverage.word),
            })
        });
        return document(&rows.collect());
    }
    let tr = app.tr();
    let wide = units.iter().map(|unit| unit.name.chars().count()).max().unwrap_or(0);
    let mut words = String::new();
    let mut covered = 0;
    for unit in &units {
        let (count, coverage) = (tallies.unit(unit.id), tallies.coverage(unit.id));
        let word = tr.say(match coverage.word {
            CoverageWord::Covered => "cli-covered",
            CoverageWord::LeaderNoSecond => "cli-leader-no-second",
            CoverageWord::Gap => "cli-gap",
        });
        covered += u32::from(coverage.word == CoverageWord::Covered);
        let padded = format!("{:wide$}", &**unit.name);
        let args = args!["unit" => &padded, "named" => count.named, "of" => count.belongs, "rated" => count.rated, "word" => &word];
        words.push_str(&tr.with("cli-coverage", args));
        let people = [
            ("cli-coverage-leader", coverage.leaders.iter().filter_map(name).collect::<Vec<_>>()),
            ("cli-coverage-second", coverage.second.iter().filter_map(name).collect()),
            ("cli-coverage-targets", coverage.targets.iter().filter_map(name).collect()),
        ];
        for (id, people) in people.iter().filter(|(_, people)| !people.is_empty()) {
            words.push_str(&tr.with(id, args!["names" => people.join(", ")]));
        }
        words.push('\n');
    }
    if !units.is_empty() {
        words.push_str(&tr.with("cli-coverage-total", args!["n" => covered, "of" => units.len()]));
        words.push('\n');
    }
    words
}

/// Whether the file is whole.
pub(super) fn check(app: &App, told: Option<&str>, json: bool) -> String {
    let campaign = app.campaign();
    let entries = app.session().log().entries().count();
    if json {
        return document(&json!({
            "whole": told.is_none(),
            "sealed": app.is_sealed(),
            "entries": entries,
            "people": campaign.workers.len(),
            "units": campaign.units.len(),
            "ties": campaign.ties.len(),
            "tests": campaign.tests.len(),
            "told": told,
        }));
    }
    let args = args!["entries" => entries, "people" => campaign.workers.len(), "ties" => campaign.ties.len()];
    let whole = app.tr().with("cli-whole", args);
    told.map_or_else(|| format!("{whole}\n"), |told| format!("{told}\n{whole}\n"))
}

fn said(edit: &Edit) -> String {
    let name = match edit {
        Edit::SetWorker(_) => "worker",
        Edit::SetUnit(_) => "unit",
        Edit::SetCampaign(_) => "campaign",
        Edit::SetTest(_) => "test",
        Edit::SetTalk(_) => "talk",
        Edit::SetTask(_) => "task",
        Edit::SetHomework(_) => "homework",
        Edit::SetDebrief(_) => "debrief",
        Edit::SetFloor(_) => "floor",
        Edit::State(Fact::Rating { .. }) => "rating",
        Edit::State(Fact::Tie { .. }) => "tie",
        Edit::State(_) => "fact",
        Edit::Remove { .. } => "remove",
        Edit::Keep { .. } => "keep",
        Edit::Same { .. } => "same",
        Edit::Different { .. } => "different",
        Edit::TakeBack { .. } => "take_back",
        Edit::Forget { .. } => "forget",
        Edit::Erased { .. } => "erased",
        _ => "unknown",
    };
    name.to_owned()
}

/// What was said, by whom, when.
pub(super) fn history(app: &App, on: Option<RecordId>, json: bool) -> String {
    let log = app.session().log();
    let mut entries: Vec<_> = match on {
        Some(on) => log.history(on),
        None => log.entries().collect(),
    };
    entries.sort_by_key(|entry| (entry.at, entry.id));
    if json {
        let rows = entries.iter().map(|entry| {
            json!({
                "id": entry.id.to_string(),
                "on": entry.on.to_string(),
                "by": entry.by.to_string(),
                "at": entry.at.to_string(),
                "what": said(&entry.edit),
                "fields": entry.field_names().iter().map(ToString::to_string).collect::<Vec<_>>(),
                "counts": log.is_live(entry),
            })
        });
        return document(&rows.collect());
    }
    let line = |entry: &&std::sync::Arc<crate::app::Entry>| {
        let fields: Vec<String> = entry.field_names().iter().map(ToString::to_string).collect();
        format!("{}  {}  {}  {} {}\n", entry.at, entry.by, entry.on, said(&entry.edit), fields.join(" "))
    };
    entries.iter().map(line).collect()
}
