//! The picture of a campaign: the wall of cards, and any scene on paper.
//!
//! For the window and for exports alike: a campaign becomes a *plan* (boxes,
//! cheap to keep and to rebuild), a plan becomes a *scene* of a window at a
//! level of detail (a few kinds of marks, each with the record it stands for),
//! and a scene is painted by the window or written as SVG, PNG or PDF.
//!
//! Promises: the same campaign and look give the same scene and the same
//! bytes; text is measured here on the bundled fonts, so screen and paper
//! break alike; a scene costs what is visible, not what is charted.
//!
//! Deliberately not here: a screen, a file, a clock, the filter's meaning (the
//! look is told who is hidden), making names into initials or codes (the
//! caller hands over a reduced campaign).

mod card;
mod easel;
mod error;
mod export;
mod floor;
mod fonts;
mod geometry;
mod head;
mod ink;
mod lane;
mod legend;
mod look;
mod map;
mod marks;
mod page;
mod paper;
mod pdf;
mod people;
mod plot;
mod png;
mod raster;
mod scene;
mod svg;
mod trace;
mod view;
mod walk;
mod wall;

pub use error::ChartError;
pub use export::{Format, encode};
pub use floor::{ROUND_DASH, landmark_word};
pub use fonts::{ARABIC_REGULAR, ARABIC_SEMIBOLD, Fonts, INTER_REGULAR, INTER_SEMIBOLD};
pub use geometry::{Point, Rect, Size};
pub use ink::{Ink, Palette, Rgba};
pub use lane::{Lane, LaneCount};
pub use legend::level_word;
pub use look::{Detail, Heads, LaneKey, Look, Over};
pub use map::{
    Hides, LegendSpot, Manner, MapBand, MapDot, MapGround, MapHull, MapKind, MapLook, MapPicture, MapSource,
    MapTie, Sight, Steps, Tint, TintGroup, Way, fit_map, map_picture, mark_radius_pt, spread_radius_pt,
};
pub use marks::{
    Badge, COVERAGE_PT, Pen, Reached, Star, Style, SupportBar, badge_shape, coverage_word, outcome_word,
};
pub use page::{Cuts, Paper, Sheet, pages};
pub use paper::{Form, FormRow, form_pages, posters};
pub use pdf::pdf;
pub use plot::{
    Plot, PlotAxis, PlotFrame, PlotKind, PlotRule, PlotSeries, PlotSheet, PlotSign, PlotSpot, PlotTick,
    plot_sheet, spread, wrapped,
};
pub use png::png;
pub use raster::Raster;
pub use scene::{Dash, Mark, Run, Scene, Shape, Weight, star_points};
pub use svg::svg;
pub use view::MOST_NAMED_CARDS;
pub use walk::Step;
pub use wall::{Plan, wall};
