//! The sheets that were printed: who has which, and which are still out.

use egui::{Ui, vec2};

use super::kind_word;
use super::who::whose;
use crate::app::{Action, App, SheetOf};
use crate::args;
use crate::model::{Paper, PaperKind, RecordId};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::widgets::{Button, rule};

/// Whose a printed sheet is.
fn owner(app: &App, paper: &Paper) -> String {
    let of = match (*paper.unit.value(), *paper.responsible.value(), *paper.kind.value()) {
        (_, Some(who), _) => SheetOf::Responsible(who),
        (Some(unit), None, _) => SheetOf::Unit(unit),
        (None, None, PaperKind::Call) => SheetOf::Blank,
        (None, None, PaperKind::Assignment) => SheetOf::Nobodys,
        (None, None, _) => SheetOf::Unplaced,
    };
    whose(app, of)
}

/// The list; a sheet that is to be printed again, if one is.
pub(super) fn out_ui(ui: &mut Ui, app: &App, out: &mut Outbox) -> Option<RecordId> {
    let tr = app.tr();
    let mut sheets = app.printed_sheets();
    if sheets.is_empty() {
        Words::new(tr.say("print-out-empty")).strong().wrap().ui(ui);
        Words::new(tr.say("print-out-empty.why")).muted().wrap().ui(ui);
        return None;
    }
    // Those that are out first: they are what one looks for.
    sheets.sort_by_key(|paper| paper.back.is_some());
    Words::new(tr.say("print-out-why")).muted().wrap().ui(ui);
    let mut again = None;
    egui::ScrollArea::vertical().id_salt("sheets").max_height(380.0).auto_shrink([false, true]).show(
        ui,
        |ui| {
            for paper in sheets {
                again = line_ui(ui, app, paper, out).or(again);
            }
        },
    );
    again
}

fn line_ui(ui: &mut Ui, app: &App, paper: &Paper, out: &mut Outbox) -> Option<RecordId> {
    let tr = app.tr();
    let code: &str = paper.code.value();
    let mut again = None;
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), measure::ROW),
        egui::Layout::right_to_left(egui::Align::Center),
        |ui| {
            let words = tr.with("print-again", args!["code" => code]);
            if Button::quiet(&tr.say("print-again-short")).hint(&words).ui(ui).clicked() {
                again = Some(paper.id);
            }
            if paper.back.is_none() {
                let hint = tr.with("print-back.hint", args!["code" => code]);
                if Button::plain(&tr.with("print-back", args!["code" => code])).hint(&hint).ui(ui).clicked() {
                    out.send(Action::Do(app.back_deed(paper.id)));
                }
            } else {
                let hint = tr.with("print-still-out.hint", args!["code" => code]);
                let words = tr.with("print-still-out", args!["code" => code]);
                if Button::quiet(&words).hint(&hint).ui(ui).clicked() {
                    out.send(Action::Do(App::still_out_deed(paper.id)));
                }
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.allocate_ui(vec2(64.0, measure::ROW), |ui| {
                    ui.set_min_width(64.0);
                    Words::new(code).strong().ui(ui);
                });
                let room = ui.available_width();
                ui.allocate_ui(vec2(room * 0.42, measure::ROW), |ui| {
                    ui.set_min_width(room * 0.42);
                    Words::new(owner(app, paper)).ui(ui);
                });
                let mut said = vec![tr.say(kind_word(*paper.kind.value()))];
                let rows = paper.rows.len();
                if rows > 0 {
                    said.push(tr.with("paper-people", args!["n" => rows]));
                }
                said.extend(paper.day.map(|day| tr.short_day(day.into())));
                if let Some(back) = paper.back.value() {
                    said.push(tr.with("print-came-back", args!["day" => tr.short_day((*back).into())]));
                }
                Words::new(said.join(" · ")).muted().ui(ui);
            });
        },
    );
    rule(ui);
    again
}
