//! What can fail when a picture is made.

use crate::args;
use crate::i18n::Tr;

/// Why there is no picture. Nothing was written, nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// The picture would have more pixels than can be held.
    #[error("too large: {width_px} x {height_px} pixels")]
    TooLarge {
        /// Width in pixels.
        width_px: u32,
        /// Height in pixels.
        height_px: u32,
    },
    /// The page is too small for anything to stand on it.
    #[error("the page has no room")]
    NoRoom,
    /// The picture could not be written in its format.
    #[error("could not be encoded")]
    Encoding,
}

impl ChartError {
    /// What happened, what is safe, what to do now.
    pub fn message(&self, tr: &Tr) -> String {
        match self {
            ChartError::TooLarge { width_px, height_px } => tr.with(
                "chart-error-too-large",
                args! { "width" => tr.number(i64::from(*width_px)), "height" => tr.number(i64::from(*height_px)) },
            ),
            ChartError::NoRoom => tr.say("chart-error-no-room"),
            ChartError::Encoding => tr.say("chart-error-encoding"),
        }
    }
}
