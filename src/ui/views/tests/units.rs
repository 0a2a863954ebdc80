//! Does every unit carry it: eligible, acted, aim and prediction, unit by unit.

use egui::{Rect, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Tests, aim_words, form};
use crate::app::{Action, App, Door, Filter, TestDoor, TestGate as Gate};
use crate::args;
use crate::model::{Outcome, RecordId, StructureTest, Threshold};
use crate::ui::marks;
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words};
use crate::ui::theme::Theme;
use crate::ui::views::Place;
use crate::ui::widgets::{self, Button, Chip, menu_button, menu_item, rule, selected_row};
use crate::ui::{Icon, Tone, measure};

impl Tests {
    pub(super) fn units_ui(&mut self, ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
        let tr = app.tr();
        let Some(tally) = app.tallies().test(test.id) else { return };
        ui.spacing_mut().item_spacing = vec2(measure::GAP_8, 6.0);
        egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
            ui.horizontal(|ui| {
                let menu = 36.0;
                ui.scope(|ui| {
                    ui.set_max_width(ui.available_width() - menu);
                    Words::title(test.name.to_string()).ui(ui);
                });
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    test_menu_ui(ui, app, test, out);
                });
            });
            let aim = aim_words(app, *test.gate.value());
            let day = match test.day.value() {
                Some(day) => format!("{} · {aim}", tr.near_day((*day).into(), app.today().into())),
                None => tr.with("tests-no-day", args!["aim" => &aim]),
            };
            text::muted(ui, day);
            ui.horizontal_wrapped(|ui| {
                let gates = tally.gates().count();
                let met = tally.gates().filter(|gate| gate.is_met == Some(true)).count();
                let words = tr.with("tests-units-passed", args!["n" => met, "of" => gates]);
                let tone = if met == gates { Tone::Good } else { Tone::Warning };
                if *test.gate.value() != Threshold::None {
                    Chip::new(&words).tone(tone).ui(ui);
                }
                let total = tally.total;
                let percent = tr.percent(i64::from(total.percent()));
                let args = args!["percent" => &percent, "n" => total.did, "of" => total.eligible];
                let words = tr.with("tests-total", args);
                if widgets::door(ui, &words, &words).clicked() {
                    let people = tally.people(app.tallies(), None, TestDoor::Outcome(Outcome::Did)).collect();
                    let says = format!("{} · {words}", &**test.name);
                    let door = Some(Door { says, people });
                    out.send(Action::Filter(Filter { query: String::new(), door }));
                    out.go(Place::People);
                }
            });
            let passed = match tally.passed() {
                Some(true) => Some(("tests-passed", Tone::Good)),
                // Until it is finished, nothing has failed.
                Some(false) if *test.finished.value() => Some(("tests-not-passed", Tone::Danger)),
                Some(false) | None => None,
            };
            if let Some((id, tone)) = passed {
                Words::new(tr.say(id)).strong().tone(tone).ui(ui);
            }
        });
        rule(ui);
        let gates: Vec<Gate> = tally.gates().collect();
        ScrollArea::vertical().id_salt("units").auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for gate in gates {
                if gate_ui(ui, app, test, &gate, self.unit == gate.unit) {
                    self.unit = gate.unit;
                    self.row = 0;
                    self.part = super::Part::Sheet;
                }
            }
            egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
                legend_ui(ui, app);
                if tally.hides_units() || tally.gates().any(|gate| gate.count.did == 0) {
                    ui.add_space(measure::GAP_16);
                    text::strong(ui, tr.say("tests-hides"));
                    Words::new(tr.say("tests-hides-why")).muted().wrap().ui(ui);
                }
            });
        });
    }
}

fn test_menu_ui(ui: &mut Ui, app: &App, test: &StructureTest, out: &mut Outbox) {
    let tr = app.tr();
    let name = tr.say("tests-menu");
    menu_button(ui, Button::icon_only(Icon::DotsThree, &name), |ui| {
        if menu_item(ui, Some(Icon::PencilSimple), &tr.say("tests-edit"), "", false).clicked() {
            out.show(form::NewForm::of(app, test));
        }
        if menu_item(ui, Some(Icon::X), &tr.say("tests-remove"), "", false).clicked() {
            out.send(form::remove(test.id));
        }
    });
}

fn unit_name(app: &App, unit: Option<RecordId>) -> String {
    match unit.and_then(|unit| app.campaign().unit(unit)) {
        Some(unit) => unit.name.to_string(),
        None => app.tr().say("tests-no-unit"),
    }
}

fn gate_ui(ui: &mut Ui, app: &App, test: &StructureTest, gate: &Gate, chosen: bool) -> bool {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    let count = gate.count;
    let name = unit_name(app, gate.unit);
    let percent = tr.percent(i64::from(count.percent()));
    let numbers = tr.with("tests-n-of", args!["n" => count.did, "of" => count.eligible]);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 96.0), Sense::click());
    let says = format!("{name}: {numbers}, {percent}");
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &says));
    selected_row(ui.painter(), theme, rect, chosen, response.hovered());
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(measure::LINE, theme.line));
    let (left, right) = (rect.left() + 16.0, rect.right() - 16.0);
    let top = rect.top() + 22.0;
    let tone = match gate.is_met {
        Some(true) => Tone::Good,
        _ => Tone::Text,
    };
    let end = Words::new(&percent).strong().tone(tone).paint_ending(painter, theme, pos2(right, top), 60.0);
    let numbers = Words::new(numbers).paint_ending(painter, theme, pos2(end.left() - 12.0, top), 90.0);
    let room = numbers.left() - left - 44.0;
    let title = Words::new(&name).strong();
    let wide = title.width(painter, theme).min(room);
    title.paint_at(painter, theme, pos2(left, top), room);
    if let Some(unit) = gate.unit {
        let coverage = app.tallies().coverage(unit).word;
        marks::coverage(painter, theme, pos2(left + wide + 8.0, top), coverage);
    }
    let bar = Rect::from_min_max(pos2(left, rect.top() + 38.0), pos2(right, rect.top() + 50.0));
    painter.rect_stroke(bar, 0.0, Stroke::new(measure::LINE, theme.line_strong), StrokeKind::Inside);
    let x = |n: u32| bar.left() + bar.width() * (n as f32 / count.eligible.max(1) as f32).min(1.0);
    let fill = if gate.is_met == Some(true) { theme.text } else { theme.mark };
    painter.rect_filled(Rect::from_min_max(bar.min, pos2(x(count.did), bar.bottom())), 0.0, fill);
    let needed = test.gate.value().needed(count.eligible);
    if needed > 0 && count.eligible > 0 {
        painter.vline(x(needed), bar.top() - 4.0..=bar.bottom() + 4.0, Stroke::new(1.5, theme.text));
    }
    if count.predicted > 0 || count.expected() > 0 {
        triangle(ui, theme, pos2(x(count.expected()), bar.bottom() + 8.0));
    }
    let foot = rect.top() + 76.0;
    let (words, tone) = if count.asked() == 0 {
        (tr.say("tests-nobody-asked"), Tone::Danger)
    } else if gate.is_met == Some(true) {
        (tr.say("tests-unit-passed"), Tone::Good)
    } else if *test.finished.value() {
        (tr.say("tests-unit-not-passed"), Tone::Danger)
    } else {
        (tr.say("tests-entering"), Tone::Muted)
    };
    let short = needed.saturating_sub(count.did);
    let painter = ui.painter();
    let mut room = right - left;
    if needed > 0 && short > 0 {
        let words = match *test.gate.value() {
            Threshold::Percent(percent) => tr.with("tests-short", args!["n" => short, "aim" => percent]),
            Threshold::Majority | Threshold::None => tr.with("tests-short-half", args!["n" => short]),
        };
        let end = Words::new(words).muted().paint_ending(painter, theme, pos2(right, foot), room * 0.62);
        room = end.left() - left - 8.0;
    }
    Words::new(words).tone(tone).paint_at(painter, theme, pos2(left, foot), room);
    response.clicked()
}

/// The mark of a prediction: a triangle below the bar.
fn triangle(ui: &Ui, theme: &Theme, at: egui::Pos2) {
    let points = [(0.0, -6.0), (5.0, 2.0), (-5.0, 2.0)].map(|(x, y)| at + vec2(x, y));
    ui.painter().add(Shape::convex_polygon(points.to_vec(), theme.background, Stroke::new(1.25, theme.text)));
}

fn legend_ui(ui: &mut Ui, app: &App) {
    let theme = Theme::of(ui.ctx());
    let tr = app.tr();
    ui.horizontal_wrapped(|ui| {
        let (aim, _) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
        ui.painter().vline(aim.center().x, aim.y_range(), Stroke::new(1.5, theme.text));
        Words::new(tr.say("tests-legend-aim")).muted().extend().ui(ui);
        ui.add_space(measure::GAP_8);
        let (predicted, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
        triangle(ui, theme, predicted.center() + vec2(0.0, 2.0));
        Words::new(tr.say("tests-legend-predicted")).muted().extend().ui(ui);
        ui.add_space(measure::GAP_8);
        let (passed, _) = ui.allocate_exact_size(vec2(14.0, 10.0), Sense::hover());
        ui.painter().rect_filled(passed, 0.0, theme.text);
        Words::new(tr.say("tests-legend-passed")).muted().extend().ui(ui);
    });
}
