//! Every colour of the window, and how egui is dressed in them.
//!
//! The values stand in `assets/theme/tokens.json` and are read once, by the
//! palettes of the chart; nothing else names a colour.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use egui::style::{ScrollAnimation, Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Margin, Shadow, Stroke,
    Style, TextStyle, Visuals, vec2,
};

use super::measure;
use crate::chart::{self, Ink, Palette, Rgba};

/// The colours of one value of the support ramp.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// Fill of a fresh mark.
    pub fill: Color32,
    /// Edge of the mark at every age.
    pub edge: Color32,
    /// Numeral on the fill.
    pub ink: Color32,
    /// Fill of an ageing mark; unused for 0.
    pub pale: Color32,
    /// Numeral on the pale fill; unused for 0.
    pub pale_ink: Color32,
}

/// All colours of the light or the dark window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Whether this is the dark theme.
    pub is_dark: bool,
    /// Rail, top bar, inspector, status line.
    pub background: Color32,
    /// Ground of the view.
    pub surface: Color32,
    /// Cards, fields, hulls, legend.
    pub raised: Color32,
    /// Rules; they part things and carry no meaning.
    pub line: Color32,
    /// Borders of controls and placeholders.
    pub line_strong: Color32,
    /// Names and numbers.
    pub text: Color32,
    /// What explains names and numbers.
    pub muted: Color32,
    /// The one action, links.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The chosen tab or segment.
    pub accent_pale: Color32,
    /// The ring of focus and selection.
    pub focus: Color32,
    /// Ground of the selected.
    pub selection: Color32,
    /// Ground of the hovered.
    pub hover: Color32,
    /// Soon, uncertain.
    pub warning: Color32,
    /// Ground of the practice band and of warnings.
    pub warning_pale: Color32,
    /// Gap, refused, overdue.
    pub danger: Color32,
    /// Ground of messages of danger.
    pub danger_pale: Color32,
    /// Passed, moved; a word stands beside it.
    pub good: Color32,
    /// Rings, dots, borders that carry meaning.
    pub mark: Color32,
    /// Ties.
    pub tie: Color32,
    /// Ties of the focused.
    pub tie_focus: Color32,
    /// Marks of leaders.
    pub star: Color32,
    /// The support ramp: 0 not assessed, 1 strong yes … 5 hostile.
    ramp: [Support; 6],
}

static LIGHT: LazyLock<Theme> = LazyLock::new(|| Theme::of_palette(Palette::light(), false));
static DARK: LazyLock<Theme> = LazyLock::new(|| Theme::of_palette(Palette::dark(), true));

impl Theme {
    /// The light window.
    pub fn light() -> &'static Self {
        &LIGHT
    }

    /// The dark window.
    pub fn dark() -> &'static Self {
        &DARK
    }

    /// The theme a context is showing now.
    pub fn of(ctx: &egui::Context) -> &'static Self {
        if ctx.theme() == egui::Theme::Dark { Self::dark() } else { Self::light() }
    }

    /// The same colours by their inks, for scenes.
    pub fn palette(&self) -> &'static Palette {
        if self.is_dark { Palette::dark() } else { Palette::light() }
    }

    fn of_palette(palette: &Palette, is_dark: bool) -> Self {
        let plain = |ink: Ink| colour(palette.rgba(ink));
        let support = |value: u8| Support {
            fill: plain(Ink::RampFill(value)),
            edge: plain(Ink::RampEdge(value)),
            ink: plain(Ink::RampInk(value)),
            pale: plain(Ink::RampPale(value)),
            pale_ink: plain(Ink::RampPaleInk(value)),
        };
        Self {
            is_dark,
            background: plain(Ink::Background),
            surface: plain(Ink::Surface),
            raised: plain(Ink::Raised),
            line: plain(Ink::Line),
            line_strong: plain(Ink::LineStrong),
            text: plain(Ink::Text),
            muted: plain(Ink::Muted),
            accent: plain(Ink::Accent),
            on_accent: plain(Ink::OnAccent),
            accent_pale: plain(Ink::AccentPale),
            focus: plain(Ink::Focus),
            selection: plain(Ink::Selection),
            hover: plain(Ink::Hover),
            warning: plain(Ink::Warning),
            warning_pale: plain(Ink::WarningPale),
            danger: plain(Ink::Danger),
            danger_pale: plain(Ink::DangerPale),
            good: plain(Ink::Good),
            mark: plain(Ink::Mark),
            tie: plain(Ink::Tie),
            tie_focus: plain(Ink::TieFocus),
            star: plain(Ink::Star),
            ramp: [0, 1, 2, 3, 4, 5].map(support),
        }
    }

    /// The colours of a support value; a value off the ramp counts as 0.
    pub fn support(&self, value: u8) -> Support {
        let [not_assessed, ..] = self.ramp;
        self.ramp.get(usize::from(value)).copied().unwrap_or(not_assessed)
    }

    /// A colour mixed half with a ground: ties of nobody in focus.
    pub fn half(colour: Color32, ground: Color32) -> Color32 {
        colour.lerp_to_gamma(ground, 0.5)
    }

    fn visuals(&self) -> Visuals {
        let base = if self.is_dark { Visuals::dark() } else { Visuals::light() };
        let control = |fill: Color32, border: Color32| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(measure::LINE, border),
            corner_radius: CornerRadius::same(measure::RADIUS_CONTROL),
            fg_stroke: Stroke::new(measure::LINE, self.text),
            expansion: 0.0,
        };
        let mut widgets = Widgets {
            noninteractive: control(self.surface, self.line),
            inactive: control(self.raised, self.line_strong),
            hovered: control(self.hover, self.text),
            active: control(self.accent_pale, self.focus),
            open: control(self.accent_pale, self.line_strong),
        };
        widgets.active.bg_stroke.width = measure::RING;
        let mut visuals = Visuals {
            override_text_color: None,
            weak_text_color: Some(self.muted),
            widgets,
            selection: Selection { bg_fill: self.selection, stroke: Stroke::new(measure::RING, self.focus) },
            hyperlink_color: self.accent,
            faint_bg_color: self.hover,
            extreme_bg_color: self.raised,
            text_edit_bg_color: Some(self.raised),
            code_bg_color: self.hover,
            warn_fg_color: self.warning,
            error_fg_color: self.danger,
            window_corner_radius: CornerRadius::same(measure::RADIUS_PANEL),
            window_shadow: Shadow::NONE,
            window_fill: self.raised,
            window_stroke: Stroke::new(measure::LINE, self.line_strong),
            window_highlight_topmost: false,
            menu_corner_radius: CornerRadius::same(measure::RADIUS_PANEL),
            panel_fill: self.background,
            popup_shadow: Shadow::NONE,
            indent_has_left_vline: false,
            ..base
        };
        visuals.text_cursor.stroke = Stroke::new(1.5, self.focus);
        visuals
    }
}

/// The family of names of leaders, headings and numbers that decide.
pub fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

/// The family of the icons.
pub fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// The text style of semibold text in the size of plain text.
pub fn strong_style() -> TextStyle {
    TextStyle::Name("strong".into())
}

/// Dresses a context: fonts, sizes and both themes. Call once, at the start;
/// which of the two shows is `ctx.set_theme`.
pub fn apply(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for (which, theme) in [(egui::Theme::Light, Theme::light()), (egui::Theme::Dark, Theme::dark())] {
        ctx.style_mut_of(which, |style| dress(style, theme));
    }
}

/// Turns motion on or off ("reduce motion").
pub fn set_motion(ctx: &egui::Context, moves: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if moves { measure::MOTION_S } else { 0.0 };
        style.scroll_animation =
            if moves { ScrollAnimation::duration(measure::MOTION_S) } else { ScrollAnimation::none() };
        style.visuals.text_cursor.blink = moves;
    });
}

fn dress(style: &mut Style, theme: &Theme) {
    style.visuals = theme.visuals();
    style.text_styles = text_styles();
    style.animation_time = measure::MOTION_S;
    style.scroll_animation = ScrollAnimation::duration(measure::MOTION_S);
    style.interaction.tooltip_delay = measure::TOOLTIP_S;
    style.interaction.selectable_labels = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(measure::GAP_8, measure::GAP_4);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size = vec2(measure::CONTROL, measure::CONTROL);
    spacing.icon_width = measure::ICON;
    spacing.icon_width_inner = measure::GAP_8;
    spacing.icon_spacing = 6.0;
    spacing.menu_margin = Margin::same(5);
    spacing.window_margin = Margin::same(16);
    spacing.menu_spacing = 2.0;
    spacing.tooltip_width = 320.0;
    spacing.combo_height = 320.0;
}

fn text_styles() -> BTreeMap<TextStyle, FontId> {
    let text = FontId::new(measure::TEXT, FontFamily::Proportional);
    [
        (TextStyle::Small, text.clone()),
        (TextStyle::Body, text.clone()),
        (TextStyle::Button, text.clone()),
        (TextStyle::Monospace, text),
        (TextStyle::Heading, FontId::new(measure::TITLE, semibold())),
        (strong_style(), FontId::new(measure::TEXT, semibold())),
    ]
    .into()
}

/// The bundled fonts: Inter first, Noto Sans Arabic behind it; icons apart.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8], tweak: FontTweak| {
        let data = FontData::from_static(bytes).tweak(tweak);
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    };
    // Both scripts share one line height; Noto's letters are a little larger.
    let arabic = || FontTweak { scale: 0.96, ..FontTweak::default() };
    add("inter", chart::INTER_REGULAR, FontTweak::default());
    add("inter-semibold", chart::INTER_SEMIBOLD, FontTweak::default());
    add("arabic", chart::ARABIC_REGULAR, arabic());
    add("arabic-semibold", chart::ARABIC_SEMIBOLD, arabic());
    add("phosphor", include_bytes!("../../assets/icons/phosphor.ttf"), FontTweak::default());
    let mut family = |family: FontFamily, names: &[&str]| {
        let names = names.iter().map(|&name| name.to_owned()).collect();
        fonts.families.insert(family, names);
    };
    family(FontFamily::Proportional, &["inter", "arabic"]);
    family(FontFamily::Monospace, &["inter", "arabic"]);
    family(semibold(), &["inter-semibold", "arabic-semibold"]);
    family(icons(), &["phosphor"]);
    fonts
}

/// A colour of a palette as egui writes it.
pub(super) fn colour(Rgba([red, green, blue, cover]): Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(red, green, blue, cover)
}
