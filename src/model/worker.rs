//! One person of the workplace.

use serde::{Deserialize, Serialize};

use super::field::record;
use super::{Day, Prediction, Promise, Rating, RecordId, TestResult, Text};

/// Our judgement about somebody's leadership. Never computed: people decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Nobody looked at it.
    #[default]
    NotLookedAt,
    /// Somebody thinks so.
    Suggested,
    /// We hold this person to be an organic leader.
    Identified,
    /// Looked at: not a leader.
    NotALeader,
}

/// Where the talk with a leader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TalkStands {
    /// Not begun.
    #[default]
    NotBegun,
    /// In conversation.
    InConversation,
    /// Said yes.
    Yes,
    /// Said no.
    No,
}

/// A place on the map set by hand, in whole points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Pin {
    /// To the right.
    pub x: i32,
    /// Downward.
    pub y: i32,
}

impl Pin {
    /// The furthest place that counts on a sheet, to every side.
    const MOST: i32 = 40_000;

    /// The place within reach of a sheet: a file may say anything.
    #[must_use]
    pub fn near(self) -> Self {
        Self { x: self.x.clamp(-Self::MOST, Self::MOST), y: self.y.clamp(-Self::MOST, Self::MOST) }
    }
}

record! {
    /// One person of the workplace: a name or a nickname alone is enough.
    Worker,
    /// What can be said of a person. Taking it back brings back what stood there before.
    WorkerField {
        /// Name or nickname, as coworkers say it.
        name / Name: Text;
        /// Job title.
        job / Job: Text;
        /// Personal phone.
        phone / Phone: Text;
        /// Personal e-mail.
        email / Email: Text;
        /// Employee number: the best key for later lists.
        number / Number: Text;
        /// Languages spoken.
        languages / Languages: Vec<Text>;
        /// Standing, a key of the campaign's standings; blank = in the unit.
        standing / Standing: Text;
        /// The team member who follows this person: one or none.
        responsible / Responsible: Option<RecordId>;
        /// Our judgement about leadership.
        judgement / Judgement: Judgement;
        /// Where the talk with this leader stands.
        talk / Talk: TalkStands;
        /// Member of the organizing committee: a role, not a proof.
        committee / Committee: bool;
        /// Place on the map set by hand.
        pin / Pin: Option<Pin>;
        /// Order among the cards of a lane; blank = in the order they were put.
        rank / Rank: Option<i64>;
        /// Note. Keeps no history.
        note / Note: Text, text;
    }
    by key {
        /// Membership: for each grouping (unit, shift, worksite …) the unit of that grouping.
        places / Place: Text => Option<RecordId>;
        /// When they were asked a naming question, by key of the question.
        asked / Asked: Text => Option<Day>;
        /// Where they are on a sheet, by the sheet.
        spots / Spot: RecordId => Option<Pin>;
        /// Free fields by their label. Keep no history.
        free / Free: Text => Text, text;
    }
    with {
        /// Every rating that nothing replaces, oldest day first.
        ratings: Vec<Rating>;
        /// Every test result that nothing replaces.
        results: Vec<TestResult>;
        /// Every prediction that nothing replaces.
        predictions: Vec<Prediction>;
        /// What they promised to bring, as leaders.
        promises: Vec<Promise>;
    }
}

impl Worker {
    /// The unit of a grouping this person belongs to.
    pub fn place(&self, grouping: &str) -> Option<RecordId> {
        self.places.get(grouping).and_then(|place| **place)
    }

    /// Where this person is on a sheet.
    pub fn spot(&self, floor: RecordId) -> Option<Pin> {
        self.spots.get(&floor).and_then(|spot| **spot).map(Pin::near)
    }

    /// The unit this person belongs to (the grouping `unit`).
    pub fn unit(&self) -> Option<RecordId> {
        self.place(super::Grouping::UNIT)
    }
}
