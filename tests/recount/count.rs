//! Counting once more, slowly: written from the section *Counting* of FORMAT.md.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use super::books::{Books, days, order};

/// A row of a roster: its unit, or people without one.
type Row = Option<String>;

/// The roster of one test, as it counts.
pub(super) struct Seats {
    pub(super) grouping: String,
    /// Eligible and unnamed of each row.
    pub(super) rows: BTreeMap<Row, (u64, u64)>,
    /// Rows that are flats: who lives there is one.
    pub(super) flats: BTreeSet<String>,
    /// Everybody by name, with their row.
    pub(super) people: BTreeMap<String, Row>,
}

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) eligible: u64,
    pub(super) unnamed: u64,
    pub(super) did: u64,
    pub(super) refused: u64,
    pub(super) no_answer: u64,
    pub(super) right: u64,
    pub(super) predicted: u64,
    pub(super) will: u64,
}

/// A gate unit of a test.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GateSum {
    pub(super) units: BTreeSet<String>,
    pub(super) did: u64,
    pub(super) eligible: u64,
    pub(super) reached: Option<bool>,
}

pub(super) fn percent(part: u64, whole: u64) -> u64 {
    if whole == 0 { 0 } else { (200 * part + whole) / (2 * whole) }
}

/// Whether an aim is reached; `None` without an aim or without anybody.
pub(super) fn reached(aim: &Value, did: u64, eligible: u64) -> Option<bool> {
    if eligible == 0 || aim.is_null() {
        return None;
    }
    Some(match aim.as_u64() {
        Some(percent) => 100 * did >= percent * eligible,
        None => 2 * did > eligible,
    })
}

impl Books {
    /// 1. Who counts.
    pub(super) fn counts(&self, worker: &str) -> bool {
        let key = self.text(worker, "standing");
        let key = if key.is_empty() { "in_unit".into() } else { key };
        let said = self.field(&self.campaign, "standings");
        match said.as_array().filter(|said| !said.is_empty()) {
            Some(said) => said.iter().find(|one| one["key"] == *key).is_none_or(|one| one["counted"] == true),
            None => !["supervisor", "outside", "left"].contains(&&*key),
        }
    }

    pub(super) fn grouping(&self, unit: &str) -> String {
        let grouping = self.text(unit, "grouping");
        if grouping.is_empty() { "unit".into() } else { grouping }
    }

    /// 2. Somebody's unit in a grouping.
    pub(super) fn place(&self, worker: &str, grouping: &str) -> Option<String> {
        let unit = self.link(worker, &format!("places:{grouping}"))?;
        (self.is("unit", &unit) && self.grouping(&unit) == grouping).then_some(unit)
    }

    /// 2. What each unit is part of.
    pub(super) fn parents(&self) -> &BTreeMap<String, String> {
        self.parents.get_or_init(|| self.find_parents())
    }

    fn find_parents(&self) -> BTreeMap<String, String> {
        let units = self.all("unit");
        let up = |unit: &String| {
            let up = self.link(unit, "parent")?;
            let fits = self.is("unit", &up) && up != *unit && self.grouping(&up) == self.grouping(unit);
            fits.then(|| (unit.clone(), up))
        };
        let mut parents: BTreeMap<String, String> = units.iter().filter_map(up).collect();
        let whole = parents.clone();
        for unit in &units {
            let mut circle = vec![unit.clone()];
            let mut here = unit.clone();
            while let Some(up) = whole.get(&here) {
                if up == unit {
                    if circle.iter().min_by_key(|id| order(id)) == Some(unit) {
                        parents.remove(unit);
                    }
                    break;
                }
                if circle.contains(up) {
                    break;
                }
                circle.push(up.clone());
                here = up.clone();
            }
        }
        parents
    }

    /// A unit and all above it.
    pub(super) fn above(&self, unit: &str) -> Vec<String> {
        let parents = self.parents();
        let mut all = vec![unit.to_owned()];
        while let Some(up) = all.last().and_then(|unit| parents.get(unit)) {
            all.push(up.clone());
        }
        all
    }

    fn under(&self, unit: &str) -> Vec<String> {
        self.parents().iter().filter(|(_, up)| *up == unit).map(|(unit, _)| unit.clone()).collect()
    }

    /// The counted people whose place it is.
    fn named(&self, unit: &str) -> Vec<String> {
        let grouping = self.grouping(unit);
        let all = self.all("worker").into_iter();
        all.filter(|worker| self.counts(worker) && self.place(worker, &grouping).as_deref() == Some(unit))
            .collect()
    }

    /// 3. Who belongs in a unit, and how many of them are named.
    pub(super) fn belongs(&self, unit: &str) -> (u64, u64) {
        let own = self.named(unit).len() as u64;
        let below: Vec<(u64, u64)> = self.under(unit).iter().map(|unit| self.belongs(unit)).collect();
        let (belong, named): (u64, u64) =
            below.iter().fold((own, own), |all, one| (all.0 + one.0, all.1 + one.1));
        (belong.max(self.field(unit, "estimate").as_u64().unwrap_or(0)), named)
    }

    /// 3. Who belongs in the whole, and how many of them are named.
    pub(super) fn whole(&self) -> (u64, u64) {
        let parents = self.parents();
        let tops = self.all("unit").into_iter();
        let tops = tops.filter(|unit| self.grouping(unit) == "unit" && !parents.contains_key(unit));
        let all = self.all("worker").into_iter();
        let without = all.filter(|w| self.counts(w) && self.place(w, "unit").is_none()).count() as u64;
        tops.map(|unit| self.belongs(&unit))
            .fold((without, without), |all, one| (all.0 + one.0, all.1 + one.1))
    }

    pub(super) fn grouping_of(&self, test: &str) -> String {
        let units = self.field(test, "units");
        let units =
            units.as_array().into_iter().flatten().filter_map(Value::as_str).map(|unit| self.one(unit));
        units
            .into_iter()
            .find(|unit| self.is("unit", unit))
            .map_or("unit".into(), |unit| self.grouping(&unit))
    }

    /// 5. The roster as it would be today: row -> people and unnamed.
    pub(super) fn roster_today(&self, test: &str) -> BTreeMap<Row, (BTreeSet<String>, u64)> {
        let grouping = self.grouping_of(test);
        let belong = |unit: &str| match self.by_household(test) {
            true => self.households(unit),
            false => self.belongs(unit).0,
        };
        let chosen = self.ones(&self.field(test, "units"));
        let mut rows = BTreeMap::new();
        for unit in self.all("unit").into_iter().filter(|unit| self.grouping(unit) == grouping) {
            if !chosen.is_empty() && !self.above(&unit).iter().any(|up| chosen.contains(up)) {
                continue;
            }
            let people: BTreeSet<String> = self.named(&unit).into_iter().collect();
            let below: u64 = self.under(&unit).iter().map(|unit| belong(unit)).sum();
            let here = if self.is_flat(test, &unit) { people.len().min(1) } else { people.len() };
            let unnamed = belong(&unit) - here as u64 - below;
            rows.insert(Some(unit), (people, unnamed));
        }
        let all = self.all("worker").into_iter().filter(|worker| self.counts(worker));
        let without: BTreeSet<String> = all.filter(|w| self.place(w, &grouping).is_none()).collect();
        if chosen.is_empty() && !without.is_empty() {
            rows.insert(None, (without, 0));
        }
        rows
    }

    fn by_household(&self, test: &str) -> bool {
        self.field(test, "households") == true
    }

    /// 5. Whether a unit is one household in a test.
    pub(super) fn is_flat(&self, test: &str, unit: &str) -> bool {
        self.by_household(test) && !self.text(unit, "door").is_empty() && self.under(unit).is_empty()
    }

    /// 5. Who belongs in a unit where households count.
    fn households(&self, unit: &str) -> u64 {
        let named = self.named(unit).len() as u64;
        let below = self.under(unit);
        if !self.text(unit, "door").is_empty() && below.is_empty() {
            return u64::from(named > 0 || self.field(unit, "vacant") != true);
        }
        let here = named + below.iter().map(|unit| self.households(unit)).sum::<u64>();
        let says = self.field(unit, "households") == true;
        here.max(self.field(unit, "estimate").as_u64().filter(|_| says).unwrap_or(0))
    }

    /// 7. Who sits where.
    pub(super) fn seats(&self, test: &str) -> Rc<Seats> {
        if let Some(known) = self.seats.borrow().get(test) {
            return Rc::clone(known);
        }
        let seats = Rc::new(self.find_seats(test));
        self.seats.borrow_mut().insert(test.to_owned(), Rc::clone(&seats));
        seats
    }

    fn find_seats(&self, test: &str) -> Seats {
        let mut rows: BTreeMap<Row, (u64, u64)> = BTreeMap::new();
        let mut people: BTreeMap<String, Row> = BTreeMap::new();
        let frozen = self.told(test, "roster");
        let listed: Vec<(Row, Vec<String>, u64)> = if frozen.is_null() {
            let today = self.roster_today(test).into_iter();
            today.map(|(row, (people, unnamed))| (row, people.into_iter().collect(), unnamed)).collect()
        } else {
            let units = frozen["units"].as_array().unwrap().iter();
            let people = |row: &Value| {
                row["people"].as_array().unwrap().iter().map(|p| self.one(p.as_str().unwrap())).collect()
            };
            units
                .map(|row| {
                    (
                        row["unit"].as_str().map(|unit| self.one(unit)),
                        people(row),
                        row["unnamed"].as_u64().unwrap(),
                    )
                })
                .collect()
        };
        let flats: BTreeSet<String> = if frozen.is_null() {
            listed.iter().filter_map(|(row, ..)| row.clone()).filter(|row| self.is_flat(test, row)).collect()
        } else {
            let flat = frozen["units"].as_array().unwrap().iter().filter(|row| row["flat"] == true);
            flat.map(|row| self.one(row["unit"].as_str().unwrap())).collect()
        };
        let waits = |(row, _, unnamed): &(Row, Vec<String>, u64)| row.clone().filter(|_| *unnamed > 0);
        let waiting: BTreeSet<String> = listed.iter().filter_map(waits).collect();
        for (row, named, unnamed) in listed {
            let (eligible, free) = rows.entry(row.clone()).or_default();
            *eligible += unnamed;
            *free += unnamed;
            for person in named {
                if let Entry::Vacant(seat) = people.entry(person) {
                    seat.insert(row.clone());
                    *eligible += 1;
                } else {
                    let place = u64::from(unnamed > 0);
                    *eligible += place;
                    *free += place;
                }
            }
        }
        for joined in self.told(test, "joined").as_array().into_iter().flatten() {
            let person = self.one(joined["worker"].as_str().unwrap());
            if people.contains_key(&person) {
                continue;
            }
            let row = joined["unit"].as_str().map(|unit| self.one(unit));
            let (eligible, free) = rows.entry(row.clone()).or_default();
            if *free > 0 {
                *free -= 1;
            } else {
                *eligible += 1;
            }
            people.insert(person, row);
        }
        for flat in &flats {
            let row = Some(flat.clone());
            let lives = people.values().any(|at| *at == row);
            let open = rows.get(&row).is_some_and(|(_, unnamed)| *unnamed > 0) || waiting.contains(flat);
            rows.insert(row, (u64::from(lives || open), u64::from(open && !lives)));
        }
        Seats { grouping: self.grouping_of(test), rows, flats, people }
    }

    /// 8. What a person did, and when.
    pub(super) fn result(&self, worker: &str, test: &str) -> Option<(String, String)> {
        let caution = |outcome: &str| ["did", "no_answer", "refused"].iter().position(|one| *one == outcome);
        let facts = self.facts(worker, "result").into_iter().map(|(fact, _)| fact);
        let facts = facts.filter(|fact| fact["test"] == test && fact["outcome"] != "not_asked");
        let fact = facts.max_by_key(|fact| {
            (fact["day"].as_str().unwrap().to_owned(), caution(fact["outcome"].as_str().unwrap()))
        })?;
        Some((fact["outcome"].as_str().unwrap().to_owned(), fact["day"].as_str().unwrap().to_owned()))
    }

    /// 11. When a row closed: day and time of typing of its first result.
    pub(super) fn closed(&self, test: &str, seats: &Seats, row: &Row) -> Option<(String, String)> {
        let people = seats.people.iter().filter(|(_, at)| *at == row).map(|(person, _)| person);
        let results = people.flat_map(|person| self.facts(person, "result"));
        let results = results.filter(|(fact, _)| fact["test"] == test && fact["outcome"] != "not_asked");
        results.map(|(fact, line)| (fact["day"].as_str().unwrap().to_owned(), self.first_typed(line))).min()
    }

    /// 11. Predictions about a person that were in time: what, day, at, who said so.
    fn in_time(&self, test: &str, seats: &Seats, person: &str) -> Vec<(String, String, String, String)> {
        let Some(row) = seats.people.get(person) else { return Vec::new() };
        let closed = self.closed(test, seats, row);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let facts = self.facts(person, "prediction").into_iter();
        let facts = facts.filter(|(fact, _)| fact["test"] == test).map(|(fact, line)| {
            let speaker =
                if fact["says"].is_null() { text(&line["by"]) } else { self.speaker(&fact["says"]) };
            (text(&fact["expected"]), text(&fact["day"]), text(&line["at"]), speaker)
        });
        facts
            .filter(|(_, day, at, _)| {
                closed.as_ref().is_none_or(|(on, by)| day < on || day == on && at <= by)
            })
            .collect()
    }

    fn speaker(&self, says: &Value) -> String {
        match says["worker"].as_str() {
            Some(worker) => format!("worker {}", self.one(worker)),
            None => format!("text {}", says.as_str().unwrap()),
        }
    }

    /// 11. What was expected of a person.
    pub(super) fn expected(&self, test: &str, seats: &Seats, person: &str) -> Option<String> {
        let said = self.in_time(test, seats, person).into_iter();
        said.max_by_key(|(_, day, at, _)| (day.clone(), at.clone())).map(|(expected, ..)| expected)
    }

    fn is_right(expected: &str, outcome: Option<&str>) -> Option<bool> {
        match (expected, outcome?) {
            ("will", outcome) => Some(outcome == "did"),
            ("wont", outcome) => Some(outcome != "did"),
            _ => None,
        }
    }

    /// 11. Right and scored predictions of each speaker over these tests.
    pub(super) fn accuracy(&self, tests: &[String]) -> BTreeMap<String, (u64, u64)> {
        let mut all: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        for test in tests {
            let seats = self.seats(test);
            for person in seats.people.keys() {
                let mut own: BTreeMap<String, (String, String, String)> = BTreeMap::new();
                for (expected, day, at, speaker) in self.in_time(test, &seats, person) {
                    let known =
                        own.entry(speaker).or_insert_with(|| (day.clone(), at.clone(), expected.clone()));
                    if (&day, &at) > (&known.0, &known.1) {
                        *known = (day, at, expected);
                    }
                }
                let result = self.result(person, test);
                for (speaker, (_, _, expected)) in own {
                    let outcome = result.as_ref().map(|(outcome, _)| &**outcome);
                    if let Some(right) = Self::is_right(&expected, outcome) {
                        let score = all.entry(speaker).or_default();
                        score.0 += u64::from(right);
                        score.1 += 1;
                    }
                }
            }
        }
        all
    }

    /// The sum of all rows that `within` takes.
    pub(super) fn sum(&self, test: &str, within: impl Fn(&Row) -> bool) -> Sum {
        let seats = self.seats(test);
        let mut sum = Sum::default();
        for (row, (eligible, unnamed)) in &seats.rows {
            if within(row) {
                sum.eligible += eligible;
                sum.unnamed += unnamed;
            }
        }
        for flat in seats.flats.iter().filter(|flat| within(&Some((*flat).clone()))) {
            let living = seats.people.iter().filter(|(_, row)| row.as_ref() == Some(flat));
            let living = living.filter(|(person, _)| self.is("worker", person));
            let did: Vec<String> =
                living.filter_map(|(person, _)| self.result(person, test)).map(|(did, _)| did).collect();
            match ["did", "refused", "no_answer"].iter().position(|most| did.iter().any(|did| did == most)) {
                Some(0) => sum.did += 1,
                Some(1) => sum.refused += 1,
                Some(_) => sum.no_answer += 1,
                None => {}
            }
        }
        for (person, row) in &seats.people {
            if !within(row) || !self.is("worker", person) {
                continue;
            }
            if row.as_ref().is_some_and(|row| seats.flats.contains(row)) {
                continue;
            }
            let outcome = self.result(person, test).map(|(outcome, _)| outcome);
            match outcome.as_deref() {
                Some("did") => sum.did += 1,
                Some("refused") => sum.refused += 1,
                Some("no_answer") => sum.no_answer += 1,
                _ => {}
            }
            let Some(expected) = self.expected(test, &seats, person) else { continue };
            sum.will += u64::from(expected == "will");
            if let Some(right) = Self::is_right(&expected, outcome.as_deref()) {
                sum.predicted += 1;
                sum.right += u64::from(right);
            }
        }
        sum
    }

    /// The sum of a unit and all under it.
    pub(super) fn unit_sum(&self, test: &str, units: &BTreeSet<String>) -> Sum {
        self.sum(test, |row| {
            row.as_ref().is_some_and(|row| self.above(row).iter().any(|up| units.contains(up)))
        })
    }

    /// 9. The aims of a test: over all, and in gate units.
    pub(super) fn aims(&self, test: &str) -> (Value, Value) {
        let or = |value: Value, other: &Value| if value.is_null() { other.clone() } else { value };
        let all = or(self.field(test, "threshold"), &self.field(&self.campaign, "threshold"));
        let gate = or(self.field(test, "gate"), &all);
        (all, gate)
    }

    /// 10. The gate units of a test.
    pub(super) fn gates(&self, test: &str) -> BTreeSet<GateSum> {
        let seats = self.seats(test);
        let parents = self.parents();
        let taking_part: BTreeSet<String> =
            seats.rows.keys().flatten().flat_map(|row| self.above(row)).collect();
        let marked: BTreeSet<String> =
            taking_part.iter().filter(|unit| self.field(unit, "gate") == true).cloned().collect();
        let named: BTreeSet<String> =
            self.ones(&self.field(test, "units")).intersection(&taking_part).cloned().collect();
        let tops: BTreeSet<String> =
            taking_part.iter().filter(|unit| !parents.contains_key(*unit)).cloned().collect();
        let first = [marked, named, tops].into_iter().find(|units| !units.is_empty()).unwrap_or_default();
        let number = |unit: &str| self.unit_sum(test, &BTreeSet::from([unit.to_owned()])).eligible;
        let joined = self.joined(first, &number, &|unit| taking_part.contains(unit));
        let aim = self.aims(test).1;
        let gate = |units: Vec<String>| {
            let units: BTreeSet<String> = units.into_iter().collect();
            let sum = self.unit_sum(test, &units);
            let reached = reached(&aim, sum.did, sum.eligible);
            GateSum { units, did: sum.did, eligible: sum.eligible, reached }
        };
        joined.into_iter().map(gate).collect()
    }

    /// Units in the order of their lanes.
    fn lanes(&self, units: BTreeSet<String>) -> Vec<String> {
        let mut units: Vec<String> = units.into_iter().collect();
        units.sort_by_key(|unit| {
            let grouping = self.grouping(unit);
            let rank = self.field(unit, "rank").as_i64().unwrap_or(i64::MAX);
            (grouping != "unit", grouping, rank, self.made(unit), order(unit))
        });
        units
    }

    /// 10. Small units counted together, step by step.
    pub(super) fn joined(
        &self,
        units: BTreeSet<String>,
        number: &dyn Fn(&str) -> u64,
        takes_part: &dyn Fn(&str) -> bool,
    ) -> Vec<Vec<String>> {
        let inside = |unit: &str, group: &[String]| self.above(unit).iter().any(|up| group.contains(up));
        let whom = |group: &Vec<String>| {
            let last_first = || group.iter().rev();
            let neighbour = |unit: &String| {
                let other = self.link(unit, "joins").filter(|other| self.is("unit", other))?;
                let fits = self.grouping(&other) == self.grouping(unit) && takes_part(&other);
                (fits && !inside(&other, group)).then_some(other)
            };
            let parent = |unit: &String| self.parents().get(unit).filter(|up| !inside(up, group)).cloned();
            last_first().find_map(neighbour).or_else(|| last_first().find_map(parent))
        };
        let mut groups: Vec<Vec<String>> = self.lanes(units).into_iter().map(|unit| vec![unit]).collect();
        loop {
            let is_small = |group: &Vec<String>| group.iter().map(|unit| number(unit)).sum::<u64>() < 8;
            let mut small = groups.iter().enumerate().filter(|(_, group)| is_small(group));
            let Some((at, to)) = small.find_map(|(at, group)| Some((at, whom(group)?))) else { break };
            let small = groups.remove(at);
            let home = groups.iter().position(|group| inside(&to, group));
            let mut group = home.map_or_else(|| vec![to], |home| groups[home].clone());
            let more = small.into_iter().filter(|unit| !inside(unit, &group)).collect::<Vec<_>>();
            group.extend(more);
            // Nobody is counted twice: what lies inside another one of them is in its number.
            let all = group.clone();
            group.retain(|unit| !self.above(unit).iter().skip(1).any(|up| all.contains(up)));
            match home {
                Some(home) => groups[home] = group,
                None => groups.push(group),
            }
        }
        groups
    }

    /// 10. Whether a test passes.
    pub(super) fn passes(&self, test: &str) -> Option<bool> {
        let all = self.sum(test, |_| true);
        let over_all = reached(&self.aims(test).0, all.did, all.eligible);
        let gates = self.gates(test).into_iter().map(|gate| gate.reached);
        let said: Vec<bool> = gates.chain([over_all]).flatten().collect();
        if said.is_empty() { None } else { Some(said.iter().all(|one| *one)) }
    }

    /// 14. Rated lately.
    pub(super) fn rated_lately(&self, worker: &str) -> bool {
        let old_after = self.field(&self.campaign, "old_after").as_i64().unwrap_or(60);
        self.support(worker).is_some_and(|(_, day, firm)| firm && days(&self.today) - days(&day) <= old_after)
    }
}
