//! Chips: a filter, a tag, something that was set and can be taken off.

use egui::{Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::small::focus_ring;
use crate::ui::measure;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::{Icon, Tone};

/// What a chip means, as its colour says.
pub type ChipTone = Tone;

/// A chip; with [`Chip::removable`] it has a cross.
#[derive(Clone, Debug)]
#[must_use = "call `ui` to show the chip"]
pub struct Chip<'a> {
    words: &'a str,
    tone: Tone,
    remove: Option<&'a str>,
}

impl<'a> Chip<'a> {
    /// A plain chip.
    pub fn new(words: &'a str) -> Self {
        Self { words, tone: Tone::Text, remove: None }
    }

    /// Another meaning: accent for search fields, warning for what is due.
    pub fn tone(mut self, tone: ChipTone) -> Self {
        self.tone = tone;
        self
    }

    /// A cross to take it off; `name` says what is removed.
    pub fn removable(mut self, name: &'a str) -> Self {
        self.remove = Some(name);
        self
    }

    /// Shows the chip; `clicked()` of a removable one means: take it off.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let words = Words::new(self.words).tone(self.tone);
        let cross = if self.remove.is_some() { 17.0 } else { 0.0 };
        let natural = words.width(ui.painter(), theme) + 14.0 + cross;
        let width = natural.min(ui.available_width().max(measure::TARGET));
        let sense = if self.remove.is_some() { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(width, measure::CHIP), sense);
        let enabled = ui.is_enabled();
        response.widget_info(|| match self.remove {
            Some(name) => WidgetInfo::labeled(Role::Button, enabled, name),
            None => WidgetInfo::labeled(Role::Label, enabled, self.words),
        });
        if ui.is_rect_visible(rect) {
            let radius = f32::from(measure::RADIUS_CHIP);
            ui.painter().rect_filled(rect, radius, self.tone.ground(theme));
            let room = rect.width() - 14.0 - cross + 0.5;
            words.paint_at(ui.painter(), theme, rect.left_center() + vec2(7.0, 0.0), room);
            if self.remove.is_some() {
                self.paint_cross(ui, theme, rect, &response);
            }
            focus_ring(ui, &response, rect, measure::RADIUS_CHIP);
        }
        response
    }

    fn paint_cross(&self, ui: &Ui, theme: &Theme, rect: Rect, response: &Response) {
        let resting = if self.tone == Tone::Text { Tone::Muted } else { self.tone };
        let tone = if response.hovered() { Tone::Text } else { resting };
        let centre = pos2(rect.right() - 13.0, rect.center().y);
        icon(ui.painter(), Icon::X, centre, 12.0, tone.colour(theme));
    }
}
