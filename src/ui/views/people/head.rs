//! The heads: a click sorts, with Shift as a further key; dragging an edge resizes, dragging a head
//! moves its column.

use egui::{CursorIcon, Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::People;
use super::columns::{Column, Shown};
use super::rows::Sort;
use super::table::{Laid, PAD};
use crate::app::App;
use crate::ui::text::{Words, icon, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, focus_ring, menu_item};
use crate::ui::{Icon, Tone, measure};

/// No column gets narrower than this.
const LEAST: f32 = 56.0;

impl People {
    pub(super) fn head_ui(&mut self, ui: &mut Ui, app: &App, head: Rect, laid: &[Laid], scrolled: f32) {
        let theme = Theme::of(ui.ctx());
        ui.painter().rect_filled(head, 0.0, theme.background);
        let line = Stroke::new(measure::LINE, theme.line);
        let held = laid.first().map_or(0.0, |first| first.width);
        let beside = Rect::from_min_max(pos2(head.left() + held, head.top()), head.max);
        let mut moved = None;
        for at in laid {
            let is_held = at.left <= 0.0;
            let left = head.left() + at.left - if is_held { 0.0 } else { scrolled };
            let cell = Rect::from_min_size(pos2(left, head.top()), vec2(at.width, head.height()));
            let clip = if is_held { cell } else { beside }.intersect(ui.clip_rect());
            let visible = cell.intersect(clip);
            if visible.width() < 2.0 {
                continue;
            }
            self.one_ui(ui, app, at, cell, visible, &mut moved);
        }
        ui.painter().hline(head.x_range(), head.bottom() - 0.5, line);
        if let Some((column, to)) = moved {
            self.put(&column, to - head.left() + scrolled, laid);
        }
    }

    fn one_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        at: &Laid,
        cell: Rect,
        visible: Rect,
        moved: &mut Option<(Column, f32)>,
    ) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let word = at.column.word(app);
        let rank = self.sorts.iter().position(|sort| sort.column == at.column);
        let sort = rank.and_then(|rank| self.sorts.get(rank));
        let is_descending = sort.is_some_and(|sort| sort.is_descending);
        let says = match rank {
            None => word.clone(),
            Some(rank) => tr.with(
                if is_descending { "people-sorted-down" } else { "people-sorted-up" },
                crate::args!["column" => &word, "rank" => rank + 1],
            ),
        };
        let id = ui.scope_id().with(("head", &word));
        let response = ui.interact(visible, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, rank.is_some(), &says));
        let painter = ui.painter().with_clip_rect(visible);
        let dragged = response.dragged() && self.hands.moves.is_some();
        if response.hovered() || dragged {
            painter.rect_filled(cell, 0.0, theme.hover);
        }
        let mark_room = if rank.is_some() { 30.0 } else { 0.0 };
        let left = cell.left_center() + vec2(PAD, 0.0);
        let tone = if rank.is_some() { Tone::Text } else { Tone::Muted };
        let words = Words::new(&word).strong_if(rank.is_some()).tone(tone);
        words.paint_at(&painter, theme, left, cell.width() - 2.0 * PAD - mark_room + 8.0);
        if let Some(rank) = rank {
            let end = pos2(cell.right() - PAD, cell.center().y);
            let number = tr.numeral(u8::try_from(rank + 1).unwrap_or(9));
            let drawn = Words::new(number).tone(Tone::Accent).paint_ending(&painter, theme, end, 20.0);
            let sign = if is_descending { Icon::CaretDown } else { Icon::CaretUp };
            icon(&painter, sign, pos2(drawn.left() - 10.0, cell.center().y), 14.0, theme.accent);
        }
        focus_ring(ui, &response, visible.shrink(3.0), measure::RADIUS_CONTROL);
        if response.clicked() {
            let adds = ui.input(|input| input.modifiers.shift);
            self.sort_by(&at.column, adds);
        }
        if response.drag_started() && at.column != Column::Name {
            self.hands.moves = Some((at.column.clone(), 0.0));
        }
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| dragged) {
            ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
            let line = Stroke::new(measure::RING, theme.focus);
            ui.painter().vline(pointer.x, cell.y_range(), line);
            if let Some((_, x)) = &mut self.hands.moves {
                *x = pointer.x;
            }
        }
        if response.drag_stopped() {
            *moved = self.hands.moves.take();
        }
        let grip =
            Rect::from_min_max(pos2(cell.right() - 4.0, cell.top()), pos2(cell.right() + 4.0, cell.bottom()));
        let grip = grip.intersect(Rect::from_min_max(visible.min, visible.max + vec2(4.0, 0.0)));
        if grip.width() > 1.0 {
            let grip = ui.interact(grip, id.with("edge"), Sense::CLICK | Sense::DRAG);
            let name = tr.with("people-resize", crate::args!["column" => &word]);
            grip.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &name));
            if grip.hovered() || grip.dragged() {
                ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            }
            if let Some(shown) = self.columns.iter_mut().find(|shown| shown.column == at.column) {
                if grip.dragged() {
                    shown.width = (shown.width + grip.drag_delta().x).clamp(LEAST, 800.0);
                }
                if grip.double_clicked() {
                    shown.width = at.column.width();
                }
            }
        }
        if response.hovered() {
            tooltip(response, &tr.say("people-head.hint"));
        }
    }

    /// Sorts by a column: up, then down, then no more. `adds` keeps the other keys before it.
    pub(super) fn sort_by(&mut self, column: &Column, adds: bool) {
        let place = self.sorts.iter().position(|sort| sort.column == *column);
        let now = place.and_then(|place| self.sorts.get(place)).map(|sort| sort.is_descending);
        if !adds {
            self.sorts.retain(|sort| sort.column == *column);
        }
        let place = self.sorts.iter().position(|sort| sort.column == *column);
        match (now, place) {
            (Some(true), Some(place)) => {
                self.sorts.remove(place);
            }
            (Some(false), Some(place)) => {
                if let Some(sort) = self.sorts.get_mut(place) {
                    sort.is_descending = true;
                }
            }
            _ => self.sorts.push(Sort { column: column.clone(), is_descending: false }),
        }
    }

    /// Puts a column before the one at `x` of the table.
    fn put(&mut self, column: &Column, x: f32, laid: &[Laid]) {
        let before = laid.iter().skip(1).find(|at| x < at.left + at.width / 2.0).map(|at| at.column.clone());
        if before.as_ref() == Some(column) {
            return;
        }
        let Some(from) = self.columns.iter().position(|shown| shown.column == *column) else { return };
        let shown = self.columns.remove(from);
        let to = before.and_then(|before| self.columns.iter().position(|shown| shown.column == before));
        self.columns.insert(to.unwrap_or(self.columns.len()), shown);
    }
}

/// The button that chooses columns.
pub(super) fn columns_menu_ui(ui: &mut Ui, app: &App, columns: &mut [Shown], narrow: bool) {
    let words = app.tr().say("people-columns");
    let button = if narrow {
        Button::icon_only(Icon::SlidersHorizontal, &words)
    } else {
        Button::plain(&words).icon(Icon::SlidersHorizontal)
    };
    let button = button.ui(ui);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(200.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for shown in columns.iter_mut().filter(|shown| shown.column != Column::Name) {
            let sign = if shown.is_shown { Icon::CheckCircle } else { Icon::Circle };
            if menu_item(ui, Some(sign), &shown.column.word(app), "", shown.is_shown).clicked() {
                shown.is_shown = !shown.is_shown;
            }
        }
    });
}
