//! What the method says now: after a failed test back to leader identification and conversations where
//! it failed, and the same test again; after a passed one what opens.

use egui::{Align, Sense, Ui, pos2, vec2};

use crate::app::{Action, After, App, LeaderStood, Shortfall, TestDoor, Verdict, Wanted};
use crate::args;
use crate::model::{RecordId, StructureTest};
use crate::ui::outbox::Outbox;
use crate::ui::text::{self, Words, icon};
use crate::ui::theme::Theme;
use crate::ui::views::tests::aim_words;
use crate::ui::views::tests::doors::{door_at, names, people_of, show_people};
use crate::ui::views::tests::finish::still_out_words;
use crate::ui::widgets::{Button, rule};
use crate::ui::{Icon, Tone, measure};

/// Height of a line about a unit or a task.
const LINE_PT: f32 = 24.0;
/// So many tasks are shown without unfolding.
const MOST_TASKS: usize = 4;

/// Draws it; returns the test somebody wants to look at.
pub(super) fn after_ui(
    ui: &mut Ui,
    app: &App,
    test: &StructureTest,
    is_open: &mut bool,
    out: &mut Outbox,
) -> Option<RecordId> {
    let after = app.after(test.id)?;
    let tr = app.tr();
    let mut wanted = None;
    egui::Frame::new().inner_margin(egui::Margin::same(16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = measure::GAP_4;
        match after.verdict {
            Verdict::Open => {
                Words::new(tr.say("shows-open")).muted().wrap().ui(ui);
            }
            Verdict::NoAim => {
                Words::new(tr.say("shows-no-aim")).muted().wrap().ui(ui);
            }
            Verdict::Passed => wanted = passed_ui(ui, app, &after),
            Verdict::Failed => wanted = failed_ui(ui, app, test, &after, is_open, out),
        }
        if let Some(words) = still_out_words(app, test, &[]).filter(|_| after.verdict != Verdict::Open) {
            let words = tr.with("shows-finished-with", args!["what" => words]);
            Words::new(words).tone(Tone::Warning).wrap().ui(ui);
        } else if let Some(words) = still_out_words(app, test, &[]) {
            Words::new(words).muted().wrap().ui(ui);
        }
    });
    rule(ui);
    wanted
}

/// It passed: what opens next.
fn passed_ui(ui: &mut Ui, app: &App, after: &After) -> Option<RecordId> {
    let tr = app.tr();
    Words::new(tr.say("shows-passed")).strong().tone(Tone::Good).ui(ui);
    let Some(next) = after.next.and_then(|next| app.campaign().test(next)) else {
        Words::new(tr.say("shows-passed-top")).muted().wrap().ui(ui);
        return None;
    };
    let aim = aim_words(app, *next.threshold.value());
    let words = tr.with("shows-opens", args!["test" => &**next.name, "aim" => aim]);
    Words::new(words).wrap().ui(ui);
    if *next.public.value() {
        Words::new(tr.say("shows-opens-public")).tone(Tone::Warning).wrap().ui(ui);
    }
    look_ui(ui, app, next)
}

fn look_ui(ui: &mut Ui, app: &App, test: &StructureTest) -> Option<RecordId> {
    let words = app.tr().with("shows-look", args!["test" => &**test.name]);
    Button::link(&words).ui(ui).clicked().then_some(test.id)
}

/// It failed: where, what is known of who is responsible there, and what to do.
fn failed_ui(
    ui: &mut Ui,
    app: &App,
    test: &StructureTest,
    after: &After,
    is_open: &mut bool,
    out: &mut Outbox,
) -> Option<RecordId> {
    let tr = app.tr();
    let units = after.units.len();
    let words = match (units, after.short) {
        (0, short) => tr.with("shows-failed-total", args!["n" => short]),
        (units, 0) => tr.with("shows-failed-units-only", args!["n" => units]),
        (units, short) => tr.with("shows-failed-units", args!["n" => units, "short" => short]),
    };
    Words::new(words).strong().tone(Tone::Danger).wrap().ui(ui);
    Words::new(tr.say("shows-failed-method")).wrap().ui(ui);
    for unit in &after.units {
        unit_ui(ui, app, test, unit, out);
    }
    if app.is_presenting() {
        return None;
    }
    ui.add_space(measure::GAP_8);
    let tasks = app.after_tasks(test.id);
    let new = tasks.iter().filter(|task| !task.is_made).count();
    let rerun = after.rerun.and_then(|again| app.campaign().test(again));
    // A few stand there at once; many unfold, or the surprises would lie out of sight.
    let folds = tasks.len() > MOST_TASKS;
    if !tasks.is_empty() {
        let words = tr.with("shows-tasks", args!["n" => tasks.len()]);
        if folds {
            let what = if *is_open { Icon::CaretDown } else { Icon::CaretRight };
            if Button::quiet(&words).icon(what).ui(ui).clicked() {
                *is_open = !*is_open;
            }
        } else {
            text::strong(ui, words);
        }
    }
    for task in tasks.iter().filter(|_| *is_open || !folds) {
        task_ui(ui, app, task);
    }
    let mut wanted = None;
    ui.add_space(measure::GAP_4);
    ui.horizontal_wrapped(|ui| {
        let words = match (new, rerun) {
            (0, Some(_)) => None,
            (0, None) => Some(tr.say("shows-make-rerun")),
            (new, Some(_)) => Some(tr.with("shows-make-tasks", args!["n" => new])),
            (new, None) => Some(tr.with("shows-make-both", args!["n" => new])),
        };
        match words {
            Some(words) => {
                if Button::primary(&words).ui(ui).clicked()
                    && let Some(make) = app.after_deed(test.id)
                {
                    out.send(Action::Make(make));
                }
            }
            None => {
                text::muted(ui, tr.say("shows-made"));
            }
        }
        if let Some(again) = rerun {
            wanted = look_ui(ui, app, again);
        }
    });
    if let Some(next) = after.next.and_then(|next| app.campaign().test(next)) {
        text::muted(ui, tr.with("shows-waits", args!["test" => &**next.name]));
    }
    wanted
}

/// One unit that missed: how many short, and what is known of who is responsible.
fn unit_ui(ui: &mut Ui, app: &App, test: &StructureTest, unit: &Shortfall, out: &mut Outbox) {
    let (theme, tr) = (Theme::of(ui.ctx()), app.tr());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE_PT), Sense::hover());
    let y = rect.center().y;
    let name = names(app, unit.unit, &unit.units);
    let numbers = tr.with("tests-n-of", args!["n" => unit.count.did, "of" => unit.count.eligible]);
    let title = Words::new(&name).strong();
    let column = (rect.width() * 0.26).clamp(90.0, 190.0);
    title.paint_at(ui.painter(), theme, pos2(rect.left(), y), column - 8.0);
    let short = tr.with("shows-n-short", args!["n" => unit.short, "did" => numbers]);
    let door = format!("{}: {name}, {short}", &**test.name);
    let at = pos2(rect.left() + column, y);
    let hit = door_at(ui, &Words::new(&short), at, Align::Min, 140.0, &door, Tone::Danger);
    if hit.clicked() {
        use crate::model::Outcome;
        let doors = [Outcome::NotAsked, Outcome::NoAnswer, Outcome::Refused].map(TestDoor::Outcome);
        show_people(out, door, doors.into_iter().flat_map(|door| people_of(app, test, &unit.units, door)));
    }
    if app.is_presenting() {
        return;
    }
    let called = |who: RecordId| app.campaign().worker(who).map(|who| app.name_of(who)).unwrap_or_default();
    let words = match &unit.leader {
        LeaderStood::Missing => tr.say("shows-stood-missing"),
        LeaderStood::NotAsked(who) => tr.with("shows-stood-not-asked", args!["name" => called(*who)]),
        LeaderStood::NoAnswer(who) => tr.with("shows-stood-no-answer", args!["name" => called(*who)]),
        LeaderStood::Refused(who) => tr.with("shows-stood-refused", args!["name" => called(*who)]),
        LeaderStood::NotBrought(who, brought) => tr.with(
            "shows-stood-not-brought",
            args!["name" => called(*who), "n" => brought.did.len(), "of" => brought.of.len()],
        ),
        LeaderStood::Stood(who, _) => tr.with("shows-stood-did", args!["name" => called(*who)]),
    };
    let at = pos2(rect.left() + column + 152.0, y);
    let words = Words::new(words).muted();
    words.paint_at(ui.painter(), theme, at, rect.right() - at.x);
}

fn task_ui(ui: &mut Ui, app: &App, task: &Wanted) {
    let theme = Theme::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE_PT), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &task.what));
    let y = rect.center().y;
    let what = if task.is_made { Icon::Check } else { Icon::ListChecks };
    icon(ui.painter(), what, pos2(rect.left() + 8.0, y), 14.0, theme.muted);
    let due = if task.is_made {
        app.tr().say("shows-task-made")
    } else {
        let day = app.tr().short_day(task.due.into());
        app.tr().with("shows-task-by", args!["day" => day])
    };
    let end = Words::new(due).muted();
    let end = end.paint_ending(ui.painter(), theme, pos2(rect.right(), y), 110.0);
    let tone = if task.is_made { Tone::Muted } else { Tone::Text };
    let room = end.left() - rect.left() - 32.0;
    Words::new(&task.what).tone(tone).paint_at(ui.painter(), theme, pos2(rect.left() + 22.0, y), room);
}
