//! The measures against slow and plain ones.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use proptest::prelude::*;
use wallchart::graph::{Connects, Flat, Reach, SingleThreads, Web, communities, modularity, path, rings};
use wallchart::model::RecordId;

use crate::support::Dice;

pub(super) fn id(n: u32) -> RecordId {
    let mut bytes = [0; 15];
    bytes[..4].copy_from_slice(&n.to_be_bytes());
    RecordId::from_bytes(bytes)
}

fn web(count: u32, pairs: &[(u32, u32)]) -> Web {
    Web::of((0..count).map(id), pairs.iter().map(|(a, b)| (id(*a), id(*b))))
}

/// Steps from one person to everybody, the plain way; `without` is not there.
fn steps(web: &Web, from: RecordId, without: Option<RecordId>) -> BTreeMap<RecordId, u32> {
    let mut steps = BTreeMap::from([(from, 0)]);
    let mut queue = VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        for to in web.tied_to(at) {
            if Some(to) != without && !steps.contains_key(&to) {
                steps.insert(to, steps[&at] + 1);
                queue.push_back(to);
            }
        }
    }
    steps
}

/// Betweenness by its definition: over all pairs, the share of shortest ways that lead over somebody.
fn slow_connects(web: &Web) -> BTreeMap<RecordId, f64> {
    let people = web.people();
    let from: BTreeMap<RecordId, BTreeMap<RecordId, u32>> =
        people.iter().map(|p| (*p, steps(web, *p, None))).collect();
    let mut ways: BTreeMap<(RecordId, RecordId), f64> = BTreeMap::new();
    for a in people {
        let mut near: Vec<(u32, RecordId)> = from[a].iter().map(|(p, s)| (*s, *p)).collect();
        near.sort();
        for (step, b) in near {
            let before: f64 = web
                .tied_to(b)
                .filter(|p| step > 0 && from[a].get(p) == Some(&(step - 1)))
                .map(|p| ways[&(*a, p)])
                .sum();
            ways.insert((*a, b), if step == 0 { 1.0 } else { before });
        }
    }
    let n = people.len() as f64;
    let pairs = (n - 1.0) * (n - 2.0);
    let mut shares = BTreeMap::new();
    for over in people {
        let mut sum = 0.0;
        for a in people.iter().filter(|p| *p != over) {
            for b in people.iter().filter(|p| *p != over && *p != a) {
                let Some(whole) = from[a].get(b) else { continue };
                if let (Some(x), Some(y)) = (from[a].get(over), from[over].get(b))
                    && x + y == *whole
                {
                    sum += ways[&(*a, *over)] * ways[&(*over, *b)] / ways[&(*a, *b)];
                }
            }
        }
        shares.insert(*over, if pairs > 0.0 { sum / pairs } else { 0.0 });
    }
    shares
}

/// Pieces of the people but `without`, largest first.
fn pieces(web: &Web, among: &BTreeSet<RecordId>, without: Option<RecordId>) -> Vec<BTreeSet<RecordId>> {
    let mut left: BTreeSet<RecordId> = among.iter().copied().filter(|p| Some(*p) != without).collect();
    let mut pieces = Vec::new();
    while let Some(first) = left.first().copied() {
        let piece: BTreeSet<RecordId> = steps(web, first, without).into_keys().collect();
        left.retain(|p| !piece.contains(p));
        pieces.push(piece);
    }
    pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    pieces
}

fn any_web() -> impl Strategy<Value = Web> {
    (0..24_u32).prop_flat_map(|count| {
        let end = 0..count.max(1) + 2;
        prop::collection::vec((end.clone(), end), 0..50).prop_map(move |pairs| web(count, &pairs))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn connecting_equals_its_definition_with_any_number_of_threads(web in any_web()) {
        let exact = Connects::exact(&web, 1, &|_| true).unwrap();
        let slow = slow_connects(&web);
        for (person, share) in exact.shares() {
            prop_assert!((f64::from(*share) - slow[person]).abs() < 1e-6, "{share} {}", slow[person]);
        }
        for threads in [2, 3] {
            prop_assert_eq!(&exact, &Connects::exact(&web, threads, &|_| true).unwrap(), "the same bits");
        }
    }

    #[test]
    fn single_threads_are_those_without_whom_an_island_falls_apart(web in any_web()) {
        let threads = SingleThreads::of(&web);
        let everybody: BTreeSet<RecordId> = web.people().iter().copied().collect();
        for person in web.people() {
            let island: BTreeSet<RecordId> = steps(&web, *person, None).into_keys().collect();
            let parts = pieces(&web, &island, Some(*person));
            match threads.cut(*person) {
                None => prop_assert!(parts.len() < 2),
                Some(cut) => {
                    let sizes: Vec<u32> = parts.iter().map(|part| part.len() as u32).collect();
                    prop_assert_eq!(&cut.parts, &sizes);
                    prop_assert_eq!(cut.cut_off, sizes[1..].iter().sum::<u32>());
                    let off: BTreeSet<RecordId> = threads.cut_off_by(cut).into_iter().collect();
                    prop_assert_eq!(off.len() as u32, cut.cut_off);
                    // Whole parts are cut off, but for one of the largest.
                    let stays: Vec<_> = parts.iter().filter(|part| part.is_disjoint(&off)).collect();
                    prop_assert_eq!(stays.len(), 1);
                    prop_assert_eq!(stays[0].len() as u32, sizes[0]);
                }
            }
        }
        let pairs = |but: Option<(RecordId, RecordId)>| -> Vec<(RecordId, RecordId)> {
            let ties = web.people().iter().flat_map(|a| web.tied_to(*a).map(|b| (*a, b)));
            ties.filter(|(a, b)| a < b && Some((*a, *b)) != but).collect()
        };
        let whole = pieces(&web, &everybody, None).len();
        for (a, b) in pairs(None) {
            let without = Web::of(web.people().iter().copied(), pairs(Some((a, b))));
            let falls = pieces(&without, &everybody, None).len() > whole;
            let found = threads.ties.iter().find(|tie| (tie.near.min(tie.far), tie.near.max(tie.far)) == (a, b));
            prop_assert_eq!(falls, found.is_some());
            if let Some(tie) = found {
                let beyond: BTreeSet<RecordId> = steps(&without, tie.far, None).into_keys().collect();
                prop_assert_eq!(threads.beyond(tie).into_iter().collect::<BTreeSet<_>>(), beyond.clone());
                prop_assert_eq!(tie.cut_off as usize, beyond.len());
                prop_assert_eq!(tie.rest as usize, steps(&without, tie.near, None).len());
                prop_assert!(tie.cut_off <= tie.rest);
            }
        }
    }

    #[test]
    fn ways_and_rings_are_as_short_as_a_plain_search_finds(web in any_web()) {
        for from in web.people() {
            let plain = steps(&web, *from, None);
            for to in web.people() {
                let way = path(&web, *from, *to);
                prop_assert_eq!(way.as_ref().map(|way| way.len() as u32 - 1), plain.get(to).copied());
                if let Some(way) = way {
                    prop_assert_eq!((way[0], *way.last().unwrap()), (*from, *to));
                    prop_assert!(way.windows(2).all(|pair| web.tied_to(pair[0]).any(|p| p == pair[1])));
                }
            }
            for (ring, people) in rings(&web, *from, 2).iter().enumerate() {
                let want: Vec<RecordId> =
                    plain.iter().filter(|(_, s)| **s == ring as u32 + 1).map(|(p, _)| *p).collect();
                prop_assert_eq!(people, &want);
            }
        }
    }

    #[test]
    fn found_groups_hang_together_and_nobody_gains_by_leaving(web in any_web()) {
        let flat = web.flat();
        let found = communities(flat, 3);
        prop_assert_eq!(&found, &communities(flat, 3), "the same each time");
        assert_groups_are_sound(flat, &found.of, found.count);
        prop_assert!((modularity(flat, &found.of) - found.modularity).abs() < 1e-12);
        let whole = pieces(&web, &web.people().iter().copied().collect(), None).len() as u32;
        prop_assert!(found.count >= whole);
        // Nobody gains by going to another group, or away alone.
        for node in 0..flat.len() {
            let mut of = found.of.clone();
            for group in 0..=found.count {
                of[node] = group;
                prop_assert!(modularity(flat, &of) <= found.modularity + 1e-9);
            }
        }
    }
}

fn assert_groups_are_sound(flat: &Flat, of: &[u32], count: u32) {
    assert_eq!(of.len(), flat.len());
    let mut sizes = vec![0; count as usize];
    for group in of {
        sizes[*group as usize] += 1;
    }
    assert!(sizes.windows(2).all(|pair| pair[0] >= pair[1]) && sizes.iter().all(|size| *size > 0));
    let mut met = vec![false; of.len()];
    let mut begun = vec![false; count as usize];
    for root in 0..of.len() {
        if met[root] {
            continue;
        }
        assert!(!std::mem::replace(&mut begun[of[root] as usize], true), "a group in two pieces");
        met[root] = true;
        let mut stack = vec![root];
        while let Some(at) = stack.pop() {
            for to in flat.next(at as u32) {
                if of[*to as usize] == of[at] && !std::mem::replace(&mut met[*to as usize], true) {
                    stack.push(*to as usize);
                }
            }
        }
    }
}

#[test]
fn planted_groups_are_found() {
    let mut dice = Dice::new(4);
    let (groups, size) = (12, 30);
    let mut pairs = Vec::new();
    for a in 0..groups * size {
        for _ in 0..5 {
            pairs.push((a, a / size * size + dice.below(size as usize) as u32));
        }
        // Three of ten ties lead out.
        for _ in 0..2 {
            pairs.push((a, dice.below((groups * size) as usize) as u32));
        }
    }
    let flat = Flat::of((groups * size) as usize, pairs);
    let found = communities(&flat, 1);
    let planted: Vec<u32> = (0..groups * size).map(|a| a / size).collect();
    assert_eq!(found.count, groups);
    assert!(found.modularity >= modularity(&flat, &planted) - 1e-9);
    assert_groups_are_sound(&flat, &found.of, found.count);
}

#[test]
fn an_estimate_finds_the_bridges_that_counting_finds() {
    let mut dice = Dice::new(8);
    let count = 1_500_u32;
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for a in 1..count {
        let unit = a / 30 * 30;
        pairs.push((a, unit + dice.below((a - unit).max(1) as usize) as u32));
        pairs.push((a, unit + dice.below(30) as u32));
        if a % 30 < 2 {
            pairs.push((a, dice.below(a as usize) as u32));
        }
    }
    let web = web(count, &pairs);
    let exact = Connects::exact(&web, 2, &|_| true).unwrap();
    let estimate = Connects::estimate(&web, 700_000);
    assert!(exact.is_exact() && !estimate.is_exact());
    assert_eq!(estimate, Connects::estimate(&web, 700_000), "the same each time");
    let first = |connects: &Connects| -> BTreeSet<RecordId> {
        let mut order: Vec<(f32, RecordId)> = connects.shares().iter().map(|(p, s)| (*s, *p)).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        order.into_iter().take(20).map(|(_, p)| p).collect()
    };
    let both = first(&exact).intersection(&first(&estimate)).count();
    assert!(both >= 15, "{both} of the first 20");
}

#[test]
fn counting_ways_stops_when_told_to() {
    let web = web(400, &(1..400).map(|a| (a, a / 2)).collect::<Vec<_>>());
    for threads in [1, 2] {
        assert!(Connects::exact(&web, threads, &|share| share < 0.3).is_none());
    }
}

#[test]
fn reach_is_counted_from_the_nearest_of_ours() {
    // 0-1-2-3-4, 5 alone.
    let web = web(6, &[(0, 1), (1, 2), (2, 3), (3, 4)]);
    let reach = Reach::from(&web, [id(0), id(99)]);
    assert_eq!(
        (0..6).map(|n| reach.steps(id(n))).collect::<Vec<_>>(),
        [Some(0), Some(1), Some(2), Some(3), Some(4), None]
    );
    assert_eq!(reach.within_two().collect::<Vec<_>>(), [id(0), id(1), id(2)]);
    assert_eq!(reach.untied().collect::<Vec<_>>(), [id(2), id(3), id(4), id(5)]);
}

// Shapes that break careless counting.

#[test]
fn self_ties_doubled_ties_and_ties_to_strangers_are_left_out() {
    let flat = Flat::of(3, [(0, 0), (0, 1), (1, 0), (0, 1), (2, 7), (9, 9)]);
    assert_eq!((flat.len(), flat.ties()), (3, 1));
    assert_eq!(
        (flat.next(0), flat.next(1), flat.next(2), flat.next(8)),
        (&[1][..], &[0][..], &[][..], &[][..])
    );
    let web = web(3, &[(0, 0), (0, 1), (1, 0), (2, 7)]);
    assert_eq!(web.flat(), &flat);
    assert_eq!(web.number(id(7)), None);
}

#[test]
fn a_star_of_five_thousand_hangs_on_its_middle() {
    let count = 5_000;
    let star = web(count, &(1..count).map(|a| (0, a)).collect::<Vec<_>>());
    let connects = Connects::estimate(&star, 1_000_000);
    assert!((connects.share(id(0)) - 1.0).abs() < 0.01 && connects.share(id(7)).abs() < 1e-6);
    let threads = SingleThreads::of(&star);
    assert_eq!((threads.people.len(), threads.ties.len()), (1, count as usize - 1));
    assert_eq!((threads.people[0].person, threads.people[0].cut_off), (id(0), count - 2));
    assert_eq!(threads.cut_off_by(&threads.people[0]).len() as u32, count - 2);
    assert!(threads.ties.iter().all(|tie| tie.near == id(0) && tie.cut_off == 1));
    assert_eq!(communities(star.flat(), 0).count, 1);
    assert_eq!(path(&star, id(3), id(4)), Some(vec![id(3), id(0), id(4)]));
    assert_eq!(rings(&star, id(3), 2).iter().map(Vec::len).collect::<Vec<_>>(), [1, 4_998]);
}

#[test]
fn a_clique_of_a_thousand_has_no_bridge_and_is_one_group() {
    let count = 1_000;
    let clique = web(count, &(0..count).flat_map(|a| (0..a).map(move |b| (a, b))).collect::<Vec<_>>());
    assert_eq!(clique.flat().ties(), 499_500);
    assert!(Connects::estimate(&clique, 1).shares().values().all(|share| share.abs() < 1e-6));
    assert_eq!(SingleThreads::of(&clique), SingleThreads::of(&clique));
    assert!(SingleThreads::of(&clique).people.is_empty() && SingleThreads::of(&clique).ties.is_empty());
    assert_eq!(communities(clique.flat(), 0).count, 1);
}

#[test]
fn no_ties_and_a_thousand_islands_are_as_many_groups() {
    let alone = web(50, &[]);
    assert_eq!((communities(alone.flat(), 0).count, communities(alone.flat(), 0).modularity), (50, 0.0));
    assert!(SingleThreads::of(&alone).people.is_empty());
    assert!(Connects::exact(&alone, 2, &|_| true).unwrap().shares().values().all(|share| *share == 0.0));
    assert_eq!(path(&alone, id(1), id(2)), None);
    assert!(rings(&alone, id(1), 2).is_empty());
    let islands = web(
        3_000,
        &(0..1_000).flat_map(|i| [(i * 3, i * 3 + 1), (i * 3 + 1, i * 3 + 2)]).collect::<Vec<_>>(),
    );
    assert_eq!(communities(islands.flat(), 0).count, 1_000);
    let threads = SingleThreads::of(&islands);
    assert_eq!((threads.people.len(), threads.ties.len()), (1_000, 2_000));
    assert!(threads.people.iter().all(|cut| cut.parts == [1, 1]));
    let reach = Reach::from(&islands, [id(0)]);
    assert_eq!((reach.within_two().count(), reach.untied().count()), (3, 2_998));
}

#[test]
fn nobody_at_all_has_nothing_to_measure() {
    let nobody = Web::default();
    assert_eq!(communities(nobody.flat(), 0).count, 0);
    assert_eq!(SingleThreads::of(&nobody), SingleThreads::default());
    assert!(Connects::exact(&nobody, 2, &|_| true).unwrap().shares().is_empty());
    assert_eq!(Reach::from(&nobody, [id(1)]).within_two().count(), 0);
}

#[test]
fn a_long_line_is_walked_without_running_out_of_stack() {
    let count = 60_000;
    let line = web(count, &(1..count).map(|a| (a - 1, a)).collect::<Vec<_>>());
    let threads = SingleThreads::of(&line);
    assert_eq!((threads.people.len() as u32, threads.ties.len() as u32), (count - 2, count - 1));
    assert_eq!(threads.people[0].cut_off, count / 2 - 1);
    assert_eq!(path(&line, id(0), id(count - 1)).unwrap().len() as u32, count);
}
