//! The table: rows in sight, the name column held while the rest scrolls sideways.

use egui::{Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::People;
use super::columns::{Column, Facts, age};
use super::edit::{Edit, Ended};
use crate::app::{Age, App, Selection};
use crate::model::{Grouping, Judgement, RecordId, Worker};
use crate::ui::marks::{self, Badge, Star};
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::selected_row;
use crate::ui::{Tone, measure};

/// Height of the row of filters under the heads.
pub(super) const FILTERS: f32 = 36.0;
/// From the edge of a column to its words.
pub(super) const PAD: f32 = 10.0;

/// A column where it stands in this frame, before scrolling.
pub(super) struct Laid {
    pub(super) column: Column,
    pub(super) left: f32,
    pub(super) width: f32,
}

/// What every cell of a frame needs.
struct Frame<'a> {
    facts: Facts<'a>,
    scale: crate::model::Scale,
    /// Leaders and seconds of units.
    stars: std::collections::BTreeMap<RecordId, Star>,
}

impl<'a> Frame<'a> {
    fn of(app: &'a App) -> Self {
        let campaign = app.campaign();
        let mut stars = std::collections::BTreeMap::new();
        for unit in campaign.units.values() {
            if let Some(second) = unit.second.map(|id| campaign.canonical(id)) {
                stars.entry(second).or_insert(Star::Second);
            }
            if let Some(leader) = unit.leader.map(|id| campaign.canonical(id)) {
                stars.insert(leader, Star::Leader);
            }
        }
        Self { facts: Facts::of(app), scale: campaign.scale(), stars }
    }

    fn star(&self, worker: &Worker) -> Option<Star> {
        let given = self.stars.get(&worker.id).copied();
        match (given, worker.judgement.value()) {
            (Some(Star::Leader), _) | (_, Judgement::Identified) => Some(Star::Leader),
            (given @ Some(_), _) => given,
            (None, Judgement::Suggested) => Some(Star::Suggested),
            _ => None,
        }
    }
}

impl People {
    /// The columns shown, from the left; the last one takes what room is left.
    pub(super) fn laid_out(&self, room: f32, narrow: bool) -> Vec<Laid> {
        let shown = self.columns.iter().filter(|shown| shown.is_shown);
        let mut shown: Vec<(&Column, f32)> = shown.map(|shown| (&shown.column, shown.width)).collect();
        // A narrow table keeps name, support and tests in sight, then what was chosen.
        let rank = |column: &Column| match column {
            Column::Name => 0,
            Column::Support if narrow => 1,
            Column::Tests if narrow => 2,
            _ => 3,
        };
        shown.sort_by_key(|(column, _)| rank(column));
        let mut left = 0.0;
        let mut laid: Vec<Laid> = shown
            .into_iter()
            .map(|(column, width)| {
                let at = left;
                left += width;
                Laid { column: column.clone(), left: at, width }
            })
            .collect();
        if let Some(last) = laid.last_mut() {
            last.width += (room - left).max(0.0);
        }
        laid
    }

    pub(super) fn table_ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let room = ui.available_rect_before_wrap();
        let narrow = ui.ctx().content_rect().width() < measure::WINDOW_NARROW;
        let laid = self.laid_out(room.width(), narrow);
        let (head, below) = room.split_top_bottom_at_y(room.top() + measure::ROW);
        let (filters, body) = below.split_top_bottom_at_y(below.top() + FILTERS);
        let scrolled = self.body_ui(ui, app, body, &laid, out);
        let held = laid.first().map_or(0.0, |first| first.width);
        self.head_ui(ui, app, head, &laid, scrolled);
        self.filters_ui(ui, app, filters, &laid, scrolled, out);
        // The lines between the columns, through heads and rows.
        let line = Stroke::new(measure::LINE, theme.line);
        for at in &laid {
            let x = room.left() + at.left + at.width - if at.left > 0.0 { scrolled } else { 0.0 };
            let hidden = at.left > 0.0 && x < room.left() + held;
            if !hidden && x < room.right() - 1.0 {
                ui.painter().vline(x - 0.5, head.top()..=filters.bottom(), line);
            }
        }
        if scrolled > 0.5 {
            let edge = Stroke::new(measure::LINE, theme.line_strong);
            ui.painter().vline(room.left() + held - 0.5, room.y_range(), edge);
        }
        if self.rows.order().is_empty() && self.edit.is_none() {
            let page = Rect::from_min_max(body.min + vec2(0.0, measure::GAP_32), body.max);
            let mut page = ui.new_child(UiBuilder::new().id_salt("nothing").max_rect(page));
            super::empty::nothing_ui(&mut page, app, out);
        }
        ui.allocate_rect(room, Sense::hover());
    }

    /// The rows; says how far the table is scrolled sideways.
    fn body_ui(&mut self, ui: &mut Ui, app: &App, body: Rect, laid: &[Laid], out: &mut Outbox) -> f32 {
        let many = self.rows.order().len();
        let adds = self.edit.as_ref().is_some_and(|edit| edit.person.is_none());
        let total = vec2(
            laid.last().map_or(0.0, |last| last.left + last.width),
            (many + usize::from(adds)) as f32 * measure::ROW + measure::GAP_24,
        );
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
        child.set_clip_rect(body.intersect(ui.clip_rect()));
        let reveal = self.reveal.take();
        let shown = ScrollArea::both().id_salt("people").auto_shrink(false).show_viewport(
            &mut child,
            |ui, viewport| {
                let (all, _) = ui.allocate_exact_size(total, Sense::hover());
                let first = (viewport.top() / measure::ROW).floor().max(0.0) as usize;
                let last = ((viewport.bottom() / measure::ROW).ceil().max(0.0) as usize).min(many);
                let frame = Frame::of(app);
                let place = reveal.and_then(|person| self.rows.place(person)).or(adds.then_some(many));
                if let Some(place) = place.filter(|_| reveal.is_some() || adds) {
                    let top = all.top() + place as f32 * measure::ROW;
                    let left = all.left() + viewport.left();
                    let row = Rect::from_min_size(pos2(left, top), vec2(1.0, measure::ROW));
                    if !body.y_range().contains(row.top()) || !body.y_range().contains(row.bottom()) {
                        ui.scroll_to_rect(row, None);
                    }
                }
                let order: Vec<RecordId> =
                    self.rows.order().get(first.min(last)..last).unwrap_or_default().to_vec();
                for (at, person) in order.into_iter().enumerate() {
                    let top = all.top() + (first + at) as f32 * measure::ROW;
                    let row =
                        Rect::from_min_max(pos2(body.left(), top), pos2(body.right(), top + measure::ROW));
                    if let Some(worker) = app.campaign().worker(person) {
                        self.row_ui(ui, &frame, worker, row, laid, viewport.left(), out);
                    }
                }
                if adds {
                    let top = all.top() + many as f32 * measure::ROW;
                    let width = laid.first().map_or(170.0, |first| first.width);
                    let cell = Rect::from_min_size(pos2(body.left(), top), vec2(width, measure::ROW));
                    let line = Stroke::new(measure::LINE, Theme::of(ui.ctx()).line);
                    ui.painter().hline(body.x_range(), cell.bottom() - 0.5, line);
                    self.edit_ui(ui, app, cell, &app.tr().say("people-new-name"), out);
                }
            },
        );
        shown.state.clamped_offset().x
    }

    /// One row.
    #[allow(clippy::too_many_arguments, reason = "a row meets its frame, its place and the hands here")]
    fn row_ui(
        &mut self,
        ui: &mut Ui,
        frame: &Frame<'_>,
        worker: &Worker,
        row: Rect,
        laid: &[Laid],
        scrolled: f32,
        out: &mut Outbox,
    ) {
        let theme = Theme::of(ui.ctx());
        let app = frame.facts.app;
        let is_selected = app.selection().has(worker.id);
        let over = ui.rect_contains_pointer(row);
        selected_row(ui.painter(), theme, row, is_selected, over);
        let line = Stroke::new(measure::LINE, theme.line);
        let held = laid.first().map_or(0.0, |first| first.width);
        let ground = match (is_selected, over) {
            (true, _) => theme.selection,
            (_, true) => theme.hover,
            _ => theme.surface,
        };
        let beside = Rect::from_min_max(pos2(row.left() + held, row.top()), row.max);
        let name = app.name_of(worker);
        for at in laid {
            let is_held = at.left <= 0.0;
            let left = row.left() + at.left - if is_held { 0.0 } else { scrolled };
            let cell = Rect::from_min_size(pos2(left, row.top()), vec2(at.width, row.height()));
            let clip = if is_held { cell } else { beside }.intersect(ui.clip_rect());
            if !clip.intersects(cell) || clip.intersect(cell).width() < 1.0 {
                continue;
            }
            let visible = cell.intersect(clip);
            let id = ui.scope_id().with((worker.id, at.column.key()));
            let response = ui.interact(visible, id, Sense::CLICK);
            let text = at.column.text(&frame.facts, worker);
            response.widget_info(|| {
                let says = if is_held { sentence(frame, worker) } else { cell_name(app, at, &text, &name) };
                WidgetInfo::selected(Role::Cell, true, is_selected, says)
            });
            let is_edited = self
                .edit
                .as_ref()
                .is_some_and(|edit| edit.person == Some(worker.id) && edit.column == at.column);
            if is_edited {
                let whole = Rect::from_min_max(cell.min, pos2(cell.right().min(row.right()), cell.bottom()));
                let says = app
                    .tr()
                    .with("people-write", crate::args!["column" => at.column.word(app), "name" => &name]);
                self.edit_ui(ui, app, whole, &says, out);
                continue;
            }
            let painter = ui.painter().with_clip_rect(visible);
            let cut = paint_cell(frame, worker, at, &painter, theme, cell, ground, &text);
            let is_at = self.at == at.column && app.selection().person() == Some(worker.id);
            if is_at && at.column.is_written() && !app.is_presenting() {
                let edge = Stroke::new(measure::LINE, theme.focus);
                let ring = cell.shrink2(vec2(2.0, 3.0));
                painter.rect_stroke(ring, 4.0, edge, egui::StrokeKind::Inside);
            }
            self.touch(ui, app, worker.id, &at.column, &response, out);
            let long = cut || matches!(at.column, Column::Tests | Column::Support);
            if long && !text.is_empty() && response.hovered() {
                tooltip(response, &cell_name(app, at, &text, &name));
            }
        }
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
    }

    /// The cell that is being written; goes on to the next one as it ended.
    fn edit_ui(&mut self, ui: &mut Ui, app: &App, cell: Rect, name: &str, out: &mut Outbox) {
        let Some(mut edit) = self.edit.take() else { return };
        // Where writing goes on in the next cell, both stand in one frame.
        let id = ("edit", edit.person, edit.column.key());
        let ended = ui.push_id(id, |ui| edit.ui(ui, app, cell, name, out)).inner;
        let person = edit.person;
        let next = match (ended, person) {
            (Ended::Not, _) => {
                self.edit = Some(edit);
                return;
            }
            (Ended::Down, None) => {
                self.edit = (!edit.is_blank()).then(Edit::of_new);
                self.reveal = None;
                return;
            }
            (Ended::Here | Ended::Dropped, _) | (_, None) => return,
            (Ended::Down, Some(person)) => {
                let below = self.rows.step(Some(person), 1).filter(|below| *below != person);
                below.map(|below| (below, edit.column.clone()))
            }
            (Ended::Right | Ended::Left, Some(person)) => {
                let written = self.columns.iter().filter(|shown| shown.is_shown && shown.column.is_written());
                let columns: Vec<&Column> = written.map(|shown| &shown.column).collect();
                let at = columns.iter().position(|column| **column == edit.column).unwrap_or(0);
                let next = if ended == Ended::Right { Some(at + 1) } else { at.checked_sub(1) };
                next.and_then(|next| columns.get(next)).map(|column| (person, (*column).clone()))
            }
        };
        if let Some((person, column)) = next {
            self.at = column;
            self.edit = Edit::of(app, person, &self.at);
            self.reveal = Some(person);
            if app.selection().person() != Some(person) {
                self.anchor = Some(person);
                let selection = Selection { people: vec![person], ..app.selection().clone() };
                out.send(crate::app::Action::Select(selection));
            }
            ui.ctx().request_repaint();
        }
    }
}

impl Column {
    /// What tells its cells apart from those of the other columns.
    fn key(&self) -> String {
        match self {
            Self::Place(key) => format!("place {key}"),
            other => format!("{other:?}"),
        }
    }
}

/// What a cell is called where it is read aloud: "Shift of Ada Berg: Nights".
fn cell_name(app: &App, at: &Laid, text: &str, name: &str) -> String {
    let column = at.column.word(app);
    let id = if text.is_empty() { "people-cell-empty" } else { "people-cell" };
    app.tr().with(id, crate::args!["column" => column, "name" => name, "text" => text])
}

/// A row in one sentence: name, job, unit, support, leader.
fn sentence(frame: &Frame<'_>, worker: &Worker) -> String {
    let facts = &frame.facts;
    let tr = facts.app.tr();
    let mut parts = vec![facts.app.name_of(worker)];
    let unit = Column::Place(Grouping::UNIT.into());
    parts.extend([Column::Job, unit].iter().map(|column| column.text(facts, worker)));
    parts.push(match age(facts.app, worker) {
        Some((value, age)) => marks::badge_name(tr, value, age),
        None => tr.say("search-not-rated"),
    });
    parts.extend(frame.star(worker).map(|star| tr.say(star.word())));
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// Paints a cell; whether its words had to be cut.
#[allow(clippy::too_many_arguments, reason = "a cell is where everything meets")]
fn paint_cell(
    frame: &Frame<'_>,
    worker: &Worker,
    at: &Laid,
    painter: &egui::Painter,
    theme: &Theme,
    cell: Rect,
    ground: egui::Color32,
    text: &str,
) -> bool {
    let app = frame.facts.app;
    let left = cell.left_center() + vec2(PAD, 0.0);
    let room = cell.width() - 2.0 * PAD;
    match &at.column {
        Column::Name => {
            let star = frame.star(worker);
            let strong = matches!(star, Some(Star::Leader | Star::Second));
            let star_room = if star.is_some() { measure::STAR + 6.0 } else { 0.0 };
            let words = Words::new(text).strong_if(strong);
            let drawn = words.paint_at(painter, theme, left, room - star_room);
            if let Some(star) = star {
                let centre = pos2(drawn.right() + 6.0 + measure::STAR / 2.0, cell.center().y);
                marks::star(painter, theme, centre, measure::STAR, star, None);
            }
            words.is_cut(painter, theme, room - star_room)
        }
        Column::Support => {
            let (value, age) = age(app, worker).unwrap_or((0, Age::Fresh));
            let numeral = app.tr().numeral(value);
            let badge = Badge::new(frame.scale.mark(value)).numeral(&numeral).age(age).on(ground);
            badge.paint(painter, theme, left + vec2(8.0, 0.0), 18.0);
            false
        }
        Column::Tests => {
            let outcomes = frame.facts.outcomes(worker);
            let fits = ((room + 5.0) / 13.0).floor().max(1.0) as usize;
            let skipped = outcomes.len().saturating_sub(fits);
            for (place, outcome) in outcomes.into_iter().skip(skipped).enumerate() {
                let centre = left + vec2(4.0 + 13.0 * place as f32, 0.0);
                marks::outcome(painter, theme, centre, 9.0, outcome);
            }
            skipped > 0
        }
        column => {
            let old = *column == Column::Rated && age(app, worker).is_some_and(|(_, age)| age == Age::Old);
            let tone = match (old, column.is_quiet() || text.is_empty()) {
                (true, _) => Tone::Warning,
                (_, true) => Tone::Muted,
                _ => Tone::Text,
            };
            let text = if text.is_empty() && matches!(column, Column::Place(_)) { "–" } else { text };
            let words = Words::new(text).tone(tone);
            words.paint_at(painter, theme, left, room);
            words.is_cut(painter, theme, room)
        }
    }
}
