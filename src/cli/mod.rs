//! Ring 4: the terminal face. Everything that needs no window works without one.
//!
//! Exit status: 0 done, 1 could not be done (one clear message on stderr), 2 wrong usage. Nothing is
//! written unless the whole command succeeded. Names and JSON keys are a contract: they stay.
//!
//! Deliberately absent: anything the room `app` does not do; colours; prompts where a script runs
//! (a passphrase file serves there).

mod args;
mod desk;
mod leaders;
mod ready;
mod run;
mod sheets;
mod show;
mod tests;

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Cli, Verb};

/// What is to be done after reading the command line.
pub enum Start {
    /// A verb ran (or the usage was wrong): end with this status.
    Done(ExitCode),
    /// Open the window, with this file.
    Window(Option<PathBuf>),
}

/// Reads the command line and runs its verb, if it names one.
pub fn start(arguments: impl IntoIterator<Item = OsString>) -> Start {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to stdout with 0, wrong usage to stderr with 2.
            let _ = error.print();
            return Start::Done(ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2)));
        }
    };
    let Some(verb) = cli.verb else { return Start::Window(cli.file) };
    match &verb {
        Verb::Completions { shell } => {
            clap_complete::generate(*shell, &mut Cli::command(), "wallchart", &mut std::io::stdout());
            return Start::Done(ExitCode::SUCCESS);
        }
        Verb::Man => {
            let printed = clap_mangen::Man::new(Cli::command()).render(&mut std::io::stdout());
            return Start::Done(if printed.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        _ => {}
    }
    crate::app::armour_terminal();
    match run::run(verb) {
        Ok(printed) => {
            print(&printed);
            Start::Done(ExitCode::SUCCESS)
        }
        Err(trouble) => {
            if !trouble.0.is_empty() {
                complain(&trouble.0);
            }
            Start::Done(ExitCode::FAILURE)
        }
    }
}

fn print(words: &str) {
    // A closed pipe (`| head`) is no trouble of ours: everything was done before printing.
    let _ = std::io::stdout().write_all(words.as_bytes());
}

/// Says on stderr why something could not be done.
pub fn complain(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}
