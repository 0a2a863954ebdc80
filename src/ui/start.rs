//! Starting the window.

use std::sync::{Arc, OnceLock};

use super::Window;
use crate::app::{App, Settings, System, Waker};

/// Opens the window and stays until it is closed.
///
/// # Errors
/// What the system says when it cannot show a window.
pub fn start() -> Result<(), eframe::Error> {
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
            let app = App::new(Box::new(System::new(waker)), Settings::default());
            Ok(Box::new(Window::new(app, &made.egui_ctx)))
        }),
    )
}
