//! Selecting many on the map: a line drawn by hand around them, or a box.

use egui::{Painter, Rect, Shape, Stroke, Ui, pos2};

use super::Map;
use super::drags::Drag;
use crate::app::{Action, App, Place};
use crate::chart::Sight;
use crate::model::RecordId;
use crate::ui::outbox::Outbox;
use crate::ui::{Theme, measure};

/// A line drawn by hand keeps a place for each so many points.
const STEP_PT: f32 = 4.0;

impl Drag {
    /// The pointer went on to a place of the map.
    pub(super) fn on(&mut self, to: Place, zoom: f32) {
        match self {
            Drag::Lasso(line) if line.last().is_none_or(|last| last.distance(to) * zoom >= STEP_PT) => {
                line.push(to);
            }
            Drag::Band(_, corner) => *corner = to,
            _ => {}
        }
    }

    /// The outline of what it selects, on the map.
    fn outline(&self) -> Vec<Place> {
        match self {
            Drag::Lasso(line) => line.clone(),
            Drag::Band(a, b) => vec![*a, Place::new(b.x, a.y), *b, Place::new(a.x, b.y)],
            _ => Vec::new(),
        }
    }
}

impl Map {
    /// Selects whoever lies in it; with Ctrl held beside those who are selected already.
    pub(super) fn select_in(&mut self, ui: &Ui, drag: &Drag, app: &App, out: &mut Outbox) {
        let outline = drag.outline();
        let dots = self.ground.dots.iter().filter(|dot| !self.hides.hides(&self.ground, dot));
        let inside: Vec<RecordId> = dots.filter(|dot| holds(&outline, dot.at)).map(|dot| dot.id).collect();
        let adds = ui.input(|input| input.modifiers.command);
        let mut people = if adds { app.selection().people.clone() } else { Vec::new() };
        people.extend(inside.into_iter().filter(|person| !adds || !app.selection().has(*person)));
        self.walked = None;
        self.lasso = false;
        out.send(Action::Select(crate::app::Selection { unit: None, ..app.selection().with(people) }));
    }

    /// What is being drawn around people.
    pub(super) fn lasso_shadow(&self, painter: &Painter, room: Rect, sight: &Sight) {
        let Some(drag @ (Drag::Lasso(_) | Drag::Band(..))) = &self.drag else { return };
        let theme = Theme::of(painter.ctx());
        let places: Vec<_> = drag
            .outline()
            .into_iter()
            .map(|place| sight.to_screen(place))
            .map(|at| pos2(at.x, at.y) + room.min.to_vec2())
            .collect();
        let stroke = Stroke::new(measure::RING, theme.focus);
        painter.add(Shape::closed_line(places.clone(), stroke));
        let inside = self.ground.dots.iter().filter(|dot| !self.hides.hides(&self.ground, dot));
        let outline = drag.outline();
        for dot in inside.filter(|dot| holds(&outline, dot.at)) {
            let at = sight.to_screen(dot.at);
            let radius = dot.radius_pt * sight.mark_scale() + 4.0;
            painter.circle_stroke(pos2(at.x, at.y) + room.min.to_vec2(), radius, stroke);
        }
    }
}

/// Whether a place lies within an outline of any shape: a ray from it crosses the outline an odd
/// number of times.
fn holds(outline: &[Place], at: Place) -> bool {
    let mut inside = false;
    for (a, b) in outline.iter().zip(outline.iter().cycle().skip(1)) {
        if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x {
            inside = !inside;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::{Place, holds};

    #[test]
    fn a_bent_line_holds_whom_it_goes_around_and_nobody_in_its_bay() {
        let corners = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 3.0), (0.0, 10.0)];
        let outline: Vec<Place> = corners.iter().map(|(x, y)| Place::new(*x, *y)).collect();
        assert!(holds(&outline, Place::new(1.0, 5.0)));
        assert!(holds(&outline, Place::new(9.0, 5.0)));
        assert!(!holds(&outline, Place::new(5.0, 8.0)));
        assert!(!holds(&outline, Place::new(-1.0, 5.0)));
    }
}
