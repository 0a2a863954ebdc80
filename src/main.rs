//! Starts Wallchart.

#[cfg(feature = "gui")]
fn main() -> std::process::ExitCode {
    match wallchart::ui::start() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(_trouble) => std::process::ExitCode::FAILURE,
    }
}

#[cfg(not(feature = "gui"))]
fn main() {}
