//! The map under the hands.

use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use wallchart::model::{RecordId, TieKind};

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

#[test]
fn looks_as_it_did() {
    let stage = Stage::light(1280.0, 720.0);
    let harness = mapped(&stage);
    picture("map", &stage.picture(&harness));
}
