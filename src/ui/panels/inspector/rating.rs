//! Where somebody stands: the strip that rates, what the rating rests on, and what stood before.

use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Inspector;
use crate::app::{Action, App};
use crate::args;
use crate::model::{Basis, Rating, RecordId, Speaker, Worker};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::{age_mark, said_words, value_word};
use crate::ui::{Age, Badge, Field, Theme, Tone, Words, deeds, focus_ring, measure, segments};

/// Earlier ratings shown.
const MOST_BEFORE: usize = 3;

/// The strip: every value of the scale and *not assessed*; returns the one that was pressed.
pub(super) fn strip_ui(ui: &mut Ui, app: &App, now: Option<(u8, Age)>) -> Option<u8> {
    let tr = app.tr();
    let scale = app.campaign().scale();
    let theme = Theme::of(ui.ctx());
    let values: Vec<u8> = scale.offered().map(|level| level.value).chain([0]).collect();
    let gap = if values.len() > 6 { 4.0 } else { 8.0 };
    let width = ui.available_width();
    let each = (width - gap * (values.len() as f32 - 1.0)) / values.len().max(1) as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
    let mut pressed = None;
    for (place, value) in values.into_iter().enumerate() {
        let left = rect.left() + place as f32 * (each + gap);
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(each, rect.height()));
        let response = ui.interact(part, ui.scope_id().with(("rate", value)), Sense::click());
        let chosen = now.map_or(value == 0, |(now, _)| now == value);
        let word = value_word(app, value);
        let says = tr.with("chart-view-rate-as", args!["value" => i64::from(value), "word" => word]);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &says));
        let (fill, edge) = match (chosen, response.hovered()) {
            (true, _) => (theme.selection, Stroke::new(measure::RING, theme.focus)),
            (_, true) => (theme.hover, Stroke::new(measure::LINE, theme.text)),
            _ => (theme.background, Stroke::new(measure::LINE, theme.line_strong)),
        };
        ui.painter().rect(part, f32::from(measure::RADIUS_CONTROL), fill, edge, StrokeKind::Inside);
        let age = now.filter(|(now, _)| *now == value && chosen).map_or(Age::Fresh, |(_, age)| age);
        let numeral = tr.numeral(value);
        let badge = Badge::new(scale.mark(value)).age(age).numeral(&numeral).on(fill);
        badge.paint(ui.painter(), theme, part.center(), measure::BADGE);
        focus_ring(ui, &response, part, measure::RADIUS_CONTROL);
        if response.clicked() {
            pressed = Some(value);
        }
        crate::ui::tooltip(response, &says);
    }
    pressed
}

impl Inspector {
    pub(super) fn rating_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
        let tr = app.tr();
        let support = app.campaign().support(worker);
        let now = support.map(|support| (support.rating.value, age_mark(app, support.rating)));
        if !app.is_presenting()
            && let Some(value) = strip_ui(ui, app, now)
        {
            out.send(Action::Do(deeds::rate(&[worker.id], value, &self.said(app))));
        }
        ui.add_space(2.0);
        match support {
            Some(support) => {
                let rating = support.rating;
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    Words::new(capital(&value_word(app, rating.value))).strong().ui(ui);
                    Words::new(" · ").muted().ui(ui);
                    Words::new(said_words(app, rating)).muted().ui(ui);
                });
                if let Some(other) = support.disputed {
                    let words =
                        tr.with("chart-view-disputed", args!["one" => rating.value, "other" => other.value]);
                    Words::new(words).tone(Tone::Warning).strong().wrap().ui(ui);
                    if !app.is_presenting() {
                        Words::new(said_words(app, other)).muted().wrap().ui(ui);
                    }
                }
                if let Some(guess) = support.newer_guess {
                    let words = tr.with(
                        "inspector-newer-guess",
                        args!["value" => guess.value, "why" => said_words(app, guess)],
                    );
                    Words::new(words).muted().wrap().ui(ui);
                }
                if !app.is_presenting() {
                    before_ui(ui, app, worker, rating);
                }
            }
            None => {
                Words::new(capital(&tr.say("chart-not-assessed"))).strong().ui(ui);
            }
        }
        if !app.is_presenting() {
            self.basis_ui(ui, app);
        }
    }

    /// What the next rating rests on and who says so.
    pub(super) fn basis_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let name = tr.say("chart-view-round-basis");
        let words = ["did", "said", "guess"].map(|word| tr.say(&format!("chart-basis-{word}")));
        let [did, said, guess] = &words;
        ui.add_space(measure::GAP_4);
        ui.horizontal(|ui| {
            let options = [(Basis::Did, did.as_str()), (Basis::Said, said), (Basis::Guess, guess)];
            segments(ui, &name, &options, &mut self.basis);
            let who = tr.say("chart-view-round-speaker");
            Field::new(&who).hint(&who).ui(ui, &mut self.speaker);
        });
    }

    /// How the next rating is said.
    pub(super) fn said(&self, app: &App) -> deeds::Said {
        let speaker = self.speaker.trim();
        let says = if speaker.is_empty() { Speaker::Typist } else { Speaker::Named(speaker.into()) };
        deeds::Said { basis: self.basis, says, day: app.today() }
    }
}

/// What stood there before, latest first.
fn before_ui(ui: &mut Ui, app: &App, worker: &Worker, counts: &Rating) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let scale = app.campaign().scale();
    let mut others: Vec<&Rating> =
        worker.ratings.iter().filter(|rating| rating.source.said != counts.source.said).collect();
    others.sort_by_key(|rating| std::cmp::Reverse((rating.day, rating.source.at)));
    for rating in others.iter().take(MOST_BEFORE) {
        ui.horizontal(|ui| {
            Words::new(tr.say("inspector-before")).muted().ui(ui);
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
            let numeral = tr.numeral(rating.value);
            Badge::new(scale.mark(rating.value)).numeral(&numeral).on(theme.background).paint(
                ui.painter(),
                theme,
                rect.center(),
                16.0,
            );
            Words::new(said_words(app, rating)).muted().ui(ui);
        });
    }
    if others.len() > MOST_BEFORE {
        Words::new(tr.with("inspector-more-ties", args!["n" => others.len() - MOST_BEFORE])).muted().ui(ui);
    }
}

/// The first letter large.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The ratings of several people in words: "now: three 3s, the oldest 16 weeks ago".
pub(super) fn ratings_words(app: &App, people: &[RecordId]) -> String {
    let tr = app.tr();
    let campaign = app.campaign();
    let mut counts: std::collections::BTreeMap<u8, usize> = std::collections::BTreeMap::new();
    let mut oldest = None;
    for worker in people.iter().filter_map(|person| campaign.worker(*person)) {
        let rating = campaign.support(worker).map(|support| support.rating);
        *counts.entry(rating.map_or(0, |rating| rating.value)).or_default() += 1;
        oldest = oldest.into_iter().chain(rating.map(|rating| rating.day)).min();
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(value, many)| tr.with("inspector-rated", args!["n" => *many, "value" => i64::from(*value)]))
        .collect();
    let mut words = parts.join(", ");
    if let Some(oldest) = oldest {
        let age = tr.age(i64::from(oldest.days_until(app.today())));
        words.push_str(&tr.with("inspector-oldest", args!["age" => age]));
    }
    words
}
