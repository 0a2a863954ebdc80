//! Numbers that open: painted into rows, each shows the people behind it.

use egui::{Align, CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::{Action, App, Door, Filter, TestDoor};
use crate::args;
use crate::model::{RecordId, StructureTest};
use crate::ui::outbox::Outbox;
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::views::Place;
use crate::ui::{Tone, measure};

/// Shows these people in the table; the words say which they are.
pub(super) fn show_people(out: &mut Outbox, says: String, people: impl IntoIterator<Item = RecordId>) {
    let people = people.into_iter().collect();
    out.send(Action::Filter(Filter { query: String::new(), door: Some(Door { says, people }) }));
    out.go(Place::People);
}

/// So many people are named at once.
const MOST_NAMES: usize = 12;

/// Who they are, by name, and how many more; blank while presenting. For the window alone.
pub(super) fn who(app: &App, people: &[RecordId]) -> String {
    if app.is_presenting() {
        return String::new();
    }
    let here = people.iter().filter_map(|person| app.campaign().worker(*person));
    let mut names: Vec<String> = here.map(|worker| app.name_of(worker)).collect();
    names.sort();
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    let names = names.join(", ");
    if more > 0 { app.tr().with("tests-and-more", args!["names" => &names, "n" => more]) } else { names }
}

/// What a unit is called; people without one have a word too.
pub(super) fn unit_name(app: &App, unit: Option<RecordId>) -> String {
    match unit.and_then(|unit| app.campaign().unit(unit)) {
        Some(unit) => unit.name.to_string(),
        None => app.tr().say("tests-no-unit"),
    }
}

/// What units are called that are counted together: the one that gives the name first.
pub(super) fn names(app: &App, unit: Option<RecordId>, units: &[RecordId]) -> String {
    let others = units.iter().filter(|other| Some(**other) != unit).map(|other| unit_name(app, Some(*other)));
    let own =
        (units.is_empty() || unit.is_some_and(|unit| units.contains(&unit))).then(|| unit_name(app, unit));
    own.into_iter().chain(others).collect::<Vec<_>>().join(" + ")
}

/// The people behind a number of some units with their sub-units; of people without one where there is
/// no unit.
pub(super) fn people_of(
    app: &App,
    test: &StructureTest,
    units: &[RecordId],
    door: TestDoor,
) -> Vec<RecordId> {
    let Some(tally) = app.tallies().test(test.id) else { return Vec::new() };
    let inside = |who: &RecordId| match tally.person(*who).and_then(|marked| marked.unit) {
        Some(row) => units.iter().any(|unit| app.tallies().is_within(row, *unit)),
        None => units.is_empty(),
    };
    tally.people(app.tallies(), None, door).filter(inside).collect()
}

/// A door painted into a row: the words with a thin line below. `at` is the middle of its start or, at
/// the end of a row, of its end; `name` says in full what it shows.
pub(super) fn door_at(
    ui: &Ui,
    words: &Words<'_>,
    at: Pos2,
    align: Align,
    room: f32,
    name: &str,
    tone: Tone,
) -> Response {
    let theme = Theme::of(ui.ctx());
    let width = words.width(ui.painter(), theme).min(room.max(0.0));
    let left = if align == Align::Max { at.x - width } else { at.x };
    let size = vec2(width, measure::LINE_HEIGHT);
    let rect = Rect::from_min_size(pos2(left, at.y - size.y / 2.0), size);
    let id = ui.scope_id().with(("door", name, rect.top().round() as i32));
    let response = ui.interact(rect.expand2(vec2(2.0, 3.0)), id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let (tone, line) =
        if response.hovered() { (Tone::Accent, theme.accent) } else { (tone, theme.line_strong) };
    words.clone().tone(tone).paint_at(ui.painter(), theme, rect.left_center(), width + 0.5);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, line));
    crate::ui::focus_ring(ui, &response, rect.expand2(vec2(2.0, 0.0)), measure::RADIUS_CHIP);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
