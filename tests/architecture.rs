//! The walls of the house: who may import whom, and what may stand where.
//!
//! Reads every file of `src` and fails with <file:line>. Rings, 0 at the bottom: a room imports only
//! lower rings, never a sibling; outside a room only what its `mod.rs` re-exports is used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Rooms by ring. `i18n` is open to all but model.
const RINGS: [&[&str]; 5] = [
    &["model", "i18n"],
    &["log", "graph", "tally", "search", "practice"],
    &["store", "exchange", "chart", "hints"],
    &["app"],
    &["cli", "ui"],
];

/// What the two faces may name besides `app` (design.md, rule 1).
const OPEN_TO_FACES: [&str; 3] = ["model", "i18n", "chart"];

fn ring(room: &str) -> Option<usize> {
    RINGS.iter().position(|rooms| rooms.contains(&room))
}

/// A file of `src`: its room, its path from the root, its lines without comments and test modules.
struct Page {
    room: String,
    name: String,
    lines: Vec<(usize, String)>,
    length: usize,
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, into);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            into.push(path);
        }
    }
}

fn pages() -> Vec<Page> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    files(&root.join("src"), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            let mut parts = name.split('/').skip(1);
            let room = parts.next().unwrap().trim_end_matches(".rs").to_string();
            let own = text.split("\n#[cfg(test)]").next().unwrap();
            let code = |line: &str| line.split("//").next().unwrap_or_default().to_string();
            let lines = own.lines().enumerate().map(|(n, line)| (n + 1, code(line)));
            Page { room, name, lines: lines.collect(), length: text.lines().count() }
        })
        .collect()
}

/// Names after `crate::` as paths of at most three parts: `model`, `model::Worker`, braces opened.
fn paths_in(page: &Page) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let text: String = page.lines.iter().map(|(_, line)| format!("{line}\n")).collect();
    let mut at = 0;
    while let Some(next) = text[at..].find("crate::") {
        at += next + "crate::".len();
        let is_macro = text[..at - 7].ends_with('$');
        let line = text[..at].matches('\n').count() + 1;
        if !is_macro {
            open(&text[at..], &mut Vec::new(), line, &mut found);
        }
    }
    found
}

/// Reads one path, or all of a `{…}` list, from the start of `text`.
fn open(text: &str, before: &mut Vec<String>, line: usize, found: &mut Vec<(usize, Vec<String>)>) {
    if let Some(list) = text.strip_prefix('{') {
        let mut depth = 0;
        let mut start = 0;
        for (n, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                ',' | '}' if depth == 0 => {
                    let item = list[start..n].trim_start();
                    if !item.trim().is_empty() {
                        let newlines = list[..start].matches('\n').count();
                        open(item, before, line + newlines, found);
                    }
                    start = n + 1;
                    if c == '}' {
                        return;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
        return;
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    before.push(name.to_string());
    match rest.strip_prefix("::") {
        Some(rest) if before.len() < 3 => open(rest, before, line, found),
        _ => found.push((line, before.clone())),
    }
    before.pop();
}

/// What the `mod.rs` of each room hands out: `pub use` names, `pub` items, `pub mod`s.
fn faces() -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faces = BTreeMap::new();
    for room in RINGS.iter().flat_map(|rooms| rooms.iter()) {
        let text = std::fs::read_to_string(root.join(room).join("mod.rs")).unwrap_or_default();
        let mut names = BTreeSet::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("pub ").or_else(|| rest.find("pub(crate) ")) {
            let item = rest[at..].split_once(' ').map_or("", |(_, item)| item);
            let item = item.strip_prefix("(crate) ").unwrap_or(item);
            let word = item.split_whitespace().next().unwrap_or_default();
            if word == "use" {
                let list = item.split(';').next().unwrap_or_default();
                let words = list.split(|c: char| !c.is_alphanumeric() && c != '_');
                names.extend(words.map(String::from));
            } else {
                let name = item.split_whitespace().nth(1).unwrap_or_default();
                let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                names.insert(name.to_string());
            }
            rest = &rest[at + 4..];
        }
        faces.insert((*room).to_string(), names);
    }
    faces
}

#[track_caller]
fn none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

#[test]
fn a_room_imports_only_lower_rings_and_never_a_sibling() {
    let mut broken = Vec::new();
    for page in pages() {
        let Some(own) = ring(&page.room) else { continue };
        for (line, path) in paths_in(&page) {
            let room = path[0].as_str();
            let Some(other) = ring(room) else { continue };
            let open = room == "i18n" && page.room != "model";
            if room != page.room && !open && other >= own {
                broken.push(format!("{}:{line}: {} names {room}", page.name, page.room));
            }
        }
    }
    none(&broken, "a room imports only lower rings, never a sibling (design.md, rule 1)");
}

#[test]
fn faces_know_app_and_what_it_hands_on() {
    let mut broken = Vec::new();
    for page in pages().iter().filter(|page| ["cli", "ui"].contains(&&*page.room)) {
        for (line, path) in paths_in(page) {
            let room = path[0].as_str();
            let known = room == page.room || room == "app" || OPEN_TO_FACES.contains(&room);
            if ring(room).is_some() && !known {
                broken.push(format!("{}:{line}: {} names {room}", page.name, page.room));
            }
        }
    }
    none(&broken, "cli and ui know app and what it names of model, i18n and chart (design.md, rule 1)");
}

#[test]
fn outside_a_room_only_its_face_is_used() {
    let faces = faces();
    let mut broken = Vec::new();
    for page in pages() {
        for (line, path) in paths_in(&page) {
            let (room, Some(name)) = (&path[0], path.get(1)) else { continue };
            let Some(face) = faces.get(room).filter(|_| *room != page.room) else { continue };
            if !face.contains(name) && !name.is_empty() && name != "self" {
                broken.push(format!("{}:{line}: {room} does not hand out {name}", page.name));
            }
        }
    }
    none(&broken, "outside a room only what its mod.rs re-exports is used (design.md, rule 4)");
}

/// Lines of pages that `here` selects, which contain one of `words`.
fn words_in(words: &[&str], here: impl Fn(&Page) -> bool) -> Vec<String> {
    let mut broken = Vec::new();
    for page in pages().iter().filter(|page| here(page)) {
        for (line, text) in &page.lines {
            if let Some(word) = words.iter().find(|word| text.contains(**word)) {
                broken.push(format!("{}:{line}: {word}", page.name));
            }
        }
    }
    broken
}

#[test]
fn the_window_lives_in_ui_alone() {
    let words = ["egui::", "eframe::", "rfd::", "winit::", "use egui", "use eframe"];
    let broken = words_in(&words, |page| page.room != "ui" && page.room != "main");
    none(&broken, "egui, eframe and rfd live in ui alone (design.md, rule 3)");
}

#[test]
fn nothing_speaks_to_a_network() {
    let words = ["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs", "std::net", "AF_INET", "reqwest"];
    none(&words_in(&words, |_| true), "no network code at all");
}

#[test]
fn the_lower_rings_have_no_clock_no_environment_and_no_threads() {
    let words = [
        "SystemTime::now",
        "Instant::now",
        "Zoned::now",
        "Timestamp::now",
        "std::env",
        "env::var",
        "thread::spawn",
        "thread::sleep",
        "getrandom::",
    ];
    let lower = |page: &Page| {
        ring(&page.room).is_some_and(|ring| ring <= 2)
            && !page.name.starts_with("src/store/disk")
            && !page.name.starts_with("src/store/seal")
    };
    none(&words_in(&words, lower), "rings 0-2 are pure but for store/disk (design.md, rule 2)");
}

#[test]
fn only_the_disk_touches_files_in_the_lower_rings() {
    let words = ["std::fs", "fs::File", "File::create", "File::open", "OpenOptions"];
    let lower = |page: &Page| {
        ring(&page.room).is_some_and(|ring| ring <= 2) && !page.name.starts_with("src/store/disk")
    };
    none(&words_in(&words, lower), "bytes on disk are the business of store/disk");
}

#[test]
fn every_word_on_the_screen_is_a_message() {
    let calls = ["label(\"", "button(\"", "heading(\"", "hint_text(\"", "on_hover_text(\"", "small(\""];
    let mut broken = Vec::new();
    for page in pages().iter().filter(|page| page.room == "ui") {
        for (line, text) in &page.lines {
            for call in calls {
                let Some(at) = text.find(call) else { continue };
                let said = text[at + call.len()..].split('"').next().unwrap_or_default();
                if said.contains(' ') || said.chars().filter(|c| c.is_alphabetic()).count() > 2 {
                    broken.push(format!("{}:{line}: {said}", page.name));
                }
            }
        }
    }
    none(&broken, "every user-visible string is a message of assets/i18n");
}

#[test]
fn colours_come_from_the_theme() {
    let words =
        ["Color32::from_rgb", "Color32::from_gray(", "Color32::RED", "Color32::WHITE", "Color32::BLACK"];
    let broken = words_in(&words, |page| {
        page.room == "ui" && !["src/ui/theme.rs", "src/ui/paint.rs"].contains(&&*page.name)
    });
    none(&broken, "every colour goes through the theme");
}

#[test]
fn no_file_is_longer_than_can_be_read() {
    let long = pages().into_iter().filter(|page| page.length > 700);
    let broken: Vec<String> = long.map(|page| format!("{}: {} lines", page.name, page.length)).collect();
    none(&broken, "files are around 150 lines, seldom above 400");
}

#[test]
fn the_reader_of_paths_sees_lists_and_macros() {
    let text =
        "use crate::{model::{Day, edit::Deed}, log};\nlet a = $crate::ui::X; crate::tally::percent(1, 2);";
    let lines = text.lines().enumerate().map(|(n, line)| (n + 1, line.to_string())).collect();
    let page = Page { room: "app".into(), name: "x".into(), lines, length: 2 };
    let seen: Vec<String> =
        paths_in(&page).into_iter().map(|(line, path)| format!("{line} {}", path.join("::"))).collect();
    assert_eq!(seen, ["1 model::Day", "1 model::edit::Deed", "1 log", "2 tally::percent"]);
}
