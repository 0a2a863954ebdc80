//! The one text function: every label of the window goes through [`Words`].
//!
//! It paints in visual order (right-to-left runs turned) and hands the logical
//! text to screen readers; what does not fit ends in "…" and shows in full in
//! a tooltip.

use std::borrow::Cow;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Color32, FontFamily, FontId, Galley, Painter, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

use super::measure;
use super::theme::{Theme, semibold};
use crate::i18n::{has_right_to_left, visual_order};

/// What a text means, as its colour says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Names and numbers.
    #[default]
    Text,
    /// What explains them.
    Muted,
    /// Links, the one action.
    Accent,
    /// Soon, uncertain.
    Warning,
    /// Gap, refused, overdue.
    Danger,
    /// Passed, moved.
    Good,
    /// On a ground of the accent.
    OnAccent,
}

impl Tone {
    /// The colour of the tone.
    pub fn colour(self, theme: &Theme) -> Color32 {
        match self {
            Self::Text => theme.text,
            Self::Muted => theme.muted,
            Self::Accent => theme.accent,
            Self::Warning => theme.warning,
            Self::Danger => theme.danger,
            Self::Good => theme.good,
            Self::OnAccent => theme.on_accent,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Truncate,
    /// At most so many lines, the last one cut.
    Lines(usize),
    Wrap,
    Extend,
}

/// A piece of text on its way to the window.
///
/// One line, cut with "…" where it does not fit, unless said otherwise.
#[derive(Clone, Debug)]
#[must_use = "call `ui` to show the words"]
pub struct Words<'a> {
    text: Cow<'a, str>,
    tone: Tone,
    colour: Option<Color32>,
    strong: bool,
    size: f32,
    fit: Fit,
    name: Option<&'a str>,
    heading: bool,
}

impl<'a> Words<'a> {
    /// Plain text.
    pub fn new(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            tone: Tone::Text,
            colour: None,
            strong: false,
            size: measure::TEXT,
            fit: Fit::Truncate,
            name: None,
            heading: false,
        }
    }

    /// A heading of a view or an inspector: large and semibold.
    pub fn title(text: impl Into<Cow<'a, str>>) -> Self {
        let mut words = Self::new(text).strong();
        words.size = measure::TITLE;
        words.heading = true;
        words
    }

    /// Semibold: a leader, a heading, the number that decides.
    pub fn strong(mut self) -> Self {
        self.strong = true;
        self
    }

    /// Semibold when it holds.
    pub fn strong_if(mut self, strong: bool) -> Self {
        self.strong = strong;
        self
    }

    /// What explains something else.
    pub fn muted(self) -> Self {
        self.tone(Tone::Muted)
    }

    /// Another meaning.
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Another colour of the theme.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }

    /// Another size, for presenting.
    pub fn size(mut self, size: f32) -> Self {
        self.size = size;
        self
    }

    /// As many lines as it takes.
    pub fn wrap(mut self) -> Self {
        self.fit = Fit::Wrap;
        self
    }

    /// At most so many lines; the last one is cut with "…".
    pub fn lines(mut self, most: usize) -> Self {
        self.fit = Fit::Lines(most);
        self
    }

    /// One line at full length, whatever room there is.
    pub fn extend(mut self) -> Self {
        self.fit = Fit::Extend;
        self
    }

    /// What a screen reader says instead, where the text alone is not clear.
    pub fn named(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Shows the text in a layout.
    pub fn ui(self, ui: &mut Ui) -> Response {
        let laid = self.lay(ui.painter(), Theme::of(ui.ctx()), ui.available_width());
        let (rect, response) = ui.allocate_exact_size(laid.galley.size(), Sense::hover());
        let enabled = ui.is_enabled();
        let role = if self.heading { Role::Heading } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, enabled, self.name.unwrap_or(self.text.as_ref())));
        if ui.is_rect_visible(rect) {
            let colour = laid.galley_colour;
            ui.painter().galley(rect.left_top(), laid.galley, colour);
        }
        if laid.cut { tooltip(response, &self.text) } else { response }
    }

    /// Paints the text without a layout or an accessible name: for parts of
    /// widgets that name themselves. `at` is the middle of the leading edge;
    /// returns what was covered.
    pub fn paint_at(&self, painter: &Painter, theme: &Theme, at: Pos2, room: f32) -> Rect {
        let laid = self.lay(painter, theme, room);
        let size = laid.galley.size();
        let top_left = pos2(at.x, at.y - size.y / 2.0);
        painter.galley(top_left, laid.galley, laid.galley_colour);
        Rect::from_min_size(top_left, size)
    }

    /// Paints the text below and beside `corner`, its upper leading corner, on as many lines as it may
    /// take; says what was covered and whether something was cut.
    pub fn paint_below(&self, painter: &Painter, theme: &Theme, corner: Pos2, room: f32) -> (Rect, bool) {
        let laid = self.lay(painter, theme, room);
        let rect = Rect::from_min_size(corner, laid.galley.size());
        painter.galley(corner, laid.galley, laid.galley_colour);
        (rect, laid.cut)
    }

    /// How high the text stands in so much room.
    pub fn height(&self, painter: &Painter, theme: &Theme, room: f32) -> f32 {
        self.lay(painter, theme, room).galley.size().y
    }

    /// Paints the text with its middle at `centre`.
    pub fn paint_centred(&self, painter: &Painter, theme: &Theme, centre: Pos2, room: f32) -> Rect {
        let width = self.width(painter, theme).min(room);
        self.paint_at(painter, theme, pos2(centre.x - width / 2.0, centre.y), room)
    }

    /// Paints the text so that it ends at `at`, the middle of its end.
    pub fn paint_ending(&self, painter: &Painter, theme: &Theme, at: Pos2, room: f32) -> Rect {
        let width = self.width(painter, theme).min(room);
        self.paint_at(painter, theme, pos2(at.x - width, at.y), room)
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The width of the text on one line, in points.
    pub fn width(&self, painter: &Painter, theme: &Theme) -> f32 {
        self.lay(painter, theme, f32::INFINITY).galley.size().x
    }

    /// Whether the text has to be cut to fit.
    pub fn is_cut(&self, painter: &Painter, theme: &Theme, room: f32) -> bool {
        self.width(painter, theme) > room + 0.5
    }

    fn lay(&self, painter: &Painter, theme: &Theme, room: f32) -> Laid {
        let colour = self.colour.unwrap_or(self.tone.colour(theme));
        let room = if self.fit == Fit::Extend { f32::INFINITY } else { room.max(0.0) };
        let (galley, cut) = if has_right_to_left(&self.text) {
            self.lay_turned(painter, colour, room)
        } else {
            let job = self.job(visual_order(&self.text).into_owned(), colour, room);
            let galley = painter.layout_job(job);
            let cut = galley.elided;
            (galley, cut)
        };
        Laid { galley, galley_colour: colour, cut }
    }

    /// Right-to-left text: lines are broken in the order of reading, then each
    /// is put into the order of painting; what is cut is the end of reading.
    fn lay_turned(&self, painter: &Painter, colour: Color32, room: f32) -> (Arc<Galley>, bool) {
        let whole =
            |text: &str| painter.layout_job(self.job(visual_order(text).into_owned(), colour, f32::INFINITY));
        if self.fit == Fit::Wrap && room.is_finite() {
            return (whole(&broken(&self.text, |line| whole(line).size().x <= room)), false);
        }
        let full = whole(&self.text);
        if full.size().x <= room {
            return (full, false);
        }
        let ends: Vec<usize> = self.text.char_indices().map(|(at, _)| at).collect();
        let shortened = |end: &usize| format!("{}…", self.text.get(..*end).unwrap_or_default().trim_end());
        let fitting = ends.partition_point(|end| whole(&shortened(end)).size().x <= room);
        let end = fitting.checked_sub(1).and_then(|last| ends.get(last)).unwrap_or(&0);
        (whole(&shortened(end)), true)
    }

    fn job(&self, text: String, colour: Color32, room: f32) -> LayoutJob {
        let family = if self.strong { semibold() } else { FontFamily::Proportional };
        let mut job = LayoutJob::single_section(
            text,
            TextFormat {
                font_id: FontId::new(self.size, family),
                color: colour,
                line_height: Some(line_height(self.size)),
                valign: Align::Center,
                ..TextFormat::default()
            },
        );
        job.wrap.max_width = room;
        if let Fit::Lines(most) = self.fit {
            job.wrap.max_rows = most;
        }
        if self.fit == Fit::Truncate {
            job.wrap.max_rows = 1;
            job.wrap.break_anywhere = true;
            job.break_on_newline = false;
        }
        job
    }
}

/// Text with a line break wherever the next word would not fit any more.
fn broken(text: &str, fits: impl Fn(&str) -> bool) -> String {
    let mut done = String::new();
    let mut line = String::new();
    for word in text.split_inclusive([' ', '\n']) {
        let longer = format!("{line}{word}");
        if line.is_empty() || fits(longer.trim_end()) {
            line = longer;
        } else {
            done.push_str(line.trim_end());
            done.push('\n');
            word.clone_into(&mut line);
        }
        if word.ends_with('\n') {
            done.push_str(&line);
            line.clear();
        }
    }
    done + line.trim_end()
}

struct Laid {
    galley: Arc<Galley>,
    galley_colour: Color32,
    cut: bool,
}

/// The height of a line of text of a size, a multiple of 4.
pub fn line_height(size: f32) -> f32 {
    (size * 1.2 / 4.0).ceil() * 4.0
}

/// Plain text: names and numbers.
pub fn words<'a>(ui: &mut Ui, text: impl Into<Cow<'a, str>>) -> Response {
    Words::new(text).ui(ui)
}

/// Text that explains something else.
pub fn muted<'a>(ui: &mut Ui, text: impl Into<Cow<'a, str>>) -> Response {
    Words::new(text).muted().ui(ui)
}

/// Semibold text.
pub fn strong<'a>(ui: &mut Ui, text: impl Into<Cow<'a, str>>) -> Response {
    Words::new(text).strong().ui(ui)
}

/// A heading.
pub fn title<'a>(ui: &mut Ui, text: impl Into<Cow<'a, str>>) -> Response {
    Words::title(text).ui(ui)
}

/// Shows words when the pointer rests on something.
pub fn tooltip(response: Response, text: &str) -> Response {
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        Words::new(text).wrap().ui(ui);
    })
}

/// Paints an icon with its middle at `centre`. It has no accessible name; what
/// it stands in has.
pub fn icon(painter: &Painter, icon: super::Icon, centre: Pos2, size: f32, colour: Color32) {
    let font = FontId::new(size, super::theme::icons());
    let galley = painter.layout_no_wrap(icon.glyph().to_string(), font, colour);
    // The glyphs fill their box of one em, which hangs from the ascent of the row.
    let top_left = centre - vec2(galley.size().x / 2.0, galley.size().y / 2.0);
    painter.galley(top_left, galley, colour);
}
