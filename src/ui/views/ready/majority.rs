//! The majority: sure, likely, still to win, against the law that is chosen. No invented percentages.

use egui::{Popup, Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::show;
use crate::app::{App, Majority, MajorityBasis, MajorityRule, Votes};
use crate::args;
use crate::model::{Day, RecordId};
use crate::ui::measure;
use crate::ui::outbox::Outbox;
use crate::ui::panels::{Sheet, Stays};
use crate::ui::text::Words;
use crate::ui::theme::Theme;
use crate::ui::widgets::{Button, Field, door, focus_ring, menu_item, menu_line, rule, selected_row};

/// Height of the bar.
const BAR: f32 = 28.0;
/// Room above it for how many are needed.
const ABOVE: f32 = 26.0;
/// Height of a law.
const LAW: f32 = 48.0;

/// What the count rests on.
type Stamp = (RecordId, u64, Day, Option<RecordId>, MajorityBasis);

/// The sheet, with what was chosen so far.
pub(super) struct MajoritySheet {
    /// Who votes: a gate unit, or everybody.
    unit: Option<RecordId>,
    basis: MajorityBasis,
    law: MajorityRule,
    /// How many will vote, as typed; blank = everybody.
    votes: String,
    counted: Option<(Stamp, Votes)>,
}

impl Default for MajoritySheet {
    fn default() -> Self {
        Self {
            unit: None,
            basis: MajorityBasis::LastTest,
            law: MajorityRule::All,
            votes: String::new(),
            counted: None,
        }
    }
}

impl MajoritySheet {
    /// Who is sure and who is likely, counted when something changed.
    fn count(&mut self, app: &App) -> Votes {
        let campaign = app.campaign();
        let stamp = (campaign.id, campaign.revision, app.today(), self.unit, self.basis);
        if self.counted.as_ref().is_none_or(|(known, _)| *known != stamp) {
            self.counted = Some((stamp, app.votes(self.unit, self.basis)));
        }
        self.counted.as_ref().map(|(_, votes)| votes.clone()).unwrap_or_default()
    }

    /// So many will vote, where a rule looks at that and somebody says so.
    fn votes(&self) -> Option<u32> {
        let asks = matches!(self.law, MajorityRule::Votes | MajorityRule::Uk);
        self.votes.trim().parse().ok().filter(|_| asks)
    }

    fn who_ui(&mut self, ui: &mut Ui, app: &App) {
        let tr = app.tr();
        let rows = &app.readiness().rows;
        let called = |unit: Option<RecordId>| {
            let row = unit.and_then(|unit| rows.iter().find(|row| row.unit == unit));
            row.map_or_else(|| tr.say("ready-majority-everybody"), |row| app.row_name(row))
        };
        let name = called(self.unit);
        let says = tr.with("ready-majority-whom", args!["who" => &name]);
        Words::new(tr.say("ready-majority-who")).muted().extend().ui(ui);
        let button = Button::plain(&name).caret().hint(&says).ui(ui);
        Popup::menu(&button).width(240.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                let units = std::iter::once(None).chain(app.readiness().units().map(|row| Some(row.unit)));
                for unit in units {
                    if menu_item(ui, None, &called(unit), "", unit == self.unit).clicked() {
                        self.unit = unit;
                        ui.close();
                    }
                }
            });
        });
    }

    fn basis_ui(&mut self, ui: &mut Ui, app: &App, votes: &Votes) {
        let tr = app.tr();
        let campaign = app.campaign();
        let test = votes.test.and_then(|test| campaign.test(test));
        let name = test.map_or_else(|| tr.say("ready-majority-ratings"), |test| test.name.to_string());
        let says = tr.with("ready-majority-rests-on", args!["what" => &name]);
        Words::new(tr.say("ready-majority-sure-in")).muted().extend().ui(ui);
        let button = Button::plain(&name).caret().hint(&says).ui(ui);
        Popup::menu(&button).width(240.0).show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                for test in campaign.ladder() {
                    let held = app.tallies().test(test.id).is_some_and(|tally| tally.total.asked() > 0);
                    if !held {
                        continue;
                    }
                    if menu_item(ui, None, &test.name, "", votes.test == Some(test.id)).clicked() {
                        self.basis = MajorityBasis::Test(test.id);
                        ui.close();
                    }
                }
                menu_line(ui);
                let none = votes.test.is_none();
                if menu_item(ui, None, &tr.say("ready-majority-ratings"), "", none).clicked() {
                    self.basis = MajorityBasis::Ratings;
                    ui.close();
                }
            });
        });
    }

    fn laws_ui(&mut self, ui: &mut Ui, app: &App, votes: &Votes) {
        let theme = Theme::of(ui.ctx());
        ui.spacing_mut().item_spacing.y = 0.0;
        for law in MajorityRule::ALL {
            let majority = votes.under(law, self.votes().filter(|_| law == self.law));
            let (name, why, says) = app.majority_words(&majority);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LAW), Sense::click());
            let chosen = law == self.law;
            let spoken = format!("{name}: {says}");
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &spoken));
            let ground = rect.expand2(vec2(measure::GAP_8, 0.0));
            selected_row(ui.painter(), theme, ground, chosen, response.hovered());
            let at = |line: f32| pos2(rect.left() + measure::GAP_4, rect.top() + line);
            let end = Words::new(&says).muted();
            let end = end.paint_ending(ui.painter(), theme, pos2(rect.right(), rect.top() + 16.0), 300.0);
            let title = Words::new(&name).strong_if(chosen);
            title.paint_at(ui.painter(), theme, at(16.0), end.left() - at(0.0).x - measure::GAP_12);
            Words::new(&why).muted().paint_at(ui.painter(), theme, at(33.0), rect.width());
            focus_ring(ui, &response, ground, measure::RADIUS_CONTROL);
            if response.clicked() {
                self.law = law;
            }
        }
    }
}

impl Sheet for MajoritySheet {
    fn title(&self, app: &App) -> String {
        app.tr().say("ready-majority-title")
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn ui(&mut self, ui: &mut Ui, app: &App, out: &mut Outbox) -> Stays {
        let tr = app.tr();
        let votes = self.count(app);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::GAP_8, measure::GAP_8);
            self.who_ui(ui, app);
            ui.add_space(measure::GAP_8);
            self.basis_ui(ui, app, &votes);
        });
        ui.add_space(measure::GAP_8);
        let mut stays = Stays::Open;
        if votes.entitled == 0 {
            Words::new(tr.say("ready-majority-nobody")).muted().wrap().ui(ui);
        } else {
            let majority = votes.under(self.law, self.votes());
            bar_ui(ui, app, &majority);
            if doors_ui(ui, app, &majority, &votes, out) {
                stays = Stays::Closed;
            }
            let turnout = majority.turnout.filter(|_| !majority.is_turnout_met());
            if let Some(turnout) = turnout {
                let says = args!["n" => turnout, "votes" => majority.votes];
                Words::new(tr.with("ready-majority-turnout", says)).strong().wrap().ui(ui);
            }
        }
        rule(ui);
        self.laws_ui(ui, app, &votes);
        ui.add_space(measure::GAP_4);
        if matches!(self.law, MajorityRule::Votes | MajorityRule::Uk) {
            ui.horizontal(|ui| {
                Words::new(tr.say("ready-majority-votes")).ui(ui);
                let everybody = tr.number(i64::from(votes.entitled));
                let name = tr.say("ready-majority-votes");
                Field::new(&name).hint(&everybody).width(84.0).ui(ui, &mut self.votes);
                Words::new(tr.say("ready-majority-votes.why")).muted().ui(ui);
            });
        }
        Words::new(tr.say("ready-majority-why")).muted().wrap().ui(ui);
        ui.add_space(measure::GAP_8);
        let foot = vec2(ui.available_width(), measure::CONTROL);
        ui.allocate_ui_with_layout(foot, egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let key = tr.say("key-escape");
            if Button::plain(&tr.say("ui-close")).key(&key).ui(ui).clicked() {
                stays = Stays::Closed;
            }
        });
        stays
    }
}

/// Everybody who may vote as one bar: sure is full, likely is hatched, still to win is dashed, and a tick
/// stands where it is enough. It reads in grey.
fn bar_ui(ui: &mut Ui, app: &App, majority: &Majority) {
    let tr = app.tr();
    let theme = Theme::of(ui.ctx());
    let size = vec2(ui.available_width(), ABOVE + BAR + 4.0);
    let (all, response) = ui.allocate_exact_size(size, Sense::hover());
    let (_, _, says) = app.majority_words(majority);
    let of = tr.with("ready-majority-bar", args!["says" => &says, "n" => majority.entitled]);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &of));
    let rect = Rect::from_min_size(all.left_top() + vec2(0.0, ABOVE), vec2(all.width(), BAR));
    let painter = ui.painter();
    let x = |n: u32| {
        rect.left() + rect.width() * n.min(majority.entitled) as f32 / majority.entitled.max(1) as f32
    };
    painter.rect_filled(rect, 2.0, theme.hover);
    let part =
        |from: u32, until: u32| Rect::from_min_max(pos2(x(from), rect.top()), pos2(x(until), rect.bottom()));
    let numeral = |part: Rect, n: u32, colour: egui::Color32| {
        let words = Words::new(tr.number(i64::from(n))).strong().colour(colour);
        if words.width(painter, theme) + 8.0 < part.width() {
            words.paint_centred(painter, theme, part.center(), part.width());
        }
    };
    let (sure, likely) = (majority.sure, majority.sure + majority.likely);
    let first = part(0, sure);
    painter.rect_filled(first, 0.0, theme.text);
    numeral(first, majority.sure, theme.surface);
    let second = part(sure, likely);
    if second.width() > 1.0 {
        painter.rect_filled(second, 0.0, theme.raised);
        let hatched = painter.with_clip_rect(second.intersect(ui.clip_rect()));
        let line = Stroke::new(measure::LINE, theme.mark);
        let mut from = second.left() - BAR;
        while from < second.right() {
            hatched.line_segment([pos2(from, second.bottom()), pos2(from + BAR, second.top())], line);
            from += 6.0;
        }
        painter.rect_stroke(second, 0.0, Stroke::new(measure::LINE, theme.text), StrokeKind::Inside);
        let words = Words::new(tr.number(i64::from(majority.likely))).strong();
        let width = words.width(painter, theme) + 10.0;
        if width + 4.0 < second.width() {
            let plate = Rect::from_center_size(second.center(), vec2(width, 18.0));
            painter.rect_filled(plate, 2.0, theme.raised);
            words.paint_centred(painter, theme, plate.center(), width);
        }
    }
    let third = part(likely, likely + majority.to_win);
    if third.width() > 1.0 {
        painter.rect_filled(third, 0.0, theme.raised);
        let edge = Stroke::new(measure::LINE, theme.text);
        let inner = third.shrink(0.5);
        let corners = [
            inner.left_top(),
            inner.right_top(),
            inner.right_bottom(),
            inner.left_bottom(),
            inner.left_top(),
        ];
        painter.extend(Shape::dashed_line(&corners, edge, 4.0, 3.0));
        numeral(third, majority.to_win, theme.text);
    }
    let border = Stroke::new(measure::LINE, theme.line_strong);
    painter.rect_stroke(rect, 2.0, border, StrokeKind::Inside);
    let tick = x(majority.needed);
    painter.vline(tick, rect.top() - 8.0..=rect.bottom() + 4.0, Stroke::new(2.0, theme.text));
    let needed = Words::new(tr.with("ready-majority-needed", args!["n" => majority.needed])).strong();
    let width = needed.width(painter, theme);
    let left = (tick - width / 2.0).clamp(all.left(), (all.right() - width).max(all.left()));
    needed.paint_at(painter, theme, pos2(left, all.top() + 8.0), width + 1.0);
}

/// "sure 41 · likely 23 · still to win 12 of 117": the first two and those who turned soft are doors.
fn doors_ui(ui: &mut Ui, app: &App, majority: &Majority, votes: &Votes, out: &mut Outbox) -> bool {
    let tr = app.tr();
    let mut gone = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, measure::GAP_4);
        let mut number = |ui: &mut Ui, id: &str, people: &[RecordId]| {
            Words::new(tr.say(id)).muted().extend().ui(ui);
            let says = tr.with(&format!("{id}.says"), args!["n" => people.len()]);
            if door(ui, &tr.number(people.len() as i64), &says).clicked() && !people.is_empty() {
                show(out, says, people.iter().copied());
                gone = true;
            }
            ui.add_space(measure::GAP_12);
        };
        number(ui, "ready-majority-sure", &votes.sure);
        number(ui, "ready-majority-likely", &votes.likely);
        Words::new(tr.say("ready-majority-to-win")).muted().extend().ui(ui);
        Words::new(tr.number(i64::from(majority.to_win))).strong().extend().ui(ui);
        ui.add_space(measure::GAP_12);
        if !votes.soft.is_empty() {
            let mut soft = |ui: &mut Ui| {
                Words::new(tr.say("ready-majority-soft")).muted().extend().ui(ui);
                let says = tr.with("ready-majority-soft.says", args!["n" => votes.soft.len()]);
                if door(ui, &tr.number(votes.soft.len() as i64), &says).clicked() {
                    show(out, says, votes.soft.iter().copied());
                    gone = true;
                }
            };
            soft(ui);
        }
    });
    gone
}
