//! A picture of pixels in a scene: what a sheet of the workplace was made from.

use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::model::{Picture, PictureKind};

/// The longest side that is unpacked, in pixels. What this program keeps has 2,000.
const MOST_SIDE_PX: u32 = 4_096;
/// The most memory that unpacking may take, in bytes.
const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// A picture unpacked: for the screen and for pixels on paper, with the bytes it was kept in.
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    /// Width in pixels.
    pub width_px: u32,
    /// Height in pixels.
    pub height_px: u32,
    /// Red, green, blue; row by row from the upper left corner.
    pub rgb: Vec<u8>,
    /// What it is kept as.
    pub kind: PictureKind,
    /// The bytes it is kept in.
    pub bytes: Vec<u8>,
}

impl Raster {
    /// Unpacks a kept picture; `None` if it is none, or larger than any this program keeps.
    pub fn of(picture: &Picture) -> Option<Self> {
        let bytes = picture.bytes()?;
        let format = match picture.kind {
            PictureKind::Png => ImageFormat::Png,
            PictureKind::Jpeg => ImageFormat::Jpeg,
        };
        let mut reader = ImageReader::with_format(Cursor::new(&bytes), format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(MOST_SIDE_PX);
        limits.max_image_height = Some(MOST_SIDE_PX);
        limits.max_alloc = Some(MOST_BYTES);
        reader.limits(limits);
        let decoder = reader.into_decoder().ok()?;
        let (width_px, height_px) = decoder.dimensions();
        let pixels = image::DynamicImage::from_decoder(decoder).ok()?.into_rgb8().into_raw();
        Some(Self { width_px, height_px, rgb: pixels, kind: picture.kind, bytes })
    }
}

/// Its size alone: nobody reads pixels in a list of marks.
impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({}×{})", self.width_px, self.height_px)
    }
}
