//! Text on more lines than one.

use super::super::fonts::{Fonts, is_attached};
use super::super::marks::Style;

/// A text on as many lines of `width_pt` as it needs; words are parted only where one alone is
/// too long.
pub(super) fn wrapped(text: &str, style: Style, width_pt: f32, fonts: &mut Fonts) -> Vec<String> {
    let mut fits =
        |line: &str| fonts.run(line, style.size_pt, style.weight).width_pt <= width_pt.floor().max(1.0);
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer) {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        // A word that is too long alone is parted, never within a letter and its accents.
        for letter in word.chars() {
            let longer = format!("{line}{letter}");
            if !line.is_empty() && !is_attached(letter) && !fits(&longer) {
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            } else {
                line = longer;
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}
