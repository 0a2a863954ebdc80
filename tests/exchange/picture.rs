//! Photographs and drawings: pixels come in, nothing else does.

use image::{ExtendedColorType, ImageEncoder, Rgb, RgbImage};
use wallchart::chart::Raster;
use wallchart::exchange::{PictureError, picture};
use wallchart::i18n::{Language, Tr};
use wallchart::model::PictureKind;

/// A picture of two halves: red on the left, blue on the right, with a little grain.
fn halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let grain = ((x * 7919 + y * 104_729) % 13) as u8;
        if x < width / 2 { Rgb([220 + grain, 20, 20]) } else { Rgb([20, 20, 220 + grain]) }
    })
}

pub(crate) fn jpeg_of(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95)
        .write_image(pixels.as_raw(), pixels.width(), pixels.height(), ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

fn png_of(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(pixels.as_raw(), pixels.width(), pixels.height(), ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}

/// The same JPEG as a telephone writes it: turned a quarter, with its place, its maker, a preview.
pub(crate) fn from_a_telephone(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = Vec::from(*b"II*\0\x08\0\0\0");
    tiff.extend(3_u16.to_le_bytes());
    // Maker (a text at 50), orientation 6 (turn a quarter to the right), GPS block at 62.
    tiff.extend([0x0F, 0x01, 2, 0, 12, 0, 0, 0, 50, 0, 0, 0]);
    tiff.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]);
    tiff.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 62, 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(b"TelephoneCo\0");
    tiff.extend(1_u16.to_le_bytes());
    tiff.extend([0x01, 0, 2, 0, 2, 0, 0, 0, b'N', 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(b"GPS 52.5N 13.4E");
    // A preview has an end of its own.
    tiff.extend([0xFF, 0xD8, 0xFF, 0xD9]);
    let mut segment = Vec::from(*b"Exif\0\0");
    segment.extend(tiff);
    let mut bytes = jpeg[..2].to_vec();
    bytes.extend([0xFF, 0xE1]);
    bytes.extend((segment.len() as u16 + 2).to_be_bytes());
    bytes.extend(segment);
    bytes.extend(&jpeg[2..]);
    bytes
}

pub(crate) fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

#[test]
fn a_photograph_is_turned_and_loses_everything_but_its_pixels() {
    let file = from_a_telephone(&jpeg_of(&halves(320, 200)));
    assert!(holds(&file, b"GPS") && holds(&file, b"Exif") && holds(&file, b"TelephoneCo"));
    let kept = picture(&file).unwrap();
    assert_eq!((kept.kind, kept.width, kept.height), (PictureKind::Jpeg, 200, 320));
    let bytes = kept.bytes().unwrap();
    for word in [&b"GPS"[..], b"Exif", b"TelephoneCo", b"52.5N"] {
        assert!(!holds(&bytes, word), "{}", String::from_utf8_lossy(word));
    }
    // Turned a quarter to the right, what was left is above.
    let raster = Raster::of(&kept).unwrap();
    let pixel = |x: u32, y: u32| {
        let at = ((y * raster.width_px + x) * 3) as usize;
        (raster.rgb[at], raster.rgb[at + 2])
    };
    assert!(pixel(100, 40).0 > 180 && pixel(100, 40).1 < 80, "red above");
    assert!(pixel(100, 280).0 < 80 && pixel(100, 280).1 > 180, "blue below");
}

#[test]
fn a_drawing_stays_a_png_and_a_large_photograph_becomes_small() {
    let drawing = picture(&png_of(&halves(400, 300))).unwrap();
    assert_eq!((drawing.kind, drawing.width, drawing.height), (PictureKind::Png, 400, 300));
    // The worst that can come: noise all over.
    let mut seed = 1_u32;
    let noise = RgbImage::from_fn(2200, 700, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(seed >> 24) as u8, (seed >> 16) as u8, (seed >> 8) as u8])
    });
    for file in [jpeg_of(&noise), png_of(&noise)] {
        let kept = picture(&file).unwrap();
        assert!(kept.width.max(kept.height) <= 2000);
        assert!(kept.bytes().unwrap().len() <= 600_000);
    }
}

#[test]
fn what_shines_through_lies_on_paper() {
    let clear = image::RgbaImage::from_pixel(20, 20, image::Rgba([0, 0, 0, 0]));
    let mut file = Vec::new();
    image::codecs::png::PngEncoder::new(&mut file)
        .write_image(clear.as_raw(), 20, 20, ExtendedColorType::Rgba8)
        .unwrap();
    let raster = Raster::of(&picture(&file).unwrap()).unwrap();
    assert!(raster.rgb.iter().all(|part| *part == 255));
}

/// A PNG that says it is `side` pixels wide and tall, and holds next to nothing.
fn bomb(side: u32) -> Vec<u8> {
    let mut bytes = png_of(&RgbImage::new(1, 1));
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    let mut crc = !0_u32;
    for byte in &bytes[12..29] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    bytes[29..33].copy_from_slice(&(!crc).to_be_bytes());
    bytes
}

#[test]
fn each_bad_picture_has_its_word() {
    let photograph = from_a_telephone(&jpeg_of(&halves(640, 480)));
    let drawing = png_of(&halves(640, 480));
    let cases = [
        (Vec::new(), PictureError::Empty),
        (b"name,job\nAna,RN\n".to_vec(), PictureError::NotAPicture),
        (b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), PictureError::NotAPicture),
        (b"%PDF-1.7 not a picture".to_vec(), PictureError::NotAPicture),
        (photograph[..photograph.len() * 2 / 3].to_vec(), PictureError::Damaged),
        (drawing[..drawing.len() / 2].to_vec(), PictureError::Damaged),
        (photograph[..40].to_vec(), PictureError::Damaged),
        (bomb(60_000), PictureError::TooManyPixels { width_px: 60_000, height_px: 60_000 }),
        (bomb(9_000), PictureError::TooManyPixels { width_px: 9_000, height_px: 9_000 }),
        (vec![0; 65 * 1024 * 1024], PictureError::FileTooLarge { bytes: 65 << 20, most: 64 << 20 }),
    ];
    let tr = Tr::new(Language::En);
    let mut said = Vec::new();
    for (bytes, wanted) in cases {
        assert_eq!(picture(&bytes), Err(wanted));
        said.push(wanted.message(&tr));
    }
    assert!(said.iter().all(|words| words.contains("Nothing was changed.")), "{said:#?}");
    said.sort();
    said.dedup();
    assert!(said.len() >= 6, "a word each: {said:#?}");
}

#[test]
fn every_cut_and_every_wrong_byte_is_read_or_refused() {
    let files = [from_a_telephone(&jpeg_of(&halves(48, 32))), png_of(&halves(48, 32))];
    for file in files {
        for cut in 0..file.len() {
            let whole = picture(&file[..cut]);
            assert!(whole.is_err() || cut > file.len() - 24, "cut at {cut} of {}", file.len());
            let mut wrong = file.clone();
            wrong[cut] ^= 0x5A;
            let _ = picture(&wrong);
        }
    }
}
