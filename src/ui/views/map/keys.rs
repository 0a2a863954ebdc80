//! The keys of the map: arrows walk tie by tie, Space goes to the next kind; plus and minus bring it
//! nearer and further, with Shift the arrows move the picture.

use egui::{Event, Key, Modifiers, Ui};

use super::Map;
use super::people::STEP;
use crate::app::App;
use crate::chart::{Point, Sight};
use crate::ui::outbox::Outbox;

/// How far one press moves the picture, in points.
const PAN_PT: f32 = 60.0;

impl Map {
    /// Reads the keys, unless a field or another control has them.
    pub(super) fn keys(&mut self, ui: &Ui, map: egui::Id, sight: &mut Sight, app: &App, out: &mut Outbox) {
        let ctx = ui.ctx();
        if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) || self.asks.is_some() {
            return;
        }
        if ctx.memory(|memory| memory.focused()).is_some_and(|id| id != map) {
            return;
        }
        let mut pressed = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                let plain = !modifiers.any();
                let shifted = *modifiers == Modifiers::SHIFT;
                let takes = match key {
                    Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown => plain || shifted,
                    Key::Plus | Key::Equals => plain || shifted,
                    Key::Space | Key::Minus | Key::Home => plain,
                    _ => false,
                };
                if takes {
                    pressed.push((*key, shifted));
                }
                !takes
            });
        });
        let middle = Point::new(self.room.width / 2.0, self.room.height / 2.0);
        for (key, shifted) in pressed {
            match (key, shifted) {
                (Key::ArrowLeft, true) => self.pan(sight, -PAN_PT, 0.0),
                (Key::ArrowRight, true) => self.pan(sight, PAN_PT, 0.0),
                (Key::ArrowUp, true) => self.pan(sight, 0.0, -PAN_PT),
                (Key::ArrowDown, true) => self.pan(sight, 0.0, PAN_PT),
                (Key::Plus | Key::Equals, _) => self.zoom(sight, STEP, middle),
                (Key::Minus, _) => self.zoom(sight, 1.0 / STEP, middle),
                (Key::Home, _) => self.see_everybody(),
                (Key::ArrowLeft | Key::ArrowUp, _) => self.walk(app, -1, false, out),
                (Key::Space, _) => self.walk(app, 1, true, out),
                _ => self.walk(app, 1, false, out),
            }
        }
    }
}
