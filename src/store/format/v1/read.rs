//! Bytes as a document: the short way when the check holds, else the careful one.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::model::{Edit, RecordId};

use super::super::desk::Desk;
use super::super::raw;
use super::judge::Judged;
use super::{CHECK, Document, ENTRIES, SIGNATURE, TAIL, VERSION, rescue};
use crate::store::error::StoreError;
use crate::store::seal;

/// A file as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What it says, as far as it could be read.
    pub document: Document,
    /// What was wrong with it; nothing when every byte is as it was written.
    pub damage: Option<Damage>,
    /// Entries this version does not understand and carries along.
    pub unknown: usize,
}

/// What was wrong with a file that could be read all the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// The file ends early.
    pub is_cut_short: bool,
    /// Entries that are whole.
    pub kept: usize,
    /// Lines set aside now, not read: another copy can heal them.
    pub set_aside: usize,
    /// Entries another program had rewritten, put back in their own form.
    pub mended: usize,
    /// The beginning or the end (the campaign's id, this copy's desk) is
    /// damaged; what could be read of it is used.
    pub is_frame_damaged: bool,
}

/// Reads a file that is not sealed (or was unsealed; padding may follow).
///
/// Never changes anything silently: a file whose check does not hold comes
/// with [`Damage`], and only entries that match their own hash are in it.
///
/// # Errors
/// [`StoreError::Empty`], [`StoreError::Foreign`], [`StoreError::Newer`],
/// [`StoreError::NeedsPassphrase`]; [`StoreError::CutShort`] and
/// [`StoreError::Damaged`] when nothing could be rescued.
pub fn read(bytes: &[u8]) -> Result<Read, StoreError> {
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\n' | b'\r' | b'\t')) {
        return Err(StoreError::Empty);
    }
    if seal::is_sealed(bytes) {
        return Err(StoreError::NeedsPassphrase);
    }
    if seal::is_cut_in_magic(bytes) || SIGNATURE.as_bytes().starts_with(bytes) {
        return Err(StoreError::CutShort);
    }
    let checked = std::str::from_utf8(bytes).ok().and_then(checked);
    if checked.is_some() || bytes.starts_with(SIGNATURE.as_bytes()) {
        let major = major(bytes);
        if major > VERSION.0 && (checked.is_some() || !rescue::has_entries(bytes)) {
            return Err(StoreError::Newer { major });
        }
    }
    match checked.and_then(whole) {
        Some(read) => Ok(read),
        None => rescue::rescue(bytes),
    }
}

/// Everything before the check's line, if the check holds.
fn checked(text: &str) -> Option<&str> {
    let text = text.trim_end_matches(' ');
    let text = text.strip_suffix('\n').unwrap_or(text);
    let start = text.rfind('\n')? + 1;
    let (body, check) = text.split_at_checked(start)?;
    let check = check.strip_prefix(CHECK)?.strip_suffix("\"}")?;
    let own = HEXLOWER.encode(&Sha256::digest(body.as_bytes()));
    (own == check).then_some(body)
}

/// The document in a body whose check holds; nothing when it is laid out
/// otherwise than the format says.
fn whole(body: &str) -> Option<Read> {
    let (head, rest) = body.split_once('\n')?;
    let rest = rest.strip_prefix(ENTRIES)?.strip_prefix('\n')?;
    let (lines, tail) = if rest.starts_with(TAIL) {
        ("", rest)
    } else {
        let at = rest.rfind("\n],\"aside\":")?;
        let (lines, tail) = rest.split_at_checked(at)?;
        (lines, tail.get(1..)?)
    };
    let head = Head::read(head)?;
    let tail = tail.get(2..)?.trim_end().strip_suffix(',')?;
    let mut tail = Tail::read(&format!("{{{tail}}}"))?;
    tail.more.splice(0..0, head.more);

    let judged = Judged::of(lines);
    let wrong = judged.mended + judged.aside.len() > 0 || !tail.is_whole;
    let damage = wrong.then_some(Damage {
        is_cut_short: false,
        kept: judged.entries.len(),
        set_aside: judged.aside.len(),
        mended: judged.mended,
        is_frame_damaged: !tail.is_whole,
    });
    Some(assemble(head.version, head.campaign, judged, tail, damage))
}

/// Puts the parts together.
pub(super) fn assemble(
    version: (u32, u32),
    campaign: RecordId,
    judged: Judged,
    tail: Tail,
    damage: Option<Damage>,
) -> Read {
    let mut aside = tail.aside;
    for line in judged.aside {
        if !aside.contains(&line) {
            aside.push(line);
        }
    }
    let unknown = judged.entries.iter().filter(|entry| entry.edit == Edit::Unknown).count();
    let document =
        Document { version, campaign, entries: judged.entries, aside, desk: tail.desk, more: tail.more };
    Read { document, damage, unknown }
}

/// The first line.
pub(super) struct Head {
    pub(super) version: (u32, u32),
    pub(super) campaign: RecordId,
    pub(super) more: Vec<(String, String)>,
}

impl Head {
    /// Reads the first line, `{…,`.
    fn read(line: &str) -> Option<Self> {
        let line = line.trim_end().strip_suffix(',')?;
        Self::of(raw::object(&format!("{line}}}"))?)
    }

    /// Reads it from the keys of an object; those of the tail are left alone.
    pub(super) fn of(pairs: Vec<raw::Pair<'_>>) -> Option<Self> {
        let (mut ours, mut version, mut campaign) = (false, None, None);
        let mut more = Vec::new();
        for (key, value) in pairs {
            match key.as_str() {
                "format" => ours = value == r#""wallchart""#,
                "version" => version = serde_json::from_str(value).ok(),
                "campaign" => campaign = serde_json::from_str(value).ok(),
                "entries" | "aside" | "desk" | "check" => {}
                _ => more.push((key, value.to_owned())),
            }
        }
        ours.then_some(Self { version: version?, campaign: campaign?, more })
    }
}

/// What stands after the entries.
#[derive(Default)]
pub(super) struct Tail {
    pub(super) aside: Vec<String>,
    pub(super) desk: Desk,
    pub(super) more: Vec<(String, String)>,
    /// Everything in it could be read.
    pub(super) is_whole: bool,
}

impl Tail {
    fn read(object: &str) -> Option<Self> {
        let mut tail = Self { is_whole: true, ..Self::default() };
        for (key, value) in raw::object(object)? {
            match key.as_str() {
                "aside" => tail.take_aside(value),
                "desk" => tail.take_desk(value),
                _ => tail.more.push((key, value.to_owned())),
            }
        }
        Some(tail)
    }

    pub(super) fn take_aside(&mut self, value: &str) {
        match serde_json::from_str(value) {
            Ok(aside) => self.aside = aside,
            Err(_) => self.is_whole = false,
        }
    }

    pub(super) fn take_desk(&mut self, value: &str) {
        match Desk::read(value) {
            Some((desk, whole)) => {
                self.desk = desk;
                self.is_whole &= whole;
            }
            None => self.is_whole = false,
        }
    }
}

/// The major version in the signature; 0 when it is no number.
fn major(bytes: &[u8]) -> u32 {
    let number = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    let digits = number.iter().take(6).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0, |major, digit| major * 10 + u32::from(digit - b'0'))
}
