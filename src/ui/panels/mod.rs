//! What stands around the view: rail, top bar, inspector, status line, and the sheets over it.

mod inspector;
mod rail;
mod sheet;
mod status;
mod top;

pub(crate) use inspector::Inspector;
pub(super) use rail::rail_ui;
pub(super) use sheet::sheet_ui;
pub(crate) use sheet::{Sheet, Stays};
pub(super) use status::status_ui;
pub(super) use top::top_ui;
