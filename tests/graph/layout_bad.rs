//! What no picture should break on.

use wallchart::graph::{Edge, Effort, Net, Node, Place, lay_out, spread};

fn net(units: &[Option<u32>], edges: impl IntoIterator<Item = (u32, u32, f32)>) -> Net {
    let nodes = units.iter().map(|unit| Node { unit: *unit, radius: 9.0, pin: None, kept: None });
    let edges = edges.into_iter().map(|(from, to, weight)| Edge { from, to, weight });
    Net { nodes: nodes.collect(), edges: edges.collect() }
}

fn window(net: &Net, effort: Effort) -> Vec<Place> {
    let places = lay_out(net, effort, 3, &mut |_| true).unwrap();
    assert_eq!(places.len(), net.nodes.len());
    assert!(places.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
    // By columns of marks, so that thousands are quick to look through.
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| places[*a].x.total_cmp(&places[*b].x));
    for (k, a) in order.iter().enumerate() {
        for b in order[k + 1..].iter().take_while(|b| places[**b].x - places[*a].x < 18.0) {
            assert!(places[*a].distance(places[*b]) >= 18.0, "{a} and {b} overlap");
        }
    }
    places
}

fn bare(net: &Net) -> Vec<Place> {
    let places = spread(net, Effort::Quick, 3, &mut |_| true).unwrap();
    assert_eq!(places.len(), net.nodes.len());
    assert!(places.iter().all(|p| p.x.is_finite() && p.y.is_finite()));
    for (a, p) in places.iter().enumerate() {
        assert!(places[a + 1..].iter().all(|q| p != q), "{a} lies on another");
    }
    places
}

#[test]
fn self_ties_doubled_ties_and_weights_that_are_none_change_nothing() {
    let units = [Some(0), Some(0), Some(1), Some(1), None];
    let clean = net(&units, [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0)]);
    let odd = net(
        &units,
        [
            (0, 1, 1.0),
            (1, 2, 1.0),
            (2, 3, 1.0),
            (2, 2, 5.0),
            (0, 3, 0.0),
            (0, 2, -1.0),
            (0, 4, f32::NAN),
            (1, 3, f32::INFINITY),
            (4, 900, 1.0),
        ],
    );
    assert_eq!(window(&clean, Effort::Fine), window(&odd, Effort::Fine));
    assert_eq!(bare(&clean), bare(&odd));
    // Somebody who names twice pulls more, but the picture is as sound.
    window(&net(&units, [(0, 1, 1.0), (1, 0, 1.0), (0, 1, 1.0), (2, 3, 1e30)]), Effort::Fine);
}

#[test]
fn nobody_and_one_person_are_placed() {
    for count in 0..2 {
        for unit in [None, Some(7)] {
            let net = net(&vec![unit; count], [(0, 0, 1.0)]);
            window(&net, Effort::Fine);
            bare(&net);
        }
    }
}

#[test]
fn a_star_of_many_keeps_its_middle_in_the_middle() {
    for unit in [None, Some(0)] {
        let net = net(&vec![unit; 1_200], (1..1_200).map(|i| (i, 0, 1.0)));
        let places = window(&net, Effort::Quick);
        let sum = places.iter().fold(Place::default(), |sum, p| sum + *p) * (1.0 / 1_200.0);
        let far = places.iter().map(|p| p.distance(sum)).fold(0.0, f32::max);
        assert!(places[0].distance(sum) < far * 0.15);
        bare(&net);
    }
}

#[test]
fn a_clique_of_hundreds_is_placed() {
    let net = net(&[Some(0); 260], (0..260).flat_map(|a| (0..a).map(move |b| (a, b, 1.0))));
    window(&net, Effort::Quick);
    bare(&net);
}

#[test]
fn no_ties_at_all_and_a_thousand_islands_are_packed() {
    let units: Vec<Option<u32>> = (0..300).map(|i| (i % 3 > 0).then_some(i / 30)).collect();
    window(&net(&units, []), Effort::Fine);
    bare(&net(&units, []));
    let islands = net(&vec![None; 2_000], (0..1_000).map(|i| (2 * i, 2 * i + 1, 1.0)));
    let places = window(&islands, Effort::Quick);
    assert!((0..1_000).all(|i| places[2 * i].distance(places[2 * i + 1]) < 200.0), "pairs stay together");
    let (wide, high) =
        places.iter().fold((0.0_f32, 0.0_f32), |(x, y), p| (x.max(p.x.abs()), y.max(p.y.abs())));
    assert!((0.9..2.2).contains(&(wide / high)), "about as wide as a window: {wide} by {high}");
    bare(&islands);
}

#[test]
fn many_people_get_the_same_picture_again() {
    // Above the size at which several threads work.
    let units: Vec<Option<u32>> = (0..700).map(|i| Some(i / 25)).collect();
    let ties = (0..700_u32).flat_map(|i| [(i, i * 7 % 25 + i / 25 * 25, 1.0), (i, i * 31 % 700, 1.0)]);
    let net = net(&units, ties);
    assert_eq!(window(&net, Effort::Quick), window(&net, Effort::Quick));
    assert_eq!(bare(&net), bare(&net));
    let mut asked = 0;
    let stopped = spread(&net, Effort::Fine, 3, &mut |_| {
        asked += 1;
        asked < 3
    });
    assert_eq!((stopped, asked), (None, 3));
}
