//! A picture on paper: margins, title, legend, footer; cut into pages where it
//! is larger than one, never through a card.

use std::sync::Arc;

use crate::args;
use crate::i18n::Tr;

use super::error::ChartError;
use super::fonts::Fonts;
use super::geometry::{Point, Rect, Size};
use super::ink::Ink;
use super::marks::{Pen, Style};
use super::scene::{Dash, Mark, Run, Scene, Shape};
use super::wall::Plan;

/// Size of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 297 × 210 mm.
    #[default]
    A4,
    /// 420 × 297 mm.
    A3,
    /// 11 × 8.5 inch.
    Letter,
    /// One page as large as needed.
    Fitting,
}

impl Paper {
    /// Its sides in points, lying; `None` for one that grows.
    pub fn size_pt(self) -> Option<Size> {
        match self {
            Paper::A4 => Some(Size::new(841.89, 595.28)),
            Paper::A3 => Some(Size::new(1190.55, 841.89)),
            Paper::Letter => Some(Size::new(792.0, 612.0)),
            Paper::Fitting => None,
        }
    }
}

/// How a picture is put on paper.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Size of the sheet.
    pub paper: Paper,
    /// Standing instead of lying.
    pub upright: bool,
    /// A title over the picture, if wanted.
    pub title: Option<String>,
    /// A band over everything: that the people are made up.
    pub band: Option<String>,
    /// The picture stands whole on one page, however small: a map is nothing to be cut.
    pub whole: bool,
    /// What the marks mean, row by row; see [`Plan::legend`](super::Plan::legend).
    pub legend: Option<Scene>,
}

/// Where a picture may be cut; every place in its own coordinates.
#[derive(Debug, Clone, Default)]
pub struct Cuts {
    /// From left to right.
    pub x: Vec<f32>,
    /// Downward.
    pub y: Vec<f32>,
}

const MARGIN_PT: f32 = 28.0;
const GAP_PT: f32 = 10.0;
const FOOTER_PT: f32 = 16.0;
/// The screen's point is 1/96 inch, paper's 1/72: three quarters keep the size one sees.
const SAME_SIZE: f32 = 0.75;
/// Smaller letters than 13 × .5 = 6.5 points are not read on a wall.
const LEAST_SCALE: f32 = 0.5;

/// Draws a window of a picture, in the window's own coordinates.
type Draw<'a> = dyn FnMut(Rect, &mut Fonts) -> Scene + 'a;

/// The pages of a picture. On a sheet of paper it is drawn at the size it has
/// on the screen, or smaller (to two thirds of it at most) to fit the width;
/// what is still larger goes on to further pages, cut at the nearest allowed
/// place. For the wall take [`Plan::pages`](super::Plan::pages).
///
/// # Errors
/// [`ChartError::NoRoom`] if nothing of the picture fits a page.
pub fn pages(
    scene: &Scene,
    cuts: &Cuts,
    sheet: &Sheet,
    fonts: &mut Fonts,
    tr: &Tr,
) -> Result<Vec<Scene>, ChartError> {
    let mut draw = |window: Rect, _: &mut Fonts| scene.window(&window);
    on_sheets(scene.size_pt, &mut draw, cuts, sheet, fonts, tr)
}

impl Plan {
    /// The pages of the whole wall, exactly as it is looked at; `with_legend`
    /// puts the legend of its marks on every page.
    ///
    /// # Errors
    /// [`ChartError::NoRoom`] if nothing of the wall fits a page.
    pub fn pages(
        &self,
        sheet: &Sheet,
        with_legend: bool,
        fonts: &mut Fonts,
        tr: &Tr,
    ) -> Result<Vec<Scene>, ChartError> {
        let mut sheet = sheet.clone();
        if with_legend {
            let room = sheet.size_pt().map(|paper| (paper.width - 2.0 * MARGIN_PT) / SAME_SIZE);
            sheet.legend = Some(self.legend(room.unwrap_or(self.size_pt().width), fonts, tr));
        }
        let mut draw = |window: Rect, fonts: &mut Fonts| self.page(window, fonts, tr);
        on_sheets(self.size_pt(), &mut draw, &self.cuts(), &sheet, fonts, tr)
    }
}

impl Sheet {
    /// The sides of the sheet in points as it lies; `None` for one that grows.
    pub fn size_pt(&self) -> Option<Size> {
        let turned = |size: Size| if self.upright { Size::new(size.height, size.width) } else { size };
        self.paper.size_pt().map(turned)
    }
}

fn on_sheets(
    size: Size,
    draw: &mut Draw<'_>,
    cuts: &Cuts,
    sheet: &Sheet,
    fonts: &mut Fonts,
    tr: &Tr,
) -> Result<Vec<Scene>, ChartError> {
    if !(size.width > 0.0 && size.height > 0.0) {
        return Err(ChartError::NoRoom);
    }
    let paper = sheet.size_pt();
    let head = head_height(sheet);
    let legend = sheet.legend.as_ref().map(|legend| {
        // The legend is never larger than the page is wide.
        let room = paper.map_or(size.width, |paper| paper.width - 2.0 * MARGIN_PT);
        let fits = if paper.is_some() { SAME_SIZE } else { 1.0 };
        (legend, fits.min(room / legend.size_pt.width.max(1.0)))
    });
    let legend_height = legend.map_or(0.0, |(legend, scale)| legend.size_pt.height * scale + GAP_PT);
    let around = head + legend_height + FOOTER_PT + 2.0 * MARGIN_PT;
    let scales = match paper {
        None => vec![1.0],
        Some(paper) if sheet.whole => {
            let wide = (paper.width - 2.0 * MARGIN_PT) / size.width;
            let high = (paper.height - around) / size.height;
            vec![wide.min(high).min(SAME_SIZE)]
        }
        Some(paper) => {
            let wide = ((paper.width - 2.0 * MARGIN_PT) / size.width).clamp(LEAST_SCALE, SAME_SIZE);
            // A little smaller, where that saves a page.
            [1.0, 0.95, 0.9].map(|share: f32| (wide * share).max(LEAST_SCALE)).to_vec()
        }
    };
    let paper = paper.unwrap_or(Size::new(size.width + 2.0 * MARGIN_PT, size.height + around));
    let tilings = scales.into_iter().map(|scale| {
        let room = Size::new((paper.width - 2.0 * MARGIN_PT) / scale, (paper.height - around) / scale);
        // A hundredth of slack: a page made to fit must not lose its last row to rounding.
        let columns = stretches(size.width, room.width + 0.01, &cuts.x)?;
        let rows = stretches(size.height, room.height + 0.01, &cuts.y)?;
        Ok((scale, columns, rows))
    });
    let tilings = tilings.collect::<Result<Vec<_>, ChartError>>()?;
    let fewest = tilings.into_iter().min_by_key(|(_, columns, rows)| columns.len() * rows.len());
    let (scale, columns, rows) = fewest.ok_or(ChartError::NoRoom)?;
    let of = columns.len() * rows.len();
    let mut made = Vec::with_capacity(of);
    for (top, bottom) in &rows {
        for (left, right) in &columns {
            let window = Rect::new(*left, *top, right - left, bottom - top);
            let mut page = Scene::new(paper);
            frame(&mut page, sheet, made.len() + 1, of, fonts, tr);
            page.marks.push(placed(&draw(window, fonts), Point::new(MARGIN_PT, MARGIN_PT + head), scale));
            if let Some((legend, scale)) = legend {
                let top = paper.height - MARGIN_PT - FOOTER_PT - legend.size_pt.height * scale;
                page.marks.push(placed(legend, Point::new(MARGIN_PT, top), scale));
            }
            made.push(page);
        }
    }
    Ok(made)
}

fn head_height(sheet: &Sheet) -> f32 {
    let band = if sheet.band.is_some() { 24.0 + GAP_PT } else { 0.0 };
    let title = if sheet.title.is_some() { 24.0 + GAP_PT } else { 0.0 };
    band + title
}

/// Band, title and footer of a page.
fn frame(page: &mut Scene, sheet: &Sheet, number: usize, of: usize, fonts: &mut Fonts, tr: &Tr) {
    let Size { width, height } = page.size_pt;
    let room = width - 2.0 * MARGIN_PT;
    let mut pen = Pen { marks: &mut page.marks, fonts, of: None };
    let mut top = MARGIN_PT;
    if let Some(band) = &sheet.band {
        let rect = Rect::new(MARGIN_PT, top, room, 24.0);
        pen.fill(Shape::Box { rect, radius_pt: 4.0 }, Ink::WarningPale);
        pen.words(band, Point::new(MARGIN_PT + 8.0, top + 4.0), Style::strong(Ink::Warning), room - 16.0);
        top += 24.0 + GAP_PT;
    }
    if let Some(title) = &sheet.title {
        pen.words(title, Point::new(MARGIN_PT, top), Style::title(Ink::Text), room);
    }
    // Neutral: neither program nor campaign, nor a day.
    let footer = tr.with("chart-page", args! { "n" => number as i64, "of" => of as i64 });
    let style = Style { size_pt: 10.0, ..Style::plain(Ink::Muted) };
    let at = Point::new(width - MARGIN_PT, height - MARGIN_PT - 10.0);
    pen.words_ending(&footer, at, style, room);
}

/// Cuts a length into stretches of at most `room`, each ending at the last
/// allowed place in it, or at its end where there is none.
fn stretches(length: f32, room: f32, cuts: &[f32]) -> Result<Vec<(f32, f32)>, ChartError> {
    // Less than one card high or wide is no page.
    if room < 48.0 && room < length {
        return Err(ChartError::NoRoom);
    }
    let mut found = Vec::new();
    let mut from = 0.0;
    while from < length - 0.01 {
        let to = if length - from <= room {
            length
        } else {
            let allowed = cuts.iter().copied().filter(|cut| *cut > from + 1.0 && *cut <= from + room);
            allowed
                .fold(None, |last: Option<f32>, cut| Some(last.map_or(cut, |last| last.max(cut))))
                .unwrap_or(from + room)
        };
        found.push((from, to));
        from = to;
    }
    Ok(found)
}

/// A scene scaled and moved to `at`, cut off at its sides.
pub(super) fn placed(scene: &Scene, at: Point, scale: f32) -> Mark {
    let to = Placing { scale, dx: at.x, dy: at.y };
    let Size { width, height } = scene.size_pt;
    let clip = Rect::new(at.x, at.y, width * scale, height * scale);
    let marks = to.marks(&scene.marks, &Rect::new(0.0, 0.0, width, height));
    Mark::Group { clip: Some(clip), fade: 0.0, marks }
}

impl Scene {
    /// The scene larger or smaller, with everything on it.
    #[must_use]
    pub fn scaled(&self, scale: f32) -> Scene {
        let Size { width, height } = self.size_pt;
        let to = Placing { scale, dx: 0.0, dy: 0.0 };
        let marks = to.marks(&self.marks, &Rect::new(0.0, 0.0, width, height));
        Scene { size_pt: Size::new(width * scale, height * scale), marks }
    }

    /// A window of the scene, in the window's own coordinates.
    #[must_use]
    pub fn window(&self, window: &Rect) -> Scene {
        let to = Placing { scale: 1.0, dx: -window.x, dy: -window.y };
        Scene { size_pt: Size::new(window.width, window.height), marks: to.marks(&self.marks, window) }
    }
}

/// Scaled first, then moved.
#[derive(Clone, Copy)]
struct Placing {
    scale: f32,
    dx: f32,
    dy: f32,
}

impl Placing {
    fn point(self, point: Point) -> Point {
        Point::new(point.x * self.scale + self.dx, point.y * self.scale + self.dy)
    }

    fn rect(self, rect: &Rect) -> Rect {
        let Point { x, y } = self.point(Point::new(rect.x, rect.y));
        Rect::new(x, y, rect.width * self.scale, rect.height * self.scale)
    }

    fn shape(self, shape: &Shape) -> Shape {
        let many = |points: &[Point]| points.iter().map(|point| self.point(*point)).collect();
        match shape {
            Shape::Box { rect, radius_pt } => {
                Shape::Box { rect: self.rect(rect), radius_pt: radius_pt * self.scale }
            }
            Shape::Circle { middle, radius_pt } => {
                Shape::Circle { middle: self.point(*middle), radius_pt: radius_pt * self.scale }
            }
            Shape::Star { middle, radius_pt } => {
                Shape::Star { middle: self.point(*middle), radius_pt: radius_pt * self.scale }
            }
            Shape::Polygon(points) => Shape::Polygon(many(points)),
            Shape::Line(points) => Shape::Line(many(points)),
        }
    }

    fn run(self, run: &Arc<Run>) -> Arc<Run> {
        if (self.scale - 1.0).abs() < f32::EPSILON {
            return Arc::clone(run);
        }
        let Run { text, visual, size_pt, weight, width_pt, ascent_pt, height_pt } = &**run;
        Arc::new(Run {
            text: Arc::clone(text),
            visual: Arc::clone(visual),
            size_pt: size_pt * self.scale,
            weight: *weight,
            width_pt: width_pt * self.scale,
            ascent_pt: ascent_pt * self.scale,
            height_pt: height_pt * self.scale,
        })
    }

    /// The marks that touch the window, placed.
    fn marks(self, marks: &[Mark], window: &Rect) -> Vec<Mark> {
        marks.iter().filter_map(|mark| self.mark(mark, window)).collect()
    }

    fn mark(self, mark: &Mark, window: &Rect) -> Option<Mark> {
        let near = |rect: Rect, by: f32| rect.shrunk(-by - 0.5).overlaps(window);
        match mark {
            Mark::Fill { shape, ink, of } => {
                near(shape.bounds(), 0.0).then(|| Mark::Fill { shape: self.shape(shape), ink: *ink, of: *of })
            }
            Mark::Stroke { shape, ink, width_pt, dash, of } => {
                near(shape.bounds(), *width_pt).then(|| Mark::Stroke {
                    shape: self.shape(shape),
                    ink: *ink,
                    width_pt: width_pt * self.scale,
                    dash: dash.map(|dash| Dash::new(dash.on_pt * self.scale, dash.off_pt * self.scale)),
                    of: *of,
                })
            }
            Mark::Words { at, run, ink, of } => {
                let line = Rect::new(at.x, at.y - run.ascent_pt, run.width_pt, run.height_pt);
                near(line, 0.0).then(|| Mark::Words {
                    at: self.point(*at),
                    run: self.run(run),
                    ink: *ink,
                    of: *of,
                })
            }
            Mark::Picture { rect, raster } => {
                near(*rect, 0.0).then(|| Mark::Picture { rect: self.rect(rect), raster: Arc::clone(raster) })
            }
            Mark::Group { clip, fade, marks } => {
                let marks = self.marks(marks, window);
                let clip = clip.map(|clip| self.rect(&clip));
                (!marks.is_empty()).then_some(Mark::Group { clip, fade: *fade, marks })
            }
        }
    }
}
