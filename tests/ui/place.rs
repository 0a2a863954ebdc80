//! The map's other side under the hands: sheets with people, units and marks.

use egui::{Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use image::{ExtendedColorType, ImageEncoder};
use wallchart::app::{Action, TakePicture};
use wallchart::model::{
    Deed, Edit, Extent, Fields, FloorField, Label, Landmark, LandmarkKind, Pin, RecordId, WorkerField,
};

use super::workplace::{Seat, open, ward};
use crate::support::picture::Stage;

/// The window with the side Place of the map and a grid sheet.
fn gridded(stage: &Stage) -> Harness<'static, Seat> {
    let mut harness = open(stage, ward().app);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num4);
    harness.run_steps(3);
    harness.get_by_label("What the map shows: Place").click();
    harness.run_steps(3);
    harness.get_by_label("New grid sheet").click();
    harness.run_steps(4);
    harness
}

fn person(harness: &Harness<'_, Seat>, name: &str) -> RecordId {
    let campaign = harness.state().app().campaign();
    campaign.people().find(|worker| &**worker.name.value() == name).expect("the person is there").id
}

fn spot(harness: &Harness<'_, Seat>, name: &str) -> Option<Pin> {
    let campaign = harness.state().app().campaign();
    let floor = campaign.sheets().first()?.id;
    campaign.worker(person(harness, name))?.spot(floor)
}

fn drag(harness: &mut Harness<'_, Seat>, from: Pos2, to: Pos2) {
    harness.event(egui::Event::PointerMoved(from));
    harness.run_steps(1);
    let modifiers = Modifiers::NONE;
    let button =
        |pos, pressed| egui::Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers };
    harness.event(button(from, true));
    harness.run_steps(1);
    for step in 1..=4 {
        harness.event(egui::Event::PointerMoved(from + (to - from) * (step as f32 / 4.0)));
        harness.run_steps(1);
    }
    harness.event(button(to, false));
    harness.run_steps(3);
}

fn middle(harness: &Harness<'_, Seat>, label: &str) -> Pos2 {
    harness.get_by_label(label).rect().center()
}

fn on_sheet(harness: &Harness<'_, Seat>, name: &str) -> Pos2 {
    let begins = format!("{name}, ");
    let node = harness.get_by(|node| {
        node.label().is_some_and(|label| label.starts_with(&begins) && !label.ends_with("not on the sheet"))
    });
    node.rect().center()
}

fn undo(harness: &mut Harness<'_, Seat>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
}

#[test]
fn a_person_is_dropped_on_a_new_sheet_moved_nudged_taken_off_and_brought_back() {
    let mut harness = gridded(&Stage::light(1440.0, 900.0));
    assert_eq!(&**harness.state().app().campaign().sheets()[0].name, "Sheet 1");
    let (from, canvas) = (middle(&harness, "Ada Berg, not on the sheet"), middle(&harness, "Sheet Sheet 1"));
    drag(&mut harness, from, canvas);
    let first = spot(&harness, "Ada Berg").expect("she is on the sheet");
    assert!(harness.query_by_label("Ada Berg, not on the sheet").is_none(), "and not in the tray");
    let at = on_sheet(&harness, "Ada Berg");
    assert!((at - canvas).length() < 3.0, "where she was let go");
    drag(&mut harness, at, at + vec2(-120.0, 60.0));
    let second = spot(&harness, "Ada Berg").unwrap();
    assert!(second.x < first.x - 100 && second.y > first.y + 50);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(3);
    assert_eq!(spot(&harness, "Ada Berg"), Some(Pin { x: second.x + 10, y: second.y }));
    harness.key_press(Key::Delete);
    harness.run_steps(3);
    assert_eq!(spot(&harness, "Ada Berg"), None);
    assert!(
        harness.state().app().campaign().worker(person(&harness, "Ada Berg")).is_some(),
        "off the sheet only"
    );
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(spot(&harness, "Ada Berg"), Some(second), "a step each");
    undo(&mut harness);
    undo(&mut harness);
    assert_eq!(spot(&harness, "Ada Berg"), None);
    undo(&mut harness);
    assert!(harness.state().app().campaign().floors.is_empty());
}

#[test]
fn several_selected_go_onto_the_sheet_by_enter_none_on_another() {
    let mut harness = gridded(&Stage::light(1440.0, 900.0));
    let people: Vec<RecordId> =
        ["Ada Berg", "Ben Okoye", "Finn Olsen"].map(|name| person(&harness, name)).into();
    harness.state_mut().act(|app| {
        let selection = app.selection().with(people);
        app.perform(Action::Select(selection));
    });
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let spots: Vec<Pin> = ["Ada Berg", "Ben Okoye", "Finn Olsen"]
        .into_iter()
        .map(|name| spot(&harness, name).unwrap())
        .collect();
    for (number, one) in spots.iter().enumerate() {
        for other in &spots[..number] {
            assert!((one.x - other.x).abs() >= 100 || (one.y - other.y).abs() >= 50, "{spots:?}");
        }
    }
    undo(&mut harness);
    assert_eq!(spot(&harness, "Ben Okoye"), None, "one step for all");
}

#[test]
fn a_unit_stands_as_one_with_its_count() {
    let mut harness = gridded(&Stage::light(1440.0, 900.0));
    let unit = {
        let campaign = harness.state().app().campaign();
        let unit = campaign.units_of("unit")[0];
        (unit.id, unit.name.to_string())
    };
    harness.get_by_label(&format!("Put {} on the sheet as one", unit.1)).click();
    harness.run_steps(4);
    let campaign = harness.state().app().campaign();
    let floor = campaign.sheets()[0].id;
    assert!(campaign.unit(unit.0).unwrap().spot(floor).is_some());
    let begins = format!("{}, ", unit.1);
    harness.get_by(|node| {
        node.label().is_some_and(|label| label.starts_with(&begins) && label.contains("rated 1–2"))
    });
}

#[test]
fn marks_are_put_down_by_click_and_a_round_turn_by_turn() {
    let mut harness = gridded(&Stage::light(1440.0, 900.0));
    let canvas = middle(&harness, "Sheet Sheet 1");
    let click = |harness: &mut Harness<'_, Seat>, at: Pos2| {
        harness.event(egui::Event::PointerMoved(at));
        harness.run_steps(1);
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
            harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        }
        harness.run_steps(3);
    };
    harness.get_by_label("Put a mark").click();
    harness.run_steps(3);
    harness.get_by_label("Break room").click();
    harness.run_steps(3);
    click(&mut harness, canvas);
    harness.get_by_label("Mark: Break room");
    harness.get_by_label("Put a mark").click();
    harness.run_steps(3);
    harness.get_by_label("Supervisor's round").click();
    harness.run_steps(3);
    for turn in [vec2(-100.0, -50.0), vec2(100.0, -50.0), vec2(100.0, 80.0)] {
        click(&mut harness, canvas + turn);
    }
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let kinds = |harness: &Harness<'_, Seat>| {
        let campaign = harness.state().app().campaign();
        let mut kinds: Vec<(LandmarkKind, usize)> =
            campaign.sheets()[0].landmarks().map(|(_, mark)| (mark.kind, mark.at.len())).collect();
        kinds.sort();
        kinds
    };
    assert_eq!(kinds(&harness), [(LandmarkKind::BreakRoom, 1), (LandmarkKind::Round, 3)]);
    harness.get_by_label("Mark: Break room").click();
    harness.run_steps(3);
    harness.key_press(Key::Delete);
    harness.run_steps(3);
    assert_eq!(kinds(&harness), [(LandmarkKind::Round, 3)]);
    undo(&mut harness);
    assert_eq!(kinds(&harness).len(), 2);
}

#[test]
fn a_picture_is_laid_under_the_people_and_goes_out_with_the_sheet() {
    let mut harness = gridded(&Stage::light(1440.0, 900.0));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sketch.jpg");
    let pixels = vec![90_u8; 64 * 48 * 3];
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new(&mut bytes)
        .write_image(&pixels, 64, 48, ExtendedColorType::Rgb8)
        .unwrap();
    std::fs::write(&path, bytes).unwrap();
    harness.state_mut().act(|app| {
        let onto = Some(app.campaign().sheets()[0].id);
        app.perform(Action::TakePicture(TakePicture { path, onto, name: "".into() }));
        app.finish();
    });
    harness.run_steps(2);
    harness.state_mut().act(|app| app.finish());
    harness.run_steps(2);
    let app = harness.state().app();
    assert!(app.raster(app.campaign().sheets()[0]).is_some(), "unpacked for the screen");
    assert_eq!(app.campaign().sheets()[0].extent().height, 900);
}

#[test]
fn presenting_hides_the_tray_and_what_changes_the_sheet() {
    let mut harness = gridded(&Stage::light(1440.0, 900.0));
    harness.state_mut().act(|app| app.perform(Action::Present(true)));
    harness.run_steps(3);
    assert!(harness.query_by_label("Put a mark").is_none());
    assert!(harness.query_by_label("Ada Berg, not on the sheet").is_none());
}

#[test]
fn places_far_off_the_sheet_break_nothing() {
    let mut harness = gridded(&Stage::light(1440.0, 900.0));
    let (ada, ben) = (person(&harness, "Ada Berg"), person(&harness, "Ben Okoye"));
    harness.state_mut().act(|app| {
        let floor = app.campaign().sheets()[0].id;
        for (who, at) in [(ada, Pin { x: i32::MAX, y: i32::MIN }), (ben, Pin { x: i32::MIN, y: i32::MAX })] {
            let edit = Edit::SetWorker(Fields(vec![WorkerField::Spot(floor, Some(at))]));
            app.perform(Action::Do(Deed::new(Label::new("spot", 1), vec![(who, edit)])));
        }
        let mark = app.new_record();
        let way = vec![Pin { x: i32::MIN, y: 0 }, Pin { x: i32::MAX, y: i32::MAX }];
        let landmark = Landmark { kind: LandmarkKind::Round, at: way };
        let fields = vec![
            FloorField::Mark(mark, Some(landmark)),
            FloorField::Size(Some(Extent { width: u32::MAX, height: 0 })),
        ];
        app.perform(Action::Do(Deed::new(
            Label::new("mark", 1),
            vec![(floor, Edit::SetFloor(Fields(fields)))],
        )));
        let selection = app.selection().with(vec![ada, ben]);
        app.perform(Action::Select(selection));
    });
    harness.run_steps(3);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(3);
    let extent = harness.state().app().campaign().sheets()[0].extent();
    for name in ["Ada Berg", "Ben Okoye"] {
        let at = spot(&harness, name).unwrap();
        assert!((0..=extent.width as i32).contains(&at.x) && (0..=extent.height as i32).contains(&at.y));
    }
}
