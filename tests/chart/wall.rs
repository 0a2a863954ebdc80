//! Lanes, cards, walking, filters, levels of detail.

use std::collections::HashSet;
use std::sync::Arc;

use proptest::prelude::*;
use wallchart::chart::{
    Detail, Fonts, Heads, LaneKey, Look, MOST_NAMED_CARDS, Mark, Over, Plan, Point, Rect, Scene, Size, Step,
};
use wallchart::i18n::{Language, Tr};
use wallchart::model::{RecordId, WorkerField};

use super::workplace::{Workplace, hospital, id, today};

fn english() -> Tr {
    Tr::new(Language::En)
}

fn whole(plan: &Plan) -> Scene {
    plan.whole(&mut Fonts::new(), &english())
}

fn words(scene: &Scene) -> Vec<String> {
    fn collect(marks: &[Mark], into: &mut Vec<String>) {
        for mark in marks {
            match mark {
                Mark::Words { run, .. } => into.push(run.text.to_string()),
                Mark::Group { marks, .. } => collect(marks, into),
                Mark::Fill { .. } | Mark::Stroke { .. } | Mark::Picture { .. } => {}
            }
        }
    }
    let mut found = Vec::new();
    collect(&scene.marks, &mut found);
    found
}

#[test]
fn everybody_stands_in_exactly_one_lane() {
    let place = hospital(120);
    let plan = place.wall(&Look::new(today()));
    let mut people: Vec<RecordId> = plan.reading_order().collect();
    assert_eq!(people.len(), 120);
    people.sort_unstable();
    people.dedup();
    assert_eq!(people.len(), 120);
}

#[test]
fn somebody_with_two_languages_stands_once_in_each_lane_of_theirs() {
    let mut place = hospital(12);
    place.say(id(1, 0), &WorkerField::Languages(vec!["Twi".into(), "French".into(), "twi".into()]));
    let plan = place.wall(&Look { grouping: "language".into(), ..Look::new(today()) });
    let names: Vec<&str> = plan.lanes().iter().map(|lane| &*lane.name).collect();
    assert_eq!(names, ["French", "Twi", ""]);
    let sizes: Vec<usize> = plan.lanes().iter().map(wallchart::chart::Lane::len).collect();
    assert_eq!(sizes, [1, 1, 11]);
}

#[test]
fn unassigned_is_always_there_and_last() {
    let plan = Workplace::new().wall(&Look::new(today()));
    assert_eq!(plan.lanes().len(), 1);
    assert_eq!(plan.lanes()[0].key, LaneKey::Unassigned);
    assert_eq!(plan.foot(), plan.lanes()[0].rect);
}

#[test]
fn placeholders_are_the_estimate_less_the_named_who_count() {
    let mut place = Workplace::new();
    let north = place.unit(0, "unit", "5 North", Some(450));
    for number in 0..200 {
        place.worker(number, "Somebody", "", Some(north));
    }
    for number in 200..222 {
        let boss = place.worker(number, "A supervisor", "", Some(north));
        place.say(boss, &WorkerField::Standing("supervisor".into()));
    }
    let plan = place.wall(&Look::new(today()));
    let lane = &plan.lanes()[0];
    assert_eq!((lane.len(), lane.unnamed), (222, 250));
    assert_eq!(
        (lane.count.people.named, lane.count.people.belongs, lane.count.people.beside),
        (200, 450, 22)
    );
    let scene = plan.scene(
        Rect::new(0.0, 0.0, 960.0, lane.rect.height),
        &Over::default(),
        &mut Fonts::new(),
        &english(),
    );
    assert!(
        words(&scene).iter().any(|words| words == "200 of ~450 · rated 0"),
        "{:?}",
        words(&scene).first()
    );
}

#[test]
fn a_lane_that_lost_its_unit_gives_its_people_to_unassigned() {
    let mut place = hospital(30);
    let unit = *place.campaign.units.keys().next().unwrap();
    let before = place.wall(&Look::new(today()));
    let there = before.lanes().iter().find(|lane| lane.key == LaneKey::Unit(unit)).unwrap().len();
    let unassigned = before.lanes().last().unwrap().len();
    place.campaign.units.remove(&unit);
    let after = place.wall(&Look::new(today()));
    assert_eq!(after.lanes().last().unwrap().len(), unassigned + there);
}

#[test]
fn cards_keep_the_order_in_which_they_were_put() {
    let mut place = Workplace::new();
    for number in [5, 3, 9, 1] {
        place.worker(number, "x", "", None);
    }
    let plan = place.wall(&Look::new(today()));
    let order: Vec<RecordId> = plan.reading_order().collect();
    assert_eq!(order, [id(1, 5), id(1, 3), id(1, 9), id(1, 1)]);
}

#[test]
fn a_card_is_found_where_it_is_drawn() {
    let place = hospital(120);
    for detail in Detail::ALL {
        let plan = place.wall(&Look { detail, ..Look::new(today()) });
        for person in plan.reading_order() {
            let card = plan.card_of(person).unwrap();
            assert_eq!(plan.at(card.middle()), Some(person), "{detail:?}");
            assert!(plan.within(card.shrunk(1.0)).contains(&person));
        }
    }
}

#[test]
fn placeholders_and_gaps_are_nobody() {
    let place = hospital(120);
    let plan = place.wall(&Look::new(today()));
    let lane = &plan.lanes()[1];
    assert!(lane.unnamed > 0);
    assert_eq!(plan.at(lane.slot(lane.len()).middle()), None);
    let first = lane.slot(0);
    assert_eq!(plan.at(Point::new(first.right() + 2.0, first.y + 5.0)), None);
    assert_eq!(plan.lane_at(Point::new(5.0, lane.rect.y + 1.0)).unwrap().key, lane.key);
}

#[test]
fn arrows_walk_everybody_across_lanes_and_back() {
    let place = hospital(60);
    let plan = place.wall(&Look::new(today()));
    let order: Vec<RecordId> = plan.reading_order().collect();
    let mut walked = vec![plan.step(None, Step::Down).unwrap()];
    while let Some(next) = plan.step(walked.last().copied(), Step::Right) {
        walked.push(next);
    }
    assert_eq!(walked, order);
    for pair in order.windows(2) {
        assert_eq!(plan.step(Some(pair[1]), Step::Left), Some(pair[0]));
    }
    assert_eq!(plan.step(Some(order[0]), Step::Left), None);
}

#[test]
fn up_and_down_stay_in_the_column_even_between_lanes() {
    let place = hospital(60);
    let plan = place.wall(&Look::new(today()));
    let third = plan.reading_order().nth(2).unwrap();
    let mut here = third;
    let mut lowest = plan.card_of(here).unwrap().y;
    let mut steps = 0;
    while let Some(next) = plan.step(Some(here), Step::Down) {
        let y = plan.card_of(next).unwrap().y;
        assert!(y > lowest);
        (here, lowest, steps) = (next, y, steps + 1);
    }
    assert!(steps >= plan.lanes().iter().filter(|lane| !lane.is_empty()).count() - 1);
    let up = plan.step(plan.step(Some(third), Step::Down), Step::Up);
    assert_eq!(up, Some(third));
}

#[test]
fn a_filter_hides_or_steps_back() {
    let place = hospital(60);
    let shown: HashSet<RecordId> = [id(1, 0), id(1, 30)].into();
    let look = Look { shown: Some(Arc::new(shown)), ..Look::new(today()) };
    let hidden = place.wall(&look);
    assert_eq!(hidden.reading_order().count(), 2);
    // What a head says does not depend on who is shown.
    let all = place.wall(&Look::new(today()));
    for (mine, full) in hidden.lanes().iter().zip(all.lanes()) {
        assert_eq!(mine.count, full.count);
    }
    let dimmed = place.wall(&Look { dim: true, ..look });
    assert_eq!(dimmed.reading_order().count(), 60);
    let faded = |scene: &Scene| {
        scene.marks.iter().filter(|mark| matches!(mark, Mark::Group { fade, .. } if *fade > 0.5)).count()
    };
    assert!(faded(&whole(&dimmed)) > 0);
    assert_eq!(faded(&whole(&all)), 0);
}

#[test]
fn at_most_four_hundred_cards_of_a_window_show_names() {
    let place = hospital(900);
    let plan = place.wall(&Look { width_pt: 3000.0, ..Look::new(today()) });
    let names = |window: Rect| {
        let scene = plan.scene(window, &Over::default(), &mut Fonts::new(), &english());
        words(&scene).len()
    };
    let Size { width, height } = plan.size_pt();
    assert!(names(Rect::new(0.0, 0.0, width, 500.0)) > 200);
    assert!(
        names(Rect::new(0.0, 0.0, width, height)) < MOST_NAMED_CARDS + 900,
        "badges keep their numerals only"
    );
    // What is exported shows them all.
    assert!(words(&whole(&plan)).len() > 2400);
}

#[test]
fn a_window_draws_what_is_in_it_and_no_more() {
    let place = hospital(600);
    let plan = place.wall(&Look::new(today()));
    let scene =
        plan.scene(Rect::new(0.0, 700.0, 960.0, 300.0), &Over::default(), &mut Fonts::new(), &english());
    let people: HashSet<RecordId> = scene.marks.iter().filter_map(Mark::of).collect();
    assert!(people.len() >= 20 && people.len() <= 45, "{}", people.len());
}

#[test]
fn following_a_change_is_the_same_as_planning_anew() {
    let mut place = hospital(120);
    let look = Look::new(today());
    let before = place.wall(&look);
    place.rate(id(1, 7), 5, 0);
    place.worker(500, "Somebody new", "Porter", None);
    place.say(id(1, 30), &WorkerField::Place("unit".into(), None));
    let removed = id(1, 44);
    place.campaign.workers.remove(&removed);
    let (followed, anew) = (before.follow(&place.campaign, &place.tallies(), &look), place.wall(&look));
    assert_eq!(whole(&followed), whole(&anew));
    assert_ne!(whole(&followed), whole(&before));
    assert_eq!(followed.card_of(removed), None);
}

#[test]
fn a_small_scene_reads_as_these_lines() {
    let mut place = Workplace::new();
    let north = place.unit(0, "unit", "5 North", Some(3));
    let test = place.test(0, "Petition", 3);
    let ana = place.worker(0, "Ana", "Nurse", Some(north));
    place.rate(ana, 2, 3);
    place.result(ana, test, wallchart::model::Outcome::Did);
    place.say_unit(north, &wallchart::model::UnitField::Leader(Some(ana)));
    place.worker(1, "\u{0644}\u{064a}\u{0644}\u{0649}", "", Some(north));
    let plan = place.wall(&Look { width_pt: 700.0, ..Look::new(today()) });
    let lines = whole(&plan).to_lines();
    let golden = include_str!("small.scene");
    assert_eq!(lines, golden, "\n{lines}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_two_cards_overlap(size in 0_u32..90, width in 200.0_f32..2400.0, level in 0_usize..5, above: bool) {
        let place = hospital(size);
        let heads = if above { Heads::Above } else { Heads::Beside(184.0) };
        let look = Look { width_pt: width, detail: Detail::ALL[level], heads, ..Look::new(today()) };
        let plan = place.wall(&look);
        let slots: Vec<Rect> =
            plan.lanes().iter().flat_map(|lane| (0..lane.slots()).map(|number| lane.slot(number))).collect();
        for (at, slot) in slots.iter().enumerate() {
            prop_assert!(slots[at + 1..].iter().all(|other| !slot.shrunk(0.01).overlaps(other)));
        }
        let mut bottom = 0.0;
        for lane in plan.lanes() {
            prop_assert_eq!(lane.rect.y, bottom);
            bottom = lane.rect.bottom();
            for number in 0..lane.slots() {
                prop_assert!(lane.slot(number).bottom() <= bottom + 0.01);
            }
        }
    }

    #[test]
    fn a_cut_name_never_runs_over(name in "\\PC{0,40}", limit in 0.0_f32..200.0) {
        let run = Fonts::new().run_within(&name, 13.0, wallchart::chart::Weight::Regular, limit);
        prop_assert!(run.width_pt <= limit + 0.01);
    }
}
