//! Starts Wallchart.
fn main() {}
