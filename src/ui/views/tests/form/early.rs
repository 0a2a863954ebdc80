//! A public test gets its day only when everybody would stand; or by a second, deliberate step with a
//! reason that is kept.

use egui::{ScrollArea, Ui};

use super::super::doors::who;
use super::NewForm;
use crate::app::App;
use crate::model::RecordId;
use crate::ui::Tone;
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::panels::Stays;
use crate::ui::text::{self, Words};
use crate::ui::widgets::{Button, Field, panel};

/// So high the list of what is open may be; beyond it scrolls, and the buttons stay in sight.
const LIST_PT: f32 = 96.0;

impl NewForm {
    /// Whether the gate before going public is not met, and asked for.
    pub(super) fn is_too_early(&self) -> bool {
        self.checked.as_ref().is_some_and(|checked| !checked.unmet.is_empty())
    }

    /// What is not met, unit by unit.
    pub(super) fn early_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let opens_reason = std::mem::take(&mut self.opens_reason);
        let unmet = self.checked.as_ref().map(|checked| checked.unmet.clone()).unwrap_or_default();
        panel(crate::ui::theme::Theme::of(ui.ctx())).show(ui, |ui| {
            ui.set_width(ui.available_width());
            Words::new(tr.say("tests-early-title")).strong().tone(Tone::Danger).wrap().ui(ui);
            Words::new(tr.say("tests-early-why")).muted().wrap().ui(ui);
            let area = ScrollArea::vertical().id_salt("what is open").max_height(LIST_PT);
            area.auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (number, (words, people)) in app.say_unmet(&unmet).into_iter().enumerate() {
                    let is_open = self.unfolded == Some(number);
                    if unmet_ui(ui, app, &words, &people, is_open) {
                        self.unfolded = (!is_open).then_some(number);
                    }
                }
            });
        });
        if opens_reason {
            let at_once = egui::style::ScrollAnimation::none();
            ui.scroll_to_cursor_animation(Some(egui::Align::Max), at_once);
        }
    }

    /// The two ways: without a day, or now, with a reason. They stay in sight.
    pub(super) fn ways_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let mut stays = Stays::Open;
        if self.dates_early {
            let label = tr.say("tests-early-reason");
            text::strong(ui, &*label);
            Field::new(&label).hint(&tr.say("tests-early-reason.hint")).ui(ui, &mut self.draft.early);
            ui.add_space(measure::GAP_4);
        }
        ui.horizontal_wrapped(|ui| {
            let fields = self.draft.fields();
            let is_ready = fields.is_some();
            if self.dates_early {
                let has_reason = !self.draft.early.trim().is_empty();
                let words = tr.say("tests-early-do");
                if Button::danger(&words).enabled(is_ready && has_reason).ui(ui).clicked()
                    && let Some(fields) = fields
                {
                    self.deed_of(app, fields, out);
                    stays = Stays::Closed;
                }
            } else {
                let words = tr.say("tests-early-without-day");
                if Button::primary(&words).enabled(is_ready).ui(ui).clicked() {
                    self.draft.day.clear();
                    self.draft.deadline.clear();
                    self.draft.early.clear();
                    if let Some(fields) = self.draft.fields() {
                        self.deed_of(app, fields, out);
                        stays = Stays::Closed;
                    }
                }
                if Button::plain(&tr.say("tests-early-anyway")).enabled(is_ready).ui(ui).clicked() {
                    self.dates_early = true;
                    self.opens_reason = true;
                }
            }
            if Button::plain(&tr.say("tests-form-cancel")).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

/// What is open in one unit; unfolded, who they are. The form stays, and what was typed into it. Says
/// whether it is to be folded or unfolded.
fn unmet_ui(ui: &mut Ui, app: &App, words: &str, people: &[RecordId], is_open: bool) -> bool {
    let names = who(app, people);
    if names.is_empty() {
        Words::new(words).wrap().ui(ui);
        return false;
    }
    let clicked = Button::link(words).hint(words).ui(ui).clicked();
    if is_open {
        Words::new(names).muted().wrap().ui(ui);
    }
    clicked
}
