//! The inspector.

use egui_kittest::kittest::Queryable;
use wallchart::app::Action;

use super::workplace::{open, ward};
use crate::support::picture::Stage;

#[test]
fn rates_by_its_strip() {
    let mut ward = ward();
    let person = ward.people[2];
    let chosen = ward.app.selection().only(person);
    ward.app.perform(Action::Select(chosen));
    let mut harness = open(&Stage::light(1440.0, 900.0), ward.app);
    harness.get_by_label("Rate 1: strong yes, acts").click();
    harness.run_steps(3);
    let app = harness.state().app();
    let worker = app.campaign().worker(person).expect("they are here");
    assert!(worker.ratings.iter().any(|rating| rating.value == 1 && rating.day == app.today()));
}
