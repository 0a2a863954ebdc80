//! The fold once more, slowly, on plain JSON: written from FORMAT.md alone.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// A line taken apart.
#[derive(Clone)]
struct Said {
    id: String,
    on: String,
    by: String,
    at: String,
    deed: String,
    over: Vec<String>,
    edit: String,
    body: Value,
}

/// Ids are ordered as their bytes: a-z before 2-7.
pub(crate) fn order(id: &str) -> String {
    let letter = |c: char| if c.is_ascii_digit() { c } else { c.to_ascii_uppercase() };
    id.chars().map(letter).map(|c| if c.is_ascii_digit() { (c as u8 + 64) as char } else { c }).collect()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(String::from)).collect()
}

fn read(line: &str) -> Said {
    let value: Value = serde_json::from_str(line).unwrap();
    let text = |key: &str| value[key].as_str().map(String::from);
    let (edit, body) = value["edit"].as_object().unwrap().iter().next().unwrap();
    let id = text("id").unwrap();
    Said {
        on: text("on").unwrap(),
        by: text("by").unwrap(),
        at: text("at").unwrap(),
        deed: text("deed").unwrap_or(id.clone()),
        over: texts(&value["over"]),
        edit: edit.clone(),
        body: body.clone(),
        id,
    }
}

const SETS: [&str; 10] =
    ["worker", "unit", "campaign", "test", "talk", "task", "homework", "debrief", "floor", "paper"];
const BY_KEY: [&str; 10] =
    ["places", "asked", "spots", "free", "authors", "answered", "answers", "marks", "responsible", "skipped"];

/// Field name -> value, keyed fields as `places:shift`.
fn fields(said: &Said) -> Map<String, Value> {
    let mut all = Map::new();
    if !SETS.contains(&&*said.edit) {
        return all;
    }
    for (name, value) in said.body.as_object().unwrap() {
        match value.as_object() {
            Some(keys) if BY_KEY.contains(&&**name) => {
                all.extend(keys.iter().map(|(key, value)| (format!("{name}:{key}"), value.clone())));
            }
            _ => drop(all.insert(name.clone(), value.clone())),
        }
    }
    all
}

/// Key of the fact and its body.
fn fact(said: &Said) -> Option<(&str, &Value)> {
    let fact = said.body.as_object().filter(|_| said.edit == "state")?.iter().next()?;
    Some((fact.0, fact.1))
}

fn has_words(said: &Said) -> bool {
    !["remove", "keep", "same", "different", "take_back", "forget", "erased"].contains(&&*said.edit)
}

fn kind(said: &Said) -> Option<&str> {
    if SETS.contains(&&*said.edit) {
        return Some(&said.edit);
    }
    Some(match fact(said)?.0 {
        "rating" | "result" | "prediction" | "promise" => "worker",
        "count_prediction" => "unit",
        "tie" => "tie",
        "roster" | "joined" => "test",
        "import" | "given" => "campaign",
        _ => return None,
    })
}

fn is_content(said: &Said) -> bool {
    kind(said).is_some() || said.edit == "erased"
}

/// Whom a record is about alone.
fn about(said: &Said) -> Vec<String> {
    let person = |value: &Value| value.as_str().map(String::from);
    match (&*said.edit, fact(said)) {
        ("talk" | "task", _) => person(&said.body["worker"]).into_iter().collect(),
        ("erased", _) => texts(&said.body["about"]),
        (_, Some(("tie", tie))) => [&tie["from"], &tie["to"]].into_iter().filter_map(person).collect(),
        _ => Vec::new(),
    }
}

struct Set(BTreeMap<String, Said>);

impl Set {
    fn taken_back(&self, deed: &str, by: &str) -> bool {
        self.0.values().any(|back| {
            back.edit == "take_back"
                && back.by == by
                && back.id == back.deed
                && back.body["deed"] == *deed
                && !self.taken_back(&back.deed, &back.by)
        })
    }

    fn live(&self) -> Vec<&Said> {
        let mut live: Vec<&Said> =
            self.0.values().filter(|said| !self.taken_back(&said.deed, &said.by)).collect();
        live.sort_by_key(|said| (said.at.clone(), order(&said.id)));
        live
    }

    /// Groups of records said to be the same, by member.
    fn classes(&self, campaign: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut classes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for said in self.live().into_iter().filter(|said| said.edit == "same") {
            let other = said.body["other"].as_str().unwrap();
            if said.on == campaign || other == campaign {
                continue;
            }
            let mut all = BTreeSet::from([said.on.clone(), other.to_string()]);
            for member in all.clone() {
                all.extend(classes.get(&member).into_iter().flatten().cloned());
            }
            for member in &all {
                classes.insert(member.clone(), all.clone());
            }
        }
        classes
    }

    fn forgotten(&self, campaign: &str) -> BTreeSet<String> {
        let mut gone = BTreeSet::new();
        for said in self.0.values() {
            if said.edit == "forget" {
                gone.insert(said.on.clone());
                gone.extend(texts(&said.body["with"]));
            }
            if said.edit == "erased" && texts(&said.body["what"]).contains(&"forgotten".into()) {
                gone.insert(said.on.clone());
            }
        }
        let classes = self.classes(campaign);
        let same: Vec<String> = gone.iter().filter_map(|id| classes.get(id)).flatten().cloned().collect();
        gone.extend(same);
        gone.remove(campaign);
        gone
    }

    fn forget(&mut self, campaign: &str) {
        loop {
            let gone = self.forgotten(campaign);
            let mut marked = false;
            self.0.retain(|_, said| {
                let is_gone = gone.contains(&said.on);
                let about = about(said);
                if !about.is_empty() && (is_gone || about.iter().any(|id| gone.contains(id))) {
                    (said.edit, said.body) = ("erased".into(), json!({"what": ["forgotten"]}));
                    marked = true;
                }
                let mark = said.edit == "erased" && texts(&said.body["what"]).contains(&"forgotten".into());
                !is_gone || mark || ["forget", "same", "different", "take_back"].contains(&&*said.edit)
            });
            if !marked {
                return;
            }
        }
    }
}

fn presence(live: &[&Said]) -> Option<Value> {
    let kept: Vec<&String> = live.iter().filter(|s| s.edit == "keep").flat_map(|s| &s.over).collect();
    let removals: Vec<&&Said> =
        live.iter().filter(|s| s.edit == "remove" && !kept.contains(&&s.id)).collect();
    let Some(removed) = removals.last() else { return Some(json!("here")) };
    let seen: Vec<String> = removals.iter().flat_map(|s| texts(&s.body["seen"])).collect();
    let since: Vec<&String> =
        live.iter().filter(|s| is_content(s)).filter(|s| !seen.contains(&s.id)).map(|s| &s.id).collect();
    if since.is_empty() { None } else { Some(json!({"removed": removed.id, "since": since})) }
}

/// Value that counts, by the rule of "Support".
fn support(ratings: &[&Value]) -> u64 {
    let firm: Vec<&&Value> = ratings.iter().filter(|r| r["basis"] != "guess").collect();
    let pool: Vec<&&Value> = if firm.is_empty() { ratings.iter().collect() } else { firm };
    let day = pool.iter().filter_map(|r| r["day"].as_str()).max();
    let of_day = pool.iter().filter(|r| r["day"].as_str() == day);
    of_day.filter_map(|r| r["value"].as_u64()).max().unwrap_or(0)
}

/// Folds lines: record -> what it says (kind, presence, heads of fields, facts that stand).
pub(super) fn fold(campaign: &str, lines: &[String]) -> BTreeMap<String, Value> {
    fold_and_same(campaign, lines).0
}

/// The same, and for each record that is joined with others the one that stands for all.
pub(crate) fn fold_and_same(
    campaign: &str,
    lines: &[String],
) -> (BTreeMap<String, Value>, BTreeMap<String, String>) {
    let mut set = Set(BTreeMap::new());
    for said in lines.iter().map(|line| read(line)) {
        match set.0.get(&said.id) {
            Some(known) if said.edit != "erased" || !has_words(known) => {}
            _ => drop(set.0.insert(said.id.clone(), said)),
        }
    }
    set.forget(campaign);
    let classes = set.classes(campaign);
    let mut records: BTreeMap<String, Vec<&Said>> = BTreeMap::new();
    for said in set.live() {
        let first = classes.get(&said.on).and_then(|class| class.iter().min_by_key(|id| order(id)));
        records.entry(first.unwrap_or(&said.on).clone()).or_default().push(said);
    }
    records.entry(campaign.into()).or_default();
    let mut folded = BTreeMap::new();
    for (record, live) in records {
        let is_campaign = record == campaign;
        let Some(kind) = (if is_campaign {
            Some("campaign")
        } else {
            live.iter().filter_map(|s| kind(s)).find(|kind| *kind != "campaign")
        }) else {
            continue;
        };
        let Some(presence) = (if is_campaign { Some(json!("here")) } else { presence(&live) }) else {
            continue;
        };
        let over = |said: &Said| -> Vec<&Said> {
            live.iter().copied().filter(|over| over.over.contains(&said.id)).collect()
        };
        let mut heads: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut facts: BTreeMap<&str, Vec<&Said>> = BTreeMap::new();
        for said in &live {
            for name in fields(said).keys().filter(|_| said.edit == kind) {
                let sets = |o: &&Said| {
                    fields(o).contains_key(name)
                        || o.edit == "erased" && texts(&o.body["what"]).contains(name)
                };
                if !over(said).iter().any(sets) {
                    heads.entry(name.clone()).or_default().insert(0, said.id.clone());
                }
            }
            let Some((key, body)) = fact(said) else { continue };
            let corrects = |o: &&Said| {
                let same = fact(o).is_some_and(|(k, b)| k == key && b["says"] == body["says"]);
                let erased = texts(&o.body["what"]).contains(&format!("state:{key}"));
                o.by == said.by && (same || o.edit == "erased" && erased)
            };
            if !over(said).iter().any(corrects) {
                facts.entry(key).or_default().push(said);
            }
        }
        let said = |key: &str| facts.get(key).cloned().unwrap_or_default();
        let ids = |key: &str| -> BTreeSet<String> { said(key).iter().map(|s| s.id.clone()).collect() };
        let bodies =
            |key: &str| -> Vec<Value> { said(key).iter().map(|s| fact(s).unwrap().1.clone()).collect() };
        let facts = match kind {
            "worker" => {
                let ratings = bodies("rating");
                let value = support(&ratings.iter().collect::<Vec<_>>());
                json!({"rating": ids("rating"), "result": ids("result"), "prediction": ids("prediction"),
                       "promise": ids("promise"), "support": value})
            }
            "unit" => json!({"count_prediction": ids("count_prediction")}),
            "tie" => match said("tie").last() {
                Some(said) => json!({"tie": said.id}),
                None => continue,
            },
            "test" if !live.iter().any(|said| said.edit == "test") => continue,
            "test" => {
                let rosters = bodies("roster");
                let day = rosters.iter().filter_map(|roster| roster["day"].as_str()).min();
                let first = rosters.iter().find(|roster| roster["day"].as_str() == day);
                json!({"roster": first, "joined": bodies("joined")})
            }
            "campaign" => json!({"import": bodies("import"), "given": bodies("given")}),
            _ => json!({}),
        };
        let made = live.iter().find(|s| is_content(s));
        let made = made.map_or("1970-01-01T00:00:00.000Z#0000", |said| &said.at);
        folded.insert(
            record,
            json!({"kind": kind, "made": made, "presence": presence, "heads": heads, "facts": facts}),
        );
    }
    let first = |class: &BTreeSet<String>| class.iter().min_by_key(|id| order(id)).cloned();
    let same = classes.iter().filter_map(|(id, class)| Some((id.clone(), first(class)?))).collect();
    (folded, same)
}
