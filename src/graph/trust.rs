//! How far the chart can be trusted: with so many asked, how often the three most named hold the leader.

use super::namings::Namings;

/// How far a unit's ranking can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrustLevel {
    /// Nobody was asked: nothing is known.
    Nothing,
    /// The three most named hold the leader less than four times in ten.
    Guess,
    /// About half the time.
    Half,
    /// About three times in four.
    Mostly,
    /// Nine times in ten or more.
    Firm,
}

/// With so many asked, how likely the three most named hold the one whom most would name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trust {
    /// How many of the unit were asked.
    pub asked: u32,
    /// How many counted people the unit has on the chart.
    pub people: u32,
    /// `asked` of `people`, 0 to 1.
    pub share: f32,
    /// How often (0 to 1) the three most named hold the leader when so many are asked.
    pub holds: f32,
    /// The same in a word.
    pub level: TrustLevel,
}

impl Trust {
    /// From the namings of a unit of `people` counted people.
    pub fn of(namings: &Namings, people: u32) -> Self {
        let asked = namings.of_asked();
        let people = people.max(asked);
        let share = if people == 0 { 0.0 } else { asked as f32 / people as f32 };
        let holds = holds(share);
        let level = match holds {
            _ if asked == 0 => TrustLevel::Nothing,
            h if h < 0.4 => TrustLevel::Guess,
            h if h < 0.65 => TrustLevel::Half,
            h if h < 0.88 => TrustLevel::Mostly,
            _ => TrustLevel::Firm,
        };
        Self { asked, people, share, holds, level }
    }
}

/// Between the points of the table in straight lines.
fn holds(share: f32) -> f32 {
    const TABLE: [(f32, f32); 5] = [(0.0, 0.15), (0.25, 0.5), (0.5, 0.75), (0.75, 0.9), (1.0, 1.0)];
    let mut before = TABLE[0];
    for point in TABLE {
        if share <= point.0 {
            let span = (point.0 - before.0).max(f32::EPSILON);
            return before.1 + (point.1 - before.1) * ((share - before.0) / span).clamp(0.0, 1.0);
        }
        before = point;
    }
    1.0
}
