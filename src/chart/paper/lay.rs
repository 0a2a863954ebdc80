//! A form on its pages: head, table, legend, footer.

use crate::args;
use crate::i18n::Tr;
use crate::model::PaperKind;

use super::super::error::ChartError;
use super::super::fonts::Fonts;
use super::super::geometry::{Point, Rect, Size};
use super::super::ink::Ink;
use super::super::marks::{Pen, Style};
use super::super::page::Paper;
use super::super::scene::{Scene, Shape, Weight};
use super::form::{Form, FormRow, upright};
use super::table::{Row, Table, legend};
use super::wrap::wrapped;

/// 12 mm: what any printer leaves.
const MARGIN_PT: f32 = 34.0;
const GAP_PT: f32 = 8.0;
const FOOTER_PT: f32 = 16.0;
const LEGEND_LINE_PT: f32 = 13.0;

const CODE: Style = Style { size_pt: 34.0, weight: Weight::SemiBold, ink: Ink::Text };
const TITLE: Style = Style { size_pt: 18.0, weight: Weight::SemiBold, ink: Ink::Text };
const SMALL: Style = Style { size_pt: 10.0, weight: Weight::Regular, ink: Ink::Text };
const TEST: Style = Style { size_pt: 11.0, weight: Weight::SemiBold, ink: Ink::Text };
const LINE: Style = Style { size_pt: 12.0, weight: Weight::Regular, ink: Ink::Text };

/// The pages of a sheet, standing, one scene each. `paper` that grows is taken as A4.
///
/// # Errors
/// [`ChartError::NoRoom`] if not even one row fits a page.
pub fn form_pages(form: &Form, paper: Paper, fonts: &mut Fonts, tr: &Tr) -> Result<Vec<Scene>, ChartError> {
    let size = upright(paper);
    let width = size.width - 2.0 * MARGIN_PT;
    let table = Table::of(form, MARGIN_PT, width, fonts, tr);
    let legend = wrapped(&legend(form, tr), SMALL, width, fonts);
    let foot = FOOTER_PT + GAP_PT + legend.len() as f32 * LEGEND_LINE_PT;
    let end = size.height - MARGIN_PT - foot;
    // Heads are drawn to be measured: what stands on them differs from sheet to sheet.
    let mut heads = [Scene::new(size), Scene::new(size)];
    let mut tops = [0.0_f32; 2];
    for ((scene, top), is_first) in heads.iter_mut().zip(&mut tops).zip([true, false]) {
        let mut pen = Pen { marks: &mut scene.marks, fonts, of: None };
        *top = head(&mut pen, form, size, is_first, tr);
        table.draw_head(&mut pen, *top, tr);
        *top += table.head_pt();
    }
    let rows = rows(form);
    let heights: Vec<f32> = rows.iter().map(|row| table.height_pt(row, fonts)).collect();
    let [first_top, next_top] = tops;
    let pages = shared_out(&rows, &heights, end - first_top, end - next_top).ok_or(ChartError::NoRoom)?;
    let of = pages.len();
    let [first, next] = heads;
    let mut made = Vec::with_capacity(of);
    for (page, range) in pages.into_iter().enumerate() {
        let (mut scene, mut top) =
            if page == 0 { (first.clone(), first_top) } else { (next.clone(), next_top) };
        let mut pen = Pen { marks: &mut scene.marks, fonts, of: None };
        let on_page = rows.get(range.clone()).unwrap_or_default();
        for (row, high) in on_page.iter().zip(heights.get(range).unwrap_or_default()) {
            table.draw(&mut pen, row, top, *high, tr);
            top += high;
        }
        if form.kind == PaperKind::Call {
            let blank = table.height_pt(&Row::Blank, pen.fonts);
            while top + blank <= end + 0.01 {
                table.draw(&mut pen, &Row::Blank, top, blank, tr);
                top += blank;
            }
        }
        let mut at = end + GAP_PT;
        for line in &legend {
            pen.words(line, Point::new(MARGIN_PT, at), SMALL, width + 1.0);
            at += LEGEND_LINE_PT;
        }
        footer(&mut pen, form, size, (page + 1, of), tr);
        made.push(scene);
    }
    Ok(made)
}

/// The rows of a form, people counted, and the empty lines after them.
fn rows(form: &Form) -> Vec<Row<'_>> {
    let mut number = 0;
    let mut rows: Vec<Row<'_>> = Vec::with_capacity(form.rows.len() + 5);
    for row in &form.rows {
        let is_person = matches!(row, FormRow::Person { .. });
        number += u32::from(is_person);
        rows.push(Row::Form(row, is_person.then_some(number)));
    }
    if form.kind != PaperKind::Call && form.blanks() > 0 {
        rows.push(Row::NotListed);
        rows.extend((0..form.blanks()).map(|_| Row::Blank));
    }
    rows
}

/// Which rows stand on which page: as many as fit; what parts rows stays with the row after it.
/// `None` if a row fits no page.
fn shared_out(
    rows: &[Row<'_>],
    heights: &[f32],
    first: f32,
    next: f32,
) -> Option<Vec<std::ops::Range<usize>>> {
    let mut pages = Vec::new();
    let mut from = 0;
    loop {
        let room = if pages.is_empty() { first } else { next };
        if room <= 0.0 {
            return None;
        }
        let (mut to, mut high) = (from, 0.0);
        while let Some(height) = heights.get(to)
            && high + height <= room + 0.01
        {
            high += height;
            to += 1;
        }
        if to < rows.len() {
            let parts = |row: &Row<'_>| matches!(row, Row::NotListed | Row::Form(FormRow::Head(_), _));
            while to > from && rows.get(to - 1).is_some_and(parts) {
                to -= 1;
            }
            if to == from {
                return None;
            }
        }
        pages.push(from..to);
        if to >= rows.len() {
            return Some(pages);
        }
        from = to;
    }
}

/// What stands over the table; returns where the table begins.
fn head(pen: &mut Pen<'_>, form: &Form, size: Size, is_first: bool, tr: &Tr) -> f32 {
    let width = size.width - 2.0 * MARGIN_PT;
    let mut top = MARGIN_PT;
    if let Some(band) = &form.band {
        let rect = Rect::new(MARGIN_PT, top, width, 20.0);
        pen.stroke(Shape::Box { rect, radius_pt: 2.0 }, Ink::Text, 1.0, None);
        pen.words(band, Point::new(MARGIN_PT + 8.0, top + 3.5), SMALL, width - 16.0);
        top += 20.0 + GAP_PT;
    }
    // The number: large, in the corner where one leafs.
    let shown = if form.code.is_empty() { tr.say("paper-no-number") } else { form.code.clone() };
    let code = pen.words_ending(&shown, Point::new(MARGIN_PT + width, top - 6.0), CODE, width / 2.0);
    let room = width - code - 2.0 * GAP_PT;
    let mut left = top;
    for line in wrapped(&form.title, TITLE, room, pen.fonts) {
        pen.words(&line, Point::new(MARGIN_PT, left), TITLE, room + 1.0);
        left += 23.0;
    }
    if !is_first {
        return left.max(top + 40.0) + GAP_PT;
    }
    let mut said = Vec::new();
    said.extend(form.day.map(|day| tr.day(day.into())));
    if form.people() > 0 {
        said.push(tr.with("paper-people", args!["n" => form.people() as i64]));
    }
    pen.words(&said.join(" · "), Point::new(MARGIN_PT, left), SMALL, room);
    left += 16.0;
    let many = form.tests.len() > 1;
    for (letter, name) in form.letters().filter(|(_, name)| many || !name.is_empty()) {
        let words = match (many, name.is_empty()) {
            (true, true) => letter,
            (true, false) => format!("{letter} = {name}"),
            (false, _) => name.to_owned(),
        };
        for line in wrapped(&words, TEST, room, pen.fonts) {
            pen.words(&line, Point::new(MARGIN_PT, left), TEST, room + 1.0);
            left += 15.0;
        }
    }
    let mut top = left.max(top + 40.0) + 14.0;
    // Lines for the pen: the day it was filled in, and what is expected as a mere number.
    let day = tr.say(if form.predicts() { "paper-predicted-on" } else { "paper-filled-on" });
    let mut x = MARGIN_PT + pen.words(&day, Point::new(MARGIN_PT, top), LINE, width * 0.3) + GAP_PT;
    x = to_write(pen, x, top, 110.0) + 2.0 * GAP_PT;
    if form.predicts() {
        let before = tr.say("paper-expect");
        x += pen.words(&before, Point::new(x, top), LINE, width * 0.4) + GAP_PT;
        x = to_write(pen, x, top, 48.0) + GAP_PT;
        let after = tr.with("paper-expect-of", args!["n" => form.people() as i64]);
        pen.words(&after, Point::new(x, top), LINE, (MARGIN_PT + width - x).max(0.0));
    }
    top += 22.0;
    top
}

/// A line to write on; returns its right end.
fn to_write(pen: &mut Pen<'_>, x: f32, top: f32, width: f32) -> f32 {
    let y = top + 14.0;
    pen.stroke(Shape::Line(vec![Point::new(x, y), Point::new(x + width, y)]), Ink::Text, 0.75, None);
    x + width
}

/// Neutral: a number and pages, neither program nor campaign.
fn footer(pen: &mut Pen<'_>, form: &Form, size: Size, (page, of): (usize, usize), tr: &Tr) {
    let top = size.height - MARGIN_PT - 11.0;
    let width = size.width - 2.0 * MARGIN_PT;
    pen.words(&form.code, Point::new(MARGIN_PT, top), SMALL, width / 3.0);
    let words = tr.with("chart-page", args!["n" => page as i64, "of" => of as i64]);
    pen.words_ending(&words, Point::new(MARGIN_PT + width, top), SMALL, width / 2.0);
}
