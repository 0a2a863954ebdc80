//! Sheets of the workplace: taking a picture in, and unpacking it for the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::chart::Raster;
use crate::exchange::{self, PictureError};
use crate::model::{Deed, Edit, Extent, Fields, Floor, FloorField, Label, Picture, RecordId, Text};
use crate::store::{Disk, RealDisk, Step, StoreError};

use super::job::{Died, Job};
use super::{Action, App, Tone};

/// The longer side of a sheet that a picture fills, in points.
const LONGER_SIDE: u32 = 1200;

/// A picture on its way onto a sheet.
#[derive(Debug, Clone)]
pub struct TakePicture {
    /// Where it is now; not kept.
    pub path: PathBuf,
    /// The sheet it goes onto; `None` = a new one.
    pub onto: Option<RecordId>,
    /// The name of a new sheet.
    pub name: Text,
}

enum TakeError {
    Store(StoreError),
    Picture(PictureError),
}

/// What reading a picture brings.
struct Taken {
    campaign: RecordId,
    onto: Option<RecordId>,
    name: Text,
    result: Result<Picture, TakeError>,
}

/// A kept picture, unpacked; `None` where it is none.
type Developed = (Text, Option<Arc<Raster>>);

/// Pictures under way, and the one that is looked at.
#[derive(Default)]
pub(super) struct Floors {
    taking: Option<Job<Taken>>,
    developing: Option<Job<Developed>>,
    shown: Option<Developed>,
}

fn take(path: &Path) -> Result<Picture, TakeError> {
    let bytes =
        RealDisk.read(path).map_err(|error| TakeError::Store(StoreError::io(Step::Look, path, &error)))?;
    exchange::picture(&bytes).map_err(TakeError::Picture)
}

/// The size of a sheet that a picture fills.
fn extent(picture: &Picture) -> Extent {
    let (width, height) = (picture.width.max(1), picture.height.max(1));
    let longer = width.max(height);
    let side = |side: u32| (u64::from(LONGER_SIDE) * u64::from(side) / u64::from(longer)).max(100) as u32;
    Extent { width: side(width), height: side(height) }
}

impl App {
    /// Whether a picture is being taken in.
    pub fn is_taking_picture(&self) -> bool {
        self.floors.taking.is_some()
    }

    /// The picture of a sheet, unpacked, if it is at hand; [`Action::Develop`] unpacks it.
    pub fn raster(&self, floor: &Floor) -> Option<Arc<Raster>> {
        let picture = floor.picture.value().as_ref()?;
        let (data, raster) = self.floors.shown.as_ref()?;
        if *data == picture.data { raster.clone() } else { None }
    }

    /// Whether the picture of a sheet waits for [`Action::Develop`].
    pub fn needs_developing(&self, floor: &Floor) -> bool {
        let Some(picture) = floor.picture.value() else { return false };
        self.floors.developing.is_none()
            && self.floors.shown.as_ref().is_none_or(|(data, _)| *data != picture.data)
    }

    pub(super) fn take_picture(&mut self, wanted: TakePicture) {
        let campaign = self.campaign().id;
        let TakePicture { path, onto, name } = wanted;
        self.floors.taking = Some(Job::start(self.host.waker(), move |_| {
            let result = take(&path);
            Taken { campaign, onto, name, result }
        }));
    }

    pub(super) fn develop(&mut self, floor: RecordId) {
        let floor = self.campaign().floors.get(&floor);
        let Some(picture) = floor.and_then(|floor| floor.picture.value().clone()) else { return };
        self.floors.developing = Some(Job::start(self.host.waker(), move |_| {
            let raster = Raster::of(&picture).map(Arc::new);
            (picture.data, raster)
        }));
    }

    pub(super) fn poll_floors(&mut self) {
        match Job::take_done(&mut self.floors.taking) {
            Some(Ok(taken)) => self.take_taken(taken),
            Some(Err(Died)) => self.lost_job(),
            None => {}
        }
        match Job::take_done(&mut self.floors.developing) {
            Some(Ok(developed)) => self.floors.shown = Some(developed),
            Some(Err(Died)) => self.lost_job(),
            None => {}
        }
    }

    pub(super) fn finish_floors(&mut self) {
        if let Some(taken) = self.floors.taking.take().and_then(|job| job.wait().ok()) {
            self.take_taken(taken);
        }
        if let Some(developed) = self.floors.developing.take().and_then(|job| job.wait().ok()) {
            self.floors.shown = Some(developed);
        }
    }

    fn take_taken(&mut self, taken: Taken) {
        // Another campaign was opened meanwhile: the picture is none of its.
        if taken.campaign != self.campaign().id {
            return;
        }
        let picture = match taken.result {
            Ok(picture) => picture,
            Err(TakeError::Picture(error)) => return self.tell(Tone::Trouble, error.message(&self.tr)),
            Err(TakeError::Store(error)) => return self.tell(Tone::Trouble, error.message(&self.tr)),
        };
        let (floor, verb) = match taken.onto {
            Some(floor) => (floor, "sheet-picture"),
            None => (self.new_record(), "new-sheet"),
        };
        let mut fields = vec![FloorField::Size(Some(extent(&picture))), FloorField::Picture(Some(picture))];
        if taken.onto.is_none() {
            fields.insert(0, FloorField::Name(taken.name));
        }
        let edits = vec![(floor, Edit::SetFloor(Fields(fields)))];
        self.perform(Action::Do(Deed::new(Label::new(verb, 1).about(floor), edits)));
    }
}
