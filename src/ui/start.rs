//! Starting the window.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::Window;
use crate::app::{Action, App, System, Waker};

/// Opens the window with a campaign and stays until it is closed. Without one: the last campaign,
/// else the practice workplace.
///
/// # Errors
/// In words: why the system cannot show a window.
pub fn start(file: Option<PathBuf>) -> Result<(), String> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Wallchart")
            .with_app_id("wallchart")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([640.0, 400.0]),
        ..eframe::NativeOptions::default()
    };
    eframe::run_native(
        "Wallchart",
        options,
        Box::new(|made| {
            let window: Arc<OnceLock<egui::Context>> = Arc::default();
            let _ = window.set(made.egui_ctx.clone());
            let waker: Waker = Arc::new(move || {
                if let Some(ctx) = window.get() {
                    ctx.request_repaint();
                }
            });
            let mut app = App::start(Box::new(System::new(waker)));
            let last = file.or_else(|| app.settings().recent.first().cloned());
            app.perform(match last {
                Some(path) => Action::Open(path),
                None => Action::Practice("harbour-hospital".to_owned()),
            });
            Ok(Box::new(Window::new(app, &made.egui_ctx)))
        }),
    )
    .map_err(|error| error.to_string())
}
