//! Readiness as a table: gate units against gates, and what moves the needle.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::csv::Rows;

use super::markup::escaped;

/// The form of a sheet of readiness, by the file's ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadyFormat {
    /// A line a cell.
    Csv,
    /// One document.
    Json,
    /// A table and a list, for notes.
    Markdown,
    /// One page, to be printed by a browser; it loads nothing.
    Html,
}

impl ReadyFormat {
    /// The form that an ending means.
    pub fn from_ending(ending: &str) -> Option<Self> {
        match ending {
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "md" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// A gate as a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadyGate {
    /// Its key in the file.
    pub key: String,
    /// In words.
    pub name: String,
    /// What it asks for, in words.
    pub limit: String,
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadyCell {
    /// Key of its gate.
    pub gate: String,
    /// `met`, `near` or `not_yet`.
    pub met: &'static str,
    /// The same in words.
    pub word: String,
    /// The number, or what stands for it.
    pub number: String,
    /// The reason.
    pub why: String,
}

/// One unit or shift.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadyLine {
    /// Its name.
    pub name: String,
    /// `unit` or `shift`.
    pub kind: &'static str,
    /// The same in words.
    pub word: String,
    /// Everybody who belongs.
    pub belongs: u32,
    /// Counted people by name.
    pub named: u32,
    /// Every gate is met.
    pub is_ready: bool,
    /// How many gates are met, in words.
    pub gates: String,
    /// Its cells.
    pub cells: Vec<ReadyCell>,
}

/// One step that moves the needle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadyStep {
    /// What.
    pub title: String,
    /// Why, and through whom.
    pub why: String,
    /// Cells it could open.
    pub opens: u32,
    /// People it reaches.
    pub reaches: u32,
    /// Both in words.
    pub size: String,
}

/// Readiness in words, with people named as they may be seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadySheet {
    /// Name of the campaign.
    pub title: String,
    /// Says that the people are made up, where they are.
    pub band: Option<String>,
    /// Language of the words, such as `de`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Whether it is ready.
    pub is_ready: bool,
    /// Ready or not yet, in words.
    pub verdict: String,
    /// How many gate units meet every gate, in words.
    pub units: String,
    /// Heads of the lines: unit, kind, gate, state, number, reason.
    pub heads: [String; 6],
    /// The gates asked for.
    pub gates: Vec<ReadyGate>,
    /// Gate units, then shifts.
    pub lines: Vec<ReadyLine>,
    /// Head of the steps.
    pub needle: String,
    /// What moves the needle, best first.
    pub steps: Vec<ReadyStep>,
}

impl ReadySheet {
    /// The sheet as bytes of a form.
    pub fn write(&self, format: ReadyFormat) -> Vec<u8> {
        match format {
            ReadyFormat::Csv => self.csv(),
            ReadyFormat::Json => format!("{:#}\n", self.json()).into_bytes(),
            ReadyFormat::Markdown => self.markdown().into_bytes(),
            ReadyFormat::Html => self.html().into_bytes(),
        }
    }

    fn csv(&self) -> Vec<u8> {
        let mut rows = Rows::new();
        rows.row(&self.heads);
        for line in &self.lines {
            for cell in &line.cells {
                let gate = self.gate(&cell.gate);
                rows.row([&line.name, &line.word, gate, &cell.word, &cell.number, &cell.why]);
            }
        }
        rows.into_bytes()
    }

    fn gate(&self, key: &str) -> &str {
        self.gates.iter().find(|gate| gate.key == key).map_or("", |gate| &gate.name)
    }

    fn json(&self) -> Value {
        let cell = |cell: &ReadyCell| json!({ "gate": cell.gate, "met": cell.met, "number": cell.number, "why": cell.why });
        let line = |line: &ReadyLine| {
            json!({
                "unit": line.name,
                "kind": line.kind,
                "belongs": line.belongs,
                "named": line.named,
                "ready": line.is_ready,
                "cells": line.cells.iter().map(cell).collect::<Value>(),
            })
        };
        let step = |step: &ReadyStep| json!({ "title": step.title, "why": step.why, "gates": step.opens, "people": step.reaches });
        json!({
            "ready": self.is_ready,
            "rows": self.lines.iter().map(line).collect::<Value>(),
            "needle": self.steps.iter().map(step).collect::<Value>(),
        })
    }

    fn markdown(&self) -> String {
        let plain = |text: &str| {
            let mut safe = String::with_capacity(text.len());
            for letter in text.chars() {
                match letter {
                    '|' | '\\' | '`' | '*' | '_' | '<' | '[' | '#' => {
                        safe.push('\\');
                        safe.push(letter);
                    }
                    '\n' | '\r' => safe.push(' '),
                    other => safe.push(other),
                }
            }
            safe
        };
        let mut text = format!("# {}\n\n", plain(&self.title));
        if let Some(band) = &self.band {
            let _ = writeln!(text, "{}\n", plain(band));
        }
        let _ = writeln!(text, "**{}** · {}\n", plain(&self.verdict), plain(&self.units));
        let [unit, ..] = &self.heads;
        let heads =
            self.gates.iter().map(|gate| format!(" {} ({}) |", plain(&gate.name), plain(&gate.limit)));
        let _ = writeln!(text, "| {} |{}", plain(unit), heads.collect::<String>());
        let _ = writeln!(text, "|---|{}", "---|".repeat(self.gates.len()));
        for line in &self.lines {
            let cells = self.gates.iter().map(|gate| match line.cells.iter().find(|c| c.gate == gate.key) {
                Some(cell) => {
                    format!(" {}: {}; {} |", plain(&cell.word), plain(&cell.number), plain(&cell.why))
                }
                None => " |".to_owned(),
            });
            let cells: String = cells.collect();
            let _ = writeln!(text, "| {} ({}) |{cells}", plain(&line.name), plain(&line.gates));
        }
        if !self.steps.is_empty() {
            let _ = writeln!(text, "\n## {}\n", plain(&self.needle));
        }
        for (number, step) in (1..).zip(&self.steps) {
            let (title, why, size) = (plain(&step.title), plain(&step.why), plain(&step.size));
            let _ = writeln!(text, "{number}. **{title}** ({size}). {why}");
        }
        text
    }

    fn html(&self) -> String {
        let mut text = format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n{STYLE}</head>\n<body>\n",
            escaped(&self.language),
            self.direction,
            escaped(&self.verdict),
        );
        let _ = writeln!(text, "<h1>{}</h1>", escaped(&self.title));
        if let Some(band) = &self.band {
            let _ = writeln!(text, "<p class=\"band\">{}</p>", escaped(band));
        }
        let _ = write!(
            text,
            "<p><strong>{}</strong> · {}</p>\n<table>\n<thead><tr>",
            escaped(&self.verdict),
            escaped(&self.units)
        );
        let [unit, ..] = &self.heads;
        let _ = write!(text, "<th scope=\"col\">{}</th>", escaped(unit));
        for gate in &self.gates {
            let (name, limit) = (escaped(&gate.name), escaped(&gate.limit));
            let _ = write!(text, "<th scope=\"col\">{name}<br><small>{limit}</small></th>");
        }
        text.push_str("</tr></thead>\n<tbody>\n");
        for line in &self.lines {
            let (name, gates) = (escaped(&line.name), escaped(&line.gates));
            let _ = write!(text, "<tr><th scope=\"row\">{name}<br><small>{gates}</small></th>");
            for gate in &self.gates {
                match line.cells.iter().find(|cell| cell.gate == gate.key) {
                    // Mark, number and reason: never colour alone.
                    Some(cell) => {
                        let _ = write!(
                            text,
                            "<td class=\"{}\"><b>{}</b> {}<br>{}<br><small>{}</small></td>",
                            cell.met,
                            match cell.met {
                                "met" => "●",
                                "near" => "◐",
                                _ => "⊖",
                            },
                            escaped(&cell.number),
                            escaped(&cell.why),
                            escaped(&cell.word),
                        );
                    }
                    None => text.push_str("<td></td>"),
                }
            }
            text.push_str("</tr>\n");
        }
        text.push_str("</tbody>\n</table>\n");
        if !self.steps.is_empty() {
            let _ = writeln!(text, "<h2>{}</h2>\n<ol>", escaped(&self.needle));
            for step in &self.steps {
                let (title, why, size) = (escaped(&step.title), escaped(&step.why), escaped(&step.size));
                let _ = writeln!(text, "<li><strong>{title}</strong> ({size})<br>{why}</li>");
            }
            text.push_str("</ol>\n");
        }
        text.push_str("</body>\n</html>\n");
        text
    }
}

/// Black on white, as it prints.
const STYLE: &str = "<style>body{font-family:sans-serif;color:#000;background:#fff;margin:2em}table{border-collapse:collapse}th,td{border:1px solid #888;padding:.4em .6em;text-align:start;vertical-align:top}td.near,td.not_yet{font-weight:600}.band{border:2px solid #000;padding:.4em}</style>\n";
