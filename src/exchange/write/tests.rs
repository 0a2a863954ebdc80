//! Tests as a table: per test and unit who was eligible, asked, took part, and what was expected.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::csv::Rows;
use crate::model::{Day, RecordId, Threshold};

use super::markup::escaped;

/// What was counted of a test: over all or in a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TestNumbers {
    /// Everybody who belonged.
    pub eligible: u32,
    /// Of these not named.
    pub unnamed: u32,
    /// Asked, whatever came of it.
    pub asked: u32,
    /// Took part.
    pub did: u32,
    /// Refused.
    pub refused: u32,
    /// Asked, no answer.
    pub no_answer: u32,
    /// Took part, in whole percent of the eligible.
    pub percent: u32,
    /// The aim here.
    pub aim: Threshold,
    /// Whether it was reached; `None` = no aim, or nobody eligible.
    pub passed: Option<bool>,
    /// How many were expected to take part; `None` = nobody predicted.
    pub expected: Option<u32>,
}

impl TestNumbers {
    /// How far off the prediction was: expected less did, either way.
    pub fn off_by(&self) -> Option<u32> {
        self.expected.map(|expected| expected.abs_diff(self.did))
    }
}

/// One unit in a test.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestUnitRow {
    /// Its name as it may be seen; `None` = people without a unit.
    pub unit: Option<String>,
    /// Its majority decides.
    pub gate: bool,
    /// Units it is judged together with, where one of them is too small alone.
    pub with: Vec<String>,
    /// Whoever is responsible there, as they may be seen.
    pub leader: Option<String>,
    /// Its numbers, sub-units included.
    pub numbers: TestNumbers,
}

/// One test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRows {
    /// The test's record.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// The day it is held.
    pub day: Option<Day>,
    /// The last day for results.
    pub deadline: Option<Day>,
    /// The employer sees who acts.
    pub public: bool,
    /// It runs another one again.
    pub again: bool,
    /// The day its roster was frozen.
    pub frozen: Option<Day>,
    /// Over all; its `passed` asks every gate unit too.
    pub whole: TestNumbers,
    /// Unit by unit.
    pub units: Vec<TestUnitRow>,
}

/// Words of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestWords {
    /// The title of a page.
    pub title: String,
    /// That the people are made up; blank = they are not.
    pub band: String,
    /// Heads of the columns: test, day, unit, gate unit, responsible, eligible, unnamed, asked, took part,
    /// refused, no answer, percent, aim, passed, expected, off by.
    pub heads: [String; 16],
    /// Over all.
    pub all: String,
    /// People without a unit.
    pub no_unit: String,
    /// More than half.
    pub majority: String,
    /// Yes and no.
    pub yes_no: [String; 2],
}

/// Tests as a table, without anybody's name but that of whoever is responsible, as it may be seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TestSheet {
    /// The tests, lowest risk first.
    pub tests: Vec<TestRows>,
    /// Words.
    pub words: TestWords,
}

fn aim(aim: Threshold) -> Value {
    serde_json::to_value(aim).unwrap_or_default()
}

fn numbers(numbers: &TestNumbers) -> Value {
    json!({
        "eligible": numbers.eligible,
        "unnamed": numbers.unnamed,
        "asked": numbers.asked,
        "participated": numbers.did,
        "refused": numbers.refused,
        "no_answer": numbers.no_answer,
        "percent": numbers.percent,
        "aim": aim(numbers.aim),
        "passed": numbers.passed,
        "expected": numbers.expected,
        "off_by": numbers.off_by(),
    })
}

fn with(mut value: Value, more: Value) -> Value {
    if let (Some(fields), Value::Object(more)) = (value.as_object_mut(), more) {
        fields.extend(more);
    }
    value
}

impl TestSheet {
    /// One document: a list of tests, each with its units.
    pub fn json(&self) -> Value {
        let tests = self.tests.iter().map(|test| {
            let units = test.units.iter().map(|unit| {
                with(
                    numbers(&unit.numbers),
                    json!({ "unit": unit.unit, "gate": unit.gate, "with": unit.with, "leader": unit.leader }),
                )
            });
            let own = json!({
                "id": test.id.to_string(),
                "name": test.name,
                "day": test.day.map(|day| day.to_string()),
                "deadline": test.deadline.map(|day| day.to_string()),
                "public": test.public,
                "again": test.again,
                "frozen": test.frozen.map(|day| day.to_string()),
                "units": units.collect::<Vec<_>>(),
            });
            with(numbers(&test.whole), own)
        });
        tests.collect()
    }

    /// Head and rows: first each test over all, then its units.
    fn cells(&self) -> Vec<Vec<String>> {
        let words = &self.words;
        let [yes, no] = &words.yes_no;
        let said = |passed: Option<bool>| match passed {
            Some(true) => yes.clone(),
            Some(false) => no.clone(),
            None => String::new(),
        };
        let maybe = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
        let row = |test: &TestRows, unit: String, gate: String, leader: String, of: &TestNumbers| {
            let aim = match of.aim {
                Threshold::None => String::new(),
                Threshold::Majority => words.majority.clone(),
                Threshold::Percent(percent) => percent.to_string(),
            };
            let counts = [of.eligible, of.unnamed, of.asked, of.did, of.refused, of.no_answer, of.percent];
            let mut cells = vec![test.name.clone(), test.day.map_or(String::new(), |day| day.to_string())];
            cells.extend([unit, gate, leader]);
            cells.extend(counts.map(|count| count.to_string()));
            cells.extend([aim, said(of.passed), maybe(of.expected), maybe(of.off_by())]);
            cells
        };
        let mut rows = vec![words.heads.to_vec()];
        for test in &self.tests {
            rows.push(row(test, words.all.clone(), String::new(), String::new(), &test.whole));
            for unit in &test.units {
                let name = unit.unit.clone().unwrap_or_else(|| words.no_unit.clone());
                let gate = match (unit.gate, unit.with.as_slice()) {
                    (false, _) => no.clone(),
                    (true, []) => yes.clone(),
                    (true, with) => format!("{yes} (+ {})", with.join(", ")),
                };
                rows.push(row(test, name, gate, unit.leader.clone().unwrap_or_default(), &unit.numbers));
            }
        }
        rows
    }

    /// As CSV; no cell is computed by a spreadsheet.
    pub fn csv(&self) -> Vec<u8> {
        let mut rows = Rows::new();
        for row in self.cells() {
            rows.row(&row);
        }
        rows.into_bytes()
    }

    /// As a table of Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n", plain(&self.words.title));
        if !self.words.band.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(text, "**{}**\n\n", plain(&self.words.band));
        }
        for (number, row) in self.cells().iter().enumerate() {
            let cells: Vec<String> = row.iter().map(|cell| plain(cell)).collect();
            let _ = writeln!(text, "| {} |", cells.join(" | "));
            if number == 0 {
                let rule = (0..row.len()).map(|column| if column < 5 { "---" } else { "---:" });
                let _ = writeln!(text, "|{}|", rule.collect::<Vec<_>>().join("|"));
            }
        }
        text
    }

    /// As one page of HTML that loads and runs nothing.
    pub fn html(&self, language: &str) -> String {
        let words = &self.words;
        let title = escaped(&words.title);
        let mut text = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <style>body{{font:13px/1.4 sans-serif;margin:2em}}table{{border-collapse:collapse}}\
             th,td{{border-bottom:1px solid #bbb;padding:4px 8px;text-align:left;vertical-align:bottom}}\
             td:nth-child(n+6),th:nth-child(n+6){{text-align:right}}tr.all{{font-weight:600}}</style>\n\
             </head>\n<body>\n<h1>{title}</h1>\n",
            escaped(language)
        );
        if !words.band.is_empty() {
            let _ = writeln!(text, "<p><strong>{}</strong></p>", escaped(&words.band));
        }
        text.push_str("<table>\n");
        for (number, row) in self.cells().iter().enumerate() {
            let tag = if number == 0 { "th" } else { "td" };
            let is_all = number > 0 && row.get(2) == Some(&words.all);
            text.push_str(if is_all { "<tr class=\"all\">" } else { "<tr>" });
            for cell in row {
                let _ = write!(text, "<{tag}>{}</{tag}>", escaped(cell));
            }
            text.push_str("</tr>\n");
        }
        text.push_str("</table>\n</body>\n</html>\n");
        text
    }
}

/// A cell that Markdown takes as text.
fn plain(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len());
    for letter in cell.chars() {
        match letter {
            // Not every reader of Markdown takes a backslash before these.
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '&' => text.push_str("&amp;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '!' => {
                text.push('\\');
                text.push(letter);
            }
            letter if letter.is_control() => text.push(' '),
            letter => text.push(letter),
        }
    }
    text
}
