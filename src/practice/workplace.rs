//! A made-up workplace: a data file and how it becomes three months of deeds.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::model::{
    Answer, Basis, CampaignField, Day, Deed, Edit, Expected, Fact, Fields, Grouping, Judgement, Label,
    Outcome, Practice, RecordId, Roster, RosterUnit, Speaker, Stamp, TalkField, TalkStands, TaskField,
    TestField, Text, Threshold, TieKind, UnitField, WorkerField,
};

/// The keys of the workplaces that are shipped.
pub const WORKPLACES: [&str; 1] = ["harbour-hospital"];

fn data(key: &str) -> Option<&'static str> {
    match key {
        "harbour-hospital" => Some(include_str!("../../assets/practice/harbour-hospital.json")),
        _ => None,
    }
}

/// A deed and when it was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The time of its entries; later deeds have later times.
    pub at: Stamp,
    /// What was done.
    pub deed: Deed,
}

/// The deeds that make a practice workplace, oldest first, all before `today`.
///
/// `campaign` is the id of the campaign they are said of; `new` draws the ids
/// of the other records. `None` if there is no workplace of this key.
pub fn workplace(
    key: &str,
    campaign: RecordId,
    today: Day,
    new: &mut dyn FnMut() -> RecordId,
) -> Option<Vec<Dated>> {
    let made: Workplace = serde_json::from_str(data(key)?).ok()?;
    let ids = Ids {
        units: made.units.iter().chain(&made.shifts).map(|u| (u.key.clone(), new())).collect(),
        tests: made.tests.iter().map(|t| (t.key.clone(), new())).collect(),
        people: made.people.iter().map(|p| (p.name.clone(), new())).collect(),
    };
    let mut told = Told { today, ids, events: Story::new() };
    told.campaign(&made, campaign, key);
    made.people.iter().for_each(|p| told.person(p, &made));
    made.tests.iter().for_each(|t| told.test(t, &made));
    told.ties(&made, new);
    told.talks(&made, new);
    Some(told.deeds())
}

/// Days before today; negative = ahead.
type Ago = i32;

#[derive(Deserialize)]
struct Workplace {
    name: Text,
    units: Vec<MadeUnit>,
    shifts: Vec<MadeUnit>,
    tests: Vec<MadeTest>,
    people: Vec<Person>,
    ties: Vec<(Text, Text, Text, Ago)>,
    moves: Vec<(Text, Text, Basis, Ago)>,
    promises: Vec<MadePromise>,
    talks: Vec<Talk>,
    tasks: Vec<MadeTask>,
}

#[derive(Deserialize)]
struct MadeUnit {
    key: Text,
    name: Text,
    kind: Option<Text>,
    estimate: Option<u32>,
    leader: Option<Text>,
    second: Option<Text>,
    reach: Option<bool>,
}

#[derive(Deserialize)]
struct MadeTest {
    key: Text,
    name: Text,
    ask: Text,
    template: Text,
    ago: Ago,
    deadline: Ago,
    threshold: Threshold,
    gate: Threshold,
    public: bool,
    rung: u32,
    finished: bool,
}

#[derive(Deserialize)]
#[serde(default)]
struct Person {
    name: Text,
    job: Text,
    unit: Text,
    shift: Text,
    standing: Text,
    languages: Vec<Text>,
    charted: Ago,
    ratings: Vec<(u8, Ago, Basis, Text)>,
    asked: Vec<Text>,
    results: BTreeMap<Text, Outcome>,
    expected: BTreeMap<Text, Expected>,
    judgement: Option<Judgement>,
    talk: Option<TalkStands>,
    committee: bool,
    responsible: Option<Text>,
    note: Option<Text>,
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
struct MadePromise {
    leader: Text,
    test: Text,
    people: Vec<Text>,
    count: u32,
    ago: Ago,
}

#[derive(Deserialize)]
struct Talk {
    worker: Text,
    organizer: Text,
    ago: Ago,
    #[serde(default = "yes")]
    held: bool,
    minutes: Option<u32>,
    they_spoke: Option<u8>,
    issue: Option<Text>,
    asked: Option<Text>,
    answer: Option<Answer>,
    objections: Option<Text>,
    commitment: Option<Text>,
    commitment_day: Option<Ago>,
    next: Option<Ago>,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct MadeTask {
    what: Text,
    unit: Option<Text>,
    test: Option<Text>,
    who: Text,
    ago: Ago,
    due: Ago,
    done: Option<Ago>,
}

/// What is done on one day, in this order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Campaign,
    People,
    Test,
    Namings,
    Ratings,
    Expected,
    Roster,
    Results,
    Judgements,
    Talks,
}

struct Ids {
    units: BTreeMap<Text, RecordId>,
    tests: BTreeMap<Text, RecordId>,
    people: BTreeMap<Text, RecordId>,
}

/// By days before today (the farthest first) and turn.
type Story = BTreeMap<(std::cmp::Reverse<Ago>, Turn), Vec<(RecordId, Edit)>>;

struct Told {
    today: Day,
    ids: Ids,
    events: Story,
}

/// How far back the story begins, in days.
const BEGINNING: Ago = 95;

impl Told {
    fn day(&self, ago: Ago) -> Day {
        self.today.plus(-ago)
    }

    /// Adds to what was done so many days ago; nothing is done today or later.
    fn say(&mut self, ago: Ago, turn: Turn, on: RecordId, edit: Edit) {
        self.events.entry((std::cmp::Reverse(ago.max(1)), turn)).or_default().push((on, edit));
    }

    fn person_id(&self, name: &Text) -> Option<RecordId> {
        self.ids.people.get(name).copied()
    }

    fn campaign(&mut self, made: &Workplace, campaign: RecordId, key: &str) {
        let about = vec![
            CampaignField::Name(made.name.clone()),
            CampaignField::Practice(Practice::MadeUp(key.into())),
            CampaignField::Threshold(Threshold::Majority),
        ];
        self.say(BEGINNING, Turn::Campaign, campaign, Edit::SetCampaign(Fields(about)));
        for (rank, unit) in made.units.iter().enumerate() {
            let Some(id) = self.ids.units.get(&unit.key).copied() else { continue };
            let mut fields = vec![
                UnitField::Name(unit.name.clone()),
                UnitField::Estimate(unit.estimate),
                UnitField::Gate(true),
                UnitField::Rank(Some(rank as i64)),
            ];
            fields.extend(unit.kind.clone().map(UnitField::Kind));
            self.say(BEGINNING, Turn::Campaign, id, Edit::SetUnit(Fields(fields)));
            let mut carried = Vec::new();
            let person = |name: &Option<Text>| name.as_ref().and_then(|name| self.person_id(name));
            carried.extend(person(&unit.leader).map(|id| UnitField::Leader(Some(id))));
            carried.extend(person(&unit.second).map(|id| UnitField::Second(Some(id))));
            carried.extend(unit.reach.map(|reach| UnitField::Reach(Some(reach))));
            if !carried.is_empty() {
                self.say(40, Turn::Judgements, id, Edit::SetUnit(Fields(carried)));
            }
        }
        for (rank, shift) in made.shifts.iter().enumerate() {
            let Some(id) = self.ids.units.get(&shift.key).copied() else { continue };
            let fields = vec![
                UnitField::Name(shift.name.clone()),
                UnitField::Grouping(Grouping::SHIFT.into()),
                UnitField::Rank(Some(rank as i64)),
            ];
            self.say(BEGINNING, Turn::Campaign, id, Edit::SetUnit(Fields(fields)));
        }
    }

    fn person(&mut self, person: &Person, made: &Workplace) {
        let Some(id) = self.person_id(&person.name) else { return };
        let mut fields = vec![WorkerField::Name(person.name.clone())];
        if !person.job.is_empty() {
            fields.push(WorkerField::Job(person.job.clone()));
        }
        for (grouping, key) in [(Grouping::UNIT, &person.unit), (Grouping::SHIFT, &person.shift)] {
            let place = self.ids.units.get(key).copied();
            fields.extend(place.map(|unit| WorkerField::Place(grouping.into(), Some(unit))));
        }
        if !person.standing.is_empty() {
            fields.push(WorkerField::Standing(person.standing.clone()));
        }
        if !person.languages.is_empty() {
            fields.push(WorkerField::Languages(person.languages.clone()));
        }
        self.say(person.charted, Turn::People, id, Edit::SetWorker(Fields(fields)));
        for (value, ago, basis, says) in &person.ratings {
            let fact = Fact::Rating {
                value: *value,
                day: self.day(*ago),
                basis: *basis,
                says: Speaker::Named(says.clone()),
            };
            self.say(*ago, Turn::Ratings, id, Edit::State(fact));
        }
        for question in &person.asked {
            // On the day of their last answer; those who named nobody were asked six weeks ago.
            let answers = made.ties.iter().filter(|(from, q, ..)| *from == person.name && q == question);
            let ago = answers.map(|tie| tie.3).max().unwrap_or(42);
            let field = WorkerField::Asked(question.clone(), Some(self.day(ago)));
            self.say(ago, Turn::Namings, id, Edit::SetWorker(Fields(vec![field])));
        }
        let mut judged = Vec::new();
        judged.extend(person.judgement.map(WorkerField::Judgement));
        judged.extend(person.talk.map(WorkerField::Talk));
        judged.extend(person.committee.then_some(WorkerField::Committee(true)));
        let responsible = person.responsible.as_ref().and_then(|name| self.person_id(name));
        judged.extend(responsible.map(|who| WorkerField::Responsible(Some(who))));
        judged.extend(person.note.clone().map(WorkerField::Note));
        if !judged.is_empty() {
            let ago = 33.min(person.charted);
            self.say(ago, Turn::Judgements, id, Edit::SetWorker(Fields(judged)));
        }
    }

    fn test(&mut self, test: &MadeTest, made: &Workplace) {
        let Some(id) = self.ids.tests.get(&test.key).copied() else { return };
        let fields = vec![
            TestField::Name(test.name.clone()),
            TestField::Ask(test.ask.clone()),
            TestField::Template(test.template.clone()),
            TestField::Day(Some(self.day(test.ago))),
            TestField::Deadline(Some(self.day(test.deadline))),
            TestField::Threshold(test.threshold),
            TestField::Gate(test.gate),
            TestField::Public(test.public),
            TestField::Rung(test.rung),
        ];
        self.say(test.ago + 10, Turn::Test, id, Edit::SetTest(Fields(fields)));
        let roster = self.roster(test, made);
        self.say(test.ago, Turn::Roster, id, Edit::State(Fact::Roster(roster)));
        for (place, person) in made.people.iter().enumerate() {
            let Some(who) = self.person_id(&person.name) else { continue };
            if let Some(expected) = person.expected.get(&test.key) {
                let (expected, day) = (*expected, self.day(test.ago + 3));
                let says = Speaker::Typist;
                let fact = Fact::Prediction { test: id, expected, day, says };
                self.say(test.ago + 3, Turn::Expected, who, Edit::State(fact));
            }
            if let Some(outcome) = person.results.get(&test.key) {
                // The sheets come in over the days until the deadline.
                let open = (test.ago - test.deadline).max(1);
                let ago = test.ago - 1 - (place as Ago * 5) % open;
                let says = Speaker::Typist;
                let fact = Fact::Result { test: id, outcome: *outcome, day: self.day(ago), says };
                self.say(ago, Turn::Results, who, Edit::State(fact));
            }
        }
        if test.finished {
            let done = Fields(vec![TestField::Finished(true)]);
            self.say(test.deadline - 1, Turn::Judgements, id, Edit::SetTest(done));
        }
    }

    /// Who belonged on the day of a test: counted people charted by then, and the unnamed.
    fn roster(&self, test: &MadeTest, made: &Workplace) -> Roster {
        let rows = made.units.iter().map(Some).chain([None]);
        let rows = rows.filter_map(|unit| {
            let key = unit.map_or("", |unit| &unit.key);
            let belong = made
                .people
                .iter()
                .filter(|p| &*p.unit == key && p.standing.is_empty() && p.charted > test.ago);
            let people: Vec<RecordId> = belong.filter_map(|p| self.person_id(&p.name)).collect();
            let estimate = unit.and_then(|unit| unit.estimate).unwrap_or(0);
            let row = RosterUnit {
                unit: unit.and_then(|unit| self.ids.units.get(&unit.key).copied()),
                unnamed: estimate.saturating_sub(people.len() as u32),
                people,
                flat: false,
            };
            (unit.is_some() || !row.people.is_empty()).then_some(row)
        });
        Roster { units: rows.collect(), leaders: Vec::new(), day: self.day(test.ago) }
    }

    fn ties(&mut self, made: &Workplace, new: &mut dyn FnMut() -> RecordId) {
        let namings = made.ties.iter().map(|(from, question, to, ago)| {
            (from, to, TieKind::Naming { question: question.clone() }, *ago)
        });
        let moves = made
            .moves
            .iter()
            .map(|(from, to, basis, ago)| (from, to, TieKind::Moves { basis: *basis }, *ago));
        for (from, to, kind, ago) in namings.chain(moves) {
            let (Some(from), Some(to)) = (self.person_id(from), self.person_id(to)) else { continue };
            let says = match &kind {
                TieKind::Naming { .. } => Speaker::Worker { worker: from },
                TieKind::Moves { .. } => Speaker::Typist,
            };
            let fact = Fact::Tie { kind, from, to, mutual: false, day: self.day(ago), says };
            self.say(ago, Turn::Namings, new(), Edit::State(fact));
        }
        for promise in &made.promises {
            let (Some(leader), Some(test)) =
                (self.person_id(&promise.leader), self.ids.tests.get(&promise.test).copied())
            else {
                continue;
            };
            let people = promise.people.iter().filter_map(|name| self.person_id(name)).collect();
            let (count, day) = (promise.count, self.day(promise.ago));
            let says = Speaker::Worker { worker: leader };
            let fact = Fact::Promise { test, people, count, day, says };
            self.say(promise.ago, Turn::Talks, leader, Edit::State(fact));
        }
    }

    fn talks(&mut self, made: &Workplace, new: &mut dyn FnMut() -> RecordId) {
        for talk in &made.talks {
            let Some(worker) = self.person_id(&talk.worker) else { continue };
            let day = |ago: Ago| Some(self.day(ago));
            let mut fields = vec![
                TalkField::Worker(Some(worker)),
                TalkField::Organizer(talk.organizer.clone()),
                TalkField::Day(day(talk.ago)),
                TalkField::Held(talk.held),
            ];
            fields.extend(talk.minutes.map(|m| TalkField::Minutes(Some(m))));
            fields.extend(talk.they_spoke.map(|share| TalkField::TheySpoke(Some(share))));
            fields.extend(talk.issue.clone().map(TalkField::Issue));
            fields.extend(talk.asked.clone().map(TalkField::Asked));
            fields.extend(talk.answer.map(|answer| TalkField::Answer(Some(answer))));
            fields.extend(talk.objections.clone().map(TalkField::Objections));
            fields.extend(talk.commitment.clone().map(TalkField::Commitment));
            fields.extend(talk.commitment_day.map(|ago| TalkField::CommitmentDay(day(ago))));
            fields.extend(talk.next.map(|ago| TalkField::Next(day(ago))));
            // What lies ahead was planned after the last talk.
            let typed = if talk.ago > 0 { talk.ago } else { 11 };
            self.say(typed, Turn::Talks, new(), Edit::SetTalk(Fields(fields)));
        }
        for task in &made.tasks {
            let day = |ago: Ago| Some(self.day(ago));
            let mut fields = vec![
                TaskField::What(task.what.clone()),
                TaskField::Who(task.who.clone()),
                TaskField::Due(day(task.due)),
            ];
            let unit = task.unit.as_ref().and_then(|key| self.ids.units.get(key)).copied();
            let test = task.test.as_ref().and_then(|key| self.ids.tests.get(key)).copied();
            fields.extend(unit.map(|unit| TaskField::Unit(Some(unit))));
            fields.extend(test.map(|test| TaskField::Test(Some(test))));
            let (id, done) = (new(), task.done.map(|ago| (ago, day(ago))));
            self.say(task.ago, Turn::Talks, id, Edit::SetTask(Fields(fields)));
            if let Some((ago, day)) = done {
                self.say(ago, Turn::Talks, id, Edit::SetTask(Fields(vec![TaskField::Done(day)])));
            }
        }
    }

    /// One deed for each turn of each day, in the evening, minutes apart.
    fn deeds(self) -> Vec<Dated> {
        const DAY_MS: i64 = 86_400_000;
        const EVENING_MS: i64 = 18 * 3_600_000;
        let today = self.today;
        let dated = self.events.into_iter().map(|((std::cmp::Reverse(ago), turn), edits)| {
            let ms = i64::from(today.plus(-ago).number()) * DAY_MS + EVENING_MS + turn as i64 * 120_000;
            let deed = Deed::new(Label::new("import", edits.len()), edits);
            Dated { at: Stamp { ms, count: 0 }, deed }
        });
        dated.collect()
    }
}
