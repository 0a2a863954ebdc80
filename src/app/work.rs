//! Work of the open campaign that takes longer than a frame: laying the map out.

use std::collections::BTreeMap;

use crate::chart::mark_radius_pt;
use crate::graph::{Effort, MapNet, Place, lay_out};
use crate::model::{RecordId, Worker};

use super::App;
use super::job::{Died, Job};

/// A person's place on the map and the unit they had when it was found.
pub type Stand = (Place, Option<RecordId>);

/// What a layout brings.
pub(super) struct LaidOut {
    /// The campaign it was made from.
    campaign: RecordId,
    places: Option<BTreeMap<RecordId, Stand>>,
    /// A finer picture is to follow.
    is_first: bool,
}

/// Up to this many people the fine picture is there as soon as the first one would be.
const FEW: usize = 300;

/// The map's places and the job that finds them.
#[derive(Default)]
pub(super) struct Work {
    places: BTreeMap<RecordId, Stand>,
    layout: Option<Job<LaidOut>>,
    /// Somebody has no place yet, or the ties changed while a layout ran.
    again: bool,
}

impl App {
    /// Where people stand on the map, in points, y down. Whoever is missing gets a place by
    /// [`super::Action::LayOut`].
    pub fn places(&self) -> &BTreeMap<RecordId, Stand> {
        &self.work.places
    }

    /// How far the running layout is, 0 to 1.
    pub fn layout_share(&self) -> Option<f32> {
        self.work.layout.as_ref().map(|job| job.progress.share())
    }

    /// Whether somebody has no place on the map, or one of another unit's.
    pub fn needs_layout(&self) -> bool {
        let campaign = self.campaign();
        campaign.people().any(|worker| {
            let unit = worker.unit().map(|unit| campaign.canonical(unit));
            let unit = unit.filter(|unit| campaign.unit(*unit).is_some());
            self.work.places.get(&worker.id).is_none_or(|(_, then)| *then != unit)
        })
    }

    /// Finds places; many people without any get a quick picture first and the fine one after.
    pub(super) fn lay_out(&mut self, anew: bool) {
        let is_new = anew || self.work.places.is_empty();
        let is_first = is_new && self.campaign().people().nth(FEW).is_some();
        self.start_layout(anew, is_first);
    }

    fn start_layout(&mut self, anew: bool, is_first: bool) {
        if self.work.layout.is_some() {
            self.work.again = true;
            return;
        }
        let none = BTreeMap::new();
        let kept = if anew { &none } else { &self.work.places };
        let network = self.derived.network();
        let radius = |worker: &Worker| mark_radius_pt(self.derived.named_in_unit(self.campaign(), worker.id));
        let net = MapNet::of(self.campaign(), network, crate::model::Grouping::UNIT, kept, &radius);
        let campaign = self.campaign().id;
        // The seed is the campaign's: the same campaign gives the same picture.
        let seed =
            campaign.as_bytes().iter().fold(0_u64, |seed, byte| seed.rotate_left(8) ^ u64::from(*byte));
        let effort = if is_first { Effort::Quick } else { Effort::Fine };
        self.work.layout = Some(Job::start(self.host.waker(), move |progress| {
            let places = lay_out(&net.net, effort, seed, &mut |share| progress.at(share)).map(|places| {
                let unit = |node: &crate::graph::Node| {
                    node.unit.and_then(|unit| net.units.get(unit as usize).copied())
                };
                let stands = places.into_iter().zip(&net.net.nodes).map(|(place, node)| (place, unit(node)));
                net.people.iter().copied().zip(stands).collect()
            });
            LaidOut { campaign, places, is_first }
        }));
    }

    pub(super) fn cancel_work(&mut self) {
        if let Some(job) = &self.work.layout {
            job.progress.cancel();
        }
    }

    pub(super) fn poll_work(&mut self) {
        match Job::take_done(&mut self.work.layout) {
            Some(Ok(brought)) => self.take_layout(brought),
            Some(Err(Died)) => self.lost_job(),
            None => {}
        }
    }

    pub(super) fn finish_work(&mut self) {
        // A first picture is followed by a fine one, and what changed meanwhile by another.
        while let Some(job) = self.work.layout.take() {
            if let Ok(laid_out) = job.wait() {
                self.take_layout(laid_out);
            }
        }
    }

    fn take_layout(&mut self, laid_out: LaidOut) {
        if laid_out.campaign == self.campaign().id
            && let Some(places) = laid_out.places
        {
            self.work.places = places;
            if laid_out.is_first {
                // It starts from the data as they are now: what changed meanwhile is in it.
                self.work.again = false;
                self.start_layout(true, false);
                return;
            }
        }
        if std::mem::take(&mut self.work.again) {
            self.lay_out(false);
        }
    }

    /// Another campaign is open: its desk holds the places of its last picture.
    pub(super) fn reset_work(&mut self) {
        self.cancel_work();
        let campaign = self.session.campaign();
        let desk = self.files.place.as_ref().map(|place| &place.desk.places);
        let stand = |(person, [x, y]): (&RecordId, &[i32; 2])| {
            let unit = campaign.worker(*person)?.unit().map(|unit| campaign.canonical(unit));
            let unit = unit.filter(|unit| campaign.unit(*unit).is_some());
            Some((*person, (Place::new(*x as f32, *y as f32), unit)))
        };
        let places = desk.into_iter().flatten().filter_map(stand).collect();
        self.work = Work { places, ..Work::default() };
    }

    /// Places as the desk keeps them: whole points.
    pub(super) fn kept_places(&self) -> BTreeMap<RecordId, [i32; 2]> {
        let whole = |(person, (place, _)): (&RecordId, &Stand)| {
            (*person, [place.x.round() as i32, place.y.round() as i32])
        };
        self.work.places.iter().map(whole).collect()
    }
}
