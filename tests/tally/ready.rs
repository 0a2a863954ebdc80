//! Readiness: every gate in every gate unit, counted as FORMAT.md says.

use proptest::prelude::*;
use wallchart::log::Outside;
use wallchart::model::{
    Basis, CampaignField, Edit, Expected, Fact, Fields, GateRule, Grouping, Judgement, Outcome, RecordId,
    Speaker, TestField, Threshold, UnitField, WorkerField,
};
use wallchart::tally::{
    GateKey, MajorityBasis, MajorityRule, Met, Readiness, Rests, RowKind, Votes, gate_limits,
};

use super::{Shop, today};

impl Shop {
    fn readiness(&self) -> Readiness {
        Readiness::new(self.campaign(), &self.tallies())
    }

    /// A test of a rung, held so many days ago, with an aim in gate units.
    fn rung(&mut self, rung: u32, days_ago: i32, aim: Threshold) -> RecordId {
        let on = self.dice.record();
        let fields = vec![
            TestField::Name(format!("Test {rung}").into()),
            TestField::Day(Some(today().plus(-days_ago))),
            TestField::Gate(aim),
            TestField::Rung(rung),
        ];
        self.say(on, Edit::SetTest(Fields(fields)));
        on
    }

    /// Of these people the first so many did it, the others refused.
    fn held(&mut self, test: RecordId, people: &[RecordId], did: usize) {
        self.freeze(test);
        for (place, person) in people.iter().enumerate() {
            let outcome = if place < did { Outcome::Did } else { Outcome::Refused };
            self.result(test, *person, outcome, "");
        }
    }

    fn gates(&mut self, gates: &[(&str, u32, bool)]) {
        let rule =
            |(key, limit, off): &(&str, u32, bool)| GateRule { key: (*key).into(), limit: *limit, off: *off };
        let about = self.campaign().id;
        let gates = CampaignField::Gates(gates.iter().map(rule).collect());
        self.say(about, Edit::SetCampaign(Fields(vec![gates])));
    }

    fn set_unit(&mut self, unit: RecordId, field: UnitField) {
        self.say(unit, Edit::SetUnit(Fields(vec![field])));
    }

    /// A unit of ten that meets every gate by default.
    fn ready_unit(&mut self, name: &str) -> (RecordId, Vec<RecordId>) {
        let unit = self.unit(name, Some(10), None);
        let people = self.people(unit, 10);
        for person in &people {
            self.rate(*person, 1, 3);
        }
        self.set(people[0], WorkerField::Judgement(Judgement::Identified));
        self.set_unit(unit, UnitField::Leader(Some(people[0])));
        self.set_unit(unit, UnitField::Second(Some(people[1])));
        (unit, people)
    }

    /// Three tests of rising risk, each with eight or more of ten, each foretold.
    fn three_tests(&mut self, people: &[Vec<RecordId>]) -> Vec<RecordId> {
        let tests: Vec<_> =
            (1..=3).map(|rung| self.rung(rung * 10, 30 - rung as i32, Threshold::Percent(65))).collect();
        for test in &tests {
            for person in people.iter().flatten() {
                self.predict(*test, *person, Expected::Will);
            }
            self.freeze(*test);
            for people in people {
                for (place, person) in people.iter().enumerate() {
                    let outcome = if place < 9 { Outcome::Did } else { Outcome::NoAnswer };
                    self.result(*test, *person, outcome, "");
                }
            }
        }
        tests
    }
}

fn met(readiness: &Readiness, unit: RecordId, key: GateKey) -> Met {
    readiness.row(unit).unwrap().cell(key).unwrap().met
}

#[test]
fn gates_have_the_defaults_of_the_format_and_the_campaigns_own_limits() {
    let mut shop = Shop::new();
    let said = |shop: &Shop| -> Vec<_> {
        gate_limits(shop.campaign()).into_iter().map(|gate| (gate.key.key(), gate.limit, gate.off)).collect()
    };
    let defaults = [
        ("charted", 100, false),
        ("rated", 80, false),
        ("leaders", 1, false),
        ("reach", 100, true),
        ("tests", 3, false),
        ("fall", 10, false),
        ("prediction", 10, false),
    ];
    assert_eq!(said(&shop), defaults);
    shop.gates(&[("rated", 60, false), ("reach", 100, false), ("fall", 10, true), ("weather", 1, false)]);
    let own = said(&shop);
    assert_eq!((own[1], own[3], own[5]), (("rated", 60, false), ("reach", 100, false), ("fall", 10, true)));
    assert_eq!((own[0], own.len()), (defaults[0], 7));
    for gate in GateKey::ALL {
        assert_eq!(GateKey::of(gate.key()), Some(gate));
    }
}

#[test]
fn a_unit_that_meets_every_gate_is_ready_and_a_campaign_of_such_units_too() {
    let mut shop = Shop::new();
    let units: Vec<_> = ["Ward", "Lab"].map(|name| shop.ready_unit(name)).into();
    let people: Vec<_> = units.iter().map(|(_, people)| people.clone()).collect();
    shop.three_tests(&people);
    let readiness = shop.readiness();
    for row in &readiness.rows {
        for cell in &row.cells {
            assert!(cell.is_met(), "{cell:?}");
        }
    }
    assert_eq!((readiness.is_ready, readiness.ready_units, readiness.rows.len()), (true, 2, 2));
    // One rating grows old: seven of ten are enough no more.
    let person = people[0][2];
    for gone in &people[0][2..5] {
        shop.set(*gone, WorkerField::Standing("left".into()));
    }
    let readiness = shop.readiness();
    assert_eq!(met(&readiness, units[0].0, GateKey::Charted), Met::NotYet, "three places have no name again");
    assert_eq!((readiness.is_ready, readiness.ready_units), (false, 1));
    assert!(shop.campaign().worker(person).is_some());
}

#[test]
fn a_campaign_without_units_is_not_ready() {
    let mut shop = Shop::new();
    shop.person(None, "");
    let readiness = shop.readiness();
    assert_eq!((readiness.is_ready, readiness.rows.len(), readiness.unplaced), (false, 0, 1));
    shop.unit("Empty", None, None);
    assert!(shop.readiness().rows.is_empty(), "nobody belongs in it");
    let marked = shop.unit("Marked", None, None);
    shop.set_unit(marked, UnitField::Gate(true));
    let readiness = shop.readiness();
    assert_eq!(met(&readiness, marked, GateKey::Charted), Met::NotYet, "an empty gate unit is no met one");
}

#[test]
fn a_total_that_hides_a_unit_is_not_ready() {
    let mut shop = Shop::new();
    let (large, small) = (shop.unit("Large", None, None), shop.unit("Small", None, None));
    let people = shop.people(large, 80);
    let others = shop.people(small, 10);
    let test = shop.rung(10, 2, Threshold::Percent(65));
    shop.held(test, &people, 80);
    for person in &others {
        shop.result(test, *person, Outcome::Refused, "");
    }
    shop.gates(&[("tests", 1, false)]);
    let readiness = shop.readiness();
    assert_eq!(shop.tallies().test(test).unwrap().total.percent(), 89, "the total is far above the aim");
    assert_eq!(met(&readiness, large, GateKey::Tests), Met::Met);
    let row = readiness.row(small).unwrap();
    let cell = row.cell(GateKey::Tests).unwrap();
    let Rests::Tests { held, .. } = &cell.rests else { panic!() };
    assert_eq!((cell.met, held[0].percent, held[0].short), (Met::NotYet, 0, 7));
    let behind = row.behind(shop.campaign(), &shop.tallies(), GateKey::Tests);
    assert_eq!((behind.people.len(), behind.unnamed), (10, 0));
}

#[test]
fn the_unnamed_stand_in_the_way_120_of_450_is_27_percent() {
    let mut shop = Shop::new();
    let unit = shop.unit("Works", Some(450), None);
    let people = shop.people(unit, 200);
    let test = shop.rung(10, 2, Threshold::Percent(65));
    shop.freeze(test);
    for person in &people[..120] {
        shop.result(test, *person, Outcome::Did, "");
        shop.rate(*person, 2, 1);
    }
    let readiness = shop.readiness();
    let row = readiness.row(unit).unwrap();
    let share = |key| match row.cell(key).unwrap().rests {
        Rests::Share { part, of, percent, short, unnamed } => (part, of, percent, short, unnamed),
        _ => panic!(),
    };
    assert_eq!(share(GateKey::Charted), (200, 450, 44, 250, 250));
    assert_eq!(share(GateKey::Rated), (120, 450, 27, 240, 250), "80 % of 450 are 360");
    let Rests::Tests { held, .. } = &row.cell(GateKey::Tests).unwrap().rests else { panic!() };
    assert_eq!((held[0].did, held[0].eligible, held[0].percent), (120, 450, 27));
    let votes = Votes::of(shop.campaign(), &shop.tallies(), None, MajorityBasis::LastTest);
    let cards = votes.under(MajorityRule::Cards65, None);
    assert_eq!(
        (cards.entitled, cards.needed, cards.sure, cards.likely, cards.to_win),
        (450, 293, 120, 0, 173)
    );
}

#[test]
fn a_guess_and_an_old_rating_are_no_rating() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let people = shop.people(unit, 10);
    for person in &people[..8] {
        shop.rate(*person, 3, 60);
    }
    assert_eq!(met(&shop.readiness(), unit, GateKey::Rated), Met::Met, "60 days are not old yet");
    shop.rate(people[8], 3, 61);
    let (day, says) = (today(), Speaker::Typist);
    let guess = Fact::Rating { value: 1, day, basis: Basis::Guess, says };
    shop.say(people[9], Edit::State(guess));
    shop.set(people[0], WorkerField::Standing("supervisor".into()));
    let readiness = shop.readiness();
    let row = readiness.row(unit).unwrap();
    let Rests::Share { part, of, short, .. } = row.cell(GateKey::Rated).unwrap().rests else { panic!() };
    assert_eq!((part, of, short), (7, 9, 1));
    assert_eq!(row.cell(GateKey::Rated).unwrap().met, Met::Near);
    let behind = row.behind(shop.campaign(), &shop.tallies(), GateKey::Rated);
    let mut waiting = vec![people[8], people[9]];
    waiting.sort();
    assert_eq!(behind.people, waiting);
}

#[test]
fn small_units_are_counted_with_a_neighbour_or_their_parent() {
    let mut shop = Shop::new();
    let house = shop.unit("House", None, None);
    let [one, two, three] = ["One", "Two", "Three"].map(|name| shop.unit(name, None, Some(house)));
    let sizes = [(one, 3), (two, 9), (three, 4)];
    for (unit, size) in sizes {
        shop.people(unit, size);
        shop.set_unit(unit, UnitField::Gate(true));
    }
    let rows = |shop: &Shop| -> Vec<_> {
        let readiness = shop.readiness();
        readiness.rows.iter().map(|row| (row.units().collect::<Vec<_>>(), row.belongs)).collect()
    };
    assert_eq!(rows(&shop), [(vec![house], 16), (vec![two], 9)], "the small ones with their parent");
    shop.set_unit(one, UnitField::Joins(Some(two)));
    assert_eq!(rows(&shop), [(vec![house], 16), (vec![two, one], 12)]);
    shop.set_unit(three, UnitField::Joins(Some(one)));
    assert_eq!(rows(&shop), [(vec![two, one, three], 16)]);
    // Two that join each other are still small: then their parent.
    shop.set_unit(one, UnitField::Joins(Some(three)));
    assert_eq!(rows(&shop), [(vec![house], 16), (vec![two], 9)]);
    // Without a parent they stay.
    for unit in [one, three] {
        shop.set_unit(unit, UnitField::Parent(None));
    }
    let joined = rows(&shop);
    assert!(joined.contains(&(vec![two], 9)));
    assert!(joined.iter().any(|(units, belongs)| units.len() == 2 && *belongs == 7), "{joined:?}");
}

#[test]
fn a_majority_is_more_than_half() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let people = shop.people(unit, 8);
    let test = shop.rung(10, 2, Threshold::Majority);
    shop.held(test, &people, 4);
    shop.gates(&[("tests", 1, false)]);
    assert_eq!(met(&shop.readiness(), unit, GateKey::Tests), Met::Near, "half is not more than half");
    let other = shop.rung(20, 1, Threshold::Majority);
    shop.held(other, &people, 5);
    assert_eq!(met(&shop.readiness(), unit, GateKey::Tests), Met::Met);
}

#[test]
fn at_each_rung_the_latest_test_counts_and_a_unit_only_where_it_takes_part() {
    let mut shop = Shop::new();
    let (ward, lab) = (shop.unit("Ward", None, None), shop.unit("Lab", None, None));
    let (people, others) = (shop.people(ward, 10), shop.people(lab, 10));
    let first = shop.rung(10, 20, Threshold::Percent(65));
    let everybody: Vec<_> = others.iter().chain(&people).copied().collect();
    shop.held(first, &everybody, 10);
    shop.gates(&[("tests", 1, false)]);
    let readiness = shop.readiness();
    assert_eq!(
        (met(&readiness, lab, GateKey::Tests), met(&readiness, ward, GateKey::Tests)),
        (Met::Met, Met::NotYet)
    );
    // Run again, in the ward alone.
    let again = shop.rung(10, 5, Threshold::Percent(65));
    shop.say(again, Edit::SetTest(Fields(vec![TestField::Units(vec![ward])])));
    shop.held(again, &people, 7);
    let readiness = shop.readiness();
    assert_eq!(
        (met(&readiness, lab, GateKey::Tests), met(&readiness, ward, GateKey::Tests)),
        (Met::Met, Met::Met)
    );
    let Rests::Tests { held, .. } = &readiness.row(lab).unwrap().cell(GateKey::Tests).unwrap().rests else {
        panic!()
    };
    assert_eq!(held[0].test, first);
}

#[test]
fn a_fall_of_more_points_than_agreed_is_not_ready() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let people = shop.people(unit, 20);
    for (rung, did) in [(10, 17), (20, 15), (30, 13)] {
        let test = shop.rung(rung, 40 - rung as i32, Threshold::Percent(65));
        shop.held(test, &people, did);
    }
    assert_eq!(met(&shop.readiness(), unit, GateKey::Fall), Met::Met, "ten points each");
    shop.gates(&[("fall", 9, false)]);
    let readiness = shop.readiness();
    let row = readiness.row(unit).unwrap();
    let cell = row.cell(GateKey::Fall).unwrap();
    let Rests::Fall { steps } = &cell.rests else { panic!() };
    let points: Vec<_> = steps.iter().map(|step| (step.before, step.after, step.points())).collect();
    assert_eq!((cell.met, points), (Met::Near, vec![(85, 75, 10), (75, 65, 10)]));
    assert_eq!(row.behind(shop.campaign(), &shop.tallies(), GateKey::Fall).people.len(), 2);
    shop.gates(&[("fall", 3, false)]);
    assert_eq!(met(&shop.readiness(), unit, GateKey::Fall), Met::NotYet);
}

#[test]
fn without_a_prediction_nothing_was_foretold() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", None, None);
    let people = shop.people(unit, 10);
    let test = shop.rung(10, 2, Threshold::Percent(50));
    shop.held(test, &people, 7);
    let readiness = shop.readiness();
    let Rests::Prediction(Some(said)) =
        &readiness.row(unit).unwrap().cell(GateKey::Prediction).unwrap().rests
    else {
        panic!()
    };
    assert!(!said.is_foretold);
    assert_eq!(
        met(&readiness, unit, GateKey::Prediction),
        Met::NotYet,
        "even though nothing differs by much"
    );
    for (place, person) in people.iter().enumerate() {
        shop.predict(test, *person, if place < 6 { Expected::Will } else { Expected::Wont });
    }
    assert_eq!(met(&shop.readiness(), unit, GateKey::Prediction), Met::Met, "60 % expected, 70 % came");
}

#[test]
fn a_shift_with_people_needs_its_leader_and_second_too() {
    let mut shop = Shop::new();
    let units: Vec<_> = ["Ward", "Lab"].map(|name| shop.ready_unit(name)).into();
    let people: Vec<_> = units.iter().map(|(_, people)| people.clone()).collect();
    shop.three_tests(&people);
    let night = shop.dice.record();
    let fields = vec![UnitField::Name("Night".into()), UnitField::Grouping(Grouping::SHIFT.into())];
    shop.say(night, Edit::SetUnit(Fields(fields)));
    assert!(shop.readiness().is_ready, "nobody is on that shift");
    shop.set(people[0][5], WorkerField::Place(Grouping::SHIFT.into(), Some(night)));
    let readiness = shop.readiness();
    assert_eq!((readiness.is_ready, readiness.ready_units, readiness.shifts().count()), (false, 2, 1));
    let row = readiness.row(night).unwrap();
    assert_eq!((row.kind, row.cells.len(), row.cells[0].key), (RowKind::Shift, 1, GateKey::Leaders));
    for person in &people[0][..2] {
        shop.set(*person, WorkerField::Place(Grouping::SHIFT.into(), Some(night)));
    }
    shop.set_unit(night, UnitField::Second(Some(people[0][1])));
    assert!(shop.readiness().is_ready);
    shop.gates(&[("leaders", 1, true)]);
    assert_eq!(shop.readiness().rows.len(), 2, "no gate for leaders, no rows for shifts");
}

#[test]
fn a_gate_that_is_off_is_in_nobodys_way() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", Some(12), None);
    shop.people(unit, 10);
    let keys = GateKey::ALL.map(GateKey::key);
    let off: Vec<_> = keys.into_iter().map(|key| (key, 100, key != "charted")).collect();
    shop.gates(&off);
    let readiness = shop.readiness();
    assert_eq!((readiness.gates.len(), readiness.rows[0].cells.len(), readiness.is_ready), (1, 1, false));
    assert_eq!(readiness.rows[0].cells[0].met, Met::Near, "two places have no name");
    shop.gates(&[&[("charted", 80, false)], &off[1..]].concat());
    assert!(shop.readiness().is_ready, "ten of twelve are 83 %");
}

#[test]
fn sure_and_likely_are_never_counted_twice() {
    let mut shop = Shop::new();
    let unit = shop.unit("Ward", Some(20), None);
    let people = shop.people(unit, 12);
    let test = shop.rung(10, 2, Threshold::Majority);
    shop.freeze(test);
    for person in &people[..4] {
        shop.rate(*person, 1, 1);
        shop.result(test, *person, Outcome::Did, "");
    }
    for person in &people[4..8] {
        shop.rate(*person, 2, 1);
    }
    shop.result(test, people[4], Outcome::Refused, "");
    shop.rate(people[8], 3, 1);
    let guess = Fact::Rating { value: 1, day: today(), basis: Basis::Guess, says: Speaker::Typist };
    shop.say(people[9], Edit::State(guess));
    let tallies = shop.tallies();
    let votes = Votes::of(shop.campaign(), &tallies, Some(unit), MajorityBasis::LastTest);
    assert_eq!((votes.test, votes.entitled), (Some(test), 20));
    assert_eq!((votes.sure.len(), votes.likely.len(), votes.soft.as_slice()), (4, 3, &people[4..5]));
    assert!(votes.sure.iter().all(|one| !votes.likely.contains(one)));
    let far = |rule, cast| {
        let majority = votes.under(rule, cast);
        (majority.needed, majority.to_win, majority.is_reached())
    };
    assert_eq!(far(MajorityRule::Votes, None), (11, 4, false), "as if everybody votes");
    assert_eq!(far(MajorityRule::Votes, Some(7)), (4, 0, true));
    assert_eq!(far(MajorityRule::All, None), (11, 4, false));
    assert_eq!(far(MajorityRule::Members75, None), (15, 8, false));
    assert_eq!(far(MajorityRule::Cards65, None), (13, 6, false));
    // Nine vote: fewer than half, so nothing is won, whatever they say.
    assert_eq!(votes.under(MajorityRule::Uk, None).turnout, Some(10));
    assert_eq!(far(MajorityRule::Uk, Some(9)), (8, 1, false));
    assert_eq!(far(MajorityRule::Uk, Some(20)), (11, 4, false));
    let ratings = Votes::of(shop.campaign(), &tallies, Some(unit), MajorityBasis::Ratings);
    assert_eq!((ratings.sure.len(), ratings.likely.len(), ratings.soft.len()), (0, 8, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    /// Ready is every row, a row is every cell, and the shares are those of a plain recount.
    #[test]
    fn ready_means_every_gate_of_every_row(
        sizes in prop::collection::vec((0_usize..14, prop::option::of(0_u32..20)), 1..5),
        acts in prop::collection::vec((0_u8..4, 0_u8..6, 0_i32..90), 60),
        limits in (50_u32..=100, 0_u32..=100, 0_u32..3, 0_u32..4, 0_u32..30),
    ) {
        let mut shop = Shop::new();
        let mut people = Vec::new();
        let mut units = Vec::new();
        for (size, estimate) in &sizes {
            let unit = shop.unit("Unit", *estimate, None);
            people.extend(shop.people(unit, *size));
            units.push(unit);
        }
        let (charted, rated, leaders, tests, fall) = limits;
        shop.gates(&[("charted", charted, false), ("rated", rated, false), ("leaders", leaders, false),
            ("tests", tests, false), ("fall", fall, false)]);
        let held = [shop.rung(10, 9, Threshold::Percent(50)), shop.rung(20, 8, Threshold::Majority)];
        for test in held {
            shop.freeze(test);
        }
        for (person, (act, value, days)) in people.iter().zip(&acts) {
            if *value > 0 {
                shop.rate(*person, *value, *days);
            }
            for test in held.iter().take(usize::from(*act)) {
                let outcome = if value % 2 == 0 { Outcome::Did } else { Outcome::Refused };
                shop.result(*test, *person, outcome, "");
            }
        }
        let readiness = shop.readiness();
        let cells = |row: &wallchart::tally::ReadyRow| row.cells.iter().all(|cell| cell.met == Met::Met);
        prop_assert_eq!(readiness.is_ready, !readiness.rows.is_empty() && readiness.rows.iter().all(cells));
        prop_assert_eq!(readiness.ready_units as usize, readiness.units().filter(|row| cells(row)).count());
        for row in readiness.units() {
            let own: Vec<_> = row.units().collect();
            let here = || shop.campaign().people().filter(|worker| worker.unit().is_some_and(|unit| own.contains(&unit)));
            let belongs: usize = own.iter().map(|unit| {
                let named = here().filter(|worker| worker.unit() == Some(*unit)).count();
                let said = shop.campaign().unit(*unit).unwrap().estimate.value().unwrap_or(0) as usize;
                named.max(said)
            }).sum();
            let lately = here().filter(|worker| shop.campaign().support(worker).is_some_and(|support| {
                support.rating.basis != Basis::Guess && support.rating.day.days_until(today()) <= 60
            })).count();
            let wanted = |part: usize, limit: u32| belongs > 0 && 100 * part >= limit as usize * belongs;
            let is_met = |key| row.cell(key).unwrap().is_met();
            prop_assert_eq!(is_met(GateKey::Charted), wanted(here().count(), charted));
            prop_assert_eq!(is_met(GateKey::Rated), wanted(lately, rated));
        }
    }
}
