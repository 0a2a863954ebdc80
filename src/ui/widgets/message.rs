//! Messages: what happened, what is safe, what to do; and the bar after a deed.

use egui::{Align, Frame, Layout, Margin, Role, Sense, Ui, WidgetInfo, vec2};

use super::button::Button;
use super::small::{focus_ring, icon_ui};
use crate::ui::measure;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::{Icon, Tone};

/// A message in three parts.
#[derive(Clone, Debug)]
#[must_use = "call `ui` to show the message"]
pub struct Message<'a> {
    happened: &'a str,
    safe: &'a str,
    todo: &'a [&'a str],
    tone: Tone,
}

impl<'a> Message<'a> {
    /// A message of danger: something could not be done.
    pub fn danger(happened: &'a str, safe: &'a str) -> Self {
        Self { happened, safe, todo: &[], tone: Tone::Danger }
    }

    /// A message of warning: something wants a look.
    pub fn warning(happened: &'a str, safe: &'a str) -> Self {
        let mut message = Self::danger(happened, safe);
        message.tone = Tone::Warning;
        message
    }

    /// What can be done now, each a link.
    pub fn todo(mut self, todo: &'a [&'a str]) -> Self {
        self.todo = todo;
        self
    }

    /// Shows the message; returns the place of the link that was clicked.
    pub fn ui(self, ui: &mut Ui) -> Option<usize> {
        let theme = Theme::of(ui.ctx());
        let mut clicked = None;
        Frame::new()
            .fill(self.tone.ground(theme))
            .corner_radius(measure::RADIUS_PANEL)
            .inner_margin(Margin::symmetric(14, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.x = 10.0;
                    icon_ui(ui, Icon::WarningCircle, self.tone);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        Words::new(self.happened).strong().tone(self.tone).wrap().ui(ui);
                        if !self.safe.is_empty() {
                            Words::new(self.safe).wrap().ui(ui);
                        }
                        if self.todo.is_empty() {
                            return;
                        }
                        ui.horizontal_wrapped(|ui| {
                            ui.spacing_mut().item_spacing.x = measure::GAP_12;
                            for (place, words) in self.todo.iter().enumerate() {
                                if Button::link(words).ui(ui).clicked() {
                                    clicked = Some(place);
                                }
                            }
                        });
                    });
                });
            });
        clicked
    }
}

/// The bar after a deed: what was done, and the way back. Returns whether the
/// way back was taken.
pub fn deed_bar(ui: &mut Ui, done: &str, undo: &str, key: &str) -> bool {
    let theme = Theme::of(ui.ctx());
    let undo_words = Words::new(undo).strong().colour(theme.surface);
    let undo_room = undo_words.width(ui.painter(), theme);
    let key_words = Words::new(key).colour(theme.surface.lerp_to_gamma(theme.text, 0.3));
    let key_room = key_words.width(ui.painter(), theme);
    let tail = undo_room + 10.0 + key_room + 14.0;
    let done_words = Words::new(done).colour(theme.surface);
    let natural = 14.0 + done_words.width(ui.painter(), theme) + 24.0 + tail;
    let width = natural.max(400.0).min(ui.available_width());
    let (rect, whole) = ui.allocate_exact_size(vec2(width, 40.0), Sense::hover());
    whole.widget_info(|| WidgetInfo::labeled(Role::Label, true, done));
    ui.painter().rect_filled(rect, f32::from(measure::RADIUS_PANEL), theme.text);
    let start = rect.left_center() + vec2(14.0, 0.0);
    done_words.paint_at(ui.painter(), theme, start, width - 14.0 - 12.0 - tail);
    let at = rect.right_center() - vec2(tail, 0.0);
    let target = egui::Rect::from_center_size(
        at + vec2(undo_room / 2.0, 0.0),
        vec2(undo_room.max(measure::TARGET), measure::CONTROL),
    );
    let response = ui.interact(target, ui.scope_id().with(("way back", undo)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, undo));
    let drawn = undo_words.paint_at(ui.painter(), theme, at, f32::INFINITY);
    if response.hovered() {
        let line = egui::Stroke::new(measure::LINE, theme.surface);
        ui.painter().hline(drawn.x_range(), drawn.bottom(), line);
    }
    focus_ring(ui, &response, target.shrink2(vec2(0.0, 4.0)), measure::RADIUS_CHIP);
    key_words.paint_ending(ui.painter(), theme, rect.right_center() - vec2(14.0, 0.0), key_room + 0.5);
    response.clicked()
}
