//! What can be said: edits of one record, and deeds of several edits.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{
    Basis, CampaignField, Day, DebriefField, EntryId, Expected, Fields, FloorField, Given, HomeworkField,
    Import, Joined, Outcome, PaperField, RecordId, Roster, Speaker, TalkField, TaskField, TestField, Text,
    TieKind, UnitField, WorkerField,
};

/// One thing said about one record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Edit {
    /// Sets fields of a person; the first one makes the person. Back: the earlier values.
    #[serde(rename = "worker")]
    SetWorker(Fields<WorkerField>),
    /// Sets fields of a unit; the first one makes it. Back: the earlier values.
    #[serde(rename = "unit")]
    SetUnit(Fields<UnitField>),
    /// Sets fields of the campaign. Back: the earlier values.
    #[serde(rename = "campaign")]
    SetCampaign(Fields<CampaignField>),
    /// Sets fields of a structure test; the first one makes it. Back: the earlier values.
    #[serde(rename = "test")]
    SetTest(Fields<TestField>),
    /// Sets fields of a conversation; the first one makes it. Back: the earlier values.
    #[serde(rename = "talk")]
    SetTalk(Fields<TalkField>),
    /// Sets fields of a task; the first one makes it. Back: the earlier values.
    #[serde(rename = "task")]
    SetTask(Fields<TaskField>),
    /// Sets fields of homework; the first one makes it. Back: the earlier values.
    #[serde(rename = "homework")]
    SetHomework(Fields<HomeworkField>),
    /// Sets fields of a debrief; the first one makes it. Back: the earlier values.
    #[serde(rename = "debrief")]
    SetDebrief(Fields<DebriefField>),
    /// Sets fields of a sheet; the first one makes it. Back: the earlier values.
    #[serde(rename = "floor")]
    SetFloor(Fields<FloorField>),
    /// Prints a sheet, or says it came back. Taking it back brings back what stood there before.
    #[serde(rename = "paper")]
    SetPaper(Fields<PaperField>),
    /// States a fact. Back: the fact is gone, what it corrected counts again.
    #[serde(rename = "state")]
    State(Fact),
    /// Takes the record off the chart, as far as its author had seen it. Back: it is here again.
    #[serde(rename = "remove")]
    Remove {
        /// Every entry on the record its author had seen.
        seen: Vec<EntryId>,
    },
    /// Answers removals (those in `over`): the record stays. Back: the removals count again.
    #[serde(rename = "keep")]
    Keep {},
    /// Both records are one person (or unit). Back: separate again, each with what it had.
    #[serde(rename = "same")]
    Same {
        /// The other record.
        other: RecordId,
    },
    /// The two are different people: never asked again. Back: may be asked again.
    #[serde(rename = "different")]
    Different {
        /// The other record.
        other: RecordId,
    },
    /// Takes back a deed of the same author. Back: the deed counts again. It counts only as the
    /// first entry of its own deed: so take-backs can never name each other in a circle.
    #[serde(rename = "take_back")]
    TakeBack {
        /// The deed: id of its first entry.
        deed: EntryId,
    },
    /// Data protection: everything about the record leaves the file for good. No way back.
    #[serde(rename = "forget")]
    Forget {
        /// Records that are about this one alone: ties, conversations, the same person.
        with: Vec<RecordId>,
    },
    /// The words of an entry were erased; that something was said stays.
    #[serde(rename = "erased")]
    Erased {
        /// Names of the fields it set; of a fact `state:` and its key; [`Edit::FORGOTTEN`] alone where
        /// it was about somebody forgotten: then the whole record is.
        what: Vec<Text>,
        /// The people its record is about alone, if it said so: forgetting them finds it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        about: Vec<RecordId>,
    },
    /// Said by a newer version: carried along, not understood.
    #[serde(skip)]
    Unknown,
}

impl Edit {
    /// The people whom the record is about alone: ends of a tie, whom a conversation or task is with.
    pub fn about(&self) -> Vec<RecordId> {
        let with = |field: &TalkField| if let TalkField::Worker(worker) = field { *worker } else { None };
        let of = |field: &TaskField| if let TaskField::Worker(worker) = field { *worker } else { None };
        match self {
            Edit::State(Fact::Tie { from, to, .. }) => vec![*from, *to],
            Edit::SetTalk(fields) => fields.0.iter().filter_map(with).collect(),
            Edit::SetTask(fields) => fields.0.iter().filter_map(of).collect(),
            Edit::Erased { about, .. } => about.clone(),
            _ => Vec::new(),
        }
    }

    /// What an erased entry says that was about somebody forgotten.
    pub const FORGOTTEN: &'static str = "forgotten";
}

/// A fact: stands beside what others say, never replaced by somebody else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fact {
    /// On a person: a rating.
    Rating {
        /// Value on the scale; 0 = not assessed.
        value: u8,
        /// Day of the assessment.
        day: Day,
        /// What it rests on.
        basis: Basis,
        /// Who says so.
        #[serde(default, skip_serializing_if = "Speaker::is_typist")]
        says: Speaker,
    },
    /// On a person: what they did in a test.
    Result {
        /// Which test.
        test: RecordId,
        /// What they did.
        outcome: Outcome,
        /// The day on the paper.
        day: Day,
        /// Who says so.
        #[serde(default, skip_serializing_if = "Speaker::is_typist")]
        says: Speaker,
    },
    /// On a person: what is expected of them in a test.
    Prediction {
        /// Which test.
        test: RecordId,
        /// What is expected.
        expected: Expected,
        /// When.
        day: Day,
        /// Who says so.
        #[serde(default, skip_serializing_if = "Speaker::is_typist")]
        says: Speaker,
    },
    /// On a unit: how many are expected to act.
    CountPrediction {
        /// Which test.
        test: RecordId,
        /// How many will.
        will: u32,
        /// When.
        day: Day,
        /// Who says so.
        #[serde(default, skip_serializing_if = "Speaker::is_typist")]
        says: Speaker,
    },
    /// On a leader: what they promised for a test.
    Promise {
        /// Which test.
        test: RecordId,
        /// Whom they bring, by name.
        people: Vec<RecordId>,
        /// How many they bring.
        count: u32,
        /// When they promised.
        day: Day,
        /// Who says so.
        #[serde(default, skip_serializing_if = "Speaker::is_typist")]
        says: Speaker,
    },
    /// On a tie: makes it.
    Tie {
        /// What it says.
        kind: TieKind,
        /// The asker; the leader.
        from: RecordId,
        /// The named; the one who is moved.
        to: RecordId,
        /// Said of both directions.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        mutual: bool,
        /// When it was said.
        day: Day,
        /// Who says so.
        #[serde(default, skip_serializing_if = "Speaker::is_typist")]
        says: Speaker,
    },
    /// On a test: everybody who belongs, frozen.
    Roster(Roster),
    /// On a test: somebody who was there and is named later.
    Joined(Joined),
    /// On the campaign: a list was taken in.
    Import(Import),
    /// On the campaign: a named page or clear file was given out.
    Given(Given),
}

impl Fact {
    /// Its key in the file.
    pub fn key(&self) -> &'static str {
        match self {
            Fact::Rating { .. } => "rating",
            Fact::Result { .. } => "result",
            Fact::Prediction { .. } => "prediction",
            Fact::CountPrediction { .. } => "count_prediction",
            Fact::Promise { .. } => "promise",
            Fact::Tie { .. } => "tie",
            Fact::Roster(_) => "roster",
            Fact::Joined(_) => "joined",
            Fact::Import(_) => "import",
            Fact::Given(_) => "given",
        }
    }

    /// Who says so; the typist for facts about the work itself.
    pub fn says(&self) -> Speaker {
        match self {
            Fact::Rating { says, .. }
            | Fact::Result { says, .. }
            | Fact::Prediction { says, .. }
            | Fact::CountPrediction { says, .. }
            | Fact::Promise { says, .. }
            | Fact::Tie { says, .. } => says.clone(),
            Fact::Roster(_) | Fact::Joined(_) | Fact::Import(_) | Fact::Given(_) => Speaker::Typist,
        }
    }
}

/// How a deed is called in undo, history and the bar after it: a message of the `deed` section
/// and what fills it. Kept in the session only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// Id of the message, without its prefix `deed-`.
    pub verb: &'static str,
    /// How many records it touches.
    pub count: usize,
    /// The unit, person or test it is about; the face looks up its name.
    pub about: Option<RecordId>,
    /// A value, such as the rating given.
    pub value: Option<u8>,
}

impl Label {
    /// A label that says what was done to how many.
    pub fn new(verb: &'static str, count: usize) -> Self {
        Self { verb, count, about: None, value: None }
    }

    /// The same label, about one record.
    #[must_use]
    pub fn about(mut self, record: RecordId) -> Self {
        self.about = Some(record);
        self
    }

    /// The same label, with a value.
    #[must_use]
    pub fn value(mut self, value: u8) -> Self {
        self.value = Some(value);
        self
    }
}

/// One thing done: one undo.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// How it is called.
    pub label: Label,
    /// What it says, of which records, in this order.
    pub edits: Vec<(RecordId, Edit)>,
}

impl Deed {
    /// A deed of these edits.
    pub fn new(label: Label, edits: Vec<(RecordId, Edit)>) -> Self {
        Self { label, edits }
    }

    /// Sets fields of one person.
    pub fn set_worker(label: Label, on: RecordId, fields: Vec<WorkerField>) -> Self {
        Self::new(label, vec![(on, Edit::SetWorker(Fields(fields)))])
    }
}

/// Kinds of records a change touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kinds {
    /// The campaign's own words.
    pub about: bool,
    /// People, their ratings and results.
    pub workers: bool,
    /// Units.
    pub units: bool,
    /// Ties.
    pub ties: bool,
    /// Tests.
    pub tests: bool,
    /// Conversations, tasks, homework, debriefs.
    pub talks: bool,
    /// Sheets.
    pub floors: bool,
    /// Printed sheets.
    pub papers: bool,
}

/// What a change touched: nothing else may differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// The records that were folded anew.
    pub records: BTreeSet<RecordId>,
    /// Their kinds.
    pub kinds: Kinds,
    /// Build everything anew (opening a file).
    pub everything: bool,
}

impl Touched {
    /// Everything changed.
    pub fn everything() -> Self {
        let kinds = Kinds {
            about: true,
            workers: true,
            units: true,
            ties: true,
            tests: true,
            talks: true,
            floors: true,
            papers: true,
        };
        Self { records: BTreeSet::new(), kinds, everything: true }
    }

    /// Adds what another change touched.
    pub fn join(&mut self, other: Touched) {
        self.records.extend(other.records);
        self.everything |= other.everything;
        self.kinds.about |= other.kinds.about;
        self.kinds.workers |= other.kinds.workers;
        self.kinds.units |= other.kinds.units;
        self.kinds.ties |= other.kinds.ties;
        self.kinds.tests |= other.kinds.tests;
        self.kinds.talks |= other.kinds.talks;
        self.kinds.floors |= other.kinds.floors;
        self.kinds.papers |= other.kinds.papers;
    }

    /// Whether nothing changed.
    pub fn is_nothing(&self) -> bool {
        self.records.is_empty() && !self.everything
    }
}
