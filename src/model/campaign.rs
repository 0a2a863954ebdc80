//! A campaign: all records, and the campaign's own words.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::field::record;
use super::{
    Conversation, Debrief, EntryNo, Floor, GateRule, Homework, Paper, RecordId, Rung, StructureTest, Support,
    Task, Text, Threshold, Tie, Unit, Worker, support,
};

/// Whether a record is here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Presence {
    /// It is here.
    #[default]
    Here,
    /// Somebody removed it, not having seen these entries: it stays until a human decides.
    Disputed {
        /// The removing entry.
        removed: EntryNo,
        /// What the remover had not seen.
        since: Vec<EntryNo>,
    },
}

/// One value of the support scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The digit that rates: 1-9.
    pub value: u8,
    /// In words; blank = the words of the pack.
    pub word: Text,
    /// Which of the five marks draws it: 1 (strong yes) to 5 (hostile).
    pub mark: u8,
    /// Counts as support.
    pub supports: bool,
    /// No longer offered; old ratings keep it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// The support scale: 1 = best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// Key of the pack it was made from, such as `support`.
    pub pack: Text,
    /// Its values, best first.
    pub levels: Vec<Level>,
}

impl Scale {
    /// The scale of field.md's table called `pack`: `support`, `leader` or `steward`
    /// (five points), or `three`, `four`, `eight`. `None` if there is no such pack.
    pub fn pack(pack: &str) -> Option<Self> {
        // Marks of other lengths: tokens.md, "Packs with other scales".
        let marks: &[u8] = match pack {
            "support" | "leader" | "steward" => &[1, 2, 3, 4, 5],
            "three" => &[1, 3, 5],
            "four" => &[1, 2, 4, 5],
            "eight" => &[1, 1, 2, 2, 3, 4, 4, 5],
            _ => return None,
        };
        let level = |(value, &mark): (u8, &u8)| Level {
            value,
            word: "".into(),
            mark,
            supports: mark <= 2,
            retired: false,
        };
        Some(Self { pack: pack.into(), levels: (1..).zip(marks).map(level).collect() })
    }

    /// The level of a value, retired ones too.
    pub fn level(&self, value: u8) -> Option<&Level> {
        self.levels.iter().find(|level| level.value == value)
    }

    /// The mark (1-5) that draws a value; 0 = not assessed, and for values not on the scale.
    pub fn mark(&self, value: u8) -> u8 {
        self.level(value).map_or(0, |level| level.mark.min(5))
    }

    /// Whether a value counts as support.
    pub fn supports(&self, value: u8) -> bool {
        self.level(value).is_some_and(|level| level.supports)
    }

    /// The values offered for rating, best first.
    pub fn offered(&self) -> impl Iterator<Item = &Level> {
        self.levels.iter().filter(|level| !level.retired)
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self::pack("support").unwrap_or(Self { pack: "support".into(), levels: Vec::new() })
    }
}

/// A standing: in the unit, supervisor, outside, on leave, left …
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its key.
    pub key: Text,
    /// In words; blank = the program's word for the key.
    pub word: Text,
    /// Whether people of this standing are counted.
    pub counted: bool,
    /// No longer offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// One way to group people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grouping {
    /// Its key.
    pub key: Text,
    /// In words; blank = the program's word for the key.
    pub word: Text,
    /// No longer offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

impl Grouping {
    /// The tree of units: always there.
    pub const UNIT: &'static str = "unit";
    /// Shifts.
    pub const SHIFT: &'static str = "shift";
    /// Grouping by the text of the job; it has no units of its own.
    pub const JOB: &'static str = "job";
    /// Worksites.
    pub const WORKSITE: &'static str = "worksite";
    /// Grouping by the texts of languages; it has no units of its own.
    pub const LANGUAGE: &'static str = "language";
}

/// What a naming question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Trust or help: leads the finding of leaders.
    Trust,
    /// Advice about the work itself: never leads alone.
    Work,
    /// Ties outside work: neighbours, shared ride, family.
    Social,
}

/// A naming question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its key.
    pub key: Text,
    /// In words; blank = the program's words for the key.
    pub word: Text,
    /// What it asks for.
    pub kind: QuestionKind,
    /// No longer offered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// The words of the field: workplace or tenants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// Worker, unit, shift, employer.
    #[default]
    Workplace,
    /// Tenant, building, stairwell, landlord.
    Tenants,
}

/// Whether the people of this campaign are made up.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Practice {
    /// Real people.
    #[default]
    Real,
    /// Made up, from a practice workplace of this key.
    MadeUp(Text),
}

record! {
    /// The campaign's own record: its name and its words.
    About,
    /// What can be said of the campaign. Taking it back brings back what stood there before.
    CampaignField {
        /// Its name.
        name / Name: Text;
        /// Real people or made up.
        practice / Practice: Practice;
        /// Words of the field.
        vocabulary / Vocabulary: Vocabulary;
        /// The support scale. Values are retired, never deleted.
        scale / Scale: Option<Scale>;
        /// Standings; blank = the defaults.
        standings / Standings: Vec<Standing>;
        /// Groupings; blank = the defaults.
        groupings / Groupings: Vec<Grouping>;
        /// Naming questions; blank = the defaults.
        questions / Questions: Vec<Question>;
        /// Agreed majority overall, for tests that name none.
        threshold / Threshold: Threshold;
        /// Which ladder of tests is offered.
        ladder / Ladder: Text;
        /// Days after which a rating is old; blank = 60.
        old_after / OldAfter: Option<u32>;
        /// How many workers there are for one leader; blank = 10.
        per_leader / PerLeader: Option<u32>;
        /// The campaign's own ladder, lowest risk first; blank = the ladder of its key.
        rungs / Rungs: Vec<Rung>;
        /// When the campaign is ready; blank = the defaults.
        gates / Gates: Vec<GateRule>;
    }
    by key {
        /// Initials or a code for who typed, by author code.
        authors / Author: super::AuthorId => Text;
        /// Whether the people real or made up question was answered (practice files).
        answered / Answered: Text => bool;
    }
    with {
        /// Lists taken in: how many people, when.
        imports: Vec<Import>;
        /// Named pages and clear files given out.
        given: Vec<Given>;
    }
}

/// A list was taken in. Never a file name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// People added.
    pub added: u32,
    /// People changed.
    pub changed: u32,
    /// The day.
    pub day: super::Day,
}

/// A page or file with names was made for somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// What it was: `chart`, `people`, `campaign` …
    pub what: Text,
    /// For whom.
    pub whom: Text,
    /// The day.
    pub day: super::Day,
}

/// The whole campaign: the fold of its log. A persistent value: a clone costs nothing.
#[derive(Debug, Clone)]
pub struct Campaign {
    /// The campaign's record id.
    pub id: RecordId,
    /// Counts changes since opening.
    pub revision: u64,
    /// The campaign's own record.
    pub about: Arc<About>,
    /// People who are here (or disputed).
    pub workers: OrdMap<RecordId, Arc<Worker>>,
    /// Units of every grouping.
    pub units: OrdMap<RecordId, Arc<Unit>>,
    /// Ties. One whose ends are not both here is kept and does not count.
    pub ties: OrdMap<RecordId, Arc<Tie>>,
    /// Structure tests.
    pub tests: OrdMap<RecordId, Arc<StructureTest>>,
    /// Conversations.
    pub talks: OrdMap<RecordId, Arc<Conversation>>,
    /// Tasks.
    pub tasks: OrdMap<RecordId, Arc<Task>>,
    /// Homework.
    pub homework: OrdMap<RecordId, Arc<Homework>>,
    /// Debriefs.
    pub debriefs: OrdMap<RecordId, Arc<Debrief>>,
    /// Sheets: floors and sites.
    pub floors: OrdMap<RecordId, Arc<Floor>>,
    /// Printed sheets.
    pub papers: OrdMap<RecordId, Arc<Paper>>,
    /// Records said to be the same person as another: record -> the one that stands for both.
    pub same: OrdMap<RecordId, RecordId>,
    /// Pairs said to be different people, the smaller id first.
    pub different: BTreeSet<(RecordId, RecordId)>,
}

impl Campaign {
    /// A campaign of which nothing is said yet.
    pub fn blank(id: RecordId) -> Self {
        Self {
            id,
            revision: 0,
            about: Arc::new(About::blank(id, super::Stamp::default())),
            workers: OrdMap::new(),
            units: OrdMap::new(),
            ties: OrdMap::new(),
            tests: OrdMap::new(),
            talks: OrdMap::new(),
            tasks: OrdMap::new(),
            homework: OrdMap::new(),
            debriefs: OrdMap::new(),
            floors: OrdMap::new(),
            papers: OrdMap::new(),
            same: OrdMap::new(),
            different: BTreeSet::new(),
        }
    }

    /// The record that stands for `id` where several are said to be the same person.
    pub fn canonical(&self, id: RecordId) -> RecordId {
        self.same.get(&id).copied().unwrap_or(id)
    }

    /// The person, if here.
    pub fn worker(&self, id: RecordId) -> Option<&Worker> {
        self.workers.get(&self.canonical(id)).map(AsRef::as_ref)
    }

    /// The unit, if here.
    pub fn unit(&self, id: RecordId) -> Option<&Unit> {
        self.units.get(&self.canonical(id)).map(AsRef::as_ref)
    }

    /// The test, if here.
    pub fn test(&self, id: RecordId) -> Option<&StructureTest> {
        self.tests.get(&id).map(AsRef::as_ref)
    }

    /// People in no particular order.
    pub fn people(&self) -> impl Iterator<Item = &Worker> {
        self.workers.values().map(AsRef::as_ref)
    }

    /// The support scale.
    pub fn scale(&self) -> Scale {
        self.about.scale.value().clone().unwrap_or_default()
    }

    /// Default standings that are charted and never counted.
    const BESIDE: [&str; 3] = ["supervisor", "outside", "left"];

    /// Standings, the defaults if the campaign names none.
    pub fn standings(&self) -> Vec<Standing> {
        if !self.about.standings.is_empty() {
            return self.about.standings.value().clone();
        }
        let standing = |key: &str| Standing {
            key: key.into(),
            word: "".into(),
            counted: !Self::BESIDE.contains(&key),
            retired: false,
        };
        ["in_unit", "supervisor", "outside", "on_leave", "left"].map(standing).into()
    }

    /// Whether this person belongs to those who are counted.
    pub fn is_counted(&self, worker: &Worker) -> bool {
        let key: &str = worker.standing.value();
        let key = if key.is_empty() { "in_unit" } else { key };
        // Asked for every person in every count: the defaults are not built here.
        match self.about.standings.value().as_slice() {
            [] => !Self::BESIDE.contains(&key),
            said => {
                said.iter().find(|standing| &*standing.key == key).is_none_or(|standing| standing.counted)
            }
        }
    }

    /// Groupings, the defaults if the campaign names none.
    pub fn groupings(&self) -> Vec<Grouping> {
        if !self.about.groupings.is_empty() {
            return self.about.groupings.value().clone();
        }
        let grouping = |key: &str| Grouping { key: key.into(), word: "".into(), retired: false };
        [Grouping::UNIT, Grouping::SHIFT, Grouping::JOB, Grouping::WORKSITE, Grouping::LANGUAGE]
            .map(grouping)
            .into()
    }

    /// Naming questions, the defaults if the campaign names none.
    pub fn questions(&self) -> Vec<Question> {
        if !self.about.questions.is_empty() {
            return self.about.questions.value().clone();
        }
        let question = |(key, kind): (&str, QuestionKind)| Question {
            key: key.into(),
            word: "".into(),
            kind,
            retired: false,
        };
        [
            ("problem", QuestionKind::Trust),
            ("number", QuestionKind::Trust),
            ("schedule", QuestionKind::Work),
            ("social", QuestionKind::Social),
        ]
        .map(question)
        .into()
    }

    /// Units of one grouping in lane order: by rank, then as they were made.
    pub fn units_of(&self, grouping: &str) -> Vec<&Unit> {
        let units = self.units.values().map(AsRef::as_ref);
        let mut units: Vec<&Unit> = units.filter(|unit| unit.grouping_key() == grouping).collect();
        units.sort_by_key(|unit| (unit.rank.value().unwrap_or(i64::MAX), unit.made, unit.id));
        units
    }

    /// Sheets by rank, then as they were made.
    pub fn sheets(&self) -> Vec<&Floor> {
        let mut sheets: Vec<&Floor> = self.floors.values().map(AsRef::as_ref).collect();
        sheets.sort_by_key(|floor| (floor.rank.value().unwrap_or(i64::MAX), floor.made, floor.id));
        sheets
    }

    /// Tests by rung of the ladder, lowest risk first.
    pub fn ladder(&self) -> Vec<&StructureTest> {
        let mut tests: Vec<&StructureTest> = self.tests.values().map(AsRef::as_ref).collect();
        // A test without a day is still to come: after those of its rung that have one.
        tests.sort_by_key(|test| {
            (*test.rung.value(), test.day.value().is_none(), *test.day.value(), test.made, test.id)
        });
        tests
    }

    /// The rating of a person that counts.
    pub fn support<'a>(&self, worker: &'a Worker) -> Option<Support<'a>> {
        support(&worker.ratings)
    }

    /// Whether the people are made up.
    pub fn is_practice(&self) -> bool {
        *self.about.practice.value() != Practice::Real
    }
}
