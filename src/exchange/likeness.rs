//! How like two names are: accents folded, the order of words forgotten.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A measure of two names: 0 = nothing alike, 1 = the same. Import takes it as an argument,
/// so that every part of the program may ask about likeness in the same way.
pub type Likeness<'a> = &'a dyn Fn(&str, &str) -> f64;

/// Lower case, without accents; letters that no decomposition opens (ß, ø, ł …) as they are
/// written without them; Arabic without vowel signs and with one alif.
pub(super) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|b| b.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ı' => out.push('i'),
            'þ' => out.push_str("th"),
            'ٱ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            'ـ' => {}
            '’' | '‘' | 'ʼ' => out.push('\''),
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The words of a name, folded, without punctuation, in the order of the alphabet:
/// "Müller, Björn" and "Björn Müller" have the same key.
pub(super) fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// Jaro-Winkler likeness of two names (Winkler 1990), the better of the order as written and
/// the order of the alphabet.
pub fn likeness(one: &str, other: &str) -> f64 {
    let (a, b) = (name_key(one), name_key(other));
    if a == b {
        return 1.0;
    }
    let sorted = jaro_winkler(&a, &b);
    let written = jaro_winkler(&fold(one), &fold(other));
    sorted.max(written)
}

fn jaro_winkler(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let reach = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut matched = Vec::new();
    for (at, letter) in a.iter().enumerate() {
        let from = at.saturating_sub(reach);
        let to = (at + reach + 1).min(b.len());
        for place in from..to {
            if let (Some(other), Some(taken)) = (b.get(place), taken.get_mut(place))
                && !*taken
                && other == letter
            {
                *taken = true;
                matched.push(*letter);
                break;
            }
        }
    }
    if matched.is_empty() {
        return 0.0;
    }
    let theirs = b.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(letter, _)| *letter);
    let turned = matched.iter().zip(theirs).filter(|(mine, theirs)| **mine != *theirs).count() / 2;
    let same = matched.len() as f64;
    let jaro = (same / a.len() as f64 + same / b.len() as f64 + (same - turned as f64) / same) / 3.0;
    let begin = a.iter().zip(&b).take(4).take_while(|(mine, theirs)| mine == theirs).count();
    jaro + begin as f64 * 0.1 * (1.0 - jaro)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forgets_accents_and_the_order_of_words() {
        assert!(likeness("Müller, Björn", "Bjorn Muller") > 0.999);
        assert_eq!(fold("Groß Łódź Søren"), "gross lodz soren");
        assert_eq!(fold("أَحْمَد"), fold("احمد"));
    }

    #[test]
    fn a_wrong_letter_is_alike_and_another_name_is_not() {
        assert!(likeness("Maria Lopez", "Mario Lopez") > 0.92);
        assert!(likeness("Fatima Okafor", "Fatma Okafor") > 0.92);
        assert!(likeness("Maria Lopez", "Ahmed Garcia") < 0.7);
    }

    #[test]
    fn transposed_letters_follow_winkler() {
        // The published example: MARTHA / MARHTA = 0.961.
        assert!((jaro_winkler("martha", "marhta") - 0.9611).abs() < 0.001);
    }
}
