//! The map of ties: from the campaign to its ground and picture, for the window and the terminal.

use std::collections::HashMap;

use crate::args;
use crate::chart::{
    Fonts, MapGround, MapLook, MapSource, Scene, Size, Tint, TintGroup, fit_map, map_picture, mark_radius_pt,
    spread_radius_pt,
};
use crate::model::{Campaign, Grouping, QuestionKind, RecordId, Worker};
use crate::tally::Age;

use super::reduce::{name_as, reduced};
use super::{Action, App, Names};

/// What the size of a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapSize {
    /// By how many of their unit somebody is named.
    #[default]
    NamedInside,
    /// By how many of other units.
    NamedOutside,
    /// How many shortest ways lead over somebody.
    ConnectsGroups,
    /// Nothing.
    Same,
}

impl MapSize {
    /// Everything size can say.
    pub const ALL: [Self; 4] = [Self::NamedInside, Self::NamedOutside, Self::ConnectsGroups, Self::Same];

    /// The id of its words; the legend's are the attribute `.legend`.
    pub fn word(self) -> &'static str {
        match self {
            Self::NamedInside => "map-view-size-inside",
            Self::NamedOutside => "map-view-size-outside",
            Self::ConnectsGroups => "map-view-size-connects",
            Self::Same => "map-view-size-same",
        }
    }
}

/// What the colour of a mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapColour {
    /// Who stands where: numeral, shape and colour.
    #[default]
    Support,
    /// Unit.
    Unit,
    /// Shift.
    Shift,
    /// Groups found in the ties.
    Found,
    /// How near somebody is to those who support.
    Reach,
    /// How old the rating is.
    Age,
}

impl MapColour {
    /// Everything colour can say.
    pub const ALL: [Self; 6] = [Self::Support, Self::Unit, Self::Shift, Self::Found, Self::Reach, Self::Age];

    /// The id of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Support => "map-view-colour-support",
            Self::Unit => "map-view-colour-unit",
            Self::Shift => "map-view-colour-shift",
            Self::Found => "map-view-colour-found",
            Self::Reach => "map-view-colour-reach",
            Self::Age => "map-view-colour-age",
        }
    }

    /// Whether it follows from ties.
    fn follows_from_ties(self) -> bool {
        matches!(self, Self::Found | Self::Reach)
    }
}

impl App {
    /// The ground of the map. With `names` of a campaign reduced for others: those of an export.
    pub fn map_ground(&self, names: Option<Names>, size: MapSize, colour: MapColour) -> MapGround {
        match names {
            None => self.with_map(self.campaign(), None, size, colour, MapGround::of),
            Some(names) => {
                let campaign = reduced(self.campaign(), names);
                self.with_map(&campaign, Some(names), size, colour, MapGround::of)
            }
        }
    }

    /// Brings a ground of a moment ago up to now; only what changed is looked at, where that can be.
    pub fn follow_map(&self, ground: &mut MapGround, before: &Campaign, size: MapSize, colour: MapColour) {
        self.with_map(self.campaign(), None, size, colour, |source| {
            if !ground.follow(&source, before) {
                *ground = MapGround::of(source);
            }
        });
    }

    /// The whole map as a picture, everybody in place, as large as its people need: for the terminal.
    /// Lays out first whoever has no place. Only those of `unit` and the units within it, if one is given.
    pub fn map_scene(&mut self, names: Names, unit: Option<RecordId>) -> Scene {
        if self.needs_layout() {
            self.perform(Action::LayOut { anew: false });
            self.finish_work();
        }
        let mut campaign = reduced(self.campaign(), names);
        if let Some(unit) = unit {
            let others = self.campaign().people().filter(|worker| !self.is_in(worker, unit));
            for other in others {
                campaign.workers.remove(&other.id);
            }
        }
        let (by, colour) = (MapSize::default(), MapColour::default());
        let ground = self.with_map(&campaign, Some(names), by, colour, MapGround::of);
        let size = match ground.dots.len() {
            0..=80 => Size::new(1200.0, 800.0),
            81..=300 => Size::new(1680.0, 1120.0),
            _ => Size::new(2400.0, 1600.0),
        };
        let mut fonts = Fonts::new();
        let look = MapLook::from(crate::chart::Sight::default());
        let (sight, spot) = fit_map(&ground, size, true, look.hides, &mut fonts, &self.tr);
        let look = MapLook { sight, legend: Some(spot), ..look };
        map_picture(&ground, &look, &mut fonts, &self.tr).scene
    }

    fn with_map<R>(
        &self,
        campaign: &Campaign,
        names: Option<Names>,
        size: MapSize,
        colour: MapColour,
        then: impl FnOnce(MapSource<'_>) -> R,
    ) -> R {
        let reveals = names.is_some() || !self.is_presenting();
        let outside: HashMap<RecordId, usize> =
            if reveals && size == MapSize::NamedOutside { self.named_outside() } else { HashMap::new() };
        let most = outside.values().copied().max().unwrap_or(1) as f32;
        let connects = (reveals && size == MapSize::ConnectsGroups).then(|| self.connects());
        let widest = connects
            .as_ref()
            .map_or(1.0, |connects| connects.shares().values().copied().fold(f32::MIN_POSITIVE, f32::max));
        let radius_pt = |person: RecordId| match size {
            _ if !reveals => mark_radius_pt(0),
            MapSize::NamedInside => mark_radius_pt(self.named_in_unit(person)),
            MapSize::NamedOutside => {
                spread_radius_pt(outside.get(&person).copied().unwrap_or(0) as f32 / most)
            }
            MapSize::ConnectsGroups => {
                spread_radius_pt(connects.as_ref().map_or(0.0, |connects| connects.share(person)) / widest)
            }
            MapSize::Same => mark_radius_pt(1),
        };
        let name = |worker: &Worker| {
            let name = match names {
                // Names of a reduced campaign are reduced already.
                Some(_) => worker.name.to_string(),
                None if self.is_presenting() => name_as(campaign, worker, self.settings().presenting_names),
                None => worker.name.to_string(),
            };
            if name.is_empty() { self.tr().say("ui-nameless") } else { name }
        };
        let larger = match size {
            MapSize::Same => String::new(),
            _ if !reveals => String::new(),
            size => self.tr().say(&format!("{}.legend", size.word())),
        };
        let tint = if reveals || !colour.follows_from_ties() { self.map_tint(colour) } else { None };
        then(MapSource {
            campaign,
            network: self.network(),
            tallies: self.tallies(),
            places: self.places(),
            radius_pt: &radius_pt,
            larger,
            name: &name,
            tint,
            today: self.today(),
            reveals,
            tr: self.tr(),
        })
    }

    /// By how many counted people of other units somebody is named, asked for trust or help.
    fn named_outside(&self) -> HashMap<RecordId, usize> {
        let mut counts = HashMap::new();
        let mut units = std::collections::BTreeSet::new();
        for worker in self.campaign().people() {
            if units.insert(worker.unit()) {
                let namings = self.namings(worker.id, QuestionKind::Trust);
                counts.extend(namings.outside.iter().map(|(person, namers)| (*person, namers.len())));
            }
        }
        counts
    }

    fn map_tint(&self, colour: MapColour) -> Option<Tint> {
        let tr = self.tr();
        let title = tr.say(colour.word());
        let campaign = self.campaign();
        let group = |sign: &str, word: String| TintGroup { sign: sign.to_owned(), word };
        match colour {
            MapColour::Support => None,
            MapColour::Unit => Some(self.tint_by(Grouping::UNIT, title)),
            MapColour::Shift => Some(self.tint_by(Grouping::SHIFT, title)),
            MapColour::Found => {
                let found = self.found_groups();
                let mut tint = Tint {
                    title,
                    groups: Vec::new(),
                    of: HashMap::new(),
                    ordered: false,
                    none: tr.say("map-view-tint-no-group"),
                };
                for (number, own) in (0_u16..).zip(found.iter()) {
                    let sign = Tint::letters(number);
                    let word =
                        tr.with("map-view-tint-group", args!["sign" => &sign, "n" => own.people.len()]);
                    tint.groups.push(TintGroup { sign, word });
                    tint.of.extend(own.people.iter().map(|person| (*person, number)));
                }
                Some(tint)
            }
            MapColour::Reach => {
                let reach = self.reach();
                let near = reach.steps.iter().filter(|(_, steps)| **steps <= 2);
                Some(Tint {
                    title,
                    groups: vec![
                        group("+", tr.say("map-view-tint-supports")),
                        group("·", tr.say("map-view-tint-one-tie")),
                        group("··", tr.say("map-view-tint-two-ties")),
                    ],
                    of: near.map(|(person, steps)| (*person, *steps as u16)).collect(),
                    ordered: true,
                    none: tr.say("map-view-tint-unreached"),
                })
            }
            MapColour::Age => {
                let age = |worker: &Worker| {
                    let day = campaign.support(worker)?.rating.day;
                    let number = match Age::of(day, self.today()) {
                        Age::Fresh => 0,
                        Age::Ageing => 1,
                        Age::Old => 2,
                    };
                    Some((worker.id, number))
                };
                Some(Tint {
                    title,
                    groups: vec![
                        group("", tr.say("map-view-tint-fresh")),
                        group("", tr.say("map-view-tint-ageing")),
                        group("", tr.say("map-view-tint-old")),
                    ],
                    of: campaign.people().filter_map(age).collect(),
                    ordered: true,
                    none: tr.say("map-view-tint-unrated"),
                })
            }
        }
    }

    /// Units of a grouping as a tint, in their order.
    fn tint_by(&self, grouping: &str, title: String) -> Tint {
        let campaign = self.campaign();
        let units = campaign.units_of(grouping);
        let number: HashMap<RecordId, u16> = units.iter().map(|unit| unit.id).zip(0..).collect();
        let groups = units.iter().zip(0_u16..);
        let groups = groups
            .map(|(unit, number)| TintGroup { sign: Tint::letters(number), word: unit.name.to_string() });
        let of = campaign.people().filter_map(|worker| {
            let unit = campaign.canonical(worker.place(grouping)?);
            Some((worker.id, *number.get(&unit)?))
        });
        Tint {
            title,
            groups: groups.collect(),
            of: of.collect(),
            ordered: false,
            none: self.tr().say("map-view-tint-nowhere"),
        }
    }
}
