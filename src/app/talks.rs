//! Conversations to come: the deed that plans one, the next ten, and what is planned already.

use crate::model::{Day, Deed, Edit, Fields, Label, RecordId, TalkField, Text};

use super::Make;

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
