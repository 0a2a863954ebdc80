//! What belongs to this copy of a campaign alone: never merged, never given out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fmt::Write as _;

use crate::model::{EntryId, RecordId};

use super::super::seal::JournalKey;
use super::raw;

/// The desk of one copy of a campaign.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Desk {
    /// Computed places on the map, whole points from its middle, x to the
    /// right, y down. Losing them costs a layout, nothing else.
    pub places: BTreeMap<RecordId, [i32; 2]>,
    /// Entries not taken in again: undone merges and refused parts of them.
    pub declined: BTreeSet<EntryId>,
    /// The key of this campaign's journal, when the campaign is sealed.
    pub journal: Option<JournalKey>,
    /// The key before the passphrase was changed, until the next save.
    pub journal_before: Option<JournalKey>,
    /// The secret that sheet codes are made with.
    pub sheet_key: Option<String>,
    /// Keys this version does not know, with their values as written.
    pub more: Vec<(String, String)>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk")
            .field("places", &self.places.len())
            .field("declined", &self.declined.len())
            .field("journal", &self.journal)
            .finish_non_exhaustive()
    }
}

impl Desk {
    /// Reads a desk; the second value is false when a key that this version
    /// knows could not be read and was left out.
    pub(super) fn read(text: &str) -> Option<(Self, bool)> {
        let mut desk = Self::default();
        let mut whole = true;
        for (key, value) in raw::object(text)? {
            let understood = match key.as_str() {
                "places" => fill(&mut desk.places, value),
                "declined" => fill(&mut desk.declined, value),
                "journal" => key_in(&mut desk.journal, value),
                "journal_before" => key_in(&mut desk.journal_before, value),
                "sheet_key" => fill(&mut desk.sheet_key, value),
                _ => {
                    desk.more.push((key, value.to_owned()));
                    true
                }
            };
            whole &= understood;
        }
        Some((desk, whole))
    }

    /// The desk as one JSON object without spaces; empty parts are left out.
    pub(super) fn write(&self, out: &mut String) {
        let Self { places, declined, journal, journal_before, sheet_key, more } = self;
        let mut pairs: Vec<(&str, String)> = Vec::new();
        if !places.is_empty() {
            let mut text = String::with_capacity(places.len() * 40);
            for (record, [x, y]) in places {
                let comma = if text.is_empty() { '{' } else { ',' };
                // Writing to a String cannot fail.
                let _ = write!(text, "{comma}\"{record}\":[{x},{y}]");
            }
            text.push('}');
            pairs.push(("places", text));
        }
        if !declined.is_empty() {
            pairs.push(("declined", serde_json::to_string(declined).unwrap_or_default()));
        }
        for (name, key) in [("journal", journal), ("journal_before", journal_before)] {
            if let Some(key) = key {
                pairs.push((name, raw::quoted(&key.to_text())));
            }
        }
        if let Some(key) = sheet_key {
            pairs.push(("sheet_key", raw::quoted(key)));
        }
        pairs.extend(more.iter().map(|(key, value)| (key.as_str(), value.clone())));
        out.push('{');
        for (place, (key, value)) in pairs.iter().enumerate() {
            if place > 0 {
                out.push(',');
            }
            out.push_str(&raw::quoted(key));
            out.push(':');
            out.push_str(value);
        }
        out.push('}');
    }
}

fn fill<T: serde::de::DeserializeOwned>(into: &mut T, value: &str) -> bool {
    serde_json::from_str(value).map(|value| *into = value).is_ok()
}

fn key_in(into: &mut Option<JournalKey>, value: &str) -> bool {
    let text: Option<String> = serde_json::from_str(value).ok();
    *into = text.and_then(|text| JournalKey::parse(&text));
    into.is_some()
}
