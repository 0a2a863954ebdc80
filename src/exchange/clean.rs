//! Letters that do harm, taken out; letters that were encoded twice, mended.

/// What was done to a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cleaned {
    /// Characters taken out that turn the order of letters around (bidirectional control).
    pub turning: u32,
    /// Characters taken out that take no room (zero width).
    pub unseen: u32,
    /// Control characters taken out, such as NUL.
    pub control: u32,
    /// Whether letters that were encoded twice (`MÃ¼ller`) were mended.
    pub doubled: bool,
}

/// Trims spaces of every kind at both ends.
pub(super) fn fold_ends(text: &str) -> &str {
    let bytes = text.as_bytes();
    match (bytes.first(), bytes.last()) {
        (None, _) => text,
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}'),
    }
}

/// Whether a text holds anything `clean` would look at twice. Cheap: most cells are plain.
pub(super) fn needs_cleaning(text: &str) -> bool {
    text.bytes().any(|b| b >= 0x80 || b == 0x7f || (b < 0x20 && b != b'\n' && b != b'\t'))
}

/// Bidirectional control characters (UAX #9, section 2).
fn is_turning(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters without width. The two joiners are letters of spelling in Arabic and Indic
/// scripts and are judged by their neighbours.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{00ad}' | '\u{180e}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn joins(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06ff}' | '\u{0750}'..='\u{077f}' | '\u{0900}'..='\u{0dff}')
}

/// Takes harmful characters out of `text` and mends letters that were encoded twice.
/// Returns what was done, and the text before mending if it was mended.
pub(super) fn clean(text: &mut String) -> (Cleaned, Option<String>) {
    let mut done = Cleaned::default();
    let mut before = None;
    if let Some(whole) = undouble(text) {
        done.doubled = true;
        before = Some(std::mem::replace(text, whole));
    }
    let harmful = |c: char| is_turning(c) || is_unseen(c) || (c.is_control() && c != '\n' && c != '\t');
    if !text.contains(harmful) {
        return (done, before);
    }
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let between = matches!(c, '\u{200c}' | '\u{200d}')
            && kept.chars().next_back().is_some_and(joins)
            && letters.peek().copied().is_some_and(joins);
        if is_turning(c) {
            done.turning += 1;
        } else if is_unseen(c) && !between {
            done.unseen += 1;
        } else if c == '\r' {
            // A line end within a cell: one kind is enough.
            if letters.peek() != Some(&'\n') {
                kept.push('\n');
            }
        } else if c.is_control() && c != '\n' && c != '\t' {
            done.control += 1;
        } else {
            kept.push(c);
        }
    }
    *text = kept;
    (done, before)
}

/// UTF-8 that was read as Windows-1252 or Latin-1 and written as UTF-8 again: `MÃ¼ller` for `Müller`.
/// A text counts as such if all of it goes back into Windows-1252 and those bytes are valid
/// UTF-8 with at least one letter of several bytes: by chance that does not happen to words.
fn undouble(text: &str) -> Option<String> {
    let mut letters = text.chars();
    let hint = letters.any(|c| matches!(c, '\u{c2}'..='\u{f4}'))
        && text.chars().any(|c| matches!(c, '\u{80}'..='\u{bf}') || c > '\u{ff}');
    if !hint {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        // Latin-1 took bytes for letters one by one.
        if let Ok(byte) = u8::try_from(u32::from(letter)) {
            bytes.push(byte);
            continue;
        }
        let mut one = [0; 4];
        let (own, _, unmappable) = encoding_rs::WINDOWS_1252.encode(letter.encode_utf8(&mut one));
        match *own {
            [byte] if !unmappable => bytes.push(byte),
            _ => return None,
        }
    }
    let whole = std::str::from_utf8(&bytes).ok()?;
    (whole.len() < text.len()).then(|| whole.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> (String, Cleaned) {
        let mut own = text.to_owned();
        let (what, _) = clean(&mut own);
        (own, what)
    }

    #[test]
    fn takes_out_what_turns_letters_around() {
        let (text, what) = cleaned("\u{202e}evil\u{202c}");
        assert_eq!(text, "evil");
        assert_eq!(what.turning, 2);
    }

    #[test]
    fn keeps_the_joiner_of_persian_spelling() {
        assert_eq!(cleaned("می\u{200c}خواهم").0, "می\u{200c}خواهم");
        assert_eq!(cleaned("Zero\u{200c}Width").0, "ZeroWidth");
    }

    #[test]
    fn mends_letters_encoded_twice_and_leaves_true_ones() {
        assert_eq!(cleaned("MÃ¼ller").0, "Müller");
        assert_eq!(cleaned("Ã–ztÃ¼rk").0, "Öztürk");
        assert_eq!(cleaned("Ã\u{96}ztÃ¼rk").0, "Öztürk");
        for name in ["Müller", "Ångström", "São João", "Çelik", "Weiß", "فاطمة", "Zoë", "ÃO"] {
            assert_eq!(cleaned(name).0, name);
        }
    }

    #[test]
    fn drops_nul_and_counts_it() {
        let (text, what) = cleaned("\0nul");
        assert_eq!((text.as_str(), what.control), ("nul", 1));
    }
}
