//! What can be clicked on the map: people, names of units, the buttons at the lower left.

use egui::{Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Map;
use super::menu::Asks;
use crate::app::{Action, App, Selection};
use crate::args;
use crate::chart::{self, Sight};
use crate::model::RecordId;
use crate::ui::outbox::Outbox;
use crate::ui::{Button, Icon, Theme, Words, measure};

/// People in sight that screen readers are told of, one by one.
const MOST_NAMED: usize = 150;
/// How much one step of the buttons brings nearer.
pub(super) const STEP: f32 = 1.25;

impl Map {
    /// Clicks, and the names of people for screen readers.
    #[allow(clippy::too_many_arguments, reason = "one gesture, with all it can meet")]
    pub(super) fn people_ui(
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
            if !room.contains(at) || named >= MOST_NAMED || self.hides.hides(&self.ground, dot) {
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
        if let Some(tick) = &mut self.tick {
            // A click ticks; nothing else is meant by it meanwhile.
            if let Some(Some(person)) = chosen {
                tick.tick(app, person, out);
            }
            return;
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
    pub(super) fn zoom_ui(&mut self, ui: &mut Ui, room: Rect, sight: &mut Sight, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let side = measure::CONTROL;
        let buttons = [
            (Icon::CircleDashed, "map-view-lasso"),
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
            let chosen = what == Icon::CircleDashed && self.lasso;
            if Button::icon_only(what, &tr.say(id)).width(side).chosen(chosen).ui(&mut child).clicked() {
                match what {
                    Icon::CircleDashed => self.lasso = !self.lasso,
                    Icon::Plus => self.zoom(sight, STEP, middle),
                    Icon::Minus => self.zoom(sight, 1.0 / STEP, middle),
                    Icon::Crosshair => self.see_everybody(),
                    _ => self.legend_turned = !self.legend_turned,
                }
            }
        }
    }

    /// The picture as it was fitted.
    pub(super) fn see_everybody(&mut self) {
        (self.sight, self.fitted) = (None, None);
    }

    /// Names of units: a click selects the people.
    pub(super) fn units_ui(&mut self, ui: &mut Ui, room: Rect, app: &App, out: &mut Outbox) {
        for (number, at) in &self.picture.unit_names {
            let Some(hull) = self.ground.hulls.get(*number) else { continue };
            let rect = Rect::from_min_size(pos2(at.x, at.y), vec2(at.width, at.height));
            let rect = rect.translate(room.min.to_vec2()).expand2(vec2(3.0, 2.0)).intersect(room);
            let node = ui.interact(rect, ui.scope_id().with(("unit", number)), Sense::CLICK);
            let node = node.on_hover_cursor(egui::CursorIcon::PointingHand);
            let name = || {
                let args = args!["unit" => &hull.name, "n" => hull.people.len()];
                app.tr().with("map-view-select-unit", args)
            };
            node.widget_info(|| WidgetInfo::labeled(Role::Button, true, name()));
            if node.clicked() {
                let people = hull.people.iter().filter_map(|person| self.ground.dots.get(*person));
                let people = people.filter(|dot| !self.hides.hides(&self.ground, dot)).map(|dot| dot.id);
                let selection = app.selection().with(people.collect());
                out.send(Action::Select(Selection { unit: hull.unit, ..selection }));
            }
        }
    }

    /// Before there is any tie: how the first ones come.
    pub(super) fn empty_ui(&self, ui: &mut Ui, room: Rect, app: &App) {
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
