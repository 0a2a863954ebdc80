//! Workbooks: XLSX, XLS and ODS through `calamine`, behind limits of our own.

use std::io::{Cursor, Read};

use calamine::{Data, DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::exchange::error::ExchangeError;
use crate::exchange::sheet::{Kind, Sheet};

use super::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, word};

/// Opens an archive by what is inside.
///
/// The directory is asked first and believed only to refuse: every part that will be read
/// is unpacked once into a counter, since a directory can lie about sizes.
pub(super) fn read_archive(bytes: &[u8]) -> Result<Vec<Sheet>, ExchangeError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ExchangeError::NotAnArchive)?;
    let parts = weigh(&mut archive)?;
    let holds = |name: &str| parts.iter().any(|part| part.eq_ignore_ascii_case(name));
    if holds("word/document.xml") {
        return word::read(&mut archive);
    }
    if holds("xl/workbook.xml") {
        return guarded(|| read_xlsx(bytes));
    }
    if holds("content.xml") {
        return guarded(|| {
            let mut book = calamine::Ods::new(Cursor::new(bytes)).map_err(|_| ExchangeError::Damaged)?;
            ranges(&mut book)
        });
    }
    Err(if holds("EncryptedPackage") { ExchangeError::Locked } else { ExchangeError::NoListInside })
}

/// Names of all parts, after checking that together they stay under the limit, that none
/// begins with a DOCTYPE, and that none is locked.
fn weigh(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, ExchangeError> {
    let mut parts = Vec::new();
    let (mut said, mut found) = (0u64, 0u64);
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| ExchangeError::Damaged)?;
        if part.encrypted() {
            return Err(ExchangeError::Locked);
        }
        said = said.saturating_add(part.size());
        parts.push(part.name().map_err(|_| ExchangeError::Damaged)?.into_owned());
    }
    too_large(said)?;
    for at in 0..parts.len() {
        let part = archive.by_index(at).map_err(|_| ExchangeError::Damaged)?;
        let mut head = Vec::new();
        let mut part = part.take(MOST_BYTES + 1);
        part.by_ref().take(4096).read_to_end(&mut head).map_err(|_| ExchangeError::Damaged)?;
        let rest = std::io::copy(&mut part, &mut std::io::sink()).map_err(|_| ExchangeError::Damaged)?;
        found = found.saturating_add(head.len() as u64 + rest);
        too_large(found)?;
        if head.windows(9).any(|word| word.eq_ignore_ascii_case(b"<!DOCTYPE")) {
            return Err(ExchangeError::Doctype);
        }
    }
    Ok(parts)
}

fn too_large(bytes: u64) -> Result<(), ExchangeError> {
    if bytes > MOST_BYTES { Err(ExchangeError::TooLarge { bytes, most: MOST_BYTES }) } else { Ok(()) }
}

/// Old binary office files.
pub(super) fn read_compound(bytes: &[u8]) -> Result<Vec<Sheet>, ExchangeError> {
    if bytes.len() as u64 > MOST_BYTES {
        return too_large(bytes.len() as u64).map(|()| Vec::new());
    }
    // Stream names stand in the directory as UTF-16.
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        return Err(ExchangeError::Locked);
    }
    if holds("WordDocument") {
        return Err(ExchangeError::OldWord);
    }
    guarded(|| {
        let mut book = calamine::Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsError::Password => ExchangeError::Locked,
            _ => ExchangeError::Damaged,
        })?;
        ranges(&mut book)
    })
}

/// Foreign code on foreign bytes: should it give up in a panic, that is a damaged file.
fn guarded(read: impl FnOnce() -> Result<Vec<Sheet>, ExchangeError>) -> Result<Vec<Sheet>, ExchangeError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)).unwrap_or(Err(ExchangeError::Damaged))
}

fn read_xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, ExchangeError> {
    let damaged = |error: XlsxError| match error {
        XlsxError::Password => ExchangeError::Locked,
        _ => ExchangeError::Damaged,
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = book.sheet_names();
    let mut sheets = Vec::new();
    let mut rows = 0;
    for name in names {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut sheet = Sheet::new(&name);
        // Cells one by one, not as a grid: one cell in the last corner would ask for all of it.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let (mut row, mut column) = (None, 0);
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (at, to) = cell.get_position();
            if row != Some(at) {
                if row.is_some() {
                    sheet.end_row();
                }
                if row.is_some_and(|before| before > at) || sheet.len() + rows > MOST_ROWS as usize {
                    return Err(ExchangeError::TooManyRows { most: MOST_ROWS });
                }
                sheet.begin_row(at.saturating_add(1));
                let across =
                    |m: &&calamine::Dimensions| m.start.0 == at && m.end.0 == at && m.end.1 > m.start.1 + 1;
                if merged.iter().any(|m| across(&m)) {
                    sheet.mark_merged();
                }
                (row, column) = (Some(at), 0);
            }
            if to >= MOST_COLUMNS {
                if matches!(cell.get_value(), DataRef::Empty) {
                    continue;
                }
                return Err(ExchangeError::TooManyColumns { most: MOST_COLUMNS });
            }
            while column < to {
                sheet.push("", Kind::Text, false);
                column += 1;
            }
            if column == to {
                push(&mut sheet, cell.get_value().clone().into());
                column += 1;
            }
        }
        if row.is_some() {
            sheet.end_row();
        }
        rows += sheet.len();
        if rows > MOST_ROWS as usize {
            return Err(ExchangeError::TooManyRows { most: MOST_ROWS });
        }
        sheets.push(sheet);
    }
    some(sheets)
}

fn ranges<R: Reader<Cursor<B>>, B: AsRef<[u8]>>(book: &mut R) -> Result<Vec<Sheet>, ExchangeError> {
    let mut sheets = Vec::new();
    let mut rows = 0;
    for name in book.sheet_names() {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (Some((first, left)), (height, width)) = (range.start(), range.get_size()) else { continue };
        if left as usize + width > MOST_COLUMNS as usize {
            return Err(ExchangeError::TooManyColumns { most: MOST_COLUMNS });
        }
        if rows + height > MOST_ROWS as usize {
            return Err(ExchangeError::TooManyRows { most: MOST_ROWS });
        }
        let mut sheet = Sheet::new(&name);
        for (at, cells) in range.rows().enumerate() {
            sheet.begin_row(first + at as u32 + 1);
            for _ in 0..left {
                sheet.push("", Kind::Text, false);
            }
            for cell in cells {
                push(&mut sheet, cell.clone());
            }
            sheet.end_row();
        }
        rows += sheet.len();
        sheets.push(sheet);
    }
    some(sheets)
}

fn some(mut sheets: Vec<Sheet>) -> Result<Vec<Sheet>, ExchangeError> {
    sheets.retain(|sheet| !sheet.is_empty());
    if sheets.is_empty() { Err(ExchangeError::Empty) } else { Ok(sheets) }
}

fn push(sheet: &mut Sheet, cell: Data) {
    match cell {
        Data::Empty | Data::Error(_) => sheet.push("", Kind::Text, false),
        Data::String(text) | Data::DurationIso(text) => sheet.push(&text, Kind::Text, true),
        Data::Int(number) => sheet.push(&number.to_string(), Kind::Number, false),
        Data::Float(number) => sheet.push(&number_text(number), Kind::Number, false),
        Data::Bool(yes) => sheet.push(if yes { "TRUE" } else { "FALSE" }, Kind::Text, false),
        Data::DateTime(time) => sheet.push(&day_text(time), Kind::Date, false),
        Data::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or_default();
            sheet.push(day, Kind::Date, true);
        }
        // Rich text keeps its letters and loses its looks.
        #[allow(unreachable_patterns)]
        other => sheet.push(&other.to_string(), Kind::Text, true),
    }
}

/// A phone kept as a number has no exponent and no point.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

fn day_text(time: ExcelDateTime) -> String {
    if time.is_duration() || time.as_f64() < 1.0 {
        let minutes = (time.as_f64() * 1440.0).round() as i64;
        return format!("{:02}:{:02}", minutes / 60, minutes % 60);
    }
    let (year, month, day, ..) = time.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
