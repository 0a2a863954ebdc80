//! The window.

mod icons;
pub mod measure;
mod theme;

pub use icons::Icon;
pub use theme::{
    Support, Theme, apply as apply_theme, fonts, icons as icon_family, semibold, set_motion, strong_style,
};
