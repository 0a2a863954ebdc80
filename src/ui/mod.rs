//! Ring 4: the window. Reads `&App`, draws, and sends what is to be done.
//!
//! ```text
//! logic    what jobs bring · keys -> commands          before the frame
//! ui       rail · top bar · view · inspector · status   reads the program, fills the outbox
//! after    outbox -> app.perform, in order of sending
//! ```
//!
//! Promises: a frame never waits for a disk, a key or a thread; every command stands once in
//! `commands`, with words, key and icon; every colour comes from the theme, every word from
//! `i18n`; people's names never reach the title of the window or egui's stored memory.
//!
//! Deliberately absent: what things mean (rooms below), network, stored window state.

mod commands;
mod dashes;
mod deeds;
mod evidence;
mod icons;
mod keys;
mod marks;
pub mod measure;
mod outbox;
mod paint;
mod panels;
mod picker;
mod reasons;
mod run;
mod said;
mod shown;
mod start;
mod text;
mod theme;
mod views;
mod widgets;
mod window;

pub use icons::Icon;
pub use paint::paint_scene;
pub use theme::{
    Support, Theme, apply as apply_theme, fonts, icons as icon_family, semibold, set_motion, strong_style,
};

pub use marks::{
    Age, Badge, COVERAGE_WIDTH, Coverage, Outcome, Reached, Star, badge_name, count_tag, coverage, outcome,
    placeholder, reached, star, support_bar,
};
pub use start::start;
pub use text::{Tone, Words, icon, line_height, muted, strong, title, tooltip, words};
pub use widgets::{
    Button, Chip, ChipTone, Field, Message, deed_bar, door, focus_ring, icon_ui, key_cap, menu_button,
    menu_item, menu_line, panel, rule, segments, selected_row, toggle_row,
};
pub use window::Window;
