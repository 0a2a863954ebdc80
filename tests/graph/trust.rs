//! How far the chart can be trusted, held against hidden units with a planted leader.

use wallchart::graph::{Trust, TrustLevel};

use crate::support::Dice;

/// Who would name whom in a hidden unit; person 0 is the leader.
struct Hidden {
    names: Vec<Vec<bool>>,
}

impl Hidden {
    /// Everybody names the leader with this chance, and each other person with a chance of their own.
    fn by_rates(dice: &mut Dice, people: usize, leader: f64, seconds: &[f64]) -> Self {
        let rate = |dice: &mut Dice, who: usize| match who {
            0 => leader,
            _ if who <= seconds.len() => seconds[who - 1],
            // Most are named seldom, a few now and then.
            _ => (-(1.0 - chance(dice)).ln() * 0.06).min(0.5),
        };
        let rates: Vec<f64> = (0..people).map(|who| rate(dice, who)).collect();
        let names = (0..people).map(|asker| {
            rates.iter().enumerate().map(|(who, rate)| who != asker && chance(dice) < *rate).collect()
        });
        Self { names: names.collect() }
    }

    /// Everybody names two of those near them, and the leader with this chance.
    fn of_neighbours(dice: &mut Dice, people: usize, leader: f64) -> Self {
        let mut names = vec![vec![false; people]; people];
        for (asker, row) in names.iter_mut().enumerate() {
            for _ in 0..2 {
                let near = (asker + people + 1 + dice.below(8) - 4) % people;
                row[near] = near != asker;
            }
            row[0] |= asker != 0 && chance(dice) < leader;
        }
        Self { names }
    }

    fn named(&self, asked: &[usize]) -> Vec<u32> {
        let people = self.names.len();
        (0..people).map(|who| asked.iter().filter(|asker| self.names[**asker][who]).count() as u32).collect()
    }
}

fn chance(dice: &mut Dice) -> f64 {
    dice.roll() as f64 / u64::MAX as f64
}

/// Whether `who` is among the three most named; of equals the dice decide.
fn is_in_first_three(dice: &mut Dice, named: &[u32], who: usize) -> bool {
    let mut order: Vec<(u32, u64, usize)> =
        named.iter().enumerate().map(|(who, count)| (*count, dice.roll(), who)).collect();
    order.sort_unstable_by(|a, b| b.cmp(a));
    order.iter().take(3).any(|(_, _, first)| *first == who)
}

/// How often the leader was among the first three, and how often that was claimed.
fn tried(dice: &mut Dice, people: usize, share: f64, hidden: &dyn Fn(&mut Dice) -> Hidden) -> (f64, f64) {
    const TIMES: usize = 250;
    let (mut held, mut claimed) = (0.0, 0.0);
    for _ in 0..TIMES {
        let unit = hidden(dice);
        let mut everybody: Vec<usize> = (0..people).collect();
        dice.shuffle(&mut everybody);
        let asked = &everybody[..(people as f64 * share).round() as usize];
        let named = unit.named(asked);
        held += f64::from(u8::from(is_in_first_three(dice, &named, 0)));
        claimed += f64::from(Trust::from_counts(named, asked.len() as u32, people as u32).holds);
    }
    (held / TIMES as f64, claimed / TIMES as f64)
}

#[test]
fn the_three_most_named_hold_the_leader_about_as_often_as_is_claimed() {
    let mut dice = Dice::new(20_261_122);
    let clear: &[(&str, f64, &[f64])] = &[
        ("clear", 0.5, &[]),
        ("very clear", 0.7, &[]),
        ("faint", 0.3, &[]),
        ("level with a second", 0.5, &[0.45]),
        ("before two", 0.45, &[0.3, 0.3]),
    ];
    let mut faint = Vec::new();
    for people in [12, 24, 45] {
        for share in [0.25, 0.5, 0.75, 1.0] {
            let mut holds = |kind: &str, less: f64, hidden: &dyn Fn(&mut Dice) -> Hidden| {
                let (held, claimed) = tried(&mut dice, people, share, hidden);
                assert!(
                    claimed - held <= 0.15 && held - claimed <= less,
                    "{kind}, {share} of {people}: held {held:.2}, claimed {claimed:.2}"
                );
                held
            };
            for (kind, leader, seconds) in clear {
                let held = holds(kind, 0.15, &|dice| Hidden::by_rates(dice, people, *leader, seconds));
                if share < 0.3 && *kind == "faint" {
                    faint.push(held);
                }
            }
            // Among twelve everybody is a neighbour of nearly everybody.
            for leader in [0.25, 0.4].into_iter().filter(|_| people > 20) {
                holds("neighbours", 0.21, &|dice| Hidden::of_neighbours(dice, people, leader));
            }
        }
    }
    let about_half = faint.iter().sum::<f64>() / faint.len() as f64;
    assert!((0.35..0.7).contains(&about_half), "a faint leader with a quarter asked: {about_half}");
}

#[test]
fn words_stay_within_fifteen_points_of_the_claim() {
    for asked in 0..=24_u32 {
        for first in 0..=asked {
            let trust =
                Trust::from_counts(vec![first, first / 2, first / 3, 1.min(asked), 1.min(asked)], asked, 24);
            let said = match trust.level {
                TrustLevel::Nothing => {
                    assert_eq!((asked, trust.holds), (0, 0.0));
                    continue;
                }
                TrustLevel::Guess => 0.25,
                TrustLevel::Half => 0.5,
                TrustLevel::Mostly => 0.75,
                TrustLevel::Firm => 0.9,
            };
            assert!((trust.holds - said).abs() <= 0.151, "{trust:?}");
        }
    }
}

#[test]
fn more_asked_is_trusted_more_and_a_clear_lead_more_than_a_level_one() {
    let of = |named: &[u32], asked, people| Trust::from_counts(named.to_vec(), asked, people).holds;
    assert!(of(&[3, 1, 1, 1, 1, 1], 6, 24) < of(&[6, 2, 2, 2, 2, 2], 12, 24));
    assert!(of(&[2, 2, 2, 2, 2, 2], 6, 24) < of(&[5, 1, 1, 1, 1, 1], 6, 24));
    assert_eq!(Trust::from_counts(vec![5, 2], 6, 24).lead, 3);
}

#[test]
fn odd_units_get_an_honest_answer() {
    assert_eq!(Trust::from_counts(Vec::new(), 0, 0).level, TrustLevel::Nothing);
    let nobody_named = Trust::from_counts(Vec::new(), 6, 24);
    assert!((nobody_named.holds - 3.0 / 24.0).abs() < 0.03, "any three of 24: {nobody_named:?}");
    assert!(Trust::from_counts(vec![1], 1, 2).holds <= 0.95, "never certain");
    let large = Trust::from_counts(vec![900, 400, 300, 20, 20, 3], 1_500, 5_000);
    assert!(large.holds > 0.9 && large.holds.is_finite());
    assert!(Trust::from_counts(vec![4, 4, 4, 4], 2, 3).holds.is_finite(), "more named than there are");
}
