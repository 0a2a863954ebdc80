//! The shared controls: how they look, what they say, what they do.

use egui::{Key, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use wallchart::ui::{
    Button, Chip, Field, Icon, Message, Theme, Tone, Words, deed_bar, door, key_cap, menu_button, menu_item,
    menu_line, muted, panel, rule, segments, strong, title, toggle_row, words,
};

use crate::support::picture::{Stage, picture};

#[derive(Default)]
struct Desk {
    basis: usize,
    locks: bool,
    shares: bool,
    name: String,
    day: String,
    taken_off: bool,
    opened: bool,
    undone: bool,
    link: Option<usize>,
}

fn desk() -> Desk {
    Desk { locks: true, name: "5 North".into(), day: "31 Feb".into(), ..Desk::default() }
}

fn controls_ui(ui: &mut Ui, desk: &mut Desk) {
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, theme.surface);
    ui.set_width(460.0);
    ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
    strong(ui, "Controls");
    ui.horizontal(|ui| {
        Button::primary("Merge 14 people").ui(ui);
        Button::plain("Cancel").key("Esc").ui(ui);
        Button::plain("Add a naming").icon(Icon::Plus).ui(ui);
    });
    ui.horizontal(|ui| {
        Button::danger("Forget Nadia Benali").ui(ui);
        muted(ui, "the one deed that cannot be undone asks first");
    });
    ui.horizontal(|ui| {
        Button::plain("nothing selected").enabled(false).ui(ui);
        Button::primary("Record").enabled(false).ui(ui);
        Button::quiet("They are two people").ui(ui);
    });
    ui.horizontal(|ui| {
        Button::link("Save search").ui(ui);
        Button::icon_only(Icon::DotsThree, "More about this unit").ui(ui);
        Button::icon_only(Icon::GearSix, "Settings").chosen(true).ui(ui);
    });
    ui.horizontal(|ui| {
        Field::new("Unit").hint("what goes here").width(140.0).ui(ui, &mut String::new());
        Field::new("Name").width(120.0).ui(ui, &mut desk.name);
        Field::new("Search")
            .icon(Icon::MagnifyingGlass)
            .hint("Search or command")
            .width(160.0)
            .ui(ui, &mut String::new());
    });
    Field::new("Day").width(140.0).error(Some("February has 28 days in 2027")).ui(ui, &mut desk.day);
    ui.horizontal(|ui| {
        segments(ui, "Basis", &[(0, "did"), (1, "said"), (2, "guess")], &mut desk.basis);
        if Chip::new("unit: 5 North").removable("Remove unit: 5 North").ui(ui).clicked() {
            desk.taken_off = true;
        }
        Chip::new("support: 3").tone(Tone::Accent).removable("Remove support: 3").ui(ui);
        Chip::new("due Thu").tone(Tone::Warning).ui(ui);
    });
    toggle_row(ui, "Lock when idle", "after 10 minutes without a key", &mut desk.locks);
    toggle_row(ui, "Allow screen sharing", "", &mut desk.shares);
    rule(ui);
    ui.horizontal(|ui| {
        if door(ui, "117", "117 people charted").clicked() {
            desk.opened = true;
        }
        words(ui, "of ~144 charted");
        key_cap(ui, "Ctrl K");
        menu_button(ui, Button::plain("Harbour Hospital").caret(), |ui| {
            menu_item(ui, Some(Icon::Star), "Leader status", "L", false);
            menu_line(ui);
            menu_item(ui, None, "Remove", "Del", false);
        });
    });
    desk.undone |= deed_bar(ui, "Moved 14 people to Nights", "Undo", "Ctrl+Z");
    let clicked = Message::danger(
        "The stick is full, so saving stopped at 14:02.",
        "Your work is safe in memory and sealed on this computer.",
    )
    .todo(&["Save to another place", "Try again"])
    .ui(ui);
    desk.link = desk.link.or(clicked);
    panel(theme).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        title(ui, "Merge Linh Nguyễn and Lan Nguyen?");
        muted(ui, "Same phone. Differences are kept in the history; one step to undo, and this line is cut.");
        Words::new("Ask three people who they go to when there is a problem. Each answer becomes a tie.")
            .wrap()
            .ui(ui);
        words(ui, "قائمة العمال (ليل) Rosa ٢٧");
        Words::new(
            "يسأل كل واحد ثلاثة أشخاص إلى من يذهبون عند المشكلة، وكل جواب يصير رابطاً بين اثنين في القائمة",
        )
        .wrap()
        .ui(ui);
        strong(ui, "الجدار: سلمى حداد، تمريض · \u{2068}5 North\u{2069} ٢٧");
    });
}

#[test]
fn look_as_drawn_in_the_light() {
    let stage = Stage::light(500.0, 900.0);
    let mut harness = stage.builder().build_ui_state(controls_ui, desk());
    harness.get_by_label("Cancel").focus();
    harness.get_by_label("Add a naming").hover();
    harness.run();
    picture("controls-light", &stage.picture(&harness));
}

#[test]
fn look_as_drawn_in_the_dark_at_double_size() {
    let stage = Stage::dark(500.0, 900.0).scaled(2.0);
    let mut harness = stage.builder().build_ui_state(controls_ui, desk());
    harness.get_by_label("Harbour Hospital").click();
    harness.run();
    harness.get_by_label("Leader status").hover();
    harness.run();
    picture("controls-dark-200-percent", &stage.picture(&harness));
}

fn harness() -> Harness<'static, Desk> {
    Stage::light(500.0, 900.0).builder().build_ui_state(controls_ui, desk())
}

#[test]
fn a_door_opens_by_its_full_name() {
    let mut harness = harness();
    harness.get_by_label("117 people charted").click();
    harness.run();
    assert!(harness.state().opened);
}

#[test]
fn a_chip_says_what_it_takes_off() {
    let mut harness = harness();
    harness.get_by_label("Remove unit: 5 North").click();
    harness.run();
    assert!(harness.state().taken_off);
}

#[test]
fn a_segment_is_chosen_by_click_and_by_key() {
    let mut harness = harness();
    harness.get_by_label("Basis: said").click();
    harness.run();
    assert_eq!(harness.state().basis, 1);
    harness.get_by_label("Basis: guess").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().basis, 2);
}

#[test]
fn a_switch_turns_over() {
    let mut harness = harness();
    harness.get_by_label("Lock when idle").click();
    harness.run();
    assert!(!harness.state().locks);
}

#[test]
fn a_field_takes_typing_under_its_name_and_tab_leaves_it() {
    let mut harness = harness();
    harness.get_by_label("Name").focus();
    harness.run();
    harness.get_by_label("Name").type_text("!");
    harness.run();
    assert_eq!(harness.state().name, "5 North!");
    harness.key_press(Key::Tab);
    harness.run();
    assert!(!harness.get_by_label("Name").accesskit_node().is_focused());
}

#[test]
fn a_disabled_button_says_so() {
    let mut harness = harness();
    harness.run();
    assert!(harness.get_by_label("nothing selected").accesskit_node().is_disabled());
}

#[test]
fn the_bar_after_a_deed_leads_back() {
    let mut harness = harness();
    harness.get_by_label("Undo").click();
    harness.run();
    assert!(harness.state().undone);
}

#[test]
fn a_message_says_which_way_out_was_taken() {
    let mut harness = harness();
    harness.get_by_label("Try again").click();
    harness.run();
    assert_eq!(harness.state().link, Some(1));
}

#[test]
fn a_menu_opens_below_its_button() {
    let mut harness = harness();
    assert!(harness.query_by_label("Leader status").is_none());
    harness.get_by_label("Harbour Hospital").click();
    harness.run();
    assert!(harness.query_by_label("Leader status").is_some());
}

#[test]
fn words_are_read_aloud_in_the_order_of_reading() {
    let mut harness = harness();
    harness.run();
    assert!(harness.query_by_value("قائمة العمال (ليل) Rosa ٢٧").is_some());
}

#[test]
fn words_that_are_cut_show_whole_when_the_pointer_rests_on_them() {
    for text in ["Ask three people who they go to", "يسأل كل واحد ثلاثة أشخاص إلى من"]
    {
        let mut harness = Stage::light(300.0, 200.0).show(|ui| {
            ui.set_max_width(80.0);
            words(ui, text);
        });
        harness.run();
        let place = harness.get_by_value(text).rect();
        assert!(place.width() <= 80.0, "{text} takes {} points", place.width());
        harness.hover_at(place.center());
        harness.run_steps(6);
        assert_eq!(harness.query_all_by_value(text).count(), 2, "{text}");
    }
}
