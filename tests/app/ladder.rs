//! The ladder, the day on which a roster freezes, and the gate before going public.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use wallchart::app::{Action, App, Asks, Host, NewTest, Secret, Settings, Waker};
use wallchart::i18n::Tr;
use wallchart::log::Outside;
use wallchart::model::{
    Basis, CampaignField, Day, Deed, Edit, Fact, Fields, Grouping, Judgement, Label, Outcome, RecordId, Rung,
    Speaker, Stamp, TestField, Threshold, TieKind, UnitField, Vocabulary, WorkerField,
};
use wallchart::store::Folders;

use crate::desk::World;

const FIRST: i32 = 20_400;

/// A world whose date is turned by hand; every look at the clock is a second later.
struct Turning {
    world: World,
    day: Rc<Cell<i32>>,
    seconds: Cell<i64>,
}

impl Outside for Turning {
    fn now(&mut self) -> Stamp {
        self.seconds.set(self.seconds.get() + 1);
        Stamp {
            ms: i64::from(self.day.get()) * 86_400_000 + 36_000_000 + self.seconds.get() * 1_000,
            count: 0,
        }
    }

    fn random(&mut self, into: &mut [u8]) {
        self.world.random(into);
    }
}

impl Host for Turning {
    fn today(&mut self) -> Day {
        Day::from_number(self.day.get())
    }

    fn ticks(&mut self) -> u64 {
        0
    }

    fn waker(&self) -> Waker {
        Arc::new(|| {})
    }
}

fn host(day: &Rc<Cell<i32>>, seed: u64) -> Box<Turning> {
    Box::new(Turning { world: World::new(seed), day: Rc::clone(day), seconds: Cell::new(0) })
}

fn start() -> (App, Rc<Cell<i32>>) {
    let day = Rc::new(Cell::new(FIRST));
    (App::new(host(&day, 3), Settings::default()), day)
}

fn say(app: &mut App, on: RecordId, edit: Edit) {
    app.perform(Action::Do(Deed::new(Label::new("set", 1), vec![(on, edit)])));
}

fn unit(app: &mut App, grouping: &str, name: &str, estimate: Option<u32>) -> RecordId {
    let id = app.new_record();
    let fields = vec![
        UnitField::Name(name.into()),
        UnitField::Grouping(grouping.into()),
        UnitField::Estimate(estimate),
    ];
    say(app, id, Edit::SetUnit(Fields(fields)));
    id
}

fn people(app: &mut App, unit: RecordId, count: usize) -> Vec<RecordId> {
    let mut made = Vec::new();
    for _ in 0..count {
        let id = app.new_record();
        let place = WorkerField::Place(Grouping::UNIT.into(), Some(unit));
        say(app, id, Edit::SetWorker(Fields(vec![WorkerField::Name("Ada".into()), place])));
        made.push(id);
    }
    made
}

fn test(app: &mut App, day: i32) -> RecordId {
    let id = app.new_record();
    let fields = vec![
        TestField::Name("Petition".into()),
        TestField::Day(Some(Day::from_number(day))),
        TestField::Threshold(Threshold::Percent(65)),
    ];
    say(app, id, Edit::SetTest(Fields(fields)));
    id
}

fn eligible(app: &App, test: RecordId) -> (u32, u32, bool) {
    let tally = app.tallies().test(test).unwrap();
    (tally.total.eligible, tally.total.unnamed, tally.is_frozen)
}

#[test]
fn every_ladder_is_read_and_every_rung_has_words() {
    let (app, _) = start();
    let tr = Tr::default();
    let lengths: Vec<usize> = app.ladders().map(|ladder| app.default_rungs(ladder).len()).collect();
    assert_eq!(lengths, [8, 8, 6], "field.md, structure tests");
    for ladder in app.ladders() {
        let mut aims = Vec::new();
        for rung in app.default_rungs(ladder) {
            assert!(tr.knows(&format!("ladder-{}", rung.key)), "{}", rung.key);
            let words = app.in_words(rung.clone());
            assert!(!words.ask.is_empty() && words.name != rung.key, "{}", rung.key);
            assert!(rung.name.is_empty() && rung.ask.is_empty(), "words live in the messages");
            aims.push((rung.public, rung.aim));
        }
        assert!(!aims[0].0 && aims.last().unwrap().0, "private tests first, public ones last");
        let firsts_public = aims.iter().position(|(public, _)| *public).unwrap();
        assert!(
            aims.iter().skip(firsts_public).all(|(public, _)| *public),
            "nothing private after going public"
        );
    }
}

#[test]
fn the_ladder_follows_the_vocabulary_until_one_is_chosen() {
    let (mut app, _) = start();
    let keys = |app: &App| app.templates().iter().map(|it| it.rung.key.to_string()).collect::<Vec<_>>();
    assert_eq!((app.ladder_key(), &*keys(&app)[2]), ("no_union", "petition"));
    let campaign = app.campaign().id;
    say(&mut app, campaign, Edit::SetCampaign(Fields(vec![CampaignField::Vocabulary(Vocabulary::Tenants)])));
    assert_eq!((app.ladder_key(), &*keys(&app)[1]), ("tenants", "door-survey"));
    app.perform(Action::Do(app.ladder_deed("union", Vec::new())));
    assert_eq!((app.ladder_key(), &*keys(&app)[3]), ("union", "photo"));
}

#[test]
fn an_own_ladder_is_one_deed_and_numbers_the_tests_anew() {
    let (mut app, _) = start();
    for key in ["reach", "petition"] {
        app.add_test(&NewTest { template: Some(key.into()), ..NewTest::default() }).unwrap();
    }
    app.add_test(&NewTest { name: "Picnic".into(), ..NewTest::default() }).unwrap();
    let order =
        |app: &App| app.campaign().ladder().iter().map(|test| test.name.to_string()).collect::<Vec<_>>();
    assert_eq!(order(&app), ["48-hour reach", "Petition", "Picnic"]);
    let mut rungs = app.rungs();
    rungs.swap(0, 2);
    rungs.push(Rung { key: "own-1".into(), name: "Ring the bell".into(), ..Rung::default() });
    app.perform(Action::Do(app.ladder_deed("no_union", rungs)));
    assert!(app.has_own_ladder());
    assert_eq!(order(&app), ["Petition", "48-hour reach", "Picnic"], "the petition is the lower risk here");
    assert_eq!(app.templates().last().unwrap().rung.name.to_string(), "Ring the bell");
    let (sticker, reach) = (app.template("sticker").unwrap().number, app.template("reach").unwrap().number);
    assert!(sticker > reach, "a new test stands where its rung stands");
    app.perform(Action::Undo);
    assert_eq!(order(&app), ["48-hour reach", "Petition", "Picnic"]);
    assert!(!app.has_own_ladder());
}

#[test]
fn on_its_day_a_test_freezes_by_itself_and_leaves_no_step_to_undo() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", Some(6));
    people(&mut app, hall, 4);
    let petition = test(&mut app, FIRST + 2);
    app.tick();
    assert_eq!(eligible(&app, petition), (6, 2, false), "its day is to come");
    let step = app.session().undo_label();
    day.set(FIRST + 2);
    app.tick();
    assert_eq!(eligible(&app, petition), (6, 2, true));
    assert_eq!(app.session().undo_label(), step, "undo is still about the last deed");
    assert!(app.notice().is_none_or(|notice| notice.words.is_empty()));
    let later = people(&mut app, hall, 5);
    assert_eq!(eligible(&app, petition), (6, 2, true), "hired later changes nothing");
    app.perform(Action::Do(app.was_there_deed(petition, later[0], "was ill").unwrap()));
    assert_eq!(eligible(&app, petition), (6, 1, true), "who was there fills an unnamed place");
    let frozen = app.session().log().len();
    app.tick();
    day.set(FIRST + 3);
    app.tick();
    assert_eq!(app.session().log().len(), frozen, "once only");
}

#[test]
fn a_day_that_passed_unseen_freezes_as_the_chart_stood_at_its_end() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", None);
    let here = people(&mut app, hall, 3);
    let petition = test(&mut app, FIRST);
    day.set(FIRST + 1);
    people(&mut app, hall, 4);
    say(&mut app, here[0], Edit::Remove { seen: Vec::new() });
    app.tick();
    assert_eq!(eligible(&app, petition), (3, 0, true), "gone and hired the day after");
    let roster = app.campaign().test(petition).unwrap().roster.clone().unwrap();
    assert_eq!((roster.day, roster.units[0].people.len()), (Day::from_number(FIRST), 3));
}

#[test]
fn a_day_that_was_past_when_it_was_given_freezes_the_chart_as_it_stood_then() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", None);
    day.set(FIRST + 5);
    app.tick();
    let here = people(&mut app, hall, 3);
    let petition = test(&mut app, FIRST);
    people(&mut app, hall, 2);
    let deed = app.results_deed(petition, Day::from_number(FIRST), &[(here[0], Outcome::Did)]);
    app.perform(Action::Do(deed));
    assert_eq!(eligible(&app, petition), (3, 0, true));
    let roster = app.campaign().test(petition).unwrap().roster.clone().unwrap();
    // All three were charted after the day; they count as the chart stands, until they are left out.
    assert_eq!(app.charted_after(Day::from_number(FIRST), &roster).len(), 3);
    assert!(app.is_own_roster(petition));
    let record = app.campaign().test(petition).unwrap().clone();
    let less = app.roster_without(&record, &here[1..]).unwrap();
    say(&mut app, petition, Edit::State(Fact::Roster(less)));
    assert_eq!(eligible(&app, petition), (1, 0, true), "the author's new roster goes over the old one");
}

#[test]
fn nothing_freezes_while_somebody_types() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", None);
    let here = people(&mut app, hall, 2);
    let petition = test(&mut app, FIRST + 1);
    app.tick();
    app.perform(Action::Type { on: here[0], field: WorkerField::Name("Bea".into()) });
    day.set(FIRST + 1);
    app.tick();
    assert!(!eligible(&app, petition).2);
    app.perform(Action::EndTyping);
    app.tick();
    assert!(eligible(&app, petition).2);
}

#[test]
fn opening_a_file_freezes_what_came_due_and_a_sealed_one_waits() {
    let folder = tempfile::tempdir().unwrap();
    let day = Rc::new(Cell::new(FIRST));
    let home = || Some(Folders::under(&folder.path().join("home")));
    let path = folder.path().join("a.wallchart");
    let mut app = App::start_in(host(&day, 5), home());
    let hall = unit(&mut app, "unit", "Hall", None);
    people(&mut app, hall, 2);
    let petition = test(&mut app, FIRST + 1);
    let passphrase = Some(Secret::new(super::PASSPHRASE.to_owned()));
    app.perform(Action::SaveAs { path: path.clone(), passphrase });
    app.finish();
    drop(app);
    day.set(FIRST + 4);
    let mut app = App::start_in(host(&day, 6), home());
    app.perform(Action::Open(path));
    app.finish();
    app.tick();
    assert!(app.campaign().tests.is_empty(), "it waits for its passphrase");
    super::unlock(&mut app, super::PASSPHRASE);
    assert_eq!(eligible(&app, petition), (2, 0, true));
    assert_eq!(app.session().undo_label(), None);
}

fn judged(app: &mut App, who: RecordId) {
    say(app, who, Edit::SetWorker(Fields(vec![WorkerField::Judgement(Judgement::Identified)])));
}

fn rated(app: &mut App, who: RecordId, value: u8, basis: Basis) {
    let day = app.today();
    say(app, who, Edit::State(Fact::Rating { value, day, basis, says: Speaker::Typist }));
}

#[test]
fn going_public_names_the_units_and_how_few_would_stand() {
    let (mut app, _) = start();
    let hall = unit(&mut app, "unit", "Hall", Some(10));
    let nights = unit(&mut app, "shift", "Nights", None);
    let here = people(&mut app, hall, 9);
    for who in &here[..4] {
        let place = WorkerField::Place(Grouping::SHIFT.into(), Some(nights));
        say(&mut app, *who, Edit::SetWorker(Fields(vec![place])));
    }
    rated(&mut app, here[0], 1, Basis::Did);
    rated(&mut app, here[1], 2, Basis::Guess);
    let unmet = app.going_public();
    let of = |asks: Asks, unit: Option<RecordId>| {
        let found = unmet.iter().find(|one| one.asks == asks && one.unit == unit);
        found.map(|one| (one.have, one.of, one.people.len()))
    };
    assert_eq!(of(Asks::Charted, Some(hall)), Some((9, 10, 0)));
    assert_eq!(of(Asks::Rated, Some(hall)), Some((1, 10, 8)), "a guess is not known; the unnamed count");
    assert_eq!(of(Asks::Rated, Some(nights)), Some((1, 4, 3)));
    assert_eq!(of(Asks::Leader, Some(nights)), Some((0, 1, 0)));
    assert_eq!(of(Asks::Second, Some(hall)), Some((0, 1, 0)));
    assert_eq!(of(Asks::Private, None), Some((0, 10, 0)));
    let said = app.say_unmet(&unmet);
    let (words, behind) = said.iter().find(|(words, _)| words.contains("Nights")).unwrap();
    assert!(words.contains("1 of 4 rated"), "{words}");
    assert_eq!(behind.len(), 3);
}

#[test]
fn a_public_test_gets_its_day_when_the_gate_is_met_or_with_a_reason() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", None);
    let here = people(&mut app, hall, 8);
    let sticker = |app: &App| NewTest {
        template: Some("sticker".into()),
        day: Some(app.today().plus(3)),
        ..NewTest::default()
    };
    let new = sticker(&app);
    let refused = app.add_test(&new).unwrap_err();
    assert!(refused.contains("0 of 8") && app.campaign().tests.is_empty(), "{refused}");
    let id = app.add_test(&NewTest { early: "They vote on Friday.".into(), ..sticker(&app) }).unwrap();
    assert_eq!(app.campaign().test(id).unwrap().early.to_string(), "They vote on Friday.");
    assert!(app.may_go_public(None).is_err(), "it is to come: nobody has gone public yet");
    // Once one was held, the next ones need no gate.
    day.set(FIRST + 3);
    app.tick();
    assert_eq!(app.may_go_public(None), Ok(()));
    say(&mut app, id, Edit::Remove { seen: Vec::new() });
    assert!(app.may_go_public(None).is_err());
    // Met: everybody rated, a proven leader and a second, a private test that most did.
    let private = test(&mut app, FIRST + 3);
    let results: Vec<(RecordId, Outcome)> = here[..6].iter().map(|who| (*who, Outcome::Did)).collect();
    app.perform(Action::Do(app.results_deed(private, app.today(), &results)));
    for who in &here {
        rated(&mut app, *who, 2, Basis::Said);
    }
    for who in &here[..2] {
        judged(&mut app, *who);
    }
    assert_eq!(app.going_public(), Vec::new());
    app.add_test(&sticker(&app)).unwrap();
}

#[test]
fn ties_of_later_do_not_change_what_a_leader_brought() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", None);
    let here = people(&mut app, hall, 6);
    let moves = |app: &mut App, to: RecordId, from: RecordId| {
        let (id, kind) = (app.new_record(), TieKind::Moves { basis: Basis::Said });
        let day = app.today();
        say(app, id, Edit::State(Fact::Tie { kind, from, to, mutual: false, day, says: Speaker::Typist }));
    };
    judged(&mut app, here[0]);
    rated(&mut app, here[0], 1, Basis::Said);
    moves(&mut app, here[1], here[0]);
    let petition = test(&mut app, FIRST + 1);
    day.set(FIRST + 1);
    app.tick();
    let results = [(here[0], Outcome::Did), (here[1], Outcome::Refused), (here[2], Outcome::Did)];
    app.perform(Action::Do(app.results_deed(petition, app.today(), &results)));
    let proven = |app: &App| wallchart::tally::proofs(app.campaign(), app.tallies(), here[0])[0].is_proven;
    assert!(!proven(&app), "the one she moves refused");
    // Saying afterwards that she moves those who came would make anybody a leader.
    moves(&mut app, here[2], here[0]);
    moves(&mut app, here[3], here[0]);
    assert!(!proven(&app));
}

#[test]
fn a_test_that_came_before_the_list_of_people_freezes_with_its_first_result() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", None);
    let petition = test(&mut app, FIRST);
    day.set(FIRST + 5);
    app.tick();
    assert_eq!(eligible(&app, petition), (0, 0, false), "nobody's roster is not frozen");
    let here = people(&mut app, hall, 3);
    let deed = app.results_deed(petition, Day::from_number(FIRST), &[(here[0], Outcome::Did)]);
    app.perform(Action::Do(deed));
    assert_eq!(eligible(&app, petition), (3, 0, true));
}

#[test]
fn a_test_whose_making_is_undone_after_it_froze_by_itself_is_gone() {
    let (mut app, day) = start();
    let hall = unit(&mut app, "unit", "Hall", None);
    people(&mut app, hall, 3);
    app.tick();
    let petition = test(&mut app, FIRST + 1);
    day.set(FIRST + 1);
    app.tick();
    assert!(app.campaign().test(petition).is_some_and(|test| test.roster.is_some()));
    app.perform(Action::Undo);
    assert!(app.campaign().test(petition).is_none());
    app.perform(Action::Redo);
    assert!(app.campaign().test(petition).is_some_and(|test| test.roster.is_some()));
}
