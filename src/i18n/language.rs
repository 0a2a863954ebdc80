//! The languages Wallchart can speak.

/// A language the words can be shown in.
///
/// Only English is complete; a language without its own words is spoken in
/// English until its translation exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Spanish.
    Es,
    /// French.
    Fr,
    /// Portuguese.
    Pt,
    /// Arabic.
    Ar,
}

impl Language {
    /// Every language, in the order in which settings list them.
    pub const ALL: [Self; 6] = [Self::En, Self::De, Self::Es, Self::Fr, Self::Pt, Self::Ar];

    /// The BCP 47 tag, as settings keep it: `en`, `de` …
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Es => "es",
            Self::Fr => "fr",
            Self::Pt => "pt",
            Self::Ar => "ar",
        }
    }

    /// The language of a tag or locale name (`fr`, `fr-CA`, `pt_BR.UTF-8`).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The name of the language in itself, for the list in settings.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Es => "Español",
            Self::Fr => "Français",
            Self::Pt => "Português",
            Self::Ar => "العربية",
        }
    }

    /// Whether the language has words of its own; else English is spoken.
    pub fn is_translated(self) -> bool {
        self.words().is_some()
    }

    /// Whether the words run from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Ar)
    }

    /// The Fluent source of the language, if it has been translated.
    pub(super) fn words(self) -> Option<&'static str> {
        match self {
            Self::En => Some(include_str!("../../assets/i18n/en.ftl")),
            Self::De | Self::Es | Self::Fr | Self::Pt | Self::Ar => None,
        }
    }

    /// The language whose words are really said.
    pub(super) fn spoken(self) -> Self {
        if self.is_translated() { self } else { Self::En }
    }
}
