//! The tray beside a sheet: whoever has no spot on it, by unit.

use std::collections::BTreeMap;

use egui::{Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::draw::TILE;
use super::hands::Drag;
use super::sight::Sight;
use super::{Sites, put};
use crate::app::{Action, App};
use crate::args;
use crate::chart::Point;
use crate::model::{Floor, RecordId};
use crate::ui::outbox::Outbox;
use crate::ui::widgets::selected_row;
use crate::ui::{Age, Badge, Button, Icon, Theme, Tone, Words, focus_ring, measure, said};

/// Width of the tray, and under which room it is folded away.
const WIDTH: f32 = 216.0;
const LEAST_ROOM: f32 = 560.0;
/// Height of a row.
const ROW: f32 = 28.0;

/// A row of the tray.
enum Row {
    /// A unit (`None` = people without one) and how many of it wait.
    Unit(Option<RecordId>, usize),
    Person(RecordId),
}

impl Sites {
    /// How wide the tray is now: it is an entry form, and hidden while presenting.
    pub(super) fn tray_width(&self, app: &App, room: f32) -> f32 {
        if app.is_presenting() || room < LEAST_ROOM { 0.0 } else { WIDTH }
    }

    pub(super) fn tray_ui(&mut self, ui: &mut Ui, room: Rect, app: &App, floor: &Floor, out: &mut Outbox) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_filled(room, 0.0, theme.surface);
        ui.painter().vline(room.left() + 0.5, room.y_range(), Stroke::new(measure::LINE, theme.line));
        let rows = rows(app, floor);
        let waiting = rows.iter().filter(|row| matches!(row, Row::Person(_))).count();
        let mut child = ui.new_child(UiBuilder::new().id_salt("tray").max_rect(room.shrink2(vec2(1.0, 0.0))));
        child.spacing_mut().item_spacing.y = 0.0;
        let head = tr.with("place-view-tray", args!["n" => waiting]);
        let (rect, response) = child.allocate_exact_size(vec2(child.available_width(), 36.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &head));
        let left = pos2(rect.left() + 12.0, rect.center().y);
        Words::new(head.as_str()).strong().paint_at(child.painter(), theme, left, WIDTH - 24.0);
        let selected = put::off_sheet(app.campaign(), floor.id, &app.selection().people);
        let foot = if selected.is_empty() { 58.0 } else { 44.0 };
        if waiting == 0 {
            let (rect, _) = child.allocate_exact_size(vec2(child.available_width(), 60.0), Sense::hover());
            let mut words = child.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 0.0))));
            Words::new(tr.say("place-view-tray-empty")).muted().wrap().ui(&mut words);
        }
        let tall = (child.available_height() - foot).max(ROW);
        ScrollArea::vertical().id_salt("tray rows").max_height(tall).auto_shrink([false, false]).show_rows(
            &mut child,
            ROW,
            rows.len(),
            |ui, range| {
                for row in rows.get(range).unwrap_or_default() {
                    match row {
                        Row::Unit(unit, n) => self.unit_row_ui(ui, app, floor, *unit, *n, out),
                        Row::Person(person) => self.person_row_ui(ui, app, floor, *person, out),
                    }
                }
            },
        );
        let below =
            Rect::from_min_max(pos2(room.left() + 12.0, room.bottom() - foot), room.max - vec2(12.0, 6.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt("tray foot").max_rect(below));
        if selected.is_empty() {
            Words::new(tr.say("place-view-tray-how")).muted().wrap().ui(&mut child);
        } else {
            let whom = match selected.as_slice() {
                [one] => said::record(app, *one),
                many => tr.with("deed-people", args!["n" => many.len()]),
            };
            let words = tr.with("place-view-put", args!["whom" => whom]);
            let key = tr.say("key-enter");
            if Button::plain(&words).key(&key).width(below.width()).ui(&mut child).clicked() {
                self.put_in_sight(app, floor, &selected, out);
            }
        }
    }

    fn unit_row_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        floor: &Floor,
        unit: Option<RecordId>,
        waiting: usize,
        out: &mut Outbox,
    ) {
        let tr = app.tr();
        let theme = Theme::of(ui.ctx());
        let sense = if unit.is_some() { Sense::click_and_drag() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
        let name = unit.map_or_else(|| tr.say("chart-unassigned"), |unit| said::record(app, unit));
        let called = tr.with("place-view-tray-unit", args!["name" => &name, "n" => waiting]);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, unit.is_some(), &called));
        selected_row(ui.painter(), theme, rect, false, response.hovered() && unit.is_some());
        ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(measure::LINE, theme.line));
        let left = pos2(rect.left() + 12.0, rect.center().y);
        Words::new(name.as_str()).strong().paint_at(ui.painter(), theme, left, rect.width() - 76.0);
        let count = tr.number(waiting as i64);
        let end = pos2(rect.right() - if unit.is_some() { 36.0 } else { 12.0 }, rect.center().y);
        Words::new(count.as_str()).muted().paint_ending(ui.painter(), theme, end, 40.0);
        focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
        let Some(unit) = unit else { return };
        let side = vec2(24.0, 24.0);
        let at = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), side);
        let put_it = tr.with("place-view-put-unit", args!["name" => &name]);
        let mut corner = ui.new_child(UiBuilder::new().id_salt(("put", unit)).max_rect(at));
        let put = Button::icon_only(Icon::SquaresFour, &put_it).width(24.0).ui(&mut corner).clicked();
        if response.drag_started() {
            self.drag = Some(Drag::UnitFromTray(unit));
        } else if put || response.double_clicked() {
            self.put_unit(app, floor, unit, out);
        } else if response.clicked() {
            let here = put::people_of(app.campaign(), unit);
            let people = put::off_sheet(app.campaign(), floor.id, &here);
            out.send(Action::Select(app.selection().with(people)));
        }
    }

    /// Puts the tile of a unit on a free place.
    fn put_unit(&mut self, app: &App, floor: &Floor, unit: RecordId, out: &mut Outbox) {
        let extent = floor.extent();
        let sight = self.sight.unwrap_or_else(|| Sight::whole(extent, self.room));
        let middle = sight.pin(Point::new(self.room.width / 2.0, self.room.height / 2.0), extent);
        let campaign = app.campaign();
        let tiles = campaign.units.values().filter_map(|unit| unit.spot(floor.id));
        let people = campaign.people().filter_map(|worker| worker.spot(floor.id));
        let taken: Vec<_> = tiles.chain(people).collect();
        let at = put::free(&taken, middle, extent, sight.room_for(TILE.width + 8.0, TILE.height + 8.0));
        out.send(Action::Do(put::unit(floor.id, unit, Some(at))));
    }

    fn person_row_ui(&mut self, ui: &mut Ui, app: &App, floor: &Floor, person: RecordId, out: &mut Outbox) {
        let Some(worker) = app.campaign().worker(person) else { return };
        let theme = Theme::of(ui.ctx());
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click_and_drag());
        let name = said::person(app, worker);
        let called = app.tr().with("place-view-tray-person", args!["name" => &name]);
        let selected = app.selection().has(person);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &called));
        selected_row(ui.painter(), theme, rect, selected, response.hovered());
        let rating = app.campaign().support(worker).map(|support| support.rating);
        let value = rating.map_or(0, |rating| rating.value);
        let age = rating.map_or(Age::Fresh, |rating| Age::of(rating.day, app.today()));
        let numeral = app.tr().number(i64::from(value));
        let badge =
            Badge::new(app.campaign().scale().mark(value)).age(age).numeral(&numeral).on(theme.surface);
        badge.paint(ui.painter(), theme, pos2(rect.left() + 24.0, rect.center().y), 18.0);
        let tone =
            if app.shown().is_some_and(|shown| !shown.contains(&person)) { Tone::Muted } else { Tone::Text };
        let left = pos2(rect.left() + 40.0, rect.center().y);
        Words::new(name.as_str()).tone(tone).paint_at(ui.painter(), theme, left, rect.width() - 52.0);
        focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
        if response.drag_started() {
            let people = if selected {
                put::off_sheet(app.campaign(), floor.id, &app.selection().people)
            } else {
                vec![person]
            };
            self.drag = Some(Drag::FromTray(people));
        } else if response.double_clicked() {
            self.put_in_sight(app, floor, &[person], out);
        } else if response.clicked() {
            let adds = ui.input(|input| input.modifiers.command || input.modifiers.shift);
            let selection = app.selection();
            out.send(Action::Select(if adds { selection.toggled(person) } else { selection.only(person) }));
        }
    }
}

/// Who waits, by unit in lane order, those without a unit last. Units with a tile on the sheet stand
/// there already.
fn rows(app: &App, floor: &Floor) -> Vec<Row> {
    let campaign = app.campaign();
    let mut waiting: BTreeMap<Option<RecordId>, Vec<(&str, RecordId)>> = BTreeMap::new();
    for worker in campaign.people().filter(|worker| worker.spot(floor.id).is_none()) {
        let unit = worker.unit().map(|unit| campaign.canonical(unit));
        let unit = unit.filter(|unit| campaign.unit(*unit).is_some());
        waiting.entry(unit).or_default().push((&worker.name, worker.id));
    }
    let mut rows = Vec::new();
    let units = campaign.units_of(crate::model::Grouping::UNIT);
    let units = units.into_iter().filter(|unit| unit.spot(floor.id).is_none());
    for unit in units.map(|unit| Some(unit.id)).chain([None]) {
        let Some(mut people) = waiting.remove(&unit) else { continue };
        people.sort_unstable();
        rows.push(Row::Unit(unit, people.len()));
        rows.extend(people.into_iter().map(|(_, person)| Row::Person(person)));
    }
    rows
}
