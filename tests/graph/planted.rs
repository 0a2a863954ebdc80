//! Made-up workplaces in which we know who leads: the counts must find them, whatever the noise.

use wallchart::graph::{Asked, Before, Candidate, Network, UnitLeaders, leaders};
use wallchart::model::{Day, QuestionKind, RecordId, WorkerField};

use crate::desk::Desk;
use crate::support::Dice;

const UNITS: usize = 4;
const PEOPLE: usize = 12;
const TODAY: Day = Day::from_number(20_420);

/// Who was planted where.
struct Planted {
    desk: Desk,
    /// Whom most turn to with a problem.
    leaders: Vec<RecordId>,
    /// Whom everybody asks about the work.
    experts: Vec<RecordId>,
    /// Named by everybody for everything, and a supervisor.
    supervisors: Vec<RecordId>,
    /// Of the first unit, tied to one person in each of the others.
    connector: RecordId,
}

/// `share` of those of each unit were asked.
fn workplace(seed: u64, share: f64) -> Planted {
    let mut dice = Dice::new(seed);
    let mut desk = Desk::new();
    let (mut all, mut of_leaders, mut experts, mut supervisors) = (Vec::new(), vec![], vec![], vec![]);
    for unit in 0..UNITS {
        let id = desk.unit(&format!("Unit {unit}"));
        // Names say nothing of who is who.
        let mut numbers: Vec<usize> = (0..=PEOPLE).collect();
        dice.shuffle(&mut numbers);
        let people: Vec<RecordId> =
            numbers.iter().map(|number| desk.person(&format!("P{unit} {number:02}"), Some(id))).collect();
        desk.set(people[PEOPLE], vec![WorkerField::Standing("supervisor".into())]);
        let (leader, expert, supervisor) = (people[0], people[1], people[PEOPLE]);
        let mut asked: Vec<RecordId> = people[..PEOPLE].to_vec();
        dice.shuffle(&mut asked);
        asked.truncate((PEOPLE as f64 * share).round() as usize);
        for asker in asked {
            desk.naming(asker, supervisor, "problem", false);
            desk.naming(asker, supervisor, "schedule", false);
            if asker != expert {
                desk.naming(asker, expert, "schedule", false);
            }
            // Three of four turn to the leader; everybody to somebody else too.
            if asker != leader && !dice.once_in(4) {
                desk.naming(asker, leader, "problem", false);
            }
            let other = people[2 + dice.below(PEOPLE - 2)];
            if other != asker {
                desk.naming(asker, other, "problem", false);
            }
        }
        of_leaders.push(leader);
        experts.push(expert);
        supervisors.push(supervisor);
        all.push(people);
    }
    let connector = all[0][2];
    for people in &all[1..] {
        desk.naming(connector, people[3], "number", true);
    }
    Planted { desk, leaders: of_leaders, experts, supervisors, connector }
}

impl Planted {
    fn units(&self, asked: &Asked) -> Vec<UnitLeaders> {
        leaders(self.desk.campaign(), &Network::of(self.desk.campaign()), asked, TODAY)
    }
}

fn find(units: &[UnitLeaders], who: RecordId) -> &Candidate {
    units.iter().flat_map(|unit| &unit.candidates).find(|one| one.id == who).expect("is a candidate")
}

#[test]
fn the_planted_leader_stands_first_in_each_unit_when_everybody_was_asked() {
    for seed in 0..20 {
        let planted = workplace(seed, 1.0);
        for (unit, leader) in planted.units(&Asked::Leading).iter().zip(&planted.leaders) {
            assert_eq!(unit.leads, Some(QuestionKind::Trust));
            assert_eq!(unit.candidates[0].id, *leader, "seed {seed}");
        }
    }
}

#[test]
fn whoever_knows_the_work_is_first_for_the_work_alone() {
    for seed in 0..20 {
        let planted = workplace(seed, 1.0);
        let (trust, work) = (planted.units(&Asked::Leading), planted.units(&Asked::Kind(QuestionKind::Work)));
        for (unit, expert) in planted.experts.iter().enumerate() {
            assert_eq!(work[unit].candidates[0].id, *expert, "seed {seed}");
            let there = find(&trust, *expert);
            assert_eq!(there.named_by, 0, "work advice is not added, seed {seed}");
            assert_ne!(trust[unit].candidates[0].id, *expert, "seed {seed}");
        }
    }
}

#[test]
fn supervisors_named_by_all_are_left_out() {
    let planted = workplace(7, 1.0);
    for asked in [Asked::Leading, Asked::Kind(QuestionKind::Work)] {
        for unit in planted.units(&asked) {
            assert!(unit.candidates.iter().all(|one| !planted.supervisors.contains(&one.id)));
            assert_eq!(unit.people as usize, PEOPLE);
        }
    }
}

#[test]
fn a_connector_is_shown_as_such_and_never_first_for_it() {
    for seed in 0..20 {
        let planted = workplace(seed, 1.0);
        let units = planted.units(&Asked::Leading);
        let connector = find(&units, planted.connector);
        let others = units.iter().flat_map(|unit| &unit.candidates).filter(|one| one.id != planted.connector);
        let most = others.map(|one| one.connects_groups).fold(0.0_f32, f32::max);
        assert!(connector.connects_groups > most, "seed {seed}");
        assert!(connector.other_units as usize == UNITS - 1);
        assert_eq!(units[0].candidates[0].id, planted.leaders[0], "the count inside decides, seed {seed}");
    }
}

#[test]
fn with_half_asked_the_first_three_mostly_hold_the_leader() {
    let (mut held, mut all) = (0, 0);
    for seed in 0..30 {
        let planted = workplace(seed, 0.5);
        for (unit, leader) in planted.units(&Asked::Leading).iter().zip(&planted.leaders) {
            // Whoever is tied to the connector answered too.
            assert!((PEOPLE / 2..=PEOPLE / 2 + 1).contains(&(unit.asked as usize)));
            assert!(unit.candidates.iter().all(|one| one.of_asked == unit.asked));
            held += usize::from(unit.candidates.iter().take(3).any(|one| one.id == *leader));
            all += 1;
        }
    }
    assert!(held * 10 >= all * 8, "{held} of {all}");
}

#[test]
fn kinds_asked_in_one_list_stay_apart() {
    let planted = workplace(3, 1.0);
    let units = planted.units(&Asked::Leading);
    let trust = planted.units(&Asked::Kind(QuestionKind::Trust));
    let problem = planted.units(&Asked::Question("problem".into()));
    for (unit, leader) in planted.leaders.iter().enumerate() {
        let counts = [&units, &trust, &problem].map(|of| find(of, *leader).named_by);
        assert!(counts.iter().all(|count| *count == counts[0]), "unit {unit}: {counts:?}");
    }
}

/// Two groups of a plant, ties said of both directions: in the first two are level, and one of them
/// is turned to from the other group; somebody who speaks for all has few ties there.
#[test]
fn of_two_level_in_mutual_ties_the_one_reaching_other_groups_stands_first_and_says_why() {
    let mut desk = Desk::new();
    let (young, old) = (desk.unit("Young"), desk.unit("Old"));
    let people: Vec<RecordId> = (0..7).map(|n| desk.person(&format!("Y{n}"), Some(young))).collect();
    let others: Vec<RecordId> = (0..5).map(|n| desk.person(&format!("O{n}"), Some(old))).collect();
    // 1 comes first by name, 2 by reaching further.
    for (from, to) in [(1, 3), (1, 4), (1, 5), (2, 3), (2, 4), (2, 6), (0, 6)] {
        desk.naming(people[from], people[to], "problem", true);
    }
    for to in 1..4 {
        desk.naming(others[0], others[to], "problem", true);
    }
    desk.naming(people[2], others[0], "problem", true);
    desk.naming(others[4], others[3], "problem", true);
    let units = leaders(desk.campaign(), &Network::of(desk.campaign()), &Asked::Leading, TODAY);
    let [first, second, ..] = units[0].candidates.as_slice() else { panic!("two at least") };
    assert_eq!((first.id, second.id), (people[2], people[1]));
    assert_eq!((first.named_by, second.named_by), (3, 3));
    assert_eq!(first.before_next, Some(Before::OtherUnits));
    assert_eq!(units[1].candidates[0].id, others[0]);
    assert_eq!(units[1].candidates.last().map(|one| one.named_by), Some(1), "few ties: low");
}
