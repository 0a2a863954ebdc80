//! Walking a scene: the order, the fading and the clips that every output on
//! paper shares. An output only says how its areas, lines and words are set down.

use super::geometry::{Point, Rect};
use super::ink::{Palette, Rgba};
use super::raster::Raster;
use super::scene::{Dash, Mark, Run, Scene, Shape};

/// What an output can do. Colours come faded already.
pub(super) trait Easel {
    /// Fills a shape.
    fn fill(&mut self, shape: &Shape, colour: Rgba);

    /// Draws along a shape.
    fn stroke(&mut self, shape: &Shape, colour: Rgba, line: Line);

    /// Writes a line of text from the left end of its baseline on.
    fn words(&mut self, at: Point, run: &Run, colour: Rgba);

    /// Stretches a picture of pixels over a rectangle.
    fn picture(&mut self, rect: &Rect, raster: &Raster);

    /// Narrows what can be painted to `clip`, until [`Easel::unclip`]. `false` if
    /// nothing would be left: then what is in it is passed over and not closed.
    fn clip(&mut self, clip: &Rect) -> bool;

    /// Ends the latest [`Easel::clip`].
    fn unclip(&mut self);
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) width_pt: f32,
    pub(super) dash: Option<Dash>,
    /// Whether its ends are round; those of dashes and of closed shapes are not.
    pub(super) is_round: bool,
}

/// Sets down a scene, from the back to the front.
pub(super) fn set_down(scene: &Scene, palette: &Palette, easel: &mut impl Easel) {
    marks(&scene.marks, palette, 0.0, easel);
}

fn marks(all: &[Mark], palette: &Palette, fade: f32, easel: &mut impl Easel) {
    for mark in all {
        match mark {
            Mark::Fill { shape, ink, .. } => easel.fill(shape, palette.faded(*ink, fade)),
            Mark::Stroke { shape, ink, width_pt, dash, .. } => {
                let is_round = dash.is_none() && matches!(shape, Shape::Line(_));
                let line = Line { width_pt: *width_pt, dash: *dash, is_round };
                easel.stroke(shape, palette.faded(*ink, fade), line);
            }
            Mark::Words { at, run, ink, .. } => easel.words(*at, run, palette.faded(*ink, fade)),
            Mark::Picture { rect, raster } => easel.picture(rect, raster),
            Mark::Group { clip, fade: inner, marks: within } => {
                if clip.as_ref().is_none_or(|clip| easel.clip(clip)) {
                    marks(within, palette, fade.max(*inner), easel);
                    if clip.is_some() {
                        easel.unclip();
                    }
                }
            }
        }
    }
}
