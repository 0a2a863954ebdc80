//! The measures of the window, in points. Nothing else names a size.

/// Spacing, all multiples of 4.
pub const GAP_4: f32 = 4.0;
/// Between parts of one thing.
pub const GAP_8: f32 = 8.0;
/// Between things of one group.
pub const GAP_12: f32 = 12.0;
/// From every edge to the text.
pub const GAP_16: f32 = 16.0;
/// Between groups.
pub const GAP_24: f32 = 24.0;
/// Between parts of a page.
pub const GAP_32: f32 = 32.0;

/// Corner radius of keys and chips.
pub const RADIUS_CHIP: u8 = 3;
/// Corner radius of cards and controls.
pub const RADIUS_CONTROL: u8 = 4;
/// Corner radius of panels and messages.
pub const RADIUS_PANEL: u8 = 6;

/// Width of every rule and border.
pub const LINE: f32 = 1.0;
/// Width of the ring of focus and selection.
pub const RING: f32 = 2.0;
/// Width of the bar at the leading edge of a selected row.
pub const SELECTED_BAR: f32 = 3.0;

/// Size of text, on lines of [`LINE_HEIGHT`].
pub const TEXT: f32 = 13.0;
/// Height of a line of text.
pub const LINE_HEIGHT: f32 = 16.0;
/// Size of a heading, on lines of [`TITLE_LINE_HEIGHT`].
pub const TITLE: f32 = 18.0;
/// Height of a line of heading.
pub const TITLE_LINE_HEIGHT: f32 = 24.0;
/// Size of numerals inside bars: drawings, not text.
pub const NUMERAL_IN_BAR: f32 = 11.0;
/// Size of an icon.
pub const ICON: f32 = 16.0;
/// Text and headings while presenting.
pub const PRESENT_TEXT: f32 = 22.0;
/// Headings while presenting.
pub const PRESENT_TITLE: f32 = 40.0;

/// Width of the rail with its words.
pub const RAIL: f32 = 136.0;
/// Width of the rail with icons only, under [`WINDOW_WIDE`].
pub const RAIL_NARROW: f32 = 48.0;
/// Height of the top bar.
pub const TOP: f32 = 48.0;
/// Height of the bar of a view.
pub const VIEW_BAR: f32 = 48.0;
/// Height of the status line.
pub const STATUS: f32 = 32.0;
/// Width of the inspector.
pub const INSPECTOR: f32 = 304.0;
/// Width of the inspector under [`WINDOW_WIDE`].
pub const INSPECTOR_NARROW: f32 = 256.0;
/// From this width on the rail has words and the inspector is wide.
pub const WINDOW_WIDE: f32 = 1360.0;
/// Under this width the inspector is a sheet over the view.
pub const WINDOW_NARROW: f32 = 960.0;
/// Width of the head of a lane.
pub const LANE_HEAD: f32 = 204.0;
/// Width of the head of a lane under [`WINDOW_WIDE`].
pub const LANE_HEAD_NARROW: f32 = 184.0;
/// Least width of a card.
pub const CARD_WIDTH: f32 = 150.0;
/// Height of a card.
pub const CARD_HEIGHT: f32 = 44.0;
/// Side of a tile, the far view of a card.
pub const TILE: f32 = 20.0;
/// Height of a table row.
pub const ROW: f32 = 32.0;
/// Height of a table row with two lines.
pub const ROW_OF_TWO: f32 = 60.0;
/// Height of every control.
pub const CONTROL: f32 = 28.0;
/// Height of a chip.
pub const CHIP: f32 = 22.0;
/// Height of a key cap.
pub const KEY_CAP: f32 = 18.0;
/// Least side of anything that can be clicked.
pub const TARGET: f32 = 24.0;

/// Side of a support badge on cards.
pub const BADGE: f32 = 20.0;
/// Side of a support badge in headings.
pub const BADGE_HEADING: f32 = 28.0;
/// Side of a support badge while presenting.
pub const BADGE_PRESENT: f32 = 34.0;
/// Side of a star beside a name.
pub const STAR: f32 = 13.0;
/// Side of a test mark on cards.
pub const TEST_MARK: f32 = 8.0;
/// Side of a test mark in lists.
pub const TEST_MARK_LIST: f32 = 12.0;

/// Longest motion, in seconds.
pub const MOTION_S: f32 = 0.12;
/// Rest of the pointer before a tooltip, in seconds.
pub const TOOLTIP_S: f32 = 0.4;
