use proptest::prelude::*;
use wallchart::graph::{Edge, Effort, HULL_PT, Net, Node, Place, hull, lay_out};

fn node(unit: Option<u32>) -> Node {
    Node { unit, radius: 10.0, pin: None, kept: None }
}

fn edge(from: u32, to: u32) -> Edge {
    Edge { from, to, weight: 1.0 }
}

fn laid(net: &Net) -> Vec<Place> {
    lay_out(net, Effort::Fine, 5, &mut |_| true).expect("nobody stopped it")
}

/// A workplace of units in a row of sizes, with hubs, and a few ties between.
fn workplace(sizes: &[u32]) -> Net {
    let mut net = Net::default();
    for (unit, size) in sizes.iter().enumerate() {
        let first = net.nodes.len() as u32;
        for i in 0..*size {
            net.nodes.push(node(Some(unit as u32)));
            if i > 0 {
                net.edges.push(edge(first + i, first + i * 7 % i.min(3)));
            }
            if i > 4 {
                net.edges.push(edge(first + i, first + i * 31 % i));
            }
        }
        if first > 0 {
            net.edges.push(edge(first, first / 2));
            net.edges.push(edge(first + size / 2, first - 1));
        }
    }
    net
}

fn assert_nothing_overlaps(net: &Net, places: &[Place]) {
    for (a, p) in places.iter().enumerate() {
        assert!(p.x.is_finite() && p.y.is_finite());
        for (b, q) in places.iter().enumerate().skip(a + 1) {
            let touch = net.nodes[a].radius + net.nodes[b].radius;
            assert!(p.distance(*q) >= touch, "{a} and {b} overlap");
        }
    }
}

/// Whether a point lies in a convex hull, told from the turn of each side.
fn is_inside(hull: &[Place], p: Place) -> bool {
    let turn = |i: usize| {
        let (a, b) = (hull[i], hull[(i + 1) % hull.len()]);
        (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0.0
    };
    (1..hull.len()).all(|i| turn(i) == turn(0))
}

fn assert_hulls_are_apart(net: &Net, places: &[Place]) {
    let units: std::collections::BTreeSet<u32> = net.nodes.iter().filter_map(|n| n.unit).collect();
    for unit in units {
        let marks: Vec<(Place, f32)> = (0..places.len())
            .filter(|i| net.nodes[*i].unit == Some(unit))
            .map(|i| (places[i], net.nodes[i].radius))
            .collect();
        let outline = hull(&marks, HULL_PT);
        for (i, p) in places.iter().enumerate() {
            assert!(
                net.nodes[i].unit == Some(unit) || !is_inside(&outline, *p),
                "{i} stands in the hull of unit {unit}"
            );
        }
    }
}

#[test]
fn the_same_network_gives_the_same_picture() {
    let net = workplace(&[14, 9, 22, 5]);
    assert_eq!(laid(&net), laid(&net));
    assert_ne!(laid(&net), lay_out(&net, Effort::Fine, 6, &mut |_| true).unwrap(), "the seed counts");
}

#[test]
fn marks_never_overlap_and_nobody_stands_in_a_foreign_hull() {
    let net = workplace(&[14, 9, 22, 5, 1, 40]);
    let places = laid(&net);
    assert_nothing_overlaps(&net, &places);
    assert_hulls_are_apart(&net, &places);
}

#[test]
fn people_who_are_tied_stand_nearer_than_others_of_their_unit() {
    let net = workplace(&[30]);
    let places = laid(&net);
    let mean = |pairs: &[(usize, usize)]| {
        pairs.iter().map(|(a, b)| places[*a].distance(places[*b])).sum::<f32>() / pairs.len() as f32
    };
    let tied: Vec<_> = net.edges.iter().map(|e| (e.from as usize, e.to as usize)).collect();
    let all: Vec<_> = (0..30).flat_map(|a| (a + 1..30).map(move |b| (a, b))).collect();
    assert!(mean(&tied) < mean(&all) * 0.8, "{} against {}", mean(&tied), mean(&all));
}

#[test]
fn empty_and_tiny_networks_are_placed() {
    assert!(laid(&Net::default()).is_empty());
    let one = Net { nodes: vec![node(None)], edges: vec![edge(0, 0), edge(0, 9)] };
    assert_eq!(laid(&one).len(), 1);
    let two = Net { nodes: vec![node(Some(3)); 2], edges: vec![edge(0, 1), edge(1, 0)] };
    assert_nothing_overlaps(&two, &laid(&two));
}

#[test]
fn a_star_keeps_its_middle_in_the_middle() {
    let net = Net { nodes: vec![node(Some(0)); 25], edges: (1..25).map(|i| edge(i, 0)).collect() };
    let places = laid(&net);
    assert_nothing_overlaps(&net, &places);
    let far = (1..25).map(|i| places[i].distance(places[0])).fold(0.0, f32::max);
    let middle = places[1..].iter().fold(Place::default(), |sum, p| sum + *p) * (1.0 / 24.0);
    assert!(places[0].distance(middle) < far * 0.3);
}

#[test]
fn a_clique_and_islands_do_not_overlap() {
    let clique = Net {
        nodes: vec![node(None); 20],
        edges: (0..20).flat_map(|a| (0..a).map(move |b| edge(a, b))).collect(),
    };
    assert_nothing_overlaps(&clique, &laid(&clique));
    let islands = Net {
        nodes: vec![node(None); 60],
        edges: (0..40).filter(|i| i % 4 != 3).map(|i| edge(i, i + 1)).collect(),
    };
    assert_nothing_overlaps(&islands, &laid(&islands));
}

#[test]
fn people_without_unit_or_tie_wait_below_the_picture() {
    let mut net = workplace(&[12, 8]);
    net.nodes.extend([node(None); 4]);
    let places = laid(&net);
    let lowest = places[..20].iter().map(|p| p.y).fold(f32::MIN, f32::max);
    assert!(places[20..].iter().all(|p| p.y > lowest + HULL_PT));
}

#[test]
fn pins_hold_and_their_unit_follows() {
    let mut net = workplace(&[14, 9, 22]);
    let pin = Place::new(900.0, -300.0);
    net.nodes[16].pin = Some(pin);
    let places = laid(&net);
    assert_eq!(places[16], pin);
    assert_nothing_overlaps(&net, &places);
    assert!((14..23).all(|i| places[i].distance(pin) < 500.0), "their unit is near the pin");
}

#[test]
fn kept_places_stay_and_newcomers_stand_by_their_ties() {
    let mut net = workplace(&[14, 9, 22]);
    let before = laid(&net);
    for (node, place) in net.nodes.iter_mut().zip(&before) {
        node.kept = Some(*place);
    }
    net.nodes.push(node(Some(1)));
    net.edges.push(edge(45, 17));
    net.nodes.extend([node(Some(7)), node(Some(7)), node(None)]);
    net.edges.push(edge(46, 47));
    let after = laid(&net);
    assert_eq!(before[..], after[..45]);
    assert_nothing_overlaps(&net, &after);
    assert_hulls_are_apart(&net, &after);
    let ranked = (0..45).filter(|i| after[*i].distance(after[45]) < after[17].distance(after[45])).count();
    assert!(ranked < 6, "the newcomer stands near the one they are tied to, not behind {ranked} others");
}

#[test]
fn a_pin_goes_before_a_kept_place() {
    let mut net = workplace(&[5]);
    for (node, place) in net.nodes.iter_mut().zip(&laid(&workplace(&[5]))) {
        node.kept = Some(*place);
    }
    net.nodes[2].pin = Some(Place::new(400.0, 400.0));
    assert_eq!(laid(&net)[2], Place::new(400.0, 400.0));
}

#[test]
fn a_layout_stops_when_told_to() {
    let net = workplace(&[40, 30]);
    for patience in [0, 1, 5] {
        let mut asked = 0;
        let stopped = lay_out(&net, Effort::Fine, 5, &mut |_| {
            asked += 1;
            asked <= patience
        });
        assert_eq!(stopped, None);
        assert_eq!(asked, patience + 1, "it stops at once");
    }
}

#[test]
fn progress_never_runs_backward() {
    let mut last = 0.0;
    lay_out(&workplace(&[20, 70, 9]), Effort::Fine, 5, &mut |part| {
        assert!((0.0..=1.0).contains(&part) && part >= last - 1e-4, "{part} after {last}");
        last = part;
        true
    });
    assert!((last - 1.0).abs() < 1e-6);
}

fn any_net() -> impl Strategy<Value = Net> {
    let a_place = || (-800.0_f32..800.0, -800.0_f32..800.0).prop_map(|(x, y)| Place::new(x, y));
    let a_node = (prop::option::of(0..4_u32), 4.0_f32..24.0, prop::option::weighted(0.1, a_place()))
        .prop_map(|(unit, radius, pin)| Node { unit, radius, pin, kept: None });
    prop::collection::vec(a_node, 0..26).prop_flat_map(|nodes| {
        let count = nodes.len().max(1) as u32;
        let edges = prop::collection::vec((0..count, 0..count), 0..60);
        edges.prop_map(move |pairs| Net {
            nodes: nodes.clone(),
            edges: pairs.into_iter().map(|(a, b)| edge(a, b)).collect(),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_network_is_placed_soundly(net in any_net()) {
        let places = laid(&net);
        prop_assert_eq!(places.len(), net.nodes.len());
        for (a, p) in places.iter().enumerate() {
            prop_assert!(p.x.is_finite() && p.y.is_finite());
            if let Some(pin) = net.nodes[a].pin {
                prop_assert_eq!(*p, pin);
            }
            for (b, q) in places.iter().enumerate().skip(a + 1) {
                // Two pins may have been put on each other; everybody else makes way.
                let free = net.nodes[a].pin.is_none() || net.nodes[b].pin.is_none();
                let touch = net.nodes[a].radius + net.nodes[b].radius;
                prop_assert!(!free || p.distance(*q) >= touch, "{} and {} overlap", a, b);
            }
        }
        // Keep every second one: they stay, the rest stand free.
        let mut later = net.clone();
        for (i, node) in later.nodes.iter_mut().enumerate() {
            node.kept = (i % 2 == 0).then_some(places[i]);
        }
        let again = laid(&later);
        for (i, p) in again.iter().enumerate() {
            if i % 2 == 0 {
                prop_assert_eq!(*p, places[i]);
            }
        }
    }
}
