//! Ring 0: what is true of a workplace and what can be said of it. Plain values.
//!
//! Records are made of *fields* (each judged on its own, see [`Field`]) and *facts* (which stand
//! beside each other, see [`Fact`]). An [`Edit`] says one thing about one record; a [`Deed`] is
//! what a person does once. Nothing here changes a campaign: that is the room `log`.
//!
//! Deliberately absent: clocks, randomness (it is handed in), files, words for people to read.

mod campaign;
mod edit;
mod field;
mod floor;
mod id;
mod ladder;
mod paper;
mod rating;
mod talk;
mod test;
mod tie;
mod unit;
mod worker;

pub use campaign::{
    About, Campaign, CampaignField, Given, Grouping, Import, Level, Practice, Presence, Question,
    QuestionKind, Scale, Standing, Vocabulary,
};
pub use edit::{Deed, Edit, Fact, Kinds, Label, Touched};
pub use field::{Field, FieldName, Fields, RecordField};
pub use floor::{Extent, Floor, FloorField, Landmark, LandmarkKind, Picture, PictureKind};
pub use id::{AuthorId, Day, EntryId, EntryNo, IdError, RecordId, Stamp, Text};
pub use ladder::{GateRule, Rung};
pub use paper::{NoSheet, Paper, PaperField, PaperKind, SheetCode, sheet_letter};
pub use rating::{Basis, Rating, Source, Speaker, Support, support};
pub use talk::{
    Answer, Conversation, Debrief, DebriefField, Homework, HomeworkField, TalkField, Task, TaskField,
};
pub use test::{
    CountPrediction, Expected, Joined, Outcome, Prediction, Roster, RosterLeader, RosterUnit, StructureTest,
    TestField, TestResult, Threshold,
};
pub use tie::{Promise, Tie, TieKind};
pub use unit::{Unit, UnitField};
pub use worker::{Judgement, Pin, TalkStands, Worker, WorkerField};
