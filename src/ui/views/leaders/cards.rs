//! Gaps as plain cards, and what an empty page teaches.

use egui::{Rect, Ui, vec2};

use super::known::Focus;
use super::units::ask_ui;
use crate::app::{App, Gap};
use crate::args;
use crate::model::RecordId;
use crate::ui::commands::Command;
use crate::ui::evidence::{closer_words, gap_words, unit_name};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, icon_ui, panel};
use crate::ui::{Icon, Tone, measure, said};

/// So many names stand on a card.
const MOST_NAMES: usize = 3;

struct Card {
    title: String,
    words: String,
}

/// The gaps of a unit: each a title and what would close it.
pub(super) fn gaps_ui(ui: &mut Ui, app: &App, focus: &Focus, _out: &mut Outbox) {
    let cards = cards(app, focus);
    if cards.is_empty() {
        return;
    }
    let margin = egui::Margin { left: 16, right: 16, top: 16, bottom: 8 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        let width = ui.available_width();
        let columns = if width < 480.0 { 1 } else { cards.len().min(2) };
        let each = (width - measure::GAP_12 * (columns as f32 - 1.0)) / columns as f32;
        for row in cards.chunks(columns) {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = measure::GAP_12;
                for card in row {
                    ui.allocate_ui(vec2(each, 0.0), |ui| card_ui(ui, card, each));
                }
            });
            ui.add_space(measure::GAP_8);
        }
    });
}

fn card_ui(ui: &mut Ui, card: &Card, width: f32) {
    let theme = Theme::of(ui.ctx());
    panel(theme).inner_margin(egui::Margin::symmetric(16, 12)).show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_4);
        ui.vertical(|ui| {
            ui.horizontal(|ui| {
                icon_ui(ui, Icon::CircleDashed, Tone::Muted);
                Words::new(&card.title).strong().ui(ui);
            });
            Words::new(&card.words).muted().wrap().ui(ui);
        });
    });
}

fn cards(app: &App, focus: &Focus) -> Vec<Card> {
    let tr = app.tr();
    let Some(covered) = &focus.covered else { return Vec::new() };
    let mut cards = Vec::new();
    for gap in &covered.gaps {
        let words = match gap {
            // Said by the empty page, and on the page of coverage.
            Gap::NobodyAsked | Gap::ReachUnknown => continue,
            Gap::NoLeader | Gap::NoSecond | Gap::TooFew { .. } => {
                let closers = covered.closers.iter().take(2).filter(|_| !app.is_presenting());
                let lines: Vec<String> = closers
                    .map(|closer| {
                        let why = closer_words(app, closer);
                        let name = said::record(app, closer.who);
                        tr.with("leaders-card-closer", args!["name" => name, "why" => why])
                    })
                    .collect();
                if lines.is_empty() { tr.say("leaders-card-nobody") } else { lines.join("\n") }
            }
            Gap::NotAsked { named, unnamed } => {
                let mut lines = Vec::new();
                if *named > 0 && !app.is_presenting() {
                    let people: Vec<RecordId> = focus.ground.not_asked().collect();
                    let names = people.iter().take(MOST_NAMES).map(|id| said::record(app, *id));
                    let names = names.collect::<Vec<_>>().join(", ");
                    let more = people.len().saturating_sub(MOST_NAMES);
                    let id = if more > 0 { "leaders-card-names-more" } else { "leaders-card-names" };
                    lines.push(tr.with(id, args!["names" => names, "more" => more]));
                }
                if *unnamed > 0 {
                    lines.push(tr.with("leaders-card-unnamed", args!["n" => *unnamed]));
                }
                lines.join("\n")
            }
            Gap::NoReach => tr.say("leaders-card-reach"),
        };
        cards.push(Card { title: gap_words(app, *gap), words });
    }
    cards
}

/// Nobody of a unit was asked: what to ask, and the way to write answers down.
pub(super) fn nobody_asked_ui(ui: &mut Ui, app: &App, unit: Option<RecordId>, out: &mut Outbox) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
        panel(theme).show(ui, |ui| {
            ui.set_width((ui.available_width() - 4.0).min(520.0));
            ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_8);
            let title = tr.with("leaders-empty-title", args!["unit" => unit_name(app, unit)]);
            Words::new(title).strong().wrap().ui(ui);
            Words::new(tr.say("leaders-empty-why")).muted().wrap().ui(ui);
            ui.horizontal(|ui| ask_ui(ui, app, out));
        });
    });
}

/// Nobody stands in a unit yet.
pub(super) fn no_units_ui(ui: &mut Ui, app: &App, out: &mut Outbox) {
    let tr = app.tr();
    let room = ui.available_rect_before_wrap();
    let wide = 520.0_f32.min(room.width() - 32.0);
    let page = Rect::from_center_size(room.center(), vec2(wide, 200.0));
    let mut ui = ui.new_child(egui::UiBuilder::new().id_salt("no units").max_rect(page));
    Words::title(tr.say("leaders-nobody-title")).wrap().ui(&mut ui);
    ui.add_space(measure::GAP_8);
    Words::new(tr.say("leaders-nobody-why")).muted().wrap().ui(&mut ui);
    ui.add_space(measure::GAP_16);
    ui.horizontal(|ui| {
        let words = Command::TypeNames.words(tr);
        if Button::primary(&words).icon(Icon::Plus).ui(ui).clicked() {
            out.run(Command::TypeNames);
        }
        ask_ui(ui, app, out);
    });
}
