//! Fields: what is said of one record, each judged on its own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{EntryNo, Text};

/// What a record says in one field: the newest head on top, and whatever else is said beside it.
///
/// Two heads that differ are a conflict; it is never stored, it is two heads.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field<T> {
    value: T,
    said: Option<EntryNo>,
    others: Option<Box<[(T, EntryNo)]>>,
}

impl<T: Clone + PartialEq> Field<T> {
    /// The value that counts: the newest head; blank where nobody said anything.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The entry that says so, if any.
    pub fn said(&self) -> Option<EntryNo> {
        self.said
    }

    /// Whether heads disagree.
    pub fn is_disputed(&self) -> bool {
        self.others.iter().flatten().any(|(other, _)| *other != self.value)
    }

    /// Every head with its entry, the one that counts first; several may say the same.
    pub fn sayings(&self) -> impl Iterator<Item = (&T, EntryNo)> {
        let first = self.said.map(|said| (&self.value, said));
        let others = self.others.iter().flat_map(|others| others.iter());
        first.into_iter().chain(others.map(|(value, said)| (value, *said)))
    }

    /// Puts one more head on top. Heads arrive oldest first.
    pub fn put(&mut self, value: T, said: EntryNo) {
        let old = std::mem::replace(&mut self.value, value);
        let Some(before) = self.said.replace(said) else {
            return;
        };
        // Heads that say the same are kept too: what replaces the field must name them all.
        let mut others = vec![(old, before)];
        others.extend(self.others.take().into_iter().flat_map(Vec::from));
        self.others = Some(others.into());
    }
}

impl<T> std::ops::Deref for Field<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// The name of a field within its kind of record; fields kept by key name the key too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldName {
    /// The key in the file, such as `phone` or `places`.
    pub name: &'static str,
    /// For fields kept by key: which one, such as `shift`.
    pub key: Option<Text>,
}

impl fmt::Display for FieldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "{}:{key}", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// One field of one kind of record, with a value: what an edit sets.
pub trait RecordField: Sized + Clone + PartialEq {
    /// Which field it is.
    fn name(&self) -> FieldName;
    /// Whether replaced values of this field are not kept (notes and free fields).
    fn is_free_text(&self) -> bool;
    /// Whether it sets what stands there when nobody said anything.
    fn is_blank(&self) -> bool;
    /// Reads the value of `key`; `false` if there is no such field (the value is then skipped).
    ///
    /// # Errors
    /// Those of the reader.
    fn read<'de, A: MapAccess<'de>>(key: &str, map: &mut A, into: &mut Vec<Self>) -> Result<bool, A::Error>;
    /// Writes fields as keys of one JSON object, in the order of FORMAT.md.
    ///
    /// # Errors
    /// Those of the writer.
    fn write<M: SerializeMap>(fields: &[Self], map: &mut M) -> Result<(), M::Error>;
    /// The field called `name` (as written by [`FieldName`]), if this kind of record has it.
    fn named(name: &str) -> Option<FieldName>;
}

/// Several fields of one record, one JSON object in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Fields<F>(pub Vec<F>);

impl<F: RecordField> Fields<F> {
    /// Each field once; the last word on it counts.
    #[must_use]
    pub fn each_once(self) -> Self {
        let mut once: Vec<F> = Vec::with_capacity(self.0.len());
        for field in self.0 {
            let name = field.name();
            match once.iter_mut().find(|known| known.name() == name) {
                Some(known) => *known = field,
                None => once.push(field),
            }
        }
        Self(once)
    }
}

impl<F: RecordField> Serialize for Fields<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        F::write(&self.0, &mut map)?;
        map.end()
    }
}

impl<'de, F: RecordField> Deserialize<'de> for Fields<F> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Read<F>(PhantomData<F>);
        impl<'de, F: RecordField> Visitor<'de> for Read<F> {
            type Value = Fields<F>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of fields")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
                    if !F::read(&key, &mut map, &mut fields)? {
                        map.next_value::<serde::de::IgnoredAny>()?;
                    }
                }
                Ok(Fields(fields).each_once())
            }
        }
        from.deserialize_map(Read(PhantomData))
    }
}

/// Makes a kind of record: the struct (each field with its heads), and the enum of what can be set.
///
/// One line a field: its doc, its name in the struct and the file, its name as something that is
/// set, its type. `text` marks free text, which keeps no history. Fields after `by key` are kept
/// by key. What stands in `with { … }` are plain members that the fold fills from facts.
macro_rules! record {
    (
        $(#[$doc:meta])* $record:ident,
        $(#[$field_doc:meta])* $field:ident {
            $( $(#[$d:meta])* $name:ident / $variant:ident : $ty:ty $(, $free:ident)? ; )*
        }
        by key { $( $(#[$kd:meta])* $kname:ident / $kvariant:ident : $kty:ty => $vty:ty $(, $kfree:ident)? ; )* }
        with { $( $(#[$wd:meta])* $wname:ident : $wty:ty ; )* }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $record {
            /// The record.
            pub id: $crate::model::RecordId,
            /// When its first entry was made.
            pub made: $crate::model::Stamp,
            /// Whether it is here, or somebody removed it while somebody else went on.
            pub presence: $crate::model::Presence,
            $( $(#[$d])* pub $name: $crate::model::Field<$ty>, )*
            $( $(#[$kd])* pub $kname: std::collections::BTreeMap<$kty, $crate::model::Field<$vty>>, )*
            $( $(#[$wd])* pub $wname: $wty, )*
        }

        $(#[$field_doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub enum $field {
            $( $(#[$d])* $variant($ty), )*
            $( $(#[$kd])* $kvariant($kty, $vty), )*
        }

        impl $record {
            /// A record of which nothing is said yet.
            pub fn blank(id: $crate::model::RecordId, made: $crate::model::Stamp) -> Self {
                Self {
                    id,
                    made,
                    presence: $crate::model::Presence::Here,
                    $( $name: Default::default(), )*
                    $( $kname: Default::default(), )*
                    $( $wname: Default::default(), )*
                }
            }

            /// Puts one more head on its field. Heads arrive oldest first.
            pub fn put(&mut self, field: &$field, said: $crate::model::EntryNo) {
                match field {
                    $( $field::$variant(value) => self.$name.put(value.clone(), said), )*
                    $( $field::$kvariant(key, value) => {
                        self.$kname.entry(key.clone()).or_default().put(value.clone(), said);
                    } )*
                    #[allow(unreachable_patterns, reason = "a record may have no fields by key")]
                    _ => {}
                }
            }

            /// The entries whose values stand in the field called `name`: what an edit goes over.
            pub fn heads(&self, name: &$crate::model::FieldName) -> Vec<$crate::model::EntryNo> {
                $( if name.name == stringify!($name) && name.key.is_none() {
                    return self.$name.sayings().map(|(_, said)| said).collect();
                } )*
                $( if name.name == stringify!($kname) {
                    let field = self.$kname.iter().find(|(key, _)| {
                        name.key.as_ref().is_some_and(|name| **name == *key.to_string())
                    });
                    return field.map_or_else(Vec::new, |(_, field)| {
                        field.sayings().map(|(_, said)| said).collect()
                    });
                } )*
                Vec::new()
            }

            /// Names of the fields whose heads disagree.
            pub fn disputed(&self) -> Vec<$crate::model::FieldName> {
                let mut names = Vec::new();
                $( if self.$name.is_disputed() {
                    names.push($crate::model::FieldName { name: stringify!($name), key: None });
                } )*
                $( for (key, field) in &self.$kname {
                    if field.is_disputed() {
                        let key = Some(key.to_string().into());
                        names.push($crate::model::FieldName { name: stringify!($kname), key });
                    }
                } )*
                names
            }
        }

        impl $crate::model::RecordField for $field {
            fn name(&self) -> $crate::model::FieldName {
                match self {
                    $( Self::$variant(_) => $crate::model::FieldName {
                        name: stringify!($name), key: None,
                    }, )*
                    $( Self::$kvariant(key, _) => $crate::model::FieldName {
                        name: stringify!($kname), key: Some(key.to_string().into()),
                    }, )*
                }
            }

            fn is_free_text(&self) -> bool {
                match self {
                    $( Self::$variant(_) => record!(@free $($free)?), )*
                    $( Self::$kvariant(..) => record!(@free $($kfree)?), )*
                }
            }

            fn is_blank(&self) -> bool {
                match self {
                    $( Self::$variant(value) => *value == <$ty>::default(), )*
                    $( Self::$kvariant(_, value) => *value == <$vty>::default(), )*
                }
            }

            fn read<'de, A: serde::de::MapAccess<'de>>(
                key: &str,
                map: &mut A,
                into: &mut Vec<Self>,
            ) -> Result<bool, A::Error> {
                match key {
                    $( stringify!($name) => into.push(Self::$variant(map.next_value()?)), )*
                    $( stringify!($kname) => {
                        let values: std::collections::BTreeMap<$kty, $vty> = map.next_value()?;
                        into.extend(values.into_iter().map(|(key, value)| Self::$kvariant(key, value)));
                    } )*
                    _ => return Ok(false),
                }
                Ok(true)
            }

            fn write<M: serde::ser::SerializeMap>(fields: &[Self], map: &mut M) -> Result<(), M::Error> {
                $( for field in fields {
                    if let Self::$variant(value) = field {
                        map.serialize_entry(stringify!($name), value)?;
                    }
                } )*
                $( {
                    let values: std::collections::BTreeMap<&$kty, &$vty> = fields
                        .iter()
                        .filter_map(|field| match field {
                            Self::$kvariant(key, value) => Some((key, value)),
                            #[allow(unreachable_patterns, reason = "it may be the only kind of field")]
                            _ => None,
                        })
                        .collect();
                    if !values.is_empty() {
                        map.serialize_entry(stringify!($kname), &values)?;
                    }
                } )*
                Ok(())
            }

            fn named(text: &str) -> Option<$crate::model::FieldName> {
                let (name, key) = match text.split_once(':') {
                    Some((name, key)) => (name, Some(key.into())),
                    None => (text, None),
                };
                let known: &[&'static str] = &[$( stringify!($name), )* $( stringify!($kname), )*];
                let name = known.iter().find(|known| **known == name)?;
                Some($crate::model::FieldName { name, key })
            }
        }
    };
    (@free) => { false };
    (@free text) => { true };
}

pub(crate) use record;
