//! Inks are names of colours; a palette gives them their colour. Scenes know
//! inks only, so one scene is painted light, dark and on paper.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

/// A token of the theme. The ramp's inks take a shape of support: 1 strong
/// yes to 5 hostile, 0 not assessed; anything above counts as 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ink {
    /// Rail, bars, heads of lanes.
    Background,
    /// The view.
    Surface,
    /// Cards, fields, hulls, legend.
    Raised,
    /// Rules.
    Line,
    /// Borders of controls, placeholders.
    LineStrong,
    /// Names and numbers.
    Text,
    /// What explains them.
    Muted,
    /// The one action, links.
    Accent,
    /// Text on the accent.
    OnAccent,
    /// The chosen tab.
    AccentPale,
    /// The ring of keyboard focus and selection.
    Focus,
    /// Ground of the selected.
    Selection,
    /// Ground of the hovered.
    Hover,
    /// Soon, uncertain.
    Warning,
    /// Ground of a warning; the practice band.
    WarningPale,
    /// Gap, refused, overdue.
    Danger,
    /// Ground of a danger.
    DangerPale,
    /// Passed, moved.
    Good,
    /// Rings and dots.
    Mark,
    /// Ties.
    Tie,
    /// Ties of the person in focus.
    TieFocus,
    /// Marks of leaders.
    Star,
    /// Fill of a support shape.
    RampFill(u8),
    /// Edge of a support shape.
    RampEdge(u8),
    /// Numeral on the fill.
    RampInk(u8),
    /// Fill of an ageing rating.
    RampPale(u8),
    /// Numeral on the pale fill.
    RampPaleInk(u8),
    /// Ground of a group that is not about support: eight, told apart by a sign as well.
    Group(u8),
}

impl Ink {
    /// Every plain ink with the name its token has in the theme file.
    pub const NAMED: [(Ink, &'static str); 22] = [
        (Ink::Background, "background"),
        (Ink::Surface, "surface"),
        (Ink::Raised, "raised"),
        (Ink::Line, "line"),
        (Ink::LineStrong, "line_strong"),
        (Ink::Text, "text"),
        (Ink::Muted, "muted"),
        (Ink::Accent, "accent"),
        (Ink::OnAccent, "on_accent"),
        (Ink::AccentPale, "accent_pale"),
        (Ink::Focus, "focus"),
        (Ink::Selection, "selection"),
        (Ink::Hover, "hover"),
        (Ink::Warning, "warning"),
        (Ink::WarningPale, "warning_pale"),
        (Ink::Danger, "danger"),
        (Ink::DangerPale, "danger_pale"),
        (Ink::Good, "good"),
        (Ink::Mark, "mark"),
        (Ink::Tie, "tie"),
        (Ink::TieFocus, "tie_focus"),
        (Ink::Star, "star"),
    ];

    /// Its place in [`Ink::NAMED`]: colours are asked for many times a frame.
    fn place(self) -> Option<usize> {
        let place = match self {
            Ink::Background => 0,
            Ink::Surface => 1,
            Ink::Raised => 2,
            Ink::Line => 3,
            Ink::LineStrong => 4,
            Ink::Text => 5,
            Ink::Muted => 6,
            Ink::Accent => 7,
            Ink::OnAccent => 8,
            Ink::AccentPale => 9,
            Ink::Focus => 10,
            Ink::Selection => 11,
            Ink::Hover => 12,
            Ink::Warning => 13,
            Ink::WarningPale => 14,
            Ink::Danger => 15,
            Ink::DangerPale => 16,
            Ink::Good => 17,
            Ink::Mark => 18,
            Ink::Tie => 19,
            Ink::TieFocus => 20,
            Ink::Star => 21,
            Ink::RampFill(_)
            | Ink::RampEdge(_)
            | Ink::RampInk(_)
            | Ink::RampPale(_)
            | Ink::RampPaleInk(_)
            | Ink::Group(_) => {
                return None;
            }
        };
        Some(place)
    }
}

/// A colour: red, green, blue (sRGB) and cover, 0 to 255, not premultiplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgba(pub [u8; 4]);

impl Rgba {
    /// White, opaque.
    pub const WHITE: Self = Self([255; 4]);

    /// From `#RRGGBB`; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|rest| rest.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue, 255]))
    }

    /// As `#RRGGBB`, without the cover.
    pub fn to_hex(self) -> String {
        let Self([red, green, blue, _]) = self;
        format!("#{red:02X}{green:02X}{blue:02X}")
    }

    /// This colour with `share` (0 to 1) of `other` mixed in.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let share = share.clamp(0.0, 1.0);
        let mut mixed = self.0;
        for (to, from) in mixed.iter_mut().zip(other.0) {
            *to = (f32::from(*to) * (1.0 - share) + f32::from(from) * share).round() as u8;
        }
        Self(mixed)
    }
}

#[derive(Deserialize)]
struct Tokens {
    groups: [String; 8],
    ramp: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(flatten)]
    plain: BTreeMap<String, String>,
}

/// The colour of every ink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    plain: [Rgba; 22],
    /// By value 0 to 5: fill, edge, ink, pale, ink on pale.
    ramp: [[Rgba; 5]; 6],
    groups: [Rgba; 8],
}

impl Palette {
    /// For a light screen.
    pub fn light() -> &'static Self {
        &palettes().0
    }

    /// For a dark screen.
    pub fn dark() -> &'static Self {
        &palettes().1
    }

    /// For paper: the light one on white.
    pub fn paper() -> &'static Self {
        &palettes().2
    }

    /// The colour of an ink.
    pub fn rgba(&self, ink: Ink) -> Rgba {
        let ramp = |value: u8, part: usize| {
            let row = self.ramp.get(usize::from(value)).or(self.ramp.first());
            row.and_then(|row| row.get(part)).copied()
        };
        let found = match ink {
            Ink::RampFill(value) => ramp(value, 0),
            Ink::RampEdge(value) => ramp(value, 1),
            Ink::RampInk(value) => ramp(value, 2),
            Ink::RampPale(value) => ramp(value, 3),
            Ink::RampPaleInk(value) => ramp(value, 4),
            Ink::Group(group) => self.groups.get(usize::from(group) % 8).copied(),
            plain => plain.place().and_then(|place| self.plain.get(place)).copied(),
        };
        found.unwrap_or(Rgba([0, 0, 0, 255]))
    }

    /// The colour of an ink that steps back: `share` (0 to 1) of the surface mixed in.
    /// Mixed rather than see-through, so that screen and paper agree.
    pub fn faded(&self, ink: Ink, share: f32) -> Rgba {
        self.rgba(ink).mixed(self.rgba(Ink::Surface), share)
    }

    fn from_tokens(tokens: &Tokens) -> Option<Self> {
        let mut plain = [Rgba::WHITE; 22];
        for (to, (_, name)) in plain.iter_mut().zip(Ink::NAMED) {
            *to = Rgba::from_hex(tokens.plain.get(name)?)?;
        }
        let mut ramp = [[Rgba::WHITE; 5]; 6];
        for (value, row) in ramp.iter_mut().enumerate() {
            let named = tokens.ramp.get(&value.to_string())?;
            let part = |name: &str| named.get(name).and_then(|hex| Rgba::from_hex(hex));
            let (fill, ink) = (part("fill")?, part("ink")?);
            // Not assessed has no pale form: it is always empty.
            let pale = (part("pale").unwrap_or(fill), part("pale_ink").unwrap_or(ink));
            *row = [fill, part("edge")?, ink, pale.0, pale.1];
        }
        let mut groups = [Rgba::WHITE; 8];
        for (to, hex) in groups.iter_mut().zip(&tokens.groups) {
            *to = Rgba::from_hex(hex)?;
        }
        Some(Self { plain, ramp, groups })
    }

    fn on_white(mut self) -> Self {
        for (to, (ink, _)) in self.plain.iter_mut().zip(Ink::NAMED) {
            if matches!(ink, Ink::Background | Ink::Surface | Ink::Raised) {
                *to = Rgba::WHITE;
            }
        }
        self
    }
}

fn palettes() -> &'static (Palette, Palette, Palette) {
    static READ: OnceLock<(Palette, Palette, Palette)> = OnceLock::new();
    READ.get_or_init(|| {
        let text = include_str!("../../assets/theme/tokens.json");
        // The file is built in and a test reads every token of it; black on
        // white is only what remains when somebody breaks it while editing.
        let bare = || {
            let mut plain = [Rgba([0, 0, 0, 255]); 22];
            for (to, (ink, _)) in plain.iter_mut().zip(Ink::NAMED) {
                if matches!(ink, Ink::Background | Ink::Surface | Ink::Raised) {
                    *to = Rgba::WHITE;
                }
            }
            Palette { plain, ramp: [[Rgba([127, 127, 127, 255]); 5]; 6], groups: [Rgba::WHITE; 8] }
        };
        let themes: BTreeMap<String, Tokens> = serde_json::from_str(text).unwrap_or_default();
        let read = |name: &str| themes.get(name).and_then(Palette::from_tokens);
        let light = read("light").unwrap_or_else(bare);
        let dark = read("dark").unwrap_or_else(bare);
        let paper = light.clone().on_white();
        (light, dark, paper)
    })
}
