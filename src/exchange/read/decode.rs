//! Bytes to letters: which encoding a text file is in.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::exchange::error::ExchangeError;

/// A text and what could not be read of it.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) unreadable: u32,
}

/// Looks at the byte order mark, then at the bytes themselves: UTF-16 shows by zeros in
/// every second place, UTF-8 by being valid, and what is left is Windows-1252.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ExchangeError> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(with(encoding, bytes.get(mark..).unwrap_or_default()));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(with(encoding, bytes));
    }
    if is_binary(bytes) {
        return Err(ExchangeError::Binary);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: Cow::Borrowed(text), unreadable: 0 }),
        Err(_) if mostly_utf8(bytes) => Ok(with(encoding_rs::UTF_8, bytes)),
        Err(_) => Ok(with(WINDOWS_1252, bytes)),
    }
}

fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Decoded<'a> {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    let unreadable = if lossy { text.matches('\u{fffd}').count() as u32 } else { 0 };
    Decoded { text, unreadable }
}

/// UTF-16 of Western letters, commas and line ends has a zero in every second byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let pairs = sample.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 > pairs * 3 && even * 50 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 3 && odd * 50 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// A text has next to no control characters; a stray NUL in a cell is none of our worry here.
fn is_binary(bytes: &[u8]) -> bool {
    let control = |b: &&u8| matches!(**b, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let head = bytes.get(..bytes.len().min(65_536)).unwrap_or_default();
    head.iter().filter(control).count() * 100 > head.len() * 3
}

/// One bad byte does not make a UTF-8 file Windows-1252: there the good multi-byte letters
/// would become pairs of odd ones.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 4
}
