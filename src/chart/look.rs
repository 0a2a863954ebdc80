//! How the wall is looked at: which grouping, how near, who is shown.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::model::{Day, Grouping, RecordId, Text};

/// How near the cards are: zoom is level of detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Detail {
    /// 10 points: shape and fill, a building at once.
    Dots,
    /// 20 points: tiles with numeral and age.
    Tiles,
    /// 28 points: a line with the name.
    Lines,
    /// 44 points: cards.
    #[default]
    Cards,
    /// 80 points: cards with the reasons behind the marks.
    Reasons,
}

impl Detail {
    /// Every level, from far to near.
    pub const ALL: [Detail; 5] = [Detail::Dots, Detail::Tiles, Detail::Lines, Detail::Cards, Detail::Reasons];

    /// Height of a card in points.
    pub fn height_pt(self) -> f32 {
        match self {
            Detail::Dots => 10.0,
            Detail::Tiles => 20.0,
            Detail::Lines => 28.0,
            Detail::Cards => 44.0,
            Detail::Reasons => 80.0,
        }
    }

    /// Least width of a card in points; names share out what is left of a row.
    pub fn width_pt(self) -> f32 {
        match self {
            Detail::Dots => 10.0,
            Detail::Tiles => 20.0,
            Detail::Lines | Detail::Cards => 150.0,
            Detail::Reasons => 240.0,
        }
    }

    /// Space between cards in points.
    pub fn gap_pt(self) -> f32 {
        if self == Detail::Dots { 3.0 } else { 4.0 }
    }

    /// Whether cards show names.
    pub fn has_names(self) -> bool {
        self >= Detail::Lines
    }

    /// The next nearer level; the nearest stays.
    #[must_use]
    pub fn nearer(self) -> Self {
        *Self::ALL.iter().find(|level| **level > self).unwrap_or(&self)
    }

    /// The next further level; the furthest stays.
    #[must_use]
    pub fn further(self) -> Self {
        *Self::ALL.iter().rev().find(|level| **level < self).unwrap_or(&self)
    }
}

/// What a lane is the lane of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LaneKey {
    /// A unit of the grouping.
    Unit(RecordId),
    /// A word: a job, a language.
    Word(Text),
    /// People who belong to none. Always there.
    Unassigned,
}

/// Where the heads of lanes stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Heads {
    /// At the leading side, so wide (204, or 184 in a narrow window).
    Beside(f32),
    /// Above their cards (under 960 points).
    Above,
}

/// How the wall is looked at. Never saved, never undone.
#[derive(Debug, Clone)]
pub struct Look {
    /// Key of the grouping whose units are lanes; `job` and `language` group by words.
    pub grouping: Text,
    /// Width of the whole wall in points.
    pub width_pt: f32,
    /// Where heads stand.
    pub heads: Heads,
    /// How near all lanes are.
    pub detail: Detail,
    /// Lanes with a level of their own.
    pub own_detail: HashMap<LaneKey, Detail>,
    /// The people the filter shows; `None` = everybody.
    pub shown: Option<Arc<HashSet<RecordId>>>,
    /// The others step back instead of leaving.
    pub dim: bool,
    /// The day ages of ratings are counted to.
    pub today: Day,
}

impl Look {
    /// Everybody by unit, as cards, 960 points wide.
    pub fn new(today: Day) -> Self {
        Self {
            grouping: Grouping::UNIT.into(),
            width_pt: 960.0,
            heads: Heads::Beside(204.0),
            detail: Detail::Cards,
            own_detail: HashMap::new(),
            shown: None,
            dim: false,
            today,
        }
    }

    /// The level of one lane.
    pub fn detail_of(&self, lane: &LaneKey) -> Detail {
        self.own_detail.get(lane).copied().unwrap_or(self.detail)
    }

    /// Whether the filter shows a person.
    pub fn shows(&self, person: RecordId) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.contains(&person))
    }
}

/// What lies over the wall for a moment: selection, focus, pointer, a drop.
pub struct Over<'a> {
    /// Who is selected.
    pub selected: &'a dyn Fn(RecordId) -> bool,
    /// Who has the focus of the keyboard: gets the ring.
    pub focused: Option<RecordId>,
    /// Who is under the pointer.
    pub hovered: Option<RecordId>,
    /// The lane something would be dropped on.
    pub target: Option<&'a LaneKey>,
}

impl Default for Over<'_> {
    fn default() -> Self {
        Self { selected: &|_| false, focused: None, hovered: None, target: None }
    }
}
