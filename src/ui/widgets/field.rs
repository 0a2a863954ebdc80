//! A line of typing.

use egui::{Color32, Frame, Id, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, vec2};

use crate::i18n::visual_order;
use crate::ui::measure;
use crate::ui::text::{Words, icon};
use crate::ui::theme::Theme;
use crate::ui::{Icon, Tone};

/// A text field with an accessible name. While typing the text keeps its
/// logical order.
#[derive(Clone, Debug)]
#[must_use = "call `ui` to show the field"]
pub struct Field<'a> {
    name: &'a str,
    hint: &'a str,
    error: Option<&'a str>,
    icon: Option<Icon>,
    width: Option<f32>,
    secret: bool,
    id: Option<Id>,
    rows: usize,
}

impl<'a> Field<'a> {
    /// A field; `name` is what a screen reader calls it.
    pub fn new(name: &'a str) -> Self {
        Self { name, hint: "", error: None, icon: None, width: None, secret: false, id: None, rows: 1 }
    }

    /// What goes here, shown while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// What is wrong with what was typed; shown behind or below the field.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// An icon at the leading edge.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The width in points; else all there is.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Typed letters are not shown.
    pub fn secret(mut self) -> Self {
        self.secret = true;
        self
    }

    /// A lasting id, to give it the keyboard from elsewhere.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Several rows, for notes.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(1);
        self
    }

    /// Shows the field; Tab always leaves it.
    pub fn ui(self, ui: &mut Ui, text: &mut String) -> Response {
        let theme = Theme::of(ui.ctx());
        let width = self.width.unwrap_or(ui.available_width()).min(ui.available_width());
        let lead: i8 = if self.icon.is_some() { 34 } else { 10 };
        // What is typed into several lines begins at the first.
        let align = if self.rows > 1 { egui::Align2::LEFT_TOP } else { egui::Align2::LEFT_CENTER };
        let edit = if self.rows > 1 {
            TextEdit::multiline(text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(text)
        };
        let edit = match self.id {
            Some(id) => edit.id(id),
            None => edit.id_salt(self.name),
        };
        let margin = Margin { left: lead, right: 10, top: 6, bottom: 6 };
        let ring = |line: f32, colour: Color32| Stroke::new(line, colour);
        let response = ui.add(
            edit.hint_text(egui::RichText::new(visual_order(self.hint)).color(theme.muted))
                .password(self.secret)
                .text_color(theme.text)
                .align(align)
                .frame(
                    Frame::new()
                        .fill(theme.raised)
                        .corner_radius(measure::RADIUS_CONTROL)
                        .inner_margin(margin),
                )
                .desired_width(width)
                .min_size(vec2(0.0, measure::LINE_HEIGHT))
                .lock_focus(false),
        );
        let response = response.accessible_name(self.name);
        let rect = response.rect;
        let edge = if self.error.is_some() {
            ring(measure::RING, theme.danger)
        } else if response.has_focus() {
            ring(measure::RING, theme.focus)
        } else if response.hovered() {
            ring(measure::LINE, theme.mark)
        } else {
            ring(measure::LINE, theme.line_strong)
        };
        ui.painter().rect_stroke(rect, f32::from(measure::RADIUS_CONTROL), edge, StrokeKind::Inside);
        if let Some(what) = self.icon {
            let centre = rect.left_center() + vec2(18.0, 0.0);
            icon(ui.painter(), what, centre, measure::ICON, theme.muted);
        }
        if let Some(error) = self.error {
            ui.horizontal(|ui| {
                super::icon_ui(ui, Icon::WarningCircle, Tone::Danger);
                Words::new(error).tone(Tone::Danger).wrap().ui(ui);
            });
        }
        response
    }
}
