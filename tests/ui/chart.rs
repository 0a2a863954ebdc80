//! The chart under the hands.

use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use wallchart::app::{Action, App, Filter, Names, Settings};
use wallchart::model::{Basis, Grouping, Judgement, Outcome, RecordId};

use super::workplace::{NAMES, Seat, Ward, empty, open, unit, ward};
use crate::support::picture::{Stage, picture};
use crate::support::raster::Image;

fn stage() -> Stage {
    Stage::light(1440.0, 900.0)
}

fn card(harness: &Harness<'static, Seat>, name: &str) -> Pos2 {
    harness.get_by_label_contains(&format!("{name},")).rect().center()
}

fn click(harness: &mut Harness<'static, Seat>, at: Pos2, modifiers: Modifiers) {
    harness.hover_at(at);
    harness.run_steps(1);
    for pressed in [true, false] {
        harness.event_modifiers(
            egui::Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers },
            modifiers,
        );
    }
    harness.run_steps(2);
}

fn drag(harness: &mut Harness<'static, Seat>, from: Pos2, to: Pos2) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    for step in 1u8..=4 {
        harness.hover_at(from.lerp(to, f32::from(step) / 4.0));
        harness.run_steps(1);
    }
    harness.drop_at(to);
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'static, Seat>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

fn seat(app: App) -> Harness<'static, Seat> {
    open(&stage(), app)
}

fn select(app: &mut App, people: &[RecordId]) {
    let selection = app.selection().with(people.to_vec());
    app.perform(Action::Select(selection));
}

fn selected(harness: &Harness<'static, Seat>) -> Vec<RecordId> {
    harness.state().app().selection().people.clone()
}

#[test]
fn names_its_cards_for_screen_readers() {
    let harness = seat(ward().app);
    harness.get_by_label("Ada Berg, Nurse, support 1 said 3 days ago, leader");
    harness.get_by_label("Emergency: who is charted");
}

#[test]
fn clicks_select_one_more_and_a_range() {
    let Ward { app, people, .. } = ward();
    let mut harness = seat(app);
    let (ada, cem, kofi) =
        (card(&harness, "Ada Berg"), card(&harness, "Cem Arslan"), card(&harness, "Kofi Addo"));
    click(&mut harness, ada, Modifiers::NONE);
    assert_eq!(selected(&harness), [people[0]]);
    let cem = if card(&harness, "Cem Arslan") == cem { cem } else { card(&harness, "Cem Arslan") };
    click(&mut harness, cem, Modifiers::COMMAND);
    assert_eq!(selected(&harness), [people[0], people[2]]);
    click(&mut harness, cem, Modifiers::NONE);
    let kofi = if card(&harness, "Kofi Addo") == kofi { kofi } else { card(&harness, "Kofi Addo") };
    click(&mut harness, kofi, Modifiers::SHIFT);
    let range: Vec<RecordId> = [2, 3, 4, 9, 10].map(|place: usize| people[place]).into();
    assert_eq!(selected(&harness), range);
}

#[test]
fn arrows_walk_in_reading_order_across_lanes() {
    let Ward { mut app, people, .. } = ward();
    select(&mut app, &[people[15]]);
    let mut harness = seat(app);
    press(&mut harness, Key::ArrowRight);
    // From the last of Emergency to the first of 5 North.
    assert_eq!(selected(&harness), [people[2]]);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(selected(&harness), [people[2], people[3]]);
}

#[test]
fn a_rubber_band_catches_what_it_touches() {
    let Ward { app, people, .. } = ward();
    let mut harness = seat(app);
    let first = harness.get_by_label_contains("Sami Haddad,").rect();
    let second = harness.get_by_label_contains("Tove Holm,").rect();
    let from = second.right_bottom() + egui::vec2(40.0, -4.0);
    drag(&mut harness, from, first.left_top() + egui::vec2(20.0, 10.0));
    let mut caught = selected(&harness);
    caught.sort_unstable();
    let mut both = vec![people[18], people[19]];
    both.sort_unstable();
    assert_eq!(caught, both);
}

#[test]
fn dragging_many_onto_a_lane_is_one_deed() {
    let Ward { mut app, people, units, .. } = ward();
    select(&mut app, &[people[0], people[1], people[18]]);
    let mut harness = seat(app);
    let from = card(&harness, "Ada Berg");
    let to = card(&harness, "Finn Olsen");
    drag(&mut harness, from, to + egui::vec2(0.0, 60.0));
    let app = harness.state().app();
    for place in [0, 1, 18] {
        assert_eq!(
            app.campaign().worker(people[place]).and_then(wallchart::model::Worker::unit),
            Some(units[2])
        );
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    let app = harness.state().app();
    assert_eq!(app.campaign().worker(people[0]).and_then(wallchart::model::Worker::unit), Some(units[0]));
    assert_eq!(app.campaign().worker(people[18]).and_then(wallchart::model::Worker::unit), None);
}

#[test]
fn a_digit_rates_one_at_once_and_several_after_asking() {
    let Ward { mut app, people, .. } = ward();
    select(&mut app, &[people[4]]);
    let mut harness = seat(app);
    press(&mut harness, Key::Num2);
    let value = |harness: &Harness<'static, Seat>, place: usize| {
        let campaign = harness.state().app().campaign();
        campaign.support(campaign.worker(people[place]).expect("here")).map(|support| support.rating.value)
    };
    assert_eq!(value(&harness, 4), Some(2));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_steps(3);
    assert_eq!(selected(&harness).len(), 20);
    press(&mut harness, Key::Num3);
    harness.get_by_label("Rate 20 people 3");
    assert_eq!(value(&harness, 4), Some(2));
    press(&mut harness, Key::Enter);
    let rated = |place: usize| {
        let campaign = harness.state().app().campaign();
        let worker = campaign.worker(people[place]).expect("here");
        worker.ratings.iter().any(|rating| rating.value == 3 && rating.basis == Basis::Guess)
    };
    assert!((0..20).all(rated));
}

#[test]
fn m_and_a_letter_move_the_whole_selection() {
    let Ward { mut app, people, units, shifts, .. } = ward();
    select(&mut app, &[people[0], people[2]]);
    let mut harness = seat(app);
    press(&mut harness, Key::M);
    harness.event(egui::Event::Text("k".into()));
    harness.run_steps(3);
    let place = |harness: &Harness<'static, Seat>, place: usize, key: &str| {
        harness.state().app().campaign().worker(people[place]).and_then(|worker| worker.place(key))
    };
    assert_eq!(place(&harness, 0, Grouping::UNIT), Some(units[3]));
    assert_eq!(place(&harness, 2, Grouping::UNIT), Some(units[3]));
    press(&mut harness, Key::M);
    let letter = harness.get_by_role_and_label(egui::accesskit::Role::MenuItem, "Nights");
    letter.click();
    harness.run_steps(3);
    assert_eq!(place(&harness, 0, Grouping::SHIFT), Some(shifts[1]));
}

#[test]
fn l_judges_and_t_sets_a_result() {
    let Ward { mut app, people, tests, .. } = ward();
    select(&mut app, &[people[6]]);
    let mut harness = seat(app);
    press(&mut harness, Key::L);
    harness.event(egui::Event::Text("s".into()));
    harness.run_steps(3);
    press(&mut harness, Key::T);
    press(&mut harness, Key::Y);
    let worker = harness.state().app().campaign().worker(people[6]).expect("here");
    assert_eq!(*worker.judgement.value(), Judgement::Suggested);
    assert_eq!(wallchart::tally::outcome(worker, tests[2]), Outcome::Did);
}

#[test]
fn f2_renames_in_place_and_del_removes() {
    let Ward { mut app, people, .. } = ward();
    select(&mut app, &[people[3]]);
    let mut harness = seat(app);
    press(&mut harness, Key::F2);
    harness.event(egui::Event::Text("Dorothea".into()));
    harness.run_steps(2);
    press(&mut harness, Key::Enter);
    let name = |harness: &Harness<'static, Seat>| {
        harness.state().app().campaign().worker(people[3]).map(|worker| worker.name.to_string())
    };
    assert!(name(&harness).is_some_and(|name| name.contains("Dorothea")), "{:?}", name(&harness));
    press(&mut harness, Key::Delete);
    assert_eq!(name(&harness), None);
}

#[test]
fn a_number_of_a_head_is_a_door() {
    let Ward { app, .. } = ward();
    let mut harness = seat(app);
    harness.get_by_label("Emergency: strong yes, acts").click();
    harness.run_steps(3);
    let shown = harness.state().app().shown().expect("a filter").len();
    assert_eq!(shown, 1);
}

#[test]
fn grouping_by_shift_shows_lanes_of_shifts() {
    let mut harness = seat(ward().app);
    harness.get_by_label("Group by: Shift").click();
    harness.run_steps(3);
    harness.get_by_label("Nights: who is charted");
    assert!(harness.query_by_label("Emergency: who is charted").is_none());
}

#[test]
fn presenting_shows_names_as_chosen() {
    let Ward { mut app, .. } = ward();
    let settings = Settings { presenting_names: Names::First, ..app.settings().clone() };
    app.perform(Action::Set(Box::new(settings)));
    app.perform(Action::Present(true));
    let harness = seat(app);
    harness.get_by_label_contains("Ada, Nurse");
    assert!(harness.query_by_label_contains("Berg").is_none());
}

/// Types letters as a hand does and counts them.
struct Hand {
    keys: usize,
}

impl Hand {
    fn text(&mut self, harness: &mut Harness<'static, Seat>, text: &str, counts: bool) {
        for letter in text.chars() {
            harness.event(egui::Event::Text(letter.to_string()));
            self.keys += usize::from(counts);
        }
        harness.run_steps(1);
    }

    fn key(&mut self, harness: &mut Harness<'static, Seat>, key: Key) {
        harness.key_press(key);
        self.keys += 1;
        harness.run_steps(2);
    }
}

#[test]
fn forty_people_take_forty_enters_and_sixty_keys() {
    let mut app = empty();
    for name in ["Emergency", "North", "Theatres", "Kitchen"] {
        unit(&mut app, Grouping::UNIT, name, None);
    }
    for name in ["Days", "Nights"] {
        unit(&mut app, Grouping::SHIFT, name, None);
    }
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    hand.keys += 1;
    harness.run_steps(3);
    // Five nurses and porters in each unit and shift, unit by unit, shifts there and back.
    let mut enters = 0;
    for (number, name) in (0..40).zip(NAMES.iter().cycle()) {
        let (unit, of_unit) = (number / 10, number % 10);
        let nights = (of_unit / 5 + unit) % 2 == 1;
        let alias = format!("{name} {}", ["I", "II"][usize::from(number >= 20)]);
        hand.text(&mut harness, &alias, false);
        if of_unit % 5 == 0 || of_unit % 5 == 3 {
            hand.text(&mut harness, ",", true);
            hand.text(&mut harness, if of_unit % 5 == 0 { "Nurse" } else { "Porter" }, false);
        }
        if of_unit == 0 {
            hand.text(&mut harness, [",em", ",no", ",th", ",ki"][unit], true);
        }
        if of_unit == 5 || number == 0 {
            hand.text(&mut harness, if nights { ",ni" } else { ",da" }, true);
        }
        hand.key(&mut harness, Key::Enter);
        enters += 1;
    }
    let campaign = harness.state().app().campaign();
    assert_eq!(campaign.workers.len(), 40);
    for (number, worker) in (0..40).zip(sorted(campaign)) {
        let unit = campaign.unit(worker.unit().expect("a unit")).expect("here").name.to_string();
        assert_eq!(unit, ["Emergency", "North", "Theatres", "Kitchen"][number / 10], "{}", *worker.name);
        let shift =
            campaign.unit(worker.place(Grouping::SHIFT).expect("a shift")).expect("here").name.to_string();
        let nights = (number % 10 / 5 + number / 10) % 2 == 1;
        assert_eq!(shift, if nights { "Nights" } else { "Days" }, "{}", *worker.name);
        assert_eq!(&**worker.job, if number % 5 < 3 { "Nurse" } else { "Porter" }, "{}", *worker.name);
    }
    assert_eq!(campaign.units.len(), 6);
    assert_eq!(enters, 40);
    assert!(hand.keys - enters <= 60, "{} keys beyond names and jobs", hand.keys - enters);
}

fn sorted(campaign: &wallchart::model::Campaign) -> Vec<&wallchart::model::Worker> {
    let mut people: Vec<_> = campaign.people().collect();
    people.sort_by_key(|worker| worker.made);
    people
}

#[test]
fn a_round_of_twenty_takes_at_most_twenty_six_keys() {
    let Ward { app, people, .. } = ward();
    let mut harness = seat(app);
    let mut hand = Hand { keys: 0 };
    hand.key(&mut harness, Key::R);
    // The old rating is hidden until the new one is typed; then both show.
    assert!(harness.query_by_label_contains("before:").is_none());
    harness.get_by_label("Ada Berg");
    hand.key(&mut harness, Key::Num2);
    harness.get_by_label_contains("before: 1, said, 3 days ago");
    hand.key(&mut harness, Key::Space);
    hand.key(&mut harness, Key::Backspace);
    for number in 1..20 {
        hand.key(&mut harness, [Key::Num1, Key::Num3, Key::Num4][number % 3]);
    }
    hand.key(&mut harness, Key::Enter);
    let app = harness.state().app();
    let today = app.today();
    let rated = |person: &RecordId| {
        let worker = app.campaign().worker(*person).expect("here");
        worker.ratings.iter().any(|rating| rating.day == today && rating.basis == Basis::Guess)
    };
    assert!(people.iter().all(rated));
    assert!(hand.keys <= 26, "{} keys", hand.keys);
    harness.get_by_label("Emergency: who is charted");
}

#[test]
fn a_pasted_list_becomes_lines_and_one_deed() {
    let Ward { app, .. } = ward();
    let mut harness = seat(app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run_steps(3);
    harness
        .event(egui::Event::Paste("Uma Vik, RN, nights, Kitchen\nVera Wolf\tNurse\tDays\n\nWim Xu\n".into()));
    harness.run_steps(3);
    assert_eq!(harness.state().app().campaign().workers.len(), 23);
    let wolf = harness.state().app().campaign().people().find(|worker| &**worker.name == "Vera Wolf");
    assert_eq!(wolf.map(|worker| worker.job.to_string()).as_deref(), Some("Nurse"));
    press(&mut harness, Key::Escape);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(harness.state().app().campaign().workers.len(), 20);
}

#[test]
fn a_likely_double_is_shown_while_typing() {
    let mut harness = seat(ward().app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run_steps(3);
    harness.event(egui::Event::Text("Rosa Lema".into()));
    harness.run_steps(3);
    harness.get_by_label("Perhaps charted already:");
    harness.get_by_label("Rosa Lima · Nurse · 5 North");
}

#[test]
fn a_line_on_an_empty_chart_makes_what_it_names() {
    let mut app = empty();
    unit(&mut app, Grouping::UNIT, "Kitchen", None);
    let mut harness = seat(app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run_steps(3);
    harness.event(egui::Event::Text("Rosa, RN, nights, 5N".into()));
    harness.run_steps(2);
    harness.get_by_label("new Shift: nights");
    press(&mut harness, Key::Enter);
    let campaign = harness.state().app().campaign();
    let rosa = campaign.people().next().expect("somebody");
    assert_eq!((&**rosa.name, &**rosa.job), ("Rosa", "RN"));
    assert_eq!(
        rosa.unit().and_then(|unit| campaign.unit(unit)).map(|unit| unit.name.to_string()).as_deref(),
        Some("5N")
    );
    let shift = rosa.place(Grouping::SHIFT).and_then(|unit| campaign.unit(unit));
    assert_eq!(shift.map(|unit| unit.name.to_string()).as_deref(), Some("nights"));
}

#[test]
fn the_filter_is_let_go_from_the_bar() {
    let Ward { mut app, .. } = ward();
    app.perform(Action::Filter(Filter { query: "job:Clerk".into(), ..Filter::default() }));
    let mut harness = seat(app);
    assert!(harness.query_by_label_contains("Ada Berg,").is_none());
    harness.get_by_label("Show everyone").click();
    harness.run_steps(3);
    harness.get_by_label_contains("Ada Berg,");
}

#[test]
fn twenty_people_look_as_drawn() {
    for (name, stage) in [
        ("chart-light", stage()),
        ("chart-dark", Stage::dark(1440.0, 900.0)),
        ("chart-narrow", Stage::light(720.0, 450.0).scaled(2.0)),
    ] {
        let Ward { mut app, people, .. } = ward();
        select(&mut app, &[people[2]]);
        app.perform(Action::Dismiss);
        let harness = open(&stage, app);
        // The rail, the top and the foot of the window are others' to picture.
        let whole = stage.picture(&harness);
        let scale = if name == "chart-narrow" { 2 } else { 1 };
        let rail = if name == "chart-narrow" { 48 } else { 136 };
        picture(name, &cut(&whole, rail * scale, 48 * scale, 32 * scale));
    }
}

/// A picture without its left, upper and lower edge.
fn cut(whole: &Image, left: usize, top: usize, bottom: usize) -> Image {
    let rows = top..whole.height - bottom;
    let pixels =
        rows.flat_map(|y| (left..whole.width).map(move |x| whole.pixels[y * whole.width + x])).collect();
    Image { width: whole.width - left, height: whole.height - top - bottom, pixels }
}
