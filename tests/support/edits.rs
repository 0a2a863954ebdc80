//! Edits of every kind on a small world, so that they meet each other often.

use std::sync::Arc;

use wallchart::log::{Draft, Entry, Outside};
use wallchart::model::{
    Answer, Basis, CampaignField, Day, DebriefField, Edit, EntryId, Expected, Extent, Fact, Fields,
    FloorField, GateRule, Given, Grouping, HomeworkField, Import, Joined, Judgement, Landmark, LandmarkKind,
    Outcome, PaperField, PaperKind, Picture, PictureKind, Pin, Practice, RecordId, Roster, RosterLeader,
    RosterUnit, Rung, Scale, Speaker, Stamp, Standing, TalkField, TalkStands, TaskField, TestField, Text,
    Threshold, TieKind, UnitField, Vocabulary, WorkerField,
};

use super::{Dice, NOON_MS};

/// The records of a small workplace: the same ids on every copy.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) campaign: RecordId,
    pub(crate) workers: Vec<RecordId>,
    pub(crate) units: Vec<RecordId>,
    pub(crate) ties: Vec<RecordId>,
    pub(crate) tests: Vec<RecordId>,
    pub(crate) talks: Vec<RecordId>,
    pub(crate) tasks: Vec<RecordId>,
    pub(crate) homework: Vec<RecordId>,
    pub(crate) debriefs: Vec<RecordId>,
    pub(crate) floors: Vec<RecordId>,
    pub(crate) papers: Vec<RecordId>,
}

impl World {
    pub(crate) fn new(dice: &mut Dice) -> Self {
        let mut some = |n: usize| (0..n).map(|_| dice.record()).collect();
        let campaign: Vec<RecordId> = some(1);
        Self {
            campaign: campaign[0],
            workers: some(5),
            units: some(3),
            ties: some(3),
            tests: some(2),
            talks: some(1),
            tasks: some(1),
            homework: some(1),
            debriefs: some(1),
            floors: some(2),
            papers: some(2),
        }
    }

    pub(crate) fn anything(&self, dice: &mut Dice) -> RecordId {
        let kinds: [&[RecordId]; 8] = [
            &self.workers,
            &self.units,
            &self.ties,
            &self.tests,
            &self.talks,
            &self.tasks,
            &self.floors,
            &self.papers,
        ];
        let kind = dice.pick(&kinds);
        dice.pick(kind)
    }
}

fn text(dice: &mut Dice) -> Text {
    dice.pick(&["", "Ana", "Ben", "بدر", "ß \"quoted\"", "5 North"]).into()
}

fn day(dice: &mut Dice) -> Day {
    Day::new(2026, 11, 22).unwrap().plus(-(dice.below(5) as i32) * 20)
}

fn maybe<T>(dice: &mut Dice, value: impl FnOnce(&mut Dice) -> T) -> Option<T> {
    if dice.once_in(4) { None } else { Some(value(dice)) }
}

fn says(dice: &mut Dice, world: &World) -> Speaker {
    match dice.below(4) {
        0 => Speaker::Worker { worker: dice.pick(&world.workers) },
        1 => Speaker::Named("LK".into()),
        _ => Speaker::Typist,
    }
}

fn grouping(dice: &mut Dice) -> Text {
    dice.pick(&[Grouping::UNIT, Grouping::SHIFT]).into()
}

pub(crate) fn worker_field(dice: &mut Dice, world: &World) -> WorkerField {
    match dice.below(18) {
        0 => WorkerField::Name(text(dice)),
        1 => WorkerField::Job(text(dice)),
        2 => WorkerField::Phone(text(dice)),
        3 => WorkerField::Email(text(dice)),
        4 => WorkerField::Number(text(dice)),
        5 => WorkerField::Languages(vec![text(dice)]),
        6 => WorkerField::Standing(dice.pick(&["", "supervisor", "on_leave", "left"]).into()),
        7 => WorkerField::Responsible(maybe(dice, |dice| dice.pick(&world.workers))),
        8 => WorkerField::Judgement(dice.pick(&[
            Judgement::NotLookedAt,
            Judgement::Suggested,
            Judgement::Identified,
            Judgement::Identified,
            Judgement::NotALeader,
        ])),
        9 => WorkerField::Talk(dice.pick(&[
            TalkStands::NotBegun,
            TalkStands::InConversation,
            TalkStands::Yes,
            TalkStands::No,
        ])),
        10 => WorkerField::Committee(dice.once_in(2)),
        11 => WorkerField::Pin(maybe(dice, |dice| Pin { x: dice.below(3) as i32, y: -1 })),
        12 => WorkerField::Rank(maybe(dice, |dice| dice.below(9) as i64)),
        13 => WorkerField::Note(text(dice)),
        14 => WorkerField::Place(grouping(dice), maybe(dice, |dice| dice.pick(&world.units))),
        15 => WorkerField::Asked("problem".into(), maybe(dice, day)),
        16 => WorkerField::Spot(dice.pick(&world.floors), maybe(dice, pin)),
        _ => WorkerField::Free("Shoe size".into(), text(dice)),
    }
}

fn pin(dice: &mut Dice) -> Pin {
    Pin { x: dice.below(3) as i32, y: 7 }
}

fn unit_field(dice: &mut Dice, world: &World) -> UnitField {
    match dice.below(15) {
        13 => UnitField::Joins(maybe(dice, |dice| dice.pick(&world.units))),
        0 => UnitField::Name(text(dice)),
        1 => UnitField::Grouping(grouping(dice)),
        2 => UnitField::Kind(text(dice)),
        3 => UnitField::Parent(maybe(dice, |dice| dice.pick(&world.units))),
        4 => UnitField::Estimate(maybe(dice, |dice| dice.below(20) as u32)),
        5 => UnitField::Households(dice.once_in(2)),
        6 => UnitField::Leader(maybe(dice, |dice| dice.pick(&world.workers))),
        7 => UnitField::Second(maybe(dice, |dice| dice.pick(&world.workers))),
        8 => UnitField::Reach(maybe(dice, |dice| dice.once_in(2))),
        9 => UnitField::Gate(dice.once_in(2)),
        10 => UnitField::Door(text(dice)),
        11 => UnitField::Vacant(dice.once_in(2)),
        12 => UnitField::Spot(dice.pick(&world.floors), maybe(dice, pin)),
        _ => UnitField::Rank(maybe(dice, |dice| dice.below(9) as i64)),
    }
}

fn campaign_field(dice: &mut Dice) -> CampaignField {
    match dice.below(15) {
        0 => CampaignField::Name(text(dice)),
        1 => CampaignField::Practice(dice.pick(&[Practice::Real, Practice::MadeUp("hospital".into())])),
        2 => CampaignField::Vocabulary(dice.pick(&[Vocabulary::Workplace, Vocabulary::Tenants])),
        3 => CampaignField::Scale(Scale::pack(dice.pick(&["support", "three", "eight", "none"]))),
        4 => {
            let standing =
                Standing { key: "supervisor".into(), word: text(dice), counted: false, retired: false };
            CampaignField::Standings(vec![standing])
        }
        5 => {
            let grouping = Grouping { key: "crew".into(), word: text(dice), retired: dice.once_in(2) };
            CampaignField::Groupings(vec![grouping])
        }
        6 => CampaignField::Questions(Vec::new()),
        7 => CampaignField::Threshold(threshold(dice)),
        8 => CampaignField::Ladder(text(dice)),
        9 => CampaignField::OldAfter(maybe(dice, |dice| 30 * dice.below(4) as u32)),
        10 => CampaignField::PerLeader(maybe(dice, |dice| 10 + dice.below(5) as u32)),
        12 => {
            let rung =
                Rung { key: "survey".into(), name: text(dice), aim: threshold(dice), ..Rung::default() };
            CampaignField::Rungs(vec![rung])
        }
        13 => {
            let rule = GateRule { key: "rated".into(), limit: dice.below(100) as u32, off: dice.once_in(2) };
            CampaignField::Gates(vec![rule])
        }
        11 => CampaignField::Author(wallchart::model::AuthorId::from_bytes([7; 5]), text(dice)),
        _ => CampaignField::Answered("real".into(), dice.once_in(2)),
    }
}

fn threshold(dice: &mut Dice) -> Threshold {
    dice.pick(&[Threshold::None, Threshold::Majority, Threshold::Percent(65), Threshold::Percent(100)])
}

fn test_field(dice: &mut Dice, world: &World) -> TestField {
    match dice.below(16) {
        12 => TestField::Again(maybe(dice, |dice| dice.pick(&world.tests))),
        13 => TestField::Early(text(dice)),
        14 => TestField::Responsible(dice.pick(&world.units), maybe(dice, |dice| dice.pick(&world.workers))),
        15 => TestField::Skipped(dice.pick(&world.units), text(dice)),
        0 => TestField::Name(text(dice)),
        1 => TestField::Ask(text(dice)),
        2 => TestField::Template(text(dice)),
        3 => TestField::Day(maybe(dice, day)),
        4 => TestField::Deadline(maybe(dice, day)),
        5 => TestField::Threshold(threshold(dice)),
        6 => TestField::Gate(threshold(dice)),
        7 => TestField::Public(dice.once_in(2)),
        8 => TestField::Households(dice.once_in(2)),
        9 => TestField::Units((0..dice.below(2)).map(|_| dice.pick(&world.units)).collect()),
        10 => TestField::Rung(dice.below(5) as u32),
        _ => TestField::Finished(dice.once_in(2)),
    }
}

fn talk_field(dice: &mut Dice, world: &World) -> TalkField {
    match dice.below(15) {
        0 => TalkField::Worker(maybe(dice, |dice| dice.pick(&world.workers))),
        1 => TalkField::Organizer(text(dice)),
        2 => TalkField::Day(maybe(dice, day)),
        3 => TalkField::Held(dice.once_in(2)),
        4 => TalkField::Minutes(maybe(dice, |dice| dice.below(90) as u32)),
        5 => TalkField::TheySpoke(maybe(dice, |dice| dice.below(100) as u8)),
        6 => TalkField::Steps(vec![text(dice)]),
        7 => TalkField::Asked(text(dice)),
        8 => TalkField::Answer(maybe(dice, |dice| dice.pick(&[Answer::Yes, Answer::No, Answer::Maybe]))),
        9 => TalkField::Commitment(text(dice)),
        10 => TalkField::CommitmentDay(maybe(dice, day)),
        11 => TalkField::Next(maybe(dice, day)),
        12 => TalkField::Issue(text(dice)),
        13 => TalkField::Objections(text(dice)),
        _ => TalkField::Note(text(dice)),
    }
}

fn task_field(dice: &mut Dice, world: &World) -> TaskField {
    match dice.below(7) {
        0 => TaskField::What(text(dice)),
        1 => TaskField::Worker(maybe(dice, |dice| dice.pick(&world.workers))),
        2 => TaskField::Unit(maybe(dice, |dice| dice.pick(&world.units))),
        3 => TaskField::Test(maybe(dice, |dice| dice.pick(&world.tests))),
        4 => TaskField::Who(text(dice)),
        5 => TaskField::Due(maybe(dice, day)),
        _ => TaskField::Done(maybe(dice, day)),
    }
}

fn homework_field(dice: &mut Dice) -> HomeworkField {
    match dice.below(5) {
        0 => HomeworkField::Week(dice.below(7) as u32),
        1 => HomeworkField::Task(text(dice)),
        2 => HomeworkField::Due(maybe(dice, day)),
        3 => HomeworkField::Done(maybe(dice, day)),
        _ => HomeworkField::Text(text(dice)),
    }
}

fn debrief_field(dice: &mut Dice) -> DebriefField {
    match dice.below(3) {
        0 => DebriefField::Week(dice.below(7) as u32),
        1 => DebriefField::Day(maybe(dice, day)),
        _ => DebriefField::Answer("surprise".into(), text(dice)),
    }
}

fn floor_field(dice: &mut Dice, world: &World) -> FloorField {
    match dice.below(5) {
        0 => FloorField::Name(text(dice)),
        1 => FloorField::Size(maybe(dice, |dice| Extent { width: 400, height: 100 * dice.below(4) as u32 })),
        2 => FloorField::Rank(maybe(dice, |dice| dice.below(9) as i64)),
        3 => FloorField::Picture(maybe(dice, |dice| {
            let kind = dice.pick(&[PictureKind::Png, PictureKind::Jpeg]);
            Picture::new(kind, 2, 1, &[dice.below(256) as u8, 0, 9])
        })),
        _ => {
            let mark = dice.pick(&world.units);
            let landmark = maybe(dice, |dice| {
                let kind = dice.pick(&LandmarkKind::ALL);
                Landmark { kind, at: (0..=dice.below(2)).map(|_| pin(dice)).collect() }
            });
            FloorField::Mark(mark, landmark)
        }
    }
}

fn paper_field(dice: &mut Dice, world: &World) -> PaperField {
    match dice.below(8) {
        0 => PaperField::Code(text(dice)),
        1 => PaperField::Kind(dice.pick(&[PaperKind::Team, PaperKind::Assignment, PaperKind::Door])),
        2 => PaperField::Tests((0..dice.below(3)).map(|_| dice.pick(&world.tests)).collect()),
        3 => PaperField::Unit(maybe(dice, |dice| dice.pick(&world.units))),
        4 => PaperField::Responsible(maybe(dice, |dice| dice.pick(&world.workers))),
        5 => PaperField::Rows((0..dice.below(4)).map(|_| dice.pick(&world.workers)).collect()),
        6 => PaperField::Day(maybe(dice, day)),
        _ => PaperField::Back(maybe(dice, day)),
    }
}

/// Any fact, with the record it is said of.
fn any_fact(dice: &mut Dice, world: &World) -> (RecordId, Fact) {
    let (test, says) = (dice.pick(&world.tests), says(dice, world));
    let (day, worker) = (day(dice), dice.pick(&world.workers));
    match dice.below(12) {
        0..=2 => {
            let basis = dice.pick(&[Basis::Guess, Basis::Said, Basis::Did]);
            (worker, Fact::Rating { value: dice.below(6) as u8, day, basis, says })
        }
        3 | 4 => {
            let outcome = dice.pick(&[
                Outcome::NotAsked,
                Outcome::NoAnswer,
                Outcome::Refused,
                Outcome::Did,
                Outcome::Did,
            ]);
            (worker, Fact::Result { test, outcome, day, says })
        }
        5 => {
            let expected = dice.pick(&[Expected::Will, Expected::Wont, Expected::DontKnow]);
            (worker, Fact::Prediction { test, expected, day, says })
        }
        6 => {
            let will = dice.below(9) as u32;
            (dice.pick(&world.units), Fact::CountPrediction { test, will, day, says })
        }
        7 => {
            let people = (0..dice.below(3)).map(|_| dice.pick(&world.workers)).collect();
            (worker, Fact::Promise { test, people, count: dice.below(4) as u32, day, says })
        }
        8 | 9 => {
            let question = TieKind::Naming { question: "problem".into() };
            let kind = dice.pick(&[question, TieKind::Moves { basis: Basis::Said }]);
            let (from, to) = (worker, dice.pick(&world.workers));
            (dice.pick(&world.ties), Fact::Tie { kind, from, to, mutual: dice.once_in(3), day, says })
        }
        10 => {
            let unit = maybe(dice, |dice| dice.pick(&world.units));
            let people = world.workers.iter().copied().take(dice.below(4)).collect();
            let units =
                vec![RosterUnit { unit, people, unnamed: dice.below(9) as u32, flat: dice.below(4) == 0 }];
            let moves = world.workers.iter().copied().take(dice.below(3)).collect();
            let promised = world.workers.iter().copied().take(dice.below(2)).collect();
            let leaders = vec![RosterLeader { leader: worker, moves, promised, count: dice.below(3) as u32 }];
            let leaders = if dice.once_in(2) { leaders } else { Vec::new() };
            (test, Fact::Roster(Roster { units, leaders, day }))
        }
        _ => match dice.below(3) {
            0 => {
                let unit = maybe(dice, |dice| dice.pick(&world.units));
                (test, Fact::Joined(Joined { unit, worker, reason: text(dice) }))
            }
            1 => (world.campaign, Fact::Import(Import { added: 3, changed: 1, day })),
            _ => (world.campaign, Fact::Given(Given { what: "chart".into(), whom: text(dice), day })),
        },
    }
}

/// Any edit a person may make, with its record.
pub(crate) fn any_edit(dice: &mut Dice, world: &World) -> (RecordId, Edit) {
    fn some<F>(dice: &mut Dice, mut one: impl FnMut(&mut Dice) -> F) -> Fields<F>
    where
        F: wallchart::model::RecordField,
    {
        let mut fields: Vec<F> = Vec::new();
        for _ in 0..=dice.below(3) {
            let field = one(dice);
            if !fields.iter().any(|known| known.name() == field.name()) {
                fields.push(field);
            }
        }
        Fields(fields)
    }
    match dice.below(36) {
        34 | 35 => (dice.pick(&world.papers), Edit::SetPaper(some(dice, |dice| paper_field(dice, world)))),
        32 | 33 => (dice.pick(&world.floors), Edit::SetFloor(some(dice, |dice| floor_field(dice, world)))),
        0..=9 => {
            let on = dice.pick(&world.workers);
            (on, Edit::SetWorker(some(dice, |dice| worker_field(dice, world))))
        }
        10..=12 => (dice.pick(&world.units), Edit::SetUnit(some(dice, |dice| unit_field(dice, world)))),
        13 => (world.campaign, Edit::SetCampaign(some(dice, campaign_field))),
        14 | 15 => (dice.pick(&world.tests), Edit::SetTest(some(dice, |dice| test_field(dice, world)))),
        16 => (dice.pick(&world.talks), Edit::SetTalk(some(dice, |dice| talk_field(dice, world)))),
        17 => (dice.pick(&world.tasks), Edit::SetTask(some(dice, |dice| task_field(dice, world)))),
        18 => (dice.pick(&world.homework), Edit::SetHomework(some(dice, homework_field))),
        19 => (dice.pick(&world.debriefs), Edit::SetDebrief(some(dice, debrief_field))),
        20..=26 => {
            let (on, fact) = any_fact(dice, world);
            (on, Edit::State(fact))
        }
        27 | 28 => (world.anything(dice), Edit::Remove { seen: Vec::new() }),
        29 => (world.anything(dice), Edit::Keep {}),
        30 => (dice.pick(&world.workers), Edit::Same { other: dice.pick(&world.workers) }),
        _ => (dice.pick(&world.workers), Edit::Different { other: dice.pick(&world.workers) }),
    }
}

/// Entries nobody's program would write: any `over`, any deed, any author, any record; take-backs
/// of others' deeds, forgetting, erased forms. `forget` says whether forgetting may occur.
pub(crate) fn raw_entries(dice: &mut Dice, world: &World, count: usize, forget: bool) -> Vec<Arc<Entry>> {
    let authors = [dice.author(), dice.author()];
    let mut all: Vec<Arc<Entry>> = Vec::new();
    for _ in 0..count {
        let known = |dice: &mut Dice, all: &[Arc<Entry>]| -> Option<EntryId> {
            (!all.is_empty()).then(|| all[dice.below(all.len())].id)
        };
        let (mut on, mut edit) = any_edit(dice, world);
        match dice.below(20) {
            0..=3 => {
                if let Some(deed) = known(dice, &all) {
                    (on, edit) = (world.campaign, Edit::TakeBack { deed });
                }
            }
            4 if forget && dice.once_in(2) => {
                let with = (0..dice.below(2)).map(|_| world.anything(dice)).collect();
                (on, edit) = (world.anything(dice), Edit::Forget { with });
            }
            5 => on = world.anything(dice),
            6 if dice.once_in(3) => on = world.campaign,
            _ => {}
        }
        if let Edit::Remove { seen } = &mut edit {
            seen.extend(all.iter().filter(|entry| entry.on == on && dice.once_in(2)).map(|entry| entry.id));
        }
        let mut over: Vec<EntryId> =
            all.iter().filter(|entry| entry.on == on && dice.once_in(2)).map(|entry| entry.id).collect();
        if dice.once_in(9) {
            over.extend(known(dice, &all));
        }
        let deed = if dice.once_in(3) { known(dice, &all) } else { None };
        let at = Stamp { ms: NOON_MS + dice.below(1000) as i64 * 86_400_00, count: dice.below(3) as u16 };
        let by = dice.pick(&authors);
        let mut nonce = [0; 16];
        dice.random(&mut nonce);
        let entry = Entry::write(Draft { on, by, at, deed, over, edit }, nonce);
        if dice.once_in(12) {
            all.push(Arc::new(entry.erased()));
        }
        all.push(Arc::new(entry));
    }
    all
}
