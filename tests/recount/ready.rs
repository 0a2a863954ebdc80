//! Leaders, going public and readiness once more: rules 12 to 16 of *Counting*.

use std::collections::{BTreeMap, BTreeSet};

use super::books::{Books, order};
use super::count::{Seats, percent, reached};

/// What a cell of the grid rests on, as far as it decides.
pub(super) type Cells = BTreeMap<String, bool>;

impl Books {
    fn mark_supports(&self, value: u64) -> bool {
        let scale = self.field(&self.campaign, "scale");
        match scale["levels"].as_array() {
            Some(levels) => levels.iter().any(|level| level["value"] == value && level["supports"] == true),
            None => value == 1 || value == 2,
        }
    }

    pub(super) fn supports(&self, worker: &str) -> bool {
        self.support(worker).is_some_and(|(value, ..)| self.mark_supports(value))
    }

    /// 5. Whom somebody is said to move today: people who are here.
    fn moves_today(&self, leader: &str) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for tie in self.all("tie") {
            let tie = self.tie(&tie);
            if tie["kind"].get("moves").is_none() {
                continue;
            }
            let (from, to) = (self.one(tie["from"].as_str().unwrap()), self.one(tie["to"].as_str().unwrap()));
            if from == leader {
                all.insert(to.clone());
            }
            if tie["mutual"] == true && to == leader {
                all.insert(from);
            }
        }
        all
    }

    /// 13. Her people in a test: frozen with the roster, else as is said today.
    fn her_people(&self, test: &str, leader: &str) -> BTreeSet<String> {
        let roster = self.told(test, "roster");
        let mut all = BTreeSet::new();
        if let Some(leaders) = roster["leaders"].as_array().filter(|leaders| !leaders.is_empty()) {
            for one in leaders.iter().filter(|one| self.one(one["leader"].as_str().unwrap()) == leader) {
                all.extend(self.ones(&one["moves"]));
                all.extend(self.ones(&one["promised"]));
            }
        } else {
            all.extend(self.moves_today(leader));
            for (promise, _) in self.facts(leader, "promise") {
                if promise["test"] == test {
                    all.extend(self.ones(&promise["people"]));
                }
            }
        }
        all.remove(leader);
        all
    }

    /// 13. Whether a test proves a leader.
    fn proves(&self, test: &str, seats: &Seats, leader: &str) -> bool {
        let did = |person: &str| self.result(person, test).is_some_and(|(outcome, _)| outcome == "did");
        if !did(leader) {
            return false;
        }
        let Some(row) = seats.people.get(leader) else { return false };
        let is_own = |person: &String| match (row, seats.people.get(person)) {
            (Some(own), Some(Some(row))) => self.above(row).contains(own),
            (None, Some(None)) => true,
            _ => false,
        };
        let hers = self.her_people(test, leader).into_iter();
        let own: Vec<String> = hers.filter(|person| self.is("worker", person) && is_own(person)).collect();
        if own.is_empty() {
            let sum = match row {
                Some(unit) => self.unit_sum(test, &BTreeSet::from([unit.clone()])),
                None => return false,
            };
            return 2 * sum.did > sum.eligible;
        }
        2 * own.iter().filter(|person| did(person)).count() > own.len()
    }

    /// 13. Counts as coverage.
    pub(super) fn covers(&self, worker: &str) -> bool {
        self.counts(worker)
            && self.text(worker, "judgement") == "identified"
            && self.supports(worker)
            && self.all("test").iter().any(|test| self.proves(test, &self.seats(test), worker))
    }

    /// 13. Whether somebody has a place in a unit or under it.
    fn is_in(&self, worker: &str, unit: &str) -> bool {
        let places = self.keys(worker, "places");
        places
            .iter()
            .filter_map(|key| self.place(worker, key))
            .any(|place| self.above(&place).iter().any(|up| up == unit))
    }

    /// 13. Leaders of a unit, whom it names first, and its second in line.
    pub(super) fn coverage(&self, unit: &str) -> (Vec<String>, Option<String>) {
        let named = self.link(unit, "leader");
        let all = self.all("worker");
        let mut leaders: Vec<String> = all
            .iter()
            .filter(|worker| self.is_in(worker, unit) || named.as_ref() == Some(worker))
            .filter(|worker| self.covers(worker))
            .cloned()
            .collect();
        leaders.sort_by_key(|leader| (named.as_ref() != Some(leader), order(leader)));
        let second = self.link(unit, "second").filter(|one| self.is("worker", one) && self.counts(one));
        let second = second.filter(|second| leaders.first() != Some(second));
        let in_line = || {
            let identified = all.iter().filter(|w| self.counts(w) && self.is_in(w, unit));
            let mut identified =
                identified.filter(|w| self.text(w, "judgement") == "identified" && self.supports(w));
            leaders.get(1).cloned().or_else(|| identified.find(|w| !leaders.contains(w)).cloned())
        };
        (leaders.clone(), second.or_else(in_line))
    }

    /// The limit of a gate that is asked for.
    fn limit(&self, key: &str) -> Option<u64> {
        self.rule(key).filter(|(_, off)| !off).map(|(limit, _)| limit)
    }

    /// The limit of a gate, and whether it is off.
    fn rule(&self, key: &str) -> Option<(u64, bool)> {
        let usual = [
            ("charted", 100, false),
            ("rated", 80, false),
            ("leaders", 1, false),
            ("reach", 100, true),
            ("tests", 3, false),
            ("fall", 10, false),
            ("prediction", 10, false),
        ];
        let rules = self.field(&self.campaign, "gates");
        if let Some(rule) = rules.as_array().into_iter().flatten().find(|rule| rule["key"] == key) {
            return Some((rule["limit"].as_u64().unwrap(), rule["off"] == true));
        }
        usual.iter().find(|(known, ..)| *known == key).map(|(_, limit, off)| (*limit, *off))
    }

    /// 16. The tests that count for units that are counted together, lowest risk first.
    fn held(&self, units: &BTreeSet<String>) -> Vec<String> {
        let has_results = |test: &String| {
            let sum = self.sum(test, |_| true);
            sum.did + sum.refused + sum.no_answer > 0
        };
        let tests = self.all("test").into_iter().filter(has_results);
        let mut last: BTreeMap<u64, (String, String, String)> = BTreeMap::new();
        for test in tests.filter(|test| self.unit_sum(test, units).eligible > 0) {
            let rung = self.field(&test, "rung").as_u64().unwrap_or(0);
            let this = (self.text(&test, "day"), self.made(&test), test);
            let known = last.entry(rung).or_insert_with(|| this.clone());
            if (&this.0, &this.1) > (&known.0, &known.1) {
                *known = this;
            }
        }
        last.into_values().map(|(.., test)| test).collect()
    }

    /// 12. What a unit is expected to bring, and whether anybody said so in time.
    fn brings(&self, test: &str, seats: &Seats, unit: &str) -> (u64, bool) {
        let own = seats.people.iter().filter(|(_, row)| row.as_deref() == Some(unit));
        let said: Vec<String> = own
            .filter(|(person, _)| self.is("worker", person))
            .filter_map(|(person, _)| self.expected(test, seats, person))
            .collect();
        let (mut all, mut any) =
            (said.iter().filter(|said| *said == "will").count() as u64, !said.is_empty());
        let below = self.parents().iter().filter(|(_, up)| *up == unit);
        for (unit, _) in below {
            let (more, said) = self.brings(test, seats, unit);
            all += more;
            any |= said;
        }
        let takes_part = seats.rows.keys().flatten().any(|row| self.above(row).iter().any(|up| up == unit));
        let number = self.number(test, seats, unit).filter(|_| takes_part);
        (number.map_or(all, |number| number.max(all)), any || number.is_some())
    }

    /// 12. The number that counts about a unit.
    fn number(&self, test: &str, seats: &Seats, unit: &str) -> Option<u64> {
        if !self.is("unit", unit) {
            return None;
        }
        let inside = |row: &Option<String>| {
            row.as_ref().is_some_and(|row| self.above(row).iter().any(|up| up == unit))
        };
        let closed =
            seats.rows.keys().filter(|row| inside(row)).filter_map(|row| self.closed(test, seats, row)).min();
        let said = self.facts(unit, "count_prediction").into_iter().filter(|(fact, _)| fact["test"] == test);
        let said = said.map(|(fact, line)| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            ((text(&fact["day"]), text(&line["at"])), fact["will"].as_u64().unwrap())
        });
        said.filter(|(when, _)| closed.as_ref().is_none_or(|closed| when <= closed))
            .max()
            .map(|(_, will)| will)
    }

    /// 16. The gate units of the campaign, each with those it is counted together with.
    pub(super) fn ready_units(&self) -> BTreeSet<BTreeSet<String>> {
        let units = self.all("unit");
        let marked: BTreeSet<String> =
            units.iter().filter(|unit| self.field(unit, "gate") == true).cloned().collect();
        let tops = units.iter().filter(|unit| {
            self.grouping(unit) == "unit" && !self.parents().contains_key(*unit) && self.belongs(unit).0 > 0
        });
        let units = if marked.is_empty() { tops.cloned().collect() } else { marked };
        let joined = self.joined(units, &|unit| self.belongs(unit).0, &|_| true);
        joined.into_iter().map(|group| group.into_iter().collect()).collect()
    }

    /// 16. The gates of units that are counted together: which are met.
    pub(super) fn cells(&self, units: &BTreeSet<String>) -> Cells {
        let mut cells = Cells::new();
        let (mut belong, mut named) = (0, 0);
        for unit in units {
            let (all, known) = self.belongs(unit);
            belong += all;
            named += known;
        }
        let people = self.all("worker").into_iter().filter(|worker| self.counts(worker));
        let here = people.filter(|worker| {
            units.iter().any(|unit| {
                let place = self.place(worker, &self.grouping(unit));
                place.is_some_and(|place| self.above(&place).contains(unit))
            })
        });
        let lately = here.filter(|worker| self.rated_lately(worker)).count() as u64;
        let share = |part: u64, limit: u64| belong > 0 && 100 * part >= limit * belong;
        let held = self.held(units);
        let wanted = self.limit("tests");
        // How many tests are looked at, whether they are asked for or not.
        let asked = self.rule("tests").map_or(3, |(limit, _)| limit);
        let last = &held[held.len().saturating_sub(asked.max(1) as usize)..];
        if let Some(limit) = self.limit("charted") {
            cells.insert("charted".into(), share(named, limit));
        }
        if let Some(limit) = self.limit("rated") {
            cells.insert("rated".into(), share(lately, limit));
        }
        if let Some(limit) = self.limit("leaders") {
            cells.insert("leaders".into(), self.is_carried(units, limit));
        }
        if self.limit("reach").is_some() {
            cells.insert("reach".into(), units.iter().all(|unit| self.field(unit, "reach") == true));
        }
        if let Some(limit) = wanted {
            let met = |test: &String| {
                let sum = self.unit_sum(test, units);
                reached(&self.aims(test).1, sum.did, sum.eligible) == Some(true)
            };
            cells.insert(
                "tests".into(),
                last.len() as u64 >= limit && last.iter().take(limit as usize).all(met),
            );
        }
        let share_of = |test: &String| {
            let sum = self.unit_sum(test, units);
            percent(sum.did, sum.eligible)
        };
        if let Some(limit) = self.limit("fall") {
            let falls = last.windows(2).map(|pair| share_of(&pair[0]).saturating_sub(share_of(&pair[1])));
            let enough = last.len() > 1 || asked < 2;
            cells.insert("fall".into(), enough && falls.max().unwrap_or(0) <= limit);
        }
        if let Some(limit) = self.limit("prediction") {
            let met = last.last().is_some_and(|test| {
                let seats = self.seats(test);
                let (all, any) = units.iter().fold((0, false), |(all, any), unit| {
                    let (more, said) = self.brings(test, &seats, unit);
                    (all + more, any || said)
                });
                let sum = self.unit_sum(test, units);
                any && percent(all, sum.eligible).abs_diff(percent(sum.did, sum.eligible)) <= limit
            });
            cells.insert("prediction".into(), met);
        }
        cells
    }

    /// 16. Enough leaders, and a second in line.
    pub(super) fn is_carried(&self, units: &BTreeSet<String>, limit: u64) -> bool {
        let mut leaders: Vec<String> = Vec::new();
        let mut seconds: Vec<String> = Vec::new();
        for unit in units {
            let (own, second) = self.coverage(unit);
            leaders.extend(own.into_iter().filter(|one| !leaders.contains(one)).collect::<Vec<_>>());
            seconds.extend(second);
        }
        let first = leaders.first();
        let second = seconds.iter().any(|one| Some(one) != first) || leaders.len() > 1;
        leaders.len() as u64 >= limit && second
    }
}
