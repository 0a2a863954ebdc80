//! Starting the window, and saying plainly why the system cannot show one.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::Window;
use super::run::PRACTICE;
use crate::app::{Action, App, System, Waker};
use crate::i18n::Tr;

/// Opens the window with a campaign and stays until it is closed. Without one: the last campaign,
/// else the practice workplace.
///
/// # Errors
/// In words: why the system cannot show a window, and which package mends it.
pub fn start(file: Option<PathBuf>) -> Result<(), String> {
    let tr = Tr::default();
    let begun = Arc::new(OnceLock::new());
    let ran = catch_unwind(AssertUnwindSafe(|| run(file, &begun)));
    match ran {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(tr.with(trouble(&error), crate::args!["why" => error.to_string()])),
        // Libraries that are opened at run time and missing end in a panic of the window's makers.
        Err(panicked) if begun.get().is_none() => {
            let words = panic_words(panicked.as_ref());
            Err(tr.with(library(&words).unwrap_or("start-other"), crate::args!["why" => words]))
        }
        Err(_) => Err(tr.say("start-stopped")),
    }
}

fn run(file: Option<PathBuf>, begun: &Arc<OnceLock<()>>) -> eframe::Result {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Wallchart")
            .with_app_id("wallchart")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([640.0, 400.0]),
        ..eframe::NativeOptions::default()
    };
    let begun = Arc::clone(begun);
    eframe::run_native(
        "Wallchart",
        options,
        Box::new(move |made| {
            // From here on the window stands: what fails now is no missing library.
            let _ = begun.set(());
            let ctx = made.egui_ctx.clone();
            let waker: Waker = Arc::new(move || ctx.request_repaint());
            let mut app = App::start(Box::new(System::new(waker)));
            let last = file.or_else(|| app.settings().recent.first().cloned());
            app.perform(match last {
                Some(path) => Action::Open(path),
                None => Action::Practice(PRACTICE.to_owned()),
            });
            Ok(Box::new(Window::new(app, &made.egui_ctx)))
        }),
    )
}

/// The message for an error of the window's makers.
fn trouble(error: &eframe::Error) -> &'static str {
    match error {
        eframe::Error::NoGlutinConfigs(..) | eframe::Error::Glutin(_) | eframe::Error::OpenGL(_) => {
            "start-no-gl"
        }
        other => {
            let words = other.to_string();
            library(&words).unwrap_or("start-other")
        }
    }
}

/// The message for a library or a display that is named in technical words.
fn library(words: &str) -> Option<&'static str> {
    let words = words.to_lowercase();
    let named = |part: &str| words.contains(part);
    if named("xkbcommon-x11") {
        Some("start-no-xkb-x11")
    } else if named("xkbcommon") {
        Some("start-no-xkb")
    } else if named("libx11")
        || named("xlib")
        || named("xcursor")
        || named("libxi")
        || named("library could not be")
    {
        Some("start-no-x11")
    } else if named("x server") || named("display") || named("compositor") {
        Some("start-no-display")
    } else if named("libgl") || named("egl") || named("glx") {
        Some("start-no-gl")
    } else {
        None
    }
}

fn panic_words(panicked: &(dyn Any + Send)) -> String {
    let text = panicked.downcast_ref::<&str>().map(|words| (*words).to_owned());
    text.or_else(|| panicked.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::library;

    #[test]
    fn names_the_package_that_is_missing() {
        let said = [
            ("Library libxkbcommon-x11.so could not be loaded.", "start-no-xkb-x11"),
            ("winit EventLoopError: os error: libX11.so.6: cannot open shared object file", "start-no-x11"),
            ("neither WAYLAND_DISPLAY nor WAYLAND_SOCKET nor DISPLAY is set.", "start-no-display"),
            ("Failed to open display", "start-no-display"),
            ("winit EventLoopError: Failed to open connection to X server.", "start-no-display"),
        ];
        for (words, id) in said {
            assert_eq!(library(words), Some(id), "{words}");
        }
        assert_eq!(library("something else"), None);
    }
}
