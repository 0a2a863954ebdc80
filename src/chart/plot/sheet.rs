//! Plots under each other, each with its finding, for paper.

use super::Plot;
use super::draw::PlotFrame;
use super::labels::wrapped;
use crate::chart::fonts::Fonts;
use crate::chart::geometry::{Point, Rect, Size};
use crate::chart::ink::Ink;
use crate::chart::marks::{Pen, Style};
use crate::chart::page::Cuts;
use crate::chart::scene::{Scene, Weight};

/// Between plots.
const GAP_PT: f32 = 36.0;
/// A row of the key.
const KEY_PT: f32 = 22.0;

/// Plots as one picture, and where it may be cut into pages.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlotSheet {
    /// The picture.
    pub scene: Scene,
    /// Places between plots.
    pub cuts: Vec<f32>,
}

impl PlotSheet {
    /// Where pages may end.
    pub fn page_cuts(&self) -> Cuts {
        Cuts { x: Vec::new(), y: self.cuts.clone() }
    }
}

/// Draws plots under each other, `width_pt` wide: the finding as title, what is counted, the picture,
/// what the signs mean, what is not known.
pub fn plot_sheet(plots: &[Plot], width_pt: f32, fonts: &mut Fonts) -> PlotSheet {
    let mut sheet = PlotSheet::default();
    let mut marks = Vec::new();
    let mut pen = Pen { marks: &mut marks, fonts, of: None };
    let mut top = 0.0;
    for plot in plots {
        if top > 0.0 {
            top += GAP_PT;
            sheet.cuts.push(top - GAP_PT / 2.0);
        }
        top = one(&mut pen, plot, width_pt, top);
    }
    sheet.scene = Scene { size_pt: Size::new(width_pt, top.max(1.0)), marks };
    sheet
}

fn lines(pen: &mut Pen<'_>, text: &str, style: Style, line_pt: f32, width: f32, mut top: f32) -> f32 {
    for line in wrapped(text, style.size_pt, style.weight, width, pen.fonts) {
        pen.words(&line, Point::new(0.0, top), style, width);
        top += line_pt;
    }
    top
}

fn one(pen: &mut Pen<'_>, plot: &Plot, width: f32, top: f32) -> f32 {
    let muted = Style::plain(Ink::Muted);
    let mut top = lines(pen, &plot.title, Style::title(Ink::Text), 24.0, width, top) + 2.0;
    top = lines(pen, &plot.counts, muted, 16.0, width, top) + 6.0;
    if !plot.is_empty() {
        let height = plot.height_pt();
        let frame = PlotFrame::of(plot, Rect::new(0.0, top, width, height), pen.fonts);
        frame.lines(pen);
        frame.signs_and_words(pen);
        top += height + 10.0;
        let mut x = 0.0;
        for (sign, words) in &plot.key {
            let wide = 24.0 + pen.fonts.width_pt(words, 13.0, Weight::Regular);
            if x > 0.0 && x + wide > width {
                x = 0.0;
                top += KEY_PT;
            }
            pen.plot_key(Point::new(x, top + KEY_PT / 2.0), *sign, words, width);
            x += wide + 20.0;
        }
        if !plot.key.is_empty() {
            top += KEY_PT + 4.0;
        }
    }
    lines(pen, &plot.note, muted, 16.0, width, top)
}
