//! What is told after something happened: the bar after a deed, notes, trouble.

use egui::{Area, Context, Frame, Id, Margin, Order, Rect, Stroke, pos2, vec2};

use crate::app::{Action, App, Tone};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Message, deed_bar};
use crate::ui::{Icon, measure, said};

/// Seconds a deed is told.
const DEED_S: f64 = 8.0;
/// Seconds a note is told; trouble stays until it is put away.
const NOTE_S: f64 = 12.0;

/// Since when the notice of which number is shown.
#[derive(Default)]
pub(in crate::ui) struct Told {
    number: u64,
    since: f64,
}

impl Told {
    /// Draws the notice over the foot of the view.
    pub(in crate::ui) fn ui(&mut self, ctx: &Context, view: Rect, app: &App, out: &mut Outbox) {
        let Some(notice) = app.notice() else { return };
        let now = ctx.input(|input| input.time);
        if self.number != notice.number {
            *self = Self { number: notice.number, since: now };
        }
        let lasts = match notice.tone {
            Tone::Done => DEED_S,
            Tone::Note => NOTE_S,
            Tone::Trouble => f64::INFINITY,
        };
        let left = self.since + lasts - now;
        if left <= 0.0 {
            out.send(Action::Dismiss);
            return;
        }
        if left.is_finite() {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(left + 0.05));
        }
        let width = 460.0_f32.min(view.width() - 2.0 * measure::GAP_16);
        Area::new(Id::unique("notice"))
            .order(Order::Foreground)
            .pivot(egui::Align2::LEFT_BOTTOM)
            .fixed_pos(pos2(view.left() + measure::GAP_16, view.bottom() - measure::GAP_16))
            .show(ctx, |ui| {
                ui.set_max_width(width);
                match &notice.deed {
                    Some(label) => {
                        let done = said::deed(app, label);
                        let tr = app.tr();
                        let undo = tr.say("ui-undo");
                        let key = Command::Undo.key_words(tr);
                        let can = app.session().undo_label().as_ref() == Some(label);
                        if can && deed_bar(ui, &done, &undo, &key) {
                            out.run(Command::Undo);
                        } else if app.session().redo_label().as_ref() == Some(label) {
                            let undone = tr.with("ui-undone", crate::args!["what" => done]);
                            Self::words_ui(ui, app, &undone, notice.tone, out);
                        } else if !can {
                            Self::words_ui(ui, app, &done, notice.tone, out);
                        }
                    }
                    None => Self::words_ui(ui, app, &notice.words, notice.tone, out),
                }
            });
    }

    fn words_ui(ui: &mut egui::Ui, app: &App, words: &str, tone: Tone, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let away = app.tr().say("ui-put-away");
        if tone == Tone::Trouble {
            let (happened, safe) = first_sentence(words);
            if Message::danger(happened, safe).todo(&[&away]).ui(ui).is_some() {
                out.send(Action::Dismiss);
            }
            return;
        }
        Frame::new()
            .fill(theme.raised)
            .stroke(Stroke::new(measure::LINE, theme.line_strong))
            .corner_radius(measure::RADIUS_PANEL)
            .inner_margin(Margin::symmetric(14, 6))
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing = vec2(measure::GAP_12, 0.0);
                    let room = ui.available_width() - measure::CONTROL - measure::GAP_12;
                    ui.scope(|ui| {
                        ui.set_max_width(room);
                        Words::new(words).wrap().ui(ui);
                    });
                    if Button::icon_only(Icon::X, &away).ui(ui).clicked() {
                        out.send(Action::Dismiss);
                    }
                });
            });
    }
}

/// What happened, and the rest: what is safe and what to do.
fn first_sentence(words: &str) -> (&str, &str) {
    match words.find(". ") {
        Some(end) => {
            let (first, rest) = words.split_at(end + 1);
            (first, rest.trim_start())
        }
        None => (words, ""),
    }
}
