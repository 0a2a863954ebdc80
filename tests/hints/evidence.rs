//! Evidence about people: both sides, unknown said as unknown, nothing added that is not alike.

use wallchart::graph::{Asked, Connects, Kinds, Looking, Network, UnitLeaders, Web};
use wallchart::hints::{Apart, Covered, Evidence, Gap, Ground, Point, Standing, Why};
use wallchart::log::Outside;
use wallchart::model::{
    Basis, Day, Edit, Fact, Fields, Judgement, Outcome, QuestionKind, RecordId, Speaker, TalkStands,
    TestField, TieKind, UnitField, WorkerField,
};
use wallchart::tally::Tallies;

use crate::desk::Desk;
use crate::support::Dice;

const TODAY: Day = Day::from_number(20_420);

/// One unit counted.
struct Bench<'a> {
    desk: &'a Desk,
    network: Network,
    tallies: Tallies,
    kinds: Kinds,
    ground: Ground,
    leaders: UnitLeaders,
}

impl<'a> Bench<'a> {
    fn of(desk: &'a Desk, unit: RecordId) -> Self {
        let campaign = desk.campaign();
        let network = Network::of(campaign);
        let tallies = Tallies::new(campaign, TODAY);
        let kinds = Kinds::of(campaign);
        let ground = Ground::of(campaign, &network, &tallies, &kinds, Some(unit));
        let connects = Connects::estimate(&Web::counted(campaign, &network), 100_000);
        let looking = Looking {
            campaign,
            network: &network,
            asked: &Asked::Leading,
            connects: &connects,
            today: TODAY,
        };
        let leaders = looking.of_unit(&kinds, Some(unit), &ground.people);
        Self { desk, network, tallies, kinds, ground, leaders }
    }

    fn evidence(&self, who: RecordId) -> Evidence {
        let campaign = self.desk.campaign();
        Evidence::of(campaign, &self.network, &self.tallies, &self.kinds, &self.ground, &self.leaders, who)
    }

    fn standing(&self) -> Standing {
        Standing::of(self.desk.campaign(), &self.tallies, &self.ground, &self.leaders)
    }

    fn covered(&self) -> Covered {
        let unit = self.ground.unit.unwrap();
        Covered::of(self.desk.campaign(), &self.tallies, &self.ground, &self.leaders, unit)
    }
}

fn test(desk: &mut Desk, name: &str) -> RecordId {
    let id = desk.world.record();
    let fields = vec![TestField::Name(name.into()), TestField::Day(Some(TODAY.plus(-10)))];
    desk.say(id, Edit::SetTest(Fields(fields)));
    id
}

fn did(desk: &mut Desk, who: RecordId, test: RecordId, outcome: Outcome) {
    let day = TODAY.plus(-9);
    desk.say(who, Edit::State(Fact::Result { test, outcome, day, says: Speaker::Typist }));
}

fn moves(desk: &mut Desk, from: RecordId, to: RecordId) {
    let id = desk.world.record();
    let kind = TieKind::Moves { basis: Basis::Did };
    let day = TODAY.plus(-30);
    desk.say(id, Edit::State(Fact::Tie { kind, from, to, mutual: false, day, says: Speaker::Typist }));
}

/// A ward of eight of ten; Ada is named by three of the four asked.
fn ward() -> (Desk, RecordId, Vec<RecordId>) {
    let mut desk = Desk::new();
    let ward = desk.unit("Ward");
    desk.say(ward, Edit::SetUnit(Fields(vec![UnitField::Estimate(Some(10))])));
    let names = ["Ada", "Ben", "Cid", "Dot", "Eve", "Fay", "Gus", "Hob"];
    let people: Vec<RecordId> = names.iter().map(|name| desk.person(name, Some(ward))).collect();
    for asker in [2, 3, 4] {
        desk.naming(people[asker], people[0], "problem", false);
    }
    desk.naming(people[5], people[1], "problem", false);
    (desk, ward, people)
}

#[test]
fn both_sides_are_told_and_what_was_not_asked_is_unknown() {
    let (mut desk, ward, people) = ward();
    desk.rate(people[6], 5, Basis::Said);
    desk.rate(people[7], 4, Basis::Said);
    desk.naming(people[0], people[6], "schedule", false);
    let bench = Bench::of(&desk, ward);
    let ada = bench.evidence(people[0]);
    assert_eq!((ada.named_by, ada.of_asked, ada.belongs), (3, 4, 10));
    let campaign = desk.campaign();
    assert_eq!(
        ada.speaks_for(campaign),
        [Point::Named { by: 3, of: 4, shifts: 0 }, Point::Opponents { tied: 1, of: 2 }]
    );
    assert_eq!(
        ada.speaks_against(campaign),
        [Point::NotAsked { n: 6, of: 10 }, Point::TurnsTo { who: people[6], kind: QuestionKind::Work },]
    );
}

#[test]
fn their_people_are_those_they_move_never_those_who_named_them() {
    let (mut desk, ward, people) = ward();
    let petition = test(&mut desk, "Petition");
    for who in [0, 2, 3, 4] {
        did(&mut desk, people[who], petition, Outcome::Did);
    }
    {
        let bench = Bench::of(&desk, ward);
        let ada = bench.evidence(people[0]);
        assert!(ada.people.is_empty(), "those who name Ada are not said to be moved");
        let points = ada.speaks_for(desk.campaign());
        assert!(!points.iter().any(|point| matches!(point, Point::Followed { .. })), "{points:?}");
    }
    for who in [5, 6, 7] {
        moves(&mut desk, people[0], people[who]);
    }
    did(&mut desk, people[5], petition, Outcome::Refused);
    did(&mut desk, people[6], petition, Outcome::NoAnswer);
    did(&mut desk, people[7], petition, Outcome::Did);
    let bench = Bench::of(&desk, ward);
    let ada = bench.evidence(people[0]);
    assert_eq!(ada.people.len(), 3);
    let against = ada.speaks_against(desk.campaign());
    let alone = Point::NotFollowed { test: petition, acted: true, same: 1, of: 3 };
    assert!(against.contains(&alone), "{against:?}");
}

#[test]
fn whose_people_stay_away_with_them_is_followed_too() {
    let (mut desk, ward, people) = ward();
    let petition = test(&mut desk, "Petition");
    for who in [5, 6, 7] {
        moves(&mut desk, people[0], people[who]);
        did(&mut desk, people[who], petition, Outcome::Refused);
    }
    did(&mut desk, people[0], petition, Outcome::Refused);
    let bench = Bench::of(&desk, ward);
    let points = bench.evidence(people[0]).speaks_for(desk.campaign());
    assert!(points.contains(&Point::Followed { test: petition, acted: false, same: 3, of: 3 }), "{points:?}");
}

#[test]
fn named_for_the_work_alone_speaks_against() {
    let (mut desk, ward, people) = ward();
    for asker in [2, 3, 4, 5] {
        desk.naming(people[asker], people[7], "schedule", false);
    }
    let bench = Bench::of(&desk, ward);
    let hob = bench.evidence(people[7]);
    assert_eq!((hob.named_by, hob.of_asked), (0, 4));
    let against = hob.speaks_against(desk.campaign());
    assert!(against.contains(&Point::NotNamed { of: 4 }));
    assert!(against.contains(&Point::OnlyWork { by: 4, of: 4 }));
    assert!(hob.speaks_for(desk.campaign()).is_empty());
}

#[test]
fn judgement_sorts_the_rows_and_counts_do_not() {
    let (mut desk, ward, people) = ward();
    let petition = test(&mut desk, "Petition");
    let survey = test(&mut desk, "Survey");
    // Ada: judged, for it, proven. Ben: named only. Cid: judged, not won. Gus: for it, acts, named by nobody.
    desk.set(people[0], vec![WorkerField::Judgement(Judgement::Identified)]);
    desk.set(people[2], vec![WorkerField::Judgement(Judgement::Identified)]);
    desk.rate(people[0], 1, Basis::Did);
    desk.rate(people[2], 3, Basis::Said);
    desk.rate(people[6], 1, Basis::Did);
    moves(&mut desk, people[0], people[3]);
    for who in [0, 3, 6] {
        did(&mut desk, people[who], petition, Outcome::Did);
        did(&mut desk, people[who], survey, Outcome::Did);
    }
    let bench = Bench::of(&desk, ward);
    assert_eq!(
        bench.standing().rows,
        [
            (Apart::Proven, people[0]),
            (Apart::Target, people[2]),
            (Apart::Named, people[1]),
            (Apart::Active, people[6]),
        ]
    );
}

#[test]
fn nobody_is_active_without_namings_where_nobody_was_asked() {
    let mut desk = Desk::new();
    let ward = desk.unit("Ward");
    let gus = desk.person("Gus", Some(ward));
    let petition = test(&mut desk, "Petition");
    desk.rate(gus, 1, Basis::Did);
    did(&mut desk, gus, petition, Outcome::Did);
    let bench = Bench::of(&desk, ward);
    assert!(bench.standing().rows.is_empty(), "not asked is not the same as not named");
    assert!(bench.covered().gaps.contains(&Gap::NobodyAsked));
    let against = bench.evidence(gus).speaks_against(desk.campaign());
    assert!(!against.iter().any(|point| matches!(point, Point::NotNamed { .. })), "{against:?}");
}

#[test]
fn a_gap_names_who_could_close_it_and_never_who_was_looked_at_and_is_none() {
    let (mut desk, ward, people) = ward();
    desk.set(people[1], vec![WorkerField::Judgement(Judgement::NotALeader)]);
    let bench = Bench::of(&desk, ward);
    let covered = bench.covered();
    assert_eq!(covered.gaps[..1], [Gap::NoLeader]);
    assert!(covered.gaps.contains(&Gap::NotAsked { named: 4, unnamed: 2 }), "{:?}", covered.gaps);
    let who: Vec<_> = covered.closers.iter().map(|closer| (closer.who, closer.why)).collect();
    assert_eq!(who, [(people[0], Why::Judge { by: 3, of: 4, suggested: false })]);
}

#[test]
fn a_target_is_to_be_won_and_never_counts() {
    let (mut desk, ward, people) = ward();
    let fields =
        vec![WorkerField::Judgement(Judgement::Identified), WorkerField::Talk(TalkStands::InConversation)];
    desk.set(people[0], fields);
    desk.rate(people[0], 4, Basis::Said);
    let bench = Bench::of(&desk, ward);
    let covered = bench.covered();
    assert!(covered.coverage.leaders.is_empty());
    assert_eq!(covered.coverage.targets, [people[0]]);
    assert!(
        matches!(covered.closers[0].why, Why::Win { by: 3, of: 4, against: true, .. }),
        "{:?}",
        covered.closers
    );
}

/// Whatever is said: counts stay within what was asked, kinds are not added, and nobody who was not
/// asked counts against anybody.
#[test]
fn counts_stay_within_what_was_asked() {
    let mut dice = Dice::new(7);
    for _ in 0..40 {
        let mut desk = Desk::new();
        let units = [desk.unit("North"), desk.unit("South")];
        let people: Vec<RecordId> =
            (0..12).map(|n| desk.person(&format!("P{n}"), Some(units[dice.below(2)]))).collect();
        for person in &people {
            if dice.once_in(3) {
                desk.rate(*person, dice.below(6) as u8, Basis::Said);
            }
        }
        for _ in 0..dice.below(40) {
            let (from, to) = (dice.pick(&people), dice.pick(&people));
            let question = dice.pick(&["problem", "schedule", "social"]);
            if from != to {
                desk.naming(from, to, question, false);
            }
        }
        for unit in units {
            let bench = Bench::of(&desk, unit);
            for person in &bench.ground.people {
                let one = bench.evidence(*person);
                assert!(one.named_by <= one.of_asked && one.of_asked <= one.belongs);
                assert_eq!(one.namers.len() as u32, one.named_by);
                assert!(one.namers.is_subset(&bench.ground.asked), "a namer who was not asked");
                assert!(one.opponents.is_subset(&bench.leaders.opponents));
                let lead = one.leads.and_then(|kind| one.kind(kind));
                assert!(lead.is_none_or(|lead| lead.named_by == one.named_by), "kinds were added");
                let against = one.speaks_against(desk.campaign());
                let unknown = one.belongs - one.of_asked;
                let says = against.iter().find_map(|point| match point {
                    Point::NotAsked { n, .. } => Some(*n),
                    _ => None,
                });
                assert_eq!(says.unwrap_or(0), unknown);
            }
            let rows = bench.standing().rows;
            let mut seen = std::collections::BTreeSet::new();
            assert!(rows.iter().all(|(_, person)| seen.insert(*person)), "somebody stands twice");
        }
    }
}
