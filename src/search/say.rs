//! A query in words: "148 of 412: night shift, rated 3; 12 without a shift are not shown".

use super::find::{Found, judgement_key};
use super::fold::fold;
use super::query::{Age, Ask, NONE, Query, Term};
use crate::args;
use crate::i18n::Tr;
use crate::model::{Campaign, Grouping, Outcome};

impl Query {
    /// What the query asks for, in words: one part for each term.
    pub fn parts(&self, campaign: &Campaign, tr: &Tr) -> Vec<String> {
        self.terms.iter().map(|term| part(term, campaign, tr)).collect()
    }

    /// What a filter shows, in words, with who is hidden only for want of a word.
    pub fn say(&self, found: &Found, campaign: &Campaign, tr: &Tr) -> String {
        let parts = self.parts(campaign, tr).join(&tr.say("search-and"));
        let (shown, all) = (found.people.len(), found.of);
        let mut said = if parts.is_empty() {
            tr.with("search-all", args!["n" => all])
        } else {
            tr.with("search-shown", args!["shown" => shown, "all" => all, "parts" => parts])
        };
        for (field, n) in &found.without {
            let what = field_word(field, campaign, tr);
            said.push_str(&tr.with("search-without", args!["n" => *n, "what" => what]));
        }
        said
    }
}

/// A field as the campaign calls it.
fn field_word(name: &str, campaign: &Campaign, tr: &Tr) -> String {
    let grouping =
        campaign.groupings().into_iter().find(|g| fold(&g.key) == fold(name) || fold(&g.word) == fold(name));
    match grouping {
        Some(g) if !g.word.is_empty() => g.word.to_string(),
        Some(g) => {
            let id = format!("search-field-{}", g.key);
            if tr.knows(&id) { tr.say(&id) } else { g.key.to_string() }
        }
        None => name.to_owned(),
    }
}

fn part(term: &Term, campaign: &Campaign, tr: &Tr) -> String {
    let or = tr.say("search-or");
    let said = match &term.ask {
        Ask::Word(word) => tr.with("search-word", args!["word" => word.as_str()]),
        Ask::Field { name, values } => {
            let what = field_word(name, campaign, tr);
            let values: Vec<String> = values
                .iter()
                .map(|v| {
                    if fold(v) == NONE {
                        tr.with("search-none", args!["what" => what.as_str()])
                    } else {
                        v.clone()
                    }
                })
                .collect();
            let id = match name.as_str() {
                Grouping::UNIT => "search-unit",
                Grouping::SHIFT => "search-shift",
                _ => "search-field",
            };
            tr.with(id, args!["what" => what.as_str(), "value" => values.join(&or)])
        }
        Ask::Support(levels) => {
            let rated: Vec<String> = levels.iter().filter(|l| **l > 0).map(|l| tr.numeral(*l)).collect();
            let mut said = Vec::new();
            if !rated.is_empty() {
                said.push(tr.with("search-rated", args!["value" => rated.join(&or)]));
            }
            if levels.contains(&0) {
                said.push(tr.say("search-not-rated"));
            }
            said.join(&or)
        }
        Ask::Leader(judgement) => tr.say(&format!("search-leader-{}", judgement_key(*judgement))),
        Ask::Committee => tr.say("search-committee"),
        Ask::Counted => tr.say("search-counted"),
        Ask::Standing(key) => tr.with("search-standing", args!["value" => key.as_str()]),
        Ask::Test { name, outcome } => {
            let id = match outcome {
                Outcome::NotAsked => "search-test-not-asked",
                Outcome::NoAnswer => "search-test-no-answer",
                Outcome::Refused => "search-test-refused",
                Outcome::Did => "search-test-did",
            };
            tr.with(id, args!["test" => name.as_str()])
        }
        Ask::Talked(age) => said_age("talked", *age, tr),
        Ask::Rated(age) => said_age("rated", *age, tr),
        Ask::Responsible(None) => tr.say("search-responsible-nobody"),
        Ask::Responsible(Some(name)) => tr.with("search-responsible", args!["name" => name.as_str()]),
        Ask::MovesWith(name) => tr.with("search-moves-with", args!["name" => name.as_str()]),
    };
    if term.is_not { tr.with("search-not", args!["part" => said]) } else { said }
}

fn said_age(what: &str, age: Age, tr: &Tr) -> String {
    match age {
        Age::Over(days) => tr.with(&format!("search-{what}-over"), args!["n" => days]),
        Age::Within(days) => tr.with(&format!("search-{what}-within"), args!["n" => days]),
        Age::Never => tr.say(&format!("search-{what}-never")),
    }
}
