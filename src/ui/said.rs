//! How people and deeds are called in the window.

use crate::app::{App, Names, name_as};
use crate::args;
use crate::model::{Label, RecordId, Worker};

/// A person's name as it may be shown now: while presenting, as the settings say.
pub(crate) fn person(app: &App, worker: &Worker) -> String {
    let names = if app.is_presenting() { app.settings().presenting_names } else { Names::Full };
    let name = name_as(app.campaign(), worker, names);
    if name.is_empty() { app.tr().say("ui-nameless") } else { name }
}

/// What a record is called: a person, a unit, a test, a sheet; blank for others.
pub(crate) fn record(app: &App, id: RecordId) -> String {
    let campaign = app.campaign();
    if let Some(worker) = campaign.worker(id) {
        return person(app, worker);
    }
    if let Some(unit) = campaign.unit(id) {
        return unit.name.to_string();
    }
    if let Some(floor) = campaign.floors.get(&id) {
        return floor.name.to_string();
    }
    campaign.test(id).map(|test| test.name.to_string()).unwrap_or_default()
}

/// A deed that was done, in words: "Moved 14 people to Nights".
pub(crate) fn deed(app: &App, label: &Label) -> String {
    say(app, label, "")
}

/// A deed that undo or redo is about, in words: "move 14 people to Nights".
pub(crate) fn undo(app: &App, label: &Label) -> String {
    say(app, label, ".undo")
}

fn say(app: &App, label: &Label, form: &str) -> String {
    let tr = app.tr();
    let about = label.about.map(|id| record(app, id)).unwrap_or_default();
    let is_person = label.about.is_some_and(|id| app.campaign().worker(id).is_some());
    let whom = if label.count == 1 && is_person {
        about.clone()
    } else {
        tr.with("deed-people", args!["n" => label.count])
    };
    let id = [format!("deed-{}{form}", label.verb), format!("deed-{}", label.verb)];
    let id = id.into_iter().find(|id| tr.knows(id)).unwrap_or_else(|| format!("deed-other{form}"));
    let where_to = if about.is_empty() { tr.say("deed-nowhere") } else { about };
    let value = label.value.unwrap_or_default();
    tr.with(&id, args!["n" => label.count, "whom" => whom, "about" => where_to, "value" => value])
}
