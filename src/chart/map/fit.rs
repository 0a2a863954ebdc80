//! The whole picture in sight, as large as can be, with a free corner for the legend.

use super::ground::MapGround;
use super::legend;
use super::lines;
use super::look::{Hides, Sight};
use crate::chart::{Fonts, Point, Rect, Size};
use crate::graph::Place;
use crate::i18n::Tr;

/// How near and how far the whole is looked at.
const ZOOMS: (f32, f32) = (0.02, 1.25);
/// Room above the picture (names of units), beside it and below it, in points.
const ABOVE_PT: f32 = 30.0;
const ASIDE_PT: f32 = 20.0;
const BELOW_PT: f32 = 20.0;
/// Room the legend keeps from people.
const CLEAR_PT: f32 = 12.0;
/// How much smaller the picture may become for the legend's sake.
const SMALLER: [f32; 10] = [1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.66, 0.6];

/// Room kept free for what was just done, wide and high, in points; and how much smaller the picture
/// may become for its sake.
const TOLD_PT: (f32, f32) = (480.0, 84.0);
const LEAST_FOR_TOLD: f32 = 0.9;

/// A corner of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Corner {
    /// Where it lies by itself.
    #[default]
    LowerRight,
    /// Above that.
    UpperRight,
    /// Beside the buttons.
    LowerLeft,
    /// The last choice.
    UpperLeft,
}

/// Where the legend lies: it stays there while one looks around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LegendSpot {
    /// In which corner.
    pub corner: Corner,
    /// As a row of blocks, not as a column.
    pub wide: bool,
}

const SPOTS: [LegendSpot; 8] = {
    const fn spot(corner: Corner, wide: bool) -> LegendSpot {
        LegendSpot { corner, wide }
    }
    [
        spot(Corner::LowerRight, false),
        spot(Corner::LowerRight, true),
        spot(Corner::UpperRight, false),
        spot(Corner::UpperRight, true),
        spot(Corner::UpperLeft, false),
        spot(Corner::UpperLeft, true),
        // There what was just done is told.
        spot(Corner::LowerLeft, false),
        spot(Corner::LowerLeft, true),
    ]
};

/// From where everybody is seen, and where the legend lies then.
pub fn fit_map(
    ground: &MapGround,
    room: Size,
    legend: bool,
    hides: &Hides,
    fonts: &mut Fonts,
    tr: &Tr,
) -> (Sight, LegendSpot) {
    let Some((low, high)) = ground.bounds() else {
        let sight = Sight { corner: Place::default(), zoom: 1.0, size: room };
        return (sight, LegendSpot::default());
    };
    let (wide, tall) = ((high.x - low.x).max(1.0), (high.y - low.y).max(1.0));
    let zoom = ((room.width - 2.0 * ASIDE_PT) / wide).min((room.height - ABOVE_PT - BELOW_PT) / tall);
    let whole = zoom.clamp(ZOOMS.0, ZOOMS.1);
    let at = |share: f32, across: f32, down: f32| {
        let zoom = whole * share;
        let (spare_x, spare_y) = (
            (room.width - 2.0 * ASIDE_PT - wide * zoom).max(0.0),
            (room.height - ABOVE_PT - BELOW_PT - tall * zoom).max(0.0),
        );
        let (left, top) = (ASIDE_PT + spare_x * across, ABOVE_PT + spare_y * down);
        Sight { corner: Place::new(low.x - left / zoom, low.y - top / zoom), zoom, size: room }
    };
    let centre = at(1.0, 0.5, 0.5);
    if !legend {
        return (centre, LegendSpot::default());
    }
    let banded = lines::is_banded(ground, hides, whole);
    let sizes = legend::sizes(ground, banded, fonts, tr);
    let mut least: Option<(usize, LegendSpot)> = None;
    // What was just done is told at the lower left.
    let told = Rect::new(48.0, room.height - TOLD_PT.1, TOLD_PT.0, TOLD_PT.1);
    for share in SMALLER {
        for (across, down) in [
            (0.5, 0.5),
            (0.5, 0.0),
            (0.0, 0.5),
            (0.0, 0.0),
            (0.5, 1.0),
            (1.0, 0.5),
            (1.0, 0.0),
            (0.0, 1.0),
            (1.0, 1.0),
        ] {
            let sight = at(share, across, down);
            let places: Vec<Point> = ground.dots.iter().map(|dot| sight.to_screen(dot.at)).collect();
            if share > LEAST_FOR_TOLD && places.iter().any(|place| told.contains(*place)) {
                continue;
            }
            for spot in SPOTS {
                let [column, row] = sizes;
                let size = if spot.wide { row } else { column };
                if size.width > room.width * 0.7 || size.height > room.height * 0.7 {
                    continue;
                }
                let taken: Rect = legend::room(spot, size, room).shrunk(-CLEAR_PT);
                let covers = places.iter().filter(|place| taken.contains(**place)).count();
                if covers == 0 {
                    return (sight, spot);
                }
                if share >= 1.0 && (across, down) == (0.5, 0.5) && least.is_none_or(|(few, _)| covers < few) {
                    least = Some((covers, spot));
                }
            }
        }
    }
    (centre, least.map(|(_, spot)| spot).unwrap_or_default())
}
