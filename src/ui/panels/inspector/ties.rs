//! Who turns to whom: the ties of one person, and making one.

use egui::{Align, Layout, Popup, Sense, Ui, vec2};

use super::Inspector;
use super::rows::{part_ui, person_ui};
use crate::app::Link;
use crate::app::{Action, App, Make};
use crate::args;
use crate::model::{Basis, Question, RecordId, TieKind, Worker};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::age_mark;
use crate::ui::said::person as name_of;
use crate::ui::{Badge, Button, Icon, Theme, Tone, Words, deeds, icon_ui, measure, menu_item};

/// Ties shown before the rest is unfolded.
const MOST_SHOWN: usize = 4;

/// A tie being made.
#[derive(Default)]
pub(super) struct NewTie {
    /// The name of the other, as far as it is typed.
    typed: String,
    /// Which of the kinds on offer.
    kind: usize,
    /// The other turns to this person, not this person to the other.
    inward: bool,
}

/// What a naming question is called.
fn question_word(app: &App, question: &Question) -> String {
    if !question.word.trim().is_empty() {
        return question.word.to_string();
    }
    let id = format!("inspector-question-{}", question.key);
    if app.tr().knows(&id) { app.tr().say(&id) } else { question.key.to_string() }
}

/// What a tie says, in a word.
fn kind_word(app: &App, kind: &TieKind) -> String {
    match kind {
        TieKind::Moves { .. } => app.tr().say("inspector-moves"),
        TieKind::Naming { question } => {
            let known = app.campaign().questions().into_iter().find(|other| other.key == *question);
            known.map_or_else(|| question.to_string(), |question| question_word(app, &question))
        }
    }
}

impl Inspector {
    pub(super) fn ties_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
        let tr = app.tr();
        let mut links: Vec<&Link> = app.network().links_of(worker.id).collect();
        // Who turns to this person first, then the day, latest first.
        links.sort_by_key(|link| (link.from == worker.id, std::cmp::Reverse(link.day), link.tie));
        part_ui(ui, &tr.say("inspector-ties"), &tr.number(links.len() as i64));
        let most = if self.all_ties { links.len() } else { MOST_SHOWN };
        for link in links.iter().take(most) {
            tie_ui(ui, app, worker, link, out);
        }
        if links.len() > most {
            let more = tr.with("inspector-more-ties", args!["n" => links.len() - most]);
            if Button::link(&more).ui(ui).clicked() {
                self.all_ties = true;
            }
        }
        self.new_tie_ui(ui, app, worker, out);
    }

    fn new_tie_ui(&mut self, ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
        let tr = app.tr();
        let label = tr.say("inspector-new-tie");
        let hint = tr.say("inspector-new-tie-hint");
        let mut kinds: Vec<(TieKind, String)> = app
            .campaign()
            .questions()
            .into_iter()
            .filter(|question| !question.retired)
            .map(|question| {
                let word = question_word(app, &question);
                (TieKind::Naming { question: question.key.clone() }, word)
            })
            .collect();
        kinds.push((TieKind::Moves { basis: Basis::Guess }, tr.say("inspector-moves")));
        let tie = &mut self.tie;
        let Some((kind, word)) = kinds.get(tie.kind).or(kinds.first()) else { return };
        let (kind, word) = (kind.clone(), word.clone());
        ui.horizontal(|ui| {
            let direction = tr.say(if tie.inward { "inspector-tie-inward" } else { "inspector-tie-outward" });
            let arrow = if tie.inward { Icon::ArrowLeft } else { Icon::ArrowRight };
            if Button::icon_only(arrow, &direction).ui(ui).clicked() {
                tie.inward = !tie.inward;
            }
            let button = Button::plain(&word).caret().ui(ui);
            Popup::menu(&button).width(200.0).show(|ui| {
                for (place, (_, word)) in kinds.iter().enumerate() {
                    if menu_item(ui, None, word, "", place == tie.kind).clicked() {
                        tie.kind = place;
                        ui.close();
                    }
                }
            });
        });
        if let Some(other) = person_ui(ui, app, &label, &hint, &mut tie.typed, &[worker.id]) {
            let (from, to) = if tie.inward { (other, worker.id) } else { (worker.id, other) };
            let day = app.today();
            out.send(Action::Make(Make::new(move |new| deeds::tie(new(), kind, from, to, day))));
        }
    }
}

/// One tie: its direction, the other with their badge, what it says; a click selects the other.
fn tie_ui(ui: &mut Ui, app: &App, worker: &Worker, link: &Link, out: &mut Outbox) {
    let tr = app.tr();
    let other: RecordId = link.other(worker.id);
    let Some(other) = app.campaign().worker(other) else { return };
    let theme = Theme::of(ui.ctx());
    let outward = link.from == worker.id;
    let name = name_of(app, other);
    let kind = kind_word(app, &link.kind);
    ui.horizontal(|ui| {
        ui.set_min_height(measure::TARGET);
        let arrow = if outward { Icon::ArrowRight } else { Icon::ArrowLeft };
        icon_ui(ui, arrow, Tone::Muted);
        if link.mutual {
            icon_ui(ui, if outward { Icon::ArrowLeft } else { Icon::ArrowRight }, Tone::Muted);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        let support = app.campaign().support(other);
        let value = support.map_or(0, |support| support.rating.value);
        let age = support.map_or(crate::ui::Age::Fresh, |support| age_mark(app, support.rating));
        let numeral = tr.numeral(value);
        let mark = app.campaign().scale().mark(value);
        Badge::new(mark).age(age).numeral(&numeral).on(theme.background).paint(
            ui.painter(),
            theme,
            rect.center(),
            18.0,
        );
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let label = Words::new(kind.as_str()).muted().ui(ui);
            let change = tr.with("inspector-tie-change", args!["name" => name.clone()]);
            let click = ui.interact(label.rect, label.id.with("change"), Sense::click());
            click.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &change));
            Popup::menu(&click).width(220.0).show(|ui| {
                let remove = tr.with("inspector-tie-remove", args!["name" => name.clone()]);
                if menu_item(ui, None, &remove, "", false).clicked() {
                    out.send(Action::Do(deeds::remove("untie", &[link.tie])));
                    ui.close();
                }
            });
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let says = tr.with(
                    if outward { "inspector-tie-to" } else { "inspector-tie-from" },
                    args!["name" => name.clone(), "kind" => kind.clone()],
                );
                let label = Words::new(name.as_str()).named(&says).ui(ui);
                let click = ui.interact(label.rect, label.id.with("open"), Sense::click());
                if click.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                    out.send(Action::Select(app.selection().only(other.id)));
                }
            });
        });
    });
}
