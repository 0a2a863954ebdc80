//! The hands on a sheet: looking around, selecting, putting down, moving.

use std::collections::BTreeMap;

use egui::{PointerButton, Pos2, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::draw::{self, Ground, Look, TILE, shifted};
use super::sight::{Sight, kept};
use super::{Putting, Sites, put};
use crate::app::{Action, App, Selection};
use crate::args;
use crate::chart::{self, Point, Size, landmark_word};
use crate::model::{Extent, Floor, Landmark, LandmarkKind, Pin, RecordId};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::reasons_ui;
use crate::ui::{Button, Icon, Theme, Tone, Words, count_tag, measure, paint_scene, said};

/// Things in sight that screen readers are told of, one by one.
const MOST_NAMED: usize = 200;
/// How much one step of the buttons brings nearer.
const STEP: f32 = 1.25;

/// Room around a person in the window, with the name: to the sides, up and down.
const PERSON: (f32, f32) = (124.0, 54.0);

/// What stands on a sheet and can be taken in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Person(RecordId),
    Unit(RecordId),
    Mark(RecordId),
}

/// What a drag does.
pub(super) enum Drag {
    /// Moves what is looked at.
    Look,
    /// Selects whoever lies between this place of the window and the pointer.
    Band(Point),
    /// Moves people on the sheet, held at this place of it.
    People { people: Vec<(RecordId, Pin)>, held: Point },
    /// Moves a mark or a tile, which stood here.
    Other { thing: Thing, from: Pin, held: Point },
    /// Brings people from the tray.
    FromTray(Vec<RecordId>),
    /// Brings a unit from the tray.
    UnitFromTray(RecordId),
}

impl Sites {
    /// The sheet, and beside it the tray.
    pub(super) fn sheet_ui(&mut self, ui: &mut Ui, app: &App, floor: &Floor, out: &mut Outbox) {
        let all = ui.available_rect_before_wrap();
        let tray = self.tray_width(app, all.width());
        let room = Rect::from_min_max(all.min, pos2(all.right() - tray, all.bottom()));
        let size = Size::new(room.width(), room.height());
        self.room = size;
        let extent = floor.extent();
        let mut sight = self.sight.unwrap_or_else(|| Sight::whole(extent, size));
        let id = ui.scope_id().with("sheet");
        let response = ui.interact(room, id, Sense::click_and_drag());
        let name = app.tr().with("place-view-canvas", args!["name" => super::name_of(app, floor)]);
        response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
        hold_arrows(ui, &response);
        self.keys(ui, app, floor, out);
        self.look_around(ui, &response, room, &mut sight);
        let pointer = ui.input(|input| input.pointer.latest_pos());
        let moved = self.moved(&sight, extent, pointer.map(|at| point(at, room)));
        let mut names = std::mem::take(&mut self.names);
        let ground = Ground::of(app, names.campaign(app), floor, self.shift, &moved);
        self.names = names;
        let over = pointer.filter(|_| ui.rect_contains_pointer(room));
        let under = over.and_then(|at| thing_at(&ground, &sight, point(at, room)));
        self.paint(ui, app, floor, room, &sight, &ground);
        self.drag_ui(ui, &response, room, &mut sight, &ground, app, out);
        self.things_ui(ui, room, &sight, &ground, &response, under, app, out);
        if let (Some(Thing::Person(person)), None, None) = (under, &self.drag, &self.putting) {
            response.on_hover_ui_at_pointer(|ui| reasons_ui(ui, app, person));
        }
        self.zoom_ui(ui, room, &mut sight, app);
        self.putting_ui(ui, room, app, floor, out);
        if tray > 0.0 {
            let beside = Rect::from_min_max(pos2(room.right(), all.top()), all.max);
            self.tray_ui(ui, beside, app, floor, out);
        }
        self.carried_ui(ui, room, &sight, app, floor, out);
    }

    /// Where things in hand lie now.
    fn moved(&self, sight: &Sight, extent: Extent, at: Option<Point>) -> BTreeMap<RecordId, Pin> {
        let Some(at) = at.map(|at| sight.to_sheet(at)) else { return BTreeMap::new() };
        match &self.drag {
            Some(Drag::People { people, held }) => carried(people, *held, at, extent).into_iter().collect(),
            Some(Drag::Other { thing: Thing::Unit(id) | Thing::Mark(id), from, held }) => {
                carried(&[(*id, *from)], *held, at, extent).into_iter().collect()
            }
            _ => BTreeMap::new(),
        }
    }

    fn paint(
        &mut self,
        ui: &mut Ui,
        app: &App,
        floor: &Floor,
        room: Rect,
        sight: &Sight,
        ground: &Ground<'_>,
    ) {
        let theme = Theme::of(ui.ctx());
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        let has_picture = floor.picture.is_some();
        if has_picture {
            self.picture_ui(ui, app, floor, room, sight);
        } else {
            self.picture = None;
        }
        let look = Look {
            sight: *sight,
            size: self.room,
            selected: &app.selection().people,
            mark: self.mark,
            tile: self.tile,
            way: self.putting.as_ref().map_or(&[], |putting| &putting.at),
            raster: None,
            has_ground: !has_picture,
        };
        let scene = draw::scene(ground, &look, &mut self.fonts, app);
        paint_scene(&painter, &scene, room.min);
        if let (Some(Drag::Band(from)), Some(at)) = (&self.drag, ui.input(|input| input.pointer.latest_pos()))
        {
            let band = Rect::from_two_pos(pos2(from.x, from.y) + room.min.to_vec2(), at);
            let fill = theme.selection.gamma_multiply(0.4);
            let line = Stroke::new(measure::LINE, theme.focus);
            painter.rect(band, 0.0, fill, line, egui::StrokeKind::Inside);
        }
    }

    /// The picture, from a texture that is kept as long as it is looked at; calm in the dark.
    fn picture_ui(&mut self, ui: &mut Ui, app: &App, floor: &Floor, room: Rect, sight: &Sight) {
        let theme = Theme::of(ui.ctx());
        let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
        let extent = floor.extent();
        let (low, high) = (sight.screen(0.0, 0.0), sight.screen(extent.width as f32, extent.height as f32));
        let shift = room.min.to_vec2();
        let rect = Rect::from_min_max(pos2(low.x, low.y) + shift, pos2(high.x, high.y) + shift);
        painter.rect_filled(rect, 0.0, theme.raised);
        let data = floor.picture.value().as_ref().map(|picture| picture.data.clone());
        if self.picture.as_ref().map(|(of, _)| of) != data.as_ref() {
            self.picture = None;
        }
        if self.picture.is_none()
            && let (Some(data), Some(raster)) = (data, app.raster(floor))
        {
            let size = [raster.width_px as usize, raster.height_px as usize];
            let pixels = egui::ColorImage::from_rgb(size, &raster.rgb);
            let options = egui::TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
            self.picture = Some((data, ui.ctx().load_texture("sheet", pixels, options)));
        }
        match &self.picture {
            Some((_, texture)) => {
                let within = UiBuilder::new().id_salt("picture").max_rect(room);
                let mut within = ui.new_child(within);
                within.set_clip_rect(room.intersect(ui.clip_rect()));
                egui::Image::from_texture((texture.id(), rect.size())).paint_at(&within, rect);
                let calm = if theme.is_dark { 0.55 } else { 0.12 };
                painter.rect_filled(rect, 0.0, theme.raised.gamma_multiply(calm));
            }
            None if app.needs_developing(floor) => {}
            None => {
                let words = Words::new(app.tr().say("place-view-developing")).muted();
                words.paint_centred(&painter, theme, rect.intersect(room).center(), 300.0);
            }
        }
        painter.rect_stroke(
            rect,
            0.0,
            Stroke::new(measure::LINE, theme.line_strong),
            egui::StrokeKind::Inside,
        );
    }

    /// Wheel, pinch and drags on the ground.
    fn look_around(&mut self, ui: &Ui, response: &Response, room: Rect, sight: &mut Sight) {
        if ui.rect_contains_pointer(room)
            && let Some(at) = ui.input(|input| input.pointer.hover_pos())
        {
            let (pinch, turn) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta().y));
            let by = pinch * (turn * 0.003).exp();
            if (by - 1.0).abs() > 1e-4 {
                *sight = sight.zoomed(by, point(at, room));
                self.sight = Some(*sight);
            }
        }
        let by = response.drag_delta();
        if matches!(self.drag, Some(Drag::Look)) && by != egui::Vec2::ZERO {
            sight.corner = sight.corner.moved(-by.x / sight.zoom, -by.y / sight.zoom);
            self.sight = Some(*sight);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "one gesture, with all it can meet")]
    fn drag_ui(
        &mut self,
        ui: &Ui,
        response: &Response,
        room: Rect,
        sight: &mut Sight,
        ground: &Ground<'_>,
        app: &App,
        out: &mut Outbox,
    ) {
        if response.drag_started() && self.putting.is_none() && !matches!(self.drag, Some(Drag::FromTray(_)))
        {
            let (from, shift) = ui.input(|input| (input.pointer.press_origin(), input.modifiers.shift));
            let Some(from) = from.map(|at| point(at, room)) else { return };
            let first = response.drag_started_by(PointerButton::Primary) && !app.is_presenting();
            let held = sight.to_sheet(from);
            let thing = thing_at(ground, sight, from).filter(|_| first);
            self.drag = Some(match thing {
                Some(Thing::Person(person)) => {
                    let people = if app.selection().has(person) {
                        app.selection().people.clone()
                    } else {
                        vec![person]
                    };
                    let spot =
                        |id: &RecordId| Some((*id, app.campaign().worker(*id)?.spot(ground.floor.id)?));
                    Drag::People { people: people.iter().filter_map(spot).collect(), held }
                }
                Some(thing) => match stood(ground, thing) {
                    Some(from) => Drag::Other { thing, from, held },
                    None => Drag::Look,
                },
                None if shift && first => Drag::Band(from),
                None => Drag::Look,
            });
            // What is dragged holds the picture still.
            self.sight = Some(*sight);
        }
        if !response.drag_stopped() {
            return;
        }
        let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) else {
            self.drag = None;
            return;
        };
        let at = point(pointer, room);
        let (floor, extent) = (ground.floor.id, ground.floor.extent());
        let is_off = pointer.x > room.right();
        match self.drag.take() {
            Some(Drag::People { people, .. }) if is_off => {
                let people: Vec<RecordId> = people.into_iter().map(|(person, _)| person).collect();
                out.send(Action::Do(put::unspot(floor, &people)));
            }
            Some(Drag::People { people, held }) => {
                let spots = carried(&people, held, sight.to_sheet(at), extent);
                out.send(Action::Do(put::spots(floor, &spots)));
                if let [(person, _)] = people.as_slice() {
                    out.send(Action::Select(app.selection().only(*person)));
                }
            }
            Some(Drag::Other { thing: Thing::Unit(unit), .. }) if is_off => {
                out.send(Action::Do(put::unit(floor, unit, None)));
            }
            Some(Drag::Other { thing, from, held }) => {
                let (Thing::Unit(id) | Thing::Mark(id) | Thing::Person(id)) = thing;
                let to = carried(&[(id, from)], held, sight.to_sheet(at), extent);
                let Some((_, to)) = to.first().copied() else { return };
                self.take_in_hand(thing, app, out);
                match thing {
                    Thing::Unit(unit) => out.send(Action::Do(put::unit(floor, unit, Some(to)))),
                    _ => {
                        let mark = ground.floor.landmarks().find(|(mark, _)| *mark == id);
                        if let Some((_, mark)) = mark {
                            let mark =
                                shifted(mark, to.x.saturating_sub(from.x), to.y.saturating_sub(from.y));
                            out.send(Action::Do(put::mark("move-mark", floor, id, Some(mark))));
                        }
                    }
                }
            }
            Some(Drag::Band(from)) => {
                let band = chart::Rect::spanning(from, at);
                let within = ground.standers.iter().filter(|one| band.contains(sight.to_screen(one.at)));
                let people = within.map(|one| one.id).collect();
                out.send(Action::Select(app.selection().with(people)));
            }
            _ => {}
        }
    }

    /// What is carried from the tray: a tag at the pointer, and what letting go does.
    fn carried_ui(&mut self, ui: &Ui, room: Rect, sight: &Sight, app: &App, floor: &Floor, out: &mut Outbox) {
        let what = match &self.drag {
            Some(Drag::FromTray(people)) if people.len() == 1 => {
                people.first().map(|person| said::record(app, *person)).unwrap_or_default()
            }
            Some(Drag::FromTray(people)) => people.len().to_string(),
            Some(Drag::UnitFromTray(unit)) => said::record(app, *unit),
            _ => return,
        };
        let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return };
        let theme = Theme::of(ui.ctx());
        let layer = egui::LayerId::new(egui::Order::Tooltip, ui.scope_id().with("carried"));
        let painter = ui.ctx().layer_painter(layer);
        count_tag(&painter, theme, at + vec2(0.0, -18.0), &what);
        if !ui.input(|input| input.pointer.any_released()) {
            return;
        }
        let drag = self.drag.take();
        if !room.contains(at) {
            return;
        }
        let pin = sight.pin(point(at, room), floor.extent());
        match drag {
            Some(Drag::FromTray(people)) => {
                let places =
                    put::around(people.len(), pin, floor.extent(), sight.room_for(PERSON.0, PERSON.1));
                let spots: Vec<_> = people.into_iter().zip(places).collect();
                out.send(Action::Do(put::spots(floor.id, &spots)));
                let people = spots.iter().map(|(person, _)| *person).collect();
                out.send(Action::Select(app.selection().with(people)));
            }
            Some(Drag::UnitFromTray(unit)) => out.send(Action::Do(put::unit(floor.id, unit, Some(pin)))),
            _ => {}
        }
    }

    fn take_in_hand(&mut self, thing: Thing, app: &App, out: &mut Outbox) {
        (self.mark, self.tile) = (None, None);
        let adds = |person| app.selection().only(person);
        match thing {
            Thing::Person(person) => out.send(Action::Select(adds(person))),
            Thing::Unit(unit) => {
                self.tile = Some(unit);
                out.send(Action::Select(Selection { unit: Some(unit), ..app.selection().with(Vec::new()) }));
            }
            Thing::Mark(mark) => {
                self.mark = Some(mark);
                out.send(Action::Select(app.selection().with(Vec::new())));
            }
        }
    }

    /// Clicks, and everything on the sheet by name for screen readers.
    #[allow(clippy::too_many_arguments, reason = "one gesture, with all it can meet")]
    fn things_ui(
        &mut self,
        ui: &mut Ui,
        room: Rect,
        sight: &Sight,
        ground: &Ground<'_>,
        response: &Response,
        under: Option<Thing>,
        app: &App,
        out: &mut Outbox,
    ) {
        let pointer = ui.input(|input| input.pointer.interact_pos());
        if self.putting.is_some() {
            if response.clicked()
                && let Some(at) = pointer
            {
                let pin = sight.pin(point(at, room), ground.floor.extent());
                self.put_mark(ground.floor, pin, out);
            }
            return;
        }
        let mut chosen = response.clicked().then_some(under);
        let mut named = 0;
        let tr = app.tr();
        let mut node =
            |ui: &mut Ui, thing: Thing, middle: Point, size: egui::Vec2, name: String, held: bool| {
                let at = pos2(middle.x, middle.y) + room.min.to_vec2();
                if !room.contains(at) || named >= MOST_NAMED {
                    return;
                }
                named += 1;
                let (Thing::Person(id) | Thing::Unit(id) | Thing::Mark(id)) = thing;
                let rect = Rect::from_center_size(at, size).intersect(room);
                let node = ui.interact(rect, ui.scope_id().with(("thing", id)), Sense::CLICK);
                node.widget_info(|| WidgetInfo::selected(Role::Button, true, held, &name));
                hold_arrows(ui, &node);
                if node.clicked() {
                    chosen = Some(Some(thing));
                }
            };
        let side = sight.mark_pt();
        for (id, mark) in &ground.marks {
            let Some(first) = mark.at.first() else { continue };
            let word = tr.say(landmark_word(mark.kind));
            let name = tr.with("place-view-mark", args!["what" => word]);
            node(
                ui,
                Thing::Mark(*id),
                sight.to_screen(*first),
                vec2(side, side),
                name,
                self.mark == Some(*id),
            );
        }
        for tile in &ground.tiles {
            let name = format!("{}, {}", tile.name, tile.says);
            let size = vec2(TILE.width, TILE.height);
            node(
                ui,
                Thing::Unit(tile.unit),
                sight.to_screen(tile.at),
                size,
                name,
                self.tile == Some(tile.unit),
            );
        }
        for one in &ground.standers {
            let support = match one.value {
                0 => tr.say("chart-not-assessed"),
                value => tr.with("mark-support", args!["value" => value]),
            };
            let name = format!("{}, {support}", one.name);
            let held = app.selection().has(one.id);
            node(ui, Thing::Person(one.id), sight.to_screen(one.at), vec2(side, side), name, held);
        }
        let Some(chosen) = chosen else { return };
        let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
        match chosen {
            Some(Thing::Person(person)) if adds => {
                out.send(Action::Select(app.selection().toggled(person)));
            }
            Some(thing) => self.take_in_hand(thing, app, out),
            None => {
                (self.mark, self.tile) = (None, None);
                let selection = Selection { test: app.selection().test, ..Selection::default() };
                out.send(Action::Select(selection));
            }
        }
    }

    /// Puts the mark down that is on its way; a round goes on until it is ended.
    pub(super) fn put_mark(&mut self, floor: &Floor, at: Pin, out: &mut Outbox) {
        let Some(putting) = &mut self.putting else { return };
        putting.at.push(at);
        if putting.kind != LandmarkKind::Round {
            self.end_mark(floor, out);
        }
    }

    /// Ends the mark that is on its way.
    pub(super) fn end_mark(&mut self, floor: &Floor, out: &mut Outbox) {
        let Some(Putting { kind, at }) = self.putting.take() else { return };
        let enough = if kind == LandmarkKind::Round { at.len() > 1 } else { !at.is_empty() };
        if enough {
            let floor = floor.id;
            out.make(move |new| put::mark("mark", floor, new(), Some(Landmark { kind, at })));
        }
    }

    /// Takes off the sheet what is in hand: a mark, a tile, or the selected.
    pub(super) fn take_off(&mut self, app: &App, floor: &Floor, out: &mut Outbox) {
        if app.is_presenting() {
            return;
        }
        if let Some(mark) = self.mark.take() {
            out.send(Action::Do(put::mark("unmark", floor.id, mark, None)));
        } else if let Some(unit) = self.tile.take() {
            out.send(Action::Do(put::unit(floor.id, unit, None)));
        } else {
            let people = put::on_sheet(app.campaign(), floor.id, &app.selection().people);
            if !people.is_empty() {
                out.send(Action::Do(put::unspot(floor.id, &people)));
                // The same key once more must not remove them from the chart.
                out.send(Action::Select(app.selection().with(Vec::new())));
            }
        }
    }

    /// Puts people on free places in the middle of what is looked at.
    pub(super) fn put_in_sight(&mut self, app: &App, floor: &Floor, people: &[RecordId], out: &mut Outbox) {
        let extent = floor.extent();
        let sight = self.sight.unwrap_or_else(|| Sight::whole(extent, self.room));
        let middle = sight.pin(Point::new(self.room.width / 2.0, self.room.height / 2.0), extent);
        let mut taken: Vec<Pin> =
            app.campaign().people().filter_map(|worker| worker.spot(floor.id)).collect();
        let mut spots = Vec::new();
        let room = sight.room_for(PERSON.0, PERSON.1);
        for person in people {
            let at = put::free(&taken, middle, extent, room);
            taken.push(at);
            spots.push((*person, at));
        }
        out.send(Action::Do(put::spots(floor.id, &spots)));
    }

    /// What a click does while a mark is on its way.
    fn putting_ui(&mut self, ui: &mut Ui, room: Rect, app: &App, floor: &Floor, out: &mut Outbox) {
        let Some(putting) = &self.putting else { return };
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let round = putting.kind == LandmarkKind::Round;
        let id = if round { "place-view-putting-round" } else { "place-view-putting" };
        let what = tr.say(landmark_word(putting.kind));
        let words = Words::new(tr.with(id, args!["what" => what])).tone(Tone::Accent);
        let (end, stop) = (tr.say("place-view-end-round"), tr.say("ui-cancel"));
        let wide =
            (words.width(ui.painter(), theme) + if round { 260.0 } else { 130.0 }).min(room.width() - 24.0);
        let middle = pos2(room.center().x, room.top() + 28.0);
        let rect = Rect::from_center_size(middle, vec2(wide, 40.0));
        let line = Stroke::new(measure::LINE, theme.line_strong);
        let radius = f32::from(measure::RADIUS_PANEL);
        ui.painter().rect(rect, radius, theme.accent_pale, line, egui::StrokeKind::Inside);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let inner = rect.shrink2(vec2(12.0, 4.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt("putting").max_rect(inner).layout(layout));
        let cancelled = Button::quiet(&stop).ui(&mut child).clicked();
        let ended = round && Button::plain(&end).enabled(putting.at.len() > 1).ui(&mut child).clicked();
        let room = inner.width() - 120.0;
        words.paint_at(ui.painter(), theme, pos2(inner.left(), rect.center().y), room);
        if cancelled {
            self.putting = None;
        } else if ended {
            self.end_mark(floor, out);
        }
    }

    /// Nearer, further, everything: at the lower left.
    fn zoom_ui(&mut self, ui: &mut Ui, room: Rect, sight: &mut Sight, app: &App) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let side = measure::CONTROL;
        let buttons = [
            (Icon::Plus, "map-view-nearer"),
            (Icon::Minus, "map-view-further"),
            (Icon::Crosshair, "place-view-fit"),
        ];
        let tall = side * buttons.len() as f32;
        let low = pos2(room.left() + measure::GAP_16, room.bottom() - measure::GAP_16 - tall);
        let rect = Rect::from_min_size(low, vec2(side, tall));
        let line = Stroke::new(measure::LINE, theme.line_strong);
        let radius = f32::from(measure::RADIUS_CONTROL);
        ui.painter().rect(rect, radius, theme.raised, line, egui::StrokeKind::Inside);
        let layout = egui::Layout::top_down(egui::Align::Center);
        let mut child = ui.new_child(UiBuilder::new().id_salt("zoom").max_rect(rect).layout(layout));
        child.spacing_mut().item_spacing.y = 0.0;
        let middle = Point::new(room.width() / 2.0, room.height() / 2.0);
        for (what, id) in buttons {
            if Button::icon_only(what, &tr.say(id)).width(side).ui(&mut child).clicked() {
                self.sight = match what {
                    Icon::Plus => Some(sight.zoomed(STEP, middle)),
                    Icon::Minus => Some(sight.zoomed(1.0 / STEP, middle)),
                    _ => None,
                };
            }
        }
    }
}

/// The arrow keys move what is on the sheet, not the focus.
fn hold_arrows(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let filter = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

/// Things carried from where they were held to where the pointer is, none off the sheet.
fn carried(things: &[(RecordId, Pin)], held: Point, at: Point, extent: Extent) -> Vec<(RecordId, Pin)> {
    let (right, down) = ((at.x - held.x).round() as i32, (at.y - held.y).round() as i32);
    let to = |pin: &Pin| kept(Pin { x: pin.x.saturating_add(right), y: pin.y.saturating_add(down) }, extent);
    things.iter().map(|(id, pin)| (*id, to(pin))).collect()
}

fn stood(ground: &Ground<'_>, thing: Thing) -> Option<Pin> {
    match thing {
        Thing::Person(id) => ground.standers.iter().find(|one| one.id == id).map(|one| one.at),
        Thing::Unit(id) => ground.tiles.iter().find(|tile| tile.unit == id).map(|tile| tile.at),
        Thing::Mark(id) => {
            let mark = ground.marks.iter().find(|(mark, _)| *mark == id);
            mark.and_then(|(_, mark)| mark.at.first().copied())
        }
    }
}

/// What lies under a place of the window: people before tiles before marks.
fn thing_at(ground: &Ground<'_>, sight: &Sight, at: Point) -> Option<Thing> {
    let reach = sight.mark_pt() / 2.0 + 2.0;
    let away = |pin: Pin| {
        let place = sight.to_screen(pin);
        (place.x - at.x).hypot(place.y - at.y)
    };
    let people = ground.standers.iter().map(|one| (away(one.at), one.id)).filter(|(away, _)| *away <= reach);
    if let Some((_, person)) = people.min_by(|a, b| a.0.total_cmp(&b.0)) {
        return Some(Thing::Person(person));
    }
    let tile = ground.tiles.iter().rev().find(|tile| draw::tile_rect(sight.to_screen(tile.at)).contains(at));
    if let Some(tile) = tile {
        return Some(Thing::Unit(tile.unit));
    }
    let mark =
        ground.marks.iter().find(|(_, mark)| mark.at.first().is_some_and(|first| away(*first) <= reach));
    mark.map(|(id, _)| Thing::Mark(*id))
}

fn point(at: Pos2, room: Rect) -> Point {
    Point::new(at.x - room.left(), at.y - room.top())
}
