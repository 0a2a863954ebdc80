//! Plots: what changed from test to test and from day to day, made of marks for screen and paper.
//!
//! A [`Plot`] is what there is to see, already in words and numbers: axes, series, aims, and a title
//! that tells the finding. [`plot_sheet`] draws plots under each other for paper; the window draws the
//! same plots with the same signs ([`Pen::plot_sign`](super::Pen::plot_sign)) and the same places of
//! words ([`spread`]). Series differ in sign or dash, never in colour alone.
//!
//! Deliberately not here: counting, names of people, choosing what is worth showing.

mod draw;
mod labels;
mod sheet;
mod sign;

use std::sync::Arc;

use super::scene::Dash;
use crate::model::RecordId;

pub use draw::PlotFrame;
pub use labels::{spread, wrapped};
pub use sheet::{PlotSheet, plot_sheet};
pub use sign::PlotSign;

/// Which of the four plots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PlotKind {
    /// Who took part, by test and unit.
    Participation,
    /// What was expected against what people did, by unit.
    Prediction,
    /// How many stand where on the scale, by day.
    Ratings,
    /// Charted, rated, led: by day.
    Coverage,
}

impl PlotKind {
    /// Every plot, in the order they are shown.
    pub const ALL: [PlotKind; 4] =
        [PlotKind::Participation, PlotKind::Prediction, PlotKind::Ratings, PlotKind::Coverage];

    /// The id of its name.
    pub fn word(self) -> &'static str {
        match self {
            PlotKind::Participation => "plot-participation",
            PlotKind::Prediction => "plot-prediction",
            PlotKind::Ratings => "plot-ratings",
            PlotKind::Coverage => "plot-coverage",
        }
    }
}

/// A place on an axis and what stands there.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotTick {
    /// Where.
    pub at: f64,
    /// What it says.
    pub word: String,
}

/// An axis: from where to where, and its words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlotAxis {
    /// The lower end (left, foot).
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// Its words.
    pub ticks: Vec<PlotTick>,
    /// Whether a thin line runs through the picture at every word.
    pub lines: bool,
}

impl PlotAxis {
    /// Where a value lies between the ends: 0 the lower, 1 the upper.
    pub fn share(&self, value: f64) -> f32 {
        let span = self.high - self.low;
        if span > 0.0 { ((value - self.low) / span) as f32 } else { 0.5 }
    }
}

/// One value of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotSpot {
    /// On the x axis.
    pub x: f64,
    /// On the y axis.
    pub y: f64,
    /// A test run again: its sign is hollow.
    pub again: bool,
    /// What it says, in full: "Petition, ICU: 5 of 14, 36 %".
    pub says: String,
    /// The people behind it. Never drawn.
    pub people: Arc<[RecordId]>,
}

/// Values that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotSeries {
    /// Its name.
    pub name: String,
    /// What stands at its end; blank = nothing.
    pub label: String,
    /// The sign of its values.
    pub sign: PlotSign,
    /// Its line, broken or not.
    pub dash: Option<Dash>,
    /// The number that decides: a stronger line.
    pub strong: bool,
    /// The others, behind those that are named: thin, without signs.
    pub quiet: bool,
    /// A value holds until the next one.
    pub steps: bool,
    /// Its values are joined by a line.
    pub joined: bool,
    /// Signs at the last value only.
    pub sign_at_end: bool,
    /// Its values from left to right.
    pub spots: Vec<PlotSpot>,
}

impl PlotSeries {
    /// The corners of its line.
    pub fn corners(&self) -> Vec<(f64, f64)> {
        let mut corners: Vec<(f64, f64)> = Vec::with_capacity(self.spots.len() * 2);
        for spot in &self.spots {
            if self.steps
                && let Some((_, y)) = corners.last().copied()
            {
                corners.push((spot.x, y));
            }
            corners.push((spot.x, spot.y));
        }
        corners
    }
}

/// A line that is no series.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotRule {
    /// From here.
    pub from: (f64, f64),
    /// To there.
    pub to: (f64, f64),
    /// An aim: broken; else it joins two values: plain.
    pub is_aim: bool,
    /// What stands at its end; blank = nothing.
    pub word: String,
}

/// A plot in words and numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// Which.
    pub kind: PlotKind,
    /// The finding.
    pub title: String,
    /// What is counted, and against what.
    pub counts: String,
    /// What is not known, and what was left out; blank = nothing.
    pub note: String,
    /// From left to right.
    pub x: PlotAxis,
    /// Upward; `rows` turns it.
    pub y: PlotAxis,
    /// The y axis has a row for each unit, the first at the top.
    pub rows: bool,
    /// What is shown, the quiet first.
    pub series: Vec<PlotSeries>,
    /// Aims and joins.
    pub rules: Vec<PlotRule>,
    /// Words at the right, at places of the y axis.
    pub asides: Vec<PlotTick>,
    /// What the signs mean, beyond the words at the ends.
    pub key: Vec<(PlotSign, String)>,
}

impl Plot {
    /// Whether there is nothing to see yet; the title says what is missing.
    pub fn is_empty(&self) -> bool {
        self.series.iter().all(|series| series.spots.is_empty())
    }

    /// How high a picture of it wants to be, in points.
    pub fn height_pt(&self) -> f32 {
        if self.rows { 44.0 + 30.0 * self.y.ticks.len() as f32 } else { 280.0 }
    }
}
