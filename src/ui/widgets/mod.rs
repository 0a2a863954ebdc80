//! The shared controls.
//!
//! Each has an accessible name, a ring when it has the keyboard, and says what
//! happened by its [`egui::Response`] or a plain value; none knows a campaign.

mod button;
mod chip;
mod field;
mod menu;
mod message;
mod segments;
mod small;
mod toggle;

pub use button::Button;
pub use chip::{Chip, ChipTone};
pub use field::Field;
pub use menu::{menu_button, menu_item, menu_line};
pub use message::{Message, deed_bar};
pub use segments::segments;
pub use small::{door, focus_ring, icon_ui, key_cap, panel, rule, selected_row};
pub use toggle::toggle_row;
