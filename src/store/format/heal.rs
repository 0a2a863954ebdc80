//! Damaged lines that another copy has whole.

use std::collections::HashSet;

use crate::log::Entry;

/// Drops the lines of `aside` that `entries` hold whole: the same id, or the
/// same words behind a damaged id, or a part of the line. Nothing of a line
/// that goes is lost: its entry is there. Returns how many went.
pub fn heal(aside: &mut Vec<String>, entries: &[Entry]) -> usize {
    if aside.is_empty() {
        return 0;
    }
    let before = aside.len();
    let ids: HashSet<String> = entries.iter().map(|entry| entry.id.to_string()).collect();
    aside.retain(|line| !id_in(line).is_some_and(|id| ids.contains(id)));
    if !aside.is_empty() {
        let words: HashSet<&str> = entries.iter().filter_map(|entry| behind_id(&entry.line)).collect();
        aside.retain(|line| !behind_id(line).is_some_and(|rest| words.contains(rest)));
    }
    aside.retain(|line| !entries.iter().any(|entry| entry.line.contains(line.as_str())));
    before - aside.len()
}

/// The id a line claims.
fn id_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once(r#""id":""#)?;
    rest.split_once('"').map(|(id, _)| id)
}

/// Everything after the id.
fn behind_id(line: &str) -> Option<&str> {
    line.find(r#""on":""#).and_then(|at| line.get(at..))
}
