//! The deeds of the window: one thing a person does, whatever the number, one step to undo.
//!
//! Views, keys and inspector all write their deeds here, so that the same thing done in two
//! places says the same.

use crate::chart::LaneKey;
use crate::model::{
    Basis, Campaign, Day, Deed, Edit, Fact, Fields, Grouping, Judgement, Label, RecordId, Speaker,
    TalkStands, Text, TieKind, UnitField, WorkerField,
};

/// A rating as it is given: what it rests on, who says so, and of which day.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// What it rests on.
    pub(crate) basis: Basis,
    /// Who says so.
    pub(crate) says: Speaker,
    /// The day of the assessment.
    pub(crate) day: Day,
}

impl Said {
    /// A guess of whoever types, today: what a digit over a card says.
    pub(crate) fn guess(day: Day) -> Self {
        Self { basis: Basis::Guess, says: Speaker::Typist, day }
    }
}

/// Rates people.
pub(crate) fn rate(people: &[RecordId], value: u8, said: &Said) -> Deed {
    let fact = Fact::Rating { value, day: said.day, basis: said.basis, says: said.says.clone() };
    let mut label = Label::new("rate", people.len()).value(value);
    label.about = people.first().copied().filter(|_| people.len() == 1);
    Deed::new(label, each(people, || Edit::State(fact.clone())))
}

/// Sets one field of people.
pub(crate) fn set(verb: &'static str, people: &[RecordId], field: &WorkerField) -> Deed {
    let mut label = Label::new(verb, people.len());
    label.about = people.first().copied().filter(|_| people.len() == 1);
    Deed::new(label, each(people, || Edit::SetWorker(Fields(vec![field.clone()]))))
}

/// Says whether people are leaders.
pub(crate) fn judge(people: &[RecordId], judgement: Judgement) -> Deed {
    set("judge", people, &WorkerField::Judgement(judgement))
}

/// Says where the talk with leaders stands.
pub(crate) fn talk_stands(people: &[RecordId], stands: TalkStands) -> Deed {
    set("talk-stands", people, &WorkerField::Talk(stands))
}

/// Moves people to a unit of a grouping, or out of all its units.
pub(crate) fn place(people: &[RecordId], grouping: &Text, unit: Option<RecordId>) -> Deed {
    let mut label = Label::new(if unit.is_some() { "move" } else { "unplace" }, people.len());
    label.about = unit;
    let field = WorkerField::Place(grouping.clone(), unit);
    Deed::new(label, each(people, || Edit::SetWorker(Fields(vec![field.clone()]))))
}

/// Moves people onto a lane of the chart: a unit, a word, or Unassigned. `from` is the word of the
/// lane each was taken from, where lanes are words of which a person may have several.
pub(crate) fn drop_on(
    campaign: &Campaign,
    people: &[RecordId],
    grouping: &Text,
    lane: &LaneKey,
    from: Option<&Text>,
) -> Deed {
    match &**grouping {
        Grouping::JOB => {
            let job: Text = if let LaneKey::Word(word) = lane { word.clone() } else { "".into() };
            set("job", people, &WorkerField::Job(job))
        }
        Grouping::LANGUAGE => {
            let edits = people.iter().filter_map(|person| {
                let worker = campaign.worker(*person)?;
                let mut languages = match lane {
                    LaneKey::Word(_) => worker.languages.value().clone(),
                    _ => Vec::new(),
                };
                if let (LaneKey::Word(_), Some(from)) = (lane, from) {
                    languages.retain(|language| !is_same_word(language, from));
                }
                if let LaneKey::Word(word) = lane
                    && !languages.iter().any(|language| is_same_word(language, word))
                {
                    languages.push(word.clone());
                }
                Some((*person, Edit::SetWorker(Fields(vec![WorkerField::Languages(languages)]))))
            });
            Deed::new(Label::new("languages", people.len()), edits.collect())
        }
        _ => {
            let unit = if let LaneKey::Unit(unit) = lane { Some(*unit) } else { None };
            place(people, grouping, unit)
        }
    }
}

fn is_same_word(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// Takes records off the chart.
pub(crate) fn remove(verb: &'static str, records: &[RecordId]) -> Deed {
    let mut label = Label::new(verb, records.len());
    label.about = records.first().copied().filter(|_| records.len() == 1);
    Deed::new(label, each(records, || Edit::Remove { seen: Vec::new() }))
}

/// Sets fields of one unit.
pub(crate) fn set_unit(verb: &'static str, unit: RecordId, fields: Vec<UnitField>) -> Deed {
    Deed::new(Label::new(verb, 1).about(unit), vec![(unit, Edit::SetUnit(Fields(fields)))])
}

/// Makes a unit of a grouping.
pub(crate) fn new_unit(id: RecordId, grouping: &Text, name: &str) -> Deed {
    set_unit("new-unit", id, unit_fields(grouping, name))
}

/// What is said first of a unit.
pub(crate) fn unit_fields(grouping: &Text, name: &str) -> Vec<UnitField> {
    let mut fields = vec![UnitField::Name(name.trim().into())];
    if **grouping != *Grouping::UNIT {
        fields.push(UnitField::Grouping(grouping.clone()));
    }
    fields
}

/// Ties two people: `from` turns to `to`, or moves them.
pub(crate) fn tie(id: RecordId, kind: TieKind, from: RecordId, to: RecordId, day: Day) -> Deed {
    let fact = Fact::Tie { kind, from, to, mutual: false, day, says: Speaker::Typist };
    Deed::new(Label::new("tie", 1).about(from), vec![(id, Edit::State(fact))])
}

fn each(records: &[RecordId], edit: impl Fn() -> Edit) -> Vec<(RecordId, Edit)> {
    records.iter().map(|record| (*record, edit())).collect()
}
