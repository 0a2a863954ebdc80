//! A person in words: the name of their card for screen readers, and the reasons behind its marks.

use egui::{Sense, Ui, vec2};

use super::said::person as name_of;
use crate::app::App;
use crate::app::outcome as outcome_of;
use crate::args;
use crate::chart::level_word;
use crate::model::{Basis, Grouping, Judgement, Outcome, QuestionKind, Rating, RecordId, Speaker, Worker};
use crate::ui::{self, Badge, Theme, Words};

/// What a rating rests on, in a word.
pub(crate) fn basis_word(app: &App, basis: Basis) -> String {
    app.tr().say(match basis {
        Basis::Did => "chart-basis-did",
        Basis::Said => "chart-basis-said",
        Basis::Guess => "chart-basis-guess",
    })
}

/// The word of a value of the scale.
pub(crate) fn value_word(app: &App, value: u8) -> String {
    let scale = app.campaign().scale();
    match scale.level(value) {
        Some(level) => level_word(&scale, level, app.tr()),
        None => app.tr().say("chart-not-assessed"),
    }
}

/// How long ago a rating was.
pub(crate) fn age_word(app: &App, rating: &Rating) -> String {
    app.tr().age(i64::from(rating.day.days_until(app.today())))
}

/// Who says so, where it may be shown.
pub(crate) fn speaker_word(app: &App, rating: &Rating) -> Option<String> {
    if app.is_presenting() {
        return None;
    }
    match &rating.source.says {
        Speaker::Named(text) => Some(text.to_string()),
        Speaker::Worker { worker } => app.campaign().worker(*worker).map(|worker| name_of(app, worker)),
        Speaker::Typist if rating.source.by == app.session().author() => None,
        Speaker::Typist => Some(rating.source.by.to_string()),
    }
}

/// "said, 12 days ago, by M.K."
pub(crate) fn said_words(app: &App, rating: &Rating) -> String {
    let mut words = format!("{}, {}", basis_word(app, rating.basis), age_word(app, rating));
    if let Some(by) = speaker_word(app, rating) {
        words.push_str(&app.tr().with("chart-view-by", args!["who" => by]));
    }
    words
}

/// How old a rating is, as the badge shows it.
pub(crate) fn age_mark(app: &App, rating: &Rating) -> ui::Age {
    ui::Age::of(rating.day, app.today())
}

/// What a card is called where it is read aloud.
pub(crate) fn card_name(app: &App, person: RecordId) -> String {
    let Some(worker) = app.campaign().worker(person) else { return String::new() };
    let mut parts = vec![name_of(app, worker)];
    if !worker.job.trim().is_empty() {
        parts.push(worker.job.to_string());
    }
    parts.push(match app.campaign().support(worker) {
        Some(support) => {
            let rating = support.rating;
            let value = app.tr().with("mark-support", args!["value" => rating.value]);
            format!("{value} {} {}", basis_word(app, rating.basis), age_word(app, rating))
        }
        None => app.tr().say("chart-not-assessed"),
    });
    if let Some(star) = star_word(app, worker) {
        parts.push(star);
    }
    parts.join(", ")
}

fn star_word(app: &App, worker: &Worker) -> Option<String> {
    let campaign = app.campaign();
    let leads = |unit: &crate::model::Unit| unit.leader.is_some_and(|id| campaign.canonical(id) == worker.id);
    let seconds =
        |unit: &crate::model::Unit| unit.second.is_some_and(|id| campaign.canonical(id) == worker.id);
    let id = if *worker.judgement.value() == Judgement::Identified
        || campaign.units.values().any(|unit| leads(unit))
    {
        "mark-leader"
    } else if campaign.units.values().any(|unit| seconds(unit)) {
        "mark-second"
    } else if *worker.judgement.value() == Judgement::Suggested {
        "mark-suggested"
    } else {
        return None;
    };
    Some(app.tr().say(id))
}

/// The reasons behind the marks of a card.
pub(crate) fn reasons_ui(ui: &mut Ui, app: &App, person: RecordId) {
    let Some(worker) = app.campaign().worker(person) else { return };
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    ui.set_max_width(320.0);
    Words::new(name_of(app, worker)).strong().ui(ui);
    let scale = app.campaign().scale();
    let line = |ui: &mut Ui, mark: &dyn Fn(&egui::Painter, egui::Pos2), words: String, more: String| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
            mark(ui.painter(), rect.center());
            Words::new(words).extend().ui(ui);
            if !more.is_empty() {
                Words::new(more).muted().extend().ui(ui);
            }
        });
    };
    if let Some(support) = app.campaign().support(worker) {
        let rating = support.rating;
        let numeral = tr.numeral(rating.value);
        let badge = Badge::new(scale.mark(rating.value))
            .age(age_mark(app, rating))
            .numeral(&numeral)
            .on(theme.raised);
        let words = format!("{} · {}", value_word(app, rating.value), said_words(app, rating));
        let more = tr.with("chart-view-rated-times", args!["n" => worker.ratings.len()]);
        line(ui, &|painter, at| badge.paint(painter, theme, at, 20.0), words, more);
        if let Some(other) = support.disputed {
            let words = tr.with("chart-view-disputed", args!["one" => rating.value, "other" => other.value]);
            Words::new(words).tone(ui::Tone::Warning).ui(ui);
        }
    } else {
        let badge = Badge::new(0).on(theme.raised);
        let words = tr.say("chart-not-assessed");
        line(ui, &|painter, at| badge.paint(painter, theme, at, 20.0), words, String::new());
    }
    let named = if app.is_presenting() { 0 } else { app.named_in_unit(worker.id) };
    let star = star_word(app, worker);
    if star.is_some() || named > 0 {
        let mut words = star.clone().unwrap_or_default();
        if named > 0 {
            let namings = app.namings(worker.id, QuestionKind::Trust);
            let by = tr.with("chart-view-named-by", args!["n" => named, "of" => namings.of_asked()]);
            words = if words.is_empty() { by } else { format!("{words}: {by}") };
        }
        let kind = match *worker.judgement.value() {
            Judgement::Identified => ui::Star::Leader,
            _ if star.is_some() => ui::Star::Second,
            _ => ui::Star::Suggested,
        };
        line(ui, &|painter, at| ui::star(painter, theme, at, 13.0, kind, None), words, String::new());
    }
    let ladder = app.campaign().ladder();
    let done = |outcome: Outcome| ladder.iter().filter(|test| outcome_of(worker, test.id) == outcome).count();
    if !ladder.is_empty() {
        let did = done(Outcome::Did);
        let words = tr.with("chart-view-acted", args!["n" => did, "of" => ladder.len()]);
        let last = ladder.iter().rev().find(|test| outcome_of(worker, test.id) != Outcome::NotAsked);
        let more =
            last.map(|test| format!("{}: {}", *test.name, outcome_word(app, outcome_of(worker, test.id))));
        let mark = last.map_or(ui::Outcome::NotAsked, |test| outcome_of(worker, test.id));
        line(ui, &|painter, at| ui::outcome(painter, theme, at, 12.0, mark), words, more.unwrap_or_default());
    }
}

/// A result in a word.
pub(crate) fn outcome_word(app: &App, outcome: Outcome) -> String {
    app.tr().say(crate::chart::outcome_word(outcome))
}

/// What a grouping is called.
pub(crate) fn grouping_word(app: &App, grouping: &Grouping) -> String {
    if !grouping.word.trim().is_empty() {
        return grouping.word.to_string();
    }
    let id = format!("chart-view-grouping-{}", grouping.key);
    if app.tr().knows(&id) { app.tr().say(&id) } else { grouping.key.to_string() }
}

/// What a standing is called.
pub(crate) fn standing_word(app: &App, key: &str) -> String {
    let own = app.campaign().standings().into_iter().find(|standing| *standing.key == *key);
    if let Some(word) = own.filter(|standing| !standing.word.trim().is_empty()).map(|standing| standing.word)
    {
        return word.to_string();
    }
    let id = format!("chart-view-standing-{key}");
    if app.tr().knows(&id) { app.tr().say(&id) } else { key.to_owned() }
}
