//! What a campaign says, read from its lines: the slow fold and plain JSON, nothing else.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde_json::Value;

use crate::laws::slow;

/// The days of a campaign since 1970, from `2026-11-22`.
pub(super) fn days(text: &str) -> i64 {
    let parts: Vec<i64> = text.split('-').map(|part| part.parse().unwrap()).collect();
    // Days from civil, for the Gregorian calendar.
    let (year, month, day) = (parts[0] - i64::from(parts[1] <= 2), parts[1], parts[2]);
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// A campaign as JSON: every record that is here, and every line by its id.
pub(super) struct Books {
    pub(super) campaign: String,
    pub(super) today: String,
    records: BTreeMap<String, Value>,
    lines: BTreeMap<String, Value>,
    same: BTreeMap<String, String>,
    // Looked up once: a recount reads them over and over.
    pub(super) parents: OnceCell<BTreeMap<String, String>>,
    pub(super) seats: RefCell<BTreeMap<String, Rc<super::count::Seats>>>,
}

/// Ids in the order of their bytes: a-z before 2-7.
pub(super) fn order(id: &str) -> String {
    slow::order(id)
}

impl Books {
    pub(super) fn read(campaign: &str, today: &str, lines: &[String]) -> Self {
        let (records, same) = slow::fold_and_same(campaign, lines);
        let line = |line: &String| {
            let value: Value = serde_json::from_str(line).unwrap();
            (value["id"].as_str().unwrap().to_owned(), value)
        };
        let lines = lines.iter().map(line).collect();
        let (campaign, today) = (campaign.into(), today.into());
        Self { campaign, today, records, lines, same, parents: OnceCell::new(), seats: RefCell::default() }
    }

    /// The record that stands for this one.
    pub(super) fn one(&self, id: &str) -> String {
        self.same.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    pub(super) fn is(&self, kind: &str, id: &str) -> bool {
        self.records.get(id).is_some_and(|record| record["kind"] == kind)
    }

    /// Records of a kind that are here.
    pub(super) fn all(&self, kind: &str) -> Vec<String> {
        let all = self.records.iter().filter(|(_, record)| record["kind"] == kind);
        let mut all: Vec<String> = all.map(|(id, _)| id.clone()).collect();
        all.sort_by_key(|id| order(id));
        all
    }

    pub(super) fn made(&self, id: &str) -> String {
        self.records[id]["made"].as_str().unwrap().to_owned()
    }

    /// The value on top of a field; null where nobody said anything.
    pub(super) fn field(&self, id: &str, name: &str) -> Value {
        let Some(record) = self.records.get(id) else { return Value::Null };
        let Some(head) = record["heads"][name].as_array().and_then(|heads| heads.first()) else {
            return Value::Null;
        };
        let body = &self.lines[head.as_str().unwrap()]["edit"][record["kind"].as_str().unwrap()];
        match name.split_once(':') {
            Some((name, key)) => body[name][key].clone(),
            None => body[name].clone(),
        }
    }

    /// A field that names a record: the one that stands for it.
    pub(super) fn link(&self, id: &str, name: &str) -> Option<String> {
        self.field(id, name).as_str().map(|id| self.one(id))
    }

    pub(super) fn text(&self, id: &str, name: &str) -> String {
        self.field(id, name).as_str().unwrap_or_default().to_owned()
    }

    /// Keys of a field kept by key.
    pub(super) fn keys(&self, id: &str, name: &str) -> Vec<String> {
        let heads = self.records.get(id).and_then(|record| record["heads"].as_object());
        let keys = heads.into_iter().flat_map(|heads| heads.keys());
        keys.filter_map(|key| key.strip_prefix(&format!("{name}:")).map(str::to_owned)).collect()
    }

    /// Facts of a kind that stand, with the line each is from.
    pub(super) fn facts(&self, id: &str, key: &str) -> Vec<(&Value, &Value)> {
        let Some(record) = self.records.get(id) else { return Vec::new() };
        let ids = record["facts"][key].as_array().into_iter().flatten();
        ids.map(|id| &self.lines[id.as_str().unwrap()])
            .map(|line| (&line["edit"]["state"][key], line))
            .collect()
    }

    /// 11. When a result was first typed: the earliest `at` of it and of those it corrects.
    pub(super) fn first_typed(&self, line: &Value) -> String {
        let result = |line: &Value| line["edit"]["state"]["result"].clone();
        let own = result(line);
        let over = line["over"].as_array().into_iter().flatten();
        let corrected = over.map(|id| &self.lines[id.as_str().unwrap()]).filter(|other| {
            let said = result(other);
            let same =
                other["by"] == line["by"] && said["says"] == own["says"] && said["test"] == own["test"];
            same && !said.is_null() && said["outcome"] != "not_asked"
        });
        let at = |line: &Value| line["at"].as_str().unwrap().to_owned();
        corrected.chain([line]).map(at).min().unwrap()
    }

    /// What is told of a record's facts as a whole: the roster, who joined.
    pub(super) fn told(&self, id: &str, key: &str) -> Value {
        self.records.get(id).map_or(Value::Null, |record| record["facts"][key].clone())
    }

    /// The fact of a tie.
    pub(super) fn tie(&self, id: &str) -> &Value {
        let line = self.records[id]["facts"]["tie"].as_str().unwrap();
        &self.lines[line]["edit"]["state"]["tie"]
    }

    /// The rating that counts: value, day and whether it rests on a word or a deed.
    pub(super) fn support(&self, worker: &str) -> Option<(u64, String, bool)> {
        let all: Vec<&Value> = self.facts(worker, "rating").into_iter().map(|(fact, _)| fact).collect();
        let firm: Vec<&Value> = all.iter().copied().filter(|fact| fact["basis"] != "guess").collect();
        let is_firm = !firm.is_empty();
        let pool = if is_firm { firm } else { all };
        let day = pool.iter().filter_map(|fact| fact["day"].as_str()).max()?.to_owned();
        let of_day = pool.iter().filter(|fact| fact["day"] == *day);
        let value = of_day.filter_map(|fact| fact["value"].as_u64()).max()?;
        (value > 0).then_some((value, day, is_firm))
    }

    /// Ids of all who are the same as somebody: for telling records that were joined.
    pub(super) fn ones(&self, ids: &Value) -> BTreeSet<String> {
        ids.as_array().into_iter().flatten().filter_map(Value::as_str).map(|id| self.one(id)).collect()
    }
}
