//! One cell of a row: a choice with its mark, of results and of predictions alike.

use egui::{Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::model::Outcome;
use crate::ui::marks;
use crate::ui::measure;
use crate::ui::theme::Theme;

/// A choice in a row, and how it stands.
pub(super) struct Choice {
    /// Its mark.
    pub(super) mark: Outcome,
    /// It is what was said.
    pub(super) is_chosen: bool,
    /// Nothing was said yet.
    pub(super) waits: bool,
    /// The keys act on its row.
    pub(super) current: bool,
    /// The first of its row: the keys begin here.
    pub(super) first: bool,
}

impl Choice {
    /// Draws it around `at`; `says` is what it is called. Whether it was clicked.
    pub(super) fn ui(&self, ui: &Ui, id: Id, at: Pos2, says: &str) -> bool {
        let Self { mark, is_chosen, waits, current, first } = *self;
        let theme = Theme::of(ui.ctx());
        let rect = Rect::from_center_size(at, vec2(28.0, 26.0));
        let hit = ui.interact(rect, id, Sense::click());
        hit.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_chosen, says));
        let painter = ui.painter();
        if is_chosen || current || waits || hit.hovered() {
            let stroke = match (is_chosen, hit.hovered()) {
                (true, _) => Stroke::new(1.5, theme.text),
                (false, _) if current && waits && first => Stroke::new(measure::RING, theme.focus),
                (false, true) => Stroke::new(1.0, theme.focus),
                (false, false) if current => Stroke::new(1.0, theme.line_strong),
                (false, false) => Stroke::new(1.0, theme.line),
            };
            painter.rect(rect, 4.0, theme.raised, stroke, StrokeKind::Inside);
        }
        let mut painter = painter.clone().with_clip_rect(rect.intersect(ui.clip_rect()));
        if !is_chosen && !current {
            // What was not chosen steps back.
            painter.multiply_opacity(if waits { 0.6 } else { 0.35 });
        }
        marks::outcome(&painter, theme, at, 11.0, mark);
        hit.clicked()
    }
}
