//! A picture as a file, in one step: what the window and the terminal ask for.

use crate::i18n::Tr;

use super::error::ChartError;
use super::fonts::Fonts;
use super::ink::Palette;
use super::page::{Cuts, Paper, Sheet, pages};
use super::pdf::pdf;
use super::png::{most_scale, png};
use super::scene::Scene;
use super::svg::svg;
use super::wall::Plan;

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

impl Plan {
    /// The whole wall exactly as it is looked at, as the bytes of a file. SVG
    /// and PNG are one picture each and take no heed of the size of paper.
    ///
    /// # Errors
    /// [`ChartError::NoRoom`] if nothing fits the page, [`ChartError::TooLarge`]
    /// for a PNG that cannot be held, [`ChartError::Encoding`].
    pub fn export(
        &self,
        format: Format,
        sheet: &Sheet,
        with_legend: bool,
        palette: &Palette,
        fonts: &mut Fonts,
        tr: &Tr,
    ) -> Result<Vec<u8>, ChartError> {
        let made = self.pages(&for_format(sheet, format), with_legend, fonts, tr)?;
        encode(&made, format, sheet, palette, fonts)
    }
}

/// Any scene, such as the map's, as the bytes of a file; see [`Plan::export`].
/// Its legend stands in the sheet.
///
/// # Errors
/// Those of [`Plan::export`].
pub fn export(
    scene: &Scene,
    cuts: &Cuts,
    format: Format,
    sheet: &Sheet,
    palette: &Palette,
    fonts: &mut Fonts,
    tr: &Tr,
) -> Result<Vec<u8>, ChartError> {
    let made = pages(scene, cuts, &for_format(sheet, format), fonts, tr)?;
    encode(&made, format, sheet, palette, fonts)
}

fn for_format(sheet: &Sheet, format: Format) -> Sheet {
    let paper = if format == Format::Pdf { sheet.paper } else { Paper::Fitting };
    Sheet { paper, ..sheet.clone() }
}

fn encode(
    made: &[Scene],
    format: Format,
    sheet: &Sheet,
    palette: &Palette,
    fonts: &mut Fonts,
) -> Result<Vec<u8>, ChartError> {
    match (format, made.first()) {
        (Format::Pdf, _) => pdf(made, palette, sheet.title.as_deref(), fonts),
        (Format::Svg, Some(picture)) => Ok(svg(picture, palette).into_bytes()),
        (Format::Png, Some(picture)) => {
            // Below half a pixel a point no name is read: then the error of the size says what to do.
            let scale = most_scale(picture.size_pt).clamp(0.5, SHARP);
            png(picture, palette, scale, fonts)
        }
        (Format::Svg | Format::Png, None) => Err(ChartError::NoRoom),
    }
}
