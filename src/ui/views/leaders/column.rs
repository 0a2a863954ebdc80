//! The second column: units and shifts with who carries them; at its foot who connects groups.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::known::{Known, Line};
use super::units::part;
use crate::app::{Action, App, CoverageWord, Group};
use crate::args;
use crate::model::RecordId;
use crate::ui::evidence::unit_name;
use crate::ui::outbox::Outbox;
use crate::ui::text::{Words, tooltip};
use crate::ui::theme::Theme;
use crate::ui::widgets::{focus_ring, selected_row};
use crate::ui::{self, Tone, measure, said};

/// Height of a line: a name and what was asked.
const LINE_PT: f32 = 52.0;
/// Whoever lies on fewer of the ways between others is not spoken of as connecting groups.
const LEAST_SHARE: f32 = 0.02;
/// So many people are named at the foot.
const MOST_BRIDGES: usize = 2;
/// So many found groups are named at the foot.
const MOST_GROUPS: usize = 2;

/// "asked 9 of 15"; a gap is said in words.
pub(super) fn asked_words(app: &App, line: &Line) -> String {
    let tr = app.tr();
    let asked = if line.asked == 0 {
        tr.say("leaders-asked-nobody")
    } else {
        tr.with("leaders-asked-of", args!["n" => line.asked, "of" => line.belongs])
    };
    if line.unit.is_some() && line.word == CoverageWord::Gap && line.belongs > 0 {
        tr.with("leaders-gap-asked", args!["asked" => &asked])
    } else {
        asked
    }
}

/// Draws the column; gives the unit that was chosen.
pub(super) fn column_ui(
    ui: &mut Ui,
    app: &App,
    known: &Known,
    chosen: Option<RecordId>,
    out: &mut Outbox,
) -> Option<Option<RecordId>> {
    let room = ui.max_rect();
    let foot = if app.is_presenting() { 0.0 } else { foot_height(room) };
    let (list, below) = room.split_top_bottom_at_y(room.bottom() - foot);
    let mut picked = None;
    let mut list_ui = part(ui, "list", list);
    ScrollArea::vertical().id_salt("lines").auto_shrink(false).show(&mut list_ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let mut heads = [Some("leaders-units"), Some("leaders-shifts")];
        for line in &known.lines {
            if let Some(head) = heads.get_mut(usize::from(line.is_shift)).and_then(Option::take) {
                head_ui(ui, app, known, head, line.is_shift);
            }
            if line_ui(ui, app, line, line.unit == chosen) {
                picked = Some(line.unit);
            }
        }
    });
    if foot > 0.0 {
        let line = Stroke::new(measure::LINE, Theme::of(ui.ctx()).line);
        ui.painter().hline(below.x_range(), below.top() + 0.5, line);
        let mut foot_ui = part(ui, "foot", below);
        ScrollArea::vertical().id_salt("connects").auto_shrink(false).show(&mut foot_ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(0.0, measure::GAP_4);
                connects_ui(ui, app, known, out);
            });
        });
    }
    picked
}

fn foot_height(room: Rect) -> f32 {
    (room.height() * 0.4).clamp(0.0, 260.0)
}

fn head_ui(ui: &mut Ui, app: &App, known: &Known, head: &str, shifts: bool) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 36.0), Sense::hover());
    let inner = rect.shrink2(vec2(measure::GAP_16, 0.0));
    let of = |line: &&Line| line.is_shift == shifts && line.unit.is_some() && line.belongs > 0;
    let all = known.lines.iter().filter(of);
    let covered = all.clone().filter(|line| line.word == CoverageWord::Covered).count();
    let words = tr.with("leaders-covered-of", args!["n" => covered, "of" => all.count()]);
    let name = tr.say(head);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}: {words}")));
    let at = inner.left_center() + vec2(0.0, 2.0);
    Words::new(&name).strong().paint_at(ui.painter(), theme, at, 100.0);
    let end = inner.right_center() + vec2(0.0, 2.0);
    Words::new(&words).muted().paint_ending(ui.painter(), theme, end, inner.width() - 60.0);
}

fn line_ui(ui: &mut Ui, app: &App, line: &Line, chosen: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE_PT), Sense::click());
    let name = unit_name(app, line.unit);
    let asked = asked_words(app, line);
    let word = app.tr().say(crate::chart::coverage_word(line.word));
    let says = match line.unit {
        Some(_) => format!("{name}, {word}, {asked}"),
        None => format!("{name}, {asked}"),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &says));
    if !ui.is_rect_visible(rect) {
        return false;
    }
    selected_row(ui.painter(), theme, rect, chosen, response.hovered());
    let inner = rect.shrink2(vec2(measure::GAP_16, 0.0));
    let is_gap = line.unit.is_some() && line.word == CoverageWord::Gap && line.belongs > 0;
    let mut room = inner.width();
    if line.unit.is_some() {
        room -= ui::COVERAGE_WIDTH + measure::GAP_8;
        let at = pos2(inner.right() - ui::COVERAGE_WIDTH, inner.center().y - 9.0);
        ui::coverage(ui.painter(), theme, at, line.word);
    }
    let at = inner.left_center() - vec2(0.0, 9.0);
    let title = Words::new(&name).strong_if(chosen);
    let cut = title.is_cut(ui.painter(), theme, room);
    title.paint_at(ui.painter(), theme, at, room);
    let tone = if is_gap { Tone::Danger } else { Tone::Muted };
    let at = inner.left_center() + vec2(0.0, 9.0);
    Words::new(&asked).tone(tone).paint_at(ui.painter(), theme, at, inner.width());
    focus_ring(ui, &response, rect.shrink(2.0), measure::RADIUS_CONTROL);
    let response = if cut { tooltip(response, &says) } else { tooltip(response, &word) };
    response.clicked()
}

/// Somebody who connects groups, and how that is said.
pub(super) struct Bridge {
    person: RecordId,
    words: String,
}

/// Who connects units: on the way between many others, and tied to more than one unit.
pub(super) fn bridges(app: &App) -> Vec<Bridge> {
    let campaign = app.campaign();
    let connects = app.connects();
    let shares = connects.shares().iter().filter(|(_, share)| **share >= LEAST_SHARE);
    let mut ranked: Vec<(RecordId, f32)> = shares.map(|(id, share)| (*id, *share)).collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let spans = |person: RecordId| -> BTreeSet<RecordId> {
        let links = app.network().links_of(person).map(|link| link.other(person));
        links.filter_map(|other| campaign.worker(other)?.unit()).collect()
    };
    let threads = app.single_threads();
    let ranked = ranked.into_iter().map(|(person, _)| (person, spans(person).len()));
    let bridges = ranked.filter(|(_, units)| *units > 1).take(MOST_BRIDGES).map(|(person, units)| {
        let only = threads.cut(person).map(|cut| threads.cut_off_by(cut)).filter(|cut| cut.len() > 1);
        let words = only.and_then(|people| only_way(app, person, &people));
        let words = words.unwrap_or_else(|| app.tr().with("leaders-connects-units", args!["units" => units]));
        Bridge { person, words }
    });
    bridges.collect()
}

/// Bridges, single threads and groups found in the ties: never leadership.
fn connects_ui(ui: &mut Ui, app: &App, known: &Known, out: &mut Outbox) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    Words::new(tr.say("leaders-connects")).strong().ui(ui);
    for Bridge { person, words } in &known.bridges {
        let Some(worker) = app.campaign().worker(*person) else { continue };
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), measure::TARGET), Sense::click());
        let name = said::person(app, worker);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, theme.hover);
        }
        let at = rect.left_center() + vec2(9.0, 0.0);
        super::rows::badge(ui.painter(), theme, app, worker, at, 18.0, theme.surface);
        let at = rect.left_center() + vec2(26.0, 0.0);
        Words::new(&name).paint_at(ui.painter(), theme, at, rect.width() - 26.0);
        focus_ring(ui, &response, rect, measure::RADIUS_CONTROL);
        let response = tooltip(response, &tr.say("leaders-connects-why"));
        if response.clicked() {
            out.send(Action::Select(app.selection().only(*person)));
        }
        Words::new(words).muted().wrap().ui(ui);
    }
    if known.bridges.is_empty() {
        Words::new(tr.say("leaders-nobody-connects")).muted().wrap().ui(ui);
    }
    if !known.groups.is_empty() {
        ui.add_space(measure::GAP_8);
        Words::new(tr.say("leaders-groups")).strong().ui(ui);
    }
    for words in &known.groups {
        Words::new(words).muted().wrap().ui(ui);
    }
}

/// "the only way from Theatres to Emergency": whom somebody cuts off, and where they themselves stand.
fn only_way(app: &App, person: RecordId, cut_off: &[RecordId]) -> Option<String> {
    let campaign = app.campaign();
    let unit_of = |id: RecordId| campaign.worker(id).and_then(crate::model::Worker::unit);
    let most = |people: &mut dyn Iterator<Item = RecordId>| {
        let mut units: BTreeMap<RecordId, usize> = BTreeMap::new();
        for unit in people.filter_map(unit_of) {
            *units.entry(unit).or_default() += 1;
        }
        units.into_iter().max_by_key(|(unit, n)| (*n, std::cmp::Reverse(*unit))).map(|(unit, _)| unit)
    };
    let from = most(&mut cut_off.iter().copied())?;
    let off: BTreeSet<RecordId> = cut_off.iter().copied().collect();
    let others = app.network().links_of(person).map(|link| link.other(person));
    let to = most(&mut others.filter(|other| !off.contains(other)).filter(|id| unit_of(*id) != Some(from)))?;
    // All of a unit, or so many of it.
    let off = cut_off.iter().filter(|id| unit_of(**id) == Some(from)).count();
    let n = if (off as u32) < app.tallies().unit_alone(from).named { off } else { 1 };
    let args = args!["n" => n, "from" => unit_name(app, Some(from)), "to" => unit_name(app, Some(to))];
    Some(app.tr().with("leaders-only-way", args))
}

/// Groups found in the ties that go over official units, in words.
pub(super) fn groups(app: &App) -> Vec<String> {
    let found = app.found_groups();
    let across = found.iter().filter(|group| group.units.groups.len() > 1).take(MOST_GROUPS);
    let words = across.map(|found| {
        let of = |(group, n): &(Group, u32)| {
            let name = match group {
                Group::Unit(unit) => unit_name(app, Some(*unit)),
                Group::Words(words) => words.to_string(),
            };
            app.tr().with("leaders-from", args!["name" => name, "n" => *n])
        };
        let units: Vec<String> = found.units.groups.iter().take(3).map(of).collect();
        app.tr().with("leaders-group", args!["n" => found.people.len(), "units" => units.join(", ")])
    });
    words.collect()
}
