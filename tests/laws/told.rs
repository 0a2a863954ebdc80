//! What the program folds, told in the shape of the slow fold.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use wallchart::log::Log;
use wallchart::model::{Campaign, EntryNo, FieldName, Presence};

/// Record -> what the campaign says of it.
pub(super) fn told(log: &Log, campaign: &Campaign) -> BTreeMap<String, Value> {
    let id = |no: EntryNo| log.entry(no).unwrap().id.to_string();
    let names: BTreeSet<FieldName> = log.entries().flat_map(|entry| entry.field_names()).collect();
    let presence = |presence: &Presence| match presence {
        Presence::Here => json!("here"),
        Presence::Disputed { removed, since } => {
            let since: Vec<String> = since.iter().map(|no| id(*no)).collect();
            json!({"removed": id(*removed), "since": since})
        }
    };
    let mut all = BTreeMap::new();
    macro_rules! tell {
        ($kind:literal, $record:expr, $facts:expr) => {{
            let record = $record;
            let mut heads: BTreeMap<String, Vec<String>> = BTreeMap::new();
            for name in &names {
                let ids: Vec<String> = record.heads(name).into_iter().map(id).collect();
                if !ids.is_empty() {
                    heads.insert(name.to_string(), ids);
                }
            }
            let told = json!({"kind": $kind, "made": record.made, "presence": presence(&record.presence),
                              "heads": heads, "facts": $facts});
            all.insert(record.id.to_string(), told);
        }};
    }
    let set = |nos: &mut dyn Iterator<Item = EntryNo>| nos.map(id).collect::<BTreeSet<String>>();
    let about = &campaign.about;
    tell!("campaign", about, json!({"import": about.imports, "given": about.given}));
    for worker in campaign.workers.values() {
        let facts = json!({
            "rating": set(&mut worker.ratings.iter().map(|fact| fact.source.said)),
            "result": set(&mut worker.results.iter().map(|fact| fact.source.said)),
            "prediction": set(&mut worker.predictions.iter().map(|fact| fact.source.said)),
            "promise": set(&mut worker.promises.iter().map(|fact| fact.source.said)),
            "support": campaign.support(worker).map_or(0, |support| support.rating.value),
        });
        tell!("worker", worker, facts);
    }
    for unit in campaign.units.values() {
        let said = set(&mut unit.predictions.iter().map(|fact| fact.source.said));
        tell!("unit", unit, json!({"count_prediction": said}));
    }
    for test in campaign.tests.values() {
        tell!("test", test, json!({"roster": test.roster, "joined": test.joined}));
    }
    for talk in campaign.talks.values() {
        tell!("talk", talk, json!({}));
    }
    for task in campaign.tasks.values() {
        tell!("task", task, json!({}));
    }
    for homework in campaign.homework.values() {
        tell!("homework", homework, json!({}));
    }
    for debrief in campaign.debriefs.values() {
        tell!("debrief", debrief, json!({}));
    }
    for floor in campaign.floors.values() {
        tell!("floor", floor, json!({}));
    }
    for paper in campaign.papers.values() {
        tell!("paper", paper, json!({}));
    }
    for tie in campaign.ties.values() {
        let told = json!({"kind": "tie", "made": tie.made, "presence": presence(&tie.presence), "heads": {},
                          "facts": {"tie": id(tie.source.said)}});
        all.insert(tie.id.to_string(), told);
    }
    all
}
