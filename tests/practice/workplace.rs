use std::collections::BTreeSet;

use wallchart::graph::{Asked, Network, UnitLeaders, leaders};
use wallchart::log::{Outside, Session};
use wallchart::model::{
    AuthorId, Campaign, Day, Grouping, Outcome, Practice, QuestionKind, RecordId, Stamp, TieKind, Unit,
    Worker,
};
use wallchart::practice::{Dated, WORKPLACES, workplace};
use wallchart::tally::{CoverageWord, Tallies};

use crate::desk::World;

const TODAY: Day = Day::from_number(20_779);

/// The clock of a story: the time of the deed that is told.
struct Then {
    at: Stamp,
    world: World,
}

impl Outside for Then {
    fn now(&mut self) -> Stamp {
        self.at
    }

    fn random(&mut self, into: &mut [u8]) {
        self.world.random(into);
    }
}

fn told(today: Day) -> Vec<Dated> {
    let mut world = World::new(7);
    workplace("harbour-hospital", RecordId::from_bytes([1; 15]), today, &mut || world.record()).unwrap()
}

fn hospital() -> Session {
    let mut then = Then { at: Stamp::default(), world: World::new(9) };
    let author = AuthorId::from_bytes([5; 5]);
    let mut session = Session::open(RecordId::from_bytes([1; 15]), author, Vec::new(), BTreeSet::new());
    for Dated { at, deed } in told(TODAY) {
        then.at = at;
        session.apply(deed, &mut then);
    }
    session
}

fn found(campaign: &Campaign) -> Vec<UnitLeaders> {
    leaders(campaign, &Network::of(campaign), &Asked::Kind(QuestionKind::Trust), Day::from_number(20_420))
}

fn unit<'a>(campaign: &'a Campaign, name: &str) -> &'a Unit {
    campaign.units.values().find(|u| &**u.name.value() == name).expect("is a unit")
}

fn person<'a>(campaign: &'a Campaign, name: &str) -> &'a Worker {
    campaign.people().find(|w| &**w.name.value() == name).expect("is charted")
}

#[test]
fn every_shipped_workplace_says_that_it_is_made_up() {
    for key in WORKPLACES {
        let mut world = World::new(1);
        let deeds = workplace(key, RecordId::from_bytes([1; 15]), TODAY, &mut || world.record());
        assert!(deeds.is_some_and(|deeds| !deeds.is_empty()), "{key}");
    }
    let session = hospital();
    assert!(session.campaign().is_practice());
    assert_eq!(*session.campaign().about.practice.value(), Practice::MadeUp("harbour-hospital".into()));
    let mut world = World::new(1);
    assert_eq!(workplace("nowhere", RecordId::from_bytes([1; 15]), TODAY, &mut || world.record()), None);
}

#[test]
fn it_has_a_hundred_and_twenty_people_in_five_units_with_shifts() {
    let session = hospital();
    let campaign = session.campaign();
    assert!((110..=130).contains(&campaign.workers.len()));
    assert_eq!(campaign.units_of(Grouping::UNIT).len(), 5);
    let shifts = campaign.units_of(Grouping::SHIFT);
    assert_eq!(shifts.len(), 2);
    for shift in shifts {
        assert!(campaign.people().filter(|w| w.place(Grouping::SHIFT) == Some(shift.id)).count() > 20);
    }
    assert!(campaign.people().filter(|w| w.unit().is_none()).count() >= 3, "somebody is unassigned");
    assert!(campaign.people().filter(|w| !w.ratings.is_empty()).count() > 80);
    let is_naming = |t: &&std::sync::Arc<wallchart::model::Tie>| matches!(t.kind, TieKind::Naming { .. });
    assert!(campaign.ties.values().filter(is_naming).count() > 100);
}

#[test]
fn its_history_is_three_months_long_and_ends_before_today() {
    let deeds = told(TODAY);
    let days: Vec<Day> = deeds.iter().map(|d| d.at.day()).collect();
    assert!(deeds.windows(2).all(|two| two[0].at < two[1].at), "in order of time");
    assert!((85..=100).contains(&days[0].days_until(TODAY)));
    assert!((1..=14).contains(&days[days.len() - 1].days_until(TODAY)));
    assert!(days.iter().collect::<BTreeSet<_>>().len() > 30, "on many days");
    // Another day, the same story: it never looks stale.
    let later = told(TODAY.plus(400));
    assert_eq!(later.len(), deeds.len());
    assert_eq!(later[0].at.day(), days[0].plus(400));
}

#[test]
fn no_word_of_it_is_lost_on_the_way() {
    let session = hospital();
    let said: usize = told(TODAY).iter().map(|d| d.deed.edits.len()).sum();
    assert!(session.log().len() >= said);
    let campaign = session.campaign();
    for tie in campaign.ties.values() {
        assert!(campaign.worker(tie.from).is_some() && campaign.worker(tie.to).is_some());
    }
    let text = include_str!("../../assets/practice/harbour-hospital.json");
    let file: serde_json::Value = serde_json::from_str(text).unwrap();
    let count = |key: &str| file[key].as_array().unwrap().len();
    assert_eq!(campaign.workers.len(), count("people"));
    assert_eq!(campaign.ties.len(), count("ties") + count("moves"));
    assert_eq!(campaign.talks.len(), count("talks"));
    assert_eq!(campaign.tasks.len(), count("tasks"));
    assert_eq!(campaign.people().map(|w| w.promises.len()).sum::<usize>(), count("promises"));
}

#[test]
fn a_unit_has_no_proven_leader_and_others_are_covered() {
    let session = hospital();
    let campaign = session.campaign();
    let tallies = Tallies::new(campaign, TODAY);
    let word = |name: &str| tallies.coverage(unit(campaign, name).id).word;
    assert_eq!(word("Theatres"), CoverageWord::Gap);
    assert_eq!(word("Emergency"), CoverageWord::Covered);
    assert_eq!(word("Intensive care"), CoverageWord::Covered);
    // The leader of 5 North is a 3 and refused: a target, not coverage.
    let north = tallies.coverage(unit(campaign, "5 North").id);
    let nadia = person(campaign, "Nadia Benali");
    assert_eq!((north.word, &north.targets), (CoverageWord::Gap, &vec![nadia.id]));
    assert_eq!(campaign.support(nadia).unwrap().rating.value, 3);
    assert!(nadia.results.iter().any(|r| r.outcome == Outcome::Refused));
    assert_eq!(found(campaign)[1].candidates[0].id, nadia.id, "and first by evidence in her unit");
    assert_eq!((found(campaign)[1].candidates[0].named_by, found(campaign)[1].asked), (5, 9));
}

#[test]
fn the_most_named_has_no_title_and_is_not_won() {
    let session = hospital();
    let campaign = session.campaign();
    let units = found(campaign);
    let most = units.iter().flat_map(|u| &u.candidates).max_by_key(|c| c.named_by).unwrap();
    let worker = campaign.worker(most.id).unwrap();
    assert!(worker.job.is_empty());
    assert!(most.support.is_some_and(|value| value >= 3));
    assert!(most.named_by >= 10 && most.of_asked > most.named_by);
}

#[test]
fn an_activist_is_a_1_and_nobody_names_them() {
    let session = hospital();
    let campaign = session.campaign();
    let network = Network::of(campaign);
    let is_named = |w: &Worker| {
        network.links_of(w.id).flat_map(wallchart::graph::Link::namings).any(|(_, named)| named == w.id)
    };
    let activist = campaign.people().find(|w| {
        *w.committee.value()
            && campaign.support(w).is_some_and(|s| s.rating.value == 1)
            && w.results.iter().filter(|r| r.outcome == Outcome::Did).count() == 2
            && !is_named(w)
    });
    let activist = activist.expect("there is one");
    assert!(!found(campaign).iter().any(|u| u.candidates.iter().any(|c| c.id == activist.id)));
}

#[test]
fn a_unit_is_below_half_in_a_test_whose_total_passes() {
    let session = hospital();
    let campaign = session.campaign();
    let tallies = Tallies::new(campaign, TODAY);
    assert_eq!(campaign.tests.len(), 2);
    let survey = campaign.ladder()[0];
    let tally = tallies.test(survey.id).unwrap();
    assert!(tally.is_frozen && survey.day.unwrap() < TODAY);
    assert_eq!(tally.is_met(), Some(true), "the total passes");
    let theatres = tally.unit(unit(campaign, "Theatres").id).unwrap();
    assert!(theatres.did * 2 < theatres.eligible);
    assert!(tally.hides_units());
    assert!(theatres.eligible > 10, "the unnamed are in it");
}

#[test]
fn supervisors_are_charted_on_top_and_never_counted() {
    let session = hospital();
    let campaign = session.campaign();
    let supervisors: Vec<&Worker> = campaign.people().filter(|w| !campaign.is_counted(w)).collect();
    assert!(supervisors.len() >= 5 && supervisors.iter().all(|w| w.unit().is_some()));
    let rosters = campaign.tests.values().filter_map(|t| t.roster.as_ref());
    for row in rosters.flat_map(|r| &r.units) {
        assert!(supervisors.iter().all(|w| !row.people.contains(&w.id)));
    }
    let units = found(campaign);
    assert!(units.iter().all(|u| u.candidates.iter().all(|c| supervisors.iter().all(|w| w.id != c.id))));
    let whole = *Tallies::new(campaign, TODAY).whole();
    assert_eq!(whole.named as usize, campaign.workers.len() - supervisors.len());
}
