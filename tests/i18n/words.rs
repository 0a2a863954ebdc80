//! Every word is known, every known word is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use wallchart::args;
use wallchart::i18n::{Language, Tr};

/// Ids put together at run time in another way than `"begin-{…}"`, by how they begin.
const PUT_TOGETHER: &[&str] = &[];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

/// The ids of a Fluent file, with how often each stands there.
fn ids(words: &str) -> BTreeMap<String, usize> {
    let mut ids = BTreeMap::new();
    for line in words.lines() {
        let begins = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let (true, Some((id, _))) = (begins, line.split_once('=')) {
            *ids.entry(id.trim().to_owned()).or_insert(0) += 1;
        }
    }
    ids
}

fn english() -> String {
    fs::read_to_string(root().join("assets/i18n/en.ftl")).unwrap()
}

#[test]
fn every_message_said_in_the_code_is_known_to_english() {
    let tr = Tr::default();
    let mut found = Vec::new();
    sources(&root().join("src"), &mut found);
    let mut unknown = Vec::new();
    for (path, text) in &found {
        for (at, asked) in [".say(", ".with("].iter().flat_map(|call| text.match_indices(call)) {
            let behind = text[at + asked.len()..].trim_start();
            let mut parts = behind.split('"');
            let (Some(""), Some(id), Some(after)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            // An id of egui takes one part, a message its arguments too.
            if asked == ".with(" && !after.trim_start().starts_with(',') {
                continue;
            }
            if !tr.knows(id) {
                let line = text[..at].lines().count();
                unknown.push(format!("{}:{line}: {id}", path.display()));
            }
        }
    }
    assert!(unknown.is_empty(), "not in en.ftl:\n{}", unknown.join("\n"));
}

/// How the ids begin that a text like `chart-level-{word}` makes.
fn beginning(text: &str) -> Option<&str> {
    let (begin, _) = text.split_once('{')?;
    let plain = begin.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    (plain && begin.len() > 4 && begin.ends_with('-')).then_some(begin)
}

#[test]
fn every_english_message_is_used() {
    let mut found = Vec::new();
    sources(&root().join("src"), &mut found);
    let put_together: BTreeSet<&str> =
        found.iter().flat_map(|(_, text)| text.split('"')).filter_map(beginning).collect();
    let unused: Vec<String> = ids(&english())
        .into_keys()
        .filter(|id| !PUT_TOGETHER.iter().any(|begin| id.starts_with(begin)))
        .filter(|id| !put_together.iter().any(|begin| id.starts_with(begin)))
        .filter(|id| {
            let (plain, attribute) = (format!("\"{id}\""), format!("\"{id}."));
            !found.iter().any(|(_, text)| text.contains(&plain) || text.contains(&attribute))
        })
        .collect();
    assert!(unused.is_empty(), "in en.ftl and never said: {unused:?}");
}

#[test]
fn no_message_is_written_twice() {
    let twice: Vec<_> = ids(&english()).into_iter().filter(|(_, times)| *times > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_language_file_is_well_formed_and_known_to_english() {
    let known: BTreeSet<String> = ids(&english()).into_keys().collect();
    for entry in fs::read_dir(root().join("assets/i18n")).unwrap() {
        let path = entry.unwrap().path();
        let words = fs::read_to_string(&path).unwrap();
        let read = fluent_bundle::FluentResource::try_new(words.clone());
        assert!(read.is_ok(), "{}: {:?}", path.display(), read.err().map(|(_, errors)| errors));
        let strange: Vec<_> = ids(&words).into_keys().filter(|id| !known.contains(id)).collect();
        assert!(strange.is_empty(), "{}: not in English: {strange:?}", path.display());
    }
}

#[test]
fn a_language_without_words_speaks_english() {
    for language in Language::ALL {
        assert_eq!(Tr::new(language).say("mark-leader"), "leader");
    }
}

#[test]
fn an_unknown_id_shows_itself() {
    assert_eq!(Tr::default().say("no-such-id"), "no-such-id");
    assert_eq!(Tr::default().say("mark-leader.no-such"), "mark-leader.no-such");
}

#[test]
fn a_name_of_another_script_is_put_in_isolated_and_others_are_not() {
    let tr = Tr::default();
    let said = |name: &str| tr.with("mark-rating-old", args!["mark" => name]);
    assert_eq!(said("Rosa"), "Rosa, rated long ago");
    assert_eq!(said("سلمى"), "\u{2068}سلمى\u{2069}, rated long ago");
}

#[test]
fn locale_names_find_their_language() {
    assert_eq!(Language::from_tag("pt_BR.UTF-8"), Some(Language::Pt));
    assert_eq!(Language::from_tag("AR"), Some(Language::Ar));
    assert_eq!(Language::from_tag("tlh"), None);
}
