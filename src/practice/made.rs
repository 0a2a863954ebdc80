//! A made-up workplace as its file tells it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{Answer, Basis, Expected, Judgement, Outcome, TalkStands, Text, Threshold};

/// Days before today; negative = ahead.
pub(super) type Ago = i32;

#[derive(Deserialize)]
pub(super) struct Workplace {
    pub(super) name: Text,
    pub(super) units: Vec<MadeUnit>,
    pub(super) shifts: Vec<MadeUnit>,
    pub(super) tests: Vec<MadeTest>,
    pub(super) people: Vec<Person>,
    pub(super) ties: Vec<(Text, Text, Text, Ago)>,
    pub(super) moves: Vec<(Text, Text, Basis, Ago)>,
    pub(super) promises: Vec<MadePromise>,
    pub(super) talks: Vec<Talk>,
    pub(super) tasks: Vec<MadeTask>,
}

#[derive(Deserialize)]
pub(super) struct MadeUnit {
    pub(super) key: Text,
    pub(super) name: Text,
    pub(super) kind: Option<Text>,
    pub(super) estimate: Option<u32>,
    pub(super) leader: Option<Text>,
    pub(super) second: Option<Text>,
    pub(super) reach: Option<bool>,
}

#[derive(Deserialize)]
pub(super) struct MadeTest {
    pub(super) key: Text,
    pub(super) name: Text,
    pub(super) ask: Text,
    pub(super) template: Text,
    pub(super) ago: Ago,
    pub(super) deadline: Ago,
    pub(super) threshold: Threshold,
    pub(super) gate: Threshold,
    pub(super) public: bool,
    pub(super) rung: u32,
    pub(super) finished: bool,
}

#[derive(Deserialize)]
#[serde(default)]
pub(super) struct Person {
    pub(super) name: Text,
    pub(super) job: Text,
    pub(super) unit: Text,
    pub(super) shift: Text,
    pub(super) standing: Text,
    pub(super) languages: Vec<Text>,
    pub(super) charted: Ago,
    pub(super) ratings: Vec<(u8, Ago, Basis, Text)>,
    pub(super) asked: Vec<Text>,
    pub(super) results: BTreeMap<Text, Outcome>,
    pub(super) expected: BTreeMap<Text, Expected>,
    pub(super) judgement: Option<Judgement>,
    pub(super) talk: Option<TalkStands>,
    pub(super) committee: bool,
    pub(super) responsible: Option<Text>,
    pub(super) note: Option<Text>,
}

impl Default for Person {
    fn default() -> Self {
        let blank = || Text::from("");
        Self {
            name: blank(),
            job: blank(),
            unit: blank(),
            shift: blank(),
            standing: blank(),
            languages: Vec::new(),
            charted: 0,
            ratings: Vec::new(),
            asked: Vec::new(),
            results: BTreeMap::new(),
            expected: BTreeMap::new(),
            judgement: None,
            talk: None,
            committee: false,
            responsible: None,
            note: None,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct MadePromise {
    pub(super) leader: Text,
    pub(super) test: Text,
    pub(super) people: Vec<Text>,
    pub(super) count: u32,
    pub(super) ago: Ago,
}

#[derive(Deserialize)]
pub(super) struct Talk {
    pub(super) worker: Text,
    pub(super) organizer: Text,
    pub(super) ago: Ago,
    #[serde(default = "yes")]
    pub(super) held: bool,
    pub(super) minutes: Option<u32>,
    pub(super) they_spoke: Option<u8>,
    pub(super) issue: Option<Text>,
    pub(super) asked: Option<Text>,
    pub(super) answer: Option<Answer>,
    pub(super) objections: Option<Text>,
    pub(super) commitment: Option<Text>,
    pub(super) commitment_day: Option<Ago>,
    pub(super) next: Option<Ago>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
pub(super) struct MadeTask {
    pub(super) what: Text,
    pub(super) unit: Option<Text>,
    pub(super) test: Option<Text>,
    pub(super) who: Text,
    pub(super) ago: Ago,
    pub(super) due: Ago,
    pub(super) done: Option<Ago>,
}
