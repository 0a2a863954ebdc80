//! Bytes to sheets. The content decides what a file is; its ending is only a hint for text.

mod decode;
mod text;
mod word;
mod workbook;

use super::error::ExchangeError;
use super::sheet::Sheet;

/// At most so many bytes of text, or of an archive once unpacked.
pub const MOST_BYTES: u64 = 50 * 1024 * 1024;
/// At most so many rows in all sheets of a file.
pub const MOST_ROWS: u32 = 200_000;
/// At most so many rows in a text of ties: a thousand people who all name each other fit twice.
pub const MOST_TIES: u32 = 1_000_000;
/// At most so many columns; spreadsheets end at 16,384, lists of people long before.
pub const MOST_COLUMNS: u32 = 1_000;

/// Begins every zip archive with something in it, and every empty one.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// Begins every compound file: `.xls`, `.doc`, and office files locked with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Reads a file of any known kind. `ending` is the ending of its name, without the dot, if known.
///
/// # Errors
/// Whatever keeps the file from being a list: see [`ExchangeError`]. A file that is read
/// with losses (letters taken out, bytes no encoding knows) is not an error: the sheets say it.
pub fn read(bytes: &[u8], ending: Option<&str>) -> Result<Vec<Sheet>, ExchangeError> {
    read_up_to(bytes, ending, MOST_ROWS)
}

/// Reads a file that may be a list of ties: a text may have [`MOST_TIES`] rows.
///
/// # Errors
/// As [`read`].
pub fn read_ties(bytes: &[u8], ending: Option<&str>) -> Result<Vec<Sheet>, ExchangeError> {
    read_up_to(bytes, ending, MOST_TIES)
}

fn read_up_to(bytes: &[u8], ending: Option<&str>, most: u32) -> Result<Vec<Sheet>, ExchangeError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ExchangeError::Empty);
    }
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    if ZIP.iter().any(|begin| bytes.starts_with(begin)) {
        return workbook::read_archive(bytes);
    }
    if bytes.starts_with(COMPOUND) {
        return workbook::read_compound(bytes);
    }
    if matches!(ending.as_str(), "xlsx" | "xlsm" | "docx" | "ods" | "xls") || bytes.starts_with(b"PK") {
        return Err(ExchangeError::NotAnArchive);
    }
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ExchangeError::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES });
    }
    let decoded = decode::decode(bytes)?;
    let mut sheet = text::read(&decoded.text, &ending, most)?;
    sheet.set_unreadable(decoded.unreadable);
    if sheet.is_empty() {
        return Err(ExchangeError::Empty);
    }
    Ok(vec![sheet])
}
