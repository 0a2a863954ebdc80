//! The hands on the map: looking around, selecting, pinning, tying.

use egui::{PointerButton, Pos2, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::draw::Sight;
use super::menu::Asks;
use super::{Map, ZOOMS};
use crate::app::Place;
use crate::app::{Action, App, Selection};
use crate::args;
use crate::chart::{self, Size};
use crate::model::{Pin, RecordId, WorkerField};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::reasons_ui;
use crate::ui::{Button, Icon, Theme, Tone, Words, deeds, measure, paint_scene, said};

/// People in sight that screen readers are told of, one by one.
const MOST_NAMED: usize = 150;
/// How much one step of the buttons brings nearer.
const STEP: f32 = 1.25;

/// What a drag does.
pub(super) enum Drag {
    /// Moves the picture.
    Picture,
    /// Moves a person, held at this distance from their middle.
    Person { person: RecordId, held: Place },
    /// Draws a tie from a person.
    Tie { from: RecordId },
}

impl Map {
    pub(super) fn map_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let room = ui.available_rect_before_wrap();
        let size = Size::new(room.width(), room.height());
        self.room = size;
        let id = ui.scope_id().with("map");
        let response = ui.interact(room, id, Sense::click_and_drag());
        let name = app.tr().say("ui-view-map");
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
        if response.has_focus() {
            let filter = egui::EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                ..egui::EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        self.keys(ui, id, app, out);
        let legend = self.has_legend(size) && !self.ground.dots.is_empty();
        let window = ui.ctx().content_rect().size();
        let mut sight = match self.sight {
            Some(sight) => Sight { size, ..sight },
            None => self.fitted(window, size, legend),
        };
        self.look_around(ui, &response, room, &mut sight);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let over = pointer.filter(|_| ui.rect_contains_pointer(room));
        let under = over.and_then(|at| self.person_at(&sight, point(at, room)));
        if self.drag.is_none() {
            let hover = under.filter(|_| self.asks.is_none());
            if over.is_some() {
                self.hover = hover;
            } else if pointer.is_some() {
                self.hover = None;
            }
        }
        self.drag_ui(ui, &response, room, &mut sight, app, out);
        self.draw(app, sight, legend);
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        paint_scene(&painter, &self.scene, room.min);
        if let (Some(Drag::Tie { from }), Some(at)) = (&self.drag, pointer) {
            self.tie_shadow(ui, room, &sight, *from, at, under, app);
        }
        self.people_ui(ui, room, &sight, &response, under, app, out);
        if let Some(person) = self.hover
            && self.drag.is_none()
            && self.asks.is_none()
        {
            response.on_hover_ui_at_pointer(|ui| reasons_ui(ui, app, person));
        }
        self.asks_ui(ui, app, out);
        self.zoom_ui(ui, room, &mut sight, app);
        if self.ground.lines.is_empty() && !app.is_presenting() {
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
    fn zoom(&mut self, sight: &mut Sight, by: f32, around: chart::Point) {
        let held = sight.to_map(around);
        sight.zoom = (sight.zoom * by).clamp(*ZOOMS.start(), *ZOOMS.end());
        sight.corner = held - Place::new(around.x, around.y) * (1.0 / sight.zoom);
        self.sight = Some(*sight);
    }

    fn person_at(&self, sight: &Sight, at: chart::Point) -> Option<RecordId> {
        let scale = sight.mark_scale();
        let near = self.ground.dots.iter().filter_map(|dot| {
            let place = sight.to_screen(dot.at);
            let away = (place.x - at.x).hypot(place.y - at.y);
            (away <= (dot.radius_pt * scale + 2.0).max(6.0)).then_some((away, dot.id))
        });
        near.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
    }

    fn drag_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        room: Rect,
        sight: &mut Sight,
        app: &App,
        out: &mut Outbox,
    ) {
        if response.drag_started() && self.asks.is_none() {
            let (from, shift) = ui.input(|input| (input.pointer.press_origin(), input.modifiers.shift));
            let from = from.map(|at| point(at, room));
            let person = from.and_then(|at| self.person_at(sight, at));
            let second = response.drag_started_by(PointerButton::Secondary);
            let first = response.drag_started_by(PointerButton::Primary);
            self.drag = Some(match (person, from) {
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
            _ => {}
        }
    }

    /// The tie that is being drawn, and what letting go would do.
    #[allow(clippy::too_many_arguments)]
    fn tie_shadow(
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

    /// Clicks, and the names of people for screen readers.
    #[allow(clippy::too_many_arguments)]
    fn people_ui(
        &mut self,
        ui: &mut Ui,
        room: Rect,
        sight: &Sight,
        response: &Response,
        under: Option<RecordId>,
        app: &App,
        out: &mut Outbox,
    ) {
        let mut chosen = None;
        let (mut opened, mut menu) = (None, None);
        if response.clicked() {
            chosen = Some(under);
        }
        if response.double_clicked() {
            opened = under;
        }
        if response.secondary_clicked() {
            menu = under;
        }
        let scale = sight.mark_scale();
        let mut named = 0;
        for dot in &self.ground.dots {
            let at = sight.to_screen(dot.at);
            let at = pos2(at.x, at.y) + room.min.to_vec2();
            if !room.contains(at) || named >= MOST_NAMED {
                continue;
            }
            named += 1;
            let side = (dot.radius_pt * 2.0 * scale).max(12.0);
            let rect = Rect::from_center_size(at, vec2(side, side)).intersect(room);
            let node = ui.interact(rect, ui.scope_id().with(("person", dot.id)), Sense::CLICK);
            let name = || super::menu::spoken(app, dot.id, &dot.name);
            node.widget_info(|| {
                WidgetInfo::selected(Role::Button, true, app.selection().has(dot.id), name())
            });
            if node.clicked() {
                chosen = Some(Some(dot.id));
            }
            if node.double_clicked() {
                opened = Some(dot.id);
            }
            if node.secondary_clicked() {
                menu = Some(dot.id);
            }
        }
        if let Some(person) = opened {
            self.focus_on(person);
        }
        if let Some(person) = chosen
            && self.asks.is_none()
        {
            let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
            self.walked = None;
            out.send(Action::Select(match person {
                Some(person) if adds => app.selection().toggled(person),
                Some(person) => app.selection().only(person),
                None => Selection { test: app.selection().test, ..Selection::default() },
            }));
        }
        if let Some(person) = menu {
            let at = ui.input(|input| input.pointer.interact_pos()).unwrap_or(room.center());
            if !app.selection().has(person) {
                out.send(Action::Select(app.selection().only(person)));
            }
            self.asks = Some(Asks::Person { person, at, fresh: true });
        }
    }

    /// Nearer, further, everybody, and the legend: at the lower left.
    fn zoom_ui(&mut self, ui: &mut Ui, room: Rect, sight: &mut Sight, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let side = measure::CONTROL;
        let buttons = [
            (Icon::Plus, "map-view-nearer"),
            (Icon::Minus, "map-view-further"),
            (Icon::Crosshair, "map-view-fit"),
            (Icon::Info, "map-view-legend"),
        ];
        let foot = room.bottom() - measure::GAP_16;
        let low = pos2(room.left() + measure::GAP_16, foot - side * buttons.len() as f32);
        let rect = Rect::from_min_size(low, vec2(side, side * buttons.len() as f32));
        ui.painter().rect(
            rect,
            f32::from(measure::RADIUS_CONTROL),
            theme.raised,
            Stroke::new(measure::LINE, theme.line_strong),
            egui::StrokeKind::Inside,
        );
        let mut child = ui.new_child(
            UiBuilder::new()
                .id_salt("zoom")
                .max_rect(rect)
                .layout(egui::Layout::top_down(egui::Align::Center)),
        );
        child.spacing_mut().item_spacing.y = 0.0;
        let middle = chart::Point::new(room.width() / 2.0, room.height() / 2.0);
        for (what, id) in buttons {
            if Button::icon_only(what, &tr.say(id)).width(side).ui(&mut child).clicked() {
                match what {
                    Icon::Plus => self.zoom(sight, STEP, middle),
                    Icon::Minus => self.zoom(sight, 1.0 / STEP, middle),
                    Icon::Crosshair => (self.sight, self.fitted) = (None, None),
                    _ => self.legend_turned = !self.legend_turned,
                }
            }
        }
    }

    /// Before there is any tie: how the first ones come.
    fn empty_ui(&self, ui: &mut Ui, room: Rect, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let nobody = app.campaign().workers.is_empty();
        let wide = 440.0_f32.min(room.width() - 32.0);
        let tall = 108.0;
        let rect = Rect::from_min_size(
            pos2(room.center().x - wide / 2.0, room.top() + measure::GAP_16),
            vec2(wide, tall),
        );
        ui.painter().rect(
            rect,
            f32::from(measure::RADIUS_PANEL),
            theme.raised,
            Stroke::new(measure::LINE, theme.line),
            egui::StrokeKind::Inside,
        );
        let mut child = ui.new_child(UiBuilder::new().id_salt("teach").max_rect(rect.shrink(16.0)));
        let (title, why, how) = if nobody {
            ("map-view-nobody", "map-view-nobody.why", "map-view-nobody.how")
        } else {
            ("map-view-no-ties", "map-view-no-ties.why", "map-view-no-ties.how")
        };
        Words::new(tr.say(title)).strong().ui(&mut child);
        Words::new(tr.say(why)).wrap().ui(&mut child);
        Words::new(tr.say(how)).muted().wrap().ui(&mut child);
    }
}

fn point(at: Pos2, room: Rect) -> chart::Point {
    chart::Point::new(at.x - room.left(), at.y - room.top())
}
