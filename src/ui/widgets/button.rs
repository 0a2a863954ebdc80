//! Buttons: they say the verb and the object ("Merge 14 people").

use egui::{Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::small::{focus_ring, paint_key_cap};
use crate::ui::measure;
use crate::ui::text::{Words, icon, tooltip};
use crate::ui::theme::Theme;
use crate::ui::{Icon, Tone};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Primary,
    Plain,
    Danger,
    Quiet,
    Link,
}

/// A button.
#[derive(Clone, Debug)]
#[must_use = "call `ui` to show the button"]
pub struct Button<'a> {
    words: &'a str,
    kind: Kind,
    icon: Option<Icon>,
    icon_only: bool,
    key: Option<&'a str>,
    hint: Option<&'a str>,
    enabled: bool,
    chosen: bool,
    caret: bool,
    width: Option<f32>,
}

impl<'a> Button<'a> {
    fn of(kind: Kind, words: &'a str) -> Self {
        Self {
            words,
            kind,
            icon: None,
            icon_only: false,
            key: None,
            hint: None,
            enabled: true,
            chosen: false,
            caret: false,
            width: None,
        }
    }

    /// The one filled button of a view.
    pub fn primary(words: &'a str) -> Self {
        Self::of(Kind::Primary, words)
    }

    /// An ordinary button.
    pub fn plain(words: &'a str) -> Self {
        Self::of(Kind::Plain, words)
    }

    /// A deed that cannot be undone.
    pub fn danger(words: &'a str) -> Self {
        Self::of(Kind::Danger, words)
    }

    /// A button without a border, in muted.
    pub fn quiet(words: &'a str) -> Self {
        Self::of(Kind::Quiet, words)
    }

    /// A link: words in the accent.
    pub fn link(words: &'a str) -> Self {
        Self::of(Kind::Link, words)
    }

    /// An icon alone, for where a word does not fit; `name` is read aloud and
    /// shown as a tooltip.
    pub fn icon_only(icon: Icon, name: &'a str) -> Self {
        let mut button = Self::of(Kind::Quiet, name).icon(icon);
        button.icon_only = true;
        button
    }

    /// An icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The key that does the same.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// A tooltip: why, or why not.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Whether it can be pressed now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Whether it stands for the state that holds.
    pub fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// A caret behind the words: it opens a menu.
    pub fn caret(mut self) -> Self {
        self.caret = true;
        self
    }

    /// A fixed width in points.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Shows the button; `clicked()` also holds for Space and Enter.
    pub fn ui(self, ui: &mut Ui) -> Response {
        // A button that cannot be pressed keeps its words readable, so egui's own
        // fading of disabled parts is not used.
        let enabled = self.enabled && ui.is_enabled();
        let theme = Theme::of(ui.ctx());
        let words = Words::new(self.words).strong_if(self.kind == Kind::Primary || self.chosen);
        let pad = match self.kind {
            Kind::Link => 0.0,
            Kind::Quiet => 6.0,
            Kind::Primary | Kind::Plain | Kind::Danger => 10.0,
        };
        let icon_room = if self.icon.is_some() { measure::ICON } else { 0.0 };
        let gap = if self.icon.is_some() && !self.icon_only { 6.0 } else { 0.0 };
        let words_room = if self.icon_only { 0.0 } else { words.width(ui.painter(), theme) };
        let key_room = self
            .key
            .map_or(0.0, |key| (Words::new(key).width(ui.painter(), theme) + 12.0).max(measure::KEY_CAP));
        let key_gap = if self.key.is_some() { 8.0 } else { 0.0 };
        let caret_room = if self.caret { 18.0 } else { 0.0 };
        let natural = 2.0 * pad + icon_room + gap + words_room + key_gap + key_room + caret_room;
        let height = if self.kind == Kind::Link { measure::TARGET } else { measure::CONTROL };
        let least = if self.kind == Kind::Link { 0.0 } else { measure::CONTROL };
        let width = self.width.unwrap_or(natural.max(least)).min(ui.available_width().max(least));
        let (rect, response) = ui
            .allocate_exact_size(vec2(width, height), if enabled { Sense::click() } else { Sense::hover() });
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, enabled, self.words);
            info.selected = self.chosen.then_some(true);
            info
        });
        if ui.is_rect_visible(rect) {
            let ink = self.paint_ground(ui, theme, rect, &response, enabled);
            let painter = ui.painter().with_clip_rect(rect.expand(4.0).intersect(ui.clip_rect()));
            let mut x = rect.left() + ((width - natural) / 2.0).max(0.0) + pad;
            if let Some(what) = self.icon {
                let centre = pos2(x + icon_room / 2.0, rect.center().y);
                icon(&painter, what, centre, measure::ICON, ink);
                x += icon_room + gap;
            }
            if !self.icon_only {
                let room = rect.right() - pad - caret_room - key_room - key_gap - x;
                words.colour(ink).paint_at(&painter, theme, pos2(x, rect.center().y), room.max(0.0) + 0.5);
            }
            if let Some(key) = self.key {
                let cap = Rect::from_center_size(
                    pos2(rect.right() - pad - key_room / 2.0, rect.center().y),
                    vec2(key_room, measure::KEY_CAP),
                );
                paint_key_cap(&painter, theme, cap, key);
            }
            if self.caret {
                let centre = pos2(rect.right() - pad - 5.0, rect.center().y);
                icon(&painter, Icon::CaretDown, centre, 12.0, theme.muted);
            }
            focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
        }
        let hint = self.hint.or(self.icon_only.then_some(self.words));
        match hint {
            Some(hint) => tooltip(response, hint),
            None => response,
        }
    }

    /// Paints fill and border; returns the colour of the words.
    fn paint_ground(
        &self,
        ui: &Ui,
        theme: &Theme,
        rect: Rect,
        response: &Response,
        enabled: bool,
    ) -> Color32 {
        let clear = Color32::TRANSPARENT;
        let over = enabled && response.hovered();
        let down = enabled && response.is_pointer_button_down_on();
        let (fill, border, ink) = match self.kind {
            _ if !enabled => match self.kind {
                Kind::Quiet | Kind::Link => (clear, clear, theme.mark),
                _ => (clear, theme.line, theme.muted),
            },
            Kind::Primary if down => (theme.focus, theme.text, theme.on_accent),
            Kind::Primary if over => (theme.accent, theme.text, theme.on_accent),
            Kind::Primary => (theme.accent, theme.accent, theme.on_accent),
            Kind::Danger if over => (theme.danger_pale, theme.danger, theme.danger),
            Kind::Danger => (theme.raised, theme.danger, theme.danger),
            Kind::Plain if down || self.chosen => (theme.accent_pale, theme.line_strong, theme.text),
            Kind::Plain if over => (theme.hover, theme.text, theme.text),
            Kind::Plain => (theme.raised, theme.line_strong, theme.text),
            Kind::Quiet if self.chosen => (theme.accent_pale, clear, theme.text),
            Kind::Quiet if over => (theme.hover, clear, theme.text),
            Kind::Quiet => (clear, clear, theme.muted),
            Kind::Link => (clear, clear, theme.accent),
        };
        ui.painter().rect(
            rect,
            f32::from(measure::RADIUS_CONTROL),
            fill,
            Stroke::new(measure::LINE, border),
            StrokeKind::Inside,
        );
        if self.kind == Kind::Link && over {
            let line = Stroke::new(measure::LINE, theme.accent);
            ui.painter().hline(rect.x_range(), rect.center().y + 8.0, line);
        }
        ink
    }
}

impl Tone {
    /// The pale ground that goes with a tone, for chips and messages.
    pub(super) fn ground(self, theme: &Theme) -> Color32 {
        match self {
            Self::Accent | Self::OnAccent => theme.accent_pale,
            Self::Warning => theme.warning_pale,
            Self::Danger => theme.danger_pale,
            Self::Text | Self::Muted | Self::Good => theme.hover,
        }
    }
}
