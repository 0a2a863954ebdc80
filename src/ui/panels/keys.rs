//! Every key in one list, made from the table of commands (F1).

use egui::{Ui, vec2};

use super::sheet::{Sheet, Stays, foot_ui};
use crate::app::App;
use crate::ui::commands::Command;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::widgets::{Button, key_cap};

/// The list of keys.
pub(in crate::ui) struct Keys;

impl Sheet for Keys {
    fn title(&self, app: &App) -> String {
        Command::Keys.words(app.tr())
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, _out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let mut lines: Vec<(String, Vec<String>)> = Command::TABLE
            .iter()
            .filter(|row| !row.keys.is_empty() && row.command.is_offered(app))
            .map(|row| (row.command.words(tr), row.command.all_keys(tr)))
            .collect();
        lines.push((tr.say("ui-key-escape"), vec![tr.say("key-escape")]));
        let columns = if ui.available_width() >= 640.0 { 2 } else { 1 };
        let long = lines.len().div_ceil(columns);
        let width = (ui.available_width() - (columns as f32 - 1.0) * measure::GAP_32) / columns as f32;
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
            ui.spacing_mut().item_spacing = vec2(measure::GAP_32, 0.0);
            for column in lines.chunks(long.max(1)) {
                ui.allocate_ui(vec2(width, 0.0), |ui| {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        for (words, keys) in column {
                            line_ui(ui, words, keys);
                        }
                    });
                });
            }
        });
        ui.add_space(measure::GAP_8);
        Words::new(tr.say("ui-keys-plain")).muted().wrap().ui(ui);
        let mut stays = Stays::Open;
        foot_ui(ui, |ui| {
            let key = tr.say("key-escape");
            if Button::plain(&tr.say("ui-close")).key(&key).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

fn line_ui(ui: &mut Ui, words: &str, keys: &[String]) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), measure::CONTROL),
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing = vec2(measure::GAP_4, 0.0);
            for key in keys.iter().rev() {
                key_cap(ui, key);
            }
            ui.add_space(measure::GAP_8);
            let room = ui.available_width();
            ui.allocate_ui_with_layout(
                vec2(room, measure::CONTROL),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| Words::new(words).ui(ui),
            );
        },
    );
}
