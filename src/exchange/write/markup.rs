//! Words made harmless for XML and HTML: the one way by which they enter such a file.

/// Text of XML and HTML; line ends become spaces, characters no XML may hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&apos;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if (letter as u32) < 0x20 => {}
            letter => safe.push(letter),
        }
    }
    safe
}
