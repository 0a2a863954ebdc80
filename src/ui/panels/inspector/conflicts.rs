//! Fields of which two people say different things: both are shown, a click settles.

use egui::Ui;

use super::one::stands_word;
use crate::app::{Action, App};
use crate::model::{EntryNo, Field, FieldName, Judgement, RecordId, Text, Worker, WorkerField};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::{grouping_word, standing_word};
use crate::ui::said::person as name_of;
use crate::ui::{Button, Tone, Words, deeds};

/// What is said of a field: the words, who and when, and the edit that settles for it.
struct Saying {
    words: String,
    field: WorkerField,
    said: EntryNo,
}

fn sayings<T: Clone + PartialEq>(
    field: &Field<T>,
    words: impl Fn(&T) -> String,
    write: impl Fn(T) -> WorkerField,
) -> Vec<Saying> {
    let each =
        |(value, said): (&T, EntryNo)| Saying { words: words(value), field: write(value.clone()), said };
    field.sayings().map(each).collect()
}

/// What a field is called.
pub(super) fn field_word(app: &App, name: &FieldName) -> String {
    let tr = app.tr();
    if let ("places", Some(key)) = (name.name, &name.key) {
        let groupings = app.campaign().groupings();
        return groupings
            .iter()
            .find(|grouping| grouping.key == *key)
            .map_or_else(|| key.to_string(), |grouping| grouping_word(app, grouping));
    }
    if let ("free", Some(key)) = (name.name, &name.key) {
        return key.to_string();
    }
    let id = format!("inspector-field-{}", name.name);
    if tr.knows(&id) { tr.say(&id) } else { name.name.to_owned() }
}

/// The word of a judgement.
pub(super) fn judgement_word(app: &App, judgement: Judgement) -> String {
    app.tr().say(match judgement {
        Judgement::Identified => "chart-view-judgement-identified",
        Judgement::Suggested => "chart-view-judgement-suggested",
        Judgement::NotALeader => "chart-view-judgement-not",
        Judgement::NotLookedAt => "chart-view-judgement-unknown",
    })
}

fn of_field(app: &App, worker: &Worker, name: &FieldName) -> Vec<Saying> {
    let tr = app.tr();
    let none = || tr.say("chart-view-none");
    let text = |text: &Text| if text.is_empty() { none() } else { text.to_string() };
    let person = |id: &Option<RecordId>| {
        let worker = id.and_then(|id| app.campaign().worker(id));
        worker.map_or_else(none, |worker| name_of(app, worker))
    };
    match (name.name, &name.key) {
        ("name", _) => sayings(&worker.name, text, WorkerField::Name),
        ("job", _) => sayings(&worker.job, text, WorkerField::Job),
        ("phone", _) => sayings(&worker.phone, text, WorkerField::Phone),
        ("email", _) => sayings(&worker.email, text, WorkerField::Email),
        ("number", _) => sayings(&worker.number, text, WorkerField::Number),
        ("languages", _) => sayings(&worker.languages, |all| all.join(", "), WorkerField::Languages),
        ("standing", _) => sayings(&worker.standing, |key| standing_word(app, key), WorkerField::Standing),
        ("responsible", _) => sayings(&worker.responsible, person, WorkerField::Responsible),
        ("judgement", _) => {
            sayings(&worker.judgement, |judgement| judgement_word(app, *judgement), WorkerField::Judgement)
        }
        ("talk", _) => sayings(&worker.talk, |stands| stands_word(app, *stands), WorkerField::Talk),
        ("committee", _) => {
            let words = |yes: &bool| tr.say(if *yes { "chart-view-yes" } else { "chart-view-no" });
            sayings(&worker.committee, words, WorkerField::Committee)
        }
        ("note", _) => sayings(&worker.note, text, WorkerField::Note),
        ("places", Some(key)) => worker.places.get(key).map_or_else(Vec::new, |place| {
            let words = |id: &Option<RecordId>| {
                let unit = id.and_then(|id| app.campaign().unit(id));
                unit.map_or_else(none, |unit| unit.name.to_string())
            };
            sayings(place, words, |unit| WorkerField::Place(key.clone(), unit))
        }),
        ("free", Some(key)) => worker
            .free
            .get(key)
            .map_or_else(Vec::new, |field| sayings(field, text, |text| WorkerField::Free(key.clone(), text))),
        // Places on the map and the order of cards settle themselves.
        _ => Vec::new(),
    }
}

/// Who typed an entry and when, in words: "you, yesterday".
pub(super) fn by_words(app: &App, said: EntryNo) -> String {
    let Some(entry) = app.session().log().entry(said) else { return String::new() };
    let tr = app.tr();
    let age = tr.age(i64::from(entry.at.day().days_until(app.today())));
    let who = if entry.by == app.session().author() { tr.say("inspector-you") } else { entry.by.to_string() };
    format!("{who}, {age}")
}

/// Every field that is said differently, with a button for each saying.
pub(super) fn conflicts_ui(ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
    if app.is_presenting() {
        return;
    }
    let tr = app.tr();
    for name in worker.disputed() {
        let sayings = of_field(app, worker, &name);
        if sayings.len() < 2 {
            continue;
        }
        let words = tr.with("inspector-conflict", crate::args!["field" => field_word(app, &name)]);
        Words::new(words).tone(Tone::Warning).wrap().ui(ui);
        for saying in sayings {
            let by = by_words(app, saying.said);
            let words =
                tr.with("inspector-conflict-saying", crate::args!["what" => saying.words, "by" => by]);
            if Button::plain(&words).ui(ui).clicked() {
                out.send(Action::Do(deeds::set("settle", &[worker.id], &saying.field)));
            }
        }
    }
}
