//! Reading a file whose check does not hold: every entry is judged by its own
//! hash, wherever it stands; the rest is kept, and all of it is reported.

use std::collections::BTreeSet;

use crate::model::{Edit, RecordId};

use super::super::raw;
use super::judge::Judged;
use super::read::{Damage, Head, Read, Tail, assemble};
use super::{CHECK, ENTRIES, SIGNATURE, TAIL, VERSION};
use crate::store::error::StoreError;

/// Letters of the last line: its key, 64 of the hash, the two that close it.
const CHECK_LINE: usize = CHECK.len() + 64 + 2;
/// How every entry begins.
const ENTRY: &str = r#"{"id":""#;

/// Reads what can be read.
pub(super) fn rescue(bytes: &[u8]) -> Result<Read, StoreError> {
    // Bytes that are no text only spoil the line they stand in.
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim_end_matches(['\0', ' ']);
    if let Some(read) = rewritten(text) {
        return Ok(read);
    }
    let is_cut_short = !text.trim_end().ends_with("\"}");
    let mut judged = Judged::default();
    let mut is_frame_damaged = false;
    let mut in_tail = false;
    for (place, line) in text.lines().enumerate() {
        let line = line.strip_suffix(',').unwrap_or(line);
        in_tail |= is_tail(line);
        if line.is_empty() || line == ENTRIES || judged.take(line) {
            continue;
        }
        let found = pieces(line, &mut judged);
        let is_frame = place == 0 || in_tail || is_frame(line);
        // What is neither an entry nor the frame of the file may be half an entry.
        if found == 0 && !is_frame {
            judged.aside.push(line.to_owned());
        }
    }
    if judged.entries.is_empty() && !has_mark(text) {
        return Err(StoreError::Foreign);
    }
    let mut tail = Tail { is_whole: true, ..Tail::default() };
    match value_of(text, r#""aside":"#) {
        Some(value) => tail.take_aside(value),
        None => tail.is_whole = false,
    }
    match value_of(text, r#""desk":"#) {
        Some(value) => tail.take_desk(value),
        None => tail.is_whole = false,
    }
    let (head, _) = text.split_once('\n').unwrap_or((text, ""));
    let object = format!("{}}}", head.trim_end().trim_end_matches(','));
    let head = raw::object(&object).and_then(Head::of);
    is_frame_damaged |= head.is_none() || !tail.is_whole;
    let version = head.as_ref().map_or(VERSION, |head| head.version);
    let version = if version.0 == VERSION.0 { version } else { VERSION };
    let campaign = campaign(&judged, head.as_ref().map(|head| head.campaign));
    let Some(campaign) = campaign else {
        return Err(if is_cut_short { StoreError::CutShort } else { StoreError::Damaged });
    };
    if judged.entries.is_empty() && (is_cut_short || head.is_none()) {
        return Err(if is_cut_short { StoreError::CutShort } else { StoreError::Damaged });
    }
    if let Some(head) = head {
        tail.more.splice(0..0, head.more);
    }
    Ok(report(version, campaign, judged, tail, is_cut_short, is_frame_damaged))
}

/// Whether an entry of this version is in it: then a strange version number is
/// damage, not a newer version.
pub(super) fn has_entries(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut judged = Judged::default();
    text.lines().any(|line| judged.take(line.strip_suffix(',').unwrap_or(line)))
}

/// A document that is valid JSON but laid out by another program.
fn rewritten(text: &str) -> Option<Read> {
    let pairs = raw::object(text)?;
    let mut tail = Tail { is_whole: true, ..Tail::default() };
    let mut judged = Judged::default();
    for (key, value) in &pairs {
        match key.as_str() {
            "entries" => {
                for line in raw::list(value)? {
                    judged.take_or_set_aside(line);
                }
            }
            "aside" => tail.take_aside(value),
            "desk" => tail.take_desk(&raw::compact(value)),
            _ => {}
        }
    }
    let head = Head::of(pairs)?;
    if head.version.0 != VERSION.0 {
        return None;
    }
    let claimed = Some(head.campaign);
    let campaign = campaign(&judged, claimed)?;
    let is_frame_damaged = !tail.is_whole || claimed != Some(campaign);
    tail.more.splice(0..0, head.more.into_iter().map(|(key, value)| (key, raw::compact(&value))));
    Some(report(head.version, campaign, judged, tail, false, is_frame_damaged))
}

fn report(
    version: (u32, u32),
    campaign: RecordId,
    mut judged: Judged,
    tail: Tail,
    is_cut_short: bool,
    is_frame_damaged: bool,
) -> Read {
    let mut seen = BTreeSet::new();
    judged.entries.retain(|entry| seen.insert(entry.id));
    let damage = Damage {
        is_cut_short,
        kept: judged.entries.len(),
        set_aside: judged.aside.len(),
        mended: judged.mended,
        is_frame_damaged,
    };
    assemble(version, campaign, judged, tail, Some(damage))
}

/// Entries within a line (two run together, one behind a broken bracket). What
/// begins like an entry and is none goes aside. Returns how many were found.
fn pieces(line: &str, judged: &mut Judged) -> usize {
    let starts: Vec<usize> = line.match_indices(ENTRY).map(|(at, _)| at).collect();
    let mut found = 0;
    let mut done = 0;
    for (place, &start) in starts.iter().enumerate() {
        if start < done {
            continue;
        }
        let rest = line.get(start..).unwrap_or_default();
        if let Some((value, end)) = raw::value_at_start(rest)
            && judged.take(value)
        {
            found += 1;
            done = start + end;
            continue;
        }
        let end = starts.get(place + 1).copied().unwrap_or(line.len());
        if starts.len() > 1 {
            let piece = line.get(start..end).unwrap_or_default();
            judged.aside.push(piece.trim_end_matches(',').to_owned());
            found += 1;
        }
    }
    found
}

/// The campaign: the record its own entries speak of, else what the head says.
fn campaign(judged: &Judged, head: Option<RecordId>) -> Option<RecordId> {
    let said = judged.entries.iter().filter(|entry| matches!(entry.edit, Edit::SetCampaign(_)));
    let said: BTreeSet<RecordId> = said.map(|entry| entry.on).collect();
    match head {
        Some(head) if said.is_empty() || said.contains(&head) => Some(head),
        other => said.first().copied().filter(|_| said.len() == 1).or(other),
    }
}

/// The value of the last such key, if it is whole.
fn value_of<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    let at = text.rfind(key)? + key.len();
    raw::value_at_start(text.get(at..)?).map(|(value, _)| value)
}

fn has_mark(text: &str) -> bool {
    text.starts_with(SIGNATURE) || (text.contains("wallchart") && text.contains(ENTRIES))
}

fn is_tail(line: &str) -> bool {
    line.starts_with("],") || line.contains(r#"],"aside":["#) || line.contains(r#"],"desk":{"#)
}

/// A line of the file's frame, cut short or with a wrong letter or two.
fn is_frame(line: &str) -> bool {
    let letters = line.chars().count();
    let is_like = |whole: &str| {
        letters == whole.len() && line.chars().zip(whole.chars()).filter(|(a, b)| a != b).count() <= 2
    };
    let hex = line.chars().filter(char::is_ascii_hexdigit).count();
    let is_check = letters == CHECK_LINE && hex >= 64;
    let is_cut = [ENTRIES, TAIL, CHECK].iter().any(|whole| whole.starts_with(line));
    is_like(ENTRIES) || is_check || is_cut || line.starts_with(CHECK)
}
