//! Words without what people type differently: accents, case, marks between.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in small letters without accents; letters that no decomposition opens (ß, ø, ł …) as
/// they are written without them; marks and spaces stay. "O’Shea, Inês" becomes "o'shea, ines".
pub fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            // Arabic letters often written for one another.
            'ٱ' => out.push('ا'),
            'ة' => out.push('ه'),
            'ى' => out.push('ي'),
            'ـ' => {}
            '’' | '‘' | 'ʼ' => out.push('\''),
            // Small letters can come with a mark of their own (İ).
            other if is_combining_mark(other) => {}
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// A text as it is compared: [`plain`], words parted by one space. "O’Shea, Inês" becomes
/// "oshea ines". Letters of all scripts stay.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut is_new_word = false;
    for letter in plain(text).chars() {
        if matches!(letter, '\'' | '`' | '´') {
            continue;
        }
        if !letter.is_alphanumeric() {
            is_new_word = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut is_new_word) {
            folded.push(' ');
        }
        folded.push(letter);
    }
    folded
}

/// Whether one typing slip leads from `typed` to the beginning of `word`: a
/// letter wrong, missing, too many, or two swapped. Both folded.
pub(crate) fn begins_nearly(word: &[char], typed: &[char]) -> bool {
    let same = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (w, t) = (word.get(same..).unwrap_or_default(), typed.get(same..).unwrap_or_default());
    let starts = |whole: &[char], part: &[char]| {
        whole.len() >= part.len() && whole.iter().zip(part).all(|(a, b)| a == b)
    };
    let (Some((w0, w1)), Some((t0, t1))) = (w.split_first(), t.split_first()) else {
        // Nothing left of what was typed: it begins so. One letter too many at the end: nearly.
        return t.len() <= 1;
    };
    let swapped = || {
        let (Some((w_next, w2)), Some((t_next, t2))) = (w1.split_first(), t1.split_first()) else {
            return false;
        };
        w0 == t_next && w_next == t0 && starts(w2, t2)
    };
    starts(w1, t1) || starts(w, t1) || starts(w1, t) || swapped()
}
