//! The rule: a record is a pure function of its live entries.

use std::collections::{HashMap, HashSet};
use std::mem::discriminant;
use std::sync::Arc;

use crate::model::{
    About, Conversation, CountPrediction, Debrief, Edit, EntryId, EntryNo, Fact, FieldName, Floor, Homework,
    Outcome, Paper, Prediction, Presence, Promise, Rating, RecordField, RecordId, Source, Speaker, Stamp,
    StructureTest, Task, TestResult, Tie, Unit, Worker,
};

use super::{Entry, Typing};

/// A folded record of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// The campaign's own.
    About(Arc<About>),
    /// A person.
    Worker(Arc<Worker>),
    /// A unit.
    Unit(Arc<Unit>),
    /// A tie.
    Tie(Arc<Tie>),
    /// A structure test.
    Test(Arc<StructureTest>),
    /// A conversation.
    Talk(Arc<Conversation>),
    /// A task.
    Task(Arc<Task>),
    /// Homework.
    Homework(Arc<Homework>),
    /// A debrief.
    Debrief(Arc<Debrief>),
    /// A sheet.
    Floor(Arc<Floor>),
    /// A printed sheet.
    Paper(Arc<Paper>),
}

/// An entry with its place in the log.
pub(super) type Numbered<'a> = (EntryNo, &'a Entry);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    About,
    Worker,
    Unit,
    Tie,
    Test,
    Talk,
    Task,
    Homework,
    Debrief,
    Floor,
    Paper,
}

fn kind(edit: &Edit) -> Option<Kind> {
    Some(match edit {
        Edit::SetWorker(_) => Kind::Worker,
        Edit::SetUnit(_) => Kind::Unit,
        Edit::SetCampaign(_) => Kind::About,
        Edit::SetTest(_) => Kind::Test,
        Edit::SetTalk(_) => Kind::Talk,
        Edit::SetTask(_) => Kind::Task,
        Edit::SetHomework(_) => Kind::Homework,
        Edit::SetDebrief(_) => Kind::Debrief,
        Edit::SetFloor(_) => Kind::Floor,
        Edit::SetPaper(_) => Kind::Paper,
        Edit::State(fact) => match fact {
            Fact::Rating { .. } | Fact::Result { .. } | Fact::Prediction { .. } | Fact::Promise { .. } => {
                Kind::Worker
            }
            Fact::CountPrediction { .. } => Kind::Unit,
            Fact::Tie { .. } => Kind::Tie,
            Fact::Roster(_) | Fact::Joined(_) => Kind::Test,
            Fact::Import(_) | Fact::Given(_) => Kind::About,
            #[allow(unreachable_patterns, reason = "facts grow")]
            _ => return None,
        },
        _ => return None,
    })
}

/// Whether an edit is part of what a record says, not about the record as a whole.
pub(super) fn is_content(edit: &Edit) -> bool {
    kind(edit).is_some() || matches!(edit, Edit::Erased { .. } | Edit::Unknown)
}

/// The removals that nobody answered, and the content entries their authors had not seen.
pub(super) fn presence(live: &[Numbered<'_>]) -> Option<Presence> {
    let kept: HashSet<EntryId> = live
        .iter()
        .filter(|(_, entry)| matches!(entry.edit, Edit::Keep {}))
        .flat_map(|(_, entry)| entry.over.iter().copied())
        .collect();
    let mut removed = None;
    let mut seen: HashSet<EntryId> = HashSet::new();
    for (no, entry) in live {
        if let Edit::Remove { seen: theirs } = &entry.edit
            && !kept.contains(&entry.id)
        {
            removed = Some(*no);
            seen.extend(theirs);
        }
    }
    let Some(removed) = removed else {
        return Some(Presence::Here);
    };
    let since: Vec<EntryNo> = live
        .iter()
        .filter(|(_, entry)| is_content(&entry.edit) && !seen.contains(&entry.id))
        .map(|(no, _)| *no)
        .collect();
    (!since.is_empty()).then_some(Presence::Disputed { removed, since })
}

/// Which entries go over which.
struct Overs<'a> {
    over: HashMap<EntryId, Vec<&'a Entry>>,
    typing: Option<&'a Typing>,
}

impl<'a> Overs<'a> {
    fn new(live: &[Numbered<'a>], typing: Option<&'a Typing>) -> Self {
        let mut over: HashMap<EntryId, Vec<&'a Entry>> = HashMap::new();
        for (_, entry) in live {
            for id in &entry.over {
                over.entry(*id).or_default().push(entry);
            }
        }
        Self { over, typing }
    }

    fn overriders(&self, id: EntryId) -> impl Iterator<Item = &'a Entry> {
        self.over.get(&id).into_iter().flatten().copied()
    }

    /// Whether `entry` is replaced in the field `name`.
    fn is_field_replaced(&self, id: EntryId, name: &FieldName) -> bool {
        let sets = |entry: &Entry| match &entry.edit {
            Edit::Erased { what, .. } => what.iter().any(|what| **what == name.to_string()),
            _ => entry.field_names().contains(name),
        };
        let typed =
            self.typing.is_some_and(|typing| typing.over.contains(&id) && typing.field.name() == *name);
        typed || self.overriders(id).any(sets)
    }

    /// Whether the fact of `entry` is corrected: by the same speaker, typed by the same author.
    fn is_fact_replaced(&self, entry: &Entry, fact: &Fact) -> bool {
        self.overriders(entry.id).any(|over| match &over.edit {
            Edit::State(other) => {
                over.by == entry.by
                    && discriminant(other) == discriminant(fact)
                    && other.says() == fact.says()
            }
            // An erased correction still corrects: what it replaced does not come back.
            Edit::Erased { what, .. } => {
                over.by == entry.by && what.iter().any(|what| what.strip_prefix("state:") == Some(fact.key()))
            }
            _ => false,
        })
    }
}

fn source(no: EntryNo, entry: &Entry, says: &Speaker) -> Source {
    Source { said: no, by: entry.by, at: entry.at, says: says.clone() }
}

/// Heads of every field go onto the record, oldest first.
macro_rules! put_fields {
    ($record:ident, $live:ident, $overs:ident, $set:ident) => {
        for (no, entry) in $live {
            if let Edit::$set(fields) = &entry.edit {
                for field in &fields.0 {
                    if !$overs.is_field_replaced(entry.id, &field.name()) {
                        $record.put(field, *no);
                    }
                }
            }
        }
    };
}

fn facts<'a>(
    live: &'a [Numbered<'a>],
    overs: &'a Overs<'a>,
) -> impl Iterator<Item = (EntryNo, &'a Entry, &'a Fact)> {
    live.iter().filter_map(|(no, entry)| match &entry.edit {
        Edit::State(fact) if !overs.is_fact_replaced(entry, fact) => Some((*no, *entry, fact)),
        _ => None,
    })
}

/// Folds the live entries of one record (sorted by time, then id). `None`: nothing here.
pub(super) fn fold(
    id: RecordId,
    campaign: RecordId,
    live: &[Numbered<'_>],
    typing: Option<&Typing>,
) -> Option<Record> {
    let kind = if id == campaign {
        Kind::About
    } else {
        let kinds = live.iter().filter_map(|(_, entry)| kind(&entry.edit));
        let mut kinds = kinds.filter(|kind| *kind != Kind::About);
        kinds.next().or(typing.map(|_| Kind::Worker))?
    };
    // The campaign itself cannot be removed.
    let presence = if kind == Kind::About { Presence::Here } else { presence(live)? };
    let made = live.iter().find(|(_, entry)| is_content(&entry.edit));
    let made = made.map_or_else(Stamp::default, |(_, entry)| entry.at);
    let overs = Overs::new(live, typing);
    Some(match kind {
        Kind::About => Record::About(Arc::new(fold_about(About::blank(id, made), live, &overs))),
        Kind::Worker => {
            let mut worker = fold_worker(Worker::blank(id, made), live, &overs);
            if let Some(typing) = typing {
                worker.put(&typing.field, EntryNo(u32::MAX));
            }
            worker.presence = presence;
            Record::Worker(Arc::new(worker))
        }
        Kind::Unit => {
            let mut unit = Unit::blank(id, made);
            put_fields!(unit, live, overs, SetUnit);
            for (no, entry, fact) in facts(live, &overs) {
                if let Fact::CountPrediction { test, will, day, says } = fact {
                    let source = source(no, entry, says);
                    unit.predictions.push(CountPrediction { test: *test, will: *will, day: *day, source });
                }
            }
            unit.presence = presence;
            Record::Unit(Arc::new(unit))
        }
        Kind::Tie => Record::Tie(Arc::new(fold_tie(id, made, presence, live, &overs)?)),
        Kind::Test => {
            // Taken off the ladder by an undo, while its roster froze by itself: nothing is left of it.
            if !live.iter().any(|(_, entry)| matches!(entry.edit, Edit::SetTest(_))) {
                return None;
            }
            let mut test = StructureTest::blank(id, made);
            put_fields!(test, live, overs, SetTest);
            for (_, _, fact) in facts(live, &overs) {
                match fact {
                    // The freeze of the earliest day holds: what was agreed is not moved later.
                    Fact::Roster(roster) if test.roster.as_ref().is_none_or(|held| roster.day < held.day) => {
                        test.roster = Some(roster.clone());
                    }
                    Fact::Joined(joined) => test.joined.push(joined.clone()),
                    _ => {}
                }
            }
            test.presence = presence;
            Record::Test(Arc::new(test))
        }
        Kind::Talk => {
            let mut talk = Conversation::blank(id, made);
            put_fields!(talk, live, overs, SetTalk);
            talk.presence = presence;
            Record::Talk(Arc::new(talk))
        }
        Kind::Task => {
            let mut task = Task::blank(id, made);
            put_fields!(task, live, overs, SetTask);
            task.presence = presence;
            Record::Task(Arc::new(task))
        }
        Kind::Homework => {
            let mut homework = Homework::blank(id, made);
            put_fields!(homework, live, overs, SetHomework);
            homework.presence = presence;
            Record::Homework(Arc::new(homework))
        }
        Kind::Debrief => {
            let mut debrief = Debrief::blank(id, made);
            put_fields!(debrief, live, overs, SetDebrief);
            debrief.presence = presence;
            Record::Debrief(Arc::new(debrief))
        }
        Kind::Floor => {
            let mut floor = Floor::blank(id, made);
            put_fields!(floor, live, overs, SetFloor);
            floor.presence = presence;
            Record::Floor(Arc::new(floor))
        }
        Kind::Paper => {
            let mut paper = Paper::blank(id, made);
            put_fields!(paper, live, overs, SetPaper);
            paper.presence = presence;
            Record::Paper(Arc::new(paper))
        }
    })
}

fn fold_about(mut about: About, live: &[Numbered<'_>], overs: &Overs<'_>) -> About {
    put_fields!(about, live, overs, SetCampaign);
    for (_, _, fact) in facts(live, overs) {
        match fact {
            Fact::Import(import) => about.imports.push(import.clone()),
            Fact::Given(given) => about.given.push(given.clone()),
            _ => {}
        }
    }
    about
}

fn fold_worker(mut worker: Worker, live: &[Numbered<'_>], overs: &Overs<'_>) -> Worker {
    put_fields!(worker, live, overs, SetWorker);
    for (no, entry, fact) in facts(live, overs) {
        match fact {
            Fact::Rating { value, day, basis, says } => worker.ratings.push(Rating {
                value: *value,
                day: *day,
                basis: *basis,
                source: source(no, entry, says),
            }),
            Fact::Result { test, outcome, day, says } => worker.results.push(TestResult {
                test: *test,
                outcome: *outcome,
                day: *day,
                since: first_typed(live, entry, fact),
                source: source(no, entry, says),
            }),
            Fact::Prediction { test, expected, day, says } => worker.predictions.push(Prediction {
                test: *test,
                expected: *expected,
                day: *day,
                source: source(no, entry, says),
            }),
            Fact::Promise { test, people, count, day, says } => worker.promises.push(Promise {
                test: *test,
                people: people.clone(),
                count: (*count).max(people.len() as u32),
                day: *day,
                source: source(no, entry, says),
            }),
            _ => {}
        }
    }
    worker.ratings.sort_by_key(|rating| (rating.day, rating.source.at));
    worker
}

/// When a result was first typed: of itself and of those it corrects, the earliest. Correcting one
/// does not open again what it closed.
fn first_typed(live: &[Numbered<'_>], entry: &Entry, fact: &Fact) -> Stamp {
    let corrects = |other: &Entry| match (&other.edit, fact) {
        (
            Edit::State(Fact::Result { test, outcome, says, .. }),
            Fact::Result { test: now, says: speaker, .. },
        ) => other.by == entry.by && test == now && says == speaker && *outcome != Outcome::NotAsked,
        _ => false,
    };
    let over = live.iter().filter(|(_, other)| entry.over.contains(&other.id) && corrects(other));
    over.map(|(_, other)| other.at).chain([entry.at]).min().unwrap_or(entry.at)
}

fn fold_tie(
    id: RecordId,
    made: Stamp,
    presence: Presence,
    live: &[Numbered<'_>],
    overs: &Overs<'_>,
) -> Option<Tie> {
    // The newest statement counts.
    let (no, entry, fact) =
        facts(live, overs).filter(|(_, _, fact)| matches!(fact, Fact::Tie { .. })).last()?;
    match fact {
        Fact::Tie { kind, from, to, mutual, day, says } => Some(Tie {
            id,
            made,
            presence,
            kind: kind.clone(),
            from: *from,
            to: *to,
            mutual: *mutual,
            day: *day,
            source: source(no, entry, says),
        }),
        _ => None,
    }
}
