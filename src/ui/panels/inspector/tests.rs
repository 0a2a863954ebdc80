//! One person over all tests: what was expected, what they did, when, and who says so.

use egui::{Popup, Sense, Ui, vec2};

use super::rows::part_ui;
use crate::app::{Action, App, Marked, outcome as outcome_of};
use crate::args;
use crate::model::{AuthorId, Expected, Outcome, Speaker, StructureTest, TestResult, Worker};
use crate::ui::outbox::Outbox;
use crate::ui::reasons::outcome_word;
use crate::ui::{self, Theme, Words, measure, menu_item};

/// Every test with what this person did; a click says otherwise.
pub(super) fn tests_ui(ui: &mut Ui, app: &App, worker: &Worker, out: &mut Outbox) {
    let tr = app.tr();
    let ladder = app.campaign().ladder();
    if ladder.is_empty() {
        return;
    }
    part_ui(ui, &tr.say("inspector-tests"), "");
    let theme = Theme::of(ui.ctx());
    for test in ladder {
        let outcome = outcome_of(worker, test.id);
        let word = outcome_word(app, outcome);
        let sense = if app.is_presenting() { Sense::hover() } else { Sense::click() };
        let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), measure::TARGET), sense);
        row.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{}: {word}", *test.name))
        });
        if row.hovered() && !app.is_presenting() {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, theme.hover);
        }
        let mark = rect.left_center() + vec2(6.0, 0.0);
        ui::outcome(ui.painter(), theme, mark, measure::TEST_MARK_LIST, outcome);
        let day = counted(worker, test).map(|result| tr.short_day(result.day.into()));
        let word = day.map_or(word.clone(), |day| format!("{word} · {day}"));
        let end = Words::new(word.as_str()).muted();
        let end = end.paint_ending(ui.painter(), theme, rect.right_center(), 160.0);
        let left = rect.left_center() + vec2(20.0, 0.0);
        Words::new(&**test.name).paint_at(ui.painter(), theme, left, end.left() - left.x - 8.0);
        ui::focus_ring(ui, &row, rect, measure::RADIUS_CONTROL);
        more_ui(ui, app, worker, test);
        if app.is_presenting() {
            continue;
        }
        Popup::menu(&row).width(200.0).show(|ui| {
            for outcome in [Outcome::Did, Outcome::Refused, Outcome::NoAnswer, Outcome::NotAsked] {
                let chosen = outcome == outcome_of(worker, test.id);
                if menu_item(ui, None, &outcome_word(app, outcome), "", chosen).clicked() {
                    let day = app.day_of_results(test.id);
                    out.send(Action::Do(app.results_deed(test.id, day, &[(worker.id, outcome)])));
                    ui.close();
                }
            }
        });
    }
}

/// Below a test: what was expected, the day of the result, who says so; and what somebody else says.
fn more_ui(ui: &mut Ui, app: &App, worker: &Worker, test: &StructureTest) {
    let tr = app.tr();
    let marked = app.tallies().test(test.id).and_then(|tally| tally.person(worker.id));
    let counts = counted(worker, test);
    let mut parts: Vec<String> = Vec::new();
    if !app.is_presenting() {
        parts.extend(expected_words(app, worker, test, marked));
    }
    let says = counts.and_then(|result| by_words(app, &result.source.says, result.source.by));
    parts.extend(says.map(|who| tr.with("inspector-test-said", args!["who" => who])));
    // Whoever did it and stands on no row counts nowhere: it is said here too.
    if marked.is_none() && counts.is_some_and(|result| result.outcome == Outcome::Did) {
        parts.push(tr.say("inspector-test-beside"));
    }
    let line = |ui: &mut Ui, words: Words<'_>| {
        ui.horizontal(|ui| {
            ui.add_space(20.0);
            ui.vertical(|ui| words.wrap().ui(ui));
        });
    };
    if !parts.is_empty() {
        line(ui, Words::new(parts.join(" · ")).muted());
    }
    if marked.is_some_and(|marked| marked.disputed.is_some())
        && let Some(counts) = counts
    {
        let others = results(worker, test).into_iter().filter(|said| said.outcome != counts.outcome);
        for other in others.filter(|other| !other.source.same_speaker(&counts.source)) {
            let day = tr.short_day(other.day.into());
            let what = outcome_word(app, other.outcome);
            let words = match by_words(app, &other.source.says, other.source.by) {
                Some(who) => {
                    tr.with("inspector-test-disputed-by", args!["what" => what, "day" => day, "who" => who])
                }
                None => tr.with("inspector-test-disputed", args!["what" => what, "day" => day]),
            };
            line(ui, Words::new(words).tone(ui::Tone::Warning));
        }
    }
}

/// The result that counts.
fn counted<'a>(worker: &'a Worker, test: &StructureTest) -> Option<&'a TestResult> {
    let outcome = outcome_of(worker, test.id);
    results(worker, test).into_iter().find(|said| said.outcome == outcome)
}

/// Results that say something, latest first.
fn results<'a>(worker: &'a Worker, test: &StructureTest) -> Vec<&'a TestResult> {
    let said = worker.results.iter().filter(|said| said.test == test.id);
    let mut said: Vec<&TestResult> = said.filter(|said| said.outcome != Outcome::NotAsked).collect();
    said.sort_by_key(|said| std::cmp::Reverse((said.day, said.source.at)));
    said
}

/// "expected: will do it (M.K., 18 Nov)"; late ones are said to be late.
fn expected_words(app: &App, worker: &Worker, test: &StructureTest, marked: Option<&Marked>) -> Vec<String> {
    let tr = app.tr();
    let foretold = app.foretold(worker.id, test.id);
    let last = |late: bool| foretold.iter().rev().find(|said| said.is_late == late);
    let words = |expected: Expected| {
        tr.say(match expected {
            Expected::Will => "tests-will",
            Expected::Wont => "tests-wont",
            Expected::DontKnow => "tests-dont-know",
        })
    };
    // Somebody who stands on no row was predicted all the same.
    let late = marked.is_none_or(|marked| marked.expected.is_none());
    let said = last(false).or_else(|| last(true).filter(|_| late));
    let Some(said) = said else { return Vec::new() };
    let who = by_words(app, &said.says, said.by).unwrap_or_else(|| tr.say("inspector-you"));
    let day = tr.short_day(said.day.into());
    let id = if said.is_late { "inspector-test-late" } else { "inspector-test-expected" };
    vec![tr.with(id, args!["what" => words(said.expected), "who" => who, "day" => day])]
}

/// Who says so, where it may be shown; `None` for oneself and while presenting.
fn by_words(app: &App, says: &Speaker, by: AuthorId) -> Option<String> {
    if app.is_presenting() || says.is_typist() && by == app.session().author() {
        return None;
    }
    Some(app.speaker_words(says, by))
}
