//! Drags on the map: the picture, a person, a tie from person to person, a lasso, a rubber band.

use egui::{PointerButton, Pos2, Rect, Response, Stroke, Ui, pos2, vec2};

use super::Map;
use super::hands::point;
use super::menu::Asks;
use crate::app::{Action, App, Place};
use crate::args;
use crate::chart::Sight;
use crate::model::{Pin, RecordId, WorkerField};
use crate::ui::outbox::Outbox;
use crate::ui::{Theme, Tone, Words, deeds, measure, said};

/// What a drag does.
pub(super) enum Drag {
    /// Moves the picture.
    Picture,
    /// Moves a person, held at this distance from their middle.
    Person { person: RecordId, held: Place },
    /// Draws a tie from a person.
    Tie { from: RecordId },
    /// Selects whoever lies in a line drawn by hand; its places on the map.
    Lasso(Vec<Place>),
    /// Selects whoever lies in a box from this corner of the map to another.
    Band(Place, Place),
}

impl Map {
    pub(super) fn drag_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        room: Rect,
        sight: &mut Sight,
        app: &App,
        out: &mut Outbox,
    ) {
        if response.drag_started() && self.asks.is_none() {
            let (from, held) = ui.input(|input| (input.pointer.press_origin(), input.modifiers));
            let shift = held.shift;
            let from = from.map(|at| point(at, room));
            let person = from.and_then(|at| self.person_at(sight, at));
            let second = response.drag_started_by(PointerButton::Secondary);
            let first = response.drag_started_by(PointerButton::Primary);
            self.drag = Some(match (person, from) {
                (_, Some(at)) if first && (held.alt || self.lasso && person.is_none()) => {
                    Drag::Lasso(vec![sight.to_map(at)])
                }
                (None, Some(at)) if first && (shift || held.command) => {
                    Drag::Band(sight.to_map(at), sight.to_map(at))
                }
                _ if self.tick.is_some() => Drag::Picture,
                (Some(from), _) if second || first && shift => Drag::Tie { from },
                (Some(person), Some(at)) if first => {
                    let dot = self.ground.by_id.get(&person).and_then(|number| self.ground.dots.get(*number));
                    let held = dot.map_or(Place::default(), |dot| sight.to_map(at) - dot.at);
                    // Whoever is dragged holds the picture still: it must not fit itself anew meanwhile.
                    self.sight = Some(*sight);
                    Drag::Person { person, held }
                }
                _ => Drag::Picture,
            });
        }
        let at = ui.input(|input| input.pointer.latest_pos());
        if let (Some(Drag::Person { person, held }), Some(at)) = (&self.drag, at) {
            let to = sight.to_map(point(at, room)) - *held;
            if let Some(number) = self.ground.by_id.get(person) {
                self.ground.carry(*number, to);
                self.age += 1;
            }
        }
        if let (Some(drag), Some(at)) = (&mut self.drag, at) {
            drag.on(sight.to_map(point(at, room)), sight.zoom);
        }
        if !response.drag_stopped() {
            if self.drag.is_some() && !ui.input(|input| input.pointer.any_down()) && !response.dragged() {
                self.drag = None;
            }
            return;
        }
        match (self.drag.take(), at) {
            (Some(Drag::Person { person, held }), Some(at)) => {
                let to = sight.to_map(point(at, room)) - held;
                let pin = Pin { x: to.x.round() as i32, y: to.y.round() as i32 };
                out.send(Action::Do(deeds::set("pin", &[person], &WorkerField::Pin(Some(pin)))));
                out.send(Action::Select(app.selection().only(person)));
            }
            (Some(Drag::Tie { from }), Some(at)) => {
                let to = self.person_at(sight, point(at, room));
                if let Some(to) = to.filter(|to| *to != from) {
                    self.asks = Some(Asks::Tie { from, to, at, fresh: true });
                }
            }
            (Some(drag @ (Drag::Lasso(_) | Drag::Band(..))), _) => self.select_in(ui, &drag, app, out),
            _ => {}
        }
    }

    /// The tie that is being drawn, and what letting go would do.
    #[allow(clippy::too_many_arguments, reason = "one gesture, with all it can meet")]
    pub(super) fn tie_shadow(
        &self,
        ui: &Ui,
        room: Rect,
        sight: &Sight,
        from: RecordId,
        at: Pos2,
        under: Option<RecordId>,
        app: &App,
    ) {
        let theme = Theme::of(ui.ctx());
        let place = |person: RecordId| {
            let number = self.ground.by_id.get(&person)?;
            let dot = self.ground.dots.get(*number)?;
            let at = sight.to_screen(dot.at);
            Some(pos2(at.x, at.y) + room.min.to_vec2())
        };
        let Some(begin) = place(from) else { return };
        let target = under.filter(|to| *to != from);
        let end = target.and_then(place).unwrap_or(at);
        let painter = ui.painter();
        painter.line_segment([begin, end], Stroke::new(measure::RING, theme.tie_focus));
        if let Some(to) = target {
            painter.circle_stroke(end, 20.0, Stroke::new(measure::RING, theme.focus));
            let says = app.tr().with(
                "map-view-tie-title",
                args!["from" => said::record(app, from), "to" => said::record(app, to)],
            );
            let words = Words::new(says).tone(Tone::Accent);
            let below = end + vec2(16.0, 30.0);
            let wide = words.width(painter, theme) + 12.0;
            let ground = Rect::from_min_size(below - vec2(6.0, 11.0), vec2(wide, 22.0));
            painter.rect_filled(ground, 3.0, theme.accent_pale);
            words.paint_at(painter, theme, below, 600.0);
        }
    }
}
