//! The frame: rail, menus, palette, keys, sheets, status line, notices.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use wallchart::app::{Action, Filter, Names, Settings, Shade};
use wallchart::model::{CampaignField, Deed, Edit, Fields, Label, Practice};

use super::workplace::{Seat, empty, open, say, ward};
use crate::support::picture::{Stage, picture};

fn wide() -> Stage {
    Stage::light(1440.0, 900.0)
}

fn press(harness: &mut Harness<'_, Seat>, held: Modifiers, key: Key) {
    harness.key_press_modifiers(held, key);
    harness.run_steps(4);
}

fn click(harness: &mut Harness<'_, Seat>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

#[test]
fn the_rail_shows_another_view() {
    let mut harness = open(&wide(), ward().app);
    for view in ["Today", "Chart", "People", "Map", "Tests"] {
        harness.get_by_label(view);
    }
    click(&mut harness, "Today");
    harness.get_by_label_contains("48-hour reach");
    assert!(harness.query_by_label_contains("Ada Berg, Nurse").is_none());
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    harness.get_by_label_contains("Ada Berg, Nurse");
}

#[test]
fn the_palette_finds_a_person_and_selects_them() {
    let ward = ward();
    let ada = ward.people[0];
    let mut harness = open(&wide(), ward.app);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text("ada b".to_owned()));
    harness.run_steps(4);
    harness.get_by_label("Ada Berg");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().app().selection().people, [ada]);
}

#[test]
fn the_palette_runs_a_command() {
    let mut harness = open(&wide(), ward().app);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    harness.event(egui::Event::Text("settings".to_owned()));
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label("Light or dark: Dark");
}

#[test]
fn what_was_removed_comes_back_by_one_key() {
    let ward = ward();
    let (ada, mut app) = (ward.people[0], ward.app);
    app.perform(Action::Select(app.selection().only(ada)));
    let mut harness = open(&wide(), app);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert!(harness.state().app().campaign().worker(ada).is_none());
    harness.get_by_label_contains("Removed");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.state().app().campaign().worker(ada).is_some());
}

#[test]
fn a_setting_holds_at_once() {
    let mut harness = open(&wide(), ward().app);
    click(&mut harness, "Settings");
    click(&mut harness, "Light or dark: Dark");
    assert_eq!(harness.state().app().settings().shade, Shade::Dark);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Light or dark: Dark").is_none());
}

#[test]
fn everything_grows_and_shrinks_by_key() {
    let mut harness = open(&wide(), ward().app);
    press(&mut harness, Modifiers::COMMAND, Key::Plus);
    assert_eq!(harness.state().app().settings().scale_percent, 110);
    press(&mut harness, Modifiers::COMMAND, Key::Num0);
    assert_eq!(harness.state().app().settings().scale_percent, 100);
}

#[test]
fn an_empty_chart_takes_a_name_at_once() {
    let mut harness = open(&wide(), empty());
    for way in ["Type twenty names", "Import a list", "Open the practice workplace"] {
        harness.get_by_label(way);
    }
    harness.event(egui::Event::Text("Rosa".to_owned()));
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let campaign = harness.state().app().campaign();
    let names: Vec<&str> = campaign.people().map(|worker| &**worker.name.value()).collect();
    assert_eq!(names, ["Rosa"]);
}

#[test]
fn numbers_of_the_status_line_show_their_people() {
    let mut harness = open(&wide(), ward().app);
    let supporters = harness.state().app().tallies().whole().supporters;
    let share = harness.state().app().tallies().whole().support_percent();
    click(&mut harness, &format!("{share} %: 1s and 2s {share} % of all"));
    let app = harness.state().app();
    assert_eq!(app.shown().map(std::collections::BTreeSet::len), Some(supporters as usize));
}

#[test]
fn presenting_shows_codes_and_no_names() {
    let mut app = ward().app;
    let settings = Settings { presenting_names: Names::Codes, ..app.settings().clone() };
    app.perform(Action::Set(Box::new(settings)));
    let mut harness = open(&wide(), app);
    harness.get_by_label_contains("Ada Berg");
    click(&mut harness, "Present");
    assert!(harness.state().app().is_presenting());
    for view in ["Today", "Chart", "People", "Map", "Tests"] {
        click(&mut harness, view);
        assert!(harness.query_by_label_contains("Ada Berg").is_none(), "{view} shows a name");
    }
    click(&mut harness, "Stop presenting");
    assert!(!harness.state().app().is_presenting());
}

#[test]
fn escape_lets_go_of_one_thing_at_a_time() {
    let ward = ward();
    let (ada, mut app) = (ward.people[0], ward.app);
    app.perform(Action::Select(app.selection().only(ada)));
    app.perform(Action::Filter(Filter { query: "nurse".to_owned(), door: None }));
    let mut harness = open(&wide(), app);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().app().filter().is_blank(), "the palette closed first");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().app().filter().is_blank(), "then the filter");
    assert!(harness.state().app().selection().has(ada));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!harness.state().app().selection().has(ada), "then the selection");
}

#[test]
fn digits_rate_but_never_while_somebody_types() {
    let ward = ward();
    let (person, mut app) = (ward.people[4], ward.app);
    app.perform(Action::Select(app.selection().only(person)));
    let mut harness = open(&wide(), app);
    let value = |harness: &Harness<'_, Seat>| {
        let campaign = harness.state().app().campaign();
        let worker = campaign.worker(person).expect("they are here");
        campaign.support(worker).map(|support| support.rating.value)
    };
    assert_eq!(value(&harness), None);
    press(&mut harness, Modifiers::COMMAND, Key::F);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    assert_eq!(value(&harness), None, "a digit in a field is text");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::NONE, Key::Num2);
    assert_eq!(value(&harness), Some(2));
}

#[test]
fn the_first_page_is_read_once() {
    let mut app = empty();
    let settings = Settings { welcomed: false, ..app.settings().clone() };
    app.perform(Action::Set(Box::new(settings)));
    let mut harness = open(&wide(), app);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    click(&mut harness, "Begin");
    assert!(harness.state().app().settings().welcomed);
}

#[test]
fn the_first_person_on_a_practice_chart_is_asked_about() {
    let mut app = ward().app;
    let about = app.campaign().id;
    let made_up = CampaignField::Practice(Practice::MadeUp("harbour-hospital".into()));
    say(&mut app, about, Edit::SetCampaign(Fields(vec![made_up])));
    let mut harness = open(&wide(), app);
    harness.get_by_label("Made-up people: nothing here is real");
    let window = harness.state_mut();
    let person = window.act(|app| {
        let id = app.new_record();
        let name = wallchart::model::WorkerField::Name("Una".into());
        app.perform(Action::Do(Deed::set_worker(Label::new("add", 1), id, vec![name])));
        id
    });
    harness.run_steps(4);
    click(&mut harness, "Someone real: begin a sealed campaign");
    let app = harness.state().app();
    assert!(!app.campaign().is_practice());
    assert!(app.campaign().worker(person).is_none());
    assert_eq!(app.campaign().people().map(|one| &**one.name.value()).collect::<Vec<_>>(), ["Una"]);
    harness.get_by_label("Save sealed");
}

#[test]
fn every_key_stands_in_one_list() {
    let mut harness = open(&wide(), ward().app);
    press(&mut harness, Modifiers::NONE, Key::F1);
    for key in ["Ctrl+Shift+N", "Ctrl+K", "Del", "F2", "Esc"] {
        assert!(harness.query_all_by_label(key).next().is_some(), "{key} is in no list");
    }
}

#[test]
fn a_campaign_is_saved_sealed_only_with_its_words_typed_again() {
    let mut harness = open(&wide(), ward().app);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    harness.get_by_label("Sealed or plain: Sealed with a passphrase");
    let save = harness.get_by_label("Save sealed");
    assert!(save.accesskit_node().is_disabled(), "nothing was typed again");
}

#[test]
fn looks_like_the_picture_of_an_empty_chart() {
    let stage = Stage::light(1280.0, 720.0);
    let harness = open(&stage, empty());
    picture("empty-light", &stage.picture(&harness));
}

#[test]
fn looks_like_the_picture_of_the_palette() {
    let stage = Stage::dark(1280.0, 720.0);
    let mut harness = open(&stage, ward().app);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text("ro".to_owned()));
    harness.run_steps(4);
    picture("palette-dark", &stage.picture(&harness));
}
