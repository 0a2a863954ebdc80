//! The grid as a picture to be given out: what the view shows, on paper, readable in grey.

use crate::app::{App, GateKey, GateWords, Met, Names, ReadyRow};
use crate::chart::{Fonts, Ink, Pen, Point, Reached, Rect, Scene, Shape, Size, Style, SupportBar};

/// Width of the column of units.
const FIRST: f32 = 168.0;
/// Width of a gate.
const EACH: f32 = 140.0;
/// Height of the title.
const TITLE: f32 = 64.0;
/// Height of the heads.
const HEAD: f32 = 48.0;
/// Height of a row.
const ROW: f32 = 80.0;
/// Height of the legend.
const LEGEND: f32 = 36.0;
/// From the edge of a cell to what stands in it.
const PAD: f32 = 12.0;

/// The picture of the whole grid, people as they may be seen.
pub(super) fn picture(app: &App, names: Names) -> Scene {
    let tr = app.tr();
    let readiness = app.readiness();
    let gates = &readiness.gates;
    let width = FIRST + EACH * gates.len().max(2) as f32;
    let foot = TITLE + HEAD + ROW * readiness.rows.len() as f32;
    let mut scene = Scene::new(Size::new(width, foot + LEGEND));
    let mut fonts = Fonts::new();
    let mut pen = Pen { marks: &mut scene.marks, fonts: &mut fonts, of: None };
    pen.fill(Shape::rect(Rect::new(0.0, 0.0, width, foot + LEGEND)), Ink::Surface);
    let title = app.readiness_verdict(readiness);
    pen.words(&title, Point::new(PAD, 10.0), Style::title(Ink::Text), width - 2.0 * PAD);
    let below = app.readiness_units(readiness);
    pen.words(&below, Point::new(PAD, 36.0), Style::plain(Ink::Muted), width - 2.0 * PAD);

    let head = TITLE;
    pen.words(&tr.say("ready-unit"), Point::new(PAD, head + 24.0), Style::plain(Ink::Muted), FIRST);
    for (at, gate) in gates.iter().enumerate() {
        let left = FIRST + EACH * at as f32 + PAD;
        let room = EACH - PAD - 4.0;
        pen.words(&app.gate_name(gate.key), Point::new(left, head + 8.0), Style::strong(Ink::Text), room);
        let limit = app.gate_limit_words(gate);
        pen.words(&limit, Point::new(left, head + 24.0), Style::plain(Ink::Muted), room);
    }
    for (at, row) in readiness.rows.iter().enumerate() {
        let keys: Vec<GateKey> = gates.iter().map(|gate| gate.key).collect();
        row_of(&mut pen, app, row, &keys, names, TITLE + HEAD + ROW * at as f32);
    }
    let mut line = |from: Point, to: Point| pen.stroke(Shape::Line(vec![from, to]), Ink::Line, 1.0, None);
    for at in 0..=readiness.rows.len() {
        let y = TITLE + HEAD + ROW * at as f32;
        line(Point::new(0.0, y), Point::new(width, y));
    }
    for at in 0..gates.len() {
        let x = FIRST + EACH * at as f32;
        line(Point::new(x, TITLE), Point::new(x, foot));
    }
    let mut x = PAD;
    for reached in [Reached::Met, Reached::Near, Reached::NotYet] {
        pen.reached(Point::new(x + 7.0, foot + LEGEND / 2.0), reached);
        let word = tr.say(reached.word());
        let at = Point::new(x + 20.0, foot + LEGEND / 2.0 - 8.0);
        x += 20.0 + pen.words(&word, at, Style::plain(Ink::Muted), 200.0) + 16.0;
    }
    scene
}

fn row_of(pen: &mut Pen<'_>, app: &App, row: &ReadyRow, gates: &[GateKey], names: Names, top: f32) {
    let words = app.row_words(row, names);
    let room = FIRST - 2.0 * PAD;
    pen.words(&words.name, Point::new(PAD, top + 11.0), Style::strong(Ink::Text), room);
    pen.words(&words.gates, Point::new(PAD, top + 28.0), Style::plain(Ink::Muted), room);
    let mut counts = [0_u32; 6];
    for unit in row.units() {
        for (sum, of) in counts.iter_mut().zip(app.tallies().unit(unit).support) {
            *sum += of;
        }
    }
    let bar = Rect::new(PAD, top + 51.0, room, 11.0);
    pen.support_bar(bar, &SupportBar::new(counts, row.belongs), &|_| String::new());
    for (cell, words) in row.cells.iter().zip(&words.cells) {
        let Some(column) = gates.iter().position(|gate| *gate == cell.key) else { continue };
        cell_of(pen, cell.met, words, Point::new(FIRST + EACH * column as f32, top));
    }
}

fn cell_of(pen: &mut Pen<'_>, met: Met, words: &GateWords, corner: Point) {
    let is_met = met == Met::Met;
    if !is_met {
        pen.fill(Shape::rect(Rect::new(corner.x, corner.y, EACH, ROW)), Ink::Raised);
    }
    let mark = match met {
        Met::Met => Reached::Met,
        Met::Near => Reached::Near,
        Met::NotYet => Reached::NotYet,
    };
    pen.reached(corner.moved(PAD + 7.0, 19.0), mark);
    let style = if is_met { Style::plain(Ink::Muted) } else { Style::strong(Ink::Text) };
    pen.words(&words.number, corner.moved(PAD + 20.0, 11.0), style, EACH - PAD - 24.0);
    let room = EACH - PAD - 6.0;
    let style = Style::plain(Ink::Muted);
    let (first, second) = two_lines(pen.fonts, &words.why, style, room);
    pen.words(&first, corner.moved(PAD, 32.0), style, room);
    pen.words(&second, corner.moved(PAD, 48.0), style, room);
}

/// Words on two lines: what does not fit on the second is cut where it is drawn.
fn two_lines(fonts: &mut Fonts, text: &str, style: Style, room: f32) -> (String, String) {
    let mut first = String::new();
    let mut rest = text.split(' ');
    for word in rest.by_ref() {
        let longer = if first.is_empty() { word.to_owned() } else { format!("{first} {word}") };
        if !first.is_empty() && fonts.width_pt(&longer, style.size_pt, style.weight) > room {
            let more = std::iter::once(word).chain(rest).collect::<Vec<_>>();
            return (first, more.join(" "));
        }
        first = longer;
    }
    (first, String::new())
}
