//! Starts Wallchart: a verb of the terminal, or the window.

use std::io::Write;
use std::process::ExitCode;

use wallchart::cli::{self, Start};

fn main() -> ExitCode {
    keep_memory_private();
    // Where it happened, never what was in hand: that may be a name.
    std::panic::set_hook(Box::new(|panicked| {
        if let Some(place) = panicked.location() {
            let _ = writeln!(std::io::stderr(), "wallchart stopped at {}:{}", place.file(), place.line());
        }
    }));
    match cli::start(std::env::args_os()) {
        Start::Done(status) => status,
        Start::Window(file) => window(file),
    }
}

/// No core dumps, and no other program of the user may read this one's memory: names and
/// passphrases stand there. Where the system refuses, the program runs all the same.
fn keep_memory_private() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
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
