//! The verbs, one function each: open, do, save, print.

use serde_json::{Value, json};

use crate::app::{
    Action, By as Naming, Export, Exported, ImportStep, Kept, Names, Rule, TieChoices, Tone, lay_out_lists,
};
use crate::args;
use crate::model::{
    CampaignField, Deed, Edit, Fact, Fields, Label, Practice, RecordId, Scale, Speaker, Text, UnitField,
    Vocabulary,
};

use super::args::{By, FileArg, NamesArg, Verb, WhatArg, Words};
use super::desk::{Desk, Outcome, Trouble};
use super::{show, tests};

/// Does a verb; what it prints on stdout.
pub(super) fn run(verb: Verb) -> Outcome<String> {
    match verb {
        Verb::New { file, name, plain, scale, vocabulary, practice } => {
            new(&file, name, plain, scale.as_deref(), vocabulary, practice)
        }
        Verb::Import { file, list, sheet, map, unit, list_wins, reversed, dry_run, json } => {
            let mut desk = Desk::open(&file)?;
            // A practice workplace takes nobody real without a word.
            if desk.campaign().is_practice() {
                super::complain(&desk.app.tr().say("cli-into-practice"));
            }
            let rules = map.iter().map(|rule| Rule::parse(rule)).collect::<Result<Vec<_>, _>>();
            let rules = rules.map_err(|error| Trouble(error.message(desk.app.tr())))?;
            desk.app.perform(Action::Import(ImportStep::Read(list)));
            desk.finish();
            let import = desk.app.import().ok_or_else(|| desk.told("cli-not-read"))?;
            let mut choices = import.draft.choices().clone();
            choices.sheet = sheet;
            choices.rules = rules;
            choices.unit = unit;
            choices.list_wins = list_wins;
            choices.reversed = reversed;
            choices.make_units = true;
            let told = desk.app.notice().map(|notice| notice.number);
            desk.app.perform(Action::Import(ImportStep::Choose(Box::new(choices))));
            desk.finish();
            // A choice that fits nothing is refused, never passed over.
            if desk.app.notice().is_some_and(|now| now.tone == Tone::Trouble && Some(now.number) != told) {
                return Err(desk.told("cli-not-read"));
            }
            let import = desk.app.import().ok_or_else(|| desk.told("cli-not-read"))?;
            let printed = show::import(&import.draft, desk.app.tr(), json);
            if !dry_run {
                desk.done(Action::Import(ImportStep::Apply))?;
            }
            Ok(printed)
        }
        Verb::Ties { file, ties, kind, by, mutual, directed, json } => {
            let mut desk = Desk::open(&file)?;
            let by = by.map(naming).unwrap_or_default();
            let mut choices = TieChoices { by, kind, mutual, directed, ..desk.app.tie_choices() };
            let mut draft = desk.app.read_ties(&ties, &choices).map_err(Trouble)?;
            if draft.asks_which_way() && !json && desk.is_mutual(draft.ties.len()) == Some(true) {
                choices.mutual = true;
                draft = desk.app.read_ties(&ties, &choices).map_err(Trouble)?;
            }
            let new = draft.questions.clone();
            let taken = desk.app.take_ties(draft);
            desk.save()?;
            Ok(show::ties(&taken, &new, desk.app.tr(), json))
        }
        Verb::Apply { file, edits } => apply(&file, &edits),
        Verb::People { file, query, json, csv } => {
            let desk = Desk::open(&file)?;
            Ok(show::people(&desk.app, query.as_deref(), json, csv))
        }
        Verb::Unit { file, unit, estimate, parent, grouping, kind, gate } => {
            let mut desk = Desk::open(&file)?;
            let mut fields = Vec::new();
            let parent = parent.map(|parent| desk.known_unit(&parent).map(|unit| unit.id)).transpose()?;
            fields.extend(parent.map(|parent| UnitField::Parent(Some(parent))));
            fields.extend(estimate.map(|estimate| UnitField::Estimate(Some(estimate))));
            fields.extend(grouping.map(|grouping| UnitField::Grouping(grouping.into())));
            fields.extend(kind.map(|kind| UnitField::Kind(kind.into())));
            fields.extend(gate.then_some(UnitField::Gate(true)));
            let (id, verb) = if let Some(known) = desk.unit(&unit)?.map(|unit| unit.id) {
                if parent == Some(known) {
                    return Err(desk.trouble("cli-own-parent"));
                }
                (known, "set-unit")
            } else {
                fields.insert(0, UnitField::Name(unit.as_str().into()));
                (desk.app.new_record(), "add-unit")
            };
            let edit = Edit::SetUnit(Fields(fields));
            desk.done(Action::Do(Deed::new(Label::new(verb, 1).about(id), vec![(id, edit)])))?;
            Ok(format!("{id}\n"))
        }
        Verb::Rate { file, person, value, day, basis, says } => {
            let mut desk = Desk::open(&file)?;
            let on = desk.person(&person)?.id;
            let scale = desk.campaign().scale();
            if value != 0 && scale.level(value).is_none_or(|level| level.retired) {
                let values: Vec<String> = scale.offered().map(|level| level.value.to_string()).collect();
                let values = values.join(" ");
                return Err(Trouble(desk.app.tr().with("cli-no-value", args!["values" => &values])));
            }
            let day = day.unwrap_or(desk.app.today());
            let basis = basis.map(Into::into).unwrap_or_default();
            let says = says.map_or(Speaker::Typist, |says| Speaker::Named(says.into()));
            let fact = Edit::State(Fact::Rating { value, day, basis, says });
            desk.done(Action::Do(Deed::new(Label::new("rate", 1).about(on).value(value), vec![(on, fact)])))?;
            Ok(String::new())
        }
        Verb::Test { file, what } => tests::test(&file, what),
        Verb::Leaders { file, unit, kind, json } => {
            let desk = Desk::open(&file)?;
            let unit = unit.map(|unit| desk.known_unit(&unit).map(|unit| unit.id)).transpose()?;
            let Some(asked) = desk.app.asked(kind.as_deref()) else {
                let questions = desk.campaign().questions();
                let keys: Vec<String> = questions.iter().map(|question| question.key.to_string()).collect();
                let keys = format!("trust work social {}", keys.join(" "));
                return Err(Trouble(desk.app.tr().with("cli-no-question", args!["keys" => &keys])));
            };
            let is_work = desk.app.is_work_advice(&asked);
            let leaders = desk.app.leaders(kind.as_deref());
            Ok(show::leaders(&desk.app, &leaders, unit, is_work, json))
        }
        Verb::Coverage { file, json } => Ok(show::coverage(&Desk::open(&file)?.app, json)),
        Verb::Readiness { file, json } => Ok(super::ready::readiness(&Desk::open(&file)?.app, json)),
        Verb::Export { file, out, what, names, unit, paper, tile } => {
            export(&file, out, what, names, unit.as_deref(), paper.as_deref(), tile)
        }
        Verb::Check { file, json } => {
            let desk = Desk::open(&file)?;
            let printed = show::check(&desk.app, desk.app.damage(), json);
            match desk.app.damage() {
                // Scripts ask by the status; the document is printed all the same.
                Some(_) => {
                    super::print(&printed);
                    Err(Trouble(String::new()))
                }
                None => Ok(printed),
            }
        }
        Verb::Seal { file } => {
            let mut desk = Desk::open(&file)?;
            if desk.app.is_sealed() {
                return Err(desk.trouble("cli-already-sealed"));
            }
            let passphrase = desk.new_passphrase(file.passphrase_file.as_deref())?;
            desk.done(Action::Rekey(passphrase))?;
            Ok(String::new())
        }
        Verb::Unseal { file } => {
            let mut desk = Desk::open(&file)?;
            if !desk.app.is_sealed() {
                return Err(desk.trouble("cli-not-sealed"));
            }
            desk.done(Action::Unseal)?;
            Ok(String::new())
        }
        Verb::Rekey { file, new_passphrase_file } => {
            let mut desk = Desk::open(&file)?;
            if !desk.app.is_sealed() {
                return Err(desk.trouble("cli-not-sealed"));
            }
            let passphrase = desk.new_passphrase(new_passphrase_file.as_deref())?;
            desk.done(Action::Rekey(passphrase))?;
            Ok(String::new())
        }
        Verb::Forget { file, person, yes } => {
            let mut desk = Desk::open(&file)?;
            let on = desk.person(&person)?.id;
            if !yes {
                return Err(desk.trouble("cli-forget-needs-yes"));
            }
            desk.done(Action::Forget(on))?;
            Ok(desk.app.tr().say("cli-forgotten") + "\n")
        }
        Verb::History { file, person, json } => {
            let desk = Desk::open(&file)?;
            let on = person.map(|person| desk.person(&person).map(|worker| worker.id)).transpose()?;
            Ok(show::history(&desk.app, on, json))
        }
        Verb::Layout { ties, units, out, fine } => {
            let desk = Desk::empty();
            let took = lay_out_lists(&ties, &units, &out, fine, desk.app.tr()).map_err(Trouble)?;
            Ok(format!("CORE {:.6} {:.6}\n", took.cpu_s, took.wall_s))
        }
        Verb::Completions { .. } | Verb::Man => Ok(String::new()),
    }
}

fn naming(by: By) -> Naming {
    match by {
        By::Id => Naming::Number,
        By::Name => Naming::Name,
    }
}

fn new(
    file: &FileArg,
    name: Option<String>,
    plain: bool,
    scale: Option<&str>,
    vocabulary: Option<Words>,
    practice: Option<String>,
) -> Outcome<String> {
    let mut desk = Desk::empty();
    if file.file.exists() {
        return Err(desk.trouble("cli-file-exists"));
    }
    let scale = match scale {
        Some(pack) => Some(Scale::pack(pack).ok_or_else(|| desk.trouble("cli-no-scale"))?),
        None => None,
    };
    if let Some(key) = practice {
        desk.app.perform(Action::Practice(key));
        desk.finish();
        if !desk.campaign().is_practice() {
            return Err(desk.trouble("cli-no-practice"));
        }
    }
    let mut fields = Vec::new();
    let name = name.or_else(|| {
        let stem = file.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        stem.filter(|_| desk.campaign().about.name.is_empty())
    });
    fields.extend(name.map(|name| CampaignField::Name(name.into())));
    fields.extend(scale.map(|scale| CampaignField::Scale(Some(scale))));
    fields.extend(vocabulary.map(|words| {
        CampaignField::Vocabulary(match words {
            Words::Workplace => Vocabulary::Workplace,
            Words::Tenants => Vocabulary::Tenants,
        })
    }));
    let id = desk.campaign().id;
    let deed = Deed::new(Label::new("set-campaign", 1), vec![(id, Edit::SetCampaign(Fields(fields)))]);
    desk.app.perform(Action::Do(deed));
    // Made-up people need no seal; real ones get one unless somebody says otherwise.
    let is_practice = matches!(desk.campaign().about.practice.value(), Practice::MadeUp(_));
    let passphrase = if plain || is_practice && file.passphrase_file.is_none() {
        None
    } else {
        Some(desk.new_passphrase(file.passphrase_file.as_deref())?)
    };
    desk.app.perform(Action::SaveAs { path: file.file.clone(), passphrase });
    desk.finish();
    desk.save()?;
    Ok(String::new())
}

/// Edits as in FORMAT.md, one a line: `{"on":ID,"edit":{…}}`. `$word` stands for a new record,
/// the same one wherever it is written.
fn apply(file: &FileArg, edits: &std::path::Path) -> Outcome<String> {
    let mut desk = Desk::open(file)?;
    let text = std::fs::read_to_string(edits).map_err(|_| desk.trouble("cli-no-edits"))?;
    let mut new: std::collections::BTreeMap<String, RecordId> = std::collections::BTreeMap::new();
    // A word stands for a record where some line is about it; elsewhere it is text ("$5 more").
    let words: std::collections::BTreeSet<String> = text
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|line| line.get("on").and_then(Value::as_str).map(str::to_owned))
        .filter(|on| on.starts_with('$'))
        .collect();
    let mut said = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let bad = |desk: &Desk| Trouble(desk.app.tr().with("cli-bad-edit", args!["line" => number]));
        let mut value: Value = serde_json::from_str(line).map_err(|_| bad(&desk))?;
        name_records(&mut value, &words, &mut |word| {
            new.entry(word.to_owned()).or_insert_with(|| desk.app.new_record()).to_string()
        });
        let on = value.get("on").and_then(Value::as_str).and_then(|on| on.parse::<RecordId>().ok());
        let edit = value.get("edit").and_then(|edit| serde_json::from_value::<Edit>(edit.clone()).ok());
        // What this version would carry along unread in a file is a slip in a line typed here.
        let understood = |edit: &Edit| {
            let known = serde_json::to_value(edit).unwrap_or_default();
            value.get("edit").is_some_and(|said| says_all(said, &known))
        };
        let edit = edit.filter(understood);
        match (on, edit) {
            // Erasing for good is a verb of its own; taking back is a matter of one's own deeds.
            (Some(_), Some(Edit::Forget { .. } | Edit::Erased { .. } | Edit::TakeBack { .. })) => {
                return Err(bad(&desk));
            }
            (Some(on), Some(edit)) => said.push((on, edit)),
            _ => return Err(bad(&desk)),
        }
    }
    let count = said.len();
    desk.done(Action::Do(Deed::new(Label::new("apply", count), said)))?;
    let ids: serde_json::Map<String, Value> =
        new.into_iter().map(|(word, id)| (word, Value::from(id.to_string()))).collect();
    Ok(format!("{}\n", json!({ "edits": count, "records": ids })))
}

/// Whether everything said in `said` is in `known`, blanks apart.
fn says_all(said: &Value, known: &Value) -> bool {
    match (said, known) {
        (Value::Object(said), Value::Object(known)) => said.iter().all(|(key, value)| match known.get(key) {
            Some(known) => says_all(value, known),
            None => matches!(value, Value::Null | Value::Bool(false)),
        }),
        (Value::Array(said), Value::Array(known)) => {
            said.len() == known.len() && said.iter().zip(known).all(|(said, known)| says_all(said, known))
        }
        (Value::Object(said), _) => said.is_empty(),
        _ => true,
    }
}

fn name_records(
    value: &mut Value,
    words: &std::collections::BTreeSet<String>,
    id: &mut dyn FnMut(&str) -> String,
) {
    match value {
        Value::String(text) if words.contains(text) => {
            let named = id(text);
            *text = named;
        }
        Value::Array(values) => values.iter_mut().for_each(|value| name_records(value, words, id)),
        Value::Object(values) => {
            values.iter_mut().for_each(|(_, value)| name_records(value, words, id));
        }
        _ => {}
    }
}

fn export(
    file: &FileArg,
    out: std::path::PathBuf,
    what: Option<WhatArg>,
    names: NamesArg,
    unit: Option<&str>,
    paper: Option<&str>,
    tile: bool,
) -> Outcome<String> {
    let mut desk = Desk::open(file)?;
    let unit = unit.map(|unit| desk.known_unit(unit).map(|unit| unit.id)).transpose()?;
    let ending = out.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let what = what.unwrap_or(match ending.as_str() {
        "csv" => WhatArg::People,
        "json" => WhatArg::Campaign,
        "graphml" | "gexf" | "dot" | "gv" => WhatArg::Map,
        _ => WhatArg::Chart,
    });
    let endings: &[&str] = match what {
        WhatArg::Chart => &["svg", "pdf", "png"],
        WhatArg::Map => &["svg", "pdf", "png", "graphml", "gexf", "dot", "gv", "json", "csv"],
        WhatArg::People => &["csv"],
        WhatArg::Tests => &["svg", "pdf", "png", "csv", "json", "md", "html"],
        WhatArg::Sheets => &["pdf", "svg", "png"],
        WhatArg::Readiness => &["csv", "json", "md", "html"],
        WhatArg::Campaign => &["json"],
    };
    if !endings.contains(&&*ending) {
        let named: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
        let named = named.join(", ");
        return Err(Trouble(desk.app.tr().with("cli-export-ending", args!["endings" => &named])));
    }
    let paper = match (paper.map(str::to_lowercase).as_deref(), tile) {
        (None, false) => crate::chart::Paper::Fitting,
        (None | Some("a4"), _) => crate::chart::Paper::A4,
        (Some("a3"), _) => crate::chart::Paper::A3,
        (Some("letter"), _) => crate::chart::Paper::Letter,
        (Some(_), _) => return Err(desk.trouble("cli-no-paper")),
    };
    let names = match names {
        NamesArg::Full => Names::Full,
        NamesArg::Initials => Names::Initials,
        NamesArg::Codes => Names::Codes,
    };
    let what = match what {
        WhatArg::Chart => {
            let mut look = crate::chart::Look::new(desk.app.today());
            if let Some(unit) = unit {
                let tree = desk.app.tallies();
                let inside = desk.campaign().people().filter(|worker| {
                    worker.unit().is_some_and(|own| own == unit || tree.is_within(own, unit))
                });
                look.shown = Some(std::sync::Arc::new(inside.map(|worker| worker.id).collect()));
            }
            Exported::Chart { look: Box::new(look), paper }
        }
        WhatArg::Map => {
            if desk.app.needs_layout() {
                desk.app.perform(Action::LayOut { anew: false });
                desk.finish();
            }
            if crate::chart::Format::from_ending(&ending).is_some() {
                let scene = desk.app.map_scene(names, unit);
                Exported::Picture { what: "map", scene: Box::new(scene), paper }
            } else {
                Exported::Network { unit }
            }
        }
        WhatArg::People => Exported::People { unit },
        WhatArg::Tests => Exported::Tests { paper },
        WhatArg::Sheets => return super::sheets::print(desk, out, unit, names, paper, tile),
        WhatArg::Readiness => Exported::Readiness,
        WhatArg::Campaign => Exported::Campaign,
    };
    let whom: Text = desk.app.tr().say("cli-whom").into();
    desk.app.perform(Action::Export(Export { what, path: out, names, whom }));
    desk.finish();
    if desk.app.notice().is_none_or(|notice| notice.tone != Tone::Done) {
        return Err(desk.told("cli-not-exported"));
    }
    // An export with names is written into the campaign's list of what was given out.
    if desk.app.kept() != Kept::Saved {
        desk.save()?;
    }
    Ok(String::new())
}
