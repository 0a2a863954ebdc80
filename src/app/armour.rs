//! What keeps names from leaving the process when it dies.

/// For every face: no core dump, and a panic says where, never what. Called once, first of all.
///
/// The window stays readable to the desktop's portals: to a process that is not dumpable they
/// refuse to show a file dialog. See [`armour_terminal`].
pub fn armour_process() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Refused only where the limit is lower already.
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    std::panic::set_hook(Box::new(|panic| {
        use std::io::Write;
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        let place = place.unwrap_or_default();
        let words = "Wallchart met a defect of its own and stopped some work";
        let _ = writeln!(std::io::stderr(), "{words} ({place}). What was saved is whole.");
    }));
}

/// For the terminal face, which needs no portal: other programs of the same user cannot read its
/// memory.
pub fn armour_terminal() {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}
