//! What was counted for the pages, kept until the campaign changes.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::column::{self, Bridge};
use crate::app::{
    App, Connects, CoverageWord, Covered, Crossing, Evidence, Ground, Standing, UnitLeaders, Web,
};
use crate::model::{Day, Grouping, RecordId};

/// What the counts rest on.
type Stamp = (RecordId, u64, Day, bool);

/// One line of the second column.
pub(super) struct Line {
    /// The unit or shift; `None` = people without one.
    pub(super) unit: Option<RecordId>,
    /// So many were asked.
    pub(super) asked: u32,
    /// Of so many who belong.
    pub(super) belongs: u32,
    /// Who carries it.
    pub(super) word: CoverageWord,
    /// It is a shift.
    pub(super) is_shift: bool,
}

/// One unit in focus.
pub(super) struct Focus {
    pub(super) ground: Ground,
    pub(super) leaders: UnitLeaders,
    pub(super) standing: Standing,
    /// What is missing; nothing for people without a unit.
    pub(super) covered: Option<Covered>,
    evidence: HashMap<RecordId, Evidence>,
}

impl Focus {
    fn of(app: &App, unit: Option<RecordId>) -> Self {
        let ground = app.ground(unit);
        let leaders = app.leaders_on(&ground);
        let standing = app.standing(&ground, &leaders);
        let covered = app.covered(&ground, &leaders);
        Self { ground, leaders, standing, covered, evidence: HashMap::new() }
    }

    /// What is known of somebody here; counted when first looked at.
    pub(super) fn evidence(&mut self, app: &App, who: RecordId) -> &Evidence {
        let Self { ground, leaders, evidence, .. } = self;
        evidence.entry(who).or_insert_with(|| app.evidence(ground, leaders, who))
    }
}

/// What bridges, found groups and the asked of shifts rest on.
struct Ties {
    web: Arc<Web>,
    connects: Arc<Connects>,
    /// Ties of every kind; where everybody stands and what they were asked.
    stands: u64,
}

impl Ties {
    fn of(app: &App) -> Self {
        let campaign = app.campaign();
        let mut stands = DefaultHasher::new();
        campaign.ties.len().hash(&mut stands);
        for unit in campaign.units.values() {
            (unit.id, unit.grouping_key(), unit.name.value()).hash(&mut stands);
        }
        for worker in campaign.people() {
            (worker.id, worker.unit(), worker.place(Grouping::SHIFT), worker.asked.len()).hash(&mut stands);
        }
        Self { web: app.web(), connects: app.connects(), stands: stands.finish() }
    }
}

impl PartialEq for Ties {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.web, &other.web)
            && Arc::ptr_eq(&self.connects, &other.connects)
            && self.stands == other.stands
    }
}

/// Everything counted.
#[derive(Default)]
pub(super) struct Known {
    stamp: Option<Stamp>,
    /// Units in lane order, those without one, then shifts.
    pub(super) lines: Vec<Line>,
    /// Who connects units, most first.
    pub(super) bridges: Vec<Bridge>,
    /// Groups found in the ties that go over units, in words.
    pub(super) groups: Vec<String>,
    /// How many were asked, by shift.
    shifts: HashMap<RecordId, u32>,
    ties: Option<Ties>,
    focus: Option<(Option<RecordId>, Focus)>,
    /// Who carries every unit and shift; counted when that page is looked at.
    covered: Option<Coverage>,
}

/// What the page of coverage shows.
pub(super) struct Coverage {
    /// Units in lane order, then shifts, each with whether it is a shift.
    pub(super) units: Vec<(Covered, bool)>,
    /// Units on shifts.
    pub(super) crossings: Vec<Crossing>,
}

impl Known {
    /// Counts anew what changed.
    pub(super) fn follow(&mut self, app: &App) {
        let campaign = app.campaign();
        let stamp = Some((campaign.id, campaign.revision, app.today(), app.connects().is_exact()));
        if self.stamp == stamp {
            return;
        }
        self.stamp = stamp;
        self.focus = None;
        self.covered = None;
        // Ratings and judgements change neither who is tied nor who was asked.
        let ties = Ties::of(app);
        if self.ties.as_ref() != Some(&ties) {
            self.bridges = column::bridges(app);
            self.groups = column::groups(app);
            let shifts = app.campaign().units_of(Grouping::SHIFT).into_iter();
            self.shifts =
                shifts.map(|shift| (shift.id, app.ground(Some(shift.id)).asked.len() as u32)).collect();
            self.ties = Some(ties);
        }
        self.lines = lines(app, &self.shifts);
    }

    /// What is known of a unit; `follow` was called in this frame.
    pub(super) fn focus(&mut self, app: &App, unit: Option<RecordId>) -> &mut Focus {
        if self.focus.as_ref().is_none_or(|(of, _)| *of != unit) {
            self.focus = None;
        }
        let (_, focus) = self.focus.get_or_insert_with(|| (unit, Focus::of(app, unit)));
        focus
    }

    /// Who carries every unit and shift; `follow` was called in this frame.
    pub(super) fn coverage(&mut self, app: &App) -> &Coverage {
        let lines = &self.lines;
        self.covered.get_or_insert_with(|| {
            let of = |line: &Line| {
                let ground = app.ground(Some(line.unit?));
                Some((app.covered(&ground, &app.leaders_on(&ground))?, line.is_shift))
            };
            let units = lines.iter().filter_map(of).filter(|(one, _)| one.count.belongs > 0).collect();
            Coverage { units, crossings: app.crossings() }
        })
    }

    /// The line of a unit.
    pub(super) fn line(&self, unit: Option<RecordId>) -> Option<&Line> {
        self.lines.iter().find(|line| line.unit == unit)
    }
}

fn lines(app: &App, shifts: &HashMap<RecordId, u32>) -> Vec<Line> {
    let campaign = app.campaign();
    let tallies = app.tallies();
    let leaders = app.unit_leaders();
    let asked = |unit| leaders.iter().find(|known| known.unit == unit).map_or(0, |known| known.asked);
    let units = campaign.units_of(Grouping::UNIT).into_iter().filter(|unit| !*unit.vacant.value());
    let mut lines: Vec<Line> = units
        .map(|unit| Line {
            unit: Some(unit.id),
            asked: asked(Some(unit.id)),
            belongs: tallies.unit(unit.id).belongs,
            word: tallies.coverage(unit.id).word,
            is_shift: false,
        })
        .collect();
    let without = leaders.iter().find(|known| known.unit.is_none());
    lines.extend(without.map(|known| Line {
        unit: None,
        asked: known.asked,
        belongs: known.people,
        word: CoverageWord::Gap,
        is_shift: false,
    }));
    lines.extend(campaign.units_of(Grouping::SHIFT).into_iter().map(|shift| Line {
        unit: Some(shift.id),
        asked: shifts.get(&shift.id).copied().unwrap_or(0),
        belongs: tallies.unit(shift.id).belongs,
        word: tallies.coverage(shift.id).word,
        is_shift: true,
    }));
    lines
}
