//! The keys of a sheet: arrows nudge what is in hand, Delete takes it off, Enter ends a round.

use egui::{Event, Key, Ui};

use super::draw::shifted;
use super::sight::{Sight, kept};
use super::{Sites, put};
use crate::app::{Action, App};
use crate::chart::Point;
use crate::model::{Floor, LandmarkKind, Pin, RecordId};
use crate::ui::outbox::Outbox;

/// How far an arrow moves, in points of the sheet; with Shift a fine step.
const NUDGE: i32 = 10;
const FINE: i32 = 1;

impl Sites {
    pub(super) fn keys(&mut self, ui: &Ui, app: &App, floor: &Floor, out: &mut Outbox) {
        let ctx = ui.ctx();
        if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) || app.is_presenting() {
            return;
        }
        let people = put::on_sheet(app.campaign(), floor.id, &app.selection().people);
        let in_hand = self.mark.is_some() || self.tile.is_some();
        let putting = self.putting.is_some();
        let mut pressed = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let Event::Key { key, pressed: true, modifiers, .. } = event else { return true };
                let nudges = matches!(key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown)
                    && (in_hand || !people.is_empty())
                    && !modifiers.command
                    && !modifiers.alt;
                let other =
                    modifiers.is_none() && (*key == Key::Delete && in_hand || *key == Key::Enter && putting);
                if nudges || other {
                    pressed.push((*key, modifiers.shift));
                }
                !(nudges || other)
            });
        });
        for (key, fine) in pressed {
            let by = if fine { FINE } else { NUDGE };
            match key {
                Key::Delete => self.take_off(app, floor, out),
                Key::Enter => self.enter(floor, out),
                Key::ArrowLeft => self.nudge(app, floor, &people, (-by, 0), out),
                Key::ArrowRight => self.nudge(app, floor, &people, (by, 0), out),
                Key::ArrowUp => self.nudge(app, floor, &people, (0, -by), out),
                _ => self.nudge(app, floor, &people, (0, by), out),
            }
        }
    }

    /// Ends a round; any other mark goes into the middle, from where arrows move it.
    pub(super) fn enter(&mut self, floor: &Floor, out: &mut Outbox) {
        let Some(putting) = &self.putting else { return };
        if putting.kind == LandmarkKind::Round {
            self.end_mark(floor, out);
            return;
        }
        let extent = floor.extent();
        let sight = self.sight.unwrap_or_else(|| Sight::whole(extent, self.room));
        let middle = Point::new(self.room.width / 2.0, self.room.height / 2.0);
        self.put_mark(floor, sight.pin(middle, extent), out);
    }

    fn nudge(&self, app: &App, floor: &Floor, people: &[RecordId], by: (i32, i32), out: &mut Outbox) {
        let extent = floor.extent();
        let to = |pin: Pin| kept(Pin { x: pin.x + by.0, y: pin.y + by.1 }, extent);
        let campaign = app.campaign();
        if let Some(id) = self.mark {
            if let Some((_, mark)) = floor.landmarks().find(|(mark, _)| *mark == id) {
                out.send(Action::Do(put::mark("move-mark", floor.id, id, Some(shifted(mark, by.0, by.1)))));
            }
        } else if let Some(unit) = self.tile {
            if let Some(at) = campaign.unit(unit).and_then(|unit| unit.spot(floor.id)) {
                out.send(Action::Do(put::unit(floor.id, unit, Some(to(at)))));
            }
        } else {
            let spot = |id: &RecordId| Some((*id, to(campaign.worker(*id)?.spot(floor.id)?)));
            let spots: Vec<(RecordId, Pin)> = people.iter().filter_map(spot).collect();
            out.send(Action::Do(put::spots(floor.id, &spots)));
        }
    }
}
