//! A made-up workplace for the wall: uneven, as real ones are.

use std::sync::Arc;

use wallchart::chart::{Look, Plan, wall};
use wallchart::model::{
    AuthorId, Basis, Campaign, Day, EntryNo, Outcome, Rating, RecordId, Source, Speaker, Stamp,
    StructureTest, TestField, TestResult, Unit, UnitField, Worker, WorkerField,
};
use wallchart::tally::Tallies;

/// A record id of a number.
pub(super) fn id(kind: u8, number: u32) -> RecordId {
    let mut bytes = [kind; 15];
    bytes[..4].copy_from_slice(&number.wrapping_mul(2_654_435_761).to_be_bytes());
    bytes[4..8].copy_from_slice(&number.to_be_bytes());
    RecordId::from_bytes(bytes)
}

pub(super) fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// A campaign in which nothing is said yet, and ways to say something.
pub(super) struct Workplace {
    pub(super) campaign: Campaign,
    said: u32,
}

impl Workplace {
    pub(super) fn new() -> Self {
        Self { campaign: Campaign::blank(id(9, 0)), said: 0 }
    }

    fn next(&mut self) -> (EntryNo, Stamp) {
        self.said += 1;
        (EntryNo(self.said), Stamp { ms: 1_000 + i64::from(self.said), count: 0 })
    }

    fn source(&mut self) -> Source {
        let (said, at) = self.next();
        Source { said, by: AuthorId::from_bytes([1; 5]), at, says: Speaker::Typist }
    }

    /// The wall, counted and planned.
    pub(super) fn wall(&self, look: &Look) -> Plan {
        wall(&self.campaign, &self.tallies(), look)
    }

    pub(super) fn tallies(&self) -> Tallies {
        Tallies::new(&self.campaign, today())
    }

    pub(super) fn unit(
        &mut self,
        number: u32,
        grouping: &str,
        name: &str,
        estimate: Option<u32>,
    ) -> RecordId {
        let (said, made) = self.next();
        let mut unit = Unit::blank(id(2, number), made);
        unit.put(&UnitField::Name(name.into()), said);
        unit.put(&UnitField::Grouping(grouping.into()), said);
        unit.put(&UnitField::Estimate(estimate), said);
        self.campaign.units.insert(unit.id, Arc::new(unit));
        id(2, number)
    }

    pub(super) fn worker(&mut self, number: u32, name: &str, job: &str, unit: Option<RecordId>) -> RecordId {
        let (said, made) = self.next();
        let mut worker = Worker::blank(id(1, number), made);
        worker.put(&WorkerField::Name(name.into()), said);
        worker.put(&WorkerField::Job(job.into()), said);
        worker.put(&WorkerField::Place("unit".into(), unit), said);
        self.campaign.workers.insert(worker.id, Arc::new(worker));
        id(1, number)
    }

    pub(super) fn say(&mut self, worker: RecordId, field: &WorkerField) {
        let (said, _) = self.next();
        Arc::make_mut(self.campaign.workers.get_mut(&worker).unwrap()).put(field, said);
    }

    pub(super) fn say_unit(&mut self, unit: RecordId, field: &UnitField) {
        let (said, _) = self.next();
        Arc::make_mut(self.campaign.units.get_mut(&unit).unwrap()).put(field, said);
    }

    pub(super) fn rate(&mut self, worker: RecordId, value: u8, days_ago: i32) {
        let rating =
            Rating { value, day: today().plus(-days_ago), basis: Basis::Said, source: self.source() };
        Arc::make_mut(self.campaign.workers.get_mut(&worker).unwrap()).ratings.push(rating);
    }

    pub(super) fn test(&mut self, number: u32, name: &str, days_ago: i32) -> RecordId {
        let (said, made) = self.next();
        let mut test = StructureTest::blank(id(3, number), made);
        test.put(&TestField::Name(name.into()), said);
        test.put(&TestField::Day(Some(today().plus(-days_ago))), said);
        test.put(&TestField::Rung(number), said);
        self.campaign.tests.insert(test.id, Arc::new(test));
        id(3, number)
    }

    pub(super) fn result(&mut self, worker: RecordId, test: RecordId, outcome: Outcome) {
        let source = self.source();
        let result = TestResult { test, outcome, day: today(), since: source.at, source };
        Arc::make_mut(self.campaign.workers.get_mut(&worker).unwrap()).results.push(result);
    }
}

const FIRST: [&str; 24] = [
    "Alma",
    "Bogdan",
    "Chloé",
    "Dariusz",
    "Eszter",
    "Faruk",
    "Giulia",
    "Hồng",
    "İlker",
    "Jūratė",
    "Kofi",
    "Lørdis",
    "María José",
    "Nkechi",
    "Oğuz",
    "Petra",
    "Qadir",
    "Řehoř",
    "Šárka",
    "Thủy",
    "Uwe",
    "Vasiliki",
    "Wanjiru",
    "ليلى",
];
const LAST: [&str; 11] = [
    "Abernathy-Wolstenholme",
    "Bakker",
    "Çelik",
    "Dvořáková",
    "Espinoza",
    "Fjeld",
    "Grünewald",
    "Horvat",
    "Ibáñez",
    "Jansen",
    "الحسن",
];
const JOBS: [&str; 6] = ["Nurse", "Porter", "Ward clerk", "Radiology technician", "Aide", "Cook"];

/// `size` people in five units (some unassigned), three tests, ratings of every age.
pub(super) fn hospital(size: u32) -> Workplace {
    let mut place = Workplace::new();
    let share = size / 6;
    let units: Vec<RecordId> = [
        ("Emergency", 2),
        ("5 North", 5),
        ("Intensive care", 0),
        ("Theatres and recovery, second floor", 4),
        ("Housekeeping", 20),
    ]
    .iter()
    .zip(0..)
    .map(|((name, more), number)| place.unit(number, "unit", name, Some(share + more)))
    .collect();
    let tests = [("48-hour reach", 60), ("Issue survey", 40), ("Petition", 10)]
        .iter()
        .zip(0..)
        .map(|((name, ago), rung)| place.test(rung, name, *ago))
        .collect::<Vec<_>>();
    for number in 0..size {
        let name = format!("{} {}", FIRST[number as usize % 24], LAST[(number / 24 + number) as usize % 11]);
        let unit = units.get((number / share.max(1)) as usize).copied();
        let worker = place.worker(number, &name, JOBS[number as usize * 7 % 6], unit);
        match number * 13 % 11 {
            0 | 1 => place.rate(worker, 1, 5),
            2..=4 => place.rate(worker, 2, (number as i32 * 5) % 120),
            5..=7 => place.rate(worker, 3, (number as i32 * 9) % 120),
            8 => place.rate(worker, 4, 20),
            9 if number % 2 == 0 => place.rate(worker, 5, 50),
            _ => {}
        }
        for (test, at) in tests.iter().zip(0..) {
            let outcome = match (number + at * 3) % 5 {
                0 | 1 => Outcome::Did,
                2 => Outcome::NoAnswer,
                3 => Outcome::Refused,
                _ => Outcome::NotAsked,
            };
            if outcome != Outcome::NotAsked {
                place.result(worker, *test, outcome);
            }
        }
    }
    let person = |number: u32| id(1, number);
    if size > 40 {
        place.say_unit(units[0], &UnitField::Leader(Some(person(1))));
        place.say_unit(units[0], &UnitField::Second(Some(person(3))));
        place.say_unit(units[1], &UnitField::Leader(Some(person(share + 2))));
        place.say(person(share * 3 + 1), &WorkerField::Judgement(wallchart::model::Judgement::Suggested));
    }
    place
}
