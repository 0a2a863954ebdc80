//! A scene as PNG, letters drawn from their outlines.

use std::collections::HashMap;

use skrifa::font::glyph::outline::PathSink;
use tiny_skia::{
    FillRule, FilterQuality, LineCap, LineJoin, Mask, Paint, Path, PathBuilder, Pixmap, PixmapPaint, Stroke,
    StrokeDash, Transform,
};

use super::easel::{Easel, Line, set_down};
use super::error::ChartError;
use super::fonts::{Face, Fonts};
use super::ink::{Ink, Palette, Rgba};
use super::raster::Raster;
use super::scene::{Run, Scene, Shape};
use super::trace::{trace, trace_glyph};
use super::{Point, Rect};

/// Longest side and most pixels of a picture: about 480 MB while it is drawn.
const MOST_SIDE_PX: f32 = 30_000.0;
const MOST_PX: f32 = 120_000_000.0;

/// The scene as a PNG with `scale` pixels a point (2 is fine for most; 1 is the
/// screen's).
///
/// # Errors
/// [`ChartError::TooLarge`] above 30,000 pixels a side or 120 million in all,
/// [`ChartError::NoRoom`] for a scene without size, [`ChartError::Encoding`].
pub fn png(scene: &Scene, palette: &Palette, scale: f32, fonts: &mut Fonts) -> Result<Vec<u8>, ChartError> {
    let (width, height) = ((scene.size_pt.width * scale).ceil(), (scene.size_pt.height * scale).ceil());
    if !(width >= 1.0 && height >= 1.0) {
        return Err(ChartError::NoRoom);
    }
    let (width_px, height_px) = (width as u32, height as u32);
    let too_large = ChartError::TooLarge { width_px, height_px };
    if width > MOST_SIDE_PX || height > MOST_SIDE_PX || width * height > MOST_PX {
        return Err(too_large);
    }
    let mut picture = Pixmap::new(width_px, height_px).ok_or(too_large)?;
    let Rgba([red, green, blue, _]) = palette.rgba(Ink::Surface);
    picture.fill(tiny_skia::Color::from_rgba8(red, green, blue, 255));
    let mut canvas = Canvas {
        picture,
        fonts,
        to_pixels: Transform::from_scale(scale, scale),
        outlines: HashMap::new(),
        clips: Vec::new(),
    };
    set_down(scene, palette, &mut canvas);
    canvas.picture.encode_png().map_err(|_| ChartError::Encoding)
}

/// The most pixels a point with which a picture of this size can be held, a
/// little less for rounding.
pub(super) fn most_scale(size_pt: super::Size) -> f32 {
    let (width, height) = (size_pt.width.max(1.0), size_pt.height.max(1.0));
    let by_side = (MOST_SIDE_PX - 1.0) / width.max(height);
    by_side.min((MOST_PX / (width * height)).sqrt() * 0.999)
}

struct Canvas<'a> {
    picture: Pixmap,
    fonts: &'a mut Fonts,
    to_pixels: Transform,
    /// Outlines of glyphs in ems, y up.
    outlines: HashMap<(Face, u32), Option<Path>>,
    /// What may be painted, the narrowest last.
    clips: Vec<(Rect, Mask)>,
}

impl Canvas<'_> {
    /// A clip within the latest one; `None` if they do not meet.
    fn narrowed(&self, clip: &Rect) -> Option<(Rect, Mask)> {
        let clip = match self.clips.last() {
            Some((outer, _)) if !outer.overlaps(clip) => return None,
            Some((outer, _)) => Rect::spanning(
                Point::new(clip.x.max(outer.x), clip.y.max(outer.y)),
                Point::new(clip.right().min(outer.right()), clip.bottom().min(outer.bottom())),
            ),
            None => *clip,
        };
        let mut mask = Mask::new(self.picture.width(), self.picture.height())?;
        let path = path_of(&Shape::rect(clip))?;
        mask.fill_path(&path, FillRule::Winding, true, self.to_pixels);
        Some((clip, mask))
    }
}

impl Easel for Canvas<'_> {
    fn fill(&mut self, shape: &Shape, colour: Rgba) {
        if let Some(path) = path_of(shape) {
            let mask = self.clips.last().map(|(_, mask)| mask);
            self.picture.fill_path(&path, &paint(colour), FillRule::Winding, self.to_pixels, mask);
        }
    }

    fn stroke(&mut self, shape: &Shape, colour: Rgba, line: Line) {
        if let Some(path) = path_of(shape) {
            let mask = self.clips.last().map(|(_, mask)| mask);
            self.picture.stroke_path(&path, &paint(colour), &stroke(line), self.to_pixels, mask);
        }
    }

    fn words(&mut self, at: Point, run: &Run, colour: Rgba) {
        let paint = paint(colour);
        let mask = self.clips.last().map(|(_, mask)| mask);
        let mut pen = at.x;
        for piece in self.fonts.glyphs(run) {
            let size = run.size_pt * piece.face.scale();
            for glyph in piece.glyphs {
                let outline = self.outlines.entry((piece.face, glyph.id)).or_insert_with(|| {
                    let mut sink = Sink(PathBuilder::new());
                    trace_glyph(piece.face, glyph.id, &mut sink);
                    sink.0.finish()
                });
                if let Some(path) = outline {
                    let (right, up) = glyph.offset;
                    let place =
                        Transform::from_row(size, 0.0, 0.0, -size, pen + right * size, at.y - up * size);
                    let to_pixels = place.post_concat(self.to_pixels);
                    self.picture.fill_path(path, &paint, FillRule::Winding, to_pixels, mask);
                }
                pen += glyph.advance * size;
            }
        }
    }
    fn picture(&mut self, rect: &Rect, raster: &Raster) {
        let Some(mut picture) = Pixmap::new(raster.width_px, raster.height_px) else { return };
        for (to, rgb) in picture.data_mut().chunks_exact_mut(4).zip(raster.rgb.chunks_exact(3)) {
            if let ([red, green, blue, alpha], [r, g, b]) = (to, rgb) {
                (*red, *green, *blue, *alpha) = (*r, *g, *b, 255);
            }
        }
        let (wide, tall) = (rect.width / raster.width_px as f32, rect.height / raster.height_px as f32);
        let place = Transform::from_row(wide, 0.0, 0.0, tall, rect.x, rect.y).post_concat(self.to_pixels);
        let paint = PixmapPaint { quality: FilterQuality::Bilinear, ..PixmapPaint::default() };
        let mask = self.clips.last().map(|(_, mask)| mask);
        self.picture.draw_pixmap(0, 0, picture.as_ref(), &paint, place, mask);
    }

    fn clip(&mut self, clip: &Rect) -> bool {
        let narrowed = self.narrowed(clip);
        let is_left = narrowed.is_some();
        self.clips.extend(narrowed);
        is_left
    }

    fn unclip(&mut self) {
        self.clips.pop();
    }
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

fn paint(Rgba([red, green, blue, alpha]): Rgba) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, alpha);
    paint
}

fn stroke(line: Line) -> Stroke {
    Stroke {
        width: line.width_pt,
        line_cap: if line.is_round { LineCap::Round } else { LineCap::Butt },
        line_join: LineJoin::Round,
        dash: line.dash.and_then(|dash| StrokeDash::new(vec![dash.on_pt, dash.off_pt], 0.0)),
        ..Stroke::default()
    }
}
