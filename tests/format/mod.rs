//! FORMAT.md is held against the program: its samples parse, its tables name every field.

use std::path::PathBuf;

use sha2::{Digest, Sha256};
use wallchart::log::Entry;
use wallchart::model::{
    CampaignField, DebriefField, Edit, EntryId, FloorField, HomeworkField, PaperField, RecordField,
    TalkField, TaskField, TestField, UnitField, WorkerField,
};

use crate::support::{Dice, World, any_edit};

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("FORMAT.md")
}

fn text() -> String {
    std::fs::read_to_string(path()).unwrap()
}

fn samples() -> Vec<String> {
    text().lines().filter(|line| line.starts_with("{\"id\":")).map(String::from).collect()
}

fn hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let mut id = [0; EntryId::BYTES];
    id.copy_from_slice(&digest[..EntryId::BYTES]);
    EntryId::from_bytes(id).to_string()
}

/// Writes the ids of the samples anew: `UPDATE_GOLDEN=1 cargo test --test all format::`.
/// Ids are replaced from the top, in later lines too, so that samples may name each other.
fn update() {
    let mut text = text();
    for n in 0..samples().len() {
        let line = samples_of(&text)[n].clone();
        let (id, rest) = (line[7..31].to_string(), line[33..].to_string());
        if let Some(left) = rest.strip_prefix("\"sum\":\"") {
            let sum = hash(format!("{id}{}", &left[26..]).as_bytes());
            let mended = line.replacen(&left[..24], &sum, 1);
            text = text.replace(&line, &mended);
        } else {
            text = text.replace(&id, &hash(rest.as_bytes()));
        }
    }
    std::fs::write(path(), text).unwrap();
}

fn samples_of(text: &str) -> Vec<String> {
    text.lines().filter(|line| line.starts_with("{\"id\":")).map(String::from).collect()
}

#[test]
fn every_sample_line_is_an_entry_with_its_id() {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        update();
    }
    let samples = samples();
    assert!(samples.len() > 30);
    for line in &samples {
        let entry = Entry::parse(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(!matches!(entry.edit, Edit::Unknown), "not understood: {line}");
        assert_eq!(&*entry.line, line);
        let edit = serde_json::to_string(&entry.edit).unwrap();
        assert!(line.ends_with(&format!("\"edit\":{edit}}}")), "written otherwise:\n{line}\n{edit}");
    }
}

#[test]
fn every_edit_and_fact_has_a_sample() {
    let samples = samples().join("\n");
    let mut dice = Dice::new(7);
    let world = World::new(&mut dice);
    for _ in 0..2000 {
        let (_, edit) = any_edit(&mut dice, &world);
        let json = serde_json::to_value(&edit).unwrap();
        let (key, body) = json.as_object().unwrap().iter().next().unwrap();
        let mut wanted = vec![format!("\"edit\":{{\"{key}\":")];
        if key == "state" {
            let fact = body.as_object().unwrap().keys().next().unwrap();
            wanted = vec![format!("{{\"state\":{{\"{fact}\":")];
        } else if let Some(fields) = body.as_object() {
            wanted.extend(fields.keys().map(|field| format!("\"{field}\":")));
        }
        for wanted in wanted {
            assert!(samples.contains(&wanted), "no sample has {wanted}");
        }
    }
}

/// Rows of the table under `## kind`: the first cell.
fn rows(kind: &str) -> Vec<String> {
    let text = text();
    let section = text.split(&format!("\n## {kind}\n")).nth(1).expect(kind);
    let table = section.lines().skip_while(|line| !line.starts_with("| `"));
    let rows = table.take_while(|line| line.starts_with("| `"));
    rows.map(|line| line.split('`').nth(1).unwrap().to_string()).collect()
}

#[test]
fn every_field_has_its_row_and_no_row_is_made_up() {
    fn fields<F: RecordField>(kind: &str) {
        for row in rows(kind) {
            assert!(F::named(&row).is_some(), "{kind} has no field {row}");
        }
        let page = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/model").join(
            match kind {
                "homework" | "debrief" | "task" | "talk" => "talk.rs".into(),
                kind => format!("{kind}.rs"),
            },
        ))
        .unwrap();
        let record = std::any::type_name::<F>().rsplit("::").next().unwrap();
        let block = page.split(&format!("    {record} {{")).nth(1).expect("the record's fields");
        let block = block.split("    with {").next().unwrap();
        for line in block.lines().map(str::trim).filter(|line| !line.starts_with("///")) {
            let Some((name, rest)) = line.split_once(" / ") else { continue };
            assert!(rest.contains(':'), "a field: {line}");
            assert!(rows(kind).contains(&name.to_string()), "FORMAT.md has no row for {kind} {name}");
        }
    }
    fields::<WorkerField>("worker");
    fields::<UnitField>("unit");
    fields::<CampaignField>("campaign");
    fields::<TestField>("test");
    fields::<TalkField>("talk");
    fields::<TaskField>("task");
    fields::<HomeworkField>("homework");
    fields::<DebriefField>("debrief");
    fields::<FloorField>("floor");
    fields::<PaperField>("paper");
}
