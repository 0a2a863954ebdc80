//! Series over time agree with the counts, and with what was said up to each day.

use std::collections::BTreeSet;
use std::sync::Arc;

use wallchart::app::Trend;
use wallchart::model::{Campaign, Day, Outcome, RecordId, Worker};
use wallchart::tally::{Door, Tallies, TestDoor};

use crate::support::{any_history, histories};

fn today() -> Day {
    Day::new(2026, 11, 22).unwrap()
}

/// Each campaign of many made-up histories, with its counts and series.
fn each(check: impl Fn(u64, &Campaign, &Tallies, &Trend)) {
    for seed in 0..histories(60) {
        let copies = any_history(seed, 160);
        let campaign = copies.copies[0].campaign();
        let tallies = Tallies::new(campaign, today());
        check(seed, campaign, &tallies, &Trend::of(campaign, &tallies));
    }
}

#[test]
fn participation_is_what_the_counts_say_and_its_people_are_as_many() {
    let seen = std::cell::Cell::new(0);
    each(|seed, campaign, tallies, trend| {
        let with_results = campaign
            .tests
            .keys()
            .filter(|test| tallies.test(**test).is_some_and(|tally| tally.total.asked() > 0))
            .count();
        assert_eq!(trend.tests.len(), with_results, "{seed}");
        for test in &trend.tests {
            let tally = tallies.test(test.test).unwrap();
            assert_eq!(test.total, tally.total, "{seed}");
            assert_eq!(test.did.len() as u32, tally.total.did, "{seed}");
            let gates: Vec<_> = tally.gates().collect();
            assert_eq!(test.gates.len(), gates.len(), "{seed}");
            for gate in gates {
                let of = &test.gates[&gate.unit];
                assert_eq!((of.count, of.is_met), (gate.count, gate.is_met), "{seed}");
                assert_eq!(of.did.len() as u32, gate.count.did, "{seed}");
                assert_eq!(of.expected.len() as u32, gate.count.will, "{seed}");
                assert!(trend.units.contains(&gate.unit), "{seed}");
                seen.set(seen.get() + 1);
            }
            let everybody: BTreeSet<RecordId> =
                tally.people(tallies, None, TestDoor::Outcome(Outcome::Did)).collect();
            assert_eq!(test.did.iter().copied().collect::<BTreeSet<_>>(), everybody, "{seed}");
        }
    });
    assert!(seen.get() > 20, "enough was looked at: {}", seen.get());
}

/// The campaign as if nothing had been rated after a day.
fn until(campaign: &Campaign, day: Day) -> Campaign {
    let mut then = campaign.clone();
    let workers: Vec<Arc<Worker>> = campaign.workers.values().cloned().collect();
    for worker in workers {
        let mut worker = Worker::clone(&worker);
        worker.ratings.retain(|rating| rating.day <= day);
        then.workers.insert(worker.id, Arc::new(worker));
    }
    then
}

#[test]
fn ratings_of_a_day_are_what_counts_when_only_those_up_to_that_day_are_folded() {
    let seen = std::cell::Cell::new(0);
    each(|seed, campaign, tallies, trend| {
        for on in &trend.ratings {
            let then = Tallies::new(&until(campaign, on.day), on.day);
            let counts: Vec<u32> = on.by_mark.iter().map(|people| people.len() as u32).collect();
            assert_eq!(counts, then.whole().support, "{seed} {}", on.day);
            assert_eq!(on.supporters, then.whole().supporters, "{seed} {}", on.day);
            seen.set(seen.get() + 1);
        }
        if let Some(last) = trend.ratings.last() {
            let counts: Vec<u32> = last.by_mark.iter().map(|people| people.len() as u32).collect();
            assert_eq!(counts, tallies.whole().support, "the last day is today: {seed}");
        }
        assert!(trend.ratings.is_sorted_by(|a, b| a.day < b.day), "{seed}");
    });
    assert!(seen.get() > 20, "enough was looked at: {}", seen.get());
}

#[test]
fn the_last_day_of_coverage_is_what_the_counts_say_today() {
    each(|seed, campaign, tallies, trend| {
        let whole = tallies.whole();
        let needed = whole.leaders_needed(campaign.about.per_leader.unwrap_or(10));
        assert_eq!((trend.belongs, trend.leaders_needed), (whole.belongs, needed), "{seed}");
        let Some(last) = trend.coverage.last() else {
            assert_eq!(whole.named, 0, "{seed}");
            return;
        };
        let charted: BTreeSet<RecordId> = last.charted.iter().copied().collect();
        assert_eq!(charted, tallies.people(None, Door::Named).into_iter().collect(), "{seed}");
        assert_eq!(last.rated.len() as u32, whole.rated, "{seed}");
        assert!(last.proven.len() as u32 <= whole.leaders, "{seed}");
        // Nobody who was charted, and no leader a test had proven, is lost on the way.
        for (before, after) in trend.coverage.iter().zip(trend.coverage.iter().skip(1)) {
            let later: BTreeSet<&RecordId> = after.charted.iter().collect();
            assert!(before.charted.iter().all(|person| later.contains(person)), "{seed}");
            assert!(before.proven.len() <= after.proven.len(), "{seed}");
        }
    });
}

#[test]
fn many_days_are_thinned_out_and_the_last_one_stays() {
    let mut copies = any_history(3, 40);
    let person = {
        let campaign = copies.copies[0].campaign();
        campaign.people().find(|worker| campaign.is_counted(worker)).map(|worker| worker.id)
    };
    let person = person.expect("somebody counts");
    let (session, dice) = copies.at(0);
    let edits = (0..400).map(|days| {
        let fact = wallchart::model::Fact::Rating {
            value: 1 + (days % 5) as u8,
            day: today().plus(-days),
            basis: wallchart::model::Basis::Said,
            says: wallchart::model::Speaker::Named(format!("S{days}").as_str().into()),
        };
        (person, wallchart::model::Edit::State(fact))
    });
    let label = wallchart::model::Label::new("rate", 400);
    session.apply(wallchart::model::Deed::new(label, edits.collect()), dice);
    let campaign = copies.copies[0].campaign();
    let trend = Trend::of(campaign, &Tallies::new(campaign, today()));
    assert!((30..=70).contains(&trend.ratings.len()), "{}", trend.ratings.len());
    assert_eq!(trend.ratings.last().map(|on| on.day), Some(today()));
}
