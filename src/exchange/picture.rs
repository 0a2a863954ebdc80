//! A photograph or a drawing on its way into the campaign: pixels alone are kept.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits, RgbImage};

use crate::args;
use crate::i18n::Tr;
use crate::model::{Picture, PictureKind};

/// Files above this are not looked into.
const MOST_FILE_BYTES: u64 = 64 * 1024 * 1024;
/// The most pixels a picture may have, whatever the file says: about twice a good telephone's.
const MOST_PX: u64 = 64_000_000;
/// The longest side that is unpacked, and the most memory it may take, in bytes.
const MOST_SIDE_PX: u32 = 30_000;
const MOST_UNPACKED: u64 = 288 * 1024 * 1024;
/// The longest side that is kept, in pixels: words on a photographed sketch are still read.
const KEPT_SIDE_PX: u32 = 2_000;
/// What a kept picture may weigh, in bytes.
const KEPT_BYTES: usize = 600 * 1000;
/// JPEG qualities that are tried, best first.
const QUALITIES: [u8; 4] = [84, 74, 62, 50];

/// Why a file gives no picture. Nothing of the campaign has changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// Neither PNG nor JPEG.
    #[error("neither a PNG nor a JPEG")]
    NotAPicture,
    /// A larger file than any picture needs.
    #[error("{bytes} bytes, {most} allowed")]
    FileTooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Bytes allowed.
        most: u64,
    },
    /// More pixels than may be unpacked.
    #[error("{width_px} x {height_px} pixels")]
    TooManyPixels {
        /// Width the file tells.
        width_px: u32,
        /// Height the file tells.
        height_px: u32,
    },
    /// Begun like a picture, but cut off or broken inside.
    #[error("cut off or broken inside")]
    Damaged,
}

impl PictureError {
    /// What happened, what is safe, what to do now.
    pub fn message(&self, tr: &Tr) -> String {
        let mb = |bytes: u64| bytes.div_ceil(1024 * 1024);
        match self {
            Self::Empty => tr.say("exchange-picture-empty"),
            Self::NotAPicture => tr.say("exchange-picture-not-a-picture"),
            Self::FileTooLarge { bytes, most } => {
                tr.with("exchange-picture-file-too-large", args!("mb" => mb(*bytes), "most" => mb(*most)))
            }
            Self::TooManyPixels { width_px, height_px } => tr.with(
                "exchange-picture-too-many-pixels",
                args!("width" => *width_px, "height" => *height_px, "most" => MOST_PX / 1_000_000),
            ),
            Self::Damaged => tr.say("exchange-picture-damaged"),
        }
    }
}

/// The picture in a PNG or JPEG as it will be kept: turned as the camera says, at most 2,000 pixels
/// a side and 600 kB, written anew from its pixels, so that nothing else of the file is in it.
///
/// # Errors
/// A [`PictureError`] each for no bytes, another kind of file, one too large, too many pixels
/// (judged before anything is unpacked), and one that is cut off or broken.
pub fn picture(bytes: &[u8]) -> Result<Picture, PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    if bytes.len() as u64 > MOST_FILE_BYTES {
        return Err(PictureError::FileTooLarge { bytes: bytes.len() as u64, most: MOST_FILE_BYTES });
    }
    let kind = match image::guess_format(bytes) {
        Ok(ImageFormat::Png) => PictureKind::Png,
        Ok(ImageFormat::Jpeg) => PictureKind::Jpeg,
        _ => return Err(PictureError::NotAPicture),
    };
    let pixels = unpack(bytes, kind)?;
    keep(pixels, kind).ok_or(PictureError::Damaged)
}

fn unpack(bytes: &[u8], kind: PictureKind) -> Result<DynamicImage, PictureError> {
    let format = match kind {
        PictureKind::Png => ImageFormat::Png,
        PictureKind::Jpeg => ImageFormat::Jpeg,
    };
    let damaged = |_| PictureError::Damaged;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(2 * MOST_UNPACKED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let (width_px, height_px) = decoder.dimensions();
    let pixels = u64::from(width_px) * u64::from(height_px);
    let is_large = pixels > MOST_PX || decoder.total_bytes() > MOST_UNPACKED;
    if is_large || width_px.max(height_px) > MOST_SIDE_PX {
        return Err(PictureError::TooManyPixels { width_px, height_px });
    }
    // A JPEG that was cut off unpacks into grey: its end is looked for.
    if kind == PictureKind::Jpeg && !has_end(bytes) {
        return Err(PictureError::Damaged);
    }
    let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut pixels = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    if pixels.width().max(pixels.height()) > KEPT_SIDE_PX {
        pixels = pixels.resize(KEPT_SIDE_PX, KEPT_SIDE_PX, FilterType::Triangle);
    }
    pixels.apply_orientation(turn);
    Ok(pixels)
}

/// Whether the picture of a JPEG ends. A preview within its metadata ends, too, so segments are
/// passed over first.
fn has_end(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xFF, kind, rest @ ..]) = bytes.get(at..) {
        match (kind, rest) {
            (0xFF, _) => at += 1,
            (0xD9, _) => return true,
            (0x01 | 0xD0..=0xD7, _) => at += 2,
            (0xDA, rest) => return rest.windows(2).any(|two| two == [0xFF, 0xD9]),
            (_, [high, low, ..]) => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
            _ => return false,
        }
    }
    false
}

/// Writes pixels anew, within the bounds of what is kept.
fn keep(pixels: DynamicImage, kind: PictureKind) -> Option<Picture> {
    let is_grey = !pixels.color().has_color();
    let mut rgb = on_white(pixels);
    if kind == PictureKind::Png {
        let bytes = if is_grey {
            png(&DynamicImage::ImageRgb8(rgb.clone()).into_luma8(), image::ExtendedColorType::L8)
        } else {
            png(&rgb, image::ExtendedColorType::Rgb8)
        };
        if let Some(bytes) = bytes.filter(|bytes| bytes.len() <= KEPT_BYTES) {
            return Some(Picture::new(PictureKind::Png, rgb.width(), rgb.height(), &bytes));
        }
    }
    loop {
        for quality in QUALITIES {
            let mut bytes = Vec::new();
            JpegEncoder::new_with_quality(&mut bytes, quality)
                .write_image(&rgb, rgb.width(), rgb.height(), image::ExtendedColorType::Rgb8)
                .ok()?;
            if bytes.len() <= KEPT_BYTES {
                return Some(Picture::new(PictureKind::Jpeg, rgb.width(), rgb.height(), &bytes));
            }
        }
        // Noise all over: only fewer pixels help.
        let (width, height) = (rgb.width() * 3 / 4, rgb.height() * 3 / 4);
        if width.min(height) < 16 {
            return None;
        }
        rgb = image::imageops::resize(&rgb, width, height, FilterType::Triangle);
    }
}

fn png<P>(pixels: &image::ImageBuffer<P, Vec<u8>>, colours: image::ExtendedColorType) -> Option<Vec<u8>>
where
    P: image::Pixel<Subpixel = u8>,
{
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, PngFilter::Adaptive)
        .write_image(pixels.as_raw(), pixels.width(), pixels.height(), colours)
        .ok()?;
    Some(bytes)
}

/// What shines through lies on paper.
fn on_white(pixels: DynamicImage) -> RgbImage {
    if !pixels.color().has_alpha() {
        return pixels.into_rgb8();
    }
    let rgba = pixels.into_rgba8();
    let mut rgb = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in rgb.pixels_mut().zip(rgba.pixels()) {
        let image::Rgba([red, green, blue, alpha]) = *from;
        let over = |part: u8| {
            let (part, alpha) = (u32::from(part), u32::from(alpha));
            ((part * alpha + 255 * (255 - alpha)) / 255) as u8
        };
        *to = image::Rgb([over(red), over(green), over(blue)]);
    }
    rgb
}
