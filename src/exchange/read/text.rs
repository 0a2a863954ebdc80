//! Text to rows: comma, semicolon, tab and bar; quotation marks as RFC 4180 has them.

use crate::exchange::error::ExchangeError;
use crate::exchange::sheet::{Kind, Sheet};
use crate::exchange::write::meant;

use super::MOST_COLUMNS;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads a text as one sheet. Rows are numbered as a spreadsheet would: a cell over two
/// lines is still one row, an empty line is a row too.
pub(super) fn read(text: &str, ending: &str, most: u32) -> Result<Sheet, ExchangeError> {
    let (text, said) = said_delimiter(text);
    let delimiter = said.or_else(|| guess_delimiter(text, ending));
    let mut sheet = Sheet::new("");
    sheet.reserve(text.len());
    let bytes = text.as_bytes();
    let mut scan = Scan { bytes, at: 0, line: 1, delimiter };
    let mut number = u32::from(said.is_some());
    while scan.at < bytes.len() {
        number += 1;
        sheet.begin_row(number);
        let mut columns = 0;
        loop {
            let cell = scan.cell()?;
            columns += 1;
            if columns > MOST_COLUMNS {
                return Err(ExchangeError::TooManyColumns { most: MOST_COLUMNS });
            }
            let raw = text.get(cell.from..cell.to).unwrap_or_default();
            if cell.doubled {
                let own = raw.replace("\"\"", "\"");
                sheet.push(meant(&own), Kind::Text, cell.suspect);
            } else {
                sheet.push(meant(raw), Kind::Text, cell.suspect);
            }
            if cell.last {
                break;
            }
        }
        sheet.end_row();
        if sheet.len() > most as usize {
            return Err(ExchangeError::TooManyRows { most });
        }
    }
    Ok(sheet)
}

/// `sep=;` in the first line, as Excel writes and understands it.
fn said_delimiter(text: &str) -> (&str, Option<u8>) {
    let line = text.lines().next().unwrap_or_default();
    let said = line.strip_prefix("sep=").map(str::as_bytes);
    match said {
        Some(&[delimiter]) if DELIMITERS.contains(&delimiter) => {
            let rest = text.get(line.len()..).unwrap_or_default();
            let rest = rest.strip_prefix('\r').unwrap_or(rest);
            (rest.strip_prefix('\n').unwrap_or(rest), Some(delimiter))
        }
        _ => (text, None),
    }
}

/// The delimiter that cuts most lines into equally many cells. `None` = one column.
fn guess_delimiter(text: &str, ending: &str) -> Option<u8> {
    let sample = head(text);
    let lines = counts(sample);
    let mut best: Option<(usize, u8)> = None;
    for (place, delimiter) in DELIMITERS.into_iter().enumerate() {
        let mut seen: Vec<u32> =
            lines.iter().filter_map(|line| line.get(place).copied()).filter(|n| *n > 0).collect();
        seen.sort_unstable();
        // The count most lines agree on.
        let most =
            seen.chunk_by(|a, b| a == b).map(|same| (same.len(), same.first().copied().unwrap_or(0))).max();
        let Some((agree, cells)) = most else { continue };
        let mut score = agree * cells as usize * 2;
        if (delimiter == b'\t') == (ending == "tsv" || ending == "tab") {
            score += 1;
        }
        // A tab is never part of a name; a comma often is.
        if delimiter == b'\t' {
            score *= 2;
        }
        if agree * 2 >= lines.len().min(seen.len().max(1)) && best.is_none_or(|(than, _)| score > than) {
            best = Some((score, delimiter));
        }
    }
    let (_, delimiter) = best?;
    // "Last, First", one a line under a heading without a comma, is one column.
    let first = sample.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let place = DELIMITERS.iter().position(|d| *d == delimiter).unwrap_or(0);
    let single = lines.iter().skip(1).all(|line| line.get(place).copied().unwrap_or(0) <= 1);
    if delimiter == b',' && single && !first.contains(',') && crate::exchange::columns::is_name_header(first)
    {
        return None;
    }
    Some(delimiter)
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(32_768);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// How often each delimiter stands in each line, outside of quotation marks.
fn counts(sample: &str) -> Vec<[u32; 4]> {
    let mut lines = Vec::new();
    let mut line = [0u32; 4];
    let (mut quoted, mut filled) = (false, false);
    for byte in sample.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                if filled {
                    lines.push(line);
                }
                line = [0; 4];
                filled = false;
                if lines.len() >= 100 {
                    break;
                }
            }
            _ if quoted => {}
            _ => {
                filled |= !byte.is_ascii_whitespace();
                if let Some(count) =
                    DELIMITERS.iter().position(|d| *d == byte).and_then(|at| line.get_mut(at))
                {
                    *count += 1;
                }
            }
        }
    }
    if filled {
        lines.push(line);
    }
    lines
}

struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
    delimiter: Option<u8>,
}

struct Span {
    from: usize,
    to: usize,
    /// Holds `""` for one quotation mark.
    doubled: bool,
    /// May hold something to clean.
    suspect: bool,
    /// The last of its row.
    last: bool,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over a line end, if one is here or nothing is left.
    fn ends_line(&mut self) -> bool {
        match self.peek() {
            None => true,
            Some(b'\n') => {
                self.at += 1;
                self.line += 1;
                true
            }
            Some(b'\r') => {
                self.at += 1;
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
                self.line += 1;
                true
            }
            Some(_) => false,
        }
    }

    fn cell(&mut self) -> Result<Span, ExchangeError> {
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
        if self.peek() == Some(b'"') {
            return self.quoted_cell();
        }
        let from = self.at;
        let mut suspect = false;
        let rest = self.bytes.get(from..).unwrap_or_default();
        let delimiter = self.delimiter.unwrap_or(b'\n');
        let mut length = rest.len();
        for (place, &byte) in rest.iter().enumerate() {
            if byte == delimiter || byte == b'\n' || byte == b'\r' {
                length = place;
                break;
            }
            suspect |= !(b' '..0x7f).contains(&byte);
        }
        self.at = from + length;
        let to = self.at;
        Ok(Span { from, to, doubled: false, suspect, last: self.ends_cell() })
    }

    /// Steps over the delimiter or the line end behind a cell; true at a line end.
    fn ends_cell(&mut self) -> bool {
        if self.ends_line() {
            return true;
        }
        self.at += 1;
        false
    }

    fn quoted_cell(&mut self) -> Result<Span, ExchangeError> {
        let opened = self.line;
        let unbalanced = ExchangeError::UnbalancedQuotes { line: opened };
        self.at += 1;
        let from = self.at;
        let (mut doubled, mut suspect) = (false, false);
        let to = loop {
            match self.peek() {
                None => return Err(unbalanced),
                Some(b'"') if self.bytes.get(self.at + 1) == Some(&b'"') => {
                    doubled = true;
                    self.at += 2;
                }
                Some(b'"') => break self.at,
                Some(byte) => {
                    suspect |= !(b' '..0x7f).contains(&byte);
                    self.line += u32::from(byte == b'\n');
                    self.at += 1;
                }
            }
        };
        self.at += 1;
        while self.peek() == Some(b' ') {
            self.at += 1;
        }
        match self.peek() {
            None | Some(b'\n' | b'\r') => {}
            Some(byte) if Some(byte) == self.delimiter => {}
            Some(_) => return Err(unbalanced),
        }
        Ok(Span { from, to, doubled, suspect, last: self.ends_cell() })
    }
}
