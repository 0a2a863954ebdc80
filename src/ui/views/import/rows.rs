//! The rows: what will happen, then what the file says, under the mapping of its columns.

use egui::{Popup, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::Page;
use super::entries::{Fate, Head};
use crate::app::{App, Column, Import, Rule};
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, icon, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{menu_item, selected_row};
use crate::ui::{Icon, Tone, measure};

/// Width of the first column.
const FIRST: f32 = 224.0;
/// Height of the mapping over the columns.
const MAPPING: f32 = 64.0;
/// Height of the row of heads as written.
const HEADS: f32 = 28.0;
const PAD: f32 = 12.0;

fn width(column: Column) -> f32 {
    match column {
        Column::Name | Column::Email | Column::Number => 152.0,
        Column::Note | Column::Free => 140.0,
        _ => 122.0,
    }
}

impl Page {
    pub(super) fn rows_ui(&mut self, ui: &mut Ui, app: &App, import: &Import, out: &mut Outbox) {
        let theme = Theme::of(ui.ctx());
        let tr = app.tr();
        let room = ui.available_rect_before_wrap();
        let first = FIRST.min(room.width() * 0.45);
        let mut left = first;
        let mut laid: Vec<(usize, f32, f32)> = Vec::new();
        for (at, head) in self.entries.heads.iter().enumerate() {
            laid.push((at, left, width(head.column)));
            left += width(head.column);
        }
        if let Some((_, _, last)) = laid.last_mut() {
            *last += (room.width() - left).max(0.0);
            left = left.max(room.width());
        }
        let (mapping, below) = room.split_top_bottom_at_y(room.top() + MAPPING);
        let (heads, body) = below.split_top_bottom_at_y(below.top() + HEADS);
        let scrolled = self.body_ui(ui, app, import, body, &laid, first, left);
        ui.painter().rect_filled(mapping, 0.0, theme.background);
        ui.painter().rect_filled(heads, 0.0, theme.surface);
        let line = Stroke::new(measure::LINE, theme.line);
        let beside = |rect: Rect| Rect::from_min_max(pos2(rect.left() + first, rect.top()), rect.max);
        let mut rule = None;
        for (at, x, wide) in &laid {
            let Some(head) = self.entries.heads.get(*at) else { continue };
            let at_x = room.left() + x - scrolled;
            let cell = Rect::from_min_size(pos2(at_x, mapping.top()), vec2(*wide, MAPPING));
            let clip = beside(mapping).intersect(ui.clip_rect());
            if cell.intersect(clip).width() > 1.0 {
                let mut child = ui.new_child(UiBuilder::new().id_salt(("map", *at)).max_rect(cell));
                child.set_clip_rect(clip);
                if let Some(column) = mapping_ui(&mut child, app, import, head, cell) {
                    rule = Some((head.head.clone(), column));
                }
                let painter = ui.painter().with_clip_rect(beside(heads).intersect(ui.clip_rect()));
                let middle = pos2(at_x + PAD, heads.center().y);
                Words::new(&head.head).muted().paint_at(&painter, theme, middle, wide - 2.0 * PAD);
                let painter = ui.painter().with_clip_rect(beside(room).intersect(ui.clip_rect()));
                painter.vline(at_x - 0.5, room.y_range(), line);
            }
        }
        let words = room.left() + PAD;
        let name = Words::new(tr.say("import-in-wallchart")).strong();
        name.paint_at(ui.painter(), theme, pos2(words, mapping.top() + 22.0), first - 2.0 * PAD);
        let how = Words::new(tr.say("import-matched")).muted();
        how.paint_at(ui.painter(), theme, pos2(words, mapping.top() + 48.0), first - 2.0 * PAD);
        let file = Words::new(tr.say("import-in-file")).muted();
        file.paint_at(ui.painter(), theme, pos2(words, heads.center().y), first - 2.0 * PAD);
        ui.painter().hline(mapping.x_range(), mapping.bottom() - 0.5, line);
        ui.painter().hline(heads.x_range(), heads.bottom() - 0.5, line);
        ui.painter().vline(room.left() + first - 0.5, room.y_range(), line);
        if self.shown.is_empty() {
            let at = pos2(room.left() + measure::GAP_16, body.top() + measure::GAP_24);
            Words::new(tr.say("import-none-here")).muted().paint_at(ui.painter(), theme, at, room.width());
        }
        if let Some((head, column)) = rule {
            let same = |rule: &Rule| rule.head == head;
            self.choose(
                import,
                |choices| {
                    choices.rules.retain(|rule| !same(rule));
                    choices.rules.push(Rule { head: head.clone(), column, label: String::new() });
                },
                out,
            );
        }
        ui.allocate_rect(room, Sense::hover());
    }

    #[allow(clippy::too_many_arguments, reason = "the body meets the draft and its columns here")]
    fn body_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        import: &Import,
        body: Rect,
        laid: &[(usize, f32, f32)],
        first: f32,
        whole: f32,
    ) -> f32 {
        let many = self.shown.len();
        let mut child = ui.new_child(UiBuilder::new().id_salt("rows").max_rect(body));
        child.set_clip_rect(body.intersect(ui.clip_rect()));
        let reveals = std::mem::take(&mut self.reveal);
        let total = vec2(whole, many as f32 * measure::ROW + measure::GAP_24);
        let shown = ScrollArea::both().id_salt("list").auto_shrink(false).show_viewport(
            &mut child,
            |ui, viewport| {
                let (all, _) = ui.allocate_exact_size(total, Sense::hover());
                if let Some(at) = self.at.filter(|_| reveals) {
                    let top = all.top() + at as f32 * measure::ROW;
                    let row =
                        Rect::from_min_size(pos2(all.left() + viewport.left(), top), vec2(1.0, measure::ROW));
                    if !body.y_range().contains(row.top()) || !body.y_range().contains(row.bottom()) {
                        ui.scroll_to_rect(row, None);
                    }
                }
                let from = (viewport.top() / measure::ROW).floor().max(0.0) as usize;
                let to = ((viewport.bottom() / measure::ROW).ceil().max(0.0) as usize).min(many);
                for at in from..to {
                    let top = all.top() + at as f32 * measure::ROW;
                    let row =
                        Rect::from_min_max(pos2(body.left(), top), pos2(body.right(), top + measure::ROW));
                    self.row_ui(ui, app, import, at, row, laid, first, viewport.left());
                }
            },
        );
        shown.state.clamped_offset().x
    }

    #[allow(clippy::too_many_arguments, reason = "a row meets the draft, its place and its columns here")]
    fn row_ui(
        &mut self,
        ui: &mut Ui,
        app: &App,
        import: &Import,
        at: usize,
        row: Rect,
        laid: &[(usize, f32, f32)],
        first: f32,
        scrolled: f32,
    ) {
        let theme = Theme::of(ui.ctx());
        let Some(entry) = self.shown.get(at).and_then(|at| self.entries.all.get(*at)) else { return };
        let is_at = self.at == Some(at);
        let response =
            ui.interact(row, ui.scope_id().with(("row", entry.place.sheet, entry.place.row)), Sense::CLICK);
        if matches!(entry.fate, Fate::Odd { .. }) {
            ui.painter().rect_filled(row, 0.0, theme.raised);
        }
        selected_row(ui.painter(), theme, row, is_at, response.hovered());
        let named = entry.row.and_then(|row| import.draft.rows().get(row)).map(|row| row.name.as_str());
        let named = named.unwrap_or_default();
        response.widget_info(|| {
            let args = crate::args!["row" => entry.place.row, "name" => named, "fate" => &entry.words];
            WidgetInfo::selected(Role::Row, true, is_at, app.tr().with("import-row", args))
        });
        let (sign, tone) = entry.fate.sign();
        let centre = pos2(row.left() + PAD + 8.0, row.center().y);
        icon(ui.painter(), sign, centre, measure::ICON, tone.colour(theme));
        let words = Words::new(&entry.words).tone(tone);
        let room = first - PAD - 24.0 - 6.0;
        words.paint_at(ui.painter(), theme, pos2(row.left() + PAD + 22.0, row.center().y), room);
        let cut = words.is_cut(ui.painter(), theme, room);
        let beside = Rect::from_min_max(pos2(row.left() + first, row.top()), row.max);
        let painter = ui.painter().with_clip_rect(beside.intersect(ui.clip_rect()));
        let sheet = entry.place.sheet as usize;
        if let Some(file) = import.draft.sheets().get(sheet) {
            for (head, x, wide) in laid {
                let Some(head) = self.entries.heads.get(*head) else { continue };
                let Some(place) = head.places.get(&sheet) else { continue };
                let left = row.left() + x - scrolled;
                if left > row.right() || left + wide < beside.left() {
                    continue;
                }
                let quiet = head.column == Column::LeaveOut || entry.row.is_none();
                let tone = if quiet { Tone::Muted } else { Tone::Text };
                let text = file.cell(entry.at, *place);
                let middle = pos2(left + PAD, row.center().y);
                Words::new(text).tone(tone).paint_at(&painter, theme, middle, wide - 2.0 * PAD);
            }
        }
        let line = Stroke::new(measure::LINE, theme.line);
        ui.painter().hline(row.x_range(), row.bottom() - 0.5, line);
        let clicked = response.clicked();
        if cut && response.hovered() {
            tooltip(response, &entry.words);
        }
        if clicked {
            self.at = Some(at);
        }
    }
}

/// What a column is taken for, as a menu; another choice.
fn mapping_ui(ui: &mut Ui, app: &App, import: &Import, head: &Head, cell: Rect) -> Option<Column> {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let word = head.column.word(tr);
    let inner = Rect::from_min_size(cell.min + vec2(8.0, 8.0), vec2(cell.width() - 16.0, measure::CONTROL));
    let mut field = ui.new_child(UiBuilder::new().id_salt("column").max_rect(inner));
    // A column without a head cannot be named in a rule.
    let can_choose = !head.head.is_empty();
    let name = tr.with("import-column", crate::args!["head" => &head.head, "column" => &word]);
    let sense = if can_choose { Sense::click() } else { Sense::hover() };
    let button = field.allocate_rect(inner, sense);
    button.widget_info(|| WidgetInfo::labeled(Role::ComboBox, can_choose, &name));
    let edge = if button.hovered() && can_choose { theme.text } else { theme.line_strong };
    let border = Stroke::new(measure::LINE, edge);
    let radius = f32::from(measure::RADIUS_CONTROL);
    field.painter().rect(inner, radius, theme.raised, border, egui::StrokeKind::Inside);
    let left_out = head.column == Column::LeaveOut;
    let tone = if left_out { Tone::Muted } else { Tone::Text };
    let words = Words::new(&word).strong_if(!left_out).tone(tone);
    words.paint_at(field.painter(), theme, inner.left_center() + vec2(10.0, 0.0), inner.width() - 34.0);
    if can_choose {
        let caret = pos2(inner.right() - 14.0, inner.center().y);
        icon(field.painter(), Icon::CaretDown, caret, 12.0, theme.muted);
    }
    crate::ui::focus_ring(ui, &button, inner, measure::RADIUS_CONTROL);
    let (note, tone) = match head.column {
        Column::LeaveOut => (tr.with("import-filled", crate::args!["n" => head.filled]), Tone::Muted),
        Column::Unit | Column::Shift | Column::Worksite => {
            let grouping = match head.column {
                Column::Unit => crate::model::Grouping::UNIT,
                Column::Shift => crate::model::Grouping::SHIFT,
                _ => crate::model::Grouping::WORKSITE,
            };
            let units: Vec<_> =
                import.draft.units().iter().filter(|unit| unit.grouping == grouping).collect();
            let known = units.iter().filter(|unit| unit.known.is_some()).count();
            let tone = if known < units.len() { Tone::Warning } else { Tone::Muted };
            (tr.with("import-units-known", crate::args!["known" => known, "n" => units.len()]), tone)
        }
        Column::Number => (tr.say("import-kept"), Tone::Muted),
        _ if !head.certain => (tr.say("import-guess"), Tone::Warning),
        _ => (String::new(), Tone::Muted),
    };
    let at = pos2(cell.left() + PAD + 6.0, cell.top() + 49.0);
    Words::new(note).tone(tone).paint_at(ui.painter(), theme, at, cell.width() - 2.0 * PAD);
    let mut chosen = None;
    Popup::menu(&button).width(220.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
            let others = Column::of_people().filter(|column| *column != Column::LeaveOut);
            for column in std::iter::once(Column::LeaveOut).chain(others) {
                let is_now = column == head.column;
                let sign = if column == Column::LeaveOut { Some(Icon::X) } else { None };
                if menu_item(ui, sign, &column.word(tr), "", is_now).clicked() {
                    chosen = Some(column).filter(|_| !is_now);
                    ui.close();
                }
            }
        });
    });
    chosen
}
