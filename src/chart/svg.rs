//! A scene as SVG: shapes as shapes, text as text, nothing that runs or links.

use std::fmt::Write as _;

use crate::i18n::has_right_to_left;
use crate::model::PictureKind;

use super::easel::{Easel, Line, set_down};
use super::fonts::is_leftward;
use super::geometry::{Point, Rect};
use super::ink::{Ink, Palette, Rgba};
use super::raster::Raster;
use super::scene::{Dash, Run, Scene, Shape, Weight, star_points};

/// The scene as an SVG document of its size. Text stays text: selectable,
/// searchable, in Inter where it is installed and else in any plain font; its
/// width is fixed so that it never runs over.
pub fn svg(scene: &Scene, palette: &Palette) -> String {
    let (width, height) = (Number(scene.size_pt.width), Number(scene.size_pt.height));
    let ground = palette.rgba(Ink::Surface).to_hex();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"Inter, 'Noto Sans Arabic', sans-serif\" \
         stroke-linejoin=\"round\">\n<rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>\n"
    );
    set_down(scene, palette, &mut Writer { out: &mut out, clips: 0 });
    out.push_str("</svg>\n");
    out
}

/// Text made harmless for SVG: the five signs of XML escaped, and what XML
/// forbids left out. The only door by which words enter the document.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// A number with two decimals at most, without trailing zeros.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rounded = (self.0 * 100.0).round() / 100.0 + 0.0;
        if rounded.is_finite() { write!(f, "{rounded}") } else { f.write_str("0") }
    }
}

struct Writer<'a> {
    out: &'a mut String,
    clips: usize,
}

// Writing to a String cannot fail: its results are left unread.
impl Easel for Writer<'_> {
    fn fill(&mut self, shape: &Shape, colour: Rgba) {
        self.shape(shape, &format!("fill=\"{}\"", colour.to_hex()));
    }

    fn stroke(&mut self, shape: &Shape, colour: Rgba, line: Line) {
        self.shape(shape, &stroke_words(colour, line));
    }

    fn words(&mut self, at: Point, run: &Run, colour: Rgba) {
        let colour = colour.to_hex();
        let (x, y, size) = (Number(at.x), Number(at.y), Number(run.size_pt));
        let weight = if run.weight == Weight::SemiBold { " font-weight=\"600\"" } else { "" };
        let mut text = by_script(&run.text);
        let mut width = String::new();
        if !has_right_to_left(&run.text) {
            width = format!(" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", Number(run.width_pt));
        } else if begins_leftward(&run.text) {
            // Joined letters would tear if their width were forced. The isolate
            // turns the line; readers differ in what `direction` does to `x`.
            text = format!("\u{2067}{text}\u{2069}");
        }
        let _ = writeln!(
            self.out,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{width} fill=\"{colour}\">{text}</text>"
        );
    }

    fn picture(&mut self, rect: &Rect, raster: &Raster) {
        let kind = match raster.kind {
            PictureKind::Png => "png",
            PictureKind::Jpeg => "jpeg",
        };
        let _ = writeln!(
            self.out,
            "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" \
             href=\"data:image/{kind};base64,{}\"/>",
            Number(rect.x),
            Number(rect.y),
            Number(rect.width),
            Number(rect.height),
            data_encoding::BASE64.encode(&raster.bytes)
        );
    }

    fn clip(&mut self, clip: &Rect) -> bool {
        self.clips += 1;
        let name = self.clips;
        let _ = write!(self.out, "<clipPath id=\"c{name}\">");
        self.shape(&Shape::rect(*clip), "");
        let _ = writeln!(self.out, "</clipPath><g clip-path=\"url(#c{name})\">");
        true
    }

    fn unclip(&mut self) {
        self.out.push_str("</g>\n");
    }
}

impl Writer<'_> {
    fn shape(&mut self, shape: &Shape, paint: &str) {
        let places = |points: &[Point]| {
            let each: Vec<String> =
                points.iter().map(|p| format!("{},{}", Number(p.x), Number(p.y))).collect();
            each.join(" ")
        };
        let _ = match shape {
            Shape::Box { rect, radius_pt } => {
                let round =
                    if *radius_pt > 0.0 { format!(" rx=\"{}\"", Number(*radius_pt)) } else { String::new() };
                writeln!(
                    self.out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{round} {paint}/>",
                    Number(rect.x),
                    Number(rect.y),
                    Number(rect.width),
                    Number(rect.height)
                )
            }
            Shape::Circle { middle, radius_pt } => writeln!(
                self.out,
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {paint}/>",
                Number(middle.x),
                Number(middle.y),
                Number(*radius_pt)
            ),
            Shape::Polygon(points) => {
                writeln!(self.out, "<polygon points=\"{}\" {paint}/>", places(points))
            }
            Shape::Star { middle, radius_pt } => writeln!(
                self.out,
                "<polygon points=\"{}\" {paint}/>",
                places(&star_points(*middle, *radius_pt))
            ),
            Shape::Line(points) => writeln!(self.out, "<polyline points=\"{}\" {paint}/>", places(points)),
        };
    }
}

/// The escaped text, letters of the Arabic font marked as such: not every
/// reader looks for a second font where the first lacks letters.
fn by_script(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let leftward = is_leftward(first);
        let end = rest.find(|letter| is_leftward(letter) != leftward).unwrap_or(rest.len());
        let (stretch, after) = rest.split_at(end);
        rest = after;
        if leftward {
            out.push_str("<tspan font-family=\"'Noto Sans Arabic', sans-serif\">");
            out.push_str(&escape(stretch));
            out.push_str("</tspan>");
        } else {
            out.push_str(&escape(stretch));
        }
    }
    out
}

/// Whether the first letter of a line runs leftward: then the whole line does.
fn begins_leftward(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(|letter| has_right_to_left(letter.encode_utf8(&mut [0; 4])))
}

fn stroke_words(colour: Rgba, line: Line) -> String {
    let (colour, width) = (colour.to_hex(), Number(line.width_pt));
    let mut words = format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"");
    if let Some(Dash { on_pt, off_pt }) = line.dash {
        let _ = write!(words, " stroke-dasharray=\"{} {}\"", Number(on_pt), Number(off_pt));
    } else if line.is_round {
        words.push_str(" stroke-linecap=\"round\"");
    }
    words
}
