//! The speaker: message ids in, words out.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use super::language::Language;
use super::numbers;
use super::order;

type Voice = FluentBundle<FluentResource>;

/// The arguments of one message, made by the `args!` macro.
///
/// Counts given as numbers choose the plural form; text is put in isolated, so
/// that a name of another script does not turn the sentence around.
#[derive(Debug, Default)]
pub struct Args<'a>(FluentArgs<'a>);

impl<'a> Args<'a> {
    /// No arguments yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets one argument; a later value replaces an earlier one.
    pub fn set(&mut self, name: &'a str, value: impl Into<FluentValue<'a>>) {
        self.0.set(name, value);
    }
}

/// The arguments of a message: `args!["n" => 5, "unit" => &name]`.
#[macro_export]
macro_rules! args {
    ($($name:expr => $value:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut args = $crate::i18n::Args::new();
        $(args.set($name, $value);)*
        args
    }};
}

/// One language, ready to speak. Cheap to clone, may go to other threads.
#[derive(Clone)]
pub struct Tr {
    language: Language,
    // The chosen language first, English last.
    voices: Arc<[Voice]>,
}

impl fmt::Debug for Tr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Tr").field(&self.language).finish()
    }
}

impl Default for Tr {
    fn default() -> Self {
        Self::new(Language::En)
    }
}

impl Tr {
    /// Reads the words of a language and, behind them, of English.
    pub fn new(language: Language) -> Self {
        let mut voices: Vec<_> = [Some(language), Some(Language::En)]
            .into_iter()
            .flatten()
            .filter_map(|spoken| Some(voice(spoken, spoken.words()?)))
            .collect();
        if language == Language::En {
            voices.truncate(1);
        }
        Self { language, voices: voices.into() }
    }

    /// The language that was asked for.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a message without arguments.
    ///
    /// `id` is a message (`chart-unassigned`) or an attribute of one
    /// (`command-save.hint`). An unknown id comes back as it is.
    pub fn say(&self, id: &str) -> String {
        self.speak(id, None)
    }

    /// The words of a message with its arguments, see [`Tr::say`].
    pub fn with<'a>(&self, id: &str, args: impl Borrow<Args<'a>>) -> String {
        self.speak(id, Some(&args.borrow().0))
    }

    /// Whether English knows the id.
    pub fn knows(&self, id: &str) -> bool {
        self.voices.last().is_some_and(|voice| words(voice, id, None).is_some())
    }

    fn speak(&self, id: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.voices.iter().find_map(|voice| words(voice, id, args)).unwrap_or_else(|| id.to_owned())
    }
}

fn words(voice: &Voice, id: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = match id.split_once('.') {
        None => voice.get_message(id)?.value()?,
        Some((message, attribute)) => voice.get_message(message)?.get_attribute(attribute)?.value(),
    };
    // A missing argument shows its name in braces; there is nobody to tell.
    let mut unsaid: Vec<FluentError> = Vec::new();
    let words = voice.format_pattern(pattern, args, &mut unsaid);
    Some(order::plain_if_left_to_right(&words))
}

fn voice(language: Language, words: &str) -> Voice {
    let tag = language.tag().parse().unwrap_or_default();
    let mut voice = FluentBundle::new_concurrent(vec![tag]);
    // Fluent takes a bare function here, so each language brings its own.
    match language.spoken() {
        Language::En => voice.set_formatter(Some(|value, _| numbers::said(Language::En, value))),
        Language::De => voice.set_formatter(Some(|value, _| numbers::said(Language::De, value))),
        Language::Es => voice.set_formatter(Some(|value, _| numbers::said(Language::Es, value))),
        Language::Fr => voice.set_formatter(Some(|value, _| numbers::said(Language::Fr, value))),
        Language::Pt => voice.set_formatter(Some(|value, _| numbers::said(Language::Pt, value))),
        Language::Ar => voice.set_formatter(Some(|value, _| numbers::said(Language::Ar, value))),
    }
    // A broken message is left out and then falls back; a test reads every file
    // strictly, so nothing broken is shipped.
    let resource = match FluentResource::try_new(words.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    voice.add_resource_overriding(resource);
    voice
}
