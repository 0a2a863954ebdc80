//! Sealing: standard age files, words worth typing.

use wallchart::store::{
    JournalKey, Passphrase, StoreError, WorkFactor, is_sealed, seal, seal_to_key, unseal, unseal_with_key,
};

use super::sample::Chance;

#[test]
fn six_words_are_drawn_evenly_and_never_printed() {
    let mut chance = Chance(7);
    let words = Passphrase::six_words(&mut |bytes| chance.fill(bytes));
    let list: Vec<&str> = words.expose().split(' ').collect();
    assert_eq!(list.len(), 6);
    assert!(list.iter().all(|word| word.len() >= 3));
    assert!(!format!("{words:?}").contains(list[0]));
    let low = Passphrase::six_words(&mut |bytes| bytes.fill(0));
    let high = Passphrase::six_words(&mut |bytes| bytes.fill(255));
    assert!(low.expose().starts_with("abacus ") && high.expose().ends_with(" zoom"));
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..500 {
        let words = Passphrase::six_words(&mut |bytes| chance.fill(bytes));
        seen.extend(words.expose().split(' ').map(str::to_owned));
    }
    // 3,000 draws of 7,776 words: about 2,490 different ones.
    assert!((2350..2650).contains(&seen.len()), "{}", seen.len());
}

#[test]
fn the_same_letters_from_another_keyboard_open_it() {
    let composed = Passphrase::new("Zo\u{eb}".into());
    let decomposed = Passphrase::new("Zoe\u{308}".into());
    let sealed = seal(b"{}", &composed, WorkFactor::new(2).unwrap()).unwrap();
    assert!(unseal(&sealed, &decomposed).is_ok());
    assert_eq!(composed, decomposed);
}

#[test]
fn length_tells_nothing_within_a_step() {
    let words = Passphrase::new("words".into());
    let work = WorkFactor::new(2).unwrap();
    let length = |len: usize| seal(&vec![b'x'; len], &words, work).unwrap().len();
    assert_eq!(length(1), length(16_384));
    assert_eq!(length(16_385) - length(16_384), 16_384);
    let opened = unseal(&seal(b"x", &words, work).unwrap(), &words).unwrap();
    assert_eq!(opened.len(), 16_384);
    assert!(opened.starts_with(b"x ") && opened.ends_with(b" "));
}

#[test]
fn wrong_words_and_wrong_keys_are_told_apart() {
    let words = Passphrase::new("right".into());
    let work = WorkFactor::new(2).unwrap();
    let sealed = seal(b"{}", &words, work).unwrap();
    assert!(is_sealed(&sealed) && !is_sealed(b"{}"));
    let wrong = Passphrase::new("wrong".into());
    assert_eq!(unseal(&sealed, &wrong).unwrap_err(), StoreError::WrongPassphrase);
    assert_eq!(seal(b"{}", &Passphrase::new(String::new()), work).unwrap_err(), StoreError::SealFailed);
    let key = JournalKey::generate();
    let kept = seal_to_key(b"{}", &key).unwrap();
    assert!(unseal_with_key(&kept, &key).is_ok());
    let other = JournalKey::generate();
    assert_eq!(unseal_with_key(&kept, &other).unwrap_err(), StoreError::SealedForOthers);
    assert_eq!(unseal(&kept, &words).unwrap_err(), StoreError::SealedForOthers);
    assert_eq!(JournalKey::parse(&key.to_text()).unwrap(), key);
    let mut text = key.to_text().to_string();
    text.replace_range(20..21, if &text[20..21] == "Q" { "P" } else { "Q" });
    assert_eq!(JournalKey::parse(&text), None, "a wrong letter is noticed");
    assert!(!format!("{key:?}").contains("SECRET"));
}

#[test]
fn a_file_that_asks_for_too_much_work_is_refused_at_once() {
    let words = Passphrase::new("right".into());
    let sealed = seal(b"{}", &words, WorkFactor::new(2).unwrap()).unwrap();
    let head = String::from_utf8_lossy(&sealed[..100]).into_owned();
    let line = head.lines().nth(1).unwrap().to_owned();
    assert!(line.starts_with("-> scrypt ") && line.ends_with(" 2"));
    let end = head.find(&line).unwrap() + line.len();
    let mut greedy = sealed[..end - 1].to_vec();
    greedy.extend_from_slice(b"21");
    greedy.extend_from_slice(&sealed[end..]);
    assert_eq!(unseal(&greedy, &words).unwrap_err(), StoreError::TooMuchWork);
    assert_eq!(WorkFactor::new(21), None);
    assert_eq!(WorkFactor::new(0), None);
}

#[test]
fn the_standard_work_factor_is_written_into_the_file() {
    let words = Passphrase::new("right".into());
    let sealed = seal(b"{}", &words, WorkFactor::STANDARD).unwrap();
    let head = String::from_utf8_lossy(&sealed[..100]).into_owned();
    assert!(head.starts_with("age-encryption.org/v1\n-> scrypt "));
    assert!(head.lines().nth(1).unwrap().ends_with(" 17"));
    assert!(unseal(&sealed, &words).is_ok());
}
