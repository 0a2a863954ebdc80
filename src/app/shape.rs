//! A layout of two plain lists, without a campaign: for scripts and for comparing with other programs.

use std::fmt::Write as _;
use std::path::Path;

use crate::args;
use crate::exchange::{BadShape, shape};
use crate::graph::{Effort, spread};
use crate::i18n::Tr;

use super::keep::write_own;

/// How long a layout alone took, without reading and writing, in seconds.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// Time of all cores.
    pub cpu_s: f64,
    /// Time of the clock.
    pub wall_s: f64,
}

/// Reads ties and units, lays them out, and writes a line `x y` for each person of `units`, in its order.
///
/// # Errors
/// What happened, what is safe and what to do, in words; nothing is written then. Bad rows are named by number.
pub fn lay_out_lists(ties: &Path, units: &Path, out: &Path, is_fine: bool, tr: &Tr) -> Result<Took, String> {
    let read = |path: &Path| std::fs::read(path).map_err(|_| tr.say("cli-not-read"));
    let net = {
        let (units, ties) = (read(units)?, read(ties)?);
        shape(&units, &ties).map_err(|bad| {
            const SHOWN: usize = 20;
            let mut words: Vec<String> = bad
                .iter()
                .take(SHOWN)
                .map(|bad| {
                    let list = if bad.is_tie { "ties" } else { "units" };
                    tr.with(
                        &format!("cli-layout-{list}-row"),
                        args!["row" => bad.row, "what" => tr.say(word(bad.what))],
                    )
                })
                .collect();
            words.push(tr.with("cli-layout-bad", args!["n" => bad.len()]));
            words.join("\n")
        })?
    };
    let effort = if is_fine { Effort::Fine } else { Effort::Quick };
    let before = clocks();
    let places = spread(&net, effort, 1, &mut |_| true).unwrap_or_default();
    let after = clocks();
    drop(net);
    let mut text = String::with_capacity(places.len() * 20);
    for place in places {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} {}", place.x, place.y);
    }
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned());
    let written = name.ok_or(()).and_then(|name| write_own(folder, &name, text.as_bytes()).map_err(|_| ()));
    written.map_err(|()| tr.say("cli-not-exported"))?;
    Ok(Took { cpu_s: after.0 - before.0, wall_s: after.1 - before.1 })
}

fn word(bad: BadShape) -> &'static str {
    match bad {
        BadShape::TooShort => "cli-layout-short",
        BadShape::Twice => "cli-layout-twice",
        BadShape::Unknown => "cli-layout-unknown",
        BadShape::Weight => "cli-layout-weight",
        BadShape::Unreadable => "cli-layout-unreadable",
    }
}

/// Seconds of the processor and of the clock.
fn clocks() -> (f64, f64) {
    let of = |clock| {
        let at = rustix::time::clock_gettime(clock);
        at.tv_sec as f64 + at.tv_nsec as f64 / 1e9
    };
    (of(rustix::time::ClockId::ProcessCPUTime), of(rustix::time::ClockId::Monotonic))
}
