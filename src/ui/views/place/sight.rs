//! From where a sheet is looked at.

use crate::chart::{Point, Size};
use crate::model::{Extent, Pin};

/// How near and how far it is looked at.
const ZOOMS: std::ops::RangeInclusive<f32> = 0.1..=6.0;
/// Ground around a sheet that is seen whole, in points.
const MARGIN: f32 = 20.0;

/// The place of the sheet in the upper left corner, and how large a point of it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sight {
    pub(super) corner: Point,
    pub(super) zoom: f32,
}

impl Sight {
    /// The whole sheet in the middle of the window.
    pub(super) fn whole(extent: Extent, room: Size) -> Self {
        let (wide, tall) = (extent.width as f32, extent.height as f32);
        let zoom = ((room.width - 2.0 * MARGIN) / wide).min((room.height - 2.0 * MARGIN) / tall);
        let zoom = zoom.clamp(*ZOOMS.start(), 2.0);
        let corner = Point::new((wide - room.width / zoom) / 2.0, (tall - room.height / zoom) / 2.0);
        Self { corner, zoom }
    }

    pub(super) fn to_screen(self, at: Pin) -> Point {
        self.screen(at.x as f32, at.y as f32)
    }

    pub(super) fn screen(self, x: f32, y: f32) -> Point {
        Point::new((x - self.corner.x) * self.zoom, (y - self.corner.y) * self.zoom)
    }

    pub(super) fn to_sheet(self, at: Point) -> Point {
        Point::new(at.x / self.zoom + self.corner.x, at.y / self.zoom + self.corner.y)
    }

    /// The whole point of the sheet under a place of the window, kept on the sheet.
    pub(super) fn pin(self, at: Point, extent: Extent) -> Pin {
        let at = self.to_sheet(at);
        kept(Pin { x: at.x.round() as i32, y: at.y.round() as i32 }, extent)
    }

    /// Nearer or further, around a place of the window.
    pub(super) fn zoomed(self, by: f32, around: Point) -> Self {
        let held = self.to_sheet(around);
        let zoom = (self.zoom * by).clamp(*ZOOMS.start(), *ZOOMS.end());
        Self { corner: Point::new(held.x - around.x / zoom, held.y - around.y / zoom), zoom }
    }

    /// Room on the sheet for something of this size in the window, within reason.
    pub(super) fn room_for(self, wide_pt: f32, tall_pt: f32) -> (i32, i32) {
        let room = |pt: f32| (pt / self.zoom).clamp(pt * 0.6, pt * 2.0).round() as i32;
        (room(wide_pt), room(tall_pt))
    }

    /// Side of a mark on the window, in points.
    pub(super) fn mark_pt(self) -> f32 {
        (24.0 * self.zoom.sqrt()).clamp(12.0, 28.0)
    }
}

/// A place no further out than the sheet's edge.
pub(super) fn kept(at: Pin, extent: Extent) -> Pin {
    Pin { x: at.x.clamp(0, extent.width as i32), y: at.y.clamp(0, extent.height as i32) }
}
