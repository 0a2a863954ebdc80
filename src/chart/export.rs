//! Pages as a file of one of three formats.

use super::error::ChartError;
use super::fonts::Fonts;
use super::ink::Palette;
use super::pdf::pdf;
use super::png::{most_scale, png};
use super::scene::Scene;
use super::svg::svg;

/// What a picture is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Pages to print, text selectable.
    #[default]
    Pdf,
    /// One drawing that stays sharp, text selectable.
    Svg,
    /// One picture of pixels, two a point where they can be held, else fewer.
    Png,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 3] = [Format::Pdf, Format::Svg, Format::Png];

    /// The ending of its files, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Svg => "svg",
            Format::Png => "png",
        }
    }

    /// The format of a file's ending, in capitals or not.
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }
}

/// Pixels a point of a PNG, where they can be held.
const SHARP: f32 = 2.0;

/// Pages as the bytes of a file. SVG and PNG are one picture: the first page,
/// so lay it on [`Paper::Fitting`](super::Paper::Fitting). A picture too large
/// for two pixels a point gets as many as can be held, at least a half.
///
/// # Errors
/// [`ChartError::NoRoom`] without a page, [`ChartError::TooLarge`] for a PNG
/// that cannot be held even so, [`ChartError::Encoding`].
pub fn encode(
    pages: &[Scene],
    format: Format,
    title: Option<&str>,
    palette: &Palette,
    fonts: &mut Fonts,
) -> Result<Vec<u8>, ChartError> {
    match (format, pages.first()) {
        (Format::Pdf, _) => pdf(pages, palette, title, fonts),
        (Format::Svg, Some(picture)) => Ok(svg(picture, palette).into_bytes()),
        (Format::Png, Some(picture)) => {
            // Below half a pixel a point no name is read: then the error of the size says what to do.
            let scale = most_scale(picture.size_pt).clamp(0.5, SHARP);
            png(picture, palette, scale, fonts)
        }
        (Format::Svg | Format::Png, None) => Err(ChartError::NoRoom),
    }
}
