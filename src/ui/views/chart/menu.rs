//! Menus of a card and of the ground.

use egui::Ui;

use super::ask::Ask;
use super::wall::Hands;
use crate::app::App;
use crate::chart::{Detail, Look};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::reasons::value_word;
use crate::ui::{menu_item, menu_line};

/// What can be done with the selected.
pub(super) fn card_menu_ui(ui: &mut Ui, app: &App, hands: &mut Hands, out: &mut Outbox) {
    let tr = app.tr();
    ui.set_width(264.0);
    let mut line = |ui: &mut Ui, command: Command| {
        let row = command.row();
        if menu_item(ui, None, &command.words(tr), &command.key_words(tr), false).clicked() {
            let _ = row;
            hands.run = Some(command);
            ui.close();
        }
    };
    line(ui, Command::OpenPerson);
    let rate = tr.say("chart-view-rate");
    ui.menu_button(rate, |ui| {
        let rates = [
            Command::Rate1,
            Command::Rate2,
            Command::Rate3,
            Command::Rate4,
            Command::Rate5,
            Command::Rate6,
            Command::Rate7,
            Command::Rate8,
        ];
        let scale = app.campaign().scale();
        for command in rates.into_iter().chain([Command::Rate0]) {
            let value = command.rating().unwrap_or(0);
            if value != 0 && !scale.offered().any(|level| level.value == value) {
                continue;
            }
            let words = value_word(app, value);
            if menu_item(ui, None, &words, &tr.number(i64::from(value)), false).clicked() {
                out.run(command);
                ui.close();
            }
        }
    });
    line(ui, Command::Leader);
    line(ui, Command::Result);
    line(ui, Command::Move);
    line(ui, Command::FocusMap);
    line(ui, Command::Rename);
    menu_line(ui);
    line(ui, Command::Remove);
}

/// What can be done where no card is.
pub(super) fn ground_menu_ui(ui: &mut Ui, app: &App, look: &Look, hands: &mut Hands) {
    let tr = app.tr();
    ui.set_width(264.0);
    for command in [Command::TypeNames, Command::Round] {
        if menu_item(ui, None, &command.words(tr), &command.key_words(tr), false).clicked() {
            hands.run = Some(command);
            ui.close();
        }
    }
    if !is_by_words(look) && menu_item(ui, None, &tr.say("chart-view-new-unit"), "", false).clicked() {
        hands.ask = Some(Ask::new_unit(app, &look.grouping));
        ui.close();
    }
    menu_line(ui);
    for (detail, id) in Detail::ALL.into_iter().zip(["dots", "tiles", "lines", "cards", "reasons"]) {
        let words = tr.say(&format!("chart-view-detail-{id}"));
        if menu_item(ui, None, &words, "", look.detail == detail).clicked() {
            hands.detail = Some(detail);
            ui.close();
        }
    }
}

/// Whether lanes are words, not units.
pub(super) fn is_by_words(look: &Look) -> bool {
    use crate::model::Grouping;
    [Grouping::JOB, Grouping::LANGUAGE].contains(&&*look.grouping)
}
