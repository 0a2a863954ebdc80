//! Settings: how the program looks and behaves on this computer. No names, ever.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::i18n::Language;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shade {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How names are shown while presenting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// Codes.
    #[default]
    Codes,
    /// Initials.
    Initials,
    /// First names.
    First,
    /// Full names.
    Full,
}

/// Settings of this computer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub shade: Shade,
    /// Size of everything, in percent (75-250).
    pub scale_percent: u16,
    /// Language of the window, a tag such as `en`; blank = the system's.
    pub language: String,
    /// No motion.
    pub reduce_motion: bool,
    /// Minutes without a key before the campaign locks; 0 = never.
    pub lock_after_min: u16,
    /// Remember which files were opened last.
    pub remember_files: bool,
    /// The files opened last, latest first.
    pub recent: Vec<PathBuf>,
    /// How names are shown while presenting.
    pub presenting_names: Names,
    /// The first page was read.
    pub welcomed: bool,
    /// Code of this copy: who typed.
    pub author: String,
    /// Searches kept in the rail.
    pub searches: Vec<SavedSearch>,
}

/// A search kept in the rail. Its text may not name people; the program offers to keep only
/// searches by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedSearch {
    /// What it is called.
    pub name: String,
    /// The query.
    pub query: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            shade: Shade::System,
            scale_percent: 100,
            language: String::new(),
            reduce_motion: false,
            lock_after_min: 5,
            remember_files: true,
            recent: Vec::new(),
            presenting_names: Names::Codes,
            welcomed: false,
            author: String::new(),
            searches: Vec::new(),
        }
    }
}

/// How many files are remembered.
const RECENT: usize = 8;

impl Settings {
    /// Reads settings; what cannot be read falls back to the default, a damaged file to all defaults.
    pub fn read(bytes: &[u8]) -> Self {
        let mut settings: Self = serde_json::from_slice(bytes).unwrap_or_default();
        settings.scale_percent = settings.scale_percent.clamp(75, 250);
        settings
    }

    /// As written to the settings file.
    pub fn write(&self) -> Vec<u8> {
        serde_json::to_vec_pretty(self).unwrap_or_default()
    }

    /// The language of the window.
    pub fn language(&self) -> Language {
        Language::from_tag(&self.language).unwrap_or(Language::En)
    }

    /// Remembers a file as opened last, if files are remembered.
    pub fn opened(&mut self, path: &std::path::Path) {
        self.recent.retain(|other| other != path);
        if self.remember_files {
            self.recent.insert(0, path.to_owned());
            self.recent.truncate(RECENT);
        }
    }
}
