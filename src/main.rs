//! Starts Wallchart: a verb of the terminal, or the window.

use std::process::ExitCode;

use wallchart::cli::{self, Start};

fn main() -> ExitCode {
    wallchart::app::armour_process();
    match cli::start(std::env::args_os()) {
        Start::Done(status) => status,
        Start::Window(file) => window(file),
    }
}

#[cfg(feature = "gui")]
fn window(file: Option<std::path::PathBuf>) -> ExitCode {
    match wallchart::ui::start(file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            cli::complain(&trouble);
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_file: Option<std::path::PathBuf>) -> ExitCode {
    cli::complain("This build has no window. What works without one: wallchart --help");
    ExitCode::FAILURE
}
