//! One entry: one line, about one record, named by the hash of what it says.

use std::sync::Arc;

use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::{AuthorId, Edit, EntryId, RecordField, RecordId, Stamp, Text};

/// One small immutable statement. Equal ids mean equal entries, but for words that were erased.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// First 120 bits of SHA-256 of the line after the id.
    pub id: EntryId,
    /// The record it speaks about.
    pub on: RecordId,
    /// Who typed it.
    pub by: AuthorId,
    /// When; orders, decides nothing.
    pub at: Stamp,
    /// Id of the first entry of its deed.
    pub deed: EntryId,
    /// The entries it replaces.
    pub over: Vec<EntryId>,
    /// What it says.
    pub edit: Edit,
    /// The line as written, without line end.
    pub line: Arc<str>,
}

/// Why a line is not an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Not an object with the keys of an entry.
    #[error("not an entry")]
    NotAnEntry,
    /// It says something else than what its id was made from: a damaged line.
    #[error("an entry that does not match its id")]
    Damaged,
}

/// The keys of a line after the id, as written.
#[derive(Serialize)]
struct Content<'a> {
    on: RecordId,
    by: AuthorId,
    at: Stamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    deed: Option<EntryId>,
    #[serde(skip_serializing_if = "<[EntryId]>::is_empty")]
    over: &'a [EntryId],
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<String>,
    edit: &'a Edit,
}

/// The keys of a line, as read. `E` is the edit, or its bytes where it is not understood.
#[derive(Deserialize)]
struct Wire<E> {
    id: EntryId,
    on: RecordId,
    by: AuthorId,
    at: Stamp,
    deed: Option<EntryId>,
    #[serde(default)]
    over: Vec<EntryId>,
    edit: E,
}

/// Everything an entry is made from.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The record it speaks about.
    pub on: RecordId,
    /// Who types.
    pub by: AuthorId,
    /// When.
    pub at: Stamp,
    /// First entry of the deed; `None` for the first itself.
    pub deed: Option<EntryId>,
    /// What it replaces.
    pub over: Vec<EntryId>,
    /// What it says.
    pub edit: Edit,
}

const KEYS: [&str; 9] = ["id", "sum", "on", "by", "at", "deed", "over", "nonce", "edit"];
/// Length of `{"id":"…",`.
const HEAD: usize = 33;
/// Length of `"sum":"…",`, which follows in an erased line.
const SUM: usize = 33;

fn hash(content: &[u8]) -> EntryId {
    let digest = Sha256::digest(content);
    let mut bytes = [0; EntryId::BYTES];
    for (byte, hashed) in bytes.iter_mut().zip(digest.iter()) {
        *byte = *hashed;
    }
    EntryId::from_bytes(bytes)
}

/// What shows damage in an erased line: hash of its id and of what is left.
fn sum(id: EntryId, left: &str) -> EntryId {
    hash(format!("{id}{left}").as_bytes())
}

impl Entry {
    /// Writes an entry; `nonce` makes its id one that nobody can guess from what it says.
    pub fn write(draft: Draft, nonce: [u8; 16]) -> Self {
        let content = Content {
            on: draft.on,
            by: draft.by,
            at: draft.at,
            deed: draft.deed,
            over: &draft.over,
            nonce: Some(HEXLOWER.encode(&nonce)),
            edit: &draft.edit,
        };
        // Plain values under text keys: writing them cannot fail.
        let content = serde_json::to_string(&content).unwrap_or_default();
        let rest = content.get(1..).unwrap_or_default();
        let id = hash(rest.as_bytes());
        let Draft { on, by, at, deed, over, edit } = draft;
        let line = format!("{{\"id\":\"{id}\",{rest}").into();
        Self { id, on, by, at, deed: deed.unwrap_or(id), over, edit, line }
    }

    /// Reads a line.
    ///
    /// # Errors
    /// [`EntryError::NotAnEntry`] if it is none, [`EntryError::Damaged`] if its id does not match.
    pub fn parse(line: &str) -> Result<Self, EntryError> {
        let wire = if let Ok(wire) = serde_json::from_str::<Wire<Edit>>(line) {
            wire
        } else {
            let wire: Wire<&serde_json::value::RawValue> =
                serde_json::from_str(line).map_err(|_| EntryError::NotAnEntry)?;
            let Wire { id, on, by, at, deed, over, edit: _ } = wire;
            Wire { id, on, by, at, deed, over, edit: Edit::Unknown }
        };
        let Wire { id, on, by, at, deed, over, edit } = wire;
        let rest = line.get(HEAD..).ok_or(EntryError::Damaged)?;
        let head = line.get(..HEAD).unwrap_or_default();
        let whole = head == format!("{{\"id\":\"{id}\",")
            && match &edit {
                // Words that are gone cannot be hashed: such a line carries a sum of what is left.
                Edit::Erased { .. } => rest
                    .get(SUM..)
                    .is_some_and(|left| rest.get(..SUM) == Some(&format!("\"sum\":\"{}\",", sum(id, left)))),
                _ => hash(rest.as_bytes()) == id,
            };
        if !whole {
            return Err(EntryError::Damaged);
        }
        Ok(Self { id, on, by, at, deed: deed.unwrap_or(id), over, edit, line: line.into() })
    }

    /// Reads a line that another tool may have laid out anew (spaces, order of the outer keys).
    ///
    /// # Errors
    /// Those of [`Entry::parse`].
    pub fn parse_mended(line: &str) -> Result<Self, EntryError> {
        let value: serde_json::Value = serde_json::from_str(line).map_err(|_| EntryError::NotAnEntry)?;
        let serde_json::Value::Object(mut object) = value else {
            return Err(EntryError::NotAnEntry);
        };
        let mut ordered = serde_json::Map::new();
        for key in KEYS {
            if let Some(value) = object.shift_remove(key) {
                ordered.insert(key.into(), value);
            }
        }
        ordered.extend(object);
        let line = serde_json::to_string(&ordered).map_err(|_| EntryError::NotAnEntry)?;
        Self::parse(&line)
    }

    /// The same entry without its words: that something was said stays, by whom and when. What
    /// carries no words (removals, take-backs, same person …) stays as it is.
    #[must_use]
    pub fn erased(&self) -> Self {
        if !self.has_words() {
            return self.clone();
        }
        let what = match &self.edit {
            Edit::State(fact) => vec![format!("state:{}", fact.key()).into()],
            _ => self.field_names().into_iter().map(|name| Text::from(name.to_string())).collect(),
        };
        self.without_words(what, self.edit.about())
    }

    /// The same entry as a mark that its record was about somebody forgotten.
    pub(super) fn forgotten(&self) -> Self {
        self.without_words(vec![Edit::FORGOTTEN.into()], Vec::new())
    }

    fn without_words(&self, what: Vec<Text>, about: Vec<RecordId>) -> Self {
        let edit = Edit::Erased { what, about };
        let content = Content {
            on: self.on,
            by: self.by,
            at: self.at,
            deed: (self.deed != self.id).then_some(self.deed),
            over: &self.over,
            nonce: None,
            edit: &edit,
        };
        let content = serde_json::to_string(&content).unwrap_or_default();
        let left = content.get(1..).unwrap_or_default();
        let line = format!("{{\"id\":\"{}\",\"sum\":\"{}\",{left}", self.id, sum(self.id, left)).into();
        Self { edit, line, ..self.clone() }
    }

    /// Whether it says something that can be erased.
    pub fn has_words(&self) -> bool {
        !matches!(
            self.edit,
            Edit::Remove { .. }
                | Edit::Keep {}
                | Edit::Same { .. }
                | Edit::Different { .. }
                | Edit::TakeBack { .. }
                | Edit::Forget { .. }
                | Edit::Erased { .. }
        )
    }

    /// Whether it marks its record as about somebody forgotten.
    pub(super) fn marks_forgotten(&self) -> bool {
        matches!(&self.edit, Edit::Erased { what, .. } if what.iter().any(|what| **what == *Edit::FORGOTTEN))
    }

    /// Whether it takes the place of `known`, which has the same id: words once erased stay so.
    ///
    /// The answer does not depend on which came first, so that all copies end with one line.
    pub(super) fn supersedes(&self, known: &Entry) -> bool {
        let alike = self.on == known.on
            && self.by == known.by
            && self.at == known.at
            && self.deed == known.deed
            && self.over == known.over;
        match (self.is_erased(), known.is_erased()) {
            (false, false) => false,
            (true, false) => alike && known.has_words(),
            // An erased form that does not fit what the hash proves is a forgery.
            (false, true) => !(alike && self.has_words()),
            (true, true) => {
                let rank = |entry: &Entry| (entry.marks_forgotten(), std::cmp::Reverse(entry.line.clone()));
                rank(self) > rank(known)
            }
        }
    }

    /// Whether its words were erased.
    pub fn is_erased(&self) -> bool {
        matches!(self.edit, Edit::Erased { .. })
    }

    /// Names of the fields it sets.
    pub fn field_names(&self) -> Vec<crate::model::FieldName> {
        fn names<F: RecordField>(fields: &[F]) -> Vec<crate::model::FieldName> {
            fields.iter().map(RecordField::name).collect()
        }
        match &self.edit {
            Edit::SetWorker(fields) => names(&fields.0),
            Edit::SetUnit(fields) => names(&fields.0),
            Edit::SetCampaign(fields) => names(&fields.0),
            Edit::SetTest(fields) => names(&fields.0),
            Edit::SetTalk(fields) => names(&fields.0),
            Edit::SetTask(fields) => names(&fields.0),
            Edit::SetHomework(fields) => names(&fields.0),
            Edit::SetDebrief(fields) => names(&fields.0),
            Edit::SetFloor(fields) => names(&fields.0),
            Edit::SetPaper(fields) => names(&fields.0),
            _ => Vec::new(),
        }
    }

    /// Whether it sets only free text, which keeps no history.
    pub fn is_free_text(&self) -> bool {
        fn all<F: RecordField>(fields: &[F]) -> bool {
            !fields.is_empty() && fields.iter().all(RecordField::is_free_text)
        }
        match &self.edit {
            Edit::SetWorker(fields) => all(&fields.0),
            Edit::SetTalk(fields) => all(&fields.0),
            Edit::SetHomework(fields) => all(&fields.0),
            Edit::SetDebrief(fields) => all(&fields.0),
            Edit::SetFloor(fields) => all(&fields.0),
            Edit::SetPaper(fields) => all(&fields.0),
            _ => false,
        }
    }
}
