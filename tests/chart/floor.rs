//! Pictures and marks of a sheet in every output.

use std::sync::Arc;

use image::{ExtendedColorType, ImageEncoder};
use wallchart::chart::{
    Fonts, Ink, Mark, Palette, Pen, Point, Raster, Rect, Scene, Size, landmark_word, pdf, png, svg,
};
use wallchart::i18n::{Language, Tr};
use wallchart::model::{LandmarkKind, Picture, PictureKind};

/// A kept picture, green all over.
fn green(kind: PictureKind) -> Picture {
    let pixels = [20_u8, 160, 60].repeat(8 * 4);
    let mut bytes = Vec::new();
    match kind {
        PictureKind::Png => image::codecs::png::PngEncoder::new(&mut bytes)
            .write_image(&pixels, 8, 4, ExtendedColorType::Rgb8)
            .unwrap(),
        PictureKind::Jpeg => image::codecs::jpeg::JpegEncoder::new(&mut bytes)
            .write_image(&pixels, 8, 4, ExtendedColorType::Rgb8)
            .unwrap(),
    }
    Picture::new(kind, 8, 4, &bytes)
}

fn scene_with(picture: &Picture) -> Scene {
    let raster = Arc::new(Raster::of(picture).expect("a picture"));
    let mut scene = Scene::new(Size::new(100.0, 60.0));
    scene.marks.push(Mark::Picture { rect: Rect::new(10.0, 10.0, 80.0, 40.0), raster });
    scene
}

#[test]
fn a_picture_stands_whole_in_svg_png_and_pdf() {
    for (kind, called) in [(PictureKind::Png, "png"), (PictureKind::Jpeg, "jpeg")] {
        let picture = green(kind);
        let scene = scene_with(&picture);
        let drawing = svg(&scene, Palette::paper());
        assert!(drawing.contains(&format!("href=\"data:image/{called};base64,{}\"", picture.data)));
        assert_eq!(drawing.matches("href").count(), 1, "and nothing leads out");
        let mut fonts = Fonts::new();
        let pixels =
            image::load_from_memory(&png(&scene, Palette::paper(), 1.0, &mut fonts).unwrap()).unwrap();
        let pixels = pixels.into_rgb8();
        let [red, green, blue] = pixels.get_pixel(50, 30).0;
        assert!(red < 60 && green > 130 && blue < 100, "{red} {green} {blue}");
        assert_eq!(pixels.get_pixel(3, 3).0, [255, 255, 255], "beside it is paper");
        let page = pdf(&[scene], Palette::paper(), None, &mut fonts).unwrap();
        assert!(page.windows(6).any(|word| word == b"/Image"));
    }
}

#[test]
fn what_is_no_picture_of_ours_is_not_unpacked() {
    let whole = green(PictureKind::Png);
    let bytes = whole.bytes().unwrap();
    assert!(Raster::of(&Picture::new(PictureKind::Png, 8, 4, &bytes[..bytes.len() / 2])).is_none());
    assert!(Raster::of(&Picture::new(PictureKind::Jpeg, 8, 4, &bytes)).is_none());
    assert!(Raster::of(&Picture { data: "no base64!".into(), ..whole.clone() }).is_none());
    // It says that it is far larger than anything this program keeps.
    let mut large = bytes;
    large[16..20].copy_from_slice(&50_000_u32.to_be_bytes());
    assert!(Raster::of(&Picture::new(PictureKind::Png, 8, 4, &large)).is_none());
}

#[test]
fn every_mark_of_a_sheet_has_a_word_and_a_sign_of_its_own() {
    let tr = Tr::new(Language::En);
    let (mut fonts, mut seen) = (Fonts::new(), Vec::new());
    for kind in LandmarkKind::ALL {
        assert!(tr.knows(landmark_word(kind)), "{kind:?}");
        let mut scene = Scene::new(Size::new(24.0, 24.0));
        let mut pen = Pen { marks: &mut scene.marks, fonts: &mut fonts, of: None };
        pen.landmark(Point::new(12.0, 12.0), kind, 24.0, Ink::LineStrong);
        seen.push((tr.say(landmark_word(kind)), scene.to_lines()));
    }
    for (number, one) in seen.iter().enumerate() {
        assert!(seen[..number].iter().all(|other| other.0 != one.0 && other.1 != one.1));
    }
}
