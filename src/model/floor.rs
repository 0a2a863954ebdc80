//! A floor: a sheet of the workplace on which people have their spots.

use serde::{Deserialize, Serialize};

use super::field::record;
use super::{Pin, RecordId, Text};

/// Width and height of a sheet, in whole points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extent {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// What a picture is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureKind {
    /// A drawing, every pixel as it was.
    Png,
    /// A photograph.
    Jpeg,
}

/// A picture as it is kept: pixels alone, no camera, no day, no place, no name of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// What it is written as.
    pub kind: PictureKind,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its bytes in base64 (RFC 4648, with padding).
    pub data: Text,
}

impl Picture {
    /// A picture of these bytes.
    pub fn new(kind: PictureKind, width: u32, height: u32, bytes: &[u8]) -> Self {
        Self { kind, width, height, data: data_encoding::BASE64.encode(bytes).into() }
    }

    /// Its bytes; `None` if what is kept is not base64.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        data_encoding::BASE64.decode(self.data.as_bytes()).ok()
    }
}

/// What a mark on a sheet stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LandmarkKind {
    /// Where people come in.
    Entrance,
    /// Where they take breaks.
    BreakRoom,
    /// Where the supervisor sits.
    Office,
    /// The way the supervisor walks.
    Round,
    /// Where they smoke.
    Smoking,
    /// Stairs.
    Stairs,
}

impl LandmarkKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [LandmarkKind; 6] =
        [Self::Entrance, Self::BreakRoom, Self::Office, Self::Round, Self::Smoking, Self::Stairs];
}

/// A mark on a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Landmark {
    /// What it stands for.
    pub kind: LandmarkKind,
    /// Where; a round has as many places as it has turns.
    pub at: Vec<Pin>,
}

record! {
    /// A sheet of the workplace, a floor or a site: a picture or a blank grid. Where people stand
    /// on it is said of them, so that forgetting somebody takes their spot along.
    Floor,
    /// What can be said of a sheet. Taking it back brings back what stood there before.
    FloorField {
        /// Its name.
        name / Name: Text;
        /// Width and height in points; blank = 1200 x 800.
        size / Size: Option<Extent>;
        /// Order among the sheets; blank = in the order they were made.
        rank / Rank: Option<i64>;
        /// Its picture; blank = a grid. Keeps no history.
        picture / Picture: Option<Picture>, text;
    }
    by key {
        /// Marks, each by a random id of its own.
        marks / Mark: RecordId => Option<Landmark>;
    }
    with {}
}

impl Floor {
    /// The sheet where nobody said its size.
    pub const BLANK: Extent = Extent { width: 1200, height: 800 };
    /// The longest side that counts.
    const MOST: u32 = 20_000;

    /// Width and height, within reason.
    pub fn extent(&self) -> Extent {
        let said = self.size.value().unwrap_or(Self::BLANK);
        Extent { width: said.width.clamp(100, Self::MOST), height: said.height.clamp(100, Self::MOST) }
    }

    /// Marks that stand on it, in the order of their ids.
    pub fn landmarks(&self) -> impl Iterator<Item = (RecordId, &Landmark)> {
        let said = self.marks.iter().filter_map(|(id, mark)| Some((*id, mark.value().as_ref()?)));
        said.filter(|(_, mark)| !mark.at.is_empty())
    }
}
