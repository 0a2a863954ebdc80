//! The hands on the map: looking around, and what lies under the pointer.

use egui::{Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo};

use super::drags::Drag;
use super::{Map, ZOOMS};
use crate::app::{App, Place};
use crate::args;
use crate::chart::{self, Sight, Size};
use crate::model::RecordId;
use crate::ui::Words;
use crate::ui::outbox::Outbox;
use crate::ui::paint::paint_kept;
use crate::ui::reasons::reasons_ui;

/// How far from the middle of a band the pointer still means it, in points.
const NEAR_BAND_PT: f32 = 5.0;

impl Map {
    pub(super) fn map_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let room = ui.available_rect_before_wrap();
        let size = Size::new(room.width(), room.height());
        self.room = size;
        let id = ui.scope_id().with("map");
        let response = ui.interact(room, id, Sense::click_and_drag());
        let name = self.spoken(app);
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
        ui.ctx().accesskit_node_builder(id, |node| node.set_live(egui::accesskit::Live::Polite));
        if response.has_focus() {
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        let has_legend = self.has_legend(size) && !self.ground.dots.is_empty();
        let window = ui.ctx().content_rect().size();
        let (fitted, spot) = self.fitted(window, size, app, has_legend);
        let mut sight = self.sight.map_or(fitted, |sight| Sight { size, ..sight });
        self.keys(ui, id, &mut sight, app, out);
        self.look_around(ui, &response, room, &mut sight);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let over = pointer.filter(|_| ui.rect_contains_pointer(room));
        let under = over.and_then(|at| self.person_at(&sight, point(at, room)));
        if self.drag.is_none() {
            let free = self.asks.is_none();
            if over.is_some() {
                self.hover = under.filter(|_| free);
                let at = over.map(|at| point(at, room)).filter(|_| free && under.is_none());
                self.over = at.and_then(|at| self.unit_at(&sight, at));
                self.band = at.filter(|_| self.over.is_none()).and_then(|at| self.band_at(at));
            } else if pointer.is_some() {
                (self.hover, self.band, self.over) = (None, None, None);
            }
        }
        self.drag_ui(ui, &response, room, &mut sight, app, out);
        self.draw(app, sight, has_legend.then_some(spot));
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        paint_kept(&painter, &self.picture.scene, room.min, self.drawn, &mut self.kept);
        self.lasso_shadow(&painter, room, &sight);
        if let (Some(Drag::Tie { from }), Some(at)) = (&self.drag, pointer) {
            self.tie_shadow(ui, room, &sight, *from, at, under, app);
        }
        self.people_ui(ui, room, &sight, &response, under, app, out);
        self.units_ui(ui, room, app, out);
        if self.drag.is_none() && self.asks.is_none() {
            if let Some(person) = self.hover {
                response.on_hover_ui_at_pointer(|ui| reasons_ui(ui, app, person));
            } else if self.band.is_some() {
                response.on_hover_ui_at_pointer(|ui| self.band_ui(ui, app));
            } else if let Some(hull) = self.over.filter(|over| self.is_nameless(*over)) {
                response.on_hover_ui_at_pointer(|ui| self.unit_words(ui, app, hull));
            }
        }
        self.asks_ui(ui, app, out);
        self.zoom_ui(ui, room, &mut sight, app);
        let none = self.ground.ties.is_empty() && app.network().links().next().is_none();
        if none && !app.is_presenting() {
            self.empty_ui(ui, room, app);
        }
    }

    /// Wheel, pinch and drags on the ground.
    fn look_around(&mut self, ui: &Ui, response: &Response, room: Rect, sight: &mut Sight) {
        if ui.rect_contains_pointer(room)
            && let Some(at) = ui.input(|input| input.pointer.hover_pos())
        {
            let (pinch, turn) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta().y));
            let by = pinch * (turn * 0.003).exp();
            if (by - 1.0).abs() > 1e-4 {
                self.zoom(sight, by, point(at, room));
            }
        }
        if matches!(self.drag, Some(Drag::Picture)) {
            let by = response.drag_delta();
            if by != egui::Vec2::ZERO {
                sight.corner = sight.corner - Place::new(by.x, by.y) * (1.0 / sight.zoom);
                self.sight = Some(*sight);
            }
        }
    }

    /// Nearer or further, around a place of the window.
    pub(super) fn zoom(&mut self, sight: &mut Sight, by: f32, around: chart::Point) {
        let held = sight.to_map(around);
        sight.zoom = (sight.zoom * by).clamp(*ZOOMS.start(), *ZOOMS.end());
        sight.corner = held - Place::new(around.x, around.y) * (1.0 / sight.zoom);
        self.sight = Some(*sight);
    }

    /// Moves the picture by so many points of the screen.
    pub(super) fn pan(&mut self, sight: &mut Sight, x: f32, y: f32) {
        sight.corner = sight.corner + Place::new(x, y) * (1.0 / sight.zoom);
        self.sight = Some(*sight);
    }

    pub(super) fn person_at(&self, sight: &Sight, at: chart::Point) -> Option<RecordId> {
        let scale = sight.mark_scale();
        let near = self.ground.dots.iter().filter_map(|dot| {
            let place = sight.to_screen(dot.at);
            let away = (place.x - at.x).hypot(place.y - at.y);
            let there = away <= (dot.radius_pt * scale + 2.0).max(6.0);
            (there && !self.hides.hides(&self.ground, dot)).then_some((away, dot.id))
        });
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
    }

    /// The unit at a place, where nobody stands.
    fn unit_at(&self, sight: &Sight, at: chart::Point) -> Option<usize> {
        let place = sight.to_map(at);
        let holds = |edge: &[Place]| {
            let sides = edge.iter().zip(edge.iter().cycle().skip(1));
            let mut sides = sides.map(|(a, b)| (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x));
            edge.len() > 2 && sides.all(|side| side >= 0.0)
        };
        self.ground.hulls.iter().position(|hull| !self.hides.units.contains(&hull.unit) && holds(&hull.edge))
    }

    /// Whether a unit's name found no place on the picture.
    fn is_nameless(&self, hull: usize) -> bool {
        self.picture.short_names.contains(&hull)
            || self.picture.unit_names.iter().all(|(number, _)| *number != hull)
    }

    /// A unit in words, where its name has no room.
    fn unit_words(&self, ui: &mut Ui, app: &App, hull: usize) {
        let Some(hull) = self.ground.hulls.get(hull) else { return };
        Words::new(hull.name.as_str()).strong().extend().ui(ui);
        let says = app.tr().with("map-view-people", args!["n" => hull.people.len()]);
        Words::new(says).muted().extend().ui(ui);
    }

    /// The band under the pointer, where no unit lies over it.
    fn band_at(&self, at: chart::Point) -> Option<(usize, usize)> {
        let near = self.picture.bands.iter().filter_map(|band| {
            let away = (band.away_from(at) - band.width_pt / 2.0).max(0.0);
            (away <= NEAR_BAND_PT).then_some((away, (band.one, band.other)))
        });
        near.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, units)| units)
    }

    /// What the band under the pointer stands for, in words: by direction and by kind.
    fn band_ui(&self, ui: &mut Ui, app: &App) {
        let Some(band) = self.picture.bands.iter().find(|band| self.band == Some((band.one, band.other)))
        else {
            return;
        };
        let tr = app.tr();
        let name =
            |hull: usize| self.ground.hulls.get(hull).map(|hull| hull.name.clone()).unwrap_or_default();
        let (one, other) = (name(band.one), name(band.other));
        let (there, back) = band.counts;
        Words::new(tr.with("map-view-band", args!["one" => &one, "other" => &other]))
            .strong()
            .extend()
            .ui(ui);
        for (from, to, count) in [(&one, &other, there), (&other, &one, back)] {
            if count > 0 {
                let says = tr.with("map-view-band-way", args!["from" => from, "to" => to, "n" => count]);
                Words::new(says).extend().ui(ui);
            }
        }
        let pair = self.ground.pairs.iter().find(|pair| (pair.one, pair.other) == (band.one, band.other));
        let (_, seen) = self.hides.seen(&self.ground);
        for (number, kind) in self.ground.kinds.iter().enumerate() {
            let ties = pair.map(|pair| pair.ties.as_slice()).unwrap_or_default();
            let of_kind = ties
                .iter()
                .filter(|tie| seen.get(**tie) == Some(&true))
                .filter(|tie| self.ground.ties.get(**tie).is_some_and(|tie| tie.kind == number));
            let count = of_kind.count();
            if count > 0 {
                let says = tr.with("map-view-band-kind", args!["kind" => &kind.word, "n" => count]);
                Words::new(says).muted().extend().ui(ui);
            }
        }
    }
}

pub(super) fn point(at: Pos2, room: Rect) -> chart::Point {
    chart::Point::new(at.x - room.left(), at.y - room.top())
}
