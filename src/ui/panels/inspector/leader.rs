//! Four facts about a leader, never one status: evidence, judgement, talk, proof.

use std::collections::BTreeSet;

use egui::Ui;

use super::one::stands_word;
use super::rows::part_ui;
use crate::app::{Action, App, Door, Filter};
use crate::app::{Leadership, proofs};
use crate::args;
use crate::model::{Judgement, QuestionKind, RecordId, Worker};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::said::person as name_of;
use crate::ui::{self, Button, Theme, Tone, Words, door, measure};

/// By whom of how many asked somebody is named, each kind of question apart. Kept until the
/// campaign changes: counting looks at everybody.
#[derive(Default)]
pub(super) struct Evidence {
    of: Option<(RecordId, u64)>,
    by_kind: Vec<(QuestionKind, u32, BTreeSet<RecordId>)>,
}

impl Evidence {
    /// Counts anew where somebody else is looked at or something changed.
    pub(super) fn follow(&mut self, app: &App, person: RecordId) {
        let of = Some((person, app.campaign().revision));
        if self.of == of {
            return;
        }
        self.of = of;
        let kinds = [QuestionKind::Trust, QuestionKind::Work, QuestionKind::Social];
        let count = |kind| {
            let namings = app.namings(person, kind);
            (kind, namings.of_asked(), namings.inside.get(&person).cloned().unwrap_or_default())
        };
        self.by_kind = kinds.into_iter().map(count).collect();
    }
}

/// The four facts.
pub(super) fn leader_ui(ui: &mut Ui, app: &App, worker: &Worker, evidence: &Evidence, out: &mut Outbox) {
    let tr = app.tr();
    let judgement = *worker.judgement.value();
    let word = tr.say(match judgement {
        Judgement::Identified => "chart-view-judgement-identified",
        Judgement::Suggested => "chart-view-judgement-suggested",
        Judgement::NotALeader => "chart-view-judgement-not",
        Judgement::NotLookedAt => "chart-view-judgement-unknown",
    });
    part_ui(ui, &tr.say("inspector-leadership"), "");
    let theme = Theme::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.set_min_height(measure::CONTROL);
        let star = match judgement {
            Judgement::Identified => Some(ui::Star::Leader),
            Judgement::Suggested => Some(ui::Star::Suggested),
            Judgement::NotALeader | Judgement::NotLookedAt => None,
        };
        if let Some(star) = star {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(14.0, 16.0), egui::Sense::hover());
            ui::star(ui.painter(), theme, rect.center(), 13.0, star, None);
        }
        let identified = judgement == Judgement::Identified;
        Words::new(word).strong_if(identified).ui(ui);
        if identified {
            Words::new(format!("· {}", stands_word(app, *worker.talk.value()))).muted().ui(ui);
        }
        if !app.is_presenting() {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let change = tr.say("inspector-judge");
                if Button::quiet(&change).key("L").ui(ui).clicked() {
                    out.run(Command::Leader);
                }
            });
        }
    });
    if app.is_presenting() {
        return;
    }
    evidence_ui(ui, app, worker, evidence, out);
    if judgement == Judgement::Identified {
        proof_ui(ui, app, worker);
    }
}

/// By how many of how many asked: each kind of question apart.
fn evidence_ui(ui: &mut Ui, app: &App, worker: &Worker, evidence: &Evidence, out: &mut Outbox) {
    let tr = app.tr();
    let mut any = false;
    let ids = ["inspector-named-trust", "inspector-named-work", "inspector-named-social"];
    for ((kind, of_asked, namers), id) in evidence.by_kind.iter().zip(ids) {
        let (kind, of_asked, by) = (*kind, *of_asked, namers.len());
        if by == 0 && (kind != QuestionKind::Trust || of_asked == 0) {
            continue;
        }
        any = true;
        let count = tr.with("chart-acted", args!["n" => by, "of" => of_asked]);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            Words::new(tr.say("inspector-named")).ui(ui);
            let name = name_of(app, worker);
            let says = tr.with("inspector-named-door", args!["name" => name]);
            if door(ui, &count, &says).clicked() {
                let people = namers.clone();
                out.send(Action::Filter(Filter { door: Some(Door { says, people }), ..Filter::default() }));
            }
            Words::new(tr.say(id)).ui(ui);
        });
    }
    if !any {
        Words::new(tr.say("inspector-nobody-asked")).muted().wrap().ui(ui);
    }
}

/// What her people did, test by test; a hint with evidence, never a verdict.
fn proof_ui(ui: &mut Ui, app: &App, worker: &Worker) {
    let tr = app.tr();
    let campaign = app.campaign();
    let shown = proofs(campaign, app.tallies(), worker.id);
    for proof in &shown {
        let test = campaign.test(proof.test).map(|test| test.name.to_string()).unwrap_or_default();
        let words = tr.with(
            "inspector-proof",
            args![
                "test" => test,
                "acted" => if proof.acted { "yes" } else { "no" },
                "n" => proof.brought.len(),
                "of" => proof.of.len(),
            ],
        );
        let tone = if proof.is_proven { Tone::Good } else { Tone::Muted };
        Words::new(words).tone(tone).wrap().ui(ui);
    }
    let id = match app.tallies().leadership(worker.id) {
        Leadership::Proven => "inspector-proven",
        Leadership::Target => "inspector-target",
        Leadership::None => return,
    };
    Words::new(tr.say(id)).muted().wrap().ui(ui);
}
