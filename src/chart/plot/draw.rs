//! One plot in a rectangle.

use super::labels::spread;
use super::sign::{AIM, PlotSign};
use super::{Plot, PlotRule, PlotSeries};
use crate::chart::fonts::Fonts;
use crate::chart::geometry::{Point, Rect};
use crate::chart::ink::Ink;
use crate::chart::marks::{Pen, Style};
use crate::chart::scene::{Dash, Shape, Weight};

/// From the picture to the words beside it.
const BESIDE_PT: f32 = 14.0;
/// A line of words.
const LINE_PT: f32 = 16.0;
/// Words at the right take at most this share of the width.
const MOST_ASIDE: f32 = 0.34;

/// Where the picture of a plot lies in a rectangle, and where its words do: one and the same on screen
/// and paper.
#[derive(Debug, Clone, Copy)]
pub struct PlotFrame<'a> {
    plot: &'a Plot,
    rect: Rect,
    /// Between the axes.
    pub inner: Rect,
    /// Room for words at the right.
    right: f32,
    /// Words below stand in two rows.
    two_rows: bool,
}

fn label_room(pen: &mut Pen<'_>, plot: &Plot, most: f32) -> f32 {
    let labels = plot.series.iter().filter(|series| !series.label.is_empty());
    let labels: Vec<(String, Weight, f32)> = labels
        .map(|series| {
            let weight = if series.strong { Weight::SemiBold } else { Weight::Regular };
            (series.label.clone(), weight, 22.0)
        })
        .chain(plot.asides.iter().map(|aside| (aside.word.clone(), Weight::Regular, 0.0)))
        .chain(plot.rules.iter().map(|rule| (rule.word.clone(), Weight::Regular, 0.0)))
        .collect();
    let widths = labels.iter().map(|(label, weight, sign)| {
        if label.is_empty() { 0.0 } else { pen.fonts.width_pt(label, 13.0, *weight) + sign }
    });
    let widest = widths.fold(0.0_f32, f32::max);
    if widest > 0.0 { (widest.ceil() + BESIDE_PT + 2.0).min(most) } else { 0.0 }
}

impl<'a> PlotFrame<'a> {
    /// Leaves room in `rect` for the words around a plot.
    pub fn of(plot: &'a Plot, rect: Rect, fonts: &mut Fonts) -> Self {
        let mut marks = Vec::new();
        let mut pen = Pen { marks: &mut marks, fonts, of: None };
        let ticks = plot.y.ticks.iter().map(|tick| pen.fonts.width_pt(&tick.word, 13.0, Weight::Regular));
        let left = ticks.fold(0.0_f32, f32::max).ceil().min(rect.width * 0.3) + 12.0;
        let right = label_room(&mut pen, plot, rect.width * MOST_ASIDE);
        let width = (rect.width - left - right).max(40.0);
        let two_rows = is_staggered(&mut pen, plot, width);
        let foot = if two_rows { 2.0 * LINE_PT + 8.0 } else { LINE_PT + 8.0 };
        let height = (rect.height - foot - 8.0).max(24.0);
        let inner = Rect::new(rect.x + left, rect.y + 8.0, width, height);
        Self { plot, rect, inner, right, two_rows }
    }

    /// Where a value lies.
    pub fn place(&self, x: f64, y: f64) -> Point {
        let share = self.plot.y.share(y);
        let down = if self.plot.rows { share } else { 1.0 - share };
        let (inner, across) = (self.inner, self.plot.x.share(x));
        Point::new(inner.x + inner.width * across, inner.y + inner.height * down)
    }

    /// Draws thin lines, aims and series.
    pub(super) fn lines(&self, pen: &mut Pen<'_>) {
        let (plot, inner) = (self.plot, self.inner);
        let thin = |pen: &mut Pen<'_>, from: Point, to: Point, ink| {
            pen.stroke(Shape::Line(vec![from, to]), ink, 1.0, None);
        };
        for tick in plot.y.ticks.iter().filter(|_| plot.y.lines) {
            let at = self.place(plot.x.low, tick.at);
            thin(pen, at, Point::new(inner.right(), at.y), Ink::Line);
        }
        for tick in plot.x.ticks.iter().filter(|_| plot.x.lines) {
            let x = self.place(tick.at, plot.y.low).x;
            thin(pen, Point::new(x, inner.y), Point::new(x, inner.bottom()), Ink::Line);
        }
        let (foot, end) = (Point::new(inner.x, inner.bottom()), Point::new(inner.right(), inner.bottom()));
        thin(pen, foot, end, Ink::LineStrong);
        for rule in &plot.rules {
            let ends = vec![self.place(rule.from.0, rule.from.1), self.place(rule.to.0, rule.to.1)];
            let (ink, width_pt, dash) = rule.line();
            pen.stroke(Shape::Line(ends), ink, width_pt, dash);
        }
        for series in plot.series.iter().filter(|series| series.joined && series.spots.len() > 1) {
            let corners = series.corners().into_iter().map(|(x, y)| self.place(x, y)).collect();
            let (ink, width_pt) = series.line();
            pen.stroke(Shape::Line(corners), ink, width_pt, series.dash);
        }
    }

    /// Draws signs and all words.
    pub fn signs_and_words(&self, pen: &mut Pen<'_>) {
        let (plot, inner) = (self.plot, self.inner);
        for tick in &plot.y.ticks {
            let y = self.place(plot.x.low, tick.at).y;
            let room = inner.x - self.rect.x - 9.0;
            pen.words_ending(&tick.word, Point::new(inner.x - 8.0, y - 8.0), Style::plain(Ink::Muted), room);
        }
        for series in plot.series.iter().filter(|series| !series.quiet) {
            signs(pen, self, series);
        }
        words_below(pen, self);
        words_beside(pen, self);
    }
}

impl PlotSeries {
    /// Ink and width of its line, in points.
    pub fn line(&self) -> (Ink, f32) {
        match (self.quiet, self.strong) {
            (true, _) => (Ink::LineStrong, 1.0),
            (_, true) => (Ink::Text, 2.25),
            _ => (Ink::Text, 1.25),
        }
    }
}

impl PlotRule {
    /// Ink, width in points and dash of its line.
    pub fn line(&self) -> (Ink, f32, Option<Dash>) {
        if self.is_aim { (Ink::Muted, 1.25, Some(AIM)) } else { (Ink::Mark, 2.0, None) }
    }
}

fn signs(pen: &mut Pen<'_>, frame: &PlotFrame<'_>, series: &PlotSeries) {
    // A line of days carries its sign beside its word, at its end.
    let skip = if series.sign_at_end && series.spots.len() > 1 { series.spots.len() } else { 0 };
    for spot in series.spots.iter().skip(skip) {
        pen.plot_sign(frame.place(spot.x, spot.y), series.sign, spot.again, Ink::Surface, numeral(series));
    }
}

/// What a mark of the scale carries: the first letters of its name are its number.
fn numeral(series: &PlotSeries) -> &str {
    if matches!(series.sign, PlotSign::Support(mark) if mark != 0) {
        series.name.split(' ').next().unwrap_or_default()
    } else {
        ""
    }
}

/// Whether words below stand in two rows, since one is too short for them.
fn is_staggered(pen: &mut Pen<'_>, plot: &Plot, width: f32) -> bool {
    let ticks = &plot.x.ticks;
    let pairs = ticks.iter().zip(ticks.iter().skip(1));
    let mut wide = |word: &str| pen.fonts.width_pt(word, 13.0, Weight::Regular);
    pairs.into_iter().any(|(a, b)| {
        let apart = (plot.x.share(b.at) - plot.x.share(a.at)) * width;
        f32::midpoint(wide(&a.word), wide(&b.word)) + 10.0 > apart
    })
}

fn words_below(pen: &mut Pen<'_>, frame: &PlotFrame<'_>) {
    let PlotFrame { plot, rect, inner, two_rows, .. } = *frame;
    let ticks = &plot.x.ticks;
    let steps = if two_rows { 2 } else { 1 };
    let middles: Vec<f32> = ticks.iter().map(|tick| frame.place(tick.at, plot.y.low).x).collect();
    for (number, (tick, middle)) in ticks.iter().zip(&middles).enumerate() {
        let next = middles.get(number + steps).or(middles.get(number.wrapping_sub(steps)));
        let room = next.map_or(rect.width * 0.5, |next| (next - middle).abs() - 8.0);
        let wide = pen.fonts.width_pt(&tick.word, 13.0, Weight::Regular).min(room.max(24.0));
        let left = (middle - wide / 2.0).clamp(rect.x, (rect.right() - wide).max(rect.x));
        let row = if two_rows { (number % 2) as f32 } else { 0.0 };
        let top = inner.bottom() + 6.0 + row * LINE_PT;
        pen.words(&tick.word, Point::new(left, top), Style::plain(Ink::Muted), room.max(24.0));
    }
}

/// Words at the right: of series at the height of their last value, moved apart where they would meet.
fn words_beside(pen: &mut Pen<'_>, frame: &PlotFrame<'_>) {
    let PlotFrame { plot, rect, inner, right: room, .. } = *frame;
    let left = inner.right() + BESIDE_PT;
    let limit = (room - BESIDE_PT).max(0.0);
    for aside in &plot.asides {
        let at = frame.place(plot.x.high, aside.at);
        pen.words(&aside.word, Point::new(left, at.y - 8.0), Style::plain(Ink::Text), limit);
    }
    let mut ends: Vec<(Point, Option<&PlotSeries>, &str)> = Vec::new();
    for series in plot.series.iter().filter(|series| !series.label.is_empty()) {
        if let Some(last) = series.spots.last() {
            ends.push((frame.place(last.x, last.y), Some(series), &series.label));
        }
    }
    for rule in plot.rules.iter().filter(|rule| !rule.word.is_empty()) {
        ends.push((frame.place(rule.to.0, rule.to.1), None, &rule.word));
    }
    let wanted: Vec<f32> = ends.iter().map(|(end, ..)| end.y).collect();
    let apart = ends
        .iter()
        .any(|(_, series, _)| series.is_some_and(|series| matches!(series.sign, PlotSign::Support(_))));
    let apart = if apart { 19.0 } else { LINE_PT + 1.0 };
    // Below the picture stand the words of the other axis.
    let places = spread(&wanted, apart, rect.y + 8.0, inner.bottom() - 2.0);
    for ((end, series, words), place) in ends.iter().zip(places) {
        let bare = series.is_some_and(|series| series.sign_at_end);
        if bare || (place - end.y).abs() > 3.0 {
            let from = end.moved(if bare { 0.0 } else { 8.0 }, 0.0);
            let line = vec![from, Point::new(left - 2.0, place)];
            pen.stroke(Shape::Line(line), Ink::LineStrong, 1.0, None);
        }
        match series {
            Some(series) => {
                let at = Point::new(left + 9.0, place);
                pen.plot_sign(at, series.sign, false, Ink::Surface, numeral(series));
                let style = if series.strong { Style::strong(Ink::Text) } else { Style::plain(Ink::Text) };
                pen.words(words, Point::new(left + 22.0, place - 8.0), style, limit - 22.0);
            }
            None => {
                pen.words(words, Point::new(left, place - 8.0), Style::plain(Ink::Muted), limit);
            }
        }
    }
}
