//! Heads of lanes under the hands: their numbers are doors, their menu changes the unit.

use std::collections::BTreeSet;

use egui::{Popup, PopupCloseBehavior, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::ask::Ask;
use super::menu::is_by_words;
use super::wall::{Stage, screen};
use super::{name_of, reasons};
use crate::app::{Action, App, Door as Behind, Filter};
use crate::app::{Headcount, outcome};
use crate::args;
use crate::chart::{self, Detail, Fonts, Heads, Lane, LaneKey, Plan, Weight};
use crate::model::{Outcome, RecordId, Unit, UnitField};
use crate::ui::outbox::Outbox;
use crate::ui::{Button, Icon, Theme, deeds, measure, menu_item, menu_line};

/// From line to line in a head, and from its sides to its text.
const ROW_PT: f32 = 22.0;
const SIDE_PT: f32 = 16.0;

/// What a lane is called.
pub(super) fn lane_name(app: &App, plan: &Plan, key: &LaneKey) -> String {
    match key {
        LaneKey::Unassigned => app.tr().say("chart-unassigned"),
        key => {
            plan.lanes().iter().find(|lane| lane.key == *key).map(|lane| name(app, lane)).unwrap_or_default()
        }
    }
}

fn name(app: &App, lane: &Lane) -> String {
    match &lane.key {
        LaneKey::Unassigned => app.tr().say("chart-unassigned"),
        _ if lane.name.trim().is_empty() => app.tr().say("chart-unnamed-unit"),
        _ => lane.name.to_string(),
    }
}

/// Lines of a head, as it is drawn.
fn rows(lane: &Lane) -> usize {
    match (&lane.key, lane.detail) {
        (LaneKey::Unassigned, _) => 2,
        (LaneKey::Word(_), _) | (_, Detail::Dots) => 3,
        (LaneKey::Unit(_), Detail::Tiles | Detail::Lines) => 4,
        (LaneKey::Unit(_), Detail::Cards | Detail::Reasons) if lane.count.test.is_some() => 6,
        (LaneKey::Unit(_), Detail::Cards | Detail::Reasons) => 5,
    }
}

/// The heads in sight.
pub(super) fn heads_ui(
    ui: &mut Ui,
    to_screen: egui::Vec2,
    window: &chart::Rect,
    seen: Rect,
    fonts: &mut Fonts,
    stage: &mut Stage<'_>,
) {
    let plan = stage.plan;
    for lane in plan.lanes().iter().filter(|lane| lane.rect.overlaps(window)) {
        let mut head = screen(&lane.head, to_screen);
        if let Heads::Beside(_) = plan.look().heads {
            // The head stays in sight while its lane is.
            let needs = rows(lane) as f32 * ROW_PT + 12.0;
            let whole = screen(&lane.rect, to_screen);
            let top = head.top().max(seen.top()).min((whole.bottom() - needs).max(whole.top()));
            head.set_top(top);
        }
        let id = ui.scope_id().with(("head", &lane.key));
        let label = ui.interact(head, id, Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Heading, true, lane_words(stage.app, lane)));
        doors_ui(ui, head, lane, fonts, stage);
        buttons_ui(ui, head, lane, label.contains_pointer(), stage);
    }
}

/// A head in words.
fn lane_words(app: &App, lane: &Lane) -> String {
    let tr = app.tr();
    let Headcount { named, belongs, rated, estimate, .. } = lane.count.people;
    if lane.key == LaneKey::Unassigned {
        let many = tr.with("chart-to-place", args!["n" => lane.len() as i64]);
        return format!("{}: {many}", name(app, lane));
    }
    let id = if estimate > 0 { "chart-count-of" } else { "chart-count" };
    let mut words = format!(
        "{}: {}",
        name(app, lane),
        tr.with(id, args!["n" => named, "of" => belongs, "rated" => rated])
    );
    if let Some(cover) = lane.count.cover {
        words.push_str(" · ");
        words.push_str(&tr.say(crate::chart::coverage_word(cover)));
    }
    if let Some((test, count)) = &lane.count.test {
        let acted = tr.with("chart-acted", args!["n" => count.did, "of" => count.eligible]);
        words = format!("{words} · {test} {acted}");
    }
    words
}

/// The numbers of a head, as doors to the people behind them.
fn doors_ui(ui: &mut Ui, head: Rect, lane: &Lane, fonts: &mut Fonts, stage: &mut Stage<'_>) {
    if lane.key == LaneKey::Unassigned {
        return;
    }
    let app = stage.app;
    let tr = app.tr();
    let count = &lane.count.people;
    let beside = matches!(stage.plan.look().heads, Heads::Beside(_));
    let (left, right) = (head.left() + SIDE_PT, head.right() - SIDE_PT);
    let row = |number: usize| head.top() + 8.0 + number as f32 * ROW_PT;
    let unit_name = name(app, lane);
    let campaign = app.campaign();
    let scale = campaign.scale();
    let is_counted = |id: &RecordId| campaign.worker(*id).is_some_and(|worker| campaign.is_counted(worker));
    let value = |id: &RecordId| {
        let support = campaign.worker(*id).and_then(|worker| campaign.support(worker));
        support.map_or(0, |support| support.rating.value)
    };
    let lines = rows(lane);
    if beside {
        let id = if count.estimate > 0 { "chart-count-of" } else { "chart-count" };
        let text = tr.with(id, args!["n" => count.named, "of" => count.belongs, "rated" => count.rated]);
        let (first, _) = text.split_once('·').unwrap_or((&text, ""));
        let parts = [
            fonts.width_pt(first.trim_end(), 13.0, Weight::Regular),
            fonts.width_pt(&text, 13.0, Weight::Regular),
        ];
        let charted = Rect::from_min_size(pos2(left, row(1) - 3.0), vec2(parts[0], ROW_PT));
        let from = left + fonts.width_pt(first, 13.0, Weight::Regular) + 8.0;
        let rated =
            Rect::from_min_max(pos2(from, row(1) - 3.0), pos2((left + parts[1]).min(right), row(1) + 19.0));
        let says = tr.with("chart-view-door-charted", args!["lane" => unit_name.clone()]);
        door(ui, stage, lane, "charted", charted, &says, &is_counted);
        let says = tr.with("chart-view-door-rated", args!["lane" => unit_name.clone()]);
        door(ui, stage, lane, "rated", rated, &says, &|id| is_counted(id) && scale.mark(value(id)) != 0);
    }
    if beside && lines < 3 || count.belongs == 0 {
        return;
    }
    let bar = if beside {
        Rect::from_min_size(pos2(left, row(2)), vec2(right - left, 16.0))
    } else {
        Rect::from_min_size(pos2(left, head.top() + 28.0), vec2(((right - left) * 0.5).min(260.0), 16.0))
    };
    let mut x = bar.left();
    for mark in [1u8, 2, 3, 4, 5, 0] {
        let many = count.support.get(usize::from(mark)).copied().unwrap_or(0);
        if many == 0 {
            continue;
        }
        let width = bar.width() * many as f32 / count.belongs as f32;
        let part = Rect::from_min_size(pos2(x, bar.top() - 3.0), vec2(width, ROW_PT));
        x += width;
        let level = scale.levels.iter().find(|level| level.mark == mark).map_or(0, |level| level.value);
        let what = reasons::value_word(app, level);
        let says = tr.with("chart-view-door-value", args!["lane" => unit_name.clone(), "what" => what]);
        door(ui, stage, lane, &format!("value {mark}"), part, &says, &|id| {
            is_counted(id) && scale.mark(value(id)) == mark
        });
    }
    let unnamed = count.unnamed();
    if unnamed > 0 && x < bar.right() {
        let id = ui.scope_id().with(("unnamed", &lane.key));
        let rest = ui.interact(Rect::from_min_max(pos2(x, bar.top()), bar.max), id, Sense::hover());
        crate::ui::tooltip(rest, &tr.with("chart-unnamed", args!["n" => unnamed]));
    }
    if beside
        && lines >= 6
        && let Some((test, tested)) = &lane.count.test
        && let Some(tally) = app.tallies().last_test(campaign)
    {
        let share = tr.percent(i64::from(tested.percent()));
        let share_wide = fonts.width_pt(&share, 13.0, Weight::SemiBold);
        let words = tr.with("chart-acted", args!["n" => tested.did, "of" => tested.eligible]);
        let wide = fonts.width_pt(&words, 13.0, Weight::Regular);
        let end = right - share_wide.max(34.0) - 8.0;
        let rect = Rect::from_min_max(pos2(end - wide, row(5) - 3.0), pos2(end, row(5) + 19.0));
        let theme = Theme::of(ui.ctx());
        let line = Stroke::new(measure::LINE, theme.line_strong);
        if seen_in(ui, rect) {
            ui.painter().hline(rect.x_range(), row(5) + 17.0, line);
        }
        let says = tr.with("chart-view-door-acted", args!["lane" => unit_name, "test" => test.to_string()]);
        door(ui, stage, lane, "acted", rect, &says, &|id| {
            campaign.worker(*id).is_some_and(|worker| outcome(worker, tally.test) == Outcome::Did)
        });
    }
}

fn seen_in(ui: &Ui, rect: Rect) -> bool {
    ui.is_rect_visible(rect)
}

/// A number as a door: a click filters by the people behind it.
fn door(
    ui: &Ui,
    stage: &mut Stage<'_>,
    lane: &Lane,
    key: &str,
    rect: Rect,
    says: &str,
    is_behind: &dyn Fn(&RecordId) -> bool,
) {
    let id = ui.scope_id().with(("door", key, &lane.key));
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, says));
    let theme = Theme::of(ui.ctx());
    if response.hovered() {
        let line = Stroke::new(measure::LINE, theme.accent);
        ui.painter().hline(rect.x_range(), rect.bottom() - 3.0, line);
    }
    crate::ui::focus_ring(ui, &response, rect.shrink2(vec2(0.0, 3.0)), measure::RADIUS_CHIP);
    if response.clicked() {
        let people = stage.plan.people_of(lane).filter(|person| is_behind(person)).collect();
        let filter = Filter { door: Some(Behind { says: says.to_owned(), people }), ..Filter::default() };
        stage.out.send(Action::Filter(filter));
    }
    crate::ui::tooltip(response, says);
}

/// The menu of a lane, and its own level.
fn buttons_ui(ui: &mut Ui, head: Rect, lane: &Lane, hovered: bool, stage: &mut Stage<'_>) {
    if lane.key == LaneKey::Unassigned {
        return;
    }
    let app = stage.app;
    let tr = app.tr();
    let far = !lane.detail.has_names();
    // In heads above their cards the coverage word stands at the end of the first line.
    let top = if stage.narrow { head.top() + 22.0 } else { head.top() + 2.0 };
    let slot =
        |number: f32| Rect::from_min_size(pos2(head.right() - 12.0 - 28.0 * number, top), vec2(28.0, 28.0));
    if far || hovered {
        let next = if far { Detail::Cards } else { Detail::Tiles };
        let says = tr.with(
            if far { "chart-view-lane-near" } else { "chart-view-lane-far" },
            args!["lane" => name(app, lane)],
        );
        let mut child = ui.new_child(UiBuilder::new().id_salt(("level", &lane.key)).max_rect(slot(2.0)));
        let icon = if far { Icon::ArrowsOutSimple } else { Icon::SquaresFour };
        if Button::icon_only(icon, &says).ui(&mut child).clicked() {
            stage.hands.lane_detail = Some((lane.key.clone(), next));
        }
    }
    let says = tr.with("chart-view-lane-menu", args!["lane" => name(app, lane)]);
    let mut child = ui.new_child(UiBuilder::new().id_salt(("menu", &lane.key)).max_rect(slot(1.0)));
    let button = Button::icon_only(Icon::DotsThree, &says).ui(&mut child);
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(280.0).show(|ui| {
        ui.set_width(280.0);
        match (&lane.key, lane.unit().and_then(|unit| app.campaign().unit(unit))) {
            (_, Some(unit)) => unit_menu_ui(ui, unit, lane, stage),
            (LaneKey::Word(word), _)
                if menu_item(ui, None, &tr.say("chart-view-rename-word"), "", false).clicked() =>
            {
                let people = stage.plan.people_of(lane).collect();
                stage.hands.ask = Some(Ask::word(app, &stage.plan.look().grouping, word, people));
                ui.close();
            }
            _ => {}
        }
        if menu_item(ui, None, &tr.say("chart-view-select-lane"), "", false).clicked() {
            let people = stage.plan.people_of(lane).collect();
            stage.out.send(Action::Select(app.selection().with(people)));
            ui.close();
        }
    });
}

fn unit_menu_ui(ui: &mut Ui, unit: &Unit, lane: &Lane, stage: &mut Stage<'_>) {
    let app = stage.app;
    let tr = app.tr();
    let campaign = app.campaign();
    let mut ask = None;
    if menu_item(ui, None, &tr.say("chart-view-rename-unit"), "", false).clicked() {
        ask = Some(Ask::unit_name(app, unit.id));
    }
    let now = unit.estimate.map(|many| format!("~{}", tr.number(i64::from(many)))).unwrap_or_default();
    if menu_item(ui, None, &tr.say("chart-view-estimate-ask"), &now, false).clicked() {
        ask = Some(Ask::estimate(app, unit.id));
    }
    if !is_by_words(stage.plan.look())
        && menu_item(ui, None, &tr.say("chart-view-new-unit"), "", false).clicked()
    {
        ask = Some(Ask::new_unit(app, &stage.plan.look().grouping));
    }
    menu_line(ui);
    let gate = *unit.gate.value();
    if menu_item(ui, None, &tr.say("chart-view-gate"), "", gate).clicked() {
        set(stage.out, "gate", unit.id, UnitField::Gate(!gate));
        ui.close();
    }
    let reach = *unit.reach.value();
    let reach_word = match reach {
        Some(true) => tr.say("chart-view-yes"),
        Some(false) => tr.say("chart-view-no"),
        None => tr.say("chart-view-not-known"),
    };
    if menu_item(ui, None, &tr.say("chart-view-reach"), &reach_word, reach == Some(true)).clicked() {
        let next = match reach {
            None => Some(true),
            Some(true) => Some(false),
            Some(false) => None,
        };
        set(stage.out, "reach", unit.id, UnitField::Reach(next));
    }
    let who = |id: &Option<RecordId>| {
        let worker = id.and_then(|id| campaign.worker(id));
        worker.map(|worker| name_of(app, worker)).unwrap_or_default()
    };
    // Offered are the selected person and those of the lane whom somebody holds to be leaders.
    let mut offered: Vec<RecordId> = app.selection().person().into_iter().collect();
    let judged = stage.plan.people_of(lane).filter(|person| {
        campaign.worker(*person).is_some_and(|worker| {
            !matches!(
                worker.judgement.value(),
                crate::model::Judgement::NotLookedAt | crate::model::Judgement::NotALeader
            )
        })
    });
    offered.extend(judged);
    offered.truncate(8);
    let mut seen = BTreeSet::new();
    offered.retain(|person| seen.insert(*person));
    for (id, current, is_leader) in [
        ("chart-view-unit-leader", *unit.leader.value(), true),
        ("chart-view-unit-second", *unit.second.value(), false),
    ] {
        let field = |person| if is_leader { UnitField::Leader(person) } else { UnitField::Second(person) };
        let verb = if is_leader { "unit-leader" } else { "unit-second" };
        ui.menu_button(format!("{}  {}", tr.say(id), who(&current)), |ui| {
            for person in &offered {
                let Some(worker) = campaign.worker(*person) else { continue };
                if menu_item(ui, None, &name_of(app, worker), "", current == Some(*person)).clicked() {
                    set(stage.out, verb, unit.id, field(Some(*person)));
                    ui.close();
                }
            }
            if offered.is_empty() {
                crate::ui::muted(ui, tr.say("chart-view-select-first"));
            }
            if current.is_some() && menu_item(ui, None, &tr.say("chart-view-nobody"), "", false).clicked() {
                set(stage.out, verb, unit.id, field(None));
                ui.close();
            }
        });
    }
    menu_line(ui);
    if menu_item(ui, None, &tr.say("chart-view-remove-unit"), "", false).clicked() {
        stage.out.send(Action::Do(deeds::remove("remove-unit", &[unit.id])));
        ui.close();
    }
    if ask.is_some() {
        stage.hands.ask = ask;
        ui.close();
    }
}

fn set(out: &mut Outbox, verb: &'static str, unit: RecordId, field: UnitField) {
    out.send(Action::Do(deeds::set_unit(verb, unit, vec![field])));
}
