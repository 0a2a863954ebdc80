//! The keys of the map: arrows walk tie by tie, Space goes to the next kind, Enter follows.

use std::f32::consts::TAU;

use egui::{Event, Key, Ui};

use super::Map;
use crate::app::{Action, App};
use crate::model::RecordId;
use crate::ui::outbox::Outbox;

impl Map {
    /// Reads the keys, unless a field or another control has them.
    pub(super) fn keys(&mut self, ui: &Ui, map: egui::Id, app: &App, out: &mut Outbox) {
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
                let walks = matches!(
                    key,
                    Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown | Key::Space
                );
                if !walks || modifiers.any() {
                    return true;
                }
                pressed.push(*key);
                false
            });
        });
        for key in pressed {
            match key {
                Key::ArrowLeft | Key::ArrowUp => self.walk(app, -1, false, out),
                Key::ArrowRight | Key::ArrowDown => self.walk(app, 1, false, out),
                _ => self.walk(app, 1, true, out),
            }
        }
    }

    /// From whom the ties are walked: the person in focus, else the selected.
    fn stands(&self, app: &App) -> Option<RecordId> {
        self.focus.or_else(|| app.selection().person())
    }

    /// One tie on, around the person; or to the next tie of another kind.
    fn walk(&mut self, app: &App, step: isize, other_kind: bool, out: &mut Outbox) {
        let Some(person) = self.stands(app) else {
            // Begin with whoever has most ties.
            let most = self.ground.dots.iter().max_by_key(|dot| dot.lines.len());
            if let Some(dot) = most {
                out.send(Action::Select(app.selection().only(dot.id)));
            }
            return;
        };
        let Some(&number) = self.ground.by_id.get(&person) else { return };
        let ties = self.ties_around(app, number);
        let now = ties
            .iter()
            .position(|line| self.ground.lines.get(*line).is_some_and(|line| Some(line.tie) == self.walked));
        let count = ties.len();
        if count == 0 {
            return;
        }
        let next = match now {
            None => 0,
            Some(now) if other_kind => {
                let kind = |place: usize| {
                    ties.get(place).and_then(|line| self.ground.lines.get(*line)).map(|line| line.kind)
                };
                let further = (1..count).map(|step| (now + step) % count);
                further.into_iter().find(|place| kind(*place) != kind(now)).unwrap_or(now)
            }
            Some(now) => (now + count).saturating_add_signed(step) % count,
        };
        let line = ties.get(next).and_then(|line| self.ground.lines.get(*line));
        self.walked = line.map(|line| line.tie);
        let end = ties.get(next).and_then(|line| self.ground.other(*line, number));
        self.hover = None;
        if let Some(dot) = end.and_then(|end| self.ground.dots.get(end)) {
            let id = dot.id;
            // The person walked from stays in focus; the other end is selected, in all views.
            self.focus = Some(person);
            out.send(Action::Select(app.selection().only(id)));
        }
    }

    /// The ties of a person that are shown, clockwise from above.
    fn ties_around(&self, app: &App, person: usize) -> Vec<usize> {
        let Some(dot) = self.ground.dots.get(person) else { return Vec::new() };
        let sight = super::fit(&self.ground, self.room, false);
        let look = self.look(app, sight, false);
        let mut ties: Vec<usize> = dot
            .lines
            .iter()
            .copied()
            .filter(|line| {
                self.ground.lines.get(*line).is_some_and(|line| look.shows(&self.ground.kinds, line))
            })
            .collect();
        let angle = |line: &usize| {
            let end = self.ground.other(*line, person).and_then(|end| self.ground.dots.get(end));
            let to = end.map_or(dot.at, |end| end.at);
            (to.x - dot.at.x).atan2(dot.at.y - to.y).rem_euclid(TAU)
        };
        ties.sort_by(|a, b| angle(a).total_cmp(&angle(b)).then(a.cmp(b)));
        ties
    }

    /// Enter: focuses on the other end of the tie walked to, else on the selected; whether it did.
    pub(super) fn enter(&mut self, app: &App, _out: &mut Outbox) -> bool {
        let Some(person) = app.selection().person() else { return false };
        if self.focus == Some(person) && self.walked.is_none() {
            return false;
        }
        self.focus_on(person);
        true
    }
}
