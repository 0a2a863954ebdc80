//! The chart under the hands.

use egui_kittest::kittest::Queryable;

use super::workplace::{open, ward};
use crate::support::picture::Stage;

#[test]
fn names_its_cards_for_screen_readers() {
    let harness = open(&Stage::light(1440.0, 900.0), ward().app);
    harness.get_by_label("Ada Berg, Nurse, support 1 said 3 days ago, leader");
    harness.get_by_label("Emergency: who is charted");
}
