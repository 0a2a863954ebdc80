//! A document as bytes, always the same for the same content.

use std::fmt::Write as _;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::log::Entry;

use super::super::raw::quoted;
use super::{CHECK, Document, ENTRIES, SIGNATURE, TAIL};

/// The canonical bytes of a document: entries by time, then id, each once.
/// Equal sets of entries give equal bytes between `"entries":[` and `],"aside"`.
pub fn write(document: &Document) -> Vec<u8> {
    let Document { version, campaign, entries, aside, desk, more } = document;
    let mut order: Vec<&Entry> = entries.iter().collect();
    // An erased entry comes before the same entry with its words, and stays.
    order.sort_unstable_by_key(|entry| (entry.at, entry.id, !entry.is_erased()));
    order.dedup_by_key(|entry| entry.id);
    let room: usize = order.iter().map(|entry| entry.line.len() + 2).sum();
    let mut out = String::with_capacity(room + room / 8 + 512);

    let (major, minor) = version;
    out.push_str(SIGNATURE);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{major},{minor}],\"campaign\":\"{campaign}\",");
    out.push_str(ENTRIES);
    out.push('\n');
    let last = order.len().saturating_sub(1);
    for (place, entry) in order.iter().enumerate() {
        out.push_str(&entry.line);
        out.push_str(if place == last { "\n" } else { ",\n" });
    }
    out.push_str(TAIL);
    out.push('[');
    for (place, line) in aside.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        out.push_str(&quoted(line));
    }
    out.push_str("],\"desk\":");
    desk.write(&mut out);
    for (key, value) in more {
        out.push(',');
        out.push_str(&quoted(key));
        out.push(':');
        out.push_str(value);
    }
    out.push_str(",\n");
    let check = HEXLOWER.encode(&Sha256::digest(out.as_bytes()));
    out.push_str(CHECK);
    out.push_str(&check);
    out.push_str("\"}\n");
    out.into_bytes()
}
