//! The map under the hands.

use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use wallchart::app::{Action, Selection};
use wallchart::model::{Edit, Fact, RecordId, Speaker, TieKind};

use super::workplace::{Seat, open, ward};
use crate::support::picture::{Stage, picture};

/// The window with the map of the made-up ward, everybody in place.
fn mapped(stage: &Stage) -> Harness<'static, Seat> {
    let mut harness = open(stage, ward().app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(3);
    for _ in 0..400 {
        let app = harness.state().app();
        if app.layout_share().is_none() && !app.needs_layout() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        harness.run_steps(1);
    }
    harness.run_steps(3);
    harness
}

fn middle(harness: &Harness<'_, Seat>, name: &str) -> Pos2 {
    let node =
        harness.get_by(|node| node.label().is_some_and(|label| label.starts_with(&format!("{name}, "))));
    node.rect().center()
}

fn person(harness: &Harness<'_, Seat>, name: &str) -> RecordId {
    let campaign = harness.state().app().campaign();
    campaign.people().find(|worker| &**worker.name.value() == name).expect("the person is there").id
}

fn drag(harness: &mut Harness<'_, Seat>, from: Pos2, to: Pos2, held: Modifiers) {
    harness.event(egui::Event::PointerMoved(from));
    harness.run_steps(1);
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: held,
    };
    harness.event_modifiers(button(from, true), held);
    harness.run_steps(1);
    for step in 1..=4 {
        harness.event_modifiers(egui::Event::PointerMoved(from + (to - from) * (step as f32 / 4.0)), held);
        harness.run_steps(1);
    }
    harness.event_modifiers(button(to, false), held);
    harness.run_steps(3);
}

#[test]
fn a_tie_is_dragged_from_person_to_person_and_taken_back() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    let before = harness.state().app().campaign().ties.len();
    let (from, to) = (middle(&harness, "Ada Berg"), middle(&harness, "Finn Olsen"));
    drag(&mut harness, from, to, Modifiers::SHIFT);
    harness.get_by_label("Ada Berg → Finn Olsen");
    harness.get_by_label("asks about the schedule").click();
    harness.run_steps(3);
    let (ada, finn) = (person(&harness, "Ada Berg"), person(&harness, "Finn Olsen"));
    let campaign = harness.state().app().campaign();
    assert_eq!(campaign.ties.len(), before + 1);
    let tie = campaign.ties.values().find(|tie| tie.from == ada && tie.to == finn).expect("the tie is there");
    assert_eq!(tie.kind, TieKind::Naming { question: "schedule".into() });
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    assert_eq!(harness.state().app().campaign().ties.len(), before);
}

#[test]
fn a_dragged_person_is_pinned_where_they_were_let_go_and_undo_brings_them_back() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    let ben = person(&harness, "Ben Okoye");
    let others = middle(&harness, "Gita Rao");
    let from = middle(&harness, "Ben Okoye");
    let to = from + egui::vec2(-40.0, 70.0);
    drag(&mut harness, from, to, Modifiers::NONE);
    let worker = harness.state().app().campaign().worker(ben).expect("Ben is there");
    assert!(worker.pin.is_some());
    assert!(middle(&harness, "Ben Okoye").distance(to) < 1.5, "stands where let go");
    assert!(middle(&harness, "Gita Rao").distance(others) < 0.5, "nobody else has moved");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(2);
    let worker = harness.state().app().campaign().worker(ben).expect("Ben is there");
    assert!(worker.pin.is_none());
    assert!(middle(&harness, "Ben Okoye").distance(from) < 1.5, "is back");
}

#[test]
fn enter_focuses_arrows_walk_tie_by_tie_and_escape_leaves() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    let at = middle(&harness, "Cem Arslan");
    harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let modifiers = Modifiers::NONE;
        harness.event(egui::Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers,
        });
    }
    harness.run_steps(2);
    let cem = person(&harness, "Cem Arslan");
    assert_eq!(harness.state().app().selection().person(), Some(cem));
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    harness.get_by_label("Leave the focus on Cem Arslan");
    let mut ends = std::collections::BTreeSet::new();
    for _ in 0..5 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
        ends.extend(harness.state().app().selection().person());
    }
    let named: std::collections::BTreeSet<RecordId> =
        harness.state().app().network().links_of(cem).map(|link| link.other(cem)).collect();
    assert_eq!(ends, named, "every tie was walked once");
    for _ in 0..2 {
        harness.key_press(Key::Escape);
        harness.run_steps(2);
    }
    assert!(harness.query_by_label("Leave the focus on Cem Arslan").is_none());
}

#[test]
fn a_kind_of_tie_can_be_left_out() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    harness.get_by_label("Ties: asks about the schedule").click();
    harness.run_steps(2);
    let node = harness.get_by_label("Ties: asks about the schedule");
    assert_eq!(node.accesskit_node().toggled(), Some(egui::accesskit::Toggled::False));
}

/// Selects people as if they had been clicked one after the other.
fn select(harness: &mut Harness<'_, Seat>, names: &[&str]) {
    let people = names.iter().map(|name| person(harness, name)).collect();
    harness.state_mut().act(|app| app.perform(Action::Select(Selection { people, ..Selection::default() })));
    harness.run_steps(2);
}

fn selected(harness: &Harness<'_, Seat>) -> std::collections::BTreeSet<String> {
    let app = harness.state().app();
    let people = app.selection().people.iter();
    people.filter_map(|person| app.campaign().worker(*person)).map(|worker| worker.name.to_string()).collect()
}

#[test]
fn the_way_between_two_people_is_shown_and_said() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    select(&mut harness, &["Kofi Addo", "Finn Olsen"]);
    harness.get_by_label("Show the way between them").click();
    harness.run_steps(3);
    harness.get_by_label("Kofi Addo – Cem Arslan – Finn Olsen. 2 steps, the only way so short");
    harness.get_by_label("Leave the way between the two").click();
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("2 steps, the only way").is_none());
}

#[test]
fn where_no_way_leads_it_says_so() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    select(&mut harness, &["Kofi Addo", "Ada Berg"]);
    harness.key_press(Key::W);
    harness.run_steps(3);
    harness.get_by_label("No way of ties that we know of leads from Kofi Addo to Ada Berg");
}

#[test]
fn a_lasso_selects_whom_it_goes_around() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    let around = middle(&harness, "Gita Rao");
    let held = Modifiers::ALT;
    let corner = |x: f32, y: f32| around + egui::vec2(x, y);
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: held,
    };
    harness.event(egui::Event::PointerMoved(corner(-18.0, -18.0)));
    harness.event_modifiers(button(corner(-18.0, -18.0), true), held);
    harness.run_steps(1);
    for at in [corner(18.0, -18.0), corner(18.0, 18.0), corner(-18.0, 18.0), corner(-18.0, -10.0)] {
        harness.event_modifiers(egui::Event::PointerMoved(at), held);
        harness.run_steps(1);
    }
    harness.event_modifiers(button(corner(-18.0, -10.0), false), held);
    harness.run_steps(3);
    assert_eq!(selected(&harness), ["Gita Rao".to_owned()].into());
}

#[test]
fn a_click_on_the_name_of_a_unit_selects_its_people() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    harness.get_by_label_contains("Kitchen: select 2 people").click();
    harness.run_steps(3);
    assert_eq!(selected(&harness), ["Gita Rao".to_owned(), "Nils Lund".to_owned()].into());
}

#[test]
fn ratings_and_units_and_old_ties_can_be_hidden_and_it_is_said_how_many() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    let there = |harness: &Harness<'_, Seat>, name: &str| {
        let starts = format!("{name}, ");
        harness.query_by(|node| node.label().is_some_and(|label| label.starts_with(&starts))).is_some()
    };
    assert!(there(&harness, "Finn Olsen") && there(&harness, "Gita Rao"));
    harness.get_by_label("Hide").click();
    harness.run_steps(2);
    harness.get_by_label("Nobody and no tie is hidden on this map.");
    let value = harness.state().app().campaign().scale().level(4).is_some();
    assert!(value, "the scale has a 4");
    let switches = harness.get_all_by(|node| node.label().is_some_and(|label| label.starts_with("Show: ")));
    let four = switches.into_iter().nth(3).expect("a switch for each value");
    four.click();
    harness.run_steps(2);
    assert!(!there(&harness, "Finn Olsen"), "whoever is rated 4 is hidden");
    harness.get_by_label("Kitchen, 2 people").click();
    harness.run_steps(2);
    assert!(!there(&harness, "Gita Rao"), "the unit is hidden");
    harness.get_by_label_contains("Hidden on this map: ");
    harness.get_by_label("Show everybody and every tie").click();
    harness.run_steps(2);
    assert!(there(&harness, "Finn Olsen") && there(&harness, "Gita Rao"));
    let (from, to) = (person(&harness, "Gita Rao"), person(&harness, "Nils Lund"));
    harness.state_mut().act(|app| {
        let tie = app.new_record();
        let (kind, day) = (TieKind::Naming { question: "problem".into() }, app.today().plus(-100));
        let said = Fact::Tie { kind, from, to, mutual: false, day, says: Speaker::Typist };
        super::workplace::say(app, tie, Edit::State(said));
    });
    harness.run_steps(2);
    harness.get_by_label("Show ties said in the last: 90 days").click();
    harness.run_steps(2);
    harness.get_by_label_contains("Hidden on this map: nobody and 1 tie.");
}

#[test]
fn colour_says_what_is_chosen_and_the_button_tells() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    harness.get_by_label("Colour and size").click();
    harness.run_steps(2);
    harness.get_by_label("Groups found in the ties").click();
    harness.run_steps(3);
    harness.get_by_label("Groups found in the ties").click();
    harness.run_steps(2);
    harness.get_by_label("Connects groups").click();
    harness.run_steps(3);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    harness.get_by_label("Groups found in the ties");
}

#[test]
fn a_walk_is_spoken_tie_by_tie() {
    let mut harness = mapped(&Stage::light(1440.0, 900.0));
    select(&mut harness, &["Cem Arslan"]);
    harness.key_press(Key::F);
    harness.run_steps(2);
    harness.get_by_label_contains("Cem Arslan, rated 3, named by ");
    let mut said = std::collections::BTreeSet::new();
    for _ in 0..5 {
        harness.key_press(Key::ArrowRight);
        harness.run_steps(2);
        let node = harness.get_by_label_contains(" of 5: ");
        said.extend(node.accesskit_node().label());
    }
    let said: Vec<String> = said.into_iter().collect();
    assert_eq!(said.len(), 5, "each tie says something of its own: {said:?}");
    assert!(said.iter().any(|words| words.ends_with("asks Finn Olsen about the schedule")), "{said:?}");
    assert!(said.iter().any(|words| words.ends_with("Kofi Addo comes with a problem")), "{said:?}");
    assert!(harness.query_all_by_label_contains("4 name them, they name").next().is_some());
}

#[test]
fn looks_as_it_did() {
    let stage = Stage::light(1280.0, 720.0);
    let harness = mapped(&stage);
    picture("map", &stage.picture(&harness));
}
