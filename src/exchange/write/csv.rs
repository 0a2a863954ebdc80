//! CSV that a spreadsheet shows and never computes.

use std::borrow::Cow;

/// What a spreadsheet may take for the beginning of a formula, wide forms included.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

/// A cell as text: one that a spreadsheet could take for a formula gets an apostrophe in
/// front (OWASP, "CSV Injection"). Phones with a plus are such cells too.
pub fn neutral(cell: &str) -> Cow<'_, str> {
    // Spaces before the sign do not make it safe everywhere.
    if cell.trim_start_matches([' ', '\n', '\u{a0}']).starts_with(FORMULA) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The opposite of [`neutral`], for lists of our own that come back.
pub(in crate::exchange) fn meant(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches([' ', '\n', '\u{a0}']).starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// Rows to CSV: UTF-8 with its mark (spreadsheets ask for it), every cell in quotation marks,
/// so that no separator of another country cuts it.
#[derive(Debug)]
pub(super) struct Rows {
    text: String,
}

impl Rows {
    pub(super) fn new() -> Self {
        Self { text: "\u{feff}".to_owned() }
    }

    pub(super) fn row<S: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = S>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.text.push(',');
            }
            self.text.push('"');
            self.text.push_str(&neutral(cell.as_ref()).replace('"', "\"\""));
            self.text.push('"');
        }
        self.text.push_str("\r\n");
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.text.into_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text_and_comes_back_as_it_was() {
        for cell in ["=1+1", "+49 170", "-2", "@SUM(A1)", "\t=1", " =1", "＝1"] {
            let safe = neutral(cell);
            assert!(safe.starts_with('\''), "{cell}");
            assert_eq!(meant(&safe), cell);
        }
        assert_eq!(neutral("O'Brien"), "O'Brien");
        assert_eq!(meant("'s Gravenhage"), "'s Gravenhage");
    }
}
