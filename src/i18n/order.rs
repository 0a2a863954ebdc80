//! The order in which words are painted.
//!
//! The painter shapes a run of one font from left to right and turns
//! right-to-left letters itself, but it knows no order between runs. So text is
//! brought into visual order first (UAX #9), with the letters of each
//! right-to-left word left as they are stored.

use std::borrow::Cow;

use unicode_bidi::BidiInfo;

/// Whether the text holds any letter or sign that runs from right to left.
pub fn has_right_to_left(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// The text as it is to be painted, line by line.
///
/// Right-to-left runs have the order of their words turned, their letters kept,
/// their brackets mirrored; invisible marks (isolates, embeddings, direction
/// marks) are dropped. Text that only runs from left to right comes back
/// untouched. Never give the result to anything but a painter.
pub fn visual_order(text: &str) -> Cow<'_, str> {
    if !has_right_to_left(text) {
        return strip(text);
    }
    let lines: Vec<String> = text.split('\n').map(line_in_order).collect();
    Cow::Owned(lines.join("\n"))
}

/// Drops invisible direction marks when nothing runs from right to left: then
/// they change nothing and would only get in the way of searching and copying.
pub(super) fn plain_if_left_to_right(text: &str) -> String {
    if has_right_to_left(text) { text.to_owned() } else { strip(text).into_owned() }
}

fn strip(text: &str) -> Cow<'_, str> {
    if text.contains(is_direction_mark) {
        Cow::Owned(text.chars().filter(|&c| !is_direction_mark(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn line_in_order(line: &str) -> String {
    let bidi = BidiInfo::new(line, None);
    let mut painted = String::with_capacity(line.len());
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let Some(text) = line.get(run.clone()) else {
                continue;
            };
            let turned = levels.get(run.start).is_some_and(unicode_bidi::Level::is_rtl);
            for piece in pieces(text, turned) {
                push_apart(&mut painted, &piece);
            }
        }
    }
    painted
}

/// The pieces of a run from left to right.
fn pieces(run: &str, turned: bool) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_word = false;
    for c in run.chars().filter(|&c| !is_direction_mark(c)) {
        let word = if turned { belongs_to_word(c) } else { is_eastern_digit(c) };
        let joins = in_word && (word || (turned && is_attached(c)));
        match pieces.last_mut() {
            Some(last) if joins || (!turned && !word && !in_word) => last.push(c),
            _ => pieces.push(String::from(if turned { mirrored(c) } else { c })),
        }
        in_word = word || joins;
    }
    if turned {
        pieces.reverse();
    } else {
        // Eastern digits count as Arabic to the shaper, so it turns them;
        // turned beforehand they come out as they should.
        for piece in &mut pieces {
            if piece.starts_with(is_eastern_digit) {
                *piece = piece.chars().rev().collect();
            }
        }
    }
    pieces
}

/// Puts a piece behind what is painted. Two pieces of the Arabic font that meet
/// would be shaped as one and turned together; a zero-width space, which only
/// the Latin font has, keeps them apart.
fn push_apart(painted: &mut String, piece: &str) {
    let meets = painted.chars().next_back().is_some_and(is_arabic_font)
        && piece.chars().next().is_some_and(is_arabic_font);
    if meets {
        painted.push('\u{200B}');
    }
    painted.push_str(piece);
}

fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}' | '\u{200F}' | '\u{202B}' | '\u{202E}' | '\u{2067}')
}

/// Letters, signs and marks that the shaper turns as part of a word.
fn belongs_to_word(c: char) -> bool {
    is_arabic_font(c)
}

/// Marks that stay with the letter before them.
fn is_attached(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}')
}

/// Drawn with the font of a right-to-left script, not with the Latin one.
fn is_arabic_font(c: char) -> bool {
    matches!(c,
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

fn is_eastern_digit(c: char) -> bool {
    matches!(c, '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}')
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// The mirror image of a bracket or arrow sign (UAX #9, rule L4), else itself.
fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '<' => '>',
        '>' => '<',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '≤' => '≥',
        '≥' => '≤',
        '⟨' => '⟩',
        '⟩' => '⟨',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::visual_order;

    #[test]
    fn left_to_right_text_is_untouched() {
        assert_eq!(visual_order("5 North (nights), 27 %"), "5 North (nights), 27 %");
        assert_eq!(visual_order("\u{2068}Rosa\u{2069}, 3"), "Rosa, 3");
    }

    #[test]
    fn words_are_turned_and_letters_kept() {
        assert_eq!(visual_order("قائمة العمال"), "العمال قائمة");
    }

    #[test]
    fn latin_names_and_numbers_keep_their_own_order() {
        assert_eq!(visual_order("العمال Rosa Luz 45 هنا"), "هنا Rosa Luz 45 العمال");
    }

    #[test]
    fn brackets_are_mirrored() {
        assert_eq!(visual_order("قائمة (ليل)"), "(ليل) قائمة");
    }

    #[test]
    fn a_sentence_from_left_to_right_keeps_an_isolated_name_in_place() {
        assert_eq!(visual_order("Moved \u{2068}سلمى حداد\u{2069} to Nights"), "Moved حداد سلمى to Nights");
    }

    #[test]
    fn a_number_at_a_word_is_kept_from_being_turned_with_it() {
        assert_eq!(visual_order("غرفة٢٧"), "٧٢\u{200B}غرفة");
    }

    #[test]
    fn every_line_is_ordered_by_itself() {
        assert_eq!(visual_order("ab\nقائمة العمال"), "ab\nالعمال قائمة");
    }
}
