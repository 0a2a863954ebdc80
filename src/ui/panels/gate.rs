//! The passphrase page: a sealed file waits, nothing else is shown.

use egui::{Id, Key, Rect, Ui, UiBuilder, vec2};
use zeroize::Zeroizing;

use super::sheet::foot_ui;
use crate::app::{Action, App, Gate, Secret};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field, icon_ui, panel};
use crate::ui::{Icon, Tone, measure};

/// What is typed on the page; wiped when it goes.
#[derive(Default)]
pub(in crate::ui) struct GatePage {
    typed: Zeroizing<String>,
    shown: bool,
    /// The cursor was put into the field.
    begun: bool,
}

impl GatePage {
    /// Draws the page into the whole window.
    pub(in crate::ui) fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let all = ui.max_rect();
        let wrong = matches!(app.gate(), Gate::Sealed { wrong: true });
        ui.painter().rect_filled(all, 0.0, theme.background);
        let width = 400.0_f32.min(all.width() - 2.0 * measure::GAP_24);
        let top = (all.center().y - 150.0).max(all.top() + measure::GAP_16);
        let rect = Rect::from_min_size(
            egui::pos2((all.center().x - width / 2.0).round(), top.round()),
            vec2(width, (all.bottom() - top).max(0.0)),
        );
        let mut page = ui.new_child(UiBuilder::new().id_salt("gate").max_rect(rect));
        panel(theme).inner_margin(egui::Margin::same(24)).show(&mut page, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_8);
            ui.horizontal(|ui| {
                icon_ui(ui, Icon::LockSimple, Tone::Accent);
                Words::title(tr.say("gate-title")).ui(ui);
            });
            Words::new(tr.say("gate-why")).muted().wrap().ui(ui);
            ui.add_space(measure::GAP_4);
            let name = tr.say("gate-passphrase");
            let error = (wrong && !app.is_busy() && self.typed.is_empty()).then(|| tr.say("gate-wrong"));
            let id = Id::unique("gate passphrase");
            let mut field = Field::new(&name).hint(&name).id(id).error(error.as_deref());
            if !self.shown {
                field = field.secret();
            }
            let response = field.ui(ui, &mut self.typed);
            if !self.begun {
                response.request_focus();
                self.begun = true;
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.horizontal(|ui| {
                let (sign, words) =
                    if self.shown { (Icon::EyeSlash, "gate-hide") } else { (Icon::Eye, "gate-show") };
                if Button::quiet(&tr.say(words)).icon(sign).ui(ui).clicked() {
                    self.shown = !self.shown;
                }
            });
            ui.add_space(measure::GAP_8);
            let mut unlock = false;
            foot_ui(ui, |ui| {
                let busy = app.is_busy();
                let words = tr.say(if busy { "gate-opening" } else { "gate-open" });
                let ready = !busy && !self.typed.is_empty();
                unlock = Button::primary(&words).enabled(ready).ui(ui).clicked() || entered && ready;
                if Button::plain(&tr.say("gate-back")).ui(ui).clicked() {
                    self.typed = Zeroizing::default();
                    out.send(Action::CloseGate);
                }
            });
            if unlock {
                let typed = std::mem::take(&mut *self.typed);
                out.send(Action::Unlock(Secret::new(typed)));
                self.begun = false;
            }
        });
        if let Some(notice) = app.notice() {
            page.add_space(measure::GAP_16);
            Words::new(&notice.words).wrap().ui(&mut page);
        }
        page.add_space(measure::GAP_16);
        Words::new(tr.say("gate-lost")).muted().wrap().ui(&mut page);
    }
}
