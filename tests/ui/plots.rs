//! Tests over time under the hands: read aloud, walked by keys, and silent about names for others.

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use wallchart::app::Action;
use wallchart::model::{Edit, Expected, Fact, Outcome, RecordId, Speaker, TestField, Threshold};

use super::workplace::{NAMES, Seat, TODAY, Ward, empty, open, say, ward};
use crate::support::picture::{Stage, picture};

/// The ward with aims and predictions, its tests shown over time.
fn over_time(stage: &Stage) -> Harness<'static, Seat> {
    let mut harness = open(stage, made().app);
    show(&mut harness);
    harness
}

fn made() -> Ward {
    let mut made = ward();
    for test in &made.tests {
        let aim = TestField::Threshold(Threshold::Percent(50));
        say(&mut made.app, *test, Edit::SetTest(wallchart::model::Fields(vec![aim])));
    }
    let last = made.tests[2];
    for (place, person) in made.people.iter().enumerate() {
        let expected = if place % 2 == 0 { Expected::Will } else { Expected::Wont };
        let fact = Fact::Prediction { test: last, expected, day: TODAY.plus(-20), says: Speaker::Typist };
        say(&mut made.app, *person, Edit::State(fact));
    }
    made
}

fn show(harness: &mut Harness<'_, Seat>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_steps(3);
    harness.get_by_label_contains(": Over time").click();
    harness.run_steps(4);
}

/// Every name in the window that is read aloud.
fn spoken(harness: &Harness<'_, Seat>) -> Vec<String> {
    let all = harness.get_all_by(|_| true);
    all.filter_map(|node| node.accesskit_node().label()).collect()
}

fn says(harness: &Harness<'_, Seat>, begins: &str) -> String {
    let all = spoken(harness);
    all.into_iter().find(|label| label.starts_with(begins)).unwrap_or_default()
}

#[test]
fn four_plots_say_their_findings() {
    let harness = over_time(&Stage::light(1440.0, 900.0));
    let app = harness.state().app();
    let last = app.campaign().ladder().last().map(|test| test.id).unwrap();
    let total = app.tallies().test(last).unwrap().total;
    let found = says(&harness, "Participation: Petition");
    assert!(found.contains(&format!("{} % of all took part", total.percent())), "{found}");
    assert!(says(&harness, "Prediction: Petition").contains("expected"), "{:?}", spoken(&harness));
    assert!(says(&harness, "Ratings: Since").contains("supporters"));
    assert!(says(&harness, "Coverage: ").contains("are charted"));
}

#[test]
fn arrows_walk_the_values_and_enter_leads_to_the_people() {
    let mut harness = over_time(&Stage::light(1440.0, 900.0));
    harness.get_by_label_contains("Participation: Petition").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    let first = says(&harness, "Participation: ");
    assert!(first.contains("Issue survey, All"), "{first}");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(3);
    let other = says(&harness, "Participation: ");
    assert!(other.contains("Issue survey, ") && !other.contains("All"), "{other}");
    harness.key_press(Key::ArrowUp);
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let app = harness.state().app();
    let survey = app.campaign().ladder()[1].id;
    let door = app.filter().door.as_ref().expect("the people behind it");
    let tally = app.tallies().test(survey).unwrap();
    let did: std::collections::BTreeSet<RecordId> =
        tally.everybody().filter(|(_, marked)| marked.outcome == Outcome::Did).map(|(id, _)| id).collect();
    assert_eq!(door.people.iter().copied().collect::<std::collections::BTreeSet<_>>(), did);
    assert!(door.says.contains("Issue survey"), "{}", door.says);
}

#[test]
fn a_narrow_window_shows_one_plot_and_the_others_by_choice() {
    let mut harness = over_time(&Stage::light(1000.0, 700.0));
    assert!(harness.query_by_label_contains("Which plot: All four").is_none());
    assert!(harness.query_by_label_contains("Coverage: 1").is_none());
    harness.get_by_label("Which plot: Coverage").click();
    harness.run_steps(3);
    assert!(says(&harness, "Coverage: ").contains("are charted"));
}

#[test]
fn while_presenting_nobody_is_named() {
    let mut harness = over_time(&Stage::light(1440.0, 900.0));
    harness.state_mut().act(|app| app.perform(Action::Present(true)));
    harness.run_steps(3);
    for kind in ["Participation: ", "Prediction: ", "Ratings: ", "Coverage: "] {
        let label = says(&harness, kind);
        harness.get_by_label(&label).focus();
        harness.run_steps(2);
        harness.key_press(Key::ArrowLeft);
        harness.run_steps(2);
        let at = harness
            .get_all_by(|_| true)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(kind)));
        at.expect("the plot").hover();
        harness.run_steps(6);
    }
    for label in spoken(&harness) {
        assert!(!NAMES.iter().any(|name| label.contains(name)), "{label}");
    }
}

#[test]
fn without_results_the_plots_say_what_to_do() {
    let mut app = empty();
    let test = app.new_record();
    say(&mut app, test, Edit::SetTest(wallchart::model::Fields(vec![TestField::Name("Petition".into())])));
    let mut harness = open(&Stage::light(1440.0, 900.0), app);
    show(&mut harness);
    harness.get_by_label_contains("No test has results yet");
    harness.get_by_label_contains("Nobody is rated yet");
    harness.get_by_label_contains("Nobody is charted yet");
}

#[test]
fn four_plots_look_like_this() {
    let stage = Stage::light(1440.0, 900.0);
    let mut harness = over_time(&stage);
    harness.state_mut().act(|app| app.perform(Action::Dismiss));
    harness.run_steps(3);
    picture("plots-light", &stage.picture(&harness));
}

#[test]
fn one_plot_looks_like_this_in_the_dark() {
    let stage = Stage::dark(1280.0, 720.0);
    let mut harness = over_time(&stage);
    harness.get_by_label("Which plot: Participation").click();
    harness.state_mut().act(|app| app.perform(Action::Dismiss));
    harness.run_steps(3);
    picture("plot-dark", &stage.picture(&harness));
}
