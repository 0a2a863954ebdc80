use proptest::prelude::*;
use wallchart::graph::{Effort, HULL_PT, MapNet, Network, Place, lay_out};
use wallchart::model::{Edit, Pin, RecordId, WorkerField};

use crate::desk::Desk;

#[test]
fn ties_count_while_both_ends_are_here() {
    let mut desk = Desk::new();
    let (a, b) = (desk.person("Ada", None), desk.person("Ben", None));
    let tie = desk.naming(a, b, "problem", false);
    let mut network = Network::of(desk.campaign());
    assert_eq!(network.links_of(b).map(|l| l.tie).collect::<Vec<_>>(), [tie]);
    let seen = desk.session.log().history(b).iter().map(|e| e.id).collect();
    let touched = desk.say(b, Edit::Remove { seen });
    network.follow(desk.campaign(), &touched);
    assert_eq!((network.people(), network.links().count()), (1, 0));
    let undone = desk.session.undo(&mut desk.world).unwrap();
    network.follow(desk.session.campaign(), &undone.touched);
    assert_eq!((network.people(), network.links().count()), (2, 1), "their ties come back with them");
}

#[test]
fn ties_of_two_records_of_one_person_are_ties_of_that_person() {
    let mut desk = Desk::new();
    let ids: Vec<RecordId> = ["Ada", "A. Lovelace", "Ben"].iter().map(|n| desk.person(n, None)).collect();
    desk.naming(ids[2], ids[0], "problem", false);
    desk.naming(ids[2], ids[1], "number", false);
    let mut network = Network::of(desk.campaign());
    let touched = desk.say(ids[0], Edit::Same { other: ids[1] });
    network.follow(desk.campaign(), &touched);
    assert_eq!(network.people(), 2);
    assert_eq!(network.links_of(desk.campaign().canonical(ids[1])).count(), 2);
    assert_eq!(network, Network::of(desk.campaign()));
}

#[test]
fn the_map_keeps_places_but_of_those_who_changed_their_unit() {
    let mut desk = Desk::new();
    let (ward, kitchen) = (desk.unit("Ward"), desk.unit("Kitchen"));
    let people: Vec<RecordId> =
        (0..9).map(|i| desk.person(&format!("P{i}"), Some(if i < 5 { ward } else { kitchen }))).collect();
    for i in 1..9 {
        desk.naming(people[i], people[i / 5 * 5], "problem", false);
    }
    let map = |desk: &Desk, kept: &std::collections::BTreeMap<_, _>| {
        MapNet::of(desk.campaign(), &Network::of(desk.campaign()), "unit", kept, &|_| 10.0)
    };
    let first = map(&desk, &std::collections::BTreeMap::new());
    let places = lay_out(&first.net, Effort::Fine, 1, &mut |_| true).unwrap();
    let kept = first
        .people
        .iter()
        .zip(&places)
        .map(|(id, p)| (*id, (*p, desk.campaign().worker(*id).unwrap().unit())))
        .collect();
    desk.set(people[3], vec![WorkerField::Place("unit".into(), Some(kitchen))]);
    desk.set(people[8], vec![WorkerField::Pin(Some(Pin { x: 900, y: 40 }))]);
    let again = map(&desk, &kept);
    let after = lay_out(&again.net, Effort::Fine, 1, &mut |_| true).unwrap();
    for (i, id) in again.people.iter().enumerate() {
        if *id == people[8] {
            assert_eq!(after[i], Place::new(900.0, 40.0));
        } else if *id == people[3] {
            assert!(after[i].distance(places[i]) > HULL_PT, "whoever moved to the kitchen stands there");
        } else {
            assert_eq!(after[i], places[i]);
        }
    }
}

/// Something somebody does; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Doing {
    Person,
    Tie(usize, usize, bool),
    Remove(usize),
    Unsay(usize),
    Same(usize, usize),
    Rename(usize),
    Undo,
    Redo,
}

fn doing() -> impl Strategy<Value = Doing> {
    let n = || 0..40_usize;
    prop_oneof![
        2 => Just(Doing::Person),
        6 => (n(), n(), any::<bool>()).prop_map(|(a, b, m)| Doing::Tie(a, b, m)),
        2 => n().prop_map(Doing::Remove),
        1 => n().prop_map(Doing::Unsay),
        1 => (n(), n()).prop_map(|(a, b)| Doing::Same(a, b)),
        1 => n().prop_map(Doing::Rename),
        3 => Just(Doing::Undo),
        2 => Just(Doing::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn following_equals_building_anew(deeds in prop::collection::vec(doing(), 1..40)) {
        let mut desk = Desk::new();
        let mut people: Vec<RecordId> = (0..4).map(|_| desk.person("P", None)).collect();
        let mut ties: Vec<RecordId> = Vec::new();
        let mut network = Network::of(desk.campaign());
        for deed in deeds {
            let pick = |of: &[RecordId], n: usize| of[n % of.len()];
            let touched = match deed {
                Doing::Person => {
                    let id = wallchart::log::Outside::record(&mut desk.world);
                    people.push(id);
                    desk.set(id, vec![WorkerField::Name("Q".into())])
                }
                Doing::Tie(a, b, mutual) => {
                    let before = desk.session.log().len();
                    ties.push(desk.naming(pick(&people, a), pick(&people, b), "problem", mutual));
                    prop_assert!(desk.session.log().len() > before);
                    let records = [*ties.last().unwrap()].into();
                    wallchart::model::Touched { records, ..Default::default() }
                }
                Doing::Remove(n) => {
                    let id = pick(&people, n);
                    let seen = desk.session.log().history(id).iter().map(|e| e.id).collect();
                    desk.say(id, Edit::Remove { seen })
                }
                Doing::Unsay(n) if !ties.is_empty() => {
                    let id = pick(&ties, n);
                    let seen = desk.session.log().history(id).iter().map(|e| e.id).collect();
                    desk.say(id, Edit::Remove { seen })
                }
                Doing::Same(a, b) if pick(&people, a) != pick(&people, b) => {
                    desk.say(pick(&people, a), Edit::Same { other: pick(&people, b) })
                }
                Doing::Rename(n) => desk.set(pick(&people, n), vec![WorkerField::Name("R".into())]),
                Doing::Undo => match desk.session.undo(&mut desk.world) {
                    Some(undone) => undone.touched,
                    None => continue,
                },
                Doing::Redo => match desk.session.redo(&mut desk.world) {
                    Some(redone) => redone.touched,
                    None => continue,
                },
                Doing::Unsay(_) | Doing::Same(..) => continue,
            };
            network.follow(desk.campaign(), &touched);
            prop_assert_eq!(&network, &Network::of(desk.campaign()));
        }
    }
}
