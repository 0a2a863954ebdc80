//! Word documents: the tables of `word/document.xml`, and nothing else of the file.
//!
//! A list for an election comes as such a table: `w:tbl` holds rows `w:tr`, those hold
//! cells `w:tc`; `w:gridSpan` says over how many columns a cell reaches, `w:vMerge` without
//! `restart` that it continues the one above (ECMA-376 part 1, 17.4).

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::exchange::error::ExchangeError;
use crate::exchange::sheet::{Kind, Sheet};

use super::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS};

/// A cell of a row while it is read.
#[derive(Debug, Default)]
struct Cell {
    text: String,
    span: u32,
    continues: bool,
}

/// Reads every table that stands in no other table.
pub(super) fn read(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<Sheet>, ExchangeError> {
    let part = archive.by_name("word/document.xml").map_err(|_| ExchangeError::Damaged)?;
    let mut bytes = Vec::new();
    part.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|_| ExchangeError::Damaged)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| ExchangeError::Damaged)?;
    let mut tables = Tables::default();
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|_| ExchangeError::Damaged)? {
            Event::Eof => break,
            Event::DocType(_) => return Err(ExchangeError::Doctype),
            Event::Start(tag) => tables.open(&tag)?,
            Event::Empty(tag) => {
                tables.open(&tag)?;
                tables.close(tag.local_name().as_ref())?;
            }
            Event::End(tag) => tables.close(tag.local_name().as_ref())?,
            Event::Text(letters) => tables.write(&letters.xml10_content()),
            Event::CData(letters) => tables.write(&letters.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(letter)) => tables.write(letter.encode_utf8(&mut [0; 4])),
                _ => tables
                    .write(quick_xml::escape::resolve_predefined_entity(name.as_ref()).unwrap_or_default()),
            },
            _ => {}
        }
    }
    // A document that breaks off in the middle must not pass for a shorter list.
    if !tables.ended {
        return Err(ExchangeError::Damaged);
    }
    tables.sheets.retain(|sheet| !sheet.is_empty());
    if tables.sheets.is_empty() { Err(ExchangeError::NoTable) } else { Ok(tables.sheets) }
}

#[derive(Default)]
struct Tables {
    sheets: Vec<Sheet>,
    /// Depth of `w:tbl`: a table in a cell is text of that cell.
    depth: u32,
    row: Vec<Cell>,
    /// What stood in each column of the row above, for cells that continue it.
    above: Vec<String>,
    number: u32,
    rows: u32,
    in_text: bool,
    /// Deleted text of a tracked change does not count.
    deleted: u32,
    paragraph: String,
    title: String,
    ended: bool,
}

impl Tables {
    fn open(&mut self, tag: &BytesStart<'_>) -> Result<(), ExchangeError> {
        match tag.local_name().as_ref() {
            "tbl" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.sheets.push(Sheet::new(&self.title));
                    self.number = 0;
                    self.above.clear();
                }
            }
            "tr" if self.depth == 1 => self.row.clear(),
            "tc" if self.depth == 1 => {
                if self.row.len() as u32 >= MOST_COLUMNS {
                    return Err(ExchangeError::TooManyColumns { most: MOST_COLUMNS });
                }
                self.row.push(Cell { span: 1, ..Cell::default() });
            }
            "gridSpan" if self.depth == 1 => {
                let span = value(tag).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1);
                if let Some(cell) = self.row.last_mut() {
                    cell.span = span.clamp(1, MOST_COLUMNS);
                }
            }
            "vMerge" if self.depth == 1 => {
                if let Some(cell) = self.row.last_mut() {
                    cell.continues = value(tag).as_deref() != Some("restart");
                }
            }
            "p" => self.line_end(),
            "br" | "cr" => self.write_letter('\n'),
            "tab" if self.in_run() => self.write_letter('\t'),
            "noBreakHyphen" => self.write_letter('-'),
            "t" => self.in_text = true,
            "del" => self.deleted += 1,
            _ => {}
        }
        Ok(())
    }

    fn in_run(&self) -> bool {
        self.row.last().is_some_and(|cell| !cell.text.is_empty())
    }

    fn close(&mut self, tag: &str) -> Result<(), ExchangeError> {
        match tag {
            "t" => self.in_text = false,
            "del" => self.deleted = self.deleted.saturating_sub(1),
            "p" if self.depth == 0 && !self.paragraph.trim().is_empty() => {
                self.title = std::mem::take(&mut self.paragraph);
            }
            "tbl" => self.depth = self.depth.saturating_sub(1),
            "tr" if self.depth == 1 => return self.end_row(),
            "document" => self.ended = true,
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) {
        if !self.in_text || self.deleted > 0 {
            return;
        }
        if self.depth == 0 {
            self.paragraph.push_str(text);
        } else if let Some(cell) = self.row.last_mut() {
            cell.text.push_str(text);
        }
    }

    fn write_letter(&mut self, letter: char) {
        if self.depth > 0
            && let Some(cell) = self.row.last_mut()
        {
            cell.text.push(letter);
        }
    }

    /// A paragraph begins: a second one in a cell is a new line of it.
    fn line_end(&mut self) {
        if self.depth == 0 {
            self.paragraph.clear();
        } else if self.in_run() {
            self.write_letter('\n');
        }
    }

    fn end_row(&mut self) -> Result<(), ExchangeError> {
        self.number += 1;
        self.rows += 1;
        if self.rows > MOST_ROWS {
            return Err(ExchangeError::TooManyRows { most: MOST_ROWS });
        }
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        sheet.begin_row(self.number);
        let merged = match self.row.as_slice() {
            [only] => only.span > 2,
            _ => false,
        };
        let mut now = Vec::new();
        for cell in &self.row {
            if now.len() as u32 + cell.span > MOST_COLUMNS {
                return Err(ExchangeError::TooManyColumns { most: MOST_COLUMNS });
            }
            let text = match self.above.get(now.len()) {
                Some(above) if cell.continues => above,
                _ => &cell.text,
            };
            sheet.push(text, Kind::Text, true);
            now.push(text.clone());
            for _ in 1..cell.span {
                sheet.push("", Kind::Text, false);
                now.push(String::new());
            }
        }
        if merged {
            sheet.mark_merged();
        }
        sheet.end_row();
        self.above = now;
        self.row.clear();
        Ok(())
    }
}

fn value(tag: &BytesStart<'_>) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == "val")
        .map(|attribute| attribute.value.into_owned())
}
