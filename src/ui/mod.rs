//! The window.

mod dashes;
mod icons;
mod marks;
pub mod measure;
mod support_bar;
mod text;
mod theme;
mod widgets;

pub use icons::Icon;
pub use theme::{
    Support, Theme, apply as apply_theme, fonts, icons as icon_family, semibold, set_motion, strong_style,
};

pub use marks::{
    Age, Badge, COVERAGE_WIDTH, Coverage, Outcome, Reached, Star, count_tag, coverage, outcome, placeholder,
    reached, star,
};
pub use support_bar::support_bar;
pub use text::{Tone, Words, icon, line_height, muted, strong, title, tooltip, words};
pub use widgets::{
    Button, Chip, ChipTone, Field, Message, deed_bar, door, focus_ring, icon_ui, key_cap, menu_button,
    menu_item, menu_line, panel, rule, segments, selected_row, toggle_row,
};
