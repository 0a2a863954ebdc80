//! All marks at a glance, in both themes.

use egui::{Pos2, Rect, Ui, pos2, vec2};
use wallchart::chart::coverage_word;
use wallchart::i18n::Tr;
use wallchart::ui::{
    Age, Badge, Button, Coverage, Outcome, Reached, Star, Theme, Tone, Words, coverage, outcome, placeholder,
    reached, star, support_bar,
};

use crate::support::picture::{Stage, picture};

#[test]
fn every_mark_looks_as_drawn_in_the_light() {
    let stage = Stage::light(720.0, 560.0);
    let mut harness = stage.show(marks_ui);
    harness.run();
    picture("marks-light", &stage.picture(&harness));
}

#[test]
fn every_mark_looks_as_drawn_in_the_dark() {
    let stage = Stage::dark(720.0, 560.0);
    let mut harness = stage.show(marks_ui);
    harness.run();
    picture("marks-dark", &stage.picture(&harness));
}

fn marks_ui(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    let tr = Tr::default();
    let painter = ui.painter().clone();
    let p = &painter;
    p.rect_filled(ui.ctx().content_rect(), 0.0, theme.surface);
    let say = |words: &str, at: Pos2| {
        Words::new(words).paint_at(p, theme, at, 300.0);
    };
    for (i, value) in [1, 2, 3, 4, 5, 0].into_iter().enumerate() {
        let y = 67.0 + 38.0 * i as f32;
        for (x, side) in [(291.0, 28.0), (335.0, 20.0), (379.0, 16.0), (60.0, 34.0)] {
            Badge::new(value).on(theme.raised).paint(p, theme, pos2(x, y), side);
        }
        if value > 0 {
            Badge::new(value).age(Age::Ageing).paint(p, theme, pos2(418.0, y), 20.0);
            Badge::new(value).age(Age::Old).paint(p, theme, pos2(458.0, y), 20.0);
            Badge::new(value).age(Age::Old).paint(p, theme, pos2(120.0, y), 28.0);
        }
        Badge::new(value).paint(p, theme, pos2(160.0, y), 10.0);
        Badge::new(value).numeral(["٠", "١", "٢", "٣", "٤", "٥"][usize::from(value)]).paint(
            p,
            theme,
            pos2(200.0, y),
            20.0,
        );
        say(&format!("value {value}"), pos2(488.0, y));
    }
    let y = 298.0;
    for (x, kind, word) in [
        (283.0, Star::Leader, "mark-leader"),
        (363.0, Star::Second, "mark-second"),
        (480.0, Star::Suggested, "mark-suggested"),
    ] {
        star(p, theme, pos2(x, y), 15.0, kind, None);
        say(&tr.say(word), pos2(x + 14.0, y));
    }
    let y = 328.0;
    for (x, kind, word) in [
        (283.0, Outcome::Did, "mark-did"),
        (363.0, Outcome::Refused, "mark-refused"),
        (450.0, Outcome::NoAnswer, "mark-asked"),
        (590.0, Outcome::NotAsked, "mark-not-asked"),
    ] {
        outcome(p, theme, pos2(x, y), 12.0, kind);
        outcome(p, theme, pos2(x, y + 16.0), 8.0, kind);
        say(&tr.say(word), pos2(x + 14.0, y));
    }
    let y = 368.0;
    for (x, kind) in [(276.0, Coverage::Covered), (390.0, Coverage::LeaderNoSecond), (560.0, Coverage::Gap)] {
        coverage(p, theme, pos2(x, y), kind);
        let gap = kind == Coverage::Gap;
        Words::new(tr.say(coverage_word(kind)))
            .strong_if(gap)
            .tone(if gap { Tone::Danger } else { Tone::Text })
            .paint_at(p, theme, pos2(x + 34.0, y), 200.0);
    }
    let y = 400.0;
    for (x, kind, word) in [
        (283.0, Reached::Met, "mark-met"),
        (363.0, Reached::Near, "mark-near"),
        (450.0, Reached::NotYet, "mark-not-yet"),
    ] {
        reached(p, theme, pos2(x, y), kind);
        say(&tr.say(word), pos2(x + 14.0, y));
    }
    for (i, (counts, all)) in
        [([5, 9, 6, 4, 2, 1], 40), ([0, 20, 8, 1, 1, 0], 30), ([0; 6], 12)].into_iter().enumerate()
    {
        let bar = Rect::from_min_size(pos2(30.0, 430.0 + 24.0 * i as f32), vec2(320.0, 16.0));
        support_bar(p, theme, bar, counts, all, true);
    }
    let tall = Rect::from_min_size(pos2(380.0, 430.0), vec2(300.0, 20.0));
    support_bar(p, theme, tall, [3, 12, 10, 4, 6, 2], 45, true);
    let place = Rect::from_min_size(pos2(380.0, 462.0), vec2(152.0, 44.0));
    placeholder(p, theme, place);
    Words::new("3 not yet named").muted().paint_centred(p, theme, place.center(), 140.0);
    for (i, kind) in [Star::Leader, Star::Second, Star::Suggested].into_iter().enumerate() {
        let at = pos2(570.0 + 44.0 * i as f32, 486.0);
        Badge::new(2).paint(p, theme, at, 28.0);
        star(p, theme, at + vec2(12.0, -11.0), 13.0, kind, Some(theme.surface));
    }
    let at = Rect::from_min_size(pos2(28.0, 515.0), vec2(400.0, 32.0));
    ui.scope_builder(egui::UiBuilder::new().max_rect(at), |ui| {
        ui.horizontal(|ui| {
            Button::plain("Add").ui(ui);
            Button::primary("Add 3 names").ui(ui);
        });
    });
}
