//! Names and heads as they are compared.

pub(super) use crate::search::plain as fold;

/// The words of a name, folded, without punctuation, in the order of the alphabet:
/// "Müller, Björn" and "Björn Müller" have the same key.
pub(super) fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}
