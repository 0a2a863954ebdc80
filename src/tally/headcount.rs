//! How many belong, how many are named, rated, for it; and how old the ratings are.

use crate::model::{Day, RecordId};

use super::share::{Leadership, Share};

/// Whole percent of `part` in `whole`, halves rounded up; 0 of nobody is 0.
pub fn percent(part: u32, whole: u32) -> u32 {
    if whole == 0 {
        return 0;
    }
    let (part, whole) = (u64::from(part), u64::from(whole));
    ((200 * part + whole) / (2 * whole)) as u32
}

/// How old a rating is: drawn on the badge, never on numeral or shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Age {
    /// Less than four weeks.
    Fresh,
    /// Less than twelve weeks.
    Ageing,
    /// Twelve weeks or more.
    Old,
}

impl Age {
    /// The age on `today` of something said on `day`; days to come are fresh.
    pub fn of(day: Day, today: Day) -> Self {
        match day.days_until(today) {
            ..28 => Age::Fresh,
            28..84 => Age::Ageing,
            _ => Age::Old,
        }
    }
}

/// How many people: of a lane, of a unit with its sub-units, of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Headcount {
    /// Counted people by name.
    pub named: u32,
    /// Charted and never counted: supervisors, people outside, people who left.
    pub beside: u32,
    /// What was estimated, sub-units included; 0 = nobody estimated.
    pub estimate: u32,
    /// Everybody who belongs: the greater of the estimate and the named, unit by unit.
    pub belongs: u32,
    /// Named people with a rating.
    pub rated: u32,
    /// Named people by mark of the scale: 1 (strong yes) to 5 (hostile); 0 = not assessed.
    pub support: [u32; 6],
    /// Named people whose rating counts as support ("1s and 2s").
    pub supporters: u32,
    /// Ratings by [`Age`]: fresh, ageing, old.
    pub ages: [u32; 3],
    /// Ratings older than the campaign's limit (60 days unless it says otherwise).
    pub old: u32,
    /// Rated lately: by what they did or said, no longer ago than that limit.
    pub lately: u32,
    /// Proven leaders.
    pub leaders: u32,
    /// Identified and not yet won.
    pub targets: u32,
}

impl Headcount {
    /// Those who belong and are not named: the grey places.
    pub fn unnamed(&self) -> u32 {
        self.belongs - self.named.min(self.belongs)
    }

    /// Supporters in whole percent of all who belong.
    pub fn support_percent(&self) -> u32 {
        percent(self.supporters, self.belongs)
    }

    /// Proven leaders for every ten who belong, in tenths: 13 = 1.3.
    pub fn leaders_per_ten_tenths(&self) -> u32 {
        if self.belongs == 0 {
            return 0;
        }
        let (leaders, belongs) = (u64::from(self.leaders), u64::from(self.belongs));
        ((200 * leaders + belongs) / (2 * belongs)) as u32
    }

    /// How many leaders are needed where one is for `per_leader` workers.
    pub fn leaders_needed(&self, per_leader: u32) -> u32 {
        self.belongs.div_ceil(per_leader.max(1))
    }

    pub(super) fn count(&mut self, share: &Share, by: Step) {
        let step = |number: &mut u32| match by {
            Step::In => *number += 1,
            Step::Out => *number -= (*number).min(1),
        };
        if !share.counted {
            step(&mut self.beside);
            return;
        }
        step(&mut self.named);
        if let Some(mark) = self.support.get_mut(usize::from(share.mark)) {
            step(mark);
        }
        if let Some(age) = share.age {
            step(&mut self.rated);
            if let Some(ages) = self.ages.get_mut(age as usize) {
                step(ages);
            }
            if share.old {
                step(&mut self.old);
            }
        }
        if share.lately {
            step(&mut self.lately);
        }
        if share.supports {
            step(&mut self.supporters);
        }
        match share.leadership {
            Leadership::None => {}
            Leadership::Target => step(&mut self.targets),
            Leadership::Proven => step(&mut self.leaders),
        }
    }
}

/// Whether a person is counted in or out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    In,
    Out,
}

/// A number of a [`Headcount`] whose people are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Door {
    /// Counted people by name.
    Named,
    /// Charted, never counted.
    Beside,
    /// With a rating.
    Rated,
    /// Without a rating.
    NotRated,
    /// Drawn with this mark (0-5).
    Mark(u8),
    /// Whose rating counts as support.
    Supporters,
    /// With a rating of this age.
    Aged(Age),
    /// With a rating older than the campaign's limit.
    OldRated,
    /// Rated lately: by what they did or said, no longer ago than that limit.
    RatedLately,
    /// Not rated, by a guess alone, or longer ago than that limit.
    NotRatedLately,
    /// Proven leaders.
    Leaders,
    /// Targets.
    Targets,
}

impl Door {
    pub(super) fn leads_to(self, share: &Share) -> bool {
        let counted = share.counted;
        match self {
            Door::Named => counted,
            Door::Beside => !counted,
            Door::Rated => counted && share.age.is_some(),
            Door::NotRated => counted && share.age.is_none(),
            Door::Mark(mark) => counted && share.mark == mark,
            Door::Supporters => counted && share.supports,
            Door::Aged(age) => counted && share.age == Some(age),
            Door::OldRated => counted && share.old,
            Door::RatedLately => counted && share.lately,
            Door::NotRatedLately => counted && !share.lately,
            Door::Leaders => share.leadership == Leadership::Proven,
            Door::Targets => share.leadership == Leadership::Target,
        }
    }
}

/// The status line: "412 of ~450 charted · rated 361, 90 older than 60 days · 1s+2s 52 % ·
/// 11 leaders, 20 targets · petition 27 %".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Status {
    /// The whole.
    pub whole: Headcount,
    /// Days after which a rating counts as old.
    pub old_after: u32,
    /// The last test with a result: which, how many acted, of how many, whole percent.
    pub last_test: Option<(RecordId, u32, u32, u32)>,
}
