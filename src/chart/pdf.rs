//! Scenes as the pages of a PDF: text selectable, fonts embedded as subsets,
//! no author, no date; the same scenes give the same bytes.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point as PdfPoint, Size as PdfSize, Transform};
use krilla::image::Image;
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use skrifa::font::glyph::outline::PathSink;

use super::easel::{Easel, Line, set_down};
use super::error::ChartError;
use super::fonts::{Face, Fonts, Piece};
use super::ink::{Ink, Palette, Rgba};
use super::raster::Raster;
use super::scene::{Run, Scene, Shape};
use super::trace::trace;
use super::{Point, Rect};
use crate::model::PictureKind;

/// The scenes as the pages of one PDF, each page of its scene's size, with an
/// optional title for the reader's window.
///
/// # Errors
/// [`ChartError::NoRoom`] for no scene or one without size,
/// [`ChartError::Encoding`] if it cannot be written.
pub fn pdf(
    pages: &[Scene],
    palette: &Palette,
    title: Option<&str>,
    fonts: &mut Fonts,
) -> Result<Vec<u8>, ChartError> {
    if pages.is_empty() {
        return Err(ChartError::NoRoom);
    }
    // Neither the extra metadata nor tags: nothing here needs a date or an id.
    let settings =
        SerializeSettings { xmp_metadata: false, enable_tagging: false, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(Metadata::new().title(title.unwrap_or_default().to_owned()));
    let faces = Face::ALL.map(|face| Font::new(face.bytes().into(), 0));
    for scene in pages {
        let size = scene.size_pt;
        let settings = PageSettings::from_wh(size.width, size.height).ok_or(ChartError::NoRoom)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let mut writer = Writer { surface: &mut surface, fonts, faces: &faces };
        let ground = palette.rgba(Ink::Surface);
        if ground != Rgba::WHITE {
            writer.fill(&Shape::rect(Rect::new(0.0, 0.0, size.width, size.height)), ground);
        }
        set_down(scene, palette, &mut writer);
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|_| ChartError::Encoding)
}

struct Writer<'a, 's> {
    surface: &'a mut Surface<'s>,
    fonts: &'a mut Fonts,
    faces: &'a [Option<Font>; 4],
}

impl Easel for Writer<'_, '_> {
    fn fill(&mut self, shape: &Shape, colour: Rgba) {
        if let Some(path) = path_of(shape) {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(fill(colour)));
            self.surface.draw_path(&path);
        }
    }

    fn stroke(&mut self, shape: &Shape, colour: Rgba, line: Line) {
        if let Some(path) = path_of(shape) {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(stroke(colour, line)));
            self.surface.draw_path(&path);
        }
    }

    fn words(&mut self, at: Point, run: &Run, colour: Rgba) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(fill(colour)));
        let mut pen = at.x;
        for piece in self.fonts.glyphs(run) {
            let font = self.faces.get(piece.face as usize).and_then(Option::as_ref);
            let text = run.visual.get(piece.text.clone()).unwrap_or_default();
            if let Some(font) = font {
                let start = PdfPoint::from_xy(pen, at.y);
                let glyphs = glyphs(&piece, text.len());
                let size = run.size_pt * piece.face.scale();
                self.surface.draw_glyphs(start, &glyphs, font.clone(), text, size, false);
            }
            pen += piece.width() * run.size_pt;
        }
    }

    fn picture(&mut self, rect: &Rect, raster: &Raster) {
        let bytes = raster.bytes.clone().into();
        let image = match raster.kind {
            PictureKind::Png => Image::from_png(bytes, true),
            PictureKind::Jpeg => Image::from_jpeg(bytes, true),
        };
        if let (Ok(image), Some(size)) = (image, PdfSize::from_wh(rect.width, rect.height)) {
            self.surface.push_transform(&Transform::from_translate(rect.x, rect.y));
            self.surface.draw_image(image, size);
            self.surface.pop();
        }
    }

    fn clip(&mut self, clip: &Rect) -> bool {
        let path = path_of(&Shape::rect(*clip));
        if let Some(path) = &path {
            self.surface.push_clip_path(path, &FillRule::NonZero);
        }
        path.is_some()
    }

    fn unclip(&mut self) {
        self.surface.pop();
    }
}

/// Glyphs with the letters they stand for: up to the next cluster.
fn glyphs(piece: &Piece, text_end: usize) -> Vec<KrillaGlyph> {
    let mut starts: Vec<usize> = piece.glyphs.iter().map(|glyph| glyph.cluster).collect();
    starts.sort_unstable();
    starts.dedup();
    let end_of =
        |start: usize| starts.iter().copied().find(|other| *other > start).unwrap_or(text_end).max(start);
    piece
        .glyphs
        .iter()
        .map(|glyph| {
            let letters = glyph.cluster..end_of(glyph.cluster);
            let (right, up) = glyph.offset;
            KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, right, up, 0.0, letters, None)
        })
        .collect()
}

struct Sink(PathBuilder);

impl PathSink for Sink {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }
    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }
    fn close(&mut self) {
        self.0.close();
    }
}

fn path_of(shape: &Shape) -> Option<Path> {
    let mut sink = Sink(PathBuilder::new());
    trace(shape, &mut sink);
    sink.0.finish()
}

fn colour(Rgba([red, green, blue, _]): Rgba) -> krilla::paint::Paint {
    rgb::Color::new(red, green, blue).into()
}

fn fill(rgba: Rgba) -> Fill {
    Fill { paint: colour(rgba), opacity: NormalizedF32::ONE, rule: FillRule::NonZero }
}

fn stroke(rgba: Rgba, line: Line) -> Stroke {
    Stroke {
        paint: colour(rgba),
        width: line.width_pt,
        line_cap: if line.is_round { LineCap::Round } else { LineCap::Butt },
        line_join: LineJoin::Round,
        dash: line.dash.map(|dash| StrokeDash { array: vec![dash.on_pt, dash.off_pt], offset: 0.0 }),
        ..Stroke::default()
    }
}
