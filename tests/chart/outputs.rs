//! SVG, PNG and PDF of scenes.

use wallchart::chart::{
    ChartError, Fonts, Format, Ink, Look, Mark, Palette, Pen, Point, Rect, Rgba, Scene, Shape, Size, Style,
    encode, pdf, png, svg,
};
use wallchart::i18n::{Language, Tr};

use super::workplace::{hospital, today};

fn scene_of(words: &[&str]) -> Scene {
    let mut scene = Scene::new(Size::new(300.0, 20.0 * words.len() as f32));
    let mut fonts = Fonts::new();
    let mut pen = Pen { marks: &mut scene.marks, fonts: &mut fonts, of: None };
    for (text, at) in words.iter().zip(0..) {
        pen.words(text, Point::new(4.0, 20.0 * at as f32), Style::plain(Ink::Text), f32::INFINITY);
    }
    scene
}

#[test]
fn every_token_has_a_colour() {
    // The built-in file is read whole: a broken token would show as plain black on white.
    assert_eq!(Palette::light().rgba(Ink::Accent), Rgba([0x4F, 0x42, 0xB5, 255]));
    assert_eq!(Palette::dark().rgba(Ink::RampPaleInk(5)), Rgba([0xF0, 0xA3, 0xBA, 255]));
    assert_eq!(Palette::paper().rgba(Ink::Background), Rgba::WHITE);
    assert_eq!(Palette::paper().rgba(Ink::RampFill(3)), Palette::light().rgba(Ink::RampFill(3)));
}

#[test]
fn svg_escapes_hostile_names() {
    let hostile = [
        "</text><script>alert(1)</script>",
        "Bobby \"quotes\" & 'ticks'",
        "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "null\u{0}bell\u{7}",
        "=cmd|' /C calc'!A0",
    ];
    let picture = svg(&scene_of(&hostile), Palette::paper());
    assert!(!picture.contains("<script") && !picture.contains("<!") && !picture.contains("href"));
    assert!(picture.contains("&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(picture.chars().all(|letter| letter == '\n' || !letter.is_control()));
    let mut reader = quick_xml::Reader::from_str(&picture);
    let mut texts = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(start) if start.name().as_ref() == "text" => texts += 1,
            _ => {}
        }
    }
    assert_eq!(texts, hostile.len());
}

#[test]
fn png_has_the_size_asked_for_and_shows_something() {
    let place = hospital(30);
    let mut fonts = Fonts::new();
    let scene = place.wall(&Look::new(today())).whole(&mut fonts, &Tr::new(Language::En));
    let bytes = png(&scene, Palette::light(), 1.5, &mut fonts).unwrap();
    let picture = tiny_skia::Pixmap::decode_png(&bytes).unwrap();
    assert_eq!(picture.width(), (scene.size_pt.width * 1.5).ceil() as u32);
    assert_eq!(picture.height(), (scene.size_pt.height * 1.5).ceil() as u32);
    let dark = picture.pixels().iter().filter(|pixel| pixel.red() < 90 && pixel.green() < 90).count();
    assert!(dark > 1000, "letters are drawn: {dark} dark pixels");
}

#[test]
fn png_that_cannot_be_held_is_refused() {
    let scene = Scene::new(Size::new(40_000.0, 10.0));
    let refused = png(&scene, Palette::light(), 1.0, &mut Fonts::new());
    assert_eq!(refused, Err(ChartError::TooLarge { width_px: 40_000, height_px: 10 }));
    assert_eq!(png(&Scene::default(), Palette::light(), 1.0, &mut Fonts::new()), Err(ChartError::NoRoom));
}

#[test]
fn pdf_is_the_same_bytes_twice_and_names_nobody_as_author() {
    let make = || {
        let scene = scene_of(&["Ana Kovač", "ليلى الحسن 12", "Thủy"]);
        pdf(&[scene.clone(), scene], Palette::paper(), Some("Wall"), &mut Fonts::new()).unwrap()
    };
    let (one, two) = (make(), make());
    assert_eq!(one, two);
    assert!(one.starts_with(b"%PDF-"));
    let has = |needle: &[u8]| one.windows(needle.len()).any(|window| window == needle);
    assert!(!has(b"/Author") && !has(b"/CreationDate") && !has(b"/ModDate"));
    assert!(has(b"/FontFile"), "fonts are embedded");
}

#[test]
fn pdf_without_pages_is_refused() {
    assert_eq!(pdf(&[], Palette::paper(), None, &mut Fonts::new()), Err(ChartError::NoRoom));
}

#[test]
fn errors_say_what_to_do() {
    let tr = Tr::new(Language::En);
    for error in
        [ChartError::TooLarge { width_px: 9, height_px: 9 }, ChartError::NoRoom, ChartError::Encoding]
    {
        let words = error.message(&tr);
        assert!(words.contains("Nothing was written") && !words.contains("chart-error"), "{words}");
    }
}

#[test]
fn pages_go_into_any_format() {
    let make = |format| {
        let page = scene_of(&["Ana"]);
        encode(&[page], format, None, Palette::paper(), &mut Fonts::new()).unwrap()
    };
    assert!(make(Format::Pdf).starts_with(b"%PDF-"));
    assert!(make(Format::Svg).starts_with(b"<svg"));
    assert!(make(Format::Png).starts_with(b"\x89PNG"));
    for format in Format::ALL {
        assert_eq!(Format::from_ending(&format.ending().to_uppercase()), Some(format));
        assert_eq!(encode(&[], format, None, Palette::paper(), &mut Fonts::new()), Err(ChartError::NoRoom));
    }
    assert_eq!(Format::from_ending("docx"), None);
}

#[test]
fn a_picture_too_large_for_sharp_pixels_is_drawn_with_fewer() {
    let mut scene = Scene::new(Size::new(4.0, 20_000.0));
    let rect = Rect::new(0.0, 0.0, 4.0, 10.0);
    scene.marks.push(Mark::Fill { shape: Shape::rect(rect), ink: Ink::Text, of: None });
    let bytes = encode(&[scene], Format::Png, None, Palette::paper(), &mut Fonts::new());
    let picture = tiny_skia::Pixmap::decode_png(&bytes.unwrap()).unwrap();
    assert!(picture.height() <= 30_000 && picture.height() > 20_000);
}

#[test]
fn svg_turns_a_line_that_begins_leftward_and_forces_no_width_on_it() {
    let picture = svg(&scene_of(&["ليلى Bakker", "Kofi الحسن", "Kofi"]), Palette::paper());
    let arabic = |word: &str| format!("<tspan font-family=\"'Noto Sans Arabic', sans-serif\">{word}</tspan>");
    assert!(picture.contains(&format!(">\u{2067}{} Bakker\u{2069}</text>", arabic("ليلى"))), "{picture}");
    assert!(picture.contains(&format!(">Kofi {}</text>", arabic("الحسن"))));
    assert_eq!(picture.matches("textLength").count(), 1);
}
