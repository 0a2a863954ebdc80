//! The wall under the hands: scrolling, selecting, the rubber band, dragging, walking.
//!
//! One widget takes the pointer for all cards; a card is a named part of it, so that Tab leaves
//! the wall at once and arrows walk it.

use std::sync::Arc;

use egui::{
    Align, CursorIcon, Id, LayerId, Order, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::ask::Ask;
use super::{head, menu, name_of, reasons};
use crate::app::{Action, App, Selection};
use crate::chart::{self, Detail, Fonts, Heads, LaneKey, Look, Over, Plan, Point, Step};
use crate::model::{Campaign, RecordId};
use crate::ui::commands::Command;
use crate::ui::outbox::Outbox;
use crate::ui::{Button, Field, Icon, Theme, Tone, Words, count_tag, deeds, measure, paint_scene};

/// More cards than this in sight are too small to point at one by one: lanes alone are named.
const MOST_NAMED: usize = 1200;
/// Height of Unassigned while it is folded.
const FOLDED_PT: f32 = 48.0;

/// What the wall asks its view for.
#[derive(Default)]
pub(super) struct Hands {
    /// Something to be asked.
    pub(super) ask: Option<Ask>,
    /// Levels nearer, or further if negative.
    pub(super) zoom: i32,
    /// A level for one lane.
    pub(super) lane_detail: Option<(LaneKey, Detail)>,
    /// A level for all lanes.
    pub(super) detail: Option<Detail>,
    /// A command to run.
    pub(super) run: Option<Command>,
    /// A click on a card ticks the person instead of selecting them.
    pub(super) ticks: bool,
    /// Who was ticked.
    pub(super) ticked: Option<RecordId>,
}

/// What a plan was made from.
#[derive(PartialEq)]
struct Made {
    revision: (RecordId, u64, bool),
    look: (crate::model::Text, u32, Heads, Detail, std::collections::HashMap<LaneKey, Detail>),
    shown: Option<std::collections::BTreeSet<RecordId>>,
    today: crate::model::Day,
}

/// A part of the wall in sight.
#[derive(Clone, Copy)]
struct Pane {
    /// On the screen.
    rect: Rect,
    /// From the wall's coordinates to the screen's.
    to_screen: egui::Vec2,
}

enum Drag {
    /// People on their way to a lane.
    People { people: Vec<RecordId>, from: Option<LaneKey>, card: chart::Rect },
    /// The rubber band, from here in the wall's coordinates; these were selected before.
    Band { from: Point, before: Vec<RecordId> },
}

/// The wall, with what is kept between frames.
#[derive(Default)]
pub(super) struct Wall {
    fonts: Fonts,
    plan: Option<(Made, Arc<Plan>)>,
    panes: Vec<Pane>,
    ids: Vec<Id>,
    hovered: Option<RecordId>,
    drag: Option<Drag>,
    /// Where a range of selecting began.
    anchor: Option<RecordId>,
    /// Whose card shall come into sight.
    reveal: Option<RecordId>,
    /// Whose menu is open; `None` = that of the ground.
    menu_of: Option<RecordId>,
    /// Turned by the wheel, not yet a level.
    turned: f32,
    unfolded: bool,
    /// The next person who is charted shall come into sight.
    reveals_new: bool,
}

impl Wall {
    /// Whether a widget is the wall.
    pub(super) fn is_wall(&self, id: Id) -> bool {
        self.ids.contains(&id)
    }

    /// How wide the wall was drawn last.
    pub(super) fn width_pt(&self) -> Option<f32> {
        self.plan.as_ref().map(|(_, plan)| plan.look().width_pt)
    }

    /// Lets go of what is dragged; whether there was anything.
    pub(super) fn let_go(&mut self) -> bool {
        self.drag.take().is_some()
    }

    /// Brings the card that comes next into sight.
    pub(super) fn reveal_next(&mut self) {
        self.reveals_new = true;
    }

    /// Everybody on the wall in reading order, each once.
    pub(super) fn reading_order(&self) -> Vec<RecordId> {
        let mut seen = std::collections::HashSet::new();
        let plan = self.plan.as_ref().map(|(_, plan)| plan);
        plan.into_iter().flat_map(|plan| plan.reading_order()).filter(|person| seen.insert(*person)).collect()
    }

    /// The selection an arrow key leads to.
    pub(super) fn walk(&mut self, app: &App, step: Step, extends: bool) -> Option<Selection> {
        let plan = Arc::clone(&self.plan.as_ref()?.1);
        let from = app.selection().person();
        let to = plan.step(from, step)?;
        self.reveal = Some(to);
        if extends {
            return Some(self.range(&plan, app, to));
        }
        self.anchor = Some(to);
        Some(app.selection().only(to))
    }

    /// Everybody from the anchor to a person, in reading order; the person last.
    fn range(&self, plan: &Plan, app: &App, to: RecordId) -> Selection {
        let order: Vec<RecordId> = plan.reading_order().collect();
        let place = |person: RecordId| order.iter().position(|other| *other == person);
        let from = self.anchor.or(app.selection().person()).unwrap_or(to);
        let (Some(from), Some(at)) = (place(from), place(to)) else { return app.selection().only(to) };
        let (low, high) = (from.min(at), from.max(at));
        let mut people: Vec<RecordId> = order.get(low..=high).unwrap_or_default().to_vec();
        if at == low {
            people.reverse();
        }
        app.selection().with(people)
    }

    fn follow(&mut self, app: &App, campaign: &Campaign, look: &Look) -> Arc<Plan> {
        let made = Made {
            revision: (campaign.id, campaign.revision, app.is_presenting()),
            look: (
                look.grouping.clone(),
                look.width_pt.to_bits(),
                look.heads,
                look.detail,
                look.own_detail.clone(),
            ),
            shown: app.shown().cloned(),
            today: look.today,
        };
        if let Some((before, plan)) = &self.plan
            && *before == made
        {
            return Arc::clone(plan);
        }
        let mut look = look.clone();
        look.shown = made.shown.as_ref().map(|shown| Arc::new(shown.iter().copied().collect()));
        let plan = match &self.plan {
            Some((before, plan))
                if before.revision.0 == made.revision.0 && before.revision.2 == made.revision.2 =>
            {
                plan.follow(campaign, app.tallies(), &look)
            }
            _ => chart::wall(campaign, app.tallies(), &look),
        };
        let plan = Arc::new(plan);
        if std::mem::take(&mut self.reveals_new) {
            self.reveal = campaign.people().max_by_key(|worker| worker.made).map(|worker| worker.id);
        }
        self.plan = Some((made, Arc::clone(&plan)));
        plan
    }

    /// Draws the wall into all the room there is, Unassigned pinned at its foot.
    #[allow(clippy::too_many_arguments, reason = "the wall meets the program, its look and its hands here")]
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        campaign: &Campaign,
        look: &Look,
        rename: &mut Option<(RecordId, String)>,
        hands: &mut Hands,
        out: &mut Outbox,
    ) {
        let room = ui.available_rect_before_wrap();
        let plan = self.follow(app, campaign, look);
        let foot = plan.foot();
        let narrow = look.heads == Heads::Above;
        let folded = narrow && !self.unfolded && plan.lanes().len() > 1;
        let foot_height = if plan.lanes().len() == 1 {
            room.height()
        } else if folded {
            FOLDED_PT
        } else {
            foot.height.min((room.height() * 0.4).max(foot.height.min(64.0)))
        };
        let split = room.bottom() - foot_height;
        self.panes.clear();
        self.ids.clear();
        self.hovered = None;
        let upper = Rect::from_min_max(room.min, pos2(room.right(), split));
        let lower = Rect::from_min_max(pos2(room.left(), split), room.max);
        let mut stage = Stage { app, plan: &plan, narrow, hands, out };
        if upper.height() > 1.0 {
            self.pane_ui(ui, upper, 0.0..foot.y, &mut stage);
        }
        if folded {
            self.folded_ui(ui, lower, &mut stage);
        } else {
            self.pane_ui(ui, lower, foot.y..foot.bottom(), &mut stage);
            if narrow && plan.lanes().len() > 1 {
                let at = Rect::from_min_size(lower.right_top() + vec2(-40.0, 10.0), vec2(28.0, 28.0));
                let name = app.tr().say("chart-view-fold");
                let mut child = ui.new_child(UiBuilder::new().id_salt("fold").max_rect(at));
                if Button::icon_only(Icon::CaretDown, &name).ui(&mut child).clicked() {
                    self.unfolded = false;
                }
            }
        }
        if folded {
            let theme = Theme::of(ui.ctx());
            ui.painter().hline(room.x_range(), split + 0.5, Stroke::new(measure::LINE, theme.line_strong));
        }
        self.drag_ui(ui, room, &mut stage);
        self.rename_ui(ui, room, rename, &mut stage);
        if !self.hands_of_wheel(ui, room, &mut stage) {
            self.turned = 0.0;
        }
        ui.allocate_rect(room, Sense::hover());
    }

    /// Unassigned as one line.
    fn folded_ui(&mut self, ui: &mut Ui, rect: Rect, stage: &mut Stage<'_>) {
        let theme = Theme::of(ui.ctx());
        let tr = stage.app.tr();
        let many = stage.plan.lanes().last().map_or(0, chart::Lane::len);
        let says = tr.with("chart-to-place", crate::args!["n" => many as i64]);
        let name = tr.say("chart-unassigned");
        let response = ui.interact(rect, ui.scope_id().with("unassigned folded"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}: {says}")));
        let ground = if response.hovered() { theme.hover } else { theme.background };
        ui.painter().rect_filled(rect, 0.0, ground);
        let left = rect.left_center() + vec2(22.0, 0.0);
        crate::ui::icon(ui.painter(), Icon::CaretRight, left, 12.0, theme.muted);
        let drawn = Words::new(&name).strong().paint_at(ui.painter(), theme, left + vec2(16.0, 0.0), 300.0);
        let after = pos2(drawn.right() + 12.0, rect.center().y);
        Words::new(&says).muted().paint_at(ui.painter(), theme, after, rect.right() - after.x - 16.0);
        crate::ui::focus_ring(ui, &response, rect.shrink(3.0), measure::RADIUS_CONTROL);
        self.panes.push(Pane { rect, to_screen: rect.min - pos2(0.0, stage.plan.foot().y) });
        if response.clicked() {
            self.unfolded = true;
        }
    }

    /// One part of the wall that scrolls on its own.
    fn pane_ui(&mut self, ui: &mut Ui, rect: Rect, span: std::ops::Range<f32>, stage: &mut Stage<'_>) {
        let name = if span.start == 0.0 && stage.plan.lanes().len() > 1 { "lanes" } else { "unassigned" };
        let content = span.end - span.start;
        let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
        child.set_clip_rect(rect.intersect(ui.clip_rect()));
        child.spacing_mut().item_spacing = egui::Vec2::ZERO;
        if name == "unassigned" {
            child.painter().rect_filled(rect, 0.0, Theme::of(ui.ctx()).background);
        }
        ScrollArea::vertical().id_salt(name).auto_shrink([false, false]).show_viewport(
            &mut child,
            |ui, viewport| {
                ui.set_min_size(vec2(rect.width(), content));
                let top = viewport.min.y.clamp(0.0, (content - 1.0).max(0.0));
                let corner = pos2(rect.left(), ui.min_rect().top() + top);
                let height = viewport.height().min(content - top).max(0.0);
                let window = chart::Rect::new(0.0, span.start + top, rect.width(), height);
                let to_screen = corner - pos2(window.x, window.y);
                let seen = Rect::from_min_size(corner, vec2(window.width, window.height));
                let pane = Pane { rect: Rect::from_min_size(corner, rect.size()), to_screen };
                let id = ui.scope_id().with("wall");
                // The ground below the last lane takes the pointer too.
                let ground = Rect::from_min_max(corner, rect.max.max(seen.max));
                let response = ui.interact(ground, id, Sense::click_and_drag());
                let words = stage.app.tr().say("chart-view-wall");
                response.widget_info(|| WidgetInfo::labeled(Role::List, true, words.clone()));
                self.panes.push(pane);
                self.ids.push(id);
                self.touch(ui, &response, pane, stage);
                self.paint(ui, pane, window, stage);
                self.cards(ui, pane, &window, stage);
                head::heads_ui(ui, pane.to_screen, &window, seen, &mut self.fonts, stage);
                self.menus(&response, stage);
                if let Some(card) = self.reveal.and_then(|person| stage.plan.card_of(person))
                    && card.y >= span.start
                    && card.y < span.end
                {
                    self.reveal = None;
                    ui.scroll_to_rect(screen(&card, to_screen).expand(8.0), None);
                    ui.ctx().request_repaint();
                }
            },
        );
    }

    /// Clicks, and the beginning of drags.
    fn touch(&mut self, ui: &Ui, response: &Response, pane: Pane, stage: &mut Stage<'_>) {
        let plan = stage.plan;
        let app = stage.app;
        let wall = |at: Pos2| Point::new(at.x - pane.to_screen.x, at.y - pane.to_screen.y);
        if let Some(at) = response.hover_pos()
            && self.drag.is_none()
        {
            self.hovered = plan.at(wall(at));
        }
        let modifiers = ui.input(|input| input.modifiers);
        let at = response.interact_pointer_pos();
        if response.clicked() || response.secondary_clicked() || response.drag_started() {
            response.request_focus();
        }
        if response.secondary_clicked() {
            self.menu_of = at.and_then(|at| plan.at(wall(at)));
            if let Some(person) = self.menu_of
                && !app.selection().has(person)
            {
                stage.out.send(Action::Select(app.selection().only(person)));
            }
        }
        if stage.hands.ticks {
            // A click ticks, a drag does nothing: a slip must not move anybody.
            if response.clicked()
                && let Some(at) = at
            {
                stage.hands.ticked = plan.at(wall(at));
            }
            return;
        }
        let entered = response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if entered && !app.selection().people.is_empty() {
            stage.hands.run = Some(Command::OpenPerson);
        } else if response.double_clicked() {
            if at.is_some_and(|at| plan.at(wall(at)).is_some()) {
                stage.hands.run = Some(Command::OpenPerson);
            }
        } else if response.clicked()
            && let Some(at) = at
        {
            let selection = match plan.at(wall(at)) {
                Some(person) if modifiers.shift => self.range(plan, app, person),
                Some(person) => {
                    self.anchor = Some(person);
                    if modifiers.command {
                        app.selection().toggled(person)
                    } else {
                        app.selection().only(person)
                    }
                }
                None if modifiers.command || modifiers.shift => return,
                None => app.selection().with(Vec::new()),
            };
            if selection != *app.selection() {
                stage.out.send(Action::Select(selection));
            }
        }
        if response.drag_started_by(egui::PointerButton::Primary)
            && let Some(at) = ui.input(|input| input.pointer.press_origin())
        {
            let from = wall(at);
            let lane = plan.lane_at(from);
            self.drag = Some(if let (Some(person), Some(lane)) = (plan.at(from), lane) {
                let people = if app.selection().has(person) {
                    app.selection().people.clone()
                } else {
                    stage.out.send(Action::Select(app.selection().only(person)));
                    vec![person]
                };
                let card = lane.slot_at(from).map(|slot| lane.slot(slot)).unwrap_or_default();
                Drag::People { people, from: Some(lane.key.clone()), card }
            } else {
                let keeps = modifiers.command || modifiers.shift;
                let before = if keeps { app.selection().people.clone() } else { Vec::new() };
                Drag::Band { from, before }
            });
        }
    }

    fn paint(&mut self, ui: &Ui, pane: Pane, window: chart::Rect, stage: &Stage<'_>) {
        let app = stage.app;
        let selected: std::collections::HashSet<RecordId> = app.selection().people.iter().copied().collect();
        let target = self.target(ui, stage.plan);
        let over = Over {
            selected: &|person| selected.contains(&person),
            focused: app.selection().person(),
            hovered: self.hovered,
            target: target.as_ref(),
        };
        let scene = stage.plan.scene(window, &over, &mut self.fonts, app.tr());
        let corner = pos2(window.x, window.y) + pane.to_screen;
        paint_scene(ui.painter(), &scene, corner);
    }

    /// The lane under dragged people.
    fn target(&self, ui: &Ui, plan: &Plan) -> Option<LaneKey> {
        let Some(Drag::People { from, .. }) = &self.drag else { return None };
        let at = ui.input(|input| input.pointer.latest_pos())?;
        let lane = self.locate(at).and_then(|at| plan.lane_at(at))?;
        (Some(&lane.key) != from.as_ref()).then(|| lane.key.clone())
    }

    /// The place of the wall under a place of the screen.
    fn locate(&self, at: Pos2) -> Option<Point> {
        let pane = self.panes.iter().find(|pane| pane.rect.contains(at))?;
        let wall = at - pane.to_screen;
        Some(Point::new(wall.x, wall.y))
    }

    /// Names every card in sight; each can be clicked by assistive technology.
    fn cards(&mut self, ui: &mut Ui, pane: Pane, window: &chart::Rect, stage: &mut Stage<'_>) {
        let plan = stage.plan;
        let app = stage.app;
        let mut named = 0;
        for lane in plan.lanes().iter().filter(|lane| lane.rect.overlaps(window)) {
            let pitch = lane.card.height + lane.detail.gap_pt();
            let first_row = ((window.y - lane.body.y) / pitch).floor().max(0.0) as usize;
            let last_row = ((window.bottom() - lane.body.y) / pitch).ceil().max(0.0) as usize;
            let first = first_row.saturating_mul(lane.columns);
            let many = last_row.saturating_sub(first_row).saturating_mul(lane.columns);
            let people = plan.people_of(lane).enumerate().skip(first).take(many);
            for (number, person) in people {
                named += 1;
                let hovered = self.hovered == Some(person);
                if named > MOST_NAMED && !hovered && !app.selection().has(person) {
                    continue;
                }
                let rect = screen(&lane.slot(number), pane.to_screen);
                let id = ui.scope_id().with(("card", &lane.key, person));
                let card = ui.interact(rect, id, Sense::hover());
                let selected = app.selection().has(person);
                card.widget_info(|| {
                    let name = reasons::card_name(app, person);
                    WidgetInfo::selected(Role::ListItem, true, selected, name)
                });
                ui.ctx().accesskit_node_builder(id, |node| node.add_action(egui::accesskit::Action::Click));
                if ui.input(|input| input.has_accesskit_action_request(id, egui::accesskit::Action::Click)) {
                    self.anchor = Some(person);
                    if stage.hands.ticks {
                        stage.hands.ticked = Some(person);
                    } else {
                        stage.out.send(Action::Select(app.selection().only(person)));
                    }
                }
                if hovered && self.drag.is_none() {
                    card.on_hover_ui(|ui| reasons::reasons_ui(ui, app, person));
                }
            }
        }
    }

    fn menus(&mut self, response: &Response, stage: &mut Stage<'_>) {
        let person = self.menu_of;
        response.context_menu(|ui| match person {
            Some(person) if stage.app.campaign().worker(person).is_some() => {
                menu::card_menu_ui(ui, stage.app, &mut *stage.hands, stage.out);
            }
            _ => menu::ground_menu_ui(ui, stage.app, stage.plan.look(), &mut *stage.hands),
        });
    }

    /// What is dragged: a card with the count, or the rubber band; and the end of it.
    fn drag_ui(&mut self, ui: &mut Ui, room: Rect, stage: &mut Stage<'_>) {
        let Some(drag) = &self.drag else { return };
        let Some(at) = ui.input(|input| input.pointer.latest_pos()) else { return };
        let ended = ui.input(|input| !input.pointer.primary_down());
        let theme = Theme::of(ui.ctx());
        // Near an edge the wall comes along.
        let edge = if at.y < room.top() + 24.0 {
            12.0
        } else if at.y > room.bottom() - 24.0 {
            -12.0
        } else {
            0.0
        };
        if edge != 0.0 && !ended {
            ui.scroll_with_delta(vec2(0.0, edge));
            ui.ctx().request_repaint();
        }
        match drag {
            Drag::People { people, from, card } => {
                ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
                if ended {
                    if let Some(lane) = self.target(ui, stage.plan) {
                        let from = match from {
                            Some(LaneKey::Word(word)) => Some(word),
                            _ => None,
                        };
                        let grouping = &stage.plan.look().grouping;
                        let deed = deeds::drop_on(stage.app.campaign(), people, grouping, &lane, from);
                        stage.out.send(Action::Do(deed));
                    }
                    self.drag = None;
                    return;
                }
                let layer = LayerId::new(Order::Tooltip, Id::unique("dragged people"));
                let painter = ui.ctx().layer_painter(layer);
                let size = vec2(card.width.clamp(60.0, 200.0), card.height.max(28.0));
                let place = Rect::from_min_size(at - vec2(size.x * 0.5, size.y * 0.5), size);
                for behind in (1..people.len().min(3)).rev() {
                    let shift = vec2(3.0, 3.0) * behind as f32;
                    let line = Stroke::new(measure::LINE, theme.line_strong);
                    painter.rect(place.translate(shift), 4.0, theme.raised, line, StrokeKind::Inside);
                }
                let ring = Stroke::new(measure::RING, theme.focus);
                painter.rect(place, 4.0, theme.selection, ring, StrokeKind::Inside);
                let first = people.first().and_then(|person| stage.app.campaign().worker(*person));
                let name = first.map(|worker| name_of(stage.app, worker)).unwrap_or_default();
                let left = place.left_center() + vec2(12.0, 0.0);
                Words::new(name).paint_at(&painter, theme, left, size.x - 24.0);
                if people.len() > 1 {
                    count_tag(
                        &painter,
                        theme,
                        place.right_top(),
                        &stage.app.tr().number(people.len() as i64),
                    );
                }
                if let Some(lane) = self.target(ui, stage.plan) {
                    let to = head::lane_name(stage.app, stage.plan, &lane);
                    let says = stage
                        .app
                        .tr()
                        .with("chart-view-drop", crate::args!["n" => people.len(), "lane" => to]);
                    let below = place.left_bottom() + vec2(0.0, 14.0);
                    let words = Words::new(says).tone(Tone::Accent);
                    let ground = Rect::from_min_size(
                        below - vec2(6.0, 11.0),
                        vec2(words.width(&painter, theme) + 12.0, 22.0),
                    );
                    painter.rect_filled(ground, 3.0, theme.accent_pale);
                    words.paint_at(&painter, theme, below, 600.0);
                }
            }
            Drag::Band { from, before } => {
                let Some(pane) = self.panes.iter().find(|pane| pane.rect.expand(2000.0).contains(at)) else {
                    return;
                };
                let corner = pos2(from.x, from.y) + pane.to_screen;
                let band = Rect::from_two_pos(corner, at);
                let shown = band.intersect(room);
                ui.painter().rect(
                    shown,
                    0.0,
                    theme.accent.gamma_multiply(0.08),
                    Stroke::new(measure::LINE, theme.focus),
                    StrokeKind::Inside,
                );
                let wall = chart::Rect::new(
                    band.left() - pane.to_screen.x,
                    band.top() - pane.to_screen.y,
                    band.width(),
                    band.height(),
                );
                let mut people = before.clone();
                let caught = stage.plan.within(wall);
                people.extend(caught.into_iter().filter(|person| !before.contains(person)));
                if people != stage.app.selection().people {
                    stage.out.send(Action::Select(stage.app.selection().with(people)));
                }
                if ended {
                    self.drag = None;
                }
            }
        }
    }

    /// The name of a card as a field, in its place.
    fn rename_ui(
        &mut self,
        ui: &mut Ui,
        room: Rect,
        rename: &mut Option<(RecordId, String)>,
        stage: &mut Stage<'_>,
    ) {
        let Some((person, text)) = rename else { return };
        let Some(card) = stage.plan.card_of(*person) else { return };
        let middle = card.middle();
        let foot = stage.plan.foot().y;
        let pane = if middle.y >= foot { self.panes.last() } else { self.panes.first() };
        let Some(pane) = pane else { return };
        let mut rect = screen(&card, pane.to_screen);
        rect.set_height(rect.height().max(measure::CONTROL));
        rect.set_width(rect.width().max(180.0));
        let rect = rect.translate(vec2(0.0, (room.top() - rect.top()).max(0.0)));
        let id = ui.scope_id().with("rename");
        let mut child = ui.new_child(
            UiBuilder::new()
                .id_salt("rename")
                .max_rect(rect)
                .layout(egui::Layout::left_to_right(Align::Center)),
        );
        let name = stage.app.tr().say("chart-view-rename");
        let first =
            !ui.ctx().memory(|memory| memory.had_focus_last_frame(id)) && !child.memory(|m| m.has_focus(id));
        let response = Field::new(&name).id(id).width(rect.width()).ui(&mut child, text);
        if first && !response.lost_focus() {
            response.request_focus();
        }
        if response.lost_focus() {
            let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
            let trimmed = text.trim();
            if !escaped && !trimmed.is_empty() {
                let field = crate::model::WorkerField::Name(trimmed.into());
                stage.out.send(Action::Do(deeds::set("rename", &[*person], &field)));
            }
            *rename = None;
        }
    }

    /// Ctrl and wheel step the level; whether the wheel turns now.
    fn hands_of_wheel(&mut self, ui: &Ui, room: Rect, stage: &mut Stage<'_>) -> bool {
        let over = ui.rect_contains_pointer(room);
        let turn = ui.input(egui::InputState::zoom_delta);
        if !over || (turn - 1.0).abs() < 1e-4 {
            return over && self.turned != 0.0 && ui.input(|input| input.modifiers.command);
        }
        self.turned += turn.ln();
        while self.turned.abs() > 0.12 {
            stage.hands.zoom += if self.turned > 0.0 { 1 } else { -1 };
            self.turned -= 0.12 * self.turned.signum();
            if stage.hands.zoom.abs() >= 1 {
                self.turned = 0.0;
            }
        }
        true
    }
}

/// What a frame of the wall is drawn from and answers to.
pub(super) struct Stage<'a> {
    pub(super) app: &'a App,
    pub(super) plan: &'a Plan,
    pub(super) narrow: bool,
    pub(super) hands: &'a mut Hands,
    pub(super) out: &'a mut Outbox,
}

/// A rectangle of the wall on the screen.
pub(super) fn screen(rect: &chart::Rect, to_screen: egui::Vec2) -> Rect {
    Rect::from_min_size(pos2(rect.x, rect.y) + to_screen, vec2(rect.width, rect.height))
}
