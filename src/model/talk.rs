//! Conversations, tasks, homework, debriefs: what was said and what is to be done.

use serde::{Deserialize, Serialize};

use super::field::record;
use super::{Day, RecordId, Text};

/// The answer to the ask. "Maybe" counts as no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Maybe: counts as no.
    Maybe,
}

record! {
    /// A structured conversation, planned or held.
    Conversation,
    /// What can be said of a conversation.
    TalkField {
        /// With whom.
        worker / Worker: Option<RecordId>;
        /// Who holds it: initials or a code.
        organizer / Organizer: Text;
        /// Planned, or the day it was held.
        day / Day: Option<Day>;
        /// It was held.
        held / Held: bool;
        /// Length in minutes.
        minutes / Minutes: Option<u32>;
        /// Share of the time they spoke, in percent.
        they_spoke / TheySpoke: Option<u8>;
        /// Key of the last step reached.
        steps / Steps: Vec<Text>;
        /// What was asked.
        asked / Asked: Text;
        /// The answer.
        answer / Answer: Option<Answer>;
        /// What they will do.
        commitment / Commitment: Text;
        /// By when.
        commitment_day / CommitmentDay: Option<Day>;
        /// Next contact.
        next / Next: Option<Day>;
        /// What they care about most. Keeps no history.
        issue / Issue: Text, text;
        /// Objections and the hardest moment. Keeps no history.
        objections / Objections: Text, text;
        /// Anything else. Keeps no history.
        note / Note: Text, text;
    }
    by key {}
    with {}
}

record! {
    /// Something to be done by somebody by a day.
    Task,
    /// What can be said of a task.
    TaskField {
        /// What is to be done.
        what / What: Text;
        /// Whom it is about.
        worker / Worker: Option<RecordId>;
        /// Which unit it is about.
        unit / Unit: Option<RecordId>;
        /// Which test it is about.
        test / Test: Option<RecordId>;
        /// Who does it: initials or a code.
        who / Who: Text;
        /// By when.
        due / Due: Option<Day>;
        /// Done on.
        done / Done: Option<Day>;
    }
    by key {}
    with {}
}

record! {
    /// Homework of one week.
    Homework,
    /// What can be said of homework.
    HomeworkField {
        /// Week of the course (0-6).
        week / Week: u32;
        /// Key of the task.
        task / Task: Text;
        /// Due on.
        due / Due: Option<Day>;
        /// Done on.
        done / Done: Option<Day>;
        /// What was written. Keeps no history.
        text / Text: Text, text;
    }
    by key {}
    with {}
}

record! {
    /// A group debrief.
    Debrief,
    /// What can be said of a debrief.
    DebriefField {
        /// Week of the course (0-6).
        week / Week: u32;
        /// Held on.
        day / Day: Option<Day>;
    }
    by key {
        /// Answers by key of the question. Keep no history.
        answers / Answer: Text => Text, text;
    }
    with {}
}
